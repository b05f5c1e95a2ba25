/* Which row, and which cell, is meant. */
#include "read/notes.h"

/* No real table has so many rows of one name, or so many items below one heading. */
enum { MOST_SAME_NAMED = 200, MOST_ITEMS = 2000 };

static const jue_named_row *named(const jue_notes *notes, uint32_t entry)
{
    return &notes->vocabulary.rows.at[entry];
}

const jue_row *jue_note_row(const jue_notes *notes, uint32_t entry)
{
    const jue_named_row *row = named(notes, entry);
    return &row->table->sides[0].rows.at[row->row];
}

const char *jue_note_subject_printed(jue_notes *notes, jue_note_subject *subject)
{
    if (subject->printed == NULL && subject->serial == notes->serial && subject->end > subject->start)
        subject->printed = jue_note_printed(&notes->call->arena, &notes->text, notes->report, subject->start, subject->end);
    if (subject->printed == NULL)
        subject->printed = jue_topics[subject->topic].name;
    return subject->printed == NULL ? "" : subject->printed;
}

/* ---- Rows ---- */

static bool has_table(const jue_notes *notes, jue_form_id form)
{
    return jue_report_find(notes->report, JUESUAN_SET_PUBLICATION, form) != NULL;
}

/*
 * How well a table suits the ground; 0 where its rows are not spoken of there. What the own table of
 * the ground leaves out may be a row of the wider one; without the own table nothing is known.
 */
static int suits(const jue_notes *notes, const juesuan_table *table)
{
    jue_form_id form = table->form->number;
    switch (notes->ground) {
    case JUE_GROUND_INCOME: return form == JUE_INCOME ? 3 : form == JUE_BASIC_EXPENDITURE ? 0 : 1;
    case JUE_GROUND_TOTALS:
    case JUE_GROUND_EXPENDITURE: return form == JUE_EXPENDITURE ? 3 : form == JUE_GENERAL_BUDGET && has_table(notes, JUE_EXPENDITURE) ? 1 : 0;
    case JUE_GROUND_APPROPRIATION:
    case JUE_GROUND_GENERAL: return form == JUE_GENERAL_BUDGET ? 3 : form == JUE_EXPENDITURE && has_table(notes, JUE_GENERAL_BUDGET) ? 1 : 0;
    case JUE_GROUND_BASIC: return form == JUE_BASIC_EXPENDITURE ? 3 : 0;
    case JUE_GROUND_FUND: return form == JUE_GOVERNMENT_FUND ? 3 : 0;
    case JUE_GROUND_CAPITAL: return form == JUE_STATE_CAPITAL ? 3 : 0;
    default: return 0;
    }
}

/* The class that the notes spoke of last: a name that several classes have is meant in it. */
static bool in_last_class(const jue_notes *notes, const jue_row *row)
{
    const jue_note_subject *last = &notes->subject;
    if (last->topic != JUE_TOPIC_ROW || last->entry == JUE_NO_ENTRY)
        return false;
    return strncmp(jue_note_row(notes, last->entry)->code, row->code, 3) == 0;
}

uint32_t jue_note_choose_row(jue_notes *notes, uint32_t rows, int level, bool *unsure)
{
    uint32_t best = JUE_NO_ENTRY;
    int best_score = 0;
    bool tie = false;
    size_t seen = 0;
    for (uint32_t entry = rows; entry != JUE_NO_ENTRY && seen++ < MOST_SAME_NAMED; entry = named(notes, entry)->next) {
        const jue_row *row = jue_note_row(notes, entry);
        int score = suits(notes, named(notes, entry)->table) * 4;
        if (score == 0 || (level != 0 && row->level != level))
            continue;
        score += in_last_class(notes, row) ? 2 : 0;
        /* A name is that of the higher level where nothing says otherwise. */
        score += row->level == 1 ? 1 : 0;
        if (score < best_score)
            continue;
        tie = score == best_score;
        best = tie ? best : entry;
        best_score = score;
    }
    *unsure = tie;
    return best;
}

/* ---- Paths ---- */

/* The rows of a name; with 支出 where the note leaves it out. */
static uint32_t rows_of(jue_notes *notes, jue_str name)
{
    uint32_t rows = jue_vocabulary_rows(&notes->vocabulary, name);
    if (rows != JUE_NO_ENTRY || name.size == 0)
        return rows;
    const char *longer = jue_printf(&notes->call->scratch, "%.*s支出", (int)name.size, name.at);
    return jue_vocabulary_rows(&notes->vocabulary, jue_str_of(longer));
}

static bool has_name(jue_notes *notes, uint32_t entry, jue_str name)
{
    size_t seen = 0;
    for (uint32_t other = rows_of(notes, name); other != JUE_NO_ENTRY && seen++ < MOST_SAME_NAMED; other = named(notes, other)->next)
        if (other == entry)
            return true;
    return false;
}

/* How many of the names above agree with the rows above. */
static int agreement(jue_notes *notes, uint32_t entry, int level)
{
    int agreed = 0;
    uint32_t above = named(notes, entry)->parent;
    for (int i = level - 2; i >= 0 && above != JUE_NO_ENTRY; i--, above = named(notes, above)->parent)
        if (notes->names[i].size != 0 && has_name(notes, above, notes->names[i]))
            agreed += i == 0 ? 1 : 2;
    return agreed;
}

/* The row of the names down to a level that agrees best with those above it. */
static uint32_t find_path(jue_notes *notes, int level, bool *unsure)
{
    uint32_t best = JUE_NO_ENTRY;
    int best_score = -1;
    *unsure = false;
    size_t seen = 0;
    for (uint32_t entry = rows_of(notes, notes->names[level - 1]); entry != JUE_NO_ENTRY && seen++ < MOST_SAME_NAMED;
         entry = named(notes, entry)->next) {
        int suit = suits(notes, named(notes, entry)->table);
        if (suit == 0 || jue_note_row(notes, entry)->level != level)
            continue;
        int score = suit * 8 + agreement(notes, entry, level);
        if (score < best_score)
            continue;
        *unsure = score == best_score;
        best = *unsure ? best : entry;
        best_score = score;
    }
    return best;
}

static const char *join_names(const jue_notes *notes)
{
    jue_builder names = jue_builder_in(&notes->call->arena);
    for (int i = 0; i < notes->levels; i++) {
        if (i != 0)
            jue_put_char(&names, '\n');
        jue_put(&names, notes->names[i]);
    }
    return jue_built(&names).at;
}

void jue_note_take_path(jue_notes *notes, size_t end)
{
    jue_note_subject subject = {.topic = JUE_TOPIC_ROW, .path = true, .start = notes->path_start, .end = end,
                                .serial = notes->serial, .first_claim = notes->report->claims.count};
    bool unsure = false;
    subject.words = join_names(notes);
    subject.entry = find_path(notes, notes->levels, &subject.unsure);
    for (int level = notes->levels - 1; subject.entry == JUE_NO_ENTRY && subject.above == JUE_NO_ENTRY && level > 0; level--)
        subject.above = find_path(notes, level, &unsure);
    notes->lead.subject = subject;
    notes->lead.has_subject = true;
    notes->lead.unknown = notes->lead.near = 0;
}

static bool is_below(const jue_notes *notes, uint32_t entry, uint32_t above)
{
    while (entry != JUE_NO_ENTRY && entry != above)
        entry = named(notes, entry)->parent;
    return entry != JUE_NO_ENTRY;
}

/* An item whose name is not in the table: the only one below the known names with that amount. */
static uint32_t find_by_amount(const jue_notes *notes, const jue_note_subject *subject, const jue_claim *claim)
{
    uint32_t found = JUE_NO_ENTRY;
    jue_interval said = jue_interval_of(claim->value, jue_unit_of(jue_str_of(claim->unit)), false);
    uint32_t end = subject->above + 1 + MOST_ITEMS;
    for (uint32_t entry = subject->above + 1;
         entry < end && entry < notes->vocabulary.rows.count && is_below(notes, entry, subject->above); entry++) {
        jue_spots spots = jue_table_spots(named(notes, entry)->table, named(notes, entry)->row, false);
        if (spots.count == 0 || jue_note_row(notes, entry)->level != 3)
            continue;
        const juesuan_table *table = spots.at[0].table;
        const jue_cell *cell = jue_side_cell(&table->sides[0], spots.at[0].row, spots.at[0].column);
        if (jue_interval_fit(said, jue_interval_of(jue_cell_amount(cell), table->unit, false)) == JUE_FIT_NONE)
            continue;
        if (found != JUE_NO_ENTRY)
            return JUE_NO_ENTRY;
        found = entry;
    }
    return found;
}

/* ---- Cells ---- */

static void say_unbound(jue_notes *notes, jue_claim *claim, const char *chinese, const char *english)
{
    claim->reason = jue_say(notes->call, chinese, english);
}

static void set_spot(jue_claim *claim, const jue_spot *spot)
{
    const jue_side *side = &spot->table->sides[spot->side];
    const jue_row *row = &side->rows.at[spot->row];
    claim->form = spot->table->form;
    claim->side = spot->side;
    claim->item = row->item;
    claim->code = *row->code == '\0' ? NULL : row->code;
    claim->column = side->columns[spot->column].id;
}

static void bind_row(jue_notes *notes, jue_note_subject *subject, jue_claim *claim)
{
    const jue_named_row *row = named(notes, subject->entry);
    bool budget = claim->measure == JUE_MEASURE_BUDGET;
    jue_spots spots = jue_table_spots(row->table, row->row, budget);
    if (spots.count != 0) {
        set_spot(claim, &spots.at[0]);
        return;
    }
    claim->form = row->table->form;
    claim->code = jue_note_row(notes, subject->entry)->code;
    claim->column = budget ? JUE_COLUMN_BUDGET : JUE_COLUMN_NONE;
    if (budget)
        say_unbound(notes, claim, "公开表不列年初预算数", "the tables print no budget");
    else
        say_unbound(notes, claim, "表中没有这一列", "the table has no such column");
}

static void resolve_row(jue_notes *notes, jue_note_subject *subject, jue_claim *claim)
{
    bool final = claim->measure == JUE_MEASURE_FINAL || claim->measure == JUE_MEASURE_AMOUNT;
    if (subject->entry == JUE_NO_ENTRY && subject->above != JUE_NO_ENTRY && final)
        subject->entry = find_by_amount(notes, subject, claim);
    if (subject->entry == JUE_NO_ENTRY)
        return;
    /* What was said before the row was known is about it too. */
    juesuan_report *report = notes->report;
    for (size_t i = subject->first_claim; i + 1 < report->claims.count; i++) {
        jue_claim *earlier = &report->claims.at[i];
        if (earlier->topic == JUE_TOPIC_ROW && earlier->code == NULL && earlier->scope == claim->scope) {
            earlier->reason = NULL;
            bind_row(notes, subject, earlier);
        }
    }
    if (subject->statement != 0) {
        report->statements.at[subject->statement - 1].code = jue_note_row(notes, subject->entry)->code;
        report->statements.at[subject->statement - 1].form = named(notes, subject->entry)->table->form;
    }
}

static const jue_note_cell *find_cell(jue_notes *notes, const jue_topic *topic, bool budget)
{
    jue_note_cell *cell = &notes->cells[topic->id][budget];
    for (size_t way = 0; way < JUE_MOST_WAYS && !cell->looked_up && !cell->printed; way++) {
        jue_spots spots = jue_topic_spots(notes->report, topic, way, budget);
        cell->printed = spots.count != 0;
        cell->spot = spots.at[0];
    }
    cell->looked_up = true;
    return cell;
}

static void bind_topic(jue_notes *notes, const jue_topic *topic, jue_claim *claim)
{
    bool budget = claim->measure == JUE_MEASURE_BUDGET;
    bool money = (topic->counts & JUE_COUNT_MONEY) != 0;
    bool counted = claim->measure == JUE_MEASURE_COUNT;
    const jue_note_cell *cell = counted == money ? NULL : find_cell(notes, topic, budget);
    if (cell != NULL && cell->printed) {
        set_spot(claim, &cell->spot);
        return;
    }
    if (budget)
        say_unbound(notes, claim, "公开表不列年初预算数", "the tables print no budget");
    else
        say_unbound(notes, claim, "公开表没有列出这一数字", "the tables do not print this figure");
}

static bool fits_spot(const jue_claim *claim, const jue_spot *spot)
{
    const juesuan_table *table = spot->table;
    const jue_cell *cell = jue_side_cell(&table->sides[spot->side], spot->row, spot->column);
    jue_interval printed = jue_interval_of(jue_cell_amount(cell), table->unit, false);
    return jue_interval_fit(jue_interval_of(claim->value, jue_unit_of(jue_str_of(claim->unit)), false), printed) != JUE_FIT_NONE;
}

/* The amount itself tells whether it is the row's or the department's; else it stays open. */
static void bind_either(jue_notes *notes, const jue_note_subject *subject, jue_claim *claim)
{
    const jue_named_row *row = named(notes, subject->under);
    bool basic = subject->topic == JUE_TOPIC_BASIC || subject->topic == JUE_TOPIC_GENERAL_BASIC;
    bool project = subject->topic == JUE_TOPIC_PROJECT || subject->topic == JUE_TOPIC_GENERAL_PROJECT;
    size_t column = jue_side_column(&row->table->sides[0], basic ? JUE_COLUMN_BASIC : project ? JUE_COLUMN_PROJECT : JUE_COLUMN_NONE);
    jue_spot of_row = {row->table, 0, row->row, column};
    bool amount = claim->measure == JUE_MEASURE_AMOUNT || claim->measure == JUE_MEASURE_FINAL;
    if (amount && (basic || project) && column != JUESUAN_NONE && fits_spot(claim, &of_row)) {
        set_spot(claim, &of_row);
        claim->topic = JUE_TOPIC_ROW;
        return;
    }
    const jue_note_cell *cell = find_cell(notes, &jue_topics[subject->topic], false);
    if (amount && cell->printed && fits_spot(claim, &cell->spot)) {
        set_spot(claim, &cell->spot);
        return;
    }
    claim->topic = JUE_TOPIC_NONE;
    say_unbound(notes, claim, "不能确定是部门的还是这一科目的", "it may be of the department or of this row");
}

/* Of a row it is known which; but no cell of this report has its figure. */
void jue_note_bind_past(jue_notes *notes, const jue_note_subject *subject, jue_claim *claim)
{
    say_unbound(notes, claim, "是上年的数字", "it is last year's figure");
    if (subject->topic != JUE_TOPIC_ROW || subject->entry == JUE_NO_ENTRY || subject->unsure || subject->under != JUE_NO_ENTRY)
        return;
    claim->form = named(notes, subject->entry)->table->form;
    claim->code = jue_note_row(notes, subject->entry)->code;
}

void jue_note_bind(jue_notes *notes, jue_note_subject *subject, jue_claim *claim)
{
    if (subject->under != JUE_NO_ENTRY) {
        bind_either(notes, subject, claim);
        return;
    }
    if (subject->topic != JUE_TOPIC_ROW) {
        bind_topic(notes, &jue_topics[subject->topic], claim);
        return;
    }
    bool path = subject->path && subject->entry == JUE_NO_ENTRY;
    if (path)
        resolve_row(notes, subject, claim);
    if (subject->entry != JUE_NO_ENTRY && !subject->unsure)
        bind_row(notes, subject, claim);
    else if (subject->unsure)
        say_unbound(notes, claim, "有几个同名的科目", "several rows have this name");
    else
        say_unbound(notes, claim, "表中没有这一科目", "the table has no such row");
}
