/* Consolidation: reports of units into that of their department, and back. */
#include "generate.h"
#include "support.h"
#include "support_split.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 300, MANY = 2000 };

static const juesuan_set PUBLICATION = JUESUAN_SET_PUBLICATION;

static void set(juesuan_builder *builder, const char *table, const char *side, const char *row, const char *name,
                const char *column, const char *amount)
{
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_builder_set(builder, PUBLICATION, table, side, row, name, column, amount_of(amount), &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
}

static const char *cell(const juesuan_report *report, const char *id, size_t side, const char *row, const char *column)
{
    const juesuan_table *table = juesuan_report_table(report, PUBLICATION, id);
    size_t at = juesuan_table_find_row(table, side, *row == '\0' ? "合计" : row);
    return text_of(juesuan_table_amount(table, side, at, juesuan_table_find_column(table, side, column)));
}

static juesuan_report *sum_of(juesuan_report *const *reports, size_t count, int flags)
{
    juesuan_report *sum = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_reports_sum(&sum, (const juesuan_report *const *)reports, count, "青河市司法局", flags, NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
    return sum;
}

/* ---- Comparing ---- */

static void same_cells(const juesuan_table *a, const juesuan_table *b, size_t side, uint64_t seed)
{
    ck_assert_msg(juesuan_table_row_count(a, side) == juesuan_table_row_count(b, side), "seed %lu: %s: rows",
                  (unsigned long)seed, juesuan_table_id(a));
    for (size_t row = 0; row < juesuan_table_row_count(a, side); row++) {
        ck_assert_str_eq(juesuan_table_code(a, side, row), juesuan_table_code(b, side, row));
        ck_assert_str_eq(juesuan_table_name(a, side, row), juesuan_table_name(b, side, row));
        for (size_t column = 0; column < juesuan_table_column_count(a, side); column++) {
            juesuan_amount left = juesuan_table_amount(a, side, row, column);
            juesuan_amount right = juesuan_table_amount(b, side, row, column);
            /* An amount that parts of 0 make up is still there: 0.00, where the report prints nothing. */
            ck_assert_msg(juesuan_amount_compare(left, right) == 0, "seed %lu: %s %s%s %s: %ld, %ld", (unsigned long)seed,
                          juesuan_table_id(a), juesuan_table_code(a, side, row), juesuan_table_name(a, side, row),
                          juesuan_table_column(a, side, column), (long)left.value, (long)right.value);
        }
    }
}

static void same_tables(const juesuan_report *a, const juesuan_report *b, uint64_t seed)
{
    ck_assert_uint_eq(juesuan_report_table_count(a), juesuan_report_table_count(b));
    for (size_t i = 0; i < juesuan_report_table_count(a); i++) {
        const juesuan_table *left = juesuan_report_table_at(a, i);
        const juesuan_table *right = juesuan_report_table_at(b, i);
        ck_assert_str_eq(juesuan_table_id(left), juesuan_table_id(right));
        ck_assert_int_eq(juesuan_table_unit(left), juesuan_table_unit(right));
        for (size_t side = 0; side < juesuan_table_side_count(left); side++)
            same_cells(left, right, side, seed);
    }
}

static size_t count_findings(const juesuan_findings *findings, const char *rule, juesuan_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        count += juesuan_finding_severity(findings, i) == severity && strcmp(juesuan_finding_rule(findings, i), rule) == 0;
    return count;
}

static juesuan_findings *check_against(juesuan_report *const *units, size_t count, const juesuan_report *department, int flags)
{
    juesuan_sum *sum = NULL;
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_sum_new(&sum, JUESUAN_UNIT_UNKNOWN, NULL, NULL), JUESUAN_OK);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(juesuan_sum_add(sum, units[i], NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_sum_count(sum), count);
    ck_assert_int_eq(juesuan_sum_check(&findings, sum, department, flags, NULL, NULL), JUESUAN_OK);
    juesuan_sum_free(sum);
    return findings;
}

START_TEST(a_report_split_into_units_comes_back)
{
    for (uint64_t seed = 0; seed < generate_rounds(ROUNDS); seed++) {
        generate_shape shape = generate_shape_of(seed);
        generator numbers = generator_of(seed);
        juesuan_report *units[MOST_UNITS];
        size_t count = 2 + generate_below(&numbers, generate_once_in(&numbers, 8) ? MOST_UNITS - 1 : 6);
        juesuan_report *report = generate_report(&shape);
        split_report(&numbers, report, units, count);
        juesuan_report *sum = sum_of(units, count, JUESUAN_SUM_PLAIN);
        same_tables(report, sum, seed);
        juesuan_findings *findings = check_against(units, count, report, JUESUAN_SUM_PLAIN);
        ck_assert_uint_eq(juesuan_findings_count(findings), 0);
        juesuan_findings_free(findings);
        for (size_t i = 0; i < count; i++)
            juesuan_report_free(units[i]);
        juesuan_report_free(sum);
        juesuan_report_free(report);
    }
}
END_TEST

/* ---- Single traits ---- */

static juesuan_report *unit(juesuan_unit money, const char *code, const char *name, const char *amount)
{
    juesuan_builder *builder = new_unit(money);
    set(builder, "expenditure", NULL, code, name, "basic", amount);
    set(builder, "income", NULL, code, name, "appropriation", amount);
    set(builder, "general_budget", NULL, code, name, "basic", amount);
    return finish_unit(builder);
}

START_TEST(units_of_money_are_converted_and_subjects_united)
{
    juesuan_report *units[] = {unit(JUESUAN_UNIT_WAN, "2080505", "机关事业单位基本养老保险缴费支出", "100.00"),
                               unit(JUESUAN_UNIT_YUAN, "2040601", "行政运行", "1234567.89"),
                               unit(JUESUAN_UNIT_WAN, "2040601", "行政运行", "0.50")};
    juesuan_report *sum = sum_of(units, 3, JUESUAN_SUM_PLAIN);
    ck_assert_int_eq(juesuan_report_unit(sum), JUESUAN_UNIT_WAN);
    ck_assert_str_eq(cell(sum, "expenditure", 0, "2040601", "basic"), "123.956789");
    ck_assert_str_eq(cell(sum, "expenditure", 0, "", "total"), "223.956789");
    ck_assert_str_eq(cell(sum, "income_expenditure", 1, "总计", "final"), "223.956789");
    const juesuan_table *table = juesuan_report_table(sum, PUBLICATION, "expenditure");
    ck_assert_str_eq(juesuan_table_code(table, 0, 1), "204");
    ck_assert_str_eq(juesuan_table_code(table, 0, 4), "208");
    ck_assert_str_eq(juesuan_report_department(sum), "青河市司法局");
    ck_assert_int_eq(juesuan_report_year(sum), 2023);
    juesuan_report_free(sum);
    for (size_t i = 0; i < 3; i++)
        juesuan_report_free(units[i]);
}
END_TEST

START_TEST(a_subject_may_be_a_leaf_in_one_unit_and_a_parent_in_another)
{
    juesuan_report *units[] = {unit(JUESUAN_UNIT_WAN, "20406", "司法", "10.00"), unit(JUESUAN_UNIT_WAN, "2040601", "行政运行", "5.00")};
    juesuan_report *sum = sum_of(units, 2, JUESUAN_SUM_PLAIN);
    ck_assert_str_eq(cell(sum, "expenditure", 0, "20406", "basic"), "15.00");
    ck_assert_str_eq(cell(sum, "expenditure", 0, "2040601", "basic"), "5.00");
    ck_assert_str_eq(cell(sum, "expenditure", 0, "", "basic"), "15.00");
    juesuan_report_free(sum);
    juesuan_report_free(units[0]);
    juesuan_report_free(units[1]);
}
END_TEST

static void transfer(juesuan_report *units[2], const char *passed)
{
    juesuan_builder *above = new_unit(JUESUAN_UNIT_WAN);
    set(above, "income", NULL, "2040601", "行政运行", "appropriation", "100.00");
    set(above, "expenditure", NULL, "2040601", "行政运行", "basic", "60.00");
    set(above, "expenditure", NULL, "2040699", "其他司法支出", "to_affiliate", "40.00");
    units[0] = finish_unit(above);
    juesuan_builder *below = new_unit(JUESUAN_UNIT_WAN);
    set(below, "income", NULL, "2040650", "事业运行", "superior_subsidy", passed);
    set(below, "expenditure", NULL, "2040650", "事业运行", "basic", passed);
    units[1] = finish_unit(below);
}

START_TEST(transfers_between_units_are_eliminated_on_request)
{
    juesuan_report *units[2];
    transfer(units, "40.00");
    juesuan_report *sum = sum_of(units, 2, JUESUAN_SUM_PLAIN);
    ck_assert_str_eq(cell(sum, "income", 0, "", "total"), "140.00");
    juesuan_report_free(sum);
    sum = sum_of(units, 2, JUESUAN_SUM_ELIMINATE);
    ck_assert_str_eq(cell(sum, "income", 0, "", "total"), "100.00");
    ck_assert_str_eq(cell(sum, "income", 0, "", "superior_subsidy"), "");
    ck_assert_str_eq(cell(sum, "expenditure", 0, "", "total"), "100.00");
    ck_assert_str_eq(cell(sum, "expenditure", 0, "204", "total"), "100.00");
    ck_assert_str_eq(cell(sum, "income_expenditure", 0, "本年收入合计", "final"), "100.00");
    ck_assert_str_eq(cell(sum, "income_expenditure", 1, "204", "final"), "100.00");
    ck_assert_str_eq(cell(sum, "income_expenditure", 1, "总计", "final"), "100.00");
    ck_assert_uint_eq(juesuan_report_warning_count(sum), 0);
    /* The department that eliminates prints exactly that. */
    juesuan_findings *findings = check_against(units, 2, sum, JUESUAN_SUM_ELIMINATE);
    ck_assert_uint_eq(juesuan_findings_count(findings), 0);
    juesuan_findings_free(findings);
    findings = check_against(units, 2, sum, JUESUAN_SUM_PLAIN);
    ck_assert_uint_gt(juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR), 0);
    juesuan_findings_free(findings);
    juesuan_report_free(sum);
    juesuan_report_free(units[0]);
    juesuan_report_free(units[1]);
}
END_TEST

/* ---- A department that prints 万元, of units that print 元 and 万元 and pass money to each other ---- */

static void set_amount(juesuan_builder *builder, const char *table, const char *row, const char *column, int64_t value, int decimals)
{
    juesuan_amount amount = {value, (uint8_t)decimals, JUESUAN_VALUE};
    ck_assert_int_eq(juesuan_builder_set(builder, PUBLICATION, table, NULL, row, "科目", column, amount, NULL), JUESUAN_OK);
}

/* The first unit passes money to the others and gets some back; each prints in 元 or in 万元. */
static void pass_around(generator *numbers, juesuan_report **units, size_t count)
{
    juesuan_unit money[MOST_UNITS];
    int64_t down[MOST_UNITS]; /* in units of 100 元, the last place of 万元 */
    int64_t back[MOST_UNITS];
    int64_t all_down = 0;
    int64_t all_back = 0;
    for (size_t i = 0; i < count; i++) {
        money[i] = generate_once_in(numbers, 2) ? JUESUAN_UNIT_YUAN : JUESUAN_UNIT_WAN;
        down[i] = i == 0 ? 0 : (int64_t)generate_below(numbers, 100000);
        back[i] = i == 0 ? 0 : (int64_t)generate_below(numbers, 1000);
        all_down += down[i];
        all_back += back[i];
    }
    for (size_t i = 0; i < count; i++) {
        juesuan_builder *builder = new_unit(money[i]);
        bool yuan = money[i] == JUESUAN_UNIT_YUAN;
        int64_t scale = yuan ? 10000 : 1; /* from 0.01万元 to 0.01元 */
        int64_t own = (int64_t)generate_below(numbers, yuan ? 1000000000 : 100000);
        set_amount(builder, "income", "2040601", "appropriation", own, 2);
        set_amount(builder, "expenditure", "2040601", "basic", own, 2);
        set_amount(builder, "income", "2040699", "superior_subsidy", down[i] * scale, 2);
        set_amount(builder, "income", "2040699", "affiliate", (i == 0 ? all_back : 0) * scale, 2);
        set_amount(builder, "expenditure", "2040699", "to_affiliate", (i == 0 ? all_down : 0) * scale, 2);
        set_amount(builder, "expenditure", "2040699", "to_superior", back[i] * scale, 2);
        units[i] = finish_unit(builder);
    }
}

/* The table of the sum as the department prints it: each figure rounded to 0.01万元; `wrong` is off by that much. */
static size_t print_rounded(char *text, size_t room, const juesuan_table *table, juesuan_unit unit, size_t wrong, int64_t by)
{
    size_t used = (size_t)snprintf(text, room, "%s\n\n金额单位：万元\n\n科目代码\t科目名称", juesuan_table_title(table));
    size_t cells = 0;
    for (size_t column = 0; column < juesuan_table_column_count(table, 0); column++)
        used += (size_t)snprintf(text + used, room - used, "\t%s", juesuan_table_header(table, 0, column));
    for (size_t row = 0; row < juesuan_table_row_count(table, 0); row++) {
        used += (size_t)snprintf(text + used, room - used, "\n%s\t%s", juesuan_table_code(table, 0, row), juesuan_table_name(table, 0, row));
        for (size_t column = 0; column < juesuan_table_column_count(table, 0); column++) {
            juesuan_amount amount = juesuan_table_amount(table, 0, row, column);
            int64_t place = 1;
            used += (size_t)snprintf(text + used, room - used, "\t");
            if (amount.state != JUESUAN_VALUE)
                continue;
            ck_assert_int_eq(juesuan_amount_convert(amount, unit, JUESUAN_UNIT_WAN, &amount), JUESUAN_OK);
            for (int decimals = amount.decimals; decimals > 2; decimals--)
                place *= 10;
            juesuan_amount printed = {(amount.value + place / 2) / place + (cells++ == wrong ? by : 0), 2, JUESUAN_VALUE};
            used += (size_t)snprintf(text + used, room - used, "%s", text_of(printed));
        }
    }
    used += (size_t)snprintf(text + used, room - used, "\n\n");
    ck_assert_uint_lt(used, room);
    return cells;
}

static juesuan_report *print_department(const juesuan_report *sum, const char *id, size_t *cells, size_t wrong, int64_t by)
{
    enum { ROOM = 20000 };
    char text[ROOM];
    strcpy(text, "青河市司法局2023年度部门决算\n\n");
    const juesuan_table *table = juesuan_report_table(sum, PUBLICATION, id);
    *cells = print_rounded(text + strlen(text), ROOM - strlen(text), table, juesuan_report_unit(sum), wrong, by);
    juesuan_report *department = parse_text(text);
    ck_assert_ptr_nonnull(department);
    return department;
}

static size_t wrong_cells(juesuan_report *const *units, size_t count, const juesuan_report *department, int flags)
{
    juesuan_findings *findings = check_against(units, count, department, flags);
    size_t errors = count_findings(findings, "sum.cell", JUESUAN_SEVERITY_ERROR);
    ck_assert_uint_eq(juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR), errors);
    juesuan_findings_free(findings);
    return errors;
}

START_TEST(a_department_in_another_unit_is_checked_against_what_is_left_after_elimination)
{
    static const char *const tables[] = {"income", "expenditure"};
    size_t tried = 0;
    for (uint64_t seed = 0; seed < generate_rounds(ROUNDS); seed++) {
        juesuan_report *units[MOST_UNITS];
        generator numbers = generator_of(seed);
        size_t count = 2 + generate_below(&numbers, 8);
        pass_around(&numbers, units, count);
        juesuan_report *sum = sum_of(units, count, JUESUAN_SUM_ELIMINATE);
        ck_assert_uint_eq(juesuan_report_warning_count(sum), 0);
        for (size_t t = 0; t < 2; t++) {
            size_t cells = 0;
            juesuan_report *department = print_department(sum, tables[t], &cells, JUESUAN_NONE, 0);
            ck_assert_uint_eq(wrong_cells(units, count, department, JUESUAN_SUM_ELIMINATE), 0);
            /* Without elimination the department lacks what was passed on. */
            ck_assert_uint_gt(wrong_cells(units, count, department, JUESUAN_SUM_PLAIN), 0);
            juesuan_report_free(department);
            size_t wrong = generate_below(&numbers, cells);
            department = print_department(sum, tables[t], &cells, wrong, 10 + (int64_t)generate_below(&numbers, 1000));
            ck_assert_msg(wrong_cells(units, count, department, JUESUAN_SUM_ELIMINATE) == 1, "seed %lu: cell %zu", (unsigned long)seed, wrong);
            juesuan_report_free(department);
            tried++;
        }
        juesuan_report_free(sum);
        for (size_t i = 0; i < count; i++)
            juesuan_report_free(units[i]);
    }
    printf("departments checked after elimination, units in 元 and 万元: %zu, all right; one cell changed in each: all found\n", tried);
}
END_TEST

START_TEST(unequal_transfers_leave_a_rest_and_a_warning)
{
    juesuan_report *units[2];
    transfer(units, "30.00");
    juesuan_report *sum = sum_of(units, 2, JUESUAN_SUM_ELIMINATE);
    ck_assert_str_eq(cell(sum, "expenditure", 0, "2040699", "to_affiliate"), "10.00");
    ck_assert_str_eq(cell(sum, "expenditure", 0, "", "total"), "100.00");
    ck_assert_uint_eq(juesuan_report_warning_count(sum), 1);
    ck_assert_ptr_nonnull(strstr(juesuan_report_warning(sum, 0), "40.00"));
    juesuan_report_free(sum);
    juesuan_report_free(units[0]);
    juesuan_report_free(units[1]);
}
END_TEST

START_TEST(a_department_that_is_not_the_sum_is_found_out)
{
    juesuan_report *units[] = {unit(JUESUAN_UNIT_WAN, "2040601", "行政运行", "5.00"), unit(JUESUAN_UNIT_WAN, "2040602", "一般行政管理事务", "7.00")};
    juesuan_report *wrong = unit(JUESUAN_UNIT_WAN, "2040601", "行政运行", "5.10");
    juesuan_report *close = unit(JUESUAN_UNIT_WAN, "2040601", "行政运行", "5.01");
    juesuan_findings *findings = check_against(units, 2, wrong, JUESUAN_SUM_PLAIN);
    ck_assert_uint_gt(count_findings(findings, "sum.cell", JUESUAN_SEVERITY_ERROR), 0);
    ck_assert_uint_eq(count_findings(findings, "sum.row", JUESUAN_SEVERITY_ERROR), 3);
    juesuan_findings_free(findings);
    findings = check_against(units, 1, close, JUESUAN_SUM_PLAIN);
    ck_assert_uint_gt(count_findings(findings, "sum.cell", JUESUAN_SEVERITY_ROUNDING), 0);
    ck_assert_uint_eq(juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR), 0);
    juesuan_findings_free(findings);
    juesuan_report_free(wrong);
    juesuan_report_free(close);
    juesuan_report_free(units[0]);
    juesuan_report_free(units[1]);
}
END_TEST

START_TEST(what_cannot_be_added_is_an_error)
{
    juesuan_sum *sum = NULL;
    juesuan_report *report = NULL;
    generate_shape one = {.tree = 1, .values = 1, .year = 2022};
    generate_shape two = {.tree = 1, .values = 1, .year = 2023};
    juesuan_report *first = generate_report(&one);
    juesuan_report *second = generate_report(&two);
    ck_assert_int_eq(juesuan_sum_new(&sum, JUESUAN_UNIT_UNKNOWN, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_sum_finish(&report, sum, NULL, 0, NULL), JUESUAN_ERROR_EMPTY);
    ck_assert_int_eq(juesuan_sum_add(sum, first, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_sum_add(sum, second, NULL), JUESUAN_ERROR_CONFLICT);
    ck_assert_int_eq(juesuan_sum_add(sum, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_sum_finish(&report, sum, NULL, 0, NULL), JUESUAN_OK);
    same_tables(first, report, 0);
    juesuan_report_free(report);
    juesuan_report_free(first);
    juesuan_report_free(second);
    juesuan_sum_free(sum);
    juesuan_sum_free(NULL);
}
END_TEST

START_TEST(the_shanxi_report_alone_is_its_own_sum)
{
    juesuan_report *report = read_shanxi();
    juesuan_report *sum = sum_of(&report, 1, JUESUAN_SUM_PLAIN);
    /* Its totals are rebuilt: 3,901.70 out of the leaves, where 3,901.72 is printed. */
    ck_assert_str_eq(cell(sum, "income", 0, "", "total"), "3901.70");
    ck_assert_str_eq(cell(sum, "sangong", 0, "决算数", "reception"), "0.54");
    ck_assert_str_eq(cell(sum, "statistics", 0, "车辆数合计(辆)", "final"), "15");
    juesuan_findings *findings = check_against(&report, 1, report, JUESUAN_SUM_PLAIN);
    /* In the annex a recogniser has misread codes: some stand in it twice. */
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        ck_assert_str_eq(juesuan_finding_set(findings, i), "approval");
    juesuan_findings_free(findings);
    juesuan_report_free(sum);
    juesuan_report_free(report);
}
END_TEST

/* ---- Memory ---- */

typedef struct meter {
    size_t now;
    size_t peak;
} meter;

static void *metered(void *user, void *block, size_t old_size, size_t size)
{
    meter *used = user;
    if (size == 0) {
        used->now -= old_size;
        free(block);
        return NULL;
    }
    void *made = realloc(block, size);
    if (made != NULL)
        used->now += size - old_size;
    used->peak = used->now > used->peak ? used->now : used->peak;
    return made;
}

START_TEST(many_reports_need_no_more_memory_than_few)
{
    meter used = {0, 0};
    size_t after_few = 0;
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_allocator(options, metered, &used);
    juesuan_sum *sum = NULL;
    ck_assert_int_eq(juesuan_sum_new(&sum, JUESUAN_UNIT_UNKNOWN, options, NULL), JUESUAN_OK);
    juesuan_report *reports[8];
    for (size_t i = 0; i < 8; i++)
        reports[i] = generate_report(&(generate_shape){.tree = i + 1, .values = i, .year = 2024, .unit = JUESUAN_UNIT_WAN});
    for (size_t i = 0; i < generate_rounds(MANY); i++) {
        ck_assert_int_eq(juesuan_sum_add(sum, reports[i % 8], NULL), JUESUAN_OK);
        if (i == 16)
            after_few = used.peak;
    }
    ck_assert_uint_eq(used.peak, after_few);
    for (size_t i = 0; i < 8; i++)
        juesuan_report_free(reports[i]);
    juesuan_sum_free(sum);
    ck_assert_uint_eq(used.now, 0);
    juesuan_options_free(options);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sum");
    CASE(suite, "traits", units_of_money_are_converted_and_subjects_united,
         a_subject_may_be_a_leaf_in_one_unit_and_a_parent_in_another, transfers_between_units_are_eliminated_on_request,
         unequal_transfers_leave_a_rest_and_a_warning, a_department_that_is_not_the_sum_is_found_out,
         what_cannot_be_added_is_an_error, the_shanxi_report_alone_is_its_own_sum);
    CASE(suite, "properties", a_report_split_into_units_comes_back,
         a_department_in_another_unit_is_checked_against_what_is_left_after_elimination, many_reports_need_no_more_memory_than_few);
    return run_suite(suite);
}
