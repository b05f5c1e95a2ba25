#include "write/where.h"

#include "forms/forms.h"

/* Behind a blank, unless it is the first: what is not known leaves no gap. */
static void put_word(jue_builder *out, const char *word)
{
    if (*word == '\0')
        return;
    if (out->size != 0)
        jue_put_char(out, ' ');
    jue_puts(out, word);
}

static void put_position(jue_call *call, jue_builder *out, const jue_where *where)
{
    if (where->page != 0)
        jue_putf(out, jue_say(call, "第%zu页", "page %zu"), where->page);
    if (where->page != 0 && where->line != 0)
        jue_puts(out, jue_say(call, "", ", "));
    if (where->line != 0)
        jue_putf(out, jue_say(call, "第%zu行", "line %zu"), where->line);
}

static const jue_side_form *side_of(const jue_form *form, const char *side)
{
    for (size_t i = 0; i < form->side_count; i++)
        if (strcmp(form->sides[i].id, side) == 0)
            return &form->sides[i];
    return &form->sides[0];
}

/* What the form prints over the column. */
static const char *column_title(jue_call *call, const jue_side_form *side, const char *id)
{
    jue_column column = jue_column_by_id(jue_str_of(id));
    for (size_t i = 0; i < side->column_count; i++)
        if (side->columns[i].id == column)
            return side->columns[i].title;
    if (strcmp(id, "code") == 0)
        return jue_say(call, "科目代码", "code");
    return strcmp(id, "name") == 0 ? jue_say(call, "名称", "name") : id;
}

jue_str jue_where_text(jue_call *call, const jue_where *where)
{
    jue_builder out = jue_builder_in(&call->scratch);
    const jue_form *form = jue_form_by_id(jue_str_of(where->table));
    put_position(call, &out, where);
    /* What the notes say about a cell stands in the notes. */
    if (*where->set == '\0' && *where->table != '\0')
        put_word(&out, jue_say(call, "情况说明，关于", "the notes, on"));
    if (form == NULL)
        return jue_built(&out);
    const jue_side_form *side = side_of(form, where->side);
    put_word(&out, strcmp(where->set, "approval") == 0 ? form->approval_title : form->title);
    if (form->side_count > 1 && *where->side != '\0')
        put_word(&out, side->label);
    put_word(&out, where->code);
    put_word(&out, where->name);
    put_word(&out, column_title(call, side, where->column));
    return jue_built(&out);
}
