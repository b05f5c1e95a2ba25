#include "repair/moves.h"

#include "repair/misread.h"

#include <limits.h>

enum {
    ODD = 8,        /* less, where the figure has not the decimals of its table */
    NEGATIVE = 20,  /* extra cost of a figure below 0 where nothing is printed */
    UNKNOWN = 5,    /* cost of any figure for a cell that cannot be read */
    SOUND = 12,     /* extra cost of changing a table that is at peace with itself */
    ORDERLY = 6,    /* or is but for a few figures */
    MOST_STEPS = 8, /* units of the last place around a value that rounding allows */
    SAME_FIGURE = 9, /* what it speaks for a figure that a relation of two figures holds exactly */
    FIGURES = 14,     /* a relation of more figures: this, shared among them, for each rounds by itself */
    FARTHER = 4,      /* cost of each column that a figure is farther from its own than the next */
    DIGITS = 16       /* work of comparing two figures */
};

static const int64_t MOST_UNITS = 1000000000000000000;

void jue_moves_open(jue_state *state, jue_moves *moves)
{
    *moves = (jue_moves){.state = state};
    moves->best = jue_alloc_array(&state->call->scratch, state->system->variables.count, sizeof *moves->best);
}

bool jue_variable_amount(const juesuan_report *report, const jue_variable *variable, jue_wide value, juesuan_amount *out)
{
    juesuan_unit unit = variable->count ? JUESUAN_UNIT_UNKNOWN : jue_unit_of_table(report, variable->ref.table);
    return jue_amount_of_ticks(value, unit, variable->decimals, out);
}

/* ---- What a change costs ---- */

static jue_str text_of(int64_t units, int decimals, char text[JUE_AMOUNT_TEXT])
{
    return (jue_str){text, juesuan_amount_format(jue_amount(units, decimals), 0, text, JUE_AMOUNT_TEXT)};
}

/* What misreading the printed figure costs; nothing is known of how it was printed but its digits. */
static int cost_of_digits(const jue_variable *variable, jue_wide value)
{
    char printed_text[JUE_AMOUNT_TEXT];
    char text[JUE_AMOUNT_TEXT];
    juesuan_amount printed = variable->printed;
    jue_str truth = text_of((int64_t)(value / variable->place % MOST_UNITS), variable->decimals, text);
    int cost = jue_misread_cost(text_of(printed.value, printed.decimals, printed_text), truth);
    if (printed.decimals == variable->decimals)
        return cost;
    /* 12.5 for 12.50 has lost nothing. */
    jue_wide units = variable->value / variable->place % MOST_UNITS;
    int padded = printed.decimals > variable->decimals
                     ? cost
                     : jue_misread_cost(text_of((int64_t)units, variable->decimals, printed_text), truth);
    cost = padded < cost ? padded : cost;
    return cost > ODD ? cost - ODD : 0;
}

/* A figure that the recogniser was not sure of costs down to half. */
static int cost_of(jue_state *state, uint32_t number, jue_wide value, bool blank)
{
    const jue_variable *variable = jue_state_variable(state, number);
    int cost = 0;
    if (variable->unknown)
        return UNKNOWN;
    if (blank || variable->blank) {
        cost = blank == variable->blank ? JUE_COST_NONE : JUE_COST_BLANK;
        cost += value < 0 ? NEGATIVE : 0;
    } else {
        cost = cost_of_digits(variable, value);
        state->work += DIGITS;
    }
    return cost * (100 + variable->certainty) / 200;
}

/* What it costs on top to change anything in the table of a variable. */
static int cost_of_table(const jue_state *state, uint32_t number)
{
    int disorder = jue_state_disorder(state, number);
    return disorder == 0 ? SOUND : disorder < JUE_ORDERLY ? ORDERLY : 0;
}

/* ---- Which moves a variable has ---- */

static void keep_better(jue_moves *moves, uint32_t number, jue_move *move)
{
    jue_state_try(moves->state, move);
    jue_move *best = moves->best[number];
    if (move->score <= 0 || (best != NULL && best->count != 0 && best->score >= move->score))
        return;
    jue_arena *scratch = &moves->state->call->scratch;
    if (best == NULL) {
        best = moves->best[number] = jue_alloc(scratch, sizeof *best);
        best->parts = jue_alloc_array(scratch, JUE_MOST_EQUALS, sizeof *best->parts);
    }
    jue_part *parts = best->parts;
    memcpy(parts, move->parts, move->count * sizeof *parts);
    *best = *move;
    best->parts = parts;
}

/* The same figure in other cells of the row: the same quantity, misread the same way. */
static void add_equals_of_row(const jue_state *state, uint32_t number, jue_move *move)
{
    const jue_variable *variable = jue_state_variable(state, number);
    const jue_side *side = &variable->ref.table->sides[variable->ref.side];
    uint32_t first = number - (uint32_t)variable->ref.column;
    for (uint32_t column = 0; column < side->column_count && !variable->blank && !variable->unknown; column++) {
        uint32_t other = first + column;
        const jue_variable *at = jue_state_variable(state, other);
        if (other == number || at->blank || at->value != variable->value || at->place != variable->place || state->settled[other])
            continue;
        if (move->count == JUE_MOST_EQUALS)
            return;
        move->parts[move->count++] = (jue_part){move->parts[0].value, other, move->parts[0].blank};
    }
}

static void try_value(jue_moves *moves, uint32_t number, jue_wide value, const char *rule)
{
    jue_state *state = moves->state;
    const jue_variable *variable = jue_state_variable(state, number);
    bool blank = value == 0 && !variable->blank && !variable->unknown && !variable->prints_zeros;
    jue_part parts[JUE_MOST_EQUALS] = {{value, number, blank}};
    jue_move move = {.parts = parts, .count = 1, .rule = rule};
    if (value == variable->value && !variable->unknown)
        return;
    move.cost = cost_of(state, number, value, blank) + cost_of_table(state, number);
    keep_better(moves, number, &move);
    add_equals_of_row(state, number, &move);
    if (move.count > 1)
        keep_better(moves, number, &move);
}

/* The values that put one equation right, the cheapest misreading among those that rounding allows. */
static void try_equation(jue_moves *moves, uint32_t number, const jue_use *use)
{
    jue_state *state = moves->state;
    const jue_variable *variable = jue_state_variable(state, number);
    const jue_equation *equation = &state->system->equations.at[use->equation];
    const jue_balance *balance = &state->balances[use->equation];
    if (use->sign != 1 && use->sign != -1)
        return;
    jue_wide exact = variable->value - use->sign * balance->sum;
    jue_wide value = jue_divide(exact, variable->place) * variable->place;
    /* As a figure of the usual precision, whatever it was printed with. */
    jue_wide half = variable->count ? 0 : variable->place / 2;
    jue_wide slack = balance->slack - (equation->exact ? 0 : variable->half - half);
    try_value(moves, number, value, equation->rule);
    jue_wide steps = slack / variable->place;
    if (steps > MOST_STEPS)
        steps = MOST_STEPS;
    int least = cost_of(state, number, value, false);
    for (jue_wide step = -steps; step <= steps; step++) {
        jue_wide near = value + step * variable->place;
        if (step != 0 && cost_of(state, number, near, false) < least)
            try_value(moves, number, near, equation->rule);
    }
}

/* The same row with the figure in another column, or the figures of two columns exchanged. */
static void try_columns(jue_moves *moves, uint32_t number, const char *rule)
{
    jue_state *state = moves->state;
    const jue_variable *variable = jue_state_variable(state, number);
    const jue_side *side = &variable->ref.table->sides[variable->ref.side];
    uint32_t first = number - (uint32_t)variable->ref.column;
    for (uint32_t column = 0; column < side->column_count && !variable->blank && !variable->unknown; column++) {
        uint32_t other = first + column;
        const jue_variable *at = jue_state_variable(state, other);
        if (other == number || state->settled[other] || at->value == variable->value || at->empty_column || at->unknown)
            continue;
        jue_part parts[2] = {{at->value, number, at->blank}, {variable->value, other, false}};
        uint32_t far = column > variable->ref.column ? column - (uint32_t)variable->ref.column : (uint32_t)variable->ref.column - column;
        jue_move move = {.parts = parts, .count = 2, .shift = true, .cost = JUE_COST_SHIFT + FARTHER * (int)(far - 1), .rule = rule};
        jue_state_try(state, &move);
        /* A figure in the wrong column leaves nothing open once it is moved back. */
        if (move.after == 0 && move.score > 0)
            keep_better(moves, number, &move);
    }
}

/* Where the notes alone say something else, nothing tells which of the two is wrong. */
static bool is_contradicted_by_tables(const jue_state *state, const jue_variable *variable)
{
    for (uint32_t use = 0; use < variable->uses; use++) {
        uint32_t at = jue_state_use(state, variable, use);
        const jue_equation *equation = &state->system->equations.at[at];
        if (!equation->said && !equation->at_most && !jue_state_holds(state, at))
            return true;
    }
    return false;
}

bool jue_moves_find(jue_moves *moves, uint32_t number)
{
    jue_state *state = moves->state;
    const jue_variable *variable = jue_state_variable(state, number);
    const char *rule = NULL;
    bool contradicted = is_contradicted_by_tables(state, variable);
    if (moves->best[number] != NULL)
        moves->best[number]->count = 0;
    state->work += variable->uses;
    for (uint32_t use = 0; use < variable->uses && !state->settled[number] && !variable->empty_column; use++) {
        const jue_use *at = &state->system->uses[variable->first + use];
        const jue_equation *equation = &state->system->equations.at[at->equation];
        if (equation->at_most || !jue_state_is_open(state, at->equation))
            continue;
        rule = equation->rule;
        if (!equation->said || contradicted || variable->unknown)
            try_equation(moves, number, at);
    }
    if (rule != NULL && contradicted)
        try_columns(moves, number, rule);
    return jue_moves_best(moves, number) != NULL;
}

/* ---- Figures that rounding allows as well ---- */

/* What speaks for a figure within what rounding allows: that relations hold exactly with it. */
static int exactness(const jue_state *state, const jue_move *move)
{
    int sum = 0;
    const jue_variable *variable = jue_state_variable(state, move->parts[0].variable);
    for (uint32_t use = 0; use < variable->uses; use++) {
        uint32_t at = jue_state_use(state, variable, use);
        const jue_balance *balance = &state->balances[at];
        if (balance->sum == 0 && !state->system->equations.at[at].at_most)
            sum += balance->filled <= 2 ? SAME_FIGURE : FIGURES / (int)(balance->filled < FIGURES ? balance->filled : FIGURES);
    }
    return sum;
}

/* The same move with another figure. */
static jue_move with_figure(jue_state *state, const jue_move *move, jue_wide value, jue_part parts[JUE_MOST_EQUALS])
{
    jue_move other = *move;
    other.parts = parts;
    for (uint32_t part = 0; part < move->count; part++)
        parts[part] = (jue_part){value, move->parts[part].variable, move->parts[part].blank && value == 0};
    uint32_t number = move->parts[0].variable;
    other.cost = cost_of(state, number, value, false) + cost_of_table(state, number);
    return other;
}

/* Exactness with a move made; its count of equations that do not hold is filled in. */
static int exactness_with(jue_state *state, jue_move *move)
{
    jue_variable saved[JUE_MOST_EQUALS];
    jue_state_try(state, move);
    jue_state_make(state, move, saved);
    int sum = exactness(state, move);
    jue_state_take_back(state, move, saved);
    return sum;
}

int jue_moves_lead(jue_state *state, const jue_move *move, jue_wide *figure)
{
    int lead = INT_MAX;
    jue_part parts[JUE_MOST_EQUALS];
    const jue_variable *variable = jue_state_variable(state, move->parts[0].variable);
    if (move->shift || move->parts[0].blank || move->count > JUE_MOST_EQUALS)
        return lead;
    jue_move own = *move;
    int ours = exactness_with(state, &own) - move->cost;
    for (int turn = 2; turn <= 2 * MOST_STEPS + 1; turn++) {
        int step = turn % 2 == 0 ? turn / 2 : -(turn / 2);
        jue_wide value = move->parts[0].value + step * variable->place;
        if (value == variable->value)
            continue;
        jue_move other = with_figure(state, move, value, parts);
        int theirs = exactness_with(state, &other) - other.cost;
        int behind = ours - theirs + JUE_GAIN * (other.after - own.after);
        if (behind >= lead)
            continue;
        lead = behind;
        *figure = value;
    }
    return lead;
}
