/*
 * Transfers between the units of a sum: income of one, expenditure of the other, neither of the
 * department.
 */
#include "build/sum.h"
#include "check/instance.h"

/* What came in under one name went out under the other. */
static const struct {
    jue_column in;  /* of 收入决算表 */
    jue_item item;  /* of 收入支出决算总表 */
    jue_column out; /* of 支出决算表 */
    const char *in_name;
    const char *out_name;
} transfers[] = {
    {JUE_COLUMN_SUPERIOR_SUBSIDY, JUE_ITEM_SUPERIOR_SUBSIDY, JUE_COLUMN_TO_AFFILIATE, "上级补助收入", "对附属单位补助支出"},
    {JUE_COLUMN_AFFILIATE, JUE_ITEM_AFFILIATE, JUE_COLUMN_TO_SUPERIOR, "附属单位上缴收入", "上缴上级支出"},
};

/* One column of leaves from which a sum is to be taken. */
typedef struct jue_pool {
    const jue_made *made;
    const juesuan_table *table;
    const jue_side *side;
    size_t column;
    jue_wide rest;                /* still to be taken */
    const juesuan_table *classes; /* 收入支出决算总表, whose class rows hold the same money; or NULL */
} jue_pool;

static jue_pool pool_of(const jue_made *made, juesuan_set set, jue_form_id form, jue_column column)
{
    jue_pool pool = {.made = made, .table = jue_report_find(made->report, set, form), .column = JUESUAN_NONE};
    if (pool.table != NULL) {
        pool.side = &pool.table->sides[0];
        pool.column = jue_side_column(pool.side, column);
    }
    return pool;
}

static jue_wide ticks_of(const jue_made *made, const juesuan_table *table, size_t side, size_t row, size_t column)
{
    jue_ref ref = {table, (uint8_t)side, 1, row, column};
    return jue_ref_interval(made->report, &ref).centre;
}

static bool is_source(const jue_pool *pool, size_t row)
{
    const jue_row *at = &pool->side->rows.at[row];
    bool whole = at->item == JUE_ITEM_TOTAL && pool->side->first_root == JUE_NO_ROW;
    return (at->level != 0 && at->child == JUE_NO_ROW) || whole;
}

static jue_wide all_of(const jue_pool *pool)
{
    jue_wide sum = 0;
    for (size_t row = 0; pool->column != JUESUAN_NONE && row < pool->side->rows.count; row++)
        if (is_source(pool, row))
            sum += ticks_of(pool->made, pool->table, 0, row, pool->column);
    return sum;
}

/* What is used up is blank again: the department has no such money. */
static void lower(const jue_made *made, const juesuan_table *table, size_t side, size_t row, size_t column, jue_wide by)
{
    jue_cell *cell = jue_side_cell(&table->sides[side], row, column);
    jue_wide rest = ticks_of(made, table, side, row, column) - by;
    if (cell->state != JUESUAN_VALUE)
        return;
    if (rest == 0)
        *cell = (jue_cell){.text = "", .confidence = 100};
    else
        jue_made_set(made, table, side, row, column, rest, cell->decimals);
}

static void lower_class(const jue_pool *pool, const char *code, jue_wide by)
{
    char class[4] = "";
    if (pool->classes == NULL || strlen(code) < 3)
        return;
    memcpy(class, code, 3);
    const jue_side *side = &pool->classes->sides[1];
    size_t row = jue_side_code(side, class);
    size_t column = jue_side_column(side, JUE_COLUMN_FINAL);
    if (row != JUESUAN_NONE && column != JUESUAN_NONE)
        lower(pool->made, pool->classes, 1, row, column, by);
}

/* Takes at most `most` from one row. */
static jue_wide take(jue_pool *pool, size_t row, jue_wide most)
{
    jue_wide there = ticks_of(pool->made, pool->table, 0, row, pool->column);
    jue_wide taken = most < pool->rest ? most : pool->rest;
    taken = there < taken ? there : taken;
    if (taken <= 0)
        return 0;
    lower(pool->made, pool->table, 0, row, pool->column, taken);
    lower_class(pool, pool->side->rows.at[row].code, taken);
    pool->rest -= taken;
    return taken;
}

/* First what went out and came in under the same subject, then the rest in the order of the subjects. */
static void take_matching(jue_pool *in, jue_pool *out)
{
    for (size_t row = 0; row < in->side->rows.count; row++) {
        const char *code = in->side->rows.at[row].code;
        size_t other = *code == '\0' ? JUESUAN_NONE : jue_side_code(out->side, code);
        if (other == JUESUAN_NONE || !is_source(in, row) || !is_source(out, other))
            continue;
        jue_wide there = ticks_of(out->made, out->table, 0, other, out->column);
        take(out, other, take(in, row, there));
    }
}

static void take_rest(jue_pool *pool)
{
    for (size_t row = 0; row < pool->side->rows.count && pool->rest > 0; row++)
        if (is_source(pool, row))
            take(pool, row, pool->rest);
}

static const char *amount_text(const jue_made *made, jue_wide ticks)
{
    juesuan_amount amount;
    char text[JUE_AMOUNT_TEXT] = "";
    if (jue_amount_of_ticks(ticks, made->draft->unit, 2, &amount))
        juesuan_amount_format(amount, 1, text, sizeof text);
    return jue_copy(&made->call->scratch, text, strlen(text));
}

static void eliminate(const jue_made *made, juesuan_set set, size_t transfer)
{
    jue_pool in = pool_of(made, set, JUE_INCOME, transfers[transfer].in);
    jue_pool out = pool_of(made, set, JUE_EXPENDITURE, transfers[transfer].out);
    jue_wide came = all_of(&in);
    jue_wide went = all_of(&out);
    jue_wide inner = came < went ? came : went;
    if (came != went)
        jue_warn(made->call, made->report, (jue_place){0}, "%s%s与%s%s不等，抵销了其中较小的一方",
                 "%s %s differs from %s %s; the smaller of the two was eliminated", transfers[transfer].in_name,
                 amount_text(made, came), transfers[transfer].out_name, amount_text(made, went));
    if (inner <= 0 || in.side == NULL || out.side == NULL)
        return;
    in.rest = out.rest = inner;
    out.classes = jue_report_find(made->report, set, JUE_INCOME_EXPENDITURE);
    take_matching(&in, &out);
    take_rest(&in);
    take_rest(&out);
    if (out.classes == NULL)
        return;
    const jue_side *side = &out.classes->sides[0];
    size_t row = jue_side_item(side, transfers[transfer].item);
    size_t column = jue_side_column(side, JUE_COLUMN_FINAL);
    if (row != JUESUAN_NONE && column != JUESUAN_NONE)
        lower(made, out.classes, 0, row, column, inner);
}

void jue_eliminate(jue_made *made)
{
    for (int set = 0; set < JUE_SETS; set++)
        for (size_t i = 0; i < sizeof transfers / sizeof transfers[0]; i++)
            eliminate(made, (juesuan_set)set, i);
}
