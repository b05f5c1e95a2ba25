/* The settings of a call. */
#ifndef JUE_BASE_OPTIONS_H
#define JUE_BASE_OPTIONS_H

#include "base/memory.h"

#include <stdbool.h>

struct juesuan_options {
    juesuan_allocator allocate; /* NULL for the C library's */
    void *user;
    juesuan_language language;
    bool rounding; /* the text of the findings lists the rounding notes */
    bool unevaluated; /* and the rules that were not evaluated */
    size_t limits[JUE_LIMITS];
    /* Severities that the caller set, by rule; -1 where it did not. */
    int8_t *severities;
    size_t severity_count;
    /* What a check compares with; the caller's. */
    const juesuan_report *previous;
    const juesuan_codebook *book;
};

/* Sets allocator, language and limits of the call; NULL sets the defaults. */
void jue_options_apply(const juesuan_options *options, jue_call *call);
/* The severity that the caller set for a rule, or `ruled`. */
juesuan_severity jue_options_rule(const juesuan_options *options, size_t rule, juesuan_severity ruled);
/* False without memory. */
bool jue_options_set_rule(juesuan_options *options, size_t rule, size_t rules, juesuan_severity severity);

#endif
