/* Whose report it is, of which year and in which unit, from the words around the tables. */
#ifndef JUE_READ_ABOUT_H
#define JUE_READ_ABOUT_H

#include "read/block.h"

/* "公开02表" out of the folded words around a table; "" where there is none. */
const char *jue_form_number(jue_call *call, jue_str around);
/* The unit out of "金额单位:万元"; UNKNOWN where there is none. */
juesuan_unit jue_unit_in(jue_str around);
/* Department and year out of the words around a table, unless they are known already. */
void jue_about_table(jue_call *call, juesuan_report *report, jue_str around);
/* Department and year out of the cover, where the tables do not say. */
void jue_about_cover(jue_call *call, juesuan_report *report);

#endif
