/* Tables whose columns only blanks hold apart, as printers and pdftotext -layout set them. */
#ifndef JUE_READ_TEXT_COLUMNS_H
#define JUE_READ_TEXT_COLUMNS_H

#include "read/block.h"

/* Makes rows of the paragraphs that stand in columns; they are slices of the text that begins at `start`. */
void jue_text_columns(jue_call *call, jue_document *document, const char *start);

#endif
