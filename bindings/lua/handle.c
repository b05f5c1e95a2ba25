#include "handle.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define CALL "juesuan.call"

/* ---- Classes ---- */

void jue_lua_functions(lua_State *L, const luaL_Reg *functions)
{
    for (; functions->name != NULL; functions++) {
        lua_pushcfunction(L, functions->func);
        lua_setfield(L, -2, functions->name);
    }
}

void jue_lua_class(lua_State *L, const char *name, const luaL_Reg *metamethods, const luaL_Reg *methods)
{
    luaL_newmetatable(L, name);
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__name");
    lua_newtable(L);
    jue_lua_functions(L, methods);
    lua_setfield(L, -2, "__index");
    jue_lua_functions(L, metamethods);
    lua_pop(L, 1);
}

/* ---- Owners and children ---- */

jue_lua_owner *jue_lua_own(lua_State *L, const char *class_name)
{
    jue_lua_owner *owner = lua_newuserdata(L, sizeof *owner);
    owner->handle = NULL;
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 1);
    lua_setuservalue(L, -2);
    luaL_getmetatable(L, class_name);
    lua_setmetatable(L, -2);
    return owner;
}

void *jue_lua_open(lua_State *L, const jue_lua_owner *owner, const char *class_name)
{
    if (owner->handle == NULL)
        luaL_error(L, "attempt to use a closed %s", class_name);
    return owner->handle;
}

void *jue_lua_check_owner(lua_State *L, int index, const char *class_name)
{
    const jue_lua_owner *owner = luaL_checkudata(L, index, class_name);
    return jue_lua_open(L, owner, class_name);
}

void *jue_lua_child(lua_State *L, int parent, size_t size, const char *class_name)
{
    lua_getuservalue(L, parent);
    void *child = lua_newuserdata(L, size);
    luaL_getmetatable(L, class_name);
    lua_setmetatable(L, -2);
    lua_insert(L, -2);
    lua_setuservalue(L, -2);
    return child;
}

int jue_lua_same_class(lua_State *L)
{
    int same = lua_getmetatable(L, 1) && lua_getmetatable(L, 2) && lua_rawequal(L, -1, -2);
    lua_settop(L, 2);
    return same;
}

/* ---- One call into the library ---- */

void jue_lua_end(jue_lua_call *call)
{
    juesuan_options_free(call->options);
    juesuan_error_free(call->error);
    juesuan_buffer_free(call->buffer);
    *call = (jue_lua_call){NULL, NULL, NULL};
}

static int collect_call(lua_State *L)
{
    jue_lua_end(lua_touserdata(L, 1));
    return 0;
}

jue_lua_call *jue_lua_begin(lua_State *L)
{
    jue_lua_call *call = lua_newuserdata(L, sizeof *call);
    *call = (jue_lua_call){NULL, NULL, NULL};
    if (luaL_newmetatable(L, CALL)) {
        lua_pushcfunction(L, collect_call);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return call;
}

static void set_language(lua_State *L, jue_lua_call *call, int table)
{
    lua_getfield(L, table, "language");
    const char *language = lua_tostring(L, -1);
    if (language != NULL && strcmp(language, "en") == 0)
        juesuan_options_set_language(call->options, JUESUAN_LANGUAGE_ENGLISH);
    else if (!lua_isnil(L, -1) && (language == NULL || strcmp(language, "zh") != 0))
        luaL_argerror(L, table, "language must be 'zh' or 'en'");
    lua_pop(L, 1);
}

static void set_limits(lua_State *L, jue_lua_call *call, int table)
{
    static const struct {
        const char *name;
        juesuan_limit limit;
    } limits[] = {{"bytes", JUESUAN_LIMIT_BYTES}, {"rows", JUESUAN_LIMIT_ROWS},       {"tables", JUESUAN_LIMIT_TABLES},
                  {"depth", JUESUAN_LIMIT_DEPTH}, {"seconds", JUESUAN_LIMIT_SECONDS}, {"effort", JUESUAN_LIMIT_EFFORT},
                  {NULL, JUESUAN_LIMIT_BYTES}};
    for (size_t i = 0; limits[i].name != NULL; i++) {
        lua_getfield(L, table, limits[i].name);
        if (!lua_isnil(L, -1)) {
            lua_Integer value = lua_tointeger(L, -1);
            if (value <= 0)
                luaL_argerror(L, table, lua_pushfstring(L, "%s must be a positive integer", limits[i].name));
            juesuan_options_set_limit(call->options, limits[i].limit, (size_t)value);
        }
        lua_pop(L, 1);
    }
}

/* rules = { [id] = "error" | "warning" | "rounding" | "off" } */
static void set_rules(lua_State *L, jue_lua_call *call, int table)
{
    static const char *const names[] = {"error", "warning", "rounding", "off"};
    lua_getfield(L, table, "rules");
    int rules = lua_gettop(L);
    if (!lua_isnil(L, rules) && !lua_istable(L, rules))
        luaL_argerror(L, table, "rules must be a table");
    lua_pushnil(L);
    while (lua_istable(L, rules) && lua_next(L, rules) != 0) {
        const char *rule = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        const char *severity = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
        size_t i = 0;
        while (i < 4 && strcmp(names[i], severity) != 0)
            i++;
        if (i == 4)
            luaL_argerror(L, table, lua_pushfstring(L, "unknown severity '%s' of rule '%s'", severity, rule));
        if (juesuan_options_set_severity(call->options, rule, (juesuan_severity)i) == JUESUAN_ERROR_NOT_FOUND)
            luaL_argerror(L, table, lua_pushfstring(L, "unknown rule '%s'", rule));
        lua_pop(L, 1);
    }
    lua_settop(L, rules - 1);
}

jue_lua_call *jue_lua_begin_with(lua_State *L, int index)
{
    lua_settop(L, index);
    if (!lua_isnil(L, index))
        luaL_checktype(L, index, LUA_TTABLE);
    jue_lua_call *call = jue_lua_begin(L);
    if (lua_isnil(L, index))
        return call;
    call->options = juesuan_options_new();
    if (call->options == NULL)
        luaL_error(L, "not enough memory");
    set_language(L, call, index);
    lua_getfield(L, index, "rounding");
    juesuan_options_set_rounding(call->options, lua_toboolean(L, -1));
    lua_getfield(L, index, "unevaluated");
    juesuan_options_set_unevaluated(call->options, lua_toboolean(L, -1));
    lua_getfield(L, index, "previous");
    if (!lua_isnil(L, -1))
        juesuan_options_set_previous(call->options, jue_lua_check_owner(L, -1, JUE_LUA_REPORT));
    lua_pop(L, 3);
    set_limits(L, call, index);
    set_rules(L, call, index);
    return call;
}

static void push_message(lua_State *L, const juesuan_error *error, const char *place)
{
    luaL_Buffer text;
    char number[32];
    size_t line = juesuan_error_line(error);
    size_t column = juesuan_error_column(error);
    luaL_buffinit(L, &text);
    if (place != NULL)
        luaL_addstring(&text, place);
    if (place != NULL && line != 0) {
        snprintf(number, sizeof number, ":%zu", line);
        luaL_addstring(&text, number);
    }
    if (place != NULL && line != 0 && column != 0) {
        snprintf(number, sizeof number, ":%zu", column);
        luaL_addstring(&text, number);
    }
    if (place != NULL)
        luaL_addstring(&text, ": ");
    luaL_addstring(&text, juesuan_error_message(error));
    luaL_pushresult(&text);
}

int jue_lua_failed(lua_State *L, jue_lua_call *call, juesuan_status status, const char *place)
{
    lua_pushnil(L);
    push_message(L, call->error, place);
    lua_pushstring(L, juesuan_status_name(status));
    jue_lua_end(call);
    return 3;
}

int jue_lua_written(lua_State *L, jue_lua_call *call, juesuan_status status)
{
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    lua_pushlstring(L, juesuan_buffer_data(call->buffer), juesuan_buffer_size(call->buffer));
    jue_lua_end(call);
    return 1;
}

int jue_lua_done(lua_State *L, jue_lua_call *call, juesuan_status status)
{
    if (status != JUESUAN_OK)
        return jue_lua_failed(L, call, status, NULL);
    jue_lua_end(call);
    lua_pushvalue(L, 1);
    return 1;
}

int jue_lua_absent(lua_State *L, const char *format, const char *what)
{
    lua_pushnil(L);
    lua_pushfstring(L, format, what);
    return 2;
}

/* ---- Values ---- */

void jue_lua_push_text(lua_State *L, const char *text)
{
    if (*text != '\0')
        lua_pushstring(L, text);
    else
        lua_pushnil(L);
}

void jue_lua_push_size(lua_State *L, size_t value, size_t none)
{
    if (value != none)
        lua_pushinteger(L, (lua_Integer)value);
    else
        lua_pushnil(L);
}

void jue_lua_push_decimal(lua_State *L, juesuan_amount amount)
{
    char text[32];
    if (amount.state == JUESUAN_VALUE || amount.state == JUESUAN_DASH)
        lua_pushlstring(L, text, juesuan_amount_format(amount, 0, text, sizeof text));
    else
        lua_pushnil(L);
}

void jue_lua_push_number(lua_State *L, juesuan_amount amount)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    if (amount.state != JUESUAN_VALUE)
        lua_pushnil(L);
    else if (amount.decimals == 0)
        lua_pushinteger(L, (lua_Integer)amount.value);
    else /* one division of two exact numbers: the nearest number that there is */
        lua_pushnumber(L, (double)amount.value / powers[amount.decimals]);
}

void jue_lua_push_state(lua_State *L, juesuan_amount amount)
{
    static const char *const names[] = {"blank", "value", "dash", "unreadable"};
    lua_pushstring(L, names[amount.state & 3]);
}

/* A number as text with up to six decimals, whatever the version of Lua and the locale print. */
static size_t number_text(lua_State *L, int index, char *text, size_t size)
{
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, index))
        return (size_t)snprintf(text, size, LUA_INTEGER_FMT, lua_tointeger(L, index));
#endif
    double number = (double)lua_tonumber(L, index);
    if (!(fabs(number) < 1e18))
        luaL_argerror(L, index, "number out of range");
    size_t length = (size_t)snprintf(text, size, "%.6f", number);
    text[length - 7] = '.';
    while (text[length - 1] == '0')
        length--;
    return text[length - 1] == '.' ? length - 1 : length;
}

juesuan_amount jue_lua_check_amount(lua_State *L, int index)
{
    char number[64] = "";
    size_t size = 0;
    const char *text = number;
    juesuan_amount amount = {0, 0, JUESUAN_BLANK};
    luaL_checkany(L, index);
    if (lua_isnil(L, index))
        return amount;
    if (lua_type(L, index) == LUA_TNUMBER)
        size = number_text(L, index, number, sizeof number);
    else
        text = luaL_checklstring(L, index, &size);
    if (strcmp(text, "na") == 0) /* as jue_lua_push_decimal writes a dash */
        return (juesuan_amount){0, 0, JUESUAN_DASH};
    juesuan_status status = juesuan_amount_parse(text, size, &amount);
    if (status == JUESUAN_ERROR_OVERFLOW)
        luaL_argerror(L, index, lua_pushfstring(L, "amount out of range: '%s'", text));
    else if (status != JUESUAN_OK)
        luaL_argerror(L, index, lua_pushfstring(L, "not an amount: '%s'", text));
    return amount;
}

juesuan_set jue_lua_check_set(lua_State *L, int index)
{
    static const char *const names[] = {"publication", "approval", NULL};
    return luaL_checkoption(L, index, names[0], names) == 0 ? JUESUAN_SET_PUBLICATION : JUESUAN_SET_APPROVAL;
}

juesuan_unit jue_lua_check_unit(lua_State *L, int index, juesuan_unit preset)
{
    lua_getfield(L, index, "unit");
    const char *name = luaL_optstring(L, -1, juesuan_unit_name(preset));
    juesuan_unit unit = preset;
    if (strcmp(name, juesuan_unit_name(preset)) != 0) {
        unit = JUESUAN_UNIT_YUAN;
        while (unit <= JUESUAN_UNIT_QIAN && strcmp(name, juesuan_unit_name(unit)) != 0)
            unit = (juesuan_unit)(unit + 1);
        if (unit > JUESUAN_UNIT_QIAN)
            luaL_argerror(L, index, lua_pushfstring(L, "unknown unit '%s'", name));
    }
    lua_pop(L, 1);
    return unit;
}

juesuan_output jue_lua_check_output(lua_State *L, int index, const char *preset)
{
    static const char *const names[] = {"text", "json", "csv", "markdown", NULL};
    return (juesuan_output)luaL_checkoption(L, index, preset, names);
}

void jue_lua_field_text(lua_State *L, const char *name, const char *text)
{
    jue_lua_push_text(L, text);
    lua_setfield(L, -2, name);
}

void jue_lua_field_size(lua_State *L, const char *name, size_t value)
{
    jue_lua_push_size(L, value, 0);
    lua_setfield(L, -2, name);
}
