/*
 * Memory of one public call and of what it makes: arenas, and the one way out on failure.
 *
 * Every public function that can fail runs its work under jue_protect(). Inside, an allocation
 * never returns NULL and an error never has to be handed up: jue_fail() leaves the work, runs
 * the deferred clean-ups, frees the arenas and becomes the status of the call.
 */
#ifndef JUE_BASE_MEMORY_H
#define JUE_BASE_MEMORY_H

#include "juesuan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#if defined(__GNUC__) || defined(__clang__)
#define JUE_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define JUE_PRINTF(text, first)
#endif

enum { JUE_LIMITS = 6 };

typedef struct jue_call jue_call;

/* Memory that is freed as a whole, or back to a mark. Blocks come zeroed and aligned for any type. */
typedef struct jue_arena {
    juesuan_allocator allocate;
    void *user;
    struct jue_chunk *chunks; /* newest first */
    struct jue_chunk *spare;  /* the chunk that going back to a mark emptied last; or NULL */
    size_t total;             /* bytes in all chunks, the spare one aside */
    jue_call *call;           /* whose failure an exhausted allocator is; NULL once it is at rest */
} jue_arena;

/* A state of an arena: what is allocated behind it can be given back as a whole. */
typedef struct jue_arena_mark {
    struct jue_chunk *chunk;
    size_t used;
} jue_arena_mark;

/* Where something stands; 0 where the source has no such thing. */
typedef struct jue_place {
    size_t line;
    size_t column;
    size_t page;
} jue_place;

/* One running public call. */
struct jue_call {
    juesuan_allocator allocate;
    void *user;
    juesuan_language language;
    size_t limits[JUE_LIMITS];
    const juesuan_options *options; /* NULL for the defaults */
    juesuan_error **error;          /* where the caller wants it, or NULL */
    juesuan_status status;
    const char *within; /* the file of a folder that is being read: errors and warnings name it; or NULL */
    jue_arena scratch; /* freed at the end of the call */
    jue_arena arena;   /* becomes the result's; freed on failure */
    struct jue_deferred *deferred;
    jmp_buf escape;
};

/* Runs work(call, data) and gives its status. On success the result owns call->arena. */
juesuan_status jue_protect(jue_call *call, const juesuan_options *options, juesuan_error **error,
                           void (*work)(jue_call *call, void *data), void *data);
/* Leaves the running call. The message is given in both languages; both take the same arguments. */
_Noreturn void jue_fail(jue_call *call, juesuan_status status, jue_place place, const char *chinese,
                        const char *english, ...);
_Noreturn void jue_fail_memory(jue_call *call);
/* Runs release(handle) when the call ends, however it ends. Last in, first out. If there is no
 * memory to note it, handle is released at once and the call fails. */
void jue_defer(jue_call *call, void (*release)(void *handle), void *handle);

void jue_arena_init(jue_arena *arena, juesuan_allocator allocate, void *user, jue_call *call);
void jue_arena_free(jue_arena *arena);
/* Zeroed; never NULL. A size of 0 gives a valid pointer. */
void *jue_alloc(jue_arena *arena, size_t size);
/* count * size, with the overflow looked at. */
void *jue_alloc_array(jue_arena *arena, size_t count, size_t size);
/* A longer block that starts with the old one: the same, where nothing was allocated behind it. The
 * rest is zeroed. */
void *jue_extend(jue_arena *arena, void *block, size_t old_size, size_t size);
/* Room for text: neither zeroed nor aligned. */
char *jue_room(jue_arena *arena, size_t size);
/* Gives back what is not used of a room, where nothing was allocated behind it; what is left of it. */
size_t jue_room_trim(jue_arena *arena, const char *room, size_t size, size_t used);
/* What was allocated since the mark is gone after jue_arena_back(). */
jue_arena_mark jue_arena_here(const jue_arena *arena);
void jue_arena_back(jue_arena *arena, jue_arena_mark mark);
/* A copy with a NUL behind it. */
char *jue_copy(jue_arena *arena, const char *text, size_t size);
/* Printed into the arena. */
const char *jue_printf(jue_arena *arena, const char *format, ...) JUE_PRINTF(2, 3);
const char *jue_vprintf(jue_arena *arena, const char *format, va_list arguments);

/* An array that grows in an arena. */
#define JUE_VECTOR(type) \
    struct {             \
        type *at;        \
        size_t count;    \
        size_t capacity; \
    }
/* A pointer to a new, zeroed last element. */
#define jue_vector_add(arena, vector)                                                                                \
    ((vector)->count == (vector)->capacity                                                                           \
         ? (void)((vector)->at = jue_vector_grow((arena), (vector)->at, &(vector)->capacity, sizeof *(vector)->at)) \
         : (void)0,                                                                                                  \
     (void)memset(&(vector)->at[(vector)->count], 0, sizeof *(vector)->at), &(vector)->at[(vector)->count++])
/* Elements are zeroed when they are added: what a vector has room for only is never touched. */
void *jue_vector_grow(jue_arena *arena, void *at, size_t *capacity, size_t size) __attribute__((returns_nonnull));
void *jue_vector_room(jue_arena *arena, size_t count, size_t size);
/* Room for `wanted` elements in a vector that has none yet. */
#define jue_vector_reserve(arena, vector, wanted) \
    ((vector)->at = jue_vector_room((arena), (wanted), sizeof *(vector)->at), (void)((vector)->capacity = (wanted)))
/* Gives back what a vector has no elements for, where nothing was allocated behind it. */
#define jue_vector_end(arena, vector)                                                                               \
    (void)((vector)->capacity = jue_room_trim((arena), (const char *)(vector)->at,                                  \
                                              (vector)->capacity * sizeof *(vector)->at,                            \
                                              (vector)->count * sizeof *(vector)->at) / sizeof *(vector)->at)

/* The message in the language of the call. */
static inline const char *jue_say(const jue_call *call, const char *chinese, const char *english)
{
    return call->language == JUESUAN_LANGUAGE_ENGLISH ? english : chinese;
}

#endif
