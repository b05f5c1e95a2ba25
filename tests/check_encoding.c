#include "support_compare.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char small[] = "收入决算表\n公开02表\n部门：某市司法局\n2023年度\n金额单位：万元\n"
                            "科目代码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入\n"
                            "\t合计\t1,234.50\t1,234.50\t\n201\t一般公共服务支出\t1,234.50\t1,234.50\t\n";

/* The small table in another encoding, with its BOM where iconv writes one; free() it. */
static char *encoded(const char *encoding, const char *mark, size_t mark_size, size_t *size)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    ck_assert(converter != (iconv_t)-1);
    size_t room = 4 * sizeof small;
    char *out = malloc(room + mark_size);
    ck_assert_ptr_nonnull(out);
    memcpy(out, mark, mark_size);
    char *to = out + mark_size;
    char copy[sizeof small];
    memcpy(copy, small, sizeof small);
    char *from = copy;
    size_t left = sizeof small - 1;
    size_t start = room;
    ck_assert(iconv(converter, &from, &left, &to, &room) != (size_t)-1);
    iconv_close(converter);
    *size = mark_size + start - room;
    return out;
}

static const struct {
    const char *name;
    const char *mark;
    size_t mark_size;
} encodings[] = {
    {"UTF-8", "", 0},      {"UTF-8", "\xEF\xBB\xBF", 3}, {"UTF-16LE", "\xFF\xFE", 2},
    {"UTF-16BE", "\xFE\xFF", 2}, {"GB18030", "", 0},
};

START_TEST(every_encoding_gives_the_same_report)
{
    juesuan_report *plain = parse_as(small, sizeof small - 1, JUESUAN_FORMAT_TEXT);
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++) {
        size_t size = 0;
        char *bytes = encoded(encodings[i].name, encodings[i].mark, encodings[i].mark_size, &size);
        juesuan_report *report = parse_as(bytes, size, JUESUAN_FORMAT_TEXT);
        expect_equal_reports(plain, report);
        juesuan_report_free(report);
        free(bytes);
    }
    juesuan_report_free(plain);
}
END_TEST

START_TEST(the_whole_report_is_the_same_in_gb18030_and_utf16)
{
    size_t size = 0;
    char *utf8 = read_file(SHANXI, &size);
    juesuan_report *plain = parse_as(utf8, size, JUESUAN_FORMAT_TEXT);
    static const char *const names[] = {"GB18030", "UTF-16"};
    for (size_t i = 0; i < 2; i++) {
        iconv_t converter = iconv_open(names[i], "UTF-8");
        size_t room = 3 * size;
        char *out = malloc(room);
        char *to = out;
        char *from = utf8;
        size_t left = size;
        ck_assert(iconv(converter, &from, &left, &to, &room) != (size_t)-1);
        iconv_close(converter);
        juesuan_report *report = parse_as(out, (size_t)(to - out), JUESUAN_FORMAT_TEXT);
        expect_equal_reports(plain, report);
        juesuan_report_free(report);
        free(out);
    }
    juesuan_report_free(plain);
    free(utf8);
}
END_TEST

START_TEST(gb18030_cut_inside_a_character_names_the_place)
{
    size_t size = 0;
    char *bytes = encoded("GB18030", "", 0, &size);
    /* The last line starts with "201", a tab, and characters of two bytes. */
    char *last = bytes;
    for (size_t i = 0; i + 1 < size; i++)
        if (bytes[i] == '\n')
            last = bytes + i + 1;
    expect_failure(bytes, (size_t)(last - bytes) + 7, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 8, 6, "cut inside");
    free(bytes);
}
END_TEST

START_TEST(damaged_utf8_names_line_and_column)
{
    char bytes[sizeof small];
    memcpy(bytes, small, sizeof small);
    char *at = strstr(bytes, "司法");
    at[1] = '(';
    expect_failure(bytes, sizeof small - 1, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 3, 6, "neither UTF-8");
}
END_TEST

START_TEST(utf8_cut_inside_a_character_names_the_place)
{
    expect_failure(small, strlen("收入决算表\n公") - 1, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 2, 1, "");
}
END_TEST

/* Zero-width blanks and joiners, marks of direction, a mark of byte order in the midst, soft hyphens. */
START_TEST(characters_that_show_nothing_are_not_there)
{
    static const char *const hidden[] = {"\xE2\x80\x8B", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x81\xA0",
                                         "\xE2\x81\xA6", "\xEF\xBB\xBF", "\xC2\xAD",     "\xE2\x80\xAC\xEF\xBB\xBF"};
    char text[512];
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        const char *h = hidden[i];
        snprintf(text, sizeof text,
                 "某局2023年度部门决算\n支出%s决算表\n单位：%s万元\n科目%s编码\t科目名称%s\t本年支出合计%s\n"
                 "2%s04\t公共%s安全“支出”\t1,2%s34%s.50\n",
                 h, h, h, h, h, h, h, h, h);
        juesuan_report *report = parse_as(text, strlen(text), JUESUAN_FORMAT_AUTO);
        const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure");
        ck_assert_ptr_nonnull(table);
        ck_assert_int_eq(juesuan_table_unit(table), JUESUAN_UNIT_WAN);
        size_t row = juesuan_table_find_row(table, 0, "204");
        ck_assert_msg(row != JUESUAN_NONE, "%zu: no row", i);
        ck_assert_str_eq(juesuan_table_text(table, 0, row, 0), "1,234.50");
        ck_assert_str_eq(juesuan_table_name(table, 0, row), "公共安全“支出”");
        ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
        juesuan_report_free(report);
    }
}
END_TEST

START_TEST(big5_and_latin_1_are_refused)
{
    /* "一般公共服務支出" in Big5; "Zürich, Bücher" in Latin-1. */
    static const char big5[] = "\xA4\x40\xAF\xEB\xA4\xBD\xA6\x40\xAA\x41\xB0\xC8\xA4\xE4\xA5\x58";
    expect_failure(big5, sizeof big5 - 1, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 1, 1, "neither UTF-8");
    expect_failure("Z\xFCrich, B\xFC" "cher", 14, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 1, 2, "neither UTF-8");
}
END_TEST

START_TEST(broken_utf16_names_the_place)
{
    /* "A", line end, "B", then half a character; a lone low surrogate; a NUL. */
    expect_failure("\xFF\xFE" "A\0\n\0B\0C", 9, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 2, 2, "UTF-16");
    expect_failure("\xFF\xFE" "A\0\x00\xDC", 6, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 1, 2, "UTF-16");
    expect_failure("\xFE\xFF\xD8\x00\x00" "A", 6, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 1, 1, "UTF-16");
    expect_failure("\xFE\xFF\0A\0\0", 6, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 1, 2, "UTF-16");
}
END_TEST

START_TEST(files_that_are_no_text_are_named)
{
    expect_failure("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, JUESUAN_FORMAT_AUTO, JUESUAN_ERROR_ENCODING, 1, 1, "PNG");
    expect_failure("PK\x03\x04\x14\0\0\0", 8, JUESUAN_FORMAT_AUTO, JUESUAN_ERROR_ENCODING, 1, 1, "Excel");
    expect_failure("\xD0\xCF\x11\xE0\xA1\xB1", 6, JUESUAN_FORMAT_AUTO, JUESUAN_ERROR_ENCODING, 1, 1, "Excel");
    expect_failure("a\nb\0c", 5, JUESUAN_FORMAT_TEXT, JUESUAN_ERROR_ENCODING, 2, 2, "NUL");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("encoding");
    CASE(suite, "known", every_encoding_gives_the_same_report, the_whole_report_is_the_same_in_gb18030_and_utf16,
         characters_that_show_nothing_are_not_there);
    CASE(suite, "broken", gb18030_cut_inside_a_character_names_the_place, damaged_utf8_names_line_and_column,
         utf8_cut_inside_a_character_names_the_place, big5_and_latin_1_are_refused, broken_utf16_names_the_place,
         files_that_are_no_text_are_named);
    return run_suite(suite);
}
