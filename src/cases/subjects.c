/* Which assessments apply to a case on the day of the fold, and what each is about. */
#include "cases/case.h"

#include <string.h>

static const struct case_subject nothing = {NONE, NONE, NONE, NONE};

/* The trial that goes on or was waited after: the one begun last that has led to no job; NONE for none. */
static int64_t trial_in_hand(const struct case_state *state)
{
    for (size_t i = state->trial_count; i-- > 0;) {
        if (state->trials[i].job == NONE) {
            return (int64_t)i;
        }
    }
    return NONE;
}

static bool is_before_job(enum spell_state standing)
{
    return standing == SPELL_OPEN || standing == SPELL_TRIAL || standing == SPELL_WAITING;
}

static bool is_given_up(const struct case_state *state) { return state->withdrawn_on != NONE || state->closed_on != NONE; }

/* The jobs that go on, then a trial that goes on. */
static bool under_way(const struct case_state *state, size_t index, struct case_subject *subject)
{
    for (size_t i = 0; i < state->job_count; i++) {
        if (case_is_employed(&state->jobs[i], state->as_of) && index-- == 0) {
            *subject = (struct case_subject){state->jobs[i].trial, (int64_t)i, NONE, NONE};
            return true;
        }
    }
    for (size_t i = 0; i < state->trial_count; i++) {
        int64_t until = trial_until(state, &state->trials[i]);
        if (state->trials[i].job == NONE && (until == UNKNOWN || until >= state->as_of) && index-- == 0) {
            *subject = (struct case_subject){(int64_t)i, NONE, NONE, NONE};
            return true;
        }
    }
    return false;
}

/* Whether a fact that only this assessment asks for was stated. */
static bool is_stated_for(const struct case_state *state, const struct rule *rule)
{
    for (size_t i = 0; i < state->stated_count; i++) {
        if (stated_names[state->stated[i].fact].rule == rule) {
            return true;
        }
    }
    return false;
}

static bool one(bool applies, size_t index, struct case_subject subject, struct case_subject *out)
{
    *out = subject;
    return applies && index == 0;
}

static bool has_practice(const struct case_state *state)
{
    return state->path == PATH_UNGJOBB || state->practice_started_on != NONE || state->practice_from != NONE;
}

bool case_subject(const struct case_state *state, enum assessment assessment, size_t index, struct case_subject *subject)
{
    enum spell_state standing = case_standing(state);
    struct case_subject about = nothing;
    bool open = state->opened && !is_given_up(state);
    bool before_job = open && is_before_job(standing);

    switch (assessment) {
    case ELIGIBILITY:
    case TRIAL:
        about.trial = standing == SPELL_OPEN ? NONE : trial_in_hand(state);
        return one(before_job, index, about, subject);
    case RECRUITMENT:
        about.post = state->post_count == 0 ? NONE : (int64_t)state->post_count - 1;
        return one(before_job || (open && state->post_count > 0), index, about, subject);
    case OFFER:
        about.trial = trial_in_hand(state);
        return one(before_job && standing != SPELL_OPEN, index, about, subject);
    case WAGE:
        return state->opened && under_way(state, index, subject);
    case FOLLOWUP:
        return open && under_way(state, index, subject);
    case EXPRESS:
        for (size_t i = 0; state->opened && under_way(state, i, subject); i++) {
            bool under_agreement =
                subject->job != NONE ? state->jobs[subject->job].agreement != NONE : state->trials[subject->trial].agreement != NONE;
            if (under_agreement && index-- == 0) {
                return true;
            }
        }
        return false;
    case CERTIFICATE:
        return one(state->opened && state->certificate_on == NONE &&
                       (state->job_count > 0 || state->session_cells > 0 || state->practice_started_on != NONE),
                   index, about, subject);
    case UNGJOBB:
        return one(open && has_practice(state), index, about, subject);
    case UNGJOBB_CERTIFICATE:
        return one(open && state->practice_started_on != NONE && state->ungjobb_certificate_on == NONE, index, about, subject);
    case CONCERN:
        about.concern = (int64_t)index;
        *subject = about;
        return index < state->concern_count;
    case GATHERING:
        return one(state->opened && (state->job_count > 0 || is_stated_for(state, assessments[assessment])), index, about, subject);
    default: /* vivirkr, digital_training, benefit: once the host states what they ask for */
        return one(state->opened && is_stated_for(state, assessments[assessment]), index, about, subject);
    }
}
