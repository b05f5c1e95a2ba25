/*
 * The command juesuan: what its commands share. Only the public header is used: a command reads
 * its arguments, calls the library and passes on what the library wrote.
 */
#ifndef JUESUAN_CLI_H
#define JUESUAN_CLI_H

#include <juesuan.h>

#include <stdbool.h>
#include <stdio.h>

/* Exit status; of several files the worst counts. */
enum { CLI_OK = 0, CLI_ERRORS = 1, CLI_FAILED = 2 };

typedef struct cli_text {
    const char *chinese;
    const char *english;
} cli_text;

typedef struct cli_option {
    const char *name;           /* without its dashes; NULL ends a list */
    char letter;                /* of the short form; 0 where there is none */
    const char *value;          /* what it takes, as the help calls it; NULL for a switch */
    const char *const *choices; /* all it can take, ended by NULL; NULL where anything goes. The help lists
                                 * them where `value` is NULL */
    cli_text help;
} cli_option;

typedef struct cli_state cli_state;

typedef struct cli_command {
    const char *name;
    const char *arguments; /* as the help shows them */
    bool files;            /* takes FILE... and the options that all such commands share */
    cli_text summary;
    cli_text notes; /* below the options in the help; NULL where there are none */
    const cli_option *options;
    void (*run)(cli_state *cli);
} cli_command;

typedef struct cli_given {
    const cli_option *option;
    const char *value; /* "" for a switch */
} cli_given;

struct cli_state {
    const cli_command *command;
    juesuan_language language;
    juesuan_options *options;
    cli_given *given; /* in the order of the command line */
    size_t given_count;
    const char **files;
    size_t file_count;
    juesuan_report *previous; /* of compute; NULL where none was given */
    juesuan_sum *sum;         /* of sum */
    char *extra;              /* of narrate; NULL where none was given */
    size_t extra_size;
    FILE *out; /* stdout, or what -o names, opened for the first word that is written */
    size_t documents;
    bool broken; /* the output takes no more */
    int status;
};

/* ---- args.c ---- */

/* What comes behind the command. False, with a word on stderr, where it is wrong. */
bool cli_parse(cli_state *cli, int count, char **words);
void cli_help(const cli_state *cli, FILE *out);
bool cli_has(const cli_state *cli, const char *option);
/* The last value that was given, or NULL. */
const char *cli_value(const cli_state *cli, const char *option);
/* The index of the value among the choices, or `otherwise` where the option was not given. */
size_t cli_choice(const cli_state *cli, const char *option, size_t otherwise);
const char *cli_say(const cli_state *cli, cli_text text);

/* ---- io.c ---- */

/* The report of a file or, for "-", of stdin; its warnings are told. NULL, with a line on stderr
 * and the status CLI_FAILED, where it cannot be read. */
juesuan_report *cli_read(cli_state *cli, const char *file);
/* Reads each file of the command line in turn; one that cannot be read does not stop the others. */
void cli_each(cli_state *cli, void (*work)(cli_state *cli, const char *file, const juesuan_report *report));
/* A file's name as it may stand in a line of UTF-8: what is no text in it becomes '?'. */
const char *cli_name(const char *file, char *buffer, size_t size);
/* Tells why a call on a file failed, and sets the status. Takes the error. */
void cli_fail(cli_state *cli, const char *file, juesuan_error *error);
/* A word on the command line or the output itself; sets the status CLI_FAILED. */
void cli_complain(cli_state *cli, const char *subject, cli_text message);
/* What errno says. */
cli_text cli_reason(int number);

void cli_write(cli_state *cli, const char *data, size_t size);
void cli_puts(cli_state *cli, const char *text);
/*
 * Passes on what the library wrote for a file, or its error; takes both. Where there are several
 * files, JSON becomes one array, the header of a CSV stands once, and a text gets the file's name
 * above it.
 */
void cli_document(cli_state *cli, const char *file, juesuan_output output, juesuan_buffer *buffer, juesuan_error *error);
/* The name of a file above its text, where there are several files. */
void cli_heading(cli_state *cli, const char *file);
/* Ends the output. To be called once, after all documents; `output` is theirs. */
void cli_finish(cli_state *cli, juesuan_output output);
/* Writes a whole file. */
void cli_save(cli_state *cli, const char *path, const juesuan_buffer *buffer);

/* ---- What commands offer, in the order of the constants ---- */

extern const char *const cli_formats[]; /* text json csv, and for a whole report md; as juesuan_output */
extern const char *const cli_outputs[];
extern const char *const cli_sets[];    /* publication approval; as juesuan_set */
#define CLI_OPTION_FORMAT \
    {"format", 0, NULL, cli_formats, {"输出的格式，默认 text", "format of the output; text by default"}}
#define CLI_OPTION_OUTPUT {"output", 'o', "OUT", NULL, {"写入此文件，而不是标准输出", "write to this file instead of stdout"}}

extern const cli_command cli_batch, cli_check, cli_compute, cli_convert, cli_narrate, cli_repair, cli_rules, cli_show, cli_sum;

#endif
