/* What a number of the notes claims: its measure and its subject. */
#include "read/notes.h"

enum { LONGEST_EVIDENCE = 240 };

typedef struct jue_reason {
    const char *chinese;
    const char *english;
} jue_reason;

static const jue_reason in_reason = {"写在原因说明中", "it stands in an explanation"};
static const jue_reason in_purpose = {"写在用途说明中", "it stands in a statement of purpose"};
static const jue_reason no_subject = {"不能确定所指的项目", "what it speaks of is not clear"};
static const jue_reason no_measure = {"不能确定是占比、变动还是完成率", "it may be a share, a change or a rate"};
static const jue_reason no_unit = {"没有计量单位", "it has no unit"};
static const jue_reason other_unit = {"表中没有这一计量单位的数字", "no table has a figure of that unit"};
static const jue_reason other_price = {"统计表没有这一单价的设备", "the table has no equipment from that price on"};
static const jue_reason placeholder = {"含有占位符", "a placeholder is left in it"};
static const jue_reason unreadable = {"不是一个数", "it is no number"};

static const char *say(const jue_notes *notes, const jue_reason *reason)
{
    return jue_say(notes->call, reason->chinese, reason->english);
}

/* ---- Adding ---- */

/* The subject and the figure, where they are near each other; else the clause. */
static const char *evidence(jue_notes *notes, const jue_note_subject *subject, size_t start, size_t end)
{
    size_t from = notes->clause <= start ? notes->clause : start;
    if (notes->mode == JUE_MODE_REASON && notes->reason_start < from && end - notes->reason_start <= LONGEST_EVIDENCE)
        from = notes->reason_start;
    if (from < start && notes->text.key[from] == ':')
        from++;
    if (subject->topic != JUE_TOPIC_NONE && subject->serial == notes->serial && subject->start < from)
        from = subject->start;
    if (end - from > LONGEST_EVIDENCE)
        from = notes->clause <= start && end - notes->clause <= LONGEST_EVIDENCE ? notes->clause : start;
    return jue_note_printed(&notes->call->arena, &notes->text, notes->report, from, end);
}

jue_claim *jue_note_add_claim(jue_notes *notes, const jue_note_subject *subject, size_t start, size_t end)
{
    const jue_paragraph *paragraph =
        &notes->report->paragraphs.at[jue_note_fragment(&notes->text, start)->paragraph];
    jue_claim *claim = jue_vector_add(&notes->call->arena, &notes->report->claims);
    *claim = (jue_claim){.section = notes->section, .subject = "", .unit = "", .topic = subject->topic, .scope = notes->scope,
                         .line = paragraph->line, .page = paragraph->page};
    claim->text = evidence(notes, subject, start, end);
    return claim;
}

/* ---- The measure ---- */

/* 减少为0.00万元, 增加至5万元: the amount that it came to. */
static bool is_reached(const jue_notes *notes, size_t start)
{
    static const char *const words[] = {"为", "至", "到"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (jue_str_ends(jue_note_slice(&notes->text, 0, start), jue_str_of(words[i])))
            return true;
    return false;
}

/* 公务接待13批次，140人次，支出0.54万元: what was counted just now cost that. */
static bool is_cost_of_counted(const jue_notes *notes, size_t start)
{
    const juesuan_report *report = notes->report;
    const jue_claim *last = report->claims.count == 0 ? NULL : &report->claims.at[report->claims.count - 1];
    jue_str before = jue_note_slice(&notes->text, notes->clause, start);
    bool cost = jue_match(before, "支出|共支出|共计支出|合计支出|支出金额|金额|费用|支出费用|经费支出|支出经费") != 0;
    return cost && last != NULL && last->measure == JUE_MEASURE_COUNT && last->scope == notes->scope && last->topic == notes->subject.topic &&
           notes->subject.topic != JUE_TOPIC_NONE && (jue_topics[notes->subject.topic].counts & JUE_COUNT_MONEY) != 0;
}

static bool money_measure(const jue_notes *notes, size_t start, const jue_note_number *number, jue_measure *measure)
{
    const jue_lead *lead = &notes->lead;
    switch (lead->measure) {
    case JUE_MEANS_UP:
    case JUE_MEANS_DOWN:
        *measure = is_reached(notes, start) && number->value.value != 0 ? JUE_MEASURE_FINAL : JUE_MEASURE_CHANGE;
        return true;
    case JUE_MEANS_BUDGET:
    case JUE_MEANS_ANNUAL_BUDGET: *measure = JUE_MEASURE_BUDGET; return true;
    case JUE_MEANS_FINAL: *measure = JUE_MEASURE_FINAL; return true;
    case JUE_MEANS_COMPLETE: *measure = JUE_MEASURE_BUDGET; return lead->said_budget;
    case JUE_MEANS_TOPIC: *measure = JUE_MEASURE_AMOUNT; return lead->has_subject || lead->past || is_cost_of_counted(notes, start);
    default: return false;
    }
}

static bool percent_measure(const jue_lead *lead, jue_measure *measure)
{
    switch (lead->measure) {
    case JUE_MEANS_UP:
    case JUE_MEANS_DOWN: *measure = JUE_MEASURE_CHANGE_PERCENT; return true;
    case JUE_MEANS_SHARE: *measure = JUE_MEASURE_SHARE; return true;
    case JUE_MEANS_COMPLETE:
    case JUE_MEANS_BUDGET:
    case JUE_MEANS_ANNUAL_BUDGET: *measure = JUE_MEASURE_COMPLETION; return true;
    default: return false;
    }
}

static void leave_unbound(jue_notes *notes, size_t start, const jue_note_number *number, const jue_reason *reason)
{
    static const jue_note_subject nothing = {.topic = JUE_TOPIC_NONE};
    jue_lead *lead = &notes->lead;
    jue_claim *claim = jue_note_add_claim(notes, &nothing, start, number->end);
    if (lead->has_subject)
        claim->subject = jue_note_subject_printed(notes, &lead->subject);
    claim->value = number->value;
    claim->measure = number->unit != NULL && number->unit->money != JUESUAN_UNIT_UNKNOWN ? JUE_MEASURE_AMOUNT : JUE_MEASURE_COUNT;
    if (number->unit != NULL) {
        claim->unit = number->unit->unit;
        if (number->unit->percent && !percent_measure(lead, &claim->measure))
            claim->measure = JUE_MEASURE_SHARE;
        if (claim->measure == JUE_MEASURE_CHANGE_PERCENT)
            claim->value.value *= lead->direction;
    } else if (number->word.size != 0) {
        claim->unit = jue_copy(&notes->call->arena, number->word.at, number->word.size);
    }
    claim->reason = say(notes, reason);
}

/* A number without a unit, directly behind 增长 and a change, or behind 占: the % is missing. */
static bool lacks_percent(const jue_notes *notes, const jue_note_number *number)
{
    if (number->unit != NULL || number->word.size != 0 || number->kind != JUE_NUMBER_FIGURE)
        return false;
    const juesuan_report *report = notes->report;
    const jue_claim *last = report->claims.count == 0 ? NULL : &report->claims.at[report->claims.count - 1];
    jue_str rest = jue_note_rest(&notes->text, number->end);
    bool ended = rest.size == 0 || jue_str_starts(rest, JUE_STR("。")) || jue_str_starts(rest, JUE_STR(",")) ||
                 jue_str_starts(rest, JUE_STR(";"));
    bool changed = last != NULL && last->measure == JUE_MEASURE_CHANGE && last->scope == notes->scope;
    jue_measure measure;
    return ended && percent_measure(&notes->lead, &measure) &&
           (measure == JUE_MEASURE_CHANGE_PERCENT ? changed && !notes->lead.has_subject : last != NULL);
}

/* ---- The subject ---- */

/* 21个项目自评等级为“优”: what is counted is named behind the number. */
static bool named_behind(jue_notes *notes, const jue_note_number *number, jue_note_subject *subject)
{
    jue_note_word word = jue_vocabulary_find(&notes->vocabulary, jue_note_rest(&notes->text, number->end), notes->ground, false);
    if (word.size == 0 || word.meaning != JUE_MEANS_TOPIC || (jue_topics[word.topic].counts & number->unit->counts) == 0)
        return false;
    *subject = (jue_note_subject){.topic = (uint8_t)word.topic, .start = number->end, .end = number->end + word.size,
                                  .serial = notes->serial};
    return true;
}

/* Finds the subject of the number; false where it is not clear. */
static bool find_subject(jue_notes *notes, const jue_note_number *number, jue_measure measure, jue_note_subject *subject)
{
    const jue_lead *lead = &notes->lead;
    if (measure == JUE_MEASURE_COUNT && named_behind(notes, number, subject))
        return true;
    *subject = lead->has_subject ? lead->subject : notes->subject;
    if (!lead->has_subject && notes->subject.blurred)
        return false;
    /* An unknown thing of an earlier clause matters no longer once a measure word speaks. */
    bool plain = lead->measure == JUE_MEANS_TOPIC;
    if (lead->near != 0 || (lead->unknown != 0 && (plain || lead->has_subject)))
        return false;
    if (measure != JUE_MEASURE_COUNT)
        return subject->topic != JUE_TOPIC_NONE;
    return subject->topic != JUE_TOPIC_NONE && (jue_topics[subject->topic].counts & number->unit->counts) != 0;
}

/* last year's figure, as a change of the amount implies it, gives that percentage */
static bool implies(const jue_claim *amount, juesuan_amount change, int direction, juesuan_amount percent)
{
    jue_interval now = jue_interval_of(amount->value, JUESUAN_UNIT_UNKNOWN, false);
    jue_interval by = jue_interval_of(change, JUESUAN_UNIT_UNKNOWN, false);
    jue_wide before = jue_interval_add(now, by, -direction).centre;
    if (before <= 0)
        return false;
    jue_wide scale = (jue_wide)100 * jue_power10(percent.decimals);
    jue_wide off = jue_divide(by.centre * scale, before) - percent.value;
    return off >= -1 && off <= 1;
}

/* The percentage that follows a change in its sentence; without a value where there is none. */
static juesuan_amount percent_behind(const jue_notes *notes, size_t at)
{
    enum { NEAR = 40 };
    juesuan_amount none = jue_amount(0, 0);
    none.state = JUESUAN_BLANK;
    jue_str rest = jue_str_to(jue_note_rest(&notes->text, at), NEAR);
    size_t start = 0;
    while (start < rest.size && !jue_is_digit((unsigned char)rest.at[start]))
        start++;
    jue_str between = jue_str_to(rest, start);
    if (start == rest.size || jue_str_has(between, "。") || jue_str_has(between, ";"))
        return none;
    jue_note_number number = jue_note_number_at(&notes->text, at + start);
    return number.kind == JUE_NUMBER_FIGURE && number.unit != NULL && number.unit->percent ? number.value : none;
}

/*
 * 收入总计9万元，其中年初结转1万元，较上年增加2万元，增长28.57%: behind a whole and one part, a change that names
 * nothing may speak of either. It is the whole's where only the whole explains it.
 */
static bool speaks_of_whole(const jue_notes *notes, const jue_note_number *number, const jue_note_subject *part)
{
    size_t count = notes->report->claims.count;
    if (notes->lead.has_subject || !notes->has_main || count < 2 || notes->main.topic == part->topic || notes->base == JUE_BASE_BUDGET)
        return false;
    const jue_claim *said = &notes->report->claims.at[count - 2];
    for (size_t i = 0; i < 2; i++)
        if ((said[i].measure != JUE_MEASURE_AMOUNT && said[i].measure != JUE_MEASURE_FINAL) || said[i].scope != notes->scope ||
            said[i].topic != (i == 0 ? notes->main.topic : part->topic) || strcmp(said[i].unit, number->unit->unit) != 0)
            return false;
    jue_wide now = jue_interval_of(said[1].value, JUESUAN_UNIT_UNKNOWN, false).centre;
    if (notes->lead.direction > 0 && jue_interval_of(number->value, JUESUAN_UNIT_UNKNOWN, false).centre > now)
        return true;
    juesuan_amount percent = percent_behind(notes, number->end);
    return jue_has_value(percent) && !implies(&said[1], number->value, notes->lead.direction, percent) &&
           implies(&said[0], number->value, notes->lead.direction, percent);
}

/* ---- Taking ---- */

static void set_unit(jue_claim *claim, const jue_note_number *number)
{
    if (number->unit == NULL) {
        claim->unit = "";
        claim->flags |= JUE_CLAIM_NO_PERCENT;
        return;
    }
    claim->unit = number->unit->unit;
    claim->counts = number->unit->counts;
    if (number->unit->money == JUESUAN_UNIT_WAN && strcmp(claim->unit, juesuan_unit_name(JUESUAN_UNIT_WAN)) != 0)
        claim->flags |= JUE_CLAIM_NO_YUAN;
}

static void set_flags(const jue_notes *notes, jue_claim *claim)
{
    const jue_lead *lead = &notes->lead;
    if (lead->alternative)
        claim->flags |= JUE_CLAIM_ALTERNATIVE;
    if (lead->annual)
        claim->flags |= JUE_CLAIM_ANNUAL;
    if (lead->has_subject)
        claim->flags |= JUE_CLAIM_HERE;
    bool amount = claim->measure == JUE_MEASURE_AMOUNT || claim->measure == JUE_MEASURE_FINAL || claim->measure == JUE_MEASURE_COUNT;
    if (lead->past && amount)
        claim->flags |= JUE_CLAIM_PAST;
    claim->base = notes->has_base ? notes->base : (uint8_t)JUE_BASE_LAST_YEAR;
    claim->of = lead->of;
    if (lead->of == JUE_TOPIC_ROW && lead->of_entry != JUE_NO_ENTRY)
        claim->of_code = jue_note_row(notes, lead->of_entry)->code;
}

/* 单价50万元以上设备2台: the table counts from another price on. */
static bool is_other_price(const jue_notes *notes, const jue_note_subject *subject)
{
    static const char unit[] = "万元";
    const juesuan_table *table = jue_report_find(notes->report, JUESUAN_SET_PUBLICATION, JUE_STATISTICS);
    size_t row = table == NULL ? JUESUAN_NONE : jue_side_item(&table->sides[0], JUE_ITEM_EQUIPMENT);
    if (subject->topic != JUE_TOPIC_EQUIPMENT || notes->lead.price == 0 || row == JUESUAN_NONE)
        return false;
    const char *name = table->sides[0].rows.at[row].name;
    const char *end = strstr(name, unit);
    const char *start = end;
    while (start != NULL && start > name && jue_is_digit((unsigned char)start[-1]))
        start--;
    int64_t price = 0;
    for (; start != NULL && start < end && price < 1000000; start++)
        price = price * 10 + (*start - '0');
    return price != 0 && price != notes->lead.price;
}

static void take_figure(jue_notes *notes, size_t start, const jue_note_number *number, jue_measure measure)
{
    jue_note_subject subject;
    if (!find_subject(notes, number, measure, &subject)) {
        leave_unbound(notes, start, number, &no_subject);
        /* What follows may speak of that unknown thing. */
        if (notes->lead.unknown != 0)
            notes->subject = (jue_note_subject){0};
        return;
    }
    if (measure == JUE_MEASURE_CHANGE && speaks_of_whole(notes, number, &subject))
        subject = notes->main;
    if (is_other_price(notes, &subject)) {
        leave_unbound(notes, start, number, &other_price);
        return;
    }
    if (subject.path)
        jue_note_add_path(notes, &subject);
    /* With the word behind the number, and the grade that it names. */
    bool behind = subject.serial == notes->serial && subject.start == number->end;
    size_t end = behind && subject.end + strlen("优") <= notes->text.size ? subject.end + strlen("优") : number->end;
    jue_claim *claim = jue_note_add_claim(notes, &subject, start, end);
    claim->measure = measure;
    claim->subject = jue_note_subject_printed(notes, &subject);
    claim->value = number->value;
    if (measure == JUE_MEASURE_CHANGE || measure == JUE_MEASURE_CHANGE_PERCENT)
        claim->value.value *= notes->lead.direction;
    set_unit(claim, number);
    set_flags(notes, claim);
    if (subject.loose)
        claim->flags |= JUE_CLAIM_LOOSE;
    if ((claim->flags & JUE_CLAIM_PAST) != 0)
        jue_note_bind_past(notes, &subject, claim);
    else
        jue_note_bind(notes, &subject, claim);
    /* The row stays what is spoken of; but of what the next figure without a subject is, is not clear. */
    if (subject.under != JUE_NO_ENTRY)
        notes->subject.blurred = true;
    else
        notes->subject = subject;
    notes->has_same = false;
}

static const jue_reason *trouble(const jue_notes *notes, const jue_note_number *number)
{
    if (number->kind == JUE_NUMBER_PLACEHOLDER)
        return &placeholder;
    if (notes->mode != JUE_MODE_CLAIMS)
        return notes->mode == JUE_MODE_REASON ? &in_reason : &in_purpose;
    if (!jue_has_value(number->value))
        return &unreadable;
    if (number->unit == NULL && !lacks_percent(notes, number))
        return number->word.size != 0 ? &other_unit : &no_unit;
    return NULL;
}

/* 完成预算5万元的80%: what is completed stands in between. */
static bool still_completes(const jue_notes *notes, const jue_note_number *number)
{
    jue_str rest = jue_note_rest(&notes->text, number->end);
    size_t of = strlen("的");
    return notes->lead.measure == JUE_MEANS_COMPLETE && notes->lead.said_budget && jue_str_starts(rest, JUE_STR("的")) &&
           rest.size > of && jue_is_digit((unsigned char)rest.at[of]);
}

void jue_note_take_number(jue_notes *notes, size_t start, const jue_note_number *number)
{
    bool completes = still_completes(notes, number);
    const jue_reason *reason = trouble(notes, number);
    jue_measure measure = JUE_MEASURE_COUNT;
    if (reason == NULL && (number->unit == NULL || number->unit->percent))
        reason = percent_measure(&notes->lead, &measure) ? NULL : &no_measure;
    else if (reason == NULL && number->unit->money != JUESUAN_UNIT_UNKNOWN)
        reason = money_measure(notes, start, number, &measure) ? NULL : &no_subject;
    else if (reason == NULL && number->unit->counts == 0)
        reason = &no_measure;
    if (reason == NULL) {
        take_figure(notes, start, number, measure);
    } else {
        leave_unbound(notes, start, number, reason);
        if (notes->mode == JUE_MODE_CLAIMS && notes->lead.unknown != 0)
            notes->subject = (jue_note_subject){0};
    }
    if (notes->mode == JUE_MODE_CLAIMS)
        notes->lead = (jue_lead){.measure = completes ? JUE_MEANS_COMPLETE : JUE_MEANS_TOPIC};
    notes->clause = number->end;
}

/* 接待费0万元，较上年减少1万元，接待0人次，与上年持平: the count is the same, the money is said to have changed. */
static bool is_of_count(const jue_notes *notes, const jue_note_subject *subject)
{
    const jue_claim *claims = notes->report->claims.at;
    size_t count = notes->report->claims.count;
    if (notes->lead.has_subject || count == 0 || claims[count - 1].measure != JUE_MEASURE_COUNT)
        return false;
    for (size_t i = count; i-- > subject->first_claim && claims[i].scope == notes->scope;)
        if (claims[i].measure == JUE_MEASURE_CHANGE && claims[i].topic == subject->topic)
            return true;
    return false;
}

void jue_note_take_same(jue_notes *notes, size_t start, size_t end)
{
    jue_lead *lead = &notes->lead;
    const jue_note_subject *subject = lead->has_subject ? &lead->subject : &notes->subject;
    bool against_budget = lead->said_budget || (notes->has_base && notes->base == JUE_BASE_BUDGET);
    /* Unknown words in the clause may name another thing than what was spoken of before. */
    bool clear = subject->topic != JUE_TOPIC_NONE && (lead->has_subject ? lead->unknown : lead->near) == 0;
    if (!clear || lead->alternative)
        return;
    if (against_budget) {
        jue_note_compare(notes, 0, end);
        return;
    }
    if (!notes->has_base || notes->base == JUE_BASE_OTHER || lead->roughly || is_of_count(notes, subject))
        return;
    jue_note_subject said = *subject;
    jue_claim *claim = jue_note_add_claim(notes, &said, start, end);
    claim->measure = JUE_MEASURE_CHANGE;
    claim->subject = jue_note_subject_printed(notes, &said);
    claim->value = jue_amount(0, 0);
    claim->unit = juesuan_unit_name(JUESUAN_UNIT_WAN);
    claim->counts = JUE_COUNT_MONEY;
    set_flags(notes, claim);
    claim->flags |= JUE_CLAIM_SAID_SAME;
    jue_note_bind(notes, &said, claim);
    notes->subject = said;
    notes->same = said;
    notes->has_same = true;
}
