#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FIXTURES "tests/layouts/fixtures/"

/* ---- What a call must not leave behind ---- */

static size_t open_files(void)
{
    size_t count = 0;
    DIR *folder = opendir("/proc/self/fd");
    if (folder == NULL)
        return 0;
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

static void nothing_is_left(size_t files)
{
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
    ck_assert_int_eq(errno, ECHILD);
    ck_assert_uint_eq(open_files(), files);
}

static juesuan_status read_pdf(const char *path, const juesuan_options *options, size_t *page, char *message, size_t size)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    size_t files = open_files();
    juesuan_status status = juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, options, &error);
    nothing_is_left(files);
    if (page != NULL)
        *page = error == NULL ? 0 : juesuan_error_page(error);
    if (message != NULL)
        snprintf(message, size, "%s", error == NULL ? "" : juesuan_error_message(error));
    juesuan_error_free(error);
    juesuan_report_free(report);
    return status;
}

/* ---- A tool of our own ---- */

/* A folder in front of PATH with a pdftotext that does what the script says. */
static void fake_tool(char *folder, const char *script)
{
    char path[256];
    char search[4096];
    const char *old = getenv("PATH");
    strcpy(folder, "/tmp/juesuan-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/pdftotext", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "#!/bin/sh\n%s\n", script);
    fclose(file);
    ck_assert_int_eq(chmod(path, 0755), 0);
    snprintf(search, sizeof search, "%s:%s", folder, old == NULL ? "/usr/bin:/bin" : old);
    ck_assert_int_eq(setenv("PATH", search, 1), 0);
}

static void remove_tool(const char *folder)
{
    char path[256];
    const char *colon = strchr(getenv("PATH"), ':');
    ck_assert_int_eq(setenv("PATH", colon + 1, 1), 0);
    snprintf(path, sizeof path, "%s/pdftotext", folder);
    unlink(path);
    rmdir(folder);
}

static void tool_gives(const char *script, const juesuan_options *options, juesuan_status wanted, const char *part)
{
    char folder[64];
    char message[512];
    fake_tool(folder, script);
    juesuan_status status = read_pdf(FIXTURES "report.pdf", options, NULL, message, sizeof message);
    remove_tool(folder);
    ck_assert_msg(status == wanted && strstr(message, part) != NULL, "%s: %s %s", script, juesuan_status_name(status), message);
}

/* ---- Tests ---- */

static char *json_of(const juesuan_report *report)
{
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_report_write(&buffer, report, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_OK);
    char *text = strdup(juesuan_buffer_data(buffer));
    juesuan_buffer_free(buffer);
    return text;
}

START_TEST(a_pdf_is_read_from_a_path_and_from_bytes)
{
    juesuan_report *one = NULL;
    juesuan_report *two = NULL;
    size_t size = 0;
    char *bytes = read_file(FIXTURES "report.pdf", &size);
    size_t files = open_files();
    ck_assert_int_eq(juesuan_report_read(&one, FIXTURES "report.pdf", JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_report_parse(&two, bytes, size, JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    nothing_is_left(files);
    ck_assert_uint_eq(juesuan_report_table_count(one), 9);
    ck_assert_uint_eq(juesuan_report_warning_count(one), 0);
    char *first = json_of(one);
    char *second = json_of(two);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
    free(bytes);
    juesuan_report_free(one);
    juesuan_report_free(two);
}
END_TEST

START_TEST(a_page_that_is_a_scan_is_a_warning)
{
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_read(&report, FIXTURES "mixed.pdf", JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_table_count(report), 9);
    ck_assert_uint_eq(juesuan_report_warning_count(report), 1);
    ck_assert_uint_eq(juesuan_report_warning_page(report, 0), 2);
    juesuan_report_free(report);
}
END_TEST

START_TEST(three_errors_are_told_apart)
{
    char message[512];
    size_t page = 0;
    ck_assert_int_eq(read_pdf(FIXTURES "encrypted.pdf", NULL, &page, message, sizeof message), JUESUAN_ERROR_ENCRYPTED);
    ck_assert_ptr_nonnull(strstr(message, "密码"));
    ck_assert_int_eq(read_pdf(FIXTURES "scan.pdf", NULL, &page, message, sizeof message), JUESUAN_ERROR_NO_TEXT);
    ck_assert_uint_eq(page, 1);
    ck_assert_ptr_nonnull(strstr(message, "OCR"));
    char *old = strdup(getenv("PATH"));
    ck_assert_int_eq(setenv("PATH", "/nonexistent", 1), 0);
    ck_assert_int_eq(read_pdf(FIXTURES "report.pdf", NULL, &page, message, sizeof message), JUESUAN_ERROR_TOOL);
    ck_assert_ptr_nonnull(strstr(message, "poppler-utils"));
    ck_assert_int_eq(setenv("PATH", old, 1), 0);
    free(old);
    ck_assert_int_eq(read_pdf(FIXTURES "none.pdf", NULL, &page, message, sizeof message), JUESUAN_ERROR_OPEN);
}
END_TEST

START_TEST(the_tool_is_bounded)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_limit(options, JUESUAN_LIMIT_SECONDS, 1);
    juesuan_options_set_limit(options, JUESUAN_LIMIT_BYTES, 1000000);
    time_t start = time(NULL);
    tool_gives("exec sleep 30", options, JUESUAN_ERROR_LIMIT, "1秒");
    tool_gives("exec 1>&- 2>&-; exec sleep 30", options, JUESUAN_ERROR_LIMIT, "1秒");
    ck_assert_int_lt(time(NULL) - start, 10);
    tool_gives("exec yes '5\t1\t0\t0\t0\t0\t1\t1\t1\t1\t1\t1'", options, JUESUAN_ERROR_FORMAT, "page_num");
    tool_gives("echo 'level\tpage_num\tleft\ttop\twidth\theight\ttext'; exec yes ''", options, JUESUAN_ERROR_LIMIT, "1000000");
    tool_gives("exec yes error >&2", options, JUESUAN_ERROR_LIMIT, "1秒");
    juesuan_options_free(options);
}
END_TEST

START_TEST(whatever_the_tool_does_is_an_error_with_a_word_on_it)
{
    tool_gives("echo 'Command Line Error: Incorrect password' >&2; exit 1", NULL, JUESUAN_ERROR_ENCRYPTED, "密码");
    tool_gives("echo 'Syntax Error: Couldn'\\''t find trailer dictionary' >&2; exit 1", NULL, JUESUAN_ERROR_FORMAT, "trailer");
    tool_gives("kill -SEGV $$", NULL, JUESUAN_ERROR_FORMAT, "信号");
    tool_gives("exit 127", NULL, JUESUAN_ERROR_TOOL, "poppler");
    tool_gives("exit 0", NULL, JUESUAN_ERROR_FORMAT, "页");
    tool_gives("head -c 65536 /dev/urandom", NULL, JUESUAN_ERROR_FORMAT, "TSV");
}
END_TEST

static void parse_hostile(const char *bytes, size_t size)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    size_t files = open_files();
    juesuan_status status = juesuan_report_parse(&report, bytes, size, JUESUAN_FORMAT_PDF, NULL, &error);
    nothing_is_left(files);
    bool known = status == JUESUAN_OK || status == JUESUAN_ERROR_FORMAT || status == JUESUAN_ERROR_EMPTY ||
                 status == JUESUAN_ERROR_NO_TEXT || status == JUESUAN_ERROR_ENCRYPTED || status == JUESUAN_ERROR_LIMIT;
    ck_assert_msg(known, "%s", juesuan_status_name(status));
    ck_assert_int_eq(status == JUESUAN_OK, error == NULL);
    juesuan_error_free(error);
    juesuan_report_free(report);
}

START_TEST(a_truncated_pdf_is_an_error_or_what_is_left)
{
    size_t size = 0;
    char *bytes = read_file(FIXTURES "report.pdf", &size);
    for (size_t i = 1; i < 40; i++)
        parse_hostile(bytes, size * i / 40);
    free(bytes);
}
END_TEST

START_TEST(flipped_bits_do_no_harm)
{
    size_t size = 0;
    char *bytes = read_file(FIXTURES "report.pdf", &size);
    unsigned state = 1;
    for (size_t i = 0; i < 60; i++) {
        state = state * 1664525u + 1013904223u;
        size_t at = (state >> 4) % size;
        bytes[at] = (char)(bytes[at] ^ (1 << (i % 8)));
        parse_hostile(bytes, size);
        if (i % 3 != 0)
            bytes[at] = (char)(bytes[at] ^ (1 << (i % 8)));
    }
    free(bytes);
}
END_TEST

/* Reports as departments published them; they are not part of the sources. */
static void published(const char *name, size_t tables, const char *department)
{
    char path[256];
    snprintf(path, sizeof path, "../shared/data/%s", name);
    if (access(path, R_OK) != 0) {
        printf("%s is not here: skipped\n", path);
        return;
    }
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_eq(juesuan_report_table_count(report), tables);
    ck_assert_int_eq(juesuan_report_year(report), 2024);
    ck_assert_str_eq(juesuan_report_department(report), department);
    ck_assert_int_eq(juesuan_report_unit(report), JUESUAN_UNIT_WAN);
    juesuan_report_free(report);
}

START_TEST(published_reports_are_read)
{
    published("putuo-caizhengju-2024.pdf", 9, "上海市普陀区财政局");
    published("putuo-guihuaju-2024.pdf", 9, "上海市普陀区规划和自然资源局");
    published("shanghai-template-2024.pdf", 9, "上海市XX局");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf");
    CASE(suite, "reading", a_pdf_is_read_from_a_path_and_from_bytes, a_page_that_is_a_scan_is_a_warning,
         published_reports_are_read);
    CASE(suite, "errors", three_errors_are_told_apart, the_tool_is_bounded,
         whatever_the_tool_does_is_an_error_with_a_word_on_it, a_truncated_pdf_is_an_error_or_what_is_left,
         flipped_bits_do_no_harm);
    return run_suite(suite);
}
