#include "write/tokens.h"

/* ---- JSON ---- */

static void put_escape(jue_builder *out, unsigned char character)
{
    static const char hex[] = "0123456789abcdef";
    switch (character) {
    case '"': jue_put(out, JUE_STR("\\\"")); return;
    case '\\': jue_put(out, JUE_STR("\\\\")); return;
    case '\n': jue_put(out, JUE_STR("\\n")); return;
    case '\r': jue_put(out, JUE_STR("\\r")); return;
    case '\t': jue_put(out, JUE_STR("\\t")); return;
    default: {
        char text[6] = {'\\', 'u', '0', '0', hex[character >> 4], hex[character & 15]};
        jue_put(out, (jue_str){text, sizeof text});
    }
    }
}

/* JSON is UTF-8: what is not (the name of a file may be anything) becomes U+FFFD. */
static jue_str repaired(jue_arena *arena, jue_str text)
{
    jue_builder out = jue_builder_in(arena);
    for (size_t offset = 0; offset < text.size;) {
        char sequence[4];
        uint32_t character = jue_utf8_next(text, &offset);
        jue_put(&out, (jue_str){sequence, jue_utf8_put(character, sequence)});
    }
    return jue_built(&out);
}

void jue_put_json(jue_builder *out, jue_str text)
{
    if (jue_utf8_invalid(text) != JUESUAN_NONE)
        text = repaired(out->arena, text);
    jue_put_char(out, '"');
    size_t start = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char character = (unsigned char)text.at[i];
        if (character >= 0x20 && character != '"' && character != '\\')
            continue;
        jue_put(out, (jue_str){text.at + start, i - start});
        put_escape(out, character);
        start = i + 1;
    }
    jue_put(out, jue_str_from(text, start));
    jue_put_char(out, '"');
}

void jue_put_json_or_null(jue_builder *out, const char *text)
{
    if (text == NULL || *text == '\0')
        jue_put(out, JUE_STR("null"));
    else
        jue_put_json(out, jue_str_of(text));
}

void jue_put_number(jue_builder *out, size_t number)
{
    char digits[24];
    size_t start = sizeof digits;
    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    jue_put(out, (jue_str){digits + start, sizeof digits - start});
}

void jue_put_place(jue_builder *out, size_t number)
{
    if (number == 0)
        jue_put(out, JUE_STR("null"));
    else
        jue_put_number(out, number);
}

/* ---- CSV ---- */

/* Blanks at the ends would be taken off by a reader; a quote keeps them. */
static bool needs_quotes(jue_str text)
{
    if (text.size == 0)
        return false;
    char first = text.at[0];
    char last = text.at[text.size - 1];
    if (first == ' ' || first == '\t' || last == ' ' || last == '\t')
        return true;
    for (size_t i = 0; i < text.size; i++)
        if (strchr(",;\t\"\n\r", text.at[i]) != NULL)
            return true;
    return false;
}

void jue_put_csv(jue_builder *out, jue_str text)
{
    if (!needs_quotes(text)) {
        jue_put(out, text);
        return;
    }
    jue_put_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '"')
            jue_put_char(out, '"');
        jue_put_char(out, text.at[i]);
    }
    jue_put_char(out, '"');
}

/* ---- Aligned text ---- */

/* East Asian Wide and Fullwidth. Ambiguous ones (quotes, dashes) are narrow, as terminals show them. */
static bool is_wide(uint32_t character)
{
    static const uint32_t ranges[][2] = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97C}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (character >= ranges[i][0] && character <= ranges[i][1])
            return true;
    return false;
}

static bool is_unseen(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || (character >= 0x300 && character <= 0x36F) ||
           (character >= 0x200B && character <= 0x200F) || character == 0xFEFF;
}

size_t jue_text_width(jue_str text)
{
    size_t width = 0;
    for (size_t offset = 0; offset < text.size;) {
        uint32_t character = jue_utf8_next(text, &offset);
        if (!is_unseen(character))
            width += is_wide(character) ? 2 : 1;
    }
    return width;
}

void jue_put_blanks(jue_builder *out, size_t count)
{
    static const char blanks[] = "                                ";
    while (count > 0) {
        size_t step = count < sizeof blanks - 1 ? count : sizeof blanks - 1;
        jue_put(out, (jue_str){blanks, step});
        count -= step;
    }
}
