/*
 * Where the header of a table ends and its content starts, told by what can only be content: an
 * amount, a code, an enumerated label, a label below the word that heads the labels.
 */
#include "read/words_head.h"

#include <math.h>

enum { MOST_HEADER_WORDS = 600 /* more above the first content is no header */ };

static bool has_ideograph(jue_str key)
{
    for (size_t i = 0; i < key.size; i++)
        if ((unsigned char)key.at[i] >= 0xE3)
            return true;
    return false;
}

static bool is_index_word(jue_str key)
{
    return jue_match(key, "栏次|栏目|档次|栏") != 0;
}

/* "栏次 1 2 3": the columns' numbers. */
static bool is_index_line(const jue_line *line)
{
    long expected = 1;
    bool named = false;
    for (size_t i = 0; i < line->count; i++) {
        const jue_word *word = line->words[i];
        named = named || is_index_word(word->key);
        if (word->kind == JUE_WORD_AMOUNT || (has_ideograph(word->key) && !is_index_word(word->key)))
            return false;
        if (word->kind == JUE_WORD_INTEGER && word->key.size <= 2)
            expected += word->key.at[word->key.size - 1] - '0' == expected % 10;
        else if (word->kind == JUE_WORD_INTEGER)
            return false;
    }
    return named || (expected > 3 && (size_t)expected - 1 == line->count);
}

static bool is_code(const jue_word *word)
{
    return word->kind == JUE_WORD_INTEGER && (word->key.size == 3 || word->key.size == 5 || word->key.size == 7);
}

static bool is_content(const jue_word *word)
{
    if (word->kind == JUE_WORD_AMOUNT || is_code(word))
        return true;
    return word->kind == JUE_WORD_TEXT && jue_enumerator(word->key) != 0 && !jue_is_label_header(word->key);
}

static double first_content(const jue_reading *reading)
{
    double first = INFINITY;
    for (size_t i = 0; i < reading->line_count; i++) {
        const jue_line *line = &reading->lines[i];
        if (is_index_line(line) && line->base < first)
            first = line->base;
        for (size_t w = 0; w < line->count; w++)
            if (is_content(line->words[w]) && line->words[w]->base < first)
                first = line->words[w]->base;
        if (first < line->base - 2 * line->em)
            break;
    }
    return first;
}

static jue_area area_below(const jue_reading *reading, const jue_word *name, double content)
{
    jue_area area = {-INFINITY, INFINITY, name->base};
    for (size_t i = 0; i < reading->words.count; i++) {
        const jue_word *word = reading->words.words[i];
        if (word->base > content + 2 * word->em)
            break;
        bool beside = fabs(word->base - name->base) < 3.5 * word->em || jue_heads_values(reading, word);
        if (word->kind != JUE_WORD_TEXT || !beside || jue_heads_labels(reading, word))
            continue;
        if (word->x0 > name->x1 && word->x0 < area.right)
            area.right = word->x0;
        /* 合计 heads a value; below the header it labels a row. */
        bool above = word->base < name->base + 1.2 * word->em;
        if (above && word->x1 < name->x0 && word->x1 > area.left && jue_is_value_header(reading->form, word->key))
            area.left = word->x1;
    }
    return area;
}

static void find_areas(jue_reading *reading, double content)
{
    for (size_t i = 0; i < reading->words.count && reading->areas.count < JUE_MOST_COLUMNS; i++) {
        const jue_word *word = reading->words.words[i];
        if (word->base > content + 0.5 * word->em)
            return;
        if (word->kind == JUE_WORD_TEXT && jue_match(word->key, jue_header_name) != 0)
            *jue_vector_add(&reading->call->scratch, &reading->areas) = area_below(reading, word, content);
    }
}

static bool in_area(const jue_reading *reading, const jue_word *word, double below)
{
    double middle = (word->x0 + word->x1) / 2;
    for (size_t i = 0; i < reading->areas.count; i++) {
        const jue_area *area = &reading->areas.at[i];
        if (middle > area->left && middle < area->right && word->base > area->base + below * word->em)
            return true;
    }
    return false;
}

/* A label stands below the header of the labels. */
bool jue_head_find_body(jue_reading *reading)
{
    double content = first_content(reading);
    size_t above = 0;
    while (above < reading->words.count && reading->words.words[above]->base < content)
        above++;
    if (above > MOST_HEADER_WORDS)
        return false;
    find_areas(reading, content);
    reading->body = content;
    for (size_t i = 0; i < reading->words.count; i++) {
        const jue_word *word = reading->words.words[i];
        if (word->base >= reading->body)
            break;
        if (word->kind == JUE_WORD_TEXT && in_area(reading, word, 0.9) && !jue_heads_labels(reading, word))
            reading->body = word->base;
    }
    return true;
}

/* 类, 款 and 项 side by side; one alone may be the end of a label. */
static bool heads_parts(const jue_reading *reading, const jue_word *word)
{
    bool coded = reading->form->layout == JUE_LAYOUT_CODES || reading->form->layout == JUE_LAYOUT_BLOCKS;
    if (!coded || !jue_is_code_part(word->key))
        return false;
    for (size_t i = 0; i < reading->words.count; i++) {
        const jue_word *other = reading->words.words[i];
        if (other->base > word->base + word->em)
            break;
        if (other != word && jue_is_code_part(other->key) && fabs(other->base - word->base) < word->em)
            return true;
    }
    return false;
}

static bool is_header_word(const jue_reading *reading, const jue_word *word)
{
    if (word->kind != JUE_WORD_TEXT)
        return false;
    if (word->base < reading->body - 0.4 * word->em)
        return !in_area(reading, word, 0.9) || jue_heads_labels(reading, word);
    /* Leaves of the header may stand on the line of a first label that has no value. */
    if (word->base < reading->body + 1.5 * word->em && heads_parts(reading, word))
        return true;
    return word->base < reading->body + 2 * word->em && jue_is_value_header(reading->form, word->key) &&
           reading->areas.count != 0 && !in_area(reading, word, 0);
}

void jue_head_part(jue_reading *reading, jue_pile *header, jue_pile *body)
{
    header->words = jue_alloc_array(&reading->call->scratch, reading->words.count, sizeof(jue_word *));
    body->words = jue_alloc_array(&reading->call->scratch, reading->words.count, sizeof(jue_word *));
    header->count = body->count = 0;
    for (size_t i = 0; i < reading->line_count; i++) {
        const jue_line *line = &reading->lines[i];
        bool index = line->base < reading->body + 2 * line->em && is_index_line(line);
        for (size_t w = 0; w < line->count && !index; w++) {
            jue_word *word = line->words[w];
            if (line->base < reading->body + 2 * line->em && is_header_word(reading, word))
                header->words[header->count++] = word;
            else
                body->words[body->count++] = word;
        }
    }
}
