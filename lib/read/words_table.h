/* One printed table out of positioned words: its columns, then its rows, page after page. */
#ifndef JUE_READ_WORDS_TABLE_H
#define JUE_READ_WORDS_TABLE_H

#include "read/grid.h"
#include "read/words.h"

enum { JUE_MOST_COLUMNS = 80, JUE_MOST_GROUPS = 80 };

/* A column: where its header stands, and how far its content reaches. */
typedef struct jue_band {
    jue_role role;
    uint8_t side;     /* or block */
    jue_span header;
    jue_span all;     /* header and content */
    jue_span numbers; /* content that is a number; x1 < x0 where there is none */
    jue_span before;  /* numbers on the pages before; likewise */
    double parts[3];  /* of a code: where the middle of 类, 款 and 项 is */
    size_t part_count;
    double own_top;   /* of the lines that its header seems to have */
    double height;    /* of their middle */
    double bottom;    /* of the lowest */
    double top;       /* of the highest line above it that is taken */
    jue_str title;    /* its lowest line; the lines above it are groups over this column alone */
    jue_str key;      /* of the lines that are known to be its own */
} jue_band;

/* A header cell over several columns. */
typedef struct jue_group {
    jue_str title, key;
    double base, em;
    jue_span header;
    size_t first, last; /* columns; the same where it is a line of that column's own cell */
} jue_group;

/* How many ems lower than their labels the values stand. */
typedef struct jue_shift {
    double ems;  /* on the page before; 0 before the first */
    int lean;    /* the sign that other tables have told, where this one does not */
    int told;    /* the sign that it has told itself; 0 where it has none */
    bool unsure; /* the other sign would do nearly as well */
} jue_shift;

typedef struct jue_head {
    const jue_form *form;
    jue_band columns[JUE_MOST_COLUMNS];
    size_t count;
    jue_group groups[JUE_MOST_GROUPS];
    size_t group_count;
    size_t sides;
    double first_line, last_line; /* of the header */
    double edges[JUE_MOST_COLUMNS + 1];
    jue_shift shift;
    int align; /* of the numbers on the page before: 1 left, 2 middle, 3 right; 0 before the first */
} jue_head;

/* A set of words that functions take from. */
typedef struct jue_pile {
    jue_word **words;
    size_t count;
} jue_pile;

/*
 * Reads the header on top of the words of a table and gives the words below it. False where the
 * words have no header of the form.
 */
bool jue_head_read(jue_call *call, const jue_form *form, jue_pile words, jue_head *head, jue_pile *body);
/* Which columns the groups stand over; done when the content is known. */
void jue_head_close(jue_call *call, jue_head *head);
/* Whether a folded text is a header word for codes, names or line numbers. */
bool jue_is_label_header(jue_str key);

/* Words that found no place. */
typedef JUE_VECTOR(jue_word *) jue_left;

/* The content of one column on one page. */
typedef struct jue_content {
    JUE_VECTOR(jue_word *) words;
} jue_content;

/* Sets numbers together and deals the words out to the columns; what fits none is left over.
 * `contents` has one entry a column. */
void jue_cells_deal(jue_call *call, jue_head *head, jue_pile body, jue_content *contents, jue_left *left);

/* ---- words_mend.c ---- */

/* Whether the two are one number that was broken up, across or down. */
bool jue_completes(const jue_word *first, const jue_word *second);
/* Parts words in which text and numbers, or several numbers, are glued together. */
jue_pile jue_cells_part(jue_call *call, jue_pile words);
/* Joins the parts of a number, a code or a label that nearly touch. */
jue_pile jue_cells_mend(jue_call *call, jue_pile words);

/* A row of one side on one page. */
typedef struct jue_side_row {
    double first, last; /* base lines that it reaches over */
    jue_piece *cells;   /* one a column of the table; blank outside of the side */
    bool total;          /* among codes */
    bool sum;            /* 合计, 总计: it is blank only where all is */
} jue_side_row;

typedef struct jue_side_rows {
    JUE_VECTOR(jue_side_row) rows;
} jue_side_rows;

/* What a side keeps from one page to the next. */
typedef struct jue_side_state {
    jue_str parts[2]; /* of a code over several columns, where the upper levels are not repeated */
} jue_side_state;

typedef struct jue_rows jue_rows;

/* The rows of one side, with their codes, line numbers and labels. */
jue_rows *jue_rows_label(jue_call *call, const jue_head *head, size_t side, jue_content *contents, jue_side_state *state,
                         const jue_page *page, jue_side_rows *rows);
/* Sides that have their rows side by side have them equally high. */
void jue_rows_share(jue_side_rows *sides, size_t count, double em);
/* Puts the values of all sides into their rows. */
void jue_rows_fill(jue_rows *const *rows, size_t count, jue_shift *shift, jue_left *left);

/* Reads pages from the words: tables and, between them, paragraphs. */
void jue_tables_read(jue_words *words, jue_document *document);

#endif
