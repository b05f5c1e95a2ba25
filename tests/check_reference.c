/* Character references of HTML. */
#include "read/markup.h"
#include "support.h"

#include <string.h>

typedef struct reading {
    const char *text;
    size_t taken;
    char out[64];
} reading;

static void read_reference(jue_call *call, void *data)
{
    reading *with = data;
    jue_builder out = jue_builder_in(&call->scratch);
    with->taken = jue_reference(jue_str_of(with->text), 0, &out);
    jue_str built = jue_built(&out);
    ck_assert_uint_lt(built.size, sizeof with->out);
    if (built.size != 0)
        memcpy(with->out, built.at, built.size);
}

/* What the reference at the start of a text stands for, and how many bytes it takes. */
static void stands_for(const char *text, const char *characters, size_t taken)
{
    reading with = {.text = text};
    jue_call call;
    ck_assert_int_eq(jue_protect(&call, NULL, NULL, read_reference, &with), JUESUAN_OK);
    ck_assert_msg(with.taken == taken && strcmp(with.out, characters) == 0, "%s: %zu bytes, %s", text, with.taken,
                  with.out);
}

START_TEST(names_and_numbers_stand_for_characters)
{
    stands_for("&amp;lt;", "&", 5);
    stands_for("&nbsp;", "\xC2\xA0", 6);
    stands_for("&yen;12", "¥", 5);
    stands_for("&#65;", "A", 5);
    stands_for("&#25910;", "收", 8);
    stands_for("&#x6536;", "收", 8);
    stands_for("&#X6536;", "收", 8);
    stands_for("&#xff0c;", "，", 8);
    stands_for("&#xFF0C;", "，", 8);
    stands_for("&#x10FFFF;", "\xF4\x8F\xBF\xBF", 10);
}
END_TEST

START_TEST(controls_are_blanks)
{
    stands_for("&#9;", " ", 4);
    stands_for("&#xA;", " ", 5);
}
END_TEST

START_TEST(what_is_no_reference_is_left_as_it_stands)
{
    static const char *const texts[] = {
        "&",        "&;",       "&#;",        "&#x;",       "&#X;",        "&nosuch;",    "&amp",
        "& amp;",   "&#0;",     "&#x0;",      "&#1a;",      "&#xg;",       "&#x1G;",      "&#-1;",
        "&#xD800;", "&#xDFFF;", "&#x110000;", "&#1114112;", "&#xFFFFFFF;", "&#99999999;", "&averyverylongname;"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        stands_for(texts[i], "", 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("references");
    CASE(suite, "references", names_and_numbers_stand_for_characters, controls_are_blanks,
         what_is_no_reference_is_left_as_it_stands);
    return run_suite(suite);
}
