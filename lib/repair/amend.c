/* Puts proposals into a copy of the report and records each. */
#include "model/copy.h"
#include "repair/repair.h"

typedef struct jue_amend_request {
    const juesuan_report *report;
    const juesuan_repairs *repairs;
    int confidence;
    juesuan_report *amended;
} jue_amend_request;

static void put_in(jue_call *call, juesuan_report *report, const jue_repair *repair)
{
    jue_side *side = &report->tables.at[repair->table_number]->sides[repair->side_number];
    jue_row *row = &side->rows.at[repair->row];
    jue_arena *arena = &call->arena;
    const char *proposed = jue_copy(arena, repair->proposed, strlen(repair->proposed));
    switch (repair->kind) {
    case JUESUAN_REPAIR_CODE:
        row->code = proposed;
        row->level = (uint8_t)jue_code_level(jue_str_of(proposed));
        break;
    case JUESUAN_REPAIR_NAME: row->name = proposed; break;
    case JUESUAN_REPAIR_AMOUNT:
        jue_cell_set(arena, jue_side_cell(side, repair->row, repair->column_number), jue_str_of(proposed));
        break;
    }
    *jue_vector_add(arena, &report->amendments) =
        jue_printf(arena, "%s %s %s %s: %s -> %s", repair->set, repair->table, *repair->code == '\0' ? repair->name : repair->code,
                   repair->column, repair->printed, repair->proposed);
}

/* Whether the proposal is about a cell that the report has. */
static bool fits(const juesuan_report *report, const jue_repair *repair)
{
    if (repair->table_number >= report->tables.count)
        return false;
    const juesuan_table *table = report->tables.at[repair->table_number];
    if (table->form->id != repair->table || repair->side_number >= table->side_count)
        return false;
    const jue_side *side = &table->sides[repair->side_number];
    bool has_column = repair->kind != JUESUAN_REPAIR_AMOUNT || repair->column_number < side->column_count;
    return repair->row < side->rows.count && has_column;
}

static void work(jue_call *call, void *data)
{
    jue_amend_request *request = data;
    juesuan_report *report = jue_report_copy(call, request->report);
    for (size_t i = 0; i < request->repairs->at.count; i++) {
        const jue_repair *repair = &request->repairs->at.at[i];
        if (!fits(report, repair))
            jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "这些更正不是本报告的", "these repairs are of another report");
        if (!repair->alternative && repair->confidence >= request->confidence)
            put_in(call, report, repair);
    }
    request->amended = jue_report_finish(call, report);
}

juesuan_status juesuan_report_amend(juesuan_report **out, const juesuan_report *report, const juesuan_repairs *repairs,
                                    int confidence, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || report == NULL || repairs == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_amend_request request = {report, repairs, confidence, NULL};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &request);
    if (status == JUESUAN_OK)
        *out = request.amended;
    return status;
}

size_t juesuan_report_amendment_count(const juesuan_report *report)
{
    return report == NULL ? 0 : report->amendments.count;
}

const char *juesuan_report_amendment(const juesuan_report *report, size_t index)
{
    return report != NULL && index < report->amendments.count ? report->amendments.at[index] : "";
}
