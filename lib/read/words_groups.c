/*
 * The words above the columns of a header: lines of the same cell, or groups over several columns,
 * told apart by what they are centred over.
 */
#include "read/words_head.h"

#include <math.h>

static bool can_cover(const jue_group *group, const jue_band *column)
{
    return column->top > group->base + 0.6 * group->em;
}

/* The columns that stand right below the words of the group. */
static void find_below(const jue_head *head, jue_group *group)
{
    group->first = JUESUAN_NONE;
    for (size_t i = 0; i < head->count; i++) {
        const jue_span *header = &head->columns[i].header;
        if (!can_cover(group, &head->columns[i]) ||
            jue_overlap(group->header.x0, group->header.x1, header->x0, header->x1) < 0.15 * group->em)
            continue;
        if (group->first == JUESUAN_NONE)
            group->first = i;
        group->last = i;
    }
}

/* "对附属单位" over "补助支出", which says nothing alone: lines of one cell. */
static bool is_line_of_cell(jue_call *call, const jue_head *head, const jue_group *group)
{
    if (group->first == JUESUAN_NONE || group->first != group->last)
        return false;
    const jue_band *column = &head->columns[group->first];
    jue_str whole = jue_joined(call, group->key, column->key);
    bool part = jue_is_code_part(column->key) && column->role == JUE_ROLE_VALUE; /* 款, the end of 财政拨款 */
    bool alone = !part &&
                 (jue_is_value_header(head->form, column->key) || jue_role_of_header(column->key) != JUE_ROLE_VALUE);
    return !alone && (jue_is_value_header(head->form, whole) || jue_role_of_header(whole) != JUE_ROLE_VALUE);
}

static double middle_of(jue_span span)
{
    return (span.x0 + span.x1) / 2;
}

/* Cells of one row of the header have their lines at one height, or start or end at one. */
static bool same_row(const jue_band *a, const jue_band *b, double em)
{
    return fabs(a->height - b->height) < 0.35 * em || fabs(a->own_top - b->own_top) < 0.3 * em ||
           fabs(a->bottom - b->bottom) < 0.3 * em;
}

static double within(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : value < low ? low : value > high ? high : value;
}

/*
 * Where the columns' edges are: between their contents, and so that the headers stand in the
 * middle. Each edge is moved towards what its neighbours want, within what its contents allow.
 */
static void find_edges(jue_head *head)
{
    enum { ROUNDS = 30 };
    size_t last = head->count;
    const jue_band *columns = head->columns;
    for (size_t i = 1; i < last; i++)
        head->edges[i] = (columns[i - 1].all.x1 + columns[i].all.x0) / 2;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 1; i < last; i++) {
            double left = i > 1 ? 2 * middle_of(columns[i - 1].header) - head->edges[i - 1] : head->edges[i];
            double right = i + 1 < last ? 2 * middle_of(columns[i].header) - head->edges[i + 1] : head->edges[i];
            head->edges[i] = within((left + right) / 2, columns[i - 1].all.x1, columns[i].all.x0);
        }
    double first_edge = last > 1 ? 2 * middle_of(columns[0].header) - head->edges[1] : columns[0].all.x0;
    double last_edge = last > 1 ? 2 * middle_of(columns[last - 1].header) - head->edges[last - 1] : columns[0].all.x1;
    head->edges[0] = within(first_edge, -INFINITY, columns[0].all.x0);
    head->edges[last] = within(last_edge, columns[last - 1].all.x1, INFINITY);
}

/* How badly the group is centred over columns a to b. */
static double misfit(const jue_head *head, const jue_group *group, size_t a, size_t b)
{
    jue_span span = {head->edges[a], head->edges[b + 1]};
    double cost = fabs(middle_of(span) - middle_of(group->header));
    if (span.x0 > group->header.x0)
        cost += (span.x0 - group->header.x0) / 2;
    if (span.x1 < group->header.x1)
        cost += (group->header.x1 - span.x1) / 2;
    return cost / group->em;
}

static bool is_beside(const jue_group *group, const jue_group *other)
{
    return other != group && fabs(other->base - group->base) < 0.8 * group->em;
}

/* A column below the group, or beside what is below it. */
static const jue_band *nearest_below(const jue_head *head, const jue_group *group)
{
    const jue_band *nearest = NULL;
    for (size_t i = 0; i < head->count; i++) {
        const jue_band *column = &head->columns[i];
        double distance = fabs(middle_of(column->header) - middle_of(group->header));
        if (can_cover(group, column) &&
            (nearest == NULL || distance < fabs(middle_of(nearest->header) - middle_of(group->header))))
            nearest = column;
    }
    return nearest;
}

/* Whether there is room above what is known to stand over the column: a cell of the full height of
 * the header stands in its middle. */
static bool is_sunk(const jue_head *head, const jue_band *column, double em)
{
    if (column->top < column->own_top - 0.1 * em)
        return column->top > head->first_line + 0.6 * em;
    return column->height > (head->first_line + head->last_line) / 2 + 0.4 * em;
}

static bool is_topmost(const jue_head *head, const jue_group *group)
{
    const jue_group *last = &head->groups[head->group_count - 1];
    return last->base > group->base - 0.5 * group->em;
}

static bool is_outside(const jue_group *group, size_t column)
{
    return group->first == JUESUAN_NONE || column < group->first || column > group->last;
}

/* Whether the columns from a to b are in part another group's of the same level: it stands in their
 * midst, or right above one of them. */
static bool takes_from(const jue_head *head, const jue_group *group, const jue_group *other, size_t a, size_t b)
{
    double at = middle_of(other->header);
    if (!is_beside(group, other))
        return false;
    if (at > head->columns[a].all.x0 && at < head->columns[b].all.x1)
        return true;
    for (size_t c = a; c <= b; c++)
        if (is_outside(group, c) && jue_overlap(other->header.x0, other->header.x1, head->columns[c].header.x0,
                                                head->columns[c].header.x1) > 0.15 * group->em)
            return true;
    return false;
}

/* What it costs to reach from the columns right below the group to those from a to b: less than
 * nothing for columns that would have no group otherwise, more for those of another row. */
static double reach_cost(const jue_head *head, const jue_group *group, size_t a, size_t b, double same)
{
    double cost = 0;
    const jue_band *below = nearest_below(head, group);
    for (size_t c = a; c <= b; c++)
        if (is_outside(group, c))
            cost += is_topmost(head, group) ? (is_sunk(head, &head->columns[c], group->em) ? -0.3 : 0.5)
                    : same_row(&head->columns[c], below, group->em) ? same
                                                                    : 0.5;
    for (size_t i = 0; i < head->group_count && (same < 0 || is_topmost(head, group)); i++)
        if (takes_from(head, group, &head->groups[i], a, b))
            return INFINITY;
    return cost;
}

/*
 * A group right above the middle one of an odd number of columns fits that one as well as all of
 * them; so does one that is alone on its level. They take what stands in one row with it.
 */
static double eagerness(const jue_head *head, const jue_group *group)
{
    if (group->first != JUESUAN_NONE && group->first == group->last &&
        fabs(middle_of(head->columns[group->first].header) - middle_of(group->header)) < 0.6 * group->em)
        return -0.25;
    return 0.1;
}

/* A group that was found below must lie wholly under the new one or wholly beside it. */
static bool splits_group(const jue_head *head, size_t found, size_t a, size_t b)
{
    for (size_t i = 0; i < found; i++) {
        const jue_group *group = &head->groups[i];
        bool apart = group->last < a || group->first > b;
        bool under = group->first >= a && group->last <= b;
        if (!apart && !under)
            return true;
    }
    return false;
}

/* Lines of one group cell ("因公出国", "（境）费"). */
static bool is_next_line(const jue_head *head, const jue_group *upper, const jue_group *lower)
{
    bool both = jue_is_value_header(head->form, upper->key) && jue_is_value_header(head->form, lower->key);
    return !both && lower->base - upper->base < 1.7 * upper->em;
}

/* A group over exactly what another one is over, and no line of it, is unlikely. */
static double doubles(const jue_head *head, size_t found, const jue_group *group, size_t a, size_t b)
{
    for (size_t i = 0; i < found && a != b; i++)
        if (head->groups[i].first == a && head->groups[i].last == b && !is_next_line(head, group, &head->groups[i]))
            return 0.8;
    return 0;
}

static void find_range(const jue_head *head, size_t found, jue_group *group)
{
    jue_group best = *group;
    double least = INFINITY;
    bool below = group->first != JUESUAN_NONE;
    double same = eagerness(head, group);
    for (size_t a = 0; a < head->count && (!below || a <= group->first); a++)
        for (size_t b = a; b < head->count && can_cover(group, &head->columns[b]); b++) {
            if ((below && b < group->last) || splits_group(head, found, a, b))
                continue;
            double cost = misfit(head, group, a, b) + reach_cost(head, group, a, b, same) +
                          doubles(head, found, group, a, b);
            if (cost < least) {
                least = cost;
                best.first = a;
                best.last = b;
            }
        }
    *group = best;
}

static bool joins_group(jue_call *call, jue_head *head, size_t found, const jue_group *group)
{
    for (size_t i = 0; i < found; i++) {
        jue_group *lower = &head->groups[i];
        if (group->first == group->last || lower->first != group->first || lower->last != group->last ||
            !is_next_line(head, group, lower))
            continue;
        jue_str title = jue_joined(call, group->title, lower->title);
        lower->title = (jue_str){jue_copy(&call->arena, title.at, title.size), title.size};
        lower->key = jue_joined(call, group->key, lower->key);
        lower->base = group->base;
        return true;
    }
    return false;
}

void jue_head_close(jue_call *call, jue_head *head)
{
    size_t kept = 0;
    find_edges(head);
    for (size_t i = 0; i < head->group_count; i++) {
        jue_group *group = &head->groups[i];
        find_below(head, group);
        if (!is_line_of_cell(call, head, group))
            find_range(head, kept, group);
        if (group->first == JUESUAN_NONE)
            continue;
        for (size_t c = group->first; c <= group->last; c++)
            head->columns[c].top = group->base;
        jue_band *only = &head->columns[group->first];
        if (group->first == group->last)
            only->key = jue_joined(call, group->key, only->key);
        if (!joins_group(call, head, kept, group))
            head->groups[kept++] = *group;
    }
    head->group_count = kept;
}
