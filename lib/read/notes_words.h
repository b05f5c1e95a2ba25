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

typedef struct jue_word_slot {
    uint64_t key; /* node and character, plus 1; 0 where the slot is free */
    uint32_t node;
} jue_word_slot;

typedef struct jue_word_node {
    uint32_t lexeme; /* entry of jue_lexicon, plus 1 */
    uint32_t rows;   /* first entry of named rows */
} jue_word_node;

/* A tree of characters: the longest word at a place is found in the time of its length. */
typedef struct jue_vocabulary {
    jue_arena *arena;
    jue_word_slot *slots;
    size_t slot_count;
    JUE_VECTOR(jue_word_node) nodes;
    JUE_VECTOR(uint32_t) more;       /* further lexemes of a word: pairs of entry and next */
    JUE_VECTOR(jue_named_row) rows;  /* entry 0 is not used */
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
