/* The safety number: which call an act answers. */
#include "given_log.h"

static void each_act_answers_the_oldest_call(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-02-02", "concern_acted_on", "'by':'job_specialist'");
    given_event(given, "2026-02-02", "concern_reported", "'by':'worker'");
    given_event(given, "2026-02-03", "concern_reported", "'by':'other'");
    given_event(given, "2026-02-04", "concern_reported", "'by':'employer'");
    given_event(given, "2026-02-05", "concern_acted_on", "'by':'employer'");
    given_late_event(given, "2026-02-09", "2026-02-06", "concern_reported", "'by':'worker'", 77);
    given_fold(given, "2026-02-09");
    assert_false(given->state.opened);
    const struct case_concern *concerns = given->state.concerns;
    assert_int_equal(given->state.concern_count, 4);
    assert_int_equal(concerns[0].acted_on, day("2026-02-02"));
    assert_int_equal(concerns[0].acted_by, 2);
    assert_int_equal(concerns[1].reported_by, 3);
    assert_int_equal(concerns[1].acted_on, day("2026-02-05"));
    assert_int_equal(concerns[2].acted_on, NONE);
    assert_int_equal(concerns[3].acted_on, NONE);
    given_case_free(given);
}

/* What was done about nothing that is known may answer a call that is written down after it, on its own day alone. */
static void an_early_act_answers_a_call_of_its_day(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-01-30", "concern_acted_on", "'by':'employer'");
    given_event(given, "2026-02-02", "concern_acted_on", "'by':'job_specialist'");
    given_event(given, "2026-02-02", "concern_reported", "'by':'worker'");
    given_event(given, "2026-02-02", "concern_reported", "'by':'other'");
    given_fold(given, "2026-02-09");
    assert_int_equal(given->state.concern_count, 2);
    assert_int_equal(given->state.concerns[0].acted_on, day("2026-02-02"));
    assert_int_equal(given->state.concerns[1].acted_on, NONE);
    given_case_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_act_answers_the_oldest_call),
        cmocka_unit_test(an_early_act_answers_a_call_of_its_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
