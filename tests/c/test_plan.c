/* The plan of visits, against a second one that follows the contract's words step by step. */
#include "testing.h"

#include <stdio.h>

#include <heltmed/plan.h>

#include "base/date.h"
#include "base/value.h"
#include "rules/facts.h"
#include "rules/plan.h"
#include "rules/registry.h"

enum { VISITS_MAX = 4000, STEP_UPS_MAX = 12 };

struct list {
    struct visit visits[VISITS_MAX];
    int count;
};

/* One case: the facts, and what they and a rulebook are made of. */
struct trying {
    heltmed_plan_facts facts;
    int64_t step_ups[STEP_UPS_MAX];
};

static const heltmed_rulebook *built_in(void)
{
    heltmed_rulebook *rulebook = NULL;

    assert_int_equal(heltmed_rulebook_built_in("2026.1", &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static heltmed_plan_facts no_facts(int64_t from, int64_t until)
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

static void second_plan(struct list *list, const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts)
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

static heltmed_rulebook *overlay_of(const heltmed_rulebook *base)
{
    heltmed_rulebook *rulebook = NULL;

    assert_int_equal(heltmed_rulebook_overlay(base, "test", NULL, &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static void set(heltmed_rulebook *rulebook, const char *id, int32_t valid_from, int64_t value)
{
    assert_int_equal(heltmed_rulebook_set(rulebook, id, valid_from, value, DATE_MIN, NULL), HELTMED_OK);
}

static int64_t one_of(struct chance *chance, const int64_t *values, size_t count)
{
    return values[chance_between(chance, 0, (int64_t)count - 1)];
}

/* A rulebook with some rates of its own; `lacking` percent of them are not known. */
static heltmed_rulebook *some_rulebook(struct chance *chance, int64_t around, int64_t lacking)
{
    static const int64_t weekly[] = {0, 1, 7, 8, 20, 49, 56, 56, 57, 100};
    static const int64_t fortnightly[] = {0, 1, 14, 30, 56, 60, 100, 182, 182, 300};
    static const char *const ids[] = {"trial.weeks", "trial.visits_per_week", "followup.weekly_until_day",
                                      "followup.fortnightly_until_day"};
    heltmed_rulebook *rulebook = overlay_of(built_in());

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

static int64_t day_near(struct chance *chance, int64_t around, int64_t before, int64_t after)
{
    int64_t day = around + chance_between(chance, -before, after);

    return day < DATE_MIN ? DATE_MIN : day > DATE_MAX ? DATE_MAX : day;
}

static int64_t some_middle(struct chance *chance)
{
    if (chance_of(chance, 4)) {
        return DATE_MIN + chance_between(chance, 0, 400);
    }
    if (chance_of(chance, 6)) {
        return DATE_MAX - chance_between(chance, 0, 900);
    }
    return date_from_civil(2026, 1, 1) + chance_between(chance, -4000, 4000);
}

static void some_facts(struct chance *chance, int64_t around, struct trying *trying)
{
    heltmed_plan_facts *facts = &trying->facts;

    *facts = no_facts(day_near(chance, around, 100, 300), 0);
    facts->until = day_near(chance, facts->from, 20, chance_of(chance, 20) ? 2500 : 500);
    if (chance_of(chance, 70)) {
        facts->trial_starts_on = day_near(chance, around, 60, 60);
    }
    if (chance_of(chance, 85)) {
        facts->hired_on = day_near(chance, around, 40, 90);
    }
    if (chance_of(chance, 40)) {
        facts->ended_on = day_near(chance, around, 50, 700);
    }
    if (chance_of(chance, 30)) {
        facts->as_known_on = day_near(chance, around, 100, 400);
    }
    if (chance_of(chance, 60)) {
        facts->holidays = chance_between(chance, HELTMED_HOLIDAYS_NO, HELTMED_HOLIDAYS_NONE);
    }
    if (chance_of(chance, 60)) {
        facts->step_ups = trying->step_ups;
        facts->step_ups_count = chance_between(chance, 0, chance_of(chance, 20) ? STEP_UPS_MAX : 3);
        for (int64_t i = 0; i < facts->step_ups_count; i++) {
            bool again = i > 0 && chance_of(chance, 20);
            trying->step_ups[i] = again ? trying->step_ups[i - 1] : day_near(chance, around, 50, chance_of(chance, 30) ? 60 : 600);
        }
    }
}

static void make(const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, heltmed_plan *plan)
{
    heltmed_error error;

    if (heltmed_plan_make(rulebook, facts, plan, &error) != HELTMED_OK) {
        fail_msg("%s: %s", error.field, error.message);
    }
}

static struct visit visit_at(const heltmed_plan *plan, size_t index)
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

static void check_same(const heltmed_plan *plan, const struct list *list, const heltmed_plan_facts *facts)
{
    if (heltmed_plan_count(plan) != (size_t)list->count) {
        print_facts(facts);
        fail_msg("%d visits, and not %d", (int)heltmed_plan_count(plan), list->count);
    }
    for (int i = 0; i < list->count; i++) {
        struct visit visit = visit_at(plan, (size_t)i);
        const struct visit *expected = &list->visits[i];
        if (visit.on != expected->on || visit.nominal_on != expected->nominal_on || visit.step != expected->step) {
            print_facts(facts);
            fail_msg("visit %d is on %d (%d, step %d), and not on %d (%d, step %d)", i, visit.on, visit.nominal_on, visit.step,
                     expected->on, expected->nominal_on, expected->step);
        }
    }
}

/* What is true of every plan, whatever its rates. */
static void check_shape(const heltmed_plan *plan, const heltmed_plan_facts *facts)
{
    int32_t holidays = facts->holidays == UNKNOWN ? HELTMED_HOLIDAYS_NO : (int32_t)facts->holidays;

    for (size_t i = 0; i < heltmed_plan_count(plan); i++) {
        struct visit visit = visit_at(plan, i);
        assert_true(i == 0 || visit_at(plan, i - 1).on < visit.on);
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
    for (int round = 0; round < 20000; round++) {
        struct trying trying;
        int64_t around = some_middle(&chance);
        heltmed_rulebook *rulebook = chance_of(&chance, 40) ? some_rulebook(&chance, around, 0) : NULL;
        const heltmed_rulebook *used = rulebook ? rulebook : built_in();
        some_facts(&chance, around, &trying);
        make(used, &trying.facts, plan);
        assert_true(heltmed_plan_known(plan));
        second_plan(&list, used, &trying.facts);
        check_same(plan, &list, &trying.facts);
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
        some_facts(&chance, some_middle(&chance), &trying);
        heltmed_plan_facts facts = trying.facts;
        facts.from = DATE_MIN;
        make(built_in(), &facts, whole);
        facts.from = trying.facts.from;
        make(built_in(), &facts, part);
        size_t count = 0;
        for (size_t i = 0; i < heltmed_plan_count(whole); i++) {
            struct visit visit = visit_at(whole, i);
            if (visit.on >= facts.from) {
                struct visit same = visit_at(part, count++);
                assert_memory_equal(&visit, &same, sizeof(visit));
            }
        }
        assert_int_equal(count, heltmed_plan_count(part));
    }
    heltmed_plan_destroy(whole);
    heltmed_plan_destroy(part);
}

static struct plan_facts internal(const heltmed_plan_facts *facts, int64_t *step_ups)
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

/* Asked on each of some days, the next visit is the plan's own next one. */
static void the_next_visit(void **state)
{
    struct chance chance = {12};
    heltmed_plan *plan = NULL;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    for (int round = 0; round < 3000; round++) {
        struct trying trying;
        int64_t step_ups[STEP_UPS_MAX];
        int64_t around = some_middle(&chance);
        heltmed_rulebook *rulebook = some_rulebook(&chance, around, 0);
        some_facts(&chance, around, &trying);
        struct plan_facts facts = internal(&trying.facts, step_ups);
        make(rulebook, &trying.facts, plan);
        size_t next = 0;
        for (int64_t after = trying.facts.from - 1; after < trying.facts.until; after++) {
            while (next < heltmed_plan_count(plan) && visit_at(plan, next).on <= after) {
                next++;
            }
            int64_t found = plan_next_visit_after(&facts, rulebook, NULL, after);
            if (next < heltmed_plan_count(plan)) {
                assert_true(found == visit_at(plan, next).on);
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
    const heltmed_rulebook *rulebook = built_in();
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
    heltmed_rulebook *closer = overlay_of(rulebook);
    set(closer, "trial.visits_per_week", DATE_MIN, 4);
    assert_int_equal(heltmed_rulebook_seal(closer, NULL), HELTMED_OK);
    trial.trial_starts_on = date_from_civil(9999, 12, 6);
    assert_true(plan_next_visit_after(&trial, closer, NULL, DATE_MAX - 2) == DATE_MAX - 1);
    assert_true(plan_next_visit_after(&trial, closer, NULL, DATE_MAX - 1) == OUT_OF_RANGE);
    heltmed_plan_facts facts = no_facts(DATE_MIN, DATE_MAX - 1);
    heltmed_plan *plan = NULL;
    heltmed_error error;
    facts.trial_starts_on = trial.trial_starts_on;
    assert_int_equal(heltmed_plan_create(NULL, &plan, NULL), HELTMED_OK);
    make(closer, &facts, plan);
    assert_int_equal(heltmed_plan_count(plan), 12);
    facts.until = DATE_MAX;
    assert_int_equal(heltmed_plan_make(closer, &facts, plan, &error), HELTMED_RANGE);
    assert_string_equal(error.field, "trial_starts_on");
    assert_int_equal(heltmed_plan_count(plan), 0);
    heltmed_plan_destroy(plan);
    heltmed_rulebook_destroy(closer);
}

/* ---- Rates that are not known ---- */

/* The same rulebook with something in the place of each value that is not known. */
static heltmed_rulebook *filled_in(const heltmed_rulebook *lacking, struct chance *chance)
{
    static const enum parameter rates[] = {TRIAL_WEEKS, TRIAL_VISITS_PER_WEEK, FOLLOWUP_WEEKLY_UNTIL_DAY, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY};
    heltmed_rulebook *rulebook = overlay_of(lacking);

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
        int64_t around = some_middle(&chance);
        heltmed_rulebook *rulebook = some_rulebook(&chance, around, 40);
        some_facts(&chance, around, &trying);
        struct plan_facts facts = internal(&trying.facts, step_ups);
        make(rulebook, &trying.facts, plan);
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
                second_plan(&list, filled, &trying.facts);
                check_same(plan, &list, &trying.facts);
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
    heltmed_rulebook *rulebook = overlay_of(built_in());
    heltmed_plan_facts facts = no_facts(DATE_MIN, DATE_MAX);
    heltmed_plan *plan = NULL;
    (void)state;

    set(rulebook, "trial.visits_per_week", DATE_MIN, UNKNOWN);
    set(rulebook, "followup.weekly_until_day", date_from_civil(2026, 6, 1), UNKNOWN);
    set(rulebook, "followup.weekly_until_day", date_from_civil(2026, 9, 1), 56);
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
        make(rulebook, &facts, plan);
        if (heltmed_plan_known(plan) != windows[i].known || heltmed_plan_count(plan) != windows[i].count) {
            fail_msg("window %d: known %d, %d visits", (int)i, heltmed_plan_known(plan), (int)heltmed_plan_count(plan));
        }
    }
    /* The next visit likewise: it hangs on the trial's rate only until the trial is over. */
    int64_t copy[1];
    struct plan_facts same = internal(&facts, copy);
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
        int64_t around = some_middle(&chance);
        struct plan_rates rates = {chance_between(&chance, 1, 8), chance_between(&chance, 1, 7), chance_between(&chance, 0, 90),
                                   chance_between(&chance, 0, 250)};
        heltmed_rulebook *lacking = overlay_of(built_in()), *having = overlay_of(built_in());
        set(lacking, "trial.weeks", DATE_MIN, UNKNOWN);
        set(having, "trial.weeks", DATE_MIN, rates.weeks);
        set(lacking, "trial.visits_per_week", DATE_MIN, UNKNOWN);
        set(having, "trial.visits_per_week", DATE_MIN, rates.visits_per_week);
        set(lacking, "followup.weekly_until_day", DATE_MIN, UNKNOWN);
        set(having, "followup.weekly_until_day", DATE_MIN, rates.weekly_until_day);
        set(lacking, "followup.fortnightly_until_day", DATE_MIN, UNKNOWN);
        set(having, "followup.fortnightly_until_day", DATE_MIN, rates.fortnightly_until_day);
        assert_int_equal(heltmed_rulebook_seal(lacking, NULL), HELTMED_OK);
        assert_int_equal(heltmed_rulebook_seal(having, NULL), HELTMED_OK);
        some_facts(&chance, around, &trying);
        struct plan_facts facts = internal(&trying.facts, step_ups);
        for (int i = 0; i < 20; i++) {
            int64_t after = day_near(&chance, around, 100, 900) - 1;
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
    heltmed_rulebook *rulebook = overlay_of(built_in());
    struct plan_rates needed;
    (void)state;

    set(rulebook, "followup.weekly_until_day", date_from_civil(2027, 1, 1), UNKNOWN);
    set(rulebook, "trial.weeks", date_from_civil(2026, 5, 1), 3);
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
    rulebook = overlay_of(built_in());
    set(rulebook, "followup.weekly_until_day", date_from_civil(2027, 1, 1), UNKNOWN);
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

/* ---- Cases told in the contract's words ---- */

static void check_days(const heltmed_plan *plan, const char *const *lines, size_t count)
{
    assert_int_equal(heltmed_plan_count(plan), count);
    for (size_t i = 0; i < count; i++) {
        struct visit visit = visit_at(plan, i);
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
    make(built_in(), facts, plan);
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
    heltmed_plan_facts facts = no_facts(DATE_MIN, DATE_MAX);
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
    heltmed_plan_facts facts = no_facts(date_from_civil(2027, 5, 10), date_from_civil(2027, 12, 31));
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
    heltmed_plan_facts facts = no_facts(date_from_civil(2027, 1, 20), date_from_civil(2027, 7, 1));
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
    heltmed_plan_facts facts = no_facts(date_from_civil(2026, 5, 27), date_from_civil(2026, 6, 15));
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
    heltmed_plan_facts facts = no_facts(DATE_MIN, DATE_MAX);
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
    heltmed_plan_facts facts = no_facts(DATE_MIN, DATE_MAX);
    (void)state;

    facts.step_ups = step_ups;
    facts.step_ups_count = 1;
    heltmed_plan *plan = plan_of(&facts); /* a step-up without a day of hiring */
    assert_int_equal(heltmed_plan_count(plan), 0);
    heltmed_plan_destroy(plan);
    facts = no_facts(date_from_civil(2026, 6, 10), date_from_civil(2026, 6, 9));
    facts.hired_on = date_from_civil(2026, 1, 1);
    plan = plan_of(&facts); /* `from` after `until` */
    assert_int_equal(heltmed_plan_count(plan), 0);
    heltmed_plan_destroy(plan);
}

static void a_plan_over_all_years(void **state)
{
    heltmed_plan_facts facts = no_facts(DATE_MIN, DATE_MAX);
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
    heltmed_plan_facts facts = no_facts(0, 100), bad;
    heltmed_rulebook *open = overlay_of(built_in());
    heltmed_error error;
    heltmed_plan *plan = NULL;
    int32_t on = 123;
    (void)state;

    assert_int_equal(heltmed_plan_create(NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_plan_create(NULL, &plan, &error), HELTMED_OK);
    assert_false(heltmed_plan_known(plan));
    assert_int_equal(heltmed_plan_count(plan), 0);
    assert_int_equal(heltmed_plan_make(NULL, &facts, plan, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_plan_make(built_in(), NULL, plan, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_plan_make(built_in(), &facts, NULL, &error), HELTMED_ARGUMENT);

    facts.hired_on = 0;
    make(built_in(), &facts, plan);
    assert_true(heltmed_plan_known(plan) && heltmed_plan_count(plan) > 0);
    assert_int_equal(heltmed_plan_make(open, &facts, plan, &error), HELTMED_NOT_SEALED);
    assert_false(heltmed_plan_known(plan));
    assert_int_equal(heltmed_plan_count(plan), 0);

    bad = facts;
    bad.from = UNKNOWN;
    assert_int_equal(heltmed_plan_make(built_in(), &bad, plan, &error), HELTMED_REQUIRED);
    assert_string_equal(error.field, "from");
    bad = facts;
    bad.until = UNKNOWN;
    assert_int_equal(heltmed_plan_make(built_in(), &bad, plan, &error), HELTMED_REQUIRED);
    assert_string_equal(error.field, "until");
    bad = facts;
    bad.hired_on = (int64_t)DATE_MAX + 1;
    assert_int_equal(heltmed_plan_make(built_in(), &bad, plan, &error), HELTMED_DATE);
    assert_string_equal(error.field, "hired_on");
    bad = facts;
    bad.holidays = 4;
    assert_int_equal(heltmed_plan_make(built_in(), &bad, plan, &error), HELTMED_CHOICE);
    assert_string_equal(error.field, "holidays");
    assert_int_equal(heltmed_plan_count(plan), 0);

    make(built_in(), &facts, plan);
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
    heltmed_plan_facts facts = no_facts(DATE_MIN, 9000);
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
        heltmed_status status = heltmed_plan_make(built_in(), &facts, plan, &error);
        if (status == HELTMED_OK) {
            break;
        }
        assert_int_equal(status, HELTMED_NO_MEMORY);
        assert_int_equal(error.code, HELTMED_NO_MEMORY);
        assert_false(heltmed_plan_known(plan));
        assert_int_equal(heltmed_plan_count(plan), 0);
        counting.fail_from = 0;
        make(built_in(), &facts, plan); /* and it can be made again */
        assert_true(heltmed_plan_count(plan) > 200);
        heltmed_plan_destroy(plan);
        assert_int_equal(counting.blocks, 0);
        assert_int_equal(counting.bytes, 0);
    }
    /* Warm, it asks for nothing. */
    size_t calls = counting.calls;
    assert_true(calls > 3);
    make(built_in(), &facts, plan);
    assert_int_equal(counting.calls, calls);
    heltmed_plan_destroy(plan);
    assert_int_equal(counting.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_the_second_plan),
        cmocka_unit_test(a_window_is_a_part_of_the_plan),
        cmocka_unit_test(the_next_visit),
        cmocka_unit_test(the_end_of_the_calendar),
        cmocka_unit_test(rates_that_are_not_known),
        cmocka_unit_test(where_a_lacking_rate_matters),
        cmocka_unit_test(rates_given_instead),
        cmocka_unit_test(which_rates_are_needed),
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
