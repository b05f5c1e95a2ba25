#include "support_compare.h"

#include <stdlib.h>
#include <string.h>

static void expect_equal_rows(const juesuan_table *expected, const juesuan_table *actual, size_t side, size_t row)
{
    const char *id = juesuan_table_id(expected);
    ck_assert_msg(strcmp(juesuan_table_code(expected, side, row), juesuan_table_code(actual, side, row)) == 0 &&
                      strcmp(juesuan_table_name(expected, side, row), juesuan_table_name(actual, side, row)) == 0 &&
                      juesuan_table_line_no(expected, side, row) == juesuan_table_line_no(actual, side, row),
                  "%s row %zu: '%s' '%s' became '%s' '%s'", id, row, juesuan_table_code(expected, side, row),
                  juesuan_table_name(expected, side, row), juesuan_table_code(actual, side, row),
                  juesuan_table_name(actual, side, row));
    for (size_t i = 0; i < juesuan_table_column_count(expected, side); i++) {
        juesuan_amount a = juesuan_table_amount(expected, side, row, i);
        juesuan_amount b = juesuan_table_amount(actual, side, row, i);
        ck_assert_msg(a.value == b.value && a.decimals == b.decimals && a.state == b.state &&
                          strcmp(juesuan_table_text(expected, side, row, i), juesuan_table_text(actual, side, row, i)) == 0 &&
                          juesuan_table_confidence(expected, side, row, i) == juesuan_table_confidence(actual, side, row, i),
                      "%s %s %s column %zu: '%s' became '%s'", id, juesuan_table_code(expected, side, row),
                      juesuan_table_name(expected, side, row), i, juesuan_table_text(expected, side, row, i),
                      juesuan_table_text(actual, side, row, i));
    }
}

void expect_equal_tables(const juesuan_table *expected, const juesuan_table *actual)
{
    ck_assert_str_eq(juesuan_table_id(expected), juesuan_table_id(actual));
    ck_assert_int_eq(juesuan_table_set(expected), juesuan_table_set(actual));
    ck_assert_str_eq(juesuan_table_title(expected), juesuan_table_title(actual));
    ck_assert_str_eq(juesuan_table_form(expected), juesuan_table_form(actual));
    ck_assert_int_eq(juesuan_table_unit(expected), juesuan_table_unit(actual));
    ck_assert_uint_eq(juesuan_table_side_count(expected), juesuan_table_side_count(actual));
    for (size_t side = 0; side < juesuan_table_side_count(expected); side++) {
        ck_assert_uint_eq(juesuan_table_column_count(expected, side), juesuan_table_column_count(actual, side));
        for (size_t i = 0; i < juesuan_table_column_count(expected, side); i++) {
            ck_assert_str_eq(juesuan_table_column(expected, side, i), juesuan_table_column(actual, side, i));
            ck_assert_str_eq(juesuan_table_header(expected, side, i), juesuan_table_header(actual, side, i));
        }
        ck_assert_msg(juesuan_table_row_count(expected, side) == juesuan_table_row_count(actual, side),
                      "%s: %zu rows became %zu", juesuan_table_id(expected), juesuan_table_row_count(expected, side),
                      juesuan_table_row_count(actual, side));
        for (size_t row = 0; row < juesuan_table_row_count(expected, side); row++)
            expect_equal_rows(expected, actual, side, row);
    }
}

void expect_equal_reports(const juesuan_report *expected, const juesuan_report *actual)
{
    ck_assert_str_eq(juesuan_report_department(expected), juesuan_report_department(actual));
    ck_assert_int_eq(juesuan_report_year(expected), juesuan_report_year(actual));
    ck_assert_uint_eq(juesuan_report_table_count(expected), juesuan_report_table_count(actual));
    for (size_t i = 0; i < juesuan_report_table_count(expected); i++)
        expect_equal_tables(juesuan_report_table_at(expected, i), juesuan_report_table_at(actual, i));
}

char *written(const juesuan_report *report, juesuan_output output, size_t *size)
{
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_report_write(&buffer, report, output, NULL, NULL), JUESUAN_OK);
    size_t count = juesuan_buffer_size(buffer);
    char *copy = malloc(count + 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, juesuan_buffer_data(buffer), count + 1);
    ck_assert_int_eq(copy[count], '\0');
    juesuan_buffer_free(buffer);
    if (size != NULL)
        *size = count;
    return copy;
}

juesuan_report *parse_as(const char *bytes, size_t size, juesuan_format format)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_parse(&report, bytes, size, format, NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%zu:%zu: %s", juesuan_error_line(error), juesuan_error_column(error),
                  juesuan_error_message(error));
    return report;
}

void expect_failure(const char *bytes, size_t size, juesuan_format format, juesuan_status status, size_t line, size_t column,
                    const char *words)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    ck_assert_int_eq(juesuan_report_parse(&report, bytes, size, format, options, &error), status);
    ck_assert_ptr_null(report);
    ck_assert_int_eq(juesuan_error_status(error), status);
    ck_assert_msg(strstr(juesuan_error_message(error), words) != NULL, "'%s' does not say '%s'", juesuan_error_message(error),
                  words);
    if (line != 0)
        ck_assert_uint_eq(juesuan_error_line(error), line);
    if (column != 0)
        ck_assert_uint_eq(juesuan_error_column(error), column);
    juesuan_error_free(error);
    juesuan_options_free(options);
}

int has_warning(const juesuan_report *report, const char *words, size_t line)
{
    for (size_t i = 0; i < juesuan_report_warning_count(report); i++)
        if (strstr(juesuan_report_warning(report, i), words) != NULL &&
            (line == 0 || juesuan_report_warning_line(report, i) == line))
            return 1;
    return 0;
}
