#include <stdio.h>

#include "base/error.h"
#include "store/connection.h"
#include "store/copy.h"
#include "store/open.h"
#include "store/schema.h"
#include "store/store.h"

/*
 * What brings a layout to the next one: the tables that change are made anew and filled from what they were (their name with _before);
 * indexes and triggers are dropped first and made again last, so that the schema is then, byte for byte, that of a new store.
 */
static const struct {
    int32_t from;
    const char *table; /* as the next layout has it */
    const char *fill;
} changes[] = {
    {0, "meta", "INSERT INTO meta (one, secret, purge_is_owed) SELECT one, secret, 0 FROM meta_before"},
};

static heltmed_status drop_all(heltmed_store *store, int32_t layout, enum schema_type type, heltmed_error *error)
{
    char sql[96];
    const struct schema_object *object;
    heltmed_status status = HELTMED_OK;

    for (size_t i = 0; status == HELTMED_OK && (object = schema_object(layout, i)) != NULL; i++) {
        if (object->type == type) {
            (void)snprintf(sql, sizeof sql, "DROP %s %s", type == SCHEMA_INDEX ? "INDEX" : "TRIGGER", object->name);
            status = sql_run(store, sql, error);
        }
    }
    return status;
}

static const char *sql_of_table(int32_t layout, const char *table)
{
    const struct schema_object *object;

    for (size_t i = 0; (object = schema_object(layout, i)) != NULL; i++) {
        if (object->type == SCHEMA_TABLE && sqlite3_stricmp(object->name, table) == 0) {
            return object->sql;
        }
    }
    return "";
}

static heltmed_status make_table_anew(heltmed_store *store, size_t change, heltmed_error *error)
{
    char sql[96];
    const char *table = changes[change].table;

    (void)snprintf(sql, sizeof sql, "ALTER TABLE %s RENAME TO %s_before", table, table);
    heltmed_status status = sql_run(store, sql, error);
    if (status == HELTMED_OK) {
        status = sql_run(store, sql_of_table(changes[change].from + 1, table), error);
    }
    if (status == HELTMED_OK) {
        status = sql_run(store, changes[change].fill, error);
    }
    (void)snprintf(sql, sizeof sql, "DROP TABLE %s_before", table);
    return status == HELTMED_OK ? sql_run(store, sql, error) : status;
}

static heltmed_status change_layout(heltmed_store *store, int32_t layout, heltmed_error *error)
{
    char sql[64];
    heltmed_status status = drop_all(store, layout, SCHEMA_TRIGGER, error);

    if (status == HELTMED_OK) {
        status = drop_all(store, layout, SCHEMA_INDEX, error);
    }
    for (size_t i = 0; status == HELTMED_OK && i < sizeof changes / sizeof changes[0]; i++) {
        if (changes[i].from >= layout) {
            status = make_table_anew(store, i, error);
        }
    }
    if (status == HELTMED_OK) {
        status = schema_make(store, SCHEMA_INDEX, error);
    }
    if (status == HELTMED_OK) {
        (void)snprintf(sql, sizeof sql, "PRAGMA user_version=%d", SCHEMA_LAYOUT);
        status = sql_run(store, sql, error);
    }
    return status == HELTMED_OK ? schema_compare(store, SCHEMA_LAYOUT, error) : status;
}

/* Another connection makes the copy: this one holds the lock, so that nobody writes between the copy and the change. */
static heltmed_status copy_before(const heltmed_store *store, const char *backup_path, heltmed_error *error)
{
    heltmed_store *reader = NULL;
    heltmed_status status = store_new(store->path, HELTMED_STORE_READ_ONLY, NULL, &store->allocator, &reader, error);

    if (status == HELTMED_OK) {
        status = connection_open(reader, error);
    }
    if (status == HELTMED_OK) {
        status = copy_file(reader, backup_path, error);
    }
    heltmed_store_close(reader);
    return status;
}

static heltmed_status migrate(heltmed_store *store, const char *backup_path, heltmed_error *error)
{
    int32_t layout = 0;
    heltmed_status status = connection_open(store, error);

    if (status == HELTMED_OK) {
        status = schema_identify(store, &layout, error);
    }
    if (status != HELTMED_OK || layout == SCHEMA_LAYOUT) {
        return status;
    }
    status = connection_settle(store, error);
    if (status == HELTMED_OK) {
        status = sql_run(store, "BEGIN IMMEDIATE", error);
    }
    if (status == HELTMED_OK) {
        /* Another process may have been quicker. */
        status = schema_identify(store, &layout, error);
    }
    if (status != HELTMED_OK || layout == SCHEMA_LAYOUT) {
        store_roll_back(store);
        return status;
    }
    status = schema_compare(store, layout, error);
    if (status == HELTMED_OK) {
        status = copy_before(store, backup_path, error);
    }
    if (status == HELTMED_OK) {
        status = change_layout(store, layout, error);
    }
    if (status == HELTMED_OK) {
        return store_commit(store, error);
    }
    store_roll_back(store);
    return status;
}

heltmed_status heltmed_store_migrate(const char *path, const char *backup_path, const heltmed_allocator *allocator, heltmed_error *error)
{
    heltmed_store *store = NULL;

    if (backup_path == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the path of the copy is NULL");
    }
    heltmed_status status = store_new(path, 0, NULL, allocator, &store, error);
    if (status == HELTMED_OK) {
        status = migrate(store, backup_path, error);
    }
    heltmed_store_close(store);
    return status;
}
