/* The moves that wait to be made, best first. */
#ifndef JUE_REPAIR_QUEUE_H
#define JUE_REPAIR_QUEUE_H

#include "base/memory.h"

#include <stdbool.h>

typedef struct jue_waiting {
    int score;
    uint32_t variable; /* whose best move it is; of equal scores the first */
    uint32_t version;  /* of that move */
} jue_waiting;

typedef JUE_VECTOR(jue_waiting) jue_queue;

void jue_queue_add(jue_arena *arena, jue_queue *queue, jue_waiting waiting);
/* False where nothing waits. */
bool jue_queue_take(jue_queue *queue, jue_waiting *out);

#endif
