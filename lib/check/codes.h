/* Subject codes, their names, and line numbers. */
#ifndef JUE_CHECK_CODES_H
#define JUE_CHECK_CODES_H

#include "check/ledger.h"

extern const jue_rule jue_code_rules[];
extern const size_t jue_code_rule_count;

void jue_check_codes(jue_ledger *ledger);

#endif
