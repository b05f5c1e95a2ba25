#include "forms/forms.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char jue_header_code[] = "*科目代码|*科目编码|*分类编码|*功能分类|*经济分类|*编码|*代码|*科目编号";
const char jue_header_name[] = "*科目名称|*项目|*项目名称|*名称|*支出项目|*收入项目|*项目(按功能分类)|*内容|*指标";
const char jue_header_remark[] = "*备注|备注(*)|*备注说明|附注|说明";
const char jue_header_line_no[] = "*行次|*行号|*行数|*序号";

static const char *const column_ids[JUE_COLUMNS] = {
    [JUE_COLUMN_NONE] = "",
    [JUE_COLUMN_FINAL] = "final",
    [JUE_COLUMN_BUDGET] = "budget",
    [JUE_COLUMN_ADJUSTED] = "adjusted",
    [JUE_COLUMN_TOTAL] = "total",
    [JUE_COLUMN_APPROPRIATION] = "appropriation",
    [JUE_COLUMN_SUPERIOR_SUBSIDY] = "superior_subsidy",
    [JUE_COLUMN_BUSINESS] = "business",
    [JUE_COLUMN_OPERATING] = "operating",
    [JUE_COLUMN_AFFILIATE] = "affiliate",
    [JUE_COLUMN_OTHER] = "other",
    [JUE_COLUMN_BASIC] = "basic",
    [JUE_COLUMN_PROJECT] = "project",
    [JUE_COLUMN_TO_SUPERIOR] = "to_superior",
    [JUE_COLUMN_TO_AFFILIATE] = "to_affiliate",
    [JUE_COLUMN_GENERAL] = "general",
    [JUE_COLUMN_FUND] = "fund",
    [JUE_COLUMN_CAPITAL] = "capital",
    [JUE_COLUMN_OPENING] = "opening",
    [JUE_COLUMN_INCOME] = "income",
    [JUE_COLUMN_CLOSING] = "closing",
    [JUE_COLUMN_OPENING_TOTAL] = "opening.total",
    [JUE_COLUMN_OPENING_BASIC] = "opening.basic",
    [JUE_COLUMN_OPENING_PROJECT] = "opening.project",
    [JUE_COLUMN_INCOME_TOTAL] = "income.total",
    [JUE_COLUMN_INCOME_BASIC] = "income.basic",
    [JUE_COLUMN_INCOME_PROJECT] = "income.project",
    [JUE_COLUMN_CLOSING_TOTAL] = "closing.total",
    [JUE_COLUMN_CLOSING_BASIC] = "closing.basic",
    [JUE_COLUMN_CLOSING_PROJECT] = "closing.project",
    [JUE_COLUMN_CLOSING_CARRYOVER] = "closing.project_carryover",
    [JUE_COLUMN_CLOSING_SURPLUS] = "closing.project_surplus",
    [JUE_COLUMN_ABROAD] = "abroad",
    [JUE_COLUMN_VEHICLE] = "vehicle",
    [JUE_COLUMN_VEHICLE_PURCHASE] = "vehicle_purchase",
    [JUE_COLUMN_VEHICLE_RUNNING] = "vehicle_running",
    [JUE_COLUMN_RECEPTION] = "reception",
};

/* ---- Columns ---- */

#define BUDGETS                                                    \
    {JUE_COLUMN_BUDGET, "*年初预算数|*年初预算|*预算数", "年初预算数"}, \
    {JUE_COLUMN_ADJUSTED, "*全年预算数|*调整预算数|*调整后预算数", "全年预算数"}

static const jue_column_form item_columns[] = {
    {JUE_COLUMN_FINAL, "*金额|*决算数|*决算|*本年决算数|*金额(万元)|*决算金额", "金额"},
    BUDGETS,
};

static const jue_column_form income_columns[] = {
    {JUE_COLUMN_TOTAL, "*本年收入合计|*收入合计|*合计|*总计|*小计", "本年收入合计"},
    {JUE_COLUMN_APPROPRIATION, "*财政拨款收入|*财政拨款", "财政拨款收入"},
    {JUE_COLUMN_SUPERIOR_SUBSIDY, "*上级补助收入|*上级补助", "上级补助收入"},
    {JUE_COLUMN_BUSINESS, "*事业收入|*事业收入小计|*事业收入合计", "事业收入"},
    {JUE_COLUMN_OPERATING, "*经营收入", "经营收入"},
    {JUE_COLUMN_AFFILIATE, "*附属单位上缴收入|*附属单位缴款|*附属单位上缴", "附属单位上缴收入"},
    {JUE_COLUMN_OTHER, "*其他收入", "其他收入"},
};

static const jue_column_form expenditure_columns[] = {
    {JUE_COLUMN_TOTAL, "*本年支出合计|*支出合计|*合计|*总计|*小计", "本年支出合计"},
    {JUE_COLUMN_BASIC, "*基本支出", "基本支出"},
    {JUE_COLUMN_PROJECT, "*项目支出", "项目支出"},
    {JUE_COLUMN_TO_SUPERIOR, "*上缴上级支出|*上缴上级", "上缴上级支出"},
    {JUE_COLUMN_OPERATING, "*经营支出", "经营支出"},
    {JUE_COLUMN_TO_AFFILIATE, "*对附属单位补助支出|*对附属单位补助|*对下级单位补助支出", "对附属单位补助支出"},
};

static const jue_column_form appropriation_columns[] = {
    {JUE_COLUMN_TOTAL, "*合计|*小计|*决算数|*总计", "合计"},
    {JUE_COLUMN_GENERAL, "*一般公共预算财政拨款|*一般公共预算", "一般公共预算财政拨款"},
    {JUE_COLUMN_FUND, "*政府性基金预算财政拨款|*政府性基金预算|*政府性基金", "政府性基金预算财政拨款"},
    {JUE_COLUMN_CAPITAL, "*国有资本经营预算财政拨款|*国有资本经营预算|*国有资本经营", "国有资本经营预算财政拨款"},
    BUDGETS,
};

/* One list for the three tables of spending by source: what is printed depends on the region and the set. */
static const jue_column_form source_columns[] = {
    {JUE_COLUMN_OPENING, "*年初结转和结余|*年初结转结余|*上年结转|*年初财政拨款结转和结余", "年初结转和结余"},
    {JUE_COLUMN_OPENING_TOTAL, "*年初*合计|*年初*小计", "年初结转和结余/合计"},
    {JUE_COLUMN_OPENING_BASIC, "*年初*基本支出结转|*年初*基本支出", "年初结转和结余/基本支出结转"},
    {JUE_COLUMN_OPENING_PROJECT, "*年初*项目支出结转和结余|*年初*项目支出", "年初结转和结余/项目支出结转和结余"},
    {JUE_COLUMN_INCOME, "*本年收入", "本年收入"},
    {JUE_COLUMN_INCOME_TOTAL, "*本年收入合计|*本年收入小计", "本年收入/合计"},
    {JUE_COLUMN_INCOME_BASIC, "*本年收入*基本支出", "本年收入/基本支出"},
    {JUE_COLUMN_INCOME_PROJECT, "*本年收入*项目支出", "本年收入/项目支出"},
    {JUE_COLUMN_TOTAL, "*本年支出合计|*本年支出小计|*合计|*小计|*本年支出|*支出合计", "本年支出/小计"},
    {JUE_COLUMN_BASIC, "*本年支出*基本支出|*基本支出|*基本支出小计|*基本支出合计", "本年支出/基本支出"},
    {JUE_COLUMN_PROJECT, "*本年支出*项目支出|*项目支出", "本年支出/项目支出"},
    {JUE_COLUMN_CLOSING, "*年末结转和结余|*年末结转结余|*结转下年|*年末财政拨款结转和结余", "年末结转和结余"},
    {JUE_COLUMN_CLOSING_TOTAL, "*年末*合计|*年末*小计", "年末结转和结余/合计"},
    {JUE_COLUMN_CLOSING_BASIC, "*年末*基本支出结转|*年末*基本支出", "年末结转和结余/基本支出结转"},
    {JUE_COLUMN_CLOSING_PROJECT, "*年末*项目支出结转和结余|*年末*项目支出|*年末*项目支出结转和结余小计", "年末结转和结余/项目支出结转和结余"},
    {JUE_COLUMN_CLOSING_CARRYOVER, "*年末*项目支出结转", "年末结转和结余/项目支出结转"},
    {JUE_COLUMN_CLOSING_SURPLUS, "*年末*项目支出结余", "年末结转和结余/项目支出结余"},
};

static const jue_column_form economic_columns[] = {
    {JUE_COLUMN_FINAL, "*决算数|*金额|*基本支出|*决算|*合计|*支出决算", "决算数"},
};

static const jue_column_form sangong_columns[] = {
    {JUE_COLUMN_TOTAL, "*合计|*总计|*“三公”经费合计|小计", "合计"},
    {JUE_COLUMN_ABROAD, "*因公出国(境)费|*因公出国(境)费用|*出国(境)费|*出国*费*", "因公出国（境）费"},
    {JUE_COLUMN_VEHICLE,
     "*公务用车购置及运行*小计|*公务用车购置及运行*合计|*公务用车购置及运行维护费|*公务用车购置及运行费|"
     "*公务用车购置和运行维护费|*公务用车购置和运行费|*公务用车费小计",
     "公务用车购置及运行维护费/小计"},
    {JUE_COLUMN_VEHICLE_PURCHASE, "*公务用车购置费|*公务用车购置|*公务用车费购置费", "公务用车购置及运行维护费/公务用车购置费"},
    {JUE_COLUMN_VEHICLE_RUNNING, "*公务用车运行维护费|*公务用车运行费|*公务用车运行维护|*公务用车费运行费",
     "公务用车购置及运行维护费/公务用车运行维护费"},
    {JUE_COLUMN_RECEPTION, "*公务接待费|*公务接待费用|*公务接待", "公务接待费"},
};

static const jue_column_form statistics_columns[] = {
    {JUE_COLUMN_FINAL, "*统计数|*决算数|*金额|*数量|*数值", "统计数"},
};

/* ---- Items ---- */

/* The functional classes of the 政府收支分类科目, as 公开01 and 公开04 list them. */
#define CLASSES                                                                                                  \
    {JUE_ITEM_CLASS, "一般公共服务支出|一般公共服务", "一、一般公共服务支出", "201", false},                     \
    {JUE_ITEM_CLASS, "外交支出|外交", "二、外交支出", "202", false},                                             \
    {JUE_ITEM_CLASS, "国防支出|国防", "三、国防支出", "203", false},                                             \
    {JUE_ITEM_CLASS, "公共安全支出|公共安全", "四、公共安全支出", "204", false},                                 \
    {JUE_ITEM_CLASS, "教育支出|教育", "五、教育支出", "205", false},                                             \
    {JUE_ITEM_CLASS, "科学技术支出|科学技术", "六、科学技术支出", "206", false},                                 \
    {JUE_ITEM_CLASS, "文化旅游体育与传媒支出|文化体育与传媒支出|文化旅游体育与传媒",                             \
     "七、文化旅游体育与传媒支出", "207", false},                                                                \
    {JUE_ITEM_CLASS, "社会保障和就业支出|社会保障和就业", "八、社会保障和就业支出", "208", false},               \
    {JUE_ITEM_CLASS, "卫生健康支出|医疗卫生与计划生育支出|卫生健康", "九、卫生健康支出", "210", false},          \
    {JUE_ITEM_CLASS, "节能环保支出|节能环保", "十、节能环保支出", "211", false},                                 \
    {JUE_ITEM_CLASS, "城乡社区支出|城乡社区", "十一、城乡社区支出", "212", false},                               \
    {JUE_ITEM_CLASS, "农林水支出|农林水", "十二、农林水支出", "213", false},                                     \
    {JUE_ITEM_CLASS, "交通运输支出|交通运输", "十三、交通运输支出", "214", false},                               \
    {JUE_ITEM_CLASS, "资源勘探工业信息等支出|资源勘探信息等支出|资源勘探工业信息等",                             \
     "十四、资源勘探工业信息等支出", "215", false},                                                              \
    {JUE_ITEM_CLASS, "商业服务业等支出|商业服务业等", "十五、商业服务业等支出", "216", false},                   \
    {JUE_ITEM_CLASS, "金融支出|金融", "十六、金融支出", "217", false},                                           \
    {JUE_ITEM_CLASS, "援助其他地区支出|援助其他地区", "十七、援助其他地区支出", "219", false},                   \
    {JUE_ITEM_CLASS, "自然资源海洋气象等支出|国土海洋气象等支出|自然资源海洋气象等",                             \
     "十八、自然资源海洋气象等支出", "220", false},                                                              \
    {JUE_ITEM_CLASS, "住房保障支出|住房保障", "十九、住房保障支出", "221", false},                               \
    {JUE_ITEM_CLASS, "粮油物资储备支出|粮油物资储备", "二十、粮油物资储备支出", "222", false},                   \
    {JUE_ITEM_CLASS, "国有资本经营预算支出", "二十一、国有资本经营预算支出", "223", false},                      \
    {JUE_ITEM_CLASS, "灾害防治及应急管理支出|灾害防治及应急管理", "二十二、灾害防治及应急管理支出", "224", false}, \
    {JUE_ITEM_CLASS, "其他支出", "二十三、其他支出", "229", false},                                              \
    {JUE_ITEM_CLASS, "债务还本支出", "二十四、债务还本支出", "231", false},                                      \
    {JUE_ITEM_CLASS, "债务付息支出", "二十五、债务付息支出", "232", false},                                      \
    {JUE_ITEM_CLASS, "抗疫特别国债安排的支出", "二十六、抗疫特别国债安排的支出", "234", false},                  \
    {JUE_ITEM_CLASS, "社会保险基金支出", "社会保险基金支出", "209", false},                                      \
    {JUE_ITEM_CLASS, "预备费", "预备费", "227", false},                                                          \
    {JUE_ITEM_CLASS, "转移性支出", "转移性支出", "230", false},                                                  \
    {JUE_ITEM_CLASS, "债务发行费用支出", "债务发行费用支出", "233", false}

static const jue_item_form income_items[] = {
    {JUE_ITEM_GENERAL, "一般公共预算财政拨款收入|一般公共预算财政拨款|财政拨款收入", "一、一般公共预算财政拨款收入", NULL, false},
    {JUE_ITEM_FUND, "政府性基金预算财政拨款收入|政府性基金预算财政拨款", "二、政府性基金预算财政拨款收入", NULL, false},
    {JUE_ITEM_CAPITAL, "国有资本经营预算财政拨款收入|国有资本经营预算财政拨款", "三、国有资本经营预算财政拨款收入", NULL, false},
    {JUE_ITEM_SUPERIOR_SUBSIDY, "上级补助收入", "四、上级补助收入", NULL, false},
    {JUE_ITEM_BUSINESS, "事业收入", "五、事业收入", NULL, false},
    {JUE_ITEM_OPERATING, "经营收入", "六、经营收入", NULL, false},
    {JUE_ITEM_AFFILIATE, "附属单位上缴收入", "七、附属单位上缴收入", NULL, false},
    {JUE_ITEM_OTHER, "其他收入", "八、其他收入", NULL, false},
    {JUE_ITEM_YEAR_TOTAL, "本年收入合计|收入合计", "本年收入合计", NULL, false},
    {JUE_ITEM_NONFISCAL, "使用非财政拨款结余*|用事业基金弥补收支差额", "使用非财政拨款结余和专用结余", NULL, false},
    {JUE_ITEM_OPENING, "年初结转和结余*|上年结转和结余", "年初结转和结余", NULL, false},
    {JUE_ITEM_GRAND_TOTAL, "总计|收入总计|合计", "总计", NULL, false},
};

static const jue_item_form expenditure_items[] = {
    CLASSES,
    {JUE_ITEM_YEAR_TOTAL, "本年支出合计|支出合计", "本年支出合计", NULL, false},
    {JUE_ITEM_DISTRIBUTION, "结余分配", "结余分配", NULL, false},
    {JUE_ITEM_CLOSING, "年末结转和结余*|结转下年", "年末结转和结余", NULL, false},
    {JUE_ITEM_GRAND_TOTAL, "总计|支出总计|合计", "总计", NULL, false},
};

static const jue_item_form appropriation_income_items[] = {
    {JUE_ITEM_GENERAL, "一般公共预算财政拨款|一般公共预算财政拨款收入|一般公共预算", "一、一般公共预算财政拨款", NULL, false},
    {JUE_ITEM_FUND, "政府性基金预算财政拨款|政府性基金预算财政拨款收入|政府性基金预算", "二、政府性基金预算财政拨款", NULL, false},
    {JUE_ITEM_CAPITAL, "国有资本经营预算财政拨款|国有资本经营预算财政拨款收入|国有资本经营预算", "三、国有资本经营预算财政拨款", NULL, false},
    {JUE_ITEM_YEAR_TOTAL, "本年收入合计|收入合计", "本年收入合计", NULL, false},
    {JUE_ITEM_OPENING, "年初财政拨款结转和结余|年初结转和结余", "年初财政拨款结转和结余", NULL, false},
    {JUE_ITEM_OPENING_GENERAL, "一般公共预算财政拨款|一般公共预算", "一般公共预算财政拨款", NULL, false},
    {JUE_ITEM_OPENING_FUND, "政府性基金预算财政拨款|政府性基金预算", "政府性基金预算财政拨款", NULL, false},
    {JUE_ITEM_OPENING_CAPITAL, "国有资本经营预算财政拨款|国有资本经营预算", "国有资本经营预算财政拨款", NULL, false},
    {JUE_ITEM_GRAND_TOTAL, "总计|收入总计|合计", "总计", NULL, false},
};

static const jue_item_form appropriation_expenditure_items[] = {
    CLASSES,
    {JUE_ITEM_YEAR_TOTAL, "本年支出合计|支出合计", "本年支出合计", NULL, false},
    {JUE_ITEM_CLOSING, "年末财政拨款结转和结余|年末结转和结余", "年末财政拨款结转和结余", NULL, false},
    {JUE_ITEM_GRAND_TOTAL, "总计|支出总计|合计", "总计", NULL, false},
};

static const jue_item_form code_items[] = {
    {JUE_ITEM_TOTAL, "合计|总计|支出合计|收入合计|本年支出合计|本年收入合计", "合计", NULL, false},
};

static const jue_item_form economic_items[] = {
    {JUE_ITEM_PERSONNEL, "*人员经费合计|*人员经费小计", "人员经费合计", NULL, false},
    {JUE_ITEM_PUBLIC, "*公用经费合计|*公用经费小计", "公用经费合计", NULL, false},
    {JUE_ITEM_TOTAL, "合计|总计|基本支出合计", "合计", NULL, false},
};

static const jue_item_form sangong_items[] = {
    {JUE_ITEM_SANGONG_BUDGET, "预算数|全年预算数|年初预算数|预算", "预算数", NULL, false},
    {JUE_ITEM_SANGONG_FINAL, "决算数|支出决算数|决算|统计数", "决算数", NULL, false},
};

static const jue_item_form statistics_items[] = {
    {JUE_ITEM_PROCUREMENT, "合计|政府采购支出合计|政府采购合计", "合计", NULL, false},
    {JUE_ITEM_GOODS, "货物|政府采购货物支出|货物支出", "货物", NULL, false},
    {JUE_ITEM_WORKS, "工程|政府采购工程支出|工程支出", "工程", NULL, false},
    {JUE_ITEM_SERVICES, "服务|政府采购服务支出|服务支出", "服务", NULL, false},
    {JUE_ITEM_RUNNING_ADMINISTRATIVE, "行政单位", "(一) 行政单位", NULL, false},
    {JUE_ITEM_RUNNING_PUBLIC, "参照公务员法管理事业单位|参照公务员法管理的事业单位", "(二) 参照公务员法管理事业单位", NULL, false},
    {JUE_ITEM_VEHICLES, "车辆数合计*|车辆合计*", "(一) 车辆数合计(辆)", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "副部(省)级及以上领导用车|部级领导干部用车|部(省)级领导干部用车", "1. 副部(省)级及以上领导用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "主要负责人用车|主要领导干部用车", "2. 主要负责人用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "机要通信用车", "3. 机要通信用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "应急保障用车", "4. 应急保障用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "执法执勤用车", "5. 执法执勤用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "特种专业技术用车", "6. 特种专业技术用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "离退休干部服务用车|离退休干部用车", "7. 离退休干部服务用车", NULL, true},
    {JUE_ITEM_VEHICLE_KIND, "其他用车", "8. 其他用车", NULL, true},
    {JUE_ITEM_EQUIPMENT, "单价100万元*设备*|单价50万元*设备*|单位价值100万元*设备*", "(二) 单价100万元(含)以上设备(不含车辆)", NULL, true},
};

/* ---- Forms ---- */

#define SIDE(name, word, column_list, item_list) \
    {(name), (word), (column_list), COUNT(column_list), (item_list), COUNT(item_list)}

const jue_form jue_forms[JUE_FORMS] = {
    {JUE_INCOME_EXPENDITURE, "income_expenditure", "收入支出决算总表", "*收入支出决算表",
     "收入支出决算批复表", "*收入支出决算批复表|*收入支出决算总表批复表|*收入支出决算表批复表", JUE_LAYOUT_ITEMS, false,
     {SIDE("income", "收入", item_columns, income_items), SIDE("expenditure", "支出", item_columns, expenditure_items)}, 2},
    {JUE_INCOME, "income", "收入决算表", "*收入决算表", "收入决算批复表", "*收入决算批复表", JUE_LAYOUT_CODES, false,
     {SIDE("", "", income_columns, code_items)}, 1},
    {JUE_EXPENDITURE, "expenditure", "支出决算表", "*支出决算表", "支出决算批复表", "*支出决算批复表", JUE_LAYOUT_CODES, false,
     {SIDE("", "", expenditure_columns, code_items)}, 1},
    {JUE_APPROPRIATION, "appropriation", "财政拨款收入支出决算总表", "*财政拨款收入支出决算表",
     "财政拨款收入支出决算批复表", "*财政拨款收入支出决算批复表|*财政拨款收入支出决算总表批复表|*财政拨款收入支出决算表批复表", JUE_LAYOUT_ITEMS, false,
     {SIDE("income", "收入", item_columns, appropriation_income_items),
      SIDE("expenditure", "支出", appropriation_columns, appropriation_expenditure_items)}, 2},
    {JUE_GENERAL_BUDGET, "general_budget", "一般公共预算财政拨款支出决算表",
     "*一般公共预算财政拨款支出决算表|*一般公共预算财政拨款收入支出决算表|*一般公共预算支出决算表|*一般公共预算收入支出决算表",
     "一般公共预算财政拨款收入支出决算批复表",
     "*一般公共预算财政拨款收入支出决算批复表|*一般公共预算财政拨款支出决算批复表", JUE_LAYOUT_CODES, false,
     {SIDE("", "", source_columns, code_items)}, 1},
    {JUE_BASIC_EXPENDITURE, "basic_expenditure", "一般公共预算财政拨款基本支出决算明细表",
     "*一般公共预算财政拨款基本支出决算表|*一般公共预算财政拨款基本支出决算明细表|*财政拨款基本支出决算表|"
     "*财政拨款基本支出决算明细表|*一般公共预算基本支出决算表|*一般公共预算基本支出决算明细表",
     "一般公共预算财政拨款基本支出决算明细批复表",
     "*一般公共预算财政拨款基本支出决算明细批复表|*一般公共预算财政拨款基本支出决算批复表", JUE_LAYOUT_BLOCKS, false,
     {SIDE("", "", economic_columns, economic_items)}, 1},
    {JUE_GOVERNMENT_FUND, "government_fund", "政府性基金预算财政拨款收入支出决算表",
     "*政府性基金预算财政拨款收入支出决算表|*政府性基金预算财政拨款支出决算表|*政府性基金*支出决算表",
     "政府性基金预算财政拨款收入支出决算批复表",
     "*政府性基金预算财政拨款收入支出决算批复表|*政府性基金预算财政拨款支出决算批复表", JUE_LAYOUT_CODES, false,
     {SIDE("", "", source_columns, code_items)}, 1},
    {JUE_STATE_CAPITAL, "state_capital", "国有资本经营预算财政拨款支出决算表",
     "*国有资本经营预算财政拨款支出决算表|*国有资本经营预算财政拨款收入支出决算表|*国有资本经营*支出决算表",
     "国有资本经营预算财政拨款收入支出决算批复表",
     "*国有资本经营预算财政拨款收入支出决算批复表|*国有资本经营预算财政拨款支出决算批复表", JUE_LAYOUT_CODES, false,
     {SIDE("", "", source_columns, code_items)}, 1},
    {JUE_SANGONG, "sangong", "财政拨款“三公”经费支出决算表",
     "*\"三公\"经费支出决算表|*\"三公\"经费*支出决算表|*三公经费*支出决算表|*\"三公\"经费决算表|*三公经费决算表|"
     "*政府性基金*\"三公\"经费支出决算表|*政府性基金*三公经费支出决算表",
     "财政拨款“三公”经费支出决算批复表", "*\"三公\"经费*批复表|*三公经费*批复表", JUE_LAYOUT_SANGONG, false,
     {SIDE("", "", sangong_columns, sangong_items)}, 1},
    {JUE_STATISTICS, "statistics", "部门决算公开相关信息统计表", "*公开相关信息统计表|*决算相关信息统计表|*相关信息统计表",
     "部门决算相关信息统计批复表", "*相关信息统计批复表", JUE_LAYOUT_ITEMS, true,
     {SIDE("", "", statistics_columns, statistics_items)}, 1},
};

const jue_form *jue_form_by_id(jue_str id)
{
    for (size_t i = 0; i < JUE_FORMS; i++)
        if (jue_str_is(id, jue_forms[i].id))
            return &jue_forms[i];
    return NULL;
}

const char *jue_column_id(jue_column column)
{
    return column < JUE_COLUMNS ? column_ids[column] : "";
}

jue_column jue_column_by_id(jue_str id)
{
    for (int i = 1; i < JUE_COLUMNS; i++)
        if (jue_str_is(id, column_ids[i]))
            return (jue_column)i;
    return JUE_COLUMN_NONE;
}

const char *jue_set_id(juesuan_set set)
{
    return set == JUESUAN_SET_APPROVAL ? "approval" : "publication";
}

/* What departments print besides the forms, though it ends like one of them. */
static const char other_titles[] =
    "*项目支出决算表|*费支出决算表|*采购支出决算表|*拨款支出决算表|*预算支出决算表|*基本支出决算表|*经营支出决算表|*专项支出决算表|"
    "*拨款收入决算表|*基金收入决算表|*非税收入决算表|*专户收入决算表|*预算收入决算表|*经营收入决算表|*事业收入决算表";

/* Words that mean the same in a title. */
static const struct {
    const char *from;
    const char *to;
} title_words[] = {{"收支", "收入支出"}, {"总体情况表", "表"}, {"具体情况表", "表"}, {"情况表", "表"}, {"总表", "表"}};

enum { LONGEST_TITLE = 480 };

static void replace_word(char *text, const char *from, const char *to)
{
    char *at = strstr(text, from);
    size_t size = strlen(text);
    if (at == NULL || size + strlen(to) >= LONGEST_TITLE)
        return;
    memmove(at + strlen(to), at + strlen(from), strlen(at + strlen(from)) + 1);
    memcpy(at, to, strlen(to));
}

/* …决算表(按功能分类科目), …决算总表 公开01表: what stands behind the title is none of it. */
static jue_str without_tail(jue_str key)
{
    static const char *const tails[] = {"表(", "表公开", "表财决"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        size_t at = jue_str_find(key, jue_str_of(tails[i]));
        bool closed = i != 0 ? jue_str_ends(key, JUE_STR("表")) : jue_str_ends(key, JUE_STR(")"));
        if (at != JUESUAN_NONE && closed)
            key = jue_str_to(key, at + strlen("表"));
    }
    return key;
}

/* The title in the words of the forms. */
static jue_str usual_title(jue_str key, char text[LONGEST_TITLE])
{
    if (key.size >= LONGEST_TITLE)
        return key;
    memcpy(text, key.at, key.size);
    text[key.size] = '\0';
    for (size_t i = 0; i < sizeof title_words / sizeof title_words[0]; i++)
        replace_word(text, title_words[i].from, title_words[i].to);
    return jue_str_of(text);
}

/* 公开01表 is the number of a form, which stands by nearly every title, and no title. */
static bool ends_in_number(jue_str key)
{
    size_t before = key.size - strlen("表");
    return before > 0 && jue_is_digit((unsigned char)key.at[before - 1]);
}

const jue_form *jue_form_of_title(jue_str key, juesuan_set *set)
{
    const jue_form *best = NULL;
    char text[LONGEST_TITLE];
    /* Every title ends in 表, or in brackets behind it; most lines of a document do not. */
    if (!jue_str_ends(key, JUE_STR("表")) && !jue_str_ends(key, JUE_STR(")")))
        return NULL;
    key = without_tail(key);
    if (!jue_str_ends(key, JUE_STR("表")) || ends_in_number(key))
        return NULL;
    key = usual_title(key, text);
    size_t best_score = jue_match(key, other_titles);
    for (size_t i = 0; i < JUE_FORMS; i++) {
        size_t publication = jue_match(key, jue_forms[i].titles);
        size_t approval = jue_match(key, jue_forms[i].approval_titles);
        size_t score = publication > approval ? publication : approval;
        if (score <= best_score)
            continue;
        best = &jue_forms[i];
        best_score = score;
        *set = approval > publication ? JUESUAN_SET_APPROVAL : JUESUAN_SET_PUBLICATION;
    }
    return best;
}

const jue_item_form *jue_item_of_name(const jue_side_form *side, jue_str key, const jue_item_form *after)
{
    size_t start = after == NULL ? 0 : (size_t)(after - side->items) + 1;
    for (size_t i = 0; i < side->item_count; i++) {
        const jue_item_form *item = &side->items[(start + i) % side->item_count];
        if (jue_match(key, item->pattern) != 0)
            return item;
    }
    return NULL;
}

const jue_item_form *jue_class_by_code(jue_str code)
{
    for (size_t i = 0; i < COUNT(expenditure_items) && expenditure_items[i].id == JUE_ITEM_CLASS; i++)
        if (jue_str_is(code, expenditure_items[i].code))
            return &expenditure_items[i];
    return NULL;
}
