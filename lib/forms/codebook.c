#include "forms/codebook.h"

static const jue_book_entry table[] = {
#include "forms/codebook_table.inc"
};

static const juesuan_codebook builtin = {.at = table, .count = sizeof table / sizeof table[0]};

const juesuan_codebook *juesuan_codebook_builtin(void)
{
    return &builtin;
}

static int compare(const jue_book_entry *a, const jue_book_entry *b)
{
    int codes = strcmp(a->code, b->code);
    return codes != 0 ? codes : (a->first > b->first) - (a->first < b->first);
}

/* A heap that grows from its end: no recursion, no memory, and no worst case. */
static void sink(jue_book_entry *entries, size_t root, size_t count)
{
    for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && compare(&entries[child], &entries[child + 1]) < 0)
            child++;
        if (compare(&entries[root], &entries[child]) >= 0)
            return;
        jue_book_entry swapped = entries[root];
        entries[root] = entries[child];
        entries[child] = swapped;
        root = child;
    }
}

void jue_book_sort(jue_book_entry *entries, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sink(entries, i, count);
    for (size_t end = count; end-- > 1;) {
        jue_book_entry largest = entries[0];
        entries[0] = entries[end];
        entries[end] = largest;
        sink(entries, 0, end);
    }
}

/* The first entry that is not before the code. */
static size_t lower_bound(const juesuan_codebook *book, const char *code)
{
    size_t from = 0;
    size_t end = book->count;
    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (strcmp(book->at[middle].code, code) < 0)
            from = middle + 1;
        else
            end = middle;
    }
    return from;
}

const jue_book_entry *jue_book_find(const juesuan_codebook *book, const char *code, int year)
{
    const jue_book_entry *found = NULL;
    for (size_t i = lower_bound(book, code); i < book->count && strcmp(book->at[i].code, code) == 0; i++) {
        const jue_book_entry *entry = &book->at[i];
        if (year == 0 || (entry->first <= year && (entry->last == 0 || year <= entry->last)))
            found = entry;
    }
    return found;
}

const jue_book_entry *jue_book_find_name(const juesuan_codebook *book, const char *parent, const char *name, int year)
{
    size_t size = strlen(parent);
    for (size_t i = lower_bound(book, parent); i < book->count && strncmp(book->at[i].code, parent, size) == 0; i++) {
        const jue_book_entry *entry = &book->at[i];
        bool valid = entry->first <= year && (entry->last == 0 || year <= entry->last);
        if (valid && strlen(entry->code) == size + 2 && strcmp(entry->name, name) == 0)
            return entry;
    }
    return NULL;
}

void juesuan_codebook_free(juesuan_codebook *book)
{
    if (book == NULL || book == &builtin)
        return;
    jue_arena arena = book->arena;
    jue_arena_free(&arena);
}

size_t juesuan_codebook_count(const juesuan_codebook *book)
{
    return book == NULL ? 0 : book->count;
}

static const jue_book_entry *entry_at(const juesuan_codebook *book, size_t index)
{
    static const jue_book_entry none = {"", "", 0, 0, ""};
    return index < juesuan_codebook_count(book) ? &book->at[index] : &none;
}

const char *juesuan_codebook_code(const juesuan_codebook *book, size_t index)
{
    return entry_at(book, index)->code;
}

const char *juesuan_codebook_name(const juesuan_codebook *book, size_t index)
{
    return entry_at(book, index)->name;
}

int juesuan_codebook_first(const juesuan_codebook *book, size_t index)
{
    return entry_at(book, index)->first;
}

int juesuan_codebook_last(const juesuan_codebook *book, size_t index)
{
    return entry_at(book, index)->last;
}

const char *juesuan_codebook_source(const juesuan_codebook *book, size_t index)
{
    return entry_at(book, index)->source;
}

size_t juesuan_codebook_find(const juesuan_codebook *book, const char *code, int year)
{
    const jue_book_entry *entry = book == NULL || code == NULL ? NULL : jue_book_find(book, code, year);
    return entry == NULL ? JUESUAN_NONE : (size_t)(entry - book->at);
}
