/*
 * Every allocation fails in turn, once and from then on, over every call that needs memory: the call
 * says so, nothing is left behind, and its handles are as they were.
 */
#include "generate.h"
#include "support.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

/* ---- An allocator that counts and gives out ---- */

typedef struct ration {
    size_t asked;  /* allocations so far */
    size_t fails;  /* the one that fails, from 1; 0 for none */
    bool for_ever; /* all after it fail as well */
    size_t blocks; /* in use */
    size_t bytes;
} ration;

/*
 * jansson has its functions for a whole program, not for a call, and does not always notice that
 * they gave nothing: a token that cannot grow is cut (lex_save). So what fails there may look like
 * broken or other JSON; only that nothing leaks and nothing crashes is up to the library.
 */
static ration *of_jansson;

static bool refused(ration *given)
{
    given->asked++;
    return given->fails != 0 && (given->asked == given->fails || (given->for_ever && given->asked > given->fails));
}

/* The sizes that the library names must be those of the blocks. */
static void *rationed(void *user, void *block, size_t old_size, size_t size)
{
    ration *given = user;
    if (size == 0) {
        given->blocks -= block != NULL;
        given->bytes -= block == NULL ? 0 : old_size;
        free(block);
        return NULL;
    }
    if (refused(given))
        return NULL;
    void *made = realloc(block, size);
    ck_assert_ptr_nonnull(made);
    given->blocks += block == NULL;
    given->bytes += size - (block == NULL ? 0 : old_size);
    return made;
}

static void *jansson_malloc(size_t size)
{
    if (of_jansson != NULL && refused(of_jansson))
        return NULL;
    if (of_jansson != NULL)
        of_jansson->blocks++;
    return malloc(size);
}

static void jansson_free(void *block)
{
    if (of_jansson != NULL && block != NULL)
        of_jansson->blocks--;
    free(block);
}

/* ---- Jobs ---- */

/* What the jobs work on, made without a ration. */
typedef struct fixture {
    juesuan_report *report;
    juesuan_report *wrong; /* a few cells of it were changed */
    juesuan_findings *findings;
    juesuan_computation *computation;
    juesuan_repairs *repairs;
    juesuan_error *unread; /* why no report was read */
    juesuan_buffer *outputs[JUESUAN_OUTPUT_MARKDOWN + 1];
} fixture;

static fixture the;

typedef juesuan_status (*job)(const juesuan_options *options, juesuan_error **error);

static juesuan_status parse(const char *text, size_t size, juesuan_format format, const juesuan_options *options,
                            juesuan_error **error)
{
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_report_parse(&report, text, size, format, options, error);
    ck_assert((report != NULL) == (status == JUESUAN_OK));
    juesuan_report_free(report);
    return status;
}

#define PARSES(name, output, format)                                                                             \
    static juesuan_status name(const juesuan_options *options, juesuan_error **error)                            \
    {                                                                                                            \
        return parse(juesuan_buffer_data(the.outputs[output]), juesuan_buffer_size(the.outputs[output]), format, \
                     options, error);                                                                            \
    }

PARSES(text, JUESUAN_OUTPUT_TEXT, JUESUAN_FORMAT_TEXT)
PARSES(json, JUESUAN_OUTPUT_JSON, JUESUAN_FORMAT_JSON)
PARSES(csv, JUESUAN_OUTPUT_CSV, JUESUAN_FORMAT_CSV)
PARSES(markdown, JUESUAN_OUTPUT_MARKDOWN, JUESUAN_FORMAT_MARKDOWN)
PARSES(guessed, JUESUAN_OUTPUT_JSON, JUESUAN_FORMAT_AUTO)

static juesuan_status html(const juesuan_options *options, juesuan_error **error)
{
    static const char page[] =
        "<h1>某局2023年度部门决算</h1><h2>支出决算表</h2><p>单位：万元</p><table><tr><th rowspan=2>科目编码<th>科目名称"
        "<th>本年支出合计<th>基本支出<th>项目支出</tr><tr><td>201<td>一般公共服务支出<td>3.00<td>2.00<td>1.00</table>"
        "<p>2023年度支出合计3.00万元，其中：基本支出2.00万元，占66.67%。</p>";
    return parse(page, sizeof page - 1, JUESUAN_FORMAT_HTML, options, error);
}

static juesuan_status legacy(const juesuan_options *options, juesuan_error **error)
{
    /* UTF-16, which is converted first. */
    static const char16_t text[] = u"\uFEFF支出决算表\n科目编码\t科目名称\t本年支出合计\n201\t一般公共服务支出\t3.00\n";
    return parse((const char *)text, sizeof text - sizeof text[0], JUESUAN_FORMAT_TEXT, options, error);
}

static juesuan_status words_tsv(const juesuan_options *options, juesuan_error **error)
{
    static const char words[] =
        "level\tpage_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "5\t1\t20\t20\t60\t10\t99\t支出决算表\n5\t1\t20\t40\t40\t10\t99\t科目编码\n5\t1\t80\t40\t40\t10\t99\t科目名称\n"
        "5\t1\t160\t40\t60\t10\t99\t本年支出合计\n5\t1\t20\t60\t15\t10\t99\t201\n"
        "5\t1\t80\t60\t80\t10\t99\t一般公共服务支出\n5\t1\t180\t60\t20\t10\t99\t3.00\n";
    return parse(words, sizeof words - 1, JUESUAN_FORMAT_TSV, options, error);
}

static juesuan_status words_jsonl(const juesuan_options *options, juesuan_error **error)
{
    static const char words[] =
        "{\"page\": 1, \"x0\": 20, \"y0\": 20, \"x1\": 70, \"y1\": 30, \"text\": \"支出决算表\"}\n"
        "{\"page\": 1, \"x0\": 20, \"y0\": 40, \"x1\": 60, \"y1\": 50, \"text\": \"科目编码\"}\n"
        "{\"page\": 1, \"x0\": 80, \"y0\": 40, \"x1\": 120, \"y1\": 50, \"text\": \"科目名称\"}\n"
        "{\"page\": 1, \"x0\": 160, \"y0\": 40, \"x1\": 220, \"y1\": 50, \"text\": \"本年支出合计\"}\n"
        "{\"page\": 1, \"x0\": 20, \"y0\": 60, \"x1\": 35, \"y1\": 70, \"text\": \"201\"}\n"
        "{\"page\": 1, \"x0\": 80, \"y0\": 60, \"x1\": 160, \"y1\": 70, \"text\": \"一般公共服务支出\"}\n"
        "{\"page\": 1, \"x0\": 180, \"y0\": 60, \"x1\": 200, \"y1\": 70, \"text\": \"3.00\", \"conf\": 0.9}\n";
    return parse(words, sizeof words - 1, JUESUAN_FORMAT_JSONL, options, error);
}

static juesuan_status pdf(const juesuan_options *options, juesuan_error **error)
{
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_report_read(&report, "tests/layouts/fixtures/report.pdf", JUESUAN_FORMAT_AUTO,
                                                options, error);
    juesuan_report_free(report);
    return status;
}

static juesuan_status file(const juesuan_options *options, juesuan_error **error)
{
    juesuan_report *report = NULL;
    juesuan_status status = juesuan_report_read(&report, SHANXI, JUESUAN_FORMAT_AUTO, options, error);
    juesuan_report_free(report);
    return status;
}

static juesuan_status check(const juesuan_options *options, juesuan_error **error)
{
    juesuan_findings *findings = NULL;
    juesuan_status status = juesuan_report_check(&findings, the.wrong, options, error);
    juesuan_findings_free(findings);
    return status;
}

static juesuan_status compute(const juesuan_options *options, juesuan_error **error)
{
    juesuan_computation *computation = NULL;
    juesuan_status status = juesuan_report_compute(&computation, the.report, the.wrong, options, error);
    juesuan_computation_free(computation);
    return status;
}

static juesuan_status repair(const juesuan_options *options, juesuan_error **error)
{
    juesuan_repairs *repairs = NULL;
    juesuan_status status = juesuan_report_repair(&repairs, the.wrong, 0, options, error);
    juesuan_repairs_free(repairs);
    return status;
}

static juesuan_status amend(const juesuan_options *options, juesuan_error **error)
{
    juesuan_report *amended = NULL;
    juesuan_status status = juesuan_report_amend(&amended, the.wrong, the.repairs, 1, options, error);
    juesuan_report_free(amended);
    return status;
}

static juesuan_status codebook(const juesuan_options *options, juesuan_error **error)
{
    juesuan_codebook *book = NULL;
    juesuan_status status = juesuan_codebook_read(&book, "lib/forms/codebook.csv", options, error);
    juesuan_codebook_free(book);
    return status;
}

static juesuan_status codebook_text(const juesuan_options *options, juesuan_error **error)
{
    static const char text[] = "code,name,first,last,source\n201,一般公共服务支出,2023,2024,甲\n20101,人大事务,2023,2024,甲\n";
    juesuan_codebook *book = NULL;
    juesuan_status status = juesuan_codebook_parse(&book, text, sizeof text - 1, options, error);
    juesuan_codebook_free(book);
    return status;
}

static juesuan_status cells(const juesuan_options *options, juesuan_error **error)
{
    juesuan_cells *all = NULL;
    const juesuan_report *const both[] = {the.report, the.wrong};
    juesuan_status status = juesuan_cells_new(&all, both, 2, 1, options, error);
    ck_assert((all != NULL) == (status == JUESUAN_OK));
    juesuan_cells_free(all);
    return status;
}

static juesuan_status builder(const juesuan_options *options, juesuan_error **error)
{
    juesuan_builder *begun = NULL;
    juesuan_status status = juesuan_builder_new(&begun, "某局", 2023, JUESUAN_UNIT_WAN, options, error);
    juesuan_builder_free(begun);
    return status;
}

static juesuan_status empty_sum(const juesuan_options *options, juesuan_error **error)
{
    juesuan_sum *begun = NULL;
    juesuan_status status = juesuan_sum_new(&begun, JUESUAN_UNIT_UNKNOWN, options, error);
    juesuan_sum_free(begun);
    return status;
}

static juesuan_status sum(const juesuan_options *options, juesuan_error **error)
{
    juesuan_report *report = NULL;
    const juesuan_report *const both[] = {the.report, the.report};
    juesuan_status status = juesuan_reports_sum(&report, both, 2, "合并", JUESUAN_SUM_ELIMINATE, options, error);
    juesuan_report_free(report);
    return status;
}

/* Everything that writes, for each output that the call takes. */
#define WRITES(name, most, call)                                                        \
    static juesuan_status name(const juesuan_options *options, juesuan_error **error)   \
    {                                                                                   \
        juesuan_status status = JUESUAN_OK;                                             \
        for (int output = 0; output <= (int)(most) && status == JUESUAN_OK; output++) { \
            juesuan_buffer *buffer = NULL;                                              \
            status = call;                                                              \
            juesuan_buffer_free(buffer);                                                \
        }                                                                               \
        return status;                                                                  \
    }

WRITES(write_report, JUESUAN_OUTPUT_MARKDOWN,
       juesuan_report_write(&buffer, the.wrong, (juesuan_output)output, options, error))
WRITES(write_table, JUESUAN_OUTPUT_MARKDOWN,
       juesuan_table_write(&buffer, juesuan_report_table_at(the.report, 0), (juesuan_output)output, options, error))
WRITES(write_findings, JUESUAN_OUTPUT_CSV,
       juesuan_findings_write(&buffer, the.findings, "甲.txt", (juesuan_output)output, options, error))
WRITES(write_computation, JUESUAN_OUTPUT_CSV,
       juesuan_computation_write(&buffer, the.computation, (juesuan_output)output, options, error))
WRITES(write_repairs, JUESUAN_OUTPUT_CSV,
       juesuan_repairs_write(&buffer, the.repairs, "甲.txt", (juesuan_output)output, options, error))
WRITES(write_rows, JUESUAN_OUTPUT_CSV - 1,
       juesuan_rows_write(&buffer, the.wrong, the.findings, "甲.txt", 1,
                          output == 0 ? JUESUAN_OUTPUT_CSV : JUESUAN_OUTPUT_JSON, options, error))
WRITES(write_unread, JUESUAN_OUTPUT_CSV - 1,
       juesuan_rows_write_unread(&buffer, the.unread, "甲.txt", output == 0 ? JUESUAN_OUTPUT_CSV : JUESUAN_OUTPUT_JSON,
                                 options, error))
WRITES(narrate, JUESUAN_STYLE_SHANGHAI,
       juesuan_report_narrate(&buffer, the.report, the.wrong, "{\"reasons\": {\"204\": \"减少\"}}",
                              strlen("{\"reasons\": {\"204\": \"减少\"}}"), (juesuan_style)output, options, error))

static const struct {
    const char *name;
    job run;
} jobs[] = {
    {"text", text},
    {"json", json},
    {"csv", csv},
    {"markdown", markdown},
    {"html", html},
    {"guessed", guessed},
    {"another encoding", legacy},
    {"words in TSV", words_tsv},
    {"words in JSONL", words_jsonl},
    {"pdf", pdf},
    {"file", file},
    {"code book", codebook},
    {"code book in memory", codebook_text},
    {"check", check},
    {"compute", compute},
    {"repair", repair},
    {"amend", amend},
    {"narrate", narrate},
    {"builder", builder},
    {"empty sum", empty_sum},
    {"sum", sum},
    {"cells", cells},
    {"write report", write_report},
    {"write table", write_table},
    {"write findings", write_findings},
    {"write computation", write_computation},
    {"write repairs", write_repairs},
    {"write rows", write_rows},
    {"write what was not read", write_unread},
};

/* ---- Fixture ---- */

/* A copy in which some digits are others. */
static juesuan_report *misprinted(const juesuan_buffer *source)
{
    juesuan_report *report = NULL;
    char *copy = malloc(juesuan_buffer_size(source));
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, juesuan_buffer_data(source), juesuan_buffer_size(source));
    size_t points = 0;
    for (size_t i = 1; i + 1 < juesuan_buffer_size(source); i++)
        if (copy[i] == '.' && copy[i - 1] >= '1' && copy[i - 1] <= '8' && ++points % 40 == 7)
            copy[i - 1]++;
    ck_assert_int_eq(juesuan_report_parse(&report, copy, juesuan_buffer_size(source), JUESUAN_FORMAT_TEXT, NULL, NULL),
                     JUESUAN_OK);
    free(copy);
    return report;
}

static void make_fixture(void)
{
    of_jansson = NULL;
    json_set_alloc_funcs(jansson_malloc, jansson_free);
    the.report = generate_report(
        &(generate_shape){.tree = 4, .values = 5, .year = 2023, .unit = JUESUAN_UNIT_WAN, .subjects = 6});
    for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_MARKDOWN; output++)
        ck_assert_int_eq(juesuan_report_write(&the.outputs[output], the.report, (juesuan_output)output, NULL, NULL),
                         JUESUAN_OK);
    the.wrong = misprinted(the.outputs[JUESUAN_OUTPUT_TEXT]);
    ck_assert_int_eq(juesuan_report_check(&the.findings, the.wrong, NULL, NULL), JUESUAN_OK);
    ck_assert_uint_gt(juesuan_findings_count(the.findings), 0);
    ck_assert_int_eq(juesuan_report_compute(&the.computation, the.report, the.wrong, NULL, NULL), JUESUAN_OK);
    ck_assert_int_eq(juesuan_report_repair(&the.repairs, the.wrong, 0, NULL, NULL), JUESUAN_OK);
    juesuan_report *none = NULL;
    ck_assert_int_ne(juesuan_report_parse(&none, "{", 1, JUESUAN_FORMAT_JSON, NULL, &the.unread), JUESUAN_OK);
}

static void free_fixture(void)
{
    of_jansson = NULL;
    for (int output = JUESUAN_OUTPUT_TEXT; output <= JUESUAN_OUTPUT_MARKDOWN; output++)
        juesuan_buffer_free(the.outputs[output]);
    juesuan_error_free(the.unread);
    juesuan_repairs_free(the.repairs);
    juesuan_computation_free(the.computation);
    juesuan_findings_free(the.findings);
    juesuan_report_free(the.wrong);
    juesuan_report_free(the.report);
    memset(&the, 0, sizeof the);
}

static char *all_of(const juesuan_report *report)
{
    juesuan_buffer *buffer = NULL;
    ck_assert_int_eq(juesuan_report_write(&buffer, report, JUESUAN_OUTPUT_JSON, NULL, NULL), JUESUAN_OK);
    char *copy = malloc(juesuan_buffer_size(buffer) + 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, juesuan_buffer_data(buffer), juesuan_buffer_size(buffer) + 1);
    juesuan_buffer_free(buffer);
    return copy;
}

/* ---- Tests ---- */

/* One run of a job with a ration, for the library or for jansson: what it gives, and that it leaves nothing. */
static juesuan_status run(size_t number, ration *given, bool jansson, juesuan_options *options)
{
    juesuan_error *error = NULL;
    ration plenty = {0};
    juesuan_options_set_allocator(options, rationed, jansson ? &plenty : given);
    of_jansson = jansson ? given : NULL;
    juesuan_status status = jobs[number].run(options, &error);
    of_jansson = NULL;
    const char *name = jobs[number].name;
    ck_assert_msg(status == JUESUAN_OK || error != NULL, "%s: no error at allocation %zu", name, given->fails);
    ck_assert_msg(error == NULL || juesuan_error_status(error) == status, "%s: another status at %zu", name,
                  given->fails);
    juesuan_error_free(error);
    ck_assert_msg(given->blocks == 0 && given->bytes == 0 && plenty.blocks == 0,
                  "%s: %zu blocks, %zu bytes left at allocation %zu", name, given->blocks, given->bytes, given->fails);
    return status;
}

static void fail_in_turn(size_t number, bool jansson)
{
    const char *name = jobs[number].name;
    juesuan_options *options = juesuan_options_new();
    ration all = {0};
    ck_assert_msg(run(number, &all, jansson, options) == JUESUAN_OK, "%s fails with memory", name);
    ck_assert(jansson || all.asked > 0);
    /* Under valgrind not every one of thousands. */
    size_t step = 1 + all.asked / generate_rounds(20000);
    for (int for_ever = 0; for_ever <= 1; for_ever++)
        for (size_t n = 1; n <= all.asked; n += step) {
            ration given = {.fails = n, .for_ever = for_ever != 0};
            juesuan_status status = run(number, &given, jansson, options);
            ck_assert_msg(status == JUESUAN_ERROR_MEMORY || jansson, "%s: %s at allocation %zu of %zu", name,
                          juesuan_status_name(status), n, all.asked);
        }
    juesuan_options_free(options);
}

START_TEST(every_allocation_fails_cleanly)
{
    make_fixture();
    char *before = all_of(the.wrong);
    fail_in_turn((size_t)_i, false);
    fail_in_turn((size_t)_i, true);
    char *after = all_of(the.wrong);
    ck_assert_msg(strcmp(before, after) == 0, "it is another");
    free(before);
    free(after);
    free_fixture();
}
END_TEST

/* What a builder would finish, in JSON, with all the memory there is. */
static char *finished(juesuan_builder *builder, ration *given)
{
    juesuan_report *report = NULL;
    given->fails = 0;
    ck_assert_int_eq(juesuan_builder_finish(&report, builder, NULL), JUESUAN_OK);
    char *all = all_of(report);
    juesuan_report_free(report);
    return all;
}

/* Sets a cell, derives, or finishes: the calls that change or read a builder. */
static juesuan_status build_step(juesuan_builder *builder, int step)
{
    juesuan_report *report = NULL;
    juesuan_status status = JUESUAN_OK;
    if (step == 0)
        status = juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "expenditure", NULL, "2040602",
                                     "一般行政管理事务", "project", amount_of("3.20"), NULL);
    else if (step == 1)
        status = juesuan_builder_derive(builder, NULL);
    else
        status = juesuan_builder_finish(&report, builder, NULL);
    juesuan_report_free(report);
    return status;
}

START_TEST(a_builder_is_as_before_when_memory_runs_out)
{
    for (size_t n = 1, failures = 1; failures > 0; n++) {
        ration given = {0};
        juesuan_options *options = juesuan_options_new();
        juesuan_options_set_allocator(options, rationed, &given);
        juesuan_builder *builder = NULL;
        ck_assert_int_eq(juesuan_builder_new(&builder, "某局", 2023, JUESUAN_UNIT_WAN, options, NULL), JUESUAN_OK);
        juesuan_options_free(options);
        ck_assert_int_eq(juesuan_builder_set(builder, JUESUAN_SET_PUBLICATION, "expenditure", "", "2040601", "行政运行",
                                             "basic", amount_of("8.30"), NULL),
                         JUESUAN_OK);
        failures = 0;
        for (int step = 0; step < 3; step++) {
            char *before = finished(builder, &given);
            given.asked = 0;
            given.fails = n;
            juesuan_status status = build_step(builder, step);
            ck_assert_msg(status == JUESUAN_OK || status == JUESUAN_ERROR_MEMORY, "step %d: %s", step,
                          juesuan_status_name(status));
            char *after = finished(builder, &given);
            if (status != JUESUAN_OK) {
                failures++;
                ck_assert_msg(strcmp(before, after) == 0, "it is another");
                ck_assert_int_eq(build_step(builder, step), JUESUAN_OK);
            }
            free(before);
            free(after);
        }
        juesuan_builder_free(builder);
        ck_assert_uint_eq(given.blocks, 0);
        ck_assert_uint_eq(given.bytes, 0);
    }
}
END_TEST

/* The sum so far, in JSON. */
static char *summed(const juesuan_sum *sum, ration *given)
{
    juesuan_report *report = NULL;
    given->fails = 0;
    ck_assert_int_eq(juesuan_sum_finish(&report, sum, "合计", JUESUAN_SUM_PLAIN, NULL), JUESUAN_OK);
    char *all = all_of(report);
    juesuan_report_free(report);
    return all;
}

START_TEST(a_sum_is_as_before_when_memory_runs_out)
{
    juesuan_report *first = generate_report(
        &(generate_shape){.tree = 1, .values = 2, .year = 2023, .unit = JUESUAN_UNIT_WAN, .subjects = 3});
    juesuan_report *second = generate_report(
        &(generate_shape){.tree = 7, .values = 3, .year = 2023, .unit = JUESUAN_UNIT_WAN, .subjects = 30});
    for (size_t n = 1, failures = 1; failures > 0; n++) {
        ration given = {0};
        juesuan_options *options = juesuan_options_new();
        juesuan_options_set_allocator(options, rationed, &given);
        juesuan_sum *sum = NULL;
        ck_assert_int_eq(juesuan_sum_new(&sum, JUESUAN_UNIT_UNKNOWN, options, NULL), JUESUAN_OK);
        ck_assert_int_eq(juesuan_sum_add(sum, first, NULL), JUESUAN_OK);
        char *before = summed(sum, &given);
        given.asked = 0;
        given.fails = n;
        juesuan_status status = juesuan_sum_add(sum, second, NULL);
        failures = status != JUESUAN_OK;
        if (failures > 0) {
            ck_assert_int_eq(status, JUESUAN_ERROR_MEMORY);
            ck_assert_uint_eq(juesuan_sum_count(sum), 1);
            char *after = summed(sum, &given);
            ck_assert_msg(strcmp(before, after) == 0, "it is another");
            free(after);
            ck_assert_int_eq(juesuan_sum_add(sum, second, NULL), JUESUAN_OK);
        }
        given.asked = 0;
        given.fails = n;
        juesuan_findings *findings = NULL;
        status = juesuan_sum_check(&findings, sum, second, JUESUAN_SUM_PLAIN, options, NULL);
        failures += status != JUESUAN_OK;
        ck_assert(status == JUESUAN_OK || status == JUESUAN_ERROR_MEMORY);
        juesuan_findings_free(findings);
        free(before);
        juesuan_sum_free(sum);
        juesuan_options_free(options);
        ck_assert_uint_eq(given.blocks, 0);
        ck_assert_uint_eq(given.bytes, 0);
    }
    juesuan_report_free(first);
    juesuan_report_free(second);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("memory");
    TCase *each = tcase_create("each call");
    tcase_set_timeout(each, 300);
    tcase_add_loop_test(each, every_allocation_fails_cleanly, 0, (int)(sizeof jobs / sizeof jobs[0]));
    suite_add_tcase(suite, each);
    CASE(suite, "handles", a_builder_is_as_before_when_memory_runs_out, a_sum_is_as_before_when_memory_runs_out);
    return run_suite(suite);
}
