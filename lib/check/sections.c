/*
 * What each section of the notes has to say. A section is known by its heading; what it owes is a
 * list of words one of which must stand in it, each under its condition.
 */
#include "check/completeness.h"

enum {
    NOTES,
    NAMED,
    SANGONG,
    COUNTS,
    GLOSSARY,
    RATES,
    RULES
};

#define CONTENT "《地方预决算公开操作规程》（财预〔2016〕143号）"
#define TEMPLATE "部门决算公开样张（范本）"

const jue_rule jue_section_rules[] = {
    {"completeness.notes", "情况说明各节写明必要内容", "Each section of the notes says what it has to", "completeness", JUESUAN_SEVERITY_WARNING,
     CONTENT, "“政府采购支出情况”没有写明中小企业的份额"},
    {"completeness.named", "有金额的来源、类别在说明中列出", "The notes name whatever has an amount", "completeness", JUESUAN_SEVERITY_WARNING,
     TEMPLATE, "收入决算情况说明没有提到事业收入158.91"},
    {"completeness.sangong", "“三公”经费逐项说明预算、决算和变动", "Each of the 三公 items has budget, final and change", "completeness",
     JUESUAN_SEVERITY_WARNING, CONTENT, "公务接待费没有与上年比较"},
    {"completeness.counts", "“三公”经费写明团组、人次、批次和保有量", "Groups, persons and vehicles behind the 三公 items", "completeness",
     JUESUAN_SEVERITY_WARNING, CONTENT, "公务接待费0.54万元，没有写明批次和人次"},
    {"completeness.glossary", "有名词解释", "There is a glossary", "completeness", JUESUAN_SEVERITY_WARNING, CONTENT, "缺少“名词解释”部分"},
    {"completeness.rates", "逐项写明完成预算的百分比", "Each item says how much of its budget was used", "completeness", JUESUAN_SEVERITY_WARNING,
     "财政部部门决算公开参考样式", "年初预算为10.00万元，支出决算为10.00万元。"},
};
const size_t jue_section_rule_count = sizeof jue_section_rules / sizeof jue_section_rules[0];

typedef enum jue_when {
    ALWAYS,
    WHEN_CHANGED,     /* the section does not say that nothing changed */
    WHEN_PROCUREMENT, /* the statistics table, or the section, prints money */
    WHEN_VEHICLES
} jue_when;

/* Something that a section has to say: one of these words. */
typedef struct jue_facet {
    const char *words;
    const char *chinese;
    const char *english;
    jue_when when;
} jue_facet;

enum { MOST_FACETS = 5 };

typedef struct jue_section_form {
    const char *heading; /* pattern of its title, folded */
    const char *chinese;
    const char *english;
    const char *subject; /* words that stand in the notes even where the section has another heading */
    const char *nil;     /* with these words it owes nothing more */
    jue_facet facets[MOST_FACETS];
} jue_section_form;

#define CHANGE                                                                                                   \
    {"*上年*|*上一年*|*上一度*|*去年*|*持平*|*相比*|*比20*|*较20*|*同比*", "与上年的比较", "the change against last year", ALWAYS}
#define REASON {"*原因*|*由于*|*因为*|*主要是*|*系*", "变动原因", "the reason of the change", WHEN_CHANGED}
#define MONEY {"*万元*|*亿元*|*元*", "金额", "the amount", ALWAYS}

/* The first that a heading fits is its form. */
static const jue_section_form forms[] = {
    {"收入支出决算总体*|收支决算总体*|收入支出总体*", "收入支出总体情况", "total income and expenditure",
     "*收入支出总计*|*收支总计*|*收入总计*|*总收入*", NULL, {MONEY, CHANGE, REASON}},
    {"收入决算*说明|收入决算情况", "收入决算情况", "income", "*收入合计*|*收入总计*|*本年收入*", NULL,
     {MONEY, {"*合计*|*总计*|*收入*万元*", "收入合计", "the total", ALWAYS}}},
    {"支出决算*说明|支出决算情况", "支出决算情况", "expenditure", "*支出合计*|*支出总计*|*本年支出*", NULL,
     {MONEY, {"*合计*|*总计*|*支出*万元*", "支出合计", "the total", ALWAYS}}},
    {"财政拨款*收*支*总体*", "财政拨款收支总体情况", "appropriation", "*财政拨款*总计*|*财政拨款收*支*|*财政拨款*收入*支出*", NULL,
     {MONEY, CHANGE, REASON}},
    {"*基本支出决算*|*基本支出*情况*", "基本支出情况", "basic expenditure", "*人员经费*", "*无*基本支出*",
     {MONEY,
      {"*人员经费*|*人员*", "人员经费", "personnel", ALWAYS},
      {"*公用经费*|*公用*", "公用经费", "running costs", ALWAYS}}},
    {"一般公共预算*支出*说明|一般公共预算*支出*情况", "一般公共预算支出情况", "general budget", "*一般公共预算*",
     "*无一般公共预算*支出*",
     {MONEY,
      CHANGE,
      REASON,
      {"*占*", "支出结构", "the structure", ALWAYS},
      {"*年初预算*|*预算*", "年初预算", "the budget", ALWAYS}}},
    {"*\"三公\"*|*三公经费*", "“三公”经费情况", "三公", "*三公*", "*无\"三公\"*|*没有\"三公\"*|*未发生\"三公\"*",
     {MONEY, CHANGE, REASON}},
    {"*政府性基金*", "政府性基金情况", "government funds", "*政府性基金*", NULL,
     {{"*无*|*没有*|*未*|*万元*|*元*", "收支或无此项收支", "amounts, or that there are none", ALWAYS}}},
    {"*机关运行经费*", "机关运行经费情况", "running costs of offices", "*运行经费*",
     "*无机关运行*|*没有机关运行*|*不涉及*|*无此项*|*未安排*|*无相关*", {MONEY, CHANGE, REASON}},
    {"*政府采购*", "政府采购情况", "procurement", "*政府采购*", "*无政府采购*|*没有政府采购*|*未发生政府采购*|*不涉及*|*无此项*",
     {MONEY,
      {"*货物*", "货物采购金额", "goods", WHEN_PROCUREMENT},
      {"*工程*", "工程采购金额", "works", WHEN_PROCUREMENT},
      {"*服务*", "服务采购金额", "services", WHEN_PROCUREMENT},
      {"*中小企业*|*小微企业*|*小型*", "中小企业的份额", "the share of small and medium enterprises", WHEN_PROCUREMENT}}},
    {"*国有资产*", "国有资产占用情况", "state property", "*车辆*|*用车*|*国有资产*", NULL,
     {{"*车*", "车辆数", "the vehicles", ALWAYS},
      {"*用车*", "车辆的种类", "the kinds of vehicles", WHEN_VEHICLES},
      {"*设备*", "大型设备数", "the large equipment", ALWAYS}}},
    {"*绩效*", "预算绩效情况", "performance", "*绩效*", NULL,
     {{"*自评*|*评价*|*跟踪*|*不涉及*|*未*|*无*", "绩效评价情况", "the evaluation", ALWAYS}}},
};

enum { FORM_INCOME = 1, FORM_EXPENDITURE = 2, FORM_GENERAL = 5, FORM_SANGONG = 6, FORM_PROPERTY = 10 };

enum { FORMS = sizeof forms / sizeof forms[0] };

typedef struct jue_sections {
    jue_ledger *ledger;
    const jue_outline *outline;
    const jue_passage *headings[FORMS];
    jue_str bodies[FORMS]; /* keys of the passages of the section, joined */
} jue_sections;

static const jue_rule *rule_of(int number)
{
    return &jue_section_rules[number];
}

static const juesuan_table *table_of(const jue_sections *check, jue_form_id form)
{
    return jue_report_find(check->ledger->report, JUESUAN_SET_PUBLICATION, form);
}

/* ---- Finding the sections ---- */

static jue_str join(jue_sections *check, size_t from, size_t end)
{
    jue_builder text = jue_builder_in(&check->ledger->call->scratch);
    for (size_t i = from; i < end; i++)
        if (!check->outline->passages[i].cells && check->outline->passages[i].part == JUE_PART_NOTES)
            jue_put(&text, check->outline->passages[i].key);
    return jue_built(&text);
}

static size_t form_of(jue_str title)
{
    size_t form = 0;
    while (form < FORMS && jue_match(title, forms[form].heading) == 0)
        form++;
    return form;
}

static void find_sections(jue_sections *check)
{
    for (size_t i = check->outline->body; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        if (passage->part != JUE_PART_NOTES || !passage->heading || passage->mark == JUE_MARK_PART)
            continue;
        size_t form = form_of(jue_passage_title(passage));
        if (form == FORMS || check->headings[form] != NULL)
            continue;
        check->headings[form] = passage;
        check->bodies[form] = join(check, i + 1, jue_section_end(check->outline, i));
    }
}

static bool says(jue_str body, const char *words)
{
    /* The pattern's own '*' at both ends: each alternative is looked for, which is linear. */
    while (words != NULL && *words != '\0') {
        size_t size = strcspn(words, "|");
        jue_str part = {words, size};
        bool plain = size > 2 && memchr(words + 1, '*', size - 2) == NULL && words[0] == '*' && words[size - 1] == '*';
        bool found = plain ? jue_str_find(body, (jue_str){part.at + 1, size - 2}) != JUESUAN_NONE
                           : jue_match(body, words) != 0;
        if (found)
            return true;
        words += size + (words[size] == '|');
    }
    return false;
}

static bool has_item_money(const jue_sections *check, jue_form_id form, jue_item item)
{
    const juesuan_table *table = table_of(check, form);
    size_t row = table == NULL ? JUESUAN_NONE : jue_side_item(&table->sides[0], item);
    return row != JUESUAN_NONE && jue_row_has_money(&table->sides[0], row);
}

/* "共有车辆15辆": a number other than 0 in front of the unit. */
static bool counts_more_than_none(jue_str body, const char *unit)
{
    for (size_t at = 0, found; (found = jue_str_find(jue_str_from(body, at), jue_str_of(unit))) != JUESUAN_NONE;) {
        size_t end = at + found;
        for (size_t i = end; i > 0 && (jue_is_digit((unsigned char)body.at[i - 1]) || body.at[i - 1] == '.' || body.at[i - 1] == ','); i--)
            if (body.at[i - 1] >= '1' && body.at[i - 1] <= '9')
                return true;
        at = end + strlen(unit);
    }
    return false;
}

static bool applies(const jue_sections *check, const jue_facet *facet, jue_str body)
{
    switch (facet->when) {
    case WHEN_CHANGED: return !says(body, "*持平*|*相同*|*无变化*|*没有变化*|*无增减*|*一致*|*不变*");
    case WHEN_PROCUREMENT:
        return has_item_money(check, JUE_STATISTICS, JUE_ITEM_PROCUREMENT) || counts_more_than_none(body, "万元");
    case WHEN_VEHICLES: return has_item_money(check, JUE_STATISTICS, JUE_ITEM_VEHICLES) || counts_more_than_none(body, "辆");
    case ALWAYS: break;
    }
    return true;
}

/* ---- What they say ---- */

static jue_finding *found_under(jue_sections *check, int number, size_t form)
{
    jue_finding *finding = jue_found(check->ledger, rule_of(number), JUE_AS_RULED);
    const jue_passage *heading = check->headings[form];
    if (heading != NULL)
        jue_found_in(check->ledger, finding, heading, 0, heading->key.size);
    return finding;
}

static void check_form(jue_sections *check, size_t number)
{
    jue_ledger *ledger = check->ledger;
    jue_call *call = ledger->call;
    const jue_section_form *form = &forms[number];
    jue_str body = check->bodies[number];
    if (form->nil != NULL && says(body, form->nil)) {
        jue_passed(ledger, rule_of(NOTES));
        return;
    }
    for (size_t i = 0; i < MOST_FACETS && form->facets[i].words != NULL; i++) {
        const jue_facet *facet = &form->facets[i];
        if (says(body, facet->words)) {
            jue_passed(ledger, rule_of(NOTES));
            continue;
        }
        if (!applies(check, facet, body) || jue_may_be_unread(ledger, rule_of(NOTES)))
            continue;
        jue_finding *finding = found_under(check, NOTES, number);
        finding->expected = jue_say(call, facet->chinese, facet->english);
        finding->message = jue_printf(&call->arena, jue_say(call, "“%s”没有写明%s", "%s: the notes do not say %s"),
                                      jue_say(call, form->chinese, form->english), finding->expected);
        /* A section without any figure lacks one thing, not five. */
        if (i == 0)
            return;
    }
}

/* A section that is missing altogether, where its subject is not spoken of anywhere either. */
static void check_missing(jue_sections *check, size_t number, jue_str notes)
{
    jue_ledger *ledger = check->ledger;
    if (says(notes, forms[number].subject)) {
        jue_passed(ledger, rule_of(NOTES));
        return;
    }
    if (jue_may_be_unread(ledger, rule_of(NOTES)))
        return;
    jue_finding *finding = found_under(check, NOTES, number);
    finding->expected = jue_say(ledger->call, forms[number].chinese, forms[number].english);
    finding->message = jue_printf(&ledger->call->arena, jue_say(ledger->call, "情况说明没有“%s”一节", "the notes have no section on %s"), finding->expected);
}

/* ---- What has money has a name ---- */

static void check_name(jue_sections *check, size_t form, const char *pattern, const char *name, const juesuan_table *table, const jue_cell *cell)
{
    jue_ledger *ledger = check->ledger;
    if (check->headings[form] == NULL || !jue_is_money(cell))
        return;
    if (says(check->bodies[form], pattern)) {
        jue_passed(ledger, rule_of(NAMED));
        return;
    }
    if (jue_may_be_unread(ledger, rule_of(NAMED)))
        return;
    jue_arena *arena = &ledger->call->arena;
    jue_finding *finding = found_under(check, NAMED, form);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->name = finding->expected = jue_copy(arena, name, strlen(name));
    finding->message = jue_printf(arena, jue_say(ledger->call, "“%s”没有列出%s（%s印为%s）", "%s: the notes do not name %s (%s prints %s)"),
                                  jue_say(ledger->call, forms[form].chinese, forms[form].english), finding->name, table->title, cell->text);
}

static void check_income_names(jue_sections *check)
{
    static const struct {
        jue_item item;
        const char *pattern;
        const char *name;
    } items[] = {
        {JUE_ITEM_GENERAL, "*财政拨款*|*一般公共预算*", "财政拨款收入"}, {JUE_ITEM_SUPERIOR_SUBSIDY, "*上级补助*", "上级补助收入"},
        {JUE_ITEM_BUSINESS, "*事业收入*", "事业收入"},                   {JUE_ITEM_OPERATING, "*经营收入*", "经营收入"},
        {JUE_ITEM_AFFILIATE, "*附属单位*", "附属单位上缴收入"},           {JUE_ITEM_OTHER, "*其他收入*", "其他收入"},
    };
    const juesuan_table *table = table_of(check, JUE_INCOME_EXPENDITURE);
    for (size_t i = 0; table != NULL && i < sizeof items / sizeof items[0]; i++) {
        size_t row = jue_side_item(&table->sides[0], items[i].item);
        if (row != JUESUAN_NONE && table->sides[0].column_count != 0)
            check_name(check, FORM_INCOME, items[i].pattern, items[i].name, table, jue_side_cell(&table->sides[0], row, 0));
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
            check_name(check, FORM_EXPENDITURE, columns[i].pattern, columns[i].name, table, jue_side_cell(&table->sides[0], row, column));
    }
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
        /* "一般公共服务支出" is also called "一般公共服务". */
        jue_str name = jue_key(&check->ledger->call->scratch, jue_str_of(row->name));
        if (jue_str_ends(name, JUE_STR("支出")) && name.size > strlen("其他支出"))
            name.size -= strlen("支出");
        const char *pattern = jue_printf(&check->ledger->call->scratch, "*%.*s*", (int)name.size, name.at);
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
    {JUE_COLUMN_VEHICLE_RUNNING, "公务用车运行维护费", "*用车运行*|*用车购置及运行*|*用车购置和运行*|*运行维护费*|*运行费*", "*保有*|*辆*", "保有量"},
    {JUE_COLUMN_RECEPTION, "公务接待费", "*接待*", "*批*", "批次和人次"},
};

enum { SANGONG_FORMS = sizeof sangong_forms / sizeof sangong_forms[0], SAYS_AMOUNT = 1, SAYS_BUDGET = 2, SAYS_CHANGE = 4, SAYS_NONE = 8 };

/* What one clause says, for each item that it names. */
static void take_clause(jue_str clause, unsigned *said)
{
    unsigned here = 0;
    bool digit = false;
    for (size_t i = 0; i < clause.size && !digit; i++)
        digit = jue_is_digit((unsigned char)clause.at[i]);
    here |= digit ? SAYS_AMOUNT : 0;
    here |= says(clause, "*预算*") ? SAYS_BUDGET : 0;
    here |= says(clause, "*上年*|*上一年*|*去年*|*持平*|*相同*|*增加*|*减少*|*增长*|*下降*|*一致*|*变化*|*不变*|*相等*|*相比*") ? SAYS_CHANGE : 0;
    here |= says(clause, "*无*|*没有*|*未*|*不涉及*") ? SAYS_NONE : 0;
    for (size_t i = 0; i < SANGONG_FORMS; i++)
        if (says(clause, sangong_forms[i].words))
            said[i] |= here;
}

static void take_clauses(jue_str body, unsigned *said)
{
    size_t start = 0;
    for (size_t at = 0; at < body.size; at++) {
        bool stop = body.at[at] == ';' || jue_str_starts(jue_str_from(body, at), JUE_STR("。"));
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
    bool money = has_money(table, JUE_ITEM_SANGONG_FINAL, form->column) || has_money(table, JUE_ITEM_SANGONG_BUDGET, form->column);
    bool none = !money && (said & SAYS_NONE) != 0;
    unsigned wanted = none ? 0 : SAYS_AMOUNT | SAYS_BUDGET | SAYS_CHANGE;
    unsigned missing = wanted & ~said;
    if (missing == 0) {
        jue_passed(ledger, rule_of(SANGONG));
        return;
    }
    if (jue_may_be_unread(ledger, rule_of(SANGONG)))
        return;
    const char *what = (missing & SAYS_AMOUNT) != 0   ? jue_say(ledger->call, "决算数", "the final amount")
                       : (missing & SAYS_BUDGET) != 0 ? jue_say(ledger->call, "预算或完成预算的情况", "the budget")
                                                      : jue_say(ledger->call, "与上年的比较", "the change against last year");
    jue_finding *finding = found_under(check, SANGONG, FORM_SANGONG);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->column = jue_column_id(form->column);
    finding->name = form->name;
    finding->message = jue_printf(&ledger->call->arena, jue_say(ledger->call, "%s没有写明%s", "%s: the notes do not say %s"), form->name, what);
}

static void check_count(jue_sections *check, const juesuan_table *table, const jue_sangong_form *form)
{
    jue_ledger *ledger = check->ledger;
    const jue_cell *cell = sangong_cell(table, JUE_ITEM_SANGONG_FINAL, form->column);
    if (cell == NULL || !jue_is_money(cell) || !jue_rule_on(ledger, rule_of(COUNTS)))
        return;
    jue_str body = check->bodies[FORM_SANGONG];
    bool persons = form->column == JUE_COLUMN_ABROAD || form->column == JUE_COLUMN_RECEPTION;
    if (says(body, form->counts) && (!persons || says(body, "*人次*|*人*"))) {
        jue_passed(ledger, rule_of(COUNTS));
        return;
    }
    if (jue_may_be_unread(ledger, rule_of(COUNTS)))
        return;
    jue_finding *finding = found_under(check, COUNTS, FORM_SANGONG);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->column = jue_column_id(form->column);
    finding->name = form->name;
    finding->message = jue_printf(&ledger->call->arena, jue_say(ledger->call, "%s支出%s，没有写明%s", "%s of %s: the notes do not give %s"),
                                  form->name, cell->text, form->chinese);
}

static void check_sangong(jue_sections *check)
{
    const juesuan_table *table = table_of(check, JUE_SANGONG);
    unsigned said[SANGONG_FORMS] = {0};
    if (table == NULL || check->headings[FORM_SANGONG] == NULL) {
        const char *reason = table == NULL ? jue_say(check->ledger->call, "没有“三公”经费表", "there is no 三公 table")
                                           : jue_say(check->ledger->call, "没有找到“三公”经费一节", "the section on 三公 was not found");
        jue_not_evaluated(check->ledger, rule_of(SANGONG), reason);
        jue_not_evaluated(check->ledger, rule_of(COUNTS), reason);
        return;
    }
    take_clauses(check->bodies[FORM_SANGONG], said);
    for (size_t i = 0; i < SANGONG_FORMS; i++) {
        check_item(check, table, &sangong_forms[i], said[i]);
        check_count(check, table, &sangong_forms[i]);
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
        if (passage->part != JUE_PART_NOTES || passage->mark != JUE_MARK_ITEM || passage->heading || !jue_str_has(key, "年初预算") ||
            !jue_str_has(key, "(项)") || !jue_str_has(key, "决算为"))
            continue;
        if (says(key, "*完成年初*|*完成预算*|*完成全年*|*%*|*年初预算为0*|*年初预算0*|*年初无预算*|*未安排*"))
            jue_passed(ledger, rule_of(RATES));
        else if (without++ == 0)
            first = passage;
    }
    if (without == 0 || !jue_rule_on(ledger, rule_of(RATES)))
        return;
    jue_finding *finding = jue_found(ledger, rule_of(RATES), JUE_AS_RULED);
    jue_found_in(ledger, finding, first, 0, first->lead);
    finding->message = jue_printf(&ledger->call->arena,
                                  jue_say(ledger->call, "%zu个科目只写年初预算和决算，没有写完成预算的百分比（首见于此）",
                                          "%zu items print budget and final amount without the share that was used (the first one here)"),
                                  without);
}

static void check_glossary(jue_sections *check)
{
    jue_ledger *ledger = check->ledger;
    const jue_outline *outline = check->outline;
    bool there = outline->has[JUE_PART_GLOSSARY];
    for (size_t i = outline->body; i < outline->count && !there; i++)
        there = jue_str_has(outline->passages[i].key, "名词解释");
    if (there)
        jue_passed(ledger, rule_of(GLOSSARY));
    else if (!jue_may_be_unread(ledger, rule_of(GLOSSARY)))
        jue_found(ledger, rule_of(GLOSSARY), JUE_AS_RULED)->message = jue_say(ledger->call, "没有“名词解释”部分", "there is no glossary");
}

void jue_check_sections(jue_ledger *ledger, const jue_outline *outline)
{
    bool readable = true;
    for (int i = 0; i < RULES; i++)
        readable = jue_text_there(ledger, outline, rule_of(i));
    if (!readable)
        return;
    if (!outline->has[JUE_PART_NOTES]) {
        for (int i = 0; i < RULES; i++)
            jue_not_evaluated(ledger, rule_of(i), jue_say(ledger->call, "没有找到情况说明", "the notes were not found"));
        return;
    }
    jue_sections check = {.ledger = ledger, .outline = outline};
    find_sections(&check);
    jue_str notes = {NULL, 0};
    for (size_t i = 0; i < FORMS && jue_rule_on(ledger, rule_of(NOTES)); i++) {
        if (check.headings[i] != NULL) {
            check_form(&check, i);
            continue;
        }
        if (notes.at == NULL)
            notes = join(&check, outline->body, outline->count);
        check_missing(&check, i, notes);
    }
    check_income_names(&check);
    check_expenditure_names(&check);
    check_row_names(&check, JUE_GENERAL_BUDGET, FORM_GENERAL, true);
    check_row_names(&check, JUE_STATISTICS, FORM_PROPERTY, false);
    check_sangong(&check);
    check_rates(&check);
    check_glossary(&check);
}
