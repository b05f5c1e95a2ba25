/* Checks a report, and what callers see of the findings. */
#include "check/check.h"
#include "check/codes.h"
#include "check/years.h"

typedef struct jue_check_request {
    const juesuan_report *report;
    juesuan_findings *findings;
} jue_check_request;

static void work(jue_call *call, void *data)
{
    jue_check_request *request = data;
    request->findings = jue_alloc(&call->arena, sizeof *request->findings);
    jue_ledger ledger = {call, request->report, request->findings};
    jue_ledger_open(&ledger);
    jue_check_relations(&ledger);
    jue_check_approval(&ledger);
    jue_check_codes(&ledger);
    jue_check_claims(&ledger);
    jue_check_text(&ledger);
    jue_check_years(&ledger);
    request->findings->arena = call->arena;
    request->findings->arena.call = NULL;
}

juesuan_status juesuan_report_check(juesuan_findings **out, const juesuan_report *report, const juesuan_options *options,
                                    juesuan_error **error)
{
    if (out == NULL || report == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_check_request request = {.report = report};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &request);
    if (status == JUESUAN_OK)
        *out = request.findings;
    return status;
}

void juesuan_findings_free(juesuan_findings *findings)
{
    if (findings == NULL)
        return;
    jue_arena arena = findings->arena;
    jue_arena_free(&arena);
}

size_t juesuan_findings_count(const juesuan_findings *findings)
{
    return findings == NULL ? 0 : findings->findings.count;
}

size_t juesuan_findings_count_of(const juesuan_findings *findings, juesuan_severity severity)
{
    bool counted = severity >= JUESUAN_SEVERITY_ERROR && severity <= JUESUAN_SEVERITY_ROUNDING;
    return findings == NULL || !counted ? 0 : findings->counts[severity];
}

static const jue_finding *at(const juesuan_findings *findings, size_t index)
{
    static const jue_rule none = {.id = ""};
    static const jue_finding neutral = {.rule = &none, .message = "", .set = "", .table = "", .side = "", .code = "",
                                        .name = "", .column = "", .expected = "", .actual = "", .difference = "",
                                        .text = ""};
    return index < juesuan_findings_count(findings) ? &findings->findings.at[index] : &neutral;
}

const char *juesuan_finding_rule(const juesuan_findings *findings, size_t index)
{
    return at(findings, index)->rule->id;
}

juesuan_severity juesuan_finding_severity(const juesuan_findings *findings, size_t index)
{
    return at(findings, index)->severity;
}

/* One accessor a text of the finding. */
#define TEXT_OF(part)                                                                     \
    const char *juesuan_finding_##part(const juesuan_findings *findings, size_t index) \
    {                                                                                     \
        return at(findings, index)->part;                                                 \
    }

TEXT_OF(message)
TEXT_OF(set)
TEXT_OF(table)
TEXT_OF(side)
TEXT_OF(code)
TEXT_OF(name)
TEXT_OF(column)
TEXT_OF(expected)
TEXT_OF(actual)
TEXT_OF(difference)
TEXT_OF(text)

size_t juesuan_finding_line(const juesuan_findings *findings, size_t index)
{
    return at(findings, index)->line;
}

size_t juesuan_finding_page(const juesuan_findings *findings, size_t index)
{
    return at(findings, index)->page;
}
