/* The checks of the words, over one outline of the text. */
#include "check/check.h"
#include "check/completeness.h"
#include "check/hygiene.h"
#include "check/words.h"

void jue_check_text(jue_ledger *ledger)
{
    jue_outline outline;
    jue_outline_build(ledger->call, ledger->report, &outline);
    jue_check_completeness(ledger, &outline);
    jue_check_sections(ledger, &outline);
    jue_check_words(ledger, &outline);
    jue_check_hygiene(ledger, &outline);
    jue_check_punctuation(ledger, &outline);
}
