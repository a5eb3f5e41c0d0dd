#include "plan_cases.h"

const heltmed_rulebook *case_built_in(void)
{
    heltmed_rulebook *rulebook = NULL;

    assert_int_equal(heltmed_rulebook_built_in("2026.1", &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

heltmed_plan_facts case_no_facts(int64_t from, int64_t until)
{
    heltmed_plan_facts facts;

    facts_init(&plan_rule, &facts);
    facts.from = from;
    facts.until = until;
    return facts;
}

static int64_t rate(const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, const char *id, int64_t on)
{
    int64_t value = 0;

    assert_int_equal(heltmed_rulebook_get(rulebook, id, (int32_t)on, facts->as_known_on, &value, NULL, NULL), HELTMED_OK);
    return value;
}

/* ---- The second plan: for rates that are known, and visits up to `limit` ---- */

static void add(struct list *list, int64_t nominal_on, int32_t step)
{
    assert_true(list->count < VISITS_MAX);
    list->visits[list->count++] = (struct visit){.on = 0, .nominal_on = (int32_t)nominal_on, .step = step};
}

static void add_trial(struct list *list, const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, int64_t limit)
{
    int64_t start = facts->trial_starts_on;
    int64_t weeks = rate(rulebook, facts, "trial.weeks", start), n = rate(rulebook, facts, "trial.visits_per_week", start);
    int32_t holidays = facts->holidays == UNKNOWN ? HELTMED_HOLIDAYS_NO : (int32_t)facts->holidays;

    for (int64_t week = 0; week < weeks; week++) {
        for (int64_t k = 0; k < n; k++) {
            int64_t nominal_on = start + 7 * week + 7 * k / n;
            if (nominal_on > DATE_MAX || nominal_on > limit) {
                continue;
            }
            add(list, nominal_on, STEP_TRIAL);
            int64_t on = nominal_on;
            while (on <= DATE_MAX && !heltmed_date_is_working_day((int32_t)on, holidays)) {
                on++;
            }
            if (on > start + 7 * weeks - 1) {
                on = nominal_on;
                while (!heltmed_date_is_working_day((int32_t)on, holidays)) {
                    on--;
                }
            }
            list->visits[list->count - 1].on = (int32_t)on;
        }
    }
}

static void add_cadence(struct list *list, const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, int64_t start, int64_t limit)
{
    int64_t weekly = rate(rulebook, facts, "followup.weekly_until_day", start);
    int64_t fortnightly = rate(rulebook, facts, "followup.fortnightly_until_day", start);

    for (int64_t day = 0; day < weekly && start + day <= limit; day += 7) {
        add(list, start + day, STEP_WEEKLY);
    }
    for (int64_t day = weekly; day < fortnightly && start + day <= limit; day += 14) {
        add(list, start + day, STEP_FORTNIGHTLY);
    }
    if (start + fortnightly <= limit) {
        int32_t nominal_on;
        for (int32_t n = 0; heltmed_date_add_months((int32_t)(start + fortnightly), n, &nominal_on, NULL) == HELTMED_OK; n++) {
            if (nominal_on > limit) {
                break;
            }
            add(list, nominal_on, STEP_MONTHLY);
        }
    }
}

/* "Drops every employment visit whose nominal day is >= E and starts the cadence again", one step-up after another. */
static void add_employment(struct list *list, const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, int64_t limit)
{
    int first = list->count;
    int64_t done = facts->hired_on;

    add_cadence(list, rulebook, facts, facts->hired_on, limit);
    for (;;) {
        int64_t next = INT64_MAX;
        for (int64_t i = 0; i < facts->step_ups_count; i++) {
            if (facts->step_ups[i] > done && facts->step_ups[i] < next) {
                next = facts->step_ups[i];
            }
        }
        if (next > limit) {
            break;
        }
        int kept = first;
        for (int i = first; i < list->count; i++) {
            if (list->visits[i].nominal_on < next) {
                list->visits[kept++] = list->visits[i];
            }
        }
        list->count = kept;
        add_cadence(list, rulebook, facts, next, limit);
        done = next;
    }
    int32_t holidays = facts->holidays == UNKNOWN ? HELTMED_HOLIDAYS_NO : (int32_t)facts->holidays;
    for (int i = first; i < list->count; i++) {
        int32_t on = list->visits[i].nominal_on;
        while (on <= DATE_MAX && !heltmed_date_is_working_day(on, holidays)) {
            on++;
        }
        list->visits[i].on = on;
    }
}

static int by_day(const void *a, const void *b)
{
    const struct visit *x = a, *y = b;

    if (x->on != y->on) {
        return x->on < y->on ? -1 : 1;
    }
    if (x->nominal_on != y->nominal_on) {
        return x->nominal_on < y->nominal_on ? -1 : 1;
    }
    return x->step - y->step;
}

void case_second_plan(struct list *list, const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts)
{
    int64_t limit = facts->until + 14 < DATE_MAX ? facts->until + 14 : DATE_MAX;
    int count = 0;

    list->count = 0;
    if (facts->trial_starts_on != UNKNOWN) {
        add_trial(list, rulebook, facts, limit);
    }
    if (facts->hired_on != UNKNOWN) {
        add_employment(list, rulebook, facts, limit);
    }
    qsort(list->visits, (size_t)list->count, sizeof(list->visits[0]), by_day);
    int64_t last_on = INT64_MIN;
    for (int i = 0; i < list->count; i++) {
        struct visit visit = list->visits[i];
        bool joined = visit.on == last_on;
        bool dropped = facts->ended_on != UNKNOWN && visit.on > facts->ended_on;
        last_on = visit.on;
        if (!joined && !dropped && visit.on >= facts->from && visit.on <= facts->until) {
            list->visits[count++] = visit;
        }
    }
    list->count = count;
}

/* ---- Cases ---- */

heltmed_rulebook *case_overlay(const heltmed_rulebook *base)
{
    heltmed_rulebook *rulebook = NULL;

    assert_int_equal(heltmed_rulebook_overlay(base, "test", NULL, &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

void case_set(heltmed_rulebook *rulebook, const char *id, int32_t valid_from, int64_t value)
{
    assert_int_equal(heltmed_rulebook_set(rulebook, id, valid_from, value, DATE_MIN, NULL), HELTMED_OK);
}

static int64_t one_of(struct chance *chance, const int64_t *values, size_t count)
{
    return values[chance_between(chance, 0, (int64_t)count - 1)];
}

/* A rulebook with some rates of its own; `lacking` percent of them are not known. */
heltmed_rulebook *case_rulebook(struct chance *chance, int64_t around, int64_t lacking)
{
    static const int64_t weekly[] = {0, 1, 7, 8, 20, 49, 56, 56, 57, 100};
    static const int64_t fortnightly[] = {0, 1, 14, 30, 56, 60, 100, 182, 182, 300};
    static const char *const ids[] = {"trial.weeks", "trial.visits_per_week", "followup.weekly_until_day",
                                      "followup.fortnightly_until_day"};
    heltmed_rulebook *rulebook = case_overlay(case_built_in());

    for (int i = 0; i < 4; i++) {
        for (int64_t more = chance_between(chance, 0, 2); more > 0; more--) {
            int64_t day = chance_of(chance, 30) ? DATE_MIN : around + chance_between(chance, -100, 700);
            int64_t value = i == 0   ? chance_between(chance, 1, chance_of(chance, 5) ? 52 : 6)
                            : i == 1 ? chance_between(chance, 1, 7)
                            : i == 2 ? one_of(chance, weekly, LENGTH(weekly))
                                     : one_of(chance, fortnightly, LENGTH(fortnightly));
            int32_t from = (int32_t)(day < DATE_MIN ? DATE_MIN : day > DATE_MAX ? DATE_MAX : day);
            int32_t known_from = from > DATE_MIN && chance_of(chance, 30) ? from + (int32_t)chance_between(chance, 0, 20) : DATE_MIN;
            assert_int_equal(heltmed_rulebook_set(rulebook, ids[i], from, chance_of(chance, lacking) ? UNKNOWN : value,
                                                  known_from > DATE_MAX ? DATE_MAX : known_from, NULL),
                             HELTMED_OK);
        }
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    return rulebook;
}

int64_t case_day_near(struct chance *chance, int64_t around, int64_t before, int64_t after)
{
    int64_t day = around + chance_between(chance, -before, after);

    return day < DATE_MIN ? DATE_MIN : day > DATE_MAX ? DATE_MAX : day;
}

int64_t case_middle(struct chance *chance)
{
    if (chance_of(chance, 4)) {
        return DATE_MIN + chance_between(chance, 0, 400);
    }
    if (chance_of(chance, 6)) {
        return DATE_MAX - chance_between(chance, 0, 900);
    }
    return date_from_civil(2026, 1, 1) + chance_between(chance, -4000, 4000);
}

void plan_case_facts(struct chance *chance, int64_t around, struct trying *trying)
{
    heltmed_plan_facts *facts = &trying->facts;

    *facts = case_no_facts(case_day_near(chance, around, 100, 300), 0);
    facts->until = case_day_near(chance, facts->from, 20, chance_of(chance, 20) ? 2500 : 500);
    if (chance_of(chance, 70)) {
        facts->trial_starts_on = case_day_near(chance, around, 60, 60);
    }
    if (chance_of(chance, 85)) {
        facts->hired_on = case_day_near(chance, around, 40, 90);
    }
    if (chance_of(chance, 40)) {
        facts->ended_on = case_day_near(chance, around, 50, 700);
    }
    if (chance_of(chance, 30)) {
        facts->as_known_on = case_day_near(chance, around, 100, 400);
    }
    if (chance_of(chance, 60)) {
        facts->holidays = chance_between(chance, HELTMED_HOLIDAYS_NO, HELTMED_HOLIDAYS_NONE);
    }
    if (chance_of(chance, 60)) {
        facts->step_ups = trying->step_ups;
        facts->step_ups_count = chance_between(chance, 0, chance_of(chance, 20) ? STEP_UPS_MAX : 3);
        for (int64_t i = 0; i < facts->step_ups_count; i++) {
            bool again = i > 0 && chance_of(chance, 20);
            trying->step_ups[i] = again ? trying->step_ups[i - 1] : case_day_near(chance, around, 50, chance_of(chance, 30) ? 60 : 600);
        }
    }
}

void case_make(const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, heltmed_plan *plan)
{
    heltmed_error error;

    if (heltmed_plan_make(rulebook, facts, plan, &error) != HELTMED_OK) {
        fail_msg("%s: %s", error.field, error.message);
    }
}

struct visit case_visit(const heltmed_plan *plan, size_t index)
{
    struct visit visit;

    assert_int_equal(heltmed_plan_visit(plan, index, &visit.on, &visit.nominal_on, &visit.step, NULL), HELTMED_OK);
    return visit;
}

static void print_facts(const heltmed_plan_facts *facts)
{
    print_error("trial %lld, hired %lld, ended %lld, holidays %lld, from %lld, until %lld, step-ups", (long long)facts->trial_starts_on,
                (long long)facts->hired_on, (long long)facts->ended_on, (long long)facts->holidays, (long long)facts->from,
                (long long)facts->until);
    for (int64_t i = 0; i < facts->step_ups_count; i++) {
        print_error(" %lld", (long long)facts->step_ups[i]);
    }
    print_error("\n");
}

void case_check_same(const heltmed_plan *plan, const struct list *list, const heltmed_plan_facts *facts)
{
    if (heltmed_plan_count(plan) != (size_t)list->count) {
        print_facts(facts);
        fail_msg("%d visits, and not %d", (int)heltmed_plan_count(plan), list->count);
    }
    for (int i = 0; i < list->count; i++) {
        struct visit visit = case_visit(plan, (size_t)i);
        const struct visit *expected = &list->visits[i];
        if (visit.on != expected->on || visit.nominal_on != expected->nominal_on || visit.step != expected->step) {
            print_facts(facts);
            fail_msg("visit %d is on %d (%d, step %d), and not on %d (%d, step %d)", i, visit.on, visit.nominal_on, visit.step,
                     expected->on, expected->nominal_on, expected->step);
        }
    }
}

/* What is true of every plan, whatever its rates. */
struct plan_facts case_internal(const heltmed_plan_facts *facts, int64_t *step_ups)
{
    struct plan_facts plan_facts = {.as_known_on = facts->as_known_on,
                                    .trial_starts_on = facts->trial_starts_on,
                                    .hired_on = facts->hired_on,
                                    .ended_on = facts->ended_on,
                                    .holidays = facts->holidays,
                                    .step_ups = step_ups};

    for (int64_t i = 0; facts->step_ups_count != UNKNOWN && i < facts->step_ups_count; i++) {
        step_ups[i] = facts->step_ups[i];
        plan_facts.step_up_count++;
    }
    return plan_facts;
}
