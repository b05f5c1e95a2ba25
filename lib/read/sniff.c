#include "read/sniff.h"

enum { LOOKED_AT = 65536 };

juesuan_format jue_sniff_bytes(jue_str bytes)
{
    /* ISO 32000: the mark stands within the first 1,024 bytes; but in JSON it is a part of a string. */
    jue_str head = jue_str_trim(jue_str_to(bytes, 1024));
    bool pdf = !jue_str_starts(head, JUE_STR("{")) && jue_str_has(head, "%PDF-");
    return pdf ? JUESUAN_FORMAT_PDF : JUESUAN_FORMAT_AUTO;
}

static bool starts_without_case(jue_str text, const char *word)
{
    size_t size = strlen(word);
    if (text.size < size)
        return false;
    for (size_t i = 0; i < size; i++) {
        char letter = text.at[i];
        if (letter >= 'A' && letter <= 'Z')
            letter = (char)(letter - 'A' + 'a');
        if (letter != word[i])
            return false;
    }
    return true;
}

/* One object a line with a text in it, rather than one object over lines. */
static juesuan_format sniff_json(jue_str text)
{
    const char *end = memchr(text.at, '\n', text.size);
    jue_str first = jue_str_trim(end == NULL ? text : (jue_str){text.at, (size_t)(end - text.at)});
    bool whole = jue_str_ends(first, JUE_STR("}")) && jue_str_has(first, "\"text\"");
    return whole && !jue_str_has(first, "\"schema\"") ? JUESUAN_FORMAT_JSONL : JUESUAN_FORMAT_JSON;
}

typedef struct jue_marks {
    size_t commas; /* and semicolons */
    size_t pipes;  /* lines that start with one */
} jue_marks;

static jue_marks count_marks(jue_str text)
{
    jue_marks marks = {0};
    bool start = true;
    for (size_t i = 0; i < text.size; i++) {
        char at = text.at[i];
        marks.commas += at == ',' || at == ';';
        marks.pipes += start && at == '|';
        start = at == '\n' || (start && at == ' ');
    }
    return marks;
}

juesuan_format jue_sniff_text(jue_str text)
{
    jue_str head = jue_str_trim(jue_str_to(text, LOOKED_AT));
    if (jue_str_starts(head, JUE_STR("{")))
        return sniff_json(jue_str_trim(text));
    if (jue_str_starts(head, JUE_STR("level\tpage_num")))
        return JUESUAN_FORMAT_TSV;
    if (starts_without_case(head, "<!doctype html") || starts_without_case(head, "<html") ||
        starts_without_case(head, "<table"))
        return JUESUAN_FORMAT_HTML;
    /* Amounts of a text have commas as well; only a file without tabs is read by them. */
    if (jue_str_has(head, "\t"))
        return JUESUAN_FORMAT_TEXT;
    jue_marks marks = count_marks(head);
    if (marks.pipes > 4)
        return JUESUAN_FORMAT_MARKDOWN;
    return marks.commas > 20 ? JUESUAN_FORMAT_CSV : JUESUAN_FORMAT_TEXT;
}
