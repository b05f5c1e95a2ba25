/* What the notes say without a figure, against their figures. */
#include "check/claims.h"

/* ---- 无… ---- */

static bool is_something(const jue_operand *operand)
{
    return operand->known && operand->value.centre != 0;
}

/* The figure that contradicts: what the notes say of it, or its cell. */
static void check_nothing(jue_claims *claims, const jue_statement *statement)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_NOTHING) || statement->topic >= JUE_TOPICS)
        return;
    const jue_claim *said = jue_claim_at(claims, claims->said[statement->topic].amount);
    jue_operand stated = said == NULL ? (jue_operand){.known = false} : jue_stated(said);
    jue_operand cell = jue_celled(claims, statement->topic, NULL, NULL, 0, false);
    if (!is_something(&stated) && !is_something(&cell)) {
        if (stated.known || cell.known)
            jue_claim_passed(claims, JUE_CLAIM_RULE_NOTHING);
        return;
    }
    jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_NOTHING, statement->loose ? JUE_AS_WARNING : JUE_AS_RULED, statement);
    const char *figure = is_something(&stated) ? said->text : jue_topics[statement->topic].name;
    finding->actual = jue_claim_say(claims, "%s", "%s", statement->text);
    finding->message = is_something(&stated)
                           ? jue_claim_say(claims, "“%s”与“%s”矛盾", "\"%s\" contradicts \"%s\"", statement->text, figure)
                           : jue_claim_say(claims, "“%s”与公开表矛盾，表中“%s”不为0", "\"%s\" contradicts the table: %s is not 0",
                                           statement->text, figure);
}

/* ---- 决算数小于预算数 ---- */

static jue_operand budget_of(const jue_claims *claims, const jue_statement *statement, const jue_said *said)
{
    const jue_claim *budget = jue_claim_at(claims, said->budget);
    if (budget != NULL && budget->scope == statement->scope)
        return jue_stated(budget);
    return jue_celled(claims, statement->topic, statement->form, statement->code, 0, true);
}

static jue_operand final_of(const jue_claims *claims, const jue_statement *statement, const jue_said *said)
{
    const jue_claim *final = jue_claim_at(claims, said->amount);
    if (final != NULL && final->scope == statement->scope)
        return jue_stated(final);
    return jue_celled(claims, statement->topic, statement->form, statement->code, 0, false);
}

/* 基本持平 allows a difference of one hundredth. */
static bool is_close(const jue_operand *final, const jue_operand *budget)
{
    jue_wide off = final->value.centre - budget->value.centre;
    return (off < 0 ? -off : off) * 100 <= budget->value.centre;
}

static void check_compare(jue_claims *claims, const jue_statement *statement)
{
    size_t subject = jue_claim_subject(claims, statement->topic, statement->form, statement->code);
    if (subject == JUESUAN_NONE || !jue_claim_on(claims, JUE_CLAIM_RULE_COMPARE))
        return;
    jue_operand final = final_of(claims, statement, &claims->said[subject]);
    jue_operand budget = budget_of(claims, statement, &claims->said[subject]);
    if (!final.known || !budget.known)
        return;
    jue_wide off = final.value.centre - budget.value.centre;
    int sign = (off > 0) - (off < 0);
    if (sign == statement->sign || (statement->sign == 0 && statement->loose && is_close(&final, &budget))) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_COMPARE);
        return;
    }
    bool near = jue_interval_fit(final.value, budget.value) != JUE_FIT_NONE;
    jue_outcome outcome = near ? JUE_AS_ROUNDING : statement->loose ? JUE_AS_WARNING : JUE_AS_RULED;
    jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_COMPARE, outcome, statement);
    static const char *const chinese[] = {"小于", "等于", "大于"};
    static const char *const english[] = {"below", "equal to", "above"};
    finding->message = jue_claim_say(claims, "“%s”：按所印数字，决算数%s预算数", "%s: by the figures the final amount is %s the budget",
                                     statement->subject, jue_say(claims->ledger->call, chinese[sign + 1], english[sign + 1]));
}

/* ---- 持平, and a reason for a change ---- */

static void check_reason(jue_claims *claims, const jue_statement *statement)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_SAME))
        return;
    jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_SAME, JUE_AS_WARNING, statement);
    const char *way = statement->sign > 0 ? jue_say(claims->ledger->call, "增加", "a rise") : jue_say(claims->ledger->call, "减少", "a fall");
    finding->message = jue_claim_say(claims, "“%s”写为持平，原因却说明%s", "%s is said to be the same, the reason explains %s",
                                     statement->subject, way);
}

/* ---- The grade of the self-evaluation ---- */

static void check_grade(jue_claims *claims, const jue_statement *statement)
{
    static const struct {
        const char *grade;
        int least;
        int below;
    } bands[] = {{"优", 90, 101}, {"良", 80, 90}, {"中", 60, 80}, {"差", 0, 60}};
    const jue_claim *score = jue_claim_at(claims, claims->said[JUE_TOPIC_SELF_TOTAL_SCORE].counts[2]);
    if (score == NULL || !jue_claim_on(claims, JUE_CLAIM_RULE_GRADE))
        return;
    int64_t one = jue_power10(score->value.decimals);
    for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++) {
        if (strcmp(bands[i].grade, statement->words) != 0)
            continue;
        if (score->value.value >= bands[i].least * one && score->value.value < bands[i].below * one) {
            jue_claim_passed(claims, JUE_CLAIM_RULE_GRADE);
            return;
        }
        jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_GRADE, JUE_AS_RULED, statement);
        finding->actual = bands[i].grade;
        finding->message = jue_claim_say(claims, "自评等级为“%s”，与总分“%s”不符", "the grade %s does not fit the score \"%s\"",
                                         bands[i].grade, score->text);
    }
}

void jue_check_statement(jue_claims *claims, const jue_statement *statement)
{
    switch (statement->kind) {
    case JUE_STATEMENT_NONE: check_nothing(claims, statement); break;
    case JUE_STATEMENT_LIST: jue_check_list(claims, statement); break;
    case JUE_STATEMENT_COMPARE: check_compare(claims, statement); break;
    case JUE_STATEMENT_PATH: jue_check_path(claims, statement); break;
    case JUE_STATEMENT_REASON: check_reason(claims, statement); break;
    case JUE_STATEMENT_GRADE: check_grade(claims, statement); break;
    case JUE_STATEMENT_ENDED: break; /* the sums ask for it */
    }
}
