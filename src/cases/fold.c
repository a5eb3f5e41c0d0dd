/* The fold: the events of a case, one after another, to what they make of it. */
#include "cases/fold.h"
#include "cases/stated.h"

#include "base/error.h"

void *fold_room(struct fold *fold, void *block, size_t unit, size_t needed, size_t *capacity)
{
    void *room = memory_room(&fold->state->allocator, block, unit, capacity, needed);

    fold->no_memory = fold->no_memory || room == NULL;
    return room;
}

/* ---- opening and closing ---- */

static void add_turn(struct fold *fold, int64_t on, uint8_t type)
{
    struct case_state *state = fold->state;
    struct case_turn *turns = fold_room(fold, state->turns, sizeof *turns, state->turn_count + 1, &state->turn_capacity);

    if (turns != NULL) {
        state->turns = turns;
        turns[state->turn_count++] = (struct case_turn){on, type};
    }
}

void fold_take_up(struct fold *fold, int64_t on)
{
    struct case_state *state = fold->state;

    if (state->withdrawn_on != NONE || state->closed_on != NONE) {
        add_turn(fold, on, EVENT_CASE_REOPENED);
        state->withdrawn_on = NONE;
        state->closed_on = NONE;
    }
}

static enum refused case_opened(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;

    if (state->opened) {
        return REFUSED_OPENED_ALREADY;
    }
    state->opened = true;
    state->opened_on = event->on;
    state->municipality_at_opening = event->values[OPENED_MUNICIPALITY];
    if (state->municipality == UNKNOWN) {
        state->municipality = event->values[OPENED_MUNICIPALITY];
    }
    state->in_target_group = event->values[OPENED_IN_TARGET_GROUP];
    state->found = event->values[OPENED_FOUND];
    state->prior_status = event->values[OPENED_PRIOR_STATUS];
    state->path = event->values[OPENED_PATH];
    add_turn(fold, event->on, event->type);
    return NOT_REFUSED;
}

static enum refused case_withdrawn(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->withdrawn_on, event->on);
    fold->may_be_reopened = true;
    add_turn(fold, event->on, event->type);
    return NOT_REFUSED;
}

static enum refused case_closed(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->closed_on, event->on);
    fold->may_be_reopened = true;
    add_turn(fold, event->on, event->type);
    return NOT_REFUSED;
}

static enum refused case_reopened(struct fold *fold, const struct event *event)
{
    if (!fold->may_be_reopened) {
        return REFUSED_GOES_ON;
    }
    fold->may_be_reopened = false;
    fold->state->withdrawn_on = NONE;
    fold->state->closed_on = NONE;
    add_turn(fold, event->on, event->type);
    return NOT_REFUSED;
}

static enum refused moved(struct fold *fold, const struct event *event)
{
    fold->state->municipality = event->values[MOVED_MUNICIPALITY];
    return NOT_REFUSED;
}

/* ---- recruitment ---- */

static enum refused interviewed(struct fold *fold, const struct event *event)
{
    if (event->values[INTERVIEWED_ROUND] > fold->state->interviews_held) {
        fold->state->interviews_held = event->values[INTERVIEWED_ROUND];
    }
    return NOT_REFUSED;
}

static enum refused references_checked(struct fold *fold, const struct event *event)
{
    (void)event;
    fold->state->references_checked = 1;
    return NOT_REFUSED;
}

static enum refused post_filled(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    struct case_post *posts = fold_room(fold, state->posts, sizeof *posts, state->post_count + 1, &state->post_capacity);

    if (posts != NULL) {
        state->posts = posts;
        posts[state->post_count++] = (struct case_post){event->on, event->values[FILLED_ADVERTISED], event->values[FILLED_APPLICANTS],
                                                        event->values[FILLED_APPLICANTS_INTERVIEWED]};
    }
    return NOT_REFUSED;
}

/* ---- follow-up ---- */

static enum refused specialist_assigned(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->specialist_on, event->on);
    return NOT_REFUSED;
}

static enum refused visited(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    struct case_visit *visits = fold_room(fold, state->visits, sizeof *visits, state->visit_count + 1, &state->visit_capacity);
    state->visits = visits == NULL ? state->visits : visits;
    int64_t *days = fold_room(fold, state->visit_days, sizeof *days, state->visit_count + 1, &state->visit_day_capacity);
    state->visit_days = days == NULL ? state->visit_days : days;

    if (visits != NULL && days != NULL) {
        days[state->visit_count] = event->on;
        visits[state->visit_count++] = (struct case_visit){event->on, event->values[VISITED_WITH], event->values[VISITED_MINUTES]};
    }
    if (event->values[VISITED_WITH] != WITH_WORKER) {
        keep_first(&state->employer_followed_on, event->on);
    }
    return NOT_REFUSED;
}

static enum refused stepped_up(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;

    if (state->step_up_count > 0 && state->step_ups[state->step_up_count - 1] == event->on) {
        return NOT_REFUSED;
    }
    int64_t *days = fold_room(fold, state->step_ups, sizeof *days, state->step_up_count + 1, &state->step_up_capacity);
    if (days != NULL) {
        state->step_ups = days;
        days[state->step_up_count++] = event->on;
    }
    return NOT_REFUSED;
}

/* ---- programme ---- */

/* A row of a list: the event's day at `day`, its values in their order around it. */
static bool add_row(struct fold *fold, int64_t **rows, size_t *cells, size_t *capacity, const struct event *event, size_t columns,
                    size_t day)
{
    int64_t *room = fold_room(fold, *rows, sizeof *room, *cells + columns, capacity);

    if (room == NULL) {
        return false;
    }
    *rows = room;
    size_t value = 0;
    for (size_t i = 0; i < columns; i++) {
        room[(*cells)++] = i == day ? event->on : event->values[value++];
    }
    return true;
}

static enum refused session_held(struct fold *fold, const struct event *event)
{
    enum { DAY = 0 };
    struct case_state *state = fold->state;
    (void)add_row(fold, &state->sessions, &state->session_cells, &state->session_capacity, event, CASE_SESSION_COLUMNS, DAY);
    return NOT_REFUSED;
}

static enum refused test_taken(struct fold *fold, const struct event *event)
{
    enum { DAY = 1 };
    struct case_state *state = fold->state;
    (void)add_row(fold, &state->tests, &state->test_cells, &state->test_capacity, event, CASE_TEST_COLUMNS, DAY);
    return NOT_REFUSED;
}

static enum refused certificate_issued(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    keep_first(event->values[CERTIFICATE_KIND] == CERTIFICATE_PROGRAMME ? &state->certificate_on : &state->ungjobb_certificate_on,
               event->on);
    return NOT_REFUSED;
}

/* ---- UngJobb ---- */

static enum refused pupil_informed(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->pupils_informed_on, event->on);
    return NOT_REFUSED;
}

static enum refused parents_informed(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->parents_informed_on, event->on);
    return NOT_REFUSED;
}

static enum refused mapping_held(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->mapping_held_on, event->on);
    return NOT_REFUSED;
}

static enum refused matched(struct fold *fold, const struct event *event)
{
    fold->state->matched_on = event->on;
    return NOT_REFUSED;
}

static enum refused practice_planned(struct fold *fold, const struct event *event)
{
    fold->state->practice_from = event->values[PLANNED_FROM];
    fold->state->practice_until = event->values[PLANNED_UNTIL];
    return NOT_REFUSED;
}

static enum refused practice_started(struct fold *fold, const struct event *event)
{
    fold->state->practice_started_on = event->on;
    fold->state->practice_ended_on = NONE;
    return NOT_REFUSED;
}

static enum refused practice_ended(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;

    if (state->practice_started_on == NONE || state->practice_ended_on != NONE) {
        return REFUSED_NO_PLACEMENT;
    }
    state->practice_ended_on = event->on;
    return NOT_REFUSED;
}

static enum refused folk_high_school_started(struct fold *fold, const struct event *event)
{
    keep_first(&fold->state->folk_high_school_on, event->on);
    return NOT_REFUSED;
}

/* ---- facts ---- */

static enum refused facts_stated(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    struct stated_walk walk = stated_begin(event, fold->log->texts.data);
    size_t fact;
    int64_t value;

    while (stated_next(&walk, &fact, &value)) {
        struct stated_fact *stated = fold_room(fold, state->stated, sizeof *stated, state->stated_count + 1, &state->stated_capacity);
        if (stated == NULL) {
            break;
        }
        state->stated = stated;
        stated[state->stated_count++] = (struct stated_fact){event->on, value, fact};
    }
    return NOT_REFUSED;
}

/* ---- the walk ---- */

/* Of a NULL step nothing is kept but that it happened. */
static const struct step {
    fold_step *step;
    bool of_an_open_case; /* cannot be before the case was opened */
} steps[EVENT_TYPES] = {
    [EVENT_CASE_OPENED] = {case_opened, false},
    [EVENT_INTERVIEWED] = {interviewed, false},
    [EVENT_REFERENCES_CHECKED] = {references_checked, false},
    [EVENT_POST_FILLED] = {post_filled, false},
    [EVENT_TRIAL_STARTED] = {fold_trial_started, true},
    [EVENT_TRIAL_ENDED] = {fold_trial_ended, true},
    [EVENT_CONTINUATION_DECIDED] = {fold_continuation_decided, false},
    [EVENT_OFFER_MADE] = {fold_offer_made, false},
    [EVENT_OFFER_DECLINED] = {fold_offer_declined, false},
    [EVENT_HIRED] = {fold_hired, true},
    [EVENT_WAGE_CHANGED] = {fold_wage_changed, true},
    [EVENT_TARIFF_CHANGED] = {fold_tariff_changed, true},
    [EVENT_HOURS_CHANGED] = {fold_hours_changed, true},
    [EVENT_PAUSED] = {fold_paused, true},
    [EVENT_RESUMED] = {fold_resumed, true},
    [EVENT_CONVERTED_TO_VTA_O] = {fold_converted, true},
    [EVENT_EMPLOYMENT_ENDED] = {fold_employment_ended, true},
    [EVENT_SPECIALIST_ASSIGNED] = {specialist_assigned, false},
    [EVENT_VISITED] = {visited, false},
    [EVENT_STEPPED_UP] = {stepped_up, false},
    [EVENT_SESSION_HELD] = {session_held, false},
    [EVENT_TEST_TAKEN] = {test_taken, false},
    [EVENT_CERTIFICATE_ISSUED] = {certificate_issued, false},
    [EVENT_PUPIL_INFORMED] = {pupil_informed, false},
    [EVENT_PARENTS_INFORMED] = {parents_informed, false},
    [EVENT_MAPPING_HELD] = {mapping_held, false},
    [EVENT_MATCHED] = {matched, false},
    [EVENT_PRACTICE_PLANNED] = {practice_planned, false},
    [EVENT_PRACTICE_STARTED] = {practice_started, false},
    [EVENT_PRACTICE_ENDED] = {practice_ended, false},
    [EVENT_FOLK_HIGH_SCHOOL_STARTED] = {folk_high_school_started, false},
    [EVENT_CONCERN_REPORTED] = {fold_concern_reported, false},
    [EVENT_CONCERN_ACTED_ON] = {fold_concern_acted_on, false},
    [EVENT_FACTS_STATED] = {facts_stated, false},
    [EVENT_MOVED] = {moved, false},
    [EVENT_CASE_WITHDRAWN] = {case_withdrawn, true},
    [EVENT_CASE_CLOSED] = {case_closed, true},
    [EVENT_CASE_REOPENED] = {case_reopened, true},
};

static void reset(struct case_state *state, const struct event_log *log, int32_t as_of)
{
    state->log = log;
    state->as_of = as_of;
    state->opened = false;
    state->opened_on = NONE;
    state->municipality_at_opening = state->municipality = state->in_target_group = state->found = state->prior_status = state->path =
        UNKNOWN;
    state->withdrawn_on = state->closed_on = state->first_offer_on = state->last_declined_on = NONE;
    state->interviews_held = state->references_checked = 0;
    state->specialist_on = state->employer_followed_on = NONE;
    state->pupils_informed_on = state->parents_informed_on = state->mapping_held_on = state->matched_on = NONE;
    state->practice_from = state->practice_until = state->practice_started_on = state->practice_ended_on = NONE;
    state->folk_high_school_on = state->certificate_on = state->ungjobb_certificate_on = NONE;
    state->turn_count = state->trial_count = state->job_count = state->term_count = state->visit_count = state->post_count = 0;
    state->step_up_count = state->session_cells = state->test_cells = state->concern_count = state->stated_count = 0;
    state->placement_count = 0;
}

static bool is_ever_opened(const struct event_log *log)
{
    for (size_t i = 0; i < log->order_count; i++) {
        if (log->events[log->order[i].event].type == EVENT_CASE_OPENED) {
            return true;
        }
    }
    return false;
}

/* What the event does, or why it cannot be. */
static enum refused take(struct fold *fold, const struct event *event, bool ever_opened)
{
    const struct step *step = &steps[event->type];

    if (!ever_opened && !event_kinds[event->type].never_refused) {
        return REFUSED_NEVER_OPENED;
    }
    if (step->of_an_open_case && !fold->state->opened) {
        return REFUSED_BEFORE_OPENING;
    }
    return step->step == NULL ? NOT_REFUSED : step->step(fold, event);
}

heltmed_status case_fold(struct case_state *state, struct event_log *log, const struct world *world, int32_t as_of,
                         struct case_refusal *refusal, heltmed_error *error)
{
    struct fold fold = {.state = state, .log = log, .world = world};
    heltmed_status status = log_order(log, as_of, refusal, error);

    reset(state, log, as_of);
    if (status != HELTMED_OK) {
        return status;
    }
    bool ever_opened = is_ever_opened(log);
    for (size_t i = 0; i < log->order_count; i++) {
        const struct event_place *place = &log->order[i];
        const struct event *root = &log->events[place->root];
        const struct event *event = &log->events[place->event];
        fold.seq = root->seq;
        fold.recorded_on = root->recorded_on <= as_of ? root->recorded_on : event->recorded_on;
        enum refused refused = take(&fold, event, ever_opened);
        if (refused != NOT_REFUSED && refusal != NULL) {
            return log_refuse(refusal, event->seq, refused, error);
        }
        if (fold.no_memory) {
            break;
        }
    }
    if (fold.no_memory || !fold_placements(&fold)) {
        reset(state, log, as_of);
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the case");
    }
    return HELTMED_OK;
}
