/* Text: lines with tabs are rows of a table, other lines are paragraphs. */
#include "read/block.h"

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

static size_t count_tabs(jue_str line)
{
    size_t count = 0;
    const char *at = line.at;
    const char *end = line.at + line.size;
    while ((at = memchr(at, '\t', (size_t)(end - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

static void split(jue_arena *arena, jue_block *block, jue_str line, size_t count)
{
    block->cells = jue_alloc_array(arena, count, sizeof *block->cells);
    block->count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        const char *tab = i + 1 < count ? memchr(line.at, '\t', line.size) : NULL;
        size_t size = tab == NULL ? line.size : (size_t)(tab - line.at);
        block->cells[i] = (jue_piece){jue_str_trim((jue_str){line.at, size}), block->line, 0, 100};
        line = jue_str_from(line, size + 1);
    }
}

void jue_read_text(jue_call *call, juesuan_report *report, jue_str bytes)
{
    jue_document document = {0};
    uint32_t number = 0;
    for (size_t offset = 0; offset < bytes.size;) {
        jue_str line = next_line(bytes, &offset);
        number++;
        size_t tabs = count_tabs(line);
        jue_str trimmed = tabs == 0 ? jue_str_trim(line) : line;
        if (trimmed.size == 0)
            continue;
        jue_block *block = jue_vector_add(&call->scratch, &document.blocks);
        block->line = number;
        block->row = tabs != 0;
        /* A last line without its end may have been cut inside a figure. */
        block->cut = offset == bytes.size && bytes.at[bytes.size - 1] != '\n';
        split(&call->scratch, block, trimmed, tabs + 1);
    }
    jue_assemble(call, report, &document);
}
