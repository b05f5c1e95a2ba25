#include "support_notes.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_claim_rule(const char *rule)
{
    return strncmp(rule, "claim.", strlen("claim.")) == 0;
}

/* ---- Real reports ---- */

typedef struct known {
    const char *rule;
    juesuan_severity severity;
    const char *part; /* of the message or the evidence */
} known;

/* Exactly these findings of the group, no other. */
static void check_known(const juesuan_findings *findings, const known *expected, size_t count)
{
    size_t claims = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        const char *rule = juesuan_finding_rule(findings, i);
        if (!is_claim_rule(rule))
            continue;
        claims++;
        size_t hits = 0;
        for (size_t k = 0; k < count; k++)
            hits += strcmp(rule, expected[k].rule) == 0 && juesuan_finding_severity(findings, i) == expected[k].severity &&
                    (strstr(juesuan_finding_message(findings, i), expected[k].part) != NULL ||
                     strstr(juesuan_finding_text(findings, i), expected[k].part) != NULL);
        ck_assert_msg(hits > 0, "not expected: %s %s", rule, juesuan_finding_message(findings, i));
    }
    for (size_t k = 0; k < count; k++)
        ck_assert_msg(find_finding(findings, expected[k].rule, expected[k].part) != JUESUAN_NONE, "not found: %s %s",
                      expected[k].rule, expected[k].part);
    ck_assert_uint_eq(claims, count);
}

#define ERROR JUESUAN_SEVERITY_ERROR
#define WARNING JUESUAN_SEVERITY_WARNING
#define ROUNDING JUESUAN_SEVERITY_ROUNDING

START_TEST(shanxi_has_one_contradiction_and_roundings)
{
    static const known expected[] = {
        {"claim.nothing", ERROR, "本部门无机关运行经费"}, {"claim.amount", ROUNDING, "3608.13"},
        {"claim.amount", ROUNDING, "1416.63"},            {"claim.sum", ROUNDING, "3901.71"},
        {"claim.sum", ROUNDING, "12.64"},                 {"claim.sum_change", ROUNDING, "-18.57"},
    };
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_text(text, NULL);
    check_known(findings, expected, COUNT(expected));
    size_t nothing = find_finding(findings, "claim.nothing", "本部门无");
    ck_assert_uint_eq(juesuan_finding_line(findings, nothing), 599);
    ck_assert_int_eq(state_of_rule(findings, "claim.share"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.change"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.completion"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.count"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.sum_count"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.grade"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.execution"), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of_rule(findings, "claim.bound"), JUESUAN_RULE_NOT_EVALUATED);
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

static juesuan_findings *check_file(const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "../shared/data/%s.pdf", name);
    juesuan_report *report = NULL;
    if (juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK) {
        printf("skipped: %s\n", path);
        return NULL;
    }
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    juesuan_report_free(report);
    return findings;
}

START_TEST(the_report_of_a_finance_bureau)
{
    static const known expected[] = {
        {"claim.amount", ERROR, "0.3万元"},
        {"claim.same", WARNING, "持平"},
        {"claim.share", ERROR, "71.73"},
        {"claim.sum_share", ERROR, "100.07"},
        {"claim.list", ERROR, "个人农业生产补贴"},
        {"claim.list", ERROR, "奖励金"},
        {"claim.sum", ROUNDING, "主要用于"},
        {"claim.sum", ROUNDING, "支出决算为2940.05万元"},
        {"claim.sum_budget", ROUNDING, "2993.93"},
        {"claim.sum", ROUNDING, "251.26"},
        {"claim.part", ROUNDING, "251.26"},
    };
    juesuan_findings *findings = check_file("putuo-caizhengju-2024");
    if (findings == NULL)
        return;
    size_t wrong = find_finding(findings, "claim.amount", "0.3万元");
    ck_assert_str_eq(juesuan_finding_expected(findings, wrong), "2961.68");
    ck_assert_uint_eq(juesuan_finding_page(findings, wrong), 21);
    ck_assert_str_eq(juesuan_finding_expected(findings, find_finding(findings, "claim.share", "71.73")), "71.65");
    (void)expected;
    ck_assert_uint_eq(count_of_rule(findings, "claim.sum"), 3);
    ck_assert_uint_eq(count_of_rule(findings, "claim.list"), 2);
    for (size_t i = 0; i < COUNT(expected); i++)
        if (strcmp(expected[i].part, "主要用于") != 0)
            ck_assert_msg(find_finding(findings, expected[i].rule, expected[i].part) != JUESUAN_NONE, "%s", expected[i].part);
    juesuan_findings_free(findings);
}
END_TEST

START_TEST(the_report_of_a_planning_bureau)
{
    static const known expected[] = {
        {"claim.share", WARNING, "99.86"},
        {"claim.percent_sign", WARNING, "13.95"},
        {"claim.amount", ROUNDING, "236.63"},
        {"claim.sum", ROUNDING, "9746.49"},
        {"claim.completion", WARNING, "95.45"},
        {"claim.path", ERROR, "机关事业单位退休人员活动费支出"},
        {"claim.path", ERROR, "其他国土资源事务支出"},
        {"claim.path", ERROR, "住房公积金"},
        {"claim.path", ERROR, "购房补贴"},
        {"claim.sum_budget", ROUNDING, "10210.33"},
        {"claim.amount", ERROR, "5364.75"},
        {"claim.amount", ERROR, "4884.09"},
        {"claim.list", ERROR, "“奖金”"},
        {"claim.list", ERROR, "“奖励金”"},
        {"claim.list", ERROR, "“其他对个人和家庭的补助支出”"},
        {"claim.list", ERROR, "“税金及附加费用”"},
        {"claim.sum", ROUNDING, "2319.22"},
    };
    juesuan_findings *findings = check_file("putuo-guihuaju-2024");
    if (findings == NULL)
        return;
    check_known(findings, expected, COUNT(expected));
    ck_assert_int_eq(state_of_rule(findings, "claim.running"), JUESUAN_RULE_NOT_EVALUATED);
    juesuan_findings_free(findings);
}
END_TEST

START_TEST(the_template_claims_nothing)
{
    juesuan_findings *findings = check_file("shanghai-template-2024");
    if (findings == NULL)
        return;
    check_known(findings, NULL, 0);
    juesuan_findings_free(findings);
}
END_TEST

/* What was counted by hand in the published reports: so many errors and roundings, and no more. */
START_TEST(published_reports_have_the_errors_that_were_counted)
{
    static const struct {
        const char *name;
        size_t errors;
        size_t roundings;
        size_t last_digit; /* truncated percentages, which are warnings */
    } reports[] = {{"putuo-caizhengju-2024", 5, 15, 0}, {"putuo-guihuaju-2024", 10, 15, 2}};
    for (size_t i = 0; i < COUNT(reports); i++) {
        juesuan_findings *findings = check_file(reports[i].name);
        if (findings == NULL)
            continue;
        size_t last_digit = 0;
        for (size_t k = 0; k < juesuan_findings_count(findings); k++)
            last_digit += strstr(juesuan_finding_message(findings, k), "末位差1") != NULL;
        ck_assert_uint_eq(juesuan_findings_count_of(findings, ERROR), reports[i].errors);
        ck_assert_uint_eq(juesuan_findings_count_of(findings, ROUNDING), reports[i].roundings);
        ck_assert_uint_eq(last_digit, reports[i].last_digit);
        juesuan_findings_free(findings);
    }
}
END_TEST

/* It is full of XX: that is all that is wrong with it. */
START_TEST(the_template_has_placeholders_and_empty_tables)
{
    juesuan_findings *findings = check_file("shanghai-template-2024");
    if (findings == NULL)
        return;
    ck_assert_uint_gt(count_of_rule(findings, "hygiene.placeholder"), 0);
    ck_assert_uint_gt(count_of_rule(findings, "completeness.empty_table"), 0);
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        ck_assert_msg(juesuan_finding_severity(findings, i) != ERROR ||
                          strcmp(juesuan_finding_rule(findings, i), "hygiene.placeholder") == 0,
                      "%s", juesuan_finding_message(findings, i));
    juesuan_findings_free(findings);
}
END_TEST

/* ---- Each rule ---- */

START_TEST(amounts_and_counts)
{
    static const change changes[] = {
        {"收入总计5,380.47万元，支出", "收入总计5,330.47万元，支出", "claim.amount", "5330.47"},
        {"收入总计5,380.47万元，支出", "收入总计53,804,700元，支出", "claim.amount", NULL},
        {"收入总计5,380.47万元，支出", "收入总计0.54亿元，支出", "claim.amount", NULL},
        {"收入总计5,380.47万元，支出", "收入总计0.53亿元，支出", "claim.amount", "0.53"},
        {"收入总计5,380.47万元，支出", "收入总计5,380.48万元，支出", "claim.amount", "5380.48"},
        {"商品和服务支出322.93万元", "商品和服务支出332.93万元", "claim.amount", "332.93"},
        {"公共安全支出(类)2,812.68万元", "公共安全支出(类)2,821.68万元", "claim.amount", "2821.68"},
        {"因公出国（境）费支出0万元，完成", "因公出国（境）费支出3万元，完成", "claim.amount", "3万元"},
        {"共有车辆15辆", "共有车辆16辆", "claim.count", "16"},
        {"机要通信用车3辆", "机要通信用车2辆", "claim.count", "2"},
        {"机关运行经费支出323.43万元", "机关运行经费支出333.43万元", "claim.amount", "333.43"},
        {"支出合计	3963.84", "支出合计	3936.84", "claim.amount", "3936.84"},
        {"公共财政拨款	3608.13", "公共财政拨款	3449.21", "claim.amount", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(percentages)
{
    static const change changes[] = {
        {"占比88.40%", "占比88.41%", "claim.share", "88.41"},
        {"占比88.40%", "占比84.80%", "claim.share", "84.80"},
        {"占本年支出合计的87.02%", "占收入合计的88.40%", "claim.share", NULL},
        {"占本年支出合计的87.02%", "占本年支出合计的78.02%", "claim.share", "78.02"},
        {"下降59.47%", "下降95.47%", "claim.change", "95.47"},
        {"下降59.47%", "增长59.47%", "claim.direction", "相反"},
        {"增长14.89%", "增长14.89", "claim.percent_sign", "14.89"},
        {"完成年初预算的110.33%", "完成年初预算的111.33%", "claim.completion", "111.33"},
        {"完成全年预算的0%，与", "完成全年预算的7%，与", "claim.base", "预算数为0"},
        {"比上年度增加0.07万元，增长14.89%", "比上年度增加0.54万元，增长25.00%", "claim.base", "上年数为0"},
        {"比上年度增加0.07万元，增长14.89%", "比上年度增加0.54万元，增长100%", "claim.base", NULL},
        {"比上年度增加0.07万元", "比上年度增加7.07万元", "claim.change", "7.07"},
        {"预算执行率为:74%", "预算执行率为:84%", "claim.execution", "84"},
        {"支出总计减少181.51万元", "支出总计减少181.55万元", "claim.balance", "181.55"},
        {"与上年相同", "与上年相同，比上年增加1.00万元", "claim.same", "1.00"},
        {"减少18.56万元，下降59.47%", "减少18.56万元，下降59.47%，比年初预算增加2.00万元", "claim.change", "2.00"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(sums)
{
    static const change changes[] = {
        {"基本支出2,861.09万元，占比", "基本支出2,816.09万元，占比", "claim.sum", "3918.84"},
        {"年初预算2581.61万元", "年初预算2851.61万元", "claim.sum_budget", "3396.32"},
        {"占比81.55%", "占比18.55%", "claim.sum_share", "37"},
        {"较2022年决算减少4.34万元", "较2022年决算减少3.44万元", "claim.sum_change", "-10.3"},
        {"21个项目自评等级为“优”", "12个项目自评等级为“优”", "claim.sum_count", "14"},
        {"执法执勤用车6辆", "执法执勤用车9辆", "claim.sum_count", "18"},
        {"国内接待费0.54万元，共接待13批次，140人次", "国内接待费0.54万元，共接待12批次，140人次", "claim.sum_count", "12"},
        {"政府采购服务支出174.34万元", "政府采购服务支出714.34万元", "claim.sum", "728.31"},
        {"授予中小企业合同金额0万元", "授予中小企业合同金额190.00万元", "claim.part", "190.00"},
        {"\n88\n", "\n98\n", "claim.sum_count", "98"},
        {"上级补助收入0万元，占比0%；", "", "claim.left_out", "上级补助收入"},
        {"因公出国（境）费支出0万元，完成全年预算的0%，与上年相同，主要原因是：本单位无出国（境）支出；", "", "claim.left_out", "因公出国"},
        {"政府性基金预算项目支出0万元", "政府性基金预算项目支出1万元", "claim.sum", "547.38"},
        {"其他收入\t293.59", "其他收入	239.59", "claim.sum", "5326.47"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(words_beside_figures)
{
    static const change changes[] = {
        {"本年度无此项收支。", "本年度没有此项收支。", "claim.nothing", NULL},
        {"本年度无此项收支。", "本部门2023年度无“三公”经费财政拨款支出。", "claim.nothing", "三公"},
        {"本部门无机关运行经费。", "", "claim.nothing", NULL},
        {"自评良好", "自评优秀", "claim.grade", "优"},
        {"出国团组共0个", "出国团组共1个", "claim.matching", "1个"},
        {"保有量共12辆", "保有量共21辆", "claim.matching", "21"},
        {"共接待13批次，140人次。国内", "共接待13批次，4人次。国内", "claim.matching", "4人次"},
        {"公务接待费支出0.54万元，共", "公务接待费支出0.54万元。决算数大于预算数。共", "claim.compare", "等于"},
        {"完成全年预算的100.00%，比上年度减少0.66", "决算数小于预算数，比上年度减少0.66", "claim.compare", "等于"},
        {"完成全年预算的100.00%，比上年度减少0.66", "决算数与预算数持平，比上年度减少0.66", "claim.compare", NULL},
        {"公共安全支出(类)2,812.68", "公共安全（类）支出2,812.68", "claim.path", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

/* Notes of one section behind the tables: a finding of the rule with that part, or none. */
typedef struct noted {
    const char *notes;
    const char *rule;
    const char *part;
} noted;

START_TEST(notes_of_other_regions)
{
#define GENERAL "五、一般公共预算财政拨款支出决算情况说明\n\n"
#define BASIC "六、一般公共预算财政拨款基本支出决算情况说明\n\n"
#define ITEMS                                                                                                      \
    "基本工资、津贴补贴、奖金、绩效工资、机关事业单位基本养老保险缴费、职业年金缴费、职工基本医疗保险缴费、其他社会保障缴费、" \
    "住房公积金、其他工资福利支出、退休费、抚恤金、生活补助、奖励金"
    static const noted notes[] = {
        {BASIC "人员经费2378.75万元，主要包括：" ITEMS "、其他对个人和家庭的补助。", "claim.list", NULL},
        {BASIC "人员经费2378.75万元，主要包括：" ITEMS "、其他对个人和家庭的补助支出。", "claim.list", NULL},
        {BASIC "人员经费2378.75万元，主要包括：" ITEMS "。", "claim.list", "30399"},
        {BASIC "人员经费2378.75万元，主要包括：" ITEMS "等。", "claim.list", NULL},
        {BASIC "人员经费2378.75万元，主要包括：" ITEMS "、其他对个人和家庭的补助、离休费。", "claim.list", "离休费"},
        {BASIC "人员经费2378.75万元，主要包括：工资福利支出、对个人和家庭的补助。", "claim.list", NULL},
        {BASIC "人员经费2378.75万元，主要包括：" ITEMS "、其他对个人和家庭的补助、飞行津贴。", "claim.list", "飞行津贴"},
        {GENERAL "1、公共安全支出（类）司法（款）行政运行（项）。年初预算为600.00万元，支出决算为601.57万元。决算数大于预算数的主要原因：人员增加。",
         "claim.path", NULL},
        {GENERAL "1、公共安全支出（类）司法（款）行政运行（项）。年初预算为600.00万元，支出决算为601.57万元。决算数小于预算数的主要原因：人员增加。",
         "claim.compare", "大于"},
        {GENERAL "1、公共安全支出（类）公安（款）行政运行（项）。年初预算为600.00万元，支出决算为601.57万元。", "claim.path", "公安"},
        {GENERAL "1、公共安全支出（类）司法（款）基础司法业务（项）。年初预算为12.00万元，支出决算为12.35万元。", "claim.path", "基层司法业务"},
        {GENERAL "1、公共安全支出（类）司法（款）行政运行（项）。年初预算为600.00万元，支出决算为610.57万元，完成年初预算的101.76%。",
         "claim.amount", "610.57"},
        {"四、财政拨款收入支出决算总体情况说明\n\n财政拨款收入支出总计3449.21万元，与上年相比持平。主要原因：人员经费减少。", "claim.same", "减少"},
        {"四、财政拨款收入支出决算总体情况说明\n\n财政拨款收入支出总计3449.21万元，与上年相比持平。主要原因：增加与减少相抵。", "claim.same", NULL},
        {"九、“三公”经费支出决算情况说明\n\n公务接待费支出0.54万元，与年初预算数持平；共接待13批次。国内公务接待13批次。公务接待12批次。", "claim.repeated",
         "12"},
        {"一、收入支出决算总体情况说明\n\n收入总计5380.47万元，比上年增加100.00万元，增长1.89%。主要原因是基本支出减少900.00万元，下降50%。",
         "claim.change", NULL},
    };
    for (size_t i = 0; i < COUNT(notes); i++) {
        char *text = shanxi_with_notes(notes[i].notes);
        juesuan_findings *findings = check_text(text, NULL);
        bool found = find_finding(findings, notes[i].rule, notes[i].part == NULL ? "" : notes[i].part) != JUESUAN_NONE;
        ck_assert_msg(found == (notes[i].part != NULL), "%s: %s %s", notes[i].notes, notes[i].rule, notes[i].part == NULL ? "" : notes[i].part);
        juesuan_findings_free(findings);
        free(text);
    }
}
END_TEST

/* An amount of one budget says nothing about the same subject of all expenditure. */
START_TEST(without_the_table_of_the_ground_a_wider_one_is_no_stand_in)
{
    char *text = shanxi_with_notes(GENERAL "公共安全支出100.00万元，占4.00%。");
    char *start = strstr(text, "一般公共预算财政拨款支出决算表\n\n公开05");
    char *end = strstr(text, "一般公共预算财政拨款基本支出决算明细表\n\n公开06");
    ck_assert(start != NULL && end != NULL);
    juesuan_findings *findings = check_text(text, NULL);
    ck_assert_uint_ne(find_finding(findings, "claim.amount", "100.00"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    memmove(start, end, strlen(end) + 1);
    findings = check_text(text, NULL);
    ck_assert_uint_eq(find_finding(findings, "claim.amount", "100.00"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

/* Three further families of sentences, written for the tables of the Shanxi report: what is right is found right. */
START_TEST(other_families_of_sentences)
{
    static const struct {
        const char *file;
        size_t amounts; /* of the money figures, at least so many are bound */
        size_t warnings;
    } families[] = {{"tests/data/notes-a.txt", 75, 2}, {"tests/data/notes-b.txt", 70, 0}, {"tests/data/notes-c.txt", 70, 0}};
    for (size_t i = 0; i < COUNT(families); i++) {
        char *notes = read_file(families[i].file, NULL);
        char *text = shanxi_with_notes(notes);
        juesuan_report *report = parse_text(text);
        ck_assert_ptr_nonnull(report);
        size_t bound = 0;
        for (size_t k = 0; k < juesuan_report_claim_count(report); k++)
            bound += *juesuan_claim_table(report, k) != '\0';
        ck_assert_msg(bound >= families[i].amounts, "%s: %zu bound", families[i].file, bound);
        juesuan_findings *findings = check_text(text, NULL);
        size_t warnings = 0;
        for (size_t k = 0; k < juesuan_findings_count(findings); k++) {
            if (!is_claim_rule(juesuan_finding_rule(findings, k)))
                continue;
            ck_assert_msg(juesuan_finding_severity(findings, k) != ERROR, "%s: %s", families[i].file, juesuan_finding_message(findings, k));
            warnings += juesuan_finding_severity(findings, k) == WARNING;
        }
        ck_assert_uint_eq(warnings, families[i].warnings);
        juesuan_findings_free(findings);
        juesuan_report_free(report);
        free(text);
        free(notes);
    }
}
END_TEST

/* ---- As a whole ---- */

START_TEST(rules_can_be_switched_off)
{
    char *text = shanxi_with("收入总计5,380.47万元，支出", "收入总计9,999.47万元，支出");
    for (size_t rule = 0; rule < juesuan_rule_count(); rule++) {
        if (!is_claim_rule(juesuan_rule_id(rule)))
            continue;
        ck_assert_str_eq(juesuan_rule_group(rule), "claim");
        ck_assert_str_ne(juesuan_rule_title(rule, JUESUAN_LANGUAGE_ENGLISH), "");
        ck_assert_str_ne(juesuan_rule_example(rule), "");
        juesuan_options *options = juesuan_options_new();
        ck_assert_int_eq(juesuan_options_set_severity(options, juesuan_rule_id(rule), JUESUAN_SEVERITY_OFF), JUESUAN_OK);
        juesuan_findings *findings = check_text(text, options);
        ck_assert_uint_eq(count_of_rule(findings, juesuan_rule_id(rule)), 0);
        juesuan_findings_free(findings);
        juesuan_options_free(options);
    }
    free(text);
}
END_TEST

START_TEST(messages_come_in_english)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    char *text = shanxi_with("收入总计5,380.47万元，支出", "收入总计9,999.47万元，支出");
    juesuan_findings *findings = check_text(text, options);
    size_t at = find_finding(findings, "claim.amount", "9999.47");
    ck_assert_uint_ne(at, JUESUAN_NONE);
    ck_assert_ptr_nonnull(strstr(juesuan_finding_message(findings, at), "the notes say"));
    ck_assert_str_eq(juesuan_finding_difference(findings, at), "4619.00");
    juesuan_findings_free(findings);
    juesuan_options_free(options);
    free(text);
}
END_TEST

/* A report as JSON, with its notes, is checked as the text is. */
START_TEST(json_says_the_same)
{
    juesuan_report *report = read_shanxi();
    juesuan_buffer *json = NULL;
    ck_assert_int_eq(juesuan_report_write(&json, report, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_OK);
    juesuan_report *again = NULL;
    ck_assert_int_eq(juesuan_report_parse(&again, juesuan_buffer_data(json), juesuan_buffer_size(json), JUESUAN_FORMAT_JSON, NULL, NULL),
                     JUESUAN_OK);
    juesuan_findings *a = NULL;
    juesuan_findings *b = NULL;
    ck_assert_int_eq(juesuan_report_check(&a, report, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_report_check(&b, again, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_claim_count(again), juesuan_report_claim_count(report));
    ck_assert_uint_eq(juesuan_findings_count(a), juesuan_findings_count(b));
    for (size_t i = 0; i < juesuan_findings_count(a); i++)
        ck_assert_str_eq(juesuan_finding_message(a, i), juesuan_finding_message(b, i));
    juesuan_findings_free(a);
    juesuan_findings_free(b);
    juesuan_buffer_free(json);
    juesuan_report_free(again);
    juesuan_report_free(report);
}
END_TEST

/* Another program may give claims without the notes: each is held against its cell. */
START_TEST(claims_come_without_their_notes)
{
    static const char json[] =
        "{\"schema\": \"juesuan.report/1\", \"department\": \"某局\", \"year\": 2023, \"kind\": \"final\", \"tables\": [{\"id\": "
        "\"expenditure\", \"set\": \"publication\", \"title\": \"支出决算表\", \"form\": \"\", \"unit\": \"万元\", \"page\": null, "
        "\"line\": 1, \"columns\": [\"total\", \"basic\", \"project\"], \"headers\": [\"本年支出合计\", \"基本支出\", \"项目支出\"], "
        "\"rows\": [{\"code\": \"\", \"name\": \"合计\", \"line_no\": null, \"values\": [\"3.00\", \"2.00\", \"1.00\"]}, "
        "{\"code\": \"201\", \"name\": \"一般公共服务支出\", \"line_no\": null, \"values\": [\"3.00\", \"2.00\", \"1.00\"]}]}], "
        "\"claims\": [{\"section\": \"三\", \"measure\": \"amount\", \"subject\": \"基本支出\", \"table\": \"expenditure\", \"code\": "
        "null, \"column\": \"basic\", \"value\": \"2.50\", \"unit\": \"万元\", \"line\": 9, \"page\": null}, {\"section\": \"三\", "
        "\"measure\": \"share\", \"subject\": \"项目支出\", \"table\": \"expenditure\", \"code\": null, \"column\": \"project\", "
        "\"value\": \"33.33\", \"unit\": \"%\", \"line\": 9, \"page\": null}]}";
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_parse(&report, json, strlen(json), JUESUAN_FORMAT_JSON, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_claim_count(report), 2);
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_ne(find_finding(findings, "claim.amount", "2.50"), JUESUAN_NONE);
    ck_assert_int_eq(state_of_rule(findings, "claim.share"), JUESUAN_RULE_PASSED);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

/* ---- Changed digits ---- */

static bool is_date(const char *behind)
{
    static const char *const units[] = {"年", "月", "日", "、", "）", "X", "万元（含）", "项"};
    for (size_t i = 0; i < COUNT(units); i++)
        if (strncmp(behind, units[i], strlen(units[i])) == 0)
            return true;
    return false;
}

static bool is_new(const juesuan_findings *before, const juesuan_findings *after)
{
    for (size_t i = 0; i < juesuan_findings_count(after); i++) {
        bool old = false;
        for (size_t k = 0; k < juesuan_findings_count(before) && !old; k++)
            old = strcmp(juesuan_finding_message(before, k), juesuan_finding_message(after, i)) == 0;
        if (!old)
            return true;
    }
    return false;
}

START_TEST(a_changed_digit_of_the_notes_is_found)
{
    char *text = read_file(SHANXI, NULL);
    char *start = strstr(text, "2023年度收入总计");
    char *end = strstr(start, "第四部分 名词解释");
    juesuan_findings *before = check_text(text, NULL);
    size_t tried = 0;
    size_t found = 0;
    size_t turn = 0;
    for (char *at = start; at < end;) {
        size_t size = strspn(at, "0123456789.,");
        if (size == 0 || is_date(at + size)) {
            at += size == 0 ? 1 : size;
            continue;
        }
        char *digit = at + turn++ % size;
        char old = *digit;
        if (old >= '0' && old <= '9') {
            *digit = (char)('0' + (old - '0' + 1 + (int)(turn % 9)) % 10);
            juesuan_findings *after = check_text(text, NULL);
            tried++;
            found += is_new(before, after);
            juesuan_findings_free(after);
            *digit = old;
        }
        at += size;
    }
    printf("changed digits of the notes: %zu of %zu found\n", found, tried);
    ck_assert_uint_ge(found * 100, tried * 96);
    juesuan_findings_free(before);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("claims");
    CASE(suite, "real reports", shanxi_has_one_contradiction_and_roundings, the_report_of_a_finance_bureau,
         the_report_of_a_planning_bureau, the_template_claims_nothing, published_reports_have_the_errors_that_were_counted,
         the_template_has_placeholders_and_empty_tables);
    CASE(suite, "rules", amounts_and_counts, percentages, sums, words_beside_figures, notes_of_other_regions,
         other_families_of_sentences, without_the_table_of_the_ground_a_wider_one_is_no_stand_in);
    CASE(suite, "as a whole", rules_can_be_switched_off, messages_come_in_english, json_says_the_same,
         claims_come_without_their_notes);
    CASE(suite, "changed digits", a_changed_digit_of_the_notes_is_found);
    return run_suite(suite);
}
