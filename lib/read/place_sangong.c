/* 三公: 预算数 and 决算数 beside each other, one row each, or one item a row. */
#include "read/place_rows.h"

static size_t sangong_row(jue_placer *placer, jue_item item, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    size_t at = jue_side_item(side, item);
    if (at != JUESUAN_NONE)
        return at;
    const char *name = item == JUE_ITEM_SANGONG_BUDGET ? "预算数" : "决算数";
    jue_labels labels = {.name = jue_str_of(name), .line_no = JUE_NO_LINE_NO};
    at = side->rows.count;
    jue_place_add_row(placer, side, &labels, row)->item = item;
    return at;
}

/* There is one figure for each: what comes after it does not take its place. */
static void set_sangong(jue_placer *placer, jue_cell *cell, const jue_piece *piece)
{
    if (cell->state == JUESUAN_BLANK)
        jue_place_cell(placer, cell, piece);
    else
        jue_place_warn(placer, piece);
}

/* 预算数 or 决算数 as the label of the row, where no header says it. */
static jue_item label_item(jue_placer *placer, const jue_block *row, const jue_piece **label)
{
    for (size_t i = 0; i < row->count; i++) {
        jue_str key = jue_cell_key(placer->call, row->cells[i].text);
        const jue_item_form *item = key.size == 0 ? NULL : jue_item_of_name(placer->table->sides[0].form, key, NULL);
        if (item == NULL)
            continue;
        *label = &row->cells[i];
        return item->id;
    }
    return JUE_ITEM_NONE;
}

void jue_place_sangong_row(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    const jue_piece *label = NULL;
    jue_item labelled = label_item(placer, row, &label);
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = jue_row_cell(row, i);
        if (piece->text.size == 0 || piece == label)
            continue;
        jue_item item = column->row == JUE_ITEM_NONE ? labelled : column->row;
        if (item == JUE_ITEM_NONE || placer->targets[i] == JUESUAN_NONE)
            jue_place_warn(placer, piece);
        else
            set_sangong(placer, jue_side_cell(side, sangong_row(placer, item, row), placer->targets[i]), piece);
    }
}

void jue_place_sangong_item(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    jue_labels labels = jue_place_labels(placer, row, 0);
    jue_column id = JUE_COLUMN_NONE;
    size_t best = 0;
    for (size_t i = 0; i < side->form->column_count; i++) {
        size_t score = jue_match(labels.key, side->form->columns[i].pattern);
        if (score > best) {
            best = score;
            id = side->form->columns[i].id;
        }
    }
    size_t at = jue_side_column(side, id);
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = jue_row_cell(row, i);
        if (column->role != JUE_ROLE_VALUE || piece->text.size == 0)
            continue;
        if (column->row == JUE_ITEM_NONE || at == JUESUAN_NONE)
            jue_place_warn(placer, piece);
        else
            set_sangong(placer, jue_side_cell(side, sangong_row(placer, column->row, row), at), piece);
    }
}

void jue_place_sangong_both(jue_placer *placer, const jue_block *row)
{
    for (size_t i = 0; i < placer->grid.width; i++)
        if (placer->grid.columns[i].row != JUE_ITEM_NONE)
            sangong_row(placer, placer->grid.columns[i].row, row);
}
