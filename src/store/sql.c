#include "store/sql.h"

#include <string.h>

#include "base/error.h"
#include "store/store.h"

static const char *const texts[SQL_STATEMENTS] = {
    [SQL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [SQL_BEGIN_READ] = "BEGIN DEFERRED",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_SCHEMA_NUMBER] = "PRAGMA schema_version",
    [SQL_DATA_NUMBER] = "PRAGMA data_version",
    [SQL_CHAIN_END] = "SELECT seq, head FROM chain ORDER BY seq DESC LIMIT 1",
    [SQL_HAS_ERASURES] = "SELECT EXISTS (SELECT 1 FROM erasures)",
    [SQL_CHAIN_INSERT] = "INSERT OR FAIL INTO chain (seq, case_no, digest, head) VALUES (?1, ?2, ?3, ?4)",
    [SQL_EVENT_INSERT] = "INSERT OR FAIL INTO events (case_no, seq, type, day, recorded_at, actor, key, corrects, agreement, data, salt) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [SQL_EVENT_BY_KEY] = "SELECT case_no, seq FROM events WHERE key = ?1",
    [SQL_EVENT_CONTENT] = "SELECT e.type, e.day, e.actor, e.data, c.id, (SELECT key FROM events WHERE case_no = e.case_no AND "
                          "seq = e.corrects) FROM events e LEFT JOIN cases c ON c.no = e.case_no WHERE e.case_no = ?1 AND e.seq = ?2",
    [SQL_EVENT_VERSION] = "SELECT count(*) FROM events WHERE case_no = ?1 AND seq <= ?2",
    [SQL_CHAIN_HEAD] = "SELECT head FROM chain WHERE seq = ?1",
    [SQL_CASE_BY_ID] = "SELECT no FROM cases WHERE id = ?1",
    [SQL_CASE_NEXT] = "SELECT 1 + max(coalesce((SELECT max(no) FROM cases), 0), coalesce((SELECT max(case_no) FROM erasures), 0))",
    [SQL_CASE_INSERT] = "INSERT OR FAIL INTO cases (no, id) VALUES (?1, ?2)",
    [SQL_CASE_LOG] = "SELECT seq, type, day, recorded_at, corrects, data FROM events WHERE case_no = ?1 ORDER BY seq",
    [SQL_CASE_COUNT] = "SELECT count(*) FROM events WHERE case_no = ?1",
    [SQL_WORLD_SEQ] = "SELECT max(seq) FROM events WHERE case_no = 0",
    [SQL_CASES_OF_AGREEMENT] = "SELECT DISTINCT case_no FROM events WHERE agreement = ?1",
    [SQL_CASES_SINCE] = "SELECT DISTINCT case_no FROM chain WHERE seq > ?1 AND case_no > 0",
    [SQL_ERASURES] = "SELECT count(*) FROM erasures",
    [SQL_KEY_IS_ERASED] = "SELECT 1 FROM erased_keys WHERE digest = ?1",
    [SQL_CASE_IS_ERASED] = "SELECT 1 FROM erasures WHERE id_digest = ?1",
};

heltmed_status sql_refuse(int result, heltmed_error *error)
{
    if (result == SQLITE_IOERR_NOMEM) {
        result = SQLITE_NOMEM;
    }
    switch (result & 0xff) {
    case SQLITE_OK:
        return HELTMED_OK;
    case SQLITE_NOMEM:
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the store's work");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return error_set(error, HELTMED_BUSY, NULL, "another connection has the store's file, and kept it too long");
    case SQLITE_FULL:
        return error_set(error, HELTMED_IO, NULL, "the disk is full");
    case SQLITE_READONLY:
        return error_set(error, HELTMED_IO, NULL, "the store's file, or its directory, may only be read");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error_set(error, HELTMED_IO, NULL,
                         "the store's file could not be opened: there is none, or no right to it or its directory");
    case SQLITE_IOERR:
        return error_set(error, HELTMED_IO, NULL, "the store's file could not be read or written");
    case SQLITE_TOOBIG:
        return error_set(error, HELTMED_TOO_LONG, NULL, "the event is longer than a store takes");
    case SQLITE_NOTADB:
        return error_set(error, HELTMED_FOREIGN, NULL, "the file is no SQLite database, and so no store of heltmed");
    case SQLITE_INTERNAL:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        return error_set(error, HELTMED_INTERNAL, NULL, "the library used SQLite wrongly");
    default:
        /* The statements are the library's own and the schema was compared: what they stumble over is in the file. */
        return error_set(error, HELTMED_DAMAGED, NULL, "the store's file is damaged: SQLite cannot make sense of what it holds");
    }
}

heltmed_status sql_prepare(heltmed_store *store, const char *sql, sqlite3_stmt **out, heltmed_error *error)
{
    *out = NULL;
    return sql_refuse(sqlite3_prepare_v3(store->db, sql, -1, 0, out, NULL), error);
}

heltmed_status sql_use(heltmed_store *store, enum sql_statement which, sqlite3_stmt **out, heltmed_error *error)
{
    *out = store->statements[which];
    if (*out != NULL) {
        return HELTMED_OK;
    }
    int result = sqlite3_prepare_v3(store->db, texts[which], -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    store->statements[which] = *out;
    return sql_refuse(result, error);
}

void sql_done(sqlite3_stmt *statement)
{
    /* What the reset tells again has been told by the step. */
    (void)sqlite3_reset(statement);
    (void)sqlite3_clear_bindings(statement);
}

heltmed_status sql_step(sqlite3_stmt *statement, bool *row, heltmed_error *error)
{
    int result = sqlite3_step(statement);
    *row = result == SQLITE_ROW;
    return result == SQLITE_ROW || result == SQLITE_DONE ? HELTMED_OK : sql_refuse(result, error);
}

heltmed_status sql_first(sqlite3_stmt *statement, bool bound, bool *row, heltmed_error *error)
{
    return bound ? sql_step(statement, row, error) : sql_refuse(sqlite3_errcode(sqlite3_db_handle(statement)), error);
}

heltmed_status sql_finish(sqlite3_stmt *statement, bool bound, heltmed_error *error)
{
    bool row = false;
    heltmed_status status = sql_first(statement, bound, &row, error);
    sql_done(statement);
    return status;
}

heltmed_status sql_run(heltmed_store *store, const char *sql, heltmed_error *error)
{
    return sql_refuse(sqlite3_exec(store->db, sql, NULL, NULL, NULL), error);
}

heltmed_status sql_use_number(heltmed_store *store, enum sql_statement which, int64_t *out, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, which, &statement, error);

    *out = 0;
    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
        *out = row ? sqlite3_column_int64(statement, 0) : 0;
        sql_done(statement);
    }
    return status;
}

heltmed_status sql_number(heltmed_store *store, const char *sql, int64_t *out, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_prepare(store, sql, &statement, error);

    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
    }
    *out = row ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_finalize(statement);
    return status;
}

bool sql_bind_text(sqlite3_stmt *statement, int place, const char *text)
{
    return sqlite3_bind_text(statement, place, text, text == NULL ? 0 : (int)strlen(text), SQLITE_STATIC) == SQLITE_OK;
}

bool sql_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, size_t size)
{
    return sqlite3_bind_blob(statement, place, bytes, (int)size, SQLITE_STATIC) == SQLITE_OK;
}

bool sql_bind_int(sqlite3_stmt *statement, int place, int64_t number) { return sqlite3_bind_int64(statement, place, number) == SQLITE_OK; }

const char *sql_text(sqlite3_stmt *statement, int column, size_t *size)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (size != NULL) {
        *size = text == NULL ? 0 : (size_t)sqlite3_column_bytes(statement, column);
    }
    return text == NULL ? "" : text;
}

bool sql_blob(sqlite3_stmt *statement, int column, void *out, size_t size)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    if (bytes == NULL || (size_t)sqlite3_column_bytes(statement, column) != size) {
        return false;
    }
    memcpy(out, bytes, size);
    return true;
}
