#include "repair/state.h"

enum { SINGLE = 2 }; /* relations within its table that a single wrong figure breaks */

/* The table that an equation is within, or JUE_SYSTEM_TABLES; what cannot be read contradicts nothing. */
static uint8_t table_of(const jue_state *state, uint32_t number)
{
    const jue_equation *equation = &state->system->equations.at[number];
    const jue_term *terms = jue_state_terms(state, number);
    if (equation->count < 2 || equation->said)
        return JUE_SYSTEM_TABLES;
    uint8_t table = jue_state_variable(state, terms[0].variable)->table;
    for (uint32_t term = 0; term < equation->count; term++) {
        const jue_variable *variable = jue_state_variable(state, terms[term].variable);
        if (variable->table != table || variable->unknown)
            return JUE_SYSTEM_TABLES;
    }
    return table;
}

/* How far tables contradict themselves as printed. Relations of blanks say nothing. */
static void find_disorder(jue_state *state)
{
    int relations[JUE_SYSTEM_TABLES + 1] = {0};
    int failing[JUE_SYSTEM_TABLES + 1] = {0};
    for (uint32_t i = 0; i < state->system->equations.count; i++) {
        bool holds = jue_state_holds(state, i);
        uint8_t table = state->balances[i].filled > 1 || !holds ? table_of(state, i) : JUE_SYSTEM_TABLES;
        relations[table]++;
        failing[table] += !holds;
    }
    for (unsigned table = 0; table < JUE_SYSTEM_TABLES; table++) {
        int64_t more = failing[table] > SINGLE ? failing[table] - SINGLE : 0;
        state->disorder[table] = failing[table] == 0 ? 0 : 1 + (int)(999 * more / relations[table]);
    }
}

static void open_balances(jue_state *state)
{
    for (size_t i = 0; i < state->system->equations.count; i++) {
        const jue_equation *equation = &state->system->equations.at[i];
        jue_balance *balance = &state->balances[i];
        balance->sum = -equation->constant;
        balance->slack = equation->slack;
        for (uint32_t at = 0; at < equation->count; at++) {
            const jue_term *term = &state->system->terms.at[equation->first + at];
            const jue_variable *variable = jue_state_variable(state, term->variable);
            balance->sum += term->sign * variable->value;
            balance->slack += equation->exact ? 0 : variable->half;
            balance->filled += !variable->blank;
        }
    }
}

void jue_state_open(jue_call *call, jue_system *system, size_t effort, jue_state *state)
{
    jue_arena *scratch = &call->scratch;
    *state = (jue_state){.call = call, .system = system, .effort = effort};
    state->balances = jue_alloc_array(scratch, system->equations.count, sizeof *state->balances);
    state->settled = jue_alloc_array(scratch, system->variables.count, sizeof *state->settled);
    state->unsure = jue_alloc_array(scratch, system->variables.count, sizeof *state->unsure);
    open_balances(state);
    find_disorder(state);
}

bool jue_state_holds(const jue_state *state, uint32_t equation)
{
    const jue_balance *balance = &state->balances[equation];
    return balance->sum <= balance->slack && (state->system->equations.at[equation].at_most || balance->sum >= -balance->slack);
}

bool jue_state_is_open(const jue_state *state, uint32_t equation)
{
    return !state->balances[equation].undecided && !jue_state_holds(state, equation);
}

int jue_state_weight(const jue_state *state, uint32_t number)
{
    const jue_equation *equation = &state->system->equations.at[number];
    if (!equation->exact)
        return 1;
    for (uint32_t term = 0; term < equation->count; term++)
        if (jue_state_disorder(state, jue_state_terms(state, number)[term].variable) < JUE_ORDERLY)
            return 4;
    return 2;
}

/* ---- Making a move ---- */

/* Takes a variable over as it is to be, and brings its equations up to date. */
static void put(jue_state *state, uint32_t number, const jue_variable *as)
{
    jue_variable *variable = jue_state_variable(state, number);
    jue_wide value = as->value - variable->value;
    jue_wide half = as->half - variable->half;
    int filled = (int)variable->blank - (int)as->blank;
    *variable = *as;
    for (uint32_t i = 0; i < variable->uses; i++) {
        const jue_use *use = &state->system->uses[variable->first + i];
        jue_balance *balance = &state->balances[use->equation];
        balance->sum += use->sign * value;
        balance->slack += state->system->equations.at[use->equation].exact ? 0 : half;
        balance->filled += (uint32_t)filled;
    }
    state->work += variable->uses;
}

void jue_state_make(jue_state *state, const jue_move *move, jue_variable *saved)
{
    for (uint32_t i = 0; i < move->count; i++) {
        const jue_part *part = &move->parts[i];
        jue_variable as = *jue_state_variable(state, part->variable);
        if (saved != NULL)
            saved[i] = as;
        as.value = part->blank ? 0 : part->value;
        as.half = part->blank || as.count ? 0 : as.place / 2;
        as.blank = part->blank;
        as.unknown = false;
        put(state, part->variable, &as);
    }
}

void jue_state_take_back(jue_state *state, const jue_move *move, const jue_variable *saved)
{
    for (uint32_t i = move->count; i-- > 0;)
        put(state, move->parts[i].variable, &saved[i]);
}

/* ---- What a move brings ---- */

typedef struct jue_effect {
    int exact;    /* equations that hold without rounding */
    int violated; /* equations that do not hold, by weight */
} jue_effect;

static jue_effect effect_of(jue_state *state, const jue_move *move)
{
    jue_effect effect = {0};
    uint32_t round = ++state->round;
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = jue_state_variable(state, move->parts[part].variable);
        state->work += variable->uses;
        for (uint32_t use = 0; use < variable->uses; use++) {
            uint32_t at = jue_state_use(state, variable, use);
            jue_balance *balance = &state->balances[at];
            if (balance->undecided || balance->seen == round)
                continue;
            balance->seen = round;
            bool holds = jue_state_holds(state, at);
            effect.violated += holds ? 0 : jue_state_weight(state, at);
            effect.exact += holds && balance->sum == 0 && !state->system->equations.at[at].at_most;
        }
    }
    return effect;
}

static jue_variable *room_for(jue_state *state, const jue_move *move)
{
    if (move->count > state->room) {
        state->room = move->count;
        state->saved = jue_alloc_array(&state->call->scratch, state->room, sizeof *state->saved);
    }
    return state->saved;
}

void jue_state_try(jue_state *state, jue_move *move)
{
    jue_variable *saved = room_for(state, move);
    jue_effect before = effect_of(state, move);
    jue_state_make(state, move, saved);
    jue_effect after = effect_of(state, move);
    jue_state_take_back(state, move, saved);
    move->before = before.violated;
    move->after = after.violated;
    move->exact = after.exact;
    move->score = JUE_GAIN * (before.violated - after.violated) + JUE_EXACT * (after.exact - before.exact) - move->cost;
    if (before.violated <= after.violated)
        move->score = -1;
}

size_t jue_state_fixed(jue_state *state, const jue_move *move, uint32_t *fixed, size_t most)
{
    jue_variable *saved = room_for(state, move);
    size_t count = 0;
    size_t kept = 0;
    uint32_t round = ++state->round;
    for (uint32_t part = 0; part < move->count; part++) {
        const jue_variable *variable = jue_state_variable(state, move->parts[part].variable);
        for (uint32_t use = 0; use < variable->uses && count < most; use++) {
            uint32_t at = jue_state_use(state, variable, use);
            if (state->balances[at].seen != round && jue_state_is_open(state, at))
                fixed[count++] = at;
            state->balances[at].seen = round;
        }
    }
    jue_state_make(state, move, saved);
    for (size_t i = 0; i < count; i++)
        if (jue_state_holds(state, fixed[i]))
            fixed[kept++] = fixed[i];
    jue_state_take_back(state, move, saved);
    return kept;
}

bool jue_move_touches(const jue_move *move, uint32_t variable)
{
    for (uint32_t part = 0; part < move->count; part++)
        if (move->parts[part].variable == variable)
            return true;
    return false;
}
