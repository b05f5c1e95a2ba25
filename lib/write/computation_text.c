#include "write/computation.h"

#include "write/distinct.h"
#include "write/tokens.h"

enum { MOST_CHANGES = 10, GAP = 2 };

/* The figures as columns, with their words; the first one is the amount, which always stands. */
typedef struct jue_shown {
    juesuan_figure figure;
    const char *chinese;
    const char *english;
    bool percent;
} jue_shown;

static const jue_shown shown[] = {
    {JUESUAN_FIGURE_AMOUNT, "金额", "amount", false},
    {JUESUAN_FIGURE_TOTAL, "由明细加总", "from the leaves", false},
    {JUESUAN_FIGURE_SHARE, "占比", "share", true},
    {JUESUAN_FIGURE_BUDGET, "预算数", "budget", false},
    {JUESUAN_FIGURE_COMPLETION, "完成率", "completion", true},
    {JUESUAN_FIGURE_PREVIOUS, "上年", "last year", false},
    {JUESUAN_FIGURE_CHANGE, "增减额", "change", false},
    {JUESUAN_FIGURE_CHANGE_PERCENT, "增减率", "change %", true},
};

enum { SHOWN = sizeof shown / sizeof shown[0] };

/* Lines of a name and figures; a figure that no line has is left out. */
typedef struct jue_lines {
    jue_call *call;
    const juesuan_computation *computation;
    JUE_VECTOR(jue_str) names;
    JUE_VECTOR(jue_str) cells; /* SHOWN each */
} jue_lines;

static jue_str put_figure(jue_lines *lines, const jue_computed *entry, const jue_shown *column)
{
    juesuan_amount amount = entry->figures[column->figure];
    /* Only a sum that is off says anything that the amount does not. */
    if (column->figure == JUESUAN_FIGURE_TOTAL && (!jue_has_value(amount) || entry->leaf ||
        juesuan_amount_compare(amount, entry->figures[JUESUAN_FIGURE_AMOUNT]) == 0))
        return (jue_str){"", 0};
    char text[JUE_AMOUNT_TEXT];
    juesuan_amount_format(amount, 1, text, sizeof text);
    return jue_str_of(jue_printf(&lines->call->scratch, "%s%s", text, column->percent && *text != '\0' ? "%" : ""));
}

static void add_line(jue_lines *lines, const char *name, const jue_computed *entry)
{
    jue_arena *scratch = &lines->call->scratch;
    *jue_vector_add(scratch, &lines->names) = jue_str_of(name);
    for (size_t i = 0; i < SHOWN; i++) {
        jue_str cell = put_figure(lines, entry, &shown[i]);
        *jue_vector_add(scratch, &lines->cells) = cell;
    }
}

static void put_padded(jue_builder *out, jue_str text, size_t width, bool right)
{
    size_t own = jue_text_width(text);
    size_t blanks = own < width ? width - own : 0;
    if (right)
        jue_put_blanks(out, blanks);
    jue_put(out, text);
    if (!right)
        jue_put_blanks(out, blanks);
}

static size_t widest(const jue_lines *lines, size_t column)
{
    size_t width = 0;
    for (size_t i = 0; i < lines->names.count; i++) {
        size_t own = jue_text_width(lines->cells.at[i * SHOWN + column]);
        width = own > width ? own : width;
    }
    return width;
}

/* Without the blanks of figures that are not there. */
static void end_line(jue_builder *out)
{
    while (out->size > 0 && out->at[out->size - 1] == ' ')
        out->size--;
    jue_put_char(out, '\n');
}

static void put_lines(jue_builder *out, const jue_lines *lines)
{
    size_t name_width = 0;
    size_t widths[SHOWN];
    for (size_t i = 0; i < lines->names.count; i++) {
        size_t own = jue_text_width(lines->names.at[i]);
        name_width = own > name_width ? own : name_width;
    }
    jue_put_blanks(out, GAP + name_width);
    for (size_t i = 0; i < SHOWN; i++) {
        jue_str word = jue_str_of(jue_say(lines->call, shown[i].chinese, shown[i].english));
        widths[i] = widest(lines, i);
        if (widths[i] == 0)
            continue;
        widths[i] = jue_text_width(word) > widths[i] ? jue_text_width(word) : widths[i];
        jue_put_blanks(out, GAP);
        put_padded(out, word, widths[i], true);
    }
    end_line(out);
    for (size_t line = 0; line < lines->names.count; line++) {
        jue_put_blanks(out, GAP);
        put_padded(out, lines->names.at[line], name_width, false);
        for (size_t i = 0; i < SHOWN; i++) {
            if (widths[i] == 0)
                continue;
            jue_put_blanks(out, GAP);
            put_padded(out, lines->cells.at[line * SHOWN + i], widths[i], true);
        }
        end_line(out);
    }
}

/* ---- Which entries a clerk looks at ---- */

/* A grouped column under its own word; the 小计 of a group under that of the group. */
static const char *column_title(jue_call *call, const jue_side_form *side, jue_column column)
{
    jue_str title = {"", 0};
    for (size_t i = 0; i < side->column_count; i++)
        if (side->columns[i].id == column)
            title = jue_str_of(side->columns[i].title);
    size_t group = jue_str_find(title, JUE_STR("/"));
    if (group != JUESUAN_NONE && jue_match(jue_str_from(title, group + 1), "小计|合计") != 0)
        title = jue_str_to(title, group);
    else if (group != JUESUAN_NONE)
        title = jue_str_from(title, group + 1);
    return jue_copy(&call->scratch, title.at, title.size);
}

static bool is_main_column(const jue_computed *entry)
{
    return entry->column == JUE_COLUMN_TOTAL || entry->column == JUE_COLUMN_FINAL;
}

/* Totals column by column, classes and items by their main column; the rest is in CSV and JSON. */
static bool is_shown(const jue_form *form, const jue_computed *entry)
{
    switch (form->layout) {
    case JUE_LAYOUT_SANGONG: return entry->item == JUE_ITEM_SANGONG_FINAL;
    case JUE_LAYOUT_ITEMS: return is_main_column(entry);
    case JUE_LAYOUT_CODES:
    case JUE_LAYOUT_BLOCKS:
        return entry->level == 0 ? entry->item != JUE_ITEM_NONE : entry->level == 1 && is_main_column(entry);
    }
    return false;
}

static const char *name_of(jue_call *call, const jue_form *form, const jue_computed *entry)
{
    const char *column = column_title(call, &form->sides[entry->side], (jue_column)entry->column);
    switch (form->layout) {
    case JUE_LAYOUT_SANGONG: return column;
    case JUE_LAYOUT_CODES:
        return entry->level == 0 && entry->column != JUE_COLUMN_TOTAL
                   ? jue_printf(&call->scratch, "%s：%s", entry->name, column)
                   : entry->name;
    default: return entry->name;
    }
}

static void put_table(jue_call *call, jue_builder *out, const juesuan_computation *computation,
                      const jue_computed_table *table)
{
    jue_lines lines = {.call = call, .computation = computation};
    for (size_t i = table->first; i < table->first + table->count; i++) {
        const jue_computed *entry = &computation->entries.at[i];
        if (is_shown(table->form, entry))
            add_line(&lines, name_of(call, table->form, entry), entry);
    }
    if (lines.names.count == 0)
        return;
    jue_put_char(out, '\n');
    jue_puts(out, table->title);
    const char *unit = juesuan_unit_name(table->unit);
    if (*unit != '\0')
        jue_putf(out, jue_say(call, "（%s）", " (%s)"), unit);
    jue_put_char(out, '\n');
    put_lines(out, &lines);
}

/* ---- The changes ---- */

/* How the subject compares with last year's; "" where it is the same. */
static const char *mark_of(jue_call *call, const jue_computed *entry)
{
    switch ((juesuan_comparison)entry->state) {
    case JUESUAN_COMPARISON_APPEARED: return jue_say(call, "（新增）", " (new)");
    case JUESUAN_COMPARISON_DISAPPEARED: return jue_say(call, "（仅上年有）", " (last year only)");
    case JUESUAN_COMPARISON_RENAMED:
        return jue_printf(&call->scratch, jue_say(call, "（上年名为“%s”）", " (last year: %s)"), entry->previous_name);
    default: break;
    }
    return "";
}

static bool is_subject(const juesuan_computation *computation, const jue_computed *entry)
{
    const jue_form *form = computation->tables.at[entry->table].form;
    bool coded = form->layout == JUE_LAYOUT_CODES || form->layout == JUE_LAYOUT_BLOCKS;
    return coded && entry->level > 0 && is_main_column(entry) && computation->tables.at[entry->table].set == JUESUAN_SET_PUBLICATION;
}

/* Each once, though it stands in several tables. */
static void put_comparisons(jue_call *call, jue_builder *out, const juesuan_computation *computation)
{
    jue_distinct told = jue_distinct_in(&call->scratch);
    bool any = false;
    for (size_t i = 0; i < computation->entries.count; i++) {
        const jue_computed *entry = &computation->entries.at[i];
        const char *mark = is_subject(computation, entry) ? mark_of(call, entry) : "";
        size_t before = told.keys.count;
        if (*mark == '\0')
            continue;
        const char *line = jue_printf(&call->scratch, "%s %s%s", entry->code, entry->name, mark);
        jue_number_of(&told, jue_str_of(line), false);
        if (told.keys.count == before)
            continue;
        jue_putf(out, "%s  %s\n", any ? "" : jue_say(call, "\n科目的变化\n", "\nSubjects that changed\n"), line);
        any = true;
    }
}

/* Among the subjects themselves: a total changes because they do. */
static void put_changes(jue_call *call, jue_builder *out, const juesuan_computation *computation)
{
    jue_lines lines = {.call = call, .computation = computation};
    for (size_t i = 0; i < computation->ranked && lines.names.count < MOST_CHANGES; i++) {
        const jue_computed *entry = &computation->entries.at[computation->ranking[i]];
        const jue_computed_table *table = &computation->tables.at[entry->table];
        if (!entry->leaf || table->form->layout != JUE_LAYOUT_CODES || !is_subject(computation, entry))
            continue;
        add_line(&lines, jue_printf(&call->scratch, "%s %s %s%s", table->title, entry->code, entry->name, mark_of(call, entry)), entry);
    }
    if (lines.names.count == 0)
        return;
    jue_puts(out, jue_say(call, "\n变动最大的科目\n", "\nBiggest changes\n"));
    put_lines(out, &lines);
}

void jue_computation_put_text(jue_call *call, jue_builder *out, const juesuan_computation *computation)
{
    jue_puts(out, computation->department);
    if (computation->year != 0)
        jue_putf(out, jue_say(call, " %d年度", " %d"), computation->year);
    jue_puts(out, jue_say(call, "决算：合计、占比、同比\n", ": totals, shares, changes\n"));
    for (size_t i = 0; i < computation->tables.count; i++)
        if (computation->tables.at[i].set == JUESUAN_SET_PUBLICATION)
            put_table(call, out, computation, &computation->tables.at[i]);
    put_changes(call, out, computation);
    put_comparisons(call, out, computation);
}
