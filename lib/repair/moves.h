/* The changes of single figures that would put relations right. */
#ifndef JUE_REPAIR_MOVES_H
#define JUE_REPAIR_MOVES_H

#include "repair/state.h"

/* The same figure is put right in at most this many cells of a row at once. */
enum { JUE_MOST_EQUALS = 6 };

typedef struct jue_moves {
    jue_state *state;
    jue_move **best; /* by variable: its best move; NULL where none was found yet, count 0 where there is none */
} jue_moves;

void jue_moves_open(jue_state *state, jue_moves *moves);
/* Finds the best move of a variable anew. Gives whether it has one. */
bool jue_moves_find(jue_moves *moves, uint32_t variable);
static inline const jue_move *jue_moves_best(const jue_moves *moves, uint32_t variable)
{
    const jue_move *move = moves->best[variable];
    return move == NULL || move->count == 0 ? NULL : move;
}
/*
 * How far a move is ahead of the same move with another figure near it, `figure`, in costs of
 * misreading: little where rounding allows both. INT_MAX where the move is not about a figure.
 */
int jue_moves_lead(jue_state *state, const jue_move *move, jue_wide *figure);
/* The amount that a value prints as in the cell of a variable. */
bool jue_variable_amount(const juesuan_report *report, const jue_variable *variable, jue_wide value, juesuan_amount *out);

#endif
