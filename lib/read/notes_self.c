/*
 * The self-evaluation form (部门整体支出绩效自评表), as far as it has figures of the report: income and
 * expenditure, the scores, the grade. Its rows come as paragraphs of cells parted by tabs.
 */
#include "read/notes.h"

enum { MOST_CELLS = 24, SELF_REACH = 400, LONGEST_LABEL = 120 };

typedef struct jue_self {
    jue_notes *notes;
    const char *section;
    size_t paragraph;
    jue_str cells[MOST_CELLS];
    size_t count;
    bool total_named; /* 总分 stood alone: its value comes next */
    bool total_found;
} jue_self;

static void split(jue_self *self, jue_str text)
{
    self->count = 0;
    for (;;) {
        const char *tab = text.size == 0 ? NULL : memchr(text.at, '\t', text.size);
        size_t size = tab == NULL ? text.size : (size_t)(tab - text.at);
        self->cells[self->count++] = jue_str_trim((jue_str){text.at, size});
        if (tab == NULL || self->count == MOST_CELLS)
            return;
        text = jue_str_from(text, size + 1);
    }
}

static bool number_of(jue_str cell, juesuan_amount *value)
{
    return cell.size != 0 && cell.size < 40 && jue_amount_parse(cell, value) == JUESUAN_OK && jue_has_value(*value);
}

static jue_claim *add_claim(jue_self *self, jue_topic_id topic, jue_str label, juesuan_amount value, const char *unit)
{
    jue_notes *notes = self->notes;
    const jue_paragraph *paragraph = &notes->report->paragraphs.at[self->paragraph];
    jue_claim *claim = jue_vector_add(&notes->call->arena, &notes->report->claims);
    *claim = (jue_claim){.section = self->section, .unit = unit, .value = value, .topic = (uint8_t)topic,
                         .scope = notes->scope, .line = paragraph->line, .page = paragraph->page, .flags = JUE_CLAIM_HERE};
    jue_str name = jue_name(&notes->call->arena, label);
    bool part = jue_str_starts(name, JUE_STR("其中:")) || jue_str_starts(name, JUE_STR("其中："));
    claim->subject = part ? name.at + strlen("其中") + (name.at[strlen("其中")] == ':' ? 1 : strlen("：")) : name.at;
    claim->text = "";
    return claim;
}

/* ---- Amounts ---- */

static jue_topic_id topic_of(jue_self *self, jue_str label)
{
    jue_str key = jue_key(&self->notes->call->scratch, label);
    if (jue_str_starts(key, JUE_STR("其中:")))
        key = jue_str_from(key, strlen("其中:"));
    jue_note_word word = jue_vocabulary_find(&self->notes->vocabulary, key, JUE_GROUND_SELF, false);
    bool whole = word.size == key.size && key.size != 0 && word.meaning == JUE_MEANS_TOPIC;
    return whole ? word.topic : JUE_TOPIC_NONE;
}

static void put_evidence(jue_self *self, jue_claim *claim, jue_str label, jue_str cell)
{
    claim->text = jue_printf(&self->notes->call->arena, "%.*s %.*s", (int)label.size, label.at, (int)cell.size, cell.at);
}

static void take_amounts(jue_self *self)
{
    for (size_t i = 0; i + 1 < self->count; i++) {
        juesuan_amount value;
        jue_str label = self->cells[i];
        if (label.size == 0 || label.size >= LONGEST_LABEL || !number_of(self->cells[i + 1], &value))
            continue;
        jue_topic_id topic = topic_of(self, label);
        if (topic == JUE_TOPIC_NONE)
            continue;
        jue_note_subject subject = {.topic = (uint8_t)topic};
        jue_claim *claim = add_claim(self, topic, self->cells[i], value, juesuan_unit_name(JUESUAN_UNIT_WAN));
        claim->measure = JUE_MEASURE_AMOUNT;
        claim->counts = JUE_COUNT_MONEY;
        put_evidence(self, claim, self->cells[i], self->cells[i + 1]);
        jue_note_bind(self->notes, &subject, claim);
    }
}

/* ---- Scores ---- */

static void add_score(jue_self *self, jue_topic_id topic, jue_str label, jue_str cell, juesuan_amount value)
{
    jue_claim *claim = add_claim(self, topic, label, value, "分");
    claim->measure = JUE_MEASURE_COUNT;
    claim->counts = JUE_COUNT_POINTS;
    claim->reason = jue_say(self->notes->call, "公开表没有列出这一数字", "the tables do not print this figure");
    put_evidence(self, claim, label, cell);
    self->total_found = self->total_found || topic == JUE_TOPIC_SELF_TOTAL_SCORE;
}

/* "产出指标 (50分)": what a group of targets is worth. */
static bool is_weighted(jue_str key)
{
    return key.size < LONGEST_LABEL && jue_match(key, "*(*分)") != 0;
}

/* The score of a group stands in the last filled cell of the row that names its worth. */
static void take_score(jue_self *self)
{
    size_t last = self->count;
    while (last > 0 && self->cells[last - 1].size == 0)
        last--;
    juesuan_amount value;
    if (last < 2 || !number_of(self->cells[last - 1], &value))
        return;
    for (size_t i = 0; i + 1 < last; i++) {
        jue_str key = jue_key(&self->notes->call->scratch, jue_str_to(self->cells[i], LONGEST_LABEL));
        if (jue_str_is(key, "总分")) {
            add_score(self, JUE_TOPIC_SELF_TOTAL_SCORE, self->cells[i], self->cells[last - 1], value);
            return;
        }
        if (is_weighted(key)) {
            add_score(self, JUE_TOPIC_SELF_SCORE, self->cells[i], self->cells[last - 1], value);
            return;
        }
    }
}

/* 总分 and its value may stand in lines of their own. */
static void take_line(jue_self *self, jue_str text)
{
    juesuan_amount value;
    jue_str key = jue_key(&self->notes->call->scratch, jue_str_to(text, LONGEST_LABEL));
    if (self->total_named && number_of(key, &value)) {
        add_score(self, JUE_TOPIC_SELF_TOTAL_SCORE, JUE_STR("总分"), text, value);
        self->total_named = false;
    } else if (text.size < LONGEST_LABEL) {
        self->total_named = jue_str_is(key, "总分") && !self->total_found;
    }
}

/* ---- Words ---- */

static void take_rate(jue_self *self, jue_str key)
{
    size_t at = jue_str_find(key, JUE_STR("预算执行率"));
    if (at == JUESUAN_NONE)
        return;
    size_t start = at + strlen("预算执行率");
    while (start < key.size && !jue_is_digit((unsigned char)key.at[start]) && start - at < strlen("预算执行率为:达到"))
        start++;
    size_t end = start;
    while (end < key.size && (jue_is_digit((unsigned char)key.at[end]) || key.at[end] == '.'))
        end++;
    juesuan_amount value;
    if (end == start || end >= key.size || key.at[end] != '%' || !number_of((jue_str){key.at + start, end - start}, &value))
        return;
    jue_claim *claim = add_claim(self, JUE_TOPIC_SELF_RATE, JUE_STR("预算执行率"), value, "%");
    claim->measure = JUE_MEASURE_COMPLETION;
    claim->reason = jue_say(self->notes->call, "公开表没有列出这一数字", "the tables do not print this figure");
    claim->text = jue_printf(&self->notes->call->arena, "%.*s", (int)(end + 1 - at), key.at + at);
}

static void take_grade(jue_self *self, jue_str key)
{
    static const char *const marks[] = {"绩效自评", "自评结果为", "自评等级为", "评价等级为", "自评结论为", "自评得分等级为"};
    static const char *const grades[] = {"优", "良", "中", "差"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t at = jue_str_find(key, jue_str_of(marks[i]));
        if (at == JUESUAN_NONE)
            continue;
        jue_str rest = jue_str_from(key, at + strlen(marks[i]));
        for (size_t grade = 0; grade < sizeof grades / sizeof grades[0]; grade++) {
            if (!jue_str_starts(rest, jue_str_of(grades[grade])))
                continue;
            const jue_paragraph *paragraph = &self->notes->report->paragraphs.at[self->paragraph];
            jue_statement *statement = jue_vector_add(&self->notes->call->arena, &self->notes->report->statements);
            *statement = (jue_statement){.kind = JUE_STATEMENT_GRADE, .section = self->section, .words = grades[grade],
                                         .line = paragraph->line, .page = paragraph->page, .scope = self->notes->scope,
                                         .topic = JUE_TOPIC_SELF_TOTAL_SCORE};
            statement->subject = jue_topics[JUE_TOPIC_SELF_TOTAL_SCORE].name;
            statement->text = jue_printf(&self->notes->call->arena, "%s%s", marks[i], grades[grade]);
            return;
        }
    }
}

static bool has_words(jue_str text)
{
    return jue_str_has(text, "执行率") || jue_str_has(text, "自评");
}

static void take_words(jue_self *self, jue_str row)
{
    if (!has_words(row))
        return;
    for (size_t i = 0; i < self->count; i++) {
        if (!has_words(self->cells[i]))
            continue;
        jue_str key = jue_key(&self->notes->call->scratch, self->cells[i]);
        take_rate(self, key);
        take_grade(self, key);
    }
}

/* ---- The form ---- */

static bool ends_form(jue_str text)
{
    jue_str key = jue_str_to(text, LONGEST_LABEL);
    return jue_str_has(key, "批复表") || jue_str_has(key, "决算表") || jue_str_has(key, "部分");
}

size_t jue_note_read_self(jue_notes *notes, size_t paragraph)
{
    const juesuan_report *report = notes->report;
    if (notes->vocabulary.slots == NULL)
        jue_vocabulary_build(&notes->call->scratch, &notes->vocabulary, notes->report);
    jue_str title = report->paragraphs.at[paragraph].text;
    jue_self self = {.notes = notes, .section = jue_copy(&notes->call->arena, title.at, title.size)};
    notes->about = NULL;
    notes->scope++;
    size_t end = paragraph + 1;
    for (; end < report->paragraphs.count && end < paragraph + SELF_REACH; end++) {
        jue_str text = report->paragraphs.at[end].text;
        self.paragraph = end;
        if (text.size < LONGEST_LABEL && ends_form(text))
            break;
        split(&self, text);
        if (self.count == 1) {
            take_line(&self, text);
            continue;
        }
        take_amounts(&self);
        take_score(&self);
        take_words(&self, text);
    }
    return end;
}
