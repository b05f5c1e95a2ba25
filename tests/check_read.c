#include "support.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static juesuan_report *shanxi;

static void open_shanxi(void)
{
    shanxi = read_shanxi();
}

static void close_shanxi(void)
{
    juesuan_report_free(shanxi);
}

static const juesuan_table *table(juesuan_set set, const char *id)
{
    const juesuan_table *found = juesuan_report_table(shanxi, set, id);
    ck_assert_msg(found != NULL, "no table %s", id);
    return found;
}

static const char *cell(juesuan_set set, const char *id, size_t side, const char *row, const char *column)
{
    const juesuan_table *in = table(set, id);
    size_t at = juesuan_table_find_row(in, side, row);
    ck_assert_msg(at != JUESUAN_NONE, "%s has no row %s", id, row);
    size_t number = juesuan_table_find_column(in, side, column);
    ck_assert_msg(number != JUESUAN_NONE, "%s has no column %s", id, column);
    return juesuan_table_text(in, side, at, number);
}

START_TEST(department_year_and_unit_are_those_of_the_tables)
{
    ck_assert_str_eq(juesuan_report_department(shanxi), "阳泉市司法局");
    ck_assert_int_eq(juesuan_report_year(shanxi), 2023);
    ck_assert_int_eq(juesuan_report_unit(shanxi), JUESUAN_UNIT_WAN);
}
END_TEST

START_TEST(all_ten_publication_and_eight_approval_tables_are_there_once)
{
    static const char *const ids[] = {"income_expenditure", "income",          "expenditure",   "appropriation", "general_budget",
                                      "basic_expenditure",  "government_fund", "state_capital", "sangong",       "statistics"};
    ck_assert_uint_eq(juesuan_report_table_count(shanxi), 18);
    for (size_t i = 0; i < 10; i++)
        ck_assert_str_eq(juesuan_table_id(juesuan_report_table_at(shanxi, i)), ids[i]);
    for (size_t i = 0; i < 8; i++) {
        const juesuan_table *approval = juesuan_report_table_at(shanxi, 10 + i);
        ck_assert_str_eq(juesuan_table_id(approval), ids[i]);
        ck_assert_int_eq(juesuan_table_set(approval), JUESUAN_SET_APPROVAL);
    }
}
END_TEST

/* Lines above a title belong to it where no other title stands above them, and say what those below leave open. */
START_TEST(unit_and_form_number_are_found_above_a_title_too)
{
    static const char rows[] = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t1.00\t1.00\t\n";
    static const struct {
        const char *head;
        const char *number;
        juesuan_unit unit;
    } cases[] = {
        {"公开03表\n部门：某局\n单位：元\n支出决算表\n", "公开03表", JUESUAN_UNIT_YUAN},
        {"单位：元\n支出决算表\n公开03表\n金额单位：万元\n", "公开03表", JUESUAN_UNIT_WAN},
        {"注：本表单位：元。\n支出决算表\n公开03表\n", "公开03表", JUESUAN_UNIT_UNKNOWN},
        {"收入决算表\n公开02表\n单位：元\n支出决算表\n", "", JUESUAN_UNIT_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s%s", cases[i].head, rows);
        juesuan_report *report = parse_text(text);
        const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
        ck_assert_ptr_nonnull(table);
        ck_assert_str_eq(juesuan_table_form(table), cases[i].number);
        ck_assert_int_eq(juesuan_table_unit(table), cases[i].unit);
        juesuan_report_free(report);
    }
}
END_TEST

START_TEST(titles_form_numbers_and_units_survive_line_breaks)
{
    const juesuan_table *income = table(JUESUAN_SET_PUBLICATION, "income");
    ck_assert_str_eq(juesuan_table_title(income), "收入决算表");
    ck_assert_str_eq(juesuan_table_form(income), "公开02表");
    ck_assert_int_eq(juesuan_table_unit(income), JUESUAN_UNIT_WAN);
    ck_assert_str_eq(juesuan_table_form(table(JUESUAN_SET_PUBLICATION, "expenditure")), "公开03表");
    ck_assert_str_eq(juesuan_table_form(table(JUESUAN_SET_APPROVAL, "expenditure")), "财决批复03表");
    for (size_t i = 0; i < juesuan_report_table_count(shanxi); i++)
        ck_assert_int_eq(juesuan_table_unit(juesuan_report_table_at(shanxi, i)), JUESUAN_UNIT_WAN);
}
END_TEST

/* ---- Every printed amount, read again from the raw lines by the simplest means ---- */

static bool is_printed_amount(const char *text)
{
    if (strcmp(text, "——") == 0)
        return true;
    const char *point = strchr(text, '.');
    return point != NULL && strspn(text, "0123456789,.") == strlen(text) && strlen(point) == 3;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t amounts_of_line(char *line, char **amounts)
{
    size_t count = 0;
    for (char *text = line; text != NULL;) {
        char *tab = strchr(text, '\t');
        if (tab != NULL)
            *tab = '\0';
        if (is_printed_amount(text))
            amounts[count++] = text;
        text = tab == NULL ? NULL : tab + 1;
    }
    return count;
}

static size_t amounts_of_model(const juesuan_table *in, size_t line, const char **amounts)
{
    size_t count = 0;
    for (size_t side = 0; side < juesuan_table_side_count(in); side++)
        for (size_t row = 0; row < juesuan_table_row_count(in, side); row++)
            for (size_t column = 0; column < juesuan_table_column_count(in, side); column++) {
                const char *text = juesuan_table_text(in, side, row, column);
                bool here = juesuan_table_row_line(in, side, row) == line;
                if (here && *text != '\0' && is_printed_amount(text))
                    amounts[count++] = text;
            }
    return count;
}

/* Compares the amounts of a table line by line, and gives how many there are without the dashes. */
static size_t compare_table(juesuan_set set, const char *id)
{
    const juesuan_table *in = table(set, id);
    char *bytes = read_file(SHANXI, NULL);
    size_t first = juesuan_table_line(in);
    size_t total = 0;
    size_t number = 0;
    size_t last = first;
    for (size_t side = 0; side < juesuan_table_side_count(in); side++)
        for (size_t row = 0; row < juesuan_table_row_count(in, side); row++)
            if (juesuan_table_row_line(in, side, row) > last)
                last = juesuan_table_row_line(in, side, row);
    for (char *line = bytes, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        if (++number < first || number > last)
            continue;
        char *printed[64];
        const char *read[64];
        size_t count = amounts_of_line(line, printed);
        ck_assert_msg(amounts_of_model(in, number, read) == count, "%s line %zu: %zu amounts are printed", id, number, count);
        qsort(printed, count, sizeof *printed, compare_texts);
        qsort(read, count, sizeof *read, compare_texts);
        for (size_t i = 0; i < count; i++) {
            ck_assert_str_eq(read[i], printed[i]);
            total += strcmp(read[i], "——") != 0;
        }
    }
    free(bytes);
    return total;
}

START_TEST(every_printed_amount_is_in_the_model_on_its_line)
{
    size_t total = 0;
    static const char *const six[] = {"income_expenditure", "income", "expenditure", "appropriation", "general_budget", "basic_expenditure"};
    for (size_t i = 0; i < 6; i++)
        total += compare_table(JUESUAN_SET_PUBLICATION, six[i]);
    for (size_t i = 0; i < 4; i++)
        total += compare_table(JUESUAN_SET_APPROVAL, six[i]);
    ck_assert_uint_eq(total, 483);
    ck_assert_uint_eq(compare_table(JUESUAN_SET_APPROVAL, "general_budget"), 140);
    ck_assert_uint_eq(compare_table(JUESUAN_SET_APPROVAL, "basic_expenditure"), 44);
    ck_assert_uint_eq(compare_table(JUESUAN_SET_PUBLICATION, "sangong"), 8);
}
END_TEST

START_TEST(cells_stand_in_their_column)
{
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "total"), "553.51");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "appropriation"), "101.01");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "superior_subsidy"), "");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "business"), "158.91");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "operating"), "292.39");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "affiliate"), "");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income", 0, "2040650", "other"), "1.20");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "expenditure", 0, "合计", "operating"), "355.72");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income_expenditure", 1, "208", "final"), "357.59");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "income_expenditure", 0, "年初结转和结余", "final"), "1,478.75");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "appropriation", 1, "204", "general"), "2,812.68");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "appropriation", 1, "204", "fund"), "");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "basic_expenditure", 0, "30208", "final"), "99.95");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "basic_expenditure", 0, "30901", "final"), "——");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "basic_expenditure", 0, "人员经费合计", "final"), "2,378.75");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "basic_expenditure", 0, "公用经费合计", "final"), "323.43");
    ck_assert_str_eq(cell(JUESUAN_SET_PUBLICATION, "statistics", 0, "执法执勤用车", "final"), "6");
}
END_TEST

START_TEST(misread_figures_codes_and_names_are_kept_as_printed)
{
    ck_assert_str_eq(cell(JUESUAN_SET_APPROVAL, "expenditure", 0, "2040650", "basic"), "259.82");
    ck_assert_str_eq(cell(JUESUAN_SET_APPROVAL, "income_expenditure", 1, "208", "final"), "357.69");
    ck_assert_str_eq(cell(JUESUAN_SET_APPROVAL, "general_budget", 0, "20102", "income.total"), "5.46");
    ck_assert_str_eq(cell(JUESUAN_SET_APPROVAL, "general_budget", 0, "合计", "project"), "747.00");
    ck_assert_str_eq(cell(JUESUAN_SET_APPROVAL, "basic_expenditure", 0, "301", "final"), "2,100.49");
    const juesuan_table *general = table(JUESUAN_SET_APPROVAL, "general_budget");
    ck_assert_str_eq(juesuan_table_name(general, 0, juesuan_table_find_row(general, 0, "2040604")), "离退休事务");
}
END_TEST

START_TEST(names_have_no_blanks_and_rows_know_line_and_number)
{
    const juesuan_table *general = table(JUESUAN_SET_PUBLICATION, "general_budget");
    size_t row = juesuan_table_find_row(general, 0, "2040608");
    ck_assert_str_eq(juesuan_table_name(general, 0, row), "国家统一法律职业资格考试");
    ck_assert_uint_eq(juesuan_table_row_line(general, 0, row), 324);
    const juesuan_table *overview = table(JUESUAN_SET_PUBLICATION, "income_expenditure");
    row = juesuan_table_find_row(overview, 1, "208");
    ck_assert_str_eq(juesuan_table_name(overview, 1, row), "社会保障和就业支出");
    ck_assert_uint_eq(juesuan_table_line_no(overview, 1, row), 39);
}
END_TEST

START_TEST(the_three_sources_of_the_opening_balance_are_not_the_three_of_the_year)
{
    const juesuan_table *appropriation = table(JUESUAN_SET_PUBLICATION, "appropriation");
    ck_assert_uint_eq(juesuan_table_row_count(appropriation, 0), 9);
    ck_assert_str_eq(juesuan_table_text(appropriation, 0, 0, 0), "3,449.21");
    ck_assert_str_eq(juesuan_table_name(appropriation, 0, 5), "一般公共预算财政拨款");
    ck_assert_str_eq(juesuan_table_text(appropriation, 0, 5, 0), "");
}
END_TEST

START_TEST(empty_tables_have_their_total_row_and_no_figure)
{
    static const char *const empty[] = {"government_fund", "state_capital"};
    for (size_t i = 0; i < 2; i++) {
        const juesuan_table *in = table(JUESUAN_SET_PUBLICATION, empty[i]);
        ck_assert_uint_eq(juesuan_table_row_count(in, 0), 1);
        ck_assert_str_eq(juesuan_table_name(in, 0, 0), "合计");
        for (size_t column = 0; column < juesuan_table_column_count(in, 0); column++)
            ck_assert_int_eq(juesuan_table_amount(in, 0, 0, column).state, JUESUAN_BLANK);
    }
    ck_assert_uint_eq(juesuan_table_column_count(table(JUESUAN_SET_PUBLICATION, "government_fund"), 0), 6);
    ck_assert_uint_eq(juesuan_table_column_count(table(JUESUAN_SET_PUBLICATION, "state_capital"), 0), 3);
}
END_TEST

START_TEST(only_tables_that_are_no_form_are_warned_of)
{
    for (size_t i = 0; i < juesuan_report_warning_count(shanxi); i++)
        ck_assert_uint_ge(juesuan_report_warning_line(shanxi, i), 979);
    ck_assert_uint_eq(juesuan_report_warning_count(shanxi), 3);
}
END_TEST

START_TEST(the_tree_follows_the_codes)
{
    const juesuan_tree *tree = juesuan_report_tree(shanxi, JUESUAN_SET_PUBLICATION, "expenditure");
    size_t justice = juesuan_tree_find(tree, "20406");
    ck_assert_int_eq(juesuan_tree_level(tree, justice), 2);
    ck_assert_str_eq(juesuan_tree_code(tree, juesuan_tree_parent(tree, justice)), "204");
    size_t children = 0;
    for (size_t child = juesuan_tree_child(tree, justice); child != JUESUAN_NONE; child = juesuan_tree_next(tree, child))
        children++;
    ck_assert_uint_eq(children, 7);
    size_t roots = 0;
    for (size_t root = juesuan_tree_child(tree, JUESUAN_NONE); root != JUESUAN_NONE; root = juesuan_tree_next(tree, root))
        roots++;
    ck_assert_uint_eq(roots, 5);
    ck_assert_uint_eq(juesuan_tree_parent(tree, juesuan_tree_find(tree, "204")), JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_tree_find(tree, "999"), JUESUAN_NONE);
    ck_assert_ptr_null(juesuan_report_tree(shanxi, JUESUAN_SET_PUBLICATION, "sangong"));
}
END_TEST

START_TEST(totals_are_computed_from_the_leaves)
{
    const juesuan_tree *tree = juesuan_report_tree(shanxi, JUESUAN_SET_PUBLICATION, "expenditure");
    juesuan_amount total;
    ck_assert_int_eq(juesuan_tree_total(tree, juesuan_tree_find(tree, "204"), "basic", &total), JUESUAN_OK);
    ck_assert_str_eq(text_of(total), "2224.56");
    ck_assert_int_eq(juesuan_tree_total(tree, JUESUAN_NONE, "total", &total), JUESUAN_OK);
    ck_assert_str_eq(text_of(total), "3963.83");
    ck_assert_int_eq(juesuan_tree_total(tree, JUESUAN_NONE, "to_superior", &total), JUESUAN_OK);
    ck_assert_int_eq(total.state, JUESUAN_BLANK);
    ck_assert_int_eq(juesuan_tree_total(tree, JUESUAN_NONE, "abroad", &total), JUESUAN_ERROR_NOT_FOUND);
}
END_TEST

START_TEST(sangong_has_budget_and_final_of_each_item)
{
    const juesuan_sangong *sangong = juesuan_report_sangong(shanxi);
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_TOTAL)), "12.65");
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_VEHICLE_RUNNING)), "12.10");
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_RECEPTION)), "0.54");
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_ABROAD).state, JUESUAN_BLANK);
    juesuan_amount sum;
    ck_assert_int_eq(juesuan_sangong_sum(sangong, JUESUAN_SANGONG_FINAL, &sum), JUESUAN_OK);
    ck_assert_str_eq(text_of(sum), "12.64");
}
END_TEST

/* ---- Other prints of the forms ---- */

#define HEADING "某市测试局2024年度部门决算公开\n"
#define EXPENDITURE "支出决算表\n单位：元\n"

static void prints_expenditure(const char *text, const char *code, const char *basic)
{
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(report);
    const juesuan_table *in = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    ck_assert_ptr_nonnull(in);
    size_t row = juesuan_table_find_row(in, 0, code);
    ck_assert_msg(row != JUESUAN_NONE, "no row %s", code);
    ck_assert_str_eq(juesuan_table_text(in, 0, row, juesuan_table_find_column(in, 0, "basic")), basic);
    juesuan_report_free(report);
}

START_TEST(columns_are_found_by_their_header_in_any_order)
{
    prints_expenditure(HEADING EXPENDITURE "科目编码\t科目名称\t项目支出\t基本支出\t本年支出合计\n"
                                           "201\t一般公共服务支出\t1.00\t2.00\t3.00\n合计\t\t1.00\t2.00\t3.00\n",
                       "201", "2.00");
}
END_TEST

START_TEST(codes_over_three_columns_are_joined)
{
    prints_expenditure(HEADING EXPENDITURE "项目\t\t\t\t本年支出合计\t基本支出\t项目支出\n支出功能分类科目编码\t\t\t科目名称\t\t\t\n"
                                           "类\t款\t项\t\t\t\t\n\t\t\t合计\t3.00\t2.00\t1.00\n"
                                           "201\t06\t01\t行政运行\t3.00\t2.00\t1.00\n",
                       "2010601", "2.00");
}
END_TEST

START_TEST(a_code_and_its_name_may_share_a_cell)
{
    prints_expenditure(HEADING EXPENDITURE "项目\t本年支出合计\t基本支出\t项目支出\n201 一般公共服务支出\t3.00\t2.00\t1.00\n"
                                           "合计\t3.00\t2.00\t1.00\n",
                       "201", "2.00");
}
END_TEST

START_TEST(a_table_goes_on_behind_a_repeated_title_and_header)
{
    prints_expenditure(HEADING EXPENDITURE "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t\t3.00\t2.00\t1.00\n"
                                           "201\t一般公共服务支出\t2.00\t1.00\t1.00\n\n" EXPENDITURE
                                           "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t1.00\t1.00\t\n",
                       "208", "1.00");
}
END_TEST

START_TEST(title_unit_and_notes_may_be_rows_of_the_export)
{
    prints_expenditure("\t\t支出决算表\t\t\n部门：某局\t\t2024年度\t\t单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
                       "201\t一般公共服务支出\t3.00\t2.00\t1.00\n合计\t\t3.00\t2.00\t1.00\n注：本表反映部门本年度各项支出情况。\t\t\t\t\n",
                       "201", "2.00");
}
END_TEST

START_TEST(a_table_without_a_title_is_told_by_its_header_and_warned_of)
{
    const char *text = HEADING "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n"
                               "201\t一般公共服务支出\t3.00\t2.00\t1.00\t\t\t\n";
    prints_expenditure(text, "201", "2.00");
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(strstr(juesuan_report_warning(report, 0), "没有标题"));
    juesuan_report_free(report);
    /* 合计, 基本支出, 项目支出 head three forms: no guess. */
    ck_assert_ptr_null(parse_text(HEADING "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t3.00\t2.00\t1.00\n"));
}
END_TEST

START_TEST(sangong_may_have_one_item_a_row)
{
    juesuan_report *report = parse_text(HEADING "财政拨款“三公”经费支出决算表\n单位：万元\n项目\t预算数\t决算数\n合计\t3.00\t2.00\n"
                                                "1、因公出国（境）费\t0.00\t0.00\n2、公务接待费\t1.00\t0.50\n"
                                                "3、公务用车购置及运行维护费\t2.00\t1.50\n其中：公务用车购置费\t0.00\t0.00\n"
                                                "公务用车运行维护费\t2.00\t1.50\n");
    ck_assert_ptr_nonnull(report);
    const juesuan_sangong *sangong = juesuan_report_sangong(report);
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_TOTAL)), "2.00");
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_VEHICLE)), "1.50");
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_VEHICLE_RUNNING)), "2.00");
    ck_assert_str_eq(text_of(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_RECEPTION)), "0.50");
    ck_assert_str_eq(juesuan_report_department(report), "某市测试局");
    juesuan_report_free(report);
}
END_TEST

START_TEST(what_has_no_column_is_warned_of_with_its_line)
{
    juesuan_report *report = parse_text(HEADING EXPENDITURE "科目编码\t科目名称\t本年支出合计\t基本支出\t神秘列\n201\t一般公共服务支出\t3.00\t2.00\t1.00\n");
    ck_assert_ptr_nonnull(report);
    ck_assert_uint_ge(juesuan_report_warning_count(report), 1);
    ck_assert_uint_eq(juesuan_report_warning_line(report, 0), 5);
    ck_assert_ptr_nonnull(strstr(juesuan_report_warning(report, 0), "1.00"));
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_cell_that_is_no_amount_is_unreadable_and_warned_of)
{
    juesuan_report *report = parse_text(HEADING EXPENDITURE "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n201\t一般公共服务支出\t3.O0\t2.00\t1.00\n");
    const juesuan_table *in = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    ck_assert_int_eq(juesuan_table_amount(in, 0, 0, 0).state, JUESUAN_UNREADABLE);
    ck_assert_str_eq(juesuan_table_text(in, 0, 0, 0), "3.O0");
    ck_assert_uint_eq(juesuan_report_warning_line(report, 0), 5);
    juesuan_report_free(report);
}
END_TEST

/* ---- Memory ---- */

typedef struct memory {
    size_t now;
    size_t peak;
} memory;

static void *counting(void *user, void *block, size_t old_size, size_t size)
{
    memory *used = user;
    used->now += size - (block == NULL ? 0 : old_size);
    used->peak = used->now > used->peak ? used->now : used->peak;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

static size_t peak_of(const char *text, size_t size)
{
    memory used = {0, 0};
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_allocator(options, counting, &used);
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_parse(&report, text, size, JUESUAN_FORMAT_AUTO, options, NULL), JUESUAN_OK);
    juesuan_report_free(report);
    juesuan_options_free(options);
    ck_assert_uint_eq(used.now, 0);
    return used.peak;
}

START_TEST(a_report_takes_at_most_twenty_bytes_for_each_of_its_text)
{
    size_t size = 0;
    char *text = read_file(SHANXI, &size);
    size_t peak = peak_of(text, size);
    ck_assert_msg(peak <= 20 * size, "%zu bytes for %zu of text", peak, size);
    free(text);
}
END_TEST

static size_t peak_of_rows(size_t rows)
{
    static const char head[] = HEADING EXPENDITURE "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n";
    char *text = malloc(sizeof head + rows * 64);
    ck_assert_ptr_nonnull(text);
    size_t size = sizeof head - 1;
    memcpy(text, head, size);
    for (size_t i = 0; i < rows; i++)
        size += (size_t)snprintf(text + size, 64, "%zu\t科目%zu\t3.00\t2.00\t1.00\n", 2010101 + i, i);
    size_t peak = peak_of(text, size);
    free(text);
    return peak;
}

START_TEST(memory_grows_with_the_rows_and_no_faster)
{
    size_t few = peak_of_rows(1000);
    size_t many = peak_of_rows(100000);
    ck_assert_msg(many <= few * 130, "1,000 rows: %zu bytes, 100,000 rows: %zu", few, many);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("read");
    TCase *facts = tcase_create("the Shanxi report");
    tcase_add_checked_fixture(facts, open_shanxi, close_shanxi);
    tcase_add_test(facts, department_year_and_unit_are_those_of_the_tables);
    tcase_add_test(facts, all_ten_publication_and_eight_approval_tables_are_there_once);
    tcase_add_test(facts, titles_form_numbers_and_units_survive_line_breaks);
    tcase_add_test(facts, unit_and_form_number_are_found_above_a_title_too);
    tcase_add_test(facts, every_printed_amount_is_in_the_model_on_its_line);
    tcase_add_test(facts, cells_stand_in_their_column);
    tcase_add_test(facts, misread_figures_codes_and_names_are_kept_as_printed);
    tcase_add_test(facts, names_have_no_blanks_and_rows_know_line_and_number);
    tcase_add_test(facts, the_three_sources_of_the_opening_balance_are_not_the_three_of_the_year);
    tcase_add_test(facts, empty_tables_have_their_total_row_and_no_figure);
    tcase_add_test(facts, only_tables_that_are_no_form_are_warned_of);
    tcase_add_test(facts, the_tree_follows_the_codes);
    tcase_add_test(facts, totals_are_computed_from_the_leaves);
    tcase_add_test(facts, sangong_has_budget_and_final_of_each_item);
    suite_add_tcase(suite, facts);
    CASE(suite, "other prints", columns_are_found_by_their_header_in_any_order, codes_over_three_columns_are_joined,
         a_code_and_its_name_may_share_a_cell, title_unit_and_notes_may_be_rows_of_the_export,
         a_table_without_a_title_is_told_by_its_header_and_warned_of, a_table_goes_on_behind_a_repeated_title_and_header,
         sangong_may_have_one_item_a_row, what_has_no_column_is_warned_of_with_its_line,
         a_cell_that_is_no_amount_is_unreadable_and_warned_of);
    CASE(suite, "memory", a_report_takes_at_most_twenty_bytes_for_each_of_its_text, memory_grows_with_the_rows_and_no_faster);
    return run_suite(suite);
}
