#define _POSIX_C_SOURCE 200809L
#include "store/store.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/connection.h"
#include "store/file.h"
#include "store/open.h"
#include "store/schema.h"

/* ---- the handle ---- */

static bool is_forked(const heltmed_store *store) { return store->process != (long)getpid(); }

heltmed_status store_check(const heltmed_store *store, heltmed_error *error)
{
    if (store == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the store is NULL");
    }
    if (is_forked(store)) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the store was opened before a fork: open it again in the new process");
    }
    return HELTMED_OK;
}

heltmed_status store_check_writes(const heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = store_check(store, error);
    if (status == HELTMED_OK && store->flags & HELTMED_STORE_READ_ONLY) {
        return error_set(error, HELTMED_UNAVAILABLE, NULL, "the store was opened to be read only");
    }
    return status;
}

heltmed_status store_new(const char *path, int32_t flags, const heltmed_rulebook *rulebook, const heltmed_allocator *allocator,
                         heltmed_store **out, heltmed_error *error)
{
    heltmed_allocator from = memory_allocator(allocator);

    if (!chain_start()) {
        return error_set(error, HELTMED_UNAVAILABLE, NULL, "the system gives no random numbers");
    }
    heltmed_store *store = memory_new(&from, sizeof *store);
    if (store == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for a store");
    }
    store->allocator = from;
    store->flags = flags;
    store->process = (long)getpid();
    store->rulebook = rulebook == NULL ? NULL : rulebook_retain(rulebook);
    store->texts = text_with(&from);
    store->data = text_with(&from);
    store->content = text_with(&from);
    store->row = text_with(&from);
    store->rows = text_with(&from);
    log_init(&store->log, &from);
    log_init(&store->world_log, &from);
    log_init(&store->written, &from);
    case_init(&store->state, &from);
    world_init(&store->world, &from, rulebook);
    store->world_seq = -1;
    places_init(&store->places, &from);
    held_init(&store->held, &from);
    batch_init(&store->batch, &from);
    heltmed_status status = file_path(&from, path, &store->path, &store->path_size, error);
    if (status != HELTMED_OK) {
        heltmed_store_close(store);
        return status;
    }
    *out = store;
    return HELTMED_OK;
}

void store_disconnect(heltmed_store *store)
{
    if (is_forked(store)) {
        return;
    }
    if (store->batch.open) {
        (void)batch_abandon(store, NULL);
    }
    store_roll_back(store);
    for (size_t i = 0; i < SQL_STATEMENTS; i++) {
        (void)sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
    (void)sqlite3_close(store->db);
    store->db = NULL;
}

void heltmed_store_close(heltmed_store *store)
{
    if (store == NULL) {
        return;
    }
    heltmed_allocator allocator = store->allocator;
    store_disconnect(store);
    batch_free(&store->batch);
    held_free(&store->held);
    places_free(&store->places);
    world_free(&store->world);
    case_free(&store->state);
    log_free(&store->written);
    log_free(&store->world_log);
    log_free(&store->log);
    text_free(&store->rows);
    text_free(&store->row);
    text_free(&store->content);
    text_free(&store->data);
    text_free(&store->texts);
    rulebook_release(store->rulebook);
    memory_free(&allocator, store->path, store->path_size);
    chain_forget(&store->secret, sizeof store->secret);
    chain_forget(&store->salts, sizeof store->salts);
    memory_free(&allocator, store, sizeof *store);
}

/* ---- a file that is there ---- */

static heltmed_status read_secret(heltmed_store *store, struct chain_secret *secret, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_prepare(store, "SELECT secret FROM meta", &statement, error);

    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
    }
    if (status == HELTMED_OK && !(row && sql_blob(statement, 0, secret->bytes, sizeof secret->bytes))) {
        status = error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: the row of its table meta is missing or cut off");
    }
    (void)sqlite3_finalize(statement);
    return status;
}

static heltmed_status compare_schema(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = sql_number(store, "PRAGMA schema_version", &store->schema_seen, error);
    return status == HELTMED_OK ? schema_compare(store, SCHEMA_LAYOUT, error) : status;
}

static heltmed_status open_whole(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = connection_open(store, error);

    if (status == HELTMED_OK) {
        status = schema_identify(store, NULL, error);
    }
    if (status == HELTMED_OK) {
        status = connection_settle(store, error);
    }
    if (status == HELTMED_OK) {
        status = compare_schema(store, error);
    }
    if (status == HELTMED_OK) {
        status = read_secret(store, &store->secret, error);
    }
    return status;
}

heltmed_status heltmed_store_open(const char *path, int32_t flags, const heltmed_rulebook *rulebook, const heltmed_allocator *allocator,
                                  heltmed_store **out, heltmed_error *error)
{
    heltmed_store *store = NULL;

    if (out == NULL || rulebook == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook or the place for the store is NULL");
    }
    *out = NULL;
    if ((flags & ~(HELTMED_STORE_READ_ONLY | HELTMED_STORE_RELAXED)) != 0) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a flag is set that is none");
    }
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook must be sealed before a store folds with it");
    }
    heltmed_status status = store_new(path, flags, rulebook, allocator, &store, error);
    if (status == HELTMED_OK) {
        status = open_whole(store, error);
    }
    if (status != HELTMED_OK) {
        heltmed_store_close(store);
        return status;
    }
    *out = store;
    return HELTMED_OK;
}

/* Every store has a secret of its own. */
static heltmed_status compare_secrets(const heltmed_store *store, const struct chain_secret *found, heltmed_error *error)
{
    return memcmp(found, &store->secret, sizeof store->secret) == 0
               ? HELTMED_OK
               : error_set(error, HELTMED_IO, NULL, "another store has been put in the place of this one since it was opened");
}

heltmed_status store_again(const heltmed_store *store, heltmed_store **out, heltmed_error *error)
{
    heltmed_status status = heltmed_store_open(store->path, HELTMED_STORE_READ_ONLY, store->rulebook, &store->allocator, out, error);

    if (status == HELTMED_OK) {
        status = compare_secrets(store, &(*out)->secret, error);
    }
    if (status != HELTMED_OK) {
        heltmed_store_close(*out);
        *out = NULL;
    }
    return status;
}

int32_t heltmed_store_layout(void) { return SCHEMA_LAYOUT; }

/* ---- transactions ---- */

/* While another connection recovers the log or closes as the last one, SQLite may give up sooner than its patience. */
static bool is_passing(int result)
{
    return result == SQLITE_BUSY_RECOVERY || result == SQLITE_BUSY_SNAPSHOT || (result & 0xff) == SQLITE_PROTOCOL;
}

static heltmed_status begin(heltmed_store *store, enum sql_statement how, heltmed_error *error)
{
    enum { TRIES = 200, PAUSE_MS = 10 };
    sqlite3_stmt *statement;

    if (sqlite3_get_autocommit(store->db) == 0) {
        store_roll_back(store); /* there was no memory for it when it was due */
    }
    /* The way back is made ready first: there may be no memory for it then. */
    heltmed_status status = sql_use(store, SQL_ROLLBACK, &statement, error);
    int result = SQLITE_DONE;

    if (status == HELTMED_OK) {
        status = sql_use(store, how, &statement, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    for (int i = 0; i < TRIES; i++) {
        result = sqlite3_step(statement);
        sql_done(statement);
        if (!is_passing(result)) {
            break;
        }
        (void)sqlite3_sleep(PAUSE_MS);
    }
    return result == SQLITE_DONE ? HELTMED_OK : sql_refuse(result, error);
}

/* Somebody may have changed the file's schema while the store was open: a newer library that migrated it, or worse. */
static heltmed_status check_schema(heltmed_store *store, heltmed_error *error)
{
    int64_t now = 0;
    heltmed_status status = sql_use_number(store, SQL_SCHEMA_NUMBER, &now, error);

    if (status == HELTMED_OK && now != store->schema_seen) {
        status = schema_identify(store, NULL, error);
        if (status == HELTMED_OK) {
            status = compare_schema(store, error);
        }
    }
    return status;
}

/* That the file is the one at the store's path, by SQLite's own layer, and not one that was moved away or restored over. */
static heltmed_status check_file(heltmed_store *store, heltmed_error *error)
{
    struct chain_secret secret;
    int has_moved = 1;
    int result = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);

    if (result == SQLITE_NOTFOUND) { /* a layer that cannot tell */
        has_moved = 0;
    } else if (result != SQLITE_OK) {
        return sql_refuse(result, error);
    }
    if (has_moved != 0) {
        return error_set(error, HELTMED_IO, NULL, "another file, or none, is at the store's path since it was opened");
    }
    heltmed_status status = check_schema(store, error);
    if (status == HELTMED_OK) {
        status = read_secret(store, &secret, error);
    }
    if (status == HELTMED_OK) {
        status = compare_secrets(store, &secret, error);
    }
    chain_forget(&secret, sizeof secret);
    return status;
}

static void forget_kept(heltmed_store *store)
{
    places_clear(&store->places);
    store->written_no = WORLD_NO;
}

heltmed_status heltmed_store_renew(heltmed_store *store, heltmed_error *error)
{
    bool own = false;
    heltmed_status status = store_check(store, error);

    if (status != HELTMED_OK) {
        return status;
    }
    if (store->batch.open) {
        status = batch_abandon(store, error);
    }
    store_roll_back(store);
    forget_kept(store);
    store->world_seq = -1;
    store->watch = NULL;
    if (status == HELTMED_OK) {
        status = store_read_begin(store, &own, error);
    }
    if (status == HELTMED_OK) {
        status = check_file(store, error);
    }
    store_read_end(store, own);
    return status;
}

static heltmed_status read_end(heltmed_store *store, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CHAIN_END, &statement, error);

    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
        if (row) {
            store->end.seq = sqlite3_column_int64(statement, 0);
            if (!sql_blob(statement, 1, store->end.head, DIGEST_SIZE)) {
                status = error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: the last head of its chain is cut off");
            }
        } else {
            chain_begin(&store->end, &store->secret);
        }
        sql_done(statement);
    }
    return status;
}

/* An erasure takes places and events away without moving the end of the chain. */
static heltmed_status check_kept(heltmed_store *store, enum store_gate gate, heltmed_error *error)
{
    int64_t now = 0;
    heltmed_status status = sql_use_number(store, SQL_DATA_NUMBER, &now, error);

    if (status == HELTMED_OK && (now != store->data_seen || gate == GATE_ERASE)) {
        store->data_seen = now;
        forget_kept(store);
    }
    return status;
}

static heltmed_status begin_checked(heltmed_store *store, enum sql_statement how, enum store_gate gate, heltmed_error *error)
{
    int64_t has_erasures = 0;
    heltmed_status status = begin(store, how, error);

    if (status == HELTMED_OK) {
        status = check_schema(store, error);
    }
    if (status == HELTMED_OK) {
        status = check_kept(store, gate, error);
    }
    if (status == HELTMED_OK) {
        status = read_end(store, error);
    }
    if (status == HELTMED_OK) {
        status = sql_use_number(store, SQL_HAS_ERASURES, &has_erasures, error);
    }
    if (status == HELTMED_OK) {
        store->has_erasures = has_erasures != 0;
        store->gate = gate;
    } else {
        store_roll_back(store);
    }
    return status;
}

heltmed_status store_begin(heltmed_store *store, enum store_gate gate, heltmed_error *error)
{
    return begin_checked(store, SQL_BEGIN_WRITE, gate, error);
}

heltmed_status store_rehearse_begin(heltmed_store *store, heltmed_error *error)
{
    return begin_checked(store, SQL_BEGIN_READ, GATE_CLOSED, error);
}

heltmed_status store_commit(heltmed_store *store, heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(store, SQL_COMMIT, &statement, error);

    if (status == HELTMED_OK) {
        status = sql_finish(statement, true, error);
    }
    if (status != HELTMED_OK) {
        store_roll_back(store);
    }
    store->gate = GATE_CLOSED;
    return status;
}

void store_roll_back(heltmed_store *store)
{
    if (store->gate != GATE_CLOSED) {
        /* What was folded in the transaction never was. */
        store->gate = GATE_CLOSED;
        store->world_seq = -1;
        forget_kept(store);
    }
    /* SQLite may have rolled back already, as it must when the disk is full. */
    sqlite3_stmt *statement;
    if (store->db != NULL && sqlite3_get_autocommit(store->db) == 0 && sql_use(store, SQL_ROLLBACK, &statement, NULL) == HELTMED_OK) {
        (void)sqlite3_step(statement);
        sql_done(statement);
    }
}

heltmed_status store_read_begin(heltmed_store *store, bool *own, heltmed_error *error)
{
    *own = false;
    if (sqlite3_get_autocommit(store->db) == 0) {
        return HELTMED_OK;
    }
    heltmed_status status = begin(store, SQL_BEGIN_READ, error);
    *own = status == HELTMED_OK;
    return status;
}

void store_read_end(heltmed_store *store, bool own)
{
    if (own) {
        store_roll_back(store);
    }
}
