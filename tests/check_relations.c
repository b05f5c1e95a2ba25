#include "support.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static juesuan_findings *check(const juesuan_report *report)
{
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    return findings;
}

static bool is_table_rule(const char *rule)
{
    const char *group = juesuan_rule_group(juesuan_rule_find(rule));
    return strcmp(group, "table") == 0 || strcmp(group, "cross") == 0;
}

static size_t count(const juesuan_findings *findings, juesuan_severity severity, const char *set, const char *group)
{
    size_t found = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        const char *rule = juesuan_finding_rule(findings, i);
        found += juesuan_finding_severity(findings, i) == severity && strcmp(juesuan_finding_set(findings, i), set) == 0 &&
                 strcmp(juesuan_rule_group(juesuan_rule_find(rule)), group) == 0;
    }
    return found;
}

/* The finding of a rule about a cell, or JUESUAN_NONE. */
static size_t find(const juesuan_findings *findings, const char *rule, const char *set, const char *code, const char *column)
{
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        if (strcmp(juesuan_finding_rule(findings, i), rule) == 0 && strcmp(juesuan_finding_set(findings, i), set) == 0 &&
            strcmp(juesuan_finding_code(findings, i), code) == 0 && strcmp(juesuan_finding_column(findings, i), column) == 0)
            return i;
    return JUESUAN_NONE;
}

START_TEST(the_publication_tables_of_shanxi_have_rounding_and_no_error)
{
    juesuan_report *report = read_shanxi();
    juesuan_findings *findings = check(report);
    ck_assert_uint_eq(count(findings, JUESUAN_SEVERITY_ERROR, "publication", "table"), 0);
    ck_assert_uint_eq(count(findings, JUESUAN_SEVERITY_ERROR, "publication", "cross"), 0);
    /* Eleven in the tables 1 to 6, and 12.64 for 12.65 in both rows of 三公. */
    ck_assert_uint_eq(count(findings, JUESUAN_SEVERITY_ROUNDING, "publication", "table"), 13);
    size_t sangong = find(findings, "sangong.total", "publication", "", "total");
    ck_assert_str_eq(juesuan_finding_expected(findings, sangong), "12.64");
    ck_assert_str_eq(juesuan_finding_actual(findings, sangong), "12.65");
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

START_TEST(the_wrong_digits_of_the_annex_are_errors_with_place_and_evidence)
{
    juesuan_report *report = read_shanxi();
    juesuan_findings *findings = check(report);
    size_t class = find(findings, "cross.expenditure_class", "approval", "208", "final");
    ck_assert_uint_ne(class, JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_finding_line(findings, class), 659);
    ck_assert_uint_ne(find(findings, "approval.income_expenditure", "approval", "208", "final"), JUESUAN_NONE);
    size_t row = find(findings, "expenditure.row", "approval", "2040650", "total");
    ck_assert_str_eq(juesuan_finding_expected(findings, row), "615.54");
    ck_assert_str_eq(juesuan_finding_actual(findings, row), "615.64");
    ck_assert_str_eq(juesuan_finding_difference(findings, row), "0.10");
    ck_assert_str_eq(juesuan_finding_text(findings, row), "615.64 ≠ 259.82 + 355.72");
    size_t cell = find(findings, "approval.expenditure", "approval", "2040650", "basic");
    ck_assert_str_eq(juesuan_finding_expected(findings, cell), "259.92");
    ck_assert_str_eq(juesuan_finding_actual(findings, cell), "259.82");
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_rule_is_passed_only_where_it_was_evaluated)
{
    juesuan_report *report = read_shanxi();
    juesuan_findings *findings = check(report);
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++) {
        juesuan_rule_state state = juesuan_ledger_state(findings, i);
        if (state == JUESUAN_RULE_PASSED)
            ck_assert_uint_gt(juesuan_ledger_instances(findings, i), 0);
        if (state == JUESUAN_RULE_NOT_EVALUATED)
            ck_assert_str_ne(juesuan_ledger_reason(findings, i), "");
    }
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

static juesuan_rule_state state_of(const juesuan_findings *findings, const char *rule, const char **reason)
{
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++)
        if (strcmp(juesuan_ledger_rule(findings, i), rule) == 0) {
            *reason = juesuan_ledger_reason(findings, i);
            return juesuan_ledger_state(findings, i);
        }
    ck_abort_msg("no rule %s", rule);
    return JUESUAN_RULE_PASSED;
}

#define HEADER "某局2024年度部门决算\n支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"

START_TEST(an_unreadable_cell_and_a_missing_table_are_not_evaluated_with_the_reason)
{
    juesuan_report *report = parse_text(HEADER "合计\t\t3.00\t2.00\t1.O0\n201\t一般公共服务支出\t3.00\t2.00\t1.00\n");
    juesuan_findings *findings = check(report);
    const char *reason = NULL;
    ck_assert_int_eq(state_of(findings, "expenditure.row", &reason), JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_ptr_nonnull(strstr(reason, "1.O0"));
    ck_assert_int_eq(state_of(findings, "income.row", &reason), JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_ptr_nonnull(strstr(reason, "收入决算表"));
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

START_TEST(blank_and_dash_are_exactly_nothing)
{
    juesuan_report *report = parse_text(HEADER "合计\t\t3.00\t3.00\t——\n201\t一般公共服务支出\t3.00\t3.00\t\n");
    juesuan_findings *findings = check(report);
    const char *reason = NULL;
    ck_assert_int_eq(state_of(findings, "expenditure.row", &reason), JUESUAN_RULE_PASSED);
    ck_assert_int_eq(state_of(findings, "expenditure.total", &reason), JUESUAN_RULE_PASSED);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

START_TEST(tables_in_different_units_are_compared_by_their_intervals)
{
    juesuan_report *report = parse_text(HEADER "合计\t\t3.00\t2.00\t1.00\n201\t一般公共服务支出\t3.00\t2.00\t1.00\n"
                                               "一般公共预算财政拨款支出决算表\n单位：元\n"
                                               "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
                                               "合计\t\t30,040.00\t20,040.00\t10,000.00\n201\t一般公共服务支出\t30,040.00\t20,040.00\t10,000.00\n");
    juesuan_findings *findings = check(report);
    ck_assert_uint_eq(count(findings, JUESUAN_SEVERITY_ERROR, "publication", "cross"), 0);
    ck_assert_uint_ge(count(findings, JUESUAN_SEVERITY_ROUNDING, "publication", "cross"), 2);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    report = parse_text(HEADER "合计\t\t3.00\t2.00\t1.00\n201\t一般公共服务支出\t3.00\t2.00\t1.00\n"
                               "一般公共预算财政拨款支出决算表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
                               "合计\t\t30,090.00\t20,090.00\t10,000.00\n201\t一般公共服务支出\t30,090.00\t20,090.00\t10,000.00\n");
    findings = check(report);
    ck_assert_uint_ge(count(findings, JUESUAN_SEVERITY_ERROR, "publication", "cross"), 2);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_rule_can_be_switched_off_or_made_a_warning)
{
    juesuan_report *report = read_shanxi();
    juesuan_options *options = juesuan_options_new();
    ck_assert_int_eq(juesuan_options_set_severity(options, "approval.expenditure", JUESUAN_SEVERITY_OFF), JUESUAN_OK);
    ck_assert_int_eq(juesuan_options_set_severity(options, "expenditure.row", JUESUAN_SEVERITY_WARNING), JUESUAN_OK);
    ck_assert_int_eq(juesuan_options_set_severity(options, "no.such", JUESUAN_SEVERITY_OFF), JUESUAN_ERROR_NOT_FOUND);
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, options, NULL), JUESUAN_OK);
    ck_assert_uint_eq(find(findings, "approval.expenditure", "approval", "2040650", "basic"), JUESUAN_NONE);
    size_t row = find(findings, "expenditure.row", "approval", "2040650", "total");
    ck_assert_int_eq(juesuan_finding_severity(findings, row), JUESUAN_SEVERITY_WARNING);
    ck_assert_uint_eq(juesuan_ledger_count(findings), juesuan_rule_count() - 1);
    juesuan_findings_free(findings);
    juesuan_options_free(options);
    juesuan_report_free(report);
}
END_TEST

START_TEST(every_rule_of_the_catalogue_says_what_it_is)
{
    for (size_t i = 0; i < juesuan_rule_count(); i++) {
        ck_assert_str_ne(juesuan_rule_id(i), "");
        ck_assert_str_ne(juesuan_rule_title(i, JUESUAN_LANGUAGE_CHINESE), "");
        ck_assert_str_ne(juesuan_rule_title(i, JUESUAN_LANGUAGE_ENGLISH), "");
        ck_assert_str_ne(juesuan_rule_group(i), "");
        ck_assert_str_ne(juesuan_rule_source(i), "");
        ck_assert_str_ne(juesuan_rule_example(i), "");
        ck_assert_uint_eq(juesuan_rule_find(juesuan_rule_id(i)), i);
    }
}
END_TEST

/* ---- Mutations: every figure of the publication tables, changed beyond rounding ---- */

static size_t table_errors(const char *text)
{
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(report);
    juesuan_findings *findings = check(report);
    size_t errors = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        errors += juesuan_finding_severity(findings, i) == JUESUAN_SEVERITY_ERROR &&
                  is_table_rule(juesuan_finding_rule(findings, i));
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    return errors;
}

/* The publication part alone: without the annex, nothing but the relations can tell. */
static char *publication_text(void)
{
    char *text = read_file(SHANXI, NULL);
    char *annex = strstr(text, "第五部分 附件\n");
    ck_assert_ptr_nonnull(annex);
    *annex = '\0';
    return text;
}

/* The next amount between tabs at or behind `at`; its length in *size. */
static char *next_amount(char *at, size_t *size)
{
    for (char *tab = strchr(at, '\t'); tab != NULL; tab = strchr(tab + 1, '\t')) {
        size_t length = strspn(tab + 1, "0123456789,.");
        bool ends = tab[1 + length] == '\t' || tab[1 + length] == '\n';
        if (length >= 4 && ends && tab[1 + length - 3] == '.') {
            *size = length;
            return tab + 1;
        }
    }
    return NULL;
}

START_TEST(a_changed_figure_of_any_table_is_an_error)
{
    char *text = publication_text();
    size_t before = table_errors(text);
    size_t tried = 0;
    size_t escaped = 0;
    size_t size = 0;
    ck_assert_uint_eq(before, 0);
    for (char *amount = next_amount(text, &size); amount != NULL; amount = next_amount(amount, &size)) {
        /* Another digit in front: far beyond rounding, as a misread digit is. */
        char kept = *amount;
        *amount = (char)(kept == '9' ? '8' : kept + 1);
        tried++;
        if (table_errors(text) == before) {
            escaped++;
            printf("escaped: %.*s\n", (int)strcspn(amount, "\t\n"), amount);
        }
        *amount = kept;
    }
    ck_assert_uint_ge(tried, 300);
    ck_assert_msg(escaped * 100 <= tried, "%zu of %zu changed figures escaped", escaped, tried);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("relations");
    CASE(suite, "the Shanxi report", the_publication_tables_of_shanxi_have_rounding_and_no_error,
         the_wrong_digits_of_the_annex_are_errors_with_place_and_evidence, a_rule_is_passed_only_where_it_was_evaluated);
    CASE(suite, "semantics", an_unreadable_cell_and_a_missing_table_are_not_evaluated_with_the_reason,
         blank_and_dash_are_exactly_nothing, tables_in_different_units_are_compared_by_their_intervals,
         a_rule_can_be_switched_off_or_made_a_warning, every_rule_of_the_catalogue_says_what_it_is);
    CASE(suite, "mutations", a_changed_figure_of_any_table_is_an_error);
    return run_suite(suite);
}
