/* The words of the notes. Sources: see topics.h. Folded: half width, no blanks, no quotes. */
#include "forms/topics.h"

#define TOTALS JUE_GROUND_TOTALS
#define INCOME JUE_GROUND_INCOME
#define EXPENDITURE JUE_GROUND_EXPENDITURE
#define APPROPRIATION JUE_GROUND_APPROPRIATION
#define GENERAL (JUE_GROUND_GENERAL | JUE_GROUND_BASIC)
#define FUND JUE_GROUND_FUND
#define CAPITAL JUE_GROUND_CAPITAL
#define SANGONG JUE_GROUND_SANGONG
#define PERFORMANCE JUE_GROUND_PERFORMANCE
#define SELF JUE_GROUND_SELF
#define NOTES (JUE_GROUND_ANY & ~JUE_GROUND_SELF)
#define MAIN (TOTALS | INCOME | EXPENDITURE)

#define WORD(words, topic, grounds) {(words), JUE_MEANS_TOPIC, JUE_TOPIC_##topic, (grounds)}
#define MEANS(words, meaning) {(words), JUE_MEANS_##meaning, JUE_TOPIC_NONE, JUE_GROUND_ANY}

const jue_lexeme jue_lexicon[] = {
    /* ---- Totals ---- */
    WORD("收入支出总计|收支总计|收、支总计|收入、支出总计|收入总计和支出总计|收入总计、支出总计|收支决算总计|收入总计与支出总计|收支总额|"
         "收、支决算总计|收入支出决算总计|总收支|收支总计数|收支总决算|收入支出总决算", FISCAL_TOTALS, APPROPRIATION),
    WORD("收入支出总计|收支总计|收、支总计|收入、支出总计|收入总计和支出总计|收入总计、支出总计|收支决算总计|收入总计与支出总计|收支总额|"
         "收、支决算总计|收入支出决算总计|总收支|收支总计数|收支总决算|收入支出总决算", TOTALS, MAIN),
    WORD("财政拨款收入支出总计|财政拨款收支总计|财政拨款收、支总计|财政拨款收入、支出总计|财政拨款收入总计和支出总计|"
         "财政拨款收入总计、支出总计|财政拨款收支决算总计|财政拨款收、支总决算|财政拨款收支总额|财政拨款收入支出决算总计|"
         "财政拨款收入支出决算|财政拨款收支决算|财政拨款收支|财政拨款收支总决算|财政拨款收入支出总决算", FISCAL_TOTALS, NOTES),
    WORD("收入总计|收入决算总计|总收入|收入总额", FISCAL_INCOME_TOTAL, APPROPRIATION),
    WORD("收入总计|收入决算总计|总收入|收入总额", INCOME_EITHER, INCOME),
    WORD("总收入|收入总额|本单位收入为|本部门收入为|我单位收入为|我部门收入为", INCOME_EITHER, MAIN),
    WORD("收入总计|收入决算总计", INCOME_TOTAL, MAIN),
    WORD("支出总计|支出决算总计|总支出|支出总额", FISCAL_EXPENDITURE_TOTAL, APPROPRIATION),
    WORD("支出总计|支出决算总计|总支出|支出总额", EXPENDITURE_EITHER, EXPENDITURE),
    WORD("总支出|本单位支出为|本部门支出为|我单位支出为|我部门支出为", EXPENDITURE_EITHER, MAIN),
    WORD("支出总计|支出决算总计", EXPENDITURE_TOTAL, MAIN),
    WORD("财政拨款收入总计|财政拨款收入决算总计|财政拨款总收入", FISCAL_INCOME_TOTAL, NOTES),
    WORD("财政拨款支出总计|财政拨款支出决算总计|财政拨款总支出", FISCAL_EXPENDITURE_TOTAL, NOTES),
    WORD("本年收入合计|收入合计|本年收入总计|本年收入|收入决算合计|本年总收入", FISCAL_INCOME, APPROPRIATION),
    WORD("本年收入合计|收入合计|本年收入总计|本年收入", FUND_INCOME, FUND),
    WORD("本年收入合计|收入合计|本年收入总计|本年收入", CAPITAL_INCOME, CAPITAL),
    WORD("收入合计|年度收入合计", SELF_INCOME, SELF),
    WORD("本年收入合计|收入合计|本年收入总计|本年收入|收入决算合计|本年总收入|本年收入决算合计", INCOME, NOTES),
    WORD("本年支出合计|支出合计|本年支出总计|本年支出", FISCAL_EXPENDITURE, APPROPRIATION),
    WORD("本年支出合计|支出合计|本年支出总计|本年支出", FUND, FUND),
    WORD("本年支出合计|支出合计|本年支出总计|本年支出", CAPITAL, CAPITAL),
    WORD("支出合计|年度支出合计", SELF_EXPENDITURE, SELF),
    WORD("本年支出合计|支出合计|本年支出总计|本年支出|支出决算合计|本年总支出|本年支出决算合计", EXPENDITURE, NOTES),
    /* ---- Income ---- */
    WORD("财政拨款收入|本年财政拨款收入", FISCAL_INCOME, APPROPRIATION),
    WORD("财政拨款收入|本年财政拨款收入|财政拨款", APPROPRIATION, INCOME),
    WORD("财政拨款收入|本年财政拨款收入", APPROPRIATION, NOTES),
    WORD("一般公共预算财政拨款收入|一般公共预算拨款收入", GENERAL_INCOME, NOTES),
    WORD("一般公共预算|一般公共预算财政拨款|一般公共预算拨款", GENERAL_INCOME, INCOME),
    WORD("政府性基金预算|政府性基金|政府性基金预算财政拨款", FUND_INCOME, INCOME),
    WORD("国有资本经营预算|国有资本经营预算财政拨款", CAPITAL_INCOME, INCOME),
    WORD("上级补助收入", SUPERIOR_SUBSIDY, NOTES),
    WORD("事业收入", BUSINESS, NOTES),
    WORD("经营收入|事业单位经营收入", OPERATING_INCOME, NOTES),
    WORD("附属单位上缴收入|附属单位缴款", AFFILIATE, NOTES),
    WORD("其他收入", OTHER, MAIN),
    WORD("使用非财政拨款结余和专用结余|使用非财政拨款结余(含专用结余)|使用非财政拨款结余|用事业基金弥补收支差额", NONFISCAL, NOTES),
    WORD("年初财政拨款结转和结余|年初财政拨款结转结余", FISCAL_OPENING, NOTES),
    WORD("年初结转和结余|年初结转结余|上年结转和结余|上年结转结余", FISCAL_OPENING, APPROPRIATION),
    WORD("年初结转和结余|年初结转结余|上年结转和结余|上年结转结余", FUND_OPENING, FUND),
    WORD("年初结转和结余|年初结转结余|上年结转和结余|上年结转结余", CAPITAL_OPENING, CAPITAL),
    WORD("年初结转和结余|年初结转结余|上年结转和结余|上年结转结余", OPENING, MAIN),
    WORD("结余分配", DISTRIBUTION, MAIN),
    WORD("年末财政拨款结转和结余|年末财政拨款结转结余", FISCAL_CLOSING, NOTES),
    WORD("年末结转和结余|年末结转结余|结转下年", FISCAL_CLOSING, APPROPRIATION),
    WORD("年末结转和结余|年末结转结余|结转下年", FUND_CLOSING, FUND),
    WORD("年末结转和结余|年末结转结余|结转下年", CAPITAL_CLOSING, CAPITAL),
    WORD("年末结转和结余|年末结转结余|结转下年", CLOSING, MAIN),
    /* ---- Expenditure ---- */
    WORD("基本支出", GENERAL_BASIC, GENERAL),
    WORD("基本支出", BASIC, MAIN),
    WORD("基本支出", SELF_BASIC, SELF),
    WORD("项目支出", GENERAL_PROJECT, GENERAL),
    WORD("项目支出", PROJECT, MAIN),
    WORD("项目支出", SELF_PROJECT, SELF),
    WORD("上缴上级支出", TO_SUPERIOR, NOTES),
    WORD("经营支出|事业单位经营支出", OPERATING, NOTES),
    WORD("对附属单位补助支出|对附属单位的补助支出", TO_AFFILIATE, NOTES),
    WORD("财政拨款支出|本年财政拨款支出", FISCAL_EXPENDITURE, NOTES),
    WORD("一般公共预算财政拨款支出|一般公共预算财政拨款决算支出|一般公共预算财政拨款本年支出|一般公共预算支出|一般公共预算拨款支出",
         GENERAL, NOTES & ~PERFORMANCE),
    WORD("一般公共预算财政拨款基本支出|财政拨款基本支出|一般公共预算基本支出", GENERAL_BASIC, NOTES),
    WORD("一般公共预算财政拨款项目支出|财政拨款项目支出", GENERAL_PROJECT, NOTES),
    WORD("人员经费|人员经费支出|人员支出", PERSONNEL, GENERAL),
    WORD("公用经费|日常公用经费|公用经费支出|公用支出", PUBLIC, GENERAL),
    WORD("政府性基金预算财政拨款收入|政府性基金预算收入|政府性基金收入|政府性基金财政拨款收入", FUND_INCOME, NOTES),
    WORD("收入", FUND_INCOME, FUND),
    WORD("政府性基金预算财政拨款支出|政府性基金预算财政拨款决算支出|政府性基金财政拨款支出", FUND, NOTES),
    WORD("政府性基金预算支出|支出", FUND, FUND),
    {"政府性基金预算财政拨款|政府性基金预算|政府性基金", JUE_MEANS_FILLER, JUE_TOPIC_NONE, FUND},
    WORD("国有资本经营预算财政拨款收入|国有资本经营预算收入|国有资本经营财政拨款收入", CAPITAL_INCOME, NOTES),
    WORD("收入", CAPITAL_INCOME, CAPITAL),
    WORD("国有资本经营预算财政拨款支出|国有资本经营预算财政拨款决算支出|国有资本经营财政拨款支出", CAPITAL, NOTES),
    WORD("国有资本经营预算支出|支出", CAPITAL, CAPITAL),
    {"国有资本经营预算财政拨款|国有资本经营预算", JUE_MEANS_FILLER, JUE_TOPIC_NONE, CAPITAL},
    /* ---- 三公 ---- */
    WORD("三公经费财政拨款支出|三公经费支出|三公经费财政拨款|三公经费|财政拨款三公经费支出|一般公共预算财政拨款三公经费支出|"
         "一般公共预算财政拨款三公经费|财政拨款三公经费|一般公共预算财政拨款安排的三公经费支出|一般公共预算财政拨款安排的三公经费|"
         "财政拨款安排的三公经费支出|财政拨款安排的三公经费|一般公共预算三公经费支出|一般公共预算三公经费|一般公共预算安排的三公经费", SANGONG, NOTES),
    WORD("因公出国(境)费支出|因公出国(境)费用支出|因公出国(境)费用|因公出国(境)费|因公出国(境)支出|因公出国(境)经费|因公出国费|因公出国支出|因公出国经费|"
         "因公出国(境)团组|因公出国(境)|出国(境)团组|出国团组|因公出国团组", ABROAD, NOTES),
    WORD("公务用车购置及运行维护费支出|公务用车购置及运行维护费|公务用车购置及运行费支出|公务用车购置及运行费|公务用车购置和运行维护费支出|"
         "公务用车购置和运行维护费|公务用车购置和运行费|公务用车购置及运行维护支出|公务用车购置及运行支出|公务用车购置及运行维护费用支出|公务用车购置及运行维护费用|公务用车购置及运行费用", VEHICLE, NOTES),
    WORD("公务用车购置费支出|公务用车购置费|公务用车购置支出|公务用车购置费用|公务用车购置|购置公务用车|购置公务车|公务用车购置数",
         VEHICLE_PURCHASE, NOTES),
    WORD("公务用车运行维护费支出|公务用车运行维护费|公务用车运行费支出|公务用车运行费|公务用车运行维护支出|公务用车运行维护|公务用车运行支出|"
         "公务用车维护费|公务用车运行维护费用支出|公务用车运行维护费用|公务用车运行费用", VEHICLE_RUNNING, NOTES),
    WORD("共有公务用车|现有公务用车|实有公务用车|公务用车保有量|保有量|公务用车保有|公务车保有量", VEHICLE_HELD, NOTES),
    WORD("公务接待费支出|公务接待费用|公务接待费|公务接待支出|公务接待", RECEPTION, NOTES),
    WORD("国内公务接待费支出|国内公务接待费|国内公务接待支出|国内公务接待|国内接待费支出|国内接待费|国内接待支出|国内接待", RECEPTION_HOME, NOTES),
    WORD("外宾接待支出|外宾接待费|外宾接待|接待外宾|外事接待费支出|外事接待费|外事接待支出|外事接待", RECEPTION_GUEST, NOTES),
    WORD("国(境)外接待费支出|国(境)外接待费|国(境)外公务接待费支出|国(境)外公务接待费|国(境)外公务接待支出|国(境)外公务接待|国(境)外接待|国(境)外",
         RECEPTION_ABROAD, SANGONG),
    /* ---- Other matters ---- */
    WORD("机关运行经费支出|机关运行经费|机关运行费", RUNNING, NOTES),
    WORD("政府采购支出总额|政府采购支出合计|政府采购支出|政府采购总额|政府采购金额|政府采购支出金额|政府采购总金额|采购支出总额|政府采购支出总金额",
         PROCUREMENT, NOTES),
    WORD("政府采购货物支出|政府采购货物类支出|货物采购金额|货物类采购金额|货物类采购支出|货物采购支出|货物支出|货物支出金额|货物类支出|政府采购货物金额|"
         "采购货物支出|货物采购|货物类采购|货物类", GOODS, NOTES),
    WORD("政府采购工程支出|政府采购工程类支出|工程采购金额|工程类采购金额|工程类采购支出|工程采购支出|工程支出|工程支出金额|工程类支出|政府采购工程金额|"
         "采购工程支出|工程采购|工程类采购|工程类", WORKS, NOTES),
    WORD("政府采购服务支出|政府采购服务类支出|服务采购金额|服务类采购金额|服务类采购支出|服务采购支出|服务支出|服务支出金额|服务类支出|政府采购服务金额|"
         "采购服务支出|服务采购|服务类采购|服务类", SERVICES, NOTES),
    WORD("授予中小企业合同金额|授予中小企业的合同金额|授予中小企业合同", SMALL, NOTES),
    WORD("授予小微企业合同金额|授予小微企业的合同金额|授予小微企业合同|授予小型、微型企业合同金额|授予小型微型企业合同金额", MICRO, NOTES),
    WORD("货物采购授予中小企业合同金额", GOODS_SMALL, NOTES),
    WORD("工程采购授予中小企业合同金额", WORKS_SMALL, NOTES),
    WORD("服务采购授予中小企业合同金额", SERVICES_SMALL, NOTES),
    WORD("面向中小企业预留政府采购项目预算金额|面向中小企业预留的政府采购项目预算金额|面向中小企业预留政府采购金额", RESERVED_SMALL, NOTES),
    WORD("面向小微企业预留政府采购项目预算金额|面向小微企业预留的政府采购项目预算金额|面向小微企业预留政府采购金额", RESERVED_MICRO, NOTES),
    WORD("面向中小企业预留的政府采购项目|面向中小企业预留政府采购项目", WON_SMALL, NOTES),
    WORD("面向小微企业预留的政府采购项目|面向小微企业预留政府采购项目", WON_MICRO, NOTES),
    WORD("其他政府采购项目", WON_OTHER, NOTES),
    WORD("共有车辆|车辆数合计|车辆合计|车辆总数|车辆数|车辆", VEHICLES, JUE_GROUND_ASSETS),
    WORD("副部(省)级及以上领导用车|副部(省)级以上领导用车|部级领导干部用车|部(省)级领导干部用车|省部级领导干部用车|省级领导干部用车|"
         "部(省)级及以上领导用车|副省(部)级及以上领导用车|部级及以上领导用车", VEHICLES_MINISTER, JUE_GROUND_ASSETS),
    WORD("主要负责人用车|主要领导干部用车|主要领导用车", VEHICLES_LEADER, JUE_GROUND_ASSETS),
    WORD("机要通信用车|机要应急用车|机要通讯用车|一般公务用车", VEHICLES_MESSAGE, JUE_GROUND_ASSETS),
    WORD("应急保障用车", VEHICLES_EMERGENCY, JUE_GROUND_ASSETS),
    WORD("执法执勤用车|一般执法执勤用车", VEHICLES_ENFORCEMENT, JUE_GROUND_ASSETS),
    WORD("特种专业技术用车", VEHICLES_SPECIAL, JUE_GROUND_ASSETS),
    WORD("离退休干部服务用车|离退休干部用车", VEHICLES_RETIRED, JUE_GROUND_ASSETS),
    WORD("其他用车", VEHICLES_OTHER, JUE_GROUND_ASSETS),
    WORD("以上设备|(含)以上设备|以上的设备|以上大型设备", EQUIPMENT, JUE_GROUND_ASSETS),
    WORD("以上通用设备|(含)以上通用设备", EQUIPMENT_GENERAL, JUE_GROUND_ASSETS),
    WORD("以上专用设备|(含)以上专用设备", EQUIPMENT_SPECIAL, JUE_GROUND_ASSETS),
    /* ---- Performance ---- */
    WORD("编报绩效目标", PLANNED, PERFORMANCE),
    WORD("绩效跟踪评价|绩效跟踪|绩效运行监控", FOLLOWED, PERFORMANCE),
    WORD("绩效自评|绩效自评个数|一级项目|二级项目|绩效评价|部门评价|重点评价", EVALUATED, PERFORMANCE),
    WORD("绩效评级为|评级为|自评等级为|等级为|评价等级为|项目自评等级为|项目自评结果为|项目评级为|项目等级为|项目评价等级为", GRADE, PERFORMANCE),
    WORD("涉及资金|涉及预算金额|资金|预算金额|涉及预算资金|涉及项目资金|涉及财政资金", EVALUATED_MONEY, PERFORMANCE),
    WORD("一般公共预算项目支出|一般公共预算支出|一般公共预算资金|一般公共预算", EVALUATED_GENERAL, PERFORMANCE),
    WORD("政府性基金预算项目支出|政府性基金预算支出|政府性基金预算资金|政府性基金预算", EVALUATED_FUND, PERFORMANCE),
    WORD("国有资本经营预算项目支出|国有资本经营预算支出|国有资本经营预算资金|国有资本经营预算|国有资金经营预算项目支出|国有资金经营预算支出",
         EVALUATED_CAPITAL, PERFORMANCE),
    WORD("社会保险基金预算项目支出|社会保险基金预算支出|社会保险基金预算资金|社会保险基金预算", EVALUATED_INSURANCE, PERFORMANCE),
    WORD("平均得分|平均分", AVERAGE_SCORE, PERFORMANCE),
    WORD("发现问题", PROBLEMS, PERFORMANCE),
    WORD("完成整改", PROBLEMS_SOLVED, PERFORMANCE),
    WORD("正在整改", PROBLEMS_OPEN, PERFORMANCE),
    /* ---- The self-evaluation form ---- */
    WORD("上年结转|上年结转资金|其中:上年结转", SELF_OPENING, SELF),
    WORD("公共财政拨款|一般公共预算拨款|财政拨款", SELF_APPROPRIATION, SELF),
    WORD("政府基金拨款|政府性基金拨款", SELF_FUND, SELF),
    WORD("纳入专户管理的非税收入拨款", SELF_NONTAX, SELF),
    WORD("其他收入|其他资金", SELF_OTHER, SELF),
    WORD("结余|年末结余|结转结余", SELF_SURPLUS, SELF),
    WORD("预算执行率", SELF_RATE, SELF),
    /* ---- What is claimed ---- */
    MEANS("年初预算|年初预算数|年初预算安排|年初预算安排数|年初部门预算", ANNUAL_BUDGET),
    MEANS("全年预算|全年预算数|调整预算|调整预算数|预算数|预算安排|预算", BUDGET),
    MEANS("支出决算|支出决算数|决算数|决算|收入决算|收入决算数|决算支出|决算支出数", FINAL),
    MEANS("完成|预算完成率|完成率|执行率|预算执行率", COMPLETE),
    MEANS("占|占比|比重|占比重|所占比例|所占比重|比例", SHARE),
    MEANS("增加|增长|上升|提高|增幅|同比增加|同比增长|增加了|增长了|增加额|增长率", UP),
    MEANS("减少|下降|降低|降幅|同比减少|同比下降|减少了|下降了|压减|减幅|下降率", DOWN),
    MEANS("持平|相同|一致|无变化|没有变化|无增减变化|无增减|相等|基本一致", SAME),
    MEANS("小于|低于|少于|小于等于", LESS),
    MEANS("大于|高于|多于|超过|超出", MORE),
    MEANS("比|较|与|同|和|跟|对比|相比|相较", THAN),
    MEANS("由上年度的|由上年度|由上年的|由上年|从上年度的|从上年度|从上年的|从上年|上年度决算数|上年决算数|上年度决算|上年决算|上年度|上年|上一年度|上一年|上一度|去年|上年同期|去年同期|同比|上年数", LAST_YEAR),
    MEANS("基本|大致|大体", ROUGHLY),
    MEANS("其中|包括|具体情况如下|主要用于以下方面|用于以下方面", PARTS),
    MEANS("主要包括|主要用于支付|具体包括", LIST),
    MEANS("主要用于|用于|开支内容", PURPOSE),
    MEANS("主要原因|原因|主要是|主要由于|由于|主要因为|因为|主要系|导致|开支主要", REASON),
    MEANS("一是|二是|三是|四是|五是|六是", POINT),
    MEANS("无|没有|未发生|未安排|不存在|不涉及", NOTHING),
    MEANS("不再安排|不再发生|不再列支|不再支出|不再有支出|不再有此项支出|未再安排|未再发生|不再单独列支", ENDED),
    MEANS("此项|该项|此类|该类", THIS),
    MEANS("(类)", LEVEL_1),
    MEANS("(款)", LEVEL_2),
    MEANS("(项)", LEVEL_3),
    MEANS("单价|单位价值|单台价值|价值", THRESHOLD),
    MEANS("第|图|表|附表|附件|附图", ORDINAL),
    MEANS("为|共|共计|计|达|达到|约|的|了|数|等|各|均|全年|累计|支出|收入|经费|费用|总额|金额|合计|总计|小计|数额|财政拨款|安排|全年安排|实际|"
          "接待|共接待|国内|主要|分别|年末|期末|购置|涉及|已经|已|中|优|良|合格|不合格|差|项目|个数|数量|达标|并|量|本年|本年度|全部|涉及到|政府采购|"
          "收支|业务|相关|人次|批次|进行了|进行|本部门|本单位|采购金额|由中小企业供应商中标或成交|由小微企业供应商中标或成交|由小型微型企业供应商中标或成交|使用财政拨款|开支|财政拨款开支|部门|单位|"
          "年|情况|说明|组织|财政预算拨款|汇总数|对|开展|开展了|列明|出国|率|额|幅度|资金来源|个|次|同期|自评|结果|企业|百分比|总|费", FILLER),
};

const size_t jue_lexicon_size = sizeof jue_lexicon / sizeof jue_lexicon[0];

#define GROUND(words, ground, first, second) {(words), (ground), {JUE_TOPIC_##first, JUE_TOPIC_##second}}

/* The more special headings first. */
const jue_ground jue_grounds[] = {
    GROUND("三公*经费|因公出国*费*情况|公务接待费*情况|公务用车*费*情况", JUE_GROUND_SANGONG, SANGONG, NONE),
    GROUND("机关运行经费", JUE_GROUND_RUNNING, RUNNING, NONE),
    GROUND("政府采购", JUE_GROUND_PROCUREMENT, PROCUREMENT, NONE),
    GROUND("国有资产|资产占用|资产占有|车辆*设备", JUE_GROUND_ASSETS, VEHICLES, NONE),
    GROUND("绩效", JUE_GROUND_PERFORMANCE, EVALUATED, NONE),
    GROUND("政府性基金", JUE_GROUND_FUND, FUND, FUND_INCOME),
    GROUND("国有资本经营", JUE_GROUND_CAPITAL, CAPITAL, CAPITAL_INCOME),
    GROUND("基本支出", JUE_GROUND_BASIC, GENERAL_BASIC, NONE),
    GROUND("一般公共预算*支出|财政拨款支出决算", JUE_GROUND_GENERAL, GENERAL, NONE),
    GROUND("财政拨款收*支", JUE_GROUND_APPROPRIATION, FISCAL_TOTALS, NONE),
    GROUND("收*支*总体|收入支出决算*说明", JUE_GROUND_TOTALS, TOTALS, NONE),
    GROUND("收入决算|收入情况", JUE_GROUND_INCOME, INCOME, NONE),
    GROUND("支出决算|支出情况", JUE_GROUND_EXPENDITURE, EXPENDITURE, NONE),
    GROUND("其他重要事项", JUE_GROUND_OTHER, NONE, NONE),
};

const size_t jue_ground_count = sizeof jue_grounds / sizeof jue_grounds[0];

const jue_note_unit jue_note_units[] = {
    {"万元", "万元", JUESUAN_UNIT_WAN, JUE_COUNT_MONEY, false},
    {"亿元", "亿元", JUESUAN_UNIT_YI, JUE_COUNT_MONEY, false},
    {"千元", "千元", JUESUAN_UNIT_QIAN, JUE_COUNT_MONEY, false},
    {"元", "元", JUESUAN_UNIT_YUAN, JUE_COUNT_MONEY, false},
    {"万", "万", JUESUAN_UNIT_WAN, JUE_COUNT_MONEY, false},
    {"个百分点", "个百分点", JUESUAN_UNIT_UNKNOWN, 0, false},
    {"%", "%", JUESUAN_UNIT_UNKNOWN, 0, true},
    {"辆", "辆", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_VEHICLES, false},
    {"批次", "批次", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_BATCHES, false},
    {"批", "批", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_BATCHES, false},
    {"人次", "人次", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_PERSONS, false},
    {"人", "人", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_PERSONS, false},
    {"个月", "", JUESUAN_UNIT_UNKNOWN, 0, false},
    {"个团组", "个", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_GROUPS, false},
    {"团组", "个", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_GROUPS, false},
    {"个", "个", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_GROUPS, false},
    {"项", "项", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_GROUPS, false},
    {"台(套)", "台（套）", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_SETS, false},
    {"台/套", "台（套）", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_SETS, false},
    {"台套", "台（套）", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_SETS, false},
    {"台", "台", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_SETS, false},
    {"套", "套", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_SETS, false},
    {"分钟", "", JUESUAN_UNIT_UNKNOWN, 0, false},
    {"分", "分", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_POINTS, false},
    {"次", "次", JUESUAN_UNIT_UNKNOWN, JUE_COUNT_GROUPS, false},
};

const size_t jue_note_unit_count = sizeof jue_note_units / sizeof jue_note_units[0];
