/* sum: the reports of units, added up into that of their department */
#include "handle.h"

static juesuan_sum *check(lua_State *L)
{
    return jue_lua_check_owner(L, 1, JUE_LUA_SUM);
}

/* The member `eliminate` of the table at `index`, or of nil. */
static int check_flags(lua_State *L, int index)
{
    if (!lua_istable(L, index))
        return JUESUAN_SUM_PLAIN;
    lua_getfield(L, index, "eliminate");
    int flags = lua_toboolean(L, -1) ? JUESUAN_SUM_ELIMINATE : JUESUAN_SUM_PLAIN;
    lua_pop(L, 1);
    return flags;
}

/* juesuan.sum([{ unit =, and options }]) */
int jue_lua_sum(lua_State *L)
{
    jue_lua_call *call = jue_lua_begin_with(L, 1);
    juesuan_unit unit = JUESUAN_UNIT_UNKNOWN;
    if (lua_istable(L, 1))
        unit = jue_lua_check_unit(L, 1, unit);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_SUM);
    juesuan_sum *sum = NULL;
    juesuan_status status = juesuan_sum_new(&sum, unit, call->options, &call->error);
    owner->handle = sum;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

/* sum:add(report) */
static int add(lua_State *L)
{
    juesuan_sum *sum = check(L);
    const juesuan_report *report = jue_lua_check_owner(L, 2, JUE_LUA_REPORT);
    jue_lua_call *call = jue_lua_begin(L);
    return jue_lua_done(L, call, juesuan_sum_add(sum, report, &call->error));
}

/* sum:finish([{ department =, eliminate = }]): the sum so far; more may be added */
static int finish(lua_State *L)
{
    const juesuan_sum *sum = check(L);
    const char *department = NULL;
    lua_settop(L, 2);
    if (!lua_isnil(L, 2)) {
        luaL_checktype(L, 2, LUA_TTABLE);
        lua_getfield(L, 2, "department");
        department = luaL_optstring(L, 3, NULL);
    }
    int flags = check_flags(L, 2);
    jue_lua_call *call = jue_lua_begin(L);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_REPORT);
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_sum_finish(&report, sum, department, flags, &call->error);
    owner->handle = report;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

/* sum:check(department's report [, { eliminate =, and options }]): findings */
static int compare(lua_State *L)
{
    const juesuan_sum *sum = check(L);
    const juesuan_report *department = jue_lua_check_owner(L, 2, JUE_LUA_REPORT);
    jue_lua_call *call = jue_lua_begin_with(L, 3);
    int flags = check_flags(L, 3);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_FINDINGS);
    juesuan_findings *findings = NULL;
    juesuan_status status = juesuan_sum_check(&findings, sum, department, flags, call->options, &call->error);
    owner->handle = findings;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

static int count(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)juesuan_sum_count(check(L)));
    return 1;
}

static int close(lua_State *L)
{
    jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_SUM);
    juesuan_sum *sum = owner->handle;
    owner->handle = NULL;
    juesuan_sum_free(sum);
    return 0;
}

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_SUM);
    if (owner->handle == NULL)
        lua_pushliteral(L, "juesuan.sum (closed)");
    else
        lua_pushfstring(L, "juesuan.sum (%d reports)", (int)juesuan_sum_count(owner->handle));
    return 1;
}

void jue_lua_open_sum(lua_State *L)
{
    static const luaL_Reg metamethods[] = {
        {"__gc", close}, {"__close", close}, {"__tostring", to_string}, {"__len", count}, {NULL, NULL}};
    static const luaL_Reg methods[] = {{"add", add},     {"finish", finish}, {"check", compare},
                                       {"count", count}, {"close", close},   {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_SUM, metamethods, methods);
}
