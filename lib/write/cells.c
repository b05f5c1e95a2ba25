/* The cells of many reports as columns. */
#include "write/distinct.h"
#include "write/tidy.h"

enum {
    FIRST_NUMBER = JUESUAN_CELLS_YEAR,
    NUMBERS = JUESUAN_CELLS_REPORT + 1 - FIRST_NUMBER,
    SEEN = 256 /* a power of two */
};

/* A text by its address, which stays while the cells are gathered, and its number. */
typedef struct jue_seen {
    const char *text;
    int32_t number;
} jue_seen;

struct juesuan_cells {
    jue_arena arena; /* the handle itself lives in it */
    size_t count;
    int32_t *texts[JUE_TIDY_TEXTS];
    int32_t *numbers[NUMBERS];
    int64_t *values;
    jue_texts distinct_texts;
    jue_texts distinct_amounts;
};

typedef struct jue_gathering {
    const juesuan_report *const *reports;
    size_t report_count;
    bool blanks;
    juesuan_cells *cells;
    jue_distinct texts;
    jue_distinct amounts;
    jue_seen seen[SEEN]; /* by address: few texts have to be compared */
    int32_t report;
    int32_t year;
    size_t filled;
} jue_gathering;

/* The keys of the amounts are the amounts themselves; here they are printed. */
static void print_amounts(jue_distinct *amounts)
{
    for (size_t i = 1; i < amounts->keys.count; i++) {
        juesuan_amount amount;
        char printed[JUE_AMOUNT_TEXT];
        memcpy(&amount, amounts->keys.at[i].at, sizeof amount);
        size_t size = juesuan_amount_format(amount, 0, printed, sizeof printed);
        amounts->keys.at[i] = (jue_str){jue_copy(amounts->arena, printed, size), size};
    }
}

/* ---- Columns ---- */

static void count_cell(void *data, const jue_tidy *tidy)
{
    (void)tidy;
    ++*(size_t *)data;
}

static void put_number(jue_gathering *gathering, juesuan_cells_field field, int32_t number)
{
    gathering->cells->numbers[field - FIRST_NUMBER][gathering->filled] = number;
}

static int32_t number_of_text(jue_gathering *gathering, const char *text)
{
    jue_seen *seen = &gathering->seen[((uintptr_t)text ^ (uintptr_t)text >> 8) & (SEEN - 1)];
    if (seen->text != text)
        *seen = (jue_seen){text, jue_number_of(&gathering->texts, jue_str_of(text), false)};
    return seen->number;
}

static void put_cell(void *data, const jue_tidy *tidy)
{
    jue_gathering *gathering = data;
    juesuan_cells *cells = gathering->cells;
    for (size_t i = 0; i < JUE_TIDY_TEXTS; i++)
        cells->texts[i][gathering->filled] = number_of_text(gathering, tidy->texts[i]);
    put_number(gathering, JUESUAN_CELLS_YEAR, gathering->year);
    put_number(gathering, JUESUAN_CELLS_LEVEL, tidy->level);
    put_number(gathering, JUESUAN_CELLS_LINE, (int32_t)tidy->line);
    put_number(gathering, JUESUAN_CELLS_PAGE, (int32_t)tidy->page);
    put_number(gathering, JUESUAN_CELLS_REPORT, gathering->report);
    put_number(gathering, JUESUAN_CELLS_STATE, tidy->amount.state);
    if (jue_has_value(tidy->amount)) {
        jue_str key = {(const char *)&tidy->amount, sizeof tidy->amount};
        put_number(gathering, JUESUAN_CELLS_DECIMALS, tidy->amount.decimals);
        put_number(gathering, JUESUAN_CELLS_AMOUNT, jue_number_of(&gathering->amounts, key, true));
        cells->values[gathering->filled] = tidy->amount.value;
    }
    gathering->filled++;
}

static void make_columns(jue_arena *arena, juesuan_cells *cells)
{
    for (size_t i = 0; i < JUE_TIDY_TEXTS; i++)
        cells->texts[i] = jue_alloc_array(arena, cells->count, sizeof *cells->texts[i]);
    for (size_t i = 0; i < NUMBERS; i++)
        cells->numbers[i] = jue_alloc_array(arena, cells->count, sizeof *cells->numbers[i]);
    cells->values = jue_alloc_array(arena, cells->count, sizeof *cells->values);
}

static void gather(jue_call *call, void *data)
{
    jue_gathering *gathering = data;
    juesuan_cells *cells = jue_alloc(&call->arena, sizeof *cells);
    for (size_t i = 0; i < gathering->report_count; i++)
        jue_tidy_each(gathering->reports[i], gathering->blanks, count_cell, &cells->count);
    make_columns(&call->arena, cells);
    gathering->cells = cells;
    gathering->texts = jue_distinct_in(&call->scratch);
    gathering->amounts = jue_distinct_in(&call->scratch);
    for (size_t i = 0; i < gathering->report_count; i++) {
        gathering->report = (int32_t)i;
        gathering->year = (int32_t)juesuan_report_year(gathering->reports[i]);
        jue_tidy_each(gathering->reports[i], gathering->blanks, put_cell, gathering);
    }
    print_amounts(&gathering->amounts);
    cells->distinct_texts = jue_texts_of(&call->arena, &gathering->texts);
    cells->distinct_amounts = jue_texts_of(&call->arena, &gathering->amounts);
    cells->arena = call->arena;
    cells->arena.call = NULL;
}

/* ---- The handle ---- */

juesuan_status juesuan_cells_new(juesuan_cells **out, const juesuan_report *const *reports, size_t count, int blanks,
                                 const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || (reports == NULL && count != 0) || count > INT32_MAX)
        return JUESUAN_ERROR_ARGUMENT;
    for (size_t i = 0; i < count; i++)
        if (reports[i] == NULL)
            return JUESUAN_ERROR_ARGUMENT;
    jue_call call;
    jue_gathering gathering = {.reports = reports, .report_count = count, .blanks = blanks != 0};
    juesuan_status status = jue_protect(&call, options, error, gather, &gathering);
    if (status == JUESUAN_OK)
        *out = gathering.cells;
    return status;
}

size_t juesuan_cells_count(const juesuan_cells *cells)
{
    return cells == NULL ? 0 : cells->count;
}

const int32_t *juesuan_cells_column(const juesuan_cells *cells, juesuan_cells_field field)
{
    static const int32_t nothing[1];
    size_t number = (size_t)field;
    if (cells == NULL)
        return nothing;
    if (number < JUE_TIDY_TEXTS)
        return cells->texts[number];
    return number - FIRST_NUMBER < NUMBERS ? cells->numbers[number - FIRST_NUMBER] : nothing;
}

const int64_t *juesuan_cells_values(const juesuan_cells *cells)
{
    static const int64_t nothing[1];
    return cells == NULL ? nothing : cells->values;
}

size_t juesuan_cells_text_count(const juesuan_cells *cells)
{
    return cells == NULL ? 0 : cells->distinct_texts.count;
}

const char *juesuan_cells_text(const juesuan_cells *cells, size_t number)
{
    return number < juesuan_cells_text_count(cells) ? cells->distinct_texts.each[number] : "";
}

/* Nothing to hand out is one empty text as well. */
static const char *block_of(const jue_texts *texts, size_t *size)
{
    if (size != NULL)
        *size = texts == NULL ? 1 : texts->size;
    return texts == NULL ? "" : texts->at;
}

const char *juesuan_cells_texts(const juesuan_cells *cells, size_t *size)
{
    return block_of(cells == NULL ? NULL : &cells->distinct_texts, size);
}

const char *juesuan_cells_amounts(const juesuan_cells *cells, size_t *size)
{
    return block_of(cells == NULL ? NULL : &cells->distinct_amounts, size);
}

void juesuan_cells_free(juesuan_cells *cells)
{
    if (cells == NULL)
        return;
    jue_arena arena = cells->arena;
    jue_arena_free(&arena);
}
