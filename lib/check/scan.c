#include "check/scan.h"

/* The last byte of a character says most about it. */
static size_t slot_of(jue_str key, size_t at, size_t size)
{
    unsigned last = (unsigned char)key.at[at + size - 1];
    unsigned before = size > 1 ? (unsigned char)key.at[at + size - 2] : 0;
    return (last ^ before << 6) & (JUE_SCAN_SLOTS - 1);
}

jue_scanner *jue_scanner_new(jue_call *call, const jue_clue *clues, size_t count)
{
    jue_scanner *scanner = jue_alloc(&call->scratch, sizeof *scanner);
    scanner->clues = clues;
    scanner->next = jue_alloc_array(&call->scratch, count, sizeof *scanner->next);
    scanner->sizes = jue_alloc_array(&call->scratch, count, sizeof *scanner->sizes);
    /* From the back, so that the clues of a slot come in their order. */
    for (size_t i = count; i-- > 0;) {
        jue_str text = jue_str_of(clues[i].text);
        size_t slot = slot_of(text, 0, jue_utf8_size(text.at[0]));
        scanner->sizes[i] = (uint8_t)text.size;
        scanner->next[i] = scanner->first[slot];
        scanner->first[slot] = (uint16_t)(i + 1);
    }
    return scanner;
}

/* The last byte tells most places apart. */
static bool stands_at(jue_str key, size_t at, const char *text, size_t size)
{
    return size <= key.size - at && key.at[at + size - 1] == text[size - 1] && memcmp(key.at + at, text, size) == 0;
}

void jue_scan(const jue_scanner *scanner, const jue_passage *passage,
              void (*take)(void *data, const jue_passage *passage, size_t at, const jue_clue *clue), void *data)
{
    jue_str key = passage->key;
    for (size_t at = 0, size; at < key.size; at += size) {
        size = jue_utf8_size(key.at[at]);
        if (size > key.size - at)
            return;
        for (uint16_t i = scanner->first[slot_of(key, at, size)]; i != 0; i = scanner->next[i - 1])
            if (stands_at(key, at, scanner->clues[i - 1].text, scanner->sizes[i - 1]))
                take(data, passage, at, &scanner->clues[i - 1]);
    }
}
