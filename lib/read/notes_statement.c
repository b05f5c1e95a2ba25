/* What the notes say without a figure. */
#include "read/notes.h"

enum { LONGEST_LIST = 3000, LONGEST_EVIDENCE = 300 };

jue_statement *jue_note_add_statement(jue_notes *notes, jue_statement_kind kind, jue_note_subject *subject, size_t start, size_t end)
{
    const jue_paragraph *paragraph = &notes->report->paragraphs.at[jue_note_fragment(&notes->text, start)->paragraph];
    size_t from = subject->serial == notes->serial && subject->start < start && end - subject->start <= LONGEST_EVIDENCE
                      ? subject->start
                      : start;
    jue_statement *statement = jue_vector_add(&notes->call->arena, &notes->report->statements);
    *statement = (jue_statement){.kind = kind, .section = notes->section, .words = "", .line = paragraph->line,
                                 .page = paragraph->page, .scope = notes->scope, .topic = subject->topic};
    statement->subject = jue_note_subject_printed(notes, subject);
    statement->text = jue_note_printed(&notes->call->arena, &notes->text, notes->report, from, end);
    if (subject->topic == JUE_TOPIC_ROW && subject->entry != JUE_NO_ENTRY) {
        statement->form = notes->vocabulary.rows.at[subject->entry].table->form;
        statement->code = jue_note_row(notes, subject->entry)->code;
    }
    return statement;
}

/* ---- 无… ---- */

static bool is_end(jue_str rest)
{
    static const char *const marks[] = {"。", ",", ";", ")", "、"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (jue_str_starts(rest, jue_str_of(marks[i])))
            return true;
    return rest.size == 0;
}

/* 「某中心无机关运行经费」 says nothing of the department. */
static bool is_about_all(const jue_notes *notes, size_t start)
{
    jue_str who = jue_note_slice(&notes->text, notes->clause < start ? notes->clause : start, start);
    jue_str department = jue_str_to(jue_str_of(notes->report->department), 4 * strlen("部"));
    if (who.size == 0 || jue_str_has(who, "部门") || jue_str_has(who, "本") || jue_str_has(who, "我"))
        return true;
    if (department.size != 0 && jue_str_find(who, department) != JUESUAN_NONE)
        return true;
    return jue_is_digit((unsigned char)who.at[0]) && who.size <= strlen("2023年度");
}

static void add_nothing(jue_notes *notes, jue_topic_id topic, size_t start, size_t end)
{
    jue_note_subject subject = {.topic = (uint8_t)topic, .start = notes->clause < start ? notes->clause : start, .end = end,
                                .serial = notes->serial};
    bool loose = !is_about_all(notes, start);
    jue_note_add_statement(notes, JUE_STATEMENT_NONE, &subject, start, end)->loose = loose;
}

/* 「无…收入和支出」 denies both of what the section is about. */
static void add_other(jue_notes *notes, jue_topic_id topic, size_t start, size_t end)
{
    jue_str text = jue_note_slice(&notes->text, start, end);
    const jue_topic_id *topics = notes->about->topics;
    bool both = jue_str_has(text, "收支") || (jue_str_has(text, "收入") && jue_str_has(text, "支出"));
    if (both && topics[1] != JUE_TOPIC_NONE && (topic == topics[0] || topic == topics[1]))
        add_nothing(notes, topic == topics[0] ? topics[1] : topics[0], start, end);
}

/* Nothing but fillers may stand between the topic and the end of the clause. */
size_t jue_note_take_nothing(jue_notes *notes, size_t start, size_t end)
{
    size_t at = end;
    jue_topic_id topic = JUE_TOPIC_NONE;
    bool here = false;
    while (!is_end(jue_note_rest(&notes->text, at))) {
        jue_note_word word = jue_vocabulary_find(&notes->vocabulary, jue_note_rest(&notes->text, at), notes->ground, false);
        bool names = word.meaning == JUE_MEANS_TOPIC && word.size != 0;
        if (word.size == 0 || (word.meaning != JUE_MEANS_FILLER && word.meaning != JUE_MEANS_THIS && !names &&
                               word.meaning != JUE_MEANS_THAN && word.meaning != JUE_MEANS_FINAL))
            return end;
        if (names && topic == JUE_TOPIC_NONE)
            topic = word.topic;
        here = here || word.meaning == JUE_MEANS_THIS;
        at += word.size;
    }
    if (topic != JUE_TOPIC_NONE) {
        add_nothing(notes, topic, start, at);
        add_other(notes, topic, start, at);
    }
    for (size_t i = 0; here && topic == JUE_TOPIC_NONE && i < 2; i++)
        if (notes->about->topics[i] != JUE_TOPIC_NONE)
            add_nothing(notes, notes->about->topics[i], start, at);
    return at;
}

/* ---- Lists ---- */

/* Behind the list; the same place where figures stand in it, or where it does not end. */
static size_t list_end(const jue_notes *notes, size_t start)
{
    const jue_note_text *text = &notes->text;
    for (size_t at = start; at < text->size && at - start < LONGEST_LIST;) {
        if (jue_is_digit((unsigned char)text->key[at]))
            return start;
        jue_str rest = jue_note_rest(text, at);
        if (jue_str_starts(rest, JUE_STR("。")) || jue_str_starts(rest, JUE_STR(";")))
            return at;
        jue_utf8_next(jue_note_slice(text, 0, text->size), &at);
    }
    return text->size - start < LONGEST_LIST ? text->size : start;
}

/* Whether a name ends there: 、 and , part names, but not within brackets. */
static size_t mark_size(jue_str rest, int depth)
{
    if (depth != 0)
        return 0;
    if (jue_str_starts(rest, JUE_STR(",")))
        return 1;
    return jue_str_starts(rest, JUE_STR("、")) ? strlen("、") : 0;
}

static void put_name(jue_builder *names, jue_str name, bool *loose)
{
    static const char *const open[] = {"等", "等支出", "等费用", "等方面", "等方面支出", "…"};
    for (size_t i = sizeof open / sizeof open[0]; i-- > 0;) {
        while (jue_str_ends(name, jue_str_of(open[i]))) {
            name.size -= strlen(open[i]);
            *loose = true;
        }
    }
    if (jue_str_has(name, "…") || jue_str_starts(name, JUE_STR("以及")))
        *loose = true;
    if (name.size == 0)
        return;
    if (names->size != 0)
        jue_put_char(names, '\n');
    jue_put(names, name);
}

static const char *names_of(jue_notes *notes, size_t start, size_t end, bool *loose)
{
    jue_builder names = jue_builder_in(&notes->call->arena);
    int depth = 0;
    size_t from = start;
    for (size_t at = start; at < end;) {
        jue_str rest = jue_note_slice(&notes->text, at, end);
        size_t mark = mark_size(rest, depth);
        if (mark != 0) {
            put_name(&names, jue_note_slice(&notes->text, from, at), loose);
            from = at + mark;
        }
        depth += (notes->text.key[at] == '(') - (notes->text.key[at] == ')');
        if (mark != 0)
            at += mark;
        else
            jue_utf8_next(jue_note_slice(&notes->text, 0, end), &at);
    }
    put_name(&names, jue_note_slice(&notes->text, from, end), loose);
    return jue_built(&names).at;
}

size_t jue_note_take_list(jue_notes *notes, size_t start, size_t end)
{
    size_t from = end;
    if (from < notes->text.size && notes->text.key[from] == ':')
        from++;
    size_t to = list_end(notes, from);
    if (to == from) {
        jue_note_turn_to_parts(notes);
        return end;
    }
    jue_note_subject *subject = notes->lead.has_subject ? &notes->lead.subject : &notes->subject;
    if (subject->topic != JUE_TOPIC_PERSONNEL && subject->topic != JUE_TOPIC_PUBLIC)
        return to;
    jue_statement *statement = jue_note_add_statement(notes, JUE_STATEMENT_LIST, subject, start, to);
    statement->words = names_of(notes, from, to, &statement->loose);
    return to;
}

/* ---- Comparisons, paths, reasons ---- */

void jue_note_compare(jue_notes *notes, int sign, size_t end)
{
    jue_lead *lead = &notes->lead;
    jue_note_subject *subject = lead->has_subject ? &lead->subject : &notes->subject;
    if (subject->topic == JUE_TOPIC_NONE || lead->alternative || lead->near != 0)
        return;
    jue_statement *statement = jue_note_add_statement(notes, JUE_STATEMENT_COMPARE, subject, notes->clause, end);
    statement->sign = (int8_t)sign;
    statement->loose = lead->roughly;
}

void jue_note_add_path(jue_notes *notes, jue_note_subject *subject)
{
    if (subject->statement != 0 || subject->words == NULL)
        return;
    bool here = subject->serial == notes->serial;
    jue_statement *statement = jue_note_add_statement(notes, JUE_STATEMENT_PATH, subject, here ? subject->start : 0,
                                                      here ? subject->end : 0);
    if (!here)
        statement->text = statement->subject;
    statement->words = subject->words;
    subject->statement = notes->report->statements.count;
}

void jue_note_end_reason(jue_notes *notes)
{
    bool one_way = (notes->ups == 0) != (notes->downs == 0);
    if (notes->mode != JUE_MODE_REASON)
        return;
    if (notes->has_same && one_way) {
        size_t end = notes->clause <= notes->text.size ? notes->clause : notes->text.size;
        size_t start = notes->same.serial == notes->serial ? notes->same.start : 0;
        jue_statement *statement = jue_note_add_statement(notes, JUE_STATEMENT_REASON, &notes->same, start, end);
        statement->sign = notes->ups != 0 ? 1 : -1;
    }
    notes->ups = notes->downs = 0;
    notes->has_same = false;
}
