/*
 * Sentences of many regions, and the claims that have to be read of them. What they say is right for
 * the tables of the Shanxi report: nothing may be found wrong. The sentences are in tests/data/wordings.txt.
 */
#include "support_notes.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCES "tests/data/wordings.txt"

enum { LONGEST = 4000 };

static const char *heading_of(char section)
{
    static const struct {
        char section;
        const char *heading;
    } headings[] = {
        {'T', "一、收入支出决算总体情况说明"},
        {'I', "二、收入决算情况说明"},
        {'E', "三、支出决算情况说明"},
        {'A', "四、财政拨款收入支出决算总体情况说明"},
        {'G', "五、一般公共预算财政拨款支出决算情况说明"},
        {'B', "六、一般公共预算财政拨款基本支出决算情况说明"},
        {'F', "七、政府性基金预算财政拨款收支决算情况说明"},
        {'S', "九、财政拨款“三公”经费支出决算情况说明"},
        {'R', "（一）机关运行经费支出情况"},
        {'P', "（二）政府采购支出情况"},
        {'V', "（三）国有资产占用情况说明"},
        {'Z', "（四）预算绩效情况说明"},
    };
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        if (headings[i].section == section)
            return headings[i].heading;
    ck_abort_msg("section %c", section);
    return "";
}

/* A whole line of the file, or NULL at its end. */
static char *next_line(char **at)
{
    char *line = *at;
    if (*line == '\0')
        return NULL;
    char *end = strchr(line, '\n');
    *at = end == NULL ? line + strlen(line) : end + 1;
    if (end != NULL)
        *end = '\0';
    return line;
}

static void check_sentence(const char *sentence, const char *expected)
{
    char notes[LONGEST];
    snprintf(notes, sizeof notes, "%s\n\n%s", heading_of(*sentence), sentence + 2);
    const char *claims = claims_of(notes);
    ck_assert_msg(strcmp(claims, expected) == 0, "%s\nis read as\n%sand should be\n%s", sentence, claims, expected);
    char *text = shanxi_with_notes(notes);
    juesuan_findings *findings = check_text(text, NULL);
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        ck_assert_msg(strncmp(juesuan_finding_rule(findings, i), "claim.", strlen("claim.")) != 0 ||
                          juesuan_finding_severity(findings, i) == JUESUAN_SEVERITY_ROUNDING,
                      "%s\n%s", sentence, juesuan_finding_message(findings, i));
    juesuan_findings_free(findings);
    free(text);
}

START_TEST(sentences_of_many_regions)
{
    char *file = read_file(SENTENCES, NULL);
    char *at = file;
    char *sentence = NULL;
    char expected[LONGEST] = "";
    size_t count = 0;
    for (bool more = true; more;) {
        char *line = next_line(&at);
        more = line != NULL;
        if (more && (*line == '#' || *line == '\0'))
            continue;
        if (more && *line == ' ') {
            size_t used = strlen(expected);
            snprintf(expected + used, sizeof expected - used, "%s\n", line + 2);
            continue;
        }
        if (sentence != NULL)
            check_sentence(sentence, expected);
        count += sentence != NULL;
        sentence = line;
        expected[0] = '\0';
    }
    printf("%zu sentences\n", count);
    free(file);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wordings");
    CASE(suite, "wordings", sentences_of_many_regions);
    return run_suite(suite);
}
