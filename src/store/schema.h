/* The layout of a store's file: its tables, indexes and triggers, all of them and nothing else. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <heltmed/store.h>

/* "helt", so that a store is told from other SQLite files. */
enum { SCHEMA_APPLICATION = 0x68656c74, SCHEMA_LAYOUT = 1, SCHEMA_LAYOUT_OLDEST = 0 };

enum schema_type { SCHEMA_TABLE, SCHEMA_INDEX, SCHEMA_TRIGGER };

struct schema_object {
    const char *name, *table;
    enum schema_type type;
    const char *sql; /* as SQLite keeps it */
};

/* The objects of a layout, in the order in which they can be made; NULL past the last. */
const struct schema_object *schema_object(int32_t layout, size_t index);

/* Makes the objects of the newest layout, those of these types. */
heltmed_status schema_make(heltmed_store *store, enum schema_type from, heltmed_error *error);

/* foreign: no store; layout: another layout than `layout` says (unless NULL, then it is told). */
heltmed_status schema_identify(heltmed_store *store, int32_t *layout, heltmed_error *error);

/* Compares everything that the file's schema holds with the layout. Errors: damaged, with what is missing, changed or more. */
heltmed_status schema_compare(heltmed_store *store, int32_t layout, heltmed_error *error);

#endif
