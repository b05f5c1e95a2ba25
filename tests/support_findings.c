#include "support_findings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

char *shanxi_with(const char *from, const char *to)
{
    char *text = read_file(SHANXI, NULL);
    char *at = strstr(text, from);
    ck_assert_msg(at != NULL, "\"%s\" is not in the report", from);
    size_t before = (size_t)(at - text);
    size_t behind = strlen(at + strlen(from));
    char *changed = malloc(before + strlen(to) + behind + 1);
    ck_assert_ptr_nonnull(changed);
    memcpy(changed, text, before);
    memcpy(changed + before, to, strlen(to));
    memcpy(changed + before + strlen(to), at + strlen(from), behind + 1);
    free(text);
    return changed;
}

juesuan_findings *check_text(const char *text, const juesuan_options *options)
{
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(report);
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, options, NULL), JUESUAN_OK);
    juesuan_report_free(report);
    return findings;
}

juesuan_findings *check_with(const char *from, const char *to)
{
    char *text = shanxi_with(from, to);
    juesuan_findings *findings = check_text(text, NULL);
    free(text);
    return findings;
}

size_t count_of_rule(const juesuan_findings *findings, const char *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        count += strcmp(juesuan_finding_rule(findings, i), rule) == 0;
    return count;
}

size_t find_finding(const juesuan_findings *findings, const char *rule, const char *part)
{
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        const char *const parts[] = {juesuan_finding_text(findings, i), juesuan_finding_message(findings, i),
                                     juesuan_finding_table(findings, i), juesuan_finding_code(findings, i),
                                     juesuan_finding_actual(findings, i)};
        for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++)
            if (strcmp(juesuan_finding_rule(findings, i), rule) == 0 && strstr(parts[k], part) != NULL)
                return i;
    }
    return JUESUAN_NONE;
}

static size_t entry_of(const juesuan_findings *findings, const char *rule)
{
    size_t i = 0;
    while (i < juesuan_ledger_count(findings) && strcmp(juesuan_ledger_rule(findings, i), rule) != 0)
        i++;
    ck_assert_msg(i < juesuan_ledger_count(findings), "there is no rule %s", rule);
    return i;
}

juesuan_rule_state state_of_rule(const juesuan_findings *findings, const char *rule)
{
    return juesuan_ledger_state(findings, entry_of(findings, rule));
}

const char *reason_of_rule(const juesuan_findings *findings, const char *rule)
{
    return juesuan_ledger_reason(findings, entry_of(findings, rule));
}

void check_changes(const change *changes, size_t count)
{
    char *original = read_file(SHANXI, NULL);
    juesuan_findings *before = check_text(original, NULL);
    for (size_t i = 0; i < count; i++) {
        const change *at = &changes[i];
        juesuan_findings *findings = check_with(at->from, at->to);
        size_t expected = count_of_rule(before, at->rule) + (at->part != NULL);
        size_t found = count_of_rule(findings, at->rule);
        bool right = at->part != NULL ? found >= expected && find_finding(findings, at->rule, at->part) != JUESUAN_NONE
                                      : found <= expected;
        ck_assert_msg(right, "%s: \"%s\" for \"%s\": %zu findings, expected %zu, with \"%s\"", at->rule, at->to, at->from, found,
                      expected, at->part != NULL ? at->part : "");
        juesuan_findings_free(findings);
    }
    juesuan_findings_free(before);
    free(original);
}
