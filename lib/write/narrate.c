/* Walks the phrases of a style and says those that apply. */
#include "write/narrate.h"

#include "write/buffer.h"

const jue_style jue_styles[] = {
    [JUESUAN_STYLE_SHANXI] = {jue_shanxi_phrases, &jue_shanxi_phrase_count, true, true},
    [JUESUAN_STYLE_SHANGHAI] = {jue_shanghai_phrases, &jue_shanghai_phrase_count, false, false},
};

enum { STYLES = sizeof jue_styles / sizeof jue_styles[0] };

/* ---- Whether a phrase is said ---- */

static bool has_money(jue_figure figure)
{
    return figure.known && figure.ticks != 0;
}

static bool has_any(jue_narrator *narrator, const jue_subject *subject)
{
    return has_money(jue_narrated_amount(narrator, subject)) || has_money(jue_narrated_budget(narrator, subject));
}

static bool applies(jue_narrator *narrator, const jue_phrase *phrase)
{
    const jue_subject *subject = &narrator->subject;
    jue_subject of = {.topic = &jue_topics[phrase->of]};
    bool some = phrase->when >= JUE_WHEN_NONE && (has_any(narrator, subject) || (phrase->of != JUE_TOPIC_NONE && has_any(narrator, &of)));
    jue_figure percent;
    switch (phrase->when) {
    case JUE_WHEN_ALWAYS: return true;
    case JUE_WHEN_MONEY: return has_money(jue_narrated_amount(narrator, subject));
    case JUE_WHEN_NONE: return !some;
    case JUE_WHEN_SOME: return some;
    case JUE_WHEN_CHANGED: {
        jue_figure change = jue_narrated_change(narrator, subject, &percent);
        return !change.known || has_money(change);
    }
    }
    return true;
}

/* The template that fits how the figure compares. */
static const char *template_of(jue_narrator *narrator, const jue_phrase *phrase)
{
    const jue_subject *subject = &narrator->subject;
    jue_figure current = jue_narrated_amount(narrator, subject);
    if (phrase->versus == JUE_VERSUS_NOTHING)
        return phrase->text;
    jue_figure other = phrase->versus == JUE_VERSUS_BUDGET ? jue_narrated_budget(narrator, subject)
                                                : jue_narrated_previous(narrator, subject);
    if (!current.known || !other.known)
        return phrase->unknown != NULL ? phrase->unknown : phrase->text;
    bool same = juesuan_amount_compare(current.amount, other.amount) == 0;
    return same && phrase->same != NULL ? phrase->same : phrase->text;
}

/* ---- Saying it ---- */

static void put_separator(jue_narrator *narrator, jue_phrase_kind kind)
{
    jue_builder *out = &narrator->out;
    switch (kind) {
    case JUE_PHRASE_HEADING:
    case JUE_PHRASE_PARAGRAPH: jue_puts(out, out->size == 0 ? "" : "\n\n"); break;
    case JUE_PHRASE_ITEM: jue_puts(out, narrator->items == 0 ? "" : "；"); break;
    case JUE_PHRASE_POINT: jue_puts(out, narrator->items == 0 ? "" : "、"); break;
    case JUE_PHRASE_LINE: jue_puts(out, narrator->items == 0 ? "\n\n" : "；\n\n"); break;
    case JUE_PHRASE_MORE:
    case JUE_PHRASE_END: break;
    }
    bool item = kind == JUE_PHRASE_ITEM || kind == JUE_PHRASE_LINE || kind == JUE_PHRASE_POINT;
    narrator->items = item ? narrator->items + 1 : 0;
}

static void say_subject(jue_narrator *narrator, const jue_phrase *phrase)
{
    narrator->phrase = phrase;
    if (!applies(narrator, phrase))
        return;
    const char *template = template_of(narrator, phrase);
    put_separator(narrator, phrase->kind);
    jue_narrate_text(narrator, template);
}

static const juesuan_table *table_of(const jue_narrator *narrator, jue_phrase_rows rows)
{
    static const jue_form_id forms[] = {
        [JUE_EACH_CLASS] = JUE_GENERAL_BUDGET,
        [JUE_EACH_PLANNED_CLASS] = JUE_GENERAL_BUDGET,
        [JUE_EACH_CEASED_CLASS] = JUE_GENERAL_BUDGET,
        [JUE_EACH_SUBJECT] = JUE_GENERAL_BUDGET,
        [JUE_EACH_FUND_SUBJECT] = JUE_GOVERNMENT_FUND,
        [JUE_EACH_CAPITAL_SUBJECT] = JUE_STATE_CAPITAL,
    };
    const juesuan_report *report = rows == JUE_EACH_CEASED_CLASS ? narrator->previous : narrator->report;
    return report == NULL ? NULL : jue_report_find(report, JUESUAN_SET_PUBLICATION, forms[rows]);
}

/* Whether the row is one of those, and there is something to say of it. */
static bool is_said(jue_narrator *narrator, jue_phrase_rows rows)
{
    const jue_row *row = &narrator->subject.table->sides[0].rows.at[narrator->subject.row];
    bool class = rows == JUE_EACH_CLASS || rows == JUE_EACH_PLANNED_CLASS || rows == JUE_EACH_CEASED_CLASS;
    if (class ? row->level != 1 : row->level == 0 || row->child != JUE_NO_ROW)
        return false;
    switch (rows) {
    case JUE_EACH_CEASED_CLASS:
        return !has_any(narrator, &narrator->subject) && has_money(jue_narrated_previous(narrator, &narrator->subject));
    case JUE_EACH_PLANNED_CLASS:
    case JUE_EACH_SUBJECT: return has_any(narrator, &narrator->subject);
    default: return has_money(jue_narrated_amount(narrator, &narrator->subject));
    }
}

static void say_rows(jue_narrator *narrator, const jue_phrase *phrase)
{
    const juesuan_table *table = table_of(narrator, phrase->rows);
    narrator->index = 0;
    for (size_t row = 0; table != NULL && row < table->sides[0].rows.count; row++) {
        narrator->subject = (jue_subject){&jue_topics[JUE_TOPIC_ROW], table, row, table->sides[0].rows.at[row].name};
        if (!is_said(narrator, phrase->rows))
            continue;
        narrator->index++;
        say_subject(narrator, phrase);
    }
}

static void say_phrase(jue_narrator *narrator, const jue_phrase *phrase)
{
    if (phrase->rows != JUE_ONCE) {
        say_rows(narrator, phrase);
        return;
    }
    const jue_topic *topic = &jue_topics[phrase->topic];
    narrator->subject = (jue_subject){.topic = topic, .name = topic->name == NULL ? "" : topic->name};
    say_subject(narrator, phrase);
}

/* ---- The call ---- */

typedef struct jue_narrating {
    const juesuan_report *report;
    const juesuan_report *previous;
    jue_str extra;
    juesuan_style style;
    juesuan_buffer *buffer;
} jue_narrating;

/* Keys are names of topics, codes, or, for counts, what the templates ask for. */
static bool is_known(jue_call *call, jue_extra_kind kind, jue_str key)
{
    bool digits = key.size != 0;
    for (size_t i = 0; i < key.size; i++)
        digits = digits && jue_is_digit((unsigned char)key.at[i]);
    if (digits)
        return kind != JUE_EXTRA_COUNTS;
    for (int topic = JUE_TOPIC_ROW + 1; topic < JUE_TOPICS; topic++)
        if (jue_topics[topic].name != NULL && jue_str_equal(key, jue_key(&call->scratch, jue_str_of(jue_topics[topic].name))))
            return true;
    for (size_t i = 0; kind == JUE_EXTRA_COUNTS && i < jue_narrated_count_count; i++)
        if (jue_str_equal(key, jue_key(&call->scratch, jue_str_of(jue_narrated_counts[i]))))
            return true;
    return false;
}

/* That of the tables: what they print in 元 would not be the same figure in 万元. */
static juesuan_unit unit_of(const juesuan_report *report)
{
    juesuan_unit unit = juesuan_report_unit(report);
    return unit == JUESUAN_UNIT_UNKNOWN ? JUESUAN_UNIT_WAN : unit;
}

static void work(jue_call *call, void *data)
{
    jue_narrating *narrating = data;
    jue_narrator narrator = {.call = call,
                             .report = narrating->report,
                             .previous = narrating->previous,
                             .style = &jue_styles[narrating->style],
                             .unit = unit_of(narrating->report),
                             .out = jue_builder_in(&call->scratch)};
    if (narrating->extra.size != 0)
        jue_read_extra(call, narrating->extra, is_known, &narrator.extra);
    for (size_t i = 0; i < *narrator.style->count; i++)
        say_phrase(&narrator, &narrator.style->phrases[i]);
    jue_puts(&narrator.out, "\n");
    narrating->buffer = jue_buffer_new(call, &narrator.out);
}

juesuan_status juesuan_report_narrate(juesuan_buffer **out, const juesuan_report *report, const juesuan_report *previous,
                                      const char *extra, size_t extra_size, juesuan_style style,
                                      const juesuan_options *options, juesuan_error **error)
{
    if (out == NULL || report == NULL || (extra == NULL && extra_size != 0) || (size_t)style >= STYLES)
        return JUESUAN_ERROR_ARGUMENT;
    jue_narrating narrating = {.report = report, .previous = previous, .extra = {extra, extra_size}, .style = style};
    jue_call call;
    juesuan_status status = jue_protect(&call, options, error, work, &narrating);
    if (status == JUESUAN_OK)
        *out = narrating.buffer;
    return status;
}

/* Topics may share a name: that of the self-evaluation table is the notes' 其他收入 once more. */
static bool is_named_before(size_t topic)
{
    for (size_t before = JUE_TOPIC_ROW + 1; before < topic; before++)
        if (jue_topics[before].name != NULL && strcmp(jue_topics[before].name, jue_topics[topic].name) == 0)
            return true;
    return false;
}

const char *juesuan_topic_name(size_t index)
{
    for (size_t topic = JUE_TOPIC_ROW + 1; topic < JUE_TOPICS; topic++)
        if (jue_topics[topic].name != NULL && !is_named_before(topic) && index-- == 0)
            return jue_topics[topic].name;
    return "";
}

const char *juesuan_count_name(size_t index)
{
    return index < jue_narrated_count_count ? jue_narrated_counts[index] : "";
}
