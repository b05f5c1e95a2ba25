/* The tokens of the formats that are written. */
#ifndef JUE_WRITE_TOKENS_H
#define JUE_WRITE_TOKENS_H

#include "base/amount.h"

/* A JSON string in its quotes. */
void jue_put_json(jue_builder *out, jue_str text);
/* The same, or null where there is nothing. */
void jue_put_json_or_null(jue_builder *out, const char *text);
/* A count; 0 is null, as for a line or page that the source does not have. */
void jue_put_place(jue_builder *out, size_t number);
void jue_put_number(jue_builder *out, size_t number);

/* One CSV field, in quotes where it needs them; separators are the caller's. */
void jue_put_csv(jue_builder *out, jue_str text);

/* How many columns of a terminal the text takes: wide characters take two (Unicode UAX 11). */
size_t jue_text_width(jue_str text);
void jue_put_blanks(jue_builder *out, size_t count);

#endif
