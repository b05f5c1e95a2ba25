/*
 * The one model of a report. Built once by a reader or a builder, then read-only, so that any
 * number of threads may share it. Everything lives in the report's arena.
 */
#ifndef JUE_MODEL_MODEL_H
#define JUE_MODEL_MODEL_H

#include "base/amount.h"
#include "forms/forms.h"

enum { JUE_NO_LINE_NO = -1, JUE_NO_ROW = -1 };

typedef struct jue_cell {
    int64_t value;
    const char *text; /* as printed; "" where blank */
    uint32_t line;
    uint16_t page;
    uint8_t decimals;
    uint8_t state;      /* juesuan_state */
    uint8_t confidence; /* 0 to 100 */
} jue_cell;

typedef struct jue_row {
    const char *code; /* digits, or "" */
    const char *name;
    jue_item item;
    bool count;      /* its values count things: exact */
    uint8_t level;   /* 1 类, 2 款, 3 项; 0 without a code */
    uint16_t page;
    uint32_t line;
    int32_t line_no; /* 行次, or JUE_NO_LINE_NO */
    int32_t parent;  /* rows of the tree, or JUE_NO_ROW */
    int32_t child;
    int32_t next;
} jue_row;

typedef struct jue_table_column {
    jue_column id;
    const char *header; /* as printed, group and leaf joined with '/' */
} jue_table_column;

typedef struct jue_side {
    const jue_side_form *form;
    jue_table_column *columns;
    size_t column_count;
    JUE_VECTOR(jue_row) rows;
    JUE_VECTOR(jue_cell) cells; /* row after row, column_count each */
    int32_t first_root;         /* first row of the tree, or JUE_NO_ROW */
    uint32_t *code_slots;       /* hash of the codes: row + 1, 0 where free; NULL until the report is finished */
    size_t slot_count;          /* a power of two */
} jue_side;

struct juesuan_tree {
    const juesuan_table *table;
    uint32_t *rows; /* the row of each node */
    uint32_t *nodes; /* the node of each row; UINT32_MAX where it has no code */
    size_t count;
};

struct juesuan_sangong {
    const juesuan_table *table;
};

struct juesuan_table {
    const juesuan_report *report; /* that it is part of: a table alone says whose it is and of which year */
    const jue_form *form;
    juesuan_set set;
    const char *title;
    const char *number; /* "公开01表"; "" where none is printed */
    juesuan_unit unit;
    uint32_t line;
    uint32_t end_line;
    uint16_t page;
    uint16_t end_page;
    bool says_empty; /* 「本表无数据」 or the like stands below it */
    size_t side_count;
    jue_side sides[2];
    juesuan_tree tree;
    juesuan_sangong sangong;
};

/* A paragraph outside the tables, in reading order. */
typedef struct jue_paragraph {
    jue_str text;
    uint32_t line;
    uint16_t page;
} jue_paragraph;

typedef struct jue_warning {
    const char *text;
    uint32_t line;
    uint16_t page;
} jue_warning;

typedef enum jue_measure {
    JUE_MEASURE_AMOUNT,
    JUE_MEASURE_BUDGET,
    JUE_MEASURE_FINAL,
    JUE_MEASURE_CHANGE,
    JUE_MEASURE_CHANGE_PERCENT,
    JUE_MEASURE_SHARE,
    JUE_MEASURE_COMPLETION,
    JUE_MEASURE_COUNT
} jue_measure;

/* What a change is measured against. */
typedef enum jue_base {
    JUE_BASE_LAST_YEAR,
    JUE_BASE_BUDGET,
    JUE_BASE_OTHER, /* an earlier year */
    JUE_BASES
} jue_base;

enum {
    JUE_CLAIM_NO_PERCENT = 1,  /* a percentage without % */
    JUE_CLAIM_NO_YUAN = 2,     /* 万 for 万元 */
    JUE_CLAIM_SAID_SAME = 4,   /* 持平: there is no number */
    JUE_CLAIM_ALTERNATIVE = 8, /* both words are there: 下降（增长） */
    JUE_CLAIM_ANNUAL = 16,     /* of the budget: 年初预算 */
    JUE_CLAIM_HERE = 32,       /* the sentence itself names the subject */
    JUE_CLAIM_PAST = 64,       /* last year's figure */
    JUE_CLAIM_LOOSE = 128      /* a sentence names no subject, behind one that named a whole and its parts */
};

/* A figure of the notes. */
typedef struct jue_claim {
    const char *section;
    jue_measure measure;
    const char *subject;      /* as printed */
    const jue_form *form;     /* the table it speaks of; NULL where it is not bound */
    const char *code;         /* NULL where it is not a row by code */
    jue_item item;            /* of a named row, or NONE */
    jue_column column;        /* or NONE */
    juesuan_amount value;     /* signed for a change */
    const char *unit;         /* "万元", "%", "辆", … */
    const char *reason;       /* why it is not bound; NULL where it is */
    const char *text;         /* the printed evidence */
    uint32_t line;
    uint16_t page;
    uint8_t side;
    /* How the claims hang together; found again where the notes themselves are there. */
    uint8_t topic;            /* a jue_topic_id */
    uint8_t of;               /* the topic that a share is a share of, where the sentence names it */
    const char *of_code;      /* of JUE_TOPIC_ROW */
    uint16_t scope;           /* claims of one subsection have the same */
    uint8_t base;             /* a jue_base, of a change */
    uint8_t flags;
    uint8_t counts;           /* what is counted: one of forms/topics.h, or 0 */
} jue_claim;

typedef enum jue_statement_kind {
    JUE_STATEMENT_NONE,    /* 「本部门无…」 */
    JUE_STATEMENT_LIST,    /* 「主要包括：…」 without figures; words are the names, one a line */
    JUE_STATEMENT_COMPARE, /* 决算数小于预算数 */
    JUE_STATEMENT_PATH,    /* 「X（类）Y（款）Z（项）」; words are the names, one a line */
    JUE_STATEMENT_REASON,  /* 持平, and then a reason for a change */
    JUE_STATEMENT_GRADE,   /* of the self-evaluation; words are the grade */
    JUE_STATEMENT_ENDED    /* 本年度不再安排: something that only last year had money is left out of the lists */
} jue_statement_kind;

/* What the notes say without a figure. */
typedef struct jue_statement {
    jue_statement_kind kind;
    const char *section;
    const char *subject;
    const char *words;
    const jue_form *form; /* of the row that is spoken of */
    const char *code;
    const char *text;     /* the printed evidence */
    uint32_t line;
    uint16_t page;
    uint16_t scope;
    uint8_t topic;
    int8_t sign;          /* of a comparison: final <, =, > budget; of a reason: down, up */
    bool loose;           /* 基本持平; a list that ends in 等 */
} jue_statement;

struct juesuan_report {
    jue_arena arena;
    const char *department;
    int year;
    JUE_VECTOR(juesuan_table *) tables;
    JUE_VECTOR(jue_paragraph) paragraphs;
    JUE_VECTOR(jue_paragraph) heads; /* folded words between the title of a table and its rows */
    JUE_VECTOR(jue_claim) claims;
    JUE_VECTOR(jue_statement) statements;
    JUE_VECTOR(jue_warning) warnings;
    JUE_VECTOR(const char *) amendments; /* what was put in by a repair */
    JUE_VECTOR(uint32_t) empty_pages; /* pages without text */
};

/* A report in call->arena; jue_report_finish hands the arena over. */
juesuan_report *jue_report_new(jue_call *call);
/* Links rows to parents, children and siblings, and lists the nodes. */
void jue_tree_build(jue_arena *arena, juesuan_table *table);
/* Builds the indexes of the codes of a side. */
void jue_side_index(jue_arena *arena, jue_side *side);
/* Builds the trees and closes the report. After it the report is read-only. */
juesuan_report *jue_report_finish(jue_call *call, juesuan_report *report);
void jue_warn(jue_call *call, juesuan_report *report, jue_place place, const char *chinese, const char *english, ...);

juesuan_table *jue_table_add(jue_call *call, juesuan_report *report, const jue_form *form, juesuan_set set);
/* A new row with blank cells at the end of a side; the pointers last until the next one. */
jue_row *jue_row_add(jue_arena *arena, jue_side *side);
jue_cell *jue_side_cell(const jue_side *side, size_t row, size_t column);
static inline juesuan_amount jue_cell_amount(const jue_cell *cell)
{
    return (juesuan_amount){cell->value, cell->decimals, cell->state};
}
/* Sets value, state and text of a cell from what is printed. */
void jue_cell_set(jue_arena *arena, jue_cell *cell, jue_str printed);
/* The column's index, or JUESUAN_NONE. */
size_t jue_side_column(const jue_side *side, jue_column id);
/* The first row with that item (or that code), or JUESUAN_NONE. */
size_t jue_side_item(const jue_side *side, jue_item item);
size_t jue_side_code(const jue_side *side, const char *code);
/* Level of a code by its length: 3, 5, 7 digits are 1, 2, 3; 0 for any other. */
int jue_code_level(jue_str code);
/* The first table of that form in that set, or NULL. */
const juesuan_table *jue_report_find(const juesuan_report *report, juesuan_set set, jue_form_id form);

#endif
