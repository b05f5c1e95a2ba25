/* Notes of the test's own behind the tables of the Shanxi report. */
#ifndef TESTS_SUPPORT_NOTES_H
#define TESTS_SUPPORT_NOTES_H

#include "support_findings.h"

/* The Shanxi report with other notes, from the first section on. */
char *shanxi_with_notes(const char *notes);
/* The claims of those notes, one a line: "measure subject|table code column value unit". A claim that
 * is not bound has "-" for the table. The buffer is reused. */
const char *claims_of(const char *notes);
/* The claims of a report in the same form. */
const char *claims_of_report(const juesuan_report *report);

#endif
