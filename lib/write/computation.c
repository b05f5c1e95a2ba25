/* A computation as CSV and JSON, one entry a row; the summary for a clerk is in computation_text.c. */
#include "write/computation.h"

#include "write/buffer.h"
#include "write/tokens.h"

typedef struct jue_computation_writing {
    const juesuan_computation *computation;
    juesuan_output output;
    juesuan_buffer *buffer;
} jue_computation_writing;

static jue_str figure_text(juesuan_amount amount, char text[JUE_AMOUNT_TEXT])
{
    size_t size = juesuan_amount_format(amount, 0, text, JUE_AMOUNT_TEXT);
    return (jue_str){text, size < JUE_AMOUNT_TEXT ? size : JUE_AMOUNT_TEXT - 1};
}

/* ---- JSON ---- */

static void put_member(jue_builder *out, const char *name, const char *value)
{
    jue_put(out, JUE_STR(", \""));
    jue_puts(out, name);
    jue_put(out, JUE_STR("\": "));
    jue_put_json_or_null(out, value);
}

static void put_entry_json(jue_builder *out, const juesuan_computation *computation, size_t i)
{
    char text[JUE_AMOUNT_TEXT];
    jue_put(out, JUE_STR("{\"set\": "));
    jue_put_json(out, jue_str_of(jue_set_id(juesuan_computed_set(computation, i))));
    put_member(out, "table", juesuan_computed_table(computation, i));
    put_member(out, "side", juesuan_computed_side(computation, i));
    jue_put(out, JUE_STR(", \"code\": "));
    jue_put_json(out, jue_str_of(juesuan_computed_code(computation, i)));
    put_member(out, "name", juesuan_computed_name(computation, i));
    put_member(out, "previous_name", juesuan_computed_previous_name(computation, i));
    jue_put(out, JUE_STR(", \"level\": "));
    jue_put_number(out, (size_t)juesuan_computed_level(computation, i));
    put_member(out, "column", juesuan_computed_column(computation, i));
    put_member(out, "unit", juesuan_unit_name(juesuan_computed_unit(computation, i)));
    for (int figure = 0; figure < JUE_FIGURES; figure++) {
        juesuan_amount amount = juesuan_computed_figure(computation, i, (juesuan_figure)figure);
        put_member(out, juesuan_figure_name((juesuan_figure)figure), figure_text(amount, text).size == 0 ? NULL : text);
    }
    put_member(out, "comparison", juesuan_comparison_name(juesuan_computed_comparison(computation, i)));
    jue_puts(out, juesuan_computed_implied(computation, i) ? ", \"implied\": true}" : ", \"implied\": false}");
}

static void put_year(jue_builder *out, const char *name, int year)
{
    jue_put(out, JUE_STR(", \""));
    jue_puts(out, name);
    jue_put(out, JUE_STR("\": "));
    jue_put_place(out, year > 0 ? (size_t)year : 0);
}

static void put_json(jue_builder *out, const juesuan_computation *computation)
{
    jue_put(out, JUE_STR("{\"schema\": \"juesuan.computation/1\""));
    put_member(out, "department", computation->department);
    put_year(out, "year", computation->year);
    put_year(out, "previous_year", computation->previous_year);
    jue_put(out, JUE_STR(",\n \"entries\": ["));
    for (size_t i = 0; i < computation->entries.count; i++) {
        jue_puts(out, i == 0 ? "\n  " : ",\n  ");
        put_entry_json(out, computation, i);
    }
    jue_put(out, JUE_STR("],\n \"changes\": ["));
    for (size_t i = 0; i < computation->ranked; i++) {
        if (i != 0)
            jue_put(out, JUE_STR(", "));
        jue_put_number(out, computation->ranking[i]);
    }
    jue_put(out, JUE_STR("]}\n"));
}

/* ---- CSV ---- */

static void put_field(jue_builder *out, const char *text)
{
    jue_put_csv(out, jue_str_of(text));
    jue_put_char(out, ',');
}

static void put_csv(jue_builder *out, const juesuan_computation *computation)
{
    char text[JUE_AMOUNT_TEXT];
    jue_put(out, JUE_STR("set,table,side,code,name,level,column,unit,"));
    for (int figure = 0; figure < JUE_FIGURES; figure++)
        put_field(out, juesuan_figure_name((juesuan_figure)figure));
    jue_put(out, JUE_STR("comparison,previous_name,implied\n"));
    for (size_t i = 0; i < computation->entries.count; i++) {
        put_field(out, jue_set_id(juesuan_computed_set(computation, i)));
        put_field(out, juesuan_computed_table(computation, i));
        put_field(out, juesuan_computed_side(computation, i));
        put_field(out, juesuan_computed_code(computation, i));
        put_field(out, juesuan_computed_name(computation, i));
        jue_put_number(out, (size_t)juesuan_computed_level(computation, i));
        jue_put_char(out, ',');
        put_field(out, juesuan_computed_column(computation, i));
        put_field(out, juesuan_unit_name(juesuan_computed_unit(computation, i)));
        for (int figure = 0; figure < JUE_FIGURES; figure++) {
            jue_put(out, figure_text(juesuan_computed_figure(computation, i, (juesuan_figure)figure), text));
            jue_put_char(out, ',');
        }
        put_field(out, juesuan_comparison_name(juesuan_computed_comparison(computation, i)));
        put_field(out, juesuan_computed_previous_name(computation, i));
        jue_puts(out, juesuan_computed_implied(computation, i) ? "true\n" : "false\n");
    }
}

static void work(jue_call *call, void *data)
{
    jue_computation_writing *writing = data;
    jue_builder out = jue_builder_in(&call->scratch);
    switch (writing->output) {
    case JUESUAN_OUTPUT_TEXT: jue_computation_put_text(call, &out, writing->computation); break;
    case JUESUAN_OUTPUT_JSON: put_json(&out, writing->computation); break;
    case JUESUAN_OUTPUT_CSV: put_csv(&out, writing->computation); break;
    default:
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "计算结果只能输出为文本、JSON 或 CSV",
                 "a computation is written as text, JSON or CSV only");
    }
    writing->buffer = jue_buffer_new(call, &out);
}

juesuan_status juesuan_computation_write(juesuan_buffer **out, const juesuan_computation *computation,
                                         juesuan_output output, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || computation == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_computation_writing writing = {.computation = computation, .output = output};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &writing);
    if (status == JUESUAN_OK)
        *out = writing.buffer;
    return status;
}
