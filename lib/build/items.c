#include "build/items.h"

const char *jue_item_id(jue_item item)
{
    static const char *const ids[] = {
        [JUE_ITEM_NONE] = "",
        [JUE_ITEM_TOTAL] = "total",
        [JUE_ITEM_CLASS] = "class",
        [JUE_ITEM_GENERAL] = "general",
        [JUE_ITEM_FUND] = "fund",
        [JUE_ITEM_CAPITAL] = "capital",
        [JUE_ITEM_SUPERIOR_SUBSIDY] = "superior_subsidy",
        [JUE_ITEM_BUSINESS] = "business",
        [JUE_ITEM_OPERATING] = "operating",
        [JUE_ITEM_AFFILIATE] = "affiliate",
        [JUE_ITEM_OTHER] = "other",
        [JUE_ITEM_YEAR_TOTAL] = "year_total",
        [JUE_ITEM_NONFISCAL] = "nonfiscal",
        [JUE_ITEM_OPENING] = "opening",
        [JUE_ITEM_OPENING_GENERAL] = "opening.general",
        [JUE_ITEM_OPENING_FUND] = "opening.fund",
        [JUE_ITEM_OPENING_CAPITAL] = "opening.capital",
        [JUE_ITEM_DISTRIBUTION] = "distribution",
        [JUE_ITEM_CLOSING] = "closing",
        [JUE_ITEM_GRAND_TOTAL] = "grand_total",
        [JUE_ITEM_PERSONNEL] = "personnel",
        [JUE_ITEM_PUBLIC] = "public",
        [JUE_ITEM_SANGONG_BUDGET] = "budget",
        [JUE_ITEM_SANGONG_FINAL] = "final",
        [JUE_ITEM_PROCUREMENT] = "procurement",
        [JUE_ITEM_GOODS] = "goods",
        [JUE_ITEM_WORKS] = "works",
        [JUE_ITEM_SERVICES] = "services",
        [JUE_ITEM_RUNNING_ADMINISTRATIVE] = "running.administrative",
        [JUE_ITEM_RUNNING_PUBLIC] = "running.public",
        [JUE_ITEM_VEHICLES] = "vehicles",
        [JUE_ITEM_VEHICLE_KIND] = "vehicle_kind",
        [JUE_ITEM_EQUIPMENT] = "equipment",
    };
    return ids[item];
}

const char *jue_item_title(const jue_item_form *item)
{
    const char *title = item->title + jue_enumerator(jue_str_of(item->title));
    return title + strspn(title, " ");
}

const jue_item_form *jue_item_named(jue_call *call, const jue_side_form *side, const char *text)
{
    if (*text == '\0')
        text = jue_item_id(JUE_ITEM_TOTAL);
    for (size_t i = 0; i < side->item_count; i++) {
        const jue_item_form *item = &side->items[i];
        bool unique = item->id != JUE_ITEM_CLASS && item->id != JUE_ITEM_VEHICLE_KIND;
        if ((unique && strcmp(jue_item_id(item->id), text) == 0) || (item->code != NULL && strcmp(item->code, text) == 0))
            return item;
    }
    jue_str key = jue_key(&call->scratch, jue_str_of(text));
    return jue_item_of_name(side, jue_str_from(key, jue_enumerator(key)), NULL);
}

/* ---- What callers see ---- */

static const jue_side_form *side_of(const char *table, const char *side)
{
    const jue_form *form = table == NULL ? NULL : jue_form_by_id(jue_str_of(table));
    for (size_t i = 0; form != NULL && i < form->side_count; i++)
        if (strcmp(form->sides[i].id, side == NULL ? "" : side) == 0)
            return &form->sides[i];
    return NULL;
}

size_t juesuan_item_count(const char *table, const char *side)
{
    const jue_side_form *form = side_of(table, side);
    return form == NULL ? 0 : form->item_count;
}

const char *juesuan_item_id(const char *table, const char *side, size_t index)
{
    const jue_side_form *form = side_of(table, side);
    return form == NULL || index >= form->item_count ? "" : jue_item_id(form->items[index].id);
}

const char *juesuan_item_name(const char *table, const char *side, size_t index)
{
    const jue_side_form *form = side_of(table, side);
    return form == NULL || index >= form->item_count ? "" : jue_item_title(&form->items[index]);
}
