#include "write/tidy.h"

typedef struct jue_tidying {
    jue_tidy tidy;
    bool blanks;
    void (*visit)(void *data, const jue_tidy *tidy);
    void *data;
} jue_tidying;

static void each_cell(jue_tidying *tidying, const jue_side *side, size_t row_number)
{
    jue_tidy *tidy = &tidying->tidy;
    const jue_row *row = &side->rows.at[row_number];
    const jue_cell *cell = side->column_count == 0 ? NULL : side->cells.at + row_number * side->column_count;
    for (size_t column = 0; column < side->column_count; column++, cell++) {
        if (cell->state == JUESUAN_BLANK && !tidying->blanks)
            continue;
        tidy->texts[JUESUAN_CELLS_COLUMN] = jue_column_id(side->columns[column].id);
        tidy->amount = jue_cell_amount(cell);
        tidy->line = cell->line != 0 ? cell->line : row->line;
        tidy->page = cell->page != 0 ? cell->page : row->page;
        tidying->visit(tidying->data, tidy);
    }
}

static void each_row(jue_tidying *tidying, const juesuan_table *table, const jue_side *side)
{
    jue_tidy *tidy = &tidying->tidy;
    tidy->texts[JUESUAN_CELLS_SIDE] = side->form->id;
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        tidy->texts[JUESUAN_CELLS_CODE] = row->code;
        tidy->texts[JUESUAN_CELLS_NAME] = row->name;
        tidy->texts[JUESUAN_CELLS_UNIT] = row->count ? "" : juesuan_unit_name(table->unit);
        tidy->level = row->level;
        each_cell(tidying, side, i);
    }
}

void jue_tidy_each(const juesuan_report *report, bool blanks, void (*visit)(void *data, const jue_tidy *tidy),
                   void *data)
{
    jue_tidying tidying = {.blanks = blanks, .visit = visit, .data = data};
    jue_tidy *tidy = &tidying.tidy;
    tidy->texts[JUESUAN_CELLS_DEPARTMENT] = juesuan_report_department(report);
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        tidy->texts[JUESUAN_CELLS_SET] = jue_set_id(table->set);
        tidy->texts[JUESUAN_CELLS_TABLE] = table->form->id;
        for (size_t side = 0; side < table->side_count; side++)
            each_row(&tidying, table, &table->sides[side]);
    }
}
