/*
 * The relations of the forms applied to a report: each instance names the cells it is about.
 * The checker evaluates them, the repairer solves them.
 */
#ifndef JUE_CHECK_INSTANCE_H
#define JUE_CHECK_INSTANCE_H

#include "forms/relations.h"
#include "model/model.h"

/* A cell of the model, or, with row JUESUAN_NONE, one that is not printed and counts as blank. */
typedef struct jue_ref {
    const juesuan_table *table;
    uint8_t side;
    int8_t sign;
    size_t row;
    size_t column;
} jue_ref;

typedef struct jue_instance {
    const jue_relation *relation;
    jue_ref left;
    const jue_ref *terms;
    size_t count;
    jue_interval expected; /* the sum of the terms */
    int decimals;          /* the finest precision among the cells */
    const char *missing;   /* why it cannot be evaluated; NULL where it can. Then only this is set. */
} jue_instance;

typedef void (*jue_instance_taker)(void *data, const jue_instance *instance);

/*
 * Gives every instance of a relation in one set, except those in which every cell is blank. The
 * instance and its terms last for the call only. Nothing is given where the relation does not
 * apply: its tables or columns are not printed, or it is about optional rows that are not there.
 */
void jue_instances(jue_call *call, const juesuan_report *report, juesuan_set set, const jue_relation *relation,
                   jue_instance_taker take, void *data);

/* The unit of a table; where it prints none, the first that the report prints. */
juesuan_unit jue_unit_of_table(const juesuan_report *report, const juesuan_table *table);
const jue_cell *jue_ref_cell(const jue_ref *ref); /* NULL for a cell that is not printed */
jue_interval jue_ref_interval(const juesuan_report *report, const jue_ref *ref);

#endif
