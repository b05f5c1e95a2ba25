/* The public calls that write a report or a table. */
#include "write/buffer.h"
#include "write/printed.h"
#include "write/report_json.h"

typedef struct jue_writing {
    const juesuan_report *report; /* or NULL */
    const juesuan_table *table;   /* or NULL */
    juesuan_output output;
    juesuan_buffer *buffer;
} jue_writing;

static const jue_printer *printer_of(jue_call *call, juesuan_output output)
{
    switch (output) {
    case JUESUAN_OUTPUT_TEXT: return &jue_text_printer;
    case JUESUAN_OUTPUT_MARKDOWN: return &jue_markdown_printer;
    case JUESUAN_OUTPUT_CSV: return &jue_csv_printer;
    case JUESUAN_OUTPUT_JSON: break;
    }
    jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "未知的输出格式", "unknown output format");
}

static void put_json(jue_builder *out, const jue_writing *writing)
{
    if (writing->report != NULL)
        jue_report_put_json(out, writing->report);
    else
        jue_table_put_json(out, writing->table);
}

static void put(jue_call *call, jue_builder *out, const jue_writing *writing)
{
    if (writing->output == JUESUAN_OUTPUT_JSON)
        put_json(out, writing);
    else if (writing->report != NULL)
        jue_print_report(out, printer_of(call, writing->output), writing->report);
    else
        jue_print_table(out, printer_of(call, writing->output), writing->table);
}

static void work(jue_call *call, void *data)
{
    jue_writing *writing = data;
    jue_builder out = jue_builder_in(&call->scratch);
    put(call, &out, writing);
    writing->buffer = jue_buffer_new(call, &out);
}

static juesuan_status run(juesuan_buffer **out, jue_writing *writing, const juesuan_options *options, juesuan_error **error)
{
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, writing);
    if (status == JUESUAN_OK)
        *out = writing->buffer;
    return status;
}

juesuan_status juesuan_report_write(juesuan_buffer **out, const juesuan_report *report, juesuan_output output,
                                    const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || report == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_writing writing = {.report = report, .output = output};
    return run(out, &writing, options, error);
}

juesuan_status juesuan_table_write(juesuan_buffer **out, const juesuan_table *table, juesuan_output output,
                                   const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || table == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_writing writing = {.table = table, .output = output};
    return run(out, &writing, options, error);
}
