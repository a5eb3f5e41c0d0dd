/* The plan of visits: what is true of every plan, cases told in the contract's words, misuse and memory. */
#include "plan_cases.h"

#include <stdio.h>
/* What is true of every plan, whatever its rates. */
static void check_shape(const heltmed_plan *plan, const heltmed_plan_facts *facts)
{
    int32_t holidays = facts->holidays == UNKNOWN ? HELTMED_HOLIDAYS_NO : (int32_t)facts->holidays;

    for (size_t i = 0; i < heltmed_plan_count(plan); i++) {
        struct visit visit = case_visit(plan, i);
        assert_true(i == 0 || case_visit(plan, i - 1).on < visit.on);
        assert_true(visit.on >= facts->from && visit.on <= facts->until);
        assert_true(facts->ended_on == UNKNOWN || visit.on <= facts->ended_on);
        assert_true(heltmed_date_is_working_day(visit.on, holidays));
        assert_true(visit.step == STEP_TRIAL || visit.on >= visit.nominal_on);
        assert_true(visit.on - visit.nominal_on < 8 && visit.nominal_on - visit.on < 8);
        if (heltmed_date_is_working_day(visit.nominal_on, holidays)) {
            assert_int_equal(visit.on, visit.nominal_on);
        }
    }
}

static void the_same_as_the_second_plan(void **state)
{
    static struct list list;
    struct chance chance = {10};
    heltmed_plan *plan = NULL;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    for (int round = 0; round < 10000; round++) {
        struct trying trying;
        int64_t around = case_middle(&chance);
        heltmed_rulebook *rulebook = chance_of(&chance, 40) ? case_rulebook(&chance, around, 0) : NULL;
        const heltmed_rulebook *used = rulebook ? rulebook : case_built_in();
        plan_case_facts(&chance, around, &trying);
        case_make(used, &trying.facts, plan);
        assert_true(heltmed_plan_known(plan));
        case_second_plan(&list, used, &trying.facts);
        case_check_same(plan, &list, &trying.facts);
        check_shape(plan, &trying.facts);
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_plan_destroy(plan);
}

/* The window only shows: what it leaves out moves nothing in it. */
static void a_window_is_a_part_of_the_plan(void **state)
{
    struct chance chance = {11};
    heltmed_plan *whole = NULL, *part = NULL;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, &whole, NULL), HELTMED_OK);
    assert_int_equal(heltmed_plan_create(NULL, &part, NULL), HELTMED_OK);
    for (int round = 0; round < 3000; round++) {
        struct trying trying;
        plan_case_facts(&chance, case_middle(&chance), &trying);
        heltmed_plan_facts facts = trying.facts;
        facts.from = DATE_MIN;
        case_make(case_built_in(), &facts, whole);
        facts.from = trying.facts.from;
        case_make(case_built_in(), &facts, part);
        size_t count = 0;
        for (size_t i = 0; i < heltmed_plan_count(whole); i++) {
            struct visit visit = case_visit(whole, i);
            if (visit.on >= facts.from) {
                struct visit same = case_visit(part, count++);
                assert_memory_equal(&visit, &same, sizeof(visit));
            }
        }
        assert_int_equal(count, heltmed_plan_count(part));
    }
    heltmed_plan_destroy(whole);
    heltmed_plan_destroy(part);
}

/* Taken a few visits at a time, the plan is the same. */
static void a_plan_in_pieces(void **state)
{
    static struct list list;
    struct chance chance = {15};
    (void)state;

    for (int round = 0; round < 4000; round++) {
        struct trying trying;
        int64_t step_ups[STEP_UPS_MAX];
        int64_t around = case_middle(&chance);
        heltmed_rulebook *rulebook = case_rulebook(&chance, around, 0);
        plan_case_facts(&chance, around, &trying);
        case_second_plan(&list, rulebook, &trying.facts);
        struct plan_facts facts = case_internal(&trying.facts, step_ups);
        struct calendar calendar = calendar_of(plan_holidays(&facts));
        struct plan_walk walk;
        enum plan_walk_result result;
        int done = 0;
        plan_walk_from(&walk, &facts, rulebook, NULL, &calendar, trying.facts.from, trying.facts.until);
        do {
            struct visit visits[6];
            size_t room = (size_t)chance_between(&chance, 0, 5), count;
            memset(visits, 0x5a, sizeof(visits));
            result = plan_walk_next(&walk, visits, room, &count);
            assert_true(count <= room && done + (int)count <= list.count);
            assert_memory_equal(visits, list.visits + done, count * sizeof(visits[0]));
            for (size_t i = room; i < 6; i++) {
                assert_int_equal(visits[i].on, 0x5a5a5a5a);
            }
            done += (int)count;
        } while (result == WALK_ON);
        assert_int_equal(result, WALK_END);
        assert_int_equal(done, list.count);
        heltmed_rulebook_destroy(rulebook);
    }
}

/* Asked on each of some days, the next visit is the plan's own next one. */
static void the_next_visit(void **state)
{
    struct chance chance = {12};
    heltmed_plan *plan = NULL;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    for (int round = 0; round < 1500; round++) {
        struct trying trying;
        int64_t step_ups[STEP_UPS_MAX];
        int64_t around = case_middle(&chance);
        heltmed_rulebook *rulebook = case_rulebook(&chance, around, 0);
        plan_case_facts(&chance, around, &trying);
        struct plan_facts facts = case_internal(&trying.facts, step_ups);
        case_make(rulebook, &trying.facts, plan);
        size_t next = 0;
        for (int64_t after = trying.facts.from - 1; after < trying.facts.until; after++) {
            while (next < heltmed_plan_count(plan) && case_visit(plan, next).on <= after) {
                next++;
            }
            int64_t found = plan_next_visit_after(&facts, rulebook, NULL, after);
            if (next < heltmed_plan_count(plan)) {
                assert_true(found == case_visit(plan, next).on);
            } else {
                assert_true(found == NONE || found == OUT_OF_RANGE || found > trying.facts.until);
            }
        }
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_plan_destroy(plan);
}

static void the_end_of_the_calendar(void **state)
{
    const heltmed_rulebook *rulebook = case_built_in();
    struct plan_facts hired = {UNKNOWN, UNKNOWN, date_from_civil(2020, 1, 1), UNKNOWN, UNKNOWN, NULL, 0, false};
    struct plan_facts ended = hired, trial = {UNKNOWN, DATE_MAX - 5, UNKNOWN, UNKNOWN, UNKNOWN, NULL, 0, false};
    struct plan_facts nothing = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NULL, 0, false};
    (void)state;

    ended.ended_on = DATE_MAX;
    assert_true(plan_next_visit_after(&hired, rulebook, NULL, DATE_MIN - 1) == date_from_civil(2020, 1, 2));
    assert_true(plan_next_visit_after(&hired, rulebook, NULL, DATE_MAX) == OUT_OF_RANGE);
    assert_true(plan_next_visit_after(&hired, rulebook, NULL, INT64_MAX) == OUT_OF_RANGE);
    assert_true(plan_next_visit_after(&hired, rulebook, NULL, DATE_MAX - 5) == OUT_OF_RANGE);
    assert_true(plan_next_visit_after(&ended, rulebook, NULL, DATE_MAX) == NONE);
    assert_true(plan_next_visit_after(&ended, rulebook, NULL, INT64_MAX) == NONE);
    assert_true(plan_next_visit_after(&trial, rulebook, NULL, DATE_MIN - 1) == date_from_civil(9999, 12, 27));
    assert_true(plan_next_visit_after(&trial, rulebook, NULL, DATE_MAX) == OUT_OF_RANGE);
    assert_true(plan_next_visit_after(&trial, rulebook, NULL, DATE_MAX + 100) == NONE);
    assert_true(plan_next_visit_after(&nothing, rulebook, NULL, DATE_MIN - 1) == NONE);

    /* Four visits a week, the last one meant for Saturday 10000-01-01, which goes back into year 9999. */
    heltmed_rulebook *closer = case_overlay(rulebook);
    case_set(closer, "trial.visits_per_week", DATE_MIN, 4);
    assert_int_equal(heltmed_rulebook_seal(closer, NULL), HELTMED_OK);
    trial.trial_starts_on = date_from_civil(9999, 12, 6);
    assert_true(plan_next_visit_after(&trial, closer, NULL, DATE_MAX - 2) == DATE_MAX - 1);
    assert_true(plan_next_visit_after(&trial, closer, NULL, DATE_MAX - 1) == OUT_OF_RANGE);
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, DATE_MAX - 1);
    heltmed_plan *plan = NULL;
    heltmed_error error;
    facts.trial_starts_on = trial.trial_starts_on;
    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    case_make(closer, &facts, plan);
    assert_int_equal(heltmed_plan_count(plan), 12);
    facts.until = DATE_MAX;
    assert_int_equal(heltmed_plan_make(closer, &facts, plan, &error), HELTMED_RANGE);
    assert_string_equal(error.field, "trial_starts_on");
    assert_int_equal(heltmed_plan_count(plan), 0);
    heltmed_plan_destroy(plan);
    heltmed_rulebook_destroy(closer);
}

/* ---- Cases told in the contract's words ---- */

static void check_days(const heltmed_plan *plan, const char *const *lines, size_t count)
{
    assert_int_equal(heltmed_plan_count(plan), count);
    for (size_t i = 0; i < count; i++) {
        struct visit visit = case_visit(plan, i);
        char on[11], nominal_on[11], line[64];
        date_print(visit.on, on);
        date_print(visit.nominal_on, nominal_on);
        (void)snprintf(line, sizeof(line), "%s %s %s", on, nominal_on, visit_step_names[visit.step]);
        assert_string_equal(line, lines[i]);
    }
}

static heltmed_plan *plan_of(const heltmed_plan_facts *facts)
{
    heltmed_plan *plan = NULL;

    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    case_make(case_built_in(), facts, plan);
    assert_true(heltmed_plan_known(plan));
    return plan;
}

/* A trial that ends on Easter Sunday 2026: Maundy Thursday's visit cannot wait until after Easter, and goes back. */
static void a_trial_that_ends_at_easter(void **state)
{
    static const char *const lines[] = {
        "2026-03-09 2026-03-09 trial", "2026-03-12 2026-03-12 trial", "2026-03-16 2026-03-16 trial", "2026-03-19 2026-03-19 trial",
        "2026-03-23 2026-03-23 trial", "2026-03-26 2026-03-26 trial", "2026-03-30 2026-03-30 trial", "2026-04-01 2026-04-02 trial",
    };
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, DATE_MAX);
    (void)state;

    facts.trial_starts_on = date_from_civil(2026, 3, 9);
    heltmed_plan *plan = plan_of(&facts);
    check_days(plan, lines, LENGTH(lines));
    heltmed_plan_destroy(plan);
}

/* 17 May 2027 is Whit Monday too, and the first fortnightly visit. */
static void from_weekly_to_monthly(void **state)
{
    static const char *const lines[] = {
        "2027-05-10 2027-05-10 weekly",      "2027-05-18 2027-05-17 fortnightly", "2027-05-31 2027-05-31 fortnightly",
        "2027-06-14 2027-06-14 fortnightly", "2027-06-28 2027-06-28 fortnightly", "2027-07-12 2027-07-12 fortnightly",
        "2027-07-26 2027-07-26 fortnightly", "2027-08-09 2027-08-09 fortnightly", "2027-08-23 2027-08-23 fortnightly",
        "2027-09-06 2027-09-06 fortnightly", "2027-09-20 2027-09-20 monthly",     "2027-10-20 2027-10-20 monthly",
        "2027-11-22 2027-11-20 monthly",     "2027-12-20 2027-12-20 monthly",
    };
    heltmed_plan_facts facts = case_no_facts(date_from_civil(2027, 5, 10), date_from_civil(2027, 12, 31));
    (void)state;

    facts.hired_on = date_from_civil(2027, 3, 22);
    heltmed_plan *plan = plan_of(&facts);
    check_days(plan, lines, LENGTH(lines));
    heltmed_plan_destroy(plan);
}

/* Counted from the anchor, 31 January, the visits come back to the 31st after each shorter month. */
static void months_from_the_last_of_january(void **state)
{
    static const char *const lines[] = {
        "2027-02-01 2027-01-31 monthly", "2027-03-01 2027-02-28 monthly", "2027-03-31 2027-03-31 monthly",
        "2027-04-30 2027-04-30 monthly", "2027-05-31 2027-05-31 monthly", "2027-06-30 2027-06-30 monthly",
    };
    heltmed_plan_facts facts = case_no_facts(date_from_civil(2027, 1, 20), date_from_civil(2027, 7, 1));
    (void)state;

    facts.hired_on = date_from_civil(2026, 8, 2);
    heltmed_plan *plan = plan_of(&facts);
    check_days(plan, lines, LENGTH(lines));
    heltmed_plan_destroy(plan);
}

/* The trial's visit and the first of the employment fall on one day: one visit, the one that was meant for earlier. */
static void visits_that_join(void **state)
{
    static const char *const lines[] = {
        "2026-05-28 2026-05-28 trial",  "2026-06-01 2026-05-31 weekly", "2026-06-04 2026-06-04 trial",
        "2026-06-08 2026-06-07 weekly", "2026-06-15 2026-06-14 weekly",
    };
    static const char *const tie[] = {"2026-05-28 2026-05-28 trial", "2026-06-01 2026-06-01 trial", "2026-06-04 2026-06-04 trial",
                                      "2026-06-08 2026-06-08 weekly", "2026-06-15 2026-06-15 weekly"};
    heltmed_plan_facts facts = case_no_facts(date_from_civil(2026, 5, 27), date_from_civil(2026, 6, 15));
    (void)state;

    facts.trial_starts_on = date_from_civil(2026, 5, 11);
    facts.hired_on = date_from_civil(2026, 5, 31); /* a Sunday */
    heltmed_plan *plan = plan_of(&facts);
    check_days(plan, lines, LENGTH(lines));
    heltmed_plan_destroy(plan);
    facts.hired_on = date_from_civil(2026, 6, 1);
    plan = plan_of(&facts);
    check_days(plan, tie, LENGTH(tie));
    heltmed_plan_destroy(plan);
}

/* The end drops what lies after it once moved: a visit meant for the last Sunday is not held on the Monday. */
static void a_step_up_and_an_end(void **state)
{
    static const char *const lines[] = {
        "2026-06-01 2026-06-01 weekly", "2026-06-08 2026-06-08 weekly", "2026-06-10 2026-06-10 weekly",
        "2026-06-17 2026-06-17 weekly", "2026-06-22 2026-06-20 weekly",
    };
    int64_t step_ups[] = {date_from_civil(2026, 6, 20), date_from_civil(2026, 6, 10), date_from_civil(2026, 6, 10),
                          date_from_civil(2026, 6, 1), date_from_civil(2025, 1, 1)};
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, DATE_MAX);
    (void)state;

    facts.hired_on = date_from_civil(2026, 6, 1);
    facts.step_ups = step_ups;
    facts.step_ups_count = LENGTH(step_ups);
    facts.ended_on = date_from_civil(2026, 6, 28);
    heltmed_plan *plan = plan_of(&facts);
    check_days(plan, lines, LENGTH(lines));
    heltmed_plan_destroy(plan);
    assert_true(step_ups[0] == date_from_civil(2026, 6, 20)); /* the caller's list is left as it is */
}

static void nothing_to_plan(void **state)
{
    int64_t step_ups[] = {date_from_civil(2026, 6, 10)};
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, DATE_MAX);
    (void)state;

    facts.step_ups = step_ups;
    facts.step_ups_count = 1;
    heltmed_plan *plan = plan_of(&facts); /* a step-up without a day of hiring */
    assert_int_equal(heltmed_plan_count(plan), 0);
    heltmed_plan_destroy(plan);
    facts = case_no_facts(date_from_civil(2026, 6, 10), date_from_civil(2026, 6, 9));
    facts.hired_on = date_from_civil(2026, 1, 1);
    plan = plan_of(&facts); /* `from` after `until` */
    assert_int_equal(heltmed_plan_count(plan), 0);
    heltmed_plan_destroy(plan);
}

static void a_plan_over_all_years(void **state)
{
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, DATE_MAX);
    (void)state;

    facts.hired_on = DATE_MIN;
    heltmed_plan *plan = plan_of(&facts);
    /* 8 weekly, 9 fortnightly, then monthly from July of year 1 to December of year 9999. */
    assert_int_equal(heltmed_plan_count(plan), 8 + 9 + 6 + 9998 * 12);
    check_shape(plan, &facts);
    heltmed_plan_destroy(plan);
}

/* ---- Misuse and memory ---- */

static void what_is_refused(void **state)
{
    heltmed_plan_facts facts = case_no_facts(0, 100), bad;
    heltmed_rulebook *open = case_overlay(case_built_in());
    heltmed_error error;
    heltmed_plan *plan = NULL;
    int32_t on = 123;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_plan_create(NULL, &plan, &error), HELTMED_OK);
    assert_false(heltmed_plan_known(plan));
    assert_int_equal(heltmed_plan_count(plan), 0);
    assert_int_equal(heltmed_plan_make(NULL, &facts, plan, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_plan_make(case_built_in(), NULL, plan, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_plan_make(case_built_in(), &facts, NULL, &error), HELTMED_ARGUMENT);

    facts.hired_on = 0;
    case_make(case_built_in(), &facts, plan);
    assert_true(heltmed_plan_known(plan) && heltmed_plan_count(plan) > 0);
    assert_int_equal(heltmed_plan_make(open, &facts, plan, &error), HELTMED_NOT_SEALED);
    assert_false(heltmed_plan_known(plan));
    assert_int_equal(heltmed_plan_count(plan), 0);

    bad = facts;
    bad.from = UNKNOWN;
    assert_int_equal(heltmed_plan_make(case_built_in(), &bad, plan, &error), HELTMED_REQUIRED);
    assert_string_equal(error.field, "from");
    bad = facts;
    bad.until = UNKNOWN;
    assert_int_equal(heltmed_plan_make(case_built_in(), &bad, plan, &error), HELTMED_REQUIRED);
    assert_string_equal(error.field, "until");
    bad = facts;
    bad.hired_on = (int64_t)DATE_MAX + 1;
    assert_int_equal(heltmed_plan_make(case_built_in(), &bad, plan, &error), HELTMED_DATE);
    assert_string_equal(error.field, "hired_on");
    bad = facts;
    bad.holidays = 4;
    assert_int_equal(heltmed_plan_make(case_built_in(), &bad, plan, &error), HELTMED_CHOICE);
    assert_string_equal(error.field, "holidays");
    assert_int_equal(heltmed_plan_count(plan), 0);

    case_make(case_built_in(), &facts, plan);
    assert_int_equal(heltmed_plan_visit(plan, heltmed_plan_count(plan), &on, NULL, NULL, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_plan_visit(NULL, 0, &on, NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(on, 123);
    assert_int_equal(heltmed_plan_visit(plan, 0, NULL, NULL, NULL, NULL), HELTMED_OK);
    assert_int_equal(heltmed_plan_count(NULL), 0);
    assert_false(heltmed_plan_known(NULL));
    heltmed_plan_destroy(NULL);
    heltmed_plan_destroy(plan);
    heltmed_rulebook_destroy(open);
}

static void memory_that_runs_out(void **state)
{
    int64_t step_ups[] = {200, 100, 50};
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, 9000);
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_plan *plan = NULL;
    heltmed_error error;
    (void)state;

    facts.hired_on = 0;
    facts.step_ups = step_ups;
    facts.step_ups_count = LENGTH(step_ups);
    counting.fail_from = 1;
    assert_int_equal(heltmed_plan_create(&allocator, &plan, &error), HELTMED_NO_MEMORY);
    assert_null(plan);
    for (size_t fail_from = 2;; fail_from++) {
        counting = (struct counting){0};
        assert_int_equal(heltmed_plan_create(&allocator, &plan, NULL), HELTMED_OK);
        counting.fail_from = fail_from;
        heltmed_status status = heltmed_plan_make(case_built_in(), &facts, plan, &error);
        if (status == HELTMED_OK) {
            break;
        }
        assert_int_equal(status, HELTMED_NO_MEMORY);
        assert_int_equal(error.code, HELTMED_NO_MEMORY);
        assert_false(heltmed_plan_known(plan));
        assert_int_equal(heltmed_plan_count(plan), 0);
        counting.fail_from = 0;
        case_make(case_built_in(), &facts, plan); /* and it can be made again */
        assert_true(heltmed_plan_count(plan) > 200);
        heltmed_plan_destroy(plan);
        assert_int_equal(counting.blocks, 0);
        assert_int_equal(counting.bytes, 0);
    }
    /* Warm, it asks for nothing. */
    size_t calls = counting.calls;
    assert_true(calls > 3);
    case_make(case_built_in(), &facts, plan);
    assert_int_equal(counting.calls, calls);
    heltmed_plan_destroy(plan);
    assert_int_equal(counting.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_the_second_plan),
        cmocka_unit_test(a_window_is_a_part_of_the_plan),
        cmocka_unit_test(a_plan_in_pieces),
        cmocka_unit_test(the_next_visit),
        cmocka_unit_test(the_end_of_the_calendar),
        cmocka_unit_test(a_trial_that_ends_at_easter),
        cmocka_unit_test(from_weekly_to_monthly),
        cmocka_unit_test(months_from_the_last_of_january),
        cmocka_unit_test(visits_that_join),
        cmocka_unit_test(a_step_up_and_an_end),
        cmocka_unit_test(nothing_to_plan),
        cmocka_unit_test(a_plan_over_all_years),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(memory_that_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
