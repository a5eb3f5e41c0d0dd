#include "base/error.h"
#include "store/connection.h"
#include "store/file.h"
#include "store/open.h"
#include "store/schema.h"
#include "store/store.h"

static heltmed_status write_meta(heltmed_store *store, heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_prepare(store, "INSERT INTO meta (one, secret, purge_is_owed) VALUES (1, ?1, 0)", &statement, error);

    if (status == HELTMED_OK) {
        chain_random(store->secret.bytes, sizeof store->secret.bytes);
        status = sql_finish(statement, sql_bind_blob(statement, 1, store->secret.bytes, sizeof store->secret.bytes), error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

static heltmed_status write_layout(heltmed_store *store, heltmed_error *error)
{
    char sql[96];

    heltmed_status status = sql_run(store, "BEGIN IMMEDIATE", error);
    store->gate = GATE_APPEND;
    if (status == HELTMED_OK) {
        status = schema_make(store, SCHEMA_TABLE, error);
    }
    if (status == HELTMED_OK) {
        status = write_meta(store, error);
    }
    if (status == HELTMED_OK) {
        (void)sqlite3_snprintf((int)sizeof sql, sql, "PRAGMA application_id=%d;PRAGMA user_version=%d", SCHEMA_APPLICATION, SCHEMA_LAYOUT);
        status = sql_run(store, sql, error);
    }
    return status == HELTMED_OK ? store_commit(store, error) : status;
}

static heltmed_status write_store(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = connection_open(store, error);

    if (status == HELTMED_OK) {
        status = connection_settle(store, error);
    }
    if (status == HELTMED_OK) {
        status = write_layout(store, error);
    }
    if (status == HELTMED_OK) {
        status = schema_identify(store, NULL, error);
    }
    return status == HELTMED_OK ? schema_compare(store, SCHEMA_LAYOUT, error) : status;
}

heltmed_status heltmed_store_create(const char *path, const heltmed_allocator *allocator, heltmed_error *error)
{
    heltmed_store *store = NULL;
    heltmed_status status = store_new(path, 0, NULL, allocator, &store, error);

    if (status != HELTMED_OK) {
        return status;
    }
    status = file_make(&store->allocator, store->path, error);
    if (status == HELTMED_OK) {
        status = write_store(store, error);
        if (status != HELTMED_OK) {
            store_disconnect(store);
            file_remove(store->path);
        }
    }
    heltmed_store_close(store);
    return status;
}
