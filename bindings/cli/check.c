#include "cli.h"

#include <string.h>

static const cli_option options[] = {
    CLI_OPTION_FORMAT,
    CLI_OPTION_OUTPUT,
    {"rounding", 0, NULL, NULL, {"逐条列出尾数误差，而不只是计数", "list the rounding notes instead of only counting them"}},
    {"unevaluated", 0, NULL, NULL,
     {"逐条列出未能检查的规则，而不按原因归并", "list each rule that was not evaluated instead of grouping them by reason"}},
    {"brief", 0, NULL, NULL, {"每处发现一行：文件:行: 级别: 说明", "one line a finding: FILE:LINE: severity: what is wrong"}},
    {"severity", 0, "RULE=SEVERITY", NULL,
     {"规则的级别：error、warning 或 off（不核对）；可多次给出", "severity of a rule: error, warning or off; may be given again"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

static bool set_severity(cli_state *cli, const char *setting)
{
    static const struct {
        const char *name;
        juesuan_severity severity;
    } severities[] = {
        {"error", JUESUAN_SEVERITY_ERROR},
        {"warning", JUESUAN_SEVERITY_WARNING},
        {"off", JUESUAN_SEVERITY_OFF},
    };
    char rule[128];
    size_t size = strcspn(setting, "=");
    if (size >= sizeof rule || setting[size] == '\0') {
        cli_complain(cli, setting, (cli_text){"应为 规则=级别", "RULE=SEVERITY is expected"});
        return false;
    }
    memcpy(rule, setting, size);
    rule[size] = '\0';
    for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++) {
        if (strcmp(severities[i].name, setting + size + 1) != 0)
            continue;
        if (juesuan_options_set_severity(cli->options, rule, severities[i].severity) == JUESUAN_OK)
            return true;
        cli_complain(cli, rule, (cli_text){"没有这条规则（见 juesuan rules）", "there is no such rule (see juesuan rules)"});
        return false;
    }
    cli_complain(cli, setting, (cli_text){"级别应为 error、warning 或 off", "the severity must be error, warning or off"});
    return false;
}

/* "FILE:LINE: error: what is wrong", as compilers put it, so that an editor can follow. */
static void write_brief_line(cli_state *cli, const char *file, const juesuan_findings *findings, size_t index)
{
    static const cli_text severities[] = {{"错误", "error"}, {"警告", "warning"}, {"尾数误差", "rounding"}};
    size_t line = juesuan_finding_line(findings, index), page = juesuan_finding_page(findings, index);
    char place[64];
    snprintf(place, sizeof place, ":%zu: ", line == 0 ? 1 : line);
    cli_puts(cli, file);
    cli_puts(cli, place);
    cli_puts(cli, cli_say(cli, severities[juesuan_finding_severity(findings, index)]));
    snprintf(place, sizeof place, cli_say(cli, (cli_text){": 第%zu页：", ": page %zu: "}), page);
    cli_puts(cli, page == 0 ? ": " : place);
    cli_puts(cli, juesuan_finding_message(findings, index));
    cli_puts(cli, "\n");
}

static void write_brief(cli_state *cli, const char *file, const juesuan_findings *findings)
{
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        if (juesuan_finding_severity(findings, i) != JUESUAN_SEVERITY_ROUNDING || cli_has(cli, "rounding"))
            write_brief_line(cli, file, findings, i);
    char counts[160];
    snprintf(counts, sizeof counts,
             cli_say(cli, (cli_text){"：错误 %zu 处，警告 %zu 处，尾数误差 %zu 处\n", ": %zu errors, %zu warnings, %zu rounding\n"}),
             juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR),
             juesuan_findings_count_of(findings, JUESUAN_SEVERITY_WARNING),
             juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ROUNDING));
    cli_puts(cli, file);
    cli_puts(cli, counts);
}

static void write_findings(cli_state *cli, const char *file, const juesuan_findings *findings)
{
    juesuan_output format = (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT);
    char name[4096];
    cli_name(file, name, sizeof name);
    if (format == JUESUAN_OUTPUT_TEXT && cli_has(cli, "brief")) {
        write_brief(cli, name, findings);
        return;
    }
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    juesuan_findings_write(&buffer, findings, name, format, cli->options, &error);
    cli_document(cli, file, format, buffer, error);
}

static void check(cli_state *cli, const char *file, const juesuan_report *report)
{
    juesuan_findings *findings = NULL;
    juesuan_error *error = NULL;
    if (juesuan_report_check(&findings, report, cli->options, &error) != JUESUAN_OK) {
        cli_fail(cli, file, error);
        return;
    }
    if (juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR) != 0 && cli->status == CLI_OK)
        cli->status = CLI_ERRORS;
    write_findings(cli, file, findings);
    juesuan_findings_free(findings);
}

static void run(cli_state *cli)
{
    for (size_t i = 0; i < cli->given_count; i++)
        if (strcmp(cli->given[i].option->name, "severity") == 0 && !set_severity(cli, cli->given[i].value))
            return;
    juesuan_options_set_rounding(cli->options, cli_has(cli, "rounding"));
    juesuan_options_set_unevaluated(cli->options, cli_has(cli, "unevaluated"));
    cli_each(cli, check);
    cli_finish(cli, (juesuan_output)cli_choice(cli, "format", JUESUAN_OUTPUT_TEXT));
}

const cli_command cli_check = {
    "check",
    "FILE...",
    true,
    {"核对报告：表内、表间、公开表与批复表的勾稽关系。", "Checks reports: the relations within and between their tables and sets."},
    {"退出码：0 没有错误，1 有级别为 error 的发现，2 有文件不能读取。\n"
     "给出多个文件时，json 为一个数组，csv 只有一行表头。",
     "Exit status: 0 no error, 1 some finding of severity error, 2 a file could not be read.\n"
     "For several files json is one array, and csv has one header."},
    options,
    run,
};
