/*
 * A case: what its events fold to. Pure: the same events, world and day give the same case, in whatever order the events of
 * different days arrived.
 */
#ifndef CASES_CASE_H
#define CASES_CASE_H

#include "cases/log.h"
#include "cases/world.h"
#include "rules/plan.h"

/* Days are NONE where the thing has not happened, amounts UNKNOWN where they were not told. `employer`, `agreement`, `tariff` are
 * places in the log's texts, NONE where there is none. */
struct case_trial {
    int64_t employer, agreement;
    int64_t starts_on, planned_last_day, last_day; /* last_day by the rulebook's weeks; UNKNOWN where they have no value */
    int64_t ended_on, ended_early;                 /* as recorded */
    int64_t lives_in;                              /* the person's municipality when it began */
    int64_t seq;                                   /* of the event that began it */
    int64_t paid_by, post_is_reserved;
    int64_t worker_wants, employer_wants;        /* to continue; UNKNOWN until decided */
    int64_t refused_on;                          /* the last day on which one of them decided not to */
    int64_t interviews_held, references_checked; /* when it began */
    int64_t offered_on, declined_on;             /* the first offer, the last time one was declined */
    int64_t job;                                 /* the index of the job that it led to; NONE */
};

/* What is so in a job from a day on. */
struct job_terms {
    int64_t on;
    int64_t hourly_wage, tariff, minutes_per_week;
    int64_t paused; /* 1 while paused */
};

struct case_job {
    int64_t employer, agreement;
    int64_t starts_on, ends_on; /* the last day worked */
    int64_t recorded_on;        /* the UTC day on which it was first recorded */
    int64_t converted_on;       /* the first day in VTA-O */
    int64_t end_reason, ending_supported;
    int64_t contract_is_permanent, other_terms_equal, area;
    int64_t lives_in;         /* the person's municipality when it began */
    int64_t seq;              /* of the event that began it */
    int64_t trial;            /* the index of the trial that led to it; NONE */
    size_t terms, term_count; /* its part of the case's terms, in order of day, one a day */
};

struct case_visit {
    int64_t on, with, minutes;
};

/* A post filled. */
struct case_post {
    int64_t on, advertised, applicants, applicants_interviewed;
};

/* Each act answers the oldest concern that nobody has acted on. */
struct case_concern {
    int64_t reported_on, reported_by, acted_on, acted_by;
};

/* The columns of certificate's lists. */
enum { CASE_SESSION_COLUMNS = 7, CASE_TEST_COLUMNS = 3 };

/* The case's own turns: EVENT_CASE_OPENED, EVENT_CASE_WITHDRAWN, EVENT_CASE_CLOSED, EVENT_CASE_REOPENED; that is also when a trial
 * or job took up again what was given up. */
struct case_turn {
    int64_t on;
    uint8_t type;
};

/* A fact stated: its value from a day on. `fact` is its index in stated_names. */
struct stated_fact {
    int64_t on, value;
    size_t fact;
};

/* A stretch of [start_on, stop_on) in one state; the last one of a case may be open, and stops then at the end of the fold. */
enum spell_state { SPELL_OPEN = 1, SPELL_TRIAL, SPELL_WAITING, SPELL_EMPLOYED, SPELL_PAUSED, SPELL_ENDED, SPELL_WITHDRAWN, SPELL_STATES };

/* A place taken under an agreement, from its first day through its last; INT32_MAX: no end is known. */
struct placement {
    int64_t agreement;
    int32_t from, until;
    int64_t seq; /* of the event that took it */
};

struct case_state {
    heltmed_allocator allocator;
    const struct event_log *log;
    int32_t as_of;
    bool opened; /* false: there is no such case on the day */
    int64_t opened_on, municipality_at_opening, municipality, in_target_group, found, prior_status, path;
    int64_t withdrawn_on, closed_on; /* NONE again once reopened */
    int64_t first_offer_on, last_declined_on;
    int64_t interviews_held, references_checked;
    int64_t specialist_on, employer_followed_on; /* the first day of each */
    int64_t pupils_informed_on, parents_informed_on, mapping_held_on, matched_on, practice_from, practice_until, practice_started_on,
        practice_ended_on, folk_high_school_on;
    int64_t certificate_on, ungjobb_certificate_on;
    struct case_turn *turns; /* in order */
    size_t turn_count, turn_capacity;
    struct case_trial *trials;
    size_t trial_count, trial_capacity;
    struct case_job *jobs;
    size_t job_count, job_capacity;
    struct job_terms *terms;
    size_t term_count, term_capacity;
    struct case_visit *visits;
    size_t visit_count, visit_capacity;
    int64_t *visit_days;       /* rows of followup's list `visits` */
    size_t visit_day_capacity; /* as many as visits */
    struct case_post *posts;
    size_t post_count, post_capacity;
    int64_t *step_ups; /* ascending, each day once */
    size_t step_up_count, step_up_capacity;
    int64_t *sessions; /* rows of certificate's list `sessions` */
    size_t session_cells, session_capacity;
    int64_t *tests; /* rows of its list `tests` */
    size_t test_cells, test_capacity;
    struct case_concern *concerns;
    size_t concern_count, concern_capacity;
    struct stated_fact *stated;
    size_t stated_count, stated_capacity;
    struct placement *placements;
    size_t placement_count, placement_capacity;
};

void case_init(struct case_state *state, const heltmed_allocator *allocator);
void case_free(struct case_state *state);

/*
 * Folds the log as it stands on `as_of`: nothing that happened or was recorded after it counts. With `refusal` not NULL the
 * events must all be possible: else the status is state, and `refusal` tells the first that is not, by number. Without, what
 * is not possible is passed over. Errors: state, no_memory.
 */
heltmed_status case_fold(struct case_state *state, struct event_log *log, const struct world *world, int32_t as_of,
                         struct case_refusal *refusal, heltmed_error *error);

/* The last day of a trial as it was planned, by the rulebook unless its own was told; UNKNOWN where neither says. */
static inline int64_t trial_planned_until(const struct case_trial *trial)
{
    return trial->planned_last_day != NONE ? trial->planned_last_day : trial->last_day;
}

/* The last day of a trial: the day it ended, the day before the job that it led to if that is earlier, else as planned. */
static inline int64_t trial_until(const struct case_state *state, const struct case_trial *trial)
{
    int64_t until = trial->ended_on != NONE ? trial->ended_on : trial_planned_until(trial);
    int64_t hired_on = trial->job == NONE ? NONE : state->jobs[trial->job].starts_on;
    return hired_on != NONE && (until == UNKNOWN || until >= hired_on) ? hired_on - 1 : until;
}

/* Whether the employment goes on on a day. */
bool case_is_employed(const struct case_job *job, int64_t on);

/* The terms of a job on a day; the first ones before it begins. */
const struct job_terms *case_terms_on(const struct case_state *state, const struct case_job *job, int64_t on);

/* Whether the case was withdrawn (or closed: EVENT_CASE_WITHDRAWN, EVENT_CASE_CLOSED) and not taken up again, as of a day up to that of
 * the fold. */
bool case_is_given_up(const struct case_state *state, uint8_t type, int64_t on);

/* How a case that was opened stands on a day from then on, up to that of the fold. Withdrawn until it is taken up again; else employed
 * while in a job, paused when in all of them; in trial while one goes on; waiting after a trial that nobody has said no to; ended after the
 * last job; else open. A trial or job takes a withdrawn case up again. (Whether the case is closed is a matter of its own.) */
enum spell_state case_standing(const struct case_state *state, int64_t on);

/* What an assessment of a case is about; indices, NONE for none. */
struct case_subject {
    int64_t trial, job, post, concern;
};

/* The subjects to which an assessment applies, on the day of the fold: one after another from index 0; false past the last. */
bool case_subject(const struct case_state *state, enum assessment assessment, size_t index, struct case_subject *subject);

/* The facts of an assessment as they are known from the case, in the slots of its rule; lists point into the case. Eligibility, trial and
 * the like are told as of the day on which their trial or job began. `places_taken` of express is not a case's to know. */
void case_facts(const struct case_state *state, const struct world *world, enum assessment assessment, const struct case_subject *subject,
                int32_t on, int64_t x[SLOTS_MAX]);

/* What was found of each criterion when the thing happened, a bit for each: whether it surely was not met at least once; whether it
 * may have been met, or not met, once, as what nobody told may be; whether it surely applied once. Eligibility, trial and express (but for
 * the place itself) when a trial began or, without one, an employment; recruitment when a post was filled; offer and wage at a hiring, the
 * floor also whenever wage or tariff changed; ungjobb when the placement or an employment on that path began; followup as of the day of the
 * fold, while a trial or job goes on. */
struct case_judgement {
    uint16_t not_met[ASSESSMENTS], may_be_met[ASSESSMENTS], may_be_not_met[ASSESSMENTS], applies[ASSESSMENTS];
};
void case_judge(const struct case_state *state, const struct world *world, struct solution *scratch, struct case_judgement *judgement);

/* The ids of the criteria, requirements and guidelines, that were not met when the thing happened, whatever the unknown facts are; each
 * once, in the order of the assessments. At most DEPARTURES_MAX; how many. */
enum { DEPARTURES_MAX = 64 };
size_t case_departures(const struct case_state *state, const struct world *world, struct solution *scratch,
                       const char *ids[DEPARTURES_MAX]);

/* The facts of the case's plans of visits, in order of their first day: one for each employment with the trial that led to it, and
 * one for each trial that led to none. False past the last. What `plan` points to lies in the case. */
bool case_plan(const struct case_state *state, size_t index, struct plan_facts *plan);
/* The plan of a trial, of a job, or of a job with the trial that led to it; NULL where there is none. */
void case_plan_of(const struct case_state *state, const struct case_trial *trial, const struct case_job *job, struct plan_facts *plan);

#endif
