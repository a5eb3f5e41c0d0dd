/* What tests of outcome tables begin with: a store filled by hand, and a value of a table as CSV has it. */
#ifndef GIVEN_TABLE_H
#define GIVEN_TABLE_H

#include "given_store.h"

/* An event of a case, recorded on its day; `data` is JSON without its outer braces, with ' for ". */
void given_case_event(struct given_store *given, const char *case_id, const char *on, const char *type, const char *data);
/* The same, recorded on another day. */
void given_recorded_event(struct given_store *given, const char *case_id, const char *on, const char *recorded_on, const char *type,
                          const char *data);

/* A table as of a day, as CSV without its head line, or one column of it with commas between the rows' values. Good until the next
 * call. */
const char *table_as_of(struct given_store *given, const char *table, const char *on);
const char *column_as_of(struct given_store *given, const char *table, const char *on, const char *column);

#endif
