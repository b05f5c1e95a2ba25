/*
 * The Lua module "juesuan", for Lua 5.1 to 5.4 and LuaJIT, on the public header alone. See
 * README.md beside this file for what it offers to Lua.
 */
#include "handle.h"

#include <string.h>

JUESUAN_API int luaopen_juesuan(lua_State *L);

static juesuan_format check_format(lua_State *L, int index)
{
    static const char *const names[] = {"auto", "text", "csv", "json", "tsv", "jsonl", "pdf", "markdown", "html", NULL};
    return (juesuan_format)luaL_checkoption(L, index, names[0], names);
}

/* The second argument is a format, or options with the format among them. */
static juesuan_format format_argument(lua_State *L)
{
    lua_settop(L, 2);
    if (!lua_istable(L, 2)) {
        juesuan_format format = check_format(L, 2);
        lua_pushnil(L);
        lua_replace(L, 2);
        return format;
    }
    lua_getfield(L, 2, "format");
    juesuan_format format = check_format(L, 3);
    lua_settop(L, 2);
    return format;
}

static const char *check_name(lua_State *L, int index)
{
    size_t size;
    const char *name = luaL_checklstring(L, index, &size);
    luaL_argcheck(L, strlen(name) == size, index, "name contains a zero byte");
    return name;
}

/* juesuan.read(path [, format or options]) */
static int read_report(lua_State *L)
{
    const char *path = check_name(L, 1);
    juesuan_format format = format_argument(L);
    jue_lua_call *call = jue_lua_begin_with(L, 2);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_REPORT);
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_report_read(&report, path, format, call->options, &call->error);
    owner->handle = report;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, path);
    jue_lua_end(call);
    return 1;
}

/* juesuan.parse(text [, format or options]) */
static int parse_report(lua_State *L)
{
    size_t size;
    const char *text = luaL_checklstring(L, 1, &size);
    juesuan_format format = format_argument(L);
    jue_lua_call *call = jue_lua_begin_with(L, 2);
    jue_lua_owner *owner = jue_lua_own(L, JUE_LUA_REPORT);
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_report_parse(&report, text, size, format, call->options, &call->error);
    owner->handle = report;
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, "text");
    jue_lua_end(call);
    return 1;
}

static int check_places(lua_State *L, int index)
{
    lua_Integer places = luaL_optinteger(L, index, 2);
    luaL_argcheck(L, places >= 0 && places <= 6, index, "places must be 0 to 6");
    return (int)places;
}

/* juesuan.share(part, whole [, places]) */
static int share(lua_State *L)
{
    juesuan_amount result;
    juesuan_amount part = jue_lua_check_amount(L, 1);
    juesuan_amount whole = jue_lua_check_amount(L, 2);
    juesuan_status status = juesuan_share(part, whole, check_places(L, 3), &result);
    if (status != JUESUAN_OK)
        return jue_lua_absent(L, "no such share: %s", juesuan_status_name(status));
    jue_lua_push_decimal(L, result);
    return 1;
}

/* juesuan.change(current, previous [, places]): the amount, and the percentage or nil */
static int change(lua_State *L)
{
    juesuan_amount amount;
    juesuan_amount percent;
    juesuan_amount current = jue_lua_check_amount(L, 1);
    juesuan_amount previous = jue_lua_check_amount(L, 2);
    juesuan_status status = juesuan_change(current, previous, check_places(L, 3), &amount, &percent);
    if (status != JUESUAN_OK)
        return jue_lua_absent(L, "no such change: %s", juesuan_status_name(status));
    jue_lua_push_decimal(L, amount);
    jue_lua_push_decimal(L, percent);
    return 2;
}

/* juesuan.rules([language]): the catalogue */
static int rules(lua_State *L)
{
    static const char *const languages[] = {"zh", "en", NULL};
    juesuan_language language = (juesuan_language)luaL_checkoption(L, 1, languages[0], languages);
    lua_newtable(L);
    for (size_t i = 0; i < juesuan_rule_count(); i++) {
        lua_newtable(L);
        jue_lua_field_text(L, "id", juesuan_rule_id(i));
        jue_lua_field_text(L, "title", juesuan_rule_title(i, language));
        jue_lua_field_text(L, "group", juesuan_rule_group(i));
        jue_lua_field_text(L, "severity", juesuan_severity_name(juesuan_rule_severity(i)));
        jue_lua_field_text(L, "source", juesuan_rule_source(i));
        jue_lua_field_text(L, "example", juesuan_rule_example(i));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

static void push_names(lua_State *L, const char *(*name)(size_t index))
{
    lua_newtable(L);
    for (size_t i = 0; *name(i) != '\0'; i++) {
        lua_pushstring(L, name(i));
        lua_rawseti(L, -2, (int)i + 1);
    }
}

/* juesuan.topics(), juesuan.counts(): the names that the extra of report:narrate may give, as arrays */
static int topics(lua_State *L)
{
    push_names(L, juesuan_topic_name);
    return 1;
}

static int counts(lua_State *L)
{
    push_names(L, juesuan_count_name);
    return 1;
}

int luaopen_juesuan(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"read", read_report},        {"parse", parse_report}, {"share", share},   {"change", change}, {"rules", rules},
        {"builder", jue_lua_builder}, {"sum", jue_lua_sum},    {"topics", topics}, {"counts", counts}, {NULL, NULL}};
    jue_lua_open_report(L);
    jue_lua_open_table(L);
    jue_lua_open_tree(L);
    jue_lua_open_sangong(L);
    jue_lua_open_findings(L);
    jue_lua_open_computation(L);
    jue_lua_open_repairs(L);
    jue_lua_open_builder(L);
    jue_lua_open_sum(L);
    lua_newtable(L);
    jue_lua_functions(L, functions);
    lua_pushstring(L, juesuan_version());
    lua_setfield(L, -2, "version");
    return 1;
}
