/* Reports made in code: cells, derived tables, errors at the call. */
#include "generate.h"
#include "support.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 2000 };

static juesuan_builder *new_builder(void)
{
    juesuan_builder *builder = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, "青河市司法局", 2023, JUESUAN_UNIT_WAN, NULL, NULL), JUESUAN_OK);
    return builder;
}

static juesuan_status set(juesuan_builder *builder, const char *table, const char *side, const char *row,
                          const char *name, const char *column, const char *amount)
{
    return juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, table, side, row, name, column, amount_of(amount), NULL);
}

#define SET(...) ck_assert_int_eq(set(builder, __VA_ARGS__), JUESUAN_OK)

static juesuan_report *finish(juesuan_builder *builder)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_builder_derive(builder, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
    ck_assert_int_eq(juesuan_builder_finish(&report, builder, NULL), JUESUAN_OK);
    juesuan_builder_free(builder);
    return report;
}

static const char *cell(const juesuan_report *report, const char *id, size_t side, const char *row, const char *column)
{
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, id);
    size_t at = juesuan_table_find_row(table, side, *row == '\0' ? "合计" : row);
    return text_of(juesuan_table_amount(table, side, at, juesuan_table_find_column(table, side, column)));
}

static size_t errors_of(const juesuan_report *report, const char **first)
{
    static char message[512];
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    size_t count = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        const char *group = juesuan_rule_group(juesuan_rule_find(juesuan_finding_rule(findings, i)));
        /* There are no notes yet: only the tables are looked at. */
        if (strcmp(group, "table") != 0 && strcmp(group, "cross") != 0)
            continue;
        if (count++ == 0)
            strncpy(message, juesuan_finding_message(findings, i), sizeof message - 1);
    }
    *first = message;
    juesuan_findings_free(findings);
    return count;
}

static juesuan_builder *small(void)
{
    juesuan_builder *builder = new_builder();
    SET("expenditure", NULL, "2040601", "行政运行", "basic", "601.57");
    SET("expenditure", NULL, "2040602", "一般行政管理事务", "project", "483.47");
    SET("expenditure", NULL, "2080505", "机关事业单位基本养老保险缴费支出", "basic", "184.47");
    SET("income", NULL, "2040601", "行政运行", "appropriation", "601.57");
    SET("income", NULL, "2040602", "一般行政管理事务", "appropriation", "400.00");
    SET("income", NULL, "2040602", "一般行政管理事务", "other", "83.47");
    SET("income", NULL, "2080505", "机关事业单位基本养老保险缴费支出", "appropriation", "184.47");
    SET("general_budget", NULL, "2040601", "行政运行", "basic", "601.57");
    SET("general_budget", NULL, "2040602", "一般行政管理事务", "project", "400.00");
    SET("general_budget", NULL, "2080505", "机关事业单位基本养老保险缴费支出", "basic", "184.47");
    SET("basic_expenditure", NULL, "30101", "基本工资", "final", "700.00");
    SET("basic_expenditure", NULL, "30201", "办公费", "final", "86.04");
    SET("sangong", NULL, "final", NULL, "vehicle_running", "12.10");
    SET("sangong", NULL, "决算数", NULL, "reception", "0.54");
    SET("statistics", NULL, "货物", NULL, "final", "5.22");
    SET("income_expenditure", "income", "年初结转和结余", NULL, "final", "30.00");
    return builder;
}

START_TEST(tables_are_derived_from_the_detailed_ones)
{
    juesuan_report *report = finish(small());
    ck_assert_uint_eq(juesuan_report_table_count(report), 10);
    ck_assert_str_eq(cell(report, "expenditure", 0, "", "total"), "1269.51");
    ck_assert_str_eq(cell(report, "expenditure", 0, "204", "total"), "1085.04");
    ck_assert_str_eq(cell(report, "expenditure", 0, "20406", "basic"), "601.57");
    ck_assert_str_eq(cell(report, "income_expenditure", 1, "204", "final"), "1085.04");
    ck_assert_str_eq(cell(report, "income_expenditure", 1, "本年支出合计", "final"), "1269.51");
    ck_assert_str_eq(cell(report, "income_expenditure", 0, "一般公共预算财政拨款收入", "final"), "1186.04");
    ck_assert_str_eq(cell(report, "income_expenditure", 0, "其他收入", "final"), "83.47");
    ck_assert_str_eq(cell(report, "income_expenditure", 0, "总计", "final"), "1299.51");
    ck_assert_str_eq(cell(report, "income_expenditure", 1, "年末结转和结余", "final"), "30.00");
    ck_assert_str_eq(cell(report, "appropriation", 1, "208", "general"), "184.47");
    ck_assert_str_eq(cell(report, "appropriation", 1, "总计", "total"), "1186.04");
    ck_assert_str_eq(cell(report, "appropriation", 0, "总计", "final"), "1186.04");
    ck_assert_str_eq(cell(report, "appropriation", 1, "年末财政拨款结转和结余", "total"), "");
    ck_assert_str_eq(cell(report, "basic_expenditure", 0, "人员经费合计", "final"), "700.00");
    ck_assert_str_eq(cell(report, "basic_expenditure", 0, "公用经费合计", "final"), "86.04");
    ck_assert_str_eq(cell(report, "sangong", 0, "决算数", "total"), "12.64");
    ck_assert_str_eq(cell(report, "sangong", 0, "决算数", "vehicle"), "12.10");
    const char *first = NULL;
    ck_assert_msg(errors_of(report, &first) == 0, "%s", first);
    juesuan_report_free(report);
}
END_TEST

START_TEST(rows_stand_in_the_order_of_the_form)
{
    juesuan_report *report = finish(small());
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    static const char *const codes[] = {"", "204", "20406", "2040601", "2040602", "208", "20805", "2080505"};
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 8);
    for (size_t i = 0; i < 8; i++)
        ck_assert_str_eq(juesuan_table_code(table, 0, i), codes[i]);
    ck_assert_str_eq(juesuan_table_name(table, 0, 1), "公共安全支出");
    table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "income_expenditure");
    /* The totals of both sides stand in one row, the second side goes on counting. */
    ck_assert_uint_eq(juesuan_table_line_no(table, 0, juesuan_table_find_row(table, 0, "本年收入合计")), 27);
    ck_assert_uint_eq(juesuan_table_line_no(table, 1, juesuan_table_find_row(table, 1, "201")), 31);
    ck_assert_uint_eq(juesuan_table_line_no(table, 1, juesuan_table_find_row(table, 1, "总计")), 60);
    table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "appropriation");
    ck_assert_uint_eq(juesuan_table_line_no(table, 1, juesuan_table_find_row(table, 1, "总计")), 64);
    ck_assert_str_eq(juesuan_table_form(table), "公开04表");
    juesuan_report_free(report);
}
END_TEST

START_TEST(what_is_wrong_is_an_error_at_the_call)
{
    juesuan_builder *builder = small();
    ck_assert_int_eq(set(builder, "spending", NULL, "2040601", "x", "basic", "1"), JUESUAN_ERROR_NOT_FOUND);
    ck_assert_int_eq(set(builder, "expenditure", "income", "2040601", "x", "basic", "1"), JUESUAN_ERROR_NOT_FOUND);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "2040601", NULL, "final", "1"), JUESUAN_ERROR_NOT_FOUND);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "没有", NULL, "basic", "1"), JUESUAN_ERROR_NOT_FOUND);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "20406011", "x", "basic", "1"), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "9990601", "x", "basic", "1"), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(set(builder, "basic_expenditure", NULL, "2040601", "x", "final", "1"), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "2040699", NULL, "basic", "1"), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "2040601", "事业运行", "basic", "1"), JUESUAN_ERROR_CONFLICT);
    /* 601.57 in basic: rounding explains 601.56, not 601.40. */
    ck_assert_int_eq(set(builder, "expenditure", NULL, "20406", "司法", "basic", "601.40"), JUESUAN_ERROR_CONFLICT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "20406", "司法", "basic", "601.56"), JUESUAN_OK);
    juesuan_amount most = {999999999999999999, 2, JUESUAN_VALUE};
    juesuan_amount beyond = {1000000000000000000, 2, JUESUAN_VALUE};
    juesuan_amount fine = {1, 7, JUESUAN_VALUE};
    juesuan_amount unread = {.state = JUESUAN_UNREADABLE};
    juesuan_set one = JUESUAN_SET_PUBLICATION;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_builder_set(builder, one, "income", NULL, "2040601", NULL, "other", beyond, &error), JUESUAN_ERROR_OVERFLOW);
    ck_assert_str_ne(juesuan_error_message(error), "");
    juesuan_error_free(error);
    ck_assert_int_eq(juesuan_builder_set(builder, one, "income", NULL, "2040601", NULL, "other", fine, NULL), JUESUAN_ERROR_OVERFLOW);
    ck_assert_int_eq(juesuan_builder_set(builder, one, "income", NULL, "2040601", NULL, "other", unread, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_builder_set(builder, one, "income", NULL, "2040601", NULL, "other", most, NULL), JUESUAN_ERROR_OVERFLOW);
    /* None of these has changed anything. */
    juesuan_report *report = finish(builder);
    ck_assert_str_eq(cell(report, "income", 0, "", "total"), "1269.51");
    ck_assert_uint_eq(juesuan_table_row_count(juesuan_report_table(report, one, "expenditure"), 0), 8);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_parent_that_was_set_first_is_held_against_its_children)
{
    juesuan_builder *builder = new_builder();
    SET("expenditure", NULL, "204", NULL, "basic", "100.00");
    SET("expenditure", NULL, "2040601", "行政运行", "basic", "60.00");
    SET("expenditure", NULL, "2040602", "一般行政管理事务", "basic", "30.00");
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_builder_derive(builder, &error), JUESUAN_ERROR_CONFLICT);
    ck_assert_ptr_nonnull(strstr(juesuan_error_message(error), "204"));
    juesuan_error_free(error);
    SET("expenditure", NULL, "2040602", NULL, "basic", "40.01");
    juesuan_report *report = finish(builder);
    /* What was set stays; what rounding explains is no conflict. */
    ck_assert_str_eq(cell(report, "expenditure", 0, "204", "basic"), "100.00");
    juesuan_report_free(report);
}
END_TEST

/* The row between, 20406, was never set: what is below it counts all the same. */
START_TEST(a_cell_is_held_against_descendants_at_any_depth)
{
    juesuan_builder *builder = new_builder();
    SET("expenditure", NULL, "2040601", "行政运行", "basic", "60.00");
    SET("expenditure", NULL, "2040602", "一般行政管理事务", "basic", "40.00");
    SET("expenditure", NULL, "2080505", "机关事业单位基本养老保险缴费支出", "basic", "7.00");
    ck_assert_int_eq(set(builder, "expenditure", NULL, "204", NULL, "basic", "90.00"), JUESUAN_ERROR_CONFLICT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "合计", NULL, "basic", "100.00"), JUESUAN_ERROR_CONFLICT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "合计", NULL, "basic", "107.01"), JUESUAN_OK);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "204", NULL, "basic", "100.01"), JUESUAN_OK);
    /* A figure of its own is what counts above, as long as it is there. */
    ck_assert_int_eq(set(builder, "expenditure", NULL, "20406", NULL, "basic", "100.00"), JUESUAN_OK);
    SET("expenditure", NULL, "2040602", NULL, "basic", "30.00");
    ck_assert_int_eq(set(builder, "expenditure", NULL, "204", NULL, "basic", "90.00"), JUESUAN_ERROR_CONFLICT);
    SET("expenditure", NULL, "20406", NULL, "basic", "");
    ck_assert_int_eq(set(builder, "expenditure", NULL, "204", NULL, "basic", "90.00"), JUESUAN_OK);
    SET("expenditure", NULL, "合计", NULL, "basic", "");
    juesuan_report *report = finish(builder);
    ck_assert_str_eq(cell(report, "expenditure", 0, "", "basic"), "97.00");
    juesuan_report_free(report);
}
END_TEST

static const char *name_of(const juesuan_report *report, const char *id, const char *code)
{
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, id);
    return juesuan_table_name(table, 0, juesuan_table_find_row(table, 0, code));
}

START_TEST(names_come_from_the_code_book_until_they_are_said)
{
    static const char rows[] = "code,name,first,last,source\n20499,其他公共安全支出,2020,,样本\n2049901,国家司法救助支出,2020,,样本\n";
    juesuan_codebook *book = NULL;
    ck_assert_int_eq(juesuan_codebook_parse(&book, rows, strlen(rows), NULL, NULL), JUESUAN_OK);
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_codebook(options, book);
    juesuan_builder *builder = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, NULL, 2023, JUESUAN_UNIT_WAN, options, NULL), JUESUAN_OK);
    juesuan_options_free(options);
    SET("expenditure", NULL, "2040601", NULL, "basic", "60.00");
    SET("expenditure", NULL, "2049901", NULL, "project", "1.00");
    SET("general_budget", NULL, "2040601", "行政运行", "basic", "60.00");
    SET("general_budget", NULL, "20406", "司法事务", "basic", "60.00");
    SET("basic_expenditure", NULL, "30101", NULL, "final", "60.00");
    ck_assert_int_eq(set(builder, "general_budget", NULL, "20406", "司法", "basic", "60.00"), JUESUAN_ERROR_CONFLICT);
    ck_assert_int_eq(set(builder, "expenditure", NULL, "2299999", NULL, "basic", "1"), JUESUAN_ERROR_ARGUMENT);
    juesuan_report *report = finish(builder);
    ck_assert_str_eq(name_of(report, "expenditure", "20406"), "司法");
    ck_assert_str_eq(name_of(report, "expenditure", "2040601"), "行政运行");
    ck_assert_str_eq(name_of(report, "expenditure", "20499"), "其他公共安全支出");
    ck_assert_str_eq(name_of(report, "expenditure", "2049901"), "国家司法救助支出");
    ck_assert_str_eq(name_of(report, "general_budget", "20406"), "司法事务");
    ck_assert_str_eq(name_of(report, "basic_expenditure", "30101"), "基本工资");
    ck_assert_str_eq(name_of(report, "basic_expenditure", "301"), "工资福利支出");
    juesuan_report_free(report);
    juesuan_codebook_free(book);
}
END_TEST

START_TEST(without_derive_only_what_was_set_is_there)
{
    juesuan_builder *builder = new_builder();
    SET("sangong", NULL, "final", NULL, "abroad", "1.00");
    SET("sangong", NULL, "final", NULL, "reception", "2.00");
    SET("sangong", NULL, "final", NULL, "reception", "");
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_builder_finish(&report, builder, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_table_count(report), 1);
    ck_assert_str_eq(cell(report, "sangong", 0, "决算数", "total"), "");
    ck_assert_str_eq(cell(report, "sangong", 0, "决算数", "reception"), "");
    juesuan_report_free(report);
    /* The builder goes on. */
    report = finish(builder);
    ck_assert_str_eq(cell(report, "sangong", 0, "决算数", "total"), "1.00");
    juesuan_report_free(report);
}
END_TEST

START_TEST(named_rows_can_be_listed)
{
    ck_assert_uint_eq(juesuan_item_count("sangong", NULL), 2);
    ck_assert_str_eq(juesuan_item_id("sangong", "", 1), "final");
    ck_assert_str_eq(juesuan_item_name("sangong", "", 1), "决算数");
    ck_assert_uint_eq(juesuan_item_count("nothing", NULL), 0);
    ck_assert_str_eq(juesuan_item_id("sangong", "", 2), "");
    juesuan_builder *builder = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, NULL, 0, JUESUAN_UNIT_UNKNOWN, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_ptr_null(builder);
    juesuan_builder_free(NULL);
}
END_TEST

static juesuan_report *reread(const juesuan_report *report, juesuan_output output, juesuan_format format)
{
    juesuan_buffer *buffer = NULL;
    juesuan_report *again = NULL;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_report_write(&buffer, report, output, NULL, NULL), JUESUAN_OK);
    juesuan_status status = juesuan_report_parse(&again, juesuan_buffer_data(buffer), juesuan_buffer_size(buffer), format,
                                                 NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
    juesuan_buffer_free(buffer);
    return again;
}

static void same_rows(const juesuan_table *a, const juesuan_table *b, size_t side, uint64_t seed)
{
    ck_assert_msg(juesuan_table_row_count(a, side) == juesuan_table_row_count(b, side), "seed %lu: %s: rows",
                  (unsigned long)seed, juesuan_table_id(a));
    ck_assert_uint_eq(juesuan_table_column_count(a, side), juesuan_table_column_count(b, side));
    for (size_t row = 0; row < juesuan_table_row_count(a, side); row++) {
        ck_assert_str_eq(juesuan_table_code(a, side, row), juesuan_table_code(b, side, row));
        ck_assert_str_eq(juesuan_table_name(a, side, row), juesuan_table_name(b, side, row));
        for (size_t column = 0; column < juesuan_table_column_count(a, side); column++) {
            juesuan_amount left = juesuan_table_amount(a, side, row, column);
            juesuan_amount right = juesuan_table_amount(b, side, row, column);
            ck_assert_msg(left.value == right.value && left.decimals == right.decimals && left.state == right.state,
                          "seed %lu: %s %s %s", (unsigned long)seed, juesuan_table_id(a), juesuan_table_code(a, side, row),
                          juesuan_table_column(a, side, column));
        }
    }
}

static void same_reports(const juesuan_report *a, const juesuan_report *b, uint64_t seed)
{
    ck_assert_uint_eq(juesuan_report_table_count(a), juesuan_report_table_count(b));
    ck_assert_str_eq(juesuan_report_department(a), juesuan_report_department(b));
    ck_assert_int_eq(juesuan_report_year(a), juesuan_report_year(b));
    for (size_t i = 0; i < juesuan_report_table_count(a); i++) {
        const juesuan_table *left = juesuan_report_table_at(a, i);
        const juesuan_table *right = juesuan_report_table_at(b, i);
        ck_assert_str_eq(juesuan_table_id(left), juesuan_table_id(right));
        ck_assert_int_eq(juesuan_table_unit(left), juesuan_table_unit(right));
        for (size_t side = 0; side < juesuan_table_side_count(left); side++)
            same_rows(left, right, side, seed);
    }
}

START_TEST(generated_reports_hold_and_survive_every_format)
{
    static const struct {
        juesuan_output output;
        juesuan_format format;
    } formats[] = {{JUESUAN_OUTPUT_JSON, JUESUAN_FORMAT_JSON}, {JUESUAN_OUTPUT_TEXT, JUESUAN_FORMAT_TEXT},
                   {JUESUAN_OUTPUT_MARKDOWN, JUESUAN_FORMAT_MARKDOWN}};
    for (uint64_t seed = 0; seed < generate_rounds(ROUNDS); seed++) {
        generate_shape shape = generate_shape_of(seed);
        juesuan_report *report = generate_report(&shape);
        const char *first = NULL;
        ck_assert_msg(errors_of(report, &first) == 0, "seed %lu: %s", (unsigned long)seed, first);
        for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
            juesuan_report *again = reread(report, formats[i].output, formats[i].format);
            same_reports(report, again, seed);
            juesuan_report_free(again);
        }
        juesuan_report_free(report);
    }
}
END_TEST

/* ---- Without memory ---- */

typedef struct ration {
    size_t left; /* allocations that still succeed */
} ration;

static void *rationed(void *user, void *block, size_t old_size, size_t size)
{
    ration *given = user;
    (void)old_size;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return given->left == 0 ? NULL : (given->left--, realloc(block, size));
}

/* Builds, sums, computes and narrates; the status of the first call that fails. */
static juesuan_status whole_way(const juesuan_options *options)
{
    juesuan_builder *builder = NULL;
    juesuan_report *report = NULL;
    juesuan_report *sum = NULL;
    juesuan_computation *computation = NULL;
    juesuan_buffer *notes = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_builder_new(&builder, "青河市司法局", 2023, JUESUAN_UNIT_WAN, options, &error);
    if (status == JUESUAN_OK)
        status = juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "expenditure", NULL, "2040601", "行政运行", "basic",
                                     amount_of("601.57"), &error);
    if (status == JUESUAN_OK)
        status = juesuan_builder_derive(builder, &error);
    if (status == JUESUAN_OK)
        status = juesuan_builder_finish(&report, builder, &error);
    const juesuan_report *const reports[] = {report, report};
    if (status == JUESUAN_OK)
        status = juesuan_reports_sum(&sum, reports, 2, "合并", JUESUAN_SUM_ELIMINATE, options, &error);
    if (status == JUESUAN_OK)
        status = juesuan_report_compute(&computation, sum, report, options, &error);
    if (status == JUESUAN_OK)
        status = juesuan_report_narrate(&notes, sum, report, NULL, 0, JUESUAN_STYLE_SHANXI, options, &error);
    if (status != JUESUAN_OK)
        ck_assert_int_eq(juesuan_error_status(error), status);
    juesuan_error_free(error);
    juesuan_buffer_free(notes);
    juesuan_computation_free(computation);
    juesuan_report_free(sum);
    juesuan_report_free(report);
    juesuan_builder_free(builder);
    return status;
}

START_TEST(without_memory_every_call_fails_cleanly)
{
    juesuan_options *options = juesuan_options_new();
    size_t count = 0;
    for (bool done = false; !done; count++) {
        ration given = {count};
        juesuan_options_set_allocator(options, rationed, &given);
        juesuan_status status = whole_way(options);
        done = status == JUESUAN_OK;
        ck_assert_msg(done || status == JUESUAN_ERROR_MEMORY, "after %zu: %s", count, juesuan_status_name(status));
    }
    ck_assert_uint_gt(count, 20);
    juesuan_options_free(options);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("build");
    CASE(suite, "builder", tables_are_derived_from_the_detailed_ones, rows_stand_in_the_order_of_the_form,
         what_is_wrong_is_an_error_at_the_call, a_parent_that_was_set_first_is_held_against_its_children,
         a_cell_is_held_against_descendants_at_any_depth, names_come_from_the_code_book_until_they_are_said,
         without_derive_only_what_was_set_is_there, named_rows_can_be_listed);
    CASE(suite, "memory", without_memory_every_call_fails_cleanly);
    CASE(suite, "properties", generated_reports_hold_and_survive_every_format);
    return run_suite(suite);
}
