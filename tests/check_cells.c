/* The cells of reports as columns: the same as cell by cell. */
#include "support.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text_at(const juesuan_cells *cells, juesuan_cells_field field, size_t cell)
{
    return juesuan_cells_text(cells, (size_t)juesuan_cells_column(cells, field)[cell]);
}

/* The nth of texts that stand one behind the other. */
static const char *nth(const char *block, int32_t number)
{
    while (number-- > 0)
        block += strlen(block) + 1;
    return block;
}

static void expect_place(const juesuan_cells *cells, const juesuan_table *table, size_t side, size_t row, size_t column, size_t n)
{
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_TABLE, n), juesuan_table_id(table));
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_SET, n), juesuan_table_set(table) == JUESUAN_SET_APPROVAL ? "approval" : "publication");
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_SIDE, n), juesuan_table_side(table, side));
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_CODE, n), juesuan_table_code(table, side, row));
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_NAME, n), juesuan_table_name(table, side, row));
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_COLUMN, n), juesuan_table_column(table, side, column));
}

static void expect_amount(const juesuan_cells *cells, juesuan_amount amount, size_t n)
{
    char printed[32];
    size_t size = 0;
    ck_assert_int_eq(juesuan_cells_column(cells, JUESUAN_CELLS_STATE)[n], amount.state);
    ck_assert_int_eq(juesuan_cells_column(cells, JUESUAN_CELLS_DECIMALS)[n], amount.decimals);
    ck_assert_int_eq(juesuan_cells_values(cells)[n], amount.value);
    const char *found = nth(juesuan_cells_amounts(cells, &size), juesuan_cells_column(cells, JUESUAN_CELLS_AMOUNT)[n]);
    juesuan_amount_format(amount, 0, printed, sizeof printed);
    ck_assert_str_eq(found, amount.state == JUESUAN_VALUE ? printed : "");
}

/* Holds all cells of a report from the nth on against its accessors; gives the next one. */
static size_t expect_report(const juesuan_cells *cells, const juesuan_report *report, int32_t number, int blanks, size_t n)
{
    for (size_t t = 0; t < juesuan_report_table_count(report); t++) {
        const juesuan_table *table = juesuan_report_table_at(report, t);
        for (size_t side = 0; side < juesuan_table_side_count(table); side++)
            for (size_t row = 0; row < juesuan_table_row_count(table, side); row++)
                for (size_t column = 0; column < juesuan_table_column_count(table, side); column++) {
                    juesuan_amount amount = juesuan_table_amount(table, side, row, column);
                    if (amount.state == JUESUAN_BLANK && !blanks)
                        continue;
                    ck_assert_uint_lt(n, juesuan_cells_count(cells));
                    expect_place(cells, table, side, row, column, n);
                    expect_amount(cells, amount, n);
                    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_DEPARTMENT, n), juesuan_report_department(report));
                    ck_assert_int_eq(juesuan_cells_column(cells, JUESUAN_CELLS_YEAR)[n], juesuan_report_year(report));
                    ck_assert_int_eq(juesuan_cells_column(cells, JUESUAN_CELLS_REPORT)[n], number);
                    n++;
                }
    }
    return n;
}

/* A report of its own with amounts of every kind. */
static juesuan_report *parse_odd(void)
{
    static const char json[] =
        "{\"schema\": \"juesuan.report/1\", \"department\": \"乙局\", \"year\": 2022, \"tables\": [{\"id\": \"income\", "
        "\"unit\": \"元\", \"columns\": [\"total\", \"appropriation\", \"superior_subsidy\"], \"rows\": ["
        "{\"code\": \"\", \"name\": \"合计\", \"values\": [\"999999999999999999\", \"-0.10\", null]}, "
        "{\"code\": \"201\", \"name\": \"某“类”\", \"values\": [\"na\", \"0.1\", \"-999999999999.999999\"]}]}]}";
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_parse(&report, json, sizeof json - 1, JUESUAN_FORMAT_JSON, NULL, NULL), JUESUAN_OK);
    return report;
}

START_TEST(columns_hold_what_the_cells_say)
{
    juesuan_report *shanxi = read_shanxi();
    juesuan_report *odd = parse_odd();
    const juesuan_report *reports[] = {shanxi, odd, shanxi};
    for (int blanks = 0; blanks < 2; blanks++) {
        juesuan_cells *cells = NULL;
        size_t n = 0;
        ck_assert_int_eq(juesuan_cells_new(&cells, reports, 3, blanks, NULL, NULL), JUESUAN_OK);
        for (int32_t i = 0; i < 3; i++)
            n = expect_report(cells, reports[i], i, blanks, n);
        ck_assert_uint_eq(n, juesuan_cells_count(cells));
        juesuan_cells_free(cells);
    }
    juesuan_report_free(odd);
    juesuan_report_free(shanxi);
}
END_TEST

START_TEST(texts_are_different_and_outlive_the_reports)
{
    juesuan_report *shanxi = read_shanxi();
    juesuan_cells *cells = NULL;
    size_t size = 0;
    ck_assert_int_eq(juesuan_cells_new(&cells, (const juesuan_report *const *)&shanxi, 1, 1, NULL, NULL), JUESUAN_OK);
    juesuan_report_free(shanxi);
    const char *block = juesuan_cells_texts(cells, &size);
    size_t count = juesuan_cells_text_count(cells);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(nth(block, (int32_t)i), juesuan_cells_text(cells, i));
        for (size_t other = 0; other < i; other++)
            ck_assert_str_ne(juesuan_cells_text(cells, i), juesuan_cells_text(cells, other));
    }
    ck_assert_ptr_eq(nth(block, (int32_t)count), block + size);
    ck_assert_str_eq(juesuan_cells_text(cells, 0), "");
    ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_DEPARTMENT, 0), "阳泉市司法局");
    juesuan_cells_free(cells);
}
END_TEST

/* More different texts and amounts than any first guess has room for. */
START_TEST(many_different_texts_stay_apart)
{
    enum { ROWS = 5000 };
    char *json = malloc(ROWS * 80 + 300);
    ck_assert_ptr_nonnull(json);
    char *to = json + sprintf(json, "{\"schema\": \"juesuan.report/1\", \"department\": \"丙局\", \"tables\": [{\"id\": \"income\", "
                                    "\"unit\": \"万元\", \"columns\": [\"total\"], \"rows\": [");
    for (int i = 0; i < ROWS; i++)
        to += sprintf(to, "%s{\"code\": \"%d\", \"name\": \"名%d\", \"values\": [\"%d.%02d\"]}", i == 0 ? "" : ", ", 2000000 + i, i, i, i % 100);
    to += sprintf(to, "]}]}");
    juesuan_report *report = NULL;
    juesuan_cells *cells = NULL;
    ck_assert_int_eq(juesuan_report_parse(&report, json, (size_t)(to - json), JUESUAN_FORMAT_JSON, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_cells_new(&cells, (const juesuan_report *const *)&report, 1, 0, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_cells_count(cells), ROWS);
    ck_assert_uint_gt(juesuan_cells_text_count(cells), 2 * ROWS);
    for (size_t i = 0; i < ROWS; i += 97) {
        char name[32];
        sprintf(name, "名%zu", i);
        ck_assert_str_eq(text_at(cells, JUESUAN_CELLS_NAME, i), name);
        ck_assert_int_eq(juesuan_cells_values(cells)[i], (int64_t)(i * 100 + i % 100));
    }
    expect_amount(cells, amount_of("4999.99"), ROWS - 1);
    juesuan_cells_free(cells);
    juesuan_report_free(report);
    free(json);
}
END_TEST

START_TEST(nothing_and_misuse)
{
    juesuan_cells *cells = NULL;
    const juesuan_report *reports[] = {NULL};
    size_t size = 0;
    ck_assert_int_eq(juesuan_cells_new(NULL, NULL, 0, 0, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_cells_new(&cells, NULL, 1, 0, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_cells_new(&cells, reports, 1, 0, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_ptr_null(cells);
    ck_assert_int_eq(juesuan_cells_new(&cells, NULL, 0, 1, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_cells_count(cells), 0);
    ck_assert_uint_eq(juesuan_cells_text_count(cells), 1);
    ck_assert_ptr_nonnull(juesuan_cells_values(cells));
    ck_assert_ptr_nonnull(juesuan_cells_column(cells, JUESUAN_CELLS_LINE));
    ck_assert_ptr_nonnull(juesuan_cells_column(cells, (juesuan_cells_field)12));
    ck_assert_ptr_nonnull(juesuan_cells_column(cells, (juesuan_cells_field)1000));
    ck_assert_str_eq(juesuan_cells_text(cells, 1), "");
    juesuan_cells_free(cells);
    juesuan_cells_free(NULL);
    ck_assert_uint_eq(juesuan_cells_count(NULL), 0);
    ck_assert_uint_eq(juesuan_cells_text_count(NULL), 0);
    ck_assert_str_eq(juesuan_cells_texts(NULL, &size), "");
    ck_assert_uint_eq(size, 1);
    ck_assert_str_eq(juesuan_cells_amounts(NULL, NULL), "");
    ck_assert_ptr_nonnull(juesuan_cells_values(NULL));
    ck_assert_ptr_nonnull(juesuan_cells_column(NULL, JUESUAN_CELLS_LINE));
}
END_TEST

/* ---- The caller's allocator, failing at the nth allocation ---- */

typedef struct memory {
    size_t left; /* allocations until one fails */
    size_t blocks;
} memory;

static void *allocate(void *user, void *block, size_t old_size, size_t size)
{
    memory *limited = user;
    (void)old_size;
    if (size == 0) {
        limited->blocks -= block != NULL;
        free(block);
        return NULL;
    }
    if (limited->left == 0)
        return NULL;
    limited->left--;
    limited->blocks += block == NULL;
    return realloc(block, size);
}

START_TEST(no_memory_leaves_nothing_behind)
{
    juesuan_report *shanxi = read_shanxi();
    juesuan_options *options = juesuan_options_new();
    juesuan_status status = JUESUAN_ERROR_MEMORY;
    for (size_t n = 0; status != JUESUAN_OK; n++) {
        memory limited = {.left = n};
        juesuan_cells *cells = NULL;
        juesuan_options_set_allocator(options, allocate, &limited);
        status = juesuan_cells_new(&cells, (const juesuan_report *const *)&shanxi, 1, 1, options, NULL);
        ck_assert(status == JUESUAN_OK || status == JUESUAN_ERROR_MEMORY);
        ck_assert_int_eq(cells != NULL, status == JUESUAN_OK);
        juesuan_cells_free(cells);
        ck_assert_uint_eq(limited.blocks, 0);
    }
    juesuan_options_free(options);
    juesuan_report_free(shanxi);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cells");
    CASE(suite, "columns", columns_hold_what_the_cells_say, texts_are_different_and_outlive_the_reports, many_different_texts_stay_apart);
    CASE(suite, "edges", nothing_and_misuse, no_memory_leaves_nothing_behind);
    return run_suite(suite);
}
