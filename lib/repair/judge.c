#include "repair/judge.h"

#include "repair/misread.h"

#include <limits.h>

enum {
    DEDUCED = 850,   /* at most, for a figure that rounding may be behind */
    PLAIN = 10,      /* by how much a figure must be ahead of the next that rounding allows */
    IMPLAUSIBLE = 45, /* a misreading that costs more needs more than the relations of one table */
    DOUBTFUL = 75, /* of 100: a recogniser that is less sure of a figure speaks for changing it as a relation does */
    PRINTED_TWICE = 4, /* support of a figure that the other set prints as well */
    MOST_FIXED = 64,  /* relations that are told apart as evidence of one move */
    MOST_EMPTY = 2000 /* rows of a column that is looked at whole */
};

int jue_judge_rival(const jue_moves *moves, const jue_move *move, uint32_t *rival)
{
    jue_state *state = moves->state;
    uint32_t fixed[MOST_FIXED];
    size_t count = jue_state_fixed(state, move, fixed, MOST_FIXED);
    int best = 0;
    for (size_t i = 0; i < count; i++) {
        const jue_equation *equation = &state->system->equations.at[fixed[i]];
        const jue_term *terms = jue_state_terms(state, fixed[i]);
        state->work += equation->count;
        for (uint32_t term = 0; term < equation->count; term++) {
            const jue_move *against = jue_moves_best(moves, terms[term].variable);
            if (against == NULL || against->score <= best || jue_move_touches(move, terms[term].variable))
                continue;
            best = against->score;
            *rival = terms[term].variable;
        }
    }
    return best;
}

/* Printed finer than its table prints, and so misprinted: what else it says is not known to its last place. */
static bool is_odd(const jue_state *state, uint32_t number)
{
    const jue_variable *variable = jue_state_variable(state, number);
    return variable->printed.state == JUESUAN_VALUE && variable->printed.decimals > variable->decimals && !state->settled[number];
}

static bool leans_on_odd(jue_state *state, uint32_t number, const jue_move *move)
{
    const jue_term *terms = jue_state_terms(state, number);
    uint32_t count = state->system->equations.at[number].count;
    state->work += count;
    for (uint32_t term = 0; term < count; term++)
        if (is_odd(state, terms[term].variable) && !jue_move_touches(move, terms[term].variable))
            return true;
    return false;
}

/* The same figure in the other set is hearsay where that table is in ruins and this one is not. */
static bool is_hearsay(const jue_state *state, uint32_t number, const jue_move *move)
{
    const jue_equation *equation = &state->system->equations.at[number];
    const jue_term *terms = jue_state_terms(state, number);
    if (!equation->exact || equation->count != 2)
        return false;
    uint32_t own = jue_move_touches(move, terms[0].variable) ? 0 : 1;
    return jue_state_disorder(state, terms[own].variable) < JUE_ORDERLY &&
           jue_state_disorder(state, terms[1 - own].variable) >= JUE_ORDERLY;
}

/* What an equation is worth as evidence: nothing where it leans on a change that is not sure, or on hearsay. */
static int evidence_of(jue_state *state, uint32_t number, const jue_move *move)
{
    const jue_term *terms = jue_state_terms(state, number);
    uint32_t count = state->system->equations.at[number].count;
    state->work += count;
    for (uint32_t term = 0; term < count; term++)
        if (state->unsure[terms[term].variable] && !jue_move_touches(move, terms[term].variable))
            return 0;
    return is_hearsay(state, number, move) ? 0 : jue_state_weight(state, number);
}

static bool stands_in(const jue_state *state, uint32_t variable, uint32_t equation)
{
    const jue_variable *at = jue_state_variable(state, variable);
    for (uint32_t use = 0; use < at->uses; use++)
        if (jue_state_use(state, at, use) == equation)
            return true;
    return false;
}

/* What carries a move. */
typedef struct jue_support {
    int weight;
    bool odd; /* some of it leans on a figure that is misprinted itself */
} jue_support;

/*
 * The relations that it puts right, by weight. The parts of a move print the same figure, so that
 * what each of them puts right is the same evidence: the best part counts, and relations among the
 * parts themselves do not.
 */
static jue_support support_of(jue_state *state, const jue_move *move)
{
    uint32_t fixed[MOST_FIXED];
    int evidence[MOST_FIXED];
    size_t count = jue_state_fixed(state, move, fixed, MOST_FIXED);
    jue_support best = {0, false};
    for (size_t i = 0; i < count; i++) {
        evidence[i] = evidence_of(state, fixed[i], move);
        best.odd = best.odd || leans_on_odd(state, fixed[i], move);
    }
    for (uint32_t part = 0; part < move->count; part++) {
        int weight = 0;
        for (size_t i = 0; i < count; i++)
            weight += stands_in(state, move->parts[part].variable, fixed[i]) ? evidence[i] : 0;
        best.weight = weight > best.weight ? weight : best.weight;
    }
    return best;
}

static int at_most(int confidence, int most)
{
    return confidence < most ? confidence : most;
}

static int of_margin(int margin)
{
    return margin >= 2 * JUE_GAIN ? 990 : margin >= JUE_GAIN ? 970 : margin >= JUE_GAIN / 2 ? 900 : 700;
}

static int of_support(int support, bool likely)
{
    return support >= 3 ? 990 : support == 2 ? 960 : likely ? 850 : 700;
}

int jue_judge_figure(jue_state *state, const jue_move *move, int rival, int lead)
{
    /* Two columns that each lack what the other has too much of say the same thing. */
    const jue_variable *variable = jue_state_variable(state, move->parts[0].variable);
    jue_support found = support_of(state, move);
    int support = found.weight - move->shift + (found.weight != 0 && !move->shift && variable->certainty < DOUBTFUL);
    int confidence = at_most(of_margin(move->score - rival), of_support(support, move->cost <= JUE_COST_LIKELY));
    if (move->cost >= IMPLAUSIBLE && support < 3)
        confidence = at_most(confidence, 600);
    /* Nothing speaks for one figure rather than the next: rounding may be behind the difference. */
    if (lead < PLAIN || found.odd)
        confidence = at_most(confidence, DEDUCED);
    /* Who prints a figure where none belongs, or leaves out the sign of a negative one? */
    bool rare = move->parts[0].blank || (move->parts[0].value < 0 && !variable->unknown && variable->value >= 0);
    if (!move->shift && rare && support < PRINTED_TWICE)
        confidence = at_most(confidence, DEDUCED);
    /* One unit of the last place is what honest figures differ by. */
    jue_wide change = move->parts[0].value - variable->value;
    if (!move->shift && !variable->unknown && change <= variable->place && -change <= variable->place)
        confidence = at_most(confidence, DEDUCED);
    return confidence;
}

bool jue_judge_is_needless(jue_moves *moves, const jue_move *shift)
{
    jue_state *state = moves->state;
    uint32_t fixed[MOST_FIXED];
    size_t count = jue_state_fixed(state, shift, fixed, MOST_FIXED);
    for (size_t i = 0; i < count; i++) {
        uint32_t terms = state->system->equations.at[fixed[i]].count;
        state->work += terms;
        for (uint32_t term = 0; term < terms && terms <= MOST_FIXED; term++) {
            uint32_t variable = jue_state_terms(state, fixed[i])[term].variable;
            const jue_move *move = jue_moves_find(moves, variable) ? jue_moves_best(moves, variable) : NULL;
            if (move != NULL && !move->shift && move->before - move->after >= shift->before - shift->after)
                return true;
        }
    }
    return false;
}

/* How many relations speak for a row of a shift that is made: those that fail when it alone stays. */
static int loss_of(jue_state *state, const jue_move *move, const jue_variable *saved, uint32_t row)
{
    jue_part back[MOST_FIXED];
    jue_move stay = {.parts = back, .count = move->width};
    for (uint32_t i = 0; i < move->width; i++)
        back[i] = (jue_part){saved[row + i].value, move->parts[row + i].variable, saved[row + i].blank};
    jue_state_try(state, &stay);
    return stay.after - stay.before;
}

/* Whether nothing is left in the column that a figure was in: where nothing else stands, it does not belong. */
static bool empties_column(jue_state *state, const jue_part *part)
{
    const jue_ref *ref = &jue_state_variable(state, part->variable)->ref;
    const jue_side *side = &ref->table->sides[ref->side];
    if (!part->blank || side->rows.count > MOST_EMPTY)
        return false;
    state->work += side->rows.count;
    uint32_t at = part->variable - (uint32_t)(ref->row * side->column_count);
    for (size_t row = 0; row < side->rows.count; row++, at += (uint32_t)side->column_count)
        if (!jue_state_variable(state, at)->blank)
            return false;
    return true;
}

int jue_judge_shift(jue_state *state, const jue_move *move, const jue_move *next)
{
    jue_variable *saved = jue_alloc_array(&state->call->scratch, move->count, sizeof *saved);
    int loss = INT_MAX;
    bool empties = true;
    jue_state_make(state, move, saved);
    for (uint32_t row = 0; row < move->count; row += move->width) {
        int own = loss_of(state, move, saved, row);
        loss = own < loss ? own : loss;
        bool any = false;
        for (uint32_t i = 0; i < move->width && !any; i++)
            any = empties_column(state, &move->parts[row + i]);
        empties = empties && any;
    }
    jue_state_take_back(state, move, saved);
    /* The two columns say the same thing. */
    int confidence = of_support(loss - 1 + empties, true);
    /* Either these rows moved, or the others did. */
    if (next != NULL && (move->score < next->score + 2 * JUE_GAIN || next->before - next->after >= move->before - move->after))
        confidence = at_most(confidence, DEDUCED);
    return move->after == 0 ? confidence : at_most(confidence, 600);
}
