/*
 * The text of the notes as the reader of claims sees it: folded, without blanks and quotes, over the
 * breaks of lines and pages; and its numbers.
 */
#ifndef JUE_READ_NOTES_TEXT_H
#define JUE_READ_NOTES_TEXT_H

#include "forms/topics.h"
#include "model/model.h"

/* A paragraph of the report within the text. */
typedef struct jue_fragment {
    size_t start;     /* in the text */
    size_t paragraph; /* of the report */
    bool parted;      /* a blank line or a page stands before it: a sentence may have ended there */
} jue_fragment;

/* One sentence or more, joined from paragraphs that a break cut. */
typedef struct jue_note_text {
    char *key;
    uint32_t *origin; /* of each byte of the key: where its character starts in its paragraph */
    size_t size;
    size_t capacity;
    JUE_VECTOR(jue_fragment) fragments;
} jue_note_text;

/* U+5000 to U+9FFF fold to themselves; most of the text is made of them. */
static inline bool jue_note_is_plain(jue_str text, size_t offset)
{
    unsigned char lead = (unsigned char)text.at[offset];
    return lead > 0xE4 && lead <= 0xE9 && offset + 2 < text.size && ((unsigned char)text.at[offset + 1] & 0xC0) == 0x80 &&
           ((unsigned char)text.at[offset + 2] & 0xC0) == 0x80;
}

/* Appends a paragraph from `skip` bytes of it on. */
void jue_note_text_add(jue_arena *arena, jue_note_text *text, const juesuan_report *report, size_t paragraph, size_t skip,
                       bool parted);
void jue_note_text_clear(jue_note_text *text);
static inline jue_str jue_note_slice(const jue_note_text *text, size_t start, size_t end)
{
    return (jue_str){text->key + start, end - start};
}
static inline jue_str jue_note_rest(const jue_note_text *text, size_t start)
{
    return jue_note_slice(text, start, text->size);
}
/* The fragment in which a byte of the text is. */
const jue_fragment *jue_note_fragment(const jue_note_text *text, size_t at);
/* What is printed there, as it is printed. */
const char *jue_note_printed(jue_arena *arena, const jue_note_text *text, const juesuan_report *report, size_t start, size_t end);

typedef enum jue_number_kind {
    JUE_NUMBER_FIGURE,
    JUE_NUMBER_YEAR,
    JUE_NUMBER_DATE,
    JUE_NUMBER_ENUMERATOR,
    JUE_NUMBER_PLACEHOLDER, /* 0X */
    JUE_NUMBER_OTHER        /* a name, a clock, a size: none of a report's figures */
} jue_number_kind;

typedef struct jue_note_number {
    jue_number_kind kind;
    juesuan_amount value;
    int year;
    const jue_note_unit *unit; /* NULL where none is printed, or one that no figure of a report has */
    jue_str word;              /* that other unit, one character; empty where none is printed */
    size_t digits_end;
    size_t end;                /* behind the unit */
} jue_note_number;

/* Reads the number that starts there; `start` is at a digit, or at a '-' before one. */
jue_note_number jue_note_number_at(const jue_note_text *text, size_t start);

#endif
