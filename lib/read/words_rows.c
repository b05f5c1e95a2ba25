/*
 * The rows of one side of a table on one page.
 *
 * Without ruling lines a row is what belongs to its anchor: its code, or its line number, or its
 * label. Three questions are answered one after the other, each by the cheapest way through the
 * words from top to bottom: which parts make a code, which lines make a label and belong to which
 * anchor, and which values belong to which row. Labels may be broken into lines, and everything may
 * stand at the top, in the middle or at the bottom of its cell.
 */
#include "read/words_table.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_LINES = 8 /* of one label */, MOST_VALUES = 4 /* lines that values of one row stand on */ };

/* Costs, in ems of distance. */
static const double REACH = 9;           /* nothing belongs together over more than this */
static const double NO_LABEL = 2.5;      /* a code without a label */
static const double NO_LABEL_DOTS = 0.2; /* the same for "…" in the place of a code */
static const double NO_ANCHOR = 3;       /* a label without an anchor, where others have one */
static const double OTHER_ALIGNMENT = 0.25;
static const double AT_ONE_HEIGHT = 0.02; /* so little for each anchor is none */
static const double IN_HIGH_ROW = 0.35;  /* anywhere in a row that the anchor starts or ends */
static const double CODED_TOTAL = 1.5;   /* a code whose label is 合计 */
static const double NOT_FULL = 2;        /* to go on after a line that had room left */
static const double NEW_ENUMERATOR = 5;  /* to go on with "三、" */
static const double KNOWN = -1.5;        /* a label that the form names */
static const double UNKNOWN = 0.6;
static const double BROKEN_OFF = 0.35;   /* to stop after a full line though another follows closely */
static const double TOO_FAR = 15;        /* no label is put together at this cost */
static const double NO_ROW = 6;          /* a value without a row */
static const double CLOSE = 0.25;        /* so little for each line of values leaves nothing to shift */
static const double SHIFTED = 0.15;      /* a line of values, for each em that all of them are shifted */

/* Where the anchor stands to the lines of its label: at the height of the first, the middle or the
 * last of them; or at the top or the bottom of a high row that they stand in anywhere. */
typedef enum jue_alignment { ALIGN_TOP, ALIGN_MIDDLE, ALIGN_BOTTOM, ALIGN_ABOVE, ALIGN_BELOW, ALIGNMENTS } jue_alignment;

typedef struct jue_anchor {
    double base;
    jue_word **words;
    size_t count;
    jue_str text; /* of a code */
    bool dots;    /* no code at all */
} jue_anchor;

typedef struct jue_joint {
    double cost;  /* of the lines being one label */
    double alone; /* more, where it has no anchor */
} jue_joint;

typedef struct jue_label {
    jue_joint joints[MOST_LINES];
    size_t joint_count;
    jue_line line;
    jue_str key;
    bool full;       /* no further character had room */
    bool enumerated;
    bool known;
} jue_label;

/* A step on the way: lines [line, line + lines) make a label, of anchor or of none. */
typedef struct jue_step {
    double cost;
    double apart; /* of it, for anchors and labels at different heights */
    uint32_t line, anchor; /* the state before */
    bool reached;
    bool anchored;
} jue_step;

struct jue_rows {
    jue_call *call;
    const jue_head *head;
    const jue_side_form *form;
    size_t side;
    jue_content *contents;
    size_t code, name, number; /* columns, or JUESUAN_NONE */
    jue_anchor *anchors;
    size_t anchor_count;
    jue_label *labels;
    size_t label_count;
    double em;
    double pitch; /* of the lines of a label, in ems */
    double shift; /* how much lower than their labels the values stand */
    bool cents; /* amounts have two decimals */
    jue_side_rows *rows;
    jue_left *left;
    /* The way from labels to anchors: for each number of lines taken, the anchors within reach. */
    size_t *low, *high;
    jue_step **steps;
    jue_alignment alignment;
};

/* ---- Lines of a column ---- */

static void lines_of(jue_rows *r, size_t column, jue_line **lines, size_t *count)
{
    *count = 0;
    if (column != JUESUAN_NONE)
        jue_lines_make(r->call, r->contents[column].words.at, r->contents[column].words.count, lines, count);
}

static size_t column_of(const jue_head *head, size_t side, jue_role role)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->columns[i].side == side && head->columns[i].role == role)
            return i;
    return JUESUAN_NONE;
}

/* ---- Anchors ---- */

static jue_str words_text(jue_arena *arena, jue_word *const *words, size_t count)
{
    jue_builder text = jue_builder_in(arena);
    for (size_t i = 0; i < count; i++)
        jue_put(&text, words[i]->text);
    return jue_built(&text);
}

static int by_left(const void *left, const void *right)
{
    const jue_word *a = *(jue_word *const *)left;
    const jue_word *b = *(jue_word *const *)right;
    return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static bool is_part(const jue_word *word)
{
    return word->kind == JUE_WORD_INTEGER && word->key.size == 2;
}

/* The anchor that a part of a code belongs to: the nearest that has nothing there yet. */
static jue_anchor *anchor_near(jue_rows *r, const jue_word *word, double least)
{
    jue_anchor *best = NULL;
    least *= r->em;
    for (size_t i = 0; i < r->anchor_count; i++) {
        jue_anchor *anchor = &r->anchors[i];
        double distance = fabs(anchor->base - word->base);
        bool free = anchor->count < 3;
        for (size_t w = 0; w < anchor->count; w++)
            free = free && jue_overlap(anchor->words[w]->x0, anchor->words[w]->x1, word->x0, word->x1) <= 0;
        if (free && distance < least) {
            least = distance;
            best = anchor;
        }
    }
    return best;
}

static void start_anchor(jue_rows *r, jue_word *word)
{
    jue_anchor *anchor = &r->anchors[r->anchor_count++];
    anchor->base = word->base;
    anchor->dots = word->kind != JUE_WORD_INTEGER;
    anchor->words = jue_alloc_array(&r->call->scratch, 4, sizeof(jue_word *));
    anchor->words[anchor->count++] = word;
}

static int by_anchor(const void *left, const void *right)
{
    const jue_anchor *a = left;
    const jue_anchor *b = right;
    return (a->base > b->base) - (a->base < b->base);
}

/* Parts that stand beside no first part are codes of their own, without what stands above them. */
static bool parts_alone(jue_rows *r, const jue_line *lines, size_t count)
{
    size_t parts = 0;
    size_t alone = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++)
            if (is_part(lines[i].words[w])) {
                parts++;
                alone += anchor_near(r, lines[i].words[w], 1) == NULL;
            }
    return alone * 3 > parts;
}

/* Codes in one piece, or in pieces of which the first has three digits. */
static void find_codes(jue_rows *r)
{
    jue_content *content = &r->contents[r->code];
    jue_line *lines;
    size_t count;
    lines_of(r, r->code, &lines, &count);
    r->anchors = jue_alloc_array(&r->call->scratch, content->words.count, sizeof *r->anchors);
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++)
            if (!is_part(lines[i].words[w]))
                start_anchor(r, lines[i].words[w]);
    size_t whole = r->anchor_count;
    double reach = parts_alone(r, lines, count) ? 0.3 : 1.6;
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < lines[i].count; w++) {
            jue_word *word = lines[i].words[w];
            jue_anchor *anchor = is_part(word) ? anchor_near(r, word, reach) : NULL;
            if (anchor != NULL && (anchor >= r->anchors + whole || anchor->words[0]->key.size == 3))
                anchor->words[anchor->count++] = word;
            else if (is_part(word))
                start_anchor(r, word);
        }
    qsort(r->anchors, r->anchor_count, sizeof *r->anchors, by_anchor);
    for (size_t i = 0; i < r->anchor_count; i++)
        qsort(r->anchors[i].words, r->anchors[i].count, sizeof(jue_word *), by_left);
}

/* Which of the parts 类, 款, 项 a piece is, by the header it stands below. */
static size_t level_of(const jue_rows *r, const jue_word *word)
{
    const jue_band *column = &r->head->columns[r->code];
    double middle = (word->x0 + word->x1) / 2;
    size_t level = 0;
    for (size_t i = 1; i < column->part_count; i++)
        if (fabs(column->parts[i] - middle) < fabs(column->parts[level] - middle))
            level = i;
    return level;
}

/* Where the upper parts of a code are not repeated they come from the row above. */
static void finish_codes(jue_rows *r, jue_side_state *state)
{
    for (size_t i = 0; i < r->anchor_count; i++) {
        jue_anchor *anchor = &r->anchors[i];
        jue_builder text = jue_builder_in(&r->call->arena);
        size_t level = is_part(anchor->words[0]) ? level_of(r, anchor->words[0]) : 0;
        for (size_t l = 0; l < level && l < 2; l++)
            jue_put(&text, state->parts[l]);
        for (size_t w = 0; w < anchor->count; w++) {
            jue_word *word = anchor->words[w];
            jue_put(&text, word->kind == JUE_WORD_INTEGER ? word->key : word->text);
            if (level + w < 2)
                state->parts[level + w] = word->key.size <= 3 ? word->key : (jue_str){"", 0};
        }
        anchor->text = jue_built(&text);
    }
}

static void find_numbers(jue_rows *r)
{
    jue_line *lines;
    size_t count;
    lines_of(r, r->number, &lines, &count);
    r->anchors = jue_alloc_array(&r->call->scratch, count, sizeof *r->anchors);
    for (size_t i = 0; i < count; i++)
        r->anchors[r->anchor_count++] =
            (jue_anchor){.base = lines[i].base, .words = lines[i].words, .count = lines[i].count};
}

/* ---- Labels ---- */

static bool is_known(const jue_rows *r, jue_str key)
{
    return key.size <= JUE_LONGEST_WORD && jue_item_of_name(r->form, jue_str_from(key, jue_enumerator(key)), NULL) != NULL;
}

static bool is_total(const jue_rows *r, const jue_label *label)
{
    return r->code != JUESUAN_NONE && label->known;
}

static void find_labels(jue_rows *r)
{
    jue_line *lines;
    lines_of(r, r->name, &lines, &r->label_count);
    r->labels = jue_alloc_array(&r->call->scratch, r->label_count, sizeof *r->labels);
    double right = -INFINITY;
    for (size_t i = 0; i < r->label_count; i++) {
        jue_label *label = &r->labels[i];
        label->line = lines[i];
        label->key = lines[i].key;
        label->enumerated = jue_enumerator(label->key) != 0;
        label->known = is_known(r, label->key);
        /* A total among codes may stand over the column of the codes as well. */
        if (!is_total(r, label))
            right = lines[i].x1 > right ? lines[i].x1 : right;
    }
    r->pitch = 2.2;
    for (size_t i = 1; i < r->label_count; i++)
        if (lines[i].base - lines[i - 1].base < r->pitch * r->em)
            r->pitch = (lines[i].base - lines[i - 1].base) / r->em;
    for (size_t i = 0; i < r->label_count; i++)
        r->labels[i].full = !is_total(r, &r->labels[i]) && lines[i].x1 + 1.4 * lines[i].em > right;
}

/* What it costs that the line goes on the label of the line before. */
static double line_cost(const jue_rows *r, size_t line)
{
    const jue_label *before = &r->labels[line - 1];
    const jue_label *label = &r->labels[line];
    double gap = (label->line.base - before->line.base) / r->em;
    double cost = gap > 2.2 ? 1 + 3 * (gap - 2.2) : 1.5 * (gap - r->pitch);
    cost += before->full ? 0 : NOT_FULL;
    cost += label->enumerated ? NEW_ENUMERATOR : 0;
    cost += is_total(r, label) ? NOT_FULL : 0;
    return cost;
}

/* What it costs to stop behind the line. */
static double stop_cost(const jue_rows *r, size_t line)
{
    const jue_label *last = &r->labels[line];
    bool torn = last->full && line + 1 < r->label_count && !r->labels[line + 1].enumerated &&
                !r->labels[line + 1].known && r->labels[line + 1].line.base - last->line.base < 1.8 * r->em;
    return torn ? BROKEN_OFF : 0;
}

static double known_cost(const jue_rows *r, bool known)
{
    if (r->code == JUESUAN_NONE)
        return known ? KNOWN : UNKNOWN;
    return known ? KNOWN / 3 : 0;
}

static double alone_cost(const jue_rows *r, bool known)
{
    if (r->anchor_count == 0)
        return 0;
    if (known)
        return 0.3;
    return r->code != JUESUAN_NONE ? NO_ANCHOR : 1;
}

/* The labels that may start on a line, by their number of lines. */
static void join_lines(jue_rows *r, size_t from)
{
    jue_label *label = &r->labels[from];
    jue_builder key = jue_builder_in(&r->call->scratch);
    double cost = 0;
    label->joint_count = 0;
    for (size_t end = from + 1; end <= r->label_count && end <= from + MOST_LINES; end++) {
        jue_put(&key, r->labels[end - 1].key);
        cost += end == from + 1 ? 0 : line_cost(r, end - 1);
        if (end > from + 1 && (key.size > JUE_LONGEST_WORD || cost > TOO_FAR))
            break;
        bool known = end == from + 1 ? label->known : is_known(r, jue_built(&key));
        jue_joint *joint = &label->joints[label->joint_count++];
        joint->cost = cost + stop_cost(r, end - 1) + known_cost(r, known);
        joint->alone = alone_cost(r, known);
    }
}

static double beyond(double value, double low, double high)
{
    return value < low ? low - value : value > high ? value - high : 0;
}

/* How far the label reaches out of the row that the anchor starts or ends. */
static double out_of_row(const jue_rows *r, double first, double last, size_t anchor)
{
    double top = anchor == 0 ? -INFINITY : r->anchors[anchor - 1].base;
    double bottom = anchor + 1 == r->anchor_count ? INFINITY : r->anchors[anchor + 1].base;
    double base = r->anchors[anchor].base;
    if (r->alignment == ALIGN_ABOVE)
        return beyond(first, base - 0.4 * r->em, INFINITY) + beyond(last, -INFINITY, bottom - 0.8 * r->em);
    return beyond(first, top + 0.8 * r->em, INFINITY) + beyond(last, -INFINITY, base + 0.4 * r->em);
}

static double align_cost(const jue_rows *r, size_t from, size_t end, size_t anchor)
{
    double first = r->labels[from].line.base;
    double last = r->labels[end - 1].line.base;
    double base = r->anchors[anchor].base;
    double distance[3] = {fabs(first - base), fabs((first + last) / 2 - base), fabs(last - base)};
    double best = INFINITY;
    for (int i = 0; i < 3; i++) {
        double cost = distance[i] / r->em + ((jue_alignment)i == r->alignment ? 0 : OTHER_ALIGNMENT);
        best = cost < best ? cost : best;
    }
    if (r->alignment == ALIGN_ABOVE || r->alignment == ALIGN_BELOW) {
        double cost = IN_HIGH_ROW + out_of_row(r, first, last, anchor) / r->em;
        best = cost < best ? cost : best;
    }
    return best;
}

/* ---- The way ---- */

static void limit_states(jue_rows *r)
{
    r->low = jue_alloc_array(&r->call->scratch, r->label_count + 1, sizeof *r->low);
    r->high = jue_alloc_array(&r->call->scratch, r->label_count + 1, sizeof *r->high);
    r->steps = jue_alloc_array(&r->call->scratch, r->label_count + 1, sizeof *r->steps);
    size_t low = 0;
    size_t high = 0;
    for (size_t i = 0; i <= r->label_count; i++) {
        double base = i < r->label_count ? r->labels[i].line.base : INFINITY;
        while (low < r->anchor_count && r->anchors[low].base < base - REACH * r->em)
            low++;
        while (high < r->anchor_count && r->anchors[high].base < base + REACH * r->em)
            high++;
        r->low[i] = i == r->label_count ? r->low[i == 0 ? 0 : i - 1] : low;
        r->high[i] = high;
        r->steps[i] = jue_alloc_array(&r->call->scratch, high - r->low[i] + 1, sizeof **r->steps);
    }
}

static double no_label_cost(const jue_rows *r, size_t anchor)
{
    return r->anchors[anchor].dots ? NO_LABEL_DOTS : NO_LABEL;
}

/* Anchors that the new state has left behind have no label. */
static void reach(jue_rows *r, size_t line, size_t anchor, jue_step step)
{
    for (; anchor < r->low[line]; anchor++)
        step.cost += no_label_cost(r, anchor);
    if (anchor > r->high[line])
        return;
    jue_step *at = &r->steps[line][anchor - r->low[line]];
    if (!at->reached || step.cost < at->cost)
        *at = step;
}

static void try_labels(jue_rows *r, size_t line, size_t anchor, const jue_step *state)
{
    const jue_label *label = &r->labels[line];
    bool near = anchor < r->anchor_count && label->line.base <= r->anchors[anchor].base + REACH * r->em;
    for (size_t i = 0; i < label->joint_count; i++) {
        size_t end = line + i + 1;
        double join = state->cost + label->joints[i].cost;
        jue_step step = {.line = (uint32_t)line, .anchor = (uint32_t)anchor, .reached = true, .apart = state->apart};
        step.cost = join + label->joints[i].alone;
        reach(r, end, anchor, step);
        if (!near)
            continue;
        double apart = align_cost(r, line, end, anchor);
        step.cost = join + apart + (i == 0 && is_total(r, label) ? CODED_TOTAL : 0);
        step.apart += apart;
        step.anchored = true;
        reach(r, end, anchor + 1, step);
    }
}

/* Gives the last step. */
static const jue_step *find_way(jue_rows *r, jue_alignment alignment)
{
    r->alignment = alignment;
    limit_states(r);
    reach(r, 0, 0, (jue_step){.reached = true});
    for (size_t line = 0; line <= r->label_count; line++)
        for (size_t anchor = r->low[line]; anchor <= r->high[line]; anchor++) {
            jue_step *state = &r->steps[line][anchor - r->low[line]];
            if (!state->reached)
                continue;
            jue_step step = {.cost = state->cost, .apart = state->apart, .line = (uint32_t)line, .anchor = (uint32_t)anchor, .reached = true};
            if (anchor < r->anchor_count) {
                step.cost += no_label_cost(r, anchor);
                reach(r, line, anchor + 1, step);
            }
            if (line < r->label_count)
                try_labels(r, line, anchor, state);
        }
    return &r->steps[r->label_count][r->anchor_count - r->low[r->label_count]];
}

/* ---- Rows ---- */

static void add_confidence(jue_piece *piece, const jue_word *word)
{
    if (piece->text.at == NULL || word->confidence < piece->confidence)
        piece->confidence = word->confidence;
    piece->page = word->page;
}

static void set_piece(jue_rows *r, jue_piece *piece, jue_word *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_confidence(piece, words[i]);
    jue_builder text = jue_builder_in(&r->call->arena);
    jue_put(&text, piece->text);
    jue_put(&text, words_text(&r->call->scratch, words, count));
    piece->text = jue_built(&text);
}

static jue_side_row *add_row(jue_rows *r)
{
    jue_side_row *row = jue_vector_add(&r->call->scratch, &r->rows->rows);
    row->cells = jue_alloc_array(&r->call->scratch, r->head->count, sizeof *row->cells);
    row->first = INFINITY;
    row->last = -INFINITY;
    return row;
}

static void reach_over(jue_side_row *row, double base)
{
    row->first = base < row->first ? base : row->first;
    row->last = base > row->last ? base : row->last;
}

static void fill_anchor(jue_rows *r, jue_side_row *row, const jue_anchor *anchor)
{
    reach_over(row, anchor->base);
    size_t column = r->code != JUESUAN_NONE ? r->code : r->number;
    jue_piece *piece = &row->cells[column];
    set_piece(r, piece, anchor->words, anchor->count);
    if (r->code != JUESUAN_NONE)
        piece->text = anchor->text;
}

static void fill_label(jue_rows *r, jue_side_row *row, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        reach_over(row, r->labels[i].line.base);
        set_piece(r, &row->cells[r->name], r->labels[i].line.words, r->labels[i].line.count);
    }
    jue_str key = jue_cell_key(r->call, row->cells[r->name].text);
    row->total = r->code != JUESUAN_NONE && row->cells[r->code].text.size == 0 && is_known(r, key);
}

static void add_unlabelled(jue_rows *r, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        fill_anchor(r, add_row(r), &r->anchors[i]);
}

/* Walks the way back and gives the steps in order. */
static size_t steps_of(jue_rows *r, jue_step *order, size_t *lines)
{
    size_t count = 0;
    size_t line = r->label_count;
    size_t anchor = r->anchor_count;
    while (line != 0 || anchor != 0) {
        jue_step step = r->steps[line][anchor - r->low[line]];
        order[count] = step;
        lines[count++] = line;
        /* A step that a limit has moved on leaves anchors without a label. */
        line = step.line;
        anchor = step.anchor;
    }
    return count;
}

static void make_rows(jue_rows *r)
{
    size_t most = r->label_count + r->anchor_count + 1;
    jue_step *order = jue_alloc_array(&r->call->scratch, most, sizeof *order);
    size_t *ends = jue_alloc_array(&r->call->scratch, most, sizeof *ends);
    size_t count = steps_of(r, order, ends);
    size_t next = 0; /* the first anchor that has no row yet */
    while (count-- > 0) {
        const jue_step *step = &order[count];
        add_unlabelled(r, next, step->anchor);
        next = step->anchor;
        if (ends[count] == step->line)
            continue;
        jue_side_row *row = add_row(r);
        if (step->anchored)
            fill_anchor(r, row, &r->anchors[next++]);
        fill_label(r, row, step->line, ends[count]);
    }
    add_unlabelled(r, next, r->anchor_count);
}

static int by_place(const void *left, const void *right)
{
    const jue_side_row *a = left;
    const jue_side_row *b = right;
    double middle = a->first + a->last - b->first - b->last;
    return (middle > 0) - (middle < 0);
}

/* The alignment that costs least; where everything stands at one height there is nothing to choose. */
static void choose_alignment(jue_rows *r)
{
    double best = INFINITY;
    jue_alignment chosen = ALIGN_TOP;
    for (int i = 0; i < ALIGNMENTS; i++) {
        const jue_step *last = find_way(r, (jue_alignment)i);
        if (last->cost < best - 0.01) {
            best = last->cost;
            chosen = (jue_alignment)i;
        }
        if (chosen == (jue_alignment)i && last->apart <= AT_ONE_HEIGHT * (double)r->anchor_count)
            break;
    }
    if (r->alignment != chosen)
        find_way(r, chosen);
}

static void label_rows(jue_rows *r)
{
    for (size_t i = 0; i < r->label_count; i++)
        join_lines(r, i);
    choose_alignment(r);
    make_rows(r);
    if (r->rows->rows.count != 0)
        qsort(r->rows->rows.at, r->rows->rows.count, sizeof(jue_side_row), by_place);
}

/* ---- Values ---- */

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
        double below = before == NULL ? INFINITY : word->base - before->base;
        bool near = below < 0.45 * r->em || (r->cents && below < 1.7 * r->em);
        if (!near || !jue_completes(before, word)) {
            content->words.at[kept++] = word;
            continue;
        }
        jue_word *both = jue_alloc(&r->call->scratch, sizeof *both);
        *both = *before;
        both->text = words_text(&r->call->arena, (jue_word *[]){before, word}, 2);
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

static void find_values(jue_rows *r, jue_values *values)
{
    for (size_t column = 0; column < r->head->count; column++) {
        if (!holds_values(r, column))
            continue;
        jue_line *lines;
        size_t count;
        lines_of(r, column, &lines, &count);
        set_together(r, column);
        lines_of(r, column, &lines, &count);
        for (size_t i = 0; i < count; i++)
            *jue_vector_add(&r->call->scratch, &values->all) =
                (jue_value){lines[i].words, lines[i].count, column, lines[i].base};
    }
    if (values->all.count != 0)
        qsort(values->all.at, values->all.count, sizeof(jue_value), by_value);
    for (size_t i = 0; i < values->all.count; i++) {
        jue_value_line *line = values->lines.count == 0 ? NULL : &values->lines.at[values->lines.count - 1];
        bool same = line != NULL && values->all.at[i].base - line->base < 0.3 * r->em;
        for (size_t v = 0; same && v < line->count; v++)
            same = line->values[v].column != values->all.at[i].column;
        if (!same) {
            line = jue_vector_add(&r->call->scratch, &values->lines);
            line->values = &values->all.at[i];
            line->base = values->all.at[i].base;
        }
        line->count++;
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
        set_piece(r, &row->cells[line->values[i].column], line->values[i].words, line->values[i].count);
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
        const jue_side_row *row = i < rows ? &r->rows->rows.at[i] : NULL;
        while (row != NULL && low < lines && way->values->lines.at[low].base < row->first - REACH * r->em)
            low++;
        while (high < lines && (row == NULL || way->values->lines.at[high].base < row->last + REACH * r->em))
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
            reach_value(way, row + 1, line, (jue_value_step){at->cost, here, here, 1});
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
            row = add_row(r);
        reach_over(row, line->base);
        fill_values(r, row, line);
        before = line;
    }
}

jue_rows *jue_rows_label(jue_call *call, const jue_head *head, size_t side, jue_content *contents, jue_side_state *state,
                         const jue_page *page, jue_side_rows *rows)
{
    jue_rows *r = jue_alloc(&call->scratch, sizeof *r);
    *r = (jue_rows){.call = call, .head = head, .side = side, .contents = contents, .rows = rows, .em = page->em};
    r->form = &head->form->sides[head->form->layout == JUE_LAYOUT_ITEMS && side < head->form->side_count ? side : 0];
    r->code = column_of(head, side, JUE_ROLE_CODE);
    r->name = column_of(head, side, JUE_ROLE_NAME);
    r->number = r->code == JUESUAN_NONE ? column_of(head, side, JUE_ROLE_LINE_NO) : JUESUAN_NONE;
    if (r->code != JUESUAN_NONE)
        find_codes(r);
    else if (r->number != JUESUAN_NONE)
        find_numbers(r);
    if (r->code != JUESUAN_NONE)
        finish_codes(r, state);
    find_labels(r);
    label_rows(r);
    return r;
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

static double set_shift(jue_rows *const *rows, size_t count, double ems)
{
    for (size_t i = 0; i < count; i++)
        rows[i]->shift = ems * rows[i]->em;
    return ems;
}

/* Values may stand so much higher or lower than their labels that the next row's label is nearer:
 * then all of them do. */
static double find_shift(jue_rows *const *rows, jue_values *values, size_t count, double best)
{
    double least = shift_cost(rows, values, count, best);
    double still = best == 0 ? least : shift_cost(rows, values, count, 0);
    size_t lines = 0;
    for (size_t i = 0; i < count; i++)
        lines += values[i].lines.count;
    if (still < 0.9 * least) {
        least = still;
        best = 0;
    }
    if (least < CLOSE * (double)lines)
        return set_shift(rows, count, best);
    for (double ems = 0.25; ems < 2.1 && least > 0; ems += 0.25)
        for (int sign = -1; sign <= 1; sign += 2) {
            double cost = shift_cost(rows, values, count, sign * ems);
            if (cost < 0.9 * least) {
                least = cost;
                best = sign * ems;
            }
        }
    return set_shift(rows, count, best);
}

void jue_rows_fill(jue_rows *const *rows, size_t count, double *shift, jue_left *left)
{
    jue_values values[JUE_MOST_COLUMNS] = {0};
    for (size_t i = 0; i < count; i++) {
        rows[i]->left = left;
        rows[i]->cents = has_cents(rows[i]->contents, rows[i]->head->count);
        find_values(rows[i], &values[i]);
    }
    *shift = find_shift(rows, values, count, *shift);
    for (size_t i = 0; i < count; i++) {
        if (rows[i]->rows->rows.count == 0)
            rows_of_values(rows[i], &values[i]);
        else
            place_values(rows[i], &values[i]);
    }
}

/* The rows of two sides that stand side by side, one after the other; 0 where they do not. */
static size_t share(jue_side_rows *a, jue_side_rows *b, double em, bool apply)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->rows.count && j < b->rows.count;) {
        jue_side_row *left = &a->rows.at[i];
        jue_side_row *right = &b->rows.at[j];
        if (left->last < right->first - 0.3 * em) {
            i++;
            continue;
        }
        if (right->last < left->first - 0.3 * em) {
            j++;
            continue;
        }
        shared++;
        i++;
        j++;
        if (!apply)
            continue;
        left->first = right->first = left->first < right->first ? left->first : right->first;
        left->last = right->last = left->last > right->last ? left->last : right->last;
    }
    return shared;
}

void jue_rows_share(jue_side_rows *sides, size_t count, double em)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            size_t fewer = sides[i].rows.count < sides[j].rows.count ? sides[i].rows.count : sides[j].rows.count;
            if (i != j && fewer > 2 && share(&sides[i], &sides[j], em, false) * 10 >= fewer * 9)
                share(&sides[i], &sides[j], em, true);
        }
}
