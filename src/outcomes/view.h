/* What the tables are made from: one case after another, as of a day. */
#ifndef OUTCOMES_VIEW_H
#define OUTCOMES_VIEW_H

#include "base/calendar.h"
#include "cases/case.h"
#include "outcomes/frame.h"

/* Room that is used again for each case. */
struct outcome_scratch {
    heltmed_allocator allocator;
    struct solution solution;
    struct calendar calendar;
    int64_t *days; /* on which something may change, of spells */
    size_t day_count, day_capacity;
};

struct outcome_view {
    const char *case_id;
    const struct case_state *state;
    const struct world *world;
    int32_t extract_on;
    struct outcome_scratch *scratch;
};

static inline bool day_is_given(int64_t day) { return day > OUT_OF_RANGE; }

/* The id at a place in the log's texts; NULL for none. */
static inline const char *id_at(const struct outcome_view *view, int64_t place)
{
    return day_is_given(place) ? log_text(view->state->log, place) : NULL;
}

/* ---- the definitions that several tables share ---- */

/* A fixed window of [start, end): yes or no once it has wholly ended, UNKNOWN before, also where the answer is already yes. */
static inline int64_t window_answer(const struct outcome_view *view, int64_t end, bool yes)
{
    return end - 1 <= view->extract_on ? yes : UNKNOWN;
}

/* The day after `months` calendar months from `start`; UNKNOWN after year 9999. */
int64_t window_months(int64_t start, int32_t months);

/* What ended the wait for a job. */
enum hire_cause { HIRE_CENSORED, HIRE_HIRED, HIRE_WITHDREW, HIRE_OTHER };
struct hire {
    int64_t days;
    enum hire_cause cause;
};
struct hire view_hire(const struct outcome_view *view);
/* Hired within so many days from the opening. */
int64_t view_hired_within(const struct outcome_view *view, int32_t days);

/* After a trial: an offer (or a job without one recorded); 0 when either declined, the case ended, another trial began or 28 days passed
 * after the trial; else UNKNOWN. The same for being hired, where a declined offer is 0 too. */
enum { OFFER_DAYS = 28 };
int64_t trial_offered(const struct outcome_view *view, size_t trial);
int64_t trial_hired(const struct outcome_view *view, size_t trial);
/* Over, and not early. */
bool trial_is_completed(const struct outcome_view *view, size_t trial);

/* The day after the job's last one; after `extract_on` while it goes on. */
static inline int64_t job_stop_on(const struct outcome_view *view, const struct case_job *job)
{
    return (job->ends_on == NONE ? view->extract_on : job->ends_on) + 1;
}
static inline bool job_has_ended(const struct case_job *job) { return job->ends_on != NONE; }
int64_t job_tenure(const struct outcome_view *view, const struct case_job *job);
/* Kept through so many calendar months. */
int64_t job_kept(const struct outcome_view *view, const struct case_job *job, int32_t months);

/* The state of the case on a day, as the table spells defines it; and the words of the states, the first one "censored". */
enum spell_state state_on(const struct outcome_view *view, int64_t day);
extern const char *const state_names[SPELL_STATES + 1];

/* A planned visit and what became of it. */
enum visit_status { VISIT_DONE, VISIT_LATE, VISIT_NOT_HELD, VISIT_DUE, VISIT_STATUSES };
struct held_visit {
    int64_t nominal_on, due_on, done_on;
    enum visit_status status;
    int32_t step;
};
/* The visits planned up to `extract_on`, one after another: begin, then next until false. */
struct held_visits {
    const struct outcome_view *view;
    struct plan_facts plan;
    struct plan_walk walk;
    struct visit ahead[16];
    size_t count, next;
    bool ended;
    struct visit now;
    bool has_now;
    size_t visit; /* the first visit made that may still close one */
};
void held_visits_begin(struct held_visits *visits, const struct outcome_view *view, const struct plan_facts *plan);
bool held_visits_next(struct held_visits *visits, struct held_visit *out);

#endif
