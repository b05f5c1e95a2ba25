#include "write/distinct.h"

enum { FIRST_SLOTS = 256 /* a power of two */ };

static uint64_t mixed(uint64_t hash, uint64_t part)
{
    hash = (hash ^ part) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static size_t hash_of(jue_str key)
{
    uint64_t hash = key.size;
    uint64_t part;
    size_t at = 0;
    for (; key.size - at >= sizeof part; at += sizeof part) {
        memcpy(&part, key.at + at, sizeof part);
        hash = mixed(hash, part);
    }
    for (part = 0; at < key.size; at++)
        part = part << 8 | (unsigned char)key.at[at];
    return (size_t)mixed(hash, part);
}

static size_t slot_of(const jue_distinct *distinct, jue_str key)
{
    size_t slot = hash_of(key) & (distinct->slot_count - 1);
    while (distinct->slots[slot] != 0 && !jue_str_equal(distinct->keys.at[distinct->slots[slot] - 1], key))
        slot = (slot + 1) & (distinct->slot_count - 1);
    return slot;
}

static void set_slots(jue_distinct *distinct, size_t count)
{
    distinct->slots = jue_alloc_array(distinct->arena, count, sizeof *distinct->slots);
    distinct->slot_count = count;
    for (size_t i = 0; i < distinct->keys.count; i++)
        distinct->slots[slot_of(distinct, distinct->keys.at[i])] = (uint32_t)i + 1;
}

int32_t jue_number_of(jue_distinct *distinct, jue_str key, bool passing)
{
    size_t slot = slot_of(distinct, key);
    if (distinct->slots[slot] == 0) {
        if (distinct->keys.count == INT32_MAX)
            jue_fail_memory(distinct->arena->call);
        if (distinct->keys.count * 2 >= distinct->slot_count) {
            set_slots(distinct, distinct->slot_count * 2);
            slot = slot_of(distinct, key);
        }
        if (passing)
            key.at = jue_copy(distinct->arena, key.at, key.size);
        *jue_vector_add(distinct->arena, &distinct->keys) = key;
        distinct->slots[slot] = (uint32_t)distinct->keys.count;
    }
    return (int32_t)distinct->slots[slot] - 1;
}

jue_distinct jue_distinct_in(jue_arena *arena)
{
    jue_distinct distinct = {.arena = arena};
    *jue_vector_add(arena, &distinct.keys) = JUE_STR(""); /* 0 is "", or no amount */
    set_slots(&distinct, FIRST_SLOTS);
    return distinct;
}

jue_texts jue_texts_of(jue_arena *arena, const jue_distinct *distinct)
{
    jue_texts texts = {.count = distinct->keys.count};
    for (size_t i = 0; i < texts.count; i++)
        texts.size += distinct->keys.at[i].size + 1;
    char *at = jue_alloc(arena, texts.size);
    texts.at = at;
    texts.each = jue_alloc_array(arena, texts.count, sizeof *texts.each);
    for (size_t i = 0; i < texts.count; i++) {
        texts.each[i] = at;
        memcpy(at, distinct->keys.at[i].at, distinct->keys.at[i].size);
        at += distinct->keys.at[i].size + 1;
    }
    return texts;
}
