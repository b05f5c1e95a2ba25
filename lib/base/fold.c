#include "base/fold.h"

#include <stddef.h>

static const struct {
    uint32_t from;
    uint32_t to;
} table[] = {
#include "base/fold_table.inc"
};

uint32_t jue_fold_lookup(uint32_t character)
{
    size_t low = 0;
    size_t high = sizeof table / sizeof table[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table[middle].from == character)
            return table[middle].to;
        if (table[middle].from < character)
            low = middle + 1;
        else
            high = middle;
    }
    return character;
}
