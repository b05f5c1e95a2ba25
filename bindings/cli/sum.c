#include "cli.h"

#include <string.h>

static const cli_option options[] = {
    {"to", 0, NULL, cli_outputs, {"输出的格式，默认 json", "format of the output; json by default"}},
    CLI_OPTION_OUTPUT,
    {"department", 0, "NAME", NULL, {"汇总报告的部门名称", "name of the department of the sum"}},
    {"eliminate", 0, NULL, NULL,
     {"抵销单位之间的上下级往来：上级补助与对附属单位补助，附属单位上缴与上缴上级",
      "take off what the units passed to each other: 上级补助 against 对附属单位补助, 附属单位上缴 against 上缴上级"}},
    {"check", 0, "FILE", NULL,
     {"不输出汇总，而是核对部门印出的报告是否等于各单位之和",
      "instead of the sum: check whether the department's printed report is the sum of the units"}},
    {"format", 0, NULL, cli_formats, {"--check 的输出格式，默认 text", "format of the findings of --check; text by default"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

static void add(cli_state *cli, const char *file, const juesuan_report *report)
{
    juesuan_error *error = NULL;
    if (juesuan_sum_add(cli->sum, report, &error) != JUESUAN_OK)
        cli_fail(cli, file, error);
}

static int flags_of(const cli_state *cli)
{
    return cli_has(cli, "eliminate") ? JUESUAN_SUM_ELIMINATE : JUESUAN_SUM_PLAIN;
}

static void write_sum(cli_state *cli)
{
    juesuan_output format = (juesuan_output)cli_choice(cli, "to", JUESUAN_OUTPUT_JSON);
    juesuan_report *report = NULL;
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    if (juesuan_sum_finish(&report, cli->sum, cli_value(cli, "department"), flags_of(cli), &error) != JUESUAN_OK) {
        cli_fail(cli, "sum", error);
        return;
    }
    for (size_t i = 0; !cli_has(cli, "quiet") && i < juesuan_report_warning_count(report); i++)
        fprintf(stderr, "%s\n", juesuan_report_warning(report, i));
    juesuan_report_write(&buffer, report, format, cli->options, &error);
    /* One report, however many files it is the sum of. */
    cli->file_count = 1;
    cli_document(cli, "sum", format, buffer, error);
    cli_finish(cli, format);
    juesuan_report_free(report);
}

static void write_check(cli_state *cli, const char *file)
{
    juesuan_output format = (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT);
    juesuan_report *department = cli_read(cli, file);
    juesuan_findings *findings = NULL;
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    if (department == NULL)
        return;
    if (juesuan_sum_check(&findings, cli->sum, department, flags_of(cli), cli->options, &error) != JUESUAN_OK) {
        cli_fail(cli, file, error);
    } else {
        char name[4096];
        if (juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR) != 0)
            cli->status = CLI_ERRORS;
        juesuan_findings_write(&buffer, findings, cli_name(file, name, sizeof name), format, cli->options, &error);
        cli->file_count = 1;
        cli_document(cli, file, format, buffer, error);
        cli_finish(cli, format);
    }
    juesuan_findings_free(findings);
    juesuan_report_free(department);
}

/* A sum without one of its units would be a wrong figure that looks like a right one. */
static void write_result(cli_state *cli)
{
    const char *file = cli_value(cli, "check");
    if (cli->status == CLI_FAILED)
        cli_complain(cli, "sum", (cli_text){"有文件没有计入，不输出汇总", "a file could not be added; there is no sum"});
    else if (file != NULL)
        write_check(cli, file);
    else
        write_sum(cli);
}

static void run(cli_state *cli)
{
    juesuan_error *error = NULL;
    if (juesuan_sum_new(&cli->sum, JUESUAN_UNIT_UNKNOWN, cli->options, &error) != JUESUAN_OK) {
        cli_fail(cli, "sum", error);
        return;
    }
    cli_each(cli, add);
    write_result(cli);
    juesuan_sum_free(cli->sum);
}

const cli_command cli_sum = {
    "sum",
    "FILE...",
    true,
    {"把所属各单位的报告汇总为部门的报告，或核对部门报告是否等于各单位之和。",
     "Adds up the reports of units, or checks a department's report against them."},
    {"按科目逐格相加，合计重新计算，金额单位换算为第一份报告的单位。\n"
     "有一个文件不能读取就不输出汇总，退出码 2；--check 发现错误时退出码 1。",
     "Cell by cell over all subjects; totals are rebuilt, amounts converted into the unit of the first report.\n"
     "If a file cannot be read there is no sum, and the exit status is 2; 1 where --check finds an error."},
    options,
    run,
};
