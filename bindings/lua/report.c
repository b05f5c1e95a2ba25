/* report: what juesuan.read and juesuan.parse give */
#include "handle.h"

static juesuan_report *check(lua_State *L)
{
    return jue_lua_check_owner(L, 1, JUE_LUA_REPORT);
}

static int department(lua_State *L)
{
    jue_lua_push_text(L, juesuan_report_department(check(L)));
    return 1;
}

static int year(lua_State *L)
{
    jue_lua_push_size(L, (size_t)juesuan_report_year(check(L)), 0);
    return 1;
}

static int unit(lua_State *L)
{
    jue_lua_push_text(L, juesuan_unit_name(juesuan_report_unit(check(L))));
    return 1;
}

static int count(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)juesuan_report_table_count(check(L)));
    return 1;
}

static int table(lua_State *L)
{
    const juesuan_report *report = check(L);
    const char *id = luaL_checkstring(L, 2);
    const juesuan_table *found = juesuan_report_table(report, jue_lua_check_set(L, 3), id);
    if (found == NULL)
        return jue_lua_absent(L, "the report has no table '%s'", id);
    return jue_lua_push_table(L, 1, lua_touserdata(L, 1), found);
}

static int tree(lua_State *L)
{
    const juesuan_report *report = check(L);
    const char *id = luaL_checkstring(L, 2);
    const juesuan_tree *found = juesuan_report_tree(report, jue_lua_check_set(L, 3), id);
    if (found == NULL)
        return jue_lua_absent(L, "the report has no table '%s' with codes", id);
    return jue_lua_push_tree(L, 1, lua_touserdata(L, 1), found);
}

static int sangong(lua_State *L)
{
    const juesuan_sangong *found = juesuan_report_sangong(check(L));
    if (found == NULL)
        return jue_lua_absent(L, "the report has no table '%s'", "sangong");
    return jue_lua_push_sangong(L, 1, lua_touserdata(L, 1), found);
}

/* Upvalues: the report, the index of the next table, the set or nil. */
static int next_table(lua_State *L)
{
    int self = lua_upvalueindex(1);
    const juesuan_report *report = jue_lua_check_owner(L, self, JUE_LUA_REPORT);
    size_t index = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    int set = lua_isnil(L, lua_upvalueindex(3)) ? -1 : (int)lua_tointeger(L, lua_upvalueindex(3));
    const juesuan_table *found = NULL;
    while (found == NULL && index < juesuan_report_table_count(report)) {
        found = juesuan_report_table_at(report, index++);
        if (set >= 0 && (int)juesuan_table_set(found) != set)
            found = NULL;
    }
    lua_pushinteger(L, (lua_Integer)index);
    lua_replace(L, lua_upvalueindex(2));
    if (found == NULL)
        return 0;
    return jue_lua_push_table(L, self, lua_touserdata(L, self), found);
}

/* for table in report:tables([set]) */
static int tables(lua_State *L)
{
    check(L);
    int all = lua_isnoneornil(L, 2);
    juesuan_set set = jue_lua_check_set(L, 2);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    if (all)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)set);
    lua_pushcclosure(L, next_table, 3);
    return 1;
}

static int next_pair(lua_State *L)
{
    if (next_table(L) == 0)
        return 0;
    lua_getfield(L, -1, "id");
    lua_pushvalue(L, -2);
    lua_call(L, 1, 1);
    lua_insert(L, -2);
    return 2;
}

/* for id, table in report:pairs(): the publication tables */
static int pairs(lua_State *L)
{
    check(L);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, JUESUAN_SET_PUBLICATION);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* An array of { message, line, page }. */
static int warnings(lua_State *L)
{
    const juesuan_report *report = check(L);
    lua_newtable(L);
    for (size_t i = 0; i < juesuan_report_warning_count(report); i++) {
        lua_newtable(L);
        jue_lua_field_text(L, "message", juesuan_report_warning(report, i));
        jue_lua_field_size(L, "line", juesuan_report_warning_line(report, i));
        jue_lua_field_size(L, "page", juesuan_report_warning_page(report, i));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

/* An array of texts: what was put right in this report, cell by cell. */
static int amendments(lua_State *L)
{
    const juesuan_report *report = check(L);
    lua_newtable(L);
    for (size_t i = 0; i < juesuan_report_amendment_count(report); i++) {
        lua_pushstring(L, juesuan_report_amendment(report, i));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

static int write_as(lua_State *L, juesuan_output output, int options)
{
    const juesuan_report *report = check(L);
    jue_lua_call *call = jue_lua_begin_with(L, options);
    return jue_lua_written(L, call, juesuan_report_write(&call->buffer, report, output, call->options, &call->error));
}

static int json(lua_State *L)
{
    return write_as(L, JUESUAN_OUTPUT_JSON, 2);
}

/* report:render("text" | "json" | "csv" | "markdown" [, options]) */
static int render(lua_State *L)
{
    return write_as(L, jue_lua_check_output(L, 2, "text"), 3);
}

/* report:narrate([previous [, { style =, extra = JSON, and options }]]): part three, from the tables */
static int narrate(lua_State *L)
{
    static const char *const styles[] = {"shanxi", "shanghai", NULL};
    const juesuan_report *report = check(L);
    const juesuan_report *previous = lua_isnoneornil(L, 2) ? NULL : jue_lua_check_owner(L, 2, JUE_LUA_REPORT);
    jue_lua_call *call = jue_lua_begin_with(L, 3);
    const char *extra = NULL;
    size_t size = 0;
    juesuan_style style = JUESUAN_STYLE_SHANXI;
    if (lua_istable(L, 3)) {
        lua_getfield(L, 3, "extra");
        extra = luaL_optlstring(L, -1, NULL, &size);
        lua_getfield(L, 3, "style");
        style = (juesuan_style)luaL_checkoption(L, lua_gettop(L), styles[0], styles);
    }
    juesuan_status status = juesuan_report_narrate(&call->buffer, report, previous, extra, size, style, call->options,
                                                   &call->error);
    return status == JUESUAN_OK ? jue_lua_written(L, call, status) : jue_lua_failed(L, call, status, "extra");
}

static int close(lua_State *L)
{
    jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_REPORT);
    juesuan_report *report = owner->handle;
    owner->handle = NULL;
    juesuan_report_free(report);
    return 0;
}

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_REPORT);
    if (owner->handle == NULL)
        lua_pushliteral(L, "juesuan.report (closed)");
    else
        lua_pushfstring(L, "juesuan.report (%s %d, %d tables)", juesuan_report_department(owner->handle),
                        juesuan_report_year(owner->handle), (int)juesuan_report_table_count(owner->handle));
    return 1;
}

void jue_lua_open_report(lua_State *L)
{
    static const luaL_Reg metamethods[] = {{"__gc", close},  {"__close", close}, {"__tostring", to_string},
                                           {"__len", count}, {"__pairs", pairs}, {NULL, NULL}};
    static const luaL_Reg methods[] = {{"department", department},
                                       {"year", year},
                                       {"unit", unit},
                                       {"count", count},
                                       {"table", table},
                                       {"tables", tables},
                                       {"pairs", pairs},
                                       {"tree", tree},
                                       {"sangong", sangong},
                                       {"warnings", warnings},
                                       {"check", jue_lua_check},
                                       {"compute", jue_lua_compute},
                                       {"repair", jue_lua_repair},
                                       {"amend", jue_lua_amend},
                                       {"amendments", amendments},
                                       {"json", json},
                                       {"render", render},
                                       {"narrate", narrate},
                                       {"close", close},
                                       {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_REPORT, metamethods, methods);
}
