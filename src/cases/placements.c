/* The places that a case takes under agreements: each from a trial or a hiring, for as long as the contract's `express` says. */
#include "cases/fold.h"

/* The first day from `day` on that the case was withdrawn or closed; NONE for none. */
static int64_t given_up_on(const struct case_state *state, int64_t day)
{
    for (size_t i = 0; i < state->turn_count; i++) {
        const struct case_turn *turn = &state->turns[i];
        if (turn->on >= day && (turn->type == EVENT_CASE_WITHDRAWN || turn->type == EVENT_CASE_CLOSED)) {
            return turn->on;
        }
    }
    return NONE;
}

static int32_t as_day(int64_t day) { return day >= INT32_MAX ? INT32_MAX : (int32_t)day; }

/* Through the employment's last day, or to the day before its conversion. */
static int32_t place_of_job_until(const struct case_job *job)
{
    int64_t until = job->ends_on == NONE ? INT32_MAX : job->ends_on;

    return as_day(job->converted_on != NONE && job->converted_on - 1 < until ? job->converted_on - 1 : until);
}

/* Held for some days after a trial without hiring, at most until the case is given up. No end is known where a rate is not. */
static int32_t place_of_trial_until(const struct fold *fold, const struct case_trial *trial)
{
    int64_t last = trial_until(fold->state, trial);
    int64_t held = last == UNKNOWN ? UNKNOWN : rulebook_value(fold->world->rulebook, EXPRESS_PLACE_HELD_DAYS, last, UNKNOWN);
    int64_t until = held == UNKNOWN ? INT32_MAX : last + held;
    int64_t given_up = given_up_on(fold->state, trial->starts_on);

    return as_day(given_up != NONE && given_up < until ? given_up : until);
}

/* A place given up before its first day is none. */
static bool add_placement(struct fold *fold, int64_t agreement, int64_t from, int32_t until, int64_t seq)
{
    struct case_state *state = fold->state;

    if (until < from) {
        return true;
    }
    struct placement *placements =
        fold_room(fold, state->placements, sizeof *placements, state->placement_count + 1, &state->placement_capacity);
    if (placements == NULL) {
        return false;
    }
    state->placements = placements;
    placements[state->placement_count++] = (struct placement){agreement, (int32_t)from, until, seq};
    return true;
}

/* A job goes on under its trial's agreement unless it names another. */
static bool job_keeps_place(const struct fold *fold, const struct case_trial *trial)
{
    const struct case_job *job = &fold->state->jobs[trial->job];

    return job->agreement == NONE || same_id(fold->log, job->agreement, trial->agreement);
}

bool fold_placements(struct fold *fold)
{
    struct case_state *state = fold->state;

    for (size_t i = 0; i < state->trial_count; i++) {
        const struct case_trial *trial = &state->trials[i];
        if (trial->agreement == NONE) {
            continue;
        }
        int32_t until = trial->job == NONE             ? place_of_trial_until(fold, trial)
                        : job_keeps_place(fold, trial) ? place_of_job_until(&state->jobs[trial->job])
                                                       : as_day(state->jobs[trial->job].starts_on - 1);
        if (!add_placement(fold, trial->agreement, trial->starts_on, until, trial->seq)) {
            return false;
        }
    }
    for (size_t i = 0; i < state->job_count; i++) {
        struct case_job *job = &state->jobs[i];
        const struct case_trial *trial = job->trial == NONE ? NULL : &state->trials[job->trial];
        bool keeps = trial != NULL && trial->agreement != NONE && job_keeps_place(fold, trial);
        if (!keeps && job->agreement != NONE && !add_placement(fold, job->agreement, job->starts_on, place_of_job_until(job), job->seq)) {
            return false;
        }
        if (keeps) {
            job->agreement = trial->agreement;
        }
    }
    return true;
}
