#include "read/json_walk.h"

#include "read/encoding.h"

#include <string.h>

enum { MOST_UNKNOWN = 20 }; /* warnings about members, each of which looks for its place */

/* ---- The place of a value in the text ---- */

static size_t skip_blank(jue_str text, size_t at)
{
    while (at < text.size && strchr(" \t\r\n", text.at[at]) != NULL)
        at++;
    return at;
}

/* Behind the string that starts at `at`: its end is the first quote with no backslash, or an even
 * number of them, in front. */
static size_t skip_string(jue_str text, size_t at)
{
    for (;;) {
        const char *quote = at + 1 < text.size ? memchr(text.at + at + 1, '"', text.size - at - 1) : NULL;
        if (quote == NULL)
            return text.size;
        at = (size_t)(quote - text.at);
        size_t start = at;
        while (start > 0 && text.at[start - 1] == '\\')
            start--;
        if ((at - start) % 2 == 0)
            return at + 1;
    }
}

static size_t skip_value(jue_str text, size_t at)
{
    size_t depth = 0;
    while (at < text.size) {
        char character = text.at[at];
        if (character == '"') {
            at = skip_string(text, at);
        } else if (strchr(",]}", character) != NULL && depth == 0) {
            return at;
        } else {
            depth += character == '{' || character == '[';
            depth -= character == '}' || character == ']';
            at++;
        }
    }
    return at;
}

/* From an object or array to the value that the step leads to; `at` where it is not found. */
static size_t take_step(jue_str text, size_t at, const jue_json_step *step)
{
    size_t inside = skip_blank(text, at + 1);
    for (size_t index = 0; inside < text.size && text.at[inside] != '}' && text.at[inside] != ']'; index++) {
        size_t start = inside;
        if (step->key != NULL) {
            inside = skip_string(text, inside);
            jue_str name = {text.at + start + 1, inside > start + 2 ? inside - start - 2 : 0};
            inside = skip_blank(text, skip_blank(text, inside) + 1);
            if (jue_str_is(name, step->key))
                return inside;
        } else if (index == step->index) {
            return inside;
        }
        inside = skip_value(text, inside);
        inside = skip_blank(text, inside + (inside < text.size && text.at[inside] == ','));
        if (inside <= start)
            break;
    }
    return at;
}

static jue_place place_of(const jue_json *json)
{
    size_t at = skip_blank(json->bytes, 0);
    for (size_t i = 0; i < json->depth; i++)
        at = take_step(json->bytes, at, &json->steps[i]);
    return jue_place_of(json->bytes, at);
}

/*
 * What is read is as deep as the schema; what is not read may be of any depth, up to which jansson
 * goes. It is looked at where something is not as it should be, or where the limit is less than the
 * schema may need.
 */
static void bound_depth(const jue_json *json)
{
    jue_call *call = json->call;
    jue_str text = json->bytes;
    size_t depth = 0;
    for (size_t at = 0; at < text.size; at++) {
        char character = text.at[at];
        if (character == '"')
            at = skip_string(text, at) - 1;
        else if (character == '{' || character == '[')
            depth++;
        else if ((character == '}' || character == ']') && depth > 0)
            depth--;
        if (depth > call->limits[JUESUAN_LIMIT_DEPTH])
            jue_fail(call, JUESUAN_ERROR_LIMIT, jue_place_of(text, at), "JSON 嵌套超过%zu层",
                     "JSON is nested deeper than %zu", call->limits[JUESUAN_LIMIT_DEPTH]);
    }
}

void jue_json_fail(const jue_json *json, const char *chinese, const char *english)
{
    bound_depth(json);
    jue_builder path = jue_builder_in(&json->call->scratch);
    for (size_t i = 0; i < json->depth; i++) {
        if (json->steps[i].key == NULL)
            jue_putf(&path, "[%zu]", json->steps[i].index);
        else
            jue_putf(&path, "%s%s", i == 0 ? "" : ".", json->steps[i].key);
    }
    jue_fail(json->call, JUESUAN_ERROR_FORMAT, place_of(json), "%s：%s", "%s: %s",
             path.size == 0 ? "JSON" : jue_built(&path).at, jue_say(json->call, chinese, english));
}

void jue_json_enter(jue_json *json, const char *key)
{
    if (json->depth < JUE_JSON_DEPTH)
        json->steps[json->depth] = (jue_json_step){key, 0};
    json->depth += json->depth < JUE_JSON_DEPTH;
}

void jue_json_enter_at(jue_json *json, size_t index)
{
    if (json->depth < JUE_JSON_DEPTH)
        json->steps[json->depth] = (jue_json_step){NULL, index};
    json->depth += json->depth < JUE_JSON_DEPTH;
}

void jue_json_leave(jue_json *json)
{
    json->depth--;
}

/* ---- Parsing ---- */

static void release(void *handle)
{
    json_t **root = handle;
    json_decref(*root);
    *root = NULL;
}

void jue_json_look_at_memory(jue_call *call, const json_error_t *error)
{
    if (*error->text == '\0' || json_error_code(error) == json_error_out_of_memory)
        jue_fail_memory(call);
}

static json_t *load(jue_json *json, size_t flags)
{
    json_error_t error;
    json_t **held = jue_alloc(&json->call->scratch, sizeof *held);
    json_t *root = *held = json_loadb(json->bytes.at, json->bytes.size, flags, &error);
    if (root == NULL)
        jue_json_look_at_memory(json->call, &error);
    else
        jue_defer(json->call, release, held);
    json->held = held;
    if (root == NULL || json->call->limits[JUESUAN_LIMIT_DEPTH] < JUE_JSON_DEPTH)
        bound_depth(json);
    if (root == NULL)
        jue_fail(json->call, JUESUAN_ERROR_FORMAT,
                 (jue_place){error.line > 0 ? (size_t)error.line : 1, error.column > 0 ? (size_t)error.column : 1, 0},
                 "JSON 语法错误（%s）", "broken JSON (%s)", error.text);
    return root;
}

json_t *jue_json_parse(jue_json *json)
{
    return load(json, 0);
}

/* How many members the text has: colons behind a quotation mark. One inside a text counts as well. */
static size_t count_members(jue_str text)
{
    size_t count = 0;
    const char *end = text.at + text.size;
    for (const char *at = text.at; (at = memchr(at, ':', (size_t)(end - at))) != NULL; at++) {
        const char *before = at;
        while (before > text.at && (unsigned char)before[-1] <= ' ')
            before--;
        count += before > text.at && before[-1] == '"';
    }
    return count;
}

/*
 * Of two members with one name jansson keeps the last, or, if told so, refuses both, which costs a
 * search for each member. It is told so only where the text has more members than were found.
 */
void jue_json_end(jue_json *json)
{
    release(json->held);
    if (count_members(json->bytes) != json->members)
        load(json, JSON_REJECT_DUPLICATES);
}

/* ---- Members ---- */

static void leave_out(jue_json *json, const char *key)
{
    if (json->unknown == 0)
        bound_depth(json);
    if (++json->unknown > MOST_UNKNOWN)
        return;
    jue_json_enter(json, key);
    jue_warn(json->call, json->report, place_of(json), "未知的成员“%s”，未读入", "unknown member \"%s\" was left out",
             key);
    jue_json_leave(json);
}

static size_t find_name(const char *const *names, size_t count, size_t start, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = start + i < count ? start + i : start + i - count;
        if (names[at][0] == key[0] && strcmp(names[at], key) == 0)
            return at;
    }
    return count;
}

void jue_json_members(jue_json *json, json_t *value, const char *const *names, size_t count, json_t **out)
{
    if (!json_is_object(value))
        jue_json_fail(json, "应为对象", "should be an object");
    memset(out, 0, count * sizeof *out);
    json->members += json_object_size(value);
    size_t next = 0;
    for (void *at = json_object_iter(value); at != NULL; at = json_object_iter_next(value, at)) {
        const char *key = json_object_iter_key(at);
        /* Members mostly come in the order of the names. */
        size_t found = find_name(names, count, next, key);
        if (found == count) {
            leave_out(json, key);
            continue;
        }
        out[found] = json_object_iter_value(at);
        next = found + 1 < count ? found + 1 : 0;
    }
}

size_t jue_json_elements(jue_json *json, json_t *value, const char *key)
{
    jue_json_enter(json, key);
    if (!json_is_array(value))
        jue_json_fail(json, "应为数组", "should be an array");
    jue_json_leave(json);
    return json_array_size(value);
}

const char *jue_json_text(jue_json *json, json_t *value, const char *key, const char *otherwise)
{
    if (value == NULL || json_is_null(value))
        return otherwise;
    if (!json_is_string(value)) {
        if (key != NULL)
            jue_json_enter(json, key);
        jue_json_fail(json, "应为字符串", "should be a string");
    }
    size_t size = json_string_length(value);
    return size == 0 ? "" : jue_copy(&json->call->arena, json_string_value(value), size);
}

uint32_t jue_json_number(jue_json *json, json_t *value, const char *key, uint32_t most)
{
    if (value == NULL || json_is_null(value))
        return 0;
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
    if (number >= 0 && number <= (json_int_t)most)
        return (uint32_t)number;
    if (key != NULL)
        jue_json_enter(json, key);
    jue_json_fail(json, "应为非负整数，且不能过大", "should be a whole number, not negative and not too large");
}

bool jue_json_flag(jue_json *json, json_t *value, const char *key)
{
    if (value == NULL || json_is_null(value))
        return false;
    jue_json_enter(json, key);
    if (!json_is_boolean(value))
        jue_json_fail(json, "应为 true 或 false", "should be true or false");
    jue_json_leave(json);
    return json_is_true(value);
}
