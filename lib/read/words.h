/*
 * Positioned words, as the text layer of a PDF or a recogniser gives them, and the way from them to
 * blocks. Pages run from top to bottom; the unit of length is the source's own, everything is
 * measured in the size of an ideograph (em).
 */
#ifndef JUE_READ_WORDS_H
#define JUE_READ_WORDS_H

#include "read/block.h"

typedef enum jue_word_kind {
    JUE_WORD_TEXT,
    JUE_WORD_AMOUNT,  /* a printed amount that can be nothing else: it has a point, separators or a sign */
    JUE_WORD_INTEGER, /* digits: an amount, a code, a line number, a page number */
    JUE_WORD_DASH,
    JUE_WORD_FRAGMENT /* part of a number that was broken up */
} jue_word_kind;

typedef struct jue_word {
    jue_str text;
    jue_str key; /* folded, without blanks */
    double x0, y0, x1, y1;
    double base; /* where its line stands */
    double em;
    uint16_t page;
    uint8_t confidence;
    uint8_t kind;
    uint8_t column;                /* of its table, once it is dealt out */
    const struct jue_word *before; /* the number that it was glued to */
} jue_word;

typedef struct jue_span {
    double x0, x1;
} jue_span;

/* Words on one line of a page, from left to right. */
typedef struct jue_line {
    jue_word **words;
    size_t count;
    double x0, x1, base, em;
    jue_str key; /* of all its words */
} jue_line;

typedef struct jue_page {
    uint16_t number;
    jue_line *lines; /* from top to bottom, without running heads */
    size_t count;
    double x0, x1; /* of its words */
    double em;
    bool indented; /* paragraphs start with an indented line */
} jue_page;

/* Words in the order of the source; page after page once jue_words_read has them. */
typedef struct jue_words {
    jue_call *call;
    juesuan_report *report;
    JUE_VECTOR(jue_word) words;
    JUE_VECTOR(jue_page) pages;
    double em;          /* of most pages */
    uint16_t last_page; /* that the source speaks of, with words or without */
} jue_words;

/* Adds a word. Its box has been looked at; blanks in the text part it into several words. */
void jue_words_add(jue_words *words, jue_word word);
/* Fails with the place where a box is no box: not finite, reversed, huge, or off the page. */
void jue_words_check_box(jue_call *call, jue_place place, const jue_word *word);
/* Makes lines and pages, blocks out of them, and assembles the report. */
void jue_words_read(jue_words *words);

/* ---- Between the files that do it ---- */

/* Fills base, em, key and kind from text and box. */
void jue_word_measure(jue_call *call, jue_word *word);
/* Lines of the words, which are reordered: first by base line, within a line from left to right. */
void jue_lines_make(jue_call *call, jue_word **words, size_t count, jue_line **lines, size_t *line_count);
/* Builds the pages out of the words. */
void jue_pages_make(jue_words *words);
/* Takes page numbers and running heads off the pages. */
void jue_pages_strip(jue_words *words);
/* The words of a line from `from` on as they are read, blanks only between Latin words and wide gaps. */
jue_str jue_line_text(jue_arena *arena, const jue_line *line, size_t from, size_t end);

/* Paragraphs out of lines that are no table. */
typedef struct jue_prose {
    jue_words *words;
    jue_document *document;
    jue_builder text; /* of the open paragraph */
    bool open;
    uint16_t page;
    uint8_t confidence;
    jue_line last; /* its last line so far */
    double right;  /* of the lines around it */
} jue_prose;

void jue_prose_take(jue_prose *prose, const jue_page *page, const jue_line *line);
void jue_prose_end(jue_prose *prose);

static inline double jue_overlap(double a0, double a1, double b0, double b1)
{
    return (a1 < b1 ? a1 : b1) - (a0 > b0 ? a0 : b0);
}

/* ---- Readers ---- */

/* TSV while it comes in. What is fed must stay where it is. */
typedef struct jue_tsv jue_tsv;
jue_tsv *jue_tsv_new(jue_call *call, juesuan_report *report);
/* Takes whole lines, and what is left if it is the last; gives how many bytes it took. */
size_t jue_tsv_feed(jue_tsv *tsv, jue_str text, bool last);
void jue_tsv_finish(jue_tsv *tsv);

/* TSV as pdftotext -tsv and tesseract print it: columns by the names in the first line. */
void jue_read_words_tsv(jue_call *call, juesuan_report *report, jue_str text);
/* One JSON object a line: {"page", "x0", "y0", "x1", "y1", "text", "conf"}. */
void jue_read_words_jsonl(jue_call *call, juesuan_report *report, jue_str text);

#endif
