/* Shorthand for the phrases of a style. */
#ifndef JUE_WRITE_NARRATE_MACROS_H
#define JUE_WRITE_NARRATE_MACROS_H

#include "write/narrate.h"

#define SAY(form, about, words) {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .text = (words)}
#define SAY_OF(form, about, whole, words) \
    {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .of = JUE_TOPIC_##whole, .text = (words)}
#define SAY_IF(form, about, condition, words) \
    {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .when = JUE_WHEN_##condition, .text = (words)}
#define SAY_IF_OF(form, about, other, condition, words) \
    {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .of = JUE_TOPIC_##other, .when = JUE_WHEN_##condition, .text = (words)}
/* Against last year, or against the budget: otherwise, where the two are the same, where the other is not known. */
#define CHANGE(form, about, words, equal)                                                                     \
    {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .versus = JUE_VERSUS_LAST_YEAR, .text = (words), \
     .same = (equal)}
#define CHANGE_IF(form, about, condition, words, equal)                                                       \
    {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .when = JUE_WHEN_##condition,                     \
     .versus = JUE_VERSUS_LAST_YEAR, .text = (words), .same = (equal)}
#define BUDGET_IF(form, about, condition, words, equal, other)                                                \
    {.kind = JUE_PHRASE_##form, .topic = JUE_TOPIC_##about, .when = JUE_WHEN_##condition,                     \
     .versus = JUE_VERSUS_BUDGET, .text = (words), .same = (equal), .unknown = (other)}
#define EACH(form, list, words) {.kind = JUE_PHRASE_##form, .rows = JUE_EACH_##list, .topic = JUE_TOPIC_ROW, .text = (words)}
#define EACH_CHANGE(form, list, words, equal)                                                                 \
    {.kind = JUE_PHRASE_##form, .rows = JUE_EACH_##list, .topic = JUE_TOPIC_ROW, .versus = JUE_VERSUS_LAST_YEAR, \
     .text = (words), .same = (equal)}
#define EACH_BUDGET(form, list, words, equal, other)                                                          \
    {.kind = JUE_PHRASE_##form, .rows = JUE_EACH_##list, .topic = JUE_TOPIC_ROW, .versus = JUE_VERSUS_BUDGET, \
     .text = (words), .same = (equal), .unknown = (other)}
#define HEADING(words) SAY(HEADING, NONE, words)

#endif
