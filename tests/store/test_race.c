/* Processes that want the same thing at once: the last place, and the file. */
#include "given_store.h"
#include "processes.h"
#include "trial.h"

enum { RACERS = 8, RACES = 200, APPENDS = 500 };

static void event(char out[512], const char *key, int number, const char *of_case, const char *type, const char *data)
{
    (void)snprintf(out, 512,
                   "{\"key\":\"%s-%d\",%s%s%s\"type\":\"%s\",\"on\":\"2026-02-02\",\"recorded_at\":\"2026-02-02T12:00:00Z\",\"data\":%s}",
                   key, number, of_case ? "\"case\":\"" : "", of_case ? of_case : "", of_case ? "\"," : "", type, data);
}

static void open_cases(const char *path, int places)
{
    char json[512], of_case[16], data[128];

    store_make(path);
    heltmed_store *store = store_opened(path, 0);
    if (places > 0) {
        (void)snprintf(data, sizeof(data), "{\"agreement\":\"ex-1\",\"municipality\":\"3907\",\"places\":%d,\"from\":\"2026-01-01\"}",
                       places);
        event(json, "signed", 0, NULL, "agreement_signed", data);
        (void)appended(store, json);
    }
    for (int i = 0; i < RACERS; i++) {
        (void)snprintf(of_case, sizeof(of_case), "c-%d", i);
        event(json, "opened", i, of_case, "case_opened", "{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}");
        (void)appended(store, json);
    }
    heltmed_store_close(store);
}

/* 0 got it, 1 there was no place left, 2 anything else. */
static int take_place(void *path, int which)
{
    heltmed_store *store = NULL;
    char json[512], of_case[16];

    (void)snprintf(of_case, sizeof(of_case), "c-%d", which);
    event(json, "began", which, of_case, "trial_started", "{\"agreement\":\"ex-1\",\"employer\":\"e-1\"}");
    if (heltmed_store_open(path, 0, rulebook(), NULL, &store, NULL) != HELTMED_OK) {
        return 2;
    }
    heltmed_status status = heltmed_store_append(store, json, strlen(json), NULL, NULL);
    heltmed_store_close(store);
    return status == HELTMED_OK ? 0 : status == HELTMED_QUOTA ? 1 : 2;
}

static void exactly_one_gets_the_last_place(void **state)
{
    char directory[256], path[512];

    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    for (int race = 0; race < RACES; race++) {
        int places = race % 4 == 3 ? 3 : 1;
        int answers[RACERS], won = 0, refusals = 0;
        open_cases(path, places);
        processes_race(take_place, path, RACERS, answers);
        for (int i = 0; i < RACERS; i++) {
            won += answers[i] == 0;
            refusals += answers[i] == 1;
        }
        assert_int_equal(won, places);
        assert_int_equal(refusals, RACERS - places);
        heltmed_store *store = store_opened(path, 0);
        assert_int_equal(verified(store, NULL).events, 1 + RACERS + places);
        heltmed_store_close(store);
        store_remove(path);
    }
    print_message("%d races of %d processes: as many winners as places, each time\n", RACES, RACERS);
    scratch_remove(directory);
}

/* 0 well, 1 refused as busy, 2 anything else. */
static int append_with_new_connections(void *path, int which)
{
    char json[512], of_case[16], key[16], data[64];

    (void)snprintf(of_case, sizeof(of_case), "c-%d", which);
    (void)snprintf(key, sizeof(key), "v%d", which);
    for (int i = 0; i < APPENDS; i++) {
        heltmed_store *store = NULL;
        (void)snprintf(data, sizeof(data), "{\"with\":\"both\",\"minutes\":%d}", i % 90);
        event(json, key, i, of_case, "visited", data);
        heltmed_status status = heltmed_store_open(path, 0, rulebook(), NULL, &store, NULL);
        if (status == HELTMED_OK) {
            status = heltmed_store_append(store, json, strlen(json), NULL, NULL);
        }
        heltmed_store_close(store);
        if (status != HELTMED_OK) {
            return status == HELTMED_BUSY ? 1 : 2;
        }
    }
    return 0;
}

static void nobody_is_refused_as_locked_and_nothing_is_lost(void **state)
{
    char directory[256], path[512];
    int answers[RACERS];

    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    open_cases(path, 0);
    processes_race(append_with_new_connections, path, RACERS, answers);
    for (int i = 0; i < RACERS; i++) {
        assert_int_equal(answers[i], 0);
    }
    heltmed_store *store = store_opened(path, 0);
    assert_int_equal(verified(store, NULL).events, RACERS + RACERS * APPENDS);
    char *lines = exported(store, NULL, HELTMED_JSONL);
    assert_int_equal(line_count(lines), RACERS + RACERS * APPENDS);
    free(lines);
    heltmed_store_close(store);
    print_message("%d processes, %d appends each with a new connection: none refused, none lost\n", RACERS, APPENDS);
    scratch_remove(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exactly_one_gets_the_last_place),
        cmocka_unit_test(nobody_is_refused_as_locked_and_nothing_is_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
