#include "base/error.h"
#include "store/connection.h"
#include "store/put.h"
#include "store/read.h"

/* ---- the rows ---- */

static heltmed_status check_concerns(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = world_ready(store, error);

    if (status == HELTMED_OK) {
        status = case_fold(&store->state, &store->log, &store->world, DATE_MAX, NULL, error);
    }
    for (size_t i = 0; status == HELTMED_OK && i < store->state.concern_count; i++) {
        if (store->state.concerns[i].acted_on == NONE) {
            return error_set(error, HELTMED_STATE, NULL, "the case has a safety concern that nobody has acted on: act on it first");
        }
    }
    return status;
}

/* What the keys will be known again by, so that none of them comes back. */
static heltmed_status mark_keys(heltmed_store *store, int64_t case_no, heltmed_error *error)
{
    unsigned char mark[DIGEST_SIZE];
    sqlite3_stmt *keys, *insert = NULL;
    bool row = false;
    heltmed_status status = sql_prepare(store, "SELECT key FROM events WHERE case_no = ?1", &keys, error);

    if (status == HELTMED_OK) {
        status = sql_prepare(store, "INSERT INTO erased_keys (digest) VALUES (?1)", &insert, error);
    }
    if (status == HELTMED_OK && !sql_bind_int(keys, 1, case_no)) {
        status = sql_refuse(SQLITE_NOMEM, error);
    }
    while (status == HELTMED_OK && (status = sql_step(keys, &row, error)) == HELTMED_OK && row) {
        chain_mark(&store->secret, CHAIN_KEY, sql_text(keys, 0, NULL), mark);
        status = sql_finish(insert, sql_bind_blob(insert, 1, mark, sizeof mark), error);
    }
    (void)sqlite3_finalize(insert);
    (void)sqlite3_finalize(keys);
    return status;
}

static heltmed_status note_erasure(heltmed_store *store, int64_t case_no, const char *id, int32_t on, heltmed_error *error)
{
    unsigned char mark[DIGEST_SIZE];
    sqlite3_stmt *statement;
    heltmed_status status =
        sql_prepare(store, "INSERT INTO erasures (case_no, day, events, id_digest) VALUES (?1, ?2, ?3, ?4)", &statement, error);

    if (status == HELTMED_OK) {
        chain_mark(&store->secret, CHAIN_CASE, id, mark);
        status = sql_finish(statement,
                            sql_bind_int(statement, 1, case_no) && sql_bind_int(statement, 2, on) &&
                                sql_bind_int(statement, 3, (int64_t)store->log.count) && sql_bind_blob(statement, 4, mark, sizeof mark),
                            error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

/* Runs SQL with one number in it. */
static heltmed_status run_for(heltmed_store *store, const char *sql, int64_t number, heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_prepare(store, sql, &statement, error);

    if (status == HELTMED_OK) {
        status = sql_finish(statement, sql_bind_int(statement, 1, number), error);
    }
    (void)sqlite3_finalize(statement);
    return status;
}

static heltmed_status erase_rows(heltmed_store *store, const char *id, int32_t on, int32_t flags, heltmed_error *error)
{
    int64_t no = 0;
    heltmed_status status = read_case(store, id, &store->log, error);

    if (status == HELTMED_OK) {
        status = read_case_no(store, id, &no, error);
    }
    if (status == HELTMED_OK && !(flags & HELTMED_ERASE_DESPITE_CONCERN)) {
        status = check_concerns(store, error);
    }
    if (status == HELTMED_OK) {
        status = mark_keys(store, no, error);
    }
    if (status == HELTMED_OK) {
        status = note_erasure(store, no, id, on, error);
    }
    if (status == HELTMED_OK) {
        status = run_for(store, "DELETE FROM events WHERE case_no = ?1", no, error);
    }
    if (status == HELTMED_OK) {
        status = run_for(store, "DELETE FROM cases WHERE no = ?1", no, error);
    }
    return status == HELTMED_OK ? run_for(store, "UPDATE meta SET purge_is_owed = ?1", 1, error) : status;
}

/* ---- the bytes ---- */

/*
 * Deleted rows are overwritten with zeros where they stood last (secure_delete), but a page that was once split may hold an older copy of a
 * row in the room that it has left. So the file is written anew, and then the log is emptied into it.
 */
static heltmed_status write_anew(heltmed_store *store, heltmed_error *error)
{
    /* VACUUM attaches a database of its own, in memory. */
    (void)sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 1);
    heltmed_status status = sql_run(store, "VACUUM", error);
    (void)sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
    /* To SQLite that was a change of the schema, after which it would have to prepare the way back again just when it is gone. */
    (void)sqlite3_finalize(store->statements[SQL_ROLLBACK]);
    store->statements[SQL_ROLLBACK] = NULL;
    return status;
}

static heltmed_status empty_log(heltmed_store *store, heltmed_error *error)
{
    int64_t is_busy = 0;

    (void)sqlite3_busy_timeout(store->db, PURGE_PATIENCE_MS);
    heltmed_status status = sql_number(store, "PRAGMA wal_checkpoint(TRUNCATE)", &is_busy, error);
    (void)sqlite3_busy_timeout(store->db, PATIENCE_MS);
    return status == HELTMED_OK && is_busy != 0 ? sql_refuse(SQLITE_BUSY, error) : status;
}

static heltmed_status purge(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = write_anew(store, error);

    if (status == HELTMED_OK) {
        status = empty_log(store, error);
    }
    if (status == HELTMED_OK) {
        status = store_begin(store, GATE_ERASE, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    status = run_for(store, "UPDATE meta SET purge_is_owed = ?1", 0, error);
    if (status == HELTMED_OK) {
        return store_commit(store, error);
    }
    store_roll_back(store);
    return status;
}

/* The erasure is done, whatever hinders the purge. */
static heltmed_status purge_after(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = purge(store, error);

    return status == HELTMED_BUSY ? error_set(error, HELTMED_BUSY, NULL,
                                              "the case is erased, but another connection still reads: its bytes are purged by "
                                              "heltmed_store_erase_finish (erase --finish)")
           : status == HELTMED_OK ? HELTMED_OK
                                  : error_set(error, status, NULL,
                                              "the case is erased, but the file could not be written anew: its bytes are purged by "
                                              "heltmed_store_erase_finish (erase --finish)");
}

static heltmed_status check_free(const heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = store_check_writes(store, error);
    return status == HELTMED_OK && store->batch.open ? error_set(error, HELTMED_ARGUMENT, NULL, "a batch is open") : status;
}

heltmed_status heltmed_store_erase(heltmed_store *store, const char *case_id, int32_t on, int32_t flags, heltmed_error *error)
{
    heltmed_status status = check_free(store, error);

    if (status == HELTMED_OK && (case_id == NULL || (flags & ~HELTMED_ERASE_DESPITE_CONCERN) != 0)) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "the case is NULL, or a flag is set that is none");
    }
    if (status == HELTMED_OK && (on < DATE_MIN || on > DATE_MAX)) {
        status = error_set(error, HELTMED_RANGE, "on", "is a day outside the years 1 to 9999");
    }
    if (status == HELTMED_OK) {
        status = store_begin(store, GATE_ERASE, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    status = erase_rows(store, case_id, on, flags, error);
    if (status == HELTMED_OK) {
        places_clear(&store->places);
        status = store_commit(store, error);
    } else {
        store_roll_back(store);
    }
    return status == HELTMED_OK ? purge_after(store, error) : status;
}

heltmed_status heltmed_store_erase_finish(heltmed_store *store, heltmed_error *error)
{
    int64_t is_owed = 0;
    heltmed_status status = check_free(store, error);

    if (status == HELTMED_OK) {
        status = sql_number(store, "SELECT purge_is_owed FROM meta", &is_owed, error);
    }
    return status == HELTMED_OK && is_owed != 0 ? purge_after(store, error) : status;
}
