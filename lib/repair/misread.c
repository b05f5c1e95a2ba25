#include "repair/misread.h"

enum { LONGEST = 48 };

static bool look_alike(char a, char b)
{
    static const char *const groups[] = {"3589", "0689", "17", "49", "56", "23", "27"};
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
        if (strchr(groups[i], a) != NULL && strchr(groups[i], b) != NULL)
            return true;
    return false;
}

static int digit_cost(char a, char b)
{
    if (a == b)
        return 0;
    bool digits = jue_is_digit((unsigned char)a) && jue_is_digit((unsigned char)b);
    if (!digits)
        return JUE_COST_UNLIKELY;
    return look_alike(a, b) ? JUE_COST_LIKELY : JUE_COST_SLIP;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Edit distance with the exchange of neighbours (Damerau), bounded by the length of the row. */
static int distance(const char *a, size_t n, const char *b, size_t m, int (*replace)(char, char))
{
    int rows[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (int)j * JUE_COST_SLIP;
    for (size_t i = 1; i <= n; i++) {
        int *now = rows[i % 3];
        const int *before = rows[(i + 2) % 3];
        const int *earlier = rows[(i + 1) % 3];
        now[0] = (int)i * JUE_COST_SLIP;
        for (size_t j = 1; j <= m; j++) {
            int best = least(before[j], now[j - 1]) + JUE_COST_SLIP;
            best = least(best, before[j - 1] + replace(a[i - 1], b[j - 1]));
            bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            now[j] = exchanged ? least(best, earlier[j - 2] + JUE_COST_SLIP) : best;
        }
    }
    return rows[n % 3][m];
}

int jue_misread_cost(jue_str printed, jue_str truth)
{
    if (jue_str_equal(printed, truth))
        return JUE_COST_NONE;
    if (printed.size == 0 || truth.size == 0)
        return JUE_COST_BLANK;
    if (printed.size > LONGEST || truth.size > LONGEST)
        return JUE_COST_UNLIKELY;
    return least(distance(printed.at, printed.size, truth.at, truth.size, digit_cost), JUE_COST_UNLIKELY);
}

static int byte_cost(char a, char b)
{
    return a == b ? 0 : JUE_COST_SLIP;
}

int jue_miswritten_cost(jue_str printed, jue_str truth)
{
    if (jue_str_equal(printed, truth))
        return JUE_COST_NONE;
    if (printed.size > LONGEST || truth.size > LONGEST)
        return JUE_COST_UNLIKELY;
    return least(distance(printed.at, printed.size, truth.at, truth.size, byte_cost), JUE_COST_UNLIKELY);
}
