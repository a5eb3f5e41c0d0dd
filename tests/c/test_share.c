/* The municipality's share, against a loop over single days. */
#include "given.h"

#include <heltmed/share.h>

#include "base/date.h"
#include "base/value.h"
#include "rules/facts.h"
#include "rules/registry.h"

enum { MONTHS_MAX = 200 };

struct month {
    int32_t first_day, days, days_in_month, first_counted;
};

static heltmed_rulebook *overlay(void)
{
    heltmed_rulebook *rulebook = NULL;

    assert_int_equal(heltmed_rulebook_overlay(built_in(), "test", NULL, &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static heltmed_share_facts facts_of(int64_t starts_on, int64_t from, int64_t until)
{
    heltmed_share_facts facts;

    facts_init(&share_rule, &facts);
    facts.starts_on = starts_on;
    facts.from = from;
    facts.until = until;
    return facts;
}

static int64_t rate_on(const heltmed_rulebook *rulebook, const heltmed_share_facts *facts, const char *id, int32_t on)
{
    int64_t value = 0;

    assert_int_equal(heltmed_rulebook_get(rulebook, id, on, facts->as_known_on, &value, NULL, NULL), HELTMED_OK);
    return value;
}

/* Each day that counts goes to its month. */
static int count_days(struct month months[MONTHS_MAX], const heltmed_share_facts *facts)
{
    int count = 0;

    for (int64_t date = facts->from; date <= facts->until; date++) {
        if (date < facts->starts_on || (facts->ends_on != UNKNOWN && date > facts->ends_on) ||
            (facts->converted_to_vta_o_on != UNKNOWN && date >= facts->converted_to_vta_o_on)) {
            continue;
        }
        struct civil civil = date_to_civil((int32_t)date);
        int32_t first_day = date_from_civil(civil.year, civil.month, 1);
        if (count == 0 || months[count - 1].first_day != first_day) {
            assert_true(count < MONTHS_MAX);
            months[count++] = (struct month){first_day, 0, date_days_in_month(civil.year, civil.month), (int32_t)date};
        }
        months[count - 1].days++;
    }
    return count;
}

static int64_t rounded(int64_t numerator, int64_t denominator)
{
    return numerator / denominator + (2 * (numerator % denominator) >= denominator);
}

static void make(const heltmed_rulebook *rulebook, const heltmed_share_facts *facts, heltmed_share *share)
{
    heltmed_error error;

    if (heltmed_share_make(rulebook, facts, share, &error) != HELTMED_OK) {
        fail_msg("%s: %s", error.field, error.message);
    }
}

static void check(const heltmed_rulebook *rulebook, const heltmed_share_facts *facts, const heltmed_share *share)
{
    struct month months[MONTHS_MAX];
    int count = count_days(months, facts);
    int64_t sum = 0;

    assert_int_equal(heltmed_share_count(share), count);
    for (int i = 0; i < count; i++) {
        int32_t month, days, days_in_month;
        int64_t rate_ore, share_ore, expected = UNKNOWN, expected_rate = UNKNOWN;
        assert_int_equal(heltmed_share_month(share, (size_t)i, &month, &days, &days_in_month, &rate_ore, &share_ore, NULL), HELTMED_OK);
        assert_int_equal(month, months[i].first_day);
        assert_int_equal(days, months[i].days);
        assert_int_equal(days_in_month, months[i].days_in_month);
        if (facts->agreed_monthly_price_ore != UNKNOWN) {
            expected = rounded(facts->agreed_monthly_price_ore * days, days_in_month);
        } else {
            int64_t share_bp = rate_on(rulebook, facts, "express.own_share_bp", months[i].first_counted);
            expected_rate = rate_on(rulebook, facts, "vta_s.monthly_rate_ore", months[i].first_counted);
            if (expected_rate != UNKNOWN && share_bp != UNKNOWN) {
                expected = rounded(expected_rate * share_bp * days, 10000 * (int64_t)days_in_month);
            }
        }
        assert_true(rate_ore == expected_rate);
        assert_true(share_ore == expected);
        sum = sum == UNKNOWN || expected == UNKNOWN ? UNKNOWN : sum + expected;
    }
    assert_true(heltmed_share_sum_ore(share) == sum);
    assert_true(heltmed_share_estimate(share) == (facts->agreed_monthly_price_ore == UNKNOWN));
}

static heltmed_rulebook *some_rulebook(struct chance *chance, int64_t around)
{
    heltmed_rulebook *rulebook = overlay();

    for (int64_t more = chance_between(chance, 0, 5); more > 0; more--) {
        bool rate = chance_of(chance, 60);
        int32_t from = (int32_t)(around + chance_between(chance, -100, 500));
        int64_t value = chance_of(chance, 15) ? UNKNOWN : chance_between(chance, 0, rate ? 3000000 : 10000);
        int32_t known_from = chance_of(chance, 30) ? from + (int32_t)chance_between(chance, -60, 90) : DATE_MIN;
        assert_int_equal(
            heltmed_rulebook_set(rulebook, rate ? "vta_s.monthly_rate_ore" : "express.own_share_bp", from, value, known_from, NULL),
            HELTMED_OK);
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static void the_same_as_day_by_day(void **state)
{
    struct chance chance = {30};
    heltmed_share *share = NULL;
    (void)state;

    assert_int_equal(heltmed_share_create(NULL, &share, NULL), HELTMED_OK);
    for (int round = 0; round < 8000; round++) {
        int64_t around = date_from_civil(2025, 1, 1) + chance_between(&chance, -1000, 1000);
        heltmed_rulebook *rulebook = some_rulebook(&chance, around);
        heltmed_share_facts facts = facts_of(around + chance_between(&chance, -100, 100), around + chance_between(&chance, -150, 150), 0);
        facts.until = facts.from + chance_between(&chance, -3, chance_of(&chance, 10) ? 3000 : 600);
        if (chance_of(&chance, 50)) {
            facts.ends_on = around + chance_between(&chance, -100, 700);
        }
        if (chance_of(&chance, 40)) {
            facts.converted_to_vta_o_on = around + chance_between(&chance, -100, 700);
        }
        if (chance_of(&chance, 20)) {
            facts.agreed_monthly_price_ore = chance_between(&chance, 0, chance_of(&chance, 50) ? 1000000000 : 700000);
        }
        if (chance_of(&chance, 30)) {
            facts.as_known_on = around + chance_between(&chance, -200, 400);
        }
        make(rulebook, &facts, share);
        check(rulebook, &facts, share);
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_share_destroy(share);
}

/* Both ends of the calendar, day by day too. */
static void the_ends_of_the_calendar(void **state)
{
    heltmed_share_facts facts = facts_of(DATE_MIN, DATE_MIN, DATE_MIN + 100);
    heltmed_share *share = NULL;
    int32_t month, days, days_in_month;
    (void)state;

    assert_int_equal(heltmed_share_create(NULL, &share, NULL), HELTMED_OK);
    facts.agreed_monthly_price_ore = 1000000000;
    make(built_in(), &facts, share);
    check(built_in(), &facts, share);
    facts.converted_to_vta_o_on = DATE_MIN;
    make(built_in(), &facts, share);
    assert_int_equal(heltmed_share_count(share), 0);
    facts.converted_to_vta_o_on = UNKNOWN;
    facts.from = DATE_MAX - 100;
    facts.until = DATE_MAX;
    make(built_in(), &facts, share);
    check(built_in(), &facts, share);

    /* All the months that there are, at the highest price. */
    facts.from = DATE_MIN;
    make(built_in(), &facts, share);
    assert_int_equal(heltmed_share_count(share), 9999 * 12);
    assert_true(heltmed_share_sum_ore(share) == INT64_C(1000000000) * 9999 * 12);
    assert_int_equal(heltmed_share_month(share, 9999 * 12 - 1, &month, &days, &days_in_month, NULL, NULL, NULL), HELTMED_OK);
    assert_true(month == date_from_civil(9999, 12, 1) && days == 31 && days_in_month == 31);
    facts.agreed_monthly_price_ore = UNKNOWN;
    make(built_in(), &facts, share);
    assert_true(heltmed_share_sum_ore(share) == HELTMED_UNKNOWN);
    assert_true(heltmed_share_estimate(share));
    heltmed_share_destroy(share);
}

static void a_month_and_a_half(void **state)
{
    heltmed_share_facts facts = facts_of(date_from_civil(2026, 3, 16), date_from_civil(2026, 1, 1), date_from_civil(2026, 12, 31));
    heltmed_rulebook *rulebook = overlay();
    heltmed_share *share = NULL;
    int32_t month, days, days_in_month;
    int64_t rate_ore, share_ore;
    (void)state;

    assert_int_equal(heltmed_rulebook_set(rulebook, "vta_s.monthly_rate_ore", date_from_civil(2026, 1, 1), 2000001, DATE_MIN, NULL),
                     HELTMED_OK);
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    facts.converted_to_vta_o_on = date_from_civil(2026, 5, 1);
    facts.ends_on = date_from_civil(2026, 6, 30);
    assert_int_equal(heltmed_share_create(NULL, &share, NULL), HELTMED_OK);
    make(rulebook, &facts, share);
    assert_int_equal(heltmed_share_count(share), 2);
    assert_int_equal(heltmed_share_month(share, 0, &month, &days, &days_in_month, &rate_ore, &share_ore, NULL), HELTMED_OK);
    assert_true(month == date_from_civil(2026, 3, 1) && days == 16 && days_in_month == 31);
    assert_true(rate_ore == 2000001 && share_ore == 258065); /* 258064.645… */
    assert_int_equal(heltmed_share_month(share, 1, &month, &days, &days_in_month, &rate_ore, &share_ore, NULL), HELTMED_OK);
    assert_true(month == date_from_civil(2026, 4, 1) && days == 30 && share_ore == 500000); /* 500000.25 */
    assert_true(heltmed_share_sum_ore(share) == 758065);
    assert_true(heltmed_share_estimate(share));
    heltmed_share_destroy(share);
    heltmed_rulebook_destroy(rulebook);
}

static void expect_error(const heltmed_rulebook *rulebook, const heltmed_share_facts *facts, heltmed_share *share, heltmed_status status,
                         const char *field)
{
    heltmed_error error = {.code = 0};

    assert_int_equal(heltmed_share_make(rulebook, facts, share, &error), status);
    assert_int_equal(error.code, status);
    assert_string_equal(error.field, field);
    assert_int_equal(heltmed_share_count(share), 0);
    assert_true(heltmed_share_sum_ore(share) == 0);
}

static void what_is_refused(void **state)
{
    heltmed_share_facts facts = facts_of(0, 0, 100), bad;
    heltmed_rulebook *open = overlay();
    heltmed_share *share = NULL;
    heltmed_error error;
    int32_t month = 123;
    (void)state;

    assert_int_equal(heltmed_share_create(NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_share_create(NULL, &share, &error), HELTMED_OK);
    assert_int_equal(heltmed_share_count(share), 0);
    assert_true(heltmed_share_estimate(share));
    facts.agreed_monthly_price_ore = 5;
    make(built_in(), &facts, share);
    assert_false(heltmed_share_estimate(share));
    assert_int_equal(heltmed_share_month(share, 4, &month, NULL, NULL, NULL, NULL, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_share_month(NULL, 0, &month, NULL, NULL, NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(month, 123);
    assert_int_equal(heltmed_share_month(share, 3, NULL, NULL, NULL, NULL, NULL, NULL), HELTMED_OK);
    expect_error(open, &facts, share, HELTMED_NOT_SEALED, "");
    assert_int_equal(heltmed_share_make(NULL, &facts, share, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_share_make(built_in(), NULL, share, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_share_make(built_in(), &facts, NULL, NULL), HELTMED_ARGUMENT);
    bad = facts;
    bad.starts_on = UNKNOWN;
    expect_error(built_in(), &bad, share, HELTMED_REQUIRED, "starts_on");
    bad = facts;
    bad.from = UNKNOWN;
    expect_error(built_in(), &bad, share, HELTMED_REQUIRED, "from");
    bad = facts;
    bad.agreed_monthly_price_ore = 1000000001;
    expect_error(built_in(), &bad, share, HELTMED_RANGE, "agreed_monthly_price_ore");
    bad = facts;
    bad.agreed_monthly_price_ore = -1;
    expect_error(built_in(), &bad, share, HELTMED_RANGE, "agreed_monthly_price_ore");
    assert_int_equal(heltmed_share_count(NULL), 0);
    assert_true(heltmed_share_sum_ore(NULL) == 0 && heltmed_share_estimate(NULL));
    heltmed_share_destroy(NULL);
    heltmed_share_destroy(share);
    heltmed_rulebook_destroy(open);
}

static void memory_that_runs_out(void **state)
{
    heltmed_share_facts facts = facts_of(0, 0, 20000);
    struct counting counting = {.fail_from = 1};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_share *share = NULL;
    heltmed_error error;
    (void)state;

    assert_int_equal(heltmed_share_create(&allocator, &share, &error), HELTMED_NO_MEMORY);
    assert_null(share);
    for (size_t fail_from = 2;; fail_from++) {
        counting = (struct counting){0};
        assert_int_equal(heltmed_share_create(&allocator, &share, NULL), HELTMED_OK);
        counting.fail_from = fail_from;
        heltmed_status status = heltmed_share_make(built_in(), &facts, share, &error);
        if (status == HELTMED_OK) {
            break;
        }
        assert_int_equal(status, HELTMED_NO_MEMORY);
        assert_int_equal(heltmed_share_count(share), 0);
        assert_true(heltmed_share_sum_ore(share) == 0);
        counting.fail_from = 0;
        make(built_in(), &facts, share);
        assert_true(heltmed_share_count(share) > 600);
        heltmed_share_destroy(share);
        assert_int_equal(counting.blocks, 0);
        assert_int_equal(counting.bytes, 0);
    }
    size_t calls = counting.calls;
    assert_true(calls > 3);
    make(built_in(), &facts, share);
    assert_int_equal(counting.calls, calls);
    heltmed_share_destroy(share);
    assert_int_equal(counting.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_day_by_day), cmocka_unit_test(the_ends_of_the_calendar), cmocka_unit_test(a_month_and_a_half),
        cmocka_unit_test(what_is_refused),        cmocka_unit_test(memory_that_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
