/*
 * Text: a line with tabs, or with bars, is a row of a table; other lines are paragraphs. A text that has
 * neither is looked at for columns that blanks hold apart.
 */
#include "read/text_columns.h"

static jue_str next_line(jue_str bytes, size_t *offset)
{
    const char *start = bytes.at + *offset;
    size_t left = bytes.size - *offset;
    const char *end = memchr(start, '\n', left);
    size_t size = end == NULL ? left : (size_t)(end - start);
    *offset += end == NULL ? left : size + 1;
    if (size > 0 && start[size - 1] == '\r')
        size--;
    return (jue_str){start, size};
}

static bool has_mark(jue_str line, char mark)
{
    return memchr(line.at, mark, line.size) != NULL;
}

/* The cells between marks. They are the last that was allocated while they are added, so that they
 * grow where they stand. */
static void split(jue_call *call, jue_block *block, jue_str line, char mark)
{
    jue_arena *arena = &call->scratch;
    JUE_VECTOR(jue_piece) cells = {0};
    const char *end;
    do {
        jue_document_bound_cells(call, cells.count + 1, (jue_place){.line = block->line});
        end = memchr(line.at, mark, line.size);
        size_t size = end == NULL ? line.size : (size_t)(end - line.at);
        jue_piece *cell = jue_vector_add(arena, &cells);
        *cell = (jue_piece){jue_str_trim((jue_str){line.at, size}), block->line, 0, 100};
        line = jue_str_from(line, size + 1);
    } while (end != NULL);
    jue_vector_end(arena, &cells);
    block->cells = cells.at;
    block->count = (uint32_t)cells.count;
}

/* Room for a block a line, so that growing does not leave copies behind. A file of short lines may be
 * a hostile one: that grows as its blocks come. */
static void reserve_blocks(jue_call *call, jue_document *document, jue_str bytes)
{
    size_t lines = 1;
    const char *end = bytes.at + bytes.size;
    for (const char *at = bytes.at; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        lines++;
    if (lines <= bytes.size / sizeof *document->blocks.at)
        jue_vector_reserve(&call->scratch, &document->blocks, lines);
}

/* |---|:--:|, or +----+: it draws the table. */
static bool is_rule(jue_str line)
{
    for (size_t i = 0; i < line.size; i++)
        if (strchr("|-+:= ", line.at[i]) == NULL)
            return false;
    return line.size != 0;
}

/* The row without the bars around it, where its table has them; false where it draws the table only. */
static bool take_bars(jue_call *call, jue_block *block, jue_str line, bool framed)
{
    if (is_rule(line))
        return false;
    if (framed && line.at[0] == '|')
        line = jue_str_from(line, 1);
    if (framed && line.size != 0 && line.at[line.size - 1] == '|')
        line = jue_str_to(line, line.size - 1);
    split(call, block, line, '|');
    block->row = true;
    return true;
}

/* A row between bars has two of them at least. */
static bool has_bars(jue_str line)
{
    const char *bar = memchr(line.at, '|', line.size);
    return bar != NULL && memchr(bar + 1, '|', line.size - (size_t)(bar - line.at) - 1) != NULL;
}

/* How the rows of a table are written, by its first one; a part that goes on with a table may start with a
 * blank cell. */
typedef struct jue_bars {
    bool open;
    bool unframed; /* no bar in front: where there is one, it is the end of a blank cell */
} jue_bars;

static void take_line(jue_call *call, jue_document *document, jue_str line, uint32_t number, bool cut, jue_bars *bars)
{
    bool tabs = has_mark(line, '\t');
    jue_str trimmed = tabs ? line : jue_str_trim(line);
    if (trimmed.size == 0)
        return;
    bool barred = !tabs && has_bars(trimmed);
    if (barred && !bars->open)
        bars->unframed = bars->unframed || trimmed.at[0] != '|';
    bars->open = barred;
    jue_block block = {.line = number, .row = tabs, .cut = cut};
    if (!barred)
        split(call, &block, trimmed, '\t');
    else if (!take_bars(call, &block, trimmed, !bars->unframed))
        return;
    jue_document_add(call, document, block);
}

void jue_read_text(jue_call *call, juesuan_report *report, jue_str bytes)
{
    jue_document document = {0};
    uint32_t number = 0;
    bool rows = false;
    jue_bars bars = {0};
    jue_arena_mark mark = jue_arena_here(&call->scratch);
    reserve_blocks(call, &document, bytes);
    for (size_t offset = 0; offset < bytes.size;) {
        jue_str line = next_line(bytes, &offset);
        /* A last line without its end may have been cut inside a figure. */
        bool cut = offset == bytes.size && bytes.at[bytes.size - 1] != '\n';
        take_line(call, &document, line, ++number, cut, &bars);
        rows = rows || (document.blocks.count != 0 && document.blocks.at[document.blocks.count - 1].row);
    }
    if (!rows)
        jue_text_columns(call, &document, bytes.at);
    jue_assemble(call, report, &document);
    jue_arena_back(&call->scratch, mark);
}
