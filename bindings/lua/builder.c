/* builder: a report made in code */
#include "handle.h"

static juesuan_builder *check(lua_State *L)
{
    return jue_lua_check_owner(L, 1, JUE_LUA_BUILDER);
}

/* juesuan.builder { department =, year =, unit =, and options } */
int jue_lua_builder(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    jue_lua_call *call = jue_lua_begin_with(L, 1);
    lua_getfield(L, 1, "department");
    const char *department = luaL_optstring(L, -1, NULL);
    lua_getfield(L, 1, "year");
    int year = (int)luaL_optinteger(L, -1, 0);
    juesuan_unit unit = jue_lua_check_unit(L, 1, JUESUAN_UNIT_WAN);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_BUILDER);
    juesuan_builder *builder = NULL;
    juesuan_status status = juesuan_builder_new(&builder, department, year, unit, call->options, &call->error);
    owner->handle = builder;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

/* builder:set(table, code or item, column, amount [, { name =, side =, set = }]) */
static int set(lua_State *L)
{
    juesuan_builder *builder = check(L);
    const char *table = luaL_checkstring(L, 2);
    const char *row = luaL_checkstring(L, 3);
    const char *column = luaL_checkstring(L, 4);
    juesuan_amount amount = jue_lua_check_amount(L, 5);
    lua_settop(L, 6);
    if (lua_isnil(L, 6)) {
        lua_newtable(L);
        lua_replace(L, 6);
    }
    luaL_checktype(L, 6, LUA_TTABLE);
    lua_getfield(L, 6, "name");
    lua_getfield(L, 6, "side");
    lua_getfield(L, 6, "set");
    const char *name = luaL_optstring(L, 7, NULL);
    const char *side = luaL_optstring(L, 8, NULL);
    juesuan_set which = jue_lua_check_set(L, 9);
    jue_lua_call *call = jue_lua_begin(L);
    return jue_lua_done(L, call,
                        juesuan_builder_set(builder, which, table, side, row, name, column, amount, &call->error));
}

static int derive(lua_State *L)
{
    juesuan_builder *builder = check(L);
    jue_lua_call *call = jue_lua_begin(L);
    return jue_lua_done(L, call, juesuan_builder_derive(builder, &call->error));
}

/* builder:finish(): the report as it stands */
static int finish(lua_State *L)
{
    juesuan_builder *builder = check(L);
    jue_lua_call *call = jue_lua_begin(L);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_REPORT);
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_builder_finish(&report, builder, &call->error);
    owner->handle = report;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

static int close(lua_State *L)
{
    jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_BUILDER);
    juesuan_builder *builder = owner->handle;
    owner->handle = NULL;
    juesuan_builder_free(builder);
    return 0;
}

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_BUILDER);
    lua_pushstring(L, owner->handle == NULL ? "juesuan.builder (closed)" : "juesuan.builder");
    return 1;
}

void jue_lua_open_builder(lua_State *L)
{
    static const luaL_Reg metamethods[] = {
        {"__gc", close}, {"__close", close}, {"__tostring", to_string}, {NULL, NULL}};
    static const luaL_Reg methods[] = {
        {"set", set}, {"derive", derive}, {"finish", finish}, {"close", close}, {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_BUILDER, metamethods, methods);
}
