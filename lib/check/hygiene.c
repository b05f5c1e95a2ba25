/*
 * Words that were left over: every rule looks for short texts (clues) and judges what stands
 * around them. The hits of one rule in one passage make one finding.
 */
#include "check/check.h"
#include "check/hygiene.h"
#include "check/scan.h"

enum { PLACEHOLDER, ALTERNATIVE, INSTRUCTION, DOUBLED, TYPING, UNIT, SENTENCE, MARKS, RULES };

enum { MOST_LOOKS = 32 };

#define TEMPLATE "部门决算公开样张（范本）"
#define WRITING "公文文字规范（GB/T 15834、GB/T 15835）"

const jue_rule jue_hygiene_rules[] = {
    {"hygiene.placeholder", "没有留下未填写的占位符", "No placeholder is left", "hygiene", JUESUAN_SEVERITY_ERROR,
     TEMPLATE, "国有资金经营预算支出0X万元"},
    {"hygiene.alternative", "没有留下样张的备选词", "No alternative of the template is left", "hygiene",
     JUESUAN_SEVERITY_WARNING, TEMPLATE, "下降（增长）27.78%"},
    {"hygiene.instruction", "没有留下样张的填写提示", "No instruction of the template is left", "hygiene",
     JUESUAN_SEVERITY_WARNING, TEMPLATE, "列明公务接待2批次、26人次"},
    {"hygiene.doubled", "没有重复的词", "No word is printed twice", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING,
     "主要是接待接待省市到各基层单位检查"},
    {"hygiene.typing", "没有错别字", "No known typing error", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING,
     "较上一度增加1133.95万元"},
    {"hygiene.unit", "金额单位完整", "Units of amounts are complete", "hygiene", JUESUAN_SEVERITY_WARNING, WRITING,
     "国内公务接待支出0.39万（含外宾接待支出0.00万元）"},
    {"hygiene.sentence", "句子没有断开", "No sentence is broken by a full stop", "hygiene", JUESUAN_SEVERITY_WARNING,
     WRITING, "支出决算为0.88万元。完成年初预算的100.00%。"},
    {"hygiene.marks", "没有连用的标点", "No two punctuation marks in a row", "hygiene", JUESUAN_SEVERITY_WARNING,
     WRITING, "下降3.26%，。主要原因是…"},
};
const size_t jue_hygiene_rule_count = sizeof jue_hygiene_rules / sizeof jue_hygiene_rules[0];

#define IN(part) (1u << JUE_PART_##part)
#define EVERYWHERE (~0u)

/* Where a rule looks, and what it says; %s is what is printed, then what should be, where known. */
static const struct {
    unsigned parts;
    const char *chinese;
    const char *english;
} words[RULES] = {
    [PLACEHOLDER] = {EVERYWHERE, "“%s”没有填写", "\"%s\" was not filled in"},
    [ALTERNATIVE] = {IN(ABOUT) | IN(NOTES), "样张的备选词“%s”没有删改", "\"%s\" is an alternative of the template"},
    [INSTRUCTION] = {IN(ABOUT) | IN(TABLES) | IN(NOTES) | IN(GLOSSARY), "样张的用语“%s”没有删改",
                     "\"%s\" is wording of the template"},
    [DOUBLED] = {EVERYWHERE & ~IN(CONTENTS), "“%s”重复", "\"%s\" is printed twice"},
    [TYPING] = {EVERYWHERE, "“%s”应为“%s”", "\"%s\" should be \"%s\""},
    [UNIT] = {IN(NOTES), "“%s”缺少“元”", "\"%s\" lacks 元"},
    [SENTENCE] = {IN(NOTES), "“%s”：句号应为逗号", "\"%s\": the full stop should be a comma"},
    [MARKS] = {IN(ABOUT) | IN(NOTES) | IN(GLOSSARY), "标点“%s”连用", "punctuation \"%s\" in a row"},
};

/* ---- Clues ---- */

enum { RUN, DRAFT, ELLIPSIS, EMPTY, FORM, HINT, SELF, WRONG, TEN_THOUSAND, BROKEN, ROW };

static const jue_clue clues[] = {
    {"X", RUN, NULL},
    {"x", RUN, NULL},
    {"×", RUN, NULL},
    {"〇", RUN, NULL},
    {"○", RUN, NULL},
    {"*", RUN, NULL},
    {"_", RUN, NULL},
    {"某某", RUN, NULL},
    {"【待填", DRAFT, NULL},
    {"[待填", DRAFT, NULL},
    {"(待填", DRAFT, NULL},
    {"【待补充", DRAFT, NULL},
    {"…万元", ELLIPSIS, NULL},
    {"...万元", ELLIPSIS, NULL},
    {"为万元", EMPTY, NULL},
    {"支出万元", EMPTY, NULL},
    {"收入万元", EMPTY, NULL},
    {"减少万元", EMPTY, NULL},
    {"增加万元", EMPTY, NULL},
    {"占%", EMPTY, NULL},
    {"增长%", EMPTY, NULL},
    {"下降%", EMPTY, NULL},
    {"预算的%", EMPTY, NULL},
    {"车辆辆", EMPTY, NULL},
    {"增加(减少)", FORM, NULL},
    {"减少(增加)", FORM, NULL},
    {"增长(下降)", FORM, NULL},
    {"下降(增长)", FORM, NULL},
    {"大于(小于)", FORM, NULL},
    {"小于(大于)", FORM, NULL},
    {"上升(下降)", FORM, NULL},
    {"下降(上升)", FORM, NULL},
    {"高于(低于)", FORM, NULL},
    {"低于(高于)", FORM, NULL},
    {"增加/减少", FORM, NULL},
    {"减少/增加", FORM, NULL},
    {"增长/下降", FORM, NULL},
    {"下降/增长", FORM, NULL},
    {"大于/小于", FORM, NULL},
    {"小于/大于", FORM, NULL},
    {"上升/下降", FORM, NULL},
    {"下降/上升", FORM, NULL},
    {"不涉及的不列", HINT, NULL},
    {"如持平作持平表述", HINT, NULL},
    {"按上述格式", HINT, NULL},
    {"作下述说明", HINT, NULL},
    {"列明公务", HINT, NULL},
    {"列明接待", HINT, NULL},
    {"据实填写", HINT, NULL},
    {"请填写", HINT, NULL},
    {"此处填写", HINT, NULL},
    {"由主管部门根据三定", HINT, NULL},
    {"(制度名称)", HINT, NULL},
    {"(自行填写)", HINT, NULL},
    {"(填写原因)", HINT, NULL},
    {"(具体原因)", HINT, NULL},
    {"(部门名称)", HINT, NULL},
    {"部门(单位)", SELF, NULL},
    /* A unit or a word twice. */
    {"万元万元", WRONG, "万元"},
    {"万万元", WRONG, "万元"},
    {"万元元", WRONG, "万元"},
    {"%%", WRONG, "%"},
    {"年年度", WRONG, "年度"},
    {"年度度", WRONG, "年度"},
    {"的的", WRONG, "的"},
    /* A fixed term that lost a character. */
    {"上一度", WRONG, "上一年度"},
    /* A word of every report with a character that looks or sounds alike. */
    {"岀", WRONG, "出"},
    {"士地", WRONG, "土地"},
    {"拔款", WRONG, "拨款"},
    {"拔付", WRONG, "拨付"},
    {"划拔", WRONG, "划拨"},
    {"接侍", WRONG, "接待"},
    {"招侍", WRONG, "招待"},
    {"侍遇", WRONG, "待遇"},
    {"巳完成", WRONG, "已完成"},
    {"巳经", WRONG, "已经"},
    {"末发生", WRONG, "未发生"},
    {"末安排", WRONG, "未安排"},
    {"末纳入", WRONG, "未纳入"},
    {"予算", WRONG, "预算"},
    {"予决算", WRONG, "预决算"},
    {"绩郊", WRONG, "绩效"},
    {"预箅", WRONG, "预算"},
    {"决箅", WRONG, "决算"},
    {"万", TEN_THOUSAND, NULL},
    {"。完成年初预算", BROKEN, NULL},
    {"。完成全年预算", BROKEN, NULL},
    {"。完成预算的", BROKEN, NULL},
    {",,", ROW, NULL},
    {",。", ROW, NULL},
    {"。,", ROW, NULL},
    {";。", ROW, NULL},
    {"。;", ROW, NULL},
    {"、,", ROW, NULL},
    {",、", ROW, NULL},
    {"、。", ROW, NULL},
    {"。、", ROW, NULL},
    {";,", ROW, NULL},
    {",;", ROW, NULL},
    {";;", ROW, NULL},
    {"、、", ROW, NULL},
    {"。。", ROW, NULL},
    {"::", ROW, NULL},
};

_Static_assert(sizeof clues / sizeof clues[0] <= JUE_MOST_CLUES, "every clue has its number");

/* Where a wrong word is right: behind one of these characters, or in front of that word; and the
 * characters behind which alone it is wrong. */
static const struct {
    const char *word;
    const char *behind;
    const char *before;
    const char *only_behind;
} exceptions[] = {
    {"的的", "目", "确", NULL},
    {"年年度", "逐", NULL, NULL},
    {"万万元", "数", NULL, NULL},
    {"上一度", NULL, NULL, "较比与同和跟对"},                 /* 历史上一度 */
    {"士地", "博硕学护战人女男院烈武勇卫道教骑", NULL, NULL}, /* 博士地位 */
    {"末发生", "年月期周", NULL, NULL},
    {"末安排", "年月期周", NULL, NULL},
    {"末纳入", "年月期周", NULL, NULL},
    {"予算", "给赋授准不", NULL, NULL},
    {"予决算", "给赋授准不", NULL, NULL},
    {"拔付", "提选", NULL, NULL},
};

/* What is found in one passage, by rule. */
typedef struct jue_hit {
    size_t count;
    size_t from; /* of the first, in the key */
    size_t to;
    size_t end; /* of the last */
    const char *right;
    bool grave;
} jue_hit;

typedef struct jue_hygiene {
    jue_ledger *ledger;
    jue_str department;
    size_t behind; /* where the last placeholder ended */
    int looks;     /* at the printed text behind a key, each as long as the passage */
    jue_hit hits[RULES];
    bool on[RULES];
    size_t passed[RULES]; /* passages */
} jue_hygiene;

static void hit(jue_hygiene *hygiene, int rule, size_t from, size_t to, const char *right, bool grave)
{
    jue_hit *at = &hygiene->hits[rule];
    if (at->count != 0 && from < at->end)
        return;
    at->end = to;
    /* The gravest is the one to be shown. */
    if (at->count == 0 || (grave && !at->grave)) {
        at->from = from;
        at->to = to;
        at->right = right;
        at->grave = grave;
    }
    at->count++;
}

static bool starts_with_any(jue_str text, const char *const *words_of, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (jue_str_starts(text, jue_str_of(words_of[i])))
            return true;
    return false;
}

static bool is_letter(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

/* ---- Placeholders ---- */

/* Bytes of a unit that starts here; 0 where there is none. */
static size_t unit_at(jue_str rest)
{
    static const char *const units[] = {"万元", "亿元", "元", "%",  "个",   "辆",
                                        "人次", "批次", "台", "家", "年度", "年"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (jue_str_starts(rest, jue_str_of(units[i])))
            return strlen(units[i]);
    return 0;
}

/* 〇 and ○ are zeros in a year such as 二〇〇八. */
static bool is_numeral_around(jue_str key, size_t from, size_t to)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七",
                                           "八", "九", "零", "年", "月", "日"};
    size_t count = sizeof numerals / sizeof numerals[0];
    return (from >= 3 && starts_with_any(jue_str_from(key, from - 3), numerals, count)) ||
           starts_with_any(jue_str_from(key, to), numerals, count);
}

static void judge_run(jue_hygiene *hygiene, jue_str key, size_t at, const jue_clue *clue)
{
    jue_str sign = jue_str_of(clue->text);
    if (at < hygiene->behind)
        return;
    size_t end = at;
    size_t run = 0;
    for (; jue_str_starts(jue_str_from(key, end), sign); end += sign.size)
        run++;
    hygiene->behind = end;
    size_t from = at;
    while (from > 0 && jue_is_digit((unsigned char)key.at[from - 1]))
        from--;
    size_t unit = unit_at(jue_str_from(key, end));
    bool ascii = sign.at[0] == 'X' || sign.at[0] == 'x';
    bool word = (at > 0 && is_letter(key.at[at - 1])) || (end < key.size && is_letter(key.at[end]));
    if (ascii && word)
        return;
    bool weak = sign.at[0] == '*' || sign.at[0] == '_';
    bool zero = jue_str_is(sign, "〇") || jue_str_is(sign, "○");
    if (zero && (run < 2 || is_numeral_around(key, from, end)))
        return;
    if (sign.size < 6 && (run < 2 || weak) && (unit == 0 || (weak && run < 2)))
        return;
    hit(hygiene, PLACEHOLDER, from, end + unit, NULL, unit != 0 || from < at);
}

/* ---- The other clues ---- */

/* "金额单位为万元" names a unit; nothing is missing there. */
static void judge_empty(jue_hygiene *hygiene, const jue_passage *passage, size_t at, const jue_clue *clue)
{
    bool unit = jue_str_ends(jue_str_to(passage->key, at), JUE_STR("单位"));
    if (passage->part == JUE_PART_NOTES && !unit && !passage->cells)
        hit(hygiene, PLACEHOLDER, at, at + strlen(clue->text), NULL, true);
}

/* The department's own name, or the end of it, in front of the template's 部门（单位）. */
static void judge_self(jue_hygiene *hygiene, jue_str key, size_t at, const jue_clue *clue)
{
    jue_str before = jue_str_to(key, at);
    jue_str name = hygiene->department;
    if (name.size >= 9 && jue_str_ends(before, jue_str_from(name, name.size - 9)))
        hit(hygiene, INSTRUCTION, at, at + strlen(clue->text), NULL, false);
}

/* Whether one of these ideographs stands right before `at`. */
static bool stands_behind(jue_str key, size_t at, const char *characters)
{
    return at >= 3 && jue_is_ideograph(key, at - 3) &&
           jue_str_find(jue_str_of(characters), (jue_str){key.at + at - 3, 3}) != JUESUAN_NONE;
}

static void judge_wrong(jue_hygiene *hygiene, jue_str key, size_t at, const jue_clue *clue)
{
    size_t end = at + strlen(clue->text);
    for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++) {
        if (strcmp(clue->text, exceptions[i].word) != 0)
            continue;
        if (exceptions[i].behind != NULL && stands_behind(key, at, exceptions[i].behind))
            return;
        if (exceptions[i].before != NULL && jue_str_starts(jue_str_from(key, end), jue_str_of(exceptions[i].before)))
            return;
        if (exceptions[i].only_behind != NULL && !stands_behind(key, at, exceptions[i].only_behind))
            return;
    }
    hit(hygiene, TYPING, at, end, clue->detail, false);
}

/* Three of a kind are dots that stand for something left out. */
static void judge_row(jue_hygiene *hygiene, const jue_passage *passage, size_t at, const jue_clue *clue)
{
    jue_str key = passage->key;
    size_t size = jue_utf8_size(clue->text[0]);
    jue_str first = {clue->text, size};
    size_t end = at + strlen(clue->text);
    bool more = jue_str_ends(jue_str_to(key, at), first) || jue_str_starts(jue_str_from(key, end), first);
    if (!more && !passage->cells)
        hit(hygiene, MARKS, at, end, NULL, false);
}

/* "支出0.39万（": a sum of money in 万 without 元. */
static void judge_unit(jue_hygiene *hygiene, jue_str key, size_t at)
{
    static const char *const ends[] = {"(", ")", ",", "。", ";", "、", ":"};
    static const char *const money[] = {"支出", "收入", "经费", "费", "金额", "预算", "决算", "拨款", "资金", "总额"};
    static const char *const links[] = {"为", "共", "计", "共计"};
    jue_str rest = jue_str_from(key, at + strlen("万"));
    size_t from = at;
    while (from > 0 && (jue_is_digit((unsigned char)key.at[from - 1]) || key.at[from - 1] == '.'))
        from--;
    /* At the end of a line 元 may begin the next. */
    if (from == at || !starts_with_any(rest, ends, sizeof ends / sizeof ends[0]))
        return;
    jue_str before = jue_str_to(key, from);
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (jue_str_ends(before, jue_str_of(links[i])))
            before.size -= strlen(links[i]);
    for (size_t i = 0; i < sizeof money / sizeof money[0]; i++) {
        if (jue_str_ends(before, jue_str_of(money[i]))) {
            hit(hygiene, UNIT, from, at + strlen("万"), NULL, false);
            return;
        }
    }
}

static void take(void *data, const jue_passage *passage, size_t at, const jue_clue *clue)
{
    jue_hygiene *hygiene = data;
    size_t end = at + strlen(clue->text);
    switch (clue->kind) {
    case RUN: judge_run(hygiene, passage->key, at, clue); break;
    case DRAFT: hit(hygiene, PLACEHOLDER, at, end, NULL, true); break;
    case ELLIPSIS: hit(hygiene, PLACEHOLDER, at, end, NULL, true); break;
    case EMPTY: judge_empty(hygiene, passage, at, clue); break;
    case FORM: hit(hygiene, ALTERNATIVE, at, end, NULL, false); break;
    case HINT: hit(hygiene, INSTRUCTION, at, end, NULL, false); break;
    case SELF: judge_self(hygiene, passage->key, at, clue); break;
    case WRONG: judge_wrong(hygiene, passage->key, at, clue); break;
    case TEN_THOUSAND: judge_unit(hygiene, passage->key, at); break;
    case ROW: judge_row(hygiene, passage, at, clue); break;
    case BROKEN: hit(hygiene, SENTENCE, at, end, NULL, false); break;
    default: break;
    }
}

/* ---- Doubled words ---- */

/* Words that end one compound and begin the next: "离退休人员" + "人员经费". */
static bool may_meet(jue_str word)
{
    static const char *const meeting[] = {
        "单位", "政府", "人员", "支出", "收入", "经费", "决算", "预算", "项目", "工作", "财政", "国家", "社会", "中心",
        "部门", "事业", "机关", "公务", "教育", "服务", "资金", "费用", "业务", "人民", "干部", "职工", "学校", "医院",
        "机构", "城市", "农村", "农业", "生产", "企业", "产业", "科技", "科学", "技术", "文化", "安全", "法律", "考试",
        "公共", "行政", "个人", "学生", "学习", "研究", "讨论", "许多", "很多", "非常", "不断", "逐步",
    };
    for (size_t i = 0; i < sizeof meeting / sizeof meeting[0]; i++)
        if (jue_str_is(word, meeting[i]))
            return true;
    return false;
}

/* "公务接待" + "接待费": what follows makes a compound of the second one. */
static bool makes_compound(jue_str rest)
{
    static const char *const endings[] = {"费",   "经费", "支出", "收入", "工作", "部门", "单位", "人员",
                                          "项目", "办法", "制度", "中心", "机构", "决算", "预算"};
    return starts_with_any(rest, endings, sizeof endings / sizeof endings[0]);
}

static bool all_numerals(jue_str word)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七",
                                           "八", "九", "十", "百", "千", "零"};
    for (size_t at = 0; at < word.size; at += 3)
        if (!starts_with_any(jue_str_from(word, at), numerals, sizeof numerals / sizeof numerals[0]))
            return false;
    return true;
}

/* Whether two characters of three bytes end alike; that tells most of them apart. */
static bool ends_alike(const char *a, const char *b)
{
    return a[2] == b[2] && a[1] == b[1];
}

/* Bytes of the word of 2 to 4 ideographs that stands at `at` twice; 0 where none does. */
static size_t doubled_at(jue_str key, size_t at)
{
    const char *word = key.at + at;
    size_t left = key.size - at;
    /* Mostly none of the three sizes comes close. */
    if (left >= 24 && !ends_alike(word, word + 6) && !ends_alike(word, word + 9) && !ends_alike(word, word + 12))
        return 0;
    for (size_t size = 6; size <= 12 && 2 * size <= left; size += 3) {
        if (memcmp(word, word + size, size) != 0)
            continue;
        for (size_t i = 0; i < size; i += 3)
            if (!jue_is_ideograph(key, at + i))
                return 0;
        /* 天天天天 is something else. */
        return memcmp(word, word + 3, 3) == 0 ? 0 : size;
    }
    return 0;
}

/* ---- Findings ---- */

static bool applies(const jue_hygiene *hygiene, int number, const jue_passage *passage)
{
    return hygiene->on[number] && (words[number].parts >> passage->part & 1) != 0;
}

static void report_hit(jue_hygiene *hygiene, int number, const jue_passage *passage)
{
    jue_ledger *ledger = hygiene->ledger;
    jue_arena *arena = &ledger->call->arena;
    const jue_hit *at = &hygiene->hits[number];
    bool left = number == PLACEHOLDER && !at->grave;
    jue_finding *finding = jue_found(ledger, &jue_hygiene_rules[number], left ? JUE_AS_WARNING : JUE_AS_RULED);
    jue_found_in(ledger, finding, passage, at->from, at->to);
    size_t start = jue_passage_origin(passage, at->from);
    size_t end = jue_passage_origin(passage, at->to);
    jue_str printed = jue_str_trim((jue_str){passage->text.at + start, end - start});
    finding->actual = jue_copy(arena, printed.at, printed.size);
    if (at->right != NULL)
        finding->expected = at->right;
    const char *format = jue_say(ledger->call, words[number].chinese, words[number].english);
    const char *message = jue_fill(arena, format, finding->actual, finding->expected);
    if (at->count > 1)
        message = jue_fill(arena, jue_say(ledger->call, "%s（本段共%zu处）", "%s (%zu in this paragraph)"), message,
                           at->count);
    finding->message = message;
}

/* Gives whether there is one; each word has its own finding. */
static bool find_doubled(jue_hygiene *hygiene, const jue_passage *passage)
{
    jue_str key = passage->key;
    hygiene->looks = 0;
    if (!applies(hygiene, DOUBLED, passage))
        return false;
    bool found = false;
    for (size_t at = 0; at + 12 <= key.size; at += jue_utf8_size(key.at[at])) {
        size_t size = jue_is_ideograph(key, at) ? doubled_at(key, at) : 0;
        if (size == 0)
            continue;
        jue_str word = {key.at + at, size};
        bool meeting = size == 6 && (may_meet(word) || makes_compound(jue_str_from(key, at + 2 * size)));
        if (meeting || all_numerals(word))
            continue;
        /* Blanks between them, or between their characters: two cells or two names. */
        if (hygiene->looks++ == MOST_LOOKS)
            return found;
        size_t start = jue_passage_origin(passage, at);
        if (jue_passage_origin(passage, at + 2 * size - 3) - start != 2 * size - 3)
            continue;
        hit(hygiene, DOUBLED, at, at + 2 * size, NULL, false);
        report_hit(hygiene, DOUBLED, passage);
        hygiene->hits[DOUBLED].count = 0;
        found = true;
        at += 2 * size - 3;
    }
    return found;
}

static void check_passage(jue_hygiene *hygiene, const jue_scanner *scanner, const jue_passage *passage)
{
    memset(hygiene->hits, 0, sizeof hygiene->hits);
    hygiene->behind = 0;
    jue_scan(scanner, passage, take, hygiene);
    bool doubled = find_doubled(hygiene, passage);
    for (int i = 0; i < RULES; i++) {
        if (!applies(hygiene, i, passage) || (i == DOUBLED && doubled))
            continue;
        if (hygiene->hits[i].count == 0)
            hygiene->passed[i]++;
        else
            report_hit(hygiene, i, passage);
    }
}

/* A placeholder where a table should have a figure. */
static void check_cells(jue_ledger *ledger, const juesuan_table *table, uint8_t number)
{
    const jue_side *side = &table->sides[number];
    for (size_t i = 0; i < side->cells.count; i++) {
        const jue_cell *cell = &side->cells.at[i];
        if (cell->state != JUESUAN_UNREADABLE || strpbrk(cell->text, "Xx") == NULL)
            continue;
        jue_ref ref = {table, number, 1, i / side->column_count, i % side->column_count};
        jue_finding *finding = jue_found(ledger, &jue_hygiene_rules[PLACEHOLDER], JUE_AS_RULED);
        jue_locate(ledger, finding, &ref);
        finding->actual = finding->text = jue_copy(&ledger->call->arena, cell->text, strlen(cell->text));
        finding->message = jue_fill(&ledger->call->arena,
                                    jue_say(ledger->call, "%s：“%s”没有填写", "%s: \"%s\" was not filled in"),
                                    jue_cell_words(ledger->call, &ref), cell->text);
    }
}

void jue_check_hygiene(jue_ledger *ledger, const jue_outline *outline)
{
    const juesuan_report *report = ledger->report;
    for (size_t i = 0; i < report->tables.count && jue_rule_on(ledger, &jue_hygiene_rules[PLACEHOLDER]); i++)
        for (size_t side = 0; side < report->tables.at[i]->side_count; side++)
            check_cells(ledger, report->tables.at[i], (uint8_t)side);
    bool readable = true;
    for (int i = 0; i < RULES; i++)
        readable = jue_text_readable(ledger, outline, &jue_hygiene_rules[i]);
    if (!readable)
        return;
    jue_hygiene hygiene = {.ledger = ledger};
    for (int i = 0; i < RULES; i++)
        hygiene.on[i] = jue_rule_on(ledger, &jue_hygiene_rules[i]);
    hygiene.department = jue_key(&ledger->call->scratch, jue_str_of(report->department));
    const jue_scanner *scanner = jue_scanner_new(ledger->call, clues, sizeof clues / sizeof clues[0]);
    for (size_t i = 0; i < outline->count; i++)
        check_passage(&hygiene, scanner, &outline->passages[i]);
    for (int i = 0; i < RULES; i++)
        jue_passed_times(ledger, &jue_hygiene_rules[i], hygiene.passed[i]);
}
