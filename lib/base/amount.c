#include "base/amount.h"

#include <stdio.h>

enum { MOST_DIGITS = 18 };

static const int64_t powers[] = {
    1,          10,          100,          1000,          10000,          100000,          1000000,
    10000000,   100000000,   1000000000,   10000000000,   100000000000,   1000000000000,   10000000000000,
    100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
};

int64_t jue_power10(int exponent)
{
    return powers[exponent];
}

int jue_unit_exponent(juesuan_unit unit)
{
    switch (unit) {
    case JUESUAN_UNIT_WAN: return 4;
    case JUESUAN_UNIT_YI: return 8;
    case JUESUAN_UNIT_QIAN: return 3;
    case JUESUAN_UNIT_YUAN:
    case JUESUAN_UNIT_UNKNOWN: break;
    }
    return 0;
}

const char *juesuan_unit_name(juesuan_unit unit)
{
    switch (unit) {
    case JUESUAN_UNIT_YUAN: return "元";
    case JUESUAN_UNIT_WAN: return "万元";
    case JUESUAN_UNIT_YI: return "亿元";
    case JUESUAN_UNIT_QIAN: return "千元";
    case JUESUAN_UNIT_UNKNOWN: break;
    }
    return "";
}

juesuan_unit jue_unit_of(jue_str key)
{
    static const juesuan_unit units[] = {JUESUAN_UNIT_YUAN, JUESUAN_UNIT_WAN, JUESUAN_UNIT_YI, JUESUAN_UNIT_QIAN};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (jue_str_is(key, juesuan_unit_name(units[i])))
            return units[i];
    return JUESUAN_UNIT_UNKNOWN;
}

/* ---- Reading and writing ---- */

/* A cell that says "does not apply": one or more dashes and nothing else. */
static bool is_dash(jue_str text)
{
    bool seen = false;
    for (size_t offset = 0; offset < text.size;) {
        uint32_t character = jue_fold(jue_utf8_next(text, &offset));
        if (jue_is_blank(character))
            continue;
        if (character != '-')
            return false;
        seen = true;
    }
    return seen;
}

typedef struct number {
    int64_t value;
    int digits;
    int decimals;
    bool negative;
    bool bracket; /* opened with '(' */
    bool closed;
    bool point;
    bool sign;
    int group;     /* digits since the last ',' */
    bool grouped;
} jue_number;

static juesuan_status read_digit(jue_number *number, uint32_t character)
{
    if (number->closed)
        return JUESUAN_ERROR_FORMAT;
    number->group += !number->point;
    if (number->value != 0 || character != '0' || number->point)
        number->digits++;
    if (number->digits > MOST_DIGITS || (number->point && ++number->decimals > JUE_AMOUNT_DECIMALS))
        return JUESUAN_ERROR_OVERFLOW;
    number->value = number->value * 10 + (character - '0');
    return JUESUAN_OK;
}

/* "3,44921" is not 344,921: a comma in the wrong place may be a point that was misread. */
static bool groups_well(const jue_number *number)
{
    return number->grouped ? number->group == 3 : number->group <= 3;
}

static juesuan_status read_character(jue_number *number, uint32_t character, bool any)
{
    if (jue_is_digit(character))
        return read_digit(number, character);
    bool start = !any && !number->point && !number->sign;
    switch (character) {
    case '(':
        if (!start || number->bracket)
            return JUESUAN_ERROR_FORMAT;
        number->bracket = number->negative = true;
        return JUESUAN_OK;
    case '-': case '+':
        if (!start)
            return JUESUAN_ERROR_FORMAT;
        number->sign = true;
        number->negative = character == '-';
        return number->bracket ? JUESUAN_ERROR_FORMAT : JUESUAN_OK;
    case ')':
        if (!number->bracket || !any || number->closed)
            return JUESUAN_ERROR_FORMAT;
        number->closed = true;
        return JUESUAN_OK;
    case ',':
        if (!any || number->point || number->closed || !groups_well(number))
            return JUESUAN_ERROR_FORMAT;
        number->grouped = true;
        number->group = 0;
        return JUESUAN_OK;
    case '.':
        if (!any || number->point || number->closed)
            return JUESUAN_ERROR_FORMAT;
        number->point = true;
        return JUESUAN_OK;
    default: return JUESUAN_ERROR_FORMAT;
    }
}

/*
 * Digits in groups of three or without groups, and a point: as nearly every figure is printed. False
 * for any other text, which may be an amount or none.
 */
static bool read_plain(jue_str text, juesuan_amount *out)
{
    int64_t value = 0;
    int run = 0; /* digits since the last comma or point */
    bool grouped = false;
    bool point = false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char at = (unsigned char)text.at[i];
        if (jue_is_digit(at)) {
            value = value * 10 + (at - '0');
            run++;
            continue;
        }
        bool whole = run > 0 && (!grouped || run == 3);
        if (point || !whole || (at != '.' && (at != ',' || run > 3)))
            return false;
        point = at == '.';
        grouped = at == ',';
        run = 0;
    }
    bool ends = point ? run <= JUE_AMOUNT_DECIMALS : !grouped || run == 3;
    if (run == 0 || !ends)
        return false;
    *out = jue_amount(value, point ? run : 0);
    return true;
}

juesuan_status jue_amount_parse(jue_str text, juesuan_amount *out)
{
    if (text.size < MOST_DIGITS && read_plain(text, out))
        return JUESUAN_OK;
    jue_number number = {0};
    bool any = false;
    uint32_t last = 0;
    for (size_t offset = 0; offset < text.size;) {
        uint32_t character = jue_fold(jue_utf8_next(text, &offset));
        if (jue_is_blank(character))
            continue;
        if (character == '-' && is_dash(text)) {
            *out = (juesuan_amount){.state = JUESUAN_DASH};
            return JUESUAN_OK;
        }
        juesuan_status status = read_character(&number, character, any);
        if (status != JUESUAN_OK)
            return status;
        any = any || jue_is_digit(character);
        last = character;
    }
    if (last == 0) {
        *out = (juesuan_amount){.state = JUESUAN_BLANK};
        return JUESUAN_OK;
    }
    if (!any || last == '.' || number.bracket != number.closed || (number.grouped && number.group != 3))
        return JUESUAN_ERROR_FORMAT;
    *out = jue_amount(number.negative ? -number.value : number.value, number.decimals);
    return JUESUAN_OK;
}

juesuan_status juesuan_amount_parse(const char *text, size_t size, juesuan_amount *out)
{
    if ((text == NULL && size != 0) || out == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    return jue_amount_parse((jue_str){text, size}, out);
}

/* ---- Cells ---- */

/* A figure with its dressing is never longer than this. */
enum { LONGEST_CELL = 64, MOST_EXPONENT = 99 };

/* The exponent behind the E of 1.20E+05, which is cut off; false where what stands there is none. */
static bool cut_exponent(jue_str *key, int *exponent)
{
    *exponent = 0;
    const char *mark = memchr(key->at, 'e', key->size);
    if (mark == NULL && (mark = memchr(key->at, 'E', key->size)) == NULL)
        return true;
    jue_str digits = jue_str_from(*key, (size_t)(mark - key->at) + 1);
    bool negative = digits.size != 0 && digits.at[0] == '-';
    if (digits.size != 0 && (negative || digits.at[0] == '+'))
        digits = jue_str_from(digits, 1);
    if (digits.size == 0)
        return false;
    for (size_t i = 0; i < digits.size; i++) {
        if (!jue_is_digit((unsigned char)digits.at[i]) || *exponent > MOST_EXPONENT)
            return false;
        *exponent = *exponent * 10 + (digits.at[i] - '0');
    }
    *exponent = negative ? -*exponent : *exponent;
    key->size = (size_t)(mark - key->at);
    return true;
}

/* Shifts the point; false where digits would be lost or are too many. */
static bool shift_point(juesuan_amount *amount, int exponent)
{
    int64_t value = amount->value;
    int decimals = amount->decimals - exponent;
    for (; decimals > JUE_AMOUNT_DECIMALS && value % 10 == 0 && value != 0; decimals--)
        value /= 10;
    for (; decimals < 0 && value != 0; decimals++)
        if (__builtin_mul_overflow(value, (int64_t)10, &value) || value >= jue_power10(MOST_DIGITS) ||
            value <= -jue_power10(MOST_DIGITS))
            return false;
    if (value == 0)
        decimals = decimals < 0 ? 0 : decimals > JUE_AMOUNT_DECIMALS ? JUE_AMOUNT_DECIMALS : decimals;
    if (decimals > JUE_AMOUNT_DECIMALS)
        return false;
    *amount = jue_amount(value, decimals);
    return true;
}

/* The unit behind the figure, which is cut off. */
static juesuan_unit cut_unit(jue_str *key)
{
    static const juesuan_unit units[] = {JUESUAN_UNIT_WAN, JUESUAN_UNIT_YI, JUESUAN_UNIT_QIAN, JUESUAN_UNIT_YUAN};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        jue_str name = jue_str_of(juesuan_unit_name(units[i]));
        if (!jue_str_ends(*key, name))
            continue;
        key->size -= name.size;
        return units[i];
    }
    return JUESUAN_UNIT_UNKNOWN;
}

/* The sign of the currency, in front of the figure or behind its minus, which is taken out. */
static jue_str without_currency(jue_str key, char *room)
{
    static const char *const signs[] = {"\xC2\xA5", "\xEF\xBF\xA5"}; /* half and full width */
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t at = jue_str_find(key, jue_str_of(signs[i]));
        if (at == JUESUAN_NONE || at > 1 || (at == 1 && strchr("-(", key.at[0]) == NULL))
            continue;
        size_t behind = at + strlen(signs[i]);
        memcpy(room, key.at, at);
        memcpy(room + at, key.at + behind, key.size - behind);
        return (jue_str){room, key.size - strlen(signs[i])};
    }
    return key;
}

/* What is no plain amount may be one in a dress. */
static juesuan_amount dressed_amount(jue_str text, juesuan_unit *unit)
{
    juesuan_amount unreadable = {.state = JUESUAN_UNREADABLE};
    char folded[JUE_KEY_ROOM(LONGEST_CELL)];
    char bare[JUE_KEY_ROOM(LONGEST_CELL)];
    if (text.size == 0 || text.size > LONGEST_CELL)
        return unreadable;
    jue_str key = jue_key_in(folded, text);
    if (jue_str_is(key, "/"))
        return (juesuan_amount){.state = JUESUAN_DASH};
    key = without_currency(key, bare);
    *unit = cut_unit(&key);
    juesuan_amount amount;
    int exponent;
    if (key.size == 0 || !cut_exponent(&key, &exponent) || jue_amount_parse(key, &amount) != JUESUAN_OK ||
        !jue_has_value(amount) || (exponent != 0 && !shift_point(&amount, exponent)))
        return unreadable;
    return amount;
}

juesuan_amount jue_amount_with_unit(jue_str text, juesuan_unit *unit)
{
    juesuan_amount amount;
    *unit = JUESUAN_UNIT_UNKNOWN;
    if (jue_amount_parse(text, &amount) != JUESUAN_OK)
        amount = dressed_amount(text, unit);
    return amount;
}

juesuan_amount jue_amount_of_cell(jue_str text)
{
    juesuan_unit unit;
    return jue_amount_with_unit(text, &unit);
}

/* Digits from the right; gives where they start. */
static char *digits_before(char *end, uint64_t value, int decimals, bool separators)
{
    int written = 0;
    int whole = 0;
    do {
        if (written == decimals && decimals > 0)
            *--end = '.';
        if (written >= decimals && separators && whole > 0 && whole % 3 == 0)
            *--end = ',';
        *--end = (char)('0' + value % 10);
        value /= 10;
        whole += written >= decimals;
        written++;
    } while (value != 0 || written <= decimals);
    return end;
}

size_t juesuan_amount_format(juesuan_amount amount, int separators, char *buffer, size_t size)
{
    char text[JUE_AMOUNT_TEXT + 16];
    char *end = text + sizeof text - 1;
    char *start = end;
    *end = '\0';
    if (amount.state == JUESUAN_DASH) {
        start -= 2;
        memcpy(start, "na", 2);
    } else if (jue_has_value(amount) && amount.decimals >= 0 && amount.decimals <= JUE_AMOUNT_DECIMALS) {
        uint64_t value = amount.value < 0 ? 0 - (uint64_t)amount.value : (uint64_t)amount.value;
        start = digits_before(end, value, amount.decimals, separators != 0);
        if (amount.value < 0)
            *--start = '-';
    }
    size_t length = (size_t)(end - start);
    if (buffer != NULL && size > 0) {
        size_t fits = length < size - 1 ? length : size - 1;
        memcpy(buffer, start, fits);
        buffer[fits] = '\0';
    }
    return length;
}

/* ---- Arithmetic ---- */

jue_wide jue_divide(jue_wide numerator, jue_wide denominator)
{
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    jue_wide magnitude = numerator < 0 ? -numerator : numerator;
    jue_wide quotient = magnitude / denominator;
    jue_wide rest = magnitude % denominator;
    if (rest >= denominator - rest)
        quotient++;
    return numerator < 0 ? -quotient : quotient;
}

static bool fits(jue_wide value)
{
    jue_wide most = powers[MOST_DIGITS] - 1;
    return value >= -most && value <= most;
}

static bool is_number(juesuan_amount amount)
{
    return amount.decimals >= 0 && amount.decimals <= JUE_AMOUNT_DECIMALS;
}

static jue_wide scaled(juesuan_amount amount, int decimals)
{
    return jue_has_value(amount) ? (jue_wide)amount.value * powers[decimals - amount.decimals] : 0;
}

static juesuan_status combine(juesuan_amount a, juesuan_amount b, int sign, juesuan_amount *out)
{
    if (out == NULL || !is_number(a) || !is_number(b))
        return JUESUAN_ERROR_ARGUMENT;
    if (a.state == JUESUAN_UNREADABLE || b.state == JUESUAN_UNREADABLE)
        return JUESUAN_ERROR_ABSENT;
    if (!jue_has_value(a) && !jue_has_value(b)) {
        *out = (juesuan_amount){.state = JUESUAN_BLANK};
        return JUESUAN_OK;
    }
    int decimals = a.decimals > b.decimals ? a.decimals : b.decimals;
    jue_wide sum = scaled(a, decimals) + sign * scaled(b, decimals);
    if (!fits(sum))
        return JUESUAN_ERROR_OVERFLOW;
    *out = jue_amount((int64_t)sum, decimals);
    return JUESUAN_OK;
}

juesuan_status juesuan_amount_add(juesuan_amount a, juesuan_amount b, juesuan_amount *out)
{
    return combine(a, b, 1, out);
}

juesuan_status juesuan_amount_subtract(juesuan_amount a, juesuan_amount b, juesuan_amount *out)
{
    return combine(a, b, -1, out);
}

int juesuan_amount_compare(juesuan_amount a, juesuan_amount b)
{
    if (!is_number(a) || !is_number(b))
        return 0;
    int decimals = a.decimals > b.decimals ? a.decimals : b.decimals;
    jue_wide difference = scaled(a, decimals) - scaled(b, decimals);
    return (difference > 0) - (difference < 0);
}

juesuan_status juesuan_amount_convert(juesuan_amount amount, juesuan_unit from, juesuan_unit to, juesuan_amount *out)
{
    if (out == NULL || !is_number(amount) || *juesuan_unit_name(from) == '\0' || *juesuan_unit_name(to) == '\0')
        return JUESUAN_ERROR_ARGUMENT;
    if (!jue_has_value(amount)) {
        *out = amount;
        return JUESUAN_OK;
    }
    int shift = jue_unit_exponent(from) - jue_unit_exponent(to);
    jue_wide value = amount.value;
    int decimals = amount.decimals - shift;
    if (decimals < 0) {
        value *= powers[-decimals];
        decimals = 0;
    }
    /* 元 into 亿元 has more decimals than are kept; only zeros may go. */
    while (decimals > JUE_AMOUNT_DECIMALS && value % 10 == 0) {
        value /= 10;
        decimals--;
    }
    if (decimals > JUE_AMOUNT_DECIMALS || !fits(value))
        return JUESUAN_ERROR_OVERFLOW;
    *out = jue_amount((int64_t)value, decimals);
    return JUESUAN_OK;
}

juesuan_status juesuan_share(juesuan_amount part, juesuan_amount whole, int places, juesuan_amount *out)
{
    if (out == NULL || places < 0 || places > JUE_AMOUNT_DECIMALS || !is_number(part) || !is_number(whole))
        return JUESUAN_ERROR_ARGUMENT;
    if (!jue_has_value(part) || !jue_has_value(whole) || whole.value == 0)
        return JUESUAN_ERROR_ABSENT;
    int decimals = part.decimals > whole.decimals ? part.decimals : whole.decimals;
    jue_wide percent = jue_divide(scaled(part, decimals) * 100 * powers[places], scaled(whole, decimals));
    if (!fits(percent))
        return JUESUAN_ERROR_OVERFLOW;
    *out = jue_amount((int64_t)percent, places);
    return JUESUAN_OK;
}

juesuan_status juesuan_change(juesuan_amount current, juesuan_amount previous, int places, juesuan_amount *amount,
                              juesuan_amount *percent)
{
    if (amount == NULL || places < 0 || places > JUE_AMOUNT_DECIMALS)
        return JUESUAN_ERROR_ARGUMENT;
    juesuan_amount difference;
    juesuan_status status = juesuan_amount_subtract(current, previous, &difference);
    if (status != JUESUAN_OK)
        return status;
    juesuan_amount rate = {.state = JUESUAN_BLANK};
    if (percent != NULL && jue_has_value(difference))
        status = juesuan_share(difference, previous, places, &rate);
    if (status != JUESUAN_OK && status != JUESUAN_ERROR_ABSENT)
        return status;
    /* A fall of a negative figure is still a fall: the rate has the sign of the change. */
    if (previous.value < 0 && jue_has_value(rate))
        rate.value = -rate.value;
    *amount = difference;
    if (percent != NULL)
        *percent = rate;
    return JUESUAN_OK;
}

juesuan_status juesuan_change_implied(juesuan_amount current, juesuan_amount change, int places,
                                      juesuan_amount *previous, juesuan_amount *percent)
{
    juesuan_amount base;
    juesuan_amount amount;
    if (previous == NULL)
        return JUESUAN_ERROR_ARGUMENT;
    juesuan_status status = juesuan_amount_subtract(current, change, &base);
    if (status == JUESUAN_OK)
        status = juesuan_change(current, base, places, &amount, percent);
    if (status == JUESUAN_OK)
        *previous = base;
    return status;
}

/* ---- Intervals ---- */

jue_interval jue_interval_of(juesuan_amount amount, juesuan_unit unit, bool exact)
{
    if (!jue_has_value(amount))
        return (jue_interval){0, 0};
    int exponent = jue_unit_exponent(unit);
    jue_wide place = (jue_wide)powers[JUE_TICK_DECIMALS + exponent - amount.decimals];
    return (jue_interval){amount.value * place, exact ? 0 : place / 2};
}

jue_interval jue_interval_add(jue_interval a, jue_interval b, int sign)
{
    return (jue_interval){a.centre + sign * b.centre, a.half + b.half};
}

jue_fit jue_interval_fit(jue_interval a, jue_interval b)
{
    jue_wide difference = a.centre - b.centre;
    if (difference == 0)
        return JUE_FIT_EXACT;
    if (difference < 0)
        difference = -difference;
    return difference <= a.half + b.half ? JUE_FIT_ROUNDING : JUE_FIT_NONE;
}

jue_fit jue_interval_fit_at_most(jue_interval a, jue_interval b)
{
    return a.centre <= b.centre ? JUE_FIT_EXACT : jue_interval_fit(a, b);
}

bool jue_amount_of_ticks(jue_wide ticks, juesuan_unit unit, int decimals, juesuan_amount *out)
{
    int exponent = jue_unit_exponent(unit);
    jue_wide value = jue_divide(ticks, powers[JUE_TICK_DECIMALS + exponent - decimals]);
    if (!fits(value))
        return false;
    *out = jue_amount((int64_t)value, decimals);
    return true;
}
