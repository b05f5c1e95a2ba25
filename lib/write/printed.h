/*
 * A report as it is printed: its tables and paragraphs in their order, in text, Markdown or CSV.
 */
#ifndef JUE_WRITE_PRINTED_H
#define JUE_WRITE_PRINTED_H

#include "write/sheet.h"

/* How one format writes the parts of a report. */
typedef struct jue_printer {
    jue_sheet_style style;
    void (*title)(jue_builder *out, jue_str title, size_t width);
    /* What stands between title and table: form number, department, year, unit. */
    void (*about)(jue_builder *out, const juesuan_table *table, size_t width);
    void (*sheet)(jue_builder *out, const jue_sheet *sheet);
    void (*paragraph)(jue_builder *out, jue_str text);
    /* Rows that are part of no table, their cells divided by tabs. */
    void (*stray)(jue_builder *out, jue_str text, bool first);
    size_t (*width)(const jue_sheet *sheet); /* in columns of a terminal */
} jue_printer;

extern const jue_printer jue_text_printer;
extern const jue_printer jue_markdown_printer;
extern const jue_printer jue_csv_printer;

void jue_print_report(jue_builder *out, const jue_printer *printer, const juesuan_report *report);
/* One table with the notes below it. */
void jue_print_table(jue_builder *out, const jue_printer *printer, const juesuan_table *table);

/* "部门名称：…" and the like; empty where it is not known. In the arena. */
jue_str jue_about_department(jue_arena *arena, const juesuan_table *table);
jue_str jue_about_year(jue_arena *arena, const juesuan_table *table);
jue_str jue_about_unit(jue_arena *arena, const juesuan_table *table);

#endif
