/* The ways into the library: a file, a folder or bytes, in any format, to a report. */
#include "read/block.h"
#include "read/csv.h"
#include "read/encoding.h"
#include "read/json.h"
#include "read/markup.h"
#include "read/pdf.h"
#include "read/sniff.h"
#include "read/source.h"
#include "read/words.h"

typedef struct jue_request {
    const char *path; /* NULL for bytes */
    jue_str bytes;
    juesuan_format format;
    bool named; /* the format is what the name of the file says */
    juesuan_report *report;
} jue_request;

/* A printed format: its text is decoded into the report's arena, then read. */
typedef void (*text_reader)(jue_call *call, juesuan_report *report, jue_str text);

static const struct {
    juesuan_format format;
    const char *endings; /* of file names, lower case */
    text_reader read; /* NULL where it also wants the name of the file */
    bool refers;      /* the report goes on referring to the text */
} readers[] = {
    {JUESUAN_FORMAT_TEXT, "*.txt|*.text", jue_read_text, true},
    {JUESUAN_FORMAT_JSON, "*.json", jue_read_json, false},
    {JUESUAN_FORMAT_CSV, "*.csv", NULL, false},
    {JUESUAN_FORMAT_MARKDOWN, "*.md|*.markdown", jue_read_markdown, true},
    {JUESUAN_FORMAT_HTML, "*.html|*.htm", jue_read_html, false},
    {JUESUAN_FORMAT_TSV, "*.tsv", jue_read_words_tsv, true},
    {JUESUAN_FORMAT_JSONL, "*.jsonl", jue_read_words_jsonl, true},
};

enum { READERS = sizeof readers / sizeof readers[0] };

static juesuan_format format_of_name(jue_call *call, const char *path)
{
    jue_str name = jue_str_of(path);
    char *lower = jue_copy(&call->scratch, name.at, name.size);
    for (char *at = lower; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    for (size_t i = 0; i < READERS; i++)
        if (jue_match(jue_str_of(lower), readers[i].endings) != 0)
            return readers[i].format;
    if (jue_match(jue_str_of(lower), "*.pdf") != 0)
        return JUESUAN_FORMAT_PDF;
    return JUESUAN_FORMAT_AUTO;
}

/* What was not converted is still the caller's: the report keeps a copy. */
static jue_str keep(jue_call *call, jue_str text, jue_str bytes)
{
    bool borrowed = text.at >= bytes.at && text.at <= bytes.at + bytes.size;
    return borrowed ? (jue_str){jue_copy(&call->arena, text.at, text.size), text.size} : text;
}

static void read_bytes(jue_call *call, jue_request *request)
{
    if (request->bytes.size > call->limits[JUESUAN_LIMIT_BYTES])
        jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "输入超过%zu字节的上限", "the input exceeds the limit of %zu bytes",
                 call->limits[JUESUAN_LIMIT_BYTES]);
    if (request->bytes.size == 0)
        jue_fail(call, JUESUAN_ERROR_EMPTY, (jue_place){1, 0, 0}, "文件是空的", "the file is empty");
    if (request->format == JUESUAN_FORMAT_AUTO)
        request->format = jue_sniff_bytes(request->bytes);
    if (request->format == JUESUAN_FORMAT_PDF) {
        jue_read_pdf_bytes(call, request->report, request->bytes);
        return;
    }
    jue_str text = jue_decode(call, &call->arena, request->bytes);
    if (request->format == JUESUAN_FORMAT_AUTO)
        request->format = jue_sniff_text(text);
    /* Tables between tabs have the same ending as words. */
    jue_str head = jue_str_to(text, 400);
    bool words = jue_str_has(head, "page_num") || jue_str_has(head, "text") || jue_str_has(head, "left");
    if (request->named && request->format == JUESUAN_FORMAT_TSV && !words)
        request->format = JUESUAN_FORMAT_CSV;
    if (request->format == JUESUAN_FORMAT_TEXT && jue_has_markup(text))
        request->format = JUESUAN_FORMAT_MARKDOWN;
    for (size_t i = 0; i < READERS; i++) {
        if (readers[i].format != request->format)
            continue;
        if (readers[i].refers)
            text = keep(call, text, request->bytes);
        if (readers[i].read == NULL)
            jue_read_csv(call, request->report, text, jue_str_of(request->path));
        else
            readers[i].read(call, request->report, text);
        return;
    }
    jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "未知的格式", "unknown format");
}

static void read_path(jue_call *call, jue_request *request)
{
    if (jue_path_look(call, request->path) == JUE_PATH_FOLDER) {
        jue_read_csv_folder(call, request->report, request->path);
        return;
    }
    if (request->format == JUESUAN_FORMAT_AUTO) {
        request->format = format_of_name(call, request->path);
        request->named = true;
    }
    if (request->format == JUESUAN_FORMAT_PDF) {
        jue_read_pdf_file(call, request->report, request->path);
        return;
    }
    request->bytes = jue_file_read(call, request->path);
    read_bytes(call, request);
}

static void work(jue_call *call, void *data)
{
    jue_request *request = data;
    request->report = jue_report_new(call);
    if (request->path != NULL)
        read_path(call, request);
    else
        read_bytes(call, request);
    if (request->report->tables.count == 0)
        jue_fail(call, JUESUAN_ERROR_EMPTY, (jue_place){1, 0, 0}, "没有找到决算公开表",
                 "no table of a final account was found");
    jue_read_notes(call, request->report);
    jue_report_finish(call, request->report);
}

static juesuan_status run(juesuan_report **out, jue_request *request, const juesuan_options *options, juesuan_error **error)
{
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, request);
    if (status == JUESUAN_OK)
        *out = request->report;
    return status;
}

juesuan_status juesuan_report_read(juesuan_report **out, const char *path, juesuan_format format,
                                   const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || path == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_request request = {.path = path, .format = format};
    return run(out, &request, options, error);
}

juesuan_status juesuan_report_parse(juesuan_report **out, const void *bytes, size_t size, juesuan_format format,
                                    const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || (bytes == NULL && size != 0))
        return JUESUAN_ERROR_ARGUMENT;
    jue_request request = {.bytes = {bytes, size}, .format = format};
    return run(out, &request, options, error);
}
