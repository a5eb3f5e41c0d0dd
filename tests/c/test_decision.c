/* Decisions through the public header: answers, misuse, memory, threads. */
#include <pthread.h>

#include <heltmed/heltmed.h>

#include "given.h"

static heltmed_wage_facts wage_on_the_floor(void)
{
    heltmed_wage_facts facts;
    heltmed_wage_facts_init(&facts);
    facts.on = day("2024-04-01");
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = 3816;
    facts.comparable_tariff_ore = 19079;
    facts.contract_is_permanent = 1;
    facts.other_terms_equal = 1;
    facts.area = HELTMED_WAGE_AREA_NONE;
    facts.age_years = 30;
    facts.receives_disability_benefit = 1;
    return facts;
}

static void test_one_ore_decides(void **state)
{
    (void)state;
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    int64_t floor_ore = 0;
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_MET);
    assert_int_equal(heltmed_decision_advice(decision), HELTMED_GO_ON);
    assert_int_equal(heltmed_decision_derived(decision, "floor_ore", &floor_ore, NULL), HELTMED_OK);
    assert_int_equal(floor_ore, 3816);

    facts.hourly_wage_ore = 3815;
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_NOT_MET);
    assert_int_equal(heltmed_decision_advice(decision), HELTMED_TALK);
    assert_string_equal(heltmed_decision_criterion_reason(decision, 0), "below_floor");
    assert_int_equal(heltmed_decision_criterion_observed(decision, 0), 3815);
    assert_int_equal(heltmed_decision_criterion_required(decision, 0), 3816);
    assert_string_equal(heltmed_decision_criterion_unit(decision, 0), "ore_per_hour");
    heltmed_decision_destroy(decision);
}

static void test_what_cannot_matter_is_not_asked(void **state)
{
    (void)state;
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    facts.contract_is_permanent = 0;
    facts.comparable_tariff_ore = HELTMED_UNKNOWN;
    facts.receives_disability_benefit = HELTMED_UNKNOWN;
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_NOT_MET);
    assert_int_equal(heltmed_decision_missing_count(decision), 0);
    assert_int_equal(heltmed_decision_criterion_missing_count(decision, 0), 1);
    assert_string_equal(heltmed_decision_criterion_missing(decision, 0, 0), "comparable_tariff_ore");
    assert_int_equal(heltmed_decision_ask_also_count(decision), 1);
    assert_string_equal(heltmed_decision_ask_also(decision, 0), "receives_disability_benefit");
    heltmed_decision_destroy(decision);
}

static void test_parameters_are_told(void **state)
{
    (void)state;
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    const char *id = NULL;
    int64_t value = 0;
    int32_t valid_from = 0;
    facts.area = HELTMED_WAGE_AREA_CLEANING;
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_criterion_parameter_count(decision, 3), 1);
    assert_int_equal(heltmed_decision_criterion_parameter(decision, 3, 0, &id, &value, &valid_from, NULL), HELTMED_OK);
    assert_string_equal(id, "minimum_wage.cleaning_adult_ore");
    assert_int_equal(value, 21604);
    assert_int_equal(valid_from, day("2023-06-15"));
    assert_int_equal(heltmed_decision_criterion_parameter(decision, 3, 1, &id, NULL, NULL, NULL), HELTMED_RANGE);
    heltmed_decision_destroy(decision);
}

/* Every member of every facts struct, set to what it cannot be. */
static void test_values_outside_their_range_are_refused(void **state)
{
    (void)state;
    heltmed_decision *decision = new_decision();
    for (size_t a = 0; a < heltmed_assessment_count(); a++) {
        const char *name = heltmed_assessment_name(a);
        int64_t facts[64];
        size_t size = heltmed_facts_size(name);
        assert_true(size <= sizeof facts);
        for (size_t f = 1; f < heltmed_fact_count(name); f++) {
            bool is_list = strcmp(heltmed_fact_kind(name, f), "list") == 0;
            size_t member = heltmed_fact_offset(name, f) / 8 + (is_list ? 1 : 0);
            int64_t wrong[] = {is_list ? -1 : heltmed_fact_lowest(name, f) - 1, heltmed_fact_highest(name, f) + 1, INT64_MAX,
                               INT64_MIN + 1};
            for (size_t w = 0; w < sizeof wrong / sizeof wrong[0]; w++) {
                heltmed_error error = {0};
                assert_int_equal(heltmed_facts_init(name, facts, size, NULL), HELTMED_OK);
                facts[1] = day("2026-11-22");
                facts[member] = wrong[w];
                heltmed_status status = heltmed_assess(built_in(), name, facts, decision, &error);
                assert_true(status == HELTMED_RANGE || status == HELTMED_CHOICE || status == HELTMED_DATE);
                assert_int_equal(error.code, status);
                assert_string_equal(error.field, heltmed_fact_name(name, f));
                assert_null(heltmed_decision_assessment(decision));
            }
        }
    }
    heltmed_decision_destroy(decision);
}

static void test_facts_structs_of_any_age(void **state)
{
    (void)state;
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    facts.size = 16; /* an old caller that knows of no fact but the day */
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_UNDETERMINED);
    static const int64_t wrong_sizes[] = {0, 8, 15, 17, -8, INT64_MAX, (int64_t)sizeof(heltmed_wage_facts) + 8};
    for (size_t i = 0; i < sizeof wrong_sizes / sizeof wrong_sizes[0]; i++) {
        facts.size = wrong_sizes[i];
        assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, NULL), HELTMED_ARGUMENT);
    }
    assert_int_equal(sizeof(heltmed_wage_facts), heltmed_facts_size("wage"));
    assert_int_equal(sizeof(heltmed_certificate_facts), heltmed_facts_size("certificate"));
    assert_int_equal(sizeof(heltmed_share_facts), heltmed_facts_size("share"));
    heltmed_decision_destroy(decision);
}

static void test_misuse_is_an_error(void **state)
{
    (void)state;
    heltmed_error error = {0};
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    heltmed_rulebook *open_overlay = NULL;
    assert_int_equal(heltmed_wage_assess(NULL, &facts, decision, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_wage_assess(built_in(), NULL, decision, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_assess(built_in(), "wages", &facts, decision, &error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_assess(built_in(), NULL, &facts, decision, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "open", NULL, &open_overlay, NULL), HELTMED_OK);
    assert_int_equal(heltmed_wage_assess(open_overlay, &facts, decision, &error), HELTMED_NOT_SEALED);
    heltmed_rulebook_destroy(open_overlay);
    facts.on = HELTMED_UNKNOWN;
    assert_int_equal(heltmed_wage_assess(built_in(), &facts, decision, &error), HELTMED_REQUIRED);
    assert_string_equal(error.field, "on");
    assert_int_equal(heltmed_decision_create(NULL, NULL, &error), HELTMED_ARGUMENT);

    /* an empty decision, and indices past the end */
    assert_null(heltmed_decision_assessment(decision));
    assert_null(heltmed_decision_rulebook(NULL));
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_UNDETERMINED);
    assert_int_equal(heltmed_decision_criterion_count(decision), 0);
    assert_int_equal(heltmed_decision_criterion_outcome(NULL, 0), HELTMED_UNDETERMINED);
    assert_null(heltmed_decision_criterion_id(decision, SIZE_MAX));
    assert_null(heltmed_decision_missing(decision, 0));
    assert_null(heltmed_decision_derived_name(decision, 0));
    assert_null(heltmed_fact_name("wage", SIZE_MAX));
    assert_null(heltmed_fact_name(NULL, 0));
    assert_null(heltmed_outcome_name(-1));
    assert_null(heltmed_language_name(5));
    heltmed_decision_destroy(NULL);
    heltmed_decision_destroy(decision);
}

static void test_decision_outlives_its_rulebook(void **state)
{
    (void)state;
    heltmed_rulebook *reform = NULL;
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "reform", NULL, &reform, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_set(reform, "wage.floor_share_bp", HELTMED_DATE_MIN, 2500, HELTMED_DATE_MIN, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_seal(reform, NULL), HELTMED_OK);
    assert_int_equal(heltmed_wage_assess(reform, &facts, decision, NULL), HELTMED_OK);
    heltmed_rulebook_destroy(reform);
    assert_string_equal(heltmed_decision_rulebook(decision), "reform");
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_NOT_MET);
    assert_int_equal(heltmed_decision_criterion_required(decision, 0), 4770);
    heltmed_decision_destroy(decision);
}

/* The past as it was then known: the base amount of 2020 was decided in September. */
static void test_as_known_on(void **state)
{
    (void)state;
    heltmed_decision *decision = new_decision();
    heltmed_benefit_facts facts;
    int64_t limit = 0;
    heltmed_benefit_facts_init(&facts);
    facts.on = day("2020-06-01");
    facts.in_vta = 1;
    facts.benefit_since = day("2010-01-01");
    facts.income_after_disability_ore = 0;
    facts.annual_pensionable_income_ore = 10000000;
    assert_int_equal(heltmed_benefit_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_derived(decision, "limit_ore", &limit, NULL), HELTMED_OK);
    assert_int_equal(limit, 10135100);
    facts.as_known_on = day("2020-09-20");
    assert_int_equal(heltmed_benefit_assess(built_in(), &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_derived(decision, "limit_ore", &limit, NULL), HELTMED_OK);
    assert_int_equal(limit, 9985800);
    /* a caution never refuses */
    assert_int_equal(heltmed_decision_criterion_outcome(decision, 0), HELTMED_NOT_MET);
    assert_int_equal(heltmed_decision_outcome(decision), HELTMED_NOT_APPLICABLE);
    heltmed_decision_destroy(decision);
}

/* ---- memory ---- */

static void test_no_memory_is_clean_and_assessing_allocates_nothing(void **state)
{
    (void)state;
    struct counting counting = {.fail_from = 1};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_decision *decision = NULL;
    heltmed_error error = {0};
    assert_int_equal(heltmed_decision_create(&allocator, &decision, &error), HELTMED_NO_MEMORY);
    assert_null(decision);
    counting.fail_from = 0;
    assert_int_equal(heltmed_decision_create(&allocator, &decision, &error), HELTMED_OK);
    size_t calls = counting.calls;
    for (size_t a = 0; a < heltmed_assessment_count(); a++) {
        int64_t facts[64];
        const char *name = heltmed_assessment_name(a);
        assert_int_equal(heltmed_facts_init(name, facts, heltmed_facts_size(name), NULL), HELTMED_OK);
        facts[1] = day("2026-11-22");
        assert_int_equal(heltmed_assess(built_in(), name, facts, decision, &error), HELTMED_OK);
    }
    assert_int_equal(counting.calls, calls);
    heltmed_decision_destroy(decision);
    assert_int_equal(counting.bytes, 0);
}

/* ---- threads: one sealed rulebook, a decision for each ---- */

static void *assess_many(void *shared)
{
    heltmed_decision *decision = NULL;
    heltmed_wage_facts facts = wage_on_the_floor();
    intptr_t wrong = heltmed_decision_create(NULL, &decision, NULL);
    for (int i = 0; i < 20000 && wrong == 0; i++) {
        facts.hourly_wage_ore = 4769 + i % 2;
        wrong |= heltmed_wage_assess(shared, &facts, decision, NULL);
        wrong |= heltmed_decision_outcome(decision) != (i % 2 ? HELTMED_MET : HELTMED_NOT_MET);
    }
    heltmed_decision_destroy(decision);
    return (void *)wrong;
}

static void test_threads_share_a_sealed_rulebook(void **state)
{
    (void)state;
    heltmed_rulebook *reform = NULL;
    pthread_t threads[4];
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "reform", NULL, &reform, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_set(reform, "wage.floor_share_bp", HELTMED_DATE_MIN, 2500, HELTMED_DATE_MIN, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_seal(reform, NULL), HELTMED_OK);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, assess_many, reform), 0);
    }
    for (int i = 0; i < 4; i++) {
        void *wrong = NULL;
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_null(wrong);
    }
    heltmed_rulebook_destroy(reform);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_ore_decides),
        cmocka_unit_test(test_what_cannot_matter_is_not_asked),
        cmocka_unit_test(test_parameters_are_told),
        cmocka_unit_test(test_values_outside_their_range_are_refused),
        cmocka_unit_test(test_facts_structs_of_any_age),
        cmocka_unit_test(test_misuse_is_an_error),
        cmocka_unit_test(test_decision_outlives_its_rulebook),
        cmocka_unit_test(test_as_known_on),
        cmocka_unit_test(test_no_memory_is_clean_and_assessing_allocates_nothing),
        cmocka_unit_test(test_threads_share_a_sealed_rulebook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
