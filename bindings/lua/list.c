/* What findings, computations and repairs have in common: lists of records that Lua sees as plain tables. */
#include "handle.h"

static const jue_lua_list *list_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

static int close_list(lua_State *L)
{
    const jue_lua_list *list = list_of(L);
    jue_lua_owner *owner = luaL_checkudata(L, 1, list->class_name);
    void *handle = owner->handle;
    owner->handle = NULL;
    if (handle != NULL)
        list->release(handle);
    return 0;
}

static int count(lua_State *L)
{
    const jue_lua_list *list = list_of(L);
    lua_pushinteger(L, (lua_Integer)list->count(jue_lua_check_owner(L, 1, list->class_name)));
    return 1;
}

/* list[i], or a method; second upvalue: the methods */
static int index(lua_State *L)
{
    const jue_lua_list *list = list_of(L);
    if (lua_type(L, 2) != LUA_TNUMBER) {
        lua_pushvalue(L, 2);
        lua_rawget(L, lua_upvalueindex(2));
        return 1;
    }
    const void *handle = jue_lua_check_owner(L, 1, list->class_name);
    lua_Integer i = lua_tointeger(L, 2);
    if (i < 1 || (size_t)i > list->count(handle))
        return 0;
    list->push(L, handle, (size_t)i - 1);
    return 1;
}

/* Upvalues: the class, the handle, the next index. */
static int next_record(lua_State *L)
{
    const jue_lua_list *list = list_of(L);
    const void *handle = jue_lua_check_owner(L, lua_upvalueindex(2), list->class_name);
    size_t i = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    if (i >= list->count(handle))
        return 0;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_replace(L, lua_upvalueindex(3));
    list->push(L, handle, i);
    return 1;
}

static int next_pair(lua_State *L)
{
    if (next_record(L) == 0)
        return 0;
    lua_pushvalue(L, lua_upvalueindex(3));
    lua_insert(L, -2);
    return 2;
}

static int iterate(lua_State *L, lua_CFunction next)
{
    jue_lua_check_owner(L, 1, list_of(L)->class_name);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next, 3);
    return 1;
}

static int each(lua_State *L)
{
    return iterate(L, next_record);
}

static int pairs(lua_State *L)
{
    return iterate(L, next_pair);
}

/* Adds closures over the class to the table on top. */
static void add(lua_State *L, const jue_lua_list *list, const luaL_Reg *functions)
{
    for (; functions->name != NULL; functions++) {
        lua_pushlightuserdata(L, (void *)list);
        lua_pushcclosure(L, functions->func, 1);
        lua_setfield(L, -2, functions->name);
    }
}

void jue_lua_list_class(lua_State *L, const jue_lua_list *list, const luaL_Reg *methods, lua_CFunction to_string)
{
    static const luaL_Reg metamethods[] = {
        {"__gc", close_list}, {"__close", close_list}, {"__len", count}, {"__pairs", pairs}, {NULL, NULL}};
    static const luaL_Reg common[] = {
        {"close", close_list}, {"count", count}, {"each", each}, {"pairs", pairs}, {NULL, NULL}};
    luaL_newmetatable(L, list->class_name);
    lua_pushstring(L, list->class_name);
    lua_setfield(L, -2, "__name");
    lua_pushcfunction(L, to_string);
    lua_setfield(L, -2, "__tostring");
    add(L, list, metamethods);
    lua_pushlightuserdata(L, (void *)list);
    lua_newtable(L);
    add(L, list, common);
    jue_lua_functions(L, methods);
    lua_pushcclosure(L, index, 2);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}
