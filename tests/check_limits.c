/*
 * Every limit at its border: at the limit it is read, one beyond it is refused, and the message
 * names the limit. The time of the PDF tool is tested in check_pdf.c.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char two_rows[] =
    "某局2023年度部门决算\n支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
    "\t合计\t3.00\t2.00\t1.00\n201\t一般公共服务支出\t3.00\t2.00\t1.00\n";
static const char two_tables[] =
    "收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\t财政拨款收入\n201\t一般公共服务支出\t3.00\t3.00\n"
    "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\n201\t一般公共服务支出\t3.00\t3.00\n";
static const char csv[] =
    "支出决算表\n单位：万元\n科目编码,科目名称,本年支出合计\n,合计,3.00\n201,一般公共服务支出,3.00\n";
static const char markdown[] =
    "# 支出决算表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 本年支出合计 |\n|---|---|---|\n|  | 合计 | 3.00 |\n"
    "| 201 | 一般公共服务支出 | 3.00 |\n";
static const char html[] =
    "<p>支出决算表</p><p>单位：万元</p><table><tr><td>科目编码<td>科目名称<td>本年支出合计<tr><td><td>合计<td>3.00"
    "<tr><td>201<td>一般公共服务支出<td>3.00</table>";
static const char nested[] =
    "<table><tr><td><table><tr><td><p>支出决算表</p><table><tr><td>科目编码<td>科目名称<td>本年支出合计"
    "<tr><td>201<td>一般公共服务支出<td>3.00</table></table></table>";
#define ROWS                                                                                          \
    "[{\"code\": \"\", \"name\": \"合计\", \"values\": [\"3.00\"]}, {\"code\": \"201\", \"name\": " \
    "\"一般公共服务支出\", \"values\": [\"3.00\"]}]"
#define TABLE(id) "{\"id\": \"" id "\", \"unit\": \"万元\", \"columns\": [\"total\"], \"rows\": " ROWS "}"
static const char json[] = "{\"schema\": \"juesuan.report/1\", \"tables\": [" TABLE("expenditure") ", " TABLE(
    "income") "]}";
static const char tsv[] =
    "level\tpage_num\tleft\ttop\twidth\theight\tconf\ttext\n5\t1\t20\t20\t60\t10\t99\t支出决算表\n"
    "5\t1\t20\t40\t40\t10\t99\t科目编码\n5\t1\t80\t40\t40\t10\t99\t科目名称\n5\t1\t160\t40\t60\t10\t99\t本年支出合计\n"
    "5\t1\t80\t60\t20\t10\t99\t合计\n5\t1\t180\t60\t20\t10\t99\t3.00\n5\t1\t20\t80\t15\t10\t99\t201\n"
    "5\t1\t80\t80\t80\t10\t99\t一般公共服务支出\n5\t1\t180\t80\t20\t10\t99\t3.00\n";

/* A text, and the least limit under which it can be read. */
static const struct {
    const char *text;
    juesuan_format format;
    juesuan_limit limit;
    size_t least;
    const char *words; /* that the message has, with the limit */
} cases[] = {
    {two_rows, JUESUAN_FORMAT_TEXT, JUESUAN_LIMIT_BYTES, sizeof two_rows - 1, "bytes"},
    {json, JUESUAN_FORMAT_JSON, JUESUAN_LIMIT_BYTES, sizeof json - 1, "bytes"},
    {tsv, JUESUAN_FORMAT_AUTO, JUESUAN_LIMIT_BYTES, sizeof tsv - 1, "bytes"},
    {two_rows, JUESUAN_FORMAT_TEXT, JUESUAN_LIMIT_ROWS, 2, "rows"},
    {csv, JUESUAN_FORMAT_CSV, JUESUAN_LIMIT_ROWS, 2, "rows"},
    {markdown, JUESUAN_FORMAT_MARKDOWN, JUESUAN_LIMIT_ROWS, 2, "rows"},
    {html, JUESUAN_FORMAT_HTML, JUESUAN_LIMIT_ROWS, 2, "rows"},
    {json, JUESUAN_FORMAT_JSON, JUESUAN_LIMIT_ROWS, 2, "rows"},
    {tsv, JUESUAN_FORMAT_TSV, JUESUAN_LIMIT_ROWS, 2, "rows"},
    {two_tables, JUESUAN_FORMAT_TEXT, JUESUAN_LIMIT_TABLES, 2, "tables"},
    {json, JUESUAN_FORMAT_JSON, JUESUAN_LIMIT_TABLES, 2, "tables"},
    {json, JUESUAN_FORMAT_JSON, JUESUAN_LIMIT_DEPTH, 6, "deeper"},
    {nested, JUESUAN_FORMAT_HTML, JUESUAN_LIMIT_DEPTH, 3, "deeper"},
};

static juesuan_status parse(size_t number, const juesuan_options *options, juesuan_error **error)
{
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_report_parse(&report, cases[number].text, strlen(cases[number].text),
                                                 cases[number].format, options, error);
    juesuan_report_free(report);
    return status;
}

/* The message of a limit says what there is too much of, and how much may be. */
static void expect_named(juesuan_error *error, size_t limit, const char *words)
{
    char number[32];
    snprintf(number, sizeof number, "%zu", limit);
    const char *message = juesuan_error_message(error);
    ck_assert_msg(strstr(message, number) != NULL && strstr(message, words) != NULL, "%s: neither %s nor %s", message,
                  number, words);
    juesuan_error_free(error);
}

START_TEST(a_limit_holds_to_the_last)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_error *error = NULL;
    size_t least = cases[_i].least;
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    ck_assert_int_eq(juesuan_options_set_limit(options, cases[_i].limit, least), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_options_limit(options, cases[_i].limit), least);
    juesuan_status status = parse((size_t)_i, options, &error);
    ck_assert_msg(status == JUESUAN_OK, "case %d: %s", _i, error == NULL ? "" : juesuan_error_message(error));
    ck_assert_int_eq(juesuan_options_set_limit(options, cases[_i].limit, least - 1), JUESUAN_OK);
    status = parse((size_t)_i, options, &error);
    ck_assert_msg(status == JUESUAN_ERROR_LIMIT, "case %d: %s", _i, juesuan_status_name(status));
    expect_named(error, least - 1, cases[_i].words);
    /* 0 sets the default back. */
    juesuan_options_set_limit(options, cases[_i].limit, 0);
    ck_assert_int_eq(parse((size_t)_i, options, NULL), JUESUAN_OK);
    juesuan_options_free(options);
}
END_TEST

/* ---- What costs far more memory than it has bytes ---- */

static const struct {
    const char *piece; /* of which the source is made */
    size_t times;
    juesuan_format format;
    uint32_t line;
    const char *words;
} costly[] = {
    {"a\t", 20000, JUESUAN_FORMAT_TEXT, 1, "columns"},
    {"a|", 20000, JUESUAN_FORMAT_TEXT, 1, "columns"},
    {"|", 20000, JUESUAN_FORMAT_MARKDOWN, 1, "columns"},
    {"a\tb\tc\n", 3000000, JUESUAN_FORMAT_TEXT, 2000017, "2000000 rows"},
    {"a  b  c\n", 3000000, JUESUAN_FORMAT_TEXT, 2000018, "2000000 rows"},
    {"|a|b|\n", 3000000, JUESUAN_FORMAT_MARKDOWN, 2000017, "2000000 rows"},
    {"p\n", 9000000, JUESUAN_FORMAT_TEXT, 8388609, "16777216 paragraphs"},
    {"p\n", 9000000, JUESUAN_FORMAT_MARKDOWN, 8388609, "16777216 paragraphs"},
    {"<p>p\n", 9000000, JUESUAN_FORMAT_HTML, 8388609, "16777216 paragraphs"},
};

START_TEST(short_lines_and_blank_cells_are_bounded)
{
    size_t size = strlen(costly[_i].piece) * costly[_i].times;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < costly[_i].times; i++)
        memcpy(text + i * strlen(costly[_i].piece), costly[_i].piece, strlen(costly[_i].piece));
    juesuan_options *options = juesuan_options_new();
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    juesuan_status status = juesuan_report_parse(&report, text, size, costly[_i].format, options, &error);
    ck_assert_msg(status == JUESUAN_ERROR_LIMIT, "case %d: %s", _i, juesuan_status_name(status));
    ck_assert_msg(strstr(juesuan_error_message(error), costly[_i].words) != NULL, "case %d: %s", _i,
                  juesuan_error_message(error));
    ck_assert_uint_eq(juesuan_error_line(error), costly[_i].line);
    juesuan_error_free(error);
    juesuan_options_free(options);
    free(text);
}
END_TEST

/* ---- Files and folders ---- */

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
}

static void expect_border(const char *path, juesuan_limit limit, size_t least, const char *words)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    juesuan_options_set_limit(options, limit, least);
    ck_assert_int_eq(juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, options, NULL), JUESUAN_OK);
    juesuan_report_free(report);
    juesuan_options_set_limit(options, limit, least - 1);
    ck_assert_int_eq(juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, options, &error), JUESUAN_ERROR_LIMIT);
    expect_named(error, least - 1, words);
    juesuan_options_free(options);
}

START_TEST(files_and_folders_have_the_same_limits)
{
    static const char other[] = "收入决算表\n单位：万元\n科目编码,科目名称,本年收入合计\n201,一般公共服务支出,3.00\n";
    char folder[] = "/tmp/juesuan-limits-XXXXXX";
    char paths[2][64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(paths[0], sizeof paths[0], "%s/1.csv", folder);
    snprintf(paths[1], sizeof paths[1], "%s/2.csv", folder);
    put(paths[0], csv);
    put(paths[1], other);
    expect_border(paths[0], JUESUAN_LIMIT_BYTES, sizeof csv - 1, "bytes");
    expect_border(folder, JUESUAN_LIMIT_BYTES, sizeof csv + sizeof other - 2, "bytes");
    expect_border(folder, JUESUAN_LIMIT_TABLES, 2, "files");
    unlink(paths[0]);
    unlink(paths[1]);
    rmdir(folder);
}
END_TEST

START_TEST(code_books_and_extra_figures_have_them_as_well)
{
    static const char book[] = "201,一般公共服务支出\n202,外交支出\n";
    juesuan_options *options = juesuan_options_new();
    juesuan_codebook *made = NULL;
    juesuan_buffer *notes = NULL;
    juesuan_error *error = NULL;
    juesuan_report *report = read_shanxi();
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    juesuan_options_set_limit(options, JUESUAN_LIMIT_BYTES, sizeof book - 1);
    ck_assert_int_eq(juesuan_codebook_parse(&made, book, sizeof book - 1, options, NULL), JUESUAN_OK);
    juesuan_codebook_free(made);
    juesuan_options_set_limit(options, JUESUAN_LIMIT_BYTES, sizeof book - 2);
    ck_assert_int_eq(juesuan_codebook_parse(&made, book, sizeof book - 1, options, &error), JUESUAN_ERROR_LIMIT);
    expect_named(error, sizeof book - 2, "bytes");
    error = NULL;
    juesuan_options_set_limit(options, JUESUAN_LIMIT_BYTES, 0);
    juesuan_options_set_limit(options, JUESUAN_LIMIT_DEPTH, 2);
    ck_assert_int_eq(
        juesuan_report_narrate(&notes, report, NULL, "{\"reasons\": {}}", 15, JUESUAN_STYLE_SHANXI, options, NULL),
        JUESUAN_OK);
    juesuan_buffer_free(notes);
    ck_assert_int_eq(juesuan_report_narrate(&notes, report, NULL, "{\"reasons\": {\"204\": []}}", 24,
                                            JUESUAN_STYLE_SHANXI, options, &error),
                     JUESUAN_ERROR_LIMIT);
    expect_named(error, 2, "deeper");
    juesuan_report_free(report);
    juesuan_options_free(options);
}
END_TEST

START_TEST(the_defaults_are_those_of_the_header)
{
    static const size_t defaults[] = {(size_t)64 << 20, 2000000, 10000, 64, 60};
    juesuan_options *options = juesuan_options_new();
    for (int limit = JUESUAN_LIMIT_BYTES; limit <= JUESUAN_LIMIT_SECONDS; limit++) {
        ck_assert_uint_eq(juesuan_options_limit(options, (juesuan_limit)limit), defaults[limit]);
        ck_assert_uint_eq(juesuan_options_limit(NULL, (juesuan_limit)limit), defaults[limit]);
    }
    ck_assert_int_eq(juesuan_options_set_limit(options, (juesuan_limit)99, 1), JUESUAN_ERROR_ARGUMENT);
    ck_assert_uint_eq(juesuan_options_limit(options, (juesuan_limit)99), 0);
    juesuan_options_free(options);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("limits");
    TCase *borders = tcase_create("borders");
    tcase_set_timeout(borders, 120);
    tcase_add_loop_test(borders, a_limit_holds_to_the_last, 0, (int)(sizeof cases / sizeof cases[0]));
    tcase_add_loop_test(borders, short_lines_and_blank_cells_are_bounded, 0, (int)(sizeof costly / sizeof costly[0]));
    suite_add_tcase(suite, borders);
    CASE(suite, "ways in", files_and_folders_have_the_same_limits, code_books_and_extra_figures_have_them_as_well,
         the_defaults_are_those_of_the_header);
    return run_suite(suite);
}
