/* Findings and the ledger: as JSON (juesuan.findings/1), one row a finding, or text for a clerk. */
#include "base/options.h"
#include "write/buffer.h"
#include "write/tokens.h"
#include "write/where.h"

typedef struct jue_findings_writing {
    const juesuan_findings *findings;
    const char *file;
    juesuan_output output;
    juesuan_buffer *buffer;
    jue_call *call;
    jue_builder out;
} jue_findings_writing;

enum { SEVERITIES = 3, STATES = 5 };

/* ---- JSON ---- */

static void put_member(jue_builder *out, const char *name, const char *value)
{
    jue_put(out, JUE_STR(", \""));
    jue_puts(out, name);
    jue_put(out, JUE_STR("\": "));
    jue_put_json_or_null(out, value);
}

static void put_count(jue_builder *out, const char *name, size_t count)
{
    jue_put_char(out, '"');
    jue_puts(out, name);
    jue_put(out, JUE_STR("\": "));
    jue_put_number(out, count);
}

static void put_summary(jue_builder *out, const juesuan_findings *findings)
{
    jue_put(out, JUE_STR(" \"summary\": {"));
    for (int i = 0; i < SEVERITIES; i++) {
        juesuan_severity severity = (juesuan_severity)i;
        put_count(out, juesuan_severity_name(severity), juesuan_findings_count_of(findings, severity));
        jue_put(out, JUE_STR(", "));
    }
    jue_put(out, JUE_STR("\"rules\": {"));
    for (int i = 0; i < STATES; i++) {
        juesuan_rule_state state = (juesuan_rule_state)i;
        if (i != 0)
            jue_put(out, JUE_STR(", "));
        put_count(out, juesuan_rule_state_name(state), juesuan_ledger_count_of(findings, state));
    }
    jue_put(out, JUE_STR("}},\n"));
}

static void put_finding(jue_builder *out, const juesuan_findings *findings, size_t i)
{
    const char *table = juesuan_finding_table(findings, i);
    jue_put(out, JUE_STR("{\"rule\": "));
    jue_put_json(out, jue_str_of(juesuan_finding_rule(findings, i)));
    put_member(out, "severity", juesuan_severity_name(juesuan_finding_severity(findings, i)));
    put_member(out, "message", juesuan_finding_message(findings, i));
    put_member(out, "set", juesuan_finding_set(findings, i));
    put_member(out, "table", table);
    put_member(out, "side", juesuan_finding_side(findings, i));
    /* The code of a total is "": only what is about no table has none. */
    jue_put(out, JUE_STR(", \"code\": "));
    if (*table == '\0')
        jue_put_json_or_null(out, juesuan_finding_code(findings, i));
    else
        jue_put_json(out, jue_str_of(juesuan_finding_code(findings, i)));
    put_member(out, "name", juesuan_finding_name(findings, i));
    put_member(out, "column", juesuan_finding_column(findings, i));
    put_member(out, "expected", juesuan_finding_expected(findings, i));
    put_member(out, "actual", juesuan_finding_actual(findings, i));
    put_member(out, "difference", juesuan_finding_difference(findings, i));
    jue_put(out, JUE_STR(", \"line\": "));
    jue_put_place(out, juesuan_finding_line(findings, i));
    jue_put(out, JUE_STR(", \"page\": "));
    jue_put_place(out, juesuan_finding_page(findings, i));
    put_member(out, "text", juesuan_finding_text(findings, i));
    jue_put_char(out, '}');
}

static const char *title_of(const jue_findings_writing *writing, size_t entry)
{
    size_t rule = juesuan_rule_find(juesuan_ledger_rule(writing->findings, entry));
    return juesuan_rule_title(rule, writing->call->language);
}

static void put_entry(jue_findings_writing *writing, size_t i)
{
    jue_builder *out = &writing->out;
    jue_put(out, JUE_STR("{\"rule\": "));
    jue_put_json(out, jue_str_of(juesuan_ledger_rule(writing->findings, i)));
    put_member(out, "title", title_of(writing, i));
    put_member(out, "state", juesuan_rule_state_name(juesuan_ledger_state(writing->findings, i)));
    jue_put(out, JUE_STR(", "));
    put_count(out, "instances", juesuan_ledger_instances(writing->findings, i));
    put_member(out, "reason", juesuan_ledger_reason(writing->findings, i));
    jue_put_char(out, '}');
}

static void put_json(jue_findings_writing *writing)
{
    jue_builder *out = &writing->out;
    const juesuan_findings *findings = writing->findings;
    jue_put(out, JUE_STR("{\"schema\": \"juesuan.findings/1\",\n \"file\": "));
    jue_put_json_or_null(out, writing->file);
    jue_put(out, JUE_STR(",\n"));
    put_summary(out, findings);
    jue_put(out, JUE_STR(" \"findings\": ["));
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        jue_puts(out, i == 0 ? "\n  " : ",\n  ");
        put_finding(out, findings, i);
    }
    jue_put(out, JUE_STR("],\n \"rules\": ["));
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++) {
        jue_puts(out, i == 0 ? "\n  " : ",\n  ");
        put_entry(writing, i);
    }
    jue_put(out, JUE_STR("]}\n"));
}

/* ---- CSV ---- */

static void put_field(jue_builder *out, const char *text)
{
    jue_put_char(out, ',');
    jue_put_csv(out, jue_str_of(text));
}

static void put_number_field(jue_builder *out, size_t number)
{
    jue_put_char(out, ',');
    if (number != 0)
        jue_put_number(out, number);
}

static void put_csv(jue_findings_writing *writing)
{
    jue_builder *out = &writing->out;
    const juesuan_findings *findings = writing->findings;
    jue_puts(out, "file,rule,severity,message,set,table,side,code,name,column,expected,actual,difference,line,page,text\r\n");
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        jue_put_csv(out, jue_str_of(writing->file));
        put_field(out, juesuan_finding_rule(findings, i));
        put_field(out, juesuan_severity_name(juesuan_finding_severity(findings, i)));
        put_field(out, juesuan_finding_message(findings, i));
        put_field(out, juesuan_finding_set(findings, i));
        put_field(out, juesuan_finding_table(findings, i));
        put_field(out, juesuan_finding_side(findings, i));
        put_field(out, juesuan_finding_code(findings, i));
        put_field(out, juesuan_finding_name(findings, i));
        put_field(out, juesuan_finding_column(findings, i));
        put_field(out, juesuan_finding_expected(findings, i));
        put_field(out, juesuan_finding_actual(findings, i));
        put_field(out, juesuan_finding_difference(findings, i));
        put_number_field(out, juesuan_finding_line(findings, i));
        put_number_field(out, juesuan_finding_page(findings, i));
        put_field(out, juesuan_finding_text(findings, i));
        jue_put(out, JUE_STR("\r\n"));
    }
}

/* ---- Text ---- */

static const char *say(const jue_findings_writing *writing, const char *chinese, const char *english)
{
    return jue_say(writing->call, chinese, english);
}

static void put_labelled(jue_findings_writing *writing, const char *label, const char *text)
{
    if (*text != '\0')
        jue_putf(&writing->out, "   %s%s\n", label, text);
}

static void put_expected(jue_findings_writing *writing, size_t i)
{
    const char *expected = juesuan_finding_expected(writing->findings, i);
    const char *difference = juesuan_finding_difference(writing->findings, i);
    if (*expected == '\0')
        return;
    jue_putf(&writing->out, "   %s%s", say(writing, "应为：", "expected: "), expected);
    if (*difference != '\0')
        jue_putf(&writing->out, say(writing, "（相差 %s）", " (off by %s)"), difference);
    jue_put_char(&writing->out, '\n');
}

static jue_str place_of(const jue_findings_writing *writing, size_t i)
{
    const juesuan_findings *findings = writing->findings;
    return jue_where_text(writing->call, &(jue_where){.page = juesuan_finding_page(findings, i),
                                                      .line = juesuan_finding_line(findings, i),
                                                      .set = juesuan_finding_set(findings, i),
                                                      .table = juesuan_finding_table(findings, i),
                                                      .side = juesuan_finding_side(findings, i),
                                                      .code = juesuan_finding_code(findings, i),
                                                      .name = juesuan_finding_name(findings, i),
                                                      .column = juesuan_finding_column(findings, i)});
}

/* With the two figures above it, the rule says why; a finding without them speaks for itself. */
static const char *why(const jue_findings_writing *writing, size_t i)
{
    const juesuan_findings *findings = writing->findings;
    bool figures = *juesuan_finding_expected(findings, i) != '\0' && *juesuan_finding_actual(findings, i) != '\0';
    size_t rule = juesuan_rule_find(juesuan_finding_rule(findings, i));
    return figures ? juesuan_rule_title(rule, writing->call->language) : juesuan_finding_message(findings, i);
}

/* Place, what is printed, what should be there, why; where there is no place, the reason comes first. */
static void put_long(jue_findings_writing *writing, size_t i, size_t number)
{
    jue_str place = place_of(writing, i);
    jue_putf(&writing->out, "%zu. ", number);
    jue_put(&writing->out, place.size != 0 ? place : jue_str_of(why(writing, i)));
    jue_put_char(&writing->out, '\n');
    put_labelled(writing, say(writing, "所印：", "printed: "), juesuan_finding_actual(writing->findings, i));
    put_expected(writing, i);
    if (place.size != 0)
        put_labelled(writing, say(writing, "原因：", "why: "), why(writing, i));
    put_labelled(writing, say(writing, "原文：", "text: "), juesuan_finding_text(writing->findings, i));
}

static void put_all(jue_findings_writing *writing, juesuan_severity severity, const char *heading)
{
    size_t number = 0;
    for (size_t i = 0; i < juesuan_findings_count(writing->findings); i++) {
        if (juesuan_finding_severity(writing->findings, i) != severity)
            continue;
        if (number == 0)
            jue_putf(&writing->out, "\n%s\n", heading);
        put_long(writing, i, ++number);
    }
}

static void put_rounding(jue_findings_writing *writing)
{
    size_t count = juesuan_findings_count_of(writing->findings, JUESUAN_SEVERITY_ROUNDING);
    const juesuan_options *options = writing->call->options;
    if (count == 0)
        return;
    if (options != NULL && options->rounding)
        put_all(writing, JUESUAN_SEVERITY_ROUNDING, say(writing, "尾数误差", "Rounding"));
    else
        jue_putf(&writing->out,
                 say(writing, "\n另有尾数误差 %zu 处，由四舍五入所致，未逐条列出\n",
                     "\n%zu further differences come from rounding and are not listed\n"),
                 count);
}

static bool is_unevaluated_for(const juesuan_findings *findings, size_t entry, const char *reason)
{
    return juesuan_ledger_state(findings, entry) == JUESUAN_RULE_NOT_EVALUATED &&
           strcmp(juesuan_ledger_reason(findings, entry), reason) == 0;
}

static size_t count_unevaluated(const juesuan_findings *findings, size_t from, size_t to, const char *reason)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        count += is_unevaluated_for(findings, i, reason);
    return count;
}

/* Of an excerpt most rules cannot be evaluated, for a few reasons: a line each, unless all are asked for. */
static void put_reason(jue_findings_writing *writing, size_t entry, bool listed)
{
    const juesuan_findings *findings = writing->findings;
    const char *reason = juesuan_ledger_reason(findings, entry);
    size_t count = count_unevaluated(findings, entry, juesuan_ledger_count(findings), reason);
    if (listed || (count == 1 && count_unevaluated(findings, 0, entry, reason) == 0))
        jue_putf(&writing->out, say(writing, "- %s：%s\n", "- %s: %s\n"), title_of(writing, entry), reason);
    else if (count_unevaluated(findings, 0, entry, reason) == 0)
        jue_putf(&writing->out, say(writing, "- %s：%zu条规则\n", "- %s: %zu rules\n"), reason, count);
}

static void put_unevaluated(jue_findings_writing *writing)
{
    const juesuan_options *options = writing->call->options;
    bool listed = options != NULL && options->unevaluated;
    if (juesuan_ledger_count_of(writing->findings, JUESUAN_RULE_NOT_EVALUATED) == 0)
        return;
    jue_putf(&writing->out, "\n%s\n", say(writing, "未能检查", "Not evaluated"));
    for (size_t i = 0; i < juesuan_ledger_count(writing->findings); i++)
        if (juesuan_ledger_state(writing->findings, i) == JUESUAN_RULE_NOT_EVALUATED)
            put_reason(writing, i, listed);
}

static void put_head(jue_findings_writing *writing)
{
    const juesuan_findings *findings = writing->findings;
    jue_builder *out = &writing->out;
    if (*writing->file != '\0')
        jue_putf(out, say(writing, "%s：", "%s: "), writing->file);
    jue_putf(out, say(writing, "错误 %zu 处，警告 %zu 处，尾数误差 %zu 处\n", "%zu errors, %zu warnings, %zu rounding\n"),
             juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR),
             juesuan_findings_count_of(findings, JUESUAN_SEVERITY_WARNING),
             juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ROUNDING));
    jue_putf(out,
             say(writing, "规则 %zu 条：通过 %zu，未通过 %zu，仅有尾数误差 %zu，不适用 %zu，未能检查 %zu\n",
                 "%zu rules: %zu passed, %zu failed, %zu rounding, %zu not applicable, %zu not evaluated\n"),
             juesuan_ledger_count(findings), juesuan_ledger_count_of(findings, JUESUAN_RULE_PASSED),
             juesuan_ledger_count_of(findings, JUESUAN_RULE_FAILED),
             juesuan_ledger_count_of(findings, JUESUAN_RULE_ROUNDING),
             juesuan_ledger_count_of(findings, JUESUAN_RULE_NOT_APPLICABLE),
             juesuan_ledger_count_of(findings, JUESUAN_RULE_NOT_EVALUATED));
}

static void put_text(jue_findings_writing *writing)
{
    put_head(writing);
    put_all(writing, JUESUAN_SEVERITY_ERROR, say(writing, "错误", "Errors"));
    put_all(writing, JUESUAN_SEVERITY_WARNING, say(writing, "警告", "Warnings"));
    put_rounding(writing);
    put_unevaluated(writing);
}

static void work(jue_call *call, void *data)
{
    jue_findings_writing *writing = data;
    writing->call = call;
    writing->out = jue_builder_in(&call->scratch);
    switch (writing->output) {
    case JUESUAN_OUTPUT_JSON: put_json(writing); break;
    case JUESUAN_OUTPUT_CSV: put_csv(writing); break;
    case JUESUAN_OUTPUT_TEXT: put_text(writing); break;
    default:
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "检查结果只能写成文本、JSON 或 CSV",
                 "findings are written as text, JSON or CSV only");
    }
    writing->buffer = jue_buffer_new(call, &writing->out);
}

juesuan_status juesuan_findings_write(juesuan_buffer **out, const juesuan_findings *findings, const char *file,
                                      juesuan_output output, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || findings == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_call call;
    jue_findings_writing writing = {.findings = findings, .file = file == NULL ? "" : file, .output = output};
    juesuan_status status = jue_protect(&call, options, error, work, &writing);
    if (status == JUESUAN_OK)
        *out = writing.buffer;
    return status;
}
