#include "repair/system.h"

#include "model/topic.h"

/* A figure is repeated near where it was said first. */
enum { SAID_BEFORE = 200 };

typedef struct jue_system_builder {
    jue_call *call;
    const juesuan_report *report;
    jue_system *system;
    size_t bases[JUE_SYSTEM_TABLES][2]; /* by table and side: its first variable */
} jue_system_builder;

uint8_t jue_system_table(const juesuan_table *table)
{
    return (uint8_t)((table->set == JUESUAN_SET_APPROVAL ? JUE_FORMS : 0) + table->form->number);
}

static uint32_t variable_of(const jue_system_builder *builder, const jue_ref *ref)
{
    size_t base = builder->bases[jue_system_table(ref->table)][ref->side];
    return (uint32_t)(base + ref->row * ref->table->sides[ref->side].column_count + ref->column);
}

/*
 * The decimals that a side prints, as most of its amounts have them. A figure that has lost its
 * point or a digit has others, and so would a blank one.
 */
static uint8_t usual_decimals(const jue_side *side)
{
    size_t counts[JUE_AMOUNT_DECIMALS + 1] = {0};
    uint8_t usual = 2;
    for (size_t i = 0; i < side->cells.count; i++) {
        const jue_cell *cell = &side->cells.at[i];
        if (cell->state != JUESUAN_VALUE || cell->decimals > JUE_AMOUNT_DECIMALS || side->rows.at[i / side->column_count].count)
            continue;
        counts[cell->decimals]++;
        if (counts[cell->decimals] > counts[usual] || (counts[cell->decimals] == counts[usual] && cell->decimals > usual))
            usual = cell->decimals;
    }
    return usual;
}

bool jue_is_unknown(const jue_cell *cell)
{
    return cell->state == JUESUAN_UNREADABLE || (cell->state == JUESUAN_BLANK && *cell->text != '\0');
}

static void add_variable(jue_system_builder *builder, const jue_ref *ref, juesuan_unit unit, uint8_t decimals)
{
    const jue_cell *cell = jue_ref_cell(ref);
    jue_variable *variable = jue_vector_add(&builder->call->scratch, &builder->system->variables);
    bool count = ref->table->sides[ref->side].rows.at[ref->row].count;
    *variable = (jue_variable){.ref = *ref, .printed = jue_cell_amount(cell), .decimals = count ? 0 : decimals, .count = count,
                               .unknown = jue_is_unknown(cell), .certainty = cell->confidence,
                               .table = jue_system_table(ref->table)};
    variable->blank = !variable->unknown && (cell->state == JUESUAN_BLANK || cell->state == JUESUAN_DASH);
    if (count)
        unit = JUESUAN_UNIT_UNKNOWN;
    jue_interval interval = jue_interval_of(variable->printed, unit, count);
    variable->value = interval.centre;
    variable->half = interval.half;
    variable->place = jue_interval_of(jue_amount(1, variable->decimals), unit, true).centre;
}

/* What a column prints where there is nothing. One that prints nothing at all is not the place of a missing figure. */
static void describe_column(jue_system *system, size_t first)
{
    const jue_ref *ref = &system->variables.at[first].ref;
    const jue_side *side = &ref->table->sides[ref->side];
    size_t blanks = 0;
    size_t zeros = 0;
    for (size_t row = 0; row < side->rows.count; row++) {
        const jue_variable *variable = &system->variables.at[first + row * side->column_count];
        blanks += variable->blank;
        zeros += !variable->blank && !variable->unknown && variable->value == 0;
    }
    for (size_t row = 0; row < side->rows.count; row++) {
        jue_variable *variable = &system->variables.at[first + row * side->column_count];
        variable->empty_column = blanks == side->rows.count;
        variable->prints_zeros = zeros > blanks;
    }
}

static void describe_columns(jue_system *system)
{
    for (size_t i = 0; i < system->variables.count; i++)
        if (system->variables.at[i].ref.row == 0)
            describe_column(system, i);
}

static void add_variables_of(jue_system_builder *builder, const juesuan_table *table)
{
    juesuan_unit unit = jue_unit_of_table(builder->report, table);
    for (uint8_t side = 0; side < table->side_count; side++) {
        const jue_side *at = &table->sides[side];
        uint8_t decimals = usual_decimals(at);
        builder->bases[jue_system_table(table)][side] = builder->system->variables.count;
        for (size_t row = 0; row < at->rows.count; row++)
            for (size_t column = 0; column < at->column_count; column++)
                add_variable(builder, &(jue_ref){table, side, 1, row, column}, unit, decimals);
    }
}

static void add_variables(jue_system_builder *builder)
{
    static const juesuan_set sets[] = {JUESUAN_SET_PUBLICATION, JUESUAN_SET_APPROVAL};
    for (size_t set = 0; set < sizeof sets / sizeof *sets; set++)
        for (size_t form = 0; form < JUE_FORMS; form++) {
            const juesuan_table *table = jue_report_find(builder->report, sets[set], (jue_form_id)form);
            if (table != NULL)
                add_variables_of(builder, table);
        }
}

static jue_equation *open_equation(jue_system_builder *builder, const char *rule)
{
    jue_equation *equation = jue_vector_add(&builder->call->scratch, &builder->system->equations);
    equation->first = (uint32_t)builder->system->terms.count;
    equation->rule = rule;
    return equation;
}

static void add_term(jue_system_builder *builder, jue_equation *equation, const jue_ref *ref, int sign)
{
    if (ref->row == JUESUAN_NONE)
        return;
    jue_term *term = jue_vector_add(&builder->call->scratch, &builder->system->terms);
    *term = (jue_term){variable_of(builder, ref), (int8_t)sign};
    equation->count++;
}

static void take_instance(void *data, const jue_instance *instance)
{
    jue_system_builder *builder = data;
    if (instance->missing != NULL)
        return;
    jue_equation *equation = open_equation(builder, instance->relation->rule.id);
    equation->at_most = instance->relation->operator == JUE_AT_MOST;
    add_term(builder, equation, &instance->left, 1);
    for (size_t i = 0; i < instance->count; i++)
        add_term(builder, equation, &instance->terms[i], -instance->terms[i].sign);
}

static void add_relations(jue_system_builder *builder, unsigned without)
{
    for (size_t i = 0; i < jue_relation_count; i++) {
        if ((without & JUE_WITHOUT_PUBLICATION) == 0)
            jue_instances(builder->call, builder->report, JUESUAN_SET_PUBLICATION, &jue_relations[i], take_instance, builder);
        if ((without & JUE_WITHOUT_APPROVAL) == 0)
            jue_instances(builder->call, builder->report, JUESUAN_SET_APPROVAL, &jue_relations[i], take_instance, builder);
    }
}

/* ---- The same cell in both sets ---- */

static size_t same_row(const jue_side *side, const jue_row *wanted, size_t next)
{
    if (next < side->rows.count && strcmp(side->rows.at[next].code, wanted->code) == 0 &&
        side->rows.at[next].item == wanted->item)
        return next;
    if (*wanted->code != '\0')
        return jue_side_code(side, wanted->code);
    return wanted->item == JUE_ITEM_NONE ? JUESUAN_NONE : jue_side_item(side, wanted->item);
}

static void add_pair(jue_system_builder *builder, const jue_ref *a, const jue_ref *b)
{
    const jue_variable *x = &builder->system->variables.at[variable_of(builder, a)];
    const jue_variable *y = &builder->system->variables.at[variable_of(builder, b)];
    /* Two blanks are evidence as well: they speak against filling either. */
    jue_equation *equation = open_equation(builder, "approval");
    equation->exact = x->place == y->place;
    add_term(builder, equation, a, 1);
    add_term(builder, equation, b, -1);
}

static void add_pairs_of_tables(jue_system_builder *builder, const juesuan_table *approval, const juesuan_table *publication)
{
    for (uint8_t number = 0; number < approval->side_count; number++) {
        const jue_side *a = &approval->sides[number];
        const jue_side *b = &publication->sides[number];
        size_t next = 0;
        for (size_t row = 0; row < a->rows.count; row++) {
            size_t other = same_row(b, &a->rows.at[row], next);
            if (other == JUESUAN_NONE)
                continue;
            next = other + 1;
            for (size_t column = 0; column < a->column_count; column++) {
                size_t match = jue_side_column(b, a->columns[column].id);
                if (match != JUESUAN_NONE)
                    add_pair(builder, &(jue_ref){approval, number, 1, row, column}, &(jue_ref){publication, number, 1, other, match});
            }
        }
    }
}

static void add_pairs(jue_system_builder *builder)
{
    for (size_t form = 0; form < JUE_FORMS; form++) {
        const juesuan_table *a = jue_report_find(builder->report, JUESUAN_SET_APPROVAL, (jue_form_id)form);
        const juesuan_table *b = jue_report_find(builder->report, JUESUAN_SET_PUBLICATION, (jue_form_id)form);
        if (a != NULL && b != NULL)
            add_pairs_of_tables(builder, a, b);
    }
}

/* ---- What the notes say of cells ---- */

/* A figure printed the coarser way says its cells to within its own last place. */
static void add_claim(jue_system_builder *builder, const jue_claim *claim, const jue_spots *spots)
{
    juesuan_unit unit = jue_unit_of(jue_str_of(claim->unit));
    for (size_t i = 0; i < spots->count; i++)
        if (unit == JUESUAN_UNIT_UNKNOWN || spots->at[i].table->sides[spots->at[i].side].rows.at[spots->at[i].row].count)
            return;
    jue_interval said = jue_interval_of(claim->value, unit, false);
    jue_equation *equation = open_equation(builder, "notes");
    equation->constant = said.centre;
    equation->slack = said.half;
    equation->said = true;
    for (size_t i = 0; i < spots->count; i++)
        add_term(builder, equation, &(jue_ref){spots->at[i].table, spots->at[i].side, 1, spots->at[i].row, spots->at[i].column}, 1);
}

static void add_row_claim(jue_system_builder *builder, const jue_claim *claim, bool budget)
{
    const juesuan_table *table = jue_report_find(builder->report, JUESUAN_SET_PUBLICATION, claim->form->number);
    if (table == NULL)
        return;
    jue_spots spots = jue_row_spots(builder->report, claim->form, jue_side_code(&table->sides[0], claim->code), budget);
    if (spots.count != 0)
        add_claim(builder, claim, &spots);
}

/* Of the ways in which the tables print a topic, the first that is there must agree, or all of them. */
static void add_topic_claim(jue_system_builder *builder, const jue_claim *claim, bool budget)
{
    const jue_topic *topic = &jue_topics[claim->topic];
    bool both = topic->mode == JUE_TOPIC_BOTH;
    bool added = false;
    for (size_t way = 0; way < JUE_MOST_WAYS && (both || (topic->mode == JUE_TOPIC_STRICT && !added)); way++) {
        jue_spots spots = jue_topic_spots(builder->report, topic, way, budget);
        if (spots.count != 0)
            add_claim(builder, claim, &spots);
        added = added || spots.count != 0;
    }
}

static bool is_said_before(const juesuan_report *report, size_t number)
{
    const jue_claim *claim = &report->claims.at[number];
    for (size_t i = number < SAID_BEFORE ? 0 : number - SAID_BEFORE; i < number; i++) {
        const jue_claim *other = &report->claims.at[i];
        if (other->reason == NULL && other->topic == claim->topic && other->form == claim->form &&
            other->value.value == claim->value.value && other->value.decimals == claim->value.decimals &&
            (claim->code == other->code || (claim->code != NULL && other->code != NULL && strcmp(claim->code, other->code) == 0)))
            return true;
    }
    return false;
}

static void add_claims(jue_system_builder *builder)
{
    const juesuan_report *report = builder->report;
    for (size_t i = 0; i < report->claims.count; i++) {
        const jue_claim *claim = &report->claims.at[i];
        bool amount = claim->measure == JUE_MEASURE_AMOUNT || claim->measure == JUE_MEASURE_FINAL || claim->measure == JUE_MEASURE_BUDGET;
        bool row = claim->topic == JUE_TOPIC_ROW && claim->form != NULL && claim->code != NULL;
        bool topic = claim->topic != JUE_TOPIC_ROW && claim->topic != JUE_TOPIC_NONE && claim->topic < JUE_TOPICS;
        if (claim->reason != NULL || !amount || claim->value.state != JUESUAN_VALUE || !(row || topic) || is_said_before(report, i))
            continue;
        bool budget = claim->measure == JUE_MEASURE_BUDGET;
        if (row)
            add_row_claim(builder, claim, budget);
        else
            add_topic_claim(builder, claim, budget);
    }
}

/* ---- By variable ---- */

/* Notes that the variable stands in the equation, once, whatever is printed twice. */
static void add_use(jue_system *system, jue_variable *variable, uint32_t equation, int8_t sign)
{
    jue_use *last = &system->uses[variable->first + variable->uses] - 1;
    if (variable->uses != 0 && last->equation == equation) {
        last->sign = (int8_t)(last->sign + sign);
        return;
    }
    system->uses[variable->first + variable->uses++] = (jue_use){equation, sign};
}

static void index_uses(jue_call *call, jue_system *system)
{
    for (size_t i = 0; i < system->terms.count; i++)
        system->variables.at[system->terms.at[i].variable].uses++;
    uint32_t first = 0;
    for (size_t i = 0; i < system->variables.count; i++) {
        jue_variable *variable = &system->variables.at[i];
        variable->first = first;
        first += variable->uses;
        variable->uses = 0;
    }
    system->uses = jue_alloc_array(&call->scratch, system->terms.count, sizeof *system->uses);
    for (size_t i = 0; i < system->equations.count; i++) {
        const jue_equation *equation = &system->equations.at[i];
        for (uint32_t at = 0; at < equation->count; at++) {
            const jue_term *term = &system->terms.at[equation->first + at];
            add_use(system, &system->variables.at[term->variable], (uint32_t)i, term->sign);
        }
    }
}

void jue_system_build(jue_call *call, const juesuan_report *report, unsigned without, jue_system *system)
{
    jue_system_builder builder = {.call = call, .report = report, .system = system};
    *system = (jue_system){0};
    add_variables(&builder);
    describe_columns(system);
    add_relations(&builder, without);
    if ((without & (JUE_WITHOUT_PUBLICATION | JUE_WITHOUT_APPROVAL)) == 0)
        add_pairs(&builder);
    if ((without & (JUE_WITHOUT_NOTES | JUE_WITHOUT_PUBLICATION)) == 0)
        add_claims(&builder);
    index_uses(call, system);
}
