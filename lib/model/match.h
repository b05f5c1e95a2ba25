/* The rows of one side in another: by code, by item where the form has one such row, by name. */
#ifndef JUE_MODEL_MATCH_H
#define JUE_MODEL_MATCH_H

#include "model/model.h"

typedef struct jue_matches {
    size_t *rows; /* by row of the first side: the row of the second, or JUESUAN_NONE */
    bool *taken;  /* by row of the second side */
} jue_matches;

/* In the scratch of the call. */
jue_matches jue_match_rows(jue_call *call, const jue_side *side, const jue_side *other);
/* Whether the two are called the same, blanks and widths aside. */
bool jue_same_name(jue_call *call, const jue_row *a, const jue_row *b);

#endif
