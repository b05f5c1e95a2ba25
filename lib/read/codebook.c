/* A code book out of CSV: code, name, first year, last year, source. */
#include "forms/codebook.h"
#include "read/encoding.h"
#include "read/source.h"

#include <csv.h>

enum { FIELD_CODE, FIELD_NAME, FIELD_FIRST, FIELD_LAST, FIELD_SOURCE, FIELDS };

typedef struct jue_book_reader {
    jue_call *call;
    const char *path; /* NULL for bytes */
    jue_str bytes;
    struct csv_parser parser;
    jue_str fields[FIELDS];
    size_t field;
    size_t line; /* of the record */
    JUE_VECTOR(jue_book_entry) entries;
    juesuan_codebook *book;
} jue_book_reader;

_Noreturn static void refuse(jue_book_reader *reader, size_t column, const char *chinese, const char *english)
{
    jue_fail(reader->call, JUESUAN_ERROR_FORMAT, (jue_place){.line = reader->line, .column = column}, chinese, english);
}

static void take_field(void *text, size_t size, void *data)
{
    jue_book_reader *reader = data;
    if (reader->field < FIELDS) {
        jue_str trimmed = jue_str_trim((jue_str){text, size});
        reader->fields[reader->field] = (jue_str){jue_copy(&reader->call->arena, trimmed.at, trimmed.size), trimmed.size};
    }
    reader->field++;
}

/* "2010601" out of "201 06 01"; empty where it is none. */
static jue_str code_of(jue_book_reader *reader, jue_str field)
{
    jue_str key = jue_key(&reader->call->arena, field);
    bool digits = key.size == 3 || key.size == 5 || key.size == 7;
    for (size_t i = 0; i < key.size; i++)
        digits = digits && jue_is_digit((unsigned char)key.at[i]);
    return digits ? key : (jue_str){"", 0};
}

static int year_of(jue_book_reader *reader, size_t field)
{
    jue_str key = jue_key(&reader->call->scratch, reader->fields[field]);
    int year = 0;
    for (size_t i = 0; i < key.size && year < 10000; i++)
        year = jue_is_digit((unsigned char)key.at[i]) ? year * 10 + (key.at[i] - '0') : 10000;
    if (key.size != 0 && (year < 1949 || year > 2999))
        refuse(reader, field + 1, "年份应为四位数字或空", "a year has four digits, or is left empty");
    return year;
}

static void end_record(int character, void *data)
{
    jue_book_reader *reader = data;
    (void)character;
    size_t fields = reader->field;
    jue_str code = code_of(reader, reader->fields[FIELD_CODE]);
    reader->field = 0;
    if (fields > FIELD_NAME && code.size != 0) {
        jue_str name = jue_name(&reader->call->arena, reader->fields[FIELD_NAME]);
        if (name.size == 0)
            refuse(reader, FIELD_NAME + 1, "没有科目名称", "there is no name");
        jue_book_entry *entry = jue_vector_add(&reader->call->arena, &reader->entries);
        *entry = (jue_book_entry){.code = code.at, .name = name.at, .source = reader->fields[FIELD_SOURCE].at};
        entry->first = year_of(reader, FIELD_FIRST);
        entry->last = year_of(reader, FIELD_LAST);
        if (entry->last != 0 && entry->last < entry->first)
            refuse(reader, FIELD_LAST + 1, "截止年份早于起始年份", "the last year is before the first");
        if (entry->source == NULL)
            entry->source = "";
    } else if (reader->line > 1 && fields > 0 && (fields > 1 || reader->fields[FIELD_CODE].size != 0)) {
        refuse(reader, 1, "不是科目代码（3、5或7位数字）和名称", "not a code (3, 5 or 7 digits) and a name");
    }
    memset(reader->fields, 0, sizeof reader->fields);
}

/* libcsv gets all the memory that it can need at once, from the caller's allocator. */
static void *no_more_memory(void *block, size_t size)
{
    (void)block;
    (void)size;
    return NULL;
}

static void free_nothing(void *block)
{
    (void)block;
}

/* Line by line, so that an error has its place; no name of a subject holds an end of line. */
static void read_lines(jue_book_reader *reader)
{
    jue_str text = reader->bytes;
    while (text.size > 0) {
        const char *end = memchr(text.at, '\n', text.size);
        size_t size = end == NULL ? text.size : (size_t)(end - text.at) + 1;
        reader->line++;
        if (csv_parse(&reader->parser, text.at, size, take_field, end_record, reader) != size ||
            csv_fini(&reader->parser, take_field, end_record, reader) != 0)
            refuse(reader, 0, "引号没有配对", "a quotation mark has no match");
        text = jue_str_from(text, size);
    }
}

static void work(jue_call *call, void *data)
{
    jue_book_reader *reader = data;
    reader->call = call;
    if (reader->path != NULL) {
        if (jue_path_look(call, reader->path) == JUE_PATH_FOLDER)
            jue_fail(call, JUESUAN_ERROR_OPEN, (jue_place){0}, "这是一个文件夹", "this is a folder");
        reader->bytes = jue_file_read(call, reader->path);
    }
    if (reader->bytes.size > call->limits[JUESUAN_LIMIT_BYTES])
        jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "输入超过%zu字节的上限", "the input exceeds the limit of %zu bytes",
                 call->limits[JUESUAN_LIMIT_BYTES]);
    reader->bytes = jue_decode(call, &call->scratch, reader->bytes);
    if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        jue_fail_memory(call);
    csv_set_realloc_func(&reader->parser, no_more_memory);
    csv_set_free_func(&reader->parser, free_nothing);
    bool tabs = memchr(reader->bytes.at, '\t', reader->bytes.size) != NULL && memchr(reader->bytes.at, ',', reader->bytes.size) == NULL;
    csv_set_delim(&reader->parser, tabs ? '\t' : ',');
    reader->parser.entry_buf = jue_alloc(&call->scratch, reader->bytes.size + 2);
    reader->parser.entry_size = reader->bytes.size + 2;
    read_lines(reader);
    if (reader->entries.count == 0)
        jue_fail(call, JUESUAN_ERROR_EMPTY, (jue_place){.line = 1}, "没有科目代码", "there is no code");
    jue_book_sort(reader->entries.at, reader->entries.count);
    reader->book = jue_alloc(&call->arena, sizeof *reader->book);
    *reader->book = (juesuan_codebook){.arena = call->arena, .at = reader->entries.at, .count = reader->entries.count};
    reader->book->arena.call = NULL;
}

static juesuan_status run(juesuan_codebook **out, jue_book_reader *reader, const juesuan_options *options, juesuan_error **error)
{
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, reader);
    if (status == JUESUAN_OK)
        *out = reader->book;
    return status;
}

juesuan_status juesuan_codebook_read(juesuan_codebook **out, const char *path, const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || path == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_book_reader reader = {.path = path};
    return run(out, &reader, options, error);
}

juesuan_status juesuan_codebook_parse(juesuan_codebook **out, const void *bytes, size_t size, const juesuan_options *options,
                                      juesuan_error **error)
{
    if (out == NULL || (bytes == NULL && size != 0))
        return JUESUAN_ERROR_ARGUMENT;
    jue_book_reader reader = {.bytes = {bytes, size}};
    return run(out, &reader, options, error);
}
