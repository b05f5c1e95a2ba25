/* Words of juesuan.report/1 that its reader and its writer share. */
#ifndef JUE_MODEL_SCHEMA_H
#define JUE_MODEL_SCHEMA_H

#include "model/model.h"

/* The measure of a claim: "amount", "change_percent", … */
const char *jue_measure_id(jue_measure measure);
/*
 * What a cell prints where nothing else is said: an amount with its separators, a long dash for a
 * dash. What is printed otherwise goes into the "texts" of its row. The buffer has at
 * least JUE_AMOUNT_TEXT bytes.
 */
jue_str jue_usual_text(juesuan_amount amount, char *buffer, size_t size);

#endif
