/* CSV: one table or several in a file, or a folder with one file a table. */
#ifndef JUE_READ_CSV_H
#define JUE_READ_CSV_H

#include "read/block.h"

/* UTF-8. `file_name` names the table where the file does not; it may be empty. Errors: FORMAT for a
 * quotation mark without its end, LIMIT. */
void jue_read_csv(jue_call *call, juesuan_report *report, jue_str bytes, jue_str file_name);
/* The same of one of several files of a call. */
void jue_read_csv_by(jue_call *call, const jue_assembler *assembler, juesuan_report *report, jue_str bytes,
                     jue_str file_name);
/* All *.csv and *.tsv of a folder, in the order of the numbers and letters of their names. */
void jue_read_csv_folder(jue_call *call, juesuan_report *report, const char *path);

#endif
