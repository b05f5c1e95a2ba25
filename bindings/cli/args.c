/* The command line: options anywhere, --name VALUE, --name=VALUE, -o VALUE, -oVALUE, -- ends them. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

const char *const cli_formats[] = {"text", "json", "csv", NULL};
const char *const cli_outputs[] = {"text", "json", "csv", "md", NULL};
const char *const cli_sets[] = {"publication", "approval", NULL};

static const char *const languages[] = {"zh", "en", NULL};
/* In the order of juesuan_format. */
static const char *const sources[] = {"auto", "text", "csv", "json", "tsv", "jsonl", "pdf", "md", "html", NULL};

static const cli_option file_options[] = {
    {"from", 0, NULL, sources, {"输入的格式，默认按内容和文件名判断", "format of the input; by content and name by default"}},
    {"quiet", 'q', NULL, NULL, {"不显示读入时的警告", "do not show what the reader warns of"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};
static const cli_option common_options[] = {
    {"lang", 0, NULL, languages, {"消息的语言，默认中文", "language of the messages; Chinese by default"}},
    {"help", 'h', NULL, NULL, {"显示此帮助", "show this help"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

const char *cli_say(const cli_state *cli, cli_text text)
{
    return cli->language == JUESUAN_LANGUAGE_ENGLISH ? text.english : text.chinese;
}

static bool takes_value(const cli_option *option)
{
    return option->value != NULL || option->choices != NULL;
}

/* The lists of options that the command knows, its own first; the number of them. */
static size_t option_lists(const cli_state *cli, const cli_option *lists[3])
{
    size_t count = 0;
    if (cli->command->options != NULL)
        lists[count++] = cli->command->options;
    if (cli->command->files)
        lists[count++] = file_options;
    lists[count++] = common_options;
    return count;
}

/* By its name of `size` bytes or, with a size of 0, by its letter. */
static const cli_option *find_option(const cli_state *cli, const char *name, size_t size)
{
    const cli_option *lists[3];
    size_t count = option_lists(cli, lists);
    for (size_t i = 0; i < count; i++)
        for (const cli_option *option = lists[i]; option->name != NULL; option++)
            if (size == 0 ? option->letter == *name : strlen(option->name) == size && memcmp(option->name, name, size) == 0)
                return option;
    return NULL;
}

static size_t choice_of(const cli_option *option, const char *value)
{
    for (size_t i = 0; option->choices[i] != NULL; i++)
        if (strcmp(option->choices[i], value) == 0)
            return i;
    return JUESUAN_NONE;
}

static bool wrong(cli_state *cli, const char *word, cli_text message)
{
    cli_complain(cli, word, message);
    fprintf(stderr, cli_say(cli, (cli_text){"用法见 juesuan %s --help\n", "see juesuan %s --help\n"}), cli->command->name);
    return false;
}

/* "--format xml：应为 text、json 或 csv" */
static bool wrong_choice(cli_state *cli, const cli_option *option, const char *value)
{
    char subject[256];
    char choices[512];
    size_t used = 0;
    snprintf(subject, sizeof subject, "--%s %s", option->name, value);
    for (size_t i = 0; option->choices[i] != NULL && used < sizeof choices; i++) {
        const char *between = option->choices[i + 1] == NULL ? cli_say(cli, (cli_text){" 或 ", " or "}) : cli_say(cli, (cli_text){"、", ", "});
        used += (size_t)snprintf(choices + used, sizeof choices - used, "%s%s", i == 0 ? "" : between, option->choices[i]);
    }
    char message[640];
    snprintf(message, sizeof message, cli_say(cli, (cli_text){"应为 %s", "must be %s"}), choices);
    return wrong(cli, subject, (cli_text){message, message});
}

static bool add(cli_state *cli, const cli_option *option, const char *value)
{
    if (option->choices != NULL && choice_of(option, value) == JUESUAN_NONE)
        return wrong_choice(cli, option, value);
    cli->given[cli->given_count++] = (cli_given){option, value};
    return true;
}

/* One word that starts with '-'. `next` is the word behind it, or NULL; *used says if it was taken. */
static bool parse_option(cli_state *cli, const char *word, const char *next, bool *used)
{
    bool is_long = word[1] == '-';
    const char *name = word + (is_long ? 2 : 1);
    size_t size = is_long ? strcspn(name, "=") : 0;
    const cli_option *option = is_long && size == 0 ? NULL : find_option(cli, name, size);
    if (option == NULL)
        return wrong(cli, word, (cli_text){"没有这个选项", "there is no such option"});
    const char *value = is_long ? name + size : name + 1;
    bool attached = *value != '\0';
    if (!takes_value(option))
        return attached ? wrong(cli, word, (cli_text){"这个选项不取值", "this option takes no value"})
                        : add(cli, option, "");
    if (attached)
        return add(cli, option, is_long ? value + 1 : value);
    if (next == NULL)
        return wrong(cli, word, (cli_text){"这个选项要取一个值", "this option needs a value"});
    *used = true;
    return add(cli, option, next);
}

bool cli_parse(cli_state *cli, int count, char **words)
{
    bool options = true;
    for (int i = 0; i < count; i++) {
        const char *word = words[i];
        if (options && strcmp(word, "--") == 0) {
            options = false;
        } else if (options && word[0] == '-' && word[1] != '\0') {
            bool used = false;
            if (!parse_option(cli, word, i + 1 < count ? words[i + 1] : NULL, &used))
                return false;
            i += used;
        } else {
            cli->files[cli->file_count++] = word;
        }
    }
    if (cli_has(cli, "help"))
        return true;
    if (cli->command->files && cli->file_count == 0)
        return wrong(cli, cli->command->name, (cli_text){"没有给出文件", "no file was given"});
    if (!cli->command->files && cli->file_count != 0)
        return wrong(cli, cli->files[0], (cli_text){"这个命令不取文件", "this command takes no file"});
    return true;
}

bool cli_has(const cli_state *cli, const char *option)
{
    return cli_value(cli, option) != NULL;
}

const char *cli_value(const cli_state *cli, const char *option)
{
    for (size_t i = cli->given_count; i-- > 0;)
        if (strcmp(cli->given[i].option->name, option) == 0)
            return cli->given[i].value;
    return NULL;
}

size_t cli_choice(const cli_state *cli, const char *option, size_t otherwise)
{
    for (size_t i = cli->given_count; i-- > 0;)
        if (strcmp(cli->given[i].option->name, option) == 0)
            return choice_of(cli->given[i].option, cli->given[i].value);
    return otherwise;
}

/* "  -o, --output OUT", padded, and the help of the option. */
static void print_option(const cli_state *cli, const cli_option *option, FILE *out)
{
    enum { MARGIN = 32 };
    int width = option->letter == 0 ? fprintf(out, "      ") : fprintf(out, "  -%c, ", option->letter);
    width += fprintf(out, "--%s", option->name);
    if (option->value != NULL)
        width += fprintf(out, " %s", option->value);
    for (size_t i = 0; option->value == NULL && option->choices != NULL && option->choices[i] != NULL; i++)
        width += fprintf(out, "%c%s", i == 0 ? ' ' : '|', option->choices[i]);
    if (width >= MARGIN) {
        fputc('\n', out);
        width = 0;
    }
    fprintf(out, "%*s%s\n", MARGIN - width, "", cli_say(cli, option->help));
}

void cli_help(const cli_state *cli, FILE *out)
{
    const cli_command *command = cli->command;
    fprintf(out, cli_say(cli, (cli_text){"用法：juesuan %s%s%s [选项]\n\n%s\n\n选项：\n", "Usage: juesuan %s%s%s [OPTION]...\n\n%s\n\nOptions:\n"}),
            command->name, *command->arguments == '\0' ? "" : " ", command->arguments, cli_say(cli, command->summary));
    const cli_option *lists[3];
    size_t count = option_lists(cli, lists);
    for (size_t i = 0; i < count; i++)
        for (const cli_option *option = lists[i]; option->name != NULL; option++)
            print_option(cli, option, out);
    if (command->notes.chinese != NULL)
        fprintf(out, "\n%s\n", cli_say(cli, command->notes));
}
