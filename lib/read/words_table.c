/*
 * Pages of words into blocks: finds what belongs to each table over page breaks; everything else is prose.
 */
#include "read/words_reader.h"

#include <math.h>

enum { MOST_META = 6 /* lines between title and header: unit, department, form number */ };

/* ---- Where a table ends ---- */

/* Text that runs across a column of values is no content of the table. */
static bool crosses_values(const jue_head *head, const jue_line *line)
{
    jue_span run = {0, 0};
    bool open = false;
    for (size_t i = 0; i < line->count; i++) {
        const jue_word *word = line->words[i];
        bool text = word->kind == JUE_WORD_TEXT;
        bool goes_on = open && word->kind != JUE_WORD_AMOUNT && word->x0 - run.x1 < 0.4 * line->em;
        run = goes_on ? (jue_span){run.x0, word->x1} : (jue_span){word->x0, word->x1};
        open = goes_on || text;
        for (size_t c = 0; open && c < head->count; c++) {
            const jue_band *column = &head->columns[c];
            if (column->role == JUE_ROLE_VALUE && run.x0 < column->header.x0 - line->em && run.x1 > column->header.x1)
                return true;
        }
    }
    return false;
}

/* At the next title, with what stands above it: its form number, its unit. */
static size_t region_end(jue_reader *reader, const jue_page *page, size_t from)
{
    for (size_t i = from; i < page->count; i++) {
        jue_str key = page->lines[i].key;
        jue_title title;
        if (jue_is_note(key) || jue_is_sentence(key) || jue_is_heading(key))
            return i;
        if (!jue_title_find(reader->call, page, i, &title))
            continue;
        while (i > from && jue_is_meta(page->lines[i - 1].key))
            i--;
        return i;
    }
    return page->count;
}

static size_t prose_start(const jue_head *head, const jue_page *page, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        if (crosses_values(head, &page->lines[i]))
            return i;
    return end;
}

/* The first line below the top of the body. */
static size_t first_below(const jue_page *page, size_t from, size_t end, jue_pile body)
{
    while (from < end && (body.count == 0 || page->lines[from].base <= body.words[0]->base))
        from++;
    return from;
}

static jue_pile words_of(jue_reader *reader, const jue_page *page, size_t from, size_t end)
{
    size_t count = 0;
    for (size_t i = from; i < end; i++)
        count += page->lines[i].count;
    jue_pile pile = {jue_alloc_array(&reader->call->scratch, count, sizeof(jue_word *)), 0};
    for (size_t i = from; i < end; i++)
        for (size_t w = 0; w < page->lines[i].count; w++)
            pile.words[pile.count++] = page->lines[i].words[w];
    return jue_cells_part(reader->call, pile);
}

/* ---- Tables ---- */

static void warn_left(jue_reader *reader, const jue_page *page, const jue_left *left)
{
    for (size_t i = 0; i < left->count; i++) {
        const jue_word *word = left->at[i];
        jue_str text = jue_str_cut(word->text, 120);
        jue_warn(reader->call, reader->words->report, (jue_place){0, 0, page->number},
                 "%s：“%.*s”（位置%.0f,%.0f–%.0f,%.0f）没有对应的单元格，未读入",
                 "%s: \"%.*s\" (at %.0f,%.0f to %.0f,%.0f) fits no cell and was left out", reader->head.form->title,
                 (int)text.size, text.at, word->x0, word->y0, word->x1, word->y1);
    }
}

static void read_panel(jue_reader *reader, const jue_page *page, jue_pile body, bool header)
{
    jue_head *head = &reader->head;
    jue_content *contents = jue_alloc_array(&reader->call->scratch, head->count, sizeof *contents);
    jue_side_rows *sides = jue_alloc_array(&reader->call->scratch, head->sides, sizeof *sides);
    jue_left left = {0};
    jue_cells_deal(reader->call, head, body, contents, &left);
    if (header) {
        jue_head_close(reader->call, head);
        jue_give_header(reader, page);
    }
    jue_rows *rows[JUE_MOST_COLUMNS];
    for (size_t s = 0; s < head->sides; s++)
        rows[s] = jue_rows_label(reader->call, head, s, contents, &reader->states[s], page, &sides[s]);
    jue_rows_share(sides, head->sides, page->em);
    head->shift.lean = reader->lean;
    jue_rows_fill(rows, head->sides, &head->shift, &left);
    reader->votes += head->shift.told;
    reader->unsure = reader->unsure || head->shift.unsure;
    for (size_t c = 0; c < head->count; c++)
        if (head->columns[c].numbers.x0 <= head->columns[c].numbers.x1)
            head->columns[c].before = head->columns[c].numbers;
    jue_give_rows(reader, page, sides);
    warn_left(reader, page, &left);
}

static void close_table(jue_reader *reader)
{
    reader->open = false;
}

static bool same_columns(const jue_head *a, const jue_head *b)
{
    if (a->count != b->count)
        return false;
    for (size_t c = 0; c < a->count; c++)
        if (a->columns[c].role != b->columns[c].role)
            return false;
    return true;
}

/* Where a header stands at its place of the page before, so do the numbers below it: few of them
 * do not tell how they are aligned. */
static void keep_numbers(jue_head *head, const jue_head *old, double em)
{
    for (size_t c = 0; c < head->count; c++) {
        const jue_band *was = &old->columns[c];
        double near = 0.05 * (was->header.x1 - was->header.x0);
        if (fabs(head->columns[c].header.x0 - was->header.x0) < (near > 0.2 * em ? near : 0.2 * em))
            head->columns[c].before = was->before;
    }
}

/* Reads the table under the title; false where there is none. Gives the line behind it. */
static bool read_table(jue_reader *reader, const jue_page *page, const jue_title *title, size_t *behind)
{
    size_t start = title->line + title->lines;
    size_t header = start;
    while (header < page->count && header < start + MOST_META && jue_is_meta(page->lines[header].key))
        header++;
    size_t end = region_end(reader, page, header);
    jue_head *head = jue_alloc(&reader->call->scratch, sizeof *head);
    jue_pile body;
    if (!jue_head_read(reader->call, title->form, words_of(reader, page, header, end), head, &body))
        return false;
    size_t stop = prose_start(head, page, first_below(page, header, end, body), end);
    if (stop != end && !jue_head_read(reader->call, title->form, words_of(reader, page, header, stop), head, &body))
        return false;
    jue_prose_end(&reader->prose);
    jue_give_title(reader, page, title);
    for (size_t i = start; i < header; i++)
        jue_give_runs(reader, page, &page->lines[i], 0, 0);
    bool goes_on = reader->open && reader->set == title->set && reader->head.form == title->form;
    if (goes_on && same_columns(head, &reader->head))
        keep_numbers(head, &reader->head, page->em);
    reader->head = *head;
    if (!goes_on)
        memset(reader->states, 0, sizeof reader->states);
    read_panel(reader, page, body, true);
    reader->open = true;
    reader->set = title->set;
    *behind = stop;
    return true;
}

static bool is_over(const jue_band *column, const jue_word *word)
{
    return jue_overlap(column->all.x0, column->all.x1, word->x0, word->x1) > 0;
}

static bool is_number_of(const jue_band *column, const jue_word *word)
{
    bool amount = word->kind == JUE_WORD_AMOUNT || word->kind == JUE_WORD_FRAGMENT;
    return amount ? column->role == JUE_ROLE_VALUE : word->kind == JUE_WORD_INTEGER && column->role == JUE_ROLE_CODE;
}

/* Whether the words of the column from `at` on make a label of the form, over the lines that it may be broken into. */
static bool starts_label(jue_call *call, const jue_head *head, const jue_band *column, jue_pile body, size_t at)
{
    const jue_side_form *side = &head->form->sides[column->side < head->form->side_count ? column->side : 0];
    jue_builder key = jue_builder_in(&call->scratch);
    double base = body.words[at]->base;
    for (size_t i = at; i < body.count; i++) {
        const jue_word *word = body.words[i];
        if (!is_over(column, word))
            continue;
        jue_put(&key, word->key);
        if (word->base - base > 2.2 * word->em || key.size > JUE_LONGEST_WORD)
            return false;
        jue_str whole = jue_built(&key);
        if (jue_item_of_name(side, jue_str_from(whole, jue_enumerator(whole)), NULL) != NULL)
            return true;
        base = word->base;
    }
    return false;
}

/* Numbers in columns that have them, or the labels of the form. */
static bool looks_like_rows(jue_call *call, const jue_head *head, jue_pile body)
{
    for (size_t i = 0; i < body.count; i++)
        for (size_t c = 0; c < head->count; c++) {
            const jue_band *column = &head->columns[c];
            if (!is_over(column, body.words[i]))
                continue;
            if (is_number_of(column, body.words[i]) ||
                (column->role == JUE_ROLE_NAME && starts_label(call, head, column, body, i)))
                return true;
        }
    return false;
}

/* The rest of the open table on top of a page, with or without its header again. */
static size_t go_on(jue_reader *reader, const jue_page *page)
{
    size_t start = 0;
    jue_title title;
    if (page->count != 0 && jue_title_find(reader->call, page, 0, &title) && title.form == reader->head.form)
        start = title.line + title.lines;
    while (start < page->count && start < MOST_META && jue_is_meta(page->lines[start].key))
        start++;
    size_t end = region_end(reader, page, start);
    jue_pile words = words_of(reader, page, start, end);
    jue_head *head = jue_alloc(&reader->call->scratch, sizeof *head);
    jue_pile body;
    bool again = jue_head_read(reader->call, reader->head.form, words, head, &body) &&
                 same_columns(head, &reader->head);
    size_t stop = prose_start(&reader->head, page, again ? first_below(page, start, end, body) : start, end);
    if (stop != end) {
        end = stop;
        words = words_of(reader, page, start, end);
        again = again && jue_head_read(reader->call, reader->head.form, words, head, &body);
    }
    if (!again)
        body = words;
    if (!again && !looks_like_rows(reader->call, &reader->head, body))
        return 0;
    if (again) {
        keep_numbers(head, &reader->head, page->em);
        memcpy(head->groups, reader->head.groups, sizeof head->groups);
        head->group_count = reader->head.group_count;
        head->align = reader->head.align;
        head->shift = reader->head.shift;
        reader->head = *head;
    }
    jue_prose_end(&reader->prose);
    read_panel(reader, page, body, false);
    return end;
}

/* Form number and unit may stand above the title. */
static size_t meta_above(jue_reader *reader, const jue_page *page, size_t at, jue_title *title)
{
    size_t line = at;
    while (line < page->count && line < at + 3 && jue_is_meta(page->lines[line].key) &&
           !jue_title_find(reader->call, page, line, title))
        line++;
    return line < page->count && line < at + 3 && jue_title_find(reader->call, page, line, title) ? title->line - at
                                                                                                  : JUESUAN_NONE;
}

static void read_page(jue_reader *reader, const jue_page *page)
{
    size_t line = 0;
    size_t behind;
    jue_title title;
    if (reader->open) {
        bool fresh = page->count != 0 && jue_title_find(reader->call, page, 0, &title) &&
                     read_table(reader, page, &title, &behind);
        line = fresh ? behind : go_on(reader, page);
        if (line == 0)
            close_table(reader);
    }
    while (line < page->count) {
        size_t above = meta_above(reader, page, line, &title);
        if (above != JUESUAN_NONE && read_table(reader, page, &title, &behind)) {
            for (size_t i = 0; i < above; i++)
                jue_prose_take(&reader->prose, page, &page->lines[line + i]);
            line = behind;
            continue;
        }
        if (!jue_is_note(page->lines[line].key) && !jue_is_sentence(page->lines[line].key))
            close_table(reader);
        jue_prose_take(&reader->prose, page, &page->lines[line]);
        line++;
    }
}

/* Gives what the pages told, 0 where nothing depends on it. */
static int read_pages(jue_words *words, jue_document *document, int lean)
{
    jue_reader *reader = jue_alloc(&words->call->scratch, sizeof *reader);
    *reader = (jue_reader){.words = words, .call = words->call, .document = document, .lean = lean};
    reader->prose = (jue_prose){.words = words, .document = document};
    for (size_t i = 0; i < words->pages.count; i++)
        read_page(reader, &words->pages.at[i]);
    jue_prose_end(&reader->prose);
    return !reader->unsure || reader->votes == 0 ? 0 : reader->votes > 0 ? 1 : -1;
}

/* Where a page does not tell whether its values stand higher or lower than their labels, the others may. */
void jue_tables_read(jue_words *words, jue_document *document)
{
    size_t warnings = words->report->warnings.count;
    int told = read_pages(words, document, 0);
    if (told == 0)
        return;
    document->blocks.count = 0;
    words->report->warnings.count = warnings;
    (void)read_pages(words, document, told);
}
