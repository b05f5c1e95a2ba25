/* Walks the claims and statements, and knows what was said of each subject. */
#include "check/claims.h"

/* ---- Subjects ---- */

static void open(jue_claims *claims)
{
    claims->subjects = JUE_TOPICS;
    for (size_t form = 0; form < JUE_FORMS; form++) {
        claims->tables[form] = jue_report_find(claims->report, JUESUAN_SET_PUBLICATION, (jue_form_id)form);
        claims->offsets[form] = claims->subjects;
        if (jue_forms[form].side_count == 1 && claims->tables[form] != NULL)
            claims->subjects += claims->tables[form]->sides[0].rows.count;
    }
    jue_arena *arena = &claims->ledger->call->scratch;
    claims->said = jue_alloc_array(arena, claims->subjects, sizeof *claims->said);
    claims->topics = jue_alloc_array(arena, JUE_TOPICS, sizeof *claims->topics);
    claims->stamps = jue_alloc_array(arena, claims->subjects, sizeof *claims->stamps);
}

size_t jue_claim_subject(const jue_claims *claims, uint8_t topic, const jue_form *form, const char *code)
{
    if (topic != JUE_TOPIC_ROW)
        return topic == JUE_TOPIC_NONE || topic >= JUE_TOPICS ? JUESUAN_NONE : topic;
    if (form == NULL || code == NULL || form->side_count != 1)
        return JUESUAN_NONE;
    const juesuan_table *table = claims->tables[form->number];
    size_t row = table == NULL ? JUESUAN_NONE : jue_side_code(&table->sides[0], code);
    return row == JUESUAN_NONE ? JUESUAN_NONE : claims->offsets[form->number] + row;
}

jue_topic_id jue_whole_of_row(const jue_form *form, const char *code)
{
    switch (form == NULL ? JUE_FORMS : form->number) {
    case JUE_INCOME: return JUE_TOPIC_INCOME;
    case JUE_EXPENDITURE: return JUE_TOPIC_EXPENDITURE;
    case JUE_GENERAL_BUDGET: return JUE_TOPIC_GENERAL;
    case JUE_GOVERNMENT_FUND: return JUE_TOPIC_FUND;
    case JUE_STATE_CAPITAL: return JUE_TOPIC_CAPITAL;
    case JUE_BASIC_EXPENDITURE:
        return strncmp(code, "301", 3) == 0 || strncmp(code, "303", 3) == 0 ? JUE_TOPIC_PERSONNEL : JUE_TOPIC_PUBLIC;
    default: return JUE_TOPIC_NONE;
    }
}

size_t jue_count_kind(uint8_t counts)
{
    return (counts & JUE_COUNT_BATCHES) != 0 ? 0 : (counts & JUE_COUNT_PERSONS) != 0 ? 1 : 2;
}

/* ---- Operands ---- */

juesuan_unit jue_claim_unit(const jue_claim *claim)
{
    juesuan_unit unit = jue_unit_of(jue_str_of(claim->unit));
    return unit == JUESUAN_UNIT_UNKNOWN && strcmp(claim->unit, "万") == 0 ? JUESUAN_UNIT_WAN : unit;
}

jue_operand jue_stated(const jue_claim *claim)
{
    /* 0万元 among figures with two decimals is nothing, not half a unit more or less. */
    bool nothing = claim->value.value == 0 && claim->value.decimals == 0 && jue_claim_unit(claim) != JUESUAN_UNIT_UNKNOWN;
    bool exact = claim->measure == JUE_MEASURE_COUNT || (claim->flags & JUE_CLAIM_SAID_SAME) != 0 || nothing;
    return (jue_operand){jue_interval_of(claim->value, jue_claim_unit(claim), exact), claim->value.decimals,
                         jue_has_value(claim->value)};
}

static jue_operand sum_of(const jue_claims *claims, const jue_spots *spots)
{
    jue_operand sum = {.known = spots->count != 0};
    for (size_t i = 0; i < spots->count; i++) {
        const jue_spot *spot = &spots->at[i];
        const jue_side *side = &spot->table->sides[spot->side];
        const jue_cell *cell = jue_side_cell(side, spot->row, spot->column);
        bool count = side->rows.at[spot->row].count;
        juesuan_unit unit = count ? JUESUAN_UNIT_UNKNOWN : jue_unit_of_table(claims->report, spot->table);
        sum.value = jue_interval_add(sum.value, jue_interval_of(jue_cell_amount(cell), unit, count), 1);
        /* A table that does not say its unit, in a report where none does, says no amount. */
        sum.known = sum.known && cell->state != JUESUAN_UNREADABLE && (count || unit != JUESUAN_UNIT_UNKNOWN);
        if (cell->decimals > sum.decimals)
            sum.decimals = cell->decimals;
    }
    return sum;
}

static jue_operand celled_topic(const jue_claims *claims, uint8_t topic, size_t way, bool budget)
{
    jue_topic_value *known = &claims->topics[topic][way][budget];
    if (!known->looked_up) {
        jue_spots spots = jue_topic_spots(claims->report, &jue_topics[topic], way, budget);
        *known = (jue_topic_value){sum_of(claims, &spots), true};
    }
    return known->value;
}

jue_operand jue_celled(const jue_claims *claims, uint8_t topic, const jue_form *form, const char *code, size_t way, bool budget)
{
    jue_spots spots = {.count = 0};
    if (topic != JUE_TOPIC_ROW && topic < JUE_TOPICS && way < JUE_MOST_WAYS)
        return celled_topic(claims, topic, way, budget);
    if (topic == JUE_TOPIC_ROW && form != NULL && code != NULL && way == 0) {
        const juesuan_table *table = claims->tables[form->number];
        if (table != NULL)
            spots = jue_table_spots(table, jue_side_code(&table->sides[0], code), budget);
    }
    return sum_of(claims, &spots);
}

jue_operand jue_cell_of(const jue_claims *claims, const jue_claim *claim)
{
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, claim->topic, claim->form, claim->code, way, false);
    return cell;
}

/* ---- The walk ---- */

static void look(jue_claims *claims, const jue_claim *claim, jue_said *said)
{
    if ((claim->flags & JUE_CLAIM_PAST) != 0)
        return;
    switch (claim->measure) {
    case JUE_MEASURE_AMOUNT:
    case JUE_MEASURE_FINAL:
    case JUE_MEASURE_BUDGET:
    case JUE_MEASURE_COUNT: jue_claim_value(claims, claim); break;
    case JUE_MEASURE_SHARE: jue_claim_share(claims, claim, said); break;
    case JUE_MEASURE_COMPLETION: jue_claim_completion(claims, claim, said); break;
    case JUE_MEASURE_CHANGE: jue_claim_change(claims, claim, said); break;
    case JUE_MEASURE_CHANGE_PERCENT: jue_claim_change_percent(claims, claim, said); break;
    }
    jue_claim_repeated(claims, claim, said);
}

static void note(jue_said *said, const jue_claim *claim, uint32_t number)
{
    if ((claim->flags & JUE_CLAIM_PAST) != 0) {
        said->past = claim->measure == JUE_MEASURE_COUNT ? said->past : number;
        return;
    }
    switch (claim->measure) {
    case JUE_MEASURE_AMOUNT:
    case JUE_MEASURE_FINAL: said->amount = number; break;
    case JUE_MEASURE_BUDGET: said->budget = number; break;
    case JUE_MEASURE_CHANGE:
        if ((claim->flags & JUE_CLAIM_SAID_SAME) != 0)
            said->same = number;
        else
            said->change[claim->base] = number;
        break;
    case JUE_MEASURE_COUNT: said->counts[jue_count_kind(claim->counts)] = number; break;
    default: break;
    }
}

static void tell_bound(jue_claims *claims, const jue_claim *claim, size_t subject)
{
    const jue_rule *rule = jue_claim_rule_of(JUE_CLAIM_RULE_BOUND);
    if (!jue_rule_on(claims->ledger, rule))
        return;
    if (subject != JUESUAN_NONE)
        jue_passed(claims->ledger, rule);
    else
        jue_not_evaluated(claims->ledger, rule,
                          jue_claim_say(claims, "“%s”：%s", "\"%s\": %s", claim->text, claim->reason == NULL ? "" : claim->reason));
}

static void take(jue_claims *claims, uint32_t number)
{
    const jue_claim *claim = &claims->report->claims.at[number - 1];
    size_t subject = jue_claim_subject(claims, claim->topic, claim->form, claim->code);
    tell_bound(claims, claim, subject);
    if (subject == JUESUAN_NONE)
        jue_explained_repeated(claims, claim);
    if (subject == JUESUAN_NONE || !jue_has_value(claim->value))
        return;
    /* 基本支出 of a row: it was bound to that cell because it agrees with it. */
    if (claim->topic == JUE_TOPIC_ROW && (claim->column == JUE_COLUMN_BASIC || claim->column == JUE_COLUMN_PROJECT)) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_AMOUNT);
        return;
    }
    look(claims, claim, &claims->said[subject]);
    note(&claims->said[subject], claim, number);
    if ((claim->flags & JUE_CLAIM_PAST) != 0)
        return;
    jue_sums_take(claims, claim, subject);
    jue_counts_take(claims, claim);
}

void jue_check_claims(jue_ledger *ledger)
{
    jue_claims claims = {.ledger = ledger, .report = ledger->report};
    const juesuan_report *report = ledger->report;
    if (report->claims.count == 0 && report->statements.count == 0)
        return;
    open(&claims);
    size_t statement = 0;
    for (size_t i = 0; i < report->claims.count; i++) {
        uint16_t scope = report->claims.at[i].scope;
        /* What a subsection says without figures is looked at once its figures are known. */
        for (; statement < report->statements.count && report->statements.at[statement].scope < scope; statement++)
            jue_check_statement(&claims, &report->statements.at[statement]);
        if (i != 0 && scope != report->claims.at[i - 1].scope) {
            jue_sums_close(&claims);
            jue_counts_close(&claims, report->claims.at[i - 1].scope);
        }
        take(&claims, (uint32_t)i + 1);
    }
    jue_sums_close(&claims);
    if (report->claims.count != 0)
        jue_counts_close(&claims, report->claims.at[report->claims.count - 1].scope);
    jue_counts_end(&claims);
    for (; statement < report->statements.count; statement++)
        jue_check_statement(&claims, &report->statements.at[statement]);
}
