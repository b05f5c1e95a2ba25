/* One code for one name: under one parent a name stands for one code, in every table and in the book. */
#include "check/codes.h"

#include "base/options.h"
#include "check/check.h"
#include "forms/codebook.h"

enum { LEAST_DIGITS = 5, LAST_DIGITS = 2 /* of a level below the first */ };

/* A name under its parent, with one code of it. */
typedef struct jue_named {
    const juesuan_table *table; /* where it was seen first */
    const jue_row *row;
    size_t count;
    bool book;               /* the book confirms it */
    struct jue_named *other; /* the same name with another code */
} jue_named;

typedef struct jue_same {
    jue_ledger *ledger;
    jue_named **slots;
    size_t slot_count;
} jue_same;

static size_t parent_size(const jue_row *row)
{
    return strlen(row->code) - LAST_DIGITS;
}

static bool is_same(const jue_row *a, const jue_row *b)
{
    size_t size = parent_size(a);
    return size == parent_size(b) && memcmp(a->code, b->code, size) == 0 && strcmp(a->name, b->name) == 0;
}

static size_t slot_of(const jue_same *same, const jue_row *row)
{
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < parent_size(row); i++)
        hash = (hash ^ (unsigned char)row->code[i]) * 1099511628211u;
    for (const char *at = row->name; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    size_t slot = (size_t)(hash ^ hash >> 29) & (same->slot_count - 1);
    while (same->slots[slot] != NULL && !is_same(same->slots[slot]->row, row))
        slot = (slot + 1) & (same->slot_count - 1);
    return slot;
}

static bool is_wanted(const juesuan_table *table, const jue_row *row)
{
    bool coded = table->form->layout == JUE_LAYOUT_CODES || table->form->layout == JUE_LAYOUT_BLOCKS;
    return coded && table->set == JUESUAN_SET_PUBLICATION && row->level > 1 && strlen(row->code) >= LEAST_DIGITS &&
           *row->name != '\0';
}

static void take_row(jue_same *same, const juesuan_table *table, const jue_row *row)
{
    jue_named **at = &same->slots[slot_of(same, row)];
    for (; *at != NULL; at = &(*at)->other)
        if (strcmp((*at)->row->code, row->code) == 0) {
            (*at)->count++;
            return;
        }
    *at = jue_alloc(&same->ledger->call->scratch, sizeof **at);
    const char *official = jue_code_name(same->ledger, row->code);
    **at = (jue_named){
        .table = table, .row = row, .count = 1, .book = official != NULL && strcmp(official, row->name) == 0};
}

static void take_rows(jue_same *same)
{
    const juesuan_report *report = same->ledger->report;
    size_t rows = 0;
    for (size_t i = 0; i < report->tables.count; i++)
        rows += report->tables.at[i]->sides[0].rows.count;
    same->slot_count = 64;
    while (same->slot_count < rows * 2)
        same->slot_count *= 2;
    same->slots = jue_alloc_array(&same->ledger->call->scratch, same->slot_count, sizeof *same->slots);
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        for (size_t row = 0; row < table->sides[0].rows.count; row++)
            if (is_wanted(table, &table->sides[0].rows.at[row]))
                take_row(same, table, &table->sides[0].rows.at[row]);
    }
}

/* What most tables print; among equals what the book confirms. */
static const jue_named *usual_code(const jue_named *names)
{
    const jue_named *usual = names;
    for (const jue_named *at = names->other; at != NULL; at = at->other)
        if (at->count > usual->count || (at->count == usual->count && at->book && !usual->book))
            usual = at;
    return usual;
}

static void report_code(const jue_same *same, const jue_rule *rule, const jue_named *wrong, const char *expected,
                        const char *where)
{
    jue_call *call = same->ledger->call;
    jue_finding *finding = jue_found(same->ledger, rule, JUE_AS_RULED);
    const jue_row *row = wrong->row;
    finding->set = jue_set_id(wrong->table->set);
    finding->table = wrong->table->form->id;
    finding->code = finding->actual = jue_copy(&call->arena, row->code, strlen(row->code));
    finding->name = jue_copy(&call->arena, row->name, strlen(row->name));
    finding->expected = jue_copy(&call->arena, expected, strlen(expected));
    finding->line = row->line;
    finding->page = row->page;
    finding->text = jue_fill(&call->arena, "%s %s", row->code, row->name);
    finding->message = jue_fill(&call->arena,
                                  jue_say(call, "%s：“%s”的代码印为%s，%s为%s", "%s: \"%s\" has the code %s, in %s %s"),
                                  wrong->table->title, row->name, row->code, where, expected);
}

/* A code that the book lacks is no finding; a name that it has under another code is one. */
static void check_book(const jue_same *same, const jue_rule *rule, const jue_named *usual)
{
    const jue_ledger *ledger = same->ledger;
    if (usual->book || jue_code_name(ledger, usual->row->code) != NULL || ledger->report->year == 0)
        return;
    char parent[8] = "";
    size_t size = parent_size(usual->row);
    memcpy(parent, usual->row->code, size < sizeof parent ? size : 0);
    const juesuan_options *options = ledger->call->options;
    const juesuan_codebook *book = options != NULL && options->book != NULL ? options->book
                                                                            : juesuan_codebook_builtin();
    const jue_book_entry *entry = jue_book_find_name(book, parent, usual->row->name, ledger->report->year);
    if (entry != NULL && jue_side_code(&usual->table->sides[0], entry->code) == JUESUAN_NONE)
        report_code(same, rule, usual, entry->code, jue_say(ledger->call, "科目代码本", "the code book"));
}

void jue_check_same_codes(jue_ledger *ledger, const jue_rule *rule, const jue_rule *book)
{
    jue_same same = {.ledger = ledger};
    if (!jue_rule_on(ledger, rule) && !jue_rule_on(ledger, book))
        return;
    take_rows(&same);
    for (size_t i = 0; i < same.slot_count; i++) {
        if (same.slots[i] == NULL)
            continue;
        const jue_named *usual = usual_code(same.slots[i]);
        for (const jue_named *at = same.slots[i]; at != NULL && jue_rule_on(ledger, rule); at = at->other) {
            if (at == usual)
                jue_passed(ledger, rule);
            else
                report_code(&same, rule, at, usual->row->code, usual->table->title);
        }
        if (jue_rule_on(ledger, book))
            check_book(&same, book, usual);
    }
}
