/*
 * The notes (情况说明) written from the tables. What is said is data: a style is a list of phrases,
 * each about one topic, with the sentence as a template; the engine knows no sentence.
 *
 * In a template
 *   {amount} {share} {budget} {completion} {change} {moved} {number}  figures of the topic
 *   {than} {reason} {words} {purpose} {uses} {parts} {list} {path} {name} {index}
 *   {year} {last} {department}
 *   {count:KEY}  a count that only the department knows, 0 where the topic has no money
 *   {held:KEY}   likewise, whatever the money
 *   [ ... ]      left out where a figure in it has no value: a rate against 0, a purpose of nothing
 * What is not known becomes a mark for a human to fill in: 【待填：…】.
 */
#ifndef JUE_WRITE_NARRATE_H
#define JUE_WRITE_NARRATE_H

#include "model/topic.h"
#include "read/extra.h"

typedef enum jue_phrase_kind {
    JUE_PHRASE_HEADING,   /* a paragraph of its own */
    JUE_PHRASE_PARAGRAPH, /* starts a paragraph */
    JUE_PHRASE_MORE,      /* goes on */
    JUE_PHRASE_ITEM,      /* one of a list: ； stands between them */
    JUE_PHRASE_LINE,      /* one of a list, in a paragraph of its own */
    JUE_PHRASE_POINT,     /* one of a list in a sentence: 、 stands between them */
    JUE_PHRASE_END        /* closes the list */
} jue_phrase_kind;

typedef enum jue_phrase_when {
    JUE_WHEN_ALWAYS,
    JUE_WHEN_MONEY,     /* the topic has money, this year */
    JUE_WHEN_NONE,      /* neither it nor `of` has, nor a budget */
    JUE_WHEN_SOME,      /* one of them has */
    JUE_WHEN_CHANGED    /* it is not known to be the same as last year */
} jue_phrase_when;

typedef enum jue_phrase_versus {
    JUE_VERSUS_NOTHING,
    JUE_VERSUS_LAST_YEAR,
    JUE_VERSUS_BUDGET
} jue_phrase_versus;

/* A phrase is said once for each of these rows. */
typedef enum jue_phrase_rows {
    JUE_ONCE,
    JUE_EACH_CLASS,         /* 类 of 一般公共预算 with money */
    JUE_EACH_PLANNED_CLASS, /* or with a budget */
    JUE_EACH_CEASED_CLASS,  /* those that only last year had money */
    JUE_EACH_SUBJECT,       /* its subjects without children, with money or a budget */
    JUE_EACH_FUND_SUBJECT,
    JUE_EACH_CAPITAL_SUBJECT
} jue_phrase_rows;

typedef struct jue_phrase {
    jue_phrase_kind kind;
    jue_phrase_rows rows;
    jue_topic_id topic;
    jue_topic_id of; /* what {share} is a share of; NONE for the whole of the topic */
    jue_phrase_when when;
    jue_phrase_versus versus;
    const char *text;
    const char *same;    /* where it equals what it is held against; NULL where the text serves */
    const char *unknown; /* where that is not known; likewise */
} jue_phrase;

typedef struct jue_style {
    const jue_phrase *phrases;
    const size_t *count;
    bool separators; /* 3,449.21 */
    bool bare_zero;  /* 0万元, 0% */
} jue_style;

extern const jue_style jue_styles[];
extern const jue_phrase jue_shanxi_phrases[];
extern const size_t jue_shanxi_phrase_count;
extern const jue_phrase jue_shanghai_phrases[];
extern const size_t jue_shanghai_phrase_count;

/* What a phrase is about: a topic, or, where the topic is ROW, a row of a table. */
typedef struct jue_subject {
    const jue_topic *topic;
    const juesuan_table *table;
    size_t row;
    const char *name;
} jue_subject;

/* A figure as the notes print it. */
typedef struct jue_figure {
    bool known;
    juesuan_amount amount; /* as printed; blank where there is no such figure */
    jue_wide ticks;        /* exactly */
} jue_figure;

typedef struct jue_narrator {
    jue_call *call;
    const juesuan_report *report;
    const juesuan_report *previous; /* or NULL */
    const jue_style *style;
    jue_extra extra;
    juesuan_unit unit; /* of the notes */
    jue_builder out;
    /* The phrase that is being said. */
    const jue_phrase *phrase;
    jue_subject subject;
    size_t index; /* of the row, from 1 */
    size_t items; /* of the list so far */
} jue_narrator;

/* Figures, in the unit and with the decimals of the notes. */
jue_figure jue_narrated_amount(jue_narrator *narrator, const jue_subject *subject);
jue_figure jue_narrated_previous(jue_narrator *narrator, const jue_subject *subject);
jue_figure jue_narrated_budget(jue_narrator *narrator, const jue_subject *subject);
jue_figure jue_narrated_share(jue_narrator *narrator, const jue_subject *subject, jue_topic_id of);
jue_figure jue_narrated_completion(jue_narrator *narrator, const jue_subject *subject);
/* This year's less last year's, and that in percent where last year's is above 0. */
jue_figure jue_narrated_change(jue_narrator *narrator, const jue_subject *subject, jue_figure *percent);
/* A number of things. */
jue_figure jue_narrated_number(jue_narrator *narrator, const jue_subject *subject);
/* What the department says of the subject; NULL where it says nothing. */
const jue_extra_entry *jue_narrated_extra(jue_narrator *narrator, const jue_subject *subject, jue_extra_kind kind);

/* Says a template of the phrase. */
void jue_narrate_text(jue_narrator *narrator, const char *text);
/* The counts that templates ask for. */
extern const char *const jue_narrated_counts[];
extern const size_t jue_narrated_count_count;

/* Rows with money, below `code` of a table ("" for all): the next one from `row` on, or JUESUAN_NONE. */
size_t jue_next_row(const juesuan_table *table, size_t row, int level, bool leaves);

#endif
