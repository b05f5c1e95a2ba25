/* Changes against last year, which the change itself implies, and against the budget. */
#include "base/options.h"
#include "check/claims_rate.h"

static jue_operand minus(jue_operand a, jue_operand b)
{
    return (jue_operand){jue_interval_add(a.value, b.value, -1), a.decimals > b.decimals ? a.decimals : b.decimals,
                         a.known && b.known};
}

/* 减少 by more than there was: last year's figure would be negative. */
static void tell_impossible(jue_claims *claims, const jue_claim *claim, const jue_operand *current)
{
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_CHANGE, JUE_AS_RULED, claim);
    jue_claim_expect(claims, finding, claim, current->value.centre, current->decimals);
    finding->difference = "";
    finding->message = jue_claim_say(claims, "“%s”增加%s%s，超过本年数%s，上年数不可能为负", "%s: a rise of %s%s exceeds this year's figure of %s",
                                     claim->subject, finding->actual, claim->unit, finding->expected);
    finding->expected = "";
}

/* The base is printed: the change is the difference. */
static void change_against(jue_claims *claims, const jue_claim *claim, const jue_claim *base, const jue_operand *current, size_t count)
{
    if (base == NULL || base->scope != claim->scope || count == 0)
        return;
    jue_operand right = minus(current[0], jue_stated(base));
    jue_fit fit = jue_interval_fit(jue_stated(claim).value, right.value);
    if (fit == JUE_FIT_EXACT) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_CHANGE);
        return;
    }
    jue_finding *finding =
        jue_claim_found(claims, JUE_CLAIM_RULE_CHANGE, fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED, claim);
    jue_claim_expect(claims, finding, claim, right.value.centre, right.decimals);
    finding->message = jue_claim_say(claims, "“%s”的增减额印为%s%s，计算得%s", "%s: the change is printed as %s%s, computed %s",
                                     claim->subject, finding->actual, claim->unit, finding->expected);
}

static void judge_same(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    bool same = (claim->flags & JUE_CLAIM_SAID_SAME) != 0;
    const jue_claim *other = jue_claim_at(claims, same ? said->change[claim->base] : said->same);
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_SAME) || other == NULL || other->scope != claim->scope || other->base != claim->base)
        return;
    const jue_claim *change = same ? other : claim;
    if (change->value.value == 0) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_SAME);
        return;
    }
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_SAME, JUE_AS_RULED, change);
    finding->message = jue_claim_say(claims, "“%s”既说持平，又说增减%s%s", "%s is said to be the same, and to change by %s%s",
                                     claim->subject, finding->actual, change->unit);
}

/* What goes in comes out, this year and last: both totals change by the same amount. */
static void judge_balance(jue_claims *claims, const jue_claim *claim)
{
    static const uint8_t pairs[][2] = {{JUE_TOPIC_INCOME_TOTAL, JUE_TOPIC_EXPENDITURE_TOTAL},
                                       {JUE_TOPIC_FISCAL_INCOME_TOTAL, JUE_TOPIC_FISCAL_EXPENDITURE_TOTAL}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0] && jue_claim_on(claims, JUE_CLAIM_RULE_BALANCE); i++) {
        const jue_claim *other = jue_claim_at(claims, claims->said[pairs[i][0]].change[claim->base]);
        if (claim->topic != pairs[i][1] || other == NULL || other->scope != claim->scope)
            continue;
        jue_fit fit = jue_interval_fit(jue_stated(claim).value, jue_stated(other).value);
        if (fit == JUE_FIT_EXACT) {
            jue_claim_passed(claims, JUE_CLAIM_RULE_BALANCE);
            return;
        }
        jue_finding *finding =
            jue_claim_found(claims, JUE_CLAIM_RULE_BALANCE, fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED, claim);
        jue_claim_expect(claims, finding, claim, jue_stated(other).value.centre, other->value.decimals);
        finding->message = jue_claim_say(claims, "“%s”增减%s，“%s”增减%s，应当相等", "%s changes by %s, %s by %s: both should be equal",
                                         other->subject, finding->expected, claim->subject, finding->actual);
    }
}

void jue_claim_change(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    judge_same(claims, claim, said);
    judge_balance(claims, claim);
    jue_operand current[3];
    size_t count = jue_current_amounts(claims, claim, said, current);
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_CHANGE) || (claim->flags & JUE_CLAIM_SAID_SAME) != 0)
        return;
    if (claim->base == JUE_BASE_BUDGET) {
        change_against(claims, claim, jue_claim_at(claims, said->budget), current, count);
        return;
    }
    const jue_claim *past = jue_claim_at(claims, said->past);
    if (past != NULL && past->scope == claim->scope && past->base == claim->base) {
        change_against(claims, claim, past, current, count);
        return;
    }
    /* With last year's report at hand its own figures are compared (years.c), negative ones as well. */
    const juesuan_options *options = claims->ledger->call->options;
    bool impossible = count != 0 && (options == NULL || options->previous == NULL);
    for (size_t i = 0; i < count; i++) {
        jue_operand previous = minus(current[i], jue_stated(claim));
        impossible = impossible && previous.value.centre + previous.value.half < 0 && current[i].value.centre >= 0;
    }
    if (impossible)
        tell_impossible(claims, claim, &current[0]);
    else if (count != 0)
        jue_claim_passed(claims, JUE_CLAIM_RULE_CHANGE);
}

static void judge_direction(jue_claims *claims, const jue_claim *claim, const jue_claim *change)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_DIRECTION))
        return;
    bool differ = (claim->value.value < 0 && change->value.value > 0) || (claim->value.value > 0 && change->value.value < 0);
    if (!differ) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_DIRECTION);
        return;
    }
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_DIRECTION, JUE_AS_RULED, claim);
    finding->message = jue_claim_say(claims, "“%s”的增减额与增减率方向相反", "%s: amount and percentage change in opposite directions",
                                     claim->subject);
}

void jue_claim_change_percent(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    jue_rate_judge_sign(claims, claim);
    const jue_claim *change = jue_claim_at(claims, said->change[claim->base]);
    if (change == NULL || change->scope != claim->scope)
        return;
    judge_direction(claims, claim, change);
    jue_operand current[3];
    size_t count = jue_current_amounts(claims, claim, said, current);
    jue_operand amount = jue_stated(change);
    jue_rate best = {.fit = JUE_RATE_UNKNOWN};
    bool no_base = count != 0;
    for (size_t i = 0; i < count; i++) {
        jue_operand previous = minus(current[i], amount);
        jue_operand budget = jue_stated_by(claims, said->budget);
        if (claim->base == JUE_BASE_BUDGET && budget.known)
            previous = budget;
        no_base = no_base && previous.known && previous.value.centre == 0;
        jue_rate_consider(&best, amount, previous, claim->value);
    }
    if (no_base)
        jue_rate_judge_base(claims, claim);
    else if (jue_claim_on(claims, JUE_CLAIM_RULE_CHANGE))
        jue_rate_judge(claims, JUE_CLAIM_RULE_CHANGE, claim, &best, "增减率", "the change in percent");
}
