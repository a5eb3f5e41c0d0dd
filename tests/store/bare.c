#include "subject.h"

#include <sqlite3.h>

static bool run(sqlite3 *db, const char *sql, struct why *why)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK) {
        return true;
    }
    (void)snprintf(why->text, sizeof(why->text), "%s", sqlite3_errmsg(db));
    return false;
}

static sqlite3 *connect(const char *path, const char *synchronous, struct why *why)
{
    sqlite3 *db = NULL;
    char pragmas[128];

    (void)snprintf(pragmas, sizeof(pragmas), "PRAGMA journal_mode=WAL; PRAGMA synchronous=%s", synchronous);
    if (sqlite3_open(path, &db) != SQLITE_OK) {
        (void)snprintf(why->text, sizeof(why->text), "%s", sqlite3_errmsg(db));
    } else if (run(db, pragmas, why)) {
        return db;
    }
    sqlite3_close(db);
    return NULL;
}

static void make(const char *path)
{
    struct why why = {.strange = false};
    sqlite3 *db = connect(path, "FULL", &why);

    assert_non_null(db);
    assert_true(run(db, "CREATE TABLE events (seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, event TEXT NOT NULL) STRICT", &why));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void *open_full(const char *path, struct why *why) { return connect(path, "FULL", why); }
static void *open_normal(const char *path, struct why *why) { return connect(path, "NORMAL", why); }
static void *open_off(const char *path, struct why *why) { return connect(path, "OFF", why); }
static void close_it(void *opened) { assert_int_equal(sqlite3_close(opened), SQLITE_OK); }

static bool append(void *opened, const char *const *events, size_t count, char head[HEAD_SIZE], struct why *why)
{
    sqlite3 *db = opened;
    sqlite3_stmt *insert = NULL;
    bool well = run(db, "BEGIN IMMEDIATE", why);

    head[0] = '\0';
    if (well && sqlite3_prepare_v2(db, "INSERT INTO events (key, event) VALUES (?1 ->> 'key', ?1) ON CONFLICT DO NOTHING", -1, &insert,
                                   NULL) != SQLITE_OK) {
        (void)snprintf(why->text, sizeof(why->text), "%s", sqlite3_errmsg(db));
        well = false;
    }
    for (size_t i = 0; i < count && well; i++) {
        sqlite3_bind_text(insert, 1, events[i], -1, SQLITE_STATIC);
        well = sqlite3_step(insert) == SQLITE_DONE;
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    well = well && run(db, "COMMIT", why);
    if (!well && !sqlite3_get_autocommit(db)) {
        struct why ignored;
        (void)run(db, "ROLLBACK", &ignored);
    }
    return well;
}

static char *read_all(const char *path, const char *head, struct why *why)
{
    sqlite3 *db = connect(path, "FULL", why);
    sqlite3_stmt *statement = NULL;
    sqlite3_str *text = NULL;
    char *lines = NULL;

    (void)head;
    (void)snprintf(why->text, sizeof(why->text), "broken");
    if (db == NULL) {
        return NULL;
    }
    if (sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW &&
        strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0) {
        sqlite3_finalize(statement);
        statement = NULL;
        int code = sqlite3_prepare_v2(db, "SELECT event FROM events ORDER BY seq", -1, &statement, NULL);
        text = sqlite3_str_new(db);
        while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
            sqlite3_str_appendf(text, "%s\n", sqlite3_column_text(statement, 0));
            code = SQLITE_OK;
        }
        char *got = sqlite3_str_finish(text);
        if (code == SQLITE_DONE) {
            lines = strdup(got ? got : "");
            assert_non_null(lines);
            why->text[0] = '\0';
        }
        sqlite3_free(got);
    }
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return lines;
}

const struct subject bare_full = {"bare SQLite, FULL", make, open_full, close_it, append, read_all};
const struct subject bare_normal = {"bare SQLite, NORMAL", make, open_normal, close_it, append, read_all};
const struct subject bare_off = {"bare SQLite, OFF", make, open_off, close_it, append, read_all};
