/*
 * What follows from a report's cells: totals from the leaves, shares, changes, completion rates.
 *
 * Everything is exact until the one rounding of a percentage. A figure that does not follow is
 * blank: a rate against 0, a total with an unreadable leaf, last year's figure that nobody gave.
 */
#ifndef JUE_COMPUTE_COMPUTE_H
#define JUE_COMPUTE_COMPUTE_H

#include "model/model.h"

enum { JUE_FIGURES = JUESUAN_FIGURE_COMPLETION + 1, JUE_PERCENT_PLACES = 2 };

typedef struct jue_computed {
    const char *code;
    const char *name;
    const char *previous_name; /* last year's, where it differs; otherwise "" */
    juesuan_amount figures[JUE_FIGURES];
    uint32_t table; /* index into the tables */
    uint8_t side;
    uint8_t level;
    uint8_t column; /* a jue_column */
    uint8_t item;   /* a jue_item */
    uint8_t state;  /* a juesuan_comparison */
    bool leaf;      /* nothing else of the table adds up to it */
    bool implied;   /* last year's figure follows from the notes */
    bool count;
} jue_computed;

typedef struct jue_computed_table {
    const jue_form *form;
    juesuan_set set;
    const char *title;
    juesuan_unit unit;
    size_t first;
    size_t count; /* of the entries */
} jue_computed_table;

struct juesuan_computation {
    jue_arena arena;
    const char *department;
    int year;
    int previous_year; /* 0 where there is no previous report */
    JUE_VECTOR(jue_computed_table) tables;
    JUE_VECTOR(jue_computed) entries;
    uint32_t *ranking; /* the entries with a change, biggest first */
    size_t ranked;
};

/* Sorts what changed. */
void jue_rank_changes(jue_call *call, juesuan_computation *computation);

#endif
