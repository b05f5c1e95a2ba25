/* The titles of tables, and what stands between, below and behind them. */
#include "read/words_reader.h"

#include <math.h>

enum { LONGEST_TITLE = 240 };

jue_str jue_title_key(jue_str key)
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
    return key.size > LONGEST_TITLE ? NULL : jue_form_of_title(jue_title_key(key), set);
}

size_t jue_run_end(const jue_line *line, size_t from)
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
        size_t end = jue_run_end(line, from);
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

bool jue_title_find(jue_call *call, const jue_page *page, size_t at, jue_title *title)
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

bool jue_is_meta(jue_str key)
{
    return key.size <= LONGEST_TITLE && !jue_str_has(key, "。") &&
           jue_match(key, "*单位:*|公开*表|财决*表|*批复*表|部门:*|*编制*:*|*部门名称*|*单位名称*|*年度|*公开*表*|附件*"
                          "|*附表*|表*") != 0;
}

bool jue_is_note(jue_str key)
{
    return jue_match(jue_str_to(key, 60), "注:*|说明:*|备注:*|注1*|注*:*|*注:1*|说明*:*") != 0;
}

bool jue_is_sentence(jue_str key)
{
    return jue_str_has(key, "。") && key.size > 24;
}

bool jue_is_heading(jue_str key)
{
    if (key.size > LONGEST_TITLE)
        return false;
    return jue_match(key, "第*部分*") != 0 ||
           (jue_enumerator(key) != 0 && jue_match(key, "*情况说明|*情况|*说明|*名词解释") != 0);
}
