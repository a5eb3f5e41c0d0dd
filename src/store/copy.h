/* A whole copy of a store's file. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include <heltmed/store.h>

/* Copies the file of `store` as it stands, to a new file. */
heltmed_status copy_file(heltmed_store *store, const char *path, heltmed_error *error);

#endif
