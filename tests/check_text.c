#include "support.h"

#include "base/text.h"

#include <stdlib.h>

/* Runs a test body inside a call, so that it may allocate. */
static void in_call(void (*body)(jue_call *call, void *data))
{
    jue_call call;
    ck_assert_int_eq(jue_protect(&call, NULL, NULL, body, NULL), JUESUAN_OK);
    jue_arena_free(&call.arena);
}

static void same_key(jue_call *call, const char *text, const char *key)
{
    jue_str got = jue_key(&call->scratch, jue_str_of(text));
    ck_assert_msg(jue_str_is(got, key), "%s: got %.*s, not %s", text, (int)got.size, got.at, key);
}

static void fold_body(jue_call *call, void *data)
{
    (void)data;
    same_key(call, "公务接待 费", "公务接待费");
    same_key(call, "（一） 行政单位", "(一)行政单位");
    same_key(call, "财政拨款“三公”经费", "财政拨款\"三公\"经费");
    same_key(call, "⼀、外交⽀出", "一、外交支出");
    same_key(call, "\xEF\xBC\x91\xE3\x80\x80\xEF\xBC\x92", "12");
    same_key(call, "１２．１０", "12.10");
    same_key(call, "——", "--");
}

START_TEST(folding_makes_every_print_of_a_word_the_same)
{
    in_call(fold_body);
}
END_TEST

static void same_name(jue_call *call, const char *text, const char *name)
{
    jue_str got = jue_name(&call->scratch, jue_str_of(text));
    ck_assert_msg(jue_str_is(got, name), "%s: got %.*s, not %s", text, (int)got.size, got.at, name);
}

static void name_body(jue_call *call, void *data)
{
    (void)data;
    same_name(call, "二十一、国有资本经营预算支出", "国有资本经营预算支出");
    same_name(call, "1. 副部(省)级及以上领导用车", "副部(省)级及以上领导用车");
    same_name(call, "（一）车辆数合计（辆）", "车辆数合计（辆）");
    same_name(call, "一般公共服务支出", "一般公共服务支出");
    same_name(call, "国家统一法律职业资格 考试", "国家统一法律职业资格考试");
    same_name(call, "维修（护）费", "维修（护）费");
    same_name(call, "10、其他", "其他");
    same_name(call, "3.5", "3.5");
}

START_TEST(a_name_loses_blanks_and_its_enumerator_and_nothing_else)
{
    in_call(name_body);
}
END_TEST

START_TEST(patterns_match_whole_texts_and_prefer_more_letters)
{
    ck_assert_uint_eq(jue_match(JUE_STR("本年收入合计"), "*合计|*本年收入合计"), strlen("本年收入合计") + 1);
    ck_assert_uint_ne(jue_match(JUE_STR("年初结转和结余合计"), "*年初*合计"), 0);
    ck_assert_uint_eq(jue_match(JUE_STR("项目支出"), "*项目"), 0);
    ck_assert_uint_eq(jue_match(JUE_STR("支出"), "支出合计"), 0);
    ck_assert_uint_eq(jue_match(JUE_STR(""), ""), 0);
    ck_assert_uint_ne(jue_match(JUE_STR("abcabd"), "*abd"), 0);
    ck_assert_uint_ne(jue_match(JUE_STR("aXbXc"), "a*X*c"), 0);
}
END_TEST

START_TEST(broken_utf8_is_found_and_never_swallows_what_follows)
{
    ck_assert_uint_eq(jue_utf8_invalid(JUE_STR("abc汉")), JUESUAN_NONE);
    ck_assert_uint_eq(jue_utf8_invalid(JUE_STR("ab\xE6\xB1" "c")), 2);
    ck_assert_uint_eq(jue_utf8_invalid(JUE_STR("\xC0\x80")), 0);     /* overlong */
    ck_assert_uint_eq(jue_utf8_invalid(JUE_STR("\xED\xA0\x80")), 0); /* surrogate */
    ck_assert_uint_eq(jue_utf8_invalid(JUE_STR("\xF4\x90\x80\x80")), 0);
    jue_str text = JUE_STR("\xE6\xB1" "c");
    size_t offset = 0;
    ck_assert_uint_eq(jue_utf8_next(text, &offset), 0xFFFD);
    ck_assert_uint_eq(offset, 1);
}
END_TEST

START_TEST(trimming_takes_every_kind_of_blank_from_both_ends)
{
    jue_str text = jue_str_trim(JUE_STR(" \xE3\x80\x80\t支 出\xC2\xA0\r"));
    ck_assert(jue_str_is(text, "支 出"));
    ck_assert_uint_eq(jue_str_trim(JUE_STR(" \xE3\x80\x80")).size, 0);
    ck_assert(jue_str_is(jue_str_trim(JUE_STR("\xB1\xB1")), "\xB1\xB1"));
}
END_TEST

static void *failing(void *user, void *block, size_t old_size, size_t size)
{
    (void)old_size;
    size_t *left = user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return (*left)-- == 0 ? ((*left)++, NULL) : realloc(block, size);
}

static void deferring_body(jue_call *call, void *data)
{
    jue_defer(call, free, malloc(8));
    jue_fail(call, JUESUAN_ERROR_FORMAT, (jue_place){3, 5, 0}, "第%d项不对", "item %d is wrong", *(int *)data);
}

START_TEST(a_failed_call_gives_place_and_message_in_the_language_asked_for)
{
    jue_call call;
    juesuan_error *error = NULL;
    int number = 7;
    ck_assert_int_eq(jue_protect(&call, NULL, &error, deferring_body, &number), JUESUAN_ERROR_FORMAT);
    ck_assert_str_eq(juesuan_error_message(error), "第7项不对");
    ck_assert_uint_eq(juesuan_error_line(error), 3);
    ck_assert_uint_eq(juesuan_error_column(error), 5);
    juesuan_error_free(error);
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_language(options, JUESUAN_LANGUAGE_ENGLISH);
    ck_assert_int_eq(jue_protect(&call, options, &error, deferring_body, &number), JUESUAN_ERROR_FORMAT);
    ck_assert_str_eq(juesuan_error_message(error), "item 7 is wrong");
    juesuan_error_free(error);
    juesuan_options_free(options);
}
END_TEST

START_TEST(reporting_that_memory_ran_out_needs_no_memory)
{
    size_t left = 0;
    juesuan_options *options = juesuan_options_new();
    juesuan_options_set_allocator(options, failing, &left);
    juesuan_report *report = NULL;
    juesuan_error *error = NULL;
    ck_assert_int_eq(juesuan_report_parse(&report, "x", 1, JUESUAN_FORMAT_TEXT, options, &error), JUESUAN_ERROR_MEMORY);
    ck_assert_int_eq(juesuan_error_status(error), JUESUAN_ERROR_MEMORY);
    ck_assert_ptr_null(report);
    juesuan_error_free(error);
    juesuan_options_free(options);
}
END_TEST

static void pattern_body(jue_call *call, void *data)
{
    static const char *const texts[] = {"", "表", "支出决算表", "年初结转和结余合计", "年初", "合计", "注", "注:本表", "ab", "aab",
                                        "abab", "单位:万元", "金额单位:万元", "第一部分概况", "第部分"};
    static const char *const patterns[] = {"", "*", "表", "*表", "*决算表|*合计", "*年初*合计|合计", "注*", "*单位:*", "a*b|ab",
                                           "*ab*ab*", "第*部分*", "*a*a*|**", "年初|*年初*结余*"};
    (void)data;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        jue_pattern pattern = jue_pattern_of(&call->scratch, patterns[i]);
        for (size_t text = 0; text < sizeof texts / sizeof texts[0]; text++) {
            size_t whole = jue_match(jue_str_of(texts[text]), patterns[i]);
            size_t apart = jue_pattern_match(&pattern, jue_str_of(texts[text]));
            ck_assert_msg(whole == apart, "%s, %s: %zu, %zu", patterns[i], texts[text], whole, apart);
        }
    }
}

START_TEST(a_pattern_taken_apart_matches_what_the_whole_one_matches)
{
    in_call(pattern_body);
}
END_TEST

/* ---- Arenas ---- */

static void extend_body(jue_call *call, void *data)
{
    (void)data;
    jue_arena *arena = &call->scratch;
    char *block = jue_alloc(arena, 8);
    memcpy(block, "12345678", 8);
    char *longer = jue_extend(arena, block, 8, 24);
    ck_assert_ptr_eq(longer, block);
    ck_assert_mem_eq(longer, "12345678\0\0\0\0\0\0\0\0", 16);
    (void)jue_alloc(arena, 1);
    char *moved = jue_extend(arena, longer, 24, 64);
    ck_assert_ptr_ne(moved, longer);
    ck_assert_mem_eq(moved, "12345678\0", 9);
    char *far = jue_extend(arena, moved, 64, 1 << 20);
    ck_assert_mem_eq(far, "12345678\0", 9);
    ck_assert_int_eq(far[(1 << 20) - 1], 0);
}

START_TEST(the_last_block_grows_where_it_stands_and_others_move)
{
    in_call(extend_body);
}
END_TEST

static void mark_body(jue_call *call, void *data)
{
    (void)data;
    jue_arena *arena = &call->scratch;
    memcpy(jue_alloc(arena, 4), "kept", 4);
    jue_arena_mark mark = jue_arena_here(arena);
    char *first = jue_alloc(arena, 16);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++)
            memset(jue_alloc(arena, 1000), 'x', 1000);
        jue_arena_back(arena, mark);
        char *again = jue_alloc(arena, 16);
        ck_assert_ptr_eq(again, first);
        ck_assert_int_eq(again[0], 0);
        jue_arena_back(arena, mark);
    }
    char *room = jue_room(arena, 100);
    ck_assert_uint_eq(jue_room_trim(arena, room, 100, 10), 10);
    ck_assert_ptr_eq(jue_room(arena, 1), room + 10);
    ck_assert_uint_eq(jue_room_trim(arena, room, 10, 5), 10);
    ck_assert_mem_eq(first - 16, "kept", 4);
}

START_TEST(an_arena_goes_back_to_a_mark_and_keeps_what_was_there)
{
    in_call(mark_body);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    CASE(suite, "folding", folding_makes_every_print_of_a_word_the_same,
         a_name_loses_blanks_and_its_enumerator_and_nothing_else, patterns_match_whole_texts_and_prefer_more_letters,
         broken_utf8_is_found_and_never_swallows_what_follows, trimming_takes_every_kind_of_blank_from_both_ends);
    CASE(suite, "calls", a_failed_call_gives_place_and_message_in_the_language_asked_for,
         reporting_that_memory_ran_out_needs_no_memory);
    CASE(suite, "patterns", a_pattern_taken_apart_matches_what_the_whole_one_matches);
    CASE(suite, "arenas", the_last_block_grows_where_it_stands_and_others_move,
         an_arena_goes_back_to_a_mark_and_keeps_what_was_there);
    return run_suite(suite);
}
