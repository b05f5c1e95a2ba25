/*
 * What the files of the Lua module share: handles, their lifetime, errors and amounts.
 *
 * A handle is a userdata. Those that own something in C (a report, its findings, a computation)
 * are owners: a box with one pointer, NULL once closed. All others (tables, rows, trees, nodes)
 * are children: they point at the box of their owner, so that a closed owner is noticed, and share
 * its anchor (a Lua table that refers to the owner) as user value, so that it is not collected.
 */
#ifndef JUE_LUA_HANDLE_H
#define JUE_LUA_HANDLE_H

#include <juesuan.h>
#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM == 501
#define lua_setuservalue lua_setfenv
#define lua_getuservalue lua_getfenv
#endif

#define JUE_LUA_REPORT "juesuan.report"
#define JUE_LUA_TABLE "juesuan.table"
#define JUE_LUA_ROW "juesuan.row"
#define JUE_LUA_TREE "juesuan.tree"
#define JUE_LUA_NODE "juesuan.node"
#define JUE_LUA_SANGONG "juesuan.sangong"
#define JUE_LUA_FINDINGS "juesuan.findings"
#define JUE_LUA_COMPUTATION "juesuan.computation"
#define JUE_LUA_REPAIRS "juesuan.repairs"
#define JUE_LUA_BUILDER "juesuan.builder"
#define JUE_LUA_SUM "juesuan.sum"

/* ---- Classes ---- */

/* Makes the metatable of a class; methods become its __index unless metamethods has one. */
void jue_lua_class(lua_State *L, const char *name, const luaL_Reg *metamethods, const luaL_Reg *methods);
/* luaL_setfuncs, which 5.1 lacks. */
void jue_lua_functions(lua_State *L, const luaL_Reg *functions);

/* ---- Owners and children ---- */

typedef struct jue_lua_owner {
    void *handle; /* NULL once closed */
} jue_lua_owner;

/* A new, still closed owner on the stack: what C gives goes straight into it and cannot leak. */
jue_lua_owner *jue_lua_own(lua_State *L, const char *class_name);
/* The handle of the owner at `index`; raises "attempt to use a closed …". */
void *jue_lua_check_owner(lua_State *L, int index, const char *class_name);
/* The handle of an owner that a child points at, likewise. */
void *jue_lua_open(lua_State *L, const jue_lua_owner *owner, const char *class_name);
/* A new child of the handle at `parent` (an owner or one of its children) on the stack. */
void *jue_lua_child(lua_State *L, int parent, size_t size, const char *class_name);
/* Whether the two arguments of __eq are of one class: Lua calls it for any two userdata. */
int jue_lua_same_class(lua_State *L);

/* An owner that is a list of records: #list, list[i], :count(), :each(), :pairs(), :close(). */
typedef struct jue_lua_list {
    const char *class_name;
    size_t (*count)(const void *handle);
    void (*push)(lua_State *L, const void *handle, size_t index); /* a record, as a plain table */
    void (*release)(void *handle);
} jue_lua_list;

/* `methods` are further ones, and may take the place of a common one. The list lasts for ever. */
void jue_lua_list_class(lua_State *L, const jue_lua_list *list, const luaL_Reg *methods, lua_CFunction to_string);

/* ---- One call into the library ---- */

/* What a call needs from C besides its result. It lies on the Lua stack, so that an error that
 * Lua raises midway frees it too. */
typedef struct jue_lua_call {
    juesuan_options *options;
    juesuan_error *error;
    juesuan_buffer *buffer;
} jue_lua_call;

jue_lua_call *jue_lua_begin(lua_State *L);
/* Begins a call with the options in the table at `index`, the last argument; none and nil stand for
 * the defaults. */
jue_lua_call *jue_lua_begin_with(lua_State *L, int index);
void jue_lua_end(jue_lua_call *call);
/* Pushes nil, "place:line:column: message", status name; ends the call. `place` may be NULL. */
int jue_lua_failed(lua_State *L, jue_lua_call *call, juesuan_status status, const char *place);
/* Pushes what was written, or as jue_lua_failed; ends the call. */
int jue_lua_written(lua_State *L, jue_lua_call *call, juesuan_status status);
/* Pushes the handle that the call was made on, so that calls can follow each other, or as
 * jue_lua_failed; ends the call. */
int jue_lua_done(lua_State *L, jue_lua_call *call, juesuan_status status);
/* nil and a message, for what the report does not have. */
int jue_lua_absent(lua_State *L, const char *format, const char *what);

/* ---- Values ---- */

/* Text, or nil for "". */
void jue_lua_push_text(lua_State *L, const char *text);
/* A count or place, or nil for `none`. */
void jue_lua_push_size(lua_State *L, size_t value, size_t none);
/* A decimal string, "na" for a dash; nil for what is blank or unreadable. */
void jue_lua_push_decimal(lua_State *L, juesuan_amount amount);
/* The number in the unit of the table; nil for all but values. */
void jue_lua_push_number(lua_State *L, juesuan_amount amount);
void jue_lua_push_state(lua_State *L, juesuan_amount amount);
/* A number, a decimal string, "na" (a dash) or nil (blank). */
juesuan_amount jue_lua_check_amount(lua_State *L, int index);
juesuan_set jue_lua_check_set(lua_State *L, int index);
/* The member `unit` of the table at `index`; `preset` where it has none. */
juesuan_unit jue_lua_check_unit(lua_State *L, int index, juesuan_unit preset);
juesuan_output jue_lua_check_output(lua_State *L, int index, const char *preset);
/* t[name] = text, left out where it is "". */
void jue_lua_field_text(lua_State *L, const char *name, const char *text);
void jue_lua_field_size(lua_State *L, const char *name, size_t value);

/* ---- The classes, one file each ---- */

void jue_lua_open_report(lua_State *L);
void jue_lua_open_table(lua_State *L);
void jue_lua_open_tree(lua_State *L);
void jue_lua_open_sangong(lua_State *L);
void jue_lua_open_findings(lua_State *L);
void jue_lua_open_computation(lua_State *L);
void jue_lua_open_repairs(lua_State *L);
void jue_lua_open_builder(lua_State *L);
void jue_lua_open_sum(lua_State *L);

/* Pushes a child of the report handle at `parent`. */
int jue_lua_push_table(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_table *table);
int jue_lua_push_row(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_table *table, size_t side,
                     size_t row);
int jue_lua_push_tree(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_tree *tree);
int jue_lua_push_sangong(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_sangong *sangong);
/* report:check([options]), report:compute([previous [, options]]) */
int jue_lua_check(lua_State *L);
int jue_lua_compute(lua_State *L);
/* report:repair([options]), report:amend(repairs [, confidence [, options]]) */
int jue_lua_repair(lua_State *L);
int jue_lua_amend(lua_State *L);
/* juesuan.builder(options) */
int jue_lua_builder(lua_State *L);
/* juesuan.sum([options]) */
int jue_lua_sum(lua_State *L);

#endif
