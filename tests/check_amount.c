#include "support.h"

#include "base/amount.h"

static void reads_as(const char *text, int64_t value, int decimals)
{
    juesuan_amount amount = amount_of(text);
    ck_assert_msg(amount.value == value && amount.decimals == decimals && amount.state == JUESUAN_VALUE,
                  "%s read as %lld with %d decimals", text, (long long)amount.value, amount.decimals);
}

static void refused(const char *text, juesuan_status status)
{
    juesuan_amount amount = {7, 7, 7};
    ck_assert_msg(juesuan_amount_parse(text, strlen(text), &amount) == status, "%s", text);
    ck_assert_int_eq(amount.value, 7);
}

START_TEST(an_amount_keeps_its_printed_precision)
{
    reads_as("3,449.21", 344921, 2);
    reads_as("3449.21", 344921, 2);
    reads_as("3449.20", 344920, 2);
    reads_as("0.00", 0, 2);
    reads_as("0", 0, 0);
    reads_as("1,234,567", 1234567, 0);
    reads_as("0.5", 5, 1);
}
END_TEST

START_TEST(full_width_signs_brackets_and_blanks_are_read)
{
    reads_as("３，４４９．２１", 344921, 2);
    reads_as("3, 449. 21", 344921, 2);
    reads_as("\xE3\x80\x80" "12.10\xC2\xA0", 1210, 2);
    reads_as("-17.98", -1798, 2);
    reads_as("−17.98", -1798, 2);
    reads_as("（17.98）", -1798, 2);
    reads_as("(17.98)", -1798, 2);
    reads_as("+0.07", 7, 2);
}
END_TEST

START_TEST(a_blank_is_not_zero_and_a_dash_is_neither)
{
    ck_assert_int_eq(amount_of("").state, JUESUAN_BLANK);
    ck_assert_int_eq(amount_of("  ").state, JUESUAN_BLANK);
    ck_assert_int_eq(amount_of("——").state, JUESUAN_DASH);
    ck_assert_int_eq(amount_of("—").state, JUESUAN_DASH);
    ck_assert_int_eq(amount_of("-").state, JUESUAN_DASH);
    ck_assert_int_eq(amount_of("0.00").state, JUESUAN_VALUE);
}
END_TEST

START_TEST(what_is_no_amount_is_refused_and_leaves_the_result_alone)
{
    static const char *const wrong[] = {"12a3", "1.2.3", "12.", ".5", "1,2", "3,44921", "1234,567", "(5", "5)", "1-", "--5",
                                        "5,", "(5)1", "(1)(2)", "1(2)", "1 -2", "+-1", "万元", "3.4万", "()", "-(5)", "1,,234"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        refused(wrong[i], JUESUAN_ERROR_FORMAT);
}
END_TEST

START_TEST(too_many_digits_overflow)
{
    reads_as("999999999999999999", 999999999999999999, 0);
    reads_as("000000000000000000000012.5", 125, 1);
    refused("1000000000000000000", JUESUAN_ERROR_OVERFLOW);
    refused("0.1234567", JUESUAN_ERROR_OVERFLOW);
}
END_TEST

START_TEST(formatting_gives_back_what_was_read)
{
    static const char *const same[] = {"3449.21", "-0.05", "0.00", "12", "-1234567.8", "0", "1000.000000", ""};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        ck_assert_str_eq(text_of(amount_of(same[i])), same[i]);
    char text[32];
    ck_assert_uint_eq(juesuan_amount_format(amount_of("-1234567.80"), 1, text, sizeof text), 13);
    ck_assert_str_eq(text, "-1,234,567.80");
    juesuan_amount_format(amount_of("123.45"), 1, text, sizeof text);
    ck_assert_str_eq(text, "123.45");
    ck_assert_uint_eq(juesuan_amount_format(amount_of("123456"), 0, text, 4), 6);
    ck_assert_str_eq(text, "123");
    ck_assert_str_eq(text_of(amount_of("—")), "na");
}
END_TEST

START_TEST(sums_are_exact_and_report_overflow)
{
    juesuan_amount sum;
    ck_assert_int_eq(juesuan_amount_add(amount_of("0.1"), amount_of("0.25"), &sum), JUESUAN_OK);
    ck_assert_str_eq(text_of(sum), "0.35");
    ck_assert_int_eq(juesuan_amount_subtract(amount_of("1"), amount_of("0.01"), &sum), JUESUAN_OK);
    ck_assert_str_eq(text_of(sum), "0.99");
    ck_assert_int_eq(juesuan_amount_add(amount_of(""), amount_of("—"), &sum), JUESUAN_OK);
    ck_assert_int_eq(sum.state, JUESUAN_BLANK);
    ck_assert_int_eq(juesuan_amount_add(amount_of("999999999999999999"), amount_of("1"), &sum), JUESUAN_ERROR_OVERFLOW);
    ck_assert_int_eq(juesuan_amount_add(amount_of("999999999999999999"), amount_of("0.01"), &sum), JUESUAN_ERROR_OVERFLOW);
}
END_TEST

START_TEST(percentages_are_rounded_half_up_once)
{
    juesuan_amount share;
    ck_assert_int_eq(juesuan_share(amount_of("3,449.21"), amount_of("3,901.72"), 2, &share), JUESUAN_OK);
    ck_assert_str_eq(text_of(share), "88.40");
    juesuan_share(amount_of("1"), amount_of("800"), 2, &share);
    ck_assert_str_eq(text_of(share), "0.13");
    juesuan_share(amount_of("-1"), amount_of("800"), 2, &share);
    ck_assert_str_eq(text_of(share), "-0.13");
    juesuan_share(amount_of("2"), amount_of("3"), 0, &share);
    ck_assert_str_eq(text_of(share), "67");
    ck_assert_int_eq(juesuan_share(amount_of("1"), amount_of("0.00"), 2, &share), JUESUAN_ERROR_ABSENT);
    ck_assert_int_eq(juesuan_share(amount_of("1"), amount_of(""), 2, &share), JUESUAN_ERROR_ABSENT);
    ck_assert_int_eq(juesuan_share(amount_of("1"), amount_of("2"), 7, &share), JUESUAN_ERROR_ARGUMENT);
}
END_TEST

START_TEST(a_change_is_signed_and_has_no_rate_against_zero)
{
    juesuan_amount amount;
    juesuan_amount percent;
    ck_assert_int_eq(juesuan_change(amount_of("12.65"), amount_of("31.21"), 2, &amount, &percent), JUESUAN_OK);
    ck_assert_str_eq(text_of(amount), "-18.56");
    ck_assert_str_eq(text_of(percent), "-59.47");
    ck_assert_int_eq(juesuan_change(amount_of("25.98"), amount_of("0"), 2, &amount, &percent), JUESUAN_OK);
    ck_assert_str_eq(text_of(amount), "25.98");
    ck_assert_int_eq(percent.state, JUESUAN_BLANK);
}
END_TEST

START_TEST(a_printed_change_implies_last_year)
{
    juesuan_amount previous;
    juesuan_amount percent;
    ck_assert_int_eq(juesuan_change_implied(amount_of("5,380.47"), amount_of("-181.51"), 2, &previous, &percent), JUESUAN_OK);
    ck_assert_str_eq(text_of(previous), "5561.98");
    ck_assert_str_eq(text_of(percent), "-3.26");
}
END_TEST

START_TEST(units_convert_exactly)
{
    juesuan_amount out;
    ck_assert_int_eq(juesuan_amount_convert(amount_of("2,961.68"), JUESUAN_UNIT_WAN, JUESUAN_UNIT_YUAN, &out), JUESUAN_OK);
    ck_assert_str_eq(text_of(out), "29616800");
    ck_assert_int_eq(juesuan_amount_convert(amount_of("29616800"), JUESUAN_UNIT_YUAN, JUESUAN_UNIT_WAN, &out), JUESUAN_OK);
    ck_assert_str_eq(text_of(out), "2961.6800");
    ck_assert_int_eq(juesuan_amount_convert(amount_of("123.45"), JUESUAN_UNIT_YUAN, JUESUAN_UNIT_YI, &out), JUESUAN_ERROR_OVERFLOW);
    ck_assert_int_eq(juesuan_amount_convert(amount_of("1"), JUESUAN_UNIT_UNKNOWN, JUESUAN_UNIT_YI, &out), JUESUAN_ERROR_ARGUMENT);
}
END_TEST

START_TEST(every_unit_converts_to_every_other)
{
    static const struct {
        juesuan_unit unit;
        const char *text;
    } same[] = {{JUESUAN_UNIT_YUAN, "120000000"}, {JUESUAN_UNIT_QIAN, "120000"}, {JUESUAN_UNIT_WAN, "12000"}, {JUESUAN_UNIT_YI, "1.2"}};
    juesuan_amount out;
    for (size_t from = 0; from < 4; from++)
        for (size_t to = 0; to < 4; to++) {
            ck_assert_int_eq(juesuan_amount_convert(amount_of(same[from].text), same[from].unit, same[to].unit, &out), JUESUAN_OK);
            ck_assert_int_eq(juesuan_amount_compare(out, amount_of(same[to].text)), 0);
        }
    ck_assert_int_eq(juesuan_amount_convert(amount_of("—"), JUESUAN_UNIT_YI, JUESUAN_UNIT_YUAN, &out), JUESUAN_OK);
    ck_assert_int_eq(out.state, JUESUAN_DASH);
    ck_assert_int_eq(juesuan_amount_convert(amount_of("99999999999.99"), JUESUAN_UNIT_YI, JUESUAN_UNIT_YUAN, &out), JUESUAN_ERROR_OVERFLOW);
}
END_TEST

START_TEST(what_is_not_known_stays_so)
{
    juesuan_amount unreadable = {0, 0, JUESUAN_UNREADABLE};
    juesuan_amount out = {7, 0, JUESUAN_VALUE};
    ck_assert_int_eq(juesuan_amount_add(unreadable, amount_of("1"), &out), JUESUAN_ERROR_ABSENT);
    ck_assert_int_eq(juesuan_amount_subtract(amount_of("1"), unreadable, &out), JUESUAN_ERROR_ABSENT);
    ck_assert_int_eq(juesuan_share(unreadable, amount_of("1"), 2, &out), JUESUAN_ERROR_ABSENT);
    ck_assert_int_eq(juesuan_share(amount_of("1"), unreadable, 2, &out), JUESUAN_ERROR_ABSENT);
    ck_assert_int_eq(juesuan_change(unreadable, amount_of("1"), 2, &out, &out), JUESUAN_ERROR_ABSENT);
    ck_assert_uint_eq(juesuan_amount_format(unreadable, 0, NULL, 0), 0);
}
END_TEST

/* The structure is the caller's: it may hold anything. */
START_TEST(no_argument_is_taken_on_trust)
{
    static const juesuan_amount wrong[] = {{1, -1, JUESUAN_VALUE}, {1, 200, JUESUAN_VALUE}, {1, JUE_AMOUNT_DECIMALS + 1, JUESUAN_VALUE}};
    juesuan_amount one = amount_of("1");
    juesuan_amount out = {7, 0, JUESUAN_VALUE};
    char buffer[8];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_assert_int_eq(juesuan_amount_add(wrong[i], one, &out), JUESUAN_ERROR_ARGUMENT);
        ck_assert_int_eq(juesuan_amount_add(one, wrong[i], &out), JUESUAN_ERROR_ARGUMENT);
        ck_assert_int_eq(juesuan_amount_compare(wrong[i], one), 0);
        ck_assert_int_eq(juesuan_amount_compare(one, wrong[i]), 0);
        ck_assert_int_eq(juesuan_amount_convert(wrong[i], JUESUAN_UNIT_WAN, JUESUAN_UNIT_YI, &out), JUESUAN_ERROR_ARGUMENT);
        ck_assert_int_eq(juesuan_share(wrong[i], one, 2, &out), JUESUAN_ERROR_ARGUMENT);
        ck_assert_int_eq(juesuan_share(one, wrong[i], 2, &out), JUESUAN_ERROR_ARGUMENT);
        ck_assert_uint_eq(juesuan_amount_format(wrong[i], 0, buffer, sizeof buffer), 0);
    }
    ck_assert_int_eq(juesuan_amount_parse(NULL, 1, &out), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_amount_parse("1", 1, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_amount_add(one, one, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_amount_convert(one, JUESUAN_UNIT_WAN, JUESUAN_UNIT_YI, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_amount_convert(one, JUESUAN_UNIT_WAN, JUESUAN_UNIT_UNKNOWN, &out), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_share(one, one, 2, NULL), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_share(one, one, -1, &out), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_change(one, one, 2, NULL, &out), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_change(one, one, -1, &out, &out), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(juesuan_change(one, one, 7, &out, &out), JUESUAN_ERROR_ARGUMENT);
    ck_assert_int_eq(out.value, 7);
    ck_assert_int_eq(juesuan_change(one, amount_of("2"), 2, &out, NULL), JUESUAN_OK);
    ck_assert_str_eq(text_of(out), "-1");
}
END_TEST

static jue_interval wan(const char *text)
{
    return jue_interval_of(amount_of(text), JUESUAN_UNIT_WAN, false);
}

START_TEST(a_sum_within_its_intervals_is_rounding_and_beyond_is_none)
{
    jue_interval sum = jue_interval_add(wan("3,449.21"), wan("158.91"), 1);
    sum = jue_interval_add(jue_interval_add(sum, wan("292.39"), 1), wan("1.20"), 1);
    ck_assert_int_eq(jue_interval_fit(wan("3,901.71"), sum), JUE_FIT_EXACT);
    ck_assert_int_eq(jue_interval_fit(wan("3,901.72"), sum), JUE_FIT_ROUNDING);
    ck_assert_int_eq(jue_interval_fit(wan("3,901.81"), sum), JUE_FIT_NONE);
}
END_TEST

START_TEST(the_interval_of_two_figures_closes_at_one_unit_of_the_last_place)
{
    ck_assert_int_eq(jue_interval_fit(wan("0.01"), wan("0.02")), JUE_FIT_ROUNDING);
    ck_assert_int_eq(jue_interval_fit(wan("0.01"), wan("0.03")), JUE_FIT_NONE);
    /* A blank is exactly nothing. */
    ck_assert_int_eq(jue_interval_fit(wan(""), wan("0.01")), JUE_FIT_NONE);
    ck_assert_int_eq(jue_interval_fit_at_most(wan("0.01"), wan("5")), JUE_FIT_EXACT);
}
END_TEST

START_TEST(intervals_convert_units_by_themselves)
{
    jue_interval yuan = jue_interval_of(amount_of("29616834.56"), JUESUAN_UNIT_YUAN, false);
    ck_assert_int_eq(jue_interval_fit(wan("2,961.68"), yuan), JUE_FIT_ROUNDING);
    ck_assert_int_eq(jue_interval_fit(wan("2,961.69"), yuan), JUE_FIT_NONE);
}
END_TEST

START_TEST(counts_are_exact)
{
    jue_interval cars = jue_interval_of(amount_of("15"), JUESUAN_UNIT_UNKNOWN, true);
    jue_interval sum = jue_interval_of(amount_of("14"), JUESUAN_UNIT_UNKNOWN, true);
    ck_assert_int_eq(jue_interval_fit(cars, sum), JUE_FIT_NONE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("amount");
    CASE(suite, "reading", an_amount_keeps_its_printed_precision, full_width_signs_brackets_and_blanks_are_read,
         a_blank_is_not_zero_and_a_dash_is_neither, what_is_no_amount_is_refused_and_leaves_the_result_alone,
         too_many_digits_overflow, formatting_gives_back_what_was_read);
    CASE(suite, "arithmetic", sums_are_exact_and_report_overflow, percentages_are_rounded_half_up_once,
         a_change_is_signed_and_has_no_rate_against_zero, a_printed_change_implies_last_year, units_convert_exactly,
         every_unit_converts_to_every_other, what_is_not_known_stays_so, no_argument_is_taken_on_trust);
    CASE(suite, "intervals", a_sum_within_its_intervals_is_rounding_and_beyond_is_none,
         the_interval_of_two_figures_closes_at_one_unit_of_the_last_place, intervals_convert_units_by_themselves,
         counts_are_exact);
    return run_suite(suite);
}
