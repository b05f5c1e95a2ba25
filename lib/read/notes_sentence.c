/* The walk over the text of the notes: words, numbers and marks, one after the other. */
#include "read/notes.h"

static jue_note_word word_at(const jue_notes *notes, size_t start)
{
    bool rows = (notes->ground & (JUE_GROUND_INCOME | JUE_GROUND_EXPENDITURE | JUE_GROUND_GENERAL | JUE_GROUND_BASIC |
                                  JUE_GROUND_FUND | JUE_GROUND_CAPITAL | JUE_GROUND_APPROPRIATION)) != 0;
    return jue_vocabulary_find(&notes->vocabulary, jue_note_rest(&notes->text, start), notes->ground, rows);
}

static bool is_measure(jue_word_meaning meaning)
{
    return meaning == JUE_MEANS_ANNUAL_BUDGET || meaning == JUE_MEANS_BUDGET || meaning == JUE_MEANS_FINAL ||
           meaning == JUE_MEANS_COMPLETE || meaning == JUE_MEANS_SHARE || meaning == JUE_MEANS_UP || meaning == JUE_MEANS_DOWN;
}

/* The first word from there on that says more than a filler does. */
static jue_note_word first_word(const jue_notes *notes, size_t *start)
{
    while (*start < notes->text.size) {
        if (jue_is_digit((unsigned char)notes->text.key[*start])) {
            jue_note_number number = jue_note_number_at(&notes->text, *start);
            if (number.kind != JUE_NUMBER_YEAR && number.kind != JUE_NUMBER_ENUMERATOR)
                break;
            *start = number.end;
            continue;
        }
        jue_note_word word = word_at(notes, *start);
        if (word.size == 0 || word.meaning != JUE_MEANS_FILLER)
            return word;
        *start += word.size;
    }
    return (jue_note_word){0};
}

/* ---- Marks ---- */

static void clear_measure(jue_lead *lead)
{
    lead->measure = JUE_MEANS_TOPIC;
    lead->direction = lead->compare = 0;
    lead->of = JUE_TOPIC_NONE;
    lead->of_entry = JUE_NO_ENTRY;
    lead->alternative = lead->annual = lead->said_budget = lead->said_final = lead->roughly = lead->past = false;
}

static void end_clause(jue_notes *notes, size_t end)
{
    clear_measure(&notes->lead);
    notes->lead.near = 0;
    notes->clause = notes->name_start = end;
    notes->levels = 0;
    if (notes->mode != JUE_MODE_PURPOSE)
        return;
    size_t start = end;
    jue_note_word next = first_word(notes, &start);
    if (next.size != 0 && (next.meaning == JUE_MEANS_TOPIC || next.meaning == JUE_MEANS_THAN || is_measure(next.meaning) ||
                           next.meaning == JUE_MEANS_PARTS || next.meaning == JUE_MEANS_REASON)) {
        notes->mode = JUE_MODE_CLAIMS;
        notes->lead.unknown = 0;
    }
}

/* A path, or a name with its code, may be a sentence of its own: what follows speaks of it. */
static void drop_lead(jue_notes *notes, size_t end)
{
    if (notes->lead.has_subject && (notes->lead.subject.path || notes->lead.subject.coded))
        notes->subject = notes->lead.subject;
    notes->lead = (jue_lead){0};
    notes->clause = notes->name_start = end;
    notes->levels = 0;
    if (notes->base == JUE_BASE_BUDGET)
        notes->has_base = false;
}

static void end_part(jue_notes *notes, size_t end)
{
    size_t start = end;
    jue_word_meaning next = first_word(notes, &start).meaning;
    bool goes_on = notes->mode == JUE_MODE_REASON && (next == JUE_MEANS_REASON || next == JUE_MEANS_POINT);
    drop_lead(notes, end);
    if (!goes_on) {
        jue_note_end_reason(notes);
        notes->mode = JUE_MODE_CLAIMS;
    }
}

static void end_sentence(jue_notes *notes, size_t end)
{
    /* What follows the parts speaks of the whole again, unless it names something else. */
    if (notes->has_main) {
        notes->subject = notes->main;
        notes->subject.loose = true;
    }
    notes->has_main = false;
    drop_lead(notes, end);
    jue_note_end_reason(notes);
    notes->mode = JUE_MODE_CLAIMS;
}

static void open_bracket(jue_notes *notes)
{
    if (notes->depth < JUE_MOST_BRACKETS)
        notes->brackets[notes->depth] = (jue_bracket){notes->lead, notes->subject, notes->report->claims.count};
    notes->depth++;
}

/* What stands in brackets changes nothing outside them; if it is another direction, both were left. */
static void close_bracket(jue_notes *notes, size_t end)
{
    if (notes->depth == 0 || --notes->depth >= JUE_MOST_BRACKETS)
        return;
    const jue_bracket *bracket = &notes->brackets[notes->depth];
    bool other = bracket->lead.direction != 0 && notes->lead.direction != 0 &&
                 bracket->lead.direction != notes->lead.direction;
    bool compared = bracket->lead.compare != 0 && notes->lead.compare != 0 && bracket->lead.compare != notes->lead.compare;
    bool claimed = notes->report->claims.count != bracket->claims;
    notes->subject = bracket->subject;
    notes->lead = claimed ? (jue_lead){0} : bracket->lead;
    notes->lead.alternative = notes->lead.alternative || other || compared;
    if (claimed)
        notes->clause = end;
}

static bool take_mark(jue_notes *notes, uint32_t character, size_t end)
{
    switch (character) {
    case ',': case 0x3001: end_clause(notes, end); return true;
    case ':':
        clear_measure(&notes->lead);
        notes->clause = notes->name_start = end;
        notes->lead.near = 0;
        return true;
    case ';': end_part(notes, end); return true;
    case 0x3002: case '!': case '?': end_sentence(notes, end); return true;
    case '(': open_bracket(notes); return true;
    case ')': close_bracket(notes, end); return true;
    default: return false;
    }
}

/* ---- Words ---- */

/* 基本支出, 项目支出, 人员经费, 公用经费: of the department, or of the row that the text speaks of. */
static bool may_be_of_row(const jue_notes *notes, const jue_note_word *word)
{
    bool kind = word->topic == JUE_TOPIC_GENERAL_BASIC || word->topic == JUE_TOPIC_GENERAL_PROJECT || word->topic == JUE_TOPIC_BASIC ||
                word->topic == JUE_TOPIC_PROJECT || word->topic == JUE_TOPIC_PERSONNEL || word->topic == JUE_TOPIC_PUBLIC;
    return kind && word->size <= strlen("日常公用经费") && notes->subject.topic == JUE_TOPIC_ROW &&
           notes->subject.entry != JUE_NO_ENTRY && notes->subject.serial == notes->serial;
}

static void name_subject(jue_notes *notes, const jue_note_word *word, size_t start, size_t end)
{
    jue_lead *lead = &notes->lead;
    if (lead->measure == JUE_MEANS_SHARE && lead->direction == 0) {
        bool unsure = false;
        lead->of = (uint8_t)word->topic;
        lead->of_entry = word->rows == JUE_NO_ENTRY ? JUE_NO_ENTRY : jue_note_choose_row(notes, word->rows, 0, &unsure);
        return;
    }
    /* 「绩效评级为“优”的项目」 speaks of the grade. */
    if (lead->has_subject && lead->subject.topic == JUE_TOPIC_GRADE && word->topic == JUE_TOPIC_EVALUATED)
        return;
    lead->subject = (jue_note_subject){.topic = (uint8_t)word->topic, .start = start, .end = end, .serial = notes->serial,
                                       .first_claim = notes->report->claims.count};
    if (word->meaning == JUE_MEANS_ROW)
        lead->subject.entry = jue_note_choose_row(notes, word->rows, 0, &lead->subject.unsure);
    if (may_be_of_row(notes, word))
        lead->subject.under = notes->subject.entry;
    lead->has_subject = true;
    lead->unknown = lead->near = 0;
}

static void take_budget(jue_notes *notes, const jue_note_word *word, size_t start, size_t end)
{
    jue_lead *lead = &notes->lead;
    bool annual = word->meaning == JUE_MEANS_ANNUAL_BUDGET;
    if (lead->compare != 0) {
        if (lead->said_final && !lead->alternative)
            jue_note_compare(notes, lead->compare, end);
        clear_measure(lead);
        return;
    }
    lead->said_budget = true;
    lead->annual = annual;
    if (lead->than_end == start && start != 0) {
        notes->base = JUE_BASE_BUDGET;
        notes->has_base = true;
    }
    if (lead->measure != JUE_MEANS_COMPLETE)
        lead->measure = (uint8_t)word->meaning;
}

static void take_direction(jue_notes *notes, int sign)
{
    notes->lead.direction = (int8_t)sign;
    notes->lead.measure = sign > 0 ? JUE_MEANS_UP : JUE_MEANS_DOWN;
}

static void take_level(jue_notes *notes, jue_word_meaning meaning, size_t start, size_t end)
{
    int level = (int)meaning - JUE_MEANS_LEVEL_1;
    if (level == 0 || level > notes->levels) {
        notes->levels = 0;
        notes->path_start = notes->name_start;
    }
    size_t from = notes->name_start;
    if (notes->name_end == start && notes->name_from > from && level == 0)
        from = notes->path_start = notes->name_from;
    while (notes->levels < level)
        notes->names[notes->levels++] = (jue_str){"", 0};
    notes->names[level] = jue_note_slice(&notes->text, from, start);
    notes->levels = level + 1;
    notes->name_start = end;
    jue_note_take_path(notes, end);
}

/* Words that change how the text is read. Gives where the reading goes on. */
static size_t take_turn(jue_notes *notes, const jue_note_word *word, size_t start, size_t end)
{
    switch (word->meaning) {
    case JUE_MEANS_LIST: return jue_note_take_list(notes, start, end);
    case JUE_MEANS_NOTHING: return jue_note_take_nothing(notes, start, end);
    case JUE_MEANS_SAME: jue_note_take_same(notes, start, end); break;
    case JUE_MEANS_ENDED: jue_note_add_statement(notes, JUE_STATEMENT_ENDED, &(jue_note_subject){0}, start, end); break;
    case JUE_MEANS_PURPOSE: notes->mode = JUE_MODE_PURPOSE; break;
    case JUE_MEANS_REASON:
        notes->mode = JUE_MODE_REASON;
        notes->reason_start = end;
        notes->ups = notes->downs = notes->lead.unknown = 0;
        break;
    default: break;
    }
    return end;
}

void jue_note_turn_to_parts(jue_notes *notes)
{
    if (notes->has_main || notes->subject.topic == JUE_TOPIC_NONE)
        return;
    notes->main = notes->subject;
    notes->has_main = true;
}

/* Which income or expenditure the subsection spoke of last: of the year, or with what was left over. */
static jue_topic_id last_side(const jue_notes *notes, bool income)
{
    const juesuan_report *report = notes->report;
    for (size_t i = report->claims.count; i-- > 0 && report->claims.at[i].scope == notes->scope;) {
        switch (report->claims.at[i].topic) {
        case JUE_TOPIC_TOTALS: return income ? JUE_TOPIC_INCOME_TOTAL : JUE_TOPIC_EXPENDITURE_TOTAL;
        case JUE_TOPIC_INCOME:
        case JUE_TOPIC_INCOME_TOTAL:
        case JUE_TOPIC_INCOME_EITHER:
            if (income)
                return (jue_topic_id)report->claims.at[i].topic;
            break;
        case JUE_TOPIC_EXPENDITURE:
        case JUE_TOPIC_EXPENDITURE_TOTAL:
        case JUE_TOPIC_EXPENDITURE_EITHER:
            if (!income)
                return (jue_topic_id)report->claims.at[i].topic;
            break;
        default: break;
        }
    }
    return JUE_TOPIC_NONE;
}

/* 收入较上年减少…；支出较上年减少…: what was spoken of in between is not meant. */
static void take_side(jue_notes *notes, size_t start, size_t end)
{
    jue_str word = jue_note_slice(&notes->text, start, end);
    bool income = jue_str_is(word, "收入");
    bool main = (notes->ground & (JUE_GROUND_TOTALS | JUE_GROUND_INCOME | JUE_GROUND_EXPENDITURE)) != 0;
    if (!main || notes->lead.has_subject || (!income && !jue_str_is(word, "支出")))
        return;
    jue_word_meaning next = word_at(notes, end).meaning;
    if (next != JUE_MEANS_THAN && next != JUE_MEANS_UP && next != JUE_MEANS_DOWN)
        return;
    jue_note_word side = {.meaning = JUE_MEANS_TOPIC, .rows = JUE_NO_ENTRY, .topic = last_side(notes, income)};
    name_subject(notes, &side, start, end);
}

static void take_claim_word(jue_notes *notes, const jue_note_word *word, size_t start, size_t end)
{
    jue_lead *lead = &notes->lead;
    switch (word->meaning) {
    case JUE_MEANS_TOPIC:
    case JUE_MEANS_ROW:
        notes->name_from = start;
        notes->name_end = end;
        name_subject(notes, word, start, end);
        break;
    case JUE_MEANS_ANNUAL_BUDGET:
    case JUE_MEANS_BUDGET: take_budget(notes, word, start, end); break;
    case JUE_MEANS_FINAL:
        lead->said_final = true;
        if (lead->measure != JUE_MEANS_SHARE)
            lead->measure = JUE_MEANS_FINAL;
        break;
    case JUE_MEANS_COMPLETE:
    case JUE_MEANS_SHARE: lead->measure = (uint8_t)word->meaning; break;
    case JUE_MEANS_UP: take_direction(notes, 1); break;
    case JUE_MEANS_DOWN: take_direction(notes, -1); break;
    case JUE_MEANS_LESS: lead->compare = -1; break;
    case JUE_MEANS_MORE: lead->compare = 1; break;
    case JUE_MEANS_THAN: lead->than_end = end; break;
    case JUE_MEANS_ROUGHLY: lead->roughly = true; break;
    case JUE_MEANS_LAST_YEAR:
        notes->base = JUE_BASE_LAST_YEAR;
        notes->has_base = true;
        lead->past = true;
        lead->measure = JUE_MEANS_TOPIC;
        break;
    case JUE_MEANS_PARTS: jue_note_turn_to_parts(notes); break;
    case JUE_MEANS_THRESHOLD: lead->threshold = end; break;
    case JUE_MEANS_ORDINAL: lead->ordinal = end; break;
    case JUE_MEANS_FILLER: take_side(notes, start, end); break;
    default: break;
    }
}

static size_t take_word(jue_notes *notes, const jue_note_word *word, size_t start)
{
    size_t end = start + word->size;
    if (word->meaning >= JUE_MEANS_LEVEL_1 && word->meaning <= JUE_MEANS_LEVEL_3) {
        if (notes->mode == JUE_MODE_CLAIMS)
            take_level(notes, word->meaning, start, end);
        return end;
    }
    if (notes->mode == JUE_MODE_REASON) {
        notes->ups += word->meaning == JUE_MEANS_UP;
        notes->downs += word->meaning == JUE_MEANS_DOWN;
        return end;
    }
    if (notes->mode == JUE_MODE_PURPOSE)
        return word->meaning == JUE_MEANS_REASON ? take_turn(notes, word, start, end) : end;
    switch (word->meaning) {
    case JUE_MEANS_LIST:
    case JUE_MEANS_NOTHING:
    case JUE_MEANS_SAME:
    case JUE_MEANS_ENDED:
    case JUE_MEANS_PURPOSE:
    case JUE_MEANS_REASON: return take_turn(notes, word, start, end);
    default: take_claim_word(notes, word, start, end); return end;
    }
}

/* ---- Numbers ---- */

static bool is_threshold(const jue_notes *notes, size_t start, size_t end)
{
    static const char *const after[] = {"(含)以上", "以上", "(含)以下", "以下", "以内", "(不含)以上", "(含)及以上", "及以上"};
    if (notes->lead.threshold == start && start != 0)
        return true;
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (jue_str_starts(jue_note_rest(&notes->text, end), jue_str_of(after[i])))
            return true;
    return false;
}

/* 较2022年: a year before the report's own is what the figures are compared with. */
static void take_year(jue_notes *notes, const jue_note_number *number)
{
    bool past = notes->report->year != 0 && number->year < notes->report->year;
    if (!past || notes->mode != JUE_MODE_CLAIMS)
        return;
    notes->base = number->year == notes->report->year - 1 ? JUE_BASE_LAST_YEAR : JUE_BASE_OTHER;
    notes->has_base = notes->lead.past = true;
}

static size_t take_number(jue_notes *notes, size_t start)
{
    jue_note_number number = jue_note_number_at(&notes->text, start);
    bool ordinal = notes->lead.ordinal == start && start != 0;
    if (number.kind == JUE_NUMBER_YEAR)
        take_year(notes, &number);
    if (number.kind == JUE_NUMBER_ENUMERATOR && notes->depth > 0 && notes->depth <= JUE_MOST_BRACKETS)
        notes->brackets[notes->depth - 1].lead.subject.coded = true;
    if (number.kind == JUE_NUMBER_ENUMERATOR)
        notes->clause = notes->name_start = number.end;
    if ((number.kind != JUE_NUMBER_FIGURE && number.kind != JUE_NUMBER_PLACEHOLDER) || ordinal)
        return number.end;
    if (is_threshold(notes, start, number.end)) {
        notes->lead.unknown = notes->lead.near = 0;
        bool whole = number.value.decimals == 0 && number.unit != NULL && number.unit->money == JUESUAN_UNIT_WAN;
        notes->lead.price = whole ? number.value.value : 0;
        return number.end;
    }
    jue_note_take_number(notes, start, &number);
    return number.end > start ? number.end : start + 1;
}

static bool number_starts(const jue_notes *notes, size_t at)
{
    const jue_note_text *text = &notes->text;
    if (jue_is_digit((unsigned char)text->key[at]))
        return true;
    if (text->key[at] != '-' || at + 1 >= text->size || !jue_is_digit((unsigned char)text->key[at + 1]))
        return false;
    char before = at == 0 ? ' ' : text->key[at - 1];
    jue_str above = jue_note_slice(text, 0, at);
    bool level = jue_str_ends(above, JUE_STR("类)")) || jue_str_ends(above, JUE_STR("款)")) || jue_str_ends(above, JUE_STR("项)"));
    return (before != ')' || level) && before != '-' && !jue_is_digit((unsigned char)before);
}

/* ---- The walk ---- */

/* 《…》 quotes a title, 【…】 marks what is still to be written. Gives where it ends. */
static size_t behind_quote(const jue_notes *notes, size_t start, const char *close)
{
    size_t end = jue_str_find(jue_note_rest(&notes->text, start), jue_str_of(close));
    return end == JUESUAN_NONE || end > 300 ? start : start + end + strlen(close);
}

static size_t take_one(jue_notes *notes, size_t start)
{
    if (number_starts(notes, start))
        return take_number(notes, start);
    jue_note_word word = word_at(notes, start);
    if (word.size != 0)
        return take_word(notes, &word, start);
    size_t end = start;
    uint32_t character = jue_utf8_next(jue_note_slice(&notes->text, 0, notes->text.size), &end);
    size_t enumerator = character == '(' ? jue_enumerator(jue_str_to(jue_note_rest(&notes->text, start), 16)) : 0;
    if (enumerator != 0) {
        notes->clause = notes->name_start = start + enumerator;
        return start + enumerator;
    }
    if (character == 0x300A)
        end = behind_quote(notes, end, "》");
    size_t mark = character == 0x3010 ? behind_quote(notes, end, "】") : end;
    if (mark != end)
        return mark;
    if (!take_mark(notes, character, end))
        notes->lead.unknown++, notes->lead.near++;
    return end;
}

void jue_note_break(jue_notes *notes)
{
    bool begun = notes->mode == JUE_MODE_REASON && notes->lead.unknown == 0;
    if (notes->mode == JUE_MODE_CLAIMS || begun)
        return;
    size_t start = notes->at;
    jue_note_word word = first_word(notes, &start);
    if (word.size != 0 && (word.meaning == JUE_MEANS_TOPIC || word.meaning == JUE_MEANS_ROW || word.meaning == JUE_MEANS_NOTHING))
        end_sentence(notes, notes->at);
}

void jue_note_read_text(jue_notes *notes)
{
    size_t next = 0;
    notes->at = notes->clause = notes->name_start = notes->reason_start = 0;
    notes->levels = 0;
    notes->depth = 0;
    notes->has_main = false;
    notes->lead.than_end = notes->lead.threshold = notes->lead.ordinal = 0;
    while (notes->at < notes->text.size) {
        while (next < notes->text.fragments.count && notes->text.fragments.at[next].start <= notes->at)
            if (notes->text.fragments.at[next++].parted)
                jue_note_break(notes);
        notes->at = take_one(notes, notes->at);
    }
}
