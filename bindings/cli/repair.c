#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char *const sources[] = {"publication", "approval", "notes", NULL};

static const cli_option options[] = {
    CLI_OPTION_FORMAT,
    CLI_OPTION_OUTPUT,
    {"without", 0, NULL, sources, {"不用这一来源；可多次给出", "leave this source out; may be given again"}},
    {"apply",
     0,
     "OUT",
     NULL,
     {"把有把握（0.9以上）的更正写入新的报告（JSON）",
      "write a report (JSON) with the sure corrections (0.9 and more) put in"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

enum { SURE = 900 }; /* thousandths */

static unsigned without(const cli_state *cli)
{
    unsigned bits = 0;
    for (size_t i = 0; i < cli->given_count; i++)
        for (size_t source = 0; sources[source] != NULL; source++)
            if (strcmp(cli->given[i].option->name, "without") == 0 && strcmp(cli->given[i].value, sources[source]) == 0)
                bits |= 1U << source;
    return bits;
}

/* How many went in, where a text is read by people. */
static void tell(cli_state *cli, size_t count, const char *path)
{
    static const cli_text wording = {"已将其中有把握的%zu处写入%s，其余请逐项核对原件\n",
                                     "%zu sure corrections are put into %s; hold the others against the original\n"};
    char name[4096];
    char text[8192];
    snprintf(text, sizeof text, cli_say(cli, wording), count, cli_name(path, name, sizeof name));
    cli_puts(cli, text);
}

static void apply(cli_state *cli, const char *file, const juesuan_report *report, const juesuan_repairs *repairs,
                  const char *path)
{
    juesuan_report *amended = NULL;
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    if (juesuan_report_amend(&amended, report, repairs, SURE, cli->options, &error) != JUESUAN_OK ||
        juesuan_report_write(&buffer, amended, JUESUAN_OUTPUT_JSON, cli->options, &error) != JUESUAN_OK) {
        cli_fail(cli, file, error);
    } else {
        cli_save(cli, path, buffer);
        if (cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT) == JUESUAN_OUTPUT_TEXT && cli->status == 0)
            tell(cli, juesuan_report_amendment_count(amended), path);
    }
    juesuan_buffer_free(buffer);
    juesuan_report_free(amended);
}

static void repair(cli_state *cli, const char *file, const juesuan_report *report)
{
    juesuan_output format = (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT);
    juesuan_repairs *repairs = NULL;
    juesuan_error *error = NULL;
    char name[4096];
    if (juesuan_report_repair(&repairs, report, without(cli), cli->options, &error) != JUESUAN_OK) {
        cli_fail(cli, file, error);
        return;
    }
    juesuan_buffer *buffer = NULL;
    juesuan_repairs_write(&buffer, repairs, cli_name(file, name, sizeof name), format, cli->options, &error);
    cli_document(cli, file, format, buffer, error);
    if (cli_value(cli, "apply") != NULL)
        apply(cli, file, report, repairs, cli_value(cli, "apply"));
    juesuan_repairs_free(repairs);
}

static void run(cli_state *cli)
{
    if (cli_value(cli, "apply") != NULL && cli->file_count > 1) {
        cli_complain(cli, "--apply", (cli_text){"只能用于一个文件", "goes with one file only"});
        return;
    }
    cli_each(cli, repair);
    cli_finish(cli, (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT));
}

const cli_command cli_repair = {
    "repair",
    "FILE...",
    true,
    {"建议更正：误读的数字、编码和名称。", "Proposes corrections: misread digits, codes and names."},
    {"报告本身不改变；互为备选的建议不会写入 --apply 的结果。",
     "The report is not changed; proposals that are alternatives never go into the result of --apply."},
    options,
    run,
};
