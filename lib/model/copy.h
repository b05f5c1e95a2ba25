/* A report of its own out of another. */
#ifndef JUE_MODEL_COPY_H
#define JUE_MODEL_COPY_H

#include "model/model.h"

/* A deep copy in call->arena, not yet finished: rows and cells may still be changed. */
juesuan_report *jue_report_copy(jue_call *call, const juesuan_report *report);

#endif
