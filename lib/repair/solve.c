#include "repair/solve.h"

#include "repair/misread.h"

enum {
    SURE = 900,
    DEDUCED = 850,     /* at most, for a figure that rounding may be behind */
    IMPLAUSIBLE = 45,  /* a misreading that costs more needs more than the relations of one table */
    MOST_PARTS = 6,
    GAIN = 20,         /* what one relation put right is worth, in costs of misreading */
    EXACT = 5,         /* what one relation that then holds without rounding is worth on top */
    ODD = 8,           /* less, where the figure has not the decimals of its table */
    UNKNOWN = 5,       /* cost of any figure for a cell that cannot be read */
    SOUND = 12,        /* extra cost of changing a table that is at peace with itself */
    LEAD = 5,          /* by how much an explanation must be ahead of the next to be made */
    MOST_STEPS = 8,    /* units of the last place around a value that rounding allows */
    MOST_CHANGES = 5000
};

static const int64_t MOST_UNITS = 1000000000000000000;

/* Variables changed together: a figure in the wrong column moves; the same figure several times in
 * a row was misread each time. */
typedef struct jue_move {
    uint32_t variable[MOST_PARTS];
    jue_wide value[MOST_PARTS];
    bool blank[MOST_PARTS];
    uint32_t count;
    int cost;
    int fixed;
    int broken;
    int exact;  /* equations that hold without rounding after it */
    bool shift; /* figures change places */
    int score;
    const char *rule;
} jue_move;

typedef struct jue_solver {
    jue_call *call;
    jue_system *system;
    jue_solution *solution;
    size_t effort;
    jue_move *best;   /* by variable: its best move; count 0 where it has none */
    bool *known;      /* by variable: whether `best` is up to date */
    bool *settled;    /* by variable: changed already, or one of several alternatives */
    bool *undecided;  /* by equation: explained by alternatives, no longer looked at */
    bool *unsure;     /* by variable: changed, but not for sure */
    bool *sound;      /* by variable: nothing within its table contradicts anything else there */
    uint32_t groups;
} jue_solver;

bool jue_variable_amount(const juesuan_report *report, const jue_variable *variable, jue_wide value, juesuan_amount *out)
{
    juesuan_unit unit = variable->count ? JUESUAN_UNIT_UNKNOWN : jue_unit_of_table(report, variable->ref.table);
    return jue_amount_of_ticks(value, unit, variable->decimals, out);
}

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
static int cost_of(const jue_variable *variable, jue_wide value, bool blank)
{
    int cost = 0;
    if (variable->unknown)
        return UNKNOWN;
    if (blank || variable->blank)
        cost = blank == variable->blank ? JUE_COST_NONE : JUE_COST_BLANK;
    else
        cost = cost_of_digits(variable, value);
    return cost * (100 + variable->certainty) / 200;
}

/* ---- Trying a move ---- */

static jue_variable set_variable(jue_variable *variable, jue_wide value, bool blank)
{
    jue_variable before = *variable;
    variable->value = blank ? 0 : value;
    variable->half = blank || variable->count ? 0 : variable->place / 2;
    variable->blank = blank;
    variable->unknown = false;
    return before;
}

typedef struct jue_effect {
    int exact;    /* equations that hold without rounding */
    int violated; /* equations that do not hold, by weight */
} jue_effect;

/* The same figure printed in the other set weighs more than a relation, most where that table is
 * at peace with itself. */
static int weight_of(const jue_solver *solver, const jue_equation *equation)
{
    if (!equation->exact)
        return 1;
    for (uint32_t term = 0; term < equation->count; term++)
        if (solver->sound[solver->system->terms.at[equation->first + term].variable])
            return 4;
    return 2;
}

static void look_at(jue_solver *solver, uint32_t number, jue_effect *effect)
{
    const jue_equation *equation = &solver->system->equations.at[number];
    solver->effort -= solver->effort < equation->count ? solver->effort : equation->count;
    if (solver->undecided[number])
        return;
    jue_wide sum = jue_equation_sum(solver->system, equation);
    jue_wide slack = jue_equation_slack(solver->system, equation);
    bool holds = sum <= slack && (equation->at_most || sum >= -slack);
    effect->violated += holds ? 0 : weight_of(solver, equation);
    effect->exact += holds && sum == 0 && !equation->at_most;
}

/* Whether an earlier part of the move stands in the equation, so that it has been counted. */
static bool seen_before(const jue_solver *solver, const jue_move *move, uint32_t part, uint32_t number)
{
    const jue_equation *equation = &solver->system->equations.at[number];
    for (uint32_t term = 0; term < equation->count && part != 0; term++)
        for (uint32_t earlier = 0; earlier < part; earlier++)
            if (solver->system->terms.at[equation->first + term].variable == move->variable[earlier])
                return true;
    return false;
}

static jue_effect effect_of(jue_solver *solver, const jue_move *move)
{
    jue_effect effect = {0};
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = &solver->system->variables.at[move->variable[part]];
        for (uint32_t use = 0; use < variable->uses; use++) {
            uint32_t at = solver->system->uses[variable->first + use];
            if (!seen_before(solver, move, part, at))
                look_at(solver, at, &effect);
        }
    }
    return effect;
}

static void make_values(jue_solver *solver, const jue_move *move, jue_variable saved[MOST_PARTS])
{
    for (uint32_t part = 0; part < move->count; part++) {
        jue_variable *variable = &solver->system->variables.at[move->variable[part]];
        saved[part] = set_variable(variable, move->value[part], move->blank[part]);
    }
}

static void take_back(jue_solver *solver, const jue_move *move, const jue_variable saved[MOST_PARTS])
{
    for (uint32_t part = move->count; part-- > 0;)
        solver->system->variables.at[move->variable[part]] = saved[part];
}

static void try_move(jue_solver *solver, jue_move *move)
{
    jue_variable saved[MOST_PARTS];
    jue_effect before = effect_of(solver, move);
    make_values(solver, move, saved);
    jue_effect after = effect_of(solver, move);
    take_back(solver, move, saved);
    move->fixed = before.violated;
    move->broken = after.violated;
    move->exact = after.exact;
    move->score = GAIN * (before.violated - after.violated) + EXACT * (after.exact - before.exact) - move->cost;
    if (before.violated <= after.violated)
        move->score = -1;
}

static void keep_better(jue_solver *solver, uint32_t variable, jue_move *move)
{
    try_move(solver, move);
    if (move->score > 0 && (solver->best[variable].count == 0 || move->score > solver->best[variable].score))
        solver->best[variable] = *move;
}

/* ---- Which moves a variable has ---- */

/* The same figure in other cells of the row: the same quantity, misread the same way. */
static void add_equals_of_row(const jue_solver *solver, uint32_t number, jue_move *move)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    const jue_side *side = &variable->ref.table->sides[variable->ref.side];
    size_t first = number - variable->ref.column;
    for (size_t column = 0; column < side->column_count && move->count < MOST_PARTS && !variable->blank && !variable->unknown; column++) {
        uint32_t other = (uint32_t)(first + column);
        const jue_variable *at = &solver->system->variables.at[other];
        if (other == number || at->blank || at->value != variable->value || at->place != variable->place || solver->settled[other])
            continue;
        move->variable[move->count] = other;
        move->value[move->count] = move->value[0];
        move->blank[move->count++] = move->blank[0];
    }
}

static void try_value(jue_solver *solver, uint32_t number, jue_wide value, const char *rule)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    bool blank = value == 0 && !variable->blank && !variable->unknown;
    jue_move move = {.variable = {number}, .value = {value}, .blank = {blank}, .count = 1, .rule = rule};
    if (value == variable->value && !variable->unknown)
        return;
    move.cost = cost_of(variable, value, blank) + (solver->sound[number] ? SOUND : 0);
    keep_better(solver, number, &move);
    add_equals_of_row(solver, number, &move);
    if (move.count > 1)
        keep_better(solver, number, &move);
}

static int sign_in(const jue_system *system, const jue_equation *equation, uint32_t number)
{
    int sign = 0;
    for (uint32_t i = 0; i < equation->count; i++)
        if (system->terms.at[equation->first + i].variable == number)
            sign += system->terms.at[equation->first + i].sign;
    return sign;
}

/* The values that put one equation right, the cheapest misreading among those that rounding allows. */
static void try_equation(jue_solver *solver, uint32_t number, const jue_equation *equation)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    int sign = sign_in(solver->system, equation, number);
    if (sign != 1 && sign != -1)
        return;
    jue_wide exact = variable->value - sign * jue_equation_sum(solver->system, equation);
    jue_wide value = jue_divide(exact, variable->place) * variable->place;
    try_value(solver, number, value, equation->rule);
    /* As a figure of the usual precision, whatever it was printed with. */
    jue_wide half = variable->count ? 0 : variable->place / 2;
    jue_wide slack = jue_equation_slack(solver->system, equation) - (equation->exact ? 0 : variable->half - half);
    jue_wide steps = slack / variable->place;
    if (steps > MOST_STEPS)
        steps = MOST_STEPS;
    int least = cost_of(variable, value, false);
    for (jue_wide step = -steps; step <= steps; step++) {
        jue_wide near = value + step * variable->place;
        if (step != 0 && cost_of(variable, near, false) < least)
            try_value(solver, number, near, equation->rule);
    }
}

/* The same row with the figure in another column, or the figures of two columns exchanged. */
static void try_columns(jue_solver *solver, uint32_t number, const char *rule)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    const jue_side *side = &variable->ref.table->sides[variable->ref.side];
    size_t first = number - variable->ref.column;
    for (size_t column = 0; column < side->column_count && !variable->blank && !variable->unknown; column++) {
        uint32_t other = (uint32_t)(first + column);
        const jue_variable *at = &solver->system->variables.at[other];
        if (other == number || solver->settled[other] || at->value == variable->value || at->empty_column || at->unknown)
            continue;
        jue_move move = {.variable = {number, other}, .value = {at->value, variable->value}, .blank = {at->blank, false},
                         .count = 2, .shift = true, .cost = JUE_COST_SHIFT, .rule = rule};
        try_move(solver, &move);
        /* A figure in the wrong column leaves nothing open once it is moved back. */
        if (move.broken == 0 && move.score > 0)
            keep_better(solver, number, &move);
    }
}

/* Where the notes alone say something else, nothing tells which of the two is wrong. */
static bool is_contradicted_by_tables(const jue_solver *solver, const jue_variable *variable)
{
    for (uint32_t use = 0; use < variable->uses; use++) {
        const jue_equation *equation = &solver->system->equations.at[solver->system->uses[variable->first + use]];
        if (!equation->said && !equation->at_most && !jue_equation_holds(solver->system, equation))
            return true;
    }
    return false;
}

static void find_moves(jue_solver *solver, uint32_t number)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    const char *rule = NULL;
    bool contradicted = is_contradicted_by_tables(solver, variable);
    solver->best[number].count = 0;
    solver->known[number] = true;
    for (uint32_t use = 0; use < variable->uses && !solver->settled[number] && !variable->empty_column; use++) {
        uint32_t at = solver->system->uses[variable->first + use];
        const jue_equation *equation = &solver->system->equations.at[at];
        if (solver->undecided[at] || equation->at_most || jue_equation_holds(solver->system, equation))
            continue;
        rule = equation->rule;
        if (!equation->said || contradicted || variable->unknown)
            try_equation(solver, number, equation);
    }
    if (rule != NULL && contradicted)
        try_columns(solver, number, rule);
}

/* ---- Choosing ---- */

static bool touches(const jue_move *move, uint32_t variable)
{
    for (uint32_t part = 0; part < move->count; part++)
        if (move->variable[part] == variable)
            return true;
    return false;
}

/* The equations of a variable that are violated now, as flags by use; at most 64 are told apart. */
static uint64_t violated_uses(const jue_solver *solver, uint32_t number)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    uint64_t flags = 0;
    for (uint32_t use = 0; use < variable->uses && use < 64; use++) {
        uint32_t at = solver->system->uses[variable->first + use];
        if (!solver->undecided[at] && !jue_equation_holds(solver->system, &solver->system->equations.at[at]))
            flags |= UINT64_C(1) << use;
    }
    return flags;
}

/* The best move of another variable among the equations that this move puts right. */
static int best_rival(jue_solver *solver, const jue_move *move, uint32_t *rival)
{
    uint64_t before[MOST_PARTS] = {0};
    jue_variable saved[MOST_PARTS];
    int best = 0;
    for (uint32_t part = 0; part < move->count; part++)
        before[part] = violated_uses(solver, move->variable[part]);
    make_values(solver, move, saved);
    for (uint32_t part = 0; part < move->count; part++)
        before[part] &= ~violated_uses(solver, move->variable[part]);
    take_back(solver, move, saved);
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = &solver->system->variables.at[move->variable[part]];
        for (uint32_t use = 0; use < variable->uses && use < 64; use++) {
            if ((before[part] >> use & 1) == 0)
                continue;
            const jue_equation *equation = &solver->system->equations.at[solver->system->uses[variable->first + use]];
            for (uint32_t term = 0; term < equation->count; term++) {
                uint32_t other = solver->system->terms.at[equation->first + term].variable;
                const jue_move *against = &solver->best[other];
                if (touches(move, other) || against->count == 0 || against->score <= best)
                    continue;
                best = against->score;
                *rival = other;
            }
        }
    }
    return best;
}

static void forget_neighbours(jue_solver *solver, uint32_t number)
{
    const jue_variable *variable = &solver->system->variables.at[number];
    for (uint32_t use = 0; use < variable->uses; use++) {
        const jue_equation *equation = &solver->system->equations.at[solver->system->uses[variable->first + use]];
        for (uint32_t term = 0; term < equation->count; term++)
            solver->known[solver->system->terms.at[equation->first + term].variable] = false;
    }
}

static void record(jue_solver *solver, const jue_move *move, int confidence, bool alternative)
{
    for (uint32_t part = 0; part < move->count; part++) {
        jue_change *change = jue_vector_add(&solver->call->arena, &solver->solution->changes);
        *change = (jue_change){.variable = move->variable[part], .value = move->value[part], .blank = move->blank[part],
                               .confidence = confidence, .group = solver->groups, .alternative = alternative, .rule = move->rule};
    }
}

/* What an equation is worth as evidence: nothing where it leans on a change that is not sure. */
static int evidence_of(const jue_solver *solver, uint32_t number, const jue_move *move)
{
    const jue_equation *equation = &solver->system->equations.at[number];
    for (uint32_t term = 0; term < equation->count; term++) {
        uint32_t other = solver->system->terms.at[equation->first + term].variable;
        if (solver->unsure[other] && !touches(move, other))
            return 0;
    }
    return weight_of(solver, equation);
}

/*
 * What carries a move: the relations that it puts right, by weight. The parts of a move print the
 * same figure, so that what each of them puts right is the same evidence: the best part counts, and
 * relations among the parts themselves do not.
 */
static int support_of(jue_solver *solver, const jue_move *move)
{
    uint64_t fixed[MOST_PARTS];
    jue_variable saved[MOST_PARTS];
    int best = 0;
    for (uint32_t part = 0; part < move->count; part++)
        fixed[part] = violated_uses(solver, move->variable[part]);
    make_values(solver, move, saved);
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = &solver->system->variables.at[move->variable[part]];
        int support = 0;
        fixed[part] &= ~violated_uses(solver, move->variable[part]);
        for (uint32_t use = 0; use < variable->uses && use < 64; use++)
            if ((fixed[part] >> use & 1) != 0)
                support += evidence_of(solver, solver->system->uses[variable->first + use], move);
        best = support > best ? support : best;
    }
    take_back(solver, move, saved);
    return best;
}

/* How sure a move is, from how far it is ahead of the next explanation and what carries it. */
static int confidence_of(jue_solver *solver, const jue_move *move, int rival)
{
    int margin = move->score - rival;
    /* Two columns that each lack what the other has too much of say the same thing. */
    int support = support_of(solver, move) - move->shift;
    int confidence = margin >= 2 * GAIN ? 990 : margin >= GAIN ? 970 : margin >= GAIN / 2 ? 900 : 700;
    int most = support >= 3 ? 990 : support == 2 ? 960 : move->cost <= JUE_COST_LIKELY ? 850 : 700;
    if (move->cost >= IMPLAUSIBLE && support < 3)
        most = 600;
    /* Nothing printed speaks for one figure rather than the next: rounding may hide behind a single sum. */
    const jue_variable *variable = &solver->system->variables.at[move->variable[0]];
    if (!move->shift && (variable->blank || variable->unknown) && move->exact < 2 && most > DEDUCED)
        most = DEDUCED;
    /* One unit of the last place is what honest figures differ by. */
    jue_wide change = move->value[0] - variable->value;
    if (!move->shift && !variable->unknown && change <= variable->place && -change <= variable->place && most > DEDUCED)
        most = DEDUCED;
    return confidence < most ? confidence : most;
}

static void leave_undecided(jue_solver *solver, const jue_move *move)
{
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = &solver->system->variables.at[move->variable[part]];
        for (uint32_t use = 0; use < variable->uses; use++) {
            uint32_t at = solver->system->uses[variable->first + use];
            if (!jue_equation_holds(solver->system, &solver->system->equations.at[at]))
                solver->undecided[at] = true;
        }
        forget_neighbours(solver, move->variable[part]);
    }
}

static void make(jue_solver *solver, const jue_move *move, int rival)
{
    int confidence = confidence_of(solver, move, rival);
    record(solver, move, confidence, false);
    for (uint32_t part = 0; part < move->count; part++) {
        set_variable(&solver->system->variables.at[move->variable[part]], move->value[part], move->blank[part]);
        solver->settled[move->variable[part]] = true;
        solver->unsure[move->variable[part]] = confidence < SURE;
        forget_neighbours(solver, move->variable[part]);
    }
}

typedef struct jue_choice {
    const jue_move *move;
    int rival_score;
    uint32_t rival;
} jue_choice;

static bool is_clear(const jue_move *move, int rival_score)
{
    return rival_score == 0 || move->score >= rival_score + LEAD;
}

/* The best move that is clearly ahead of its rivals, or else the best at all. */
static jue_choice choose(jue_solver *solver)
{
    jue_choice clear = {NULL, 0, 0};
    jue_choice tied = {NULL, 0, 0};
    for (size_t i = 0; i < solver->system->variables.count && solver->effort != 0; i++) {
        const jue_move *move = &solver->best[i];
        if (move->count == 0)
            continue;
        jue_choice choice = {move, 0, 0};
        bool hopeful = clear.move == NULL || move->score > clear.move->score;
        if (!hopeful)
            continue;
        choice.rival_score = best_rival(solver, move, &choice.rival);
        if (is_clear(move, choice.rival_score))
            clear = choice;
        else if (tied.move == NULL || move->score > tied.move->score)
            tied = choice;
    }
    return clear.move != NULL ? clear : tied;
}

static bool step(jue_solver *solver)
{
    for (size_t i = 0; i < solver->system->variables.count && solver->effort != 0; i++)
        if (!solver->known[i])
            find_moves(solver, (uint32_t)i);
    jue_choice choice = choose(solver);
    if (choice.move == NULL || solver->effort == 0)
        return false;
    jue_move move = *choice.move;
    solver->groups++;
    if (is_clear(&move, choice.rival_score)) {
        make(solver, &move, choice.rival_score);
        return true;
    }
    /* Two explain the same as well: both are shown, neither is made. */
    jue_move other = solver->best[choice.rival];
    record(solver, &move, 500, true);
    record(solver, &other, 500, true);
    leave_undecided(solver, &move);
    leave_undecided(solver, &other);
    return true;
}

/* Counts what carries a change in the end. One that still contradicts something is not sure, unless
 * the other set prints the very same figure. */
static void weigh_change(const jue_solver *solver, jue_change *change)
{
    const jue_variable *variable = &solver->system->variables.at[change->variable];
    uint32_t violated = 0;
    bool printed_twice = false;
    for (uint32_t use = 0; use < variable->uses; use++) {
        const jue_equation *equation = &solver->system->equations.at[solver->system->uses[variable->first + use]];
        bool holds = jue_equation_holds(solver->system, equation);
        change->relations += holds;
        violated += !holds;
        printed_twice = printed_twice || (holds && equation->exact);
    }
    if (violated != 0 && !printed_twice && change->confidence > 600)
        change->confidence = 600;
}

/* The parts of one change stand or fall together. */
static void level_groups(jue_solution *solution)
{
    for (size_t i = 1; i < solution->changes.count; i++) {
        jue_change *change = &solution->changes.at[i];
        const jue_change *before = &solution->changes.at[i - 1];
        if (change->group == before->group && !change->alternative && before->confidence > change->confidence)
            change->confidence = before->confidence;
    }
    for (size_t i = solution->changes.count; i-- > 1;) {
        jue_change *before = &solution->changes.at[i - 1];
        const jue_change *change = &solution->changes.at[i];
        if (change->group == before->group && !change->alternative && change->confidence > before->confidence)
            before->confidence = change->confidence;
    }
}

/* Whether every relation within the table of a variable holds as printed. */
static void find_sound_tables(jue_solver *solver)
{
    const jue_system *system = solver->system;
    const juesuan_table *unsound[64];
    size_t count = 0;
    for (size_t i = 0; i < system->equations.count && count < 64; i++) {
        const jue_equation *equation = &system->equations.at[i];
        const juesuan_table *table = NULL;
        bool within = equation->count != 0 && !equation->said;
        for (uint32_t term = 0; term < equation->count; term++) {
            const juesuan_table *at = system->variables.at[system->terms.at[equation->first + term].variable].ref.table;
            within = within && (table == NULL || table == at);
            table = at;
        }
        if (within && !jue_equation_holds(system, equation))
            unsound[count++] = table;
    }
    for (size_t i = 0; i < system->variables.count; i++) {
        solver->sound[i] = count < 64;
        for (size_t at = 0; at < count; at++)
            if (unsound[at] == system->variables.at[i].ref.table)
                solver->sound[i] = false;
    }
}

void jue_solve(jue_call *call, jue_system *system, size_t effort, jue_solution *solution)
{
    jue_solver solver = {.call = call, .system = system, .solution = solution, .effort = effort};
    *solution = (jue_solution){0};
    solver.best = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.best);
    solver.known = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.known);
    solver.settled = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.settled);
    solver.undecided = jue_alloc_array(&call->scratch, system->equations.count, sizeof *solver.undecided);
    solver.unsure = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.unsure);
    solver.sound = jue_alloc_array(&call->scratch, system->variables.count, sizeof *solver.sound);
    find_sound_tables(&solver);
    while (solution->changes.count < MOST_CHANGES && step(&solver))
        continue;
    solution->stopped = solver.effort == 0 || solution->changes.count >= MOST_CHANGES;
    for (size_t i = 0; i < solution->changes.count; i++)
        weigh_change(&solver, &solution->changes.at[i]);
    level_groups(solution);
}
