/* Where a finding or a proposal stands, in words for a clerk. */
#ifndef JUE_WRITE_WHERE_H
#define JUE_WRITE_WHERE_H

#include "base/text.h"

/* What is not known is "" or 0. */
typedef struct jue_where {
    size_t page;
    size_t line;
    const char *set;
    const char *table;
    const char *side;
    const char *code;
    const char *name;
    const char *column; /* its id; or "code" or "name", where those are meant */
} jue_where;

/* "第12页第3行 收入支出决算总表 支出 204 公共安全支出 决算数"; empty where nothing is known. In the scratch of the call. */
jue_str jue_where_text(jue_call *call, const jue_where *where);

#endif
