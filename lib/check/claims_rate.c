/* Percentages from the intervals of their operands. */
#include "check/claims_rate.h"

static jue_wide magnitude(jue_wide value)
{
    return value < 0 ? -value : value;
}

/* part / whole in percent, rounded; the whole is not 0. */
static jue_wide rounded_percent(jue_wide part, jue_wide whole, int decimals)
{
    return jue_divide(part * 100 * jue_power10(decimals), whole);
}

/* Whether some value of the part over some value of the whole rounds to the percentage. Both bounds
 * are compared without dividing: part * 2 * 100 * 10^d against (2p ± 1) * whole. */
static bool is_explained(jue_interval part, jue_interval whole, jue_wide percent, int decimals)
{
    jue_wide scale = (jue_wide)200 * jue_power10(decimals);
    jue_wide least = part.centre - part.half;
    jue_wide most = part.centre + part.half;
    jue_wide small = whole.centre - whole.half;
    jue_wide large = whole.centre + whole.half;
    if (small <= 0)
        return true;
    bool above = most * scale >= (2 * percent - 1) * (most >= 0 ? small : large);
    bool below = least * scale <= (2 * percent + 1) * (least >= 0 ? large : small);
    return above && below;
}

/* Beyond this the products would not fit; no department is that rich, and no rate that high. */
static bool fits(const jue_operand *part, const jue_operand *whole, juesuan_amount percent)
{
    jue_wide most = (jue_wide)jue_power10(18) * jue_power10(10);
    return magnitude(part->value.centre) < most && magnitude(whole->value.centre) < most && percent.decimals <= 4 &&
           magnitude(percent.value) < jue_power10(9);
}

static jue_rate rate_of(jue_operand part, jue_operand whole, juesuan_amount percent)
{
    jue_rate rate = {.fit = JUE_RATE_UNKNOWN, .part = part, .whole = whole};
    int decimals = percent.decimals;
    if (!part.known || !whole.known || whole.value.centre == 0 || !fits(&part, &whole, percent))
        return rate;
    jue_wide sign = whole.value.centre < 0 ? -1 : 1;
    jue_wide right = rounded_percent(part.value.centre * sign, whole.value.centre * sign, decimals);
    if (magnitude(right) > jue_power10(15) ||
        !jue_amount_of_ticks(right * jue_power10(JUE_TICK_DECIMALS - decimals), JUESUAN_UNIT_UNKNOWN, decimals, &rate.percent))
        return rate;
    jue_wide off = magnitude(right - percent.value);
    if (off == 0)
        rate.fit = JUE_RATE_EXACT;
    else if (sign > 0 && is_explained(part.value, whole.value, percent.value, decimals))
        rate.fit = JUE_RATE_ROUNDING;
    else
        rate.fit = off <= 1 ? JUE_RATE_NEAR : JUE_RATE_WRONG;
    return rate;
}

/* Keeps the better explanation. */
void jue_rate_consider(jue_rate *best, jue_operand part, jue_operand whole, juesuan_amount percent)
{
    jue_rate rate = rate_of(part, whole, percent);
    if (rate.fit < best->fit)
        *best = rate;
}

void jue_rate_consider_all(jue_rate *best, const jue_operand *parts, size_t part_count, const jue_operand *wholes,
                         size_t whole_count, juesuan_amount percent)
{
    for (size_t i = 0; i < part_count; i++)
        for (size_t j = 0; j < whole_count; j++)
            jue_rate_consider(best, parts[i], wholes[j], percent);
}

static void tell_rate(jue_claims *claims, jue_claim_rule rule, const jue_claim *claim, const jue_rate *rate, const char *chinese,
                      const char *english)
{
    jue_outcome outcome = rate->fit == JUE_RATE_ROUNDING ? JUE_AS_ROUNDING : rate->fit == JUE_RATE_NEAR ? JUE_AS_WARNING : JUE_AS_RULED;
    jue_finding *finding = jue_claim_found(claims, rule, outcome, claim);
    jue_wide ticks = jue_interval_of(rate->percent, JUESUAN_UNIT_UNKNOWN, true).centre;
    jue_claim_expect(claims, finding, claim, ticks, claim->value.decimals);
    const char *why = rate->fit == JUE_RATE_ROUNDING ? jue_say(claims->ledger->call, "，属尾数误差", ", which rounding explains")
                      : rate->fit == JUE_RATE_NEAR   ? jue_say(claims->ledger->call, "，末位差1", ", off by one in the last place")
                                                 : "";
    finding->message = jue_claim_say(claims, "“%s”的%s印为%s%%，计算得%s%%%s", "%s: %s is printed as %s %%, computed %s %%%s",
                                     claim->subject, jue_say(claims->ledger->call, chinese, english), finding->actual,
                                     finding->expected, why);
}

void jue_rate_judge(jue_claims *claims, jue_claim_rule rule, const jue_claim *claim, const jue_rate *rate, const char *chinese,
                       const char *english)
{
    if (rate->fit == JUE_RATE_EXACT)
        jue_claim_passed(claims, rule);
    else if (rate->fit != JUE_RATE_UNKNOWN)
        tell_rate(claims, rule, claim, rate, chinese, english);
}

/* ---- Operands ---- */

jue_operand jue_stated_by(const jue_claims *claims, uint32_t number)
{
    const jue_claim *claim = jue_claim_at(claims, number);
    return claim == NULL ? (jue_operand){.known = false} : jue_stated(claim);
}

/* The amount of a subject, as the same subsection states it, and as the table prints it. */
size_t jue_current_amounts(const jue_claims *claims, const jue_claim *claim, const jue_said *said, jue_operand *operands)
{
    size_t count = 0;
    const jue_claim *amount = jue_claim_at(claims, said->amount);
    if (amount != NULL && amount->scope == claim->scope)
        operands[count++] = jue_stated(amount);
    jue_operand cell = jue_cell_of(claims, claim);
    /* An upper bound is not the figure itself. */
    bool bound = jue_topics[claim->topic].mode == JUE_TOPIC_AT_MOST && !jue_celled(claims, claim->topic, NULL, NULL, 0, false).known;
    if (cell.known && !bound)
        operands[count++] = cell;
    if (count == 0 && amount != NULL)
        operands[count++] = jue_stated(amount);
    return count;
}

/* Nothing to compare with: then every rate is empty; 0 % and 100 % are what forms print for that. */
void jue_rate_judge_base(jue_claims *claims, const jue_claim *claim)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_BASE))
        return;
    int64_t hundred = 100 * jue_power10(claim->value.decimals);
    if (claim->value.value == 0 || claim->value.value == hundred) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_BASE);
        return;
    }
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_BASE, JUE_AS_RULED, claim);
    bool budget = claim->measure == JUE_MEASURE_COMPLETION;
    finding->message = jue_claim_say(claims, budget ? "“%s”的预算数为0，没有完成率，印为%s%%" : "“%s”的上年数为0，没有增减率，印为%s%%",
                                     budget ? "%s: the budget is 0, so there is no rate; printed is %s %%"
                                            : "%s: last year was 0, so there is no rate; printed is %s %%",
                                     claim->subject, finding->actual);
}

void jue_rate_judge_sign(jue_claims *claims, const jue_claim *claim)
{
    if ((claim->flags & JUE_CLAIM_NO_PERCENT) == 0) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_PERCENT);
        return;
    }
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_PERCENT))
        return;
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_PERCENT, JUE_AS_RULED, claim);
    finding->message = jue_claim_say(claims, "“%s”缺少百分号", "\"%s\" lacks its %%", finding->actual);
}
