/*
 * Pages of words into blocks: finds the titles of the tables, what belongs to each of them over
 * page breaks, and gives out their rows; everything else is prose.
 */
#include "read/words_table.h"

#include <math.h>

enum {
    LONGEST_TITLE = 240,
    MOST_META = 6,      /* lines between title and header: unit, department, form number */
    MOST_NOTE = 900
};

/* A title, found on one or two lines. */
typedef struct jue_title {
    const jue_form *form;
    juesuan_set set;
    size_t line;       /* of its page, and how many lines it takes */
    size_t lines;
    size_t from, end;  /* the words of its last line that it consists of */
} jue_title;

typedef struct jue_reader {
    jue_words *words;
    jue_call *call;
    jue_document *document;
    jue_prose prose;
    bool open;              /* a table may go on on the next page */
    juesuan_set set;        /* of the open table */
    jue_head head;
    jue_side_state states[JUE_MOST_COLUMNS];
    long votes; /* of pages on which values stand lower than their labels, less those where they stand higher */
    bool unsure; /* some page did not tell */
    int lean;    /* what the others told, on the second reading */
} jue_reader;

/* ---- Titles ---- */

/* Without "(续)", "(续表)", "(单位:万元)" behind it. */
static jue_str title_key(jue_str key)
{
    for (int round = 0; round < 2; round++) {
        if (jue_str_ends(key, JUE_STR("续表")) && key.size > 6)
            key.size -= 6;
        if (!jue_str_ends(key, JUE_STR(")")))
            continue;
        for (size_t i = key.size; i-- > 0;)
            if (key.at[i] == '(') {
                key.size = i;
                break;
            }
    }
    return key;
}

static const jue_form *form_of(jue_str key, juesuan_set *set)
{
    return key.size > LONGEST_TITLE ? NULL : jue_form_of_title(title_key(key), set);
}

/* The end of the run of words from `from` on without a wide gap. */
static size_t run_end(const jue_line *line, size_t from)
{
    size_t end = from + 1;
    while (end < line->count && line->words[end]->x0 - line->words[end - 1]->x1 < 2 * line->em)
        end++;
    return end;
}

static jue_str run_key(jue_call *call, const jue_line *line, size_t from, size_t end)
{
    jue_builder key = jue_builder_in(&call->scratch);
    for (size_t i = from; i < end; i++)
        jue_put(&key, line->words[i]->key);
    return jue_built(&key);
}

static bool has_table_word(jue_str key)
{
    return jue_str_has(key, "表");
}

static bool title_in_line(jue_call *call, const jue_line *line, jue_title *title)
{
    if (line->key.size > 2 * LONGEST_TITLE || !has_table_word(line->key))
        return false;
    title->from = 0;
    title->end = line->count;
    title->form = form_of(line->key, &title->set);
    for (size_t from = 0; title->form == NULL && from < line->count;) {
        size_t end = run_end(line, from);
        title->form = form_of(run_key(call, line, from, end), &title->set);
        title->from = from;
        title->end = end;
        from = end;
    }
    return title->form != NULL;
}

/* A title broken into two lines names another form than its second line alone, or only both do. */
static void join_line_before(jue_call *call, const jue_page *page, jue_title *title)
{
    const jue_line *line = &page->lines[title->line];
    const jue_line *before = title->line == 0 ? NULL : line - 1;
    if (before == NULL || line->base - before->base > 2.5 * line->em || fabs(line->em - before->em) > 0.15 * line->em ||
        before->key.size > LONGEST_TITLE)
        return;
    jue_builder key = jue_builder_in(&call->scratch);
    jue_put(&key, before->key);
    jue_put(&key, run_key(call, line, title->from, title->end));
    juesuan_set set;
    const jue_form *form = form_of(jue_built(&key), &set);
    if (form == NULL || form == title->form)
        return;
    title->form = form;
    title->set = set;
    title->line--;
    title->lines = 2;
}

/* The title on line `at`, or on it and the next. */
static bool find_title(jue_call *call, const jue_page *page, size_t at, jue_title *title)
{
    *title = (jue_title){.line = at, .lines = 1};
    bool here = title_in_line(call, &page->lines[at], title);
    if (at + 1 < page->count) {
        jue_title next = {.line = at + 1, .lines = 1};
        const jue_line *line = &page->lines[at + 1];
        if (!title_in_line(call, line, &next)) {
            next.from = 0;
            next.end = line->count;
        }
        bool table = has_table_word(line->key) && line->key.size <= LONGEST_TITLE;
        if (table)
            join_line_before(call, page, &next);
        if (next.lines == 2 && (!here || next.form != title->form)) {
            *title = next;
            return true;
        }
    }
    return here;
}

/* "单位:万元", "公开02表", "部门:…": what stands between title and header. */
static bool is_meta(jue_str key)
{
    return key.size <= LONGEST_TITLE && !jue_str_has(key, "。") &&
           jue_match(key, "*单位:*|公开*表|财决*表|*批复*表|部门:*|*编制*:*|*部门名称*|*单位名称*|*年度|*公开*表*|附件*|*附表*|表*") != 0;
}

/* ---- Where a table ends ---- */

static bool is_note(jue_str key)
{
    return jue_match(jue_str_to(key, 60), "注:*|说明:*|备注:*|注1*|注*:*|*注:1*|说明*:*") != 0;
}

static bool is_sentence(jue_str key)
{
    return jue_str_has(key, "。") && key.size > 24;
}

static bool is_heading(jue_str key)
{
    if (key.size > LONGEST_TITLE)
        return false;
    return jue_match(key, "第*部分*") != 0 ||
           (jue_enumerator(key) != 0 && jue_match(key, "*情况说明|*情况|*说明|*名词解释") != 0);
}

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
        if (is_note(key) || is_sentence(key) || is_heading(key))
            return i;
        if (!find_title(reader->call, page, i, &title))
            continue;
        while (i > from && is_meta(page->lines[i - 1].key))
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

/* ---- Giving out ---- */

static jue_block *add_block(jue_reader *reader, const jue_page *page, size_t count)
{
    jue_block *block = jue_vector_add(&reader->call->scratch, &reader->document->blocks);
    block->page = page->number;
    block->count = (uint32_t)count;
    block->cells = jue_alloc_array(&reader->call->scratch, count, sizeof *block->cells);
    for (size_t i = 0; i < count; i++)
        block->cells[i] = (jue_piece){{"", 0}, 0, page->number, 100};
    return block;
}

static void give_words(jue_reader *reader, const jue_page *page, const jue_line *line, size_t from, size_t end)
{
    jue_block *block = add_block(reader, page, 1);
    block->cells[0].text = jue_line_text(&reader->call->arena, line, from, end);
    for (size_t i = from; i < end; i++)
        if (line->words[i]->confidence < block->cells[0].confidence)
            block->cells[0].confidence = line->words[i]->confidence;
}

/* The runs of a line, each a paragraph, but for the words that are the title. */
static void give_runs(jue_reader *reader, const jue_page *page, const jue_line *line, size_t but_from, size_t but_end)
{
    for (size_t from = 0; from < line->count;) {
        if (from == but_from && but_end > but_from) {
            from = but_end;
            continue;
        }
        size_t end = run_end(line, from);
        if (from < but_from && end > but_from)
            end = but_from;
        give_words(reader, page, line, from, end);
        from = end;
    }
}

static void give_title(jue_reader *reader, const jue_page *page, const jue_title *title)
{
    const jue_line *line = &page->lines[title->line + title->lines - 1];
    jue_block *block = add_block(reader, page, 1);
    jue_builder text = jue_builder_in(&reader->call->arena);
    if (title->lines == 2)
        jue_put(&text, jue_line_text(&reader->call->scratch, line - 1, 0, (line - 1)->count));
    jue_put(&text, jue_line_text(&reader->call->scratch, line, title->from, title->end));
    block->cells[0].text = jue_built(&text);
    block->title = true;
    jue_str key = jue_key(&reader->call->scratch, block->cells[0].text);
    jue_str bare = title_key(key);
    if (bare.size != key.size) {
        /* What stood in brackets may be the unit. */
        jue_block *rest = add_block(reader, page, 1);
        rest->cells[0].text = (jue_str){jue_copy(&reader->call->arena, bare.at + bare.size, key.size - bare.size), key.size - bare.size};
        block = &reader->document->blocks.at[reader->document->blocks.count - 2];
        block->cells[0].text = (jue_str){jue_copy(&reader->call->arena, bare.at, bare.size), bare.size};
    }
    give_runs(reader, page, line, title->from, title->end);
}

static bool covers(const jue_group *group, size_t column)
{
    return group->first <= column && column <= group->last;
}

/* How many groups over several columns stand over a column, above `base`. */
static size_t depth_at(const jue_head *head, size_t column, double base)
{
    size_t depth = 0;
    for (size_t i = 0; i < head->group_count; i++) {
        const jue_group *group = &head->groups[i];
        depth += group->first != group->last && covers(group, column) && group->base < base;
    }
    return depth;
}

/* The lines of the column's own cell from top to bottom; groups come from bottom to top. */
static jue_str own_title(jue_reader *reader, const jue_head *head, size_t column)
{
    jue_builder title = jue_builder_in(&reader->call->arena);
    for (size_t i = head->group_count; i-- > 0;)
        if (head->groups[i].first == column && head->groups[i].last == column)
            jue_put(&title, head->groups[i].title);
    jue_put(&title, head->columns[column].title);
    jue_str text = jue_built(&title);
    jue_str key = jue_key(&reader->call->scratch, text);
    if (head->columns[column].role == JUE_ROLE_CODE && jue_match(key, jue_header_code) == 0)
        return JUE_STR("科目编码");
    return text;
}

/* Each cell at the top of what it spans, so that a cell is never taken for one below a group that
 * it does not belong to. */
static void give_header(jue_reader *reader, const jue_page *page)
{
    const jue_head *head = &reader->head;
    size_t height = 0;
    for (size_t c = 0; c < head->count; c++) {
        size_t depth = depth_at(head, c, INFINITY);
        height = depth + 1 > height ? depth + 1 : height;
    }
    for (size_t row = 0; row < height; row++) {
        jue_block *block = add_block(reader, page, head->count);
        block->row = true;
        for (size_t c = 0; c < head->count; c++)
            if (depth_at(head, c, INFINITY) == row)
                block->cells[c].text = own_title(reader, head, c);
        for (size_t i = 0; i < head->group_count; i++) {
            const jue_group *group = &head->groups[i];
            if (group->first != group->last && depth_at(head, group->first, group->base) == row)
                block->cells[group->first].text = group->title;
        }
    }
}

static void merge_row(jue_block *block, const jue_head *head, size_t side, const jue_side_row *row)
{
    for (size_t c = 0; c < head->count; c++)
        if (head->columns[c].side == side && row->cells[c].text.size != 0)
            block->cells[c] = row->cells[c];
}

/* Rows that stand side by side come in one block; those of one side may be higher than those of
 * the other. A row of totals among codes comes alone. */
static void give_rows(jue_reader *reader, const jue_page *page, const jue_side_rows *sides)
{
    const jue_head *head = &reader->head;
    bool blocks = head->form->layout == JUE_LAYOUT_BLOCKS;
    size_t next[JUE_MOST_COLUMNS] = {0};
    for (;;) {
        const jue_side_row *first = NULL;
        for (size_t s = 0; s < head->sides; s++) {
            const jue_side_row *row = next[s] < sides[s].rows.count ? &sides[s].rows.at[next[s]] : NULL;
            if (row != NULL && (first == NULL || row->first + row->last < first->first + first->last))
                first = row;
        }
        if (first == NULL)
            return;
        double middle = (first->first + first->last) / 2;
        jue_block *block = add_block(reader, page, head->count);
        block->row = true;
        for (size_t s = 0; s < head->sides; s++) {
            const jue_side_row *row = next[s] < sides[s].rows.count ? &sides[s].rows.at[next[s]] : NULL;
            if (row == NULL || fabs((row->first + row->last) / 2 - middle) > 0.9 * page->em ||
                (blocks && row->total != first->total))
                continue;
            merge_row(block, head, s, row);
            next[s]++;
        }
    }
}

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

/* ---- Tables ---- */

static void read_panel(jue_reader *reader, const jue_page *page, jue_pile body, bool header)
{
    jue_head *head = &reader->head;
    jue_content *contents = jue_alloc_array(&reader->call->scratch, head->count, sizeof *contents);
    jue_side_rows *sides = jue_alloc_array(&reader->call->scratch, head->sides, sizeof *sides);
    jue_left left = {0};
    jue_cells_deal(reader->call, head, body, contents, &left);
    if (header) {
        jue_head_close(reader->call, head);
        give_header(reader, page);
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
    give_rows(reader, page, sides);
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
static void keep_numbers(jue_head *head, const jue_head *old)
{
    for (size_t c = 0; c < head->count; c++) {
        const jue_band *was = &old->columns[c];
        if (fabs(head->columns[c].header.x0 - was->header.x0) < 0.05 * (was->header.x1 - was->header.x0))
            head->columns[c].before = was->before;
    }
}

/* Reads the table under the title; false where there is none. Gives the line behind it. */
static bool read_table(jue_reader *reader, const jue_page *page, const jue_title *title, size_t *behind)
{
    size_t start = title->line + title->lines;
    size_t header = start;
    while (header < page->count && header < start + MOST_META && is_meta(page->lines[header].key))
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
    give_title(reader, page, title);
    for (size_t i = start; i < header; i++)
        give_runs(reader, page, &page->lines[i], 0, 0);
    bool goes_on = reader->open && reader->set == title->set && reader->head.form == title->form;
    if (goes_on && same_columns(head, &reader->head))
        keep_numbers(head, &reader->head);
    reader->head = *head;
    if (!goes_on)
        memset(reader->states, 0, sizeof reader->states);
    read_panel(reader, page, body, true);
    reader->open = true;
    reader->set = title->set;
    *behind = stop;
    return true;
}

/* Numbers in columns that have them, or the labels of the form. */
static bool looks_like_rows(const jue_head *head, jue_pile body)
{
    for (size_t i = 0; i < body.count; i++) {
        const jue_word *word = body.words[i];
        for (size_t c = 0; c < head->count; c++) {
            const jue_band *column = &head->columns[c];
            bool over = jue_overlap(column->all.x0, column->all.x1, word->x0, word->x1) > 0;
            bool amount = word->kind == JUE_WORD_AMOUNT || word->kind == JUE_WORD_FRAGMENT;
            bool number = amount ? column->role == JUE_ROLE_VALUE
                                                        : word->kind == JUE_WORD_INTEGER && column->role == JUE_ROLE_CODE;
            jue_str name = jue_str_from(word->key, jue_enumerator(word->key));
            const jue_side_form *side = &head->form->sides[column->side < head->form->side_count ? column->side : 0];
            bool label = column->role == JUE_ROLE_NAME && name.size < JUE_LONGEST_WORD &&
                         jue_item_of_name(side, name, NULL) != NULL;
            if (over && (number || label))
                return true;
        }
    }
    return false;
}

/* The rest of the open table on top of a page, with or without its header again. */
static size_t go_on(jue_reader *reader, const jue_page *page)
{
    size_t start = 0;
    jue_title title;
    if (page->count != 0 && find_title(reader->call, page, 0, &title) && title.form == reader->head.form)
        start = title.line + title.lines;
    while (start < page->count && start < MOST_META && is_meta(page->lines[start].key))
        start++;
    size_t end = region_end(reader, page, start);
    jue_pile words = words_of(reader, page, start, end);
    jue_head *head = jue_alloc(&reader->call->scratch, sizeof *head);
    jue_pile body;
    bool again = jue_head_read(reader->call, reader->head.form, words, head, &body) && same_columns(head, &reader->head);
    size_t stop = prose_start(&reader->head, page, again ? first_below(page, start, end, body) : start, end);
    if (stop != end) {
        end = stop;
        words = words_of(reader, page, start, end);
        again = again && jue_head_read(reader->call, reader->head.form, words, head, &body);
    }
    if (!again)
        body = words;
    if (!again && !looks_like_rows(&reader->head, body))
        return 0;
    if (again) {
        keep_numbers(head, &reader->head);
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
    while (line < page->count && line < at + 3 && is_meta(page->lines[line].key) &&
           !find_title(reader->call, page, line, title))
        line++;
    return line < page->count && line < at + 3 && find_title(reader->call, page, line, title) ? title->line - at : JUESUAN_NONE;
}

static void read_page(jue_reader *reader, const jue_page *page)
{
    size_t line = 0;
    size_t behind;
    jue_title title;
    if (reader->open) {
        bool fresh = page->count != 0 && find_title(reader->call, page, 0, &title) &&
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
        if (!is_note(page->lines[line].key) && !is_sentence(page->lines[line].key))
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
