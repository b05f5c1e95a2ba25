#include "base/memory.h"

#include "base/error.h"
#include "base/options.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRINTED_AT_ONCE = 512, FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20 };

typedef struct jue_chunk {
    struct jue_chunk *next;
    size_t size; /* of the data */
    size_t used;
    max_align_t data[];
} jue_chunk;

typedef struct jue_deferred {
    struct jue_deferred *next;
    void (*release)(void *handle);
    void *handle;
} jue_deferred;

static void *system_allocator(void *user, void *block, size_t old_size, size_t size)
{
    (void)user;
    (void)old_size;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

void jue_arena_init(jue_arena *arena, juesuan_allocator allocate, void *user, jue_call *call)
{
    *arena = (jue_arena){.allocate = allocate, .user = user, .call = call};
}

static void free_chunk(jue_arena *arena, jue_chunk *chunk)
{
    if (chunk != NULL)
        arena->allocate(arena->user, chunk, sizeof *chunk + chunk->size, 0);
}

/* The oldest chunk first: the system's allocator gives memory back to the kernel, and asks for it again,
 * far less often where the last chunk that it gets is the one at the end. */
void jue_arena_free(jue_arena *arena)
{
    jue_chunk *next = NULL;
    free_chunk(arena, arena->spare);
    arena->spare = NULL;
    while (arena->chunks != NULL) {
        jue_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        chunk->next = next;
        next = chunk;
    }
    while (next != NULL) {
        jue_chunk *chunk = next;
        next = chunk->next;
        free_chunk(arena, chunk);
    }
}

/* A chunk grows with what is there already, up to a bound: small reports stay small, large ones cheap,
 * and little is left over at the end of either. */
static jue_chunk *new_chunk(jue_arena *arena, size_t size)
{
    size_t room = arena->total / 4;
    if (room < FIRST_CHUNK)
        room = FIRST_CHUNK;
    if (room > LARGEST_CHUNK)
        room = LARGEST_CHUNK;
    if (size > room)
        room = size;
    if (room > SIZE_MAX - sizeof(jue_chunk))
        jue_fail_memory(arena->call);
    jue_chunk *chunk = arena->allocate(arena->user, NULL, 0, sizeof *chunk + room);
    if (chunk == NULL)
        jue_fail_memory(arena->call);
    *chunk = (jue_chunk){.size = room};
    return chunk;
}

static void add_chunk(jue_arena *arena, size_t size)
{
    jue_chunk *chunk = arena->spare;
    if (chunk != NULL && chunk->size >= size)
        arena->spare = NULL;
    else
        chunk = new_chunk(arena, size);
    chunk->used = 0;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->total += chunk->size;
}

/* The next `size` bytes, the first of them at a multiple of `alignment`, a power of two. */
static char *take(jue_arena *arena, size_t size, size_t alignment)
{
    jue_chunk *chunk = arena->chunks;
    size_t start = chunk == NULL ? 0 : (chunk->used + alignment - 1) & ~(alignment - 1);
    if (chunk == NULL || start > chunk->size || chunk->size - start < size) {
        add_chunk(arena, size);
        chunk = arena->chunks;
        start = 0;
    }
    chunk->used = start + size;
    return (char *)chunk->data + start;
}

void *jue_alloc(jue_arena *arena, size_t size)
{
    return memset(take(arena, size, _Alignof(max_align_t)), 0, size);
}

/* Whether the block is what was allocated last. */
static bool is_last(const jue_arena *arena, const char *block, size_t size)
{
    const jue_chunk *chunk = arena->chunks;
    return chunk != NULL && size <= chunk->used && block == (const char *)chunk->data + (chunk->used - size);
}

/* As jue_extend(), but the rest is not zeroed. */
static void *extend(jue_arena *arena, void *block, size_t old_size, size_t size)
{
    jue_chunk *chunk = arena->chunks;
    if (old_size != 0 && is_last(arena, block, old_size) && chunk->size - chunk->used >= size - old_size) {
        chunk->used += size - old_size;
        return block;
    }
    void *longer = take(arena, size, _Alignof(max_align_t));
    if (old_size != 0)
        memcpy(longer, block, old_size);
    return longer;
}

void *jue_extend(jue_arena *arena, void *block, size_t old_size, size_t size)
{
    char *longer = extend(arena, block, old_size, size);
    memset(longer + old_size, 0, size - old_size);
    return longer;
}

char *jue_room(jue_arena *arena, size_t size)
{
    return take(arena, size, 1);
}

size_t jue_room_trim(jue_arena *arena, const char *room, size_t size, size_t used)
{
    if (!is_last(arena, room, size))
        return size;
    arena->chunks->used -= size - used;
    return used;
}

jue_arena_mark jue_arena_here(const jue_arena *arena)
{
    return (jue_arena_mark){arena->chunks, arena->chunks == NULL ? 0 : arena->chunks->used};
}

void jue_arena_back(jue_arena *arena, jue_arena_mark mark)
{
    while (arena->chunks != mark.chunk) {
        jue_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        arena->total -= chunk->size;
        /* One stays, so that work in steps does not ask for a chunk and free it in each of them. */
        bool better = arena->spare == NULL || arena->spare->size < chunk->size;
        free_chunk(arena, better ? arena->spare : chunk);
        if (better)
            arena->spare = chunk;
    }
    if (mark.chunk != NULL)
        mark.chunk->used = mark.used;
}

void *jue_alloc_array(jue_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        jue_fail_memory(arena->call);
    return jue_alloc(arena, count * size);
}

char *jue_copy(jue_arena *arena, const char *text, size_t size)
{
    if (size == SIZE_MAX)
        jue_fail_memory(arena->call);
    char *copy = jue_room(arena, size + 1);
    if (size != 0)
        memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

const char *jue_vprintf(jue_arena *arena, const char *format, va_list arguments)
{
    /* Nearly everything fits at once; only what does not is printed twice. */
    char short_text[PRINTED_AT_ONCE];
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(short_text, sizeof short_text, format, arguments);
    char *text = size < 0 ? NULL : jue_copy(arena, short_text, size < PRINTED_AT_ONCE ? (size_t)size : 0);
    if (size >= PRINTED_AT_ONCE) {
        text = jue_room(arena, (size_t)size + 1);
        vsnprintf(text, (size_t)size + 1, format, again);
    }
    va_end(again);
    return text == NULL ? "" : text;
}

const char *jue_printf(jue_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = jue_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *jue_vector_grow(jue_arena *arena, void *at, size_t *capacity, size_t size)
{
    size_t wanted = *capacity == 0 ? 8 : *capacity * 2;
    if (wanted < *capacity || wanted > SIZE_MAX / size)
        jue_fail_memory(arena->call);
    void *grown = extend(arena, at, *capacity * size, wanted * size);
    *capacity = wanted;
    return grown;
}

void *jue_vector_room(jue_arena *arena, size_t count, size_t size)
{
    if (count > SIZE_MAX / size)
        jue_fail_memory(arena->call);
    return take(arena, count * size, _Alignof(max_align_t));
}

static void run_deferred(jue_call *call)
{
    while (call->deferred != NULL) {
        jue_deferred *deferred = call->deferred;
        call->deferred = deferred->next;
        deferred->release(deferred->handle);
        call->allocate(call->user, deferred, sizeof *deferred, 0);
    }
}

void jue_defer(jue_call *call, void (*release)(void *handle), void *handle)
{
    jue_deferred *deferred = call->allocate(call->user, NULL, 0, sizeof *deferred);
    if (deferred == NULL) {
        release(handle);
        jue_fail_memory(call);
    }
    *deferred = (jue_deferred){.next = call->deferred, .release = release, .handle = handle};
    call->deferred = deferred;
}

void jue_fail_memory(jue_call *call)
{
    call->status = JUESUAN_ERROR_MEMORY;
    longjmp(call->escape, 1);
}

void jue_fail(jue_call *call, juesuan_status status, jue_place place, const char *chinese, const char *english, ...)
{
    call->status = status;
    if (call->error != NULL) {
        va_list arguments;
        va_start(arguments, english);
        *call->error = jue_error_new(call, status, place, jue_say(call, chinese, english), arguments);
        va_end(arguments);
    }
    longjmp(call->escape, 1);
}

juesuan_status jue_protect(jue_call *call, const juesuan_options *options, juesuan_error **error,
                           void (*work)(jue_call *call, void *data), void *data)
{
    memset(call, 0, sizeof *call);
    call->allocate = system_allocator;
    jue_options_apply(options, call);
    call->options = options;
    call->error = error;
    jue_arena_init(&call->scratch, call->allocate, call->user, call);
    jue_arena_init(&call->arena, call->allocate, call->user, call);
    if (setjmp(call->escape) == 0) {
        work(call, data);
    } else {
        if (call->status == JUESUAN_ERROR_MEMORY && error != NULL)
            *error = jue_error_memory();
        jue_arena_free(&call->arena);
    }
    run_deferred(call);
    jue_arena_free(&call->scratch);
    return call->status;
}
