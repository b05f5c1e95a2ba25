/* Reading reports, telling what is wrong, writing what the library gives. */
#include "cli.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- Words on stderr ---- */

/* The length of the UTF-8 character at the start of a text, 1 to 4; 0 where there is none. */
static size_t character_size(const unsigned char *at)
{
    size_t size = *at < 0x80 ? 1 : *at >= 0xC2 && *at < 0xE0 ? 2 : *at >= 0xE0 && *at < 0xF0 ? 3 : *at >= 0xF0 && *at < 0xF5 ? 4 : 0;
    for (size_t i = 1; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

const char *cli_name(const char *file, char *buffer, size_t size)
{
    size_t used = 0;
    for (const unsigned char *at = (const unsigned char *)file; *at != '\0';) {
        size_t step = character_size(at);
        if (used + (step == 0 ? 1 : step) >= size)
            break;
        bool text = step != 0 && *at >= ' ' && *at != 0x7F;
        if (text)
            memcpy(buffer + used, at, step);
        else
            buffer[used] = '?';
        used += text ? step : 1;
        at += step == 0 ? 1 : step;
    }
    buffer[used] = '\0';
    return buffer;
}

static void tell_place(const char *file, size_t line, size_t column)
{
    char name[4096];
    fprintf(stderr, "%s:%zu", cli_name(file, name, sizeof name), line == 0 ? 1 : line);
    if (column != 0)
        fprintf(stderr, ":%zu", column);
    fputs(": ", stderr);
}

static void tell_page(const cli_state *cli, size_t page)
{
    if (page != 0)
        fprintf(stderr, cli_say(cli, (cli_text){"第%zu页：", "page %zu: "}), page);
}

void cli_fail(cli_state *cli, const char *file, juesuan_error *error)
{
    tell_place(file, juesuan_error_line(error), juesuan_error_column(error));
    tell_page(cli, juesuan_error_page(error));
    fprintf(stderr, "%s\n", juesuan_error_message(error));
    juesuan_error_free(error);
    cli->status = CLI_FAILED;
}

void cli_complain(cli_state *cli, const char *subject, cli_text message)
{
    char name[4096];
    fprintf(stderr, "juesuan: %s%s%s\n", cli_name(subject, name, sizeof name),
            cli_say(cli, (cli_text){"：", ": "}), cli_say(cli, message));
    cli->status = CLI_FAILED;
}

cli_text cli_reason(int number)
{
    switch (number) {
    case ENOENT: return (cli_text){"文件或它的文件夹不存在", "no such file or folder"};
    case EACCES:
    case EPERM:
    case EROFS: return (cli_text){"没有权限", "permission denied"};
    case EISDIR: return (cli_text){"是文件夹，不是文件", "is a folder, not a file"};
    case ENOTDIR: return (cli_text){"路径中有一段不是文件夹", "a part of the path is not a folder"};
    case ENOSPC: return (cli_text){"磁盘已满", "the disk is full"};
    case 0: return (cli_text){"不能读写", "cannot be read or written"};
    default: return (cli_text){strerror(number), strerror(number)};
    }
}

static void complain_of_system(cli_state *cli, const char *subject)
{
    cli_complain(cli, subject, cli_reason(errno));
}

static void tell_warnings(const cli_state *cli, const char *file, const juesuan_report *report)
{
    size_t count = juesuan_report_warning_count(report);
    for (size_t i = 0; i < count; i++) {
        tell_place(file, juesuan_report_warning_line(report, i), 0);
        fputs(cli_say(cli, (cli_text){"警告: ", "warning: "}), stderr);
        tell_page(cli, juesuan_report_warning_page(report, i));
        fprintf(stderr, "%s\n", juesuan_report_warning(report, i));
    }
}

/* ---- Reading ---- */

/* All of stdin, but not more than one byte beyond the limit, which is what the library then refuses. */
static char *read_stdin(size_t limit, size_t *size)
{
    char *bytes = NULL;
    size_t capacity = 0;
    *size = 0;
    while (*size <= limit) {
        if (*size == capacity) {
            capacity = capacity == 0 ? 65536 : capacity * 2;
            char *larger = realloc(bytes, capacity);
            if (larger == NULL) {
                free(bytes);
                return NULL;
            }
            bytes = larger;
        }
        size_t got = fread(bytes + *size, 1, capacity - *size, stdin);
        *size += got;
        if (got == 0)
            break;
    }
    if (!ferror(stdin))
        return bytes;
    free(bytes);
    return NULL;
}

static juesuan_status read_report(cli_state *cli, const char *file, juesuan_report **report, juesuan_error **error)
{
    juesuan_format format = (juesuan_format)cli_choice(cli, "from", JUESUAN_FORMAT_AUTO);
    if (strcmp(file, "-") != 0)
        return juesuan_report_read(report, file, format, cli->options, error);
    size_t size;
    char *bytes = read_stdin(juesuan_options_limit(cli->options, JUESUAN_LIMIT_BYTES), &size);
    if (bytes == NULL)
        return JUESUAN_ERROR_OPEN;
    juesuan_status status = juesuan_report_parse(report, bytes, size, format, cli->options, error);
    free(bytes);
    return status;
}

juesuan_report *cli_read(cli_state *cli, const char *file)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = read_report(cli, file, &report, &error);
    if (status == JUESUAN_OK) {
        if (!cli_has(cli, "quiet"))
            tell_warnings(cli, file, report);
        return report;
    }
    if (error != NULL) {
        cli_fail(cli, file, error);
    } else {
        tell_place(file, 0, 0);
        fprintf(stderr, "%s\n", errno != 0 ? cli_say(cli, cli_reason(errno)) : juesuan_status_name(status));
        cli->status = CLI_FAILED;
    }
    return NULL;
}

void cli_each(cli_state *cli, void (*work)(cli_state *cli, const char *file, const juesuan_report *report))
{
    for (size_t i = 0; i < cli->file_count && !cli->broken; i++) {
        errno = 0;
        juesuan_report *report = cli_read(cli, cli->files[i]);
        if (report != NULL)
            work(cli, cli->files[i], report);
        juesuan_report_free(report);
    }
}

/* ---- Writing ---- */

/* A reader that went away has what it wanted: no word about it. */
static void write_failed(cli_state *cli, const char *subject)
{
    if (!cli->broken && errno != EPIPE)
        complain_of_system(cli, subject);
    cli->broken = true;
}

static const char *output_name(const cli_state *cli)
{
    const char *name = cli_value(cli, "output");
    return name == NULL || strcmp(name, "-") == 0 ? NULL : name;
}

static const char *shown_output(const cli_state *cli)
{
    const char *name = output_name(cli);
    return name == NULL ? "stdout" : name;
}

static FILE *output(cli_state *cli)
{
    const char *name = output_name(cli);
    if (cli->out == NULL)
        cli->out = name == NULL ? stdout : fopen(name, "wb");
    if (cli->out == NULL)
        write_failed(cli, shown_output(cli));
    return cli->out;
}

void cli_write(cli_state *cli, const char *data, size_t size)
{
    if (cli->broken || output(cli) == NULL)
        return;
    if (fwrite(data, 1, size, cli->out) != size)
        write_failed(cli, shown_output(cli));
}

void cli_puts(cli_state *cli, const char *text)
{
    cli_write(cli, text, strlen(text));
}

static bool is_list(const cli_state *cli, juesuan_output format)
{
    return format == JUESUAN_OUTPUT_JSON && cli->file_count > 1;
}

static void write_document(cli_state *cli, const char *file, juesuan_output format, const juesuan_buffer *buffer)
{
    const char *data = juesuan_buffer_data(buffer);
    size_t size = juesuan_buffer_size(buffer);
    if (is_list(cli, format)) {
        cli_puts(cli, cli->documents == 0 ? "[\n" : ",\n");
        while (size != 0 && data[size - 1] == '\n')
            size--;
    } else if (format == JUESUAN_OUTPUT_CSV && cli->documents != 0) {
        const char *end = memchr(data, '\n', size);
        size_t header = end == NULL ? size : (size_t)(end - data) + 1;
        data += header;
        size -= header;
    } else if (format != JUESUAN_OUTPUT_CSV && format != JUESUAN_OUTPUT_JSON) {
        cli_heading(cli, file);
    }
    cli_write(cli, data, size);
    cli->documents++;
}

void cli_heading(cli_state *cli, const char *file)
{
    if (cli->file_count < 2)
        return;
    char name[4096];
    cli_puts(cli, file == cli->files[0] ? "# " : "\n# ");
    cli_puts(cli, cli_name(file, name, sizeof name));
    cli_puts(cli, "\n\n");
}

void cli_document(cli_state *cli, const char *file, juesuan_output format, juesuan_buffer *buffer, juesuan_error *error)
{
    if (buffer != NULL)
        write_document(cli, file, format, buffer);
    else
        cli_fail(cli, file, error);
    juesuan_buffer_free(buffer);
}

void cli_finish(cli_state *cli, juesuan_output format)
{
    if (is_list(cli, format))
        cli_puts(cli, cli->documents == 0 ? "[]\n" : "\n]\n");
    if (cli->out == NULL)
        return;
    if (fflush(cli->out) != 0 || ferror(cli->out))
        write_failed(cli, shown_output(cli));
    if (cli->out != stdout) {
        if (fclose(cli->out) != 0)
            write_failed(cli, shown_output(cli));
        cli->out = NULL;
    }
}

void cli_save(cli_state *cli, const char *path, const juesuan_buffer *buffer)
{
    FILE *file = fopen(path, "wb");
    size_t size = juesuan_buffer_size(buffer);
    bool written = file != NULL && fwrite(juesuan_buffer_data(buffer), 1, size, file) == size;
    bool closed = file != NULL && fclose(file) == 0;
    if (!written || !closed)
        complain_of_system(cli, path);
}
