/* A report against that of the year before. */
#ifndef JUE_CHECK_YEARS_H
#define JUE_CHECK_YEARS_H

#include "check/ledger.h"

extern const jue_rule jue_year_rules[];
extern const size_t jue_year_rule_count;

/* Looks at the report that the options name as the previous one; without one nothing applies. */
void jue_check_years(jue_ledger *ledger);

#endif
