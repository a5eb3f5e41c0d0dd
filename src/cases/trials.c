/* Trials: begun, ended, what was decided and offered after them. */
#include "cases/fold.h"

#include "rules/trial_days.h"

/* The trial begun last, at an employer (NONE: any); NULL for none. */
static struct case_trial *latest_trial(struct fold *fold, int64_t employer)
{
    struct case_state *state = fold->state;

    for (size_t i = state->trial_count; i-- > 0;) {
        if (employer == NONE || same_id(fold->log, state->trials[i].employer, employer)) {
            return &state->trials[i];
        }
    }
    return NULL;
}

/* Whether it still goes on, as far as anybody has said or planned. */
static bool is_open(const struct case_trial *trial, int64_t on)
{
    int64_t until = trial_planned_until(trial);

    return trial->ended_on == NONE && trial->job == NONE && (until == UNKNOWN || until >= on);
}

static int64_t last_day_by_rulebook(const struct world *world, int64_t starts_on)
{
    int64_t weeks = rulebook_value(world->rulebook, TRIAL_WEEKS, starts_on, UNKNOWN);
    int64_t last_day = weeks == UNKNOWN ? UNKNOWN : trial_last_day(starts_on, weeks);

    return last_day == OUT_OF_RANGE ? UNKNOWN : last_day;
}

enum refused fold_trial_started(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    int64_t employer = event->values[TRIAL_EMPLOYER];

    for (size_t i = 0; i < state->trial_count; i++) {
        if (is_open(&state->trials[i], event->on) && same_id(fold->log, state->trials[i].employer, employer)) {
            return REFUSED_TRIAL_UNDER_WAY;
        }
    }
    struct case_trial *trials = fold_room(fold, state->trials, sizeof *trials, state->trial_count + 1, &state->trial_capacity);
    if (trials == NULL) {
        return NOT_REFUSED;
    }
    state->trials = trials;
    trials[state->trial_count++] = (struct case_trial){
        .employer = employer,
        .agreement = or_none(event->values[TRIAL_AGREEMENT]),
        .starts_on = event->on,
        .planned_last_day = or_none(event->values[TRIAL_PLANNED_LAST_DAY]),
        .last_day = last_day_by_rulebook(fold->world, event->on),
        .ended_on = NONE,
        .ended_early = UNKNOWN,
        .lives_in = state->municipality,
        .seq = fold->seq,
        .paid_by = event->values[TRIAL_PAID_BY],
        .post_is_reserved = event->values[TRIAL_POST_IS_RESERVED],
        .worker_wants = UNKNOWN,
        .employer_wants = UNKNOWN,
        .refused_on = NONE,
        .interviews_held = state->interviews_held,
        .references_checked = state->references_checked,
        .offered_on = NONE,
        .declined_on = NONE,
        .job = NONE,
    };
    fold_take_up(fold, event->on);
    return NOT_REFUSED;
}

/* A trial may end on the day on which it has led to a job. */
enum refused fold_trial_ended(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    int64_t employer = or_none(event->values[TRIAL_ENDED_EMPLOYER]);

    for (size_t i = state->trial_count; i-- > 0;) {
        struct case_trial *trial = &state->trials[i];
        bool goes_on = trial->ended_on == NONE && (trial->job == NONE || state->jobs[trial->job].starts_on == event->on);
        if (goes_on && (employer == NONE || same_id(fold->log, trial->employer, employer))) {
            trial->ended_on = event->on;
            trial->ended_early = event->values[TRIAL_ENDED_EARLY];
            return NOT_REFUSED;
        }
    }
    return REFUSED_NO_TRIAL;
}

enum refused fold_continuation_decided(struct fold *fold, const struct event *event)
{
    struct case_trial *trial = latest_trial(fold, or_none(event->values[DECIDED_EMPLOYER]));

    if (trial != NULL && event->values[DECIDED_BY] == BY_WORKER) {
        trial->worker_wants = event->values[DECIDED_WANTS];
    } else if (trial != NULL) {
        trial->employer_wants = event->values[DECIDED_WANTS];
    }
    if (trial != NULL && event->values[DECIDED_WANTS] == 0) {
        trial->refused_on = event->on;
    }
    return NOT_REFUSED;
}

enum refused fold_offer_made(struct fold *fold, const struct event *event)
{
    struct case_trial *trial = latest_trial(fold, or_none(event->values[OFFER_EMPLOYER]));

    keep_first(&fold->state->first_offer_on, event->on);
    if (trial != NULL) {
        keep_first(&trial->offered_on, event->on);
    }
    return NOT_REFUSED;
}

enum refused fold_offer_declined(struct fold *fold, const struct event *event)
{
    struct case_trial *trial = latest_trial(fold, or_none(event->values[OFFER_EMPLOYER]));

    fold->state->last_declined_on = event->on;
    if (trial != NULL) {
        trial->declined_on = event->on;
    }
    return NOT_REFUSED;
}
