#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be opened", path);
    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    long length = ftell(file);
    ck_assert_int_ge(length, 0);
    rewind(file);
    char *bytes = malloc((size_t)length + 1);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(fread(bytes, 1, (size_t)length, file), (size_t)length);
    bytes[length] = '\0';
    fclose(file);
    if (size != NULL)
        *size = (size_t)length;
    return bytes;
}

juesuan_report *read_shanxi(void)
{
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_report_read(&report, SHANXI, JUESUAN_FORMAT_AUTO, NULL, NULL), JUESUAN_OK);
    return report;
}

juesuan_report *parse_text(const char *text)
{
    juesuan_report *report = NULL;
    juesuan_report_parse(&report, text, strlen(text), JUESUAN_FORMAT_TEXT, NULL, NULL);
    return report;
}

juesuan_amount amount_of(const char *text)
{
    juesuan_amount amount = {0};
    ck_assert_int_eq(juesuan_amount_parse(text, strlen(text), &amount), JUESUAN_OK);
    return amount;
}

const char *text_of(juesuan_amount amount)
{
    static char text[64];
    juesuan_amount_format(amount, 0, text, sizeof text);
    return text;
}

int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
