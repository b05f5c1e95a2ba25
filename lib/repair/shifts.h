/*
 * Figures that stand in the wrong column: one cause that explains many wrong cells.
 *
 * What moves is a run of cells of a row, by one column, into a blank one: alone, with the rows below
 * it in the tree, with its neighbours, or with whatever rows together make up what a sum misses. One
 * such cause costs little more for many rows than for one.
 */
#ifndef JUE_REPAIR_SHIFTS_H
#define JUE_REPAIR_SHIFTS_H

#include "repair/state.h"

/* Is told of each shift, and makes it or leaves its relations undecided; or refuses it. `next` is
 * the next best shift among the same rows, or NULL. */
typedef bool (*jue_shift_taker)(void *data, const jue_move *move, const jue_move *next);

/*
 * Looks for shifts until none is left and gives each to `take`. With `strict` only those after which nothing speaks against any of their
 * cells and that nothing else explains. The work ends at `effort`, or at that of the state.
 */
void jue_shifts_find(jue_state *state, bool strict, size_t effort, jue_shift_taker take, void *data);

#endif
