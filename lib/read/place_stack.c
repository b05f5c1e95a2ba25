/* Forms of two sides whose sides are printed one below the other rather than next to each other. */
#include "read/place_rows.h"

bool jue_place_is_stacked(const jue_placer *placer)
{
    return placer->region->form->layout == JUE_LAYOUT_ITEMS && placer->table->side_count == 2 &&
           placer->grid.blocks == 1 && placer->grid.values != 0;
}

/* 收入, 支出部分: a heading that is the word of a side. */
static bool heads_side(const jue_side_form *side, jue_str key)
{
    jue_str label = jue_str_of(side->label);
    if (key.size < label.size || !jue_str_equal(jue_str_to(key, label.size), label))
        return false;
    jue_str rest = jue_str_from(key, label.size);
    return rest.size == 0 || jue_match(rest, "部分|项目|情况|决算|类") != 0;
}

/* The first words of a row, without their enumerator. */
static jue_str words_of(const jue_block *row, jue_cell_room *room)
{
    for (size_t i = 0; i < row->count; i++) {
        jue_str key = jue_cell_key_in(room, row->cells[i].text);
        jue_str words = jue_str_from(key, jue_enumerator(key));
        if (words.size != 0 && !jue_is_digit((unsigned char)words.at[0]))
            return words;
    }
    return (jue_str){"", 0};
}

/* The side that a row belongs to; JUESUAN_NONE where it says nothing of it, as 总计, which both have. */
static size_t side_of_row(const jue_form *form, const jue_block *row)
{
    jue_cell_room room;
    jue_str words = words_of(row, &room);
    bool known[2] = {false, false};
    for (size_t side = 0; side < 2 && words.size != 0; side++)
        known[side] = heads_side(&form->sides[side], words) || jue_item_of_name(&form->sides[side], words, NULL) != NULL;
    return known[0] == known[1] ? JUESUAN_NONE : known[1];
}

/* What stands between the sides says nothing of itself: header and heading go with what comes below. */
static bool goes_with_next(const jue_placer *placer, const jue_block *row)
{
    jue_row_kind kind = jue_row_kind_of(placer->reader, placer->region->form, row);
    return kind == JUE_KIND_HEADER || kind == JUE_KIND_INDEX || kind == JUE_KIND_OTHER;
}

size_t jue_place_stack_end(jue_placer *placer, size_t first, size_t *side)
{
    const jue_region *region = placer->region;
    size_t own = JUESUAN_NONE;
    size_t end = first;
    for (; end < region->rows.count; end++) {
        size_t of_row = side_of_row(region->form, region->rows.at[end]);
        if (of_row == JUESUAN_NONE)
            continue;
        if (own != JUESUAN_NONE && of_row != own)
            break;
        own = of_row;
    }
    *side = own == JUESUAN_NONE ? *side : own;
    while (end < region->rows.count && end > first + 1 && goes_with_next(placer, region->rows.at[end - 1]))
        end--;
    return end;
}
