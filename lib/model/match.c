#include "model/match.h"

#include <stdlib.h>

/* A row without a code, under its item and name. */
typedef struct jue_named {
    jue_item item;
    const char *name;
    size_t row;
} jue_named;

/* Several rows of these items stand in a form; only their names tell them apart. */
static bool recurs(jue_item item)
{
    return item == JUE_ITEM_NONE || item == JUE_ITEM_VEHICLE_KIND;
}

static int compare_keys(const jue_named *a, const jue_named *b)
{
    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    return recurs(a->item) ? strcmp(a->name, b->name) : 0;
}

/* Rows with the same key stay in their order, so that the first is the one that is found. */
static int compare_named(const void *left, const void *right)
{
    const jue_named *a = left;
    const jue_named *b = right;
    int order = compare_keys(a, b);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static jue_named named(const jue_side *side, size_t row)
{
    return (jue_named){side->rows.at[row].item, side->rows.at[row].name, row};
}

static size_t find(const jue_named *rows, size_t count, jue_named wanted)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(&rows[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && compare_keys(&rows[low], &wanted) == 0 ? rows[low].row : JUESUAN_NONE;
}

jue_matches jue_match_rows(jue_call *call, const jue_side *side, const jue_side *other)
{
    jue_matches matches = {jue_alloc_array(&call->scratch, side->rows.count, sizeof *matches.rows),
                           jue_alloc_array(&call->scratch, other->rows.count, sizeof *matches.taken)};
    jue_named *rows = jue_alloc_array(&call->scratch, other->rows.count, sizeof *rows);
    size_t count = 0;
    for (size_t row = 0; row < other->rows.count; row++)
        if (*other->rows.at[row].code == '\0')
            rows[count++] = named(other, row);
    qsort(rows, count, sizeof *rows, compare_named);
    for (size_t row = 0; row < side->rows.count; row++) {
        const char *code = side->rows.at[row].code;
        size_t match = *code != '\0' ? jue_side_code(other, code) : find(rows, count, named(side, row));
        matches.rows[row] = match;
        if (match != JUESUAN_NONE)
            matches.taken[match] = true;
    }
    return matches;
}

bool jue_same_name(jue_call *call, const jue_row *a, const jue_row *b)
{
    if (strcmp(a->name, b->name) == 0)
        return true;
    return jue_str_equal(jue_key(&call->scratch, jue_str_of(a->name)), jue_key(&call->scratch, jue_str_of(b->name)));
}
