/* Amounts and counts of the notes against their cells, and against their own repetition. */
#include "check/claims.h"

/* ---- Against the cell ---- */

/* The coarser of two figures may be the finer one, properly rounded: then they are the same figure. */
static bool is_rounded(const jue_claim *claim, jue_interval cell)
{
    juesuan_amount rounded;
    juesuan_unit unit = jue_claim_unit(claim);
    return jue_interval_of(claim->value, unit, false).half > cell.half &&
           jue_amount_of_ticks(cell.centre, unit, claim->value.decimals, &rounded) &&
           rounded.value == claim->value.value;
}

static jue_fit fit_cell(const jue_claim *claim, const jue_operand *cell)
{
    jue_interval printed = jue_interval_of(claim->value, jue_claim_unit(claim), claim->measure == JUE_MEASURE_COUNT);
    jue_fit fit = jue_interval_fit(printed, cell->value);
    return fit == JUE_FIT_ROUNDING && is_rounded(claim, cell->value) ? JUE_FIT_EXACT : fit;
}

static const char *where(jue_claims *claims, const jue_claim *claim)
{
    const jue_topic *topic = &jue_topics[claim->topic];
    const char *title = claim->form == NULL ? "" : claim->form->title;
    if (claim->topic == JUE_TOPIC_ROW)
        return jue_claim_say(claims, "%s%s", "%s %s", title, claim->code == NULL ? "" : claim->code);
    return jue_claim_say(claims, "%s“%s”", "%s %s", title, topic->name == NULL ? "" : topic->name);
}

static void tell_value(jue_claims *claims, jue_claim_rule rule, jue_outcome outcome, const jue_claim *claim,
                       const jue_operand *cell)
{
    jue_finding *finding = jue_claim_found(claims, rule, outcome, claim);
    jue_claim_expect(claims, finding, claim, cell->value.centre, cell->decimals);
    bool rounding = outcome == JUE_AS_ROUNDING;
    finding->message = jue_claim_say(
        claims, rounding ? "情况说明“%s”为%s%s，%s为%s，相差%s，属尾数误差" : "情况说明“%s”为%s%s，%s为%s，相差%s",
        rounding ? "the notes say %s %s%s, %s says %s: off by %s, which rounding explains"
                 : "the notes say %s %s%s, %s says %s: off by %s",
        claim->subject, finding->actual, claim->unit, where(claims, claim), finding->expected, finding->difference);
}

static void judge(jue_claims *claims, jue_claim_rule rule, const jue_claim *claim, const jue_operand *cell, jue_fit fit,
                  jue_outcome failed)
{
    if (fit == JUE_FIT_EXACT)
        jue_claim_passed(claims, rule);
    else
        tell_value(claims, rule, fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : failed, claim, cell);
}

static bool is_budget(const jue_claim *claim)
{
    return claim->measure == JUE_MEASURE_BUDGET;
}

/* All of the ways must agree; the worst one is told. */
static void value_of_both(jue_claims *claims, const jue_claim *claim)
{
    jue_operand worst = {.known = false};
    jue_fit worst_fit = JUE_FIT_EXACT;
    for (size_t way = 0; way < JUE_MOST_WAYS; way++) {
        jue_operand cell = jue_celled(claims, claim->topic, claim->form, claim->code, way, is_budget(claim));
        if (!cell.known)
            continue;
        jue_fit fit = fit_cell(claim, &cell);
        if (!worst.known || fit > worst_fit) {
            worst = cell;
            worst_fit = fit;
        }
    }
    if (worst.known)
        judge(claims, JUE_CLAIM_RULE_AMOUNT, claim, &worst, worst_fit, JUE_AS_RULED);
}

/* Any of the ways may be meant; the first one is told where none agrees. */
static void value_of_any(jue_claims *claims, const jue_claim *claim)
{
    jue_operand best = {.known = false};
    jue_fit best_fit = JUE_FIT_NONE;
    for (size_t way = 0; way < JUE_MOST_WAYS; way++) {
        jue_operand cell = jue_celled(claims, claim->topic, claim->form, claim->code, way, is_budget(claim));
        if (!cell.known)
            continue;
        jue_fit fit = fit_cell(claim, &cell);
        if (!best.known || fit < best_fit) {
            best = cell;
            best_fit = fit;
        }
    }
    if (best.known)
        judge(claims, JUE_CLAIM_RULE_AMOUNT, claim, &best, best_fit, JUE_AS_WARNING);
}

/* 机关运行经费 is what administrative units spend of 公用经费: of all of it, where there are no others. */
static void value_at_most(jue_claims *claims, const jue_claim *claim)
{
    jue_operand cell = jue_celled(claims, claim->topic, claim->form, claim->code, 0, false);
    if (cell.known) {
        judge(claims, JUE_CLAIM_RULE_AMOUNT, claim, &cell, fit_cell(claim, &cell), JUE_AS_RULED);
        return;
    }
    cell = jue_celled(claims, claim->topic, claim->form, claim->code, 1, false);
    if (!cell.known || !jue_claim_on(claims, JUE_CLAIM_RULE_RUNNING))
        return;
    if (fit_cell(claim, &cell) != JUE_FIT_NONE)
        jue_claim_passed(claims, JUE_CLAIM_RULE_RUNNING);
    else if (jue_stated(claim).value.centre > cell.value.centre)
        tell_value(claims, JUE_CLAIM_RULE_RUNNING, JUE_AS_WARNING, claim, &cell);
    else
        jue_not_evaluated(claims->ledger, jue_claim_rule_of(JUE_CLAIM_RULE_RUNNING),
                          jue_say(claims->ledger->call, "部门有事业单位时，机关运行经费小于公用经费合计",
                                  "with institutions in the department it is less than 公用经费合计"));
}

static void value_of_first(jue_claims *claims, const jue_claim *claim)
{
    const jue_topic *topic = &jue_topics[claim->topic];
    bool money = claim->topic == JUE_TOPIC_ROW || (topic->counts & JUE_COUNT_MONEY) != 0;
    if (money == (claim->measure == JUE_MEASURE_COUNT))
        return;
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, claim->topic, claim->form, claim->code, way, is_budget(claim));
    if (!cell.known)
        return;
    /* The table may print the adjusted budget where the notes speak of the one at the start of the year. */
    bool other = is_budget(claim) && (claim->flags & JUE_CLAIM_ANNUAL) != 0;
    judge(claims, money ? JUE_CLAIM_RULE_AMOUNT : JUE_CLAIM_RULE_COUNT, claim, &cell, fit_cell(claim, &cell),
          other ? JUE_AS_WARNING : JUE_AS_RULED);
}

static bool has_unit(const juesuan_report *report)
{
    return report->tables.count == 0 || jue_unit_of_table(report, report->tables.at[0]) != JUESUAN_UNIT_UNKNOWN;
}

void jue_claim_value(jue_claims *claims, const jue_claim *claim)
{
    if (claim->measure != JUE_MEASURE_COUNT && !has_unit(claims->report)) {
        jue_not_evaluated(claims->ledger, jue_claim_rule_of(JUE_CLAIM_RULE_AMOUNT),
                          jue_say(claims->ledger->call, "各表没有写明金额单位", "no table says its unit"));
        return;
    }
    switch (jue_topics[claim->topic].mode) {
    case JUE_TOPIC_BOTH: value_of_both(claims, claim); break;
    case JUE_TOPIC_ANY: value_of_any(claims, claim); break;
    case JUE_TOPIC_AT_MOST: value_at_most(claims, claim); break;
    case JUE_TOPIC_STRICT: value_of_first(claims, claim); break;
    }
}

/* ---- Against what was said before ---- */

/* The kinds of figures that no cell checks: budgets, changes, counts, amounts of the text alone. */
static int repeated_kind(const jue_claims *claims, const jue_claim *claim)
{
    switch (claim->measure) {
    case JUE_MEASURE_BUDGET: return (claim->flags & JUE_CLAIM_ANNUAL) != 0 ? 0 : -1;
    case JUE_MEASURE_CHANGE:
        return claim->base == JUE_BASE_LAST_YEAR && (claim->flags & JUE_CLAIM_SAID_SAME) == 0 ? 1 : -1;
    case JUE_MEASURE_COUNT:
        return (claim->counts & JUE_COUNT_BATCHES) != 0 ? 2 : (claim->counts & JUE_COUNT_PERSONS) != 0 ? 3 : -1;
    case JUE_MEASURE_AMOUNT: return claim->topic != JUE_TOPIC_ROW && !jue_cell_of(claims, claim).known ? 4 : -1;
    case JUE_MEASURE_FINAL:
    case JUE_MEASURE_CHANGE_PERCENT:
    case JUE_MEASURE_SHARE:
    case JUE_MEASURE_COMPLETION: break;
    }
    return -1;
}

/* A report has one of them; what is evaluated comes in several rounds. */
static bool is_single(uint8_t topic)
{
    return topic < JUE_TOPIC_PLANNED || topic == JUE_TOPIC_AVERAGE_SCORE;
}

void jue_claim_repeated(jue_claims *claims, const jue_claim *claim, jue_said *said)
{
    int kind = is_single(claim->topic) && jue_claim_on(claims, JUE_CLAIM_RULE_REPEATED) ? repeated_kind(claims, claim)
                                                                                        : -1;
    if (kind < 0)
        return;
    const jue_claim *first = jue_claim_at(claims, said->first[kind]);
    if (first == NULL || first->measure != claim->measure) {
        said->first[kind] = (uint32_t)(claim - claims->report->claims.at) + 1;
        return;
    }
    jue_fit fit = jue_interval_fit(jue_stated(claim).value, jue_stated(first).value);
    if (fit == JUE_FIT_EXACT) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_REPEATED);
        return;
    }
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_REPEATED,
                                           fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED, claim);
    jue_claim_expect(claims, finding, claim, jue_stated(first).value.centre, first->value.decimals);
    finding->message = jue_claim_say(claims, "“%s”先后写为%s和%s（%s）", "%s is first %s, then %s (%s)", claim->subject,
                                     finding->expected, finding->actual, claim->unit);
}

/* ---- Explanations ---- */

enum { SHORTEST_SENTENCE = 30 };

static bool is_figure(char letter)
{
    return (letter >= '0' && letter <= '9') || letter == '.' || letter == ',';
}

/* Two sentences that differ in their figures only. */
static bool same_sentence(const char *a, const char *b)
{
    for (;;) {
        while (is_figure(*a))
            a++;
        while (is_figure(*b))
            b++;
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
        a++;
        b++;
    }
}

static size_t hash_sentence(const char *text)
{
    uint64_t hash = 1469598103934665603u;
    for (; *text != '\0'; text++)
        if (!is_figure(*text))
            hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return (size_t)(hash ^ hash >> 29);
}

static void open_sentences(jue_claims *claims)
{
    claims->sentence_slots = 16;
    while (claims->sentence_slots < claims->report->claims.count * 2)
        claims->sentence_slots *= 2;
    claims->sentences = jue_alloc_array(&claims->ledger->call->scratch, claims->sentence_slots,
                                        sizeof *claims->sentences);
}

/* What a reason says is not known to be about a cell; but said again, it has to say the same. */
void jue_explained_repeated(jue_claims *claims, const jue_claim *claim)
{
    if (*claim->subject != '\0' || claim->text == NULL || strlen(claim->text) < SHORTEST_SENTENCE ||
        !jue_has_value(claim->value) || !jue_claim_on(claims, JUE_CLAIM_RULE_REPEATED))
        return;
    if (claims->sentences == NULL)
        open_sentences(claims);
    size_t slot = hash_sentence(claim->text) & (claims->sentence_slots - 1);
    while (claims->sentences[slot] != 0 &&
           !same_sentence(jue_claim_at(claims, claims->sentences[slot])->text, claim->text))
        slot = (slot + 1) & (claims->sentence_slots - 1);
    const jue_claim *first = jue_claim_at(claims, claims->sentences[slot]);
    if (first == NULL) {
        claims->sentences[slot] = (uint32_t)(claim - claims->report->claims.at) + 1;
        return;
    }
    if (juesuan_amount_compare(first->value, claim->value) == 0) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_REPEATED);
        return;
    }
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_REPEATED, JUE_AS_WARNING, claim);
    jue_claim_expect(claims, finding, claim, jue_stated(first).value.centre, first->value.decimals);
    finding->message = jue_claim_say(claims, "同一说明先后写为%s和%s（%s）",
                                     "the same explanation first says %s, then %s (%s)", finding->expected,
                                     finding->actual, claim->unit);
}
