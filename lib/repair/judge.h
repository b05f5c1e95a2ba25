/* How sure a move is: what carries it, and what else would explain the same. */
#ifndef JUE_REPAIR_JUDGE_H
#define JUE_REPAIR_JUDGE_H

#include "repair/moves.h"

enum {
    JUE_SURE = 900, /* confidences, in thousandths */
    JUE_TIED = 500,
    JUE_LEAD = 5 /* by how much an explanation must be ahead of the next to be made, in costs of misreading */
};

/* The score of the best move of another variable among the equations that this move puts right; 0 without one. */
int jue_judge_rival(const jue_moves *moves, const jue_move *move, uint32_t *rival);
static inline bool jue_judge_is_clear(const jue_move *move, int rival)
{
    return rival == 0 || move->score >= rival + JUE_LEAD;
}
/* The confidence of a move of one figure, `lead` ahead of the next figure that rounding allows. */
int jue_judge_figure(jue_state *state, const jue_move *move, int rival, int lead);

/* Whether another figure alone would put as much right. */
bool jue_judge_is_needless(jue_moves *moves, const jue_move *shift);
/* The confidence of a move of figures to the next column; `next` is the next best such move, or NULL. */
int jue_judge_shift(jue_state *state, const jue_move *move, const jue_move *next);

#endif
