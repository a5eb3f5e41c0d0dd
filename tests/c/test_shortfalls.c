/* Wage shortfalls, against a loop over single days. */
#include "given.h"

#include <heltmed/shortfalls.h>

#include "base/date.h"
#include "base/value.h"
#include "rules/facts.h"
#include "rules/registry.h"

enum { ROWS_MAX = 12, DAYS_MAX = 3000 };

struct trying {
    heltmed_shortfalls_facts facts;
    heltmed_shortfalls_wages_row wages[ROWS_MAX];
    heltmed_shortfalls_tariffs_row tariffs[ROWS_MAX];
    heltmed_shortfalls_minutes_per_week_row minutes[ROWS_MAX];
};

struct period {
    int32_t from, to;
    int64_t hourly_ore, floor_ore, minutes, owed_ore;
};

struct result {
    struct period periods[DAYS_MAX];
    int32_t unjudged[DAYS_MAX][2];
    size_t count, unjudged_count;
    int64_t sum;
};

static heltmed_rulebook *overlay(void)
{
    heltmed_rulebook *rulebook = NULL;

    assert_int_equal(heltmed_rulebook_overlay(built_in(), "test", NULL, &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static void set_share(heltmed_rulebook *rulebook, int64_t valid_from, int64_t share_bp, int64_t known_from)
{
    assert_int_equal(heltmed_rulebook_set(rulebook, "wage.floor_share_bp", (int32_t)valid_from, share_bp, (int32_t)known_from, NULL),
                     HELTMED_OK);
}

/* ---- Day by day ---- */

/* The value of the last row up to a day; rows of two numbers. */
static int64_t row_on(const void *rows, int64_t count, int64_t day)
{
    const int64_t *numbers = rows;
    int64_t from = INT64_MIN, value = UNKNOWN;

    for (int64_t i = 0; i < count; i++) {
        if (numbers[2 * i] <= day && numbers[2 * i] > from) {
            from = numbers[2 * i];
            value = numbers[2 * i + 1];
        }
    }
    return value;
}

static void judge_day(struct result *result, const heltmed_rulebook *rulebook, const heltmed_shortfalls_facts *facts, int32_t day)
{
    int64_t share = 0, wage = row_on(facts->wages, facts->wages_count, day), tariff = row_on(facts->tariffs, facts->tariffs_count, day);

    assert_int_equal(heltmed_rulebook_get(rulebook, "wage.floor_share_bp", day, facts->as_known_on, &share, NULL, NULL), HELTMED_OK);
    if (wage == UNKNOWN || tariff == UNKNOWN || share == UNKNOWN) {
        if (result->unjudged_count == 0 || result->unjudged[result->unjudged_count - 1][1] != day - 1) {
            result->unjudged[result->unjudged_count++][0] = day;
        }
        result->unjudged[result->unjudged_count - 1][1] = day;
        return;
    }
    int64_t floor = tariff * share / 10000 + (tariff * share % 10000 != 0);
    if (wage >= floor) {
        return;
    }
    int64_t minutes =
        facts->minutes_per_week_count == UNKNOWN ? UNKNOWN : row_on(facts->minutes_per_week, facts->minutes_per_week_count, day);
    struct period *last = &result->periods[result->count - (result->count > 0)];
    if (result->count > 0 && last->to == day - 1 && last->hourly_ore == wage && last->floor_ore == floor && last->minutes == minutes) {
        last->to = day;
        return;
    }
    result->periods[result->count++] = (struct period){day, day, wage, floor, minutes, 0};
}

static void judge_days(struct result *result, const heltmed_rulebook *rulebook, const heltmed_shortfalls_facts *facts)
{
    memset(result, 0, sizeof(*result));
    for (int64_t day = facts->from; day <= facts->until; day++) {
        judge_day(result, rulebook, facts, (int32_t)day);
    }
    for (size_t i = 0; i < result->count; i++) {
        struct period *period = &result->periods[i];
        if (period->minutes == UNKNOWN) {
            period->owed_ore = UNKNOWN;
            result->sum = UNKNOWN;
            continue;
        }
        int64_t exact = (period->floor_ore - period->hourly_ore) * period->minutes * (period->to - period->from + 1);
        period->owed_ore = exact / 420 + (exact % 420 >= 210);
        result->sum = result->sum == UNKNOWN ? UNKNOWN : result->sum + period->owed_ore;
    }
}

/* ---- Cases ---- */

static heltmed_shortfalls_facts no_facts(int64_t from, int64_t until)
{
    heltmed_shortfalls_facts facts;

    facts_init(&shortfalls_rule, &facts);
    facts.from = from;
    facts.until = until;
    return facts;
}

/* A day that no row before has. */
static int64_t fresh_day(struct chance *chance, const void *rows, int64_t count, int64_t around)
{
    const int64_t *numbers = rows;

    for (;;) {
        int64_t day = around + chance_between(chance, -200, chance_of(chance, 30) ? 50 : 1500);
        bool taken = day < DATE_MIN || day > DATE_MAX;
        for (int64_t i = 0; i < count; i++) {
            taken = taken || numbers[2 * i] == day;
        }
        if (!taken) {
            return day;
        }
    }
}

static void some_rows(struct chance *chance, void *rows, int64_t *count, int64_t around, int64_t lo, int64_t hi)
{
    int64_t *numbers = rows;
    int64_t many = chance_between(chance, 0, chance_of(chance, 20) ? ROWS_MAX : 4);

    for (*count = 0; *count < many; (*count)++) {
        numbers[2 * *count] = fresh_day(chance, rows, *count, around);
        bool same = *count > 0 && chance_of(chance, 20);
        numbers[2 * *count + 1] = same ? numbers[2 * *count - 1] : chance_between(chance, lo, hi);
    }
}

static void some_facts(struct chance *chance, int64_t around, struct trying *trying)
{
    heltmed_shortfalls_facts *facts = &trying->facts;

    *facts = no_facts(around + chance_between(chance, -100, 300), 0);
    facts->from = facts->from < DATE_MIN ? DATE_MIN : facts->from;
    facts->until = facts->from + chance_between(chance, -5, chance_of(chance, 30) ? 2500 : 700);
    facts->until = facts->until < DATE_MIN ? DATE_MIN : facts->until > DATE_MAX ? DATE_MAX : facts->until;
    facts->wages = trying->wages;
    facts->tariffs = trying->tariffs;
    some_rows(chance, trying->wages, &facts->wages_count, around, 3000, 3000 + chance_between(chance, 1, 1500));
    some_rows(chance, trying->tariffs, &facts->tariffs_count, around, 17000, 17000 + chance_between(chance, 1, 5000));
    if (chance_of(chance, 70)) {
        facts->minutes_per_week = trying->minutes;
        some_rows(chance, trying->minutes, &facts->minutes_per_week_count, around, 0, 10080);
        if (facts->minutes_per_week_count > 0 && chance_of(chance, 70)) {
            trying->minutes[0].from = DATE_MIN;
        }
    }
    if (chance_of(chance, 30)) {
        facts->as_known_on = around + chance_between(chance, 0, 300);
    }
}

static heltmed_rulebook *some_rulebook(struct chance *chance, int64_t around)
{
    heltmed_rulebook *rulebook = overlay();

    for (int64_t more = chance_between(chance, 0, 4); more > 0; more--) {
        int64_t from = around + chance_between(chance, -100, 1000);
        int64_t share = chance_of(chance, 20) ? UNKNOWN : chance_of(chance, 30) ? 2000 : chance_between(chance, 1500, 2500);
        set_share(rulebook, from, share, chance_of(chance, 40) ? from + chance_between(chance, -50, 100) : DATE_MIN);
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static void make(const heltmed_rulebook *rulebook, const heltmed_shortfalls_facts *facts, heltmed_shortfalls *shortfalls)
{
    heltmed_error error;

    if (heltmed_shortfalls_make(rulebook, facts, shortfalls, &error) != HELTMED_OK) {
        fail_msg("%s: %s", error.field, error.message);
    }
}

static void check_same(const heltmed_shortfalls *shortfalls, const struct result *expected)
{
    assert_int_equal(heltmed_shortfalls_count(shortfalls), expected->count);
    for (size_t i = 0; i < expected->count; i++) {
        const struct period *period = &expected->periods[i];
        int32_t from, to;
        int64_t hourly_ore, floor_ore, shortfall_ore, owed_ore;
        assert_int_equal(heltmed_shortfalls_period(shortfalls, i, &from, &to, &hourly_ore, &floor_ore, &shortfall_ore, &owed_ore, NULL),
                         HELTMED_OK);
        assert_int_equal(from, period->from);
        assert_int_equal(to, period->to);
        assert_true(hourly_ore == period->hourly_ore && floor_ore == period->floor_ore && shortfall_ore == floor_ore - hourly_ore);
        assert_true(owed_ore == period->owed_ore);
    }
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == expected->sum);
    assert_int_equal(heltmed_shortfalls_unjudged_count(shortfalls), expected->unjudged_count);
    for (size_t i = 0; i < expected->unjudged_count; i++) {
        int32_t from, to;
        assert_int_equal(heltmed_shortfalls_unjudged(shortfalls, i, &from, &to, NULL), HELTMED_OK);
        assert_true(from == expected->unjudged[i][0] && to == expected->unjudged[i][1]);
    }
    assert_true(heltmed_shortfalls_complete(shortfalls) == (expected->unjudged_count == 0));
}

static void the_same_as_day_by_day(void **state)
{
    static struct result expected;
    struct chance chance = {20};
    heltmed_shortfalls *shortfalls = NULL;
    size_t periods = 0, merged = 0;
    (void)state;

    assert_int_equal(heltmed_shortfalls_create(NULL, &shortfalls, NULL), HELTMED_OK);
    for (int round = 0; round < 4000; round++) {
        struct trying trying, before;
        int64_t around = chance_of(&chance, 3)   ? DATE_MIN + 300
                         : chance_of(&chance, 3) ? DATE_MAX - 1100
                                                 : chance_between(&chance, 15000, 25000);
        heltmed_rulebook *rulebook = some_rulebook(&chance, around);
        memset(&trying, 0, sizeof(trying));
        some_facts(&chance, around, &trying);
        before = trying;
        make(rulebook, &trying.facts, shortfalls);
        assert_memory_equal(&before, &trying, sizeof(trying)); /* the caller's lists are left as they are */
        judge_days(&expected, rulebook, &trying.facts);
        check_same(shortfalls, &expected);
        periods += expected.count;
        merged += expected.count > 0 && expected.sum != UNKNOWN;
        heltmed_rulebook_destroy(rulebook);
    }
    assert_true(periods > 2000 && merged > 300);
    heltmed_shortfalls_destroy(shortfalls);
}

/* A tariff of 1 April that is told in November: the shortfall begins in April. */
static void a_backdated_tariff(void **state)
{
    heltmed_shortfalls_wages_row wages[] = {{date_from_civil(2026, 1, 1), 3816}};
    heltmed_shortfalls_tariffs_row tariffs[] = {{date_from_civil(2026, 4, 1), 20000}, {date_from_civil(2026, 1, 1), 19080}};
    heltmed_shortfalls_minutes_per_week_row minutes[] = {{DATE_MIN, 1200}};
    heltmed_shortfalls_facts facts = no_facts(date_from_civil(2025, 12, 30), date_from_civil(2026, 4, 14));
    heltmed_shortfalls *shortfalls = NULL;
    int32_t from, to;
    int64_t hourly_ore, floor_ore, shortfall_ore, owed_ore;
    (void)state;

    facts.wages = wages;
    facts.wages_count = 1;
    facts.tariffs = tariffs;
    facts.tariffs_count = 2;
    facts.minutes_per_week = minutes;
    facts.minutes_per_week_count = 1;
    assert_int_equal(heltmed_shortfalls_create(NULL, &shortfalls, NULL), HELTMED_OK);
    make(built_in(), &facts, shortfalls);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 1);
    assert_int_equal(heltmed_shortfalls_period(shortfalls, 0, &from, &to, &hourly_ore, &floor_ore, &shortfall_ore, &owed_ore, NULL),
                     HELTMED_OK);
    assert_int_equal(from, date_from_civil(2026, 4, 1));
    assert_int_equal(to, date_from_civil(2026, 4, 14));
    assert_true(hourly_ore == 3816 && floor_ore == 4000 && shortfall_ore == 184);
    assert_true(owed_ore == 184 * 20 * 2); /* 20 hours a week for two weeks */
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == owed_ore);
    assert_int_equal(heltmed_shortfalls_unjudged_count(shortfalls), 1);
    assert_int_equal(heltmed_shortfalls_unjudged(shortfalls, 0, &from, &to, NULL), HELTMED_OK);
    assert_int_equal(from, date_from_civil(2025, 12, 30));
    assert_int_equal(to, date_from_civil(2025, 12, 31));
    assert_false(heltmed_shortfalls_complete(shortfalls));

    /* Without minutes nothing is told of what is owed, but the period is. */
    facts.minutes_per_week = NULL;
    facts.minutes_per_week_count = UNKNOWN;
    make(built_in(), &facts, shortfalls);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 1);
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == HELTMED_UNKNOWN);
    /* Nobody is owed anything where no wage is too low, whatever the minutes. */
    facts.until = date_from_civil(2026, 3, 31);
    facts.from = date_from_civil(2026, 1, 1);
    make(built_in(), &facts, shortfalls);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 0);
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == 0);
    assert_true(heltmed_shortfalls_complete(shortfalls));
    heltmed_shortfalls_destroy(shortfalls);
}

/* The most that can be owed: more than 2^63 on the way, but not in the end. */
static void the_most_that_can_be_owed(void **state)
{
    heltmed_shortfalls_wages_row wages[] = {{DATE_MIN, 0}};
    heltmed_shortfalls_tariffs_row tariffs[] = {{DATE_MIN, 1000000000}};
    heltmed_shortfalls_minutes_per_week_row minutes[] = {{DATE_MIN, 10080}};
    heltmed_shortfalls_facts facts = no_facts(DATE_MIN, DATE_MAX);
    heltmed_rulebook *rulebook = overlay();
    heltmed_shortfalls *shortfalls = NULL;
    (void)state;

    set_share(rulebook, DATE_MIN, 10000, DATE_MIN);
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    facts.wages = wages;
    facts.wages_count = 1;
    facts.tariffs = tariffs;
    facts.tariffs_count = 1;
    facts.minutes_per_week = minutes;
    facts.minutes_per_week_count = 1;
    assert_int_equal(heltmed_shortfalls_create(NULL, &shortfalls, NULL), HELTMED_OK);
    make(rulebook, &facts, shortfalls);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 1);
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == INT64_C(87649416000000000));
    wages[0].hourly_ore = 1;
    minutes[0].minutes = 9973;
    facts.from++;
    make(rulebook, &facts, shortfalls);
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == INT64_C(86718986660900061));
    heltmed_shortfalls_destroy(shortfalls);
    heltmed_rulebook_destroy(rulebook);
}

static void expect_error(const heltmed_rulebook *rulebook, const heltmed_shortfalls_facts *facts, heltmed_shortfalls *shortfalls,
                         heltmed_status status, const char *field)
{
    heltmed_error error = {.code = 0};

    assert_int_equal(heltmed_shortfalls_make(rulebook, facts, shortfalls, &error), status);
    assert_int_equal(error.code, status);
    assert_string_equal(error.field, field);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 0);
    assert_int_equal(heltmed_shortfalls_unjudged_count(shortfalls), 0);
}

static void what_is_refused(void **state)
{
    heltmed_shortfalls_wages_row wages[] = {{100, 1}, {50, 2}, {100, 3}};
    heltmed_shortfalls_tariffs_row tariffs[] = {{0, 50000}, {90, 50000}, {90, 50000}};
    heltmed_shortfalls_minutes_per_week_row minutes[] = {{7, 60}, {7, 60}};
    heltmed_shortfalls_facts facts = no_facts(0, 200), bad;
    heltmed_rulebook *open = overlay();
    heltmed_shortfalls *shortfalls = NULL;
    heltmed_error error;
    int32_t from = 123;
    (void)state;

    assert_int_equal(heltmed_shortfalls_create(NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_shortfalls_create(NULL, &shortfalls, &error), HELTMED_OK);
    facts.wages = wages;
    facts.wages_count = 2;
    facts.tariffs = tariffs;
    facts.tariffs_count = 2;
    facts.minutes_per_week = minutes;
    facts.minutes_per_week_count = 1;
    make(built_in(), &facts, shortfalls);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 2);
    assert_int_equal(heltmed_shortfalls_period(shortfalls, 2, &from, NULL, NULL, NULL, NULL, NULL, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_shortfalls_unjudged(shortfalls, 1, &from, NULL, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_shortfalls_period(NULL, 0, &from, NULL, NULL, NULL, NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_shortfalls_unjudged(NULL, 0, &from, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(from, 123);
    assert_int_equal(heltmed_shortfalls_period(shortfalls, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL), HELTMED_OK);
    assert_int_equal(heltmed_shortfalls_unjudged(shortfalls, 0, NULL, NULL, NULL), HELTMED_OK);

    expect_error(open, &facts, shortfalls, HELTMED_NOT_SEALED, "");
    assert_int_equal(heltmed_shortfalls_make(NULL, &facts, shortfalls, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_shortfalls_make(built_in(), NULL, shortfalls, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_shortfalls_make(built_in(), &facts, NULL, NULL), HELTMED_ARGUMENT);
    bad = facts;
    bad.wages_count = 3;
    expect_error(built_in(), &bad, shortfalls, HELTMED_DUPLICATE_FIELD, "wages");
    bad = facts;
    bad.tariffs_count = 3; /* the same day twice, even with the same tariff */
    expect_error(built_in(), &bad, shortfalls, HELTMED_DUPLICATE_FIELD, "tariffs");
    bad = facts;
    bad.minutes_per_week_count = 2;
    expect_error(built_in(), &bad, shortfalls, HELTMED_DUPLICATE_FIELD, "minutes_per_week");
    bad = facts;
    bad.wages = NULL;
    bad.wages_count = UNKNOWN;
    expect_error(built_in(), &bad, shortfalls, HELTMED_REQUIRED, "wages");
    bad = facts;
    bad.tariffs = NULL;
    bad.tariffs_count = UNKNOWN;
    expect_error(built_in(), &bad, shortfalls, HELTMED_REQUIRED, "tariffs");
    bad = facts;
    bad.until = UNKNOWN;
    expect_error(built_in(), &bad, shortfalls, HELTMED_REQUIRED, "until");

    /* Empty lists are lists: no day can be judged. */
    bad = facts;
    bad.wages_count = 0;
    make(built_in(), &bad, shortfalls);
    assert_int_equal(heltmed_shortfalls_count(shortfalls), 0);
    assert_int_equal(heltmed_shortfalls_unjudged_count(shortfalls), 1);
    assert_true(heltmed_shortfalls_sum_owed_ore(shortfalls) == 0);
    bad.until = bad.from - 1;
    make(built_in(), &bad, shortfalls);
    assert_int_equal(heltmed_shortfalls_unjudged_count(shortfalls), 0);
    assert_true(heltmed_shortfalls_complete(shortfalls));

    assert_int_equal(heltmed_shortfalls_count(NULL), 0);
    assert_int_equal(heltmed_shortfalls_unjudged_count(NULL), 0);
    assert_true(heltmed_shortfalls_sum_owed_ore(NULL) == 0 && !heltmed_shortfalls_complete(NULL));
    heltmed_shortfalls_destroy(NULL);
    heltmed_shortfalls_destroy(shortfalls);
    heltmed_rulebook_destroy(open);
}

static void memory_that_runs_out(void **state)
{
    static heltmed_shortfalls_wages_row wages[100];
    static heltmed_shortfalls_tariffs_row tariffs[100];
    static heltmed_shortfalls_minutes_per_week_row minutes[100];
    heltmed_shortfalls_facts facts = no_facts(-10, 2000);
    heltmed_rulebook *rulebook = overlay();
    struct counting counting = {.fail_from = 1};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_shortfalls *shortfalls = NULL;
    heltmed_error error;
    (void)state;

    for (int i = 0; i < 100; i++) {
        wages[i] = (heltmed_shortfalls_wages_row){10 * (100 - i), 1000 + i};
        tariffs[i] = (heltmed_shortfalls_tariffs_row){7 * (100 - i), 20000 + 1000 * i};
        minutes[i] = (heltmed_shortfalls_minutes_per_week_row){1 - i, 600};
        set_share(rulebook, 20 * i + 30, i % 2 ? UNKNOWN : 2000, DATE_MIN);
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    facts.wages = wages;
    facts.tariffs = tariffs;
    facts.minutes_per_week = minutes;
    facts.wages_count = facts.tariffs_count = facts.minutes_per_week_count = 100;
    assert_int_equal(heltmed_shortfalls_create(&allocator, &shortfalls, &error), HELTMED_NO_MEMORY);
    assert_null(shortfalls);
    for (size_t fail_from = 2;; fail_from++) {
        counting = (struct counting){0};
        assert_int_equal(heltmed_shortfalls_create(&allocator, &shortfalls, NULL), HELTMED_OK);
        counting.fail_from = fail_from;
        heltmed_status status = heltmed_shortfalls_make(rulebook, &facts, shortfalls, &error);
        if (status == HELTMED_OK) {
            break;
        }
        assert_int_equal(status, HELTMED_NO_MEMORY);
        assert_int_equal(error.code, HELTMED_NO_MEMORY);
        assert_int_equal(heltmed_shortfalls_count(shortfalls), 0);
        assert_int_equal(heltmed_shortfalls_unjudged_count(shortfalls), 0);
        counting.fail_from = 0;
        make(rulebook, &facts, shortfalls);
        assert_true(heltmed_shortfalls_count(shortfalls) > 50);
        heltmed_shortfalls_destroy(shortfalls);
        assert_int_equal(counting.blocks, 0);
        assert_int_equal(counting.bytes, 0);
    }
    size_t calls = counting.calls;
    assert_true(calls > 7);
    make(rulebook, &facts, shortfalls);
    assert_int_equal(counting.calls, calls);
    heltmed_shortfalls_destroy(shortfalls);
    assert_int_equal(counting.blocks, 0);
    heltmed_rulebook_destroy(rulebook);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_day_by_day), cmocka_unit_test(a_backdated_tariff),   cmocka_unit_test(the_most_that_can_be_owed),
        cmocka_unit_test(what_is_refused),        cmocka_unit_test(memory_that_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
