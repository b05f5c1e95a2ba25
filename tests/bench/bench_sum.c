/*
 * A year of unit reports consolidated one after another: reports a second, and the peak of the
 * memory that the sum takes. Each report is read from JSON, added and freed.
 *
 *   bench_sum [REPORTS]
 */
#include "../generate.c"

#include <time.h>

typedef struct meter {
    size_t now;
    size_t peak;
} meter;

static void *metered(void *user, void *block, size_t old_size, size_t size)
{
    meter *used = user;
    used->now += size - old_size;
    used->peak = used->now > used->peak ? used->now : used->peak;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

enum { KINDS = 200 };

static void make_inputs(juesuan_buffer **inputs)
{
    for (uint64_t i = 0; i < KINDS; i++) {
        generate_shape shape = {.tree = i, .values = i, .year = 2024, .unit = JUESUAN_UNIT_WAN};
        juesuan_report *report = generate_report(&shape);
        if (juesuan_report_write(&inputs[i], report, JUESUAN_OUTPUT_JSON, NULL, NULL) != JUESUAN_OK)
            exit(EXIT_FAILURE);
        juesuan_report_free(report);
    }
}

static bool add(juesuan_sum *sum, const juesuan_buffer *input)
{
    juesuan_report *report = NULL;
    if (juesuan_report_parse(&report, juesuan_buffer_data(input), juesuan_buffer_size(input), JUESUAN_FORMAT_JSON, NULL,
                             NULL) != JUESUAN_OK)
        return false;
    bool added = juesuan_sum_add(sum, report, NULL) == JUESUAN_OK;
    juesuan_report_free(report);
    return added;
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000;
    meter used = {0, 0};
    juesuan_buffer *inputs[KINDS];
    juesuan_sum *sum = NULL;
    juesuan_report *report = NULL;
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_allocator(options, metered, &used);
    make_inputs(inputs);
    double start = seconds();
    if (juesuan_sum_new(&sum, JUESUAN_UNIT_UNKNOWN, options, NULL) != JUESUAN_OK)
        return EXIT_FAILURE;
    for (size_t i = 0; i < count; i++)
        if (!add(sum, inputs[i % KINDS]))
            return EXIT_FAILURE;
    if (juesuan_sum_finish(&report, sum, NULL, JUESUAN_SUM_ELIMINATE, NULL) != JUESUAN_OK)
        return EXIT_FAILURE;
    double taken = seconds() - start;
    printf("sum of %zu reports: %.0f reports/s (with reading), peak of the sum %.2f MiB\n", count, (double)count / taken,
           (double)used.peak / (1 << 20));
    juesuan_report_free(report);
    juesuan_sum_free(sum);
    juesuan_options_free(options);
    for (size_t i = 0; i < KINDS; i++)
        juesuan_buffer_free(inputs[i]);
    return EXIT_SUCCESS;
}
