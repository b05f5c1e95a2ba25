#include "read/csv.h"

#include <csv.h>

enum {
    TITLE_RECORDS = 8,
    LONGEST_NAME = 240,
    LONGEST_FIELD = 1 << 20,
    LONGEST_PLAIN = 8192, /* bytes of a line that needs no parser */
    MOST_HEADER = 16,     /* rows of a table that are its header */
    MOST_TRAILING = 64    /* blank fields at the end of a record that are kept; a run of commas costs no more */
};

typedef struct jue_csv {
    jue_call *call;
    jue_str bytes;
    struct csv_parser parser;
    jue_document document;
    char *room; /* for the text of the cells: never more than the bytes */
    size_t used;
    JUE_VECTOR(jue_piece) pieces; /* of the record that is being read */
    size_t blanks;                /* fields behind them that are blank */
    size_t width;                 /* columns of the file that are not blank throughout */
    size_t rows;                  /* since the last line that a title or a note may be */
    uint32_t line;                /* where the next field starts */
    uint32_t record_line;
    bool return_seen; /* a line feed right behind it is the same end of line */
    bool ended;       /* the last line feed ended a record, rather than stand inside a field */
} jue_csv;

/* ---- What libcsv calls ---- */

/* Moves on over the ends of line inside a quoted field. */
static void count_lines(jue_csv *csv, jue_str field)
{
    for (size_t i = 0; i < field.size; i++) {
        bool pair = field.at[i] == '\n' && i > 0 && field.at[i - 1] == '\r';
        csv->line += (field.at[i] == '\n' || field.at[i] == '\r') && !pair;
    }
}

/* Whether any byte is below a blank, as tabs and ends of line are; eight bytes at a step. */
static bool has_control(jue_str text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t i = 0;
    for (; i + sizeof ones <= text.size; i += sizeof ones) {
        uint64_t word;
        memcpy(&word, text.at + i, sizeof word);
        if (((word - ones * ' ') & ~word & ones * 0x80) != 0)
            return true;
    }
    for (; i < text.size; i++)
        if ((unsigned char)text.at[i] < ' ')
            return true;
    return false;
}

/* Ends of line and tabs inside a cell are blanks. */
static jue_str keep(jue_csv *csv, jue_str text, bool controls)
{
    char *copy = csv->room + csv->used;
    memcpy(copy, text.at, text.size);
    for (size_t i = 0; controls && i < text.size; i++)
        if (copy[i] == '\n' || copy[i] == '\r' || copy[i] == '\t')
            copy[i] = ' ';
    csv->used += text.size;
    return (jue_str){copy, text.size};
}

/* Figures and most words have no blank of any kind at either end, and their ends show it. */
static jue_str trimmed(jue_str field)
{
    unsigned char first = (unsigned char)field.at[0];
    unsigned char last = (unsigned char)field.at[field.size - 1];
    bool plain = (first > ' ' && first < 0x80) || (first >= 0xE4 && first <= 0xE9);
    if (plain && last < 0x80)
        plain = last > ' ';
    else if (plain)
        plain = field.size >= 3 && (unsigned char)field.at[field.size - 3] >= 0xE4 &&
                (unsigned char)field.at[field.size - 3] <= 0xE9;
    return plain ? field : jue_str_trim(field);
}

static void put_blanks(jue_csv *csv, size_t count)
{
    for (; count > 0; count--)
        *jue_vector_add(&csv->call->scratch, &csv->pieces) = (jue_piece){{"", 0}, csv->line, 0, 100};
}

static void take_field(void *text, size_t size, void *data)
{
    jue_csv *csv = data;
    csv->return_seen = false;
    if (csv->pieces.count + csv->blanks == 0)
        csv->record_line = csv->line;
    jue_str field = {text, size};
    jue_str inner = size == 0 ? field : trimmed(field);
    bool controls = size != 0 && has_control(field);
    if (inner.size == 0) {
        csv->blanks++;
    } else {
        put_blanks(csv, csv->blanks);
        csv->blanks = 0;
        *jue_vector_add(&csv->call->scratch, &csv->pieces) = (jue_piece){keep(csv, inner, controls), csv->line, 0, 100};
    }
    if (controls)
        count_lines(csv, field);
}

/* A table of any form, or of none, has no more rows than the limit. */
static void count_row(jue_csv *csv)
{
    size_t most = csv->call->limits[JUESUAN_LIMIT_ROWS];
    csv->rows = csv->pieces.count == 1 ? 0 : csv->rows + 1;
    if (csv->rows > most && csv->rows - most > MOST_HEADER)
        jue_fail(csv->call, JUESUAN_ERROR_LIMIT, (jue_place){.line = csv->record_line}, "一个表的行数超过上限%zu",
                 "a table has more than %zu rows", most);
}

static void end_record(int character, void *data)
{
    jue_csv *csv = data;
    if (csv->pieces.count != 0) {
        count_row(csv);
        if (csv->pieces.count > csv->width)
            csv->width = csv->pieces.count;
        /* A line without any delimiter is no row. */
        bool row = csv->pieces.count + csv->blanks > 1;
        put_blanks(csv, csv->blanks < MOST_TRAILING ? csv->blanks : MOST_TRAILING);
        jue_block *block = jue_vector_add(&csv->call->scratch, &csv->document.blocks);
        *block = (jue_block){.count = (uint32_t)csv->pieces.count, .line = csv->record_line, .row = row};
        block->cells = jue_alloc_array(&csv->call->scratch, block->count, sizeof *block->cells);
        memcpy(block->cells, csv->pieces.at, block->count * sizeof *block->cells);
    }
    csv->pieces.count = 0;
    csv->blanks = 0;
    csv->line += character == '\r' || (character == '\n' && !csv->return_seen);
    csv->return_seen = character == '\r';
    csv->ended = character == '\n';
}

/* ---- Parsing ---- */

/* libcsv would grow its buffer in small steps and past the caller's allocator: it gets what it may
 * need at once, and no more. */
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

static void set_up(jue_csv *csv, unsigned char delimiter)
{
    if (csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        jue_fail_memory(csv->call);
    csv_set_realloc_func(&csv->parser, no_more_memory);
    csv_set_free_func(&csv->parser, free_nothing);
    csv_set_delim(&csv->parser, delimiter);
    csv->parser.entry_size = (csv->bytes.size < LONGEST_FIELD ? csv->bytes.size : LONGEST_FIELD) + 2;
    csv->parser.entry_buf = jue_alloc(&csv->call->scratch, csv->parser.entry_size);
    csv->room = jue_alloc(&csv->call->arena, csv->bytes.size + 1);
    csv->line = 1;
}

_Noreturn static void fail(jue_csv *csv)
{
    /* Beyond the longest field there is most likely a mark that was never closed. */
    if (csv_error(&csv->parser) != CSV_EPARSE && csv->parser.quoted == 0)
        jue_fail(csv->call, JUESUAN_ERROR_LIMIT, (jue_place){.line = csv->line}, "一个单元格超过%d字节",
                 "a cell is longer than %d bytes", LONGEST_FIELD);
    jue_fail(csv->call, JUESUAN_ERROR_FORMAT, (jue_place){.line = csv->line}, "引号没有配对",
             "a quotation mark has no match");
}

/*
 * Strict, so that a lost quotation mark cannot swallow rows in silence. A mark inside a field that
 * has none around it ("三公" in a title, as people write it) is text: that character alone is
 * passed without strictness.
 */
static void parse_bytes(jue_csv *csv, const char *at, const char *end)
{
    for (;;) {
        at += csv_parse(&csv->parser, at, (size_t)(end - at), take_field, end_record, csv);
        if (at >= end)
            return;
        if (csv_error(&csv->parser) != CSV_EPARSE || csv->parser.quoted != 0)
            fail(csv);
        csv_set_opts(&csv->parser, CSV_REPALL_NL);
        at += csv_parse(&csv->parser, at, 1, take_field, end_record, csv);
        csv_set_opts(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
        csv->parser.status = CSV_SUCCESS;
    }
}

/* Where the line that starts there ends, behind its line feed. */
static const char *line_end(const char *at, const char *end)
{
    const char *feed = memchr(at, '\n', (size_t)(end - at));
    return feed == NULL ? end : feed + 1;
}

static const char *mark_from(const char *at, const char *end)
{
    const char *mark = memchr(at, '"', (size_t)(end - at));
    return mark == NULL ? end : mark;
}

/* Without its line feed, or NULL where a line without quotation marks is not just fields and delimiters. */
static const char *plain_end(const char *at, const char *next)
{
    const char *end = next - 1;
    if (*end != '\n' || next - at > LONGEST_PLAIN)
        return NULL;
    end -= end > at && end[-1] == '\r';
    return memchr(at, '\r', (size_t)(end - at)) == NULL ? end : NULL;
}

/* What libcsv makes of such a line. The fields are not written to, but its callbacks take them so. */
static void cut_line(jue_csv *csv, const char *at, const char *end)
{
    char delimiter = (char)csv->parser.delim_char;
    char *start = (char *)(uintptr_t)at;
    for (char *field = start; field <= end; field = start + 1) {
        for (start = field; start < end && *start != delimiter;)
            start++;
        take_field(field, (size_t)(start - field), csv);
    }
    end_record('\n', csv);
}

/* Only a line that has quotation marks, or goes on from one that has, takes a parser. */
static void parse(jue_csv *csv)
{
    const char *end = csv->bytes.at + csv->bytes.size;
    const char *mark = csv->bytes.at; /* the next one, once it has been looked for */
    csv->ended = true;
    for (const char *at = csv->bytes.at, *next; at < end; at = next) {
        next = line_end(at, end);
        if (mark < end && (mark < at || *mark != '"'))
            mark = mark_from(at, end);
        const char *plain = csv->ended && mark >= next ? plain_end(at, next) : NULL;
        if (plain != NULL) {
            cut_line(csv, at, plain);
        } else {
            csv->ended = false;
            parse_bytes(csv, at, next);
        }
    }
    if (csv_fini(&csv->parser, take_field, end_record, csv) != 0)
        fail(csv);
    csv_free(&csv->parser);
}

/* ---- Which character divides the fields ---- */

/* Of each byte: which delimiter it is (1 to 3), or an end of line, or a mark. */
enum { DELIMITERS = 3, LINE_END = 4, MARK = 5 };
static const char delimiters[] = "\t,;";
static const uint8_t kinds[256] = {['\t'] = 1, [','] = 2, [';'] = 3, ['\n'] = LINE_END, ['"'] = MARK};

/* The one of which lines have the same number as the line before, most often. */
static unsigned char find_delimiter(jue_str bytes)
{
    size_t score[DELIMITERS] = {0};
    size_t before[DELIMITERS] = {0};
    size_t now[DELIMITERS] = {0};
    bool quoted = false;
    bytes = jue_str_to(bytes, 65536);
    for (size_t i = 0; i < bytes.size; i++) {
        uint8_t kind = kinds[(unsigned char)bytes.at[i]];
        if (kind == 0)
            continue;
        quoted = quoted != (kind == MARK);
        if (quoted || kind == MARK)
            continue;
        if (kind <= DELIMITERS) {
            now[kind - 1]++;
            continue;
        }
        for (size_t d = 0; d < DELIMITERS; d++) {
            score[d] += now[d] != 0 && now[d] == before[d];
            before[d] = now[d];
            now[d] = 0;
        }
    }
    size_t best = 1;
    for (size_t d = 0; d < DELIMITERS; d++)
        if (score[d] > score[best] || (score[best] == 0 && now[d] + before[d] > now[best] + before[best]))
            best = d;
    return (unsigned char)delimiters[best];
}

/* ---- The title, where only the name of the file says it ---- */

/* The only cell of a record that is filled; NULL where there are more. */
static const jue_piece *only_cell(const jue_block *block)
{
    const jue_piece *only = NULL;
    for (size_t i = 0; i < block->count; i++) {
        if (block->cells[i].text.size == 0)
            continue;
        if (only != NULL)
            return NULL;
        only = &block->cells[i];
    }
    return only;
}

static bool may_be_title(const jue_piece *cell)
{
    return cell != NULL && cell->text.size < LONGEST_NAME && jue_str_ends(cell->text, JUE_STR("表"));
}

static bool is_title(const jue_csv *csv, const jue_block *block)
{
    juesuan_set set;
    const jue_piece *cell = only_cell(block);
    return may_be_title(cell) && jue_form_of_title(jue_key(&csv->call->scratch, cell->text), &set) != NULL;
}

static bool rows_follow(const jue_document *document, size_t number)
{
    for (size_t i = number + 1; i < document->blocks.count && i <= number + TITLE_RECORDS; i++)
        if (document->blocks.at[i].row && only_cell(&document->blocks.at[i]) == NULL)
            return true;
    return false;
}

/* A title above a table of two columns could also be the end of a sentence; that rows follow settles
 * it. Of what form it is, if of any, the assembler finds out. */
static void mark_titles(jue_csv *csv)
{
    jue_document *document = &csv->document;
    for (size_t i = 0; i < document->blocks.count; i++) {
        jue_block *block = &document->blocks.at[i];
        block->title = may_be_title(only_cell(block)) && rows_follow(document, i);
    }
}

static bool has_title(const jue_csv *csv)
{
    for (size_t i = 0; i < csv->document.blocks.count && i < TITLE_RECORDS; i++)
        if (is_title(csv, &csv->document.blocks.at[i]))
            return true;
    return false;
}

/* The id of a form in a name as "03-income_expenditure.csv": the longest that is in it. */
static const jue_form *form_in_name(jue_str name)
{
    const jue_form *best = NULL;
    for (size_t i = 0; i < JUE_FORMS; i++)
        if (jue_str_has(name, jue_forms[i].id) && (best == NULL || strlen(jue_forms[i].id) > strlen(best->id)))
            best = &jue_forms[i];
    return best;
}

static const char *title_of_name(jue_call *call, jue_str path)
{
    size_t start = path.size;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    jue_str name = jue_key(&call->scratch, jue_str_to(jue_str_from(path, start), LONGEST_NAME));
    juesuan_set set = jue_str_has(name, "approval") ? JUESUAN_SET_APPROVAL : JUESUAN_SET_PUBLICATION;
    const jue_form *form = NULL;
    /* "公开02表 收入决算表(终稿).csv": up to the last 表 that makes a title. */
    for (size_t end = name.size; end > 0 && form == NULL; end--)
        form = jue_form_of_title(jue_str_to(name, end), &set);
    if (form == NULL)
        form = form_in_name(name);
    if (form == NULL)
        return NULL;
    return set == JUESUAN_SET_APPROVAL ? form->approval_title : form->title;
}

/* A block in front of all others. */
static void put_title(jue_csv *csv, const char *title)
{
    jue_arena *scratch = &csv->call->scratch;
    (void)jue_vector_add(scratch, &csv->document.blocks);
    jue_block *blocks = csv->document.blocks.at;
    memmove(blocks + 1, blocks, (csv->document.blocks.count - 1) * sizeof *blocks);
    blocks[0] = (jue_block){.count = 1, .line = 1, .title = true};
    blocks[0].cells = jue_alloc(scratch, sizeof *blocks[0].cells);
    blocks[0].cells[0] = (jue_piece){jue_str_of(title), 1, 0, 100};
}

void jue_read_csv_by(jue_call *call, const jue_assembler *assembler, juesuan_report *report, jue_str bytes,
                     jue_str file_name)
{
    jue_csv csv = {.call = call, .bytes = bytes};
    set_up(&csv, find_delimiter(bytes));
    parse(&csv);
    jue_document *document = &csv.document;
    /* Columns that are blank throughout, as spreadsheets leave them at the end, are none. */
    for (size_t i = 0; i < document->blocks.count; i++)
        if (document->blocks.at[i].count > csv.width)
            document->blocks.at[i].count = (uint32_t)csv.width;
    mark_titles(&csv);
    /* A last line without its end may have been cut inside a figure. */
    if (document->blocks.count != 0 && bytes.at[bytes.size - 1] != '\n' && bytes.at[bytes.size - 1] != '\r')
        document->blocks.at[document->blocks.count - 1].cut = true;
    const char *title = has_title(&csv) ? NULL : title_of_name(call, file_name);
    if (title != NULL)
        put_title(&csv, title);
    jue_assemble_by(assembler, report, document);
}

void jue_read_csv(jue_call *call, juesuan_report *report, jue_str bytes, jue_str file_name)
{
    jue_read_csv_by(call, jue_assembler_new(call), report, bytes, file_name);
}
