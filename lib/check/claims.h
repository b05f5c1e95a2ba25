/*
 * The claims of the notes against the tables and against each other.
 *
 * The claims are walked once, in their order. For each subject the walk knows which amount, budget
 * and change were claimed last; for each whole whose parts are being listed it keeps their sum. An
 * operand may be read from the sentence or from the table: a percentage holds if either explains it.
 */
#ifndef JUE_CHECK_CLAIMS_H
#define JUE_CHECK_CLAIMS_H

#include "check/check.h"
#include "model/topic.h"

/* The rules, in the order of the catalogue. */
typedef enum jue_claim_rule {
    JUE_CLAIM_RULE_BOUND,
    JUE_CLAIM_RULE_AMOUNT,
    JUE_CLAIM_RULE_COUNT,
    JUE_CLAIM_RULE_RUNNING,
    JUE_CLAIM_RULE_SHARE,
    JUE_CLAIM_RULE_COMPLETION,
    JUE_CLAIM_RULE_CHANGE,
    JUE_CLAIM_RULE_BASE,
    JUE_CLAIM_RULE_BALANCE,
    JUE_CLAIM_RULE_DIRECTION,
    JUE_CLAIM_RULE_SAME,
    JUE_CLAIM_RULE_COMPARE,
    JUE_CLAIM_RULE_SUM,
    JUE_CLAIM_RULE_SUM_BUDGET,
    JUE_CLAIM_RULE_SUM_SHARE,
    JUE_CLAIM_RULE_SUM_CHANGE,
    JUE_CLAIM_RULE_SUM_COUNT,
    JUE_CLAIM_RULE_PART,
    JUE_CLAIM_RULE_LEFT_OUT,
    JUE_CLAIM_RULE_MATCHING,
    JUE_CLAIM_RULE_REPEATED,
    JUE_CLAIM_RULE_NOTHING,
    JUE_CLAIM_RULE_LIST,
    JUE_CLAIM_RULE_PATH,
    JUE_CLAIM_RULE_PERCENT,
    JUE_CLAIM_RULE_EXECUTION,
    JUE_CLAIM_RULE_GRADE,
    JUE_CLAIM_RULES
} jue_claim_rule;

/* The claims about one subject: their numbers plus 1, 0 for none. */
typedef struct jue_said {
    uint32_t amount;
    uint32_t budget;
    uint32_t change[JUE_BASES]; /* by what it is against */
    uint32_t same;
    uint32_t past;      /* last year's amount, where it is printed */
    uint32_t counts[3]; /* of batches, of persons, of anything else */
    uint32_t first[5];  /* the first claim of each kind that no cell checks */
} jue_said;

/* A whole whose parts are being listed. */
typedef struct jue_sum {
    uint8_t whole; /* a jue_topic_id */
    uint8_t level; /* of parts that are rows; 0 for topics */
    uint8_t kind;  /* a jue_sum_kind */
    uint8_t counts;
    bool some;     /* the parts do not make the whole: they do not exceed it */
    uint32_t claim;     /* of the whole, plus 1; shares have none */
    uint32_t last;      /* of the last part, plus 1 */
    size_t parts;
    size_t zeros;   /* parts that are said to be nothing */
    int decimals;
    jue_interval stated; /* the sum of the parts as stated */
    jue_interval cells;  /* the sum of the cells of their subjects */
    bool celled;         /* every part has a cell */
    uint64_t seen[2];    /* topics that are in the sum */
    uint32_t serial;
} jue_sum;

/* A number of projects and the money that they are about. */
typedef struct jue_counted {
    const jue_claim *count;
    const jue_claim *money;
} jue_counted;

/* A figure from the sentence or the table. */
typedef struct jue_operand {
    jue_interval value;
    int decimals;
    bool known;
} jue_operand;

/* What the tables print of a topic in one way; looked up once. */
typedef struct jue_topic_value {
    jue_operand value;
    bool looked_up;
} jue_topic_value;

typedef struct jue_claims {
    jue_ledger *ledger;
    const juesuan_report *report;
    jue_said *said;         /* by subject */
    uint32_t *stamps;       /* by subject: the sum that it is in */
    size_t subjects;
    const juesuan_table *tables[JUE_FORMS]; /* of the publication set */
    size_t offsets[JUE_FORMS]; /* of the rows of each form among the subjects */
    jue_topic_value (*topics)[JUE_MOST_WAYS][2]; /* by topic, way, budget */
    JUE_VECTOR(jue_sum) sums;  /* the open ones */
    JUE_VECTOR(jue_counted) counted; /* of this subsection */
    uint32_t *sentences;       /* a hash of the explanations: claim plus 1 */
    size_t sentence_slots;
    uint32_t serial;
    size_t ended; /* how far the statements were searched for what ended */
} jue_claims;

/* ---- claims.c ---- */

static inline const jue_claim *jue_claim_at(const jue_claims *claims, uint32_t number)
{
    return number == 0 ? NULL : &claims->report->claims.at[number - 1];
}
/* The subject of a claim or statement, or JUESUAN_NONE where it is not known. */
size_t jue_claim_subject(const jue_claims *claims, uint8_t topic, const jue_form *form, const char *code);
/* What the rows of a table are parts of. */
jue_topic_id jue_whole_of_row(const jue_form *form, const char *code);
/* Which of jue_said.counts it is. */
size_t jue_count_kind(uint8_t counts);
juesuan_unit jue_claim_unit(const jue_claim *claim);
/* What the claim states. */
jue_operand jue_stated(const jue_claim *claim);
/* What the table prints for a subject; `way` of its topic, `budget` for the budgeted cell. */
jue_operand jue_celled(const jue_claims *claims, uint8_t topic, const jue_form *form, const char *code, size_t way, bool budget);
/* The cell of what a claim speaks of, by the first way that the tables print. */
jue_operand jue_cell_of(const jue_claims *claims, const jue_claim *claim);

/* ---- Findings (claims_found.c) ---- */

const jue_rule *jue_claim_rule_of(jue_claim_rule rule);
static inline bool jue_claim_on(const jue_claims *claims, jue_claim_rule rule)
{
    return jue_rule_on(claims->ledger, jue_claim_rule_of(rule));
}
void jue_claim_passed(jue_claims *claims, jue_claim_rule rule);
/* A finding at the place of the claim, with its figure as `actual`. */
jue_finding *jue_claim_found(jue_claims *claims, jue_claim_rule rule, jue_outcome outcome, const jue_claim *claim);
/* Sets expected and difference, in the unit of the claim, with that many decimals. */
void jue_claim_expect(jue_claims *claims, jue_finding *finding, const jue_claim *claim, jue_wide ticks, int decimals);
jue_finding *jue_statement_found(jue_claims *claims, jue_claim_rule rule, jue_outcome outcome, const jue_statement *statement);
/* The text in the language of the call, printed into the arena of the findings. */
const char *jue_claim_say(jue_claims *claims, const char *chinese, const char *english, ...);

/* ---- What is looked at ---- */

void jue_claim_value(jue_claims *claims, const jue_claim *claim);      /* claims_value.c: against the cell */
void jue_claim_repeated(jue_claims *claims, const jue_claim *claim, jue_said *said);
void jue_claim_share(jue_claims *claims, const jue_claim *claim, const jue_said *said); /* claims_rate.c */
void jue_claim_completion(jue_claims *claims, const jue_claim *claim, const jue_said *said);
void jue_claim_change(jue_claims *claims, const jue_claim *claim, const jue_said *said);
void jue_claim_change_percent(jue_claims *claims, const jue_claim *claim, const jue_said *said);
void jue_sums_take(jue_claims *claims, const jue_claim *claim, size_t subject); /* claims_sum.c */
void jue_sums_close(jue_claims *claims);
void jue_explained_repeated(jue_claims *claims, const jue_claim *claim);
void jue_counts_take(jue_claims *claims, const jue_claim *claim);
void jue_counts_close(jue_claims *claims, uint16_t scope); /* claims_count.c: at the end of a subsection */
void jue_counts_end(jue_claims *claims);
void jue_check_statement(jue_claims *claims, const jue_statement *statement); /* claims_statement.c */
void jue_check_list(jue_claims *claims, const jue_statement *statement);      /* claims_list.c */
void jue_check_path(jue_claims *claims, const jue_statement *statement);

#endif
