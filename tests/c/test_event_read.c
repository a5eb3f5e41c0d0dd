/* Events as hosts give them: what is taken, in which form it is kept, and every refusal. */
#include <stdio.h>

#include "given.h"

#include "cases/event.h"

struct given {
    struct heltmed_text texts, data;
    struct event_document document;
    heltmed_error error;
};

static struct given *given_new(void)
{
    struct given *given = calloc(1, sizeof *given);
    assert_non_null(given);
    given->texts = text_with(NULL);
    given->data = text_with(NULL);
    return given;
}

static void given_free(struct given *given)
{
    text_free(&given->texts);
    text_free(&given->data);
    free(given);
}

static heltmed_status take_in(struct given *given, const char *json)
{
    given->error = (heltmed_error){0};
    return event_from_json(&given->document, &given->texts, json, strlen(json), &given->error);
}

/* An event of a case with this type and data. */
static heltmed_status take_in_data(struct given *given, const char *type, const char *data)
{
    char json[2048];
    int size = snprintf(json, sizeof json,
                        "{\"key\":\"k-1\",\"case\":\"c-1\",\"type\":\"%s\",\"on\":\"2026-03-16\","
                        "\"recorded_at\":\"2026-03-16T09:12:00Z\",\"data\":%s}",
                        type, data);
    assert_in_range(size, 1, sizeof json - 1);
    return take_in(given, json);
}

static const char *canonical(struct given *given)
{
    text_clear(&given->data);
    event_write_data(&given->data, &given->document.event, given->texts.data);
    assert_int_equal(text_finish(&given->data, NULL), HELTMED_OK);
    return given->data.data;
}

static void a_document_is_read_whole(void **state)
{
    struct given *given = given_new();
    (void)state;
    assert_int_equal(take_in(given, "{\"data\": {\"post_is_reserved\": true, \"employer\": \"e-77\", \"agreement\": \"ex-3\"},"
                                    "\"actor\": \"js-12\", \"recorded_at\": \"2026-03-16T09:12:00Z\", \"on\": \"2026-03-16\","
                                    "\"type\": \"trial_started\", \"case\": \"c\\u002d0041\", \"key\": \"7f3c\", \"expected_version\": 3}"),
                     HELTMED_OK);
    assert_int_equal(given->document.event.type, EVENT_TRIAL_STARTED);
    assert_int_equal(given->document.event.on, day("2026-03-16"));
    assert_int_equal(given->document.event.recorded_on, day("2026-03-16"));
    assert_int_equal(given->document.expected_version, 3);
    assert_true(json_span_is(given->document.case_id, "c-0041"));
    assert_true(json_span_is(given->document.key, "7f3c"));
    assert_true(json_span_is(given->document.actor, "js-12"));
    assert_null(given->document.corrects.raw);
    assert_string_equal(given->texts.data + given->document.event.values[TRIAL_EMPLOYER], "e-77");
    assert_string_equal(given->texts.data + given->document.event.values[TRIAL_AGREEMENT], "ex-3");
    assert_int_equal(given->document.event.values[TRIAL_POST_IS_RESERVED], 1);
    assert_int_equal(given->document.event.values[TRIAL_PAID_BY], UNKNOWN);
    assert_string_equal(canonical(given), "{\"agreement\":\"ex-3\",\"employer\":\"e-77\",\"post_is_reserved\":true}");
    given_free(given);
}

static void facts_are_kept_in_the_order_of_their_names(void **state)
{
    struct given *given = given_new();
    size_t index;
    int64_t value;
    (void)state;
    assert_int_equal(
        take_in_data(given, "facts_stated", "{\"wants_job\":true,\"team_has\":[\"matcher\",\"guide\"],\"age_years\":24,\"p2\":null}"),
        HELTMED_OK);
    assert_string_equal(canonical(given), "{\"age_years\":24,\"team_has\":[\"guide\",\"matcher\"],\"wants_job\":true}");
    struct stated_walk walk = stated_begin(&given->document.event, given->texts.data);
    assert_true(stated_next(&walk, &index, &value));
    assert_string_equal(stated_names[index].name, "age_years");
    assert_int_equal(value, 24);
    assert_true(stated_next(&walk, &index, &value));
    assert_string_equal(stated_names[index].name, "team_has");
    assert_int_equal(value, 6);
    assert_true(stated_next(&walk, &index, &value));
    assert_string_equal(stated_names[index].name, "wants_job");
    assert_int_equal(value, 1);
    assert_false(stated_next(&walk, &index, &value));
    given_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_read_whole),
        cmocka_unit_test(facts_are_kept_in_the_order_of_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
