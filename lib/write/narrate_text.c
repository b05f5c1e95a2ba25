/* Says the templates: placeholders, and parts that are left out. */
#include "write/narrate.h"

/* What a placeholder has become. */
typedef enum jue_filled {
    FILLED,
    MARKED, /* only a human can know */
    ABSENT  /* there is no such figure */
} jue_filled;

const char *const jue_narrated_counts[] = {
    "出国（境）团组", "出国（境）人次", "购置车辆", "公务用车保有量", "公务接待批次", "公务接待人次", "国内接待批次", "国内接待人次",
    "外宾接待批次",   "外宾接待人次",   "国（境）外接待批次", "国（境）外接待人次", "绩效目标项目", "绩效跟踪项目", "绩效自评项目",
    "评级为优的项目", "评级为良的项目", "评级为合格的项目", "评级为不合格的项目", "发现问题", "完成整改", "正在整改",
};

const size_t jue_narrated_count_count = sizeof jue_narrated_counts / sizeof jue_narrated_counts[0];

/* ---- Marks and figures ---- */

static jue_filled put_mark(jue_narrator *narrator, const char *what)
{
    jue_puts(&narrator->out, "【待填：");
    jue_puts(&narrator->out, what);
    jue_puts(&narrator->out, "】");
    return MARKED;
}

static bool is_zero(juesuan_amount amount)
{
    return !jue_has_value(amount) || amount.value == 0;
}

static void put_number(jue_narrator *narrator, juesuan_amount amount)
{
    char text[JUE_AMOUNT_TEXT];
    if (is_zero(amount)) {
        jue_puts(&narrator->out, narrator->style->bare_zero ? "0" : "0.00");
        return;
    }
    juesuan_amount_format(amount, narrator->style->separators, text, sizeof text);
    jue_puts(&narrator->out, text);
}

static jue_filled put_money(jue_narrator *narrator, jue_figure figure)
{
    if (!figure.known)
        return put_mark(narrator, "金额");
    put_number(narrator, figure.amount);
    jue_puts(&narrator->out, juesuan_unit_name(narrator->unit));
    return FILLED;
}

static jue_filled put_percent(jue_narrator *narrator, jue_figure figure)
{
    if (!figure.known)
        return put_mark(narrator, "百分比");
    if (!jue_has_value(figure.amount))
        return ABSENT;
    put_number(narrator, figure.amount);
    jue_puts(&narrator->out, "%");
    return FILLED;
}

static jue_filled put_amount(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_money(narrator, jue_narrated_amount(narrator, &narrator->subject));
}

static jue_filled put_budget(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_money(narrator, jue_narrated_budget(narrator, &narrator->subject));
}

static jue_filled put_share(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_percent(narrator, jue_narrated_share(narrator, &narrator->subject, narrator->phrase->of));
}

static jue_filled put_completion(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_percent(narrator, jue_narrated_completion(narrator, &narrator->subject));
}

/* ---- Changes ---- */

static juesuan_amount magnitude(juesuan_amount amount)
{
    amount.value = amount.value < 0 ? -amount.value : amount.value;
    return amount;
}

static jue_filled put_moved(jue_narrator *narrator, jue_str argument)
{
    jue_figure percent;
    jue_figure change = jue_narrated_change(narrator, &narrator->subject, &percent);
    (void)argument;
    if (!change.known)
        return put_mark(narrator, "增加或减少");
    jue_puts(&narrator->out, change.amount.value < 0 ? "减少" : "增加");
    return FILLED;
}

/* 由上年的-15.00万元: without it nobody would believe a rise beyond what there is. */
static void put_negative_base(jue_narrator *narrator)
{
    jue_figure previous = jue_narrated_previous(narrator, &narrator->subject);
    if (previous.ticks >= 0)
        return;
    jue_puts(&narrator->out, "由上年的");
    put_money(narrator, previous);
}

/* 减少181.51万元 */
static jue_filled put_difference(jue_narrator *narrator, jue_str argument)
{
    jue_figure percent;
    jue_figure change = jue_narrated_change(narrator, &narrator->subject, &percent);
    (void)argument;
    if (!change.known)
        return put_mark(narrator, "增减额");
    put_negative_base(narrator);
    jue_puts(&narrator->out, change.amount.value < 0 ? "减少" : "增加");
    change.amount = magnitude(change.amount);
    return put_money(narrator, change);
}

/* 减少181.51万元，下降3.26%; without a rate where there was nothing last year. */
static jue_filled put_change(jue_narrator *narrator, jue_str argument)
{
    jue_figure percent;
    jue_figure change = jue_narrated_change(narrator, &narrator->subject, &percent);
    if (!change.known)
        return put_mark(narrator, "增减额、增减率");
    put_difference(narrator, argument);
    if (!jue_has_value(percent.amount))
        return FILLED;
    jue_puts(&narrator->out, change.amount.value < 0 ? "，下降" : "，增长");
    percent.amount = magnitude(percent.amount);
    return put_percent(narrator, percent);
}

static jue_filled put_than(jue_narrator *narrator, jue_str argument)
{
    jue_figure amount = jue_narrated_amount(narrator, &narrator->subject);
    jue_figure budget = jue_narrated_budget(narrator, &narrator->subject);
    (void)argument;
    if (!amount.known || !budget.known)
        return put_mark(narrator, "大于或小于");
    jue_puts(&narrator->out, juesuan_amount_compare(amount.amount, budget.amount) < 0 ? "小于" : "大于");
    return FILLED;
}

/* ---- Words ---- */

static jue_filled put_said(jue_narrator *narrator, jue_extra_kind kind, const char *mark)
{
    const jue_extra_entry *entry = jue_narrated_extra(narrator, &narrator->subject, kind);
    if (entry == NULL)
        return put_mark(narrator, mark);
    jue_put(&narrator->out, entry->text);
    return FILLED;
}

static jue_filled put_reason(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_said(narrator, JUE_EXTRA_REASONS, "原因");
}

static jue_filled put_words(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_said(narrator, JUE_EXTRA_REASONS, "内容");
}

/* Nothing was spent: there is no purpose. */
static jue_filled put_purpose(jue_narrator *narrator, jue_str argument)
{
    jue_figure amount = jue_narrated_amount(narrator, &narrator->subject);
    (void)argument;
    if (amount.known && amount.ticks == 0)
        return ABSENT;
    return put_said(narrator, JUE_EXTRA_USES, "用途");
}

static jue_filled put_name(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    jue_puts(&narrator->out, narrator->subject.name);
    return FILLED;
}

/* 公共安全支出（类）司法（款）行政运行（项） */
static jue_filled put_path(jue_narrator *narrator, jue_str argument)
{
    static const char *const levels[] = {"", "（类）", "（款）", "（项）"};
    const jue_side *side = &narrator->subject.table->sides[0];
    int32_t path[4];
    size_t depth = 0;
    (void)argument;
    for (int32_t row = (int32_t)narrator->subject.row; row != JUE_NO_ROW && depth < 4; row = side->rows.at[row].parent)
        path[depth++] = row;
    while (depth-- > 0) {
        const jue_row *row = &side->rows.at[path[depth]];
        jue_puts(&narrator->out, row->name);
        jue_puts(&narrator->out, levels[row->level]);
    }
    return FILLED;
}

static bool is_below(const jue_side *side, size_t row, size_t ancestor)
{
    for (int32_t at = side->rows.at[row].parent; at != JUE_NO_ROW; at = side->rows.at[at].parent)
        if ((size_t)at == ancestor)
            return true;
    return false;
}

/* Names in a list: more than these would help nobody. */
enum { MOST_NAMES = 100 };

static bool is_named(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* The names of the subjects below a class that have money, each once: 行政运行 may stand under several.
 * 支出 closes the list, where the last name does not end in it. */
static jue_filled put_uses(jue_narrator *narrator, jue_str argument)
{
    const juesuan_table *table = narrator->subject.table;
    const jue_side *side = &table->sides[0];
    size_t class = narrator->subject.row;
    const char *names[MOST_NAMES];
    size_t count = 0;
    (void)argument;
    for (size_t row = jue_next_row(table, class + 1, 0, true); row != JUESUAN_NONE && is_below(side, row, class);
         row = jue_next_row(table, row + 1, 0, true))
        if (count < MOST_NAMES && !is_named(names, count, side->rows.at[row].name))
            names[count++] = side->rows.at[row].name;
    for (size_t i = 0; i < count; i++) {
        jue_puts(&narrator->out, i == 0 ? "" : "、");
        jue_puts(&narrator->out, names[i]);
    }
    if (count == 0)
        return ABSENT;
    if (!jue_str_ends(jue_str_of(names[count - 1]), JUE_STR("支出")))
        jue_puts(&narrator->out, count == MOST_NAMES ? "等支出" : "支出");
    return FILLED;
}

static bool is_personnel(const char *code)
{
    return strncmp(code, "301", 3) == 0 || strncmp(code, "303", 3) == 0;
}

/* The rows of 基本支出 that make up 人员经费 or 公用经费: classes with their money, or names of subjects. */
static jue_filled put_economic(jue_narrator *narrator, bool classes)
{
    const juesuan_table *table = jue_report_find(narrator->report, JUESUAN_SET_PUBLICATION, JUE_BASIC_EXPENDITURE);
    bool personnel = narrator->subject.topic->id == JUE_TOPIC_PERSONNEL;
    size_t said = 0;
    for (size_t row = table == NULL ? JUESUAN_NONE : jue_next_row(table, 0, 1, !classes); row != JUESUAN_NONE;
         row = jue_next_row(table, row + 1, 1, !classes)) {
        const jue_row *at = &table->sides[0].rows.at[row];
        if (is_personnel(at->code) != personnel)
            continue;
        jue_puts(&narrator->out, said++ == 0 ? "" : classes ? "，" : "、");
        jue_puts(&narrator->out, at->name);
        jue_subject subject = {&jue_topics[JUE_TOPIC_ROW], table, row, at->name};
        if (classes)
            put_money(narrator, jue_narrated_amount(narrator, &subject));
    }
    return said == 0 ? ABSENT : FILLED;
}

static jue_filled put_parts(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_economic(narrator, true);
}

static jue_filled put_list(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_economic(narrator, false);
}

/* ---- Counts ---- */

static jue_filled put_whole(jue_narrator *narrator, jue_figure number)
{
    char text[JUE_AMOUNT_TEXT];
    if (!number.known)
        return put_mark(narrator, "数量");
    juesuan_amount_format(number.amount, 0, text, sizeof text);
    jue_puts(&narrator->out, text);
    return FILLED;
}

static jue_filled put_things(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_whole(narrator, jue_narrated_number(narrator, &narrator->subject));
}

static jue_filled put_held(jue_narrator *narrator, jue_str key)
{
    const jue_extra_entry *entry = jue_extra_find(narrator->call, &narrator->extra, JUE_EXTRA_COUNTS, key);
    return put_whole(narrator, entry == NULL ? (jue_figure){.known = false} : (jue_figure){true, entry->amount, 1});
}

static jue_filled put_count(jue_narrator *narrator, jue_str key)
{
    jue_figure amount = jue_narrated_amount(narrator, &narrator->subject);
    bool given = jue_extra_find(narrator->call, &narrator->extra, JUE_EXTRA_COUNTS, key) != NULL;
    if (!given && amount.known && amount.ticks == 0)
        return put_whole(narrator, (jue_figure){true, jue_amount(0, 0), 0});
    return put_held(narrator, key);
}

static jue_filled put_index(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    jue_putf(&narrator->out, "%zu", narrator->index);
    return FILLED;
}

/* ---- The report ---- */

static jue_filled put_year_before(jue_narrator *narrator, int before)
{
    if (narrator->report->year == 0)
        return put_mark(narrator, "年份");
    jue_putf(&narrator->out, "%d", narrator->report->year - before);
    return FILLED;
}

static jue_filled put_year(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_year_before(narrator, 0);
}

static jue_filled put_last(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    return put_year_before(narrator, 1);
}

static jue_filled put_department(jue_narrator *narrator, jue_str argument)
{
    (void)argument;
    if (*narrator->report->department == '\0')
        return put_mark(narrator, "部门名称");
    jue_puts(&narrator->out, narrator->report->department);
    return FILLED;
}

/* ---- Templates ---- */

static const struct {
    const char *name;
    jue_filled (*put)(jue_narrator *narrator, jue_str argument);
} placeholders[] = {
    {"amount", put_amount}, {"share", put_share},   {"budget", put_budget},   {"completion", put_completion},
    {"change", put_change}, {"moved", put_moved},   {"difference", put_difference}, {"than", put_than},
    {"reason", put_reason}, {"words", put_words}, {"purpose", put_purpose}, {"name", put_name},     {"path", put_path},
    {"uses", put_uses},     {"parts", put_parts},   {"list", put_list},       {"number", put_things},
    {"count", put_count},   {"held", put_held},     {"index", put_index},     {"year", put_year},
    {"last", put_last},     {"department", put_department},
};

static jue_filled put_placeholder(jue_narrator *narrator, jue_str inside)
{
    size_t colon = jue_str_find(inside, JUE_STR(":"));
    jue_str name = jue_str_to(inside, colon);
    jue_str argument = colon == JUESUAN_NONE ? (jue_str){"", 0} : jue_str_from(inside, colon + 1);
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++)
        if (jue_str_is(name, placeholders[i].name))
            return placeholders[i].put(narrator, argument);
    /* A template of our own that asks for what there is not. */
    jue_put(&narrator->out, inside);
    return MARKED;
}

/* False where a figure in it is absent. */
static bool put_plain(jue_narrator *narrator, jue_str text)
{
    bool whole = true;
    while (text.size != 0) {
        size_t open = jue_str_find(text, JUE_STR("{"));
        jue_put(&narrator->out, jue_str_to(text, open));
        if (open == JUESUAN_NONE)
            break;
        text = jue_str_from(text, open + 1);
        size_t close = jue_str_find(text, JUE_STR("}"));
        if (put_placeholder(narrator, jue_str_to(text, close)) == ABSENT)
            whole = false;
        text = close == JUESUAN_NONE ? (jue_str){"", 0} : jue_str_from(text, close + 1);
    }
    return whole;
}

static void put_part(jue_narrator *narrator, jue_str text)
{
    jue_builder out = narrator->out;
    narrator->out = jue_builder_in(&narrator->call->scratch);
    bool whole = put_plain(narrator, text);
    jue_str part = jue_built(&narrator->out);
    narrator->out = out;
    if (whole)
        jue_put(&narrator->out, part);
}

void jue_narrate_text(jue_narrator *narrator, const char *template)
{
    jue_str text = jue_str_of(template);
    while (text.size != 0) {
        size_t open = jue_str_find(text, JUE_STR("["));
        put_plain(narrator, jue_str_to(text, open));
        if (open == JUESUAN_NONE)
            break;
        text = jue_str_from(text, open + 1);
        size_t close = jue_str_find(text, JUE_STR("]"));
        put_part(narrator, jue_str_to(text, close));
        text = close == JUESUAN_NONE ? (jue_str){"", 0} : jue_str_from(text, close + 1);
    }
}
