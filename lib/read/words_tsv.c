/* TSV as pdftotext -tsv and tesseract print it. */
#include "read/words.h"

enum {
    FIELD_LEVEL, FIELD_PAGE, FIELD_LEFT, FIELD_TOP, FIELD_WIDTH, FIELD_HEIGHT, FIELD_CONF, FIELD_TEXT, FIELDS,
    MOST_FIELDS = 32, LONGEST_NUMBER = 40
};

enum { LEVEL_WORD = 5 };

static const char *const names[FIELDS] = {"level", "page_num", "left", "top", "width", "height", "conf", "text"};

struct jue_tsv {
    jue_words words;
    size_t at[FIELDS]; /* the column of each field, or JUESUAN_NONE */
    size_t needed;     /* columns that a line must have */
    size_t line;
    jue_str fields[MOST_FIELDS];
    size_t count;
};

/* Splits at tabs; the last field takes what is left. */
static void split(jue_tsv *tsv, jue_str line)
{
    tsv->count = 0;
    while (tsv->count + 1 < MOST_FIELDS) {
        const char *tab = line.size == 0 ? NULL : memchr(line.at, '\t', line.size);
        size_t size = tab == NULL ? line.size : (size_t)(tab - line.at);
        tsv->fields[tsv->count++] = jue_str_to(line, size);
        if (tab == NULL)
            return;
        line = jue_str_from(line, size + 1);
    }
    tsv->fields[tsv->count++] = line;
}

static void read_header(jue_tsv *tsv, jue_str line)
{
    split(tsv, line);
    for (size_t field = 0; field < FIELDS; field++) {
        tsv->at[field] = JUESUAN_NONE;
        for (size_t i = 0; i < tsv->count; i++)
            if (jue_str_is(jue_str_trim(tsv->fields[i]), names[field]))
                tsv->at[field] = i;
        bool optional = field == FIELD_LEVEL || field == FIELD_CONF;
        if (tsv->at[field] == JUESUAN_NONE && !optional)
            jue_fail(tsv->words.call, JUESUAN_ERROR_FORMAT, (jue_place){tsv->line, 0, 0}, "词的TSV缺少“%s”列",
                     "the TSV of words has no column \"%s\"", names[field]);
        if (tsv->at[field] != JUESUAN_NONE && tsv->at[field] >= tsv->needed)
            tsv->needed = tsv->at[field] + 1;
    }
}

static double number(jue_tsv *tsv, size_t field)
{
    jue_str text = jue_str_trim(tsv->fields[tsv->at[field]]);
    jue_place place = {tsv->line, (size_t)(tsv->fields[tsv->at[field]].at - tsv->fields[0].at) + 1, 0};
    bool plain = text.size != 0 && text.size <= LONGEST_NUMBER;
    /* Not strtod, which follows the locale; exponents do not come from either tool. */
    double value = 0;
    double scale = 0;
    for (size_t i = 0; plain && i < text.size; i++) {
        char c = text.at[i];
        if (c == '.' && scale == 0)
            scale = 1;
        else if (jue_is_digit((unsigned char)c))
            value = value * 10 + (c - '0'), scale *= 10;
        else
            plain = c == '-' && i == 0 && text.size > 1;
    }
    if (!plain)
        jue_fail(tsv->words.call, JUESUAN_ERROR_FORMAT, place, "“%.*s”列应为数字", "column \"%.*s\" is not a number",
                 (int)strlen(names[field]), names[field]);
    if (scale > 1)
        value /= scale;
    return text.at[0] == '-' ? -value : value;
}

static uint16_t page_of(jue_tsv *tsv)
{
    double page = number(tsv, FIELD_PAGE);
    if (!(page >= 1 && page <= UINT16_MAX))
        jue_fail(tsv->words.call, JUESUAN_ERROR_FORMAT, (jue_place){tsv->line, 0, 0}, "页码不在1到65535之间",
                 "the page is not between 1 and 65535");
    return (uint16_t)page;
}

static void note_page(jue_tsv *tsv, uint16_t page)
{
    if (page > tsv->words.last_page)
        tsv->words.last_page = page;
}

static void read_word(jue_tsv *tsv)
{
    jue_word word = {.confidence = 100};
    bool leveled = tsv->at[FIELD_LEVEL] != JUESUAN_NONE;
    word.page = page_of(tsv);
    note_page(tsv, word.page);
    if (leveled && number(tsv, FIELD_LEVEL) != LEVEL_WORD)
        return;
    word.text = jue_str_trim(tsv->fields[tsv->at[FIELD_TEXT]]);
    if (word.text.size == 0 || (!leveled && jue_str_starts(word.text, JUE_STR("###"))))
        return;
    word.x0 = number(tsv, FIELD_LEFT);
    word.y0 = number(tsv, FIELD_TOP);
    word.x1 = word.x0 + number(tsv, FIELD_WIDTH);
    word.y1 = word.y0 + number(tsv, FIELD_HEIGHT);
    jue_words_check_box(tsv->words.call, (jue_place){tsv->line, 0, word.page}, &word);
    double conf = tsv->at[FIELD_CONF] == JUESUAN_NONE ? 100 : number(tsv, FIELD_CONF);
    word.confidence = (uint8_t)(conf < 0 ? 0 : conf > 100 ? 100 : conf);
    jue_words_add(&tsv->words, word);
}

static void read_line(jue_tsv *tsv, jue_str line)
{
    tsv->line++;
    if (line.size > 0 && line.at[line.size - 1] == '\r')
        line.size--;
    if (tsv->line == 1) {
        read_header(tsv, line);
        return;
    }
    if (line.size == 0)
        return;
    split(tsv, line);
    if (tsv->count < tsv->needed)
        jue_fail(tsv->words.call, JUESUAN_ERROR_FORMAT, (jue_place){tsv->line, 0, 0}, "这一行只有%zu列，应有%zu列",
                 "the line has %zu columns, %zu are needed", tsv->count, tsv->needed);
    read_word(tsv);
}

jue_tsv *jue_tsv_new(jue_call *call, juesuan_report *report)
{
    jue_tsv *tsv = jue_alloc(&call->scratch, sizeof *tsv);
    tsv->words = (jue_words){.call = call, .report = report};
    return tsv;
}

size_t jue_tsv_feed(jue_tsv *tsv, jue_str text, bool last)
{
    size_t offset = 0;
    while (offset < text.size) {
        const char *start = text.at + offset;
        const char *end = memchr(start, '\n', text.size - offset);
        if (end == NULL && !last)
            break;
        size_t size = end == NULL ? text.size - offset : (size_t)(end - start);
        offset += end == NULL ? size : size + 1;
        read_line(tsv, (jue_str){start, size});
    }
    return offset;
}

void jue_tsv_finish(jue_tsv *tsv)
{
    if (tsv->words.last_page == 0)
        jue_fail(tsv->words.call, JUESUAN_ERROR_FORMAT, (jue_place){tsv->line, 0, 0}, "没有一页", "there is no page in it");
    jue_words_read(&tsv->words);
}

void jue_read_words_tsv(jue_call *call, juesuan_report *report, jue_str text)
{
    jue_tsv *tsv = jue_tsv_new(call, report);
    jue_tsv_feed(tsv, text, true);
    jue_tsv_finish(tsv);
}
