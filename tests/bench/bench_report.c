/*
 * How long one report takes to be read, checked and written, on one core, and how that compares
 * with libcsv tokenising the same bytes in the same run (times are noisy; ratios less so); what it
 * takes of memory; and how both grow with the rows of a table.
 *
 *   bench_report [FILE] [RUNS]
 *   bench_report FILE 1 JOB    the job by its number, once, for a tool that counts instructions
 */
#include <juesuan.h>

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* ---- Memory ---- */

typedef struct memory {
    size_t now;
    size_t peak;
    size_t requests;
} memory;

static void *counting(void *user, void *block, size_t old_size, size_t size)
{
    memory *used = user;
    used->now += size - (block == NULL ? 0 : old_size);
    used->peak = used->now > used->peak ? used->now : used->peak;
    used->requests += size != 0;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

/* What reading, and where `check` is set checking as well, takes at most of the allocator. */
static bool measure_memory(const source *input, bool check, memory *used)
{
    juesuan_options *options = juesuan_options_new();
    juesuan_report *report = NULL;
    juesuan_findings *findings = NULL;
    *used = (memory){0};
    juesuan_options_set_allocator(options, counting, used);
    bool done = juesuan_report_parse(&report, input->bytes, input->size, JUESUAN_FORMAT_AUTO, options, NULL) == JUESUAN_OK;
    done = done && (!check || juesuan_report_check(&findings, report, options, NULL) == JUESUAN_OK);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    juesuan_options_free(options);
    return done && used->now == 0;
}

static bool print_memory(const source *input)
{
    static const char *const names[] = {"read", "read and check"};
    printf("\n%-22s %10s %14s %8s\n", "memory", "peak bytes", "a byte of text", "requests");
    for (int check = 0; check < 2; check++) {
        memory used;
        if (!measure_memory(input, check != 0, &used))
            return false;
        printf("%-22s %10zu %14.1f %8zu\n", names[check], used.peak, (double)used.peak / (double)input->size, used.requests);
    }
    return true;
}

/* ---- Growth ---- */

enum { FEWEST_ROWS = 50, BY_CLASS = 2500, BY_GROUP = 50, ROW_SIZE = 64 };

/* How many of the items below `items` have the first one `first` and come in groups of `size`. */
static size_t among(size_t items, size_t first, size_t size)
{
    return items - first < size ? items - first : size;
}

static int print_row(char *to, const char *code, size_t number, size_t items)
{
    return snprintf(to, ROW_SIZE, "%s\t科目%zu\t%zu.00\t%zu.00\t%zu.00\n", code, number, items * 3, items, items * 2);
}

/* An expenditure table of that many items below their classes and groups. NULL without memory. */
static char *make_table(size_t items)
{
    char *text = malloc(512 + (items + items / BY_GROUP + items / BY_CLASS + 3) * ROW_SIZE);
    if (text == NULL)
        return NULL;
    char *at = text + sprintf(text, "支出决算表\n部门：某某局\t\t\t金额单位：万元\n"
                                    "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n");
    for (size_t i = 0; i < items; i++) {
        char code[32];
        size_t class = 300 + i / BY_CLASS;
        size_t group = 10 + i % BY_CLASS / BY_GROUP;
        snprintf(code, sizeof code, "%zu", class);
        if (i % BY_CLASS == 0)
            at += print_row(at, code, i, among(items, i, BY_CLASS));
        snprintf(code, sizeof code, "%zu%zu", class, group);
        if (i % BY_GROUP == 0)
            at += print_row(at, code, i, among(items, i, BY_GROUP));
        snprintf(code, sizeof code, "%zu%zu%zu", class, group, 10 + i % BY_GROUP);
        at += print_row(at, code, i, 1);
    }
    return text;
}

/* The least of a few runs: what else the machine does only makes them longer. */
static double least_time(const source *input, job run)
{
    double least = -1;
    for (int i = 0; i < 7; i++) {
        double start = now();
        if (!run(input))
            return -1;
        double time = now() - start;
        least = least < 0 || time < least ? time : least;
    }
    return least;
}

static bool print_growth(void)
{
    printf("\n%-10s %10s %12s %9s %12s %9s %12s\n", "rows", "bytes", "read ms", "µs a row", "and check", "µs a row",
           "bytes a byte");
    for (size_t times = 1; times <= 1000; times *= 10) {
        size_t rows = FEWEST_ROWS * times;
        char *text = make_table(rows);
        if (text == NULL)
            return false;
        source input = {text, strlen(text)};
        memory used;
        double read = least_time(&input, read_only);
        double check = least_time(&input, read_and_check);
        bool done = measure_memory(&input, false, &used) && read >= 0 && check >= 0;
        if (done)
            printf("%-10zu %10zu %12.3f %9.3f %12.3f %9.3f %12.1f\n", rows, input.size, read, read * 1e3 / (double)rows,
                   check, check * 1e3 / (double)rows, (double)used.peak / (double)input.size);
        free(text);
        if (!done)
            return false;
    }
    return true;
}

int main(int count, char **words)
{
    const char *path = count > 1 ? words[1] : "tests/data/yangquan-sifaju-2023.txt";
    size_t runs = count > 2 ? strtoul(words[2], NULL, 10) : 300;
    source input = read_input(path);
    if (count > 3) {
        size_t number = strtoul(words[3], NULL, 10);
        return input.size != 0 && number < JOBS && jobs[number].run(&input) ? 0 : 1;
    }
    double *times = calloc(runs == 0 ? 1 : runs * JOBS, sizeof *times);
    bool done = input.size != 0 && runs != 0 && times != NULL && measure(&input, runs, times);
    if (done)
        print(&input, runs, times);
    done = done && print_memory(&input) && print_growth();
    if (!done)
        fprintf(stderr, "bench_report: %s: cannot be measured\n", path);
    free(times);
    free(input.bytes);
    return done ? 0 : 1;
}
