/* findings: what a check found. A single finding is a plain table, as in the findings JSON. */
#include "handle.h"

static const juesuan_findings *check_at(lua_State *L, int index)
{
    return jue_lua_check_owner(L, index, JUE_LUA_FINDINGS);
}

static const juesuan_findings *check(lua_State *L)
{
    return check_at(L, 1);
}

/* report:check([options]) */
int jue_lua_check(lua_State *L)
{
    const juesuan_report *report = jue_lua_check_owner(L, 1, JUE_LUA_REPORT);
    jue_lua_call *call = jue_lua_begin_with(L, 2);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_FINDINGS);
    juesuan_findings *findings = NULL;
    juesuan_status status = juesuan_report_check(&findings, report, call->options, &call->error);
    owner->handle = findings;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

static int finding_to_string(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "severity");
    lua_getfield(L, 1, "message");
    lua_pushfstring(L, "%s: %s", luaL_optstring(L, -2, "?"), luaL_optstring(L, -1, "?"));
    return 1;
}

static void push_finding(lua_State *L, const void *handle, size_t index)
{
    const juesuan_findings *findings = handle;
    lua_createtable(L, 0, 16);
    jue_lua_field_text(L, "rule", juesuan_finding_rule(findings, index));
    jue_lua_field_text(L, "severity", juesuan_severity_name(juesuan_finding_severity(findings, index)));
    jue_lua_field_text(L, "message", juesuan_finding_message(findings, index));
    jue_lua_field_text(L, "set", juesuan_finding_set(findings, index));
    jue_lua_field_text(L, "table", juesuan_finding_table(findings, index));
    jue_lua_field_text(L, "side", juesuan_finding_side(findings, index));
    jue_lua_field_text(L, "code", juesuan_finding_code(findings, index));
    jue_lua_field_text(L, "name", juesuan_finding_name(findings, index));
    jue_lua_field_text(L, "column", juesuan_finding_column(findings, index));
    jue_lua_field_text(L, "expected", juesuan_finding_expected(findings, index));
    jue_lua_field_text(L, "actual", juesuan_finding_actual(findings, index));
    jue_lua_field_text(L, "difference", juesuan_finding_difference(findings, index));
    jue_lua_field_size(L, "line", juesuan_finding_line(findings, index));
    jue_lua_field_size(L, "page", juesuan_finding_page(findings, index));
    jue_lua_field_text(L, "text", juesuan_finding_text(findings, index));
    luaL_getmetatable(L, "juesuan.finding");
    lua_setmetatable(L, -2);
}

/* An optional severity; -1 for all. */
static int check_severity(lua_State *L, int argument)
{
    static const char *const names[] = {"error", "warning", "rounding", NULL};
    return lua_isnoneornil(L, argument) ? -1 : luaL_checkoption(L, argument, NULL, names);
}

/* Upvalues: the findings, the next index, the severity or -1. */
static int next_finding(lua_State *L)
{
    const juesuan_findings *findings = check_at(L, lua_upvalueindex(1));
    size_t i = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    int severity = (int)lua_tointeger(L, lua_upvalueindex(3));
    size_t end = juesuan_findings_count(findings);
    while (i < end && severity >= 0 && (int)juesuan_finding_severity(findings, i) != severity)
        i++;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_replace(L, lua_upvalueindex(2));
    if (i >= end)
        return 0;
    push_finding(L, findings, i);
    return 1;
}

/* for finding in findings:each([severity]) */
static int each(lua_State *L)
{
    check(L);
    int severity = check_severity(L, 2);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, severity);
    lua_pushcclosure(L, next_finding, 3);
    return 1;
}

static int array_of(lua_State *L, juesuan_severity severity)
{
    const juesuan_findings *findings = check(L);
    int found = 0;
    lua_newtable(L);
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        if (juesuan_finding_severity(findings, i) != severity)
            continue;
        push_finding(L, findings, i);
        lua_rawseti(L, -2, ++found);
    }
    return 1;
}

static int errors(lua_State *L)
{
    return array_of(L, JUESUAN_SEVERITY_ERROR);
}

static int warnings(lua_State *L)
{
    return array_of(L, JUESUAN_SEVERITY_WARNING);
}

static int roundings(lua_State *L)
{
    return array_of(L, JUESUAN_SEVERITY_ROUNDING);
}

/* { error, warning, rounding, rules = { passed, … } }: counts */
static int summary(lua_State *L)
{
    const juesuan_findings *findings = check(L);
    lua_newtable(L);
    for (int i = JUESUAN_SEVERITY_ERROR; i <= JUESUAN_SEVERITY_ROUNDING; i++) {
        lua_pushinteger(L, (lua_Integer)juesuan_findings_count_of(findings, (juesuan_severity)i));
        lua_setfield(L, -2, juesuan_severity_name((juesuan_severity)i));
    }
    lua_newtable(L);
    for (int i = JUESUAN_RULE_PASSED; i <= JUESUAN_RULE_NOT_EVALUATED; i++) {
        lua_pushinteger(L, (lua_Integer)juesuan_ledger_count_of(findings, (juesuan_rule_state)i));
        lua_setfield(L, -2, juesuan_rule_state_name((juesuan_rule_state)i));
    }
    lua_setfield(L, -2, "rules");
    return 1;
}

/* An array of { rule, state, instances, reason }, one a rule. */
static int ledger(lua_State *L)
{
    const juesuan_findings *findings = check(L);
    lua_newtable(L);
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++) {
        lua_newtable(L);
        jue_lua_field_text(L, "rule", juesuan_ledger_rule(findings, i));
        jue_lua_field_text(L, "state", juesuan_rule_state_name(juesuan_ledger_state(findings, i)));
        jue_lua_push_size(L, juesuan_ledger_instances(findings, i), JUESUAN_NONE);
        lua_setfield(L, -2, "instances");
        jue_lua_field_text(L, "reason", juesuan_ledger_reason(findings, i));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

static int write_as(lua_State *L, juesuan_output output, int file, int options)
{
    const juesuan_findings *findings = check(L);
    const char *name = luaL_optstring(L, file, "");
    jue_lua_call *call = jue_lua_begin_with(L, options);
    return jue_lua_written(L, call,
                           juesuan_findings_write(&call->buffer, findings, name, output, call->options, &call->error));
}

/* findings:json([file [, options]]); the file is named in it */
static int json(lua_State *L)
{
    return write_as(L, JUESUAN_OUTPUT_JSON, 2, 3);
}

/* findings:render("text" | "json" | "csv" [, file [, options]]) */
static int render(lua_State *L)
{
    return write_as(L, jue_lua_check_output(L, 2, "text"), 3, 4);
}

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_FINDINGS);
    if (owner->handle == NULL)
        lua_pushliteral(L, "juesuan.findings (closed)");
    else
        lua_pushfstring(L, "juesuan.findings (%d errors, %d warnings, %d roundings)",
                        (int)juesuan_findings_count_of(owner->handle, JUESUAN_SEVERITY_ERROR),
                        (int)juesuan_findings_count_of(owner->handle, JUESUAN_SEVERITY_WARNING),
                        (int)juesuan_findings_count_of(owner->handle, JUESUAN_SEVERITY_ROUNDING));
    return 1;
}

static size_t count(const void *handle)
{
    return juesuan_findings_count(handle);
}

static void release(void *handle)
{
    juesuan_findings_free(handle);
}

void jue_lua_open_findings(lua_State *L)
{
    static const jue_lua_list list = {JUE_LUA_FINDINGS, count, push_finding, release};
    static const luaL_Reg methods[] = {{"each", each},           {"errors", errors},   {"warnings", warnings},
                                       {"roundings", roundings}, {"summary", summary}, {"ledger", ledger},
                                       {"json", json},           {"render", render},   {NULL, NULL}};
    jue_lua_list_class(L, &list, methods, to_string);
    luaL_newmetatable(L, "juesuan.finding");
    lua_pushcfunction(L, finding_to_string);
    lua_setfield(L, -2, "__tostring");
    lua_pop(L, 1);
}
