/* A report divided among the units of its department. */
#include "support_split.h"

#include "support.h"

#include <string.h>

juesuan_builder *new_unit(juesuan_unit unit)
{
    juesuan_builder *builder = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, "青河市司法局", 2023, unit, NULL, NULL), JUESUAN_OK);
    return builder;
}

juesuan_report *finish_unit(juesuan_builder *builder)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_builder_derive(builder, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
    ck_assert_int_eq(juesuan_builder_finish(&report, builder, NULL), JUESUAN_OK);
    juesuan_builder_free(builder);
    return report;
}

static bool is_code(const char *text)
{
    return *text >= '0' && *text <= '9';
}

/* The id of the n-th row of that name of a side: opening.general has the name of general. */
static const char *item_of(const juesuan_table *table, size_t side, size_t row)
{
    const char *id = juesuan_table_id(table);
    const char *name = juesuan_table_name(table, side, row);
    size_t before = 0;
    for (size_t i = 0; i < row; i++)
        before += strcmp(juesuan_table_name(table, side, i), name) == 0;
    for (size_t i = 0; i < juesuan_item_count(id, juesuan_table_side(table, side)); i++) {
        const char *item = juesuan_item_id(id, juesuan_table_side(table, side), i);
        if (strcmp(juesuan_item_name(id, juesuan_table_side(table, side), i), name) == 0 && before-- == 0)
            return strcmp(item, "vehicle_kind") == 0 ? name : item;
    }
    return name;
}

static bool is_one_of(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return true;
    return false;
}

/* A cell that the builder does not derive: a leaf of a tree, or an item that is no total. */
static bool is_input(const juesuan_report *report, const juesuan_table *table, size_t side, size_t row)
{
    static const char *const inputs[] = {"opening.general", "opening", "nonfiscal", "distribution", "capital"};
    static const char *const derived[] = {"total", "personnel", "public", "procurement", "vehicles"};
    const char *item = item_of(table, side, row);
    const juesuan_tree *tree = juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, juesuan_table_id(table));
    if (tree != NULL) {
        size_t node = juesuan_tree_find(tree, juesuan_table_code(table, side, row));
        return node != JUESUAN_NONE && juesuan_tree_child(tree, node) == JUESUAN_NONE;
    }
    if (juesuan_table_side_count(table) == 1)
        return !is_one_of(item, derived, sizeof derived / sizeof derived[0]);
    /* The source of state capital and what was left over last year: the detailed tables do not say. */
    bool appropriation = strcmp(juesuan_table_id(table), "appropriation") == 0;
    bool wanted = is_one_of(item, inputs, sizeof inputs / sizeof inputs[0]);
    return wanted && (strcmp(item, "capital") == 0 || strcmp(item, "opening.general") == 0) == appropriation;
}

static bool is_derived_column(const char *id, const char *column)
{
    static const char *const pairs[][2] = {
        {"income", "total"},          {"expenditure", "total"},       {"general_budget", "total"},
        {"government_fund", "total"}, {"government_fund", "closing"}, {"state_capital", "total"},
        {"sangong", "total"},         {"sangong", "vehicle"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (strcmp(pairs[i][0], id) == 0 && strcmp(pairs[i][1], column) == 0)
            return true;
    return false;
}

static void split_amount(generator *numbers, juesuan_amount amount, size_t count, juesuan_amount *parts)
{
    juesuan_amount rest = amount;
    bool shared = count > 1 && !generate_once_in(numbers, 3);
    size_t owner = generate_below(numbers, count);
    for (size_t i = 0; i < count; i++)
        parts[i] = (juesuan_amount){.state = JUESUAN_BLANK};
    for (size_t i = 0; shared && i < count; i++) {
        if (i == owner || generate_once_in(numbers, 2))
            continue;
        int64_t size = rest.value < 0 ? -rest.value : rest.value;
        int64_t part = (int64_t)generate_below(numbers, (uint64_t)size / 2 + 1);
        parts[i] = (juesuan_amount){rest.value < 0 ? -part : part, amount.decimals, amount.state};
        rest.value -= parts[i].value;
    }
    parts[owner] = rest;
}

static void split_row(generator *numbers, const juesuan_report *report, const juesuan_table *table, size_t side,
                      size_t row, juesuan_builder **units, size_t count)
{
    juesuan_amount parts[MOST_UNITS];
    const char *code = juesuan_table_code(table, side, row);
    const char *name = juesuan_table_name(table, side, row);
    const char *key = is_code(code) ? code : item_of(table, side, row);
    for (size_t column = 0; column < juesuan_table_column_count(table, side); column++) {
        juesuan_amount amount = juesuan_table_amount(table, side, row, column);
        const char *id = juesuan_table_column(table, side, column);
        bool named = is_code(code) && column == 0;
        bool wanted = is_input(report, table, side, row) && !is_derived_column(juesuan_table_id(table), id);
        if (wanted)
            split_amount(numbers, amount, count, parts);
        for (size_t i = 0; i < count && (wanted || named); i++) {
            juesuan_amount part = wanted ? parts[i] : (juesuan_amount){.state = JUESUAN_BLANK};
            juesuan_error *error = NULL;
            if (part.state == JUESUAN_BLANK && !named)
                continue;
            juesuan_status status = juesuan_builder_set(units[i], JUESUAN_SET_PUBLICATION, juesuan_table_id(table),
                                                        juesuan_table_side(table, side), key, name, id, part, &error);
            ck_assert_msg(status == JUESUAN_OK, "%s %s: %s", juesuan_table_id(table), key,
                          juesuan_error_message(error));
        }
    }
}

void split_report(generator *numbers, const juesuan_report *report, juesuan_report **units, size_t count)
{
    juesuan_builder *builders[MOST_UNITS];
    ck_assert_uint_le(count, MOST_UNITS);
    for (size_t i = 0; i < count; i++)
        builders[i] = new_unit(juesuan_report_unit(report));
    for (size_t t = 0; t < juesuan_report_table_count(report); t++) {
        const juesuan_table *table = juesuan_report_table_at(report, t);
        for (size_t side = 0; side < juesuan_table_side_count(table); side++)
            for (size_t row = 0; row < juesuan_table_row_count(table, side); row++)
                if (is_code(juesuan_table_code(table, side, row)) ? juesuan_table_side_count(table) == 1
                                                                  : is_input(report, table, side, row))
                    split_row(numbers, report, table, side, row, builders, count);
    }
    for (size_t i = 0; i < count; i++)
        units[i] = finish_unit(builders[i]);
}
