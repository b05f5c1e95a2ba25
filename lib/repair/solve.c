#include "repair/solve.h"

#include "repair/judge.h"
#include "repair/queue.h"
#include "repair/shifts.h"

enum {
    WIDE = 64,    /* terms; what longer relations say by themselves is looked at last */
    WITHIN = 3,   /* figures that rounding allows and that are no further apart, in costs of misreading, are alternatives */
    SHARE = 4,    /* one part in so many of the effort is for shifts */
    BATCH = 512,  /* relations that do not hold that are looked at together; what they tell is made before the next */
    RUINED = 4,   /* a table of which more than one figure in so many is to be changed is in ruins */
    DOUBTED = 850, /* at most, for a change in such */
    CONTRADICTED = 600 /* at most, for a change that something still speaks against */
};

/* A long relation, and what it came to when its terms were last looked at. */
typedef struct jue_wide_equation {
    uint32_t number;
    bool looked_at;
    jue_wide sum;
} jue_wide_equation;

typedef struct jue_solver {
    jue_state state;
    jue_moves moves;
    jue_solution *solution;
    jue_queue queue; /* best moves of variables */
    jue_queue tied;  /* those of which another one explains the same */
    uint32_t *version; /* by variable: of its best move */
    bool *is_tied;     /* by variable */
    bool *is_dirty;    /* by variable: its best move has to be found anew */
    JUE_VECTOR(uint32_t) dirty;
    JUE_VECTOR(jue_wide_equation) wide;
    uint32_t next; /* equation to be looked at */
    uint32_t groups;
} jue_solver;

/* ---- What has to be looked at again ---- */

static void mark_terms(jue_solver *solver, uint32_t equation)
{
    uint32_t count = solver->state.system->equations.at[equation].count;
    const jue_term *terms = jue_state_terms(&solver->state, equation);
    solver->state.work += count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t variable = terms[i].variable;
        if (solver->is_dirty[variable])
            continue;
        solver->is_dirty[variable] = true;
        *jue_vector_add(&solver->state.call->scratch, &solver->dirty) = variable;
    }
}

static bool is_wide(const jue_solver *solver, uint32_t equation)
{
    return solver->state.system->equations.at[equation].count > WIDE;
}

static void mark_neighbours(jue_solver *solver, uint32_t number)
{
    const jue_variable *variable = jue_state_variable(&solver->state, number);
    for (uint32_t use = 0; use < variable->uses; use++) {
        uint32_t at = jue_state_use(&solver->state, variable, use);
        if (!is_wide(solver, at))
            mark_terms(solver, at);
    }
}

static void find_wide(jue_solver *solver)
{
    for (uint32_t i = 0; i < solver->state.system->equations.count; i++)
        if (is_wide(solver, i))
            *jue_vector_add(&solver->state.call->scratch, &solver->wide) = (jue_wide_equation){.number = i};
}

/* The next relations that do not hold; false where there are no more. */
static bool mark_next(jue_solver *solver)
{
    uint32_t marked = 0;
    for (; solver->next < solver->state.system->equations.count && marked < BATCH; solver->next++) {
        if (is_wide(solver, solver->next) || !jue_state_is_open(&solver->state, solver->next))
            continue;
        mark_terms(solver, solver->next);
        marked++;
    }
    return marked != 0;
}

/* Long relations that have changed since they were last looked at. */
static bool mark_wide(jue_solver *solver)
{
    for (size_t i = 0; i < solver->wide.count; i++) {
        jue_wide_equation *at = &solver->wide.at[i];
        jue_wide sum = solver->state.balances[at->number].sum;
        if (!jue_state_is_open(&solver->state, at->number) || (at->looked_at && at->sum == sum))
            continue;
        at->looked_at = true;
        at->sum = sum;
        mark_terms(solver, at->number);
    }
    return solver->dirty.count != 0;
}

static void wait_for(jue_solver *solver, jue_queue *queue, uint32_t variable)
{
    jue_waiting waiting = {solver->moves.best[variable]->score, variable, solver->version[variable]};
    jue_queue_add(&solver->state.call->scratch, queue, waiting);
}

/* Whoever was tied with a move that has changed is weighed anew. */
static void release_tied(jue_solver *solver, uint32_t number, uint32_t round)
{
    jue_state *state = &solver->state;
    const jue_variable *variable = jue_state_variable(state, number);
    for (uint32_t use = 0; use < variable->uses; use++) {
        uint32_t at = jue_state_use(state, variable, use);
        uint32_t count = state->system->equations.at[at].count;
        if (state->balances[at].seen == round || is_wide(solver, at))
            continue;
        state->balances[at].seen = round;
        state->work += count;
        for (uint32_t term = 0; term < count; term++) {
            uint32_t other = jue_state_terms(state, at)[term].variable;
            if (solver->is_tied[other])
                wait_for(solver, &solver->queue, other);
            solver->is_tied[other] = false;
        }
    }
}

/* Finds the best moves of all that is dirty; what the effort leaves undone stays dirty. */
static void refresh(jue_solver *solver)
{
    size_t count = 0;
    for (; count < solver->dirty.count && !jue_state_is_spent(&solver->state); count++) {
        uint32_t variable = solver->dirty.at[count];
        solver->is_dirty[variable] = false;
        solver->is_tied[variable] = false;
        solver->version[variable]++;
        if (jue_moves_find(&solver->moves, variable))
            wait_for(solver, &solver->queue, variable);
    }
    uint32_t round = ++solver->state.round;
    for (size_t i = 0; i < count && solver->tied.count != 0; i++)
        release_tied(solver, solver->dirty.at[i], round);
    solver->dirty.count = 0;
}

/* ---- Making a move, or leaving it ---- */

static void record(jue_solver *solver, const jue_move *move, int confidence, bool alternative)
{
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = jue_state_variable(&solver->state, move->parts[part].variable);
        if (move->parts[part].value == variable->value && move->parts[part].blank == variable->blank && !variable->unknown)
            continue;
        jue_change *change = jue_vector_add(&solver->state.call->arena, &solver->solution->changes);
        *change = (jue_change){.variable = move->parts[part].variable, .value = move->parts[part].value,
                               .blank = move->parts[part].blank, .confidence = confidence, .group = solver->groups,
                               .alternative = alternative, .rule = move->rule};
    }
}

/* The same move with another figure that rounding allows, as an alternative. */
static void record_figure(jue_solver *solver, const jue_move *move, jue_wide figure)
{
    jue_part parts[JUE_MOST_EQUALS];
    jue_move other = *move;
    other.parts = parts;
    for (uint32_t part = 0; part < move->count; part++)
        parts[part] = (jue_part){figure, move->parts[part].variable, false};
    record(solver, &other, JUE_TIED, true);
}

static void settle(jue_solver *solver, const jue_move *move, int confidence)
{
    jue_state_make(&solver->state, move, NULL);
    for (uint32_t part = 0; part < move->count; part++) {
        uint32_t variable = move->parts[part].variable;
        solver->state.settled[variable] = true;
        solver->state.unsure[variable] = confidence < JUE_SURE;
        mark_neighbours(solver, variable);
    }
}

static void make(jue_solver *solver, const jue_move *move, int rival)
{
    jue_wide figure = 0;
    int lead = jue_moves_lead(&solver->state, move, &figure);
    bool alternative = lead < WITHIN;
    int confidence = alternative ? JUE_TIED : jue_judge_figure(&solver->state, move, rival, lead);
    solver->groups++;
    record(solver, move, confidence, alternative);
    if (alternative)
        record_figure(solver, move, figure);
    /* The one figure or the other: the rest can be solved with either. */
    settle(solver, move, confidence);
}

static void leave_undecided(jue_solver *solver, const jue_move *move)
{
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = jue_state_variable(&solver->state, move->parts[part].variable);
        for (uint32_t use = 0; use < variable->uses; use++) {
            uint32_t at = jue_state_use(&solver->state, variable, use);
            if (!jue_state_holds(&solver->state, at))
                solver->state.balances[at].undecided = true;
        }
        mark_neighbours(solver, move->parts[part].variable);
    }
}

/* Two explain the same as well: both are shown, neither is made. */
static void leave(jue_solver *solver, const jue_move *move, const jue_move *other)
{
    solver->groups++;
    record(solver, move, JUE_TIED, true);
    record(solver, other, JUE_TIED, true);
    leave_undecided(solver, move);
    leave_undecided(solver, other);
}

/* ---- The search ---- */

static bool is_fresh(jue_solver *solver, const jue_waiting *waiting)
{
    const jue_move *best = jue_moves_best(&solver->moves, waiting->variable);
    if (best == NULL || waiting->version != solver->version[waiting->variable])
        return false;
    /* A long relation may have changed under it. */
    jue_move now = *best;
    jue_state_try(&solver->state, &now);
    if (now.score == best->score)
        return true;
    if (!solver->is_dirty[waiting->variable])
        *jue_vector_add(&solver->state.call->scratch, &solver->dirty) = waiting->variable;
    solver->is_dirty[waiting->variable] = true;
    return false;
}

/* The best of the moves that are clearly ahead of their rivals. */
static bool make_clear(jue_solver *solver)
{
    jue_waiting waiting;
    while (!jue_state_is_spent(&solver->state) && solver->dirty.count == 0 && jue_queue_take(&solver->queue, &waiting)) {
        uint32_t rival = 0;
        if (!is_fresh(solver, &waiting))
            continue;
        const jue_move *move = solver->moves.best[waiting.variable];
        int score = jue_judge_rival(&solver->moves, move, &rival);
        if (jue_judge_is_clear(move, score)) {
            make(solver, move, score);
            return true;
        }
        solver->is_tied[waiting.variable] = true;
        wait_for(solver, &solver->tied, waiting.variable);
    }
    return solver->dirty.count != 0;
}

static bool leave_tied(jue_solver *solver)
{
    jue_waiting waiting;
    while (!jue_state_is_spent(&solver->state) && jue_queue_take(&solver->tied, &waiting)) {
        uint32_t rival = 0;
        if (!solver->is_tied[waiting.variable] || !is_fresh(solver, &waiting))
            continue;
        solver->is_tied[waiting.variable] = false;
        const jue_move *move = solver->moves.best[waiting.variable];
        int score = jue_judge_rival(&solver->moves, move, &rival);
        if (jue_judge_is_clear(move, score))
            make(solver, move, score);
        else
            leave(solver, move, solver->moves.best[rival]);
        return true;
    }
    return solver->dirty.count != 0;
}

static void search(jue_solver *solver)
{
    do
        refresh(solver);
    while (make_clear(solver) || mark_next(solver) || mark_wide(solver) || leave_tied(solver));
}

static bool take_shift(void *data, const jue_move *move, const jue_move *next)
{
    jue_solver *solver = data;
    if (jue_judge_is_needless(&solver->moves, move))
        return false;
    if (next != NULL && !jue_judge_is_clear(move, next->score)) {
        leave(solver, move, next);
        return true;
    }
    int confidence = jue_judge_shift(&solver->state, move, next);
    solver->groups++;
    record(solver, move, confidence, false);
    settle(solver, move, confidence);
    return true;
}

/* First what one cause explains, then single figures, then what of shifts the wrong figures had hidden. */
static void search_all(jue_solver *solver)
{
    jue_state *state = &solver->state;
    jue_shifts_find(state, true, state->effort / SHARE, take_shift, solver);
    find_wide(solver);
    search(solver);
    jue_shifts_find(state, false, state->work + (state->effort - state->work) / SHARE, take_shift, solver);
    search(solver);
}

/* ---- In the end ---- */

/* Whether the figure of the other set is the one to go by: its table is in no less order. */
static bool is_printed_better(const jue_state *state, uint32_t variable, uint32_t equation)
{
    const jue_term *terms = jue_state_terms(state, equation);
    uint32_t other = terms[0].variable == variable ? terms[1].variable : terms[0].variable;
    return state->system->equations.at[equation].exact && jue_state_disorder(state, other) <= jue_state_disorder(state, variable);
}

/* Counts what carries a change in the end. One that still contradicts something is not sure, unless
 * the other set, in better order, prints the very same figure. */
static void weigh_change(const jue_state *state, jue_change *change)
{
    const jue_variable *variable = jue_state_variable(state, change->variable);
    uint32_t violated = 0;
    bool printed_twice = false;
    for (uint32_t use = 0; use < variable->uses; use++) {
        uint32_t at = jue_state_use(state, variable, use);
        bool holds = jue_state_holds(state, at);
        change->relations += holds;
        violated += !holds;
        printed_twice = printed_twice || (holds && is_printed_better(state, change->variable, at));
    }
    change->refuted = violated > change->relations && !printed_twice;
    if (violated != 0 && !printed_twice && change->confidence > CONTRADICTED)
        change->confidence = CONTRADICTED;
}

/* Tables that the other set prints as well: however much of one is wrong, there is something to hold it against. */
static void find_printed_twice(const jue_system *system, bool printed_twice[JUE_SYSTEM_TABLES])
{
    for (size_t i = 0; i < system->equations.count; i++) {
        const jue_equation *equation = &system->equations.at[i];
        for (uint32_t term = 0; term < equation->count && equation->exact; term++)
            printed_twice[system->variables.at[system->terms.at[equation->first + term].variable].table] = true;
    }
}

/* Where much of a table is to be changed, nothing is sure that only its own relations say. */
static void doubt_ruins(const jue_system *system, jue_solution *solution)
{
    bool printed_twice[JUE_SYSTEM_TABLES] = {false};
    uint32_t filled[JUE_SYSTEM_TABLES] = {0};
    uint32_t changed[JUE_SYSTEM_TABLES] = {0};
    find_printed_twice(system, printed_twice);
    for (size_t i = 0; i < system->variables.count; i++)
        filled[system->variables.at[i].table] += !system->variables.at[i].blank;
    for (size_t i = 0; i < solution->changes.count; i++)
        changed[system->variables.at[solution->changes.at[i].variable].table]++;
    for (size_t i = 0; i < solution->changes.count; i++) {
        jue_change *change = &solution->changes.at[i];
        uint8_t table = system->variables.at[change->variable].table;
        if (changed[table] * RUINED > filled[table] && !printed_twice[table] && change->confidence > DOUBTED)
            change->confidence = DOUBTED;
    }
}

static bool same_row(const jue_system *system, const jue_change *a, const jue_change *b)
{
    const jue_ref *x = &system->variables.at[a->variable].ref;
    const jue_ref *y = &system->variables.at[b->variable].ref;
    return a->group == b->group && x->table == y->table && x->side == y->side && x->row == y->row;
}

/* What one change does to a row stands or falls together: with the best of its parts, unless one is refuted. */
static void level_rows(const jue_system *system, jue_solution *solution)
{
    jue_change *changes = solution->changes.at;
    for (size_t first = 0, end; first < solution->changes.count; first = end) {
        int most = 0;
        int least = changes[first].confidence;
        bool refuted = false;
        for (end = first; end < solution->changes.count && same_row(system, &changes[end], &changes[first]); end++) {
            most = changes[end].confidence > most ? changes[end].confidence : most;
            least = changes[end].confidence < least ? changes[end].confidence : least;
            refuted = refuted || changes[end].refuted;
        }
        for (size_t i = first; i < end; i++)
            if (!changes[i].alternative)
                changes[i].confidence = refuted ? least : most;
    }
}

void jue_solve(jue_call *call, jue_system *system, size_t effort, jue_solution *solution)
{
    jue_solver solver = {.solution = solution};
    *solution = (jue_solution){0};
    jue_state_open(call, system, effort, &solver.state);
    jue_moves_open(&solver.state, &solver.moves);
    solver.version = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.version);
    solver.is_tied = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.is_tied);
    solver.is_dirty = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.is_dirty);
    search_all(&solver);
    solution->work = solver.state.work;
    solution->stopped = jue_state_is_spent(&solver.state);
    for (size_t i = 0; i < solution->changes.count; i++)
        weigh_change(&solver.state, &solution->changes.at[i]);
    level_rows(system, solution);
    doubt_ruins(system, solution);
}
