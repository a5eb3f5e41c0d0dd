/* An I/O error, a short write and a full disk at each call in turn, once and ever after. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sqlite_bears_it),
        cmocka_unit_test(store_bears_it),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
