/*
 * The forms as data: what each table is called, what its columns and rows are, and what must hold.
 *
 * Sources of the forms: 部门决算公开 publication tables 公开01 to 公开10 as the Ministry of Finance's
 * 部门决算报表 (财决01 to 财决11) define their columns, the Shanghai template, and the 批复表 derived
 * from them. A new table, column, regional wording or relation is a new declaration here.
 */
#ifndef JUE_FORMS_FORMS_H
#define JUE_FORMS_FORMS_H

#include "base/text.h"

typedef enum jue_form_id {
    JUE_INCOME_EXPENDITURE,
    JUE_INCOME,
    JUE_EXPENDITURE,
    JUE_APPROPRIATION,
    JUE_GENERAL_BUDGET,
    JUE_BASIC_EXPENDITURE,
    JUE_GOVERNMENT_FUND,
    JUE_STATE_CAPITAL,
    JUE_SANGONG,
    JUE_STATISTICS,
    JUE_FORMS
} jue_form_id;

typedef enum jue_column {
    JUE_COLUMN_NONE,
    JUE_COLUMN_FINAL,
    JUE_COLUMN_BUDGET,   /* 年初预算数, where a region prints it */
    JUE_COLUMN_ADJUSTED, /* 全年预算数 */
    JUE_COLUMN_TOTAL,
    JUE_COLUMN_APPROPRIATION,
    JUE_COLUMN_SUPERIOR_SUBSIDY,
    JUE_COLUMN_BUSINESS,
    JUE_COLUMN_OPERATING,
    JUE_COLUMN_AFFILIATE,
    JUE_COLUMN_OTHER,
    JUE_COLUMN_BASIC,
    JUE_COLUMN_PROJECT,
    JUE_COLUMN_TO_SUPERIOR,
    JUE_COLUMN_TO_AFFILIATE,
    JUE_COLUMN_GENERAL,
    JUE_COLUMN_FUND,
    JUE_COLUMN_CAPITAL,
    JUE_COLUMN_OPENING,
    JUE_COLUMN_INCOME,
    JUE_COLUMN_CLOSING,
    JUE_COLUMN_OPENING_TOTAL,
    JUE_COLUMN_OPENING_BASIC,
    JUE_COLUMN_OPENING_PROJECT,
    JUE_COLUMN_INCOME_TOTAL,
    JUE_COLUMN_INCOME_BASIC,
    JUE_COLUMN_INCOME_PROJECT,
    JUE_COLUMN_CLOSING_TOTAL,
    JUE_COLUMN_CLOSING_BASIC,
    JUE_COLUMN_CLOSING_PROJECT,
    JUE_COLUMN_CLOSING_CARRYOVER,
    JUE_COLUMN_CLOSING_SURPLUS,
    JUE_COLUMN_ABROAD,
    JUE_COLUMN_VEHICLE,
    JUE_COLUMN_VEHICLE_PURCHASE,
    JUE_COLUMN_VEHICLE_RUNNING,
    JUE_COLUMN_RECEPTION,
    JUE_COLUMNS
} jue_column;

/* What a row is, where the form names it. */
typedef enum jue_item {
    JUE_ITEM_NONE,  /* a row by code, or one that the form does not name */
    JUE_ITEM_TOTAL, /* the 合计 row */
    JUE_ITEM_CLASS, /* a functional class in a table of items; its code is that of the class */
    JUE_ITEM_GENERAL,
    JUE_ITEM_FUND,
    JUE_ITEM_CAPITAL,
    JUE_ITEM_SUPERIOR_SUBSIDY,
    JUE_ITEM_BUSINESS,
    JUE_ITEM_OPERATING,
    JUE_ITEM_AFFILIATE,
    JUE_ITEM_OTHER,
    JUE_ITEM_YEAR_TOTAL,    /* 本年收入合计, 本年支出合计 */
    JUE_ITEM_NONFISCAL,     /* 使用非财政拨款结余(和专用结余) */
    JUE_ITEM_OPENING,       /* 年初(财政拨款)结转和结余 */
    JUE_ITEM_OPENING_GENERAL,
    JUE_ITEM_OPENING_FUND,
    JUE_ITEM_OPENING_CAPITAL,
    JUE_ITEM_DISTRIBUTION,  /* 结余分配 */
    JUE_ITEM_CLOSING,       /* 年末(财政拨款)结转和结余 */
    JUE_ITEM_GRAND_TOTAL,   /* 总计 */
    JUE_ITEM_PERSONNEL,     /* 人员经费合计 */
    JUE_ITEM_PUBLIC,        /* 公用经费合计 */
    JUE_ITEM_SANGONG_BUDGET,
    JUE_ITEM_SANGONG_FINAL,
    JUE_ITEM_PROCUREMENT,   /* 政府采购合计 */
    JUE_ITEM_GOODS,
    JUE_ITEM_WORKS,
    JUE_ITEM_SERVICES,
    JUE_ITEM_RUNNING_ADMINISTRATIVE,
    JUE_ITEM_RUNNING_PUBLIC,
    JUE_ITEM_VEHICLES,
    JUE_ITEM_VEHICLE_KIND,
    JUE_ITEM_EQUIPMENT
} jue_item;

typedef enum jue_layout {
    JUE_LAYOUT_CODES,  /* code, name, values; a 合计 row first or last */
    JUE_LAYOUT_ITEMS,  /* item, 行次, values; two sides next to each other, or one */
    JUE_LAYOUT_BLOCKS, /* several blocks of code, name, value next to each other */
    JUE_LAYOUT_SANGONG /* one row of 预算数 and one of 决算数, printed in one line or in columns */
} jue_layout;

/* A value column. The pattern is matched against the folded header of the column, group words first. */
typedef struct jue_column_form {
    jue_column id;
    const char *pattern;
    const char *title; /* as the form prints it */
} jue_column_form;

/* A named row. The pattern is matched against the folded name without enumerator. */
typedef struct jue_item_form {
    jue_item id;
    const char *pattern;
    const char *title; /* as the form prints it, with its enumerator */
    const char *code;  /* of a functional class */
    bool count;        /* a number of things, exact, not an amount */
} jue_item_form;

typedef struct jue_side_form {
    const char *id;    /* "income", "expenditure" or "" */
    const char *label; /* the word above the side */
    const jue_column_form *columns;
    size_t column_count;
    const jue_item_form *items;
    size_t item_count;
} jue_side_form;

typedef struct jue_form {
    jue_form_id number;
    const char *id;
    const char *title;           /* of the publication table */
    const char *titles;          /* pattern of all its titles, folded, without blanks */
    const char *approval_title;
    const char *approval_titles;
    jue_layout layout;
    bool headings; /* rows without number and value are headings, not items */
    jue_side_form sides[2];
    size_t side_count;
} jue_form;

extern const jue_form jue_forms[JUE_FORMS];

/* NULL for an unknown id. */
const jue_form *jue_form_by_id(jue_str id);
/* "basic", "opening.total", …; "" for JUE_COLUMN_NONE. */
const char *jue_column_id(jue_column column);
jue_column jue_column_by_id(jue_str id);
/* "publication", "approval" */
const char *jue_set_id(juesuan_set set);

/* Header words that are not values: the pattern of a code, a name and a line-number column. */
extern const char jue_header_code[];
extern const char jue_header_name[];
extern const char jue_header_line_no[];
/* Remarks beside the figures, which the forms do not have. */
extern const char jue_header_remark[];

/* The form and set that a folded title names, best match; NULL where it names none. */
const jue_form *jue_form_of_title(jue_str key, juesuan_set *set);
/* The item of a side that a folded name (no enumerator) names, searched from `after` on and then
 * from the start; NULL where there is none. */
const jue_item_form *jue_item_of_name(const jue_side_form *side, jue_str key, const jue_item_form *after);

/* The functional class with this code or folded name; NULL where it is none. */
const jue_item_form *jue_class_by_code(jue_str code);

#endif
