#include "cli.h"

/* In the order of juesuan_output: no CSV. */
static const char *const formats[] = {"text", "json", "md", NULL};
enum { TEXT, JSON, MARKDOWN };

static const cli_option options[] = {
    {"format", 0, NULL, formats, {"输出的格式，默认 text", "format of the output; text by default"}},
    CLI_OPTION_OUTPUT,
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

static void put_json(cli_state *cli, const char *key, const char *text, const char *end)
{
    cli_puts(cli, "\"");
    cli_puts(cli, key);
    cli_puts(cli, "\": \"");
    for (; *text != '\0'; text++) {
        char escaped[8];
        if (*text == '"' || *text == '\\')
            snprintf(escaped, sizeof escaped, "\\%c", *text);
        else if ((unsigned char)*text < ' ')
            snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)*text);
        else
            snprintf(escaped, sizeof escaped, "%c", *text);
        cli_puts(cli, escaped);
    }
    cli_puts(cli, "\"");
    cli_puts(cli, end);
}

static void put_rule_json(cli_state *cli, size_t rule)
{
    cli_puts(cli, rule == 0 ? "[\n  {" : ",\n  {");
    put_json(cli, "rule", juesuan_rule_id(rule), ", ");
    put_json(cli, "title", juesuan_rule_title(rule, cli->language), ", ");
    put_json(cli, "group", juesuan_rule_group(rule), ", ");
    put_json(cli, "severity", juesuan_severity_name(juesuan_rule_severity(rule)), ", ");
    put_json(cli, "source", juesuan_rule_source(rule), ", ");
    put_json(cli, "example", juesuan_rule_example(rule), "}");
}

/* A cell of a Markdown table; a '|' in it would end it. */
static void put_cell(cli_state *cli, const char *text)
{
    cli_puts(cli, " ");
    for (; *text != '\0'; text++) {
        if (*text == '|')
            cli_puts(cli, "\\");
        cli_write(cli, text, 1);
    }
    cli_puts(cli, " |");
}

static void put_rule_markdown(cli_state *cli, size_t rule)
{
    if (rule == 0)
        cli_puts(cli, cli_say(cli, (cli_text){"| 规则 | 含义 | 组 | 级别 | 依据 | 例 |\n| --- | --- | --- | --- | --- | --- |\n",
                                         "| rule | meaning | group | severity | source | example |\n"
                                         "| --- | --- | --- | --- | --- | --- |\n"}));
    cli_puts(cli, "| `");
    cli_puts(cli, juesuan_rule_id(rule));
    cli_puts(cli, "` |");
    put_cell(cli, juesuan_rule_title(rule, cli->language));
    put_cell(cli, juesuan_rule_group(rule));
    put_cell(cli, juesuan_severity_name(juesuan_rule_severity(rule)));
    put_cell(cli, juesuan_rule_source(rule));
    put_cell(cli, juesuan_rule_example(rule));
    cli_puts(cli, "\n");
}

static void put_rule_text(cli_state *cli, size_t rule)
{
    char line[256];
    snprintf(line, sizeof line, "%-40s %-8s ", juesuan_rule_id(rule), juesuan_severity_name(juesuan_rule_severity(rule)));
    cli_puts(cli, line);
    cli_puts(cli, juesuan_rule_title(rule, cli->language));
    cli_puts(cli, "\n");
}

static void run(cli_state *cli)
{
    static void (*const writers[])(cli_state *cli, size_t rule) = {put_rule_text, put_rule_json, put_rule_markdown};
    size_t format = cli_choice(cli, "format", TEXT);
    for (size_t rule = 0; rule < juesuan_rule_count(); rule++)
        writers[format](cli, rule);
    if (format == JSON)
        cli_puts(cli, juesuan_rule_count() == 0 ? "[]\n" : "\n]\n");
    cli_finish(cli, JUESUAN_OUTPUT_TEXT);
}

const cli_command cli_rules = {
    "rules",
    "",
    false,
    {"列出全部核对规则。", "Lists all rules of the check."},
    {NULL, NULL},
    options,
    run,
};
