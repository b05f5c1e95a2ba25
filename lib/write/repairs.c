/* Proposed corrections: as JSON (juesuan.repairs/1), one row a proposal, or text for a clerk. */
#include "write/buffer.h"
#include "write/tokens.h"
#include "write/where.h"

enum { JUE_SURE = 900 }; /* thousandths */

typedef struct jue_repairs_writing {
    const juesuan_repairs *repairs;
    const char *file;
    juesuan_output output;
    juesuan_buffer *buffer;
} jue_repairs_writing;

static const char *kind_name(juesuan_repair_kind kind)
{
    switch (kind) {
    case JUESUAN_REPAIR_AMOUNT: return "amount";
    case JUESUAN_REPAIR_CODE: return "code";
    case JUESUAN_REPAIR_NAME: break;
    }
    return "name";
}

static void put_confidence(jue_builder *out, int thousandths)
{
    jue_putf(out, "%d.%03d", thousandths / 1000, thousandths % 1000);
}

/* ---- JSON ---- */

static void put_member(jue_builder *out, const char *name, const char *value)
{
    jue_putf(out, "\"%s\": ", name);
    jue_put_json(out, jue_str_of(value));
    jue_puts(out, ", ");
}

static void put_object(jue_builder *out, const juesuan_repairs *repairs, size_t i)
{
    jue_puts(out, "{");
    put_member(out, "set", juesuan_repair_set(repairs, i));
    put_member(out, "table", juesuan_repair_table(repairs, i));
    put_member(out, "side", juesuan_repair_side(repairs, i));
    put_member(out, "code", juesuan_repair_code(repairs, i));
    put_member(out, "name", juesuan_repair_name(repairs, i));
    put_member(out, "column", juesuan_repair_column(repairs, i));
    put_member(out, "kind", kind_name(juesuan_repair_kind_of(repairs, i)));
    put_member(out, "printed", juesuan_repair_printed(repairs, i));
    put_member(out, "proposed", juesuan_repair_proposed(repairs, i));
    jue_puts(out, "\"confidence\": ");
    put_confidence(out, juesuan_repair_confidence(repairs, i));
    jue_puts(out, ", ");
    put_member(out, "reason", juesuan_repair_reason(repairs, i));
    jue_putf(out, "\"relations\": %zu, \"group\": %zu, \"alternative\": %s, \"line\": ", juesuan_repair_relations(repairs, i),
             juesuan_repair_group(repairs, i), juesuan_repair_alternative(repairs, i) ? "true" : "false");
    jue_put_place(out, juesuan_repair_line(repairs, i));
    jue_puts(out, ", \"page\": ");
    jue_put_place(out, juesuan_repair_page(repairs, i));
    jue_puts(out, "}");
}

static void put_json(jue_builder *out, const jue_repairs_writing *writing)
{
    jue_puts(out, "{\"schema\": \"juesuan.repairs/1\",\n \"file\": ");
    jue_put_json(out, jue_str_of(writing->file));
    jue_putf(out, ",\n \"stopped\": %s,\n \"repairs\": [", juesuan_repairs_stopped(writing->repairs) ? "true" : "false");
    for (size_t i = 0; i < juesuan_repairs_count(writing->repairs); i++) {
        jue_puts(out, i == 0 ? "\n  " : ",\n  ");
        put_object(out, writing->repairs, i);
    }
    jue_puts(out, "]}\n");
}

/* ---- CSV ---- */

static void put_field(jue_builder *out, const char *text)
{
    jue_put_csv(out, jue_str_of(text));
    jue_put_char(out, ',');
}

static void put_csv(jue_builder *out, const jue_repairs_writing *writing)
{
    const juesuan_repairs *repairs = writing->repairs;
    jue_puts(out, "file,set,table,side,code,name,column,kind,printed,proposed,confidence,relations,group,alternative,line,page,reason\n");
    for (size_t i = 0; i < juesuan_repairs_count(repairs); i++) {
        put_field(out, writing->file);
        put_field(out, juesuan_repair_set(repairs, i));
        put_field(out, juesuan_repair_table(repairs, i));
        put_field(out, juesuan_repair_side(repairs, i));
        put_field(out, juesuan_repair_code(repairs, i));
        put_field(out, juesuan_repair_name(repairs, i));
        put_field(out, juesuan_repair_column(repairs, i));
        put_field(out, kind_name(juesuan_repair_kind_of(repairs, i)));
        put_field(out, juesuan_repair_printed(repairs, i));
        put_field(out, juesuan_repair_proposed(repairs, i));
        put_confidence(out, juesuan_repair_confidence(repairs, i));
        jue_putf(out, ",%zu,%zu,%d,%zu,%zu,", juesuan_repair_relations(repairs, i), juesuan_repair_group(repairs, i),
                 juesuan_repair_alternative(repairs, i), juesuan_repair_line(repairs, i), juesuan_repair_page(repairs, i));
        jue_put_csv(out, jue_str_of(juesuan_repair_reason(repairs, i)));
        jue_put_char(out, '\n');
    }
}

/* ---- Text ---- */

static void put_place(jue_call *call, jue_builder *out, const juesuan_repairs *repairs, size_t i)
{
    jue_put(out, jue_where_text(call, &(jue_where){.page = juesuan_repair_page(repairs, i),
                                                   .line = juesuan_repair_line(repairs, i),
                                                   .set = juesuan_repair_set(repairs, i),
                                                   .table = juesuan_repair_table(repairs, i),
                                                   .side = juesuan_repair_side(repairs, i),
                                                   .code = juesuan_repair_code(repairs, i),
                                                   .name = juesuan_repair_name(repairs, i),
                                                   .column = juesuan_repair_column(repairs, i)}));
}

static const char *or_blank(jue_call *call, const char *text)
{
    return *text == '\0' ? jue_say(call, "（空）", "(blank)") : text;
}

static size_t count_sure(const juesuan_repairs *repairs)
{
    size_t sure = 0;
    for (size_t i = 0; i < juesuan_repairs_count(repairs); i++)
        sure += !juesuan_repair_alternative(repairs, i) && juesuan_repair_confidence(repairs, i) >= JUE_SURE;
    return sure;
}

static void put_text(jue_call *call, jue_builder *out, const jue_repairs_writing *writing)
{
    const juesuan_repairs *repairs = writing->repairs;
    size_t count = juesuan_repairs_count(repairs);
    size_t group = 0;
    jue_putf(out, jue_say(call, "%s：建议更正%zu处", "%s: %zu corrections proposed"), writing->file, count);
    if (count != 0)
        jue_putf(out, jue_say(call, "，其中有把握（0.9以上）%zu处", ", %zu of them sure (0.9 and more)"), count_sure(repairs));
    jue_put_char(out, '\n');
    for (size_t i = 0; i < count; i++) {
        bool alternative = juesuan_repair_alternative(repairs, i) != 0;
        if (alternative && juesuan_repair_group(repairs, i) != group)
            jue_puts(out, jue_say(call, "  以下几项同样可能，至多一项成立：\n", "  As likely as each other, at most one is right:\n"));
        group = alternative ? juesuan_repair_group(repairs, i) : 0;
        jue_puts(out, alternative ? "    " : "  ");
        put_place(call, out, repairs, i);
        jue_putf(out, jue_say(call, "：%s → %s，把握", ": %s -> %s, confidence "), or_blank(call, juesuan_repair_printed(repairs, i)),
                 or_blank(call, juesuan_repair_proposed(repairs, i)));
        put_confidence(out, juesuan_repair_confidence(repairs, i));
        jue_putf(out, jue_say(call, "（%s）\n", " (%s)\n"), juesuan_repair_reason(repairs, i));
    }
    if (juesuan_repairs_stopped(repairs))
        jue_puts(out, jue_say(call, "  错误太多，已停止查找；以上是目前最好的建议。\n",
                              "  Too many errors: the search stopped; these are the best so far.\n"));
}

static void work(jue_call *call, void *data)
{
    jue_repairs_writing *writing = data;
    jue_builder out = jue_builder_in(&call->scratch);
    switch (writing->output) {
    case JUESUAN_OUTPUT_TEXT: put_text(call, &out, writing); break;
    case JUESUAN_OUTPUT_JSON: put_json(&out, writing); break;
    case JUESUAN_OUTPUT_CSV: put_csv(&out, writing); break;
    default:
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "更正建议只能写成文本、JSON或CSV",
                 "repairs are written as text, JSON or CSV only");
    }
    writing->buffer = jue_buffer_new(call, &out);
}

juesuan_status juesuan_repairs_write(juesuan_buffer **out, const juesuan_repairs *repairs, const char *file,
                                     juesuan_output output, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || repairs == NULL || file == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_repairs_writing writing = {.repairs = repairs, .file = file, .output = output};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &writing);
    if (status == JUESUAN_OK)
        *out = writing.buffer;
    return status;
}
