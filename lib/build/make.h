/* Turns a draft into a report: rows in the order of the form or the codes, totals derived. */
#ifndef JUE_BUILD_MAKE_H
#define JUE_BUILD_MAKE_H

#include "build/draft.h"

/* The cells of the draft behind those of a table, side by side. */
typedef struct jue_made_table {
    jue_draft_cell **cells[JUE_SIDES];
} jue_made_table;

/* A report in the making, with what its model does not keep. */
typedef struct jue_made {
    jue_call *call;
    juesuan_report *report;
    const jue_draft *draft;
    jue_made_table *tables; /* by table of the report */
    bool sum;     /* totals are what their parts are; otherwise given cells stay */
    bool verify;  /* given cells that their parts contradict are an error */
} jue_made;

/* Every table of the draft, with the figures that are in it; in call->arena, not finished. */
void jue_make(jue_made *made, jue_call *call, const jue_draft *draft);
/* Totals of rows, columns and parents, then the tables out of more detailed ones: 公开01 from 02 and
 * 03, 公开04 from 05, 07 and 08. Given cells stay; one that its parts contradict is an error. */
void jue_derive(jue_made *made);
/* Totals of rows, columns and parents alone, whatever was printed. */
void jue_derive_sums(jue_made *made);
/* Gives derived cells their text, and finishes the report. */
juesuan_report *jue_made_finish(jue_made *made);

/* The cell of the draft behind a cell of the report. */
jue_draft_cell *jue_made_cell(const jue_made *made, const juesuan_table *table, size_t side, size_t row, size_t column);
/* Puts an exact figure into a cell of the report; fails where it does not fit. */
void jue_made_set(const jue_made *made, const juesuan_table *table, size_t side, size_t row, size_t column,
                  jue_wide ticks, int decimals);

#endif
