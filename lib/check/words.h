/* One year, one department, one kind of report, one name for each item, throughout. */
#ifndef JUE_CHECK_WORDS_H
#define JUE_CHECK_WORDS_H

#include "check/outline.h"

extern const jue_rule jue_words_rules[];
extern const size_t jue_words_rule_count;

void jue_check_words(jue_ledger *ledger, const jue_outline *outline);

#endif
