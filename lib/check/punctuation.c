/* How the text is punctuated and set: brackets, quotes, ends of paragraphs, decimals, reasons. */
#include "check/hygiene.h"
#include "check/scan.h"

enum {
    BRACKETS,
    QUOTES,
    ENDING,
    FULL_STOP,
    DECIMALS,
    REASON,
    REPEATED,
    ENUMERATION,
    RULES
};

enum {
    SHORTEST_SENTENCE = 60, /* bytes of a key: less may be a caption */
    SHORTEST_REASON = 72,   /* bytes: less may well be said again */
    MOST_REASONS = 2,       /* as often the same reason may be given */
    MOST_ROUNDED = 3,       /* figures with two decimals for each with another number of them, at least */
    WRAPPED_SHARE = 5       /* a text whose every fifth paragraph does not end is one of wrapped lines */
};

#define WRITING "公文文字规范（GB/T 15834、GB/T 15835）"

const jue_rule jue_punctuation_rules[] = {
    {"hygiene.brackets", "括号成对", "Brackets are balanced", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING,
     "平均得分99.33分（其中，绩效评级为“优”的项目39个。"},
    {"hygiene.quotes", "引号成对", "Quotes are balanced", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING, "“三公经费支出决算0.39万元。"},
    {"hygiene.ending", "段末不是分号、逗号或顿号", "No section ends in a semicolon or comma", "hygiene", JUESUAN_SEVERITY_WARNING,
     WRITING, "其他收入6.2万元，占0.21%；"},
    {"hygiene.full_stop", "段末有句号", "A paragraph ends in a full stop", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING,
     "主要原因电费、邮电费等支出减少"},
    {"hygiene.decimals", "同类数字的小数位数一致", "Figures of one kind have the same decimals", "hygiene", JUESUAN_SEVERITY_WARNING,
     "部门决算公开表（金额以万元为单位，保留两位小数）", "完成年初预算110.6%"},
    {"hygiene.reason", "“主要原因”之后写明原因", "A reason follows where one is announced", "hygiene", JUESUAN_SEVERITY_WARNING,
     "部门决算公开样张（范本）", "财政拨款收入支出总计持平。主要原因："},
    {"hygiene.repeated_reason", "不同变动的原因不用同一段话", "Different changes are not explained by the same words", "hygiene",
     JUESUAN_SEVERITY_WARNING, "预决算公开工作检查要求（变动原因具体）", "三处“主要原因”文字相同"},
    {"hygiene.enumeration", "分项另起一段", "Each numbered item starts a paragraph", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING,
     "（七）…和财务规则。（八）负责…"},
};
const size_t jue_punctuation_rule_count = sizeof jue_punctuation_rules / sizeof jue_punctuation_rules[0];

/* What can be opened and closed. */
enum { ROUND, BOOK, SQUARE, LENS, HEXAGON, CURLY, STRAIGHT, PAIRS };

static const char *const pair_names[PAIRS] = {"（）", "《》", "[]", "【】", "〔〕", "“”", "\"\""};

typedef struct jue_open {
    size_t depth;
    const jue_passage *passage; /* where the outermost one was opened */
    size_t at;                  /* offset in its text */
} jue_open;

typedef struct jue_figure {
    const jue_passage *passage;
    size_t from; /* in the key */
    size_t to;
    int decimals;
    bool percent;
} jue_figure;

typedef struct jue_reason {
    const jue_passage *passage; /* of the last one */
    size_t from;
    jue_str words;
    size_t count;
} jue_reason;

typedef struct jue_punctuation {
    jue_ledger *ledger;
    const jue_outline *outline;
    jue_open open[PAIRS];
    JUE_VECTOR(jue_figure) figures;
    JUE_VECTOR(jue_reason) reasons;
    uint32_t *slots; /* of reasons, by hash; number + 1 */
    size_t slot_count;
    bool wrapped;
} jue_punctuation;

static const jue_rule *rule_of(int number)
{
    return &jue_punctuation_rules[number];
}

static bool has_prose(const jue_passage *passage)
{
    return !passage->cells && (passage->part == JUE_PART_ABOUT || passage->part == JUE_PART_NOTES || passage->part == JUE_PART_GLOSSARY);
}

/* The passage is finished: what ends so does not go on in the next one. */
static bool is_ended(jue_str key)
{
    static const char *const ends[] = {"。", ";", ":", "!", "?", "\"", ")", "》", "…", "."};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (jue_str_ends(key, jue_str_of(ends[i])))
            return true;
    return key.size == 0;
}

/* In the middle of a sentence. */
static bool ends_open(jue_str key)
{
    return jue_str_ends(key, JUE_STR(",")) || jue_str_ends(key, JUE_STR("、"));
}

static const jue_passage *next_of(const jue_punctuation *check, size_t number)
{
    return number + 1 < check->outline->count ? &check->outline->passages[number + 1] : NULL;
}

/* The next passage opens something new: a heading, a part, or there is none. */
static bool closes(const jue_passage *passage, const jue_passage *next)
{
    return next == NULL || next->part != passage->part || next->heading;
}

/* ---- Brackets and quotes ---- */

static void report_open(jue_punctuation *check, const jue_passage *passage, size_t at, size_t size, int pair, bool closing)
{
    jue_ledger *ledger = check->ledger;
    const jue_rule *rule = rule_of(pair == CURLY || pair == STRAIGHT ? QUOTES : BRACKETS);
    if (!jue_rule_on(ledger, rule))
        return;
    jue_finding *finding = jue_found(ledger, rule, JUE_AS_RULED);
    jue_found_at(ledger, finding, passage, at, at + size);
    const char *format = closing ? jue_say(ledger->call, "“%s”没有左半边", "%s: a closing one without its opening")
                                 : jue_say(ledger->call, "“%s”没有右半边", "%s: an opening one without its closing");
    finding->message = jue_fill(&ledger->call->arena, format, pair_names[pair]);
}

/* Nothing that was opened can be closed any more. */
static void close_pairs(jue_punctuation *check)
{
    for (int pair = 0; pair < PAIRS; pair++) {
        jue_open *open = &check->open[pair];
        if (open->depth != 0)
            report_open(check, open->passage, open->at, 1, pair, false);
        open->depth = 0;
    }
}

/* "1)" and "一)" are numbers of a list. */
static bool is_list_number(jue_str text, size_t at)
{
    size_t start = at >= 6 ? at - 6 : 0;
    for (size_t from = start; from < at; from++) {
        size_t end = from;
        bool chinese;
        if (((unsigned char)text.at[from] & 0xC0) != 0x80 && jue_numeral(text, &end, &chinese) != 0 && end == at)
            return true;
    }
    return false;
}

static void open_pair(jue_punctuation *check, const jue_passage *passage, size_t at, int pair)
{
    jue_open *open = &check->open[pair];
    if (open->depth++ == 0) {
        open->passage = passage;
        open->at = at;
    }
}

static void close_pair(jue_punctuation *check, const jue_passage *passage, size_t at, size_t size, int pair)
{
    if (check->open[pair].depth > 0)
        check->open[pair].depth--;
    else if (pair != ROUND || !is_list_number(passage->text, at))
        report_open(check, passage, at, size, pair, true);
}

static void take_sign(jue_punctuation *check, const jue_passage *passage, size_t at, size_t size, uint32_t character)
{
    static const struct {
        uint32_t opening;
        uint32_t closing;
        int pair;
    } pairs[] = {{'(', ')', ROUND},       {0xFF08, 0xFF09, ROUND},  {0x300A, 0x300B, BOOK},    {0x3010, 0x3011, LENS},
                 {0x3014, 0x3015, HEXAGON}, {'[', ']', SQUARE},     {0xFF3B, 0xFF3D, SQUARE},  {0x201C, 0x201D, CURLY}};
    if (character == '"' && check->open[STRAIGHT].depth == 0)
        open_pair(check, passage, at, STRAIGHT);
    else if (character == '"')
        close_pair(check, passage, at, size, STRAIGHT);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (character == pairs[i].opening)
            open_pair(check, passage, at, pairs[i].pair);
        else if (character == pairs[i].closing)
            close_pair(check, passage, at, size, pairs[i].pair);
    }
}

/* Brackets and quotes are ASCII or start with one of these bytes; ideographs start with others. */
static bool may_be_sign(char byte)
{
    if ((unsigned char)byte >= 0xE4 && (unsigned char)byte <= 0xE9)
        return false;
    return byte == '(' || byte == ')' || byte == '[' || byte == ']' || byte == '"' || byte == '\xE2' || byte == '\xE3' || byte == '\xEF';
}

static void check_pairs(jue_punctuation *check, const jue_passage *passage)
{
    jue_str text = passage->text;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        if (may_be_sign(text.at[at])) {
            uint32_t character = jue_utf8_next(text, &at);
            take_sign(check, passage, start, at - start, character);
        } else {
            at += jue_utf8_size(text.at[at]);
        }
    }
}

static void check_all_pairs(jue_punctuation *check)
{
    const jue_passage *before = NULL;
    for (size_t i = 0; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        bool goes_on = before != NULL && has_prose(passage) && before->part == passage->part && passage->mark == JUE_MARK_NONE &&
                       !before->heading && !is_ended(before->key);
        if (!goes_on)
            close_pairs(check);
        before = has_prose(passage) ? passage : NULL;
        if (before == NULL)
            continue;
        check_pairs(check, passage);
        jue_passed(check->ledger, rule_of(BRACKETS));
        jue_passed(check->ledger, rule_of(QUOTES));
    }
    close_pairs(check);
}

/* ---- Ends of paragraphs ---- */

static void report_end(jue_punctuation *check, const jue_passage *passage, int number, const char *chinese, const char *english)
{
    jue_ledger *ledger = check->ledger;
    if (!jue_rule_on(ledger, rule_of(number)))
        return;
    jue_finding *finding = jue_found(ledger, rule_of(number), JUE_AS_RULED);
    jue_found_in(ledger, finding, passage, passage->key.size, passage->key.size);
    finding->message = jue_say(ledger->call, chinese, english);
}

/* Whether the text is one of lines rather than of paragraphs: many end in the middle of a sentence. */
static bool is_wrapped(const jue_punctuation *check)
{
    size_t all = 0;
    size_t cut = 0;
    for (size_t i = 0; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        const jue_passage *next = next_of(check, i);
        if (!has_prose(passage) || passage->heading || passage->key.size < SHORTEST_SENTENCE)
            continue;
        all++;
        cut += !is_ended(passage->key) && next != NULL && next->mark == JUE_MARK_NONE;
    }
    return cut * WRAPPED_SHARE > all;
}

/* The next passage cannot go on with the sentence of this one. `opening` is where the paragraph began. */
static bool starts_anew(const jue_punctuation *check, const jue_passage *opening, const jue_passage *passage, const jue_passage *next)
{
    if (closes(passage, next) || (next->mark != JUE_MARK_NONE && next->mark == opening->mark && next->number == opening->number + 1))
        return true;
    bool subject = jue_match(jue_str_to(next->key, 9), "本部门*|本单位*|我部门*|我单位*") != 0;
    return subject && next->mark == JUE_MARK_NONE && !check->wrapped;
}

/* A row of a list of units: "3 国库收付中心 预算不单列，并入本级". */
static bool is_listed(const jue_punctuation *check, const jue_passage *passage)
{
    jue_str key = passage->key;
    size_t digits = 0;
    while (digits < key.size && jue_is_digit((unsigned char)key.at[digits]))
        digits++;
    bool numbered = digits > 0 && passage->mark == JUE_MARK_NONE && !jue_str_starts(jue_str_from(key, digits), JUE_STR("年"));
    if (numbered || passage->section == UINT32_MAX)
        return numbered;
    return jue_match(check->outline->passages[passage->section].key, "*单位构成*|*机构设置*|*机构构成*|*单位范围*") != 0;
}

static bool is_sentence(jue_str key)
{
    return key.size >= SHORTEST_SENTENCE && (jue_str_has(key, ",") || jue_str_has(key, "。") || jue_str_has(key, ";"));
}

/* Full stops: what most paragraphs of a part have, all should. */
static void check_full_stops(jue_punctuation *check)
{
    size_t with[JUE_PARTS] = {0};
    size_t without[JUE_PARTS] = {0};
    JUE_VECTOR(const jue_passage *) lacking = {0};
    const jue_passage *opening = NULL;
    for (size_t i = 0; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        if (!has_prose(passage) || passage->heading)
            continue;
        if (opening == NULL || opening->part != passage->part || passage->mark != JUE_MARK_NONE)
            opening = passage;
        if (!is_sentence(passage->key))
            continue;
        if (is_ended(passage->key)) {
            with[passage->part]++;
        } else if (!ends_open(passage->key) && starts_anew(check, opening, passage, next_of(check, i)) && !is_listed(check, passage)) {
            without[passage->part]++;
            *jue_vector_add(&check->ledger->call->scratch, &lacking) = passage;
        }
    }
    for (size_t i = 0; i < lacking.count; i++) {
        /* Where every fourth item has none, that is how the list is set. */
        jue_part part = (jue_part)lacking.at[i]->part;
        if (without[part] * 4 <= with[part] + 1)
            report_end(check, lacking.at[i], FULL_STOP, "段末缺少句号", "the full stop is missing at the end of the paragraph");
    }
    for (size_t part = 0; part < JUE_PARTS; part++)
        jue_passed_times(check->ledger, rule_of(FULL_STOP), with[part]);
}

static void check_endings(jue_punctuation *check)
{
    for (size_t i = 0; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        if (passage->part != JUE_PART_NOTES || passage->heading || passage->cells || !closes(passage, next_of(check, i)))
            continue;
        if (jue_str_ends(passage->key, JUE_STR(";")) || ends_open(passage->key))
            report_end(check, passage, ENDING, "本节最后一段以分号或逗号结尾，应为句号",
                       "the last paragraph of the section ends in a semicolon or comma, not in a full stop");
        else
            jue_passed(check->ledger, rule_of(ENDING));
    }
    check_full_stops(check);
}

/* ---- Decimals ---- */

static bool is_rate(jue_str before)
{
    jue_str near = jue_str_from(before, before.size > 30 ? before.size - 30 : 0);
    return jue_str_has(near, "占") || jue_str_has(near, "增长") || jue_str_has(near, "下降") || jue_str_has(near, "预算");
}

/* Figures with a decimal point, in 万元 or %. */
static void gather_figures(jue_punctuation *check, const jue_passage *passage)
{
    jue_str key = passage->key;
    for (size_t at = 0; at < key.size; at++) {
        const char *point = memchr(key.at + at, '.', key.size - at);
        if (point == NULL)
            return;
        at = (size_t)(point - key.at);
        size_t from = at;
        size_t end = at + 1;
        while (from > 0 && (jue_is_digit((unsigned char)key.at[from - 1]) || key.at[from - 1] == ','))
            from--;
        while (end < key.size && jue_is_digit((unsigned char)key.at[end]))
            end++;
        jue_str rest = jue_str_from(key, end);
        bool percent = jue_str_starts(rest, JUE_STR("%"));
        size_t decimals = end - at - 1;
        bool figure = from < at && decimals > 0 && decimals < 10 && (percent || jue_str_starts(rest, JUE_STR("万元")));
        if (figure && (!percent || is_rate(jue_str_to(key, from)))) {
            jue_figure *added = jue_vector_add(&check->ledger->call->scratch, &check->figures);
            *added = (jue_figure){passage, from, end + (percent ? 1 : strlen("万元")), (int)decimals, percent};
        }
        at = end - 1;
    }
}

static void report_decimals(jue_punctuation *check, const jue_figure *figure, size_t count)
{
    jue_ledger *ledger = check->ledger;
    jue_finding *finding = jue_found(ledger, rule_of(DECIMALS), JUE_AS_RULED);
    jue_found_in(ledger, finding, figure->passage, figure->from, figure->to);
    jue_str printed = {figure->passage->key.at + figure->from, figure->to - figure->from};
    finding->actual = jue_copy(&ledger->call->arena, printed.at, printed.size);
    const char *message = jue_fill(&ledger->call->arena,
                                     jue_say(ledger->call, "“%s”有%d位小数，其他同类数字有2位", "%s has %d decimals, the others of its kind have 2"),
                                     finding->actual, figure->decimals);
    if (count > 1)
        message = jue_fill(&ledger->call->arena, jue_say(ledger->call, "%s（本段共%zu处）", "%s (%zu in this paragraph)"), message, count);
    finding->message = message;
}

static void check_decimals(jue_punctuation *check, bool percent)
{
    size_t two = 0;
    size_t other = 0;
    for (size_t i = 0; i < check->figures.count; i++) {
        if (check->figures.at[i].percent != percent)
            continue;
        two += check->figures.at[i].decimals == 2;
        other += check->figures.at[i].decimals != 2;
    }
    bool usual = two >= other * MOST_ROUNDED;
    for (size_t i = 0; usual && i < check->figures.count;) {
        const jue_figure *figure = &check->figures.at[i];
        const jue_figure *first = NULL;
        size_t count = 0;
        for (; i < check->figures.count && check->figures.at[i].passage == figure->passage; i++) {
            if (check->figures.at[i].percent != percent || check->figures.at[i].decimals == 2)
                continue;
            first = count++ == 0 ? &check->figures.at[i] : first;
        }
        if (first != NULL)
            report_decimals(check, first, count);
        else
            jue_passed(check->ledger, rule_of(DECIMALS));
    }
}

static void check_all_decimals(jue_punctuation *check)
{
    bool performance = false;
    for (size_t i = 0; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        /* Results of a self-evaluation are rounded as their standards want. */
        if (passage->heading && passage->mark <= JUE_MARK_GROUP)
            performance = jue_str_has(passage->key, "绩效");
        if (passage->part == JUE_PART_NOTES && !passage->cells && !performance)
            gather_figures(check, passage);
    }
    check_decimals(check, false);
    check_decimals(check, true);
}

/* ---- Reasons ---- */

static size_t hash_of(jue_str words)
{
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < words.size; i++)
        hash = (hash ^ (unsigned char)words.at[i]) * 1099511628211u;
    return (size_t)(hash ^ hash >> 29);
}

static void grow_slots(jue_punctuation *check)
{
    check->slot_count = check->slot_count == 0 ? 64 : check->slot_count * 2;
    check->slots = jue_alloc_array(&check->ledger->call->scratch, check->slot_count, sizeof *check->slots);
    for (size_t i = 0; i < check->reasons.count; i++) {
        size_t slot = hash_of(check->reasons.at[i].words) & (check->slot_count - 1);
        while (check->slots[slot] != 0)
            slot = (slot + 1) & (check->slot_count - 1);
        check->slots[slot] = (uint32_t)i + 1;
    }
}

static void keep_reason(jue_punctuation *check, const jue_passage *passage, size_t from, jue_str words)
{
    if (check->reasons.count * 2 >= check->slot_count)
        grow_slots(check);
    size_t slot = hash_of(words) & (check->slot_count - 1);
    while (check->slots[slot] != 0 && !jue_str_equal(check->reasons.at[check->slots[slot] - 1].words, words))
        slot = (slot + 1) & (check->slot_count - 1);
    if (check->slots[slot] == 0) {
        jue_reason *added = jue_vector_add(&check->ledger->call->scratch, &check->reasons);
        added->words = words;
        check->slots[slot] = (uint32_t)check->reasons.count;
    }
    jue_reason *reason = &check->reasons.at[check->slots[slot] - 1];
    reason->passage = passage;
    reason->from = from;
    reason->count++;
}

/* The reason that is given behind "主要原因" at `at`, up to the end of its sentence. */
static void take_reason(jue_punctuation *check, size_t number, size_t at)
{
    static const char *const links[] = {"是:", "是", "为:", "为", ":", "系"};
    const jue_passage *passage = &check->outline->passages[number];
    size_t from = at + strlen("原因");
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        if (jue_str_starts(jue_str_from(passage->key, from), jue_str_of(links[i]))) {
            from += strlen(links[i]);
            break;
        }
    }
    if (from == passage->key.size && from > at + strlen("原因")) {
        const jue_passage *next = next_of(check, number);
        bool missing = closes(passage, next);
        if (!check->wrapped)
            report_end(check, passage, REASON, missing ? "“主要原因”之后没有写明原因" : "原因被断到下一段",
                       missing ? "no reason follows" : "the reason is broken off into the next paragraph");
        if (missing)
            return;
        passage = next;
        from = 0;
    } else {
        jue_passed(check->ledger, rule_of(REASON));
    }
    jue_str words = jue_str_from(passage->key, from);
    size_t end = jue_str_find(words, JUE_STR("。"));
    words = jue_str_to(words, end == JUESUAN_NONE ? words.size : end);
    if (words.size >= SHORTEST_REASON)
        keep_reason(check, passage, from, words);
}

static void check_reasons(jue_punctuation *check)
{
    for (size_t i = 0; i < check->outline->count; i++) {
        const jue_passage *passage = &check->outline->passages[i];
        if (passage->part != JUE_PART_NOTES || passage->cells || passage->heading)
            continue;
        for (size_t at = 0, found; (found = jue_str_find(jue_str_from(passage->key, at), JUE_STR("原因"))) != JUESUAN_NONE;) {
            take_reason(check, i, at + found);
            at += found + strlen("原因");
        }
    }
    for (size_t i = 0; i < check->reasons.count && jue_rule_on(check->ledger, rule_of(REPEATED)); i++) {
        const jue_reason *reason = &check->reasons.at[i];
        if (reason->count <= MOST_REASONS) {
            jue_passed(check->ledger, rule_of(REPEATED));
            continue;
        }
        jue_finding *finding = jue_found(check->ledger, rule_of(REPEATED), JUE_AS_RULED);
        jue_found_in(check->ledger, finding, reason->passage, reason->from, reason->from + reason->words.size);
        finding->message = jue_fill(&check->ledger->call->arena,
                                      jue_say(check->ledger->call, "同一段原因说明用了%zu次", "the same reason is given %zu times"), reason->count);
    }
}

/* ---- Numbered items ---- */

/* "（七）…。（八）…" in one paragraph, and the next one is （九）. */
static void check_enumeration(jue_punctuation *check, size_t number)
{
    const jue_passage *passage = &check->outline->passages[number];
    const jue_passage *next = next_of(check, number);
    if (passage->mark != JUE_MARK_GROUP || passage->heading || next == NULL || next->mark != JUE_MARK_GROUP)
        return;
    if (next->number != passage->number + 2) {
        jue_passed(check->ledger, rule_of(ENUMERATION));
        return;
    }
    for (size_t at = 0, found; (found = jue_str_find(jue_str_from(passage->key, at), JUE_STR("。("))) != JUESUAN_NONE;) {
        at += found + strlen("。(");
        size_t end = at;
        bool chinese;
        if (jue_numeral(passage->key, &end, &chinese) != passage->number + 1u || !jue_str_starts(jue_str_from(passage->key, end), JUE_STR(")")))
            continue;
        jue_finding *finding = jue_found(check->ledger, rule_of(ENUMERATION), JUE_AS_RULED);
        jue_found_in(check->ledger, finding, passage, at - 1, end + 1);
        finding->message = jue_fill(&check->ledger->call->arena,
                                      jue_say(check->ledger->call, "第%u项没有另起一段", "item %u does not start a paragraph"), passage->number + 1u);
        return;
    }
}

void jue_check_punctuation(jue_ledger *ledger, const jue_outline *outline)
{
    bool readable = true;
    for (int i = 0; i < RULES; i++)
        readable = jue_text_readable(ledger, outline, rule_of(i));
    if (!readable)
        return;
    jue_punctuation check = {.ledger = ledger, .outline = outline};
    check.wrapped = is_wrapped(&check);
    check_all_pairs(&check);
    check_endings(&check);
    if (jue_rule_on(ledger, rule_of(DECIMALS)))
        check_all_decimals(&check);
    check_reasons(&check);
    for (size_t i = 0; i < outline->count && jue_rule_on(ledger, rule_of(ENUMERATION)); i++)
        check_enumeration(&check, i);
}
