/* repairs: proposed corrections. A single proposal is a plain table, as in the repairs JSON. */
#include "handle.h"

#include <string.h>

static const juesuan_repairs *check_at(lua_State *L, int index)
{
    return jue_lua_check_owner(L, index, JUE_LUA_REPAIRS);
}

static const juesuan_repairs *check(lua_State *L)
{
    return check_at(L, 1);
}

static unsigned source_of(lua_State *L, const char *name)
{
    if (name != NULL && strcmp(name, "publication") == 0)
        return JUESUAN_WITHOUT_PUBLICATION;
    if (name != NULL && strcmp(name, "approval") == 0)
        return JUESUAN_WITHOUT_APPROVAL;
    if (name == NULL || strcmp(name, "notes") != 0)
        luaL_argerror(L, 2, "without must name publication, approval or notes");
    return JUESUAN_WITHOUT_NOTES;
}

/* options.without: the name of a source, or an array of them */
static unsigned check_without(lua_State *L)
{
    unsigned without = 0;
    if (!lua_istable(L, 2))
        return 0;
    lua_getfield(L, 2, "without");
    if (lua_istable(L, -1)) {
        for (int i = 1; lua_rawgeti(L, -1, i), !lua_isnil(L, -1); i++) {
            without |= source_of(L, lua_tostring(L, -1));
            lua_pop(L, 1);
        }
    } else if (!lua_isnil(L, -1)) {
        without = source_of(L, lua_tostring(L, -1));
    }
    lua_settop(L, 2);
    return without;
}

/* report:repair([options]) */
int jue_lua_repair(lua_State *L)
{
    const juesuan_report *report = jue_lua_check_owner(L, 1, JUE_LUA_REPORT);
    unsigned without = check_without(L);
    jue_lua_call *call = jue_lua_begin_with(L, 2);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_REPAIRS);
    juesuan_repairs *repairs = NULL;
    juesuan_status status = juesuan_report_repair(&repairs, report, without, call->options, &call->error);
    owner->handle = repairs;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

/* report:amend(repairs [, confidence [, options]]): a new report */
int jue_lua_amend(lua_State *L)
{
    const juesuan_report *report = jue_lua_check_owner(L, 1, JUE_LUA_REPORT);
    const juesuan_repairs *repairs = check_at(L, 2);
    double confidence = (double)luaL_optnumber(L, 3, 0.9);
    luaL_argcheck(L, confidence >= 0 && confidence <= 1, 3, "confidence must be 0 to 1");
    jue_lua_call *call = jue_lua_begin_with(L, 4);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_REPORT);
    juesuan_report *amended = NULL;
    juesuan_status status = juesuan_report_amend(&amended, report, repairs, (int)(confidence * 1000 + 0.5),
                                                 call->options, &call->error);
    owner->handle = amended;
    if (status == JUESUAN_ERROR_ARGUMENT)
        luaL_argerror(L, 2, "not the repairs of this report");
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    return 1;
}

static void push_repair(lua_State *L, const void *handle, size_t index)
{
    const juesuan_repairs *repairs = handle;
    static const char *const kinds[] = {"amount", "code", "name", ""};
    lua_createtable(L, 0, 18);
    jue_lua_field_text(L, "kind", kinds[juesuan_repair_kind_of(repairs, index) & 3]);
    jue_lua_field_text(L, "set", juesuan_repair_set(repairs, index));
    jue_lua_field_text(L, "table", juesuan_repair_table(repairs, index));
    jue_lua_field_text(L, "side", juesuan_repair_side(repairs, index));
    jue_lua_field_text(L, "code", juesuan_repair_code(repairs, index));
    jue_lua_field_text(L, "name", juesuan_repair_name(repairs, index));
    jue_lua_field_text(L, "column", juesuan_repair_column(repairs, index));
    jue_lua_field_text(L, "printed", juesuan_repair_printed(repairs, index));
    jue_lua_field_text(L, "proposed", juesuan_repair_proposed(repairs, index));
    jue_lua_field_text(L, "reason", juesuan_repair_reason(repairs, index));
    lua_pushnumber(L, juesuan_repair_confidence(repairs, index) / 1000.0);
    lua_setfield(L, -2, "confidence");
    jue_lua_push_size(L, juesuan_repair_relations(repairs, index), JUESUAN_NONE);
    lua_setfield(L, -2, "relations");
    jue_lua_push_size(L, juesuan_repair_group(repairs, index), JUESUAN_NONE);
    lua_setfield(L, -2, "group");
    lua_pushboolean(L, juesuan_repair_alternative(repairs, index));
    lua_setfield(L, -2, "alternative");
    jue_lua_field_size(L, "line", juesuan_repair_line(repairs, index));
    jue_lua_field_size(L, "page", juesuan_repair_page(repairs, index));
}

static int stopped(lua_State *L)
{
    lua_pushboolean(L, juesuan_repairs_stopped(check(L)));
    return 1;
}

static int write_as(lua_State *L, juesuan_output output, int file, int options)
{
    const juesuan_repairs *repairs = check(L);
    const char *name = luaL_optstring(L, file, "");
    jue_lua_call *call = jue_lua_begin_with(L, options);
    return jue_lua_written(L, call,
                           juesuan_repairs_write(&call->buffer, repairs, name, output, call->options, &call->error));
}

/* repairs:json([file [, options]]) */
static int json(lua_State *L)
{
    return write_as(L, JUESUAN_OUTPUT_JSON, 2, 3);
}

/* repairs:render("text" | "json" | "csv" [, file [, options]]) */
static int render(lua_State *L)
{
    return write_as(L, jue_lua_check_output(L, 2, "text"), 3, 4);
}

static int to_string(lua_State *L)
{
    const jue_lua_owner *owner = luaL_checkudata(L, 1, JUE_LUA_REPAIRS);
    if (owner->handle == NULL)
        lua_pushliteral(L, "juesuan.repairs (closed)");
    else
        lua_pushfstring(L, "juesuan.repairs (%d proposals)", (int)juesuan_repairs_count(owner->handle));
    return 1;
}

static size_t count(const void *handle)
{
    return juesuan_repairs_count(handle);
}

static void release(void *handle)
{
    juesuan_repairs_free(handle);
}

void jue_lua_open_repairs(lua_State *L)
{
    static const jue_lua_list list = {JUE_LUA_REPAIRS, count, push_repair, release};
    static const luaL_Reg methods[] = {{"stopped", stopped}, {"json", json}, {"render", render}, {NULL, NULL}};
    jue_lua_list_class(L, &list, methods, to_string);
}
