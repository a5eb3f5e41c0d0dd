/* Memory that fails: one count over what the library asks of its allocator and what SQLite asks of its own. */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include <heltmed/allocator.h>

#include "../c/testing.h"

/* Whose allocations fail. */
enum memory_of { MEMORY_OF_LIBRARY = 1, MEMORY_OF_SQLITE = 2 };

/* Before anything of SQLite is used in the process. */
void failing_memory_install(void);

/* The allocator that the library is to be given. */
heltmed_allocator failing_allocator(void);

/* From now on allocation `at` (from 1, of those in `whose`) fails, and with `ever_after` all after it; 0: none. */
void failing_memory_arm(int whose, int64_t at, bool ever_after);
/* How many have failed since then. */
int64_t failing_memory_failed(void);

/* What is handed out now. */
int64_t library_blocks(void);
int64_t sqlite_blocks(void);

#endif
