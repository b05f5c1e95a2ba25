#include "support_notes.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- The Shanxi report ---- */

START_TEST(shanxi_figures_are_bound)
{
    static const struct {
        size_t line;
        juesuan_measure measure;
        const char *table;
        const char *code;
        const char *column;
        const char *value;
        const char *unit;
    } expected[] = {
        {491, JUESUAN_MEASURE_AMOUNT, "income_expenditure", "", "final", "5380.47", "万元"},
        {491, JUESUAN_MEASURE_CHANGE, "income_expenditure", "", "final", "-181.51", "万元"},
        {491, JUESUAN_MEASURE_CHANGE_PERCENT, "income_expenditure", "", "final", "-3.26", "%"},
        {497, JUESUAN_MEASURE_SHARE, "income", "", "appropriation", "88.40", "%"},
        {513, JUESUAN_MEASURE_AMOUNT, "expenditure", "", "basic", "2861.09", "万元"},
        {525, JUESUAN_MEASURE_AMOUNT, "appropriation", "", "total", "3449.21", "万元"},
        {531, JUESUAN_MEASURE_SHARE, "general_budget", "", "total", "87.02", "%"},
        {539, JUESUAN_MEASURE_AMOUNT, "general_budget", "204", "total", "2812.68", "万元"},
        {551, JUESUAN_MEASURE_BUDGET, "general_budget", "204", "budget", "2581.61", "万元"},
        {551, JUESUAN_MEASURE_FINAL, "general_budget", "208", "total", "357.59", "万元"},
        {551, JUESUAN_MEASURE_COMPLETION, "general_budget", "210", "total", "88.24", "%"},
        {551, JUESUAN_MEASURE_CHANGE, "general_budget", "201", "total", "-4.34", "万元"},
        {551, JUESUAN_MEASURE_AMOUNT, "general_budget", "20808", "total", "25.98", "万元"},
        {557, JUESUAN_MEASURE_AMOUNT, "basic_expenditure", "", "final", "2378.75", "万元"},
        {557, JUESUAN_MEASURE_AMOUNT, "basic_expenditure", "303", "final", "248.56", "万元"},
        {573, JUESUAN_MEASURE_BUDGET, "sangong", "", "total", "12.65", "万元"},
        {575, JUESUAN_MEASURE_CHANGE, "sangong", "", "abroad", "0", "万元"},
        {577, JUESUAN_MEASURE_CHANGE, "sangong", "", "vehicle_purchase", "-17.98", "万元"},
        {591, JUESUAN_MEASURE_COUNT, "", "", "", "140", "人次"},
        {597, JUESUAN_MEASURE_AMOUNT, "statistics", "", "final", "323.43", "万元"},
        {603, JUESUAN_MEASURE_AMOUNT, "statistics", "", "final", "174.34", "万元"},
        {607, JUESUAN_MEASURE_COUNT, "statistics", "", "final", "15", "辆"},
        {613, JUESUAN_MEASURE_COUNT, "", "", "", "21", "个"},
        {988, JUESUAN_MEASURE_AMOUNT, "income", "", "appropriation", "3608.13", "万元"},
        {1055, JUESUAN_MEASURE_COUNT, "", "", "", "88", "分"},
        {1059, JUESUAN_MEASURE_COMPLETION, "", "", "", "74", "%"},
    };
    juesuan_report *report = read_shanxi();
    ck_assert_uint_eq(juesuan_report_claim_count(report), 178);
    for (size_t i = 0; i < COUNT(expected); i++) {
        size_t found = 0;
        for (size_t k = 0; k < juesuan_report_claim_count(report); k++)
            found += juesuan_claim_line(report, k) == expected[i].line && juesuan_claim_measure(report, k) == expected[i].measure &&
                     strcmp(juesuan_claim_table(report, k), expected[i].table) == 0 &&
                     strcmp(juesuan_claim_code(report, k), expected[i].code) == 0 &&
                     strcmp(juesuan_claim_column(report, k), expected[i].column) == 0 &&
                     strcmp(text_of(juesuan_claim_value(report, k)), expected[i].value) == 0 &&
                     strcmp(juesuan_claim_unit(report, k), expected[i].unit) == 0;
        ck_assert_msg(found >= 1, "line %zu: %s %s", expected[i].line, expected[i].value, expected[i].unit);
    }
    juesuan_report_free(report);
}
END_TEST

START_TEST(what_is_not_bound_has_its_reason)
{
    juesuan_report *report = read_shanxi();
    size_t unclear = 0;
    for (size_t i = 0; i < juesuan_report_claim_count(report); i++) {
        bool bound = *juesuan_claim_table(report, i) != '\0' && *juesuan_claim_reason(report, i) == '\0';
        ck_assert_msg(bound || *juesuan_claim_reason(report, i) != '\0', "claim %zu", i);
        ck_assert_str_ne(juesuan_claim_text(report, i), "");
        ck_assert_str_ne(juesuan_claim_section(report, i), "");
        unclear += *juesuan_claim_subject(report, i) == '\0';
    }
    ck_assert_uint_eq(unclear, 0);
    juesuan_report_free(report);
}
END_TEST

START_TEST(accessors_are_neutral_out_of_range)
{
    ck_assert_uint_eq(juesuan_report_claim_count(NULL), 0);
    ck_assert_str_eq(juesuan_claim_subject(NULL, 0), "");
    ck_assert_str_eq(juesuan_claim_code(NULL, 7), "");
    ck_assert_str_eq(juesuan_claim_side(NULL, 7), "");
    ck_assert_int_eq(juesuan_claim_value(NULL, 0).state, JUESUAN_BLANK);
    ck_assert_str_eq(juesuan_measure_name(JUESUAN_MEASURE_CHANGE_PERCENT), "change_percent");
    ck_assert_str_eq(juesuan_measure_name((juesuan_measure)99), "");
}
END_TEST

/* ---- How it is printed ---- */

START_TEST(layout_does_not_matter)
{
    static const struct {
        const char *from;
        const char *to;
    } changes[] = {
        {"收入总计5,380.47万元", "收入总计\n5,380.47 万元"},
        {"收入总计5,380.47万元", "收入总\n计5,380\n.47万\n元"},
        {"支出总计5,380.47万元", "支 出 总 计 5, 380. 47 万 元"},
        {"支出总计5,380.47万元", "支出总计５，３８０．４７万元"},
        {"支出总计5,380.47万元", "支出总计5380.47万元"},
        {"基本支出2,861.09万元，占比72.18%；", "基本支出2,861.09 万元, 占比 72.18％;"},
        {"因公出国（境）费支出0万元，完成全年预算的0%，与上年相同", "因公出国(境)费支出0万元,完成全年预算的0%,与上年相同"},
        {"2023年度“三公”经费财政拨款支出全年预算12.65万元", "2023年度\"三公\"经费财政拨款支出全年预算12.65万元"},
        {"完成全年预算的100.00%，比上年度减少18.56万元", "完成全年\n预算的100.00%，比上年\n度减少18.56万元"},
    };
    juesuan_report *original = read_shanxi();
    size_t count = juesuan_report_claim_count(original);
    for (size_t i = 0; i < COUNT(changes); i++) {
        char *text = shanxi_with(changes[i].from, changes[i].to);
        juesuan_report *report = parse_text(text);
        ck_assert_ptr_nonnull(report);
        ck_assert_msg(juesuan_report_claim_count(report) == count, "%s: %zu claims", changes[i].to, juesuan_report_claim_count(report));
        for (size_t k = 0; k < count; k++) {
            ck_assert_msg(juesuan_amount_compare(juesuan_claim_value(report, k), juesuan_claim_value(original, k)) == 0, "%s: claim %zu",
                          changes[i].to, k);
            ck_assert_str_eq(juesuan_claim_table(report, k), juesuan_claim_table(original, k));
            ck_assert_str_eq(juesuan_claim_column(report, k), juesuan_claim_column(original, k));
            ck_assert_str_eq(juesuan_claim_unit(report, k), juesuan_claim_unit(original, k));
        }
        juesuan_report_free(report);
        free(text);
    }
    juesuan_report_free(original);
}
END_TEST

/* ---- How it is worded ---- */

typedef struct wording {
    const char *notes;
    const char *claims;
} wording;

static void check_wordings(const wording *wordings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *claims = claims_of(wordings[i].notes);
        ck_assert_msg(strcmp(claims, wordings[i].claims) == 0, "%s\ngives\n%s\nfor\n%s", wordings[i].notes, claims, wordings[i].claims);
    }
}

#define IE "一、收入支出决算总体情况说明\n\n"
#define INCOME "二、收入决算情况说明\n\n"
#define EXPENDITURE "三、支出决算情况说明\n\n"
#define FISCAL "四、财政拨款收入支出决算总体情况说明\n\n"
#define GENERAL "五、一般公共预算财政拨款支出决算情况说明\n\n"
#define BASIC "六、一般公共预算财政拨款基本支出决算情况说明\n\n"
#define FUND "七、政府性基金预算财政拨款收入支出决算情况说明\n\n"
#define SANGONG "九、财政拨款“三公”经费支出决算情况说明\n\n"
#define OTHER "十、其他重要事项情况说明\n\n"

START_TEST(totals_and_changes)
{
    static const wording wordings[] = {
        {IE "本部门2023年度收入总计5380.47万元、支出总计5380.47万元。与2022年相比，收、支总计各增加12.30万元，增长0.23%。",
         "amount 收入总计|income_expenditure  final 5380.47万元\namount 支出总计|income_expenditure  final 5380.47万元\n"
         "change 收、支总计|income_expenditure  final 12.30万元\nchange_percent 收、支总计|income_expenditure  final 0.23%\n"},
        {IE "2023年度收入支出总计5380.47万元。与上年度相比，收入支出总计持平。",
         "amount 收入支出总计|income_expenditure  final 5380.47万元\nchange 收入支出总计|income_expenditure  final 0万元\n"},
        {IE "2023年度收、支总计均为5380.47万元，比上年减少1.2万元，降低0.02%。",
         "amount 收、支总计|income_expenditure  final 5380.47万元\nchange 收、支总计|income_expenditure  final -1.2万元\n"
         "change_percent 收、支总计|income_expenditure  final -0.02%\n"},
        {INCOME "本年收入合计3901.72万元，其中：财政拨款收入3449.21万元，占88.40%；事业收入158.91万元，占4.07%。",
         "amount 本年收入合计|income_expenditure  final 3901.72万元\namount 财政拨款收入|income  appropriation 3449.21万元\n"
         "share 财政拨款收入|income  appropriation 88.40%\namount 事业收入|income  business 158.91万元\nshare 事业收入|income  business 4.07%\n"},
        {EXPENDITURE "本年支出合计39638400元，其中：基本支出0.29亿元，占比重为72.18%。",
         "amount 本年支出合计|income_expenditure  final 39638400元\namount 基本支出|expenditure  basic 0.29亿元\nshare 基本支出|expenditure  basic 72.18%\n"},
        {FISCAL "2023年度财政拨款收入支出总计3449.21万元。与2022年度相比，财政拨款收、支总计各减少11.20万元，下降0.32%。",
         "amount 财政拨款收入支出总计|appropriation  final 3449.21万元\nchange 财政拨款收、支总计|appropriation  final -11.20万元\n"
         "change_percent 财政拨款收、支总计|appropriation  final -0.32%\n"},
        {IE "收入总计同比增长3.2%。",
         "change_percent 收入总计|income_expenditure  final 3.2%\n"},
    };
    check_wordings(wordings, COUNT(wordings));
}
END_TEST

START_TEST(subjects_by_name)
{
    static const wording wordings[] = {
        {GENERAL "1.公共安全支出（类）司法（款）行政运行（项）。\n\n年初预算为600.00万元，支出决算为601.57万元，完成年初预算的100.26%。决算数大于年初预算数的主要原因是人员增加。",
         "budget 公共安全支出（类）司法（款）行政运行（项）|- 2040601 - 600.00万元\nfinal 公共安全支出（类）司法（款）行政运行（项）|general_budget 2040601 total 601.57万元\n"
         "completion 公共安全支出（类）司法（款）行政运行（项）|general_budget 2040601 total 100.26%\n"},
        {GENERAL "公共安全支出（类）强制隔离戒毒（款）行政运行（项）1363.07万元，占39.52%。",
         "amount 公共安全支出（类）强制隔离戒毒（款）行政运行（项）|general_budget 2040801 total 1363.07万元\n"
         "share 公共安全支出（类）强制隔离戒毒（款）行政运行（项）|general_budget 2040801 total 39.52%\n"},
        {GENERAL "一般公共服务（类）支出3.46万元，占0.10%；住房保障（类）支出200.15万元，占5.80%。",
         "amount 一般公共服务（类）|general_budget 201 total 3.46万元\nshare 一般公共服务（类）|general_budget 201 total 0.10%\n"
         "amount 住房保障（类）|general_budget 221 total 200.15万元\nshare 住房保障（类）|general_budget 221 total 5.80%\n"},
        /* The name of two rows: nothing says which one is meant. */
        {GENERAL "行政运行601.57万元。", "amount 行政运行|-  - 601.57万元\n"},
        /* The class named before says which. */
        {GENERAL "住房保障支出200.15万元，其中住房公积金200.15万元。",
         "amount 住房保障支出|general_budget 221 total 200.15万元\namount 住房公积金|general_budget 2210201 total 200.15万元\n"},
        {GENERAL "2023年度一般公共预算财政拨款支出3449.21万元，其中：基本支出2702.18万元，占78.34%；项目支出747.03万元，占21.66%。",
         "amount 一般公共预算财政拨款支出|general_budget  total 3449.21万元\namount 基本支出|general_budget  basic 2702.18万元\n"
         "share 基本支出|general_budget  basic 78.34%\namount 项目支出|general_budget  project 747.03万元\nshare 项目支出|general_budget  project 21.66%\n"},
        {BASIC "基本支出2702.18万元，其中：人员经费2378.75万元，主要包括：基本工资、奖金；日常公用经费323.43万元，主要包括：办公费等。",
         "amount 基本支出|general_budget  basic 2702.18万元\namount 人员经费|basic_expenditure  final 2378.75万元\n"
         "amount 日常公用经费|basic_expenditure  final 323.43万元\n"},
        /* Of the row, of the department, or of neither. */
        {GENERAL "公共安全支出（类）2812.68万元，其中：基本支出2065.65万元，占73.44%；项目支出747.03万元。",
         "amount 公共安全支出（类）|general_budget 204 total 2812.68万元\namount 基本支出|general_budget 204 basic 2065.65万元\n"
         "share |-  - 73.44%\namount 项目支出|general_budget 204 project 747.03万元\n"},
        {GENERAL "住房保障支出200.15万元。按性质分，基本支出2702.18万元，项目支出700.00万元。",
         "amount 住房保障支出|general_budget 221 total 200.15万元\namount 基本支出|general_budget  basic 2702.18万元\n"
         "amount 项目支出|-  - 700.00万元\n"},
        {BASIC "办公费25.21万元。", "amount 办公费|basic_expenditure 30201 final 25.21万元\n"},
    };
    check_wordings(wordings, COUNT(wordings));
}
END_TEST

START_TEST(sangong_and_counts)
{
    static const wording wordings[] = {
        {SANGONG "2023年度“三公”经费财政拨款支出预算为12.65万元，支出决算为12.65万元，完成预算的100%，其中：公务接待费支出决算为0.54万元，占4.27%，比上年增加0.07万元，增长14.89%。",
         "budget “三公”经费财政拨款支出|sangong  total 12.65万元\nfinal “三公”经费财政拨款支出|sangong  total 12.65万元\n"
         "completion “三公”经费财政拨款支出|sangong  total 100%\nfinal 公务接待费支出|sangong  reception 0.54万元\nshare 公务接待费支出|sangong  reception 4.27%\n"
         "change 公务接待费支出|sangong  reception 0.07万元\nchange_percent 公务接待费支出|sangong  reception 14.89%\n"},
        {SANGONG "公务用车运行维护费减少为0.00万元，与上年持平。",
         "change 公务用车运行维护费|sangong  vehicle_running 0.00万元\nchange 公务用车运行维护费|sangong  vehicle_running 0万元\n"},
        {SANGONG "公务用车运行维护费12.10万元，比年初预算减少0.90万元，下降6.92%。",
         "amount 公务用车运行维护费|sangong  vehicle_running 12.10万元\nchange 公务用车运行维护费|sangong  vehicle_running -0.90万元\n"
         "change_percent 公务用车运行维护费|sangong  vehicle_running -6.92%\n"},
        {SANGONG "全年共有因公出国（境）团组2个，累计5人次。国内公务接待13批次、140人次（不包括陪同人员）。公务用车保有量为12辆。",
         "count 因公出国（境）团组|-  - 2个\ncount 因公出国（境）团组|-  - 5人次\ncount 国内公务接待|-  - 13批次\ncount 国内公务接待|-  - 140人次\n"
         "count 公务用车保有量|-  - 12辆\n"},
        {OTHER "（一）机关运行经费支出情况\n\n2023年机关运行经费支出323.43万元，比上年增加1.00万元，增长0.31%。\n\n（二）政府采购支出情况\n\n政府采购支出总额188.31万元，"
               "其中：政府采购货物支出5.22万元、政府采购工程支出8.75万元、政府采购服务支出174.34万元。授予中小企业合同金额100.00万元，占政府采购支出总额的53.10%，其中：授予小微企业合同金额50.00万元，"
               "占授予中小企业合同金额的50.00%。",
         "amount 机关运行经费支出|statistics  final 323.43万元\nchange 机关运行经费支出|statistics  final 1.00万元\nchange_percent 机关运行经费支出|statistics  final 0.31%\n"
         "amount 政府采购支出总额|statistics  final 188.31万元\namount 政府采购货物支出|statistics  final 5.22万元\namount 政府采购工程支出|statistics  final 8.75万元\n"
         "amount 政府采购服务支出|statistics  final 174.34万元\namount 授予中小企业合同金额|-  - 100.00万元\nshare 授予中小企业合同金额|-  - 53.10%\n"
         "amount 授予小微企业合同金额|-  - 50.00万元\nshare 授予小微企业合同金额|-  - 50.00%\n"},
        {OTHER "（三）国有资产占用情况说明\n\n截至2023年12月31日，本单位共有车辆15辆，其中，执法执勤用车6辆；单价50万元以上通用设备1台（套），单价100万元以上专用设备2台。",
         "count 共有车辆|statistics  final 15辆\ncount 执法执勤用车|statistics  final 6辆\ncount 以上通用设备|-  - 1台（套）\ncount 以上专用设备|-  - 2台\n"},
    };
    check_wordings(wordings, COUNT(wordings));
}
END_TEST

/* A page about 三公 alone has no headings. */
START_TEST(sangong_without_a_heading)
{
    ck_assert_str_eq(claims_of("按照有关规定，现将2023年度情况公开如下：\n\n"
                               "2023年度“三公”经费支出决算为12.65万元，较上年减少18.56万元。\n\n公务接待费支出0.54万元。"),
                     "final “三公”经费支出|sangong  total 12.65万元\n"
                     "change “三公”经费支出|sangong  total -18.56万元\n"
                     "amount 公务接待费支出|sangong  reception 0.54万元\n");
}
END_TEST

START_TEST(what_is_no_figure_and_what_is_not_clear)
{
    static const wording wordings[] = {
        {IE "1、根据财政部2023年第15号公告，2023-12-31前完成《2022年至2025年规划（3.0版）》，自2023年1月1日起施行。", ""},
        {IE "收入总计5380.47万元，主要原因：一是人员增加12人；二是项目支出增加30.00万元，增长5%。",
         "amount 收入总计|income_expenditure  final 5380.47万元\ncount |-  - 12人\namount |-  - 30.00万元\nshare |-  - 5%\n"},
        {IE "收入总计5380.47万元，某某专项补助30.00万元，下降2%。",
         "amount 收入总计|income_expenditure  final 5380.47万元\namount |-  - 30.00万元\nchange_percent |-  - -2%\n"},
        {IE "收入总计5,38万元，支出总计0X万元。", "amount 收入总计|-  - 万元\namount 支出总计|-  - 万元\n"},
        {SANGONG "公务接待费支出0.54万元，主要用于接待上级部门3批次，共接待13批次。",
         "amount 公务接待费支出|sangong  reception 0.54万元\ncount |-  - 3批次\ncount |-  - 13批次\n"},
        {IE "收入总计增加1.00万元，增长13.95。",
         "change 收入总计|income_expenditure  final 1.00万元\nchange_percent 收入总计|income_expenditure  final 13.95\n"},
    };
    check_wordings(wordings, COUNT(wordings));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("notes");
    CASE(suite, "Shanxi", shanxi_figures_are_bound, what_is_not_bound_has_its_reason, accessors_are_neutral_out_of_range);
    CASE(suite, "layout", layout_does_not_matter);
    CASE(suite, "wording", totals_and_changes, subjects_by_name, sangong_and_counts, sangong_without_a_heading,
         what_is_no_figure_and_what_is_not_clear);
    return run_suite(suite);
}
