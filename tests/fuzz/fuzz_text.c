/* Any bytes as a text report: read, walked, checked, computed and written in every format. */
#include <juesuan.h>

#include <stdlib.h>
#include <string.h>

static void write_all(const juesuan_report *report, const juesuan_options *options)
{
    for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_MARKDOWN; output++) {
        juesuan_buffer *buffer = NULL;
        if (juesuan_report_write(&buffer, report, (juesuan_output)output, options, NULL) != JUESUAN_OK)
            abort();
        juesuan_buffer_free(buffer);
    }
}

static void check(const juesuan_report *report, const juesuan_options *options)
{
    juesuan_findings *findings = NULL;
    juesuan_buffer *buffer = NULL;
    if (juesuan_report_check(&findings, report, options, NULL) != JUESUAN_OK)
        abort();
    if (juesuan_findings_write(&buffer, findings, "fuzz", JUESUAN_OUTPUT_JSON, options, NULL) != JUESUAN_OK)
        abort();
    juesuan_buffer_free(buffer);
    juesuan_findings_free(findings);
}

static void compute(const juesuan_report *report, const juesuan_options *options)
{
    juesuan_computation *computation = NULL;
    juesuan_report_compute(&computation, report, report, options, NULL); /* may overflow */
    juesuan_computation_free(computation);
}

static void walk(const juesuan_report *report)
{
    for (size_t i = 0; i < juesuan_report_table_count(report); i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        for (size_t side = 0; side < juesuan_table_side_count(table); side++)
            for (size_t row = 0; row < juesuan_table_row_count(table, side); row++)
                for (size_t column = 0; column < juesuan_table_column_count(table, side); column++)
                    juesuan_table_amount(table, side, row, column);
    }
}

/* A PDF would start a program for each input. */
static int is_pdf(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i + 4 <= size && i < 1024; i++)
        if (memcmp(bytes + i, "%PDF", 4) == 0)
            return 1;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = juesuan_options_new();
    if (options == NULL || is_pdf(bytes, size)) {
        juesuan_options_free(options);
        return 0;
    }
    if (size != 0)
        juesuan_options_set_language(options, (juesuan_language)(bytes[size - 1] & 1));
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    if (juesuan_report_parse(&report, bytes, size, JUESUAN_FORMAT_AUTO, options, &error) == JUESUAN_OK) {
        walk(report);
        check(report, options);
        compute(report, options);
        write_all(report, options);
    }
    juesuan_error_free(error);
    juesuan_report_free(report);
    juesuan_options_free(options);
    return 0;
}
