#include "cli.h"

#include <string.h>

static const char *const tables[] = {"income_expenditure", "income", "expenditure", "appropriation", "general_budget",
                                     "basic_expenditure", "government_fund", "state_capital", "sangong", "statistics", NULL};

static const cli_option options[] = {
    {"table", 0, "ID", tables, {"只显示这张表，如 expenditure；可多次给出", "only this table, such as expenditure; may be given again"}},
    {"set", 0, NULL, cli_sets, {"只显示公开表或批复表", "only the publication or the approval tables"}},
    CLI_OPTION_OUTPUT,
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

static bool is_wanted(const cli_state *cli, const juesuan_table *table)
{
    size_t set = cli_choice(cli, "set", JUESUAN_NONE);
    if (set != JUESUAN_NONE && set != (size_t)juesuan_table_set(table))
        return false;
    if (!cli_has(cli, "table"))
        return true;
    for (size_t i = 0; i < cli->given_count; i++)
        if (strcmp(cli->given[i].option->name, "table") == 0 &&
            strcmp(cli->given[i].value, juesuan_table_id(table)) == 0)
            return true;
    return false;
}

static void show_table(cli_state *cli, const char *file, const juesuan_table *table)
{
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    if (juesuan_table_write(&buffer, table, JUESUAN_OUTPUT_TEXT, cli->options, &error) == JUESUAN_OK)
        cli_write(cli, juesuan_buffer_data(buffer), juesuan_buffer_size(buffer));
    else
        cli_fail(cli, file, error);
    juesuan_buffer_free(buffer);
}

static void show(cli_state *cli, const char *file, const juesuan_report *report)
{
    size_t shown = 0;
    for (size_t i = 0; i < juesuan_report_table_count(report) && !cli->broken; i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        if (!is_wanted(cli, table))
            continue;
        if (shown++ == 0)
            cli_heading(cli, file);
        else
            cli_write(cli, "\n", 1);
        show_table(cli, file, table);
    }
    if (shown == 0)
        cli_complain(cli, file, (cli_text){"报告中没有这样的表", "the report has no such table"});
}

static void run(cli_state *cli)
{
    cli_each(cli, show);
    cli_finish(cli, JUESUAN_OUTPUT_TEXT);
}

const cli_command cli_show = {
    "show",
    "FILE...",
    true,
    {"以对齐的文本显示各表。", "Shows tables as aligned text."},
    {"表的 ID：income_expenditure income expenditure appropriation general_budget\n"
     "basic_expenditure government_fund state_capital sangong statistics。",
     "The IDs of tables: income_expenditure income expenditure appropriation general_budget\n"
     "basic_expenditure government_fund state_capital sangong statistics."},
    options,
    run,
};
