#include "read/grid.h"

enum { MOST_HEADER_ROWS = 12 };

jue_str jue_plain_digits(jue_cell_room *room, jue_str text)
{
    enum { LEAD = 0xEF }; /* of full-width forms */
    if (text.size == 0 || (unsigned char)text.at[0] != LEAD)
        return text;
    jue_str key = jue_cell_key_in(room, text);
    for (size_t i = 0; i < key.size; i++)
        if (!jue_is_digit((unsigned char)key.at[i]))
            return text;
    return key.size == 0 ? text : key;
}

bool jue_is_code(jue_str text)
{
    jue_cell_room room;
    text = jue_plain_digits(&room, text);
    if (text.size < 3 || text.size > 9)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!jue_is_digit((unsigned char)text.at[i]))
            return false;
    return true;
}

jue_str jue_cell_key(jue_call *call, jue_str text)
{
    return text.size > JUE_LONGEST_WORD ? (jue_str){"", 0} : jue_key(&call->scratch, text);
}

jue_str jue_cell_key_in(jue_cell_room *room, jue_str text)
{
    return jue_key_in(room->bytes, jue_str_to(text, text.size > JUE_LONGEST_WORD ? 0 : text.size));
}

/* ---- The words of headers ---- */

static const jue_pattern *column_patterns(jue_arena *arena, const jue_side_form *side)
{
    jue_pattern *columns = jue_alloc_array(arena, side->column_count, sizeof *columns);
    for (size_t i = 0; i < side->column_count; i++)
        columns[i] = jue_pattern_of(arena, side->columns[i].pattern);
    return columns;
}

jue_grid_reader jue_grid_reader_of(jue_call *call)
{
    jue_arena *scratch = &call->scratch;
    jue_grid_reader reader = {
        .call = call,
        .code = jue_pattern_of(scratch, jue_header_code),
        .name = jue_pattern_of(scratch, jue_header_name),
        .line_no = jue_pattern_of(scratch, jue_header_line_no),
        .remark = jue_pattern_of(scratch, jue_header_remark),
        /* 项目 alone heads a column; "…项目" may be the end of a name. */
        .item = jue_pattern_of(scratch, "项目|科目名称|项目名称|支出项目|收入项目|名称|指标"),
        .coded = jue_pattern_of(scratch, "预算数|决算数|全年预算数|年初预算数|支出决算数"),
        .figures = jue_pattern_of(scratch, "金额|决算数|统计数|预算数|年初预算数|全年预算数|决算|数量|调整预算数"),
        /* The row below the header that numbers its columns or heads the parts of a code. */
        .index = jue_pattern_of(scratch, "栏次|档次|栏目|类|款|项|目|类款项|类款|款项|节"),
    };
    for (size_t form = 0; form < JUE_FORMS; form++)
        for (size_t side = 0; side < jue_forms[form].side_count; side++)
            reader.columns[form][side] = column_patterns(scratch, &jue_forms[form].sides[side]);
    return reader;
}

static bool is_header_word(const jue_grid_reader *reader, const jue_form *form, jue_str key)
{
    bool coded = form->layout == JUE_LAYOUT_CODES || form->layout == JUE_LAYOUT_SANGONG;
    return jue_pattern_match(coded ? &reader->coded : &reader->figures, key) != 0 ||
           jue_pattern_match(&reader->item, key) != 0 || jue_pattern_match(&reader->line_no, key) != 0 ||
           jue_pattern_match(&reader->code, key) != 0;
}

/* ---- What a row is ---- */

static bool is_small_number(jue_str text)
{
    if (text.size == 0 || text.size > 2)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!jue_is_digit((unsigned char)text.at[i]))
            return false;
    return true;
}

/* 1 2 3 … over at least three columns, among words or alone. */
static bool counts_up(const jue_block *row, bool worded)
{
    int expected = 1;
    for (size_t i = 0; i < row->count; i++) {
        jue_cell_room room;
        jue_str text = jue_plain_digits(&room, row->cells[i].text);
        if (text.size == 0 || (worded && !jue_is_digit((unsigned char)text.at[0])))
            continue;
        if (!is_small_number(text))
            return false;
        int value = 0;
        for (size_t digit = 0; digit < text.size; digit++)
            value = value * 10 + (text.at[digit] - '0');
        if (value != expected++)
            return false;
    }
    return expected > 3;
}

static const jue_item_form *item_of(const jue_form *form, jue_str key)
{
    jue_str name = jue_str_from(key, jue_enumerator(key));
    for (size_t side = 0; side < form->side_count; side++) {
        const jue_item_form *item = jue_item_of_name(&form->sides[side], name, NULL);
        if (item != NULL)
            return item;
    }
    return NULL;
}

static bool is_figure(jue_str text)
{
    unsigned char first = (unsigned char)text.at[0];
    /* ASCII, or the lead of ¥, full-width forms, dashes and minus signs. */
    bool may_be = first < 0x80 || first == 0xC2 || first == 0xEF || first == 0xE2 || first == 0xE3;
    return may_be && jue_amount_of_cell(text).state != JUESUAN_UNREADABLE;
}

/* The words of a row, by what they could be. */
typedef struct jue_words {
    bool header; /* a word that only headers have */
    bool index;
    bool item;
    bool other;
} jue_words;

static void look_at_word(const jue_grid_reader *reader, const jue_form *form, jue_str text, bool figures, jue_words *words)
{
    jue_cell_room room;
    jue_str key = jue_cell_key_in(&room, text);
    if (jue_pattern_match(&reader->index, key) != 0)
        words->index = true;
    else if (is_header_word(reader, form, key))
        words->header = true;
    /* Behind a figure it makes no difference which words they are. */
    else if (figures || item_of(form, key) == NULL)
        words->other = true;
    else
        words->item = true;
}

/* The cells that are no figures, told without looking at any word; `codes` and `amounts` count the others. */
static const jue_str *find_words(jue_call *call, const jue_block *row, size_t *codes, size_t *amounts, size_t *count)
{
    jue_str *words = jue_alloc_array(&call->scratch, row->count, sizeof *words);
    *codes = *amounts = *count = 0;
    for (size_t i = 0; i < row->count; i++) {
        jue_str text = row->cells[i].text;
        if (text.size == 0)
            continue;
        if (jue_is_code(text))
            ++*codes;
        else if (is_figure(text))
            ++*amounts;
        else
            words[(*count)++] = text;
    }
    return words;
}

static bool has_code(const jue_block *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (jue_is_code(row->cells[i].text))
            return true;
    return false;
}

static jue_row_kind kind_by_words(const jue_grid_reader *reader, const jue_form *form, const jue_block *row)
{
    size_t codes;
    size_t amounts;
    size_t count;
    const jue_str *texts = find_words(reader->call, row, &codes, &amounts, &count);
    bool any_figure = codes + amounts != 0;
    jue_words words = {0};
    for (size_t i = 0; i < count; i++)
        look_at_word(reader, form, texts[i], any_figure, &words);
    /* 三公 with 预算数 and 决算数 down the page: the one word of the row is its label. */
    bool label = form->layout == JUE_LAYOUT_SANGONG && count == 1 && amounts > 1;
    if (words.index && counts_up(row, true))
        return JUE_KIND_INDEX;
    if (words.header && !label)
        return JUE_KIND_HEADER;
    if (!words.item && !words.other && (words.index || counts_up(row, false)))
        return JUE_KIND_INDEX;
    /* A named row without a figure; words that no row has make it a header ("合计 | 基本支出"). */
    if (any_figure || (words.item && !words.other))
        return JUE_KIND_DATA;
    return JUE_KIND_OTHER;
}

jue_row_kind jue_row_kind_of(const jue_grid_reader *reader, const jue_form *form, const jue_block *row)
{
    bool coded = form->layout == JUE_LAYOUT_CODES || form->layout == JUE_LAYOUT_BLOCKS;
    if (coded && has_code(row))
        return JUE_KIND_DATA;
    jue_arena_mark mark = jue_arena_here(&reader->call->scratch);
    jue_row_kind kind = kind_by_words(reader, form, row);
    jue_arena_back(&reader->call->scratch, mark);
    return kind;
}

/* ---- The header ---- */

static jue_str header_cell(jue_block *const *rows, size_t row, size_t column)
{
    const jue_block *block = rows[row];
    return column < block->count ? block->cells[column].text : (jue_str){"", 0};
}

/* Column numbers say nothing about what spans what; 类 款 项 do. */
static bool has_below(jue_block *const *rows, size_t row, size_t count, size_t column)
{
    for (size_t below = row + 1; below < count; below++)
        if (header_cell(rows, below, column).size != 0 && !is_small_number(header_cell(rows, below, column)))
            return true;
    return false;
}

/*
 * What stands over a column in one header row: its own cell, or the group cell to the left that
 * spans it. A cell spans blank neighbours if both it and they have words below.
 */
static jue_str over(jue_block *const *rows, size_t row, size_t count, size_t column)
{
    jue_str own = header_cell(rows, row, column);
    if (own.size != 0 || !has_below(rows, row, count, column))
        return own;
    for (size_t left = column; left-- > 0;) {
        jue_str group = header_cell(rows, row, left);
        if (group.size != 0)
            return has_below(rows, row, count, left) ? group : (jue_str){"", 0};
    }
    return own;
}

static void read_path(const jue_grid_reader *reader, jue_block *const *rows, size_t count, const bool *index,
                      jue_grid_column *column, size_t number)
{
    jue_call *call = reader->call;
    jue_builder key = jue_builder_in(&call->scratch);
    jue_builder header = jue_builder_in(&call->arena);
    jue_str above = {"", 0};
    for (size_t row = 0; row < count; row++) {
        jue_str text = index[row] ? (jue_str){"", 0} : over(rows, row, count, number);
        /* 类 款 项 below 科目编码 are parts of the code, also in a row that heads other columns. */
        jue_cell_room room;
        jue_str word = jue_cell_key_in(&room, text);
        /* Some write the words of a merged cell into each of its parts. */
        if (word.size == 0 || jue_pattern_match(&reader->index, word) != 0 || jue_str_equal(text, above))
            continue;
        above = text;
        jue_str name = jue_name(&call->scratch, text);
        if (header.size != 0)
            jue_put_char(&header, '/');
        jue_put(&header, name);
        jue_put(&key, word);
    }
    column->key = jue_built(&key);
    column->header = jue_built(&header).at;
}

static void strip(jue_call *call, jue_str *key, const char *word)
{
    size_t at = jue_str_find(*key, jue_str_of(word));
    if (at == JUESUAN_NONE)
        return;
    *key = jue_str_of(jue_printf(&call->scratch, "%.*s%.*s", (int)at, key->at,
                                 (int)(key->size - at - strlen(word)), key->at + at + strlen(word)));
}

/* 三公: 预算数 or 决算数 stand above or below the items; what is left names the item. */
static void take_sangong_row(jue_call *call, jue_grid_column *column)
{
    static const char *const budgets[] = {"全年预算数", "年初预算数", "调整预算数", "预算数"};
    static const char *const finals[] = {"支出决算数", "决算数", "统计数"};
    for (size_t i = 0; i < sizeof budgets / sizeof budgets[0]; i++) {
        if (!jue_str_has(column->key, budgets[i]))
            continue;
        column->row = JUE_ITEM_SANGONG_BUDGET;
        strip(call, &column->key, budgets[i]);
    }
    for (size_t i = 0; i < sizeof finals / sizeof finals[0]; i++) {
        if (column->row != JUE_ITEM_NONE || !jue_str_has(column->key, finals[i]))
            continue;
        column->row = JUE_ITEM_SANGONG_FINAL;
        strip(call, &column->key, finals[i]);
    }
}

/* 收入 | 金额: the word of a side alone heads its items. */
static bool is_side_word(const jue_form *form, jue_str key)
{
    for (size_t i = 0; i < form->side_count && form->layout == JUE_LAYOUT_ITEMS; i++)
        if (*form->sides[i].label != '\0' && jue_str_is(key, form->sides[i].label))
            return true;
    return false;
}

static jue_role role_of(const jue_grid_reader *reader, const jue_form *form, const jue_grid_column *column)
{
    if (column->key.size == 0)
        return JUE_ROLE_NONE;
    if (is_side_word(form, column->key))
        return JUE_ROLE_NAME;
    if (jue_pattern_match(&reader->line_no, column->key) != 0)
        return JUE_ROLE_LINE_NO;
    if (jue_pattern_match(&reader->remark, column->key) != 0)
        return JUE_ROLE_REMARK;
    if (jue_pattern_match(&reader->code, column->key) != 0)
        return JUE_ROLE_CODE;
    return jue_pattern_match(&reader->name, column->key) != 0 ? JUE_ROLE_NAME : JUE_ROLE_VALUE;
}

/* A new side or block begins with a label behind a value or line number. */
static void number_blocks(const jue_grid_reader *reader, jue_grid *grid)
{
    bool valued = false;
    bool numbered = false;
    bool labelled = false;
    bool after_label = false;
    uint8_t block = 0;
    /* Where there is one label to a row, it may stand anywhere among the figures. */
    bool one = grid->form->layout == JUE_LAYOUT_CODES || grid->form->layout == JUE_LAYOUT_SANGONG;
    uint8_t most = one ? 0 : UINT8_MAX;
    for (size_t i = 0; i < grid->width; i++) {
        jue_grid_column *column = &grid->columns[i];
        column->role = role_of(reader, grid->form, column);
        bool label = column->role == JUE_ROLE_CODE || column->role == JUE_ROLE_NAME;
        bool number = column->role == JUE_ROLE_LINE_NO;
        /* 行次 may stand in front of the labels, behind them, or last. */
        bool starts = (label && (valued || (numbered && labelled && !after_label))) || (number && numbered);
        if (starts && block < most) {
            block++;
            valued = numbered = labelled = false;
        }
        valued = valued || column->role == JUE_ROLE_VALUE;
        numbered = numbered || number;
        labelled = labelled || label;
        after_label = label;
        column->side = block;
    }
    grid->blocks = (size_t)block + 1;
}

/* The side of the form that a column belongs to; JUESUAN_NONE where the form has none such. */
static size_t side_of(const jue_grid *grid, const jue_grid_column *column)
{
    size_t side = grid->form->layout == JUE_LAYOUT_ITEMS ? column->side : 0;
    return side < grid->form->side_count ? side : JUESUAN_NONE;
}

static size_t best_column(const jue_grid_reader *reader, const jue_form *form, size_t side, jue_str key, jue_column *best)
{
    const jue_pattern *patterns = reader->columns[form->number][side];
    size_t best_score = 0;
    for (size_t i = 0; i < form->sides[side].column_count; i++) {
        size_t score = jue_pattern_match(&patterns[i], key);
        if (score > best_score) {
            best_score = score;
            *best = form->sides[side].columns[i].id;
        }
    }
    return best_score;
}

/* 事业收入(不含教育收费): what stands in brackets behind a header only says more of it. */
static size_t best_meaning(const jue_grid_reader *reader, const jue_form *form, size_t side, jue_str key,
                           jue_column *best)
{
    size_t score = best_column(reader, form, side, key, best);
    size_t bracket = score == 0 && jue_str_ends(key, JUE_STR(")")) ? jue_str_find(key, JUE_STR("(")) : JUESUAN_NONE;
    return bracket == JUESUAN_NONE ? score : best_column(reader, form, side, jue_str_to(key, bracket), best);
}

/* Two columns with one meaning: the better match keeps it. */
static void settle_conflict(jue_grid *grid, const size_t *scores, size_t number)
{
    for (size_t i = 0; i < number; i++) {
        jue_grid_column *a = &grid->columns[i];
        jue_grid_column *b = &grid->columns[number];
        if (a->role != JUE_ROLE_VALUE || a->column != b->column || a->side != b->side || a->row != b->row)
            continue;
        (scores[i] >= scores[number] ? b : a)->column = JUE_COLUMN_NONE;
    }
}

static size_t declared_at(const jue_side_form *side, jue_column id)
{
    for (size_t i = 0; i < side->column_count; i++)
        if (side->columns[i].id == id)
            return i;
    return JUESUAN_NONE;
}

/* A header that cannot be read (OCR) between two that can: the one column that the form has there. */
static void infer_between(jue_call *call, juesuan_report *report, jue_grid *grid, size_t number, jue_place place)
{
    jue_grid_column *column = &grid->columns[number];
    size_t own = side_of(grid, column);
    if (own == JUESUAN_NONE || number == 0 || number + 1 >= grid->width)
        return;
    const jue_side_form *side = &grid->form->sides[own];
    const jue_grid_column *left = &grid->columns[number - 1];
    const jue_grid_column *right = &grid->columns[number + 1];
    size_t before = declared_at(side, left->column);
    size_t after = declared_at(side, right->column);
    if (before == JUESUAN_NONE || after != before + 2 || left->row != right->row)
        return;
    column->column = side->columns[before + 1].id;
    column->row = left->row;
    grid->values++;
    jue_warn(call, report, place, "表头“%s”无法识别，按位置作为“%s”", "the header \"%s\" was taken for \"%s\" by its position",
             column->header, side->columns[before + 1].title);
}

/* 合计, 人员经费 and 公用经费 next to each other, in a table by economic code: what a column of its own
 * divides is not another figure of the subject; but its total is that of a row of the form. */
static void match_divisions(const jue_grid_reader *reader, jue_grid *grid)
{
    const jue_side_form *side = &grid->form->sides[0];
    for (size_t i = 0; i < grid->width && grid->form->layout == JUE_LAYOUT_BLOCKS && grid->blocks == 1; i++) {
        jue_grid_column *column = &grid->columns[i];
        const char *total = jue_printf(&reader->call->scratch, "%.*s合计", (int)column->key.size, column->key.at);
        const jue_item_form *item = jue_item_of_name(side, column->key, NULL);
        item = item == NULL ? jue_item_of_name(side, jue_str_of(total), NULL) : item;
        if (column->role != JUE_ROLE_VALUE || item == NULL || item->id == JUE_ITEM_TOTAL)
            continue;
        column->row = item->id;
        column->column = side->columns[0].id;
        grid->divided = true;
    }
    /* With the divisions goes what stood over all of them. */
    for (size_t i = 0; i < grid->width && grid->divided; i++)
        if (strrchr(grid->columns[i].header, '/') != NULL)
            grid->columns[i].header = strrchr(grid->columns[i].header, '/') + 1;
}

static void match_values(const jue_grid_reader *reader, jue_grid *grid)
{
    match_divisions(reader, grid);
    size_t *scores = jue_alloc_array(&reader->call->scratch, grid->width, sizeof *scores);
    for (size_t i = 0; i < grid->width; i++) {
        jue_grid_column *column = &grid->columns[i];
        size_t side = side_of(grid, column);
        if (column->role != JUE_ROLE_VALUE || side == JUESUAN_NONE || column->column != JUE_COLUMN_NONE)
            continue;
        scores[i] = best_meaning(reader, grid->form, side, column->key, &column->column);
        if (column->column != JUE_COLUMN_NONE)
            settle_conflict(grid, scores, i);
    }
    for (size_t i = 0; i < grid->width; i++)
        grid->values += grid->columns[i].column != JUE_COLUMN_NONE;
}

/* 三公 with its items down the page: the columns are 预算数 and 决算数. */
static void match_rowwise(jue_grid *grid)
{
    bool named = false;
    for (size_t i = 0; i < grid->width; i++)
        named = named || grid->columns[i].role == JUE_ROLE_NAME;
    for (size_t i = 0; named && i < grid->width; i++) {
        jue_grid_column *column = &grid->columns[i];
        if (column->row == JUE_ITEM_NONE || column->column != JUE_COLUMN_NONE)
            continue;
        column->role = JUE_ROLE_VALUE;
        grid->rowwise = true;
        grid->values++;
    }
}

/* 三公 with its items down the page: a lone word below 项目 is an item, with figures or without. */
static bool is_blank_item(const jue_form *form, jue_block *const *rows, size_t row)
{
    size_t filled = 0;
    size_t column = 0;
    for (size_t i = 0; i < rows[row]->count; i++)
        if (rows[row]->cells[i].text.size != 0) {
            filled++;
            column = i;
        }
    if (form->layout != JUE_LAYOUT_SANGONG || filled != 1)
        return false;
    jue_cell_room room;
    for (size_t above = 0; above < row; above++)
        if (jue_match(jue_cell_key_in(&room, header_cell(rows, above, column)), "项目|项目名称|支出项目") != 0)
            return true;
    return false;
}

static size_t header_height(const jue_grid_reader *reader, const jue_form *form, jue_block *const *rows, size_t count, bool *index)
{
    size_t height = 0;
    while (height < count && height < MOST_HEADER_ROWS) {
        jue_row_kind kind = jue_row_kind_of(reader, form, rows[height]);
        if (kind == JUE_KIND_DATA || (kind == JUE_KIND_OTHER && is_blank_item(form, rows, height)))
            break;
        index[height++] = kind == JUE_KIND_INDEX;
    }
    return height;
}

/* A heading above the header ("一、政府采购情况") is one cell in an otherwise blank row. */
static bool is_heading(const jue_form *form, const jue_block *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++)
        filled += row->cells[i].text.size != 0;
    return form->headings && filled == 1 && row->cells[0].text.size != 0;
}

void jue_grid_turn(const jue_grid_reader *reader, jue_grid *grid, size_t side)
{
    for (size_t i = 0; i < grid->width; i++) {
        grid->columns[i].side = (uint8_t)side;
        grid->columns[i].column = JUE_COLUMN_NONE;
    }
    grid->values = 0;
    match_values(reader, grid);
    /* 金额 alone says no more than that figures stand here: those of the first column of the side. */
    for (size_t i = 0; i < grid->width && grid->values == 0; i++)
        if (grid->columns[i].role == JUE_ROLE_VALUE) {
            grid->columns[i].column = grid->form->sides[side].columns[0].id;
            grid->values++;
        }
}

bool jue_grid_read(const jue_grid_reader *reader, juesuan_report *report, const jue_form *form, jue_block *const *rows,
                   size_t count, jue_grid *grid)
{
    jue_call *call = reader->call;
    bool index[MOST_HEADER_ROWS] = {false};
    *grid = (jue_grid){.form = form};
    size_t height = header_height(reader, form, rows, count, index);
    grid->header_rows = height;
    for (size_t i = 0; i < height; i++) {
        index[i] = index[i] || is_heading(form, rows[i]);
        if (rows[i]->count > grid->width)
            grid->width = rows[i]->count;
    }
    grid->columns = jue_alloc_array(&call->scratch, grid->width, sizeof *grid->columns);
    for (size_t i = 0; i < grid->width; i++) {
        read_path(reader, rows, height, index, &grid->columns[i], i);
        if (form->layout == JUE_LAYOUT_SANGONG)
            take_sangong_row(call, &grid->columns[i]);
    }
    number_blocks(reader, grid);
    match_values(reader, grid);
    for (size_t i = 0; i < grid->width; i++)
        if (grid->columns[i].role == JUE_ROLE_VALUE && grid->columns[i].column == JUE_COLUMN_NONE)
            infer_between(call, report, grid, i, (jue_place){rows[0]->line, 0, rows[0]->page});
    if (form->layout == JUE_LAYOUT_SANGONG)
        match_rowwise(grid);
    return grid->values != 0;
}
