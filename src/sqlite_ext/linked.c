/* Apart from the other files: what they call by SQLite's table is here called as the library calls it. */
#include <sqlite3.h>

#include "sqlite_ext/linked.h"

const char *linked_sqlite(void) { return sqlite3_sourceid(); }
