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

/* With plain digits for those of full width, where it starts with a digit. */
static jue_str narrow_digits(jue_arena *arena, jue_str text)
{
    enum { LEAD = 0xEF }; /* of full-width forms */
    size_t offset = 0;
    if (memchr(text.at, LEAD, text.size) == NULL || !jue_is_digit(jue_fold(jue_utf8_next(text, &offset))))
        return text;
    jue_builder out = jue_builder_in(arena);
    for (size_t at = offset = 0; at < text.size; at = offset) {
        uint32_t character = jue_fold(jue_utf8_next(text, &offset));
        if (jue_is_digit(character))
            jue_put_char(&out, (char)character);
        else
            jue_put(&out, (jue_str){text.at + at, offset - at});
    }
    return jue_built(&out);
}

/* The digits of a code that is printed with marks (204-06, 204.06.01, [20406]) or that a spreadsheet has
 * marked (="20406", '20406, 20406.0); any other text as it is. */
static jue_str bare_code(jue_arena *arena, jue_str text)
{
    size_t digits = 0;
    while (digits < text.size && jue_is_digit((unsigned char)text.at[digits]))
        digits++;
    if (digits == text.size)
        return text;
    digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '\0' || strchr("0123456789-._/=\"'[]() ", text.at[i]) == NULL)
            return text;
        digits += jue_is_digit((unsigned char)text.at[i]);
    }
    if (digits == 0)
        return text;
    if (jue_str_ends(text, JUE_STR(".0")) && digits == text.size - 1)
        text.size -= strlen(".0");
    jue_builder out = jue_builder_in(arena);
    for (size_t i = 0; i < text.size; i++)
        if (jue_is_digit((unsigned char)text.at[i]))
            jue_put_char(&out, text.at[i]);
    return jue_built(&out);
}

/* A code and its name in one cell: the digits in front are the code, a mark between them is neither. */
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
    if (at != 0 && at + 1 < text.size && strchr("-._:", text.at[at]) != NULL)
        at++;
    if (at < text.size)
        join(rest, jue_str_from(text, at));
}

static void take_code(jue_arena *arena, jue_role role, jue_str text, jue_joined *code, jue_joined *rest)
{
    text = narrow_digits(arena, jue_str_trim(text));
    join_code(code, rest, role == JUE_ROLE_CODE ? bare_code(arena, text) : text);
}

/* The words of one cell over several columns, which some write into each of them; parts of a code may be alike. */
static bool repeats(const jue_piece *last, const jue_piece *piece)
{
    size_t offset = 0;
    return last != NULL && jue_str_equal(last->text, piece->text) &&
           !jue_is_digit(jue_fold(jue_utf8_next(piece->text, &offset)));
}

jue_labels jue_place_labels(jue_placer *placer, const jue_block *row, size_t block)
{
    jue_labels labels = {.line_no = JUE_NO_LINE_NO};
    const jue_piece *last = NULL;
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
        if (repeats(last, piece))
            continue;
        last = piece;
        if (coded && (column->role == JUE_ROLE_CODE || code.lone.size == 0))
            take_code(&placer->call->scratch, column->role, piece->text, &code, &name);
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
