/* The words of a header: what each may head, and which of them are one word. */
#include "read/words_head.h"

#include <math.h>

enum { LONGEST_WORD = 90 };

bool jue_is_code_part(jue_str key)
{
    return jue_match(key, "类|款|项|目|类款|款项|类款项|节") != 0;
}

bool jue_is_label_header(jue_str key)
{
    return key.size <= LONGEST_WORD &&
           (jue_is_code_part(key) || jue_match(key, jue_header_code) != 0 || jue_match(key, jue_header_name) != 0 ||
            jue_match(key, jue_header_line_no) != 0);
}

bool jue_is_value_header(const jue_form *form, jue_str key)
{
    if (key.size > LONGEST_WORD)
        return false;
    if (form->layout == JUE_LAYOUT_SANGONG && jue_match(key, "*预算数|*决算数|*统计数") != 0)
        return true;
    for (size_t side = 0; side < form->side_count; side++)
        for (size_t i = 0; i < form->sides[side].column_count; i++)
            if (jue_match(key, form->sides[side].columns[i].pattern) != 0)
                return true;
    return false;
}

jue_str jue_joined(jue_call *call, jue_str a, jue_str b)
{
    jue_builder both = jue_builder_in(&call->scratch);
    jue_put(&both, a);
    jue_put(&both, b);
    return jue_built(&both);
}

static bool is_stacked(const jue_word *upper, const jue_word *lower)
{
    double narrow = upper->x1 - upper->x0 < lower->x1 - lower->x0 ? upper->x1 - upper->x0 : lower->x1 - lower->x0;
    double drop = lower->base - upper->base;
    return drop > 0.5 * lower->em && drop < 2 * lower->em &&
           jue_overlap(upper->x0, upper->x1, lower->x0, lower->x1) > 0.6 * narrow;
}

/* The word right above or right below. */
static const jue_word *next_in_stack(const jue_reading *reading, const jue_word *word, bool up)
{
    const jue_word *nearest = NULL;
    for (size_t i = 0; i < reading->words.count; i++) {
        const jue_word *other = reading->words.words[i];
        if (other->base > word->base + 3 * word->em)
            break;
        bool stacked = up ? is_stacked(other, word) : is_stacked(word, other);
        if (other->kind == JUE_WORD_TEXT && stacked &&
            (nearest == NULL || fabs(other->base - word->base) < fabs(nearest->base - word->base)))
            nearest = other;
    }
    return nearest;
}

typedef bool (*word_test)(const jue_form *form, jue_str key);

/* Whether the word, or a run of lines of which it is one, passes the test: a header may be broken
 * into lines ("支出功能", "分类科目", "编码"). */
static bool passes_in_stack(const jue_reading *reading, const jue_word *word, word_test test)
{
    enum { REACH = 3 };
    if (word->kind != JUE_WORD_TEXT)
        return false;
    if (test(reading->form, word->key))
        return true;
    const jue_word *top = word;
    for (int above = 0; above < REACH && top != NULL; above++) {
        jue_str key = top->key;
        const jue_word *at = top;
        bool inside = top == word;
        for (int below = 0; below < 2 * REACH; below++) {
            at = next_in_stack(reading, at, false);
            if (at == NULL)
                break;
            key = jue_joined(reading->call, key, at->key);
            inside = inside || at == word;
            if (inside && test(reading->form, key))
                return true;
        }
        top = next_in_stack(reading, top, true);
    }
    return false;
}

static bool label_test(const jue_form *form, jue_str key)
{
    (void)form;
    return jue_is_label_header(key);
}

jue_role jue_role_of_header(jue_str text)
{
    if (jue_match(text, jue_header_line_no) != 0)
        return JUE_ROLE_LINE_NO;
    if (jue_is_code_part(text) || jue_match(text, jue_header_code) != 0)
        return JUE_ROLE_CODE;
    return jue_match(text, jue_header_name) != 0 ? JUE_ROLE_NAME : JUE_ROLE_VALUE;
}

/* ---- Words that were spread out ---- */

/* Whether the key is one of the alternatives, word for word. */
static bool is_literally(jue_str key, const char *pattern)
{
    while (*pattern != '\0') {
        pattern += *pattern == '*';
        size_t size = strcspn(pattern, "|");
        if (size == key.size && memcmp(pattern, key.at, size) == 0)
            return true;
        pattern += size + (pattern[size] == '|');
    }
    return false;
}

bool jue_heads_labels(const jue_reading *reading, const jue_word *word)
{
    /* What stands below 科目名称 and ends its run of lines is no part of it. */
    if (is_literally(word->key, "合计|总计|小计"))
        return false;
    return passes_in_stack(reading, word, label_test);
}

bool jue_heads_values(const jue_reading *reading, const jue_word *word)
{
    return passes_in_stack(reading, word, jue_is_value_header);
}

static bool is_whole_word(const jue_form *form, jue_str key)
{
    if (is_literally(key, "收入|支出|项目|小计|合计|总计|预算数|决算数|栏次") || is_literally(key, jue_header_code) ||
        is_literally(key, jue_header_name) || is_literally(key, jue_header_line_no))
        return true;
    for (size_t side = 0; side < form->side_count; side++)
        for (size_t i = 0; i < form->sides[side].column_count; i++)
            if (is_literally(key, form->sides[side].columns[i].pattern))
                return true;
    return false;
}

/* How many words from `at` on are one word that was spread out: "项 目", "基 本 支 出". */
static size_t spread_words(const jue_reading *reading, const jue_line *line, size_t at)
{
    jue_builder key = jue_builder_in(&reading->call->scratch);
    size_t found = 1;
    for (size_t i = at; i < line->count && i < at + 12; i++) {
        const jue_word *word = line->words[i];
        if (word->key.size > 3 || (i > at && word->x0 - line->words[i - 1]->x1 > 4.5 * word->em))
            break;
        jue_put(&key, word->key);
        if (i > at && is_whole_word(reading->form, jue_built(&key)))
            found = i - at + 1;
    }
    return found;
}

static jue_word *merge_words(const jue_reading *reading, const jue_line *line, size_t from, size_t end)
{
    if (end == from + 1)
        return line->words[from];
    jue_word *whole = jue_alloc(&reading->call->scratch, sizeof *whole);
    jue_builder text = jue_builder_in(&reading->call->scratch);
    jue_builder key = jue_builder_in(&reading->call->scratch);
    *whole = *line->words[from];
    for (size_t i = from; i < end; i++) {
        const jue_word *word = line->words[i];
        jue_put(&text, word->text);
        jue_put(&key, word->key);
        whole->x1 = word->x1;
        whole->confidence = word->confidence < whole->confidence ? word->confidence : whole->confidence;
    }
    whole->text = jue_built(&text);
    whole->key = jue_built(&key);
    return whole;
}

static void make_lines(jue_reading *reading)
{
    jue_lines_make(reading->call, reading->words.words, reading->words.count, &reading->lines, &reading->line_count);
}

/* Alone, or with the lines of its cell above and below it. */
static bool is_known(const jue_reading *reading, const jue_word *word)
{
    return jue_is_label_header(word->key) || jue_is_value_header(reading->form, word->key) ||
           is_whole_word(reading->form, word->key) || jue_heads_values(reading, word) || jue_heads_labels(reading, word);
}

/* Words of one cell, as recognisers tear them; two known words are two cells. */
static bool is_close(const jue_reading *reading, const jue_word *a, const jue_word *b)
{
    if (a->kind != JUE_WORD_TEXT || b->kind != JUE_WORD_TEXT)
        return false;
    if (b->x0 - a->x1 > 0.3 * b->em)
        return false;
    if (b->x0 - a->x1 < 0.1 * b->em)
        return true;
    bool both = is_known(reading, a) && is_known(reading, b);
    return !both && !(jue_is_code_part(a->key) && jue_is_code_part(b->key));
}

void jue_head_merge(jue_reading *reading)
{
    make_lines(reading);
    jue_pile merged = {jue_alloc_array(&reading->call->scratch, reading->words.count, sizeof(jue_word *)), 0};
    for (size_t i = 0; i < reading->line_count; i++) {
        const jue_line *line = &reading->lines[i];
        for (size_t at = 0; at < line->count;) {
            size_t end = at + spread_words(reading, line, at);
            while (end < line->count && is_close(reading, line->words[end - 1], line->words[end]))
                end += spread_words(reading, line, end);
            merged.words[merged.count++] = merge_words(reading, line, at, end);
            at = end;
        }
    }
    reading->words = merged;
    make_lines(reading);
}
