/* The wage check and the floor over columns, against the assessment of one row. */
#include "given_columns.h"

static const char *const share_id[] = {"wage.floor_share_bp"};

static heltmed_wage_facts wage_of(int64_t row, int64_t as_known_on)
{
    heltmed_wage_facts facts;
    heltmed_wage_facts_init(&facts);
    facts.on = given[0].meant[row];
    facts.as_known_on = as_known_on;
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = given[1].meant[row];
    facts.comparable_tariff_ore = given[2].meant[row];
    return facts;
}

/* A row without a date: met or not met only where every day around the changes, and both ends, say so. */
static int32_t outcome_of_any_day(const heltmed_rulebook *rulebook, heltmed_wage_facts facts, heltmed_decision *decision)
{
    int32_t found = -1;
    for (int32_t on = 18262 - 42; on <= 18262 + 42; on++) {
        facts.on = on == 18262 - 42 ? DATE_MIN : on == 18262 + 42 ? DATE_MAX : on;
        assert_int_equal(heltmed_wage_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
        int32_t outcome = heltmed_decision_criterion_outcome(decision, 0);
        found = found == -1 || found == outcome ? outcome : HELTMED_UNDETERMINED;
    }
    return found;
}

static void draw_wages(int64_t count, struct chance *chance)
{
    int64_t top = chance_of(chance, 20) ? 1000000000 : 300;
    bool far = chance_of(chance, 10);
    draw_and_tell(0, count, far ? DATE_MIN : 18262 - 45, far ? DATE_MAX : 18262 + 45, chance);
    draw_and_tell(1, count, 0, chance_of(chance, 20) ? 2 : top / 5, chance);
    draw_and_tell(2, count, 0, top, chance);
}

static void wages_as_one_by_one(void **state)
{
    struct chance chance = {1};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 80; round++) {
        heltmed_rulebook *rulebook = around_2020(share_id, 1, &chance);
        int64_t count = some_count(&chance), as_known_on = some_knowledge(&chance);
        bool told = chance_of(&chance, 80);
        draw_wages(count, &chance);
        memset(outcomes, 0x77, sizeof outcomes);
        memset(reasons, 0x77, sizeof reasons);
        assert_int_equal(heltmed_columns_wage_floor(rulebook, as_known_on, count, &given[0].column, &given[1].column, &given[2].column,
                                                    outcomes, told ? reasons : NULL, NULL),
                         HELTMED_OK);
        assert_true(outcomes[count] == 0x77 && reasons[count] == 0x77);
        for (int64_t i = 0; i < count; i++) {
            heltmed_wage_facts facts = wage_of(i, as_known_on);
            if (facts.on == UNKNOWN) {
                assert_true(!told || outcomes[i] != HELTMED_UNDETERMINED || reasons[i] == HELTMED_REASON_MISSING_FACTS);
                if (i % 64 == 0) {
                    assert_int_equal(outcomes[i], outcome_of_any_day(rulebook, facts, decision));
                }
                continue;
            }
            assert_int_equal(heltmed_wage_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
            assert_int_equal(outcomes[i], heltmed_decision_criterion_outcome(decision, 0));
            if (told) {
                assert_string_equal(heltmed_reason_name(reasons[i]), heltmed_decision_criterion_reason(decision, 0));
            }
        }
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

/* The shares step once or twice, and all are known; now and then one is nothing. Every row, unknown dates too. */
static void few_steps_as_one_by_one(void **state)
{
    struct chance chance = {5};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 400; round++) {
        heltmed_rulebook *rulebook = NULL;
        int64_t count = chance_between(&chance, 1, 40), steps = chance_between(&chance, 0, 3);
        assert_int_equal(heltmed_rulebook_overlay(built_in(), "test", NULL, &rulebook, NULL), HELTMED_OK);
        for (int64_t i = 0; i < steps; i++) {
            int64_t share = chance_of(&chance, 25) ? 0 : chance_between(&chance, 1, 3000);
            int32_t from = i == 0 ? DATE_MIN : (int32_t)chance_between(&chance, 18262 - 40, 18262 + 40);
            assert_int_equal(heltmed_rulebook_set(rulebook, share_id[0], from, share, DATE_MIN, NULL), HELTMED_OK);
        }
        assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
        draw_and_tell(0, count, 18262 - 45, 18262 + 45, &chance);
        draw_and_tell(1, count, 0, chance_of(&chance, 50) ? 60 : 200000, &chance);
        draw_and_tell(2, count, 0, chance_of(&chance, 50) ? 300 : 200000, &chance);
        assert_int_equal(heltmed_columns_wage_floor(rulebook, UNKNOWN, count, &given[0].column, &given[1].column, &given[2].column,
                                                    outcomes, NULL, NULL),
                         HELTMED_OK);
        for (int64_t i = 0; i < count; i++) {
            heltmed_wage_facts facts = wage_of(i, UNKNOWN);
            if (facts.on == UNKNOWN) {
                assert_int_equal(outcomes[i], outcome_of_any_day(rulebook, facts, decision));
            } else {
                assert_int_equal(heltmed_wage_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
                assert_int_equal(outcomes[i], heltmed_decision_criterion_outcome(decision, 0));
            }
        }
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

/* One amount among many that is none, wherever it stands. */
static void amounts_that_do_not_fit(void **state)
{
    static const int64_t none[] = {-1,
                                   1000000001,
                                   INT64_C(1) << 31,
                                   (INT64_C(1) << 31) + 5,
                                   INT64_C(1) << 32,
                                   (INT64_C(1) << 32) + 5,
                                   INT64_C(1) << 62,
                                   INT32_MIN,
                                   INT32_MIN + INT64_C(5),
                                   INT64_MAX,
                                   INT64_MIN + 1,
                                   INT64_MIN + 5000,
                                   INT64_MIN + (INT64_C(1) << 31),
                                   INT64_MIN + (INT64_C(1) << 32)};
    static int64_t wages[1100];
    heltmed_column on, wage, tariff;
    (void)state;

    heltmed_column_init(&on);
    heltmed_column_init(&wage);
    heltmed_column_init(&tariff);
    on.value = day("2026-11-22");
    tariff.value = 20000;
    wage.int64_values = wages;
    for (int64_t i = 0; i < 1100; i++) {
        wages[i] = i % 5 == 0 ? UNKNOWN : i;
    }
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        for (wage.count = 1; wage.count <= 1100; wage.count += 157) {
            int64_t last = wage.count - 1, before = wages[last];
            assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, wage.count, &on, &wage, &tariff, outcomes, NULL, NULL),
                             HELTMED_OK);
            wages[last] = none[i];
            assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, wage.count, &on, &wage, &tariff, outcomes, NULL, NULL),
                             HELTMED_RANGE);
            wages[last] = before;
        }
    }
}

static void on_the_floor_and_one_under(void **state)
{
    struct chance chance = {2};
    static int64_t wages[10000], tariffs[10000];
    static uint8_t found[10000];
    heltmed_column on, wage, tariff;
    (void)state;

    for (int64_t i = 0; i < 5000; i++) {
        tariffs[i] = tariffs[i + 5000] = 5 * chance_between(&chance, 1, 200000000);
        wages[i] = tariffs[i] / 5;
        wages[i + 5000] = wages[i] - 1;
    }
    heltmed_column_init(&on);
    heltmed_column_init(&wage);
    heltmed_column_init(&tariff);
    on.value = day("2026-11-22");
    wage.count = tariff.count = 10000;
    wage.int64_values = wages;
    tariff.int64_values = tariffs;
    assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, 10000, &on, &wage, &tariff, found, NULL, NULL), HELTMED_OK);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(found[i], i < 5000 ? HELTMED_MET : HELTMED_NOT_MET);
    }
}

static void reforms_as_rulebook_by_rulebook(void **state)
{
    enum { REFORMS = 3 };
    struct chance chance = {3};
    static uint8_t before[ROWS_MAX], after[REFORMS * ROWS_MAX], changes[REFORMS * ROWS_MAX];
    (void)state;

    for (int round = 0; round < 50; round++) {
        heltmed_rulebook *rulebooks[REFORMS];
        int64_t count = some_count(&chance), as_known_on = some_knowledge(&chance), ways[9 * REFORMS], expected_ways[9 * REFORMS] = {0};
        for (int i = 0; i < REFORMS; i++) {
            rulebooks[i] = around_2020(share_id, 1, &chance);
        }
        draw_wages(count, &chance);
        assert_int_equal(heltmed_columns_wage_reforms(built_in(), (const heltmed_rulebook *const *)rulebooks, REFORMS, as_known_on, count,
                                                      &given[0].column, &given[1].column, &given[2].column, before, after, changes, ways,
                                                      NULL),
                         HELTMED_OK);
        for (int reform = -1; reform < REFORMS; reform++) {
            assert_int_equal(heltmed_columns_wage_floor(reform < 0 ? built_in() : rulebooks[reform], as_known_on, count, &given[0].column,
                                                        &given[1].column, &given[2].column, outcomes, NULL, NULL),
                             HELTMED_OK);
            for (int64_t i = 0; i < count; i++) {
                if (reform < 0) {
                    assert_int_equal(before[i], outcomes[i]);
                    continue;
                }
                assert_int_equal(after[reform * count + i], outcomes[i]);
                assert_int_equal(changes[reform * count + i], before[i] == outcomes[i] ? 0 : outcomes[i]);
                expected_ways[9 * reform + 3 * (before[i] - 1) + outcomes[i] - 1]++;
            }
        }
        assert_memory_equal(ways, expected_ways, sizeof ways);
        for (int i = 0; i < REFORMS; i++) {
            heltmed_rulebook_destroy(rulebooks[i]);
        }
    }
}

/* A row without a date has a floor only where all days have one. */
static bool has_one_floor(const heltmed_rulebook *rulebook, int64_t as_known_on, heltmed_decision *decision)
{
    int64_t found = NONE;
    heltmed_wage_facts facts;
    heltmed_wage_facts_init(&facts);
    facts.as_known_on = as_known_on;
    facts.comparable_tariff_ore = 10000;
    for (int32_t on = 18262 - 42; on <= 18262 + 82 && found != UNKNOWN; on++) {
        facts.on = on == 18262 - 42 ? DATE_MIN : on == 18262 + 82 ? DATE_MAX : on;
        assert_int_equal(heltmed_wage_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
        int64_t floor = derived(decision, "floor_ore");
        found = found == NONE || found == floor ? floor : UNKNOWN;
    }
    return found != UNKNOWN;
}

static void floors_as_one_by_one(void **state)
{
    struct chance chance = {4};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 50; round++) {
        heltmed_rulebook *rulebook = around_2020(share_id, 1, &chance);
        int64_t count = some_count(&chance), as_known_on = some_knowledge(&chance);
        heltmed_column_out out = some_place(count, &chance);
        bool one_floor = has_one_floor(rulebook, as_known_on, decision);
        draw_wages(count, &chance);
        for (int64_t i = 0; i < count; i++) {
            heltmed_wage_facts facts = wage_of(i, as_known_on);
            facts.on = facts.on == UNKNOWN ? 18262 : facts.on;
            assert_int_equal(heltmed_wage_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
            expected[i] = derived(decision, "floor_ore");
            expected[i] = given[0].meant[i] == UNKNOWN && !one_floor ? UNKNOWN : expected[i];
        }
        assert_int_equal(heltmed_columns_wage_floor_ore(rulebook, as_known_on, count, &given[0].column, &given[2].column, &out, NULL),
                         HELTMED_OK);
        check_results(&out, count);
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wages_as_one_by_one),
        cmocka_unit_test(few_steps_as_one_by_one),
        cmocka_unit_test(amounts_that_do_not_fit),
        cmocka_unit_test(on_the_floor_and_one_under),
        cmocka_unit_test(reforms_as_rulebook_by_rulebook),
        cmocka_unit_test(floors_as_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
