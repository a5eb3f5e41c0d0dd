#include "store/schema.h"

#include <string.h>

#include "base/error.h"
#include "store/store.h"

/*
 * `events` stands in the order of the cases, so that the fold of a case reads one place of the file; `chain` in the order of
 * arrival. What an erasure leaves: the chain as it is, one row of `erasures`, and the marks of the keys.
 *
 * The triggers ask heltmed_gate(), a function that only this library's connections have: 0 nothing may be written, 1 events may be
 * appended, 2 a case is being erased. Any other program fails on it, whatever it tries to write. For the two tables that every
 * append writes to a function is too dear (SQLite then copies each page first, so that the statement can be undone): there it is
 * a collation that no other program has, and no function in a CHECK; the order of arrival is kept by the file itself.
 *
 * `agreement` is what a trial or a hiring takes a place under, out of its data: an index on the data themselves would need a
 * function that SQLite does not trust in a schema.
 */
static const struct schema_object newest[] = {
    {"meta", "meta", SCHEMA_TABLE,
     "CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), secret BLOB NOT NULL CHECK (length(secret) = 32), "
     "purge_is_owed INTEGER NOT NULL CHECK (purge_is_owed IN (0, 1))) STRICT"},
    {"cases", "cases", SCHEMA_TABLE, "CREATE TABLE cases (no INTEGER PRIMARY KEY CHECK (no > 0), id TEXT NOT NULL) STRICT"},
    {"chain", "chain", SCHEMA_TABLE,
     "CREATE TABLE chain (seq INTEGER PRIMARY KEY, case_no INTEGER NOT NULL, digest BLOB NOT NULL, head BLOB NOT NULL) STRICT"},
    {"events", "events", SCHEMA_TABLE,
     "CREATE TABLE events (case_no INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, day INTEGER NOT NULL, "
     "recorded_at TEXT NOT NULL, actor TEXT, key TEXT NOT NULL, corrects INTEGER, agreement TEXT, data TEXT NOT NULL, salt BLOB NOT NULL, "
     "PRIMARY KEY (case_no, seq)) STRICT, WITHOUT ROWID"},
    {"erasures", "erasures", SCHEMA_TABLE,
     "CREATE TABLE erasures (case_no INTEGER PRIMARY KEY, day INTEGER NOT NULL, events INTEGER NOT NULL, id_digest BLOB NOT NULL "
     "CHECK (length(id_digest) = 32)) STRICT"},
    {"erased_keys", "erased_keys", SCHEMA_TABLE,
     "CREATE TABLE erased_keys (digest BLOB PRIMARY KEY CHECK (length(digest) = 32)) STRICT, WITHOUT ROWID"},

    {"cases_by_id", "cases", SCHEMA_INDEX, "CREATE UNIQUE INDEX cases_by_id ON cases (id)"},
    {"events_by_key", "events", SCHEMA_INDEX, "CREATE UNIQUE INDEX events_by_key ON events (key)"},
    {"events_by_agreement", "events", SCHEMA_INDEX, "CREATE INDEX events_by_agreement ON events (agreement) WHERE agreement IS NOT NULL"},
    {"erasures_by_id", "erasures", SCHEMA_INDEX, "CREATE INDEX erasures_by_id ON erasures (id_digest)"},

#define REFUSES(words) "BEGIN SELECT RAISE(ABORT, '" words "'); END"
/* Where rows come one at a time nothing of a statement is to be undone. */
#define REFUSES_ROW(words) "BEGIN SELECT RAISE(FAIL, '" words "'); END"
    {"meta_insert", "meta", SCHEMA_TRIGGER,
     "CREATE TRIGGER meta_insert BEFORE INSERT ON meta WHEN heltmed_gate() < 1 OR EXISTS (SELECT 1 FROM meta) " REFUSES(
         "meta has one row")},
    {"meta_update", "meta", SCHEMA_TRIGGER,
     "CREATE TRIGGER meta_update BEFORE UPDATE ON meta WHEN heltmed_gate() < 2 OR NEW.secret IS NOT OLD.secret " REFUSES(
         "meta is not changed")},
    {"meta_delete", "meta", SCHEMA_TRIGGER, "CREATE TRIGGER meta_delete BEFORE DELETE ON meta " REFUSES("meta is not deleted")},
    {"cases_insert", "cases", SCHEMA_TRIGGER,
     "CREATE TRIGGER cases_insert BEFORE INSERT ON cases WHEN heltmed_gate() < 1 OR EXISTS (SELECT 1 FROM cases WHERE no = NEW.no OR id = "
     "NEW.id) " REFUSES_ROW("cases are added by an append alone")},
    {"cases_update", "cases", SCHEMA_TRIGGER, "CREATE TRIGGER cases_update BEFORE UPDATE ON cases " REFUSES("cases are not changed")},
    {"cases_delete", "cases", SCHEMA_TRIGGER,
     "CREATE TRIGGER cases_delete BEFORE DELETE ON cases WHEN heltmed_gate() < 2 " REFUSES("cases are removed by an erasure alone")},
    {"chain_insert", "chain", SCHEMA_TRIGGER,
     "CREATE TRIGGER chain_insert BEFORE INSERT ON chain WHEN NEW.seq COLLATE heltmed IS NOT 1 + coalesce((SELECT seq FROM chain ORDER BY "
     "seq DESC LIMIT 1), 0) " REFUSES_ROW("the chain is extended at its end alone")},
    {"chain_update", "chain", SCHEMA_TRIGGER, "CREATE TRIGGER chain_update BEFORE UPDATE ON chain " REFUSES("the chain is not changed")},
    {"chain_delete", "chain", SCHEMA_TRIGGER, "CREATE TRIGGER chain_delete BEFORE DELETE ON chain " REFUSES("the chain is not cut")},
    {"events_insert", "events", SCHEMA_TRIGGER,
     "CREATE TRIGGER events_insert BEFORE INSERT ON events WHEN NEW.seq COLLATE heltmed IS NOT (SELECT seq FROM chain ORDER BY seq DESC "
     "LIMIT 1) " REFUSES_ROW("events are appended at the end alone")},
    {"events_update", "events", SCHEMA_TRIGGER, "CREATE TRIGGER events_update BEFORE UPDATE ON events " REFUSES("events are not changed")},
    {"events_delete", "events", SCHEMA_TRIGGER,
     "CREATE TRIGGER events_delete BEFORE DELETE ON events WHEN heltmed_gate() < 2 " REFUSES("events are removed by an erasure alone")},
    {"erasures_insert", "erasures", SCHEMA_TRIGGER,
     "CREATE TRIGGER erasures_insert BEFORE INSERT ON erasures WHEN heltmed_gate() < 2 OR EXISTS (SELECT 1 FROM erasures WHERE case_no = "
     "NEW.case_no) " REFUSES("erasures are recorded by an erasure alone")},
    {"erasures_update", "erasures", SCHEMA_TRIGGER,
     "CREATE TRIGGER erasures_update BEFORE UPDATE ON erasures " REFUSES("erasures are not changed")},
    {"erasures_delete", "erasures", SCHEMA_TRIGGER,
     "CREATE TRIGGER erasures_delete BEFORE DELETE ON erasures " REFUSES("erasures are not deleted")},
    {"erased_keys_insert", "erased_keys", SCHEMA_TRIGGER,
     "CREATE TRIGGER erased_keys_insert BEFORE INSERT ON erased_keys WHEN heltmed_gate() < 2 " REFUSES(
         "erased keys are recorded by an erasure alone")},
    {"erased_keys_update", "erased_keys", SCHEMA_TRIGGER,
     "CREATE TRIGGER erased_keys_update BEFORE UPDATE ON erased_keys " REFUSES("erased keys are not changed")},
    {"erased_keys_delete", "erased_keys", SCHEMA_TRIGGER,
     "CREATE TRIGGER erased_keys_delete BEFORE DELETE ON erased_keys " REFUSES("erased keys are not deleted")},
};

enum { OBJECTS = sizeof newest / sizeof newest[0] };

/* Where an older layout had something else. Layout 0 was never released: it did not yet know a purge that is owed. */
static const struct {
    int32_t layout;
    struct schema_object object;
} older[] = {
    {0,
     {"meta", "meta", SCHEMA_TABLE,
      "CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), secret BLOB NOT NULL CHECK (length(secret) = 32)) STRICT"}},
};

const struct schema_object *schema_object(int32_t layout, size_t index)
{
    if (index >= OBJECTS) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof older / sizeof older[0]; i++) {
        if (older[i].layout == layout && strcmp(older[i].object.name, newest[index].name) == 0) {
            return &older[i].object;
        }
    }
    return &newest[index];
}

heltmed_status schema_make(heltmed_store *store, enum schema_type from, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;
    for (size_t i = 0; status == HELTMED_OK && i < OBJECTS; i++) {
        if (newest[i].type >= from) {
            status = sql_run(store, newest[i].sql, error);
        }
    }
    return status;
}

heltmed_status schema_identify(heltmed_store *store, int32_t *layout, heltmed_error *error)
{
    char message[HELTMED_ERROR_MESSAGE_SIZE];
    int64_t application = 0, found = 0, pages = 0;
    heltmed_status status = sql_number(store, "PRAGMA application_id", &application, error);

    if (status == HELTMED_OK) {
        status = sql_number(store, "PRAGMA user_version", &found, error);
    }
    if (status == HELTMED_OK) {
        status = sql_number(store, "PRAGMA page_count", &pages, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    if (pages == 0) {
        return error_set(error, HELTMED_FOREIGN, NULL, "the file is empty, and so no store of heltmed: heltmed_store_create makes one");
    }
    if (application != SCHEMA_APPLICATION) {
        (void)sqlite3_snprintf((int)sizeof message, message,
                               "the file is an SQLite database, but no store of heltmed: its application id is %lld, and not %d",
                               (long long)application, SCHEMA_APPLICATION);
        return error_set(error, HELTMED_FOREIGN, NULL, message);
    }
    if (found > SCHEMA_LAYOUT || found < SCHEMA_LAYOUT_OLDEST) {
        (void)sqlite3_snprintf((int)sizeof message, message,
                               "the store has layout %lld, and this library knows none but %d to %d: it is too old for it",
                               (long long)found, SCHEMA_LAYOUT_OLDEST, SCHEMA_LAYOUT);
        return error_set(error, HELTMED_LAYOUT, NULL, message);
    }
    if (layout != NULL) {
        *layout = (int32_t)found;
    } else if (found != SCHEMA_LAYOUT) {
        (void)sqlite3_snprintf((int)sizeof message, message,
                               "the store has layout %lld, and this library writes layout %d: migrate it first", (long long)found,
                               SCHEMA_LAYOUT);
        return error_set(error, HELTMED_LAYOUT, NULL, message);
    }
    return HELTMED_OK;
}

static heltmed_status refuse_object(const char *what, const char *name, int32_t layout, heltmed_error *error)
{
    static const char *const types[] = {"table", "index", "trigger"};
    char message[HELTMED_ERROR_MESSAGE_SIZE];
    size_t i = 0;

    while (i + 1 < OBJECTS && strcmp(newest[i].name, name) != 0) {
        i++;
    }
    (void)sqlite3_snprintf((int)sizeof message, message, "the store is damaged: the %s %s %s layout %d has", types[newest[i].type], name,
                           what, (int)layout);
    return error_set(error, HELTMED_DAMAGED, NULL, message);
}

heltmed_status schema_compare(heltmed_store *store, int32_t layout, heltmed_error *error)
{
    bool seen[OBJECTS] = {false};
    sqlite3_stmt *statement;
    size_t found = 0;
    bool row = false;
    heltmed_status status = sql_prepare(store, "SELECT name, tbl_name, sql FROM sqlite_schema", &statement, error);

    for (; status == HELTMED_OK && (status = sql_step(statement, &row, error)) == HELTMED_OK && row; found++) {
        const char *name = sql_text(statement, 0, NULL);
        const char *table = sql_text(statement, 1, NULL);
        const char *sql = sql_text(statement, 2, NULL);
        for (size_t i = 0; status == HELTMED_OK && i < OBJECTS; i++) {
            const struct schema_object *object = schema_object(layout, i);
            if (strcmp(object->name, name) != 0) {
                continue;
            }
            seen[i] = true;
            if (strcmp(object->table, table) != 0 || strcmp(object->sql, sql) != 0) {
                status = refuse_object("is not the one that", object->name, layout, error);
            }
        }
    }
    (void)sqlite3_finalize(statement);
    for (size_t i = 0; status == HELTMED_OK && i < OBJECTS; i++) {
        if (!seen[i]) {
            status = refuse_object("is missing, which", newest[i].name, layout, error);
        }
    }
    if (status == HELTMED_OK && found != OBJECTS) {
        char message[HELTMED_ERROR_MESSAGE_SIZE];
        (void)sqlite3_snprintf((int)sizeof message, message, "the store is damaged: its schema holds %lld objects, and layout %d has %d",
                               (long long)found, (int)layout, OBJECTS);
        return error_set(error, HELTMED_DAMAGED, NULL, message);
    }
    return status;
}
