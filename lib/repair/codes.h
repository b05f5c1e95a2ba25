/*
 * Codes and names that contradict the other tables. Every table of a report prints the same
 * subjects in the same order: a row is matched to its like in the table that agrees best, and where
 * the two differ the reading that more tables carry is proposed.
 */
#ifndef JUE_REPAIR_CODES_H
#define JUE_REPAIR_CODES_H

#include "repair/system.h"

typedef struct jue_relabel {
    const juesuan_table *table; /* of the report as printed */
    size_t row;
    const char *code; /* proposed; NULL where the printed one stands */
    const char *name;
    int confidence;     /* in thousandths */
    uint32_t relations; /* tables that carry it */
} jue_relabel;

typedef struct jue_relabels {
    JUE_VECTOR(jue_relabel) at;
} jue_relabels;

/*
 * Finds the proposals and gives a copy of the report, in call->scratch, with those of them that are
 * sure put in and its trees built anew. Tables keep their number, rows their place.
 */
const juesuan_report *jue_relabel_report(jue_call *call, const juesuan_report *report, unsigned without, jue_relabels *relabels);

#endif
