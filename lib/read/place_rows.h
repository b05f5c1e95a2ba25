/* Between the files that place the rows of one region into its table. */
#ifndef JUE_READ_PLACE_ROWS_H
#define JUE_READ_PLACE_ROWS_H

#include "read/place.h"

/* One region while its rows are placed. */
typedef struct jue_placer {
    jue_call *call;
    const jue_grid_reader *reader;
    juesuan_report *report;
    juesuan_table *table;
    const jue_region *region;
    jue_grid grid;
    size_t *targets;                   /* by column of the grid: the column of its side in the model, or JUESUAN_NONE */
    const jue_item_form *last_item[2]; /* by side: names recur, their order tells them apart */
    size_t narrow;                     /* rows with fewer cells than the header has columns */
    uint32_t first_narrow;
} jue_placer;

/* Code, name and line number of a row within one side or block. */
typedef struct jue_labels {
    jue_str code; /* digits */
    jue_str name; /* without blanks and enumerator */
    jue_str key;  /* folded, without enumerator; empty where there is a code */
    int32_t line_no;
    const jue_piece *first; /* the first filled label cell; NULL where there is none */
} jue_labels;

static inline jue_place jue_piece_place(const jue_piece *piece)
{
    return (jue_place){piece->line, 0, piece->page};
}

/* place_stack.c */
/* Whether the sides of the form are printed one below the other, in the columns of one. */
bool jue_place_is_stacked(const jue_placer *placer);
/* Where the rows from `first` on that belong to one side end; gives that side. */
size_t jue_place_stack_end(jue_placer *placer, size_t first, size_t *side);

/* place_labels.c */
jue_labels jue_place_labels(jue_placer *placer, const jue_block *row, size_t block);
int32_t jue_place_line_no(jue_str text);
/* Nothing but dots: rows that were left out. */
bool jue_is_ellipsis(jue_str text);

/* place_rows.c */
/* Warns that the text fits no cell. */
void jue_place_warn(jue_placer *placer, const jue_piece *piece);
void jue_place_cell(jue_placer *placer, jue_cell *cell, const jue_piece *piece);
/* The same, unless another figure is in the cell already: 人员经费 beside 合计. False where there is. */
bool jue_place_again(jue_placer *placer, jue_cell *cell, const jue_piece *piece);
/* The cell in that column; a blank one behind the last. */
const jue_piece *jue_row_cell(const jue_block *row, size_t column);
/* Fills the values of one side or block; `label` is no value, wherever it stands. */
void jue_place_values(jue_placer *placer, const jue_block *row, size_t block, jue_side *side, size_t target,
                      const jue_piece *label);
bool jue_place_has_values(const jue_placer *placer, const jue_block *row, size_t block);
jue_row *jue_place_add_row(jue_placer *placer, jue_side *side, const jue_labels *labels, const jue_block *row);
void jue_place_code_row(jue_placer *placer, const jue_block *row);
void jue_place_item_side(jue_placer *placer, const jue_block *row, size_t number);

/* place_blocks.c */
/* Block after block, so that the codes come in their order; totals last. */
void jue_place_blocks(jue_placer *placer, size_t first);
/* Rows of later parts of the table belong between those of the first: by code, totals last. */
void jue_place_sort_blocks(jue_call *call, jue_side *side);

/* place_sangong.c */
void jue_place_sangong_row(jue_placer *placer, const jue_block *row);
/* One item a row: the label names the column of the model. */
void jue_place_sangong_item(jue_placer *placer, const jue_block *row);
/* Both rows exist, in the order of the header, even when nothing is printed in them. */
void jue_place_sangong_both(jue_placer *placer, const jue_block *row);

#endif
