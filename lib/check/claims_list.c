/* Names in the notes against the names of the tables: lists of economic items, and paths of subjects. */
#include "check/claims.h"

/* ---- Names ---- */

/* 其他社会保障缴费支出 and 其他社会保障缴费 are the same item. */
static bool is_same_but_ending(jue_str a, jue_str b)
{
    static const char *const endings[] = {"支出", "费用", "费", "用", "补助"};
    if (a.size < b.size)
        return is_same_but_ending(b, a);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (a.size == b.size + strlen(endings[i]) && jue_str_starts(a, b) && jue_str_ends(a, jue_str_of(endings[i])))
            return true;
    return jue_str_equal(a, b);
}

static jue_str next_name(const char **words)
{
    size_t size = strcspn(*words, "\n");
    jue_str name = {*words, size};
    *words += size + ((*words)[size] == '\n');
    return name;
}

static bool is_digit_code(const char *code, size_t size)
{
    return strlen(code) == size;
}

/* ---- Lists ---- */

typedef struct jue_listing {
    jue_claims *claims;
    const jue_statement *statement;
    const jue_side *side;
    const jue_str *keys; /* of the rows' names */
    size_t value;        /* the column */
    bool *named;         /* by row */
} jue_listing;

static bool is_personnel(const char *code)
{
    return strncmp(code, "301", 3) == 0 || strncmp(code, "303", 3) == 0;
}

/* The rows that the list is about: items of one of the two halves of the table. */
static bool concerns(const jue_listing *listing, size_t row)
{
    const char *code = listing->side->rows.at[row].code;
    return *code != '\0' && is_personnel(code) == (listing->statement->topic == JUE_TOPIC_PERSONNEL);
}

static bool has_amount(const jue_listing *listing, size_t row)
{
    const jue_cell *cell = jue_side_cell(listing->side, row, listing->value);
    return cell->state == JUESUAN_VALUE && cell->value != 0;
}

static void mark(jue_listing *listing, size_t row)
{
    const char *code = listing->side->rows.at[row].code;
    listing->named[row] = true;
    /* A class that is named names its items. */
    for (size_t i = row + 1; is_digit_code(code, 3) && i < listing->side->rows.count; i++)
        if (strncmp(listing->side->rows.at[i].code, code, 3) == 0)
            listing->named[i] = true;
}

/* Marks the rows with a name; gives how many there are, and whether one has an amount. */
static size_t find_name(jue_listing *listing, jue_str name, bool loosely, bool *filled)
{
    size_t found = 0;
    for (size_t row = 0; row < listing->side->rows.count; row++) {
        jue_str key = listing->keys[row];
        bool same = loosely ? is_same_but_ending(key, name) : jue_str_equal(key, name);
        if (!same || !concerns(listing, row))
            continue;
        found++;
        *filled = *filled || has_amount(listing, row);
        mark(listing, row);
    }
    return found;
}

static void tell_listed(jue_listing *listing, jue_outcome outcome, jue_str name, const char *chinese, const char *english)
{
    jue_claims *claims = listing->claims;
    jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_LIST, outcome, listing->statement);
    const char *text = jue_copy(&claims->ledger->call->arena, name.at, name.size);
    finding->table = jue_forms[JUE_BASIC_EXPENDITURE].id;
    finding->name = text;
    finding->actual = text;
    finding->message = jue_claim_say(claims, "“%s”列举的“%s”：%s", "%s lists %s: %s", listing->statement->subject, text,
                                     jue_say(claims->ledger->call, chinese, english));
}

static void check_name(jue_listing *listing, jue_str name)
{
    bool filled = false;
    size_t found = find_name(listing, name, false, &filled);
    if (found == 0)
        found = find_name(listing, name, true, &filled);
    if (found == 0)
        tell_listed(listing, JUE_AS_WARNING, name, "基本支出决算表中没有这一科目", "the table has no such item");
    else if (!filled)
        tell_listed(listing, listing->statement->loose ? JUE_AS_WARNING : JUE_AS_RULED, name, "基本支出决算表中没有金额", "the table has no amount for it");
    else
        jue_claim_passed(listing->claims, JUE_CLAIM_RULE_LIST);
}

static void tell_missing(jue_listing *listing, size_t row)
{
    jue_claims *claims = listing->claims;
    const jue_row *at = &listing->side->rows.at[row];
    const jue_cell *cell = jue_side_cell(listing->side, row, listing->value);
    jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_LIST, JUE_AS_RULED, listing->statement);
    finding->table = jue_forms[JUE_BASIC_EXPENDITURE].id;
    finding->code = jue_claim_say(claims, "%s", "%s", at->code);
    finding->name = jue_claim_say(claims, "%s", "%s", at->name);
    finding->column = jue_column_id(listing->side->columns[listing->value].id);
    finding->expected = finding->name;
    finding->message = jue_claim_say(claims, "“%s”没有列举“%s”，表中%s为%s", "%s does not list %s, for which the table has %s %s",
                                     listing->statement->subject, at->name, at->code, cell->text);
}

static const jue_str *keys_of(jue_claims *claims, const jue_side *side)
{
    jue_str *keys = jue_alloc_array(&claims->ledger->call->scratch, side->rows.count, sizeof *keys);
    for (size_t i = 0; i < side->rows.count; i++)
        keys[i] = jue_key(&claims->ledger->call->scratch, jue_str_of(side->rows.at[i].name));
    return keys;
}

enum { MOST_ITEMS = 2000 };

void jue_check_list(jue_claims *claims, const jue_statement *statement)
{
    const juesuan_table *table = jue_report_find(claims->report, JUESUAN_SET_PUBLICATION, JUE_BASIC_EXPENDITURE);
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_LIST))
        return;
    size_t column = table == NULL ? JUESUAN_NONE : jue_side_column(&table->sides[0], JUE_COLUMN_FINAL);
    if (column == JUESUAN_NONE || table->sides[0].rows.count > MOST_ITEMS) {
        jue_not_evaluated(claims->ledger, jue_claim_rule_of(JUE_CLAIM_RULE_LIST),
                          jue_say(claims->ledger->call, "没有基本支出决算表", "there is no table of basic expenditure"));
        return;
    }
    jue_listing listing = {.claims = claims, .statement = statement, .side = &table->sides[0], .value = column};
    bool filled = false;
    for (size_t row = 0; row < listing.side->rows.count && !filled; row++)
        filled = concerns(&listing, row) && has_amount(&listing, row);
    if (!filled) {
        jue_not_evaluated(claims->ledger, jue_claim_rule_of(JUE_CLAIM_RULE_LIST),
                          jue_say(claims->ledger->call, "基本支出决算表没有金额", "the table of basic expenditure has no amount"));
        return;
    }
    listing.keys = keys_of(claims, listing.side);
    listing.named = jue_alloc_array(&claims->ledger->call->scratch, listing.side->rows.count, sizeof *listing.named);
    for (const char *words = statement->words; *words != '\0';)
        check_name(&listing, next_name(&words));
    for (size_t row = 0; row < listing.side->rows.count && !statement->loose; row++)
        if (concerns(&listing, row) && is_digit_code(listing.side->rows.at[row].code, 5) && has_amount(&listing, row) &&
            !listing.named[row])
            tell_missing(&listing, row);
}

/* ---- Paths ---- */

static const char *const level_names[] = {"类", "款", "项"};

/* The name of the row above (or at) a level on the path to a code. */
static const jue_row *row_on_path(const jue_side *side, const char *code, int level)
{
    static const size_t sizes[] = {3, 5, 7};
    char above[8] = {0};
    if (strlen(code) < sizes[level] || sizes[level] >= sizeof above)
        return NULL;
    memcpy(above, code, sizes[level]);
    size_t row = jue_side_code(side, above);
    return row == JUESUAN_NONE ? NULL : &side->rows.at[row];
}

static bool same_subject(jue_claims *claims, jue_str printed, const char *name)
{
    jue_str key = jue_key(&claims->ledger->call->scratch, jue_str_of(name));
    if (jue_str_equal(printed, key))
        return true;
    /* 一般公共服务（类）支出 */
    return key.size == printed.size + strlen("支出") && jue_str_starts(key, printed) && jue_str_ends(key, JUE_STR("支出"));
}

static void tell_path(jue_claims *claims, const jue_statement *statement, int level, jue_str printed, const jue_row *row)
{
    /* A name that was cut short, here or in the table, is still that name. */
    jue_str key = jue_key(&claims->ledger->call->scratch, jue_str_of(row->name));
    bool cut = printed.size > strlen("名称") && (jue_str_starts(key, printed) || jue_str_starts(printed, key));
    jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_PATH, cut ? JUE_AS_WARNING : JUE_AS_RULED, statement);
    finding->actual = jue_copy(&claims->ledger->call->arena, printed.at, printed.size);
    finding->expected = jue_claim_say(claims, "%s", "%s", row->name);
    finding->message = jue_claim_say(claims, "%s级科目名称印为“%s”，公开表%s为“%s”", "the name of the %s is printed as %s, the table has %s %s",
                                     level_names[level], finding->actual, row->code, row->name);
}

void jue_check_path(jue_claims *claims, const jue_statement *statement)
{
    if (!jue_claim_on(claims, JUE_CLAIM_RULE_PATH) || jue_str_has(jue_str_of(statement->words), "XX"))
        return;
    const juesuan_table *table =
        statement->form == NULL ? NULL : jue_report_find(claims->report, JUESUAN_SET_PUBLICATION, statement->form->number);
    if (table == NULL || statement->code == NULL) {
        jue_finding *finding = jue_statement_found(claims, JUE_CLAIM_RULE_PATH, JUE_AS_WARNING, statement);
        finding->message = jue_claim_say(claims, "公开表中没有“%s”", "the tables have no %s", statement->subject);
        return;
    }
    bool agrees = true;
    const char *words = statement->words;
    for (int level = 0; *words != '\0' && level < 3; level++) {
        jue_str printed = next_name(&words);
        const jue_row *row = row_on_path(&table->sides[0], statement->code, level);
        if (row == NULL || printed.size == 0 || same_subject(claims, printed, row->name))
            continue;
        agrees = false;
        tell_path(claims, statement, level, printed, row);
    }
    if (agrees)
        jue_claim_passed(claims, JUE_CLAIM_RULE_PATH);
}
