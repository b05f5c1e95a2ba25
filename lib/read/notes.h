/*
 * The notes of a report (情况说明), read into claims and statements.
 *
 * The text is walked once. Words of the lexicon and names of the report's rows say of what is
 * spoken (the subject) and what is claimed of it (the measure); a number closes the claim. What
 * stands between two numbers is the lead of the second. A subject stays until another one is
 * named, so that 「，下降3.26%」 still speaks of it; where words that nobody knows stand between
 * subject and number, the number is listed with the reason, and not bound.
 */
#ifndef JUE_READ_NOTES_H
#define JUE_READ_NOTES_H

#include "model/topic.h"
#include "read/notes_text.h"
#include "read/notes_words.h"

enum { JUE_MOST_BRACKETS = 4, JUE_MOST_LEVELS = 3 };

/* What is spoken of. */
typedef struct jue_note_subject {
    uint8_t topic;       /* a jue_topic_id; NONE where nothing is */
    uint32_t entry;      /* of JUE_TOPIC_ROW: the named row, or JUE_NO_ENTRY while it is not known */
    uint32_t above;      /* then: the row above it, as far as the names lead */
    uint32_t under;      /* 基本支出 behind the name of a row: perhaps that of the row */
    bool blurred;        /* a part of it was named since: what has no subject is not clearly about it */
    bool path;           /* named level by level */
    bool coded;          /* its code stands behind it, in brackets */
    const char *words;   /* then: the names, one a line */
    bool unsure;         /* several rows have the name */
    bool loose;          /* taken up again from the sentence before, which named its parts as well */
    size_t statement;    /* of the path, plus 1; 0 until a figure follows */
    size_t start;        /* where it is printed in the text */
    size_t end;
    size_t serial;       /* of that text */
    const char *printed; /* NULL until it is needed */
    size_t first_claim;  /* the first claim about it */
} jue_note_subject;

/* What stands between the last number and the next. */
typedef struct jue_lead {
    jue_note_subject subject;
    bool has_subject;
    uint8_t of; /* the topic behind 占 */
    uint32_t of_entry;
    uint8_t measure; /* a jue_word_meaning: the last of the measure words, or TOPIC for none */
    int8_t direction;
    bool alternative;
    bool annual;
    bool said_final;
    bool said_budget;
    bool roughly;
    bool past; /* of last year: 上年决算数31.21万元 */
    int8_t compare;
    size_t than_end;  /* behind 比, 与 */
    size_t unknown;   /* characters that nobody knows, since the subject */
    size_t near;      /* those of this clause */
    size_t threshold; /* behind 单价 */
    int64_t price;    /* in 万元: that from which what follows is counted */
    size_t ordinal;   /* behind 第 */
} jue_lead;

typedef enum jue_note_mode {
    JUE_MODE_CLAIMS,
    JUE_MODE_PURPOSE, /* 用于…: until a clause claims something again */
    JUE_MODE_REASON   /* 主要原因…: until the sentence ends */
} jue_note_mode;

typedef struct jue_bracket {
    jue_lead lead;
    jue_note_subject subject;
    size_t claims; /* how many there were */
} jue_bracket;

/* The first cell of a topic; looked up once. */
typedef struct jue_note_cell {
    jue_spot spot;
    bool looked_up;
    bool printed;
} jue_note_cell;

typedef struct jue_notes {
    jue_call *call;
    juesuan_report *report;
    jue_vocabulary vocabulary;
    jue_note_cell cells[JUE_TOPICS][2]; /* by topic and budget */
    jue_note_text text;
    size_t serial; /* of the text */
    size_t at;     /* where the walk is */
    /* The section */
    const char *section;
    int level;               /* of its heading; 0 while there is none */
    const jue_ground *about; /* NULL outside the notes */
    bool part;               /* within the part that the notes are */
    uint32_t ground;
    uint16_t scope;
    /* The sentence */
    jue_note_subject subject;
    jue_note_subject main; /* of the sentence, before it turned to the parts (其中) */
    bool has_main;
    jue_lead lead;
    jue_note_mode mode;
    uint8_t base; /* a jue_base */
    bool has_base;
    size_t clause; /* where the clause starts */
    jue_bracket brackets[JUE_MOST_BRACKETS];
    size_t depth;
    /* X（类）Y（款）Z（项） */
    size_t name_start;
    size_t name_from; /* the subject named last */
    size_t name_end;
    jue_str names[JUE_MOST_LEVELS];
    int levels;
    size_t path_start;
    /* 持平, and the reasons behind it */
    jue_note_subject same;
    bool has_same;
    size_t reason_start; /* where the reason starts in this text */
    size_t ups;
    size_t downs;
} jue_notes;

/* notes_sentence.c: walks the text. */
void jue_note_read_text(jue_notes *notes);
/* A paragraph ended in the middle of a sentence; the text goes on with `at`. */
void jue_note_break(jue_notes *notes);
/* 其中, 包括: what follows are parts of what is spoken of. */
void jue_note_turn_to_parts(jue_notes *notes);

/* notes_claim.c: what a number claims. */
void jue_note_take_number(jue_notes *notes, size_t start, const jue_note_number *number);
/* 持平: a change of nothing, or a final amount equal to the budget. */
void jue_note_take_same(jue_notes *notes, size_t start, size_t end);
/* Adds a claim about the subject at a place of the text; its value and binding are still to come. */
jue_claim *jue_note_add_claim(jue_notes *notes, const jue_note_subject *subject, size_t start, size_t end);

/* notes_bind.c: which cell is meant. */
/* Sets form, row and column of the claim, or the reason why there is none. */
void jue_note_bind(jue_notes *notes, jue_note_subject *subject, jue_claim *claim);
void jue_note_bind_past(jue_notes *notes, const jue_note_subject *subject, jue_claim *claim);
/* The row that a name means on this ground, or JUE_NO_ENTRY. */
uint32_t jue_note_choose_row(jue_notes *notes, uint32_t rows, int level, bool *unsure);
/* Makes the path of `levels` names the subject. */
void jue_note_take_path(jue_notes *notes, size_t end);
const jue_row *jue_note_row(const jue_notes *notes, uint32_t entry);
const char *jue_note_subject_printed(jue_notes *notes, jue_note_subject *subject);

/* notes_statement.c: what is said without a figure. */
jue_statement *jue_note_add_statement(jue_notes *notes, jue_statement_kind kind, jue_note_subject *subject, size_t start, size_t end);
/* 无…: gives where the reading goes on; the same place where it says nothing. */
size_t jue_note_take_nothing(jue_notes *notes, size_t start, size_t end);
/* 主要包括：A、B、C: likewise. */
size_t jue_note_take_list(jue_notes *notes, size_t start, size_t end);
void jue_note_compare(jue_notes *notes, int sign, size_t end);
/* The names of a path, once a figure follows. */
void jue_note_add_path(jue_notes *notes, jue_note_subject *subject);
/* The end of a sentence with 持平 and a reason. */
void jue_note_end_reason(jue_notes *notes);

/* notes_self.c: the self-evaluation form. Gives the paragraph behind it. */
size_t jue_note_read_self(jue_notes *notes, size_t paragraph);

#endif
