#include "read/markup.h"

typedef struct jue_markdown {
    jue_call *call;
    jue_document document;
    jue_str bytes;
    size_t at;
    uint32_t line;
    bool in_table;
    bool framed; /* its rows are enclosed by pipes; otherwise one in front is the end of a blank cell */
} jue_markdown;

/* The line at `offset`, and the offset moved behind it. */
static jue_str line_at(jue_str bytes, size_t *offset)
{
    jue_str rest = jue_str_from(bytes, *offset);
    const char *end = rest.size == 0 ? NULL : memchr(rest.at, '\n', rest.size);
    size_t size = end == NULL ? rest.size : (size_t)(end - rest.at);
    *offset += end == NULL ? size : size + 1;
    return jue_str_trim((jue_str){rest.at, size});
}

/* ---- Marks inside a line ---- */

static bool is_mark(char character)
{
    return character > ' ' && character < 0x7F && !(character >= '0' && character <= '9') &&
           !(character >= 'A' && character <= 'Z') && !(character >= 'a' && character <= 'z');
}

/* A tag inside a line, such as <br>: how long it is, or 0. */
static size_t tag_size(jue_str text, size_t at)
{
    enum { LONGEST = 120 };
    bool starts = at + 1 < text.size && (text.at[at + 1] == '/' || (text.at[at + 1] >= 'A' && text.at[at + 1] <= 'z'));
    for (size_t end = at + 1; starts && end < text.size && end - at < LONGEST; end++)
        if (text.at[end] == '>')
            return end + 1 - at;
    return 0;
}

static bool has_marks(jue_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] == '\\' || text.at[i] == '*' || text.at[i] == '<' || text.at[i] == '&')
            return true;
    return false;
}

/* Without escapes, emphasis, tags and character references. In the report's arena. */
static jue_str plain(jue_call *call, jue_str text)
{
    if (!has_marks(text))
        return text;
    jue_builder out = jue_builder_in(&call->arena);
    for (size_t i = 0; i < text.size;) {
        char at = text.at[i];
        bool more = i + 1 < text.size;
        size_t size = at == '<' ? tag_size(text, i) : at == '&' ? jue_reference(text, i, &out) : 0;
        if (size != 0) {
            if (at == '<')
                jue_put_char(&out, ' ');
            i += size;
        } else if (at == '\\' && more && is_mark(text.at[i + 1])) {
            jue_put_char(&out, text.at[i + 1]);
            i += 2;
        } else if (at == '*' && more && text.at[i + 1] == '*') {
            i += 2;
        } else {
            jue_put_char(&out, at);
            i++;
        }
    }
    return jue_str_trim(jue_built(&out));
}

/* ---- Rows ---- */

/* |---|:---:| */
static bool is_rule(jue_str line)
{
    bool dash = false;
    bool pipe = false;
    for (size_t i = 0; i < line.size; i++) {
        if (strchr("|-: \t", line.at[i]) == NULL || line.at[i] == '\0')
            return false;
        dash = dash || line.at[i] == '-';
        pipe = pipe || line.at[i] == '|';
    }
    return dash && pipe;
}

static bool is_row(const jue_markdown *markdown, jue_str line)
{
    if (line.size == 0 || memchr(line.at, '|', line.size) == NULL)
        return false;
    if (line.at[0] == '|' || markdown->in_table)
        return true;
    size_t next = markdown->at;
    return is_rule(line_at(markdown->bytes, &next));
}

/* The end of the cell that starts at `start`: the next divider that is not escaped. */
static size_t cell_end(jue_str line, size_t start, char divider)
{
    size_t end = start;
    while (end < line.size && line.at[end] != divider)
        end += line.at[end] == '\\' && divider == '|' && end + 1 < line.size ? 2 : 1;
    return end < line.size ? end : line.size;
}

static jue_piece *add_block(jue_markdown *markdown, size_t count, bool row, bool title)
{
    jue_call *call = markdown->call;
    jue_block block = {.count = (uint32_t)count, .line = markdown->line, .row = row, .title = title};
    block.cells = jue_alloc_array(&call->scratch, count, sizeof *block.cells);
    for (size_t i = 0; i < count; i++)
        block.cells[i] = (jue_piece){{"", 0}, markdown->line, 0, 100};
    jue_document_add(call, &markdown->document, block);
    return block.cells;
}

static void put_row(jue_markdown *markdown, jue_str line, char divider)
{
    if (divider == '|' && markdown->framed && line.at[0] == '|')
        line = jue_str_from(line, 1);
    bool closed = divider == '|' && markdown->framed && line.size > 0 && line.at[line.size - 1] == '|' &&
                  (line.size < 2 || line.at[line.size - 2] != '\\');
    if (closed)
        line.size--;
    size_t count = 1;
    for (size_t end = cell_end(line, 0, divider); end < line.size; end = cell_end(line, end + 1, divider))
        count++;
    jue_document_bound_cells(markdown->call, count, (jue_place){.line = markdown->line});
    jue_piece *cells = add_block(markdown, count, count > 1, false);
    size_t start = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = cell_end(line, start, divider);
        cells[i].text = plain(markdown->call, jue_str_trim((jue_str){line.at + start, end - start}));
        start = end + 1;
    }
}

/* ---- Paragraphs ---- */

static bool is_ornament(jue_str line)
{
    if (line.size < 3 || strchr("-=*_", line.at[0]) == NULL)
        return false;
    for (size_t i = 1; i < line.size; i++)
        if (line.at[i] != line.at[0])
            return false;
    return true;
}

static void put_paragraph(jue_markdown *markdown, jue_str line)
{
    size_t marks = 0;
    while (marks < line.size && line.at[marks] == '#')
        marks++;
    bool heading = marks > 0 && marks <= 6 && marks < line.size && line.at[marks] == ' ';
    if (heading)
        line = jue_str_from(line, marks);
    else if (line.at[0] == '>')
        line = jue_str_from(line, 1);
    jue_str text = plain(markdown->call, jue_str_trim(line));
    if (text.size == 0)
        return;
    add_block(markdown, 1, false, heading)->text = text;
}

static bool opens_table(jue_str line)
{
    return jue_str_starts(line, JUE_STR("<table")) || jue_str_starts(line, JUE_STR("<TABLE"));
}

static void take_line(jue_markdown *markdown)
{
    size_t start = markdown->at;
    jue_str line = line_at(markdown->bytes, &markdown->at);
    jue_str untrimmed = {markdown->bytes.at + start, markdown->at - start};
    if (opens_table(line)) {
        markdown->at = (size_t)(line.at - markdown->bytes.at);
        jue_html_read(markdown->call, &markdown->document, markdown->bytes, &markdown->at, &markdown->line, true);
        return;
    }
    bool row = is_row(markdown, line);
    if (row && !markdown->in_table)
        markdown->framed = line.at[0] == '|';
    if (row && !is_rule(line))
        put_row(markdown, line, '|');
    else if (!row && line.size != 0 && memchr(line.at, '\t', line.size) != NULL)
        put_row(markdown, (jue_str){untrimmed.at, untrimmed.size}, '\t');
    else if (!row && line.size != 0 && !is_ornament(line))
        put_paragraph(markdown, line);
    markdown->in_table = row;
    markdown->line++;
}

bool jue_has_markup(jue_str text)
{
    size_t pipe = jue_str_find(text, JUE_STR("|"));
    if (jue_str_has(text, "<table") || jue_str_has(text, "<TABLE"))
        return true;
    for (size_t at = pipe == JUESUAN_NONE ? text.size : 0; at < text.size;)
        if (is_rule(line_at(text, &at)))
            return true;
    return false;
}

void jue_read_markdown(jue_call *call, juesuan_report *report, jue_str bytes)
{
    jue_markdown markdown = {.call = call, .bytes = bytes, .line = 1};
    while (markdown.at < bytes.size)
        take_line(&markdown);
    /* A last line without its end may have been cut inside a figure. */
    if (markdown.document.blocks.count != 0 && bytes.at[bytes.size - 1] != '\n')
        markdown.document.blocks.at[markdown.document.blocks.count - 1].cut = true;
    jue_assemble(call, report, &markdown.document);
}
