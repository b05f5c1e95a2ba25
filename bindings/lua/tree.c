/* tree and node: the subject codes of a table */
#include "handle.h"

typedef struct tree_handle {
    jue_lua_owner *owner;
    const juesuan_tree *tree;
} tree_handle;

typedef struct node_handle {
    jue_lua_owner *owner;
    const juesuan_tree *tree;
    size_t node;
} node_handle;

int jue_lua_push_tree(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_tree *tree)
{
    tree_handle *handle = jue_lua_child(L, parent, sizeof *handle, JUE_LUA_TREE);
    *handle = (tree_handle){owner, tree};
    return 1;
}

static int push_node(lua_State *L, int parent, jue_lua_owner *owner, const juesuan_tree *tree, size_t node)
{
    if (node == JUESUAN_NONE) {
        lua_pushnil(L);
        return 1;
    }
    node_handle *handle = jue_lua_child(L, parent, sizeof *handle, JUE_LUA_NODE);
    *handle = (node_handle){owner, tree, node};
    return 1;
}

/* Raises where the column is not there; nil and a message where the total has no value. */
static int push_total(lua_State *L, int column, const juesuan_tree *tree, size_t node)
{
    juesuan_amount total;
    const char *id = luaL_checkstring(L, column);
    juesuan_status status = juesuan_tree_total(tree, node, id, &total);
    if (status == JUESUAN_ERROR_NOT_FOUND)
        luaL_argerror(
            L, column,
            lua_pushfstring(L, "table '%s' has no column '%s'", juesuan_table_id(juesuan_tree_table(tree)), id));
    if (status != JUESUAN_OK)
        return jue_lua_absent(L, "no such total: %s", juesuan_status_name(status));
    jue_lua_push_decimal(L, total);
    return 1;
}

/* ---- tree ---- */

static const tree_handle *check_tree(lua_State *L, int index)
{
    const tree_handle *handle = luaL_checkudata(L, index, JUE_LUA_TREE);
    jue_lua_open(L, handle->owner, JUE_LUA_REPORT);
    return handle;
}

static int tree_count(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)juesuan_tree_count(check_tree(L, 1)->tree));
    return 1;
}

static int tree_table(lua_State *L)
{
    const tree_handle *handle = check_tree(L, 1);
    return jue_lua_push_table(L, 1, handle->owner, juesuan_tree_table(handle->tree));
}

static int tree_find(lua_State *L)
{
    const tree_handle *handle = check_tree(L, 1);
    const char *code = luaL_checkstring(L, 2);
    size_t node = juesuan_tree_find(handle->tree, code);
    if (node == JUESUAN_NONE)
        return jue_lua_absent(L, "the tree has no code '%s'", code);
    return push_node(L, 1, handle->owner, handle->tree, node);
}

/* tree:total(column) of the whole tree; tree:total(code, column) of what is below a code */
static int tree_total(lua_State *L)
{
    const juesuan_tree *tree = check_tree(L, 1)->tree;
    if (lua_isnoneornil(L, 3))
        return push_total(L, 2, tree, JUESUAN_NONE);
    const char *code = luaL_checkstring(L, 2);
    size_t node = juesuan_tree_find(tree, code);
    if (node == JUESUAN_NONE)
        return jue_lua_absent(L, "the tree has no code '%s'", code);
    return push_total(L, 3, tree, node);
}

/* Upvalues: the tree, the index of the next node. */
static int next_node(lua_State *L)
{
    int self = lua_upvalueindex(1);
    const tree_handle *handle = check_tree(L, self);
    size_t node = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    if (node >= juesuan_tree_count(handle->tree))
        return 0;
    lua_pushinteger(L, (lua_Integer)node + 1);
    lua_replace(L, lua_upvalueindex(2));
    return push_node(L, self, handle->owner, handle->tree, node);
}

/* for node in tree:walk(): all nodes as printed */
static int tree_walk(lua_State *L)
{
    check_tree(L, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_node, 2);
    return 1;
}

static int next_node_pair(lua_State *L)
{
    if (next_node(L) == 0)
        return 0;
    const node_handle *node = lua_touserdata(L, -1);
    lua_pushstring(L, juesuan_tree_code(node->tree, node->node));
    lua_insert(L, -2);
    return 2;
}

/* for code, node in tree:pairs() */
static int tree_pairs(lua_State *L)
{
    check_tree(L, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_node_pair, 2);
    return 1;
}

/* Upvalues: the tree or a node of it, the next sibling or nil. */
static int next_sibling(lua_State *L)
{
    int self = lua_upvalueindex(1);
    const tree_handle *handle = lua_touserdata(L, self);
    jue_lua_open(L, handle->owner, JUE_LUA_REPORT);
    if (lua_isnil(L, lua_upvalueindex(2)))
        return 0;
    size_t node = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    jue_lua_push_size(L, juesuan_tree_next(handle->tree, node), JUESUAN_NONE);
    lua_replace(L, lua_upvalueindex(2));
    return push_node(L, self, handle->owner, handle->tree, node);
}

static int push_siblings(lua_State *L, size_t first)
{
    lua_pushvalue(L, 1);
    jue_lua_push_size(L, first, JUESUAN_NONE);
    lua_pushcclosure(L, next_sibling, 2);
    return 1;
}

/* for node in tree:roots() */
static int tree_roots(lua_State *L)
{
    return push_siblings(L, juesuan_tree_child(check_tree(L, 1)->tree, JUESUAN_NONE));
}

static int tree_equal(lua_State *L)
{
    const tree_handle *a = lua_touserdata(L, 1);
    const tree_handle *b = lua_touserdata(L, 2);
    lua_pushboolean(L, jue_lua_same_class(L) && a->tree == b->tree);
    return 1;
}

static int tree_to_string(lua_State *L)
{
    const tree_handle *handle = luaL_checkudata(L, 1, JUE_LUA_TREE);
    if (handle->owner->handle == NULL)
        lua_pushliteral(L, "juesuan.tree (closed)");
    else
        lua_pushfstring(L, "juesuan.tree (%s, %d nodes)", juesuan_table_id(juesuan_tree_table(handle->tree)),
                        (int)juesuan_tree_count(handle->tree));
    return 1;
}

/* ---- node ---- */

static const node_handle *check_node(lua_State *L)
{
    const node_handle *handle = luaL_checkudata(L, 1, JUE_LUA_NODE);
    jue_lua_open(L, handle->owner, JUE_LUA_REPORT);
    return handle;
}

static juesuan_amount check_cell(lua_State *L)
{
    const node_handle *node = check_node(L);
    const char *column = luaL_checkstring(L, 2);
    juesuan_amount amount = {0, 0, JUESUAN_BLANK};
    if (juesuan_tree_amount(node->tree, node->node, column, &amount) == JUESUAN_ERROR_NOT_FOUND)
        luaL_argerror(L, 2,
                      lua_pushfstring(L, "table '%s' has no column '%s'",
                                      juesuan_table_id(juesuan_tree_table(node->tree)), column));
    return amount;
}

static int node_text(lua_State *L)
{
    jue_lua_push_decimal(L, check_cell(L));
    return 1;
}

static int node_amount(lua_State *L)
{
    jue_lua_push_number(L, check_cell(L));
    return 1;
}

static int node_state(lua_State *L)
{
    jue_lua_push_state(L, check_cell(L));
    return 1;
}

/* node:total(column): from the leaves below it */
static int node_total(lua_State *L)
{
    const node_handle *node = check_node(L);
    return push_total(L, 2, node->tree, node->node);
}

static int node_code(lua_State *L)
{
    const node_handle *node = check_node(L);
    lua_pushstring(L, juesuan_tree_code(node->tree, node->node));
    return 1;
}

static int node_name(lua_State *L)
{
    const node_handle *node = check_node(L);
    lua_pushstring(L, juesuan_tree_name(node->tree, node->node));
    return 1;
}

static int node_level(lua_State *L)
{
    const node_handle *node = check_node(L);
    lua_pushinteger(L, juesuan_tree_level(node->tree, node->node));
    return 1;
}

static int node_parent(lua_State *L)
{
    const node_handle *node = check_node(L);
    return push_node(L, 1, node->owner, node->tree, juesuan_tree_parent(node->tree, node->node));
}

/* for child in node:children() */
static int node_children(lua_State *L)
{
    const node_handle *node = check_node(L);
    return push_siblings(L, juesuan_tree_child(node->tree, node->node));
}

/* node:row(): where and how it is printed */
static int node_row(lua_State *L)
{
    const node_handle *node = check_node(L);
    return jue_lua_push_row(L, 1, node->owner, juesuan_tree_table(node->tree), 0,
                            juesuan_tree_row(node->tree, node->node));
}

static int node_equal(lua_State *L)
{
    const node_handle *a = lua_touserdata(L, 1);
    const node_handle *b = lua_touserdata(L, 2);
    lua_pushboolean(L, jue_lua_same_class(L) && a->tree == b->tree && a->node == b->node);
    return 1;
}

static int node_to_string(lua_State *L)
{
    const node_handle *node = luaL_checkudata(L, 1, JUE_LUA_NODE);
    if (node->owner->handle == NULL)
        lua_pushliteral(L, "juesuan.node (closed)");
    else
        lua_pushfstring(L, "juesuan.node (%s %s)", juesuan_tree_code(node->tree, node->node),
                        juesuan_tree_name(node->tree, node->node));
    return 1;
}

void jue_lua_open_tree(lua_State *L)
{
    static const luaL_Reg tree_metamethods[] = {{"__len", tree_count},
                                                {"__pairs", tree_pairs},
                                                {"__eq", tree_equal},
                                                {"__tostring", tree_to_string},
                                                {NULL, NULL}};
    static const luaL_Reg tree_methods[] = {{"count", tree_count}, {"table", tree_table}, {"find", tree_find},
                                            {"total", tree_total}, {"walk", tree_walk},   {"pairs", tree_pairs},
                                            {"roots", tree_roots}, {NULL, NULL}};
    static const luaL_Reg node_metamethods[] = {{"__eq", node_equal}, {"__tostring", node_to_string}, {NULL, NULL}};
    static const luaL_Reg node_methods[] = {
        {"text", node_text}, {"amount", node_amount},     {"state", node_state}, {"total", node_total},
        {"code", node_code}, {"name", node_name},         {"level", node_level}, {"parent", node_parent},
        {"row", node_row},   {"children", node_children}, {NULL, NULL}};
    jue_lua_class(L, JUE_LUA_TREE, tree_metamethods, tree_methods);
    jue_lua_class(L, JUE_LUA_NODE, node_metamethods, node_methods);
}
