/*
 * The plan as two streams of visits, the trial's and the employment's, each in order of moved day, and their merge.
 *
 * Moving keeps the order within a stream. Forward that is plain; the trial's moves backward keep it because a day that
 * moves backward has no working day between itself and the trial's end, so that every later one lands with it.
 *
 * The run_… functions write the visits of one stream as far as the other does not interfere, and do so with copies of
 * what they count with, which a compiler keeps in registers: nearly all visits are theirs.
 */
#include "rules/plan.h"

/* Days that are none: a visit after year 9999, and no visit at all. Days are reckoned in 32 bits; DATE_MAX and the
 * longest rates together are far below both. */
enum { FAR = 1 << 30, NEVER = INT32_MAX };

/* No calendar moves a day by more (Easter moves by five): where to begin looking for a day's visits. */
enum { LONGEST_MOVE = 14 };

/* A rate that has no value. */
enum { LACKING = -1 };

const char *const visit_step_names[VISIT_STEPS + 1] = {"trial", "weekly", "fortnightly", "monthly", NULL};

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }

static int32_t greatest(int32_t a, int32_t b) { return a > b ? a : b; }

/* A day within what days are reckoned with. */
static int32_t clamp(int64_t day) { return day < DATE_MIN - 1 ? DATE_MIN - 1 : day > FAR ? FAR : (int32_t)day; }

/* The least multiple of `step` that is at least `number`; 0 for a negative one. */
static int32_t multiple_up(int32_t number, int32_t step) { return number <= 0 ? 0 : (number + step - 1) / step * step; }

static int32_t rate_on(const struct plan_walk *walk, enum parameter parameter, int32_t on, int64_t instead)
{
    int64_t value = rulebook_value(walk->rulebook, parameter, on, walk->facts->as_known_on);

    if (value == UNKNOWN) {
        value = instead;
    }
    return value < 0 ? LACKING : (int32_t)value;
}

/* The calendar, for the days from the one of a run's first visit to the end of what it then holds. */
static inline const struct calendar *calendar_at(struct plan_walk *walk, int32_t nominal_on)
{
    calendar_hold(walk->calendar, nominal_on);
    return walk->calendar;
}

/* ---- The trial ---- */

/* Forward, or backward where that would pass the trial's last day. */
static inline int32_t move_in_trial(struct calendar *calendar, int32_t last_day, int32_t nominal_on)
{
    int32_t on = calendar_working_day_from(calendar, nominal_on);

    return on <= last_day ? on : calendar_working_day_until(calendar, nominal_on);
}

/* The days of the trial's week with a visit, for 1 to 7 of them: floor(7k / n). */
static const uint8_t days_of_week[8][7] = {
    {0}, {0}, {0, 3}, {0, 2, 4}, {0, 1, 3, 5}, {0, 1, 2, 4, 5}, {0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 4, 5, 6},
};

static inline int32_t trial_visit(const struct plan_trial *trial) { return trial->week + days_of_week[trial->per_week][trial->visit]; }

static inline void advance_trial(struct plan_trial *trial)
{
    if (++trial->visit == trial->per_week) {
        trial->visit = 0;
        trial->week += 7;
    }
}

static void settle_trial(struct plan_walk *walk)
{
    const struct plan_trial *trial = &walk->trial;
    struct visit *visit = &walk->trial_head.visit;

    visit->nominal_on = trial_visit(trial);
    visit->on = visit->nominal_on <= trial->last_day ? move_in_trial(walk->calendar, trial->last_day, visit->nominal_on) : NEVER;
}

static void next_in_trial(struct plan_walk *walk)
{
    advance_trial(&walk->trial);
    settle_trial(walk);
}

/* Takes up the trial at its first visit on or after `day`. */
static void open_trial(struct plan_walk *walk, int32_t day)
{
    const struct plan_rates *instead = walk->instead;
    struct plan_trial *trial = &walk->trial;

    if (walk->facts->trial_starts_on == UNKNOWN) {
        return;
    }
    int32_t starts_on = (int32_t)walk->facts->trial_starts_on;
    int32_t weeks = rate_on(walk, TRIAL_WEEKS, starts_on, instead ? instead->weeks : UNKNOWN);
    int32_t per_week = rate_on(walk, TRIAL_VISITS_PER_WEEK, starts_on, instead ? instead->visits_per_week : UNKNOWN);
    trial->last_day = starts_on + 7 * (weeks == LACKING ? (int32_t)parameters[TRIAL_WEEKS].hi : weeks) - 1;
    if (trial->last_day < walk->from) {
        return;
    }
    trial->per_week = per_week == LACKING ? 1 : per_week;
    trial->visit = 0;
    trial->week = starts_on;
    walk->trial_head.unknown = weeks == LACKING || per_week == LACKING;
    if (day > starts_on && !walk->trial_head.unknown) {
        trial->week += (day - starts_on) / 7 * 7;
        while (trial_visit(trial) < day) {
            advance_trial(trial);
        }
    }
    settle_trial(walk);
}

/* The trial's visits up to `last`, of which there is one at least, as long as days are moved forward; how many. Those that
 * meet on one day are one, the first. */
static size_t run_trial(struct plan_walk *walk, int32_t last, struct visit *out, size_t room)
{
    struct visit visit = walk->trial_head.visit;
    struct plan_trial trial = walk->trial;
    const struct calendar *calendar = calendar_at(walk, visit.nominal_on);
    int32_t end = least(trial.last_day + 1, calendar->end), last_written = NEVER;
    size_t count = 0;

    last = least(last, trial.last_day);
    do {
        out[count] = visit;
        count += visit.on != last_written;
        last_written = visit.on;
        advance_trial(&trial);
        visit.nominal_on = trial_visit(&trial);
        if (visit.nominal_on >= end) {
            break;
        }
        visit.on = calendar_move(calendar, visit.nominal_on);
    } while (visit.on <= last && count < room);
    walk->trial = trial;
    settle_trial(walk);
    while (walk->trial_head.visit.on == last_written) {
        next_in_trial(walk);
    }
    return count;
}

/* ---- The employment ---- */

/* The first of the ordered step-ups that is after `day`. */
static int64_t step_up_index_after(const struct plan_facts *facts, int32_t day)
{
    int64_t first = 0, end = facts->step_up_count;

    while (first < end) {
        int64_t middle = first + (end - first) / 2;
        if (facts->step_ups[middle] <= day) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

/* The first step-up after `day`; NEVER when there is none. */
static int32_t step_up_after(const struct plan_facts *facts, int32_t day)
{
    int64_t found = NEVER;

    if (facts->step_ups_sorted) {
        int64_t index = step_up_index_after(facts, day);
        return index < facts->step_up_count ? (int32_t)facts->step_ups[index] : NEVER;
    }
    for (int64_t i = 0; i < facts->step_up_count; i++) {
        if (facts->step_ups[i] > day && facts->step_ups[i] < found) {
            found = facts->step_ups[i];
        }
    }
    return (int32_t)found;
}

/* The start of the cadence in force on `day`: the last step-up up to then, or the day of hiring. */
static int32_t cadence_start_at(const struct plan_facts *facts, int32_t day)
{
    int64_t found = facts->hired_on;

    if (facts->step_ups_sorted) {
        int64_t index = step_up_index_after(facts, day);
        return index > 0 && facts->step_ups[index - 1] > found ? (int32_t)facts->step_ups[index - 1] : (int32_t)found;
    }
    for (int64_t i = 0; i < facts->step_up_count; i++) {
        if (facts->step_ups[i] <= day && facts->step_ups[i] > found) {
            found = facts->step_ups[i];
        }
    }
    return (int32_t)found;
}

static int32_t move_in_employment(struct plan_walk *walk, int32_t nominal_on)
{
    return nominal_on > DATE_MAX ? nominal_on : calendar_working_day_from(walk->calendar, nominal_on);
}

/* The visit of the month: on the anchor's day, or the last day of a month that is too short. */
static inline int32_t day_in_month(const struct plan_month *month)
{
    return month->start + (month->anchor_day < month->days ? month->anchor_day : month->days) - 1;
}

static int32_t monthly_visit(const struct plan_month *month) { return month->year > 9999 ? FAR : day_in_month(month); }

static inline void advance_month(struct plan_month *month)
{
    month->start += month->days;
    if (++month->month > 12) {
        month->month = 1;
        month->year++;
    }
    month->days = date_days_in_month(month->year, month->month);
}

static void next_monthly(struct plan_walk *walk)
{
    advance_month(&walk->month);
    walk->monthly_on = monthly_visit(&walk->month);
}

/* The first monthly visit on or after `day`. */
static void open_monthly(struct plan_walk *walk, int32_t anchor, int32_t day)
{
    if (greatest(anchor, day) > DATE_MAX) {
        walk->month = (struct plan_month){.year = 10000, .month = 1};
        walk->monthly_on = FAR;
        return;
    }
    struct civil civil = date_to_civil(anchor);
    int32_t anchor_day = civil.day, first = anchor;
    if (day > anchor) {
        first = day;
        civil = date_to_civil(first);
    }
    walk->month = (struct plan_month){.year = civil.year,
                                      .month = civil.month,
                                      .anchor_day = anchor_day,
                                      .start = first - civil.day + 1,
                                      .days = date_days_in_month(civil.year, civil.month)};
    walk->monthly_on = monthly_visit(&walk->month);
    if (walk->monthly_on < day) {
        next_monthly(walk);
    }
}

/* The first weekly or fortnightly visit on or after `day`. */
static void open_close(struct plan_walk *walk, int32_t day)
{
    walk->close_on = walk->cadence_start + multiple_up(day - walk->cadence_start, 7);
    if (walk->close_on >= walk->fortnightly_on) {
        walk->close_on = walk->fortnightly_on + multiple_up(day - walk->fortnightly_on, 14);
        if (walk->close_on >= walk->close_end) {
            walk->close_on = NEVER;
        }
    }
}

static void next_close(struct plan_walk *walk)
{
    bool weekly = walk->close_on < walk->fortnightly_on;

    walk->close_on += weekly ? 7 : 14;
    if (weekly && walk->close_on >= walk->fortnightly_on) {
        walk->close_on = walk->fortnightly_on;
        weekly = false;
    }
    if (!weekly && walk->close_on >= walk->close_end) {
        walk->close_on = NEVER;
    }
}

/* Takes up the cadence that begins on `start`, at its first visit on or after `day`. */
static void open_cadence(struct plan_walk *walk, int32_t start, int32_t day)
{
    const struct plan_rates *instead = walk->instead;
    int32_t weekly = rate_on(walk, FOLLOWUP_WEEKLY_UNTIL_DAY, start, instead ? instead->weekly_until_day : UNKNOWN);
    int32_t fortnightly = rate_on(walk, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, start, instead ? instead->fortnightly_until_day : UNKNOWN);

    walk->cadence_start = start;
    walk->cadence_end = step_up_after(walk->facts, start);
    walk->employment_head.unknown = weekly == LACKING || fortnightly == LACKING;
    if (walk->employment_head.unknown) {
        /* No visit is before its first day. */
        walk->fortnightly_on = walk->close_on = walk->monthly_on = start;
        return;
    }
    walk->fortnightly_on = start + weekly;
    walk->close_end = start + fortnightly;
    open_close(walk, day);
    open_monthly(walk, walk->close_end, day);
}

/* Whether the cadence that is taken up has a visit left; of one that is not known, whether it could have one. */
static bool cadence_has_visit(struct plan_walk *walk)
{
    walk->employment_head.visit.nominal_on = least(walk->close_on, walk->monthly_on);
    if (!walk->employment_head.unknown) {
        return walk->employment_head.visit.nominal_on < walk->cadence_end;
    }
    return walk->cadence_end == NEVER || move_in_employment(walk, walk->cadence_end - 1) >= walk->from;
}

static void settle_employment(struct plan_walk *walk)
{
    while (!cadence_has_visit(walk)) {
        open_cadence(walk, walk->cadence_end, walk->cadence_end);
    }
    int32_t nominal_on = walk->employment_head.visit.nominal_on;
    walk->employment_head.visit.on = move_in_employment(walk, nominal_on);
    walk->employment_head.visit.step = nominal_on < walk->close_on         ? STEP_MONTHLY
                                       : nominal_on < walk->fortnightly_on ? STEP_WEEKLY
                                                                           : STEP_FORTNIGHTLY;
}

static void next_in_employment(struct plan_walk *walk)
{
    int32_t nominal_on = walk->employment_head.visit.nominal_on;

    if (walk->close_on == nominal_on) {
        next_close(walk);
    }
    if (walk->monthly_on == nominal_on) {
        next_monthly(walk);
    }
    settle_employment(walk);
}

static void open_employment(struct plan_walk *walk, int32_t day)
{
    if (walk->facts->hired_on != UNKNOWN) {
        open_cadence(walk, cadence_start_at(walk->facts, day), day);
        settle_employment(walk);
    }
}

/*
 * The visits of the head's step, up to `last`, as long as nothing comes between; how many. They are farther apart than
 * any day moves, so that no two of them meet. The next nominal days are then those after them.
 */
static size_t run_close(struct plan_walk *walk, int32_t last, struct visit *out, size_t room)
{
    int32_t nominal_on = walk->employment_head.visit.nominal_on, step = walk->employment_head.visit.step;
    const struct calendar *calendar = calendar_at(walk, nominal_on);
    bool weekly = step == STEP_WEEKLY;
    int32_t every = weekly ? 7 : 14;
    int32_t before = least(least(walk->cadence_end, walk->monthly_on), weekly ? walk->fortnightly_on : walk->close_end);
    int32_t end = least(least(before, last + 1), calendar->end);
    struct visit *to = out;

    do {
        *to++ = (struct visit){calendar_move(calendar, nominal_on), nominal_on, step};
        nominal_on += every;
    } while (nominal_on < end && to < out + room);
    to -= to[-1].on > last;
    walk->close_on = to[-1].nominal_on;
    next_close(walk);
    return (size_t)(to - out);
}

static size_t run_monthly(struct plan_walk *walk, int32_t last, struct visit *out, size_t room)
{
    int32_t nominal_on = walk->employment_head.visit.nominal_on;
    const struct calendar *calendar = calendar_at(walk, nominal_on);
    struct plan_month month = walk->month;
    int32_t end = least(least(least(walk->cadence_end, walk->close_on), last + 1), calendar->end);
    struct visit *to = out;

    do {
        *to++ = (struct visit){calendar_move(calendar, nominal_on), nominal_on, STEP_MONTHLY};
        advance_month(&month);
        nominal_on = day_in_month(&month);
    } while (nominal_on < end && to < out + room);
    if (to[-1].on > last) {
        to--;
        month = walk->month;
        for (struct visit *written = out; written < to; written++) {
            advance_month(&month);
        }
    }
    walk->month = month;
    walk->monthly_on = monthly_visit(&month);
    return (size_t)(to - out);
}

/* The employment's visits up to `last`, of which there is one at least; how many. */
static size_t run_employment(struct plan_walk *walk, int32_t last, struct visit *out, size_t room)
{
    const struct plan_head *head = &walk->employment_head;
    size_t count = 0;

    do {
        count += (head->visit.step == STEP_MONTHLY ? run_monthly : run_close)(walk, last, out + count, room - count);
        settle_employment(walk);
        while (head->visit.on == out[count - 1].on && !head->unknown) {
            next_in_employment(walk);
        }
    } while (count < room && head->visit.on <= last && !head->unknown);
    return count;
}

/* ---- Both ---- */

void plan_walk_from(struct plan_walk *walk, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook,
                    const struct plan_rates *instead, struct calendar *calendar, int64_t from, int64_t until)
{
    walk->facts = facts;
    walk->rulebook = rulebook;
    walk->instead = instead;
    walk->calendar = calendar;
    walk->from = clamp(from);
    walk->until = clamp(facts->ended_on != UNKNOWN && facts->ended_on < until ? facts->ended_on : until);
    walk->trial_head = (struct plan_head){.visit = {.on = NEVER, .step = STEP_TRIAL}};
    walk->employment_head = (struct plan_head){.visit = {.on = NEVER}};
    open_trial(walk, walk->from - LONGEST_MOVE);
    while (walk->trial_head.visit.on < walk->from && !walk->trial_head.unknown) {
        next_in_trial(walk);
    }
    open_employment(walk, walk->from - LONGEST_MOVE);
    while (walk->employment_head.visit.on < walk->from && !walk->employment_head.unknown) {
        next_in_employment(walk);
    }
}

/* Two visits on one day are one; what follows on that day goes too. */
static void pass_day(struct plan_walk *walk, int32_t day)
{
    while (walk->trial_head.visit.on == day && !walk->trial_head.unknown) {
        next_in_trial(walk);
    }
    while (walk->employment_head.visit.on == day && !walk->employment_head.unknown) {
        next_in_employment(walk);
    }
}

enum plan_walk_result plan_walk_next(struct plan_walk *walk, struct visit *out, size_t room, size_t *count)
{
    const struct visit *trial = &walk->trial_head.visit, *employment = &walk->employment_head.visit;
    int32_t last = least(walk->until, DATE_MAX);

    for (*count = 0;;) {
        bool trial_first = trial->on < employment->on || (trial->on == employment->on && trial->nominal_on <= employment->nominal_on);
        const struct plan_head *first = trial_first ? &walk->trial_head : &walk->employment_head;
        if (first->visit.on > walk->until) {
            return WALK_END;
        }
        if (first->unknown) {
            return WALK_UNKNOWN;
        }
        if (greatest(first->visit.on, first->visit.nominal_on) > DATE_MAX) {
            return WALK_OUT_OF_RANGE;
        }
        if (*count == room) {
            return WALK_ON;
        }
        if (trial->on == employment->on) {
            out[(*count)++] = first->visit;
            pass_day(walk, trial->on);
        } else if (trial_first) {
            *count += run_trial(walk, least(last, employment->on - 1), out + *count, room - *count);
        } else {
            *count += run_employment(walk, least(last, trial->on - 1), out + *count, room - *count);
        }
    }
}

enum plan_walk_result plan_walk_peek(struct plan_walk *walk, int32_t *on)
{
    size_t none;
    *on = least(walk->trial_head.visit.on, walk->employment_head.visit.on);
    return plan_walk_next(walk, NULL, 0, &none);
}
