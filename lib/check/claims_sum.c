/*
 * Parts against their whole: amounts, budgets, shares, changes, counts.
 *
 * A whole opens a sum; the parts that follow it in the same subsection are added until the whole is
 * named again or the subsection ends. That the parts are all there is known from the cells (they add
 * up to the cell of the whole) or, where there are no cells, from their number. Parts that are not
 * all there must not exceed the whole.
 */
#include "check/claims.h"

typedef enum jue_sum_kind {
    SUM_AMOUNT,
    SUM_BUDGET,
    SUM_SHARE,
    SUM_CHANGE,
    SUM_COUNT
} jue_sum_kind;

static const jue_claim_rule rules[] = {JUE_CLAIM_RULE_SUM, JUE_CLAIM_RULE_SUM_BUDGET, JUE_CLAIM_RULE_SUM_SHARE,
                                       JUE_CLAIM_RULE_SUM_CHANGE, JUE_CLAIM_RULE_SUM_COUNT};

static int kind_of(const jue_claim *claim)
{
    switch (claim->measure) {
    case JUE_MEASURE_AMOUNT:
    case JUE_MEASURE_FINAL: return SUM_AMOUNT;
    case JUE_MEASURE_BUDGET: return SUM_BUDGET;
    case JUE_MEASURE_SHARE: return SUM_SHARE;
    case JUE_MEASURE_CHANGE: return claim->base == JUE_BASE_LAST_YEAR ? SUM_CHANGE : -1;
    case JUE_MEASURE_COUNT: return SUM_COUNT;
    case JUE_MEASURE_CHANGE_PERCENT:
    case JUE_MEASURE_COMPLETION: break;
    }
    return -1;
}

/* How many parts make a whole, where no cells tell. */
static size_t least_parts(uint8_t whole)
{
    switch (whole) {
    case JUE_TOPIC_VEHICLES: return 7;
    case JUE_TOPIC_SANGONG:
    case JUE_TOPIC_PROCUREMENT:
    case JUE_TOPIC_EVALUATED:
    case JUE_TOPIC_EVALUATED_MONEY:
    case JUE_TOPIC_SELF_TOTAL_SCORE: return 3;
    case JUE_TOPIC_VEHICLE:
    case JUE_TOPIC_RECEPTION:
    case JUE_TOPIC_GENERAL_BASIC:
    case JUE_TOPIC_PROBLEMS:
    case JUE_TOPIC_SELF_EXPENDITURE: return 2;
    case JUE_TOPIC_SELF_INCOME: return 3;
    default: return 0; /* only cells tell */
    }
}

/* ---- The open sums ---- */

static jue_sum *find_sum(jue_claims *claims, uint8_t whole, uint8_t level, int kind, uint8_t counts, bool some)
{
    for (size_t i = 0; i < claims->sums.count; i++) {
        jue_sum *sum = &claims->sums.at[i];
        if (sum->whole == whole && sum->level == level && sum->kind == kind && sum->counts == counts && sum->some == some)
            return sum;
    }
    return NULL;
}

static jue_sum *open_sum(jue_claims *claims, uint8_t whole, uint8_t level, int kind, uint8_t counts, bool some)
{
    jue_sum *sum = find_sum(claims, whole, level, kind, counts, some);
    if (sum != NULL)
        return sum;
    sum = jue_vector_add(&claims->ledger->call->scratch, &claims->sums);
    *sum = (jue_sum){.whole = whole, .level = level, .kind = (uint8_t)kind, .counts = counts, .some = some, .celled = true,
                     .serial = ++claims->serial};
    return sum;
}

/* The claim of the whole in this subsection: the last one, of the kind that the sum is of. A change
 * is told in one subsection and by class in another. */
static uint32_t whole_claim(const jue_claims *claims, uint8_t whole, int kind, const jue_claim *part)
{
    const jue_said *said = &claims->said[whole];
    uint32_t number = 0;
    switch (kind) {
    case SUM_AMOUNT: number = said->amount; break;
    case SUM_BUDGET: number = said->budget; break;
    case SUM_CHANGE: number = said->change[JUE_BASE_LAST_YEAR]; break;
    case SUM_COUNT: number = said->counts[jue_count_kind(part->counts)]; break;
    default: break;
    }
    const jue_claim *claim = jue_claim_at(claims, number);
    bool near = claim != NULL && (claim->scope == part->scope || (kind == SUM_CHANGE && claim->section == part->section));
    return near && claim->counts == part->counts ? number : 0;
}

/* ---- Judging ---- */

/* The whole that the parts are held against: what is said of it, or 100 %. */
static jue_operand whole_of(const jue_claims *claims, const jue_sum *sum)
{
    if (sum->kind == SUM_SHARE)
        return (jue_operand){{(jue_wide)100 * jue_power10(JUE_TICK_DECIMALS), 0}, 0, true};
    const jue_claim *claim = jue_claim_at(claims, sum->claim);
    return claim == NULL ? (jue_operand){.known = false} : jue_stated(claim);
}

static jue_operand cell_of_whole(const jue_claims *claims, uint8_t whole)
{
    jue_operand cell = {.known = false};
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell.known; way++)
        cell = jue_celled(claims, whole, NULL, NULL, way, false);
    return cell;
}

/* Whether the subsection says of something that it ended. Subsections are asked for in their order. */
static bool is_something_ended(jue_claims *claims, uint16_t scope)
{
    const juesuan_report *report = claims->report;
    for (; claims->ended < report->statements.count; claims->ended++) {
        const jue_statement *statement = &report->statements.at[claims->ended];
        if (statement->scope > scope)
            return false;
        if (statement->scope == scope && statement->kind == JUE_STATEMENT_ENDED)
            return true;
    }
    return false;
}

/* What had money last year only is in the change of the whole, but in none of the parts. */
static bool is_complete(jue_claims *claims, const jue_sum *sum)
{
    if (sum->some || (sum->kind == SUM_CHANGE && is_something_ended(claims, jue_claim_at(claims, sum->last)->scope)))
        return false;
    size_t least = least_parts(sum->whole);
    if (least != 0 && sum->level == 0)
        return sum->parts >= least;
    jue_operand cell = cell_of_whole(claims, sum->whole);
    return sum->celled && cell.known && jue_interval_fit(sum->cells, cell.value) != JUE_FIT_NONE;
}

static const char *sum_text(jue_claims *claims, const jue_sum *sum, const jue_claim *claim)
{
    char text[JUE_AMOUNT_TEXT];
    juesuan_amount amount;
    if (!jue_amount_of_ticks(sum->stated.centre, jue_claim_unit(claim), sum->decimals, &amount))
        return "";
    size_t size = juesuan_amount_format(amount, 0, text, sizeof text);
    return jue_copy(&claims->ledger->call->arena, text, size < sizeof text ? size : sizeof text - 1);
}

static void tell_sum(jue_claims *claims, const jue_sum *sum, jue_claim_rule rule, jue_outcome outcome, const jue_operand *whole)
{
    const jue_claim *claim = jue_claim_at(claims, sum->claim != 0 ? sum->claim : sum->last);
    bool share = sum->kind == SUM_SHARE;
    jue_finding *finding = jue_claim_found(claims, rule, outcome, claim);
    const char *name = jue_topics[sum->whole].name;
    if (share)
        finding->actual = sum_text(claims, sum, claim);
    finding->expected = share ? "100" : sum_text(claims, sum, claim);
    juesuan_amount off;
    char text[JUE_AMOUNT_TEXT];
    jue_wide difference = share ? sum->stated.centre - whole->value.centre : whole->value.centre - sum->stated.centre;
    if (jue_amount_of_ticks(difference, jue_claim_unit(claim), sum->decimals, &off) &&
        juesuan_amount_format(off, 0, text, sizeof text) < sizeof text)
        finding->difference = jue_copy(&claims->ledger->call->arena, text, strlen(text));
    const char *why = outcome == JUE_AS_ROUNDING ? jue_say(claims->ledger->call, "，属尾数误差", ", which rounding explains") : "";
    if (share)
        finding->message = jue_claim_say(claims, "“%s”各项占比之和为%s%%，应为100%%%s", "%s: the shares add up to %s %%, not to 100 %%%s",
                                         name, finding->actual, why);
    else if (sum->some)
        finding->message = jue_claim_say(claims, "“%s”为%s%s，其中各项之和为%s%s", "%s is %s%s, its parts add up to %s%s", name,
                                         finding->actual, claim->unit, finding->expected, why);
    else
        finding->message = jue_claim_say(claims, "“%s”为%s%s，各项之和为%s，相差%s%s", "%s is %s%s, its parts add up to %s: off by %s%s", name,
                                         finding->actual, claim->unit, finding->expected, finding->difference, why);
}

/* 23 projects of one level, 18 of another, and then the grades of all of them: of which are they? */
static bool is_one_of_several(const jue_claims *claims, const jue_sum *sum)
{
    const jue_claim *first = claims->report->claims.at;
    const jue_claim *whole = jue_claim_at(claims, sum->claim);
    if (sum->whole != JUE_TOPIC_EVALUATED || whole == NULL)
        return false;
    for (const jue_claim *claim = whole; claim > first && claim[-1].scope == whole->scope; claim--) {
        if (claim[-1].topic == JUE_TOPIC_GRADE)
            return false;
        if (claim[-1].topic == JUE_TOPIC_EVALUATED && claim[-1].measure == JUE_MEASURE_COUNT)
            return true;
    }
    return false;
}

/* A class that had money last year only is not listed: changes by class prove less. */
static jue_outcome outcome_of(const jue_claims *claims, const jue_sum *sum, jue_fit fit)
{
    if (fit == JUE_FIT_ROUNDING)
        return JUE_AS_ROUNDING;
    bool weak = (sum->kind == SUM_CHANGE && sum->level != 0) || is_one_of_several(claims, sum);
    return weak ? JUE_AS_WARNING : JUE_AS_RULED;
}

static void judge_complete(jue_claims *claims, const jue_sum *sum, const jue_operand *whole)
{
    jue_fit fit = jue_interval_fit(sum->stated, whole->value);
    /* Shares are rounded by their nature: 99.99 % of four of them is all there is. */
    if (fit == JUE_FIT_EXACT || (fit == JUE_FIT_ROUNDING && sum->kind == SUM_SHARE))
        jue_claim_passed(claims, rules[sum->kind]);
    else
        tell_sum(claims, sum, rules[sum->kind], outcome_of(claims, sum, fit), whole);
}

static void judge_at_most(jue_claims *claims, const jue_sum *sum, const jue_operand *whole)
{
    jue_claim_rule rule = sum->kind == SUM_SHARE ? JUE_CLAIM_RULE_SUM_SHARE : JUE_CLAIM_RULE_PART;
    jue_fit fit = jue_interval_fit_at_most(sum->stated, whole->value);
    if (fit == JUE_FIT_EXACT || (fit == JUE_FIT_ROUNDING && sum->kind == SUM_SHARE))
        jue_claim_passed(claims, rule);
    else
        tell_sum(claims, sum, rule, fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED, whole);
}

/* ---- What a list leaves out ---- */

/* Whether the sum has this part, or what it is made of. */
static bool is_in(const jue_sum *sum, uint8_t topic)
{
    if ((sum->seen[topic / 64] & (uint64_t)1 << topic % 64) != 0)
        return true;
    for (unsigned part = 0; part < JUE_TOPICS; part++)
        if (jue_topics[part].whole == topic && (sum->seen[part / 64] & (uint64_t)1 << part % 64) != 0)
            return true;
    return false;
}

/* A figure of the subsection that was not read, or of which is not clear what it speaks of, may be
 * the part; so may parts of it that are listed in its place. */
static bool may_be_told(const jue_claims *claims, const jue_sum *sum, uint8_t topic)
{
    const juesuan_report *report = claims->report;
    const jue_claim *whole = jue_claim_at(claims, sum->claim);
    for (const jue_claim *claim = whole; claim < report->claims.at + report->claims.count && claim->scope == whole->scope; claim++)
        if ((claim->topic == JUE_TOPIC_NONE && (!jue_has_value(claim->value) || *claim->subject != '\0')) || claim->topic == topic ||
            (claim->topic < JUE_TOPICS && jue_topics[claim->topic].whole == topic))
            return true;
    return false;
}

/* If one part alone is not listed, it was forgotten where it has money, and also where the list goes
 * as far as to name others of nothing. Only what the tables print as parts is known to be owed. */
static void check_left_out(jue_claims *claims, const jue_sum *sum)
{
    uint8_t left_out = JUE_TOPIC_NONE;
    size_t count = 0;
    size_t named = 0;
    bool wanted = sum->claim != 0 && sum->level == 0 && sum->parts != 0 && !sum->some && sum->kind == SUM_AMOUNT;
    for (uint8_t topic = 0; wanted && topic < JUE_TOPICS; topic++) {
        if (jue_topics[topic].whole != sum->whole || jue_topics[topic].part != JUE_PART_ALL || topic == JUE_TOPIC_GRADE)
            continue;
        named += is_in(sum, topic);
        if (!is_in(sum, topic) && count++ == 0)
            left_out = topic;
    }
    if (named < (sum->whole == JUE_TOPIC_VEHICLE ? 1 : 2) || count > 1 || !jue_claim_on(claims, JUE_CLAIM_RULE_LEFT_OUT))
        return;
    if (count == 0) {
        jue_claim_passed(claims, JUE_CLAIM_RULE_LEFT_OUT);
        return;
    }
    jue_operand cell = jue_celled(claims, left_out, NULL, NULL, 0, false);
    if (!cell.known || (cell.value.centre == 0 && sum->zeros == 0) || may_be_told(claims, sum, left_out))
        return;
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_LEFT_OUT, JUE_AS_RULED, jue_claim_at(claims, sum->claim));
    finding->actual = "";
    finding->expected = jue_topics[left_out].name;
    finding->message = jue_claim_say(claims, "“%s”的各项列到为0的，没有列出“%s”", "the parts of %s are listed down to those of 0, but %s is not",
                                     jue_topics[sum->whole].name, jue_topics[left_out].name);
}

/* The one row at the level of the list that has money and is not in it; none where several are not. */
static size_t row_left_out(const jue_claims *claims, const jue_sum *sum, const juesuan_table *table, size_t column)
{
    const jue_side *side = &table->sides[0];
    size_t left_out = JUESUAN_NONE;
    for (size_t row = 0; row < side->rows.count; row++) {
        const jue_cell *cell = jue_side_cell(side, row, column);
        if (side->rows.at[row].level != sum->level || cell->state != JUESUAN_VALUE || cell->value == 0)
            continue;
        size_t subject = jue_claim_subject(claims, JUE_TOPIC_ROW, table->form, side->rows.at[row].code);
        if (subject != JUESUAN_NONE && claims->stamps[subject] == sum->serial)
            continue;
        if (left_out != JUESUAN_NONE)
            return JUESUAN_NONE;
        left_out = row;
    }
    return left_out;
}

static bool is_row_told(const jue_claims *claims, const jue_claim *whole, const char *code)
{
    const jue_claim *end = claims->report->claims.at + claims->report->claims.count;
    for (const jue_claim *claim = whole; claim < end && claim->scope == whole->scope; claim++)
        if (claim->topic == JUE_TOPIC_NONE || (claim->topic == JUE_TOPIC_ROW && claim->code != NULL && strcmp(claim->code, code) == 0))
            return true;
    return false;
}

/* A list of rows that is short of the whole by just the one row of the table that it has not. */
static void check_row_left_out(jue_claims *claims, const jue_sum *sum)
{
    const jue_claim *last = jue_claim_at(claims, sum->last);
    bool wanted = sum->kind == SUM_AMOUNT && sum->level != 0 && sum->claim != 0 && sum->celled && !sum->some && sum->parts > 1;
    const juesuan_table *table = wanted && last != NULL && last->form != NULL ? claims->tables[last->form->number] : NULL;
    jue_spots spots = jue_table_spots(table, 0, false);
    if (table == NULL || spots.count == 0 || !jue_claim_on(claims, JUE_CLAIM_RULE_LEFT_OUT))
        return;
    size_t row = row_left_out(claims, sum, table, spots.at[0].column);
    jue_operand whole = cell_of_whole(claims, sum->whole);
    if (row == JUESUAN_NONE || !whole.known || is_row_told(claims, jue_claim_at(claims, sum->claim), table->sides[0].rows.at[row].code))
        return;
    const jue_row *at = &table->sides[0].rows.at[row];
    jue_operand missing = jue_celled(claims, JUE_TOPIC_ROW, table->form, at->code, 0, false);
    if (!missing.known || jue_interval_fit(jue_interval_add(sum->cells, missing.value, 1), whole.value) == JUE_FIT_NONE)
        return;
    jue_finding *finding = jue_claim_found(claims, JUE_CLAIM_RULE_LEFT_OUT, JUE_AS_RULED, jue_claim_at(claims, sum->claim));
    finding->actual = "";
    finding->expected = at->name;
    finding->message = jue_claim_say(claims, "“%s”的各项列出了其余各科目，没有列出%s“%s”", "%s is listed by subject, but %s %s is not",
                                     jue_topics[sum->whole].name, at->code, at->name);
}

static void close_sum(jue_claims *claims, jue_sum *sum)
{
    jue_operand whole = whole_of(claims, sum);
    check_left_out(claims, sum);
    if (!whole.known)
        return;
    /* One part is no sum, but it cannot be more than the whole. */
    bool complete = sum->parts > 1 && is_complete(claims, sum);
    if (complete && jue_claim_on(claims, rules[sum->kind]))
        judge_complete(claims, sum, &whole);
    else if (!complete && sum->parts > 1)
        check_row_left_out(claims, sum);
    if (!complete && sum->kind != SUM_CHANGE && sum->kind != SUM_BUDGET && jue_claim_on(claims, JUE_CLAIM_RULE_PART) &&
             jue_claim_on(claims, JUE_CLAIM_RULE_SUM_SHARE))
        judge_at_most(claims, sum, &whole);
}

void jue_sums_close(jue_claims *claims)
{
    for (size_t i = 0; i < claims->sums.count; i++)
        close_sum(claims, &claims->sums.at[i]);
    claims->sums.count = 0;
}

/* ---- Taking ---- */

/* A whole that is named again starts anew. */
static void restart(jue_claims *claims, uint8_t whole, int kind, uint8_t counts, uint32_t number)
{
    for (size_t i = claims->sums.count; i-- > 0;) {
        jue_sum *sum = &claims->sums.at[i];
        if (sum->whole != whole || sum->kind != kind || sum->counts != counts)
            continue;
        if (sum->claim == 0)
            sum->claim = number;
        close_sum(claims, sum);
        *sum = claims->sums.at[--claims->sums.count];
    }
}

/* The whole of a part among those that the subsection speaks of: 购置费 may be listed under 三公 itself.
 * What is a part of some part is but some of the whole. */
static uint8_t open_whole(const jue_claims *claims, const jue_claim *claim, int kind, uint8_t whole, uint32_t *number, bool *some)
{
    for (;;) {
        *number = whole_claim(claims, whole, kind, claim);
        jue_part_kind above = jue_topics[whole].part;
        if (*number != 0 || above == JUE_PART_NONE || jue_topics[whole].whole == JUE_TOPIC_NONE)
            return whole;
        *some = *some || above == JUE_PART_SOME;
        whole = (uint8_t)jue_topics[whole].whole;
    }
}

/* Shares that do not say of what are shares of the whole that the subsection speaks of: 工资福利支出 of
 * 基本支出, where 人员经费 is not named. */
static uint8_t share_whole(const jue_claims *claims, const jue_claim *claim, uint8_t direct)
{
    for (uint8_t whole = direct; claim->of == JUE_TOPIC_NONE; whole = (uint8_t)jue_topics[whole].whole) {
        const jue_claim *amount = jue_claim_at(claims, claims->said[whole].amount);
        if (amount != NULL && amount->scope == claim->scope)
            return whole;
        if (jue_topics[whole].part != JUE_PART_ALL)
            break;
    }
    return direct;
}

/* The same subject twice is the same part. Grades and scores have one topic for all of them. */
static bool is_new(jue_claims *claims, jue_sum *sum, const jue_claim *claim, size_t subject)
{
    if (claim->topic == JUE_TOPIC_GRADE || claim->topic == JUE_TOPIC_SELF_SCORE)
        return true;
    if (subject >= JUE_TOPICS) {
        bool fresh = claims->stamps[subject] != sum->serial;
        claims->stamps[subject] = sum->serial;
        return fresh;
    }
    uint64_t bit = (uint64_t)1 << (subject % 64);
    bool fresh = (sum->seen[subject / 64] & bit) == 0;
    sum->seen[subject / 64] |= bit;
    return fresh;
}

static void add_part(jue_claims *claims, jue_sum *sum, const jue_claim *claim, size_t subject)
{
    if (!is_new(claims, sum, claim, subject))
        return;
    jue_operand stated = jue_stated(claim);
    jue_operand cell = jue_cell_of(claims, claim);
    sum->stated = jue_interval_add(sum->stated, stated.value, 1);
    sum->cells = jue_interval_add(sum->cells, cell.value, 1);
    sum->celled = sum->celled && cell.known;
    if (stated.decimals > sum->decimals)
        sum->decimals = stated.decimals;
    sum->last = (uint32_t)(claim - claims->report->claims.at) + 1;
    sum->parts++;
    sum->zeros += claim->value.value == 0;
}

static void take_part(jue_claims *claims, const jue_claim *claim, size_t subject, int kind)
{
    bool row = claim->topic == JUE_TOPIC_ROW;
    const jue_topic *topic = &jue_topics[claim->topic];
    uint8_t direct = (uint8_t)(row ? jue_whole_of_row(claim->form, claim->code) : topic->whole);
    if (direct == JUE_TOPIC_NONE || (!row && topic->part == JUE_PART_NONE) || (claim->of != JUE_TOPIC_NONE && claim->of != direct))
        return;
    bool some = !row && topic->part == JUE_PART_SOME;
    uint8_t level = row ? (uint8_t)jue_code_level(jue_str_of(claim->code)) : 0;
    uint32_t number = 0;
    uint8_t whole = kind == SUM_SHARE ? share_whole(claims, claim, direct) : open_whole(claims, claim, kind, direct, &number, &some);
    /* The scores of a form stand above their total. */
    if (kind != SUM_SHARE && number == 0 && direct != JUE_TOPIC_SELF_TOTAL_SCORE)
        return;
    jue_sum *sum = open_sum(claims, whole, level, kind, claim->counts, some);
    if (kind != SUM_SHARE)
        sum->claim = number;
    add_part(claims, sum, claim, subject);
}

void jue_sums_take(jue_claims *claims, const jue_claim *claim, size_t subject)
{
    int kind = kind_of(claim);
    if (kind < 0)
        return;
    take_part(claims, claim, subject, kind);
    if (claim->topic != JUE_TOPIC_ROW && kind != SUM_SHARE)
        restart(claims, claim->topic, kind, claim->counts, (uint32_t)(claim - claims->report->claims.at) + 1);
}
