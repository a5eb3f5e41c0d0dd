/* Which types of events could be of a case on a day: each reason by hand, and the answers held to every event that could be tried. */
#include "random_case.h"

#include "cases/fold.h"
#include "cases/possible.h"

static const char opened[] = "'municipality':'1507','in_target_group':true,'found':'both'";

static enum refused possible(struct given_case *given, enum event_type type, int32_t on)
{
    enum refused why = REFUSALS;
    size_t count = given->log.count, texts = given->log.texts.size;
    assert_int_equal(case_possible(&given->state, &given->log, &given->world, type, on, &why, &given->error), HELTMED_OK);
    assert_int_equal(given->log.count, count);
    assert_int_equal(given->log.texts.size, texts);
    assert_true(why == NOT_REFUSED || refused_kinds[why].name != NULL);
    return why;
}

static void expect(struct given_case *given, const char *on, enum event_type type, enum refused why)
{
    enum refused found = possible(given, type, day(on));
    if (found != why) {
        print_error("%s on %s: %s\n", event_kinds[type].name, on, found == NOT_REFUSED ? "possible" : refused_kinds[found].name);
    }
    assert_int_equal(found, why);
}

static void a_case_that_there_is_not_can_only_be_opened(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    for (size_t type = EVENT_CASE_OPENED; type < EVENT_TYPES; type++) {
        enum refused why = event_kinds[type].never_refused || type == EVENT_CASE_OPENED ? NOT_REFUSED
                           : type == EVENT_VOIDED                                       ? REFUSED_VOIDS_NOTHING
                                                                                        : REFUSED_NEVER_OPENED;
        expect(given, "2026-01-05", (enum event_type)type, why);
    }
    /* Nor does `voided` tell of a call to the safety number. */
    given_event(given, "2026-01-05", "concern_reported", "'by':'worker'");
    expect(given, "2026-01-05", EVENT_VOIDED, REFUSED_VOIDS_NOTHING);
    expect(given, "2026-01-05", EVENT_CASE_OPENED, NOT_REFUSED);
    given_case_free(given);
}

static void each_reason_is_told(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-01-05", "case_opened", opened);
    expect(given, "2026-01-05", EVENT_CASE_OPENED, REFUSED_OPENED_ALREADY);
    expect(given, "2026-01-04", EVENT_CASE_OPENED, REFUSED_CONTRADICTS_LATER);
    expect(given, "2026-01-04", EVENT_TRIAL_STARTED, REFUSED_BEFORE_OPENING);
    expect(given, "2026-01-04", EVENT_INTERVIEWED, NOT_REFUSED);
    expect(given, "2026-02-02", EVENT_TRIAL_STARTED, NOT_REFUSED);
    expect(given, "2026-02-02", EVENT_TRIAL_ENDED, REFUSED_NO_TRIAL);
    expect(given, "2026-02-02", EVENT_PRACTICE_ENDED, REFUSED_NO_PLACEMENT);
    expect(given, "2026-02-02", EVENT_CASE_REOPENED, REFUSED_GOES_ON);
    expect(given, "2026-02-02", EVENT_FACTS_STATED, NOT_REFUSED);
    expect(given, "2026-02-02", EVENT_VOIDED, NOT_REFUSED);
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1'");
    expect(given, "2026-02-10", EVENT_TRIAL_ENDED, NOT_REFUSED);
    expect(given, "2026-02-10", EVENT_TRIAL_STARTED, NOT_REFUSED); /* at another employer */
    expect(given, "2026-02-10", EVENT_WAGE_CHANGED, REFUSED_NO_JOB_TO_CHANGE);
    expect(given, "2026-02-10", EVENT_EMPLOYMENT_ENDED, REFUSED_NO_JOB_TO_END);
    expect(given, "2026-02-10", EVENT_RESUMED, REFUSED_NOT_PAUSED);
    given_event(given, "2026-03-01", "trial_ended", "'early':false");
    expect(given, "2026-02-10", EVENT_TRIAL_ENDED, REFUSED_CONTRADICTS_LATER);
    expect(given, "2026-03-01", EVENT_TRIAL_ENDED, REFUSED_NO_TRIAL);
    given_event(given, "2026-03-02", "hired", "'employer':'e-1','hourly_wage_ore':5000");
    expect(given, "2026-03-02", EVENT_WAGE_CHANGED, NOT_REFUSED);
    expect(given, "2026-03-01", EVENT_WAGE_CHANGED, REFUSED_NO_JOB_TO_CHANGE);
    given_event(given, "2026-04-01", "paused", "'reason':'education'");
    expect(given, "2026-04-01", EVENT_RESUMED, NOT_REFUSED);
    given_event(given, "2026-05-01", "case_closed", "");
    expect(given, "2026-05-01", EVENT_CASE_REOPENED, NOT_REFUSED);
    expect(given, "2026-04-30", EVENT_CASE_REOPENED, REFUSED_GOES_ON);
    given_case_free(given);
}

/* The trial that ends without an employer's name would be the new one, and the second at e-1 then begin beside the first. */
static void what_only_one_employer_makes_possible_is_possible(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-01-05", "case_opened", opened);
    given_event(given, "2026-02-01", "trial_started", "'employer':'e-1'");
    given_event(given, "2026-02-05", "trial_ended", "'early':true");
    given_event(given, "2026-02-08", "trial_started", "'employer':'e-1'");
    expect(given, "2026-02-03", EVENT_TRIAL_STARTED, REFUSED_CONTRADICTS_LATER);
    given_event(given, "2026-02-04", "hired", "'employer':'e-2','hourly_wage_ore':5000");
    expect(given, "2026-02-03", EVENT_TRIAL_STARTED, NOT_REFUSED); /* at e-2, which the job takes up */
    given_case_free(given);
}

/* ---- against everything that could be tried ---- */

static bool is_taken(struct given_case *given, struct event tried)
{
    struct event *event = log_add(&given->log);
    assert_non_null(event);
    *event = tried;
    heltmed_status status = case_fold(&given->state, &given->log, &given->world, HELTMED_DATE_MAX, &given->refusal, NULL);
    given->log.count--;
    assert_true(status == HELTMED_OK || status == HELTMED_STATE);
    return status == HELTMED_OK;
}

static int64_t add_id(struct given_case *given, const char *id)
{
    int64_t place = (int64_t)given->log.texts.size;
    text_append(&given->log.texts, id, strlen(id) + 1);
    return place;
}

static uint8_t place_of(const struct event_kind *kind, const char *field)
{
    uint8_t i = 0;
    while (i < kind->field_count && strcmp(kind->fields[i].name, field) != 0) {
        i++;
    }
    return i;
}

static bool any_with(struct given_case *given, struct event event, uint8_t employer, const int64_t *employers, size_t count)
{
    bool any = false;
    for (size_t e = 0; e < count && !any; e++) {
        event.values[employer] = employers[e];
        any = is_taken(given, event);
    }
    return any;
}

/* Written apart from the library's own: every employer of any event, one that is new and none, for all that can be said of a trial's
 * length; and every event to take out. */
static bool any_is_taken(struct given_case *given, enum event_type type, int32_t on, int64_t new_id)
{
    const struct event_kind *kind = &event_kinds[type];
    struct event event = {.seq = given->seq + 1000, .type = (uint8_t)type, .on = on, .recorded_on = on};
    int64_t employers[128] = {UNKNOWN, new_id};
    size_t count = 2;
    bool any = false;

    for (size_t i = 0; i < EVENT_VALUES_MAX; i++) {
        event.values[i] = i < kind->field_count && kind->fields[i].kind == VALUE_ID ? new_id : i < kind->field_count ? 1 : UNKNOWN;
    }
    event.data = (size_t)new_id;
    if (type == EVENT_VOIDED) {
        for (size_t i = 0; i < given->log.count && !any; i++) {
            event.corrects = given->log.events[i].seq;
            any = !event_kinds[given->log.events[i].type].never_refused && is_taken(given, event);
        }
        return any;
    }
    uint8_t employer = place_of(kind, "employer");
    if (employer == kind->field_count) {
        return is_taken(given, event);
    }
    for (size_t i = 0; i < given->log.count; i++) {
        const struct event *other = &given->log.events[i];
        uint8_t place = place_of(&event_kinds[other->type], "employer");
        if (place < event_kinds[other->type].field_count && count < LENGTH(employers)) {
            employers[count++] = other->values[place];
        }
    }
    /* Nothing that is required may be left out. */
    size_t first = kind->fields[employer].required ? 1 : 0;
    for (int length = -1; length < 40 && !any; length += type == EVENT_TRIAL_STARTED ? 1 : 41) {
        if (type == EVENT_TRIAL_STARTED) {
            event.values[TRIAL_AGREEMENT] = UNKNOWN;
            event.values[TRIAL_PLANNED_LAST_DAY] = length < 0 ? UNKNOWN : on + length;
        }
        any = any_with(given, event, employer, employers + first, count - first);
    }
    return any;
}

static void the_answer_is_that_of_every_event_that_could_be_tried(void **state)
{
    enum { LOGS = 150, EVENTS = 40, DAYS = 4 };
    struct chance chance = {41};
    int told[REFUSALS] = {0};
    (void)state;
    for (int i = 0; i < LOGS; i++) {
        struct given_case *given = given_case_new();
        random_events(given, &chance, EVENTS, 20);
        int64_t new_id = add_id(given, "{}");
        for (int d = 0; d < DAYS; d++) {
            int32_t on = (int32_t)chance_between(&chance, day("2025-12-30"), day("2027-01-10"));
            for (size_t type = EVENT_CASE_OPENED; type < EVENT_TYPES; type++) {
                enum refused why = possible(given, (enum event_type)type, on);
                bool any = event_kinds[type].never_refused || any_is_taken(given, (enum event_type)type, on, new_id);
                if (any != (why == NOT_REFUSED)) {
                    print_error("log %d, %s on %d: %s\n", i, event_kinds[type].name, on, any ? "possible" : "impossible");
                }
                assert_int_equal(any, why == NOT_REFUSED);
                told[why]++;
            }
        }
        given_case_free(given);
    }
    for (size_t why = 0; why < REFUSALS; why++) {
        bool is_told = why == NOT_REFUSED || (refused_kinds[why].name != NULL && why != REFUSED_NEVER_OPENED &&
                                              why != REFUSED_VOIDS_NOTHING && why != REFUSED_ERASED);
        if (is_told != (told[why] > 0)) {
            print_error("reason %zu was told %d times\n", why, told[why]);
        }
        assert_int_equal(is_told, told[why] > 0);
    }
}

static void every_allocation_may_fail(void **state)
{
    struct chance chance = {43};
    int failures = 0;
    (void)state;
    struct given_case *given = given_case_new();
    random_events(given, &chance, 40, 20);
    for (size_t fail = 1;; fail++) {
        enum refused why = NOT_REFUSED;
        heltmed_allocator allocator = counting_allocator(&given->memory);
        case_free(&given->state);
        case_init(&given->state, &allocator);
        given->memory.calls = 0;
        given->memory.fail_from = fail;
        heltmed_status status =
            case_possible(&given->state, &given->log, &given->world, EVENT_TRIAL_ENDED, day("2026-06-01"), &why, &given->error);
        given->memory.fail_from = 0;
        if (status == HELTMED_OK) {
            break;
        }
        assert_int_equal(status, HELTMED_NO_MEMORY);
        assert_int_equal(given->error.code, HELTMED_NO_MEMORY);
        failures++;
    }
    assert_in_range(failures, 3, 1000);
    given_case_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_that_there_is_not_can_only_be_opened),
        cmocka_unit_test(each_reason_is_told),
        cmocka_unit_test(what_only_one_employer_makes_possible_is_possible),
        cmocka_unit_test(the_answer_is_that_of_every_event_that_could_be_tried),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
