/* What goes out comes in again; handles stay with their process and may be used by one thread each. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "given_store.h"
#include "trial.h"

enum { CASES = 60 };

static char directory[256], path[512], other[512];

static int begin(void **state)
{
    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    scratch_path(other, directory, "other");
    char *lines = simulated(CASES, 8);
    store_make(path);
    heltmed_store *store = store_opened(path, HELTMED_STORE_RELAXED);
    store_fill(store, lines, HELTMED_BATCH_EACH);
    heltmed_store_close(store);
    free(lines);
    return 0;
}

static int end(void **state)
{
    (void)state;
    scratch_remove(directory);
    return 0;
}

static void import_csv(heltmed_store *store, const char *lines)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_text *json = new_text(NULL);
    const char *line;
    size_t size;
    int heads = 0;

    assert_ok(heltmed_batch_begin(store, HELTMED_BATCH_RESULT, &error), error);
    while (line_next(&lines, &line, &size)) {
        int32_t is_head = 0;
        assert_ok(heltmed_event_from_csv(line, size, json, &is_head, &error), error);
        heads += is_head;
        if (!is_head) {
            assert_ok(heltmed_store_append(store, heltmed_text_data(json), heltmed_text_size(json), NULL, &error), error);
        }
    }
    assert_ok(heltmed_batch_commit(store, NULL, &error), error);
    assert_int_equal(heads, 1);
    heltmed_text_destroy(json);
}

/* Every outcome table as CSV, one after another. */
static char *outcomes(heltmed_store *store)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_outcomes_options options;
    char *all = calloc(1, 1);
    size_t size = 0;

    heltmed_outcomes_options_init(&options);
    options.extract_on = day("2026-06-30");
    options.suppress_below = 0;
    for (size_t i = 0; i < heltmed_outcomes_table_count(); i++) {
        heltmed_stream *stream = NULL;
        assert_ok(heltmed_outcomes_stream(store, heltmed_outcomes_table_name(i), &options, HELTMED_OUTCOMES_CSV, &stream, &error), error);
        char *table = stream_read(stream, &error);
        assert_non_null(table);
        all = realloc(all, size + strlen(table) + 1);
        assert_non_null(all);
        memcpy(all + size, table, strlen(table) + 1);
        size += strlen(table);
        free(table);
    }
    return all;
}

static void out_and_in_again(void **state)
{
    (void)state;
    heltmed_store *store = store_opened(path, 0);
    char *tables = outcomes(store);
    assert_true(line_count(tables) > CASES);
    for (int32_t format = HELTMED_JSONL; format <= HELTMED_CSV; format++) {
        char *lines = exported(store, NULL, format);
        store_make(other);
        heltmed_store *copy = store_opened(other, 0);
        if (format == HELTMED_CSV) {
            import_csv(copy, lines);
        } else {
            store_fill(copy, lines, HELTMED_BATCH_RESULT);
        }
        char *again = exported(copy, NULL, format);
        assert_string_equal(lines, again);
        char *tables_again = outcomes(copy);
        assert_string_equal(tables, tables_again);
        (void)verified(copy, NULL);
        heltmed_store_close(copy);
        store_remove(other);
        free(tables_again);
        free(lines);
        free(again);
    }
    free(tables);
    heltmed_store_close(store);
}

static void backup_while_others_write(void **state)
{
    static const char event[] =
        "{\"key\":\"k-%s\",\"case\":\"c-new\",\"type\":\"case_opened\",\"on\":\"2026-02-02\",\"recorded_at\":"
        "\"2026-02-02T12:00:00Z\",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}}";
    heltmed_error error = {.code = HELTMED_OK};
    char json[512];

    (void)state;
    heltmed_store *store = store_opened(path, 0);
    heltmed_store *writer = store_opened(path, 0);
    char *before = exported(store, NULL, HELTMED_JSONL);
    assert_ok(heltmed_store_backup(store, other, &error), error);
    (void)snprintf(json, sizeof(json), event, "backup");
    (void)appended(writer, json);
    heltmed_store *copy = store_opened(other, 0);
    char *saved = exported(copy, NULL, HELTMED_JSONL);
    assert_string_equal(before, saved);
    (void)verified(copy, NULL);
    assert_int_equal(heltmed_store_backup(store, other, &error), HELTMED_IO);
    free(before);
    free(saved);
    heltmed_store_close(copy);
    heltmed_store_close(writer);
    heltmed_store_close(store);
    store_remove(other);
}

static void a_handle_is_of_its_process(void **state)
{
    static const char event[] =
        "{\"key\":\"k-child\",\"case\":\"c-child\",\"type\":\"case_opened\",\"on\":\"2026-02-02\",\"recorded_at\":"
        "\"2026-02-02T12:00:00Z\",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}}";
    int status = 0;

    (void)state;
    heltmed_store *store = store_opened(path, 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        heltmed_verification found;
        heltmed_stream *stream = NULL;
        int wrong = heltmed_store_append(store, event, sizeof(event) - 1, NULL, NULL) != HELTMED_ARGUMENT;
        wrong += heltmed_store_verify(store, NULL, &found, NULL) != HELTMED_ARGUMENT;
        wrong += heltmed_store_export(store, NULL, HELTMED_JSONL, &stream, NULL) != HELTMED_ARGUMENT;
        wrong += heltmed_batch_begin(store, HELTMED_BATCH_EACH, NULL) != HELTMED_ARGUMENT;
        wrong += heltmed_store_erase(store, "c-1", 20000, 0, NULL) != HELTMED_ARGUMENT;
        heltmed_store_close(store); /* must not take the parent's locks away */
        _exit(wrong);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    (void)appended(store, event);
    (void)verified(store, NULL);
    heltmed_store_close(store);
}

enum { THREADS = 2, APPENDS = 200 };

static void *append_many(void *which)
{
    heltmed_store *store = NULL;
    int64_t refusals = 0;
    char json[512];

    if (heltmed_store_open(path, 0, rulebook(), NULL, &store, NULL) != HELTMED_OK) {
        return (void *)(intptr_t)APPENDS;
    }
    for (int i = 0; i < APPENDS; i++) {
        (void)snprintf(
            json, sizeof(json),
            "{\"key\":\"t%d-%d\",\"case\":\"t-%d\",\"type\":\"%s\",\"on\":\"2026-02-02\",\"recorded_at\":\"2026-02-02T12:00:00Z\","
            "\"data\":%s}",
            (int)(intptr_t)which, i, (int)(intptr_t)which, i == 0 ? "case_opened" : "visited",
            i == 0 ? "{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}" : "{\"with\":\"both\"}");
        refusals += heltmed_store_append(store, json, strlen(json), NULL, NULL) != HELTMED_OK;
    }
    heltmed_store_close(store);
    return (void *)(intptr_t)refusals;
}

static void a_handle_for_each_thread(void **state)
{
    pthread_t threads[THREADS];
    void *refusals = NULL;

    (void)state;
    heltmed_store *store = store_opened(path, 0);
    int64_t before = verified(store, NULL).events;
    for (intptr_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, append_many, (void *)i), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &refusals), 0);
        assert_int_equal((intptr_t)refusals, 0);
    }
    assert_int_equal(verified(store, NULL).events, before + THREADS * APPENDS);
    heltmed_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(out_and_in_again),
        cmocka_unit_test(backup_while_others_write),
        cmocka_unit_test(a_handle_is_of_its_process),
        cmocka_unit_test(a_handle_for_each_thread),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
