/* The rows of tables, their titles and headers, as blocks. */
#include "read/words_reader.h"

#include <math.h>

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

void jue_give_runs(jue_reader *reader, const jue_page *page, const jue_line *line, size_t but_from, size_t but_end)
{
    for (size_t from = 0; from < line->count;) {
        if (from == but_from && but_end > but_from) {
            from = but_end;
            continue;
        }
        size_t end = jue_run_end(line, from);
        if (from < but_from && end > but_from)
            end = but_from;
        give_words(reader, page, line, from, end);
        from = end;
    }
}

void jue_give_title(jue_reader *reader, const jue_page *page, const jue_title *title)
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
    jue_str bare = jue_title_key(key);
    if (bare.size != key.size) {
        /* What stood in brackets may be the unit. */
        jue_block *rest = add_block(reader, page, 1);
        rest->cells[0].text = (jue_str){jue_copy(&reader->call->arena, bare.at + bare.size, key.size - bare.size),
                                        key.size - bare.size};
        block = &reader->document->blocks.at[reader->document->blocks.count - 2];
        block->cells[0].text = (jue_str){jue_copy(&reader->call->arena, bare.at, bare.size), bare.size};
    }
    jue_give_runs(reader, page, line, title->from, title->end);
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

void jue_give_header(jue_reader *reader, const jue_page *page)
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

void jue_give_rows(jue_reader *reader, const jue_page *page, const jue_side_rows *sides)
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
