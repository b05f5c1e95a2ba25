/* The tidy row: what one cell says on its own. Whatever lists cells lists these. */
#ifndef JUE_WRITE_TIDY_H
#define JUE_WRITE_TIDY_H

#include "model/model.h"

enum { JUE_TIDY_TEXTS = JUESUAN_CELLS_UNIT + 1 };

typedef struct jue_tidy {
    const char *texts[JUE_TIDY_TEXTS]; /* by juesuan_cells_field; "" where there is none */
    juesuan_amount amount;
    size_t line;
    size_t page;
    int level; /* of the code; 0 where there is none */
} jue_tidy;

/* Every cell of a report, blank ones too if `blanks`, in the order of its tables, sides, rows and columns. */
void jue_tidy_each(const juesuan_report *report, bool blanks, void (*visit)(void *data, const jue_tidy *tidy),
                   void *data);

#endif
