#include "read/notes_text.h"

/* ---- Folding ---- */

static void reserve(jue_arena *arena, jue_note_text *text, size_t size)
{
    if (text->size + size <= text->capacity)
        return;
    size_t capacity = text->capacity * 2 > text->size + size ? text->capacity * 2 : text->size + size + 1024;
    char *key = jue_alloc(arena, capacity);
    uint32_t *origin = jue_alloc_array(arena, capacity, sizeof *origin);
    if (text->size != 0) {
        memcpy(key, text->key, text->size);
        memcpy(origin, text->origin, text->size * sizeof *origin);
    }
    text->key = key;
    text->origin = origin;
    text->capacity = capacity;
}

/* Quotes say nothing about a figure, and are left out or doubled at will. */
static bool is_kept(uint32_t folded)
{
    return !jue_is_blank(folded) && folded != '"' && folded != '\'' && folded != '*';
}

void jue_note_text_add(jue_arena *arena, jue_note_text *text, const juesuan_report *report, size_t paragraph, size_t skip,
                       bool parted)
{
    jue_str printed = report->paragraphs.at[paragraph].text;
    reserve(arena, text, (printed.size - skip) * 3);
    *jue_vector_add(arena, &text->fragments) = (jue_fragment){text->size, paragraph, parted};
    for (size_t offset = skip; offset < printed.size;) {
        size_t start = offset;
        if (jue_note_is_plain(printed, offset)) {
            memcpy(text->key + text->size, printed.at + offset, 3);
            for (size_t i = 0; i < 3; i++)
                text->origin[text->size + i] = (uint32_t)start;
            text->size += 3;
            offset += 3;
            continue;
        }
        uint32_t folded = jue_fold(jue_utf8_next(printed, &offset));
        if (!is_kept(folded))
            continue;
        size_t size = jue_utf8_put(folded, text->key + text->size);
        for (size_t i = 0; i < size; i++)
            text->origin[text->size + i] = (uint32_t)start;
        text->size += size;
    }
}

void jue_note_text_clear(jue_note_text *text)
{
    text->size = 0;
    text->fragments.count = 0;
}

const jue_fragment *jue_note_fragment(const jue_note_text *text, size_t at)
{
    size_t low = 0;
    size_t high = text->fragments.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (text->fragments.at[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return &text->fragments.at[low];
}

/* A quote in front belongs to what it opens. */
static size_t with_quote(jue_str whole, size_t start)
{
    static const char quote[] = "“";
    bool quoted = start >= strlen(quote) && memcmp(whole.at + start - strlen(quote), quote, strlen(quote)) == 0;
    return quoted ? start - strlen(quote) : start;
}

const char *jue_note_printed(jue_arena *arena, const jue_note_text *text, const juesuan_report *report, size_t start, size_t end)
{
    if (start >= end)
        return "";
    const jue_fragment *fragment = jue_note_fragment(text, start);
    const jue_fragment *last = jue_note_fragment(text, end - 1);
    if (fragment == last) {
        jue_str whole = report->paragraphs.at[fragment->paragraph].text;
        size_t stop = text->origin[end - 1];
        size_t from = with_quote(whole, text->origin[start]);
        jue_utf8_next(whole, &stop);
        return jue_copy(arena, whole.at + from, stop - from);
    }
    jue_builder printed = jue_builder_in(arena);
    for (; fragment <= last; fragment++) {
        jue_str whole = report->paragraphs.at[fragment->paragraph].text;
        size_t from = start > fragment->start ? text->origin[start] : text->origin[fragment->start];
        size_t to = whole.size;
        if (fragment == last) {
            to = text->origin[end - 1];
            jue_utf8_next(whole, &to);
        }
        jue_put(&printed, jue_str_trim((jue_str){whole.at + from, to - from}));
    }
    return jue_built(&printed).at;
}

/* ---- Numbers ---- */

static char at(const jue_note_text *text, size_t offset)
{
    return offset < text->size ? text->key[offset] : '\0';
}

static bool digit_at(const jue_note_text *text, size_t offset)
{
    return jue_is_digit((unsigned char)at(text, offset));
}

static size_t digits_end(const jue_note_text *text, size_t start)
{
    while (digit_at(text, start))
        start++;
    return start;
}

/* Behind digits, separators and a point. A comma between digits belongs to the number, even in the
 * wrong place: then it is none. */
static size_t amount_end(const jue_note_text *text, size_t start)
{
    size_t end = digits_end(text, start);
    while (at(text, end) == ',' && digit_at(text, end + 1))
        end = digits_end(text, end + 1);
    if (at(text, end) == '.' && digit_at(text, end + 1))
        end = digits_end(text, end + 1);
    return end;
}

/* The first byte says no most of the time. */
static bool starts_here(const jue_note_text *text, size_t offset, const char *word)
{
    return at(text, offset) == *word && jue_str_starts(jue_note_rest(text, offset), jue_str_of(word));
}

static bool has_letter(const jue_note_text *text, size_t offset)
{
    char letter = at(text, offset);
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || letter == '_' || letter == '/' || letter == '@';
}

/* 2023年, 12月, 31日, 2024-12-31 */
static bool is_date(const jue_note_text *text, size_t start, jue_note_number *number)
{
    size_t end = number->digits_end;
    if (starts_here(text, end, "年") && end - start == 4 && number->value.decimals == 0) {
        bool budget = starts_here(text, end, "年初") || starts_here(text, end, "年末");
        number->year = (int)number->value.value;
        number->kind = JUE_NUMBER_YEAR;
        number->end = budget ? end : end + strlen("年");
        if (!budget && starts_here(text, number->end, "度"))
            number->end += strlen("度");
        return true;
    }
    static const char *const units[] = {"月", "日", "年", "号", "时", "点", "期", "届", "岁"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (starts_here(text, end, units[i])) {
            number->kind = JUE_NUMBER_DATE;
            number->end = end + strlen(units[i]);
            return true;
        }
    }
    if (end - start == 4 && at(text, end) == '-' && digit_at(text, end + 1)) {
        size_t next = digits_end(text, end + 1);
        number->kind = JUE_NUMBER_DATE;
        number->end = at(text, next) == '-' ? digits_end(text, next + 1) : next;
        return true;
    }
    return false;
}

/* Whether a clause starts there, so that a number could be an enumerator. */
static bool opens(const jue_note_text *text, size_t start)
{
    static const char *const before[] = {"。", ";", ":", "(", "、", ","};
    if (start == 0 || jue_note_fragment(text, start)->start == start)
        return true;
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        size_t size = strlen(before[i]);
        if (start >= size && starts_here(text, start - size, before[i]))
            return true;
    }
    return false;
}

/* 1、 1. (1) 1) */
static bool is_enumerator(const jue_note_text *text, size_t start, jue_note_number *number)
{
    size_t end = digits_end(text, start);
    bool bracket = at(text, end) == ')';
    bool dotted = at(text, end) == '.' && (!digit_at(text, end + 1) || digits_end(text, end + 1) - end > 4);
    bool listed = starts_here(text, end, "、");
    if ((!bracket && !dotted && !listed) || end - start > 3 || !opens(text, start))
        return false;
    number->kind = JUE_NUMBER_ENUMERATOR;
    number->end = end + (listed ? strlen("、") : 1);
    return true;
}

/* 0.39万 for 0.39万元, but not 1.2万人次. */
static bool ends_bare(const jue_note_text *text, size_t end)
{
    static const char *const after[] = {"(", ")", ",", ";", "。", "、", ":"};
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (starts_here(text, end, after[i]))
            return true;
    return end >= text->size;
}

static bool unit_fits(const jue_note_text *text, size_t end, const jue_note_unit *unit)
{
    if (!starts_here(text, end, unit->word))
        return false;
    bool bare = unit->money == JUESUAN_UNIT_WAN && strcmp(unit->unit, juesuan_unit_name(unit->money)) != 0;
    return !bare || ends_bare(text, end + strlen(unit->word));
}

static void read_unit(const jue_note_text *text, jue_note_number *number)
{
    size_t end = number->digits_end;
    for (size_t i = 0; i < jue_note_unit_count; i++) {
        if (unit_fits(text, end, &jue_note_units[i])) {
            number->unit = &jue_note_units[i];
            number->end = end + strlen(jue_note_units[i].word);
            number->kind = *number->unit->unit == '\0' ? JUE_NUMBER_OTHER : JUE_NUMBER_FIGURE;
            return;
        }
    }
    size_t next = end;
    uint32_t character = end < text->size ? jue_utf8_next(jue_note_slice(text, 0, text->size), &next) : 0;
    if (character >= 0x4E00 && character <= 0x9FFF) {
        number->word = jue_note_slice(text, end, next);
        number->end = next;
    }
}

/* 2040601行政运行, 司法（20406）: the code of what follows, or of what stands in front. */
static bool is_code(const jue_note_text *text, size_t start, const jue_note_number *number)
{
    size_t size = number->digits_end - start;
    bool level = starts_here(text, number->digits_end, "类)") || starts_here(text, number->digits_end, "款)") ||
                 starts_here(text, number->digits_end, "项)");
    bool bracket = start > 0 && at(text, start - 1) == '(' && (level || at(text, number->digits_end) == ')');
    bool behind = number->word.size != 0 && size != 3;
    if ((number->unit != NULL && !level) || (!bracket && !behind) || (size != 3 && size != 5 && size != 7) || number->value.decimals != 0)
        return false;
    for (size_t i = start; i < number->digits_end; i++)
        if (!jue_is_digit((unsigned char)text->key[i]))
            return false;
    int type = (text->key[start] - '0') * 100 + (text->key[start + 1] - '0') * 10 + (text->key[start + 2] - '0');
    return (type > 200 && type < 240) || (type > 300 && type < 400);
}

jue_note_number jue_note_number_at(const jue_note_text *text, size_t start)
{
    jue_note_number number = {.kind = JUE_NUMBER_FIGURE};
    size_t first = start + (at(text, start) == '-');
    number.digits_end = number.end = amount_end(text, first);
    if (jue_amount_parse(jue_note_slice(text, start, number.digits_end), &number.value) != JUESUAN_OK)
        number.value = (juesuan_amount){.state = JUESUAN_UNREADABLE};
    char next = at(text, number.end);
    if (next == 'X' || next == 'x' || starts_here(text, number.end, "×") || starts_here(text, number.end, "*")) {
        number.kind = JUE_NUMBER_PLACEHOLDER;
        while (at(text, number.end) == 'X' || at(text, number.end) == 'x' || starts_here(text, number.end, "×"))
            number.end += at(text, number.end) == 'X' || at(text, number.end) == 'x' ? 1 : strlen("×");
        number.digits_end = number.end;
        number.value = (juesuan_amount){.state = JUESUAN_UNREADABLE};
        read_unit(text, &number);
        number.kind = JUE_NUMBER_PLACEHOLDER;
        return number;
    }
    if (has_letter(text, number.end) || (start > 0 && has_letter(text, start - 1))) {
        number.kind = JUE_NUMBER_OTHER;
        return number;
    }
    if (is_enumerator(text, first, &number) || is_date(text, first, &number))
        return number;
    read_unit(text, &number);
    if (is_code(text, first, &number)) {
        number.kind = JUE_NUMBER_ENUMERATOR;
        number.end = number.digits_end;
        bool level = starts_here(text, number.end, "类") || starts_here(text, number.end, "款") || starts_here(text, number.end, "项");
        if (first > 0 && at(text, first - 1) == '(' && level)
            number.end += strlen("项");
    }
    return number;
}
