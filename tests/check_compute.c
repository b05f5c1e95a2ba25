/* Totals from the leaves, shares, changes, completion rates. */
#include "generate.h"
#include "support.h"

#include "model/model.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 300 };

static const juesuan_set PUBLICATION = JUESUAN_SET_PUBLICATION;

static juesuan_computation *compute(const juesuan_report *report, const juesuan_report *previous)
{
    juesuan_computation *computation = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_compute(&computation, report, previous, NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
    return computation;
}

static size_t entry(const juesuan_computation *computation, const char *table, const char *side, const char *row,
                    const char *column)
{
    size_t index = juesuan_computation_find(computation, PUBLICATION, table, side, row, column);
    ck_assert_msg(index != JUESUAN_NONE, "%s %s %s", table, row, column);
    return index;
}

static void is(const juesuan_computation *computation, size_t index, juesuan_figure figure, const char *text)
{
    ck_assert_msg(strcmp(text_of(juesuan_computed_figure(computation, index, figure)), text) == 0, "%s %s: %s is not %s",
                  juesuan_computed_code(computation, index), juesuan_figure_name(figure),
                  text_of(juesuan_computed_figure(computation, index, figure)), text);
}

START_TEST(shanxi_totals_and_shares)
{
    juesuan_report *report = read_shanxi();
    juesuan_computation *all = compute(report, NULL);
    size_t at = entry(all, "income", NULL, "合计", "total");
    is(all, at, JUESUAN_FIGURE_AMOUNT, "3901.72");
    is(all, at, JUESUAN_FIGURE_TOTAL, "3901.70");
    is(all, at, JUESUAN_FIGURE_PREVIOUS, "");
    at = entry(all, "income", "", "合计", "appropriation");
    is(all, at, JUESUAN_FIGURE_SHARE, "88.40");
    is(all, entry(all, "expenditure", "", "合计", "basic"), JUESUAN_FIGURE_SHARE, "72.18");
    at = entry(all, "general_budget", "", "204", "total");
    is(all, at, JUESUAN_FIGURE_SHARE, "81.55");
    ck_assert_str_eq(juesuan_computed_name(all, at), "公共安全支出");
    ck_assert_int_eq(juesuan_computed_level(all, at), 1);
    ck_assert_int_eq(juesuan_computed_unit(all, at), JUESUAN_UNIT_WAN);
    at = entry(all, "general_budget", "", "2040601", "basic");
    is(all, at, JUESUAN_FIGURE_PARENT_SHARE, "85.62"); /* 601.57 of 702.58 */
    is(all, at, JUESUAN_FIGURE_SHARE, "17.44");        /* of 3,449.21 */
    at = entry(all, "income_expenditure", "income", "事业收入", "final");
    is(all, at, JUESUAN_FIGURE_SHARE, "4.07");
    is(all, entry(all, "income_expenditure", "income", "总计", "final"), JUESUAN_FIGURE_TOTAL, "5380.46");
    is(all, entry(all, "basic_expenditure", "", "公用经费合计", "final"), JUESUAN_FIGURE_TOTAL, "323.42");
    is(all, entry(all, "basic_expenditure", "", "301", "final"), JUESUAN_FIGURE_PARENT_SHARE, "89.55");
    juesuan_computation_free(all);
    juesuan_report_free(report);
}
END_TEST

START_TEST(shanxi_sangong_and_what_its_notes_imply)
{
    juesuan_report *report = read_shanxi();
    juesuan_computation *all = compute(report, NULL);
    size_t at = entry(all, "sangong", "", "决算数", "total");
    is(all, at, JUESUAN_FIGURE_TOTAL, "12.64");
    is(all, at, JUESUAN_FIGURE_BUDGET, "12.65");
    is(all, at, JUESUAN_FIGURE_COMPLETION, "100.00");
    /* 减少18.56万元，下降59.47% */
    is(all, at, JUESUAN_FIGURE_PREVIOUS, "31.21");
    is(all, at, JUESUAN_FIGURE_CHANGE, "-18.56");
    is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "-59.47");
    ck_assert_int_eq(juesuan_computed_implied(all, at), 1);
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_NONE);
    at = entry(all, "income_expenditure", "income", "总计", "final");
    is(all, at, JUESUAN_FIGURE_PREVIOUS, "5561.98");
    is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "-3.26");
    at = entry(all, "general_budget", "", "合计", "total");
    is(all, at, JUESUAN_FIGURE_BUDGET, "3126.32");
    is(all, at, JUESUAN_FIGURE_COMPLETION, "110.33");
    at = entry(all, "general_budget", "", "208", "total");
    is(all, at, JUESUAN_FIGURE_BUDGET, "274.88");
    is(all, at, JUESUAN_FIGURE_PREVIOUS, "160.91");
    juesuan_computation_free(all);
    juesuan_report_free(report);
}
END_TEST

/* ---- Two years ---- */

static juesuan_report *year(int number, juesuan_unit unit, const char *const (*cells)[3], size_t count)
{
    juesuan_builder *builder = NULL;
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, "青河市司法局", number, unit, NULL, NULL), JUESUAN_OK);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(juesuan_builder_set(builder, PUBLICATION, "expenditure", NULL, cells[i][0], cells[i][1], "basic",
                                             amount_of(cells[i][2]), NULL),
                         JUESUAN_OK);
    ck_assert_int_eq(juesuan_builder_derive(builder, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_builder_finish(&report, builder, NULL), JUESUAN_OK);
    juesuan_builder_free(builder);
    return report;
}

static const char *const this_year[][3] = {{"2040601", "行政运行", "90.00"}, {"2040602", "一般行政管理事务", "5.00"},
                                           {"2080505", "养老保险缴费支出", "40.00"}};
static const char *const last_year[][3] = {{"2040601", "行政运行", "1200000.00"}, {"2040604", "基层司法业务", "30000.00"},
                                           {"2080505", "机关事业单位基本养老保险缴费支出", "400000.00"}};

START_TEST(changes_between_years_in_different_units)
{
    juesuan_report *now = year(2023, JUESUAN_UNIT_WAN, this_year, 3);
    juesuan_report *then = year(2022, JUESUAN_UNIT_YUAN, last_year, 3);
    juesuan_computation *all = compute(now, then);
    size_t at = entry(all, "expenditure", "", "2040601", "basic");
    is(all, at, JUESUAN_FIGURE_PREVIOUS, "120.000000");
    is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "-25.00");
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_SAME);
    at = entry(all, "expenditure", "", "2040602", "basic");
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_APPEARED);
    is(all, at, JUESUAN_FIGURE_CHANGE, "5.00");
    is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "");
    at = entry(all, "expenditure", "", "2040604", "basic");
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_DISAPPEARED);
    is(all, at, JUESUAN_FIGURE_AMOUNT, "");
    is(all, at, JUESUAN_FIGURE_CHANGE, "-3.000000");
    is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "-100.00");
    at = entry(all, "expenditure", "", "2080505", "basic");
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_RENAMED);
    ck_assert_str_eq(juesuan_computed_previous_name(all, at), "机关事业单位基本养老保险缴费支出");
    is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "0.00");
    juesuan_computation_free(all);
    juesuan_report_free(now);
    juesuan_report_free(then);
}
END_TEST

static size_t times(const char *text, const char *words)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at += strlen(words))
        count++;
    return count;
}

/* In words for a clerk, each subject once; in JSON and CSV as a state. */
START_TEST(what_appeared_ended_or_was_renamed_is_written_so)
{
    static const struct {
        juesuan_output output;
        const char *words;
    } written[] = {
        {JUESUAN_OUTPUT_TEXT, "2040602 一般行政管理事务（新增）\n"},
        {JUESUAN_OUTPUT_TEXT, "2040604 基层司法业务（仅上年有）\n"},
        {JUESUAN_OUTPUT_TEXT, "2080505 养老保险缴费支出（上年名为“机关事业单位基本养老保险缴费支出”）\n"},
        {JUESUAN_OUTPUT_JSON, "\"name\": \"养老保险缴费支出\", \"previous_name\": \"机关事业单位基本养老保险缴费支出\""},
        {JUESUAN_OUTPUT_JSON, "\"comparison\": \"disappeared\""},
        {JUESUAN_OUTPUT_CSV, ",appeared,"},
        {JUESUAN_OUTPUT_CSV, ",renamed,机关事业单位基本养老保险缴费支出,"},
    };
    juesuan_report *now = year(2023, JUESUAN_UNIT_WAN, this_year, 3);
    juesuan_report *then = year(2022, JUESUAN_UNIT_YUAN, last_year, 3);
    juesuan_computation *all = compute(now, then);
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        juesuan_buffer *buffer = NULL;
        ck_assert_int_eq(juesuan_computation_write(&buffer, all, written[i].output, NULL, NULL), JUESUAN_OK);
        ck_assert_msg(strstr(juesuan_buffer_data(buffer), written[i].words) != NULL, "%s\n%s", written[i].words, juesuan_buffer_data(buffer));
        if (written[i].output == JUESUAN_OUTPUT_TEXT)
            ck_assert_uint_eq(times(juesuan_buffer_data(buffer), written[i].words), 1);
        juesuan_buffer_free(buffer);
    }
    juesuan_computation_free(all);
    juesuan_report_free(now);
    juesuan_report_free(then);
}
END_TEST

/* The classes, 款 and 项 of the economic tree compare as those of the functional one. */
START_TEST(economic_subjects_compare_as_well)
{
    juesuan_report *reports[2];
    static const char *const rows[2][2][2] = {{{"30101", "基本工资"}, {"30309", "奖励金"}},
                                              {{"30101", "基本工资(在职)"}, {"30201", "办公费"}}};
    for (size_t i = 0; i < 2; i++) {
        juesuan_builder *builder = NULL;
        ck_assert_int_eq(juesuan_builder_new(&builder, NULL, 2023 - (int)i, JUESUAN_UNIT_WAN, NULL, NULL), JUESUAN_OK);
        for (size_t k = 0; k < 2; k++)
            ck_assert_int_eq(juesuan_builder_set(builder, PUBLICATION, "basic_expenditure", NULL, rows[i][k][0], rows[i][k][1], "final",
                                                 amount_of("10.00"), NULL), JUESUAN_OK);
        ck_assert_int_eq(juesuan_builder_derive(builder, NULL), JUESUAN_OK);
        ck_assert_int_eq(juesuan_builder_finish(&reports[i], builder, NULL), JUESUAN_OK);
        juesuan_builder_free(builder);
    }
    juesuan_computation *all = compute(reports[0], reports[1]);
    size_t at = entry(all, "basic_expenditure", "", "30101", "final");
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_RENAMED);
    ck_assert_str_eq(juesuan_computed_previous_name(all, at), "基本工资(在职)");
    at = entry(all, "basic_expenditure", "", "30309", "final");
    ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_APPEARED);
    static const char *const ended[] = {"302", "30201"};
    for (size_t i = 0; i < 2; i++) {
        at = entry(all, "basic_expenditure", "", ended[i], "final");
        ck_assert_int_eq(juesuan_computed_comparison(all, at), JUESUAN_COMPARISON_DISAPPEARED);
        is(all, at, JUESUAN_FIGURE_CHANGE, "-10.00");
        is(all, at, JUESUAN_FIGURE_CHANGE_PERCENT, "-100.00");
        is(all, at, JUESUAN_FIGURE_SHARE, "");
    }
    juesuan_computation_free(all);
    juesuan_report_free(reports[0]);
    juesuan_report_free(reports[1]);
}
END_TEST

START_TEST(changes_are_ranked)
{
    juesuan_report *now = year(2023, JUESUAN_UNIT_WAN, this_year, 3);
    juesuan_report *then = year(2022, JUESUAN_UNIT_YUAN, last_year, 3);
    juesuan_computation *all = compute(now, then);
    ck_assert_uint_gt(juesuan_computation_changes(all), 3);
    juesuan_amount before = amount_of("99999999");
    for (size_t i = 0; i < juesuan_computation_changes(all); i++) {
        juesuan_amount change = juesuan_computed_figure(all, juesuan_computation_change(all, i), JUESUAN_FIGURE_CHANGE);
        change.value = change.value < 0 ? -change.value : change.value;
        ck_assert_int_le(juesuan_amount_compare(change, before), 0);
        before = change;
    }
    ck_assert_uint_eq(juesuan_computation_change(all, juesuan_computation_changes(all)), JUESUAN_NONE);
    juesuan_computation_free(all);
    juesuan_report_free(now);
    juesuan_report_free(then);
}
END_TEST

/* ---- Properties ---- */

/* The total of every row of every tree is what juesuan_tree_total says. */
static void agrees_with_trees(const juesuan_report *report, const juesuan_computation *all)
{
    for (size_t i = 0; i < juesuan_computation_count(all); i++) {
        const juesuan_tree *tree = juesuan_report_tree(report, juesuan_computed_set(all, i), juesuan_computed_table(all, i));
        size_t node = tree == NULL ? JUESUAN_NONE : juesuan_tree_find(tree, juesuan_computed_code(all, i));
        juesuan_amount total;
        if (node == JUESUAN_NONE || juesuan_tree_total(tree, node, juesuan_computed_column(all, i), &total) != JUESUAN_OK)
            continue;
        juesuan_amount computed = juesuan_computed_figure(all, i, JUESUAN_FIGURE_TOTAL);
        ck_assert_int_eq(computed.state, total.state);
        ck_assert_int_eq(juesuan_amount_compare(computed, total), 0);
    }
}

START_TEST(in_generated_reports_every_total_is_its_amount)
{
    for (uint64_t seed = 0; seed < generate_rounds(ROUNDS); seed++) {
        generate_shape shape = generate_shape_of(seed);
        juesuan_report *report = generate_report(&shape);
        juesuan_computation *all = compute(report, report);
        for (size_t i = 0; i < juesuan_computation_count(all); i++) {
            juesuan_amount amount = juesuan_computed_figure(all, i, JUESUAN_FIGURE_AMOUNT);
            juesuan_amount total = juesuan_computed_figure(all, i, JUESUAN_FIGURE_TOTAL);
            ck_assert_msg(juesuan_amount_compare(amount, total) == 0, "seed %lu: %s %s %s", (unsigned long)seed,
                          juesuan_computed_table(all, i), juesuan_computed_name(all, i), juesuan_computed_column(all, i));
            ck_assert_int_eq(juesuan_computed_comparison(all, i), JUESUAN_COMPARISON_SAME);
            ck_assert_int_eq(juesuan_computed_figure(all, i, JUESUAN_FIGURE_CHANGE).value, 0);
        }
        ck_assert_uint_eq(juesuan_computation_changes(all), 0);
        agrees_with_trees(report, all);
        juesuan_computation_free(all);
        juesuan_report_free(report);
    }
}
END_TEST

/* Any two reports: every row of either is compared, and the change is the difference of what they print. */
static void compares(const juesuan_report *now, const juesuan_report *then, const juesuan_computation *all, uint64_t seed, size_t *states)
{
    for (size_t i = 0; i < juesuan_computation_count(all); i++) {
        const char *id = juesuan_computed_table(all, i);
        const char *code = juesuan_computed_code(all, i);
        const juesuan_tree *trees[] = {juesuan_report_tree(now, PUBLICATION, id), juesuan_report_tree(then, PUBLICATION, id)};
        if (*code == '\0' || trees[0] == NULL || trees[1] == NULL)
            continue;
        juesuan_amount amounts[2] = {{.state = JUESUAN_BLANK}, {.state = JUESUAN_BLANK}};
        size_t nodes[2];
        for (size_t k = 0; k < 2; k++) {
            nodes[k] = juesuan_tree_find(trees[k], code);
            if (nodes[k] != JUESUAN_NONE && juesuan_tree_amount(trees[k], nodes[k], juesuan_computed_column(all, i), &amounts[k]) != JUESUAN_OK)
                amounts[k] = (juesuan_amount){.state = JUESUAN_BLANK};
        }
        juesuan_comparison expected = nodes[0] == JUESUAN_NONE   ? JUESUAN_COMPARISON_DISAPPEARED
                                      : nodes[1] == JUESUAN_NONE ? JUESUAN_COMPARISON_APPEARED
                                      : strcmp(juesuan_tree_name(trees[0], nodes[0]), juesuan_tree_name(trees[1], nodes[1])) == 0
                                          ? JUESUAN_COMPARISON_SAME
                                          : JUESUAN_COMPARISON_RENAMED;
        juesuan_comparison state = juesuan_computed_comparison(all, i);
        ck_assert_msg(state == expected, "seed %lu: %s %s: %s", (unsigned long)seed, id, code, juesuan_comparison_name(state));
        states[state]++;
        juesuan_amount change;
        juesuan_amount converted = amounts[1];
        if (juesuan_amount_convert(amounts[1], juesuan_report_unit(then), juesuan_report_unit(now), &converted) != JUESUAN_OK)
            continue;
        ck_assert_int_eq(juesuan_amount_subtract(amounts[0], converted, &change), JUESUAN_OK);
        ck_assert_msg(juesuan_amount_compare(juesuan_computed_figure(all, i, JUESUAN_FIGURE_CHANGE), change) == 0, "seed %lu: %s %s %s",
                      (unsigned long)seed, id, code, juesuan_computed_column(all, i));
    }
}

START_TEST(in_any_two_years_every_row_is_compared)
{
    size_t states[JUESUAN_COMPARISON_RENAMED + 1] = {0};
    for (uint64_t seed = 0; seed < generate_rounds(ROUNDS); seed++) {
        generate_shape shape = generate_shape_of(seed);
        generate_shape before = generate_shape_of(seed + 1);
        if (shape.subjects == 0 || shape.subjects > 300)
            shape.subjects = 50;
        before.subjects = shape.subjects;
        before.invented = shape.invented;
        juesuan_report *now = generate_report(&shape);
        juesuan_report *then = generate_report(&before);
        juesuan_computation *all = compute(now, then);
        compares(now, then, all, seed, states);
        juesuan_computation_free(all);
        juesuan_report_free(now);
        juesuan_report_free(then);
    }
    for (size_t state = JUESUAN_COMPARISON_SAME; state <= JUESUAN_COMPARISON_DISAPPEARED; state++)
        ck_assert_uint_gt(states[state], 0);
}
END_TEST

/* ---- Writing, and the edges of the accessors ---- */

START_TEST(it_is_written_as_text_json_and_csv)
{
    juesuan_report *report = read_shanxi();
    juesuan_computation *all = compute(report, NULL);
    static const juesuan_output outputs[] = {JUESUAN_OUTPUT_TEXT, JUESUAN_OUTPUT_JSON, JUESUAN_OUTPUT_CSV};
    for (size_t i = 0; i < 3; i++) {
        juesuan_buffer *buffer = NULL;
        ck_assert_int_eq(juesuan_computation_write(&buffer, all, outputs[i], NULL, NULL), JUESUAN_OK);
        ck_assert_ptr_nonnull(strstr(juesuan_buffer_data(buffer), "88.40"));
        juesuan_buffer_free(buffer);
    }
    juesuan_buffer *buffer = NULL;
    juesuan_options *english = juesuan_options_new();
    juesuan_options_set_language(english, JUESUAN_LANGUAGE_ENGLISH);
    ck_assert_int_eq(juesuan_computation_write(&buffer, all, JUESUAN_OUTPUT_TEXT, english, NULL), JUESUAN_OK);
    ck_assert_ptr_nonnull(strstr(juesuan_buffer_data(buffer), "share"));
    juesuan_buffer_free(buffer);
    ck_assert_int_eq(juesuan_computation_write(&buffer, all, JUESUAN_OUTPUT_MARKDOWN, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    juesuan_options_free(english);
    juesuan_computation_free(all);
    juesuan_report_free(report);
}
END_TEST

START_TEST(beyond_the_end_answers_are_neutral)
{
    juesuan_report *report = year(2023, JUESUAN_UNIT_WAN, this_year, 3);
    juesuan_computation *all = compute(report, NULL);
    size_t beyond = juesuan_computation_count(all);
    ck_assert_str_eq(juesuan_computed_table(all, beyond), "");
    ck_assert_str_eq(juesuan_computed_side(all, beyond), "");
    ck_assert_str_eq(juesuan_computed_code(NULL, 0), "");
    ck_assert_str_eq(juesuan_computed_name(all, beyond), "");
    ck_assert_str_eq(juesuan_computed_previous_name(all, beyond), "");
    ck_assert_str_eq(juesuan_computed_column(all, beyond), "");
    ck_assert_int_eq(juesuan_computed_level(all, beyond), 0);
    ck_assert_int_eq(juesuan_computed_implied(all, beyond), 0);
    ck_assert_int_eq(juesuan_computed_set(all, beyond), PUBLICATION);
    ck_assert_int_eq(juesuan_computed_unit(all, beyond), JUESUAN_UNIT_UNKNOWN);
    ck_assert_int_eq(juesuan_computed_comparison(all, beyond), JUESUAN_COMPARISON_NONE);
    ck_assert_int_eq(juesuan_computed_figure(all, 0, (juesuan_figure)99).state, JUESUAN_BLANK);
    ck_assert_str_eq(juesuan_figure_name((juesuan_figure)99), "");
    ck_assert_str_eq(juesuan_comparison_name((juesuan_comparison)99), "");
    ck_assert_str_eq(juesuan_comparison_name(JUESUAN_COMPARISON_RENAMED), "renamed");
    ck_assert_uint_eq(juesuan_computation_find(all, PUBLICATION, "sangong", NULL, "没有", "total"), JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_computation_find(all, JUESUAN_SET_APPROVAL, "income", NULL, "201", "total"), JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_computation_find(NULL, PUBLICATION, "income", NULL, "201", "total"), JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_computation_count(NULL), 0);
    ck_assert_int_eq(juesuan_report_compute(NULL, report, NULL, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    juesuan_computation_free(all);
    juesuan_computation_free(NULL);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_total_that_does_not_fit_is_an_error)
{
    juesuan_report *report = parse_text("支出决算表\n\n金额单位：元\n\n科目代码\t科目名称\t本年支出合计\t基本支出\n"
                                        "合计\t\t1\t1\n201\t一\t1\t1\n20101\t二\t1\t1\n"
                                        "2010101\t三\t999999999999999999\t1\n2010102\t四\t999999999999999999\t1\n");
    ck_assert_ptr_nonnull(report);
    juesuan_computation *all = NULL;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_report_compute(&all, report, NULL, NULL, &error), JUESUAN_ERROR_OVERFLOW);
    ck_assert_str_ne(juesuan_error_message(error), "");
    juesuan_error_free(error);
    juesuan_report_free(report);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("compute");
    CASE(suite, "shanxi", shanxi_totals_and_shares, shanxi_sangong_and_what_its_notes_imply);
    CASE(suite, "years", changes_between_years_in_different_units, what_appeared_ended_or_was_renamed_is_written_so,
         economic_subjects_compare_as_well, changes_are_ranked);
    CASE(suite, "properties", in_generated_reports_every_total_is_its_amount, in_any_two_years_every_row_is_compared);
    CASE(suite, "edges", it_is_written_as_text_json_and_csv, beyond_the_end_answers_are_neutral,
         a_total_that_does_not_fit_is_an_error);
    return run_suite(suite);
}
