#include "cases/case.h"

#include "base/memory.h"

void case_init(struct case_state *state, const heltmed_allocator *allocator)
{
    *state = (struct case_state){.allocator = memory_allocator(allocator)};
}

void case_free(struct case_state *state)
{
    heltmed_allocator allocator = state->allocator;

#define FREE(array, capacity) memory_free(&allocator, state->array, state->capacity * sizeof *state->array)
    FREE(turns, turn_capacity);
    FREE(trials, trial_capacity);
    FREE(jobs, job_capacity);
    FREE(terms, term_capacity);
    FREE(visits, visit_capacity);
    FREE(visit_days, visit_day_capacity);
    FREE(posts, post_capacity);
    FREE(step_ups, step_up_capacity);
    FREE(sessions, session_capacity);
    FREE(tests, test_capacity);
    FREE(concerns, concern_capacity);
    FREE(stated, stated_capacity);
    FREE(placements, placement_capacity);
#undef FREE
    case_init(state, &allocator);
}

bool case_is_employed(const struct case_job *job, int64_t on)
{
    return job->starts_on <= on && (job->ends_on == NONE || job->ends_on >= on);
}

const struct job_terms *case_terms_on(const struct case_state *state, const struct case_job *job, int64_t on)
{
    const struct job_terms *terms = &state->terms[job->terms];

    for (size_t i = 1; i < job->term_count && state->terms[job->terms + i].on <= on; i++) {
        terms = &state->terms[job->terms + i];
    }
    return terms;
}

/* 0: in no job; 1: paused in all of them; 2: at work. */
static int at_work(const struct case_state *state, int64_t on)
{
    int found = 0;

    for (size_t i = 0; i < state->job_count; i++) {
        if (case_is_employed(&state->jobs[i], on)) {
            int here = case_terms_on(state, &state->jobs[i], on)->paused ? 1 : 2;
            found = here > found ? here : found;
        }
    }
    return found;
}

static bool was_refused(const struct case_trial *trial, int64_t on)
{
    return (trial->declined_on != NONE && trial->declined_on <= on) || trial->ended_early == 1 || trial->worker_wants == 0 ||
           trial->employer_wants == 0;
}

/* By what began last: a job that has ended, or a trial that is over. */
static enum spell_state standing_without_job(const struct case_state *state, int64_t on)
{
    const struct case_trial *trial = NULL;
    const struct case_job *job = NULL;

    for (size_t i = 0; i < state->trial_count && state->trials[i].starts_on <= on; i++) {
        int64_t until = trial_until(state, &state->trials[i]);
        if (state->trials[i].job == NONE && (until == UNKNOWN || until >= on)) {
            return SPELL_TRIAL;
        }
        trial = state->trials[i].job == NONE ? &state->trials[i] : trial;
    }
    for (size_t i = 0; i < state->job_count && state->jobs[i].starts_on <= on; i++) {
        job = &state->jobs[i];
    }
    if (trial != NULL && (job == NULL || trial->starts_on > job->starts_on) && !was_refused(trial, on)) {
        return SPELL_WAITING;
    }
    return job == NULL ? SPELL_OPEN : SPELL_ENDED;
}

enum spell_state case_standing(const struct case_state *state)
{
    int work = at_work(state, state->as_of);

    if (state->withdrawn_on != NONE) {
        return SPELL_WITHDRAWN;
    }
    return work == 2 ? SPELL_EMPLOYED : work == 1 ? SPELL_PAUSED : standing_without_job(state, state->as_of);
}
