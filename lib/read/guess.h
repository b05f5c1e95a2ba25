/* The form of a table that has no title. */
#ifndef JUE_READ_GUESS_H
#define JUE_READ_GUESS_H

#include "read/grid.h"

/* The one form whose header this is: at least four value columns, all recognised, and by no other
 * form as well. NULL otherwise: a guess would be worse than a table left out with a warning. */
const jue_form *jue_form_of_header(const jue_grid_reader *reader, jue_block *const *rows, size_t count);

#endif
