/*
 * The fold to tables of outcomes, beside a loop that only steps through the same rows. bench_outcomes make STORE CASES simulates a
 * store; bench_outcomes STORE prints the seconds of each, the best of several rounds; bench_outcomes STORE TABLE… tells these tables in
 * one pass and prints the peak of memory in KiB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include <heltmed/heltmed.h>

#include "bench.h"

enum { ROUNDS = 5, EXTRACT_ON = 20634 /* 2026-06-30 */, TABLES_MAX = 7 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void make(const heltmed_rulebook *rulebook, const char *path, int64_t count)
{
    heltmed_store *store = NULL;
    heltmed_stream *events = NULL;
    heltmed_text *text = NULL;

    bench_need(heltmed_store_create(path, NULL, NULL) == HELTMED_OK, "create");
    bench_need(heltmed_store_open(path, HELTMED_STORE_RELAXED, rulebook, NULL, &store, NULL) == HELTMED_OK, "open");
    bench_need(heltmed_simulate(count, 7, NULL, &events, NULL) == HELTMED_OK, "simulate");
    bench_need(heltmed_text_create(NULL, &text, NULL) == HELTMED_OK, "text");
    bench_need(heltmed_batch_begin(store, HELTMED_BATCH_RESULT, NULL) == HELTMED_OK, "begin");
    for (;;) {
        bench_need(heltmed_stream_next(events, text, NULL) == HELTMED_OK, "next");
        if (heltmed_text_size(text) == 0) {
            break;
        }
        for (const char *line = heltmed_text_data(text), *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
            bench_need(heltmed_store_append(store, line, (size_t)(end - line), NULL, NULL) == HELTMED_OK, "append");
        }
    }
    bench_need(heltmed_batch_commit(store, NULL, NULL) == HELTMED_OK, "commit");
    heltmed_text_destroy(text);
    heltmed_stream_destroy(events);
    heltmed_store_close(store);
}

static int64_t step_through(const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    int64_t rows = 0;

    bench_need(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, "open");
    bench_need(sqlite3_prepare_v2(db,
                                  "SELECT c.id, e.seq, e.type, e.day, e.recorded_at, e.corrects, e.data FROM cases c INDEXED BY "
                                  "cases_by_id CROSS JOIN events e ON e.case_no = c.no ORDER BY c.id, e.seq",
                                  -1, &statement, NULL) == SQLITE_OK,
               "prepare");
    while (sqlite3_step(statement) == SQLITE_ROW) {
        rows++;
    }
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(db);
    return rows;
}

/* Of this program alone: what getrusage tells may be that of whoever started it. */
static long peak_kib(void)
{
    char line[256];
    long peak = 0;
    FILE *status = fopen("/proc/self/status", "r");

    bench_need(status != NULL, "/proc/self/status");
    while (fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "VmHWM:", strlen("VmHWM:")) == 0) {
            peak = strtol(line + strlen("VmHWM:"), NULL, 10);
        }
    }
    (void)fclose(status);
    bench_need(peak > 0, "the peak of memory");
    return peak;
}

/* All tables in one pass, a piece of each in turn; how many rows they have. */
static int64_t tell(heltmed_store *store, const char *const *tables, size_t count)
{
    heltmed_outcomes_options options;
    struct ArrowArrayStream streams[TABLES_MAX];
    struct ArrowArray array;
    int64_t rows = 0;
    size_t told;

    bench_need(count <= TABLES_MAX, "fewer tables");
    heltmed_outcomes_options_init(&options);
    options.extract_on = EXTRACT_ON;
    options.suppress_below = 0;
    bench_need(heltmed_outcomes_arrows(store, tables, count, &options, streams, NULL) == HELTMED_OK, "tables");
    do {
        told = 0;
        for (size_t i = 0; i < count; i++) {
            bench_need(streams[i].get_next(&streams[i], &array) == 0, tables[i]);
            if (array.release != NULL) {
                rows += array.length;
                array.release(&array);
                told++;
            }
        }
    } while (told > 0);
    for (size_t i = 0; i < count; i++) {
        streams[i].release(&streams[i]);
    }
    return rows;
}

static double best_of(double best, double start, int round)
{
    double took = seconds() - start;
    return round == 0 || took < best ? took : best;
}

int main(int argc, char **argv)
{
    static const char *const both[] = {"cases", "jobs"};
    heltmed_rulebook *rulebook = NULL;
    heltmed_store *store = NULL;
    double bare = 0, folded = 0;

    bench_need(argc >= 2, "the store's path");
    bench_need(heltmed_rulebook_built_in("2026.1", &rulebook, NULL) == HELTMED_OK, "rulebook");
    if (argc == 4 && strcmp(argv[1], "make") == 0) {
        make(rulebook, argv[2], strtoll(argv[3], NULL, 10));
        return 0;
    }
    bench_need(heltmed_store_open(argv[1], HELTMED_STORE_READ_ONLY, rulebook, NULL, &store, NULL) == HELTMED_OK, "store");
    if (argc > 2) {
        bench_keep(tell(store, (const char *const *)argv + 2, (size_t)argc - 2));
        printf("%ld\n", peak_kib());
        heltmed_store_close(store);
        return 0;
    }
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds();
        bench_keep(step_through(argv[1]));
        bare = best_of(bare, start, round);
        start = seconds();
        bench_keep(tell(store, both, 2));
        folded = best_of(folded, start, round);
    }
    printf("outcomes.bare %.4f\noutcomes.folded %.4f\n", bare, folded);
    heltmed_store_close(store);
    return 0;
}
