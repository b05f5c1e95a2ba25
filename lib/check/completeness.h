/* Whether everything is there that a disclosure has to print. */
#ifndef JUE_CHECK_COMPLETENESS_H
#define JUE_CHECK_COMPLETENESS_H

#include "check/outline.h"

extern const jue_rule jue_completeness_rules[];
extern const size_t jue_completeness_rule_count;
extern const jue_rule jue_section_rules[];
extern const size_t jue_section_rule_count;

/* The tables, their order, their depth, and the contents against the body. */
void jue_check_completeness(jue_ledger *ledger, const jue_outline *outline);
/* What each section of the notes has to say. */
void jue_check_sections(jue_ledger *ledger, const jue_outline *outline);

/* A cell prints an amount other than 0. */
static inline bool jue_is_money(const jue_cell *cell)
{
    return cell->state == JUESUAN_VALUE && cell->value != 0;
}
/* One of these cells does. */
bool jue_row_has_money(const jue_side *side, size_t row);

#endif
