/* Finds many short texts in one pass over a passage. */
#ifndef JUE_CHECK_SCAN_H
#define JUE_CHECK_SCAN_H

#include "check/outline.h"

/* A text to look for, folded and without blanks, and what it means to its owner. */
typedef struct jue_clue {
    const char *text;
    uint8_t kind;
    const char *detail; /* what the kind says about it, or NULL */
} jue_clue;

enum { JUE_SCAN_SLOTS = 4096, JUE_MOST_CLUES = 255 };

typedef struct jue_scanner {
    const jue_clue *clues;
    uint8_t first[JUE_SCAN_SLOTS]; /* by the end of the first character: number of the clue + 1 */
    uint8_t next[JUE_MOST_CLUES];  /* the next clue of the same slot */
    uint8_t sizes[JUE_MOST_CLUES];
    char last[JUE_MOST_CLUES]; /* byte of each clue */
} jue_scanner;

/* Of at most JUE_MOST_CLUES. */
jue_scanner *jue_scanner_new(jue_call *call, const jue_clue *clues, size_t count);
/* Calls take for every clue at every place of the key, from left to right. */
void jue_scan(const jue_scanner *scanner, const jue_passage *passage,
              void (*take)(void *data, const jue_passage *passage, size_t at, const jue_clue *clue), void *data);

/* Bytes of the well-formed character that starts with this byte. */
static inline size_t jue_utf8_size(char lead)
{
    unsigned char byte = (unsigned char)lead;
    return byte < 0x80 ? 1 : byte >= 0xE0 ? 3u + (byte >= 0xF0) : 2;
}
/* Whether an ideograph starts here. */
static inline bool jue_is_ideograph(jue_str text, size_t at)
{
    return at + 3 <= text.size && (unsigned char)text.at[at] >= 0xE4 && (unsigned char)text.at[at] <= 0xE9;
}

#endif
