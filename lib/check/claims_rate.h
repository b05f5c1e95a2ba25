/* How well operands explain a percentage. */
#ifndef JUE_CHECK_CLAIMS_RATE_H
#define JUE_CHECK_CLAIMS_RATE_H

#include "check/claims.h"

typedef enum jue_rate_fit {
    JUE_RATE_EXACT,
    JUE_RATE_ROUNDING, /* the intervals of the operands explain it */
    JUE_RATE_NEAR,     /* off by one unit of the last place: truncated, or nudged */
    JUE_RATE_WRONG,
    JUE_RATE_UNKNOWN   /* there is nothing to divide by, or no operand */
} jue_rate_fit;

/* One way in which the percentage may have come about, and how well it explains it. */
typedef struct jue_rate {
    jue_rate_fit fit;
    jue_operand part;
    jue_operand whole;
    juesuan_amount percent;
} jue_rate;

/* Keeps the better explanation; *best starts as JUE_RATE_UNKNOWN. */
void jue_rate_consider(jue_rate *best, jue_operand part, jue_operand whole, juesuan_amount percent);
/* Every part over every whole. */
void jue_rate_consider_all(jue_rate *best, const jue_operand *parts, size_t part_count, const jue_operand *wholes,
                           size_t whole_count, juesuan_amount percent);
/* Passes or tells; the words say what the percentage is. */
void jue_rate_judge(jue_claims *claims, jue_claim_rule rule, const jue_claim *claim, const jue_rate *rate, const char *chinese,
                    const char *english);
/* A rate against 0. */
void jue_rate_judge_base(jue_claims *claims, const jue_claim *claim);
/* A percentage without its sign. */
void jue_rate_judge_sign(jue_claims *claims, const jue_claim *claim);

/* What a claim states; unknown for number 0. */
jue_operand jue_stated_by(const jue_claims *claims, uint32_t number);
/* The amount of the claim's subject, as its subsection states it and as the table prints it; at most 3. */
size_t jue_current_amounts(const jue_claims *claims, const jue_claim *claim, const jue_said *said, jue_operand *operands);

#endif
