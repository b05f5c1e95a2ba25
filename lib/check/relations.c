/* Evaluates the relations of the forms. */
#include "check/check.h"

enum { MOST_SHOWN = 12 };

/* "615.64 ≠ 259.82 + 355.72", as printed. */
static const char *evidence(jue_call *call, const jue_instance *instance)
{
    jue_builder text = jue_builder_in(&call->arena);
    const jue_cell *left = jue_ref_cell(&instance->left);
    size_t shown = 0;
    jue_puts(&text, *left->text == '\0' ? jue_say(call, "（空）", "(blank)") : left->text);
    jue_puts(&text, instance->relation->operator == JUE_AT_MOST ? " > " : " ≠ ");
    for (size_t i = 0; i < instance->count; i++) {
        const jue_cell *cell = jue_ref_cell(&instance->terms[i]);
        if (cell == NULL || cell->state != JUESUAN_VALUE)
            continue;
        if (shown++ == MOST_SHOWN) {
            jue_puts(&text, " + …");
            break;
        }
        if (shown > 1 || instance->terms[i].sign < 0)
            jue_puts(&text, instance->terms[i].sign < 0 ? " − " : " + ");
        jue_puts(&text, cell->text);
    }
    if (shown == 0)
        jue_puts(&text, "0");
    return jue_built(&text).at;
}

static const char *message(jue_ledger *ledger, const jue_instance *instance, const jue_finding *finding, bool rounding)
{
    jue_call *call = ledger->call;
    const char *words = jue_cell_words(call, &instance->left);
    const char *actual = *finding->actual == '\0' ? jue_say(call, "空", "blank") : finding->actual;
    const char *rule = jue_say(call, instance->relation->rule.chinese, instance->relation->rule.english);
    if (rounding)
        return jue_fill(&call->arena, jue_say(call, "%s：印为%s，计算得%s，相差%s，属尾数误差（%s）",
                                                "%s: printed %s, computed %s, off by %s, which rounding explains (%s)"),
                          words, actual, finding->expected, finding->difference, rule);
    if (instance->relation->operator == JUE_AT_MOST)
        return jue_fill(&call->arena, jue_say(call, "%s：印为%s，不应超过%s，超出%s（%s）",
                                                "%s: printed %s, must not exceed %s, over by %s (%s)"),
                          words, actual, finding->expected, finding->difference, rule);
    return jue_fill(&call->arena, jue_say(call, "%s：印为%s，应为%s，相差%s（%s）",
                                            "%s: printed %s, should be %s, off by %s (%s)"),
                      words, actual, finding->expected, finding->difference, rule);
}

static void evaluate(void *data, const jue_instance *instance)
{
    jue_ledger *ledger = data;
    const jue_rule *rule = &instance->relation->rule;
    if (instance->missing != NULL) {
        jue_not_evaluated(ledger, rule, instance->missing);
        return;
    }
    jue_interval printed = jue_ref_interval(ledger->report, &instance->left);
    bool at_most = instance->relation->operator == JUE_AT_MOST;
    jue_fit fit = at_most ? jue_interval_fit_at_most(printed, instance->expected)
                          : jue_interval_fit(printed, instance->expected);
    if (fit == JUE_FIT_EXACT) {
        jue_passed(ledger, rule);
        return;
    }
    bool rounding = fit == JUE_FIT_ROUNDING;
    jue_finding *finding = jue_found(ledger, rule, rounding ? JUE_AS_ROUNDING : JUE_AS_RULED);
    jue_locate(ledger, finding, &instance->left);
    jue_compare(ledger, finding, &instance->left, instance->expected, instance->decimals);
    finding->text = evidence(ledger->call, instance);
    finding->message = message(ledger, instance, finding, rounding);
}

void jue_check_relations(jue_ledger *ledger)
{
    static const juesuan_set sets[] = {JUESUAN_SET_PUBLICATION, JUESUAN_SET_APPROVAL};
    for (size_t i = 0; i < jue_relation_count; i++)
        for (size_t set = 0; set < 2 && jue_rule_on(ledger, &jue_relations[i].rule); set++)
            jue_instances(ledger->call, ledger->report, sets[set], &jue_relations[i], evaluate, ledger);
}
