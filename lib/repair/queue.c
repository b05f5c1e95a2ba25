#include "repair/queue.h"

static bool before(const jue_waiting *a, const jue_waiting *b)
{
    return a->score > b->score || (a->score == b->score && a->variable < b->variable);
}

static void exchange(jue_queue *queue, size_t a, size_t b)
{
    jue_waiting kept = queue->at[a];
    queue->at[a] = queue->at[b];
    queue->at[b] = kept;
}

void jue_queue_add(jue_arena *arena, jue_queue *queue, jue_waiting waiting)
{
    size_t at = queue->count;
    *jue_vector_add(arena, queue) = waiting;
    for (; at != 0 && before(&queue->at[at], &queue->at[(at - 1) / 2]); at = (at - 1) / 2)
        exchange(queue, at, (at - 1) / 2);
}

bool jue_queue_take(jue_queue *queue, jue_waiting *out)
{
    if (queue->count == 0)
        return false;
    *out = queue->at[0];
    queue->at[0] = queue->at[--queue->count];
    for (size_t at = 0;;) {
        size_t first = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < queue->count; child++)
            if (before(&queue->at[child], &queue->at[first]))
                first = child;
        if (first == at)
            return true;
        exchange(queue, at, first);
        at = first;
    }
}
