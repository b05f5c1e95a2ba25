#include "targets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_failed(const char *what)
{
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

static void must(juesuan_status status, const char *what)
{
    if (status != JUESUAN_OK)
        fuzz_failed(what);
}

/* A PDF would start a program for each input. */
static int is_pdf(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i + 4 <= size && i < 1024; i++)
        if (memcmp(bytes + i, "%PDF", 4) == 0)
            return 1;
    return 0;
}

/* Both languages come up: which one follows from the last byte. */
static juesuan_options *options_for(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = juesuan_options_new();
    if (options == NULL)
        fuzz_failed("no memory for options");
    if (size != 0)
        juesuan_options_set_language(options, (juesuan_language)(bytes[size - 1] & 1));
    return options;
}

/* NULL where the bytes are no report; what is wrong is then said. */
static juesuan_report *parse(const uint8_t *bytes, size_t size, juesuan_format format, const juesuan_options *options)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    if (format == JUESUAN_FORMAT_AUTO && is_pdf(bytes, size))
        return NULL;
    juesuan_status status = juesuan_report_parse(&report, bytes, size, format, options, &error);
    if (status != JUESUAN_OK && (report != NULL || *juesuan_error_message(error) == '\0'))
        fuzz_failed("a failed call left something, or said nothing");
    juesuan_error_free(error);
    return report;
}

static juesuan_buffer *written(const juesuan_report *report, juesuan_output output, const juesuan_options *options)
{
    juesuan_buffer *buffer = NULL;
    must(juesuan_report_write(&buffer, report, output, options, NULL), "a report cannot be written");
    return buffer;
}

static int same(const juesuan_buffer *a, const juesuan_buffer *b)
{
    return juesuan_buffer_size(a) == juesuan_buffer_size(b) &&
           memcmp(juesuan_buffer_data(a), juesuan_buffer_data(b), juesuan_buffer_size(a)) == 0;
}

/* ---- What is done with a report ---- */

static void check(const juesuan_report *report, const juesuan_options *options)
{
    juesuan_findings *findings = NULL;
    must(juesuan_report_check(&findings, report, options, NULL), "a report cannot be checked");
    for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_CSV; output++) {
        juesuan_buffer *buffer = NULL;
        must(juesuan_findings_write(&buffer, findings, "fuzz", (juesuan_output)output, options, NULL), "no findings");
        juesuan_buffer_free(buffer);
        if (output == JUESUAN_OUTPUT_TEXT)
            continue;
        must(juesuan_rows_write(&buffer, report, findings, "fuzz", output & 1, (juesuan_output)output, options, NULL),
             "no rows");
        juesuan_buffer_free(buffer);
    }
    juesuan_findings_free(findings);
}

static void compute(const juesuan_report *report, const juesuan_report *previous, const juesuan_options *options)
{
    juesuan_computation *computation = NULL;
    if (juesuan_report_compute(&computation, report, previous, options, NULL) != JUESUAN_OK)
        return; /* sums may overflow */
    for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_CSV; output++) {
        juesuan_buffer *buffer = NULL;
        must(juesuan_computation_write(&buffer, computation, (juesuan_output)output, options, NULL), "no computation");
        juesuan_buffer_free(buffer);
    }
    juesuan_computation_free(computation);
}

static void narrate(const juesuan_report *report, const char *extra, size_t size, const juesuan_options *options)
{
    for (int style = JUESUAN_STYLE_SHANXI; style <= JUESUAN_STYLE_SHANGHAI; style++) {
        juesuan_buffer *buffer = NULL;
        juesuan_error *error = NULL;
        const juesuan_report *previous = size % 2 == 0 ? report : NULL;
        juesuan_report_narrate(&buffer, report, previous, extra, size, (juesuan_style)style, options, &error);
        juesuan_buffer_free(buffer);
        juesuan_error_free(error);
    }
}

static void repair(const juesuan_report *report, const juesuan_options *options)
{
    juesuan_repairs *repairs = NULL;
    must(juesuan_report_repair(&repairs, report, 0, options, NULL), "a report cannot be repaired");
    for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_CSV; output++) {
        juesuan_buffer *buffer = NULL;
        must(juesuan_repairs_write(&buffer, repairs, "fuzz", (juesuan_output)output, options, NULL), "no repairs");
        juesuan_buffer_free(buffer);
    }
    juesuan_report *amended = NULL;
    must(juesuan_report_amend(&amended, report, repairs, 500, options, NULL), "a report cannot be amended");
    for (size_t i = 0; i < juesuan_repairs_count(repairs); i++)
        if (juesuan_repair_confidence(repairs, i) < 0 || juesuan_repair_confidence(repairs, i) > 1000)
            fuzz_failed("a confidence beyond 0 to 1000");
    fuzz_walk(amended);
    check(amended, options);
    juesuan_report_free(amended);
    juesuan_repairs_free(repairs);
}

/* ---- Readers: every format is read, walked and written ---- */

static void read_as(const uint8_t *bytes, size_t size, juesuan_format format)
{
    juesuan_options *options = options_for(bytes, size);
    juesuan_report *report = parse(bytes, size, format, options);
    if (report != NULL) {
        fuzz_walk(report);
        check(report, options);
        for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_MARKDOWN; output++)
            juesuan_buffer_free(written(report, (juesuan_output)output, options));
    }
    juesuan_report_free(report);
    juesuan_options_free(options);
}

#define READER(name, format)                                   \
    static void read_##name(const uint8_t *bytes, size_t size) \
    {                                                          \
        read_as(bytes, size, format);                          \
    }

READER(text, JUESUAN_FORMAT_TEXT)
READER(csv, JUESUAN_FORMAT_CSV)
READER(json, JUESUAN_FORMAT_JSON)
READER(html, JUESUAN_FORMAT_HTML)
READER(markdown, JUESUAN_FORMAT_MARKDOWN)
READER(tsv, JUESUAN_FORMAT_TSV)
READER(jsonl, JUESUAN_FORMAT_JSONL)
READER(bytes, JUESUAN_FORMAT_AUTO)

/* ---- Everything else ---- */

static const char tables[] =
    "青河市司法局2023年度部门决算公开\n收入决算表\n公开02表\n单位：万元\n"
    "科目代码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入\n\t合计\t12.00\t10.00\t2.00\n"
    "204\t公共安全支出\t12.00\t10.00\t2.00\n20406\t司法\t12.00\t10.00\t2.00\n2040601\t行政运行\t12.00\t10.00\t2.00\n"
    "支出决算表\n公开03表\n单位：万元\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t11.50\t8.50\t3."
    "00\n"
    "204\t公共安全支出\t11.50\t8.50\t3.00\n20406\t司法\t11.50\t8.50\t3.00\n2040601\t行政运行\t8.50\t8.50\t\n"
    "2040602\t一般行政管理事务\t3.00\t\t3.00\n"
    "财政拨款“三公”经费支出决算表\n公开09表\n单位：万元\n"
    "\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t公务用车购置费\t公务用车运行维护费\t公务接待费\n"
    "预算数\t2.00\t\t1.50\t\t1.50\t0.50\n决算数\t1.80\t\t1.50\t\t1.50\t0.30\n";

/* The bytes are the notes of a report that has tables. */
static void run_notes(const uint8_t *bytes, size_t size)
{
    char *text = malloc(sizeof tables + size);
    if (text == NULL)
        return;
    memcpy(text, tables, sizeof tables - 1);
    if (size != 0)
        memcpy(text + sizeof tables - 1, bytes, size);
    juesuan_options *options = options_for(bytes, size);
    juesuan_report *report = parse((uint8_t *)text, sizeof tables - 1 + size, JUESUAN_FORMAT_TEXT, options);
    if (report != NULL) {
        fuzz_walk(report);
        check(report, options);
        compute(report, NULL, options);
    }
    juesuan_report_free(report);
    juesuan_options_free(options);
    free(text);
}

/* What is read is the same after it was written as JSON; in every other format it stays a report. */
static void run_roundtrip(const uint8_t *bytes, size_t size)
{
    static const juesuan_format formats[] = {JUESUAN_FORMAT_TEXT, JUESUAN_FORMAT_JSON, JUESUAN_FORMAT_CSV,
                                             JUESUAN_FORMAT_MARKDOWN};
    juesuan_options *options = options_for(bytes, size);
    juesuan_report *report = parse(bytes, size, JUESUAN_FORMAT_AUTO, options);
    juesuan_buffer *whole = report == NULL ? NULL : written(report, JUESUAN_OUTPUT_JSON, options);
    for (int output = JUESUAN_OUTPUT_TEXT; report != NULL && output <= JUESUAN_OUTPUT_MARKDOWN; output++) {
        juesuan_buffer *buffer = written(report, (juesuan_output)output, options);
        juesuan_report *again = parse((const uint8_t *)juesuan_buffer_data(buffer), juesuan_buffer_size(buffer),
                                      formats[output], options);
        if (output == JUESUAN_OUTPUT_JSON) {
            if (again == NULL)
                fuzz_failed("the JSON cannot be read back");
            juesuan_buffer *twice = written(again, JUESUAN_OUTPUT_JSON, options);
            if (!same(whole, twice))
                fuzz_failed("the JSON is another once it was read back");
            juesuan_buffer_free(twice);
        }
        juesuan_report_free(again);
        juesuan_buffer_free(buffer);
    }
    juesuan_buffer_free(whole);
    juesuan_report_free(report);
    juesuan_options_free(options);
}

static void run_repair(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = options_for(bytes, size);
    juesuan_report *report = parse(bytes, size, JUESUAN_FORMAT_AUTO, options);
    if (report != NULL)
        repair(report, options);
    juesuan_report_free(report);
    juesuan_options_free(options);
}

/* Checked against itself as last year's, computed, narrated, and added to itself. */
static void run_check(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = options_for(bytes, size);
    juesuan_report *report = parse(bytes, size, JUESUAN_FORMAT_AUTO, options);
    if (report != NULL) {
        juesuan_options_set_previous(options, report);
        check(report, options);
        compute(report, report, options);
        narrate(report, NULL, 0, options);
        const juesuan_report *const both[] = {report, report};
        juesuan_report *sum = NULL;
        if (juesuan_reports_sum(&sum, both, 2, NULL, size % 2 == 0, options, NULL) == JUESUAN_OK)
            fuzz_walk(sum);
        juesuan_report_free(sum);
    }
    juesuan_report_free(report);
    juesuan_options_free(options);
}

/* The bytes are the extra figures and words of the notes. */
static void run_extra(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = options_for(bytes, size);
    juesuan_report *report = parse((const uint8_t *)tables, sizeof tables - 1, JUESUAN_FORMAT_TEXT, NULL);
    char *extra = malloc(size + 1);
    if (report != NULL && extra != NULL) {
        if (size != 0)
            memcpy(extra, bytes, size);
        narrate(report, extra, size, options);
    }
    free(extra);
    juesuan_report_free(report);
    juesuan_options_free(options);
}

static void run_codebook(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = options_for(bytes, size);
    juesuan_codebook *book = NULL;
    juesuan_error *error = NULL;
    if (juesuan_codebook_parse(&book, bytes, size, options, &error) == JUESUAN_OK) {
        for (size_t i = 0; i < juesuan_codebook_count(book); i++)
            if (juesuan_codebook_find(book, juesuan_codebook_code(book, i), juesuan_codebook_first(book, i)) ==
                JUESUAN_NONE)
                fuzz_failed("an entry of the book cannot be found");
        juesuan_report *report = parse((const uint8_t *)tables, sizeof tables - 1, JUESUAN_FORMAT_TEXT, NULL);
        juesuan_options_set_codebook(options, book);
        check(report, options);
        juesuan_report_free(report);
    }
    juesuan_error_free(error);
    juesuan_codebook_free(book);
    juesuan_options_free(options);
}

/* ---- Builders: a line is a cell, "table side item name column amount" between tabs ---- */

enum { WORDS = 6 };

static void build_line(juesuan_builder *builder, char *line)
{
    char *words[WORDS] = {"", "", "", "", "", ""};
    for (size_t i = 0; i < WORDS && line != NULL; i++) {
        words[i] = line;
        line = strchr(line, '\t');
        if (line != NULL)
            *line++ = '\0';
    }
    juesuan_amount amount;
    juesuan_error *error = NULL;
    if (juesuan_amount_parse(words[5], strlen(words[5]), &amount) == JUESUAN_OK)
        juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, words[0], words[1], words[2],
                            *words[3] == '\0' ? NULL : words[3], words[4], amount, &error);
    juesuan_error_free(error);
}

static void run_build(const uint8_t *bytes, size_t size)
{
    juesuan_options *options = options_for(bytes, size);
    juesuan_builder *builder = NULL;
    juesuan_report *report = NULL;
    char *text = calloc(1, size + 1);
    must(juesuan_builder_new(&builder, "青河市司法局", 2023, JUESUAN_UNIT_WAN, options, NULL), "no builder");
    if (text != NULL && size != 0)
        memcpy(text, bytes, size);
    for (char *line = text, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        build_line(builder, line);
    }
    juesuan_builder_derive(builder, NULL);
    if (juesuan_builder_finish(&report, builder, NULL) == JUESUAN_OK) {
        fuzz_walk(report);
        check(report, options);
    }
    juesuan_report_free(report);
    juesuan_builder_free(builder);
    juesuan_options_free(options);
    free(text);
}

/* An amount: what is parsed is the same once it was written. */
static void run_amount(const uint8_t *bytes, size_t size)
{
    juesuan_amount amount;
    juesuan_amount again;
    char text[32];
    if (juesuan_amount_parse((const char *)bytes, size, &amount) != JUESUAN_OK)
        return;
    size_t length = juesuan_amount_format(amount, size % 2 == 0, text, sizeof text);
    if (length >= sizeof text)
        fuzz_failed("an amount is longer than the header says");
    if (amount.state != JUESUAN_DASH &&
        (juesuan_amount_parse(text, length, &again) != JUESUAN_OK || again.value != amount.value ||
         again.decimals != amount.decimals || again.state != amount.state))
        fuzz_failed("an amount is another once it was written");
    juesuan_amount_convert(amount, (juesuan_unit)(size % 6), (juesuan_unit)(size % 5), &again);
    juesuan_change(amount, again, (int)(size % 8), &again, NULL);
    juesuan_share(again, amount, (int)(size % 8), &again);
}

const fuzz_target fuzz_targets[] = {
    {"text", read_text},         {"csv", read_csv},          {"json", read_json},    {"html", read_html},
    {"markdown", read_markdown}, {"tsv", read_tsv},          {"jsonl", read_jsonl},  {"bytes", read_bytes},
    {"notes", run_notes},        {"check", run_check},       {"repair", run_repair}, {"roundtrip", run_roundtrip},
    {"extra", run_extra},        {"codebook", run_codebook}, {"build", run_build},   {"amount", run_amount},
};

const size_t fuzz_target_count = sizeof fuzz_targets / sizeof fuzz_targets[0];
