/* A simulated job: its terms and how they change, pauses, a second job beside it, and its end. */
#include "base/money.h"
#include "cases/simulate.h"

enum { STEPS_MAX = 32, STEP_UPS_MAX = 3, FLOOR_SHARE_BP = 2000 };
/* Of the lists of words of event_kinds.c. */
enum { PAUSE_REASONS = 5, END_REASONS = 9, STEP_UP_REASONS = 8, CALLERS = 4, WORK_AREAS = 10 };

/* What happens in the job, in order of day. */
struct step {
    int32_t on;
    uint8_t what; /* an event_type */
    bool aside;   /* of the job beside it */
};

struct job {
    int32_t on, last, agreement, tariff, employer, other_employer;
    bool was_tried, pauses, has_other;
    struct step steps[STEPS_MAX];
    size_t step_count;
    int64_t step_ups[STEP_UPS_MAX];
    int64_t step_up_count;
};

static void plan_step(struct job *job, int32_t on, uint8_t what, bool aside)
{
    if (on > job->last || on <= job->on || job->step_count == STEPS_MAX) {
        return;
    }
    size_t at = job->step_count++;
    for (; at > 0 && job->steps[at - 1].on > on; at--) {
        job->steps[at] = job->steps[at - 1];
    }
    job->steps[at] = (struct step){.on = on, .what = what, .aside = aside};
}

/* ---- what is going to happen ---- */

static int32_t draw_last_day(struct simulation *s, int32_t on)
{
    enum { FOUR_YEARS = 1460, FAR = 100000 };
    if (!happens(s, RATE_JOB_ENDS)) {
        return on + FAR;
    }
    int32_t one = draw(s, FOUR_YEARS), other = draw(s, FOUR_YEARS);
    return on + (one < other ? one : other);
}

static void plan_pause(struct simulation *s, struct job *job)
{
    int32_t on = job->on + 30 + draw(s, 400);
    plan_step(job, on, EVENT_PAUSED, false);
    if (happens(s, RATE_RESUMED)) {
        plan_step(job, on + 1 + draw(s, 90), EVENT_RESUMED, false);
    }
}

/* The wage follows the tariff some weeks after each rise, and the working time changes on the same day now and then. */
static void plan_terms(struct simulation *s, struct job *job)
{
    int32_t hours_on = job->on + 60 + draw(s, 500);
    for (int32_t year = FIRST_RISE; year <= LAST_RISE; year++) {
        int32_t rise = tariff_rise(job->tariff, year);
        if (rise > job->on && happens(s, RATE_WAGE_FOLLOWS)) {
            int32_t changed = rise + 20 + draw(s, 60);
            plan_step(job, changed, EVENT_WAGE_CHANGED, false);
            hours_on = happens(s, RATE_SAME_DAY) ? changed : hours_on;
        }
    }
    if (happens(s, RATE_HOURS_CHANGED)) {
        plan_step(job, hours_on, EVENT_HOURS_CHANGED, false);
    }
    if (happens(s, RATE_TARIFF_CHANGED)) {
        plan_step(job, job->on + 100 + draw(s, 600), EVENT_TARIFF_CHANGED, false);
    }
}

static void plan_follow_up(struct simulation *s, struct job *job)
{
    int32_t on = job->on;
    while (job->step_up_count < STEP_UPS_MAX && happens(s, RATE_STEPPED_UP)) {
        on += 40 + draw(s, 300);
        if (on > job->last) {
            break;
        }
        job->step_ups[job->step_up_count++] = on;
        plan_step(job, on, EVENT_STEPPED_UP, false);
    }
    if (happens(s, RATE_CONCERN)) {
        plan_step(job, job->on + 10 + draw(s, 400), EVENT_CONCERN_REPORTED, false);
    }
    if (happens(s, RATE_GATHERING)) {
        plan_step(job, job->on + 30 + draw(s, 500), EVENT_GATHERING_ATTENDED, false);
    }
}

static void plan_job(struct simulation *s, struct job *job)
{
    enum { FIRST_CONVERSION = 20250101 };
    plan_terms(s, job);
    plan_follow_up(s, job);
    job->pauses = happens(s, RATE_PAUSED);
    if (job->pauses) {
        plan_pause(s, job);
    }
    if (happens(s, RATE_CONVERTED)) {
        int32_t least = day_of(FIRST_CONVERSION), on = job->on + 180;
        plan_step(job, (on < least ? least : on) + draw(s, 365), EVENT_CONVERTED_TO_VTA_O, false);
    }
    job->has_other = happens(s, RATE_SIDE_JOB);
    if (job->has_other) {
        int32_t on = job->on + 60 + draw(s, 200);
        plan_step(job, on, EVENT_HIRED, true);
        plan_step(job, on + 30 + draw(s, 100), EVENT_WAGE_CHANGED, true);
    }
}

/* ---- what happened ---- */

static int64_t draw_wage(struct simulation *s, const struct job *job, int32_t on, bool under)
{
    int64_t floor = money_share_up(tariff_on(job->tariff, on), FLOOR_SHARE_BP);
    return under ? floor - 1 - draw(s, 300) : floor + (draw(s, 3) == 0 ? 0 : draw(s, 900));
}

/* A wage is now and then written ten times too high at first. */
static void hire(struct simulation *s, const struct job *job, int32_t on, bool aside)
{
    bool wrong = happens(s, RATE_CORRECTED), under = happens(s, RATE_UNDER_FLOOR);
    int32_t index = put(s, EVENT_HIRED, on, ORDERED);
    int64_t wage = draw_wage(s, job, on, under);

    set_id(s, index, HIRED_EMPLOYER, "e", (aside ? job->other_employer : job->employer) + 1);
    if (draw(s, 20) != 0) {
        set_id(s, index, HIRED_TARIFF, "t", job->tariff + 1);
    }
    if (!aside && job->agreement != NO_AGREEMENT && (!job->was_tried || draw(s, 2) == 0)) {
        set_id(s, index, HIRED_AGREEMENT, "ex", job->agreement + 1);
    }
    struct event *event = at_index(s, index);
    event->values[HIRED_HOURLY_WAGE] = wrong ? wage * 10 : wage;
    event->values[HIRED_MINUTES_PER_WEEK] = draw(s, 20) == 0 ? UNKNOWN : (aside ? 240 : 600) + 30 * draw(s, 40);
    event->values[HIRED_CONTRACT_IS_PERMANENT] = draw(s, 20) == 0 ? UNKNOWN : !happens(s, RATE_TEMPORARY);
    event->values[HIRED_OTHER_TERMS_EQUAL] = draw(s, 20) == 0 ? UNKNOWN : !happens(s, RATE_TEMPORARY);
    event->values[HIRED_AREA] = draw(s, 4) == 0 ? UNKNOWN : draw(s, WORK_AREAS);
    if (wrong) {
        int32_t again = put_again(s, index);
        at_index(s, again)->values[HIRED_HOURLY_WAGE] = wage;
    }
}

static void report_concern(struct simulation *s, int32_t on)
{
    int32_t index = put(s, EVENT_CONCERN_REPORTED, on, LOOSE);
    at_index(s, index)->values[CONCERN_BY] = draw(s, CALLERS);
    bool at_once = happens(s, RATE_ACTED_AT_ONCE);
    if (index >= 0 && (at_once || draw(s, 2) == 0)) {
        index = put(s, EVENT_CONCERN_ACTED_ON, at_once ? on : on + 1 + draw(s, 10), LOOSE);
        at_index(s, index)->values[CONCERN_BY] = 2 + draw(s, 2);
    }
}

/* Which of two jobs it befalls is said where there are two. */
static void name_employer(struct simulation *s, const struct job *job, const struct step *step, int32_t index, int field)
{
    if (job->has_other) {
        set_id(s, index, field, "e", (step->aside ? job->other_employer : job->employer) + 1);
    }
}

static void change_terms(struct simulation *s, struct job *job, const struct step *step)
{
    int32_t index = put(s, (enum event_type)step->what, step->on, ORDERED);
    struct event *event = at_index(s, index);

    switch (step->what) {
    case EVENT_WAGE_CHANGED:
        event->values[WAGE_HOURLY] = draw_wage(s, job, step->on, false);
        name_employer(s, job, step, index, WAGE_EMPLOYER);
        break;
    case EVENT_HOURS_CHANGED:
        event->values[HOURS_MINUTES_PER_WEEK] = 450 + 30 * draw(s, 45);
        name_employer(s, job, step, index, HOURS_EMPLOYER);
        break;
    case EVENT_TARIFF_CHANGED:
        job->tariff = (job->tariff + 1) % TARIFFS;
        set_id(s, index, TARIFF_TARIFF, "t", job->tariff + 1);
        name_employer(s, job, step, index, TARIFF_EMPLOYER);
        break;
    case EVENT_PAUSED:
        event->values[PAUSED_REASON] = draw(s, PAUSE_REASONS);
        name_employer(s, job, step, index, PAUSED_EMPLOYER);
        break;
    default: /* resumed, converted: the employer alone */
        name_employer(s, job, step, index, RESUMED_EMPLOYER);
    }
}

static void take_step(struct simulation *s, struct job *job, const struct step *step)
{
    int32_t index;
    switch (step->what) {
    case EVENT_HIRED:
        hire(s, job, step->on, true);
        break;
    case EVENT_STEPPED_UP:
        index = put(s, EVENT_STEPPED_UP, step->on, LOOSE);
        at_index(s, index)->values[STEPPED_UP_REASON] = draw(s, STEP_UP_REASONS);
        break;
    case EVENT_CONCERN_REPORTED:
        report_concern(s, step->on);
        break;
    case EVENT_GATHERING_ATTENDED:
        (void)put(s, EVENT_GATHERING_ATTENDED, step->on, LOOSE);
        break;
    default:
        change_terms(s, job, step);
    }
}

/* -1 when it is not recorded; the day is now and then written two days late at first. */
static int32_t end_job(struct simulation *s, const struct job *job, bool aside)
{
    bool wrong = !aside && happens(s, RATE_CORRECTED);
    int32_t index = put(s, EVENT_EMPLOYMENT_ENDED, wrong ? job->last + 2 : job->last, ORDERED);
    int64_t supported = draw(s, 4) == 0 ? UNKNOWN : happens(s, RATE_ENDING_SUPPORTED);

    if (job->has_other) {
        set_id(s, index, ENDED_EMPLOYER, "e", (aside ? job->other_employer : job->employer) + 1);
    }
    at_index(s, index)->values[ENDED_REASON] = draw(s, END_REASONS);
    at_index(s, index)->values[ENDED_ENDING_SUPPORTED] = supported;
    if (wrong) {
        int32_t again = put_again(s, index);
        at_index(s, again)->on = job->last;
    }
    return index;
}

/* A pause that never was, where there is no other. */
static void pause_in_error(struct simulation *s, const struct job *job)
{
    if (!job->pauses && job->on + 20 < job->last && happens(s, RATE_VOIDED)) {
        int32_t index = put(s, EVENT_PAUSED, job->on + 10, ORDERED);
        at_index(s, index)->values[PAUSED_REASON] = 0;
        put_void(s, index);
    }
}

static bool other_was_hired(const struct job *job)
{
    bool hired = false;
    for (size_t i = 0; i < job->step_count; i++) {
        hired = hired || (job->steps[i].aside && job->steps[i].what == EVENT_HIRED);
    }
    return hired;
}

int32_t simulate_job(struct simulation *s, int64_t trial, int32_t on, int32_t agreement)
{
    struct job job = {.on = on, .agreement = agreement, .employer = s->employer, .was_tried = trial != UNKNOWN};

    job.tariff = draw(s, TARIFFS);
    job.last = draw_last_day(s, on);
    job.other_employer = job.employer + 1;
    plan_job(s, &job);
    hire(s, &job, on, false);
    pause_in_error(s, &job);
    for (size_t i = 0; i < job.step_count; i++) {
        take_step(s, &job, &job.steps[i]);
    }
    simulate_visits(s, trial, on, job.last, job.step_ups, job.step_up_count);
    if (happens(s, RATE_PROGRAMME)) {
        simulate_programme(s, on + 20 + draw(s, 200), job.last);
    }
    if (job.last > s->last_day) {
        if (happens(s, RATE_WITHDRAWN_IN_JOB)) {
            (void)put(s, EVENT_CASE_WITHDRAWN, working_day(s, on + 200 + draw(s, 700)), ORDERED);
        }
        return job.last;
    }
    if (other_was_hired(&job)) {
        (void)end_job(s, &job, true);
        s->employers_met++;
        s->employer++;
    }
    if (end_job(s, &job, false) >= 0) {
        /* Not before the trial's place would have been free without the job. */
        leave_place(s, agreement, job.last + 3);
    }
    return job.last;
}
