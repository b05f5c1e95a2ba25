#include "forms/relations.h"

/* Shorthand for cells: form, side, column. */
#define ITEM(form, side, item, column) {JUE_ROWS_ITEM, (form), (side), (column), (item), NULL, 1}
#define MINUS_ITEM(form, side, item, column) {JUE_ROWS_ITEM, (form), (side), (column), (item), NULL, -1}
#define CODE(form, code, column) {JUE_ROWS_CODE, (form), 0, (column), JUE_ITEM_NONE, (code), 1}
#define ROWS(rows, form, side, column) {(rows), (form), (side), (column), JUE_ITEM_NONE, NULL, 1}
#define MINUS(rows, form, side, column) {(rows), (form), (side), (column), JUE_ITEM_NONE, NULL, -1}
#define EACH(form, column) ROWS(JUE_ROWS_EACH, form, 0, column)
#define SAME(form, column) ROWS(JUE_ROWS_SAME, form, 0, column)
#define TOTAL(form, column) ITEM(form, 0, JUE_ITEM_TOTAL, column)
#define KIND(form, item, column) {JUE_ROWS_KIND, (form), 0, (column), (item), NULL, 1}

#define RULE(id, chinese, english, group, source, example) \
    {(id), (chinese), (english), (group), JUESUAN_SEVERITY_ERROR, (source), (example)}

#define FINAL JUE_COLUMN_FINAL
#define IE JUE_INCOME_EXPENDITURE
#define AP JUE_APPROPRIATION

/* The relations of a table by codes: parent = Σ children, 合计 = Σ roots, in every column. */
#define TREE(form, name, title, english, source, example)                                                           \
    {RULE(name ".tree", title "：上级科目等于下级科目之和", english ": a parent equals the sum of its children", "table", \
     source, example), JUE_EQUAL, false, ROWS(JUE_ROWS_PARENTS, form, 0, JUE_COLUMN_EACH),                           \
     {ROWS(JUE_ROWS_CHILDREN, form, 0, JUE_COLUMN_EACH)}},                                                          \
    {RULE(name ".total", title "：合计等于各类之和", english ": 合计 equals the sum of the classes", "table", source,     \
     "合计3,901.72 = 3.46+3,265.18+…"), JUE_EQUAL, false, TOTAL(form, JUE_COLUMN_EACH),                              \
     {ROWS(JUE_ROWS_ROOTS, form, 0, JUE_COLUMN_EACH)}}

/* The relations of the three tables of spending by source. */
#define SOURCE(form, name, title, english, source)                                                                   \
    {RULE(name ".row", title "：每行支出等于基本支出加项目支出", english ": every row is 基本支出 + 项目支出", "table",      \
     source, "2,812.68 = 2,065.65 + 747.03"), JUE_EQUAL, false, EACH(form, JUE_COLUMN_TOTAL),                         \
     {SAME(form, JUE_COLUMN_BASIC), SAME(form, JUE_COLUMN_PROJECT)}},                                                \
    {RULE(name ".opening_row", title "：年初结转和结余等于其各项", english ": 年初结转和结余 is the sum of its parts",      \
     "table", source, "合计 = 基本支出结转 + 项目支出结转和结余"), JUE_EQUAL, false, EACH(form, JUE_COLUMN_OPENING_TOTAL), \
     {SAME(form, JUE_COLUMN_OPENING_BASIC), SAME(form, JUE_COLUMN_OPENING_PROJECT)}},                                \
    {RULE(name ".income_row", title "：本年收入等于其各项", english ": 本年收入 is the sum of its parts", "table", source,  \
     "合计 = 基本支出 + 项目支出"), JUE_EQUAL, false, EACH(form, JUE_COLUMN_INCOME_TOTAL),                            \
     {SAME(form, JUE_COLUMN_INCOME_BASIC), SAME(form, JUE_COLUMN_INCOME_PROJECT)}},                                  \
    {RULE(name ".closing_row", title "：年末结转和结余等于其各项", english ": 年末结转和结余 is the sum of its parts",      \
     "table", source, "合计 = 基本支出结转 + 项目支出结转 + 项目支出结余"), JUE_EQUAL, true,                          \
     EACH(form, JUE_COLUMN_CLOSING_TOTAL),                                                                           \
     {SAME(form, JUE_COLUMN_CLOSING_BASIC), SAME(form, JUE_COLUMN_CLOSING_PROJECT),                                  \
      SAME(form, JUE_COLUMN_CLOSING_CARRYOVER), SAME(form, JUE_COLUMN_CLOSING_SURPLUS)}},                            \
    {RULE(name ".balance", title "：年初结转 + 本年收入 − 本年支出 = 年末结转", english ": opening + income − total = closing", \
     "table", source, "0 + 3,449.21 − 3,449.21 = 0"), JUE_EQUAL, false, EACH(form, JUE_COLUMN_CLOSING),               \
     {SAME(form, JUE_COLUMN_OPENING), SAME(form, JUE_COLUMN_INCOME),                                                 \
      MINUS(JUE_ROWS_SAME, form, 0, JUE_COLUMN_TOTAL)}},                                                             \
    {RULE(name ".balance_total", title "：年初结转 + 本年收入 − 本年支出 = 年末结转（合计）",                             \
     english ": opening + income − total = closing (totals)", "table", source, "0 + 3,449.21 − 3,449.21 = 0"),        \
     JUE_EQUAL, false, EACH(form, JUE_COLUMN_CLOSING_TOTAL),                                                         \
     {SAME(form, JUE_COLUMN_OPENING_TOTAL), SAME(form, JUE_COLUMN_INCOME_TOTAL),                                     \
      MINUS(JUE_ROWS_SAME, form, 0, JUE_COLUMN_TOTAL)}},                                                             \
    {RULE(name ".balance_basic", title "：年初结转 + 本年收入 − 本年支出 = 年末结转（基本支出）",                       \
          english ": opening + income − total = closing (basic)", "table", source, "0 + 2,702.18 − 2,702.18 = 0"),      \
     JUE_EQUAL, false, EACH(form, JUE_COLUMN_CLOSING_BASIC),                                                             \
     {SAME(form, JUE_COLUMN_OPENING_BASIC), SAME(form, JUE_COLUMN_INCOME_BASIC),                                         \
      MINUS(JUE_ROWS_SAME, form, 0, JUE_COLUMN_BASIC)}},                                                                 \
    {RULE(name ".balance_project", title "：年初结转 + 本年收入 − 年末结转 = 本年支出（项目支出）",                     \
          english ": opening + income − closing = total (project)", "table", source, "747.03 = 0 + 747.03 − 0"),        \
     JUE_EQUAL, true, EACH(form, JUE_COLUMN_PROJECT),                                                                    \
     {SAME(form, JUE_COLUMN_INCOME_PROJECT), SAME(form, JUE_COLUMN_OPENING_PROJECT),                                     \
      MINUS(JUE_ROWS_SAME, form, 0, JUE_COLUMN_CLOSING_PROJECT), MINUS(JUE_ROWS_SAME, form, 0, JUE_COLUMN_CLOSING_CARRYOVER), \
      MINUS(JUE_ROWS_SAME, form, 0, JUE_COLUMN_CLOSING_SURPLUS)}},                                                       \
    TREE(form, name, title, english, source, "204 = 20406 + 20408")

const jue_relation jue_relations[] = {
    /* ---- 收入支出决算总表 ---- */
    {RULE("income_expenditure.income", "收入支出决算总表：本年收入合计等于各项收入之和",
     "income and expenditure: 本年收入合计 is the sum of the incomes", "table", "财决01表", "3,901.72 = 3,449.21+158.91+292.39+1.20"),
     JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_YEAR_TOTAL, FINAL), {ROWS(JUE_ROWS_ABOVE, IE, 0, FINAL)}},
    {RULE("income_expenditure.expenditure", "收入支出决算总表：本年支出合计等于各类支出之和",
     "income and expenditure: 本年支出合计 is the sum of the classes", "table", "财决01表", "3,963.84 = 3.46+3,327.31+…"),
     JUE_EQUAL, false, ITEM(IE, 1, JUE_ITEM_YEAR_TOTAL, FINAL), {ROWS(JUE_ROWS_ABOVE, IE, 1, FINAL)}},
    {RULE("income_expenditure.income_total", "收入支出决算总表：收入总计等于本年收入合计加结余",
     "income and expenditure: 总计 of the income side", "table", "财决01表", "5,380.47 = 3,901.72 + 1,478.75"), JUE_EQUAL, true,
     ITEM(IE, 0, JUE_ITEM_GRAND_TOTAL, FINAL),
     {ITEM(IE, 0, JUE_ITEM_YEAR_TOTAL, FINAL), ITEM(IE, 0, JUE_ITEM_NONFISCAL, FINAL), ITEM(IE, 0, JUE_ITEM_OPENING, FINAL)}},
    {RULE("income_expenditure.expenditure_total", "收入支出决算总表：支出总计等于本年支出合计加结余",
     "income and expenditure: 总计 of the expenditure side", "table", "财决01表", "5,380.47 = 3,963.84 + 1,416.62"), JUE_EQUAL, true,
     ITEM(IE, 1, JUE_ITEM_GRAND_TOTAL, FINAL),
     {ITEM(IE, 1, JUE_ITEM_YEAR_TOTAL, FINAL), ITEM(IE, 1, JUE_ITEM_DISTRIBUTION, FINAL), ITEM(IE, 1, JUE_ITEM_CLOSING, FINAL)}},
    {RULE("income_expenditure.balance", "收入支出决算总表：收入总计等于支出总计", "income and expenditure: both 总计 are equal",
     "table", "财决01表", "5,380.47 = 5,380.47"), JUE_EQUAL, false, ITEM(IE, 1, JUE_ITEM_GRAND_TOTAL, FINAL),
     {ITEM(IE, 0, JUE_ITEM_GRAND_TOTAL, FINAL)}},
    /* ---- 收入决算表 ---- */
    {RULE("income.row", "收入决算表：每行合计等于各列之和", "income: every row's total is the sum of its columns", "table", "财决03表",
     "553.51 = 101.01+158.91+292.39+1.20"), JUE_EQUAL, true, EACH(JUE_INCOME, JUE_COLUMN_TOTAL),
     {SAME(JUE_INCOME, JUE_COLUMN_APPROPRIATION), SAME(JUE_INCOME, JUE_COLUMN_SUPERIOR_SUBSIDY),
      SAME(JUE_INCOME, JUE_COLUMN_BUSINESS), SAME(JUE_INCOME, JUE_COLUMN_OPERATING), SAME(JUE_INCOME, JUE_COLUMN_AFFILIATE),
      SAME(JUE_INCOME, JUE_COLUMN_OTHER)}},
    TREE(JUE_INCOME, "income", "收入决算表", "income", "财决03表", "204 = 20406 + 20408"),
    /* ---- 支出决算表 ---- */
    {RULE("expenditure.row", "支出决算表：每行合计等于各列之和", "expenditure: every row's total is the sum of its columns", "table",
     "财决04表", "615.64 = 259.92 + 355.72"), JUE_EQUAL, true, EACH(JUE_EXPENDITURE, JUE_COLUMN_TOTAL),
     {SAME(JUE_EXPENDITURE, JUE_COLUMN_BASIC), SAME(JUE_EXPENDITURE, JUE_COLUMN_PROJECT),
      SAME(JUE_EXPENDITURE, JUE_COLUMN_TO_SUPERIOR), SAME(JUE_EXPENDITURE, JUE_COLUMN_OPERATING),
      SAME(JUE_EXPENDITURE, JUE_COLUMN_TO_AFFILIATE)}},
    TREE(JUE_EXPENDITURE, "expenditure", "支出决算表", "expenditure", "财决04表", "204 = 20406 + 20408"),
    /* ---- 财政拨款收入支出决算总表 ---- */
    {RULE("appropriation.income", "财政拨款收入支出决算总表：本年收入合计等于三项拨款之和",
     "appropriation: 本年收入合计 is the sum of the three sources", "table", "财决01-1表", "3,449.21 = 3,449.21 + 0 + 0"), JUE_EQUAL, true,
     ITEM(AP, 0, JUE_ITEM_YEAR_TOTAL, FINAL),
     {ITEM(AP, 0, JUE_ITEM_GENERAL, FINAL), ITEM(AP, 0, JUE_ITEM_FUND, FINAL), ITEM(AP, 0, JUE_ITEM_CAPITAL, FINAL)}},
    {RULE("appropriation.opening", "财政拨款收入支出决算总表：年初结转和结余等于其三项",
     "appropriation: 年初结转和结余 is the sum of its three parts", "table", "财决01-1表", "21.63 = 21.63 + 0 + 0"), JUE_EQUAL, true,
     ITEM(AP, 0, JUE_ITEM_OPENING, FINAL),
     {ITEM(AP, 0, JUE_ITEM_OPENING_GENERAL, FINAL), ITEM(AP, 0, JUE_ITEM_OPENING_FUND, FINAL),
      ITEM(AP, 0, JUE_ITEM_OPENING_CAPITAL, FINAL)}},
    {RULE("appropriation.income_total", "财政拨款收入支出决算总表：收入总计等于本年收入合计加年初结转和结余",
     "appropriation: 总计 of the income side", "table", "财决01-1表", "2,961.68 = 2,940.05 + 21.63"), JUE_EQUAL, true,
     ITEM(AP, 0, JUE_ITEM_GRAND_TOTAL, FINAL),
     {ITEM(AP, 0, JUE_ITEM_YEAR_TOTAL, FINAL), ITEM(AP, 0, JUE_ITEM_OPENING, FINAL)}},
    {RULE("appropriation.expenditure", "财政拨款收入支出决算总表：本年支出合计等于各类支出之和",
     "appropriation: 本年支出合计 is the sum of the classes", "table", "财决01-1表", "3,449.21 = 3.46+2,812.68+…"), JUE_EQUAL, false,
     ITEM(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_EACH), {ROWS(JUE_ROWS_ABOVE, AP, 1, JUE_COLUMN_EACH)}},
    {RULE("appropriation.row", "财政拨款收入支出决算总表：每行合计等于三项资金之和",
     "appropriation: every row is the sum of its sources", "table", "财决01-1表", "2,812.68 = 2,812.68 + 0 + 0"), JUE_EQUAL, true,
     ROWS(JUE_ROWS_EACH, AP, 1, JUE_COLUMN_TOTAL),
     {ROWS(JUE_ROWS_SAME, AP, 1, JUE_COLUMN_GENERAL), ROWS(JUE_ROWS_SAME, AP, 1, JUE_COLUMN_FUND),
      ROWS(JUE_ROWS_SAME, AP, 1, JUE_COLUMN_CAPITAL)}},
    {RULE("appropriation.expenditure_total", "财政拨款收入支出决算总表：支出总计等于本年支出合计加年末结转和结余",
     "appropriation: 总计 of the expenditure side", "table", "财决01-1表", "2,961.68 = 2,940.05 + 21.63"), JUE_EQUAL, true,
     ITEM(AP, 1, JUE_ITEM_GRAND_TOTAL, JUE_COLUMN_EACH),
     {ITEM(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_EACH), ITEM(AP, 1, JUE_ITEM_CLOSING, JUE_COLUMN_EACH)}},
    {RULE("appropriation.balance", "财政拨款收入支出决算总表：收入总计等于支出总计", "appropriation: both 总计 are equal", "table",
     "财决01-1表", "3,449.21 = 3,449.21"), JUE_EQUAL, false, ITEM(AP, 1, JUE_ITEM_GRAND_TOTAL, JUE_COLUMN_TOTAL),
     {ITEM(AP, 0, JUE_ITEM_GRAND_TOTAL, FINAL)}},
    /* ---- 一般公共预算, 政府性基金, 国有资本经营 ---- */
    SOURCE(JUE_GENERAL_BUDGET, "general_budget", "一般公共预算财政拨款支出决算表", "general budget", "财决07表"),
    SOURCE(JUE_GOVERNMENT_FUND, "government_fund", "政府性基金预算财政拨款收入支出决算表", "government fund", "财决09表"),
    SOURCE(JUE_STATE_CAPITAL, "state_capital", "国有资本经营预算财政拨款支出决算表", "state capital", "财决11表"),
    /* ---- 一般公共预算财政拨款基本支出决算明细表 ---- */
    {RULE("basic_expenditure.tree", "基本支出决算明细表：类等于各款之和", "basic expenditure: a class equals the sum of its items", "table",
     "财决08-1表", "301 = 30101 + 30102 + …"), JUE_EQUAL, false, ROWS(JUE_ROWS_PARENTS, JUE_BASIC_EXPENDITURE, 0, FINAL),
     {ROWS(JUE_ROWS_CHILDREN, JUE_BASIC_EXPENDITURE, 0, FINAL)}},
    {RULE("basic_expenditure.personnel", "基本支出决算明细表：人员经费合计 = 301 + 303", "basic expenditure: 人员经费合计 = 301 + 303", "table",
     "财决08-1表", "2,378.75 = 2,130.19 + 248.56"), JUE_EQUAL, true, ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PERSONNEL, FINAL),
     {CODE(JUE_BASIC_EXPENDITURE, "301", FINAL), CODE(JUE_BASIC_EXPENDITURE, "303", FINAL)}},
    {RULE("basic_expenditure.public", "基本支出决算明细表：公用经费合计 = 302 + 307 + 309 + 310 + 311 + 312 + 313 + 399",
     "basic expenditure: 公用经费合计 is the sum of its classes", "table", "财决08-1表", "323.43 = 322.93 + 0.50"), JUE_EQUAL, true,
     ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PUBLIC, FINAL),
     {CODE(JUE_BASIC_EXPENDITURE, "302", FINAL), CODE(JUE_BASIC_EXPENDITURE, "307", FINAL), CODE(JUE_BASIC_EXPENDITURE, "309", FINAL),
      CODE(JUE_BASIC_EXPENDITURE, "310", FINAL), CODE(JUE_BASIC_EXPENDITURE, "311", FINAL), CODE(JUE_BASIC_EXPENDITURE, "312", FINAL),
      CODE(JUE_BASIC_EXPENDITURE, "313", FINAL), CODE(JUE_BASIC_EXPENDITURE, "399", FINAL)}},
    {RULE("basic_expenditure.total", "基本支出决算明细表：合计等于人员经费加公用经费", "basic expenditure: 合计 = 人员经费 + 公用经费", "table",
     "财决08-1表", "2,702.18 = 2,378.75 + 323.43"), JUE_EQUAL, true, ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_TOTAL, FINAL),
     {ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PERSONNEL, FINAL), ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PUBLIC, FINAL)}},
    /* ---- 三公 ---- */
    {RULE("sangong.total", "“三公”经费：合计等于三项之和", "三公: the total is the sum of the three items", "table", "财决公开09表",
     "12.65 ≈ 0 + 12.10 + 0.54"), JUE_EQUAL, true, ROWS(JUE_ROWS_EACH, JUE_SANGONG, 0, JUE_COLUMN_TOTAL),
     {SAME(JUE_SANGONG, JUE_COLUMN_ABROAD), SAME(JUE_SANGONG, JUE_COLUMN_VEHICLE), SAME(JUE_SANGONG, JUE_COLUMN_RECEPTION)}},
    {RULE("sangong.vehicle", "“三公”经费：公务用车小计等于购置费加运行维护费", "三公: vehicles are purchase + running", "table", "财决公开09表",
     "12.10 = 0 + 12.10"), JUE_EQUAL, true, ROWS(JUE_ROWS_EACH, JUE_SANGONG, 0, JUE_COLUMN_VEHICLE),
     {SAME(JUE_SANGONG, JUE_COLUMN_VEHICLE_PURCHASE), SAME(JUE_SANGONG, JUE_COLUMN_VEHICLE_RUNNING)}},
    /* ---- 相关信息统计表 ---- */
    {RULE("statistics.procurement", "统计表：政府采购合计 = 货物 + 工程 + 服务", "statistics: procurement = goods + works + services", "table",
     "公开10表", "188.31 = 5.22 + 8.75 + 174.34"), JUE_EQUAL, true, ITEM(JUE_STATISTICS, 0, JUE_ITEM_PROCUREMENT, FINAL),
     {ITEM(JUE_STATISTICS, 0, JUE_ITEM_GOODS, FINAL), ITEM(JUE_STATISTICS, 0, JUE_ITEM_WORKS, FINAL),
      ITEM(JUE_STATISTICS, 0, JUE_ITEM_SERVICES, FINAL)}},
    {RULE("statistics.vehicles", "统计表：车辆数合计等于各类用车之和", "statistics: the vehicles are the sum of their kinds", "table", "公开10表",
     "15 = 3 + 6 + 2 + 1 + 3"), JUE_EQUAL, false, ITEM(JUE_STATISTICS, 0, JUE_ITEM_VEHICLES, FINAL),
     {KIND(JUE_STATISTICS, JUE_ITEM_VEHICLE_KIND, FINAL)}},

    /* ==== Between tables ==== */
    {RULE("cross.income_total", "收入支出决算总表与收入决算表：本年收入合计相等", "本年收入合计 is the same in 公开01 and 公开02", "cross",
     "财决01表、财决03表", "3,901.72 = 3,901.72"), JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_YEAR_TOTAL, FINAL),
     {TOTAL(JUE_INCOME, JUE_COLUMN_TOTAL)}},
    {RULE("cross.income_appropriation", "收入支出决算总表的财政拨款收入等于收入决算表的财政拨款收入", "财政拨款收入 is the same in 公开01 and 公开02",
     "cross", "财决01表、财决03表", "3,449.21 = 3,449.21 + 0 + 0"), JUE_EQUAL, true, TOTAL(JUE_INCOME, JUE_COLUMN_APPROPRIATION),
     {ITEM(IE, 0, JUE_ITEM_GENERAL, FINAL), ITEM(IE, 0, JUE_ITEM_FUND, FINAL), ITEM(IE, 0, JUE_ITEM_CAPITAL, FINAL)}},
    {RULE("cross.income_superior", "收入支出决算总表与收入决算表：上级补助收入相等", "上级补助收入 is the same in 公开01 and 公开02", "cross",
     "财决01表、财决03表", "0 = 0"), JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_SUPERIOR_SUBSIDY, FINAL),
     {TOTAL(JUE_INCOME, JUE_COLUMN_SUPERIOR_SUBSIDY)}},
    {RULE("cross.income_business", "收入支出决算总表与收入决算表：事业收入相等", "事业收入 is the same in 公开01 and 公开02", "cross",
     "财决01表、财决03表", "158.91 = 158.91"), JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_BUSINESS, FINAL),
     {TOTAL(JUE_INCOME, JUE_COLUMN_BUSINESS)}},
    {RULE("cross.income_operating", "收入支出决算总表与收入决算表：经营收入相等", "经营收入 is the same in 公开01 and 公开02", "cross",
     "财决01表、财决03表", "292.39 = 292.39"), JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_OPERATING, FINAL),
     {TOTAL(JUE_INCOME, JUE_COLUMN_OPERATING)}},
    {RULE("cross.income_affiliate", "收入支出决算总表与收入决算表：附属单位上缴收入相等", "附属单位上缴收入 is the same in 公开01 and 公开02", "cross",
     "财决01表、财决03表", "0 = 0"), JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_AFFILIATE, FINAL),
     {TOTAL(JUE_INCOME, JUE_COLUMN_AFFILIATE)}},
    {RULE("cross.income_other", "收入支出决算总表与收入决算表：其他收入相等", "其他收入 is the same in 公开01 and 公开02", "cross",
     "财决01表、财决03表", "1.20 = 1.20"), JUE_EQUAL, false, ITEM(IE, 0, JUE_ITEM_OTHER, FINAL),
     {TOTAL(JUE_INCOME, JUE_COLUMN_OTHER)}},
    {RULE("cross.expenditure_total", "收入支出决算总表与支出决算表：本年支出合计相等", "本年支出合计 is the same in 公开01 and 公开03", "cross",
     "财决01表、财决04表", "3,963.84 = 3,963.84"), JUE_EQUAL, false, ITEM(IE, 1, JUE_ITEM_YEAR_TOTAL, FINAL),
     {TOTAL(JUE_EXPENDITURE, JUE_COLUMN_TOTAL)}},
    {RULE("cross.expenditure_class", "收入支出决算总表与支出决算表：各类支出相等", "every class is the same in 公开01 and 公开03", "cross",
     "财决01表、财决04表", "204: 3,327.31 = 3,327.31"), JUE_EQUAL, false, ROWS(JUE_ROWS_CLASSES, IE, 1, FINAL),
     {SAME(JUE_EXPENDITURE, JUE_COLUMN_TOTAL)}},
    {RULE("cross.appropriation_general", "财政拨款总表与一般公共预算表：本年支出相等", "general spending is the same in 公开04 and 公开05", "cross",
     "财决01-1表、财决07表", "3,449.21 = 3,449.21"), JUE_EQUAL, false, ITEM(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_GENERAL),
     {TOTAL(JUE_GENERAL_BUDGET, JUE_COLUMN_TOTAL)}},
    {RULE("cross.appropriation_fund", "财政拨款总表与政府性基金表：本年支出相等", "fund spending is the same in 公开04 and 公开07", "cross",
     "财决01-1表、财决09表", "0 = 0"), JUE_EQUAL, false, ITEM(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_FUND),
     {TOTAL(JUE_GOVERNMENT_FUND, JUE_COLUMN_TOTAL)}},
    {RULE("cross.appropriation_capital", "财政拨款总表与国有资本经营预算表：本年支出相等", "state capital spending is the same in 公开04 and 公开08",
     "cross", "财决01-1表、财决11表", "0 = 0"), JUE_EQUAL, false, ITEM(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_CAPITAL),
     {TOTAL(JUE_STATE_CAPITAL, JUE_COLUMN_TOTAL)}},
    {RULE("cross.appropriation_class", "财政拨款总表与一般公共预算表：各类支出相等", "every class is the same in 公开04 and 公开05", "cross",
     "财决01-1表、财决07表", "204: 2,812.68 = 2,812.68"), JUE_EQUAL, false, ROWS(JUE_ROWS_CLASSES, AP, 1, JUE_COLUMN_GENERAL),
     {SAME(JUE_GENERAL_BUDGET, JUE_COLUMN_TOTAL)}},
    {RULE("cross.fund_class", "财政拨款总表与政府性基金表：各类支出相等", "every class is the same in 公开04 and 公开07", "cross",
     "财决01-1表、财决09表", "212: 0 = 0"), JUE_EQUAL, false, ROWS(JUE_ROWS_CLASSES, AP, 1, JUE_COLUMN_FUND),
     {SAME(JUE_GOVERNMENT_FUND, JUE_COLUMN_TOTAL)}},
    {RULE("cross.capital_class", "财政拨款总表与国有资本经营预算表：各类支出相等", "every class is the same in 公开04 and 公开08", "cross",
     "财决01-1表、财决11表", "223: 0 = 0"), JUE_EQUAL, false, ROWS(JUE_ROWS_CLASSES, AP, 1, JUE_COLUMN_CAPITAL),
     {SAME(JUE_STATE_CAPITAL, JUE_COLUMN_TOTAL)}},
    {RULE("cross.source_general", "财政拨款总表与收入支出决算总表：一般公共预算财政拨款相等", "the general source is the same in 公开04 and 公开01", "cross",
     "财决01表、财决01-1表", "3,449.21 = 3,449.21"), JUE_EQUAL, false, ITEM(AP, 0, JUE_ITEM_GENERAL, FINAL),
     {ITEM(IE, 0, JUE_ITEM_GENERAL, FINAL)}},
    {RULE("cross.source_fund", "财政拨款总表与收入支出决算总表：政府性基金预算财政拨款相等", "the fund source is the same in 公开04 and 公开01", "cross",
     "财决01表、财决01-1表", "0 = 0"), JUE_EQUAL, false, ITEM(AP, 0, JUE_ITEM_FUND, FINAL), {ITEM(IE, 0, JUE_ITEM_FUND, FINAL)}},
    {RULE("cross.source_capital", "财政拨款总表与收入支出决算总表：国有资本经营预算财政拨款相等",
     "the state capital source is the same in 公开04 and 公开01", "cross", "财决01表、财决01-1表", "0 = 0"), JUE_EQUAL, false,
     ITEM(AP, 0, JUE_ITEM_CAPITAL, FINAL), {ITEM(IE, 0, JUE_ITEM_CAPITAL, FINAL)}},
    {RULE("cross.class_within_total", "财政拨款总表的各类支出不超过收入支出决算总表的该类支出",
     "no class of 公开04 exceeds the class in 公开01", "cross", "财决01表、财决01-1表", "204: 2,812.68 ≤ 3,327.31"), JUE_AT_MOST, false,
     ROWS(JUE_ROWS_CLASSES, AP, 1, JUE_COLUMN_TOTAL), {ROWS(JUE_ROWS_SAME, IE, 1, FINAL)}},
    {RULE("cross.general_within_expenditure", "一般公共预算表的支出不超过支出决算表的同一科目",
     "no cell of 公开05 exceeds the same subject in 公开03", "cross", "财决04表、财决07表", "2040650: 101.01 ≤ 615.64"), JUE_AT_MOST, false,
     EACH(JUE_GENERAL_BUDGET, JUE_COLUMN_TOTAL), {SAME(JUE_EXPENDITURE, JUE_COLUMN_TOTAL)}},
    {RULE("cross.basic_within_expenditure", "一般公共预算表的基本支出不超过支出决算表的同一科目",
     "no 基本支出 of 公开05 exceeds the same subject in 公开03", "cross", "财决04表、财决07表", "2040650: 101.01 ≤ 259.92"), JUE_AT_MOST, false,
     EACH(JUE_GENERAL_BUDGET, JUE_COLUMN_BASIC), {SAME(JUE_EXPENDITURE, JUE_COLUMN_BASIC)}},
    {RULE("cross.project_within_expenditure", "一般公共预算表的项目支出不超过支出决算表的同一科目",
     "no 项目支出 of 公开05 exceeds the same subject in 公开03", "cross", "财决04表、财决07表", "2040602: 483.47 ≤ 483.47"), JUE_AT_MOST, false,
     EACH(JUE_GENERAL_BUDGET, JUE_COLUMN_PROJECT), {SAME(JUE_EXPENDITURE, JUE_COLUMN_PROJECT)}},
    {RULE("cross.income_is_appropriation", "收入决算表的财政拨款收入等于财政拨款总表的本年收入合计", "财政拨款收入 of 公开02 is 本年收入合计 of 公开04",
     "cross", "财决03表、财决01-1表", "3,449.21 = 3,449.21"), JUE_EQUAL, false, TOTAL(JUE_INCOME, JUE_COLUMN_APPROPRIATION),
     {ITEM(AP, 0, JUE_ITEM_YEAR_TOTAL, FINAL)}},
    {RULE("cross.basic_total", "基本支出明细表的人员经费加公用经费等于一般公共预算表的基本支出合计",
     "人员经费 + 公用经费 of 公开06 is 基本支出 of 公开05", "cross", "财决07表、财决08-1表", "2,702.18 = 2,378.75 + 323.43"), JUE_EQUAL, false,
     TOTAL(JUE_GENERAL_BUDGET, JUE_COLUMN_BASIC),
     {ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PERSONNEL, FINAL), ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PUBLIC, FINAL)}},
    {RULE("cross.sangong_abroad", "基本支出中的因公出国（境）费用不超过“三公”经费决算数", "30212 does not exceed 三公 abroad", "cross",
     "公开06表、公开09表", "0 ≤ 0"), JUE_AT_MOST, false, CODE(JUE_BASIC_EXPENDITURE, "30212", FINAL),
     {ITEM(JUE_SANGONG, 0, JUE_ITEM_SANGONG_FINAL, JUE_COLUMN_ABROAD)}},
    {RULE("cross.sangong_reception", "基本支出中的公务接待费不超过“三公”经费决算数", "30217 does not exceed 三公 reception", "cross",
     "公开06表、公开09表", "0.39 ≤ 0.54"), JUE_AT_MOST, false, CODE(JUE_BASIC_EXPENDITURE, "30217", FINAL),
     {ITEM(JUE_SANGONG, 0, JUE_ITEM_SANGONG_FINAL, JUE_COLUMN_RECEPTION)}},
    {RULE("cross.sangong_running", "基本支出中的公务用车运行维护费不超过“三公”经费决算数", "30231 does not exceed 三公 vehicle running", "cross",
     "公开06表、公开09表", "9.95 ≤ 12.10"), JUE_AT_MOST, false, CODE(JUE_BASIC_EXPENDITURE, "30231", FINAL),
     {ITEM(JUE_SANGONG, 0, JUE_ITEM_SANGONG_FINAL, JUE_COLUMN_VEHICLE_RUNNING)}},
    {RULE("cross.sangong_purchase", "基本支出中的公务用车购置不超过“三公”经费决算数", "31013 does not exceed 三公 vehicle purchase", "cross",
     "公开06表、公开09表", "0 ≤ 0"), JUE_AT_MOST, false, CODE(JUE_BASIC_EXPENDITURE, "31013", FINAL),
     {ITEM(JUE_SANGONG, 0, JUE_ITEM_SANGONG_FINAL, JUE_COLUMN_VEHICLE_PURCHASE)}},
    {RULE("cross.running_cost", "机关运行经费等于公用经费合计（行政和参公单位）", "机关运行经费 is 公用经费合计 (administrative units)", "cross",
     "公开06表、公开10表", "314.02 + 9.41 = 323.43"), JUE_AT_MOST, true, ITEM(JUE_STATISTICS, 0, JUE_ITEM_RUNNING_ADMINISTRATIVE, FINAL),
     {ITEM(JUE_BASIC_EXPENDITURE, 0, JUE_ITEM_PUBLIC, FINAL), MINUS_ITEM(JUE_STATISTICS, 0, JUE_ITEM_RUNNING_PUBLIC, FINAL)}},
};

const size_t jue_relation_count = sizeof jue_relations / sizeof jue_relations[0];
