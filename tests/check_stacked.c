/* What exports and spreadsheets make of a table: dressed figures, remarks, sides one below the other. */
#include "support_compare.h"

#include <stdio.h>
#include <string.h>

#define HEAD "某市测试局2024年度部门决算公开\n支出决算表\n单位：%s\n"

/* A table of one row, whose basic expenditure is printed so. */
static juesuan_report *with_cell(const char *unit, const char *cell)
{
    char text[600];
    snprintf(text, sizeof text, HEAD "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n201\t一般公共服务支出\t3.00\t%s\t1.00\n", unit, cell);
    return parse_text(text);
}

static void reads(const char *unit, const char *cell, juesuan_state state, const char *value)
{
    char text[32];
    juesuan_report *report = with_cell(unit, cell);
    ck_assert_msg(report != NULL, "%s", cell);
    juesuan_amount amount = juesuan_table_amount(juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure"), 0, 0, 1);
    juesuan_amount_format(amount, 0, text, sizeof text);
    ck_assert_msg(amount.state == (int)state && strcmp(text, value) == 0, "%s %s: %d %s", cell, unit, (int)amount.state, text);
    ck_assert_uint_eq(juesuan_report_warning_count(report), state == JUESUAN_UNREADABLE);
    juesuan_report_free(report);
}

START_TEST(figures_may_have_a_currency_a_unit_and_an_exponent)
{
    static const struct {
        const char *unit, *cell, *value;
    } cells[] = {
        {"元", "¥0.50", "0.50"},          {"元", "￥1,234.50", "1234.50"},   {"元", "-¥1.00", "-1.00"},
        {"元", "(¥1,234.50)", "-1234.50"}, {"元", "(1,234.50)", "-1234.50"}, {"元", "−12.00", "-12.00"},
        {"元", "12.00元", "12.00"},       {"万元", "0.50万元", "0.50"},      {"元", "0.50万元", "5000"},
        {"万元", "1234.50元", "0.123450"}, {"元", "1.2E+03", "1200"},        {"元", "1.20E+05", "120000"},
        {"元", "1.2345e2", "123.45"},     {"元", "0E+00", "0"},             {"元", "0.00", "0.00"},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        reads(cells[i].unit, cells[i].cell, JUESUAN_VALUE, cells[i].value);
}
END_TEST

START_TEST(marks_for_nothing_are_not_zero)
{
    reads("元", "", JUESUAN_BLANK, "");
    reads("元", "-", JUESUAN_DASH, "na");
    reads("元", "—", JUESUAN_DASH, "na");
    reads("元", "/", JUESUAN_DASH, "na");
    reads("元", "／", JUESUAN_DASH, "na");
}
END_TEST

START_TEST(what_no_amount_of_money_can_be_is_warned_of)
{
    static const char *const wrong[] = {"1.2E", "1.2E+", "E+05", "1.2E+99", "1.23456E+02", "1.2E-05", "¥", "元", "¥¥1", "1¥", "1E5E5", "//", "12.00元元"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        reads("元", wrong[i], JUESUAN_UNREADABLE, "");
}
END_TEST

START_TEST(remarks_are_kept_out_without_a_warning)
{
    juesuan_report *report = parse_text("某市测试局2024年度部门决算公开\n支出决算表\n单位：元\n"
                                        "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t备注\n"
                                        "201\t一般公共服务支出\t3.00\t2.00\t1.00\t含上年结转\n203\t国防支出\t3.00\t2.00\t1.00\t12\n");
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    ck_assert_uint_eq(juesuan_table_column_count(table, 0), 3);
    ck_assert_str_eq(juesuan_table_text(table, 0, 1, 2), "1.00");
    juesuan_report_free(report);
}
END_TEST

/* ---- One side below the other ---- */

#define TITLE "某市测试局2024年度部门决算公开\n\n收入支出决算总表\n\n单位：万元\n\n"
#define INCOME(a, b, z) a "一、一般公共预算财政拨款收入" b "100.00" z a "八、其他收入" b "5.00" z a "本年收入合计" b "105.00" z \
    a "年初结转和结余" b "1.00" z a "总计" b "106.00" z
#define SPENDING(a, b, z) a "一、一般公共服务支出" b "50.00" z a "二、外交支出" b "" z a "三、国防支出" b "55.00" z \
    a "本年支出合计" b "105.00" z a "年末结转和结余" b "1.00" z a "总计" b "106.00" z
#define LINES(head) TITLE head "\t金额\n" INCOME("", "\t", "\n")

static void is_the_same(const char *text, juesuan_format format)
{
    static const char *const values[2][6] = {{"100.00", "5.00", "105.00", "1.00", "106.00"},
                                             {"50.00", "", "55.00", "105.00", "1.00", "106.00"}};
    juesuan_report *report = parse_as(text, strlen(text), format);
    ck_assert_msg(report != NULL, "%s", text);
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "income_expenditure");
    ck_assert_msg(table != NULL, "%s", text);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    for (size_t side = 0; side < 2; side++) {
        ck_assert_msg(juesuan_table_row_count(table, side) == 5 + side, "side %zu of %s", side, text);
        ck_assert_uint_eq(juesuan_table_column_count(table, side), 1);
        for (size_t row = 0; row < 5 + side; row++)
            ck_assert_str_eq(juesuan_table_text(table, side, row, 0), values[side][row]);
    }
    ck_assert_str_eq(juesuan_table_code(table, 1, 2), "203");
    juesuan_report_free(report);
}

START_TEST(sides_may_stand_one_below_the_other)
{
    is_the_same(LINES("项目") "项目\t金额\n" SPENDING("", "\t", "\n"), JUESUAN_FORMAT_TEXT);
    is_the_same(LINES("项目") SPENDING("", "\t", "\n"), JUESUAN_FORMAT_TEXT);
    is_the_same(LINES("收入项目") "支出项目\t金额\n" SPENDING("", "\t", "\n"), JUESUAN_FORMAT_TEXT);
    is_the_same(LINES("收入") "支出\t金额\n" SPENDING("", "\t", "\n"), JUESUAN_FORMAT_TEXT);
    is_the_same(TITLE "项目,金额\n" INCOME("", ",", "\n") "项目,金额\n" SPENDING("", ",", "\n"), JUESUAN_FORMAT_CSV);
    is_the_same(TITLE "| 项目 | 金额 |\n|---|---|\n" INCOME("| ", " | ", " |\n") "| 项目 | 金额 |\n" SPENDING("| ", " | ", " |\n"),
                JUESUAN_FORMAT_MARKDOWN);
    is_the_same("<p>某市测试局2024年度部门决算公开</p><p>收入支出决算总表</p><p>单位：万元</p><table><tr><td>项目<td>金额</tr>"
                INCOME("<tr><td>", "<td>", "</tr>") "<tr><td>项目<td>金额</tr>" SPENDING("<tr><td>", "<td>", "</tr>") "</table>",
                JUESUAN_FORMAT_HTML);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stacked");
    CASE(suite, "cells", figures_may_have_a_currency_a_unit_and_an_exponent, marks_for_nothing_are_not_zero,
         what_no_amount_of_money_can_be_is_warned_of, remarks_are_kept_out_without_a_warning);
    CASE(suite, "sides", sides_may_stand_one_below_the_other);
    return run_suite(suite);
}
