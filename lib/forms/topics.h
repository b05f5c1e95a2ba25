/*
 * What the notes of a report speak of, as data: each topic with the words that name it, the cells
 * that print it, and the topic that it is a part of. And the words that say what is claimed.
 *
 * Sources: the Shanghai template of the notes, the national one that the Shanxi family follows, and
 * the self-evaluation form of 部门整体支出绩效评价. A new region's wording is a new word here.
 */
#ifndef JUE_FORMS_TOPICS_H
#define JUE_FORMS_TOPICS_H

#include "forms/forms.h"

typedef enum jue_topic_id {
    JUE_TOPIC_NONE,
    JUE_TOPIC_ROW, /* a row by code: a class, a subject, an economic item */
    JUE_TOPIC_TOTALS,
    JUE_TOPIC_INCOME_TOTAL,
    JUE_TOPIC_EXPENDITURE_TOTAL,
    JUE_TOPIC_INCOME,
    JUE_TOPIC_EXPENDITURE,
    JUE_TOPIC_INCOME_EITHER, /* 总收入: of the year, or with what was left over */
    JUE_TOPIC_EXPENDITURE_EITHER,
    JUE_TOPIC_APPROPRIATION,
    JUE_TOPIC_GENERAL_INCOME,
    JUE_TOPIC_SUPERIOR_SUBSIDY,
    JUE_TOPIC_BUSINESS,
    JUE_TOPIC_OPERATING_INCOME,
    JUE_TOPIC_AFFILIATE,
    JUE_TOPIC_OTHER,
    JUE_TOPIC_NONFISCAL,
    JUE_TOPIC_OPENING,
    JUE_TOPIC_DISTRIBUTION,
    JUE_TOPIC_CLOSING,
    JUE_TOPIC_BASIC,
    JUE_TOPIC_PROJECT,
    JUE_TOPIC_TO_SUPERIOR,
    JUE_TOPIC_OPERATING,
    JUE_TOPIC_TO_AFFILIATE,
    JUE_TOPIC_FISCAL_TOTALS,
    JUE_TOPIC_FISCAL_INCOME_TOTAL,
    JUE_TOPIC_FISCAL_EXPENDITURE_TOTAL,
    JUE_TOPIC_FISCAL_INCOME,
    JUE_TOPIC_FISCAL_EXPENDITURE,
    JUE_TOPIC_FISCAL_OPENING,
    JUE_TOPIC_FISCAL_CLOSING,
    JUE_TOPIC_GENERAL,
    JUE_TOPIC_GENERAL_BASIC,
    JUE_TOPIC_GENERAL_PROJECT,
    JUE_TOPIC_PERSONNEL,
    JUE_TOPIC_PUBLIC,
    JUE_TOPIC_FUND_INCOME,
    JUE_TOPIC_FUND,
    JUE_TOPIC_FUND_OPENING,
    JUE_TOPIC_FUND_CLOSING,
    JUE_TOPIC_CAPITAL_INCOME,
    JUE_TOPIC_CAPITAL,
    JUE_TOPIC_CAPITAL_OPENING,
    JUE_TOPIC_CAPITAL_CLOSING,
    JUE_TOPIC_SANGONG,
    JUE_TOPIC_ABROAD,
    JUE_TOPIC_VEHICLE,
    JUE_TOPIC_VEHICLE_PURCHASE,
    JUE_TOPIC_VEHICLE_RUNNING,
    JUE_TOPIC_VEHICLE_HELD,
    JUE_TOPIC_RECEPTION,
    JUE_TOPIC_RECEPTION_HOME,
    JUE_TOPIC_RECEPTION_GUEST,
    JUE_TOPIC_RECEPTION_ABROAD,
    JUE_TOPIC_RUNNING, /* 机关运行经费 */
    JUE_TOPIC_PROCUREMENT,
    JUE_TOPIC_GOODS,
    JUE_TOPIC_WORKS,
    JUE_TOPIC_SERVICES,
    JUE_TOPIC_SMALL,
    JUE_TOPIC_MICRO,
    JUE_TOPIC_GOODS_SMALL,
    JUE_TOPIC_WORKS_SMALL,
    JUE_TOPIC_SERVICES_SMALL,
    JUE_TOPIC_RESERVED_SMALL,
    JUE_TOPIC_RESERVED_MICRO,
    JUE_TOPIC_WON_SMALL,
    JUE_TOPIC_WON_MICRO,
    JUE_TOPIC_WON_OTHER,
    JUE_TOPIC_VEHICLES,
    JUE_TOPIC_VEHICLES_MINISTER,
    JUE_TOPIC_VEHICLES_LEADER,
    JUE_TOPIC_VEHICLES_MESSAGE,
    JUE_TOPIC_VEHICLES_EMERGENCY,
    JUE_TOPIC_VEHICLES_ENFORCEMENT,
    JUE_TOPIC_VEHICLES_SPECIAL,
    JUE_TOPIC_VEHICLES_RETIRED,
    JUE_TOPIC_VEHICLES_OTHER,
    JUE_TOPIC_EQUIPMENT,
    JUE_TOPIC_EQUIPMENT_GENERAL,
    JUE_TOPIC_EQUIPMENT_SPECIAL,
    JUE_TOPIC_PLANNED,   /* projects with performance targets, and followed up */
    JUE_TOPIC_FOLLOWED,
    JUE_TOPIC_EVALUATED, /* evaluated projects */
    JUE_TOPIC_GRADE,     /* those of one grade */
    JUE_TOPIC_EVALUATED_MONEY,
    JUE_TOPIC_EVALUATED_GENERAL,
    JUE_TOPIC_EVALUATED_FUND,
    JUE_TOPIC_EVALUATED_CAPITAL,
    JUE_TOPIC_EVALUATED_INSURANCE,
    JUE_TOPIC_AVERAGE_SCORE,
    JUE_TOPIC_PROBLEMS,
    JUE_TOPIC_PROBLEMS_SOLVED,
    JUE_TOPIC_PROBLEMS_OPEN,
    JUE_TOPIC_SELF_INCOME, /* the self-evaluation form */
    JUE_TOPIC_SELF_OPENING,
    JUE_TOPIC_SELF_APPROPRIATION,
    JUE_TOPIC_SELF_FUND,
    JUE_TOPIC_SELF_NONTAX,
    JUE_TOPIC_SELF_OTHER,
    JUE_TOPIC_SELF_EXPENDITURE,
    JUE_TOPIC_SELF_BASIC,
    JUE_TOPIC_SELF_PROJECT,
    JUE_TOPIC_SELF_SURPLUS,
    JUE_TOPIC_SELF_RATE,
    JUE_TOPIC_SELF_SCORE,
    JUE_TOPIC_SELF_TOTAL_SCORE,
    JUE_TOPICS
} jue_topic_id;

/* What a topic can be counted in. */
enum {
    JUE_COUNT_MONEY = 1,
    JUE_COUNT_VEHICLES = 2, /* 辆 */
    JUE_COUNT_BATCHES = 4,  /* 批次 */
    JUE_COUNT_PERSONS = 8,  /* 人次 */
    JUE_COUNT_GROUPS = 16,  /* 个, 团组, 项 */
    JUE_COUNT_SETS = 32,    /* 台, 套 */
    JUE_COUNT_POINTS = 64   /* 分 */
};

/* What the parts of a whole make of it. */
typedef enum jue_share_kind {
    JUE_PART_NONE,
    JUE_PART_ALL, /* all the parts together are the whole */
    JUE_PART_SOME /* this part does not exceed the whole */
} jue_part_kind;

typedef struct jue_topic_cell {
    jue_form_id form;
    uint8_t side;
    uint8_t column; /* JUE_COLUMN_NONE: no cell */
    jue_item item;
} jue_topic_cell;

enum { JUE_MOST_WAYS = 4, JUE_MOST_TOPIC_CELLS = 3 };

/* One way in which the tables print a topic: a sum of cells. */
typedef struct jue_topic_way {
    jue_topic_cell cells[JUE_MOST_TOPIC_CELLS];
} jue_topic_way;

typedef enum jue_topic_mode {
    JUE_TOPIC_STRICT, /* the first way whose tables are there is the one that must agree */
    JUE_TOPIC_ANY,    /* departments differ: any of the ways may be meant */
    JUE_TOPIC_BOTH,   /* all of the ways must agree */
    JUE_TOPIC_AT_MOST /* the first way must agree; where only another is there, it is an upper bound */
} jue_topic_mode;

typedef struct jue_topic {
    jue_topic_id id;
    const char *name;
    jue_topic_id whole; /* JUE_TOPIC_NONE where it is no part */
    jue_part_kind part;
    uint8_t counts;
    jue_topic_mode mode;
    jue_topic_way ways[JUE_MOST_WAYS];
    const char *row; /* pattern of the row's name, where several rows are the same item */
} jue_topic;

/* By id. */
extern const jue_topic jue_topics[JUE_TOPICS];

/* ---- Words ---- */

/* What a section of the notes is about; decides what a word means. */
enum {
    JUE_GROUND_TOTALS = 1,
    JUE_GROUND_INCOME = 2,
    JUE_GROUND_EXPENDITURE = 4,
    JUE_GROUND_APPROPRIATION = 8,
    JUE_GROUND_GENERAL = 16,
    JUE_GROUND_BASIC = 32,
    JUE_GROUND_FUND = 64,
    JUE_GROUND_CAPITAL = 128,
    JUE_GROUND_SANGONG = 256,
    JUE_GROUND_RUNNING = 512,
    JUE_GROUND_PROCUREMENT = 1024,
    JUE_GROUND_ASSETS = 2048,
    JUE_GROUND_PERFORMANCE = 4096,
    JUE_GROUND_OTHER = 8192,
    JUE_GROUND_SELF = 16384, /* the self-evaluation form */
    JUE_GROUND_ANY = 32767
};

typedef enum jue_word_meaning {
    JUE_MEANS_TOPIC,
    JUE_MEANS_ROW,       /* the name of a row of the report's own tables */
    JUE_MEANS_ANNUAL_BUDGET, /* 年初预算 */
    JUE_MEANS_BUDGET,    /* 全年预算, 预算 */
    JUE_MEANS_FINAL,     /* 支出决算 */
    JUE_MEANS_COMPLETE,  /* 完成(预算的) */
    JUE_MEANS_SHARE,     /* 占 */
    JUE_MEANS_UP,
    JUE_MEANS_DOWN,
    JUE_MEANS_SAME,
    JUE_MEANS_LESS,
    JUE_MEANS_MORE,
    JUE_MEANS_THAN,      /* 比, 与, 较 */
    JUE_MEANS_LAST_YEAR,
    JUE_MEANS_ROUGHLY,   /* 基本 */
    JUE_MEANS_PARTS,     /* 其中 */
    JUE_MEANS_LIST,      /* 主要包括 */
    JUE_MEANS_PURPOSE,   /* 用于 */
    JUE_MEANS_REASON,
    JUE_MEANS_POINT,     /* 一是, 二是: a reason goes on */
    JUE_MEANS_NOTHING,   /* 无 */
    JUE_MEANS_ENDED,     /* 不再安排 */
    JUE_MEANS_THIS,      /* 此项: what the section is about */
    JUE_MEANS_LEVEL_1,   /* (类) */
    JUE_MEANS_LEVEL_2,
    JUE_MEANS_LEVEL_3,
    JUE_MEANS_THRESHOLD, /* 单价: the number behind it is no figure */
    JUE_MEANS_ORDINAL,   /* 第 */
    JUE_MEANS_FILLER
} jue_word_meaning;

typedef struct jue_lexeme {
    const char *words; /* folded, without blanks and quotes, separated by '|' */
    jue_word_meaning meaning;
    jue_topic_id topic;
    uint32_t grounds;
} jue_lexeme;

/* The first entry whose grounds fit is meant. */
extern const jue_lexeme jue_lexicon[];
extern const size_t jue_lexicon_size;

/* A heading of the notes: the first one whose words are in it. '*' parts words that stand apart,
 * '|' alternatives. */
typedef struct jue_ground {
    const char *words;
    uint32_t ground;
    jue_topic_id topics[2]; /* what 此项 is there, by the money */
} jue_ground;

extern const jue_ground jue_grounds[];
extern const size_t jue_ground_count;

/* The unit behind a number. */
typedef struct jue_note_unit {
    const char *word; /* folded */
    const char *unit; /* as a claim names it */
    juesuan_unit money;
    uint8_t counts; /* a JUE_COUNT, or 0 */
    bool percent;
} jue_note_unit;

/* Longer words first. */
extern const jue_note_unit jue_note_units[];
extern const size_t jue_note_unit_count;

#endif
