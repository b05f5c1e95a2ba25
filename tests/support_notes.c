#include "support_notes.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *shanxi_with_notes(const char *notes)
{
    char *text = read_file(SHANXI, NULL);
    char *start = strstr(text, "2023年度收入总计5,380.47万元");
    ck_assert_ptr_nonnull(start);
    /* The part of the notes has begun; its first heading stands above this line. */
    char *heading = start;
    while (heading > text && strncmp(heading, "一、", strlen("一、")) != 0)
        heading--;
    char *end = strstr(start, "第四部分 名词解释");
    ck_assert_ptr_nonnull(end);
    size_t before = (size_t)(heading - text);
    size_t size = before + strlen(notes) + strlen(end) + 3;
    char *changed = malloc(size);
    ck_assert_ptr_nonnull(changed);
    memcpy(changed, text, before);
    snprintf(changed + before, size - before, "%s\n\n%s", notes, end);
    free(text);
    return changed;
}

const char *claims_of_report(const juesuan_report *report)
{
    static char text[1 << 16];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < juesuan_report_claim_count(report); i++) {
        char value[64];
        juesuan_amount_format(juesuan_claim_value(report, i), 0, value, sizeof value);
        bool bound = *juesuan_claim_reason(report, i) == '\0';
        int size = snprintf(text + used, sizeof text - used, "%s %s|%s %s %s %s%s\n",
                            juesuan_measure_name(juesuan_claim_measure(report, i)), juesuan_claim_subject(report, i),
                            bound ? juesuan_claim_table(report, i) : "-", juesuan_claim_code(report, i),
                            bound ? juesuan_claim_column(report, i) : "-", value, juesuan_claim_unit(report, i));
        ck_assert_int_ge(size, 0);
        used += (size_t)size;
        ck_assert_uint_lt(used, sizeof text);
    }
    return text;
}

const char *claims_of(const char *notes)
{
    char *text = shanxi_with_notes(notes);
    juesuan_report *report = parse_text(text);
    ck_assert_ptr_nonnull(report);
    const char *claims = claims_of_report(report);
    /* The claims of the self-evaluation form stand behind those of the notes. */
    char *annex = strstr((char *)(size_t)claims, "amount 收入合计|income_expenditure  final 5380.47万元");
    if (annex != NULL)
        *annex = '\0';
    juesuan_report_free(report);
    free(text);
    return claims;
}
