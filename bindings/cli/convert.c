#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const cli_option options[] = {
    {"to", 0, NULL, cli_outputs, {"输出的格式；默认按 OUT 的扩展名，否则 json", "format of the output; by the ending of OUT, or json"}},
    {"output", 'o', "OUT", NULL, {"写入此文件；csv 或多个文件时为文件夹", "write to this file; for csv or several files, a folder"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

static const char *const endings[] = {".txt", ".json", ".csv", ".md"}; /* as juesuan_output */

static const char *output_name(const cli_state *cli)
{
    const char *name = cli_value(cli, "output");
    return name == NULL || strcmp(name, "-") == 0 ? NULL : name;
}

static juesuan_output format_of(const cli_state *cli)
{
    const char *name = output_name(cli);
    const char *ending = name == NULL || cli->file_count > 1 ? NULL : strrchr(name, '.');
    size_t format = JUESUAN_OUTPUT_JSON;
    for (size_t i = 0; ending != NULL && i < sizeof endings / sizeof endings[0]; i++)
        if (strcmp(ending, endings[i]) == 0)
            format = i;
    return (juesuan_output)cli_choice(cli, "to", format);
}

/* The folder is there, or was made. */
static bool make_folder(cli_state *cli, const char *path)
{
    struct stat status;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)))
        return true;
    cli_complain(cli, path, errno == EEXIST ? (cli_text){"这里要写入文件夹，但它是一个文件", "a folder is to be written here, but this is a file"}
                                            : cli_reason(errno));
    return false;
}

/* FOLDER/NAME, from malloc; ends the command where there is no memory. */
static char *join(cli_state *cli, const char *folder, const char *name, const char *ending)
{
    size_t size = strlen(folder) + strlen(name) + strlen(ending) + 2;
    char *path = malloc(size);
    if (path == NULL)
        cli_complain(cli, folder, (cli_text){"内存不足", "out of memory"});
    else
        snprintf(path, size, "%s/%s%s", folder, name, ending);
    return path;
}

/* NN-SET-ID.csv, in the order of the report. */
static void save_tables(cli_state *cli, const char *file, const juesuan_report *report, const char *folder)
{
    if (!make_folder(cli, folder))
        return;
    for (size_t i = 0; i < juesuan_report_table_count(report); i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        char name[96];
        snprintf(name, sizeof name, "%02zu-%s-%s", i + 1, cli_sets[juesuan_table_set(table)], juesuan_table_id(table));
        juesuan_buffer *buffer = NULL;
        juesuan_error *error = NULL;
        char *path = join(cli, folder, name, ".csv");
        if (path != NULL && juesuan_table_write(&buffer, table, JUESUAN_OUTPUT_CSV, cli->options, &error) == JUESUAN_OK)
            cli_save(cli, path, buffer);
        else if (path != NULL)
            cli_fail(cli, file, error);
        juesuan_buffer_free(buffer);
        free(path);
    }
}

/* What one of several files becomes in the folder: its name without folders and ending. */
static char *path_in(cli_state *cli, const char *folder, const char *file, const char *ending)
{
    char base[512];
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL || slash[1] == '\0' ? file : slash + 1;
    const char *dot = strrchr(name, '.');
    size_t size = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
    if (strcmp(file, "-") == 0) {
        name = "stdin";
        size = strlen(name);
    }
    snprintf(base, sizeof base, "%.*s", (int)(size < sizeof base ? size : sizeof base - 1), name);
    return join(cli, folder, base, ending);
}

static void save_report(cli_state *cli, const char *file, const juesuan_report *report, const char *path)
{
    juesuan_output format = format_of(cli);
    if (format == JUESUAN_OUTPUT_CSV) {
        save_tables(cli, file, report, path);
        return;
    }
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    if (juesuan_report_write(&buffer, report, format, cli->options, &error) == JUESUAN_OK)
        cli_save(cli, path, buffer);
    else
        cli_fail(cli, file, error);
    juesuan_buffer_free(buffer);
}

static void convert(cli_state *cli, const char *file, const juesuan_report *report)
{
    juesuan_output format = format_of(cli);
    const char *out = output_name(cli);
    if (out != NULL && cli->file_count == 1) {
        save_report(cli, file, report, out);
    } else if (out != NULL) {
        char *path = path_in(cli, out, file, format == JUESUAN_OUTPUT_CSV ? "" : endings[format]);
        if (path != NULL)
            save_report(cli, file, report, path);
        free(path);
    } else {
        juesuan_buffer *buffer = NULL;
        juesuan_error *error = NULL;
        juesuan_report_write(&buffer, report, format, cli->options, &error);
        cli_document(cli, file, format, buffer, error);
    }
}

/* Two files of one name would become one. */
static bool names_differ(cli_state *cli, const char *out)
{
    for (size_t i = 1; i < cli->file_count; i++) {
        char *path = path_in(cli, out, cli->files[i], "");
        for (size_t j = 0; j < i && path != NULL; j++) {
            char *other = path_in(cli, out, cli->files[j], "");
            bool same = other != NULL && strcmp(path, other) == 0;
            free(other);
            if (!same)
                continue;
            free(path);
            cli_complain(cli, cli->files[i], (cli_text){"另一个文件也会写成这个名字", "another file would get the same name"});
            return false;
        }
        free(path);
    }
    return true;
}

static void run(cli_state *cli)
{
    const char *out = output_name(cli);
    if (out != NULL && cli->file_count > 1 && (!names_differ(cli, out) || !make_folder(cli, out)))
        return;
    cli_each(cli, convert);
    if (out == NULL)
        cli_finish(cli, format_of(cli));
}

const cli_command cli_convert = {
    "convert",
    "FILE...",
    true,
    {"把报告转换为 JSON、CSV、Markdown 或文本。", "Converts reports to JSON, CSV, Markdown or text."},
    {"csv 在文件夹 OUT 中为每张表写一个文件：序号-公开或批复-表.csv；没有 -o 时全部写到标准输出。\n"
     "给出多个文件而没有 -o 时，json 为一个数组。",
     "csv writes one file a table into the folder OUT: NN-SET-ID.csv; without -o all goes to stdout.\n"
     "For several files without -o, json is one array."},
    options,
    run,
};
