#include "read/guess.h"

enum { FEWEST_VALUES = 4 };

/* How many value columns of the form the header has; 0 if one of its columns is none of the form's. */
static size_t count_values(jue_call *call, const jue_form *form, jue_block *const *rows, size_t count)
{
    juesuan_report unused = {0};
    jue_grid grid;
    if (!jue_grid_read(call, &unused, form, rows, count, &grid))
        return 0;
    for (size_t i = 0; i < grid.width; i++)
        if (grid.columns[i].role == JUE_ROLE_VALUE && grid.columns[i].column == JUE_COLUMN_NONE)
            return 0;
    return grid.values;
}

const jue_form *jue_form_of_header(jue_call *call, jue_block *const *rows, size_t count)
{
    const jue_form *best = NULL;
    size_t most = FEWEST_VALUES - 1;
    bool shared = false;
    for (size_t i = 0; i < JUE_FORMS; i++) {
        size_t values = count_values(call, &jue_forms[i], rows, count);
        shared = values == most || (shared && values < most);
        if (values <= most)
            continue;
        most = values;
        best = &jue_forms[i];
        shared = false;
    }
    return shared ? NULL : best;
}
