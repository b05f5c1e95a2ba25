/* juesuan.report/1: the contract between programs, straight into the model. */
#ifndef JUE_READ_JSON_H
#define JUE_READ_JSON_H

#include "model/model.h"

/* UTF-8. Errors: FORMAT with line and column, LIMIT, MEMORY. Unknown members are warned of. */
void jue_read_json(jue_call *call, juesuan_report *report, jue_str bytes);

#endif
