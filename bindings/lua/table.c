/* table and row: the cells as printed */
#include "handle.h"

typedef struct table_handle {
    jue_lua_owner *owner;
    const juesuan_table *table;
} table_handle;

typedef struct row_handle {
    jue_lua_owner *owner;
    const juesuan_table *table;
    size_t side;
    size_t row;
} row_handle;

int jue_lua_push_table(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_table *table)
{
    table_handle *handle = jue_lua_child(L, parent, sizeof *handle, JUE_LUA_TABLE);
    *handle = (table_handle){owner, table};
    return 1;
}

int jue_lua_push_row(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_table *table, size_t side,
                     size_t row)
{
    row_handle *handle = jue_lua_child(L, parent, sizeof *handle, JUE_LUA_ROW);
    *handle = (row_handle){owner, table, side, row};
    return 1;
}

/* ---- table ---- */

static table_handle *check_table_at(lua_State *L, int index)
{
    table_handle *handle = luaL_checkudata(L, index, JUE_LUA_TABLE);
    jue_lua_open(L, handle->owner, JUE_LUA_REPORT);
    return handle;
}

static const juesuan_table *check_table(lua_State *L)
{
    return check_table_at(L, 1)->table;
}

/* The index of a side by its id. Without one: the first, which is the only one of most tables. */
static size_t check_side(lua_State *L, int index, const juesuan_table *table)
{
    if (lua_isnoneornil(L, index))
        return 0;
    const char *id = luaL_checkstring(L, index);
    for (size_t side = 0; side < juesuan_table_side_count(table); side++) {
        lua_pushstring(L, juesuan_table_side(table, side));
        lua_pushvalue(L, index);
        int same = lua_rawequal(L, -1, -2);
        lua_pop(L, 2);
        if (same)
            return side;
    }
    luaL_argerror(L, index, lua_pushfstring(L, "table '%s' has no side '%s'", juesuan_table_id(table), id));
    return 0;
}

static size_t check_column(lua_State *L, int index, const juesuan_table *table, size_t side)
{
    const char *id = luaL_checkstring(L, index);
    size_t column = juesuan_table_find_column(table, side, id);
    if (column == JUESUAN_NONE)
        luaL_argerror(L, index, lua_pushfstring(L, "table '%s' has no column '%s'", juesuan_table_id(table), id));
    return column;
}

static int table_id(lua_State *L)
{
    lua_pushstring(L, juesuan_table_id(check_table(L)));
    return 1;
}

static int table_set(lua_State *L)
{
    lua_pushstring(L, juesuan_table_set(check_table(L)) == JUESUAN_SET_APPROVAL ? "approval" : "publication");
    return 1;
}

static int table_title(lua_State *L)
{
    jue_lua_push_text(L, juesuan_table_title(check_table(L)));
    return 1;
}

static int table_form(lua_State *L)
{
    jue_lua_push_text(L, juesuan_table_form(check_table(L)));
    return 1;
}

static int table_unit(lua_State *L)
{
    jue_lua_push_text(L, juesuan_unit_name(juesuan_table_unit(check_table(L))));
    return 1;
}

static int table_line(lua_State *L)
{
    jue_lua_push_size(L, juesuan_table_line(check_table(L)), 0);
    return 1;
}

static int table_page(lua_State *L)
{
    jue_lua_push_size(L, juesuan_table_page(check_table(L)), 0);
    return 1;
}

/* { "income", "expenditure" }, or {} where the table has one side only */
static int table_sides(lua_State *L)
{
    const juesuan_table *table = check_table(L);
    size_t count = juesuan_table_side_count(table);
    lua_newtable(L);
    for (size_t side = 0; count > 1 && side < count; side++) {
        lua_pushstring(L, juesuan_table_side(table, side));
        lua_rawseti(L, -2, (int)side + 1);
    }
    return 1;
}

/* table:columns([side]): the ids in printed order */
static int table_columns(lua_State *L)
{
    const juesuan_table *table = check_table(L);
    size_t side = check_side(L, 2, table);
    lua_newtable(L);
    for (size_t column = 0; column < juesuan_table_column_count(table, side); column++) {
        lua_pushstring(L, juesuan_table_column(table, side, column));
        lua_rawseti(L, -2, (int)column + 1);
    }
    return 1;
}

/* table:has(column [, side]) */
static int table_has(lua_State *L)
{
    const juesuan_table *table = check_table(L);
    size_t side = check_side(L, 3, table);
    lua_pushboolean(L, juesuan_table_find_column(table, side, luaL_checkstring(L, 2)) != JUESUAN_NONE);
    return 1;
}

/* table:header(column [, side]): as printed */
static int table_header(lua_State *L)
{
    const juesuan_table *table = check_table(L);
    size_t side = check_side(L, 3, table);
    jue_lua_push_text(L, juesuan_table_header(table, side, check_column(L, 2, table, side)));
    return 1;
}

/* table:count([side]): its rows; #table without a side */
static int table_count(lua_State *L)
{
    const juesuan_table *table = check_table(L);
    lua_pushinteger(L, (lua_Integer)juesuan_table_row_count(table, check_side(L, 2, table)));
    return 1;
}

static int table_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)juesuan_table_row_count(check_table(L), 0));
    return 1;
}

/* table:row(code, name or index [, side]); "" is the 合计 row */
static int table_row(lua_State *L)
{
    const table_handle *handle = check_table_at(L, 1);
    size_t side = check_side(L, 3, handle->table);
    size_t row = JUESUAN_NONE;
    if (lua_type(L, 2) == LUA_TNUMBER)
        row = (size_t)lua_tointeger(L, 2) - 1;
    else
        row = juesuan_table_find_row(handle->table, side, luaL_checkstring(L, 2));
    if (row >= juesuan_table_row_count(handle->table, side))
        return jue_lua_absent(L, "the table has no row '%s'", lua_tostring(L, 2));
    return jue_lua_push_row(L, 1, handle->owner, handle->table, side, row);
}

/* Upvalues: the table, the side, the index of the next row. */
static int next_row(lua_State *L)
{
    int self = lua_upvalueindex(1);
    const table_handle *handle = check_table_at(L, self);
    size_t side = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    size_t row = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    if (row >= juesuan_table_row_count(handle->table, side))
        return 0;
    lua_pushinteger(L, (lua_Integer)row + 1);
    lua_replace(L, lua_upvalueindex(3));
    return jue_lua_push_row(L, self, handle->owner, handle->table, side, row);
}

/* for row in table:rows([side]) */
static int table_rows(lua_State *L)
{
    size_t side = check_side(L, 2, check_table(L));
    lua_pushvalue(L, 1);
    lua_pushinteger(L, (lua_Integer)side);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_row, 3);
    return 1;
}

static int next_row_pair(lua_State *L)
{
    if (next_row(L) == 0)
        return 0;
    lua_pushvalue(L, lua_upvalueindex(3));
    lua_insert(L, -2);
    return 2;
}

/* for index, row in table:pairs([side]) */
static int table_pairs(lua_State *L)
{
    size_t side = check_side(L, 2, check_table(L));
    lua_pushvalue(L, 1);
    lua_pushinteger(L, (lua_Integer)side);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_row_pair, 3);
    return 1;
}

/* table:render("text" | "json" | "csv" | "markdown" [, options]) */
static int table_render(lua_State *L)
{
    const juesuan_table *table = check_table(L);
    juesuan_output output = jue_lua_check_output(L, 2, "text");
    jue_lua_call *call = jue_lua_begin_with(L, 3);
    return jue_lua_written(L, call, juesuan_table_write(&call->buffer, table, output, call->options, &call->error));
}

static int table_equal(lua_State *L)
{
    const table_handle *a = lua_touserdata(L, 1);
    const table_handle *b = lua_touserdata(L, 2);
    lua_pushboolean(L, jue_lua_same_class(L) && a->table == b->table);
    return 1;
}

static int table_to_string(lua_State *L)
{
    const table_handle *handle = luaL_checkudata(L, 1, JUE_LUA_TABLE);
    if (handle->owner->handle == NULL)
        lua_pushliteral(L, "juesuan.table (closed)");
    else
        lua_pushfstring(L, "juesuan.table (%s, %s, %d rows)", juesuan_table_id(handle->table),
                        juesuan_table_title(handle->table), (int)juesuan_table_row_count(handle->table, 0));
    return 1;
}

/* ---- row ---- */

static const row_handle *check_row(lua_State *L)
{
    const row_handle *handle = luaL_checkudata(L, 1, JUE_LUA_ROW);
    jue_lua_open(L, handle->owner, JUE_LUA_REPORT);
    return handle;
}

static juesuan_amount check_cell(lua_State *L)
{
    const row_handle *row = check_row(L);
    return juesuan_table_amount(row->table, row->side, row->row, check_column(L, 2, row->table, row->side));
}

static int row_text(lua_State *L)
{
    jue_lua_push_decimal(L, check_cell(L));
    return 1;
}

static int row_amount(lua_State *L)
{
    jue_lua_push_number(L, check_cell(L));
    return 1;
}

static int row_state(lua_State *L)
{
    jue_lua_push_state(L, check_cell(L));
    return 1;
}

/* row:printed(column): with its separators; nil where nothing is printed */
static int row_printed(lua_State *L)
{
    const row_handle *row = check_row(L);
    size_t column = check_column(L, 2, row->table, row->side);
    jue_lua_push_text(L, juesuan_table_text(row->table, row->side, row->row, column));
    return 1;
}

static int row_confidence(lua_State *L)
{
    const row_handle *row = check_row(L);
    size_t column = check_column(L, 2, row->table, row->side);
    lua_pushinteger(L, juesuan_table_confidence(row->table, row->side, row->row, column));
    return 1;
}

static int row_code(lua_State *L)
{
    const row_handle *row = check_row(L);
    lua_pushstring(L, juesuan_table_code(row->table, row->side, row->row));
    return 1;
}

static int row_name(lua_State *L)
{
    const row_handle *row = check_row(L);
    lua_pushstring(L, juesuan_table_name(row->table, row->side, row->row));
    return 1;
}

static int row_line_no(lua_State *L)
{
    const row_handle *row = check_row(L);
    jue_lua_push_size(L, juesuan_table_line_no(row->table, row->side, row->row), JUESUAN_NONE);
    return 1;
}

static int row_line(lua_State *L)
{
    const row_handle *row = check_row(L);
    jue_lua_push_size(L, juesuan_table_row_line(row->table, row->side, row->row), 0);
    return 1;
}

static int row_page(lua_State *L)
{
    const row_handle *row = check_row(L);
    jue_lua_push_size(L, juesuan_table_row_page(row->table, row->side, row->row), 0);
    return 1;
}

static int row_index(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)check_row(L)->row + 1);
    return 1;
}

static int row_equal(lua_State *L)
{
    const row_handle *a = lua_touserdata(L, 1);
    const row_handle *b = lua_touserdata(L, 2);
    lua_pushboolean(L, jue_lua_same_class(L) && a->table == b->table && a->side == b->side && a->row == b->row);
    return 1;
}

static int row_to_string(lua_State *L)
{
    const row_handle *row = luaL_checkudata(L, 1, JUE_LUA_ROW);
    if (row->owner->handle == NULL)
        lua_pushliteral(L, "juesuan.row (closed)");
    else
        lua_pushfstring(L, "juesuan.row (%s %s)", juesuan_table_code(row->table, row->side, row->row),
                        juesuan_table_name(row->table, row->side, row->row));
    return 1;
}

void jue_lua_open_table(lua_State *L)
{
    static const luaL_Reg table_metamethods[] = {{"__len", table_length},
                                                 {"__pairs", table_pairs},
                                                 {"__eq", table_equal},
                                                 {"__tostring", table_to_string},
                                                 {NULL, NULL}};
    static const luaL_Reg table_methods[] = {{"id", table_id},
                                             {"set", table_set},
                                             {"title", table_title},
                                             {"form", table_form},
                                             {"unit", table_unit},
                                             {"line", table_line},
                                             {"page", table_page},
                                             {"sides", table_sides},
                                             {"columns", table_columns},
                                             {"header", table_header},
                                             {"count", table_count},
                                             {"row", table_row},
                                             {"rows", table_rows},
                                             {"has", table_has},
                                             {"pairs", table_pairs},
                                             {"render", table_render},
                                             {NULL, NULL}};
    static const luaL_Reg row_metamethods[] = {{"__eq", row_equal}, {"__tostring", row_to_string}, {NULL, NULL}};
    static const luaL_Reg row_methods[] = {
        {"text", row_text}, {"amount", row_amount}, {"state", row_state},           {"printed", row_printed},
        {"code", row_code}, {"name", row_name},     {"line_no", row_line_no},       {"line", row_line},
        {"page", row_page}, {"index", row_index},   {"confidence", row_confidence}, {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_TABLE, table_metamethods, table_methods);
    jue_lua_class(L, JUE_LUA_ROW, row_metamethods, row_methods);
}
