#include "support_notes.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The report without what stands from one text up to another. */
static char *shanxi_without(const char *from, const char *to)
{
    char *text = read_file(SHANXI, NULL);
    char *start = strstr(text, from);
    char *end = start == NULL ? NULL : strstr(start, to);
    ck_assert_msg(end != NULL, "\"%s\" … \"%s\" is not in the report", from, to);
    memmove(start, end, strlen(end) + 1);
    return text;
}

static juesuan_findings *check_without(const char *from, const char *to)
{
    char *text = shanxi_without(from, to);
    juesuan_findings *findings = check_text(text, NULL);
    free(text);
    return findings;
}

START_TEST(everything_is_there)
{
    static const char *const rules[] = {
        "completeness.tables", "completeness.order",    "completeness.titles",      "completeness.sections",
        "completeness.items",  "completeness.economic", "completeness.empty_table", "completeness.notes",
        "completeness.named",  "completeness.sangong",  "completeness.counts",      "completeness.glossary",
    };
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_text(text, NULL);
    for (size_t i = 0; i < COUNT(rules); i++)
        ck_assert_msg(state_of_rule(findings, rules[i]) == JUESUAN_RULE_PASSED, "%s", rules[i]);
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

/* Each publication table in turn is dropped with its title and notes. */
START_TEST(a_missing_table_is_found_and_named)
{
    static const struct {
        const char *id;
        const char *title;
        const char *next;
    } tables[] = {
        {"income_expenditure", "收入支出决算总表\n\n公开01表", "收入决算表\n\n公开02"},
        {"income", "收入决算表\n\n公开02", "支出决算表\n\n公开03"},
        {"expenditure", "支出决算表\n\n公开03", "财政拨款收入支出决算总表\n\n公开04"},
        {"appropriation", "财政拨款收入支出决算总表\n\n公开04", "一般公共预算财政拨款支出决算表\n\n公开05"},
        {"general_budget", "一般公共预算财政拨款支出决算表\n\n公开05",
         "一般公共预算财政拨款基本支出决算明细表\n\n公开06"},
        {"basic_expenditure", "一般公共预算财政拨款基本支出决算明细表\n\n公开06",
         "政府性基金预算财政拨款收入支出决算表\n\n公开07"},
        {"government_fund", "政府性基金预算财政拨款收入支出决算表\n\n公开07",
         "国有资本经营预算财政拨款支出决算表\n\n公开08"},
        {"state_capital", "国有资本经营预算财政拨款支出决算表\n\n公开08", "财政拨款“三公”经费支出决算表\n\n公开09"},
        {"sangong", "财政拨款“三公”经费支出决算表\n\n公开09", "部门决算公开相关信息统计表\n\n公开10"},
        {"statistics", "部门决算公开相关信息统计表\n\n公开10", "第三部分 情况说明\n\n一、"},
    };
    for (size_t i = 0; i < COUNT(tables); i++) {
        juesuan_findings *findings = check_without(tables[i].title, tables[i].next);
        ck_assert_msg(count_of_rule(findings, "completeness.tables") == 1, "%s", tables[i].id);
        size_t at = find_finding(findings, "completeness.tables", tables[i].id);
        ck_assert_msg(at != JUESUAN_NONE, "%s", tables[i].id);
        ck_assert_int_eq(juesuan_finding_severity(findings, at), JUESUAN_SEVERITY_ERROR);
        juesuan_findings_free(findings);
    }
}
END_TEST

START_TEST(a_table_under_another_name_is_not_missing)
{
    static const change changes[] = {
        /* Its title stands there, but no table that could be read. */
        {"部门决算公开相关信息统计表\n\n公开10表", "本部门公开事项表\n\n公开10表", "completeness.tables", NULL},
        {"财政拨款“三公”经费支出决算表\n\n公开09表", "一般公共预算财政拨款“三公”经费支出决算表\n\n公开09表",
         "completeness.tables", NULL},
        {"收入支出决算总表\n\n公开01表", "2023年度收入支出决算总表\n\n公开01表", "completeness.tables", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

#define EXCERPT                                                                                                                                          \
    "收入决算表\n科目代码\t科目名称\t本年收入合计\t财政拨款收入\n\t合计\t1.00\t1.00\n201\t一般公共服务支出\t1.00\t1." \
    "00\n"

START_TEST(an_excerpt_owes_nobody_the_rest)
{
    juesuan_findings *findings = check_text(EXCERPT, NULL);
    ck_assert_int_eq(state_of_rule(findings, "completeness.tables"), JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_str_ne(reason_of_rule(findings, "completeness.tables"), "");
    juesuan_findings_free(findings);
}
END_TEST

/* Tables only: what asks for text is not evaluated, and never passed. */
START_TEST(without_text_nothing_about_the_text_is_passed)
{
    juesuan_findings *findings = check_text(EXCERPT, NULL);
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++) {
        const char *rule = juesuan_ledger_rule(findings, i);
        const char *group = juesuan_rule_group(juesuan_rule_find(rule));
        bool words = strcmp(group, "words") == 0 || strcmp(group, "hygiene") == 0 ||
                     strcmp(rule, "completeness.notes") == 0;
        ck_assert_msg(!words || juesuan_ledger_state(findings, i) == JUESUAN_RULE_NOT_EVALUATED, "%s", rule);
        ck_assert_msg(!words || *juesuan_ledger_reason(findings, i) != '\0', "%s", rule);
    }
    juesuan_findings_free(findings);
}
END_TEST

START_TEST(contents_and_body)
{
    static const change changes[] = {
        {"\n十、其他重要事项情况说明\n", "\n十、其他重要事项的情况说明\n", "completeness.titles",
         "其他重要事项的情况说明"},
        {"\n三、支出决算情况说明\n\n", "\n三、本年支出情况说明\n\n", "completeness.titles", "本年支出情况说明"},
        {"\n第四部分 名词解释\n\n", "\n第四部分 专业名词解释\n\n", "completeness.titles", "专业名词解释"},
        {"\n二、机构设置情况\n\n", "\n", "completeness.sections", "机构设置情况"},
        {"\n第三部分 情况说明\n\n", "\n第三部分 2023年度情况说明\n\n", "completeness.titles", "2023年度情况说明"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

/* The budget that the expenses are of does not make the section one about that budget. */
START_TEST(a_heading_with_sangong_is_about_sangong)
{
    char *text = shanxi_with("\n九、财政拨款“三公”经费支出决算情况说明\n", "\n九、一般公共预算财政拨款“三公”经费支出决算总体情况说明\n");
    juesuan_findings *findings = check_text(text, NULL);
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        ck_assert_msg(strcmp(juesuan_finding_rule(findings, i), "completeness.notes") != 0, "%s", juesuan_finding_message(findings, i));
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

START_TEST(a_subject_parted_into_two_sections_is_told_by_both)
{
    char *text = shanxi_with_notes("一、“三公”经费财政拨款支出总体情况说明\n\n“三公”经费支出12.65万元，较上年减少18.56万元，下降59.47%，主要原因是厉行节约。\n\n"
                                   "二、“三公”经费财政拨款支出与年初预算对比情况\n\n“三公”经费支出12.65万元，年初预算为12.65万元。");
    juesuan_findings *findings = check_text(text, NULL);
    ck_assert_uint_eq(find_finding(findings, "completeness.notes", "“三公”经费总体情况"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    free(text);
    text = shanxi_with_notes("一、“三公”经费支出决算表\n\n二、“三公”经费支出决算情况说明\n\n公务接待费支出0.54万元。");
    findings = check_text(text, NULL);
    ck_assert_uint_eq(find_finding(findings, "completeness.sangong", "公务接待费没有写明决算数"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    free(text);
    text = shanxi_with_notes("一、“三公”经费财政拨款支出总体情况说明\n\n“三公”经费支出12.65万元，较上年减少18.56万元，下降59.47%，主要原因是厉行节约。");
    findings = check_text(text, NULL);
    ck_assert_uint_ne(find_finding(findings, "completeness.notes", "“三公”经费的预算数"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

START_TEST(tables_in_another_order)
{
    char *text = read_file(SHANXI, NULL);
    char *income = strstr(text, "收入决算表\n\n公开02");
    char *expenditure = strstr(text, "支出决算表\n\n公开03");
    char *behind = strstr(text, "财政拨款收入支出决算总表\n\n公开04");
    size_t first = (size_t)(expenditure - income);
    size_t second = (size_t)(behind - expenditure);
    char *swapped = malloc(first + second);
    memcpy(swapped, expenditure, second);
    memcpy(swapped + second, income, first);
    memcpy(income, swapped, first + second);
    juesuan_findings *findings = check_text(text, NULL);
    ck_assert_uint_eq(count_of_rule(findings, "completeness.order"), 1);
    ck_assert_uint_ne(find_finding(findings, "completeness.order", "income"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    free(swapped);
    free(text);
}
END_TEST

START_TEST(depth_and_empty_tables)
{
    juesuan_findings *findings = check_without(
        "2013299\t其他组织事务支出\t3.46\t3.46\t\t\t\t\n204\t公共安全支出\t3,327.31", "204\t公共安全支出\t3,327.31");
    ck_assert_uint_ne(find_finding(findings, "completeness.items", "20132"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    findings = check_without("说明：本表无数据\n\n国有", "国有");
    ck_assert_uint_ne(find_finding(findings, "completeness.empty_table", "government_fund"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    static const change changes[] = {
        {"说明：本表无数据\n\n国有", "注：本部门无政府性基金收支。\n\n国有", "completeness.empty_table", NULL},
        {"说明：本表无数据\n\n国有", "注：本部门没有安排政府性基金，为空表。\n\n国有", "completeness.empty_table",
         NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(a_table_with_amounts_says_their_unit)
{
    juesuan_findings *findings = check_without("金额单位：万元\n\n项目\t\t本年支出合计", "\n项目\t\t本年支出合计");
    ck_assert_uint_ne(find_finding(findings, "completeness.unit", "expenditure"), JUESUAN_NONE);
    ck_assert_uint_eq(count_of_rule(findings, "completeness.unit"), 1);
    juesuan_findings_free(findings);
}
END_TEST

START_TEST(a_table_has_the_title_that_the_contents_give_it)
{
    static const change changes[] = {
        {"七、政府性基金预算财政拨款收入支出决算表.", "七、政府性基金预算支出决算表.", "completeness.titles", "政府性基金预算支出决算表"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(numbered_items_do_not_end_with_the_vehicles)
{
    juesuan_findings *findings = check_without("4、公务接待费支出0.54万元", "国内接待费0.54万元");
    ck_assert_uint_eq(count_of_rule(findings, "completeness.sangong"), 1);
    juesuan_findings_free(findings);
}
END_TEST

#define CAPITAL                                                                                                                                    \
    "国有资本经营预算财政拨款支出决算表\n金额单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n" \
    "\t合计\t60.00\t\t60.00\n223\t国有资本经营预算支出\t60.00\t\t60.00\n22301\t解决历史遗留问题及改革成本支出\t60."     \
    "00\t\t60.00\n"                                                                                                                                \
    "2230101\t厂办大集体改革支出\t10.00\t\t10.00\n2230102\t“三供一业”移交补助支出\t20.00\t\t20.00\n"                        \
    "2230105\t国有企业退休人员社会化管理补助支出\t30.00\t\t30.00\n第三部分 2023年度部门决算情况说明\n"              \
    "九、国有资本经营预算财政拨款支出决算情况说明\n"
#define CAPITAL_TOTAL "2023年度国有资本经营预算财政拨款支出60.00万元。\n"
#define CAPITAL_ITEMS                                                                                                                                       \
    "1、国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）厂办大集体改革支出（项）10.00万元。\n" \
    "2、国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）“三供一业”移交补助支出（项）20.00万元。\n"
#define CAPITAL_LAST                                                                                                                                                   \
    "3、国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）国有企业退休人员社会化管理补助支出（项）30." \
    "00万元。\n"

START_TEST(state_capital_is_told_whole_and_by_item)
{
    static const struct {
        const char *text;
        const char *rule; /* NULL where nothing is missing */
    } cases[] = {
        {CAPITAL CAPITAL_TOTAL CAPITAL_ITEMS CAPITAL_LAST, NULL},
        {CAPITAL CAPITAL_ITEMS CAPITAL_LAST, "completeness.notes"},
        {CAPITAL CAPITAL_TOTAL CAPITAL_ITEMS, "claim.left_out"},
        {CAPITAL CAPITAL_TOTAL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        juesuan_findings *findings = check_text(cases[i].text, NULL);
        bool told = false;
        for (size_t at = 0; at < juesuan_findings_count(findings); at++)
            told = told || (cases[i].rule != NULL && strcmp(juesuan_finding_rule(findings, at), cases[i].rule) == 0 &&
                            strstr(juesuan_finding_message(findings, at), "国有") != NULL);
        ck_assert_msg(told == (cases[i].rule != NULL), "case %zu", i);
        ck_assert_uint_eq(count_of_rule(findings, "claim.left_out"),
                          cases[i].rule != NULL && strcmp(cases[i].rule, "claim.left_out") == 0);
        juesuan_findings_free(findings);
    }
}
END_TEST

#define NOTED                                                                                                                      \
    "支出决算表\n%s科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t12.34\t5.00\t7.34\n" \
    "201\t一般公共服务支出\t12.34\t5.00\t7.34\n20101\t人大事务\t12.34\t5.00\t7.34\n"                                   \
    "2010101\t行政运行\t12.34\t5.00\t7.34\n第三部分 2023年度部门决算情况说明\n三、支出决算情况说明\n"  \
    "本年支出合计12.34万元，其中：基本支出5.00万元，占40.5%%；项目支出7.34万元，占59.5%%。\n"

/* The amounts of the notes have a unit, those of such a table have none: they are not compared. */
START_TEST(notes_are_not_compared_with_tables_that_do_not_say_their_unit)
{
    char text[2048];
    snprintf(text, sizeof text, NOTED, "金额单位：万元\n");
    juesuan_findings *findings = check_text(text, NULL);
    ck_assert_int_eq(state_of_rule(findings, "claim.amount"), JUESUAN_RULE_PASSED);
    ck_assert_uint_eq(count_of_rule(findings, "completeness.unit"), 0);
    juesuan_findings_free(findings);
    snprintf(text, sizeof text, NOTED, "");
    findings = check_text(text, NULL);
    ck_assert_int_eq(state_of_rule(findings, "claim.amount"), JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_uint_eq(count_of_rule(findings, "completeness.unit"), 1);
    ck_assert_uint_eq(juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR), 0);
    juesuan_findings_free(findings);
}
END_TEST

START_TEST(sections_of_the_notes)
{
    static const change changes[] = {
        {"与上年相比，收入总计减少181.51万元，下降3.26%，支出总计减少181.51万元，下降3.26%。主要原因是政策性经费减少。",
         "", "completeness.notes", "收入支出总体情况"},
        {"下降0.32%；财政拨款支出总计减少11.20万元，下降0.32%。主要原因是政策性经费减少。", "下降0.32%。",
         "completeness.notes", "变动原因"},
        {"政府采购授予中小企业合同金额0万元，占政府采购支出总额的0%"
         "。其中：授予小微企业合同金额0万元，占政府采购支出总额的0%。",
         "", "completeness.notes", "中小企业"},
        {"公用经费323.43万元，主要包括商品和服务支出322.93万元，资本性支出0.5万元。", "", "completeness.notes",
         "公用经费"},
        {"事业收入158.91万元，占比4.07%；\n\n", "", "completeness.named", "事业收入"},
        {"项目支出747.03万元，占比18.85%；\n\n", "", "completeness.named", "项目支出"},
        {"机要通信用车3辆、", "", "completeness.named", "机要通信用车"},
        {"公务接待费支出0.54万元，完成全年预算的100.00%，比上年度增加0.07万元，增长14.89%"
         "，主要原因是：用于接待业务工作上有关单位来客招待费用。",
         "", "completeness.sangong", "公务接待费"},
        {"公务用车运行维护费支出12.10万元，完成全年预算的100.00%，比上年度减少0.66万元，下降5.17%"
         "，主要原因是：加强内部管理，严格按规章制度执行；",
         "", "completeness.sangong", "公务用车运行维护费"},
        {"2023年度收入总计5,380.47万元，支出总计5,380.47万元。", "", "completeness.notes", "收支总计"},
        {"公共安全支出(类)2,812.68万元，占比81.55%；\n\n", "", "completeness.named", "公共安全支出"},
        {"2023年度一般公共预算财政拨款支出年初预算3,126.32万元，支出决算3,449.21万元，完成年初预算的110.33%。", "",
         "completeness.notes", "年初预算"},
        {"国有资本经营预算财政拨款支出决算情况说明\n\n本年度无此项支出。", "国有资本经营预算财政拨款支出决算情况说明",
         "completeness.notes", "没有内容"},
        {"截至2023年12月31日，本部门（单位）共有车辆15辆。", "", "completeness.notes", "车辆数"},
        {"其中：授予小微企业合同金额0万元，占政府采购支出总额的0%。", "", "completeness.notes", "小微企业"},
        {"3、公务用车运行维护费支出12."
         "10万元，使用财政拨款负担的公务用车保有量共12辆车，主要用于：公务用车的日常运行、保险、维修、检修、燃料费、过"
         "桥过路费等。",
         "", "completeness.counts", "保有量"},
        {"2023年度财政拨款基本支出2,702.18万元，其中：", "", "completeness.notes", "基本支出合计"},
        /* An explanation that speaks of last year is no comparison of the totals. */
        {"与上年相比，收入总计减少181.51万元，下降3.26%，支出总计减少181.51万元，下降3.26%。主要原因是政策性经费减少",
         "主要原因是政策性经费较上年减少", "completeness.notes", "与上年的比较"},
        {"1、因公出国（境）费支出0万元，出国团组共0个，0人次。主要用于：本单位无因公出国（境）支出。", "",
         "completeness.numbering", "没有1、"},
        {"（一）机关运行经费支出情况说明", "机关运行经费支出情况说明", "completeness.numbering", "没有(一)"},
        {"；单价100万元（含）以上设备", "；单价170万元（含）以上设备", "completeness.threshold", "170"},
        {"；单价100万元（含）以上设备", "；单位价值100万元（含）以上设备", "completeness.threshold", NULL},
        {"（三）国有资产占用", "（四）国有资产占用", "completeness.numbering", "没有(三)"},
        /* Items without money owe less, and a section that says so owes nothing. */
        {"上级补助收入0万元，占比0%；\n\n", "", "completeness.named", NULL},
        {"因公出国（境）费支出0万元，完成全年预算的0%，与上年相同，主要原因是：本单位无出国（境）支出；\n\n", "",
         "completeness.sangong", NULL},
    };
    check_changes(changes, COUNT(changes));
    juesuan_findings *findings = check_without("4、公务接待费支出0.54万元，共接待",
                                               "十、其他重要事项情况说明\n\n（一）");
    ck_assert_uint_ne(find_finding(findings, "completeness.counts", "公务接待费"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    findings = check_without("第四部分 名词解释\n\n", "第五部分 附件\n\n");
    ck_assert_uint_ne(find_finding(findings, "completeness.sections", "名词解释"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    findings = check_without("（二）政府采购情况说明", "（三）国有资产占用");
    ck_assert_uint_ne(find_finding(findings, "completeness.notes", "政府采购"), JUESUAN_NONE);
    juesuan_findings_free(findings);
}
END_TEST

/* What all items say but one. */
START_TEST(items_of_a_section_are_alike)
{
#define ITEM(name, budget, final, rate)                                                                        \
    "公共安全支出（类）司法（款）" name "（项）。主要用于日常工作。年初预算为" budget "万元，支出决算为" final \
    "万元，完成年初预算的" rate "%。决算数大于预算数的主要原因是任务增加。\n\n"
#define ITEMS(last)                                                                                                                       \
    "五、一般公共预算财政拨款支出决算情况说明\n\n（三）一般公共预算财政拨款支出决算具体情况\n\n" \
    "一般公共预算财政拨款支出年初预算为3126.32万元，支出决算为3449.21万元，完成年初预算的110.33%"      \
    "。主要原因是任务增加。\n\n" ITEM("行政运行", "600.00", "601.57", "100.26")                                                           \
        ITEM("一般行政管理事务", "480.00", "483.47", "100.72") ITEM("基层司法业务", "12.00", "12.35", "102.92") last
    static const struct {
        const char *notes;
        const char *part; /* of the finding; NULL for none */
    } notes[] = {
        {ITEMS(ITEM("普法宣传", "6.00", "6.48", "108.00")), NULL},
        {ITEMS("公共安全支出（类）司法（款）普法宣传（项）。年初预算为6.00万元，支出决算为6.48万元，完成年初预算的108."
               "00%。主要原因是任务增加。"),
         "用途"},
        {ITEMS("公共安全支出（类）司法（款）普法宣传（项）。主要用于日常工作。支出决算为6.48万元，完成预算的108.00%"
               "。主要原因是任务增加。"),
         "预算数"},
        {ITEMS("公共安全支出（类）司法（款）普法宣传（项）。主要用于日常工作。年初预算为6.00万元，支出决算为6."
               "48万元，完成年初预算的108.00%。"),
         "原因"},
        {ITEMS("公共安全支出（类）司法（款）普法宣传（项）。主要用于日常工作。年初预算为6.48万元，支出决算为6."
               "48万元，完成年初预算的100.00%，决算数与预算数持平。"),
         NULL},
    };
    for (size_t i = 0; i < COUNT(notes); i++) {
        char *text = shanxi_with_notes(notes[i].notes);
        juesuan_findings *findings = check_text(text, NULL);
        bool found = find_finding(findings, "completeness.alike", notes[i].part == NULL ? "" : notes[i].part) !=
                     JUESUAN_NONE;
        ck_assert_msg(found == (notes[i].part != NULL), "%zu", i);
        juesuan_findings_free(findings);
        free(text);
    }
}
END_TEST

START_TEST(purposes_fit_their_items)
{
#define USED(name, purpose)                                                                                                                                              \
    "五、一般公共预算财政拨款支出决算情况说明\n\n（三）一般公共预算财政拨款支出决算具体情况\n\n1、某类（类）某款（款" \
    "）" name "（项）。主要用于：" purpose "。年初预算为1.00万元。"
    static const struct {
        const char *notes;
        const char *part;
    } notes[] = {
        {USED("普法宣传", "普法资料印制等基本支出"), "只有项目支出"},
        {USED("普法宣传", "普法资料印制等项目支出"), NULL},
        {USED("住房公积金", "缴纳医疗保险费"), "另一科目"},
        {USED("住房公积金", "职工住房公积金"), NULL},
        {USED("事业单位医疗", "医疗等项目支出"), "只有基本支出"},
        {USED("死亡抚恤", "在职人员去世"), NULL},
        {USED("行政运行", "项目支出"), NULL}, /* two items have that name */
    };
    for (size_t i = 0; i < COUNT(notes); i++) {
        char *text = shanxi_with_notes(notes[i].notes);
        juesuan_findings *findings = check_text(text, NULL);
        bool found = find_finding(findings, "completeness.purpose", notes[i].part == NULL ? "" : notes[i].part) !=
                     JUESUAN_NONE;
        ck_assert_msg(found == (notes[i].part != NULL), "%s", notes[i].notes);
        juesuan_findings_free(findings);
        free(text);
    }
}
END_TEST

START_TEST(approval_tables_come_as_a_set)
{
    juesuan_findings *findings = check_without("收入决算批复表\n\n部门单位", "支出决算批复表\n\n部门单位");
    ck_assert_uint_ne(find_finding(findings, "completeness.approval", "收入决算表"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    findings = check_with("第五部分 附件", "第五部分 附件");
    ck_assert_int_eq(state_of_rule(findings, "completeness.approval"), JUESUAN_RULE_PASSED);
    juesuan_findings_free(findings);
    findings = check_without("第五部分 附件\n\n收入支出决算批复表", "阳泉市部门（单位）整体支出");
    ck_assert_int_eq(state_of_rule(findings, "completeness.approval"), JUESUAN_RULE_NOT_APPLICABLE);
    juesuan_findings_free(findings);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("completeness");
    CASE(suite, "tables", everything_is_there, a_missing_table_is_found_and_named,
         a_table_under_another_name_is_not_missing, an_excerpt_owes_nobody_the_rest, tables_in_another_order,
         depth_and_empty_tables, a_table_with_amounts_says_their_unit,
         notes_are_not_compared_with_tables_that_do_not_say_their_unit, a_table_has_the_title_that_the_contents_give_it,
         numbered_items_do_not_end_with_the_vehicles,
         state_capital_is_told_whole_and_by_item);
    CASE(suite, "text", without_text_nothing_about_the_text_is_passed, contents_and_body, a_heading_with_sangong_is_about_sangong,
         a_subject_parted_into_two_sections_is_told_by_both, sections_of_the_notes,
         items_of_a_section_are_alike, purposes_fit_their_items, approval_tables_come_as_a_set);
    return run_suite(suite);
}
