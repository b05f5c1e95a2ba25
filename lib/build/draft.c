#include "build/draft.h"

#include "build/items.h"

enum { FIRST_SLOTS = 32, ORDER_STEP = 1 << 20 };

size_t jue_form_column(const jue_side_form *form, jue_column column)
{
    for (size_t i = 0; i < form->column_count; i++)
        if (form->columns[i].id == column)
            return i;
    return JUESUAN_NONE;
}

const jue_item_form *jue_form_item(const jue_side_form *form, jue_item item, const char *name)
{
    for (size_t i = 0; i < form->item_count; i++) {
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there are as many as item_count says */
        if (form->items[i].id != item)
            continue;
        if (!jue_item_recurs(item) || strcmp(jue_item_title(&form->items[i]), name) == 0)
            return &form->items[i];
    }
    return NULL;
}

void jue_draft_init(jue_draft *draft, jue_arena *arena)
{
    *draft = (jue_draft){.arena = arena, .department = ""};
}

/* ---- Which columns and rows a form always prints ---- */

/* A grouped part of a column is printed only where somebody fills it; so are budgets. */
static bool is_printed(jue_form_id form, jue_column column)
{
    switch (column) {
    case JUE_COLUMN_BUDGET:
    case JUE_COLUMN_ADJUSTED:
    case JUE_COLUMN_OPENING_TOTAL:
    case JUE_COLUMN_OPENING_BASIC:
    case JUE_COLUMN_OPENING_PROJECT:
    case JUE_COLUMN_INCOME_TOTAL:
    case JUE_COLUMN_INCOME_BASIC:
    case JUE_COLUMN_INCOME_PROJECT:
    case JUE_COLUMN_CLOSING_TOTAL:
    case JUE_COLUMN_CLOSING_BASIC:
    case JUE_COLUMN_CLOSING_PROJECT:
    case JUE_COLUMN_CLOSING_CARRYOVER:
    case JUE_COLUMN_CLOSING_SURPLUS: return false;
    case JUE_COLUMN_OPENING:
    case JUE_COLUMN_INCOME:
    case JUE_COLUMN_CLOSING: return form == JUE_GOVERNMENT_FUND;
    default: return true;
    }
}

/* The classes with a number in front are printed in every report, the others where they are used. */
static bool is_fixed(const jue_form *form, const jue_item_form *item)
{
    if (item->id == JUE_ITEM_CLASS)
        return jue_enumerator(jue_str_of(item->title)) != 0;
    return form->number != JUE_BASIC_EXPENDITURE || item->id != JUE_ITEM_TOTAL;
}

static void open_side(jue_draft *draft, const jue_form *form, jue_draft_side *side, const jue_side_form *side_form,
                      bool empty)
{
    side->form = side_form;
    side->columns = jue_alloc_array(draft->arena, side_form->column_count, sizeof *side->columns);
    side->sums = jue_alloc_array(draft->arena, side_form->column_count * JUE_LEVELS, sizeof *side->sums);
    if (empty)
        return;
    for (size_t i = 0; i < side_form->column_count; i++)
        side->columns[i] = is_printed(form->number, side_form->columns[i].id);
    for (size_t i = 0; i < side_form->item_count; i++) {
        const jue_item_form *item = &side_form->items[i];
        if (is_fixed(form, item))
            jue_draft_row_of(draft, side,
                             (jue_row_key){item->code == NULL ? "" : item->code, item->id, jue_item_title(item)});
    }
}

jue_draft_table *jue_draft_table_of(jue_draft *draft, juesuan_set set, jue_form_id number, bool empty)
{
    jue_draft_table *table = &draft->tables[set][number];
    const jue_form *form = &jue_forms[number];
    if (table->present)
        return table;
    /* A call that fails half-way leaves a table that the next call opens anew. */
    *table = (jue_draft_table){.present = false};
    for (size_t i = 0; i < form->side_count; i++)
        open_side(draft, form, &table->sides[i], &form->sides[i], empty);
    table->present = true;
    return table;
}

/* ---- Rows ---- */

static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static size_t hash_key(jue_row_key key)
{
    uint64_t hash = 1469598103934665603u;
    if (*key.code != '\0')
        hash = hash_text(hash, key.code);
    else if (!jue_item_recurs(key.item))
        hash = (hash ^ (0x100u + (unsigned)key.item)) * 1099511628211u;
    else
        hash = hash_text(hash ^ 0x80u, key.name);
    return (size_t)(hash ^ hash >> 29);
}

static bool has_key(const jue_draft_row *row, jue_row_key key)
{
    if (*key.code != '\0' || *row->code != '\0')
        return strcmp(row->code, key.code) == 0;
    if (row->item != key.item)
        return false;
    return !jue_item_recurs(key.item) || strcmp(row->name, key.name) == 0;
}

/* The slot of the key, or the free one where it belongs. */
static uint32_t *slot_of(const jue_draft_side *side, jue_row_key key)
{
    size_t slot = hash_key(key) & (side->slot_count - 1);
    while (side->slots[slot] != 0 && !has_key(side->rows.at[side->slots[slot] - 1], key))
        slot = (slot + 1) & (side->slot_count - 1);
    return &side->slots[slot];
}

jue_draft_row *jue_draft_find(const jue_draft_side *side, jue_row_key key)
{
    if (side->slot_count == 0)
        return NULL;
    uint32_t row = *slot_of(side, key);
    return row == 0 ? NULL : side->rows.at[row - 1];
}

static void grow_slots(jue_draft *draft, jue_draft_side *side)
{
    size_t count = side->slot_count == 0 ? FIRST_SLOTS : side->slot_count * 2;
    jue_draft_side grown = *side;
    grown.slots = jue_alloc_array(draft->arena, count, sizeof *grown.slots);
    grown.slot_count = count;
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_draft_row *row = side->rows.at[i];
        *slot_of(&grown, (jue_row_key){row->code, row->item, row->name}) = (uint32_t)i + 1;
    }
    *side = grown;
}

uint64_t jue_draft_order(const jue_side_form *form, jue_item item, const char *name, uint64_t before)
{
    const jue_item_form *known = item == JUE_ITEM_NONE ? NULL : jue_form_item(form, item, name);
    return known == NULL ? before + 1 : ((uint64_t)(known - form->items) + 1) * ORDER_STEP;
}

static const char *copy(jue_draft *draft, const char *text)
{
    return *text == '\0' ? "" : jue_copy(draft->arena, text, strlen(text));
}

jue_draft_row *jue_draft_row_of(jue_draft *draft, jue_draft_side *side, jue_row_key key)
{
    jue_draft_row *row = jue_draft_find(side, key);
    if (row != NULL)
        return row;
    if (side->slot_count <= side->rows.count * 2)
        grow_slots(draft, side);
    row = jue_alloc(draft->arena, sizeof *row);
    row->code = copy(draft, key.code);
    row->name = copy(draft, key.name);
    row->item = key.item;
    row->level = (uint8_t)jue_code_level(jue_str_of(key.code));
    row->cells = jue_alloc_array(draft->arena, side->form->column_count, sizeof *row->cells);
    const jue_item_form *item = key.item == JUE_ITEM_NONE ? NULL : jue_form_item(side->form, key.item, key.name);
    row->count = item != NULL && item->count;
    row->order = jue_draft_order(side->form, key.item, key.name, 0);
    *jue_vector_add(draft->arena, &side->rows) = row;
    /* Noted last: until here a failure changes nothing that is looked at. */
    *slot_of(side, key) = (uint32_t)side->rows.count;
    return row;
}

/* ---- There and back ---- */

static uint64_t printed_columns(const jue_draft_side *side)
{
    uint64_t columns = 0;
    for (size_t i = 0; side->columns != NULL && i < side->form->column_count; i++)
        columns |= (uint64_t)side->columns[i] << i;
    return columns;
}

jue_draft_mark jue_draft_mark_of(const jue_draft *draft)
{
    jue_draft_mark mark = {.printed_count = draft->printed_count};
    for (size_t set = 0; set < JUE_SETS; set++)
        for (size_t form = 0; form < JUE_FORMS; form++) {
            const jue_draft_table *table = &draft->tables[set][form];
            mark.present[set][form] = table->present;
            for (size_t side = 0; side < JUE_SIDES && table->present; side++) {
                mark.rows[set][form][side] = table->sides[side].rows.count;
                mark.columns[set][form][side] = printed_columns(&table->sides[side]);
            }
        }
    return mark;
}

/* Last in, first out: no other row was placed around the slot of the last. */
static void take_last_row(jue_draft_side *side)
{
    const jue_draft_row *row = side->rows.at[side->rows.count - 1];
    *slot_of(side, (jue_row_key){row->code, row->item, row->name}) = 0;
    side->rows.count--;
}

static void return_side(jue_draft_side *side, size_t rows, uint64_t columns)
{
    while (side->rows.count > rows)
        take_last_row(side);
    for (size_t i = 0; side->columns != NULL && i < side->form->column_count; i++)
        side->columns[i] = (columns >> i & 1) != 0;
}

void jue_draft_return(jue_draft *draft, const jue_draft_mark *mark)
{
    draft->printed_count = mark->printed_count;
    for (size_t set = 0; set < JUE_SETS; set++)
        for (size_t form = 0; form < JUE_FORMS; form++) {
            jue_draft_table *table = &draft->tables[set][form];
            table->present = mark->present[set][form];
            for (size_t side = 0; side < JUE_SIDES && table->present; side++)
                return_side(&table->sides[side], mark->rows[set][form][side], mark->columns[set][form][side]);
        }
}
