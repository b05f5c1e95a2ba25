/*
 * From blocks to a report: finds the tables by their titles, gathers what stands around them
 * (unit, form number, notes), keeps the paragraphs, and reads department and year.
 */
#include "read/about.h"
#include "read/guess.h"
#include "read/place.h"

enum {
    LONGEST_TITLE = 240,
    SHORTEST_TITLE = 12, /* four ideographs: a lone 表 is the end of "公开03表" */
    TITLE_REACH = 12,    /* blocks between a title and its first row */
    MOST_ABOVE = 4,      /* lines above a title that belong to it */
    RUNNING_HEAD = 3,    /* the same short line as often as this is a running head */
    LONGEST_HEAD = 90,
    MOST_ASIDE = 4, /* cells that a row of unit, form number and department has */
    UNTITLED_ROWS = 16,
    MOST_HEADER = 16 /* rows of a table that are its header */
};

/* The words by which a line is told, taken apart once. */
typedef struct jue_line_words {
    jue_pattern around;  /* what stands around a table rather than in it */
    jue_pattern note;    /* how notes start, in a row of the table */
    jue_pattern remark;  /* the same note below several empty tables says something of each */
    jue_pattern empty;   /* what says below a table that it is empty */
    jue_pattern part;    /* headings behind which no table goes on */
    jue_pattern section; /* the same, where they are numbered */
} jue_line_words;

struct jue_assembler {
    jue_grid_reader grids;
    jue_line_words words;
};

/* How often a short paragraph is there. */
typedef struct jue_repeat {
    uint32_t block; /* the last one with this text */
    uint32_t count; /* 0 where the slot is free */
} jue_repeat;

typedef struct jue_assembly {
    jue_call *call;
    const jue_grid_reader *grids;
    const jue_line_words *words;
    juesuan_report *report;
    const jue_document *document;
    jue_repeat *repeats; /* short paragraphs by the hash of their text */
    size_t slots;
    jue_region region;  /* the title seen last, and its rows */
    bool titled;        /* region is in use */
    size_t titled_at;   /* block of the title */
    bool interrupted;   /* a paragraph stood between the rows and here */
    size_t width;       /* cells of the region's rows */
    jue_builder around; /* folded paragraphs between title and rows */
    jue_open_table open;
    size_t stray_rows; /* rows outside any table, since the last warning */
    uint32_t stray_line;
    uint16_t stray_page;
    size_t stray_cells;
} jue_assembly;

/* ---- Running heads ---- */

/* The slot of a text; where it is not in the table, a free one. */
static jue_repeat *repeat_of(const jue_assembly *assembly, jue_str text)
{
    const jue_block *blocks = assembly->document->blocks.at;
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211u;
    size_t slot = (size_t)(hash >> 20) & (assembly->slots - 1);
    while (assembly->repeats[slot].count != 0 && !jue_str_equal(blocks[assembly->repeats[slot].block].cells[0].text, text))
        slot = (slot + 1) & (assembly->slots - 1);
    return &assembly->repeats[slot];
}

static bool is_short(const jue_block *block)
{
    return !block->row && block->cells[0].text.size <= LONGEST_HEAD;
}

/* Rows that belong to none of the forms cost memory as well. */
static void bound_rows(jue_call *call, size_t rows, const jue_block *block)
{
    size_t most = call->limits[JUESUAN_LIMIT_ROWS];
    if (rows > most && rows - most > MOST_HEADER)
        jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){block->line, 0, block->page}, "一个表的行数超过上限%zu",
                 "a table has more than %zu rows", most);
}

static void count_repeats(jue_assembly *assembly)
{
    const jue_document *document = assembly->document;
    size_t paragraphs = 0;
    for (size_t i = 0; i < document->blocks.count; i++)
        paragraphs += is_short(&document->blocks.at[i]);
    assembly->slots = 64;
    while (assembly->slots < paragraphs * 2)
        assembly->slots *= 2;
    assembly->repeats = jue_alloc_array(&assembly->call->scratch, assembly->slots, sizeof *assembly->repeats);
    size_t rows = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const jue_block *block = &document->blocks.at[i];
        rows = block->row ? rows + 1 : 0;
        bound_rows(assembly->call, rows, block);
        if (!is_short(block))
            continue;
        jue_repeat *repeat = repeat_of(assembly, block->cells[0].text);
        *repeat = (jue_repeat){(uint32_t)i, repeat->count + 1};
    }
}

/* "- 12 -", "12", "第12页" */
static bool is_page_number(jue_str key)
{
    size_t digits = 0;
    for (size_t i = 0; i < key.size; i++)
        digits += jue_is_digit((unsigned char)key.at[i]);
    if (digits == 0 || digits > 4)
        return false;
    return jue_match(key, "-*-|第*页|第*页共*页|*") != 0 && key.size <= digits + 20 &&
           (digits == key.size || jue_match(key, "-*-|第*页|第*页共*页|第*页,共*页|*/*") != 0);
}

/* 总分 stands alone in the line above: the number is its value, not that of a page. */
static bool is_score(const jue_assembly *assembly, const jue_block *block)
{
    if (block == assembly->document->blocks.at || block[-1].row)
        return false;
    jue_str above = block[-1].cells[0].text;
    return above.size <= strlen("自评得分") &&
           (jue_str_ends(above, JUE_STR("总分")) || jue_str_ends(above, JUE_STR("得分")));
}

static bool is_running(const jue_assembly *assembly, const jue_block *block, jue_str key)
{
    jue_str text = block->cells[0].text;
    if (text.size > LONGEST_HEAD)
        return false;
    if (is_page_number(key))
        return !is_score(assembly, block);
    bool sentence = jue_str_ends(key, JUE_STR("。")) || jue_str_ends(key, JUE_STR(":")) || jue_str_is(key, "无");
    return !sentence && jue_pattern_match(&assembly->words->remark, key) == 0 &&
           repeat_of(assembly, text)->count >= RUNNING_HEAD;
}

/* ---- Rows outside the tables that we know ---- */

static void end_stray(jue_assembly *assembly)
{
    /* A table of contents has two cells a line; anything wider is a table that somebody may miss. */
    if (assembly->stray_rows > 1 && assembly->stray_cells > 2)
        jue_warn(assembly->call, assembly->report, (jue_place){assembly->stray_line, 0, assembly->stray_page},
                 "有一个表不是决算公开表，%zu行未读入", "a table that is none of the forms, %zu rows, was left out",
                 assembly->stray_rows);
    assembly->stray_rows = assembly->stray_cells = 0;
}

/* The cells of a row with tabs between them; a hostile file may have millions of such rows. */
static jue_str join_cells(jue_arena *arena, const jue_block *block)
{
    size_t size = block->count - 1;
    for (size_t i = 0; i < block->count; i++)
        size += block->cells[i].text.size;
    char *text = jue_alloc(arena, size + 1);
    char *at = text;
    for (size_t i = 0; i < block->count; i++) {
        jue_str cell = block->cells[i].text;
        if (i != 0)
            *at++ = '\t';
        if (cell.size != 0)
            memcpy(at, cell.at, cell.size);
        at += cell.size;
    }
    return (jue_str){text, size};
}

static void keep_paragraph(jue_assembly *assembly, const jue_block *block)
{
    jue_str text = block->cells[0].text;
    if (block->count > 1)
        text = join_cells(&assembly->call->arena, block);
    jue_paragraph *paragraph = jue_vector_add(&assembly->call->arena, &assembly->report->paragraphs);
    *paragraph = (jue_paragraph){text, block->line, block->page};
}

static void stray_row(jue_assembly *assembly, const jue_block *block)
{
    if (assembly->stray_rows++ == 0) {
        assembly->stray_line = block->line;
        assembly->stray_page = block->page;
    }
    if (block->count > assembly->stray_cells)
        assembly->stray_cells = block->count;
    keep_paragraph(assembly, block);
}

/* ---- Regions ---- */

/* Whose table it is and of which year, as printed: the words of the checks. */
static void keep_head(jue_assembly *assembly, jue_str around)
{
    if (around.size == 0)
        return;
    jue_paragraph *head = jue_vector_add(&assembly->call->arena, &assembly->report->heads);
    head->text = (jue_str){jue_copy(&assembly->call->arena, around.at, around.size), around.size};
    head->line = assembly->region.title.line;
    head->page = assembly->region.title.page;
}

static bool is_title(jue_str text)
{
    juesuan_set set;
    jue_cell_room room;
    return jue_form_of_title(jue_cell_key_in(&room, text), &set) != NULL;
}

/*
 * Some print unit, department and form number above the title. They come behind what is said below
 * it, and count only where that leaves them open; below another title they are that one's.
 */
static void look_above(jue_assembly *assembly)
{
    const jue_block *blocks = assembly->document->blocks.at;
    size_t first = assembly->titled_at;
    jue_cell_room room;
    while (first > 0 && assembly->titled_at - first < MOST_ABOVE && !blocks[first - 1].row) {
        jue_str text = blocks[first - 1].cells[0].text;
        if (text.size > LONGEST_HEAD || is_title(text))
            break;
        jue_str key = jue_cell_key_in(&room, text);
        if (jue_pattern_match(&assembly->words->around, key) == 0 ||
            jue_pattern_match(&assembly->words->remark, key) != 0)
            break;
        first--;
    }
    if (first == assembly->titled_at ||
        (first > 0 && !blocks[first - 1].row && is_title(blocks[first - 1].cells[0].text)))
        return;
    for (; first < assembly->titled_at; first++)
        jue_put(&assembly->around, jue_cell_key_in(&room, blocks[first].cells[0].text));
}

static void close_region(jue_assembly *assembly)
{
    if (!assembly->titled)
        return;
    jue_region *region = &assembly->region;
    if (region->rows.count == 0) {
        /* A title that no table follows: a line of the contents. */
        keep_paragraph(assembly, &assembly->document->blocks.at[assembly->titled_at]);
    } else {
        look_above(assembly);
        jue_str around = jue_built(&assembly->around);
        region->number = jue_form_number(assembly->call, around);
        region->unit = jue_unit_in(around);
        jue_about_table(assembly->call, assembly->report, around);
        keep_head(assembly, around);
        jue_place_region(assembly->grids, assembly->report, region, &assembly->open);
    }
    assembly->titled = false;
}

static void open_region(jue_assembly *assembly, size_t number, const jue_form *form, juesuan_set set)
{
    close_region(assembly);
    end_stray(assembly);
    assembly->region = (jue_region){.form = form, .set = set};
    assembly->region.title = assembly->document->blocks.at[number].cells[0];
    assembly->titled = true;
    assembly->titled_at = number;
    assembly->interrupted = false;
    assembly->width = 0;
    assembly->around = jue_builder_in(&assembly->call->scratch);
}

/* 部门:… | 金额单位:万元: what stands around a table, though in cells of a row. */
static bool is_around(const jue_assembly *assembly, const jue_block *row)
{
    jue_cell_room room;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].text.size != 0 &&
            jue_pattern_match(&assembly->words->around, jue_cell_key_in(&room, row->cells[i].text)) == 0)
            return false;
    return true;
}

/* 项目 | 金额: the sides of a form one below the other. Other lines of two cells are those of a list. */
static bool heads_two_columns(const jue_assembly *assembly, const jue_form *form, const jue_block *row)
{
    return form != NULL && form->side_count == 2 && row->count == 2 && row->cells[0].text.size != 0 &&
           row->cells[1].text.size != 0 && jue_row_kind_of(assembly->grids, form, row) == JUE_KIND_HEADER;
}

static bool rows_follow(const jue_assembly *assembly, const jue_form *form, size_t number)
{
    const jue_document *document = assembly->document;
    for (size_t i = number + 1; i < document->blocks.count && i <= number + TITLE_REACH; i++) {
        const jue_block *block = &document->blocks.at[i];
        if (block->row && (block->count > 2 || !is_around(assembly, block)))
            return block->count > 2 || heads_two_columns(assembly, form, block);
    }
    return false;
}

static bool ends_tables(const jue_assembly *assembly, jue_str key)
{
    if (key.size < LONGEST_HEAD && jue_pattern_match(&assembly->words->part, key) != 0)
        return true;
    return jue_pattern_match(&assembly->words->section, key) != 0 && jue_enumerator(key) != 0;
}

/* Ends in 表 like a title and a table follows, but it is none of the forms; nor is it "公开01表". */
static bool titles_other_table(jue_assembly *assembly, size_t number, jue_str key)
{
    return jue_str_ends(key, JUE_STR("表")) && key.size <= LONGEST_TITLE && key.size >= SHORTEST_TITLE &&
           *jue_form_number(assembly->call, key) == '\0' && rows_follow(assembly, NULL, number);
}

static void note_below(jue_assembly *assembly, jue_str key)
{
    if (jue_pattern_match(&assembly->words->empty, key) != 0)
        assembly->region.says_empty = true;
    assembly->interrupted = true;
}

static void take_paragraph(jue_assembly *assembly, size_t number)
{
    const jue_block *block = &assembly->document->blocks.at[number];
    char room[JUE_KEY_ROOM(4 * LONGEST_TITLE)];
    jue_str key = jue_key_in(room, jue_str_to(block->cells[0].text, 4 * LONGEST_TITLE));
    juesuan_set set = JUESUAN_SET_PUBLICATION;
    const jue_form *form = key.size > LONGEST_TITLE ? NULL : jue_form_of_title(key, &set);
    if (form != NULL && (block->title || rows_follow(assembly, form, number))) {
        open_region(assembly, number, form, set);
        return;
    }
    bool waiting = assembly->titled && assembly->region.rows.count == 0;
    if (!waiting && is_running(assembly, block, key))
        return;
    if (assembly->titled && (ends_tables(assembly, key) || titles_other_table(assembly, number, key)))
        close_region(assembly);
    if (!assembly->titled) {
        end_stray(assembly);
        keep_paragraph(assembly, block);
        return;
    }
    if (assembly->region.rows.count == 0) {
        jue_put(&assembly->around, key);
        if (number - assembly->titled_at > TITLE_REACH)
            close_region(assembly);
        return;
    }
    note_below(assembly, key);
    keep_paragraph(assembly, block);
}

/* A table whose title is missing, told by its header. It starts at its first row. */
static bool take_untitled(jue_assembly *assembly, size_t number)
{
    const jue_document *document = assembly->document;
    jue_block *rows[UNTITLED_ROWS];
    size_t count = 0;
    while (number + count < document->blocks.count && count < UNTITLED_ROWS &&
           document->blocks.at[number + count].row) {
        rows[count] = &document->blocks.at[number + count];
        count++;
    }
    if (assembly->stray_rows != 0)
        return false;
    const jue_form *form = jue_form_of_header(assembly->grids, rows, count);
    if (form == NULL)
        return false;
    open_region(assembly, number, form, JUESUAN_SET_PUBLICATION);
    assembly->region.title.text = jue_str_of(form->title);
    jue_warn(assembly->call, assembly->report, (jue_place){rows[0]->line, 0, rows[0]->page},
             "这个表没有标题，按表头作为%s", "this table has no title; its header is that of %s", form->title);
    *jue_vector_add(&assembly->call->scratch, &assembly->region.rows) = rows[0];
    assembly->width = rows[0]->count;
    return true;
}

/* Behind a note, rows still belong to the table if they are as wide and could be its rows. */
static bool fits(jue_assembly *assembly, const jue_block *block)
{
    if (!assembly->interrupted)
        return true;
    if (block->count != assembly->width)
        return false;
    jue_row_kind kind = jue_row_kind_of(assembly->grids, assembly->region.form, block);
    return kind == JUE_KIND_DATA || kind == JUE_KIND_HEADER || kind == JUE_KIND_INDEX;
}

/* Notes may be of any length; how they start tells them. */
static bool is_note(const jue_assembly *assembly, jue_str text)
{
    enum { START = 60 };
    char room[JUE_KEY_ROOM(START)];
    return jue_pattern_match(&assembly->words->note, jue_key_in(room, jue_str_to(text, START))) != 0;
}

/*
 * Exports print title, unit and notes in rows of the table. Gives such a row as a paragraph of its
 * words; false for a row of the table proper.
 */
static bool as_paragraph(jue_assembly *assembly, const jue_block *row, jue_piece *piece)
{
    const jue_piece *filled[MOST_ASIDE];
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].text.size == 0)
            continue;
        if (count == MOST_ASIDE)
            return false;
        filled[count++] = &row->cells[i];
    }
    if (count == 0)
        return false;
    bool aside = count == 1 && (is_title(filled[0]->text) || is_note(assembly, filled[0]->text));
    jue_cell_room room;
    for (size_t i = 0; !aside && i < count; i++)
        if (jue_pattern_match(&assembly->words->around, jue_cell_key_in(&room, filled[i]->text)) == 0)
            return false;
    *piece = *filled[0];
    if (count > 1) {
        jue_builder words = jue_builder_in(&assembly->call->arena);
        for (size_t i = 0; i < count; i++)
            jue_put(&words, filled[i]->text);
        piece->text = jue_built(&words);
    }
    return true;
}

static bool take_aside(jue_assembly *assembly, size_t number)
{
    jue_block *row = &assembly->document->blocks.at[number];
    jue_piece piece;
    if (!as_paragraph(assembly, row, &piece))
        return false;
    row->cells = jue_alloc(&assembly->call->scratch, sizeof *row->cells);
    row->cells[0] = piece;
    row->count = 1;
    row->row = false;
    take_paragraph(assembly, number);
    return true;
}

static void take_row(jue_assembly *assembly, size_t number)
{
    jue_block *block = &assembly->document->blocks.at[number];
    if (take_aside(assembly, number))
        return;
    if (!assembly->titled && take_untitled(assembly, number))
        return;
    if (!assembly->titled || !fits(assembly, block)) {
        close_region(assembly);
        stray_row(assembly, block);
        return;
    }
    *jue_vector_add(&assembly->call->scratch, &assembly->region.rows) = block;
    assembly->interrupted = false;
    if (block->count > assembly->width)
        assembly->width = block->count;
}

static jue_line_words line_words(jue_arena *arena)
{
    static const char around[] = "公开*表*|财决*表|财政批复*表|附表*|表*|部门公开表*|*单位:*|*部门:*|*名称:*|编制*:*|"
                                 "20*年度|金额单位*|注:*|说明:*|备注:*|注*本表*|说明*本表*";
    static const char empty[] = "*本表无数据*|*无数据*|*本表为空*|*空表*|*没有*收入和支出*|*无*收支*|*没有*支出*";
    return (jue_line_words){
        .around = jue_pattern_of(arena, around),
        .note = jue_pattern_of(arena, "注*|-注*|说明*|备注*|*本表*"),
        .remark = jue_pattern_of(arena, "注*|说明*|备注*|*无数据*"),
        .empty = jue_pattern_of(arena, empty),
        .part = jue_pattern_of(arena, "第*部分*"),
        .section = jue_pattern_of(arena, "*情况说明|*情况|*说明|*名词解释"),
    };
}

const jue_assembler *jue_assembler_new(jue_call *call)
{
    jue_assembler *assembler = jue_alloc(&call->scratch, sizeof *assembler);
    *assembler = (jue_assembler){jue_grid_reader_of(call), line_words(&call->scratch)};
    return assembler;
}

void jue_assemble_by(const jue_assembler *assembler, juesuan_report *report, const jue_document *document)
{
    jue_call *call = assembler->grids.call;
    jue_assembly assembly = {.call = call,
                             .grids = &assembler->grids,
                             .words = &assembler->words,
                             .report = report,
                             .document = document};
    count_repeats(&assembly);
    for (size_t i = 0; i < document->blocks.count; i++) {
        if (document->blocks.at[i].row)
            take_row(&assembly, i);
        else
            take_paragraph(&assembly, i);
    }
    close_region(&assembly);
    end_stray(&assembly);
    jue_about_cover(call, report);
}

void jue_assemble(jue_call *call, juesuan_report *report, const jue_document *document)
{
    jue_assemble_by(jue_assembler_new(call), report, document);
}
