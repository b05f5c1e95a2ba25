/* The columns of a printed table: which part of the form each of them holds. */
#ifndef JUE_READ_GRID_H
#define JUE_READ_GRID_H

#include "read/block.h"

typedef enum jue_role {
    JUE_ROLE_NONE,
    JUE_ROLE_CODE, /* the code, or one part of it */
    JUE_ROLE_NAME,
    JUE_ROLE_LINE_NO,
    JUE_ROLE_REMARK, /* kept out */
    JUE_ROLE_VALUE
} jue_role;

typedef struct jue_grid_column {
    jue_role role;
    uint8_t side;       /* of the form; or the block, where the table has blocks */
    jue_column column;  /* of a value */
    jue_item row;       /* the row that the column's values, or the total of them, belong to: 三公, 人员经费 */
    jue_str key;        /* folded header, group words first */
    const char *header; /* as printed, group and leaf joined with '/' */
} jue_grid_column;

typedef struct jue_grid {
    const jue_form *form;
    jue_grid_column *columns;
    size_t width;
    size_t header_rows; /* how many of the rows are header */
    size_t blocks;      /* or sides */
    size_t values;      /* columns that were recognised as values */
    bool rowwise;       /* 三公 with one item a row */
    bool divided;       /* by economic code, 人员经费 and 公用经费 in columns of their own */
} jue_grid;

typedef enum jue_row_kind {
    JUE_KIND_HEADER, /* has words that only headers have */
    JUE_KIND_INDEX,  /* 栏次, 类 款 项, 1 2 3 … */
    JUE_KIND_DATA,
    JUE_KIND_OTHER   /* words of no known kind: header above the data, heading or remainder below */
} jue_row_kind;

/* The words that headers have, taken apart once for all tables of a document. */
typedef struct jue_grid_reader {
    jue_call *call;
    jue_pattern code;    /* the heads of columns that are no values */
    jue_pattern name;
    jue_pattern line_no;
    jue_pattern remark;
    jue_pattern item;    /* as `name`, but what could not be the end of a row's name as well */
    jue_pattern coded;   /* the heads of values, in tables by code and of 三公 */
    jue_pattern figures; /* and in all others */
    jue_pattern index;
    const jue_pattern *columns[JUE_FORMS][2]; /* by form and side */
} jue_grid_reader;

/* In the scratch of the call. */
jue_grid_reader jue_grid_reader_of(jue_call *call);
jue_row_kind jue_row_kind_of(const jue_grid_reader *reader, const jue_form *form, const jue_block *row);
/* Reads the header on top of the rows of a table. False where no value column was recognised. */
bool jue_grid_read(const jue_grid_reader *reader, juesuan_report *report, const jue_form *form, jue_block *const *rows,
                   size_t count, jue_grid *grid);
/* Gives all columns of a grid with one block to a side: where the sides are printed one below the other. */
void jue_grid_turn(const jue_grid_reader *reader, jue_grid *grid, size_t side);

/* A printed code: 3 to 9 digits and nothing else. */
bool jue_is_code(jue_str text);
/* The words of the forms that a cell may be compared with never get longer than this. */
enum { JUE_LONGEST_WORD = 240 };
/* Key of a cell; empty for a cell that is longer than any word of a form. */
jue_str jue_cell_key(jue_call *call, jue_str text);
/* The same, for as long as `room` lasts. */
typedef struct jue_cell_room {
    char bytes[JUE_KEY_ROOM(JUE_LONGEST_WORD)];
} jue_cell_room;
jue_str jue_cell_key_in(jue_cell_room *room, jue_str text);
/* Digits of full width as plain ones; any other text as it is. */
jue_str jue_plain_digits(jue_cell_room *room, jue_str text);

#endif
