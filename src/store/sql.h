/* The SQL that the store speaks: every statement in one table, and how its failures are told. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include <heltmed/store.h>

enum sql_statement {
    SQL_BEGIN_WRITE,
    SQL_BEGIN_READ,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_SCHEMA_NUMBER,
    SQL_DATA_NUMBER,
    SQL_CHAIN_END,
    SQL_HAS_ERASURES,
    SQL_CHAIN_INSERT,
    SQL_EVENT_INSERT,
    SQL_EVENT_BY_KEY,
    SQL_EVENT_CONTENT,
    SQL_EVENT_VERSION,
    SQL_CHAIN_HEAD,
    SQL_CASE_BY_ID,
    SQL_CASE_NEXT,
    SQL_CASE_INSERT,
    SQL_CASE_LOG,
    SQL_CASE_COUNT,
    SQL_WORLD_SEQ,
    SQL_CASES_OF_AGREEMENT,
    SQL_CASES_SINCE,
    SQL_ERASURES,
    SQL_KEY_IS_ERASED,
    SQL_CASE_IS_ERASED,
    SQL_STATEMENTS
};

/* The statement, prepared once and ready to be bound. Given back with sql_done. */
heltmed_status sql_use(heltmed_store *store, enum sql_statement which, sqlite3_stmt **out, heltmed_error *error);
/* Any other statement, prepared for one use; given back with sqlite3_finalize. */
heltmed_status sql_prepare(heltmed_store *store, const char *sql, sqlite3_stmt **out, heltmed_error *error);
void sql_done(sqlite3_stmt *statement);

/* Whether one more row is there. */
heltmed_status sql_step(sqlite3_stmt *statement, bool *row, heltmed_error *error);
/* The first step of a statement with values. `bound` false: a binding failed. */
heltmed_status sql_first(sqlite3_stmt *statement, bool bound, bool *row, heltmed_error *error);
/* Runs a statement that gives no row, and gives it back. */
heltmed_status sql_finish(sqlite3_stmt *statement, bool bound, heltmed_error *error);

/* Runs SQL of the library's own. */
heltmed_status sql_run(heltmed_store *store, const char *sql, heltmed_error *error);
/* The first number that it gives, or 0. */
heltmed_status sql_use_number(heltmed_store *store, enum sql_statement which, int64_t *out, heltmed_error *error);
heltmed_status sql_number(heltmed_store *store, const char *sql, int64_t *out, heltmed_error *error);

bool sql_bind_text(sqlite3_stmt *statement, int place, const char *text); /* NULL: null */
bool sql_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, size_t size);
bool sql_bind_int(sqlite3_stmt *statement, int place, int64_t number);

/* A text column, never NULL; its bytes are the statement's until it steps on. */
const char *sql_text(sqlite3_stmt *statement, int column, size_t *size);
/* Copies a blob of exactly this size. */
bool sql_blob(sqlite3_stmt *statement, int column, void *out, size_t size);

/* SQLite's failure as an error; its own message, which may quote a value, is not passed on. */
heltmed_status sql_refuse(int result, heltmed_error *error);

#endif
