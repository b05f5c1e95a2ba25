#include "check/codes.h"

#include "base/options.h"
#include "check/check.h"
#include "forms/codebook.h"

enum { LEVELS, PARENT, DUPLICATE, NAME, SAME, BOOK, APPROVAL, LINE_NUMBERS, RULES };

enum { LONGEST_CODE = 7, MOST_NAMES = 8 /* of one code */ };

#define CLASSIFICATION "《政府收支分类科目》"

const jue_rule jue_code_rules[] = {
    {"codes.levels", "科目代码为3、5或7位", "Codes have 3, 5 or 7 digits", "codes", JUESUAN_SEVERITY_ERROR,
     CLASSIFICATION, "204060 不是类、款或项"},
    {"codes.parent", "下级科目有上级科目", "A child has its parent", "codes", JUESUAN_SEVERITY_ERROR, CLASSIFICATION,
     "有2040601，没有20406"},
    {"codes.duplicate", "科目不重复", "No code is printed twice", "codes", JUESUAN_SEVERITY_ERROR, CLASSIFICATION,
     "2080808印了两次"},
    {"codes.name", "同一代码名称一致", "A code has one name", "codes", JUESUAN_SEVERITY_ERROR, CLASSIFICATION,
     "2040604在一表是基层司法业务，在另一表是审判司法业务"},
    {"codes.same", "同一名称代码一致", "A name has one code under its parent", "codes", JUESUAN_SEVERITY_ERROR,
     CLASSIFICATION, "20805之下的职业年金缴费支出在一表是2080506，在另一表是2080566"},
    {"codes.book", "名称与科目代码本一致", "Names agree with the code book", "codes", JUESUAN_SEVERITY_WARNING,
     CLASSIFICATION, "2210201应为住房公积金"},
    {"codes.approval", "批复表与公开表的代码和名称一致",
     "Codes and names of the approval tables are those of the publication tables", "codes", JUESUAN_SEVERITY_ERROR,
     "部门决算批复", "批复表20102 组织事务，公开表20132 组织事务"},
    {"codes.line_numbers", "行次连续", "Line numbers have no gap", "codes", JUESUAN_SEVERITY_WARNING,
     "部门决算公开表（行次）", "相关信息统计表的行次从15跳到17"},
};
const size_t jue_code_rule_count = sizeof jue_code_rules / sizeof jue_code_rules[0];

/* How one name of a code is printed in the publication set. */
typedef struct jue_variant {
    const juesuan_table *table; /* where it was seen first */
    const jue_row *row;
    size_t count;
    struct jue_variant *next;
} jue_variant;

typedef struct jue_coded {
    const char *code;
    jue_variant *names;
} jue_coded;

typedef struct jue_codes {
    jue_ledger *ledger;
    jue_coded *slots;
    size_t slot_count;
} jue_codes;

static const jue_rule *rule_of(int number)
{
    return &jue_code_rules[number];
}

static bool has_codes(const juesuan_table *table)
{
    return table->form->layout == JUE_LAYOUT_CODES || table->form->layout == JUE_LAYOUT_BLOCKS;
}

static bool is_published(const juesuan_table *table)
{
    return table->set == JUESUAN_SET_PUBLICATION;
}

static const char *keep(jue_ledger *ledger, const char *text)
{
    return jue_copy(&ledger->call->arena, text, strlen(text));
}

/* A finding about a row, with what is printed in it. */
static jue_finding *found_row(jue_ledger *ledger, int number, jue_outcome outcome, const juesuan_table *table,
                              const jue_row *row)
{
    jue_finding *finding = jue_found(ledger, rule_of(number), outcome);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->code = keep(ledger, row->code);
    finding->name = keep(ledger, row->name);
    finding->line = row->line;
    finding->page = row->page;
    finding->text = jue_fill(&ledger->call->arena, "%s%s%s", row->code, *row->code == '\0' ? "" : " ", row->name);
    return finding;
}

/* Names are mostly printed alike; only others are folded. */
static bool same_name(jue_ledger *ledger, const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    jue_arena *scratch = &ledger->call->scratch;
    return jue_str_equal(jue_key(scratch, jue_str_of(a)), jue_key(scratch, jue_str_of(b)));
}

/* ---- One table ---- */

/* Each looks at one row, gives whether it holds, and reports it where it does not. */
static bool holds_level(jue_ledger *ledger, const juesuan_table *table, const jue_row *row)
{
    bool economic = table->form->layout == JUE_LAYOUT_BLOCKS;
    if (row->level != 0 && !(economic && row->level == 3))
        return true;
    if (!jue_rule_on(ledger, rule_of(LEVELS)))
        return false;
    jue_finding *finding = found_row(ledger, LEVELS, JUE_AS_RULED, table, row);
    finding->actual = finding->code;
    finding->message = jue_fill(
        &ledger->call->arena, jue_say(ledger->call, "%s：代码%s不是%s位", "%s: the code %s does not have %s digits"),
        table->title, row->code,
        economic ? jue_say(ledger->call, "3或5", "3 or 5") : jue_say(ledger->call, "3、5或7", "3, 5 or 7"));
    return false;
}

static bool holds_parent(jue_ledger *ledger, const juesuan_table *table, const jue_row *row)
{
    char parent[LONGEST_CODE + 1] = "";
    memcpy(parent, row->code, strlen(row->code) - 2);
    if (jue_side_code(&table->sides[0], parent) != JUESUAN_NONE)
        return true;
    if (!jue_rule_on(ledger, rule_of(PARENT)))
        return false;
    jue_finding *finding = found_row(ledger, PARENT, JUE_AS_RULED, table, row);
    finding->expected = keep(ledger, parent);
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "%s：有%s %s，没有上级科目%s", "%s: %s %s is there, its parent %s is not"), table->title,
        row->code, row->name, parent);
    return false;
}

static bool holds_once(jue_ledger *ledger, const juesuan_table *table, size_t number)
{
    const jue_side *side = &table->sides[0];
    const jue_row *row = &side->rows.at[number];
    size_t first = jue_side_code(side, row->code);
    if (first == number || first == JUESUAN_NONE)
        return true;
    if (!jue_rule_on(ledger, rule_of(DUPLICATE)))
        return false;
    jue_finding *finding = found_row(ledger, DUPLICATE, JUE_AS_RULED, table, row);
    finding->actual = finding->code;
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "%s：代码%s印了不止一次（%s、%s）", "%s: the code %s is printed more than once (%s, %s)"),
        table->title, row->code, side->rows.at[first].name, row->name);
    return false;
}

static void check_table(jue_ledger *ledger, const juesuan_table *table)
{
    const jue_side *side = &table->sides[0];
    size_t levels = 0;
    size_t parents = 0;
    size_t once = 0;
    for (size_t i = 0; has_codes(table) && i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        if (*row->code == '\0')
            continue;
        levels += holds_level(ledger, table, row);
        parents += row->level >= 2 && holds_parent(ledger, table, row);
        once += holds_once(ledger, table, i);
    }
    jue_passed_times(ledger, rule_of(LEVELS), levels);
    jue_passed_times(ledger, rule_of(PARENT), parents);
    jue_passed_times(ledger, rule_of(DUPLICATE), once);
}

/* ---- Line numbers ---- */

/* Rows without a name are not kept, so that only neighbours of the form can be told to be neighbours. */
static bool are_neighbours(const juesuan_table *table, const jue_row *above, const jue_row *row)
{
    if (table->side_count == 1)
        return true;
    bool total = row->item != JUE_ITEM_CLASS && row->item != JUE_ITEM_FUND && row->item != JUE_ITEM_CAPITAL;
    return !total && above->item != JUE_ITEM_NONE;
}

static void check_line_numbers(jue_ledger *ledger, const juesuan_table *table, const jue_side *side)
{
    const jue_row *above = NULL;
    for (size_t i = 0; i < side->rows.count; i++) {
        const jue_row *row = &side->rows.at[i];
        const jue_row *before = above;
        above = row->line_no == JUE_NO_LINE_NO ? NULL : row;
        if (before == NULL || above == NULL)
            continue;
        bool follows = row->line_no == before->line_no + 1 ||
                       (row->line_no > before->line_no && !are_neighbours(table, before, row));
        if (follows) {
            jue_passed(ledger, rule_of(LINE_NUMBERS));
            continue;
        }
        jue_finding *finding = found_row(ledger, LINE_NUMBERS, JUE_AS_RULED, table, row);
        finding->side = side->form->id;
        finding->expected = jue_fill(&ledger->call->arena, "%d", (int)before->line_no + 1);
        finding->actual = jue_fill(&ledger->call->arena, "%d", (int)row->line_no);
        finding->message = jue_fill(
            &ledger->call->arena,
            jue_say(ledger->call, "%s：行次从%d到%d，应为%s", "%s: line numbers go from %d to %d, it should be %s"),
            table->title, (int)before->line_no, (int)row->line_no, finding->expected);
    }
}

/* ---- One name for each code, in the publication set and in the book ---- */

static size_t slot_of(const jue_codes *codes, const char *code)
{
    uint64_t hash = 1469598103934665603u;
    for (const char *at = code; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    size_t slot = (size_t)(hash ^ hash >> 29) & (codes->slot_count - 1);
    while (codes->slots[slot].code != NULL && strcmp(codes->slots[slot].code, code) != 0)
        slot = (slot + 1) & (codes->slot_count - 1);
    return slot;
}

static void take_row(jue_codes *codes, const juesuan_table *table, const jue_row *row)
{
    if (*row->code == '\0' || *row->name == '\0')
        return;
    jue_coded *coded = &codes->slots[slot_of(codes, row->code)];
    coded->code = row->code;
    jue_variant **at = &coded->names;
    size_t names = 0;
    for (; *at != NULL; at = &(*at)->next) {
        if (same_name(codes->ledger, (*at)->row->name, row->name)) {
            (*at)->count++;
            return;
        }
        if (++names == MOST_NAMES)
            return;
    }
    *at = jue_alloc(&codes->ledger->call->scratch, sizeof **at);
    **at = (jue_variant){.table = table, .row = row, .count = 1};
}

static void take_names(jue_codes *codes)
{
    const juesuan_report *report = codes->ledger->report;
    size_t rows = 0;
    for (size_t i = 0; i < report->tables.count; i++)
        for (size_t side = 0; is_published(report->tables.at[i]) && side < report->tables.at[i]->side_count; side++)
            rows += report->tables.at[i]->sides[side].rows.count;
    codes->slot_count = 64;
    while (codes->slot_count < rows * 2)
        codes->slot_count *= 2;
    codes->slots = jue_alloc_array(&codes->ledger->call->scratch, codes->slot_count, sizeof *codes->slots);
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        for (size_t side = 0; is_published(table) && side < table->side_count; side++)
            for (size_t row = 0; row < table->sides[side].rows.count; row++)
                take_row(codes, table, &table->sides[side].rows.at[row]);
    }
}

/* The entry of the caller's book, or of the built-in one. */
static const jue_book_entry *in_book(const jue_ledger *ledger, const char *code)
{
    const juesuan_options *options = ledger->call->options;
    const jue_book_entry *entry = NULL;
    if (ledger->report->year == 0)
        return NULL;
    if (options != NULL && options->book != NULL)
        entry = jue_book_find(options->book, code, ledger->report->year);
    return entry != NULL ? entry : jue_book_find(juesuan_codebook_builtin(), code, ledger->report->year);
}

const char *jue_code_name(const jue_ledger *ledger, const char *code)
{
    const jue_book_entry *entry = in_book(ledger, code);
    return entry == NULL ? NULL : entry->name;
}

static bool is_book_name(jue_ledger *ledger, const jue_book_entry *entry, const jue_variant *variant)
{
    return entry != NULL && same_name(ledger, entry->name, variant->row->name);
}

/* The name that most rows print; among equals the one of the book. */
static const jue_variant *usual_name(jue_ledger *ledger, const jue_coded *coded, const jue_book_entry *entry)
{
    const jue_variant *usual = coded->names;
    for (const jue_variant *at = coded->names->next; at != NULL; at = at->next)
        if (at->count > usual->count || (at->count == usual->count && is_book_name(ledger, entry, at)))
            usual = at;
    return usual;
}

/* Nothing but characters left out: cut short, or wrapped where a reader could not follow. */
static bool is_shortened(jue_str a, jue_str b)
{
    jue_str shorter = a.size < b.size ? a : b;
    jue_str longer = a.size < b.size ? b : a;
    size_t at = 0;
    for (size_t i = 0; i < longer.size && at < shorter.size; i++)
        at += longer.at[i] == shorter.at[at];
    return at == shorter.size;
}

static void report_name(jue_ledger *ledger, const jue_variant *variant, const jue_variant *usual)
{
    jue_arena *scratch = &ledger->call->scratch;
    bool shortened = is_shortened(jue_key(scratch, jue_str_of(variant->row->name)),
                                  jue_key(scratch, jue_str_of(usual->row->name)));
    jue_outcome outcome = shortened ? JUE_AS_WARNING : JUE_AS_RULED;
    jue_finding *finding = found_row(ledger, NAME, outcome, variant->table, variant->row);
    finding->expected = keep(ledger, usual->row->name);
    finding->actual = finding->name;
    finding->message = jue_fill(
        &ledger->call->arena,
        jue_say(ledger->call, "%s：%s的名称印为“%s”，%s为“%s”", "%s: %s is called \"%s\", in %s \"%s\""),
        variant->table->title, variant->row->code, variant->row->name, usual->table->title, usual->row->name);
}

static void check_names(jue_codes *codes)
{
    jue_ledger *ledger = codes->ledger;
    for (size_t i = 0; i < codes->slot_count; i++) {
        const jue_coded *coded = &codes->slots[i];
        if (coded->code == NULL)
            continue;
        const jue_book_entry *entry = in_book(ledger, coded->code);
        const jue_variant *usual = usual_name(ledger, coded, entry);
        for (const jue_variant *at = coded->names; at != NULL && jue_rule_on(ledger, rule_of(NAME)); at = at->next) {
            if (at == usual)
                jue_passed(ledger, rule_of(NAME));
            else
                report_name(ledger, at, usual);
        }
        if (entry == NULL || !jue_rule_on(ledger, rule_of(BOOK)))
            continue;
        if (is_book_name(ledger, entry, usual)) {
            jue_passed(ledger, rule_of(BOOK));
            continue;
        }
        jue_finding *finding = found_row(ledger, BOOK, JUE_AS_RULED, usual->table, usual->row);
        finding->expected = keep(ledger, entry->name);
        finding->actual = finding->name;
        finding->message = jue_fill(&ledger->call->arena,
                                    jue_say(ledger->call, "%s：%s的名称印为“%s”，科目代码本为“%s”",
                                            "%s: %s is called \"%s\", in the code book \"%s\""),
                                    usual->table->title, coded->code, usual->row->name, entry->name);
    }
}

/* ---- The approval tables against the publication tables ---- */

static void compare_rows(jue_ledger *ledger, const juesuan_table *table, const jue_row *approval,
                         const jue_row *publication)
{
    bool codes = strcmp(approval->code, publication->code) == 0;
    bool names = same_name(ledger, approval->name, publication->name);
    if (codes && names) {
        jue_passed(ledger, rule_of(APPROVAL));
        return;
    }
    jue_finding *finding = found_row(ledger, APPROVAL, JUE_AS_RULED, table, approval);
    finding->actual = codes ? finding->name : names ? finding->code : finding->text;
    finding->expected = codes   ? keep(ledger, publication->name)
                        : names ? keep(ledger, publication->code)
                                : jue_fill(&ledger->call->arena, "%s %s", publication->code, publication->name);
    finding->message = jue_fill(&ledger->call->arena,
                                jue_say(ledger->call, "批复表印为“%s %s”，公开表为“%s %s”",
                                        "the approval table prints \"%s %s\", the publication table \"%s %s\""),
                                approval->code, approval->name, publication->code, publication->name);
}

static void report_extra(jue_ledger *ledger, const juesuan_table *table, const jue_row *row)
{
    jue_finding *finding = found_row(ledger, APPROVAL, JUE_AS_RULED, table, row);
    finding->actual = finding->code;
    finding->message = jue_fill(&ledger->call->arena,
                                jue_say(ledger->call, "批复表有“%s %s”，公开表没有",
                                        "the approval table has \"%s %s\", the publication table has not"),
                                row->code, row->name);
}

static size_t next_coded(const jue_side *side, size_t row)
{
    while (row < side->rows.count && *side->rows.at[row].code == '\0')
        row++;
    return row;
}

/* The row of a code further down, or JUESUAN_NONE. */
static size_t further(const jue_side *side, const char *code, size_t row)
{
    size_t at = jue_side_code(side, code);
    return at != JUESUAN_NONE && at > row ? at : JUESUAN_NONE;
}

/*
 * Both sets print the same rows in the same order, and either may leave some out. A row whose code
 * and name are both unlike is paired with what stands in its place.
 */
static void compare_tables(jue_ledger *ledger, const juesuan_table *approval, const juesuan_table *publication)
{
    const jue_side *a = &approval->sides[0];
    const jue_side *b = &publication->sides[0];
    size_t i = next_coded(a, 0);
    size_t k = next_coded(b, 0);
    while (i < a->rows.count && k < b->rows.count) {
        const jue_row *left = &a->rows.at[i];
        const jue_row *right = &b->rows.at[k];
        if (strcmp(left->code, right->code) != 0 && !same_name(ledger, left->name, right->name)) {
            size_t skipped = further(b, left->code, k);
            size_t extra = further(a, right->code, i);
            if (skipped != JUESUAN_NONE && extra == JUESUAN_NONE) {
                k = skipped;
                continue;
            }
            if (extra != JUESUAN_NONE && skipped == JUESUAN_NONE) {
                report_extra(ledger, approval, left);
                i = next_coded(a, i + 1);
                continue;
            }
        }
        compare_rows(ledger, approval, left, right);
        i = next_coded(a, i + 1);
        k = next_coded(b, k + 1);
    }
    for (; i < a->rows.count; i = next_coded(a, i + 1))
        report_extra(ledger, approval, &a->rows.at[i]);
}

void jue_check_codes(jue_ledger *ledger)
{
    const juesuan_report *report = ledger->report;
    for (size_t i = 0; i < report->tables.count; i++) {
        const juesuan_table *table = report->tables.at[i];
        check_table(ledger, table);
        for (size_t side = 0; side < table->side_count && jue_rule_on(ledger, rule_of(LINE_NUMBERS)); side++)
            check_line_numbers(ledger, table, &table->sides[side]);
    }
    jue_codes codes = {.ledger = ledger};
    take_names(&codes);
    check_names(&codes);
    jue_check_same_codes(ledger, rule_of(SAME), rule_of(BOOK));
    for (size_t form = 0; form < JUE_FORMS && jue_rule_on(ledger, rule_of(APPROVAL)); form++) {
        const juesuan_table *approval = jue_report_find(report, JUESUAN_SET_APPROVAL, (jue_form_id)form);
        const juesuan_table *publication = jue_report_find(report, JUESUAN_SET_PUBLICATION, (jue_form_id)form);
        if (approval != NULL && publication != NULL && has_codes(approval))
            compare_tables(ledger, approval, publication);
    }
}
