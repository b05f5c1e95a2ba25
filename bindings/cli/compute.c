#include "cli.h"

static const cli_option options[] = {
    {"previous", 0, "FILE", NULL, {"上年的报告，用于同比", "last year's report, for the changes against it"}},
    CLI_OPTION_FORMAT,
    CLI_OPTION_OUTPUT,
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

static void compute(cli_state *cli, const char *file, const juesuan_report *report)
{
    juesuan_output format = (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT);
    juesuan_computation *computation = NULL;
    juesuan_error *error = NULL;
    if (juesuan_report_compute(&computation, report, cli->previous, cli->options, &error) != JUESUAN_OK) {
        cli_fail(cli, file, error);
        return;
    }
    juesuan_buffer *buffer = NULL;
    juesuan_computation_write(&buffer, computation, format, cli->options, &error);
    cli_document(cli, file, format, buffer, error);
    juesuan_computation_free(computation);
}

static void run(cli_state *cli)
{
    const char *file = cli_value(cli, "previous");
    if (file != NULL && (cli->previous = cli_read(cli, file)) == NULL)
        return;
    cli_each(cli, compute);
    cli_finish(cli, (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT));
    juesuan_report_free(cli->previous);
}

const cli_command cli_compute = {
    "compute",
    "FILE...",
    true,
    {"计算合计、占比和同比变动。", "Computes totals, shares and year-on-year changes."},
    {"给出多个文件时，json 为一个数组，csv 只有一行表头。", "For several files json is one array, and csv has one header."},
    options,
    run,
};
