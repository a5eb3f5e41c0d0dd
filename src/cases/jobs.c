/* Employments: begun, changed, paused, converted, ended. */
#include "cases/fold.h"

/* The employment begun last that goes on on a day, at an employer (NONE: any). One that ends on the day still goes on, but one
 * without an end comes first. NULL for none. */
static struct case_job *open_job(struct fold *fold, int64_t employer, int64_t on, bool may_have_ended)
{
    struct case_state *state = fold->state;
    struct case_job *ending = NULL;

    for (size_t i = state->job_count; i-- > 0;) {
        struct case_job *job = &state->jobs[i];
        if (employer != NONE && !same_id(fold->log, job->employer, employer)) {
            continue;
        }
        if (job->ends_on == NONE) {
            return job;
        }
        ending = ending == NULL && may_have_ended && job->ends_on == on ? job : ending;
    }
    return ending;
}

/* The terms of a job from a day on, to be changed: those that were, or a copy behind them. Parts of other jobs move out of the way. */
static struct job_terms *terms_from(struct fold *fold, struct case_job *job, int64_t on)
{
    struct case_state *state = fold->state;
    size_t last = job->terms + job->term_count - 1;

    if (state->terms[last].on == on) {
        return &state->terms[last];
    }
    struct job_terms *terms = fold_room(fold, state->terms, sizeof *terms, state->term_count + 1, &state->term_capacity);
    if (terms == NULL) {
        return NULL;
    }
    state->terms = terms;
    memmove(&terms[last + 2], &terms[last + 1], (state->term_count - last - 1) * sizeof *terms);
    for (size_t i = 0; i < state->job_count; i++) {
        state->jobs[i].terms += state->jobs[i].terms > last;
    }
    terms[last + 1] = terms[last];
    terms[last + 1].on = on;
    state->term_count++;
    job->term_count++;
    return &terms[last + 1];
}

/* The trial that leads to a job: the one begun last at the employer, when it has led to none. */
static int64_t trial_leading_to(const struct fold *fold, int64_t employer)
{
    const struct case_state *state = fold->state;

    for (size_t i = state->trial_count; i-- > 0;) {
        if (same_id(fold->log, state->trials[i].employer, employer)) {
            return state->trials[i].job == NONE ? (int64_t)i : NONE;
        }
    }
    return NONE;
}

enum refused fold_hired(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    const int64_t *values = event->values;

    for (size_t i = 0; i < state->job_count; i++) {
        if (state->jobs[i].ends_on == NONE && same_id(fold->log, state->jobs[i].employer, values[HIRED_EMPLOYER])) {
            return REFUSED_EMPLOYED_THERE;
        }
    }
    struct case_job *jobs = fold_room(fold, state->jobs, sizeof *jobs, state->job_count + 1, &state->job_capacity);
    state->jobs = jobs == NULL ? state->jobs : jobs;
    struct job_terms *terms = fold_room(fold, state->terms, sizeof *terms, state->term_count + 1, &state->term_capacity);
    state->terms = terms == NULL ? state->terms : terms;
    if (jobs == NULL || terms == NULL) {
        return NOT_REFUSED;
    }
    int64_t trial = trial_leading_to(fold, values[HIRED_EMPLOYER]);
    if (trial != NONE) {
        state->trials[trial].job = (int64_t)state->job_count;
    }
    terms[state->term_count] = (struct job_terms){.on = event->on,
                                                  .hourly_wage = values[HIRED_HOURLY_WAGE],
                                                  .tariff = or_none(values[HIRED_TARIFF]),
                                                  .minutes_per_week = values[HIRED_MINUTES_PER_WEEK]};
    jobs[state->job_count++] = (struct case_job){
        .employer = values[HIRED_EMPLOYER],
        .agreement = or_none(values[HIRED_AGREEMENT]),
        .starts_on = event->on,
        .ends_on = NONE,
        .recorded_on = fold->recorded_on,
        .converted_on = NONE,
        .end_reason = UNKNOWN,
        .ending_supported = UNKNOWN,
        .contract_is_permanent = values[HIRED_CONTRACT_IS_PERMANENT],
        .other_terms_equal = values[HIRED_OTHER_TERMS_EQUAL],
        .area = values[HIRED_AREA],
        .lives_in = state->municipality,
        .seq = fold->seq,
        .trial = trial,
        .terms = state->term_count++,
        .term_count = 1,
    };
    fold_take_up(fold, event->on);
    return NOT_REFUSED;
}

/* The terms to change; `*refused` says why there are none, and is left alone when it is for lack of memory. */
static struct job_terms *terms_to_change(struct fold *fold, const struct event *event, int employer, enum refused *refused)
{
    struct case_job *job = open_job(fold, or_none(event->values[employer]), event->on, true);

    if (job == NULL) {
        *refused = REFUSED_NO_JOB_TO_CHANGE;
        return NULL;
    }
    return terms_from(fold, job, event->on);
}

enum refused fold_wage_changed(struct fold *fold, const struct event *event)
{
    enum refused refused = NOT_REFUSED;
    struct job_terms *terms = terms_to_change(fold, event, WAGE_EMPLOYER, &refused);

    if (terms != NULL) {
        terms->hourly_wage = event->values[WAGE_HOURLY];
    }
    return refused;
}

enum refused fold_tariff_changed(struct fold *fold, const struct event *event)
{
    enum refused refused = NOT_REFUSED;
    struct job_terms *terms = terms_to_change(fold, event, TARIFF_EMPLOYER, &refused);

    if (terms != NULL) {
        terms->tariff = event->values[TARIFF_TARIFF];
    }
    return refused;
}

enum refused fold_hours_changed(struct fold *fold, const struct event *event)
{
    enum refused refused = NOT_REFUSED;
    struct job_terms *terms = terms_to_change(fold, event, HOURS_EMPLOYER, &refused);

    if (terms != NULL) {
        terms->minutes_per_week = event->values[HOURS_MINUTES_PER_WEEK];
    }
    return refused;
}

enum refused fold_paused(struct fold *fold, const struct event *event)
{
    enum refused refused = NOT_REFUSED;
    struct job_terms *terms = terms_to_change(fold, event, PAUSED_EMPLOYER, &refused);

    if (terms != NULL) {
        terms->paused = 1;
    }
    return refused;
}

enum refused fold_resumed(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    int64_t employer = or_none(event->values[RESUMED_EMPLOYER]);

    for (size_t i = state->job_count; i-- > 0;) {
        struct case_job *job = &state->jobs[i];
        bool goes_on = job->ends_on == NONE || job->ends_on == event->on;
        if (goes_on && state->terms[job->terms + job->term_count - 1].paused &&
            (employer == NONE || same_id(fold->log, job->employer, employer))) {
            struct job_terms *terms = terms_from(fold, job, event->on);
            if (terms != NULL) {
                terms->paused = 0;
            }
            return NOT_REFUSED;
        }
    }
    return REFUSED_NOT_PAUSED;
}

enum refused fold_converted(struct fold *fold, const struct event *event)
{
    struct case_job *job = open_job(fold, or_none(event->values[CONVERTED_EMPLOYER]), event->on, true);

    if (job == NULL) {
        return REFUSED_NO_JOB_TO_CHANGE;
    }
    keep_first(&job->converted_on, event->on);
    return NOT_REFUSED;
}

enum refused fold_employment_ended(struct fold *fold, const struct event *event)
{
    struct case_job *job = open_job(fold, or_none(event->values[ENDED_EMPLOYER]), event->on, false);

    if (job == NULL) {
        return REFUSED_NO_JOB_TO_END;
    }
    job->ends_on = event->on;
    job->end_reason = event->values[ENDED_REASON];
    job->ending_supported = event->values[ENDED_ENDING_SUPPORTED];
    return NOT_REFUSED;
}
