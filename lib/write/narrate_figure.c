/* The figures of the notes: out of the cells, the department's own words where no table has them. */
#include "write/narrate.h"

enum { PLACES = 2 };

/* ---- Cells ---- */

typedef struct jue_total {
    bool printed;
    bool unreadable;
    bool blank;
    jue_wide ticks;
    int decimals;
    juesuan_unit unit;
} jue_total;

static jue_total total_of(const juesuan_report *report, const jue_spots *spots)
{
    jue_total total = {.printed = spots->count != 0, .blank = true};
    for (size_t i = 0; i < spots->count; i++) {
        const jue_spot *spot = &spots->at[i];
        const jue_side *side = &spot->table->sides[spot->side];
        const jue_cell *cell = jue_side_cell(side, spot->row, spot->column);
        bool count = side->rows.at[spot->row].count;
        total.unit = count ? JUESUAN_UNIT_UNKNOWN : spot->table->unit;
        total.ticks += jue_interval_of(jue_cell_amount(cell), total.unit, count).centre;
        total.unreadable = total.unreadable || cell->state == JUESUAN_UNREADABLE;
        total.blank = total.blank && cell->state == JUESUAN_BLANK;
        total.decimals = cell->decimals > total.decimals ? cell->decimals : total.decimals;
    }
    (void)report;
    return total;
}

/* What is at most the figure is not the figure. */
static size_t ways_of(const jue_topic *topic)
{
    return topic->mode == JUE_TOPIC_AT_MOST ? 1 : JUE_MOST_WAYS;
}

static size_t row_in(const juesuan_report *report, const jue_subject *subject)
{
    const jue_side *side = &subject->table->sides[0];
    const juesuan_table *table = jue_report_find(report, JUESUAN_SET_PUBLICATION, subject->table->form->number);
    if (table == subject->table)
        return subject->row;
    return table == NULL ? JUESUAN_NONE : jue_side_code(&table->sides[0], side->rows.at[subject->row].code);
}

static jue_total cells_of(const juesuan_report *report, const jue_subject *subject, bool budget)
{
    if (subject->topic->id == JUE_TOPIC_ROW) {
        size_t row = row_in(report, subject);
        jue_spots spots = jue_row_spots(report, subject->table->form, row, budget);
        jue_total total = total_of(report, &spots);
        /* A subject that the table does not print has no money. */
        bool there = jue_report_find(report, JUESUAN_SET_PUBLICATION, subject->table->form->number) != NULL;
        total.printed = total.printed || (row == JUESUAN_NONE && there && !budget);
        return total;
    }
    for (size_t way = 0; way < ways_of(subject->topic); way++) {
        jue_spots spots = jue_topic_spots(report, subject->topic, way, budget);
        if (spots.count != 0)
            return total_of(report, &spots);
    }
    return (jue_total){.printed = false};
}

static juesuan_amount shown(const jue_narrator *narrator, const jue_total *total)
{
    juesuan_amount amount = {.state = JUESUAN_BLANK};
    bool same = total->unit == narrator->unit || total->unit == JUESUAN_UNIT_UNKNOWN;
    int decimals = same ? total->decimals : PLACES;
    juesuan_unit unit = total->unit == JUESUAN_UNIT_UNKNOWN ? JUESUAN_UNIT_UNKNOWN : narrator->unit;
    if (!jue_amount_of_ticks(total->ticks, unit, decimals, &amount))
        jue_fail(narrator->call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "金额超出范围", "an amount does not fit");
    return amount;
}

/* ---- What the department says ---- */

const jue_extra_entry *jue_narrated_extra(jue_narrator *narrator, const jue_subject *subject, jue_extra_kind kind)
{
    const char *key = subject->table != NULL ? subject->table->sides[0].rows.at[subject->row].code
                                                          : subject->topic->name;
    return jue_extra_find(narrator->call, &narrator->extra, kind, jue_str_of(key));
}

static jue_figure figure_said(const jue_narrator *narrator, jue_extra_kind kind, juesuan_amount amount)
{
    juesuan_unit unit = kind == JUE_EXTRA_COUNTS ? JUESUAN_UNIT_UNKNOWN : narrator->unit;
    return (jue_figure){true, amount, jue_interval_of(amount, unit, true).centre};
}

static jue_figure said(jue_narrator *narrator, const jue_subject *subject, jue_extra_kind kind)
{
    const jue_extra_entry *entry = jue_narrated_extra(narrator, subject, kind);
    return entry == NULL ? (jue_figure){.known = false} : figure_said(narrator, kind, entry->amount);
}

/* ---- Figures ---- */

static jue_figure figure_of(const jue_narrator *narrator, const jue_total *total)
{
    if (!total->printed || total->unreadable)
        return (jue_figure){.known = false};
    return (jue_figure){true, shown(narrator, total), total->ticks};
}

/* A part of nothing is nothing, also where no table prints it. */
static bool is_part_of_nothing(jue_narrator *narrator, const jue_topic *topic)
{
    for (int step = 0; step < 4 && topic->whole != JUE_TOPIC_NONE; step++) {
        topic = &jue_topics[topic->whole];
        jue_subject whole = {.topic = topic};
        jue_total total = cells_of(narrator->report, &whole, false);
        if (total.printed)
            return total.ticks == 0 && !total.unreadable;
    }
    return false;
}

jue_figure jue_narrated_amount(jue_narrator *narrator, const jue_subject *subject)
{
    jue_total total = cells_of(narrator->report, subject, false);
    jue_figure figure = figure_of(narrator, &total);
    if (!figure.known)
        figure = said(narrator, subject, JUE_EXTRA_AMOUNTS);
    if (!figure.known && is_part_of_nothing(narrator, subject->topic))
        figure = (jue_figure){true, jue_amount(0, 0), 0};
    return figure;
}

jue_figure jue_narrated_previous(jue_narrator *narrator, const jue_subject *subject)
{
    jue_figure figure = said(narrator, subject, JUE_EXTRA_PREVIOUS);
    if (figure.known || narrator->previous == NULL)
        return figure;
    jue_total total = cells_of(narrator->previous, subject, false);
    return figure_of(narrator, &total);
}

jue_figure jue_narrated_budget(jue_narrator *narrator, const jue_subject *subject)
{
    jue_figure figure = said(narrator, subject, JUE_EXTRA_BUDGETS);
    if (figure.known)
        return figure;
    jue_total total = cells_of(narrator->report, subject, true);
    return figure_of(narrator, &total);
}

/* From the exact figures: those in 元 are not rounded to 万元 first. */
static jue_figure percent_of(jue_narrator *narrator, jue_figure part, jue_figure whole)
{
    jue_figure percent = {.known = part.known && whole.known};
    if (!percent.known || whole.ticks <= 0)
        return percent;
    jue_wide value = jue_divide(part.ticks * 100 * jue_power10(PLACES), whole.ticks);
    if (!jue_amount_of_ticks(value * jue_power10(JUE_TICK_DECIMALS - PLACES), JUESUAN_UNIT_UNKNOWN, PLACES, &percent.amount))
        jue_fail(narrator->call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "百分比超出范围", "a percentage does not fit");
    percent.ticks = value;
    return percent;
}

static jue_topic_id whole_of_row(const jue_subject *subject)
{
    switch (subject->table->form->number) {
    case JUE_GOVERNMENT_FUND: return JUE_TOPIC_FUND;
    case JUE_STATE_CAPITAL: return JUE_TOPIC_CAPITAL;
    default: return JUE_TOPIC_GENERAL;
    }
}

jue_figure jue_narrated_share(jue_narrator *narrator, const jue_subject *subject, jue_topic_id of)
{
    jue_topic_id whole = of;
    if (whole == JUE_TOPIC_NONE)
        whole = subject->topic->id == JUE_TOPIC_ROW ? whole_of_row(subject) : subject->topic->whole;
    jue_subject whole_subject = {.topic = &jue_topics[whole]};
    return percent_of(narrator, jue_narrated_amount(narrator, subject), jue_narrated_amount(narrator, &whole_subject));
}

jue_figure jue_narrated_completion(jue_narrator *narrator, const jue_subject *subject)
{
    return percent_of(narrator, jue_narrated_amount(narrator, subject), jue_narrated_budget(narrator, subject));
}

static jue_wide printed_ticks(const jue_narrator *narrator, juesuan_amount amount)
{
    return jue_interval_of(amount, narrator->unit, true).centre;
}

/* The difference of the figures as they are printed, so that a reader who subtracts them agrees. */
jue_figure jue_narrated_change(jue_narrator *narrator, const jue_subject *subject, jue_figure *percent)
{
    jue_figure current = jue_narrated_amount(narrator, subject);
    jue_figure previous = jue_narrated_previous(narrator, subject);
    jue_figure change = {.known = current.known && previous.known};
    *percent = (jue_figure){.known = change.known};
    if (!change.known)
        return change;
    if (juesuan_amount_subtract(current.amount, previous.amount, &change.amount) != JUESUAN_OK)
        jue_fail(narrator->call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "增减额超出范围", "a change does not fit");
    change.ticks = printed_ticks(narrator, change.amount);
    previous.ticks = printed_ticks(narrator, previous.amount);
    *percent = percent_of(narrator, change, previous);
    return change;
}

/* A form that has rows for things that can be counted leaves them blank where there is none. */
jue_figure jue_narrated_number(jue_narrator *narrator, const jue_subject *subject)
{
    jue_figure number = said(narrator, subject, JUE_EXTRA_COUNTS);
    if (number.known)
        return number;
    jue_total total = cells_of(narrator->report, subject, false);
    number = figure_of(narrator, &total);
    if (number.known && !jue_has_value(number.amount))
        number.amount = jue_amount(0, 0);
    return number;
}

/* ---- Rows ---- */

size_t jue_next_row(const juesuan_table *table, size_t row, int level, bool leaves)
{
    const jue_side *side = &table->sides[0];
    for (; row < side->rows.count; row++) {
        const jue_row *at = &side->rows.at[row];
        if (leaves ? at->level == 0 || at->child != JUE_NO_ROW : at->level != level)
            continue;
        size_t column = jue_side_column(side, JUE_COLUMN_TOTAL);
        column = column == JUESUAN_NONE ? jue_side_column(side, JUE_COLUMN_FINAL) : column;
        if (column == JUESUAN_NONE)
            return JUESUAN_NONE;
        const jue_cell *cell = jue_side_cell(side, row, column);
        if (cell->state == JUESUAN_VALUE && cell->value != 0)
            return row;
    }
    return JUESUAN_NONE;
}
