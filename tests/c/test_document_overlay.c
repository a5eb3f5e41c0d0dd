/* Overlays from their JSON form, and the values of parameters one by one. */
#include "given_document.h"

static heltmed_rulebook *overlay_of(void **state, const char *json)
{
    struct given_document *given = *state;
    heltmed_rulebook *overlay = NULL;
    heltmed_error error;
    if (heltmed_document_overlay(given->rulebook, json, strlen(json), NULL, &overlay, &error) != HELTMED_OK) {
        fail_msg("overlay refused: %s: %s", error.field, error.message);
    }
    return overlay;
}

static int64_t value_on(const heltmed_rulebook *rulebook, const char *id, int32_t on, int64_t as_known_on)
{
    int64_t value = 0;
    assert_int_equal(heltmed_rulebook_get(rulebook, id, on, as_known_on, &value, NULL, NULL), HELTMED_OK);
    return value;
}

enum { DAY_2027 = 20819, DAY_2028 = 21184 }; /* 1 January */

static void test_overlay(void **state)
{
    heltmed_rulebook *overlay =
        overlay_of(state, "{\"parameters\":{\"wage.floor_share_bp\":[{\"valid_from\":\"2027-01-01\",\"value\":2500},"
                          "{\"value\":null,\"valid_from\":\"2028-01-01\",\"known_from\":\"2027-06-01\"}],\"trial.weeks\":[],"
                          "\"followup.nav_municipalities\":[{\"valid_from\":\"2027-01-01\",\"value\":[\"0301\",\"1506\"]},"
                          "{\"valid_from\":\"2028-01-01\",\"value\":[]},{\"valid_from\":\"2029-01-01\",\"value\":null}]},"
                          "\"version\":\"my-2027\"}");
    struct given_document *given = *state;
    const char json[] = "{\"on\":\"2027-01-01\",\"phase\":\"permanent\",\"comparable_tariff_ore\":1000}";

    assert_string_equal(heltmed_rulebook_version(overlay), "my-2027");
    assert_int_equal(value_on(overlay, "wage.floor_share_bp", DAY_2027 - 1, HELTMED_UNKNOWN), 2000);
    assert_int_equal(value_on(overlay, "wage.floor_share_bp", DAY_2027, HELTMED_UNKNOWN), 2500);
    assert_true(value_on(overlay, "wage.floor_share_bp", DAY_2028, HELTMED_UNKNOWN) == HELTMED_UNKNOWN);
    assert_int_equal(value_on(overlay, "wage.floor_share_bp", DAY_2028, DAY_2027), 2500);
    assert_int_equal(heltmed_rulebook_set(overlay, "trial.weeks", DAY_2027, 5, HELTMED_DATE_MIN, NULL), HELTMED_SEALED);
    assert_int_equal(heltmed_document_assess(given->document, overlay, "wage", json, strlen(json), HELTMED_EN, given->out, NULL),
                     HELTMED_OK);
    assert_non_null(strstr(heltmed_text_data(given->out), "\"rulebook\":\"my-2027\""));
    assert_non_null(strstr(heltmed_text_data(given->out), "\"floor_ore\":250"));
    /* The document keeps the rulebook alive for the decision that it holds. */
    heltmed_rulebook_destroy(overlay);
    assert_string_equal(heltmed_decision_rulebook(heltmed_document_get_decision(given->document)), "my-2027");
}

static size_t index_of(const char *id)
{
    size_t index = 0;
    while (strcmp(heltmed_parameter_id(index), id) != 0) {
        index++;
    }
    return index;
}

static void test_overlay_municipalities(void **state)
{
    heltmed_rulebook *overlay = overlay_of(state, "{\"version\":\"nav\",\"parameters\":{\"followup.nav_municipalities\":["
                                                  "{\"valid_from\":\"2027-01-01\",\"value\":[\"0301\",\"1506\"]}]}}");
    size_t parameter = index_of("followup.nav_municipalities"), count = heltmed_parameter_value_count(overlay, parameter);
    int64_t members = 0;
    int32_t valid_from = 0, municipality = 0;

    assert_int_equal(count, 2);
    assert_int_equal(heltmed_parameter_value(overlay, parameter, 1, &members, &valid_from, NULL, NULL), HELTMED_OK);
    assert_int_equal(members, 2);
    assert_int_equal(valid_from, DAY_2027);
    assert_int_equal(heltmed_parameter_municipality(overlay, parameter, 1, 1, &municipality, NULL), HELTMED_OK);
    assert_int_equal(municipality, 1506);
    assert_int_equal(heltmed_parameter_municipality(overlay, parameter, 1, 2, &municipality, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_parameter_municipality(overlay, 0, 0, 0, &municipality, NULL), HELTMED_TYPE);
    assert_int_equal(heltmed_parameter_value(overlay, parameter, 2, &members, NULL, NULL, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_parameter_value(NULL, parameter, 0, &members, NULL, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_parameter_value_count(overlay, 1000), 0);
    heltmed_rulebook_destroy(overlay);
}

static const struct {
    const char *json;
    heltmed_status code;
    const char *field;
} refused_overlays[] = {
    {"{", HELTMED_SYNTAX, ""},
    {"[]", HELTMED_SYNTAX, ""},
    {"{}", HELTMED_REQUIRED, ""},
    {"{\"parameters\":{}}", HELTMED_REQUIRED, ""},
    {"{\"version\":\"v\",\"x\":1}", HELTMED_UNKNOWN_FIELD, ""},
    {"{\"version\":\"v\",\"version\":\"v\"}", HELTMED_DUPLICATE_FIELD, ""},
    {"{\"version\":\"v\",\"parameters\":{},\"parameters\":{}}", HELTMED_DUPLICATE_FIELD, ""},
    {"{\"version\":7}", HELTMED_TYPE, ""},
    {"{\"version\":\"\"}", HELTMED_RANGE, ""},
    {"{\"version\":\"\xc3\xa5\"}", HELTMED_RANGE, ""},
    {"{\"version\":\"a\\u0062\"}", HELTMED_RANGE, ""},
    {"{\"version\":\"12345678901234567890123456789012345678901234567890123456789012345\"}", HELTMED_RANGE, ""},
    {"{\"version\":\"v\",\"parameters\":[]}", HELTMED_TYPE, ""},
    {"{\"version\":\"v\",\"parameters\":{\"x\":[]}}", HELTMED_UNKNOWN_FIELD, ""},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":4}}", HELTMED_TYPE, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[4]}}", HELTMED_TYPE, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[],\"trial.weeks\":[]}}", HELTMED_DUPLICATE_FIELD, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"value\":4}]}}", HELTMED_REQUIRED, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-01\"}]}}", HELTMED_REQUIRED, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":null,\"value\":4}]}}", HELTMED_REQUIRED, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-01\",\"value\":4,\"x\":1}]}}", HELTMED_UNKNOWN_FIELD,
     "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-01\",\"value\":4,\"value\":4}]}}",
     HELTMED_DUPLICATE_FIELD, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-02-29\",\"value\":4}]}}", HELTMED_DATE, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-01\",\"value\":4.0}]}}", HELTMED_TYPE, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-01\",\"value\":0}]}}", HELTMED_RANGE, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-01\",\"value\":[]}]}}", HELTMED_TYPE, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"trial.weeks\":[{\"valid_from\":\"2027-01-03\",\"value\":4},{\"valid_from\":\"2027-01-01\","
     "\"value\":4},{\"valid_from\":\"2027-01-03\",\"value\":5}]}}",
     HELTMED_DUPLICATE_FIELD, "trial.weeks"},
    {"{\"version\":\"v\",\"parameters\":{\"followup.nav_municipalities\":[{\"valid_from\":\"2027-01-01\",\"value\":4}]}}", HELTMED_TYPE,
     "followup.nav_municipalities"},
    {"{\"version\":\"v\",\"parameters\":{\"followup.nav_municipalities\":[{\"valid_from\":\"2027-01-01\",\"value\":[null]}]}}",
     HELTMED_TYPE, "followup.nav_municipalities"},
    {"{\"version\":\"v\",\"parameters\":{\"followup.nav_municipalities\":[{\"valid_from\":\"2027-01-01\",\"value\":[\"15\"]}]}}",
     HELTMED_RANGE, "followup.nav_municipalities"},
};

static void test_refused_overlays(void **state)
{
    struct given_document *given = *state;
    for (size_t i = 0; i < sizeof refused_overlays / sizeof refused_overlays[0]; i++) {
        heltmed_error error = {.code = HELTMED_OK};
        heltmed_rulebook *overlay = NULL;
        const char *json = refused_overlays[i].json;
        heltmed_status status = heltmed_document_overlay(given->rulebook, json, strlen(json), NULL, &overlay, &error);
        if (status != refused_overlays[i].code || strcmp(error.field, refused_overlays[i].field) != 0) {
            fail_msg("%s: %s, field %s: %s", json, heltmed_status_name(status), error.field, error.message);
        }
        assert_null(overlay);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overlay),
        cmocka_unit_test(test_overlay_municipalities),
        cmocka_unit_test(test_refused_overlays),
    };
    return cmocka_run_group_tests(tests, given_document_begin, given_document_end);
}
