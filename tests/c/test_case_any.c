/* Whatever a host records, possible or not, likely or not, is folded without a fault: random events on random days, the calendar's
 * ends among them, with corrections and voids of anything. Made for the sanitizers to watch. */
#include "given_event.h"

#include "cases/case.h"
#include "rulebook/rulebook.h"
#include "rules/solution.h"

enum { LOGS = 1500, EVENTS_MAX = 40 };

struct anything {
    struct chance chance;
    struct given_event *given;
    struct event_log world_log, log;
    struct world world;
    struct case_state state;
    int64_t seq;
    size_t asked; /* how many cases had been opened */
};

static int32_t any_day(struct chance *chance)
{
    switch (chance_between(chance, 0, 9)) {
    case 0:
        return HELTMED_DATE_MIN;
    case 1:
        return HELTMED_DATE_MAX;
    case 2:
        return (int32_t)chance_between(chance, HELTMED_DATE_MIN, HELTMED_DATE_MAX);
    default:
        return day("2025-01-01") + (int32_t)chance_between(chance, 0, 600);
    }
}

/* Few ids, so that they meet. */
static void use_few_ids(struct anything *any, struct event_log *log, struct event *event)
{
    const struct event_kind *kind = &event_kinds[event->type];
    for (uint8_t i = 0; i < kind->field_count; i++) {
        if (kind->fields[i].kind == VALUE_ID && event->values[i] != UNKNOWN) {
            char id[3] = {'e', (char)('1' + chance_between(&any->chance, 0, 2)), '\0'};
            event->values[i] = (int64_t)log->texts.size;
            text_append(&log->texts, id, sizeof id);
        }
        if (kind->fields[i].kind == VALUE_DATE && event->values[i] != UNKNOWN) {
            event->values[i] = any_day(&any->chance);
        }
    }
}

static void add_event(struct anything *any, enum event_type type)
{
    uint8_t scope = event_kinds[type].scope;
    bool of_world = scope == SCOPE_AGREEMENT || scope == SCOPE_TARIFF || (scope == SCOPE_ANY && chance_of(&any->chance, 10));
    struct event_log *log = of_world ? &any->world_log : &any->log;
    size_t before = log->count;
    struct event *event = log_add(log);
    const char *data = random_data(any->given, &any->chance, type);

    assert_non_null(event);
    event->type = (uint8_t)type;
    event->seq = ++any->seq;
    event->on = any_day(&any->chance);
    event->recorded_on = chance_of(&any->chance, 90) ? event->on : any_day(&any->chance);
    assert_int_equal(event_take_data(event, &log->texts, data, strlen(data), NULL), HELTMED_OK);
    use_few_ids(any, log, event);
    if (before > 0 && (type == EVENT_VOIDED || chance_of(&any->chance, 15))) {
        const struct event *other = &log->events[chance_between(&any->chance, 0, (int64_t)before - 1)];
        event->corrects = other->type == event->type || type == EVENT_VOIDED ? other->seq : 0;
    }
}

/* Everything that is asked of a case. */
static void ask_everything(struct anything *any, int32_t as_of)
{
    const char *departures[DEPARTURES_MAX];
    struct solution scratch;
    struct plan_facts plan;
    int64_t x[SLOTS_MAX];

    assert_true(case_departures(&any->state, &any->world, &scratch, departures) <= DEPARTURES_MAX);
    (void)case_standing(&any->state, as_of);
    for (size_t i = 0; case_plan(&any->state, i, &plan); i++) {
        assert_true(i < EVENTS_MAX);
        (void)plan_next_visit_after(&plan, any->world.rulebook, NULL, as_of);
    }
    for (size_t a = 0; a < ASSESSMENTS; a++) {
        struct case_subject subject;
        for (size_t i = 0; case_subject(&any->state, (enum assessment)a, i, &subject); i++) {
            assert_true(i <= EVENTS_MAX);
            case_facts(&any->state, &any->world, (enum assessment)a, &subject, as_of, x);
        }
    }
}

static void fold_and_ask(struct anything *any, int32_t as_of)
{
    struct case_refusal refusal;
    heltmed_error error = {0};

    assert_int_equal(world_fold(&any->world, &any->world_log, as_of, NULL, NULL), HELTMED_OK);
    assert_int_equal(case_fold(&any->state, &any->log, &any->world, as_of, NULL, NULL), HELTMED_OK);
    if (any->state.opened) {
        ask_everything(any, as_of);
        any->asked++;
    }
    heltmed_status status = case_fold(&any->state, &any->log, &any->world, as_of, &refusal, &error);
    assert_true(status == HELTMED_OK || (status == HELTMED_STATE && refusal.seq > 0 && error.message[0] != '\0'));
}

static void any_events_are_folded(void **state)
{
    struct anything any = {.chance = {11}, .given = given_event_new()};
    (void)state;
    log_init(&any.world_log, NULL);
    log_init(&any.log, NULL);
    world_init(&any.world, NULL, &rulebook_2026_1);
    case_init(&any.state, NULL);
    for (int round = 0; round < LOGS; round++) {
        int64_t count = chance_between(&any.chance, 0, EVENTS_MAX - 1);
        log_clear(&any.world_log);
        log_clear(&any.log);
        any.seq = 0;
        add_event(&any, EVENT_CASE_OPENED);
        while (count-- > 0) {
            bool usual = chance_of(&any.chance, 60);
            add_event(&any, (enum event_type)(usual ? chance_between(&any.chance, EVENT_TRIAL_STARTED, EVENT_EMPLOYMENT_ENDED)
                                                    : chance_between(&any.chance, 0, EVENT_TYPES - 1)));
        }
        fold_and_ask(&any, HELTMED_DATE_MAX);
        fold_and_ask(&any, day("2025-12-31"));
        fold_and_ask(&any, any_day(&any.chance));
    }
    assert_true(any.asked > LOGS);
    log_free(&any.world_log);
    log_free(&any.log);
    world_free(&any.world);
    case_free(&any.state);
    given_event_free(any.given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_events_are_folded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
