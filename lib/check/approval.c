/* The approval tables (批复表) against the publication tables: they print the same cells. */
#include "check/check.h"

/* Rows without a code are few in every form; more are not compared one by one. */
enum { MOST_NAMED = 200 };

#define RULE(form, chinese)                                                                                        \
    {"approval." form, chinese "：批复表与公开表一致", form ": the approval table equals the publication table", \
     "approval", JUESUAN_SEVERITY_ERROR, "部门决算批复", "2040650 基本支出 259.82 ≠ 259.92"}

/* By the number of the form. */
const jue_rule jue_approval_rules[] = {
    RULE("income_expenditure", "收入支出决算总表"),
    RULE("income", "收入决算表"),
    RULE("expenditure", "支出决算表"),
    RULE("appropriation", "财政拨款收入支出决算总表"),
    RULE("general_budget", "一般公共预算财政拨款支出决算表"),
    RULE("basic_expenditure", "一般公共预算财政拨款基本支出决算明细表"),
    RULE("government_fund", "政府性基金预算财政拨款收入支出决算表"),
    RULE("state_capital", "国有资本经营预算财政拨款支出决算表"),
    RULE("sangong", "财政拨款“三公”经费支出决算表"),
    RULE("statistics", "相关信息统计表"),
};
const size_t jue_approval_rule_count = sizeof jue_approval_rules / sizeof jue_approval_rules[0];

/* Whether two rows of the same form are the same row. */
static bool same_row(const jue_row *a, const jue_row *b)
{
    if (*a->code != '\0' || *b->code != '\0')
        return strcmp(a->code, b->code) == 0;
    if (a->item != JUE_ITEM_NONE || b->item != JUE_ITEM_NONE)
        return a->item == b->item && (a->item != JUE_ITEM_VEHICLE_KIND || strcmp(a->name, b->name) == 0);
    return strcmp(a->name, b->name) == 0;
}

/* The same row in the other set. Both print the same order, so that it is mostly the next one. */
static size_t find_row(const jue_side *side, const jue_row *wanted, size_t next)
{
    if (next < side->rows.count && same_row(&side->rows.at[next], wanted))
        return next;
    if (*wanted->code != '\0')
        return jue_side_code(side, wanted->code);
    if (wanted->item != JUE_ITEM_NONE && wanted->item != JUE_ITEM_VEHICLE_KIND)
        return jue_side_item(side, wanted->item);
    for (size_t row = 0; row < side->rows.count && row < MOST_NAMED; row++)
        if (same_row(&side->rows.at[row], wanted))
            return row;
    return JUESUAN_NONE;
}

static bool is_blank(const jue_cell *cell)
{
    return cell->state == JUESUAN_BLANK || cell->state == JUESUAN_DASH;
}

static void compare(jue_ledger *ledger, const jue_rule *rule, const jue_ref *approval, const jue_ref *publication)
{
    const jue_cell *a = jue_ref_cell(approval);
    const jue_cell *b = jue_ref_cell(publication);
    if (is_blank(a) && is_blank(b))
        return;
    if (a->state == JUESUAN_UNREADABLE || b->state == JUESUAN_UNREADABLE) {
        jue_not_evaluated(ledger, rule, jue_say(ledger->call, "有单元格不是金额", "a cell is not an amount"));
        return;
    }
    jue_interval expected = jue_ref_interval(ledger->report, publication);
    jue_interval printed = jue_ref_interval(ledger->report, approval);
    jue_fit fit = jue_interval_fit(printed, expected);
    if (fit == JUE_FIT_EXACT) {
        jue_passed(ledger, rule);
        return;
    }
    /* The same figure at the same precision: rounding explains no difference, but it may be one
     * unit of the last place that was settled differently. */
    bool coarser = printed.half != expected.half;
    jue_outcome outcome = fit == JUE_FIT_NONE ? JUE_AS_RULED : coarser ? JUE_AS_ROUNDING : JUE_AS_WARNING;
    jue_finding *finding = jue_found(ledger, rule, outcome);
    jue_locate(ledger, finding, approval);
    jue_compare(ledger, finding, approval, expected, a->decimals > b->decimals ? a->decimals : b->decimals);
    finding->text = jue_fill(&ledger->call->arena, "%s ≠ %s", a->text, b->text);
    finding->message = jue_fill(&ledger->call->arena,
                                  jue_say(ledger->call, "%s：批复表印为%s，公开表为%s", "%s: the approval table prints %s, the publication table %s"),
                                  jue_cell_words(ledger->call, approval), *a->text == '\0' ? jue_say(ledger->call, "空", "blank") : a->text,
                                  *b->text == '\0' ? jue_say(ledger->call, "空", "blank") : b->text);
}

static void compare_rows(jue_ledger *ledger, const jue_rule *rule, jue_ref approval, jue_ref publication)
{
    const jue_side *a = &approval.table->sides[approval.side];
    const jue_side *b = &publication.table->sides[publication.side];
    for (size_t column = 0; column < a->column_count; column++) {
        approval.column = column;
        publication.column = jue_side_column(b, a->columns[column].id);
        if (publication.column != JUESUAN_NONE)
            compare(ledger, rule, &approval, &publication);
    }
}

static void compare_tables(jue_ledger *ledger, const jue_rule *rule, const juesuan_table *approval,
                           const juesuan_table *publication)
{
    for (uint8_t side = 0; side < approval->side_count; side++) {
        const jue_side *a = &approval->sides[side];
        size_t start = 0;
        for (size_t row = 0; row < a->rows.count; row++) {
            size_t other = find_row(&publication->sides[side], &a->rows.at[row], start);
            if (other == JUESUAN_NONE)
                continue;
            compare_rows(ledger, rule, (jue_ref){approval, side, 1, row, 0}, (jue_ref){publication, side, 1, other, 0});
            start = other + 1;
        }
    }
}

void jue_check_approval(jue_ledger *ledger)
{
    for (size_t form = 0; form < JUE_FORMS; form++) {
        const juesuan_table *approval = jue_report_find(ledger->report, JUESUAN_SET_APPROVAL, (jue_form_id)form);
        const juesuan_table *publication = jue_report_find(ledger->report, JUESUAN_SET_PUBLICATION, (jue_form_id)form);
        const jue_rule *rule = &jue_approval_rules[form];
        if (approval != NULL && publication != NULL && jue_rule_on(ledger, rule))
            compare_tables(ledger, rule, approval, publication);
    }
}
