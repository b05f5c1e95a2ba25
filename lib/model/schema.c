#include "model/schema.h"

const char *jue_measure_id(jue_measure measure)
{
    static const char *const ids[] = {
        [JUE_MEASURE_AMOUNT] = "amount", [JUE_MEASURE_BUDGET] = "budget",
        [JUE_MEASURE_FINAL] = "final",   [JUE_MEASURE_CHANGE] = "change",
        [JUE_MEASURE_CHANGE_PERCENT] = "change_percent", [JUE_MEASURE_SHARE] = "share",
        [JUE_MEASURE_COMPLETION] = "completion", [JUE_MEASURE_COUNT] = "count",
    };
    return ids[measure];
}

jue_str jue_usual_text(juesuan_amount amount, char *buffer, size_t size)
{
    if (amount.state == JUESUAN_DASH)
        return JUE_STR("—");
    return (jue_str){buffer, juesuan_amount_format(amount, 1, buffer, size)};
}
