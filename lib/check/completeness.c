#include "check/completeness.h"

enum { TABLES, APPROVAL, ORDER, TITLES, SECTIONS, ITEMS, ECONOMIC, EMPTY, UNIT, RULES };

enum {
    WHOLE = 5,                /* tables that make a source a disclosure rather than an excerpt of one */
    STATE_CAPITAL_YEAR = 2020 /* from which on every region prints that table */
};

#define CONTENT "《地方预决算公开操作规程》（财预〔2016〕143号）"
#define LAW "《中华人民共和国预算法》第十四条及其实施条例第六条"

const jue_rule jue_completeness_rules[] = {
    {"completeness.tables", "公开表齐全", "Every table is printed", "completeness", JUESUAN_SEVERITY_ERROR, CONTENT,
     "目录列有“七、政府性基金预算财政拨款收入支出决算表”，正文没有"},
    {"completeness.approval", "批复表齐全", "Every approval table is printed", "completeness", JUESUAN_SEVERITY_WARNING,
     "部门决算批复", "附件有支出决算批复表等七张批复表，没有收入决算批复表"},
    {"completeness.order", "公开表的次序与目录一致", "The tables come in the order of the contents", "completeness",
     JUESUAN_SEVERITY_WARNING, CONTENT, "支出决算表排在收入决算表之前"},
    {"completeness.titles", "目录与正文的标题一致", "Contents and body have the same titles", "completeness",
     JUESUAN_SEVERITY_WARNING, "部门决算公开样张（范本）",
     "目录“十一、其他重要事项说明”，正文“十一、其他重要事项的情况说明”"},
    {"completeness.sections", "目录所列各部分齐全", "Everything that the contents list is there", "completeness",
     JUESUAN_SEVERITY_WARNING, CONTENT, "目录列有“第四部分 名词解释”，正文没有"},
    {"completeness.items", "支出按功能分类公开到项", "Functional classes are printed down to the third level",
     "completeness", JUESUAN_SEVERITY_WARNING, LAW, "20406 司法 之下没有项级科目"},
    {"completeness.economic", "基本支出按经济分类公开到款", "Basic expenditure is printed down to the second level",
     "completeness", JUESUAN_SEVERITY_WARNING, LAW, "302 商品和服务支出 之下没有款级科目"},
    {"completeness.empty_table", "空表说明无数据", "An empty table says that it is empty", "completeness",
     JUESUAN_SEVERITY_WARNING, CONTENT, "国有资本经营预算财政拨款支出决算表为空，表下没有“本表无数据”"},
    {"completeness.unit", "有金额的表写明金额单位", "A table with amounts says their unit", "completeness",
     JUESUAN_SEVERITY_WARNING, CONTENT, "支出决算表没有“金额单位：万元”"},
};
const size_t jue_completeness_rule_count = sizeof jue_completeness_rules / sizeof jue_completeness_rules[0];

typedef struct jue_completeness {
    jue_ledger *ledger;
    const jue_outline *outline;
    const jue_listing *listed[JUE_FORMS]; /* where the contents name the table */
    const juesuan_table *printed[JUE_FORMS];
} jue_completeness;

static const jue_rule *rule_of(int number)
{
    return &jue_completeness_rules[number];
}

bool jue_row_has_money(const jue_side *side, size_t row)
{
    for (size_t column = 0; column < side->column_count; column++)
        if (jue_is_money(jue_side_cell(side, row, column)))
            return true;
    return false;
}

static void at_table(jue_finding *finding, const jue_form *form, const juesuan_table *table)
{
    finding->set = jue_set_id(JUESUAN_SET_PUBLICATION);
    finding->table = form->id;
    if (table == NULL)
        return;
    finding->line = table->line;
    finding->page = table->page;
    finding->text = "";
}

static const char *text_of(jue_completeness *check, jue_str text)
{
    return jue_copy(&check->ledger->call->arena, text.at, text.size);
}

/* ---- The tables ---- */

static void find_tables(jue_completeness *check)
{
    for (size_t i = 0; i < JUE_FORMS; i++)
        check->printed[i] = jue_report_find(check->ledger->report, JUESUAN_SET_PUBLICATION, (jue_form_id)i);
    for (size_t i = 0; i < check->outline->contents.count; i++) {
        const jue_listing *entry = &check->outline->contents.at[i];
        if (entry->form != NULL && entry->set == JUESUAN_SET_PUBLICATION && check->listed[entry->form->number] == NULL)
            check->listed[entry->form->number] = entry;
    }
}

static bool is_required(const jue_completeness *check, jue_form_id form)
{
    if (check->listed[form] != NULL)
        return true;
    if (form == JUE_STATE_CAPITAL)
        return check->ledger->report->year >= STATE_CAPITAL_YEAR;
    return form != JUE_STATISTICS;
}

/* An excerpt owes nobody the rest. */
static bool is_whole(const jue_completeness *check)
{
    size_t tables = 0;
    for (size_t i = 0; i < JUE_FORMS; i++)
        tables += check->printed[i] != NULL;
    return tables >= WHOLE || check->outline->has[JUE_PART_NOTES] || check->outline->contents.count != 0;
}

/* A row of three cells or more. */
static bool is_wide(const jue_passage *passage)
{
    const char *tab = memchr(passage->text.at, '\t', passage->text.size);
    size_t behind = tab == NULL ? 0 : (size_t)(tab + 1 - passage->text.at);
    return tab != NULL && memchr(tab + 1, '\t', passage->text.size - behind) != NULL;
}

/* Why a table that was not read may be there all the same; NULL where nothing speaks for it. */
static const char *may_be_there(jue_completeness *check, const jue_form *form)
{
    jue_call *call = check->ledger->call;
    const char *empty = jue_empty_page(check->ledger);
    if (empty != NULL)
        return empty;
    for (size_t i = check->outline->body; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        juesuan_set set = JUESUAN_SET_PUBLICATION;
        if (passage->part == JUE_PART_TABLES && is_wide(passage))
            return jue_say(call, "有一个表没有认出", "a table was not recognised");
        if (!passage->cells && jue_form_of_title(passage->key, &set) == form && set == JUESUAN_SET_PUBLICATION)
            return jue_fill(&call->scratch,
                            jue_say(call, "%s印有标题，但没有读到表格", "%s: there is a title, but no table was read"),
                            form->title);
    }
    return NULL;
}

static void check_tables(jue_completeness *check)
{
    jue_ledger *ledger = check->ledger;
    const jue_rule *rule = rule_of(TABLES);
    if (!jue_rule_on(ledger, rule))
        return;
    if (!is_whole(check)) {
        jue_not_evaluated(ledger, rule, jue_say(ledger->call, "来源只是部分公开表", "the source is an excerpt"));
        return;
    }
    for (size_t i = 0; i < JUE_FORMS; i++) {
        const jue_form *form = &jue_forms[i];
        if (check->printed[i] != NULL)
            jue_passed(ledger, rule);
        if (check->printed[i] != NULL || !is_required(check, (jue_form_id)i))
            continue;
        const char *reason = may_be_there(check, form);
        if (reason != NULL) {
            jue_not_evaluated(ledger, rule, reason);
            continue;
        }
        const jue_listing *entry = check->listed[i];
        jue_finding *finding = jue_found(ledger, rule, entry != NULL ? JUE_AS_RULED : JUE_AS_WARNING);
        if (entry != NULL)
            jue_found_in(ledger, finding, entry->passage, 0, entry->passage->key.size);
        finding->expected = entry != NULL ? text_of(check, entry->title) : form->title;
        at_table(finding, form, NULL);
        finding->message = jue_fill(&ledger->call->arena,
                                    entry != NULL ? jue_say(ledger->call, "目录列有“%s”，正文没有",
                                                            "the contents list \"%s\", which is not there")
                                                  : jue_say(ledger->call, "没有“%s”", "there is no \"%s\""),
                                    finding->expected);
    }
}

/* The approval comes as a set, with a table for each that is published but 三公 and the statistics.
 * Where most of them are there, the others were left out. */
static void check_approval(jue_completeness *check)
{
    jue_ledger *ledger = check->ledger;
    const jue_rule *rule = rule_of(APPROVAL);
    const juesuan_table *printed[JUE_FORMS];
    size_t there = 0;
    size_t missing = 0;
    for (size_t i = 0; i < JUE_FORMS; i++) {
        printed[i] = jue_report_find(ledger->report, JUESUAN_SET_APPROVAL, (jue_form_id)i);
        bool wanted = i != JUE_SANGONG && i != JUE_STATISTICS && check->printed[i] != NULL;
        there += printed[i] != NULL;
        missing += wanted && printed[i] == NULL;
    }
    if (there < WHOLE || there <= missing || !jue_rule_on(ledger, rule))
        return;
    for (size_t i = 0; i < JUE_FORMS; i++) {
        if (printed[i] != NULL)
            jue_passed(ledger, rule);
        if (printed[i] != NULL || i == JUE_SANGONG || i == JUE_STATISTICS || check->printed[i] == NULL)
            continue;
        const char *reason = jue_empty_page(ledger);
        if (reason != NULL) {
            jue_not_evaluated(ledger, rule, reason);
            continue;
        }
        jue_finding *finding = jue_found(ledger, rule, JUE_AS_RULED);
        at_table(finding, &jue_forms[i], NULL);
        finding->set = jue_set_id(JUESUAN_SET_APPROVAL);
        finding->expected = jue_forms[i].title;
        finding->message = jue_fill(
            &ledger->call->arena,
            jue_say(ledger->call, "附件的批复表没有与“%s”对应的一张", "no approval table stands for \"%s\""),
            finding->expected);
    }
}

static void check_order(jue_completeness *check)
{
    jue_ledger *ledger = check->ledger;
    const juesuan_report *report = ledger->report;
    const jue_listing *before = NULL;
    for (size_t i = 0; i < report->tables.count && jue_rule_on(ledger, rule_of(ORDER)); i++) {
        const juesuan_table *table = report->tables.at[i];
        const jue_listing *entry = check->listed[table->form->number];
        if (table->set != JUESUAN_SET_PUBLICATION || entry == NULL || check->printed[table->form->number] != table)
            continue;
        if (before == NULL || before < entry) {
            jue_passed(ledger, rule_of(ORDER));
            before = entry;
            continue;
        }
        jue_finding *finding = jue_found(ledger, rule_of(ORDER), JUE_AS_RULED);
        at_table(finding, table->form, table);
        finding->message = jue_fill(&ledger->call->arena,
                                    jue_say(ledger->call, "“%s”排在“%s”之后，目录的次序相反",
                                            "\"%s\" comes behind \"%s\", against the contents"),
                                    table->title, text_of(check, before->title));
    }
}

/* ---- The contents against the body ---- */

/* The heading of the body that carries this mark and number, or, without a number, ends alike. */
static const jue_passage *find_heading(const jue_outline *outline, const jue_listing *entry)
{
    const jue_passage *alike = NULL;
    jue_str end = jue_str_from(entry->title, entry->title.size > 12 ? entry->title.size - 12 : 0);
    for (size_t i = outline->body; i < outline->count; i++) {
        const jue_passage *passage = &outline->passages[i];
        bool here = entry->mark == JUE_MARK_PART || passage->part == entry->part;
        if (passage->heading && passage->mark == entry->mark && passage->number == entry->number && here)
            return passage;
        if (alike == NULL && passage->mark == JUE_MARK_NONE && !passage->cells && entry->mark == JUE_MARK_PART &&
            passage->key.size < 2 * entry->title.size && jue_str_ends(jue_passage_title(passage), end))
            alike = passage;
    }
    return alike;
}

/* A reader of positions may have joined a title with what stands next to it. */
static bool is_printed(const jue_outline *outline, jue_str title)
{
    for (size_t i = outline->body; i < outline->count; i++)
        if (jue_str_find(outline->passages[i].key, title) != JUESUAN_NONE)
            return true;
    return false;
}

/* The same title, or a part of it that goes on in the next passage. */
static bool same_title(const jue_outline *outline, jue_str title, const jue_passage *passage)
{
    jue_str printed = jue_passage_title(passage);
    if (jue_str_equal(title, printed))
        return true;
    const jue_passage *next = passage + 1 < outline->passages + outline->count ? passage + 1 : NULL;
    return next != NULL && printed.size != 0 && jue_str_starts(title, printed) &&
           jue_str_equal(jue_str_from(title, printed.size), next->key);
}

static void report_title(jue_completeness *check, const jue_listing *entry, const jue_passage *passage)
{
    jue_ledger *ledger = check->ledger;
    jue_finding *finding = jue_found(ledger, rule_of(TITLES), JUE_AS_RULED);
    jue_found_in(ledger, finding, passage, 0, passage->key.size);
    finding->expected = text_of(check, entry->title);
    finding->actual = text_of(check, jue_passage_title(passage));
    bool numbered = passage->mark == entry->mark;
    finding->message = jue_fill(
        &ledger->call->arena,
        numbered ? jue_say(ledger->call, "目录的标题是“%s”，正文是“%s”", "\"%s\" in the contents, \"%s\" in the body")
                 : jue_say(ledger->call, "目录的标题是“%s”（有序号），正文是“%s”",
                           "\"%s\" with a number in the contents, \"%s\" in the body"),
        finding->expected, finding->actual);
}

static void check_listing(jue_completeness *check, const jue_listing *entry)
{
    jue_ledger *ledger = check->ledger;
    if (entry->title.size == 0)
        return;
    const jue_passage *passage = find_heading(check->outline, entry);
    if (passage != NULL && same_title(check->outline, entry->title, passage)) {
        jue_passed(ledger, rule_of(TITLES));
        jue_passed(ledger, rule_of(SECTIONS));
        return;
    }
    if (is_printed(check->outline, entry->whole)) {
        jue_passed(ledger, rule_of(SECTIONS));
        return;
    }
    if (passage != NULL) {
        if (jue_rule_on(ledger, rule_of(TITLES)))
            report_title(check, entry, passage);
        return;
    }
    if (jue_may_be_unread(ledger, rule_of(SECTIONS)))
        return;
    jue_finding *finding = jue_found(ledger, rule_of(SECTIONS), JUE_AS_RULED);
    jue_found_in(ledger, finding, entry->passage, 0, entry->passage->key.size);
    finding->expected = text_of(check, entry->title);
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "目录列有“%s”，正文没有", "the contents list \"%s\", which is not there"),
        finding->expected);
}

/* Titles of tables stand in the tables. */
static void check_table_title(jue_completeness *check, const jue_listing *entry, const juesuan_table *table)
{
    jue_ledger *ledger = check->ledger;
    jue_str title = jue_key(&ledger->call->scratch, jue_str_of(table->title));
    if (title.size == 0 || jue_str_find(title, entry->title) != JUESUAN_NONE ||
        jue_str_find(entry->title, title) != JUESUAN_NONE || is_printed(check->outline, entry->title)) {
        jue_passed(ledger, rule_of(TITLES));
        return;
    }
    if (!jue_rule_on(ledger, rule_of(TITLES)))
        return;
    jue_finding *finding = jue_found(ledger, rule_of(TITLES), JUE_AS_RULED);
    at_table(finding, table->form, table);
    finding->expected = text_of(check, entry->title);
    finding->actual = finding->text = text_of(check, jue_str_of(table->title));
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "目录的标题是“%s”，正文是“%s”", "\"%s\" in the contents, \"%s\" in the body"),
        finding->expected, finding->actual);
}

static void check_contents(jue_completeness *check)
{
    bool there = jue_text_there(check->ledger, check->outline, rule_of(TITLES));
    if (!jue_text_there(check->ledger, check->outline, rule_of(SECTIONS)) || !there)
        return;
    for (size_t i = 0; i < check->outline->contents.count; i++) {
        const jue_listing *entry = &check->outline->contents.at[i];
        if (entry->form == NULL)
            check_listing(check, entry);
        else if (entry->set == JUESUAN_SET_PUBLICATION && check->listed[entry->form->number] == entry &&
                 check->printed[entry->form->number] != NULL)
            check_table_title(check, entry, check->printed[entry->form->number]);
    }
}

/* ---- How deep the tables go ---- */

/* Rows with money at a level above `depth` and nothing below them. */
static void check_depth(jue_completeness *check, int number, const juesuan_table *table, int depth)
{
    jue_ledger *ledger = check->ledger;
    const jue_side *side = &table->sides[0];
    const jue_row *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        if (row->level == 0 || row->level >= depth || !jue_row_has_money(side, i))
            continue;
        if (row->child != JUE_NO_ROW)
            jue_passed(ledger, rule_of(number));
        else if (count++ == 0)
            first = row;
    }
    if (count == 0 || !jue_rule_on(ledger, rule_of(number)))
        return;
    jue_finding *finding = jue_found(ledger, rule_of(number), JUE_AS_RULED);
    at_table(finding, table->form, table);
    finding->code = text_of(check, jue_str_of(first->code));
    finding->name = text_of(check, jue_str_of(first->name));
    finding->line = first->line;
    finding->page = first->page;
    const char *level = depth == 3 ? jue_say(ledger->call, "项", "third") : jue_say(ledger->call, "款", "second");
    finding->message = jue_fill(&ledger->call->arena,
                                jue_say(ledger->call, "%s：%s %s没有列到%s级科目（共%zu个）",
                                        "%s: %s %s is not printed down to the %s level (%zu of them)"),
                                table->title, finding->code, finding->name, level, count);
}

static void check_depths(jue_completeness *check)
{
    static const jue_form_id functional[] = {JUE_INCOME, JUE_EXPENDITURE, JUE_GENERAL_BUDGET, JUE_GOVERNMENT_FUND,
                                             JUE_STATE_CAPITAL};
    for (size_t i = 0; i < sizeof functional / sizeof functional[0]; i++)
        if (check->printed[functional[i]] != NULL)
            check_depth(check, ITEMS, check->printed[functional[i]], 3);
    if (check->printed[JUE_BASIC_EXPENDITURE] != NULL)
        check_depth(check, ECONOMIC, check->printed[JUE_BASIC_EXPENDITURE], 2);
}

/* ---- Empty tables ---- */

static bool is_empty(const juesuan_table *table)
{
    for (size_t side = 0; side < table->side_count; side++)
        for (size_t i = 0; i < table->sides[side].cells.count; i++)
            if (jue_is_money(&table->sides[side].cells.at[i]) ||
                table->sides[side].cells.at[i].state == JUESUAN_UNREADABLE)
                return false;
    return true;
}

/* A sentence among the tables says that there is no such money. */
static bool is_said_empty(const jue_outline *outline, const char *words)
{
    for (size_t i = outline->body; i < outline->count; i++) {
        const jue_passage *passage = &outline->passages[i];
        if (passage->part == JUE_PART_TABLES && !passage->cells && jue_match(passage->key, words) != 0)
            return true;
    }
    return false;
}

static void check_empty(jue_completeness *check)
{
    static const struct {
        jue_form_id form;
        const char *words;
    } tables[] = {
        {JUE_GOVERNMENT_FUND, "*无*政府性基金*|*没有*政府性基金*|*未*政府性基金*|*政府性基金*未发生*"},
        {JUE_STATE_CAPITAL, "*无*国有资本*|*没有*国有资本*|*未*国有资本*|*国有资本*未发生*"},
        {JUE_SANGONG, "*无*三公*|*没有*三公*|*未*三公*|*无\"三公\"*|*三公*未发生*"},
    };
    const jue_rule *rule = rule_of(EMPTY);
    if (!jue_rule_on(check->ledger, rule) || !jue_text_there(check->ledger, check->outline, rule))
        return;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        const juesuan_table *table = check->printed[tables[i].form];
        if (table == NULL || !is_empty(table))
            continue;
        if (table->says_empty || is_said_empty(check->outline, tables[i].words)) {
            jue_passed(check->ledger, rule);
            continue;
        }
        if (jue_may_be_unread(check->ledger, rule))
            continue;
        jue_finding *finding = jue_found(check->ledger, rule, JUE_AS_RULED);
        at_table(finding, table->form, table);
        finding->message = jue_fill(
            &check->ledger->call->arena,
            jue_say(check->ledger->call, "%s为空，表下没有说明“本表无数据”", "%s is empty and does not say so"),
            table->title);
    }
}

/* ---- Units ---- */

static void check_units(jue_completeness *check)
{
    const jue_rule *rule = rule_of(UNIT);
    for (size_t i = 0; i < JUE_FORMS && jue_rule_on(check->ledger, rule); i++) {
        const juesuan_table *table = check->printed[i];
        if (table == NULL || table->form->number == JUE_STATISTICS || is_empty(table))
            continue;
        if (table->unit != JUESUAN_UNIT_UNKNOWN) {
            jue_passed(check->ledger, rule);
            continue;
        }
        jue_finding *finding = jue_found(check->ledger, rule, JUE_AS_RULED);
        at_table(finding, table->form, table);
        finding->message = jue_fill(&check->ledger->call->arena,
                                    jue_say(check->ledger->call, "%s没有写明金额单位", "%s does not say its unit"),
                                    table->title);
    }
}

void jue_check_completeness(jue_ledger *ledger, const jue_outline *outline)
{
    jue_completeness check = {.ledger = ledger, .outline = outline};
    find_tables(&check);
    check_tables(&check);
    check_approval(&check);
    check_order(&check);
    check_contents(&check);
    check_depths(&check);
    check_empty(&check);
    check_units(&check);
}
