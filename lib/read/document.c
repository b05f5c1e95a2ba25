#include "read/block.h"

enum {
    MOST_CELLS = 16384,       /* as many as a spreadsheet has columns */
    MOST_HEADER = 16,         /* rows of a table that are its header */
    BYTES_A_PART = 4,         /* that a block or a cell takes in an honest source, at least */
    FREE_PARTS = 16 * 1048576 /* that need no bytes to pay for them */
};

void jue_document_bound_rows(jue_call *call, size_t rows, jue_place place)
{
    size_t most = call->limits[JUESUAN_LIMIT_ROWS];
    if (rows > most && rows - most > MOST_HEADER)
        jue_fail(call, JUESUAN_ERROR_LIMIT, place, "一个表的行数超过上限%zu", "a table has more than %zu rows", most);
}

void jue_document_bound_cells(jue_call *call, size_t cells, jue_place place)
{
    if (cells > MOST_CELLS)
        jue_fail(call, JUESUAN_ERROR_LIMIT, place, "一行超过%d列", "a row has more than %d columns", MOST_CELLS);
}

static void bound_parts(jue_call *call, size_t parts, jue_place place)
{
    size_t most = call->limits[JUESUAN_LIMIT_BYTES] / BYTES_A_PART;
    most = most < FREE_PARTS ? FREE_PARTS : most;
    if (parts > most)
        jue_fail(call, JUESUAN_ERROR_LIMIT, place, "段落和单元格超过%zu个",
                 "there are more than %zu paragraphs and cells", most);
}

void jue_document_add(jue_call *call, jue_document *document, jue_block block)
{
    jue_place place = {block.line, 0, block.page};
    document->rows = block.row ? document->rows + 1 : 0;
    document->parts += 1 + block.count;
    jue_document_bound_rows(call, document->rows, place);
    bound_parts(call, document->parts, place);
    *jue_vector_add(&call->scratch, &document->blocks) = block;
}
