/* Where bytes come from: files, pipes, folders, and what is none of them. */
#include "support.h"
#include "support_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[40];

static void make_folder(void)
{
    strcpy(folder, "/tmp/juesuan-source-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static const char *path_of(const char *name)
{
    static char path[104];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put_file(const char *name, const char *text)
{
    FILE *file = fopen(path_of(name), "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fclose(file), 0);
}

static juesuan_status read_path(const char *path, juesuan_report **report, const char *words)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_error *error = NULL;
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    juesuan_status status = juesuan_report_read(report, path, JUESUAN_FORMAT_AUTO, options, &error);
    if (words != NULL)
        ck_assert_msg(error != NULL && strstr(juesuan_error_message(error), words) != NULL, "%s: %s", path,
                      error == NULL ? "read" : juesuan_error_message(error));
    juesuan_error_free(error);
    juesuan_options_free(options);
    return status;
}

static void refused(const char *path, juesuan_status status, const char *words)
{
    juesuan_report *report = NULL;
    juesuan_status got = read_path(path, &report, words);
    ck_assert_msg(got == status, "%s: %s", path, juesuan_status_name(got));
    ck_assert_ptr_null(report);
}

/* ---- Pipes ---- */

/* The report three times as large as a pipe holds, written while it is read. */
static void feed(const char *path)
{
    char *text = read_file(SHANXI, NULL);
    FILE *pipe = fopen(path, "wb");
    fputs(text, pipe);
    for (int i = 0; i < 20000; i++)
        fputs("\n本报告到此为止。", pipe);
    fclose(pipe);
    free(text);
}

START_TEST(a_pipe_is_read_to_its_end)
{
    ck_assert_int_eq(mkfifo(path_of("pipe"), 0600), 0);
    pid_t child = fork();
    if (child == 0) {
        feed(path_of("pipe"));
        _exit(0);
    }
    juesuan_report *report = NULL;
    juesuan_report *shanxi = read_shanxi();
    ck_assert_int_eq(read_path(path_of("pipe"), &report, NULL), JUESUAN_OK);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    ck_assert_uint_eq(juesuan_report_table_count(report), juesuan_report_table_count(shanxi));
    for (size_t i = 0; i < juesuan_report_table_count(shanxi); i++)
        expect_equal_tables(juesuan_report_table_at(shanxi, i), juesuan_report_table_at(report, i));
    juesuan_report_free(report);
    juesuan_report_free(shanxi);
}
END_TEST

START_TEST(a_pipe_has_the_limit_of_a_file)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_report *report = NULL;
    ck_assert_int_eq(mkfifo(path_of("pipe"), 0600), 0);
    ck_assert_int_eq(juesuan_options_set_limit(options, JUESUAN_LIMIT_BYTES, 70000), JUESUAN_OK);
    pid_t child = fork();
    if (child == 0) {
        feed(path_of("pipe"));
        _exit(0);
    }
    ck_assert_int_eq(juesuan_report_read(&report, path_of("pipe"), JUESUAN_FORMAT_AUTO, options, NULL),
                     JUESUAN_ERROR_LIMIT);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    juesuan_options_free(options);
}
END_TEST

/* ---- What cannot be read ---- */

START_TEST(paths_that_lead_nowhere_are_told_apart)
{
    char name[5000];
    memset(name, 'a', sizeof name);
    name[sizeof name - 1] = '\0';
    put_file("file.txt", "x");
    refused(path_of("none.txt"), JUESUAN_ERROR_OPEN, "no such file");
    refused(path_of("file.txt/below.txt"), JUESUAN_ERROR_OPEN, "no such file");
    refused(name, JUESUAN_ERROR_OPEN, "cannot be read");
    refused("/dev/null", JUESUAN_ERROR_EMPTY, "empty");
}
END_TEST

START_TEST(a_socket_is_no_file)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path_of("socket"));
    int end = socket(AF_UNIX, SOCK_STREAM, 0);
    ck_assert_int_eq(bind(end, (struct sockaddr *)&address, sizeof address), 0);
    refused(path_of("socket"), JUESUAN_ERROR_OPEN, "not a regular file");
    close(end);
}
END_TEST

/* The superuser may read everything: the test goes on as nobody. */
START_TEST(what_may_not_be_read_says_so)
{
    put_file("secret.txt", "x");
    ck_assert_int_eq(mkdir(path_of("closed"), 0700), 0);
    ck_assert_int_eq(chmod(path_of("closed"), 0), 0);
    ck_assert_int_eq(chmod(path_of("secret.txt"), 0), 0);
    ck_assert_int_eq(chmod(folder, 0755), 0);
    if (geteuid() == 0)
        ck_assert_int_eq(seteuid(65534), 0);
    refused(path_of("secret.txt"), JUESUAN_ERROR_OPEN, "permission denied");
    refused(path_of("closed"), JUESUAN_ERROR_OPEN, "folder cannot be read");
    if (getuid() == 0)
        ck_assert_int_eq(seteuid(0), 0);
    ck_assert_int_eq(chmod(path_of("closed"), 0700), 0);
}
END_TEST

/* ---- Folders ---- */

/* The order in which the tables of the folder come, as the line of codes that they hold. */
START_TEST(files_are_read_in_the_order_that_a_reader_counts_in)
{
    static const struct {
        const char *name;
        const char *title;
    } files[] = {
        {"table 10.csv", "财政拨款“三公”经费支出决算表\n单位：万元\n合计,公务接待费\n1.00,1.00\n"},
        {"table 9.csv", "支出决算表\n单位：万元,,\n科目代码,科目名称,本年支出合计\n201,甲,1.00\n"},
        {"table 010b.tsv", "收入决算表\n单位：万元\t\t\n科目代码\t科目名称\t本年收入合计\n201\t甲\t1.00\n"},
        {"table 2.CSV", "收入支出决算总表\n单位：万元,,,\n项目,金额,项目,金额\n一、一般公共预算财政拨款收入,1.00,"
                        "一、一般公共服务支出,1.00\n"},
        {".table 1.csv", "no table\n"},
        {"notes.txt", "no table\n"},
        {"csv", "no table\n"},
    };
    static const char *const ids[] = {"income_expenditure", "expenditure", "sangong", "income"};
    juesuan_report *report = NULL;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        put_file(files[i].name, files[i].title);
    ck_assert_int_eq(mkdir(path_of("3.csv"), 0700), 0);
    ck_assert_int_eq(read_path(folder, &report, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_table_count(report), sizeof ids / sizeof *ids);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        ck_assert_str_eq(juesuan_table_id(juesuan_report_table_at(report, i)), ids[i]);
    juesuan_report_free(report);
}
END_TEST

START_TEST(a_folder_without_tables_is_empty)
{
    put_file("readme.txt", "x");
    refused(folder, JUESUAN_ERROR_EMPTY, "no CSV file");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sources");
    TCase *each = tcase_create("sources");
    const TTest *const tests[] = {a_pipe_is_read_to_its_end,
                                  a_pipe_has_the_limit_of_a_file,
                                  paths_that_lead_nowhere_are_told_apart,
                                  a_socket_is_no_file,
                                  what_may_not_be_read_says_so,
                                  files_are_read_in_the_order_that_a_reader_counts_in,
                                  a_folder_without_tables_is_empty};
    tcase_add_checked_fixture(each, make_folder, remove_folder);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(each, tests[i]);
    suite_add_tcase(suite, each);
    return run_suite(suite);
}
