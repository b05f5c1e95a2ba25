/* The repair case by case: what it weighs, what it leaves open, and what applying it does. */
#include "model/copy.h"
#include "support.h"
#include "support_misprint.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"

static juesuan_repairs *repair(const juesuan_report *report, unsigned without)
{
    juesuan_repairs *repairs = NULL;
    ck_assert_int_eq(juesuan_report_repair(&repairs, report, without, NULL, NULL), JUESUAN_OK);
    return repairs;
}

static size_t find(const juesuan_repairs *repairs, const char *code, const char *column)
{
    for (size_t i = 0; i < juesuan_repairs_count(repairs); i++)
        if (strcmp(juesuan_repair_code(repairs, i), code) == 0 &&
            strcmp(juesuan_repair_column(repairs, i), column) == 0)
            return i;
    return JUESUAN_NONE;
}

/* ---- Alternatives, and the recogniser's confidence ---- */

/* The total with 8 for 3, or the project with 3 for 8: both explain the row. */
#define UNDECIDED HEAD "2010101\t行政运行\t12.34\t5.00\t7.84\n"

START_TEST(two_explanations_are_both_given_and_none_is_applied)
{
    juesuan_report *report = parse_text(UNDECIDED);
    juesuan_repairs *repairs = repair(report, 0);
    juesuan_report *amended = NULL;
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 2);
    size_t total = find(repairs, "2010101", "total");
    size_t project = find(repairs, "2010101", "project");
    ck_assert_uint_ne(total, JUESUAN_NONE);
    ck_assert_uint_ne(project, JUESUAN_NONE);
    ck_assert_str_eq(juesuan_repair_proposed(repairs, total), "12.84");
    ck_assert_str_eq(juesuan_repair_proposed(repairs, project), "7.34");
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(juesuan_repair_alternative(repairs, i), 1);
        ck_assert_int_le(juesuan_repair_confidence(repairs, i), 500);
    }
    ck_assert_uint_eq(juesuan_repair_group(repairs, 0), juesuan_repair_group(repairs, 1));
    ck_assert_int_eq(juesuan_report_amend(&amended, report, repairs, 0, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_amendment_count(amended), 0);
    juesuan_report_free(amended);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

typedef struct doubt {
    const juesuan_report *report;
    size_t column;
    juesuan_report *copy;
} doubt;

/* The report with a figure that the recogniser was not sure of. */
static void make_doubtful(jue_call *call, void *data)
{
    doubt *with = data;
    juesuan_report *copy = jue_report_copy(call, with->report);
    for (size_t column = 0; column < 3; column++)
        jue_side_cell(&copy->tables.at[0]->sides[0], 0, column)->confidence = column == with->column ? 10 : 96;
    with->copy = jue_report_finish(call, copy);
}

START_TEST(the_figure_that_the_recogniser_doubts_is_the_one_to_change)
{
    static const struct {
        size_t column;
        const char *name;
        const char *proposed;
    } cases[] = {{0, "total", "12.84"}, {2, "project", "7.34"}};
    juesuan_report *report = parse_text(UNDECIDED);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        doubt with = {report, cases[i].column, NULL};
        jue_call call;
        ck_assert_int_eq(jue_protect(&call, NULL, NULL, make_doubtful, &with), JUESUAN_OK);
        juesuan_repairs *repairs = repair(with.copy, 0);
        ck_assert_str_eq(juesuan_repair_column(repairs, 0), cases[i].name);
        ck_assert_str_eq(juesuan_repair_proposed(repairs, 0), cases[i].proposed);
        juesuan_repairs_free(repairs);
        juesuan_report_free(with.copy);
    }
    juesuan_report_free(report);
}
END_TEST

/* ---- What is not printed ---- */

static void deduces(const char *printed, const char *column, const char *value)
{
    char text[1024];
    snprintf(text, sizeof text,
             HEAD "\t合计\t51.13\t20.11\t31.02\n201\t服务\t51.13\t20.11\t31.02\n20101\t事务\t51.13\t20.11\t31.02\n"
                  "2010101\t行政\t%s\n2010102\t机关\t21.03\t10.01\t11.02\n",
             printed);
    juesuan_report *report = parse_text(text);
    juesuan_repairs *repairs = repair(report, 0);
    size_t at = find(repairs, "2010101", column);
    ck_assert_uint_ne(at, JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 1);
    ck_assert_str_eq(juesuan_repair_proposed(repairs, at), value);
    ck_assert_int_eq(juesuan_repair_alternative(repairs, at), 0);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}

START_TEST(blank_and_unreadable_cells_are_deduced)
{
    deduces("\t10.10\t20.00", "total", "30.10");
    deduces("30.10\t\t20.00", "basic", "10.10");
    deduces("30.10\t10.10\t", "project", "20.00");
    deduces("#3\t10.10\t20.00", "total", "30.10");
    deduces("30.10\t1o.I0\t20.00", "basic", "10.10");
    deduces("30.10\t10.10\t**", "project", "20.00");
}
END_TEST

START_TEST(a_figure_that_only_one_relation_says_within_its_rounding_is_not_sure)
{
    juesuan_report *report = parse_text(HEAD "2010101\t行政运行\t12.34\t\t7.84\n");
    juesuan_repairs *repairs = repair(report, 0);
    for (size_t i = 0; i < juesuan_repairs_count(repairs); i++)
        ck_assert_int_lt(juesuan_repair_confidence(repairs, i), 900);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_cell_that_no_relation_covers_is_never_touched)
{
    juesuan_report *report = parse_text(
        "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\n2010101\t行政运行\t#\n2010102\t机关服务\t99.9\n");
    if (report == NULL)
        return;
    juesuan_repairs *repairs = repair(report, 0);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 0);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

/* ---- Figures in the wrong column ---- */

START_TEST(a_block_of_rows_moves_back_as_one_group)
{
    juesuan_report *report = parse_text(
        HEAD "\t合计\t150.26\t150.26\t\n201\t服务\t60.07\t60.07\t\n20101\t事务\t60.07\t60.07\t\n2010101\t行政\t30."
             "03\t30.03\t\n"
             "2010102\t机关\t30.04\t30.04\t\n202\t外交\t40.03\t\t40.03\n20201\t使领\t40.03\t\t40.03\n2020101\t馆\t40."
             "03\t\t40.03\n"
             "203\t国防\t50.16\t50.16\t\n20306\t动员\t50.16\t50.16\t\n2030601\t兵役\t17.05\t17.05\t\n"
             "2030602\t经济\t16.06\t16.06\t\n2030603\t人防\t17.05\t17.05\t\n");
    juesuan_repairs *repairs = repair(report, 0);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 6);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_uint_eq(juesuan_repair_group(repairs, i), juesuan_repair_group(repairs, 0));
        ck_assert_int_eq(juesuan_repair_alternative(repairs, i), 0);
        ck_assert_int_eq(strncmp(juesuan_repair_code(repairs, i), "202", 3), 0);
        ck_assert_str_eq(juesuan_repair_proposed(repairs, i),
                         strcmp(juesuan_repair_column(repairs, i), "basic") == 0 ? "40.03" : "");
    }
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

/* The class and its parent are one column off; the row below them stands where it belongs. */
START_TEST(rows_that_moved_are_told_from_the_one_below_that_did_not)
{
    juesuan_report *report = parse_text(
        HEAD "\t合计\t150.26\t110.23\t40.03\n201\t服务\t60.07\t60.07\t\n20101\t事务\t60.07\t60.07\t\n"
             "2010101\t行政\t60.07\t60.07\t\n202\t外交\t40.03\t40.03\t\n20201\t使领\t40.03\t40.03\t\n"
             "2020101\t馆\t40.03\t\t40.03\n203\t国防\t50.16\t50.16\t\n20306\t动员\t50.16\t50.16\t\n"
             "2030601\t兵役\t50.16\t50.16\t\n");
    juesuan_repairs *repairs = repair(report, 0);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_str_ne(juesuan_repair_code(repairs, i), "2020101");
        ck_assert_str_eq(juesuan_repair_proposed(repairs, i),
                         strcmp(juesuan_repair_column(repairs, i), "basic") == 0 ? "" : "40.03");
        ck_assert_int_eq(juesuan_repair_alternative(repairs, i), 0);
    }
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

/* ---- Codes and names ---- */

#define INCOME "\n收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入\n"
#define BUDGET "\n一般公共预算财政拨款支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"

/* Three tables of the same subjects; the last one with its own codes and names of two of them. */
static juesuan_report *coded(const char *first, const char *second)
{
    static const char rows[] =
        "\t合计\t30.00\t30.00\t\n204\t公共安全支出\t30.00\t30.00\t\n20406\t司法\t30.00\t30.00\t\n"
        "2040601\t行政运行\t10.00\t10.00\t\n2040604\t基层司法业务\t12.50\t12.50\t\n2040605\t普法宣传\t7.50\t7.50\t\n";
    char text[4096];
    snprintf(text, sizeof text,
             "%s%s" INCOME "%s" BUDGET
             "\t合计\t30.00\t30.00\t\n204\t公共安全支出\t30.00\t30.00\t\n20406\t司法\t30.00\t30.00\t\n"
             "2040601\t行政运行\t10.00\t10.00\t\n%s\t12.50\t12.50\t\n%s\t7.50\t7.50\t\n",
             HEAD, rows, rows, first, second);
    return parse_text(text);
}

static void relabels(const char *first, const char *second, const char *code, const char *column, const char *proposed)
{
    juesuan_report *report = coded(first, second);
    juesuan_repairs *repairs = repair(report, 0);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 1);
    ck_assert_str_eq(juesuan_repair_code(repairs, 0), code);
    ck_assert_str_eq(juesuan_repair_column(repairs, 0), column);
    ck_assert_str_eq(juesuan_repair_proposed(repairs, 0), proposed);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}

START_TEST(codes_and_names_that_the_other_tables_print_otherwise_are_put_right)
{
    relabels("2040604\t审判司法业务", "2040605\t普法宣传", "2040604", "name", "基层司法业务");
    relabels("2040804\t基层司法业务", "2040605\t普法宣传", "2040804", "code", "2040604");
    /* A code printed twice: the row whose name it does not fit. */
    relabels("2040604\t基层司法业务", "2040604\t普法宣传", "2040604", "code", "2040605");
    relabels("2040605\t基层司法业务", "2040605\t普法宣传", "2040605", "code", "2040604");
}
END_TEST

/* Another subject that only this table has is no misprint. */
START_TEST(another_subject_is_left_alone)
{
    juesuan_report *report = coded("2040604\t基层司法业务", "2040699\t其他司法支出");
    juesuan_repairs *repairs = repair(report, 0);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 0);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

/* ---- Sources ---- */

/* The total with 8 for 3, or the project with 3 for 8: the notes tell. */
static void notes_decide(const char *said, const char *column, const char *proposed)
{
    char text[1024];
    snprintf(
        text, sizeof text,
        "%s\t合计\t12.34\t5.00\t7.84\n\n第三部分 情况说明\n\n三、支出决算情况说明\n\n2023年度支出合计%s，占100%%。\n",
        HEAD, said);
    juesuan_report *report = parse_text(text);
    juesuan_repairs *repairs = repair(report, 0);
    juesuan_repairs *alone = repair(report, JUESUAN_WITHOUT_NOTES);
    ck_assert_uint_eq(juesuan_repairs_count(repairs), 1);
    ck_assert_str_eq(juesuan_repair_column(repairs, 0), column);
    ck_assert_str_eq(juesuan_repair_proposed(repairs, 0), proposed);
    ck_assert_int_eq(juesuan_repair_alternative(repairs, 0), 0);
    ck_assert_uint_eq(juesuan_repairs_count(alone), 2);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(juesuan_repair_alternative(alone, i), 1);
    juesuan_repairs_free(alone);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}

START_TEST(the_notes_tell_which_of_two_explanations_holds)
{
    notes_decide("12.84万元，其中：基本支出5.00万元", "total", "12.84");
    notes_decide("12.34万元，其中：项目支出7.34万元", "project", "7.34");
    notes_decide("12.34万元，其中：基本支出5.00万元", "project", "7.34");
}
END_TEST

START_TEST(what_is_repaired_without_the_notes_does_not_lean_on_them)
{
    juesuan_report *report = read_shanxi();
    const unsigned without = JUESUAN_WITHOUT_APPROVAL;
    size_t more = 0;
    for (uint64_t seed = 0; seed < 12; seed++) {
        misprint made[MISPRINT_MOST];
        size_t count = 0;
        juesuan_report *wrong = misprint_report(report, seed, MISPRINT_UNREADABLE, 20, made, &count);
        juesuan_repairs *all = repair(wrong, without);
        juesuan_repairs *alone = repair(wrong, without | JUESUAN_WITHOUT_NOTES);
        for (size_t i = 0; i < juesuan_repairs_count(alone); i++)
            ck_assert_ptr_null(strstr(juesuan_repair_reason(alone, i), "情况说明"));
        for (size_t i = 0; i < juesuan_repairs_count(all); i++)
            for (size_t other = 0; other < juesuan_repairs_count(alone); other++)
                if (juesuan_repair_line(all, i) == juesuan_repair_line(alone, other) &&
                    strcmp(juesuan_repair_column(all, i), juesuan_repair_column(alone, other)) == 0)
                    more += juesuan_repair_relations(all, i) > juesuan_repair_relations(alone, other);
        juesuan_repairs_free(alone);
        juesuan_repairs_free(all);
        juesuan_report_free(wrong);
    }
    ck_assert_uint_gt(more, 0);
    juesuan_report_free(report);
}
END_TEST

/* ---- Applying ---- */

static size_t cells_that_differ(const juesuan_table *a, const juesuan_table *b)
{
    size_t count = 0;
    for (size_t side = 0; side < juesuan_table_side_count(a); side++)
        for (size_t row = 0; row < juesuan_table_row_count(a, side); row++) {
            count += strcmp(juesuan_table_code(a, side, row), juesuan_table_code(b, side, row)) != 0;
            count += strcmp(juesuan_table_name(a, side, row), juesuan_table_name(b, side, row)) != 0;
            for (size_t column = 0; column < juesuan_table_column_count(a, side); column++)
                count += strcmp(juesuan_table_text(a, side, row, column), juesuan_table_text(b, side, row, column)) !=
                         0;
        }
    return count;
}

START_TEST(what_is_applied_is_recorded_cell_by_cell_and_nothing_else_changes)
{
    juesuan_report *report = read_shanxi();
    juesuan_repairs *repairs = repair(report, 0);
    juesuan_report *amended = NULL;
    size_t sure = 0;
    size_t differ = 0;
    ck_assert_int_eq(juesuan_report_amend(&amended, report, repairs, 900, NULL, NULL), JUESUAN_OK);
    for (size_t i = 0; i < juesuan_repairs_count(repairs); i++) {
        if (juesuan_repair_alternative(repairs, i) || juesuan_repair_confidence(repairs, i) < 900)
            continue;
        char line[512];
        const char *code = juesuan_repair_code(repairs, i);
        snprintf(line, sizeof line, "%s %s %s %s: %s -> %s", juesuan_repair_set(repairs, i),
                 juesuan_repair_table(repairs, i), *code == '\0' ? juesuan_repair_name(repairs, i) : code,
                 juesuan_repair_column(repairs, i), juesuan_repair_printed(repairs, i),
                 juesuan_repair_proposed(repairs, i));
        ck_assert_str_eq(juesuan_report_amendment(amended, sure), line);
        sure++;
    }
    for (size_t i = 0; i < juesuan_report_table_count(report); i++)
        differ += cells_that_differ(juesuan_report_table_at(report, i), juesuan_report_table_at(amended, i));
    ck_assert_uint_gt(sure, 100);
    ck_assert_uint_eq(juesuan_report_amendment_count(amended), sure);
    ck_assert_uint_eq(differ, sure);
    juesuan_report_free(amended);
    juesuan_repairs_free(repairs);
    juesuan_report_free(report);
}
END_TEST

/* ---- Never worse ---- */

START_TEST(consistent_reports_by_the_thousand_get_no_proposal)
{
    uint64_t rounds = generate_rounds(2000);
    for (uint64_t seed = 1000; seed < 1000 + rounds; seed++) {
        generate_shape shape = generate_shape_of(seed);
        juesuan_report *report = generate_report(&shape);
        juesuan_repairs *repairs = repair(report, 0);
        ck_assert_msg(juesuan_repairs_count(repairs) == 0, "seed %u: %zu proposals", (unsigned)seed,
                      juesuan_repairs_count(repairs));
        ck_assert_int_eq(juesuan_repairs_stopped(repairs), 0);
        juesuan_repairs_free(repairs);
        juesuan_report_free(report);
    }
}
END_TEST

START_TEST(published_reports_get_no_proposal_that_is_sure)
{
    static const char *const paths[] = {"../shared/data/putuo-caizhengju-2024.pdf",
                                        "../shared/data/putuo-guihuaju-2024.pdf"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        juesuan_report *report = NULL;
        if (juesuan_report_read(&report, paths[i], JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK) {
            printf("skipped: %s\n", paths[i]);
            continue;
        }
        juesuan_repairs *repairs = repair(report, 0);
        ck_assert_uint_eq(juesuan_repairs_count(repairs), 0);
        juesuan_repairs_free(repairs);
        juesuan_report_free(report);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("repair, case by case");
    CASE(suite, "alternatives", two_explanations_are_both_given_and_none_is_applied,
         the_figure_that_the_recogniser_doubts_is_the_one_to_change);
    CASE(suite, "deduced", blank_and_unreadable_cells_are_deduced,
         a_figure_that_only_one_relation_says_within_its_rounding_is_not_sure,
         a_cell_that_no_relation_covers_is_never_touched);
    CASE(suite, "columns", a_block_of_rows_moves_back_as_one_group,
         rows_that_moved_are_told_from_the_one_below_that_did_not);
    CASE(suite, "codes", codes_and_names_that_the_other_tables_print_otherwise_are_put_right,
         another_subject_is_left_alone);
    CASE(suite, "sources", the_notes_tell_which_of_two_explanations_holds,
         what_is_repaired_without_the_notes_does_not_lean_on_them);
    CASE(suite, "applied", what_is_applied_is_recorded_cell_by_cell_and_nothing_else_changes);
    CASE(suite, "never worse", consistent_reports_by_the_thousand_get_no_proposal,
         published_reports_get_no_proposal_that_is_sure);
    return run_suite(suite);
}
