/*
 * juesuan.report/1. Beside what every reader of it may rely on, a row carries what the model knows
 * more (lines, printed texts, confidence), but only where it differs from the usual, so that reading
 * it back gives an equal report.
 */
#include "write/report_json.h"

#include "model/schema.h"
#include "write/tokens.h"

enum { TEXT_SIZE = 2 * JUE_AMOUNT_TEXT };

/* "name": before the next member. */
static void put_key(jue_builder *out, const char *name)
{
    jue_put(out, JUE_STR(", \""));
    jue_puts(out, name);
    jue_put(out, JUE_STR("\": "));
}

static void put_separator(jue_builder *out, size_t index, const char *separator)
{
    if (index != 0)
        jue_puts(out, separator);
}

/* ---- Cells and rows ---- */

/* An amount without its separators; null, "na". What is unreadable has no value. */
static void put_value(jue_builder *out, const jue_cell *cell)
{
    char text[TEXT_SIZE];
    juesuan_amount amount = jue_cell_amount(cell);
    if (amount.state == JUESUAN_BLANK || amount.state == JUESUAN_UNREADABLE) {
        jue_put(out, JUE_STR("null"));
        return;
    }
    jue_put_char(out, '"');
    jue_put(out, (jue_str){text, juesuan_amount_format(amount, 0, text, sizeof text)});
    jue_put_char(out, '"');
}

static bool is_usual_text(const jue_cell *cell)
{
    char text[TEXT_SIZE];
    return jue_str_is(jue_usual_text(jue_cell_amount(cell), text, sizeof text), cell->text);
}

typedef enum extra_kind {
    EXTRA_TEXT,
    EXTRA_LINE,
    EXTRA_PAGE,
    EXTRA_CONFIDENCE,
    EXTRAS
} extra_kind;

/* A cell stands on the line of its row; a blank one stands nowhere. */
static bool is_usual(const jue_cell *cell, const jue_row *row, extra_kind kind)
{
    bool blank = cell->state == JUESUAN_BLANK;
    switch (kind) {
    case EXTRA_TEXT: return is_usual_text(cell);
    case EXTRA_LINE: return cell->line == (blank ? 0 : row->line);
    case EXTRA_PAGE: return cell->page == (blank ? 0 : row->page);
    default: return cell->confidence == 100;
    }
}

static void put_extra(jue_builder *out, const jue_cell *cell, extra_kind kind)
{
    switch (kind) {
    case EXTRA_TEXT: jue_put_json(out, jue_str_of(cell->text)); break;
    case EXTRA_LINE: jue_put_number(out, cell->line); break;
    case EXTRA_PAGE: jue_put_number(out, cell->page); break;
    default: jue_put_number(out, cell->confidence); break;
    }
}

/* A member with one entry a cell, null where the cell is as usual; nothing where all are. */
static void put_extras(jue_builder *out, const jue_cell *cells, size_t count, const jue_row *row, extra_kind kind)
{
    static const char *const names[EXTRAS] = {"texts", "lines", "pages", "confidence"};
    size_t last = count;
    while (last > 0 && is_usual(&cells[last - 1], row, kind))
        last--;
    if (last == 0)
        return;
    put_key(out, names[kind]);
    for (size_t i = 0; i < count; i++) {
        jue_put(out, i == 0 ? JUE_STR("[") : JUE_STR(", "));
        if (is_usual(&cells[i], row, kind))
            jue_put(out, JUE_STR("null"));
        else
            put_extra(out, &cells[i], kind);
    }
    jue_put_char(out, ']');
}

static void put_row(jue_builder *out, const jue_side *side, size_t number)
{
    const jue_row *row = &side->rows.at[number];
    const jue_cell *cells = jue_side_cell(side, number, 0);
    jue_put(out, JUE_STR("{\"code\": "));
    jue_put_json(out, jue_str_of(row->code));
    put_key(out, "name");
    jue_put_json(out, jue_str_of(row->name));
    put_key(out, "line_no");
    if (row->line_no < 0)
        jue_put(out, JUE_STR("null"));
    else
        jue_put_number(out, (size_t)row->line_no);
    put_key(out, "values");
    jue_put_char(out, '[');
    for (size_t i = 0; i < side->column_count; i++) {
        put_separator(out, i, ", ");
        put_value(out, &cells[i]);
    }
    jue_put_char(out, ']');
    if (row->line != 0) {
        put_key(out, "line");
        jue_put_number(out, row->line);
    }
    if (row->page != 0) {
        put_key(out, "page");
        jue_put_number(out, row->page);
    }
    for (int kind = 0; kind < EXTRAS; kind++)
        put_extras(out, cells, side->column_count, row, (extra_kind)kind);
    jue_put_char(out, '}');
}

/* ---- Tables ---- */

static void put_rows(jue_builder *out, const jue_side *side, const char *indent)
{
    jue_put(out, JUE_STR("\"columns\": ["));
    for (size_t i = 0; i < side->column_count; i++) {
        put_separator(out, i, ", ");
        jue_put_json(out, jue_str_of(jue_column_id(side->columns[i].id)));
    }
    jue_put(out, JUE_STR("], \"headers\": ["));
    for (size_t i = 0; i < side->column_count; i++) {
        put_separator(out, i, ", ");
        jue_put_json(out, jue_str_of(side->columns[i].header));
    }
    jue_put(out, JUE_STR("],\n"));
    jue_puts(out, indent);
    jue_put(out, JUE_STR("\"rows\": ["));
    for (size_t i = 0; i < side->rows.count; i++) {
        jue_puts(out, i == 0 ? "\n" : ",\n");
        jue_puts(out, indent);
        jue_put_char(out, ' ');
        put_row(out, side, i);
    }
    jue_put_char(out, ']');
}

static void put_sides(jue_builder *out, const juesuan_table *table)
{
    jue_put(out, JUE_STR("\"sides\": {"));
    for (size_t i = 0; i < table->side_count; i++) {
        jue_puts(out, i == 0 ? "\n    " : ",\n    ");
        jue_put_json(out, jue_str_of(table->sides[i].form->id));
        jue_put(out, JUE_STR(": {"));
        put_rows(out, &table->sides[i], "     ");
        jue_put_char(out, '}');
    }
    jue_put_char(out, '}');
}

void jue_table_put_json(jue_builder *out, const juesuan_table *table)
{
    jue_put(out, JUE_STR("{\"id\": "));
    jue_put_json(out, jue_str_of(table->form->id));
    put_key(out, "set");
    jue_put_json(out, jue_str_of(jue_set_id(table->set)));
    put_key(out, "title");
    jue_put_json(out, jue_str_of(table->title));
    put_key(out, "form");
    jue_put_json_or_null(out, table->number);
    put_key(out, "unit");
    jue_put_json_or_null(out, juesuan_unit_name(table->unit));
    put_key(out, "page");
    jue_put_place(out, table->page);
    put_key(out, "line");
    jue_put_place(out, table->line);
    put_key(out, "end_page");
    jue_put_place(out, table->end_page);
    put_key(out, "end_line");
    jue_put_place(out, table->end_line);
    put_key(out, "says_empty");
    jue_puts(out, table->says_empty ? "true" : "false");
    jue_put(out, JUE_STR(",\n   "));
    if (table->side_count == 1)
        put_rows(out, &table->sides[0], "   ");
    else
        put_sides(out, table);
    jue_put_char(out, '}');
}

/* ---- What is not in the tables ---- */

/* The title of a named row, by which a reader finds it again. */
static const char *item_title(const jue_claim *claim)
{
    if (claim->form == NULL || claim->side >= claim->form->side_count)
        return NULL;
    const jue_side_form *side = &claim->form->sides[claim->side];
    for (size_t i = 0; claim->item != JUE_ITEM_NONE && i < side->item_count; i++)
        if (side->items[i].id == claim->item)
            return side->items[i].title;
    return NULL;
}

static void put_claim(jue_builder *out, const jue_claim *claim)
{
    char text[TEXT_SIZE];
    jue_put(out, JUE_STR("{\"section\": "));
    jue_put_json_or_null(out, claim->section);
    put_key(out, "measure");
    jue_put_json(out, jue_str_of(jue_measure_id(claim->measure)));
    put_key(out, "subject");
    jue_put_json(out, jue_str_of(claim->subject));
    put_key(out, "table");
    jue_put_json_or_null(out, claim->form == NULL ? NULL : claim->form->id);
    put_key(out, "side");
    jue_put_json_or_null(out, claim->form == NULL || claim->side >= claim->form->side_count
                                  ? NULL
                                  : claim->form->sides[claim->side].id);
    put_key(out, "code");
    if (claim->code == NULL)
        jue_put(out, JUE_STR("null"));
    else
        jue_put_json(out, jue_str_of(claim->code));
    put_key(out, "item");
    jue_put_json_or_null(out, item_title(claim));
    put_key(out, "column");
    jue_put_json_or_null(out, jue_column_id(claim->column));
    put_key(out, "value");
    jue_put_json_or_null(out, juesuan_amount_format(claim->value, 0, text, sizeof text) == 0 ? NULL : text);
    put_key(out, "unit");
    jue_put_json_or_null(out, claim->unit);
    put_key(out, "line");
    jue_put_place(out, claim->line);
    put_key(out, "page");
    jue_put_place(out, claim->page);
    put_key(out, "text");
    jue_put_json_or_null(out, claim->text);
    put_key(out, "reason");
    jue_put_json_or_null(out, claim->reason);
    jue_put_char(out, '}');
}

static void put_text(jue_builder *out, jue_str text, uint32_t line, uint16_t page)
{
    jue_put(out, JUE_STR("{\"text\": "));
    jue_put_json(out, text);
    put_key(out, "line");
    jue_put_place(out, line);
    put_key(out, "page");
    jue_put_place(out, page);
    jue_put_char(out, '}');
}

static void open_list(jue_builder *out, const char *name)
{
    jue_put(out, JUE_STR(",\n \""));
    jue_puts(out, name);
    jue_put(out, JUE_STR("\": ["));
}

static void put_list_item(jue_builder *out, size_t index)
{
    jue_puts(out, index == 0 ? "\n  " : ",\n  ");
}

static void put_paragraphs(jue_builder *out, const char *name, const jue_paragraph *paragraphs, size_t count)
{
    open_list(out, name);
    for (size_t i = 0; i < count; i++) {
        put_list_item(out, i);
        put_text(out, paragraphs[i].text, paragraphs[i].line, paragraphs[i].page);
    }
    jue_put_char(out, ']');
}

static void put_around(jue_builder *out, const juesuan_report *report)
{
    open_list(out, "claims");
    for (size_t i = 0; i < report->claims.count; i++) {
        put_list_item(out, i);
        put_claim(out, &report->claims.at[i]);
    }
    jue_put_char(out, ']');
    put_paragraphs(out, "paragraphs", report->paragraphs.at, report->paragraphs.count);
    put_paragraphs(out, "heads", report->heads.at, report->heads.count);
    open_list(out, "warnings");
    for (size_t i = 0; i < report->warnings.count; i++) {
        const jue_warning *warning = &report->warnings.at[i];
        put_list_item(out, i);
        put_text(out, jue_str_of(warning->text), warning->line, warning->page);
    }
    jue_put_char(out, ']');
    open_list(out, "amendments");
    for (size_t i = 0; i < report->amendments.count; i++) {
        put_list_item(out, i);
        jue_put_json(out, jue_str_of(report->amendments.at[i]));
    }
    jue_put_char(out, ']');
    open_list(out, "empty_pages");
    for (size_t i = 0; i < report->empty_pages.count; i++) {
        put_separator(out, i, ", ");
        jue_put_number(out, report->empty_pages.at[i]);
    }
    jue_put_char(out, ']');
}

void jue_report_put_json(jue_builder *out, const juesuan_report *report)
{
    jue_put(out, JUE_STR("{\"schema\": \"juesuan.report/1\",\n \"department\": "));
    jue_put_json(out, jue_str_of(report->department));
    jue_put(out, JUE_STR(",\n \"year\": "));
    jue_put_place(out, report->year > 0 ? (size_t)report->year : 0);
    jue_put(out, JUE_STR(",\n \"kind\": \"final\""));
    open_list(out, "tables");
    for (size_t i = 0; i < report->tables.count; i++) {
        put_list_item(out, i);
        jue_table_put_json(out, report->tables.at[i]);
    }
    jue_put_char(out, ']');
    put_around(out, report);
    jue_put(out, JUE_STR("}\n"));
}
