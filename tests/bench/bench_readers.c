/*
 * What each reader costs beside the tool below it, on the same bytes in the same run: PDF beside
 * pdftotext -tsv alone, CSV beside libcsv tokenising, JSON beside json_loadb.
 *
 *   bench_readers [RUNS]
 */
#define _XOPEN_SOURCE 700

#include <juesuan.h>

#include <csv.h>
#include <fcntl.h>
#include <jansson.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

#define SHANXI "tests/data/yangquan-sifaju-2023.txt"

enum { MOST_FILES = 64, PATH_SIZE = 512 };

typedef struct bytes {
    char *at;
    size_t size;
} bytes;

/* A job does one round and gives whether it went well. */
typedef bool (*job)(const void *input);

/* ---- Files ---- */

static bytes read_file(const char *path)
{
    bytes all = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return all;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    all.at = malloc(size < 0 ? 1 : (size_t)size + 1);
    if (all.at != NULL && size > 0)
        all.size = fread(all.at, 1, (size_t)size, file);
    fclose(file);
    return all;
}

static bool write_file(const char *path, const juesuan_buffer *buffer)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return false;
    size_t size = juesuan_buffer_size(buffer);
    bool done = fwrite(juesuan_buffer_data(buffer), 1, size, file) == size;
    return fclose(file) == 0 && done;
}

/* ---- PDF ---- */

static bool run_pdftotext(const void *input)
{
    char *words[] = {"pdftotext", "-tsv", "-enc", "UTF-8", (char *)(uintptr_t)input, "/dev/null", NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bool started = posix_spawnp(&child, words[0], &actions, NULL, words, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return started && waitpid(child, &status, 0) == child && status == 0;
}

static bool read_path(const void *input)
{
    juesuan_report *report = NULL;
    bool done = juesuan_report_read(&report, input, JUESUAN_FORMAT_AUTO, NULL, NULL) == JUESUAN_OK;
    juesuan_report_free(report);
    return done;
}

/* ---- CSV ---- */

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

static bool tokenise(const void *input)
{
    const bytes *all = input;
    struct csv_parser parser;
    size_t count = 0;
    if (csv_init(&parser, 0) != 0)
        return false;
    bool whole = csv_parse(&parser, all->at, all->size, count_field, count_row, &count) == all->size;
    csv_fini(&parser, count_field, count_row, &count);
    csv_free(&parser);
    return whole && count != 0;
}

typedef struct folder {
    char path[PATH_SIZE];
    char files[MOST_FILES][PATH_SIZE];
    size_t count;
} folder;

static bool tokenise_folder(const void *input)
{
    const folder *tables = input;
    for (size_t i = 0; i < tables->count; i++) {
        bytes all = read_file(tables->files[i]);
        bool done = all.size != 0 && tokenise(&all);
        free(all.at);
        if (!done)
            return false;
    }
    return true;
}

static bool read_folder(const void *input)
{
    return read_path(((const folder *)input)->path);
}

static bool parse_as(const bytes *all, juesuan_format format)
{
    juesuan_report *report = NULL;
    bool done = juesuan_report_parse(&report, all->at, all->size, format, NULL, NULL) == JUESUAN_OK;
    juesuan_report_free(report);
    return done;
}

static bool read_csv(const void *input)
{
    return parse_as(input, JUESUAN_FORMAT_CSV);
}

/* ---- JSON ---- */

static bool load_json(const void *input)
{
    const bytes *all = input;
    json_t *root = json_loadb(all->at, all->size, 0, NULL);
    bool done = root != NULL;
    json_decref(root);
    return done;
}

static bool read_json(const void *input)
{
    return parse_as(input, JUESUAN_FORMAT_JSON);
}

/* ---- Measuring ---- */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Both take turns, so that a slow moment of the machine hits both, each behind a round of its own that
 * is not timed, so that neither finds the heap as the other left it. Of many rounds the least tells most
 * about the code, the median about the machine. */
static bool compare(const char *name, job below, job reader, const void *input, size_t runs, double most)
{
    double *times = calloc(2 * runs, sizeof *times);
    bool done = times != NULL;
    for (size_t run = 0; done && run < runs; run++) {
        done = below(input);
        double start = now();
        done = done && below(input);
        times[run] = now() - start;
        done = done && reader(input);
        start = now();
        done = done && reader(input);
        times[runs + run] = now() - start;
    }
    if (done) {
        qsort(times, runs, sizeof *times, by_size);
        qsort(times + runs, runs, sizeof *times, by_size);
        printf("%-34s %9.3f %9.3f %7.2f %9.3f %9.3f %7.2f  (at most %.1f)\n", name, times[0], times[runs],
               times[runs] / times[0], times[runs / 2], times[runs + runs / 2],
               times[runs + runs / 2] / times[runs / 2], most);
    } else {
        printf("%-34s cannot be measured\n", name);
    }
    free(times);
    return done;
}

/* ---- Input ---- */

/* Each table into a file of its own, as `juesuan convert --to csv` does. */
static bool make_folder(folder *out, const juesuan_report *report)
{
    const char *temporary = getenv("TMPDIR");
    snprintf(out->path, sizeof out->path, "%.400s/juesuan-bench-XXXXXX", temporary == NULL ? "/tmp" : temporary);
    if (mkdtemp(out->path) == NULL)
        return false;
    for (size_t i = 0; i < juesuan_report_table_count(report) && i < MOST_FILES; i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        juesuan_buffer *buffer = NULL;
        snprintf(out->files[i], PATH_SIZE, "%.440s/%02zu-%.60s.csv", out->path, i + 1, juesuan_table_id(table));
        bool done = juesuan_table_write(&buffer, table, JUESUAN_OUTPUT_CSV, NULL, NULL) == JUESUAN_OK &&
                    write_file(out->files[i], buffer);
        juesuan_buffer_free(buffer);
        if (!done)
            return false;
        out->count++;
    }
    return true;
}

static void remove_folder(const folder *tables)
{
    for (size_t i = 0; i < tables->count; i++)
        remove(tables->files[i]);
    remove(tables->path);
}

/* All tables of the report behind each other. */
static bytes tables_csv(const juesuan_report *report)
{
    bytes all = {NULL, 0};
    for (size_t i = 0; i < juesuan_report_table_count(report); i++) {
        juesuan_buffer *buffer = NULL;
        if (juesuan_table_write(&buffer, juesuan_report_table_at(report, i), JUESUAN_OUTPUT_CSV, NULL, NULL) !=
            JUESUAN_OK)
            break;
        size_t size = juesuan_buffer_size(buffer);
        char *grown = realloc(all.at, all.size + size);
        if (grown != NULL) {
            memcpy(grown + all.size, juesuan_buffer_data(buffer), size);
            all = (bytes){grown, all.size + size};
        }
        juesuan_buffer_free(buffer);
    }
    return all;
}

static bool compare_csv_and_json(const juesuan_report *report, size_t runs)
{
    static folder tables;
    juesuan_buffer *json = NULL;
    bytes csv = tables_csv(report);
    bool done = make_folder(&tables, report) && csv.size != 0 &&
                juesuan_report_write(&json, report, JUESUAN_OUTPUT_JSON, NULL, NULL) == JUESUAN_OK;
    if (done) {
        bytes text = {(char *)(uintptr_t)juesuan_buffer_data(json), juesuan_buffer_size(json)};
        done = compare("CSV folder / libcsv", tokenise_folder, read_folder, &tables, runs, 2);
        done = compare("CSV file / libcsv", tokenise, read_csv, &csv, runs, 2) && done;
        done = compare("JSON / json_loadb", load_json, read_json, &text, runs, 1.3) && done;
    }
    remove_folder(&tables);
    juesuan_buffer_free(json);
    free(csv.at);
    return done;
}

static bool compare_pdf(size_t runs)
{
    static const char *const files[] = {"../shared/data/putuo-caizhengju-2024.pdf",
                                        "../shared/data/putuo-guihuaju-2024.pdf", "tests/layouts/fixtures/report.pdf"};
    bool done = true;
    size_t found = 0;
    for (size_t i = 0; i < 2; i++)
        if (access(files[i], R_OK) == 0) {
            done = compare(i == 0 ? "PDF 1 / pdftotext -tsv" : "PDF 2 / pdftotext -tsv", run_pdftotext, read_path,
                           files[i], runs, 1.2) &&
                   done;
            found++;
        }
    return found != 0 ? done : compare("PDF / pdftotext -tsv", run_pdftotext, read_path, files[2], runs, 1.2);
}

int main(int count, char **words)
{
    size_t runs = count > 1 ? strtoul(words[1], NULL, 10) : 300;
    juesuan_report *report = NULL;
    if (runs == 0 || juesuan_report_read(&report, SHANXI, JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK) {
        fprintf(stderr, "bench_readers: %s cannot be read\n", SHANXI);
        return 1;
    }
    printf("milliseconds of wall time, %zu runs\n%-34s %9s %9s %7s %9s %9s %7s\n", runs, "", "least", "reader", "ratio",
           "median", "reader", "ratio");
    bool done = compare_pdf(runs / 10 + 1);
    done = compare_csv_and_json(report, runs) && done;
    juesuan_report_free(report);
    return done ? 0 : 1;
}
