/* Between the files that make the rows of one side of a table on one page. */
#ifndef JUE_READ_WORDS_ROWS_H
#define JUE_READ_WORDS_ROWS_H

#include "read/words_table.h"

/* What a row belongs to: its code, or its line number. */
typedef struct jue_anchor {
    double base;
    jue_word **words;
    size_t count;
    jue_str text; /* of a code */
    bool dots;    /* no code at all */
} jue_anchor;

struct jue_rows {
    jue_call *call;
    const jue_head *head;
    const jue_side_form *form;
    size_t side;
    jue_content *contents;
    size_t code, name, number; /* columns, or JUESUAN_NONE */
    jue_anchor *anchors;
    size_t anchor_count;
    double em;
    double shift;     /* how much lower than their labels the values stand */
    double blank_sum; /* what 合计 without a value costs */
    bool cents;       /* amounts have two decimals */
    jue_side_rows *rows;
    jue_left *left;
};

enum { JUE_ROWS_REACH = 9 /* ems: nothing belongs together over more than this */ };

/* The lines of the words of a column. */
void jue_rows_lines(jue_rows *r, size_t column, jue_line **lines, size_t *count);
jue_str jue_words_text(jue_arena *arena, jue_word *const *words, size_t count);
/* Puts words behind what is in a cell. */
void jue_rows_put(jue_rows *r, jue_piece *piece, jue_word *const *words, size_t count);
jue_side_row *jue_rows_add(jue_rows *r);
void jue_row_reach_over(jue_side_row *row, double base);

/* The anchors. */
void jue_rows_find_codes(jue_rows *r, jue_side_state *state);
void jue_rows_find_numbers(jue_rows *r);
/* The labels, and the rows out of them and the anchors. */
void jue_rows_find_labels(jue_rows *r);

#endif
