#include "write/buffer.h"

struct juesuan_buffer {
    jue_arena arena; /* the buffer itself lives in it */
    jue_str text;
};

juesuan_buffer *jue_buffer_new(jue_call *call, jue_builder *text)
{
    juesuan_buffer *buffer = jue_alloc(&call->arena, sizeof *buffer);
    jue_str built = jue_built(text);
    /* What was built in the scratch has grown through several sizes; only the last is kept. */
    if (text->arena != &call->arena)
        built.at = jue_copy(&call->arena, built.at, built.size);
    buffer->text = built;
    buffer->arena = call->arena;
    buffer->arena.call = NULL;
    return buffer;
}

const char *juesuan_buffer_data(const juesuan_buffer *buffer)
{
    return buffer == NULL ? "" : buffer->text.at;
}

size_t juesuan_buffer_size(const juesuan_buffer *buffer)
{
    return buffer == NULL ? 0 : buffer->text.size;
}

void juesuan_buffer_free(juesuan_buffer *buffer)
{
    if (buffer == NULL)
        return;
    jue_arena arena = buffer->arena;
    jue_arena_free(&arena);
}
