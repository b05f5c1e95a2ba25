/* One report in many threads, and many reports in many threads; made to be run under TSan. */
#include "generate.h"
#include "support.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4 };

typedef struct worker {
    pthread_t thread;
    size_t number;
    const juesuan_report *shared;   /* read by all of them */
    const juesuan_options *options; /* likewise */
    const char *expected;           /* what each has to come to */
    const char *failed;             /* NULL where it went well: Check wants its assertions in one thread */
} worker;

static bool same(const juesuan_buffer *buffer, const char *expected)
{
    return strcmp(juesuan_buffer_data(buffer), expected) == 0;
}

/* Everything that only reads a report. */
static const char *use(const worker *self)
{
    juesuan_findings *findings = NULL;
    juesuan_computation *computation = NULL;
    juesuan_repairs *repairs = NULL;
    juesuan_report *amended = NULL;
    juesuan_report *sum = NULL;
    juesuan_buffer *text = NULL;
    juesuan_buffer *notes = NULL;
    const juesuan_report *report = self->shared;
    const juesuan_options *options = self->options;
    const char *failed = NULL;
    if (juesuan_report_check(&findings, report, options, NULL) != JUESUAN_OK)
        failed = "check";
    else if (juesuan_findings_write(&text, findings, "甲", JUESUAN_OUTPUT_JSON, options, NULL) != JUESUAN_OK ||
             !same(text, self->expected))
        failed = "other findings";
    else if (juesuan_report_compute(&computation, report, report, options, NULL) != JUESUAN_OK)
        failed = "compute";
    else if (juesuan_report_narrate(&notes, report, report, NULL, 0, JUESUAN_STYLE_SHANXI, options, NULL) != JUESUAN_OK)
        failed = "narrate";
    else if (juesuan_reports_sum(&sum, &report, 1, NULL, JUESUAN_SUM_PLAIN, options, NULL) != JUESUAN_OK)
        failed = "sum";
    else if (self->number == 0 && juesuan_report_repair(&repairs, report, 0, options, NULL) != JUESUAN_OK)
        failed = "repair";
    else if (self->number == 0 && juesuan_report_amend(&amended, report, repairs, 500, options, NULL) != JUESUAN_OK)
        failed = "amend";
    juesuan_report_free(sum);
    juesuan_report_free(amended);
    juesuan_repairs_free(repairs);
    juesuan_buffer_free(notes);
    juesuan_buffer_free(text);
    juesuan_computation_free(computation);
    juesuan_findings_free(findings);
    return failed;
}

static void *use_shared(void *data)
{
    worker *self = data;
    for (size_t round = 0; round < 2 && self->failed == NULL; round++)
        self->failed = use(self);
    return NULL;
}

/* Reads it again in every format, each thread for itself, and finds the same. */
static void *read_own(void *data)
{
    static const juesuan_output outputs[] = {JUESUAN_OUTPUT_TEXT, JUESUAN_OUTPUT_JSON, JUESUAN_OUTPUT_CSV,
                                             JUESUAN_OUTPUT_MARKDOWN};
    static const juesuan_format formats[] = {JUESUAN_FORMAT_TEXT, JUESUAN_FORMAT_JSON, JUESUAN_FORMAT_CSV,
                                             JUESUAN_FORMAT_MARKDOWN};
    worker *self = data;
    for (size_t round = 0; round < 6 && self->failed == NULL; round++) {
        size_t which = (self->number + round) % 4;
        juesuan_buffer *buffer = NULL;
        juesuan_report *report = NULL;
        juesuan_findings *findings = NULL;
        if (juesuan_report_write(&buffer, self->shared, outputs[which], NULL, NULL) != JUESUAN_OK)
            self->failed = "write";
        else if (juesuan_report_parse(&report, juesuan_buffer_data(buffer), juesuan_buffer_size(buffer), formats[which],
                                      NULL, NULL) != JUESUAN_OK)
            self->failed = "parse";
        else if (juesuan_report_check(&findings, report, NULL, NULL) != JUESUAN_OK)
            self->failed = "check";
        juesuan_findings_free(findings);
        juesuan_report_free(report);
        juesuan_buffer_free(buffer);
    }
    return NULL;
}

/* The first call of all in several threads at once: whatever is made at the first use is made now. */
static void *start_together(void *data)
{
    worker *self = data;
    juesuan_report *report = NULL;
    if (juesuan_report_read(&report, SHANXI, JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK)
        self->failed = "read";
    juesuan_report_free(report);
    return NULL;
}

static void run_all(void *(*work)(void *data), const worker *model)
{
    worker workers[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = *model;
        workers[i].number = i;
        ck_assert_int_eq(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(workers[i].thread, NULL);
    for (size_t i = 0; i < THREADS; i++)
        ck_assert_msg(workers[i].failed == NULL, "thread %zu: %s", i, workers[i].failed);
}

START_TEST(the_first_calls_may_come_together)
{
    run_all(start_together, &(worker){.failed = NULL});
}
END_TEST

START_TEST(many_threads_use_one_report)
{
    juesuan_report *report = read_shanxi();
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_previous(options, report);
    ck_assert_int_eq(
        juesuan_options_set_severity(options, juesuan_rule_id(0), JUESUAN_SEVERITY_OFF), JUESUAN_OK);
    juesuan_findings *findings = NULL;
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, options, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_findings_write(&buffer, findings, "甲", JUESUAN_OUTPUT_JSON, options, NULL), JUESUAN_OK);
    run_all(use_shared, &(worker){.shared = report, .options = options, .expected = juesuan_buffer_data(buffer)});
    juesuan_buffer_free(buffer);
    juesuan_findings_free(findings);
    juesuan_options_free(options);
    juesuan_report_free(report);
}
END_TEST

START_TEST(many_threads_read_many_reports)
{
    juesuan_report *report = generate_report(
        &(generate_shape){.tree = 3, .values = 4, .year = 2023, .unit = JUESUAN_UNIT_WAN});
    run_all(read_own, &(worker){.shared = report});
    juesuan_report_free(report);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("threads");
    CASE(suite, "threads", the_first_calls_may_come_together, many_threads_use_one_report,
         many_threads_read_many_reports);
    return run_suite(suite);
}
