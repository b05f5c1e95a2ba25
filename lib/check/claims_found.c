/* The rules about claims, and what a finding about one says. */
#include "check/claims.h"

#define RULE(id, chinese, english, severity, source, example) \
    {"claim." id, (chinese), (english), "claim", JUESUAN_SEVERITY_##severity, (source), (example)}
#define TEMPLATE "部门决算公开样张：情况说明"
#define CALCULATIONS "XBRL Calculations 1.1；部门决算公开样张：情况说明"

/* By number. */
const jue_rule jue_claim_rules[] = {
    RULE("bound", "情况说明的数字都能确定所指", "What each figure of the notes speaks of is clear", WARNING, TEMPLATE,
         "“规划服务较年初完成92%”：不能确定所指的项目"),
    RULE("amount", "情况说明的金额与公开表一致", "Amounts of the notes equal their cells", ERROR, TEMPLATE,
         "财政拨款收入支出总计0.3万元 ≠ 2,961.68"),
    RULE("count", "情况说明的数量与统计表一致", "Counts of the notes equal the statistics table", ERROR, "部门决算公开相关信息统计表",
         "共有车辆16辆 ≠ 15"),
    RULE("running", "机关运行经费不超过公用经费合计", "机关运行经费 does not exceed 公用经费合计", ERROR, "财决附03表、财决08-1表",
         "机关运行经费支出523.43万元 > 323.43"),
    RULE("share", "占比与金额一致", "Shares follow from their amounts", ERROR, CALCULATIONS, "2106.66 ÷ 2940.05 = 71.65%，印为71.73%"),
    RULE("completion", "完成率等于决算数除以预算数", "Completion rates follow from final and budget", ERROR, CALCULATIONS,
         "3.46 ÷ 3.5 = 98.86%"),
    RULE("change", "增减率与增减额一致", "Changes in percent follow from amount and change", ERROR, CALCULATIONS,
         "−18.56 ÷ (12.65 + 18.56) = −59.47%"),
    RULE("base", "基数为0时没有增减率和完成率", "There is no rate against a base of 0", WARNING, CALCULATIONS,
         "上年数为0，印为增长25.00%"),
    RULE("balance", "收入总计与支出总计的增减相等", "Total income and total expenditure change by the same amount", ERROR, "财决01表",
         "收入总计减少181.51万元，支出总计减少181.58万元"),
    RULE("direction", "增减的用词与符号一致", "Words of direction agree", ERROR, TEMPLATE, "增加5.00万元，下降3.00%"),
    RULE("same", "“持平”没有与变动并列", "No change stands beside 持平", ERROR, TEMPLATE, "持平。主要原因：…减少支付"),
    RULE("compare", "预算数与决算数的大小与文字一致", "Budget and final compare as the words say", ERROR, TEMPLATE,
         "预算10.00，决算12.00，“决算数小于预算数”"),
    RULE("sum", "分项金额之和等于合计", "Amounts add up to their whole", ERROR, CALCULATIONS, "4.79 + 0 + 246.47 = 251.26 ≠ 251.25"),
    RULE("sum_budget", "分项预算之和等于预算合计", "Budgets add up to the budget of the whole", ERROR, CALCULATIONS,
         "3.5 + 2581.61 + 274.88 + 85.37 + 180.96 = 3126.32"),
    RULE("sum_share", "占比之和等于100%", "Shares add up to 100 %", ERROR, CALCULATIONS, "71.73 + 11.11 + 2.07 + 15.16 = 100.07"),
    RULE("sum_change", "分项增减之和等于总增减", "Changes add up to the change of the whole", ERROR, CALCULATIONS,
         "−17.98 − 0.66 + 0.07 = −18.57 ≈ −18.56"),
    RULE("sum_count", "分项数量之和等于总数", "Counts add up to their whole", ERROR, TEMPLATE, "21 + 1 + 1 + 0 = 23"),
    RULE("part", "部分不超过总数", "A part does not exceed its whole", ERROR, TEMPLATE, "246.47 + 4.79 > 251.25"),
    RULE("left_out", "列出各项时没有遗漏", "A list of parts leaves none out", WARNING, TEMPLATE,
         "列有“附属单位上缴收入0万元”等各项，没有上级补助收入"),
    RULE("matching", "数量与金额相应", "Counts go with their amounts", WARNING, TEMPLATE, "因公出国（境）费支出0万元，出国团组共1个"),
    RULE("repeated", "同一数字前后一致", "The same figure has the same value throughout", ERROR, TEMPLATE, "共接待13批次 … 共接待12批次"),
    RULE("nothing", "“无…”没有与数字并列", "No figure stands beside 无…", ERROR, TEMPLATE,
         "机关运行经费支出323.43万元 … 本部门无机关运行经费"),
    RULE("list", "列举的科目就是有金额的科目", "The subjects that are listed are those with an amount", ERROR, "财决08-1表",
         "列举了奖励金，30309为空"),
    RULE("path", "类、款、项的名称与公开表一致", "Names of 类, 款 and 项 are those of the table", ERROR, "政府收支分类科目",
         "住房保障支出（类）住房保障支出（款）≠ 住房改革支出"),
    RULE("percent_sign", "百分数有百分号", "A percentage has its sign", WARNING, TEMPLATE, "增长13.95。"),
    RULE("execution", "预算执行率与收支一致", "The execution rate follows from income and expenditure", WARNING, "部门整体支出绩效自评表",
         "3963.84 ÷ 5380.47 = 74%"),
    RULE("grade", "自评等级与总分一致", "The grade fits its band of scores", ERROR, "部门整体支出绩效自评表", "总分88，自评等级为良"),
};
const size_t jue_claim_rule_count = sizeof jue_claim_rules / sizeof jue_claim_rules[0];

const jue_rule *jue_claim_rule_of(jue_claim_rule rule)
{
    return &jue_claim_rules[rule];
}

void jue_claim_passed(jue_claims *claims, jue_claim_rule rule)
{
    if (jue_claim_on(claims, rule))
        jue_passed(claims->ledger, &jue_claim_rules[rule]);
}

static const char *amount_text(jue_claims *claims, juesuan_amount amount)
{
    char text[JUE_AMOUNT_TEXT];
    size_t size = juesuan_amount_format(amount, 0, text, sizeof text);
    return jue_copy(&claims->ledger->call->arena, text, size < sizeof text ? size : sizeof text - 1);
}

/* Findings outlive the report that they speak of. */
static const char *keep(jue_claims *claims, const char *text)
{
    return text == NULL || *text == '\0' ? "" : jue_copy(&claims->ledger->call->arena, text, strlen(text));
}

jue_finding *jue_claim_found(jue_claims *claims, jue_claim_rule rule, jue_outcome outcome, const jue_claim *claim)
{
    jue_finding *finding = jue_found(claims->ledger, &jue_claim_rules[rule], outcome);
    if (claim->form != NULL) {
        finding->table = claim->form->id;
        finding->side = claim->side < claim->form->side_count ? claim->form->sides[claim->side].id : "";
        finding->column = jue_column_id(claim->column);
    }
    finding->code = keep(claims, claim->code);
    finding->name = keep(claims, claim->subject);
    finding->text = keep(claims, claim->text);
    finding->actual = amount_text(claims, claim->value);
    finding->line = claim->line;
    finding->page = claim->page;
    return finding;
}

void jue_claim_expect(jue_claims *claims, jue_finding *finding, const jue_claim *claim, jue_wide ticks, int decimals)
{
    juesuan_unit unit = jue_claim_unit(claim);
    jue_interval stated = jue_interval_of(claim->value, unit, true);
    juesuan_amount amount;
    if (decimals < claim->value.decimals)
        decimals = claim->value.decimals;
    if (jue_amount_of_ticks(ticks, unit, decimals, &amount))
        finding->expected = amount_text(claims, amount);
    if (jue_amount_of_ticks(stated.centre - ticks, unit, decimals, &amount))
        finding->difference = amount_text(claims, amount);
}

jue_finding *jue_statement_found(jue_claims *claims, jue_claim_rule rule, jue_outcome outcome, const jue_statement *statement)
{
    jue_finding *finding = jue_found(claims->ledger, &jue_claim_rules[rule], outcome);
    finding->table = statement->form == NULL ? "" : statement->form->id;
    finding->code = keep(claims, statement->code);
    finding->name = keep(claims, statement->subject);
    finding->text = keep(claims, statement->text);
    finding->line = statement->line;
    finding->page = statement->page;
    return finding;
}

const char *jue_claim_say(jue_claims *claims, const char *chinese, const char *english, ...)
{
    va_list arguments;
    va_start(arguments, english);
    const char *text = jue_vprintf(&claims->ledger->call->arena, jue_say(claims->ledger->call, chinese, english), arguments);
    va_end(arguments);
    return text;
}
