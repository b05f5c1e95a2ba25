/* A report divided among the units of its department. */
#ifndef TESTS_SUPPORT_SPLIT_H
#define TESTS_SUPPORT_SPLIT_H

#include "generate.h"

enum { MOST_UNITS = 50 };

/* A unit's report to be filled in, and that report with its tables derived; the builder is freed. */
juesuan_builder *new_unit(juesuan_unit unit);
juesuan_report *finish_unit(juesuan_builder *builder);
/* Units whose sum is the report: each cell that is not derived goes to one of them, or in parts to
 * several. The caller frees the units, MOST_UNITS of them at the most. */
void split_report(generator *numbers, const juesuan_report *report, juesuan_report **units, size_t count);

#endif
