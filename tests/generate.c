#include "generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_SUBJECTS = 400, TEXT = 64 };

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SLOWER = 6 };
#else
enum { SLOWER = 1 };
#endif

uint64_t generate_rounds(uint64_t wanted)
{
    uint64_t slower = getenv("JUESUAN_NO_CLOCK") != NULL ? 60 : SLOWER; /* set under valgrind */
    return wanted / slower + 1;
}

/* ---- Numbers ---- */

generator generator_of(uint64_t seed)
{
    /* Scrambled, or the numbers of one seed would be those of the seed before, one step on. */
    generator numbers = {seed};
    return (generator){generate_number(&numbers)};
}

uint64_t generate_number(generator *numbers)
{
    uint64_t z = numbers->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

uint64_t generate_below(generator *numbers, uint64_t below)
{
    return below == 0 ? 0 : generate_number(numbers) % below;
}

bool generate_once_in(generator *numbers, uint64_t of)
{
    return generate_below(numbers, of) == 0;
}

/* ---- Subjects ---- */

typedef struct subject {
    char code[8];
    char names[3][TEXT]; /* of the class, where the forms do not know it, the 款 and the 项 */
} subject;

/* Real ones: 款 and 项 with the names of the 政府收支分类科目. */
static const struct {
    const char *code;
    const char *group;
    const char *name;
} real[] = {
    {"2010101", "人大事务", "行政运行"},
    {"2010301", "政府办公厅（室）及相关机构事务", "行政运行"},
    {"2010601", "财政事务", "行政运行"},
    {"2010602", "财政事务", "一般行政管理事务"},
    {"2010650", "财政事务", "事业运行"},
    {"2011101", "纪检监察事务", "行政运行"},
    {"2013299", "组织事务", "其他组织事务支出"},
    {"2040601", "司法", "行政运行"},
    {"2040602", "司法", "一般行政管理事务"},
    {"2040604", "司法", "基层司法业务"},
    {"2040605", "司法", "普法宣传"},
    {"2040607", "司法", "公共法律服务"},
    {"2040650", "司法", "事业运行"},
    {"2050201", "普通教育", "学前教育"},
    {"2050202", "普通教育", "小学教育"},
    {"2050203", "普通教育", "初中教育"},
    {"2050803", "进修及培训", "培训支出"},
    {"2060401", "技术研究与开发", "机构运行"},
    {"2070104", "文化和旅游", "图书馆"},
    {"2070109", "文化和旅游", "群众文化"},
    {"2080501", "行政事业单位养老支出", "行政单位离退休"},
    {"2080502", "行政事业单位养老支出", "事业单位离退休"},
    {"2080505", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出"},
    {"2080506", "行政事业单位养老支出", "机关事业单位职业年金缴费支出"},
    {"2080801", "抚恤", "死亡抚恤"},
    {"2101101", "行政事业单位医疗", "行政单位医疗"},
    {"2101102", "行政事业单位医疗", "事业单位医疗"},
    {"2110301", "污染防治", "大气"},
    {"2120101", "城乡社区管理事务", "行政运行"},
    {"2120802", "国有土地使用权出让收入安排的支出", "土地开发支出"},
    {"2130101", "农业农村", "行政运行"},
    {"2130106", "农业农村", "科技转化与推广服务"},
    {"2140104", "公路水路运输", "公路建设"},
    {"2140106", "公路水路运输", "公路养护"},
    {"2200101", "自然资源事务", "行政运行"},
    {"2200106", "自然资源事务", "自然资源利用与保护"},
    {"2210201", "住房改革支出", "住房公积金"},
    {"2210202", "住房改革支出", "提租补贴"},
    {"2240101", "应急管理事务", "行政运行"},
    {"2290804", "彩票发行销售机构业务费安排的支出", "福利彩票发行机构的业务费支出"},
};

static const char *const classes[] = {"201", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "220", "221", "224"};
static const char *const syllables[] = {"河", "山", "林", "桥", "田", "江", "湖", "岭", "原", "港", "塔", "泉"};

static int compare_subjects(const void *left, const void *right)
{
    return strcmp(((const subject *)left)->code, ((const subject *)right)->code);
}

/* A name that its code alone decides. */
static void invent_name(const char *code, size_t size, const char *end, char *out)
{
    uint64_t hash = 7;
    for (size_t i = 0; i < size; i++)
        hash = hash * 131 + (unsigned char)code[i];
    generator words = generator_of(hash);
    out[0] = '\0';
    for (int i = 0; i < 4; i++)
        strcat(out, syllables[generate_below(&words, COUNT(syllables))]);
    strcat(out, end);
}

static subject invent_subject(generator *tree)
{
    subject made = {{0}, {{0}}};
    snprintf(made.code, sizeof made.code, "%s%02u%02u", classes[generate_below(tree, COUNT(classes))],
             (unsigned)generate_below(tree, 6) + 1, (unsigned)generate_below(tree, 30) + 1);
    invent_name(made.code, 5, "事务", made.names[1]);
    invent_name(made.code, 7, "支出", made.names[2]);
    return made;
}

static subject real_subject(generator *tree)
{
    size_t i = generate_below(tree, COUNT(real));
    subject made = {{0}, {{0}}};
    strcpy(made.code, real[i].code);
    strcpy(made.names[1], real[i].group);
    strcpy(made.names[2], real[i].name);
    return made;
}

/* Sorted, each code once; gives how many. */
static size_t make_subjects(const generate_shape *shape, generator *tree, subject *subjects)
{
    size_t wanted = shape->subjects != 0 ? shape->subjects : 1 + generate_below(tree, generate_once_in(tree, 10) ? 120 : 24);
    wanted = wanted > MOST_SUBJECTS ? MOST_SUBJECTS : wanted;
    for (size_t i = 0; i < wanted; i++)
        subjects[i] = shape->invented ? invent_subject(tree) : real_subject(tree);
    qsort(subjects, wanted, sizeof *subjects, compare_subjects);
    size_t count = 0;
    for (size_t i = 0; i < wanted; i++)
        if (count == 0 || strcmp(subjects[count - 1].code, subjects[i].code) != 0)
            subjects[count++] = subjects[i];
    return count;
}

/* ---- Setting cells ---- */

typedef struct making {
    juesuan_builder *builder;
    generator values;
    const generate_shape *shape;
    int decimals;
} making;

static void give_up(const char *what, juesuan_status status, const juesuan_error *error)
{
    fprintf(stderr, "generate: %s: %s: %s\n", what, juesuan_status_name(status),
            error == NULL ? "" : juesuan_error_message(error));
    exit(EXIT_FAILURE);
}

static void set(making *at, const char *table, const char *side, const char *row, const char *name, const char *column,
                int64_t value, int decimals)
{
    if (value == 0 && !generate_once_in(&at->values, 12))
        return; /* mostly an empty cell */
    juesuan_error *error = NULL;
    juesuan_amount amount = {value, decimals, JUESUAN_VALUE};
    juesuan_status status =
        juesuan_builder_set(at->builder, JUESUAN_SET_PUBLICATION, table, side, row, name, column, amount, &error);
    if (status != JUESUAN_OK)
        give_up(row, status, error);
}

static void set_subject(making *at, const char *table, const subject *of, const char *column, int64_t value)
{
    set(at, table, NULL, of->code, of->names[2], column, value, at->decimals);
}

static void put_name(making *at, const char *table, const char *code, const char *name, const char *column)
{
    juesuan_error *error = NULL;
    juesuan_amount blank = {.state = JUESUAN_BLANK};
    juesuan_status status =
        juesuan_builder_set(at->builder, JUESUAN_SET_PUBLICATION, table, NULL, code, name, column, blank, &error);
    if (status != JUESUAN_OK)
        give_up(code, status, error);
}

static void name_parents(making *at, const char *table, const subject *of)
{
    char group[8] = "";
    memcpy(group, of->code, 5);
    put_name(at, table, group, of->names[1], "total");
}

/* Of any size; some are small, some have zeros at the end. */
static int64_t some(making *at)
{
    static const int64_t sizes[] = {100, 10000, 1000000, 50000000};
    int64_t value = 1 + (int64_t)generate_below(&at->values, (uint64_t)sizes[generate_below(&at->values, COUNT(sizes))]);
    if (generate_once_in(&at->values, 6))
        value = value / 100 * 100 + 100;
    if (at->decimals == 0)
        value = value / 100 + 1;
    return at->shape->negative && generate_once_in(&at->values, 8) ? -value : value;
}

static int64_t maybe(making *at, uint64_t of)
{
    return generate_once_in(&at->values, of) ? some(at) : 0;
}

static int64_t positive(int64_t value)
{
    return value < 0 ? 0 : value;
}

/* ---- Tables ---- */

typedef struct totals {
    int64_t general_income, general, basic;
    int64_t fund_income, fund_opening, fund;
    int64_t capital_income, capital;
    int64_t income, expenditure;
} totals;

typedef struct spending {
    int64_t basic, project;
} spending;

static spending spend_general(making *at, const subject *of, totals *sums)
{
    spending made = {maybe(at, 2), maybe(at, 2)};
    if (made.basic == 0 && made.project == 0)
        made.basic = some(at);
    name_parents(at, "general_budget", of);
    set_subject(at, "general_budget", of, "basic", made.basic);
    set_subject(at, "general_budget", of, "project", made.project);
    sums->general += made.basic + made.project;
    sums->basic += made.basic;
    return made;
}

static spending spend_fund(making *at, const subject *of, totals *sums)
{
    spending made = {0, positive(some(at)) + 1};
    int64_t opening = maybe(at, 3);
    int64_t income = made.project - opening + positive(maybe(at, 3));
    name_parents(at, "government_fund", of);
    set_subject(at, "government_fund", of, "opening", opening);
    set_subject(at, "government_fund", of, "income", income);
    set_subject(at, "government_fund", of, "project", made.project);
    sums->fund += made.project;
    sums->fund_opening += opening;
    sums->fund_income += income;
    return made;
}

static spending spend_capital(making *at, const subject *of, totals *sums)
{
    spending made = {0, positive(some(at)) + 1};
    name_parents(at, "state_capital", of);
    set_subject(at, "state_capital", of, "project", made.project);
    sums->capital += made.project;
    sums->capital_income += made.project;
    return made;
}

static void make_subject(making *at, const subject *of, totals *sums)
{
    bool plain = at->shape->plain;
    spending general = {0, 0};
    spending other = {0, 0};
    int64_t received = 0;
    if (plain || !generate_once_in(&at->values, 5)) {
        general = spend_general(at, of, sums);
        received = general.basic + general.project + (generate_once_in(&at->values, 4) ? positive(some(at)) / 10 : 0);
        sums->general_income += received;
    }
    if (!plain && generate_once_in(&at->values, 6)) {
        int64_t before = sums->fund_income;
        other = spend_fund(at, of, sums);
        received += sums->fund_income - before;
    } else if (!plain && generate_once_in(&at->values, 12)) {
        other = spend_capital(at, of, sums);
        received += other.project;
    }
    int64_t business = maybe(at, 6);
    int64_t own = positive(business);
    int64_t operating = positive(maybe(at, 12));
    int64_t upward = plain ? 0 : positive(maybe(at, 30));
    int64_t downward = plain ? 0 : positive(maybe(at, 30));
    int64_t extra[] = {plain ? 0 : maybe(at, 20), plain ? 0 : maybe(at, 20), maybe(at, 8)};
    name_parents(at, "income", of);
    set_subject(at, "income", of, "appropriation", received);
    set_subject(at, "income", of, "business", business);
    set_subject(at, "income", of, "operating", operating);
    set_subject(at, "income", of, "superior_subsidy", extra[0]);
    set_subject(at, "income", of, "affiliate", extra[1]);
    set_subject(at, "income", of, "other", extra[2]);
    name_parents(at, "expenditure", of);
    set_subject(at, "expenditure", of, "basic", general.basic + other.basic + own);
    set_subject(at, "expenditure", of, "project", general.project + other.project);
    set_subject(at, "expenditure", of, "operating", operating);
    set_subject(at, "expenditure", of, "to_superior", upward);
    set_subject(at, "expenditure", of, "to_affiliate", downward);
    sums->income += received + business + operating + extra[0] + extra[1] + extra[2];
    sums->expenditure += general.basic + other.basic + own + general.project + other.project + operating + upward + downward;
}

static void make_carryovers(making *at, const totals *sums)
{
    int64_t opening = positive(sums->general - sums->general_income) + positive(maybe(at, 2));
    int64_t rest = positive(sums->expenditure - sums->income);
    set(at, "appropriation", "income", "capital", NULL, "final", sums->capital_income, at->decimals);
    set(at, "appropriation", "income", "opening.general", NULL, "final", opening, at->decimals);
    set(at, "income_expenditure", "income", "opening", NULL, "final",
        opening + positive(sums->fund_opening) + rest + positive(maybe(at, 2)), at->decimals);
    set(at, "income_expenditure", "income", "nonfiscal", NULL, "final", positive(maybe(at, 4)), at->decimals);
}

static const struct {
    const char *code;
    const char *name;
} economic[] = {
    {"301", "工资福利支出"},       {"302", "商品和服务支出"}, {"303", "对个人和家庭的补助"}, {"310", "资本性支出"},
    {"30101", "基本工资"},         {"30102", "津贴补贴"},     {"30103", "奖金"},             {"30107", "绩效工资"},
    {"30108", "机关事业单位基本养老保险缴费"}, {"30113", "住房公积金"}, {"30301", "离休费"}, {"30302", "退休费"},
    {"30309", "奖励金"},           {"30201", "办公费"},       {"30202", "印刷费"},           {"30205", "水费"},
    {"30206", "电费"},             {"30211", "差旅费"},       {"30217", "公务接待费"},       {"30228", "工会经费"},
    {"30231", "公务用车运行维护费"}, {"30299", "其他商品和服务支出"}, {"31002", "办公设备购置"}, {"31099", "其他资本性支出"},
};

enum { ECONOMIC_CLASSES = 4 };

/* The basic spending once more, by economic subject: random parts, the rest in the last one. */
static void make_basic(making *at, int64_t basic, int64_t *reception, int64_t *running)
{
    bool open[COUNT(economic)];
    int64_t rest = basic;
    size_t last = ECONOMIC_CLASSES;
    for (size_t i = 0; i < COUNT(economic); i++)
        open[i] = i >= ECONOMIC_CLASSES && !generate_once_in(&at->values, 4);
    for (size_t i = ECONOMIC_CLASSES; i < COUNT(economic); i++) {
        if (!open[i] || basic <= 0)
            continue;
        int64_t part = (int64_t)generate_below(&at->values, (uint64_t)rest / 3 + 1);
        /* No car and no meal for a million. */
        if (strcmp(economic[i].code, "30217") == 0)
            *reception = part = part > 5000 ? 5000 : part;
        if (strcmp(economic[i].code, "30231") == 0)
            *running = part = part > 20000 ? 20000 : part;
        rest -= part;
        set(at, "basic_expenditure", NULL, economic[i].code, economic[i].name, "final", part, at->decimals);
    }
    if (rest == 0)
        return;
    if (!open[last])
        set(at, "basic_expenditure", NULL, economic[last].code, economic[last].name, "final", rest, at->decimals);
    else
        set(at, "basic_expenditure", NULL, "30199", "其他工资福利支出", "final", rest, at->decimals);
}

static void name_economic(making *at)
{
    for (size_t i = 0; i < ECONOMIC_CLASSES; i++)
        put_name(at, "basic_expenditure", economic[i].code, economic[i].name, "final");
}

static void make_sangong(making *at, int64_t reception, int64_t running)
{
    int64_t final[] = {positive(maybe(at, 3)) % 100000, positive(maybe(at, 4)) % 300000, running + positive(maybe(at, 3)) % 5000,
                       reception + positive(maybe(at, 3)) % 5000};
    static const char *const columns[] = {"abroad", "vehicle_purchase", "vehicle_running", "reception"};
    for (size_t i = 0; i < COUNT(columns); i++) {
        int64_t saved = (int64_t)generate_below(&at->values, 2000);
        set(at, "sangong", NULL, "final", NULL, columns[i], final[i], at->decimals);
        set(at, "sangong", NULL, "budget", NULL, columns[i], final[i] == 0 ? 0 : final[i] + saved, at->decimals);
    }
}

static void make_statistics(making *at, int64_t public)
{
    static const char *const purchases[] = {"goods", "works", "services"};
    static const char *const vehicles[] = {"主要负责人用车", "机要通信用车", "应急保障用车", "执法执勤用车", "其他用车"};
    for (size_t i = 0; i < COUNT(purchases); i++)
        set(at, "statistics", NULL, purchases[i], NULL, "final", positive(maybe(at, 2)), at->decimals);
    if (public > 0)
        set(at, "statistics", NULL, "running.administrative", NULL, "final", public, at->decimals);
    for (size_t i = 0; i < COUNT(vehicles); i++)
        set(at, "statistics", NULL, vehicles[i], NULL, "final", (int64_t)generate_below(&at->values, 9), 0);
    set(at, "statistics", NULL, "equipment", NULL, "final", (int64_t)generate_below(&at->values, 3), 0);
}

/* 公用经费合计 of what was set so far: the library adds it up. */
static int64_t public_cost(making *at)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_builder_derive(at->builder, &error);
    if (status == JUESUAN_OK)
        status = juesuan_builder_finish(&report, at->builder, &error);
    if (status != JUESUAN_OK)
        give_up("derive", status, error);
    const juesuan_table *table = juesuan_report_table(report, JUESUAN_SET_PUBLICATION, "basic_expenditure");
    juesuan_amount amount = juesuan_table_amount(table, 0, juesuan_table_find_row(table, 0, "公用经费合计"), 0);
    juesuan_report_free(report);
    return amount.state == JUESUAN_VALUE ? amount.value : 0;
}

/* ---- Reports ---- */

static const char *const departments[] = {"青河市司法局", "南岭县财政局", "东山区教育局", "临江市自然资源局",
                                          "北原县人民医院", "西湖区文化和旅游局"};

generate_shape generate_shape_of(uint64_t seed)
{
    generator numbers = generator_of(seed ^ 0xA5A5u);
    return (generate_shape){.tree = seed,
                            .values = seed + 1,
                            .negative = generate_once_in(&numbers, 5),
                            .invented = generate_once_in(&numbers, 3),
                            .plain = generate_once_in(&numbers, 3)};
}

static juesuan_report *finish(making *at)
{
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    juesuan_status status = juesuan_builder_derive(at->builder, &error);
    if (status == JUESUAN_OK)
        status = juesuan_builder_finish(&report, at->builder, &error);
    if (status != JUESUAN_OK)
        give_up("finish", status, error);
    juesuan_builder_free(at->builder);
    return report;
}

juesuan_report *generate_report(const generate_shape *shape)
{
    generator tree = generator_of(shape->tree);
    making at = {.values = generator_of(shape->values), .shape = shape};
    subject subjects[MOST_SUBJECTS];
    totals sums = {0};
    int64_t reception = 0;
    int64_t running = 0;
    juesuan_unit unit = shape->unit;
    if (unit == JUESUAN_UNIT_UNKNOWN)
        unit = generate_once_in(&tree, 3) ? JUESUAN_UNIT_YUAN : JUESUAN_UNIT_WAN;
    at.decimals = generate_once_in(&tree, 12) ? 0 : 2;
    const char *department = departments[generate_below(&tree, COUNT(departments))];
    int year = shape->year != 0 ? shape->year : 2015 + (int)generate_below(&at.values, 10);
    if (juesuan_builder_new(&at.builder, department, year, unit, NULL, NULL) != JUESUAN_OK)
        give_up("new", JUESUAN_ERROR_MEMORY, NULL);
    size_t count = make_subjects(shape, &tree, subjects);
    name_economic(&at);
    for (size_t i = 0; i < count; i++)
        make_subject(&at, &subjects[i], &sums);
    make_carryovers(&at, &sums);
    make_basic(&at, sums.basic, &reception, &running);
    make_sangong(&at, reception, running);
    make_statistics(&at, public_cost(&at));
    return finish(&at);
}
