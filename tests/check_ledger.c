#include "support_findings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

START_TEST(every_rule_of_the_catalogue_says_what_it_is)
{
    static const char *const groups[] = {"table", "cross", "approval", "claim", "codes", "completeness", "words", "hygiene", "years", "sum"};
    ck_assert_uint_gt(juesuan_rule_count(), 100);
    for (size_t i = 0; i < juesuan_rule_count(); i++) {
        const char *id = juesuan_rule_id(i);
        ck_assert_uint_eq(juesuan_rule_find(id), i);
        ck_assert_msg(strchr(id, '.') != NULL && strchr(id, ' ') == NULL, "%s", id);
        ck_assert_msg(*juesuan_rule_title(i, JUESUAN_LANGUAGE_CHINESE) != '\0', "%s", id);
        const char *english = juesuan_rule_title(i, JUESUAN_LANGUAGE_ENGLISH);
        ck_assert_msg(*english != '\0' && strcmp(english, juesuan_rule_title(i, JUESUAN_LANGUAGE_CHINESE)) != 0, "%s", id);
        ck_assert_msg(*juesuan_rule_source(i) != '\0', "%s", id);
        ck_assert_msg(*juesuan_rule_example(i) != '\0' && strchr(juesuan_rule_example(i), '\n') == NULL, "%s", id);
        ck_assert_msg(juesuan_rule_severity(i) <= JUESUAN_SEVERITY_ROUNDING, "%s", id);
        bool known = false;
        for (size_t group = 0; group < COUNT(groups); group++)
            known = known || strcmp(juesuan_rule_group(i), groups[group]) == 0;
        ck_assert_msg(known, "%s: %s", id, juesuan_rule_group(i));
    }
    ck_assert_uint_eq(juesuan_rule_find("no.such"), JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_rule_find(NULL), JUESUAN_NONE);
    size_t behind = juesuan_rule_count();
    ck_assert_str_eq(juesuan_rule_id(behind), "");
    ck_assert_str_eq(juesuan_rule_title(behind, JUESUAN_LANGUAGE_CHINESE), "");
    ck_assert_str_eq(juesuan_rule_group(behind), "");
    ck_assert_str_eq(juesuan_rule_source(behind), "");
    ck_assert_str_eq(juesuan_rule_example(behind), "");
    ck_assert_int_eq(juesuan_rule_severity(behind), JUESUAN_SEVERITY_OFF);
}
END_TEST

START_TEST(the_ledger_counts_what_the_findings_are)
{
    juesuan_report *report = read_shanxi();
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_ledger_count(findings), juesuan_rule_count());
    size_t states[5] = {0};
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++) {
        const char *rule = juesuan_ledger_rule(findings, i);
        ck_assert_str_eq(rule, juesuan_rule_id(i));
        juesuan_rule_state state = juesuan_ledger_state(findings, i);
        states[state]++;
        size_t grave = 0;
        size_t rounding = 0;
        for (size_t k = 0; k < juesuan_findings_count(findings); k++) {
            bool own = strcmp(juesuan_finding_rule(findings, k), rule) == 0;
            bool small = juesuan_finding_severity(findings, k) == JUESUAN_SEVERITY_ROUNDING;
            grave += own && !small;
            rounding += own && small;
        }
        ck_assert_msg((state == JUESUAN_RULE_FAILED) == (grave != 0), "%s", rule);
        ck_assert_msg(state != JUESUAN_RULE_ROUNDING || rounding != 0, "%s", rule);
        ck_assert_msg(state != JUESUAN_RULE_PASSED || (rounding == 0 && juesuan_ledger_instances(findings, i) != 0), "%s", rule);
        ck_assert_msg(state != JUESUAN_RULE_NOT_APPLICABLE || juesuan_ledger_instances(findings, i) == 0, "%s", rule);
        ck_assert_msg(state != JUESUAN_RULE_NOT_EVALUATED || *juesuan_ledger_reason(findings, i) != '\0', "%s", rule);
        ck_assert_uint_ge(juesuan_ledger_instances(findings, i), grave + rounding);
    }
    for (int state = 0; state < 5; state++)
        ck_assert_uint_eq(juesuan_ledger_count_of(findings, (juesuan_rule_state)state), states[state]);
    size_t of_severity = 0;
    for (int severity = JUESUAN_SEVERITY_ERROR; severity <= JUESUAN_SEVERITY_ROUNDING; severity++)
        of_severity += juesuan_findings_count_of(findings, (juesuan_severity)severity);
    ck_assert_uint_eq(of_severity, juesuan_findings_count(findings));
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

/* Every finding says where, and what is wrong, in both languages. */
START_TEST(findings_speak_both_languages)
{
    juesuan_report *report = read_shanxi();
    juesuan_options *options = juesuan_options_new();
    juesuan_findings *chinese = NULL;
    juesuan_findings *english = NULL;
    ck_assert_int_eq(juesuan_report_check(&chinese, report, options, NULL), JUESUAN_OK);
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    ck_assert_int_eq(juesuan_report_check(&english, report, options, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_findings_count(chinese), juesuan_findings_count(english));
    for (size_t i = 0; i < juesuan_findings_count(chinese); i++) {
        const char *rule = juesuan_finding_rule(chinese, i);
        ck_assert_str_eq(rule, juesuan_finding_rule(english, i));
        ck_assert_msg(strcmp(juesuan_finding_message(chinese, i), juesuan_finding_message(english, i)) != 0, "%s", rule);
        ck_assert_msg(juesuan_finding_line(chinese, i) != 0, "%s: %s", rule, juesuan_finding_message(chinese, i));
        ck_assert_uint_eq(juesuan_finding_line(chinese, i), juesuan_finding_line(english, i));
    }
    juesuan_findings_free(chinese);
    juesuan_findings_free(english);
    juesuan_options_free(options);
    juesuan_report_free(report);
}
END_TEST

/* Each rule in turn is switched off: its findings go, and no other changes. */
START_TEST(a_rule_that_is_off_finds_nothing)
{
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *all = check_text(text, NULL);
    juesuan_report *report = read_shanxi();
    for (size_t rule = 0; rule < juesuan_rule_count(); rule++) {
        const char *id = juesuan_rule_id(rule);
        juesuan_options *options = juesuan_options_new();
        ck_assert_int_eq(juesuan_options_set_severity(options, id, JUESUAN_SEVERITY_OFF), JUESUAN_OK);
        juesuan_findings *findings = NULL;
        ck_assert_int_eq(juesuan_report_check(&findings, report, options, NULL), JUESUAN_OK);
        ck_assert_msg(count_of_rule(findings, id) == 0, "%s", id);
        ck_assert_uint_eq(juesuan_ledger_count(findings), juesuan_rule_count() - 1);
        ck_assert_msg(juesuan_findings_count(findings) == juesuan_findings_count(all) - count_of_rule(all, id), "%s", id);
        juesuan_findings_free(findings);
        juesuan_options_free(options);
    }
    juesuan_report_free(report);
    juesuan_findings_free(all);
    free(text);
}
END_TEST

START_TEST(everything_off_leaves_nothing)
{
    juesuan_options *options = juesuan_options_new();
    for (size_t rule = 0; rule < juesuan_rule_count(); rule++)
        ck_assert_int_eq(juesuan_options_set_severity(options, juesuan_rule_id(rule), JUESUAN_SEVERITY_OFF), JUESUAN_OK);
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_text(text, options);
    ck_assert_uint_eq(juesuan_findings_count(findings), 0);
    ck_assert_uint_eq(juesuan_ledger_count(findings), 0);
    juesuan_findings_free(findings);
    /* Nor against last year. */
    juesuan_report *report = read_shanxi();
    juesuan_options_set_previous(options, report);
    findings = check_text(text, options);
    ck_assert_uint_eq(juesuan_findings_count(findings), 0);
    ck_assert_uint_eq(juesuan_ledger_count(findings), 0);
    juesuan_findings_free(findings);
    juesuan_options_free(options);
    juesuan_report_free(report);
    free(text);
}
END_TEST

START_TEST(a_severity_can_be_set)
{
    juesuan_options *options = juesuan_options_new();
    ck_assert_int_eq(juesuan_options_set_severity(options, "hygiene.doubled", JUESUAN_SEVERITY_ERROR), JUESUAN_OK);
    ck_assert_int_eq(juesuan_options_set_severity(options, "hygiene.placeholder", JUESUAN_SEVERITY_WARNING), JUESUAN_OK);
    ck_assert_int_eq(juesuan_options_set_severity(options, "no.such", JUESUAN_SEVERITY_ERROR), JUESUAN_ERROR_NOT_FOUND);
    ck_assert_int_eq(juesuan_options_set_severity(options, "hygiene.doubled", (juesuan_severity)9), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_options_set_severity(NULL, "hygiene.doubled", JUESUAN_SEVERITY_ERROR), JUESUAN_ERROR_ARGUMENT);
    char *text = read_file(SHANXI, NULL);
    juesuan_findings *findings = check_text(text, options);
    size_t doubled = find_finding(findings, "hygiene.doubled", "接待接待");
    size_t placeholder = find_finding(findings, "hygiene.placeholder", "0X万元");
    ck_assert_int_eq(juesuan_finding_severity(findings, doubled), JUESUAN_SEVERITY_ERROR);
    ck_assert_int_eq(juesuan_finding_severity(findings, placeholder), JUESUAN_SEVERITY_WARNING);
    juesuan_findings_free(findings);
    juesuan_options_free(options);
    free(text);
}
END_TEST

/* A page without text: what was not found may stand there, and what was found is found. */
START_TEST(a_page_without_text_is_named)
{
    juesuan_report *report = NULL;
    if (juesuan_report_read(&report, "../shared/data/putuo-caizhengju-2024.pdf", JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK)
        return;
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(state_of_rule(findings, "hygiene.placeholder"), JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_str_eq(reason_of_rule(findings, "hygiene.placeholder"), "第14页没有文字");
    ck_assert_int_eq(state_of_rule(findings, "completeness.tables"), JUESUAN_RULE_PASSED);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

START_TEST(nothing_and_neutral_answers)
{
    juesuan_findings_free(NULL);
    ck_assert_uint_eq(juesuan_findings_count(NULL), 0);
    ck_assert_uint_eq(juesuan_findings_count_of(NULL, JUESUAN_SEVERITY_ERROR), 0);
    ck_assert_str_eq(juesuan_finding_rule(NULL, 0), "");
    ck_assert_str_eq(juesuan_finding_message(NULL, 7), "");
    ck_assert_uint_eq(juesuan_ledger_count(NULL), 0);
    ck_assert_str_eq(juesuan_ledger_rule(NULL, 0), "");
    ck_assert_str_eq(juesuan_ledger_reason(NULL, 0), "");
    ck_assert_int_eq(juesuan_ledger_state(NULL, 0), JUESUAN_RULE_NOT_APPLICABLE);
    ck_assert_int_eq(juesuan_report_check(NULL, NULL, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_str_eq(juesuan_severity_name(JUESUAN_SEVERITY_OFF), "off");
    ck_assert_str_eq(juesuan_rule_state_name(JUESUAN_RULE_NOT_EVALUATED), "not_evaluated");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ledger");
    CASE(suite, "catalogue", every_rule_of_the_catalogue_says_what_it_is);
    CASE(suite, "ledger", the_ledger_counts_what_the_findings_are, findings_speak_both_languages, a_page_without_text_is_named, nothing_and_neutral_answers);
    CASE(suite, "settings", a_rule_that_is_off_finds_nothing, everything_off_leaves_nothing, a_severity_can_be_set);
    return run_suite(suite);
}
