#include "repair/shifts.h"

#include "repair/judge.h"
#include "repair/misread.h"

#include <stdlib.h>

enum {
    WIDE = 64,      /* terms; longer relations do not say which rows belong together */
    MOST_ROWS = 256, /* rows that are looked at together */
    MOST_TURNS = 64, /* rows among which single ones are taken in and left out again */
    MOST_SUMS = 64,  /* rows of which some may make up what a sum misses */
    EMPTY = 12,     /* what it speaks for a shift that nothing is left in a column, and against one that fills an empty column */
    GAP = 12,       /* cost of moving a blank as well */
    ANOTHER = 2,    /* cost of each block of rows but the first */
    FEW = 8,        /* rows that cost 1 each within a block; of more, one in so many */
    MANY = 4,
    MOST_COLUMNS = 32,
    WORTH = 2       /* relations that a shift must put right at least */
};

/* Rows that hang together, and the shift that is looked for among them. */
typedef struct jue_shifter {
    jue_state *state;
    const jue_side *side;
    uint32_t base;       /* first variable of the side */
    uint32_t first;      /* columns first .. last move by one */
    uint32_t last;
    bool strict;
    bool left;           /* the blank is in the first column; else in the last */
    uint32_t rows[MOST_ROWS]; /* that hang together */
    uint32_t row_count;
    uint32_t movable[MOST_ROWS]; /* those of them whose figures can move like that */
    uint32_t movable_count;
    uint32_t (*filled)[2][MOST_COLUMNS]; /* figures of each column, by table and side */
    const char *rule;
    jue_part *parts;     /* room for the move that is tried */
    jue_move best;
    jue_move next;       /* the best of those with other parts */
} jue_shifter;

typedef struct jue_row_set {
    bool in[MOST_ROWS]; /* by place in `movable` */
} jue_row_set;

/* ---- The move of a set of rows ---- */

static uint32_t width(const jue_shifter *shifter)
{
    return (uint32_t)shifter->side->column_count;
}

static uint32_t cell_at(const jue_shifter *shifter, uint32_t row, uint32_t column)
{
    return shifter->base + row * width(shifter) + column;
}

/* What would be printed in a cell: what now is in the next one, and at the end the blank. */
static const jue_variable *source_of(const jue_shifter *shifter, uint32_t row, uint32_t column)
{
    uint32_t from = shifter->left ? (column == shifter->last ? shifter->first : column + 1)
                                  : (column == shifter->first ? shifter->last : column - 1);
    return jue_state_variable(shifter->state, cell_at(shifter, row, from));
}

static void add_row(const jue_shifter *shifter, jue_move *move, uint32_t row)
{
    for (uint32_t column = shifter->first; column <= shifter->last; column++) {
        const jue_variable *source = source_of(shifter, row, column);
        move->parts[move->count++] = (jue_part){source->value, cell_at(shifter, row, column), source->blank};
    }
}

static bool is_filled(const jue_variable *variable)
{
    return !variable->blank && variable->value != 0;
}

/* How many figures the columns of the side have. */
static uint32_t *filled_of(const jue_shifter *shifter)
{
    const jue_variable *any = jue_state_variable(shifter->state, shifter->base);
    return shifter->filled[any->table][any->ref.side];
}

/* What it speaks for a move that columns are empty with it, or against it that they were without it. */
static int emptiness(const jue_shifter *shifter, const jue_move *move)
{
    const uint32_t *filled = filled_of(shifter);
    int score = 0;
    for (uint32_t i = 0; i < move->width; i++) {
        uint32_t before = filled[shifter->first + i];
        uint32_t after = before;
        for (uint32_t part = i; part < move->count; part += move->width) {
            after -= is_filled(jue_state_variable(shifter->state, move->parts[part].variable));
            after += !move->parts[part].blank && move->parts[part].value != 0;
        }
        score += EMPTY * ((after == 0) - (before == 0));
    }
    return score;
}

/* What it costs that there is a blank among the figures that move. */
static int gaps(const jue_shifter *shifter, uint32_t row)
{
    for (uint32_t column = shifter->first + 1; column < shifter->last; column++)
        if (jue_state_variable(shifter->state, cell_at(shifter, row, column))->blank)
            return GAP;
    return 0;
}

static jue_move move_of(jue_shifter *shifter, const jue_row_set *set)
{
    jue_move move = {.parts = shifter->parts, .cost = JUE_COST_SHIFT - ANOTHER - 1, .shift = true,
                     .width = shifter->last - shifter->first + 1, .rule = shifter->rule};
    int rows = 0;
    for (uint32_t i = 0; i < shifter->movable_count; i++) {
        if (!set->in[i])
            continue;
        bool follows = i != 0 && set->in[i - 1];
        add_row(shifter, &move, shifter->movable[i]);
        move.cost += (follows ? 0 : ANOTHER) + (rows < FEW || rows % MANY == 0) + gaps(shifter, shifter->movable[i]);
        rows++;
    }
    if (move.count == 0)
        return move;
    jue_state_try(shifter->state, &move);
    if (move.score > 0)
        move.score += emptiness(shifter, &move);
    return move;
}

static int score_of(jue_shifter *shifter, const jue_row_set *set)
{
    jue_move move = move_of(shifter, set);
    return move.count == 0 ? 0 : move.score;
}

static bool same_parts(const jue_move *a, const jue_move *b)
{
    bool same = a->count == b->count;
    for (uint32_t i = 0; i < a->count && same; i++)
        same = a->parts[i].variable == b->parts[i].variable && a->parts[i].value == b->parts[i].value;
    return same;
}

static void keep(jue_shifter *shifter, jue_move *at, const jue_move *move)
{
    *at = *move;
    at->parts = jue_alloc_array(&shifter->state->call->scratch, move->count, sizeof *at->parts);
    memcpy(at->parts, move->parts, move->count * sizeof *at->parts);
}

/* One after which something still speaks against it is no more than a rival where strictness is asked for. */
static void offer(jue_shifter *shifter, const jue_row_set *set)
{
    jue_move move = move_of(shifter, set);
    if (move.count == 0 || move.score <= 0 || move.before - move.after < WORTH || move.after > move.before / 2)
        return;
    bool clean = !shifter->strict || move.after == 0;
    if (clean && (shifter->best.count == 0 || move.score > shifter->best.score)) {
        if (shifter->best.count != 0 && !same_parts(&move, &shifter->best) && shifter->best.score > shifter->next.score)
            shifter->next = shifter->best;
        keep(shifter, &shifter->best, &move);
    } else if (!same_parts(&move, &shifter->best) && (shifter->next.count == 0 || move.score > shifter->next.score)) {
        keep(shifter, &shifter->next, &move);
    }
}

/* Takes rows in and leaves rows out as long as that makes it better. */
static void improve(jue_shifter *shifter, jue_row_set *set)
{
    int score = score_of(shifter, set);
    for (uint32_t turn = 0; turn < shifter->movable_count && shifter->movable_count <= MOST_TURNS; turn++) {
        uint32_t best = UINT32_MAX;
        for (uint32_t i = 0; i < shifter->movable_count; i++) {
            set->in[i] = !set->in[i];
            int other = score_of(shifter, set);
            set->in[i] = !set->in[i];
            if (other > score) {
                score = other;
                best = i;
            }
        }
        if (best == UINT32_MAX)
            return;
        set->in[best] = !set->in[best];
    }
}

/* ---- Sets of rows ---- */

static bool is_below(const jue_side *side, uint32_t row, uint32_t above)
{
    int32_t at = (int32_t)row;
    while (at != JUE_NO_ROW && at != (int32_t)above)
        at = side->rows.at[at].parent;
    return at == (int32_t)above;
}

static void offer_whole(jue_shifter *shifter)
{
    jue_row_set set = {{false}};
    for (uint32_t i = 0; i < shifter->movable_count; i++)
        set.in[i] = true;
    offer(shifter, &set);
    improve(shifter, &set);
    offer(shifter, &set);
}

static void offer_trees(jue_shifter *shifter)
{
    for (uint32_t i = 0; i < shifter->movable_count; i++) {
        jue_row_set set = {{false}};
        bool more = false;
        set.in[i] = true;
        offer(shifter, &set);
        for (uint32_t at = i + 1; at < shifter->movable_count; at++) {
            set.in[at] = is_below(shifter->side, shifter->movable[at], shifter->movable[i]);
            more = more || set.in[at];
        }
        if (more)
            offer(shifter, &set);
    }
}

/* Blocks of rows next to each other. */
static void offer_blocks(jue_shifter *shifter)
{
    for (uint32_t first = 0; first < shifter->movable_count; first++) {
        jue_row_set set = {{false}};
        uint32_t end = first;
        do
            set.in[end++] = true;
        while (end < shifter->movable_count && shifter->movable[end] == shifter->movable[end - 1] + 1);
        if (end - first > 1)
            offer(shifter, &set);
        first = end - 1;
    }
}

/* By how much moving a row changes a sum. */
static jue_wide change_of(const jue_shifter *shifter, uint32_t row, uint32_t equation)
{
    jue_wide change = 0;
    for (uint32_t column = shifter->first; column <= shifter->last; column++) {
        const jue_variable *variable = jue_state_variable(shifter->state, cell_at(shifter, row, column));
        for (uint32_t use = 0; use < variable->uses; use++) {
            const jue_use *at = &shifter->state->system->uses[variable->first + use];
            if (at->equation == equation)
                change += at->sign * (source_of(shifter, row, column)->value - variable->value);
        }
    }
    return change;
}

static bool is_within(const jue_balance *balance, jue_wide change)
{
    jue_wide sum = balance->sum + change;
    return sum <= balance->slack && -sum <= balance->slack;
}

/* Two rows, or some that follow each other, that together make up what a sum misses. */
static void offer_sums(jue_shifter *shifter, uint32_t equation)
{
    const jue_balance *balance = &shifter->state->balances[equation];
    jue_wide changes[MOST_SUMS];
    uint32_t places[MOST_SUMS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < shifter->movable_count && count < MOST_SUMS; i++) {
        changes[count] = change_of(shifter, shifter->movable[i], equation);
        places[count] = i;
        count += changes[count] != 0;
    }
    shifter->state->work += (size_t)count * count;
    for (uint32_t a = 0; a < count; a++) {
        jue_wide run = changes[a];
        for (uint32_t b = a + 1; b < count; b++) {
            jue_row_set set = {{false}};
            run += changes[b];
            bool pair = is_within(balance, changes[a] + changes[b]);
            if (!pair && !is_within(balance, run))
                continue;
            for (uint32_t i = pair ? b : a + 1; i <= b; i++)
                set.in[places[i]] = true;
            set.in[places[a]] = true;
            offer(shifter, &set);
        }
    }
}

/* ---- Which figures may move ---- */

static bool is_suspect_equation(const jue_state *state, uint32_t equation)
{
    const jue_equation *at = &state->system->equations.at[equation];
    return !at->said && !at->at_most && at->count <= WIDE && jue_state_is_open(state, equation);
}

static bool can_move(const jue_shifter *shifter, uint32_t row)
{
    const jue_state *state = shifter->state;
    for (uint32_t column = shifter->first; column <= shifter->last; column++) {
        uint32_t number = cell_at(shifter, row, column);
        if (state->settled[number] || jue_state_variable(state, number)->unknown)
            return false;
    }
    const jue_variable *blank = jue_state_variable(state, cell_at(shifter, row, shifter->left ? shifter->first : shifter->last));
    const jue_variable *figure = jue_state_variable(state, cell_at(shifter, row, shifter->left ? shifter->last : shifter->first));
    return blank->blank && !figure->blank && figure->value != 0;
}

static const char *rule_of_cell(const jue_state *state, uint32_t number)
{
    const jue_variable *variable = jue_state_variable(state, number);
    for (uint32_t use = 0; use < variable->uses; use++) {
        uint32_t at = jue_state_use(state, variable, use);
        if (is_suspect_equation(state, at))
            return state->system->equations.at[at].rule;
    }
    return NULL;
}

/* False where nothing is wrong with any of those that can. */
static bool find_movable(jue_shifter *shifter)
{
    shifter->rule = NULL;
    shifter->movable_count = 0;
    for (uint32_t i = 0; i < shifter->row_count; i++) {
        uint32_t row = shifter->rows[i];
        if (!can_move(shifter, row))
            continue;
        shifter->movable[shifter->movable_count++] = row;
        for (uint32_t column = shifter->first; column <= shifter->last && shifter->rule == NULL; column++)
            shifter->rule = rule_of_cell(shifter->state, cell_at(shifter, row, column));
    }
    return shifter->rule != NULL;
}

static void offer_all_sums(jue_shifter *shifter)
{
    const jue_state *state = shifter->state;
    uint32_t round = ++shifter->state->round;
    uint32_t equations[MOST_ROWS];
    size_t count = 0;
    for (uint32_t i = 0; i < shifter->movable_count; i++)
        for (uint32_t column = shifter->first; column <= shifter->last; column++) {
            const jue_variable *variable = jue_state_variable(state, cell_at(shifter, shifter->movable[i], column));
            for (uint32_t use = 0; use < variable->uses && count < MOST_ROWS; use++) {
                uint32_t at = jue_state_use(state, variable, use);
                if (state->balances[at].seen != round && is_suspect_equation(state, at))
                    equations[count++] = at;
                state->balances[at].seen = round;
            }
        }
    for (size_t i = 0; i < count; i++)
        offer_sums(shifter, equations[i]);
}

/* ---- One group of rows ---- */

/* Rows whose relations hang together, with the rows below them. */
typedef struct jue_shift_search {
    jue_shifter shifter;
    size_t effort;
    uint32_t group;   /* of rows that hang together */
    uint32_t *in;     /* by the first variable of a row: the last group it was in */
    bool *done;       /* likewise: all that hangs together with it was looked at */
    jue_shift_taker take;
    void *data;
} jue_shift_search;

static bool is_spent(const jue_shift_search *search)
{
    return search->shifter.state->work >= search->effort || jue_state_is_spent(search->shifter.state);
}

static void try_columns(jue_shift_search *search)
{
    jue_shifter *shifter = &search->shifter;
    for (shifter->first = 0; shifter->first + 1 < width(shifter); shifter->first++)
        for (shifter->last = shifter->first + 1; shifter->last < width(shifter); shifter->last++)
            for (int left = 0; left < 2 && !is_spent(search); left++) {
                shifter->left = left == 1;
                shifter->state->work += shifter->row_count;
                if (!find_movable(shifter))
                    continue;
                offer_all_sums(shifter);
                offer_trees(shifter);
                offer_blocks(shifter);
                offer_whole(shifter);
            }
}

static bool is_tied(const jue_shifter *shifter)
{
    return shifter->next.count != 0 && !jue_judge_is_clear(&shifter->best, shifter->next.score);
}

static void count_parts(const jue_shifter *shifter, const jue_move *move, int sign)
{
    uint32_t *filled = filled_of(shifter);
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = jue_state_variable(shifter->state, move->parts[part].variable);
        filled[variable->ref.column] += (uint32_t)(sign * (int)is_filled(variable));
    }
}

/* Takes the best shifts of the rows, one after the other. */
static void find_all(jue_shift_search *search)
{
    jue_shifter *shifter = &search->shifter;
    while (!is_spent(search)) {
        shifter->best = shifter->next = (jue_move){.count = 0};
        try_columns(search);
        if (shifter->best.count == 0 || (shifter->strict && is_tied(shifter)))
            return;
        count_parts(shifter, &shifter->best, -1);
        bool taken = search->take(search->data, &shifter->best, shifter->next.count == 0 ? NULL : &shifter->next);
        count_parts(shifter, &shifter->best, 1);
        if (!taken)
            return;
    }
}

/* ---- Which rows hang together ---- */

static void reach(jue_shift_search *search, uint32_t row)
{
    jue_shifter *shifter = &search->shifter;
    uint32_t *in = &search->in[cell_at(shifter, row, 0)];
    if (*in == search->group || shifter->row_count == MOST_ROWS)
        return;
    *in = search->group;
    shifter->rows[shifter->row_count++] = row;
}

/* The rows of the side that stand in a relation; of one that holds, the row that sums up: both may have moved. */
static void reach_terms(jue_shift_search *search, uint32_t equation)
{
    jue_shifter *shifter = &search->shifter;
    jue_state *state = shifter->state;
    uint32_t end = shifter->base + (uint32_t)shifter->side->cells.count;
    uint32_t count = is_suspect_equation(state, equation) ? state->system->equations.at[equation].count : 1;
    state->work += count;
    for (uint32_t term = 0; term < count; term++) {
        uint32_t variable = jue_state_terms(state, equation)[term].variable;
        if (variable >= shifter->base && variable < end)
            reach(search, (variable - shifter->base) / width(shifter));
    }
}

static void reach_from(jue_shift_search *search, uint32_t row)
{
    jue_shifter *shifter = &search->shifter;
    for (uint32_t column = 0; column < width(shifter); column++) {
        const jue_variable *variable = jue_state_variable(shifter->state, cell_at(shifter, row, column));
        shifter->state->work += variable->uses;
        for (uint32_t use = 0; use < variable->uses; use++) {
            reach_terms(search, jue_state_use(shifter->state, variable, use));
        }
    }
}

/* Rows of which nothing is known to be wrong, below such: they may have moved together. */
static void reach_relatives(jue_shift_search *search)
{
    jue_shifter *shifter = &search->shifter;
    for (uint32_t i = 0; i < shifter->row_count; i++) {
        const jue_row *row = &shifter->side->rows.at[shifter->rows[i]];
        for (int32_t child = row->child; child != JUE_NO_ROW && shifter->row_count < MOST_ROWS; child = shifter->side->rows.at[child].next)
            reach(search, (uint32_t)child);
    }
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void find_in(jue_shift_search *search, uint32_t variable)
{
    jue_shifter *shifter = &search->shifter;
    const jue_ref *ref = &jue_state_variable(shifter->state, variable)->ref;
    shifter->side = &ref->table->sides[ref->side];
    shifter->base = variable - (uint32_t)(ref->row * shifter->side->column_count + ref->column);
    shifter->row_count = 0;
    if (shifter->side->column_count < 2 || shifter->side->column_count > MOST_COLUMNS || search->done[cell_at(shifter, (uint32_t)ref->row, 0)])
        return;
    search->group++;
    reach(search, (uint32_t)ref->row);
    for (uint32_t i = 0; i < shifter->row_count; i++) {
        search->done[cell_at(shifter, shifter->rows[i], 0)] = true;
        reach_from(search, shifter->rows[i]);
    }
    reach_relatives(search);
    qsort(shifter->rows, shifter->row_count, sizeof *shifter->rows, by_number);
    find_all(search);
}

static void count_all(jue_shifter *shifter)
{
    jue_system *system = shifter->state->system;
    for (size_t i = 0; i < system->variables.count; i++) {
        const jue_variable *variable = &system->variables.at[i];
        if (variable->ref.column < MOST_COLUMNS)
            shifter->filled[variable->table][variable->ref.side][variable->ref.column] += is_filled(variable);
    }
}

void jue_shifts_find(jue_state *state, bool strict, size_t effort, jue_shift_taker take, void *data)
{
    jue_arena *scratch = &state->call->scratch;
    jue_shift_search *search = jue_alloc(scratch, sizeof *search);
    *search = (jue_shift_search){.effort = effort, .take = take, .data = data};
    search->in = jue_alloc_array(scratch, state->system->variables.count, sizeof *search->in);
    search->done = jue_alloc_array(scratch, state->system->variables.count, sizeof *search->done);
    search->shifter.state = state;
    search->shifter.strict = strict;
    search->shifter.parts = jue_alloc_array(scratch, (size_t)MOST_ROWS * MOST_COLUMNS, sizeof *search->shifter.parts);
    search->shifter.filled = jue_alloc_array(scratch, JUE_SYSTEM_TABLES, sizeof *search->shifter.filled);
    count_all(&search->shifter);
    for (uint32_t i = 0; i < state->system->equations.count && !is_spent(search); i++) {
        if (!is_suspect_equation(state, i))
            continue;
        for (uint32_t term = 0; term < state->system->equations.at[i].count; term++)
            find_in(search, jue_state_terms(state, i)[term].variable);
    }
}
