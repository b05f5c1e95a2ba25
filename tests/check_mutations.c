/*
 * Copies of reports with one thing wrong: each has to raise a new finding at the right place.
 * MUTATIONS=all tries every place; otherwise some out of a seed. MUTATIONS=show also prints what escapes.
 */
#include "support_findings.h"
#include "support_mutation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOME = 3 /* one in so many */, GENERATED = 4, MOST_BASES = 3 + 2 * GENERATED };

typedef struct tally {
    size_t tried[MUTATION_KINDS];
    size_t verdicts[MUTATION_KINDS][MUTATION_VERDICTS];
} tally;

/* ---- The reports ---- */

static char *joined(const char *const *parts, size_t count)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += strlen(parts[i]);
    char *text = calloc(size, 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < count; i++)
        strcat(text, parts[i]);
    return text;
}

/* What a disclosure begins with. */
static char *contents_of(const juesuan_report *report)
{
    static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    char *text = joined((const char *const[]){juesuan_report_department(report), "\n2023年度部门决算\n\n目录\n\n第二部分 2023年部门决算表\n"}, 2);
    size_t count = juesuan_report_table_count(report);
    for (size_t i = 0; i < count && i < sizeof numbers / sizeof numbers[0]; i++) {
        const char *title = juesuan_table_title(juesuan_report_table_at(report, i));
        char *longer = joined((const char *const[]){text, numbers[i], "、", title, "\n"}, 5);
        free(text);
        text = longer;
    }
    char *whole = joined((const char *const[]){text, "第三部分 情况说明\n第四部分 名词解释\n\n第二部分 2023年部门决算表\n\n"}, 2);
    free(text);
    return whole;
}

/* A report of a seed with the notes that are narrated from it. */
static char *generated(uint64_t seed, juesuan_style style)
{
    generate_shape shape = generate_shape_of(seed);
    shape.year = 2023;
    shape.unit = JUESUAN_UNIT_WAN;
    shape.negative = shape.invented = false;
    juesuan_report *report = generate_report(&shape);
    shape.year = 2022;
    shape.values += 1000;
    juesuan_report *previous = generate_report(&shape);
    juesuan_buffer *tables = NULL;
    juesuan_buffer *notes = NULL;
    ck_assert_int_eq(juesuan_report_write(&tables, report, JUESUAN_OUTPUT_TEXT, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_report_narrate(&notes, report, previous, NULL, 0, style, NULL, NULL), JUESUAN_OK);
    char *contents = contents_of(report);
    char *text = joined((const char *const[]){contents, juesuan_buffer_data(tables), "\n第三部分 情况说明\n\n",
                                              juesuan_buffer_data(notes),
                                              "\n第四部分 名词解释\n\n一、基本支出：指保障机构正常运转的支出。\n"},
                        5);
    free(contents);
    juesuan_buffer_free(notes);
    juesuan_buffer_free(tables);
    juesuan_report_free(previous);
    juesuan_report_free(report);
    return text;
}

static char *converted(const char *path)
{
    juesuan_report *report = NULL;
    juesuan_buffer *buffer = NULL;
    if (juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK) {
        printf("skipped: %s\n", path);
        return NULL;
    }
    ck_assert_int_eq(juesuan_report_write(&buffer, report, JUESUAN_OUTPUT_TEXT, NULL, NULL), JUESUAN_OK);
    char *text = joined((const char *const[]){juesuan_buffer_data(buffer)}, 1);
    juesuan_buffer_free(buffer);
    juesuan_report_free(report);
    return text;
}

static size_t open_bases(mutation_base *bases)
{
    static const char *const paths[] = {"../shared/data/putuo-caizhengju-2024.pdf",
                                        "../shared/data/putuo-guihuaju-2024.pdf"};
    size_t count = 0;
    mutation_base_open(&bases[count++], "shanxi", read_file(SHANXI, NULL));
    for (size_t i = 0; i < 2; i++) {
        char *text = converted(paths[i]);
        if (text != NULL)
            mutation_base_open(&bases[count++], i == 0 ? "finance" : "planning", text);
    }
    for (uint64_t seed = 0; seed < GENERATED; seed++) {
        mutation_base_open(&bases[count++], "narrated a", generated(seed, JUESUAN_STYLE_SHANXI));
        mutation_base_open(&bases[count++], "narrated b", generated(seed, JUESUAN_STYLE_SHANGHAI));
    }
    return count;
}

/* ---- Trying ---- */

static void try_kind(const mutation_base *base, mutation_kind kind, generator *numbers, bool all, bool show,
                     tally *tallied)
{
    mutation_list list = {0};
    /* Fewer where each takes long: under valgrind and sanitizers. */
    uint64_t rounds = generate_rounds(1000);
    uint64_t some = SOME * (1000 / rounds + 1);
    mutation_places(base, kind, numbers, &list);
    /* A figure or a code can be misprinted in more than one way. */
    if (kind == MUTATION_CELL || kind == MUTATION_ANNEX || kind == MUTATION_FIGURE || kind == MUTATION_CODE)
        mutation_places(base, kind, numbers, &list);
    for (size_t i = 0; i < list.count; i++) {
        if (!all && !generate_once_in(numbers, some))
            continue;
        mutation_verdict verdict = mutation_try(base, &list.at[i]);
        tallied->tried[kind] += verdict != MUTATION_NO_CHANGE;
        tallied->verdicts[kind][verdict]++;
        if (show && (verdict == MUTATION_ESCAPED || verdict == MUTATION_ELSEWHERE))
            printf("  %s %s: %s\n", verdict == MUTATION_ESCAPED ? "escaped" : "elsewhere", mutation_kind_name(kind),
                   mutation_words(base, &list.at[i]));
    }
    free(list.at);
}

static void print_tally(const char *name, const tally *tallied)
{
    printf("%-14s %-17s %7s %7s %9s %8s\n", name, "changed", "copies", "found", "elsewhere", "escaped");
    for (size_t kind = 0; kind < MUTATION_KINDS; kind++)
        if (tallied->tried[kind] != 0)
            printf("%-14s %-17s %7zu %7zu %9zu %8zu\n", "", mutation_kind_name((mutation_kind)kind),
                   tallied->tried[kind], tallied->verdicts[kind][MUTATION_FOUND],
                   tallied->verdicts[kind][MUTATION_ELSEWHERE], tallied->verdicts[kind][MUTATION_ESCAPED]);
}

START_TEST(one_change_raises_a_finding)
{
    const char *wish = getenv("MUTATIONS");
    bool show = wish != NULL;
    bool all = wish != NULL && strcmp(wish, "all") == 0;
    generator numbers = generator_of(20231);
    mutation_base bases[MOST_BASES];
    size_t count = open_bases(bases);
    tally sum = {0};
    size_t tried = 0;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        tally tallied = {0};
        for (mutation_kind kind = 0; kind < MUTATION_KINDS; kind++)
            try_kind(&bases[i], kind, &numbers, all, show, &tallied);
        print_tally(bases[i].name, &tallied);
        for (size_t kind = 0; kind < MUTATION_KINDS; kind++) {
            sum.tried[kind] += tallied.tried[kind];
            for (size_t verdict = 0; verdict < MUTATION_VERDICTS; verdict++)
                sum.verdicts[kind][verdict] += tallied.verdicts[kind][verdict];
            tried += tallied.tried[kind];
            found += tallied.verdicts[kind][MUTATION_FOUND];
        }
        mutation_base_close(&bases[i]);
    }
    print_tally("all", &sum);
    printf("%zu copies, %zu found\n", tried, found);
    /* What is left cannot be seen: nothing else speaks of it. A sample may have a little more of that. */
    ck_assert_uint_le((tried - found) * 1000, all ? tried * 10 : tried * 20 + 1000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mutations");
    CASE(suite, "mutations", one_change_raises_a_finding);
    return run_suite(suite);
}
