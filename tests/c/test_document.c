/* Documents: what is read, what is refused and how, and what is answered. */
#include "testing.h"

#include <stdio.h>

#include <heltmed/heltmed.h>

#include "full_documents.h"
#include "given_document.h"

/* ---- answers ---- */

static void assert_answer(void **state, const char *name, const char *json, const char *expected)
{
    struct given_document *given = *state;
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_status status = answer_document(given->document, given->rulebook, name, json, strlen(json), given->out, &error);
    if (status != HELTMED_OK) {
        fail_msg("%s refused: %s %s: %s", name, heltmed_status_name(status), error.field, error.message);
    }
    assert_string_equal(heltmed_text_data(given->out), expected);
    assert_int_equal(heltmed_text_size(given->out), strlen(expected));
}

/* Holds a piece of the answer. */
static void assert_says(void **state, const char *name, const char *json, const char *piece)
{
    struct given_document *given = *state;
    heltmed_error error = {.code = HELTMED_OK};
    if (answer_document(given->document, given->rulebook, name, json, strlen(json), given->out, &error) != HELTMED_OK) {
        fail_msg("%s refused: %s: %s", name, error.field, error.message);
    }
    if (strstr(heltmed_text_data(given->out), piece) == NULL) {
        fail_msg("%s does not say %s: %s", name, piece, heltmed_text_data(given->out));
    }
}

static void test_every_kind_is_answered(void **state)
{
    struct given_document *given = *state;
    assert_int_equal(FULL_DOCUMENTS, heltmed_assessment_count() + heltmed_computation_count());
    for (size_t i = 0; i < FULL_DOCUMENTS; i++) {
        assert_string_equal(full_documents[i].name, heltmed_assessment_name(i));
        assert_int_equal(answer_document(given->document, given->rulebook, full_documents[i].name, full_documents[i].json,
                                         strlen(full_documents[i].json), given->out, NULL),
                         HELTMED_OK);
        assert_int_equal(heltmed_text_data(given->out)[0], '{');
        assert_int_equal(heltmed_text_size(given->out), strlen(heltmed_text_data(given->out)));
    }
}

/* The document and the typed struct are two ways to one decision. */
static void test_as_the_typed_facts(void **state)
{
    struct given_document *given = *state;
    heltmed_decision *decision;
    heltmed_text *expected;
    heltmed_wage_facts facts;
    assert_int_equal(heltmed_decision_create(NULL, &decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_text_create(NULL, &expected, NULL), HELTMED_OK);
    heltmed_wage_facts_init(&facts);
    int32_t on = 0;
    assert_int_equal(heltmed_date_from_civil(2026, 11, 22, &on, NULL), HELTMED_OK);
    facts.on = on;
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = 3816;
    facts.comparable_tariff_ore = 19080;
    assert_int_equal(heltmed_wage_assess(given->rulebook, &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_json(decision, HELTMED_NB, expected, NULL), HELTMED_OK);
    assert_answer(state, "wage", full_documents[4].json, heltmed_text_data(expected));
    heltmed_text_destroy(expected);
    heltmed_decision_destroy(decision);
}

static void test_computations(void **state)
{
    assert_answer(state, "plan", "{\"hired_on\":\"2026-01-01\",\"from\":\"2026-01-01\",\"until\":\"2026-01-08\"}",
                  "{\"visits\":[{\"on\":\"2026-01-02\",\"nominal_on\":\"2026-01-01\",\"step\":\"weekly\"},"
                  "{\"on\":\"2026-01-08\",\"nominal_on\":\"2026-01-08\",\"step\":\"weekly\"}]}");
    assert_answer(state, "plan", "{\"from\":\"2026-01-01\",\"until\":\"2026-01-08\"}", "{\"visits\":[]}");
    assert_answer(state, "shortfalls", full_documents[16].json,
                  "{\"periods\":[{\"from\":\"2026-02-01\",\"to\":\"2026-02-28\",\"hourly_ore\":100,\"floor_ore\":200,\"shortfall_ore\":100,"
                  "\"owed_ore\":4000}],\"sum_owed_ore\":4000,\"unjudged\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}],"
                  "\"complete\":false}");
    assert_answer(state, "shortfalls",
                  "{\"wages\":[{\"from\":\"2026-01-01\",\"hourly_ore\":1}],\"tariffs\":[{\"from\":\"2026-01-01\",\"hourly_ore\":10}],"
                  "\"from\":\"2026-01-01\",\"until\":\"2026-01-01\"}",
                  "{\"periods\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"hourly_ore\":1,\"floor_ore\":2,\"shortfall_ore\":1,"
                  "\"owed_ore\":null}],\"sum_owed_ore\":null,\"unjudged\":[],\"complete\":true}");
    assert_answer(state, "share", full_documents[17].json,
                  "{\"months\":[{\"month\":\"2026-01\",\"days\":17,\"days_in_month\":31,\"rate_ore\":1745500,\"share_ore\":239302},"
                  "{\"month\":\"2026-02\",\"days\":28,\"days_in_month\":28,\"rate_ore\":1745500,\"share_ore\":436375},"
                  "{\"month\":\"2026-03\",\"days\":31,\"days_in_month\":31,\"rate_ore\":1745500,\"share_ore\":436375}],"
                  "\"sum_ore\":1112052,\"estimate\":true}");
    assert_answer(state, "share", "{\"starts_on\":\"2027-01-01\",\"from\":\"2027-01-01\",\"until\":\"2027-01-31\"}",
                  "{\"months\":[{\"month\":\"2027-01\",\"days\":31,\"days_in_month\":31,\"rate_ore\":null,\"share_ore\":null}],"
                  "\"sum_ore\":null,\"estimate\":true}");
}

/* The order of keys, white space, escapes and null do not matter. */
static void test_ways_of_writing(void **state)
{
    struct given_document *given = *state;
    assert_says(state, "wage", full_documents[4].json, "\"floor_ore\":3816");
    size_t size = heltmed_text_size(given->out) + 1;
    char *expected = malloc(size);
    memcpy(expected, heltmed_text_data(given->out), size);
    assert_answer(state, "wage",
                  "\r\n\t {\"comparable_tariff_ore\" : 19080 ,\"h\\u006furly_wage_ore\":3816, \"phase\":\"perm\\u0061nent\","
                  "\"area\":null,\"on\":\"2026\\u002d11-22\"} \n",
                  expected);
    free(expected);
    assert_says(state, "certificate", "{\"on\":\"2026-11-22\",\"sessions\":[]}", "\"sessions_attended\":0");
    assert_says(state, "certificate", "{\"on\":\"2026-11-22\",\"sessions\":null}", "\"sessions_attended\":null");
    assert_says(state, "eligibility", "{\"on\":\"2026-11-22\",\"target_groups\":[]}", "not_in_target_group");
    assert_says(state, "shortfalls",
                "{\"wages\":[],\"tariffs\":[],\"minutes_per_week\":[{\"from\":\"2026-01-01\",\"minutes\":600}],"
                "\"from\":\"2026-01-01\",\"until\":\"2026-01-02\"}",
                "\"unjudged\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}]");
    assert_says(state, "recruitment", "{\"on\":\"2026-11-22\",\"applicants\":-0,\"applicants_interviewed\":0}", "\"observed\":0");
}

static void test_lists_that_grow(void **state)
{
    enum { VISITS = 5000, SIZE = VISITS * 16 + 256 };
    char *json = malloc(SIZE);
    int size = snprintf(json, SIZE, "{\"on\":\"2026-11-22\",\"hired_on\":\"2026-01-05\",\"visits\":[");
    for (int i = 0; i < VISITS; i++) {
        size += snprintf(json + size, (size_t)(SIZE - size), "%s\"2026-%02d-%02d\"", i == 0 ? "" : ",", i % 11 + 1, i % 28 + 1);
    }
    size += snprintf(json + size, (size_t)(SIZE - size), "]}");
    assert_true(size < SIZE);
    /* The last visit is of 28 November, which does not count yet; the last that does closes the one of 6 November. */
    assert_says(state, "followup", json, "\"next_due\":\"2026-12-07\"");
    free(json);
}

static void test_what_a_document_holds(void **state)
{
    struct given_document *given = *state;
    heltmed_document *document = given->document;
    const char wage[] = "{\"on\":\"2026-11-22\",\"age_years\":30}";
    int64_t value = 0;

    assert_int_equal(heltmed_document_assess(document, given->rulebook, "wage", wage, strlen(wage), HELTMED_NB, NULL, NULL), HELTMED_OK);
    assert_non_null(heltmed_document_get_decision(document));
    assert_string_equal(heltmed_decision_assessment(heltmed_document_get_decision(document)), "wage");
    assert_null(heltmed_document_get_plan(document));
    assert_int_equal(heltmed_document_fact(document, "age_years", &value, NULL), HELTMED_OK);
    assert_int_equal(value, 30);
    assert_int_equal(heltmed_document_fact(document, "area", &value, NULL), HELTMED_OK);
    assert_true(value == HELTMED_UNKNOWN);
    assert_int_equal(heltmed_document_fact(document, "from", &value, NULL), HELTMED_UNKNOWN_NAME);

    assert_int_equal(heltmed_document_plan(document, given->rulebook, full_documents[15].json, strlen(full_documents[15].json), NULL, NULL),
                     HELTMED_OK);
    assert_true(heltmed_plan_count(heltmed_document_get_plan(document)) > 10);
    assert_null(heltmed_document_get_decision(document));
    assert_null(heltmed_document_get_share(document));
    assert_null(heltmed_document_get_shortfalls(document));
    assert_int_equal(heltmed_document_fact(document, "step_ups", &value, NULL), HELTMED_TYPE);

    assert_int_equal(heltmed_document_plan(document, given->rulebook, "{}", 2, NULL, NULL), HELTMED_REQUIRED);
    assert_null(heltmed_document_get_plan(document));
    assert_int_equal(heltmed_document_fact(document, "hired_on", &value, NULL), HELTMED_ARGUMENT);
}

/* ---- refusals ---- */

static const struct {
    const char *name, *json;
    heltmed_status code;
    const char *field;
} refused[] = {
    {"wage", "", HELTMED_SYNTAX, ""},
    {"wage", " ", HELTMED_SYNTAX, ""},
    {"wage", "[]", HELTMED_SYNTAX, ""},
    {"wage", "7", HELTMED_SYNTAX, ""},
    {"wage", "null", HELTMED_SYNTAX, ""},
    {"wage", "{", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"2026-11-22\"", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"2026-11-22\"} x", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"2026-11-22\",}", HELTMED_SYNTAX, ""},
    {"wage", "{'on':1}", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":030}", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":+30}", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":NaN}", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"\xff\"}", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"\\ud800\"}", HELTMED_SYNTAX, ""},
    {"wage", "{\"on\":\"\\u0000\"}", HELTMED_SYNTAX, ""},
    {"wage", "\xef\xbb\xbf{\"on\":\"2026-11-22\"}", HELTMED_SYNTAX, ""},
    {"wage", "{}", HELTMED_REQUIRED, "on"},
    {"wage", "{\"on\":null}", HELTMED_REQUIRED, "on"},
    {"plan", "{\"from\":\"2026-11-22\"}", HELTMED_REQUIRED, "until"},
    {"shortfalls", "{\"from\":\"2026-11-22\",\"until\":\"2026-11-22\",\"wages\":[]}", HELTMED_REQUIRED, "tariffs"},
    {"certificate", "{\"on\":\"2026-11-22\",\"sessions\":[{}]}", HELTMED_REQUIRED, "sessions"},
    {"followup", "{\"on\":\"2026-11-22\",\"visits\":[null]}", HELTMED_REQUIRED, "visits"},
    {"wage", "{\"on\":20261122}", HELTMED_TYPE, "on"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":30.0}", HELTMED_TYPE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":3E1}", HELTMED_TYPE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":1e400}", HELTMED_TYPE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":true}", HELTMED_TYPE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":\"30\"}", HELTMED_TYPE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"contract_is_permanent\":1}", HELTMED_TYPE, "contract_is_permanent"},
    {"wage", "{\"on\":\"2026-11-22\",\"phase\":1}", HELTMED_TYPE, "phase"},
    {"wage", "{\"on\":\"2026-11-22\",\"phase\":{\"a\":[]}}", HELTMED_TYPE, "phase"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"lives_in_municipality\":301}", HELTMED_TYPE, "lives_in_municipality"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"target_groups\":\"learning_difficulties\"}", HELTMED_TYPE, "target_groups"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"target_groups\":[null]}", HELTMED_TYPE, "target_groups"},
    {"certificate", "{\"on\":\"2026-11-22\",\"sessions\":{}}", HELTMED_TYPE, "sessions"},
    {"certificate", "{\"on\":\"2026-11-22\",\"sessions\":[\"2026-11-22\"]}", HELTMED_TYPE, "sessions"},
    {"ungjobb_certificate", "{\"on\":\"2026-11-22\",\"abilities\":[7]}", HELTMED_TYPE, "abilities"},
    {"shortfalls", "{\"wages\":100}", HELTMED_TYPE, "wages"},
    {"shortfalls", "{\"minutes_per_week\":true}", HELTMED_TYPE, "minutes_per_week"},
    {"shortfalls", "{\"minutes_per_week\":600.5}", HELTMED_TYPE, "minutes_per_week"},
    {"wage", "{\"on\":\"2026-11-22\",\"colour\":1}", HELTMED_UNKNOWN_FIELD, ""},
    {"wage", "{\"on\":\"2026-11-22\",\"On\":1}", HELTMED_UNKNOWN_FIELD, ""},
    {"wage", "{\"on\":\"2026-11-22\",\"\":1}", HELTMED_UNKNOWN_FIELD, ""},
    {"wage", "{\"on\":\"2026-11-22\",\"wage.floor_share_bp\":1}", HELTMED_UNKNOWN_FIELD, ""},
    {"certificate", "{\"on\":\"2026-11-22\",\"sessions\":[{\"on\":\"2026-11-22\",\"x\":1}]}", HELTMED_UNKNOWN_FIELD, "sessions"},
    {"wage", "{\"on\":\"2026-11-22\",\"on\":\"2026-11-22\"}", HELTMED_DUPLICATE_FIELD, "on"},
    {"wage", "{\"on\":\"2026-11-22\",\"\\u006fn\":\"2026-11-22\"}", HELTMED_DUPLICATE_FIELD, "on"},
    {"wage", "{\"on\":\"2026-11-22\",\"area\":null,\"area\":null}", HELTMED_DUPLICATE_FIELD, "area"},
    {"followup", "{\"on\":\"2026-11-22\",\"visits\":[],\"visits\":[]}", HELTMED_DUPLICATE_FIELD, "visits"},
    {"certificate", "{\"on\":\"2026-11-22\",\"tests\":[{\"on\":\"2026-11-22\",\"on\":\"2026-11-22\"}]}", HELTMED_DUPLICATE_FIELD, "tests"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"target_groups\":[\"learning_difficulties\",\"learning_difficulties\"]}",
     HELTMED_DUPLICATE_FIELD, "target_groups"},
    {"wage", "{\"on\":\"2026-11-22\",\"phase\":\"Permanent\"}", HELTMED_CHOICE, "phase"},
    {"wage", "{\"on\":\"2026-11-22\",\"phase\":\"\"}", HELTMED_CHOICE, "phase"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"target_groups\":[\"x\"]}", HELTMED_CHOICE, "target_groups"},
    {"certificate", "{\"on\":\"2026-11-22\",\"tests\":[{\"on\":\"2026-11-22\",\"topic\":\"x\"}]}", HELTMED_CHOICE, "tests"},
    {"wage", "{\"on\":\"2026-02-30\"}", HELTMED_DATE, "on"},
    {"wage", "{\"on\":\"2026-2-3\"}", HELTMED_DATE, "on"},
    {"wage", "{\"on\":\"2026-11-22T00:00\"}", HELTMED_DATE, "on"},
    {"wage", "{\"on\":\"0000-01-01\"}", HELTMED_DATE, "on"},
    {"wage", "{\"on\":\"\"}", HELTMED_DATE, "on"},
    {"followup", "{\"on\":\"2026-11-22\",\"visits\":[\"2025-02-29\"]}", HELTMED_DATE, "visits"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":-1}", HELTMED_RANGE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":131}", HELTMED_RANGE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":9223372036854775808}", HELTMED_RANGE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":-9223372036854775808}", HELTMED_RANGE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":-9223372036854775807}", HELTMED_RANGE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"age_years\":18446744073709551646}", HELTMED_RANGE, "age_years"},
    {"wage", "{\"on\":\"2026-11-22\",\"hourly_wage_ore\":1000000001}", HELTMED_RANGE, "hourly_wage_ore"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"lives_in_municipality\":\"301\"}", HELTMED_RANGE, "lives_in_municipality"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"lives_in_municipality\":\"03o1\"}", HELTMED_RANGE, "lives_in_municipality"},
    {"eligibility", "{\"on\":\"2026-11-22\",\"lives_in_municipality\":\"03011\"}", HELTMED_RANGE, "lives_in_municipality"},
    {"vivirkr", "{\"on\":\"2026-11-22\",\"weights\":[1,2,3]}", HELTMED_RANGE, "weights"},
    {"vivirkr", "{\"on\":\"2026-11-22\",\"weights\":[1,2,3,4,5,6,7,8,9,10,11]}", HELTMED_RANGE, "weights"},
    {"vivirkr", "{\"on\":\"2026-11-22\",\"weights\":[1,2,3,4,5,6,7,8,9,1001]}", HELTMED_RANGE, "weights"},
    {"ungjobb_certificate", "{\"on\":\"2026-11-22\",\"abilities\":[\"\"]}", HELTMED_RANGE, "abilities"},
    {"recruitment", "{\"on\":\"2026-11-22\",\"applicants\":1,\"applicants_interviewed\":2}", HELTMED_RANGE, "applicants_interviewed"},
    {"nothing", "{}", HELTMED_UNKNOWN_NAME, ""},
};

static void test_refusals(void **state)
{
    struct given_document *given = *state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        heltmed_error error = {.code = HELTMED_OK};
        heltmed_status status = answer_document(given->document, given->rulebook, refused[i].name, refused[i].json, strlen(refused[i].json),
                                                given->out, &error);
        if (status != refused[i].code || error.code != status || strcmp(error.field, refused[i].field) != 0) {
            fail_msg("%s %s: %s, field %s: %s", refused[i].name, refused[i].json, heltmed_status_name(status), error.field, error.message);
        }
        assert_true(strlen(error.message) > 5);
        assert_string_equal(heltmed_text_data(given->out), "");
    }
}

static void test_misuse(void **state)
{
    struct given_document *given = *state;
    heltmed_document *document = given->document;
    heltmed_rulebook *open;
    const char *json = full_documents[4].json;
    size_t size = strlen(json);

    assert_int_equal(heltmed_document_create(NULL, NULL, NULL), HELTMED_ARGUMENT);
    heltmed_document_destroy(NULL);
    assert_int_equal(heltmed_document_assess(NULL, given->rulebook, "wage", json, size, 0, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_document_assess(document, NULL, "wage", json, size, 0, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_document_assess(document, given->rulebook, NULL, json, size, 0, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_document_assess(document, given->rulebook, "wage", NULL, 0, 0, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_document_assess(document, given->rulebook, "wage", json, size, 5, NULL, NULL), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_document_assess(document, given->rulebook, "plan", json, size, 0, NULL, NULL), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_document_plan(NULL, given->rulebook, json, size, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_document_fact(NULL, "on", &(int64_t){0}, NULL), HELTMED_ARGUMENT);
    assert_null(heltmed_document_get_decision(NULL));
    assert_null(heltmed_document_get_plan(NULL));
    assert_null(heltmed_document_get_shortfalls(NULL));
    assert_null(heltmed_document_get_share(NULL));
    assert_int_equal(heltmed_plan_json(NULL, given->out, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_shortfalls_json(NULL, given->out, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_share_json(NULL, given->out, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_error_json(NULL, 0, given->out, NULL), HELTMED_ARGUMENT);

    assert_int_equal(heltmed_rulebook_overlay(given->rulebook, "open", NULL, &open, NULL), HELTMED_OK);
    assert_int_equal(heltmed_document_assess(document, open, "wage", json, size, 0, NULL, NULL), HELTMED_NOT_SEALED);
    assert_int_equal(heltmed_document_share(document, open, full_documents[17].json, strlen(full_documents[17].json), NULL, NULL),
                     HELTMED_NOT_SEALED);
    assert_int_equal(heltmed_document_overlay(open, "{}", 2, NULL, &open, NULL), HELTMED_REQUIRED);
    heltmed_rulebook_destroy(open);
}

static void test_errors_as_json(void **state)
{
    struct given_document *given = *state;
    heltmed_error error = {.code = HELTMED_RANGE, .field = "on", .message = "a \"quoted\" word\n"};

    assert_int_equal(heltmed_error_json(&error, 0, given->out, NULL), HELTMED_OK);
    assert_string_equal(heltmed_text_data(given->out),
                        "{\"error\":{\"code\":\"range\",\"field\":\"on\",\"message\":\"a \\\"quoted\\\" word\\n\"}}");
    error.field[0] = '\0';
    assert_int_equal(heltmed_error_json(&error, 12, given->out, NULL), HELTMED_OK);
    assert_string_equal(heltmed_text_data(given->out),
                        "{\"error\":{\"code\":\"range\",\"field\":null,\"message\":\"a \\\"quoted\\\" word\\n\",\"line\":12}}");
}

/* The place is told, and nothing of what stands there. */
static void test_place_of_a_syntax_error(void **state)
{
    struct given_document *given = *state;
    heltmed_error error;
    const char json[] = "{\"on\":\"2026-11-22\",secret}";
    assert_int_equal(answer_document(given->document, given->rulebook, "wage", json, strlen(json), given->out, &error), HELTMED_SYNTAX);
    assert_string_equal(error.message, "the text is no JSON object from byte 20 on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_is_answered),
        cmocka_unit_test(test_as_the_typed_facts),
        cmocka_unit_test(test_computations),
        cmocka_unit_test(test_ways_of_writing),
        cmocka_unit_test(test_lists_that_grow),
        cmocka_unit_test(test_what_a_document_holds),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_misuse),
        cmocka_unit_test(test_errors_as_json),
        cmocka_unit_test(test_place_of_a_syntax_error),
    };
    return cmocka_run_group_tests(tests, given_document_begin, given_document_end);
}
