/* Comparing reports through the public interface. */
#ifndef TESTS_SUPPORT_COMPARE_H
#define TESTS_SUPPORT_COMPARE_H

#include "support.h"

/* Fails the test where the reports differ in anything but lines, pages and warnings. */
void expect_equal_reports(const juesuan_report *expected, const juesuan_report *actual);
void expect_equal_tables(const juesuan_table *expected, const juesuan_table *actual);
/* What the report looks like in a format; free() it. *size may be NULL. */
char *written(const juesuan_report *report, juesuan_output output, size_t *size);
/* Reads bytes in a format; fails the test where that fails. */
juesuan_report *parse_as(const char *bytes, size_t size, juesuan_format format);
/* Reading must fail so, at that line (0: any) and column (0: any), and say `words` in English. */
void expect_failure(const char *bytes, size_t size, juesuan_format format, juesuan_status status, size_t line, size_t column,
                    const char *words);
/* Whether there is a warning with these words on that line (0: any). */
int has_warning(const juesuan_report *report, const char *words, size_t line);

#endif
