#include "check/outline.h"

enum {
    LONGEST_HEADING = 150,  /* bytes of a key */
    LONGEST_PART = 240,
    LONGEST_NUMERAL = 4,    /* characters */
    MOST_LISTINGS = 200,    /* no contents are longer */
    AROUND = 8              /* characters of an excerpt before and behind */
};

/* ---- Marks in front of a passage ---- */

/* 1 to 10 for 一 to 十; 0 for anything else. */
static unsigned chinese_numeral(jue_str rest)
{
    static const char numerals[] = "一二三四五六七八九十";
    /* All of them start with one of two bytes. */
    if (rest.size < 3 || (rest.at[0] != '\xE4' && rest.at[0] != '\xE5'))
        return 0;
    unsigned number = 1;
    while (number <= 10 && memcmp(numerals + 3 * (number - 1), rest.at, 3) != 0)
        number++;
    return number <= 10 ? number : 0;
}

unsigned jue_numeral(jue_str key, size_t *offset, bool *chinese)
{
    unsigned tens = 0;
    unsigned ones = 0;
    *chinese = false;
    for (int count = 0; count < LONGEST_NUMERAL && *offset < key.size; count++) {
        jue_str rest = jue_str_from(key, *offset);
        if (jue_is_digit((unsigned char)rest.at[0])) {
            ones = ones * 10 + (unsigned)(rest.at[0] - '0');
            *offset += 1;
            continue;
        }
        unsigned numeral = chinese_numeral(rest);
        if (numeral == 0)
            break;
        if (numeral == 10)
            tens = ones == 0 ? 1 : ones;
        ones = numeral % 10;
        *chinese = true;
        *offset += 3;
    }
    unsigned number = tens * 10 + ones;
    return number > UINT8_MAX ? 0 : number;
}

static void set_mark(jue_passage *passage, jue_mark mark, unsigned number, size_t lead)
{
    passage->mark = (uint8_t)mark;
    passage->number = (uint8_t)number;
    passage->lead = (uint8_t)lead;
}

static void find_mark(jue_passage *passage)
{
    jue_str key = passage->key;
    /* A list of a word processor that was saved as text: "- 1、". */
    size_t start = jue_str_starts(key, JUE_STR("-")) ? 1 : 0;
    size_t offset = start;
    bool chinese;
    if (jue_str_starts(key, JUE_STR("第"))) {
        offset = 3;
        unsigned number = jue_numeral(key, &offset, &chinese);
        if (number != 0 && jue_str_starts(jue_str_from(key, offset), JUE_STR("部分")))
            set_mark(passage, JUE_MARK_PART, number, offset + strlen("部分"));
        return;
    }
    bool bracket = offset < key.size && key.at[offset] == '(';
    offset += bracket;
    unsigned number = jue_numeral(key, &offset, &chinese);
    jue_str rest = jue_str_from(key, offset);
    if (number == 0)
        return;
    if (bracket) {
        if (jue_str_starts(rest, JUE_STR(")")))
            set_mark(passage, chinese ? JUE_MARK_GROUP : JUE_MARK_ITEM, number, offset + 1);
        return;
    }
    bool decimal = rest.size > 1 && rest.at[0] == '.' && jue_is_digit((unsigned char)rest.at[1]);
    if (jue_str_starts(rest, JUE_STR("、")))
        set_mark(passage, chinese ? JUE_MARK_SECTION : JUE_MARK_ITEM, number, offset + strlen("、"));
    else if (jue_str_starts(rest, JUE_STR(".")) && !decimal)
        set_mark(passage, chinese ? JUE_MARK_SECTION : JUE_MARK_ITEM, number, offset + 1);
}

/* ---- Headings and parts ---- */

static bool is_leader(jue_str key, size_t size)
{
    char last = key.at[size - 1];
    return jue_is_digit((unsigned char)last) || last == '.' || last == '-' || last == '_';
}

static jue_str strip_title(jue_str key)
{
    for (;;) {
        if (key.size > 0 && is_leader(key, key.size))
            key.size--;
        else if (jue_str_ends(key, JUE_STR("…")) || jue_str_ends(key, JUE_STR("。")) || jue_str_ends(key, JUE_STR("·")))
            key.size -= jue_str_ends(key, JUE_STR("·")) ? 2 : 3;
        else
            return key;
    }
}

jue_str jue_passage_title(const jue_passage *passage)
{
    return strip_title(jue_str_from(passage->key, passage->lead));
}

static bool is_heading(const jue_passage *passage)
{
    jue_str title = jue_str_from(passage->key, passage->lead);
    if (passage->mark == JUE_MARK_NONE || passage->mark == JUE_MARK_ITEM || title.size == 0 || passage->cells)
        return false;
    if (title.size > LONGEST_HEADING || jue_str_has(title, ":") || jue_str_has(title, ";") || jue_str_has(title, ","))
        return false;
    size_t stop = jue_str_find(title, JUE_STR("。"));
    return stop == JUESUAN_NONE || (stop + 3 == title.size && jue_match(title, "*说明。|*情况。|*解释。") != 0);
}

/* Which part a title opens; COVER where it opens none. */
static jue_part part_of_title(jue_str title)
{
    static const struct {
        const char *pattern;
        jue_part part;
    } titles[] = {
        {"*名词解释*|*名词说明*", JUE_PART_GLOSSARY}, {"*情况说明*|*决算说明*|*情况分析*|说明", JUE_PART_NOTES},
        {"*决算表*|*公开表*|*报表*|*表格*", JUE_PART_TABLES}, {"*概况*|*基本情况*|*职责*", JUE_PART_ABOUT},
        {"*附件*|*附表*|*附录*", JUE_PART_ANNEX},
    };
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (jue_match(title, titles[i].pattern) != 0)
            return titles[i].part;
    return JUE_PART_COVER;
}

/* The part that goes on behind this passage, where no 第…部分 says so. */
static jue_part part_of_passage(const jue_passage *passage, jue_part part)
{
    jue_str title = jue_passage_title(passage);
    if (passage->cells || title.size > LONGEST_HEADING || jue_str_ends(passage->key, JUE_STR("。")))
        return part;
    if (jue_match(title, "名词解释|专业名词解释|专业性名词解释|有关名词解释") != 0)
        return JUE_PART_GLOSSARY;
    if (jue_match(title, "*年度部门决算表|*年度单位决算表|*年部门决算表|*年单位决算表") != 0)
        return JUE_PART_TABLES;
    if (jue_match(title, "*年度部门决算情况说明|*年度单位决算情况说明|*年部门决算情况说明|部门决算情况说明|决算情况说明|情况说明") != 0)
        return JUE_PART_NOTES;
    if (part < JUE_PART_NOTES && passage->heading && jue_match(title, "*总体情况说明|*总体情况") != 0)
        return JUE_PART_NOTES;
    if (part == JUE_PART_COVER && passage->heading)
        return JUE_PART_ABOUT;
    return part;
}

/* ---- The contents: from 目录 to where its first title comes again ---- */

static bool ends_contents(const jue_outline *outline, size_t first, size_t number)
{
    const jue_passage *passage = &outline->passages[number];
    if (jue_str_has(passage->key, "。") || passage->key.size > LONGEST_PART)
        return true;
    if (number <= first)
        return false;
    const jue_passage *opening = &outline->passages[first];
    if (passage->mark == JUE_MARK_PART && passage->number == 1 && opening->mark == JUE_MARK_PART)
        return true;
    return passage->mark == opening->mark && passage->number == opening->number && passage->mark != JUE_MARK_NONE &&
           jue_str_equal(jue_passage_title(passage), jue_passage_title(opening));
}

/* Whether an entry starts at `at`; sets its mark, number and where its title starts. */
static bool entry_at(jue_str key, size_t at, unsigned before, jue_listing *entry, size_t *title)
{
    size_t end = at;
    bool chinese;
    bool part = jue_str_starts(jue_str_from(key, at), JUE_STR("第"));
    if (part)
        end += strlen("第");
    unsigned number = jue_numeral(key, &end, &chinese);
    const char *behind = part ? "部分" : "、";
    if (number == 0 || (!chinese && !part) || !jue_str_starts(jue_str_from(key, end), jue_str_of(behind)))
        return false;
    *title = end + strlen(behind);
    entry->mark = (uint8_t)(part ? JUE_MARK_PART : JUE_MARK_SECTION);
    entry->number = (uint8_t)number;
    return part || number == 1 || number == before + 1;
}

static void set_title(jue_listing *entry, jue_str key, size_t mark, size_t start, size_t end)
{
    entry->title = strip_title((jue_str){key.at + start, end - start});
    entry->whole = (jue_str){key.at + mark, start - mark + entry->title.size};
}

/* Splits a passage into entries: what a reader of positions gives may hold several of them. */
static void list_passage(jue_call *call, jue_outline *outline, const jue_passage *passage)
{
    jue_str key = passage->key;
    jue_listing *last = NULL;
    size_t mark = 0;
    size_t start = 0;
    for (size_t at = 0; at < key.size && outline->contents.count < MOST_LISTINGS; at++) {
        if (((unsigned char)key.at[at] & 0xC0) == 0x80)
            continue;
        const jue_listing *before = outline->contents.count == 0 ? NULL : &outline->contents.at[outline->contents.count - 1];
        bool counts = before != NULL && before->mark == JUE_MARK_SECTION;
        jue_listing entry = {.passage = passage};
        size_t title = 0;
        if (!entry_at(key, at, counts ? before->number : 0, &entry, &title))
            continue;
        if (last != NULL)
            set_title(last, key, mark, start, at);
        last = jue_vector_add(&call->scratch, &outline->contents); /* NOLINT(clang-analyzer-core.NonNullParamChecker) */
        *last = entry;
        mark = at;
        start = title;
        at = title - 1;
    }
    if (last != NULL)
        set_title(last, key, mark, start, key.size);
}

static void list_contents(jue_call *call, jue_outline *outline)
{
    for (size_t i = 0; i < outline->body && outline->contents.count < MOST_LISTINGS; i++)
        if (outline->passages[i].part == JUE_PART_CONTENTS)
            list_passage(call, outline, &outline->passages[i]);
    jue_part part = JUE_PART_ABOUT;
    for (size_t i = 0; i < outline->contents.count; i++) {
        jue_listing *entry = &outline->contents.at[i];
        if (entry->mark == JUE_MARK_PART)
            part = part_of_title(entry->title);
        entry->part = (uint8_t)part;
        entry->form = jue_form_of_title(entry->title, &entry->set);
    }
}

static void make_passages(jue_call *call, const juesuan_report *report, jue_outline *outline)
{
    outline->count = report->paragraphs.count;
    outline->passages = jue_alloc_array(&call->scratch, outline->count, sizeof *outline->passages);
    for (size_t i = 0; i < outline->count; i++) {
        const jue_paragraph *paragraph = &report->paragraphs.at[i];
        jue_passage *passage = &outline->passages[i];
        passage->text = paragraph->text;
        passage->key = jue_key(&call->scratch, paragraph->text);
        passage->line = paragraph->line;
        passage->page = paragraph->page;
        passage->cells = memchr(paragraph->text.at, '\t', paragraph->text.size) != NULL;
        find_mark(passage);
    }
}

void jue_outline_build(jue_call *call, const juesuan_report *report, jue_outline *outline)
{
    *outline = (jue_outline){0};
    make_passages(call, report, outline);
    jue_part part = JUE_PART_COVER;
    size_t first = 0;
    uint32_t section = UINT32_MAX;
    for (size_t i = 0; i < outline->count; i++) {
        jue_passage *passage = &outline->passages[i];
        if (part < JUE_PART_ABOUT && jue_str_is(passage->key, "目录")) {
            part = JUE_PART_CONTENTS;
            first = i + 1;
        } else if (part == JUE_PART_CONTENTS && i > first && ends_contents(outline, first, i)) {
            part = JUE_PART_ABOUT;
        }
        passage->heading = part == JUE_PART_CONTENTS ? passage->mark != JUE_MARK_NONE : is_heading(passage);
        if (part != JUE_PART_CONTENTS) {
            jue_part opened = JUE_PART_COVER;
            if (passage->mark == JUE_MARK_PART && passage->heading)
                opened = part_of_title(jue_passage_title(passage));
            part = opened != JUE_PART_COVER ? opened : part_of_passage(passage, part);
        }
        passage->part = (uint8_t)part;
        outline->has[part] = true;
        if (passage->heading && passage->mark <= JUE_MARK_SECTION)
            section = passage->mark == JUE_MARK_SECTION ? (uint32_t)i : UINT32_MAX;
        passage->section = section;
        if (part < JUE_PART_ABOUT)
            outline->body = i + 1;
    }
    list_contents(call, outline);
}

size_t jue_section_end(const jue_outline *outline, size_t heading)
{
    const jue_passage *opening = &outline->passages[heading];
    size_t end = heading + 1;
    while (end < outline->count) {
        const jue_passage *passage = &outline->passages[end];
        if (passage->part != opening->part || (passage->heading && passage->mark <= opening->mark))
            break;
        end++;
    }
    return end;
}

/* ---- Places ---- */

/* An ideograph that folds to itself: most of every text. */
static bool is_plain(jue_str text, size_t at)
{
    return (unsigned char)text.at[at] >= 0xE4 && (unsigned char)text.at[at] <= 0xE9 && text.size - at >= 3;
}

size_t jue_passage_origin(const jue_passage *passage, size_t offset)
{
    jue_str text = passage->text;
    size_t at = 0;
    size_t seen = 0;
    while (at < text.size) {
        if (is_plain(text, at)) {
            if (seen >= offset)
                return at;
            seen += 3;
            at += 3;
            continue;
        }
        size_t next = at;
        char bytes[4];
        uint32_t character = jue_fold(jue_utf8_next(text, &next));
        if (!jue_is_blank(character)) {
            if (seen >= offset)
                return at;
            seen += jue_utf8_put(character, bytes);
        }
        at = next;
    }
    return at;
}

static size_t back(jue_str text, size_t at, int characters)
{
    for (; at > 0 && characters > 0; characters--)
        do
            at--;
        while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80);
    return at;
}

static size_t forth(jue_str text, size_t at, int characters)
{
    for (; at < text.size && characters > 0; characters--)
        jue_utf8_next(text, &at);
    return at;
}

void jue_found_at(jue_ledger *ledger, jue_finding *finding, const jue_passage *passage, size_t from, size_t to)
{
    size_t start = back(passage->text, from, AROUND);
    size_t end = forth(passage->text, to, AROUND);
    jue_str part = {passage->text.at + start, end - start};
    finding->line = passage->line;
    finding->page = passage->page;
    finding->text = jue_fill(&ledger->call->arena, "%s%.*s%s", start == 0 ? "" : "…", (int)part.size, part.at,
                               end == passage->text.size ? "" : "…");
}

void jue_found_in(jue_ledger *ledger, jue_finding *finding, const jue_passage *passage, size_t from, size_t to)
{
    jue_found_at(ledger, finding, passage, jue_passage_origin(passage, from), jue_passage_origin(passage, to));
}

const char *jue_empty_page(const jue_ledger *ledger)
{
    const juesuan_report *report = ledger->report;
    if (report->empty_pages.count == 0)
        return NULL;
    return jue_fill(&ledger->call->scratch, jue_say(ledger->call, "第%u页没有文字", "page %u has no text"),
                      report->empty_pages.at[0]);
}

bool jue_text_there(jue_ledger *ledger, const jue_outline *outline, const jue_rule *rule)
{
    if (outline->count == 0)
        jue_not_evaluated(ledger, rule, jue_say(ledger->call, "来源没有正文", "the source has no text"));
    return outline->count != 0;
}

bool jue_may_be_unread(jue_ledger *ledger, const jue_rule *rule)
{
    const char *empty = jue_empty_page(ledger);
    if (empty != NULL)
        jue_not_evaluated(ledger, rule, empty);
    return empty != NULL || !jue_rule_on(ledger, rule);
}

bool jue_text_readable(jue_ledger *ledger, const jue_outline *outline, const jue_rule *rule)
{
    const char *empty = jue_empty_page(ledger);
    if (empty != NULL)
        jue_not_evaluated(ledger, rule, empty);
    return jue_text_there(ledger, outline, rule);
}
