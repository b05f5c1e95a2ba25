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
/* What jue_str_trim() does, for any text. */
jue_str jue_str_trim_any(jue_str text);
/* Without ASCII, no-break and ideographic blanks at both ends. */
static inline jue_str jue_str_trim(jue_str text)
{
    /* A figure, or nothing at all. */
    if (text.size == 0 || (text.at[0] > ' ' && text.at[text.size - 1] > ' ' && (text.at[0] | text.at[text.size - 1]) < 0x7F))
        return text;
    return jue_str_trim_any(text);
}

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
    /* Nearly all Chinese, and its punctuation. */
    if (at[0] >= 0xE1 && at[0] <= 0xEF && at[0] != 0xED && text.size - *offset >= 3 && (at[1] & 0xC0) == 0x80 &&
        (at[2] & 0xC0) == 0x80) {
        *offset += 3;
        return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    }
    return jue_utf8_decode(text, offset);
}
/* Writes 1 to 4 bytes and gives how many. */
size_t jue_utf8_put(uint32_t character, char *out);
/* Offset of the first byte that is not UTF-8, or JUESUAN_NONE. */
size_t jue_utf8_invalid(jue_str text);

/* What jue_fold() does, for what is neither ASCII, full-width nor an ordinary ideograph. */
uint32_t jue_fold_rare(uint32_t character);
/*
 * One character in the form that all comparisons use: full-width forms half-width, compatibility
 * ideographs and radicals as the ordinary ideograph, every kind of blank as ' ', every kind of
 * dash as '-', curly quotes as '"'. The same character where there is nothing to fold.
 */
static inline uint32_t jue_fold(uint32_t character)
{
    if (character < 0x80 || (character >= 0x4E00 && character <= 0x9FFF))
        return character;
    return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : jue_fold_rare(character);
}
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
/* The same of a text of bounded size, in room for it that the caller has. */
#define JUE_KEY_ROOM(size) (3 * (size) + 1)
jue_str jue_key_in(char *room, jue_str text);
/* Without blanks and without the enumerator in front (一、 1. (一) 1、); ideographs folded. NUL behind. */
jue_str jue_name(jue_arena *arena, jue_str text);
/* How many bytes of a folded, blank-free text an enumerator in front takes; 0 where there is none. */
size_t jue_enumerator(jue_str key);

/*
 * Whether the text matches the pattern, in which '*' stands for any run of characters and '|'
 * separates alternatives. Gives the number of bytes that matched literally, plus 1; 0 where none does.
 */
size_t jue_match(jue_str text, const char *pattern);

/* An alternative of a pattern: head*…*tail, or all of it in the head where it has no star. */
typedef struct jue_glob {
    jue_str text;
    size_t head;
    size_t tail;
    size_t literal; /* bytes other than stars */
    uint64_t bytes; /* the set of them, a bit each: a text that matches has them all */
} jue_glob;

/* A pattern that many texts are matched against, taken apart once. */
typedef struct jue_pattern {
    const jue_glob *globs;
    size_t count;
    uint64_t ends; /* a bit for each last byte that a text which matches may have */
} jue_pattern;

jue_pattern jue_pattern_of(jue_arena *arena, const char *pattern);
/* What jue_pattern_match() does, without the glance at the end. */
size_t jue_pattern_try(const jue_pattern *pattern, jue_str text);
/* The bit of the last byte. Those of ideographs differ in these six bits and in no other. */
static inline uint64_t jue_pattern_end(jue_str text)
{
    return text.size == 0 ? UINT64_MAX : UINT64_C(1) << ((unsigned char)text.at[text.size - 1] & 63);
}
/* As jue_match(), but most texts that do not match are refused at a glance. */
static inline size_t jue_pattern_match(const jue_pattern *pattern, jue_str text)
{
    return (pattern->ends & jue_pattern_end(text)) == 0 ? 0 : jue_pattern_try(pattern, text);
}

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
