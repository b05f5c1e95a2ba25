/* Makes a report cell by cell. */
#include "base/options.h"
#include "build/items.h"
#include "build/make.h"
#include "forms/codebook.h"

struct juesuan_builder {
    jue_arena arena; /* the builder itself lives in it */
    jue_draft draft;
    juesuan_options settings; /* allocator, language and limits of every call */
    bool whole; /* derive was asked for: all tables, all totals */
};

/* One call on a builder. */
typedef struct jue_building {
    juesuan_builder *builder;
    juesuan_report *report;
    juesuan_set set;
    const jue_form *form;
    const char *table;
    const char *side;
    const char *code_or_item;
    const char *name;
    const char *column;
    juesuan_amount amount;
} jue_building;

static juesuan_status run(juesuan_builder *builder, juesuan_error **error, void (*work)(jue_call *call, void *data),
                          jue_building *building)
{
    jue_call call;
    building->builder = builder;
    jue_draft_mark before = jue_draft_mark_of(&builder->draft);
    juesuan_status status = jue_protect(&call, &builder->settings, error, work, building);
    if (status != JUESUAN_OK)
        jue_draft_return(&builder->draft, &before);
    builder->arena.call = NULL;
    return status;
}

/* ---- New and free ---- */

typedef struct jue_opening {
    const char *department;
    int year;
    juesuan_unit unit;
    juesuan_builder *builder;
} jue_opening;

static void open_builder(jue_call *call, void *data)
{
    jue_opening *opening = data;
    if (*juesuan_unit_name(opening->unit) == '\0')
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "未知的金额单位", "unknown unit of amount");
    juesuan_builder *builder = jue_alloc(&call->arena, sizeof *builder);
    jue_draft_init(&builder->draft, &builder->arena);
    builder->draft.department = jue_copy(&call->arena, opening->department, strlen(opening->department));
    builder->draft.year = opening->year;
    builder->draft.unit = opening->unit;
    builder->settings = (juesuan_options){.allocate = call->allocate, .user = call->user, .language = call->language};
    memcpy(builder->settings.limits, call->limits, sizeof call->limits);
    builder->settings.book = call->options == NULL ? NULL : call->options->book;
    builder->arena = call->arena;
    builder->arena.call = NULL;
    opening->builder = builder;
}

juesuan_status juesuan_builder_new(juesuan_builder **out, const char *department, int year, juesuan_unit unit,
                                   const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_opening opening = {department == NULL ? "" : department, year, unit, NULL};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, open_builder, &opening);
    if (status == JUESUAN_OK)
        *out = opening.builder;
    return status;
}

void juesuan_builder_free(juesuan_builder *builder)
{
    if (builder == NULL)
        return;
    jue_arena arena = builder->arena;
    jue_arena_free(&arena);
}

/* ---- Where a cell goes ---- */

static _Noreturn void not_found(jue_call *call, const char *chinese, const char *english, const char *what)
{
    jue_fail(call, JUESUAN_ERROR_NOT_FOUND, (jue_place){0}, chinese, english, what);
}

static size_t find_side(jue_call *call, const jue_form *form, const char *id)
{
    for (size_t i = 0; i < form->side_count; i++)
        if (strcmp(form->sides[i].id, id) == 0)
            return i;
    not_found(call, "没有这一侧：%s", "there is no such side: %s", id);
}

static bool is_digits(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static bool is_coded(const jue_form *form)
{
    return form->layout == JUE_LAYOUT_CODES || form->layout == JUE_LAYOUT_BLOCKS;
}

/* A functional class of the 政府收支分类科目, or an economic one (301 to 399). */
static void look_at_code(jue_call *call, const jue_form *form, const char *code)
{
    int level = jue_code_level(jue_str_of(code));
    bool known = level != 0 && (form->layout == JUE_LAYOUT_BLOCKS
                                    ? level < 3 && code[0] == '3' && strncmp(code, "300", 3) != 0
                                    : jue_class_by_code((jue_str){code, 3}) != NULL);
    if (!known)
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "%s：不是这个表的科目代码：%s",
                 "%s: not a subject code of this table: %s", form->title, code);
}

static jue_row_key key_of(jue_call *call, const jue_form *form, const jue_side_form *side, const jue_building *building)
{
    const char *text = building->code_or_item;
    const char *name = building->name == NULL ? "" : jue_name(&call->scratch, jue_str_of(building->name)).at;
    if (is_coded(form) && is_digits(text)) {
        look_at_code(call, form, text);
        return (jue_row_key){text, JUE_ITEM_NONE, name};
    }
    const jue_item_form *item = jue_item_named(call, side, text);
    if (item != NULL)
        return (jue_row_key){item->code == NULL ? "" : item->code, item->id, jue_item_title(item)};
    not_found(call, "表中没有这一行：%s", "the form has no such row: %s", text);
}

/* ---- Codes ---- */

/* What the forms call the class, or the caller's code book or the built-in one the subject; "" where none knows. */
static const char *usual_name(const juesuan_builder *builder, const jue_form *form, const char *code)
{
    const juesuan_codebook *const books[] = {builder->settings.book, juesuan_codebook_builtin()};
    const jue_item_form *class = form->layout == JUE_LAYOUT_CODES ? jue_class_by_code(jue_str_of(code)) : NULL;
    if (class != NULL)
        return jue_item_title(class);
    for (size_t i = 0; i < sizeof books / sizeof books[0]; i++) {
        if (books[i] == NULL)
            continue;
        const jue_book_entry *entry = jue_book_find(books[i], code, builder->draft.year);
        entry = entry != NULL ? entry : jue_book_find(books[i], code, 0);
        if (entry != NULL)
            return entry->name;
    }
    return "";
}

static const char *ancestor(jue_call *call, const char *code, int level)
{
    return jue_copy(&call->scratch, code, level == 1 ? 3 : 5);
}

/* The row's parent, with its own parents; 合计 for a class; NULL for a row that is part of none. */
static jue_draft_row *parent_of(jue_call *call, juesuan_builder *builder, const jue_form *form, jue_draft_side *side,
                                const char *code)
{
    jue_draft_row *above = NULL;
    if (*code != '\0' && form->layout == JUE_LAYOUT_CODES)
        above = jue_draft_find(side, (jue_row_key){"", JUE_ITEM_TOTAL, "合计"});
    for (int level = 1; is_coded(form) && level < jue_code_level(jue_str_of(code)); level++) {
        const char *parent = ancestor(call, code, level);
        jue_row_key key = {parent, JUE_ITEM_NONE, usual_name(builder, form, parent)};
        bool known = jue_draft_find(side, key) != NULL;
        jue_draft_row *row = jue_draft_row_of(&builder->draft, side, key);
        row->assumed = row->assumed || !known;
        row->parent = above;
        above = row;
    }
    return above;
}

static void look_at_name(jue_call *call, const jue_draft_row *row, jue_row_key key)
{
    if (*key.code == '\0')
        return;
    if (row == NULL && *key.name == '\0')
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "科目%s缺少名称", "subject %s has no name", key.code);
    bool differs = row != NULL && !row->assumed && *row->name != '\0' && *key.name != '\0' && strcmp(row->name, key.name) != 0;
    if (differs)
        jue_fail(call, JUESUAN_ERROR_CONFLICT, (jue_place){0}, "科目%s已有名称“%s”，与“%s”不同",
                 "subject %s is called \"%s\" already, not \"%s\"", key.code, row->name, key.name);
}

/* ---- Sums that a cell must agree with ---- */

static void look_at_parts(jue_call *call, const jue_form *form, const jue_draft_row *row, size_t column,
                          jue_interval value)
{
    const jue_draft_cell *cell = &row->cells[column];
    if (cell->part_count == 0 || jue_interval_fit(value, cell->parts) != JUE_FIT_NONE)
        return;
    jue_fail(call, JUESUAN_ERROR_CONFLICT, (jue_place){0}, "%s：%s%s与其下各级科目之和不符",
             "%s: %s%s contradicts the sum of the subjects below it", form->title, row->code, row->name);
}

/* The total of the column has to fit as well, or derive could not give it. */
static void look_at_sum(jue_call *call, const jue_draft *draft, jue_wide sum, int decimals)
{
    juesuan_amount amount;
    if (!jue_amount_of_ticks(sum, draft->unit, decimals, &amount))
        jue_fail(call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "这一列的合计超出范围", "the sum of the column does not fit");
}

/* What a cell is for the row above it: its own figure or, as long as it has none, what is below it. */
typedef struct jue_part {
    bool there;
    jue_interval value;
} jue_part;

static jue_part part_of(const jue_draft_cell *cell)
{
    if (cell->state == JUESUAN_VALUE)
        return (jue_part){true, cell->value};
    return (jue_part){cell->part_count != 0, cell->parts};
}

/* Every row above hears of the change, up to the first that has a figure of its own. */
static void pass_up(jue_draft_row *row, size_t column, jue_part was)
{
    for (; row->parent != NULL; row = row->parent) {
        jue_part is = part_of(&row->cells[column]);
        jue_draft_cell *above = &row->parent->cells[column];
        jue_part before = part_of(above);
        above->parts.centre += is.value.centre - was.value.centre;
        above->parts.half += is.value.half - was.value.half;
        above->part_count += (uint32_t)is.there - (uint32_t)was.there;
        was = before;
    }
}

/* Nothing here can fail: the sums above and the column's stay what the cells make. */
static void put_cell(jue_draft_row *row, size_t column, jue_interval value, juesuan_amount amount, jue_wide *sum)
{
    jue_draft_cell *cell = &row->cells[column];
    jue_part was = part_of(cell);
    *sum += value.centre - cell->value.centre;
    cell->value = value;
    cell->decimals = (uint8_t)amount.decimals;
    cell->state = (uint8_t)amount.state;
    cell->given = amount.state != JUESUAN_BLANK;
    pass_up(row, column, was);
}

/* ---- Set ---- */

static void look_at_amount(jue_call *call, juesuan_amount amount)
{
    bool known = amount.state == JUESUAN_BLANK || amount.state == JUESUAN_VALUE || amount.state == JUESUAN_DASH;
    if (!known || amount.decimals < 0)
        jue_fail(call, JUESUAN_ERROR_ARGUMENT, (jue_place){0}, "不是金额", "not an amount");
    bool fits = amount.decimals <= JUE_AMOUNT_DECIMALS && amount.value < jue_power10(18) && amount.value > -jue_power10(18);
    if (!fits)
        jue_fail(call, JUESUAN_ERROR_OVERFLOW, (jue_place){0}, "金额超出范围", "the amount does not fit");
}

/* What is wrong with the cell is found before anything is changed. */
static void look_at_cell(jue_call *call, const jue_building *building, const jue_draft_side *side, jue_row_key *key,
                         size_t column, jue_interval value)
{
    const jue_draft_row *row = jue_draft_find(side, *key);
    if (*key->name == '\0' && (row == NULL || *row->name == '\0'))
        key->name = usual_name(building->builder, building->form, key->code);
    look_at_name(call, row, *key);
    jue_wide sum = side->sums[column * JUE_LEVELS + (size_t)jue_code_level(jue_str_of(key->code))] + value.centre;
    if (row != NULL)
        sum -= row->cells[column].value.centre;
    look_at_sum(call, &building->builder->draft, sum, building->amount.decimals);
    if (row != NULL && building->amount.state == JUESUAN_VALUE)
        look_at_parts(call, building->form, row, column, value);
}

static void set_row(jue_call *call, const jue_building *building, jue_draft_side *side, jue_row_key key, size_t column,
                    jue_interval value)
{
    jue_draft *draft = &building->builder->draft;
    jue_draft_row *parent = parent_of(call, building->builder, building->form, side, key.code);
    jue_draft_row *row = jue_draft_row_of(draft, side, key);
    if ((row->assumed || *row->name == '\0') && *key.name != '\0') {
        row->name = jue_copy(draft->arena, key.name, strlen(key.name));
        row->assumed = building->name == NULL || *building->name == '\0';
    }
    row->parent = parent;
    side->columns[column] = side->columns[column] || building->amount.state != JUESUAN_BLANK;
    put_cell(row, column, value, building->amount, &side->sums[column * JUE_LEVELS + row->level]);
}

static void set_cell(jue_call *call, void *data)
{
    jue_building *building = data;
    jue_draft *draft = &building->builder->draft;
    building->builder->arena.call = call;
    look_at_amount(call, building->amount);
    building->form = jue_form_by_id(jue_str_of(building->table));
    if (building->form == NULL)
        not_found(call, "没有这个表：%s", "there is no such table: %s", building->table);
    size_t number = find_side(call, building->form, building->side);
    const jue_side_form *form = &building->form->sides[number];
    size_t column = jue_form_column(form, jue_column_by_id(jue_str_of(building->column)));
    if (column == JUESUAN_NONE)
        not_found(call, "没有这一列：%s", "there is no such column: %s", building->column);
    jue_row_key key = key_of(call, building->form, form, building);
    const jue_item_form *item = key.item == JUE_ITEM_NONE ? NULL : jue_form_item(form, key.item, key.name);
    bool count = item != NULL && item->count;
    jue_interval value = jue_interval_of(building->amount, count ? JUESUAN_UNIT_UNKNOWN : draft->unit, count);
    jue_draft_side *side = &jue_draft_table_of(draft, building->set, building->form->number, false)->sides[number];
    look_at_cell(call, building, side, &key, column, value);
    set_row(call, building, side, key, column, value);
}

juesuan_status juesuan_builder_set(juesuan_builder *builder, juesuan_set set, const char *table, const char *side,
                                   const char *code_or_item, const char *name, const char *column,
                                   juesuan_amount amount, juesuan_error **error)
{
    if (builder == NULL || table == NULL || code_or_item == NULL || column == NULL || (size_t)set >= JUE_SETS)
        return JUESUAN_ERROR_ARGUMENT;
    jue_building building = {.set = set,
                             .table = table,
                             .side = side == NULL ? "" : side,
                             .code_or_item = code_or_item,
                             .name = name,
                             .column = column,
                             .amount = amount};
    return run(builder, error, set_cell, &building);
}

/* ---- Derive and finish ---- */

/* A class that is spent on has its row in the tables of totals, also where forms leave it out. */
static void add_classes(jue_draft *draft, jue_form_id from, jue_form_id to)
{
    const jue_draft_side *side = &draft->tables[JUESUAN_SET_PUBLICATION][from].sides[0];
    jue_draft_side *target = &draft->tables[JUESUAN_SET_PUBLICATION][to].sides[1];
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_draft_row *row = side->rows.at[i];
        const jue_item_form *class = row->level == 1 ? jue_class_by_code(jue_str_of(row->code)) : NULL;
        if (class != NULL)
            jue_draft_row_of(draft, target, (jue_row_key){row->code, JUE_ITEM_CLASS, jue_item_title(class)});
    }
}

static void complete(jue_draft *draft)
{
    static const jue_form_id sources[] = {JUE_GENERAL_BUDGET, JUE_GOVERNMENT_FUND, JUE_STATE_CAPITAL};
    for (int form = 0; form < JUE_FORMS; form++)
        jue_draft_table_of(draft, JUESUAN_SET_PUBLICATION, (jue_form_id)form, false);
    add_classes(draft, JUE_EXPENDITURE, JUE_INCOME_EXPENDITURE);
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
        add_classes(draft, sources[i], JUE_APPROPRIATION);
}

static void make_report(jue_call *call, void *data)
{
    jue_building *building = data;
    juesuan_builder *builder = building->builder;
    jue_made made;
    builder->arena.call = call;
    if (builder->whole)
        complete(&builder->draft);
    jue_make(&made, call, &builder->draft);
    if (builder->whole)
        jue_derive(&made);
    building->report = jue_made_finish(&made);
}

juesuan_status juesuan_builder_derive(juesuan_builder *builder, juesuan_error **error)
{
    if (builder == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_building building = {.report = NULL};
    bool whole = builder->whole;
    builder->whole = true;
    /* What it makes is made again at the end: cells may still be set. */
    juesuan_status status = run(builder, error, make_report, &building);
    if (status == JUESUAN_OK)
        juesuan_report_free(building.report);
    else
        builder->whole = whole;
    return status;
}

juesuan_status juesuan_builder_finish(juesuan_report **out, juesuan_builder *builder, juesuan_error **error)
{
    if (out == NULL || builder == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    jue_building building = {.report = NULL};
    juesuan_status status = run(builder, error, make_report, &building);
    if (status == JUESUAN_OK)
        *out = building.report;
    return status;
}
