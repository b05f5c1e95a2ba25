#include "check/instance.h"

/* One entry on the right of a relation, and where this report prints it. */
typedef struct jue_source {
    const jue_cells *cells;
    const juesuan_table *table; /* NULL where it is not printed */
    const jue_side *side;
    juesuan_unit unit;
    size_t *columns; /* by the column of the left; JUESUAN_NONE where the side has none */
    size_t first;    /* its rows, in the rows of the applier */
    size_t end;
    bool lacking; /* its row is not there */
} jue_source;

/* One relation while it is applied. */
typedef struct jue_applier {
    jue_call *call;
    const juesuan_report *report;
    juesuan_set set;
    const jue_relation *relation;
    jue_instance_taker take;
    void *data;
    const juesuan_table *left;
    const jue_side *side; /* of the left */
    size_t *columns;      /* of the left, that the relation may hold in */
    size_t column_count;
    jue_source sources[JUE_MOST_TERMS];
    size_t source_count;
    JUE_VECTOR(size_t) rows;   /* of all sources, for one row on the left */
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
    return jue_printf(&applier->call->scratch, jue_say(applier->call, "%s没有“%s”一行", "%s has no row %s"),
                      table->title, name == NULL ? "" : name);
}

static const char *unreadable(jue_applier *applier, const jue_ref *ref)
{
    const jue_cell *cell = jue_ref_cell(ref);
    return jue_printf(&applier->call->scratch,
                      jue_say(applier->call, "%s的“%s”不是金额", "%s: \"%s\" is not an amount"), ref->table->title,
                      cell->text);
}

/* ---- The right side: its tables and columns once, its rows for each row on the left ---- */

static void find_columns(jue_applier *applier, jue_source *source)
{
    const jue_side *left = applier->side;
    source->columns = jue_alloc_array(&applier->call->scratch, left->column_count, sizeof *source->columns);
    for (size_t i = 0; i < left->column_count; i++) {
        bool each = source->cells->column == JUE_COLUMN_EACH;
        source->columns[i] = jue_side_column(source->side,
                                             each ? left->columns[i].id : (jue_column)source->cells->column);
    }
}

static void find_sources(jue_applier *applier)
{
    const jue_relation *relation = applier->relation;
    for (size_t i = 0; i < JUE_MOST_TERMS && relation->right[i].rows != JUE_ROWS_NONE; i++) {
        jue_source *source = &applier->sources[applier->source_count++];
        source->cells = &relation->right[i];
        bool here = source->cells->form == applier->left->form->number;
        source->table = here ? applier->left : jue_report_find(applier->report, applier->set, source->cells->form);
        if (source->table == NULL)
            return;
        source->side = &source->table->sides[source->cells->side];
        source->unit = jue_unit_of_table(applier->report, source->table);
        find_columns(applier, source);
    }
}

/* Columns of the left whose first term has a column as well: no other holds anything. */
static void find_left_columns(jue_applier *applier)
{
    const jue_side *side = applier->side;
    uint8_t wanted = applier->relation->left.column;
    const jue_source *first = &applier->sources[0];
    applier->columns = jue_alloc_array(&applier->call->scratch, side->column_count, sizeof *applier->columns);
    for (size_t i = 0; i < side->column_count; i++) {
        bool meant = wanted == JUE_COLUMN_EACH || side->columns[i].id == (jue_column)wanted;
        if (meant && (first->table == NULL || first->columns[i] != JUESUAN_NONE))
            applier->columns[applier->column_count++] = i;
    }
}

static void add_row(jue_applier *applier, size_t row)
{
    *jue_vector_add(&applier->call->scratch, &applier->rows) = row;
}

/* The row with the left's code or item. */
static size_t same_row(const jue_applier *applier, const jue_source *source, size_t left)
{
    if (source->side == applier->side)
        return left;
    const jue_row *row = &applier->side->rows.at[left];
    if (*row->code != '\0')
        return jue_side_code(source->side, row->code);
    return row->item == JUE_ITEM_NONE ? JUESUAN_NONE : jue_side_item(source->side, row->item);
}

static void add_children(jue_applier *applier, const jue_side *side, int32_t first)
{
    for (int32_t row = first; row != JUE_NO_ROW; row = side->rows.at[row].next)
        add_row(applier, (size_t)row);
}

static void add_above(jue_applier *applier, const jue_side *side, size_t end)
{
    for (size_t row = 0; row < end; row++)
        if (!jue_str_starts(jue_str_of(side->rows.at[row].name), JUE_STR("其中")))
            add_row(applier, row);
}

static void add_kind(jue_applier *applier, const jue_side *side, jue_item item)
{
    for (size_t row = 0; row < side->rows.count; row++)
        if (side->rows.at[row].item == item)
            add_row(applier, row);
}

/* A row that has to be there, unless the relation is about optional ones. */
static void add_named(jue_applier *applier, jue_source *source, size_t row)
{
    source->lacking = row == JUESUAN_NONE && !applier->relation->optional;
    if (row != JUESUAN_NONE)
        add_row(applier, row);
}

static void find_rows(jue_applier *applier, jue_source *source, size_t left)
{
    const jue_cells *cells = source->cells;
    source->first = applier->rows.count;
    switch (cells->rows) {
    case JUE_ROWS_ITEM: add_named(applier, source, jue_side_item(source->side, cells->item)); break;
    case JUE_ROWS_CODE: add_named(applier, source, jue_side_code(source->side, cells->code)); break;
    case JUE_ROWS_SAME: add_row(applier, same_row(applier, source, left)); break;
    case JUE_ROWS_CHILDREN: add_children(applier, source->side, applier->side->rows.at[left].child); break;
    case JUE_ROWS_ROOTS: add_children(applier, source->side, source->side->first_root); break;
    case JUE_ROWS_ABOVE: add_above(applier, source->side, left); break;
    case JUE_ROWS_KIND: add_kind(applier, source->side, cells->item); break;
    default: break;
    }
    source->end = applier->rows.count;
}

/* ---- Instances ---- */

static bool is_filled(const jue_cell *cell)
{
    return cell->state == JUESUAN_VALUE || cell->state == JUESUAN_UNREADABLE;
}

static const jue_cell *cell_at(const jue_side *side, size_t row, size_t column)
{
    return &side->cells.at[row * side->column_count + column];
}

static bool is_any_filled(const jue_applier *applier, const jue_source *source, size_t column)
{
    for (size_t i = source->first; i < source->end; i++)
        if (applier->rows.at[i] != JUESUAN_NONE && is_filled(cell_at(source->side, applier->rows.at[i], column)))
            return true;
    return false;
}

typedef enum jue_apply {
    NOTHING, /* to hold: nothing printed, or a column that this table does not have */
    HOLDS,
    LACKS /* something that has to be there: the source after the counted ones */
} jue_apply;

/* Whether an instance can be made of the sources in this column; counts those that can be used. */
static jue_apply applies(const jue_applier *applier, size_t left, size_t column, size_t *usable)
{
    bool filled = is_filled(cell_at(applier->side, left, column));
    for (*usable = 0; *usable < applier->source_count; ++*usable) {
        const jue_source *source = &applier->sources[*usable];
        /* Which approval tables there are is the department's choice. */
        if (source->table == NULL)
            return filled && applier->set != JUESUAN_SET_APPROVAL ? LACKS : NOTHING;
        size_t at = source->columns[column];
        if (at == JUESUAN_NONE && !applier->relation->optional)
            return NOTHING;
        if (at == JUESUAN_NONE)
            continue;
        if (source->lacking)
            return filled ? LACKS : NOTHING;
        filled = filled || is_any_filled(applier, source, at);
    }
    return filled ? HOLDS : NOTHING;
}

/* Adds the cells of one source; gives one that is no amount, or NULL. */
static const jue_ref *sum_source(jue_applier *applier, jue_instance *instance, const jue_source *source, size_t column)
{
    const jue_cells *cells = source->cells;
    for (size_t i = source->first; i < source->end; i++) {
        jue_ref *term = jue_vector_add(&applier->call->scratch, &applier->terms);
        *term = (jue_ref){source->table, cells->side, cells->sign == 0 ? 1 : cells->sign, applier->rows.at[i], column};
        if (term->row == JUESUAN_NONE)
            continue;
        const jue_cell *cell = cell_at(source->side, term->row, column);
        if (cell->state == JUESUAN_UNREADABLE)
            return term;
        if (cell->state != JUESUAN_VALUE)
            continue;
        bool count = source->side->rows.at[term->row].count;
        jue_interval value = jue_interval_of(jue_cell_amount(cell), count ? JUESUAN_UNIT_UNKNOWN : source->unit, count);
        instance->expected = jue_interval_add(instance->expected, value, term->sign);
        if (cell->decimals > instance->decimals)
            instance->decimals = cell->decimals;
    }
    return NULL;
}

static void give_sum(jue_applier *applier, const jue_ref *left)
{
    const jue_cell *cell = jue_ref_cell(left);
    jue_instance instance = {.relation = applier->relation, .left = *left, .decimals = cell->decimals};
    const jue_ref *wrong = NULL;
    applier->terms.count = 0;
    for (size_t i = 0; i < applier->source_count && wrong == NULL; i++)
        if (applier->sources[i].columns[left->column] != JUESUAN_NONE)
            wrong = sum_source(applier, &instance, &applier->sources[i], applier->sources[i].columns[left->column]);
    if (wrong == NULL && cell->state == JUESUAN_UNREADABLE)
        wrong = left;
    instance.terms = applier->terms.at;
    instance.count = applier->terms.count;
    if (instance.count == 0)
        give_missing(applier, jue_say(applier->call, "没有可以相加的行", "there are no rows to add up"));
    else if (wrong != NULL)
        give_missing(applier, unreadable(applier, wrong));
    else
        applier->take(applier->data, &instance);
}

static void give(jue_applier *applier, const jue_ref *left)
{
    size_t usable;
    jue_apply apply = applies(applier, left->row, left->column, &usable);
    if (apply == HOLDS)
        give_sum(applier, left);
    else if (apply == LACKS && applier->sources[usable].table == NULL)
        give_missing(applier, no_table(applier, applier->sources[usable].cells->form));
    else if (apply == LACKS)
        give_missing(applier, no_row(applier, applier->sources[usable].table, applier->sources[usable].cells));
}

static void give_columns(jue_applier *applier, size_t row)
{
    jue_ref left = {applier->left, applier->relation->left.side, 1, row, 0};
    applier->rows.count = 0;
    for (size_t i = 0; i < applier->source_count && applier->sources[i].table != NULL; i++)
        find_rows(applier, &applier->sources[i], row);
    for (size_t i = 0; i < applier->column_count; i++) {
        left.column = applier->columns[i];
        give(applier, &left);
    }
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
    const jue_side *side = applier->side = &applier->left->sides[cells->side];
    find_sources(applier);
    find_left_columns(applier);
    if (cells->rows == JUE_ROWS_ITEM || cells->rows == JUE_ROWS_CODE) {
        size_t row = cells->rows == JUE_ROWS_ITEM ? jue_side_item(side, cells->item) : jue_side_code(side, cells->code);
        bool needed = !applier->relation->optional && applier->relation->operator== JUE_EQUAL && side->rows.count != 0;
        if (row != JUESUAN_NONE)
            give_columns(applier, row);
        else if (needed)
            give_missing(applier, no_row(applier, applier->left, cells));
        return;
    }
    for (size_t row = 0; row < side->rows.count && applier->column_count != 0; row++)
        if (is_left(cells->rows, &side->rows.at[row]))
            give_columns(applier, row);
}

void jue_instances(jue_call *call, const juesuan_report *report, juesuan_set set, const jue_relation *relation,
                   jue_instance_taker take, void *data)
{
    jue_applier applier = {
        .call = call, .report = report, .set = set, .relation = relation, .take = take, .data = data};
    applier.left = jue_report_find(report, set, relation->left.form);
    if (applier.left != NULL)
        give_rows(&applier);
    else if (set == JUESUAN_SET_PUBLICATION)
        give_missing(&applier, no_table(&applier, relation->left.form));
}
