/* What the notes tell of what the tables print: names, items, the parts of 三公, rates. */
#include "check/scan.h"
#include "check/sections.h"

static const juesuan_table *table_of(const jue_sections *check, jue_form_id form)
{
    return jue_report_find(check->ledger->report, JUESUAN_SET_PUBLICATION, form);
}

/* ---- What has money has a name ---- */

static void check_name(jue_sections *check, size_t form, const char *pattern, const char *name,
                       const juesuan_table *table, const jue_cell *cell)
{
    jue_ledger *ledger = check->ledger;
    if (check->headings[form] == NULL || !jue_is_money(cell))
        return;
    if (jue_says(check->bodies[form], pattern)) {
        jue_passed(ledger, jue_section_rule(JUE_SECTION_NAMED));
        return;
    }
    if (jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_NAMED)))
        return;
    jue_arena *arena = &ledger->call->arena;
    jue_finding *finding = jue_section_found(check, JUE_SECTION_NAMED, form);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->name = finding->expected = jue_copy(arena, name, strlen(name));
    finding->message = jue_fill(
        arena, jue_say(ledger->call, "“%s”没有列出%s（%s印为%s）", "%s: the notes do not name %s (%s prints %s)"),
        jue_section_name(check, form), finding->name, table->title, cell->text);
}

static void check_income_names(jue_sections *check)
{
    static const struct {
        jue_item item;
        const char *pattern;
        const char *name;
    } items[] = {
        {JUE_ITEM_GENERAL, "*财政拨款*|*一般公共预算*", "财政拨款收入"},
        {JUE_ITEM_SUPERIOR_SUBSIDY, "*上级补助*", "上级补助收入"},
        {JUE_ITEM_BUSINESS, "*事业收入*", "事业收入"},
        {JUE_ITEM_OPERATING, "*经营收入*", "经营收入"},
        {JUE_ITEM_AFFILIATE, "*附属单位*", "附属单位上缴收入"},
        {JUE_ITEM_OTHER, "*其他收入*", "其他收入"},
    };
    const juesuan_table *table = table_of(check, JUE_INCOME_EXPENDITURE);
    for (size_t i = 0; table != NULL && i < sizeof items / sizeof items[0]; i++) {
        size_t row = jue_side_item(&table->sides[0], items[i].item);
        if (row != JUESUAN_NONE && table->sides[0].column_count != 0)
            check_name(check, JUE_SECTION_OF_INCOME, items[i].pattern, items[i].name, table,
                       jue_side_cell(&table->sides[0], row, 0));
    }
}

static void check_expenditure_names(jue_sections *check)
{
    static const struct {
        jue_column column;
        const char *pattern;
        const char *name;
    } columns[] = {
        {JUE_COLUMN_BASIC, "*基本支出*", "基本支出"},
        {JUE_COLUMN_PROJECT, "*项目支出*", "项目支出"},
        {JUE_COLUMN_TO_SUPERIOR, "*上缴上级*", "上缴上级支出"},
        {JUE_COLUMN_OPERATING, "*经营支出*", "经营支出"},
        {JUE_COLUMN_TO_AFFILIATE, "*附属单位*|*下级单位*", "对附属单位补助支出"},
    };
    const juesuan_table *table = table_of(check, JUE_EXPENDITURE);
    size_t row = table == NULL ? JUESUAN_NONE : jue_side_item(&table->sides[0], JUE_ITEM_TOTAL);
    for (size_t i = 0; row != JUESUAN_NONE && i < sizeof columns / sizeof columns[0]; i++) {
        size_t column = jue_side_column(&table->sides[0], columns[i].column);
        if (column != JUESUAN_NONE)
            check_name(check, JUE_SECTION_OF_EXPENDITURE, columns[i].pattern, columns[i].name, table,
                       jue_side_cell(&table->sides[0], row, column));
    }
}

/* "一般公共服务支出" is also called "一般公共服务". */
static const char *pattern_of_class(jue_sections *check, const jue_row *row)
{
    jue_str name = jue_key(&check->ledger->call->scratch, jue_str_of(row->name));
    if (jue_str_ends(name, JUE_STR("支出")) && name.size > strlen("其他支出"))
        name.size -= strlen("支出");
    return jue_fill(&check->ledger->call->scratch, "*%.*s*", (int)name.size, name.at);
}

/* Every name that the form knows for the item: 主要负责人用车 is 主要领导干部用车 elsewhere. */
static const char *pattern_of_item(jue_sections *check, const jue_side_form *form, const jue_row *row)
{
    jue_arena *scratch = &check->ledger->call->scratch;
    jue_str name = jue_key(scratch, jue_str_of(row->name));
    const jue_item_form *item = jue_item_of_name(form, name, NULL);
    jue_builder pattern = jue_builder_in(scratch);
    jue_putf(&pattern, "*%.*s*", (int)name.size, name.at);
    for (const char *at = item == NULL ? "" : item->pattern; *at != '\0';) {
        size_t size = strcspn(at, "|");
        jue_putf(&pattern, "|*%.*s*", (int)size, at);
        at += size + (at[size] == '|');
    }
    return jue_built(&pattern).at;
}

/* The functional classes of the general budget, and the kinds of vehicles. */
static void check_row_names(jue_sections *check, jue_form_id id, size_t form, bool classes)
{
    const juesuan_table *table = table_of(check, id);
    if (table == NULL || table->sides[0].column_count == 0)
        return;
    const jue_side *side = &table->sides[0];
    size_t total = classes ? jue_side_column(side, JUE_COLUMN_TOTAL) : 0;
    for (size_t i = 0; total != JUESUAN_NONE && i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        bool wanted = classes ? row->level == 1 : row->item == JUE_ITEM_VEHICLE_KIND;
        if (!wanted || *row->name == '\0')
            continue;
        const char *pattern = classes ? pattern_of_class(check, row) : pattern_of_item(check, side->form, row);
        check_name(check, form, pattern, row->name, table, jue_side_cell(side, i, total));
    }
}

/* ---- 三公 ---- */

typedef struct jue_sangong_form {
    jue_column column;
    const char *name;
    const char *words;
    const char *counts; /* what its spending has to be counted in */
    const char *chinese;
} jue_sangong_form;

static const jue_sangong_form sangong_forms[] = {
    {JUE_COLUMN_ABROAD, "因公出国（境）费", "*出国*", "*团组*|*批*", "团组数和人次"},
    {JUE_COLUMN_VEHICLE_PURCHASE, "公务用车购置费", "*用车购置*|*购置费*|*购置公务用车*", "*辆*", "购置数"},
    {JUE_COLUMN_VEHICLE_RUNNING, "公务用车运行维护费",
     "*用车运行*|*用车购置及运行*|*用车购置和运行*|*运行维护费*|*运行费*", "*保有*|*实有*|*拥有*", "保有量"},
    {JUE_COLUMN_RECEPTION, "公务接待费", "*接待*", "*批*", "批次和人次"},
};

enum {
    SANGONG_FORMS = sizeof sangong_forms / sizeof sangong_forms[0],
    SAYS_AMOUNT = 1,
    SAYS_BUDGET = 2,
    SAYS_CHANGE = 4,
    SAYS_NONE = 8
};

/* What one clause says, for each item that it names. */
static void take_clause(jue_str clause, unsigned *said)
{
    unsigned here = 0;
    bool digit = false;
    for (size_t i = 0; i < clause.size && !digit; i++)
        digit = jue_is_digit((unsigned char)clause.at[i]);
    here |= digit ? SAYS_AMOUNT : 0;
    here |= jue_says(clause, "*预算*") ? SAYS_BUDGET : 0;
    here |= jue_says(
                clause,
                "*上年*|*上一年*|*去年*|*持平*|*相同*|*增加*|*减少*|*增长*|*下降*|*一致*|*变化*|*不变*|*相等*|*相比*")
                ? SAYS_CHANGE
                : 0;
    here |= jue_says(clause, "*无*|*没有*|*未*|*不涉及*") ? SAYS_NONE : 0;
    for (size_t i = 0; i < SANGONG_FORMS; i++)
        if (jue_says(clause, sangong_forms[i].words))
            said[i] |= here;
}

static void take_clauses(jue_str body, unsigned *said)
{
    size_t start = 0;
    for (size_t at = 0; at < body.size; at++) {
        bool stop = body.at[at] == ';' || (body.at[at] == *"。" && jue_str_starts(jue_str_from(body, at), JUE_STR("。")));
        if (!stop && at + 1 < body.size)
            continue;
        take_clause((jue_str){body.at + start, at + 1 - start}, said);
        start = at + 1;
    }
}

static const jue_cell *sangong_cell(const juesuan_table *table, jue_item item, jue_column column)
{
    size_t row = jue_side_item(&table->sides[0], item);
    size_t number = jue_side_column(&table->sides[0], column);
    return row == JUESUAN_NONE || number == JUESUAN_NONE ? NULL : jue_side_cell(&table->sides[0], row, number);
}

static bool has_money(const juesuan_table *table, jue_item item, jue_column column)
{
    const jue_cell *cell = sangong_cell(table, item, column);
    return cell != NULL && jue_is_money(cell);
}

static void check_item(jue_sections *check, const juesuan_table *table, const jue_sangong_form *form, unsigned said)
{
    jue_ledger *ledger = check->ledger;
    bool money = has_money(table, JUE_ITEM_SANGONG_FINAL, form->column) ||
                 has_money(table, JUE_ITEM_SANGONG_BUDGET, form->column);
    /* Of an item without money it is enough to say so. */
    unsigned wanted = money ? SAYS_AMOUNT | SAYS_BUDGET | SAYS_CHANGE : SAYS_AMOUNT;
    bool none = !money && ((said & SAYS_NONE) != 0 || jue_says(check->bodies[JUE_SECTION_OF_SANGONG], JUE_SANGONG_NIL));
    unsigned missing = none ? 0 : wanted & ~said;
    if (missing == 0) {
        jue_passed(ledger, jue_section_rule(JUE_SECTION_SANGONG));
        return;
    }
    if (jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_SANGONG)))
        return;
    const char *what = (missing & SAYS_AMOUNT) != 0 ? jue_say(ledger->call, "决算数", "the final amount")
                       : (missing & SAYS_BUDGET) != 0
                           ? jue_say(ledger->call, "预算或完成预算的情况", "the budget")
                           : jue_say(ledger->call, "与上年的比较", "the change against last year");
    jue_finding *finding = jue_section_found(check, JUE_SECTION_SANGONG, JUE_SECTION_OF_SANGONG);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->column = jue_column_id(form->column);
    finding->name = form->name;
    finding->message = jue_fill(&ledger->call->arena,
                                jue_say(ledger->call, "%s没有写明%s", "%s: the notes do not say %s"), form->name, what);
}

static void check_count(jue_sections *check, const juesuan_table *table, const jue_sangong_form *form)
{
    jue_ledger *ledger = check->ledger;
    const jue_cell *cell = sangong_cell(table, JUE_ITEM_SANGONG_FINAL, form->column);
    if (cell == NULL || !jue_is_money(cell) || !jue_rule_on(ledger, jue_section_rule(JUE_SECTION_COUNTS)))
        return;
    jue_str body = check->bodies[JUE_SECTION_OF_SANGONG];
    bool persons = form->column == JUE_COLUMN_ABROAD || form->column == JUE_COLUMN_RECEPTION;
    if (jue_says(body, form->counts) && (!persons || jue_says(body, "*人次*|*人*"))) {
        jue_passed(ledger, jue_section_rule(JUE_SECTION_COUNTS));
        return;
    }
    if (jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_COUNTS)))
        return;
    jue_finding *finding = jue_section_found(check, JUE_SECTION_COUNTS, JUE_SECTION_OF_SANGONG);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->column = jue_column_id(form->column);
    finding->name = form->name;
    finding->message = jue_fill(&ledger->call->arena,
                                jue_say(ledger->call, "%s支出%s，没有写明%s", "%s of %s: the notes do not give %s"),
                                form->name, cell->text, form->chinese);
}

/* A numbered list goes from travel abroad over the vehicles to the receptions: the vehicles that end it, or NULL. */
static const jue_passage *unfinished_items(const jue_outline *outline)
{
    const jue_passage *last = NULL; /* of the items so far, in a row */
    bool vehicles = false;
    for (size_t i = outline->body; i < outline->count; i++) {
        const jue_passage *passage = &outline->passages[i];
        jue_str key = jue_str_from(passage->key, passage->lead);
        bool next = last != NULL && passage->mark == last->mark && passage->number == last->number + 1;
        if (passage->part != JUE_PART_NOTES || passage->cells || passage->number == 0)
            continue;
        if (jue_str_starts(key, JUE_STR("因公出国"))) {
            last = passage;
            vehicles = false;
        } else if (next && jue_str_starts(key, JUE_STR("公务用车"))) {
            last = passage;
            vehicles = true;
        } else if (next && jue_says(key, "*接待*")) {
            last = NULL;
        } else if (vehicles && (next || (last != NULL && passage->section != last->section))) {
            return last;
        }
    }
    return vehicles ? last : NULL;
}

static void check_items_listed(jue_sections *check, const juesuan_table *table)
{
    jue_ledger *ledger = check->ledger;
    const jue_passage *last = unfinished_items(check->outline);
    if (last == NULL || sangong_cell(table, JUE_ITEM_SANGONG_FINAL, JUE_COLUMN_RECEPTION) == NULL ||
        !jue_rule_on(ledger, jue_section_rule(JUE_SECTION_SANGONG)) || jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_SANGONG)))
        return;
    jue_finding *finding = jue_found(ledger, jue_section_rule(JUE_SECTION_SANGONG), JUE_AS_RULED);
    jue_found_in(ledger, finding, last, 0, last->key.size);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->column = jue_column_id(JUE_COLUMN_RECEPTION);
    finding->name = "公务接待费";
    finding->message = jue_say(ledger->call, "“三公”经费逐项列到公务用车，没有列出公务接待费一项",
                               "the numbered items end with the vehicles; there is none on receptions");
}

static void check_sangong(jue_sections *check)
{
    const juesuan_table *table = table_of(check, JUE_SANGONG);
    unsigned said[SANGONG_FORMS] = {0};
    if (table == NULL || check->headings[JUE_SECTION_OF_SANGONG] == NULL) {
        const char *reason = table == NULL ? jue_say(check->ledger->call, "没有“三公”经费表", "there is no 三公 table")
                                           : jue_say(check->ledger->call, "没有找到“三公”经费一节",
                                                     "the section on 三公 was not found");
        jue_not_evaluated(check->ledger, jue_section_rule(JUE_SECTION_SANGONG), reason);
        jue_not_evaluated(check->ledger, jue_section_rule(JUE_SECTION_COUNTS), reason);
        return;
    }
    take_clauses(check->bodies[JUE_SECTION_OF_SANGONG], said);
    for (size_t i = 0; i < SANGONG_FORMS; i++) {
        check_item(check, table, &sangong_forms[i], said[i]);
        check_count(check, table, &sangong_forms[i]);
    }
    check_items_listed(check, table);
}

/* Where the items are told one by one, each one with money has its paragraph. */
static void check_item_count(jue_sections *check)
{
    jue_ledger *ledger = check->ledger;
    const juesuan_table *table = table_of(check, JUE_GENERAL_BUDGET);
    size_t rows = 0;
    size_t told = 0;
    for (size_t i = 0; table != NULL && i < table->sides[0].rows.count; i++)
        rows += table->sides[0].rows.at[i].level == 3 && jue_row_has_money(&table->sides[0], i);
    jue_str body = check->bodies[JUE_SECTION_OF_DETAIL];
    for (size_t at = 0, found; (found = jue_str_find(jue_str_from(body, at), JUE_STR("(项)"))) != JUESUAN_NONE;
         at += found + 1)
        told++;
    if (told == 0 || rows == 0)
        return;
    if (told >= rows) {
        jue_passed(ledger, jue_section_rule(JUE_SECTION_NAMED));
        return;
    }
    if (jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_NAMED)))
        return;
    jue_finding *finding = jue_section_found(check, JUE_SECTION_NAMED, JUE_SECTION_OF_DETAIL);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->expected = jue_fill(&ledger->call->arena, "%zu", rows);
    finding->actual = jue_fill(&ledger->call->arena, "%zu", told);
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "%s有%zu个项级科目，说明只列了%zu个", "%s has %zu items, the notes tell of %zu"),
        table->title, rows, told);
}

/* ---- From which price on equipment is listed ---- */

enum { NO_PRICE = 0, MOST_PRICE = 100000 };

/* Behind 单价 or 单位价值 at an offset; the same offset where none stands there. */
static size_t behind_price(jue_str key, size_t at)
{
    static const char *const words[] = {"单价", "单位价值"};
    if (key.size - at < 3 || memcmp(key.at + at, "单", 3) != 0)
        return at;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (jue_str_starts(jue_str_from(key, at), jue_str_of(words[i])))
            return at + strlen(words[i]);
    return at;
}

/* The number of 万元 behind 单价, from an offset on that is moved behind it; NO_PRICE where there is none. */
static unsigned next_price(jue_str key, size_t *at)
{
    for (; *at < key.size; *at += jue_utf8_size(key.at[*at])) {
        size_t digits = behind_price(key, *at);
        if (digits == *at)
            continue;
        unsigned price = 0;
        while (digits < key.size && jue_is_digit((unsigned char)key.at[digits]) && price < MOST_PRICE)
            price = price * 10 + (unsigned)(key.at[digits++] - '0');
        if (price != NO_PRICE && jue_str_starts(jue_str_from(key, digits), JUE_STR("万元"))) {
            *at = digits;
            return price;
        }
    }
    return NO_PRICE;
}

/* The price of the table, or one from which the forms of some year list equipment. */
static bool is_usual_price(const juesuan_table *table, unsigned price)
{
    for (size_t i = 0; table != NULL && i < table->sides[0].rows.count; i++) {
        size_t at = 0;
        if (next_price(jue_str_of(table->sides[0].rows.at[i].name), &at) == price)
            return true;
    }
    return price == 20 || price == 50 || price == 100 || price == 200;
}

static void check_threshold(jue_sections *check)
{
    jue_ledger *ledger = check->ledger;
    const jue_rule *rule = jue_section_rule(JUE_SECTION_THRESHOLD);
    const juesuan_table *table = table_of(check, JUE_STATISTICS);
    for (size_t i = check->outline->body; i < check->outline->count && jue_rule_on(ledger, rule); i++) {
        const jue_passage *passage = &check->outline->passages[i];
        size_t at = 0;
        unsigned price = passage->part != JUE_PART_NOTES || passage->cells ? NO_PRICE : next_price(passage->key, &at);
        if (price == NO_PRICE)
            continue;
        if (is_usual_price(table, price)) {
            jue_passed(ledger, rule);
            continue;
        }
        jue_finding *finding = jue_found(ledger, rule, JUE_AS_RULED);
        jue_found_in(ledger, finding, passage, at, at);
        finding->actual = jue_fill(&ledger->call->arena, "%u", price);
        finding->message = jue_fill(&ledger->call->arena,
                                    jue_say(ledger->call, "设备的单价标准印为%u万元，报表没有这一标准",
                                            "equipment from %u 万元 on: the forms know no such price"),
                                    price);
    }
}

/* ---- Completion rates of the items ---- */

/* Paragraphs of items that print budget and final amount but not how much of the budget was used. */
static void check_rates(jue_sections *check)
{
    jue_ledger *ledger = check->ledger;
    const jue_passage *first = NULL;
    size_t without = 0;
    for (size_t i = check->outline->body; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        jue_str key = passage->key;
        if (passage->part != JUE_PART_NOTES || passage->mark != JUE_MARK_ITEM || passage->heading ||
            !jue_str_has(key, "年初预算") || !jue_str_has(key, "(项)") || !jue_str_has(key, "决算为"))
            continue;
        if (jue_says(key,
                     "*完成年初*|*完成预算*|*完成全年*|*%*|*待填*|*年初预算为0*|*年初预算0*|*年初无预算*|*未安排*"))
            jue_passed(ledger, jue_section_rule(JUE_SECTION_RATES));
        else if (without++ == 0)
            first = passage;
    }
    if (without == 0 || !jue_rule_on(ledger, jue_section_rule(JUE_SECTION_RATES)))
        return;
    jue_finding *finding = jue_found(ledger, jue_section_rule(JUE_SECTION_RATES), JUE_AS_RULED);
    jue_found_in(ledger, finding, first, 0, first->lead);
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "%zu个科目只写年初预算和决算，没有写完成预算的百分比（首见于此）",
                "%zu items print budget and final amount without the share that was used (the first one here)"),
        without);
}

void jue_check_told(jue_sections *check)
{
    check_income_names(check);
    check_expenditure_names(check);
    bool grouped = check->headings[JUE_SECTION_OF_STRUCTURE] != NULL || check->headings[JUE_SECTION_OF_DETAIL] != NULL;
    check_row_names(check, JUE_GENERAL_BUDGET, grouped ? JUE_SECTION_OF_STRUCTURE : JUE_SECTION_OF_GENERAL, true);
    check_row_names(check, JUE_GENERAL_BUDGET, JUE_SECTION_OF_DETAIL, true);
    check_row_names(check, JUE_STATISTICS, JUE_SECTION_OF_PROPERTY, false);
    check_item_count(check);
    check_sangong(check);
    check_rates(check);
    check_threshold(check);
}
