/*
 * What only the department knows, for the notes: budgets, reasons, purposes, counts.
 *
 * {"amounts": {"机关运行经费": "142.80"}, "previous": {"收入总计": "5561.98"},
 *  "budgets": {"一般公共预算财政拨款支出": "3126.32", "201": "3.50"}, "reasons": {"收入总计": "…"},
 *  "uses": {"2040601": "…"}, "counts": {"公务接待批次": 13}}
 */
#ifndef JUE_READ_EXTRA_H
#define JUE_READ_EXTRA_H

#include "base/amount.h"

typedef enum jue_extra_kind {
    JUE_EXTRA_AMOUNTS,  /* where no table prints them */
    JUE_EXTRA_PREVIOUS, /* last year's */
    JUE_EXTRA_BUDGETS,
    JUE_EXTRA_REASONS,
    JUE_EXTRA_USES,
    JUE_EXTRA_COUNTS,
    JUE_EXTRA_KINDS
} jue_extra_kind;

typedef struct jue_extra_entry {
    jue_extra_kind kind;
    jue_str key; /* folded, without blanks */
    jue_str text;
    juesuan_amount amount; /* of what is a figure */
} jue_extra_entry;

typedef struct jue_extra {
    JUE_VECTOR(jue_extra_entry) entries;
} jue_extra;

/* In the scratch of the call. `known` tells whether a key means anything. Errors: FORMAT with the
 * place of what is wrong, LIMIT. */
void jue_read_extra(jue_call *call, jue_str bytes, bool (*known)(jue_call *call, jue_extra_kind kind, jue_str key),
                    jue_extra *extra);
/* NULL where nothing was given. The key need not be folded. */
const jue_extra_entry *jue_extra_find(jue_call *call, const jue_extra *extra, jue_extra_kind kind, jue_str key);

#endif
