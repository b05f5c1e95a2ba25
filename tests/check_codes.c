#include "support_findings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

START_TEST(codes_of_shanxi)
{
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_text(text, NULL);
    static const struct {
        const char *rule;
        const char *part;
        size_t line;
    } expected[] = {
        {"codes.line_numbers", "从15到17", 483}, {"codes.duplicate", "2080808", 882},    {"codes.parent", "21099", 914},
        {"codes.approval", "基础司法业务", 706},  {"codes.approval", "审判司法业务", 763}, {"codes.approval", "离退休事务", 869},
        {"codes.approval", "20102 ", 863},        {"codes.approval", "2010299", 864},      {"codes.approval", "2040606", 870},
        {"codes.approval", "2040680", 873},       {"codes.approval", "20808 行政", 880},
    };
    for (size_t i = 0; i < COUNT(expected); i++) {
        size_t at = find_finding(findings, expected[i].rule, expected[i].part);
        ck_assert_msg(at != JUESUAN_NONE, "%s %s", expected[i].rule, expected[i].part);
        ck_assert_uint_eq(juesuan_finding_line(findings, at), expected[i].line);
    }
    /* The publication set has nothing but the line number. */
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        if (strcmp(juesuan_rule_group(juesuan_rule_find(juesuan_finding_rule(findings, i))), "codes") == 0 &&
            strcmp(juesuan_finding_set(findings, i), "publication") == 0)
            ck_assert_str_eq(juesuan_finding_rule(findings, i), "codes.line_numbers");
    ck_assert_uint_eq(count_of_rule(findings, "codes.duplicate"), 2);
    ck_assert_uint_eq(count_of_rule(findings, "codes.parent"), 1);
    ck_assert_uint_eq(count_of_rule(findings, "codes.name"), 0);
    ck_assert_uint_eq(count_of_rule(findings, "codes.book"), 0);
    size_t at = find_finding(findings, "codes.approval", "20102 ");
    ck_assert_str_eq(juesuan_finding_expected(findings, at), "20132");
    ck_assert_str_eq(juesuan_finding_set(findings, at), "approval");
    ck_assert_int_eq(juesuan_finding_severity(findings, at), JUESUAN_SEVERITY_ERROR);
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

START_TEST(one_code_or_name_changed)
{
    static const change changes[] = {
        {"20406\t司法\t1,687.73", "20407\t司法\t1,687.73", "codes.parent", "2040601"},
        {"2040602\t一般行政管理事务\t483.47\t483.47\t", "2040601\t一般行政管理事务\t483.47\t483.47\t", "codes.duplicate", "2040601"},
        {"2040604\t基层司法业务\t12.35\t\t12.35\t", "2040604\t审判司法业务\t12.35\t\t12.35\t", "codes.name", "审判司法业务"},
        {"2210201\t住房公积金\t200.15\t200.15\t\t\t\t\t\n\n注：本表反映部门本年度取得", "2210201\t住房基金\t200.15\t200.15\t\t\t\t\t\n\n注：本表反映部门本年度取得",
         "codes.name", "住房基金"},
        {"八、社会保障和就业支出\t39", "八、社会保障与就业支出\t39", "codes.name", NULL},
        {"货物\t2\t5.22", "货物\t3\t5.22", "codes.line_numbers", "从1到3"},
        {"四、公共安全支出\t35", "四、公共安全支出\t36", "codes.line_numbers", "从34到36"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

START_TEST(the_approval_tables_may_leave_rows_out)
{
    static const change changes[] = {
        /* Approval table 2 begins at 财决批复02表; 普法宣传 is dropped there, and only there. */
        {"2040604\t基础司法业务\t12.35\t12.35\t\t\t\t\t\n2040605\t普法宣传\t6.48\t6.48\t\t\t\t\t\n", "2040604\t基础司法业务\t12.35\t12.35\t\t\t\t\t\n",
         "codes.approval", NULL},
        {"2040604\t基础司法业务\t12.35\t12.35", "2040609\t法制建设\t1.00\t1.00\t\t\t\t\t\n2040604\t基础司法业务\t12.35\t12.35", "codes.approval", "法制建设"},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

/* A name under its parent has one code: the tables agree with each other and with the book. */
START_TEST(one_code_for_a_name)
{
    static const change changes[] = {
        {"2080506	机关事业单位职业年金缴费支出	145.60	145.60					\n20808	抚恤	25.98	25.98					",
         "2080566	机关事业单位职业年金缴费支出	145.60	145.60					\n20808	抚恤	25.98	25.98					", "codes.same", "2080566"},
        {"30101	基本工资	465.55", "30100	基本工资	465.55", "codes.book", "30100"},
        /* What the book does not know by name is no finding. */
        {"31021	文物和陈列品购置", "31029	文物和展品购置", "codes.same", NULL},
    };
    check_changes(changes, COUNT(changes));
}
END_TEST

/* A book of the user is looked into first, and only for the year of the report. */
START_TEST(names_against_a_book)
{
    static const struct {
        const char *book;
        size_t findings;
    } books[] = {
        {"代码,名称\n2040604,基层司法工作\n", 1},
        {"2040604,基层司法工作,2024,\n", 0},
        {"2040604,基层司法工作,2015,2022\n2040604,基层司法业务,2023,\n", 0},
        {"2040604,基层司法工作,2023,2023\n2210201,住房公积金\n20406,司 法\n", 1},
        {"2999999,不在报告中\n", 0},
    };
    char *text = read_file(SHANXI, NULL);
    for (size_t i = 0; i < COUNT(books); i++) {
        juesuan_codebook *book = NULL;
        ck_assert_int_eq(juesuan_codebook_parse(&book, books[i].book, strlen(books[i].book), NULL, NULL), JUESUAN_OK);
        juesuan_options *options = juesuan_options_new();
        juesuan_options_set_codebook(options, book);
        juesuan_findings *findings = check_text(text, options);
        ck_assert_msg(count_of_rule(findings, "codes.book") == books[i].findings, "%s", books[i].book);
        juesuan_findings_free(findings);
        juesuan_options_free(options);
        juesuan_codebook_free(book);
    }
    free(text);
}
END_TEST

/* ---- Two years ---- */

static char *replace_all(const char *text, const char *from, const char *to)
{
    char *changed = calloc(2, strlen(text) + 1);
    char *end = changed;
    while (*text != '\0') {
        bool found = strncmp(text, from, strlen(from)) == 0;
        const char *next = found ? to : text;
        size_t size = found ? strlen(to) : 1;
        memcpy(end, next, size);
        end += size;
        text += found ? strlen(from) : 1;
    }
    return changed;
}

static juesuan_findings *check_against(const char *text, const char *previous_text)
{
    juesuan_report *previous = parse_text(previous_text);
    ck_assert_ptr_nonnull(previous);
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_previous(options, previous);
    juesuan_findings *findings = check_text(text, options);
    juesuan_options_free(options);
    juesuan_report_free(previous);
    return findings;
}

START_TEST(this_year_against_last_year)
{
    char *text = read_file(SHANXI, NULL);
    char *last_year = replace_all(text, "2023年", "2022年");
    char *renamed = replace_all(last_year, "普法宣传", "法治宣传");
    juesuan_findings *findings = check_against(text, renamed);
    size_t implied = find_finding(findings, "years.implied", "收入总计减少181.51万元");
    ck_assert_uint_ne(implied, JUESUAN_NONE);
    ck_assert_str_eq(juesuan_finding_actual(findings, implied), "5561.98");
    ck_assert_str_eq(juesuan_finding_expected(findings, implied), "5380.47");
    ck_assert_uint_eq(juesuan_finding_line(findings, implied), 491);
    size_t carried = find_finding(findings, "years.carried", "年初结转和结余");
    ck_assert_str_eq(juesuan_finding_actual(findings, carried), "1478.75");
    ck_assert_str_eq(juesuan_finding_expected(findings, carried), "1416.62");
    /* The built-in book knows the name of the year: the code was renamed, not misprinted. */
    ck_assert_uint_eq(count_of_rule(findings, "years.names"), 0);
    juesuan_findings_free(findings);
    char *misprinted = replace_all(text, "普法宣传", "普法直传");
    findings = check_against(misprinted, last_year);
    ck_assert_uint_ne(find_finding(findings, "years.names", "2040605"), JUESUAN_NONE);
    juesuan_findings_free(findings);
    free(misprinted);
    free(renamed);
    free(last_year);
    free(text);
}
END_TEST

START_TEST(what_last_year_really_was_fits)
{
    char *text = read_file(SHANXI, NULL);
    char *years = replace_all(text, "2023年", "2022年");
    char *totals = replace_all(years, "总计\t31\t5,380.47\t总计\t62\t5,380.47", "总计\t31\t5,561.98\t总计\t62\t5,561.98");
    char *closing = replace_all(totals, "年末结转和结余\t60\t1,416.62", "年末结转和结余\t60\t1,478.75");
    juesuan_findings *findings = check_against(text, closing);
    ck_assert_uint_eq(find_finding(findings, "years.implied", "收入总计减少181.51万元"), JUESUAN_NONE);
    ck_assert_int_eq(state_of_rule(findings, "years.carried"), JUESUAN_RULE_PASSED);
    juesuan_findings_free(findings);
    free(closing);
    free(totals);
    free(years);
    free(text);
}
END_TEST

START_TEST(only_the_year_before_is_compared_with)
{
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_against(text, text);
    ck_assert_int_eq(state_of_rule(findings, "years.implied"), JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_ptr_nonnull(strstr(reason_of_rule(findings, "years.implied"), "2022"));
    juesuan_findings_free(findings);
    findings = check_text(text, NULL);
    ck_assert_int_eq(state_of_rule(findings, "years.implied"), JUESUAN_RULE_NOT_APPLICABLE);
    juesuan_findings_free(findings);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("codes");
    CASE(suite, "codes", codes_of_shanxi, one_code_or_name_changed, the_approval_tables_may_leave_rows_out, one_code_for_a_name, names_against_a_book);
    CASE(suite, "two years", this_year_against_last_year, what_last_year_really_was_fits, only_the_year_before_is_compared_with);
    return run_suite(suite);
}
