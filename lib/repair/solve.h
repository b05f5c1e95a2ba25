/* The search for the cheapest changes after which the relations hold. */
#ifndef JUE_REPAIR_SOLVE_H
#define JUE_REPAIR_SOLVE_H

#include "repair/system.h"

/* One proposed change of a variable. */
typedef struct jue_change {
    uint32_t variable;
    jue_wide value;
    bool blank;         /* the cell should print nothing */
    int confidence;     /* in thousandths */
    uint32_t relations; /* equations of the variable that hold with the change */
    uint32_t group;     /* alternatives, and the parts of one change, share it */
    bool alternative;   /* one of several that explain the same: none was made */
    bool refuted;       /* in the end more speaks against it than for it */
    const char *rule;   /* a relation that it puts right */
} jue_change;

typedef struct jue_solution {
    JUE_VECTOR(jue_change) changes;
    size_t work;  /* equations and figures looked at */
    bool stopped; /* the bound was reached before the end */
} jue_solution;

/* Changes the values of the system as it goes. `effort` bounds the work. */
void jue_solve(jue_call *call, jue_system *system, size_t effort, jue_solution *solution);

#endif
