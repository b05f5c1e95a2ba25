#include "compute/hierarchy.h"

#include "check/instance.h"

enum { PASSES = 2, MOST_STEPS = 16 };

typedef struct jue_climber {
    jue_call *call;
    jue_hierarchy *hierarchy;
    bool sums; /* the total of the left is that of its terms */
} jue_climber;

static void add(jue_call *call, juesuan_amount *sum, juesuan_amount part)
{
    if (sum->state == JUESUAN_UNREADABLE || part.state == JUESUAN_UNREADABLE) {
        *sum = (juesuan_amount){.state = JUESUAN_UNREADABLE};
        return;
    }
    if (juesuan_amount_add(*sum, part, sum) != JUESUAN_OK)
        jue_fail(call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "合计超出范围", "a total does not fit");
}

static size_t cell_at(const jue_side *side, size_t row, size_t column)
{
    return row * side->column_count + column;
}

/* ---- By code ---- */

/* A child stands below its parent, so that going up the rows meets the children first. */
static void add_up_tree(jue_call *call, jue_hierarchy *hierarchy)
{
    const jue_side *side = hierarchy->side;
    for (size_t row = side->rows.count; row-- > 0;) {
        const jue_row *at = &side->rows.at[row];
        for (size_t column = 0; column < side->column_count; column++) {
            jue_node *node = &hierarchy->nodes[cell_at(side, row, column)];
            if (at->child != JUE_NO_ROW) {
                node->total = (juesuan_amount){.state = JUESUAN_BLANK};
                node->leaf = false;
            }
            if (at->parent != JUE_NO_ROW)
                node->parent = cell_at(side, (size_t)at->parent, column);
            for (int32_t child = at->child; child != JUE_NO_ROW; child = side->rows.at[child].next)
                add(call, &node->total, hierarchy->nodes[cell_at(side, (size_t)child, column)].total);
        }
    }
}

static void add_up_roots(jue_call *call, jue_hierarchy *hierarchy)
{
    const jue_side *side = hierarchy->side;
    size_t total = jue_hierarchy_row(hierarchy, NULL, JUE_ITEM_TOTAL);
    if (total == JUESUAN_NONE || side->first_root == JUE_NO_ROW)
        return;
    for (size_t column = 0; column < side->column_count; column++) {
        size_t whole = cell_at(side, total, column);
        hierarchy->nodes[whole].total = (juesuan_amount){.state = JUESUAN_BLANK};
        hierarchy->nodes[whole].leaf = false;
        for (int32_t root = side->first_root; root != JUE_NO_ROW; root = side->rows.at[root].next) {
            jue_node *node = &hierarchy->nodes[cell_at(side, (size_t)root, column)];
            node->parent = whole;
            add(call, &hierarchy->nodes[whole].total, node->total);
        }
    }
}

/* ---- By relation ---- */

/* A sum of cells of the same side: such a relation says what is part of what. */
static bool is_sum(const jue_relation *relation, const jue_form *form, size_t side)
{
    if (relation->operator != JUE_EQUAL || relation->left.form != form->number || relation->left.side != side)
        return false;
    for (size_t i = 0; i < JUE_MOST_TERMS && relation->right[i].rows != JUE_ROWS_NONE; i++) {
        const jue_cells *cells = &relation->right[i];
        if (cells->form != form->number || cells->side != side || cells->sign < 0)
            return false;
    }
    return true;
}

static void climb(void *data, const jue_instance *instance)
{
    jue_climber *climber = data;
    jue_hierarchy *hierarchy = climber->hierarchy;
    if (instance->missing != NULL)
        return;
    const jue_side *side = hierarchy->side;
    size_t left = cell_at(side, instance->left.row, instance->left.column);
    juesuan_amount total = {.state = JUESUAN_BLANK};
    for (size_t i = 0; i < instance->count; i++) {
        if (instance->terms[i].row == JUESUAN_NONE)
            continue;
        size_t term = cell_at(side, instance->terms[i].row, instance->terms[i].column);
        if (hierarchy->nodes[term].parent == JUESUAN_NONE && term != left)
            hierarchy->nodes[term].parent = left;
        if (climber->sums)
            add(climber->call, &total, hierarchy->nodes[term].total);
    }
    if (!climber->sums)
        return;
    hierarchy->nodes[left].total = total;
    hierarchy->nodes[left].leaf = false;
}

/*
 * Relations down the columns first: they say of a row what it is part of; those along a row then
 * only serve the cells that are part of no row, such as 基本支出 of the 合计 row. The totals of 三公
 * run along its rows, and are there twice over.
 */
static void climb_relations(jue_call *call, const juesuan_report *report, jue_hierarchy *hierarchy, bool along)
{
    const juesuan_table *table = hierarchy->table;
    size_t number = (size_t)(hierarchy->side - table->sides);
    jue_climber climber = {call, hierarchy, !along || table->form->layout == JUE_LAYOUT_SANGONG};
    for (size_t i = 0; i < jue_relation_count; i++) {
        const jue_relation *relation = &jue_relations[i];
        bool wanted = along ? relation->left.rows == JUE_ROWS_EACH : relation->left.rows == JUE_ROWS_ITEM;
        /* The 合计 row of a tree is added up from its roots. */
        wanted = wanted && (along || table->form->layout != JUE_LAYOUT_CODES);
        if (wanted && is_sum(relation, table->form, number))
            jue_instances(call, report, table->set, relation, climb, &climber);
    }
}

static void note_items(jue_hierarchy *hierarchy)
{
    for (size_t row = hierarchy->side->rows.count; row-- > 0;)
        hierarchy->items[hierarchy->side->rows.at[row].item] = (uint32_t)row + 1;
}

jue_hierarchy jue_hierarchy_of(jue_call *call, const juesuan_report *report, const juesuan_table *table, size_t number)
{
    jue_hierarchy hierarchy = {.table = table, .side = &table->sides[number]};
    const jue_side *side = hierarchy.side;
    hierarchy.nodes = jue_alloc_array(&call->scratch, side->cells.count, sizeof *hierarchy.nodes);
    for (size_t i = 0; i < side->cells.count; i++)
        hierarchy.nodes[i] = (jue_node){jue_cell_amount(&side->cells.at[i]), JUESUAN_NONE, true};
    note_items(&hierarchy);
    if (number == 0 && side->first_root != JUE_NO_ROW)
        add_up_tree(call, &hierarchy);
    if (table->form->layout == JUE_LAYOUT_CODES)
        add_up_roots(call, &hierarchy);
    /* The relations hold for the first table of a form. */
    if (jue_report_find(report, table->set, table->form->number) != table)
        return hierarchy;
    climb_relations(call, report, &hierarchy, false);
    for (int pass = 0; pass < PASSES; pass++)
        climb_relations(call, report, &hierarchy, true);
    return hierarchy;
}

size_t jue_hierarchy_whole(const jue_hierarchy *hierarchy, size_t cell)
{
    const jue_side *side = hierarchy->side;
    for (int step = 0; step < MOST_STEPS && hierarchy->nodes[cell].parent != JUESUAN_NONE; step++) {
        cell = hierarchy->nodes[cell].parent;
        size_t row = cell / side->column_count;
        if (side->rows.at[row].item != JUE_ITEM_YEAR_TOTAL)
            continue;
        /* Incomes and classes are shares of the year's; 总计 has last year's surplus in it. */
        size_t total = jue_side_column(side, JUE_COLUMN_TOTAL);
        return total == JUESUAN_NONE ? cell : cell_at(side, row, total);
    }
    return cell;
}

size_t jue_hierarchy_row(const jue_hierarchy *hierarchy, const char *code, jue_item item)
{
    if (code != NULL && *code != '\0')
        return jue_side_code(hierarchy->side, code);
    bool known = (unsigned)item < JUE_ITEMS && item != JUE_ITEM_NONE && hierarchy->items[item] != 0;
    return known ? hierarchy->items[item] - 1 : JUESUAN_NONE;
}
