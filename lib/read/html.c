/*
 * HTML in one pass, without a tree: tags open and close tables, rows and cells; everything else is
 * text. Browsers forgive what pages leave out, and so does this: a row ends where the next begins.
 */
#include "read/markup.h"

enum {
    MOST_COLUMNS = 512,
    MOST_ROWS_SPANNED = 65534, /* as HTML bounds it */
    FREE_BLANKS = 100000,      /* blank cells by spans that need no bytes of the page to pay for them */
    LONGEST_TAG = 12
};

/* A table that is open. */
typedef struct jue_html_table {
    JUE_VECTOR(jue_piece) cells; /* of the open row */
    uint32_t *spans;             /* by column: how many rows its cell still covers */
    size_t width;                /* of spans */
    bool in_row;
    bool in_cell;
    bool layout; /* there are tables in its cells: they are no figures */
    uint32_t row_line;
    uint32_t cell_line;
    size_t columns; /* that the open cell covers */
    size_t rows;
} jue_html_table;

typedef struct jue_html {
    jue_call *call;
    jue_document *document;
    jue_str bytes;
    size_t at;
    uint32_t line;
    jue_builder text; /* of the open cell or paragraph */
    uint32_t text_line;
    bool heading;
    JUE_VECTOR(jue_html_table) tables;
    size_t blanks; /* that spans made */
} jue_html;

typedef struct jue_tag {
    char name[LONGEST_TAG + 1]; /* lower case, without '/' */
    bool closing;
    size_t columns;
    size_t rows;
} jue_tag;

/* ---- Text ---- */

static jue_html_table *open_table(jue_html *html)
{
    return html->tables.count == 0 ? NULL : &html->tables.at[html->tables.count - 1];
}

static jue_str take_text(jue_html *html)
{
    jue_str text = jue_str_trim((jue_str){html->text.at, html->text.size});
    html->text.size = 0;
    if (text.size == 0)
        return (jue_str){"", 0};
    char *copy = jue_copy(&html->call->arena, text.at, text.size);
    for (char *at = copy; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
    return (jue_str){copy, text.size};
}

static void put_paragraph(jue_html *html, jue_str text, uint32_t line, bool title)
{
    if (text.size == 0)
        return;
    jue_block block = {.count = 1, .line = line, .title = title};
    block.cells = jue_alloc(&html->call->scratch, sizeof *block.cells);
    block.cells[0] = (jue_piece){text, line, 0, 100};
    jue_document_add(html->call, html->document, block);
}

/* The end of a paragraph; in a cell, of a line. */
static void end_line(jue_html *html)
{
    const jue_html_table *table = open_table(html);
    if (table != NULL && table->in_cell && !table->layout) {
        /* Whether these are lines or paragraphs is known when the cell ends. */
        jue_put_char(&html->text, '\n');
        return;
    }
    put_paragraph(html, take_text(html), html->text_line, html->heading);
}

/* The open cell turns out to hold paragraphs. */
static void put_lines(jue_html *html)
{
    jue_builder lines = html->text;
    html->text = jue_builder_in(&html->call->scratch);
    for (size_t start = 0; start < lines.size;) {
        const char *end = memchr(lines.at + start, '\n', lines.size - start);
        size_t size = end == NULL ? lines.size - start : (size_t)(end - lines.at) - start;
        jue_put(&html->text, (jue_str){lines.at + start, size});
        put_paragraph(html, take_text(html), html->text_line, false);
        start += size + 1;
    }
}

static void put_text_char(jue_html *html, char character)
{
    if (html->text.size == 0) {
        if (character == ' ' || (character >= '\t' && character <= '\r'))
            return;
        html->text_line = html->line;
    }
    jue_put_char(&html->text, character >= '\t' && character <= '\r' ? ' ' : character);
}

/* ---- Cells, rows, tables ---- */

static jue_piece *add_cell(jue_html *html, jue_html_table *table)
{
    if (table->cells.count >= MOST_COLUMNS)
        jue_fail(html->call, JUESUAN_ERROR_LIMIT, (jue_place){.line = html->line}, "一行超过%d列",
                 "a row has more than %d columns", MOST_COLUMNS);
    jue_piece *piece = jue_vector_add(&html->call->scratch, &table->cells);
    *piece = (jue_piece){{"", 0}, html->line, 0, 100};
    return piece;
}

static void add_blank(jue_html *html, jue_html_table *table)
{
    if (++html->blanks > FREE_BLANKS + html->bytes.size)
        jue_fail(html->call, JUESUAN_ERROR_LIMIT, (jue_place){.line = html->line}, "跨行跨列的单元格过多",
                 "cells span too many rows and columns");
    add_cell(html, table);
}

/* Columns that a cell of a row above still covers are blank here. */
static void skip_spanned(jue_html *html, jue_html_table *table)
{
    while (table->cells.count < table->width && table->spans[table->cells.count] > 0) {
        table->spans[table->cells.count]--;
        add_blank(html, table);
    }
}

static void span_down(jue_html *html, jue_html_table *table, size_t column, size_t rows)
{
    if (rows == 0)
        return;
    if (table->spans == NULL)
        table->spans = jue_alloc_array(&html->call->scratch, MOST_COLUMNS, sizeof *table->spans);
    if (column >= table->width)
        table->width = column + 1;
    table->spans[column] = (uint32_t)rows;
}

static void end_cell(jue_html *html)
{
    jue_html_table *table = open_table(html);
    if (table == NULL || !table->in_cell)
        return;
    table->in_cell = false;
    jue_str text = take_text(html);
    if (table->layout) {
        put_paragraph(html, text, html->text_line, false);
        return;
    }
    skip_spanned(html, table);
    for (size_t i = 0; i < table->columns; i++) {
        size_t column = table->cells.count;
        if (i == 0)
            *add_cell(html, table) = (jue_piece){text, table->cell_line, 0, 100};
        else
            add_blank(html, table);
        span_down(html, table, column, table->rows - 1);
    }
}

static void put_row(jue_html *html, jue_html_table *table)
{
    size_t filled = 0;
    for (size_t i = 0; i < table->cells.count; i++)
        filled += table->cells.at[i].text.size != 0;
    if (filled == 0)
        return;
    if (table->cells.count == 1) {
        put_paragraph(html, table->cells.at[0].text, table->row_line, false);
        return;
    }
    jue_block block = {.count = (uint32_t)table->cells.count, .line = table->row_line, .row = true};
    block.cells = jue_alloc_array(&html->call->scratch, table->cells.count, sizeof *block.cells);
    memcpy(block.cells, table->cells.at, table->cells.count * sizeof *block.cells);
    jue_document_add(html->call, html->document, block);
}

static void end_row(jue_html *html)
{
    end_cell(html);
    jue_html_table *table = open_table(html);
    if (table == NULL || !table->in_row)
        return;
    table->in_row = false;
    /* The columns to the right that are still covered; those before them are blank. */
    size_t last = table->width;
    while (last > table->cells.count && table->spans[last - 1] == 0)
        last--;
    while (table->cells.count < last) {
        uint32_t *span = &table->spans[table->cells.count];
        *span -= *span > 0;
        add_blank(html, table);
    }
    put_row(html, table);
    table->cells.count = 0;
}

static void start_row(jue_html *html)
{
    end_row(html);
    jue_html_table *table = open_table(html);
    if (table == NULL)
        return;
    table->in_row = true;
    table->row_line = html->line;
}

static void start_cell(jue_html *html, const jue_tag *tag)
{
    jue_html_table *table = open_table(html);
    if (table == NULL) {
        end_line(html);
        return;
    }
    end_cell(html);
    if (!table->in_row)
        start_row(html);
    put_paragraph(html, take_text(html), html->text_line, false);
    table->in_cell = true;
    table->cell_line = html->line;
    table->columns = tag->columns;
    table->rows = tag->rows;
}

/* A table within a cell: the outer one arranges the page, its cells are paragraphs. */
static void make_layout(jue_html *html, jue_html_table *outer)
{
    for (size_t i = 0; i < outer->cells.count; i++)
        put_paragraph(html, outer->cells.at[i].text, outer->cells.at[i].line, false);
    outer->cells.count = outer->width = 0;
    outer->layout = true;
    put_lines(html);
}

static void start_table(jue_html *html)
{
    jue_html_table *outer = open_table(html);
    if (html->tables.count >= html->call->limits[JUESUAN_LIMIT_DEPTH])
        jue_fail(html->call, JUESUAN_ERROR_LIMIT, (jue_place){.line = html->line}, "表格嵌套超过%zu层",
                 "tables are nested deeper than %zu", html->call->limits[JUESUAN_LIMIT_DEPTH]);
    if (outer != NULL)
        make_layout(html, outer);
    end_line(html);
    *jue_vector_add(&html->call->scratch, &html->tables) = (jue_html_table){.columns = 1, .rows = 1};
}

static void end_table(jue_html *html)
{
    if (html->tables.count == 0)
        return;
    end_row(html);
    html->tables.count--;
    end_line(html);
}

/* ---- Tags ---- */

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool is_letter(char character)
{
    return lower(character) >= 'a' && lower(character) <= 'z';
}

static char peek(const jue_html *html)
{
    return html->at < html->bytes.size ? html->bytes.at[html->at] : '\0';
}

static void step(jue_html *html)
{
    html->line += html->bytes.at[html->at] == '\n';
    html->at++;
}

/* To behind the next `end`, or to the end of the page. */
static void skip_to(jue_html *html, const char *end)
{
    size_t found = jue_str_find(jue_str_from(html->bytes, html->at), jue_str_of(end));
    size_t to = found == JUESUAN_NONE ? html->bytes.size : html->at + found + strlen(end);
    while (html->at < to)
        step(html);
}

static size_t read_word(jue_html *html, const char *ends, char *word, size_t most)
{
    size_t size = 0;
    while (html->at < html->bytes.size && strchr(ends, peek(html)) == NULL) {
        if (size < most)
            word[size++] = lower(peek(html));
        step(html);
    }
    word[size] = '\0';
    return size;
}

/* A number in front of the value of an attribute, within its bounds. */
static size_t span_of(const char *value, size_t most)
{
    size_t number = 0;
    while (*value >= '0' && *value <= '9' && number < most)
        number = number * 10 + (size_t)(*value++ - '0');
    return number == 0 ? 1 : number < most ? number : most;
}

static void read_attribute(jue_html *html, jue_tag *tag)
{
    char name[LONGEST_TAG + 1];
    char value[LONGEST_TAG + 1] = "";
    if (read_word(html, " \t\r\n=>/", name, LONGEST_TAG) == 0) {
        step(html);
        return;
    }
    while (html->at < html->bytes.size && strchr(" \t\r\n", peek(html)) != NULL)
        step(html);
    if (peek(html) != '=')
        return;
    step(html);
    while (html->at < html->bytes.size && strchr(" \t\r\n", peek(html)) != NULL)
        step(html);
    char quote = peek(html);
    if (quote == '"' || quote == '\'') {
        step(html);
        read_word(html, quote == '"' ? "\"" : "'", value, LONGEST_TAG);
        if (html->at < html->bytes.size)
            step(html);
    } else {
        read_word(html, " \t\r\n>", value, LONGEST_TAG);
    }
    if (strcmp(name, "colspan") == 0)
        tag->columns = span_of(value, MOST_COLUMNS);
    if (strcmp(name, "rowspan") == 0)
        tag->rows = span_of(value, MOST_ROWS_SPANNED);
}

/* From behind '<' to behind '>'. */
static jue_tag read_tag(jue_html *html)
{
    jue_tag tag = {.columns = 1, .rows = 1};
    if (peek(html) == '/') {
        tag.closing = true;
        step(html);
    }
    read_word(html, " \t\r\n>/", tag.name, LONGEST_TAG);
    while (html->at < html->bytes.size && peek(html) != '>')
        read_attribute(html, &tag);
    if (html->at < html->bytes.size)
        step(html);
    return tag;
}

/* What is between these is no text. */
static bool skip_raw(jue_html *html, const jue_tag *tag)
{
    static const char *const raw[][2] = {{"script", "</script"}, {"style", "</style"}, {"xml", "</xml"}};
    for (size_t i = 0; i < sizeof raw / sizeof raw[0] && !tag->closing; i++) {
        if (strcmp(tag->name, raw[i][0]) != 0)
            continue;
        skip_to(html, raw[i][1]);
        skip_to(html, ">");
        return true;
    }
    return false;
}

static bool is_inline(const char *name)
{
    static const char *const names[] = {"a", "b",   "i",     "u",   "em",   "strong", "span", "font", "sup",  "sub",
                                        "s", "img", "small", "big", "code", "o:p",    "wbr",  "mark", "label"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static void take_tag(jue_html *html)
{
    jue_tag tag = read_tag(html);
    if (skip_raw(html, &tag) || is_inline(tag.name))
        return;
    bool heading = (tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') || strcmp(tag.name, "caption") == 0;
    if (strcmp(tag.name, "table") == 0) {
        (tag.closing ? end_table : start_table)(html);
    } else if (strcmp(tag.name, "tr") == 0) {
        (tag.closing ? end_row : start_row)(html);
    } else if (strcmp(tag.name, "td") == 0 || strcmp(tag.name, "th") == 0) {
        if (tag.closing)
            end_cell(html);
        else
            start_cell(html, &tag);
    } else {
        html->heading = heading && tag.closing;
        end_line(html);
        html->heading = false;
    }
}

static void take_markup(jue_html *html)
{
    jue_str rest = jue_str_from(html->bytes, html->at);
    if (jue_str_starts(rest, JUE_STR("<!--"))) {
        skip_to(html, "-->");
    } else if (jue_str_starts(rest, JUE_STR("<!")) || jue_str_starts(rest, JUE_STR("<?"))) {
        skip_to(html, ">");
    } else if (rest.size > 1 && (is_letter(rest.at[1]) || rest.at[1] == '/')) {
        step(html);
        take_tag(html);
    } else {
        put_text_char(html, '<');
        step(html);
    }
}

static void take_reference(jue_html *html)
{
    if (html->text.size == 0)
        html->text_line = html->line;
    size_t size = jue_reference(html->bytes, html->at, &html->text);
    if (size == 0) {
        put_text_char(html, '&');
        size = 1;
    }
    html->at += size;
}

void jue_html_read(jue_call *call, jue_document *document, jue_str bytes, size_t *offset, uint32_t *line, bool table)
{
    jue_html html = {.call = call, .document = document, .bytes = bytes, .at = *offset, .line = *line};
    html.text = jue_builder_in(&call->scratch);
    bool inside = false;
    while (html.at < bytes.size && !(table && inside && html.tables.count == 0)) {
        char character = bytes.at[html.at];
        if (character == '<') {
            take_markup(&html);
        } else if (character == '&') {
            take_reference(&html);
        } else {
            put_text_char(&html, character);
            step(&html);
        }
        inside = inside || html.tables.count != 0;
    }
    bool cut = html.tables.count != 0;
    while (html.tables.count != 0)
        end_table(&html);
    end_line(&html);
    if (cut && document->blocks.count != 0)
        document->blocks.at[document->blocks.count - 1].cut = true;
    *offset = html.at;
    *line = html.line;
}

void jue_read_html(jue_call *call, juesuan_report *report, jue_str bytes)
{
    jue_document document = {0};
    size_t offset = 0;
    uint32_t line = 1;
    jue_html_read(call, &document, bytes, &offset, &line, false);
    jue_assemble(call, report, &document);
}
