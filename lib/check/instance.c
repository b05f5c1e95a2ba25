#include "check/instance.h"

/* One relation while it is applied. */
typedef struct jue_applier {
    jue_call *call;
    const juesuan_report *report;
    juesuan_set set;
    const jue_relation *relation;
    jue_instance_taker take;
    void *data;
    const juesuan_table *left;
    JUE_VECTOR(jue_ref) terms; /* reused from instance to instance */
} jue_applier;

juesuan_unit jue_unit_of_table(const juesuan_report *report, const juesuan_table *table)
{
    if (table->unit != JUESUAN_UNIT_UNKNOWN)
        return table->unit;
    for (size_t i = 0; i < report->tables.count; i++)
        if (report->tables.at[i]->unit != JUESUAN_UNIT_UNKNOWN)
            return report->tables.at[i]->unit;
    return JUESUAN_UNIT_UNKNOWN;
}

const jue_cell *jue_ref_cell(const jue_ref *ref)
{
    return ref->row == JUESUAN_NONE ? NULL : jue_side_cell(&ref->table->sides[ref->side], ref->row, ref->column);
}

jue_interval jue_ref_interval(const juesuan_report *report, const jue_ref *ref)
{
    const jue_cell *cell = jue_ref_cell(ref);
    if (cell == NULL)
        return (jue_interval){0, 0};
    bool count = ref->table->sides[ref->side].rows.at[ref->row].count;
    juesuan_unit unit = count ? JUESUAN_UNIT_UNKNOWN : jue_unit_of_table(report, ref->table);
    return jue_interval_of(jue_cell_amount(cell), unit, count);
}

/* ---- What cannot be evaluated ---- */

static void give_missing(jue_applier *applier, const char *reason)
{
    jue_instance instance = {.relation = applier->relation, .missing = reason};
    applier->take(applier->data, &instance);
}

static const char *no_table(jue_applier *applier, jue_form_id form)
{
    const jue_form *missing = &jue_forms[form];
    return jue_printf(&applier->call->scratch, jue_say(applier->call, "没有%s", "there is no %s"), missing->title);
}

static const char *no_row(jue_applier *applier, const juesuan_table *table, const jue_cells *cells)
{
    const char *name = cells->code;
    const jue_side_form *form = &table->form->sides[cells->side];
    for (size_t i = 0; name == NULL && i < form->item_count; i++)
        if (form->items[i].id == cells->item)
            name = form->items[i].title;
    return jue_printf(&applier->call->scratch, jue_say(applier->call, "%s没有“%s”一行", "%s has no row %s"), table->title,
                      name == NULL ? "" : name);
}

static const char *unreadable(jue_applier *applier, const jue_ref *ref)
{
    const jue_cell *cell = jue_ref_cell(ref);
    return jue_printf(&applier->call->scratch, jue_say(applier->call, "%s的“%s”不是金额", "%s: \"%s\" is not an amount"),
                      ref->table->title, cell->text);
}

/* ---- The right side ---- */

static bool is_part(const jue_row *row)
{
    return !jue_str_starts(jue_str_of(row->name), JUE_STR("其中"));
}

static void add_term(jue_applier *applier, const jue_cells *cells, const juesuan_table *table, size_t row, size_t column)
{
    jue_ref *term = jue_vector_add(&applier->call->scratch, &applier->terms);
    *term = (jue_ref){table, cells->side, cells->sign == 0 ? 1 : cells->sign, row, column};
}

/* The row with the left's code or item in the table of the right. */
static size_t same_row(const jue_ref *left, const juesuan_table *table, uint8_t side)
{
    if (table == left->table && side == left->side)
        return left->row;
    const jue_row *row = &left->table->sides[left->side].rows.at[left->row];
    if (*row->code != '\0')
        return jue_side_code(&table->sides[side], row->code);
    return row->item == JUE_ITEM_NONE ? JUESUAN_NONE : jue_side_item(&table->sides[side], row->item);
}

static void add_children(jue_applier *applier, const jue_cells *cells, const juesuan_table *table, int32_t first,
                         size_t column)
{
    const jue_side *side = &table->sides[cells->side];
    for (int32_t row = first; row != JUE_NO_ROW; row = side->rows.at[row].next)
        add_term(applier, cells, table, (size_t)row, column);
}

static void add_rows(jue_applier *applier, const jue_cells *cells, const juesuan_table *table, size_t end, size_t column)
{
    const jue_side *side = &table->sides[cells->side];
    for (size_t row = 0; row < end; row++) {
        const jue_row *at = &side->rows.at[row];
        bool wanted = cells->rows == JUE_ROWS_KIND ? at->item == cells->item : is_part(at);
        if (wanted)
            add_term(applier, cells, table, row, column);
    }
}

/* Adds the terms of one entry on the right. Gives why it cannot be done, or NULL. */
static const char *add_terms(jue_applier *applier, const jue_cells *cells, const jue_ref *left)
{
    const juesuan_table *table =
        cells->form == applier->left->form->number ? applier->left : jue_report_find(applier->report, applier->set, cells->form);
    /* Which approval tables there are is the department's choice. */
    if (table == NULL)
        return applier->set == JUESUAN_SET_APPROVAL ? "" : no_table(applier, cells->form);
    const jue_side *side = &table->sides[cells->side];
    const jue_side *left_side = &left->table->sides[left->side];
    jue_column id = cells->column == JUE_COLUMN_EACH ? left_side->columns[left->column].id : (jue_column)cells->column;
    size_t column = jue_side_column(side, id);
    if (column == JUESUAN_NONE)
        return applier->relation->optional && cells != applier->relation->right ? NULL : "";
    size_t row = JUESUAN_NONE;
    switch (cells->rows) {
    case JUE_ROWS_ITEM: row = jue_side_item(side, cells->item); break;
    case JUE_ROWS_CODE: row = jue_side_code(side, cells->code); break;
    case JUE_ROWS_SAME: row = same_row(left, table, cells->side); break;
    case JUE_ROWS_CHILDREN:
        add_children(applier, cells, table, left_side->rows.at[left->row].child, column);
        return NULL;
    case JUE_ROWS_ROOTS: add_children(applier, cells, table, side->first_root, column); return NULL;
    case JUE_ROWS_ABOVE: add_rows(applier, cells, table, left->row, column); return NULL;
    case JUE_ROWS_KIND: add_rows(applier, cells, table, side->rows.count, column); return NULL;
    default: return "";
    }
    /* A subject that the other table does not print has no money there. */
    if (row == JUESUAN_NONE && cells->rows != JUE_ROWS_SAME && !applier->relation->optional)
        return no_row(applier, table, cells);
    if (row != JUESUAN_NONE || cells->rows == JUE_ROWS_SAME)
        add_term(applier, cells, table, row, column);
    return NULL;
}

/* ---- Instances ---- */

static bool is_filled(const jue_ref *ref)
{
    const jue_cell *cell = jue_ref_cell(ref);
    return cell != NULL && (cell->state == JUESUAN_VALUE || cell->state == JUESUAN_UNREADABLE);
}

static const char *first_unreadable(jue_applier *applier, const jue_ref *left)
{
    for (size_t i = 0; i < applier->terms.count; i++) {
        const jue_cell *cell = jue_ref_cell(&applier->terms.at[i]);
        if (cell != NULL && cell->state == JUESUAN_UNREADABLE)
            return unreadable(applier, &applier->terms.at[i]);
    }
    return jue_ref_cell(left)->state == JUESUAN_UNREADABLE ? unreadable(applier, left) : NULL;
}

static void sum_terms(jue_applier *applier, jue_instance *instance)
{
    instance->decimals = jue_ref_cell(&instance->left)->decimals;
    for (size_t i = 0; i < applier->terms.count; i++) {
        const jue_ref *term = &applier->terms.at[i];
        const jue_cell *cell = jue_ref_cell(term);
        instance->expected = jue_interval_add(instance->expected, jue_ref_interval(applier->report, term), term->sign);
        if (cell != NULL && cell->decimals > instance->decimals)
            instance->decimals = cell->decimals;
    }
}

static void give(jue_applier *applier, const jue_ref *left)
{
    applier->terms.count = 0;
    const char *missing = NULL;
    for (size_t i = 0; i < JUE_MOST_TERMS && applier->relation->right[i].rows != JUE_ROWS_NONE; i++) {
        missing = add_terms(applier, &applier->relation->right[i], left);
        if (missing != NULL)
            break;
    }
    bool filled = is_filled(left);
    for (size_t i = 0; i < applier->terms.count; i++)
        filled = filled || is_filled(&applier->terms.at[i]);
    /* Nothing printed, or a column that this table does not have: nothing to hold. */
    if (!filled || (missing != NULL && *missing == '\0'))
        return;
    if (missing == NULL && applier->terms.count == 0)
        missing = jue_say(applier->call, "没有可以相加的行", "there are no rows to add up");
    if (missing == NULL)
        missing = first_unreadable(applier, left);
    if (missing != NULL) {
        give_missing(applier, missing);
        return;
    }
    jue_instance instance = {.relation = applier->relation, .left = *left, .terms = applier->terms.at,
                             .count = applier->terms.count};
    sum_terms(applier, &instance);
    applier->take(applier->data, &instance);
}

static void give_columns(jue_applier *applier, size_t row)
{
    const jue_cells *cells = &applier->relation->left;
    const jue_side *side = &applier->left->sides[cells->side];
    jue_ref left = {applier->left, cells->side, 1, row, 0};
    for (left.column = 0; left.column < side->column_count; left.column++)
        if (cells->column == JUE_COLUMN_EACH || side->columns[left.column].id == (jue_column)cells->column)
            give(applier, &left);
}

static bool is_left(jue_rows rows, const jue_row *row)
{
    switch (rows) {
    case JUE_ROWS_EACH: return true;
    case JUE_ROWS_PARENTS: return row->child != JUE_NO_ROW;
    case JUE_ROWS_CLASSES: return row->item == JUE_ITEM_CLASS;
    default: return false;
    }
}

static void give_rows(jue_applier *applier)
{
    const jue_cells *cells = &applier->relation->left;
    const jue_side *side = &applier->left->sides[cells->side];
    if (cells->rows == JUE_ROWS_ITEM || cells->rows == JUE_ROWS_CODE) {
        size_t row = cells->rows == JUE_ROWS_ITEM ? jue_side_item(side, cells->item) : jue_side_code(side, cells->code);
        bool needed = !applier->relation->optional && applier->relation->operator == JUE_EQUAL && side->rows.count != 0;
        if (row != JUESUAN_NONE)
            give_columns(applier, row);
        else if (needed)
            give_missing(applier, no_row(applier, applier->left, cells));
        return;
    }
    for (size_t row = 0; row < side->rows.count; row++)
        if (is_left(cells->rows, &side->rows.at[row]))
            give_columns(applier, row);
}

void jue_instances(jue_call *call, const juesuan_report *report, juesuan_set set, const jue_relation *relation,
                   jue_instance_taker take, void *data)
{
    jue_applier applier = {.call = call, .report = report, .set = set, .relation = relation, .take = take, .data = data};
    applier.left = jue_report_find(report, set, relation->left.form);
    if (applier.left != NULL)
        give_rows(&applier);
    else if (set == JUESUAN_SET_PUBLICATION)
        give_missing(&applier, no_table(&applier, relation->left.form));
}
