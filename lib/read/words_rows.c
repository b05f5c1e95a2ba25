/*
 * The rows of one side of a table on one page.
 *
 * Without ruling lines a row is what belongs to its anchor: its code, or its line number, or its
 * label. Three questions are answered one after the other, each by the cheapest way through the
 * words from top to bottom: which parts make a code, which lines make a label and belong to which
 * anchor, and which values belong to which row.
 */
#include "read/words_rows.h"

#include <math.h>
#include <stdlib.h>

void jue_rows_lines(jue_rows *r, size_t column, jue_line **lines, size_t *count)
{
    *count = 0;
    if (column != JUESUAN_NONE)
        jue_lines_make(r->call, r->contents[column].words.at, r->contents[column].words.count, lines, count);
}

static size_t column_of(const jue_head *head, size_t side, jue_role role)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->columns[i].side == side && head->columns[i].role == role)
            return i;
    return JUESUAN_NONE;
}

/* ---- Anchors ---- */

jue_str jue_words_text(jue_arena *arena, jue_word *const *words, size_t count)
{
    jue_builder text = jue_builder_in(arena);
    for (size_t i = 0; i < count; i++)
        jue_put(&text, words[i]->text);
    return jue_built(&text);
}

static void add_confidence(jue_piece *piece, const jue_word *word)
{
    if (piece->text.at == NULL || word->confidence < piece->confidence)
        piece->confidence = word->confidence;
    piece->page = word->page;
}

void jue_rows_put(jue_rows *r, jue_piece *piece, jue_word *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_confidence(piece, words[i]);
    jue_builder text = jue_builder_in(&r->call->arena);
    jue_put(&text, piece->text);
    jue_put(&text, jue_words_text(&r->call->scratch, words, count));
    piece->text = jue_built(&text);
}

jue_side_row *jue_rows_add(jue_rows *r)
{
    jue_side_row *row = jue_vector_add(&r->call->scratch, &r->rows->rows);
    row->cells = jue_alloc_array(&r->call->scratch, r->head->count, sizeof *row->cells);
    row->first = INFINITY;
    row->last = -INFINITY;
    return row;
}

void jue_row_reach_over(jue_side_row *row, double base)
{
    row->first = base < row->first ? base : row->first;
    row->last = base > row->last ? base : row->last;
}

jue_rows *jue_rows_label(jue_call *call, const jue_head *head, size_t side, jue_content *contents,
                         jue_side_state *state, const jue_page *page, jue_side_rows *rows)
{
    jue_rows *r = jue_alloc(&call->scratch, sizeof *r);
    *r = (jue_rows){.call = call, .head = head, .side = side, .contents = contents, .rows = rows, .em = page->em};
    r->form = &head->form->sides[head->form->layout == JUE_LAYOUT_ITEMS && side < head->form->side_count ? side : 0];
    r->code = column_of(head, side, JUE_ROLE_CODE);
    r->name = column_of(head, side, JUE_ROLE_NAME);
    r->number = r->code == JUESUAN_NONE ? column_of(head, side, JUE_ROLE_LINE_NO) : JUESUAN_NONE;
    if (r->code != JUESUAN_NONE)
        jue_rows_find_codes(r, state);
    else if (r->number != JUESUAN_NONE)
        jue_rows_find_numbers(r);
    jue_rows_find_labels(r);
    return r;
}

/* The rows of two sides that stand side by side, one after the other; 0 where they do not. */
static size_t share(jue_side_rows *a, jue_side_rows *b, double em, bool apply)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->rows.count && j < b->rows.count;) {
        jue_side_row *left = &a->rows.at[i];
        jue_side_row *right = &b->rows.at[j];
        if (left->last < right->first - 0.3 * em) {
            i++;
            continue;
        }
        if (right->last < left->first - 0.3 * em) {
            j++;
            continue;
        }
        shared++;
        i++;
        j++;
        if (!apply)
            continue;
        left->first = right->first = left->first < right->first ? left->first : right->first;
        left->last = right->last = left->last > right->last ? left->last : right->last;
    }
    return shared;
}

void jue_rows_share(jue_side_rows *sides, size_t count, double em)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            size_t fewer = sides[i].rows.count < sides[j].rows.count ? sides[i].rows.count : sides[j].rows.count;
            if (i != j && fewer > 2 && share(&sides[i], &sides[j], em, false) * 10 >= fewer * 9)
                share(&sides[i], &sides[j], em, true);
        }
}
