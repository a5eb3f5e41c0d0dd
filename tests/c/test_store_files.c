/* The store's file: what is refused, what verify finds, and what erase, backup, export and migrate leave. */
#define _POSIX_C_SOURCE 200809L
#include "given_store.h"

#include <stdio.h>
#include <unistd.h>

#include <sqlite3.h>

/* Two cases of several events each. */
static void fill(struct given_store *given)
{
    assert_int_equal(given_event_of(given, NULL, "a", "agreement_signed", "2026-01-01",
                                    ",'data':{'agreement':'ex-1','municipality':'0301','places':2,'from':'2026-01-10'}"),
                     HELTMED_OK);
    given_case_opened(given, "c-1");
    given_case_opened(given, "MARK-case");
    assert_int_equal(given_event_of(given, "c-1", "k1", "trial_started", "2026-02-01", ",'data':{'agreement':'ex-1','employer':'e-1'}"),
                     HELTMED_OK);
    assert_int_equal(given_event_of(given, "MARK-case", "MARK-key", "trial_started", "2026-02-01",
                                    ",'data':{'agreement':'ex-1','employer':'MARK-employer'}"),
                     HELTMED_OK);
    assert_int_equal(given_event_of(given, "MARK-case", "k3", "trial_started", "2026-02-02",
                                    ",'data':{'agreement':'ex-1','employer':'MARK-employer','paid_by':'helt_med'},'corrects':'MARK-key'"),
                     HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "k4", "visited", "2026-02-03", ",'data':{'with':'both'}"), HELTMED_OK);
}

static void verify(struct given_store *given, heltmed_status wanted, int64_t faulty_seq)
{
    heltmed_verification found;
    heltmed_status status = heltmed_store_verify(given->store, NULL, &found, &given->error);
    if (status != wanted) {
        print_error("%s\n", given->error.message);
    }
    assert_int_equal(status, wanted);
    assert_int_equal(found.faulty_seq, faulty_seq);
}

static void open_the_gate(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_int(context, 2);
}

/* Runs SQL behind the store's back: with the gate open, and the trigger `gone` dropped and made again. */
static void tamper(struct given_store *given, const char *gone, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char text[256];
    char trigger[2048];
    char *message = NULL;

    assert_int_equal(sqlite3_open(given->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_create_function(db, "heltmed_gate", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, open_the_gate, NULL, NULL),
                     SQLITE_OK);
    (void)snprintf(text, sizeof(text), "SELECT sql FROM sqlite_schema WHERE name = '%s'", gone);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    (void)snprintf(trigger, sizeof(trigger), "%s", (const char *)sqlite3_column_text(statement, 0));
    (void)sqlite3_finalize(statement);
    (void)snprintf(text, sizeof(text), "DROP TRIGGER %s", gone);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s", message);
    }
    assert_int_equal(sqlite3_exec(db, trigger, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static heltmed_status opened(struct given_store *given)
{
    heltmed_store *store = NULL;
    heltmed_status status = heltmed_store_open(given->path, 0, built_in(), NULL, &store, &given->error);
    heltmed_store_close(store);
    return status;
}

static void nobody_else_writes(void **state)
{
    struct given_store *given = *state;
    static const char *const attempts[] = {
        "INSERT INTO cases VALUES (9, 'x')",
        "UPDATE events SET day = 1",
        "DELETE FROM events",
        "DELETE FROM chain",
        "UPDATE chain SET digest = zeroblob(32)",
        "INSERT OR REPLACE INTO cases SELECT * FROM cases",
        "INSERT OR REPLACE INTO chain SELECT * FROM chain",
        "INSERT OR REPLACE INTO events SELECT * FROM events",
        "INSERT OR REPLACE INTO meta SELECT * FROM meta",
        "UPDATE OR REPLACE events SET key = 'a'",
        "DELETE FROM meta",
        "UPDATE meta SET purge_is_owed = 1",
        "INSERT INTO erasures VALUES (1, 1, 1, zeroblob(32))",
        "INSERT INTO erased_keys VALUES (zeroblob(32))",
    };
    fill(given);
    for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++) {
        assert_int_equal(given_sql(given, attempts[i]), -1);
    }
    assert_int_equal(given_sql(given, "SELECT count(*) FROM events"), 7);
    verify(given, HELTMED_OK, 0);
}

static void what_is_no_store_is_refused(void **state)
{
    struct given_store *given = *state;
    FILE *file;

    fill(given);
    heltmed_store_close(given->store);
    given->store = NULL;

    assert_int_equal(given_sql(given, "PRAGMA user_version=2"), 0);
    assert_int_equal(opened(given), HELTMED_LAYOUT);
    assert_non_null(strstr(given->error.message, "layout 2"));
    assert_int_equal(given_sql(given, "PRAGMA user_version=1"), 0);
    assert_int_equal(opened(given), HELTMED_OK);

    assert_int_equal(given_sql(given, "PRAGMA application_id=7"), 0);
    assert_int_equal(opened(given), HELTMED_FOREIGN);
    assert_non_null(strstr(given->error.message, "application id is 7"));
    assert_int_equal(given_sql(given, "PRAGMA application_id=1751477364"), 0);
    assert_int_equal(opened(given), HELTMED_OK);

    assert_int_equal(given_sql(given, "CREATE TABLE more (x)"), 0);
    assert_int_equal(opened(given), HELTMED_DAMAGED);
    assert_int_equal(given_sql(given, "DROP TABLE more"), 0);
    assert_int_equal(given_sql(given, "CREATE TRIGGER more AFTER INSERT ON events BEGIN SELECT 1; END"), 0);
    assert_int_equal(opened(given), HELTMED_DAMAGED);
    assert_int_equal(given_sql(given, "DROP TRIGGER more"), 0);
    assert_int_equal(opened(given), HELTMED_OK);
    assert_int_equal(given_sql(given, "DROP TRIGGER events_update"), 0);
    assert_int_equal(opened(given), HELTMED_DAMAGED);
    assert_non_null(strstr(given->error.message, "events_update"));
    assert_int_equal(
        given_sql(given, "CREATE TRIGGER events_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events may be changed'); END"),
        0);
    assert_int_equal(opened(given), HELTMED_DAMAGED);

    assert_int_equal(truncate(given->path, 6000), 0);
    assert_int_equal(opened(given), HELTMED_DAMAGED);
    assert_int_equal(truncate(given->path, 0), 0);
    assert_int_equal(opened(given), HELTMED_FOREIGN);
    file = fopen(given->path, "w");
    assert_non_null(file);
    for (int i = 0; i < 1000; i++) {
        (void)fputs("no database\n", file);
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(opened(given), HELTMED_FOREIGN);
}

static void a_change_of_the_schema_under_an_open_store_is_seen(void **state)
{
    struct given_store *given = *state;

    fill(given);
    assert_int_equal(given_sql(given, "DROP TRIGGER events_update"), 0);
    assert_int_equal(given_event_of(given, "c-1", "k9", "visited", "2026-02-04", ",'data':{'with':'both'}"), HELTMED_DAMAGED);
}

static void verify_finds_what_was_changed(void **state)
{
    static const struct {
        const char *gone, *sql;
        int64_t faulty;
    } changes[] = {
        {"events_update", "UPDATE events SET day = day + 1 WHERE seq = 4", 4},
        {"events_update", "UPDATE events SET data = replace(data, 'e-1', 'e-2') WHERE seq = 4", 4},
        {"events_update", "UPDATE events SET actor = 'x' WHERE seq = 7", 7},
        {"events_update", "UPDATE events SET recorded_at = '2026-02-03T10:00:01Z' WHERE seq = 7", 7},
        {"events_update", "UPDATE events SET corrects = 3 WHERE seq = 6", 6},
        {"events_update", "UPDATE events SET agreement = 'ex-9' WHERE seq = 4", 4},
        {"cases_update", "UPDATE cases SET id = 'c-2' WHERE no = 1", 2},
        {"events_delete", "DELETE FROM events WHERE seq = 5", 5},
        {"chain_delete", "DELETE FROM chain WHERE seq = 3", 3},
        {"chain_update", "UPDATE chain SET head = zeroblob(32) WHERE seq = 6", 6},
        {"chain_update", "UPDATE chain SET digest = zeroblob(32) WHERE seq = 6", 6},
        {"chain_update",
         "UPDATE chain SET seq = 99 WHERE seq = 3; UPDATE chain SET seq = 3 WHERE seq = 4; UPDATE chain SET seq = 4 WHERE seq = 99", 3},
        {"events_insert",
         "INSERT INTO events SELECT case_no, 99, type, day, recorded_at, actor, 'x', NULL, NULL, data, salt FROM events WHERE seq = 7", 0},
    };

    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        struct given_store *given = given_store_new();
        fill(given);
        verify(given, HELTMED_OK, 0);
        tamper(given, changes[i].gone, changes[i].sql);
        verify(given, HELTMED_DAMAGED, changes[i].faulty);
        given_store_free(given);
    }
    (void)state;
}

static void a_tail_cut_off_is_found_with_a_receipt(void **state)
{
    struct given_store *given = *state;
    heltmed_verification found;
    char first[HELTMED_HEAD_SIZE], last[HELTMED_HEAD_SIZE];

    given_case_opened(given, "c-1");
    memcpy(first, given->receipt.head, sizeof(first));
    assert_int_equal(given_event_of(given, "c-1", "k4", "visited", "2026-02-03", ",'data':{'with':'both'}"), HELTMED_OK);
    memcpy(last, given->receipt.head, sizeof(last));
    assert_int_equal(heltmed_store_verify(given->store, last, &found, &given->error), HELTMED_OK);
    assert_string_equal(found.head, last);
    assert_int_equal(found.events, 2);
    tamper(given, "events_delete", "DELETE FROM events WHERE seq = 2");
    tamper(given, "chain_delete", "DELETE FROM chain WHERE seq = 2");
    verify(given, HELTMED_OK, 0);
    assert_int_equal(heltmed_store_verify(given->store, first, NULL, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_store_verify(given->store, last, NULL, &given->error), HELTMED_DAMAGED);
    assert_int_equal(heltmed_store_verify(given->store, "abc", NULL, &given->error), HELTMED_ARGUMENT);
}

static void an_erased_case_is_gone(void **state)
{
    struct given_store *given = *state;
    heltmed_verification found;
    char head[HELTMED_HEAD_SIZE];

    fill(given);
    memcpy(head, given->receipt.head, sizeof(head));
    assert_true(given_files_with(given, "MARK") > 0);
    assert_int_equal(heltmed_store_erase(given->store, "c-none", day("2026-03-01"), 0, &given->error), HELTMED_STATE);
    assert_int_equal(heltmed_store_erase(given->store, "MARK-case", day("2026-03-01"), 0, &given->error), HELTMED_OK);
    assert_int_equal(given_files_with(given, "MARK"), 0);
    assert_int_equal(heltmed_store_verify(given->store, head, &found, &given->error), HELTMED_OK);
    assert_int_equal(found.events, 7);
    assert_int_equal(found.erased, 3);
    assert_int_equal(found.purge_is_owed, 0);
    /* It does not come back: not by a replay, not under another key, not as a new case. */
    assert_int_equal(given_event_of(given, "MARK-case", "MARK-key", "trial_started", "2026-02-01",
                                    ",'data':{'agreement':'ex-1','employer':'MARK-employer'}"),
                     HELTMED_STATE);
    assert_string_equal(given->error.field, "key");
    assert_int_equal(given_event_of(given, "MARK-case", "new", "case_opened", "2026-01-05",
                                    ",'data':{'municipality':'0301','in_target_group':true,'found':'worker_first'}"),
                     HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-1", "k3", "visited", "2026-02-01", ",'data':{'with':'both'}"), HELTMED_STATE);
    assert_int_equal(heltmed_store_erase(given->store, "MARK-case", day("2026-03-01"), 0, &given->error), HELTMED_STATE);
    /* Its place is free, and a new case does not get its number. */
    given_case_opened(given, "c-3");
    assert_int_equal(given_event_of(given, "c-3", "t3", "trial_started", "2026-02-02", ",'data':{'agreement':'ex-1','employer':'e-1'}"),
                     HELTMED_OK);
    verify(given, HELTMED_OK, 0);
    /* Its safety number is open all the same. */
    assert_int_equal(given_event_of(given, "MARK-case", "s", "concern_reported", "2026-03-02", ",'data':{'by':'worker'}"), HELTMED_OK);
    assert_int_equal(given_event_of(given, "MARK-case", "v", "visited", "2026-03-02", ",'data':{'with':'worker'}"), HELTMED_STATE);
    assert_int_equal(heltmed_store_erase(given->store, "MARK-case", day("2026-03-03"), 0, &given->error), HELTMED_STATE);
    assert_int_equal(heltmed_store_erase(given->store, "MARK-case", day("2026-03-03"), HELTMED_ERASE_DESPITE_CONCERN, &given->error),
                     HELTMED_OK);
    assert_int_equal(given_files_with(given, "MARK"), 0);
    verify(given, HELTMED_OK, 0);
}

static void a_purge_waits_for_readers(void **state)
{
    struct given_store *given = *state;
    heltmed_verification found;
    sqlite3 *reader = NULL;

    fill(given);
    assert_int_equal(sqlite3_open(given->path, &reader), SQLITE_OK);
    assert_int_equal(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM events", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(heltmed_store_erase(given->store, "MARK-case", day("2026-03-01"), 0, &given->error), HELTMED_BUSY);
    assert_true(given_files_with(given, "MARK") > 0);
    assert_int_equal(heltmed_store_verify(given->store, NULL, &found, &given->error), HELTMED_OK);
    assert_int_equal(found.erased, 3);
    assert_int_equal(found.purge_is_owed, 1);
    assert_int_equal(heltmed_store_erase_finish(given->store, &given->error), HELTMED_BUSY);
    assert_int_equal(sqlite3_close(reader), SQLITE_OK);
    assert_int_equal(heltmed_store_erase_finish(given->store, &given->error), HELTMED_OK);
    assert_int_equal(given_files_with(given, "MARK"), 0);
    assert_int_equal(heltmed_store_verify(given->store, NULL, &found, &given->error), HELTMED_OK);
    assert_int_equal(found.purge_is_owed, 0);
    assert_int_equal(heltmed_store_erase_finish(given->store, &given->error), HELTMED_OK);
}

/* One visit of a case, with its mark in the key and in an actor of any length. */
static void append_marked(struct given_store *given, struct chance *chance, int number)
{
    char json[512], mark[16], actor[65] = "";
    (void)snprintf(mark, sizeof(mark), "MARK%02d", number);
    for (int64_t i = chance_between(chance, 1, 10); i > 0; i--) {
        strcat(actor, mark);
    }
    (void)snprintf(json, sizeof(json),
                   "{'key':'%016llx-%s','case':'c-%s','type':'visited','on':'2026-02-03','recorded_at':'2026-02-03T10:00:00Z','actor':'%s',"
                   "'data':{'with':'both'}}",
                   (unsigned long long)chance_next(chance), mark, mark, actor);
    assert_int_equal(given_append(given, json), HELTMED_OK);
}

/* Pages that are split keep copies in the room that they have left, which overwriting the rows does not reach. */
static void nothing_is_left_in_the_gaps_of_pages(void **state)
{
    enum { CASES = 60, EACH_TIME = 4, TIMES = 6, APPENDS = 1500 };
    struct given_store *given = *state;
    struct chance chance = {11};
    char id[32];

    for (int time = 0; time < TIMES; time++) {
        assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_RESULT, &given->error), HELTMED_OK);
        for (int i = 0; time == 0 && i < CASES; i++) {
            (void)snprintf(id, sizeof(id), "c-MARK%02d", i);
            given_case_opened(given, id);
        }
        for (int i = 0; i < APPENDS; i++) {
            append_marked(given, &chance, (int)chance_between(&chance, EACH_TIME * time, CASES - 1));
        }
        assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
        for (int i = EACH_TIME * time; i < EACH_TIME * (time + 1); i++) {
            (void)snprintf(id, sizeof(id), "c-MARK%02d", i);
            assert_int_equal(heltmed_store_erase(given->store, id, day("2026-03-01"), 0, &given->error), HELTMED_OK);
            assert_int_equal(given_files_with(given, id + 2), 0);
        }
    }
    verify(given, HELTMED_OK, 0);
}

static void write_all(heltmed_stream *stream, heltmed_text *whole, char *out, size_t size)
{
    size_t filled = 0;
    do {
        assert_int_equal(heltmed_stream_next(stream, whole, NULL), HELTMED_OK);
        assert_true(filled + heltmed_text_size(whole) < size);
        memcpy(out + filled, heltmed_text_data(whole), heltmed_text_size(whole));
        filled += heltmed_text_size(whole);
    } while (heltmed_text_size(whole) > 0);
    out[filled] = '\0';
    heltmed_stream_destroy(stream);
}

static void an_export_is_an_import(void **state)
{
    struct given_store *given = *state;
    static char jsonl[8192], csv[8192], again[8192];
    heltmed_text *text = new_text(NULL);
    heltmed_stream *stream = NULL;

    fill(given);
    assert_int_equal(heltmed_store_export(given->store, NULL, HELTMED_JSONL, &stream, &given->error), HELTMED_OK);
    /* The stream stands alone: the store may be closed. */
    heltmed_store_close(given->store);
    given->store = NULL;
    write_all(stream, text, jsonl, sizeof(jsonl));
    given_store_reopen(given, 0);
    assert_int_equal(heltmed_store_export(given->store, NULL, HELTMED_CSV, &stream, &given->error), HELTMED_OK);
    write_all(stream, text, csv, sizeof(csv));

    for (int as_csv = 0; as_csv < 2; as_csv++) {
        struct given_store *copy = given_store_new();
        assert_int_equal(heltmed_batch_begin(copy->store, HELTMED_BATCH_RESULT, &copy->error), HELTMED_OK);
        int lines = 0;
        for (char *line = as_csv ? csv : jsonl; *line != '\0'; lines++) {
            size_t size = strcspn(line, "\n");
            int32_t is_head = 0;
            if (as_csv) {
                assert_int_equal(heltmed_event_from_csv(line, size, text, &is_head, &copy->error), HELTMED_OK);
                assert_int_equal(is_head, lines == 0);
            }
            if (!is_head) {
                assert_int_equal(heltmed_store_append(copy->store, as_csv ? heltmed_text_data(text) : line,
                                                      as_csv ? heltmed_text_size(text) : size, &copy->receipt, &copy->error),
                                 HELTMED_OK);
            }
            line += size + 1;
        }
        assert_int_equal(lines, 7 + as_csv);
        assert_int_equal(heltmed_batch_commit(copy->store, NULL, &copy->error), HELTMED_OK);
        assert_int_equal(heltmed_store_export(copy->store, NULL, HELTMED_JSONL, &stream, &copy->error), HELTMED_OK);
        write_all(stream, text, again, sizeof(again));
        assert_string_equal(again, jsonl);
        verify(copy, HELTMED_OK, 0);
        given_store_free(copy);
    }
    assert_int_equal(heltmed_store_export(given->store, "c-1", HELTMED_JSONL, &stream, &given->error), HELTMED_OK);
    write_all(stream, text, again, sizeof(again));
    assert_null(strstr(again, "MARK"));
    assert_non_null(strstr(again, "\"k4\""));
    assert_int_equal(heltmed_store_export(given->store, "c-7", HELTMED_JSONL, &stream, &given->error), HELTMED_STATE);
    assert_int_equal(heltmed_store_export(given->store, NULL, 7, &stream, &given->error), HELTMED_CHOICE);
    heltmed_text_destroy(text);
}

static void csv_is_read_strictly(void **state)
{
    static const struct {
        const char *line;
        heltmed_status status;
        const char *json;
    } lines[] = {
        {"k,c,visited,2026-01-01,t,,\"{\"\"with\"\":\"\"both\"\"}\",\r\n", HELTMED_OK,
         "{\"key\":\"k\",\"case\":\"c\",\"type\":\"visited\",\"on\":\"2026-01-01\",\"recorded_at\":\"t\",\"data\":{\"with\":\"both\"}}"},
        {"k,,,,,,,", HELTMED_OK, "{\"key\":\"k\"}"},
        {"\"a\"\"b\",,,,,,,", HELTMED_OK, "{\"key\":\"a\\\"b\"}"},
        {"k,,,,,,", HELTMED_SYNTAX, ""},
        {"k,,,,,,,,", HELTMED_SYNTAX, ""},
        {"\"k,,,,,,,", HELTMED_SYNTAX, ""},
        {"k\"k,,,,,,,", HELTMED_SYNTAX, ""},
        {"\"k\"k,,,,,,,", HELTMED_SYNTAX, ""},
        {"k,,,,,,\"{},\"\"key\"\":1\",", HELTMED_SYNTAX, ""},
        {"k,,,,,,1,", HELTMED_SYNTAX, ""},
        {"", HELTMED_SYNTAX, ""},
    };
    heltmed_text *text = new_text(NULL);
    int32_t is_head = 0;

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        assert_int_equal(heltmed_event_from_csv(lines[i].line, strlen(lines[i].line), text, &is_head, NULL), lines[i].status);
        assert_string_equal(heltmed_text_data(text), lines[i].json);
        assert_int_equal(is_head, 0);
    }
    heltmed_text_destroy(text);
    (void)state;
}

static void a_backup_is_a_store(void **state)
{
    struct given_store *given = *state;
    char path[STORE_PATH_SIZE + 8];
    heltmed_verification found;
    heltmed_store *copy = NULL;

    fill(given);
    (void)snprintf(path, sizeof(path), "%s.copy", given->path);
    assert_int_equal(heltmed_store_backup(given->store, path, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_store_backup(given->store, path, &given->error), HELTMED_IO);
    assert_int_equal(heltmed_store_open(path, 0, built_in(), NULL, &copy, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_store_verify(copy, given->receipt.head, &found, &given->error), HELTMED_OK);
    assert_int_equal(found.events, 7);
    heltmed_store_close(copy);
}

static void an_older_layout_is_migrated(void **state)
{
    struct given_store *given = *state;
    char path[STORE_PATH_SIZE + 8];
    heltmed_store *copy = NULL;
    sqlite3 *db = NULL;

    fill(given);
    heltmed_store_close(given->store);
    given->store = NULL;
    /* Layout 0, as it was before the first release. */
    assert_int_equal(sqlite3_open(given->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "BEGIN; DROP TRIGGER meta_insert; DROP TRIGGER meta_update; DROP TRIGGER meta_delete;"
                     "CREATE TABLE kept AS SELECT * FROM meta; DROP TABLE meta;"
                     "CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), secret BLOB NOT NULL CHECK (length(secret) "
                     "= 32)) STRICT;"
                     "INSERT INTO meta SELECT one, secret FROM kept; DROP TABLE kept;"
                     "CREATE TRIGGER meta_insert BEFORE INSERT ON meta WHEN heltmed_gate() < 1 OR EXISTS (SELECT 1 FROM meta) "
                     "BEGIN SELECT RAISE(ABORT, 'meta has one row'); END;"
                     "CREATE TRIGGER meta_update BEFORE UPDATE ON meta WHEN heltmed_gate() < 2 OR NEW.secret IS NOT OLD.secret "
                     "BEGIN SELECT RAISE(ABORT, 'meta is not changed'); END;"
                     "CREATE TRIGGER meta_delete BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'meta is not deleted'); END;"
                     "PRAGMA user_version=0; COMMIT",
                     NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(opened(given), HELTMED_LAYOUT);
    assert_non_null(strstr(given->error.message, "layout 0"));

    (void)snprintf(path, sizeof(path), "%s.copy", given->path);
    heltmed_status status = heltmed_store_migrate(given->path, path, NULL, &given->error);
    if (status != HELTMED_OK) {
        print_error("%s\n", given->error.message);
    }
    assert_int_equal(status, HELTMED_OK);
    given_store_reopen(given, 0);
    verify(given, HELTMED_OK, 0);
    assert_int_equal(given_event_of(given, "c-1", "k9", "visited", "2026-02-04", ",'data':{'with':'both'}"), HELTMED_OK);
    assert_int_equal(given->receipt.seq, 8);
    /* The copy is as it was, and a second time there is nothing to do. */
    assert_int_equal(heltmed_store_open(path, 0, built_in(), NULL, &copy, &given->error), HELTMED_LAYOUT);
    assert_int_equal(heltmed_store_migrate(given->path, path, NULL, &given->error), HELTMED_OK);
    /* A file of that layout which is not as it should be is left alone. */
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "DROP TRIGGER cases_update", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(heltmed_store_migrate(path, "/nowhere/at/all", NULL, &given->error), HELTMED_DAMAGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nobody_else_writes, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(what_is_no_store_is_refused, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_change_of_the_schema_under_an_open_store_is_seen, given_store_begin, given_store_end),
        cmocka_unit_test(verify_finds_what_was_changed),
        cmocka_unit_test_setup_teardown(a_tail_cut_off_is_found_with_a_receipt, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(an_erased_case_is_gone, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_purge_waits_for_readers, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(nothing_is_left_in_the_gaps_of_pages, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(an_export_is_an_import, given_store_begin, given_store_end),
        cmocka_unit_test(csv_is_read_strictly),
        cmocka_unit_test_setup_teardown(a_backup_is_a_store, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(an_older_layout_is_migrated, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
