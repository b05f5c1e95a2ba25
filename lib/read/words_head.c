/*
 * The columns of a table, out of the words of its header: they are the words below which no other
 * header word stands.
 */
#include "read/words_head.h"

#include <math.h>
#include <stdlib.h>

/* ---- Items ---- */

static void add_item(jue_reading *reading, const jue_word *word)
{
    if (reading->item_count == JUE_MOST_HEADER_ITEMS)
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
        text = jue_joined(reading->call, item->key, text);
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

static jue_role role_of(const jue_reading *reading, const jue_item_box *leaf)
{
    jue_role role = jue_role_of_header(leaf->key);
    jue_str stack = stack_text(reading, leaf, NULL);
    /* 款 may be the end of 财政拨款. */
    if (jue_is_code_part(leaf->key) && jue_is_value_header(reading->form, stack))
        return JUE_ROLE_VALUE;
    return role != JUE_ROLE_VALUE ? role : jue_role_of_header(stack);
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
    if (jue_is_code_part(left->key) && jue_is_code_part(right->key))
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
    if (last != NULL && last->role == JUE_ROLE_CODE && role == JUE_ROLE_CODE && jue_is_code_part(leaf->key)) {
        /* 类, 款 and 项 are one code. */
        last->header.x1 = last->all.x1 = leaf->x1;
        if (last->part_count < 3)
            last->parts[last->part_count++] = (leaf->x0 + leaf->x1) / 2;
        return;
    }
    jue_band *column = &head->columns[head->count++];
    *column = (jue_band){.role = role, .top = leaf->base};
    column->header = column->all = (jue_span){leaf->x0, leaf->x1};
    column->numbers = column->before = (jue_span){INFINITY, -INFINITY};
    column->parts[0] = (leaf->x0 + leaf->x1) / 2;
    column->part_count = 1;
    column->key = leaf->key;
    stack_text(reading, leaf, &column->own_top);
    column->height = (column->own_top + leaf->base) / 2;
    column->bottom = leaf->base;
    column->title = role == JUE_ROLE_CODE && jue_is_code_part(leaf->key) ? (jue_str){"", 0} : leaf->text;
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
        head->groups[head->group_count++] = (jue_group){
            .title = item->text, .key = item->key, .base = item->base, .em = item->em, .header = {item->x0, item->x1}};
    }
    qsort(head->groups, head->group_count, sizeof head->groups[0], by_depth);
}

static bool has_value_columns(const jue_reading *reading, jue_item_box *const *leaves, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (role_of(reading, leaves[i]) == JUE_ROLE_VALUE &&
            (jue_is_value_header(reading->form, leaves[i]->key) ||
             jue_is_value_header(reading->form, stack_text(reading, leaves[i], NULL))))
            return true;
    return false;
}

bool jue_head_read(jue_call *call, const jue_form *form, jue_pile words, jue_head *head, jue_pile *body)
{
    jue_reading *reading = jue_alloc(&call->scratch, sizeof *reading);
    *head = (jue_head){.form = form};
    *reading = (jue_reading){.call = call, .form = form, .words = words, .head = head};
    if (words.count == 0)
        return false;
    jue_head_merge(reading);
    if (!jue_head_find_body(reading))
        return false;
    jue_pile header;
    jue_head_part(reading, &header, body);
    make_items(reading, header);
    jue_item_box *leaves[JUE_MOST_HEADER_ITEMS] = {NULL};
    size_t count = find_leaves(reading, leaves);
    if (count < 2 || !has_value_columns(reading, leaves, count))
        return false;
    for (size_t i = 0; i < count; i++)
        add_column(reading, leaves[i]);
    number_sides(head);
    collect_groups(reading);
    return true;
}
