/* The code book: which name a subject code has in which years. */
#ifndef JUE_FORMS_CODEBOOK_H
#define JUE_FORMS_CODEBOOK_H

#include "base/text.h"

typedef struct jue_book_entry {
    const char *code;
    const char *name;
    int first; /* year; 0 where the book does not say since when */
    int last;  /* 0 where it is still valid */
    const char *source;
} jue_book_entry;

struct juesuan_codebook {
    jue_arena arena;          /* of a book that was read */
    const jue_book_entry *at; /* by code, then by first year */
    size_t count;
};

/* The entry of a code that is valid in a year (0: the last one), or NULL. */
const jue_book_entry *jue_book_find(const juesuan_codebook *book, const char *code, int year);
/* The entry of a name directly under a parent code that is valid in a year, or NULL. */
const jue_book_entry *jue_book_find_name(const juesuan_codebook *book, const char *parent, const char *name, int year);
/* Sorts entries as a book wants them. */
void jue_book_sort(jue_book_entry *entries, size_t count);

#endif
