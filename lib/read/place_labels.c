/* The labels of a row: its code, its name, its line number. */
#include "read/place_rows.h"

bool jue_is_ellipsis(jue_str text)
{
    for (size_t offset = 0; offset < text.size;) {
        uint32_t character = jue_utf8_next(text, &offset);
        if (character != 0x2026 && character != '.' && character != 0x3002)
            return false;
    }
    return true;
}

int32_t jue_place_line_no(jue_str text)
{
    juesuan_amount amount = jue_amount_of_cell(text);
    bool plain = jue_has_value(amount) && amount.decimals == 0 && amount.value >= 0 && amount.value < 100000;
    return plain ? (int32_t)amount.value : JUE_NO_LINE_NO;
}

/* Texts joined; a lone one stays where it is. */
typedef struct jue_joined {
    jue_str lone;
    jue_builder builder;
} jue_joined;

static void join(jue_joined *joined, jue_str text)
{
    if (joined->lone.size == 0) {
        joined->lone = text;
        return;
    }
    if (joined->builder.size == 0)
        jue_put(&joined->builder, joined->lone);
    jue_put(&joined->builder, text);
}

static jue_str joined_text(jue_joined *joined)
{
    return joined->builder.size == 0 ? joined->lone : jue_built(&joined->builder);
}

/* A code and its name in one cell: the digits in front are the code. */
static void join_code(jue_joined *code, jue_joined *rest, jue_str text)
{
    size_t at = 0;
    while (at < text.size && (jue_is_digit((unsigned char)text.at[at]) || text.at[at] == ' ')) {
        size_t start = at;
        while (at < text.size && jue_is_digit((unsigned char)text.at[at]))
            at++;
        if (at > start)
            join(code, (jue_str){text.at + start, at - start});
        else
            at++;
    }
    if (at < text.size)
        join(rest, jue_str_from(text, at));
}

jue_labels jue_place_labels(jue_placer *placer, const jue_block *row, size_t block)
{
    jue_labels labels = {.line_no = JUE_NO_LINE_NO};
    jue_joined code = {.builder = jue_builder_in(&placer->call->scratch)};
    jue_joined name = code;
    bool coded = placer->table->form->layout == JUE_LAYOUT_CODES || placer->table->form->layout == JUE_LAYOUT_BLOCKS;
    for (size_t i = 0; i < placer->grid.width; i++) {
        const jue_grid_column *column = &placer->grid.columns[i];
        const jue_piece *piece = jue_row_cell(row, i);
        if (column->side != block || piece->text.size == 0)
            continue;
        if (column->role == JUE_ROLE_LINE_NO)
            labels.line_no = jue_place_line_no(piece->text);
        if (column->role != JUE_ROLE_CODE && column->role != JUE_ROLE_NAME)
            continue;
        if (labels.first == NULL)
            labels.first = piece;
        if (coded && (column->role == JUE_ROLE_CODE || code.lone.size == 0))
            join_code(&code, &name, jue_str_trim(piece->text));
        else
            join(&name, piece->text);
    }
    labels.code = joined_text(&code);
    labels.name = jue_name(&placer->call->arena, joined_text(&name));
    /* A row with a code is known by it. */
    if (labels.code.size == 0) {
        jue_str key = jue_cell_key(placer->call, joined_text(&name));
        labels.key = jue_str_from(key, jue_enumerator(key));
    }
    return labels;
}
