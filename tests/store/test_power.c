/* The power cut after every call that changes a file, unsynced writes lost, kept and torn. */
#include "trial.h"

static struct script script;

static int begin(void **state)
{
    (void)state;
    script_of_two_cases(&script);
    return 0;
}

static void tell(const struct subject *subject, const struct power_result *result)
{
    print_message("%s: %lld images, %lld lost an acknowledged event, %lld broken, %lld with half of something %s\n", subject->name,
                  (long long)result->images, (long long)result->lost, (long long)result->broken, (long long)result->half, result->why.text);
}

static struct power_result cut(const struct subject *subject, int each)
{
    struct power_result result = trial_of_power_cuts(subject, &script, each);

    tell(subject, &result);
    assert_true(result.images > 1000);
    return result;
}

static void bears_all(const struct subject *subject, int each)
{
    struct power_result result = cut(subject, each);

    assert_int_equal(result.lost, 0);
    assert_int_equal(result.broken, 0);
    assert_int_equal(result.half, 0);
}

static void sqlite_bears_it_when_it_syncs(void **state)
{
    (void)state;
    bears_all(&bare_full, 10);
}

static void store_bears_it(void **state)
{
    (void)state;
    bears_all(&store_full, 40);
}

/* And a fault when what the power cut left is opened. */
static void store_bears_faults_in_recovery(void **state)
{
    (void)state;
    struct power_result result = trial_of_recoveries(&store_full, &script, 7);

    tell(&store_full, &result);
    assert_true(result.images > 500);
    assert_int_equal(result.lost + result.broken + result.half, 0);
}

/* A relaxed store may lose the last that was acknowledged, and nothing else: this too shows that the disk is not kind. */
static void relaxed_store_loses_only_the_last(void **state)
{
    (void)state;
    struct power_result result = cut(&store_relaxed, 20);
    assert_true(result.lost > 0);
    assert_int_equal(result.broken, 0);
    assert_int_equal(result.half, 0);
}

/* The controls: what is known to lose must be seen to lose, or the disk is too kind. */
static void normal_loses(void **state)
{
    (void)state;
    struct power_result result = cut(&bare_normal, 10);
    assert_true(result.lost > 0);
    assert_int_equal(result.broken, 0);
}

static void off_breaks(void **state)
{
    (void)state;
    struct power_result result = cut(&bare_off, 10);
    assert_true(result.broken > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sqlite_bears_it_when_it_syncs),
        cmocka_unit_test(store_bears_it),
        cmocka_unit_test(store_bears_faults_in_recovery),
        cmocka_unit_test(relaxed_store_loses_only_the_last),
        cmocka_unit_test(normal_loses),
        cmocka_unit_test(off_breaks),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
