/*
 * Which cell of a side is part of which: the tree of the codes, and the relations of the forms
 * that say of one cell that it is the sum of others.
 */
#ifndef JUE_COMPUTE_HIERARCHY_H
#define JUE_COMPUTE_HIERARCHY_H

#include "model/model.h"

enum { JUE_ITEMS = JUE_ITEM_EQUIPMENT + 1 };

typedef struct jue_node {
    juesuan_amount total; /* what its leaves add up to; unreadable where one of them is */
    size_t parent;        /* the cell that it is part of, or JUESUAN_NONE */
    bool leaf;            /* no other cell of its column adds up to it */
} jue_node;

typedef struct jue_hierarchy {
    const juesuan_table *table;
    const jue_side *side;
    jue_node *nodes;              /* row after row, as the cells of the side */
    uint32_t items[JUE_ITEMS];    /* the first row of each item + 1; 0 where there is none */
} jue_hierarchy;

/* In the scratch of the call. */
jue_hierarchy jue_hierarchy_of(jue_call *call, const juesuan_report *report, const juesuan_table *table, size_t side);
/* The cell whose share of 100 % the cell is a part of; itself where it is part of nothing. */
size_t jue_hierarchy_whole(const jue_hierarchy *hierarchy, size_t cell);
/* The first row with a code or, where that is NULL or "", with an item; or JUESUAN_NONE. */
size_t jue_hierarchy_row(const jue_hierarchy *hierarchy, const char *code, jue_item item);

#endif
