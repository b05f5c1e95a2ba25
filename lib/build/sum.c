/* Consolidates reports. */
#include "build/sum.h"

#include "check/check.h"

enum { MOST_WARNINGS = 1000 };

/* What one cell of the report adds to one of the sum. */
typedef struct jue_addend {
    jue_draft_cell *draft;
    const jue_cell *cell;
    juesuan_unit unit;
    bool count;
    bool leaf;
} jue_addend;

typedef struct jue_naming {
    jue_draft_row *draft;
    const char *name;
} jue_naming;

/*
 * One report while it is added. First all that it brings gets its place; then, where nothing can
 * fail any more, the cells are added and the nameless rows named.
 */
typedef struct jue_adding {
    juesuan_sum *sum;
    const juesuan_report *report;
    jue_call *call;
    JUE_VECTOR(jue_addend) addends;
    JUE_VECTOR(jue_naming) namings;
} jue_adding;

static void warn(const jue_adding *adding, const char *chinese, const char *english, const char *code, const char *text)
{
    juesuan_sum *sum = adding->sum;
    if (sum->warnings.count >= MOST_WARNINGS)
        return;
    const char *words = jue_printf(&sum->arena, jue_say(adding->call, chinese, english), adding->report->department, code, text);
    *jue_vector_add(&sum->arena, &sum->warnings) = words;
}

/* ---- Cells ---- */

/* Digits behind the point that keep the figure exact in another unit. */
static uint8_t decimals_in(juesuan_unit to, juesuan_unit from, int decimals)
{
    int exact = decimals + jue_unit_exponent(to) - jue_unit_exponent(from);
    exact = exact < 0 ? 0 : exact;
    return (uint8_t)(exact > JUE_AMOUNT_DECIMALS ? JUE_AMOUNT_DECIMALS : exact);
}

static void place_cell(jue_adding *adding, const jue_row *row, const jue_cell *cell, juesuan_unit unit, bool leaf,
                       jue_draft_cell *draft)
{
    if (cell->state == JUESUAN_UNREADABLE)
        warn(adding, "%s：%s“%s”不是金额，没有计入", "%s: %s \"%s\" is not an amount and was left out", row->code, cell->text);
    if (cell->state == JUESUAN_VALUE || cell->state == JUESUAN_DASH)
        *jue_vector_add(&adding->call->scratch, &adding->addends) = (jue_addend){draft, cell, unit, row->count, leaf};
}

static void add_cell(const jue_adding *adding, const jue_addend *addend)
{
    const jue_cell *cell = addend->cell;
    jue_draft_cell *draft = addend->draft;
    if (cell->state == JUESUAN_DASH && draft->state == JUESUAN_BLANK)
        draft->state = JUESUAN_DASH;
    if (cell->state != JUESUAN_VALUE)
        return;
    juesuan_unit unit = addend->count ? JUESUAN_UNIT_UNKNOWN : addend->unit;
    jue_interval amount = jue_interval_of(jue_cell_amount(cell), unit, addend->count);
    draft->printed = jue_interval_add(draft->printed, amount, 1);
    if (!addend->leaf)
        return;
    uint8_t decimals = addend->count ? cell->decimals : decimals_in(adding->sum->draft.unit, unit, cell->decimals);
    draft->value = jue_interval_add(draft->value, amount, 1);
    draft->decimals = decimals > draft->decimals ? decimals : draft->decimals;
    draft->state = JUESUAN_VALUE;
}

/* ---- Rows ---- */

/* What is the sum of other rows is rebuilt from them, not added. */
static bool is_leaf(const jue_form *form, const jue_side *side, const jue_row *row)
{
    if (form->layout == JUE_LAYOUT_CODES && row->item == JUE_ITEM_TOTAL)
        return side->first_root == JUE_NO_ROW;
    return row->child == JUE_NO_ROW;
}

static void look_at_name(jue_adding *adding, jue_draft_row *draft, const jue_row *row)
{
    if (*draft->name == '\0' && *row->name != '\0')
        *jue_vector_add(&adding->call->scratch, &adding->namings) =
            (jue_naming){draft, jue_copy(&adding->sum->arena, row->name, strlen(row->name))};
    else if (*row->code != '\0' && *row->name != '\0' && strcmp(draft->name, row->name) != 0)
        warn(adding, "%s：科目%s名为“%s”，与其他单位不同", "%s: subject %s is called \"%s\", unlike in other reports", row->code,
             row->name);
}

static void place_row(jue_adding *adding, const jue_form *form, const jue_side *side, size_t number, juesuan_unit unit,
                    jue_draft_side *target, const size_t *columns, uint64_t *before)
{
    const jue_row *row = &side->rows.at[number];
    jue_row_key key = {row->code, row->item, row->name};
    jue_draft_row *draft = jue_draft_find(target, key);
    if (draft == NULL) {
        draft = jue_draft_row_of(&adding->sum->draft, target, key);
        draft->order = jue_draft_order(target->form, row->item, row->name, *before);
        draft->count = row->count;
    }
    *before = draft->order;
    look_at_name(adding, draft, row);
    bool leaf = is_leaf(form, side, row);
    for (size_t i = 0; i < side->column_count; i++)
        if (columns[i] != JUESUAN_NONE)
            place_cell(adding, row, jue_side_cell(side, number, i), unit, leaf, &draft->cells[columns[i]]);
}

static void place_side(jue_adding *adding, const juesuan_table *table, size_t number, jue_draft_side *target)
{
    const jue_side *side = &table->sides[number];
    juesuan_unit unit = jue_unit_of_table(adding->report, table);
    uint64_t before = 0;
    size_t *columns = jue_alloc_array(&adding->call->scratch, side->column_count, sizeof *columns);
    for (size_t i = 0; i < side->column_count; i++) {
        columns[i] = jue_form_column(target->form, side->columns[i].id);
        if (columns[i] != JUESUAN_NONE)
            target->columns[columns[i]] = true;
    }
    for (size_t row = 0; row < side->rows.count; row++)
        place_row(adding, table->form, side, row, unit == JUESUAN_UNIT_UNKNOWN ? adding->sum->draft.unit : unit, target,
                  columns, &before);
}

/* ---- Reports ---- */

static void place_table(jue_adding *adding, const juesuan_table *table)
{
    jue_draft *draft = &adding->sum->draft;
    if (jue_report_find(adding->report, table->set, table->form->number) != table) {
        warn(adding, "%s：%s%s重复，只计入第一个", "%s: %s%s is there twice; only the first was added", table->form->title, "");
        return;
    }
    bool known = draft->tables[table->set][table->form->number].present;
    jue_draft_table *target = jue_draft_table_of(draft, table->set, table->form->number, true);
    if (!known) {
        target->title = jue_copy(draft->arena, table->title, strlen(table->title));
        target->number = jue_copy(draft->arena, table->number, strlen(table->number));
        draft->printed[draft->printed_count++] = target;
    }
    for (size_t side = 0; side < table->side_count; side++)
        place_side(adding, table, side, &target->sides[side]);
}

static juesuan_unit unit_of(const juesuan_report *report)
{
    for (size_t i = 0; i < report->tables.count; i++)
        if (report->tables.at[i]->unit != JUESUAN_UNIT_UNKNOWN)
            return report->tables.at[i]->unit;
    return JUESUAN_UNIT_WAN;
}

static void add_report(jue_call *call, void *data)
{
    jue_adding *adding = data;
    juesuan_sum *sum = adding->sum;
    const juesuan_report *report = adding->report;
    adding->call = call;
    sum->arena.call = call;
    if (sum->draft.year != 0 && report->year != 0 && sum->draft.year != report->year)
        jue_fail(call, JUESUAN_ERROR_CONFLICT, (jue_place){0}, "%s：是%d年度的报告，其他是%d年度", "%s: is of %d, the others of %d",
                 report->department, report->year, sum->draft.year);
    if (sum->draft.unit == JUESUAN_UNIT_UNKNOWN)
        sum->draft.unit = unit_of(report);
    for (size_t i = 0; i < report->tables.count; i++)
        place_table(adding, report->tables.at[i]);
    for (size_t i = 0; i < adding->addends.count; i++)
        add_cell(adding, &adding->addends.at[i]);
    for (size_t i = 0; i < adding->namings.count; i++)
        adding->namings.at[i].draft->name = adding->namings.at[i].name;
    sum->draft.year = sum->draft.year == 0 ? report->year : sum->draft.year;
    sum->count++;
}

juesuan_status juesuan_sum_add(juesuan_sum *sum, const juesuan_report *report, juesuan_error **error)
{
    if (sum == NULL || report == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_adding adding = {.sum = sum, .report = report};
    jue_call call;
    jue_draft_mark before = jue_draft_mark_of(&sum->draft);
    juesuan_unit unit = sum->draft.unit;
    size_t warnings = sum->warnings.count;
    juesuan_status status = jue_protect(&call, &sum->settings, error, add_report, &adding);
    if (status != JUESUAN_OK) {
        jue_draft_return(&sum->draft, &before);
        sum->draft.unit = unit;
        sum->warnings.count = warnings;
    }
    sum->arena.call = NULL;
    return status;
}

size_t juesuan_sum_count(const juesuan_sum *sum)
{
    return sum == NULL ? 0 : sum->count;
}

/* ---- New and free ---- */

typedef struct jue_opening_sum {
    juesuan_unit unit;
    juesuan_sum *sum;
} jue_opening_sum;

static void open_sum(jue_call *call, void *data)
{
    jue_opening_sum *opening = data;
    juesuan_sum *sum = jue_alloc(&call->arena, sizeof *sum);
    jue_draft_init(&sum->draft, &sum->arena);
    sum->draft.unit = opening->unit;
    sum->settings = (juesuan_options){.allocate = call->allocate, .user = call->user, .language = call->language};
    memcpy(sum->settings.limits, call->limits, sizeof call->limits);
    sum->arena = call->arena;
    sum->arena.call = NULL;
    opening->sum = sum;
}

juesuan_status juesuan_sum_new(juesuan_sum **out, juesuan_unit unit, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || (unit != JUESUAN_UNIT_UNKNOWN && *juesuan_unit_name(unit) == '\0'))
        return JUESUAN_ERROR_ARGUMENT;
    jue_opening_sum opening = {.unit = unit};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, open_sum, &opening);
    if (status == JUESUAN_OK)
        *out = opening.sum;
    return status;
}

void juesuan_sum_free(juesuan_sum *sum)
{
    if (sum == NULL)
        return;
    jue_arena arena = sum->arena;
    jue_arena_free(&arena);
}

/* ---- The result ---- */

void jue_sum_make(jue_made *made, jue_call *call, const juesuan_sum *sum, int flags)
{
    if (sum->count == 0)
        jue_fail(call, JUESUAN_ERROR_EMPTY, (jue_place){0}, "没有报告可以汇总", "there is no report to add up");
    jue_make(made, call, &sum->draft);
    for (size_t i = 0; i < sum->warnings.count; i++)
        jue_warn(call, made->report, (jue_place){0}, "%s", "%s", sum->warnings.at[i]);
    if ((flags & JUESUAN_SUM_ELIMINATE) != 0)
        jue_eliminate(made);
    jue_derive_sums(made);
}

typedef struct jue_summing {
    const juesuan_sum *sum;
    const char *department;
    int flags;
    juesuan_report *report;
    const juesuan_report *printed;
    juesuan_findings *findings;
    jue_made made;
    jue_made plain; /* without elimination */
} jue_summing;

static void finish(jue_call *call, void *data)
{
    jue_summing *summing = data;
    jue_sum_make(&summing->made, call, summing->sum, summing->flags);
    summing->made.report->department = jue_copy(&call->arena, summing->department, strlen(summing->department));
    summing->report = jue_made_finish(&summing->made);
}

juesuan_status juesuan_sum_finish(juesuan_report **out, const juesuan_sum *sum, const char *department, int flags,
                                  juesuan_error **error)
{
    if (out == NULL || sum == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_summing summing = {.sum = sum, .department = department == NULL ? "" : department, .flags = flags};
    jue_call call;
    juesuan_status status = jue_protect(&call, &sum->settings, error, finish, &summing);
    if (status == JUESUAN_OK)
        *out = summing.report;
    return status;
}

static juesuan_status sum_all(juesuan_report **out, juesuan_sum *sum, const juesuan_report *const *reports, size_t count,
                              const char *department, int flags, juesuan_error **error)
{
    for (size_t i = 0; i < count; i++) {
        juesuan_status status = juesuan_sum_add(sum, reports[i], error);
        if (status != JUESUAN_OK)
            return status;
    }
    return juesuan_sum_finish(out, sum, department, flags, error);
}

juesuan_status juesuan_reports_sum(juesuan_report **out, const juesuan_report *const *reports, size_t count,
                                   const char *department, int flags, const juesuan_options *options,
                                   juesuan_error **error)
{
    juesuan_sum *sum = NULL;
    if (out == NULL || (reports == NULL && count != 0))
        return JUESUAN_ERROR_ARGUMENT;
    juesuan_status status = juesuan_sum_new(&sum, JUESUAN_UNIT_UNKNOWN, options, error);
    if (status != JUESUAN_OK)
        return status;
    status = sum_all(out, sum, reports, count, department, flags, error);
    juesuan_sum_free(sum);
    return status;
}

/* ---- The reverse: is a printed report the sum? ---- */

static jue_wide made_ticks(const jue_made *made, const jue_ref *ref)
{
    size_t number = 0;
    while (number + 1 < made->report->tables.count && (made->report->tables.at[number]->form != ref->table->form ||
                                                       made->report->tables.at[number]->set != ref->table->set))
        number++;
    jue_ref same = *ref;
    same.table = made->report->tables.at[number];
    return jue_ref_interval(made->report, &same).centre;
}

/*
 * A department may add up what its units print in a cell, or add up leaves and rebuild the totals:
 * the two differ where the units' own totals are rounded, and anything from the one to the other
 * holds. Besides, the units print each figure rounded: their sum is as wide as all of them together.
 */
static jue_interval expected_of(void *data, const jue_ref *ref)
{
    const jue_summing *summing = data;
    const jue_draft_cell *draft = jue_made_cell(&summing->made, ref->table, ref->side, ref->row, ref->column);
    jue_wide rebuilt = made_ticks(&summing->plain, ref);
    jue_wide eliminated = rebuilt - made_ticks(&summing->made, ref);
    jue_wide apart = draft->printed.centre - rebuilt;
    return (jue_interval){draft->printed.centre - eliminated, draft->printed.half + (apart < 0 ? -apart : apart)};
}

static void check(jue_call *call, void *data)
{
    jue_summing *summing = data;
    jue_sum_make(&summing->plain, call, summing->sum, JUESUAN_SUM_PLAIN);
    jue_sum_make(&summing->made, call, summing->sum, summing->flags);
    summing->findings = jue_alloc(&call->arena, sizeof *summing->findings);
    jue_ledger ledger = {call, summing->printed, summing->findings};
    jue_ledger_open(&ledger);
    jue_check_sums(&ledger, summing->made.report, expected_of, summing);
    summing->findings->arena = call->arena;
    summing->findings->arena.call = NULL;
}

juesuan_status juesuan_sum_check(juesuan_findings **out, const juesuan_sum *sum, const juesuan_report *department,
                                 int flags, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || sum == NULL || department == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_summing summing = {.sum = sum, .printed = department, .flags = flags};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, check, &summing);
    if (status == JUESUAN_OK)
        *out = summing.findings;
    return status;
}
