/* The two ways in which words come with their place, in the dialects that the tools print. */
#include "support.h"

#include <stdio.h>
#include <string.h>

typedef struct word {
    int x, y;
    const char *text;
} word;

static const word words[] = {
    {220, 40, "支出决算表"},    {480, 60, "单位：万元"}, {60, 90, "科目编码"},   {150, 90, "科目名称"},
    {310, 90, "合计"},          {390, 90, "基本支出"},   {490, 90, "项目支出"},  {60, 110, "204"},
    {140, 110, "公共安全支出"}, {305, 110, "3,449.21"},  {395, 110, "2,000.00"}, {495, 110, "1,449.21"},
};

enum { WORDS = sizeof words / sizeof words[0] };

static int width_of(const char *text)
{
    int width = 0;
    for (; *text != '\0'; text++)
        width += (*text & 0xC0) == 0x80 ? 0 : (*text & 0x80) != 0 ? 10 : 5;
    return width;
}

static void expect_table(const char *text, juesuan_format format, int confidence)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_parse(&report, text, strlen(text), format, NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s\n%s", text, error == NULL ? "" : juesuan_error_message(error));
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
    ck_assert_ptr_nonnull(table);
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 1);
    ck_assert_str_eq(juesuan_table_text(table, 0, 0, juesuan_table_find_column(table, 0, "total")), "3,449.21");
    ck_assert_str_eq(juesuan_table_text(table, 0, 0, juesuan_table_find_column(table, 0, "project")), "1,449.21");
    ck_assert_int_eq(juesuan_table_confidence(table, 0, 0, 0), confidence);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}

/* ---- TSV ---- */

/* L level, P page, l t w h the box, C confidence, T text, any other letter a column of no interest. */
static const char *const fields[] = {['L'] = "level", ['P'] = "page_num", ['l'] = "left", ['t'] = "top",
                                     ['w'] = "width", ['h'] = "height",   ['C'] = "conf", ['T'] = "text"};

static const char *field_name(char field)
{
    return (size_t)field < sizeof fields / sizeof fields[0] && fields[(size_t)field] != NULL ? fields[(size_t)field]
                                                                                             : "other";
}

static char *put_field(char *end, char field, const word *at, const char *conf)
{
    switch (field) {
    case 'L': return end + sprintf(end, "5");
    case 'P': return end + sprintf(end, " 1 ");
    case 'l': return end + sprintf(end, "%d.", at->x);
    case 't': return end + sprintf(end, "%d.00", at->y);
    case 'w': return end + sprintf(end, "%d", width_of(at->text));
    case 'h': return end + sprintf(end, "10.000");
    case 'C': return end + sprintf(end, "%s", conf);
    case 'T': return end + sprintf(end, " %s ", at->text);
    default: return end + sprintf(end, "-");
    }
}

static void expect_tsv(const char *columns, const char *line_end, const char *conf, int confidence)
{
    char text[8192];
    char *end = text;
    for (const char *field = columns; *field != '\0'; field++)
        end += sprintf(end, "%s%s", field == columns ? "" : "\t", field_name(*field));
    end += sprintf(end, "%s", line_end);
    for (size_t i = 0; i < WORDS; i++) {
        for (const char *field = columns; *field != '\0'; field++) {
            *end = '\t';
            end = put_field(end + (field != columns), *field, &words[i], conf);
        }
        end += sprintf(end, "%s%s", line_end, i == 3 ? line_end : "");
    }
    expect_table(text, JUESUAN_FORMAT_TSV, confidence);
}

START_TEST(columns_of_tsv_come_in_any_order)
{
    expect_tsv("LPxxxxltwhCT", "\n", "96", 96);
    expect_tsv("TCPhwtl", "\n", "96", 96);
    expect_tsv("PltwhxxxT", "\r\n", "", 100);
    expect_tsv("TPltwhxxxxxxxxxx", "\n", "", 100);
}
END_TEST

START_TEST(confidence_is_between_0_and_100)
{
    expect_tsv("LPltwhCT", "\n", "-1", 0);
    expect_tsv("LPltwhCT", "\n", "0.0", 0);
    expect_tsv("LPltwhCT", "\n", "33.99", 33);
    expect_tsv("LPltwhCT", "\n", "250", 100);
}
END_TEST

START_TEST(marks_of_pages_and_blocks_are_no_words)
{
    char text[8192];
    char *end = text + sprintf(text,
                               "page_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t0\t0\t595\t842\t-1\t###PAGE###\n"
                               "1\t0\t0\t595\t842\t-1\t###FLOW###\n1\t0\t0\t595\t842\t-1\t \n");
    for (size_t i = 0; i < WORDS; i++)
        end += sprintf(end, "1\t%d\t%d\t%d\t10\t95\t%s\n", words[i].x, words[i].y, width_of(words[i].text),
                       words[i].text);
    expect_table(text, JUESUAN_FORMAT_TSV, 95);
}
END_TEST

static void expect_refused(const char *text, juesuan_format format, size_t line, const char *part)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_report_parse(&report, text, strlen(text), format, NULL, &error), JUESUAN_ERROR_FORMAT);
    ck_assert_uint_eq(juesuan_error_line(error), line);
    ck_assert_msg(strstr(juesuan_error_message(error), part) != NULL, "%s", juesuan_error_message(error));
    juesuan_error_free(error);
}

START_TEST(what_is_no_number_is_named)
{
    static const char *const wrong[] = {
        "", " ", "-", "1-", "1..2", "1.2.3", "1e3", "+1", "0x1", "1,0", "00000000000000000000000000000000000000000000000000000000000000000001"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[512];
        snprintf(text, sizeof text, "page_num\tleft\ttop\twidth\theight\ttext\n1\t1\t1\t1\t1\ta\n1\t%s\t1\t1\t1\ta\n",
                 wrong[i]);
        expect_refused(text, JUESUAN_FORMAT_TSV, 3, "left");
    }
}
END_TEST

/* ---- JSON lines ---- */

static void expect_jsonl(const char *more, const char *line_end, int confidence)
{
    char text[8192];
    char *end = text;
    for (size_t i = 0; i < WORDS; i++)
        end += sprintf(end, " {\"page\": 1, \"x0\": %d, \"y0\": %d.0, \"x1\": %d, \"y1\": %d, \"text\": \" %s\"%s}%s",
                       words[i].x, words[i].y, words[i].x + width_of(words[i].text), words[i].y + 10, words[i].text,
                       more, line_end);
    sprintf(end, "{\"page\": 1, \"x0\": 1, \"y0\": 1, \"x1\": 2, \"y1\": 2, \"text\": \"  \"}");
    expect_table(text, JUESUAN_FORMAT_JSONL, confidence);
}

START_TEST(confidence_of_json_lines_counts_to_1_or_to_100)
{
    expect_jsonl("", "\n", 100);
    expect_jsonl(", \"conf\": null", "\r\n", 100);
    expect_jsonl(", \"conf\": 0", "\n\n", 0);
    expect_jsonl(", \"conf\": 0.77", "\n", 77);
    expect_jsonl(", \"conf\": 77", "\n", 77);
    expect_jsonl(", \"conf\": -5", "\n", 0);
    expect_jsonl(", \"conf\": 1000, \"font\": \"SimSun\"", "\n", 100);
}
END_TEST

START_TEST(values_of_the_wrong_kind_are_named)
{
    static const struct {
        const char *line;
        const char *part;
    } wrong[] = {
        {"{\"page\": 65536, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "页码"},
        {"{\"page\": null, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "page"},
        {"{\"page\": 1, \"x0\": true, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "x0"},
        {"{\"page\": 1, \"x0\": 1, \"y0\": {}, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "y0"},
        {"{\"page\": 1, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\", \"conf\": []}", "conf"},
        {"{\"page\": 1, \"page\": 2, \"x0\": 1, \"y0\": 1, \"x1\": 9, \"y1\": 9, \"text\": \"a\"}", "duplicate"},
        {"\"page\"", "JSON"},
        {"null", "JSON"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect_refused(wrong[i].line, JUESUAN_FORMAT_JSONL, 1, wrong[i].part);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("positions");
    CASE(suite, "tsv", columns_of_tsv_come_in_any_order, confidence_is_between_0_and_100,
         marks_of_pages_and_blocks_are_no_words, what_is_no_number_is_named);
    CASE(suite, "json lines", confidence_of_json_lines_counts_to_1_or_to_100, values_of_the_wrong_kind_are_named);
    return run_suite(suite);
}
