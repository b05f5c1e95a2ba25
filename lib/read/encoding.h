/*
 * From the encodings that departments publish in to the one that the library works in.
 */
#ifndef JUE_READ_ENCODING_H
#define JUE_READ_ENCODING_H

#include "base/text.h"

/*
 * The bytes as UTF-8 without a byte order mark and without what jue_visible leaves out. UTF-8 (with and without BOM), UTF-16 (with BOM) and
 * GB18030 (recognised by its bytes) are read; everything else fails with JUESUAN_ERROR_ENCODING at
 * the line and column where it breaks. Where nothing has to be converted the result is a slice of
 * `bytes`: nothing is copied. Otherwise it lives in the arena.
 */
jue_str jue_decode(jue_call *call, jue_arena *arena, jue_str bytes);

/*
 * The text without the characters that show nothing (zero-width blanks and joiners, marks of direction, soft
 * hyphens), which editors and web pages leave inside figures and names. A copy where there are any.
 */
jue_str jue_visible(jue_arena *arena, jue_str text);

/* Line and column (in characters), from 1, of a byte of UTF-8 text. */
jue_place jue_place_of(jue_str text, size_t offset);

#endif
