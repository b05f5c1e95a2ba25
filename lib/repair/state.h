/*
 * A system while it is being repaired: its values with the changes made so far, what each equation
 * sums up to, and how much work has been done. A change costs as much as the variable has
 * equations, however long they are.
 */
#ifndef JUE_REPAIR_STATE_H
#define JUE_REPAIR_STATE_H

#include "repair/system.h"

/* What an equation comes to with the values as they are. */
typedef struct jue_balance {
    jue_wide sum;
    jue_wide slack;
    uint32_t filled; /* terms that print something */
    uint32_t seen;   /* the last round in which it was looked at */
    bool undecided;  /* explained by alternatives, no longer looked at */
} jue_balance;

typedef struct jue_state {
    jue_call *call;
    jue_system *system;
    size_t work;   /* equations and figures looked at so far */
    size_t effort; /* at which the search stops */
    jue_balance *balances;
    bool *settled; /* by variable: changed already, or one of several alternatives */
    bool *unsure;  /* by variable: changed, but not for sure */
    int disorder[JUE_SYSTEM_TABLES]; /* by table: relations within it that do not hold as printed, in thousandths */
    uint32_t round;
    jue_variable *saved; /* what a move that is tried puts aside */
    size_t room;
} jue_state;

/* One value of a variable that is to be. */
typedef struct jue_part {
    jue_wide value;
    uint32_t variable;
    bool blank;
} jue_part;

/* Variables changed together: a figure in the wrong column moves; the same figure several times in
 * a row was misread each time; a block of rows stands one column off. */
typedef struct jue_move {
    jue_part *parts;
    uint32_t count;
    int cost;
    int before; /* equations that do not hold without it, by weight, and with it */
    int after;
    int exact;  /* equations that hold without rounding after it */
    bool shift; /* figures change places */
    uint32_t width; /* of a shift: parts that each row has; 0 where it is of one row */
    int score;
    const char *rule;
} jue_move;

enum {
    JUE_GAIN = 20, /* what one relation put right is worth, in costs of misreading */
    JUE_EXACT = 5, /* what one relation that then holds without rounding is worth on top */
    JUE_ORDERLY = 100 /* a table of less disorder is in order but for a few figures */
};

void jue_state_open(jue_call *call, jue_system *system, size_t effort, jue_state *state);
static inline jue_variable *jue_state_variable(const jue_state *state, uint32_t number)
{
    return &state->system->variables.at[number];
}
/* The equations of a variable are jue_state_use(state, variable, 0 .. variable->uses - 1). */
static inline uint32_t jue_state_use(const jue_state *state, const jue_variable *variable, uint32_t use)
{
    return state->system->uses[variable->first + use].equation;
}
static inline const jue_term *jue_state_terms(const jue_state *state, uint32_t equation)
{
    return &state->system->terms.at[state->system->equations.at[equation].first];
}
static inline bool jue_state_is_spent(const jue_state *state)
{
    return state->work >= state->effort;
}
/* How much the table of a variable contradicts itself as printed, in thousandths. */
static inline int jue_state_disorder(const jue_state *state, uint32_t variable)
{
    return state->disorder[jue_state_variable(state, variable)->table];
}
bool jue_state_holds(const jue_state *state, uint32_t equation);
/* Whether it does not hold and is still looked at. */
bool jue_state_is_open(const jue_state *state, uint32_t equation);
/* What an equation weighs as evidence: the same figure printed in the other set is worth more than a
 * relation, most where one of the tables is in order. */
int jue_state_weight(const jue_state *state, uint32_t equation);
/* The values of a move, and what they were before, in `saved`, room for its parts; NULL where they stay. */
void jue_state_make(jue_state *state, const jue_move *move, jue_variable *saved);
void jue_state_take_back(jue_state *state, const jue_move *move, const jue_variable *saved);
/* Fills in what a move brings: before, after, exact, and its score; -1 where it brings nothing. */
void jue_state_try(jue_state *state, jue_move *move);
/* The equations that a move puts right, each once, into `fixed`; gives how many, at most `most`. */
size_t jue_state_fixed(jue_state *state, const jue_move *move, uint32_t *fixed, size_t most);
bool jue_move_touches(const jue_move *move, uint32_t variable);

#endif
