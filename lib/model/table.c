/* What callers see of a report and its tables. */
#include "model/model.h"

const char *juesuan_version(void)
{
    return JUESUAN_VERSION;
}

const char *juesuan_report_department(const juesuan_report *report)
{
    return report == NULL ? "" : report->department;
}

int juesuan_report_year(const juesuan_report *report)
{
    return report == NULL ? 0 : report->year;
}

juesuan_unit juesuan_report_unit(const juesuan_report *report)
{
    juesuan_unit unit = JUESUAN_UNIT_UNKNOWN;
    for (size_t i = 0; report != NULL && i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        if (table->set != JUESUAN_SET_PUBLICATION || table->unit == JUESUAN_UNIT_UNKNOWN)
            continue;
        if (unit != JUESUAN_UNIT_UNKNOWN && unit != table->unit)
            return JUESUAN_UNIT_UNKNOWN;
        unit = table->unit;
    }
    return unit;
}

static const jue_warning *warning_at(const juesuan_report *report, size_t index)
{
    return report != NULL && index < report->warnings.count ? &report->warnings.at[index] : NULL;
}

size_t juesuan_report_warning_count(const juesuan_report *report)
{
    return report == NULL ? 0 : report->warnings.count;
}

const char *juesuan_report_warning(const juesuan_report *report, size_t index)
{
    const jue_warning *warning = warning_at(report, index);
    return warning == NULL ? "" : warning->text;
}

size_t juesuan_report_warning_line(const juesuan_report *report, size_t index)
{
    const jue_warning *warning = warning_at(report, index);
    return warning == NULL ? 0 : warning->line;
}

size_t juesuan_report_warning_page(const juesuan_report *report, size_t index)
{
    const jue_warning *warning = warning_at(report, index);
    return warning == NULL ? 0 : warning->page;
}

size_t juesuan_report_table_count(const juesuan_report *report)
{
    return report == NULL ? 0 : report->tables.count;
}

const juesuan_table *juesuan_report_table_at(const juesuan_report *report, size_t index)
{
    return report != NULL && index < report->tables.count ? report->tables.at[index] : NULL;
}

const juesuan_table *juesuan_report_table(const juesuan_report *report, juesuan_set set, const char *id)
{
    const jue_form *form = id == NULL ? NULL : jue_form_by_id(jue_str_of(id));
    return report == NULL || form == NULL ? NULL : jue_report_find(report, set, form->number);
}

const char *juesuan_table_id(const juesuan_table *table)
{
    return table == NULL ? "" : table->form->id;
}

juesuan_set juesuan_table_set(const juesuan_table *table)
{
    return table == NULL ? JUESUAN_SET_PUBLICATION : table->set;
}

const char *juesuan_table_title(const juesuan_table *table)
{
    return table == NULL ? "" : table->title;
}

const char *juesuan_table_form(const juesuan_table *table)
{
    return table == NULL ? "" : table->number;
}

juesuan_unit juesuan_table_unit(const juesuan_table *table)
{
    return table == NULL ? JUESUAN_UNIT_UNKNOWN : table->unit;
}

size_t juesuan_table_line(const juesuan_table *table)
{
    return table == NULL ? 0 : table->line;
}

size_t juesuan_table_page(const juesuan_table *table)
{
    return table == NULL ? 0 : table->page;
}

static const jue_side *side_at(const juesuan_table *table, size_t side)
{
    return table != NULL && side < table->side_count ? &table->sides[side] : NULL;
}

static const jue_row *row_at(const juesuan_table *table, size_t side, size_t row)
{
    const jue_side *at = side_at(table, side);
    return at != NULL && row < at->rows.count ? &at->rows.at[row] : NULL;
}

static const jue_cell *cell_at(const juesuan_table *table, size_t side, size_t row, size_t column)
{
    const jue_side *at = side_at(table, side);
    if (at == NULL || row >= at->rows.count || column >= at->column_count)
        return NULL;
    return jue_side_cell(at, row, column);
}

size_t juesuan_table_side_count(const juesuan_table *table)
{
    return table == NULL ? 0 : table->side_count;
}

const char *juesuan_table_side(const juesuan_table *table, size_t side)
{
    const jue_side *at = side_at(table, side);
    return at == NULL ? "" : at->form->id;
}

size_t juesuan_table_column_count(const juesuan_table *table, size_t side)
{
    const jue_side *at = side_at(table, side);
    return at == NULL ? 0 : at->column_count;
}

const char *juesuan_table_column(const juesuan_table *table, size_t side, size_t column)
{
    const jue_side *at = side_at(table, side);
    return at == NULL || column >= at->column_count ? "" : jue_column_id(at->columns[column].id);
}

const char *juesuan_table_header(const juesuan_table *table, size_t side, size_t column)
{
    const jue_side *at = side_at(table, side);
    return at == NULL || column >= at->column_count ? "" : at->columns[column].header;
}

size_t juesuan_table_find_column(const juesuan_table *table, size_t side, const char *column)
{
    const jue_side *at = side_at(table, side);
    if (at == NULL || column == NULL)
        return JUESUAN_NONE;
    return jue_side_column(at, jue_column_by_id(jue_str_of(column)));
}

size_t juesuan_table_row_count(const juesuan_table *table, size_t side)
{
    const jue_side *at = side_at(table, side);
    return at == NULL ? 0 : at->rows.count;
}

const char *juesuan_table_code(const juesuan_table *table, size_t side, size_t row)
{
    const jue_row *at = row_at(table, side, row);
    return at == NULL ? "" : at->code;
}

const char *juesuan_table_name(const juesuan_table *table, size_t side, size_t row)
{
    const jue_row *at = row_at(table, side, row);
    return at == NULL ? "" : at->name;
}

size_t juesuan_table_line_no(const juesuan_table *table, size_t side, size_t row)
{
    const jue_row *at = row_at(table, side, row);
    return at == NULL || at->line_no < 0 ? JUESUAN_NONE : (size_t)at->line_no;
}

size_t juesuan_table_row_line(const juesuan_table *table, size_t side, size_t row)
{
    const jue_row *at = row_at(table, side, row);
    return at == NULL ? 0 : at->line;
}

size_t juesuan_table_row_page(const juesuan_table *table, size_t side, size_t row)
{
    const jue_row *at = row_at(table, side, row);
    return at == NULL ? 0 : at->page;
}

size_t juesuan_table_find_row(const juesuan_table *table, size_t side, const char *code_or_name)
{
    const jue_side *at = side_at(table, side);
    if (at == NULL || code_or_name == NULL || *code_or_name == '\0')
        return JUESUAN_NONE;
    for (size_t i = 0; i < at->rows.count; i++) {
        const jue_row *row = &at->rows.at[i];
        if (strcmp(row->code, code_or_name) == 0)
            return i;
    }
    for (size_t i = 0; i < at->rows.count; i++)
        if (strcmp(at->rows.at[i].name, code_or_name) == 0)
            return i;
    return JUESUAN_NONE;
}

juesuan_amount juesuan_table_amount(const juesuan_table *table, size_t side, size_t row, size_t column)
{
    const jue_cell *cell = cell_at(table, side, row, column);
    return cell == NULL ? (juesuan_amount){.state = JUESUAN_BLANK} : jue_cell_amount(cell);
}

const char *juesuan_table_text(const juesuan_table *table, size_t side, size_t row, size_t column)
{
    const jue_cell *cell = cell_at(table, side, row, column);
    return cell == NULL ? "" : cell->text;
}

int juesuan_table_confidence(const juesuan_table *table, size_t side, size_t row, size_t column)
{
    const jue_cell *cell = cell_at(table, side, row, column);
    return cell == NULL ? 0 : cell->confidence;
}

/* ---- 三公 ---- */

const juesuan_sangong *juesuan_report_sangong(const juesuan_report *report)
{
    const juesuan_table *table = report == NULL ? NULL : jue_report_find(report, JUESUAN_SET_PUBLICATION, JUE_SANGONG);
    return table == NULL ? NULL : &table->sangong;
}

const juesuan_table *juesuan_sangong_table(const juesuan_sangong *sangong)
{
    return sangong == NULL ? NULL : sangong->table;
}

juesuan_amount juesuan_sangong_amount(const juesuan_sangong *sangong, juesuan_sangong_row row,
                                      juesuan_sangong_item item)
{
    juesuan_amount blank = {.state = JUESUAN_BLANK};
    bool known = (row == JUESUAN_SANGONG_BUDGET || row == JUESUAN_SANGONG_FINAL) && item >= JUESUAN_SANGONG_TOTAL &&
                 item <= JUESUAN_SANGONG_RECEPTION;
    if (sangong == NULL || !known)
        return blank;
    static const jue_column columns[] = {JUE_COLUMN_TOTAL,           JUE_COLUMN_ABROAD,
                                         JUE_COLUMN_VEHICLE,         JUE_COLUMN_VEHICLE_PURCHASE,
                                         JUE_COLUMN_VEHICLE_RUNNING, JUE_COLUMN_RECEPTION};
    const jue_side *side = &sangong->table->sides[0];
    size_t at = jue_side_item(side, row == JUESUAN_SANGONG_BUDGET ? JUE_ITEM_SANGONG_BUDGET : JUE_ITEM_SANGONG_FINAL);
    size_t column = jue_side_column(side, columns[item]);
    if (at == JUESUAN_NONE || column == JUESUAN_NONE)
        return blank;
    return jue_cell_amount(jue_side_cell(side, at, column));
}

juesuan_status juesuan_sangong_sum(const juesuan_sangong *sangong, juesuan_sangong_row row, juesuan_amount *out)
{
    static const juesuan_sangong_item parts[] = {JUESUAN_SANGONG_ABROAD, JUESUAN_SANGONG_VEHICLE_PURCHASE,
                                                 JUESUAN_SANGONG_VEHICLE_RUNNING, JUESUAN_SANGONG_RECEPTION};
    if (sangong == NULL || out == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    juesuan_amount sum = {.state = JUESUAN_BLANK};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        juesuan_status status = juesuan_amount_add(sum, juesuan_sangong_amount(sangong, row, parts[i]), &sum);
        if (status != JUESUAN_OK)
            return status;
    }
    *out = sum;
    return JUESUAN_OK;
}
