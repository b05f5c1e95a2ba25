#include "support_mutation.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_TICKS = 25 /* of 0.01: more than the rounding of any sum in these reports */ };

const char *mutation_kind_name(mutation_kind kind)
{
    static const char *const names[] = {
        "table figure", "approval figure", "notes figure", "sentence dropped", "table dropped", "year", "code"};
    return names[kind];
}

/* ---- The text that is mutated ---- */

static juesuan_findings *check(const juesuan_report *report)
{
    juesuan_findings *findings = NULL;
    ck_assert_int_eq(juesuan_report_check(&findings, report, NULL, NULL), JUESUAN_OK);
    return findings;
}

static void find_lines(mutation_base *base)
{
    size_t count = 1;
    for (const char *at = base->text; *at != '\0'; at++)
        count += *at == '\n';
    base->lines = malloc((count + 1) * sizeof *base->lines);
    ck_assert_ptr_nonnull(base->lines);
    base->line_count = 0;
    base->lines[base->line_count++] = 0;
    for (const char *at = base->text; *at != '\0'; at++)
        if (*at == '\n')
            base->lines[base->line_count++] = (size_t)(at + 1 - base->text);
    base->lines[base->line_count] = strlen(base->text) + 1;
}

static const char *line_at(const mutation_base *base, size_t line)
{
    return base->text + base->lines[line - 1];
}

static size_t line_size(const mutation_base *base, size_t line)
{
    return base->lines[line] - base->lines[line - 1] - 1;
}

static bool line_has(const mutation_base *base, size_t line, const char *words)
{
    const char *found = strstr(line_at(base, line), words);
    return found != NULL && found < line_at(base, line) + line_size(base, line);
}

/* From the first claim to the glossary. */
static void find_notes(mutation_base *base)
{
    base->first_note = base->last_note = 0;
    if (juesuan_report_claim_count(base->report) == 0)
        return;
    base->first_note = base->last_note = juesuan_claim_line(base->report, 0);
    for (size_t line = base->first_note; line <= base->line_count && !line_has(base, line, "名词解释"); line++)
        base->last_note = line;
}

void mutation_base_open(mutation_base *base, const char *name, char *text)
{
    base->name = name;
    base->text = text;
    base->report = parse_text(text);
    ck_assert_ptr_nonnull(base->report);
    base->findings = check(base->report);
    find_lines(base);
    find_notes(base);
}

void mutation_base_close(mutation_base *base)
{
    juesuan_findings_free(base->findings);
    juesuan_report_free(base->report);
    free(base->lines);
    free(base->text);
}

/* ---- Places ---- */

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

static mutation *add(mutation_list *list, mutation_kind kind, size_t line, size_t from, size_t to)
{
    if (list->count == list->room) {
        list->room = list->room * 2 + 64;
        list->at = realloc(list->at, list->room * sizeof *list->at);
        ck_assert_ptr_nonnull(list->at);
    }
    mutation *made = &list->at[list->count++];
    *made = (mutation){.kind = kind, .line = line, .from = from, .to = to};
    return made;
}

/* The digits of a printed number as an integer, and how many stand behind the point. */
static long ticks_of(const char *digits, size_t size, int *decimals)
{
    long value = 0;
    *decimals = -1;
    for (size_t i = 0; i < size; i++) {
        if (is_digit(digits[i])) {
            value = value * 10 + (digits[i] - '0');
            *decimals += *decimals >= 0;
        } else if (digits[i] == '.') {
            *decimals = 0;
        }
    }
    *decimals = *decimals < 0 ? 0 : *decimals;
    return value;
}

/* Another digit, or two swapped: by more than rounding. False where there is no such change. */
static bool misprint(const char *text, size_t size, generator *numbers, char *with)
{
    int decimals;
    long least = LEAST_TICKS;
    long value = ticks_of(text, size, &decimals);
    for (int i = decimals; i < 2; i++)
        least = (least + 9) / 10;
    if (size == 0 || size >= MUTATION_TEXT || size > 18)
        return false;
    for (int tries = 0; tries < 40; tries++) {
        memcpy(with, text, size);
        with[size] = '\0';
        size_t at = (size_t)generate_below(numbers, size);
        size_t next = (size_t)generate_below(numbers, size);
        if (!is_digit(with[at]) || !is_digit(with[next]))
            continue;
        char other = with[next];
        if (generate_once_in(numbers, 4)) {
            with[next] = with[at];
            with[at] = other;
        } else {
            with[at] = (char)('0' + generate_below(numbers, 10));
        }
        bool zero = with[0] == '0' && size > 1 && with[1] != '.';
        if (!zero && labs(ticks_of(with, size, &decimals) - value) >= least)
            return true;
    }
    return false;
}

/* The number at this place, with separators and decimals, or 0. */
static size_t number_size(const char *text)
{
    size_t size = 0;
    while (is_digit(text[size]) || ((text[size] == ',' || text[size] == '.') && size != 0 && is_digit(text[size + 1])))
        size++;
    return size;
}

/* Every cell that holds nothing but a number. */
static void cells_of(const mutation_base *base, mutation_kind kind, size_t line, generator *numbers,
                     mutation_list *list)
{
    const char *start = line_at(base, line);
    const char *end = start + line_size(base, line);
    if (memchr(start, '\t', (size_t)(end - start)) == NULL)
        return;
    for (const char *cell = start; cell < end;) {
        const char *stop = memchr(cell, '\t', (size_t)(end - cell));
        stop = stop == NULL ? end : stop;
        const char *from = cell;
        const char *to = stop;
        while (from < to && *from == ' ')
            from++;
        while (to > from && to[-1] == ' ')
            to--;
        char with[MUTATION_TEXT];
        size_t size = number_size(from);
        bool code = kind == MUTATION_CODE;
        bool fits = !code || (memchr(from, '.', size) == NULL && (size == 3 || size == 5 || size == 7));
        if (size != 0 && from + size == to && fits && misprint(from, size, numbers, with))
            strcpy(add(list, kind, line, (size_t)(from - base->text), (size_t)(to - base->text))->with, with);
        cell = stop + 1;
    }
}

static size_t last_row_line(const juesuan_table *table)
{
    size_t last = juesuan_table_line(table);
    for (size_t side = 0; side < juesuan_table_side_count(table); side++)
        for (size_t row = 0; row < juesuan_table_row_count(table, side); row++)
            if (juesuan_table_row_line(table, side, row) > last)
                last = juesuan_table_row_line(table, side, row);
    return last;
}

static size_t first_row_line(const juesuan_table *table)
{
    size_t first = last_row_line(table);
    for (size_t side = 0; side < juesuan_table_side_count(table); side++)
        for (size_t row = 0; row < juesuan_table_row_count(table, side); row++)
            if (juesuan_table_row_line(table, side, row) < first)
                first = juesuan_table_row_line(table, side, row);
    return first;
}

static void table_cells(const mutation_base *base, mutation_kind kind, generator *numbers, mutation_list *list)
{
    for (size_t i = 0; i < juesuan_report_table_count(base->report); i++) {
        const juesuan_table *table = juesuan_report_table_at(base->report, i);
        bool annex = juesuan_table_set(table) == JUESUAN_SET_APPROVAL;
        if ((kind == MUTATION_CELL && annex) || (kind == MUTATION_ANNEX && !annex))
            continue;
        for (size_t line = first_row_line(table); line <= last_row_line(table); line++)
            cells_of(base, kind, line, numbers, list);
    }
}

/* From its title to the end of its last row. */
static void whole_tables(const mutation_base *base, mutation_list *list)
{
    for (size_t i = 0; i < juesuan_report_table_count(base->report); i++) {
        const juesuan_table *table = juesuan_report_table_at(base->report, i);
        size_t line = juesuan_table_line(table);
        add(list, MUTATION_TABLE, line, base->lines[line - 1], base->lines[last_row_line(table)]);
    }
}

static bool starts_with_one_of(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strncmp(text, *words, strlen(*words)) == 0)
            return true;
    return false;
}

/* Numbers with a unit. */
static void note_figures(const mutation_base *base, generator *numbers, mutation_list *list)
{
    static const char *const units[] = {"万元", "元", "%", "个", "辆", "批次", "人次", "台", "分", "人", NULL};
    for (size_t line = base->first_note; line <= base->last_note && line != 0; line++) {
        const char *start = line_at(base, line);
        for (size_t i = 0; i < line_size(base, line);) {
            size_t size = number_size(start + i);
            char with[MUTATION_TEXT];
            if (size != 0 && starts_with_one_of(start + i + size, units) && misprint(start + i, size, numbers, with))
                strcpy(
                    add(list, MUTATION_FIGURE, line, base->lines[line - 1] + i, base->lines[line - 1] + i + size)->with,
                    with);
            i += size == 0 ? 1 : size;
        }
    }
}

static bool ends_with(const char *text, size_t size, const char *words)
{
    return size >= strlen(words) && memcmp(text + size - strlen(words), words, strlen(words)) == 0;
}

static bool has_words(const char *text, size_t size, const char *words)
{
    const char *found = strstr(text, words);
    return found != NULL && found < text + size;
}

/* What ends with a full stop, or with the line behind a semicolon or a comma; headings are none. */
static void sentences(const mutation_base *base, mutation_list *list)
{
    static const char *const ends[] = {"。", "；", NULL};
    for (size_t line = base->first_note; line <= base->last_note && line != 0; line++) {
        const char *start = line_at(base, line);
        size_t from = 0;
        for (size_t i = 0; i < line_size(base, line); i++) {
            if (!starts_with_one_of(start + i, ends))
                continue;
            size_t to = i + strlen(ends[0]);
            /* A heading is no sentence; a draft has its own findings. */
            bool sentence = *start != '\t' && !ends_with(start + from, to - from, "说明。") && !has_words(start + from, to - from, "待填");
            if (sentence && (start[i + 2] == ends[0][2] || to == line_size(base, line)))
                add(list, MUTATION_SENTENCE, line, base->lines[line - 1] + from, base->lines[line - 1] + to);
            from = start[i + 2] == ends[0][2] ? to : from;
        }
    }
}

static void years(const mutation_base *base, generator *numbers, mutation_list *list)
{
    for (size_t line = 1; line <= base->line_count; line++) {
        const char *start = line_at(base, line);
        for (size_t i = 0; i + 4 < line_size(base, line); i++) {
            if (strncmp(start + i, "20", 2) != 0 || (i != 0 && is_digit(start[i - 1])) || number_size(start + i) != 4 ||
                strncmp(start + i + 4, "年", strlen("年")) != 0)
                continue;
            static const int changes[] = {-3, -2, -1, 1, 2, 10, -10};
            int year = atoi((const char[]){start[i], start[i + 1], start[i + 2], start[i + 3], '\0'});
            mutation *made = add(list, MUTATION_YEAR, line, base->lines[line - 1] + i, base->lines[line - 1] + i + 4);
            snprintf(made->with, sizeof made->with, "%d", year + changes[generate_below(numbers, 7)]);
        }
    }
}

void mutation_places(const mutation_base *base, mutation_kind kind, generator *numbers, mutation_list *list)
{
    switch (kind) {
    case MUTATION_CELL:
    case MUTATION_ANNEX:
    case MUTATION_CODE: table_cells(base, kind, numbers, list); break;
    case MUTATION_FIGURE: note_figures(base, numbers, list); break;
    case MUTATION_SENTENCE: sentences(base, list); break;
    case MUTATION_TABLE: whole_tables(base, list); break;
    case MUTATION_YEAR: years(base, numbers, list); break;
    case MUTATION_KINDS: break;
    }
}

const char *mutation_words(const mutation_base *base, const mutation *made)
{
    static char words[400];
    size_t before = made->from - base->lines[made->line - 1];
    before = before > 60 ? 60 : before;
    while ((base->text[made->from - before] & 0xC0) == 0x80)
        before--;
    size_t size = made->to - made->from;
    size = size > 150 ? 150 : size;
    while (made->from + size < made->to && (base->text[made->from + size] & 0xC0) == 0x80)
        size--;
    snprintf(words, sizeof words, "%s:%zu: %.*s[%.*s] -> [%s] %.30s", base->name, made->line, (int)before,
             base->text + made->from - before, (int)size, base->text + made->from, made->with,
             made->kind == MUTATION_FIGURE ? base->text + made->to : "");
    words[strcspn(words, "\n")] = '\0';
    return words;
}

/* ---- What changed in the tables ---- */

typedef struct changed_cell {
    const juesuan_table *table; /* of the original; NULL where nothing changed */
    size_t side;
    size_t row;
    size_t column;
    bool code;
} changed_cell;

static changed_cell changed_in(const juesuan_table *was, const juesuan_table *is)
{
    for (size_t side = 0; side < juesuan_table_side_count(was); side++)
        for (size_t row = 0; row < juesuan_table_row_count(was, side); row++) {
            if (row >= juesuan_table_row_count(is, side) ||
                strcmp(juesuan_table_code(was, side, row), juesuan_table_code(is, side, row)) != 0 ||
                strcmp(juesuan_table_name(was, side, row), juesuan_table_name(is, side, row)) != 0)
                return (changed_cell){was, side, row, 0, true};
            for (size_t column = 0; column < juesuan_table_column_count(was, side); column++)
                if (strcmp(juesuan_table_text(was, side, row, column), juesuan_table_text(is, side, row, column)) != 0)
                    return (changed_cell){was, side, row, column, false};
        }
    return (changed_cell){0};
}

static changed_cell find_changed(const juesuan_report *was, const juesuan_report *is)
{
    changed_cell changed = {0};
    for (size_t i = 0; i < juesuan_report_table_count(was) && changed.table == NULL; i++) {
        const juesuan_table *table = juesuan_report_table_at(was, i);
        if (i >= juesuan_report_table_count(is))
            return (changed_cell){table, 0, 0, 0, true};
        changed = changed_in(table, juesuan_report_table_at(is, i));
    }
    return changed;
}

/* ---- New findings, and where ---- */

static bool same_finding(const juesuan_findings *a, size_t i, const juesuan_findings *b, size_t k)
{
    return strcmp(juesuan_finding_rule(a, i), juesuan_finding_rule(b, k)) == 0 &&
           juesuan_finding_severity(a, i) == juesuan_finding_severity(b, k) &&
           strcmp(juesuan_finding_message(a, i), juesuan_finding_message(b, k)) == 0 &&
           strcmp(juesuan_finding_set(a, i), juesuan_finding_set(b, k)) == 0 &&
           strcmp(juesuan_finding_table(a, i), juesuan_finding_table(b, k)) == 0 &&
           strcmp(juesuan_finding_code(a, i), juesuan_finding_code(b, k)) == 0 &&
           strcmp(juesuan_finding_column(a, i), juesuan_finding_column(b, k)) == 0;
}

/* How often it is among the first `count`. */
static size_t times(const juesuan_findings *a, size_t i, const juesuan_findings *b, size_t count)
{
    size_t found = 0;
    for (size_t k = 0; k < count; k++)
        found += same_finding(a, i, b, k);
    return found;
}

static bool mentions(const juesuan_findings *findings, size_t i, const char *words)
{
    return *words != '\0' && (strstr(juesuan_finding_message(findings, i), words) != NULL ||
                              strstr(juesuan_finding_text(findings, i), words) != NULL ||
                              strcmp(juesuan_finding_expected(findings, i), words) == 0 ||
                              strcmp(juesuan_finding_actual(findings, i), words) == 0);
}

static const char *plain(const char *number)
{
    static char digits[MUTATION_TEXT];
    size_t size = 0;
    for (; *number != '\0' && size + 1 < sizeof digits; number++)
        if (*number != ',')
            digits[size++] = *number;
    digits[size] = '\0';
    return digits;
}

/* The cell itself, or one of its row or column: the other side of a sum that it stands in. */
static bool is_about_cell(const juesuan_findings *findings, size_t i, const changed_cell *changed)
{
    const juesuan_table *table = changed->table;
    const char *code = juesuan_table_code(table, changed->side, changed->row);
    const char *set = juesuan_table_set(table) == JUESUAN_SET_APPROVAL ? "approval" : "publication";
    if (strcmp(juesuan_finding_table(findings, i), juesuan_table_id(table)) != 0 ||
        (*juesuan_finding_set(findings, i) != '\0' && strcmp(juesuan_finding_set(findings, i), set) != 0))
        return false;
    bool row = *code != '\0' ? strcmp(juesuan_finding_code(findings, i), code) == 0
                             : strcmp(juesuan_finding_name(findings, i),
                                      juesuan_table_name(table, changed->side, changed->row)) == 0;
    return changed->code || row ||
           strcmp(juesuan_finding_column(findings, i), juesuan_table_column(table, changed->side, changed->column)) ==
               0;
}

/* In the section that the line stands in: up to the headings around it. */
static bool is_near(const mutation_base *base, size_t line, size_t found)
{
    static const char *const numbers[] = {"一、", "二、", "三、", "四、", "五、", "六、",
                                          "七、", "八、", "九、", "十",   NULL};
    size_t first = line;
    while (first > 1 && !starts_with_one_of(line_at(base, first), numbers))
        first--;
    size_t last = line + 1;
    while (last <= base->last_note && !starts_with_one_of(line_at(base, last), numbers))
        last++;
    return found + 1 >= first && found <= last;
}

static bool is_right(const mutation_base *base, const mutation *made, const changed_cell *changed,
                     const juesuan_findings *findings, size_t i)
{
    size_t line = juesuan_finding_line(findings, i);
    switch (made->kind) {
    case MUTATION_SENTENCE: return line == 0 || is_near(base, made->line, line);
    case MUTATION_TABLE: {
        const juesuan_table *table = NULL;
        for (size_t k = 0; k < juesuan_report_table_count(base->report); k++)
            if (juesuan_table_line(juesuan_report_table_at(base->report, k)) == made->line)
                table = juesuan_report_table_at(base->report, k);
        return strcmp(juesuan_finding_table(findings, i), juesuan_table_id(table)) == 0 ||
               mentions(findings, i, juesuan_table_title(table));
    }
    case MUTATION_FIGURE:
        /* A finding about a sum stands at the whole of the parts. */
        if (strncmp(juesuan_finding_rule(findings, i), "claim.sum", strlen("claim.sum")) == 0 && is_near(base, made->line, line))
            return true;
        return line == made->line || mentions(findings, i, plain(made->with));
    default:
        return line == made->line || mentions(findings, i, plain(made->with)) || mentions(findings, i, made->with) ||
               (changed->table != NULL && is_about_cell(findings, i, changed));
    }
}

static char *changed_text(const mutation_base *base, const mutation *made)
{
    size_t size = strlen(base->text);
    char *text = malloc(size + MUTATION_TEXT);
    ck_assert_ptr_nonnull(text);
    memcpy(text, base->text, made->from);
    size_t with = strlen(made->with);
    memcpy(text + made->from, made->with, with);
    memcpy(text + made->from + with, base->text + made->to, size - made->to + 1);
    return text;
}

static mutation_verdict judge(const mutation_base *base, const mutation *made, const juesuan_report *report)
{
    bool cell = made->kind == MUTATION_CELL || made->kind == MUTATION_ANNEX || made->kind == MUTATION_CODE;
    changed_cell changed = {0};
    if (cell) {
        changed = find_changed(base->report, report);
        if (changed.table == NULL || (made->kind == MUTATION_CODE) != changed.code)
            return MUTATION_NO_CHANGE;
    }
    juesuan_findings *findings = check(report);
    mutation_verdict verdict = MUTATION_ESCAPED;
    for (size_t i = 0; i < juesuan_findings_count(findings) && verdict != MUTATION_FOUND; i++) {
        if (juesuan_finding_severity(findings, i) > JUESUAN_SEVERITY_WARNING ||
            times(findings, i, findings, i) <
                times(findings, i, base->findings, juesuan_findings_count(base->findings)))
            continue;
        verdict = is_right(base, made, &changed, findings, i) ? MUTATION_FOUND : MUTATION_ELSEWHERE;
        if (verdict == MUTATION_ELSEWHERE && getenv("MUTATION_SHOW") != NULL)
            printf("  elsewhere: %s: line %zu: %s\n", juesuan_finding_rule(findings, i),
                   juesuan_finding_line(findings, i), juesuan_finding_message(findings, i));
    }
    juesuan_findings_free(findings);
    return verdict;
}

mutation_verdict mutation_try(const mutation_base *base, const mutation *made)
{
    char *text = changed_text(base, made);
    juesuan_report *report = parse_text(text);
    free(text);
    if (report == NULL)
        return MUTATION_FOUND;
    mutation_verdict verdict = judge(base, made, report);
    juesuan_report_free(report);
    return verdict;
}
