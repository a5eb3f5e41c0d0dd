/* Events as hosts give them: what is taken, in which form it is kept, and every refusal. */
#include "cases/identifier.h"
#include "cases/stated.h"
#include "given_event.h"

static void a_document_is_read_whole(void **state)
{
    struct given_event *given = given_event_new();
    (void)state;
    assert_int_equal(given_document(given, " {\"data\": {\"post_is_reserved\": true, \"employer\": \"e-77\", \"agreement\": \"ex-3\"},"
                                           "\"actor\": \"js-12\", \"recorded_at\": \"2026-03-16T09:12:00Z\", \"on\": \"2026-03-16\","
                                           "\"type\": \"trial_started\", \"case\": \"c\\u002d0041\", \"key\": \"7f3c\", "
                                           "\"expected_version\": 3, \"corrects\": null} "),
                     HELTMED_OK);
    const struct event *event = &given->document.event;
    assert_int_equal(event->type, EVENT_TRIAL_STARTED);
    assert_int_equal(event->on, day("2026-03-16"));
    assert_int_equal(event->recorded_on, day("2026-03-16"));
    assert_int_equal(given->document.expected_version, 3);
    assert_true(json_span_is(given->document.case_id, "c-0041"));
    assert_true(json_span_is(given->document.key, "7f3c"));
    assert_true(json_span_is(given->document.actor, "js-12"));
    assert_true(json_span_is(given->document.recorded_at, "2026-03-16T09:12:00Z"));
    assert_null(given->document.corrects.raw);
    assert_false(given->document.blotted);
    assert_string_equal(given->texts.data + event->values[TRIAL_EMPLOYER], "e-77");
    assert_string_equal(given->texts.data + event->values[TRIAL_AGREEMENT], "ex-3");
    assert_int_equal(event->values[TRIAL_POST_IS_RESERVED], 1);
    assert_int_equal(event->values[TRIAL_PAID_BY], UNKNOWN);
    assert_string_equal(given_canonical(given), "{\"agreement\":\"ex-3\",\"employer\":\"e-77\",\"post_is_reserved\":true}");
    given_event_free(given);
}

static void what_may_be_left_out_may_be_null(void **state)
{
    struct given_event *given = given_event_new();
    (void)state;
    assert_int_equal(given_document(given, "{\"key\":\"k\",\"case\":\"c\",\"type\":\"case_closed\",\"on\":\"2026-01-01\","
                                           "\"recorded_at\":\"2026-01-01T00:00Z\"}"),
                     HELTMED_OK);
    assert_string_equal(given_canonical(given), "{}");
    assert_null(given->document.actor.raw);
    assert_int_equal(given->document.expected_version, UNKNOWN);
    assert_int_equal(given_data(given, "case_closed", "null"), HELTMED_OK);
    assert_int_equal(given_data(given, "visited", "{'with':'both','minutes':null}"), HELTMED_OK);
    assert_string_equal(given_canonical(given), "{\"with\":\"both\"}");
    assert_int_equal(given_data(given, "facts_stated", "{'wants_job':null}"), HELTMED_OK);
    assert_string_equal(given_canonical(given), "{}");
    given_event_free(given);
}

static void facts_are_kept_in_the_order_of_their_names(void **state)
{
    struct given_event *given = given_event_new();
    size_t index;
    int64_t value;
    (void)state;
    assert_int_equal(
        given_data(given, "facts_stated",
                   "{'wants_job':true, 'team_has':['matcher','guide'], 'age_years':24, 'p2':null, 'benefit_since':'2020-02-29'}"),
        HELTMED_OK);
    assert_string_equal(given_canonical(given),
                        "{\"age_years\":24,\"benefit_since\":\"2020-02-29\",\"team_has\":[\"guide\",\"matcher\"],\"wants_job\":true}");
    static const struct {
        const char *name;
        int64_t value;
    } expected[] = {{"age_years", 24}, {"benefit_since", 18321}, {"team_has", 6}, {"wants_job", 1}};
    struct stated_walk walk = stated_begin(&given->document.event, given->texts.data);
    for (size_t i = 0; i < LENGTH(expected); i++) {
        assert_true(stated_next(&walk, &index, &value));
        assert_string_equal(stated_names[index].name, expected[i].name);
        assert_int_equal(value, expected[i].value);
    }
    assert_false(stated_next(&walk, &index, &value));
    given_event_free(given);
}

/* ---- refusals ---- */

static const char marker[] = "mArKer";

/* The code and the field, and nothing of what was given. */
static void check_refused(struct given_event *given, heltmed_status status, heltmed_status code, const char *field, const char *json)
{
    if (status != code || strcmp(given->error.field, field) != 0) {
        fail_msg("%s: %s (%s) %s", json, heltmed_status_name(status), given->error.field, given->error.message);
    }
    assert_null(strstr(given->error.message, marker));
    assert_true(given->error.message[0] != '\0');
}

static void what_no_event_has_is_refused(void **state)
{
    static const struct {
        const char *json;
        heltmed_status code;
        const char *field;
    } cases[] = {
        {"", HELTMED_SYNTAX, ""},
        {"[]", HELTMED_SYNTAX, ""},
        {"{\"key\":\"mArKer\"", HELTMED_SYNTAX, ""},
        {"{\"key\":\"mArKer\\u0000\"}", HELTMED_SYNTAX, ""},
        {"{} {}", HELTMED_SYNTAX, ""},
        {"{\"mArKer\":1}", HELTMED_UNKNOWN_FIELD, ""},
        {"{\"key\":\"mArKer\",\"key\":\"mArKer\"}", HELTMED_DUPLICATE_FIELD, "key"},
        {"{\"key\":\"mArKer\",\"k\\u0065y\":\"mArKer\"}", HELTMED_DUPLICATE_FIELD, "key"},
        {"{}", HELTMED_REQUIRED, "type"},
        {"{\"type\":null}", HELTMED_REQUIRED, "type"},
        {"{\"type\":17}", HELTMED_TYPE, "type"},
        {"{\"type\":\"mArKer\"}", HELTMED_CHOICE, "type"},
        {"{\"type\":\"\"}", HELTMED_CHOICE, "type"},
        {"{\"type\":\"hire\"}", HELTMED_CHOICE, "type"},
        {"{\"type\":\"hiredd\"}", HELTMED_CHOICE, "type"},
    };
    struct given_event *given = given_event_new();
    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        check_refused(given, given_document(given, cases[i].json), cases[i].code, cases[i].field, cases[i].json);
    }
    assert_int_equal(event_from_json(&given->document, &given->texts, "{\"type\":\"hired\0\"}", 17, NULL), HELTMED_SYNTAX);
    given_event_free(given);
}

/* A good event of a case but for one member. */
static void the_members_are_checked(void **state)
{
    enum { KEY, CASE, DAY, RECORDED, ACTOR, CORRECTS, VERSION, MEMBERS };
    static const char *const names[MEMBERS] = {"key", "case", "on", "recorded_at", "actor", "corrects", "expected_version"};
    static const char *const good[MEMBERS] = {"\"k\"", "\"c\"", "\"2026-03-16\"", "\"2026-03-16T09:12Z\"", "\"a\"", "null", "0"};
    static const struct {
        int member;
        const char *value;
        heltmed_status code;
    } cases[] = {
        {KEY, "null", HELTMED_REQUIRED},
        {KEY, "1", HELTMED_TYPE},
        {KEY, "\"\"", HELTMED_IDENTIFIER},
        {KEY, "\"mArKer \"", HELTMED_IDENTIFIER},
        {KEY, "\"mArKer\\n\"", HELTMED_IDENTIFIER},
        {KEY, "\"mArKer\\u00e5\"", HELTMED_IDENTIFIER},
        {KEY, "\"0123456789012345678901234567890123456789012345678901234567890mArKer\"", HELTMED_IDENTIFIER},
        {KEY, "\"31129956715\"", HELTMED_IDENTIFIER},
        {CASE, "null", HELTMED_REQUIRED},
        {CASE, "true", HELTMED_TYPE},
        {CASE, "\"Ola mArKer\"", HELTMED_IDENTIFIER},
        {CASE, "\"sak-311299-56715\"", HELTMED_IDENTIFIER},
        {CASE, "\"3112995671\\u0035\"", HELTMED_IDENTIFIER},
        {DAY, "null", HELTMED_REQUIRED},
        {DAY, "20260316", HELTMED_TYPE},
        {DAY, "\"mArKer\"", HELTMED_DATE},
        {DAY, "\"2026-02-29\"", HELTMED_DATE},
        {DAY, "\"2026-03-17\"", HELTMED_STATE},
        {RECORDED, "null", HELTMED_REQUIRED},
        {RECORDED, "0", HELTMED_TYPE},
        {RECORDED, "\"2026-03-16\"", HELTMED_DATE},
        {RECORDED, "\"2026-03-16T09:12:00+01:00\"", HELTMED_DATE},
        {ACTOR, "[]", HELTMED_TYPE},
        {ACTOR, "\"mArKer@kommune\"", HELTMED_IDENTIFIER},
        {CORRECTS, "{}", HELTMED_TYPE},
        {CORRECTS, "\"/\"", HELTMED_IDENTIFIER},
        {VERSION, "\"0\"", HELTMED_TYPE},
        {VERSION, "1.0", HELTMED_TYPE},
        {VERSION, "-1", HELTMED_RANGE},
        {VERSION, "9999999999999999999", HELTMED_RANGE},
    };
    struct given_event *given = given_event_new();
    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        char json[512] = "{\"type\":\"matched\"";
        for (int member = 0; member < MEMBERS; member++) {
            strcat(strcat(strcat(json, ",\""), names[member]), "\":");
            strcat(json, member == cases[i].member ? cases[i].value : good[member]);
        }
        strcat(json, "}");
        check_refused(given, given_document(given, json), cases[i].code, names[cases[i].member], json);
    }
    given_event_free(given);
}

static void data_are_checked(void **state)
{
    static const struct {
        const char *type, *data;
        heltmed_status code;
        const char *field;
    } cases[] = {
        {"hired", "[]", HELTMED_TYPE, "data"},
        {"hired", "'mArKer'", HELTMED_TYPE, "data"},
        {"hired", "null", HELTMED_REQUIRED, "employer"},
        {"hired", "{'employer':'e'}", HELTMED_REQUIRED, "hourly_wage_ore"},
        {"hired", "{'employer':null,'hourly_wage_ore':1}", HELTMED_REQUIRED, "employer"},
        {"hired", "{'mArKer':1}", HELTMED_UNKNOWN_FIELD, ""},
        {"hired", "{'employer':'e','employer':'e'}", HELTMED_DUPLICATE_FIELD, "employer"},
        {"hired", "{'employer':1}", HELTMED_TYPE, "employer"},
        {"hired", "{'employer':'mArKer AS'}", HELTMED_IDENTIFIER, "employer"},
        {"hired", "{'employer':'mArKer-31129956715'}", HELTMED_IDENTIFIER, "employer"},
        {"hired", "{'hourly_wage_ore':'mArKer'}", HELTMED_TYPE, "hourly_wage_ore"},
        {"hired", "{'hourly_wage_ore':3816.0}", HELTMED_TYPE, "hourly_wage_ore"},
        {"hired", "{'hourly_wage_ore':1E2}", HELTMED_TYPE, "hourly_wage_ore"},
        {"hired", "{'hourly_wage_ore':true}", HELTMED_TYPE, "hourly_wage_ore"},
        {"hired", "{'hourly_wage_ore':-1}", HELTMED_RANGE, "hourly_wage_ore"},
        {"hired", "{'hourly_wage_ore':1000000001}", HELTMED_RANGE, "hourly_wage_ore"},
        {"hired", "{'hourly_wage_ore':99999999999999999999}", HELTMED_RANGE, "hourly_wage_ore"},
        {"hired", "{'minutes_per_week':10081}", HELTMED_RANGE, "minutes_per_week"},
        {"hired", "{'contract_is_permanent':1}", HELTMED_TYPE, "contract_is_permanent"},
        {"hired", "{'area':'mArKer'}", HELTMED_CHOICE, "area"},
        {"employment_ended", "{'reason':'mArKer wanted more'}", HELTMED_CHOICE, "reason"},
        {"interviewed", "{'round':0}", HELTMED_RANGE, "round"},
        {"agreement_signed", "{'places':0}", HELTMED_RANGE, "places"},
        {"agreement_signed", "{'municipality':1508}", HELTMED_TYPE, "municipality"},
        {"agreement_signed", "{'municipality':'150'}", HELTMED_RANGE, "municipality"},
        {"agreement_signed", "{'municipality':'15o8'}", HELTMED_RANGE, "municipality"},
        {"agreement_signed", "{'from':'2026-02-30'}", HELTMED_DATE, "from"},
        {"case_opened", "{'in_target_group':'intellectual_disability'}", HELTMED_TYPE, "in_target_group"},
        {"case_opened", "{'target_groups':['intellectual_disability']}", HELTMED_UNKNOWN_FIELD, ""},
        {"matched", "{'mArKer':null}", HELTMED_UNKNOWN_FIELD, ""},
        {"facts_stated", "{'mArKer':1}", HELTMED_UNKNOWN_FIELD, ""},
        {"facts_stated", "{'target_groups':['learning_difficulties']}", HELTMED_UNKNOWN_FIELD, ""},
        {"facts_stated", "{'abilities':['mArKer']}", HELTMED_UNKNOWN_FIELD, ""},
        {"facts_stated", "{'hired_on':'2026-01-01'}", HELTMED_UNKNOWN_FIELD, ""},
        {"facts_stated", "{'wants_job':true,'wants_job':true}", HELTMED_DUPLICATE_FIELD, "wants_job"},
        {"facts_stated", "{'wants_job':'mArKer'}", HELTMED_TYPE, "wants_job"},
        {"facts_stated", "{'age_years':131}", HELTMED_RANGE, "age_years"},
        {"facts_stated", "{'team_has':['mArKer']}", HELTMED_CHOICE, "team_has"},
        {"facts_stated", "{'team_has':['guide','guide']}", HELTMED_DUPLICATE_FIELD, "team_has"},
        {"answered", "{'assessment':'wage','digest':'d','rulebook':'my 2027','outcome':'met'}", HELTMED_IDENTIFIER, "rulebook"},
    };
    struct given_event *given = given_event_new();
    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        check_refused(given, given_data(given, cases[i].type, cases[i].data), cases[i].code, cases[i].field, cases[i].data);
    }
    given_event_free(given);
}

static void an_agreement_belongs_to_no_case(void **state)
{
    struct given_event *given = given_event_new();
    (void)state;
    check_refused(given,
                  given_document(given, "{\"key\":\"k\",\"case\":\"mArKer\",\"type\":\"tariff_set\",\"on\":\"2026-01-01\","
                                        "\"recorded_at\":\"2026-01-01T00:00Z\",\"data\":{\"tariff\":\"t\",\"hourly_ore\":1}}"),
                  HELTMED_UNKNOWN_FIELD, "case", "tariff_set with a case");
    check_refused(given,
                  given_document(given, "{\"key\":\"k\",\"case\":\"c\",\"type\":\"voided\",\"on\":\"2026-01-01\","
                                        "\"recorded_at\":\"2026-01-01T00:00Z\"}"),
                  HELTMED_REQUIRED, "corrects", "voided without corrects");
    assert_int_equal(given_document(given, "{\"key\":\"k\",\"type\":\"voided\",\"on\":\"2026-01-01\",\"corrects\":\"w\","
                                           "\"recorded_at\":\"2026-01-01T00:00Z\"}"),
                     HELTMED_OK);
    assert_true(json_span_is(given->document.corrects, "w"));
    given_event_free(given);
}

/* Whoever calls may give any id, and any day: the call is recorded. */
static void a_concern_is_not_refused_for_an_id_or_a_day(void **state)
{
    struct given_event *given = given_event_new();
    (void)state;
    assert_int_equal(given_document(given, "{\"key\":\"k\",\"case\":\"311299-56715\",\"actor\":\"js\",\"type\":\"concern_reported\","
                                           "\"on\":\"2026-03-20\",\"recorded_at\":\"2026-03-16T09:12:00Z\",\"data\":{\"by\":\"other\"}}"),
                     HELTMED_OK);
    assert_true(given->document.blotted);
    assert_int_equal(given_data(given, "concern_acted_on", "{'by':'employer'}"), HELTMED_OK);
    assert_false(given->document.blotted);
    check_refused(given, given_data(given, "concern_reported", "{'by':'mArKer'}"), HELTMED_CHOICE, "by", "by nobody listed");
    given_event_free(given);
}

/* A wrong event after another leaves nothing of it. */
static void the_texts_hold_one_event(void **state)
{
    struct given_event *given = given_event_new();
    (void)state;
    assert_int_equal(given_data(given, "hired", "{'employer':'e-1','hourly_wage_ore':1}"), HELTMED_OK);
    size_t size = given->texts.size;
    assert_int_equal(given_data(given, "hired", "{'employer':'e-2','hourly_wage_ore':1}"), HELTMED_OK);
    assert_int_equal(given->texts.size, size);
    assert_string_equal(given->texts.data + given->document.event.values[HIRED_EMPLOYER], "e-2");
    given_event_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_read_whole),
        cmocka_unit_test(what_may_be_left_out_may_be_null),
        cmocka_unit_test(facts_are_kept_in_the_order_of_their_names),
        cmocka_unit_test(what_no_event_has_is_refused),
        cmocka_unit_test(the_members_are_checked),
        cmocka_unit_test(data_are_checked),
        cmocka_unit_test(an_agreement_belongs_to_no_case),
        cmocka_unit_test(a_concern_is_not_refused_for_an_id_or_a_day),
        cmocka_unit_test(the_texts_hold_one_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
