/* Whatever a report is read from, it is the same report: text, CSV in one file and in a folder, JSON. */
#include "generate.h"
#include "support_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FILES = 64 };

typedef struct folder {
    char path[64];
    char files[MOST_FILES][128];
    size_t count;
} folder;

/* As the command writes them: one file a table, numbered. */
static void write_tables(folder *out, const juesuan_report *report)
{
    strcpy(out->path, "/tmp/juesuan-agree-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(out->path));
    out->count = juesuan_report_table_count(report);
    ck_assert_uint_le(out->count, MOST_FILES);
    for (size_t i = 0; i < out->count; i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        juesuan_buffer *buffer = NULL;
        ck_assert_int_eq(juesuan_table_write(&buffer, table, JUESUAN_OUTPUT_CSV, NULL, NULL), JUESUAN_OK);
        snprintf(out->files[i], sizeof out->files[i], "%s/%02zu-%s-%s.csv", out->path, i + 1,
                 juesuan_table_set(table) == JUESUAN_SET_APPROVAL ? "approval" : "publication",
                 juesuan_table_id(table));
        FILE *file = fopen(out->files[i], "wb");
        ck_assert_ptr_nonnull(file);
        ck_assert_uint_eq(fwrite(juesuan_buffer_data(buffer), 1, juesuan_buffer_size(buffer), file),
                          juesuan_buffer_size(buffer));
        ck_assert_int_eq(fclose(file), 0);
        juesuan_buffer_free(buffer);
    }
}

static void remove_tables(const folder *tables)
{
    for (size_t i = 0; i < tables->count; i++)
        remove(tables->files[i]);
    remove(tables->path);
}

static juesuan_report *through_folder(const juesuan_report *report)
{
    folder tables;
    juesuan_report *again = NULL;
    write_tables(&tables, report);
    juesuan_status status = juesuan_report_read(&again, tables.path, JUESUAN_FORMAT_AUTO, NULL, NULL);
    remove_tables(&tables);
    ck_assert_int_eq(status, JUESUAN_OK);
    return again;
}

static juesuan_report *through(const juesuan_report *report, juesuan_output output, juesuan_format format)
{
    size_t size = 0;
    char *text = written(report, output, &size);
    juesuan_report *again = parse_as(text, size, format);
    free(text);
    return again;
}

static void expect_no_warning(const juesuan_report *report)
{
    for (size_t i = 0; i < juesuan_report_warning_count(report); i++)
        ck_abort_msg("%s", juesuan_report_warning(report, i));
}

static void expect_same(const juesuan_report *report, juesuan_report *again, bool silent)
{
    expect_equal_reports(report, again);
    if (silent)
        expect_no_warning(again);
    juesuan_report_free(again);
}

static void expect_agreement(const juesuan_report *report, bool silent)
{
    expect_same(report, through_folder(report), silent);
    expect_same(report, through(report, JUESUAN_OUTPUT_CSV, JUESUAN_FORMAT_CSV), silent);
    expect_same(report, through(report, JUESUAN_OUTPUT_TEXT, JUESUAN_FORMAT_TEXT), silent);
    expect_same(report, through(report, JUESUAN_OUTPUT_JSON, JUESUAN_FORMAT_JSON), silent);
}

START_TEST(the_shanxi_report_is_the_same_from_every_source)
{
    juesuan_report *shanxi = read_shanxi();
    expect_agreement(shanxi, false);
    juesuan_report_free(shanxi);
}
END_TEST

START_TEST(any_report_is_the_same_from_every_source)
{
    for (uint64_t seed = 1; seed <= generate_rounds(300); seed++) {
        generate_shape shape = generate_shape_of(seed);
        if (shape.subjects == 0 || shape.subjects > 200)
            shape.subjects = 5 + (size_t)seed % 40;
        juesuan_report *built = generate_report(&shape);
        juesuan_report *report = through(built, JUESUAN_OUTPUT_TEXT, JUESUAN_FORMAT_TEXT);
        expect_agreement(report, true);
        juesuan_report_free(report);
        juesuan_report_free(built);
    }
}
END_TEST

/* 合计, 人员经费 and 公用经费 in columns: the same cells as in one column with totals below. */
static const char one_column[] = "合计\t\t110.00\n301\t工资福利支出\t90.00\n30101\t基本工资\t90.00\n302\t商品和服务支出\t10.00\n"
                                 "30201\t办公费\t10.00\n303\t对个人和家庭的补助\t10.00\n30305\t生活补助\t10.00\n"
                                 "人员经费合计\t\t100.00\n公用经费合计\t\t10.00\n";
static const char divided[] = "合计\t\t110.00\t100.00\t10.00\n301\t工资福利支出\t90.00\t90.00\t\n30101\t基本工资\t90.00\t90.00\t\n"
                              "302\t商品和服务支出\t10.00\t\t10.00\n30201\t办公费\t10.00\t\t10.00\n"
                              "303\t对个人和家庭的补助\t10.00\t10.00\t\n30305\t生活补助\t10.00\t10.00\t\n";
static const char divided_only[] = "301\t工资福利支出\t90.00\t\n30101\t基本工资\t90.00\t\n302\t商品和服务支出\t\t10.00\n"
                                   "30201\t办公费\t\t10.00\n303\t对个人和家庭的补助\t10.00\t\n30305\t生活补助\t10.00\t\n"
                                   "合计\t\t100.00\t10.00\n";

static juesuan_report *read_basic(const char *header, const char *rows)
{
    char text[2000];
    snprintf(text, sizeof text, "一般公共预算财政拨款基本支出决算表\n\n公开06表\n金额单位：万元\n\n%s\n%s", header, rows);
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(report);
    return report;
}

static void expect_basic_cells(const juesuan_report *report, bool total)
{
    static const char *const cells[][2] = {{"301", "90.00"}, {"30101", "90.00"}, {"302", "10.00"}, {"30201", "10.00"},
                                           {"303", "10.00"}, {"30305", "10.00"}, {"人员经费合计", "100.00"},
                                           {"公用经费合计", "10.00"}, {"合计", "110.00"}};
    size_t count = sizeof cells / sizeof cells[0] - !total;
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "basic_expenditure");
    expect_no_warning(report);
    ck_assert_uint_eq(juesuan_table_row_count(table, 0), count);
    for (size_t i = 0; i < count; i++) {
        size_t row = juesuan_table_find_row(table, 0, cells[i][0]);
        ck_assert_msg(row != JUESUAN_NONE, "%s", cells[i][0]);
        ck_assert_str_eq(text_of(juesuan_table_amount(table, 0, row, 0)), cells[i][1]);
    }
}

START_TEST(basic_expenditure_may_be_divided_into_columns)
{
    static const struct {
        const char *header;
        const char *rows;
        bool total;
    } layouts[] = {
        {"科目编码\t科目名称\t决算数", one_column, true},
        {"经济分类科目编码\t科目名称\t合计\t人员经费\t公用经费", divided, true},
        {"科目编码\t科目名称\t基本支出决算数\t\t\n\t\t合计\t人员经费\t日常公用经费", divided, true},
        {"科目编码\t科目名称\t本年基本支出\t人员经费小计\t公用经费小计", divided, true},
        {"科目编码\t科目名称\t人员经费\t公用经费", divided_only, false},
    };
    for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
        juesuan_report *report = read_basic(layouts[i].header, layouts[i].rows);
        expect_basic_cells(report, layouts[i].total);
        expect_agreement(report, true);
        juesuan_report_free(report);
    }
    /* A division that contradicts the amount is neither taken nor lost in silence. */
    juesuan_report *report = read_basic("科目编码\t科目名称\t合计\t人员经费\t公用经费", "合计\t\t90.00\t90.00\t\n30101\t基本工资\t90.00\t80.00\t\n");
    ck_assert_uint_eq(juesuan_report_warning_count(report), 1);
    ck_assert_ptr_nonnull(strstr(juesuan_report_warning(report, 0), "80.00"));
    juesuan_report_free(report);
}
END_TEST

static size_t times(const char *text, const char *words)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at += strlen(words))
        count++;
    return count;
}

/* What stands on every page is left out; what is there once is kept, however much there is of both. */
START_TEST(only_what_is_repeated_is_a_running_head)
{
    enum { HEADS = 40, PAGES = 12, LINES = 3000, LINE = 64 };
    size_t used = 0;
    char *text = malloc((size_t)(HEADS * PAGES + LINES + 20) * LINE);
    ck_assert_ptr_nonnull(text);
    used += (size_t)sprintf(text, "支出决算表\n\n金额单位：元\n\n科目代码\t科目名称\t本年支出合计\n合计\t\t1.00\n\n第三部分 情况说明\n\n");
    for (size_t i = 0; i < LINES; i++) {
        used += (size_t)sprintf(text + used, "第%zu项收入%zu元；\n\n", i, i * 7);
        if (i % (LINES / PAGES) == 0)
            for (size_t head = 0; head < HEADS; head++)
                used += (size_t)sprintf(text + used, "页眉之%zu\n\n", head);
    }
    juesuan_report *report = parse_as(text, used, JUESUAN_FORMAT_TEXT);
    char *json = written(report, JUESUAN_OUTPUT_JSON, NULL);
    ck_assert_uint_eq(times(json, "{\"text\": \"第"), LINES + 1);
    ck_assert_uint_eq(times(json, "{\"text\": \"页眉之"), 0);
    free(json);
    free(text);
    juesuan_report_free(report);
}
END_TEST

/* JSON that was read and written again is the same to the byte. */
START_TEST(json_is_the_same_to_the_byte)
{
    for (uint64_t seed = 1; seed <= generate_rounds(60); seed++) {
        generate_shape shape = generate_shape_of(seed);
        juesuan_report *report = generate_report(&shape);
        juesuan_report *again = through(report, JUESUAN_OUTPUT_JSON, JUESUAN_FORMAT_JSON);
        char *first = written(report, JUESUAN_OUTPUT_JSON, NULL);
        char *second = written(again, JUESUAN_OUTPUT_JSON, NULL);
        ck_assert_str_eq(first, second);
        free(first);
        free(second);
        juesuan_report_free(again);
        juesuan_report_free(report);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("agree");
    CASE(suite, "every source", the_shanxi_report_is_the_same_from_every_source,
         any_report_is_the_same_from_every_source, basic_expenditure_may_be_divided_into_columns,
         only_what_is_repeated_is_a_running_head, json_is_the_same_to_the_byte);
    return run_suite(suite);
}
