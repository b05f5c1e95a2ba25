#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Pages of words, 10 units to an ideograph ---- */

typedef struct word {
    int page;
    double x, y;
    const char *text;
    int confidence; /* 0 stands for 100 */
} word;

static double width_of(const char *text)
{
    double width = 0;
    for (; *text != '\0'; text++)
        width += (*text & 0xC0) == 0x80 ? 0 : (*text & 0x80) ? 10 : 5;
    return width;
}

static const char header[] = "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

static char *tsv_of(const word *words, size_t count)
{
    char *text = malloc(sizeof header + (count + 1) * 256);
    ck_assert_ptr_nonnull(text);
    char *end = text + sprintf(text, "%s1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n", header);
    for (size_t i = 0; i < count; i++)
        end += sprintf(end, "5\t%d\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t10.00\t%d\t%s\n", words[i].page, words[i].x, words[i].y,
                       width_of(words[i].text), words[i].confidence == 0 ? 100 : words[i].confidence, words[i].text);
    return text;
}

static char *jsonl_of(const word *words, size_t count)
{
    char *text = malloc((count + 1) * 256);
    ck_assert_ptr_nonnull(text);
    char *end = text;
    for (size_t i = 0; i < count; i++)
        end += sprintf(end, "{\"page\": %d, \"x0\": %.2f, \"y0\": %.2f, \"x1\": %.2f, \"y1\": %.2f, \"text\": \"%s\", \"conf\": %.2f}\n",
                       words[i].page, words[i].x, words[i].y, words[i].x + width_of(words[i].text), words[i].y + 10,
                       words[i].text, words[i].confidence == 0 ? 1.0 : words[i].confidence / 100.0);
    return text;
}

static juesuan_report *read_words(const word *words, size_t count)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    char *text = tsv_of(words, count);
    juesuan_status status = juesuan_report_parse(&report, text, strlen(text), JUESUAN_FORMAT_TSV, NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", error == NULL ? "" : juesuan_error_message(error));
    free(text);
    return report;
}

#define READ(words) read_words((words), sizeof(words) / sizeof(words)[0])

static void cell_is(const juesuan_table *table, const char *row, const char *column, const char *text)
{
    size_t at = juesuan_table_find_row(table, 0, row);
    ck_assert_msg(at != JUESUAN_NONE, "no row %s", row);
    size_t in = juesuan_table_find_column(table, 0, column);
    ck_assert_msg(in != JUESUAN_NONE, "no column %s", column);
    ck_assert_str_eq(juesuan_table_text(table, 0, at, in), text);
}

static const juesuan_table *table_of(const juesuan_report *report, const char *id)
{
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, id);
    ck_assert_msg(table != NULL, "no table %s", id);
    return table;
}

/* The header of the table by source that most tests print on page 1. */
#define HEADER                                                                                                       \
    {1, 220, 40, "一般公共预算财政拨款支出决算表", 0}, {1, 480, 60, "单位：万元", 0}, {1, 60, 90, "科目编码", 0},    \
        {1, 150, 90, "科目名称", 0}, {1, 310, 90, "合计", 0}, {1, 390, 90, "基本支出", 0}, {1, 490, 90, "项目支出", 0}

/* ---- Reading ---- */

START_TEST(words_make_a_table)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "204", 0}, {1, 140, 110, "公共安全支出", 0}, {1, 305, 110, "3,449.21", 0}, {1, 395, 110, "2,000.00", 0}, {1, 495, 110, "1,449.21", 91},
        {1, 60, 130, "20406", 0}, {1, 140, 130, "司法", 0}, {1, 305, 130, "3,449.21", 0}, {1, 395, 130, "2,000.00", 0},
    };
    juesuan_report *report = READ(words);
    const juesuan_table *table = table_of(report, "general_budget");
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 2);
    ck_assert_int_eq(juesuan_table_unit(table), JUESUAN_UNIT_WAN);
    ck_assert_uint_eq(juesuan_table_page(table), 1);
    cell_is(table, "204", "total", "3,449.21");
    cell_is(table, "204", "project", "1,449.21");
    cell_is(table, "20406", "basic", "2,000.00");
    cell_is(table, "20406", "project", "");
    ck_assert_int_eq(juesuan_table_confidence(table, 0, 0, juesuan_table_find_column(table, 0, "project")), 91);
    ck_assert_int_eq(juesuan_table_confidence(table, 0, 0, juesuan_table_find_column(table, 0, "basic")), 100);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(labels_over_three_lines_have_their_figures_in_the_middle)
{
    static const word words[] = {
        HEADER,
        {1, 140, 110, "机关事业单位基本", 0}, {1, 140, 122, "养老保险缴费及其", 0}, {1, 140, 134, "他支出", 0},
        {1, 60, 122, "2080505", 0}, {1, 310, 122, "446.11", 0}, {1, 395, 122, "446.11", 0},
        {1, 140, 147, "机关事业单位职业", 0}, {1, 140, 159, "年金缴费支出", 0},
        {1, 60, 153, "2080506", 0}, {1, 310, 153, "225.12", 0}, {1, 495, 153, "225.12", 0},
    };
    juesuan_report *report = READ(words);
    const juesuan_table *table = table_of(report, "general_budget");
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 2);
    ck_assert_str_eq(juesuan_table_name(table, 0, 0), "机关事业单位基本养老保险缴费及其他支出");
    ck_assert_str_eq(juesuan_table_name(table, 0, 1), "机关事业单位职业年金缴费支出");
    cell_is(table, "2080505", "basic", "446.11");
    cell_is(table, "2080506", "project", "225.12");
    juesuan_report_free(report);
}
END_TEST

START_TEST(figures_stand_on_another_line_than_their_label)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "201", 0}, {1, 140, 110, "一般公共服务支出", 0}, {1, 310, 104, "10.00", 0}, {1, 395, 116, "4.00", 0}, {1, 495, 104, "6.00", 0},
        {1, 60, 134, "208", 0}, {1, 140, 134, "社会保障和就业支出", 0}, {1, 310, 128, "20.00", 0}, {1, 395, 140, "20.00", 0},
        {1, 140, 158, "合计", 0}, {1, 310, 152, "30.00", 0}, {1, 395, 164, "24.00", 0}, {1, 495, 152, "6.00", 0},
    };
    juesuan_report *report = READ(words);
    const juesuan_table *table = table_of(report, "general_budget");
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 3);
    cell_is(table, "201", "basic", "4.00");
    cell_is(table, "208", "basic", "20.00");
    cell_is(table, "208", "project", "");
    cell_is(table, "合计", "project", "6.00");
    juesuan_report_free(report);
}
END_TEST

START_TEST(numbers_come_broken_and_glued)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "204", 0}, {1, 140, 110, "公共安全支出", 0}, {1, 305, 110, "3,44", 0}, {1, 326, 110, "9.21", 0},
        {1, 430, 110, "2,000.001,449.21", 0},
        {1, 60, 130, "205教育支出", 0}, {1, 305, 130, "1,000.50", 0}, {1, 395, 130, "1,000.50", 0},
        {1, 60, 150, "2080", 0}, {1, 81, 150, "505", 0}, {1, 140, 150, "缴费支出", 0}, {1, 305, 150, "7.00", 0},
    };
    juesuan_report *report = READ(words);
    const juesuan_table *table = table_of(report, "general_budget");
    cell_is(table, "204", "total", "3,449.21");
    cell_is(table, "204", "basic", "2,000.00");
    cell_is(table, "204", "project", "1,449.21");
    cell_is(table, "205", "total", "1,000.50");
    cell_is(table, "2080505", "total", "7.00");
    juesuan_report_free(report);
}
END_TEST

START_TEST(codes_come_over_three_columns)
{
    static const word words[] = {
        {1, 240, 40, "一般公共预算财政拨款支出决算表", 0}, {1, 100, 80, "科目编码", 0}, {1, 80, 96, "类", 0}, {1, 115, 96, "款", 0},
        {1, 150, 96, "项", 0}, {1, 220, 90, "科目名称", 0}, {1, 330, 90, "合计", 0}, {1, 400, 90, "基本支出", 0}, {1, 490, 90, "项目支出", 0},
        {1, 78, 120, "201", 0}, {1, 200, 120, "一般公共服务支出", 0}, {1, 330, 120, "5.00", 0},
        {1, 78, 140, "201", 0}, {1, 115, 144, "06", 0}, {1, 200, 140, "财政事务", 0}, {1, 330, 140, "5.00", 0},
        {1, 78, 160, "201", 0}, {1, 115, 164, "06", 0}, {1, 150, 164, "01", 0}, {1, 200, 160, "行政运行", 0}, {1, 330, 160, "5.00", 0},
    };
    juesuan_report *report = READ(words);
    const juesuan_table *table = table_of(report, "general_budget");
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 3);
    ck_assert_str_eq(juesuan_table_code(table, 0, 1), "20106");
    ck_assert_str_eq(juesuan_table_code(table, 0, 2), "2010601");
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_table_goes_on_without_heads_and_page_numbers)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "201", 0}, {1, 140, 110, "一般公共服务支出", 0}, {1, 310, 110, "10.00", 0},
        {1, 60, 130, "20106", 0}, {1, 140, 130, "财政事务", 0}, {1, 310, 130, "10.00", 0}, {1, 290, 800, "1", 0},
        {2, 60, 60, "208", 0}, {2, 140, 60, "社会保障和就业支出", 0}, {2, 310, 60, "20.00", 0},
        {2, 140, 80, "合计", 0}, {2, 310, 80, "30.00", 0},
        {2, 60, 110, "注：本表反映部门本年度一般公共预算财政拨款支出情况。", 0}, {2, 290, 800, "2", 0},
    };
    juesuan_report *report = READ(words);
    const juesuan_table *table = table_of(report, "general_budget");
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 4);
    ck_assert_uint_eq(juesuan_table_row_page(table, 0, 1), 1);
    ck_assert_uint_eq(juesuan_table_row_page(table, 0, 2), 2);
    cell_is(table, "合计", "total", "30.00");
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_word_without_a_cell_is_a_warning_with_page_and_box)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "201", 0}, {1, 140, 110, "一般公共服务支出", 0}, {1, 310, 110, "10.00", 0},
        {1, 310, 300, "77.00", 0},
    };
    juesuan_report *report = READ(words);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 1);
    ck_assert_uint_eq(juesuan_report_warning_page(report, 0), 1);
    ck_assert_ptr_nonnull(strstr(juesuan_report_warning(report, 0), "77.00"));
    ck_assert_ptr_nonnull(strstr(juesuan_report_warning(report, 0), "310,300"));
    juesuan_report_free(report);
}
END_TEST

START_TEST(json_lines_give_the_same_report)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "204", 0}, {1, 140, 110, "公共安全支出", 0}, {1, 305, 110, "3,449.21", 77}, {1, 395, 110, "2,000.00", 0},
    };
    juesuan_report *first = READ(words);
    char *text = jsonl_of(words, sizeof words / sizeof words[0]);
    juesuan_report *second = NULL;
    ck_assert_int_eq(juesuan_report_parse(&second, text, strlen(text), JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    juesuan_buffer *a = NULL;
    juesuan_buffer *b = NULL;
    ck_assert_int_eq(juesuan_report_write(&a, first, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_report_write(&b, second, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_OK);
    ck_assert_str_eq(juesuan_buffer_data(a), juesuan_buffer_data(b));
    ck_assert_int_eq(juesuan_table_confidence(table_of(second, "general_budget"), 0, 0, 0), 77);
    juesuan_buffer_free(a);
    juesuan_buffer_free(b);
    juesuan_report_free(first);
    juesuan_report_free(second);
    free(text);
}
END_TEST

/* ---- What is wrong, and where ---- */

static void refused(const char *text, juesuan_format format, juesuan_status wanted, size_t line, const char *part)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_parse(&report, text, strlen(text), format, NULL, &error);
    ck_assert_msg(status == wanted, "%s: %s", text, juesuan_status_name(status));
    ck_assert_ptr_null(report);
    ck_assert_msg(juesuan_error_line(error) == line, "%s: line %zu", text, juesuan_error_line(error));
    ck_assert_msg(strstr(juesuan_error_message(error), part) != NULL, "%s", juesuan_error_message(error));
    juesuan_error_free(error);
}

static void tsv_refused(const char *line, const char *part)
{
    char text[1024];
    snprintf(text, sizeof text, "%s5\t1\t0\t0\t0\t0\t10\t10\t20\t10\t100\t表\n%s\n", header, line);
    refused(text, JUESUAN_FORMAT_TSV, JUESUAN_ERROR_FORMAT, 3, part);
}

START_TEST(a_bad_line_of_tsv_is_named)
{
    refused("level\tpage_num\tleft\ttop\twidth\tconf\ttext\n", JUESUAN_FORMAT_TSV, JUESUAN_ERROR_FORMAT, 1, "height");
    refused("level\tpage_num\tleft\ttop\twidth\theight\tconf\n", JUESUAN_FORMAT_TSV, JUESUAN_ERROR_FORMAT, 1, "text");
    tsv_refused("5\t1\t0\t0\t0\t0\t10", "7");
    tsv_refused("5\t1\t0\t0\t0\t0\tnan\t10\t20\t10\t100\t表", "left");
    tsv_refused("5\t1\t0\t0\t0\t0\t10\tinf\t20\t10\t100\t表", "top");
    tsv_refused("5\t1\t0\t0\t0\t0\t10\t1e300\t20\t10\t100\t表", "top");
    tsv_refused("5\t1\t0\t0\t0\t0\t10\t10\t-20\t10\t100\t表", "负");
    tsv_refused("5\t1\t0\t0\t0\t0\t99999999\t10\t20\t10\t100\t表", "坐标");
    tsv_refused("5\t1\t0\t0\t0\t0\t-100\t10\t20\t10\t100\t表", "页面之外");
    tsv_refused("5\t0\t0\t0\t0\t0\t10\t10\t20\t10\t100\t表", "页码");
    tsv_refused("5\tx\t0\t0\t0\t0\t10\t10\t20\t10\t100\t表", "page_num");
}
END_TEST

START_TEST(a_bad_json_line_is_named)
{
    static const char good[] = "{\"page\": 1, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}\n";
    static const struct {
        const char *line, *part;
    } bad[] = {
        {"{\"page\": 1", "JSON"},
        {"[1]", "对象"},
        {"{\"page\": 1, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9}", "text"},
        {"{\"page\": 1, \"x0\": \"1\", \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "x0"},
        {"{\"page\": 0, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "页码"},
        {"{\"page\": 1, \"x0\": 9, \"y0\": 1, \"x1\": 1, \"y1\": 9, \"text\": \"a\"}", "负"},
        {"{\"page\": 1, \"x0\": 1e9, \"y0\": 1, \"x1\": 2e9, \"y1\": 9, \"text\": \"a\"}", "坐标"},
        {"{\"page\": 1, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": 5}", "text"},
        {"{\"page\": 1, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\", \"conf\": \"b\"}", "conf"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[512];
        snprintf(text, sizeof text, "%s%s\n", good, bad[i].line);
        refused(text, JUESUAN_FORMAT_JSONL, JUESUAN_ERROR_FORMAT, 2, bad[i].part);
    }
}
END_TEST

START_TEST(words_that_are_no_report_are_said_to_be_none)
{
    char text[256];
    snprintf(text, sizeof text, "%s5\t1\t0\t0\t0\t0\t10\t10\t20\t10\t100\t表\n", header);
    refused(text, JUESUAN_FORMAT_TSV, JUESUAN_ERROR_EMPTY, 1, "表");
    snprintf(text, sizeof text, "%s1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n", header);
    refused(text, JUESUAN_FORMAT_TSV, JUESUAN_ERROR_NO_TEXT, 0, "OCR");
    refused(header, JUESUAN_FORMAT_TSV, JUESUAN_ERROR_FORMAT, 1, "页");
}
END_TEST

START_TEST(a_page_without_words_is_a_warning)
{
    static const word words[] = {
        HEADER,
        {1, 60, 110, "201", 0}, {1, 140, 110, "一般公共服务支出", 0}, {1, 310, 110, "10.00", 0},
        {3, 60, 60, "第三部分", 0},
    };
    juesuan_report *report = READ(words);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 1);
    ck_assert_uint_eq(juesuan_report_warning_page(report, 0), 2);
    juesuan_report_free(report);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("words");
    CASE(suite, "tables", words_make_a_table, labels_over_three_lines_have_their_figures_in_the_middle,
         figures_stand_on_another_line_than_their_label, numbers_come_broken_and_glued, codes_come_over_three_columns,
         a_table_goes_on_without_heads_and_page_numbers, a_word_without_a_cell_is_a_warning_with_page_and_box,
         json_lines_give_the_same_report);
    CASE(suite, "errors", a_bad_line_of_tsv_is_named, a_bad_json_line_is_named,
         words_that_are_no_report_are_said_to_be_none, a_page_without_words_is_a_warning);
    return run_suite(suite);
}
