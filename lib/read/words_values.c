/* Which values belong to which row, by the cheapest way through the rows and the lines of values. */
#include "read/words_rows.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_VALUES = 4 /* lines that values of one row stand on */ };

/* Costs, in ems of distance. */
static const double NO_ROW = 6;       /* a value without a row */
static const double BLANK_SUM = 2;    /* 合计 without a value */
static const double CLOSE = 0.25;     /* so little for each line of values leaves nothing to shift */
static const double MOST_SHIFT = 3.1; /* that values and labels of one row are apart */
static const double LEANING = 0.7;    /* of the cost, on the side that other tables have their values on */
static const double UNSURE = 1.5;     /* times the cost: both sides may be right */
static const double SHIFTED = 0.15;   /* a line of values, for each em that all of them are shifted */

static bool has_cents(const jue_content *contents, size_t columns)
{
    size_t amounts = 0;
    size_t cents = 0;
    for (size_t c = 0; c < columns; c++)
        for (size_t i = 0; i < contents[c].words.count; i++) {
            const jue_word *word = contents[c].words.at[i];
            amounts += word->kind == JUE_WORD_AMOUNT;
            cents += word->kind == JUE_WORD_AMOUNT && jue_amount_of_cell(word->key).decimals == 2;
        }
    return cents * 5 >= amounts * 4;
}

static void set_together(jue_rows *r, size_t column)
{
    jue_content *content = &r->contents[column];
    size_t kept = 0;
    for (size_t i = 0; i < content->words.count; i++) {
        jue_word *word = content->words.at[i];
        jue_word *before = kept == 0 ? NULL : content->words.at[kept - 1];
        if (before == NULL || word->base - before->base >= (r->cents ? 1.7 : 0.45) * r->em || !jue_completes(before, word)) {
            content->words.at[kept++] = word;
            continue;
        }
        jue_word *both = jue_alloc(&r->call->scratch, sizeof *both);
        *both = *before;
        both->text = jue_words_text(&r->call->arena, (jue_word *[]){before, word}, 2);
        both->key = jue_key(&r->call->scratch, both->text);
        both->kind = JUE_WORD_AMOUNT;
        both->base = (before->base + word->base) / 2;
        both->confidence = word->confidence < both->confidence ? word->confidence : both->confidence;
        content->words.at[kept - 1] = both;
    }
    content->words.count = kept;
}

typedef struct jue_value {
    jue_word **words; /* of one cell on one line */
    size_t count;
    size_t column;
    double base;
} jue_value;

/* Values on one line. */
typedef struct jue_value_line {
    jue_value *values;
    size_t count;
    double base;
} jue_value_line;

typedef struct jue_values {
    JUE_VECTOR(jue_value) all;
    JUE_VECTOR(jue_value_line) lines;
} jue_values;

static int by_value(const void *left, const void *right)
{
    const jue_value *a = left;
    const jue_value *b = right;
    if (a->base != b->base)
        return a->base < b->base ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static bool holds_values(const jue_rows *r, size_t column)
{
    const jue_band *band = &r->head->columns[column];
    return band->side == r->side && column != r->code && column != r->name && column != r->number;
}

/* Whether a value stands on the line, in a column that has none there yet. */
static bool joins(const jue_value_line *line, const jue_value *value, double em)
{
    bool same = value->base - line->base < 0.3 * em;
    for (size_t v = 0; same && v < line->count; v++)
        same = line->values[v].column != value->column;
    return same;
}

static void find_values(jue_rows *r, jue_values *values)
{
    for (size_t column = 0; column < r->head->count; column++) {
        if (!holds_values(r, column))
            continue;
        jue_line *lines;
        size_t count;
        jue_rows_lines(r, column, &lines, &count);
        set_together(r, column);
        jue_rows_lines(r, column, &lines, &count);
        for (size_t i = 0; i < count; i++)
            *jue_vector_add(&r->call->scratch, &values->all) = (jue_value){lines[i].words, lines[i].count, column,
                                                                           lines[i].base};
    }
    if (values->all.count != 0)
        qsort(values->all.at, values->all.count, sizeof(jue_value), by_value);
    for (size_t i = 0; i < values->all.count; i++) {
        if (values->lines.count == 0 || !joins(&values->lines.at[values->lines.count - 1], &values->all.at[i], r->em))
            *jue_vector_add(&r->call->scratch, &values->lines) = (jue_value_line){.values = &values->all.at[i], .base = values->all.at[i].base};
        values->lines.at[values->lines.count - 1].count++;
    }
}

static bool disjoint(const jue_value_line *a, const jue_value_line *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (a->values[i].column == b->values[j].column)
                return false;
    return true;
}

static double row_distance(const jue_rows *r, const jue_side_row *row, double base)
{
    base -= r->shift;
    double outside = base < row->first ? row->first - base : base > row->last ? base - row->last : 0;
    return (outside + 0.2 * fabs(base - (row->first + row->last) / 2)) / r->em;
}

static void fill_values(jue_rows *r, jue_side_row *row, const jue_value_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        jue_rows_put(r, &row->cells[line->values[i].column], line->values[i].words, line->values[i].count);
}

/* A step of the way through rows and value lines: lines [line, end) stand in the row before. */
typedef struct jue_value_step {
    double cost;
    uint32_t line, end;
    uint8_t kind; /* 0: not reached, 1: from the row before, 2: the line before has no row */
} jue_value_step;

typedef struct jue_value_way {
    const jue_values *values;
    size_t *low, *high; /* by row: the lines within its reach */
    jue_value_step **steps;
} jue_value_way;

static void limit_lines(jue_rows *r, jue_value_way *way)
{
    size_t rows = r->rows->rows.count;
    size_t lines = way->values->lines.count;
    way->low = jue_alloc_array(&r->call->scratch, rows + 1, sizeof *way->low);
    way->high = jue_alloc_array(&r->call->scratch, rows + 1, sizeof *way->high);
    way->steps = jue_alloc_array(&r->call->scratch, rows + 1, sizeof *way->steps);
    size_t low = 0;
    size_t high = 0;
    for (size_t i = 0; i <= rows; i++) {
        double first = i < rows ? r->rows->rows.at[i].first - JUE_ROWS_REACH * r->em : -INFINITY;
        double last = i < rows ? r->rows->rows.at[i].last + JUE_ROWS_REACH * r->em : INFINITY;
        while (low < lines && way->values->lines.at[low].base < first)
            low++;
        while (high < lines && way->values->lines.at[high].base < last)
            high++;
        low = low < high ? low : high;
        way->low[i] = low;
        way->high[i] = high;
        way->steps[i] = jue_alloc_array(&r->call->scratch, high - low + 1, sizeof **way->steps);
    }
}

/* Lines that the new row has left behind have no row. */
static void reach_value(jue_value_way *way, size_t row, size_t line, jue_value_step step)
{
    if (line < way->low[row]) {
        step.cost += NO_ROW * (double)(way->low[row] - line);
        line = way->low[row];
    }
    if (line > way->high[row])
        return;
    jue_value_step *at = &way->steps[row][line - way->low[row]];
    if (at->kind == 0 || step.cost < at->cost)
        *at = step;
}

static void try_values(const jue_rows *r, jue_value_way *way, size_t row, size_t line, double cost)
{
    const jue_values *values = way->values;
    for (size_t end = line; end < values->lines.count && end < line + MOST_VALUES; end++) {
        const jue_value_line *last = &values->lines.at[end];
        double distance = row_distance(r, &r->rows->rows.at[row], last->base);
        for (size_t i = line; i < end; i++)
            if (!disjoint(&values->lines.at[i], last))
                return;
        if (distance > NO_ROW)
            return;
        cost += distance;
        reach_value(way, row + 1, end + 1, (jue_value_step){cost, (uint32_t)line, (uint32_t)end + 1, 1});
    }
}

static void find_value_way(const jue_rows *r, jue_value_way *way)
{
    size_t rows = r->rows->rows.count;
    reach_value(way, 0, 0, (jue_value_step){.kind = 1});
    for (size_t row = 0; row <= rows; row++)
        for (size_t line = way->low[row]; line <= way->high[row]; line++) {
            const jue_value_step *at = &way->steps[row][line - way->low[row]];
            if (at->kind == 0)
                continue;
            uint32_t here = (uint32_t)line;
            if (line < way->high[row]) {
                double loss = NO_ROW * (double)way->values->lines.at[line].count;
                reach_value(way, row, line + 1, (jue_value_step){at->cost + loss, here, here, 2});
            }
            if (row == rows)
                continue;
            double blank = r->rows->rows.at[row].sum ? r->blank_sum : 0;
            reach_value(way, row + 1, line, (jue_value_step){at->cost + blank, here, here, 1});
            try_values(r, way, row, line, at->cost);
        }
}

static void leave_lines(jue_rows *r, const jue_values *values, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        for (size_t v = 0; v < values->lines.at[i].count; v++)
            for (size_t w = 0; w < values->lines.at[i].values[v].count; w++)
                *jue_vector_add(&r->call->scratch, r->left) = values->lines.at[i].values[v].words[w];
}

static double way_cost(jue_rows *r, jue_value_way *way, double shift)
{
    r->shift = shift;
    limit_lines(r, way);
    find_value_way(r, way);
    size_t last = r->rows->rows.count;
    return way->steps[last][way->values->lines.count - way->low[last]].cost;
}

static void place_values(jue_rows *r, const jue_values *values)
{
    jue_value_way way = {.values = values};
    way_cost(r, &way, r->shift);
    size_t row = r->rows->rows.count;
    size_t line = values->lines.count;
    while (row != 0 || line > way.low[0]) {
        const jue_value_step *at = &way.steps[row][line - way.low[row]];
        if (at->kind == 2) {
            line--;
            leave_lines(r, values, line, line + 1);
            continue;
        }
        row--;
        leave_lines(r, values, at->end, line);
        for (size_t i = at->line; i < at->end; i++)
            fill_values(r, &r->rows->rows.at[row], &values->lines.at[i]);
        line = at->line;
    }
    leave_lines(r, values, 0, line);
}

/* Without labels the lines of values are the rows. */
static void rows_of_values(jue_rows *r, const jue_values *values)
{
    jue_side_row *row = NULL;
    const jue_value_line *before = NULL;
    for (size_t i = 0; i < values->lines.count; i++) {
        const jue_value_line *line = &values->lines.at[i];
        if (row == NULL || line->base - row->first > 2.5 * r->em || !disjoint(before, line))
            row = jue_rows_add(r);
        jue_row_reach_over(row, line->base);
        fill_values(r, row, line);
        before = line;
    }
}

static double shift_cost(jue_rows *const *rows, jue_values *values, size_t count, double ems)
{
    double cost = 0;
    for (size_t i = 0; i < count; i++) {
        jue_value_way way = {.values = &values[i]};
        if (rows[i]->rows->rows.count == 0)
            continue;
        cost += way_cost(rows[i], &way, ems * rows[i]->em);
        cost += SHIFTED * fabs(ems) * (double)values[i].lines.count;
    }
    return cost;
}

static void set_shift(jue_rows *const *rows, size_t count, jue_shift *shift, double ems)
{
    shift->ems = ems;
    for (size_t i = 0; i < count; i++)
        rows[i]->shift = ems * rows[i]->em;
}

/* Whether the values are so close to their labels that there is nothing to think about. */
static bool all_close(jue_rows *const *rows, jue_values *values, size_t count, double ems)
{
    double lines = 0;
    for (size_t i = 0; i < count; i++)
        lines += (double)values[i].lines.count;
    return shift_cost(rows, values, count, ems) < CLOSE * lines;
}

/* Values may stand so much higher or lower than their labels that the next row's label is nearer:
 * then all of them do. Where the one way is as good as the other, 合计 has a value, and other tables of
 * the report tell. */
static void find_shift(jue_rows *const *rows, jue_values *values, size_t count, jue_shift *shift)
{
    shift->told = 0;
    shift->unsure = false;
    if (all_close(rows, values, count, 0)) {
        set_shift(rows, count, shift, 0);
        return;
    }
    if (shift->ems != 0 && all_close(rows, values, count, shift->ems)) {
        set_shift(rows, count, shift, shift->ems);
        return;
    }
    for (size_t i = 0; i < count; i++)
        rows[i]->blank_sum = BLANK_SUM;
    double best = shift->ems;
    double least = shift_cost(rows, values, count, best);
    double still = best == 0 ? least : shift_cost(rows, values, count, 0);
    double signs[2] = {INFINITY, INFINITY}; /* the least for values that are higher, and lower */
    if (best != 0)
        signs[best > 0] = least;
    if (still < 0.9 * least) {
        least = still;
        best = 0;
    }
    for (double ems = 0.25; ems < MOST_SHIFT && least > 0; ems += 0.25)
        for (int sign = -1; sign <= 1; sign += 2) {
            double cost = shift_cost(rows, values, count, sign * ems) * (sign == shift->lean ? LEANING : 1);
            signs[sign > 0] = cost < signs[sign > 0] ? cost : signs[sign > 0];
            if (cost < 0.9 * least) {
                least = cost;
                best = sign * ems;
            }
        }
    shift->unsure = best != 0 && signs[best < 0] < UNSURE * least;
    shift->told = best == 0 || shift->unsure ? 0 : best > 0 ? 1 : -1;
    set_shift(rows, count, shift, best);
}

void jue_rows_fill(jue_rows *const *rows, size_t count, jue_shift *shift, jue_left *left)
{
    jue_values values[JUE_MOST_COLUMNS] = {0};
    for (size_t i = 0; i < count; i++) {
        rows[i]->left = left;
        rows[i]->cents = has_cents(rows[i]->contents, rows[i]->head->count);
        find_values(rows[i], &values[i]);
    }
    find_shift(rows, values, count, shift);
    for (size_t i = 0; i < count; i++) {
        if (rows[i]->rows->rows.count == 0)
            rows_of_values(rows[i], &values[i]);
        else
            place_values(rows[i], &values[i]);
    }
}
