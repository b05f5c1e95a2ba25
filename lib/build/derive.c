/*
 * Derived figures. The relations of the forms say what must hold; here they are solved for their
 * left side, in the order of `within` and `between`. What they leave open is declared here.
 */
#include "build/make.h"
#include "check/instance.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A parent is right once its children are: a pass a level of the tree below 合计. */
enum { PASSES = 3 };

/* ---- Relations that derive but do not check, as data ---- */

#define ITEM(form, side, item, column) {JUE_ROWS_ITEM, (form), (side), (column), (item), NULL, 1}
#define MINUS(form, side, item, column) {JUE_ROWS_ITEM, (form), (side), (column), (item), NULL, -1}
#define DERIVED(name) .rule = {.id = (name), .chinese = "", .english = "", .group = "", .source = "", .example = ""}, .optional = true
#define IE JUE_INCOME_EXPENDITURE
#define AP JUE_APPROPRIATION
#define FINAL JUE_COLUMN_FINAL

/* Where the money came from: what the tables of its spending say, the rest is 一般公共预算. */
static const jue_relation sources[] = {
    {DERIVED("fund"), .left = ITEM(AP, 0, JUE_ITEM_FUND, FINAL), .right = {ITEM(JUE_GOVERNMENT_FUND, 0, JUE_ITEM_TOTAL, JUE_COLUMN_INCOME)}},
    {DERIVED("fund"), .left = ITEM(AP, 0, JUE_ITEM_FUND, FINAL), .right = {ITEM(IE, 0, JUE_ITEM_FUND, FINAL)}},
    {DERIVED("capital"), .left = ITEM(AP, 0, JUE_ITEM_CAPITAL, FINAL), .right = {ITEM(JUE_STATE_CAPITAL, 0, JUE_ITEM_TOTAL, JUE_COLUMN_INCOME)}},
    {DERIVED("capital"), .left = ITEM(AP, 0, JUE_ITEM_CAPITAL, FINAL), .right = {ITEM(IE, 0, JUE_ITEM_CAPITAL, FINAL)}},
    {DERIVED("general"), .left = ITEM(AP, 0, JUE_ITEM_GENERAL, FINAL), .right = {ITEM(IE, 0, JUE_ITEM_GENERAL, FINAL)}},
    {DERIVED("general"), .left = ITEM(AP, 0, JUE_ITEM_GENERAL, FINAL),
     .right = {ITEM(JUE_INCOME, 0, JUE_ITEM_TOTAL, JUE_COLUMN_APPROPRIATION), MINUS(AP, 0, JUE_ITEM_FUND, FINAL),
               MINUS(AP, 0, JUE_ITEM_CAPITAL, FINAL)}},
    {DERIVED("general"), .left = ITEM(IE, 0, JUE_ITEM_GENERAL, FINAL), .right = {ITEM(AP, 0, JUE_ITEM_GENERAL, FINAL)}},
    {DERIVED("fund"), .left = ITEM(IE, 0, JUE_ITEM_FUND, FINAL), .right = {ITEM(AP, 0, JUE_ITEM_FUND, FINAL)}},
    {DERIVED("capital"), .left = ITEM(IE, 0, JUE_ITEM_CAPITAL, FINAL), .right = {ITEM(AP, 0, JUE_ITEM_CAPITAL, FINAL)}},
    {DERIVED("opening"), .left = ITEM(AP, 0, JUE_ITEM_OPENING_FUND, FINAL),
     .right = {ITEM(JUE_GOVERNMENT_FUND, 0, JUE_ITEM_TOTAL, JUE_COLUMN_OPENING)}},
    {DERIVED("opening"), .left = ITEM(AP, 0, JUE_ITEM_OPENING_CAPITAL, FINAL),
     .right = {ITEM(JUE_STATE_CAPITAL, 0, JUE_ITEM_TOTAL, JUE_COLUMN_OPENING)}},
};

/* What is left at the end of the year. */
static const jue_relation closings[] = {
    {DERIVED("closing"), .left = ITEM(AP, 1, JUE_ITEM_CLOSING, JUE_COLUMN_GENERAL),
     .right = {ITEM(AP, 0, JUE_ITEM_OPENING_GENERAL, FINAL), ITEM(AP, 0, JUE_ITEM_GENERAL, FINAL),
               MINUS(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_GENERAL)}},
    {DERIVED("closing"), .left = ITEM(AP, 1, JUE_ITEM_CLOSING, JUE_COLUMN_FUND),
     .right = {ITEM(AP, 0, JUE_ITEM_OPENING_FUND, FINAL), ITEM(AP, 0, JUE_ITEM_FUND, FINAL),
               MINUS(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_FUND)}},
    {DERIVED("closing"), .left = ITEM(AP, 1, JUE_ITEM_CLOSING, JUE_COLUMN_CAPITAL),
     .right = {ITEM(AP, 0, JUE_ITEM_OPENING_CAPITAL, FINAL), ITEM(AP, 0, JUE_ITEM_CAPITAL, FINAL),
               MINUS(AP, 1, JUE_ITEM_YEAR_TOTAL, JUE_COLUMN_CAPITAL)}},
    {DERIVED("closing"), .left = ITEM(IE, 1, JUE_ITEM_CLOSING, FINAL),
     .right = {ITEM(IE, 0, JUE_ITEM_GRAND_TOTAL, FINAL), MINUS(IE, 1, JUE_ITEM_YEAR_TOTAL, FINAL),
               MINUS(IE, 1, JUE_ITEM_DISTRIBUTION, FINAL)}},
};

/* The relations between tables whose left side is the less detailed one. */
static const char *const copies[] = {
    "cross.income_superior",     "cross.income_business",  "cross.income_operating", "cross.income_affiliate",
    "cross.income_other",        "cross.expenditure_class", "cross.appropriation_class", "cross.fund_class",
    "cross.capital_class",
};

/* ---- Solving one instance for its left side ---- */

static bool has_terms(const jue_instance *instance)
{
    for (size_t i = 0; i < instance->count; i++) {
        const jue_cell *cell = jue_ref_cell(&instance->terms[i]);
        if (cell != NULL && cell->state == JUESUAN_VALUE)
            return true;
    }
    return false;
}

/* In a sum, what the reports have in a row that is a leaf there, though it has children elsewhere. */
static bool has_own(const jue_made *made, const jue_instance *instance)
{
    const jue_row *row = &instance->left.table->sides[instance->left.side].rows.at[instance->left.row];
    bool total = row->item == JUE_ITEM_TOTAL && instance->left.table->form->layout == JUE_LAYOUT_CODES;
    return made->sum && (instance->relation->left.rows == JUE_ROWS_PARENTS || total);
}

static _Noreturn void contradiction(const jue_made *made, const jue_instance *instance)
{
    const jue_ref *left = &instance->left;
    const jue_side *side = &left->table->sides[left->side];
    const jue_row *row = &side->rows.at[left->row];
    juesuan_unit unit = row->count ? JUESUAN_UNIT_UNKNOWN : jue_unit_of_table(made->report, left->table);
    char given[JUE_AMOUNT_TEXT];
    char derived[JUE_AMOUNT_TEXT] = "";
    juesuan_amount amount;
    juesuan_amount_format(jue_cell_amount(jue_ref_cell(left)), 1, given, sizeof given);
    if (jue_amount_of_ticks(instance->expected.centre, unit, instance->decimals, &amount))
        juesuan_amount_format(amount, 1, derived, sizeof derived);
    jue_fail(made->call, JUESUAN_ERROR_CONFLICT, (jue_place){0}, "%s %s%s %s：给定%s，但由明细计算得%s",
             "%s %s%s %s: given as %s, but its parts make %s", left->table->title, row->code, row->name,
             side->columns[left->column].header, given, derived);
}

static void solve(void *data, const jue_instance *instance)
{
    jue_made *made = data;
    if (instance->missing != NULL || !has_terms(instance))
        return;
    const jue_ref *left = &instance->left;
    const jue_draft_cell *draft = jue_made_cell(made, left->table, left->side, left->row, left->column);
    if (draft->given) {
        if (made->verify &&
            jue_interval_fit(jue_ref_interval(made->report, left), instance->expected) == JUE_FIT_NONE)
            contradiction(made, instance);
        return;
    }
    jue_wide ticks = instance->expected.centre;
    /* Nothing is left over: the forms print nothing. */
    if (ticks == 0 && instance->relation >= closings && instance->relation < closings + COUNT(closings))
        return;
    int decimals = 0;
    for (size_t i = 0; i < instance->count; i++) {
        const jue_cell *cell = jue_ref_cell(&instance->terms[i]);
        decimals = cell != NULL && cell->decimals > decimals ? cell->decimals : decimals;
    }
    if (has_own(made, instance) && draft->state == JUESUAN_VALUE) {
        ticks += draft->value.centre;
        decimals = draft->decimals > decimals ? draft->decimals : decimals;
    }
    jue_made_set(made, left->table, left->side, left->row, left->column, ticks, decimals);
}

/* Only where nothing is there yet. */
static void solve_blank(void *data, const jue_instance *instance)
{
    bool blank = instance->missing == NULL && jue_ref_cell(&instance->left)->state == JUESUAN_BLANK;
    if (blank)
        solve(data, instance);
}

/* ---- The order ---- */

static void apply(jue_made *made, juesuan_set set, const jue_relation *relation, jue_instance_taker take)
{
    if (jue_report_find(made->report, set, relation->left.form) != NULL)
        jue_instances(made->call, made->report, set, relation, take, made);
}

/* Whether the left side is the sum of the right; both 总计 are equal, but neither is the other's part. */
static bool is_within(const jue_relation *relation)
{
    bool balance = strcmp(relation->rule.id, "income_expenditure.balance") == 0 ||
                   strcmp(relation->rule.id, "appropriation.balance") == 0;
    return strcmp(relation->rule.group, "table") == 0 && relation->operator == JUE_EQUAL && !balance;
}

static void derive_form(jue_made *made, juesuan_set set, jue_form_id form)
{
    for (int pass = 0; pass < PASSES; pass++)
        for (size_t i = 0; i < jue_relation_count; i++)
            if (jue_relations[i].left.form == form && is_within(&jue_relations[i]))
                apply(made, set, &jue_relations[i], solve);
}

static void derive_sets(jue_made *made)
{
    for (int set = 0; set < JUE_SETS; set++)
        for (int form = 0; form < JUE_FORMS; form++)
            derive_form(made, (juesuan_set)set, (jue_form_id)form);
}

static const jue_relation *relation_of(const char *id)
{
    for (size_t i = 0; i < jue_relation_count; i++)
        if (strcmp(jue_relations[i].rule.id, id) == 0)
            return &jue_relations[i];
    return NULL;
}

static void derive_set(jue_made *made, juesuan_set set)
{
    for (size_t i = 0; i < COUNT(copies); i++)
        apply(made, set, relation_of(copies[i]), solve);
    for (size_t i = 0; i < COUNT(sources); i++)
        apply(made, set, &sources[i], solve_blank);
    derive_form(made, set, AP);
    derive_form(made, set, IE);
    for (size_t i = 0; i < COUNT(closings); i++)
        apply(made, set, &closings[i], solve);
    derive_form(made, set, AP);
    derive_form(made, set, IE);
}

static void derive_all(jue_made *made)
{
    derive_sets(made);
    for (int set = 0; set < JUE_SETS; set++)
        derive_set(made, (juesuan_set)set);
}

void jue_derive(jue_made *made)
{
    derive_all(made);
    /* Once more: what was given is held against parts that are all there now. */
    made->verify = true;
    derive_all(made);
}

void jue_derive_sums(jue_made *made)
{
    made->sum = true;
    derive_sets(made);
}
