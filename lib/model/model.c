#include "model/model.h"

enum { MOST_WARNINGS = 1000 };

juesuan_report *jue_report_new(jue_call *call)
{
    juesuan_report *report = jue_alloc(&call->arena, sizeof *report);
    report->department = "";
    /* Until it is finished the report allocates from the arena of the call that makes it. */
    report->arena = (jue_arena){0};
    return report;
}

void jue_warn(jue_call *call, juesuan_report *report, jue_place place, const char *chinese, const char *english, ...)
{
    /* A hostile file could otherwise ask for more warnings than it has bytes. */
    if (report->warnings.count > MOST_WARNINGS)
        return;
    if (report->warnings.count == MOST_WARNINGS) {
        chinese = "警告太多，以后的省略";
        english = "too many warnings; the rest is left out";
    }
    va_list arguments;
    va_start(arguments, english);
    jue_warning *warning = jue_vector_add(&call->arena, &report->warnings);
    warning->text = jue_vprintf(&call->arena, jue_say(call, chinese, english), arguments);
    if (call->within != NULL)
        warning->text = jue_printf(&call->arena, "%s: %s", call->within, warning->text);
    warning->line = (uint32_t)place.line;
    warning->page = (uint16_t)place.page;
    va_end(arguments);
}

juesuan_table *jue_table_add(jue_call *call, juesuan_report *report, const jue_form *form, juesuan_set set)
{
    if (report->tables.count >= call->limits[JUESUAN_LIMIT_TABLES])
        jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "表的数量超过上限%zu", "more than %zu tables",
                 call->limits[JUESUAN_LIMIT_TABLES]);
    juesuan_table *table = jue_alloc(&call->arena, sizeof *table);
    *jue_vector_add(&call->arena, &report->tables) = table;
    table->report = report;
    table->form = form;
    table->set = set;
    table->title = table->number = "";
    table->side_count = form->side_count;
    for (size_t i = 0; i < table->side_count; i++) {
        table->sides[i].form = &form->sides[i];
        table->sides[i].first_root = JUE_NO_ROW;
    }
    return table;
}

jue_row *jue_row_add(jue_arena *arena, jue_side *side)
{
    if (side->rows.count >= INT32_MAX)
        jue_fail_memory(arena->call);
    jue_row *row = jue_vector_add(arena, &side->rows);
    *row = (jue_row){.code = "", .name = "", .line_no = JUE_NO_LINE_NO, .parent = JUE_NO_ROW, .child = JUE_NO_ROW,
                     .next = JUE_NO_ROW};
    for (size_t i = 0; i < side->column_count; i++) {
        jue_cell *cell = jue_vector_add(arena, &side->cells);
        *cell = (jue_cell){.text = "", .confidence = 100};
    }
    return row;
}

jue_cell *jue_side_cell(const jue_side *side, size_t row, size_t column)
{
    return side->cells.at == NULL ? NULL : &side->cells.at[row * side->column_count + column];
}

void jue_cell_set(jue_arena *arena, jue_cell *cell, jue_str printed)
{
    jue_str text = jue_str_trim(printed);
    juesuan_amount amount = jue_amount_of_cell(text);
    cell->value = amount.value;
    cell->decimals = (uint8_t)amount.decimals;
    cell->state = (uint8_t)amount.state;
    cell->text = text.size == 0 ? "" : jue_copy(arena, text.at, text.size);
}

size_t jue_side_column(const jue_side *side, jue_column id)
{
    for (size_t i = 0; i < side->column_count; i++)
        if (side->columns[i].id == id)
            return i;
    return JUESUAN_NONE;
}

size_t jue_side_item(const jue_side *side, jue_item item)
{
    for (size_t i = 0; i < side->rows.count; i++)
        if (side->rows.at[i].item == item)
            return i;
    return JUESUAN_NONE;
}

static size_t hash_code(const char *code)
{
    uint64_t hash = 1469598103934665603u;
    for (; *code != '\0'; code++)
        hash = (hash ^ (unsigned char)*code) * 1099511628211u;
    return (size_t)(hash ^ hash >> 29);
}

void jue_side_index(jue_arena *arena, jue_side *side)
{
    side->slot_count = 16;
    while (side->slot_count < side->rows.count * 2)
        side->slot_count *= 2;
    side->code_slots = jue_alloc_array(arena, side->slot_count, sizeof *side->code_slots);
    for (size_t i = 0; i < side->rows.count; i++) {
        const char *code = side->rows.at[i].code;
        size_t slot = hash_code(code) & (side->slot_count - 1);
        if (*code == '\0')
            continue;
        while (side->code_slots[slot] != 0 && strcmp(side->rows.at[side->code_slots[slot] - 1].code, code) != 0)
            slot = (slot + 1) & (side->slot_count - 1);
        /* The first row with a code stays the one that is found. */
        if (side->code_slots[slot] == 0)
            side->code_slots[slot] = (uint32_t)i + 1;
    }
}

size_t jue_side_code(const jue_side *side, const char *code)
{
    if (side->code_slots == NULL || *code == '\0')
        return JUESUAN_NONE;
    size_t slot = hash_code(code) & (side->slot_count - 1);
    while (side->code_slots[slot] != 0) {
        size_t row = side->code_slots[slot] - 1;
        if (strcmp(side->rows.at[row].code, code) == 0)
            return row;
        slot = (slot + 1) & (side->slot_count - 1);
    }
    return JUESUAN_NONE;
}

int jue_code_level(jue_str code)
{
    switch (code.size) {
    case 3: return 1;
    case 5: return 2;
    case 7: return 3;
    default: return 0;
    }
}

const juesuan_table *jue_report_find(const juesuan_report *report, juesuan_set set, jue_form_id form)
{
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        if (table->set == set && table->form->number == form)
            return table;
    }
    return NULL;
}

juesuan_report *jue_report_finish(jue_call *call, juesuan_report *report)
{
    for (size_t i = 0; i < report->tables.count; i++) {
        juesuan_table *table = report->tables.at[i];
        for (size_t side = 0; side < table->side_count; side++)
            jue_side_index(&call->arena, &table->sides[side]);
        jue_tree_build(&call->arena, table);
    }
    report->arena = call->arena;
    report->arena.call = NULL;
    return report;
}

void juesuan_report_free(juesuan_report *report)
{
    if (report == NULL)
        return;
    /* The report itself lives in its arena. */
    jue_arena arena = report->arena;
    jue_arena_free(&arena);
}
