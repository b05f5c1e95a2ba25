/* Findings of the Shanxi report with one place changed. */
#ifndef TESTS_SUPPORT_FINDINGS_H
#define TESTS_SUPPORT_FINDINGS_H

#include "support.h"

/* A copy of the Shanxi report with the first `from` replaced by `to`; fails the test where it is not there. */
char *shanxi_with(const char *from, const char *to);
/* Reads and checks a text. */
juesuan_findings *check_text(const char *text, const juesuan_options *options);
/* Checks the Shanxi report with one place changed. */
juesuan_findings *check_with(const char *from, const char *to);

size_t count_of_rule(const juesuan_findings *findings, const char *rule);
/* A finding of a rule whose evidence, message, table, code or actual value has `part` in it; JUESUAN_NONE. */
size_t find_finding(const juesuan_findings *findings, const char *rule, const char *part);
juesuan_rule_state state_of_rule(const juesuan_findings *findings, const char *rule);
/* The reason of the ledger for a rule. */
const char *reason_of_rule(const juesuan_findings *findings, const char *rule);

/* One place changed and what has to come of it. */
typedef struct change {
    const char *from;
    const char *to;
    const char *rule;
    const char *part; /* of the new finding; NULL where there must be none */
} change;

/* Fails the test unless each change adds a finding of its rule with that part, or none. */
void check_changes(const change *changes, size_t count);

#endif
