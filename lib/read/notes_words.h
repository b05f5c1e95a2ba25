/* The words that the notes of one report can use: the lexicon, and the names of its own rows. */
#ifndef JUE_READ_NOTES_WORDS_H
#define JUE_READ_NOTES_WORDS_H

#include "read/notes_text.h"

enum { JUE_NO_ENTRY = 0 }; /* entries count from 1 */

/* A row with a code, found by its name. */
typedef struct jue_named_row {
    const juesuan_table *table;
    uint32_t row;
    uint32_t parent; /* the entry of the row above it in the tree */
    uint32_t next;   /* another row with the same name */
} jue_named_row;

typedef struct jue_word {
    const char *at;
    uint32_t size;
    uint32_t hash;
    uint32_t lexeme; /* entry of jue_lexicon; of no use where there are rows */
    uint32_t rows;   /* first entry of named rows, or JUE_NO_ENTRY */
} jue_word;

/*
 * Words by the hash of their characters, and the hashes of all that they begin with: a text is
 * followed no further than some word goes, and the longest one is found in the time of its length.
 */
typedef struct jue_vocabulary {
    jue_arena *arena;
    JUE_VECTOR(jue_word) words;
    uint32_t *slots; /* word + 1, 0 where the slot is free; equal words come in their order */
    size_t slot_count;
    uint64_t *starts; /* one bit a hash */
    size_t start_count;
    JUE_VECTOR(jue_named_row) rows; /* entry 0 is not used */
} jue_vocabulary;

typedef struct jue_note_word {
    size_t size; /* 0 where there is none */
    jue_word_meaning meaning;
    jue_topic_id topic;
    uint32_t rows; /* of JUE_MEANS_ROW */
} jue_note_word;

void jue_vocabulary_build(jue_arena *arena, jue_vocabulary *vocabulary, const juesuan_report *report);
/* The longest word that starts there and has a meaning on this ground; rows only if wanted. */
jue_note_word jue_vocabulary_find(const jue_vocabulary *vocabulary, jue_str text, uint32_t ground, bool rows);
/* The rows with exactly that name, or JUE_NO_ENTRY. */
uint32_t jue_vocabulary_rows(const jue_vocabulary *vocabulary, jue_str name);

#endif
