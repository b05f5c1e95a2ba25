/* Subject codes, their names, and line numbers. */
#ifndef JUE_CHECK_CODES_H
#define JUE_CHECK_CODES_H

#include "check/ledger.h"

extern const jue_rule jue_code_rules[];
extern const size_t jue_code_rule_count;

void jue_check_codes(jue_ledger *ledger);
/* codes_same.c: a name under its parent has one code, in the tables and, by the rule `book`, in the book. */
void jue_check_same_codes(jue_ledger *ledger, const jue_rule *rule, const jue_rule *book);
/* The name of a code in the year of the report by the caller's book or the built-in one, or NULL. */
const char *jue_code_name(const jue_ledger *ledger, const char *code);

#endif
