/* Every allocation made to fail in turn, the library's and SQLite's, once and ever after, in every call of the store. */
#include "failing_memory.h"
#include "given_store.h"
#include "trial.h"

static char directory[256], fresh[512], path[512];
static char *lines_before;
static struct script script;

/* What is done while memory fails. */
struct work {
    const char *name;
    heltmed_status (*call)(heltmed_store *store, heltmed_text *text, heltmed_error *error);
    bool changes; /* what the file holds */
    bool opens;   /* opens the store itself */
    bool erases;  /* may have done its work and lack the memory for the purge */
};

/* What a call told: the same whenever it says ok. */
static char *saying, *said_before;
static size_t said_size, said_before_size;

static void tell(const heltmed_text *text)
{
    size_t more = heltmed_text_size(text);

    saying = realloc(saying, said_size + more + 1);
    assert_non_null(saying);
    memcpy(saying + said_size, heltmed_text_data(text), more + 1);
    said_size += more;
}

static void say_anew(void)
{
    free(saying);
    saying = calloc(1, 1);
    assert_non_null(saying);
    said_size = 0;
}

/* The newest events of the script, which the fresh file has not. */
enum { HELD_BACK = 3 };

static heltmed_status call_append(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    const char *event = script.events[script.event_count - HELD_BACK];
    (void)text;
    return heltmed_store_append(store, event, strlen(event), NULL, error);
}

static const char first_place[] = "{\"key\":\"k-90\",\"case\":\"c-2\",\"type\":\"trial_started\",\"on\":\"2026-02-24\",\"recorded_at\":"
                                  "\"2026-02-24T12:00:00Z\",\"data\":{\"agreement\":\"ex-1\",\"employer\":\"e-1\"}}";

static heltmed_status call_take_place(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    (void)text;
    return heltmed_store_append(store, first_place, strlen(first_place), NULL, error);
}

static heltmed_status call_rehearse(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    (void)text;
    return heltmed_store_rehearse(store, first_place, strlen(first_place), error);
}

static heltmed_status batch(heltmed_store *store, int32_t check, heltmed_error *error)
{
    heltmed_status status = heltmed_batch_begin(store, check, error);

    if (status != HELTMED_OK) {
        return status;
    }
    for (size_t i = script.event_count - HELD_BACK; i < script.event_count && status == HELTMED_OK; i++) {
        status = heltmed_store_append(store, script.events[i], strlen(script.events[i]), NULL, error);
    }
    if (status == HELTMED_OK) {
        return heltmed_batch_commit(store, NULL, error);
    }
    (void)!heltmed_batch_rollback(store, NULL);
    return status;
}

static heltmed_status call_batch_each(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    (void)text;
    return batch(store, HELTMED_BATCH_EACH, error);
}

static heltmed_status call_batch_result(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    (void)text;
    return batch(store, HELTMED_BATCH_RESULT, error);
}

static heltmed_status call_open(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_allocator allocator = failing_allocator();

    (void)text;
    heltmed_status status = heltmed_store_open(path, 0, rulebook(), &allocator, &store, error);
    heltmed_store_close(status == HELTMED_OK ? store : NULL);
    return status;
}

static heltmed_status call_create(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_allocator allocator = failing_allocator();
    char made[512];

    (void)store;
    (void)text;
    scratch_path(made, directory, "made");
    heltmed_status status = heltmed_store_create(made, &allocator, error);
    store_remove(made);
    return status;
}

static heltmed_status call_verify(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_verification found;
    (void)text;
    return heltmed_store_verify(store, NULL, &found, error);
}

/* Takes a stream to its end. */
static heltmed_status drain(heltmed_status status, heltmed_stream *stream, heltmed_text *text, heltmed_error *error)
{
    if (status != HELTMED_OK) {
        return status;
    }
    do {
        status = heltmed_stream_next(stream, text, error);
        if (status == HELTMED_OK) {
            tell(text);
        }
    } while (status == HELTMED_OK && heltmed_text_size(text) > 0);
    heltmed_stream_destroy(stream);
    return status;
}

static heltmed_status call_export(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_stream *stream = NULL;
    heltmed_status status = heltmed_store_export(store, NULL, HELTMED_JSONL, &stream, error);
    return drain(status, stream, text, error);
}

static heltmed_status call_export_case(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_stream *stream = NULL;
    heltmed_status status = heltmed_store_export(store, "c-1", HELTMED_CSV, &stream, error);
    return drain(status, stream, text, error);
}

static heltmed_status told(heltmed_status status, const heltmed_text *text)
{
    if (status == HELTMED_OK) {
        tell(text);
    }
    return status;
}

static heltmed_status call_case(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    return told(heltmed_store_case(store, "c-1", day("2026-03-15"), HELTMED_NB, 1, text, error), text);
}

static heltmed_status call_allowed(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    return told(heltmed_store_allowed(store, "c-1", day("2026-02-01"), HELTMED_NN, text, error), text);
}

static heltmed_status call_due(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    return told(heltmed_store_due(store, day("2026-03-01"), day("2026-04-01"), 1, text, error), text);
}

static heltmed_status call_places(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    return told(heltmed_store_places(store, day("2026-03-01"), text, error), text);
}

static heltmed_status call_shortfalls(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    return told(heltmed_store_shortfalls(store, day("2026-04-01"), text, error), text);
}

static heltmed_outcomes_options outcome_options(void)
{
    heltmed_outcomes_options options;

    heltmed_outcomes_options_init(&options);
    options.extract_on = day("2026-04-01");
    options.suppress_below = 3;
    return options;
}

/* The table asked for, in one of two formats. */
static size_t table;

static heltmed_status call_table(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_outcomes_options options = outcome_options();
    heltmed_stream *stream = NULL;
    int32_t format = table % 2 ? HELTMED_OUTCOMES_CSV : HELTMED_OUTCOMES_ARROW;
    heltmed_status status = heltmed_outcomes_stream(store, heltmed_outcomes_table_name(table), &options, format, &stream, error);

    return drain(status, stream, text, error);
}

/* In one pass; what fails in one table ends the others too. */
static heltmed_status call_tables(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    static const char *const tables[] = {"jobs", "cases", "risk"};
    heltmed_outcomes_options options = outcome_options();
    heltmed_stream *streams[3];
    heltmed_status status = heltmed_outcomes_streams(store, tables, 3, &options, HELTMED_OUTCOMES_CSV, streams, error);

    if (status != HELTMED_OK) {
        return status;
    }
    for (size_t i = 0; i < 3; i++) {
        heltmed_status drained = drain(HELTMED_OK, streams[i], text, status == HELTMED_OK ? error : NULL);
        status = status == HELTMED_OK ? drained : status;
    }
    return status;
}

static heltmed_status call_report(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    heltmed_outcomes_options options = outcome_options();
    return told(heltmed_outcomes_report(store, &options, text, error), text);
}

static heltmed_status call_erase(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    (void)text;
    return heltmed_store_erase(store, "c-2", day("2026-05-01"), HELTMED_ERASE_DESPITE_CONCERN, error);
}

static heltmed_status call_backup(heltmed_store *store, heltmed_text *text, heltmed_error *error)
{
    char copy[512];

    (void)text;
    scratch_path(copy, directory, "backup");
    store_remove(copy);
    return heltmed_store_backup(store, copy, error);
}

static const struct work works[] = {
    {.name = "create", .call = call_create, .opens = true},
    {.name = "open", .call = call_open, .opens = true},
    {.name = "append", .call = call_append, .changes = true},
    {.name = "append that takes a place", .call = call_take_place, .changes = true},
    {.name = "rehearsal of it", .call = call_rehearse},
    {.name = "batch, each", .call = call_batch_each, .changes = true},
    {.name = "batch, result", .call = call_batch_result, .changes = true},
    {.name = "verify", .call = call_verify},
    {.name = "export", .call = call_export},
    {.name = "export of a case", .call = call_export_case},
    {.name = "erase", .call = call_erase, .changes = true, .erases = true},
    {.name = "backup", .call = call_backup},
    {.name = "case", .call = call_case},
    {.name = "what is allowed", .call = call_allowed},
    {.name = "due", .call = call_due},
    {.name = "places", .call = call_places},
    {.name = "shortfalls", .call = call_shortfalls},
    {.name = "outcomes of one pass", .call = call_tables},
    {.name = "report", .call = call_report},
};

static int begin(void **state)
{
    (void)state;
    failing_memory_install();
    script_of_two_cases(&script);
    scratch_make(directory);
    scratch_path(fresh, directory, "fresh");
    scratch_path(path, directory, "store");
    store_make(fresh);
    heltmed_store *store = store_opened(fresh, 0);
    for (size_t i = 0; i < script.event_count - HELD_BACK; i++) {
        (void)appended(store, script.events[i]);
    }
    lines_before = exported(store, NULL, HELTMED_JSONL);
    heltmed_store_close(store);
    return 0;
}

static int end(void **state)
{
    (void)state;
    free(lines_before);
    free(saying);
    scratch_remove(directory);
    return 0;
}

/* What is in the file is what was there, whole; unless the work was done. */
static void look(const struct work *work, heltmed_status status)
{
    heltmed_store *store = store_opened(path, 0);
    heltmed_verification found = verified(store, NULL);
    bool erased = work->erases && found.erased > 0;

    if (erased) {
        heltmed_error error = {.code = HELTMED_OK};
        assert_true(status == HELTMED_OK || found.purge_is_owed);
        assert_ok(heltmed_store_erase_finish(store, &error), error);
    } else if (status != HELTMED_OK || !work->changes) {
        char *lines = exported(store, NULL, HELTMED_JSONL);
        if (strcmp(lines, lines_before) != 0) {
            fail_msg("%s: it was refused, and what the file holds has changed", work->name);
        }
        free(lines);
    }
    heltmed_store_close(store);
}

/* One run: true when the failing allocation was met. */
static bool run(const struct work *work, int whose, int64_t at, bool ever_after)
{
    heltmed_allocator allocator = failing_allocator();
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_store *store = NULL;
    heltmed_text *text = new_text(&allocator);
    int64_t of_sqlite = sqlite_blocks();

    if (!work->opens) {
        assert_ok(heltmed_store_open(path, 0, rulebook(), &allocator, &store, &error), error);
    }
    say_anew();
    failing_memory_arm(whose, at, ever_after);
    heltmed_status status = work->call(store, text, &error);
    int64_t failed = failing_memory_failed();
    failing_memory_arm(0, 0, false);
    if (status != HELTMED_OK && status != HELTMED_NO_MEMORY) {
        fail_msg("%s: allocation %lld failed: %s: %s", work->name, (long long)at, heltmed_status_name(status), error.message);
    }
    if (status == HELTMED_OK) {
        if (said_before == NULL) {
            said_before = malloc(said_size + 1);
            assert_non_null(said_before);
            memcpy(said_before, saying, said_size + 1);
            said_before_size = said_size;
        }
        if (said_size != said_before_size || memcmp(saying, said_before, said_size) != 0) {
            fail_msg("%s: after allocation %lld failed it tells something else", work->name, (long long)at);
        }
    }
    if (status == HELTMED_NO_MEMORY) {
        assert_true(failed > 0);
        assert_int_equal(error.code, HELTMED_NO_MEMORY);
        if (work->changes) {
            look(work, status);
        }
        if (!work->opens) { /* the handle is still good */
            heltmed_status again = work->call(store, text, &error);
            if (again != HELTMED_OK && !(work->erases && again == HELTMED_STATE)) {
                fail_msg("%s: after allocation %lld failed it cannot be done: %s: %s", work->name, (long long)at,
                         heltmed_status_name(again), error.message);
            }
        }
    }
    heltmed_store_close(store);
    heltmed_text_destroy(text);
    if (library_blocks() != 0 || sqlite_blocks() != of_sqlite) {
        fail_msg("%s: after allocation %lld failed, %lld blocks of the library and %lld of SQLite are not given back", work->name,
                 (long long)at, (long long)library_blocks(), (long long)(sqlite_blocks() - of_sqlite));
    }
    if (work->changes) {
        look(work, HELTMED_OK);
        store_copy(fresh, path);
    }
    return failed > 0;
}

/* HELTMED_STRIDE: only every so manieth failure is tried, where each takes long. */
static int64_t stride(void)
{
    const char *said = getenv("HELTMED_STRIDE");
    int64_t found = said ? strtoll(said, NULL, 10) : 1;

    assert_true(found > 0);
    return found;
}

static void bear(const struct work *work)
{
    int64_t runs = 0;

    store_copy(fresh, path);
    (void)run(work, 0, 0, false); /* what it tells when nothing fails */
    for (int whose = MEMORY_OF_LIBRARY; whose <= MEMORY_OF_SQLITE; whose++) {
        for (int ever_after = 0; ever_after < 2; ever_after++) {
            for (int64_t at = 1; run(work, whose, at, ever_after); at += stride()) {
                runs++;
            }
        }
    }
    look(work, HELTMED_OK);
    free(said_before);
    said_before = NULL;
    print_message("%s: %lld failures\n", work->name, (long long)runs);
    assert_true(runs > 2);
}

static void bears_every_failure(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++) {
        bear(&works[i]);
    }
}

static void tells_every_table(void **state)
{
    (void)state;
    for (table = 0; table < heltmed_outcomes_table_count(); table++) {
        bear(&(struct work){.name = heltmed_outcomes_table_name(table), .call = call_table});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bears_every_failure), cmocka_unit_test(tells_every_table)};

    return cmocka_run_group_tests(tests, begin, end);
}
