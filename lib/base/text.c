#include "base/text.h"

#include "base/fold.h"

#include <stdio.h>

enum {
    LONG_TEXT = 4096,
    LONGEST_ENUMERATOR = 64, /* with the blanks in it */
    LONGEST_GLANCE = 96      /* bytes of a text whose set of bytes tells it from most patterns */
};

jue_str jue_str_cut(jue_str text, size_t size)
{
    if (text.size <= size)
        return text;
    while (size > 0 && ((unsigned char)text.at[size] & 0xC0) == 0x80)
        size--;
    return (jue_str){text.at, size};
}

bool jue_str_starts(jue_str text, jue_str start)
{
    return text.size >= start.size && memcmp(text.at, start.at, start.size) == 0;
}

bool jue_str_ends(jue_str text, jue_str end)
{
    return text.size >= end.size && memcmp(text.at + text.size - end.size, end.at, end.size) == 0;
}

/* Looks for the last byte: the first ones of ideographs are nearly all the same, the last ones are not. */
size_t jue_str_find(jue_str text, jue_str part)
{
    if (part.size == 0)
        return 0;
    if (text.size < part.size)
        return JUESUAN_NONE;
    size_t before = part.size - 1;
    const char *end = text.at + text.size;
    for (const char *at = text.at + before; (at = memchr(at, part.at[before], (size_t)(end - at))) != NULL; at++)
        if (memcmp(at - before, part.at, before) == 0)
            return (size_t)(at - before - text.at);
    return JUESUAN_NONE;
}

bool jue_str_has(jue_str text, const char *part)
{
    return jue_str_find(text, jue_str_of(part)) != JUESUAN_NONE;
}

/* The length of the well-formed sequence at `at` (Unicode 15, table 3-7), or 0. */
static size_t sequence_length(const unsigned char *at, size_t left)
{
    unsigned char lead = at[0];
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return left >= 2 && (at[1] & 0xC0) == 0x80 ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (left < 3 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80)
            return 0;
        if ((lead == 0xE0 && at[1] < 0xA0) || (lead == 0xED && at[1] > 0x9F))
            return 0;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (left < 4 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80 || (at[3] & 0xC0) != 0x80)
            return 0;
        if ((lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

uint32_t jue_utf8_decode(jue_str text, size_t *offset)
{
    const unsigned char *at = (const unsigned char *)text.at + *offset;
    size_t length = sequence_length(at, text.size - *offset);
    *offset += length == 0 ? 1 : length;
    switch (length) {
    case 1: return at[0];
    case 2: return (uint32_t)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
    case 3: return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    case 4:
        return (uint32_t)(at[0] & 0x07) << 18 | (uint32_t)(at[1] & 0x3F) << 12 | (uint32_t)(at[2] & 0x3F) << 6 |
               (at[3] & 0x3F);
    default: return 0xFFFD;
    }
}

size_t jue_utf8_put(uint32_t character, char *out)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

size_t jue_utf8_invalid(jue_str text)
{
    for (size_t offset = 0; offset < text.size;) {
        size_t length = sequence_length((const unsigned char *)text.at + offset, text.size - offset);
        if (length == 0)
            return offset;
        offset += length;
    }
    return JUESUAN_NONE;
}

uint32_t jue_fold_ideograph(uint32_t character)
{
    if (character < 0x2E80 || (character >= 0x3000 && character < 0xF900) || character >= 0x30000)
        return character;
    return jue_fold_lookup(character);
}

static uint32_t fold_punctuation(uint32_t character)
{
    switch (character) {
    case 0x201C: case 0x201D: case 0x201E: case 0x301D: case 0x301E: case 0x300C: case 0x300D: return '"';
    case 0x2018: case 0x2019: return '\'';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x2500:
    case 0xFE63: return '-';
    default: return character;
    }
}

uint32_t jue_fold_rare(uint32_t character)
{
    if (character == 0xA0 || character == 0x3000 || (character >= 0x2000 && character <= 0x200B) ||
        character == 0x202F || character == 0x205F || character == 0xFEFF || character == 0x2060)
        return ' ';
    return fold_punctuation(jue_fold_ideograph(character));
}

/* Whether a character that starts so is none of the blanks, which the fewest characters could be. */
static bool starts_plain(unsigned char first)
{
    return (first > ' ' && first < 0x80) || (first >= 0xE4 && first <= 0xE9);
}

static bool is_blank_at(jue_str text, size_t offset, size_t *end)
{
    *end = offset;
    return jue_is_blank(jue_fold(jue_utf8_next(text, end)));
}

static size_t start_of_last(jue_str text)
{
    size_t last = text.size - 1;
    while (last > 0 && ((unsigned char)text.at[last] & 0xC0) == 0x80)
        last--;
    return last;
}

jue_str jue_str_trim_any(jue_str text)
{
    size_t end = 0;
    while (text.size > 0 && !starts_plain((unsigned char)text.at[0]) && is_blank_at(text, 0, &end))
        text = jue_str_from(text, end);
    while (text.size > 0) {
        size_t last = start_of_last(text);
        if (starts_plain((unsigned char)text.at[last]) || !is_blank_at(text, last, &end) || end != text.size)
            break;
        text.size = last;
    }
    return text;
}

/* Room for a folded text and its NUL: three bytes may become four (a few compatibility ideographs),
 * and a byte that is no UTF-8 becomes three. What is left is given back, so only a long text is
 * worth a look. */
static size_t folded_room(jue_str text)
{
    bool sound = text.size > LONG_TEXT && jue_utf8_invalid(text) == JUESUAN_NONE;
    return text.size + (sound ? text.size / 3 : text.size * 2) + 1;
}

/* U+4E00 to U+9FFF: the bulk of every text, and nothing in it folds. */
static inline bool is_plain_ideograph(const unsigned char *at)
{
    unsigned char first = (unsigned char)(at[0] - 0xE4);
    return first <= 0xE9 - 0xE4 && ((at[1] ^ 0x80u) | (at[2] ^ 0x80u)) < 0x40 && (first != 0 || at[1] >= 0xB8);
}

/* The text from `offset` on without blanks, each character as `fold` gives it; NUL behind. */
static jue_str fold_into(char *room, jue_str text, size_t offset, uint32_t (*fold)(uint32_t character))
{
    char *out = room;
    while (offset < text.size) {
        const char *at = text.at + offset;
        if (text.size - offset >= 3 && is_plain_ideograph((const unsigned char *)at)) {
            memcpy(out, at, 3);
            offset += 3;
            out += 3;
            continue;
        }
        if ((unsigned char)*at < 0x80) {
            *out = *at;
            offset++;
            out += !jue_is_blank((unsigned char)*at);
            continue;
        }
        uint32_t character = fold(jue_utf8_next(text, &offset));
        if (!jue_is_blank(jue_fold(character)))
            out += jue_utf8_put(character, out);
    }
    *out = '\0';
    return (jue_str){room, (size_t)(out - room)};
}

static jue_str fold_text(jue_arena *arena, jue_str text, size_t offset, uint32_t (*fold)(uint32_t character))
{
    size_t size = folded_room(jue_str_from(text, offset));
    jue_str folded = fold_into(jue_room(arena, size), text, offset, fold);
    jue_room_trim(arena, folded.at, size, folded.size + 1);
    return folded;
}

static uint32_t fold(uint32_t character)
{
    return jue_fold(character);
}

jue_str jue_key(jue_arena *arena, jue_str text)
{
    return fold_text(arena, text, 0, fold);
}

jue_str jue_key_in(char *room, jue_str text)
{
    return fold_into(room, text, 0, fold);
}

static bool is_chinese_numeral(uint32_t character)
{
    switch (character) {
    case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB: case 0x4E94: case 0x516D: case 0x4E03: case 0x516B: case 0x4E5D:
    case 0x5341: return true;
    default: return false;
    }
}

/* Behind a run of Arabic or Chinese numerals, at most four. */
static size_t numerals_end(jue_str key, size_t start)
{
    size_t end = start;
    for (int count = 0; end < key.size && count < 4; count++) {
        size_t next = end;
        uint32_t character = jue_utf8_next(key, &next);
        if (!jue_is_digit(character) && !is_chinese_numeral(character))
            break;
        end = next;
    }
    return end;
}

size_t jue_enumerator(jue_str key)
{
    bool bracket = key.size > 0 && key.at[0] == '(';
    size_t start = bracket ? 1 : 0;
    size_t end = numerals_end(key, start);
    if (end == start)
        return 0;
    jue_str rest = jue_str_from(key, end);
    if (bracket)
        return jue_str_starts(rest, JUE_STR(")")) ? end + 1 : 0;
    if (jue_str_starts(rest, JUE_STR("、")))
        return end + strlen("、");
    bool dotted = jue_str_starts(rest, JUE_STR("."));
    bool decimal = rest.size > 1 && jue_is_digit((unsigned char)rest.at[1]);
    return dotted && !decimal ? end + 1 : 0;
}

/* Where the text goes on behind an enumerator, in the original bytes. */
static size_t behind_enumerator(jue_str text)
{
    size_t first = 0;
    uint32_t start = text.size == 0 ? 0 : jue_fold(jue_utf8_next(text, &first));
    if (start != '(' && !jue_is_blank(start) && !jue_is_digit(start) && !is_chinese_numeral(start))
        return 0;
    char room[JUE_KEY_ROOM(LONGEST_ENUMERATOR)];
    size_t wanted = jue_enumerator(jue_key_in(room, jue_str_to(text, LONGEST_ENUMERATOR)));
    size_t seen = 0;
    size_t offset = 0;
    while (offset < text.size && seen < wanted) {
        char bytes[4];
        uint32_t character = jue_fold(jue_utf8_next(text, &offset));
        if (!jue_is_blank(character))
            seen += jue_utf8_put(character, bytes);
    }
    return offset;
}

jue_str jue_name(jue_arena *arena, jue_str text)
{
    return fold_text(arena, text, behind_enumerator(text), jue_fold_ideograph);
}

/* ---- Patterns ---- */

static inline uint64_t bit_of(char byte)
{
    return UINT64_C(1) << ((unsigned char)byte & 63);
}

/* The set of its bytes. A star counts as there, so that a pattern may have one where the text has none. */
static uint64_t set_of(jue_str text)
{
    uint64_t bytes = bit_of('*');
    for (size_t i = 0; i < text.size; i++)
        bytes |= bit_of(text.at[i]);
    return bytes;
}

/* `alternative` is what stands between two bars. */
static jue_glob glob_of(jue_str alternative)
{
    const char *end = alternative.at + alternative.size;
    const char *star = memchr(alternative.at, '*', alternative.size);
    jue_glob glob = {.text = alternative, .head = alternative.size, .literal = alternative.size};
    if (star != NULL)
        glob.head = (size_t)(star - alternative.at);
    for (; star != NULL; star = memchr(star + 1, '*', (size_t)(end - star) - 1)) {
        glob.tail = (size_t)(end - star) - 1;
        glob.literal--;
    }
    return glob;
}

/* The pieces between stars, one behind the other, each as early as it can stand. */
static bool match_middle(jue_str text, jue_str pieces)
{
    while (pieces.size != 0) {
        const char *star = memchr(pieces.at, '*', pieces.size);
        jue_str piece = {pieces.at, star == NULL ? pieces.size : (size_t)(star - pieces.at)};
        size_t found = jue_str_find(text, piece);
        if (found == JUESUAN_NONE)
            return false;
        text = jue_str_from(text, found + piece.size);
        pieces = jue_str_from(pieces, piece.size + 1);
    }
    return true;
}

/* Whether the first and the last byte leave it open that the two match: mostly they do not. */
static bool may_match(jue_str text, jue_str alternative)
{
    if (text.size == 0 || alternative.size == 0)
        return true;
    char first = alternative.at[0];
    char last = alternative.at[alternative.size - 1];
    return (first == '*' || first == text.at[0]) && (last == '*' || last == text.at[text.size - 1]);
}

static size_t match_glob(const jue_glob *glob, jue_str text)
{
    const jue_str *own = &glob->text;
    if (!may_match(text, *own))
        return 0;
    if (glob->head == own->size)
        return jue_str_equal(text, *own) ? own->size + 1 : 0;
    jue_str tail = jue_str_from(*own, own->size - glob->tail);
    if (text.size < glob->literal || !jue_str_ends(text, tail) || !jue_str_starts(text, jue_str_to(*own, glob->head)))
        return 0;
    if (glob->literal != glob->head + glob->tail) {
        jue_str pieces = jue_str_from(jue_str_to(*own, own->size - glob->tail), glob->head + 1);
        if (!match_middle(jue_str_from(jue_str_to(text, text.size - glob->tail), glob->head), pieces))
            return 0;
    }
    return glob->literal + 1;
}

/* The next alternative of a pattern, whose rest is given and moved on. */
static jue_str next_alternative(jue_str *rest)
{
    const char *bar = memchr(rest->at, '|', rest->size);
    jue_str alternative = {rest->at, bar == NULL ? rest->size : (size_t)(bar - rest->at)};
    *rest = jue_str_from(*rest, alternative.size + 1);
    return alternative;
}

/* Most alternatives are plain words or "*word": those need not be taken apart. */
static size_t match_alternative(jue_str text, jue_str alternative)
{
    bool open = alternative.size > 0 && alternative.at[0] == '*';
    jue_str word = jue_str_from(alternative, open ? 1 : 0);
    if (memchr(word.at, '*', word.size) != NULL) {
        jue_glob glob = glob_of(alternative);
        return match_glob(&glob, text);
    }
    bool hit = open ? jue_str_ends(text, word) : jue_str_equal(text, word);
    return hit ? word.size + 1 : 0;
}

size_t jue_match(jue_str text, const char *pattern)
{
    size_t best = 0;
    jue_str rest = jue_str_of(pattern);
    while (rest.size != 0) {
        jue_str alternative = next_alternative(&rest);
        size_t score = may_match(text, alternative) ? match_alternative(text, alternative) : 0;
        if (score > best)
            best = score;
    }
    return best;
}

jue_pattern jue_pattern_of(jue_arena *arena, const char *pattern)
{
    jue_str rest = jue_str_of(pattern);
    size_t most = 1;
    for (size_t i = 0; i < rest.size; i++)
        most += rest.at[i] == '|';
    jue_glob *globs = jue_alloc_array(arena, most, sizeof *globs);
    jue_pattern made = {.globs = globs};
    while (rest.size != 0) {
        jue_glob *glob = &globs[made.count++];
        *glob = glob_of(next_alternative(&rest));
        glob->bytes = set_of(glob->text);
        bool open = glob->text.size == 0 || (glob->tail == 0 && glob->head != glob->text.size);
        made.ends |= open ? UINT64_MAX : jue_pattern_end(glob->text);
    }
    return made;
}

size_t jue_pattern_try(const jue_pattern *pattern, jue_str text)
{
    size_t best = 0;
    uint64_t bytes = text.size > LONGEST_GLANCE ? UINT64_MAX : set_of(text);
    for (size_t i = 0; i < pattern->count; i++) {
        if ((pattern->globs[i].bytes & ~bytes) != 0)
            continue;
        size_t score = match_glob(&pattern->globs[i], text);
        if (score > best)
            best = score;
    }
    return best;
}

/* ---- Strings that grow ---- */

jue_builder jue_builder_in(jue_arena *arena)
{
    return (jue_builder){.arena = arena};
}

static void reserve(jue_builder *builder, size_t size)
{
    if (size > SIZE_MAX / 4 || builder->size > SIZE_MAX / 4)
        jue_fail_memory(builder->arena->call);
    if (builder->size + size + 1 <= builder->capacity)
        return;
    size_t capacity = builder->capacity < 16 ? 32 : builder->capacity * 2;
    if (capacity < builder->size + size + 1)
        capacity = builder->size + size + 1;
    builder->at = jue_extend(builder->arena, builder->at, builder->capacity, capacity);
    builder->capacity = capacity;
}

void jue_put(jue_builder *builder, jue_str text)
{
    reserve(builder, text.size);
    if (text.size != 0)
        memcpy(builder->at + builder->size, text.at, text.size);
    builder->size += text.size;
}

void jue_puts(jue_builder *builder, const char *text)
{
    jue_put(builder, jue_str_of(text));
}

void jue_put_char(jue_builder *builder, char character)
{
    jue_put(builder, (jue_str){&character, 1});
}

void jue_putf(jue_builder *builder, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size > 0) {
        reserve(builder, (size_t)size);
        vsnprintf(builder->at + builder->size, (size_t)size + 1, format, arguments);
        builder->size += (size_t)size;
    }
    va_end(arguments);
}

jue_str jue_built(jue_builder *builder)
{
    reserve(builder, 0);
    builder->at[builder->size] = '\0';
    builder->capacity = jue_room_trim(builder->arena, builder->at, builder->capacity, builder->size + 1);
    return (jue_str){builder->at, builder->size};
}
