/* The safety number: no rule of the store stands in its way. */
#include "given_store.h"
#include "trial.h"

static char directory[256], path[512];
static heltmed_store *store;

static const char opened[] = "{\"key\":\"k-1\",\"case\":\"c-1\",\"type\":\"case_opened\",\"on\":\"2026-01-07\",\"recorded_at\":"
                             "\"2026-01-07T12:00:00Z\",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}}";

static int begin(void **state)
{
    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    store_make(path);
    store = store_opened(path, 0);
    (void)appended(store, opened);
    return 0;
}

static int end(void **state)
{
    (void)state;
    heltmed_store_close(store);
    scratch_remove(directory);
    return 0;
}

static void concern(char out[512], const char *key, const char *of_case, const char *type, const char *on, const char *more)
{
    (void)snprintf(out, 512,
                   "{\"key\":\"%s\",\"case\":\"%s\",\"type\":\"%s\",\"on\":\"%s\",\"recorded_at\":\"2026-03-02T12:00:00Z\",\"data\":"
                   "{\"by\":\"worker\"}%s}",
                   key, of_case, type, on, more);
}

static void is_taken(const char *key, const char *of_case, const char *type, const char *on, const char *more)
{
    char json[512];

    concern(json, key, of_case, type, on, more);
    heltmed_receipt receipt = appended(store, json);
    assert_int_equal(receipt.repeated, 0);
    (void)verified(store, receipt.head);
}

static void no_order(void **state)
{
    (void)state;
    is_taken("o-1", "c-1", "concern_acted_on", "2026-01-01", ""); /* acted on before it was reported, before the case was opened */
    is_taken("o-2", "c-1", "concern_reported", "2026-06-01", ""); /* and on a day after it was recorded */
    is_taken("o-3", "c-1", "concern_acted_on", "2026-06-01", "");
}

static void no_version(void **state)
{
    (void)state;
    is_taken("v-1", "c-1", "concern_reported", "2026-02-01", ",\"expected_version\":0");
    is_taken("v-2", "c-1", "concern_acted_on", "2026-02-01", ",\"expected_version\":99");
}

static void no_case(void **state)
{
    (void)state;
    is_taken("n-1", "c-unknown", "concern_reported", "2026-02-01", "");
    is_taken("n-2", "c-unknown", "concern_acted_on", "2026-02-02", "");
    (void)appended(store, "{\"key\":\"n-3\",\"case\":\"c-1\",\"type\":\"case_withdrawn\",\"on\":\"2026-02-20\",\"recorded_at\":"
                          "\"2026-03-02T12:00:00Z\",\"data\":{}}");
    (void)appended(store, "{\"key\":\"n-4\",\"case\":\"c-1\",\"type\":\"case_closed\",\"on\":\"2026-02-21\",\"recorded_at\":"
                          "\"2026-03-02T12:00:00Z\",\"data\":{}}");
    is_taken("n-5", "c-1", "concern_reported", "2026-02-25", "");
    (void)appended(store, "{\"key\":\"n-6\",\"case\":\"c-gone\",\"type\":\"case_opened\",\"on\":\"2026-01-07\",\"recorded_at\":"
                          "\"2026-03-02T12:00:00Z\",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}}");
    heltmed_error error = {.code = HELTMED_OK};
    assert_ok(heltmed_store_erase(store, "c-gone", day("2026-03-03"), 0, &error), error);
    is_taken("n-7", "c-gone", "concern_reported", "2026-03-02", "");
}

static void no_fault_elsewhere_in_a_batch(void **state)
{
    static const char wrong[] = "{\"key\":\"b-%d\",\"case\":\"c-1\",\"type\":\"resumed\",\"on\":\"2026-02-01\",\"recorded_at\":"
                                "\"2026-03-02T12:00:00Z\",\"data\":{}}";
    heltmed_error error = {.code = HELTMED_OK};
    char json[512];

    (void)state;
    for (int32_t check = HELTMED_BATCH_EACH; check <= HELTMED_BATCH_RESULT; check++) {
        char key[16];
        int64_t refused_at = -1;
        int64_t before = verified(store, NULL).events;
        assert_ok(heltmed_batch_begin(store, check, &error), error);
        (void)snprintf(json, sizeof(json), wrong, check);
        (void)refused(store, json); /* now, or by the commit */
        (void)refused(store, "{\"no\": \"event\"}");
        (void)snprintf(key, sizeof(key), "b-c%d", check);
        concern(json, key, "c-1", "concern_reported", "2026-03-01", "");
        assert_int_equal(refused(store, json), HELTMED_OK);
        heltmed_status status = heltmed_batch_commit(store, &refused_at, &error);
        assert_int_equal(status == HELTMED_OK, check == HELTMED_BATCH_EACH);
        assert_int_equal(verified(store, NULL).events, before + 1);
        assert_int_equal(appended(store, json).repeated, 1);
    }
}

static void birth_numbers_are_blotted_out(void **state)
{
    char json[512];

    (void)state;
    /* 01810750045 is a test number: it passes the checks and nobody has it. */
    concern(json, "01810750045", "c-01810750045", "concern_reported", "2026-03-01", ",\"actor\":\"01810750045\"");
    (void)appended(store, json);
    char *lines = exported(store, NULL, HELTMED_JSONL);
    assert_null(strstr(lines, "01810750045"));
    free(lines);
    /* Of any other event it is refused, and the message does not repeat it. */
    heltmed_error error = {.code = HELTMED_OK};
    static const char visited[] = "{\"key\":\"x-1\",\"case\":\"c-01810750045\",\"type\":\"visited\",\"on\":\"2026-03-01\",\"recorded_at\":"
                                  "\"2026-03-02T12:00:00Z\",\"data\":{\"with\":\"both\"}}";
    assert_int_equal(heltmed_store_append(store, visited, sizeof(visited) - 1, NULL, &error), HELTMED_IDENTIFIER);
    assert_null(strstr(error.message, "0181"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_order),
        cmocka_unit_test(no_version),
        cmocka_unit_test(no_case),
        cmocka_unit_test(no_fault_elsewhere_in_a_batch),
        cmocka_unit_test(birth_numbers_are_blotted_out),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
