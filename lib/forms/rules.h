/* What every rule of the catalogue declares about itself. */
#ifndef JUE_FORMS_RULES_H
#define JUE_FORMS_RULES_H

#include "juesuan.h"

typedef struct jue_rule {
    const char *id;
    const char *chinese; /* title */
    const char *english;
    const char *group;   /* "table", "cross", "approval", "claim", "completeness", "words", "hygiene", "codes",
                        * "years", "sum" */
    juesuan_severity severity;
    const char *source;  /* form, template, regulation or standard */
    const char *example; /* one line */
} jue_rule;

#endif
