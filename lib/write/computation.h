/* A computation as it is shown to a clerk. */
#ifndef JUE_WRITE_COMPUTATION_H
#define JUE_WRITE_COMPUTATION_H

#include "compute/compute.h"

/* Totals, classes and named items of each publication table, then the biggest changes, and the subjects that came, went or were renamed. */
void jue_computation_put_text(jue_call *call, jue_builder *out, const juesuan_computation *computation);

#endif
