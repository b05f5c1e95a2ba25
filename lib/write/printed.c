#include "write/printed.h"

/* ---- Around a table ---- */

jue_str jue_about_department(jue_arena *arena, const juesuan_table *table)
{
    const char *name = table->report == NULL ? "" : table->report->department;
    return jue_str_of(*name == '\0' ? "" : jue_printf(arena, "部门名称：%s", name));
}

jue_str jue_about_year(jue_arena *arena, const juesuan_table *table)
{
    int year = table->report == NULL ? 0 : table->report->year;
    return jue_str_of(year == 0 ? "" : jue_printf(arena, "%d年度", year));
}

jue_str jue_about_unit(jue_arena *arena, const juesuan_table *table)
{
    const char *unit = juesuan_unit_name(table->unit);
    return jue_str_of(*unit == '\0' ? "" : jue_printf(arena, "金额单位：%s", unit));
}

static bool is_empty(const juesuan_table *table)
{
    for (size_t side = 0; side < table->side_count; side++)
        for (size_t i = 0; i < table->sides[side].cells.count; i++)
            if (table->sides[side].cells.at[i].state != JUESUAN_BLANK)
                return false;
    return true;
}

static bool is_before(uint16_t page, uint32_t line, uint16_t other_page, uint32_t other_line)
{
    return page != other_page ? page < other_page : line < other_line;
}

static const juesuan_table *table_behind(const juesuan_table *table)
{
    const juesuan_report *report = table->report;
    for (size_t i = 0; i + 1 < report->tables.count; i++)
        if (report->tables.at[i] == table)
            return report->tables.at[i + 1];
    return NULL;
}

/* The paragraphs of the report that stand between this table and the next. */
static void find_below(const juesuan_table *table, size_t *first, size_t *end)
{
    const juesuan_report *report = table->report;
    const juesuan_table *next = table_behind(table);
    size_t i = 0;
    while (i < report->paragraphs.count && !is_before(table->page, table->line, report->paragraphs.at[i].page,
                                                      report->paragraphs.at[i].line))
        i++;
    *first = i;
    while (i < report->paragraphs.count &&
           (next == NULL ||
            is_before(report->paragraphs.at[i].page, report->paragraphs.at[i].line, next->page, next->line)))
        i++;
    *end = i;
}

static bool is_note(jue_arena *arena, jue_str text)
{
    return jue_match(jue_key(arena, jue_str_to(text, 60)), "注*|-注*|说明*|备注*") != 0;
}

static bool says_empty(jue_arena *arena, jue_str text)
{
    return jue_match(jue_key(arena, text), "*无数据*|*为空*|*空表*|*没有*收*支*|*无*收支*|*没有*支出*") != 0;
}

/* An empty table says that it is empty, unless one of its notes does, or its source did not. */
static void put_empty(jue_builder *out, const jue_printer *printer, const juesuan_table *table, size_t first,
                      size_t end)
{
    if (!is_empty(table) || (table->line != 0 && !table->says_empty))
        return;
    for (size_t i = first; i < end; i++)
        if (says_empty(out->arena, table->report->paragraphs.at[i].text))
            return;
    printer->paragraph(out, JUE_STR("说明：本表无数据"));
}

static void put_table(jue_builder *out, const jue_printer *printer, const juesuan_table *table)
{
    jue_sheet sheet = jue_sheet_of(out->arena, table, printer->style);
    size_t width = printer->width == NULL ? 0 : printer->width(&sheet);
    const char *title = table->title;
    if (*title == '\0')
        title = table->set == JUESUAN_SET_APPROVAL ? table->form->approval_title : table->form->title;
    printer->title(out, jue_str_of(title), width);
    printer->about(out, table, width);
    printer->sheet(out, &sheet);
}

void jue_print_table(jue_builder *out, const jue_printer *printer, const juesuan_table *table)
{
    size_t first = 0;
    size_t end = 0;
    put_table(out, printer, table);
    find_below(table, &first, &end);
    size_t i = first;
    for (; i < end && is_note(out->arena, table->report->paragraphs.at[i].text); i++)
        printer->paragraph(out, table->report->paragraphs.at[i].text);
    put_empty(out, printer, table, first, i);
}

/* ---- The report ---- */

static void put_paragraph(jue_builder *out, const jue_printer *printer, jue_str text, bool *stray)
{
    bool row = text.size != 0 && memchr(text.at, '\t', text.size) != NULL;
    if (row)
        printer->stray(out, text, !*stray);
    else
        printer->paragraph(out, text);
    *stray = row;
}

void jue_print_report(jue_builder *out, const jue_printer *printer, const juesuan_report *report)
{
    size_t next = 0;
    bool stray = false;
    for (size_t i = 0; i <= report->tables.count; i++) {
        const juesuan_table *table = i < report->tables.count ? report->tables.at[i] : NULL;
        for (; next < report->paragraphs.count; next++) {
            const jue_paragraph *paragraph = &report->paragraphs.at[next];
            if (table != NULL && !is_before(paragraph->page, paragraph->line, table->page, table->line))
                break;
            put_paragraph(out, printer, paragraph->text, &stray);
        }
        stray = false;
        if (table == NULL)
            return;
        size_t first = 0;
        size_t end = 0;
        find_below(table, &first, &end);
        put_table(out, printer, table);
        put_empty(out, printer, table, first, end);
    }
}
