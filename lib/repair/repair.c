/* Proposes corrections of a report, and what callers see of them. */
#include "repair/repair.h"

#include "repair/moves.h"

#include <stdlib.h>

typedef struct jue_repair_request {
    const juesuan_report *report;
    unsigned without;
    juesuan_repairs *repairs;
    size_t numbers[JUE_SYSTEM_TABLES]; /* in the report, of the tables that the relations are about */
} jue_repair_request;

static const char *keep(jue_call *call, const char *text)
{
    return jue_copy(&call->arena, text, strlen(text));
}

static jue_repair *add(jue_call *call, jue_repair_request *request, const jue_ref *ref)
{
    const jue_row *row = &ref->table->sides[ref->side].rows.at[ref->row];
    jue_repair *repair = jue_vector_add(&call->arena, &request->repairs->at);
    *repair = (jue_repair){.side_number = ref->side, .row = ref->row, .column_number = ref->column,
                           .set = jue_set_id(ref->table->set), .table = ref->table->form->id,
                           .side = ref->table->sides[ref->side].form->id, .code = keep(call, row->code),
                           .name = keep(call, row->name), .line = row->line, .page = row->page};
    repair->table_number = request->numbers[jue_system_table(ref->table)];
    return repair;
}

/* ---- Codes and names ---- */

static void add_label(jue_call *call, jue_repair_request *request, const jue_relabel *relabel, const char *proposed,
                      juesuan_repair_kind kind)
{
    jue_repair *repair = add(call, request, &(jue_ref){relabel->table, 0, 1, relabel->row, 0});
    bool code = kind == JUESUAN_REPAIR_CODE;
    repair->kind = kind;
    repair->column = code ? "code" : "name";
    repair->printed = code ? repair->code : repair->name;
    repair->proposed = keep(call, proposed);
    repair->confidence = relabel->confidence;
    repair->relations = relabel->relations;
    repair->reason = jue_printf(&call->arena,
                                jue_say(call, "其他%u个表的同一行为“%s”", "%u other tables print \"%s\" in the same row"),
                                relabel->relations, proposed);
}

static void add_labels(jue_call *call, jue_repair_request *request, const jue_relabels *relabels)
{
    for (size_t i = 0; i < relabels->at.count; i++) {
        const jue_relabel *relabel = &relabels->at.at[i];
        if (relabel->code != NULL)
            add_label(call, request, relabel, relabel->code, JUESUAN_REPAIR_CODE);
        if (relabel->name != NULL)
            add_label(call, request, relabel, relabel->name, JUESUAN_REPAIR_NAME);
    }
}

/* ---- Amounts ---- */

static const char *amount_text(jue_call *call, juesuan_amount amount)
{
    char text[JUE_AMOUNT_TEXT];
    juesuan_amount_format(amount, 0, text, sizeof text);
    return keep(call, text);
}

static const char *reason_of(jue_call *call, const jue_change *change)
{
    size_t number = juesuan_rule_find(change->rule);
    const char *title = strcmp(change->rule, "notes") == 0 ? jue_say(call, "情况说明印有此数", "the notes print this figure")
                        : number == JUESUAN_NONE           ? jue_say(call, "批复表与公开表印有同一数", "both sets print the same figure")
                                               : juesuan_rule_title(number, call->language);
    if (change->alternative)
        return jue_printf(&call->arena, jue_say(call, "%s；另有同样可能的更正", "%s; another correction explains it as well"), title);
    return jue_printf(&call->arena, jue_say(call, "%s；更正后%u项关系成立", "%s; %u relations hold with it"), title, change->relations);
}

static void add_changes(jue_call *call, jue_repair_request *request, const jue_system *system,
                        const jue_solution *solution)
{
    for (size_t i = 0; i < solution->changes.count; i++) {
        const jue_change *change = &solution->changes.at[i];
        const jue_variable *variable = &system->variables.at[change->variable];
        jue_ref ref = variable->ref;
        ref.table = request->report->tables.at[request->numbers[variable->table]];
        juesuan_amount amount = {.state = JUESUAN_BLANK};
        if (!change->blank && !jue_variable_amount(request->report, variable, change->value, &amount))
            continue;
        const jue_cell *cell = jue_ref_cell(&ref);
        jue_repair *repair = add(call, request, &ref);
        repair->kind = JUESUAN_REPAIR_AMOUNT;
        repair->column = jue_column_id(ref.table->sides[ref.side].columns[ref.column].id);
        repair->printed = cell->state == JUESUAN_UNREADABLE ? keep(call, cell->text) : amount_text(call, jue_cell_amount(cell));
        repair->proposed = amount_text(call, amount);
        repair->confidence = change->confidence;
        repair->relations = change->relations;
        repair->group = change->group;
        repair->alternative = change->alternative;
        repair->reason = reason_of(call, change);
        if (cell->line != 0)
            repair->line = cell->line;
        if (cell->page != 0)
            repair->page = cell->page;
    }
}

/* ---- In the order of the report ---- */

typedef struct jue_sorted {
    uint64_t place; /* of the first of its group */
    uint32_t group; /* of codes and names: none */
    size_t number;
} jue_sorted;

static uint64_t place_of(const jue_repair *repair)
{
    uint64_t column = repair->kind == JUESUAN_REPAIR_AMOUNT ? 1 + repair->column_number : 0;
    return (uint64_t)repair->table_number << 48 | (uint64_t)repair->side_number << 44 | (uint64_t)repair->row << 12 | column;
}

static int by_place(const void *a, const void *b)
{
    const jue_sorted *x = a;
    const jue_sorted *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

/* What belongs together stays together, where its first part stands. */
static void sort_repairs(jue_call *call, juesuan_repairs *repairs)
{
    size_t count = repairs->at.count;
    jue_sorted *sorted = jue_alloc_array(&call->scratch, count, sizeof *sorted);
    jue_repair *unsorted = jue_alloc_array(&call->scratch, count, sizeof *unsorted);
    for (size_t first = 0, end; first < count; first = end) {
        uint64_t place = UINT64_MAX;
        uint32_t group = repairs->at.at[first].group;
        for (end = first; end < count && (end == first || (group != 0 && repairs->at.at[end].group == group)); end++) {
            uint64_t own = place_of(&repairs->at.at[end]);
            place = own < place ? own : place;
        }
        for (size_t i = first; i < end; i++) {
            sorted[i] = (jue_sorted){place, group, i};
            unsorted[i] = repairs->at.at[i];
        }
    }
    if (count != 0)
        qsort(sorted, count, sizeof *sorted, by_place);
    for (size_t i = 0; i < count; i++)
        repairs->at.at[i] = unsorted[sorted[i].number];
}

static void number_tables(jue_repair_request *request)
{
    for (size_t i = request->report->tables.count; i-- > 0;)
        request->numbers[jue_system_table(request->report->tables.at[i])] = i;
}

static void work(jue_call *call, void *data)
{
    jue_repair_request *request = data;
    jue_relabels relabels = {0};
    jue_system system;
    jue_solution solution;
    request->repairs = jue_alloc(&call->arena, sizeof *request->repairs);
    number_tables(request);
    const juesuan_report *relabelled = jue_relabel_report(call, request->report, request->without, &relabels);
    jue_system_build(call, relabelled, request->without, &system);
    jue_solve(call, &system, call->limits[JUESUAN_LIMIT_EFFORT], &solution);
    add_labels(call, request, &relabels);
    add_changes(call, request, &system, &solution);
    sort_repairs(call, request->repairs);
    request->repairs->stopped = solution.stopped;
    request->repairs->work = solution.work;
    request->repairs->arena = call->arena;
    request->repairs->arena.call = NULL;
}

juesuan_status juesuan_report_repair(juesuan_repairs **out, const juesuan_report *report, unsigned without,
                                     const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || report == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_repair_request request = {.report = report, .without = without};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &request);
    if (status == JUESUAN_OK)
        *out = request.repairs;
    return status;
}

void juesuan_repairs_free(juesuan_repairs *repairs)
{
    if (repairs == NULL)
        return;
    jue_arena arena = repairs->arena;
    jue_arena_free(&arena);
}

/* ---- Accessors ---- */

size_t juesuan_repairs_count(const juesuan_repairs *repairs)
{
    return repairs == NULL ? 0 : repairs->at.count;
}

int juesuan_repairs_stopped(const juesuan_repairs *repairs)
{
    return repairs != NULL && repairs->stopped;
}

static const jue_repair *at(const juesuan_repairs *repairs, size_t index)
{
    static const jue_repair neutral = {.set = "", .table = "", .side = "", .code = "", .name = "", .column = "",
                                       .printed = "", .proposed = "", .reason = ""};
    return index < juesuan_repairs_count(repairs) ? &repairs->at.at[index] : &neutral;
}

juesuan_repair_kind juesuan_repair_kind_of(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->kind;
}

/* One accessor a text of the proposal. */
#define TEXT_OF(part)                                                                  \
    const char *juesuan_repair_##part(const juesuan_repairs *repairs, size_t index) \
    {                                                                                  \
        return at(repairs, index)->part;                                               \
    }

TEXT_OF(set)
TEXT_OF(table)
TEXT_OF(side)
TEXT_OF(code)
TEXT_OF(name)
TEXT_OF(column)
TEXT_OF(printed)
TEXT_OF(proposed)
TEXT_OF(reason)

int juesuan_repair_confidence(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->confidence;
}

size_t juesuan_repair_relations(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->relations;
}

size_t juesuan_repair_group(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->group;
}

int juesuan_repair_alternative(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->alternative;
}

size_t juesuan_repair_line(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->line;
}

size_t juesuan_repair_page(const juesuan_repairs *repairs, size_t index)
{
    return at(repairs, index)->page;
}
