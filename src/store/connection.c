#include "store/connection.h"

#include <string.h>

#include "base/error.h"
#include "store/store.h"

enum { VALUE_SIZE_MAX = 1000000 };

/* heltmed_gate(): see schema.c. */
static void tell_gate(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    const heltmed_store *store = sqlite3_user_data(context);
    sqlite3_result_int(context, (int)store->gate);
}

/* The collation heltmed, which only compares numbers. */
static int compare_bytes(void *context, int one_size, const void *one, int other_size, const void *other)
{
    (void)context;
    int order = memcmp(one, other, (size_t)(one_size < other_size ? one_size : other_size));
    return order != 0 ? order : one_size - other_size;
}

static heltmed_status refuse_setting(const char *setting, heltmed_error *error)
{
    char message[HELTMED_ERROR_MESSAGE_SIZE];
    (void)sqlite3_snprintf((int)sizeof message, message, "this SQLite does not take the setting %s that a store needs", setting);
    return error_set(error, HELTMED_UNAVAILABLE, NULL, message);
}

/* Of SQLite's own settings, those against a file that was prepared to harm. */
static heltmed_status defend(sqlite3 *db, heltmed_error *error)
{
    static const struct {
        const char *name;
        int setting, value;
    } settings[] = {
        {"defensive", SQLITE_DBCONFIG_DEFENSIVE, 1},
        {"trusted_schema", SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {"enable_load_extension", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {"dqs_ddl", SQLITE_DBCONFIG_DQS_DDL, 0},
        {"dqs_dml", SQLITE_DBCONFIG_DQS_DML, 0},
        {"enable_view", SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {"enable_trigger", SQLITE_DBCONFIG_ENABLE_TRIGGER, 1},
        {"writable_schema", SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    };
    static const struct {
        int limit, value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, VALUE_SIZE_MAX}, {SQLITE_LIMIT_SQL_LENGTH, 100000}, {SQLITE_LIMIT_COLUMN, 50},
        {SQLITE_LIMIT_EXPR_DEPTH, 50},         {SQLITE_LIMIT_COMPOUND_SELECT, 8}, {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},        {SQLITE_LIMIT_ATTACHED, 0},        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 16},    {SQLITE_LIMIT_TRIGGER_DEPTH, 4},   {SQLITE_LIMIT_WORKER_THREADS, 0},
    };

    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        int now = -1;
        if (sqlite3_db_config(db, settings[i].setting, settings[i].value, &now) != SQLITE_OK || now != settings[i].value) {
            return refuse_setting(settings[i].name, error);
        }
    }
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        (void)sqlite3_limit(db, limits[i].limit, limits[i].value);
        if (sqlite3_limit(db, limits[i].limit, -1) != limits[i].value) {
            return refuse_setting("of a limit", error);
        }
    }
    return HELTMED_OK;
}

/* Sets a pragma and reads it back. */
static heltmed_status set_pragma(heltmed_store *store, const char *name, int64_t value, heltmed_error *error)
{
    char sql[64];
    int64_t now = -1;

    (void)sqlite3_snprintf((int)sizeof sql, sql, "PRAGMA %s=%lld", name, (long long)value);
    heltmed_status status = sql_run(store, sql, error);
    if (status == HELTMED_OK) {
        (void)sqlite3_snprintf((int)sizeof sql, sql, "PRAGMA %s", name);
        status = sql_number(store, sql, &now, error);
    }
    return status == HELTMED_OK && now != value ? refuse_setting(name, error) : status;
}

static heltmed_status need_wal(heltmed_store *store, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    /* A store is made in WAL mode; only a file that somebody has changed is brought back to it. */
    const char *sql = store->flags & HELTMED_STORE_READ_ONLY ? "PRAGMA journal_mode" : "PRAGMA journal_mode=WAL";
    heltmed_status status = sql_prepare(store, sql, &statement, error);

    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
    }
    if (status == HELTMED_OK && (!row || strcmp(sql_text(statement, 0, NULL), "wal") != 0)) {
        status = error_set(error, HELTMED_IO, NULL, "the file is not kept with a write-ahead log, and could not be brought to it");
    }
    (void)sqlite3_finalize(statement);
    return status;
}

/* What the triggers ask for. */
static int add_gate(heltmed_store *store)
{
    int result =
        sqlite3_create_function_v2(store->db, "heltmed_gate", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, store, tell_gate, NULL, NULL, NULL);
    return result == SQLITE_OK ? sqlite3_create_collation(store->db, "heltmed", SQLITE_UTF8, NULL, compare_bytes) : result;
}

heltmed_status connection_open(heltmed_store *store, heltmed_error *error)
{
    bool read_only = (store->flags & HELTMED_STORE_READ_ONLY) != 0;
    int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    heltmed_status status = sql_refuse(sqlite3_open_v2(store->path, &store->db, flags, NULL), error);

    if (status == HELTMED_OK) {
        status = sql_refuse(sqlite3_busy_timeout(store->db, PATIENCE_MS), error);
    }
    if (status == HELTMED_OK) {
        status = defend(store->db, error);
    }
    if (status == HELTMED_OK) {
        status = sql_refuse(add_gate(store), error);
    }
    if (status == HELTMED_OK && !read_only && sqlite3_db_readonly(store->db, "main") != 0) {
        status = sql_refuse(SQLITE_READONLY, error);
    }
    return status;
}

heltmed_status connection_settle(heltmed_store *store, heltmed_error *error)
{
    enum { SYNCHRONOUS_NORMAL = 1, SYNCHRONOUS_FULL = 2, IN_MEMORY = 2 };
    /* Who goes through all cases passes each page once: a large cache would only be memory to fill, a tenth of the time. */
    enum { CACHE_READING_KIB = 2048, CACHE_KIB = 8192, CACHE_RELAXED_KIB = 65536 };
    bool relaxed = (store->flags & HELTMED_STORE_RELAXED) != 0, reads = (store->flags & HELTMED_STORE_READ_ONLY) != 0;
    const struct {
        const char *name;
        int64_t value;
    } pragmas[] = {
        {"cell_size_check", 1},
        {"mmap_size", 0},
        {"secure_delete", 1},
        {"recursive_triggers", 1}, /* so that a row replaced is a row deleted */
        {"temp_store", IN_MEMORY}, /* nothing of a case in other directories */
        {"synchronous", relaxed ? SYNCHRONOUS_NORMAL : SYNCHRONOUS_FULL},
        {"cache_size", -(int64_t)(relaxed ? CACHE_RELAXED_KIB
                                  : reads ? CACHE_READING_KIB
                                          : CACHE_KIB)},
    };
    heltmed_status status = need_wal(store, error);

    for (size_t i = 0; status == HELTMED_OK && i < sizeof pragmas / sizeof pragmas[0]; i++) {
        status = set_pragma(store, pragmas[i].name, pragmas[i].value, error);
    }
    return status;
}
