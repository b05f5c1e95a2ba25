#include "write/sheet.h"

enum { TEXT_SIZE = 2 * JUE_AMOUNT_TEXT, LEVELS = 8 };

/* A column of the sheet: its header words from the group down, and how its cells stand. */
typedef struct jue_drawn_column {
    jue_str words[LEVELS];
    size_t levels;
    bool right;
} jue_drawn_column;

typedef struct jue_drawing {
    jue_arena *arena;
    const juesuan_table *table;
    jue_sheet_style style;
    jue_sheet sheet;
    JUE_VECTOR(jue_drawn_column) columns;
} jue_drawing;

/* ---- Words of the header ---- */

static void add_word(jue_drawn_column *column, jue_str word)
{
    if (column->levels < LEVELS)
        column->words[column->levels++] = word;
}

static void add_path(jue_drawn_column *column, const char *header)
{
    while (*header != '\0') {
        /* What goes deeper than any form stays together in the last word. */
        size_t size = column->levels + 1 == LEVELS ? strlen(header) : strcspn(header, "/");
        add_word(column, (jue_str){header, size});
        header += size + (header[size] == '/');
    }
}

static const char *header_of(const jue_side *side, size_t number)
{
    const jue_table_column *column = &side->columns[number];
    if (*column->header != '\0')
        return column->header;
    for (size_t i = 0; i < side->form->column_count; i++)
        if (side->form->columns[i].id == column->id)
            return side->form->columns[i].title;
    return jue_column_id(column->id);
}

static jue_drawn_column *add_column(jue_drawing *drawing, bool right)
{
    jue_drawn_column *added = jue_vector_add(drawing->arena, &drawing->columns);
    added->right = right;
    return added;
}

static void add_label(jue_drawing *drawing, jue_str group, const char *word, bool right)
{
    jue_drawn_column *column = add_column(drawing, right);
    if (group.size != 0)
        add_word(column, group);
    add_word(column, jue_str_of(word));
}

static void add_values(jue_drawing *drawing, const jue_side *side)
{
    for (size_t i = 0; i < side->column_count; i++)
        add_path(add_column(drawing, true), header_of(side, i));
}

/* The first header word of a side, where it names the side: its labels stand below it as well. */
static jue_str group_of(const jue_side *side, const char *label)
{
    const char *header = side->column_count == 0 ? "" : header_of(side, 0);
    size_t size = strcspn(header, "/");
    bool named = header[size] == '/' && *label != '\0' && jue_str_has((jue_str){header, size}, label);
    return named ? (jue_str){header, size} : (jue_str){"", 0};
}

static bool has_groups(const jue_side *side)
{
    for (size_t i = 0; i < side->column_count; i++)
        if (strchr(header_of(side, i), '/') != NULL)
            return true;
    return false;
}

static bool has_line_numbers(const jue_side *side)
{
    for (size_t i = 0; i < side->rows.count; i++)
        if (side->rows.at[i].line_no >= 0)
            return true;
    return false;
}

/* ---- Cells ---- */

/* A new row of blank cells; the pointer lasts until the next one. */
static jue_str *add_row(jue_drawing *drawing)
{
    if (drawing->sheet.width == 0)
        return jue_alloc(drawing->arena, sizeof(jue_str));
    size_t start = drawing->sheet.cells.count;
    for (size_t i = 0; i < drawing->sheet.width; i++)
        *jue_vector_add(drawing->arena, &drawing->sheet.cells) = (jue_str){"", 0};
    return &drawing->sheet.cells.at[start];
}

static jue_str number_text(jue_drawing *drawing, size_t number)
{
    return jue_str_of(jue_printf(drawing->arena, "%zu", number));
}

static jue_str value_text(jue_drawing *drawing, const jue_cell *cell)
{
    char text[TEXT_SIZE];
    if (drawing->style == JUE_SHEET_PLAIN || cell->state != JUESUAN_VALUE)
        return jue_str_of(cell->text);
    size_t size = juesuan_amount_format(jue_cell_amount(cell), 1, text, sizeof text);
    return (jue_str){jue_copy(drawing->arena, text, size), size};
}

/* A named row with the enumerator that its form prints. */
static jue_str name_text(jue_drawing *drawing, const jue_side *side, const jue_row *row)
{
    jue_str name = jue_str_of(row->name);
    for (size_t i = 0; drawing->style == JUE_SHEET_FORM && i < side->form->item_count; i++) {
        const jue_item_form *item = &side->form->items[i];
        jue_str title = jue_str_of(item->title);
        if (item->id == row->item && jue_str_ends(title, name) && jue_str_equal(jue_name(drawing->arena, title), name))
            return title;
    }
    return name;
}

static jue_str *put_values(jue_drawing *drawing, jue_str *cells, const jue_side *side, size_t row)
{
    for (size_t i = 0; i < side->column_count; i++)
        *cells++ = value_text(drawing, jue_side_cell(side, row, i));
    return cells;
}

/* ---- The header ---- */

static bool same_group(const jue_drawn_column *a, const jue_drawn_column *b, size_t level)
{
    if (a->levels <= level + 1 || b->levels <= level + 1)
        return false;
    for (size_t i = 0; i <= level; i++)
        if (!jue_str_equal(a->words[i], b->words[i]))
            return false;
    return true;
}

/* A group word stands over its first column; the others below it are blank. */
static void put_header(jue_drawing *drawing)
{
    size_t levels = 1;
    drawing->sheet.width = drawing->columns.count;
    drawing->sheet.right = jue_alloc_array(drawing->arena, drawing->columns.count, sizeof *drawing->sheet.right);
    for (size_t i = 0; i < drawing->columns.count; i++) {
        drawing->sheet.right[i] = drawing->columns.at[i].right;
        if (drawing->columns.at[i].levels > levels)
            levels = drawing->columns.at[i].levels;
    }
    for (size_t level = 0; level < levels; level++) {
        jue_str *cells = add_row(drawing);
        for (size_t i = 0; i < drawing->columns.count; i++) {
            const jue_drawn_column *column = &drawing->columns.at[i];
            bool spanned = i > 0 && same_group(column - 1, column, level);
            if (level < column->levels && !spanned)
                cells[i] = column->words[level];
        }
    }
    drawing->sheet.header_rows = levels;
}

/* ---- Rows by code ---- */

/* 栏次: the value columns are numbered through. */
static void put_index(jue_drawing *drawing, size_t labels)
{
    if (drawing->style != JUE_SHEET_FORM)
        return;
    jue_str *cells = add_row(drawing);
    if (labels > 0)
        cells[0] = JUE_STR("栏次");
    for (size_t i = labels; i < drawing->sheet.width; i++)
        cells[i] = number_text(drawing, i - labels + 1);
    drawing->sheet.header_rows++;
}

static void lay_codes(jue_drawing *drawing)
{
    const jue_side *side = &drawing->table->sides[0];
    bool numbered = has_line_numbers(side);
    /* Below a group the labels stand in the lowest header row, as the forms print them. */
    jue_str group = has_groups(side) ? JUE_STR("项目") : (jue_str){"", 0};
    add_label(drawing, group, "科目代码", false);
    add_label(drawing, group, "科目名称", false);
    if (numbered)
        add_label(drawing, group, "行次", true);
    add_values(drawing, side);
    put_header(drawing);
    put_index(drawing, numbered ? 3 : 2);
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        jue_str *cells = add_row(drawing);
        *cells++ = jue_str_of(row->code);
        *cells++ = name_text(drawing, side, row);
        if (numbered)
            *cells++ = row->line_no < 0 ? (jue_str){"", 0} : number_text(drawing, (size_t)row->line_no);
        put_values(drawing, cells, side, i);
    }
}

/* ---- Items, on one side or two ---- */

/* What the forms print above groups of items of the statistics table. */
static const struct {
    jue_item first;
    jue_item other; /* where a report leaves the first out */
    const char *text;
} headings[] = {
    {JUE_ITEM_PROCUREMENT, JUE_ITEM_GOODS, "一、政府采购情况"},
    {JUE_ITEM_RUNNING_ADMINISTRATIVE, JUE_ITEM_RUNNING_PUBLIC, "二、机关运行经费"},
    {JUE_ITEM_VEHICLES, JUE_ITEM_VEHICLE_KIND, "三、国有资产占用情况"},
};

enum { HEADINGS = sizeof headings / sizeof headings[0] };

static void put_heading(jue_drawing *drawing, jue_item item, bool put[HEADINGS])
{
    for (size_t i = 0; i < HEADINGS; i++) {
        if (put[i] || (headings[i].first != item && headings[i].other != item))
            continue;
        put[i] = true;
        add_row(drawing)[0] = jue_str_of(headings[i].text);
    }
}

static jue_str *put_item(jue_drawing *drawing, jue_str *cells, const jue_side *side, size_t number, bool numbered)
{
    if (number >= side->rows.count)
        return cells + 1 + numbered + side->column_count;
    const jue_row *row = &side->rows.at[number];
    *cells++ = name_text(drawing, side, row);
    if (numbered)
        *cells++ = row->line_no < 0 ? (jue_str){"", 0} : number_text(drawing, (size_t)row->line_no);
    return put_values(drawing, cells, side, number);
}

static void put_pair(jue_drawing *drawing, size_t left, size_t right, const bool numbered[2])
{
    jue_str *cells = put_item(drawing, add_row(drawing), &drawing->table->sides[0], left, numbered[0]);
    if (drawing->table->side_count > 1)
        put_item(drawing, cells, &drawing->table->sides[1], right, numbered[1]);
}

/* The rows of both sides from `from` to `to`, next to each other. */
static void put_segment(jue_drawing *drawing, const size_t from[2], const size_t to[2], const bool numbered[2])
{
    size_t left = from[0];
    size_t right = from[1];
    while (left < to[0] || right < to[1]) {
        put_pair(drawing, left < to[0] ? left : JUESUAN_NONE, right < to[1] ? right : JUESUAN_NONE, numbered);
        left++;
        right++;
    }
}

/* The totals of both sides stand in one row. */
static void put_sides(jue_drawing *drawing, const bool numbered[2])
{
    static const jue_item anchors[] = {JUE_ITEM_YEAR_TOTAL, JUE_ITEM_GRAND_TOTAL};
    const jue_side *sides = drawing->table->sides;
    size_t from[2] = {0, 0};
    for (size_t i = 0; i < sizeof anchors / sizeof anchors[0]; i++) {
        size_t to[2] = {jue_side_item(&sides[0], anchors[i]), jue_side_item(&sides[1], anchors[i])};
        if (to[0] == JUESUAN_NONE || to[1] == JUESUAN_NONE || to[0] < from[0] || to[1] < from[1])
            continue;
        put_segment(drawing, from, to, numbered);
        from[0] = to[0];
        from[1] = to[1];
    }
    put_segment(drawing, from, (size_t[2]){sides[0].rows.count, sides[1].rows.count}, numbered);
}

static void put_one_side(jue_drawing *drawing, const bool numbered[2])
{
    const jue_side *side = &drawing->table->sides[0];
    bool put[HEADINGS] = {false};
    for (size_t i = 0; i < side->rows.count; i++) {
        if (drawing->table->form->headings && drawing->style == JUE_SHEET_FORM)
            put_heading(drawing, side->rows.at[i].item, put);
        put_pair(drawing, i, JUESUAN_NONE, numbered);
    }
}

/* 栏次 in each side, its numbers running on. */
static void put_side_index(jue_drawing *drawing, const bool numbered[2])
{
    if (drawing->style != JUE_SHEET_FORM || drawing->table->side_count == 1)
        return;
    jue_str *cells = add_row(drawing);
    size_t number = 1;
    for (size_t i = 0; i < 2; i++) {
        cells[0] = JUE_STR("栏次");
        cells += 1 + numbered[i];
        for (size_t c = 0; c < drawing->table->sides[i].column_count; c++)
            *cells++ = number_text(drawing, number++);
    }
    drawing->sheet.header_rows++;
}

static void lay_items(jue_drawing *drawing)
{
    const juesuan_table *table = drawing->table;
    bool numbered[2] = {false, false};
    for (size_t i = 0; i < table->side_count; i++) {
        const jue_side *side = &table->sides[i];
        jue_str group = group_of(side, side->form->label);
        /* A table of two columns would look like a list; the forms print 行次. */
        numbered[i] = has_line_numbers(side) || table->side_count == 1;
        add_label(drawing, group, "项目", false);
        if (numbered[i])
            add_label(drawing, group, "行次", true);
        add_values(drawing, side);
    }
    put_header(drawing);
    put_side_index(drawing, numbered);
    if (table->side_count > 1)
        put_sides(drawing, numbered);
    else
        put_one_side(drawing, numbered);
}

/* ---- Blocks ---- */

enum { BLOCK_LABELS = 2 };

static bool is_personnel(const jue_row *row)
{
    jue_str code = jue_str_of(row->code);
    return jue_str_starts(code, JUE_STR("301")) || jue_str_starts(code, JUE_STR("303"));
}

/* How many rows stand before the totals. */
static size_t before_totals(const jue_side *side)
{
    size_t count = side->rows.count;
    while (count > 0 && side->rows.at[count - 1].item != JUE_ITEM_NONE)
        count--;
    return count;
}

/* Where 公用经费 begins, if all 人员经费 stands before it; otherwise there is one block: `count`. */
static size_t split_at(const jue_side *side, size_t count)
{
    size_t split = 0;
    while (split < count && is_personnel(&side->rows.at[split]))
        split++;
    for (size_t i = split; i < count; i++)
        if (is_personnel(&side->rows.at[i]))
            return count;
    return split == 0 ? count : split;
}

static void put_block(jue_drawing *drawing, jue_str *cells, size_t number)
{
    const jue_side *side = &drawing->table->sides[0];
    cells[0] = jue_str_of(side->rows.at[number].code);
    cells[1] = jue_str_of(side->rows.at[number].name);
    put_values(drawing, cells + BLOCK_LABELS, side, number);
}

/* 人员经费合计 to the left, 公用经费合计 to the right in the same row. */
static void put_totals(jue_drawing *drawing, size_t first, size_t second_block)
{
    const jue_side *side = &drawing->table->sides[0];
    for (size_t i = first; i < side->rows.count; i++) {
        jue_str *cells = add_row(drawing);
        put_block(drawing, cells, i);
        bool pair = second_block != 0 && side->rows.at[i].item == JUE_ITEM_PERSONNEL && i + 1 < side->rows.count &&
                    side->rows.at[i + 1].item == JUE_ITEM_PUBLIC;
        if (pair)
            put_block(drawing, cells + second_block, ++i);
    }
}

static void lay_blocks(jue_drawing *drawing)
{
    const jue_side *side = &drawing->table->sides[0];
    size_t count = before_totals(side);
    size_t split = split_at(side, count);
    size_t second_block = split < count ? BLOCK_LABELS + side->column_count : 0;
    jue_str group = group_of(side, "人员经费");
    for (size_t block = 0; block < (second_block == 0 ? 1u : 2u); block++) {
        add_label(drawing, group, "科目代码", false);
        add_label(drawing, group, "科目名称", false);
        for (size_t i = 0; i < side->column_count; i++) {
            jue_drawn_column *added = add_column(drawing, true);
            add_path(added, header_of(side, i));
            if (group.size != 0 && added->levels > 0)
                added->words[0] = group;
        }
        if (group.size != 0)
            group = JUE_STR("公用经费");
    }
    put_header(drawing);
    size_t height = split > count - split ? split : count - split;
    for (size_t i = 0; i < height; i++) {
        jue_str *cells = add_row(drawing);
        if (i < split)
            put_block(drawing, cells, i);
        if (split + i < count)
            put_block(drawing, cells + second_block, split + i);
    }
    put_totals(drawing, count, second_block);
}

/* ---- 三公 ---- */

static bool is_sangong_word(jue_str word)
{
    return jue_str_ends(word, JUE_STR("预算数")) || jue_str_ends(word, JUE_STR("决算数"));
}

/* The header of a column over the figures of one row: 预算数 or 决算数 is part of it. */
static void add_sangong(jue_drawing *drawing, const char *header, const jue_row *row)
{
    jue_drawn_column *added = add_column(drawing, true);
    bool named = false;
    add_path(added, header);
    for (size_t i = 0; i < added->levels; i++) {
        if (!is_sangong_word(added->words[i]))
            continue;
        bool own = jue_str_ends(added->words[i], jue_str_of(row->name));
        added->words[i] = own ? added->words[i] : jue_str_of(row->name);
        named = true;
    }
    if (named || added->levels == LEVELS)
        return;
    memmove(&added->words[1], &added->words[0], added->levels * sizeof added->words[0]);
    added->words[0] = jue_str_of(row->name);
    added->levels++;
}

static void lay_sangong(jue_drawing *drawing)
{
    const jue_side *side = &drawing->table->sides[0];
    static const jue_row blank = {.name = "决算数"};
    size_t rows = side->rows.count == 0 ? 1 : side->rows.count;
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < side->column_count; i++)
            add_sangong(drawing, header_of(side, i), side->rows.count == 0 ? &blank : &side->rows.at[row]);
    put_header(drawing);
    put_index(drawing, 0);
    if (side->rows.count == 0)
        return;
    jue_str *cells = add_row(drawing);
    for (size_t row = 0; row < side->rows.count; row++)
        cells = put_values(drawing, cells, side, row);
}

jue_sheet jue_sheet_of(jue_arena *arena, const juesuan_table *table, jue_sheet_style style)
{
    jue_drawing drawing = {.arena = arena, .table = table, .style = style, .sheet = {.arena = arena}};
    switch (table->form->layout) {
    case JUE_LAYOUT_CODES: lay_codes(&drawing); break;
    case JUE_LAYOUT_ITEMS: lay_items(&drawing); break;
    case JUE_LAYOUT_BLOCKS: lay_blocks(&drawing); break;
    case JUE_LAYOUT_SANGONG: lay_sangong(&drawing); break;
    }
    return drawing.sheet;
}
