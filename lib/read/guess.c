#include "read/guess.h"

enum { FEWEST_VALUES = 4, HEADER_ROWS = 4, MOST_WORDS = 64 };

/* The words of the first rows, once for all forms. */
static size_t read_words(jue_call *call, jue_block *const *rows, size_t count, jue_str words[MOST_WORDS])
{
    size_t found = 0;
    for (size_t row = 0; row < count && row < HEADER_ROWS; row++)
        for (size_t i = 0; i < rows[row]->count && found < MOST_WORDS; i++)
            if (rows[row]->cells[i].text.size != 0)
                words[found++] = jue_cell_key(call, rows[row]->cells[i].text);
    return found;
}

/* Whether enough of the words could head columns of the form, before its grid is read in earnest. */
static bool is_likely(const jue_grid_reader *reader, const jue_form *form, const jue_str *words, size_t count)
{
    size_t side = form->side_count - 1;
    const jue_pattern *columns = reader->columns[form->number][side];
    size_t heads = 0;
    for (size_t word = 0; word < count && heads < FEWEST_VALUES; word++)
        for (size_t column = 0; column < form->sides[side].column_count; column++)
            if (jue_pattern_match(&columns[column], words[word]) != 0) {
                heads++;
                break;
            }
    return heads >= FEWEST_VALUES;
}

/* How many value columns of the form the header has; 0 if one of its columns is none of the form's. */
static size_t count_values(const jue_grid_reader *reader, const jue_form *form, jue_block *const *rows, size_t count)
{
    juesuan_report unused = {0};
    jue_grid grid;
    if (!jue_grid_read(reader, &unused, form, rows, count, &grid))
        return 0;
    for (size_t i = 0; i < grid.width; i++)
        if (grid.columns[i].role == JUE_ROLE_VALUE && grid.columns[i].column == JUE_COLUMN_NONE)
            return 0;
    return grid.values;
}

static const jue_form *best_form(const jue_grid_reader *reader, jue_block *const *rows, size_t count)
{
    const jue_form *best = NULL;
    size_t most = FEWEST_VALUES - 1;
    bool shared = false;
    jue_str words[MOST_WORDS];
    size_t word_count = read_words(reader->call, rows, count, words);
    for (size_t i = 0; i < JUE_FORMS; i++) {
        if (!is_likely(reader, &jue_forms[i], words, word_count))
            continue;
        size_t values = count_values(reader, &jue_forms[i], rows, count);
        shared = values == most || (shared && values < most);
        if (values <= most)
            continue;
        most = values;
        best = &jue_forms[i];
        shared = false;
    }
    return shared ? NULL : best;
}

const jue_form *jue_form_of_header(const jue_grid_reader *reader, jue_block *const *rows, size_t count)
{
    jue_arena_mark mark = jue_arena_here(&reader->call->scratch);
    const jue_form *form = best_form(reader, rows, count);
    jue_arena_back(&reader->call->scratch, mark);
    return form;
}
