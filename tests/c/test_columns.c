/* Columns of dates, places, margins and offers against the assessments of one row, and what is refused. */
#include "given_columns.h"

static void days_between_dates(void **state)
{
    struct chance chance = {5};
    (void)state;

    for (int round = 0; round < 100; round++) {
        int64_t count = some_count(&chance);
        heltmed_column_out out = some_place(count, &chance);
        draw_and_tell(0, count, DATE_MIN, DATE_MAX, &chance);
        draw_and_tell(1, count, DATE_MIN, DATE_MAX, &chance);
        for (int64_t i = 0; i < count; i++) {
            bool known = given[0].meant[i] != UNKNOWN && given[1].meant[i] != UNKNOWN;
            expected[i] = known ? given[1].meant[i] - given[0].meant[i] : UNKNOWN;
        }
        assert_int_equal(heltmed_columns_days_between(count, &given[0].column, &given[1].column, &out, NULL), HELTMED_OK);
        check_results(&out, count);
    }
}

static const char *const weeks_id[] = {"trial.weeks"};

static void last_days_as_one_by_one(void **state)
{
    struct chance chance = {6};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 50; round++) {
        heltmed_rulebook *rulebook = around_2020(weeks_id, 1, &chance);
        int64_t count = some_count(&chance), as_known_on = some_knowledge(&chance);
        heltmed_column_out out = some_place(count, &chance);
        draw_and_tell(0, count, 18262 - 45, 18262 + 45, &chance);
        for (int64_t i = 0; i < count; i++) {
            heltmed_trial_facts facts;
            heltmed_trial_facts_init(&facts);
            facts.on = 18262;
            facts.as_known_on = as_known_on;
            facts.starts_on = given[0].meant[i];
            assert_int_equal(heltmed_trial_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
            expected[i] = derived(decision, "last_day");
        }
        assert_int_equal(heltmed_columns_trial_last_day(rulebook, as_known_on, count, &given[0].column, &out, NULL), HELTMED_OK);
        check_results(&out, count);
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

static void places_as_one_by_one(void **state)
{
    struct chance chance = {7};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 40; round++) {
        int64_t count = some_count(&chance);
        int64_t hi = chance_of(&chance, 50) ? 3 : 1000000;
        draw_and_tell(0, count, hi == 3 ? 1 : 999998, hi, &chance);
        draw_and_tell(1, count, hi == 3 ? 0 : 999998, hi, &chance);
        assert_int_equal(heltmed_columns_place_left(count, &given[0].column, &given[1].column, outcomes, reasons, NULL), HELTMED_OK);
        for (int64_t i = 0; i < count; i++) {
            heltmed_express_facts facts;
            heltmed_express_facts_init(&facts);
            facts.on = 18262;
            facts.places_agreed = given[0].meant[i];
            facts.places_taken = given[1].meant[i];
            assert_int_equal(heltmed_express_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
            assert_string_equal(heltmed_decision_criterion_id(decision, 1), "express.place_left");
            assert_int_equal(outcomes[i], heltmed_decision_criterion_outcome(decision, 1));
            assert_string_equal(heltmed_reason_name(reasons[i]), heltmed_decision_criterion_reason(decision, 1));
        }
    }
    heltmed_decision_destroy(decision);
}

static void margins_as_one_by_one(void **state)
{
    static const char *const ids[] = {"benefit.base_amount_ore", "benefit.free_amount_short_bp", "benefit.free_amount_long_bp",
                                      "benefit.free_amount_vta_bp"};
    struct chance chance = {8};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 40; round++) {
        heltmed_rulebook *rulebook = around_2020(ids, 4, &chance);
        int64_t count = some_count(&chance), as_known_on = chance_of(&chance, 50) ? UNKNOWN : chance_between(&chance, 18200, 20900);
        heltmed_column_out out = some_place(count, &chance);
        draw_and_tell(0, count, 18000, 20900, &chance);
        draw_and_tell(1, count, 0, 1, &chance);
        draw_and_tell(2, count, 17000, 20900, &chance);
        draw_and_tell(3, count, 17000, 20900, &chance);
        draw_and_tell(4, count, 0, 1000000000, &chance);
        draw_and_tell(5, count, 0, 1000000000, &chance);
        for (int64_t i = 0; i < count; i++) {
            heltmed_benefit_facts facts;
            heltmed_benefit_facts_init(&facts);
            facts.on = given[0].meant[i];
            facts.as_known_on = as_known_on;
            facts.in_vta = given[1].meant[i];
            facts.benefit_since = given[2].meant[i];
            facts.degree_raised_on = given[3].meant[i];
            facts.income_after_disability_ore = given[4].meant[i];
            facts.annual_pensionable_income_ore = given[5].meant[i];
            expected[i] = UNKNOWN;
            if (facts.on != UNKNOWN) {
                assert_int_equal(heltmed_benefit_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
                expected[i] = derived(decision, "margin_ore");
            }
        }
        assert_int_equal(heltmed_columns_benefit_margin(rulebook, as_known_on, count, &given[0].column, &given[1].column, &given[2].column,
                                                        &given[3].column, &given[4].column, &given[5].column, &out, NULL),
                         HELTMED_OK);
        check_results(&out, count);
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

static const char *reason_of_decision(const heltmed_decision *decision)
{
    for (size_t i = 0; i < heltmed_decision_criterion_count(decision); i++) {
        if (heltmed_decision_criterion_outcome(decision, i) == heltmed_decision_outcome(decision)) {
            return heltmed_decision_criterion_reason(decision, i);
        }
    }
    return NULL;
}

static void offers_as_one_by_one(void **state)
{
    struct chance chance = {9};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 80; round++) {
        heltmed_rulebook *rulebook = around_2020(weeks_id, 1, &chance);
        int64_t count = some_count(&chance), as_known_on = some_knowledge(&chance);
        bool start_of_time = chance_of(&chance, 20), early_column = chance_of(&chance, 70);
        draw_and_tell(0, count, start_of_time ? DATE_MIN : 18262 - 60, start_of_time ? DATE_MIN + 60 : 18262 + 100, &chance);
        draw_and_tell(1, count, start_of_time ? DATE_MIN : 18262 - 60, start_of_time ? DATE_MIN + 60 : 18262 + 60, &chance);
        draw_and_tell(2, count, start_of_time ? DATE_MIN : 18262 - 60, start_of_time ? DATE_MIN + 60 : 18262 + 100, &chance);
        draw_and_tell(3, count, 0, 1, &chance);
        draw_and_tell(4, count, 0, 1, &chance);
        assert_int_equal(heltmed_columns_offer_due(rulebook, as_known_on, count, &given[0].column, &given[1].column,
                                                   early_column ? &given[2].column : NULL, &given[3].column, &given[4].column, outcomes,
                                                   reasons, NULL),
                         HELTMED_OK);
        for (int64_t i = 0; i < count; i++) {
            heltmed_offer_facts facts;
            heltmed_offer_facts_init(&facts);
            facts.on = given[0].meant[i];
            facts.as_known_on = as_known_on;
            facts.trial_starts_on = given[1].meant[i];
            facts.trial_ended_early_on = early_column ? given[2].meant[i] : UNKNOWN;
            facts.worker_wants_to_continue = given[3].meant[i];
            facts.employer_wants_to_continue = given[4].meant[i];
            if (facts.on == UNKNOWN) {
                /* On the first day no trial is over: a row without a day is never met. */
                assert_true(outcomes[i] != HELTMED_MET);
                continue;
            }
            assert_int_equal(heltmed_offer_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
            assert_int_equal(outcomes[i], heltmed_decision_outcome(decision));
            assert_string_equal(heltmed_reason_name(reasons[i]), reason_of_decision(decision));
        }
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

static void due_days_as_one_by_one(void **state)
{
    static const char *const ids[] = {"trial.weeks", "followup.weekly_until_day", "followup.early_days"};
    struct chance chance = {10};
    heltmed_decision *decision = new_decision();
    (void)state;

    for (int round = 0; round < 40; round++) {
        heltmed_rulebook *rulebook = around_2020(ids, chance_of(&chance, 50) ? 1 : 3, &chance);
        int64_t count = some_count(&chance), as_known_on = some_knowledge(&chance);
        int32_t holidays = (int32_t)chance_between(&chance, 0, 3);
        heltmed_column_out out = some_place(count, &chance);
        const heltmed_column *columns[5];
        for (int i = 0; i < 5; i++) {
            draw_and_tell(i, count, 18262 - 60, 18262 + (i == 1 ? 60 : 500), &chance);
            columns[i] = i == 0 || chance_of(&chance, 70) ? &given[i].column : NULL;
        }
        for (int64_t i = 0; i < count; i++) {
            int64_t visit = columns[4] ? given[4].meant[i] : UNKNOWN;
            heltmed_followup_facts facts;
            heltmed_followup_facts_init(&facts);
            facts.on = given[0].meant[i];
            facts.as_known_on = as_known_on;
            facts.trial_starts_on = columns[1] ? given[1].meant[i] : UNKNOWN;
            facts.hired_on = columns[2] ? given[2].meant[i] : UNKNOWN;
            facts.ended_on = columns[3] ? given[3].meant[i] : UNKNOWN;
            facts.holidays = holidays;
            facts.visits = &visit;
            facts.visits_count = visit == UNKNOWN ? 0 : 1;
            expected[i] = UNKNOWN;
            if (facts.on != UNKNOWN) {
                assert_int_equal(heltmed_followup_assess(rulebook, &facts, decision, NULL), HELTMED_OK);
                expected[i] = derived(decision, "next_due");
            }
        }
        assert_int_equal(heltmed_columns_next_due(rulebook, as_known_on, count, columns[0], columns[1], columns[2], columns[3], columns[4],
                                                  holidays, &out, NULL),
                         HELTMED_OK);
        check_results(&out, count);
        heltmed_rulebook_destroy(rulebook);
    }
    heltmed_decision_destroy(decision);
}

/* One thing wrong at a time, in each kind of column. */
static int32_t dates3[3] = {18262, 18263, 18264}, bad3[3] = {1, 2, -1};
static int64_t wages3[3] = {1, 2, 3}, bad_wages3[3] = {1, 1000000001, 3};

static void expect(heltmed_status status, const char *field, const heltmed_column *on, const heltmed_column *wage,
                   const heltmed_column *tariff)
{
    heltmed_error error = {0};
    assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, 3, on, wage, tariff, outcomes, reasons, &error), status);
    assert_int_equal(error.code, status);
    assert_string_equal(error.field, field);
}

static void what_is_refused(void **state)
{
    heltmed_column on, wage, tariff, bad;
    heltmed_column_out out;
    heltmed_rulebook *open = NULL;
    heltmed_error error = {0};
    uint8_t bits[2] = {0x02, 0x05};
    (void)state;

    heltmed_column_init(NULL);
    heltmed_column_out_init(NULL);
    heltmed_column_init(&on);
    heltmed_column_init(&wage);
    heltmed_column_init(&tariff);
    heltmed_column_out_init(&out);
    on.count = wage.count = tariff.count = 3;
    on.int32_values = dates3;
    wage.int64_values = tariff.int64_values = wages3;

    expect(HELTMED_ARGUMENT, "on", NULL, &wage, &tariff);
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, NULL, &tariff);
    bad = wage;
    bad.size--;
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, &bad, &tariff);
    bad = wage;
    bad.count = 2;
    expect(HELTMED_ARGUMENT, "comparable_tariff_ore", &on, &wage, &bad);
    bad = wage;
    bad.int32_values = dates3;
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, &bad, &tariff);
    bad = wage;
    bad.int64_values = (const int64_t *)(const void *)((const char *)wages3 + 4);
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, &bad, &tariff);
    bad = wage;
    bad.validity_offset = 1;
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, &bad, &tariff);
    bad.validity = bits;
    bad.validity_offset = -1;
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, &bad, &tariff);
    bad.validity_offset = INT64_MAX;
    expect(HELTMED_ARGUMENT, "hourly_wage_ore", &on, &bad, &tariff);
    heltmed_column_init(&bad);
    bad.validity = bits;
    expect(HELTMED_ARGUMENT, "on", &bad, &wage, &tariff);
    bad.validity = NULL;
    bad.value = INT64_C(1) << 40;
    expect(HELTMED_RANGE, "on", &bad, &wage, &tariff);
    bad = wage;
    bad.int64_values = bad_wages3;
    expect(HELTMED_RANGE, "comparable_tariff_ore", &on, &wage, &bad);
    bad.int64_values = NULL;
    bad.int32_values = bad3;
    expect(HELTMED_RANGE, "hourly_wage_ore", &on, &bad, &tariff);
    /* Where the bitmap says unknown, anything may stand: bits 8 and 10 are set, 9 is not. */
    bad = wage;
    bad.int64_values = bad_wages3;
    bad.validity = bits;
    bad.validity_offset = 8;
    assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, 3, &on, &bad, &tariff, outcomes, NULL, NULL), HELTMED_OK);
    bad.int32_values = bad3;
    bad.int64_values = NULL;
    expect(HELTMED_RANGE, "hourly_wage_ore", &on, &bad, &tariff);

    assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, -1, &on, &wage, &tariff, outcomes, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_columns_wage_floor(built_in(), UNKNOWN, 3, &on, &wage, &tariff, NULL, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_columns_wage_floor(NULL, UNKNOWN, 3, &on, &wage, &tariff, outcomes, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_columns_wage_floor(built_in(), INT64_MAX, 3, &on, &wage, &tariff, outcomes, NULL, &error), HELTMED_RANGE);
    assert_string_equal(error.field, "as_known_on");
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "open", NULL, &open, NULL), HELTMED_OK);
    assert_int_equal(heltmed_columns_wage_floor(open, UNKNOWN, 3, &on, &wage, &tariff, outcomes, NULL, NULL), HELTMED_NOT_SEALED);

    const heltmed_rulebook *reforms[] = {built_in(), open};
    assert_int_equal(
        heltmed_columns_wage_reforms(built_in(), reforms, 2, UNKNOWN, 3, &on, &wage, &tariff, outcomes, reasons, NULL, NULL, NULL),
        HELTMED_NOT_SEALED);
    assert_int_equal(
        heltmed_columns_wage_reforms(built_in(), reforms, -1, UNKNOWN, 3, &on, &wage, &tariff, outcomes, reasons, NULL, NULL, NULL),
        HELTMED_ARGUMENT);
    assert_int_equal(
        heltmed_columns_wage_reforms(built_in(), NULL, 1, UNKNOWN, 3, &on, &wage, &tariff, outcomes, reasons, NULL, NULL, NULL),
        HELTMED_ARGUMENT);
    assert_int_equal(
        heltmed_columns_wage_reforms(built_in(), reforms, 1, UNKNOWN, 3, &on, &wage, &tariff, outcomes, NULL, NULL, NULL, NULL),
        HELTMED_ARGUMENT);
    assert_int_equal(heltmed_columns_wage_reforms(built_in(), NULL, 0, UNKNOWN, 3, &on, &wage, &tariff, outcomes, NULL, NULL, NULL, NULL),
                     HELTMED_OK);

    assert_int_equal(heltmed_columns_days_between(3, &on, &on, NULL, &error), HELTMED_ARGUMENT);
    assert_string_equal(error.field, "days");
    assert_int_equal(heltmed_columns_days_between(3, &on, &on, &out, NULL), HELTMED_ARGUMENT);
    out.count = 3;
    assert_int_equal(heltmed_columns_days_between(3, &on, &on, &out, NULL), HELTMED_ARGUMENT);
    out.int32_values = int32_results;
    assert_int_equal(heltmed_columns_days_between(3, &on, &on, &out, NULL), HELTMED_OK);
    out.size++;
    assert_int_equal(heltmed_columns_days_between(3, &on, &on, &out, NULL), HELTMED_ARGUMENT);
    out.size--;
    assert_int_equal(heltmed_columns_next_due(built_in(), UNKNOWN, 3, &on, NULL, NULL, NULL, NULL, 4, &out, &error), HELTMED_CHOICE);
    assert_string_equal(error.field, "holidays");
    assert_int_equal(heltmed_columns_next_due(built_in(), UNKNOWN, 3, NULL, NULL, NULL, NULL, NULL, 0, &out, NULL), HELTMED_ARGUMENT);

    heltmed_column_init(&bad);
    bad.value = DATE_MAX - 26;
    assert_int_equal(heltmed_columns_trial_last_day(built_in(), UNKNOWN, 3, &bad, &out, &error), HELTMED_RANGE);
    assert_string_equal(error.field, "starts_on");
    assert_int_equal(heltmed_columns_offer_due(built_in(), UNKNOWN, 3, &on, &bad, NULL, &bad, &bad, outcomes, NULL, NULL), HELTMED_RANGE);
    heltmed_column yes = bad;
    yes.value = 1;
    assert_int_equal(heltmed_columns_offer_due(built_in(), UNKNOWN, 3, &on, &bad, NULL, &yes, &yes, outcomes, NULL, &error), HELTMED_RANGE);
    assert_string_equal(error.field, "trial_starts_on");
    bad.value = DATE_MAX - 27;
    assert_int_equal(heltmed_columns_trial_last_day(built_in(), UNKNOWN, 3, &bad, &out, NULL), HELTMED_OK);
    assert_int_equal(int32_results[0], DATE_MAX);
    bad.value = 0;
    assert_int_equal(heltmed_columns_place_left(3, &bad, &bad, outcomes, NULL, &error), HELTMED_RANGE);
    assert_string_equal(error.field, "places_agreed");
    assert_null(heltmed_reason_name(0));
    assert_null(heltmed_reason_name(12));
    assert_string_equal(heltmed_reason_name(HELTMED_REASON_EMPLOYER_DECLINES), "employer_declines");
    heltmed_rulebook_destroy(open);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_between_dates),    cmocka_unit_test(last_days_as_one_by_one), cmocka_unit_test(places_as_one_by_one),
        cmocka_unit_test(margins_as_one_by_one), cmocka_unit_test(offers_as_one_by_one),    cmocka_unit_test(due_days_as_one_by_one),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
