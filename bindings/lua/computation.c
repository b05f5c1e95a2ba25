/* computation: totals, shares and changes of every cell. A single entry is a plain table. */
#include "handle.h"

static const juesuan_computation *check_at(lua_State *L, int index)
{
    return jue_lua_check_owner(L, index, JUE_LUA_COMPUTATION);
}

static const juesuan_computation *check(lua_State *L)
{
    return check_at(L, 1);
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

static void push_entry(lua_State *L, const void *handle, size_t index)
{
    const juesuan_computation *computation = handle;
    lua_createtable(L, 0, 20);
    lua_pushstring(L, juesuan_computed_set(computation, index) == JUESUAN_SET_APPROVAL ? "approval" : "publication");
    lua_setfield(L, -2, "set");
    jue_lua_field_text(L, "table", juesuan_computed_table(computation, index));
    jue_lua_field_text(L, "side", juesuan_computed_side(computation, index));
    jue_lua_field_text(L, "code", juesuan_computed_code(computation, index));
    jue_lua_field_text(L, "name", juesuan_computed_name(computation, index));
    jue_lua_field_text(L, "previous_name", juesuan_computed_previous_name(computation, index));
    jue_lua_field_size(L, "level", (size_t)juesuan_computed_level(computation, index));
    jue_lua_field_text(L, "column", juesuan_computed_column(computation, index));
    jue_lua_field_text(L, "unit", juesuan_unit_name(juesuan_computed_unit(computation, index)));
    for (int i = JUESUAN_FIGURE_AMOUNT; i <= JUESUAN_FIGURE_COMPLETION; i++) {
        jue_lua_push_decimal(L, juesuan_computed_figure(computation, index, (juesuan_figure)i));
        lua_setfield(L, -2, juesuan_figure_name((juesuan_figure)i));
    }
    jue_lua_field_text(L, "comparison", juesuan_comparison_name(juesuan_computed_comparison(computation, index)));
    lua_pushboolean(L, juesuan_computed_implied(computation, index));
    lua_setfield(L, -2, "implied");
}

/* computation:find(table, code or name, column [, side [, set]]) */
static int find(lua_State *L)
{
    const juesuan_computation *computation = check(L);
    const char *table = luaL_checkstring(L, 2);
    const char *row = luaL_checkstring(L, 3);
    const char *column = luaL_checkstring(L, 4);
    const char *side = luaL_optstring(L, 5, "");
    size_t found = juesuan_computation_find(computation, jue_lua_check_set(L, 6), table, side, row, column);
    if (found == JUESUAN_NONE)
        return jue_lua_absent(L, "nothing computed for '%s'", row);
    push_entry(L, computation, found);
    return 1;
}

/* Upvalues: the computation, the next rank. */
static int next_change(lua_State *L)
{
    const juesuan_computation *computation = check_at(L, lua_upvalueindex(1));
    size_t rank = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    if (rank >= juesuan_computation_changes(computation))
        return 0;
    lua_pushinteger(L, (lua_Integer)rank + 1);
    lua_replace(L, lua_upvalueindex(2));
    push_entry(L, computation, juesuan_computation_change(computation, rank));
    return 1;
}

/* for entry in computation:changes(): what changed, biggest change first */
static int changes(lua_State *L)
{
    check(L);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_change, 2);
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

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_COMPUTATION);
    if (owner->handle == NULL)
        lua_pushliteral(L, "juesuan.computation (closed)");
    else
        lua_pushfstring(L, "juesuan.computation (%d figures)", (int)juesuan_computation_count(owner->handle));
    return 1;
}

static size_t count(const void *handle)
{
    return juesuan_computation_count(handle);
}

static void release(void *handle)
{
    juesuan_computation_free(handle);
}

void jue_lua_open_computation(lua_State *L)
{
    static const jue_lua_list list = {JUE_LUA_COMPUTATION, count, push_entry, release};
    static const luaL_Reg methods[] = {
        {"changes", changes}, {"find", find}, {"json", json}, {"render", render}, {NULL, NULL}};
    jue_lua_list_class(L, &list, methods, to_string);
}
