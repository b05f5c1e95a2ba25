/* Words into lines and pages. */
#include "read/encoding.h"
#include "read/words.h"

#include <math.h>
#include <stdlib.h>

enum { HUGE_COORDINATE = 1000000, LONGEST_HEAD = 150, LONG_ENOUGH = 6 /* bytes of a key: two ideographs */ };

/* ---- One word ---- */

/* How wide a character is, in ideographs. */
static double units_of(uint32_t character)
{
    if (character >= 0x2E80)
        return 1;
    return character == 0x2026 || character == 0x2014 || (character >= 0x2018 && character <= 0x201D) ? 0.8 : 0.5;
}

static double width_in_units(jue_str text)
{
    double units = 0;
    for (size_t offset = 0; offset < text.size;)
        units += units_of(jue_utf8_next(text, &offset));
    return units;
}

static uint8_t kind_of(jue_str key)
{
    bool digits = key.size > 0;
    bool fragment = false;
    bool other = false;
    for (size_t i = 0; i < key.size; i++) {
        bool digit = jue_is_digit((unsigned char)key.at[i]);
        digits = digits && digit;
        fragment = fragment || digit;
        other = other || (!digit && strchr(",.-+", key.at[i]) == NULL);
    }
    if (digits)
        return JUE_WORD_INTEGER;
    juesuan_amount amount;
    if ((!other || key.at[0] == '(') && key.size > 0 && jue_amount_parse(key, &amount) == JUESUAN_OK)
        return amount.state == JUESUAN_DASH ? JUE_WORD_DASH : JUE_WORD_AMOUNT;
    return fragment && !other ? JUE_WORD_FRAGMENT : JUE_WORD_TEXT;
}

/*
 * The height of a box depends on what the font says of itself, from a quarter of its size to twice
 * that; its width does not. The base line lies three quarters down in all of them, and close to
 * it in boxes drawn around the ink.
 */
void jue_word_measure(jue_call *call, jue_word *word)
{
    word->key = jue_key(&call->scratch, word->text);
    word->kind = kind_of(word->key);
    double units = width_in_units(word->text);
    word->em = units > 0 ? (word->x1 - word->x0) / units : 0;
    word->base = word->y0 + 0.75 * (word->y1 - word->y0);
}

void jue_words_check_box(jue_call *call, jue_place place, const jue_word *word)
{
    const double sides[] = {word->x0, word->y0, word->x1, word->y1};
    for (size_t i = 0; i < 4; i++)
        if (!isfinite(sides[i]) || fabs(sides[i]) > HUGE_COORDINATE)
            jue_fail(call, JUESUAN_ERROR_FORMAT, place, "词框的坐标不是合理的数",
                     "a coordinate of the box is out of range");
    if (word->x1 < word->x0 || word->y1 < word->y0)
        jue_fail(call, JUESUAN_ERROR_FORMAT, place, "词框的宽或高为负", "the box has a negative width or height");
    if (word->x1 < 0 || word->y1 < 0)
        jue_fail(call, JUESUAN_ERROR_FORMAT, place, "词框在页面之外", "the box lies off the page");
}

static void add_part(jue_words *words, const jue_word *whole, jue_str part, double before, double units)
{
    if (part.size == 0)
        return;
    double scale = (whole->x1 - whole->x0) / units;
    jue_word *word = jue_vector_add(&words->call->scratch, &words->words);
    *word = *whole;
    word->text = part;
    word->x0 = whole->x0 + before * scale;
    word->x1 = word->x0 + width_in_units(part) * scale;
    jue_word_measure(words->call, word);
}

void jue_words_add(jue_words *words, jue_word word)
{
    word.text = jue_visible(&words->call->arena, word.text);
    double units = width_in_units(word.text);
    double before = 0;
    double start_units = 0;
    size_t start = 0;
    for (size_t offset = 0; offset < word.text.size;) {
        size_t at = offset;
        uint32_t character = jue_utf8_next(word.text, &offset);
        bool blank = jue_is_blank(jue_fold(character));
        if (blank)
            add_part(words, &word, (jue_str){word.text.at + start, at - start}, start_units, units);
        before += units_of(character);
        if (!blank)
            continue;
        start = offset;
        start_units = before;
    }
    add_part(words, &word, jue_str_from(word.text, start), start_units, units);
}

/* ---- Lines ---- */

static int by_base(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    if (a->base != b->base)
        return a->base < b->base ? -1 : 1;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static int by_left(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    if (a->x0 != b->x0)
        return a->x0 < b->x0 ? -1 : 1;
    return (a->base > b->base) - (a->base < b->base);
}

static void close_line(jue_call *call, jue_line *line)
{
    qsort(line->words, line->count, sizeof(jue_word *), by_left);
    line->x0 = line->words[0]->x0;
    line->x1 = line->words[0]->x1;
    jue_builder key = jue_builder_in(&call->scratch);
    for (size_t i = 0; i < line->count; i++) {
        const jue_word *word = line->words[i];
        line->x1 = word->x1 > line->x1 ? word->x1 : line->x1;
        line->em = word->em > line->em ? word->em : line->em;
        jue_put(&key, word->key);
    }
    line->key = jue_built(&key);
}

void jue_lines_make(jue_call *call, jue_word **words, size_t count, jue_line **lines, size_t *line_count)
{
    if (count != 0)
        qsort(words, count, sizeof *words, by_base);
    JUE_VECTOR(jue_line) made = {0};
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        jue_line *line = made.count == 0 ? NULL : &made.at[made.count - 1];
        if (line == NULL || words[i]->base - line->base > 0.45 * words[i]->em) {
            if (line != NULL)
                close_line(call, line);
            line = jue_vector_add(&call->scratch, &made);
            line->words = &words[i];
            sum = 0;
        }
        line->count++;
        sum += words[i]->base;
        line->base = sum / (double)line->count;
    }
    if (made.count != 0)
        close_line(call, &made.at[made.count - 1]);
    *lines = made.at;
    *line_count = made.count;
}

static bool is_latin(jue_str text, bool end)
{
    unsigned char c = (unsigned char)text.at[end ? text.size - 1 : 0];
    return jue_is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

jue_str jue_line_text(jue_arena *arena, const jue_line *line, size_t from, size_t end)
{
    jue_builder text = jue_builder_in(arena);
    for (size_t i = from; i < end; i++) {
        const jue_word *word = line->words[i];
        if (i > from) {
            const jue_word *before = line->words[i - 1];
            double gap = (word->x0 - before->x1) / line->em;
            if (gap > 0.9 || (gap > 0.12 && is_latin(before->text, true) && is_latin(word->text, false)))
                jue_put_char(&text, ' ');
        }
        jue_put(&text, word->text);
    }
    return jue_built(&text);
}

/* ---- Pages ---- */

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

typedef struct jue_size {
    double em;
    size_t weight;
} jue_size;

static int by_em(const void *left, const void *right)
{
    const jue_size *a = left;
    const jue_size *b = right;
    return (a->em > b->em) - (a->em < b->em);
}

/* The median over the characters: a title may be spread out into many words of one. */
static double median_em(jue_call *call, jue_word *const *words, size_t count)
{
    jue_size *sizes = jue_alloc_array(&call->scratch, count, sizeof *sizes);
    size_t whole = 0;
    for (size_t i = 0; i < count; i++) {
        sizes[i] = (jue_size){words[i]->em, words[i]->key.size};
        whole += words[i]->key.size;
    }
    qsort(sizes, count, sizeof *sizes, by_em);
    size_t at = 0;
    for (size_t passed = 0; at + 1 < count; at++) {
        passed += sizes[at].weight;
        if (passed * 2 > whole)
            break;
    }
    return sizes[at].em > 0 ? sizes[at].em : 1;
}

/* A short word that is far from most (a dash, a lone comma) is no measure. */
static double settle_em(jue_call *call, jue_word **words, size_t count)
{
    double median = median_em(call, words, count);
    for (size_t i = 0; i < count; i++) {
        bool sure = words[i]->key.size >= LONG_ENOUGH && words[i]->em > 0;
        if (!sure && (words[i]->em < 0.6 * median || words[i]->em > 2.5 * median))
            words[i]->em = median;
    }
    return median;
}

static void make_page(jue_words *words, jue_word **list, size_t count)
{
    jue_page *page = jue_vector_add(&words->call->scratch, &words->pages);
    page->number = list[0]->page;
    page->em = settle_em(words->call, list, count);
    jue_lines_make(words->call, list, count, &page->lines, &page->count);
}

static int by_page(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    return a->page != b->page ? (a->page < b->page ? -1 : 1) : by_base(left, right);
}

void jue_pages_make(jue_words *words)
{
    size_t count = words->words.count;
    jue_word **list = jue_alloc_array(&words->call->scratch, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = &words->words.at[i];
    qsort(list, count, sizeof *list, by_page);
    for (size_t start = 0; start < count;) {
        size_t end = start;
        while (end < count && list[end]->page == list[start]->page)
            end++;
        make_page(words, list + start, end - start);
        start = end;
    }
    double *sizes = jue_alloc_array(&words->call->scratch, words->pages.count, sizeof *sizes);
    for (size_t i = 0; i < words->pages.count; i++)
        sizes[i] = words->pages.at[i].em;
    qsort(sizes, words->pages.count, sizeof *sizes, compare_doubles);
    words->em = words->pages.count == 0 ? 1 : sizes[words->pages.count / 2];
}

/* ---- Page numbers and running heads ---- */

/* The number in "- 12 -", "第12页", "12/30", "第12页共30页"; 0 where the line is something else. */
static long page_number(jue_str key, bool *decorated)
{
    static const char forms[] = "-*-|第*页|第*页共*页|第*页,共*页|*/*|·*·|~*~|*页|p*|P*|页码:*";
    long number = 0;
    size_t digits = 0;
    size_t groups = 0;
    if (key.size == 0 || key.size > 40)
        return 0;
    for (size_t i = 0; i < key.size; i++) {
        bool digit = jue_is_digit((unsigned char)key.at[i]);
        bool other = !digit && (unsigned char)key.at[i] < 0x80;
        if (other && strchr("-/~pP,:", key.at[i]) == NULL)
            return 0;
        groups += digit && (i == 0 || !jue_is_digit((unsigned char)key.at[i - 1]));
        digits += digit;
        if (digit && groups == 1 && digits < 6)
            number = number * 10 + (key.at[i] - '0');
    }
    *decorated = digits != key.size;
    if (digits == 0 || digits > 4 * groups || groups > 2 || (!*decorated && groups != 1))
        return 0;
    return !*decorated || (jue_match(key, forms) != 0 && key.size <= digits + 24) ? number : 0;
}

static void drop_line(jue_page *page, bool top)
{
    page->count--;
    if (top)
        page->lines++;
}

typedef struct jue_number_line {
    long shift; /* against the number of the page */
    double base;
    bool found, sure;
} jue_number_line;

static jue_number_line number_line(const jue_page *page, bool top)
{
    jue_number_line found = {0};
    if (page->count == 0)
        return found;
    const jue_line *line = &page->lines[top ? 0 : page->count - 1];
    bool decorated = false;
    long number = page_number(line->key, &decorated);
    bool apart = page->count == 1 || fabs(line->base - (top ? line + 1 : line - 1)->base) > 1.8 * page->em;
    found.shift = number - page->number;
    found.base = line->base;
    found.found = number != 0 && line->key.at[0] != '0';
    found.sure = found.found && (decorated || (apart && found.shift == 0));
    return found;
}

/* A page number as the outermost line looks like one, or counts on from another page's. */
static void strip_numbers(jue_words *words, bool top)
{
    size_t count = words->pages.count;
    jue_number_line *lines = jue_alloc_array(&words->call->scratch, count, sizeof *lines);
    for (size_t i = 0, last = JUESUAN_NONE; i < count; i++) {
        lines[i] = number_line(&words->pages.at[i], top);
        if (!lines[i].found)
            continue;
        if (last != JUESUAN_NONE && lines[last].shift == lines[i].shift &&
            fabs(lines[last].base - lines[i].base) < 0.5 * words->pages.at[i].em)
            lines[i].sure = lines[last].sure = true;
        last = i;
    }
    for (size_t i = 0; i < count; i++)
        if (lines[i].sure)
            drop_line(&words->pages.at[i], top);
}

/* Words of a form, an amount or a code keep a line, however often it comes. */
static bool belongs_to_tables(const jue_line *line)
{
    juesuan_set set;
    if (jue_form_of_title(line->key, &set) != NULL || jue_str_has(line->key, "单位:") ||
        jue_match(line->key, "收入支出|项目*|科目编码*|人员经费公用经费|类款项*|预算数*|合计*") != 0)
        return true;
    for (size_t i = 0; i < line->count; i++) {
        jue_str key = line->words[i]->key;
        bool year = line->words[i]->kind == JUE_WORD_INTEGER && key.size == 4 && jue_str_starts(key, JUE_STR("20"));
        if ((line->words[i]->kind != JUE_WORD_TEXT && !year) || jue_match(key, jue_header_code) != 0 ||
            jue_match(key, jue_header_name) != 0 || jue_match(key, jue_header_line_no) != 0)
            return true;
        jue_str name = jue_str_from(key, jue_enumerator(key));
        for (size_t form = 0; form < JUE_FORMS; form++)
            for (size_t side = 0; side < jue_forms[form].side_count; side++)
                if (jue_item_of_name(&jue_forms[form].sides[side], name, NULL) != NULL)
                    return true;
    }
    return false;
}

static bool same_head(const jue_line *a, const jue_line *b)
{
    if (a->key.size != b->key.size || a->key.size > LONGEST_HEAD || fabs(a->base - b->base) > 0.5 * a->em)
        return false;
    for (size_t i = 0; i < a->key.size; i++)
        if (a->key.at[i] != b->key.at[i] &&
            !(jue_is_digit((unsigned char)a->key.at[i]) && jue_is_digit((unsigned char)b->key.at[i])))
            return false;
    return true;
}

/* The same line as the outermost of at least three pages and of many of those around, or of all of
 * two: the header of a table comes again on a few pages only. */
static void strip_heads(jue_words *words, bool top)
{
    enum { NEIGHBOURS = 8 }; /* heads may alternate between left and right pages and between parts */
    size_t count = words->pages.count;
    bool *head = jue_alloc_array(&words->call->scratch, count, sizeof *head);
    for (size_t i = 0; i < count; i++) {
        const jue_page *page = &words->pages.at[i];
        if (page->count < 2)
            continue;
        const jue_line *line = &page->lines[top ? 0 : page->count - 1];
        size_t seen = 0;
        size_t looked = 0;
        for (size_t j = i < NEIGHBOURS ? 0 : i - NEIGHBOURS; j < count && j <= i + NEIGHBOURS; j++) {
            const jue_page *other = &words->pages.at[j];
            looked += other->count > 1;
            if (other->count > 1)
                seen += same_head(line, &other->lines[top ? 0 : other->count - 1]);
        }
        head[i] = ((seen >= 3 && seen * 5 >= looked * 2) || (seen == 2 && count <= 3)) && !belongs_to_tables(line);
    }
    for (size_t i = 0; i < count; i++)
        if (head[i])
            drop_line(&words->pages.at[i], top);
}

static void look_at_indents(jue_page *page)
{
    size_t indented = 0;
    for (size_t i = 0; i < page->count; i++) {
        double indent = (page->lines[i].x0 - page->x0) / page->em;
        indented += indent > 1.2 && indent < 3;
    }
    page->indented = indented * 5 >= page->count;
}

static void measure_page(jue_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const jue_line *line = &page->lines[i];
        page->x0 = i == 0 || line->x0 < page->x0 ? line->x0 : page->x0;
        page->x1 = i == 0 || line->x1 > page->x1 ? line->x1 : page->x1;
    }
    look_at_indents(page);
}

void jue_pages_strip(jue_words *words)
{
    for (int round = 0; round < 2; round++) {
        strip_numbers(words, true);
        strip_numbers(words, false);
        strip_heads(words, true);
        strip_heads(words, false);
    }
    for (size_t i = 0; i < words->pages.count; i++)
        measure_page(&words->pages.at[i]);
}
