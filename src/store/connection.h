/* A connection to a store's file: nothing in the file is trusted, and every setting is read back. */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <heltmed/store.h>

/* Opens the connection of `store`, whose path and flags are set, whatever the file is. */
heltmed_status connection_open(heltmed_store *store, heltmed_error *error);
/* The rest of the settings, once it is known that the file is a store. */
heltmed_status connection_settle(heltmed_store *store, heltmed_error *error);

/* How long another connection is waited for. */
enum { PATIENCE_MS = 60000, PURGE_PATIENCE_MS = 2000 };

#endif
