/* PDF: poppler's pdftotext gives the words, in a process of its own. */
#ifndef JUE_READ_PDF_H
#define JUE_READ_PDF_H

#include "read/block.h"

/*
 * Both run `pdftotext -tsv`, bounded in time, memory and output, so that a hostile file harms a
 * child process only. Errors: TOOL, FORMAT, ENCRYPTED, NO_TEXT, LIMIT.
 */
void jue_read_pdf_file(jue_call *call, juesuan_report *report, const char *path);
void jue_read_pdf_bytes(jue_call *call, juesuan_report *report, jue_str bytes);

#endif
