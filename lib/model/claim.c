/* What callers see of the claims of the notes. */
#include "model/model.h"
#include "model/schema.h"

const char *juesuan_measure_name(juesuan_measure measure)
{
    return measure >= JUESUAN_MEASURE_AMOUNT && measure <= JUESUAN_MEASURE_COUNT ? jue_measure_id((jue_measure)measure) : "";
}

size_t juesuan_report_claim_count(const juesuan_report *report)
{
    return report == NULL ? 0 : report->claims.count;
}

static const jue_claim *at(const juesuan_report *report, size_t index)
{
    static const jue_claim neutral = {.section = "", .subject = "", .unit = "", .reason = "", .text = ""};
    return index < juesuan_report_claim_count(report) ? &report->claims.at[index] : &neutral;
}

static const char *text_of(const char *text)
{
    return text == NULL ? "" : text;
}

juesuan_measure juesuan_claim_measure(const juesuan_report *report, size_t index)
{
    return (juesuan_measure)at(report, index)->measure;
}

const char *juesuan_claim_table(const juesuan_report *report, size_t index)
{
    const jue_claim *claim = at(report, index);
    return claim->form == NULL ? "" : claim->form->id;
}

const char *juesuan_claim_side(const juesuan_report *report, size_t index)
{
    const jue_claim *claim = at(report, index);
    return claim->form == NULL || claim->side >= claim->form->side_count ? "" : claim->form->sides[claim->side].id;
}

const char *juesuan_claim_column(const juesuan_report *report, size_t index)
{
    return jue_column_id(at(report, index)->column);
}

juesuan_amount juesuan_claim_value(const juesuan_report *report, size_t index)
{
    return at(report, index)->value;
}

/* One accessor a text of the claim. */
#define TEXT_OF(part)                                                                \
    const char *juesuan_claim_##part(const juesuan_report *report, size_t index) \
    {                                                                                \
        return text_of(at(report, index)->part);                                     \
    }

TEXT_OF(subject)
TEXT_OF(code)
TEXT_OF(unit)
TEXT_OF(section)
TEXT_OF(text)
TEXT_OF(reason)

size_t juesuan_claim_line(const juesuan_report *report, size_t index)
{
    return at(report, index)->line;
}

size_t juesuan_claim_page(const juesuan_report *report, size_t index)
{
    return at(report, index)->page;
}
