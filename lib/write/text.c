/*
 * Text that reads well in a terminal, pastes into a spreadsheet and can be read back: cells are
 * padded so that each ends one column before a tab stop and then divided by a tab. The tab so takes
 * exactly one column, whether stops are 8, 4 or 2 apart.
 */
#include "write/printed.h"
#include "write/tokens.h"

enum { TAB_STOP = 8 };

/* A cell or paragraph is one line, whatever the source had in it. */
static void put_line(jue_builder *out, jue_str text, const char *breaks)
{
    size_t start = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '\0' || strchr(breaks, text.at[i]) == NULL)
            continue;
        jue_put(out, (jue_str){text.at + start, i - start});
        jue_put_char(out, ' ');
        start = i + 1;
    }
    jue_put(out, jue_str_from(text, start));
}

static size_t column_width(const jue_sheet *sheet, size_t column)
{
    size_t width = 0;
    for (size_t row = 0; row < jue_sheet_rows(sheet); row++) {
        size_t cell = jue_text_width(jue_sheet_cell(sheet, row, column));
        if (cell > width)
            width = cell;
    }
    return width / TAB_STOP * TAB_STOP + TAB_STOP - 1;
}

static size_t sheet_width(const jue_sheet *sheet)
{
    size_t width = 0;
    for (size_t column = 0; column < sheet->width; column++)
        width += column_width(sheet, column) + 1;
    return width == 0 ? 0 : width - 1;
}

static void put_cell(jue_builder *out, jue_str text, size_t width, bool right, bool last)
{
    size_t taken = jue_text_width(text);
    size_t blanks = taken < width ? width - taken : 0;
    if (right)
        jue_put_blanks(out, blanks);
    put_line(out, text, "\t\n\r");
    if (!right && !last)
        jue_put_blanks(out, blanks);
    jue_put_char(out, last ? '\n' : '\t');
}

static void put_sheet(jue_builder *out, const jue_sheet *sheet)
{
    size_t *widths = jue_alloc_array(sheet->arena, sheet->width, sizeof *widths);
    for (size_t column = 0; column < sheet->width; column++)
        widths[column] = column_width(sheet, column);
    for (size_t row = 0; row < jue_sheet_rows(sheet); row++)
        for (size_t column = 0; column < sheet->width; column++)
            put_cell(out, jue_sheet_cell(sheet, row, column), widths[column], sheet->right[column],
                     column + 1 == sheet->width);
    jue_put_char(out, '\n');
}

static void put_title(jue_builder *out, jue_str title, size_t width)
{
    size_t taken = jue_text_width(title);
    jue_put_char(out, '\n');
    jue_put_blanks(out, taken < width ? (width - taken) / 2 : 0);
    put_line(out, title, "\t\n\r");
    jue_put(out, JUE_STR("\n\n"));
}

/* Parts of a line: to the left, in the middle, to the right. */
static void put_spread(jue_builder *out, const jue_str parts[3], size_t width)
{
    static const size_t thirds[] = {0, 1, 2};
    size_t at = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t taken = jue_text_width(parts[i]);
        size_t start = taken < width ? (width - taken) * thirds[i] / 2 : 0;
        if (parts[i].size == 0)
            continue;
        if (at > 0 && start < at + 2)
            start = at + 2;
        jue_put_blanks(out, start - at);
        jue_put(out, parts[i]);
        at = start + taken;
    }
    if (at > 0)
        jue_put_char(out, '\n');
}

static void put_about(jue_builder *out, const juesuan_table *table, size_t width)
{
    jue_str nothing = {"", 0};
    jue_arena *arena = out->arena;
    put_spread(out, (const jue_str[3]){nothing, nothing, jue_str_of(table->number)}, width);
    put_spread(out,
               (const jue_str[3]){jue_about_department(arena, table), jue_about_year(arena, table),
                                  jue_about_unit(arena, table)},
               width);
    jue_put_char(out, '\n');
}

static void put_paragraph(jue_builder *out, jue_str text)
{
    put_line(out, text, "\n\r");
    jue_put_char(out, '\n');
}

static void put_stray(jue_builder *out, jue_str text, bool first)
{
    (void)first;
    put_paragraph(out, text);
}

const jue_printer jue_text_printer = {JUE_SHEET_FORM, put_title, put_about, put_sheet, put_paragraph, put_stray, sheet_width};
