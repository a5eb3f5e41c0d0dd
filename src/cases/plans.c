/* The plans of visits of a case: who is followed up from when on. */
#include "cases/case.h"

#include <string.h>

#include "cases/stated.h"

static int64_t earlier(int64_t one, int64_t other) { return one == NONE || (other != NONE && other < one) ? other : one; }

/* Follow-up ends with the employment, and rests while the case is withdrawn or closed. */
static int64_t plan_ends_on(const struct case_state *state, int64_t ended_on)
{
    int64_t ends_on = earlier(ended_on, earlier(state->withdrawn_on, state->closed_on));

    return ends_on == NONE ? UNKNOWN : ends_on;
}

/* As the host stated it last; UNKNOWN for Norway's. */
static int64_t holidays_of(const struct case_state *state)
{
    for (size_t i = state->stated_count; i-- > 0;) {
        if (strcmp(stated_names[state->stated[i].fact].name, "holidays") == 0) {
            return state->stated[i].value;
        }
    }
    return UNKNOWN;
}

void case_plan_of(const struct case_state *state, const struct case_trial *trial, const struct case_job *job, struct plan_facts *plan)
{
    int64_t ended_on = job != NULL ? job->ends_on : trial != NULL ? trial->ended_on : NONE;

    *plan = (struct plan_facts){.as_known_on = UNKNOWN,
                                .trial_starts_on = trial == NULL ? UNKNOWN : trial->starts_on,
                                .hired_on = job == NULL ? UNKNOWN : job->starts_on,
                                .ended_on = plan_ends_on(state, ended_on),
                                .holidays = holidays_of(state),
                                .step_ups = state->step_ups,
                                .step_up_count = (int64_t)state->step_up_count,
                                .step_ups_sorted = true};
}

bool case_plan(const struct case_state *state, size_t index, struct plan_facts *plan)
{
    size_t t = 0;
    size_t j = 0;

    for (;;) {
        while (j < state->job_count && state->jobs[j].trial != NONE) {
            j++;
        }
        bool trial_left = t < state->trial_count;
        bool job_left = j < state->job_count;
        if (!trial_left && !job_left) {
            return false;
        }
        bool job_first = job_left && (!trial_left || state->jobs[j].starts_on < state->trials[t].starts_on);
        if (index-- == 0) {
            const struct case_trial *trial = job_first ? NULL : &state->trials[t];
            const struct case_job *job = job_first ? &state->jobs[j] : trial->job != NONE ? &state->jobs[trial->job] : NULL;
            case_plan_of(state, trial, job, plan);
            return true;
        }
        j += job_first;
        t += !job_first;
    }
}
