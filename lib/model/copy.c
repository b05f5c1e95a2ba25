#include "model/copy.h"

static const char *text(jue_arena *arena, const char *from)
{
    return from == NULL || *from == '\0' ? from : jue_copy(arena, from, strlen(from));
}

static jue_str slice(jue_arena *arena, jue_str from)
{
    return (jue_str){jue_copy(arena, from.at, from.size), from.size};
}

/* The elements of a vector, as they are. */
static void *elements(jue_arena *arena, const void *from, size_t count, size_t size)
{
    void *copy = jue_alloc_array(arena, count, size);
    if (count != 0)
        memcpy(copy, from, count * size);
    return copy;
}

#define COPY_VECTOR(arena, to, from)                                                                \
    ((to)->at = elements((arena), (from)->at, (from)->count, sizeof *(from)->at), (to)->count = (from)->count, \
     (to)->capacity = (from)->count)

static void copy_side(jue_arena *arena, jue_side *to, const jue_side *from)
{
    *to = *from;
    to->code_slots = NULL;
    to->columns = elements(arena, from->columns, from->column_count, sizeof *from->columns);
    for (size_t i = 0; i < to->column_count; i++)
        to->columns[i].header = text(arena, from->columns[i].header);
    COPY_VECTOR(arena, &to->rows, &from->rows);
    for (size_t i = 0; i < to->rows.count; i++) {
        to->rows.at[i].code = text(arena, from->rows.at[i].code);
        to->rows.at[i].name = text(arena, from->rows.at[i].name);
    }
    COPY_VECTOR(arena, &to->cells, &from->cells);
    for (size_t i = 0; i < to->cells.count; i++)
        to->cells.at[i].text = text(arena, from->cells.at[i].text);
}

static juesuan_table *copy_table(jue_arena *arena, juesuan_report *report, const juesuan_table *from)
{
    juesuan_table *to = jue_alloc(arena, sizeof *to);
    *to = *from;
    to->report = report;
    to->title = text(arena, from->title);
    to->number = text(arena, from->number);
    to->tree = (juesuan_tree){0};
    for (size_t side = 0; side < from->side_count; side++)
        copy_side(arena, &to->sides[side], &from->sides[side]);
    return to;
}

static void copy_claims(jue_arena *arena, juesuan_report *to, const juesuan_report *from)
{
    COPY_VECTOR(arena, &to->claims, &from->claims);
    for (size_t i = 0; i < to->claims.count; i++) {
        jue_claim *claim = &to->claims.at[i];
        claim->section = text(arena, claim->section);
        claim->subject = text(arena, claim->subject);
        claim->code = text(arena, claim->code);
        claim->unit = text(arena, claim->unit);
        claim->reason = text(arena, claim->reason);
        claim->text = text(arena, claim->text);
        claim->of_code = text(arena, claim->of_code);
    }
    COPY_VECTOR(arena, &to->statements, &from->statements);
    for (size_t i = 0; i < to->statements.count; i++) {
        jue_statement *statement = &to->statements.at[i];
        statement->section = text(arena, statement->section);
        statement->subject = text(arena, statement->subject);
        statement->words = text(arena, statement->words);
        statement->code = text(arena, statement->code);
        statement->text = text(arena, statement->text);
    }
}

static void copy_words(jue_arena *arena, juesuan_report *to, const juesuan_report *from)
{
    COPY_VECTOR(arena, &to->paragraphs, &from->paragraphs);
    for (size_t i = 0; i < to->paragraphs.count; i++)
        to->paragraphs.at[i].text = slice(arena, to->paragraphs.at[i].text);
    COPY_VECTOR(arena, &to->heads, &from->heads);
    for (size_t i = 0; i < to->heads.count; i++)
        to->heads.at[i].text = slice(arena, to->heads.at[i].text);
    COPY_VECTOR(arena, &to->warnings, &from->warnings);
    for (size_t i = 0; i < to->warnings.count; i++)
        to->warnings.at[i].text = text(arena, to->warnings.at[i].text);
    COPY_VECTOR(arena, &to->amendments, &from->amendments);
    for (size_t i = 0; i < to->amendments.count; i++)
        to->amendments.at[i] = text(arena, to->amendments.at[i]);
    COPY_VECTOR(arena, &to->empty_pages, &from->empty_pages);
}

juesuan_report *jue_report_copy(jue_call *call, const juesuan_report *report)
{
    juesuan_report *copy = jue_report_new(call);
    copy->department = text(&call->arena, report->department);
    copy->year = report->year;
    for (size_t i = 0; i < report->tables.count; i++)
        *jue_vector_add(&call->arena, &copy->tables) = copy_table(&call->arena, copy, report->tables.at[i]);
    copy_words(&call->arena, copy, report);
    copy_claims(&call->arena, copy, report);
    return copy;
}
