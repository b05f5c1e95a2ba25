/*
 * What the repair finds of errors put into consistent reports: by number and kind of error, the
 * precision of its proposals, the share of the wrong cells that it puts right, and the time.
 * A misprint that leaves every relation within its rounding cannot be seen and is not counted.
 *
 *   bench_repair [REPORTS]     reports a line, 24 by default; four times as many with a single error
 *   bench_repair REPORTS -v    prints each wrong proposal of confidence 0.9 or more as well
 */
#include "../generate.c"
#include "../support_misprint.c"

#include <time.h>

enum { MOST_SOURCES = 64 };

typedef struct sources {
    juesuan_report *at[MOST_SOURCES];
    size_t count;
} sources;

/* All lines together. */
typedef struct summary {
    size_t sure;
    size_t sure_right;
    size_t single; /* errors in cells with two or more relations, one a report */
    size_t single_found;
    double least; /* recall of them among the kinds of error */
    misprint_kind hardest;
    double slowest;
} summary;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* What is asked of the repair, in percent. */
enum { PRECISION = 99, RECALL = 95, SINGLES = 4 };

/* The publication set of the Shanxi report: its annex is misread. */
static juesuan_report *read_publication(const char *path)
{
    FILE *file = fopen(path, "rb");
    static char text[1 << 20];
    juesuan_report *report = NULL;
    size_t size = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
    if (file != NULL)
        fclose(file);
    text[size] = '\0';
    char *annex = strstr(text, "第五部分 附件\n");
    if (annex != NULL)
        juesuan_report_parse(&report, text, (size_t)(annex - text), JUESUAN_FORMAT_TEXT, NULL, NULL);
    return report;
}

static void add_source(sources *all, const char *name, juesuan_report *report)
{
    if (report == NULL) {
        printf("%s: skipped\n", name);
        return;
    }
    juesuan_repairs *repairs = NULL;
    if (juesuan_report_repair(&repairs, report, 0, NULL, NULL) == JUESUAN_OK && juesuan_repairs_count(repairs) != 0)
        printf("%s: %zu proposals as printed\n", name, juesuan_repairs_count(repairs));
    juesuan_repairs_free(repairs);
    all->at[all->count++] = report;
}

static juesuan_report *read_pdf(const char *path)
{
    juesuan_report *report = NULL;
    juesuan_report_read(&report, path, JUESUAN_FORMAT_AUTO, NULL, NULL);
    return report;
}

static void add_sources(sources *all)
{
    add_source(all, "Shanxi", read_publication("tests/data/yangquan-sifaju-2023.txt"));
    add_source(all, "Shanghai 1", read_pdf("../shared/data/putuo-caizhengju-2024.pdf"));
    add_source(all, "Shanghai 2", read_pdf("../shared/data/putuo-guihuaju-2024.pdf"));
    for (uint64_t seed = 0; seed < 12; seed++) {
        char name[32];
        generate_shape shape = generate_shape_of(seed);
        snprintf(name, sizeof name, "generated %d", (int)seed);
        add_source(all, name, generate_report(&shape));
    }
}

static double percent(size_t part, size_t whole)
{
    return whole == 0 ? 100 : 100 * (double)part / (double)whole;
}

static void measure(const sources *all, misprint_kind kind, size_t errors, size_t reports, bool verbose, summary *sum)
{
    misprint_score score = {0};
    double slowest = 0;
    double whole = 0;
    for (size_t i = 0; i < reports; i++) {
        misprint made[MISPRINT_MOST];
        size_t count = 0;
        juesuan_repairs *repairs = NULL;
        juesuan_report *report = misprint_report(all->at[i % all->count], i * 1000 + errors * 20 + (uint64_t)kind, kind,
                                                 errors, made, &count);
        if (report == NULL)
            continue;
        double start = seconds();
        if (juesuan_report_repair(&repairs, report, 0, NULL, NULL) != JUESUAN_OK)
            exit(EXIT_FAILURE);
        double took = seconds() - start;
        char name[64];
        snprintf(name, sizeof name, "%s %zu source %zu", misprint_name(kind), errors, i % all->count);
        misprint_count(&score, report, repairs, made, count, verbose ? name : NULL);
        whole += took;
        slowest = took > slowest ? took : slowest;
        juesuan_repairs_free(repairs);
        juesuan_report_free(report);
    }
    printf("%-10s %4zu %6zu %6zu %9.2f %6zu %8.2f %8.2f %8.2f %7.1f %7.1f %4zu\n", misprint_name(kind), errors,
           score.cells, score.sure, percent(score.sure_right, score.sure), score.proposed,
           percent(score.right, score.proposed), percent(score.found, score.cells),
           percent(score.firm_found, score.firm), 1e3 * whole / (double)(score.reports == 0 ? 1 : score.reports),
           1e3 * slowest, score.stopped);
    sum->sure += score.sure;
    sum->sure_right += score.sure_right;
    sum->slowest = slowest > sum->slowest ? slowest : sum->slowest;
    if (errors != 1)
        return;
    double recall = percent(score.firm_found, score.firm);
    sum->single += score.firm;
    sum->single_found += score.firm_found;
    if (recall >= sum->least)
        return;
    sum->least = recall;
    sum->hardest = kind;
}

static bool conclude(const summary *sum)
{
    double precision = percent(sum->sure_right, sum->sure);
    printf("precision at confidence 0.9 and more: %.2f %% of %zu (required: %d)\n", precision, sum->sure, PRECISION);
    printf("single errors in cells with two or more relations put right: %.2f %% of %zu, least of kind \"%s\" with "
           "%.2f %% (required: %d)\n",
           percent(sum->single_found, sum->single), sum->single, misprint_name(sum->hardest), sum->least, RECALL);
    printf("longest repair: %.0f ms\n", 1e3 * sum->slowest);
    return precision >= PRECISION && sum->least >= RECALL;
}

int main(int argc, char **argv)
{
    static const size_t errors[] = {1, 2, 3, 5, 10, 20};
    size_t reports = argc > 1 ? strtoul(argv[1], NULL, 10) : 24;
    bool verbose = argc > 2;
    sources all = {.count = 0};
    summary sum = {.least = 100};
    add_sources(&all);
    printf("%-10s %4s %6s %6s %9s %6s %8s %8s %8s %7s %7s %4s\n", "error", "each", "cells", ">=0.9", "precise %", "all",
           "precise", "found %", "2+ rel %", "ms", "most ms", "stop");
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        for (misprint_kind kind = MISPRINT_DIGIT; kind <= MISPRINT_BLOCK; kind++)
            measure(&all, kind, errors[i], errors[i] == 1 ? SINGLES * reports : reports, verbose, &sum);
    for (size_t i = 0; i < all.count; i++)
        juesuan_report_free(all.at[i]);
    return conclude(&sum) ? EXIT_SUCCESS : EXIT_FAILURE;
}
