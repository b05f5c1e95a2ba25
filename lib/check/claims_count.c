/* Counts beside their amounts: who travelled for nothing, what was spent on no one. */
#include "check/claims.h"

static void tell(jue_claims *claims, const jue_claim *count, const jue_claim *amount)
{
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_MATCHING, JUE_AS_RULED, count);
    finding->message = jue_claim_say(claims, "“%s”与“%s”不相应", "\"%s\" does not go with \"%s\"", finding->text, amount->text);
}

static void match(jue_claims *claims, const jue_claim *count, const jue_claim *amount)
{
    if (count == NULL || amount == NULL || count->scope != amount->scope)
        return;
    if ((count->value.value == 0) == (amount->value.value == 0))
        jue_claim_passed(claims, JUE_CLAIM_RULE_MATCHING);
    else
        tell(claims, count, amount);
}

/* ---- Projects and their money ---- */

static bool counts_projects(const jue_claim *claim)
{
    return claim->measure == JUE_MEASURE_COUNT && (claim->topic == JUE_TOPIC_PLANNED || claim->topic == JUE_TOPIC_FOLLOWED ||
                                                   claim->topic == JUE_TOPIC_EVALUATED);
}

void jue_counts_take(jue_claims *claims, const jue_claim *claim)
{
    bool first = claim == claims->report->claims.at;
    if (claim->topic == JUE_TOPIC_EVALUATED_MONEY && !first && counts_projects(claim - 1) && claim[-1].scope == claim->scope)
        *jue_vector_add(&claims->ledger->call->scratch, &claims->counted) = (jue_counted){claim - 1, claim};
}

/* The same number of projects is about the same money, and the other way round. */
static void match_projects(jue_claims *claims)
{
    for (size_t i = 1; i < claims->counted.count; i++) {
        const jue_counted *a = &claims->counted.at[i - 1];
        const jue_counted *b = &claims->counted.at[i];
        bool count = a->count->value.value == b->count->value.value;
        bool money = jue_interval_fit(jue_stated(a->money).value, jue_stated(b->money).value) != JUE_FIT_NONE;
        if (count == money)
            jue_claim_passed(claims, JUE_CLAIM_RULE_MATCHING);
        else
            tell(claims, count ? b->money : b->count, count ? a->money : a->count);
    }
    claims->counted.count = 0;
}

/* ---- Scores ---- */

/* Where every project is of the best grade, so is the average. */
static void match_score(jue_claims *claims, uint16_t scope)
{
    const jue_claim *score = jue_claim_at(claims, claims->said[JUE_TOPIC_AVERAGE_SCORE].counts[2]);
    const jue_claim *all = jue_claim_at(claims, claims->said[JUE_TOPIC_EVALUATED].counts[2]);
    if (score == NULL || score->scope != scope)
        return;
    const jue_claim *best = NULL;
    for (const jue_claim *claim = score; claim < claims->report->claims.at + claims->report->claims.count && claim->scope == scope; claim++)
        if (best == NULL && claim->topic == JUE_TOPIC_GRADE)
            best = claim;
    int64_t one = jue_power10(score->value.decimals);
    bool excellent = best != NULL && all != NULL && jue_str_has(jue_str_of(best->text), "优") && best->value.value == all->value.value;
    if (score->value.value > 100 * one || (excellent && score->value.value < 90 * one))
        tell(claims, score, best != NULL ? best : score);
    else
        jue_claim_passed(claims, JUE_CLAIM_RULE_MATCHING);
}

void jue_counts_close(jue_claims *claims, uint16_t scope)
{
    static const uint8_t topics[] = {JUE_TOPIC_ABROAD,         JUE_TOPIC_VEHICLE_PURCHASE, JUE_TOPIC_RECEPTION,
                                     JUE_TOPIC_RECEPTION_HOME, JUE_TOPIC_RECEPTION_GUEST,  JUE_TOPIC_RECEPTION_ABROAD};
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_MATCHING))
        return;
    match_projects(claims);
    match_score(claims, scope);
    for (size_t i = 0; i < sizeof topics; i++) {
        const jue_said *said = &claims->said[topics[i]];
        const jue_claim *amount = jue_claim_at(claims, said->amount);
        if (amount == NULL || amount->scope != scope)
            continue;
        for (size_t kind = 0; kind < 3; kind++)
            match(claims, jue_claim_at(claims, said->counts[kind]), amount);
        /* Whoever comes in a batch is one person at least. */
        const jue_claim *batches = jue_claim_at(claims, said->counts[0]);
        const jue_claim *persons = jue_claim_at(claims, said->counts[1]);
        if (batches != NULL && persons != NULL && batches->scope == scope && persons->scope == scope &&
            persons->value.value < batches->value.value)
            tell(claims, persons, batches);
    }
}

/* What cannot be more than something else that is said elsewhere. */
static void judge_most(jue_claims *claims, const jue_claim *claim, const jue_claim *most)
{
    if (claim == NULL || most == NULL)
        return;
    if (jue_interval_fit_at_most(jue_stated(claim).value, jue_stated(most).value) == JUE_FIT_NONE)
        tell(claims, claim, most);
    else
        jue_claim_passed(claims, JUE_CLAIM_RULE_MATCHING);
}

static const jue_claim *count_of(const jue_claims *claims, jue_topic_id topic)
{
    return jue_claim_at(claims, claims->said[topic].counts[2]);
}

static const jue_claim *amount_of(const jue_claims *claims, jue_topic_id topic)
{
    return jue_claim_at(claims, claims->said[topic].amount);
}

void jue_counts_end(jue_claims *claims)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_MATCHING))
        return;
    /* Vehicles that appropriation pays for are among those of the department, and cost something. */
    const jue_claim *held = count_of(claims, JUE_TOPIC_VEHICLE_HELD);
    const jue_claim *running = amount_of(claims, JUE_TOPIC_VEHICLE_RUNNING);
    judge_most(claims, held, count_of(claims, JUE_TOPIC_VEHICLES));
    if (held != NULL && running != NULL && held->value.value == 0 && running->value.value != 0)
        tell(claims, held, running);
    /* What was bought out of a reserve is within it. */
    judge_most(claims, amount_of(claims, JUE_TOPIC_WON_SMALL), amount_of(claims, JUE_TOPIC_RESERVED_SMALL));
    judge_most(claims, amount_of(claims, JUE_TOPIC_WON_MICRO), amount_of(claims, JUE_TOPIC_RESERVED_MICRO));
}
