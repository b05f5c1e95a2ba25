/* Markdown with pipe tables. What the marks of Markdown are made of is escaped, so that it reads back. */
#include "write/printed.h"
#include "write/tokens.h"

static void put_escaped(jue_builder *out, jue_str text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.size; i++) {
        char character = text.at[i];
        bool line_break = character == '\n' || character == '\r' || character == '\t';
        if (!line_break && (character == '\0' || strchr("\\|*`<&", character) == NULL))
            continue;
        jue_put(out, (jue_str){text.at + start, i - start});
        jue_put_char(out, line_break ? ' ' : '\\');
        start = line_break ? i + 1 : i;
    }
    jue_put(out, jue_str_from(text, start));
}

static void put_cell(jue_builder *out, jue_str text)
{
    jue_put(out, JUE_STR(" "));
    put_escaped(out, text);
    jue_put(out, JUE_STR(" |"));
}

static void put_rule(jue_builder *out, const bool *right, size_t width)
{
    jue_put_char(out, '|');
    for (size_t column = 0; column < width; column++)
        jue_puts(out, right != NULL && right[column] ? " ---: |" : " --- |");
    jue_put_char(out, '\n');
}

static void put_sheet(jue_builder *out, const jue_sheet *sheet)
{
    for (size_t row = 0; row < jue_sheet_rows(sheet) && sheet->width > 0; row++) {
        jue_put_char(out, '|');
        for (size_t column = 0; column < sheet->width; column++)
            put_cell(out, jue_sheet_cell(sheet, row, column));
        jue_put_char(out, '\n');
        /* Markdown knows one header row; the others stand below the rule. */
        if (row == 0)
            put_rule(out, sheet->right, sheet->width);
    }
    jue_put_char(out, '\n');
}

static void put_title(jue_builder *out, jue_str title, size_t width)
{
    (void)width;
    jue_put(out, JUE_STR("\n## "));
    put_escaped(out, title);
    jue_put(out, JUE_STR("\n\n"));
}

static void put_about(jue_builder *out, const juesuan_table *table, size_t width)
{
    (void)width;
    const jue_str parts[] = {jue_str_of(table->number), jue_about_department(out->arena, table),
                             jue_about_year(out->arena, table), jue_about_unit(out->arena, table)};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].size == 0)
            continue;
        /* An ideographic blank keeps the parts apart however the page is rendered. */
        if (any)
            jue_put(out, JUE_STR("　"));
        put_escaped(out, parts[i]);
        any = true;
    }
    if (any)
        jue_put(out, JUE_STR("\n\n"));
}

static void put_paragraph(jue_builder *out, jue_str text)
{
    /* A mark of a heading, list or quotation at the start is text. */
    if (text.size != 0 && strchr("#>-+", text.at[0]) != NULL)
        jue_put_char(out, '\\');
    put_escaped(out, text);
    jue_put(out, JUE_STR("\n\n"));
}

static void put_stray(jue_builder *out, jue_str text, bool first)
{
    size_t width = 1;
    jue_put_char(out, '|');
    for (;;) {
        const char *tab = memchr(text.at, '\t', text.size);
        size_t size = tab == NULL ? text.size : (size_t)(tab - text.at);
        put_cell(out, jue_str_to(text, size));
        if (tab == NULL)
            break;
        text = jue_str_from(text, size + 1);
        width++;
    }
    jue_put_char(out, '\n');
    if (first)
        put_rule(out, NULL, width);
}

const jue_printer jue_markdown_printer = {JUE_SHEET_FORM, put_title, put_about, put_sheet, put_paragraph, put_stray, NULL};
