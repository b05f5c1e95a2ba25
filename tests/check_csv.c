#include "support_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "收入决算表,,,,\n公开02表,,,,\n部门：某市司法局,,2023年度,,单位：万元\n"
#define HEADER "科目代码,科目名称,本年收入合计,财政拨款收入,其他收入\n"
#define ROWS ",合计,\"1,234.50\",\"1,230.00\",4.50\n201,一般公共服务支出,\"1,234.50\",\"1,230.00\",4.50\n20132,组织事务,1.00,,1.00\n"

static juesuan_report *parse(const char *csv)
{
    return parse_as(csv, strlen(csv), JUESUAN_FORMAT_CSV);
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

static void expect_income(const char *csv)
{
    juesuan_report *report = parse(csv);
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "income");
    ck_assert_ptr_nonnull(table);
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), 3);
    ck_assert_uint_eq(juesuan_table_column_count(table, 0), 3);
    expect_cell(report, "income", "合计", "total", "1,234.50");
    expect_cell(report, "income", "201", "appropriation", "1,230.00");
    expect_cell(report, "income", "201", "other", "4.50");
    expect_cell(report, "income", "20132", "appropriation", "");
    expect_cell(report, "income", "20132", "other", "1.00");
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}

START_TEST(as_people_export_it)
{
    expect_income(HEAD HEADER ROWS);
    juesuan_report *report = parse(HEAD HEADER ROWS);
    ck_assert_str_eq(juesuan_report_department(report), "某市司法局");
    ck_assert_int_eq(juesuan_report_year(report), 2023);
    ck_assert_int_eq(juesuan_report_unit(report), JUESUAN_UNIT_WAN);
    ck_assert_str_eq(juesuan_table_form(juesuan_report_table_at(report, 0)), "公开02表");
    ck_assert_uint_eq(juesuan_table_row_line(juesuan_report_table_at(report, 0), 0, 0), 5);
    juesuan_report_free(report);
}
END_TEST

START_TEST(line_numbers_trailing_columns_and_any_order_of_columns)
{
    expect_income(HEAD "行次,科目代码,科目名称,其他收入,本年收入合计,财政拨款收入,,,\n"
                       "1,,合计,4.50,\"1,234.50\",\"1,230.00\",,,\n2,201,一般公共服务支出,4.50,\"1,234.50\",\"1,230.00\",,,\n"
                       "3,20132,组织事务,1.00,1.00,,,,\n");
}
END_TEST

/* Codes as people mark them, and as spreadsheets and data frames do. */
START_TEST(codes_may_be_marked)
{
    static const char *const codes[] = {"2013201", "201 32 01", "201-32-01", "201.32.01", "[2013201]", "2013201.0", "'2013201",
                                        "\"=\"\"2013201\"\"\"", "２０１３２０１", "201３２01"};
    char csv[400];
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        snprintf(csv, sizeof csv, HEAD HEADER "%s,行政运行,1.00,,1.00\n201,一般公共服务支出,1.00,,1.00\n", codes[i]);
        juesuan_report *report = parse(csv);
        expect_cell(report, "income", "2013201", "other", "1.00");
        const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "income");
        ck_assert_str_eq(juesuan_table_name(table, 0, 0), "行政运行");
        ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
        juesuan_report_free(report);
    }
}
END_TEST

START_TEST(the_unit_may_stand_in_the_header)
{
    juesuan_report *report = parse("收入决算表\n科目代码,科目名称,本年收入合计（元）,财政拨款收入（元）\n,合计,1.00,1.00\n"
                                   "支出决算表\n科目代码,科目名称,本年支出合计(单位：万元),基本支出\n,合计,1.00,1.00\n");
    ck_assert_int_eq(juesuan_table_unit(juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "income")), JUESUAN_UNIT_YUAN);
    ck_assert_int_eq(juesuan_table_unit(juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "expenditure")),
                     JUESUAN_UNIT_WAN);
    juesuan_report_free(report);
}
END_TEST

START_TEST(labels_may_stand_between_the_figures)
{
    expect_income(HEAD "其他收入,科目名称,本年收入合计,行次,财政拨款收入,科目代码\n4.50,合计,\"1,234.50\",1,\"1,230.00\",\n"
                       "4.50,一般公共服务支出,\"1,234.50\",2,\"1,230.00\",201\n1.00,组织事务,1.00,3,,20132\n");
}
END_TEST

START_TEST(tables_of_two_columns_and_line_numbers_in_blocks)
{
    juesuan_report *report = parse("部门决算公开相关信息统计表,\n单位：万元,\n项目,统计数\n合计,3.00\n货物,1.00\n工程,2.00\n\n"
                                   "一般公共预算财政拨款基本支出决算表,,,\n科目代码,科目名称,行次,决算数\n301,工资福利支出,1,5.00\n"
                                   "302,商品和服务支出,2,4.00\n,人员经费合计,3,5.00\n,公用经费合计,4,4.00\n");
    expect_cell(report, "statistics", "工程", "final", "2.00");
    expect_cell(report, "basic_expenditure", "302", "final", "4.00");
    expect_cell(report, "basic_expenditure", "公用经费合计", "final", "4.00");
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_long_note_in_a_row_is_no_figure)
{
    static const char note[] = "注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的"
                               "预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。";
    char text[2048];
    snprintf(text, sizeof text,
             "财政拨款“三公”经费支出决算表,,,\n预算数,,决算数,\n合计,公务接待费,合计,公务接待费\n1.00,1.00,0.90,0.90\n%s,,,\n", note);
    juesuan_report *report = parse(text);
    const juesuan_sangong *sangong = juesuan_report_sangong(report);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_TOTAL).value, 100);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(the_total_may_come_last)
{
    expect_income(HEAD HEADER "201,一般公共服务支出,\"1,234.50\",\"1,230.00\",4.50\n20132,组织事务,1.00,,1.00\n"
                              "合计,,\"1,234.50\",\"1,230.00\",4.50\n");
}
END_TEST

START_TEST(tabs_semicolons_and_any_end_of_line)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    static const char delimiters[] = ",\t;";
    const char *source = HEAD HEADER ROWS;
    for (size_t e = 0; e < 3; e++)
        for (size_t d = 0; d < 3; d++) {
            char text[2048];
            size_t size = 0;
            int quoted = 0;
            for (const char *at = source; *at != '\0'; at++) {
                quoted ^= *at == '"';
                if (*at == '\n')
                    size += (size_t)sprintf(text + size, "%s", ends[e]);
                else
                    text[size++] = *at == ',' && !quoted ? delimiters[d] : *at;
            }
            text[size] = '\0';
            expect_income(text);
        }
}
END_TEST

START_TEST(unquoted_amounts_with_commas_between_semicolons)
{
    expect_income("收入决算表;;;;\n单位：万元;;;;\n科目代码;科目名称;本年收入合计;财政拨款收入;其他收入\n"
                  ";合计;1,234.50;1,230.00;4.50\n201;一般公共服务支出;1,234.50;1,230.00;4.50\n20132;组织事务;1.00;;1.00\n");
}
END_TEST

START_TEST(header_cells_may_hold_line_ends_and_blanks)
{
    expect_income(HEAD "\"科目\n代码\",\"科目\r\n名称\",\"本年收入\n合计\",财政拨款收入 ,　其他收入\n" ROWS);
}
END_TEST

START_TEST(lines_count_through_quoted_line_ends)
{
    juesuan_report *report = parse(HEAD "科目代码,\"科目\n\n名称\",本年收入合计,财政拨款收入,其他收入\n\n,合计,12x,1.00,\n");
    ck_assert(has_warning(report, "12x", 8));
    juesuan_report_free(report);
}
END_TEST

START_TEST(quotes_inside_a_field_are_text)
{
    juesuan_report *report = parse("财政拨款\"三公\"经费支出决算表,,\n单位：万元,,\n项目,预算数,决算数\n合计,12.65,12.64\n"
                                   "因公出国（境）费,,\n公务用车购置费,,\n公务用车运行费,12.10,12.10\n公务接待费,0.55,0.54\n");
    const juesuan_sangong *sangong = juesuan_report_sangong(report);
    ck_assert_ptr_nonnull(sangong);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, JUESUAN_SANGONG_RECEPTION).value, 54);
    ck_assert_int_eq(juesuan_sangong_amount(sangong, JUESUAN_SANGONG_BUDGET, JUESUAN_SANGONG_TOTAL).value, 1265);
    juesuan_report_free(report);
}
END_TEST

START_TEST(several_tables_in_a_file)
{
    juesuan_report *report = parse(HEAD HEADER ROWS "\n支出决算表,,,,\n单位：元,,,,\n科目代码,科目名称,本年支出合计,基本支出,项目支出\n"
                                                    ",合计,10.00,4.00,6.00\n201,一般公共服务支出,10.00,4.00,6.00\n");
    ck_assert_uint_eq(juesuan_report_table_count(report), 2);
    expect_cell(report, "income", "201", "total", "1,234.50");
    expect_cell(report, "expenditure", "201", "project", "6.00");
    ck_assert_int_eq(juesuan_table_unit(juesuan_report_table_at(report, 1)), JUESUAN_UNIT_YUAN);
    juesuan_report_free(report);
}
END_TEST

START_TEST(an_unclosed_quote_names_its_line)
{
    const char *open = HEAD HEADER ",合计,\"1,234.50,1,4\n201,甲,1,1,\n";
    expect_failure(open, strlen(open), JUESUAN_FORMAT_CSV, JUESUAN_ERROR_FORMAT, 5, 0, "quotation mark");
    /* A later quote must not pair with it and swallow the rows between. */
    const char *pairs = HEAD HEADER ",合计,\"1,234.50,1,4\n201,甲,\"1,000.00\",1,\n";
    expect_failure(pairs, strlen(pairs), JUESUAN_FORMAT_CSV, JUESUAN_ERROR_FORMAT, 5, 0, "quotation mark");
}
END_TEST

START_TEST(a_cut_file_says_so)
{
    juesuan_report *report = parse(HEAD HEADER ",合计,\"1,234.50\",\"1,230.00\",4.");
    ck_assert(juesuan_report_warning_count(report) > 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(the_shanxi_report_comes_back_in_one_file)
{
    juesuan_report *shanxi = read_shanxi();
    size_t size = 0;
    char *csv = written(shanxi, JUESUAN_OUTPUT_CSV, &size);
    juesuan_report *again = parse_as(csv, size, JUESUAN_FORMAT_CSV);
    expect_equal_reports(shanxi, again);
    free(csv);
    juesuan_report_free(again);
    juesuan_report_free(shanxi);
}
END_TEST

/* ---- Folders ---- */

static char folder[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/juesuan-csv-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static void put_file(const char *name, const char *text, size_t size)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(a_folder_with_one_file_a_table_is_the_report)
{
    juesuan_report *shanxi = read_shanxi();
    for (size_t i = 0; i < juesuan_report_table_count(shanxi); i++) {
        juesuan_buffer *buffer = NULL;
        char name[64];
        ck_assert_int_eq(juesuan_table_write(&buffer, juesuan_report_table_at(shanxi, i), JUESUAN_OUTPUT_CSV, NULL, NULL),
                         JUESUAN_OK);
        snprintf(name, sizeof name, "%zu.csv", i + 1);
        put_file(name, juesuan_buffer_data(buffer), juesuan_buffer_size(buffer));
        juesuan_buffer_free(buffer);
    }
    juesuan_report *again = NULL;
    ck_assert_int_eq(juesuan_report_read(&again, folder, JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    expect_equal_reports(shanxi, again);
    juesuan_report_free(again);
    juesuan_report_free(shanxi);
}
END_TEST

START_TEST(names_of_files_stand_for_titles)
{
    put_file("2-income.csv", HEADER ROWS, strlen(HEADER ROWS));
    put_file("10 公开03表 支出决算表（终稿）.CSV", "单位：元,,\n科目代码,科目名称,本年支出合计\n201,甲,5.00\n",
             strlen("单位：元,,\n科目代码,科目名称,本年支出合计\n201,甲,5.00\n"));
    put_file("readme.txt", "x", 1);
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_read(&report, folder, JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_table_count(report), 2);
    ck_assert_str_eq(juesuan_table_id(juesuan_report_table_at(report, 0)), "income");
    expect_cell(report, "income", "201", "total", "1,234.50");
    expect_cell(report, "expenditure", "201", "total", "5.00");
    juesuan_report_free(report);
}
END_TEST

START_TEST(an_error_names_the_file_of_the_folder)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_report_read(&report, folder, JUESUAN_FORMAT_AUTO, NULL, &error), JUESUAN_ERROR_EMPTY);
    juesuan_error_free(error);
    put_file("a.csv", HEAD HEADER ROWS, strlen(HEAD HEADER ROWS));
    put_file("b.csv", "a,b\nc,\"d\n", 9);
    ck_assert_int_eq(juesuan_report_read(&report, folder, JUESUAN_FORMAT_AUTO, NULL, &error), JUESUAN_ERROR_FORMAT);
    ck_assert_ptr_nonnull(strstr(juesuan_error_message(error), "b.csv"));
    ck_assert_uint_eq(juesuan_error_line(error), 2);
    juesuan_error_free(error);
}
END_TEST

START_TEST(hostile_shapes_stay_cheap)
{
    enum { SIZE = 4 << 20 };
    char *text = malloc(SIZE);
    juesuan_report *report = NULL;
    static const char fills[] = {',', '\n', 'a', '"', '\t', ';', ' '};
    for (size_t i = 0; i < sizeof fills; i++) {
        memset(text, fills[i], SIZE);
        ck_assert_int_ne(juesuan_report_parse(&report, text, SIZE, JUESUAN_FORMAT_CSV, NULL, NULL), JUESUAN_OK);
    }
    for (size_t i = 0; i < SIZE; i++)
        text[i] = "1,"[i % 2];
    ck_assert_int_ne(juesuan_report_parse(&report, text, SIZE, JUESUAN_FORMAT_CSV, NULL, NULL), JUESUAN_OK);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("csv");
    CASE(suite, "layouts", as_people_export_it, line_numbers_trailing_columns_and_any_order_of_columns,
         codes_may_be_marked, the_unit_may_stand_in_the_header, labels_may_stand_between_the_figures,
         tables_of_two_columns_and_line_numbers_in_blocks, a_long_note_in_a_row_is_no_figure, the_total_may_come_last,
         tabs_semicolons_and_any_end_of_line, unquoted_amounts_with_commas_between_semicolons,
         header_cells_may_hold_line_ends_and_blanks, lines_count_through_quoted_line_ends, quotes_inside_a_field_are_text,
         several_tables_in_a_file, the_shanxi_report_comes_back_in_one_file);
    CASE(suite, "broken", an_unclosed_quote_names_its_line, a_cut_file_says_so, hostile_shapes_stay_cheap);
    TCase *folders = tcase_create("folders");
    tcase_add_checked_fixture(folders, make_folder, remove_folder);
    tcase_add_test(folders, a_folder_with_one_file_a_table_is_the_report);
    tcase_add_test(folders, names_of_files_stand_for_titles);
    tcase_add_test(folders, an_error_names_the_file_of_the_folder);
    suite_add_tcase(suite, folders);
    return run_suite(suite);
}
