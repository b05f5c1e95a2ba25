#include "read/about.h"

enum { COVER_PARAGRAPHS = 40 };

/* The text from `start` to the first of the ends. */
static jue_str between(jue_str text, size_t start, const char *const *ends)
{
    jue_str rest = jue_str_from(text, start);
    for (; *ends != NULL; ends++) {
        size_t end = jue_str_find(rest, jue_str_of(*ends));
        if (end != JUESUAN_NONE)
            rest = jue_str_to(rest, end);
    }
    return rest;
}

const char *jue_form_number(jue_call *call, jue_str around)
{
    static const char *const starts[] = {"公开", "财政批复", "财决批复", "财法批复", "财决"};
    static const char *const ends[] = {"表", NULL};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        size_t at = jue_str_find(around, jue_str_of(starts[i]));
        if (at == JUESUAN_NONE)
            continue;
        jue_str number = between(around, at + strlen(starts[i]), ends);
        bool numbered = number.size > 0 && number.size <= 5;
        for (size_t c = 0; c < number.size; c++)
            numbered = numbered && (jue_is_digit((unsigned char)number.at[c]) || number.at[c] == '-');
        if (numbered)
            return jue_printf(&call->arena, "%s%.*s表", starts[i], (int)number.size, number.at);
    }
    return "";
}

/* The unit of money that the text starts with. */
static juesuan_unit unit_at(jue_str text)
{
    static const char *const units[] = {"万元", "亿元", "千元", "元"};
    if (jue_str_starts(text, JUE_STR("人民币")))
        text = jue_str_from(text, strlen("人民币"));
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (jue_str_starts(text, jue_str_of(units[i])))
            return jue_unit_of(jue_str_of(units[i]));
    return JUESUAN_UNIT_UNKNOWN;
}

juesuan_unit jue_unit_in(jue_str around)
{
    juesuan_unit unit = JUESUAN_UNIT_UNKNOWN;
    for (size_t offset = 0; offset < around.size && unit == JUESUAN_UNIT_UNKNOWN;) {
        size_t at = jue_str_find(jue_str_from(around, offset), JUE_STR("单位:"));
        if (at == JUESUAN_NONE)
            break;
        offset += at + strlen("单位:");
        unit = unit_at(jue_str_from(around, offset));
    }
    return unit;
}

/* Offset of "2023年度" or "2023年" with a plausible year, or JUESUAN_NONE. */
static size_t find_year(jue_str text, const char *word, int *year)
{
    size_t offset = 0;
    for (;;) {
        size_t at = jue_str_find(jue_str_from(text, offset), jue_str_of(word));
        if (at == JUESUAN_NONE)
            return JUESUAN_NONE;
        at += offset;
        int value = 0;
        bool digits = at >= 4 && (at == 4 || !jue_is_digit((unsigned char)text.at[at - 5]));
        for (size_t i = at - 4; digits && i < at; i++) {
            digits = jue_is_digit((unsigned char)text.at[i]);
            value = value * 10 + (text.at[i] - '0');
        }
        if (digits && value >= 1990 && value < 2100) {
            *year = value;
            return at - 4;
        }
        offset = at + strlen(word);
    }
}

/* The name behind "部门名称:" and the like; a money unit is none. */
static jue_str named(jue_str text)
{
    static const char *const labels[] = {"部门名称:", "单位名称:", "部门单位:", "编制单位:", "编制部门:", "填报单位:", "部门:", "单位:"};
    static const char *const ends[] = {"20",   "(单位:", "(金额单位", "金额单位", "计量单位", "单位:", "附表", "部门公开表",
                                       "公开", "财决",   "财政批复",  "(盖章)",   "表1",      "表2",   "表3",  "表4",
                                       "表5",  "表6",    "表7",       "表8",      "表9",      NULL};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t at = jue_str_find(text, jue_str_of(labels[i]));
        if (at == JUESUAN_NONE)
            continue;
        jue_str name = between(text, at + strlen(labels[i]), ends);
        if (name.size >= 6 && unit_at(name) == JUESUAN_UNIT_UNKNOWN && !jue_str_has(name, "万元"))
            return name;
    }
    return (jue_str){"", 0};
}

void jue_about_table(jue_call *call, juesuan_report *report, jue_str around)
{
    int year = 0;
    if (report->year == 0 && find_year(around, "年度", &year) != JUESUAN_NONE)
        report->year = year;
    if (*report->department == '\0') {
        jue_str name = named(around);
        report->department = jue_copy(&call->arena, name.at, name.size);
    }
}

static bool is_name(jue_str key)
{
    return key.size >= 6 && key.size <= 150 && !jue_str_has(key, "。") && !jue_str_has(key, ",") &&
           !jue_str_has(key, "附件") && !jue_str_has(key, "目录") && jue_match(key, "第*部分*") == 0;
}

void jue_about_cover(jue_call *call, juesuan_report *report)
{
    jue_str before = {"", 0};
    for (size_t i = 0; i < report->paragraphs.count && i < COVER_PARAGRAPHS; i++) {
        jue_str key = jue_key(&call->scratch, jue_str_to(report->paragraphs.at[i].text, 480));
        int year = 0;
        size_t at = find_year(key, "年度", &year);
        bool cover = at != JUESUAN_NONE && jue_match(jue_str_from(key, at), "*年度*决算*") != 0 && key.size < 240;
        if (cover) {
            jue_str name = jue_str_to(key, at);
            if (report->year == 0)
                report->year = year;
            if (*report->department == '\0' && is_name(name))
                report->department = jue_copy(&call->arena, name.at, name.size);
            else if (*report->department == '\0' && name.size == 0 && is_name(before))
                report->department = jue_copy(&call->arena, before.at, before.size);
        }
        if (report->year != 0 && *report->department != '\0')
            return;
        before = key;
    }
}
