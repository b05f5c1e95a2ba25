/*
 * A table laid out as its form is printed: rows of cells, the header first. CSV, Markdown and text
 * write the same sheet, each with its own marks between the cells.
 */
#ifndef JUE_WRITE_SHEET_H
#define JUE_WRITE_SHEET_H

#include "model/model.h"

typedef struct jue_sheet {
    jue_arena *arena;
    size_t width;
    size_t header_rows;
    bool *right; /* by column: figures stand to the right */
    JUE_VECTOR(jue_str) cells; /* row after row, width each */
} jue_sheet;

typedef enum jue_sheet_style {
    JUE_SHEET_FORM,  /* as published: enumerators, headings, 栏次, thousands separators */
    JUE_SHEET_PLAIN  /* names and figures alone, figures as they were printed */
} jue_sheet_style;

jue_sheet jue_sheet_of(jue_arena *arena, const juesuan_table *table, jue_sheet_style style);

static inline size_t jue_sheet_rows(const jue_sheet *sheet)
{
    return sheet->width == 0 ? 0 : sheet->cells.count / sheet->width;
}
static inline jue_str jue_sheet_cell(const jue_sheet *sheet, size_t row, size_t column)
{
    return sheet->cells.at[row * sheet->width + column];
}

#endif
