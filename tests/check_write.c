#include "support_compare.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    juesuan_output output;
    juesuan_format format;
} formats[] = {
    {JUESUAN_OUTPUT_JSON, JUESUAN_FORMAT_JSON},
    {JUESUAN_OUTPUT_CSV, JUESUAN_FORMAT_CSV},
    {JUESUAN_OUTPUT_MARKDOWN, JUESUAN_FORMAT_MARKDOWN},
    {JUESUAN_OUTPUT_TEXT, JUESUAN_FORMAT_TEXT},
};

enum { FORMATS = sizeof formats / sizeof formats[0] };

static void expect_round_trips(const juesuan_report *report)
{
    for (size_t i = 0; i < FORMATS; i++) {
        size_t size = 0;
        char *text = written(report, formats[i].output, &size);
        juesuan_report *again = parse_as(text, size, formats[i].format);
        expect_equal_reports(report, again);
        juesuan_report_free(again);
        free(text);
    }
}

START_TEST(the_shanxi_report_round_trips_in_every_format)
{
    juesuan_report *shanxi = read_shanxi();
    expect_round_trips(shanxi);
    juesuan_report_free(shanxi);
}
END_TEST

START_TEST(formats_are_told_by_their_content)
{
    juesuan_report *shanxi = read_shanxi();
    for (size_t i = 0; i < FORMATS; i++) {
        size_t size = 0;
        char *text = written(shanxi, formats[i].output, &size);
        juesuan_report *again = parse_as(text, size, JUESUAN_FORMAT_AUTO);
        expect_equal_reports(shanxi, again);
        juesuan_report_free(again);
        free(text);
    }
    juesuan_report_free(shanxi);
}
END_TEST

/* ---- Any figures ---- */

static uint64_t seed;

static uint64_t next(uint64_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % below;
}

/* A cell of JSON: blank, a dash, or an amount of any size, sign and precision. */
static int put_value(char *out)
{
    if (next(3) == 0)
        return sprintf(out, "null");
    if (next(20) == 0)
        return sprintf(out, "\"na\"");
    static const unsigned sizes[] = {1, 10, 1000, 100000, 1000000000};
    const char *sign = next(10) == 0 ? "-" : "";
    unsigned whole = (unsigned)next(sizes[next(5)] + 1);
    static const int decimals[] = {2, 2, 2, 2, 0, 1, 4, 6};
    int places = decimals[next(8)];
    if (places == 0)
        return sprintf(out, "\"%s%u\"", whole == 0 ? "" : sign, whole);
    unsigned part = (unsigned)next(1000000) + 1;
    for (int i = places; i < 6; i++)
        part /= 10;
    if (whole == 0 && part == 0)
        sign = "";
    return sprintf(out, "\"%s%u.%0*u\"", sign, whole, places, part);
}

/* The JSON of a report with other figures; what is printed otherwise than usual is left out. */
static char *with_other_figures(const char *json)
{
    char *out = malloc(strlen(json) * 3 + 1);
    char *to = out;
    ck_assert_ptr_nonnull(out);
    while (*json != '\0') {
        static const char values[] = "\"values\": [";
        static const char texts[] = ", \"texts\": [";
        if (strncmp(json, texts, sizeof texts - 1) == 0) {
            json = strchr(json, ']') + 1;
        } else if (strncmp(json, values, sizeof values - 1) == 0) {
            to = stpcpy(to, values);
            json += sizeof values - 1;
            for (bool first = true; *json != ']'; first = false) {
                to += first ? 0 : sprintf(to, ", ");
                to += put_value(to);
                json += strcspn(json, ",]");
                json += *json == ',' ? 2 : 0;
            }
        } else {
            *to++ = *json++;
        }
    }
    *to = '\0';
    return out;
}

START_TEST(reports_with_any_figures_round_trip_in_every_format)
{
    juesuan_report *shanxi = read_shanxi();
    char *json = written(shanxi, JUESUAN_OUTPUT_JSON, NULL);
    seed = 20230704;
    for (int round = 0; round < 60; round++) {
        char *other = with_other_figures(json);
        juesuan_report *report = parse_as(other, strlen(other), JUESUAN_FORMAT_JSON);
        expect_round_trips(report);
        juesuan_report_free(report);
        free(other);
    }
    free(json);
    juesuan_report_free(shanxi);
}
END_TEST

/* ---- Layout ---- */

static juesuan_report *small_report(void)
{
    return parse_text("支出决算表\n公开03表\n部门：某市司法局\n2023年度\n金额单位：万元\n\n"
                      "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
                      "\t合计\t1234567.80\t-5.00\t——\n201\t一般公共|服务*支出\t1,234,567.80\t\t3.449x\n"
                      "\n注：本表反映各项支出。\n");
}

static char *table_written(const juesuan_table *table, juesuan_output output)
{
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_table_write(&buffer, table, output, NULL, NULL), JUESUAN_OK);
    char *copy = strdup(juesuan_buffer_data(buffer));
    juesuan_buffer_free(buffer);
    return copy;
}

static void expect_written(const juesuan_table *table, juesuan_output output, const char *const *parts, size_t count)
{
    char *text = table_written(table, output);
    const char *at = text;
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(at, parts[i]);
        ck_assert_msg(found != NULL, "no '%s' where it should be in:\n%s", parts[i], text);
        at = found + strlen(parts[i]);
    }
    free(text);
}

#define EXPECT(table, output, ...)                                                       \
    do {                                                                                 \
        const char *const parts_of_it[] = {__VA_ARGS__};                                 \
        expect_written(table, output, parts_of_it, sizeof parts_of_it / sizeof *parts_of_it); \
    } while (0)

START_TEST(a_table_is_laid_out_as_its_form)
{
    juesuan_report *report = small_report();
    const juesuan_table *table = juesuan_report_table_at(report, 0);
    EXPECT(table, JUESUAN_OUTPUT_TEXT, "支出决算表\n", "公开03表\n", "部门名称：某市司法局", "2023年度", "金额单位：万元\n", "科目代码",
           "本年支出合计", "栏次", "1\t", "合计", "1,234,567.80\t", "-5.00\t", "——\n", "3.449x\n", "注：本表反映各项支出。\n");
    EXPECT(table, JUESUAN_OUTPUT_MARKDOWN, "## 支出决算表\n", "| 科目代码 | 科目名称 | 本年支出合计 |", "| --- | --- | ---: |",
           "| 201 | 一般公共\\|服务\\*支出 | 1,234,567.80 |  | 3.449x |", "注：本表反映各项支出。\n");
    EXPECT(table, JUESUAN_OUTPUT_CSV, "支出决算表\r\n公开03表\r\n部门名称：某市司法局\r\n2023年度\r\n金额单位：万元\r\n",
           "科目代码,科目名称,本年支出合计,基本支出,项目支出\r\n,合计,1234567.80,-5.00,——\r\n", "\"1,234,567.80\",,3.449x\r\n");
    EXPECT(table, JUESUAN_OUTPUT_JSON, "{\"id\": \"expenditure\", \"set\": \"publication\"", "[\"1234567.80\", \"-5.00\", \"na\"]",
           "\"texts\": [\"1234567.80\", null, \"——\"]", "[\"1234567.80\", null, null]", "\"texts\": [null, null, \"3.449x\"]");
    juesuan_report_free(report);
}
END_TEST

START_TEST(sides_stand_next_to_each_other_with_their_totals_in_one_row)
{
    juesuan_report *shanxi = read_shanxi();
    EXPECT(juesuan_report_table(shanxi, JUESUAN_SET_PUBLICATION, "income_expenditure"), JUESUAN_OUTPUT_MARKDOWN,
           "| 收入 |  |  | 支出 |  |  |", "| 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |", "| 栏次 |  | 1 | 栏次 |  | 2 |",
           "| 一、一般公共预算财政拨款收入 | 1 | 3,449.21 | 一、一般公共服务支出 | 32 | 3.46 |",
           "| 本年收入合计 | 27 | 3,901.72 | 本年支出合计 | 58 | 3,963.84 |", "| 总计 | 31 | 5,380.47 | 总计 | 62 | 5,380.47 |");
    EXPECT(juesuan_report_table(shanxi, JUESUAN_SET_PUBLICATION, "statistics"), JUESUAN_OUTPUT_MARKDOWN, "| 项目 | 行次 | 统计数 |",
           "| 一、政府采购情况 |  |  |", "| 合计 | 1 | 188.31 |", "| 二、机关运行经费 |", "| (一) 行政单位 | 5 | 314.02 |",
           "| 三、国有资产占用情况 |");
    EXPECT(juesuan_report_table(shanxi, JUESUAN_SET_PUBLICATION, "basic_expenditure"), JUESUAN_OUTPUT_MARKDOWN,
           "| 人员经费 |  |  | 公用经费 |  |  |", "| 301 | 工资福利支出 | 2,130.19 | 302 | 商品和服务支出 | 322.93 |",
           "人员经费合计 | 2,378.75 |  | 公用经费合计 | 323.43 |");
    EXPECT(juesuan_report_table(shanxi, JUESUAN_SET_PUBLICATION, "government_fund"), JUESUAN_OUTPUT_TEXT, "栏次", "合计", "注：",
           "本表无数据");
    juesuan_report_free(shanxi);
}
END_TEST

/* Columns of a terminal: ideographs and full-width forms take two, a tab goes to the next stop. */
static size_t width_to(const char *line, size_t tabs, size_t stop)
{
    size_t width = 0;
    for (const unsigned char *at = (const unsigned char *)line; *at != '\n' && *at != '\0' && tabs > 0; at++) {
        if (*at == '\t') {
            width = (width / stop + 1) * stop;
            tabs--;
        } else if (*at < 0x80) {
            width++;
        } else if (*at >= 0xE3 && *at < 0xF0) {
            width += 2;
        } else if ((*at & 0xC0) == 0xC0) {
            width++;
        }
    }
    return width;
}

START_TEST(columns_of_text_line_up_whatever_the_tab_stop)
{
    juesuan_report *shanxi = read_shanxi();
    char *text = written(shanxi, JUESUAN_OUTPUT_TEXT, NULL);
    const char *table = strstr(text, "收入决算表\n");
    const char *first = strstr(table, "科目代码");
    for (size_t stop = 2; stop <= 8; stop *= 2)
        for (size_t tabs = 1; tabs <= 8; tabs++) {
            size_t wanted = width_to(first, tabs, stop);
            const char *line = first;
            for (int row = 0; row < 30; row++) {
                ck_assert_uint_eq(width_to(line, tabs, stop), wanted);
                line = strchr(line, '\n') + 1;
            }
        }
    free(text);
    juesuan_report_free(shanxi);
}
END_TEST

START_TEST(csv_quotes_what_needs_it)
{
    juesuan_report *report = parse_text("支出决算表\n单位：元\n科目代码\t科目名称\t本年支出合计\n201\t甲\"乙\",丙;丁\t1.00\n");
    char *csv = written(report, JUESUAN_OUTPUT_CSV, NULL);
    ck_assert_ptr_nonnull(strstr(csv, "201,\"甲\"\"乙\"\",丙;丁\",1.00\r\n"));
    free(csv);
    expect_round_trips(report);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_report_built_without_lines_is_printed_whole)
{
    const char *json = "{\"schema\": \"juesuan.report/1\", \"department\": \"\", \"year\": null, \"tables\": ["
                       "{\"id\": \"government_fund\", \"unit\": \"元\", \"columns\": [\"opening\", \"total\"], \"rows\": []},"
                       "{\"id\": \"sangong\", \"set\": \"approval\", \"columns\": [\"total\"], \"rows\": []}]}";
    juesuan_report *report = parse_as(json, strlen(json), JUESUAN_FORMAT_JSON);
    EXPECT(juesuan_report_table_at(report, 0), JUESUAN_OUTPUT_TEXT, "政府性基金预算财政拨款收入支出决算表", "金额单位：元", "年初结转和结余",
           "科目代码", "说明：本表无数据\n");
    EXPECT(juesuan_report_table_at(report, 1), JUESUAN_OUTPUT_TEXT, "批复表", "合计");
    char *text = written(report, JUESUAN_OUTPUT_MARKDOWN, NULL);
    ck_assert_ptr_null(strstr(text, "年度"));
    ck_assert_ptr_null(strstr(text, "部门名称"));
    free(text);
    juesuan_report_free(report);
}
END_TEST

START_TEST(misuse_is_refused)
{
    juesuan_report *report = small_report();
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_report_write(NULL, report, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_report_write(&buffer, NULL, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_table_write(&buffer, NULL, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_findings_write(&buffer, NULL, "", JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_report_write(&buffer, report, (juesuan_output)99, NULL, &error), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_error_status(error), JUESUAN_ERROR_ARGUMENT);
    ck_assert_ptr_null(buffer);
    juesuan_error_free(error);
    ck_assert_str_eq(juesuan_buffer_data(NULL), "");
    ck_assert_uint_eq(juesuan_buffer_size(NULL), 0);
    juesuan_buffer_free(NULL);
    juesuan_report_free(report);
}
END_TEST

/* ---- Findings ---- */

static juesuan_findings *check_shanxi(void)
{
    juesuan_report *shanxi = read_shanxi();
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, shanxi, NULL, NULL), JUESUAN_OK);
    juesuan_report_free(shanxi);
    return findings;
}

static char *findings_written(const juesuan_findings *findings, juesuan_output output, const juesuan_options *options)
{
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_findings_write(&buffer, findings, "报告 \"1\".txt", output, options, NULL), JUESUAN_OK);
    char *copy = strdup(juesuan_buffer_data(buffer));
    juesuan_buffer_free(buffer);
    return copy;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        count++;
    return count;
}

START_TEST(findings_are_written_as_the_contract_pins)
{
    juesuan_findings *findings = check_shanxi();
    char *json = findings_written(findings, JUESUAN_OUTPUT_JSON, NULL);
    ck_assert_ptr_nonnull(strstr(json, "{\"schema\": \"juesuan.findings/1\",\n \"file\": \"报告 \\\"1\\\".txt\""));
    ck_assert_uint_eq(count_of(json, "\"severity\": "), juesuan_findings_count(findings));
    ck_assert_uint_eq(count_of(json, "\"instances\": "), juesuan_ledger_count(findings));
    char *csv = findings_written(findings, JUESUAN_OUTPUT_CSV, NULL);
    ck_assert_uint_eq(count_of(csv, "\r\n"), juesuan_findings_count(findings) + 1);
    free(json);
    free(csv);
    juesuan_findings_free(findings);
}
END_TEST

START_TEST(rounding_notes_are_folded_unless_asked_for)
{
    juesuan_findings *findings = check_shanxi();
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    char *folded = findings_written(findings, JUESUAN_OUTPUT_TEXT, options);
    ck_assert_ptr_nonnull(strstr(folded, " errors, "));
    ck_assert_ptr_nonnull(strstr(folded, "come from rounding"));
    ck_assert_ptr_null(strstr(folded, "\nRounding\n"));
    juesuan_options_set_rounding(options, 1);
    char *listed = findings_written(findings, JUESUAN_OUTPUT_TEXT, options);
    ck_assert_ptr_nonnull(strstr(listed, "\nRounding\n"));
    ck_assert_ptr_null(strstr(listed, "come from rounding"));
    ck_assert_uint_ge(strlen(listed), strlen(folded));
    free(folded);
    free(listed);
    juesuan_options_free(options);
    juesuan_findings_free(findings);
}
END_TEST

#define ONE_TABLE                                                                                              \
    "支出决算表\n\n公开03表\n金额单位：万元\n\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t\t5.00\t3.00\t2.00\n" \
    "204\t公共安全支出\t5.00\t3.00\t2.00\n20406\t司法\t5.00\t3.00\t2.00\n2040601\t行政运行\t5.00\t3.00\t2.00\n"

/* Of an excerpt: a line a reason, with its rules counted, or all of them; the counts are of the ledger. */
START_TEST(what_was_not_evaluated_is_told_by_its_reason)
{
    juesuan_report *report = parse_text(ONE_TABLE);
    juesuan_findings *findings = NULL;
    juesuan_options *options = juesuan_options_new();
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    size_t unevaluated = juesuan_ledger_count_of(findings, JUESUAN_RULE_NOT_EVALUATED);
    ck_assert_uint_gt(unevaluated, 50);
    char *grouped = findings_written(findings, JUESUAN_OUTPUT_TEXT, options);
    ck_assert_uint_lt(count_of(grouped, "\n- "), 20);
    size_t counted = 0;
    for (const char *at = grouped; (at = strstr(at, "\n- ")) != NULL; at++) {
        const char *end = strchr(at + 1, '\n');
        const char *rules = strstr(at, "条规则\n");
        const char *number = strstr(at, "：");
        counted += rules != NULL && rules < end ? strtoul(number + strlen("："), NULL, 10) : 1;
    }
    ck_assert_uint_eq(counted, unevaluated);
    juesuan_options_set_unevaluated(options, 1);
    char *listed = findings_written(findings, JUESUAN_OUTPUT_TEXT, options);
    ck_assert_uint_eq(count_of(listed, "\n- "), unevaluated);
    free(grouped);
    free(listed);
    juesuan_options_free(options);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
}
END_TEST

/* No heading is empty, no line ends in a blank, no gap stands for what is not known. */
static void expect_no_gaps(const juesuan_report *report)
{
    juesuan_findings *findings = NULL;
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_rounding(options, 1);
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    for (size_t language = 0; language < 2; language++) {
        juesuan_options_set_language(options, (juesuan_language)language);
        char *text = findings_written(findings, JUESUAN_OUTPUT_TEXT, options);
        for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
            const char *end = strchr(line, '\n');
            const char *gap = strstr(line + strspn(line, " "), "  ");
            bool heading = *line >= '0' && *line <= '9';
            ck_assert_msg(end == line || end[-1] != ' ', "%.*s", (int)(end - line), line);
            ck_assert_msg(!heading || gap == NULL || gap > end, "%.*s", (int)(end - line), line);
        }
        free(text);
    }
    juesuan_options_free(options);
    juesuan_findings_free(findings);
}

START_TEST(findings_without_a_place_start_with_their_reason)
{
    static const char contents[] = "青河市司法局2023年度部门决算\n\n目 录\n\n第一部分 概况\t1\n第二部分 2023年部门决算表\t4\n"
                                   "一、收入决算表\t4\n二、支出决算表\t5\n第三部分 情况说明\t6\n\n第二部分 2023年部门决算表\n\n" ONE_TABLE
                                   "\n第三部分 情况说明\n\n一、收入支出决算总体情况说明\n\n2023年度支出合计5.00万元。\n";
    juesuan_report *report = parse_text(contents);
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_gt(juesuan_findings_count(findings), 0);
    juesuan_findings_free(findings);
    expect_no_gaps(report);
    juesuan_report_free(report);
    /* JSON has no lines: what is wrong in it has no place. */
    juesuan_report *shanxi = read_shanxi();
    size_t size = 0;
    char *json = written(shanxi, JUESUAN_OUTPUT_JSON, &size);
    report = parse_as(json, size, JUESUAN_FORMAT_JSON);
    expect_no_gaps(report);
    expect_no_gaps(shanxi);
    juesuan_report_free(report);
    juesuan_report_free(shanxi);
    free(json);
}
END_TEST

START_TEST(findings_are_not_markdown)
{
    juesuan_findings *findings = check_shanxi();
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_findings_write(&buffer, findings, NULL, JUESUAN_OUTPUT_MARKDOWN, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    juesuan_findings_free(findings);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("write");
    CASE(suite, "round trip", the_shanxi_report_round_trips_in_every_format, formats_are_told_by_their_content,
         reports_with_any_figures_round_trip_in_every_format);
    CASE(suite, "layout", a_table_is_laid_out_as_its_form, sides_stand_next_to_each_other_with_their_totals_in_one_row,
         columns_of_text_line_up_whatever_the_tab_stop, csv_quotes_what_needs_it, a_report_built_without_lines_is_printed_whole,
         misuse_is_refused);
    CASE(suite, "findings", findings_are_written_as_the_contract_pins, rounding_notes_are_folded_unless_asked_for,
         what_was_not_evaluated_is_told_by_its_reason, findings_without_a_place_start_with_their_reason, findings_are_not_markdown);
    return run_suite(suite);
}
