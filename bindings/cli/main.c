/* juesuan COMMAND ...: finds the command and runs it. */
#include "cli.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const cli_command *const commands[] = {&cli_batch, &cli_check, &cli_compute, &cli_convert, &cli_narrate, &cli_repair, &cli_rules, &cli_show, &cli_sum};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static void help(const cli_state *cli, FILE *out)
{
    fputs(cli_say(cli, (cli_text){"juesuan：读取、核对、计算部门决算公开报告。\n\n用法：juesuan 命令 [参数]\n\n命令：\n",
                                  "juesuan: reads, checks and computes final-account disclosures (部门决算公开).\n\n"
                                  "Usage: juesuan COMMAND [ARGUMENT]...\n\nCommands:\n"}),
          out);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(out, "  %-10s%s\n", commands[i]->name, cli_say(cli, commands[i]->summary));
    fputs(cli_say(cli, (cli_text){"  help      显示帮助：juesuan help [命令]\n"
                                  "\n文件可以是 .txt .md .html .csv .json .jsonl .tsv .pdf，一个 CSV 文件夹，或 -（标准输入）。\n"
                                  "--version 显示版本，--lang en 显示英文消息。\n",
                                  "  help      shows help: juesuan help [COMMAND]\n"
                                  "\nA FILE is .txt .md .html .csv .json .jsonl .tsv .pdf, a folder of CSVs, or - for stdin.\n"
                                  "--version shows the version, --lang zh|en sets the language of the messages.\n"}),
          out);
}

/* The language counts for messages about the command line itself, so it is looked for first. */
static juesuan_language language_of(int count, char **words)
{
    juesuan_language language = JUESUAN_LANGUAGE_CHINESE;
    for (int i = 1; i < count && strcmp(words[i], "--") != 0; i++) {
        const char *value = strncmp(words[i], "--lang=", 7) == 0              ? words[i] + 7
                            : strcmp(words[i], "--lang") == 0 && i + 1 < count ? words[i + 1]
                                                                              : "";
        if (strcmp(value, "en") == 0)
            language = JUESUAN_LANGUAGE_ENGLISH;
        else if (strcmp(value, "zh") == 0)
            language = JUESUAN_LANGUAGE_CHINESE;
    }
    return language;
}

/* The index of the command among the words: --lang may stand in front of it. */
static int command_index(int count, char **words)
{
    int index = 1;
    while (index < count && (strcmp(words[index], "--lang") == 0 || strncmp(words[index], "--lang=", 7) == 0))
        index += strcmp(words[index], "--lang") == 0 ? 2 : 1;
    return index < count ? index : count;
}

static void run_command(cli_state *cli, int count, char **words)
{
    size_t room = (size_t)count + 1;
    cli->given = calloc(room, sizeof *cli->given);
    cli->files = calloc(room, sizeof *cli->files);
    cli->options = juesuan_options_new();
    if (cli->given == NULL || cli->files == NULL || cli->options == NULL) {
        cli_complain(cli, cli->command->name, (cli_text){"内存不足", "out of memory"});
    } else if (cli_parse(cli, count, words)) {
        juesuan_options_set_language(cli->options, cli->language);
        if (cli_has(cli, "help"))
            cli_help(cli, stdout);
        else
            cli->command->run(cli);
    }
    juesuan_options_free(cli->options);
    free(cli->files);
    free(cli->given);
}

/* juesuan help [COMMAND], --help, --version; false where the word is none of them. */
static bool run_builtin(cli_state *cli, const char *word, const char *next)
{
    bool helps = strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
    if (strcmp(word, "--version") == 0)
        printf("juesuan %s\n", juesuan_version());
    else if (helps && next != NULL && (cli->command = find_command(next)) != NULL)
        cli_help(cli, stdout);
    else if (helps && (next == NULL || next[0] == '-'))
        help(cli, stdout);
    else if (helps)
        cli_complain(cli, next, (cli_text){"没有这个命令", "there is no such command"});
    return helps || strcmp(word, "--version") == 0;
}

static void run(cli_state *cli, int count, char **words)
{
    int index = command_index(count, words);
    if (index == count) {
        help(cli, stderr);
        cli->status = CLI_FAILED;
    } else if ((cli->command = find_command(words[index])) != NULL) {
        run_command(cli, count - index - 1, words + index + 1);
    } else if (!run_builtin(cli, words[index], index + 1 < count ? words[index + 1] : NULL)) {
        cli_complain(cli, words[index], (cli_text){"没有这个命令（见 juesuan help）", "there is no such command (see juesuan help)"});
    }
}

/* A standard stream that is closed must not become the next file that is opened. */
static void fill_streams(void)
{
    for (int stream = 0; stream <= 2; stream++)
        if (fcntl(stream, F_GETFD) == -1)
            (void)!open("/dev/null", stream == 2 ? O_WRONLY : O_RDONLY);
}

int main(int count, char **words)
{
    fill_streams();
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away ends the output, not the command */
    cli_state cli = {.language = language_of(count, words)};
    run(&cli, count, words);
    if (cli.out == NULL && fflush(stdout) != 0)
        cli.status = CLI_FAILED;
    return cli.status;
}
