/* The sections of the notes, found by their headings. */
#ifndef JUE_CHECK_SECTIONS_H
#define JUE_CHECK_SECTIONS_H

#include "check/completeness.h"

/* The rules, in the order of the catalogue. */
typedef enum jue_section_rule_id {
    JUE_SECTION_NOTES,
    JUE_SECTION_NAMED,
    JUE_SECTION_SANGONG,
    JUE_SECTION_COUNTS,
    JUE_SECTION_NUMBERING,
    JUE_SECTION_ALIKE,
    JUE_SECTION_PURPOSE,
    JUE_SECTION_THRESHOLD,
    JUE_SECTION_GLOSSARY,
    JUE_SECTION_RATES,
    JUE_SECTION_RULES
} jue_section_rule_id;

/* Sections whose contents are compared with tables; the others are known by their number only. */
enum {
    JUE_SECTION_OF_INCOME = 1,
    JUE_SECTION_OF_EXPENDITURE = 2,
    JUE_SECTION_OF_STRUCTURE = 6,
    JUE_SECTION_OF_DETAIL = 7,
    JUE_SECTION_OF_GENERAL = 8,
    JUE_SECTION_OF_SANGONG = 11,
    JUE_SECTION_OF_PROPERTY = 15,
    JUE_SECTIONS = 18
};

/* With one of these a section says that there was no 三公 spending at all. */
#define JUE_SANGONG_NIL "*无\"三公\"*|*没有\"三公\"*|*未发生\"三公\"*"

typedef struct jue_sections {
    jue_ledger *ledger;
    const jue_outline *outline;
    const jue_passage *headings[JUE_SECTIONS]; /* NULL where there is no such section */
    jue_str bodies[JUE_SECTIONS];              /* keys of its passages, joined */
} jue_sections;

const jue_rule *jue_section_rule(jue_section_rule_id rule);
/* The name of a section in the language of the call. */
const char *jue_section_name(const jue_sections *check, size_t section);
/* A finding at the heading of a section. */
jue_finding *jue_section_found(jue_sections *check, jue_section_rule_id rule, size_t section);
/* Whether a text has one of the words of a pattern in it. */
bool jue_says(jue_str body, const char *words);

/* What is said of all items but one, and numbers that are left out (sections_alike.c). */
void jue_check_alike(jue_sections *check);
void jue_check_numbering(jue_sections *check);
/* What the tables print is told in the notes (sections_told.c). */
void jue_check_told(jue_sections *check);

#endif
