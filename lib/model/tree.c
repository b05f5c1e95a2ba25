#include "model/model.h"

enum { LEVELS = 3 };

static bool is_prefix(const char *prefix, const char *code)
{
    return jue_str_starts(jue_str_of(code), jue_str_of(prefix));
}

/*
 * The parent is the nearest row above whose code is a shorter prefix. `latest` holds, for each
 * level, the last row of that level, so that each row looks at two rows at most.
 */
static int32_t parent_of(const jue_side *side, const jue_row *row, const int32_t latest[LEVELS + 1])
{
    for (int level = row->level - 1; level >= 1; level--) {
        int32_t candidate = latest[level];
        if (candidate != JUE_NO_ROW && is_prefix(side->rows.at[candidate].code, row->code))
            return candidate;
    }
    return JUE_NO_ROW;
}

static void link_rows(jue_side *side)
{
    int32_t latest[LEVELS + 1] = {JUE_NO_ROW, JUE_NO_ROW, JUE_NO_ROW, JUE_NO_ROW};
    int32_t last_root = JUE_NO_ROW;
    /* The last child so far of the latest row of each level: appending needs no walk. */
    int32_t last_child[LEVELS + 1] = {JUE_NO_ROW, JUE_NO_ROW, JUE_NO_ROW, JUE_NO_ROW};
    side->first_root = JUE_NO_ROW;
    for (size_t i = 0; i < side->rows.count; i++) {
        jue_row *row = &side->rows.at[i];
        int32_t index = (int32_t)i;
        row->parent = row->child = row->next = JUE_NO_ROW;
        if (row->level == 0)
            continue;
        row->parent = parent_of(side, row, latest);
        int32_t *previous = &last_root;
        int32_t *first = &side->first_root;
        if (row->parent != JUE_NO_ROW) {
            previous = &last_child[side->rows.at[row->parent].level];
            first = &side->rows.at[row->parent].child;
        }
        if (*first == JUE_NO_ROW)
            *first = index;
        else
            side->rows.at[*previous].next = index;
        *previous = index;
        latest[row->level] = index;
        last_child[row->level] = JUE_NO_ROW;
    }
}

void jue_tree_build(jue_arena *arena, juesuan_table *table)
{
    jue_side *side = &table->sides[0];
    table->tree.table = table->sangong.table = table;
    if (table->form->layout != JUE_LAYOUT_CODES && table->form->layout != JUE_LAYOUT_BLOCKS)
        return;
    link_rows(side);
    table->tree.rows = jue_alloc_array(arena, side->rows.count, sizeof *table->tree.rows);
    table->tree.nodes = jue_alloc_array(arena, side->rows.count, sizeof *table->tree.nodes);
    for (size_t i = 0; i < side->rows.count; i++) {
        table->tree.nodes[i] = UINT32_MAX;
        if (side->rows.at[i].level == 0)
            continue;
        table->tree.nodes[i] = (uint32_t)table->tree.count;
        table->tree.rows[table->tree.count++] = (uint32_t)i;
    }
}

static const jue_side *side_of(const juesuan_tree *tree)
{
    return &tree->table->sides[0];
}

static const jue_row *row_of(const juesuan_tree *tree, size_t node)
{
    if (tree == NULL || node >= tree->count)
        return NULL;
    return &side_of(tree)->rows.at[tree->rows[node]];
}

static size_t node_of(const juesuan_tree *tree, int32_t row)
{
    return row == JUE_NO_ROW ? JUESUAN_NONE : tree->nodes[row];
}

const juesuan_tree *juesuan_report_tree(const juesuan_report *report, juesuan_set set, const char *id)
{
    const juesuan_table *table = juesuan_report_table(report, set, id);
    bool coded = table != NULL &&
                 (table->form->layout == JUE_LAYOUT_CODES || table->form->layout == JUE_LAYOUT_BLOCKS);
    return coded ? &table->tree : NULL;
}

const juesuan_table *juesuan_tree_table(const juesuan_tree *tree)
{
    return tree == NULL ? NULL : tree->table;
}

size_t juesuan_tree_count(const juesuan_tree *tree)
{
    return tree == NULL ? 0 : tree->count;
}

size_t juesuan_tree_find(const juesuan_tree *tree, const char *code)
{
    if (tree == NULL || code == NULL || *code == '\0')
        return JUESUAN_NONE;
    size_t row = jue_side_code(side_of(tree), code);
    return row == JUESUAN_NONE ? JUESUAN_NONE : node_of(tree, (int32_t)row);
}

size_t juesuan_tree_parent(const juesuan_tree *tree, size_t node)
{
    const jue_row *row = row_of(tree, node);
    return row == NULL ? JUESUAN_NONE : node_of(tree, row->parent);
}

size_t juesuan_tree_child(const juesuan_tree *tree, size_t node)
{
    if (tree != NULL && node == JUESUAN_NONE)
        return node_of(tree, side_of(tree)->first_root);
    const jue_row *row = row_of(tree, node);
    return row == NULL ? JUESUAN_NONE : node_of(tree, row->child);
}

size_t juesuan_tree_next(const juesuan_tree *tree, size_t node)
{
    const jue_row *row = row_of(tree, node);
    return row == NULL ? JUESUAN_NONE : node_of(tree, row->next);
}

int juesuan_tree_level(const juesuan_tree *tree, size_t node)
{
    const jue_row *row = row_of(tree, node);
    return row == NULL ? 0 : row->level;
}

const char *juesuan_tree_code(const juesuan_tree *tree, size_t node)
{
    const jue_row *row = row_of(tree, node);
    return row == NULL ? "" : row->code;
}

const char *juesuan_tree_name(const juesuan_tree *tree, size_t node)
{
    const jue_row *row = row_of(tree, node);
    return row == NULL ? "" : row->name;
}

size_t juesuan_tree_row(const juesuan_tree *tree, size_t node)
{
    return row_of(tree, node) == NULL ? JUESUAN_NONE : tree->rows[node];
}

juesuan_status juesuan_tree_amount(const juesuan_tree *tree, size_t node, const char *column, juesuan_amount *out)
{
    if (tree == NULL || column == NULL || out == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    size_t index = jue_side_column(side_of(tree), jue_column_by_id(jue_str_of(column)));
    if (node >= tree->count || index == JUESUAN_NONE)
        return JUESUAN_ERROR_NOT_FOUND;
    *out = jue_cell_amount(jue_side_cell(side_of(tree), tree->rows[node], index));
    return JUESUAN_OK;
}

static bool is_below(const jue_side *side, size_t row, int32_t ancestor)
{
    if (ancestor == JUE_NO_ROW)
        return true;
    /* At most as many steps as there are levels. */
    for (int32_t at = (int32_t)row; at != JUE_NO_ROW; at = side->rows.at[at].parent)
        if (at == ancestor)
            return true;
    return false;
}

juesuan_status juesuan_tree_total(const juesuan_tree *tree, size_t node, const char *column, juesuan_amount *out)
{
    if (tree == NULL || column == NULL || out == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    const jue_side *side = side_of(tree);
    size_t index = jue_side_column(side, jue_column_by_id(jue_str_of(column)));
    if ((node != JUESUAN_NONE && node >= tree->count) || index == JUESUAN_NONE)
        return JUESUAN_ERROR_NOT_FOUND;
    int32_t ancestor = node == JUESUAN_NONE ? JUE_NO_ROW : (int32_t)tree->rows[node];
    juesuan_amount total = {.state = JUESUAN_BLANK};
    for (size_t i = 0; i < tree->count; i++) {
        size_t row = tree->rows[i];
        if (side->rows.at[row].child != JUE_NO_ROW || !is_below(side, row, ancestor))
            continue;
        juesuan_status status =
            juesuan_amount_add(total, jue_cell_amount(jue_side_cell(side, row, index)), &total);
        if (status != JUESUAN_OK)
            return status;
    }
    *out = total;
    return JUESUAN_OK;
}
