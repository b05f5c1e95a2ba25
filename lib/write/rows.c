/* Tidy rows: one a cell, one a finding, one for the ledger. */
#include "write/buffer.h"
#include "write/tidy.h"
#include "write/tokens.h"

typedef struct jue_rows_writing {
    const juesuan_report *report; /* NULL for a file that could not be read */
    const juesuan_error *unread;
    const juesuan_findings *findings;
    const char *file;
    bool blanks;
    juesuan_output output;
    juesuan_buffer *buffer;
    jue_builder out;
    jue_str source; /* file, department and year, which every row repeats, in the format of the output */
} jue_rows_writing;

/* Every row has these columns; what a record does not know is empty (CSV) or left out (JSON). */
typedef struct jue_record {
    const char *record; /* "cell", "finding", "ledger", "unreadable" */
    const char *set;
    const char *table;
    const char *side;
    const char *code;
    const char *name;
    int level; /* of a code; 0 where there is none */
    const char *column;
    const char *value;
    const char *unit;
    size_t line;
    size_t page;
    const char *rule;
    const char *severity;
    const char *expected;
    const char *message;
} jue_record;

static const char header[] = "record,file,department,year,set,table,side,code,name,level,column,value,unit,line,page,rule,severity,"
                             "expected,message\n";

/* ---- CSV ---- */

static void put_field(jue_builder *out, const char *text)
{
    jue_put_char(out, ',');
    if (text != NULL)
        jue_put_csv(out, jue_str_of(text));
}

static void put_count_field(jue_builder *out, size_t number)
{
    jue_put_char(out, ',');
    if (number != 0)
        jue_put_number(out, number);
}

static void put_csv(jue_rows_writing *writing, const jue_record *record)
{
    jue_builder *out = &writing->out;
    jue_puts(out, record->record);
    jue_put(out, writing->source);
    put_field(out, record->set);
    put_field(out, record->table);
    put_field(out, record->side);
    put_field(out, record->code);
    put_field(out, record->name);
    put_count_field(out, (size_t)record->level);
    put_field(out, record->column);
    put_field(out, record->value);
    put_field(out, record->unit);
    put_count_field(out, record->line);
    put_count_field(out, record->page);
    put_field(out, record->rule);
    put_field(out, record->severity);
    put_field(out, record->expected);
    put_field(out, record->message);
    jue_put_char(out, '\n');
}

/* ---- JSON lines ---- */

static void put_member(jue_builder *out, const char *name, const char *text)
{
    if (text == NULL)
        return;
    jue_puts(out, ", \"");
    jue_puts(out, name);
    jue_puts(out, "\": ");
    jue_put_json(out, jue_str_of(text));
}

static void put_count_member(jue_builder *out, const char *name, size_t number)
{
    if (number == 0)
        return;
    jue_puts(out, ", \"");
    jue_puts(out, name);
    jue_puts(out, "\": ");
    jue_put_number(out, number);
}

static void put_json(jue_rows_writing *writing, const jue_record *record)
{
    jue_builder *out = &writing->out;
    jue_puts(out, "{\"record\": \"");
    jue_puts(out, record->record);
    jue_put_char(out, '"');
    jue_put(out, writing->source);
    put_member(out, "set", record->set);
    put_member(out, "table", record->table);
    put_member(out, "side", record->side);
    put_member(out, "code", record->code);
    put_member(out, "name", record->name);
    put_count_member(out, "level", (size_t)record->level);
    put_member(out, "column", record->column);
    put_member(out, "value", record->value);
    put_member(out, "unit", record->unit);
    put_count_member(out, "line", record->line);
    put_count_member(out, "page", record->page);
    put_member(out, "rule", record->rule);
    put_member(out, "severity", record->severity);
    put_member(out, "expected", record->expected);
    put_member(out, "message", record->message);
    jue_puts(out, "}\n");
}

static void put_record(jue_rows_writing *writing, const jue_record *record)
{
    if (writing->output == JUESUAN_OUTPUT_CSV)
        put_csv(writing, record);
    else
        put_json(writing, record);
}

/* ---- Records ---- */

static void put_cell(void *data, const jue_tidy *tidy)
{
    jue_rows_writing *writing = data;
    const char *side = tidy->texts[JUESUAN_CELLS_SIDE];
    const char *unit = tidy->texts[JUESUAN_CELLS_UNIT];
    char value[JUE_AMOUNT_TEXT];
    bool printed = tidy->amount.state == JUESUAN_VALUE || tidy->amount.state == JUESUAN_DASH;
    juesuan_amount_format(tidy->amount, 0, value, sizeof value);
    put_record(writing, &(jue_record){.record = "cell", .set = tidy->texts[JUESUAN_CELLS_SET],
                                      .table = tidy->texts[JUESUAN_CELLS_TABLE], .side = *side == '\0' ? NULL : side,
                                      .code = tidy->texts[JUESUAN_CELLS_CODE], .name = tidy->texts[JUESUAN_CELLS_NAME],
                                      .level = tidy->level, .column = tidy->texts[JUESUAN_CELLS_COLUMN],
                                      .value = printed ? value : NULL, .unit = *unit == '\0' ? NULL : unit,
                                      .line = tidy->line, .page = tidy->page});
}

static void put_findings(jue_rows_writing *writing)
{
    const juesuan_findings *findings = writing->findings;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        put_record(writing, &(jue_record){.record = "finding", .set = juesuan_finding_set(findings, i),
                                          .table = juesuan_finding_table(findings, i), .side = juesuan_finding_side(findings, i),
                                          .code = juesuan_finding_code(findings, i), .name = juesuan_finding_name(findings, i),
                                          .column = juesuan_finding_column(findings, i), .value = juesuan_finding_actual(findings, i),
                                          .line = juesuan_finding_line(findings, i), .page = juesuan_finding_page(findings, i),
                                          .rule = juesuan_finding_rule(findings, i),
                                          .severity = juesuan_severity_name(juesuan_finding_severity(findings, i)),
                                          .expected = juesuan_finding_expected(findings, i),
                                          .message = juesuan_finding_message(findings, i)});
}

/* One row a state of the ledger: how many rules ended so. The last rows of a file: it is complete. */
static void put_ledger(jue_rows_writing *writing)
{
    for (int state = JUESUAN_RULE_PASSED; state <= JUESUAN_RULE_NOT_EVALUATED; state++) {
        char count[32];
        juesuan_amount rules = jue_amount((int64_t)juesuan_ledger_count_of(writing->findings, (juesuan_rule_state)state), 0);
        juesuan_amount_format(rules, 0, count, sizeof count);
        put_record(writing, &(jue_record){.record = "ledger", .name = juesuan_rule_state_name((juesuan_rule_state)state), .value = count});
    }
}

static jue_str source_of(jue_call *call, const jue_rows_writing *writing)
{
    jue_builder out = jue_builder_in(&call->scratch);
    const char *department = juesuan_report_department(writing->report);
    int printed = juesuan_report_year(writing->report);
    size_t year = printed < 0 ? 0 : (size_t)printed;
    if (writing->output == JUESUAN_OUTPUT_CSV) {
        put_field(&out, writing->file);
        put_field(&out, department);
        put_count_field(&out, year);
    } else {
        put_member(&out, "file", writing->file);
        put_member(&out, "department", department);
        put_count_member(&out, "year", year);
    }
    return jue_built(&out);
}

static void work(jue_call *call, void *data)
{
    jue_rows_writing *writing = data;
    if (writing->output != JUESUAN_OUTPUT_CSV && writing->output != JUESUAN_OUTPUT_JSON)
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "逐行输出只能是CSV或JSON", "rows are written as CSV or JSON only");
    writing->out = jue_builder_in(&call->scratch);
    writing->source = source_of(call, writing);
    if (writing->output == JUESUAN_OUTPUT_CSV)
        jue_puts(&writing->out, header);
    if (writing->report != NULL)
        jue_tidy_each(writing->report, writing->blanks, put_cell, writing);
    else
        put_record(writing, &(jue_record){.record = "unreadable", .line = juesuan_error_line(writing->unread),
                                          .page = juesuan_error_page(writing->unread), .severity = "error",
                                          .message = juesuan_error_message(writing->unread)});
    if (writing->findings != NULL) {
        put_findings(writing);
        put_ledger(writing);
    }
    writing->buffer = jue_buffer_new(call, &writing->out);
}

static juesuan_status run(juesuan_buffer **out, jue_rows_writing *writing, const juesuan_options *options, juesuan_error **error)
{
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, writing);
    if (status == JUESUAN_OK)
        *out = writing->buffer;
    return status;
}

juesuan_status juesuan_rows_write(juesuan_buffer **out, const juesuan_report *report, const juesuan_findings *findings,
                                  const char *file, int blanks, juesuan_output output, const juesuan_options *options,
                                  juesuan_error **error)
{
    if (out == NULL || report == NULL || file == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_rows_writing writing = {.report = report, .findings = findings, .file = file, .blanks = blanks != 0, .output = output};
    return run(out, &writing, options, error);
}

juesuan_status juesuan_rows_write_unread(juesuan_buffer **out, const juesuan_error *unread, const char *file,
                                         juesuan_output output, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || unread == NULL || file == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_rows_writing writing = {.unread = unread, .file = file, .output = output};
    return run(out, &writing, options, error);
}
