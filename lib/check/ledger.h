/*
 * The ledger of a check: each rule with its state, each finding with its place.
 *
 * Rules are declared in the catalogue (catalogue.c). A check function opens its rule, reports each
 * instance that it evaluated, and says why it could not evaluate one. The state follows from that:
 * failed if an instance failed, not evaluated if one could not be looked at, rounding, passed, and
 * not applicable where there was nothing to look at. Nothing else ever becomes "passed".
 */
#ifndef JUE_CHECK_LEDGER_H
#define JUE_CHECK_LEDGER_H

#include "model/model.h"

/* A rule of the catalogue. */
typedef struct jue_rule {
    const char *id;
    const char *chinese; /* title */
    const char *english;
    const char *group; /* "table", "cross", "approval", "claim", "completeness", "words", "hygiene", "codes" */
    juesuan_severity severity;
    const char *source;
    const char *example;
} jue_rule;

typedef struct jue_finding {
    const jue_rule *rule;
    juesuan_severity severity;
    const char *message;
    const char *set; /* "publication", "approval" or "" */
    const char *table;
    const char *side;
    const char *code;
    const char *name;
    const char *column;
    const char *expected;
    const char *actual;
    const char *difference;
    const char *text;
    uint32_t line;
    uint16_t page;
} jue_finding;

typedef struct jue_entry {
    const jue_rule *rule;
    juesuan_severity severity; /* as the caller set it; OFF where the rule is switched off */
    size_t instances;
    size_t failed;
    size_t rounding;
    size_t unevaluated;
    const char *reason;
} jue_entry;

struct juesuan_findings {
    jue_arena arena;
    JUE_VECTOR(jue_finding) findings;
    jue_entry *entries; /* one a rule of the catalogue, in its order */
    size_t entry_count;
    size_t counts[3]; /* by severity */
};

/* What a check function works with. */
typedef struct jue_ledger {
    jue_call *call;
    const juesuan_report *report;
    juesuan_findings *findings;
} jue_ledger;

/* The whole catalogue. */
const jue_rule *const *jue_catalogue(size_t *count);

/* False where the caller switched the rule off: then there is nothing to do. */
bool jue_rule_on(const jue_ledger *ledger, const jue_rule *rule);
/* One evaluated instance that holds. */
void jue_passed(jue_ledger *ledger, const jue_rule *rule);
/* One evaluated instance that does not: an error or warning as the rule says, or, if `rounding`,
 * a rounding note. Gives the finding to be filled in: every string of it starts as "". */
jue_finding *jue_found(jue_ledger *ledger, const jue_rule *rule, bool rounding);
/* One instance that could not be evaluated, with the reason (in the report's or findings' arena). */
void jue_not_evaluated(jue_ledger *ledger, const jue_rule *rule, const char *reason);

#endif
