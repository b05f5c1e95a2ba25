#include "repair/codes.h"

#include "repair/misread.h"

enum {
    GAP = 50,         /* a row that the other table does not print */
    MOST_ROWS = 1200, /* longer tables are not matched row by row */
    BAND = 48,        /* rows that two tables may be out of step */
    PLACED = 850      /* confidence at most where only the place of a row says which it is */
};

typedef struct jue_matcher {
    jue_call *call;
    const juesuan_report *report;
    unsigned without;
    jue_relabels *relabels;
} jue_matcher;

static bool is_used(const jue_matcher *matcher, const juesuan_table *table)
{
    unsigned bit = table->set == JUESUAN_SET_APPROVAL ? JUE_WITHOUT_APPROVAL : JUE_WITHOUT_PUBLICATION;
    bool first = jue_report_find(matcher->report, table->set, table->form->number) == table;
    bool coded = table->form->layout == JUE_LAYOUT_CODES || table->form->layout == JUE_LAYOUT_BLOCKS;
    return first && coded && (matcher->without & bit) == 0 && table->sides[0].rows.count <= MOST_ROWS;
}

static const jue_side *rows_of(const juesuan_table *table)
{
    return &table->sides[0];
}

static bool same_name(jue_matcher *matcher, const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    jue_arena *scratch = &matcher->call->scratch;
    return jue_str_equal(jue_key(scratch, jue_str_of(a)), jue_key(scratch, jue_str_of(b)));
}

/* How many tables print this code with this name. */
static uint32_t votes(jue_matcher *matcher, const char *code, const char *name)
{
    uint32_t count = 0;
    for (size_t i = 0; i < matcher->report->tables.count; i++) {
        const juesuan_table *table = matcher->report->tables.at[i];
        if (!is_used(matcher, table))
            continue;
        size_t row = jue_side_code(rows_of(table), code);
        count += row != JUESUAN_NONE && same_name(matcher, rows_of(table)->rows.at[row].name, name);
    }
    return count;
}

/* ---- The table that agrees best ---- */

static bool same_family(const juesuan_table *a, const juesuan_table *b)
{
    return a->form->layout == b->form->layout;
}

static const juesuan_table *best_reference(jue_matcher *matcher, const juesuan_table *table)
{
    const juesuan_table *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < matcher->report->tables.count; i++) {
        const juesuan_table *other = matcher->report->tables.at[i];
        if (other == table || !is_used(matcher, other) || !same_family(table, other))
            continue;
        size_t common = 0;
        for (size_t row = 0; row < rows_of(table)->rows.count; row++) {
            const char *code = rows_of(table)->rows.at[row].code;
            common += *code != '\0' && jue_side_code(rows_of(other), code) != JUESUAN_NONE;
        }
        /* The same form of the other set prints the very same rows. */
        common = common * 2 + (other->form == table->form);
        if (common > most) {
            most = common;
            best = other;
        }
    }
    return most * 2 >= rows_of(table)->rows.count ? best : NULL;
}

/* ---- Matching the rows ---- */

static int match_cost(const jue_row *a, const jue_row *b)
{
    if (a->item != b->item)
        return 2 * GAP + 1;
    bool same_code = strcmp(a->code, b->code) == 0;
    bool names = strcmp(a->name, b->name) == 0;
    if (same_code && names)
        return 0;
    int code = same_code ? 0 : jue_miswritten_cost(jue_str_of(a->code), jue_str_of(b->code));
    int level = a->level == b->level ? 0 : GAP;
    int name = names ? 0 : jue_miswritten_cost(jue_str_of(a->name), jue_str_of(b->name)) / 2;
    return code + level + name;
}

/* Least-cost alignment (Needleman and Wunsch); gives for each row of `a` its like in `b`. */
static size_t *align(jue_matcher *matcher, const jue_side *a, const jue_side *b)
{
    size_t n = a->rows.count;
    size_t m = b->rows.count;
    int *cost = jue_alloc_array(&matcher->call->scratch, (n + 1) * (m + 1), sizeof *cost);
    size_t *like = jue_alloc_array(&matcher->call->scratch, n, sizeof *like);
#define COST(i, j) cost[(i) * (m + 1) + (j)]
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            if (i == 0 || j == 0) {
                COST(i, j) = (int)(i + j) * GAP;
                continue;
            }
            int best = (COST(i - 1, j) < COST(i, j - 1) ? COST(i - 1, j) : COST(i, j - 1)) + GAP;
            bool near = i + BAND + (m > n ? m - n : 0) >= j && j + BAND + (n > m ? n - m : 0) >= i;
            int match = near ? COST(i - 1, j - 1) + match_cost(&a->rows.at[i - 1], &b->rows.at[j - 1]) : best;
            COST(i, j) = match < best ? match : best;
        }
    for (size_t i = n, j = m; i > 0;) {
        like[i - 1] = JUESUAN_NONE;
        if (j > 0 && COST(i, j) == COST(i - 1, j - 1) + match_cost(&a->rows.at[i - 1], &b->rows.at[j - 1]))
            like[--i] = --j;
        else if (j > 0 && COST(i, j) == COST(i, j - 1) + GAP)
            j--;
        else
            i--;
    }
#undef COST
    return like;
}

/* ---- Proposals ---- */

static bool is_twice(const jue_side *side, size_t row)
{
    for (size_t i = 0; i < side->rows.count; i++)
        if (i != row && strcmp(side->rows.at[i].code, side->rows.at[row].code) == 0)
            return true;
    return false;
}

/* A code that its neighbours contradict: no parent above it, or the same code elsewhere. */
static bool is_suspect(const jue_side *side, size_t row)
{
    const jue_row *at = &side->rows.at[row];
    bool orphan = at->level > 1 && at->parent == JUE_NO_ROW;
    return orphan || at->level == 0 || is_twice(side, row);
}

/* The name that most tables print with the code of a row. */
static const char *usual_name(jue_matcher *matcher, const jue_row *row)
{
    const char *name = row->name;
    uint32_t most = votes(matcher, row->code, name);
    for (size_t i = 0; i < matcher->report->tables.count; i++) {
        const juesuan_table *table = matcher->report->tables.at[i];
        size_t at = is_used(matcher, table) ? jue_side_code(rows_of(table), row->code) : JUESUAN_NONE;
        if (at == JUESUAN_NONE || same_name(matcher, rows_of(table)->rows.at[at].name, name))
            continue;
        uint32_t count = votes(matcher, row->code, rows_of(table)->rows.at[at].name);
        if (count <= most)
            continue;
        most = count;
        name = rows_of(table)->rows.at[at].name;
    }
    return name;
}

static int confidence_of(uint32_t ours, uint32_t theirs, bool suspect)
{
    if (theirs >= 2 && ours <= 1 && theirs > ours)
        return suspect || theirs >= 3 ? 980 : 940;
    if (theirs > ours || suspect)
        return 800;
    return 500;
}

/* Whether another row of the side is that subject already. */
static bool is_taken(jue_matcher *matcher, const jue_side *side, size_t row, const char *code, const char *name)
{
    size_t at = jue_side_code(side, code);
    return at != JUESUAN_NONE && at != row && same_name(matcher, side->rows.at[at].name, name);
}

static void propose(jue_matcher *matcher, const juesuan_table *table, size_t row, const jue_row *like, bool same_form)
{
    const jue_row *at = &rows_of(table)->rows.at[row];
    bool other_code = strcmp(at->code, like->code) != 0;
    bool same = !other_code && same_name(matcher, at->name, like->name);
    if (*at->code == '\0' || *like->code == '\0' || same)
        return;
    const char *name = usual_name(matcher, like);
    bool other_name = !same_name(matcher, at->name, name);
    if ((!other_code && !other_name) || is_taken(matcher, rows_of(table), row, like->code, name))
        return;
    uint32_t ours = votes(matcher, at->code, at->name);
    uint32_t theirs = votes(matcher, like->code, name);
    bool suspect = other_code && is_suspect(rows_of(table), row);
    int confidence = confidence_of(ours, theirs, suspect);
    /* Both differ, and nothing else is wrong with the row: it is another subject, matched by its place
     * alone. Only the same form of the other set prints the very same rows. */
    if (other_code && other_name && !suspect && !same_form)
        return;
    if (other_code && other_name && !suspect && confidence > PLACED)
        confidence = PLACED;
    if (theirs < ours || confidence <= 500)
        return;
    jue_relabel *relabel = jue_vector_add(&matcher->call->scratch, &matcher->relabels->at);
    *relabel = (jue_relabel){.table = table, .row = row, .code = other_code ? like->code : NULL,
                             .name = other_name ? name : NULL, .confidence = confidence, .relations = theirs};
}

static void match_table(jue_matcher *matcher, const juesuan_table *table)
{
    const juesuan_table *reference = best_reference(matcher, table);
    if (reference == NULL)
        return;
    size_t *like = align(matcher, rows_of(table), rows_of(reference));
    for (size_t row = 0; row < rows_of(table)->rows.count; row++)
        if (like[row] != JUESUAN_NONE)
            propose(matcher, table, row, &rows_of(reference)->rows.at[like[row]], reference->form == table->form);
}

/* ---- The copy ---- */

/* A relation with an unreadable cell is not evaluated; with a blank one it is, and so can be solved. */
static void open_unreadable(jue_call *call, jue_side *side)
{
    size_t count = side->cells.count;
    size_t first = 0;
    while (first < count && side->cells.at[first].state != JUESUAN_UNREADABLE)
        first++;
    if (first == count)
        return;
    jue_cell *cells = jue_alloc_array(&call->scratch, count, sizeof *cells);
    memcpy(cells, side->cells.at, count * sizeof *cells);
    side->cells.at = cells;
    for (size_t i = first; i < count; i++)
        if (cells[i].state == JUESUAN_UNREADABLE)
            cells[i].state = JUESUAN_BLANK;
}

static juesuan_table *copy_table(jue_call *call, const juesuan_table *table)
{
    juesuan_table *copy = jue_alloc(&call->scratch, sizeof *copy);
    *copy = *table;
    for (size_t side = 0; side < table->side_count; side++) {
        size_t size = table->sides[side].rows.count * sizeof(jue_row);
        copy->sides[side].rows.at = jue_alloc(&call->scratch, size);
        if (size != 0)
            memcpy(copy->sides[side].rows.at, table->sides[side].rows.at, size);
    }
    for (size_t side = 0; side < table->side_count; side++)
        open_unreadable(call, &copy->sides[side]);
    copy->tree = (juesuan_tree){0};
    return copy;
}

static void relabel_row(jue_row *row, const jue_relabel *relabel)
{
    if (relabel->name != NULL)
        row->name = relabel->name;
    if (relabel->code == NULL)
        return;
    row->code = relabel->code;
    row->level = (uint8_t)jue_code_level(jue_str_of(relabel->code));
}

const juesuan_report *jue_relabel_report(jue_call *call, const juesuan_report *report, unsigned without, jue_relabels *relabels)
{
    jue_matcher matcher = {call, report, without, relabels};
    for (size_t i = 0; i < report->tables.count; i++)
        if (is_used(&matcher, report->tables.at[i]))
            match_table(&matcher, report->tables.at[i]);
    juesuan_report *copy = jue_alloc(&call->scratch, sizeof *copy);
    *copy = *report;
    copy->tables.at = jue_alloc_array(&call->scratch, report->tables.count, sizeof *copy->tables.at);
    for (size_t i = 0; i < report->tables.count; i++) {
        copy->tables.at[i] = copy_table(call, report->tables.at[i]);
        for (size_t at = 0; at < relabels->at.count; at++)
            if (relabels->at.at[at].table == report->tables.at[i])
                relabel_row(&copy->tables.at[i]->sides[0].rows.at[relabels->at.at[at].row], &relabels->at.at[at]);
        for (size_t side = 0; side < copy->tables.at[i]->side_count; side++)
            jue_side_index(&call->scratch, &copy->tables.at[i]->sides[side]);
        jue_tree_build(&call->scratch, copy->tables.at[i]);
    }
    return copy;
}
