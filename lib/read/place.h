/* Places the rows of a printed table into the model, by the roles of its columns. */
#ifndef JUE_READ_PLACE_H
#define JUE_READ_PLACE_H

#include "read/grid.h"

/* A printed table, perhaps one of several parts of the same one. */
typedef struct jue_region {
    const jue_form *form;
    juesuan_set set;
    jue_piece title;
    const char *number;
    juesuan_unit unit;
    bool says_empty;
    JUE_VECTOR(jue_block *) rows;
} jue_region;

/* The table that is being read: a region may go on with it, and may lean on its columns. */
typedef struct jue_open_table {
    juesuan_table *table; /* NULL where none is open */
    jue_grid grid;
} jue_open_table;

/*
 * Adds the region to the report: as a new table, which is open then, or, where it goes on with the
 * open one, to that. What cannot be placed is warned of.
 */
void jue_place_region(const jue_grid_reader *reader, juesuan_report *report, const jue_region *region,
                      jue_open_table *open);

#endif
