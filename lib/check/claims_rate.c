/* Shares, completion rates and changes in percent, from the intervals of their operands. */
#include "check/claims.h"

typedef enum jue_rate_fit {
    RATE_EXACT,
    RATE_ROUNDING, /* the intervals of the operands explain it */
    RATE_NEAR,     /* off by one unit of the last place: truncated, or nudged */
    RATE_WRONG,
    RATE_UNKNOWN   /* there is nothing to divide by, or no operand */
} jue_rate_fit;

/* One way in which the percentage may have come about, and how well it explains it. */
typedef struct jue_rate {
    jue_rate_fit fit;
    jue_operand part;
    jue_operand whole;
    juesuan_amount percent;
} jue_rate;

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
    jue_rate rate = {.fit = RATE_UNKNOWN, .part = part, .whole = whole};
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
        rate.fit = RATE_EXACT;
    else if (sign > 0 && is_explained(part.value, whole.value, percent.value, decimals))
        rate.fit = RATE_ROUNDING;
    else
        rate.fit = off <= 1 ? RATE_NEAR : RATE_WRONG;
    return rate;
}

/* Keeps the better explanation. */
static void consider(jue_rate *best, jue_operand part, jue_operand whole, juesuan_amount percent)
{
    jue_rate rate = rate_of(part, whole, percent);
    if (rate.fit < best->fit)
        *best = rate;
}

static void consider_all(jue_rate *best, const jue_operand *parts, size_t part_count, const jue_operand *wholes,
                         size_t whole_count, juesuan_amount percent)
{
    for (size_t i = 0; i < part_count; i++)
        for (size_t j = 0; j < whole_count; j++)
            consider(best, parts[i], wholes[j], percent);
}

static void tell_rate(jue_claims *claims, jue_claim_rule rule, const jue_claim *claim, const jue_rate *rate, const char *chinese,
                      const char *english)
{
    jue_outcome outcome = rate->fit == RATE_ROUNDING ? JUE_AS_ROUNDING : rate->fit == RATE_NEAR ? JUE_AS_WARNING : JUE_AS_RULED;
    jue_finding *finding = jue_claim_found(claims, rule, outcome, claim);
    jue_wide ticks = jue_interval_of(rate->percent, JUESUAN_UNIT_UNKNOWN, true).centre;
    jue_claim_expect(claims, finding, claim, ticks, claim->value.decimals);
    const char *why = rate->fit == RATE_ROUNDING ? jue_say(claims->ledger->call, "，属尾数误差", ", which rounding explains")
                      : rate->fit == RATE_NEAR   ? jue_say(claims->ledger->call, "，末位差1", ", off by one in the last place")
                                                 : "";
    finding->message = jue_claim_say(claims, "“%s”的%s印为%s%%，计算得%s%%%s", "%s: %s is printed as %s %%, computed %s %%%s",
                                     claim->subject, jue_say(claims->ledger->call, chinese, english), finding->actual,
                                     finding->expected, why);
}

static void judge_rate(jue_claims *claims, jue_claim_rule rule, const jue_claim *claim, const jue_rate *rate, const char *chinese,
                       const char *english)
{
    if (rate->fit == RATE_EXACT)
        jue_claim_passed(claims, rule);
    else if (rate->fit != RATE_UNKNOWN)
        tell_rate(claims, rule, claim, rate, chinese, english);
}

/* ---- Operands ---- */

static jue_operand stated_by(const jue_claims *claims, uint32_t number)
{
    const jue_claim *claim = jue_claim_at(claims, number);
    return claim == NULL ? (jue_operand){.known = false} : jue_stated(claim);
}

/* The amount of a subject, as the same subsection states it, and as the table prints it. */
static size_t current_amounts(const jue_claims *claims, const jue_claim *claim, const jue_said *said, jue_operand *operands)
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

/* ---- Shares ---- */

enum { MOST_WHOLES = 8 };

static size_t add_whole(const jue_claims *claims, uint8_t topic, const jue_form *form, const char *code, jue_operand *wholes,
                        size_t count)
{
    size_t subject = jue_claim_subject(claims, topic, form, code);
    if (subject == JUESUAN_NONE || count + 2 > MOST_WHOLES)
        return count;
    jue_operand said = stated_by(claims, claims->said[subject].amount);
    if (said.known)
        wholes[count++] = said;
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, topic, form, code, way, false);
    if (cell.known)
        wholes[count++] = cell;
    return count;
}

/* What it may be a share of: what the sentence names, or else the wholes above it. */
static size_t wholes_of(const jue_claims *claims, const jue_claim *claim, jue_operand *wholes)
{
    if (claim->of != JUE_TOPIC_NONE)
        return add_whole(claims, claim->of, claim->form, claim->of_code, wholes, 0);
    size_t count = 0;
    jue_topic_id whole = claim->topic == JUE_TOPIC_ROW ? jue_whole_of_row(claim->form, claim->code) : jue_topics[claim->topic].whole;
    for (; whole != JUE_TOPIC_NONE && count + 2 <= MOST_WHOLES; whole = jue_topics[whole].whole)
        count = add_whole(claims, (uint8_t)whole, NULL, NULL, wholes, count);
    return count;
}

static void tell_percent_sign(jue_claims *claims, const jue_claim *claim)
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

void jue_claim_share(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    tell_percent_sign(claims, claim);
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_SHARE))
        return;
    jue_operand parts[3];
    jue_operand wholes[MOST_WHOLES];
    size_t part_count = current_amounts(claims, claim, said, parts);
    size_t whole_count = wholes_of(claims, claim, wholes);
    jue_rate best = {.fit = RATE_UNKNOWN};
    consider_all(&best, parts, part_count, wholes, whole_count, claim->value);
    judge_rate(claims, JUE_CLAIM_RULE_SHARE, claim, &best, "占比", "the share");
}

/* ---- Completion ---- */

static void completion_of_self(jue_claims *claims, const jue_claim *claim)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_EXECUTION))
        return;
    jue_operand spent[] = {stated_by(claims, claims->said[JUE_TOPIC_SELF_EXPENDITURE].amount),
                           jue_celled(claims, JUE_TOPIC_EXPENDITURE, NULL, NULL, 0, false)};
    jue_operand planned[] = {stated_by(claims, claims->said[JUE_TOPIC_SELF_INCOME].amount),
                             jue_celled(claims, JUE_TOPIC_INCOME_TOTAL, NULL, NULL, 0, false),
                             jue_celled(claims, JUE_TOPIC_INCOME, NULL, NULL, 0, false)};
    jue_rate best = {.fit = RATE_UNKNOWN};
    consider_all(&best, spent, 2, planned, 3, claim->value);
    judge_rate(claims, JUE_CLAIM_RULE_EXECUTION, claim, &best, "预算执行率", "the execution rate");
}

/* Where the budget is 0 there is no rate, and what is printed for it says nothing. */
void jue_claim_completion(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    tell_percent_sign(claims, claim);
    if (claim->topic == JUE_TOPIC_SELF_RATE) {
        completion_of_self(claims, claim);
        return;
    }
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_COMPLETION))
        return;
    jue_operand finals[3];
    jue_operand budgets[2];
    size_t final_count = current_amounts(claims, claim, said, finals);
    size_t budget_count = 0;
    const jue_claim *budget = jue_claim_at(claims, said->budget);
    if (budget != NULL && budget->scope == claim->scope)
        budgets[budget_count++] = jue_stated(budget);
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, claim->topic, claim->form, claim->code, way, true);
    if (cell.known)
        budgets[budget_count++] = cell;
    jue_rate best = {.fit = RATE_UNKNOWN};
    consider_all(&best, finals, final_count, budgets, budget_count, claim->value);
    judge_rate(claims, JUE_CLAIM_RULE_COMPLETION, claim, &best, "完成率", "the completion rate");
}

/* ---- Changes ---- */

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

static void change_against_budget(jue_claims *claims, const jue_claim *claim, const jue_said *said, const jue_operand *current,
                                  size_t count)
{
    const jue_claim *budget = jue_claim_at(claims, said->budget);
    if (budget == NULL || budget->scope != claim->scope || count == 0)
        return;
    jue_operand right = minus(current[0], jue_stated(budget));
    jue_fit fit = jue_interval_fit(jue_stated(claim).value, right.value);
    if (fit == JUE_FIT_EXACT) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_CHANGE);
        return;
    }
    jue_finding *finding =
        jue_claim_found(claims, JUE_CLAIM_RULE_CHANGE, fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED, claim);
    jue_claim_expect(claims, finding, claim, right.value.centre, right.decimals);
    finding->message = jue_claim_say(claims, "“%s”比预算的增减额印为%s%s，计算得%s", "%s: the change against the budget is printed as %s%s, computed %s",
                                     claim->subject, finding->actual, claim->unit, finding->expected);
}

static void judge_same(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    bool same = (claim->flags & JUE_CLAIM_SAID_SAME) != 0;
    const jue_claim *other = jue_claim_at(claims, same ? said->change : said->same);
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

void jue_claim_change(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    judge_same(claims, claim, said);
    jue_operand current[3];
    size_t count = current_amounts(claims, claim, said, current);
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_CHANGE) || (claim->flags & JUE_CLAIM_SAID_SAME) != 0)
        return;
    if (claim->base == JUE_BASE_BUDGET) {
        change_against_budget(claims, claim, said, current, count);
        return;
    }
    bool impossible = count != 0;
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

/* Nothing last year: then every rate is empty; 0 % and 100 % are what forms print for that. */
static void judge_base(jue_claims *claims, const jue_claim *claim)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_BASE))
        return;
    int64_t hundred = 100 * jue_power10(claim->value.decimals);
    if (claim->value.value == 0 || claim->value.value == hundred) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_BASE);
        return;
    }
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_BASE, JUE_AS_RULED, claim);
    finding->message = jue_claim_say(claims, "“%s”的上年数为0，没有增减率，印为%s%%", "%s: last year was 0, so there is no rate; printed is %s %%",
                                     claim->subject, finding->actual);
}

void jue_claim_change_percent(jue_claims *claims, const jue_claim *claim, const jue_said *said)
{
    tell_percent_sign(claims, claim);
    const jue_claim *change = jue_claim_at(claims, said->change);
    if (change == NULL || change->scope != claim->scope || change->base != claim->base)
        return;
    judge_direction(claims, claim, change);
    jue_operand current[3];
    size_t count = current_amounts(claims, claim, said, current);
    jue_operand amount = jue_stated(change);
    jue_rate best = {.fit = RATE_UNKNOWN};
    bool no_base = count != 0;
    for (size_t i = 0; i < count; i++) {
        jue_operand previous = minus(current[i], amount);
        if (claim->base == JUE_BASE_BUDGET)
            previous = stated_by(claims, said->budget);
        no_base = no_base && previous.value.centre == 0;
        consider(&best, amount, previous, claim->value);
    }
    if (no_base)
        judge_base(claims, claim);
    else if (jue_claim_on(claims, JUE_CLAIM_RULE_CHANGE))
        judge_rate(claims, JUE_CLAIM_RULE_CHANGE, claim, &best, "增减率", "the change in percent");
}
