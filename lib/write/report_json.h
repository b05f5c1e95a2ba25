/* juesuan.report/1 */
#ifndef JUE_WRITE_REPORT_JSON_H
#define JUE_WRITE_REPORT_JSON_H

#include "model/model.h"

void jue_report_put_json(jue_builder *out, const juesuan_report *report);
/* One table as an object of its own. */
void jue_table_put_json(jue_builder *out, const juesuan_table *table);

/* The measure of a claim: "amount", "change_percent", … */
const char *jue_measure_id(jue_measure measure);
/*
 * What a cell prints where nothing else is said: an amount with its separators, a long dash for a
 * dash. What is printed otherwise goes into the "texts" of its row. The buffer has JUE_AMOUNT_TEXT
 * bytes and more.
 */
jue_str jue_usual_text(juesuan_amount amount, char *buffer, size_t size);

#endif
