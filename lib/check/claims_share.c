/* Shares of a whole, and completion rates of budgets. */
#include "check/claims_rate.h"

/* ---- Shares ---- */

enum { MOST_WHOLES = 12 };

static size_t add_whole(const jue_claims *claims, uint8_t topic, const jue_form *form, const char *code, jue_operand *wholes,
                        size_t count)
{
    size_t subject = jue_claim_subject(claims, topic, form, code);
    if (subject == JUESUAN_NONE || count + 2 > MOST_WHOLES)
        return count;
    jue_operand said = jue_stated_by(claims, claims->said[subject].amount);
    if (said.known)
        wholes[count++] = said;
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, topic, form, code, way, false);
    if (cell.known)
        wholes[count++] = cell;
    return count;
}

/* The rows above a row: its 款 and its 类. */
static size_t add_rows_above(const jue_claims *claims, const jue_claim *claim, jue_operand *wholes)
{
    char code[8];
    size_t size = claim->code == NULL ? 0 : strlen(claim->code);
    size_t count = 0;
    while (size > 3 && size < sizeof code) {
        size -= 2;
        memcpy(code, claim->code, size);
        code[size] = '\0';
        count = add_whole(claims, JUE_TOPIC_ROW, claim->form, code, wholes, count);
    }
    return count;
}

/* What it may be a share of: what the sentence names, or else the wholes above it. */
static size_t wholes_of(const jue_claims *claims, const jue_claim *claim, jue_operand *wholes)
{
    if (claim->of != JUE_TOPIC_NONE)
        return add_whole(claims, claim->of, claim->form, claim->of_code, wholes, 0);
    size_t count = claim->topic == JUE_TOPIC_ROW ? add_rows_above(claims, claim, wholes) : 0;
    jue_topic_id whole = claim->topic == JUE_TOPIC_ROW ? jue_whole_of_row(claim->form, claim->code) : jue_topics[claim->topic].whole;
    for (; whole != JUE_TOPIC_NONE && count + 2 <= MOST_WHOLES; whole = jue_topics[whole].whole)
        count = add_whole(claims, (uint8_t)whole, NULL, NULL, wholes, count);
    return count;
}

void jue_claim_share(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    jue_rate_judge_sign(claims, claim);
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_SHARE))
        return;
    jue_operand parts[3];
    jue_operand wholes[MOST_WHOLES];
    size_t part_count = jue_current_amounts(claims, claim, said, parts);
    size_t whole_count = wholes_of(claims, claim, wholes);
    jue_rate best = {.fit = JUE_RATE_UNKNOWN};
    jue_rate_consider_all(&best, parts, part_count, wholes, whole_count, claim->value);
    jue_rate_judge(claims, JUE_CLAIM_RULE_SHARE, claim, &best, "占比", "the share");
}

/* ---- Completion ---- */

static void completion_of_self(jue_claims *claims, const jue_claim *claim)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_EXECUTION))
        return;
    jue_operand spent[] = {jue_stated_by(claims, claims->said[JUE_TOPIC_SELF_EXPENDITURE].amount),
                           jue_celled(claims, JUE_TOPIC_EXPENDITURE, NULL, NULL, 0, false)};
    jue_operand planned[] = {jue_stated_by(claims, claims->said[JUE_TOPIC_SELF_INCOME].amount),
                             jue_celled(claims, JUE_TOPIC_INCOME_TOTAL, NULL, NULL, 0, false),
                             jue_celled(claims, JUE_TOPIC_INCOME, NULL, NULL, 0, false)};
    jue_rate best = {.fit = JUE_RATE_UNKNOWN};
    jue_rate_consider_all(&best, spent, 2, planned, 3, claim->value);
    jue_rate_judge(claims, JUE_CLAIM_RULE_EXECUTION, claim, &best, "预算执行率", "the execution rate");
}

/* Where the budget is 0 there is no rate, and what is printed for it says nothing. */
void jue_claim_completion(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    jue_rate_judge_sign(claims, claim);
    if (claim->topic == JUE_TOPIC_SELF_RATE) {
        completion_of_self(claims, claim);
        return;
    }
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_COMPLETION))
        return;
    jue_operand finals[3];
    jue_operand budgets[2];
    size_t final_count = jue_current_amounts(claims, claim, said, finals);
    size_t budget_count = 0;
    const jue_claim *budget = jue_claim_at(claims, said->budget);
    if (budget != NULL && budget->scope == claim->scope)
        budgets[budget_count++] = jue_stated(budget);
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, claim->topic, claim->form, claim->code, way, true);
    if (cell.known)
        budgets[budget_count++] = cell;
    bool no_base = budget_count != 0;
    for (size_t i = 0; i < budget_count; i++)
        no_base = no_base && budgets[i].value.centre == 0;
    if (no_base)
        jue_rate_judge_base(claims, claim);
    jue_rate best = {.fit = JUE_RATE_UNKNOWN};
    jue_rate_consider_all(&best, finals, final_count, budgets, budget_count, claim->value);
    jue_rate_judge(claims, JUE_CLAIM_RULE_COMPLETION, claim, &best, "完成率", "the completion rate");
}
