#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static juesuan_codebook *parse(const char *text)
{
    juesuan_codebook *book = NULL;
    ck_assert_int_eq(juesuan_codebook_parse(&book, text, strlen(text), NULL, NULL), JUESUAN_OK);
    return book;
}

static const char *name_of(const juesuan_codebook *book, const char *code, int year)
{
    return juesuan_codebook_name(book, juesuan_codebook_find(book, code, year));
}

START_TEST(the_built_in_book_is_sorted_and_says_where_it_is_from)
{
    const juesuan_codebook *book = juesuan_codebook_builtin();
    ck_assert_uint_gt(juesuan_codebook_count(book), 150);
    for (size_t i = 0; i < juesuan_codebook_count(book); i++) {
        const char *code = juesuan_codebook_code(book, i);
        ck_assert_msg(strlen(code) == 3 || strlen(code) == 5 || strlen(code) == 7, "%s", code);
        ck_assert_msg(i == 0 || strcmp(juesuan_codebook_code(book, i - 1), code) < 0, "%s", code);
        ck_assert_msg(*juesuan_codebook_name(book, i) != '\0' && *juesuan_codebook_source(book, i) != '\0', "%s", code);
        ck_assert_int_ge(juesuan_codebook_first(book, i), 2023);
        ck_assert_int_le(juesuan_codebook_first(book, i), juesuan_codebook_last(book, i));
        ck_assert_uint_eq(juesuan_codebook_find(book, code, 0), i);
    }
    ck_assert_str_eq(name_of(book, "204", 2023), "公共安全支出");
    ck_assert_str_eq(name_of(book, "2040604", 2023), "基层司法业务");
    ck_assert_str_eq(name_of(book, "30217", 2024), "公务接待费");
    ck_assert_str_eq(name_of(book, "204", 1999), "");
    ck_assert_uint_eq(juesuan_codebook_find(book, "999", 0), JUESUAN_NONE);
    juesuan_codebook_free((juesuan_codebook *)book);
    ck_assert_str_eq(name_of(book, "204", 2023), "公共安全支出");
}
END_TEST

/* The reports that the book was made from agree with it. */
START_TEST(the_built_in_book_holds_what_shanxi_prints)
{
    juesuan_report *report = read_shanxi();
    const juesuan_codebook *book = juesuan_codebook_builtin();
    size_t known = 0;
    static const char *const ids[] = {"expenditure", "basic_expenditure"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        const juesuan_tree *tree = juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, ids[i]);
        for (size_t node = 0; node < juesuan_tree_count(tree); node++)
            known += juesuan_codebook_find(book, juesuan_tree_code(tree, node), 2023) != JUESUAN_NONE;
    }
    /* All but two whose names the sources do not agree about. */
    ck_assert_uint_ge(known, 139);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_book_from_csv)
{
    juesuan_codebook *book = parse("科目代码,科目名称,起始年份,截止年份,来源\n"
                                   "\"210\",卫生健康支出,2019,,2024年政府收支分类科目\r\n"
                                   "210,医疗卫生与计划生育支出,2014,2018\n"
                                   "201 06 01,行政运行\n"
                                   "\n"
                                   "30213,\"维修（护）费\",,2030\n");
    ck_assert_uint_eq(juesuan_codebook_count(book), 4);
    ck_assert_str_eq(name_of(book, "210", 2016), "医疗卫生与计划生育支出");
    ck_assert_str_eq(name_of(book, "210", 2018), "医疗卫生与计划生育支出");
    ck_assert_str_eq(name_of(book, "210", 2019), "卫生健康支出");
    ck_assert_str_eq(name_of(book, "210", 2030), "卫生健康支出");
    ck_assert_str_eq(name_of(book, "210", 0), "卫生健康支出");
    ck_assert_uint_eq(juesuan_codebook_find(book, "210", 2013), JUESUAN_NONE);
    ck_assert_str_eq(name_of(book, "2010601", 1990), "行政运行");
    ck_assert_uint_eq(juesuan_codebook_find(book, "30213", 2031), JUESUAN_NONE);
    ck_assert_str_eq(juesuan_codebook_source(book, juesuan_codebook_find(book, "210", 2019)), "2024年政府收支分类科目");
    ck_assert_str_eq(juesuan_codebook_source(book, 0), "");
    ck_assert_str_eq(juesuan_codebook_name(book, 99), "");
    ck_assert_uint_eq(juesuan_codebook_find(NULL, "210", 0), JUESUAN_NONE);
    ck_assert_uint_eq(juesuan_codebook_find(book, NULL, 0), JUESUAN_NONE);
    juesuan_codebook_free(book);
    juesuan_codebook_free(NULL);
    book = parse("210\t卫生健康支出\t2019\t\n");
    ck_assert_str_eq(name_of(book, "210", 2020), "卫生健康支出");
    juesuan_codebook_free(book);
}
END_TEST

/* Any order of the lines gives the same book. */
START_TEST(a_large_book_is_sorted)
{
    enum { LINES = 5000 };
    char *text = malloc(LINES * 32);
    size_t size = 0;
    for (size_t i = 0; i < LINES; i++)
        size += (size_t)sprintf(text + size, "%07zu,N%zu\n", i * 2654435761u % 10000000, i);
    juesuan_codebook *book = parse(text);
    ck_assert_uint_eq(juesuan_codebook_count(book), LINES);
    for (size_t i = 1; i < LINES; i++)
        ck_assert_int_le(strcmp(juesuan_codebook_code(book, i - 1), juesuan_codebook_code(book, i)), 0);
    juesuan_codebook_free(book);
    free(text);
}
END_TEST

START_TEST(a_broken_book_is_refused_with_its_place)
{
    static const struct {
        const char *text;
        juesuan_status status;
        size_t line;
        size_t column;
    } books[] = {
        {"code,name\n", JUESUAN_ERROR_EMPTY, 1, 0},
        {"", JUESUAN_ERROR_EMPTY, 1, 0},
        {"201,一般公共服务支出\n2010,四位\n", JUESUAN_ERROR_FORMAT, 2, 1},
        {"201,一般公共服务支出\n20x,字母\n", JUESUAN_ERROR_FORMAT, 2, 1},
        {"201,一般公共服务支出\n202,\n", JUESUAN_ERROR_FORMAT, 2, 2},
        {"201,一般公共服务支出,二〇二三\n", JUESUAN_ERROR_FORMAT, 1, 3},
        {"201,一般公共服务支出,2023,20245\n", JUESUAN_ERROR_FORMAT, 1, 4},
        {"201,一般公共服务支出,2023,2022\n", JUESUAN_ERROR_FORMAT, 1, 4},
        {"201,\"一般公共服务支出\n202,外交支出\n", JUESUAN_ERROR_FORMAT, 1, 0},
    };
    for (size_t i = 0; i < COUNT(books); i++) {
        juesuan_codebook *book = NULL;
        juesuan_error *error = NULL;
        ck_assert_msg(juesuan_codebook_parse(&book, books[i].text, strlen(books[i].text), NULL, &error) == books[i].status, "%s", books[i].text);
        ck_assert_ptr_null(book);
        ck_assert_msg(juesuan_error_line(error) == books[i].line && juesuan_error_column(error) == books[i].column, "%s: %zu:%zu", books[i].text,
                      juesuan_error_line(error), juesuan_error_column(error));
        juesuan_error_free(error);
    }
    juesuan_codebook *book = NULL;
    ck_assert_int_eq(juesuan_codebook_read(&book, "tests/data/no-such-book.csv", NULL, NULL), JUESUAN_ERROR_OPEN);
    ck_assert_int_eq(juesuan_codebook_read(&book, "tests", NULL, NULL), JUESUAN_ERROR_OPEN);
    ck_assert_int_eq(juesuan_codebook_read(NULL, "x", NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_codebook_parse(&book, NULL, 1, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_codebook_read(&book, "lib/forms/codebook.csv", NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_codebook_count(book), juesuan_codebook_count(juesuan_codebook_builtin()));
    juesuan_codebook_free(book);
}
END_TEST

/* ---- The caller's allocator, failing at the n-th allocation ---- */

typedef struct memory {
    size_t left;  /* allocations until one fails */
    size_t in_use;
} memory;

static void *allocate(void *user, void *block, size_t old_size, size_t size)
{
    memory *memory_of = user;
    if (size == 0) {
        memory_of->in_use -= old_size;
        free(block);
        return NULL;
    }
    if (memory_of->left == 0)
        return NULL;
    memory_of->left--;
    memory_of->in_use += size - (block == NULL ? 0 : old_size);
    return realloc(block, size);
}

START_TEST(no_memory_leaves_nothing_behind)
{
    static const char text[] = "201,一般公共服务支出\n202,外交支出\n";
    juesuan_options *options = juesuan_options_new();
    for (size_t n = 0;; n++) {
        memory limited = {.left = n};
        juesuan_options_set_allocator(options, allocate, &limited);
        juesuan_codebook *book = NULL;
        juesuan_status status = juesuan_codebook_parse(&book, text, strlen(text), options, NULL);
        if (status == JUESUAN_OK)
            juesuan_codebook_free(book);
        else
            ck_assert_int_eq(status, JUESUAN_ERROR_MEMORY);
        ck_assert_uint_eq(limited.in_use, 0);
        if (status == JUESUAN_OK)
            break;
    }
    juesuan_options_free(options);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("codebook");
    CASE(suite, "built in", the_built_in_book_is_sorted_and_says_where_it_is_from, the_built_in_book_holds_what_shanxi_prints);
    CASE(suite, "csv", a_book_from_csv, a_large_book_is_sorted, a_broken_book_is_refused_with_its_place, no_memory_leaves_nothing_behind);
    return run_suite(suite);
}
