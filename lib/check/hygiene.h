/* What was left over in the text, and how it is punctuated. */
#ifndef JUE_CHECK_HYGIENE_H
#define JUE_CHECK_HYGIENE_H

#include "check/outline.h"

extern const jue_rule jue_hygiene_rules[];
extern const size_t jue_hygiene_rule_count;
extern const jue_rule jue_punctuation_rules[];
extern const size_t jue_punctuation_rule_count;

/* Placeholders, template wording, doubled words, typing errors, a unit cut short. */
void jue_check_hygiene(jue_ledger *ledger, const jue_outline *outline);
/* Brackets and quotes, ends of paragraphs, decimals, reasons. */
void jue_check_punctuation(jue_ledger *ledger, const jue_outline *outline);

#endif
