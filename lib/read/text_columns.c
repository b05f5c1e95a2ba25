/*
 * Columns out of blanks. Pieces of a line stand apart by two blanks or more. Lines of several pieces
 * that follow each other are one table; the pieces of its lines with figures that overlap, at whatever
 * end they are aligned, make its columns. Every other piece belongs to the first that it touches; those
 * of a header that touch none stand over a column that is blank.
 */
#include "read/text_columns.h"

#include <stdlib.h>

enum {
    GAP = 2,
    FEWEST_PIECES = 3, /* of a line that starts a table */
    FEWEST_LINES = 2,
    MOST_BARE = 40, /* labels without a figure, one below the other */
    LONGEST_LABEL = 90,
    MOST_COLUMNS = 128
};

/* Where a piece stands, in columns of a terminal. */
typedef struct jue_stretch {
    jue_str text;
    uint32_t from;
    uint32_t to;
} jue_stretch;

typedef struct jue_setting {
    jue_stretch *at;
    size_t count;
    bool figures;
} jue_setting;

/* ---- Pieces ---- */

static bool is_blank(uint32_t character)
{
    return character == ' ' || character == 0x3000 || character == 0xA0;
}

/* Dashes, quotes and lines of boxes are narrow, ideographs are not. */
static uint32_t width_of(uint32_t character)
{
    return character >= 0x1100 && (character < 0x2000 || character >= 0x2E80) ? 2 : 1;
}

/* Adds the pieces of the line; blanks in front of it have been cut off, so `indent` says how many. */
static jue_setting pieces_of(jue_arena *arena, jue_str line, uint32_t indent)
{
    JUE_VECTOR(jue_stretch) pieces = {0};
    uint32_t column = indent;
    uint32_t blanks = GAP;
    for (size_t offset = 0; offset < line.size;) {
        size_t start = offset;
        uint32_t character = jue_utf8_next(line, &offset);
        if (is_blank(character)) {
            blanks += width_of(character);
        } else {
            if (blanks >= GAP)
                *jue_vector_add(arena, &pieces) = (jue_stretch){{line.at + start, 0}, column, column};
            jue_stretch *last = &pieces.at[pieces.count - 1];
            last->text.size = (size_t)(line.at + offset - last->text.at);
            last->to = column + width_of(character);
            blanks = 0;
        }
        column += width_of(character);
    }
    jue_vector_end(arena, &pieces);
    return (jue_setting){pieces.at, pieces.count, false};
}

/* How far the line is indented: what was cut off in front of it stands there still, up to `start`. */
static uint32_t indent_of(jue_str line, const char *start)
{
    uint32_t indent = 0;
    size_t size = 1;
    for (const char *at = line.at; at > start; at -= size) {
        size = 1;
        while (at - size > start && ((unsigned char)*(at - size) & 0xC0) == 0x80)
            size++;
        size_t offset = 0;
        uint32_t character = jue_utf8_next((jue_str){at - size, size}, &offset);
        if (!is_blank(character))
            break;
        indent += width_of(character);
    }
    return indent;
}

static bool same_words(const jue_setting *a, const jue_setting *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = jue_str_equal(a->at[i].text, b->at[i].text);
    return same;
}

static bool has_figures(const jue_setting *line)
{
    for (size_t i = 0; i < line->count; i++) {
        juesuan_amount amount = jue_amount_of_cell(line->at[i].text);
        if (jue_has_value(amount) && (amount.decimals != 0 || line->at[i].text.size >= 3))
            return true;
    }
    return false;
}

/* ---- Columns ---- */

static int compare(const void *left, const void *right)
{
    const jue_stretch *a = left;
    const jue_stretch *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

/* Joins those that overlap; gives how many are left. */
static size_t join(jue_stretch *columns, size_t count)
{
    size_t found = 0;
    qsort(columns, count, sizeof *columns, compare);
    for (size_t i = 0; i < count; i++) {
        jue_stretch *last = found == 0 ? NULL : &columns[found - 1];
        if (last != NULL && columns[i].from < last->to)
            last->to = columns[i].to > last->to ? columns[i].to : last->to;
        else
            columns[found++] = columns[i];
    }
    return found;
}

static uint32_t away(const jue_stretch *column, const jue_stretch *piece)
{
    if (piece->to <= column->from)
        return column->from - piece->to + 1;
    return piece->from >= column->to ? piece->from - column->to + 1 : 0;
}

/* The first column that the piece touches, or the nearest one. */
static size_t column_of(const jue_stretch *columns, size_t count, const jue_stretch *piece)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (away(&columns[i], piece) < away(&columns[best], piece))
            best = i;
    return best;
}

static bool touches(const jue_stretch *columns, size_t count, const jue_stretch *piece)
{
    return count != 0 && away(&columns[column_of(columns, count, piece)], piece) == 0;
}

/* The columns of lines, in order; their number is 0 where there are too many. */
static size_t find_columns(jue_call *call, const jue_setting *lines, size_t count, jue_stretch **columns)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += lines[i].count;
    jue_stretch *all = *columns = jue_alloc_array(&call->scratch, size, sizeof *all);
    size = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t piece = 0; lines[i].figures && piece < lines[i].count; piece++)
            all[size++] = lines[i].at[piece];
    size_t found = size = join(all, size);
    for (size_t i = 0; i < count && found <= MOST_COLUMNS; i++)
        for (size_t piece = 0; lines[i].count >= FEWEST_PIECES && piece < lines[i].count; piece++)
            if (!touches(all, found, &lines[i].at[piece]))
                all[size++] = lines[i].at[piece];
    size = join(all, size);
    return size > MOST_COLUMNS ? 0 : size;
}

/* ---- Tables ---- */

static void make_row(jue_call *call, jue_block *block, const jue_setting *line, const jue_stretch *columns,
                     size_t count)
{
    jue_piece origin = block->cells[0];
    block->cells = jue_alloc_array(&call->scratch, count, sizeof *block->cells);
    block->count = (uint32_t)count;
    block->row = true;
    for (size_t i = 0; i < count; i++) {
        block->cells[i] = origin;
        block->cells[i].text = (jue_str){"", 0};
    }
    for (size_t i = 0; i < line->count; i++) {
        jue_str *text = &block->cells[column_of(columns, count, &line->at[i])].text;
        /* Two pieces of one cell: all that stands between them as well. */
        const char *start = text->size == 0 ? line->at[i].text.at : text->at;
        *text = (jue_str){start, (size_t)(line->at[i].text.at + line->at[i].text.size - start)};
    }
}

static void make_table(jue_call *call, jue_block *blocks, const jue_setting *lines, size_t count)
{
    jue_stretch *columns = NULL;
    size_t wide = 0;
    for (size_t i = 0; i < count; i++)
        wide += lines[i].count >= FEWEST_PIECES;
    if (wide < FEWEST_LINES)
        return;
    size_t found = find_columns(call, lines, count, &columns);
    for (size_t i = 0; found >= FEWEST_PIECES && i < count; i++)
        make_row(call, &blocks[i], &lines[i], columns, found);
}

/* Most lines have no such blanks: they cost one look. */
static bool may_have_pieces(jue_str line)
{
    return jue_str_has(line, "  ") || jue_str_has(line, "\xE3\x80\x80") || jue_str_has(line, "\xC2\xA0");
}

/* 部门：某局    单位：万元 stands above a table: its blanks are not those of the columns. */
static bool is_above(jue_str line)
{
    static const char *const labels[] = {"单位：", "单位:", "部门：", "部门:", "名称：", "名称:"};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (jue_str_has(line, labels[i]))
            return true;
    return false;
}

/* 政府性基金预算财政拨款, and nothing else in the row; not the title of the next table. */
static bool may_be_label(jue_str line)
{
    static const char *const others[] = {"表", "。", "：", ":", "注", "部分"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (jue_str_has(line, others[i]))
            return false;
    return line.size != 0 && line.size <= LONGEST_LABEL;
}

/* Lines that follow each other and may be one table. */
typedef struct jue_run {
    JUE_VECTOR(jue_setting) lines;
    size_t bare; /* of them, at the end: they are rows if another row follows */
    size_t head; /* of them, before the first with figures */
} jue_run;

/* The header again: what follows may be set in other columns. */
static bool starts_again(const jue_run *run, const jue_setting *line)
{
    for (size_t i = 0; i < run->head && run->head < run->lines.count; i++)
        if (line->count > 1 && same_words(&run->lines.at[i], line))
            return true;
    return false;
}

/* 续表, or the title again with that: the table was not at its end. */
static bool says_on(jue_str line)
{
    return jue_str_has(line, "续表") || jue_str_has(line, "（续") || jue_str_has(line, "(续");
}

/* The lines of the run are the last before `behind`. */
static void end_run(jue_call *call, jue_run *run, jue_block *behind)
{
    if (run->lines.count != 0)
        make_table(call, behind - run->lines.count, run->lines.at, run->lines.count - run->bare);
    run->lines.count = run->bare = run->head = 0;
}

static void go_on(jue_call *call, jue_run *run, jue_setting line, jue_place place)
{
    jue_document_bound_rows(call, run->lines.count, place);
    *jue_vector_add(&call->scratch, &run->lines) = line;
    run->bare = line.count > 1 ? 0 : run->bare + 1;
    if (run->head + 1 == run->lines.count && !line.figures)
        run->head++;
}

void jue_text_columns(jue_call *call, jue_document *document, const char *start)
{
    jue_run run = {0};
    for (size_t i = 0; i < document->blocks.count; i++) {
        jue_block *block = &document->blocks.at[i];
        jue_str text = block->cells[0].text;
        bool open = run.lines.count != 0;
        jue_setting line = {0};
        if ((may_have_pieces(text) && !is_above(text)) || (open && may_be_label(text)))
            line = pieces_of(&call->scratch, text, indent_of(text, start));
        line.figures = line.count > 1 && has_figures(&line);
        bool label = line.count == 1 && open && run.bare < MOST_BARE && may_be_label(text);
        bool again = starts_again(&run, &line);
        run.bare = again || says_on(text) ? 0 : run.bare;
        if (again || (line.count <= 1 && !label))
            end_run(call, &run, block);
        if (line.count > 1 || label)
            go_on(call, &run, line, (jue_place){.line = block->line});
    }
    if (run.lines.count != 0)
        end_run(call, &run, document->blocks.at + document->blocks.count);
}
