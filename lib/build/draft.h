/*
 * A report while it is built: rows found by code or item, cells in exact ticks. A builder writes
 * into it cell by cell, a sum adds reports to it; jue_make() turns it into a report.
 */
#ifndef JUE_BUILD_DRAFT_H
#define JUE_BUILD_DRAFT_H

#include "model/model.h"

enum { JUE_SETS = 2, JUE_SIDES = 2, JUE_LEVELS = 4 };

typedef struct jue_draft_cell {
    jue_interval value;   /* what was set, or what the leaves add up to so far */
    jue_interval printed; /* of a sum: what the reports print in this cell */
    jue_interval parts;   /* of a builder: what the rows below it add up to so far */
    uint32_t part_count;  /* how many of its children count in that */
    uint8_t decimals;     /* the finest that went in */
    uint8_t state;        /* a juesuan_state */
    bool given;           /* set by the caller: derived figures must agree with it */
} jue_draft_cell;

typedef struct jue_draft_row {
    struct jue_draft_row *parent; /* of a builder: the row that this one is a part of; NULL where it is none */
    const char *code;             /* "" for a named row */
    const char *name;
    jue_item item;
    bool count;
    bool assumed; /* of a builder: the caller has not said the name */
    uint8_t level;
    uint64_t order;        /* where the row stands, among rows without a code */
    jue_draft_cell *cells; /* one a column of the form */
} jue_draft_row;

typedef struct jue_draft_side {
    const jue_side_form *form;
    JUE_VECTOR(jue_draft_row *) rows;
    uint32_t *slots; /* hash of the keys: row + 1, 0 where free */
    size_t slot_count;
    bool *columns;  /* by column of the form: whether it is printed */
    jue_wide *sums; /* by column and level of code: what was set there, all in all */
} jue_draft_side;

typedef struct jue_draft_table {
    bool present;
    const char *title;  /* NULL for that of the form */
    const char *number; /* likewise */
    jue_draft_side sides[JUE_SIDES];
} jue_draft_table;

typedef struct jue_draft {
    jue_arena *arena;
    const char *department;
    int year;
    juesuan_unit unit;
    jue_draft_table tables[JUE_SETS][JUE_FORMS];
    /* Of a sum: the tables in the order in which the first report prints them. */
    const jue_draft_table *printed[JUE_SETS * JUE_FORMS];
    size_t printed_count;
} jue_draft;

/* What a row is found by: a code, an item that a form has once, or a name. */
typedef struct jue_row_key {
    const char *code; /* "" where it has none */
    jue_item item;
    const char *name;
} jue_row_key;

void jue_draft_init(jue_draft *draft, jue_arena *arena);

/* What a draft holds at one time. */
typedef struct jue_draft_mark {
    bool present[JUE_SETS][JUE_FORMS];
    size_t rows[JUE_SETS][JUE_FORMS][JUE_SIDES];
    uint64_t columns[JUE_SETS][JUE_FORMS][JUE_SIDES]; /* a bit each that is printed */
    size_t printed_count;
} jue_draft_mark;

jue_draft_mark jue_draft_mark_of(const jue_draft *draft);
/* Takes out the tables, columns and rows that came in since, where a call failed half-way. */
void jue_draft_return(jue_draft *draft, const jue_draft_mark *mark);
/* The table; a new one with the columns and the named rows that its form always prints, or empty. */
jue_draft_table *jue_draft_table_of(jue_draft *draft, juesuan_set set, jue_form_id form, bool empty);
/* NULL where there is no such row. */
jue_draft_row *jue_draft_find(const jue_draft_side *side, jue_row_key key);
/* The row, a new one where there is none. Strings are copied. */
jue_draft_row *jue_draft_row_of(jue_draft *draft, jue_draft_side *side, jue_row_key key);
/* Where a row without a code stands: as in the form or, if that does not know it, behind what came before. */
uint64_t jue_draft_order(const jue_side_form *form, jue_item item, const char *name, uint64_t before);
/* The position of a column in the form, or JUESUAN_NONE. */
size_t jue_form_column(const jue_side_form *form, jue_column column);
/* The item of the form with this id and, where several share it, this name; NULL where there is none. */
const jue_item_form *jue_form_item(const jue_side_form *form, jue_item item, const char *name);
/* Whether only a name tells the rows of this item apart. */
static inline bool jue_item_recurs(jue_item item)
{
    return item == JUE_ITEM_NONE || item == JUE_ITEM_VEHICLE_KIND || item == JUE_ITEM_CLASS;
}

#endif
