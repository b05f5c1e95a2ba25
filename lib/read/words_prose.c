/* Lines that are no table, joined into the paragraphs that they were broken from. */
#include "read/words.h"

#include <math.h>

/* In ems. */
static const double FULL_LINE = 2.5;  /* a line that ends closer to the margin may go on */
static const double FULLER_LINE = 5;  /* the same where first lines are indented */
static const double INDENT = 1.2;     /* a line that starts further in starts a paragraph */
static const double LITTLE = 0.3;     /* and one with an enumerator even less far in */
static const double NEXT_LINE = 4;    /* a line further below is another paragraph */
static const double CELL_GAP = 2.5;   /* words further apart stand in different cells */

static bool is_full(const jue_line *line, double right, bool indented)
{
    return line->x1 > right - (indented ? FULLER_LINE : FULL_LINE) * line->em;
}

/* The second line of a heading stands under the middle of the first. */
static bool heading_goes_on(const jue_prose *prose, const jue_page *page, const jue_line *line)
{
    double middle = (line->x0 + line->x1) / 2;
    double before = (prose->last.x0 + prose->last.x1) / 2;
    return prose->last.em > 1.15 * prose->words->em && fabs(middle - before) < line->em &&
           is_full(&prose->last, prose->right, false) && page->number == prose->page;
}

/* "一、", "3." or "（二）" at the start of a line that is not quite at the margin, or behind a sentence. */
static bool starts_item(const jue_prose *prose, const jue_page *page, const jue_line *line)
{
    return jue_enumerator(jue_str_to(line->key, 32)) != 0 &&
           (line->x0 > page->x0 + LITTLE * line->em || jue_str_ends(prose->last.key, JUE_STR("。")));
}

static bool goes_on(const jue_prose *prose, const jue_page *page, const jue_line *line)
{
    const jue_line *last = &prose->last;
    if (!prose->open || !is_full(last, prose->right, page->indented) || starts_item(prose, page, line))
        return false;
    if (fabs(last->em - line->em) > 0.2 * line->em)
        return false;
    if (prose->page == page->number && line->base - last->base > NEXT_LINE * line->em)
        return false;
    return line->x0 < page->x0 + INDENT * line->em || heading_goes_on(prose, page, line);
}

void jue_prose_end(jue_prose *prose)
{
    if (!prose->open)
        return;
    prose->open = false;
    jue_block *block = jue_vector_add(&prose->words->call->scratch, &prose->document->blocks);
    block->page = prose->page;
    block->count = 1;
    block->cells = jue_alloc(&prose->words->call->scratch, sizeof *block->cells);
    block->cells[0] = (jue_piece){jue_built(&prose->text), 0, prose->page, prose->confidence};
}

/* The cells of a table that is none of the forms, with tabs between them. A heading spread out
 * character by character is one cell. */
static jue_str text_of(jue_call *call, const jue_line *line, bool *cells)
{
    jue_builder text = jue_builder_in(&call->arena);
    bool spread = true;
    for (size_t i = 0; i < line->count; i++)
        spread = spread && line->words[i]->key.size <= 3;
    size_t start = 0;
    *cells = false;
    for (size_t i = 1; i <= line->count; i++) {
        bool gap = i < line->count && line->words[i]->x0 - line->words[i - 1]->x1 > CELL_GAP * line->em && !spread;
        if (!gap && i < line->count)
            continue;
        jue_put(&text, jue_line_text(&call->scratch, line, start, i));
        if (gap)
            jue_put_char(&text, '\t');
        *cells = *cells || gap;
        start = i;
    }
    return jue_built(&text);
}

void jue_prose_take(jue_prose *prose, const jue_page *page, const jue_line *line)
{
    bool cells;
    jue_str text = text_of(prose->words->call, line, &cells);
    if (cells || !goes_on(prose, page, line)) {
        jue_prose_end(prose);
        prose->text = jue_builder_in(&prose->words->call->arena);
        prose->open = true;
        prose->page = page->number;
        prose->confidence = 100;
    }
    jue_put(&prose->text, text);
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i]->confidence < prose->confidence)
            prose->confidence = line->words[i]->confidence;
    prose->last = *line;
    prose->right = page->x1;
    if (cells)
        jue_prose_end(prose);
}
