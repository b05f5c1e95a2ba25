/*
 * What must hold between the cells of a report, as data.
 *
 * A relation says: one cell (the left) equals, or does not exceed, a signed sum of cells (the
 * right). The left may stand for many cells (every row, every column); the right then follows it.
 * The same relations hold within the publication set and within the approval set.
 * Sources: 部门决算报表编制说明 (the 表内 and 表间 relations of 财决01 to 财决11) and domain rules of
 * the publication tables.
 */
#ifndef JUE_FORMS_RELATIONS_H
#define JUE_FORMS_RELATIONS_H

#include "forms/forms.h"
#include "forms/rules.h"

typedef enum jue_rows {
    JUE_ROWS_NONE,     /* end of a list of cells */
    JUE_ROWS_ITEM,     /* the row of a named item */
    JUE_ROWS_CODE,     /* the row with a code */
    JUE_ROWS_EACH,     /* left: every row, one by one */
    JUE_ROWS_PARENTS,  /* left: every row with children, one by one */
    JUE_ROWS_CLASSES,  /* left: every functional class of a table of items, one by one */
    JUE_ROWS_SAME,     /* right: the row with the code (or item) of the left */
    JUE_ROWS_CHILDREN, /* right: the children of the left, summed */
    JUE_ROWS_ROOTS,    /* right: the rows without a parent, summed */
    JUE_ROWS_ABOVE,    /* right: the items above the left, summed */
    JUE_ROWS_KIND      /* right: every row of a named item, summed */
} jue_rows;

/* Every column that the table prints, one by one; on the right, the same one. */
enum { JUE_COLUMN_EACH = JUE_COLUMNS };

typedef struct jue_cells {
    jue_rows rows;
    jue_form_id form;
    uint8_t side;
    uint8_t column; /* a jue_column, or JUE_COLUMN_EACH */
    jue_item item;
    const char *code;
    int8_t sign; /* of a term on the right; 0 means + */
} jue_cells;

typedef enum jue_operator {
    JUE_EQUAL,
    JUE_AT_MOST
} jue_operator;

enum { JUE_MOST_TERMS = 10 };

typedef struct jue_relation {
    jue_rule rule; /* group "table" or "cross" */
    jue_operator operator;
    bool optional; /* not every report prints these cells: all but the first on the right count as
                      blank where they are missing */
    jue_cells left;
    jue_cells right[JUE_MOST_TERMS];
} jue_relation;

extern const jue_relation jue_relations[];
extern const size_t jue_relation_count;

#endif
