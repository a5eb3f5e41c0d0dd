/*
 * Stores that stay open from one request to the next: opening one reads and compares the whole schema, and the last to close it folds
 * the log into the file. Each process (thread, where PHP has threads) has its own, and hands one to one asker at a time.
 */
#ifndef PHP_KEPT_H
#define PHP_KEPT_H

#include <heltmed/store.h>

/* Beside the library's own flags. */
enum { HELTMED_STORE_KEPT = 1 << 16 };

/* heltmed_store_open; with HELTMED_STORE_KEPT the store may be one that was let go of before: of the same path, flags and rulebook, and
 * renewed. */
heltmed_status kept_open(const char *path, int32_t flags, const heltmed_rulebook *rulebook, heltmed_store **out, heltmed_error *error);

/* heltmed_store_close, or the store is kept for the next. */
void kept_close(heltmed_store *store);

/* Closes what is kept and in nobody's hands. */
void kept_end(void);

#endif
