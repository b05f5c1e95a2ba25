/* A sum of reports while it grows. */
#ifndef JUE_BUILD_SUM_H
#define JUE_BUILD_SUM_H

#include "base/options.h"
#include "build/make.h"

struct juesuan_sum {
    jue_arena arena; /* the sum itself lives in it */
    jue_draft draft;
    juesuan_options settings; /* allocator, language and limits of every call */
    size_t count;
    JUE_VECTOR(const char *) warnings;
};

/* Takes what the units passed to each other off the cells of a sum, before totals are derived. */
void jue_eliminate(jue_made *made);
/* The report of a sum in call->arena, not finished. */
void jue_sum_make(jue_made *made, jue_call *call, const juesuan_sum *sum, int flags);

#endif
