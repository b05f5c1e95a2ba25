/* Computes a report: one entry a cell, from its hierarchy, last year's report and the notes. */
#include "compute/compute.h"

#include "check/instance.h"
#include "compute/hierarchy.h"
#include "model/match.h"
#include "model/topic.h"

typedef struct jue_computing {
    jue_call *call;
    const juesuan_report *report;
    const juesuan_report *previous; /* or NULL */
    juesuan_computation *computation;
} jue_computing;

/* One side while its entries are made. */
typedef struct jue_computing_side {
    const jue_computing *all;
    uint32_t table; /* index into the tables of the computation */
    uint8_t number;
    juesuan_unit unit;
    jue_hierarchy now;
    const juesuan_table *last_table; /* last year's; NULL where there is none */
    const jue_side *last;
    juesuan_unit last_unit;
    jue_matches matches;
    size_t *topics;           /* by topic and way: the cell that prints it, or JUESUAN_NONE */
    juesuan_amount *budgets;  /* by cell, from the notes; NULL where the notes state none */
    juesuan_amount *implied;  /* last year's figure by cell, likewise */
} jue_computing_side;

static const juesuan_amount blank = {.state = JUESUAN_BLANK};

static _Noreturn void overflow(jue_call *call)
{
    jue_fail(call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "计算结果超出范围", "a computed figure does not fit");
}

static juesuan_amount or_blank(juesuan_amount amount)
{
    return jue_has_value(amount) ? amount : blank;
}

static juesuan_amount percent(jue_call *call, juesuan_amount part, juesuan_amount whole)
{
    juesuan_amount out = blank;
    if (juesuan_share(part, whole, JUE_PERCENT_PLACES, &out) == JUESUAN_ERROR_OVERFLOW)
        overflow(call);
    return out;
}

static juesuan_amount converted(jue_call *call, juesuan_amount amount, juesuan_unit from, juesuan_unit to)
{
    if (!jue_has_value(amount) || from == to || from == JUESUAN_UNIT_UNKNOWN || to == JUESUAN_UNIT_UNKNOWN)
        return or_blank(amount);
    if (juesuan_amount_convert(amount, from, to, &amount) != JUESUAN_OK)
        overflow(call);
    return amount;
}

/* ---- What the notes say ---- */

static juesuan_amount *cells_of_notes(jue_computing_side *side, juesuan_amount **cells)
{
    if (*cells == NULL)
        *cells = jue_alloc_array(&side->all->call->scratch, side->now.side->cells.count, sizeof **cells);
    return *cells;
}

static void note_cell(jue_computing_side *side, const jue_claim *claim, size_t cell)
{
    jue_call *call = side->all->call;
    juesuan_amount value = converted(call, claim->value, jue_unit_of(jue_str_of(claim->unit)), side->unit);
    if (claim->measure == JUE_MEASURE_BUDGET) {
        cells_of_notes(side, &side->budgets)[cell] = value;
    } else if (claim->measure == JUE_MEASURE_CHANGE && claim->base == JUE_BASE_LAST_YEAR) {
        juesuan_amount previous = blank;
        juesuan_amount current = jue_cell_amount(&side->now.side->cells.at[cell]);
        if (juesuan_amount_subtract(current, value, &previous) == JUESUAN_ERROR_OVERFLOW)
            overflow(call);
        cells_of_notes(side, &side->implied)[cell] = previous;
    }
}

static size_t main_column(const jue_side *side)
{
    size_t column = jue_side_column(side, JUE_COLUMN_TOTAL);
    return column == JUESUAN_NONE ? jue_side_column(side, JUE_COLUMN_FINAL) : column;
}

/* The cell that the claim itself names; of a budget, the one that is to be measured by it. */
static void note_named(jue_computing_side *side, const jue_claim *claim)
{
    if (claim->form != side->now.table->form || claim->side != side->number)
        return;
    bool budget = claim->column == JUE_COLUMN_BUDGET || claim->column == JUE_COLUMN_ADJUSTED;
    size_t row = jue_hierarchy_row(&side->now, claim->code, claim->item);
    size_t column = budget ? main_column(side->now.side) : jue_side_column(side->now.side, claim->column);
    if (row != JUESUAN_NONE && column != JUESUAN_NONE)
        note_cell(side, claim, row * side->now.side->column_count + column);
}

/* Where this side prints each topic on its own; what only a sum of cells prints is left. */
static void find_topics(jue_computing_side *side)
{
    side->topics = jue_alloc_array(&side->all->call->scratch, (size_t)JUE_TOPICS * JUE_MOST_WAYS, sizeof *side->topics);
    for (size_t id = 0; id < JUE_TOPICS; id++) {
        const jue_topic *topic = &jue_topics[id];
        size_t ways = topic->mode == JUE_TOPIC_AT_MOST ? 1 : JUE_MOST_WAYS;
        for (size_t way = 0; way < JUE_MOST_WAYS; way++)
            side->topics[id * JUE_MOST_WAYS + way] = JUESUAN_NONE;
        for (size_t way = 0; way < ways && topic->mode != JUE_TOPIC_ANY; way++) {
            jue_spots spots = jue_topic_spots(side->all->report, topic, way, false);
            if (spots.count == 1 && spots.at[0].table == side->now.table && spots.at[0].side == side->number)
                side->topics[id * JUE_MOST_WAYS + way] = spots.at[0].row * side->now.side->column_count + spots.at[0].column;
        }
    }
}

static void note_claim(jue_computing_side *side, const jue_claim *claim)
{
    bool spoken = claim->topic != JUE_TOPIC_NONE && claim->topic != JUE_TOPIC_ROW && claim->topic < JUE_TOPICS;
    if (!jue_has_value(claim->value))
        return;
    if (!spoken || jue_topics[claim->topic].mode == JUE_TOPIC_ANY) {
        note_named(side, claim);
        return;
    }
    for (size_t way = 0; way < JUE_MOST_WAYS; way++)
        if (side->topics[claim->topic * JUE_MOST_WAYS + way] != JUESUAN_NONE)
            note_cell(side, claim, side->topics[claim->topic * JUE_MOST_WAYS + way]);
}

static void note_claims(jue_computing_side *side)
{
    const juesuan_report *report = side->all->report;
    const juesuan_table *table = side->now.table;
    if (table->set != JUESUAN_SET_PUBLICATION || jue_report_find(report, table->set, table->form->number) != table)
        return;
    if (report->claims.count != 0)
        find_topics(side);
    for (size_t i = 0; i < report->claims.count; i++)
        if (report->claims.at[i].measure == JUE_MEASURE_BUDGET || report->claims.at[i].measure == JUE_MEASURE_CHANGE)
            note_claim(side, &report->claims.at[i]);
}

/* ---- Figures ---- */

static juesuan_amount cell_of_column(const jue_side *side, size_t row, jue_column id)
{
    size_t column = jue_side_column(side, id);
    return column == JUESUAN_NONE ? blank : jue_cell_amount(jue_side_cell(side, row, column));
}

/* The budget that a cell is to be measured by: the adjusted one, where the table prints both. */
static juesuan_amount budget_of(const jue_computing_side *side, size_t row, size_t column)
{
    const jue_side *now = side->now.side;
    jue_column id = now->columns[column].id;
    if (now->rows.at[row].item == JUE_ITEM_SANGONG_FINAL) {
        size_t budget = jue_hierarchy_row(&side->now, NULL, JUE_ITEM_SANGONG_BUDGET);
        return budget == JUESUAN_NONE ? blank : or_blank(jue_cell_amount(jue_side_cell(now, budget, column)));
    }
    if (id == JUE_COLUMN_FINAL || id == JUE_COLUMN_TOTAL) {
        juesuan_amount adjusted = cell_of_column(now, row, JUE_COLUMN_ADJUSTED);
        juesuan_amount budget = jue_has_value(adjusted) ? adjusted : cell_of_column(now, row, JUE_COLUMN_BUDGET);
        if (jue_has_value(budget))
            return budget;
    }
    return side->budgets == NULL ? blank : side->budgets[row * now->column_count + column];
}

static juesuan_amount previous_of(const jue_computing_side *side, size_t row, size_t column, bool *implied)
{
    size_t cell = row * side->now.side->column_count + column;
    if (side->last != NULL) {
        size_t last_column = jue_side_column(side->last, side->now.side->columns[column].id);
        size_t last_row = side->matches.rows[row];
        if (last_row == JUESUAN_NONE || last_column == JUESUAN_NONE)
            return blank;
        juesuan_amount last = jue_cell_amount(jue_side_cell(side->last, last_row, last_column));
        bool count = side->now.side->rows.at[row].count;
        return count ? or_blank(last) : converted(side->all->call, last, side->last_unit, side->unit);
    }
    *implied = side->implied != NULL && jue_has_value(side->implied[cell]);
    return *implied ? side->implied[cell] : blank;
}

static void compare(const jue_computing_side *side, jue_computed *entry)
{
    juesuan_amount *figures = entry->figures;
    /* Without a report of last year only what the notes tell can be compared. */
    if (side->last == NULL && !entry->implied)
        return;
    juesuan_status status =
        juesuan_change(figures[JUESUAN_FIGURE_AMOUNT], figures[JUESUAN_FIGURE_PREVIOUS], JUE_PERCENT_PLACES,
                       &figures[JUESUAN_FIGURE_CHANGE], &figures[JUESUAN_FIGURE_CHANGE_PERCENT]);
    if (status == JUESUAN_ERROR_OVERFLOW)
        overflow(side->all->call);
}

static void share(const jue_computing_side *side, size_t cell, juesuan_amount *figures)
{
    jue_call *call = side->all->call;
    const jue_cell *cells = side->now.side->cells.at;
    size_t parent = side->now.nodes[cell].parent;
    juesuan_amount whole = jue_cell_amount(&cells[jue_hierarchy_whole(&side->now, cell)]);
    /* What is neither part nor sum of anything is a share of nothing. */
    if (parent != JUESUAN_NONE || !side->now.nodes[cell].leaf)
        figures[JUESUAN_FIGURE_SHARE] = percent(call, figures[JUESUAN_FIGURE_AMOUNT], whole);
    if (parent != JUESUAN_NONE)
        figures[JUESUAN_FIGURE_PARENT_SHARE] = percent(call, figures[JUESUAN_FIGURE_AMOUNT], jue_cell_amount(&cells[parent]));
}

static bool has_any(const jue_computed *entry)
{
    return jue_has_value(entry->figures[JUESUAN_FIGURE_AMOUNT]) || jue_has_value(entry->figures[JUESUAN_FIGURE_TOTAL]) ||
           jue_has_value(entry->figures[JUESUAN_FIGURE_PREVIOUS]);
}

static void compute_cell(const jue_computing_side *side, size_t row, size_t column, jue_computed *entry)
{
    size_t cell = row * side->now.side->column_count + column;
    juesuan_amount *figures = entry->figures;
    figures[JUESUAN_FIGURE_AMOUNT] = or_blank(jue_cell_amount(&side->now.side->cells.at[cell]));
    figures[JUESUAN_FIGURE_TOTAL] = or_blank(side->now.nodes[cell].total);
    figures[JUESUAN_FIGURE_PREVIOUS] = previous_of(side, row, column, &entry->implied);
    if (!has_any(entry))
        return;
    share(side, cell, figures);
    compare(side, entry);
    figures[JUESUAN_FIGURE_BUDGET] = budget_of(side, row, column);
    figures[JUESUAN_FIGURE_COMPLETION] =
        percent(side->all->call, figures[JUESUAN_FIGURE_AMOUNT], figures[JUESUAN_FIGURE_BUDGET]);
    entry->leaf = side->now.nodes[cell].leaf;
}

/* ---- Rows ---- */

static jue_computed entry_of_row(const jue_computing_side *side, const jue_row *row, juesuan_comparison state)
{
    jue_arena *arena = &side->all->call->arena;
    return (jue_computed){.code = jue_copy(arena, row->code, strlen(row->code)),
                          .name = jue_copy(arena, row->name, strlen(row->name)),
                          .previous_name = "",
                          .table = side->table,
                          .side = side->number,
                          .level = row->level,
                          .item = (uint8_t)row->item,
                          .state = (uint8_t)state,
                          .count = row->count};
}

static void add_entry(const jue_computing_side *side, const jue_computed *entry)
{
    *jue_vector_add(&side->all->call->arena, &side->all->computation->entries) = *entry;
}

static void compute_row(const jue_computing_side *side, size_t row)
{
    const jue_row *at = &side->now.side->rows.at[row];
    size_t last = side->last == NULL ? JUESUAN_NONE : side->matches.rows[row];
    juesuan_comparison state = JUESUAN_COMPARISON_NONE;
    if (side->last != NULL)
        state = last == JUESUAN_NONE ? JUESUAN_COMPARISON_APPEARED : JUESUAN_COMPARISON_SAME;
    jue_computed shared = entry_of_row(side, at, state);
    if (last != JUESUAN_NONE && *at->code != '\0' && !jue_same_name(side->all->call, at, &side->last->rows.at[last])) {
        const char *name = side->last->rows.at[last].name;
        shared.state = JUESUAN_COMPARISON_RENAMED;
        shared.previous_name = jue_copy(&side->all->call->arena, name, strlen(name));
    }
    for (size_t column = 0; column < side->now.side->column_count; column++) {
        jue_computed entry = shared;
        entry.column = (uint8_t)side->now.side->columns[column].id;
        compute_cell(side, row, column, &entry);
        if (has_any(&entry))
            add_entry(side, &entry);
    }
}

static void compute_disappeared(const jue_computing_side *side, size_t row)
{
    jue_computed shared = entry_of_row(side, &side->last->rows.at[row], JUESUAN_COMPARISON_DISAPPEARED);
    shared.leaf = side->last->rows.at[row].child == JUE_NO_ROW;
    for (size_t column = 0; column < side->last->column_count; column++) {
        jue_computed entry = shared;
        juesuan_amount last = jue_cell_amount(jue_side_cell(side->last, row, column));
        entry.column = (uint8_t)side->last->columns[column].id;
        entry.figures[JUESUAN_FIGURE_PREVIOUS] =
            shared.count ? or_blank(last) : converted(side->all->call, last, side->last_unit, side->unit);
        if (!has_any(&entry))
            continue;
        compare(side, &entry);
        add_entry(side, &entry);
    }
}

/* ---- Tables ---- */

static void compute_side(const jue_computing *all, uint32_t number, const juesuan_table *table, size_t side_number,
                         const juesuan_table *last)
{
    jue_computing_side side = {.all = all, .table = number, .number = (uint8_t)side_number, .last_table = last};
    side.unit = jue_unit_of_table(all->report, table);
    side.now = jue_hierarchy_of(all->call, all->report, table, side_number);
    note_claims(&side);
    if (last != NULL) {
        side.last = &last->sides[side_number];
        side.last_unit = jue_unit_of_table(all->previous, last);
        side.matches = jue_match_rows(all->call, side.now.side, side.last);
    }
    for (size_t row = 0; row < side.now.side->rows.count; row++)
        compute_row(&side, row);
    for (size_t row = 0; last != NULL && row < side.last->rows.count; row++)
        if (!side.matches.taken[row])
            compute_disappeared(&side, row);
}

static void compute_table(const jue_computing *all, const juesuan_table *table)
{
    juesuan_computation *computation = all->computation;
    const juesuan_table *last = NULL;
    /* A second table of the same form is nobody's successor. */
    if (all->previous != NULL && jue_report_find(all->report, table->set, table->form->number) == table)
        last = jue_report_find(all->previous, table->set, table->form->number);
    uint32_t number = (uint32_t)computation->tables.count;
    jue_computed_table *made = jue_vector_add(&all->call->arena, &computation->tables);
    *made = (jue_computed_table){.form = table->form,
                                 .set = table->set,
                                 .title = jue_copy(&all->call->arena, table->title, strlen(table->title)),
                                 .unit = jue_unit_of_table(all->report, table),
                                 .first = computation->entries.count};
    for (size_t side = 0; side < table->side_count; side++)
        compute_side(all, number, table, side, last);
    made->count = computation->entries.count - made->first;
}

static void work(jue_call *call, void *data)
{
    jue_computing *all = data;
    juesuan_computation *computation = jue_alloc(&call->arena, sizeof *computation);
    all->call = call;
    all->computation = computation;
    computation->department = jue_copy(&call->arena, all->report->department, strlen(all->report->department));
    computation->year = all->report->year;
    computation->previous_year = all->previous == NULL ? 0 : all->previous->year;
    for (size_t i = 0; i < all->report->tables.count; i++)
        compute_table(all, all->report->tables.at[i]);
    jue_rank_changes(call, computation);
    computation->arena = call->arena;
    computation->arena.call = NULL;
}

juesuan_status juesuan_report_compute(juesuan_computation **out, const juesuan_report *report,
                                      const juesuan_report *previous, const juesuan_options *options,
                                      juesuan_error **error)
{
    if (out == NULL || report == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_computing all = {.report = report, .previous = previous};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &all);
    if (status == JUESUAN_OK)
        *out = all.computation;
    return status;
}

void juesuan_computation_free(juesuan_computation *computation)
{
    if (computation == NULL)
        return;
    jue_arena arena = computation->arena;
    jue_arena_free(&arena);
}
