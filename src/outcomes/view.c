/* The definitions that several tables share. */
#include "outcomes/view.h"

int64_t window_months(int64_t start, int32_t months) { return date_add_months((int32_t)start, months); }

/* Hired once there is a job, whatever came before it; else as the case stands: what was taken back by a reopening is no end. */
struct hire view_hire(const struct outcome_view *view)
{
    const struct case_state *state = view->state;
    int64_t opened_on = state->opened_on;

    if (state->job_count > 0) {
        return (struct hire){state->jobs[0].starts_on - opened_on, HIRE_HIRED};
    }
    if (state->withdrawn_on != NONE && (state->closed_on == NONE || state->withdrawn_on <= state->closed_on)) {
        return (struct hire){state->withdrawn_on - opened_on, HIRE_WITHDREW};
    }
    if (state->closed_on != NONE) {
        return (struct hire){state->closed_on - opened_on, HIRE_OTHER};
    }
    return (struct hire){view->extract_on + 1 - opened_on, HIRE_CENSORED};
}

int64_t view_hired_within(const struct outcome_view *view, int32_t days)
{
    int64_t end = view->state->opened_on + days;

    return window_answer(view, end, view->state->job_count > 0 && view->state->jobs[0].starts_on < end);
}

/* ---- trials ---- */

static bool either_declined(const struct case_trial *trial) { return trial->worker_wants == 0 || trial->employer_wants == 0; }

/* Nothing more is waited for after the trial. */
static bool wait_is_over(const struct outcome_view *view, size_t index)
{
    const struct case_state *state = view->state;
    const struct case_trial *trial = &state->trials[index];
    int64_t until = trial_until(state, trial);

    return either_declined(trial) || state->withdrawn_on != NONE || state->closed_on != NONE || index + 1 < state->trial_count ||
           (until != UNKNOWN && until + OFFER_DAYS <= view->extract_on);
}

int64_t trial_offered(const struct outcome_view *view, size_t index)
{
    const struct case_trial *trial = &view->state->trials[index];

    if (trial->offered_on != NONE || trial->declined_on != NONE || trial->job != NONE) {
        return 1;
    }
    return wait_is_over(view, index) ? 0 : UNKNOWN;
}

int64_t trial_hired(const struct outcome_view *view, size_t index)
{
    const struct case_trial *trial = &view->state->trials[index];

    if (trial->job != NONE) {
        return 1;
    }
    return trial->declined_on != NONE || wait_is_over(view, index) ? 0 : UNKNOWN;
}

bool trial_is_completed(const struct outcome_view *view, size_t index)
{
    const struct case_trial *trial = &view->state->trials[index];
    int64_t until = trial_until(view->state, trial);

    return trial->ended_early != 1 && until != UNKNOWN && until <= view->extract_on;
}

/* ---- jobs ---- */

int64_t job_tenure(const struct outcome_view *view, const struct case_job *job) { return job_stop_on(view, job) - job->starts_on; }

int64_t job_kept(const struct outcome_view *view, const struct case_job *job, int32_t months)
{
    int64_t end = window_months(job->starts_on, months);

    return end == UNKNOWN ? UNKNOWN : window_answer(view, end, job_stop_on(view, job) >= end);
}

/* ---- visits ---- */

static bool is_given_up(const struct case_state *state, int64_t day)
{
    return case_is_given_up(state, EVENT_CASE_WITHDRAWN, day) || case_is_given_up(state, EVENT_CASE_CLOSED, day);
}

/* Follow-up rests from the day after a withdrawal or closing to the day before the case is taken up again. */
static bool follow_up_rests(const struct case_state *state, int64_t day)
{
    return state->turn_count > 1 && is_given_up(state, day) && is_given_up(state, day - 1);
}

static bool visit_walked(struct held_visits *visits, struct visit *out)
{
    if (visits->next == visits->count && !visits->ended) {
        visits->next = 0;
        visits->ended =
            plan_walk_next(&visits->walk, visits->ahead, sizeof visits->ahead / sizeof visits->ahead[0], &visits->count) != WALK_ON;
    }
    if (visits->next == visits->count) {
        return false;
    }
    *out = visits->ahead[visits->next++];
    return true;
}

static bool visit_ahead(struct held_visits *visits, struct visit *out)
{
    while (visit_walked(visits, out)) {
        if (!follow_up_rests(visits->view->state, out->on)) {
            return true;
        }
    }
    return false;
}

void held_visits_begin(struct held_visits *visits, const struct outcome_view *view, const struct plan_facts *plan)
{
    visits->view = view;
    visits->plan = *plan;
    visits->count = visits->next = visits->visit = 0;
    visits->ended = false;
    if (view->scratch->calendar.holidays != plan_holidays(plan)) {
        calendar_begin(&view->scratch->calendar, plan_holidays(plan));
    }
    plan_walk_from(&visits->walk, &visits->plan, view->world->rulebook, NULL, &view->scratch->calendar, DATE_MIN, view->extract_on);
    visits->has_now = visit_ahead(visits, &visits->now);
}

static int64_t rate_on(const struct outcome_view *view, enum parameter parameter, int64_t day)
{
    int64_t value = rulebook_value(view->world->rulebook, parameter, day, UNKNOWN);

    return value == UNKNOWN ? 0 : value;
}

/* A visit made closes every planned one up to some days after it. The first that closes this one; NONE for none. */
static int64_t closed_on(struct held_visits *visits, int64_t due_on)
{
    const struct case_state *state = visits->view->state;
    size_t i = visits->visit;

    while (i < state->visit_count && state->visits[i].on + rate_on(visits->view, FOLLOWUP_EARLY_DAYS, state->visits[i].on) < due_on) {
        i++;
    }
    visits->visit = i;
    return i < state->visit_count ? state->visits[i].on : NONE;
}

/* A trial that led to no job is followed to its last day, also where nobody recorded that it ended. */
static int64_t follow_up_ends_on(const struct case_state *state, const struct plan_facts *plan)
{
    int64_t ends_on = plan->ended_on;

    for (size_t i = 0; plan->hired_on == UNKNOWN && i < state->trial_count; i++) {
        const struct case_trial *trial = &state->trials[i];
        int64_t until = trial->starts_on == plan->trial_starts_on && trial->job == NONE ? trial_until(state, trial) : UNKNOWN;
        if (until != UNKNOWN && (ends_on == UNKNOWN || until < ends_on)) {
            ends_on = until;
        }
    }
    return ends_on;
}

bool held_visits_next(struct held_visits *visits, struct held_visit *out)
{
    const struct outcome_view *view = visits->view;
    struct visit now = visits->now, next;

    if (!visits->has_now) {
        return false;
    }
    bool has_next = visits->has_now = visit_ahead(visits, &next);
    int64_t done_on = closed_on(visits, now.on);
    int64_t on_time_until = now.on + rate_on(view, FOLLOWUP_GRACE_DAYS, now.on);
    /* The last one of a plan that has ended can be held late, but not after follow-up is over. */
    int64_t plan_ends_on = follow_up_ends_on(view->state, &visits->plan);
    int64_t open_until = has_next                       ? next.on - 1
                         : plan_ends_on == UNKNOWN      ? INT64_MAX
                         : plan_ends_on > on_time_until ? plan_ends_on
                                                        : on_time_until;
    *out = (struct held_visit){now.nominal_on, now.on, NONE, VISIT_DUE, now.step};
    if (done_on != NONE && done_on <= open_until) {
        out->done_on = done_on;
        out->status = done_on <= on_time_until ? VISIT_DONE : VISIT_LATE;
    } else if (open_until < view->extract_on) {
        out->status = VISIT_NOT_HELD;
    }
    if (has_next) {
        visits->now = next;
    }
    return true;
}
