/* The repair on tables made to be hard: its work is bounded, it says so, and what it proposes is right. */
#include "repair/repair.h"
#include "support.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 3, DEFAULT_EFFORT = 20000000 };

/* An expenditure table: total, basic and project of a tree of codes, in hundredths. */
typedef struct hard_row {
    char code[8];
    long truth[COLUMNS];
    char printed[COLUMNS][24];
} hard_row;

typedef struct hard_table {
    hard_row *rows; /* the first is 合计 */
    size_t count;
} hard_table;

static void print(char *out, long value)
{
    if (value == 0)
        *out = '\0';
    else
        sprintf(out, "%ld.%02ld", value / 100, value % 100);
}

static hard_row *add_row(hard_table *table, const char *code)
{
    hard_row *row = &table->rows[table->count++];
    memset(row, 0, sizeof *row);
    strcpy(row->code, code);
    return row;
}

/* Leaves get figures out of `figure`; everything above is added up. */
static hard_table make_tree(int classes, int groups, int items, void (*figure)(size_t leaf, long out[COLUMNS]))
{
    size_t most = 1 + (size_t)classes * (size_t)(1 + groups * (1 + items));
    hard_table table = {malloc(most * sizeof(hard_row)), 0};
    char code[16];
    size_t leaf = 0;
    ck_assert_ptr_nonnull(table.rows);
    add_row(&table, "");
    for (int class = 0; class < classes; class++) {
        sprintf(code, "%03d", 201 + class);
        hard_row *above = add_row(&table, code);
        for (int group = 0; group < groups; group++) {
            sprintf(code, "%03d%02d", 201 + class, 1 + group);
            hard_row *middle = add_row(&table, code);
            for (int item = 0; item < items; item++) {
                sprintf(code, "%03d%02d%02d", 201 + class, 1 + group, 1 + item);
                hard_row *row = add_row(&table, code);
                figure(leaf++, row->truth);
                for (int i = 0; i < COLUMNS; i++)
                    middle->truth[i] += row->truth[i];
            }
            for (int i = 0; i < COLUMNS; i++)
                above->truth[i] += middle->truth[i];
        }
        for (int i = 0; i < COLUMNS; i++)
            table.rows[0].truth[i] += above->truth[i];
    }
    for (size_t row = 0; row < table.count; row++)
        for (int i = 0; i < COLUMNS; i++)
            print(table.rows[row].printed[i], table.rows[row].truth[i]);
    return table;
}

static juesuan_report *report_of(const hard_table *table)
{
    static const char head[] = "单位：万元\n支出决算表\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n";
    char *text = malloc(sizeof head + table->count * 120);
    ck_assert_ptr_nonnull(text);
    char *end = text + sprintf(text, "%s", head);
    for (size_t i = 0; i < table->count; i++) {
        const hard_row *row = &table->rows[i];
        end += sprintf(end, "%s\t%s%s\t%s\t%s\t%s\n", row->code, *row->code == '\0' ? "合计" : "科目", row->code, row->printed[0],
                       row->printed[1], row->printed[2]);
    }
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(report);
    free(text);
    return report;
}

/* One digit of a figure read as one that looks alike. */
static bool misread(hard_row *row, int column, size_t digit)
{
    static const char alike[] = "6778938134";
    char *at = row->printed[column];
    size_t length = strlen(at);
    if (length < 4)
        return false;
    at += digit % (length - 3);
    *at = alike[*at - '0'];
    return *row->printed[column] != '0';
}

/* ---- What comes out ---- */

typedef struct outcome {
    size_t wrong;    /* cells that are */
    size_t proposed; /* first proposals */
    size_t right;
    size_t sure;
    size_t sure_right;
    size_t alternatives;
    size_t work;
    bool stopped;
    double seconds;
} outcome;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void count(const hard_table *table, const juesuan_repairs *repairs, outcome *out)
{
    for (size_t i = 0; i < repairs->at.count; i++) {
        const jue_repair *repair = &repairs->at.at[i];
        const hard_row *row = &table->rows[repair->row];
        char truth[24];
        ck_assert_str_eq(repair->code, row->code);
        print(truth, row->truth[repair->column_number]);
        bool right = strcmp(truth, repair->proposed) == 0;
        bool sure = !repair->alternative && repair->confidence >= 900;
        out->alternatives += repair->alternative;
        out->proposed += !repair->alternative;
        out->right += right && !repair->alternative;
        out->sure += sure;
        out->sure_right += sure && right;
    }
}

static outcome repair_with(const hard_table *table, size_t effort)
{
    outcome out = {0};
    juesuan_report *report = report_of(table);
    juesuan_options *options = juesuan_options_new();
    juesuan_repairs *repairs = NULL;
    ck_assert_int_eq(juesuan_options_set_limit(options, JUESUAN_LIMIT_EFFORT, effort), JUESUAN_OK);
    for (size_t i = 0; i < table->count; i++)
        for (int column = 0; column < COLUMNS; column++) {
            char truth[24];
            print(truth, table->rows[i].truth[column]);
            out.wrong += strcmp(truth, table->rows[i].printed[column]) != 0;
        }
    double start = now();
    ck_assert_int_eq(juesuan_report_repair(&repairs, report, 0, options, NULL), JUESUAN_OK);
    out.seconds = now() - start;
    out.work = repairs->work;
    out.stopped = juesuan_repairs_stopped(repairs) != 0;
    count(table, repairs, &out);
    juesuan_repairs_free(repairs);
    juesuan_options_free(options);
    juesuan_report_free(report);
    return out;
}

static outcome repair(const char *name, const hard_table *table)
{
    outcome out = repair_with(table, 0);
    printf("%s: %zu rows, %zu wrong cells, %zu proposals of which %zu right, %zu sure of which %zu right, %zu alternatives, work %zu%s, %.2f s\n",
           name, table->count, out.wrong, out.proposed, out.right, out.sure, out.sure_right, out.alternatives, out.work,
           out.stopped ? " (stopped)" : "", out.seconds);
    ck_assert_uint_le(out.work, DEFAULT_EFFORT + DEFAULT_EFFORT / 10);
    ck_assert_int_eq(out.stopped, out.work >= DEFAULT_EFFORT);
    ck_assert_uint_eq(out.sure, out.sure_right);
    return out;
}

/* ---- Tables ---- */

static void uneven(size_t leaf, long out[COLUMNS])
{
    out[1] = (long)(12345 + leaf * 7919 % 90001);
    out[2] = (long)(20011 + leaf * 104729 % 70001);
    out[0] = out[1] + out[2];
}

static void basic_only(size_t leaf, long out[COLUMNS])
{
    out[0] = out[1] = (long)(12345 + leaf * 7919 % 90001);
    out[2] = 0;
}

static void all_alike(size_t leaf, long out[COLUMNS])
{
    (void)leaf;
    out[1] = 500;
    out[2] = 500;
    out[0] = 1000;
}

static void plant(hard_table *table, size_t wanted)
{
    for (size_t i = 0; i < wanted; i++)
        misread(&table->rows[i * table->count / wanted], (int)(i % COLUMNS), i);
}

START_TEST(fifty_to_two_hundred_wrong_cells_in_one_table)
{
    for (size_t wanted = 50; wanted <= 200; wanted += 50) {
        hard_table table = make_tree(5, 5, 8, uneven);
        plant(&table, wanted);
        outcome out = repair("wrong digits", &table);
        ck_assert_uint_ge(out.wrong, wanted - 5);
        ck_assert_uint_ge(out.right * 100, out.wrong * 80);
        ck_assert_int_eq(out.stopped, 0);
        free(table.rows);
    }
}
END_TEST

/* Every figure of the column but that of 合计: either they moved or 合计 did, and nobody can tell. */
START_TEST(a_whole_column_against_its_total_is_nothing_to_be_sure_of)
{
    hard_table table = make_tree(3, 3, 4, basic_only);
    for (size_t row = 1; row < table.count; row++) {
        strcpy(table.rows[row].printed[2], table.rows[row].printed[1]);
        *table.rows[row].printed[1] = '\0';
    }
    outcome out = repair("shifted column", &table);
    ck_assert_uint_eq(out.sure, 0);
    ck_assert_uint_gt(out.proposed + out.alternatives, 0);
    free(table.rows);
}
END_TEST

START_TEST(a_tree_that_stands_one_column_off_moves_back_whole)
{
    hard_table table = make_tree(4, 3, 4, basic_only);
    for (size_t row = 17; row < 17 + 16; row++) {
        strcpy(table.rows[row].printed[2], table.rows[row].printed[1]);
        *table.rows[row].printed[1] = '\0';
    }
    outcome out = repair("shifted tree", &table);
    ck_assert_uint_eq(out.right, out.proposed);
    ck_assert_uint_eq(out.right, out.wrong);
    free(table.rows);
}
END_TEST

START_TEST(where_everything_explains_everything_nothing_is_sure)
{
    hard_table table = make_tree(4, 10, 20, all_alike);
    for (size_t row = 1; row < table.count; row++)
        if (strlen(table.rows[row].code) < 7)
            misread(&table.rows[row], 0, 0);
    repair("all alike", &table);
    free(table.rows);
    table = make_tree(4, 10, 20, all_alike);
    for (size_t row = 1; row < table.count; row += 2)
        strcpy(table.rows[row].printed[1 + row % 2], "8.00");
    repair("every other row", &table);
    free(table.rows);
}
END_TEST

START_TEST(errors_at_all_levels_of_a_tree_of_a_hundred_thousand_rows)
{
    static const size_t errors[] = {30, 300, 3000};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        hard_table table = make_tree(50, 50, 40, uneven);
        for (size_t row = 0; row < 60; row += 2)
            misread(&table.rows[row * 37], 0, row);
        plant(&table, errors[i]);
        outcome out = repair("long tree", &table);
        ck_assert_uint_ge(out.right * 100, out.wrong * (out.stopped ? 1 : 90));
        free(table.rows);
    }
}
END_TEST

/* Twice the rows with twice the errors are twice the work. */
START_TEST(work_grows_with_the_table)
{
    size_t before = 0;
    for (int classes = 10; classes <= 40; classes *= 2) {
        hard_table table = make_tree(classes, 20, 20, uneven);
        plant(&table, (size_t)classes * 4);
        outcome out = repair("growing", &table);
        ck_assert_int_eq(out.stopped, 0);
        ck_assert_uint_ge(out.right * 100, out.wrong * 95);
        if (before != 0)
            ck_assert_uint_le(out.work, before * 3);
        before = out.work;
        free(table.rows);
    }
}
END_TEST

/* With one unit of work less than is needed it stops and says so; what it then has is right. */
START_TEST(the_limit_holds_at_its_border)
{
    hard_table table = make_tree(5, 5, 8, uneven);
    plant(&table, 40);
    outcome whole = repair_with(&table, 0);
    ck_assert_int_eq(whole.stopped, 0);
    outcome enough = repair_with(&table, whole.work + 1);
    ck_assert_int_eq(enough.stopped, 0);
    ck_assert_uint_eq(enough.proposed, whole.proposed);
    outcome less = repair_with(&table, whole.work);
    ck_assert_int_eq(less.stopped, 1);
    for (size_t part = 1; part < 10; part++) {
        outcome out = repair_with(&table, whole.work * part / 10);
        ck_assert_int_eq(out.stopped, 1);
        ck_assert_uint_eq(out.sure, out.sure_right);
        ck_assert_uint_le(out.work, whole.work * part / 10 + whole.work / 5);
        ck_assert_uint_le(out.proposed, whole.proposed);
    }
    ck_assert_uint_eq(repair_with(&table, 1).proposed, 0);
    free(table.rows);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("repair, bounded");
    CASE(suite, "one table", fifty_to_two_hundred_wrong_cells_in_one_table, a_whole_column_against_its_total_is_nothing_to_be_sure_of,
         a_tree_that_stands_one_column_off_moves_back_whole, where_everything_explains_everything_nothing_is_sure);
    CASE(suite, "long tables", errors_at_all_levels_of_a_tree_of_a_hundred_thousand_rows, work_grows_with_the_table);
    CASE(suite, "the limit", the_limit_holds_at_its_border);
    return run_suite(suite);
}
