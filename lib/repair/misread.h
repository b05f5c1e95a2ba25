/* How figures are misread by recognition and by hand. */
#ifndef JUE_REPAIR_MISREAD_H
#define JUE_REPAIR_MISREAD_H

#include "base/amount.h"

enum { JUE_COST_NONE = 0, JUE_COST_LIKELY = 10, JUE_COST_SLIP = 15, JUE_COST_BLANK = 20, JUE_COST_SHIFT = 12, JUE_COST_UNLIKELY = 60 };

/*
 * The cost of `truth` having been printed as `printed` (two decimal strings without separators,
 * "" for blank): 10 a digit that looks alike (3 5 8, 0 6 9, 1 7, 4 9), 15 another digit, two digits
 * exchanged, a digit dropped or doubled, the point lost or the sign; at most JUE_COST_UNLIKELY.
 */
int jue_misread_cost(jue_str printed, jue_str truth);
/* The same for a code or a name: 15 a character that differs, at most JUE_COST_UNLIKELY. */
int jue_miswritten_cost(jue_str printed, jue_str truth);

#endif
