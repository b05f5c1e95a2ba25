/* sangong: the table of 三公 expenses, by row and item */
#include "handle.h"

typedef struct sangong_handle {
    jue_lua_owner *owner;
    const juesuan_sangong *sangong;
} sangong_handle;

int jue_lua_push_sangong(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_sangong *sangong)
{
    sangong_handle *handle = jue_lua_child(L, parent, sizeof *handle, JUE_LUA_SANGONG);
    *handle = (sangong_handle){owner, sangong};
    return 1;
}

static const sangong_handle *check(lua_State *L)
{
    const sangong_handle *handle = luaL_checkudata(L, 1, JUE_LUA_SANGONG);
    jue_lua_open(L, handle->owner, JUE_LUA_REPORT);
    return handle;
}

static juesuan_sangong_row check_row(lua_State *L)
{
    static const char *const rows[] = {"budget", "final", NULL};
    return (juesuan_sangong_row)luaL_checkoption(L, 2, NULL, rows);
}

static juesuan_amount check_cell(lua_State *L)
{
    static const char *const items[] = {"total",           "abroad",    "vehicle", "vehicle_purchase",
                                        "vehicle_running", "reception", NULL};
    const juesuan_sangong *sangong = check(L)->sangong;
    juesuan_sangong_row row = check_row(L);
    return juesuan_sangong_amount(sangong, row, (juesuan_sangong_item)luaL_checkoption(L, 3, NULL, items));
}

static int text(lua_State *L)
{
    jue_lua_push_decimal(L, check_cell(L));
    return 1;
}

static int amount(lua_State *L)
{
    jue_lua_push_number(L, check_cell(L));
    return 1;
}

static int state(lua_State *L)
{
    jue_lua_push_state(L, check_cell(L));
    return 1;
}

/* sangong:sum("budget" | "final"): from the cells */
static int sum(lua_State *L)
{
    juesuan_amount total;
    const juesuan_sangong *sangong = check(L)->sangong;
    juesuan_status status = juesuan_sangong_sum(sangong, check_row(L), &total);
    if (status != JUESUAN_OK)
        return jue_lua_absent(L, "no such sum: %s", juesuan_status_name(status));
    jue_lua_push_decimal(L, total);
    return 1;
}

static int table(lua_State *L)
{
    const sangong_handle *handle = check(L);
    return jue_lua_push_table(L, 1, handle->owner, juesuan_sangong_table(handle->sangong));
}

static int to_string(lua_State *L)
{
    const sangong_handle *handle = luaL_checkudata(L, 1, JUE_LUA_SANGONG);
    char budget[32];
    char final[32];
    if (handle->owner->handle == NULL) {
        lua_pushliteral(L, "juesuan.sangong (closed)");
        return 1;
    }
    juesuan_amount_format(juesuan_sangong_amount(handle->sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_TOTAL), 0,
                          budget, sizeof budget);
    juesuan_amount_format(juesuan_sangong_amount(handle->sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_TOTAL), 0,
                          final, sizeof final);
    lua_pushfstring(L, "juesuan.sangong (budget %s, final %s)", budget, final);
    return 1;
}

void jue_lua_open_sangong(lua_State *L)
{
    static const luaL_Reg metamethods[] = {{"__tostring", to_string}, {NULL, NULL}};
    static const luaL_Reg methods[] = {{"text", text}, {"amount", amount}, {"state", state},
                                       {"sum", sum},   {"table", table},   {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_SANGONG, metamethods, methods);
}
