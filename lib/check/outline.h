/* The text of a report as the checks of its words see it: passages, parts, headings and contents. */
#ifndef JUE_CHECK_OUTLINE_H
#define JUE_CHECK_OUTLINE_H

#include "check/ledger.h"

/* The parts that every disclosure has, whatever number they carry. */
typedef enum jue_part {
    JUE_PART_COVER,
    JUE_PART_CONTENTS,
    JUE_PART_ABOUT,    /* 概况 */
    JUE_PART_TABLES,   /* 决算表: what stands around the tables */
    JUE_PART_NOTES,    /* 情况说明 */
    JUE_PART_GLOSSARY, /* 名词解释 */
    JUE_PART_ANNEX,
    JUE_PARTS
} jue_part;

/* What stands in front of a passage. */
typedef enum jue_mark {
    JUE_MARK_NONE,
    JUE_MARK_PART,    /* 第三部分 */
    JUE_MARK_SECTION, /* 三、 */
    JUE_MARK_GROUP,   /* （三） */
    JUE_MARK_ITEM     /* 3、 3. （3） */
} jue_mark;

/* A paragraph. The key is folded and has no blanks. */
typedef struct jue_passage {
    jue_str text;
    jue_str key;
    uint32_t line;
    uint16_t page;
    uint8_t part;
    uint8_t mark;
    uint8_t number;  /* behind the mark; 0 where there is none */
    uint8_t lead;    /* bytes of the key that the mark takes */
    bool heading;
    bool cells;      /* a row of a table that is none of the forms */
    uint32_t section; /* the heading of mark SECTION that it stands under; UINT32_MAX where it has none */
} jue_passage;

/* An entry of the contents. */
typedef struct jue_listing {
    jue_str title;   /* as jue_passage_title */
    jue_str whole;   /* with its mark */
    uint8_t mark;    /* PART or SECTION */
    uint8_t number;
    uint8_t part;    /* of the document that it belongs to */
    const jue_form *form;       /* of the table whose title it is; NULL where it is none */
    juesuan_set set;            /* of that table */
    const jue_passage *passage; /* where it stands */
} jue_listing;

typedef struct jue_outline {
    jue_passage *passages;
    size_t count;
    size_t body;         /* the first passage behind cover and contents */
    bool has[JUE_PARTS]; /* the text has this part */
    JUE_VECTOR(jue_listing) contents;
} jue_outline;

void jue_outline_build(jue_call *call, const juesuan_report *report, jue_outline *outline);
/* The key of a heading or an entry of the contents without mark, leaders, page number and full stop. */
jue_str jue_passage_title(const jue_passage *passage);
/* The end of the section whose heading is passage `heading`. */
size_t jue_section_end(const jue_outline *outline, size_t heading);

/* The offset in the text of an offset in the key. */
size_t jue_passage_origin(const jue_passage *passage, size_t offset);
/* Names the place of a finding, between two offsets of the key, and shows what is printed around it. */
void jue_found_in(jue_ledger *ledger, jue_finding *finding, const jue_passage *passage, size_t from, size_t to);
/* The same between two offsets of the text. */
void jue_found_at(jue_ledger *ledger, jue_finding *finding, const jue_passage *passage, size_t from, size_t to);
/* A number in Arabic or Chinese numerals (to 99) at an offset of a key, which is moved behind it; 0 where there is none. */
unsigned jue_numeral(jue_str key, size_t *offset, bool *chinese);

/*
 * Whether the text can be judged as a whole. Where the source has none, or a page of it has none,
 * the rule is entered as not evaluated; the first case gives false.
 */
bool jue_text_readable(jue_ledger *ledger, const jue_outline *outline, const jue_rule *rule);
/* As jue_text_readable where something that is there is there, whatever an empty page may hold. */
bool jue_text_there(jue_ledger *ledger, const jue_outline *outline, const jue_rule *rule);
/* Something was not found. Where a page has no text, it may stand there: the rule is entered as not
 * evaluated. True also where the rule is off: nothing is to be reported. */
bool jue_may_be_unread(jue_ledger *ledger, const jue_rule *rule);
/* "第3页没有文字"; NULL where every page has text. */
const char *jue_empty_page(const jue_ledger *ledger);

#endif
