/* The named rows of the forms, by id and by name. */
#ifndef JUE_BUILD_ITEMS_H
#define JUE_BUILD_ITEMS_H

#include "forms/forms.h"

/* "year_total", … */
const char *jue_item_id(jue_item item);
/* The title without its enumerator. */
const char *jue_item_title(const jue_item_form *item);
/* The row of a side that an id or a name means; "" is the total. NULL where there is none. */
const jue_item_form *jue_item_named(jue_call *call, const jue_side_form *side, const char *id_or_name);

#endif
