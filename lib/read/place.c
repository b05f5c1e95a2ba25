#include "read/place.h"

#include <stdlib.h>

/* One region while its rows are placed. */
typedef struct jue_placer {
    jue_call *call;
    const jue_grid_reader *reader;
    juesuan_report *report;
    juesuan_table *table;
    const jue_region *region;
    jue_grid grid;
    size_t *targets; /* by column of the grid: the column of its side in the model, or JUESUAN_NONE */
    const jue_item_form *last_item[2]; /* by side: names recur, their order tells them apart */
    size_t narrow;                     /* rows with fewer cells than the header has columns */
    uint32_t first_narrow;
} jue_placer;

static jue_place place_of(const jue_piece *piece)
{
    return (jue_place){piece->line, 0, piece->page};
}

static void warn_unplaced(jue_placer *placer, const jue_piece *piece)
{
    jue_str text = jue_str_cut(piece->text, 120);
    jue_warn(placer->call, placer->report, place_of(piece), "%s：“%.*s”没有对应的单元格，未读入",
             "%s: \"%.*s\" fits no cell and was left out", placer->table->title, (int)text.size, text.at);
}

static bool is_ellipsis(jue_str text)
{
    for (size_t offset = 0; offset < text.size;) {
        uint32_t character = jue_utf8_next(text, &offset);
        if (character != 0x2026 && character != '.' && character != 0x3002)
            return false;
    }
    return true;
}

static void set_cell(jue_placer *placer, jue_cell *cell, const jue_piece *piece)
{
    jue_cell_set(&placer->call->arena, cell, piece->text);
    cell->line = piece->line;
    cell->page = piece->page;
    cell->confidence = piece->confidence;
    if (cell->state == JUESUAN_UNREADABLE)
        jue_warn(placer->call, placer->report, place_of(piece), "%s：“%s”不是金额", "%s: \"%s\" is not an amount",
                 placer->table->title, cell->text);
}

/* ---- Columns of the table in the model ---- */

static size_t side_of(const jue_placer *placer, const jue_grid_column *column)
{
    return placer->table->form->layout == JUE_LAYOUT_ITEMS && column->side < placer->table->side_count ? column->side
                                                                                                       : 0;
}

static void add_column(jue_side *side, jue_column id, const char *header)
{
    if (id != JUE_COLUMN_NONE && jue_side_column(side, id) == JUESUAN_NONE)
        side->columns[side->column_count++] = (jue_table_column){id, header};
}

/* Room for the rows that are there, so that growing does not leave copies behind. */
static void reserve_rows(jue_placer *placer)
{
    size_t rows = placer->region->rows.count * (placer->table->form->layout == JUE_LAYOUT_BLOCKS ? placer->grid.blocks : 1);
    for (size_t i = 0; i < placer->table->side_count; i++) {
        jue_side *side = &placer->table->sides[i];
        if (rows > placer->call->limits[JUESUAN_LIMIT_ROWS] || side->column_count == 0)
            continue;
        side->rows.at = jue_alloc_array(&placer->call->arena, rows, sizeof *side->rows.at);
        side->rows.capacity = rows;
        side->cells.at = jue_alloc_array(&placer->call->arena, rows * side->column_count, sizeof *side->cells.at);
        side->cells.capacity = rows * side->column_count;
    }
}

static void set_columns(jue_placer *placer)
{
    for (size_t i = 0; i < placer->table->side_count; i++) {
        jue_side *side = &placer->table->sides[i];
        side->columns = jue_alloc_array(&placer->call->arena, side->form->column_count, sizeof *side->columns);
    }
    if (placer->grid.rowwise) {
        const jue_side_form *form = &placer->table->form->sides[0];
        for (size_t i = 0; i < form->column_count; i++)
            add_column(&placer->table->sides[0], form->columns[i].id, form->columns[i].title);
    }
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        add_column(&placer->table->sides[side_of(placer, column)], column->column, column->header);
    }
}

static void find_targets(jue_placer *placer)
{
    placer->targets = jue_alloc_array(&placer->call->scratch, placer->grid.width, sizeof *placer->targets);
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        bool known = column->column != JUE_COLUMN_NONE;
        placer->targets[i] =
            known ? jue_side_column(&placer->table->sides[side_of(placer, column)], column->column) : JUESUAN_NONE;
    }
}

/* ---- Rows ---- */

static const jue_piece *cell_at(const jue_block *row, size_t column)
{
    static const jue_piece blank = {{"", 0}, 0, 0, 100};
    return column < row->count ? &row->cells[column] : &blank;
}

/* Fills the values of one side or block; `label` is no value, wherever it stands. */
static void fill_values(jue_placer *placer, const jue_block *row, size_t block, jue_side *side, size_t target,
                        const jue_piece *label)
{
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = cell_at(row, i);
        if (column->side != block || column->role != JUE_ROLE_VALUE || piece->text.size == 0 || piece == label)
            continue;
        if (placer->targets[i] == JUESUAN_NONE)
            warn_unplaced(placer, piece);
        else
            set_cell(placer, jue_side_cell(side, target, placer->targets[i]), piece);
    }
}

static bool has_values(const jue_placer *placer, const jue_block *row, size_t block)
{
    for (size_t i = 0; i < placer->grid.width; i++)
        if (placer->grid.columns[i].side == block && placer->grid.columns[i].role == JUE_ROLE_VALUE &&
            cell_at(row, i)->text.size != 0)
            return true;
    return false;
}

/* Code, name and line number of a row within one side or block. */
typedef struct jue_labels {
    jue_str code; /* digits */
    jue_str name; /* without blanks and enumerator */
    jue_str key;  /* folded, without enumerator; empty where there is a code */
    int32_t line_no;
    const jue_piece *first; /* the first filled label cell; NULL where there is none */
} jue_labels;

static int32_t line_number(jue_str text)
{
    juesuan_amount amount = jue_amount_of_cell(text);
    bool plain = jue_has_value(amount) && amount.decimals == 0 && amount.value >= 0 && amount.value < 100000;
    return plain ? (int32_t)amount.value : JUE_NO_LINE_NO;
}

/* Texts joined; a lone one stays where it is. */
typedef struct jue_joined {
    jue_str lone;
    jue_builder builder;
} jue_joined;

static void join(jue_joined *joined, jue_str text)
{
    if (joined->lone.size == 0) {
        joined->lone = text;
        return;
    }
    if (joined->builder.size == 0)
        jue_put(&joined->builder, joined->lone);
    jue_put(&joined->builder, text);
}

static jue_str joined_text(jue_joined *joined)
{
    return joined->builder.size == 0 ? joined->lone : jue_built(&joined->builder);
}

/* A code and its name in one cell: the digits in front are the code. */
static void join_code(jue_joined *code, jue_joined *rest, jue_str text)
{
    size_t at = 0;
    while (at < text.size && (jue_is_digit((unsigned char)text.at[at]) || text.at[at] == ' ')) {
        size_t start = at;
        while (at < text.size && jue_is_digit((unsigned char)text.at[at]))
            at++;
        if (at > start)
            join(code, (jue_str){text.at + start, at - start});
        else
            at++;
    }
    if (at < text.size)
        join(rest, jue_str_from(text, at));
}

static jue_labels read_labels(jue_placer *placer, const jue_block *row, size_t block)
{
    jue_labels labels = {.line_no = JUE_NO_LINE_NO};
    jue_joined code = {.builder = jue_builder_in(&placer->call->scratch)};
    jue_joined name = code;
    bool coded = placer->table->form->layout == JUE_LAYOUT_CODES || placer->table->form->layout == JUE_LAYOUT_BLOCKS;
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = cell_at(row, i);
        if (column->side != block || piece->text.size == 0)
            continue;
        if (column->role == JUE_ROLE_LINE_NO)
            labels.line_no = line_number(piece->text);
        if (column->role != JUE_ROLE_CODE && column->role != JUE_ROLE_NAME)
            continue;
        if (labels.first == NULL)
            labels.first = piece;
        if (coded && (column->role == JUE_ROLE_CODE || code.lone.size == 0))
            join_code(&code, &name, jue_str_trim(piece->text));
        else
            join(&name, piece->text);
    }
    labels.code = joined_text(&code);
    labels.name = jue_name(&placer->call->arena, joined_text(&name));
    /* A row with a code is known by it. */
    if (labels.code.size == 0) {
        jue_str key = jue_cell_key(placer->call, joined_text(&name));
        labels.key = jue_str_from(key, jue_enumerator(key));
    }
    return labels;
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

static jue_row *add_row(jue_placer *placer, jue_side *side, const jue_labels *labels, const jue_block *row)
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

static void place_code_row(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    jue_labels labels = read_labels(placer, row, 0);
    const jue_piece *total = labels.first == NULL ? stray_total(placer, row) : NULL;
    if (total != NULL) {
        labels.first = total;
        labels.key = jue_cell_key(placer->call, total->text);
    }
    if (labels.code.size == 0 && !has_values(placer, row, 0)) {
        const jue_item_form *item = jue_item_of_name(side->form, labels.key, NULL);
        if (labels.first == NULL || is_ellipsis(labels.name) || jue_match(labels.key, "注*|说明*|备注*") != 0)
            return;
        if (item == NULL) {
            warn_unplaced(placer, labels.first);
            return;
        }
    }
    size_t target = side->rows.count;
    jue_row *added = add_row(placer, side, &labels, row);
    const jue_item_form *item = labels.code.size == 0 ? jue_item_of_name(side->form, labels.key, NULL) : NULL;
    if (item != NULL) {
        added->item = item->id;
        added->name = item->title;
    }
    fill_values(placer, row, 0, side, target, labels.first);
}

static void place_item_side(jue_placer *placer, const jue_block *row, size_t number)
{
    jue_side *side = &placer->table->sides[number];
    jue_labels labels = read_labels(placer, row, number);
    bool filled = has_values(placer, row, number);
    if (labels.key.size == 0 && !filled)
        return;
    const jue_item_form *item =
        labels.key.size == 0 ? NULL : jue_item_of_name(side->form, labels.key, placer->last_item[number]);
    bool heading = side->column_count == 1 && placer->table->form->headings && !filled && item == NULL;
    if (heading && labels.line_no == JUE_NO_LINE_NO)
        return;
    if (item != NULL)
        placer->last_item[number] = item;
    if (labels.key.size == 0)
        jue_warn(placer->call, placer->report, (jue_place){row->line, 0, row->page}, "%s：有金额的一行没有项目名称",
                 "%s: a row with a figure has no name", placer->table->title);
    size_t target = side->rows.count;
    jue_row *added = add_row(placer, side, &labels, row);
    if (item != NULL) {
        added->item = item->id;
        added->count = item->count;
        added->code = item->code == NULL ? "" : item->code;
        added->level = (uint8_t)jue_code_level(jue_str_of(added->code));
    }
    fill_values(placer, row, number, side, target, labels.first);
}

/* ---- Blocks (the table by economic code) ---- */

/* Whether a block of the row has a subject of its own: digits where its code stands. */
static bool has_code(const jue_placer *placer, const jue_block *row, size_t block)
{
    for (size_t i = 0; i < placer->grid.width; i++) {
        jue_str text = cell_at(row, i)->text;
        bool coded = placer->grid.columns[i].side == block && placer->grid.columns[i].role == JUE_ROLE_CODE;
        if (coded && text.size != 0 && jue_is_digit((unsigned char)text.at[0]))
            return true;
    }
    return false;
}

/* 人员经费合计, 公用经费合计 or 合计, in a block without a subject; NULL for any other cell. */
static const jue_item_form *total_in(jue_placer *placer, const jue_block *row, size_t column)
{
    jue_str text = row->cells[column].text;
    size_t block = column < placer->grid.width ? placer->grid.columns[column].side : placer->grid.blocks;
    if (text.size == 0 || jue_is_digit((unsigned char)text.at[0]) || has_code(placer, row, block))
        return NULL;
    jue_cell_room room;
    return jue_item_of_name(placer->table->sides[0].form, jue_cell_key_in(&room, text), NULL);
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
        if (piece->text.size == 0 || other)
            continue;
        if (number && target != JUESUAN_NONE) {
            side->rows.at[target].line_no = line_number(piece->text);
        } else if (item != NULL) {
            jue_labels labels = {.name = jue_name(&placer->call->arena, piece->text), .line_no = JUE_NO_LINE_NO};
            target = side->rows.count;
            add_row(placer, side, &labels, row)->item = item->id;
        } else if (target != JUESUAN_NONE && side->column_count != 0 &&
                   jue_amount_of_cell(piece->text).state != JUESUAN_UNREADABLE) {
            set_cell(placer, jue_side_cell(side, target, 0), piece);
            target = JUESUAN_NONE;
        } else {
            warn_unplaced(placer, piece);
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
    jue_labels labels = read_labels(placer, row, block);
    bool filled = has_values(placer, row, block);
    if (labels.first == NULL && !filled)
        return;
    if (labels.code.size == 0 && !filled) {
        if (!is_ellipsis(labels.name))
            warn_unplaced(placer, labels.first);
        return;
    }
    size_t target = side->rows.count;
    add_row(placer, side, &labels, row);
    fill_values(placer, row, block, side, target, labels.first);
}

/* Block after block, so that the codes come in their order; totals last. */
static void place_blocks(jue_placer *placer, size_t first)
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

/* ---- 三公 ---- */

static size_t sangong_row(jue_placer *placer, jue_item item, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    size_t at = jue_side_item(side, item);
    if (at != JUESUAN_NONE)
        return at;
    const char *name = item == JUE_ITEM_SANGONG_BUDGET ? "预算数" : "决算数";
    jue_labels labels = {.name = jue_str_of(name), .line_no = JUE_NO_LINE_NO};
    at = side->rows.count;
    add_row(placer, side, &labels, row)->item = item;
    return at;
}

/* There is one figure for each: what comes after it does not take its place. */
static void set_sangong(jue_placer *placer, jue_cell *cell, const jue_piece *piece)
{
    if (cell->state == JUESUAN_BLANK)
        set_cell(placer, cell, piece);
    else
        warn_unplaced(placer, piece);
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

static void place_sangong_row(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    const jue_piece *label = NULL;
    jue_item labelled = label_item(placer, row, &label);
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = cell_at(row, i);
        if (piece->text.size == 0 || piece == label)
            continue;
        jue_item item = column->row == JUE_ITEM_NONE ? labelled : column->row;
        if (item == JUE_ITEM_NONE || placer->targets[i] == JUESUAN_NONE)
            warn_unplaced(placer, piece);
        else
            set_sangong(placer, jue_side_cell(side, sangong_row(placer, item, row), placer->targets[i]), piece);
    }
}

/* One item a row: the label names the column of the model. */
static void place_sangong_item(jue_placer *placer, const jue_block *row)
{
    jue_side *side = &placer->table->sides[0];
    jue_labels labels = read_labels(placer, row, 0);
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
        const jue_piece *piece = cell_at(row, i);
        if (column->role != JUE_ROLE_VALUE || piece->text.size == 0)
            continue;
        if (column->row == JUE_ITEM_NONE || at == JUESUAN_NONE)
            warn_unplaced(placer, piece);
        else
            set_sangong(placer, jue_side_cell(side, sangong_row(placer, column->row, row), at), piece);
    }
}

/* Both rows exist, in the order of the header, even when nothing is printed in them. */
static void complete_sangong(jue_placer *placer, const jue_block *row)
{
    for (size_t i = 0; i < placer->grid.width; i++)
        if (placer->grid.columns[i].row != JUE_ITEM_NONE)
            sangong_row(placer, placer->grid.columns[i].row, row);
}

/* ---- The region ---- */

static bool same_words(const jue_block *a, const jue_block *b)
{
    size_t count = a->count > b->count ? a->count : b->count;
    for (size_t i = 0; i < count; i++)
        if (!jue_str_equal(cell_at(a, i)->text, cell_at(b, i)->text))
            return false;
    return true;
}

static bool repeats_header(const jue_placer *placer, const jue_block *row)
{
    for (size_t i = 0; i < placer->grid.header_rows; i++)
        if (same_words(placer->region->rows.at[i], row))
            return true;
    return false;
}

static void look_at_width(jue_placer *placer, const jue_block *row)
{
    for (size_t i = placer->grid.width; i < row->count; i++)
        if (row->cells[i].text.size != 0)
            warn_unplaced(placer, &row->cells[i]);
    if (row->count >= placer->grid.width)
        return;
    if (placer->narrow++ == 0)
        placer->first_narrow = row->line;
}

static void place_row_of_kind(jue_placer *placer, const jue_block *row)
{
    jue_row_kind kind = jue_row_kind_of(placer->reader, placer->region->form, row);
    if (kind == JUE_KIND_HEADER || kind == JUE_KIND_INDEX || repeats_header(placer, row))
        return;
    switch (placer->region->form->layout) {
    case JUE_LAYOUT_CODES: place_code_row(placer, row); break;
    case JUE_LAYOUT_ITEMS:
        for (size_t side = 0; side < placer->table->side_count; side++)
            place_item_side(placer, row, side);
        break;
    case JUE_LAYOUT_SANGONG:
        if (placer->grid.rowwise)
            place_sangong_item(placer, row);
        else
            place_sangong_row(placer, row);
        break;
    case JUE_LAYOUT_BLOCKS: break;
    }
}

/* What it takes to read one row is not kept for the next. */
static void place_row(jue_placer *placer, const jue_block *row)
{
    jue_arena_mark mark = jue_arena_here(&placer->call->scratch);
    place_row_of_kind(placer, row);
    jue_arena_back(&placer->call->scratch, mark);
}

static void warn_about_rows(jue_placer *placer)
{
    const jue_region *region = placer->region;
    if (placer->narrow != 0)
        jue_warn(placer->call, placer->report, (jue_place){placer->first_narrow, 0, 0},
                 "%s：有%zu行的单元格比表头少（首行在此），按右侧为空读入", "%s: %zu rows have fewer cells than the header (the first is here); read as blank on the right",
                 placer->table->title, placer->narrow);
    const jue_block *last = region->rows.at[region->rows.count - 1];
    if (last->cut)
        jue_warn(placer->call, placer->report, (jue_place){last->line, 0, last->page},
                 "文件在表中结束，最后一格可能不完整", "the file ends inside a table; its last cell may be cut");
}

static void place_rows(jue_placer *placer)
{
    const jue_region *region = placer->region;
    size_t first = placer->grid.header_rows;
    if (region->form->layout == JUE_LAYOUT_SANGONG)
        complete_sangong(placer, region->rows.at[first < region->rows.count ? first : region->rows.count - 1]);
    for (size_t i = first; i < region->rows.count; i++) {
        look_at_width(placer, region->rows.at[i]);
        if (region->form->layout != JUE_LAYOUT_BLOCKS)
            place_row(placer, region->rows.at[i]);
    }
    if (region->form->layout == JUE_LAYOUT_BLOCKS)
        place_blocks(placer, first);
    warn_about_rows(placer);
}

static jue_str first_label(jue_call *call, const jue_region *region, size_t first)
{
    for (size_t i = first; i < region->rows.count; i++)
        for (size_t c = 0; c < region->rows.at[i]->count; c++)
            if (region->rows.at[i]->cells[c].text.size != 0)
                return jue_cell_key(call, region->rows.at[i]->cells[c].text);
    return (jue_str){"", 0};
}

static jue_str first_name(const jue_placer *placer, size_t side)
{
    const jue_region *region = placer->region;
    for (size_t i = placer->grid.header_rows; i < region->rows.count; i++)
        for (size_t c = 0; c < placer->grid.width; c++) {
            const jue_grid_column *column = &placer->grid.columns[c];
            jue_str text = cell_at(region->rows.at[i], c)->text;
            if (column->side == side && column->role == JUE_ROLE_NAME && text.size != 0)
                return jue_cell_key(placer->call, text);
        }
    return (jue_str){"", 0};
}

static bool labels_first_row(const jue_placer *placer, const jue_side *side, jue_str label)
{
    const jue_row *first = &side->rows.at[0];
    jue_str name = jue_str_from(label, jue_enumerator(label));
    bool coded = placer->region->form->layout != JUE_LAYOUT_ITEMS && *first->code != '\0';
    return coded ? jue_str_is(label, first->code)
                 : jue_str_equal(name, jue_key(&placer->call->scratch, jue_str_of(first->name)));
}

/* The same form again goes on with the open table, unless it starts from its first row again: on
 * both sides, for a name may recur on one (一般公共预算财政拨款). */
static bool goes_on(jue_placer *placer, const juesuan_table *open)
{
    const jue_region *region = placer->region;
    if (open == NULL || open->form != region->form || open->set != region->set)
        return false;
    jue_str label = first_label(placer->call, region, placer->grid.header_rows);
    const jue_side *side = &open->sides[0];
    if (side->rows.count == 0 || label.size == 0 || !labels_first_row(placer, side, label))
        return true;
    const jue_side *last = &open->sides[open->side_count - 1];
    jue_str other = last == side ? (jue_str){"", 0} : first_name(placer, open->side_count - 1);
    return other.size != 0 && last->rows.count != 0 && !labels_first_row(placer, last, other);
}

static juesuan_table *new_table(jue_placer *placer)
{
    const jue_region *region = placer->region;
    juesuan_table *table = jue_table_add(placer->call, placer->report, region->form, region->set);
    table->title = jue_name(&placer->call->arena, region->title.text).at;
    table->number = region->number;
    table->unit = region->unit;
    table->line = region->title.line;
    table->page = region->title.page;
    return table;
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

static void sort_blocks(jue_call *call, jue_side *side)
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

static void extend(jue_placer *placer, jue_open_table *open, bool known)
{
    placer->table = open->table;
    if (!known)
        placer->grid = open->grid;
    if (!known)
        placer->grid.header_rows = 0;
}

static void place_region(jue_placer *placer, bool joined)
{
    const jue_region *region = placer->region;
    const jue_block *last = region->rows.at[region->rows.count - 1];
    placer->table->says_empty = placer->table->says_empty || region->says_empty;
    placer->table->end_line = last->line;
    placer->table->end_page = last->page;
    if (placer->grid.values == 0) {
        jue_warn(placer->call, placer->report, place_of(&region->title), "%s：没有认出表头，%zu行未读入",
                 "%s: the header was not recognised, %zu rows were left out", placer->table->title,
                 region->rows.count);
        return;
    }
    find_targets(placer);
    place_rows(placer);
    if (joined && region->form->layout == JUE_LAYOUT_BLOCKS && placer->table->sides[0].column_count == 1)
        sort_blocks(placer->call, &placer->table->sides[0]);
}

void jue_place_region(const jue_grid_reader *reader, juesuan_report *report, const jue_region *region, jue_open_table *open)
{
    jue_placer placer = {.call = reader->call, .reader = reader, .report = report, .region = region};
    if (region->rows.count == 0)
        return;
    bool known = jue_grid_read(reader, report, region->form, region->rows.at, region->rows.count, &placer.grid);
    bool joined = goes_on(&placer, open->table);
    if (joined) {
        extend(&placer, open, known);
    } else {
        placer.table = new_table(&placer);
        set_columns(&placer);
        reserve_rows(&placer);
    }
    place_region(&placer, joined);
    *open = (jue_open_table){placer.table, placer.grid};
}
