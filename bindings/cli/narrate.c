#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const styles[] = {"shanxi", "shanghai", NULL}; /* as juesuan_style */

static const cli_option options[] = {
    {"previous", 0, "FILE", NULL, {"上年的报告，用于同比", "last year's report, for the changes against it"}},
    {"style", 0, NULL, styles, {"句式，默认 shanxi", "family of sentences; shanxi by default"}},
    {"extra", 0, "FILE", NULL, {"预算数、原因、用途、数量等（JSON）", "budgets, reasons, purposes, counts (JSON)"}},
    CLI_OPTION_OUTPUT,
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

enum { MOST_EXTRA = 1 << 24 };

/* The whole file, from malloc; NULL, with a word on stderr, where it cannot be read. */
static char *read_text(cli_state *cli, const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = file == NULL ? NULL : malloc(MOST_EXTRA);
    *size = text == NULL ? 0 : fread(text, 1, MOST_EXTRA, file);
    bool broken = text == NULL || ferror(file) || *size == MOST_EXTRA;
    if (broken) {
        bool large = *size == MOST_EXTRA;
        cli_complain(cli, path, large ? (cli_text){"文件太大", "the file is too large"} : cli_reason(errno));
        free(text);
        text = NULL;
    }
    if (file != NULL)
        fclose(file);
    return text;
}

static void narrate(cli_state *cli, const char *file, const juesuan_report *report)
{
    juesuan_style style = (juesuan_style)cli_choice(cli, "style", JUESUAN_STYLE_SHANXI);
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_narrate(&buffer, report, cli->previous, cli->extra, cli->extra_size, style,
                                                   cli->options, &error);
    if (status == JUESUAN_ERROR_FORMAT) {
        /* It is the file of --extra that is wrong. */
        cli_fail(cli, cli_value(cli, "extra"), error);
        return;
    }
    cli_document(cli, file, JUESUAN_OUTPUT_TEXT, buffer, error);
}

static void run(cli_state *cli)
{
    const char *previous = cli_value(cli, "previous");
    const char *extra = cli_value(cli, "extra");
    if (extra != NULL && (cli->extra = read_text(cli, extra, &cli->extra_size)) == NULL)
        return;
    if (previous == NULL || (cli->previous = cli_read(cli, previous)) != NULL) {
        cli_each(cli, narrate);
        cli_finish(cli, JUESUAN_OUTPUT_TEXT);
    }
    juesuan_report_free(cli->previous);
    free(cli->extra);
}

const cli_command cli_narrate = {
    "narrate",
    "FILE...",
    true,
    {"由各表写出第三部分情况说明。", "Writes the notes of part three (情况说明) from the tables."},
    {"只有人知道的内容（原因、数量等）没有在 --extra 中给出时，标为【待填：…】。\n"
     "--extra 是一个 JSON 对象，成员为 amounts、previous、budgets、reasons、uses、counts，键为科目代码或名称：\n"
     "  {\"budgets\": {\"201\": \"3.50\"}, \"reasons\": {\"收入总计\": \"…\"}, \"counts\": {\"公务接待批次\": 13}}",
     "What only people know (reasons, counts) and --extra does not give is marked 【待填：…】.\n"
     "--extra is a JSON object of amounts, previous, budgets, reasons, uses and counts, by subject code or name:\n"
     "  {\"budgets\": {\"201\": \"3.50\"}, \"reasons\": {\"收入总计\": \"…\"}, \"counts\": {\"公务接待批次\": 13}}"},
    options,
    run,
};
