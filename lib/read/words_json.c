/* Positioned words as JSON lines: {"page", "x0", "y0", "x1", "y1", "text", "conf"}. */
#include "read/json_walk.h"
#include "read/words.h"

#include <jansson.h>
#include <string.h>

typedef struct jue_json_lines {
    jue_words words;
    size_t line;
    json_t *object; /* of the line; freed however the call ends */
} jue_json_lines;

static void release_object(void *handle)
{
    jue_json_lines *lines = handle;
    json_decref(lines->object);
    lines->object = NULL;
}

static jue_place here(const jue_json_lines *lines)
{
    return (jue_place){lines->line, 0, 0};
}

static json_t *member(jue_json_lines *lines, const char *name)
{
    json_t *value = json_object_get(lines->object, name);
    if (value == NULL)
        jue_fail(lines->words.call, JUESUAN_ERROR_FORMAT, here(lines), "缺少“%s”", "\"%s\" is missing", name);
    return value;
}

static double number(jue_json_lines *lines, const char *name)
{
    json_t *value = member(lines, name);
    if (!json_is_number(value))
        jue_fail(lines->words.call, JUESUAN_ERROR_FORMAT, here(lines), "“%s”应为数字", "\"%s\" is not a number", name);
    return json_number_value(value);
}

/* 0 to 100, or 0 to 1: no recogniser that counts to 100 keeps a word it is 1 % sure of. */
static uint8_t confidence(jue_json_lines *lines)
{
    json_t *value = json_object_get(lines->object, "conf");
    if (value == NULL || json_is_null(value))
        return 100;
    if (!json_is_number(value))
        jue_fail(lines->words.call, JUESUAN_ERROR_FORMAT, here(lines), "“conf”应为数字", "\"conf\" is not a number");
    double conf = json_number_value(value);
    if (conf > 0 && conf <= 1)
        conf *= 100;
    return (uint8_t)(conf < 0 ? 0 : conf > 100 ? 100 : conf);
}

static void read_object(jue_json_lines *lines)
{
    jue_call *call = lines->words.call;
    jue_word word = {0};
    double page = number(lines, "page");
    if (!(page >= 1 && page <= UINT16_MAX))
        jue_fail(call, JUESUAN_ERROR_FORMAT, here(lines), "页码不在1到65535之间", "the page is not between 1 and 65535");
    word.page = (uint16_t)page;
    if (word.page > lines->words.last_page)
        lines->words.last_page = word.page;
    word.x0 = number(lines, "x0");
    word.y0 = number(lines, "y0");
    word.x1 = number(lines, "x1");
    word.y1 = number(lines, "y1");
    json_t *text = member(lines, "text");
    if (!json_is_string(text))
        jue_fail(call, JUESUAN_ERROR_FORMAT, here(lines), "“text”应为字符串", "\"text\" is not a string");
    jue_words_check_box(call, here(lines), &word);
    word.confidence = confidence(lines);
    size_t size = json_string_length(text);
    word.text = jue_str_trim((jue_str){jue_copy(&call->arena, json_string_value(text), size), size});
    if (word.text.size != 0)
        jue_words_add(&lines->words, word);
}

static void read_line(jue_json_lines *lines, jue_str line)
{
    json_error_t error;
    lines->object = json_loadb(line.at, line.size, JSON_REJECT_DUPLICATES, &error);
    if (lines->object == NULL)
        jue_json_look_at_memory(lines->words.call, &error);
    if (lines->object == NULL)
        jue_fail(lines->words.call, JUESUAN_ERROR_FORMAT, (jue_place){lines->line, error.column > 0 ? (size_t)error.column : 0, 0},
                 "不是JSON：%s", "this is no JSON: %s", error.text);
    if (!json_is_object(lines->object))
        jue_fail(lines->words.call, JUESUAN_ERROR_FORMAT, here(lines), "应为JSON对象", "this is no JSON object");
    read_object(lines);
    release_object(lines);
}

void jue_read_words_jsonl(jue_call *call, juesuan_report *report, jue_str text)
{
    jue_json_lines *lines = jue_alloc(&call->scratch, sizeof *lines);
    lines->words = (jue_words){.call = call, .report = report};
    jue_defer(call, release_object, lines);
    for (size_t offset = 0; offset < text.size;) {
        const char *start = text.at + offset;
        const char *end = memchr(start, '\n', text.size - offset);
        size_t size = end == NULL ? text.size - offset : (size_t)(end - start);
        offset += size + 1;
        lines->line++;
        jue_str line = jue_str_trim((jue_str){start, size});
        if (line.size != 0)
            read_line(lines, line);
    }
    jue_words_read(&lines->words);
}
