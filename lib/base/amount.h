/*
 * Exact arithmetic of printed amounts.
 *
 * A printed value with d decimals stands for the closed interval of half a unit of its last place
 * around it; an empty cell is exactly 0 (XBRL International, Calculations 1.1, 2023). Intervals are
 * kept in ticks, 10^-7 元 (or 10^-7 of a count or percent), so that half a unit of the sixth decimal
 * of a 元 is still a whole number of them, and in 128 bits, so that no sum of cells overflows.
 */
#ifndef JUE_BASE_AMOUNT_H
#define JUE_BASE_AMOUNT_H

#include "base/text.h"

__extension__ typedef __int128 jue_wide;

enum { JUE_TICK_DECIMALS = 7, JUE_AMOUNT_DECIMALS = 6, JUE_AMOUNT_TEXT = 32 };

/* centre ± half */
typedef struct jue_interval {
    jue_wide centre;
    jue_wide half;
} jue_interval;

typedef enum jue_fit {
    JUE_FIT_EXACT,
    JUE_FIT_ROUNDING, /* within the intervals */
    JUE_FIT_NONE
} jue_fit;

static inline juesuan_amount jue_amount(int64_t value, int decimals)
{
    return (juesuan_amount){value, decimals, JUESUAN_VALUE};
}
static inline bool jue_has_value(juesuan_amount amount)
{
    return amount.state == JUESUAN_VALUE;
}
int64_t jue_power10(int exponent); /* 0 to 18 */
/* Decimal exponent of a unit: 0, 3, 4 or 8; 0 for UNKNOWN, so that counts work as well. */
int jue_unit_exponent(juesuan_unit unit);
/* The unit named by a folded, blank-free text such as "万元"; UNKNOWN where it is none. */
juesuan_unit jue_unit_of(jue_str key);

/* The interval of a printed amount. Blank and dash are exactly 0; `exact` is for counts. */
jue_interval jue_interval_of(juesuan_amount amount, juesuan_unit unit, bool exact);
jue_interval jue_interval_add(jue_interval a, jue_interval b, int sign);
/* How the two fit when they should be equal. */
jue_fit jue_interval_fit(jue_interval a, jue_interval b);
/* How they fit when a should not exceed b. */
jue_fit jue_interval_fit_at_most(jue_interval a, jue_interval b);
/* Ticks as an amount of `unit` with the given decimals, rounded half away from zero.
 * False where it does not fit. */
bool jue_amount_of_ticks(jue_wide ticks, juesuan_unit unit, int decimals, juesuan_amount *out);

/* numerator / denominator rounded half away from zero; the denominator is not 0. */
jue_wide jue_divide(jue_wide numerator, jue_wide denominator);

/* Reads an amount out of a folded or unfolded text; as juesuan_amount_parse. */
juesuan_status jue_amount_parse(jue_str text, juesuan_amount *out);
/*
 * A cell: what is no amount becomes JUESUAN_UNREADABLE. Cells have more than figures: ¥0.50, 12.00元,
 * 1.20E+05 of a spreadsheet, and a slash for "does not apply".
 */
juesuan_amount jue_amount_of_cell(jue_str text);
/* The same with the unit printed behind the figure; UNKNOWN where none is. */
juesuan_amount jue_amount_with_unit(jue_str text, juesuan_unit *unit);

#endif
