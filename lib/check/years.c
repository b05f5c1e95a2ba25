#include "check/years.h"

#include "base/options.h"
#include "check/claims.h"
#include "check/codes.h"

enum {
    IMPLIED,
    CARRIED,
    NAMES,
    RULES
};

const jue_rule jue_year_rules[] = {
    {"years.implied", "说明推算的上年数与上年报告一致", "Last year as the notes imply it is what last year's report prints", "years",
     JUESUAN_SEVERITY_WARNING, "上年度部门决算公开", "今年 3,449.21，减少 11.20，上年应为 3,460.41"},
    {"years.carried", "年初结转和结余等于上年年末数", "The opening balance is last year's closing balance", "years", JUESUAN_SEVERITY_WARNING,
     "部门决算报表编制说明（年初数取自上年年末数）", "年初结转和结余 1,478.75，上年年末 1,487.75"},
    {"years.names", "科目名称与上年一致", "A code has the name that it had last year", "years", JUESUAN_SEVERITY_WARNING, "《政府收支分类科目》",
     "2040604上年是基层司法业务，今年是审判司法业务"},
};
const size_t jue_year_rule_count = sizeof jue_year_rules / sizeof jue_year_rules[0];

typedef struct jue_years {
    jue_ledger *ledger;
    const juesuan_report *now;
    const juesuan_report *past;
} jue_years;

static const jue_rule *rule_of(int number)
{
    return &jue_year_rules[number];
}

/* ---- Figures ---- */

static jue_operand sum_of(const juesuan_report *report, const jue_spots *spots)
{
    jue_operand sum = {.known = spots->count != 0};
    for (size_t i = 0; i < spots->count; i++) {
        jue_ref ref = {spots->at[i].table, spots->at[i].side, 1, spots->at[i].row, spots->at[i].column};
        sum.value = jue_interval_add(sum.value, jue_ref_interval(report, &ref), 1);
        sum.known = sum.known && jue_ref_cell(&ref)->state != JUESUAN_UNREADABLE;
    }
    return sum;
}

/* What the tables of a report print of a topic, or of a row, in one way. */
static jue_operand printed(const juesuan_report *report, uint8_t topic, const jue_form *form, const char *code, size_t way)
{
    jue_spots spots = {.count = 0};
    if (topic != JUE_TOPIC_ROW) {
        spots = jue_topic_spots(report, &jue_topics[topic], way, false);
    } else if (form != NULL && code != NULL && way == 0) {
        const juesuan_table *table = jue_report_find(report, JUESUAN_SET_PUBLICATION, form->number);
        if (table != NULL)
            spots = jue_table_spots(table, jue_side_code(&table->sides[0], code), false);
    }
    return sum_of(report, &spots);
}

/* What both years print, read in the same way; false where one of them does not print it. */
static bool both(const jue_years *years, const jue_claim *claim, jue_operand *now, jue_operand *past)
{
    for (size_t way = 0; way < JUE_MOST_WAYS; way++) {
        *now = printed(years->now, claim->topic, claim->form, claim->code, way);
        *past = printed(years->past, claim->topic, claim->form, claim->code, way);
        if (now->known && past->known)
            return true;
    }
    return false;
}

static const char *money(jue_ledger *ledger, jue_interval value, juesuan_unit unit, int decimals)
{
    char text[JUE_AMOUNT_TEXT];
    juesuan_amount amount;
    if (!jue_amount_of_ticks(value.centre, unit, decimals, &amount))
        return "";
    size_t size = juesuan_amount_format(amount, 0, text, sizeof text);
    return jue_copy(&ledger->call->arena, text, size < sizeof text ? size : sizeof text - 1);
}

static void compare(jue_years *years, const jue_claim *claim, jue_operand now, jue_operand past)
{
    jue_ledger *ledger = years->ledger;
    jue_operand change = jue_stated(claim);
    jue_interval implied = jue_interval_add(now.value, change.value, -1);
    jue_fit fit = jue_interval_fit(implied, past.value);
    if (fit == JUE_FIT_EXACT) {
        jue_passed(ledger, rule_of(IMPLIED));
        return;
    }
    juesuan_unit unit = jue_claim_unit(claim);
    int decimals = claim->value.decimals > 2 ? claim->value.decimals : 2;
    jue_finding *finding = jue_found(ledger, rule_of(IMPLIED), fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED);
    finding->table = claim->form != NULL ? claim->form->id : "";
    finding->set = claim->form != NULL ? jue_set_id(JUESUAN_SET_PUBLICATION) : "";
    finding->name = jue_copy(&ledger->call->arena, claim->subject, strlen(claim->subject));
    finding->text = jue_copy(&ledger->call->arena, claim->text, strlen(claim->text));
    finding->line = claim->line;
    finding->page = claim->page;
    finding->actual = money(ledger, implied, unit, decimals);
    finding->expected = money(ledger, past.value, unit, decimals);
    finding->difference = money(ledger, jue_interval_add(implied, past.value, -1), unit, decimals);
    finding->message = jue_printf(&ledger->call->arena,
                                  jue_say(ledger->call, "%s：由本年数和变动推算，上年为%s，上年报告印为%s", "%s: this year and the change imply %s, last year's report prints %s"),
                                  finding->name, finding->actual, finding->expected);
}

static void check_implied(jue_years *years)
{
    const juesuan_report *report = years->ledger->report;
    for (size_t i = 0; i < report->claims.count && jue_rule_on(years->ledger, rule_of(IMPLIED)); i++) {
        const jue_claim *claim = &report->claims.at[i];
        jue_operand now;
        jue_operand past;
        bool wanted = claim->measure == JUE_MEASURE_CHANGE && claim->base == JUE_BASE_LAST_YEAR && claim->topic != JUE_TOPIC_NONE &&
                      claim->topic < JUE_TOPICS && jue_has_value(claim->value);
        if (wanted && both(years, claim, &now, &past))
            compare(years, claim, now, past);
    }
}

static void check_carried(jue_years *years)
{
    static const struct {
        jue_topic_id opening;
        jue_topic_id closing;
        jue_form_id form;
        const char *chinese;
        const char *english;
    } balances[] = {
        {JUE_TOPIC_OPENING, JUE_TOPIC_CLOSING, JUE_INCOME_EXPENDITURE, "年初结转和结余", "opening balance"},
        {JUE_TOPIC_FISCAL_OPENING, JUE_TOPIC_FISCAL_CLOSING, JUE_APPROPRIATION, "年初财政拨款结转和结余", "opening balance of appropriations"},
        {JUE_TOPIC_FUND_OPENING, JUE_TOPIC_FUND_CLOSING, JUE_GOVERNMENT_FUND, "政府性基金年初结转和结余", "opening balance of government funds"},
    };
    jue_ledger *ledger = years->ledger;
    for (size_t i = 0; i < sizeof balances / sizeof balances[0] && jue_rule_on(ledger, rule_of(CARRIED)); i++) {
        jue_operand opening = printed(years->now, (uint8_t)balances[i].opening, NULL, NULL, 0);
        jue_operand closing = printed(years->past, (uint8_t)balances[i].closing, NULL, NULL, 0);
        if (!opening.known || !closing.known)
            continue;
        jue_fit fit = jue_interval_fit(opening.value, closing.value);
        if (fit == JUE_FIT_EXACT) {
            jue_passed(ledger, rule_of(CARRIED));
            continue;
        }
        const juesuan_table *table = jue_report_find(ledger->report, JUESUAN_SET_PUBLICATION, balances[i].form);
        juesuan_unit unit = table == NULL ? JUESUAN_UNIT_WAN : jue_unit_of_table(ledger->report, table);
        jue_finding *finding = jue_found(ledger, rule_of(CARRIED), fit == JUE_FIT_ROUNDING ? JUE_AS_ROUNDING : JUE_AS_RULED);
        finding->set = jue_set_id(JUESUAN_SET_PUBLICATION);
        finding->table = jue_forms[balances[i].form].id;
        finding->line = table == NULL ? 0 : table->line;
        finding->page = table == NULL ? 0 : table->page;
        finding->name = balances[i].chinese;
        finding->actual = money(ledger, opening.value, unit, 2);
        finding->expected = money(ledger, closing.value, unit, 2);
        finding->difference = money(ledger, jue_interval_add(opening.value, closing.value, -1), unit, 2);
        finding->message = jue_printf(&ledger->call->arena, jue_say(ledger->call, "%s印为%s，上年报告的年末数是%s", "%s: printed %s, last year closed with %s"),
                                      jue_say(ledger->call, balances[i].chinese, balances[i].english), finding->actual, finding->expected);
    }
}

/* ---- Names ---- */

static void check_name(jue_years *years, const juesuan_table *table, const jue_row *row, const jue_row *before)
{
    jue_ledger *ledger = years->ledger;
    jue_arena *arena = &ledger->call->arena;
    jue_str now = jue_key(&ledger->call->scratch, jue_str_of(row->name));
    jue_str past = jue_key(&ledger->call->scratch, jue_str_of(before->name));
    const char *official = jue_code_name(ledger, row->code);
    /* The classification is revised every year: a name that the book confirms is no slip. */
    bool revised = official != NULL && jue_str_equal(jue_key(&ledger->call->scratch, jue_str_of(official)), now);
    if (jue_str_equal(now, past) || revised) {
        jue_passed(ledger, rule_of(NAMES));
        return;
    }
    jue_finding *finding = jue_found(ledger, rule_of(NAMES), JUE_AS_RULED);
    finding->set = jue_set_id(table->set);
    finding->table = table->form->id;
    finding->code = jue_copy(arena, row->code, strlen(row->code));
    finding->name = finding->actual = jue_copy(arena, row->name, strlen(row->name));
    finding->expected = jue_copy(arena, before->name, strlen(before->name));
    finding->text = jue_printf(arena, "%s %s", row->code, row->name);
    finding->line = row->line;
    finding->page = row->page;
    finding->message = jue_printf(arena, jue_say(ledger->call, "%s的名称是“%s”，上年是“%s”", "%s is called \"%s\", last year \"%s\""), finding->code,
                                  finding->actual, finding->expected);
}

static void check_names(jue_years *years)
{
    static const jue_form_id forms[] = {JUE_EXPENDITURE, JUE_BASIC_EXPENDITURE, JUE_GOVERNMENT_FUND, JUE_STATE_CAPITAL};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && jue_rule_on(years->ledger, rule_of(NAMES)); i++) {
        const juesuan_table *now = jue_report_find(years->now, JUESUAN_SET_PUBLICATION, forms[i]);
        const juesuan_table *past = jue_report_find(years->past, JUESUAN_SET_PUBLICATION, forms[i]);
        for (size_t row = 0; now != NULL && past != NULL && row < now->sides[0].rows.count; row++) {
            const jue_row *at = &now->sides[0].rows.at[row];
            size_t before = jue_side_code(&past->sides[0], at->code);
            if (before != JUESUAN_NONE)
                check_name(years, now, at, &past->sides[0].rows.at[before]);
        }
    }
}

void jue_check_years(jue_ledger *ledger)
{
    const juesuan_options *options = ledger->call->options;
    const juesuan_report *previous = options == NULL ? NULL : options->previous;
    if (previous == NULL)
        return;
    int year = ledger->report->year;
    if (year == 0 || previous->year == 0 || previous->year != year - 1) {
        const char *reason = jue_printf(&ledger->call->scratch, jue_say(ledger->call, "对照的报告是%d年度，不是%d年度", "the other report is of %d, not of %d"),
                                        previous->year, year - 1);
        for (int i = 0; i < RULES; i++)
            jue_not_evaluated(ledger, rule_of(i), reason);
        return;
    }
    jue_years years = {.ledger = ledger, .now = ledger->report, .past = previous};
    check_implied(&years);
    check_carried(&years);
    check_names(&years);
}
