#include "support_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static juesuan_report *parse(const char *text, juesuan_format format)
{
    return parse_as(text, strlen(text), format);
}

static void expect_cell(const juesuan_report *report, const char *id, const char *row, const char *column, const char *text)
{
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, id);
    ck_assert_msg(table != NULL, "no table %s", id);
    size_t at = juesuan_table_find_row(table, 0, row);
    size_t number = juesuan_table_find_column(table, 0, column);
    ck_assert_msg(at != JUESUAN_NONE && number != JUESUAN_NONE, "no cell %s %s", row, column);
    ck_assert_str_eq(juesuan_table_text(table, 0, at, number), text);
}

/* ---- HTML ---- */

static const char page[] =
    "<!DOCTYPE html><html><head><title>某市司法局2023年度部门决算</title><style>td{a:b}</style></head>\n"
    "<body><script>var a = \"<table><tr><td>1\";</script><!-- <table> -->\n"
    "<table><tr><td>导航</td><td>\n"
    "<p align=center>收入决算表</p><p>公开02表</p><p>部门：某市司法局&nbsp;2023年度 &#37329;&#x989D;单位：万元</p>\n"
    "<TABLE border=1>\n"
    "<tr><td colspan=\"2\">项目</td><td rowspan=2>本年收入合计</td><td rowspan='2'>财政拨款收入</td><td rowspan=2>上级补助<br>收入</td>"
    "<th colspan=2>事业收入</th><td rowspan=2>其他收入</td></tr>\n"
    "<tr><td>科目代码<td>科目名称<td>小计<td>其中：教育收费</tr>\n"
    "<tr><td colspan=2><b>合计</b><td>1,234.50<td>1,230.00<td><td><td><td>4.50</tr>\n"
    "<tr><td>201<td>一般公共服务支出<td>1,234.50<td>1,230.00<td>&mdash;&mdash;<td>0.00<td><td>4.50</tr>\n"
    "</TABLE>\n"
    "<p>注：本表反映部门本年度取得的各项收入情况。</p></td></tr></table></body></html>\n";

START_TEST(html_tables_with_spans_in_a_laid_out_page)
{
    juesuan_report *report = parse(page, JUESUAN_FORMAT_AUTO);
    ck_assert_str_eq(juesuan_report_department(report), "某市司法局");
    ck_assert_int_eq(juesuan_report_year(report), 2023);
    ck_assert_int_eq(juesuan_report_unit(report), JUESUAN_UNIT_WAN);
    ck_assert_uint_eq(juesuan_report_table_count(report), 1);
    const juesuan_table *table = juesuan_report_table_at(report, 0);
    ck_assert_str_eq(juesuan_table_form(table), "公开02表");
    ck_assert_str_eq(juesuan_table_header(table, 0, juesuan_table_find_column(table, 0, "superior_subsidy")), "上级补助收入");
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 2);
    ck_assert_uint_eq(juesuan_table_row_line(table, 0, 1), 9);
    expect_cell(report, "income", "合计", "total", "1,234.50");
    expect_cell(report, "income", "合计", "other", "4.50");
    expect_cell(report, "income", "201", "superior_subsidy", "——");
    expect_cell(report, "income", "201", "business", "0.00");
    juesuan_report_free(report);
}
END_TEST

START_TEST(html_sangong_with_three_header_rows)
{
    juesuan_report *report = parse(
        "<h3>财政拨款“三公”经费支出决算表</h3><p>单位：万元</p><table><tr><td colspan=6>预算数<td colspan=6>决算数\n"
        "<tr><td rowspan=2>合计<td rowspan=2>因公出国（境）费<td colspan=3>公务用车购置及运行维护费<td rowspan=2>公务接待费"
        "<td rowspan=2>合计<td rowspan=2>因公出国（境）费<td colspan=3>公务用车购置及运行维护费<td rowspan=2>公务接待费\n"
        "<tr><td>小计<td>公务用车购置费<td>公务用车运行维护费<td>小计<td>公务用车购置费<td>公务用车运行维护费\n"
        "<tr><td>12.65<td><td>12.10<td><td>12.10<td>0.55<td>12.64<td><td>12.10<td><td>12.10<td>0.54</table>",
        JUESUAN_FORMAT_HTML);
    const juesuan_sangong *sangong = juesuan_report_sangong(report);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_RECEPTION).value, 55);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_TOTAL).value, 1264);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_VEHICLE_RUNNING).value, 1210);
    juesuan_report_free(report);
}
END_TEST

/* Both budgets side by side: the first column of each is their sum, and the title is not that of the funds. */
START_TEST(html_sangong_of_both_budgets)
{
    juesuan_report *report = parse("<h3>2023年度一般公共预算及政府性基金财政拨款“三公”经费支出决算表</h3><p>单位：万元</p>"
                                   "<table><tr><td rowspan=2>项目<td colspan=3>预算数<td colspan=3>决算数\n"
                                   "<tr><td>合计<td>一般公共预算<td>政府性基金<td>合计<td>一般公共预算<td>政府性基金\n"
                                   "<tr><td>因公出国(境)费<td>0<td>0<td>0<td>0<td>0<td>0\n<tr><td>公务接待费<td>5<td>3<td>2<td>4<td>3<td>1\n"
                                   "<tr><td>公务用车购置及运行费<td>0<td>0<td>0<td>0<td>0<td>0\n<tr><td>总计<td>5<td>3<td>2<td>4<td>3<td>1</table>",
                                   JUESUAN_FORMAT_HTML);
    const juesuan_sangong *sangong = juesuan_report_sangong(report);
    ck_assert_ptr_nonnull(sangong);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_RECEPTION).value, 5);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_TOTAL).value, 4);
    juesuan_report_free(report);
}
END_TEST

START_TEST(html_cut_anywhere_never_crashes)
{
    for (size_t size = 0; size < sizeof page - 1; size++) {
        juesuan_report *report = NULL;
        juesuan_error *error = NULL;
        if (juesuan_report_parse(&report, page, size, JUESUAN_FORMAT_HTML, NULL, &error) == JUESUAN_OK)
            juesuan_report_free(report);
        juesuan_error_free(error);
    }
}
END_TEST

START_TEST(html_cut_in_a_table_says_so)
{
    size_t size = (size_t)(strstr(page, "一般公共服务支出<td>1,23") - page) + strlen("一般公共服务支出<td>1,23");
    juesuan_report *report = parse_as(page, size, JUESUAN_FORMAT_HTML);
    ck_assert(juesuan_report_warning_count(report) > 0);
    juesuan_report_free(report);
}
END_TEST

static void expect_limit(const char *piece, size_t times, const char *words)
{
    size_t size = strlen(piece);
    char *text = malloc(size * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * size, piece, size);
    expect_failure(text, size * times, JUESUAN_FORMAT_HTML, JUESUAN_ERROR_LIMIT, 1, 0, words);
    free(text);
}

START_TEST(hostile_html_ends_at_its_limits)
{
    expect_limit("<table><tr><td>", 100000, "deeper than 64");
    expect_limit("<table><tr><td colspan=99999999999>x</table>", 100000, "span");
    expect_limit("<table><tr><td rowspan=99999 colspan=400>x<tr><tr><tr><tr><tr>", 2000, "");
}
END_TEST

/* ---- Markdown ---- */

static const char markdown[] =
    "# 某市司法局2023年度部门决算\n\n## 收入决算表\n\n公开02表　部门：某市司法局　金额单位：万元\n\n"
    "| 科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他<br>收入 |\n|---|:---|---:|---:|---:|\n"
    "| | **合计** | 1,234.50 | 1,230.00 | 4.50 |\n| 201 | 甲\\|乙&amp;丙 | 1,234.50 | — | |\n\n注：本表反映\\*收入\\*情况。\n\n"
    "支出决算表\n\n单位：元\n\n科目代码 | 科目名称 | 本年支出合计\n--- | --- | ---\n201 | 甲 | 5.00\n\n"
    "财政拨款支出\t\t\n";

START_TEST(markdown_with_and_without_outer_pipes)
{
    juesuan_report *report = parse(markdown, JUESUAN_FORMAT_AUTO);
    ck_assert_uint_eq(juesuan_report_table_count(report), 2);
    ck_assert_str_eq(juesuan_report_department(report), "某市司法局");
    ck_assert_int_eq(juesuan_report_year(report), 2023);
    expect_cell(report, "income", "合计", "other", "4.50");
    expect_cell(report, "income", "201", "appropriation", "—");
    expect_cell(report, "income", "甲|乙&丙", "total", "1,234.50");
    expect_cell(report, "expenditure", "201", "total", "5.00");
    ck_assert_uint_eq(juesuan_table_row_line(juesuan_report_table_at(report, 0), 0, 0), 9);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_blank_cell_in_front_may_have_no_pipe)
{
    juesuan_report *report = parse("# 支出决算表\n\n单位：万元\n\n科目编码 | 科目名称 | 本年支出合计 | 基本支出\n"
                                   ":---|:---:|---:|---:\n | **合计** | 3.00 | 2.00\n201 | 一般公共服务支出 | 3.00 |\n",
                                   JUESUAN_FORMAT_MARKDOWN);
    expect_cell(report, "expenditure", "合计", "total", "3.00");
    expect_cell(report, "expenditure", "合计", "basic", "2.00");
    expect_cell(report, "expenditure", "201", "total", "3.00");
    expect_cell(report, "expenditure", "201", "basic", "");
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(pipes_tags_and_tabs_in_one_text)
{
    juesuan_report *report = parse("收入决算表\n单位：万元\n科目代码\t科目名称\t本年收入合计\n201\t甲\t1.00\n\n"
                                   "支出决算表\n单位：万元\n<table><tr><td>科目代码<td>科目名称<td>本年支出合计\n"
                                   "<tr><td>201<td>甲<td>2.00\n</table>\n\n"
                                   "一般公共预算财政拨款支出决算表\n单位：万元\n"
                                   "| 科目代码 | 科目名称 | 合计 | 基本支出 |\n|---|---|---|---|\n| 201 | 甲 | 3.00 | 3.00 |\n",
                                   JUESUAN_FORMAT_TEXT);
    expect_cell(report, "income", "201", "total", "1.00");
    expect_cell(report, "expenditure", "201", "total", "2.00");
    expect_cell(report, "general_budget", "201", "basic", "3.00");
    ck_assert_uint_eq(juesuan_table_row_line(juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure"), 0, 0), 9);
    ck_assert_uint_eq(juesuan_table_row_line(juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "general_budget"), 0, 0), 16);
    juesuan_report_free(report);
}
END_TEST

START_TEST(markdown_cut_anywhere_never_crashes)
{
    for (size_t size = 0; size < sizeof markdown - 1; size++) {
        juesuan_report *report = NULL;
        juesuan_error *error = NULL;
        if (juesuan_report_parse(&report, markdown, size, JUESUAN_FORMAT_MARKDOWN, NULL, &error) == JUESUAN_OK)
            juesuan_report_free(report);
        juesuan_error_free(error);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markup");
    CASE(suite, "html", html_tables_with_spans_in_a_laid_out_page, html_sangong_with_three_header_rows, html_sangong_of_both_budgets,
         html_cut_anywhere_never_crashes, html_cut_in_a_table_says_so, hostile_html_ends_at_its_limits);
    CASE(suite, "markdown", markdown_with_and_without_outer_pipes, a_blank_cell_in_front_may_have_no_pipe, pipes_tags_and_tabs_in_one_text,
         markdown_cut_anywhere_never_crashes);
    return run_suite(suite);
}
