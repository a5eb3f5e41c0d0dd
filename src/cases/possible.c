#include "cases/possible.h"

#include "base/error.h"
#include "cases/fold.h"

/* An event that is tried: added to the log, folded, and taken off again. */
struct trying {
    struct case_state *state;
    struct event_log *log;
    const struct world *world;
    enum event_type type;
    int32_t on;
};

static uint8_t employer_field(enum event_type type)
{
    uint8_t i = 0;
    while (i < event_kinds[type].field_count && strcmp(event_kinds[type].fields[i].name, "employer") != 0) {
        i++;
    }
    return i;
}

static bool names_employer(enum event_type type) { return employer_field(type) < event_kinds[type].field_count; }

static int64_t lowest(const struct event_field *field)
{
    bool own = field->lo != 0 || field->hi != 0;
    return own ? field->lo : value_kinds[field->kind].lo;
}

/* An id that no host can give, so that it is none of the log's. */
static int64_t add_new_id(struct event_log *log)
{
    int64_t place = (int64_t)log->texts.size;
    text_append_char(&log->texts, '\0');
    return place;
}

/* What is required is there, the least of each. */
static void fill(struct event_log *log, struct event *event)
{
    const struct event_kind *kind = &event_kinds[event->type];

    for (uint8_t i = 0; i < EVENT_VALUES_MAX; i++) {
        const struct event_field *field = &kind->fields[i];
        bool required = i < kind->field_count && field->required;
        event->values[i] = !required ? UNKNOWN : field->kind == VALUE_ID ? add_new_id(log) : lowest(field);
    }
    if (event->type == EVENT_FACTS_STATED) {
        event->data = log->texts.size;
        event->data_size = 2;
        text_append(&log->texts, "{}", sizeof "{}");
    }
}

/* `employer` and `corrects`: NONE and 0 for what the type begins with. */
static heltmed_status try_event(const struct trying *trying, int64_t employer, int64_t corrects, enum refused *why, heltmed_error *error)
{
    struct event_log *log = trying->log;
    struct case_refusal refusal = {.why = NOT_REFUSED};
    heltmed_error refused = {.code = HELTMED_OK};
    size_t texts = log->texts.size;
    int64_t seq = log->count == 0 ? 1 : log->events[log->count - 1].seq + 1;
    struct event *event = log_add(log);

    if (event == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events of a case");
    }
    event->seq = seq;
    event->type = (uint8_t)trying->type;
    event->on = event->recorded_on = trying->on;
    event->corrects = corrects;
    fill(log, event);
    if (employer != NONE) {
        event->values[employer_field(trying->type)] = employer;
    }
    heltmed_status status = case_fold(trying->state, log, trying->world, DATE_MAX, &refusal, &refused);
    log->count--;
    log->texts.size = texts;
    *why = status != HELTMED_STATE ? NOT_REFUSED : refusal.seq == seq ? refusal.why : REFUSED_CONTRADICTS_LATER;
    return status == HELTMED_OK || status == HELTMED_STATE ? HELTMED_OK : error_set(error, status, refused.field, refused.message);
}

/* The employer of a trial or a job that the event begins; NONE where it begins none. Others are as new ones to the fold. */
static int64_t employer_begun(const struct event *event)
{
    return event->type == EVENT_TRIAL_STARTED ? event->values[TRIAL_EMPLOYER]
           : event->type == EVENT_HIRED       ? event->values[HIRED_EMPLOYER]
                                              : NONE;
}

static bool is_first_of(const struct event_log *log, size_t index, int64_t employer)
{
    size_t i = 0;
    while (i < index && !same_id(log, employer_begun(&log->events[i]), employer)) {
        i++;
    }
    return i == index;
}

/* What was refused at no employer, or a new one, may be possible at one of the log's. */
static heltmed_status try_employers(const struct trying *trying, enum refused *why, heltmed_error *error)
{
    struct event_log *log = trying->log;
    heltmed_status status = HELTMED_OK;

    for (size_t i = 0; status == HELTMED_OK && *why != NOT_REFUSED && i < log->count; i++) {
        int64_t employer = employer_begun(&log->events[i]);
        enum refused here = NOT_REFUSED;
        if (employer != NONE && is_first_of(log, i, employer)) {
            status = try_event(trying, employer, 0, &here, error);
            *why = here == NOT_REFUSED ? NOT_REFUSED : *why;
        }
    }
    return status;
}

/* The event whose taking out leaves the most as it is: the last of those that count, or one that does not count any more; 0: none. */
static int64_t last_to_void(const struct event_log *log)
{
    for (size_t i = log->order_count; i-- > 0;) {
        const struct event *root = &log->events[log->order[i].root];
        if (!event_kinds[root->type].never_refused) {
            return root->seq;
        }
    }
    for (size_t i = 0; i < log->count; i++) {
        if (log->events[i].corrects == 0 && !event_kinds[log->events[i].type].never_refused) {
            return log->events[i].seq;
        }
    }
    return 0;
}

static heltmed_status try_to_void(const struct trying *trying, enum refused *why, heltmed_error *error)
{
    heltmed_status status = log_order(trying->log, DATE_MAX, NULL, error);
    int64_t corrects = status == HELTMED_OK ? last_to_void(trying->log) : 0;

    *why = REFUSED_VOIDS_NOTHING;
    return corrects == 0 ? status : try_event(trying, NONE, corrects, why, error);
}

heltmed_status case_possible(struct case_state *state, struct event_log *log, const struct world *world, enum event_type type, int32_t on,
                             enum refused *why, heltmed_error *error)
{
    struct trying trying = {state, log, world, type, on};
    heltmed_status status;

    *why = NOT_REFUSED;
    if (event_kinds[type].never_refused) {
        return HELTMED_OK;
    }
    if (type == EVENT_VOIDED) {
        return try_to_void(&trying, why, error);
    }
    status = try_event(&trying, NONE, 0, why, error);
    if (status == HELTMED_OK && names_employer(type)) {
        status = try_employers(&trying, why, error);
    }
    return status == HELTMED_OK && refused_kinds[*why].name == NULL && *why != NOT_REFUSED
               ? error_set(error, HELTMED_INTERNAL, NULL, "a type of event is refused for what one event says")
               : status;
}
