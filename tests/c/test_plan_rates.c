/* The plan where a rate of the trial or of a cadence is not known. */
#include "plan_cases.h"

/* The same rulebook with something in the place of each value that is not known. */
static heltmed_rulebook *filled_in(const heltmed_rulebook *lacking, struct chance *chance)
{
    static const enum parameter rates[] = {TRIAL_WEEKS, TRIAL_VISITS_PER_WEEK, FOLLOWUP_WEEKLY_UNTIL_DAY, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY};
    heltmed_rulebook *rulebook = case_overlay(lacking);

    for (size_t i = 0; i < LENGTH(rates); i++) {
        const struct value_list *list = &lacking->lists[rates[i]];
        for (uint32_t j = 0; j < list->count; j++) {
            if (list->values[j].value == UNKNOWN) {
                int64_t most = parameters[rates[i]].hi < 300 ? parameters[rates[i]].hi : 300;
                assert_int_equal(heltmed_rulebook_set(rulebook, parameters[rates[i]].id, list->values[j].valid_from,
                                                      chance_between(chance, parameters[rates[i]].lo, most), list->values[j].known_from,
                                                      NULL),
                                 HELTMED_OK);
            }
        }
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    return rulebook;
}

/* A plan is told in spite of a rate that is not known only where the rate cannot change it. */
static void rates_that_are_not_known(void **state)
{
    static struct list list;
    struct chance chance = {13};
    heltmed_plan *plan = NULL;
    int known = 0, unknown = 0;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    for (int round = 0; round < 6000; round++) {
        struct trying trying;
        int64_t step_ups[STEP_UPS_MAX];
        int64_t around = case_middle(&chance);
        heltmed_rulebook *rulebook = case_rulebook(&chance, around, 40);
        plan_case_facts(&chance, around, &trying);
        struct plan_facts facts = case_internal(&trying.facts, step_ups);
        case_make(rulebook, &trying.facts, plan);
        struct plan_rates needed = plan_rates_needed(&facts, rulebook);
        int64_t next = plan_next_visit_after(&facts, rulebook, NULL, trying.facts.from - 1);
        bool lacks = needed.weeks == UNKNOWN || needed.visits_per_week == UNKNOWN || needed.weekly_until_day == UNKNOWN ||
                     needed.fortnightly_until_day == UNKNOWN;
        if (!heltmed_plan_known(plan)) {
            assert_int_equal(heltmed_plan_count(plan), 0);
            assert_true(lacks);
            unknown++;
        } else {
            assert_true(lacks || next != UNKNOWN);
            known += lacks;
        }
        for (int i = 0; i < 5; i++) {
            heltmed_rulebook *filled = filled_in(rulebook, &chance);
            if (heltmed_plan_known(plan)) {
                case_second_plan(&list, filled, &trying.facts);
                case_check_same(plan, &list, &trying.facts);
            }
            if (next != UNKNOWN) {
                assert_true(next == plan_next_visit_after(&facts, filled, NULL, trying.facts.from - 1));
            }
            heltmed_rulebook_destroy(filled);
        }
        heltmed_rulebook_destroy(rulebook);
    }
    assert_true(known > 100 && unknown > 100);
    heltmed_plan_destroy(plan);
}

/* A cadence whose rates are not known says nothing of the days before it, nor of those after the next has begun. */
static void where_a_lacking_rate_matters(void **state)
{
    int64_t step_ups[] = {date_from_civil(2026, 9, 7)}; /* a Monday */
    heltmed_rulebook *rulebook = case_overlay(case_built_in());
    heltmed_plan_facts facts = case_no_facts(DATE_MIN, DATE_MAX);
    heltmed_plan *plan = NULL;
    (void)state;

    case_set(rulebook, "trial.visits_per_week", DATE_MIN, UNKNOWN);
    case_set(rulebook, "followup.weekly_until_day", date_from_civil(2026, 6, 1), UNKNOWN);
    case_set(rulebook, "followup.weekly_until_day", date_from_civil(2026, 9, 1), 56);
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    static const struct {
        int32_t from[3], until[3];
        bool known;
        size_t count;
    } windows[] = {
        {{1, 1, 1}, {2026, 4, 30}, true, 0},
        {{1, 1, 1}, {2026, 5, 3}, true, 0},
        {{1, 1, 1}, {2026, 5, 4}, false, 0},
        {{2026, 5, 29}, {2026, 5, 29}, false, 0},
        {{2026, 5, 30}, {2026, 5, 31}, true, 0},
        {{2026, 6, 1}, {2026, 6, 14}, true, 0},
        {{2026, 6, 1}, {2026, 6, 15}, false, 0},
        {{2026, 7, 1}, {2026, 7, 2}, false, 0},
        {{2026, 9, 7}, {2026, 9, 13}, false, 0},
        {{2026, 9, 8}, {2026, 9, 14}, true, 1},
        {{2026, 9, 8}, {9999, 12, 31}, true, 7 + 9 + 10 + 7972 * 12},
    };
    facts.trial_starts_on = date_from_civil(2026, 5, 2); /* a Saturday; the last day is 29 May */
    facts.hired_on = date_from_civil(2026, 6, 14);       /* a Sunday */
    facts.step_ups = step_ups;
    facts.step_ups_count = LENGTH(step_ups);
    for (size_t i = 0; i < LENGTH(windows); i++) {
        facts.from = date_from_civil(windows[i].from[0], windows[i].from[1], windows[i].from[2]);
        facts.until = date_from_civil(windows[i].until[0], windows[i].until[1], windows[i].until[2]);
        case_make(rulebook, &facts, plan);
        if (heltmed_plan_known(plan) != windows[i].known || heltmed_plan_count(plan) != windows[i].count) {
            fail_msg("window %d: known %d, %d visits", (int)i, heltmed_plan_known(plan), (int)heltmed_plan_count(plan));
        }
    }
    /* The next visit likewise: it hangs on the trial's rate only until the trial is over. */
    int64_t copy[1];
    struct plan_facts same = case_internal(&facts, copy);
    assert_true(plan_next_visit_after(&same, rulebook, NULL, DATE_MIN) == UNKNOWN);
    assert_true(plan_next_visit_after(&same, rulebook, NULL, date_from_civil(2026, 9, 6)) == UNKNOWN);
    assert_true(plan_next_visit_after(&same, rulebook, NULL, date_from_civil(2026, 9, 7)) == date_from_civil(2026, 9, 14));
    heltmed_plan_destroy(plan);
    heltmed_rulebook_destroy(rulebook);
}

/* Rates that are given instead do what the same rates in the rulebook do. */
static void rates_given_instead(void **state)
{
    struct chance chance = {14};
    (void)state;

    for (int round = 0; round < 3000; round++) {
        struct trying trying;
        int64_t step_ups[STEP_UPS_MAX];
        int64_t around = case_middle(&chance);
        struct plan_rates rates = {chance_between(&chance, 1, 8), chance_between(&chance, 1, 7), chance_between(&chance, 0, 90),
                                   chance_between(&chance, 0, 250)};
        heltmed_rulebook *lacking = case_overlay(case_built_in()), *having = case_overlay(case_built_in());
        case_set(lacking, "trial.weeks", DATE_MIN, UNKNOWN);
        case_set(having, "trial.weeks", DATE_MIN, rates.weeks);
        case_set(lacking, "trial.visits_per_week", DATE_MIN, UNKNOWN);
        case_set(having, "trial.visits_per_week", DATE_MIN, rates.visits_per_week);
        case_set(lacking, "followup.weekly_until_day", DATE_MIN, UNKNOWN);
        case_set(having, "followup.weekly_until_day", DATE_MIN, rates.weekly_until_day);
        case_set(lacking, "followup.fortnightly_until_day", DATE_MIN, UNKNOWN);
        case_set(having, "followup.fortnightly_until_day", DATE_MIN, rates.fortnightly_until_day);
        assert_int_equal(heltmed_rulebook_seal(lacking, NULL), HELTMED_OK);
        assert_int_equal(heltmed_rulebook_seal(having, NULL), HELTMED_OK);
        plan_case_facts(&chance, around, &trying);
        struct plan_facts facts = case_internal(&trying.facts, step_ups);
        for (int i = 0; i < 20; i++) {
            int64_t after = case_day_near(&chance, around, 100, 900) - 1;
            int64_t next = plan_next_visit_after(&facts, lacking, &rates, after);
            assert_true(next != UNKNOWN);
            assert_true(next == plan_next_visit_after(&facts, having, NULL, after));
        }
        heltmed_rulebook_destroy(lacking);
        heltmed_rulebook_destroy(having);
    }
}

static void which_rates_are_needed(void **state)
{
    int64_t step_ups[] = {date_from_civil(2027, 3, 1), date_from_civil(2026, 6, 1)};
    struct plan_facts facts = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, step_ups, 2, false};
    heltmed_rulebook *rulebook = case_overlay(case_built_in());
    struct plan_rates needed;
    (void)state;

    case_set(rulebook, "followup.weekly_until_day", date_from_civil(2027, 1, 1), UNKNOWN);
    case_set(rulebook, "trial.weeks", date_from_civil(2026, 5, 1), 3);
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    needed = plan_rates_needed(&facts, rulebook); /* step-ups alone are no plan */
    assert_true(needed.weeks == NONE && needed.visits_per_week == NONE && needed.weekly_until_day == NONE &&
                needed.fortnightly_until_day == NONE);
    facts.trial_starts_on = date_from_civil(2026, 5, 1);
    needed = plan_rates_needed(&facts, rulebook);
    assert_true(needed.weeks == 3 && needed.visits_per_week == 2 && needed.weekly_until_day == NONE);
    facts.hired_on = date_from_civil(2026, 6, 1);
    needed = plan_rates_needed(&facts, rulebook);
    assert_true(needed.weekly_until_day == UNKNOWN && needed.fortnightly_until_day == 182);
    facts.ended_on = date_from_civil(2027, 2, 28);
    needed = plan_rates_needed(&facts, rulebook); /* the step-up of 2027 comes too late to matter */
    assert_true(needed.weekly_until_day == 56 && needed.fortnightly_until_day == 182 && needed.weeks == 3);
    facts.ended_on = date_from_civil(2026, 4, 30);
    needed = plan_rates_needed(&facts, rulebook);
    assert_true(needed.weeks == NONE && needed.weekly_until_day == NONE);
    facts.ended_on = UNKNOWN;
    facts.hired_on = date_from_civil(2027, 3, 2); /* and here it comes before the hiring */
    facts.as_known_on = date_from_civil(2026, 12, 1);
    needed = plan_rates_needed(&facts, rulebook);
    assert_true(needed.weekly_until_day == UNKNOWN);
    heltmed_rulebook_destroy(rulebook);
    rulebook = case_overlay(case_built_in());
    case_set(rulebook, "followup.weekly_until_day", date_from_civil(2027, 1, 1), UNKNOWN);
    assert_int_equal(
        heltmed_rulebook_set(rulebook, "followup.weekly_until_day", date_from_civil(2027, 3, 2), 70, date_from_civil(2027, 2, 1), NULL),
        HELTMED_OK);
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    needed = plan_rates_needed(&facts, rulebook);
    assert_true(needed.weekly_until_day == UNKNOWN);
    facts.as_known_on = date_from_civil(2027, 2, 1);
    needed = plan_rates_needed(&facts, rulebook);
    assert_true(needed.weekly_until_day == 70);
    heltmed_rulebook_destroy(rulebook);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_that_are_not_known),
        cmocka_unit_test(where_a_lacking_rate_matters),
        cmocka_unit_test(rates_given_instead),
        cmocka_unit_test(which_rates_are_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
