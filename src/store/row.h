/* Events as rows of the file, whole. */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "store/store.h"

/* The columns that row_take reads, from the tables h (chain), e (events) and c (cases); one row an event, in order of arrival. */
#define ROW_COLUMNS \
    "e.key, c.id, e.type, e.day, e.recorded_at, e.actor, e.data, (SELECT key FROM events WHERE case_no = e.case_no AND seq = e.corrects)"
enum { ROW_COLUMN_COUNT = 8 };

/* The event of the statement's row, whose columns begin at `first`; its texts are the statement's until it steps on. damaged where a
 * day is none or a text is missing or holds a NUL. */
heltmed_status row_take(sqlite3_stmt *statement, int first, struct event_fields *fields, heltmed_error *error);

#endif
