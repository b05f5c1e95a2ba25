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

static size_t count_marks(jue_str line, char mark)
{
    size_t count = 0;
    const char *at = line.at;
    const char *end = line.at + line.size;
    while ((at = memchr(at, mark, (size_t)(end - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

static void split(jue_arena *arena, jue_block *block, jue_str line, char mark, size_t count)
{
    block->cells = jue_alloc_array(arena, count, sizeof *block->cells);
    block->count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        const char *end = i + 1 < count ? memchr(line.at, mark, line.size) : NULL;
        size_t size = end == NULL ? line.size : (size_t)(end - line.at);
        block->cells[i] = (jue_piece){jue_str_trim((jue_str){line.at, size}), block->line, 0, 100};
        line = jue_str_from(line, size + 1);
    }
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
static bool take_bars(jue_arena *arena, jue_block *block, jue_str line, bool framed)
{
    if (is_rule(line))
        return false;
    if (framed && line.at[0] == '|')
        line = jue_str_from(line, 1);
    if (framed && line.size != 0 && line.at[line.size - 1] == '|')
        line = jue_str_to(line, line.size - 1);
    split(arena, block, line, '|', count_marks(line, '|') + 1);
    block->row = true;
    return true;
}

enum { FEWEST_BARS = 2 };

/* How the rows of a table are written, by its first one. */
typedef struct jue_bars {
    bool open;
    bool framed; /* with a bar in front; otherwise that is the end of a blank cell */
} jue_bars;

static void take_line(jue_call *call, jue_document *document, jue_str line, uint32_t number, bool cut, jue_bars *bars)
{
    size_t tabs = count_marks(line, '\t');
    jue_str trimmed = tabs == 0 ? jue_str_trim(line) : line;
    if (trimmed.size == 0)
        return;
    bool barred = tabs == 0 && memchr(trimmed.at, '|', trimmed.size) != NULL && count_marks(trimmed, '|') >= FEWEST_BARS;
    if (barred && !bars->open)
        bars->framed = trimmed.at[0] == '|';
    bars->open = barred;
    jue_block *block = jue_vector_add(&call->scratch, &document->blocks);
    *block = (jue_block){.line = number, .row = tabs != 0, .cut = cut};
    if (!barred)
        split(&call->scratch, block, trimmed, '\t', tabs + 1);
    else if (!take_bars(&call->scratch, block, trimmed, bars->framed))
        document->blocks.count--;
}

void jue_read_text(jue_call *call, juesuan_report *report, jue_str bytes)
{
    jue_document document = {0};
    uint32_t number = 0;
    bool rows = false;
    jue_bars bars = {0};
    for (size_t offset = 0; offset < bytes.size;) {
        jue_str line = next_line(bytes, &offset);
        /* A last line without its end may have been cut inside a figure. */
        bool cut = offset == bytes.size && bytes.at[bytes.size - 1] != '\n';
        take_line(call, &document, line, ++number, cut, &bars);
        rows = rows || (document.blocks.count != 0 && document.blocks.at[document.blocks.count - 1].row);
    }
    if (!rows)
        jue_text_columns(call, &document);
    jue_assemble(call, report, &document);
}
