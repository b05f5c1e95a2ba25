/* From positioned words to a report. */
#include "read/words_table.h"

/* Pages that the source has and that hold no word: scans, or blank ones. */
static void note_empty_pages(jue_words *words)
{
    size_t page = 1;
    for (size_t i = 0; i <= words->pages.count; i++) {
        size_t next = i < words->pages.count ? words->pages.at[i].number : (size_t)words->last_page + 1;
        for (; page < next; page++) {
            *jue_vector_add(&words->call->arena, &words->report->empty_pages) = (uint32_t)page;
            jue_warn(words->call, words->report, (jue_place){0, 0, page}, "这一页没有文字（可能是扫描件），未读入",
                     "this page has no text (a scan?) and was not read");
        }
        page = next + 1;
    }
}

static _Noreturn void fail_without_text(jue_words *words, size_t page)
{
    jue_fail(words->call, JUESUAN_ERROR_NO_TEXT, (jue_place){0, 0, page},
             "第%zu页没有文字层（扫描件）：请先做文字识别（OCR），再读入识别结果的TSV",
             "page %zu has no text (a scan): run OCR and give the TSV of the words", page);
}

void jue_words_read(jue_words *words)
{
    jue_document document = {0};
    jue_pages_make(words);
    if (words->pages.count == 0)
        fail_without_text(words, 1);
    note_empty_pages(words);
    jue_pages_strip(words);
    jue_tables_read(words, &document);
    jue_assemble(words->call, words->report, &document);
    if (words->report->tables.count == 0 && words->report->empty_pages.count != 0)
        fail_without_text(words, words->report->empty_pages.at[0]);
}
