/* The parts of a check. Each looks at one kind of rule. */
#ifndef JUE_CHECK_CHECK_H
#define JUE_CHECK_CHECK_H

#include "check/instance.h"
#include "check/ledger.h"

void jue_ledger_open(jue_ledger *ledger);

/* Relations within and between tables, of both sets. */
void jue_check_relations(jue_ledger *ledger);
/* The approval tables against the publication tables. */
void jue_check_approval(jue_ledger *ledger);
extern const jue_rule jue_approval_rules[];
extern const size_t jue_approval_rule_count;

/* The figures and statements of the notes against the tables and each other. */
void jue_check_claims(jue_ledger *ledger);
extern const jue_rule jue_claim_rules[];
extern const size_t jue_claim_rule_count;

/* The words of the document: what was left over, how it is punctuated. */
void jue_check_text(jue_ledger *ledger);

/* A department's report (that of the ledger) against the sum of its units: `expected` gives what a
 * cell of the sum stands for. */
typedef jue_interval (*jue_expected)(void *data, const jue_ref *ref);
void jue_check_sums(jue_ledger *ledger, const juesuan_report *sum, jue_expected expected, void *data);
extern const jue_rule jue_sum_rules[];
extern const size_t jue_sum_rule_count;

/* Names the cell in the finding: set, table, side, code, name, column, line, page, actual. */
void jue_locate(jue_ledger *ledger, jue_finding *finding, const jue_ref *ref);
/* Sets expected, difference (actual − expected) in the unit of the cell; both exact to `decimals`. */
void jue_compare(jue_ledger *ledger, jue_finding *finding, const jue_ref *ref, jue_interval expected, int decimals);
/* "支出决算表 2040650 事业运行 基本支出" */
const char *jue_cell_words(jue_call *call, const jue_ref *ref);

#endif
