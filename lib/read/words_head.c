/*
 * The header of a table out of positioned words.
 *
 * Where the header ends is told by what can only be content: an amount, a code, an enumerated
 * label, a label below the word that heads the labels. Its columns are the words below which no
 * other header word stands; the words above them are lines of the same cell or groups over several
 * columns, told apart by what they are centred over.
 */
#include "read/words_table.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_ITEMS = 160,
    LONGEST_WORD = 90,
    MOST_HEADER_WORDS = 600 /* more above the first content is no header */
};

/* A header word: what stands on one line of one header cell. */
typedef struct jue_item_box {
    jue_str key;
    jue_str text;
    double x0, x1, base, em;
    bool lowest; /* nothing stands below it */
    bool leaf;
} jue_item_box;

/* Where the labels below a name header stand. */
typedef struct jue_area {
    double left, right, base;
} jue_area;

typedef struct jue_reading {
    jue_call *call;
    const jue_form *form;
    jue_pile words; /* all, by line */
    jue_line *lines;
    size_t line_count;
    JUE_VECTOR(jue_area) areas;
    double body; /* base line of the first content */
    jue_item_box items[MOST_ITEMS];
    size_t item_count;
    jue_head *head;
} jue_reading;

/* ---- Words ---- */

static bool is_code_part(jue_str key)
{
    return jue_match(key, "类|款|项|目|类款|款项|类款项|节") != 0;
}

bool jue_is_label_header(jue_str key)
{
    return key.size <= LONGEST_WORD &&
           (is_code_part(key) || jue_match(key, jue_header_code) != 0 || jue_match(key, jue_header_name) != 0 ||
            jue_match(key, jue_header_line_no) != 0);
}

static bool is_value_header(const jue_form *form, jue_str key)
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

static jue_str joined(jue_call *call, jue_str a, jue_str b)
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
            key = joined(reading->call, key, at->key);
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

static bool heads_labels(const jue_reading *reading, const jue_word *word)
{
    return passes_in_stack(reading, word, label_test);
}

static bool heads_values(const jue_reading *reading, const jue_word *word)
{
    return passes_in_stack(reading, word, is_value_header);
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

static bool is_known(const jue_form *form, jue_str key)
{
    return jue_is_label_header(key) || is_value_header(form, key) || is_whole_word(form, key);
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
    bool both = is_known(reading->form, a->key) && is_known(reading->form, b->key);
    return !both && !(is_code_part(a->key) && is_code_part(b->key));
}

static void merge_spread(jue_reading *reading)
{
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

/* ---- Where the content starts ---- */

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
        bool beside = fabs(word->base - name->base) < 3.5 * word->em || heads_values(reading, word);
        if (word->kind != JUE_WORD_TEXT || !beside || heads_labels(reading, word))
            continue;
        if (word->x0 > name->x1 && word->x0 < area.right)
            area.right = word->x0;
        /* 合计 heads a value; below the header it labels a row. */
        bool above = word->base < name->base + 1.2 * word->em;
        if (above && word->x1 < name->x0 && word->x1 > area.left && is_value_header(reading->form, word->key))
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
static bool find_body(jue_reading *reading)
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
        if (word->kind == JUE_WORD_TEXT && in_area(reading, word, 0.9) && !heads_labels(reading, word))
            reading->body = word->base;
    }
    return true;
}

/* 类, 款 and 项 side by side; one alone may be the end of a label. */
static bool heads_parts(const jue_reading *reading, const jue_word *word)
{
    bool coded = reading->form->layout == JUE_LAYOUT_CODES || reading->form->layout == JUE_LAYOUT_BLOCKS;
    if (!coded || !is_code_part(word->key))
        return false;
    for (size_t i = 0; i < reading->words.count; i++) {
        const jue_word *other = reading->words.words[i];
        if (other->base > word->base + word->em)
            break;
        if (other != word && is_code_part(other->key) && fabs(other->base - word->base) < word->em)
            return true;
    }
    return false;
}

static bool is_header_word(const jue_reading *reading, const jue_word *word)
{
    if (word->kind != JUE_WORD_TEXT)
        return false;
    if (word->base < reading->body - 0.4 * word->em)
        return !in_area(reading, word, 0.9) || heads_labels(reading, word);
    /* Leaves of the header may stand on the line of a first label that has no value. */
    if (word->base < reading->body + 1.5 * word->em && heads_parts(reading, word))
        return true;
    return word->base < reading->body + 2 * word->em && is_value_header(reading->form, word->key) &&
           reading->areas.count != 0 && !in_area(reading, word, 0);
}

/* ---- Items ---- */

static void add_item(jue_reading *reading, const jue_word *word)
{
    if (reading->item_count == MOST_ITEMS)
        return;
    jue_item_box *item = &reading->items[reading->item_count++];
    *item = (jue_item_box){.key = word->key, .x0 = word->x0, .x1 = word->x1, .base = word->base, .em = word->em};
    item->text = (jue_str){jue_copy(&reading->call->arena, word->text.at, word->text.size), word->text.size};
}

static void make_items(jue_reading *reading, jue_pile header)
{
    jue_line *lines;
    size_t count;
    jue_lines_make(reading->call, header.words, header.count, &lines, &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t w = 0; w < lines[i].count; w++)
            add_item(reading, lines[i].words[w]);
    }
}

/* ---- Leaves ---- */

static bool overlaps(const jue_item_box *a, const jue_item_box *b)
{
    return jue_overlap(a->x0, a->x1, b->x0, b->x1) > 0.15 * b->em;
}

static bool is_lowest(const jue_reading *reading, const jue_item_box *item)
{
    for (size_t i = 0; i < reading->item_count; i++) {
        const jue_item_box *other = &reading->items[i];
        if (other->base > item->base + 0.5 * item->em && overlaps(item, other))
            return false;
    }
    return true;
}

/* Whether the item stands over one lowest item only, or over several as a group does. */
static bool is_over_one(const jue_reading *reading, const jue_item_box *item)
{
    size_t below = 0;
    for (size_t i = 0; i < reading->item_count; i++)
        below += reading->items[i].lowest && overlaps(item, &reading->items[i]);
    return below < 2;
}

/* The item and the lines right above it: what the cell says, as far as no group stands so close. */
static jue_str stack_text(const jue_reading *reading, const jue_item_box *leaf, double *highest)
{
    jue_str text = leaf->key;
    jue_item_box stack = *leaf;
    for (size_t i = reading->item_count; i-- > 0;) {
        const jue_item_box *item = &reading->items[i];
        if (item->base >= stack.base - 0.5 * leaf->em || item->base < stack.base - 2.2 * leaf->em ||
            !overlaps(item, &stack) || !is_over_one(reading, item))
            continue;
        text = joined(reading->call, item->key, text);
        stack.base = item->base;
        stack.x0 = item->x0 < stack.x0 ? item->x0 : stack.x0;
        stack.x1 = item->x1 > stack.x1 ? item->x1 : stack.x1;
    }
    if (highest != NULL)
        *highest = stack.base;
    return text;
}

/* Where the form declares the value column that the text names; -1 where it names none. */
static long declared_at(const jue_form *form, jue_str text)
{
    long best = -1;
    size_t best_score = 0;
    for (size_t side = 0; side < form->side_count; side++)
        for (size_t i = 0; i < form->sides[side].column_count; i++) {
            size_t score = jue_match(text, form->sides[side].columns[i].pattern);
            if (score > best_score) {
                best_score = score;
                best = (long)i;
            }
        }
    return best;
}

static double centre(const jue_item_box *item)
{
    return (item->x0 + item->x1) / 2;
}

/* Numbers that stand below the item rather than below its neighbours. */
static bool has_numbers_below(const jue_reading *reading, const jue_item_box *left, const jue_item_box *item,
                              const jue_item_box *right)
{
    for (size_t i = 0; i < reading->words.count; i++) {
        const jue_word *word = reading->words.words[i];
        double at = (word->x0 + word->x1) / 2;
        if (word->kind == JUE_WORD_AMOUNT && jue_overlap(item->x0, item->x1, word->x0, word->x1) > 0 &&
            fabs(at - centre(item)) < fabs(at - centre(left)) && fabs(at - centre(item)) < fabs(at - centre(right)))
            return true;
    }
    return false;
}

static int by_x(const void *left, const void *right)
{
    const jue_item_box *a = *(jue_item_box *const *)left;
    const jue_item_box *b = *(jue_item_box *const *)right;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static jue_role role_of_text(jue_str text)
{
    if (jue_match(text, jue_header_line_no) != 0)
        return JUE_ROLE_LINE_NO;
    if (is_code_part(text) || jue_match(text, jue_header_code) != 0)
        return JUE_ROLE_CODE;
    return jue_match(text, jue_header_name) != 0 ? JUE_ROLE_NAME : JUE_ROLE_VALUE;
}

static jue_role role_of(const jue_reading *reading, const jue_item_box *leaf)
{
    jue_role role = role_of_text(leaf->key);
    jue_str stack = stack_text(reading, leaf, NULL);
    /* 款 may be the end of 财政拨款. */
    if (is_code_part(leaf->key) && is_value_header(reading->form, stack))
        return JUE_ROLE_VALUE;
    return role != JUE_ROLE_VALUE ? role : role_of_text(stack);
}

/* 三公: 预算数 and 决算数 below an item. */
static bool is_pair(const jue_form *form, jue_str key)
{
    return form->layout == JUE_LAYOUT_SANGONG && jue_match(key, "*预算数|*决算数|*统计数") != 0;
}

/* A lowest word between two neighbours that both stand lower: a group over an even number of
 * columns, or a column of its own, centred in a high header. */
static bool is_group(const jue_reading *reading, const jue_item_box *left, const jue_item_box *item,
                     const jue_item_box *right)
{
    double tops[2];
    stack_text(reading, left, &tops[0]);
    stack_text(reading, right, &tops[1]);
    if (tops[0] < item->base + 0.6 * item->em || tops[1] < item->base + 0.6 * item->em)
        return false;
    if (is_code_part(left->key) && is_code_part(right->key))
        return true;
    if (jue_is_label_header(item->key))
        return jue_str_is(item->key, "项目") && role_of(reading, right) == JUE_ROLE_NAME;
    if (is_pair(reading->form, left->key) && is_pair(reading->form, right->key))
        return true;
    for (size_t side = 0; side < reading->form->side_count; side++)
        if (reading->form->layout == JUE_LAYOUT_ITEMS && jue_str_is(item->key, reading->form->sides[side].label))
            return true;
    if (has_numbers_below(reading, left, item, right))
        return false;
    long own = declared_at(reading->form, stack_text(reading, item, NULL));
    long before = declared_at(reading->form, stack_text(reading, left, NULL));
    long after = declared_at(reading->form, stack_text(reading, right, NULL));
    return own < 0 || own <= before || (after >= 0 && own >= after);
}

static size_t find_leaves(jue_reading *reading, jue_item_box **leaves)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->item_count; i++) {
        reading->items[i].lowest = is_lowest(reading, &reading->items[i]);
        if (reading->items[i].lowest)
            leaves[count++] = &reading->items[i];
    }
    qsort(leaves, count, sizeof(jue_item_box *), by_x);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool inner = kept > 0 && i + 1 < count;
        if (!inner || !is_group(reading, leaves[kept - 1], leaves[i], leaves[i + 1]))
            leaves[kept++] = leaves[i];
    }
    return kept < JUE_MOST_COLUMNS ? kept : JUE_MOST_COLUMNS;
}

/* ---- Columns ---- */

static void add_column(jue_reading *reading, jue_item_box *leaf)
{
    jue_head *head = reading->head;
    jue_role role = role_of(reading, leaf);
    jue_band *last = head->count == 0 ? NULL : &head->columns[head->count - 1];
    leaf->leaf = true;
    if (last != NULL && last->role == JUE_ROLE_CODE && role == JUE_ROLE_CODE && is_code_part(leaf->key)) {
        /* 类, 款 and 项 are one code. */
        last->header.x1 = last->all.x1 = leaf->x1;
        if (last->part_count < 3)
            last->parts[last->part_count++] = (leaf->x0 + leaf->x1) / 2;
        return;
    }
    jue_band *column = &head->columns[head->count++];
    *column = (jue_band){.role = role, .top = leaf->base};
    column->header = column->all = (jue_span){leaf->x0, leaf->x1};
    column->numbers = (jue_span){INFINITY, -INFINITY};
    column->parts[0] = (leaf->x0 + leaf->x1) / 2;
    column->part_count = 1;
    column->key = leaf->key;
    stack_text(reading, leaf, &column->own_top);
    column->height = (column->own_top + leaf->base) / 2;
    column->bottom = leaf->base;
    column->title = role == JUE_ROLE_CODE && is_code_part(leaf->key) ? (jue_str){"", 0} : leaf->text;
}

/* A new side or block begins with a label behind a value or a line number. */
static void number_sides(jue_head *head)
{
    bool filled = false;
    uint8_t side = 0;
    for (size_t i = 0; i < head->count; i++) {
        jue_band *column = &head->columns[i];
        bool label = column->role == JUE_ROLE_CODE || column->role == JUE_ROLE_NAME;
        if (label && filled) {
            side++;
            filled = false;
        }
        filled = filled || !label;
        column->side = side;
    }
    head->sides = (size_t)side + 1;
}

static int by_depth(const void *left, const void *right)
{
    const jue_group *a = left;
    const jue_group *b = right;
    if (a->base != b->base)
        return a->base > b->base ? -1 : 1;
    return (a->header.x0 > b->header.x0) - (a->header.x0 < b->header.x0);
}

static void collect_groups(jue_reading *reading)
{
    jue_head *head = reading->head;
    head->first_line = INFINITY;
    head->last_line = -INFINITY;
    for (size_t i = 0; i < reading->item_count; i++) {
        head->first_line = reading->items[i].base < head->first_line ? reading->items[i].base : head->first_line;
        head->last_line = reading->items[i].base > head->last_line ? reading->items[i].base : head->last_line;
    }
    for (size_t i = 0; i < reading->item_count && head->group_count < JUE_MOST_GROUPS; i++) {
        const jue_item_box *item = &reading->items[i];
        if (item->leaf)
            continue;
        head->groups[head->group_count++] =
            (jue_group){.title = item->text, .key = item->key, .base = item->base, .em = item->em, .header = {item->x0, item->x1}};
    }
    qsort(head->groups, head->group_count, sizeof head->groups[0], by_depth);
}

static bool has_value_columns(const jue_reading *reading, jue_item_box *const *leaves, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (role_of(reading, leaves[i]) == JUE_ROLE_VALUE &&
            (is_value_header(reading->form, leaves[i]->key) ||
             is_value_header(reading->form, stack_text(reading, leaves[i], NULL))))
            return true;
    return false;
}

static void part_words(jue_reading *reading, jue_pile *header, jue_pile *body)
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

bool jue_head_read(jue_call *call, const jue_form *form, jue_pile words, jue_head *head, jue_pile *body)
{
    jue_reading *reading = jue_alloc(&call->scratch, sizeof *reading);
    *head = (jue_head){.form = form};
    *reading = (jue_reading){.call = call, .form = form, .words = words, .head = head};
    if (words.count == 0)
        return false;
    make_lines(reading);
    merge_spread(reading);
    if (!find_body(reading))
        return false;
    jue_pile header;
    part_words(reading, &header, body);
    make_items(reading, header);
    jue_item_box *leaves[MOST_ITEMS];
    size_t count = find_leaves(reading, leaves);
    if (count < 2 || !has_value_columns(reading, leaves, count))
        return false;
    for (size_t i = 0; i < count; i++)
        add_column(reading, leaves[i]);
    number_sides(head);
    collect_groups(reading);
    return true;
}

/* ---- Groups ---- */

static bool can_cover(const jue_group *group, const jue_band *column)
{
    return column->top > group->base + 0.6 * group->em;
}

/* The columns that stand right below the words of the group. */
static void find_below(const jue_head *head, jue_group *group)
{
    group->first = JUESUAN_NONE;
    for (size_t i = 0; i < head->count; i++) {
        const jue_span *header = &head->columns[i].header;
        if (!can_cover(group, &head->columns[i]) ||
            jue_overlap(group->header.x0, group->header.x1, header->x0, header->x1) < 0.15 * group->em)
            continue;
        if (group->first == JUESUAN_NONE)
            group->first = i;
        group->last = i;
    }
}

/* "对附属单位" over "补助支出", which says nothing alone: lines of one cell. */
static bool is_line_of_cell(jue_call *call, const jue_head *head, const jue_group *group)
{
    if (group->first == JUESUAN_NONE || group->first != group->last)
        return false;
    const jue_band *column = &head->columns[group->first];
    jue_str whole = joined(call, group->key, column->key);
    bool part = is_code_part(column->key) && column->role == JUE_ROLE_VALUE; /* 款, the end of 财政拨款 */
    bool alone = !part && (is_value_header(head->form, column->key) || role_of_text(column->key) != JUE_ROLE_VALUE);
    return !alone && (is_value_header(head->form, whole) || role_of_text(whole) != JUE_ROLE_VALUE);
}

static double middle_of(jue_span span)
{
    return (span.x0 + span.x1) / 2;
}

/* Cells of one row of the header have their lines at one height, or start or end at one. */
static bool same_row(const jue_band *a, const jue_band *b, double em)
{
    return fabs(a->height - b->height) < 0.35 * em || fabs(a->own_top - b->own_top) < 0.3 * em ||
           fabs(a->bottom - b->bottom) < 0.3 * em;
}

static double within(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : value < low ? low : value > high ? high : value;
}

/*
 * Where the columns' edges are: between their contents, and so that the headers stand in the
 * middle. Each edge is moved towards what its neighbours want, within what its contents allow.
 */
static void find_edges(jue_head *head)
{
    enum { ROUNDS = 30 };
    size_t last = head->count;
    const jue_band *columns = head->columns;
    for (size_t i = 1; i < last; i++)
        head->edges[i] = (columns[i - 1].all.x1 + columns[i].all.x0) / 2;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 1; i < last; i++) {
            double left = i > 1 ? 2 * middle_of(columns[i - 1].header) - head->edges[i - 1] : head->edges[i];
            double right = i + 1 < last ? 2 * middle_of(columns[i].header) - head->edges[i + 1] : head->edges[i];
            head->edges[i] = within((left + right) / 2, columns[i - 1].all.x1, columns[i].all.x0);
        }
    double first_edge = last > 1 ? 2 * middle_of(columns[0].header) - head->edges[1] : columns[0].all.x0;
    double last_edge = last > 1 ? 2 * middle_of(columns[last - 1].header) - head->edges[last - 1] : columns[0].all.x1;
    head->edges[0] = within(first_edge, -INFINITY, columns[0].all.x0);
    head->edges[last] = within(last_edge, columns[last - 1].all.x1, INFINITY);
}

/* How badly the group is centred over columns a to b. */
static double misfit(const jue_head *head, const jue_group *group, size_t a, size_t b)
{
    jue_span span = {head->edges[a], head->edges[b + 1]};
    double cost = fabs(middle_of(span) - middle_of(group->header));
    if (span.x0 > group->header.x0)
        cost += (span.x0 - group->header.x0) / 2;
    if (span.x1 < group->header.x1)
        cost += (group->header.x1 - span.x1) / 2;
    return cost / group->em;
}

static bool is_beside(const jue_group *group, const jue_group *other)
{
    return other != group && fabs(other->base - group->base) < 0.8 * group->em;
}

/* A column below the group, or beside what is below it. */
static const jue_band *nearest_below(const jue_head *head, const jue_group *group)
{
    const jue_band *nearest = NULL;
    for (size_t i = 0; i < head->count; i++) {
        const jue_band *column = &head->columns[i];
        double distance = fabs(middle_of(column->header) - middle_of(group->header));
        if (can_cover(group, column) &&
            (nearest == NULL || distance < fabs(middle_of(nearest->header) - middle_of(group->header))))
            nearest = column;
    }
    return nearest;
}

/* Whether there is room above what is known to stand over the column: a cell of the full height of
 * the header stands in its middle. */
static bool is_sunk(const jue_head *head, const jue_band *column, double em)
{
    if (column->top < column->own_top - 0.1 * em)
        return column->top > head->first_line + 0.6 * em;
    return column->height > (head->first_line + head->last_line) / 2 + 0.4 * em;
}

static bool is_topmost(const jue_head *head, const jue_group *group)
{
    const jue_group *last = &head->groups[head->group_count - 1];
    return last->base > group->base - 0.5 * group->em;
}

/* What it costs to reach from the columns right below the group to those from a to b: less than
 * nothing for columns that would have no group otherwise, more for those of another row. */
static double reach_cost(const jue_head *head, const jue_group *group, size_t a, size_t b, double same)
{
    double cost = 0;
    const jue_band *below = nearest_below(head, group);
    for (size_t c = a; c <= b; c++)
        if (group->first == JUESUAN_NONE || c < group->first || c > group->last)
            cost += is_topmost(head, group) ? (is_sunk(head, &head->columns[c], group->em) ? -0.3 : 0.5)
                    : same_row(&head->columns[c], below, group->em) ? same
                                                                    : 0.5;
    for (size_t i = 0; i < head->group_count && (same < 0 || is_topmost(head, group)); i++) {
        double at = middle_of(head->groups[i].header);
        if (is_beside(group, &head->groups[i]) && at > head->columns[a].all.x0 && at < head->columns[b].all.x1)
            return INFINITY;
    }
    return cost;
}

/*
 * A group right above the middle one of an odd number of columns fits that one as well as all of
 * them; so does one that is alone on its level. They take what stands in one row with it.
 */
static double eagerness(const jue_head *head, const jue_group *group)
{
    if (group->first != JUESUAN_NONE && group->first == group->last &&
        fabs(middle_of(head->columns[group->first].header) - middle_of(group->header)) < 0.6 * group->em)
        return -0.25;
    return 0.1;
}

/* A group that was found below must lie wholly under the new one or wholly beside it. */
static bool splits_group(const jue_head *head, size_t found, size_t a, size_t b)
{
    for (size_t i = 0; i < found; i++) {
        const jue_group *group = &head->groups[i];
        bool apart = group->last < a || group->first > b;
        bool under = group->first >= a && group->last <= b;
        if (!apart && !under)
            return true;
    }
    return false;
}

/* Lines of one group cell ("因公出国", "（境）费"). */
static bool is_next_line(const jue_head *head, const jue_group *upper, const jue_group *lower)
{
    bool both = is_value_header(head->form, upper->key) && is_value_header(head->form, lower->key);
    return !both && lower->base - upper->base < 1.7 * upper->em;
}

/* A group over exactly what another one is over, and no line of it, is unlikely. */
static double doubles(const jue_head *head, size_t found, const jue_group *group, size_t a, size_t b)
{
    for (size_t i = 0; i < found && a != b; i++)
        if (head->groups[i].first == a && head->groups[i].last == b && !is_next_line(head, group, &head->groups[i]))
            return 0.8;
    return 0;
}

static void find_range(const jue_head *head, size_t found, jue_group *group)
{
    jue_group best = *group;
    double least = INFINITY;
    bool below = group->first != JUESUAN_NONE;
    double same = eagerness(head, group);
    for (size_t a = 0; a < head->count && (!below || a <= group->first); a++)
        for (size_t b = a; b < head->count && can_cover(group, &head->columns[b]); b++) {
            if ((below && b < group->last) || splits_group(head, found, a, b))
                continue;
            double cost = misfit(head, group, a, b) + reach_cost(head, group, a, b, same) + doubles(head, found, group, a, b);
            if (cost < least) {
                least = cost;
                best.first = a;
                best.last = b;
            }
        }
    *group = best;
}

static bool joins_group(jue_call *call, jue_head *head, size_t found, const jue_group *group)
{
    for (size_t i = 0; i < found; i++) {
        jue_group *lower = &head->groups[i];
        if (group->first == group->last || lower->first != group->first || lower->last != group->last ||
            !is_next_line(head, group, lower))
            continue;
        jue_str title = joined(call, group->title, lower->title);
        lower->title = (jue_str){jue_copy(&call->arena, title.at, title.size), title.size};
        lower->key = joined(call, group->key, lower->key);
        lower->base = group->base;
        return true;
    }
    return false;
}

void jue_head_close(jue_call *call, jue_head *head)
{
    size_t kept = 0;
    find_edges(head);
    for (size_t i = 0; i < head->group_count; i++) {
        jue_group *group = &head->groups[i];
        find_below(head, group);
        if (!is_line_of_cell(call, head, group))
            find_range(head, kept, group);
        if (group->first == JUESUAN_NONE)
            continue;
        for (size_t c = group->first; c <= group->last; c++)
            head->columns[c].top = group->base;
        jue_band *only = &head->columns[group->first];
        if (group->first == group->last)
            only->key = joined(call, group->key, only->key);
        if (!joins_group(call, head, kept, group))
            head->groups[kept++] = *group;
    }
    head->group_count = kept;
}
