/* Errors put into reports whose truth is known: what the repair is tried and measured on. */
#ifndef TESTS_SUPPORT_MISPRINT_H
#define TESTS_SUPPORT_MISPRINT_H

#include "generate.h"

typedef enum misprint_kind {
    MISPRINT_DIGIT,   /* read as one that looks alike */
    MISPRINT_POINT,   /* the decimal point is lost */
    MISPRINT_DROPPED, /* a digit is */
    MISPRINT_DOUBLED,
    MISPRINT_SWAPPED, /* two neighbouring digits */
    MISPRINT_SHIFTED, /* the figure stands in the blank column next to its own */
    MISPRINT_BLANK,
    MISPRINT_SIGN,
    MISPRINT_UNREADABLE, /* what is printed is no amount */
    MISPRINT_KINDS,
    MISPRINT_ANY = MISPRINT_KINDS,
    MISPRINT_RUN,  /* two figures or more of a row, next to each other, stand one column off */
    MISPRINT_BLOCK /* so do those of rows that follow each other */
} misprint_kind;

enum { MISPRINT_TEXT = 64, MISPRINT_MOST = 64 };

/* One wrong cell. A shifted figure makes two. */
typedef struct misprint {
    size_t table; /* number in the report */
    size_t side;
    size_t row;
    size_t column;
    char truth[MISPRINT_TEXT]; /* without separators; "" where blank */
    size_t relations;          /* equations that the cell stands in */
    bool noticed;              /* one of them does not hold any more */
    bool found;                /* for who measures */
} misprint;

/*
 * A copy of the report with `wanted` misprints, at most MISPRINT_MOST - 1, of one kind or of any, out of a seed.
 * `made` is room for MISPRINT_MOST. Gives NULL where the report has no cells to misprint like that.
 */
juesuan_report *misprint_report(const juesuan_report *report, uint64_t seed, misprint_kind kind, size_t wanted,
                                misprint *made, size_t *count);
const char *misprint_name(misprint_kind kind);

/* How well a repair found what was misprinted. */
typedef struct misprint_score {
    size_t reports;
    size_t cells;      /* wrong, noticed */
    size_t found;
    size_t firm;       /* wrong, noticed, with two or more relations */
    size_t firm_found;
    size_t sure;       /* proposals of 0.9 and more */
    size_t sure_right;
    size_t proposed;   /* all first proposals */
    size_t right;
    size_t stopped;
} misprint_score;

/* Adds one repaired report to the score. `complain` prints what was proposed wrongly as sure, `name` in front. */
void misprint_count(misprint_score *score, const juesuan_report *report, const juesuan_repairs *repairs, misprint *made, size_t count,
                    const char *complain);

#endif
