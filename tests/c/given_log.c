#include "given_log.h"

#include <stdio.h>

#include "rulebook/rulebook.h"

struct given_case *given_case_new(void)
{
    struct given_case *given = calloc(1, sizeof *given);
    assert_non_null(given);
    heltmed_allocator allocator = counting_allocator(&given->memory);
    log_init(&given->world_log, &allocator);
    log_init(&given->log, &allocator);
    world_init(&given->world, &allocator, &rulebook_2026_1);
    case_init(&given->state, &allocator);
    return given;
}

void given_case_free(struct given_case *given)
{
    log_free(&given->world_log);
    log_free(&given->log);
    world_free(&given->world);
    case_free(&given->state);
    assert_int_equal(given->memory.blocks, 0);
    free(given);
}

static void read_event(struct event_log *log, struct event *event, const char *data)
{
    char json[512] = "{";
    heltmed_error error = {0};

    assert_in_range(strlen(data), 0, sizeof json - 3);
    strcat(strcat(json, data), "}");
    for (char *at = json; *at != '\0'; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    assert_true(json_check(json, strlen(json)) == JSON_WELL_FORMED);
    struct json_cursor cursor = {json};
    if (event_read_data(event, &log->texts, &cursor, &error) != HELTMED_OK) {
        fail_msg("%s: %s %s", event_kinds[event->type].name, error.field, error.message);
    }
}

int64_t given_late_event(struct given_case *given, const char *on, const char *recorded_on, const char *type, const char *data,
                         int64_t corrects)
{
    enum event_type named = event_type_named(type, strlen(type));
    assert_int_not_equal(named, EVENT_TYPES);
    bool of_case = event_kinds[named].scope == SCOPE_CASE || (event_kinds[named].scope == SCOPE_ANY && given->log.count > 0);
    struct event_log *log = of_case ? &given->log : &given->world_log;
    struct event *event = log_add(log);
    assert_non_null(event);
    event->type = (uint8_t)named;
    event->seq = ++given->seq;
    event->corrects = corrects;
    event->on = day(on);
    event->recorded_on = day(recorded_on);
    if (named != EVENT_VOIDED) {
        read_event(log, event, data);
    }
    return event->seq;
}

int64_t given_event(struct given_case *given, const char *on, const char *type, const char *data)
{
    return given_late_event(given, on, on, type, data, 0);
}

void given_fold(struct given_case *given, const char *as_of)
{
    given->error = (heltmed_error){0};
    if (world_fold(&given->world, &given->world_log, day(as_of), &given->refusal, &given->error) != HELTMED_OK ||
        case_fold(&given->state, &given->log, &given->world, day(as_of), &given->refusal, &given->error) != HELTMED_OK) {
        fail_msg("event %d %s", (int)given->refusal.seq, given->error.message);
    }
}

const char *given_refusal(struct given_case *given)
{
    given->error = (heltmed_error){0};
    heltmed_status status = world_fold(&given->world, &given->world_log, HELTMED_DATE_MAX, &given->refusal, &given->error);
    if (status == HELTMED_OK) {
        status = case_fold(&given->state, &given->log, &given->world, HELTMED_DATE_MAX, &given->refusal, &given->error);
    }
    assert_int_equal(status, HELTMED_STATE);
    assert_int_equal(given->error.code, HELTMED_STATE);
    assert_string_equal(given->error.message, refused_kinds[given->refusal.why].message);
    return refused_kinds[given->refusal.why].message;
}
