/* Single changes of a report's text, and whether the checker says so at the right place. */
#ifndef TESTS_SUPPORT_MUTATION_H
#define TESTS_SUPPORT_MUTATION_H

#include "generate.h"

#include <stddef.h>

typedef enum mutation_kind {
    MUTATION_CELL,     /* a figure of a table, by more than rounding */
    MUTATION_ANNEX,    /* the same of an approval table */
    MUTATION_FIGURE,   /* a figure of the notes */
    MUTATION_SENTENCE, /* dropped from the notes */
    MUTATION_TABLE,    /* dropped */
    MUTATION_YEAR,
    MUTATION_CODE,
    MUTATION_KINDS
} mutation_kind;

enum { MUTATION_TEXT = 32 };

/* One place of the text and what is to stand there instead; "" where it is dropped. */
typedef struct mutation {
    mutation_kind kind;
    size_t from;
    size_t to;
    size_t line;
    char with[MUTATION_TEXT];
} mutation;

typedef struct mutation_list {
    mutation *at;
    size_t count;
    size_t room;
} mutation_list;

/* A text with its report and what the checker finds in it. */
typedef struct mutation_base {
    const char *name;
    char *text;
    juesuan_report *report;
    juesuan_findings *findings;
    size_t *lines; /* where each line starts; line 1 first, and the end of the text behind the last */
    size_t line_count;
    size_t first_note; /* the lines of the notes, from the first claim's */
    size_t last_note;
} mutation_base;

typedef enum mutation_verdict {
    MUTATION_FOUND,
    MUTATION_ELSEWHERE, /* a new finding, but of another place */
    MUTATION_ESCAPED,
    MUTATION_NO_CHANGE, /* not a figure or a code of a table at all */
    MUTATION_VERDICTS
} mutation_verdict;

const char *mutation_kind_name(mutation_kind kind);
/* Takes the text over. */
void mutation_base_open(mutation_base *base, const char *name, char *text);
void mutation_base_close(mutation_base *base);
/* Every place that a mutation of the kind can change, each with one change out of the generator. */
void mutation_places(const mutation_base *base, mutation_kind kind, generator *numbers, mutation_list *list);
mutation_verdict mutation_try(const mutation_base *base, const mutation *made);
/* What was there, in one line; the buffer is reused. */
const char *mutation_words(const mutation_base *base, const mutation *made);

#endif
