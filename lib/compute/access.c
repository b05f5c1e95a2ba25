/* What callers see of a computation, and the ranking of its changes. */
#include "compute/compute.h"

#include <stdlib.h>

/* ---- Ranking ---- */

typedef struct jue_ranked {
    jue_wide change; /* its size, in ticks */
    uint32_t entry;
} jue_ranked;

static int compare_changes(const void *left, const void *right)
{
    const jue_ranked *a = left;
    const jue_ranked *b = right;
    if (a->change != b->change)
        return a->change > b->change ? -1 : 1;
    return (a->entry > b->entry) - (a->entry < b->entry);
}

/* Counts of things do not compare with sums of money. */
static bool is_ranked(const juesuan_computation *computation, const jue_computed *entry)
{
    juesuan_amount change = entry->figures[JUESUAN_FIGURE_CHANGE];
    return !entry->count && computation->tables.at[entry->table].set == JUESUAN_SET_PUBLICATION && jue_has_value(change) &&
           change.value != 0;
}

void jue_rank_changes(jue_call *call, juesuan_computation *computation)
{
    size_t count = computation->entries.count;
    jue_ranked *ranked = jue_alloc_array(&call->scratch, count, sizeof *ranked);
    for (size_t i = 0; i < count; i++) {
        const jue_computed *entry = &computation->entries.at[i];
        if (!is_ranked(computation, entry))
            continue;
        juesuan_unit unit = computation->tables.at[entry->table].unit;
        jue_wide change = jue_interval_of(entry->figures[JUESUAN_FIGURE_CHANGE], unit, true).centre;
        ranked[computation->ranked++] = (jue_ranked){change < 0 ? -change : change, (uint32_t)i};
    }
    qsort(ranked, computation->ranked, sizeof *ranked, compare_changes);
    computation->ranking = jue_alloc_array(&call->arena, computation->ranked, sizeof *computation->ranking);
    for (size_t i = 0; i < computation->ranked; i++)
        computation->ranking[i] = ranked[i].entry;
}

/* ---- Accessors ---- */

const char *juesuan_figure_name(juesuan_figure figure)
{
    static const char *const names[JUE_FIGURES] = {
        "amount", "total", "share", "parent_share", "previous", "change", "change_percent", "budget", "completion",
    };
    return (size_t)figure < JUE_FIGURES ? names[figure] : "";
}

const char *juesuan_comparison_name(juesuan_comparison comparison)
{
    static const char *const names[] = {"none", "same", "appeared", "disappeared", "renamed"};
    return (size_t)comparison < sizeof names / sizeof names[0] ? names[comparison] : "";
}

size_t juesuan_computation_count(const juesuan_computation *computation)
{
    return computation == NULL ? 0 : computation->entries.count;
}

static const jue_computed *at(const juesuan_computation *computation, size_t index)
{
    return index < juesuan_computation_count(computation) ? &computation->entries.at[index] : NULL;
}

static const jue_computed_table *table_at(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? NULL : &computation->tables.at[entry->table];
}

juesuan_set juesuan_computed_set(const juesuan_computation *computation, size_t index)
{
    const jue_computed_table *table = table_at(computation, index);
    return table == NULL ? JUESUAN_SET_PUBLICATION : table->set;
}

const char *juesuan_computed_table(const juesuan_computation *computation, size_t index)
{
    const jue_computed_table *table = table_at(computation, index);
    return table == NULL ? "" : table->form->id;
}

const char *juesuan_computed_side(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? "" : computation->tables.at[entry->table].form->sides[entry->side].id;
}

const char *juesuan_computed_code(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? "" : entry->code;
}

const char *juesuan_computed_name(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? "" : entry->name;
}

const char *juesuan_computed_previous_name(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? "" : entry->previous_name;
}

int juesuan_computed_level(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? 0 : entry->level;
}

const char *juesuan_computed_column(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? "" : jue_column_id((jue_column)entry->column);
}

juesuan_unit juesuan_computed_unit(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL || entry->count ? JUESUAN_UNIT_UNKNOWN : computation->tables.at[entry->table].unit;
}

juesuan_amount juesuan_computed_figure(const juesuan_computation *computation, size_t index, juesuan_figure figure)
{
    const jue_computed *entry = at(computation, index);
    bool known = entry != NULL && (size_t)figure < JUE_FIGURES;
    return known ? entry->figures[figure] : (juesuan_amount){.state = JUESUAN_BLANK};
}

juesuan_comparison juesuan_computed_comparison(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry == NULL ? JUESUAN_COMPARISON_NONE : (juesuan_comparison)entry->state;
}

int juesuan_computed_implied(const juesuan_computation *computation, size_t index)
{
    const jue_computed *entry = at(computation, index);
    return entry != NULL && entry->implied;
}

static size_t find_in(const juesuan_computation *computation, const jue_computed_table *table, const char *side,
                      const char *code_or_name, jue_column column)
{
    for (size_t i = table->first; i < table->first + table->count; i++) {
        const jue_computed *entry = &computation->entries.at[i];
        bool named = strcmp(*entry->code != '\0' ? entry->code : entry->name, code_or_name) == 0 ||
                     strcmp(entry->name, code_or_name) == 0;
        if (named && entry->column == column && strcmp(table->form->sides[entry->side].id, side) == 0)
            return i;
    }
    return JUESUAN_NONE;
}

size_t juesuan_computation_find(const juesuan_computation *computation, juesuan_set set, const char *table,
                                const char *side, const char *code_or_name, const char *column)
{
    if (computation == NULL || table == NULL || code_or_name == NULL || column == NULL)
        return JUESUAN_NONE;
    jue_column id = jue_column_by_id(jue_str_of(column));
    for (size_t i = 0; i < computation->tables.count; i++) {
        const jue_computed_table *at_table = &computation->tables.at[i];
        if (at_table->set == set && strcmp(at_table->form->id, table) == 0)
            return find_in(computation, at_table, side == NULL ? "" : side, code_or_name, id);
    }
    return JUESUAN_NONE;
}

size_t juesuan_computation_changes(const juesuan_computation *computation)
{
    return computation == NULL ? 0 : computation->ranked;
}

size_t juesuan_computation_change(const juesuan_computation *computation, size_t rank)
{
    return rank < juesuan_computation_changes(computation) ? computation->ranking[rank] : JUESUAN_NONE;
}
