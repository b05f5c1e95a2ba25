#include "read/notes_words.h"

enum { FIRST_SLOTS = 1 << 13, ROOT = 0 };

static size_t slot_of(const jue_vocabulary *vocabulary, uint64_t key)
{
    size_t slot = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (vocabulary->slot_count - 1);
    while (vocabulary->slots[slot].key != 0 && vocabulary->slots[slot].key != key)
        slot = (slot + 1) & (vocabulary->slot_count - 1);
    return slot;
}

static uint64_t key_of(uint32_t node, uint32_t character)
{
    return ((uint64_t)node << 21 | character) + 1;
}

static void grow(jue_vocabulary *vocabulary)
{
    jue_word_slot *old = vocabulary->slots;
    size_t count = vocabulary->slot_count;
    vocabulary->slot_count = count == 0 ? FIRST_SLOTS : count * 2;
    vocabulary->slots = jue_alloc_array(vocabulary->arena, vocabulary->slot_count, sizeof *vocabulary->slots);
    for (size_t i = 0; i < count; i++)
        if (old[i].key != 0)
            vocabulary->slots[slot_of(vocabulary, old[i].key)] = old[i];
}

static jue_word_node *add_word(jue_vocabulary *vocabulary, jue_str word)
{
    uint32_t node = ROOT;
    for (size_t offset = 0; offset < word.size;) {
        uint64_t key = key_of(node, jue_utf8_next(word, &offset));
        size_t slot = slot_of(vocabulary, key);
        if (vocabulary->slots[slot].key == 0) {
            if (vocabulary->nodes.count * 2 >= vocabulary->slot_count) {
                grow(vocabulary);
                slot = slot_of(vocabulary, key);
            }
            vocabulary->slots[slot] = (jue_word_slot){key, (uint32_t)vocabulary->nodes.count};
            jue_vector_add(vocabulary->arena, &vocabulary->nodes);
        }
        node = vocabulary->slots[slot].node;
    }
    return &vocabulary->nodes.at[node];
}

/* ---- The lexicon ---- */

/* A word may stand in several lexemes, for several grounds: they are chained in their order. */
static void add_lexeme(jue_vocabulary *vocabulary, jue_str word, uint32_t lexeme)
{
    jue_word_node *node = add_word(vocabulary, word);
    uint32_t *last = &node->lexeme;
    while (*last != 0)
        last = &vocabulary->more.at[*last * 2 - 1];
    uint32_t entry = (uint32_t)(vocabulary->more.count / 2) + 1;
    *last = entry;
    *jue_vector_add(vocabulary->arena, &vocabulary->more) = lexeme;
    *jue_vector_add(vocabulary->arena, &vocabulary->more) = 0;
}

static void add_lexicon(jue_vocabulary *vocabulary)
{
    for (size_t i = 0; i < jue_lexicon_size; i++) {
        const char *words = jue_lexicon[i].words;
        while (*words != '\0') {
            size_t size = strcspn(words, "|");
            add_lexeme(vocabulary, (jue_str){words, size}, (uint32_t)i);
            words += size + (words[size] == '|');
        }
    }
}

/* ---- The rows ---- */

static bool has_named_rows(const juesuan_table *table)
{
    return table->set == JUESUAN_SET_PUBLICATION && table->side_count == 1 &&
           (table->form->layout == JUE_LAYOUT_CODES || table->form->layout == JUE_LAYOUT_BLOCKS);
}

static bool is_prefix(const char *start, const char *code)
{
    size_t size = strlen(start);
    return size != 0 && size < strlen(code) && memcmp(start, code, size) == 0;
}

static void add_row(jue_vocabulary *vocabulary, const juesuan_table *table, uint32_t number, uint32_t *above)
{
    const jue_row *row = &table->sides[0].rows.at[number];
    jue_str name = jue_key(vocabulary->arena, jue_str_of(row->name));
    while (*above != JUE_NO_ENTRY && !is_prefix(table->sides[0].rows.at[vocabulary->rows.at[*above].row].code, row->code))
        *above = vocabulary->rows.at[*above].parent;
    jue_word_node *node = add_word(vocabulary, name);
    uint32_t entry = (uint32_t)vocabulary->rows.count;
    *jue_vector_add(vocabulary->arena, &vocabulary->rows) = (jue_named_row){table, number, *above, node->rows};
    node->rows = entry;
    *above = entry;
}

static void add_rows(jue_vocabulary *vocabulary, const juesuan_report *report)
{
    jue_vector_add(vocabulary->arena, &vocabulary->rows);
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        uint32_t above = JUE_NO_ENTRY;
        for (uint32_t row = 0; has_named_rows(table) && row < table->sides[0].rows.count; row++)
            if (*table->sides[0].rows.at[row].code != '\0' && *table->sides[0].rows.at[row].name != '\0')
                add_row(vocabulary, table, row, &above);
    }
}

void jue_vocabulary_build(jue_arena *arena, jue_vocabulary *vocabulary, const juesuan_report *report)
{
    *vocabulary = (jue_vocabulary){.arena = arena};
    grow(vocabulary);
    jue_vector_add(arena, &vocabulary->nodes);
    add_lexicon(vocabulary);
    add_rows(vocabulary, report);
}

/* ---- Finding ---- */

static const jue_lexeme *lexeme_on(const jue_vocabulary *vocabulary, uint32_t entry, uint32_t ground)
{
    for (; entry != 0; entry = vocabulary->more.at[entry * 2 - 1]) {
        const jue_lexeme *lexeme = &jue_lexicon[vocabulary->more.at[entry * 2 - 2]];
        if ((lexeme->grounds & ground) != 0)
            return lexeme;
    }
    return NULL;
}

static bool step(const jue_vocabulary *vocabulary, uint32_t *node, jue_str text, size_t *offset)
{
    uint64_t key = key_of(*node, jue_utf8_next(text, offset));
    size_t slot = slot_of(vocabulary, key);
    if (vocabulary->slots[slot].key == 0)
        return false;
    *node = vocabulary->slots[slot].node;
    return true;
}

jue_note_word jue_vocabulary_find(const jue_vocabulary *vocabulary, jue_str text, uint32_t ground, bool rows)
{
    jue_note_word found = {0};
    uint32_t node = ROOT;
    for (size_t offset = 0; offset < text.size && step(vocabulary, &node, text, &offset);) {
        const jue_word_node *at = &vocabulary->nodes.at[node];
        const jue_lexeme *lexeme = lexeme_on(vocabulary, at->lexeme, ground);
        if (lexeme != NULL)
            found = (jue_note_word){offset, lexeme->meaning, lexeme->topic, JUE_NO_ENTRY};
        else if (rows && at->rows != JUE_NO_ENTRY)
            found = (jue_note_word){offset, JUE_MEANS_ROW, JUE_TOPIC_ROW, at->rows};
    }
    return found;
}

uint32_t jue_vocabulary_rows(const jue_vocabulary *vocabulary, jue_str name)
{
    uint32_t node = ROOT;
    size_t offset = 0;
    while (offset < name.size)
        if (!step(vocabulary, &node, name, &offset))
            return JUE_NO_ENTRY;
    return vocabulary->nodes.at[node].rows;
}
