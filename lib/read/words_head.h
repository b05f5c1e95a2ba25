/* Between the files that read the header of a table out of positioned words. */
#ifndef JUE_READ_WORDS_HEAD_H
#define JUE_READ_WORDS_HEAD_H

#include "read/words_table.h"

enum { JUE_MOST_HEADER_ITEMS = 160 };

/* A header word: what stands on one line of one header cell. */
typedef struct jue_item_box {
    jue_str key;
    jue_str text;
    double x0, x1, base, em;
    bool lowest; /* nothing stands below it */
    bool leaf;
} jue_item_box;

/* Where the labels below a name header stand. */
typedef struct jue_area {
    double left, right, base;
} jue_area;

typedef struct jue_reading {
    jue_call *call;
    const jue_form *form;
    jue_pile words; /* all, by line */
    jue_line *lines;
    size_t line_count;
    JUE_VECTOR(jue_area) areas;
    double body; /* base line of the first content */
    jue_item_box items[JUE_MOST_HEADER_ITEMS];
    size_t item_count;
    jue_head *head;
} jue_reading;

/* 类, 款 or 项: the head of a part of a code. */
bool jue_is_code_part(jue_str key);
bool jue_is_value_header(const jue_form *form, jue_str key);
/* What a column below such a header holds. */
jue_role jue_role_of_header(jue_str text);
jue_str jue_joined(jue_call *call, jue_str a, jue_str b);
/* Whether the word, or a run of lines of which it is one, heads labels, or values. */
bool jue_heads_labels(const jue_reading *reading, const jue_word *word);
bool jue_heads_values(const jue_reading *reading, const jue_word *word);

/* Sets words together that were spread out or torn apart, and makes the lines. */
void jue_head_merge(jue_reading *reading);
/* Finds where the content starts; false where what is above it is too much for a header. */
bool jue_head_find_body(jue_reading *reading);
/* Parts the words of the header from those below it. */
void jue_head_part(jue_reading *reading, jue_pile *header, jue_pile *body);

#endif
