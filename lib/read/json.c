#include "read/json.h"

#include "model/schema.h"
#include "read/json_walk.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_YEAR = 9999, TEXT_SIZE = 2 * JUE_AMOUNT_TEXT };

/* ---- Rows ---- */

enum { ROW_CODE, ROW_NAME, ROW_LINE_NO, ROW_VALUES, ROW_LINE, ROW_PAGE, ROW_TEXTS, ROW_LINES, ROW_PAGES, ROW_CONFIDENCE };
static const char *const row_names[] = {"code", "name",  "line_no", "values", "line",
                                        "page", "texts", "lines",   "pages",  "confidence"};

_Noreturn static void fail_at(jue_json *json, const char *key, size_t index, const char *chinese, const char *english)
{
    jue_json_enter(json, key);
    jue_json_enter_at(json, index);
    jue_json_fail(json, chinese, english);
}

/* A list with one entry a cell that may be left out. */
static void expect_entries(jue_json *json, json_t *list, const char *key, size_t count)
{
    if (list == NULL || (json_is_array(list) && json_array_size(list) == count))
        return;
    jue_json_enter(json, key);
    jue_json_fail(json, "应为数组，且与列数相同", "should be an array with one entry a column");
}

static json_t *entry(json_t *list, size_t index)
{
    json_t *value = list == NULL ? NULL : json_array_get(list, index);
    return json_is_null(value) ? NULL : value;
}

/* An amount as the contract writes it: a decimal string, "na" for a dash, null for a blank cell. */
static juesuan_amount read_amount(jue_json *json, json_t *value, const char *key, size_t index)
{
    juesuan_amount amount = {.state = JUESUAN_BLANK};
    if (value == NULL || json_is_null(value))
        return amount;
    if (!json_is_string(value))
        fail_at(json, key, index, "应为字符串（金额不能写成数字）或 null", "should be a string (an amount is no JSON number) or null");
    jue_str text = {json_string_value(value), json_string_length(value)};
    if (jue_str_is(text, "na"))
        return (juesuan_amount){.state = JUESUAN_DASH};
    if (jue_amount_parse(text, &amount) != JUESUAN_OK || amount.state != JUESUAN_VALUE)
        fail_at(json, key, index, "不是金额", "is not an amount");
    return amount;
}

static const char *usual_text(jue_json *json, juesuan_amount amount)
{
    char buffer[TEXT_SIZE];
    jue_str text = jue_usual_text(amount, buffer, sizeof buffer);
    return text.size == 0 ? "" : jue_copy(&json->call->arena, text.at, text.size);
}

static void read_cell(jue_json *json, json_t *const *members, size_t index, const jue_row *row, jue_cell *cell)
{
    juesuan_amount amount = read_amount(json, json_array_get(members[ROW_VALUES], index), "values", index);
    json_t *text = entry(members[ROW_TEXTS], index);
    /* Something is printed that has no value. */
    if (amount.state == JUESUAN_BLANK && text != NULL)
        amount.state = JUESUAN_UNREADABLE;
    cell->value = amount.value;
    cell->decimals = (uint8_t)amount.decimals;
    cell->state = (uint8_t)amount.state;
    cell->text = text == NULL ? usual_text(json, amount) : jue_json_text(json, text, "texts", "");
    bool blank = amount.state == JUESUAN_BLANK;
    json_t *line = entry(members[ROW_LINES], index);
    json_t *page = entry(members[ROW_PAGES], index);
    json_t *confidence = entry(members[ROW_CONFIDENCE], index);
    cell->line = line != NULL ? jue_json_number(json, line, "lines", UINT32_MAX) : blank ? 0 : row->line;
    cell->page = page != NULL ? (uint16_t)jue_json_number(json, page, "pages", UINT16_MAX) : blank ? 0 : row->page;
    if (confidence != NULL)
        cell->confidence = (uint8_t)jue_json_number(json, confidence, "confidence", 100);
}

static const char *read_code(jue_json *json, json_t *value)
{
    const char *code = jue_json_text(json, value, "code", "");
    if (code[strspn(code, "0123456789")] != '\0') {
        jue_json_enter(json, "code");
        jue_json_fail(json, "科目代码只能是数字", "a code has digits only");
    }
    return code;
}

/* Finds out which row of the form this is, as the readers of printed tables do. */
static void identify(jue_json *json, const jue_form *form, const jue_side *side, jue_row *row, const jue_item_form **last)
{
    bool coded = form->layout == JUE_LAYOUT_CODES || form->layout == JUE_LAYOUT_BLOCKS;
    row->level = (uint8_t)jue_code_level(jue_str_of(row->code));
    if (coded && *row->code != '\0')
        return;
    jue_str key = jue_key(&json->call->scratch, jue_str_of(row->name));
    key = jue_str_from(key, jue_enumerator(key));
    const jue_item_form *item = key.size == 0 ? NULL : jue_item_of_name(side->form, key, coded ? NULL : *last);
    if (item == NULL)
        return;
    *last = item;
    row->item = item->id;
    row->count = item->count;
    if (*row->code == '\0' && item->code != NULL) {
        row->code = item->code;
        row->level = (uint8_t)jue_code_level(jue_str_of(item->code));
    }
}

static void read_row(jue_json *json, json_t *value, const jue_form *form, jue_side *side, const jue_item_form **last)
{
    json_t *members[COUNT(row_names)];
    jue_json_members(json, value, row_names, COUNT(row_names), members);
    jue_row *row = jue_row_add(&json->call->arena, side);
    row->code = read_code(json, members[ROW_CODE]);
    row->name = jue_json_text(json, members[ROW_NAME], "name", "");
    if (members[ROW_LINE_NO] != NULL && !json_is_null(members[ROW_LINE_NO]))
        row->line_no = (int32_t)jue_json_number(json, members[ROW_LINE_NO], "line_no", INT32_MAX);
    row->line = jue_json_number(json, members[ROW_LINE], "line", UINT32_MAX);
    row->page = (uint16_t)jue_json_number(json, members[ROW_PAGE], "page", UINT16_MAX);
    identify(json, form, side, row, last);
    if (members[ROW_VALUES] == NULL)
        jue_json_fail(json, "缺少 values", "values is missing");
    for (int i = ROW_VALUES; i <= ROW_CONFIDENCE; i++)
        if (i != ROW_LINE && i != ROW_PAGE)
            expect_entries(json, members[i], row_names[i], side->column_count);
    for (size_t i = 0; i < side->column_count; i++)
        read_cell(json, members, i, row, jue_side_cell(side, side->rows.count - 1, i));
}

/* ---- Tables ---- */

static void read_columns(jue_json *json, json_t *columns, json_t *headers, jue_side *side)
{
    size_t count = jue_json_elements(json, columns, "columns");
    if (headers != NULL && jue_json_elements(json, headers, "headers") != count) {
        jue_json_enter(json, "headers");
        jue_json_fail(json, "表头与列数不同", "there should be one header a column");
    }
    if (count >= JUE_COLUMNS) {
        jue_json_enter(json, "columns");
        jue_json_fail(json, "列数过多", "has too many columns");
    }
    side->columns = jue_alloc_array(&json->call->arena, count, sizeof *side->columns);
    for (size_t i = 0; i < count; i++) {
        const char *id = jue_json_text(json, json_array_get(columns, i), "columns", "");
        jue_column column = jue_column_by_id(jue_str_of(id));
        if (column == JUE_COLUMN_NONE || jue_side_column(side, column) != JUESUAN_NONE) {
            fail_at(json, "columns", i, "未知或重复的列", "is an unknown column, or one that is there already");
        }
        const char *header = headers == NULL ? "" : jue_json_text(json, json_array_get(headers, i), "headers", "");
        side->columns[side->column_count++] = (jue_table_column){column, header};
    }
}

/* How much there is to come is known: the vectors need not grow. */
static void reserve(jue_json *json, jue_side *side, size_t rows)
{
    jue_vector_reserve(&json->call->arena, &side->rows, rows);
    if (side->column_count != 0)
        jue_vector_reserve(&json->call->arena, &side->cells, rows * side->column_count);
}

static void read_side(jue_json *json, json_t *columns, json_t *headers, json_t *rows, const jue_form *form, jue_side *side)
{
    read_columns(json, columns, headers, side);
    size_t count = jue_json_elements(json, rows, "rows");
    size_t most = json->call->limits[JUESUAN_LIMIT_ROWS];
    jue_json_enter(json, "rows");
    if (count > most)
        jue_fail(json->call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "一个表的行数超过上限%zu", "a table has more than %zu rows",
                 most);
    const jue_item_form *last = NULL;
    reserve(json, side, count);
    for (size_t i = 0; i < count; i++) {
        jue_json_enter_at(json, i);
        read_row(json, json_array_get(rows, i), form, side, &last);
        jue_json_leave(json);
    }
    jue_json_leave(json);
}

static void read_sides(jue_json *json, json_t *value, juesuan_table *table)
{
    static const char *const names[] = {"columns", "headers", "rows"};
    const char *sides[2] = {table->sides[0].form->id, table->sides[1].form->id};
    json_t *members[2];
    jue_json_enter(json, "sides");
    jue_json_members(json, value, sides, COUNT(sides), members);
    for (size_t i = 0; i < COUNT(sides); i++) {
        json_t *parts[COUNT(names)];
        jue_json_enter(json, sides[i]);
        jue_json_members(json, members[i], names, COUNT(names), parts);
        read_side(json, parts[0], parts[1], parts[2], table->form, &table->sides[i]);
        jue_json_leave(json);
    }
    jue_json_leave(json);
}

enum {
    TABLE_ID, TABLE_SET, TABLE_TITLE, TABLE_FORM, TABLE_UNIT, TABLE_PAGE, TABLE_LINE, TABLE_END_PAGE, TABLE_END_LINE,
    TABLE_SAYS_EMPTY, TABLE_COLUMNS, TABLE_HEADERS, TABLE_ROWS, TABLE_SIDES
};
static const char *const table_names[] = {"id",       "set",        "title",   "form",    "unit", "page", "line", "end_page",
                                          "end_line", "says_empty", "columns", "headers", "rows", "sides"};

static const jue_form *read_form(jue_json *json, json_t *value)
{
    const char *id = jue_json_text(json, value, "id", "");
    const jue_form *form = jue_form_by_id(jue_str_of(id));
    if (form != NULL)
        return form;
    jue_json_enter(json, "id");
    jue_json_fail(json, "没有这样的表", "there is no such table");
}

static juesuan_set read_set(jue_json *json, json_t *value)
{
    const char *set = jue_json_text(json, value, "set", "publication");
    if (strcmp(set, "publication") == 0)
        return JUESUAN_SET_PUBLICATION;
    if (strcmp(set, "approval") == 0)
        return JUESUAN_SET_APPROVAL;
    jue_json_enter(json, "set");
    jue_json_fail(json, "应为 publication 或 approval", "should be publication or approval");
}

static juesuan_unit read_unit(jue_json *json, json_t *value)
{
    const char *name = jue_json_text(json, value, "unit", "");
    juesuan_unit unit = jue_unit_of(jue_str_of(name));
    if (*name == '\0' || unit != JUESUAN_UNIT_UNKNOWN)
        return unit;
    jue_json_enter(json, "unit");
    jue_json_fail(json, "未知的金额单位", "is an unknown unit");
}

static void read_table(jue_json *json, json_t *value)
{
    json_t *members[COUNT(table_names)];
    jue_json_members(json, value, table_names, COUNT(table_names), members);
    const jue_form *form = read_form(json, members[TABLE_ID]);
    juesuan_table *table = jue_table_add(json->call, json->report, form, read_set(json, members[TABLE_SET]));
    table->title = jue_json_text(json, members[TABLE_TITLE], "title", "");
    table->number = jue_json_text(json, members[TABLE_FORM], "form", "");
    table->unit = read_unit(json, members[TABLE_UNIT]);
    table->page = (uint16_t)jue_json_number(json, members[TABLE_PAGE], "page", UINT16_MAX);
    table->line = jue_json_number(json, members[TABLE_LINE], "line", UINT32_MAX);
    table->end_page = (uint16_t)jue_json_number(json, members[TABLE_END_PAGE], "end_page", UINT16_MAX);
    table->end_line = jue_json_number(json, members[TABLE_END_LINE], "end_line", UINT32_MAX);
    table->says_empty = jue_json_flag(json, members[TABLE_SAYS_EMPTY], "says_empty");
    if (form->side_count > 1)
        read_sides(json, members[TABLE_SIDES], table);
    else
        read_side(json, members[TABLE_COLUMNS], members[TABLE_HEADERS], members[TABLE_ROWS], form, &table->sides[0]);
}

/* ---- Claims ---- */

enum {
    CLAIM_SECTION, CLAIM_MEASURE, CLAIM_SUBJECT, CLAIM_TABLE, CLAIM_SIDE, CLAIM_CODE, CLAIM_ITEM, CLAIM_COLUMN,
    CLAIM_VALUE, CLAIM_UNIT, CLAIM_LINE, CLAIM_PAGE, CLAIM_TEXT, CLAIM_REASON
};
static const char *const claim_names[] = {"section", "measure", "subject", "table", "side", "code", "item",
                                          "column",  "value",   "unit",    "line",  "page", "text", "reason"};

static jue_measure read_measure(jue_json *json, json_t *value)
{
    const char *id = jue_json_text(json, value, "measure", "");
    for (int i = JUE_MEASURE_AMOUNT; i <= JUE_MEASURE_COUNT; i++)
        if (strcmp(id, jue_measure_id((jue_measure)i)) == 0)
            return (jue_measure)i;
    jue_json_enter(json, "measure");
    jue_json_fail(json, "未知的度量", "is an unknown measure");
}

static void bind_claim(jue_json *json, json_t *const *members, jue_claim *claim)
{
    const char *side = jue_json_text(json, members[CLAIM_SIDE], "side", "");
    const char *item = jue_json_text(json, members[CLAIM_ITEM], "item", "");
    claim->form = read_form(json, members[CLAIM_TABLE]);
    for (size_t i = 0; i < claim->form->side_count; i++)
        if (strcmp(claim->form->sides[i].id, side) == 0)
            claim->side = (uint8_t)i;
    const jue_side_form *form = &claim->form->sides[claim->side];
    for (size_t i = 0; claim->item == JUE_ITEM_NONE && i < form->item_count; i++)
        if (strcmp(form->items[i].title, item) == 0)
            claim->item = form->items[i].id;
}

static void read_claim(jue_json *json, json_t *value)
{
    json_t *members[COUNT(claim_names)];
    jue_json_members(json, value, claim_names, COUNT(claim_names), members);
    jue_claim *claim = jue_vector_add(&json->call->arena, &json->report->claims);
    *claim = (jue_claim){.measure = read_measure(json, members[CLAIM_MEASURE])};
    claim->section = jue_json_text(json, members[CLAIM_SECTION], "section", "");
    claim->subject = jue_json_text(json, members[CLAIM_SUBJECT], "subject", "");
    claim->code = jue_json_text(json, members[CLAIM_CODE], "code", NULL);
    claim->column = jue_column_by_id(jue_str_of(jue_json_text(json, members[CLAIM_COLUMN], "column", "")));
    claim->unit = jue_json_text(json, members[CLAIM_UNIT], "unit", "");
    claim->line = jue_json_number(json, members[CLAIM_LINE], "line", UINT32_MAX);
    claim->page = (uint16_t)jue_json_number(json, members[CLAIM_PAGE], "page", UINT16_MAX);
    claim->text = jue_json_text(json, members[CLAIM_TEXT], "text", "");
    claim->reason = jue_json_text(json, members[CLAIM_REASON], "reason", NULL);
    if (members[CLAIM_TABLE] != NULL && !json_is_null(members[CLAIM_TABLE]))
        bind_claim(json, members, claim);
    claim->value = read_amount(json, members[CLAIM_VALUE], "value", 0);
}

/* ---- The document ---- */

static const char *const text_names[] = {"text", "line", "page"};

static void read_text(jue_json *json, json_t *value, jue_paragraph *paragraph)
{
    json_t *members[COUNT(text_names)];
    jue_json_members(json, value, text_names, COUNT(text_names), members);
    paragraph->text = jue_str_of(jue_json_text(json, members[0], "text", ""));
    paragraph->line = jue_json_number(json, members[1], "line", UINT32_MAX);
    paragraph->page = (uint16_t)jue_json_number(json, members[2], "page", UINT16_MAX);
}

static void read_paragraph(jue_json *json, json_t *value)
{
    read_text(json, value, jue_vector_add(&json->call->arena, &json->report->paragraphs));
}

static void read_head(jue_json *json, json_t *value)
{
    read_text(json, value, jue_vector_add(&json->call->arena, &json->report->heads));
}

static void read_warning(jue_json *json, json_t *value)
{
    jue_paragraph said = {0};
    read_text(json, value, &said);
    jue_warning *warning = jue_vector_add(&json->call->arena, &json->report->warnings);
    *warning = (jue_warning){said.text.at, said.line, said.page};
}

static void read_empty_page(jue_json *json, json_t *value)
{
    *jue_vector_add(&json->call->arena, &json->report->empty_pages) = jue_json_number(json, value, NULL, UINT16_MAX);
}

static void read_amendment(jue_json *json, json_t *value)
{
    *jue_vector_add(&json->call->arena, &json->report->amendments) = jue_json_text(json, value, NULL, "");
}

static void read_list(jue_json *json, json_t *list, const char *key, void (*read)(jue_json *json, json_t *value))
{
    if (list == NULL)
        return;
    size_t count = jue_json_elements(json, list, key);
    jue_json_enter(json, key);
    for (size_t i = 0; i < count; i++) {
        jue_json_enter_at(json, i);
        read(json, json_array_get(list, i));
        jue_json_leave(json);
    }
    jue_json_leave(json);
}

enum { SCHEMA, DEPARTMENT, YEAR, KIND, TABLES, CLAIMS, PARAGRAPHS, HEADS, WARNINGS, AMENDMENTS, EMPTY_PAGES };
static const char *const report_names[] = {"schema", "department", "year",     "kind",       "tables",
                                           "claims", "paragraphs", "heads", "warnings", "amendments", "empty_pages"};

static void expect(jue_json *json, json_t *value, const char *key, const char *text, const char *chinese, const char *english)
{
    if (strcmp(jue_json_text(json, value, key, ""), text) == 0)
        return;
    jue_json_enter(json, key);
    jue_json_fail(json, chinese, english);
}

void jue_read_json(jue_call *call, juesuan_report *report, jue_str bytes)
{
    jue_json json = {.call = call, .report = report, .bytes = bytes};
    json_t *members[COUNT(report_names)];
    jue_json_members(&json, jue_json_parse(&json), report_names, COUNT(report_names), members);
    expect(&json, members[SCHEMA], "schema", "juesuan.report/1", "应为 juesuan.report/1", "should be juesuan.report/1");
    if (members[KIND] != NULL)
        expect(&json, members[KIND], "kind", "final", "应为 final（决算）", "should be final (final accounts)");
    report->department = jue_json_text(&json, members[DEPARTMENT], "department", "");
    report->year = (int)jue_json_number(&json, members[YEAR], "year", MOST_YEAR);
    if (members[TABLES] == NULL)
        jue_json_fail(&json, "缺少 tables", "tables is missing");
    read_list(&json, members[TABLES], "tables", read_table);
    read_list(&json, members[CLAIMS], "claims", read_claim);
    read_list(&json, members[PARAGRAPHS], "paragraphs", read_paragraph);
    read_list(&json, members[HEADS], "heads", read_head);
    read_list(&json, members[WARNINGS], "warnings", read_warning);
    read_list(&json, members[AMENDMENTS], "amendments", read_amendment);
    read_list(&json, members[EMPTY_PAGES], "empty_pages", read_empty_page);
    jue_json_end(&json);
    if (json.unknown > 20)
        jue_warn(call, report, (jue_place){0}, "共有%zu个未知的成员未读入", "%zu unknown members were left out", json.unknown);
}
