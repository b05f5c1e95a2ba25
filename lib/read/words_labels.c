/*
 * Which lines make a label and which anchor it belongs to, by the cheapest way through labels and
 * anchors from top to bottom. Labels may be broken into lines, and everything may stand at the top,
 * in the middle or at the bottom of its cell.
 */
#include "read/words_rows.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_LINES = 8 /* of one label */ };

/* Costs, in ems of distance. */
static const double NO_LABEL = 2.5;      /* a code without a label */
static const double NO_LABEL_DOTS = 0.2; /* the same for "…" in the place of a code */
static const double NO_ANCHOR = 3;       /* a label without an anchor, where others have one */
static const double OTHER_ALIGNMENT = 0.25;
static const double AT_ONE_HEIGHT = 0.02; /* so little for each anchor is none */
static const double IN_HIGH_ROW = 0.35;   /* anywhere in a row that the anchor starts or ends */
static const double CODED_TOTAL = 1.5;    /* a code whose label is 合计 */
static const double NOT_FULL = 2;         /* to go on after a line that had room left */
static const double NEW_ENUMERATOR = 5;   /* to go on with "三、" */
static const double KNOWN = -1.5;         /* a label that the form names */
static const double UNKNOWN = 0.6;
static const double BROKEN_OFF = 0.35; /* to stop after a full line though another follows closely */
static const double TOO_FAR = 15;      /* no label is put together at this cost */

/* Where the anchor stands to the lines of its label: at the height of the first, the middle or the
 * last of them; or at the top or the bottom of a high row that they stand in anywhere. */
typedef enum jue_alignment {
    ALIGN_TOP,
    ALIGN_MIDDLE,
    ALIGN_BOTTOM,
    ALIGN_ABOVE,
    ALIGN_BELOW,
    ALIGNMENTS
} jue_alignment;

typedef struct jue_joint {
    double cost;  /* of the lines being one label */
    double alone; /* more, where it has no anchor */
} jue_joint;

typedef struct jue_label {
    jue_joint joints[MOST_LINES];
    size_t joint_count;
    jue_line line;
    jue_str key;
    bool full; /* no further character had room */
    bool enumerated;
    bool known;
} jue_label;

/* A step on the way: lines [line, line + lines) make a label, of anchor or of none. */
typedef struct jue_step {
    double cost;
    double apart;          /* of it, for anchors and labels at different heights */
    uint32_t joined;       /* lines that go on a label */
    uint32_t line, anchor; /* the state before */
    bool reached;
    bool anchored;
} jue_step;

/* The way from labels to anchors. */
typedef struct jue_labelling {
    jue_rows *r;
    jue_label *labels;
    size_t count;
    double pitch;       /* of the lines of a label, in ems */
    size_t *low, *high; /* for each number of lines taken: the anchors within reach */
    jue_step **steps;
    jue_alignment alignment;
} jue_labelling;

static bool is_known(const jue_labelling *way, jue_str key)
{
    return key.size <= JUE_LONGEST_WORD &&
           jue_item_of_name(way->r->form, jue_str_from(key, jue_enumerator(key)), NULL) != NULL;
}

static bool is_total(const jue_labelling *way, const jue_label *label)
{
    return way->r->code != JUESUAN_NONE && label->known;
}

static void find_labels(jue_labelling *way)
{
    jue_line *lines;
    jue_rows_lines(way->r, way->r->name, &lines, &way->count);
    way->labels = jue_alloc_array(&way->r->call->scratch, way->count, sizeof *way->labels);
    double right = -INFINITY;
    for (size_t i = 0; i < way->count; i++) {
        jue_label *label = &way->labels[i];
        label->line = lines[i];
        label->key = lines[i].key;
        label->enumerated = jue_enumerator(label->key) != 0;
        label->known = is_known(way, label->key);
        /* A total among codes may stand over the column of the codes as well. */
        if (!is_total(way, label))
            right = lines[i].x1 > right ? lines[i].x1 : right;
    }
    way->pitch = 2.2;
    for (size_t i = 1; i < way->count; i++)
        if (lines[i].base - lines[i - 1].base < way->pitch * way->r->em)
            way->pitch = (lines[i].base - lines[i - 1].base) / way->r->em;
    for (size_t i = 0; i < way->count; i++)
        way->labels[i].full = !is_total(way, &way->labels[i]) && lines[i].x1 + 1.4 * lines[i].em > right;
}

/* What it costs that the line goes on the label of the line before. */
static double line_cost(const jue_labelling *way, size_t line)
{
    const jue_label *before = &way->labels[line - 1];
    const jue_label *label = &way->labels[line];
    double gap = (label->line.base - before->line.base) / way->r->em;
    double cost = gap > 2.2 ? 1 + 3 * (gap - 2.2) : 1.5 * (gap - way->pitch);
    cost += before->full ? 0 : NOT_FULL;
    cost += label->enumerated ? NEW_ENUMERATOR : 0;
    cost += is_total(way, label) ? NOT_FULL : 0;
    return cost;
}

/* What it costs to stop behind the line. */
static double stop_cost(const jue_labelling *way, size_t line)
{
    const jue_label *last = &way->labels[line];
    bool torn = last->full && line + 1 < way->count && !way->labels[line + 1].enumerated &&
                !way->labels[line + 1].known && way->labels[line + 1].line.base - last->line.base < 1.8 * way->r->em;
    return torn ? BROKEN_OFF : 0;
}

static double known_cost(const jue_labelling *way, bool known)
{
    if (way->r->code == JUESUAN_NONE)
        return known ? KNOWN : UNKNOWN;
    return known ? KNOWN / 3 : 0;
}

static double alone_cost(const jue_labelling *way, bool known)
{
    if (way->r->anchor_count == 0)
        return 0;
    if (known)
        return 0.3;
    return way->r->code != JUESUAN_NONE ? NO_ANCHOR : 1;
}

/* The labels that may start on a line, by their number of lines. */
static void join_lines(jue_labelling *way, size_t from)
{
    jue_label *label = &way->labels[from];
    jue_builder key = jue_builder_in(&way->r->call->scratch);
    double cost = 0;
    label->joint_count = 0;
    for (size_t end = from + 1; end <= way->count && end <= from + MOST_LINES; end++) {
        jue_put(&key, way->labels[end - 1].key);
        cost += end == from + 1 ? 0 : line_cost(way, end - 1);
        if (end > from + 1 && (key.size > JUE_LONGEST_WORD || cost > TOO_FAR))
            break;
        bool known = end == from + 1 ? label->known : is_known(way, jue_built(&key));
        jue_joint *joint = &label->joints[label->joint_count++];
        joint->cost = cost + stop_cost(way, end - 1) + known_cost(way, known);
        joint->alone = alone_cost(way, known);
    }
}

static double beyond(double value, double low, double high)
{
    return value < low ? low - value : value > high ? value - high : 0;
}

/* How far the label reaches out of the row that the anchor starts or ends. */
static double out_of_row(const jue_labelling *way, double first, double last, size_t anchor)
{
    double top = anchor == 0 ? -INFINITY : way->r->anchors[anchor - 1].base;
    double bottom = anchor + 1 == way->r->anchor_count ? INFINITY : way->r->anchors[anchor + 1].base;
    double base = way->r->anchors[anchor].base;
    if (way->alignment == ALIGN_ABOVE)
        return beyond(first, base - 0.4 * way->r->em, INFINITY) + beyond(last, -INFINITY, bottom - 0.8 * way->r->em);
    return beyond(first, top + 0.8 * way->r->em, INFINITY) + beyond(last, -INFINITY, base + 0.4 * way->r->em);
}

static double align_cost(const jue_labelling *way, size_t from, size_t end, size_t anchor)
{
    double first = way->labels[from].line.base;
    double last = way->labels[end - 1].line.base;
    double base = way->r->anchors[anchor].base;
    double distance[3] = {fabs(first - base), fabs((first + last) / 2 - base), fabs(last - base)};
    double best = INFINITY;
    for (int i = 0; i < 3; i++) {
        double cost = distance[i] / way->r->em + ((jue_alignment)i == way->alignment ? 0 : OTHER_ALIGNMENT);
        best = cost < best ? cost : best;
    }
    if (way->alignment == ALIGN_ABOVE || way->alignment == ALIGN_BELOW) {
        double cost = IN_HIGH_ROW + out_of_row(way, first, last, anchor) / way->r->em;
        best = cost < best ? cost : best;
    }
    return best;
}

/* ---- The way ---- */

static void limit_states(jue_labelling *way)
{
    way->low = jue_alloc_array(&way->r->call->scratch, way->count + 1, sizeof *way->low);
    way->high = jue_alloc_array(&way->r->call->scratch, way->count + 1, sizeof *way->high);
    way->steps = jue_alloc_array(&way->r->call->scratch, way->count + 1, sizeof *way->steps);
    size_t low = 0;
    size_t high = 0;
    for (size_t i = 0; i <= way->count; i++) {
        double base = i < way->count ? way->labels[i].line.base : INFINITY;
        while (low < way->r->anchor_count && way->r->anchors[low].base < base - JUE_ROWS_REACH * way->r->em)
            low++;
        while (high < way->r->anchor_count && way->r->anchors[high].base < base + JUE_ROWS_REACH * way->r->em)
            high++;
        way->low[i] = i == way->count ? way->low[i == 0 ? 0 : i - 1] : low;
        way->high[i] = high;
        way->steps[i] = jue_alloc_array(&way->r->call->scratch, high - way->low[i] + 1, sizeof **way->steps);
    }
}

static double no_label_cost(const jue_labelling *way, size_t anchor)
{
    return way->r->anchors[anchor].dots ? NO_LABEL_DOTS : NO_LABEL;
}

/* Anchors that the new state has left behind have no label. */
static void reach(jue_labelling *way, size_t line, size_t anchor, jue_step step)
{
    for (; anchor < way->low[line]; anchor++)
        step.cost += no_label_cost(way, anchor);
    if (anchor > way->high[line])
        return;
    jue_step *at = &way->steps[line][anchor - way->low[line]];
    if (!at->reached || step.cost < at->cost)
        *at = step;
}

static void try_labels(jue_labelling *way, size_t line, size_t anchor, const jue_step *state)
{
    const jue_label *label = &way->labels[line];
    bool near = anchor < way->r->anchor_count &&
                label->line.base <= way->r->anchors[anchor].base + JUE_ROWS_REACH * way->r->em;
    for (size_t i = 0; i < label->joint_count; i++) {
        size_t end = line + i + 1;
        double join = state->cost + label->joints[i].cost;
        jue_step step = {.line = (uint32_t)line, .anchor = (uint32_t)anchor, .reached = true, .apart = state->apart};
        step.joined = state->joined + (uint32_t)i;
        step.cost = join + label->joints[i].alone;
        reach(way, end, anchor, step);
        if (!near)
            continue;
        double apart = align_cost(way, line, end, anchor);
        step.cost = join + apart + (i == 0 && is_total(way, label) ? CODED_TOTAL : 0);
        step.apart += apart;
        step.anchored = true;
        reach(way, end, anchor + 1, step);
    }
}

/* Gives the last step. */
static const jue_step *find_way(jue_labelling *way, jue_alignment alignment)
{
    way->alignment = alignment;
    limit_states(way);
    reach(way, 0, 0, (jue_step){.reached = true});
    for (size_t line = 0; line <= way->count; line++)
        for (size_t anchor = way->low[line]; anchor <= way->high[line]; anchor++) {
            jue_step *state = &way->steps[line][anchor - way->low[line]];
            if (!state->reached)
                continue;
            jue_step step = {.cost = state->cost,
                             .apart = state->apart,
                             .joined = state->joined,
                             .line = (uint32_t)line,
                             .anchor = (uint32_t)anchor,
                             .reached = true};
            if (anchor < way->r->anchor_count) {
                step.cost += no_label_cost(way, anchor);
                reach(way, line, anchor + 1, step);
            }
            if (line < way->count)
                try_labels(way, line, anchor, state);
        }
    return &way->steps[way->count][way->r->anchor_count - way->low[way->count]];
}

static void fill_anchor(jue_labelling *way, jue_side_row *row, const jue_anchor *anchor)
{
    jue_row_reach_over(row, anchor->base);
    size_t column = way->r->code != JUESUAN_NONE ? way->r->code : way->r->number;
    jue_piece *piece = &row->cells[column];
    jue_rows_put(way->r, piece, anchor->words, anchor->count);
    if (way->r->code != JUESUAN_NONE)
        piece->text = anchor->text;
}

static void fill_label(jue_labelling *way, jue_side_row *row, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        jue_row_reach_over(row, way->labels[i].line.base);
        jue_rows_put(way->r, &row->cells[way->r->name], way->labels[i].line.words, way->labels[i].line.count);
    }
    jue_str key = jue_cell_key(way->r->call, row->cells[way->r->name].text);
    row->sum = jue_match(key, "*合计|*总计") != 0;
    row->total = way->r->code != JUESUAN_NONE && row->cells[way->r->code].text.size == 0 && is_known(way, key);
}

static void add_unlabelled(jue_labelling *way, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        fill_anchor(way, jue_rows_add(way->r), &way->r->anchors[i]);
}

/* Walks the way back and gives the steps in order. */
static size_t steps_of(jue_labelling *way, jue_step *order, size_t *lines)
{
    size_t count = 0;
    size_t line = way->count;
    size_t anchor = way->r->anchor_count;
    while (line != 0 || anchor != 0) {
        jue_step step = way->steps[line][anchor - way->low[line]];
        order[count] = step;
        lines[count++] = line;
        /* A step that a limit has moved on leaves anchors without a label. */
        line = step.line;
        anchor = step.anchor;
    }
    return count;
}

static void make_rows(jue_labelling *way)
{
    size_t most = way->count + way->r->anchor_count + 1;
    jue_step *order = jue_alloc_array(&way->r->call->scratch, most, sizeof *order);
    size_t *ends = jue_alloc_array(&way->r->call->scratch, most, sizeof *ends);
    size_t count = steps_of(way, order, ends);
    size_t next = 0; /* the first anchor that has no row yet */
    while (count-- > 0) {
        const jue_step *step = &order[count];
        add_unlabelled(way, next, step->anchor);
        next = step->anchor;
        if (ends[count] == step->line)
            continue;
        jue_side_row *row = jue_rows_add(way->r);
        if (step->anchored)
            fill_anchor(way, row, &way->r->anchors[next++]);
        fill_label(way, row, step->line, ends[count]);
    }
    add_unlabelled(way, next, way->r->anchor_count);
}

static int by_place(const void *left, const void *right)
{
    const jue_side_row *a = left;
    const jue_side_row *b = right;
    double middle = a->first + a->last - b->first - b->last;
    return (middle > 0) - (middle < 0);
}

/* The alignment that costs least; where everything stands at one height there is nothing to choose. */
static void choose_alignment(jue_labelling *way)
{
    double best = INFINITY;
    jue_alignment chosen = ALIGN_TOP;
    for (int i = 0; i < ALIGNMENTS; i++) {
        const jue_step *last = find_way(way, (jue_alignment)i);
        if (last->cost < best - 0.01) {
            best = last->cost;
            chosen = (jue_alignment)i;
        }
        if (chosen == (jue_alignment)i && last->joined == 0 &&
            last->apart <= AT_ONE_HEIGHT * (double)way->r->anchor_count)
            break;
    }
    if (way->alignment != chosen)
        find_way(way, chosen);
}

void jue_rows_find_labels(jue_rows *r)
{
    jue_labelling *way = jue_alloc(&r->call->scratch, sizeof *way);
    way->r = r;
    find_labels(way);
    for (size_t i = 0; i < way->count; i++)
        join_lines(way, i);
    choose_alignment(way);
    make_rows(way);
    if (way->r->rows->rows.count != 0)
        qsort(way->r->rows->rows.at, way->r->rows->rows.count, sizeof(jue_side_row), by_place);
}
