#include "support_findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

START_TEST(shanxi_has_what_a_reader_of_it_finds_and_nothing_else)
{
    static const struct {
        const char *rule;
        const char *part;
        size_t line;
        size_t count; /* of findings of the rule */
    } expected[] = {
        {"hygiene.placeholder", "0X万元", 615, 1}, {"hygiene.doubled", "接待接待", 591, 3}, {"hygiene.doubled", "相关相关", 615, 3},
        {"hygiene.doubled", "综合综合", 615, 3},   {"hygiene.full_stop", "支出减少", 597, 1}, {"hygiene.decimals", "3.5万元", 551, 3},
        {"hygiene.decimals", "110.6%", 551, 3},    {"hygiene.decimals", "0.5万元", 559, 3},
    };
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_text(text, NULL);
    size_t words = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        const char *group = juesuan_rule_group(juesuan_rule_find(juesuan_finding_rule(findings, i)));
        words += strcmp(group, "hygiene") == 0 || strcmp(group, "words") == 0 || strcmp(group, "completeness") == 0;
    }
    ck_assert_uint_eq(words, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        size_t at = find_finding(findings, expected[i].rule, expected[i].part);
        ck_assert_msg(at != JUESUAN_NONE, "%s %s", expected[i].rule, expected[i].part);
        ck_assert_uint_eq(juesuan_finding_line(findings, at), expected[i].line);
        ck_assert_uint_eq(count_of_rule(findings, expected[i].rule), expected[i].count);
    }
    size_t placeholder = find_finding(findings, "hygiene.placeholder", "0X万元");
    ck_assert_int_eq(juesuan_finding_severity(findings, placeholder), JUESUAN_SEVERITY_ERROR);
    ck_assert_str_eq(juesuan_finding_actual(findings, placeholder), "0X万元");
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

#define NOTE "2023年度支出合计3,963.84万元"

START_TEST(placeholders)
{
    static const change changes[] = {
        {NOTE, "2023年度支出合计XX万元", "hygiene.placeholder", "XX万元"},
        {NOTE, "2023年度支出合计ＸＸＸ万元", "hygiene.placeholder", "ＸＸＸ万元"},
        {NOTE, "2023年度支出合计 xx 万元", "hygiene.placeholder", "xx 万元"},
        {NOTE, "20XX年度支出合计3,963.84万元", "hygiene.placeholder", "20XX年度"},
        {NOTE, "2023年度支出合计××万元", "hygiene.placeholder", "××万元"},
        {NOTE, "2023年度支出合计___万元", "hygiene.placeholder", "___万元"},
        {NOTE, "2023年度支出合计〇〇万元", "hygiene.placeholder", "〇〇万元"},
        {NOTE, "2023年度支出合计……万元", "hygiene.placeholder", "…万元"},
        {NOTE, "2023年度支出合计为万元", "hygiene.placeholder", "为万元"},
        {"占比72.18%", "占%", "hygiene.placeholder", "占%"},
        {"本部门（单位）共有车辆15辆", "某某局共有车辆15辆", "hygiene.placeholder", "某某"},
        {NOTE, "二〇〇八年以来，2023年度支出合计3,963.84万元", "hygiene.placeholder", NULL},
        {NOTE, "引进X光机，2023年度支出合计3,963.84万元", "hygiene.placeholder", NULL},
        {NOTE, "面积3×4米，2023年度支出合计3,963.84万元", "hygiene.placeholder", NULL},
        {NOTE, "XML与MAXX系统，2023年度支出合计3,963.84万元", "hygiene.placeholder", NULL},
        {NOTE, "金额单位为万元。2023年度支出合计3,963.84万元", "hygiene.placeholder", NULL},
    };
    for (size_t i = 0; i < COUNT(changes); i++)
            check_changes(&changes[i], 1);
}
END_TEST

START_TEST(a_cell_that_was_not_filled_in)
{
    static const change changes[] = {
        {"公共安全支出\t3,327.31", "公共安全支出\tXX.XX", "hygiene.placeholder", "XX.XX"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(words_of_the_template)
{
    static const change changes[] = {
        {"下降3.26%，支出", "下降（增长）3.26%，支出", "hygiene.alternative", "下降（增长）"},
        {"收入总计减少181.51", "收入总计增加(减少)181.51", "hygiene.alternative", "增加(减少)"},
        {"收入总计减少181.51", "收入总计减少（含结转）181.51", "hygiene.alternative", NULL},
        {"共接待13批次，140人次。国内", "列明公务接待13批次，140人次。国内", "hygiene.instruction", "列明公务"},
        {"主要原因是政策性经费减少。", "主要原因是政策性经费减少（如持平作持平表述）。", "hygiene.instruction", "如持平作持平表述"},
        {"本部门（单位）共有车辆15辆", "阳泉市司法局部门（单位）共有车辆15辆", "hygiene.instruction", "部门（单位）"},
        {"本部门（单位）共有车辆15辆", "所属各部门（单位）共有车辆15辆", "hygiene.instruction", NULL},
        {"国内接待费0.54万元", "国内接待费0.54万（含外宾）", "hygiene.unit", "0.54万"},
        {"国内接待费0.54万元", "国内接待费0.54万\n元", "hygiene.unit", NULL},
        {"140人次。国内", "140人次，惠及3.5万人。国内", "hygiene.unit", NULL},
        {"完成年初预算的110.33%", "。完成年初预算的110.33%", "hygiene.sentence", "。完成年初预算"},
        {"与上年相比，收入", "较上一度，收入", "hygiene.typing", "上一度"},
        {"财政拨款收入3,449.21万元，占", "财政拔款收入3,449.21万元，占", "hygiene.typing", "财政拔款"},
        {"主要原因是政策性", "主要原因是历史上一度政策性", "hygiene.typing", NULL},
        {"主要原因是政策性", "主要原因是征收乡村士地，政策性", "hygiene.typing", "士地"},
        {"主要原因是政策性", "主要原因是提高博士地位，政策性", "hygiene.typing", NULL},
        {"主要原因是政策性", "主要原因是项目末安排，政策性", "hygiene.typing", "末安排"},
        {"主要原因是政策性", "主要原因是年末安排，政策性", "hygiene.typing", NULL},
        {"主要原因是政策性", "主要原因是的的政策性", "hygiene.typing", "的的"},
        {"主要原因是政策性", "主要原因是以节约为目的的政策性", "hygiene.typing", NULL},
        {"主要原因是政策性", "主要原因是的的确确政策性", "hygiene.typing", NULL},
        {"下降3.26%，支出", "下降3.26%，，支出", "hygiene.marks", "，，"},
        {"下降3.26%，支出", "下降3.26%。。。支出", "hygiene.marks", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(doubled_words)
{
    static const change changes[] = {
        {"主要原因是政策性经费减少", "主要主要原因是政策性经费减少", "hygiene.doubled", "主要主要"},
        {"主要原因是政策性经费减少", "主要原因是政策性政策性经费减少", "hygiene.doubled", "政策性政策性"},
        {"主要原因是政策性经费减少", "主要原因是离退休人员人员经费减少", "hygiene.doubled", NULL},
        {"主要原因是政策性经费减少", "主要原因是外事接待接待费减少", "hygiene.doubled", NULL},
        {"主要原因是政策性经费减少", "主要原因是方方面面、点点滴滴、一五一五的减少", "hygiene.doubled", NULL},
        {"主要原因是政策性经费减少", "主要原因是减少，减少", "hygiene.doubled", NULL},
        {"主要原因是政策性经费减少", "主要原因是减少 减少", "hygiene.doubled", NULL},
        {"主要原因是政策性经费减少", "主要原因是天天天天的减少", "hygiene.doubled", NULL},
        {"主要原因是政策性经费减少", "主要原因是2323的减少", "hygiene.doubled", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(brackets_quotes_and_ends)
{
    static const change changes[] = {
        {"一般公共服务支出(类)3.46万元", "一般公共服务支出(类3.46万元", "hygiene.brackets", "(类3"},
        {"一般公共服务支出(类)3.46万元", "一般公共服务支出类)3.46万元", "hygiene.brackets", "类)"},
        {"一般公共服务支出(类)3.46万元", "一般公共服务支出（类)3.46万元", "hygiene.brackets", NULL},
        {"1、因公出国（境）费支出0万元", "1)因公出国（境）费支出0万元", "hygiene.brackets", NULL},
        /* Over the break of a page. */
        {"推动\n\n人民参与", "推动（包括\n\n人民参与）", "hygiene.brackets", NULL},
        {"推动\n\n人民参与", "推动（包括。\n\n人民参与）", "hygiene.brackets", "（包括"},
        {"2023年度“三公”经费", "2023年度“三公经费", "hygiene.quotes", "“三公"},
        {"2023年度“三公”经费", "2023年度三公”经费", "hygiene.quotes", "三公”"},
        {"其他收入1.20万元，占比0.03%。", "其他收入1.20万元，占比0.03%；", "hygiene.ending", "0.03%；"},
        {"财政拨款收入3,449.21万元，占比88.40%；", "财政拨款收入3,449.21万元，占比88.40%，", "hygiene.ending", NULL},
        {"（七）承担市本级行政复议职责。", "（七）承担市本级行政复议职责，办理有关行政复议案件和应诉事项", "hygiene.full_stop", "应诉事项"},
        {"推动\n\n人民参与", "推动全市人民\n\n人民参与", "hygiene.full_stop", NULL},
        {"完成年初预算的110.33%", "完成年初预算的110.333%", "hygiene.decimals", "110.333%"},
        {"（七）承担市本级行政复议职责。\n\n（八）指导", "（七）承担市本级行政复议职责。（八）指导", "hygiene.enumeration", "（八）"},
        {"下降0.32%。主要原因是政策性经费减少。\n\n五、", "下降0.32%。主要原因：\n\n五、", "hygiene.reason", "主要原因："},
        {"下降0.32%。主要原因是政策性经费减少。\n\n五、", "下降0.32%。主要原因：\n\n政策性经费减少。\n\n五、", "hygiene.reason", "主要原因："},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(the_same_reason_three_times)
{
    char *text = read_file(SHANXI, NULL);
    const char *from = "主要原因是政策性经费减少。";
    const char *to = "主要原因是人员进出及退休变化，以及部分项目合同约定的支付进度后延，减少支付。";
    for (size_t places = 2; places <= 3; places++) {
        char *changed = calloc(1, strlen(text) + 1000);
        const char *at = text;
        for (size_t i = 0; i < places; i++) {
            const char *found = strstr(at, from);
            strncat(changed, at, (size_t)(found - at));
            strcat(changed, to);
            at = found + strlen(from);
        }
        strcat(changed, at);
        juesuan_findings *findings = check_text(changed, NULL);
        ck_assert_uint_eq(count_of_rule(findings, "hygiene.repeated_reason"), places == 3);
        juesuan_findings_free(findings);
        free(changed);
    }
    free(text);
}
END_TEST

START_TEST(years)
{
    static const change changes[] = {
        {"2023年度支出合计", "2022年度支出合计", "words.year", "2022"},
        {"较2022年决算减少4.34", "较2021年决算减少4.34", "words.year", "2021"},
        {"比2022年减少28.97", "比2023年减少28.97", "words.year", "2023"},
        {"比2022年减少28.97", "比2023年度预算减少28.97", "words.year", NULL},
        {"比2022年减少28.97", "比上年减少28.97万元，比2019年减少28.97", "words.year", NULL},
        {"截至2023年12月31日", "截至2022年12月31日", "words.year", "2022"},
        {"第二部分 2023年部门决算表\n", "第二部分 2024年部门决算表\n", "words.year", "2024"},
        {"2023年度部门决算公开", "2022年度部门决算公开", "words.year", "2022"},
        {"公开01表\n\n部门名称：阳泉市司法局\n\n2023年度", "公开01表\n\n部门名称：阳泉市司法局\n\n2022年度", "words.year", "income_expenditure"},
        {"2023年初预算安排", "2022年初预算安排", "words.year", "2022"},
        {"（2）2023年二级项目", "（2）2021年二级项目", "words.year", "2021"},
        {"主要原因是政策性经费减少", "主要原因是2019年机构改革，政策性经费减少", "words.year", NULL},
        {"主要原因是政策性经费减少", "主要原因是落实《2021年度绩效管理办法》，政策性经费减少", "words.year", NULL},
        {"主要原因是政策性经费减少", "主要原因是2021-2022年结转，政策性经费减少", "words.year", NULL},
        {"主要原因是政策性经费减少", "主要原因是2022年5月起调整，政策性经费减少", "words.year", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(names)
{
    static const change changes[] = {
        {"公开02\n表金额单位：万\n元\n\n部门名称：阳泉市司法局", "公开02\n表金额单位：万\n元\n\n部门名称：阳泉市司去局", "words.department", "阳泉市司去局"},
        {"第二部分 2023年部门决算表\n", "第二部分 阳泉郊区司法局2023年部门决算表\n", "words.department", "阳泉郊区司法局"},
        {"第二部分 2023年部门决算表\n", "第二部分 阳泉市司法局2023年部门决算表\n", "words.department", NULL},
        {"第二部分 2023年部门决算表\n", "第二部分 市司法局2023年部门决算表\n", "words.department", NULL},
        {"2023年度部门决算公开", "2023年度单位决算公开", "words.kind", "单位决算"},
        {"公务用车运行维护费支出12.10万元，完成", "公务用车运行费支出12.10万元，完成", "words.item_names", "用车运行费"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(one_department_name_with_either_link)
{
    char *text = read_file(SHANXI, NULL);
    size_t size = strlen(text);
    char *changed = calloc(1, size * 2);
    /* The whole report becomes one of another department, but for one place. */
    size_t count = 0;
    for (const char *at = text; *at != '\0';) {
        if (strncmp(at, "阳泉市司法局", strlen("阳泉市司法局")) == 0) {
            strcat(changed, count++ == 5 ? "阳泉市规划与自然资源局" : "阳泉市规划和自然资源局");
            at += strlen("阳泉市司法局");
        } else {
            strncat(changed, at++, 1);
        }
    }
    juesuan_findings *findings = check_text(changed, NULL);
    ck_assert_uint_eq(count_of_rule(findings, "words.department"), 1);
    size_t at = find_finding(findings, "words.department", "规划与自然资源局");
    ck_assert_str_eq(juesuan_finding_expected(findings, at), "阳泉市规划和自然资源局");
    juesuan_findings_free(findings);
    free(changed);
    free(text);
}
END_TEST

/* What the published PDFs have, where they are at hand. */
START_TEST(the_pdfs_have_their_defects)
{
    static const struct {
        const char *file;
        const char *rule;
        const char *part;
        size_t page;
    } expected[] = {
        {"putuo-caizhengju-2024", "hygiene.ending", "占0.21%；", 21},
        {"putuo-caizhengju-2024", "hygiene.ending", "占20.51%；", 21},
        {"putuo-caizhengju-2024", "hygiene.ending", "占15.16%；", 21},
        {"putuo-caizhengju-2024", "hygiene.decimals", "6.2万元", 21},
        {"putuo-caizhengju-2024", "hygiene.reason", "主要原因：", 21},
        {"putuo-caizhengju-2024", "hygiene.repeated_reason", "3次", 21},
        {"putuo-caizhengju-2024", "hygiene.enumeration", "（八）", 4},
        {"putuo-caizhengju-2024", "completeness.titles", "其他重要事项的情况说明", 23},
        {"putuo-caizhengju-2024", "completeness.rates", "完成预算", 22},
        {"putuo-caizhengju-2024", "words.item_names", "运行维护费", 23},
        {"putuo-guihuaju-2024", "words.department", "上海市规划和自然资源局", 7},
        {"putuo-guihuaju-2024", "words.department", "规划与自然资源局", 26},
        {"putuo-guihuaju-2024", "completeness.titles", "上海市规划和自然资源局", 7},
        {"putuo-guihuaju-2024", "completeness.titles", "其他重要事项的情况说明", 27},
        {"putuo-guihuaju-2024", "hygiene.typing", "上一度", 20},
        {"putuo-guihuaju-2024", "hygiene.typing", "士地", 5},
        {"putuo-guihuaju-2024", "hygiene.repeated_reason", "3次", 21},
        {"putuo-guihuaju-2024", "hygiene.alternative", "下降（增长）", 25},
        {"putuo-guihuaju-2024", "hygiene.instruction", "列明", 26},
        {"putuo-guihuaju-2024", "hygiene.instruction", "部门（单位）", 28},
        {"putuo-guihuaju-2024", "hygiene.unit", "0.39万", 26},
        {"putuo-guihuaju-2024", "hygiene.brackets", "（其中", 26},
        {"putuo-guihuaju-2024", "hygiene.sentence", "。完成年初预算", 22},
        {"putuo-guihuaju-2024", "hygiene.full_stop", "跟踪监督", 5},
    };
    for (size_t i = 0; i < COUNT(expected); i++) {
        char path[200];
        snprintf(path, sizeof path, "../shared/data/%s.pdf", expected[i].file);
        juesuan_report *report = NULL;
        if (juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK) {
            printf("skipped: %s\n", path);
            continue;
        }
        juesuan_findings *findings = NULL;
        ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
        size_t at = find_finding(findings, expected[i].rule, expected[i].part);
        ck_assert_msg(at != JUESUAN_NONE, "%s: %s %s", expected[i].file, expected[i].rule, expected[i].part);
        ck_assert_uint_eq(juesuan_finding_page(findings, at), expected[i].page);
        for (size_t k = 0; k < juesuan_findings_count(findings); k++) {
            const char *group = juesuan_rule_group(juesuan_rule_find(juesuan_finding_rule(findings, k)));
            int words = strcmp(group, "hygiene") == 0 || strcmp(group, "words") == 0 || strcmp(group, "completeness") == 0 ||
                        strcmp(group, "codes") == 0;
            ck_assert_msg(!words || juesuan_finding_severity(findings, k) != JUESUAN_SEVERITY_ERROR, "%s", juesuan_finding_message(findings, k));
        }
        juesuan_findings_free(findings);
        juesuan_report_free(report);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hygiene");
    CASE(suite, "left over", shanxi_has_what_a_reader_of_it_finds_and_nothing_else, placeholders, a_cell_that_was_not_filled_in,
         words_of_the_template, doubled_words);
    CASE(suite, "punctuation", brackets_quotes_and_ends, the_same_reason_three_times);
    CASE(suite, "words", years, names, one_department_name_with_either_link);
    CASE(suite, "published reports", the_pdfs_have_their_defects);
    return run_suite(suite);
}
