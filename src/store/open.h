/* Handles before their file is known to be a store. */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include <heltmed/store.h>

/* A handle with a path and no connection; `rulebook` may be NULL where nothing is folded. Closed by heltmed_store_close. */
heltmed_status store_new(const char *path, int32_t flags, const heltmed_rulebook *rulebook, const heltmed_allocator *allocator,
                         heltmed_store **out, heltmed_error *error);

/* Ends the connection, and what is open on it; nothing when there is none. A new process must not touch the connection that it was
 * born with, since the file's locks are the parent's: then nothing is done. */
void store_disconnect(heltmed_store *store);

#endif
