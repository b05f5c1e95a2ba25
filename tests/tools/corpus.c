/*
 * A corpus of consistent reports, with errors planted on demand:
 *   corpus FOLDER COUNT [SEED [ERRORS]]
 * writes COUNT reports below FOLDER, a hundred a folder, in the formats in turn, and for every file
 * in which a figure was changed a row of FOLDER-truth.csv: file, line, printed, truth. ERRORS is the
 * number of reports in a hundred that get one. The same seed gives the same bytes.
 */
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct corpus_plan {
    const char *folder;
    size_t count;
    uint64_t seed;
    uint64_t errors;
    FILE *truth;
} corpus_plan;

static const struct {
    juesuan_output output;
    const char *ending;
} formats[] = {{JUESUAN_OUTPUT_TEXT, "txt"}, {JUESUAN_OUTPUT_JSON, "json"}, {JUESUAN_OUTPUT_MARKDOWN, "md"}};

static void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

/* An amount with two decimals at or behind `at`; NULL where there is none. */
static char *next_amount(char *at, size_t *size)
{
    for (char *point = strchr(at, '.'); point != NULL; point = strchr(point + 1, '.')) {
        char *start = point;
        while (start > at && strchr("0123456789,", start[-1]) != NULL)
            start--;
        size_t decimals = strspn(point + 1, "0123456789");
        if (start < point && decimals == 2 && *start >= '1' && *start <= '8') {
            *size = (size_t)(point - start) + 3;
            return start;
        }
    }
    return NULL;
}

/* Changes the first digit of some figure and notes where, what is printed now, and what was. */
static void plant(const corpus_plan *corpus, generator *numbers, const char *file, char *text)
{
    size_t size = 0;
    size_t count = 0;
    for (char *at = next_amount(text, &size); at != NULL; at = next_amount(at + size, &size))
        count++;
    if (count == 0)
        return;
    char *chosen = next_amount(text, &size);
    for (uint64_t skip = generate_below(numbers, count); skip > 0; skip--)
        chosen = next_amount(chosen + size, &size);
    size_t line = 1;
    for (const char *at = text; at < chosen; at++)
        line += *at == '\n';
    char before[64];
    snprintf(before, sizeof before, "%.*s", (int)size, chosen);
    (*chosen)++;
    fprintf(corpus->truth, "%s,%zu,\"%.*s\",\"%s\"\n", file, line, (int)size, chosen, before);
}

static void write_one(const corpus_plan *corpus, size_t number)
{
    generator numbers = generator_of(corpus->seed ^ (number * UINT64_C(0x9E3779B97F4A7C15)));
    generate_shape shape = generate_shape_of(corpus->seed + number);
    juesuan_report *report = generate_report(&shape);
    size_t format = number % (sizeof formats / sizeof formats[0]);
    juesuan_buffer *buffer = NULL;
    if (juesuan_report_write(&buffer, report, formats[format].output, NULL, NULL) != JUESUAN_OK)
        fail("writing");
    char path[4096];
    snprintf(path, sizeof path, "%s/%04zu", corpus->folder, number / 100);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%04zu/%07zu.%s", corpus->folder, number / 100, number, formats[format].ending);
    char *text = malloc(juesuan_buffer_size(buffer) + 1);
    if (text == NULL)
        fail("memory");
    memcpy(text, juesuan_buffer_data(buffer), juesuan_buffer_size(buffer) + 1);
    if (corpus->errors != 0 && generate_below(&numbers, 100) < corpus->errors)
        plant(corpus, &numbers, path, text);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(text, 1, juesuan_buffer_size(buffer), file) != juesuan_buffer_size(buffer) || fclose(file) != 0)
        fail(path);
    free(text);
    juesuan_buffer_free(buffer);
    juesuan_report_free(report);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: corpus FOLDER COUNT [SEED [ERRORS]]\n");
        return 2;
    }
    corpus_plan corpus = {argv[1], (size_t)strtoull(argv[2], NULL, 10), argc > 3 ? strtoull(argv[3], NULL, 10) : 1,
                     argc > 4 ? strtoull(argv[4], NULL, 10) : 0, NULL};
    char path[4096];
    mkdir(corpus.folder, 0777);
    snprintf(path, sizeof path, "%s-truth.csv", corpus.folder);
    if (corpus.errors != 0 && (corpus.truth = fopen(path, "w")) == NULL)
        fail(path);
    if (corpus.truth != NULL)
        fputs("file,line,printed,truth\n", corpus.truth);
    for (size_t i = 0; i < corpus.count; i++)
        write_one(&corpus, i);
    if (corpus.truth != NULL && fclose(corpus.truth) != 0)
        fail(path);
    return 0;
}
