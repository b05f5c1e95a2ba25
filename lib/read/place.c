#include "read/about.h"
#include "read/place_rows.h"

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
    size_t rows = placer->region->rows.count *
                  (placer->table->form->layout == JUE_LAYOUT_BLOCKS ? placer->grid.blocks : 1);
    for (size_t i = 0; i < placer->table->side_count; i++) {
        jue_side *side = &placer->table->sides[i];
        if (rows > placer->call->limits[JUESUAN_LIMIT_ROWS] || side->column_count == 0)
            continue;
        jue_vector_reserve(&placer->call->arena, &side->rows, rows);
        jue_vector_reserve(&placer->call->arena, &side->cells, rows * side->column_count);
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
}

static void add_columns(jue_placer *placer)
{
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
        placer->targets[i] = known ? jue_side_column(&placer->table->sides[side_of(placer, column)], column->column)
                                   : JUESUAN_NONE;
    }
}

/* ---- The region ---- */

static bool same_words(const jue_block *a, const jue_block *b)
{
    size_t count = a->count > b->count ? a->count : b->count;
    for (size_t i = 0; i < count; i++)
        if (!jue_str_equal(jue_row_cell(a, i)->text, jue_row_cell(b, i)->text))
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
            jue_place_warn(placer, &row->cells[i]);
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
    case JUE_LAYOUT_CODES: jue_place_code_row(placer, row); break;
    case JUE_LAYOUT_ITEMS:
        for (size_t side = 0; side < placer->table->side_count; side++)
            jue_place_item_side(placer, row, side);
        break;
    case JUE_LAYOUT_SANGONG:
        if (placer->grid.rowwise)
            jue_place_sangong_item(placer, row);
        else
            jue_place_sangong_row(placer, row);
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
                 "%s：有%zu行的单元格比表头少（首行在此），按右侧为空读入",
                 "%s: %zu rows have fewer cells than the header (the first is here); read as blank on the right",
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
        jue_place_sangong_both(placer, region->rows.at[first < region->rows.count ? first : region->rows.count - 1]);
    for (size_t i = first; i < region->rows.count; i++) {
        look_at_width(placer, region->rows.at[i]);
        if (region->form->layout != JUE_LAYOUT_BLOCKS)
            place_row(placer, region->rows.at[i]);
    }
    if (region->form->layout == JUE_LAYOUT_BLOCKS)
        jue_place_blocks(placer, first);
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
            jue_str text = jue_row_cell(region->rows.at[i], c)->text;
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

/* Where nothing around the table says it: 决算数(万元), at the head of a column. */
static juesuan_unit unit_in_header(const jue_grid *grid)
{
    for (size_t i = 0; i < grid->width; i++) {
        jue_str key = grid->columns[i].key;
        size_t bracket = jue_str_ends(key, JUE_STR(")")) ? jue_str_find(key, JUE_STR("(")) : JUESUAN_NONE;
        if (bracket == JUESUAN_NONE)
            continue;
        jue_str inner = jue_str_from(key, bracket + 1);
        inner.size--;
        juesuan_unit unit = jue_unit_of(inner);
        if (unit == JUESUAN_UNIT_UNKNOWN)
            unit = jue_unit_in(inner);
        if (unit != JUESUAN_UNIT_UNKNOWN)
            return unit;
    }
    return JUESUAN_UNIT_UNKNOWN;
}

static juesuan_table *new_table(jue_placer *placer)
{
    const jue_region *region = placer->region;
    juesuan_table *table = jue_table_add(placer->call, placer->report, region->form, region->set);
    table->title = jue_name(&placer->call->arena, region->title.text).at;
    table->number = region->number;
    table->unit = region->unit == JUESUAN_UNIT_UNKNOWN ? unit_in_header(&placer->grid) : region->unit;
    table->line = region->title.line;
    table->page = region->title.page;
    return table;
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
        jue_warn(placer->call, placer->report, jue_piece_place(&region->title), "%s：没有认出表头，%zu行未读入",
                 "%s: the header was not recognised, %zu rows were left out", placer->table->title, region->rows.count);
        return;
    }
    find_targets(placer);
    place_rows(placer);
    if (joined && region->form->layout == JUE_LAYOUT_BLOCKS && placer->table->sides[0].column_count == 1)
        jue_place_sort_blocks(placer->call, &placer->table->sides[0]);
}

/* Some print the sides one below the other: run after run of rows, each of them with the columns of its side. */
static void place_stack(jue_placer *placer)
{
    const jue_region *region = placer->region;
    size_t side = placer->grid.columns[0].side;
    for (size_t first = 0, end; first < region->rows.count; first = end) {
        end = jue_place_stack_end(placer, first, &side);
        jue_region run = *region;
        jue_placer part = *placer;
        run.rows.at = region->rows.at + first;
        run.rows.count = end - first;
        part.region = &run;
        jue_grid own;
        bool headed = jue_grid_read(placer->reader, placer->report, region->form, run.rows.at, run.rows.count, &own);
        size_t header_rows = first == 0 ? placer->grid.header_rows : own.header_rows;
        if (headed && own.blocks == 1)
            part.grid = own;
        part.grid.header_rows = header_rows < run.rows.count ? header_rows : run.rows.count;
        jue_grid_turn(placer->reader, &part.grid, side);
        if (part.table->sides[side].rows.count == 0)
            add_columns(&part);
        place_region(&part, false);
        placer->grid = part.grid;
    }
}

void jue_place_region(const jue_grid_reader *reader, juesuan_report *report, const jue_region *region,
                      jue_open_table *open)
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
    }
    if (jue_place_is_stacked(&placer)) {
        place_stack(&placer);
    } else {
        if (!joined) {
            add_columns(&placer);
            reserve_rows(&placer);
        }
        place_region(&placer, joined);
    }
    *open = (jue_open_table){placer.table, placer.grid};
}
