/* What the suites share. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <check.h>
#include <juesuan.h>

#define SHANXI "tests/data/yangquan-sifaju-2023.txt"

/* The bytes of a file, with a NUL behind; *size may be NULL. Fails the test where it cannot be read. */
char *read_file(const char *path, size_t *size);
/* The Shanxi report, read; fails the test otherwise. */
juesuan_report *read_shanxi(void);
/* A report out of text; NULL where it cannot be read. */
juesuan_report *parse_text(const char *text);
/* An amount out of a literal such as "3,449.21". */
juesuan_amount amount_of(const char *text);
/* The amount as text without separators, in a buffer that the next call reuses. */
const char *text_of(juesuan_amount amount);
/* Runs the suite and gives the exit code of the program. */
int run_suite(Suite *suite);

#define CASE(suite, name, ...)                                              \
    do {                                                                    \
        const TTest *const tests_of_case[] = {__VA_ARGS__};                 \
        TCase *new_case = tcase_create(name);                               \
        for (size_t i = 0; i < sizeof tests_of_case / sizeof *tests_of_case; i++) \
            tcase_add_test(new_case, tests_of_case[i]);                     \
        tcase_set_timeout(new_case, 60);                                    \
        suite_add_tcase(suite, new_case);                                   \
    } while (0)

#endif
