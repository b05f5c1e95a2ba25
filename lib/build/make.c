#include "build/make.h"

#include "model/schema.h"

#include <stdlib.h>

enum { TEXT_SIZE = 2 * JUE_AMOUNT_TEXT };

/* ---- Order of the rows ---- */

/* By code, 合计 first; in the table by economic code the totals last. */
static int compare_codes(const jue_draft_row *a, const jue_draft_row *b, bool totals_last)
{
    bool a_coded = *a->code != '\0';
    bool b_coded = *b->code != '\0';
    if (a_coded != b_coded)
        return a_coded == totals_last ? -1 : 1;
    if (a_coded)
        return strcmp(a->code, b->code);
    return (a->order > b->order) - (a->order < b->order);
}

static int compare_coded(const void *left, const void *right)
{
    return compare_codes(*(jue_draft_row *const *)left, *(jue_draft_row *const *)right, false);
}

static int compare_blocks(const void *left, const void *right)
{
    return compare_codes(*(jue_draft_row *const *)left, *(jue_draft_row *const *)right, true);
}

static int compare_items(const void *left, const void *right)
{
    const jue_draft_row *a = *(jue_draft_row *const *)left;
    const jue_draft_row *b = *(jue_draft_row *const *)right;
    return (a->order > b->order) - (a->order < b->order);
}

static jue_draft_row **sorted_rows(jue_call *call, const jue_form *form, const jue_draft_side *side)
{
    jue_draft_row **rows = jue_alloc_array(&call->scratch, side->rows.count, sizeof *rows);
    if (side->rows.count != 0)
        memcpy(rows, side->rows.at, side->rows.count * sizeof *rows);
    bool blocks = form->layout == JUE_LAYOUT_BLOCKS;
    bool codes = form->layout == JUE_LAYOUT_CODES;
    qsort(rows, side->rows.count, sizeof *rows, codes ? compare_coded : blocks ? compare_blocks : compare_items);
    return rows;
}

/* ---- Tables ---- */

static void make_columns(jue_made *made, const jue_draft_side *draft, jue_side *side)
{
    side->columns = jue_alloc_array(&made->call->arena, draft->form->column_count, sizeof *side->columns);
    for (size_t i = 0; i < draft->form->column_count; i++)
        if (draft->columns[i])
            side->columns[side->column_count++] =
                (jue_table_column){draft->form->columns[i].id, draft->form->columns[i].title};
}

static void fill_cell(const jue_made *made, const juesuan_table *table, jue_cell *cell, const jue_draft_cell *draft, bool count)
{
    if (draft->state != JUESUAN_VALUE) {
        cell->state = draft->state;
        return;
    }
    juesuan_amount amount;
    juesuan_unit unit = count ? JUESUAN_UNIT_UNKNOWN : table->unit;
    if (!jue_amount_of_ticks(draft->value.centre, unit, draft->decimals, &amount))
        jue_fail(made->call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "%s：金额超出范围", "%s: an amount does not fit",
                 table->title);
    cell->value = amount.value;
    cell->decimals = (uint8_t)amount.decimals;
    cell->state = JUESUAN_VALUE;
}

static void make_row(jue_made *made, const juesuan_table *table, jue_side *side, const jue_draft_side *draft_side,
                     const jue_draft_row *draft, jue_draft_cell **cells)
{
    jue_arena *arena = &made->call->arena;
    size_t number = side->rows.count;
    jue_row *row = jue_row_add(arena, side);
    row->code = *draft->code == '\0' ? "" : jue_copy(arena, draft->code, strlen(draft->code));
    row->name = *draft->name == '\0' ? "" : jue_copy(arena, draft->name, strlen(draft->name));
    row->item = draft->item;
    row->count = draft->count;
    row->level = draft->level;
    size_t column = 0;
    for (size_t i = 0; i < draft_side->form->column_count; i++) {
        if (!draft_side->columns[i])
            continue;
        cells[column] = &draft->cells[i];
        fill_cell(made, table, jue_side_cell(side, number, column), cells[column], row->count);
        column++;
    }
}

static void make_side(jue_made *made, juesuan_table *table, size_t number, const jue_draft_side *draft,
                      jue_made_table *made_table)
{
    jue_side *side = &table->sides[number];
    make_columns(made, draft, side);
    jue_draft_row **rows = sorted_rows(made->call, table->form, draft);
    jue_draft_cell **cells =
        jue_alloc_array(&made->call->scratch, draft->rows.count * side->column_count, sizeof *cells);
    for (size_t i = 0; i < draft->rows.count; i++)
        make_row(made, table, side, draft, rows[i], cells + i * side->column_count);
    made_table->cells[number] = cells;
}

/* ---- 行次 ---- */

/* The sides stand next to each other, their totals in one row; the second goes on counting. */
static void number_sides(juesuan_table *table)
{
    static const jue_item anchors[] = {JUE_ITEM_YEAR_TOTAL, JUE_ITEM_GRAND_TOTAL, JUE_ITEM_NONE};
    size_t from[JUE_SIDES] = {0, 0};
    int32_t above = 0;
    for (size_t i = 0; i < sizeof anchors / sizeof anchors[0]; i++) {
        size_t height = 0;
        for (size_t side = 0; side < table->side_count && side < JUE_SIDES; side++) {
            jue_side *at = &table->sides[side];
            size_t to = anchors[i] == JUE_ITEM_NONE ? at->rows.count : jue_side_item(at, anchors[i]);
            to = to == JUESUAN_NONE ? from[side] : to;
            height = to - from[side] > height ? to - from[side] : height;
            for (size_t row = from[side]; row < to; row++)
                at->rows.at[row].line_no = above + (int32_t)(row - from[side]) + 1;
            from[side] = to;
        }
        above += (int32_t)height;
    }
    for (size_t row = 0; table->side_count > 1 && row < table->sides[1].rows.count; row++)
        table->sides[1].rows.at[row].line_no += above;
}

/* ---- The report ---- */

static void make_table(jue_made *made, juesuan_set set, const jue_form *form)
{
    const jue_draft_table *draft = &made->draft->tables[set][form->number];
    juesuan_table *table = jue_table_add(made->call, made->report, form, set);
    jue_arena *arena = &made->call->arena;
    table->title = set == JUESUAN_SET_APPROVAL ? form->approval_title : form->title;
    if (draft->title != NULL)
        table->title = jue_copy(arena, draft->title, strlen(draft->title));
    if (draft->number != NULL)
        table->number = jue_copy(arena, draft->number, strlen(draft->number));
    else if (set == JUESUAN_SET_PUBLICATION)
        table->number = jue_printf(arena, "公开%02d表", (int)form->number + 1);
    table->unit = made->draft->unit;
    for (size_t side = 0; side < form->side_count; side++)
        make_side(made, table, side, &draft->sides[side], &made->tables[made->report->tables.count - 1]);
    if (form->layout == JUE_LAYOUT_ITEMS)
        number_sides(table);
    for (size_t side = 0; side < form->side_count; side++)
        jue_side_index(&made->call->scratch, &table->sides[side]);
    jue_tree_build(&made->call->scratch, table);
}

static void make_table_at(jue_made *made, const jue_draft_table *table)
{
    size_t number = (size_t)(table - &made->draft->tables[0][0]);
    if (table->present)
        make_table(made, (juesuan_set)(number / JUE_FORMS), &jue_forms[number % JUE_FORMS]);
}

void jue_make(jue_made *made, jue_call *call, const jue_draft *draft)
{
    *made = (jue_made){.call = call, .report = jue_report_new(call), .draft = draft};
    made->report->department = jue_copy(&call->arena, draft->department, strlen(draft->department));
    made->report->year = draft->year;
    made->tables = jue_alloc_array(&call->scratch, (size_t)JUE_SETS * JUE_FORMS, sizeof *made->tables);
    for (size_t i = 0; i < draft->printed_count; i++)
        make_table_at(made, draft->printed[i]);
    for (int set = 0; draft->printed_count == 0 && set < JUE_SETS; set++)
        for (int form = 0; form < JUE_FORMS; form++)
            make_table_at(made, &draft->tables[set][form]);
}

jue_draft_cell *jue_made_cell(const jue_made *made, const juesuan_table *table, size_t side, size_t row, size_t column)
{
    for (size_t i = 0; i < made->report->tables.count; i++)
        if (made->report->tables.at[i] == table)
            return made->tables[i].cells[side][row * table->sides[side].column_count + column];
    return NULL;
}

void jue_made_set(const jue_made *made, const juesuan_table *table, size_t side, size_t row, size_t column,
                  jue_wide ticks, int decimals)
{
    jue_draft_cell derived = {.value = {ticks, 0}, .decimals = (uint8_t)decimals, .state = JUESUAN_VALUE};
    const jue_side *at = &table->sides[side];
    jue_cell *cell = jue_side_cell(at, row, column);
    bool count = at->rows.at[row].count;
    fill_cell(made, table, cell, &derived, count);
}

static void write_texts(jue_made *made, juesuan_table *table)
{
    table->says_empty = true;
    for (size_t side = 0; side < table->side_count; side++) {
        const jue_side *at = &table->sides[side];
        for (size_t i = 0; i < at->cells.count; i++) {
            char buffer[TEXT_SIZE];
            jue_cell *cell = &at->cells.at[i];
            jue_str text = jue_usual_text(jue_cell_amount(cell), buffer, sizeof buffer);
            cell->text = text.size == 0 ? "" : jue_copy(&made->call->arena, text.at, text.size);
            table->says_empty = table->says_empty && cell->state == JUESUAN_BLANK;
        }
    }
}

juesuan_report *jue_made_finish(jue_made *made)
{
    for (size_t i = 0; i < made->report->tables.count; i++) {
        juesuan_table *table = made->report->tables.at[i];
        write_texts(made, table);
        table->tree = (juesuan_tree){0};
    }
    return jue_report_finish(made->call, made->report);
}
