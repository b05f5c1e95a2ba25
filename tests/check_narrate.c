/* The notes written from the tables: what they say, and that a reader of them agrees. */
#include "generate.h"
#include "support.h"

#include "forms/topics.h"
#include "model/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXTRA "tests/data/yangquan-sifaju-2023.extra.json"

enum { ROUNDS = 500 };

static char *narrate(const juesuan_report *report, const juesuan_report *previous, const char *extra, juesuan_style style)
{
    juesuan_buffer *buffer = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_report_narrate(&buffer, report, previous, extra, extra == NULL ? 0 : strlen(extra), style,
                                                   NULL, &error);
    ck_assert_msg(status == JUESUAN_OK, "%s", juesuan_error_message(error));
    char *text = strdup(juesuan_buffer_data(buffer));
    juesuan_buffer_free(buffer);
    return text;
}

static char *append(char *text, const char *more)
{
    size_t size = strlen(text);
    text = realloc(text, size + strlen(more) + 2);
    ck_assert_ptr_nonnull(text);
    sprintf(text + size, "%s\n", more);
    return text;
}

/* The publication tables, without a word of the report's own notes, and these behind them. */
static juesuan_report *publish(const juesuan_report *report, const char *notes)
{
    char *text = strdup("");
    for (size_t i = 0; i < juesuan_report_table_count(report); i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        juesuan_buffer *buffer = NULL;
        if (juesuan_table_set(table) != JUESUAN_SET_PUBLICATION)
            continue;
        ck_assert_int_eq(juesuan_table_write(&buffer, table, JUESUAN_OUTPUT_TEXT, NULL, NULL), JUESUAN_OK);
        text = append(text, juesuan_buffer_data(buffer));
        juesuan_buffer_free(buffer);
    }
    text = append(text, notes);
    juesuan_report *published = parse_text(text);
    ck_assert_ptr_nonnull(published);
    free(text);
    return published;
}

/* Also against last year's report, where it is given: what the changes imply is what it prints. */
static void holds(const juesuan_report *published, const juesuan_report *previous, bool rounded, uint64_t seed)
{
    juesuan_findings *findings = NULL;
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_previous(options, previous);
    ck_assert_int_eq(juesuan_report_check(&findings, published, options, NULL), JUESUAN_OK);
    juesuan_options_free(options);
    for (size_t i = 0; i < juesuan_findings_count(findings); i++) {
        const char *rule = juesuan_finding_rule(findings, i);
        const char *group = juesuan_rule_group(juesuan_rule_find(rule));
        juesuan_severity severity = juesuan_finding_severity(findings, i);
        bool figures = strcmp(group, "claim") == 0 || strcmp(rule, "years.implied") == 0;
        if (!figures || (rounded && severity == JUESUAN_SEVERITY_ROUNDING))
            continue;
        ck_abort_msg("seed %lu: %s: %s: %s", (unsigned long)seed, rule, juesuan_finding_message(findings, i),
                     juesuan_finding_text(findings, i));
    }
    for (size_t i = 0; i < juesuan_ledger_count(findings); i++) {
        const char *rule = juesuan_ledger_rule(findings, i);
        bool claim = strcmp(juesuan_rule_group(juesuan_rule_find(rule)), "claim") == 0;
        if (claim && juesuan_ledger_state(findings, i) == JUESUAN_RULE_NOT_EVALUATED)
            ck_abort_msg("seed %lu: %s: %s", (unsigned long)seed, rule, juesuan_ledger_reason(findings, i));
    }
    juesuan_findings_free(findings);
}

/* ---- What only the department knows ---- */

static char *put(char *text, const char *format, const char *key, const char *value)
{
    char line[512];
    snprintf(line, sizeof line, format, key, value);
    return append(text, line);
}

/* A budget for every leaf, and for the classes and the whole what they add up to; some are kept to. */
static char *put_budgets(char *text, const juesuan_report *report, generator *numbers)
{
    const juesuan_tree *tree = juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, "general_budget");
    juesuan_amount total = {0, 2, JUESUAN_VALUE};
    juesuan_amount class = total;
    const char *code = "";
    text = append(text, "\"budgets\": {");
    for (size_t node = 0; node <= juesuan_tree_count(tree); node++) {
        bool end = node == juesuan_tree_count(tree);
        if ((end || juesuan_tree_level(tree, node) == 1) && *code != '\0')
            text = put(text, "\"%s\": \"%s\",", code, text_of(class));
        if (end)
            break;
        if (juesuan_tree_level(tree, node) == 1) {
            code = juesuan_tree_code(tree, node);
            class.value = 0;
        }
        juesuan_amount leaf = {.state = JUESUAN_BLANK};
        if (juesuan_tree_child(tree, node) != JUESUAN_NONE ||
            juesuan_tree_amount(tree, node, "total", &leaf) != JUESUAN_OK || leaf.state != JUESUAN_VALUE)
            continue;
        juesuan_amount_add(leaf, (juesuan_amount){(int64_t)generate_below(numbers, 3) * 1234, 2, JUESUAN_VALUE}, &leaf);
        juesuan_amount_add(class, leaf, &class);
        juesuan_amount_add(total, leaf, &total);
        if (juesuan_tree_level(tree, node) == 3)
            text = put(text, "\"%s\": \"%s\",", juesuan_tree_code(tree, node), text_of(leaf));
    }
    return put(text, "\"%s\": \"%s\"},", "一般公共预算财政拨款支出", text_of(total));
}

/* Something was counted where something was spent. */
static const char *count_for(const juesuan_report *report, const char *name)
{
    static const struct {
        const char *start;
        juesuan_sangong_item item;
    } spent[] = {{"出国", JUESUAN_SANGONG_ABROAD}, {"购置", JUESUAN_SANGONG_VEHICLE_PURCHASE},
                 {"公务用车", JUESUAN_SANGONG_VEHICLE_RUNNING}, {"公务接待", JUESUAN_SANGONG_RECEPTION},
                 {"国内接待", JUESUAN_SANGONG_RECEPTION}};
    const juesuan_sangong *sangong = juesuan_report_sangong(report);
    for (size_t i = 0; i < sizeof spent / sizeof spent[0]; i++)
        if (strncmp(name, spent[i].start, strlen(spent[i].start)) == 0)
            return juesuan_sangong_amount(sangong, JUESUAN_SANGONG_FINAL, spent[i].item).value == 0 ? "0" : "3";
    return "0";
}

/* Words and counts for everything that can be asked for. */
static char *make_extra(const juesuan_report *report, generator *numbers)
{
    const juesuan_tree *tree = juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, "general_budget");
    char *text = put_budgets(strdup("{"), report, numbers);
    text = append(text, "\"counts\": {");
    for (size_t i = 0; *juesuan_count_name(i) != '\0'; i++)
        text = put(text, "\"%s\": %s,", juesuan_count_name(i), count_for(report, juesuan_count_name(i)));
    text[strlen(text) - 2] = '}';
    static const char *const kinds[] = {"reasons", "uses"};
    for (size_t kind = 0; kind < 2; kind++) {
        text = put(text, ",\"%s\": {%s", kinds[kind], "");
        for (size_t node = 0; node < juesuan_tree_count(tree); node++)
            text = put(text, "\"%s\": \"%s\",", juesuan_tree_code(tree, node), "年度工作安排有所调整");
        for (size_t i = 0; *juesuan_topic_name(i) != '\0'; i++)
            text = put(text, *juesuan_topic_name(i + 1) == '\0' ? "\"%s\": \"%s\"" : "\"%s\": \"%s\",",
                       juesuan_topic_name(i), "年度工作安排有所调整");
        text = append(text, "}");
    }
    return append(text, "}");
}

/* ---- Narrated, read, checked ---- */

static size_t told; /* figures in all the notes */

static void round_trip(uint64_t seed, juesuan_style style)
{
    generate_shape shape = generate_shape_of(seed);
    generator numbers = generator_of(seed);
    shape.year = 2023;
    juesuan_report *report = generate_report(&shape);
    generate_shape before = shape;
    before.year = 2022;
    before.negative = seed % 2 == 0 ? shape.negative : !shape.negative;
    before.values = seed % 4 == 0 ? shape.values : shape.values + 1000;
    juesuan_report *previous = generate_report(&before);
    char *extra = seed % 3 == 0 ? make_extra(report, &numbers) : NULL;
    char *notes = narrate(report, seed % 5 == 0 ? NULL : previous, extra, style);
    juesuan_report *published = publish(report, notes);
    ck_assert_uint_gt(published->claims.count, 10);
    told += published->claims.count;
    holds(published, NULL, false, seed);
    if (seed % 5 != 0)
        holds(published, previous, false, seed);
    juesuan_report_free(published);
    juesuan_report_free(previous);
    juesuan_report_free(report);
    free(notes);
    free(extra);
}

START_TEST(what_is_narrated_is_read_and_holds)
{
    for (uint64_t seed = 0; seed < generate_rounds(ROUNDS); seed++) {
        round_trip(seed, JUESUAN_STYLE_SHANXI);
        round_trip(seed, JUESUAN_STYLE_SHANGHAI);
    }
    printf("narrated and read back: %zu notes, %zu figures, no finding\n", 2 * (size_t)generate_rounds(ROUNDS), told);
}
END_TEST

/* ---- The Shanxi report ---- */

static const jue_claim *same_claim(const juesuan_report *report, const jue_claim *wanted)
{
    for (size_t i = 0; i < report->claims.count; i++) {
        const jue_claim *claim = &report->claims.at[i];
        bool same = claim->topic == wanted->topic && claim->measure == wanted->measure && claim->counts == wanted->counts &&
                    (wanted->code == NULL || (claim->code != NULL && strcmp(claim->code, wanted->code) == 0));
        if (same && juesuan_amount_compare(claim->value, wanted->value) == 0)
            return claim;
    }
    return NULL;
}

/* Why the notes that are narrated do not have a figure of the printed ones; NULL where they have to. */
static const char *why_left_out(const jue_claim *claim)
{
    if (claim->value.state != JUESUAN_VALUE)
        return "no figure: the printed notes left it to be filled in";
    if (claim->code != NULL && strcmp(claim->code, "20808") == 0)
        return "a 款 that is named next to its own 类, which has its money already";
    if (claim->measure == JUE_MEASURE_COMPLETION && claim->value.value == 0)
        return "a rate against a budget of 0 is none, though 0% is printed";
    if (claim->topic >= JUE_TOPIC_SELF_INCOME)
        return "of the self-evaluation form in the annex, not of the notes";
    if (claim->topic >= JUE_TOPIC_PLANNED)
        return "of the performance evaluation, which no table prints";
    return NULL;
}

START_TEST(shanxi_gives_its_printed_figures)
{
    char *extra = read_file(EXTRA, NULL);
    juesuan_report *report = read_shanxi();
    char *notes = narrate(report, NULL, extra, JUESUAN_STYLE_SHANXI);
    ck_assert_msg(strstr(notes, "【") == NULL, "%s", strstr(notes, "【"));
    juesuan_report *published = publish(report, notes);
    size_t found = 0;
    size_t differ = 0;
    for (size_t i = 0; i < report->claims.count; i++) {
        const jue_claim *claim = &report->claims.at[i];
        if (same_claim(published, claim) != NULL) {
            found++;
            continue;
        }
        const char *why = why_left_out(claim);
        ck_assert_msg(why != NULL, "line %u: %s", claim->line, claim->text);
        printf("not narrated: line %u, %s %s%s: %s\n", claim->line, claim->subject, text_of(claim->value), claim->unit, why);
        differ++;
    }
    printf("Shanxi's printed notes: %zu figures, %zu narrated digit for digit, %zu differ\n", report->claims.count, found, differ);
    ck_assert_uint_gt(found, 120);
    holds(published, NULL, true, 0);
    juesuan_report_free(published);
    juesuan_report_free(report);
    free(notes);
    free(extra);
}
END_TEST

/* Totals, shares, classes: without a word from the department, and to the letter. */
START_TEST(shanxi_gives_its_printed_sentences)
{
    juesuan_report *report = read_shanxi();
    char *printed = read_file(SHANXI, NULL);
    char *notes = narrate(report, NULL, NULL, JUESUAN_STYLE_SHANXI);
    char *start = strstr(strstr(printed, "第三部分 情况说明\n\n"), "二、收入决算情况说明");
    char *end = strstr(start, "四、财政拨款收支决算总体情况说明");
    *end = '\0';
    ck_assert_ptr_nonnull(strstr(notes, start));
    static const char *const sentences[] = {
        "2023年度收入总计5,380.47万元，支出总计5,380.47万元。",
        "2023年一般公共预算财政拨款决算支出3,449.21万元，占本年支出合计的87.02%。",
        "一般公共服务支出(类)3.46万元，占比0.10%；",
        "公共安全支出(类)2,812.68万元，占比81.55%；",
        "社会保障和就业支出(类)357.59万元，占比10.37%；",
        "卫生健康支出(类)75.33万元，占比2.18%；",
        "住房保障支出(类)200.15万元，占比5.80%。",
        "2023年度财政拨款基本支出2,702.18万元，其中：",
        "2023年度“三公”经费财政拨款支出全年预算12.65万元，支出决算12.65万元，完成全年预算的100.00%",
        "2023年机关运行经费支出323.43万元",
        "2023年度政府采购支出总额188.31万元，其中：政府采购货物支出5.22万元、政府采购工程支出8.75万元、政府采购服务支出174.34万元。",
        "本年度无此项收支。",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        ck_assert_msg(strstr(notes, sentences[i]) != NULL, "%s", sentences[i]);
        *end = ' ';
        ck_assert_msg(strstr(printed, sentences[i]) != NULL, "%s", sentences[i]);
    }
    juesuan_report_free(report);
    free(printed);
    free(notes);
}
END_TEST

/* ---- Wordings ---- */

static juesuan_report *small(int year, const char *basic, const char *reception)
{
    juesuan_builder *builder = NULL;
    juesuan_report *report = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, "青河市司法局", year, JUESUAN_UNIT_WAN, NULL, NULL), JUESUAN_OK);
    const char *tables[] = {"income", "expenditure", "general_budget"};
    const char *columns[] = {"appropriation", "basic", "basic"};
    for (size_t i = 0; i < 3; i++) {
        juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, tables[i], NULL, "20406", "司法", columns[i], amount_of(""), NULL);
        juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, tables[i], NULL, "2040601", "行政运行", columns[i], amount_of(basic), NULL);
    }
    juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "basic_expenditure", NULL, "301", "工资福利支出", "final", amount_of(""), NULL);
    juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "basic_expenditure", NULL, "30101", "基本工资", "final", amount_of(basic), NULL);
    juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "sangong", NULL, "final", NULL, "reception", amount_of(reception), NULL);
    ck_assert_int_eq(juesuan_builder_derive(builder, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_builder_finish(&report, builder, NULL), JUESUAN_OK);
    juesuan_builder_free(builder);
    return report;
}

static void says(const char *notes, const char *words)
{
    ck_assert_msg(strstr(notes, words) != NULL, "not said: %s\n%s", words, notes);
}

static void narrate_two(const char *now, const char *then, juesuan_style style, char **notes)
{
    juesuan_report *report = small(2023, now, "0.54");
    juesuan_report *previous = small(2022, then, "");
    *notes = narrate(report, previous, NULL, style);
    juesuan_report_free(report);
    juesuan_report_free(previous);
}

START_TEST(the_same_is_said_to_be_the_same)
{
    char *notes = NULL;
    narrate_two("100.00", "100.00", JUESUAN_STYLE_SHANXI, &notes);
    says(notes, "与上年相比，收入总计持平，支出总计持平。\n");
    says(notes, "一般公共预算财政拨款支出持平。\n");
    says(notes, "因公出国（境）费支出0万元，与上年相同；");
    free(notes);
    narrate_two("100.00", "100.00", JUESUAN_STYLE_SHANGHAI, &notes);
    says(notes, "与2022年度相比，收入支出总计持平。\n");
    says(notes, "因公出国（境）费支出决算持平；");
    ck_assert_ptr_null(strstr(notes, "因公出国（境）费支出增加的主要原因"));
    free(notes);
}
END_TEST

START_TEST(changes_have_direction_and_rate)
{
    char *notes = NULL;
    narrate_two("90.00", "120.00", JUESUAN_STYLE_SHANGHAI, &notes);
    says(notes, "青河市司法局2023年度收入支出总计90.00万元。与2022年度相比，收入支出总计减少30.00万元，下降25.00%。主要原因：【待填：原因】。");
    says(notes, "本年收入合计90.00万元，其中：财政拨款收入90.00万元，占100.00%。");
    says(notes, "1、公共安全支出（类）司法（款）行政运行（项）。主要用于：【待填：用途】。年初预算为【待填：金额】，支出决算为90.00万元。");
    says(notes, "人员经费90.00万元，主要包括：基本工资。");
    says(notes, "青河市司法局2023年度无政府性基金预算财政拨款收入和支出。");
    free(notes);
    narrate_two("120.00", "90.00", JUESUAN_STYLE_SHANXI, &notes);
    says(notes, "收入总计增加30.00万元，增长33.33%");
    says(notes, "较2022年决算增加30.00万元");
    free(notes);
}
END_TEST

/* What was negative last year is said, for the rise alone could not be believed; and it is checked. */
START_TEST(from_below_nothing_the_figure_is_said)
{
    static const char *const now[] = {"20.00", "-30.00", "-5.00"};
    static const char *const said[] = {"由上年的-15.00万元增加35.00万元", "由上年的-15.00万元减少15.00万元",
                                       "由上年的-15.00万元增加10.00万元"};
    for (size_t i = 0; i < 6; i++) {
        juesuan_report *report = small(2023, now[i / 2], "");
        juesuan_report *previous = small(2022, "-15.00", "");
        char *notes = narrate(report, previous, NULL, i % 2 == 0 ? JUESUAN_STYLE_SHANXI : JUESUAN_STYLE_SHANGHAI);
        says(notes, said[i / 2]);
        juesuan_report *published = publish(report, notes);
        holds(published, NULL, false, i);
        holds(published, previous, false, i);
        juesuan_report_free(published);
        /* From another figure the change would be another one. */
        for (char *at = notes; (at = strstr(at, "由上年的-15.00")) != NULL; at++)
            memcpy(at + strlen("由上年的-"), "16", 2);
        published = publish(report, notes);
        juesuan_findings *findings = NULL;
        ck_assert_int_eq(juesuan_report_check(&findings, published, NULL, NULL), JUESUAN_OK);
        size_t wrong = 0;
        for (size_t k = 0; k < juesuan_findings_count(findings); k++)
            wrong += strcmp(juesuan_finding_rule(findings, k), "claim.change") == 0;
        ck_assert_uint_gt(wrong, 0);
        juesuan_findings_free(findings);
        juesuan_report_free(published);
        juesuan_report_free(report);
        juesuan_report_free(previous);
        free(notes);
    }
}
END_TEST

START_TEST(from_nothing_there_is_no_rate)
{
    char *notes = NULL;
    narrate_two("100.00", "100.00", JUESUAN_STYLE_SHANXI, &notes);
    says(notes, "公务接待费支出0.54万元，比上年度增加0.54万元，主要原因是：");
    free(notes);
}
END_TEST

START_TEST(what_ended_is_named)
{
    juesuan_builder *builder = NULL;
    juesuan_report *report = small(2023, "100.00", "");
    juesuan_report *previous = NULL;
    ck_assert_int_eq(juesuan_builder_new(&builder, NULL, 2022, JUESUAN_UNIT_WAN, NULL, NULL), JUESUAN_OK);
    juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "general_budget", NULL, "2040601", NULL, "basic", amount_of("90.00"), NULL);
    juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "general_budget", NULL, "2080505", NULL, "basic", amount_of("5.00"), NULL);
    ck_assert_int_eq(juesuan_builder_derive(builder, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_builder_finish(&previous, builder, NULL), JUESUAN_OK);
    juesuan_builder_free(builder);
    char *notes = narrate(report, previous, NULL, JUESUAN_STYLE_SHANXI);
    says(notes, "社会保障和就业支出2022年有支出，本年度不再安排，");
    ck_assert_ptr_null(strstr(notes, "公共安全支出2022年有支出"));
    /* The classes that are left change by 10.00, the whole by 5.00: no contradiction, for one ended. */
    juesuan_report *published = publish(report, notes);
    holds(published, NULL, false, 0);
    juesuan_report_free(published);
    free(notes);
    juesuan_report_free(report);
    juesuan_report_free(previous);
}
END_TEST

START_TEST(what_is_not_known_is_marked)
{
    juesuan_report *report = small(2023, "100.00", "0.54");
    char *notes = narrate(report, NULL, NULL, JUESUAN_STYLE_SHANXI);
    says(notes, "与上年相比，收入总计【待填：增减额、增减率】");
    says(notes, "共接待【待填：数量】批次");
    says(notes, "本部门无机关运行经费。");
    says(notes, "因公出国（境）费支出0万元，出国团组共0个，0人次。");
    free(notes);
    notes = narrate(report, NULL, "{\"counts\": {\"公务接待批次\": 3}, \"budgets\": {\"2040601\": \"100.00\"}}",
                    JUESUAN_STYLE_SHANGHAI);
    says(notes, "年初预算为100.00万元，支出决算为100.00万元。决算数与预算数持平。");
    free(notes);
    juesuan_report_free(report);
}
END_TEST

START_TEST(every_key_has_one_meaning)
{
    size_t count = 0;
    for (; *juesuan_topic_name(count) != '\0'; count++)
        for (size_t before = 0; before < count; before++)
            ck_assert_str_ne(juesuan_topic_name(before), juesuan_topic_name(count));
    ck_assert_uint_gt(count, 80);
}
END_TEST

START_TEST(wrong_extras_are_errors_with_their_place)
{
    static const struct {
        const char *extra;
        size_t line;
    } wrong[] = {
        {"[]", 1},
        {"{\"budgets\": 3}", 1},
        {"{\n\"budget\": {}}", 2},
        {"{\"budgets\": {\n\"没有\": \"1\"}}", 2},
        {"{\"budgets\": {\"201\": 3.5}}", 1},
        {"{\"budgets\": {\"201\": \"many\"}}", 1},
        {"{\"counts\": {\"201\": 1}}", 1},
        {"{\"reasons\": {\"201\": 1}}", 1},
        {"{", 1},
    };
    juesuan_report *report = small(2023, "1.00", "");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        juesuan_buffer *buffer = NULL;
        juesuan_error *error = NULL;
        juesuan_status status = juesuan_report_narrate(&buffer, report, NULL, wrong[i].extra, strlen(wrong[i].extra),
                                                       JUESUAN_STYLE_SHANXI, NULL, &error);
        ck_assert_msg(status == JUESUAN_ERROR_FORMAT, "%s", wrong[i].extra);
        ck_assert_uint_eq(juesuan_error_line(error), wrong[i].line);
        ck_assert_ptr_null(buffer);
        juesuan_error_free(error);
    }
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_report_narrate(&buffer, NULL, NULL, NULL, 0, JUESUAN_STYLE_SHANXI, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_report_narrate(&buffer, report, NULL, NULL, 0, (juesuan_style)9, NULL, NULL), JUESUAN_ERROR_ARGUMENT);
    juesuan_report_free(report);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("narrate");
    CASE(suite, "shanxi", shanxi_gives_its_printed_figures, shanxi_gives_its_printed_sentences);
    CASE(suite, "wordings", the_same_is_said_to_be_the_same, changes_have_direction_and_rate, from_nothing_there_is_no_rate, from_below_nothing_the_figure_is_said,
         what_ended_is_named, what_is_not_known_is_marked, every_key_has_one_meaning, wrong_extras_are_errors_with_their_place);
    CASE(suite, "properties", what_is_narrated_is_read_and_holds);
    return run_suite(suite);
}
