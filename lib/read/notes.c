/* Finds the notes among the paragraphs, their sections, and joins what breaks cut. */
#include "read/notes.h"

#include "read/block.h"

enum {
    LONGEST_HEADING = 150, /* bytes, folded */
    HEADING_REACH = 210,   /* bytes of a paragraph in which a heading ends */
    LONGEST_TEXT = 1 << 16
};

/* The first bytes of a paragraph, folded; enough for a heading. */
typedef struct jue_head {
    jue_str key;
    size_t enumerator; /* bytes of it */
    bool whole;        /* the paragraph is not longer */
} jue_head;

static jue_head head_of(char *buffer, jue_str text)
{
    jue_head head = {.key = {buffer, 0}};
    size_t offset = 0;
    while (offset < text.size && head.key.size + 4 < HEADING_REACH) {
        if (jue_note_is_plain(text, offset)) {
            memcpy(buffer + head.key.size, text.at + offset, 3);
            head.key.size += 3;
            offset += 3;
            continue;
        }
        uint32_t folded = jue_fold(jue_utf8_next(text, &offset));
        if (!jue_is_blank(folded) && folded != '"')
            head.key.size += jue_utf8_put(folded, buffer + head.key.size);
    }
    head.whole = offset == text.size;
    head.enumerator = jue_enumerator(head.key);
    return head;
}

/* Paragraphs that start otherwise are no headings: most of them need no closer look. Outside the part
 * of the notes only 一、 and the like open a section of them. */
static bool may_be_heading(const jue_notes *notes, jue_str text)
{
    static const char starts[] = "一二三四五六七八九十第";
    unsigned char first = text.size < 3 ? 0 : (unsigned char)text.at[0];
    bool compatible = first == 0xE2 || first == 0xE3; /* radicals, ideographic blanks */
    if (compatible || first == '(' || first == 0xEF || jue_is_digit(first))
        return compatible || notes->about != NULL || notes->part;
    if (first < 0xE4)
        return false;
    for (size_t i = 0; i + 3 < sizeof starts; i += 3)
        if (memcmp(text.at, starts + i, 3) == 0)
            return true;
    return false;
}

/* A line of the contents: dots, and the number of a page. */
static bool is_contents(const jue_head *head)
{
    return head->whole && jue_is_digit((unsigned char)head->key.at[head->key.size - 1]);
}

/* ---- Headings ---- */

typedef struct jue_heading {
    size_t size; /* printed bytes; 0 where it is none */
    bool leaves; /* the notes end here */
    bool opens;  /* the part of the notes starts here */
    int level;   /* 1 for 一、, 2 for （一）, 3 for 1、 */
    const jue_ground *ground; /* NULL where it says nothing of what follows */
} jue_heading;

/* Whether the words of one alternative ("财政拨款收*支") stand in the heading, in their order. */
static bool has_words(jue_str key, jue_str words)
{
    while (words.size != 0) {
        const char *star = memchr(words.at, '*', words.size);
        size_t size = star == NULL ? words.size : (size_t)(star - words.at);
        size_t found = jue_str_find(key, jue_str_to(words, size));
        if (found == JUESUAN_NONE)
            return false;
        key = jue_str_from(key, found + size);
        words = jue_str_from(words, size + 1);
    }
    return true;
}

static const jue_ground *ground_of(jue_str key)
{
    for (size_t i = 0; i < jue_ground_count; i++) {
        const char *words = jue_grounds[i].words;
        while (*words != '\0') {
            size_t size = strcspn(words, "|");
            if (has_words(key, (jue_str){words, size}))
                return &jue_grounds[i];
            words += size + (words[size] == '|');
        }
    }
    return NULL;
}

/* Behind 情况说明, 说明 or 情况, where a heading ends even if the text stands right behind it; or 0. */
static size_t heading_end(const jue_head *head)
{
    static const char *const ends[] = {"情况说明", "说明", "情况"};
    jue_str rest = jue_str_from(head->key, head->enumerator);
    for (size_t offset = 0; offset < rest.size;) {
        size_t start = offset;
        uint32_t character = jue_utf8_next(rest, &offset);
        bool mark = character == ',' || character == ';' || character == ':' || character == 0x3002;
        if (mark || (jue_is_digit(character) && start > strlen("2023年度")))
            return 0;
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
            if (jue_str_starts(jue_str_from(rest, start), jue_str_of(ends[i])))
                return head->enumerator + start + strlen(ends[i]);
    }
    return 0;
}

/* No figure, no mark and not too long: a heading that ends otherwise. */
static bool is_plain_heading(const jue_head *head)
{
    jue_str rest = jue_str_from(head->key, head->enumerator);
    if (!head->whole || rest.size > LONGEST_HEADING || jue_is_digit((unsigned char)head->key.at[head->key.at[0] == '(']))
        return false;
    static const char *const marks[] = {",", "。", ";", ":", "%", "(类)", "(项)", "万元"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (jue_str_has(rest, marks[i]))
            return false;
    return true;
}

/* The bytes of a printed text whose folded form has that size. */
static size_t printed_size(jue_str text, size_t folded_size)
{
    size_t offset = 0;
    char bytes[4];
    for (size_t size = 0; offset < text.size && size < folded_size;) {
        uint32_t folded = jue_fold(jue_utf8_next(text, &offset));
        if (!jue_is_blank(folded) && folded != '"')
            size += jue_utf8_put(folded, bytes);
    }
    return offset;
}

/* The heading of a part of the report, or of a section that ends the notes. */
static bool ends_notes(const jue_head *head)
{
    jue_str rest = jue_str_from(head->key, head->enumerator);
    if (!head->whole || head->key.size > LONGEST_HEADING)
        return false;
    bool part = jue_str_starts(head->key, JUE_STR("第")) && jue_str_has(head->key, "部分");
    return part || (head->enumerator != 0 && jue_match(rest, "名词解释|附件|附表|附录") != 0);
}

static jue_heading find_heading(const jue_notes *notes, jue_str text)
{
    char buffer[HEADING_REACH];
    jue_heading none = {.size = 0};
    if (!may_be_heading(notes, text))
        return none;
    jue_head head = head_of(buffer, text);
    bool notes_title = head.whole && jue_str_has(head.key, "情况说明");
    if (ends_notes(&head))
        return (jue_heading){.size = text.size, .leaves = true, .opens = notes_title};
    if (head.enumerator == 0 || is_contents(&head))
        return none;
    int level = head.key.at[0] == '(' ? 2 : jue_is_digit((unsigned char)head.key.at[0]) ? 3 : 1;
    size_t end = heading_end(&head);
    bool plain = end == 0 && is_plain_heading(&head);
    bool whole = plain || (head.whole && (end == head.key.size || jue_str_is(jue_str_from(head.key, end), "。")));
    if (end == 0 && !plain)
        return none;
    if (plain)
        end = head.key.size;
    const jue_ground *ground = ground_of(jue_str_to(jue_str_from(head.key, head.enumerator), end - head.enumerator));
    /* 三、2023年度部门决算情况说明 is the title of all of them. */
    if (ground == NULL && notes->about == NULL)
        return whole && notes_title ? (jue_heading){.size = text.size, .leaves = true, .opens = true} : none;
    if (ground == NULL && !whole)
        return none;
    return (jue_heading){.size = whole ? text.size : printed_size(text, end), .level = level, .ground = ground};
}

static void enter(jue_notes *notes, const jue_heading *heading, jue_str text)
{
    if (heading->leaves) {
        notes->about = NULL;
        notes->part = heading->opens;
        notes->section = "";
        notes->level = 0;
        return;
    }
    /* The section is the highest heading that there is. */
    if (notes->level == 0 || heading->level <= notes->level) {
        notes->level = heading->level;
        jue_str name = jue_str_trim(jue_str_to(text, heading->size));
        notes->section = jue_copy(&notes->call->arena, name.at, name.size);
    }
    if (heading->ground != NULL) {
        notes->about = heading->ground;
        notes->ground = heading->ground->ground;
    }
    notes->scope++;
    notes->subject = (jue_note_subject){0};
    notes->lead = (jue_lead){0};
    notes->mode = JUE_MODE_CLAIMS;
    notes->has_base = notes->has_same = notes->has_main = false;
    notes->depth = 0;
}

/* ---- Paragraphs ---- */

static bool ends_sentence(jue_str key)
{
    static const char *const ends[] = {"。", ";", ":", "!", "?", "。)"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (jue_str_ends(key, jue_str_of(ends[i])))
            return true;
    return key.size == 0;
}

static void flush(jue_notes *notes)
{
    if (notes->text.size != 0) {
        if (notes->vocabulary.slots == NULL)
            jue_vocabulary_build(&notes->call->scratch, &notes->vocabulary, notes->report);
        jue_note_read_text(notes);
        /* The subject outlives the text that names it. */
        if (notes->subject.topic != JUE_TOPIC_NONE)
            jue_note_subject_printed(notes, &notes->subject);
        if (notes->has_main)
            jue_note_subject_printed(notes, &notes->main);
    }
    jue_note_text_clear(&notes->text);
    notes->serial++;
}

/* Lines that follow each other directly are one text; a blank line or a page may part two. */
static bool is_parted(const jue_paragraph *before, const jue_paragraph *after)
{
    return after->line == 0 || after->line > before->line + 1;
}

/* 第三部分 情况说明, and then 2021年度“三公”经费…: what tells of 三公 alone has no headings. It is a section without a name. */
static jue_heading nameless_section(const jue_notes *notes, jue_str text)
{
    char buffer[HEADING_REACH];
    jue_str key = head_of(buffer, text).key;
    size_t mark = jue_str_find(key, JUE_STR(","));
    const jue_ground *ground = notes->part && notes->about == NULL ? ground_of(mark == JUESUAN_NONE ? key : jue_str_to(key, mark)) : NULL;
    return (jue_heading){.level = 1, .ground = ground != NULL && ground->ground == JUE_GROUND_SANGONG ? ground : NULL};
}

static void take_paragraph(jue_notes *notes, size_t number)
{
    const jue_paragraph *paragraph = &notes->report->paragraphs.at[number];
    jue_heading heading = find_heading(notes, paragraph->text);
    jue_heading nameless = heading.size != 0 ? heading : nameless_section(notes, paragraph->text);
    if (heading.size == 0 && nameless.ground != NULL) {
        flush(notes);
        enter(notes, &nameless, paragraph->text);
    }
    if (heading.size != 0) {
        flush(notes);
        enter(notes, &heading, paragraph->text);
    }
    if (notes->about == NULL || heading.size >= paragraph->text.size)
        return;
    if (memchr(paragraph->text.at, '\t', paragraph->text.size) != NULL)
        return;
    bool parted = number != 0 && is_parted(paragraph - 1, paragraph);
    jue_note_text_add(&notes->call->scratch, &notes->text, notes->report, number, heading.size, parted);
    if (ends_sentence(jue_note_rest(&notes->text, 0)) || notes->text.size > LONGEST_TEXT)
        flush(notes);
}

/* ---- The self-evaluation form ---- */

static bool is_self_title(jue_str text)
{
    bool titled = text.size < LONGEST_HEADING && (jue_str_ends(text, JUE_STR("表")) || jue_str_ends(text, JUE_STR("）")));
    return titled && jue_str_has(text, "自评表") && jue_str_has(text, "绩效") && !jue_str_has(text, "\t");
}

static void read_all(jue_notes *notes)
{
    const juesuan_report *report = notes->report;
    for (size_t i = 0; i < report->paragraphs.count; i++) {
        if (!is_self_title(report->paragraphs.at[i].text)) {
            take_paragraph(notes, i);
            continue;
        }
        flush(notes);
        i = jue_note_read_self(notes, i) - 1;
    }
    flush(notes);
}

static bool same_claims(const jue_claim *a, const jue_claim *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i].measure != b[i].measure || juesuan_amount_compare(a[i].value, b[i].value) != 0 || a[i].line != b[i].line)
            return false;
    return true;
}

/* The topic whose cell a claim names: what a source says that brings claims without their notes. */
static uint8_t topic_of(const jue_claim *claim)
{
    bool self = claim->section != NULL && jue_str_has(jue_str_of(claim->section), "自评");
    if (claim->form == NULL || self)
        return JUE_TOPIC_NONE;
    if (claim->code != NULL && *claim->code != '\0')
        return JUE_TOPIC_ROW;
    bool by_code = claim->form->layout == JUE_LAYOUT_CODES && claim->item == JUE_ITEM_NONE;
    jue_item item = by_code ? JUE_ITEM_TOTAL : claim->item;
    if (item == JUE_ITEM_SANGONG_BUDGET)
        item = JUE_ITEM_SANGONG_FINAL;
    for (uint8_t topic = JUE_TOPIC_TOTALS; topic < JUE_TOPICS && jue_topics[topic].row == NULL; topic++) {
        const jue_topic_cell *cell = &jue_topics[topic].ways[0].cells[0];
        if (cell->column == claim->column && cell->form == claim->form->number && cell->side == claim->side && cell->item == item &&
            jue_topics[topic].mode == JUE_TOPIC_STRICT)
            return topic;
    }
    return JUE_TOPIC_NONE;
}

static void adopt(juesuan_report *report)
{
    uint16_t scope = 0;
    for (size_t i = 0; i < report->claims.count; i++) {
        jue_claim *claim = &report->claims.at[i];
        bool next = i == 0 || claim->section == NULL || claim[-1].section == NULL || strcmp(claim->section, claim[-1].section) != 0;
        scope = (uint16_t)(scope + next);
        claim->scope = scope;
        claim->topic = topic_of(claim);
        claim->flags = JUE_CLAIM_HERE;
        bool money = jue_unit_of(jue_str_of(claim->unit)) != JUESUAN_UNIT_UNKNOWN;
        claim->counts = money ? JUE_COUNT_MONEY : 0;
    }
}

void jue_read_notes(jue_call *call, juesuan_report *report)
{
    jue_notes *notes = jue_alloc(&call->scratch, sizeof *notes);
    notes->call = call;
    notes->report = report;
    notes->section = "";
    /* A source may bring its claims along. They stand; where the notes are there as well and say
     * the same, it is known how the claims hang together. */
    jue_claim *given = report->claims.at;
    size_t count = report->claims.count;
    size_t capacity = report->claims.capacity;
    report->claims.at = NULL;
    report->claims.count = report->claims.capacity = 0;
    read_all(notes);
    if (count == 0 || (report->claims.count == count && same_claims(report->claims.at, given, count)))
        return;
    report->claims.at = given;
    report->claims.count = count;
    report->claims.capacity = capacity;
    report->statements.count = 0;
    adopt(report);
}
