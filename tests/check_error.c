/* Errors and statuses, as a caller sees them. */
#include "support.h"

#include <string.h>

START_TEST(every_status_has_a_name_of_its_own)
{
    const char *names[64];
    size_t count = 0;
    for (int status = JUESUAN_OK; status < 200; status++) {
        names[count] = juesuan_status_name((juesuan_status)status);
        if (*names[count] == '\0')
            continue;
        for (size_t i = 0; i < count; i++)
            ck_assert_str_ne(names[i], names[count]);
        ck_assert_int_eq(strncmp(names[count], "JUESUAN_", 8), 0);
        count++;
    }
    ck_assert_uint_gt(count, 10);
    ck_assert_str_eq(juesuan_status_name((juesuan_status)-1), "");
    ck_assert_str_eq(juesuan_status_name((juesuan_status)1000), "");
}
END_TEST

START_TEST(no_error_says_nothing)
{
    ck_assert_str_eq(juesuan_error_message(NULL), "");
    ck_assert_uint_eq(juesuan_error_line(NULL), 0);
    ck_assert_uint_eq(juesuan_error_column(NULL), 0);
    ck_assert_uint_eq(juesuan_error_page(NULL), 0);
    juesuan_error_free(NULL);
}
END_TEST

/* A path of many thousand characters in a message is cut, and never inside one. */
START_TEST(a_long_message_ends_with_a_whole_character)
{
    char path[6000];
    juesuan_report *report = NULL;
    for (size_t shift = 0; shift < 3; shift++) {
        juesuan_error *error = NULL;
        size_t size = 0;
        memset(path, 'a', shift);
        for (size = shift; size + 4 < sizeof path; size += 3)
            memcpy(path + size, "县", 3);
        path[size] = '\0';
        ck_assert_int_eq(juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, &error), JUESUAN_ERROR_OPEN);
        const char *message = juesuan_error_message(error);
        for (size_t at = 0; message[at] != '\0';) {
            unsigned char lead = (unsigned char)message[at];
            size_t bytes = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            ck_assert_msg(lead < 0x80 || lead >= 0xC2, "a character without its start");
            for (size_t i = 1; i < bytes; i++)
                ck_assert_msg(((unsigned char)message[at + i] & 0xC0) == 0x80, "a character without its end");
            at += bytes;
        }
        juesuan_error_free(error);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("errors");
    CASE(suite, "errors", every_status_has_a_name_of_its_own, no_error_says_nothing,
         a_long_message_ends_with_a_whole_character);
    return run_suite(suite);
}
