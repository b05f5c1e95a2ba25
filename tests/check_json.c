#include "support_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROW(values) "{\"code\": \"201\", \"name\": \"一般公共服务支出\", \"line_no\": null, \"values\": [" values "]}"
#define REPORT(rows)                                                                                          \
    "{\"schema\": \"juesuan.report/1\",\n \"department\": \"某市司法局\", \"year\": 2023, \"kind\": \"final\",\n" \
    " \"tables\": [{\"id\": \"expenditure\", \"set\": \"publication\", \"title\": \"支出决算表\", \"form\": \"公开03表\",\n" \
    "  \"unit\": \"万元\", \"page\": null, \"line\": 3, \"columns\": [\"total\", \"basic\"], \"headers\": [\"合计\", \"基本\"],\n" \
    "  \"rows\": [" rows "]}]}\n"

static juesuan_report *parse(const char *json)
{
    return parse_as(json, strlen(json), JUESUAN_FORMAT_JSON);
}

static void expect_bad(const char *json, size_t line, size_t column, const char *words)
{
    expect_failure(json, strlen(json), JUESUAN_FORMAT_JSON, JUESUAN_ERROR_FORMAT, line, column, words);
}

/* The text with its first `from` replaced; free() it. */
static char *replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    ck_assert_ptr_nonnull(at);
    char *result = malloc(strlen(text) + strlen(to) + 1);
    ck_assert_ptr_nonnull(result);
    sprintf(result, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return result;
}

static void expect_bad_change(const char *text, const char *from, const char *to, size_t line, size_t column, const char *words)
{
    char *changed = replaced(text, from, to);
    expect_bad(changed, line, column, words);
    free(changed);
}

START_TEST(the_shanxi_report_comes_back_byte_for_byte)
{
    juesuan_report *shanxi = read_shanxi();
    size_t size = 0;
    char *first = written(shanxi, JUESUAN_OUTPUT_JSON, &size);
    juesuan_report *again = parse_as(first, size, JUESUAN_FORMAT_AUTO);
    char *second = written(again, JUESUAN_OUTPUT_JSON, NULL);
    expect_equal_reports(shanxi, again);
    ck_assert_uint_eq(juesuan_report_warning_count(shanxi), juesuan_report_warning_count(again));
    ck_assert(strcmp(first, second) == 0);
    free(first);
    free(second);
    juesuan_report_free(shanxi);
    juesuan_report_free(again);
}
END_TEST

START_TEST(what_the_contract_pins_is_enough)
{
    juesuan_report *report = parse(REPORT(ROW("\"1234.50\", null")));
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    ck_assert_str_eq(juesuan_report_department(report), "某市司法局");
    ck_assert_int_eq(juesuan_report_year(report), 2023);
    ck_assert_int_eq(juesuan_table_unit(table), JUESUAN_UNIT_WAN);
    ck_assert_uint_eq(juesuan_table_line(table), 3);
    ck_assert_str_eq(juesuan_table_header(table, 0, 1), "基本");
    ck_assert_str_eq(juesuan_table_text(table, 0, 0, 0), "1,234.50");
    ck_assert_int_eq(juesuan_table_amount(table, 0, 0, 0).value, 123450);
    ck_assert_int_eq(juesuan_table_amount(table, 0, 0, 1).state, JUESUAN_BLANK);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(states_of_a_cell_survive)
{
    juesuan_report *report = parse(REPORT("{\"code\": \"201\", \"name\": \"甲\", \"line_no\": 4, \"values\": [\"na\", null], "
                                          "\"texts\": [\"——\", \"3,44921\"], \"line\": 9, \"lines\": [null, 10], "
                                          "\"confidence\": [77, null]}"));
    const juesuan_table *table = juesuan_report_table_at(report, 0);
    ck_assert_int_eq(juesuan_table_amount(table, 0, 0, 0).state, JUESUAN_DASH);
    ck_assert_int_eq(juesuan_table_amount(table, 0, 0, 1).state, JUESUAN_UNREADABLE);
    ck_assert_str_eq(juesuan_table_text(table, 0, 0, 0), "——");
    ck_assert_str_eq(juesuan_table_text(table, 0, 0, 1), "3,44921");
    ck_assert_int_eq(juesuan_table_confidence(table, 0, 0, 0), 77);
    ck_assert_uint_eq(juesuan_table_line_no(table, 0, 0), 4);
    char *first = written(report, JUESUAN_OUTPUT_JSON, NULL);
    juesuan_report *again = parse(first);
    char *second = written(again, JUESUAN_OUTPUT_JSON, NULL);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
    juesuan_report_free(report);
    juesuan_report_free(again);
}
END_TEST

START_TEST(the_mark_of_a_pdf_in_a_name_makes_json_no_pdf)
{
    static const char json[] =
        "{\"schema\": \"juesuan.report/1\", \"department\": \"%PDF-1.7局\", \"year\": 2023, \"kind\": \"final\", \"tables\": "
        "[{\"id\": \"expenditure\", \"set\": \"publication\", \"title\": \"支出决算表\", \"form\": \"\", \"unit\": \"万元\", "
        "\"page\": null, \"line\": 1, \"columns\": [\"total\"], \"headers\": [\"本年支出合计\"], \"rows\": [{\"code\": \"\", "
        "\"name\": \"合计\", \"line_no\": null, \"values\": [\"3.00\"]}]}]}";
    juesuan_report *report = parse_as(json, sizeof json - 1, JUESUAN_FORMAT_AUTO);
    ck_assert_str_eq(juesuan_report_department(report), "%PDF-1.7局");
    juesuan_report_free(report);
}
END_TEST

START_TEST(escapes_and_odd_characters_survive)
{
    juesuan_report *report = parse(REPORT("{\"code\": \"\", \"name\": \"a\\\"b\\\\c\\u0001\\u5c40\\ud83d\\ude00\", \"line_no\": null, "
                                          "\"values\": [\"-0.05\", \"12\"]}"));
    ck_assert_str_eq(juesuan_table_name(juesuan_report_table_at(report, 0), 0, 0), "a\"b\\c\x01局😀");
    char *first = written(report, JUESUAN_OUTPUT_JSON, NULL);
    ck_assert_ptr_nonnull(strstr(first, "a\\\"b\\\\c\\u0001局😀"));
    juesuan_report *again = parse(first);
    expect_equal_reports(report, again);
    free(first);
    juesuan_report_free(report);
    juesuan_report_free(again);
}
END_TEST

START_TEST(unknown_members_are_left_out_with_a_warning)
{
    char *json = replaced(REPORT(ROW("\"1\", \"1\"")), "\"line_no\"", "\"colour\": {\"a\": [1]}, \"line_no\"");
    juesuan_report *report = parse(json);
    ck_assert(has_warning(report, "colour", 5));
    ck_assert_uint_eq(juesuan_report_warning_count(report), 1);
    juesuan_report_free(report);
    free(json);
}
END_TEST

START_TEST(wrong_types_are_refused_with_their_place)
{
    const char *good = REPORT(ROW("\"1234.50\", null"));
    expect_bad_change(good, "\"1234.50\"", "1234.50", 5, 76, "tables[0].rows[0].values[0]");
    expect_bad_change(good, "null]", "true]", 0, 0, "tables[0].rows[0].values[1]");
    expect_bad_change(good, "\"1234.50\"", "\"12x\"", 5, 76, "is not an amount");
    expect_bad_change(good, "2023", "\"2023\"", 2, 33, "year");
    expect_bad_change(good, "\"某市司法局\"", "[]", 2, 16, "department: should be a string");
    expect_bad_change(good, "\"tables\": [", "\"tables\": {}, \"claims\": [", 3, 12, "tables: should be an array");
    expect_bad_change(good, "\"rows\": [", "\"rows\": [[], ", 5, 0, "tables[0].rows[0]: should be an object");
    expect_bad_change(good, "\"201\"", "\"201 32\"", 5, 0, "digits only");
    expect_bad_change(good, "\"line\": 3", "\"line\": -3", 4, 0, "tables[0].line");
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
    const char *good = REPORT(ROW("\"1234.50\", null"));
    expect_bad_change(good, "report/1", "report/2", 1, 12, "schema");
    expect_bad_change(good, "\"expenditure\"", "\"expenses\"", 3, 20, "there is no such table");
    expect_bad_change(good, "\"publication\"", "\"draft\"", 3, 0, "set");
    expect_bad_change(good, "\"万元\"", "\"美元\"", 4, 0, "unit");
    expect_bad_change(good, "\"basic\"]", "\"total\"]", 4, 0, "columns[1]");
    expect_bad_change(good, "\"basic\"]", "\"colour\"]", 4, 0, "columns[1]");
    expect_bad_change(good, "[\"合计\", ", "[", 4, 0, "headers");
    expect_bad_change(good, "\"1234.50\", null", "\"1234.50\"", 5, 0, "one entry a column");
    expect_bad_change(good, "\"final\"", "\"budget\"", 2, 0, "kind");
}
END_TEST

START_TEST(broken_json_names_line_and_column)
{
    expect_bad("{\"schema\": \"juesuan.report/1\",\n \"year\": 2023,,}", 2, 0, "broken JSON");
    expect_bad_change(REPORT(ROW("null, null")), "\"kind\": ", "\"kind\": \"final\", \"kind\": ", 2, 0, "duplicate");
    expect_bad_change(REPORT(ROW("null, null")), "\"code\": ", "\"code\": \"202\", \"code\": ", 5, 0, "duplicate");
    expect_bad("{\"schema\"", 1, 0, "broken JSON");
    expect_bad("[]", 1, 1, "should be an object");
    expect_bad("{\"schema\": \"juesuan.report/1\\u0000\"}", 1, 0, "broken JSON");
}
END_TEST

START_TEST(deep_nesting_ends_at_the_limit)
{
    enum { DEEP = 100000 };
    char *deep = malloc(DEEP + 1);
    memset(deep, '[', DEEP);
    expect_failure(deep, DEEP, JUESUAN_FORMAT_JSON, JUESUAN_ERROR_LIMIT, 1, 65, "deeper than 64");
    /* Brackets in a string nest nothing. */
    char *text = replaced(REPORT(ROW("\"1\", \"1\"")), "某市司法局", "局\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[");
    juesuan_report *report = parse(text);
    juesuan_report_free(report);
    free(text);
    free(deep);
}
END_TEST

START_TEST(limits_of_rows_and_tables_are_kept)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_report *report = NULL;
    const char *two = REPORT(ROW("null, null") "," ROW("null, null"));
    juesuan_options_set_limit(options, JUESUAN_LIMIT_ROWS, 1);
    ck_assert_int_eq(juesuan_report_parse(&report, two, strlen(two), JUESUAN_FORMAT_JSON, options, NULL), JUESUAN_ERROR_LIMIT);
    juesuan_options_set_limit(options, JUESUAN_LIMIT_ROWS, 2);
    ck_assert_int_eq(juesuan_report_parse(&report, two, strlen(two), JUESUAN_FORMAT_JSON, options, NULL), JUESUAN_OK);
    juesuan_report_free(report);
    juesuan_options_free(options);
}
END_TEST

/* Every prefix is an error, none a crash or a report. */
START_TEST(a_report_cut_anywhere_is_an_error)
{
    const char *good = REPORT(ROW("\"1234.50\", null"));
    for (size_t size = 0; size + 2 < strlen(good); size++) {
        juesuan_report *report = NULL;
        ck_assert_int_ne(juesuan_report_parse(&report, good, size, JUESUAN_FORMAT_JSON, NULL, NULL), JUESUAN_OK);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json");
    CASE(suite, "reading", the_shanxi_report_comes_back_byte_for_byte, what_the_contract_pins_is_enough, states_of_a_cell_survive,
         escapes_and_odd_characters_survive, unknown_members_are_left_out_with_a_warning,
         the_mark_of_a_pdf_in_a_name_makes_json_no_pdf);
    CASE(suite, "refusing", wrong_types_are_refused_with_their_place, what_cannot_be_is_refused,
         broken_json_names_line_and_column, deep_nesting_ends_at_the_limit, limits_of_rows_and_tables_are_kept,
         a_report_cut_anywhere_is_an_error);
    return run_suite(suite);
}
