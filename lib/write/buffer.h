/* The text that a call hands out. */
#ifndef JUE_WRITE_BUFFER_H
#define JUE_WRITE_BUFFER_H

#include "base/text.h"

/* The built text as a buffer of its own, which owns call->arena. The builder may be in scratch. */
juesuan_buffer *jue_buffer_new(jue_call *call, jue_builder *text);

#endif
