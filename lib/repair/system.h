/*
 * A report as a system of linear relations, for locating and correcting errors.
 *
 * Fellegi and Holt (1976): change the fewest, least reliable values so that every relation holds.
 * Scholtus (2009, 2011): simple typing errors can be put right from the relations that they break.
 * Every amount cell of the tables that the relations are about is a variable; every instance of a relation, every pair of cells that the
 * approval and the publication set both print, and every bound claim of the notes is an equation.
 */
#ifndef JUE_REPAIR_SYSTEM_H
#define JUE_REPAIR_SYSTEM_H

#include "check/instance.h"

enum {
    JUE_WITHOUT_PUBLICATION = 1,
    JUE_WITHOUT_APPROVAL = 2,
    JUE_WITHOUT_NOTES = 4,
    JUE_SYSTEM_TABLES = 2 * JUE_FORMS
};

typedef struct jue_variable {
    jue_ref ref;
    jue_wide value; /* in ticks: as printed, or as repaired */
    jue_wide half;  /* half a unit of its last place */
    jue_wide place; /* one unit of the last place that its table prints */
    juesuan_amount printed;
    uint8_t decimals;  /* of `place` */
    uint8_t certainty; /* of the recogniser, 0 to 100 */
    uint8_t table;     /* jue_system_table() */
    bool blank;     /* prints nothing */
    bool unknown;   /* prints something that is no amount; its value is 0 then */
    bool count;
    bool empty_column; /* its whole column prints nothing */
    bool prints_zeros; /* its column prints 0.00 rather than nothing */
    uint32_t first; /* its equations: uses[first .. first + uses) */
    uint32_t uses;
} jue_variable;

typedef struct jue_term {
    uint32_t variable;
    int8_t sign;
} jue_term;

typedef struct jue_equation {
    uint32_t first; /* terms[first .. first + count): their signed sum should be 0 */
    uint32_t count;
    jue_wide constant; /* a figure of the notes, subtracted */
    jue_wide slack;    /* of the constant */
    bool at_most;      /* the signed sum should be at most 0 */
    bool said;         /* by the notes */
    bool exact;        /* the same figure printed twice: no rounding */
    const char *rule;
} jue_equation;

/* An equation that a variable stands in, each once. */
typedef struct jue_use {
    uint32_t equation;
    int8_t sign;
} jue_use;

typedef struct jue_system {
    JUE_VECTOR(jue_variable) variables;
    JUE_VECTOR(jue_term) terms;
    JUE_VECTOR(jue_equation) equations;
    jue_use *uses; /* by variable */
} jue_system;

/* Whether a cell prints something that is no amount. In the copy that is solved it is blank, with a text. */
bool jue_is_unknown(const jue_cell *cell);
/* Builds the system of a report in call->scratch. `without` leaves sources out. */
void jue_system_build(jue_call *call, const juesuan_report *report, unsigned without, jue_system *system);
/* The relations are about the first table of each form in each set: its number among them. */
uint8_t jue_system_table(const juesuan_table *table);

#endif
