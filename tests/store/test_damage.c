/* A thousand damaged files: each is refused, or reported by verify, with a message that says what; or the damage is nowhere in
 * what the file tells. No call crashes on one. */
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "given_store.h"
#include "trial.h"

static char directory[256], sound[512], path[512];
static char *sound_lines;
static char newest_head[HELTMED_HEAD_SIZE], older_head[HELTMED_HEAD_SIZE];
static int64_t sound_events;
static char some_case[80];

struct bytes {
    unsigned char *at;
    size_t size;
};

static struct bytes bytes_read(const char *from)
{
    FILE *file = fopen(from, "rb");
    struct stat about;

    assert_non_null(file);
    assert_int_equal(stat(from, &about), 0);
    struct bytes bytes = {.at = malloc((size_t)about.st_size + 1), .size = (size_t)about.st_size};
    assert_non_null(bytes.at);
    assert_int_equal(fread(bytes.at, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
    return bytes;
}

static void bytes_write(const char *to, const struct bytes *bytes)
{
    FILE *file = fopen(to, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes->at, 1, bytes->size, file), bytes->size);
    assert_int_equal(fclose(file), 0);
}

/* SQL by bare SQLite, which knows nothing of the store; the triggers, which would stop it, are dropped first and put back after. */
static void tamper(const char *sql)
{
    static const char drop_next[] = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' LIMIT 1";
    char *kept[64];
    size_t count = 0;
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char *message = NULL;

    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), SQLITE_OK);
    for (;;) {
        assert_int_equal(sqlite3_prepare_v2(db, drop_next, -1, &statement, NULL), SQLITE_OK);
        if (sqlite3_step(statement) != SQLITE_ROW) {
            break;
        }
        assert_true(count < sizeof(kept) / sizeof(kept[0]));
        kept[count] = strdup((const char *)sqlite3_column_text(statement, 1));
        assert_non_null(kept[count++]);
        char *drop = sqlite3_mprintf("DROP TRIGGER %s", sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        assert_int_equal(sqlite3_exec(db, drop, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_free(drop);
    }
    sqlite3_finalize(statement);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    if (sqlite3_total_changes(db) == 0 && strncmp(sql, "UPDATE", 6) == 0) {
        fail_msg("nothing was changed by %s", sql);
    }
    while (count > 0) {
        char *trigger = kept[--count];
        (void)sqlite3_exec(db, trigger, NULL, NULL, NULL); /* its table may be gone */
        free(trigger);
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* How a damaged file was met. */
enum met { REFUSED_AT_OPEN, REPORTED_BY_VERIFY, HARMLESS };

struct meeting {
    enum met met;
    heltmed_error error;
    heltmed_verification found;
};

/* Whatever else a host may do with it must not crash it; what comes out does not matter. */
static void use(heltmed_store *store)
{
    static int times;
    static const char event[] =
        "{\"key\":\"k-after\",\"case\":\"c-after\",\"type\":\"concern_reported\",\"on\":\"2026-02-02\",\"recorded_at\":"
        "\"2026-02-02T12:00:00Z\",\"data\":{\"by\":\"worker\"}}";
    const int32_t on = day("2026-06-30");
    heltmed_outcomes_options options;
    heltmed_stream *stream = NULL;
    heltmed_error error;
    heltmed_text *text = new_text(NULL);

    heltmed_outcomes_options_init(&options);
    options.extract_on = on;
    options.suppress_below = 0;
    if (heltmed_store_export(store, NULL, HELTMED_CSV, &stream, &error) == HELTMED_OK) {
        free(stream_read(stream, &error));
    }
    for (size_t i = 0; i < heltmed_outcomes_table_count(); i++) {
        if (heltmed_outcomes_stream(store, heltmed_outcomes_table_name(i), &options, HELTMED_OUTCOMES_JSON, &stream, &error) ==
            HELTMED_OK) {
            free(stream_read(stream, &error));
        }
    }
    (void)!heltmed_store_case(store, some_case, on, HELTMED_NB, 1, text, &error);
    (void)!heltmed_store_allowed(store, some_case, on, HELTMED_NB, text, &error);
    (void)!heltmed_store_rehearse(store, event, sizeof(event) - 1, &error);
    (void)!heltmed_store_due(store, on - 30, on, 1, text, &error);
    (void)!heltmed_store_places(store, on, text, &error);
    (void)!heltmed_store_shortfalls(store, on, text, &error);
    (void)!heltmed_store_append(store, event, sizeof(event) - 1, NULL, &error);
    if (times++ % 8 == 0) {
        (void)!heltmed_store_erase(store, some_case, on, HELTMED_ERASE_DESPITE_CONCERN, &error);
    }
    heltmed_text_destroy(text);
}

static struct meeting meet(bool and_use)
{
    struct meeting meeting = {.met = REFUSED_AT_OPEN};
    heltmed_store *store = NULL;

    if (heltmed_store_open(path, 0, rulebook(), NULL, &store, &meeting.error) == HELTMED_OK) {
        heltmed_status status = heltmed_store_verify(store, newest_head, &meeting.found, &meeting.error);
        meeting.met = status == HELTMED_OK ? HARMLESS : REPORTED_BY_VERIFY;
        if (status == HELTMED_OK) {
            char *lines = exported(store, NULL, HELTMED_JSONL);
            if (strcmp(lines, sound_lines) != 0) {
                fail_msg("verify found nothing, and the events are others");
            }
            free(lines);
        }
        if (and_use) {
            use(store);
        }
        heltmed_store_close(store);
    }
    if (meeting.met != HARMLESS) {
        heltmed_status code = meeting.error.code;
        assert_true(meeting.error.message[0] != '\0');
        if (code != HELTMED_FOREIGN && code != HELTMED_LAYOUT && code != HELTMED_DAMAGED && code != HELTMED_IO) {
            fail_msg("%s: %s", heltmed_status_name(code), meeting.error.message);
        }
    }
    return meeting;
}

/* The file in `path` is met as it must be, and the message says so. */
static void expect(enum met met, heltmed_status code, const char *word, const char *what)
{
    struct meeting meeting = meet(true);

    if (meeting.met != met || meeting.error.code != code || strstr(meeting.error.message, word) == NULL) {
        fail_msg("%s: met %d, %s: %s", what, (int)meeting.met, heltmed_status_name(meeting.error.code), meeting.error.message);
    }
}

/* A case that has none of the events that the tests name by number, nor the newest. */
static void erase_one(void)
{
    heltmed_error error = {.code = HELTMED_OK};
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char id[80];

    assert_int_equal(sqlite3_open(sound, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT id FROM cases WHERE no NOT IN (SELECT case_no FROM events WHERE seq <= 60 OR seq > (SELECT "
                                        "max(seq) FROM events) - 3) ORDER BY no DESC",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    (void)snprintf(id, sizeof(id), "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    heltmed_store *store = store_opened(sound, 0);
    assert_ok(heltmed_store_erase(store, id, day("2030-01-01"), HELTMED_ERASE_DESPITE_CONCERN, &error), error);
    heltmed_store_close(store);
}

static int begin(void **state)
{
    (void)state;
    scratch_make(directory);
    scratch_path(sound, directory, "sound");
    scratch_path(path, directory, "store");
    store_make(sound);
    heltmed_store *store = store_opened(sound, 0);
    char *lines = simulated(12, 3);
    const char *at = lines, *line;
    size_t size;
    while (line_next(&at, &line, &size)) {
        heltmed_receipt receipt;
        heltmed_error error = {.code = HELTMED_OK};
        assert_ok(heltmed_store_append(store, line, size, &receipt, &error), error);
        memcpy(older_head, newest_head, sizeof(older_head));
        memcpy(newest_head, receipt.head, sizeof(newest_head));
        sound_events++;
    }
    free(lines);
    heltmed_store_close(store);
    erase_one();
    store = store_opened(sound, 0);
    sound_lines = exported(store, NULL, HELTMED_JSONL);
    assert_true(line_count(sound_lines) < sound_events);
    const char *of_case = strstr(sound_lines, "\"case\":\"");
    assert_non_null(of_case);
    assert_int_equal(sscanf(of_case, "\"case\":\"%79[^\"]", some_case), 1);
    heltmed_store_close(store);
    return 0;
}

static int end(void **state)
{
    (void)state;
    free(sound_lines);
    scratch_remove(directory);
    return 0;
}

static void random_damage(void **state)
{
    struct chance chance = {.state = 1906};
    struct bytes whole = bytes_read(sound);
    int met[3] = {0};

    (void)state;
    for (int i = 0; i < 850; i++) {
        struct bytes hurt = {.at = malloc(whole.size), .size = whole.size};
        assert_non_null(hurt.at);
        memcpy(hurt.at, whole.at, whole.size);
        const size_t page = 4096;
        size_t one = (size_t)chance_between(&chance, 0, (int64_t)(whole.size / page) - 1) * page;
        size_t other = (size_t)chance_between(&chance, 0, (int64_t)(whole.size / page) - 1) * page;
        switch (i % 17) {
        case 0:
            hurt.size = (size_t)chance_between(&chance, 0, (int64_t)whole.size - 1);
            break;
        case 1:
            hurt.size = one;
            break;
        case 2:
            memset(hurt.at + one, 0, page);
            break;
        case 3:
            memcpy(hurt.at + one, whole.at + other, page);
            break;
        case 4: /* the header, byte by byte */
            hurt.at[i / 17 * 2 % 100] ^= (unsigned char)(1 << chance_between(&chance, 0, 7));
            break;
        case 5:
            for (size_t b = 0; b < 512; b++) {
                hurt.at[one + b] = (unsigned char)chance_next(&chance);
            }
            break;
        default:
            for (int64_t b = chance_between(&chance, 1, 1 + i % 8); b > 0; b--) {
                hurt.at[chance_between(&chance, 0, (int64_t)whole.size - 1)] ^= (unsigned char)chance_between(&chance, 1, 255);
            }
            break;
        }
        store_remove(path);
        bytes_write(path, &hurt);
        free(hurt.at);
        met[meet(true).met]++;
    }
    free(whole.at);
    print_message("850 files: %d refused, %d reported by verify, %d without harm to what they tell\n", met[0], met[1], met[2]);
    assert_true(met[REFUSED_AT_OPEN] > 100 && met[REPORTED_BY_VERIFY] > 100);
    assert_true(met[HARMLESS] < 500);
}

/* A file with a WAL that was not yet brought home: its bytes are the file's too. */
static void random_damage_of_the_wal(void **state)
{
    struct chance chance = {.state = 77};
    char copy[512], wal[512];
    int met[3] = {0};

    (void)state;
    scratch_path(copy, directory, "with");
    store_make(copy);
    heltmed_store *store = store_opened(copy, 0);
    store_fill(store, sound_lines, HELTMED_BATCH_EACH);
    /* As a machine that lost its power leaves it: copied while the connection is there. */
    scratch_path(wal, directory, "with-wal");
    struct bytes main_file = bytes_read(copy), whole = bytes_read(wal);
    heltmed_store_close(store);
    store_remove(copy);
    assert_true(whole.size > 0);
    scratch_path(wal, directory, "store-wal");
    for (int i = 0; i < 100; i++) {
        struct bytes hurt = {.at = malloc(whole.size), .size = whole.size};
        heltmed_verification found;
        heltmed_error error = {.code = HELTMED_OK};
        assert_non_null(hurt.at);
        memcpy(hurt.at, whole.at, whole.size);
        if (i % 4 == 0) {
            hurt.size = (size_t)chance_between(&chance, 0, (int64_t)whole.size - 1);
        } else {
            hurt.at[chance_between(&chance, 0, (int64_t)whole.size - 1)] ^= 0x40;
        }
        store_remove(path);
        bytes_write(path, &main_file);
        bytes_write(wal, &hurt);
        free(hurt.at);
        /* A WAL ends where it is damaged: what was in one transaction is there, or is not. */
        heltmed_status status = heltmed_store_open(path, 0, rulebook(), NULL, &store, &error);
        if (status == HELTMED_OK) {
            status = heltmed_store_verify(store, NULL, &found, &error);
            if (status == HELTMED_OK) {
                assert_true(found.events == 0 || found.events == line_count(sound_lines));
            }
            met[status == HELTMED_OK ? HARMLESS : REPORTED_BY_VERIFY]++;
            use(store);
            heltmed_store_close(store);
        } else {
            met[REFUSED_AT_OPEN]++;
        }
        if (status != HELTMED_OK) {
            assert_true(error.message[0] != '\0');
            assert_true(error.code == HELTMED_DAMAGED || error.code == HELTMED_FOREIGN || error.code == HELTMED_LAYOUT ||
                        error.code == HELTMED_IO);
        }
    }
    free(main_file.at);
    free(whole.at);
    print_message("100 WALs: %d refused, %d reported by verify, %d files whole up to the damage\n", met[0], met[1], met[2]);
}

static void what_is_no_store(void **state)
{
    static const char *const contents[] = {"", "x", "SQLite format 3", "{\"key\":\"k-1\"}\n", "PK\003\004 a spreadsheet"};
    sqlite3 *db = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++) {
        struct bytes bytes = {.at = (unsigned char *)strdup(contents[i]), .size = strlen(contents[i])};
        store_remove(path);
        bytes_write(path, &bytes);
        free(bytes.at);
        expect(REFUSED_AT_OPEN, HELTMED_FOREIGN, "no store", "no SQLite");
    }
    struct chance chance = {.state = 5};
    for (int i = 0; i < 10; i++) {
        struct bytes noise = {.at = malloc(8192), .size = 8192};
        assert_non_null(noise.at);
        for (size_t b = 0; b < noise.size; b++) {
            noise.at[b] = (unsigned char)chance_next(&chance);
        }
        store_remove(path);
        bytes_write(path, &noise);
        free(noise.at);
        expect(REFUSED_AT_OPEN, HELTMED_FOREIGN, "no store", "noise");
    }
    for (int i = 0; i < 10; i++) { /* other people's databases, one of them with tables of our names */
        store_remove(path);
        assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
        assert_int_equal(
            sqlite3_exec(db, i % 2 ? "CREATE TABLE events (a); CREATE TABLE chain (b)" : "CREATE TABLE persons (name)", NULL, NULL, NULL),
            SQLITE_OK);
        assert_int_equal(sqlite3_close(db), SQLITE_OK);
        expect(REFUSED_AT_OPEN, HELTMED_FOREIGN, "no store", "another's database");
    }
    store_remove(path);
    struct meeting meeting = meet(false);
    assert_int_equal(meeting.error.code, HELTMED_IO);
    assert_int_equal(mkdir(path, 0700), 0);
    meeting = meet(false);
    assert_int_equal(meeting.met, REFUSED_AT_OPEN);
    assert_int_equal(rmdir(path), 0);
}

static void layouts(void **state)
{
    char sql[64];

    (void)state;
    for (int i = 1; i <= 5; i++) {
        store_copy(sound, path);
        (void)snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", heltmed_store_layout() + i * i);
        tamper(sql);
        (void)snprintf(sql, sizeof(sql), "%d", heltmed_store_layout() + i * i);
        expect(REFUSED_AT_OPEN, HELTMED_LAYOUT, sql, "a newer layout"); /* what was found is named */
    }
}

static void schemas(void **state)
{
    static const struct {
        const char *sql, *word;
    } changes[] = {
        {"CREATE TABLE extra (a)", "schema"},
        {"CREATE VIEW extra AS SELECT * FROM events", "schema"},
        {"CREATE INDEX extra ON events (type)", "schema"},
        {"CREATE TRIGGER extra AFTER INSERT ON events BEGIN DELETE FROM erased_keys; END", "schema"},
        {"CREATE TRIGGER extra BEFORE INSERT ON chain BEGIN SELECT RAISE(IGNORE); END", "schema"},
        {"DROP INDEX events_by_key", "events_by_key"},
        {"DROP INDEX events_by_key; CREATE INDEX events_by_key ON events (actor)", "events_by_key"},
        {"ALTER TABLE events ADD COLUMN diagnosis TEXT", "events"},
        {"DROP TABLE erased_keys", "erased_keys"},
        {"ALTER TABLE cases RENAME TO persons", "cases"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        store_copy(sound, path);
        tamper(changes[i].sql);
        expect(REFUSED_AT_OPEN, HELTMED_DAMAGED, changes[i].word, changes[i].sql);
    }
}

static void triggers_that_are_gone(void **state)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char *names[64];
    int count = 0;

    (void)state;
    assert_int_equal(sqlite3_open(sound, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        names[count] = strdup((const char *)sqlite3_column_text(statement, 0));
        assert_non_null(names[count++]);
    }
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_true(count > 5);
    for (int i = 0; i < count; i++) {
        char *drop = sqlite3_mprintf("DROP TRIGGER %s", names[i]);
        store_copy(sound, path);
        assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, drop, NULL, NULL, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_close(db), SQLITE_OK);
        sqlite3_free(drop);
        expect(REFUSED_AT_OPEN, HELTMED_DAMAGED, names[i], names[i]);
        free(names[i]);
    }
}

/* Rows changed by someone who knows the layout, the triggers put back afterwards. `seq` (0: any) is what verify names. */
static void rows(void **state)
{
    static const struct {
        const char *sql;
        int64_t seq;
    } changes[] = {
        {"UPDATE events SET data = replace(data, 'ity\":\"', 'ity\":\"9') WHERE seq = (SELECT min(seq) FROM events WHERE type = "
         "'case_opened')",
         0},
        {"UPDATE events SET data = '{}' WHERE seq = 19", 19},
        {"UPDATE events SET data = 'x' WHERE seq = 18", 18},
        {"UPDATE events SET agreement = 'other' WHERE seq = (SELECT min(seq) FROM events WHERE agreement IS NOT NULL)", 0},
        {"UPDATE events SET agreement = NULL WHERE seq = (SELECT min(seq) FROM events WHERE agreement IS NOT NULL)", 0},
        {"UPDATE events SET type = 'case_closed' WHERE seq = 20", 20},
        {"UPDATE events SET day = day + 1 WHERE seq = 21", 21},
        {"UPDATE events SET recorded_at = '2020-01-01T00:00:00Z' WHERE seq = 22", 22},
        {"UPDATE events SET actor = 'somebody-else' WHERE seq = 23", 23},
        {"UPDATE events SET actor = NULL WHERE seq = (SELECT max(seq) FROM events WHERE actor IS NOT NULL)", 0},
        {"UPDATE events SET key = key || 'x' WHERE seq = 24", 24},
        {"UPDATE events SET corrects = 1 WHERE seq = 25", 25},
        {"UPDATE events SET corrects = NULL WHERE seq = (SELECT max(seq) FROM events WHERE corrects IS NOT NULL)", 0},
        {"UPDATE events SET salt = zeroblob(16) WHERE seq = 26", 26},
        {"UPDATE chain SET digest = zeroblob(32) WHERE seq = 27", 27},
        {"UPDATE chain SET head = zeroblob(32) WHERE seq = 28", 28},
        {"UPDATE cases SET id = id || 'x' WHERE no = 2", 0},
        {"DELETE FROM events WHERE seq = 29", 29},
        {"DELETE FROM chain WHERE seq = 30", 30},
        {"DELETE FROM events WHERE seq = 31; DELETE FROM chain WHERE seq = 31", 31},
        {"DELETE FROM cases WHERE no = 2", 0},
        {"DELETE FROM meta", 0},
        {"UPDATE meta SET secret = zeroblob(32)", 1},
        /* two events change places, with all that is theirs */
        {"UPDATE chain SET seq = 2000000 WHERE seq = 40; UPDATE chain SET seq = 40 WHERE seq = 41; UPDATE chain SET seq = 41 WHERE seq = "
         "2000000",
         40},
        {"UPDATE events SET seq = 2000000 WHERE seq = 42; UPDATE events SET seq = 42 WHERE seq = 43; UPDATE events SET seq = 43 WHERE seq "
         "= 2000000",
         42},
        /* one is given to another case */
        {"UPDATE events SET case_no = (SELECT max(no) FROM cases) WHERE seq = (SELECT min(seq) FROM events WHERE case_no = 1)", 0},
        /* one is put in that nobody appended */
        {"INSERT INTO events SELECT case_no, 1000000, type, day, recorded_at, actor, key || 'y', corrects, agreement, data, salt FROM "
         "events "
         "WHERE seq = 44",
         0},
        {"INSERT INTO cases VALUES (1000000, 'c-nobody')", 0},
        /* an erasure is noted of a case that is there */
        {"INSERT INTO erasures SELECT case_no, 20000, 1, zeroblob(32) FROM events WHERE seq = 1", 1},
        /* what an erasure left, so that a replay would be taken again */
        {"DELETE FROM erased_keys", 0},
        {"DELETE FROM erasures", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        store_copy(sound, path);
        tamper(changes[i].sql);
        struct meeting meeting = meet(true);
        if (meeting.met == HARMLESS || (meeting.met == REPORTED_BY_VERIFY && meeting.error.code != HELTMED_DAMAGED)) {
            fail_msg("%s: met %d: %s", changes[i].sql, (int)meeting.met, meeting.error.message);
        }
        if (changes[i].seq != 0 && meeting.found.faulty_seq != changes[i].seq) {
            fail_msg("%s: verify names event %lld: %s", changes[i].sql, (long long)meeting.found.faulty_seq, meeting.error.message);
        }
    }
    print_message("%d rows changed by hand, all found\n", (int)(sizeof(changes) / sizeof(changes[0])));
}

/* The file alone cannot tell that its end was cut off: a receipt kept elsewhere can. */
static void a_tail_cut_off(void **state)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_verification found;
    char sql[512];

    (void)state;
    store_copy(sound, path);
    (void)snprintf(sql, sizeof(sql), "DELETE FROM events WHERE seq > %lld; DELETE FROM chain WHERE seq > %lld", (long long)sound_events - 1,
                   (long long)sound_events - 1);
    tamper(sql);
    heltmed_store *store = store_opened(path, 0);
    found = verified(store, NULL);
    assert_int_equal(found.events, sound_events - 1);
    (void)verified(store, older_head);
    assert_int_equal(heltmed_store_verify(store, newest_head, &found, &error), HELTMED_DAMAGED);
    assert_true(error.message[0] != '\0');
    print_message("a cut-off tail: %s\n", error.message);
    /* And one that is none is no receipt. */
    assert_int_equal(heltmed_store_verify(store, "abc", &found, &error), HELTMED_ARGUMENT);
    heltmed_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_damage),
        cmocka_unit_test(random_damage_of_the_wal),
        cmocka_unit_test(what_is_no_store),
        cmocka_unit_test(layouts),
        cmocka_unit_test(schemas),
        cmocka_unit_test(triggers_that_are_gone),
        cmocka_unit_test(rows),
        cmocka_unit_test(a_tail_cut_off),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
