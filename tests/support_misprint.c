#include "support_misprint.h"

#include "model/copy.h"
#include "repair/repair.h"
#include "repair/state.h"

#include <stdio.h>

enum { TRIES = 400, SURE_PROPOSAL = 900, MISPRINT_FIGURES = 3, MISPRINT_ROWS = 6 };

static const char *const kind_names[] = {"digit", "point", "dropped",    "doubled", "swapped", "shifted",
                                         "blank", "sign",  "unreadable", "any",     "run",     "block"};

const char *misprint_name(misprint_kind kind)
{
    return kind_names[kind];
}

/* ---- What a figure is misprinted as ---- */

static const char *const alike[10] = {"689", "7", "7", "58", "9", "386", "058", "12", "350", "40"};

/* A random digit of the text, or NULL. */
static char *any_digit(char *text, generator *numbers)
{
    size_t digits = strlen(text) - (strchr(text, '.') != NULL) - (*text == '-');
    size_t wanted = digits == 0 ? 0 : generate_below(numbers, digits);
    for (char *at = text; *at != '\0'; at++)
        if (jue_is_digit((unsigned char)*at) && wanted-- == 0)
            return at;
    return NULL;
}

static bool misprint_text(char *text, misprint_kind kind, generator *numbers)
{
    char *at = any_digit(text, numbers);
    char *point = strchr(text, '.');
    char negative[MISPRINT_TEXT];
    if (at == NULL)
        return false;
    switch (kind) {
    case MISPRINT_DIGIT: *at = alike[*at - '0'][generate_below(numbers, strlen(alike[*at - '0']))]; return true;
    case MISPRINT_POINT:
        if (point != NULL)
            memmove(point, point + 1, strlen(point));
        return point != NULL;
    case MISPRINT_DROPPED:
        if (text[1] == '\0' || at[1] == '.')
            return false;
        memmove(at, at + 1, strlen(at));
        return true;
    case MISPRINT_DOUBLED: memmove(at + 1, at, strlen(at) + 1); return true;
    case MISPRINT_SWAPPED:
        if (!jue_is_digit((unsigned char)at[1]) || at[0] == at[1])
            return false;
        at[0] = (char)(at[0] ^ at[1]);
        at[1] = (char)(at[0] ^ at[1]);
        at[0] = (char)(at[0] ^ at[1]);
        return true;
    case MISPRINT_SIGN:
        snprintf(negative, sizeof negative, "-%.*s", MISPRINT_TEXT - 2, text);
        memcpy(text, negative, sizeof negative);
        return text[1] != '-';
    case MISPRINT_BLANK: *text = '\0'; return true;
    case MISPRINT_UNREADABLE: snprintf(text, MISPRINT_TEXT, "#"); return true;
    case MISPRINT_SHIFTED:
    case MISPRINT_RUN:
    case MISPRINT_BLOCK:
    case MISPRINT_KINDS: break;
    }
    return false;
}

/* ---- Putting them in ---- */

typedef struct misprinter {
    const juesuan_report *report;
    juesuan_report *copy;
    generator *numbers;
    misprint_kind kind;
    size_t wanted;
    misprint *made;
    size_t *count;
    jue_system system;
} misprinter;

static size_t number_of_table(const juesuan_report *report, const juesuan_table *table)
{
    size_t number = 0;
    while (report->tables.at[number] != table)
        number++;
    return number;
}

static bool is_made(const misprinter *with, const misprint *like)
{
    for (size_t i = 0; i < *with->count; i++) {
        const misprint *at = &with->made[i];
        if (at->table == like->table && at->side == like->side && at->row == like->row && at->column == like->column)
            return true;
    }
    return false;
}

static jue_cell *cell_of(const juesuan_report *report, const misprint *at)
{
    return jue_side_cell(&report->tables.at[at->table]->sides[at->side], at->row, at->column);
}

/* The wrong cell that a variable would be, not yet misprinted. */
static bool prepare(const misprinter *with, size_t number, misprint *out)
{
    const jue_variable *variable = &with->system.variables.at[number];
    *out = (misprint){number_of_table(with->report, variable->ref.table),
                      variable->ref.side,
                      variable->ref.row,
                      variable->ref.column,
                      "",
                      0,
                      false,
                      false};
    for (size_t use = 0; use < variable->uses; use++)
        out->relations += !with->system.equations.at[with->system.uses[variable->first + use].equation].at_most;
    jue_cell *cell = cell_of(with->copy, out);
    if (cell->state == JUESUAN_VALUE)
        juesuan_amount_format(jue_cell_amount(cell), 0, out->truth, sizeof out->truth);
    return !is_made(with, out);
}

static bool is_empty(const jue_cell *cell)
{
    return cell->state == JUESUAN_BLANK || cell->state == JUESUAN_DASH;
}

/* Moves `figures` figures from variable `number` on by one column, into the blank behind or before them. */
static bool move_row(jue_call *call, misprinter *with, size_t number, size_t figures, bool left)
{
    const jue_variable *variable = &with->system.variables.at[number];
    const jue_side *side = &variable->ref.table->sides[variable->ref.side];
    misprint cells[MISPRINT_FIGURES + 1];
    size_t column = variable->ref.column;
    if ((left && column == 0) || column + figures - left >= side->column_count)
        return false;
    for (size_t i = 0; i <= figures; i++) {
        if (!prepare(with, number + i - left, &cells[i]))
            return false;
        bool blank = i == (left ? 0 : figures);
        if (is_empty(cell_of(with->copy, &cells[i])) != blank || *cells[i].truth == '0')
            return false;
    }
    for (size_t i = 0; i <= figures; i++) {
        const misprint *from = left ? &cells[i == figures ? 0 : i + 1] : &cells[i == 0 ? figures : i - 1];
        jue_cell_set(&call->arena, cell_of(with->copy, &cells[i]), jue_str_of(from->truth));
        /* 5.00 where 5.00 belongs is not wrong, wherever it came from. */
        if (strcmp(from->truth, cells[i].truth) != 0)
            with->made[(*with->count)++] = cells[i];
    }
    return true;
}

static bool shift(jue_call *call, misprinter *with, size_t number)
{
    return move_row(call, with, number, 1, generate_once_in(with->numbers, 2));
}

static bool shift_run(jue_call *call, misprinter *with, size_t number)
{
    return move_row(call, with, number, 2 + generate_below(with->numbers, MISPRINT_FIGURES - 1),
                    generate_once_in(with->numbers, 2));
}

static bool shift_block(jue_call *call, misprinter *with, size_t number)
{
    const jue_variable *variable = &with->system.variables.at[number];
    const jue_side *side = &variable->ref.table->sides[variable->ref.side];
    bool left = generate_once_in(with->numbers, 2);
    size_t rows = 2 + generate_below(with->numbers, MISPRINT_ROWS - 1);
    size_t moved = 0;
    while (moved < rows && variable->ref.row + moved < side->rows.count && *with->count + 2 < MISPRINT_MOST &&
           move_row(call, with, number + moved * side->column_count, 1, left))
        moved++;
    return moved != 0;
}

static bool misprint_one(jue_call *call, misprinter *with)
{
    size_t number = generate_below(with->numbers, with->system.variables.count);
    misprint_kind kind = with->kind == MISPRINT_ANY ? (misprint_kind)generate_below(with->numbers, MISPRINT_KINDS)
                                                    : with->kind;
    misprint from;
    char text[MISPRINT_TEXT + 2];
    if (!prepare(with, number, &from) || with->system.variables.at[number].value == 0 || from.relations == 0)
        return false;
    if (kind == MISPRINT_SHIFTED)
        return shift(call, with, number);
    if (kind == MISPRINT_RUN || kind == MISPRINT_BLOCK)
        return kind == MISPRINT_RUN ? shift_run(call, with, number) : shift_block(call, with, number);
    snprintf(text, MISPRINT_TEXT, "%s", from.truth);
    if (!misprint_text(text, kind, with->numbers) || strcmp(text, from.truth) == 0)
        return false;
    jue_cell_set(&call->arena, cell_of(with->copy, &from), jue_str_of(text));
    with->made[(*with->count)++] = from;
    return true;
}

/* A misprint that leaves everything within rounding cannot be seen by anyone. */
static void notice(jue_call *call, misprinter *with)
{
    jue_system system;
    jue_state state;
    jue_system_build(call, with->copy, 0, &system);
    jue_state_open(call, &system, 0, &state);
    for (size_t i = 0; i < system.variables.count; i++) {
        const jue_variable *variable = &system.variables.at[i];
        for (size_t at = 0; at < *with->count; at++) {
            misprint *wrong = &with->made[at];
            if (with->copy->tables.at[wrong->table] != variable->ref.table || wrong->side != variable->ref.side ||
                wrong->row != variable->ref.row || wrong->column != variable->ref.column)
                continue;
            wrong->noticed = cell_of(with->copy, wrong)->state == JUESUAN_UNREADABLE;
            for (uint32_t use = 0; use < variable->uses; use++)
                wrong->noticed = wrong->noticed || !jue_state_holds(&state, jue_state_use(&state, variable, use));
        }
    }
}

static void put_misprints(jue_call *call, void *data)
{
    misprinter *with = data;
    with->copy = jue_report_copy(call, with->report);
    jue_system_build(call, with->report, 0, &with->system);
    for (size_t i = 0, done = 0;
         i < TRIES * with->wanted && done < with->wanted && *with->count + MISPRINT_FIGURES + 1 < MISPRINT_MOST; i++)
        done += misprint_one(call, with);
    with->copy = jue_report_finish(call, with->copy);
    notice(call, with);
}

juesuan_report *misprint_report(const juesuan_report *report, uint64_t seed, misprint_kind kind, size_t wanted,
                                misprint *made, size_t *count)
{
    generator numbers = generator_of(seed);
    misprinter with = {
        .report = report, .numbers = &numbers, .kind = kind, .wanted = wanted, .made = made, .count = count};
    jue_call call;
    *count = 0;
    if (jue_protect(&call, NULL, NULL, put_misprints, &with) != JUESUAN_OK)
        return NULL;
    if (*count != 0)
        return with.copy;
    juesuan_report_free(with.copy);
    return NULL;
}

/* ---- Counting ---- */

static bool same_amount(const char *a, const char *b)
{
    juesuan_amount x = jue_amount_of_cell(jue_str_of(a));
    juesuan_amount y = jue_amount_of_cell(jue_str_of(b));
    jue_interval p = jue_interval_of(x, JUESUAN_UNIT_YUAN, true);
    jue_interval q = jue_interval_of(y, JUESUAN_UNIT_YUAN, true);
    return p.centre == q.centre;
}

static misprint *misprint_of(const jue_repair *repair, misprint *made, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (made[i].table == repair->table_number && made[i].side == repair->side_number &&
            made[i].row == repair->row && made[i].column == repair->column_number)
            return &made[i];
    return NULL;
}

void misprint_count(misprint_score *score, const juesuan_report *report, const juesuan_repairs *repairs, misprint *made,
                    size_t count, const char *complain)
{
    size_t group = 0;
    (void)report;
    for (size_t i = 0; i < repairs->at.count; i++) {
        const jue_repair *repair = &repairs->at.at[i];
        if (repair->alternative && repair->group == group)
            continue;
        group = repair->group;
        misprint *wrong = repair->kind == JUESUAN_REPAIR_AMOUNT ? misprint_of(repair, made, count) : NULL;
        bool right = wrong != NULL && same_amount(wrong->truth, repair->proposed);
        bool sure = !repair->alternative && repair->confidence >= SURE_PROPOSAL;
        score->proposed++;
        score->right += right;
        score->sure += sure;
        score->sure_right += sure && right;
        if (right)
            wrong->found = true;
        if (complain != NULL && sure && !right)
            printf("%s: %s %s %s %s: %s -> %s (%d), truth %s\n", complain, repair->table, repair->side, repair->code,
                   repair->column, repair->printed, repair->proposed, repair->confidence,
                   wrong == NULL ? "as printed" : wrong->truth);
    }
    for (size_t i = 0; i < count; i++) {
        bool firm = made[i].relations >= 2;
        score->cells += made[i].noticed;
        score->found += made[i].noticed && made[i].found;
        score->firm += firm && made[i].noticed;
        score->firm_found += firm && made[i].noticed && made[i].found;
    }
    score->stopped += juesuan_repairs_stopped(repairs) != 0;
    score->reports++;
}
