/* Compatibility ideographs and radicals, as fonts in PDFs yield them, to the ordinary ideograph. */
#ifndef JUE_BASE_FOLD_H
#define JUE_BASE_FOLD_H

#include <stdint.h>

/* The ordinary ideograph, or the character itself. */
uint32_t jue_fold_lookup(uint32_t character);

#endif
