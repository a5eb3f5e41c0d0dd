/*
 * What can be missing of the follow-up when its rates have ended: the solver against trying every value, where all days lie so
 * close together that few values differ from one another. The plan itself is not on trial here.
 */
#include <stdio.h>

#include <heltmed/heltmed.h>

#include "testing.h"

#include "base/date.h"
#include "rules/facts.h"
#include "rules/plan.h"
#include "rules/registry.h"
#include "rules/solver.h"

enum { ON_SCHEDULE = 2, RATES = 6, UNKNOWNS = RATES + 1, NEAR = 18, FAR_VALUE = 1000000, FILLINGS_MOST = 100000, ROUNDS = 120 };
enum { WEEKS, PER_WEEK, WEEKLY, FORTNIGHTLY, EARLY, GRACE, LAST };

static const char *const names[UNKNOWNS] = {"trial.weeks",
                                            "trial.visits_per_week",
                                            "followup.weekly_until_day",
                                            "followup.fortnightly_until_day",
                                            "followup.early_days",
                                            "followup.grace_days",
                                            "visits"};
static const int64_t usual[RATES] = {4, 2, 56, 182, 3, 7};

static struct chance chance;

/* One case: the facts, and for each unknown the values that it can have. */
struct trying {
    heltmed_followup_facts facts;
    int64_t step_up;
    int64_t visit;
    bool unknown[UNKNOWNS];
    int64_t values[UNKNOWNS][64];
    uint32_t counts[UNKNOWNS];
    uint32_t size;
};

static void add_values(struct trying *trying, int which, int64_t from, int64_t until, int64_t far)
{
    trying->counts[which] = 0;
    for (int64_t value = from; value <= until; value++) {
        trying->values[which][trying->counts[which]++] = value;
    }
    if (far > until) {
        trying->values[which][trying->counts[which]++] = far;
    }
}

static void choose(struct trying *trying)
{
    int64_t first = chance_between(&chance, 20000, 20800), on = first + chance_between(&chance, 0, NEAR - 4);
    heltmed_followup_facts_init(&trying->facts);
    trying->facts.on = on;
    trying->facts.holidays = chance_between(&chance, 0, 3);
    if (chance_of(&chance, 60)) {
        trying->facts.trial_starts_on = first + chance_between(&chance, 0, 6);
    }
    if (chance_of(&chance, 75)) {
        trying->facts.hired_on = first + chance_between(&chance, 0, 10);
    }
    if (chance_of(&chance, 30)) {
        trying->facts.ended_on = first + chance_between(&chance, 0, NEAR);
    }
    trying->step_up = first + chance_between(&chance, 0, NEAR);
    trying->facts.step_ups = &trying->step_up;
    trying->facts.step_ups_count = chance_of(&chance, 25);
    trying->visit = first + chance_between(&chance, 0, NEAR);
    for (int i = 0; i < UNKNOWNS; i++) {
        trying->unknown[i] = chance_of(&chance, 45);
    }
    if (!trying->unknown[LAST]) {
        trying->facts.visits = &trying->visit;
        trying->facts.visits_count = chance_of(&chance, 80);
    }
    add_values(trying, WEEKS, 1, 4, 52);
    add_values(trying, PER_WEEK, 1, 7, 7);
    for (int i = WEEKLY; i <= GRACE; i++) {
        /* A visit may have been made so early that a trial of four weeks is over. */
        add_values(trying, i, 0, i == EARLY ? 2 * NEAR + 4 : NEAR + 3, FAR_VALUE);
    }
    add_values(trying, LAST, first - 4, on, on);
    trying->values[LAST][0] = DATE_MIN - 1;
    trying->size = 1;
    for (int i = 0; i < UNKNOWNS; i++) {
        if (!trying->unknown[i]) {
            trying->counts[i] = 1;
            trying->values[i][0] = i < RATES                                                ? usual[i]
                                   : trying->facts.visits_count == 1 && trying->visit <= on ? trying->visit
                                                                                            : DATE_MIN - 1;
        }
        trying->size *= trying->counts[i];
    }
}

static uint8_t outcome_of(const struct trying *trying, const int64_t value[UNKNOWNS], const heltmed_rulebook *rulebook)
{
    const heltmed_followup_facts *given = &trying->facts;
    struct plan_facts facts = {.as_known_on = UNKNOWN,
                               .trial_starts_on = given->trial_starts_on,
                               .hired_on = given->hired_on,
                               .ended_on = given->ended_on,
                               .holidays = given->holidays,
                               .step_ups = given->step_ups,
                               .step_up_count = given->step_ups_count};
    struct plan_rates rates = {value[WEEKS], value[PER_WEEK], value[WEEKLY], value[FORTNIGHTLY]};
    int64_t closed_until = value[LAST] == DATE_MIN - 1 ? value[LAST] : value[LAST] + value[EARLY];
    int64_t due = plan_next_visit_after(&facts, rulebook, &rates, closed_until);
    return due == NONE ? NOT_APPLICABLE : given->on - due <= value[GRACE] ? MET : NOT_MET;
}

static uint8_t outcomes[FILLINGS_MOST];

/* The unknowns that change the outcome, and whether there is more than one. */
static uint32_t shown(const struct trying *trying, const heltmed_rulebook *rulebook, bool *open)
{
    uint32_t seen = 0, changing = 0;
    for (uint32_t f = 0; f < trying->size; f++) {
        int64_t value[UNKNOWNS];
        uint32_t rest = f;
        for (int i = UNKNOWNS; i-- > 0;) {
            value[i] = trying->values[i][rest % trying->counts[i]];
            rest /= trying->counts[i];
        }
        outcomes[f] = outcome_of(trying, value, rulebook);
        seen |= UINT32_C(1) << outcomes[f];
    }
    uint32_t stride = 1;
    for (int i = UNKNOWNS; i-- > 0;) {
        for (uint32_t f = 0; f < trying->size; f++) {
            bool has_next = f / stride % trying->counts[i] + 1 < trying->counts[i];
            changing |= has_next && outcomes[f] != outcomes[f + stride] ? UINT32_C(1) << i : 0;
        }
        stride *= trying->counts[i];
    }
    *open = (seen & (seen - 1)) != 0;
    return changing;
}

static heltmed_rulebook *rulebook_without(const bool *unknown)
{
    heltmed_rulebook *base = NULL, *rulebook = NULL;
    assert_int_equal(heltmed_rulebook_built_in("2026.1", &base, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_overlay(base, "ended", NULL, &rulebook, NULL), HELTMED_OK);
    for (int i = 0; i < RATES; i++) {
        if (unknown[i]) {
            assert_int_equal(heltmed_rulebook_set(rulebook, names[i], DATE_MIN, UNKNOWN, DATE_MIN, NULL), HELTMED_OK);
        }
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static uint32_t told(const heltmed_decision *decision)
{
    uint32_t missing = 0;
    for (size_t m = 0; m < heltmed_decision_criterion_missing_count(decision, ON_SCHEDULE); m++) {
        for (int i = 0; i < UNKNOWNS; i++) {
            bool same = strcmp(heltmed_decision_criterion_missing(decision, ON_SCHEDULE, m), names[i]) == 0;
            missing |= same ? UINT32_C(1) << i : 0;
        }
    }
    return missing;
}

static void print_case(const struct trying *trying)
{
    const heltmed_followup_facts *facts = &trying->facts;
    printf("on %lld trial %lld hired %lld ended %lld holidays %lld step-ups %lld (%lld) visits %lld (%lld), unknown:", (long long)facts->on,
           (long long)facts->trial_starts_on, (long long)facts->hired_on, (long long)facts->ended_on, (long long)facts->holidays,
           (long long)facts->step_ups_count, (long long)trying->step_up, (long long)facts->visits_count, (long long)trying->visit);
    for (int i = 0; i < UNKNOWNS; i++) {
        printf("%s%s", trying->unknown[i] ? " " : "", trying->unknown[i] ? names[i] : "");
    }
    printf("\n");
}

static void missing_is_exact(void **state)
{
    static struct trying trying;
    heltmed_decision *decision = NULL;
    (void)state;

    chance.state = 0xf0;
    assert_int_equal(heltmed_decision_create(NULL, &decision, NULL), HELTMED_OK);
    int compared = 0, failed = 0;
    while (compared < ROUNDS) {
        choose(&trying);
        if (trying.size > FILLINGS_MOST || trying.size < 2) {
            continue;
        }
        heltmed_rulebook *rulebook = rulebook_without(trying.unknown);
        bool open = false;
        uint32_t expected = shown(&trying, rulebook, &open);
        assert_int_equal(heltmed_followup_assess(rulebook, &trying.facts, decision, NULL), HELTMED_OK);
        if (told(decision) != expected || (heltmed_decision_criterion_outcome(decision, ON_SCHEDULE) == HELTMED_UNDETERMINED) != open) {
            print_case(&trying);
            printf("  told %#x, trying shows %#x\n", told(decision), expected);
            failed++;
        }
        heltmed_rulebook_destroy(rulebook);
        compared++;
    }
    heltmed_decision_destroy(decision);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_is_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
