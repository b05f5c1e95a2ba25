/* Between the files that make blocks out of pages of words. */
#ifndef JUE_READ_WORDS_READER_H
#define JUE_READ_WORDS_READER_H

#include "read/words_table.h"

/* A title, found on one or two lines. */
typedef struct jue_title {
    const jue_form *form;
    juesuan_set set;
    size_t line; /* of its page, and how many lines it takes */
    size_t lines;
    size_t from, end; /* the words of its last line that it consists of */
} jue_title;

typedef struct jue_reader {
    jue_words *words;
    jue_call *call;
    jue_document *document;
    jue_prose prose;
    bool open;       /* a table may go on on the next page */
    juesuan_set set; /* of the open table */
    jue_head head;
    jue_side_state states[JUE_MOST_COLUMNS];
    long votes;  /* of pages on which values stand lower than their labels, less those where they stand higher */
    bool unsure; /* some page did not tell */
    int lean;    /* what the others told, on the second reading */
} jue_reader;

/* words_title.c */
/* The title on line `at`, or on it and the next. */
bool jue_title_find(jue_call *call, const jue_page *page, size_t at, jue_title *title);
/* Without "(续)", "(续表)", "(单位:万元)" behind it. */
jue_str jue_title_key(jue_str key);
/* The end of the run of words from `from` on without a wide gap. */
size_t jue_run_end(const jue_line *line, size_t from);
/* "单位:万元", "公开02表", "部门:…": what stands between title and header. */
bool jue_is_meta(jue_str key);
/* What stands below a table or behind it. */
bool jue_is_note(jue_str key);
bool jue_is_sentence(jue_str key);
bool jue_is_heading(jue_str key);

/* words_give.c */
/* The runs of a line, each a paragraph, but for the words that are the title. */
void jue_give_runs(jue_reader *reader, const jue_page *page, const jue_line *line, size_t but_from, size_t but_end);
void jue_give_title(jue_reader *reader, const jue_page *page, const jue_title *title);
/* Each cell at the top of what it spans, so that a cell is never taken for one below a group that
 * it does not belong to. */
void jue_give_header(jue_reader *reader, const jue_page *page);
/* Rows that stand side by side come in one block; those of one side may be higher than those of
 * the other. A row of totals among codes comes alone. */
void jue_give_rows(jue_reader *reader, const jue_page *page, const jue_side_rows *sides);

#endif
