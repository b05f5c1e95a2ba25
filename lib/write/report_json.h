/* juesuan.report/1 */
#ifndef JUE_WRITE_REPORT_JSON_H
#define JUE_WRITE_REPORT_JSON_H

#include "model/model.h"

void jue_report_put_json(jue_builder *out, const juesuan_report *report);
/* One table as an object of its own. */
void jue_table_put_json(jue_builder *out, const juesuan_table *table);

#endif
