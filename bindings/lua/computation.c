/* computation: totals, shares and changes of every cell, as the library writes them */
#include "handle.h"

static const juesuan_computation *check(lua_State *L)
{
    return jue_lua_check_owner(L, 1, JUE_LUA_COMPUTATION);
}

/* report:compute([previous [, options]]) */
int jue_lua_compute(lua_State *L)
{
    const juesuan_report *report = jue_lua_check_owner(L, 1, JUE_LUA_REPORT);
    const juesuan_report *previous = NULL;
    if (!lua_isnoneornil(L, 2))
        previous = jue_lua_check_owner(L, 2, JUE_LUA_REPORT);
    jue_lua_call *call = jue_lua_begin_with(L, 3);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_COMPUTATION);
    juesuan_computation *computation = NULL;
    juesuan_status status = juesuan_report_compute(&computation, report, previous, call->options, &call->error);
    owner->handle = computation;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

static int write_as(lua_State *L, juesuan_output output, int options)
{
    const juesuan_computation *computation = check(L);
    jue_lua_call *call = jue_lua_begin_with(L, options);
    return jue_lua_written(L, call,
                           juesuan_computation_write(&call->buffer, computation, output, call->options, &call->error));
}

static int json(lua_State *L)
{
    return write_as(L, JUESUAN_OUTPUT_JSON, 2);
}

/* computation:render("text" | "json" | "csv" [, options]) */
static int render(lua_State *L)
{
    return write_as(L, jue_lua_check_output(L, 2, "text"), 3);
}

static int close(lua_State *L)
{
    jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_COMPUTATION);
    juesuan_computation *computation = owner->handle;
    owner->handle = NULL;
    juesuan_computation_free(computation);
    return 0;
}

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_COMPUTATION);
    lua_pushstring(L, owner->handle == NULL ? "juesuan.computation (closed)" : "juesuan.computation");
    return 1;
}

void jue_lua_open_computation(lua_State *L)
{
    static const luaL_Reg metamethods[] = {
        {"__gc", close}, {"__close", close}, {"__tostring", to_string}, {NULL, NULL}};
    static const luaL_Reg methods[] = {{"json", json}, {"render", render}, {"close", close}, {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_COMPUTATION, metamethods, methods);
}
