/*
 * How long one report takes to be read, checked and written, on one core, and how that compares
 * with libcsv tokenising the same bytes in the same run (times are noisy; ratios less so).
 *
 *   bench_report [FILE] [RUNS]
 */
#include <juesuan.h>

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct source {
    char *bytes;
    size_t size;
} source;

/* A measured job; false where it failed. */
typedef bool (*job)(const source *input);

static source read_input(const char *path)
{
    source all = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        return all;
    long size = ftell(file);
    rewind(file);
    all.bytes = malloc(size < 0 ? 1 : (size_t)size);
    if (all.bytes != NULL && size > 0)
        all.size = fread(all.bytes, 1, (size_t)size, file);
    fclose(file);
    return all;
}

static void count_field(void *field, size_t size, void *user)
{
    (void)field;
    *(size_t *)user += size;
}

static void count_row(int end, void *user)
{
    (void)end;
    ++*(size_t *)user;
}

static bool tokenise(const source *input)
{
    struct csv_parser parser;
    size_t count = 0;
    if (csv_init(&parser, 0) != 0)
        return false;
    csv_set_delim(&parser, '\t');
    bool whole = csv_parse(&parser, input->bytes, input->size, count_field, count_row, &count) == input->size;
    csv_fini(&parser, count_field, count_row, &count);
    csv_free(&parser);
    return whole && count != 0;
}

static juesuan_report *parse(const source *input)
{
    juesuan_report *report = NULL;
    juesuan_report_parse(&report, input->bytes, input->size, JUESUAN_FORMAT_AUTO, NULL, NULL);
    return report;
}

static bool read_only(const source *input)
{
    juesuan_report *report = parse(input);
    bool done = report != NULL;
    juesuan_report_free(report);
    return done;
}

static bool read_and_check(const source *input)
{
    juesuan_report *report = parse(input);
    juesuan_findings *findings = NULL;
    bool done = report != NULL && juesuan_report_check(&findings, report, NULL, NULL) == JUESUAN_OK;
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    return done;
}

static bool read_and_write(const source *input)
{
    juesuan_report *report = parse(input);
    juesuan_buffer *buffer = NULL;
    bool done = report != NULL && juesuan_report_write(&buffer, report, JUESUAN_OUTPUT_JSON, NULL, NULL) == JUESUAN_OK;
    juesuan_buffer_free(buffer);
    juesuan_report_free(report);
    return done;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static const struct {
    const char *name;
    job run;
} jobs[] = {
    {"libcsv tokenises", tokenise},
    {"read", read_only},
    {"read and check", read_and_check},
    {"read and write JSON", read_and_write},
};

enum { JOBS = sizeof jobs / sizeof jobs[0] };

/* The jobs take turns, so that a slow moment of the machine hits all of them. */
static bool measure(const source *input, size_t runs, double *times)
{
    for (size_t run = 0; run < runs; run++) {
        for (size_t i = 0; i < JOBS; i++) {
            double start = now();
            if (!jobs[i].run(input))
                return false;
            times[i * runs + run] = now() - start;
        }
    }
    return true;
}

static void print(const source *input, size_t runs, double *times)
{
    double base = 0;
    printf("%zu bytes, %zu runs, milliseconds of processor time\n", input->size, runs);
    printf("%-22s %8s %8s %8s %8s\n", "", "least", "median", "MB/s", "ratio");
    for (size_t i = 0; i < JOBS; i++) {
        double *own = times + i * runs;
        qsort(own, runs, sizeof *own, by_size);
        double median = own[runs / 2];
        if (i == 0)
            base = median;
        printf("%-22s %8.3f %8.3f %8.1f %8.2f\n", jobs[i].name, own[0], median, (double)input->size / 1e3 / median,
               median / base);
    }
}

int main(int count, char **words)
{
    const char *path = count > 1 ? words[1] : "tests/data/yangquan-sifaju-2023.txt";
    size_t runs = count > 2 ? strtoul(words[2], NULL, 10) : 300;
    source input = read_input(path);
    double *times = calloc(runs == 0 ? 1 : runs * JOBS, sizeof *times);
    bool done = input.size != 0 && runs != 0 && times != NULL && measure(&input, runs, times);
    if (done)
        print(&input, runs, times);
    else
        fprintf(stderr, "bench_report: %s: cannot be measured\n", path);
    free(times);
    free(input.bytes);
    return done ? 0 : 1;
}
