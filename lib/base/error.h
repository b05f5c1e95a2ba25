/* Errors that leave the library. */
#ifndef JUE_BASE_ERROR_H
#define JUE_BASE_ERROR_H

#include "base/memory.h"

/* Never NULL: without memory it is the static out-of-memory error. */
juesuan_error *jue_error_new(const jue_call *call, juesuan_status status, jue_place place, const char *format,
                             va_list arguments);
juesuan_error *jue_error_memory(void);

#endif
