/* Character references of HTML: the numbered ones, and the names that such pages use. */
#include "read/markup.h"

typedef struct jue_named {
    const char *name;
    uint32_t character;
} jue_named;

static const jue_named names[] = {
    {"nbsp", 0xA0},     {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009}, {"ndash", 0x2013},  {"mdash", 0x2014},  {"minus", 0x2212},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"hellip", 0x2026}, {"middot", 0xB7},
    {"times", 0xD7},    {"yen", 0xA5},      {"copy", 0xA9},     {"reg", 0xAE},      {"permil", 0x2030}, {"bull", 0x2022},
    {"lpar", '('},      {"rpar", ')'},      {"comma", ','},     {"period", '.'},    {"colon", ':'},     {"semi", ';'},
    {"percnt", '%'},    {"num", '#'},       {"vert", '|'},      {"ast", '*'},       {"zwnj", 0x200C},   {"shy", 0xAD},
    {"le", 0x2264},     {"ge", 0x2265},     {"ne", 0x2260},     {"plusmn", 0xB1},   {"divide", 0xF7},   {"sect", 0xA7},
};

enum { LONGEST = 12 };

static uint32_t numbered(jue_str digits)
{
    bool hexadecimal = digits.size > 0 && (digits.at[0] == 'x' || digits.at[0] == 'X');
    uint32_t base = hexadecimal ? 16 : 10;
    uint32_t number = 0;
    if (digits.size <= hexadecimal)
        return 0;
    for (size_t i = hexadecimal; i < digits.size; i++) {
        char at = digits.at[i];
        uint32_t digit = at >= '0' && at <= '9'   ? (uint32_t)(at - '0')
                         : at >= 'a' && at <= 'f' ? (uint32_t)(at - 'a' + 10)
                         : at >= 'A' && at <= 'F' ? (uint32_t)(at - 'A' + 10)
                                                  : 99;
        if (digit >= base || number > 0x10FFFF)
            return 0;
        number = number * base + digit;
    }
    bool character = number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    return character ? number : 0;
}

static uint32_t named(jue_str name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (jue_str_is(name, names[i].name))
            return names[i].character;
    return 0;
}

size_t jue_reference(jue_str text, size_t at, jue_builder *out)
{
    size_t end = at + 1;
    while (end < text.size && end - at <= LONGEST && text.at[end] != ';')
        end++;
    if (end >= text.size || text.at[end] != ';')
        return 0;
    jue_str name = {text.at + at + 1, end - at - 1};
    uint32_t character = name.size > 1 && name.at[0] == '#' ? numbered(jue_str_from(name, 1)) : named(name);
    if (character == 0)
        return 0;
    char bytes[4];
    /* Line ends and tabs have no meaning here, nor do other controls. */
    jue_put(out, character < 0x20 ? JUE_STR(" ") : (jue_str){bytes, jue_utf8_put(character, bytes)});
    return end + 1 - at;
}
