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

void jue_counts_close(jue_claims *claims, uint16_t scope)
{
    static const uint8_t topics[] = {JUE_TOPIC_ABROAD,         JUE_TOPIC_VEHICLE_PURCHASE, JUE_TOPIC_RECEPTION,
                                     JUE_TOPIC_RECEPTION_HOME, JUE_TOPIC_RECEPTION_GUEST,  JUE_TOPIC_RECEPTION_ABROAD};
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_MATCHING))
        return;
    for (size_t i = 0; i < sizeof topics; i++) {
        const jue_said *said = &claims->said[topics[i]];
        const jue_claim *amount = jue_claim_at(claims, said->amount);
        if (amount == NULL || amount->scope != scope)
            continue;
        for (size_t kind = 0; kind < 3; kind++)
            match(claims, jue_claim_at(claims, said->counts[kind]), amount);
    }
}

/* Vehicles that appropriation pays for are among those of the department, and cost something. */
void jue_counts_end(jue_claims *claims)
{
    const jue_claim *held = jue_claim_at(claims, claims->said[JUE_TOPIC_VEHICLE_HELD].counts[2]);
    const jue_claim *all = jue_claim_at(claims, claims->said[JUE_TOPIC_VEHICLES].counts[2]);
    const jue_claim *running = jue_claim_at(claims, claims->said[JUE_TOPIC_VEHICLE_RUNNING].amount);
    if (held == NULL || !jue_claim_on(claims, JUE_CLAIM_RULE_MATCHING))
        return;
    bool more = all != NULL && held->value.value > all->value.value;
    bool idle = running != NULL && held->value.value == 0 && running->value.value != 0;
    if (more || idle)
        tell(claims, held, more ? all : running);
    else if (all != NULL || running != NULL)
        jue_claim_passed(claims, JUE_CLAIM_RULE_MATCHING);
}
