#include "read/extra.h"

#include "read/json_walk.h"

static const char *const kinds[JUE_EXTRA_KINDS] = {
    [JUE_EXTRA_AMOUNTS] = "amounts", [JUE_EXTRA_PREVIOUS] = "previous", [JUE_EXTRA_BUDGETS] = "budgets",
    [JUE_EXTRA_REASONS] = "reasons", [JUE_EXTRA_USES] = "uses",         [JUE_EXTRA_COUNTS] = "counts",
};

static bool is_text(jue_extra_kind kind)
{
    return kind == JUE_EXTRA_REASONS || kind == JUE_EXTRA_USES;
}

static jue_str text_of(jue_json *json, json_t *value, jue_extra_kind kind)
{
    if (json_is_string(value))
        return (jue_str){jue_copy(&json->call->scratch, json_string_value(value), json_string_length(value)),
                         json_string_length(value)};
    /* A count may be a JSON number; an amount would lose its decimals. */
    if (!json_is_integer(value) || kind != JUE_EXTRA_COUNTS)
        jue_json_fail(json, "应为字符串", "should be a string");
    return jue_str_of(jue_printf(&json->call->scratch, "%" JSON_INTEGER_FORMAT, json_integer_value(value)));
}

static void read_entry(jue_json *json, json_t *value, const char *key, jue_extra_kind kind,
                       bool (*known)(jue_call *call, jue_extra_kind kind, jue_str key), jue_extra *extra)
{
    jue_str folded = jue_key(&json->call->scratch, jue_str_of(key));
    jue_json_enter(json, key);
    if (!known(json->call, kind, folded))
        jue_json_fail(json, "没有这样的项目", "there is nothing of that name");
    jue_str text = text_of(json, value, kind);
    juesuan_amount amount = {.state = JUESUAN_BLANK};
    if (!is_text(kind) && (jue_amount_parse(text, &amount) != JUESUAN_OK || !jue_has_value(amount)))
        jue_json_fail(json, "不是数字", "is not a number");
    jue_json_leave(json);
    jue_extra_entry *entry = jue_vector_add(&json->call->scratch, &extra->entries);
    *entry = (jue_extra_entry){kind, folded, text, amount};
}

static jue_extra_kind kind_of(jue_json *json, const char *key)
{
    for (int kind = 0; kind < JUE_EXTRA_KINDS; kind++)
        if (strcmp(kinds[kind], key) == 0)
            return (jue_extra_kind)kind;
    jue_json_fail(json, "应为 amounts、previous、budgets、reasons、uses 或 counts",
                  "should be amounts, previous, budgets, reasons, uses or counts");
}

void jue_read_extra(jue_call *call, jue_str bytes, bool (*known)(jue_call *call, jue_extra_kind kind, jue_str key),
                    jue_extra *extra)
{
    jue_json json = {.call = call, .bytes = bytes};
    json_t *root = jue_json_parse(&json);
    const char *section;
    json_t *members;
    if (!json_is_object(root))
        jue_json_fail(&json, "应为对象", "should be an object");
    json_object_foreach(root, section, members) {
        const char *key;
        json_t *value;
        jue_json_enter(&json, section);
        jue_extra_kind kind = kind_of(&json, section);
        if (!json_is_object(members))
            jue_json_fail(&json, "应为对象", "should be an object");
        json_object_foreach(members, key, value)
            read_entry(&json, value, key, kind, known, extra);
        jue_json_leave(&json);
    }
}

const jue_extra_entry *jue_extra_find(jue_call *call, const jue_extra *extra, jue_extra_kind kind, jue_str key)
{
    if (extra->entries.count == 0)
        return NULL;
    jue_str folded = jue_key(&call->scratch, key);
    for (size_t i = 0; i < extra->entries.count; i++)
        if (extra->entries.at[i].kind == kind && jue_str_equal(extra->entries.at[i].key, folded))
            return &extra->entries.at[i];
    return NULL;
}
