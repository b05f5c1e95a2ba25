#include "check/scan.h"

/* The last twelve bits of a character: nearly every ideograph has a slot of its own. */
static size_t slot_of(jue_str key, size_t at, size_t size)
{
    const unsigned char *end = (const unsigned char *)key.at + at + size;
    return size == 1 ? end[-1] : (end[-2] & 0x3Fu) << 6 | (end[-1] & 0x3Fu);
}

jue_scanner *jue_scanner_new(jue_call *call, const jue_clue *clues, size_t count)
{
    jue_scanner *scanner = jue_alloc(&call->scratch, sizeof *scanner);
    scanner->clues = clues;
    /* From the back, so that the clues of a slot come in their order. */
    for (size_t i = count; i-- > 0;) {
        jue_str text = jue_str_of(clues[i].text);
        size_t slot = slot_of(text, 0, jue_utf8_size(text.at[0]));
        scanner->sizes[i] = (uint8_t)text.size;
        scanner->last[i] = text.at[text.size - 1];
        scanner->next[i] = scanner->first[slot];
        scanner->first[slot] = (uint8_t)(i + 1);
    }
    return scanner;
}

void jue_scan(const jue_scanner *scanner, const jue_passage *passage,
              void (*take)(void *data, const jue_passage *passage, size_t at, const jue_clue *clue), void *data)
{
    jue_str key = passage->key;
    for (size_t at = 0, size; at < key.size; at += size) {
        size = jue_utf8_size(key.at[at]);
        size_t left = key.size - at;
        if (size > left)
            return;
        for (uint8_t i = scanner->first[slot_of(key, at, size)]; i != 0; i = scanner->next[i - 1]) {
            size_t length = scanner->sizes[i - 1];
            /* The last byte tells most places apart. */
            if (length <= left && key.at[at + length - 1] == scanner->last[i - 1] &&
                memcmp(key.at + at, scanner->clues[i - 1].text, length) == 0)
                take(data, passage, at, &scanner->clues[i - 1]);
        }
    }
}
