/* Which copy of SQLite the library is linked with. */
#ifndef SQLITE_EXT_LINKED_H
#define SQLITE_EXT_LINKED_H

/* An address inside that copy: two copies have two. */
const char *linked_sqlite(void);

#endif
