/* A department's report against the sum of its units' reports. */
#include "check/check.h"
#include "model/match.h"

const jue_rule jue_sum_rules[] = {
    {"sum.cell", "部门报表的每一格等于所属各单位之和", "every cell of the department is the sum of its units", "sum",
     JUESUAN_SEVERITY_ERROR, "部门决算汇总", "3,963.84 = 2,386.39 + 1,577.45"},
    {"sum.row", "各单位的科目都在部门报表中", "every subject of the units is in the department's report", "sum",
     JUESUAN_SEVERITY_ERROR, "部门决算汇总", "2040801 行政运行"},
};

const size_t jue_sum_rule_count = sizeof jue_sum_rules / sizeof jue_sum_rules[0];

enum { CELL, ROW };

typedef struct jue_summed {
    jue_ledger *ledger;
    const juesuan_report *sum;
    jue_expected expected;
    void *data;
    const juesuan_table *printed;
    const juesuan_table *table; /* of the sum */
    size_t side;
} jue_summed;

static const char *copy(jue_ledger *ledger, const char *text)
{
    return jue_copy(&ledger->call->arena, text, strlen(text));
}

static void compare_cell(jue_summed *at, size_t row, size_t column, const jue_ref *summed)
{
    jue_ledger *ledger = at->ledger;
    jue_ref ref = {at->printed, (uint8_t)at->side, 1, row, column};
    const jue_cell *cell = jue_ref_cell(&ref);
    jue_interval expected = summed == NULL ? (jue_interval){0, 0} : at->expected(at->data, summed);
    if (cell->state == JUESUAN_UNREADABLE) {
        jue_not_evaluated(ledger, &jue_sum_rules[CELL],
                          jue_printf(&ledger->call->scratch, jue_say(ledger->call, "“%s”不是金额", "\"%s\" is not an amount"),
                                     cell->text));
        return;
    }
    if (cell->state == JUESUAN_BLANK && expected.centre == 0)
        return;
    jue_fit fit = jue_interval_fit(jue_ref_interval(ledger->report, &ref), expected);
    if (fit == JUE_FIT_EXACT) {
        jue_passed(ledger, &jue_sum_rules[CELL]);
        return;
    }
    bool rounding = fit == JUE_FIT_ROUNDING;
    jue_finding *finding = jue_found(ledger, &jue_sum_rules[CELL], rounding ? JUE_AS_ROUNDING : JUE_AS_RULED);
    jue_locate(ledger, finding, &ref);
    jue_compare(ledger, finding, &ref, expected, cell->decimals > 2 ? cell->decimals : 2);
    finding->text = copy(ledger, cell->text);
    finding->message = jue_printf(
        &ledger->call->arena,
        rounding ? jue_say(ledger->call, "%s：印为%s，各单位之和%s，相差%s，属尾数误差", "%s: printed %s, the units make %s, off by %s, which rounding explains")
                 : jue_say(ledger->call, "%s：印为%s，各单位之和%s，相差%s", "%s: printed %s, the units make %s, off by %s"),
        jue_cell_words(ledger->call, &ref), *finding->actual == '\0' ? jue_say(ledger->call, "空", "blank") : finding->actual,
        finding->expected, finding->difference);
}

static void compare_row(jue_summed *at, size_t row, size_t summed_row)
{
    const jue_side *side = &at->printed->sides[at->side];
    const jue_side *summed = &at->table->sides[at->side];
    for (size_t column = 0; jue_rule_on(at->ledger, &jue_sum_rules[CELL]) && column < side->column_count; column++) {
        jue_ref ref = {at->table, (uint8_t)at->side, 1, summed_row, jue_side_column(summed, side->columns[column].id)};
        bool there = summed_row != JUESUAN_NONE && ref.column != JUESUAN_NONE;
        compare_cell(at, row, column, there ? &ref : NULL);
    }
}

static bool has_money(const jue_summed *at, size_t row)
{
    const jue_side *side = &at->table->sides[at->side];
    for (size_t column = 0; column < side->column_count; column++) {
        jue_ref ref = {at->table, (uint8_t)at->side, 1, row, column};
        if (at->expected(at->data, &ref).centre != 0)
            return true;
    }
    return false;
}

static void find_missing_row(jue_summed *at, size_t row)
{
    jue_ledger *ledger = at->ledger;
    const jue_side *side = &at->table->sides[at->side];
    const jue_row *missing = &side->rows.at[row];
    if (!jue_rule_on(ledger, &jue_sum_rules[ROW]) || !has_money(at, row))
        return;
    jue_finding *finding = jue_found(ledger, &jue_sum_rules[ROW], JUE_AS_RULED);
    finding->set = jue_set_id(at->printed->set);
    finding->table = at->printed->form->id;
    finding->side = side->form->id;
    finding->code = copy(ledger, missing->code);
    finding->name = copy(ledger, missing->name);
    finding->line = at->printed->line;
    finding->page = at->printed->page;
    finding->message = jue_printf(&ledger->call->arena,
                                  jue_say(ledger->call, "%s：没有各单位的%s%s%s", "%s: %s%s%s of the units is missing"),
                                  at->printed->title, missing->code, *missing->code == '\0' ? "" : " ", missing->name);
}

static void compare_side(jue_summed *at)
{
    const jue_side *side = &at->printed->sides[at->side];
    const jue_side *summed = &at->table->sides[at->side];
    jue_matches matches = jue_match_rows(at->ledger->call, side, summed);
    for (size_t row = 0; row < side->rows.count; row++)
        compare_row(at, row, matches.rows[row]);
    for (size_t row = 0; row < summed->rows.count; row++) {
        if (matches.taken[row])
            jue_passed(at->ledger, &jue_sum_rules[ROW]);
        else
            find_missing_row(at, row);
    }
}

static void cannot_compare(jue_ledger *ledger, const juesuan_table *table, const char *chinese, const char *english)
{
    for (size_t i = 0; i < jue_sum_rule_count; i++)
        if (jue_rule_on(ledger, &jue_sum_rules[i]))
            jue_not_evaluated(ledger, &jue_sum_rules[i],
                              jue_printf(&ledger->call->scratch, jue_say(ledger->call, chinese, english), table->title));
}

void jue_check_sums(jue_ledger *ledger, const juesuan_report *sum, jue_expected expected, void *data)
{
    const juesuan_report *report = ledger->report;
    jue_summed at = {.ledger = ledger, .sum = sum, .expected = expected, .data = data};
    for (size_t i = 0; i < report->tables.count; i++) {
        at.printed = report->tables.at[i];
        if (jue_report_find(report, at.printed->set, at.printed->form->number) != at.printed)
            continue;
        at.table = jue_report_find(sum, at.printed->set, at.printed->form->number);
        if (at.table == NULL)
            cannot_compare(ledger, at.printed, "各单位没有%s", "no unit has %s");
        for (at.side = 0; at.table != NULL && at.side < at.printed->side_count; at.side++)
            compare_side(&at);
    }
    for (size_t i = 0; i < sum->tables.count; i++)
        if (jue_report_find(report, sum->tables.at[i]->set, sum->tables.at[i]->form->number) == NULL)
            cannot_compare(ledger, sum->tables.at[i], "部门没有%s", "the department has no %s");
}
