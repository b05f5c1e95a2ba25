/* Different texts, each kept once and known by its number. */
#ifndef JUE_WRITE_DISTINCT_H
#define JUE_WRITE_DISTINCT_H

#include "base/text.h"

/* Different strings of bytes, numbered from 0 in the order in which they came. */
typedef struct jue_distinct {
    jue_arena *arena;
    JUE_VECTOR(jue_str) keys;
    uint32_t *slots; /* hash of the keys: number + 1, 0 where free */
    size_t slot_count;
} jue_distinct;

/* The distinct texts of a handle, as they are handed out: one behind the other, each with a NUL. */
typedef struct jue_texts {
    const char *at;
    size_t size;
    const char **each;
    size_t count;
} jue_texts;

/* With "" as number 0. */
jue_distinct jue_distinct_in(jue_arena *arena);
/* The number of a key, which must last as long as this, or is copied if it is `passing`. */
int32_t jue_number_of(jue_distinct *distinct, jue_str key, bool passing);
jue_texts jue_texts_of(jue_arena *arena, const jue_distinct *distinct);

#endif
