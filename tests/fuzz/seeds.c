/* Seeds for the fuzzers: generated reports in every format. */
#include "generate.h"
#include "targets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { REPORTS = 10, LONGEST_PATH = 4096 };

static int failed;

static FILE *open_seed(const char *folder, const char *target, int number)
{
    char path[LONGEST_PATH];
    snprintf(path, sizeof path, "%s/%s", folder, target);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%s/generated-%d", folder, target, number);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        perror(path);
        failed = 1;
    }
    return file;
}

/* Closes it as well. */
static void put(FILE *file, const char *text, size_t size)
{
    if (file == NULL)
        return;
    failed |= fwrite(text, 1, size, file) != size;
    failed |= fclose(file) != 0;
}

/* Each line of the text in its own words. */
typedef void (*line_writer)(FILE *file, const char *line, size_t size, size_t number);

static void html_line(FILE *file, const char *line, size_t size, size_t number)
{
    (void)number;
    if (memchr(line, '\t', size) == NULL) {
        fprintf(file, "<p>%.*s</p>\n", (int)size, line);
        return;
    }
    fputs("<table><tr><td>", file);
    for (size_t i = 0; i < size; i++)
        line[i] == '\t' ? fputs("</td><td>", file) : fputc(line[i], file);
    fputs("</td></tr></table>\n", file);
}

static void html(FILE *file, const char *text, size_t size)
{
    (void)size;
    /* Rows that follow each other are of one table. */
    for (const char *end; *text != '\0'; text = end + (*end == '\n')) {
        end = strchr(text, '\n');
        end = end == NULL ? text + strlen(text) : end;
        html_line(file, text, (size_t)(end - text), 0);
    }
}

static void word(FILE *file, int jsonl, const char *text, size_t size, size_t line, size_t column)
{
    size_t page = line / 60 + 1;
    size_t top = line % 60 * 13 + 40;
    size_t left = column * 70 + 20;
    size_t width = size * 10 / 3;
    if (size == 0)
        return;
    if (jsonl)
        fprintf(file, "{\"page\": %zu, \"x0\": %zu, \"y0\": %zu, \"x1\": %zu, \"y1\": %zu, \"text\": \"%.*s\"}\n", page,
                left, top, left + width, top + 10, (int)size, text);
    else
        fprintf(file, "5\t%zu\t0\t0\t0\t0\t%zu\t%zu\t%zu\t10\t100\t%.*s\n", page, left, top, width, (int)size, text);
}

static void words(FILE *file, int jsonl, const char *text)
{
    if (!jsonl)
        fputs("level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n", file);
    for (size_t line = 0, column = 0; *text != '\0'; column++) {
        size_t size = strcspn(text, "\t\n");
        word(file, jsonl, text, size, line, column);
        text += size;
        if (*text == '\n') {
            line++;
            column = (size_t)-1;
        }
        text += *text != '\0';
    }
}

static void put_text(const char *folder, const juesuan_report *report, int number)
{
    static const char *const as_text[] = {"text", "bytes", "check", "repair", "roundtrip"};
    juesuan_buffer *text = NULL;
    if (juesuan_report_write(&text, report, JUESUAN_OUTPUT_TEXT, NULL, NULL) != JUESUAN_OK)
        exit(EXIT_FAILURE);
    const char *data = juesuan_buffer_data(text);
    for (size_t i = 0; i < sizeof as_text / sizeof as_text[0]; i++)
        put(open_seed(folder, as_text[i], number), data, juesuan_buffer_size(text));
    FILE *file = open_seed(folder, "html", number);
    if (file != NULL) {
        html(file, data, juesuan_buffer_size(text));
        fclose(file);
    }
    for (int jsonl = 0; jsonl <= 1; jsonl++) {
        file = open_seed(folder, jsonl ? "jsonl" : "tsv", number);
        if (file != NULL) {
            words(file, jsonl, data);
            fclose(file);
        }
    }
    juesuan_buffer_free(text);
}

static void put_output(const char *folder, const juesuan_report *report, const char *target, juesuan_output output,
                       int number)
{
    juesuan_buffer *buffer = NULL;
    if (juesuan_report_write(&buffer, report, output, NULL, NULL) != JUESUAN_OK)
        exit(EXIT_FAILURE);
    put(open_seed(folder, target, number), juesuan_buffer_data(buffer), juesuan_buffer_size(buffer));
    juesuan_buffer_free(buffer);
}

static void put_notes(const char *folder, const juesuan_report *report, int number)
{
    juesuan_buffer *notes = NULL;
    juesuan_style style = (juesuan_style)(number % 2);
    if (juesuan_report_narrate(&notes, report, number % 3 == 0 ? NULL : report, NULL, 0, style, NULL, NULL) !=
        JUESUAN_OK)
        exit(EXIT_FAILURE);
    put(open_seed(folder, "notes", number), juesuan_buffer_data(notes), juesuan_buffer_size(notes));
    juesuan_buffer_free(notes);
}

static void put_small(const char *folder)
{
    static const char build[] =
        "expenditure\t\t2040601\t行政运行\tbasic\t601.57\nincome\t\t2040601\t行政运行\tappropriation\t601.57\n"
        "sangong\t\tfinal\t\treception\t1.20\nincome_expenditure\tincome\t本年收入合计\t\tfinal\t601.57\n";
    static const char book[] = "科目编码,名称,启用,停用,来源\n201,一般公共服务支出,2007,,\n20101,\"人大事务\",2007,"
                               "2020,表\n2010101,行政运行\n";
    static const char extra[] =
        "{\"budgets\": {\"204\": \"2581.61\"}, \"previous\": {\"收入总计\": \"5561.98\"}, \"amounts\": "
        "{\"国内接待费\": \"0.54\"}, \"reasons\": {\"204\": \"减少\"}, \"uses\": {\"公务用车运行维护费\": "
        "\"燃料费\"}, \"counts\": {\"公务接待批次\": 13}}";
    put(open_seed(folder, "build", 0), build, sizeof build - 1);
    put(open_seed(folder, "codebook", 0), book, sizeof book - 1);
    put(open_seed(folder, "extra", 0), extra, sizeof extra - 1);
    put(open_seed(folder, "amount", 0), "(1,234.50)", 10);
}

int fuzz_write_seeds(const char *folder)
{
    mkdir(folder, 0777);
    for (int number = 0; number < REPORTS; number++) {
        generate_shape shape = generate_shape_of((uint64_t)number);
        shape.subjects = 1 + (size_t)number;
        juesuan_report *report = generate_report(&shape);
        put_text(folder, report, number);
        put_notes(folder, report, number);
        put_output(folder, report, "json", JUESUAN_OUTPUT_JSON, number);
        put_output(folder, report, "roundtrip", JUESUAN_OUTPUT_JSON, number + REPORTS);
        put_output(folder, report, "csv", JUESUAN_OUTPUT_CSV, number);
        put_output(folder, report, "markdown", JUESUAN_OUTPUT_MARKDOWN, number);
        juesuan_report_free(report);
    }
    put_small(folder);
    return failed;
}
