/* What the rows of a side belong to: their codes, in one piece or in parts, or their line numbers. */
#include "read/words_rows.h"

#include <math.h>
#include <stdlib.h>

static int by_left(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static bool is_part(const jue_word *word)
{
    return word->kind == JUE_WORD_INTEGER && word->key.size == 2;
}

/* The anchor that a part of a code belongs to: the nearest that has nothing there yet. */
static jue_anchor *anchor_near(jue_rows *r, const jue_word *word, double least)
{
    jue_anchor *best = NULL;
    least *= r->em;
    for (size_t i = 0; i < r->anchor_count; i++) {
        jue_anchor *anchor = &r->anchors[i];
        double distance = fabs(anchor->base - word->base);
        bool free = anchor->count < 3;
        for (size_t w = 0; w < anchor->count; w++)
            free = free && jue_overlap(anchor->words[w]->x0, anchor->words[w]->x1, word->x0, word->x1) <= 0;
        if (free && distance < least) {
            least = distance;
            best = anchor;
        }
    }
    return best;
}

static void start_anchor(jue_rows *r, jue_word *word)
{
    jue_anchor *anchor = &r->anchors[r->anchor_count++];
    anchor->base = word->base;
    anchor->dots = word->kind != JUE_WORD_INTEGER;
    anchor->words = jue_alloc_array(&r->call->scratch, 4, sizeof(jue_word *));
    anchor->words[anchor->count++] = word;
}

static int by_anchor(const void *left, const void *right)
{
    const jue_anchor *a = left;
    const jue_anchor *b = right;
    return (a->base > b->base) - (a->base < b->base);
}

/* Parts that stand beside no first part are codes of their own, without what stands above them. */
static bool parts_alone(jue_rows *r, const jue_line *lines, size_t count)
{
    size_t parts = 0;
    size_t alone = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++)
            if (is_part(lines[i].words[w])) {
                parts++;
                alone += anchor_near(r, lines[i].words[w], 1) == NULL;
            }
    return alone * 3 > parts;
}

/* Codes in one piece, or in pieces of which the first has three digits. */
static void find_codes(jue_rows *r)
{
    jue_content *content = &r->contents[r->code];
    jue_line *lines;
    size_t count;
    jue_rows_lines(r, r->code, &lines, &count);
    r->anchors = jue_alloc_array(&r->call->scratch, content->words.count, sizeof *r->anchors);
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++)
            if (!is_part(lines[i].words[w]))
                start_anchor(r, lines[i].words[w]);
    size_t whole = r->anchor_count;
    double reach = parts_alone(r, lines, count) ? 0.3 : 1.6;
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++) {
            jue_word *word = lines[i].words[w];
            jue_anchor *anchor = is_part(word) ? anchor_near(r, word, reach) : NULL;
            if (anchor != NULL && (anchor >= r->anchors + whole || anchor->words[0]->key.size == 3))
                anchor->words[anchor->count++] = word;
            else if (is_part(word))
                start_anchor(r, word);
        }
    qsort(r->anchors, r->anchor_count, sizeof *r->anchors, by_anchor);
    for (size_t i = 0; i < r->anchor_count; i++)
        qsort(r->anchors[i].words, r->anchors[i].count, sizeof(jue_word *), by_left);
}

/* Which of the parts 类, 款, 项 a piece is, by the header it stands below. */
static size_t level_of(const jue_rows *r, const jue_word *word)
{
    const jue_band *column = &r->head->columns[r->code];
    double middle = (word->x0 + word->x1) / 2;
    size_t level = 0;
    for (size_t i = 1; i < column->part_count; i++)
        if (fabs(column->parts[i] - middle) < fabs(column->parts[level] - middle))
            level = i;
    return level;
}

/* Where the upper parts of a code are not repeated they come from the row above. */
static void finish_codes(jue_rows *r, jue_side_state *state)
{
    for (size_t i = 0; i < r->anchor_count; i++) {
        jue_anchor *anchor = &r->anchors[i];
        jue_builder text = jue_builder_in(&r->call->arena);
        size_t level = is_part(anchor->words[0]) ? level_of(r, anchor->words[0]) : 0;
        for (size_t l = 0; l < level && l < 2; l++)
            jue_put(&text, state->parts[l]);
        for (size_t w = 0; w < anchor->count; w++) {
            jue_word *word = anchor->words[w];
            jue_put(&text, word->kind == JUE_WORD_INTEGER ? word->key : word->text);
            if (level + w < 2)
                state->parts[level + w] = word->key.size <= 3 ? word->key : (jue_str){"", 0};
        }
        anchor->text = jue_built(&text);
    }
}

void jue_rows_find_codes(jue_rows *r, jue_side_state *state)
{
    find_codes(r);
    finish_codes(r, state);
}

void jue_rows_find_numbers(jue_rows *r)
{
    jue_line *lines;
    size_t count;
    jue_rows_lines(r, r->number, &lines, &count);
    r->anchors = jue_alloc_array(&r->call->scratch, count, sizeof *r->anchors);
    for (size_t i = 0; i < count; i++)
        r->anchors[r->anchor_count++] = (jue_anchor){
            .base = lines[i].base, .words = lines[i].words, .count = lines[i].count};
}
