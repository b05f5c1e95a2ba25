#include "read/notes_words.h"

enum { SLOTS_A_WORD = 2, BITS_A_BYTE = 3, LEAST_POWER = 64 };

/* ---- Hashes, character by character ---- */

/* The hash of what was hashed before and one more character; the offset moves behind it. */
static inline uint32_t add_character(uint32_t hash, jue_str text, size_t *offset)
{
    const unsigned char *at = (const unsigned char *)text.at + *offset;
    uint32_t character = at[0];
    if (character >= 0xE0 && text.size - *offset >= 3) {
        character = character << 16 | (uint32_t)at[1] << 8 | at[2];
        *offset += 3;
    } else {
        *offset += 1;
    }
    uint64_t mixed = (hash ^ character) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(mixed >> 32);
}

static inline bool is_start(const jue_vocabulary *vocabulary, uint32_t hash)
{
    size_t bit = hash & (vocabulary->start_count - 1);
    return (vocabulary->starts[bit / 64] >> bit % 64 & 1) != 0;
}

/* The next word with the text's hash, size and characters; `slot` starts at the hash. NULL behind the last. */
static inline const jue_word *next_word(const jue_vocabulary *vocabulary, jue_str text, uint32_t hash, size_t *slot)
{
    for (;; ++*slot) {
        uint32_t number = vocabulary->slots[*slot & (vocabulary->slot_count - 1)];
        if (number == 0)
            return NULL;
        const jue_word *word = &vocabulary->words.at[number - 1];
        if (word->hash != hash || word->size != text.size || memcmp(word->at, text.at, text.size) != 0)
            continue;
        ++*slot;
        return word;
    }
}

/* ---- The lexicon ---- */

static void gather_lexicon(jue_vocabulary *vocabulary)
{
    for (uint32_t i = 0; i < jue_lexicon_size; i++) {
        const char *words = jue_lexicon[i].words;
        for (size_t size; (size = strcspn(words, "|")) != 0; words += size + (words[size] == '|'))
            *jue_vector_add(vocabulary->arena, &vocabulary->words) = (jue_word){words, (uint32_t)size, 0, i,
                                                                                JUE_NO_ENTRY};
    }
}

/* ---- The rows ---- */

static bool has_named_rows(const juesuan_table *table)
{
    return table->set == JUESUAN_SET_PUBLICATION && table->side_count == 1 &&
           (table->form->layout == JUE_LAYOUT_CODES || table->form->layout == JUE_LAYOUT_BLOCKS);
}

static bool is_named(const jue_row *row)
{
    return *row->code != '\0' && *row->name != '\0';
}

static bool is_prefix(const char *start, const char *code)
{
    size_t size = strlen(start);
    return size != 0 && strncmp(start, code, size) == 0 && code[size] != '\0';
}

/* A row; above it in the tree is the last one whose code its own begins with. */
static uint32_t add_row(jue_vocabulary *vocabulary, const juesuan_table *table, uint32_t number, uint32_t above)
{
    const jue_row *rows = table->sides[0].rows.at;
    while (above != JUE_NO_ENTRY && !is_prefix(rows[vocabulary->rows.at[above].row].code, rows[number].code))
        above = vocabulary->rows.at[above].parent;
    *jue_vector_add(vocabulary->arena, &vocabulary->rows) = (jue_named_row){table, number, above, JUE_NO_ENTRY};
    return (uint32_t)vocabulary->rows.count - 1;
}

static void gather_rows(jue_vocabulary *vocabulary, const juesuan_report *report)
{
    jue_vector_add(vocabulary->arena, &vocabulary->rows);
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        uint32_t above = JUE_NO_ENTRY;
        for (uint32_t row = 0; has_named_rows(table) && row < table->sides[0].rows.count; row++) {
            if (!is_named(&table->sides[0].rows.at[row]))
                continue;
            above = add_row(vocabulary, table, row, above);
            jue_str name = jue_key(vocabulary->arena, jue_str_of(table->sides[0].rows.at[row].name));
            *jue_vector_add(vocabulary->arena, &vocabulary->words) = (jue_word){name.at, (uint32_t)name.size, 0, 0,
                                                                                above};
        }
    }
}

/* The word that rows have for a name, or NULL. */
static jue_word *word_of_rows(const jue_vocabulary *vocabulary, jue_str name, uint32_t hash)
{
    size_t slot = hash;
    const jue_word *word = next_word(vocabulary, name, hash, &slot);
    while (word != NULL && word->rows == JUE_NO_ENTRY)
        word = next_word(vocabulary, name, hash, &slot);
    return word == NULL ? NULL : &vocabulary->words.at[word - vocabulary->words.at];
}

/* ---- Building ---- */

static size_t power_above(size_t least)
{
    size_t power = LEAST_POWER;
    while (power < least)
        power *= 2;
    return power;
}

static void make_room(jue_vocabulary *vocabulary)
{
    size_t bytes = 0;
    for (size_t i = 0; i < vocabulary->words.count; i++)
        bytes += vocabulary->words.at[i].size;
    vocabulary->slot_count = power_above(vocabulary->words.count * SLOTS_A_WORD);
    vocabulary->slots = jue_alloc_array(vocabulary->arena, vocabulary->slot_count, sizeof *vocabulary->slots);
    vocabulary->start_count = power_above(bytes * BITS_A_BYTE);
    vocabulary->starts = jue_alloc_array(vocabulary->arena, vocabulary->start_count / 64, sizeof *vocabulary->starts);
}

/* Enters a word with all that it begins with. Rows of one name are chained behind one word, the last one first. */
static void enter(jue_vocabulary *vocabulary, size_t number)
{
    jue_word *word = &vocabulary->words.at[number];
    jue_str text = {word->at, word->size};
    uint32_t hash = 0;
    for (size_t offset = 0; offset < text.size;) {
        hash = add_character(hash, text, &offset);
        size_t bit = hash & (vocabulary->start_count - 1);
        vocabulary->starts[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    word->hash = hash;
    jue_word *known = word->rows == JUE_NO_ENTRY ? NULL : word_of_rows(vocabulary, text, word->hash);
    if (known != NULL) {
        vocabulary->rows.at[word->rows].next = known->rows;
        known->rows = word->rows;
        return;
    }
    size_t slot = word->hash & (vocabulary->slot_count - 1);
    while (vocabulary->slots[slot] != 0)
        slot = (slot + 1) & (vocabulary->slot_count - 1);
    vocabulary->slots[slot] = (uint32_t)number + 1;
}

void jue_vocabulary_build(jue_arena *arena, jue_vocabulary *vocabulary, const juesuan_report *report)
{
    *vocabulary = (jue_vocabulary){.arena = arena};
    gather_lexicon(vocabulary);
    gather_rows(vocabulary, report);
    make_room(vocabulary);
    for (size_t i = 0; i < vocabulary->words.count; i++)
        enter(vocabulary, i);
}

/* ---- Finding ---- */

/* The first meaning that the word has there; size 0 where it has none. */
static jue_note_word meaning_of(const jue_vocabulary *vocabulary, jue_str text, uint32_t hash, uint32_t ground,
                                bool rows)
{
    size_t slot = hash;
    for (const jue_word *word; (word = next_word(vocabulary, text, hash, &slot)) != NULL;) {
        const jue_lexeme *lexeme = &jue_lexicon[word->lexeme];
        if (word->rows == JUE_NO_ENTRY && (lexeme->grounds & ground) != 0)
            return (jue_note_word){text.size, lexeme->meaning, lexeme->topic, JUE_NO_ENTRY};
        if (word->rows != JUE_NO_ENTRY && rows)
            return (jue_note_word){text.size, JUE_MEANS_ROW, JUE_TOPIC_ROW, word->rows};
    }
    return (jue_note_word){0};
}

jue_note_word jue_vocabulary_find(const jue_vocabulary *vocabulary, jue_str text, uint32_t ground, bool rows)
{
    jue_note_word found = {0};
    uint32_t hash = 0;
    for (size_t offset = 0; offset < text.size;) {
        hash = add_character(hash, text, &offset);
        if (!is_start(vocabulary, hash))
            break;
        jue_note_word word = meaning_of(vocabulary, jue_str_to(text, offset), hash, ground, rows);
        if (word.size != 0)
            found = word;
    }
    return found;
}

uint32_t jue_vocabulary_rows(const jue_vocabulary *vocabulary, jue_str name)
{
    uint32_t hash = 0;
    for (size_t offset = 0; offset < name.size;)
        hash = add_character(hash, name, &offset);
    const jue_word *word = word_of_rows(vocabulary, name, hash);
    return word == NULL ? JUE_NO_ENTRY : word->rows;
}
