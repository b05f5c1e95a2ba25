/* The words of a table's body, dealt out to its columns. */
#include "read/words_table.h"

#include <math.h>
#include <stdlib.h>

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

/* "2023年" and "100万元以上" stay whole; a code in front of a name does not. */
static bool parts_well(jue_str first, jue_str rest)
{
    bool digits = true;
    for (size_t i = 0; i < first.size; i++)
        digits = digits && jue_is_digit((unsigned char)first.at[i]);
    if (digits)
        return first.size == 3 || first.size == 5 || first.size == 7 || rest.size == 0;
    return true;
}

jue_pile jue_cells_part(jue_call *call, jue_pile words)
{
    JUE_VECTOR(jue_word *) parts = {0};
    for (size_t i = 0; i < words.count; i++) {
        jue_word *word = words.words[i];
        size_t end = word->text.size > JUE_LONGEST_WORD ? word->text.size : part_end(word->text);
        while (end < word->text.size && parts_well(jue_str_to(word->text, end), jue_str_from(word->text, end))) {
            jue_word *first = jue_alloc(&call->scratch, sizeof *first);
            jue_word *rest = jue_alloc(&call->scratch, sizeof *rest);
            *first = *rest = *word;
            first->text = jue_str_to(word->text, end);
            rest->text = jue_str_from(word->text, end);
            first->x1 = rest->x0 = word->x0 + (word->x1 - word->x0) * share(first->text, word->text);
            jue_word_measure(call, first);
            jue_word_measure(call, rest);
            *jue_vector_add(&call->scratch, &parts) = first;
            word = rest;
            end = part_end(word->text);
        }
        *jue_vector_add(&call->scratch, &parts) = word;
    }
    return (jue_pile){parts.at, parts.count};
}

/* ---- Dealing out ---- */

typedef struct jue_deal {
    jue_call *call;
    jue_head *head;
    jue_content *contents;
    JUE_VECTOR(jue_word *) open; /* that found no column yet */
} jue_deal;

static bool is_number(const jue_word *word)
{
    return word->kind != JUE_WORD_TEXT;
}

static void extend(jue_span *span, const jue_word *word)
{
    span->x0 = word->x0 < span->x0 ? word->x0 : span->x0;
    span->x1 = word->x1 > span->x1 ? word->x1 : span->x1;
}

static void put(jue_deal *deal, size_t column, jue_word *word)
{
    *jue_vector_add(&deal->call->scratch, &deal->contents[column].words) = word;
}

static void widen(jue_head *head, const jue_content *contents)
{
    for (size_t c = 0; c < head->count; c++)
        for (size_t i = 0; i < contents[c].words.count; i++) {
            extend(&head->columns[c].all, contents[c].words.at[i]);
            if (is_number(contents[c].words.at[i]))
                extend(&head->columns[c].numbers, contents[c].words.at[i]);
        }
}

static bool takes_numbers(const jue_band *column, const jue_word *word)
{
    if (column->role == JUE_ROLE_VALUE)
        return true;
    if (word->kind != JUE_WORD_INTEGER)
        return false;
    return column->role == JUE_ROLE_LINE_NO ? word->key.size <= 4 : column->role == JUE_ROLE_CODE;
}

typedef jue_span (*span_of)(const jue_band *column);

static jue_span header_span(const jue_band *column)
{
    return column->header;
}

static jue_span whole_span(const jue_band *column)
{
    return column->all;
}

static size_t most_overlapped(const jue_deal *deal, const jue_word *word, span_of span)
{
    size_t best = JUESUAN_NONE;
    double most = 0;
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        jue_span at = span(column);
        double overlap = jue_overlap(at.x0, at.x1, word->x0, word->x1);
        if (takes_numbers(column, word) && overlap > most) {
            most = overlap;
            best = i;
        }
    }
    return best;
}

static void deal_overlapping(jue_deal *deal, span_of span)
{
    size_t kept = 0;
    for (size_t i = 0; i < deal->open.count; i++) {
        jue_word *word = deal->open.at[i];
        size_t column = is_number(word) ? most_overlapped(deal, word, span) : JUESUAN_NONE;
        if (column == JUESUAN_NONE)
            deal->open.at[kept++] = word;
        else
            put(deal, column, word);
    }
    deal->open.count = kept;
    widen(deal->head, deal->contents);
}

/* How the numbers stand in their columns: which of left, middle and right varies least. */
static int alignment(const jue_deal *deal)
{
    double spread[3] = {0, 0, 0};
    for (size_t c = 0; c < deal->head->count; c++) {
        if (deal->head->columns[c].role != JUE_ROLE_VALUE)
            continue;
        const jue_content *content = &deal->contents[c];
        for (size_t i = 1; i < content->words.count; i++) {
            const jue_word *a = content->words.at[i - 1];
            const jue_word *b = content->words.at[i];
            spread[0] += fabs(a->x0 - b->x0);
            spread[1] += fabs(a->x0 + a->x1 - b->x0 - b->x1) / 2;
            spread[2] += fabs(a->x1 - b->x1);
        }
    }
    int best = 2;
    for (int i = 1; i >= 0; i--)
        if (spread[i] < 0.8 * spread[best])
            best = i;
    return best;
}

static double gap_to(const jue_band *column, const jue_word *word)
{
    double gap = -jue_overlap(column->all.x0, column->all.x1, word->x0, word->x1);
    return gap > 0 ? gap : 0;
}

/* A number beside all headers: aligned to the right it belongs to the header on its left, and the
 * other way round; unless that column's numbers end elsewhere and the neighbour's do not. */
static size_t aligned_column(const jue_deal *deal, const jue_word *word, int align)
{
    size_t left = JUESUAN_NONE;
    size_t right = JUESUAN_NONE;
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        if (!takes_numbers(column, word))
            continue;
        if (column->header.x1 <= word->x0 + 0.01)
            left = i;
        else if (right == JUESUAN_NONE)
            right = i;
    }
    if (left == JUESUAN_NONE || right == JUESUAN_NONE)
        return left == JUESUAN_NONE ? right : left;
    const jue_band *a = &deal->head->columns[left];
    const jue_band *b = &deal->head->columns[right];
    if (a->role != JUE_ROLE_VALUE || b->role != JUE_ROLE_VALUE || align == 1)
        return gap_to(a, word) <= gap_to(b, word) ? left : right;
    if (align == 2)
        return a->numbers.x1 > a->numbers.x0 && fabs(a->numbers.x1 - word->x1) > 1.5 * word->em &&
                       !(b->numbers.x1 > b->numbers.x0)
                   ? right
                   : left;
    return b->numbers.x1 > b->numbers.x0 && fabs(b->numbers.x0 - word->x0) > 1.5 * word->em &&
                   !(a->numbers.x1 > a->numbers.x0)
               ? left
               : right;
}

static void deal_aligned(jue_deal *deal)
{
    int align = alignment(deal);
    size_t kept = 0;
    for (size_t i = 0; i < deal->open.count; i++) {
        jue_word *word = deal->open.at[i];
        size_t column = is_number(word) ? aligned_column(deal, word, align) : JUESUAN_NONE;
        if (column == JUESUAN_NONE)
            deal->open.at[kept++] = word;
        else
            put(deal, column, word);
    }
    deal->open.count = kept;
    widen(deal->head, deal->contents);
}

/* ---- Labels ---- */

static bool is_plain(jue_str key)
{
    for (size_t i = 0; i < key.size; i++)
        if ((unsigned char)key.at[i] >= 0xE3)
            return false;
    return key.size < 10;
}

/* Text of which most stands below a value's header, and none where labels stand: a cell that says
 * something else than an amount. */
static size_t value_column(const jue_deal *deal, const jue_word *word)
{
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        double overlap = jue_overlap(column->header.x0, column->header.x1, word->x0, word->x1);
        if (column->role == JUE_ROLE_CODE && is_plain(word->key) &&
            jue_overlap(column->all.x0, column->all.x1, word->x0, word->x1) > 0)
            return i;
        if (column->role == JUE_ROLE_VALUE && overlap > 0.6 * (word->x1 - word->x0))
            return i;
    }
    return JUESUAN_NONE;
}

static int by_left(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static size_t nearest_name(const jue_deal *deal, jue_span span)
{
    size_t best = JUESUAN_NONE;
    double least = INFINITY;
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        double gap = -jue_overlap(column->header.x0, column->header.x1, span.x0, span.x1);
        if (column->role == JUE_ROLE_NAME && gap < least) {
            least = gap;
            best = i;
        }
    }
    return best;
}

static size_t names_within(const jue_deal *deal, jue_span span)
{
    size_t count = 0;
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        count += column->role == JUE_ROLE_NAME &&
                 jue_overlap(column->header.x0, column->header.x1, span.x0, span.x1) > 0;
    }
    return count;
}

/* Labels that overlap each other from row to row stand in one column; it is the one whose header
 * they share, or the nearest. */
static void deal_labels(jue_deal *deal)
{
    jue_word **words = deal->open.at;
    size_t count = deal->open.count;
    size_t kept = 0;
    if (count != 0)
        qsort(words, count, sizeof *words, by_left);
    for (size_t start = 0; start < count;) {
        jue_span span = {words[start]->x0, words[start]->x1};
        size_t end = start + 1;
        while (end < count && words[end]->x0 < span.x1)
            extend(&span, words[end++]);
        size_t several = names_within(deal, span);
        size_t column = nearest_name(deal, span);
        for (size_t i = start; i < end; i++) {
            if (several > 1)
                column = nearest_name(deal, (jue_span){words[i]->x0, words[i]->x1});
            if (column == JUESUAN_NONE)
                words[kept++] = words[i];
            else
                put(deal, column, words[i]);
        }
        start = end;
    }
    deal->open.count = kept;
    widen(deal->head, deal->contents);
}

static void deal_odd_text(jue_deal *deal)
{
    size_t kept = 0;
    for (size_t i = 0; i < deal->open.count; i++) {
        jue_word *word = deal->open.at[i];
        size_t column = value_column(deal, word);
        if (column == JUESUAN_NONE)
            deal->open.at[kept++] = word;
        else
            put(deal, column, word);
    }
    deal->open.count = kept;
}

void jue_cells_deal(jue_call *call, jue_head *head, jue_pile body, jue_content *contents, jue_left *left)
{
    jue_deal deal = {.call = call, .head = head, .contents = contents};
    for (size_t i = 0; i < body.count; i++)
        *jue_vector_add(&call->scratch, &deal.open) = body.words[i];
    deal_overlapping(&deal, header_span);
    deal_overlapping(&deal, whole_span);
    deal_aligned(&deal);
    deal_odd_text(&deal);
    deal_labels(&deal);
    for (size_t i = 0; i < deal.open.count; i++)
        *jue_vector_add(&call->scratch, left) = deal.open.at[i];
}
