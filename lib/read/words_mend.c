/* Words as the source has them into words as the table has them: glued ones parted, torn ones joined. */
#include "read/words_table.h"

/* ---- Glued words ---- */

static bool is_wide(uint32_t character)
{
    return character >= 0x2E80;
}

/* Where a part of the word ends: between ideographs and numbers, behind the decimals of an amount. */
static size_t part_end(jue_str text)
{
    size_t offset = 0;
    size_t decimals = JUESUAN_NONE;
    bool number = false;
    bool wide = false;
    while (offset < text.size) {
        size_t next = offset;
        uint32_t raw = jue_utf8_next(text, &next);
        uint32_t character = jue_fold(raw);
        bool digit = jue_is_digit(character);
        if (decimals == 2 && (digit || character == '-' || character == '('))
            return offset;
        if (number && is_wide(character))
            return offset;
        if (wide && !number && digit) {
            size_t rest = part_end(jue_str_from(text, offset));
            jue_str tail = {text.at + offset, rest};
            if (offset + rest == text.size && jue_amount_of_cell(tail).decimals == 2)
                return offset;
        }
        number = offset == 0 ? digit || character == '-' : number && (digit || character == ',' || character == '.');
        decimals = character == '.' ? 0 : decimals != JUESUAN_NONE && digit ? decimals + 1 : JUESUAN_NONE;
        wide = wide || is_wide(character);
        offset = next;
    }
    return text.size;
}

static double share(jue_str part, jue_str whole)
{
    double units[2] = {0, 0};
    for (size_t offset = 0; offset < whole.size;) {
        bool inside = whole.at + offset < part.at + part.size;
        units[inside ? 0 : 1] += is_wide(jue_utf8_next(whole, &offset)) ? 1 : 0.5;
    }
    return units[0] / (units[0] + units[1]);
}

/* "2023年", "1.因公出国" and "100万元以上" stay whole; a code or an amount in front of a name does not. */
static bool parts_well(jue_str first)
{
    size_t offset = 0;
    if (is_wide(jue_utf8_next(first, &offset)))
        return true;
    bool digits = true;
    for (size_t i = 0; i < first.size; i++)
        digits = digits && jue_is_digit((unsigned char)first.at[i]);
    if (digits)
        return first.size == 3 || first.size == 5 || first.size == 7;
    return jue_amount_of_cell(first).decimals == 2;
}

jue_pile jue_cells_part(jue_call *call, jue_pile words)
{
    JUE_VECTOR(jue_word *) parts = {0};
    for (size_t i = 0; i < words.count; i++) {
        jue_word *word = words.words[i];
        size_t end = word->text.size > JUE_LONGEST_WORD ? word->text.size : part_end(word->text);
        while (end < word->text.size && parts_well(jue_str_to(word->text, end))) {
            jue_word *first = jue_alloc(&call->scratch, sizeof *first);
            jue_word *rest = jue_alloc(&call->scratch, sizeof *rest);
            *first = *rest = *word;
            first->text = jue_str_to(word->text, end);
            rest->text = jue_str_from(word->text, end);
            /* The cut is a guess: a little room keeps the parts from reaching over each other's column. */
            double cut = word->x0 + (word->x1 - word->x0) * share(first->text, word->text);
            first->x1 = cut - 0.2 * word->em;
            rest->x0 = cut + 0.2 * word->em;
            jue_word_measure(call, first);
            jue_word_measure(call, rest);
            rest->before = first->kind == JUE_WORD_AMOUNT ? first : NULL;
            *jue_vector_add(&call->scratch, &parts) = first;
            word = rest;
            end = part_end(word->text);
        }
        *jue_vector_add(&call->scratch, &parts) = word;
    }
    return (jue_pile){parts.at, parts.count};
}

/* ---- Broken numbers ---- */

/* Whether both together print one amount with up to two decimals. */
static bool is_one_amount(const jue_word *first, const jue_word *second)
{
    char text[64];
    juesuan_amount whole;
    if (first->key.size + second->key.size >= sizeof text)
        return false;
    memcpy(text, first->key.at, first->key.size);
    memcpy(text + first->key.size, second->key.at, second->key.size);
    jue_str both = {text, first->key.size + second->key.size};
    return jue_amount_parse(both, &whole) == JUESUAN_OK && whole.state == JUESUAN_VALUE && whole.decimals <= 2;
}

/* A number that was broken up, across or down, is one again. */
bool jue_completes(const jue_word *first, const jue_word *second)
{
    juesuan_amount part;
    if (!is_one_amount(first, second))
        return false;
    bool complete = first->kind == JUE_WORD_AMOUNT && jue_amount_parse(first->key, &part) == JUESUAN_OK &&
                    part.decimals >= 2;
    if (complete)
        return false;
    return first->kind == JUE_WORD_FRAGMENT || second->kind == JUE_WORD_FRAGMENT ||
           (first->kind == JUE_WORD_AMOUNT && second->kind == JUE_WORD_INTEGER);
}

/* A code that was broken up: neither part has a length of its own, or both together have one. */
static bool completes_code(const jue_word *first, const jue_word *second)
{
    size_t size = first->key.size + second->key.size;
    return first->kind == JUE_WORD_INTEGER && second->kind == JUE_WORD_INTEGER && (size == 3 || size == 5 || size == 7);
}

static jue_word *join(jue_call *call, const jue_word *first, const jue_word *second)
{
    jue_word *both = jue_alloc(&call->scratch, sizeof *both);
    jue_builder text = jue_builder_in(&call->arena);
    *both = *first;
    jue_put(&text, first->text);
    jue_put(&text, second->text);
    both->text = jue_built(&text);
    both->x1 = second->x1;
    both->confidence = second->confidence < first->confidence ? second->confidence : first->confidence;
    double em = first->em;
    jue_word_measure(call, both);
    both->em = em;
    both->base = first->base;
    return both;
}

/* "1." and "因公出国": torn, for nothing else stands so close before a text. */
static bool completes_label(const jue_word *first, const jue_word *second)
{
    size_t size = first->key.size;
    bool code = first->kind == JUE_WORD_INTEGER && (size == 3 || size == 5 || size == 7);
    return second->kind == JUE_WORD_TEXT && !code && second->x0 - first->x1 < 0.12 * second->em;
}

static bool completes_across(const jue_word *first, const jue_word *second)
{
    if (second->before != NULL || second->x0 - first->x1 > 0.25 * second->em || first->kind == JUE_WORD_TEXT)
        return false;
    /* A minus that was torn off; the dash of a blank cell is longer. */
    bool minus = jue_str_is(first->text, "-") || jue_str_is(first->text, "−");
    if ((first->kind == JUE_WORD_INTEGER || minus) && second->kind == JUE_WORD_AMOUNT && is_one_amount(first, second))
        return true;
    return jue_completes(first, second) || completes_code(first, second) || completes_label(first, second);
}

jue_pile jue_cells_mend(jue_call *call, jue_pile words)
{
    jue_line *lines;
    size_t count;
    jue_pile mended = {jue_alloc_array(&call->scratch, words.count, sizeof(jue_word *)), 0};
    jue_lines_make(call, words.words, words.count, &lines, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++) {
            jue_word *word = lines[i].words[w];
            jue_word *before = w == 0 ? NULL : mended.words[mended.count - 1];
            if (before != NULL && completes_across(before, word))
                mended.words[mended.count - 1] = join(call, before, word);
            else
                mended.words[mended.count++] = word;
        }
    return mended;
}
