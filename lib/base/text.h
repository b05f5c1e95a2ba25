/* Slices of UTF-8 text, folding, matching, and a growing string. */
#ifndef JUE_BASE_TEXT_H
#define JUE_BASE_TEXT_H

#include "base/memory.h"

#include <stdbool.h>
#include <string.h>

typedef struct jue_str {
    const char *at;
    size_t size;
} jue_str;

#define JUE_STR(literal) ((jue_str){(literal), sizeof(literal) - 1})

static inline jue_str jue_str_of(const char *text)
{
    return (jue_str){text, text == NULL ? 0 : strlen(text)};
}

static inline bool jue_str_equal(jue_str a, jue_str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

static inline bool jue_str_is(jue_str a, const char *b)
{
    return jue_str_equal(a, jue_str_of(b));
}

/* An empty text may be NULL, to which C lets nothing be added, not even 0. */
static inline jue_str jue_str_from(jue_str a, size_t start)
{
    size_t past = start < a.size ? start : a.size;
    return past == 0 ? a : (jue_str){a.at + past, a.size - past};
}

static inline jue_str jue_str_to(jue_str a, size_t end)
{
    return (jue_str){a.at, end < a.size ? end : a.size};
}

/* At most `size` bytes, and no part of a character. */
jue_str jue_str_cut(jue_str text, size_t size);
bool jue_str_starts(jue_str text, jue_str start);
bool jue_str_ends(jue_str text, jue_str end);
/* The offset of the first occurrence, or JUESUAN_NONE. */
size_t jue_str_find(jue_str text, jue_str part);
bool jue_str_has(jue_str text, const char *part);
/* Without ASCII, no-break and ideographic blanks at both ends. */
jue_str jue_str_trim(jue_str text);

/* What jue_utf8_next() does, for any character. */
uint32_t jue_utf8_decode(jue_str text, size_t *offset);
/*
 * The character at text[*offset], and the offset moved behind it. Bytes that are no UTF-8 come
 * out one by one as U+FFFD. *offset must be below text.size.
 */
static inline uint32_t jue_utf8_next(jue_str text, size_t *offset)
{
    const unsigned char *at = (const unsigned char *)text.at + *offset;
    if (at[0] < 0x80) {
        ++*offset;
        return at[0];
    }
    /* Nearly all Chinese. */
    if (at[0] >= 0xE1 && at[0] <= 0xEC && text.size - *offset >= 3 && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80) {
        *offset += 3;
        return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    }
    return jue_utf8_decode(text, offset);
}
/* Writes 1 to 4 bytes and gives how many. */
size_t jue_utf8_put(uint32_t character, char *out);
/* Offset of the first byte that is not UTF-8, or JUESUAN_NONE. */
size_t jue_utf8_invalid(jue_str text);

/*
 * One character in the form that all comparisons use: full-width forms half-width, compatibility
 * ideographs and radicals as the ordinary ideograph, every kind of blank as ' ', every kind of
 * dash as '-', curly quotes as '"'. The same character where there is nothing to fold.
 */
uint32_t jue_fold(uint32_t character);
/* As jue_fold, but only compatibility ideographs and radicals: what is safe to show. */
uint32_t jue_fold_ideograph(uint32_t character);
static inline bool jue_is_blank(uint32_t folded)
{
    return folded == ' ' || (folded >= '\t' && folded <= '\r');
}
static inline bool jue_is_digit(uint32_t folded)
{
    return folded >= '0' && folded <= '9';
}

/* Folded, without blanks; the key under which titles, headers and names are compared. */
jue_str jue_key(jue_arena *arena, jue_str text);
/* Without blanks and without the enumerator in front (一、 1. (一) 1、); ideographs folded. NUL behind. */
jue_str jue_name(jue_arena *arena, jue_str text);
/* How many bytes of a folded, blank-free text an enumerator in front takes; 0 where there is none. */
size_t jue_enumerator(jue_str key);

/*
 * Whether the text matches the pattern, in which '*' stands for any run of characters and '|'
 * separates alternatives. Gives the number of bytes that matched literally, plus 1; 0 where none does.
 */
size_t jue_match(jue_str text, const char *pattern);

/* A string that grows. */
typedef struct jue_builder {
    jue_arena *arena;
    char *at;
    size_t size;
    size_t capacity;
} jue_builder;

jue_builder jue_builder_in(jue_arena *arena);
void jue_put(jue_builder *builder, jue_str text);
void jue_puts(jue_builder *builder, const char *text);
void jue_put_char(jue_builder *builder, char character);
void jue_putf(jue_builder *builder, const char *format, ...) JUE_PRINTF(2, 3);
/* NUL behind; the builder may go on. */
jue_str jue_built(jue_builder *builder);

#endif
