/* CSV as a spreadsheet takes it: title and particulars in lines of their own, then header and rows. */
#include "write/printed.h"
#include "write/tokens.h"

static void put_line(jue_builder *out, jue_str text)
{
    if (text.size == 0)
        return;
    jue_put_csv(out, text);
    jue_put(out, JUE_STR("\r\n"));
}

static void put_title(jue_builder *out, jue_str title, size_t width)
{
    (void)width;
    if (out->size != 0)
        jue_put(out, JUE_STR("\r\n"));
    put_line(out, title);
}

static void put_about(jue_builder *out, const juesuan_table *table, size_t width)
{
    (void)width;
    put_line(out, jue_str_of(table->number));
    put_line(out, jue_about_department(out->arena, table));
    put_line(out, jue_about_year(out->arena, table));
    put_line(out, jue_about_unit(out->arena, table));
}

static void put_sheet(jue_builder *out, const jue_sheet *sheet)
{
    for (size_t row = 0; row < jue_sheet_rows(sheet); row++)
        for (size_t column = 0; column < sheet->width; column++) {
            jue_put_csv(out, jue_sheet_cell(sheet, row, column));
            jue_puts(out, column + 1 == sheet->width ? "\r\n" : ",");
        }
}

static void put_stray(jue_builder *out, jue_str text, bool first)
{
    if (first && out->size != 0)
        jue_put(out, JUE_STR("\r\n"));
    for (;;) {
        const char *tab = memchr(text.at, '\t', text.size);
        size_t size = tab == NULL ? text.size : (size_t)(tab - text.at);
        jue_put_csv(out, jue_str_to(text, size));
        jue_puts(out, tab == NULL ? "\r\n" : ",");
        if (tab == NULL)
            return;
        text = jue_str_from(text, size + 1);
    }
}

const jue_printer jue_csv_printer = {JUE_SHEET_PLAIN, put_title, put_about, put_sheet, put_line, put_stray, NULL};
