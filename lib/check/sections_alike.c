/*
 * Items told one by one: what fits the item, and what is missing in one place because it stands in all
 * others like it. The same of the numbers of headings.
 */
#include "check/sections.h"

/* ---- Items that say the same things ---- */

enum { LEAST_ITEMS = 4, MOST_ITEMS = 400, ITEM_REACH = 600 /* bytes in which an item says what it has to */ };

typedef struct jue_trait {
    const char *words;
    const char *instead; /* with one of these words it is not needed; or NULL */
    const char *chinese;
    const char *english;
    bool total; /* also told of all items together, in front of them */
} jue_trait;

static const jue_trait traits[] = {
    {"*用于*|*反映*|*开支范围*", NULL, "用途", "what it was used for", false},
    {"*年初预算*|*预算数为*|*全年预算*|*预算为*", NULL, "预算数", "its budget", false},
    {"*完成*", "*预算为0*|*预算0*|*无预算*|*未安排*", "完成预算的情况", "how much of its budget was used", true},
    {"*原因*|*由于*|*持平*|*一致*|*相同*", NULL, "决算数与预算数差异的原因", "why final and budget differ", true},
};

/* From behind one （项） to the next; only what is near belongs to it. */
static size_t find_items(jue_str body, jue_str *items)
{
    static const char mark[] = "(项)";
    size_t count = 0;
    size_t at = jue_str_find(body, jue_str_of(mark));
    while (at != JUESUAN_NONE && count < MOST_ITEMS) {
        size_t start = at + strlen(mark);
        size_t found = jue_str_find(jue_str_from(body, start), jue_str_of(mark));
        size_t end = found == JUESUAN_NONE ? body.size : start + found;
        items[count++] = jue_str_to(jue_str_from(body, start), end - start > ITEM_REACH ? ITEM_REACH : end - start);
        at = found == JUESUAN_NONE ? JUESUAN_NONE : end;
    }
    return count;
}

static bool has_trait(const jue_trait *trait, jue_str item)
{
    return jue_says(item, trait->words) || (trait->instead != NULL && jue_says(item, trait->instead));
}

/* The passage in which the item of that number stands, counted as find_items does. */
static const jue_passage *passage_of(const jue_sections *check, size_t number)
{
    const jue_passage *heading = check->headings[JUE_SECTION_OF_DETAIL];
    const jue_passage *end = check->outline->passages + check->outline->count;
    for (const jue_passage *passage = heading + 1; passage < end; passage++)
        for (size_t at = 0, found;
             (found = jue_str_find(jue_str_from(passage->key, at), JUE_STR("(项)"))) != JUESUAN_NONE; at += found + 1)
            if (number-- == 0)
                return passage;
    return heading;
}

static void report_trait(jue_sections *check, const jue_trait *trait, const jue_passage *passage)
{
    jue_ledger *ledger = check->ledger;
    jue_finding *finding = jue_found(ledger, jue_section_rule(JUE_SECTION_ALIKE), JUE_AS_RULED);
    jue_found_in(ledger, finding, passage, 0, passage->key.size);
    finding->expected = jue_say(ledger->call, trait->chinese, trait->english);
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "其余各科目都写明%s，这里没有", "all other items say %s, this one does not"),
        finding->expected);
}

static void check_trait(jue_sections *check, const jue_trait *trait, const jue_str *items, size_t count, jue_str front)
{
    size_t without = 0;
    size_t first = 0;
    for (size_t i = 0; i < count; i++)
        if (!has_trait(trait, items[i]) && without++ == 0)
            first = i;
    if (without == 1)
        report_trait(check, trait, passage_of(check, first));
    else if (without == 0 && trait->total && !has_trait(trait, front))
        report_trait(check, trait, check->headings[JUE_SECTION_OF_DETAIL]);
    else if (without == 0)
        jue_passed(check->ledger, jue_section_rule(JUE_SECTION_ALIKE));
}

/* ---- What an item is said to be used for ---- */

/* The row of the general budget whose name stands in front of （项）, if one alone has it. */
static size_t row_in_front(const jue_side *side, jue_arena *scratch, jue_str body, jue_str item)
{
    jue_str front = jue_str_to(body, (size_t)(item.at - body.at) - strlen("(项)"));
    size_t found = JUESUAN_NONE;
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        jue_str name = row->level == 3 ? jue_key(scratch, jue_str_of(row->name)) : (jue_str){"", 0};
        if (name.size == 0 || !jue_str_ends(front, name))
            continue;
        jue_str before = jue_str_to(front, front.size - name.size);
        if (before.size != 0 && !jue_str_ends(before, JUE_STR(")")) && !jue_str_ends(before, JUE_STR("。")))
            continue;
        if (found != JUESUAN_NONE)
            return JUESUAN_NONE;
        found = i;
    }
    return found;
}

static bool has_money(const jue_side *side, size_t row, jue_column id)
{
    size_t column = jue_side_column(side, id);
    return column != JUESUAN_NONE && jue_is_money(jue_side_cell(side, row, column));
}

/* Why the purpose does not fit the row; NULL where it may. */
static const char *misfit(const jue_sections *check, const jue_side *side, size_t row, jue_str purpose)
{
    static const char *const uses[] = {"*养老*", "*职业年金*", "*医疗*", "*住房公积金*|*公积金*", "*购房补贴*|*购房*",
                                       "*抚恤*"};
    jue_call *call = check->ledger->call;
    bool basic = jue_says(purpose, "*基本支出*");
    bool project = jue_says(purpose, "*项目支出*");
    if (basic && !project && !has_money(side, row, JUE_COLUMN_BASIC) && has_money(side, row, JUE_COLUMN_PROJECT))
        return jue_say(call, "用途写为基本支出，表中这一科目只有项目支出",
                       "used for basic expenditure, but the table has project expenditure only");
    if (project && !basic && !has_money(side, row, JUE_COLUMN_PROJECT) && has_money(side, row, JUE_COLUMN_BASIC))
        return jue_say(call, "用途写为项目支出，表中这一科目只有基本支出",
                       "used for projects, but the table has basic expenditure only");
    jue_str name = jue_key(&call->scratch, jue_str_of(side->rows.at[row].name));
    bool special = false;
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        special = special || jue_says(name, uses[i]);
        if (jue_says(name, uses[i]) && jue_says(purpose, uses[i]))
            return NULL;
    }
    for (size_t i = 0; special && i < sizeof uses / sizeof uses[0]; i++)
        if (jue_says(purpose, uses[i]))
            return jue_say(call, "用途是另一科目的", "the purpose is that of another item");
    return NULL;
}

static void check_purposes(jue_sections *check, jue_str body, const jue_str *items, size_t count)
{
    jue_ledger *ledger = check->ledger;
    const jue_rule *rule = jue_section_rule(JUE_SECTION_PURPOSE);
    const juesuan_table *table = jue_report_find(ledger->report, JUESUAN_SET_PUBLICATION, JUE_GENERAL_BUDGET);
    for (size_t i = 0; table != NULL && i < count && jue_rule_on(ledger, rule); i++) {
        size_t used = jue_str_find(items[i], JUE_STR("用于"));
        size_t row = used == JUESUAN_NONE ? JUESUAN_NONE
                                          : row_in_front(&table->sides[0], &ledger->call->scratch, body, items[i]);
        if (row == JUESUAN_NONE)
            continue;
        jue_str rest = jue_str_from(items[i], used);
        size_t end = jue_str_find(rest, JUE_STR("。"));
        size_t budget = jue_str_find(rest, JUE_STR("预算"));
        const char *why = misfit(check, &table->sides[0], row, jue_str_to(rest, budget < end ? budget : end));
        if (why == NULL) {
            jue_passed(ledger, rule);
            continue;
        }
        const jue_row *at = &table->sides[0].rows.at[row];
        const jue_passage *passage = passage_of(check, i);
        jue_finding *finding = jue_found(ledger, rule, JUE_AS_RULED);
        jue_found_in(ledger, finding, passage, 0, passage->key.size);
        finding->table = table->form->id;
        finding->code = jue_copy(&ledger->call->arena, at->code, strlen(at->code));
        finding->name = jue_copy(&ledger->call->arena, at->name, strlen(at->name));
        finding->message = jue_fill(&ledger->call->arena, "%s：%s", finding->name, why);
    }
}

void jue_check_alike(jue_sections *check)
{
    const jue_rule *rule = jue_section_rule(JUE_SECTION_ALIKE);
    if (check->headings[JUE_SECTION_OF_DETAIL] == NULL)
        return;
    jue_str body = check->bodies[JUE_SECTION_OF_DETAIL];
    jue_str *items = jue_alloc_array(&check->ledger->call->scratch, MOST_ITEMS, sizeof *items);
    size_t count = find_items(body, items);
    check_purposes(check, body, items, count);
    if (count < LEAST_ITEMS || !jue_rule_on(check->ledger, rule) || jue_may_be_unread(check->ledger, rule))
        return;
    jue_str front = jue_str_to(body, (size_t)(items[0].at - body.at));
    for (size_t i = 0; i < sizeof traits / sizeof traits[0]; i++)
        check_trait(check, &traits[i], items, count, front);
}

/* ---- Numbers of headings and items ---- */

/* 一、 （一） 1、 （1） */
enum { NUMBER_LEVELS = 4 };

static size_t level_of(const jue_passage *passage)
{
    switch (passage->mark) {
    case JUE_MARK_SECTION: return 0;
    case JUE_MARK_GROUP: return 1;
    case JUE_MARK_ITEM: return passage->key.at[0] == '(' ? 3 : 2;
    default: return NUMBER_LEVELS;
    }
}

/* （八） may stand inside the paragraph of （七）. */
static bool is_inside(const jue_passage *from, const jue_passage *to, jue_str mark)
{
    for (const jue_passage *passage = from; passage < to; passage++)
        if (jue_str_find(passage->key, mark) != JUESUAN_NONE)
            return true;
    return false;
}

static const char *numeral(jue_ledger *ledger, const jue_passage *passage, unsigned number)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    jue_arena *arena = &ledger->call->arena;
    bool arabic = passage->mark == JUE_MARK_ITEM;
    const char *words = arabic ? jue_fill(arena, "%u", number)
                               : jue_fill(arena, "%s%s%s", number >= 20 ? digits[number / 10 % 10] : "",
                                          number >= 10 ? "十" : "", digits[number % 10]);
    switch (level_of(passage)) {
    case 0: return jue_fill(arena, "%s、", words);
    case 2: return jue_fill(arena, "%s、", words);
    default: return jue_fill(arena, "(%s)", words);
    }
}

static void report_gap(jue_sections *check, const jue_passage *passage, const char *missing)
{
    jue_ledger *ledger = check->ledger;
    jue_finding *finding = jue_found(ledger, jue_section_rule(JUE_SECTION_NUMBERING), JUE_AS_RULED);
    jue_found_in(ledger, finding, passage, 0, passage->lead);
    finding->expected = missing;
    finding->message = jue_fill(&ledger->call->arena,
                                jue_say(ledger->call, "这一项之前没有%s", "there is no %s in front of this one"),
                                missing);
}

/*
 * One number alone that is left out, among numbers that otherwise follow each other. Regions order
 * their levels differently: a number may also go on where its level was left.
 */
void jue_check_numbering(jue_sections *check)
{
    const jue_rule *rule = jue_section_rule(JUE_SECTION_NUMBERING);
    unsigned last[NUMBER_LEVELS] = {0};
    unsigned left[NUMBER_LEVELS] = {0};
    const jue_passage *before[NUMBER_LEVELS] = {NULL};
    const jue_passage *passages = check->outline->passages;
    for (size_t i = check->outline->body; i < check->outline->count && jue_rule_on(check->ledger, rule); i++) {
        const jue_passage *passage = &passages[i];
        size_t level = passage->part == JUE_PART_NOTES && !passage->cells ? level_of(passage) : NUMBER_LEVELS;
        if (level == NUMBER_LEVELS || passage->number == 0)
            continue;
        unsigned number = passage->number;
        const char *missing = numeral(check->ledger, passage, number - 1);
        const jue_passage *from = before[level] != NULL ? before[level] : &passages[check->outline->body];
        if (number == last[level] + 2 && number != left[level] + 1 && !is_inside(from, passage, jue_str_of(missing)) &&
            !jue_may_be_unread(check->ledger, rule))
            report_gap(check, passage, missing);
        else if (number == last[level] + 1)
            jue_passed(check->ledger, rule);
        last[level] = number;
        before[level] = passage;
        for (size_t below = level + 1; below < NUMBER_LEVELS; below++) {
            left[below] = last[below] != 0 ? last[below] : left[below];
            last[below] = 0;
            before[below] = passage;
        }
    }
}
