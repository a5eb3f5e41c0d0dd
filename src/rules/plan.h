/* The plan of visits (contract: followup, "The plan"), as an iterator that never allocates. */
#ifndef RULES_PLAN_H
#define RULES_PLAN_H

#include "base/calendar.h"
#include "rulebook/rulebook.h"

enum visit_step { STEP_TRIAL, STEP_WEEKLY, STEP_FORTNIGHTLY, STEP_MONTHLY, VISIT_STEPS };
extern const char *const visit_step_names[VISIT_STEPS + 1];

struct visit {
    int32_t on, nominal_on;
    int32_t step;
};

/* The facts of a plan; UNKNOWN where absent. `step_ups` in any order. */
struct plan_facts {
    int64_t as_known_on;
    int64_t trial_starts_on, hired_on, ended_on;
    int64_t holidays; /* HELTMED_HOLIDAYS_…; UNKNOWN: Norway's */
    const int64_t *step_ups;
    int64_t step_up_count;
    bool step_ups_sorted; /* ascending: a cadence is then found by halving */
};

/* The rates of the plan. As an argument: what to use where the rulebook has none (UNKNOWN: nothing). */
struct plan_rates {
    int64_t weeks, visits_per_week;                  /* of the trial, on its first day */
    int64_t weekly_until_day, fortnightly_until_day; /* of a cadence, on the day it starts */
};

/* The first planned visit whose (moved) day is after `after` (any int64 from DATE_MIN - 1). NONE: no further visit is
 * planned. UNKNOWN: a rate that the plan needs has no value in the rulebook nor in `instead` (NULL: nothing).
 * OUT_OF_RANGE: a further visit is planned, but after year 9999. */
int64_t plan_next_visit_after(const struct plan_facts *facts, const struct heltmed_rulebook *rulebook, const struct plan_rates *instead,
                              int64_t after);

/* The same by a calendar (that of the facts) which remembers the years that it was asked of before. */
int64_t plan_next_visit_by(struct calendar *calendar, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook,
                           const struct plan_rates *instead, int64_t after);

/* Up to which day planned visits are closed by the last visit made (BEFORE_ANY_DAY: none was), which closes those up to some days
 * after it too. */
enum { BEFORE_ANY_DAY = DATE_MIN - 1 };
static inline int64_t plan_closed_until(int64_t last_visit, int64_t early_days)
{
    return last_visit == BEFORE_ANY_DAY ? BEFORE_ANY_DAY : last_visit + early_days;
}

/* Which rates the plan needs, as values: of each rate UNKNOWN when some cadence that the plan has lacks a value in the
 * rulebook, NONE when the plan has no use for it, else the value of the first one that it has. */
struct plan_rates plan_rates_needed(const struct plan_facts *facts, const struct heltmed_rulebook *rulebook);

/* The next visit of the trial or of the employment. */
struct plan_head {
    struct visit visit;
    bool unknown; /* what comes from here on hangs on a rate that has no value */
};

/* The trial's next visit: which one of those a week, from the day that its week begins. */
struct plan_trial {
    int32_t last_day, per_week;
    int32_t week, visit;
};

/* The month of the next monthly visit, with the anchor's day. */
struct plan_month {
    int32_t year, month, anchor_day;
    int32_t start, days;
};

/* A walk through the visits in order of day. Its members are plan.c's own. */
struct plan_walk {
    const struct plan_facts *facts;
    const struct heltmed_rulebook *rulebook;
    const struct plan_rates *instead;
    struct calendar *calendar;
    int32_t from, until;
    struct plan_head trial_head, employment_head;
    struct plan_trial trial;
    int32_t cadence_start, cadence_end; /* its nominal days are from the one to before the other */
    int32_t fortnightly_on, close_end;  /* the weekly visits end before the one, the fortnightly before the other */
    int32_t close_on, monthly_on;       /* the next nominal days */
    struct plan_month month;
};

enum plan_walk_result {
    WALK_ON,          /* there was no more room */
    WALK_END,         /* no further visit is planned */
    WALK_UNKNOWN,     /* whether there is one hangs on a rate that has no value */
    WALK_OUT_OF_RANGE /* there is one, but in no year that a date can tell */
};

/* A walk through the visits whose (moved) day is in [from, until]; it goes straight to the first. What it is given must
 * outlive it; `calendar` is that of the facts (plan_holidays). */
void plan_walk_from(struct plan_walk *walk, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook,
                    const struct plan_rates *instead, struct calendar *calendar, int64_t from, int64_t until);

/* Writes the next visits, at most `room` of them, and their number, which tells how far it came in any case. */
enum plan_walk_result plan_walk_next(struct plan_walk *walk, struct visit *out, size_t room, size_t *count);

/* The day of the next visit, which the walk stays before: WALK_ON where there is one. */
enum plan_walk_result plan_walk_peek(struct plan_walk *walk, int32_t *on);

static inline int32_t plan_holidays(const struct plan_facts *facts)
{
    return facts->holidays == UNKNOWN ? HELTMED_HOLIDAYS_NO : (int32_t)facts->holidays;
}

#endif
