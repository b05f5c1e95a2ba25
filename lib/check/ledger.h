/*
 * The ledger of a check: each rule with its state, each finding with its place.
 *
 * Rules are declared next to what evaluates them and listed in catalogue.c. A check function opens its rule, reports each
 * instance that it evaluated, and says why it could not evaluate one. The state follows from that:
 * failed if an instance failed, not evaluated if one could not be looked at, rounding, passed, and
 * not applicable where there was nothing to look at. Nothing else ever becomes "passed".
 */
#ifndef JUE_CHECK_LEDGER_H
#define JUE_CHECK_LEDGER_H

#include "forms/rules.h"
#include "model/model.h"

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
    jue_entry *last;  /* that the check asked for */
};

/* What a check function works with. */
typedef struct jue_ledger {
    jue_call *call;
    const juesuan_report *report;
    juesuan_findings *findings;
} jue_ledger;

/* The catalogue: the relations first, then the rules of each group. NULL behind the last. */
const jue_rule *jue_rule_at(size_t number);
/* The number of a rule of the catalogue. */
size_t jue_rule_number(const jue_rule *rule);

/* False where the caller switched the rule off: then there is nothing to do. */
bool jue_rule_on(const jue_ledger *ledger, const jue_rule *rule);
/* One evaluated instance that holds. */
void jue_passed(jue_ledger *ledger, const jue_rule *rule);
/* So many of them. */
void jue_passed_times(jue_ledger *ledger, const jue_rule *rule, size_t instances);
/* How an instance that does not hold counts. */
typedef enum jue_outcome {
    JUE_AS_RULED, /* the severity of the rule */
    JUE_AS_WARNING,
    JUE_AS_ROUNDING
} jue_outcome;
/* One evaluated instance that does not hold. Gives the finding to be filled in: every string of
 * it starts as "". Strings go into ledger->call->arena or are constants. */
jue_finding *jue_found(jue_ledger *ledger, const jue_rule *rule, jue_outcome outcome);
/* As jue_printf, and quick where the format has nothing but %s: what findings say is mostly of that kind. */
const char *jue_fill(jue_arena *arena, const char *format, ...) JUE_PRINTF(2, 3);
/* One instance that could not be evaluated, with the reason (in the report's or findings' arena). */
void jue_not_evaluated(jue_ledger *ledger, const jue_rule *rule, const char *reason);

#endif
