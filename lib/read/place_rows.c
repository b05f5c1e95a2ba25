/* The rows of tables by code and of items, and what all rows have in common. */
#include "read/place_rows.h"

void jue_place_warn(jue_placer *placer, const jue_piece *piece)
{
    jue_str text = jue_str_cut(piece->text, 120);
    jue_warn(placer->call, placer->report, jue_piece_place(piece), "%s：“%.*s”没有对应的单元格，未读入",
             "%s: \"%.*s\" fits no cell and was left out", placer->table->title, (int)text.size, text.at);
}

/* 1.23456E+02 of a spreadsheet: what is finer than the smallest unit, 分, is no sum of money. */
static void bound_exponent(const jue_placer *placer, jue_cell *cell)
{
    enum { CENT_DECIMALS = 2 };
    int most = CENT_DECIMALS + jue_unit_exponent(placer->table->unit);
    if (cell->decimals <= most || strpbrk(cell->text, "eE") == NULL)
        return;
    if (cell->value % jue_power10(cell->decimals - most) != 0)
        *cell = (jue_cell){.text = cell->text, .state = JUESUAN_UNREADABLE};
}

/* 0.50万元 in a table of 元: the figure in the unit of the table. */
static void use_unit(jue_placer *placer, jue_cell *cell, const jue_piece *piece)
{
    juesuan_unit printed;
    juesuan_unit own = placer->table->unit;
    juesuan_amount amount = jue_amount_with_unit(jue_str_trim(piece->text), &printed);
    if (!jue_has_value(amount) || printed == JUESUAN_UNIT_UNKNOWN || printed == own)
        return;
    int decimals = amount.decimals + jue_unit_exponent(own) - jue_unit_exponent(printed);
    bool fits = own != JUESUAN_UNIT_UNKNOWN && decimals <= JUE_AMOUNT_DECIMALS &&
                jue_amount_of_ticks(jue_interval_of(amount, printed, true).centre, own, decimals < 0 ? 0 : decimals, &amount);
    cell->state = fits ? JUESUAN_VALUE : JUESUAN_UNREADABLE;
    cell->value = fits ? amount.value : 0;
    cell->decimals = fits ? (uint8_t)amount.decimals : 0;
}

void jue_place_cell(jue_placer *placer, jue_cell *cell, const jue_piece *piece)
{
    jue_cell_set(&placer->call->arena, cell, piece->text);
    if (cell->state == JUESUAN_VALUE && !jue_is_digit((unsigned char)piece->text.at[piece->text.size - 1]))
        use_unit(placer, cell, piece);
    if (cell->state == JUESUAN_VALUE)
        bound_exponent(placer, cell);
    cell->line = piece->line;
    cell->page = piece->page;
    cell->confidence = piece->confidence;
    if (cell->state == JUESUAN_UNREADABLE)
        jue_warn(placer->call, placer->report, jue_piece_place(piece), "%s：“%s”不是金额",
                 "%s: \"%s\" is not an amount", placer->table->title, cell->text);
}

const jue_piece *jue_row_cell(const jue_block *row, size_t column)
{
    static const jue_piece blank = {{"", 0}, 0, 0, 100};
    return column < row->count ? &row->cells[column] : &blank;
}

bool jue_place_again(jue_placer *placer, jue_cell *cell, const jue_piece *piece)
{
    juesuan_amount amount = jue_amount_of_cell(piece->text);
    bool same = cell->state == JUESUAN_BLANK || !jue_has_value(amount) || juesuan_amount_compare(amount, jue_cell_amount(cell)) == 0;
    if (same)
        jue_place_cell(placer, cell, piece);
    return same;
}

void jue_place_values(jue_placer *placer, const jue_block *row, size_t block, jue_side *side, size_t target,
                      const jue_piece *label)
{
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = jue_row_cell(row, i);
        if (column->side != block || column->role != JUE_ROLE_VALUE || piece->text.size == 0 || piece == label)
            continue;
        jue_cell *cell = placer->targets[i] == JUESUAN_NONE ? NULL : jue_side_cell(side, target, placer->targets[i]);
        if (cell != NULL && !placer->grid.divided)
            jue_place_cell(placer, cell, piece);
        else if (cell == NULL || !jue_place_again(placer, cell, piece))
            jue_place_warn(placer, piece);
    }
}

bool jue_place_has_values(const jue_placer *placer, const jue_block *row, size_t block)
{
    for (size_t i = 0; i < placer->grid.width; i++)
        if (placer->grid.columns[i].side == block && placer->grid.columns[i].role == JUE_ROLE_VALUE &&
            jue_row_cell(row, i)->text.size != 0)
            return true;
    return false;
}

/* A lone 合计 that slipped out of the label columns still labels its row. */
static const jue_piece *stray_total(jue_placer *placer, const jue_block *row)
{
    const jue_piece *found = NULL;
    for (size_t i = 0; i < row->count; i++) {
        jue_str text = row->cells[i].text;
        if (text.size == 0 || jue_amount_of_cell(text).state != JUESUAN_UNREADABLE)
            continue;
        jue_cell_room room;
        jue_str key = jue_cell_key_in(&room, text);
        if (found != NULL || jue_item_of_name(placer->table->sides[0].form, key, NULL) == NULL)
            return NULL;
        found = &row->cells[i];
    }
    return found;
}

jue_row *jue_place_add_row(jue_placer *placer, jue_side *side, const jue_labels *labels, const jue_block *row)
{
    if (side->rows.count >= placer->call->limits[JUESUAN_LIMIT_ROWS])
        jue_fail(placer->call, JUESUAN_ERROR_LIMIT, (jue_place){row->line, 0, row->page}, "一个表的行数超过上限%zu",
                 "a table has more than %zu rows", placer->call->limits[JUESUAN_LIMIT_ROWS]);
    jue_row *added = jue_row_add(&placer->call->arena, side);
    added->code = labels->code.size == 0 ? "" : jue_copy(&placer->call->arena, labels->code.at, labels->code.size);
    added->level = (uint8_t)jue_code_level(labels->code);
    added->name = labels->name.at;
    added->line_no = labels->line_no;
    added->line = row->line;
    added->page = row->page;
    return added;
}

void jue_place_code_row(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    jue_labels labels = jue_place_labels(placer, row, 0);
    const jue_piece *total = labels.first == NULL ? stray_total(placer, row) : NULL;
    if (total != NULL) {
        labels.first = total;
        labels.key = jue_cell_key(placer->call, total->text);
    }
    if (labels.code.size == 0 && !jue_place_has_values(placer, row, 0)) {
        const jue_item_form *item = jue_item_of_name(side->form, labels.key, NULL);
        if (labels.first == NULL || jue_is_ellipsis(labels.name) || jue_match(labels.key, "注*|说明*|备注*") != 0)
            return;
        if (item == NULL) {
            jue_place_warn(placer, labels.first);
            return;
        }
    }
    size_t target = side->rows.count;
    jue_row *added = jue_place_add_row(placer, side, &labels, row);
    const jue_item_form *item = labels.code.size == 0 ? jue_item_of_name(side->form, labels.key, NULL) : NULL;
    if (item != NULL) {
        added->item = item->id;
        added->name = item->title;
    }
    jue_place_values(placer, row, 0, side, target, labels.first);
}

void jue_place_item_side(jue_placer *placer, const jue_block *row, size_t number)
{
    jue_side *side = &placer->table->sides[number];
    jue_labels labels = jue_place_labels(placer, row, number);
    bool filled = jue_place_has_values(placer, row, number);
    if (labels.key.size == 0 && !filled)
        return;
    const jue_item_form *item = labels.key.size == 0
                                    ? NULL
                                    : jue_item_of_name(side->form, labels.key, placer->last_item[number]);
    bool heading = side->column_count == 1 && placer->table->form->headings && !filled && item == NULL;
    if (heading && labels.line_no == JUE_NO_LINE_NO)
        return;
    if (item != NULL)
        placer->last_item[number] = item;
    if (labels.key.size == 0)
        jue_warn(placer->call, placer->report, (jue_place){row->line, 0, row->page}, "%s：有金额的一行没有项目名称",
                 "%s: a row with a figure has no name", placer->table->title);
    size_t target = side->rows.count;
    jue_row *added = jue_place_add_row(placer, side, &labels, row);
    if (item != NULL) {
        added->item = item->id;
        added->count = item->count;
        added->code = item->code == NULL ? "" : item->code;
        added->level = (uint8_t)jue_code_level(jue_str_of(added->code));
    }
    jue_place_values(placer, row, number, side, target, labels.first);
}
