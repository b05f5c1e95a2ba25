/*
 * What each section of the notes has to say. A section is known by its heading; what it owes is a
 * list of words one of which must stand in it, each under its condition.
 */
#include "check/sections.h"

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
    {"completeness.numbering", "各节、各项的序号连续", "Sections and items are numbered without a gap", "completeness", JUESUAN_SEVERITY_WARNING, TEMPLATE,
     "（二）之前没有（一）"},
    {"completeness.alike", "同一节的各科目写法一致", "The items of a section say the same things", "completeness", JUESUAN_SEVERITY_WARNING, TEMPLATE,
     "其余科目都写了年初预算，只有购房补贴没有写"},
    {"completeness.purpose", "科目的用途与科目相符", "What an item was used for fits the item", "completeness", JUESUAN_SEVERITY_WARNING, TEMPLATE,
     "一般行政管理事务（项）主要用于…等基本支出，表中只有项目支出；住房公积金（项）主要用于医疗保险"},
    {"completeness.threshold", "大型设备的单价标准与报表一致", "The price from which equipment is listed is that of the form", "completeness",
     JUESUAN_SEVERITY_WARNING, "部门决算公开相关信息统计表", "单价170万元（含）以上设备，统计表为单价100万元（含）以上设备"},
    {"completeness.glossary", "有名词解释", "There is a glossary", "completeness", JUESUAN_SEVERITY_WARNING, CONTENT, "缺少“名词解释”部分"},
    {"completeness.rates", "逐项写明完成预算的百分比", "Each item says how much of its budget was used", "completeness", JUESUAN_SEVERITY_WARNING,
     "财政部部门决算公开参考样式", "年初预算为10.00万元，支出决算为10.00万元。"},
};
const size_t jue_section_rule_count = sizeof jue_section_rules / sizeof jue_section_rules[0];

typedef enum jue_when {
    ALWAYS,
    WHEN_CHANGED,     /* the section does not say that nothing changed */
    WHEN_PROCUREMENT, /* the statistics table, or the section, prints money */
    WHEN_VEHICLES,
    WHEN_PERSONNEL, /* the table of basic expenditure prints money for it, or is not there */
    WHEN_PUBLIC,
    WHEN_FUND,      /* the table prints money */
    WHEN_CAPITAL,   /* the same */
    WHEN_GENERAL /* as the table of the general budget */
} jue_when;

/* Something that a section has to say: one of these words, or an amount or a number behind one of them. */
typedef struct jue_facet {
    const char *words;
    const char *chinese;
    const char *english;
    jue_when when;
    bool figure;
    bool told; /* what an explanation says does not count */
} jue_facet;

enum { MOST_FACETS = 6, MOST_BETWEEN = 19 /* bytes between a word and its figure */, SHORT_BODY = 120 };

typedef struct jue_section_form {
    const char *heading; /* pattern of its title, folded */
    const char *chinese;
    const char *english;
    const char *subject; /* words that stand in the notes even where the section has another heading; NULL where
                          * not every region has the section */
    const char *nil;     /* with these words it owes nothing more */
    jue_facet facets[MOST_FACETS];
} jue_section_form;

#define CHANGE                                                                                                   \
    {"*上年*|*上一年*|*上一度*|*去年*|*持平*|*相比*|*比20*|*较20*|*同比*", "与上年的比较", "the change against last year", ALWAYS, false, true}
#define REASON {"*原因*|*主要情况*|*由于*|*因为*|*主要是*|*系*", "变动原因", "the reason of the change", WHEN_CHANGED, false, false}
#define MONEY {"*万元*|*亿元*|*元*", "金额", "the amount", ALWAYS, false, false}
#define FIGURE(words, chinese, english) {words, chinese, english, ALWAYS, true, false}
#define WORDS(words, chinese, english, when) {words, chinese, english, when, false, false}

/* The first that a heading fits is its form. */
static const jue_section_form forms[] = {
    {"收入支出决算总体*|收支决算总体*|收入支出总体*", "收入支出总体情况", "total income and expenditure",
     "*收入支出总计*|*收支总计*|*收入总计*|*总收入*", NULL,
     {MONEY, FIGURE("总计|总额|合计|总收入|总支出|收入|支出", "收支总计", "the totals"), CHANGE, REASON}},
    {"收入决算*说明|收入决算情况", "收入决算情况", "income", "*收入合计*|*收入总计*|*本年收入*", NULL,
     {MONEY, FIGURE("合计|总计|收入", "收入合计", "the total")}},
    {"支出决算*说明|支出决算情况", "支出决算情况", "expenditure", "*支出合计*|*支出总计*|*本年支出*", NULL,
     {MONEY, FIGURE("合计|总计|支出", "支出合计", "the total")}},
    {"财政拨款*收*支*总体*", "财政拨款收支总体情况", "appropriation", "*财政拨款*总计*|*财政拨款收*支*|*财政拨款*收入*支出*", NULL,
     {MONEY, FIGURE("总计|总额|合计|收入|支出", "财政拨款收支总计", "the totals"), CHANGE, REASON}},
    {"*基本支出决算*|*基本支出*情况*", "基本支出情况", "basic expenditure", "*人员经费*", "*无*基本支出*",
     {MONEY,
      FIGURE("基本支出|合计|总计|总额|共计", "基本支出合计", "the total"),
      WORDS("*人员经费*|*人员*", "人员经费", "personnel", WHEN_PERSONNEL),
      WORDS("*公用经费*|*公用*", "公用经费", "running costs", WHEN_PUBLIC)}},
    {"一般公共预算*支出*总体情况*", "一般公共预算支出总体情况", "general budget as a whole", NULL, NULL,
     {MONEY, WORDS("*占*", "占本年支出的比重", "its share of all expenditure", WHEN_GENERAL), CHANGE, REASON}},
    {"一般公共预算*支出*结构*", "一般公共预算支出结构情况", "structure of the general budget", NULL, NULL,
     {MONEY, WORDS("*占*", "各类支出的比重", "the shares", WHEN_GENERAL)}},
    {"一般公共预算*支出*具体*", "一般公共预算支出具体情况", "items of the general budget", NULL, NULL,
     {MONEY,
      WORDS("*财政拨款支出*预算*", "支出总额的年初预算", "the budget of the total", ALWAYS),
      WORDS("*完成*|*持平*|*%*", "完成预算的情况", "how much of the budget was used", ALWAYS)}},
    {"一般公共预算*支出*说明|一般公共预算*支出*情况", "一般公共预算支出情况", "general budget", "*一般公共预算*",
     "*无一般公共预算*支出*",
     {MONEY,
      CHANGE,
      REASON,
      WORDS("*占*", "支出结构", "the structure", WHEN_GENERAL),
      WORDS("*年初预算*|*预算*", "年初预算", "the budget", ALWAYS)}},
    {"*\"三公\"*总体*|*三公经费*总体*", "“三公”经费总体情况", "三公 as a whole", NULL, JUE_SANGONG_NIL,
     {MONEY, FIGURE("预算|预算数|预算为", "“三公”经费的预算数", "the budget"), CHANGE, REASON}},
    {"*\"三公\"*具体*|*三公经费*具体*", "“三公”经费具体情况", "items of 三公", NULL, JUE_SANGONG_NIL,
     {MONEY,
      WORDS("*出国*", "因公出国（境）费", "travel abroad", ALWAYS),
      WORDS("*车购置*|*购置*车*", "公务用车购置费", "purchase of vehicles", ALWAYS),
      WORDS("*车运行*|*及运行*|*和运行*", "公务用车运行维护费", "running of vehicles", ALWAYS),
      WORDS("*接待*", "公务接待费", "receptions", ALWAYS)}},
    {"*\"三公\"*|*三公经费*", "“三公”经费情况", "三公", "*三公*", JUE_SANGONG_NIL, {MONEY, CHANGE, REASON}},
    {"*政府性基金*", "政府性基金情况", "government funds", "*政府性基金*", NULL,
     {{"支出|支出合计|支出决算|支出总计", "支出合计", "the total", WHEN_FUND, true, false},
      WORDS("*无*|*没有*|*未*|*万元*|*元*", "收支或无此项收支", "amounts, or that there are none", ALWAYS)}},
    {"*机关运行经费*", "机关运行经费情况", "running costs of offices", "*运行经费*",
     "*无机关运行*|*没有机关运行*|*不涉及*|*无此项*|*未安排*|*无相关*", {MONEY, CHANGE, REASON}},
    {"*政府采购*", "政府采购情况", "procurement", "*政府采购*", "*无政府采购*|*没有政府采购*|*未发生政府采购*|*不涉及*|*无此项*",
     {MONEY,
      WORDS("*货物*", "货物采购金额", "goods", WHEN_PROCUREMENT),
      WORDS("*工程*", "工程采购金额", "works", WHEN_PROCUREMENT),
      WORDS("*服务*", "服务采购金额", "services", WHEN_PROCUREMENT),
      WORDS("*中小企业*|*中小微*", "中小企业的份额", "the share of small and medium enterprises", WHEN_PROCUREMENT),
      WORDS("*小微*|*小型*|*微型*", "小微企业的份额", "the share of small and micro enterprises", WHEN_PROCUREMENT)}},
    {"*国有资产*", "国有资产占用情况", "state property", "*车辆*|*用车*|*国有资产*", NULL,
     {FIGURE("车辆|车辆数|机动车|汽车|车辆共|公务用车", "车辆数", "the vehicles"),
      WORDS("*用车*", "车辆的种类", "the kinds of vehicles", WHEN_VEHICLES),
      WORDS("*设备*", "大型设备数", "the large equipment", ALWAYS)}},
    {"*绩效*", "预算绩效情况", "performance", "*绩效*", NULL,
     {WORDS("*自评*|*评价*|*跟踪*|*不涉及*|*未*|*无*", "绩效评价情况", "the evaluation", ALWAYS)}},
    {"*国有资本经营*", "国有资本经营预算情况", "state capital", NULL, NULL,
     {{"支出|支出合计|支出决算|支出总计", "支出合计", "the total", WHEN_CAPITAL, true, false},
      WORDS("*无*|*没有*|*未*|*万元*|*元*", "收支或无此项收支", "amounts, or that there are none", ALWAYS)}},
};

_Static_assert(sizeof forms / sizeof forms[0] == JUE_SECTIONS, "every section has its form");

const jue_rule *jue_section_rule(jue_section_rule_id rule)
{
    return &jue_section_rules[rule];
}

const char *jue_section_name(const jue_sections *check, size_t section)
{
    return jue_say(check->ledger->call, forms[section].chinese, forms[section].english);
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
    /* 一般公共预算财政拨款“三公”经费支出决算总体情况: what comes before 三公 says of which budget. */
    bool sangong = jue_match(title, forms[JUE_SECTION_OF_SANGONG].heading) != 0;
    size_t form = sangong ? JUE_SECTION_OF_GENERAL + 1 : 0;
    while (form < JUE_SECTIONS && jue_match(title, forms[form].heading) == 0)
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
        /* 一、…支出决算表, whose table is a picture, and 二、…情况说明: the one that says something is the section. */
        if (form == JUE_SECTIONS || (check->headings[form] != NULL && check->bodies[form].size != 0))
            continue;
        check->headings[form] = passage;
        check->bodies[form] = join(check, i + 1, jue_section_end(check->outline, i));
    }
}

bool jue_says(jue_str body, const char *words)
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

/* A number, or a placeholder for one, behind the word, with nothing in between but 为, 共 and the
 * like; no percentage, no change. */
static bool has_figure_behind(jue_str rest)
{
    size_t at = 0;
    while (at < rest.size && at < MOST_BETWEEN && !jue_is_digit((unsigned char)rest.at[at]) && rest.at[at] != 'X')
        at++;
    jue_str between = jue_str_to(rest, at);
    if (at == rest.size || at == MOST_BETWEEN || jue_str_has(between, "。") ||
        jue_says(between, "*,*|*;*|*)*|*减少*|*增加*|*增长*|*下降*|*减*|*增*"))
        return false;
    while (at < rest.size && (jue_is_digit((unsigned char)rest.at[at]) || rest.at[at] == ',' || rest.at[at] == '.'))
        at++;
    return !jue_str_starts(jue_str_from(rest, at), JUE_STR("%"));
}

static bool says_figure(jue_str body, const char *words)
{
    while (*words != '\0') {
        jue_str word = {words, strcspn(words, "|")};
        for (size_t at = 0, found; (found = jue_str_find(jue_str_from(body, at), word)) != JUESUAN_NONE; at += found + word.size)
            if (has_figure_behind(jue_str_from(body, at + found + word.size)))
                return true;
        words += word.size + (words[word.size] == '|');
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
    case WHEN_CHANGED: return !jue_says(body, "*持平*|*相同*|*无变化*|*没有变化*|*无增减*|*一致*|*不变*");
    case WHEN_PROCUREMENT:
        return has_item_money(check, JUE_STATISTICS, JUE_ITEM_PROCUREMENT) || counts_more_than_none(body, "万元");
    case WHEN_VEHICLES: return has_item_money(check, JUE_STATISTICS, JUE_ITEM_VEHICLES) || counts_more_than_none(body, "辆");
    case WHEN_FUND: return has_item_money(check, JUE_GOVERNMENT_FUND, JUE_ITEM_TOTAL);
    case WHEN_CAPITAL: return has_item_money(check, JUE_STATE_CAPITAL, JUE_ITEM_TOTAL);
    case WHEN_PERSONNEL:
    case WHEN_PUBLIC:
        return table_of(check, JUE_BASIC_EXPENDITURE) == NULL ||
               has_item_money(check, JUE_BASIC_EXPENDITURE, facet->when == WHEN_PUBLIC ? JUE_ITEM_PUBLIC : JUE_ITEM_PERSONNEL);
    case WHEN_GENERAL: return table_of(check, JUE_GENERAL_BUDGET) == NULL || has_item_money(check, JUE_GENERAL_BUDGET, JUE_ITEM_TOTAL);
    case ALWAYS: break;
    }
    return true;
}

/* ---- What they say ---- */

jue_finding *jue_section_found(jue_sections *check, jue_section_rule_id rule, size_t section)
{
    jue_finding *finding = jue_found(check->ledger, jue_section_rule(rule), JUE_AS_RULED);
    const jue_passage *heading = check->headings[section];
    if (heading != NULL)
        jue_found_in(check->ledger, finding, heading, 0, heading->key.size);
    return finding;
}

/* The text without its explanations, each from 原因 to the end of its sentence. */
static jue_str without_reasons(jue_sections *check, jue_str body)
{
    static const char stop[] = "。";
    jue_builder text = jue_builder_in(&check->ledger->call->scratch);
    for (size_t at = 0; at < body.size;) {
        jue_str rest = jue_str_from(body, at);
        size_t reason = jue_str_find(rest, JUE_STR("原因"));
        jue_put(&text, jue_str_to(rest, reason == JUESUAN_NONE ? rest.size : reason));
        if (reason == JUESUAN_NONE)
            break;
        size_t end = jue_str_find(jue_str_from(rest, reason), jue_str_of(stop));
        at = end == JUESUAN_NONE ? body.size : at + reason + end;
    }
    return jue_built(&text);
}

/*
 * 一、“三公”经费支出总体情况, 二、“三公”经费支出与预算对比情况: where a general section follows the one of a part,
 * both tell of it. One that stands before it is the section around it.
 */
static jue_str told_of(jue_sections *check, size_t number)
{
    const jue_passage *general = check->headings[JUE_SECTION_OF_SANGONG];
    bool part = number > JUE_SECTION_OF_GENERAL && number < JUE_SECTION_OF_SANGONG;
    if (!part || general == NULL || general < check->headings[number])
        return check->bodies[number];
    jue_builder text = jue_builder_in(&check->ledger->call->scratch);
    jue_put(&text, check->bodies[number]);
    jue_put(&text, check->bodies[JUE_SECTION_OF_SANGONG]);
    return jue_built(&text);
}

static void check_form(jue_sections *check, size_t number)
{
    jue_ledger *ledger = check->ledger;
    jue_call *call = ledger->call;
    const jue_section_form *form = &forms[number];
    jue_str body = told_of(check, number);
    bool nil = body.size <= SHORT_BODY && jue_says(body, "*无*|*没有*|*未发生*|*未安排*");
    if (nil || (form->nil != NULL && jue_says(body, form->nil))) {
        jue_passed(ledger, jue_section_rule(JUE_SECTION_NOTES));
        return;
    }
    for (size_t i = 0; i < MOST_FACETS && form->facets[i].words != NULL; i++) {
        const jue_facet *facet = &form->facets[i];
        jue_str where = facet->told ? without_reasons(check, body) : body;
        if (facet->figure ? says_figure(where, facet->words) : jue_says(where, facet->words)) {
            jue_passed(ledger, jue_section_rule(JUE_SECTION_NOTES));
            continue;
        }
        if (!applies(check, facet, body) || jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_NOTES)))
            continue;
        jue_finding *finding = jue_section_found(check, JUE_SECTION_NOTES, number);
        finding->expected = jue_say(call, facet->chinese, facet->english);
        finding->message = jue_fill(&call->arena, jue_say(call, "“%s”没有写明%s", "%s: the notes do not say %s"),
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
    if (forms[number].subject == NULL)
        return;
    if (jue_says(notes, forms[number].subject)) {
        jue_passed(ledger, jue_section_rule(JUE_SECTION_NOTES));
        return;
    }
    if (jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_NOTES)))
        return;
    jue_finding *finding = jue_section_found(check, JUE_SECTION_NOTES, number);
    finding->expected = jue_say(ledger->call, forms[number].chinese, forms[number].english);
    finding->message = jue_fill(&ledger->call->arena, jue_say(ledger->call, "情况说明没有“%s”一节", "the notes have no section on %s"), finding->expected);
}

/* A heading with nothing under it but the next one. */
static void check_bare_headings(jue_sections *check)
{
    const jue_outline *outline = check->outline;
    for (size_t i = outline->body; i + 1 < outline->count && jue_rule_on(check->ledger, jue_section_rule(JUE_SECTION_NOTES)); i++) {
        const jue_passage *passage = &outline->passages[i];
        const jue_passage *next = &outline->passages[i + 1];
        bool wanted = passage->part == JUE_PART_NOTES && passage->heading && passage->mark != JUE_MARK_PART;
        bool bare = next->heading && next->mark <= passage->mark && next->mark != JUE_MARK_NONE;
        if (!wanted || !bare || jue_may_be_unread(check->ledger, jue_section_rule(JUE_SECTION_NOTES)))
            continue;
        jue_finding *finding = jue_found(check->ledger, jue_section_rule(JUE_SECTION_NOTES), JUE_AS_RULED);
        jue_found_in(check->ledger, finding, passage, 0, passage->key.size);
        finding->message = jue_say(check->ledger->call, "标题之下没有内容", "nothing stands under this heading");
    }
}

static void check_glossary(jue_sections *check)
{
    jue_ledger *ledger = check->ledger;
    const jue_outline *outline = check->outline;
    bool there = outline->has[JUE_PART_GLOSSARY];
    for (size_t i = outline->body; i < outline->count && !there; i++)
        there = jue_str_has(outline->passages[i].key, "名词解释");
    if (there)
        jue_passed(ledger, jue_section_rule(JUE_SECTION_GLOSSARY));
    else if (!jue_may_be_unread(ledger, jue_section_rule(JUE_SECTION_GLOSSARY)))
        jue_found(ledger, jue_section_rule(JUE_SECTION_GLOSSARY), JUE_AS_RULED)->message = jue_say(ledger->call, "没有“名词解释”部分", "there is no glossary");
}

void jue_check_sections(jue_ledger *ledger, const jue_outline *outline)
{
    bool readable = true;
    for (int i = 0; i < JUE_SECTION_RULES; i++)
        readable = jue_text_there(ledger, outline, jue_section_rule((jue_section_rule_id)i));
    if (!readable)
        return;
    if (!outline->has[JUE_PART_NOTES]) {
        for (int i = 0; i < JUE_SECTION_RULES; i++)
            jue_not_evaluated(ledger, jue_section_rule((jue_section_rule_id)i), jue_say(ledger->call, "没有找到情况说明", "the notes were not found"));
        return;
    }
    jue_sections check = {.ledger = ledger, .outline = outline};
    find_sections(&check);
    jue_str notes = {NULL, 0};
    for (size_t i = 0; i < JUE_SECTIONS && jue_rule_on(ledger, jue_section_rule(JUE_SECTION_NOTES)); i++) {
        if (check.headings[i] != NULL) {
            check_form(&check, i);
            continue;
        }
        if (notes.at == NULL)
            notes = join(&check, outline->body, outline->count);
        check_missing(&check, i, notes);
    }
    check_bare_headings(&check);
    jue_check_numbering(&check);
    jue_check_alike(&check);
    jue_check_told(&check);
    check_glossary(&check);
}
