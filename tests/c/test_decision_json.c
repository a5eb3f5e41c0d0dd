/* Decisions as canonical JSON: byte for byte, and for random facts as jansson writes it again. */
#include <heltmed/heltmed.h>

#include <jansson.h>

#include "given.h"
#include "random_decision.h"

#include "rules/registry.h"
#include "texts/explain.h"

enum { ROUNDS = 150 };

static const char *json_of(const heltmed_decision *decision, int32_t language, heltmed_text *text)
{
    assert_int_equal(heltmed_decision_json(decision, language, text, NULL), HELTMED_OK);
    return heltmed_text_data(text);
}

static heltmed_wage_facts wage_on_the_floor(void)
{
    heltmed_wage_facts facts;
    heltmed_wage_facts_init(&facts);
    facts.on = day("2026-11-22");
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = 3816;
    facts.comparable_tariff_ore = 19080;
    facts.contract_is_permanent = 1;
    facts.other_terms_equal = 1;
    facts.area = HELTMED_WAGE_AREA_NONE;
    return facts;
}

/* The example of the contract, and the whole of what follows its first criterion. */
static void test_a_wage_is_written_to_the_byte(void **state)
{
    static const char before[] =
        "{\"assessment\":\"wage\",\"on\":\"2026-11-22\",\"rulebook\":\"2026.1\",\"outcome\":\"met\",\"advice\":\"go_on\",\"criteria\":["
        "{\"id\":\"wage.floor\",\"kind\":\"requirement\",\"basis\":\"source\",\"outcome\":\"met\",\"reason\":\"at_or_above_floor\","
        "\"observed\":3816,\"required\":3816,\"unit\":\"ore_per_hour\",\"missing\":[],\"sources\":[\"S2-13\",\"S3-27\"],"
        "\"parameters\":[{\"id\":\"wage.floor_share_bp\",\"value\":2000,\"valid_from\":\"0001-01-01\"}],\"text\":\"";
    static const char *const after[] = {
        "\"},{\"id\":\"wage.permanent_contract\",\"kind\":\"requirement\",\"basis\":\"source\",\"outcome\":\"met\",\"reason\":"
        "\"permanent\","
        "\"observed\":true,\"required\":null,\"unit\":null,\"missing\":[],\"sources\":[\"S3-24\"],\"parameters\":[],\"text\":\"",
        "\"},{\"id\":\"wage.equal_terms\",\"kind\":\"requirement\",\"basis\":\"source\",\"outcome\":\"met\",\"reason\":\"equal_terms\","
        "\"observed\":true,\"required\":null,\"unit\":null,\"missing\":[],\"sources\":[\"S2-15\",\"S3-26\"],\"parameters\":[],\"text\":\"",
        "\"},{\"id\":\"wage.general_minimum\",\"kind\":\"caution\",\"basis\":\"external\",\"outcome\":\"not_applicable\",\"reason\":\"no_"
        "area\","
        "\"observed\":3816,\"required\":null,\"unit\":\"ore_per_hour\",\"missing\":[],\"sources\":[\"B5\"],\"parameters\":[],\"text\":\"",
        "\"},{\"id\":\"wage.benefit_beside\",\"kind\":\"caution\",\"basis\":\"source\",\"outcome\":\"undetermined\",\"reason\":\"missing_"
        "facts\","
        "\"observed\":null,\"required\":null,\"unit\":null,\"missing\":[\"receives_disability_benefit\"],\"sources\":[\"S2-12\",\"S3-29\"],"
        "\"parameters\":[],\"text\":\"",
        "\"}],\"derived\":{\"floor_ore\":3816,\"margin_ore\":0},\"missing\":[],\"ask_also\":[\"receives_disability_benefit\"]}"};
    heltmed_decision *decision = new_decision();
    heltmed_text *document = new_text(NULL);
    heltmed_text *explanation = new_text(NULL);
    heltmed_wage_facts facts = wage_on_the_floor();
    (void)state;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    const char *at = json_of(decision, HELTMED_EN, document);
    assert_memory_equal(at, before, strlen(before));
    at += strlen(before);
    for (size_t i = 0; i < LENGTH(after); i++) {
        assert_int_equal(heltmed_decision_explain(decision, i, HELTMED_EN, explanation, NULL), HELTMED_OK);
        assert_memory_equal(at, heltmed_text_data(explanation), heltmed_text_size(explanation));
        at += heltmed_text_size(explanation);
        assert_memory_equal(at, after[i], strlen(after[i]));
        at += strlen(after[i]);
    }
    assert_int_equal(*at, '\0');
    heltmed_text_destroy(explanation);
    heltmed_text_destroy(document);
    heltmed_decision_destroy(decision);
}

static void check_holds(const heltmed_decision *decision, const char *part)
{
    heltmed_text *text = new_text(NULL);
    if (strstr(json_of(decision, HELTMED_NB, text), part) == NULL) {
        fail_msg("%s is not in %s", part, heltmed_text_data(text));
    }
    heltmed_text_destroy(text);
}

static void test_holidays_over_easter(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_trial_facts facts;
    (void)state;
    heltmed_trial_facts_init(&facts);
    facts.on = day("2026-03-23");
    assert_int_equal(heltmed_trial_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"derived\":{\"last_day\":null,\"first_day_after\":null,\"day_number\":null,\"last_working_day\":null,"
                          "\"holidays_within\":null}");
    facts.starts_on = day("2026-03-23");
    assert_int_equal(heltmed_trial_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"derived\":{\"last_day\":\"2026-04-19\",\"first_day_after\":\"2026-04-20\",\"day_number\":1,"
                          "\"last_working_day\":\"2026-04-17\",\"holidays_within\":[\"2026-04-02\",\"2026-04-03\",\"2026-04-06\"]}");
    facts.starts_on = day("2026-08-03");
    assert_int_equal(heltmed_trial_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"holidays_within\":[]}");
    heltmed_decision_destroy(decision);
}

static void test_weights(void **state)
{
    static const int64_t weights[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};
    heltmed_decision *decision = new_decision();
    heltmed_vivirkr_facts facts;
    (void)state;
    heltmed_vivirkr_facts_init(&facts);
    facts.on = day("2026-03-23");
    assert_int_equal(heltmed_vivirkr_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"derived\":{\"score_bp\":null,\"score_low_bp\":0,\"score_high_bp\":10000,\"known\":0,"
                          "\"weights\":[1,1,1,1,1,1,1,1,1,1]}");
    facts.p1 = 1;
    facts.weights = weights;
    facts.weights_count = LENGTH(weights);
    assert_int_equal(heltmed_vivirkr_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"outcome\":\"not_met\",\"reason\":\"partly\",\"observed\":\"partly\",\"required\":null,\"unit\":null");
    check_holds(decision, "\"weights\":[1,2,3,4,5,6,7,8,9,1000]}");
    heltmed_decision_destroy(decision);
}

static void test_sets_and_municipalities(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_digital_training_facts training;
    heltmed_eligibility_facts eligibility;
    (void)state;
    heltmed_digital_training_facts_init(&training);
    training.on = day("2021-09-01");
    training.team_has = 6;
    assert_int_equal(heltmed_digital_training_assess(&rulebook_2026_1, &training, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"reason\":\"team_incomplete\",\"observed\":[\"guide\",\"matcher\"],\"required\":null,\"unit\":null");
    training.team_has = 0;
    assert_int_equal(heltmed_digital_training_assess(&rulebook_2026_1, &training, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"reason\":\"team_incomplete\",\"observed\":[],");

    heltmed_eligibility_facts_init(&eligibility);
    eligibility.on = day("2026-09-01");
    eligibility.post_is_reserved = 1;
    eligibility.reserved_for_municipality = 301;
    eligibility.lives_in_municipality = 1506;
    eligibility.moving_to_municipality = 301;
    eligibility.moving_on = day("2026-10-01");
    assert_int_equal(heltmed_eligibility_assess(&rulebook_2026_1, &eligibility, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"reason\":\"moves_later\",\"observed\":\"1506\",\"required\":\"0301\",\"unit\":null");
    check_holds(decision, "\"derived\":{\"residence_met_from\":\"2026-10-01\"}");
    heltmed_decision_destroy(decision);
}

static void test_no_derived_values(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_gathering_facts facts;
    (void)state;
    heltmed_gathering_facts_init(&facts);
    facts.on = day("2026-09-01");
    facts.got_job_through_helt_med = 1;
    assert_int_equal(heltmed_gathering_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_holds(decision, "\"derived\":{},\"missing\":[],\"ask_also\":[]}");
    heltmed_decision_destroy(decision);
}

/* A version is a host's own text. */
static void test_a_version_is_escaped(void **state)
{
    heltmed_rulebook *overlay = NULL;
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_on_the_floor();
    (void)state;
    assert_int_equal(heltmed_rulebook_overlay(&rulebook_2026_1, "my \"what-if\" \\ 1", NULL, &overlay, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_seal(overlay, NULL), HELTMED_OK);
    assert_int_equal(heltmed_wage_assess(overlay, &facts, decision, NULL), HELTMED_OK);
    heltmed_rulebook_destroy(overlay);
    check_holds(decision, "\"rulebook\":\"my \\\"what-if\\\" \\\\ 1\",\"outcome\"");
    heltmed_decision_destroy(decision);
}

/* ---- random facts ---- */

static const char *string_in(const json_t *object, const char *key) { return json_string_value(json_object_get(object, key)); }

static void check_names(const json_t *list, size_t count, const char *(*name)(const heltmed_decision *, size_t),
                        const heltmed_decision *decision)
{
    assert_int_equal(json_array_size(list), count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(json_string_value(json_array_get(list, i)), name(decision, i));
    }
}

static void check_parameters(const json_t *list, const heltmed_decision *decision, size_t criterion)
{
    assert_int_equal(json_array_size(list), heltmed_decision_criterion_parameter_count(decision, criterion));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *parameter = json_array_get(list, i);
        const char *id = NULL;
        int64_t value = 0;
        int32_t valid_from = 0;
        char date[11];
        assert_int_equal(heltmed_decision_criterion_parameter(decision, criterion, i, &id, &value, &valid_from, NULL), HELTMED_OK);
        assert_int_equal(heltmed_date_format(valid_from, date, NULL), HELTMED_OK);
        assert_string_equal(string_in(parameter, "id"), id);
        assert_int_equal(json_integer_value(json_object_get(parameter, "value")), value);
        assert_string_equal(string_in(parameter, "valid_from"), date);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(string_in(json_array_get(list, k), "id"), id);
        }
    }
}

static void check_criterion(const json_t *criterion, const heltmed_decision *decision, size_t index, int32_t language, heltmed_text *text)
{
    const json_t *missing = json_object_get(criterion, "missing");
    const char *unit = heltmed_decision_criterion_unit(decision, index);
    assert_int_equal(json_object_size(criterion), 12);
    assert_string_equal(string_in(criterion, "id"), heltmed_decision_criterion_id(decision, index));
    assert_string_equal(string_in(criterion, "kind"), heltmed_decision_criterion_kind(decision, index));
    assert_string_equal(string_in(criterion, "basis"), heltmed_decision_criterion_basis(decision, index));
    assert_string_equal(string_in(criterion, "outcome"), heltmed_outcome_name(heltmed_decision_criterion_outcome(decision, index)));
    assert_string_equal(string_in(criterion, "reason"), heltmed_decision_criterion_reason(decision, index));
    if (unit == NULL) {
        assert_true(json_is_null(json_object_get(criterion, "unit")));
    } else {
        assert_string_equal(string_in(criterion, "unit"), unit);
    }
    assert_int_equal(json_array_size(missing), heltmed_decision_criterion_missing_count(decision, index));
    for (size_t i = 0; i < json_array_size(missing); i++) {
        assert_string_equal(json_string_value(json_array_get(missing, i)), heltmed_decision_criterion_missing(decision, index, i));
    }
    assert_int_equal(json_is_null(json_object_get(criterion, "observed")),
                     heltmed_decision_criterion_observed(decision, index) == HELTMED_UNKNOWN);
    assert_int_equal(json_is_null(json_object_get(criterion, "required")),
                     heltmed_decision_criterion_required(decision, index) == HELTMED_UNKNOWN);
    check_parameters(json_object_get(criterion, "parameters"), decision, index);
    assert_int_equal(heltmed_decision_explain(decision, index, language, text, NULL), HELTMED_OK);
    assert_string_equal(string_in(criterion, "text"), heltmed_text_data(text));
}

static void check_document(const heltmed_decision *decision, int32_t language, heltmed_text *document, heltmed_text *text)
{
    json_error_t error;
    const char *bytes = json_of(decision, language, document);
    json_t *root = json_loadb(bytes, heltmed_text_size(document), JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    char *again = json_dumps(root, JSON_COMPACT);
    assert_string_equal(bytes, again);
    free(again);

    const json_t *criteria = json_object_get(root, "criteria");
    assert_int_equal(json_object_size(root), 9);
    assert_string_equal(string_in(root, "assessment"), heltmed_decision_assessment(decision));
    assert_string_equal(string_in(root, "rulebook"), heltmed_decision_rulebook(decision));
    assert_string_equal(string_in(root, "outcome"), heltmed_outcome_name(heltmed_decision_outcome(decision)));
    assert_string_equal(string_in(root, "advice"), heltmed_advice_name(heltmed_decision_advice(decision)));
    assert_int_equal(json_array_size(criteria), heltmed_decision_criterion_count(decision));
    for (size_t i = 0; i < json_array_size(criteria); i++) {
        check_criterion(json_array_get(criteria, i), decision, i, language, text);
    }
    assert_int_equal(json_object_size(json_object_get(root, "derived")), heltmed_decision_derived_count(decision));
    check_names(json_object_get(root, "missing"), heltmed_decision_missing_count(decision), heltmed_decision_missing, decision);
    check_names(json_object_get(root, "ask_also"), heltmed_decision_ask_also_count(decision), heltmed_decision_ask_also, decision);
    json_decref(root);
}

static void test_random_decisions_are_canonical(void **state)
{
    struct chance chance = {5};
    struct random_facts facts;
    heltmed_decision *decision = new_decision();
    heltmed_text *document = new_text(NULL);
    heltmed_text *text = new_text(NULL);
    (void)state;
    for (int round = 0; round < ROUNDS * ASSESSMENTS; round++) {
        random_decision(&chance, assessments[round % ASSESSMENTS], &facts, decision);
        check_document(decision, (int32_t)chance_between(&chance, 0, TEXT_LANGUAGES - 1), document, text);
    }
    heltmed_text_destroy(text);
    heltmed_text_destroy(document);
    heltmed_decision_destroy(decision);
}

/* Lists are read while assessing only. */
static void test_lists_may_go_afterwards(void **state)
{
    struct chance chance = {6};
    struct random_facts facts;
    heltmed_decision *decision = new_decision();
    heltmed_text *before = new_text(NULL);
    heltmed_text *after = new_text(NULL);
    (void)state;
    for (int round = 0; round < ROUNDS * ASSESSMENTS; round++) {
        random_decision(&chance, assessments[round % ASSESSMENTS], &facts, decision);
        (void)json_of(decision, HELTMED_NB, before);
        memset(facts.rows, 0x5a, sizeof(facts.rows));
        assert_string_equal(json_of(decision, HELTMED_NB, after), heltmed_text_data(before));
    }
    heltmed_text_destroy(after);
    heltmed_text_destroy(before);
    heltmed_decision_destroy(decision);
}

/* ---- misuse and memory ---- */

static void test_misuse_is_refused(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    heltmed_wage_facts facts = wage_on_the_floor();
    heltmed_error error;
    (void)state;
    assert_int_equal(heltmed_decision_json(decision, HELTMED_NB, text, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_json(NULL, HELTMED_NB, text, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_decision_json(decision, HELTMED_NB, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_decision_json(decision, -1, text, &error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_decision_json(decision, TEXT_LANGUAGES, text, NULL), HELTMED_UNKNOWN_NAME);
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

/* Each allocation fails in turn; then the same text is written after all, and again without any. */
static void test_no_memory_is_told(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_text *expected = new_text(NULL);
    heltmed_wage_facts facts = wage_on_the_floor();
    size_t failures = 0;
    (void)state;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    (void)json_of(decision, HELTMED_EN, expected);
    for (size_t n = 1;; n++) {
        struct counting counting = {0};
        heltmed_allocator allocator = counting_allocator(&counting);
        heltmed_text *text = new_text(&allocator);
        heltmed_error error;
        counting.fail_from = counting.calls + n;
        counting.fail_once = true;
        heltmed_status status = heltmed_decision_json(decision, HELTMED_EN, text, &error);
        if (status != HELTMED_OK) {
            assert_int_equal(status, HELTMED_NO_MEMORY);
            assert_int_equal(error.code, HELTMED_NO_MEMORY);
            assert_string_equal(heltmed_text_data(text), "");
            failures++;
        }
        counting.fail_from = 0;
        assert_string_equal(json_of(decision, HELTMED_EN, text), heltmed_text_data(expected));
        counting.fail_from = counting.calls + 1;
        assert_string_equal(json_of(decision, HELTMED_EN, text), heltmed_text_data(expected));
        heltmed_text_destroy(text);
        assert_int_equal(counting.blocks, 0);
        if (status == HELTMED_OK) {
            break;
        }
    }
    assert_true(failures >= 3);
    heltmed_text_destroy(expected);
    heltmed_decision_destroy(decision);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_wage_is_written_to_the_byte),
        cmocka_unit_test(test_holidays_over_easter),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_sets_and_municipalities),
        cmocka_unit_test(test_no_derived_values),
        cmocka_unit_test(test_a_version_is_escaped),
        cmocka_unit_test(test_random_decisions_are_canonical),
        cmocka_unit_test(test_lists_may_go_afterwards),
        cmocka_unit_test(test_misuse_is_refused),
        cmocka_unit_test(test_no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
