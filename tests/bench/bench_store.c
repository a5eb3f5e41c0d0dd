/*
 * The store beside bare SQLite: the same rows into the same tables and indexes with the same pragmas, without the triggers, and
 * neither checked nor hashed; and into one table with two indexes, as a plain log would be kept. Prints the nanoseconds of one event;
 * and of eight processes that append with a new connection each how many were refused.
 *
 *     bench_store DIRECTORY [CASES]    (the directory's disk is what is measured)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include <heltmed/heltmed.h>

#include "bench.h"

enum { ROUNDS = 5, APPENDS = 300, PROCESSES = 8, APPENDS_EACH = 500, COLUMNS = 14, PATH_SIZE = 512 };

struct row {
    sqlite3_value *values[COLUMNS]; /* of events, then digest, head and the case's id */
};

static char directory[PATH_SIZE - 32];
static heltmed_rulebook *rulebook;
static char *events; /* lines */
static size_t *starts;
static size_t count;
static struct row *rows;
static char *schema; /* tables and indexes, as a store has them */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void path_of(const char *name, char out[PATH_SIZE]) { (void)snprintf(out, PATH_SIZE, "%s/%s", directory, name); }

static void remove_file(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    char name[PATH_SIZE + 8];
    for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
        (void)snprintf(name, sizeof(name), "%s%s", path, tails[i]);
        (void)unlink(name);
    }
}

/* ---- the events ---- */

static void simulate(int64_t cases)
{
    heltmed_stream *stream = NULL;
    heltmed_text *text = NULL;
    size_t size = 0;

    bench_need(heltmed_text_create(NULL, &text, NULL) == HELTMED_OK, "a text");
    bench_need(heltmed_simulate(cases, 1, NULL, &stream, NULL) == HELTMED_OK, "the simulation");
    do {
        bench_need(heltmed_stream_next(stream, text, NULL) == HELTMED_OK, "events");
        events = realloc(events, size + heltmed_text_size(text) + 1);
        bench_need(events != NULL, "memory");
        memcpy(events + size, heltmed_text_data(text), heltmed_text_size(text));
        size += heltmed_text_size(text);
    } while (heltmed_text_size(text) > 0);
    heltmed_stream_destroy(stream);
    heltmed_text_destroy(text);
    for (size_t i = 0; i < size; i++) {
        count += events[i] == '\n';
    }
    starts = calloc(count + 1, sizeof(*starts));
    bench_need(starts != NULL, "memory");
    for (size_t i = 0, line = 0; i < size; i++) {
        if (events[i] == '\n') {
            starts[++line] = i + 1;
        }
    }
}

/* ---- the store ---- */

static heltmed_store *open_store(const char *path)
{
    heltmed_store *store = NULL;
    bench_need(heltmed_store_open(path, 0, rulebook, NULL, &store, NULL) == HELTMED_OK, "a store");
    return store;
}

static heltmed_store *new_store(const char *path)
{
    remove_file(path);
    bench_need(heltmed_store_create(path, NULL, NULL) == HELTMED_OK, "a new store");
    return open_store(path);
}

static void append(heltmed_store *store, size_t from, size_t until)
{
    heltmed_error error = {.code = 0};
    for (size_t i = from; i < until; i++) {
        if (heltmed_store_append(store, events + starts[i], starts[i + 1] - starts[i] - 1, NULL, &error) != HELTMED_OK) {
            fprintf(stderr, "%s\n", error.message);
            exit(1);
        }
    }
}

static void import(heltmed_store *store, size_t until)
{
    bench_need(heltmed_batch_begin(store, HELTMED_BATCH_RESULT, NULL) == HELTMED_OK, "a batch");
    append(store, 0, until);
    bench_need(heltmed_batch_commit(store, NULL, NULL) == HELTMED_OK, "the batch");
}

/* ---- bare SQLite ---- */

static void run(sqlite3 *db, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        exit(1);
    }
}

/* What the store has written, for bare SQLite to write again. */
static void read_rows(const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    size_t at = 0, size = 1;

    bench_need(sqlite3_open(path, &db) == SQLITE_OK, "the store's file");
    rows = calloc(count, sizeof(*rows));
    bench_need(rows != NULL, "memory");
    bench_need(sqlite3_prepare_v2(db,
                                  "SELECT e.*, h.digest, h.head, c.id FROM chain h JOIN events e ON e.case_no = h.case_no AND e.seq = "
                                  "h.seq LEFT JOIN cases c ON c.no = h.case_no ORDER BY h.seq",
                                  -1, &statement, NULL) == SQLITE_OK,
               "the rows");
    bench_need(sqlite3_column_count(statement) == COLUMNS, "the columns");
    for (; sqlite3_step(statement) == SQLITE_ROW; at++) {
        for (int i = 0; i < COLUMNS; i++) {
            rows[at].values[i] = sqlite3_value_dup(sqlite3_column_value(statement, i));
        }
    }
    bench_need(at == count, "all rows");
    (void)sqlite3_finalize(statement);
    schema = calloc(1, 1);
    bench_need(sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') ORDER BY type DESC", -1, &statement,
                                  NULL) == SQLITE_OK,
               "the schema");
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(statement, 0);
        schema = realloc(schema, size + strlen(sql) + 2);
        bench_need(schema != NULL, "memory");
        strcpy(schema + size - 1, sql);
        strcat(schema, ";");
        size += strlen(sql) + 1;
    }
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(db);
}

struct bare {
    sqlite3 *db;
    sqlite3_stmt *begin, *commit, *insert[3];
    bool one_table;
    sqlite3_int64 cases;
};

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    bench_need(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == SQLITE_OK, sql);
    return statement;
}

static struct bare new_bare(const char *path, bool one_table)
{
    struct bare bare = {.one_table = one_table};

    remove_file(path);
    bench_need(sqlite3_open_v2(path, &bare.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK,
               "a database");
    run(bare.db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; "
                 "PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY");
    if (one_table) {
        run(bare.db, "CREATE TABLE events (case_no INTEGER NOT NULL, seq INTEGER PRIMARY KEY, type TEXT NOT NULL, day INTEGER NOT NULL, "
                     "recorded_at TEXT NOT NULL, actor TEXT, key TEXT NOT NULL, corrects INTEGER, agreement TEXT, data TEXT NOT NULL, salt "
                     "BLOB NOT NULL, digest BLOB NOT NULL, head BLOB NOT NULL) STRICT;"
                     "CREATE UNIQUE INDEX events_by_key ON events (key); CREATE INDEX events_by_case ON events (case_no, seq)");
        bare.insert[0] = prepared(bare.db, "INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    } else {
        run(bare.db, schema);
        bare.insert[0] = prepared(bare.db, "INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        bare.insert[1] = prepared(bare.db, "INSERT INTO chain VALUES (?1, ?2, ?3, ?4)");
        bare.insert[2] = prepared(bare.db, "INSERT INTO cases VALUES (?1, ?2)");
    }
    bare.begin = prepared(bare.db, "BEGIN IMMEDIATE");
    bare.commit = prepared(bare.db, "COMMIT");
    return bare;
}

static void close_bare(struct bare *bare)
{
    (void)sqlite3_finalize(bare->begin);
    (void)sqlite3_finalize(bare->commit);
    for (int i = 0; i < 3; i++) {
        (void)sqlite3_finalize(bare->insert[i]);
    }
    bench_need(sqlite3_close(bare->db) == SQLITE_OK, "the end of the database");
}

static void step(sqlite3_stmt *statement)
{
    bench_need(sqlite3_step(statement) == SQLITE_DONE, "a step");
    (void)sqlite3_reset(statement);
}

static void insert(struct bare *bare, size_t at)
{
    sqlite3_value *const *values = rows[at].values;
    int columns = bare->one_table ? COLUMNS - 1 : COLUMNS - 3;

    for (int i = 0; i < columns; i++) {
        bench_need(sqlite3_bind_value(bare->insert[0], i + 1, values[i]) == SQLITE_OK, "a value");
    }
    if (!bare->one_table) {
        static const int from[] = {1, 0, COLUMNS - 3, COLUMNS - 2};
        for (int i = 0; i < 4; i++) {
            bench_need(sqlite3_bind_value(bare->insert[1], i + 1, values[from[i]]) == SQLITE_OK, "a value");
        }
        step(bare->insert[1]);
        if (sqlite3_value_int64(values[0]) > bare->cases) {
            bare->cases = sqlite3_value_int64(values[0]);
            (void)sqlite3_bind_value(bare->insert[2], 1, values[0]);
            (void)sqlite3_bind_value(bare->insert[2], 2, values[COLUMNS - 1]);
            step(bare->insert[2]);
        }
    }
    step(bare->insert[0]);
}

static void insert_each(struct bare *bare, size_t from, size_t until)
{
    for (size_t i = from; i < until; i++) {
        step(bare->begin);
        insert(bare, i);
        step(bare->commit);
    }
}

static void insert_all(struct bare *bare, size_t until)
{
    step(bare->begin);
    for (size_t i = 0; i < until; i++) {
        insert(bare, i);
    }
    step(bare->commit);
}

/* ---- the measurements ---- */

static int compare(const void *one, const void *other)
{
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

/* The median of the rounds. */
static void tell(const char *name, double took[ROUNDS], size_t times)
{
    qsort(took, ROUNDS, sizeof(*took), compare);
    printf("%s %.0f\n", name, took[ROUNDS / 2] / (double)times * 1e9);
    (void)fflush(stdout);
}

static void measure_imports(void)
{
    char path[PATH_SIZE];
    double took[3][ROUNDS];

    for (int round = 0; round < ROUNDS; round++) {
        path_of("store.db", path);
        heltmed_store *store = new_store(path);
        double start = seconds();
        import(store, count);
        took[0][round] = seconds() - start;
        heltmed_store_close(store);
        if (round == 0) {
            read_rows(path);
        }
        for (int kind = 0; kind < 2; kind++) {
            path_of("bare.db", path);
            struct bare bare = new_bare(path, kind == 1);
            start = seconds();
            insert_all(&bare, count);
            took[1 + kind][round] = seconds() - start;
            close_bare(&bare);
        }
    }
    tell("store.import", took[0], count);
    tell("bare.import", took[1], count);
    tell("bare.import_one_table", took[2], count);
}

/* After the first half of the events, in turn, so that the disk's moods are shared. */
static void measure_appends(void)
{
    char path[PATH_SIZE], bare_path[PATH_SIZE], log_path[PATH_SIZE];
    double took[3][ROUNDS];
    size_t at = count / 2;

    bench_need(count - at >= (size_t)(ROUNDS * APPENDS), "events enough");
    path_of("store.db", path);
    path_of("bare.db", bare_path);
    path_of("log.db", log_path);
    heltmed_store *store = new_store(path);
    import(store, at);
    struct bare bare = new_bare(bare_path, false);
    insert_all(&bare, at);
    struct bare log = new_bare(log_path, true);
    insert_all(&log, at);
    for (int round = 0; round < ROUNDS; round++, at += APPENDS) {
        double start = seconds();
        append(store, at, at + APPENDS);
        took[0][round] = seconds() - start;
        start = seconds();
        insert_each(&bare, at, at + APPENDS);
        took[1][round] = seconds() - start;
        start = seconds();
        insert_each(&log, at, at + APPENDS);
        took[2][round] = seconds() - start;
    }
    heltmed_store_close(store);
    close_bare(&bare);
    close_bare(&log);
    tell("store.append", took[0], APPENDS);
    tell("bare.append", took[1], APPENDS);
    tell("bare.append_one_table", took[2], APPENDS);
    remove_file(path);
    remove_file(bare_path);
    remove_file(log_path);
}

/* How many of a process's appends were refused. */
static int append_as_process(const char *path, int process)
{
    char json[256];
    int refused = 0;

    for (int i = 0; i < APPENDS_EACH; i++) {
        heltmed_store *store = NULL;
        int size = snprintf(
            json, sizeof(json),
            "{\"key\":\"p%d-%d\",\"case\":\"c-%d\",\"type\":\"visited\",\"on\":\"2026-02-0%d\",\"recorded_at\":\"2026-02-10T10:00:00Z\","
            "\"data\":{\"with\":\"both\"}}",
            process, i, process, 1 + i % 9);
        bool well = heltmed_store_open(path, 0, rulebook, NULL, &store, NULL) == HELTMED_OK &&
                    heltmed_store_append(store, json, (size_t)size, NULL, NULL) == HELTMED_OK;
        refused += !well;
        heltmed_store_close(store);
    }
    return refused;
}

static void measure_processes(void)
{
    char path[PATH_SIZE], json[256];
    int refused = 0;
    heltmed_verification found;

    path_of("processes.db", path);
    heltmed_store *store = new_store(path);
    for (int i = 0; i < PROCESSES; i++) {
        int size = snprintf(json, sizeof(json),
                            "{\"key\":\"o-%d\",\"case\":\"c-%d\",\"type\":\"case_opened\",\"on\":\"2026-01-05\",\"recorded_at\":"
                            "\"2026-01-05T10:00:00Z\",\"data\":{\"municipality\":\"0301\",\"in_target_group\":true,\"found\":\"both\"}}",
                            i, i);
        bench_need(heltmed_store_append(store, json, (size_t)size, NULL, NULL) == HELTMED_OK, "a case");
    }
    heltmed_store_close(store);
    double start = seconds();
    for (int i = 0; i < PROCESSES; i++) {
        pid_t child = fork();
        bench_need(child >= 0, "a process");
        if (child == 0) {
            int mine = append_as_process(path, i);
            _exit(mine > 100 ? 100 : mine);
        }
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = 0;
        bench_need(wait(&status) > 0 && WIFEXITED(status), "the end of a process");
        refused += WEXITSTATUS(status);
    }
    double took = seconds() - start;
    store = open_store(path);
    bench_need(heltmed_store_verify(store, NULL, &found, NULL) == HELTMED_OK, "the file after the race");
    heltmed_store_close(store);
    printf("store.processes %.0f\n", took / (PROCESSES * APPENDS_EACH) * 1e9);
    printf("store.processes_refused %d\n", refused);
    printf("store.processes_lost %lld\n", (long long)(PROCESSES * (APPENDS_EACH + 1) - refused) - (long long)found.events);
    remove_file(path);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: bench_store DIRECTORY [CASES]\n");
        return 2;
    }
    (void)snprintf(directory, sizeof(directory), "%s", argv[1]);
    bench_need(heltmed_rulebook_built_in("2026.1", &rulebook, NULL) == HELTMED_OK, "the rulebook");
    simulate(argc > 2 ? strtoll(argv[2], NULL, 10) : 400);
    printf("store.events %zu\n", count);
    measure_imports();
    measure_appends();
    measure_processes();
    return 0;
}
