#include "check/words.h"

enum {
    YEAR,
    DEPARTMENT,
    KIND,
    ITEM_NAMES,
    RULES
};

enum {
    MOST_NAMES = 64,     /* different ones that are counted */
    LONGEST_NAME = 150,  /* bytes */
    SHORTEST_NAME = 12,
    NEAR = 60,           /* bytes behind a year that tell a comparison */
    QUOTED_WITHIN = 240  /* bytes that a title in 《》 may have */
};

#define WRITING "公文文字规范；部门决算公开样张（范本）"

const jue_rule jue_words_rules[] = {
    {"words.year", "年度前后一致", "One year throughout", "words", JUESUAN_SEVERITY_WARNING, WRITING, "2023年度的报告写“2022年度收入总计”"},
    {"words.department", "部门名称前后一致", "One department name throughout", "words", JUESUAN_SEVERITY_WARNING, WRITING,
     "规划与自然资源局 ≠ 规划和自然资源局"},
    {"words.kind", "标题中“部门决算”与“单位决算”不混用", "Headings say 部门 or 单位, not both", "words", JUESUAN_SEVERITY_WARNING, WRITING,
     "封面“单位决算”，第二部分“部门决算表”"},
    {"words.item_names", "“三公”项目名称在表和说明中一致", "The 三公 items have the same names in table and notes", "words",
     JUESUAN_SEVERITY_WARNING, "部门决算公开表（财政拨款“三公”经费支出决算表）", "表头“公务用车运行费”，说明“公务用车运行维护费”"},
};
const size_t jue_words_rule_count = sizeof jue_words_rules / sizeof jue_words_rules[0];

/* A year whose place says which one it has to be. */
typedef struct jue_mention {
    const jue_passage *passage;
    size_t at;   /* in the key */
    int year;
    int before;  /* 1 where the year before the report's is meant */
} jue_mention;

/* A name that stands where the department's stands. */
typedef struct jue_named {
    const jue_passage *passage;
    jue_str name;
} jue_named;

typedef struct jue_words {
    jue_ledger *ledger;
    const jue_outline *outline;
    jue_passage *heads; /* titles and heads of tables, as passages */
    size_t head_count;
    jue_str department;
    JUE_VECTOR(jue_mention) mentions;
    JUE_VECTOR(jue_named) names;
} jue_words;

static const jue_rule *rule_of(int number)
{
    return &jue_words_rules[number];
}

static bool ends_with_any(jue_str text, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (jue_str_ends(text, jue_str_of(ends[i])))
            return true;
    return false;
}

static bool has_any(jue_str text, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (jue_str_has(text, parts[i]))
            return true;
    return false;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- Where years and names stand ---- */

/* The year at `at`, with 年 behind it; 0 where there is none. */
static int year_at(jue_str key, size_t at)
{
    if (at + 7 > key.size || (key.at[at] != '1' && key.at[at] != '2') || (at > 0 && jue_is_digit((unsigned char)key.at[at - 1])))
        return 0;
    int year = 0;
    for (size_t i = at; i < at + 4; i++) {
        if (!jue_is_digit((unsigned char)key.at[i]))
            return 0;
        year = year * 10 + (key.at[i] - '0');
    }
    bool plausible = year >= 1990 && year < 2100;
    return plausible && jue_str_starts(jue_str_from(key, at + 4), JUE_STR("年")) ? year : 0;
}

/* A year has four digits, so that it is enough to look at every fourth byte. */
static size_t find_year(jue_str key, size_t from)
{
    for (size_t at = from + 3; at < key.size; at += 4)
        for (size_t start = at - 3; start <= at && jue_is_digit((unsigned char)key.at[at]); start++)
            if (year_at(key, start) != 0)
                return start;
    return JUESUAN_NONE;
}

/* Between 《 and 》. */
static bool is_quoted(jue_str key, size_t at)
{
    for (size_t i = at; i > 0 && at - i < QUOTED_WITHIN; i--) {
        if (key.at[i - 1] != *"《")
            continue;
        jue_str rest = jue_str_from(key, i - 1);
        if (jue_str_starts(rest, JUE_STR("》")))
            return false;
        if (jue_str_starts(rest, JUE_STR("《")))
            return true;
    }
    return false;
}

/* Titles, where the year can only be that of the report. */
static bool is_title(const jue_passage *passage)
{
    if (passage->part == JUE_PART_COVER)
        return jue_str_has(passage->key, "决算");
    if (passage->part == JUE_PART_CONTENTS || passage->mark == JUE_MARK_PART)
        return true;
    return passage->heading && (passage->part == JUE_PART_TABLES || passage->part == JUE_PART_NOTES);
}

/* "与2022年相比", "较2022年决算减少": 1; otherwise 0, as with "与2023年度预算相比", which is this year's. */
static int compares(jue_str before, jue_str rest)
{
    static const char *const against[] = {"比", "较"};
    static const char *const with[] = {"与", "同", "和"};
    static const char *const changes[] = {"减少", "增加", "下降", "增长", "持平", "相同", "上升", "减", "增", "一致"};
    static const char *const comparisons[] = {"相比", "比较", "持平", "相同", "对比", "一致"};
    jue_str near = jue_str_to(rest, NEAR);
    if (jue_match(near, "预算*|初预算*|度预算*|度年初预算*|全年预算*|度全年预算*") != 0)
        return 0;
    if (ends_with_any(before, against, COUNT(against)))
        return has_any(near, changes, COUNT(changes));
    return ends_with_any(before, with, COUNT(with)) && has_any(near, comparisons, COUNT(comparisons));
}

/* What a sentence of the notes that begins with the year of the report goes on with. */
static bool is_subject(jue_str rest)
{
    if (jue_str_starts(rest, JUE_STR("度")))
        rest = jue_str_from(rest, 3);
    if (jue_match(jue_str_to(rest, 2 * NEAR), ",*所属*预算单位*|,*开支*财政拨款*") != 0)
        return true;
    return jue_match(jue_str_to(rest, NEAR),
                     "收入*|支出*|收支*|一般公共*|财政拨款*|本部门*|本单位*|部门决算*|单位决算*|\"三公\"*|三公*|机关运行*|政府采购*|"
                     "政府性基金*|国有资本*|预算绩效*|年初预算*|部门预算*|二级项目*|一级项目*|项目支出*|项目绩效*|基本支出*|无*|我*") != 0;
}

/* "2023年初预算", "编报绩效目标的2024年度项目": inside a sentence and still the report's. */
static bool is_bound(jue_str before, jue_str rest)
{
    return jue_match(jue_str_to(rest, NEAR), "初预算*|度年初预算*|年初预算*|度部门决算编*|度单位决算编*") != 0 ||
           (jue_str_ends(before, JUE_STR("的")) && jue_str_starts(rest, JUE_STR("度项目")));
}

static void mention(jue_words *words, const jue_passage *passage, size_t at, int year, int before)
{
    jue_mention *added = jue_vector_add(&words->ledger->call->scratch, &words->mentions);
    *added = (jue_mention){passage, at, year, before};
}

/* "比上年增加…；比2019年减少": what last year was compared with is another year on purpose. */
static bool compares_again(const jue_words *words, jue_str before, int year)
{
    static const char *const last[] = {"上年", "上一年", "去年", "同比"};
    size_t start = before.size;
    while (start > 0 && !jue_str_starts(jue_str_from(before, start - 1), JUE_STR("。")))
        start--;
    return year < words->ledger->report->year - 1 && has_any(jue_str_from(before, start), last, COUNT(last));
}

/* A year in a sentence of the notes. */
static void take_sentence(jue_words *words, const jue_passage *passage, size_t at, int year)
{
    static const char *const organs[] = {"局", "委员会", "办公室", "中心", "院", "学校", "厅"};
    static const char *const as_of[] = {"截至", "截止", "截止到", "截至到"};
    jue_str before = jue_str_to(passage->key, at);
    jue_str rest = jue_str_from(passage->key, at + 7);
    bool opens = at == passage->lead || jue_str_ends(before, JUE_STR("。")) ||
                 (words->department.size != 0 && jue_str_ends(before, words->department)) || ends_with_any(before, organs, COUNT(organs));
    if (ends_with_any(before, as_of, COUNT(as_of)) && jue_match(rest, "12月31日*|12月底*|末*|底*") != 0)
        mention(words, passage, at, year, 0);
    else if (rest.size != 0 && jue_is_digit((unsigned char)rest.at[0]))
        return;
    else if (compares(before, rest) && !compares_again(words, before, year))
        mention(words, passage, at, year, 1);
    else if ((opens && is_subject(rest)) || is_bound(before, rest))
        mention(words, passage, at, year, 0);
}

static void take_years(jue_words *words, const jue_passage *passage, bool head)
{
    jue_str key = passage->key;
    bool title = head || is_title(passage);
    if (!title && (passage->cells || (passage->part != JUE_PART_NOTES && passage->part != JUE_PART_ABOUT)))
        return;
    for (size_t at = find_year(key, 0); at != JUESUAN_NONE; at = find_year(key, at + 7)) {
        jue_str rest = jue_str_from(key, at + 7);
        bool range = (at > 0 && key.at[at - 1] == '-') || jue_str_starts(rest, JUE_STR("-")) || jue_str_starts(rest, JUE_STR("至"));
        bool date = rest.size > 1 && jue_is_digit((unsigned char)rest.at[0]) && jue_match(jue_str_to(rest, 5), "*月*") != 0;
        if (range || is_quoted(key, at))
            continue;
        if (!title && passage->part == JUE_PART_NOTES)
            take_sentence(words, passage, at, year_at(key, at));
        else if (!title && is_bound(jue_str_to(key, at), rest))
            mention(words, passage, at, year_at(key, at), 0);
        else if (!title)
            continue;
        else if (!date)
            mention(words, passage, at, year_at(key, at), 0);
    }
}

/* ---- The year ---- */

/* The year that most places speak for, so that one wrong place does not make all others wrong. */
static int usual_year(const jue_words *words)
{
    int best = words->ledger->report->year;
    size_t best_count = 0;
    size_t counts[2100 - 1990 + 2] = {0};
    for (size_t i = 0; i < words->mentions.count; i++) {
        int year = words->mentions.at[i].year + words->mentions.at[i].before;
        size_t count = ++counts[year - 1990];
        if (count > best_count || (count == best_count && year == words->ledger->report->year)) {
            best = year;
            best_count = count;
        }
    }
    return best;
}

/* A head says of which table it is. */
static void name_table(jue_words *words, jue_finding *finding, const jue_passage *passage)
{
    const juesuan_report *report = words->ledger->report;
    bool head = passage >= words->heads && passage < words->heads + words->head_count;
    for (size_t i = 0; head && i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        if (table->line != passage->line || table->page != passage->page)
            continue;
        finding->set = jue_set_id(table->set);
        finding->table = table->form->id;
        return;
    }
}

static void check_year(jue_words *words)
{
    jue_ledger *ledger = words->ledger;
    if (!jue_rule_on(ledger, rule_of(YEAR)))
        return;
    int usual = usual_year(words);
    for (size_t i = 0; i < words->mentions.count; i++) {
        const jue_mention *at = &words->mentions.at[i];
        int expected = usual - at->before;
        if (at->year == expected) {
            jue_passed(ledger, rule_of(YEAR));
            continue;
        }
        jue_finding *finding = jue_found(ledger, rule_of(YEAR), JUE_AS_RULED);
        jue_found_in(ledger, finding, at->passage, at->at, at->at + 7);
        name_table(words, finding, at->passage);
        finding->expected = jue_fill(&ledger->call->arena, "%d", expected);
        finding->actual = jue_fill(&ledger->call->arena, "%d", at->year);
        const char *format = at->before != 0 ? jue_say(ledger->call, "与上年比较，印为%s年，应为%s年", "compared with %s, last year is %s")
                                             : jue_say(ledger->call, "印为%s年，本报告是%s年度", "prints %s, the report is of %s");
        finding->message = jue_fill(&ledger->call->arena, format, finding->actual, finding->expected);
    }
}

/* ---- The department ---- */

static void take_name(jue_words *words, const jue_passage *passage, jue_str name)
{
    if (name.size < SHORTEST_NAME || name.size > LONGEST_NAME || jue_str_has(name, ",") || jue_str_has(name, "。") ||
        jue_str_has(name, ":") || jue_str_has(name, "、") != jue_str_has(words->department, "、"))
        return;
    jue_named *added = jue_vector_add(&words->ledger->call->scratch, &words->names);
    *added = (jue_named){passage, name};
}

/* "部门名称:阳泉市司法局2023年度金额单位:万元" */
static void take_head_name(jue_words *words, const jue_passage *head)
{
    static const char *const labels[] = {"部门名称:", "单位名称:", "部门单位:", "编制单位:", "编制部门:", "填报单位:"};
    static const char *const ends[] = {"金额单位", "单位:", "公开", "财决", "财政批复", "(盖章)", "金额"};
    for (size_t i = 0; i < COUNT(labels); i++) {
        size_t at = jue_str_find(head->key, jue_str_of(labels[i]));
        if (at == JUESUAN_NONE)
            continue;
        jue_str name = jue_str_from(head->key, at + strlen(labels[i]));
        size_t year = find_year(name, 0);
        name = jue_str_to(name, year);
        for (size_t end = 0; end < COUNT(ends); end++)
            name = jue_str_to(name, jue_str_find(name, jue_str_of(ends[end])));
        take_name(words, head, name);
        return;
    }
}

/* The name in front of the year or of 概况 in a title, or in front of the year in a sentence. */
static void take_text_name(jue_words *words, const jue_passage *passage)
{
    bool title = is_title(passage) || (passage->part == JUE_PART_TABLES && passage->mark == JUE_MARK_NONE && !passage->cells);
    if ((!title && passage->part != JUE_PART_NOTES) || passage->cells)
        return;
    jue_str text = jue_str_from(passage->key, passage->lead);
    size_t end = find_year(jue_str_to(text, LONGEST_NAME), 0);
    if (end == JUESUAN_NONE && title)
        end = jue_str_find(text, JUE_STR("概况"));
    if (end != JUESUAN_NONE)
        take_name(words, passage, jue_str_to(text, end));
}

/* Decodes a short text; gives how many characters it has. */
static size_t decode(jue_str text, uint32_t *characters)
{
    size_t count = 0;
    for (size_t at = 0; at < text.size && count < LONGEST_NAME;)
        characters[count++] = jue_utf8_next(text, &at);
    return count;
}

/* The length of the longest common subsequence. */
static size_t common_length(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t row[LONGEST_NAME + 1] = {0};
    for (size_t i = 0; i < a_count; i++) {
        size_t diagonal = 0;
        for (size_t k = 0; k < b_count; k++) {
            size_t above = row[k + 1];
            size_t best = above > row[k] ? above : row[k];
            row[k + 1] = a[i] == b[k] ? diagonal + 1 : best;
            diagonal = above;
        }
    }
    return row[b_count];
}

/* Another way to write the department's name, rather than another name or a short form of it. */
static bool resembles(jue_str name, jue_str department)
{
    if (jue_str_find(name, department) != JUESUAN_NONE || jue_str_find(department, name) != JUESUAN_NONE)
        return false;
    uint32_t a[LONGEST_NAME];
    uint32_t b[LONGEST_NAME];
    size_t a_count = decode(name, a);
    size_t b_count = decode(department, b);
    if (a_count == 0 || b_count == 0 || a[a_count - 1] != b[b_count - 1])
        return false;
    size_t longer = a_count > b_count ? a_count : b_count;
    return common_length(a, a_count, b, b_count) * 10 >= longer * 6;
}

/* The name that most places print, where it resembles the one that the reader took. */
static jue_str usual_name(const jue_words *words)
{
    struct {
        jue_str name;
        size_t count;
    } counted[MOST_NAMES];
    size_t different = 0;
    jue_str best = words->department;
    size_t best_count = 0;
    for (size_t i = 0; i < words->names.count; i++) {
        size_t at = 0;
        while (at < different && !jue_str_equal(counted[at].name, words->names.at[i].name))
            at++;
        if (at == MOST_NAMES)
            continue;
        if (at == different) {
            counted[at].name = words->names.at[i].name;
            counted[at].count = 0;
            different++;
        }
        bool own = jue_str_equal(counted[at].name, words->department);
        if (++counted[at].count > best_count || (own && counted[at].count == best_count)) {
            best = counted[at].name;
            best_count = counted[at].count;
        }
    }
    return resembles(best, words->department) ? best : words->department;
}

static void report_name(jue_words *words, const jue_passage *passage, size_t from, jue_str name, jue_str department)
{
    jue_ledger *ledger = words->ledger;
    jue_arena *arena = &ledger->call->arena;
    jue_finding *finding = jue_found(ledger, rule_of(DEPARTMENT), JUE_AS_RULED);
    jue_found_in(ledger, finding, passage, from, from + name.size);
    name_table(words, finding, passage);
    finding->expected = jue_copy(arena, department.at, department.size);
    finding->actual = jue_copy(arena, name.at, name.size);
    finding->message = jue_fill(arena, jue_say(ledger->call, "部门名称印为“%s”，其他处是“%s”", "the department is \"%s\" here, \"%s\" elsewhere"),
                                  finding->actual, finding->expected);
}

/* 规划和自然资源局 written 规划与自然资源局, wherever it stands. */
static jue_str other_link(jue_words *words, jue_str department, size_t variant)
{
    static const char *const links[] = {"和", "与", "及"};
    for (size_t i = 0; i < COUNT(links); i++) {
        size_t at = jue_str_find(department, jue_str_of(links[i]));
        if (at == JUESUAN_NONE || at < 6 || department.size - at < 9)
            continue;
        const char *other = links[(i + variant) % COUNT(links)];
        const char *text = jue_fill(&words->ledger->call->scratch, "%.*s%s%.*s", 6, department.at + at - 6, other,
                                      (int)(department.size - at - 3), department.at + at + 3);
        return jue_str_of(text);
    }
    return (jue_str){NULL, 0};
}

static bool is_other_link(jue_words *words, jue_str department, jue_str text, size_t *at, jue_str *name)
{
    for (size_t variant = 1; variant <= 2; variant++) {
        *name = other_link(words, department, variant);
        *at = name->size == 0 ? JUESUAN_NONE : jue_str_find(text, *name);
        if (*at != JUESUAN_NONE)
            return true;
    }
    return false;
}

static void check_department(jue_words *words)
{
    jue_ledger *ledger = words->ledger;
    if (!jue_rule_on(ledger, rule_of(DEPARTMENT)) || words->department.size < SHORTEST_NAME)
        return;
    jue_str department = usual_name(words);
    size_t at;
    jue_str name;
    /* In running text and in heads; a name that stands alone comes below. */
    bool linked = other_link(words, department, 1).size != 0;
    for (size_t i = 0; linked && i < words->outline->count; i++)
        if (is_other_link(words, department, words->outline->passages[i].key, &at, &name))
            report_name(words, &words->outline->passages[i], at, name, department);
    for (size_t i = 0; linked && i < words->head_count; i++)
        if (is_other_link(words, department, words->heads[i].key, &at, &name))
            report_name(words, &words->heads[i], at, name, department);
    for (size_t i = 0; i < words->names.count; i++) {
        const jue_named *named = &words->names.at[i];
        if (jue_str_equal(named->name, department))
            jue_passed(ledger, rule_of(DEPARTMENT));
        else if (resembles(named->name, department) && !(linked && is_other_link(words, department, named->name, &at, &name)))
            report_name(words, named->passage, (size_t)(named->name.at - named->passage->key.at), named->name, department);
    }
}

/* ---- 部门 or 单位 ---- */

static void check_kind(jue_words *words)
{
    static const char *const kinds[] = {"部门决算", "单位决算"};
    const jue_passage *first[2] = {NULL, NULL};
    size_t counts[2] = {0, 0};
    jue_ledger *ledger = words->ledger;
    for (size_t i = 0; i < words->outline->count; i++) {
        const jue_passage *passage = &words->outline->passages[i];
        juesuan_set set;
        bool title = passage->part <= JUE_PART_CONTENTS || passage->mark == JUE_MARK_PART;
        bool said[2] = {title && jue_str_has(passage->key, kinds[0]), title && jue_str_has(passage->key, kinds[1])};
        if ((!said[0] && !said[1]) || jue_form_of_title(jue_passage_title(passage), &set) != NULL)
            continue;
        for (size_t kind = 0; kind < 2; kind++)
            if (said[kind] && counts[kind]++ == 0)
                first[kind] = passage;
    }
    if (counts[0] == 0 || counts[1] == 0) {
        if (counts[0] + counts[1] != 0)
            jue_passed(ledger, rule_of(KIND));
        return;
    }
    if (!jue_rule_on(ledger, rule_of(KIND)))
        return;
    size_t odd = counts[0] < counts[1] ? 0 : 1;
    size_t at = jue_str_find(first[odd]->key, jue_str_of(kinds[odd]));
    jue_finding *finding = jue_found(ledger, rule_of(KIND), JUE_AS_RULED);
    jue_found_in(ledger, finding, first[odd], at, at + strlen(kinds[odd]));
    finding->expected = kinds[1 - odd];
    finding->actual = kinds[odd];
    finding->message = jue_fill(&ledger->call->arena, jue_say(ledger->call, "标题写“%s”，其他标题写“%s”", "this title says %s, others say %s"),
                                  kinds[odd], kinds[1 - odd]);
}

/* ---- 运行费 or 运行维护费 ---- */

static void check_item_names(jue_words *words)
{
    jue_ledger *ledger = words->ledger;
    const juesuan_table *table = jue_report_find(ledger->report, JUESUAN_SET_PUBLICATION, JUE_SANGONG);
    size_t column = table == NULL ? JUESUAN_NONE : jue_side_column(&table->sides[0], JUE_COLUMN_VEHICLE_RUNNING);
    if (column == JUESUAN_NONE || !jue_rule_on(ledger, rule_of(ITEM_NAMES)))
        return;
    jue_str header = jue_key(&ledger->call->scratch, jue_str_of(table->sides[0].columns[column].header));
    bool kept = jue_str_has(header, "运行维护费");
    if (!kept && !jue_str_has(header, "运行费"))
        return;
    static const char *const short_names[] = {"用车运行费", "购置及运行费"};
    static const char *const long_names[] = {"用车运行维护费", "购置及运行维护费"};
    for (size_t i = words->outline->body; i < words->outline->count; i++) {
        const jue_passage *passage = &words->outline->passages[i];
        const char *other = "";
        size_t at = JUESUAN_NONE;
        for (size_t name = 0; name < 2 && at == JUESUAN_NONE && passage->part == JUE_PART_NOTES; name++) {
            other = kept ? short_names[name] : long_names[name];
            at = jue_str_find(passage->key, jue_str_of(other));
        }
        if (at == JUESUAN_NONE)
            continue;
        jue_finding *finding = jue_found(ledger, rule_of(ITEM_NAMES), JUE_AS_RULED);
        jue_found_in(ledger, finding, passage, at, at + strlen(other));
        finding->set = jue_set_id(table->set);
        finding->table = table->form->id;
        finding->column = jue_column_id(JUE_COLUMN_VEHICLE_RUNNING);
        finding->expected = kept ? "运行维护费" : "运行费";
        finding->actual = kept ? "运行费" : "运行维护费";
        finding->message = jue_fill(&ledger->call->arena, jue_say(ledger->call, "表头写“公务用车%s”，说明写“%s”", "the table says %s, the notes say %s"),
                                      finding->expected, finding->actual);
        return;
    }
    jue_passed(ledger, rule_of(ITEM_NAMES));
}

/* ---- */

static void make_heads(jue_words *words)
{
    const juesuan_report *report = words->ledger->report;
    jue_arena *scratch = &words->ledger->call->scratch;
    words->heads = jue_alloc_array(scratch, report->heads.count + report->tables.count, sizeof *words->heads);
    for (size_t i = 0; i < report->heads.count; i++) {
        const jue_paragraph *head = &report->heads.at[i];
        words->heads[words->head_count++] = (jue_passage){.text = head->text, .key = head->text, .line = head->line, .page = head->page};
    }
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        jue_str title = jue_str_of(table->title);
        jue_passage head = {.text = title, .key = jue_key(scratch, title), .line = table->line, .page = table->page};
        words->heads[words->head_count++] = head;
    }
}

void jue_check_words(jue_ledger *ledger, const jue_outline *outline)
{
    bool readable = true;
    for (int i = 0; i < RULES; i++)
        readable = jue_text_readable(ledger, outline, rule_of(i));
    if (!readable)
        return;
    jue_words words = {.ledger = ledger, .outline = outline};
    words.department = jue_key(&ledger->call->scratch, jue_str_of(ledger->report->department));
    make_heads(&words);
    for (size_t i = 0; i < words.head_count; i++) {
        take_years(&words, &words.heads[i], true);
        take_head_name(&words, &words.heads[i]);
    }
    for (size_t i = 0; i < outline->count; i++) {
        take_years(&words, &outline->passages[i], false);
        take_text_name(&words, &outline->passages[i]);
    }
    check_year(&words);
    check_department(&words);
    check_kind(&words);
    check_item_names(&words);
}
