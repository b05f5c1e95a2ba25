/* The bytes of a file. */
#ifndef JUE_READ_SOURCE_H
#define JUE_READ_SOURCE_H

#include "base/text.h"

typedef enum jue_path_kind {
    JUE_PATH_FILE,
    JUE_PATH_FOLDER
} jue_path_kind;

/* Fails with OPEN where there is nothing to read, or something that is neither file nor folder. */
jue_path_kind jue_path_look(jue_call *call, const char *path);
/* The whole file, in call->scratch. Errors: OPEN, LIMIT. */
jue_str jue_file_read(jue_call *call, const char *path);

#endif
