/* The words of a table's body, dealt out to its columns. */
#include "read/words_table.h"

#include <math.h>
#include <stdlib.h>

enum { FEW_NUMBERS = 6 /* too few to tell how they are aligned */ };

/* ---- Dealing out ---- */

typedef struct jue_deal {
    jue_call *call;
    jue_head *head;
    jue_content *contents;
    JUE_VECTOR(jue_word *) open; /* that found no column yet */
} jue_deal;

static bool is_number(const jue_word *word)
{
    return word->kind != JUE_WORD_TEXT;
}

static void extend(jue_span *span, const jue_word *word)
{
    span->x0 = word->x0 < span->x0 ? word->x0 : span->x0;
    span->x1 = word->x1 > span->x1 ? word->x1 : span->x1;
}

static void put(jue_deal *deal, size_t column, jue_word *word)
{
    *jue_vector_add(&deal->call->scratch, &deal->contents[column].words) = word;
    word->column = (uint8_t)column;
    extend(&deal->head->columns[column].all, word);
}

static double middle(double x0, double x1)
{
    return (x0 + x1) / 2;
}

static int by_left(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

/* ---- Numbers ---- */

/* Numbers that overlap each other from row to row: they stand in one column. */
typedef struct jue_run {
    jue_word **words;
    size_t count;
    jue_span span;
    size_t amounts;
    size_t codes; /* that could be codes or parts of them */
    size_t small; /* that could be line numbers */
    size_t column;
    double spread[3]; /* how far its left ends, middles and right ends vary */
} jue_run;

typedef JUE_VECTOR(jue_run) jue_runs;

static void add_to_run(jue_run *run, const jue_word *word)
{
    run->count++;
    extend(&run->span, word);
    bool integer = word->kind == JUE_WORD_INTEGER;
    run->amounts += !integer;
    run->codes += integer && (word->key.size == 2 || word->key.size == 3 || word->key.size == 5 || word->key.size == 7);
    run->small += integer && word->key.size <= 3;
}

static double edge(const jue_word *word, int align)
{
    return align == 0 ? word->x0 : align == 1 ? middle(word->x0, word->x1) : word->x1;
}

static void measure_run(jue_run *run)
{
    for (int align = 0; align < 3; align++) {
        double low = INFINITY;
        double high = -INFINITY;
        for (size_t i = 0; i < run->count; i++) {
            double at = edge(run->words[i], align);
            low = at < low ? at : low;
            high = at > high ? at : high;
        }
        run->spread[align] = high - low;
    }
}

static void find_runs(jue_deal *deal, jue_runs *runs)
{
    jue_word **numbers = jue_alloc_array(&deal->call->scratch, deal->open.count, sizeof *numbers);
    size_t count = 0;
    size_t kept = 0;
    for (size_t i = 0; i < deal->open.count; i++) {
        if (is_number(deal->open.at[i]) && deal->open.at[i]->before == NULL)
            numbers[count++] = deal->open.at[i];
        else
            deal->open.at[kept++] = deal->open.at[i];
    }
    deal->open.count = kept;
    qsort(numbers, count, sizeof *numbers, by_left);
    for (size_t i = 0; i < count; i++) {
        jue_run *run = runs->count == 0 ? NULL : &runs->at[runs->count - 1];
        if (run == NULL || numbers[i]->x0 >= run->span.x1 - 0.05 * numbers[i]->em) {
            run = jue_vector_add(&deal->call->scratch, runs);
            *run = (jue_run){.words = &numbers[i], .span = {INFINITY, -INFINITY}, .column = JUESUAN_NONE};
        }
        add_to_run(run, numbers[i]);
    }
    for (size_t i = 0; i < runs->count; i++)
        measure_run(&runs->at[i]);
}

static bool may_hold(const jue_band *column, const jue_run *run)
{
    switch (column->role) {
    case JUE_ROLE_VALUE: return true;
    case JUE_ROLE_CODE: return run->codes * 10 >= run->count * 7;
    case JUE_ROLE_LINE_NO: return run->small * 10 >= run->count * 7;
    case JUE_ROLE_NAME:
    case JUE_ROLE_REMARK:
    case JUE_ROLE_NONE: break;
    }
    return false;
}

/* With the header, or with the numbers of the pages before. */
static double overlap_with(const jue_band *column, jue_span span)
{
    double header = jue_overlap(column->header.x0, column->header.x1, span.x0, span.x1);
    double before = jue_overlap(column->before.x0, column->before.x1, span.x0, span.x1);
    return header > before ? header : before;
}

/* What stands in a cell lies between the headers of the neighbouring cells. */
static bool reaches(const jue_head *head, size_t column, jue_span span, double em)
{
    if (column > 0 && span.x0 < head->columns[column - 1].header.x1 - em)
        return false;
    return column + 1 >= head->count || span.x1 < head->columns[column + 1].header.x0 + em;
}

/* Codes go to a column of codes within reach, however they are aligned. */
static size_t code_column(const jue_head *head, const jue_run *run)
{
    size_t best = JUESUAN_NONE;
    double least = INFINITY;
    for (size_t i = 0; i < head->count; i++) {
        const jue_band *column = &head->columns[i];
        double gap = -overlap_with(column, run->span);
        if (column->role != JUE_ROLE_CODE || !may_hold(column, run) || gap >= least ||
            !reaches(head, i, run->span, 0.1 * run->words[0]->em))
            continue;
        least = gap;
        best = i;
    }
    return best;
}

/* The column whose header stands over the run; where it stands between headers, the one that the
 * alignment of the numbers tells. */
static size_t column_of(const jue_head *head, const jue_run *run, int align)
{
    size_t code = code_column(head, run);
    if (code != JUESUAN_NONE)
        return code;
    size_t over = JUESUAN_NONE;
    size_t best = JUESUAN_NONE;
    double most = 0;
    double least = INFINITY;
    double em = run->words[0]->em;
    for (size_t i = 0; i < head->count; i++) {
        const jue_band *column = &head->columns[i];
        if (!may_hold(column, run))
            continue;
        double overlap = overlap_with(column, run->span);
        if (overlap > most) {
            most = overlap;
            over = i;
        }
        bool side = align == 2   ? column->header.x1 <= run->span.x0 + em
                    : align == 0 ? column->header.x0 >= run->span.x1 - em
                                 : true;
        double distance = fabs(middle(column->header.x0, column->header.x1) - middle(run->span.x0, run->span.x1));
        distance += side ? 0 : 1000 * em;
        distance += reaches(head, i, run->span, 0.1 * em) ? 0 : 10000 * em;
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return over != JUESUAN_NONE ? over : best;
}

/* Runs beyond the first that come into a column, by alignment: columns have one run each. */
static size_t clashes(const jue_head *head, jue_runs *runs, int align)
{
    size_t count = 0;
    bool taken[JUE_MOST_COLUMNS] = {false};
    for (size_t i = 0; i < runs->count; i++) {
        size_t column = column_of(head, &runs->at[i], align);
        if (column == JUESUAN_NONE || head->columns[column].role == JUE_ROLE_CODE)
            continue;
        count += taken[column];
        taken[column] = true;
    }
    return count;
}

/* Which ends of the numbers vary least; where that does not tell, on which side of the headers
 * above them they stand. */
static int alignment_of(const jue_head *head, const jue_runs *runs)
{
    double spread[3] = {0, 0, 0};
    double lean = 0;
    size_t numbers = 0;
    for (size_t i = 0; i < runs->count; i++) {
        const jue_run *run = &runs->at[i];
        if (run->amounts * 2 < run->count)
            continue;
        numbers += run->count;
        for (int align = 0; align < 3; align++)
            spread[align] += run->spread[align];
        for (size_t c = 0; c < head->count; c++)
            if (head->columns[c].role == JUE_ROLE_VALUE && overlap_with(&head->columns[c], run->span) > 0)
                lean += middle(run->span.x0, run->span.x1) -
                        middle(head->columns[c].header.x0, head->columns[c].header.x1);
    }
    int best = numbers < FEW_NUMBERS && head->align != 0 ? head->align - 1 : lean < 0 ? 0 : 2;
    for (int align = 0; align < 3; align++)
        if (spread[align] < 0.7 * spread[best])
            best = align;
    return best;
}

static int alignment(const jue_head *head, jue_runs *runs)
{
    int best = alignment_of(head, runs);
    size_t fewest = clashes(head, runs, best);
    for (int align = 2; align >= 0; align--) {
        size_t count = clashes(head, runs, align);
        if (count < fewest) {
            fewest = count;
            best = align;
        }
    }
    return best;
}

/* A run below several headers is no run: its words are dealt out one by one. */
static bool is_bridge(const jue_head *head, const jue_run *run)
{
    size_t over = 0;
    for (size_t i = 0; i < head->count; i++)
        over += may_hold(&head->columns[i], run) &&
                overlap_with(&head->columns[i], run->span) > 0.3 * run->words[0]->em;
    return over > 1;
}

static void deal_run(jue_deal *deal, jue_run *run, int align)
{
    bool bridge = is_bridge(deal->head, run);
    for (size_t i = 0; i < run->count; i++) {
        jue_run one = {.words = &run->words[i], .span = {INFINITY, -INFINITY}};
        add_to_run(&one, run->words[i]);
        size_t column = column_of(deal->head, bridge ? &one : run, align);
        if (column == JUESUAN_NONE) {
            *jue_vector_add(&deal->call->scratch, &deal->open) = run->words[i];
            continue;
        }
        put(deal, column, run->words[i]);
        extend(&deal->head->columns[column].numbers, run->words[i]);
    }
}

/* A number that was glued to another stands in the next column of values. */
static void deal_glued(jue_deal *deal)
{
    size_t kept = 0;
    for (size_t i = 0; i < deal->open.count; i++) {
        jue_word *word = deal->open.at[i];
        size_t column = word->before == NULL || !is_number(word) ? deal->head->count : word->before->column + 1u;
        while (column < deal->head->count && deal->head->columns[column].role != JUE_ROLE_VALUE)
            column++;
        if (column < deal->head->count)
            put(deal, column, word);
        else
            deal->open.at[kept++] = word;
    }
    deal->open.count = kept;
}

static void deal_numbers(jue_deal *deal)
{
    jue_runs runs = {0};
    find_runs(deal, &runs);
    int align = alignment(deal->head, &runs);
    deal->head->align = align + 1;
    for (size_t i = 0; i < runs.count; i++)
        deal_run(deal, &runs.at[i], align);
    deal_glued(deal);
}

/* ---- Labels ---- */

static bool is_plain(jue_str key)
{
    for (size_t i = 0; i < key.size; i++)
        if ((unsigned char)key.at[i] >= 0xE3)
            return false;
    return key.size < 10;
}

/* Text of which most stands below a value's header, and none where labels stand: a cell that says
 * something else than an amount. */
static size_t value_column(const jue_deal *deal, const jue_word *word)
{
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        double overlap = jue_overlap(column->header.x0, column->header.x1, word->x0, word->x1);
        if (column->role == JUE_ROLE_CODE && is_plain(word->key) &&
            jue_overlap(column->all.x0, column->all.x1, word->x0, word->x1) > 0)
            return i;
        if (column->role == JUE_ROLE_VALUE && overlap > 0.6 * (word->x1 - word->x0))
            return i;
    }
    return JUESUAN_NONE;
}

static size_t nearest_name(const jue_deal *deal, jue_span span)
{
    size_t best = JUESUAN_NONE;
    double least = INFINITY;
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        double gap = -jue_overlap(column->header.x0, column->header.x1, span.x0, span.x1);
        if (column->role == JUE_ROLE_NAME && gap < least) {
            least = gap;
            best = i;
        }
    }
    return best;
}

static size_t names_within(const jue_deal *deal, jue_span span)
{
    size_t count = 0;
    for (size_t i = 0; i < deal->head->count; i++) {
        const jue_band *column = &deal->head->columns[i];
        count += column->role == JUE_ROLE_NAME &&
                 jue_overlap(column->header.x0, column->header.x1, span.x0, span.x1) > 0;
    }
    return count;
}

/* Labels that overlap each other from row to row stand in one column; it is the one whose header
 * they share, or the nearest. */
static void deal_labels(jue_deal *deal)
{
    jue_word **words = deal->open.at;
    size_t count = deal->open.count;
    size_t kept = 0;
    if (count != 0)
        qsort(words, count, sizeof *words, by_left);
    for (size_t start = 0; start < count;) {
        jue_span span = {words[start]->x0, words[start]->x1};
        size_t end = start + 1;
        while (end < count && words[end]->x0 < span.x1)
            extend(&span, words[end++]);
        size_t several = names_within(deal, span);
        size_t column = nearest_name(deal, span);
        for (size_t i = start; i < end; i++) {
            if (several > 1)
                column = nearest_name(deal, (jue_span){words[i]->x0, words[i]->x1});
            if (column == JUESUAN_NONE)
                words[kept++] = words[i];
            else
                put(deal, column, words[i]);
        }
        start = end;
    }
    deal->open.count = kept;
}

static void deal_odd_text(jue_deal *deal)
{
    size_t kept = 0;
    for (size_t i = 0; i < deal->open.count; i++) {
        jue_word *word = deal->open.at[i];
        size_t column = value_column(deal, word);
        if (column == JUESUAN_NONE)
            deal->open.at[kept++] = word;
        else
            put(deal, column, word);
    }
    deal->open.count = kept;
}

void jue_cells_deal(jue_call *call, jue_head *head, jue_pile body, jue_content *contents, jue_left *left)
{
    jue_deal deal = {.call = call, .head = head, .contents = contents};
    body = jue_cells_mend(call, body);
    for (size_t i = 0; i < body.count; i++)
        *jue_vector_add(&call->scratch, &deal.open) = body.words[i];
    deal_numbers(&deal);
    deal_odd_text(&deal);
    deal_labels(&deal);
    for (size_t i = 0; i < deal.open.count; i++)
        *jue_vector_add(&call->scratch, left) = deal.open.at[i];
}
