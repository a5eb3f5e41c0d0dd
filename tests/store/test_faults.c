/* An I/O error, a short write and a full disk at each call in turn, once and ever after. */
#include "fault_vfs.h"
#include "given_store.h"
#include "trial.h"

static struct script script;

static int begin(void **state)
{
    (void)state;
    script_of_two_cases(&script);
    return 0;
}

static void bears_all(const struct subject *subject)
{
    struct io_result result = trial_of_faults(subject, &script);

    print_message("%s: %lld runs, %lld calls failed, %lld wrong %s\n", subject->name, (long long)result.runs,
                  (long long)result.failed_calls, (long long)result.wrong, result.why.text);
    assert_true(result.runs > 500);
    assert_int_equal(result.wrong, 0);
}

static void sqlite_bears_it(void **state)
{
    (void)state;
    bears_all(&bare_full);
}

static void store_bears_it(void **state)
{
    (void)state;
    bears_all(&store_full);
}

/* A store that could not be made is not half there: it can be made the next time. */
static void create_bears_it(void **state)
{
    char directory[256], path[512];
    int64_t failed = 1, runs = 0;

    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    fault_vfs_install();
    for (int fault = FAULT_IO; fault < FAULTS; fault++) {
        failed = 1;
        for (int64_t at = 1; failed > 0; at++, runs++) {
            heltmed_error error = {.code = HELTMED_OK};
            fault_vfs_arm((enum fault)fault, at, false);
            heltmed_status status = heltmed_store_create(path, NULL, &error);
            failed = fault_vfs_failed();
            fault_vfs_arm(FAULT_NONE, 0, false);
            if (status != HELTMED_OK) {
                if (status != HELTMED_IO) {
                    fail_msg("call %lld: %s: %s", (long long)at, heltmed_status_name(status), error.message);
                }
                if (heltmed_store_create(path, NULL, &error) != HELTMED_OK) {
                    fail_msg("after call %lld failed it cannot be made: %s: %s", (long long)at, heltmed_status_name(error.code),
                             error.message);
                }
            }
            heltmed_store *store = store_opened(path, 0);
            (void)appended(store, script.events[0]);
            assert_int_equal(verified(store, NULL).events, 1);
            heltmed_store_close(store);
            store_remove(path);
        }
    }
    fault_vfs_remove();
    print_message("%lld stores made with a fault\n", (long long)runs);
    assert_true(runs > 50);
    scratch_remove(directory);
}

/* A copy that failed is no copy, and the store goes on. */
static void backup_bears_it(void **state)
{
    char directory[256], path[512], copy[512];
    int64_t failed = 1, runs = 0;

    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    scratch_path(copy, directory, "copy");
    store_make(path);
    heltmed_store *store = store_opened(path, 0);
    for (size_t i = 0; i < script.event_count; i++) {
        (void)appended(store, script.events[i]);
    }
    char *lines = exported(store, NULL, HELTMED_JSONL);
    heltmed_store_close(store);
    fault_vfs_install();
    for (int fault = FAULT_IO; fault < FAULTS; fault++) {
        failed = 1;
        for (int64_t at = 1; failed > 0; at++, runs++) {
            heltmed_error error = {.code = HELTMED_OK};
            store = store_opened(path, 0);
            fault_vfs_arm((enum fault)fault, at, false);
            heltmed_status status = heltmed_store_backup(store, copy, &error);
            failed = fault_vfs_failed();
            fault_vfs_arm(FAULT_NONE, 0, false);
            if (status != HELTMED_OK && status != HELTMED_IO && status != HELTMED_BUSY) {
                fail_msg("call %lld: %s: %s", (long long)at, heltmed_status_name(status), error.message);
            }
            if (status != HELTMED_OK) {
                assert_ok(heltmed_store_backup(store, copy, &error), error);
            }
            heltmed_store_close(store);
            store = store_opened(copy, 0);
            (void)verified(store, NULL);
            char *again = exported(store, NULL, HELTMED_JSONL);
            assert_string_equal(lines, again);
            free(again);
            heltmed_store_close(store);
            store_remove(copy);
        }
    }
    fault_vfs_remove();
    print_message("%lld copies made with a fault\n", (long long)runs);
    assert_true(runs > 20);
    free(lines);
    scratch_remove(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sqlite_bears_it),
        cmocka_unit_test(store_bears_it),
        cmocka_unit_test(create_bears_it),
        cmocka_unit_test(backup_bears_it),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
