/* Markdown with pipe tables, and HTML. */
#ifndef JUE_READ_MARKUP_H
#define JUE_READ_MARKUP_H

#include "read/block.h"

/* UTF-8. Tables in HTML and rows of tabs are read in Markdown as well. */
void jue_read_markdown(jue_call *call, juesuan_report *report, jue_str bytes);
/* UTF-8. Errors: LIMIT where tables are nested too deep or their spans ask for too much. */
void jue_read_html(jue_call *call, juesuan_report *report, jue_str bytes);

/* Whether there are tables of Markdown or HTML in a text. */
bool jue_has_markup(jue_str text);

/*
 * Reads HTML from *offset on into blocks and moves *offset behind it: to the end or, if `table`,
 * behind the end of the first table. `line` counts on.
 */
void jue_html_read(jue_call *call, jue_document *document, jue_str bytes, size_t *offset, uint32_t *line, bool table);

/* Decodes the character reference at text[at], which is '&'. Gives the bytes that it takes; 0 where
 * it is none that is known. */
size_t jue_reference(jue_str text, size_t at, jue_builder *out);

#endif
