#include "model/topic.h"

static size_t find_item(const jue_side *side, const jue_topic *topic, jue_item item)
{
    if (topic->row == NULL)
        return jue_side_item(side, item);
    for (size_t i = 0; i < side->rows.count; i++)
        if (side->rows.at[i].item == item && jue_match(jue_str_of(side->rows.at[i].name), topic->row) != 0)
            return i;
    return JUESUAN_NONE;
}

static bool find_spot(const juesuan_report *report, const jue_topic *topic, const jue_topic_cell *cell, bool budget,
                      jue_spot *spot)
{
    const juesuan_table *table = jue_report_find(report, JUESUAN_SET_PUBLICATION, cell->form);
    if (table == NULL)
        return false;
    const jue_side *side = &table->sides[cell->side];
    jue_item item = cell->item;
    jue_column column = (jue_column)cell->column;
    if (budget && item == JUE_ITEM_SANGONG_FINAL)
        item = JUE_ITEM_SANGONG_BUDGET;
    else if (budget)
        column = JUE_COLUMN_BUDGET;
    *spot = (jue_spot){table, cell->side, find_item(side, topic, item), jue_side_column(side, column)};
    return spot->row != JUESUAN_NONE && spot->column != JUESUAN_NONE;
}

jue_spots jue_topic_spots(const juesuan_report *report, const jue_topic *topic, size_t way, bool budget)
{
    jue_spots spots = {.count = 0};
    for (size_t i = 0; i < JUE_MOST_TOPIC_CELLS && topic->ways[way].cells[i].column != JUE_COLUMN_NONE; i++)
        if (find_spot(report, topic, &topic->ways[way].cells[i], budget, &spots.at[spots.count]))
            spots.count++;
    return spots;
}

jue_spots jue_table_spots(const juesuan_table *table, size_t row, bool budget)
{
    static const jue_column columns[] = {JUE_COLUMN_TOTAL, JUE_COLUMN_FINAL};
    jue_spots spots = {.count = 0};
    if (table == NULL || row == JUESUAN_NONE)
        return spots;
    const jue_side *side = &table->sides[0];
    size_t column = JUESUAN_NONE;
    for (size_t i = 0; i < 2 && column == JUESUAN_NONE && !budget; i++)
        column = jue_side_column(side, columns[i]);
    if (budget)
        column = jue_side_column(side, JUE_COLUMN_BUDGET);
    if (column != JUESUAN_NONE)
        spots.at[spots.count++] = (jue_spot){table, 0, row, column};
    return spots;
}

jue_spots jue_row_spots(const juesuan_report *report, const jue_form *form, size_t row, bool budget)
{
    return jue_table_spots(jue_report_find(report, JUESUAN_SET_PUBLICATION, form->number), row, budget);
}
