/* The table by economic code: blocks of code, name and amount side by side, totals in rows of their own. */
#include "read/place_rows.h"

#include <stdlib.h>

static bool starts_with_digit(jue_str text)
{
    size_t offset = 0;
    return text.size != 0 && jue_is_digit(jue_fold(jue_utf8_next(text, &offset)));
}

/* Whether a block of the row has a subject of its own: digits where its code stands. */
static bool has_code(const jue_placer *placer, const jue_block *row, size_t block)
{
    for (size_t i = 0; i < placer->grid.width; i++) {
        jue_str text = jue_row_cell(row, i)->text;
        bool coded = placer->grid.columns[i].side == block && placer->grid.columns[i].role == JUE_ROLE_CODE;
        if (coded && starts_with_digit(text))
            return true;
    }
    return false;
}

/* 人员经费合计, 公用经费合计 or 合计, in a block without a subject; NULL for any other cell. */
static const jue_item_form *total_in(jue_placer *placer, const jue_block *row, size_t column)
{
    jue_str text = row->cells[column].text;
    size_t block = column < placer->grid.width ? placer->grid.columns[column].side : placer->grid.blocks;
    if (text.size == 0 || starts_with_digit(text) || has_code(placer, row, block))
        return NULL;
    jue_cell_room room;
    return jue_item_of_name(placer->table->sides[0].form, jue_cell_key_in(&room, text), NULL);
}

/* ---- Totals ---- */

/* The row of a total that columns divide may be there already, from the row or column of another. */
static size_t total_row(jue_placer *placer, const jue_block *row, jue_item item, jue_str name)
{
    jue_side *side = &placer->table->sides[0];
    jue_labels labels = {.name = name, .line_no = JUE_NO_LINE_NO};
    size_t known = jue_side_item(side, item);
    if (placer->grid.divided && known != JUESUAN_NONE)
        return known;
    jue_place_add_row(placer, side, &labels, row)->item = item;
    return side->rows.count - 1;
}

static bool is_divided_column(const jue_placer *placer, size_t column)
{
    return column < placer->grid.width && placer->grid.columns[column].row != JUE_ITEM_NONE;
}

/* The 合计 of a column that has a row of the form as well: 人员经费. */
static bool place_division(jue_placer *placer, const jue_block *row, size_t column)
{
    jue_side *side = &placer->table->sides[0];
    if (!is_divided_column(placer, column))
        return false;
    const jue_item_form *item = side->form->items;
    while (item->id != placer->grid.columns[column].row)
        item++;
    size_t target = total_row(placer, row, item->id, jue_str_of(item->title));
    return jue_place_again(placer, jue_side_cell(side, target, 0), &row->cells[column]);
}

/* Without a column of its own, the total of all is not printed. */
static bool has_total_column(const jue_placer *placer)
{
    for (size_t i = 0; i < placer->grid.width; i++)
        if (placer->grid.columns[i].column != JUE_COLUMN_NONE && placer->grid.columns[i].row == JUE_ITEM_NONE)
            return true;
    return false;
}

/* Totals stand anywhere in their row, their amount behind them; other blocks may go on beside them. */
static void place_block_totals(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    size_t target = JUESUAN_NONE;
    for (size_t i = 0; i < row->count; i++) {
        const jue_piece *piece = &row->cells[i];
        const jue_item_form *item = total_in(placer, row, i);
        bool other = i < placer->grid.width && has_code(placer, row, placer->grid.columns[i].side);
        bool number = i < placer->grid.width && placer->grid.columns[i].role == JUE_ROLE_LINE_NO;
        bool again = i > 0 && item != NULL && jue_str_equal(piece->text, row->cells[i - 1].text);
        bool remark = i < placer->grid.width && placer->grid.columns[i].role == JUE_ROLE_REMARK;
        if (piece->text.size == 0 || other || again || remark)
            continue;
        if (item != NULL && item->id == JUE_ITEM_TOTAL && !has_total_column(placer)) {
            target = JUESUAN_NONE;
        } else if (number && target != JUESUAN_NONE) {
            side->rows.at[target].line_no = jue_place_line_no(piece->text);
        } else if (item != NULL) {
            target = total_row(placer, row, item->id, jue_name(&placer->call->arena, piece->text));
        } else if (target != JUESUAN_NONE && side->column_count != 0 &&
                   jue_amount_of_cell(piece->text).state != JUESUAN_UNREADABLE) {
            if (!jue_place_again(placer, jue_side_cell(side, target, 0), piece))
                jue_place_warn(placer, piece);
            target = JUESUAN_NONE;
        } else if (!place_division(placer, row, i)) {
            jue_place_warn(placer, piece);
        }
    }
}

static bool is_totals_row(jue_placer *placer, const jue_block *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (total_in(placer, row, i) != NULL)
            return true;
    return false;
}

static void place_block(jue_placer *placer, const jue_block *row, size_t block, bool totals)
{
    jue_side *side = &placer->table->sides[0];
    if (totals && !has_code(placer, row, block))
        return;
    jue_labels labels = jue_place_labels(placer, row, block);
    bool filled = jue_place_has_values(placer, row, block);
    if (labels.first == NULL && !filled)
        return;
    if (labels.code.size == 0 && !filled) {
        if (!jue_is_ellipsis(labels.name))
            jue_place_warn(placer, labels.first);
        return;
    }
    size_t target = side->rows.count;
    jue_place_add_row(placer, side, &labels, row);
    jue_place_values(placer, row, block, side, target, labels.first);
}

void jue_place_blocks(jue_placer *placer, size_t first)
{
    const jue_region *region = placer->region;
    size_t count = region->rows.count;
    bool *data = jue_alloc_array(&placer->call->scratch, count, sizeof *data);
    bool *totals = jue_alloc_array(&placer->call->scratch, count, sizeof *totals);
    for (size_t i = first; i < count; i++) {
        data[i] = jue_row_kind_of(placer->reader, region->form, region->rows.at[i]) == JUE_KIND_DATA;
        totals[i] = data[i] && is_totals_row(placer, region->rows.at[i]);
    }
    jue_arena_mark mark = jue_arena_here(&placer->call->scratch);
    for (size_t block = 0; block < placer->grid.blocks; block++)
        for (size_t i = first; i < count; i++)
            if (data[i]) {
                place_block(placer, region->rows.at[i], block, totals[i]);
                jue_arena_back(&placer->call->scratch, mark);
            }
    for (size_t i = first; i < count; i++)
        if (totals[i])
            place_block_totals(placer, region->rows.at[i]);
}

/* Rows of later parts of a table by blocks belong between those of the first: by code, totals last. */
typedef struct jue_sortable {
    jue_row row;
    jue_cell cell;
    size_t number;
} jue_sortable;

static int compare_rows(const void *left, const void *right)
{
    const jue_sortable *a = left;
    const jue_sortable *b = right;
    bool a_total = *a->row.code == '\0';
    bool b_total = *b->row.code == '\0';
    int order = a_total != b_total ? a_total - b_total : strcmp(a->row.code, b->row.code);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

void jue_place_sort_blocks(jue_call *call, jue_side *side)
{
    jue_sortable *rows = jue_alloc_array(&call->scratch, side->rows.count, sizeof *rows);
    for (size_t i = 0; i < side->rows.count; i++)
        rows[i] = (jue_sortable){side->rows.at[i], *jue_side_cell(side, i, 0), i};
    qsort(rows, side->rows.count, sizeof *rows, compare_rows);
    for (size_t i = 0; i < side->rows.count; i++) {
        side->rows.at[i] = rows[i].row;
        *jue_side_cell(side, i, 0) = rows[i].cell;
    }
}
