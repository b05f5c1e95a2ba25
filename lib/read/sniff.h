/* What a file is, told from its content where its name does not say. */
#ifndef JUE_READ_SNIFF_H
#define JUE_READ_SNIFF_H

#include "base/text.h"

/* Looks at raw bytes: PDF, or AUTO where only the decoded text can tell. */
juesuan_format jue_sniff_bytes(jue_str bytes);
/* Looks at decoded text; TEXT where it is nothing else. */
juesuan_format jue_sniff_text(jue_str text);

#endif
