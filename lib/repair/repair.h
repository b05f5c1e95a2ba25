/* The proposals of one repair. */
#ifndef JUE_REPAIR_REPAIR_H
#define JUE_REPAIR_REPAIR_H

#include "repair/codes.h"
#include "repair/solve.h"

typedef struct jue_repair {
    juesuan_repair_kind kind;
    size_t table_number; /* in the report */
    uint8_t side_number;
    size_t row;
    size_t column_number;
    const char *set;
    const char *table;
    const char *side;
    const char *code;
    const char *name;
    const char *column;
    const char *printed;
    const char *proposed;
    const char *reason;
    int confidence; /* in thousandths */
    uint32_t relations;
    uint32_t group;
    bool alternative;
    uint32_t line;
    uint16_t page;
} jue_repair;

struct juesuan_repairs {
    jue_arena arena;
    JUE_VECTOR(jue_repair) at;
    size_t work; /* done to find the amounts */
    bool stopped;
};

#endif
