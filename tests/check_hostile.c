#include "support_compare.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static juesuan_status parse(const char *bytes, size_t size, juesuan_report **report)
{
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_parse(report, bytes, size, JUESUAN_FORMAT_AUTO, NULL, &error);
    if (status != JUESUAN_OK) {
        ck_assert_ptr_null(*report);
        ck_assert_str_ne(juesuan_error_message(error), "");
    }
    juesuan_error_free(error);
    return status;
}

static juesuan_status read_path(const char *path)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, &error);
    if (status == JUESUAN_OK)
        juesuan_report_free(report);
    else
        ck_assert_str_ne(juesuan_error_message(error), "");
    juesuan_error_free(error);
    return status;
}

START_TEST(a_missing_file_and_an_empty_folder_are_clear_errors)
{
    ck_assert_int_eq(read_path("tests/data/no-such-file.txt"), JUESUAN_ERROR_OPEN);
    ck_assert_int_ne(read_path("tests/tools"), JUESUAN_OK);
    ck_assert_int_eq(read_path("tests/data/yangquan-sifaju-2023.txt/below"), JUESUAN_ERROR_OPEN);
}
END_TEST

START_TEST(an_empty_file_blanks_and_a_picture_are_clear_errors)
{
    juesuan_report *report = NULL;
    static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0\x5c\x72\xa8\x66";
    ck_assert_int_eq(parse("", 0, &report), JUESUAN_ERROR_EMPTY);
    ck_assert_int_eq(parse("\n \n", 3, &report), JUESUAN_ERROR_EMPTY);
    ck_assert_int_ne(parse(picture, sizeof picture - 1, &report), JUESUAN_OK);
    ck_assert_int_eq(parse("hello\n", 6, &report), JUESUAN_ERROR_EMPTY);
}
END_TEST

START_TEST(more_than_the_limit_of_bytes_is_refused)
{
    size_t size = (size_t)100 << 20;
    char *bytes = malloc(size);
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, 'a', size);
    juesuan_report *report = NULL;
    ck_assert_int_eq(parse(bytes, size, &report), JUESUAN_ERROR_LIMIT);
    /* Within the limit the same is no report, and costs no more than reading it. */
    ck_assert_int_eq(parse(bytes, (size_t)10 << 20, &report), JUESUAN_ERROR_EMPTY);
    /* No row has a million cells. */
    memset(bytes, '\t', (size_t)1 << 20);
    ck_assert_int_eq(parse(bytes, (size_t)1 << 20, &report), JUESUAN_ERROR_LIMIT);
    free(bytes);
}
END_TEST

static bool line_has_tab(const char *text, size_t end)
{
    for (size_t i = end; i > 0 && text[i - 1] != '\n'; i--)
        if (text[i - 1] == '\t')
            return true;
    return false;
}

static bool warned_at(const juesuan_report *report, size_t line)
{
    for (size_t i = 0; i < juesuan_report_warning_count(report); i++)
        if (juesuan_report_warning_line(report, i) == line)
            return true;
    return false;
}

/* Whether every cell of `part` is the same as in `whole`, or is warned of. */
static void no_cell_is_wrong(const juesuan_report *part, const juesuan_report *whole)
{
    for (size_t i = 0; i < juesuan_report_table_count(part); i++) {
        const juesuan_table *in = juesuan_report_table_at(part, i);
        const juesuan_table *full = juesuan_report_table(whole, juesuan_table_set(in), juesuan_table_id(in));
        ck_assert_ptr_nonnull(full);
        for (size_t side = 0; side < juesuan_table_side_count(in); side++)
            for (size_t row = 0; row < juesuan_table_row_count(in, side); row++)
                for (size_t column = 0; column < juesuan_table_column_count(in, side); column++) {
                    const char *text = juesuan_table_text(in, side, row, column);
                    size_t other = juesuan_table_find_column(full, side, juesuan_table_column(in, side, column));
                    bool same = other != JUESUAN_NONE && row < juesuan_table_row_count(full, side) &&
                                strcmp(text, juesuan_table_text(full, side, row, other)) == 0;
                    bool moved = *text == '\0' || juesuan_table_row_count(in, side) != juesuan_table_row_count(full, side);
                    ck_assert_msg(same || moved || warned_at(part, juesuan_table_row_line(in, side, row)),
                                  "%s row %zu: %s", juesuan_table_id(in), row, text);
                }
    }
}

START_TEST(a_report_cut_anywhere_gives_an_error_or_warnings_and_no_wrong_cell)
{
    size_t size = 0;
    char *text = read_file(SHANXI, &size);
    juesuan_report *whole = read_shanxi();
    for (size_t i = 0; i < 200; i++) {
        juesuan_report *report = NULL;
        size_t cut = size / 200 * i + i % 7;
        if (parse(text, cut, &report) != JUESUAN_OK)
            continue;
        bool in_table = cut > 0 && text[cut - 1] != '\n' && line_has_tab(text, cut);
        if (in_table)
            ck_assert_uint_ge(juesuan_report_warning_count(report), 1);
        juesuan_findings *findings = NULL;
        ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
        juesuan_findings_free(findings);
        no_cell_is_wrong(report, whole);
        juesuan_report_free(report);
    }
    juesuan_report_free(whole);
    free(text);
}
END_TEST

/* A copy of the Shanxi report in which the rows of 支出决算表 have field `a` moved to `b`, or dropped. */
static char *with_columns(size_t a, size_t b, bool drop, bool header_too)
{
    char *text = read_file(SHANXI, NULL);
    char *copy = calloc(strlen(text) + 1, 1);
    size_t number = 0;
    for (char *line = text, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        number++;
        bool inside = number >= (header_too ? 211 : 214) && number <= 247 && strchr(line, '\t') != NULL;
        if (!inside) {
            strcat(strcat(copy, line), next == NULL ? "" : "\n");
            continue;
        }
        char *fields[16] = {NULL};
        size_t count = 0;
        for (char *field = line; field != NULL && count < 16;) {
            char *tab = strchr(field, '\t');
            if (tab != NULL)
                *tab = '\0';
            fields[count++] = field;
            field = tab == NULL ? NULL : tab + 1;
        }
        for (size_t i = 0; i < count; i++) {
            size_t from = i == a ? b : i == b ? a : i;
            if (drop && i == a)
                continue;
            strcat(strcat(copy, drop ? fields[i] : fields[from]), i + 1 < count ? "\t" : "");
        }
        strcat(copy, "\n");
    }
    free(text);
    return copy;
}

START_TEST(a_removed_column_is_warned_of)
{
    juesuan_report *whole = read_shanxi();
    char *text = with_columns(3, 0, true, false);
    juesuan_report *report = NULL;
    ck_assert_int_eq(parse(text, strlen(text), &report), JUESUAN_OK);
    ck_assert_uint_gt(juesuan_report_warning_count(report), juesuan_report_warning_count(whole));
    juesuan_report_free(report);
    juesuan_report_free(whole);
    free(text);
}
END_TEST

START_TEST(two_swapped_columns_are_read_right_with_their_header_and_found_without)
{
    char *text = with_columns(3, 4, false, true);
    juesuan_report *report = NULL;
    ck_assert_int_eq(parse(text, strlen(text), &report), JUESUAN_OK);
    const juesuan_table *in = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    size_t row = juesuan_table_find_row(in, 0, "2040602");
    ck_assert_str_eq(juesuan_table_text(in, 0, row, juesuan_table_find_column(in, 0, "project")), "483.47");
    ck_assert_str_eq(juesuan_table_text(in, 0, row, juesuan_table_find_column(in, 0, "basic")), "");
    juesuan_report_free(report);
    free(text);
    text = with_columns(3, 4, false, false);
    ck_assert_int_eq(parse(text, strlen(text), &report), JUESUAN_OK);
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    bool found = false;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        found = found || (strcmp(juesuan_finding_set(findings, i), "publication") == 0 &&
                          juesuan_finding_severity(findings, i) == JUESUAN_SEVERITY_ERROR);
    ck_assert(found);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    free(text);
}
END_TEST

static char *large_table(size_t rows)
{
    static const char head[] = "某局2024年度部门决算\n支出决算表\n单位：元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n";
    char *text = malloc(sizeof head + rows * 40);
    ck_assert_ptr_nonnull(text);
    size_t size = (size_t)sprintf(text, "%s", head);
    for (size_t i = 0; i < rows; i++)
        size += (size_t)sprintf(text + size, "%07zu\t名\t3.00\t2.00\t1.00\n", 2010000 + i % 7000000);
    return text;
}

static double seconds_for(size_t rows)
{
    char *text = large_table(rows);
    struct timespec from;
    struct timespec to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    juesuan_report *report = NULL;
    ck_assert_int_eq(parse(text, strlen(text), &report), JUESUAN_OK);
    const juesuan_table *in = juesuan_report_table_at(report, 0);
    ck_assert_uint_eq(juesuan_table_row_count(in, 0), rows);
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    free(text);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

START_TEST(a_million_rows_cost_as_much_each_as_ten_thousand)
{
    double small = seconds_for(10000);
    double large = seconds_for(1000000);
    ck_assert_msg(large < small * 100 * 4, "10,000 rows: %.3f s, 1,000,000 rows: %.3f s", small, large);
}
END_TEST

/* Rows under no title cost memory like others; the limit bounds them, and its message names it. */
START_TEST(rows_of_no_table_end_at_the_limit)
{
    enum { ROWS = 3000000, SIZE = 4 };
    char *text = malloc((size_t)ROWS * SIZE);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < ROWS; i++)
        memcpy(text + i * SIZE, "a,b\n", SIZE);
    expect_failure(text, (size_t)ROWS * SIZE, JUESUAN_FORMAT_CSV, JUESUAN_ERROR_LIMIT, 2000017, 0, "2000000 rows");
    for (size_t i = 0; i < ROWS; i++)
        text[i * SIZE + 1] = '\t';
    expect_failure(text, (size_t)ROWS * SIZE, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_LIMIT, 2000017, 0, "2000000 rows");
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hostile");
    CASE(suite, "no report", a_missing_file_and_an_empty_folder_are_clear_errors,
         an_empty_file_blanks_and_a_picture_are_clear_errors, more_than_the_limit_of_bytes_is_refused);
    CASE(suite, "damaged", a_report_cut_anywhere_gives_an_error_or_warnings_and_no_wrong_cell, a_removed_column_is_warned_of,
         two_swapped_columns_are_read_right_with_their_header_and_found_without);
    if (getenv("JUESUAN_NO_CLOCK") == NULL) /* set under valgrind, where times mean nothing */
        CASE(suite, "large", a_million_rows_cost_as_much_each_as_ten_thousand, rows_of_no_table_end_at_the_limit);
    return run_suite(suite);
}
