/* The cells of a report that a topic of the notes speaks of. */
#ifndef JUE_MODEL_TOPIC_H
#define JUE_MODEL_TOPIC_H

#include "forms/topics.h"
#include "model/model.h"

/* A printed cell. */
typedef struct jue_spot {
    const juesuan_table *table;
    uint8_t side;
    size_t row;
    size_t column;
} jue_spot;

typedef struct jue_spots {
    jue_spot at[JUE_MOST_TOPIC_CELLS];
    size_t count; /* 0 where the report does not print the topic in that way */
} jue_spots;

/* The cells of one way of a topic in the publication tables; the budgeted ones for 三公. */
jue_spots jue_topic_spots(const juesuan_report *report, const jue_topic *topic, size_t way, bool budget);
/* The amount of a row of a table by code; `budget` for its budget, where the table prints one. */
jue_spots jue_table_spots(const juesuan_table *table, size_t row, bool budget);
/* The same of the publication table of a form. */
jue_spots jue_row_spots(const juesuan_report *report, const jue_form *form, size_t row, bool budget);

#endif
