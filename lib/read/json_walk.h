/* Walking a parsed JSON document: typed members, and the place of what is wrong. */
#ifndef JUE_READ_JSON_WALK_H
#define JUE_READ_JSON_WALK_H

#include "model/model.h"

#include <jansson.h>

enum { JUE_JSON_DEPTH = 16 };

/* One step from the root: into a member, or, where key is NULL, to an element. */
typedef struct jue_json_step {
    const char *key;
    size_t index;
} jue_json_step;

typedef struct jue_json {
    jue_call *call;
    juesuan_report *report;
    jue_str bytes;
    json_t **held; /* the parsed document, until all of it has been read */
    jue_json_step steps[JUE_JSON_DEPTH];
    size_t depth;
    size_t unknown; /* members that were left out */
    size_t members; /* that the objects have which were looked at */
} jue_json;

/* The parsed document, released when all has been read or the call ends. Errors: FORMAT, LIMIT, MEMORY. */
json_t *jue_json_parse(jue_json *json);
/* Fails where jansson had no memory: it says so or, for a value, nothing. */
void jue_json_look_at_memory(jue_call *call, const json_error_t *error);
/* When all has been read: releases the document, and fails with FORMAT where an object has a member twice. */
void jue_json_end(jue_json *json);
/* Fails with FORMAT at the place of the value that was entered last. */
_Noreturn void jue_json_fail(const jue_json *json, const char *chinese, const char *english);

void jue_json_enter(jue_json *json, const char *key);
void jue_json_enter_at(jue_json *json, size_t index);
void jue_json_leave(jue_json *json);

/* Sorts the members of an object by `names`: out[i] is the member names[i], or NULL. Any other is
 * left out with a warning. Fails where `value` is no object. */
void jue_json_members(jue_json *json, json_t *value, const char *const *names, size_t count, json_t **out);
/* The number of elements. Fails where `value` is no array. */
size_t jue_json_elements(jue_json *json, json_t *value, const char *key);

/* Each takes the member `key`, which may be NULL or null where that stands for "not there". */
/* In the arena; `otherwise` where it is not there. */
const char *jue_json_text(jue_json *json, json_t *value, const char *key, const char *otherwise);
/* 0 where it is not there. `key` is NULL for the value that was entered last. */
uint32_t jue_json_number(jue_json *json, json_t *value, const char *key, uint32_t most);
bool jue_json_flag(jue_json *json, json_t *value, const char *key);

#endif
