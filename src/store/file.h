/* The store's file by its path. Files are touched through SQLite's own layer alone, so that whoever puts another one in its place
 * (an encrypting one, a test's faulty one) has all of them. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include <heltmed/store.h>

/* The whole path, so that none is taken for a URI or for SQLite's names of databases in memory; freed by the caller with its size. Errors:
 * argument (NULL or empty), io, no_memory. */
heltmed_status file_path(const heltmed_allocator *allocator, const char *path, char **out, size_t *size, heltmed_error *error);

/* Makes an empty file that was not there. Errors: io (it exists already, or cannot be made), no_memory. */
heltmed_status file_make(const heltmed_allocator *allocator, const char *path, heltmed_error *error);

/* Takes away what was made, when it could not be finished. */
void file_remove(const char *path);

#endif
