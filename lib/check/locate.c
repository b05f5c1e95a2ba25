/* Where a finding is and by how much it is off. */
#include "check/check.h"

static const char *amount_text(jue_call *call, juesuan_amount amount)
{
    char text[JUE_AMOUNT_TEXT];
    size_t size = juesuan_amount_format(amount, 0, text, sizeof text);
    return jue_copy(&call->arena, text, size < sizeof text ? size : sizeof text - 1);
}

static juesuan_unit unit_of(const juesuan_report *report, const jue_ref *ref)
{
    bool count = ref->row != JUESUAN_NONE && ref->table->sides[ref->side].rows.at[ref->row].count;
    return count ? JUESUAN_UNIT_UNKNOWN : jue_unit_of_table(report, ref->table);
}

void jue_locate(jue_ledger *ledger, jue_finding *finding, const jue_ref *ref)
{
    const jue_side *side = &ref->table->sides[ref->side];
    const jue_row *row = &side->rows.at[ref->row];
    const jue_cell *cell = jue_ref_cell(ref);
    jue_arena *arena = &ledger->call->arena;
    finding->set = jue_set_id(ref->table->set);
    finding->table = ref->table->form->id;
    finding->side = side->form->id;
    finding->code = jue_copy(arena, row->code, strlen(row->code));
    finding->name = jue_copy(arena, row->name, strlen(row->name));
    finding->column = jue_column_id(side->columns[ref->column].id);
    finding->line = cell->line != 0 ? cell->line : row->line;
    finding->page = cell->page != 0 ? cell->page : row->page;
    finding->actual = amount_text(ledger->call, jue_cell_amount(cell));
}

void jue_compare(jue_ledger *ledger, jue_finding *finding, const jue_ref *ref, jue_interval expected, int decimals)
{
    juesuan_unit unit = unit_of(ledger->report, ref);
    jue_interval printed = jue_ref_interval(ledger->report, ref);
    juesuan_amount amount;
    if (jue_amount_of_ticks(expected.centre, unit, decimals, &amount))
        finding->expected = amount_text(ledger->call, amount);
    if (jue_amount_of_ticks(printed.centre - expected.centre, unit, decimals, &amount))
        finding->difference = amount_text(ledger->call, amount);
}

const char *jue_cell_words(jue_call *call, const jue_ref *ref)
{
    const jue_side *side = &ref->table->sides[ref->side];
    const jue_row *row = &side->rows.at[ref->row];
    const char *header = side->columns[ref->column].header;
    bool code = *row->code != '\0';
    if (side->column_count == 1)
        return code ? jue_fill(&call->arena, "%s %s %s", ref->table->title, row->code, row->name)
                    : jue_fill(&call->arena, "%s %s", ref->table->title, row->name);
    return code ? jue_fill(&call->arena, "%s %s %s %s", ref->table->title, row->code, row->name, header)
                : jue_fill(&call->arena, "%s %s %s", ref->table->title, row->name, header);
}
