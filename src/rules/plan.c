/*
 * The plan as two streams of visits, the trial's and the employment's, each in order of moved day, and their merge.
 *
 * Moving keeps the order within a stream. Forward that is plain; the trial's moves backward keep it because a day
 * that moves backward has no working day between itself and the trial's end, so that every later one lands with it.
 */
#include "rules/plan.h"

/* Days that are none: a visit after year 9999, and no visit at all. */
#define FAR (INT64_C(1) << 40)
#define NEVER INT64_MAX

/* No calendar moves a day by more (Easter moves by five): where to begin looking for a day's visits. */
enum { LONGEST_MOVE = 14 };

const char *const visit_step_names[VISIT_STEPS + 1] = {"trial", "weekly", "fortnightly", "monthly", NULL};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}
static int64_t greatest(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* The least multiple of `step` that is at least `number`; 0 for a negative one. */
static int64_t multiple_up(int64_t number, int64_t step)
{
    return number <= 0 ? 0 : (number + step - 1) / step * step;
}

static int64_t rate_on(const struct plan_walk *walk, enum parameter parameter, int64_t on, int64_t instead)
{
    int64_t value = rulebook_value(walk->rulebook, parameter, on, walk->facts->as_known_on);

    if (value == UNKNOWN) {
        value = instead;
    }
    return value < 0 ? UNKNOWN : value;
}

/* ---- The trial ---- */

/* Forward, or backward where that would pass the trial's last day. */
static int32_t move_in_trial(struct calendar *calendar, const struct calendar_year **year, const struct plan_trial *trial,
                             int64_t nominal_on)
{
    int32_t on = calendar_run_from(calendar, year, (int32_t)nominal_on);

    return on <= trial->last_day ? on : calendar_working_day_until(calendar, (int32_t)nominal_on);
}

static void open_trial(struct plan_walk *walk, int64_t day)
{
    const struct calendar_year *year = calendar_current(walk->calendar);
    const struct plan_rates *instead = walk->instead;
    int64_t starts_on = walk->facts->trial_starts_on;
    struct plan_trial *trial = &walk->trial;

    walk->trial_head = (struct plan_head){.on = NEVER, .nominal_on = starts_on, .step = STEP_TRIAL};
    if (starts_on == UNKNOWN) {
        return;
    }
    int64_t weeks = rate_on(walk, TRIAL_WEEKS, starts_on, instead ? instead->weeks : UNKNOWN);
    int64_t per_week = rate_on(walk, TRIAL_VISITS_PER_WEEK, starts_on, instead ? instead->visits_per_week : UNKNOWN);
    trial->last_day = starts_on + 7 * (weeks == UNKNOWN ? parameters[TRIAL_WEEKS].hi : weeks) - 1;
    if (trial->last_day < walk->from) {
        return;
    }
    if (weeks == UNKNOWN || per_week == UNKNOWN) {
        walk->trial_head.unknown = true;
        walk->trial_head.on = move_in_trial(walk->calendar, &year, trial, starts_on);
        return;
    }
    /* Visit k of week w is on day 7w + floor(7k / n), and all of them are on floor(7i / n) for i = wn + k. */
    int64_t index = multiple_up(greatest(day - starts_on, 0) * per_week, 7) / 7;
    if (index >= weeks * per_week) {
        return;
    }
    trial->left = weeks * per_week - index - 1;
    trial->per_week = per_week;
    trial->whole_days = 7 / per_week;
    trial->part = 7 % per_week;
    trial->rest = 7 * index % per_week;
    walk->trial_head.nominal_on = starts_on + 7 * index / per_week;
    walk->trial_head.on = move_in_trial(walk->calendar, &year, trial, walk->trial_head.nominal_on);
}

static struct visit visit_of(const struct plan_head *head)
{
    return (struct visit){.on = (int32_t)head->on, .nominal_on = (int32_t)head->nominal_on, .step = head->step};
}

/* Goes to the trial's next visit, which may fall on the same day. The run_… functions do this with copies. */
static inline void advance_trial(struct calendar *calendar, const struct calendar_year **year, struct plan_trial *trial,
                                 struct plan_head *head)
{
    if (trial->left == 0) {
        head->on = NEVER;
        return;
    }
    bool carry = trial->rest + trial->part >= trial->per_week;
    trial->left--;
    trial->rest += trial->part - (carry ? trial->per_week : 0);
    head->nominal_on += trial->whole_days + carry;
    head->on = move_in_trial(calendar, year, trial, head->nominal_on);
}

static void next_in_trial(struct plan_walk *walk)
{
    const struct calendar_year *year = calendar_current(walk->calendar);

    advance_trial(walk->calendar, &year, &walk->trial, &walk->trial_head);
}

/* The trial's visits up to `last`, of which there is one at least; how many. Those that meet on one day are one. */
static size_t run_trial(struct plan_walk *walk, int64_t last, struct visit *out, size_t room)
{
    const struct calendar_year *year = calendar_current(walk->calendar);
    struct plan_trial trial = walk->trial;
    struct plan_head head = walk->trial_head;
    size_t count = 0;

    do {
        int64_t on = head.on;
        out[count++] = visit_of(&head);
        do {
            advance_trial(walk->calendar, &year, &trial, &head);
        } while (head.on == on);
    } while (count < room && head.on <= last && head.nominal_on <= DATE_MAX);
    walk->trial = trial;
    walk->trial_head = head;
    return count;
}

/* ---- The employment ---- */

/* The first of the ordered step-ups that is after `day`. */
static int64_t step_up_index_after(const struct plan_facts *facts, int64_t day)
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
static int64_t step_up_after(const struct plan_facts *facts, int64_t day)
{
    int64_t found = NEVER;

    if (facts->step_ups_sorted) {
        int64_t index = step_up_index_after(facts, day);
        return index < facts->step_up_count ? facts->step_ups[index] : NEVER;
    }
    for (int64_t i = 0; i < facts->step_up_count; i++) {
        if (facts->step_ups[i] > day && facts->step_ups[i] < found) {
            found = facts->step_ups[i];
        }
    }
    return found;
}

/* The start of the cadence in force on `day`: the last step-up up to then, or the day of hiring. */
static int64_t cadence_start_at(const struct plan_facts *facts, int64_t day)
{
    int64_t found = facts->hired_on;

    if (facts->step_ups_sorted) {
        int64_t index = step_up_index_after(facts, day);
        return index > 0 ? greatest(found, facts->step_ups[index - 1]) : found;
    }
    for (int64_t i = 0; i < facts->step_up_count; i++) {
        if (facts->step_ups[i] <= day && facts->step_ups[i] > found) {
            found = facts->step_ups[i];
        }
    }
    return found;
}

static int64_t move_in_employment(struct plan_walk *walk, int64_t nominal_on)
{
    return nominal_on > DATE_MAX ? nominal_on : calendar_working_day_from(walk->calendar, (int32_t)nominal_on);
}

/* The visit of the month: on the anchor's day, or the last day of a month that is too short. */
static inline int64_t monthly_visit(const struct plan_month *month)
{
    if (month->year > 9999) {
        return FAR;
    }
    return month->start + (month->anchor_day < month->days ? month->anchor_day : month->days) - 1;
}

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
static void open_monthly(struct plan_walk *walk, int64_t anchor, int64_t day)
{
    if (greatest(anchor, day) > DATE_MAX) {
        walk->month = (struct plan_month){.year = 10000, .month = 1};
        walk->monthly_on = FAR;
        return;
    }
    struct civil civil = date_to_civil((int32_t)anchor);
    int32_t anchor_day = civil.day, first = (int32_t)anchor;
    if (day > anchor) {
        first = (int32_t)day;
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
static void open_close(struct plan_walk *walk, int64_t day)
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
static void open_cadence(struct plan_walk *walk, int64_t start, int64_t day)
{
    const struct plan_rates *instead = walk->instead;
    int64_t weekly = rate_on(walk, FOLLOWUP_WEEKLY_UNTIL_DAY, start, instead ? instead->weekly_until_day : UNKNOWN);
    int64_t fortnightly = rate_on(walk, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, start, instead ? instead->fortnightly_until_day : UNKNOWN);

    walk->cadence_start = start;
    walk->cadence_end = step_up_after(walk->facts, start);
    walk->employment_head.unknown = weekly == UNKNOWN || fortnightly == UNKNOWN;
    if (walk->employment_head.unknown) {
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
    if (!walk->employment_head.unknown) {
        walk->employment_head.nominal_on = least(walk->close_on, walk->monthly_on);
        return walk->employment_head.nominal_on < walk->cadence_end;
    }
    walk->employment_head.nominal_on = walk->cadence_start;
    return walk->cadence_end == NEVER || move_in_employment(walk, walk->cadence_end - 1) >= walk->from;
}

static void settle_employment(struct plan_walk *walk)
{
    while (!cadence_has_visit(walk)) {
        open_cadence(walk, walk->cadence_end, walk->cadence_end);
    }
    int64_t nominal_on = walk->employment_head.nominal_on;
    walk->employment_head.on = move_in_employment(walk, nominal_on);
    walk->employment_head.step = nominal_on < walk->close_on         ? STEP_MONTHLY
                                 : nominal_on < walk->fortnightly_on ? STEP_WEEKLY
                                                                     : STEP_FORTNIGHTLY;
}

static void next_in_employment(struct plan_walk *walk)
{
    int64_t nominal_on = walk->employment_head.nominal_on;

    if (walk->close_on == nominal_on) {
        next_close(walk);
    }
    if (walk->monthly_on == nominal_on) {
        next_monthly(walk);
    }
    settle_employment(walk);
}

static void open_employment(struct plan_walk *walk, int64_t day)
{
    walk->employment_head = (struct plan_head){.on = NEVER};
    if (walk->facts->hired_on != UNKNOWN) {
        open_cadence(walk, cadence_start_at(walk->facts, day), day);
        settle_employment(walk);
    }
}

/*
 * The visits of the head's step, up to `last`, as long as nothing comes between; how many. They are farther apart than
 * any day moves, so that no two of them meet. The next nominal days are then those after them.
 */
static size_t run_close(struct plan_walk *walk, int64_t last, struct visit *out, size_t room)
{
    const struct calendar_year *year = calendar_current(walk->calendar);
    struct visit visit = visit_of(&walk->employment_head);
    bool weekly = visit.step == STEP_WEEKLY;
    int32_t every = weekly ? 7 : 14;
    int64_t before = least(least(walk->cadence_end, walk->monthly_on), weekly ? walk->fortnightly_on : walk->close_end);
    int32_t end = (int32_t)least(before, last + 1);
    size_t count = 0;

    for (;;) {
        out[count++] = visit;
        visit.nominal_on += every;
        if (count == room || visit.nominal_on >= end) {
            break;
        }
        visit.on = calendar_run_from(walk->calendar, &year, visit.nominal_on);
        if (visit.on > last) {
            break;
        }
    }
    walk->close_on = visit.nominal_on - every;
    if (walk->monthly_on == walk->close_on) {
        next_monthly(walk);
    }
    next_close(walk);
    return count;
}

static size_t run_monthly(struct plan_walk *walk, int64_t last, struct visit *out, size_t room)
{
    const struct calendar_year *year = calendar_current(walk->calendar);
    struct visit visit = visit_of(&walk->employment_head);
    struct plan_month month = walk->month;
    int64_t end = least(least(walk->cadence_end, walk->close_on), last + 1);
    size_t count = 0;

    for (;;) {
        out[count++] = visit;
        advance_month(&month);
        int64_t nominal_on = monthly_visit(&month);
        if (count == room || nominal_on >= end) {
            break;
        }
        visit.nominal_on = (int32_t)nominal_on;
        visit.on = calendar_run_from(walk->calendar, &year, visit.nominal_on);
        if (visit.on > last) {
            break;
        }
    }
    walk->month = month;
    walk->monthly_on = monthly_visit(&month);
    return count;
}

/* The employment's visits up to `last`, of which there is one at least; how many. */
static size_t run_employment(struct plan_walk *walk, int64_t last, struct visit *out, size_t room)
{
    const struct plan_head *head = &walk->employment_head;
    size_t count = 0;

    do {
        count += (head->step == STEP_MONTHLY ? run_monthly : run_close)(walk, last, out + count, room - count);
        settle_employment(walk);
        while (head->on == out[count - 1].on && !head->unknown) {
            next_in_employment(walk);
        }
    } while (count < room && head->on <= last && !head->unknown);
    return count;
}

/* ---- Both ---- */

void plan_walk_from(struct plan_walk *walk, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook,
                    const struct plan_rates *instead, struct calendar *calendar, int64_t from, int64_t until)
{
    *walk = (struct plan_walk){
        .facts = facts,
        .rulebook = rulebook,
        .instead = instead,
        .calendar = calendar,
        .from = least(from, FAR),
        .until = least(until, facts->ended_on == UNKNOWN ? NEVER - 1 : facts->ended_on),
    };
    open_trial(walk, walk->from - LONGEST_MOVE);
    while (walk->trial_head.on < walk->from && !walk->trial_head.unknown) {
        next_in_trial(walk);
    }
    open_employment(walk, walk->from - LONGEST_MOVE);
    while (walk->employment_head.on < walk->from && !walk->employment_head.unknown) {
        next_in_employment(walk);
    }
}

/* Two visits on one day are one; what follows on that day goes too. */
static void pass_day(struct plan_walk *walk, int64_t day)
{
    while (walk->trial_head.on == day && !walk->trial_head.unknown) {
        next_in_trial(walk);
    }
    while (walk->employment_head.on == day && !walk->employment_head.unknown) {
        next_in_employment(walk);
    }
}

enum plan_walk_result plan_walk_next(struct plan_walk *walk, struct visit *out, size_t room, size_t *count)
{
    const struct plan_head *trial = &walk->trial_head, *employment = &walk->employment_head;
    int64_t last = least(walk->until, DATE_MAX);

    for (*count = 0;;) {
        bool trial_first = trial->on < employment->on || (trial->on == employment->on && trial->nominal_on <= employment->nominal_on);
        const struct plan_head *first = trial_first ? trial : employment;
        if (first->on > walk->until) {
            return WALK_END;
        }
        if (first->unknown) {
            return WALK_UNKNOWN;
        }
        if (greatest(first->on, first->nominal_on) > DATE_MAX) {
            return WALK_OUT_OF_RANGE;
        }
        if (*count == room) {
            return WALK_ON;
        }
        if (trial->on == employment->on) {
            out[(*count)++] = visit_of(first);
            pass_day(walk, first->on);
        } else if (trial_first) {
            *count += run_trial(walk, least(last, employment->on - 1), out + *count, room - *count);
        } else {
            *count += run_employment(walk, least(last, trial->on - 1), out + *count, room - *count);
        }
    }
}

int64_t plan_next_visit_after(const struct plan_facts *facts, const struct heltmed_rulebook *rulebook, const struct plan_rates *instead,
                              int64_t after)
{
    struct calendar calendar = calendar_of(plan_holidays(facts));
    struct plan_walk walk;
    struct visit visit;
    size_t count;

    plan_walk_from(&walk, facts, rulebook, instead, &calendar, least(after, FAR - 1) + 1, FAR);
    enum plan_walk_result result = plan_walk_next(&walk, &visit, 1, &count);
    if (count > 0) {
        return visit.on;
    }
    return result == WALK_END ? NONE : result == WALK_UNKNOWN ? UNKNOWN : OUT_OF_RANGE;
}

/* One more cadence needs the rate on the day that it starts; `needed` is what is told of the ones before. */
static void need_rate(int64_t *needed, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook, enum parameter parameter,
                      int64_t on)
{
    int64_t value = rulebook_value(rulebook, parameter, on, facts->as_known_on);

    if (*needed == NONE || value == UNKNOWN) {
        *needed = value;
    }
}

struct plan_rates plan_rates_needed(const struct plan_facts *facts, const struct heltmed_rulebook *rulebook)
{
    struct plan_rates needed = {NONE, NONE, NONE, NONE};
    int64_t ended_on = facts->ended_on == UNKNOWN ? NEVER : facts->ended_on;

    if (facts->trial_starts_on != UNKNOWN && facts->trial_starts_on <= ended_on) {
        need_rate(&needed.weeks, facts, rulebook, TRIAL_WEEKS, facts->trial_starts_on);
        need_rate(&needed.visits_per_week, facts, rulebook, TRIAL_VISITS_PER_WEEK, facts->trial_starts_on);
    }
    if (facts->hired_on != UNKNOWN && facts->hired_on <= ended_on) {
        need_rate(&needed.weekly_until_day, facts, rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, facts->hired_on);
        need_rate(&needed.fortnightly_until_day, facts, rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, facts->hired_on);
        for (int64_t i = 0; i < facts->step_up_count; i++) {
            int64_t start = facts->step_ups[i];
            if (start > facts->hired_on && start <= ended_on) {
                need_rate(&needed.weekly_until_day, facts, rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, start);
                need_rate(&needed.fortnightly_until_day, facts, rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, start);
            }
        }
    }
    return needed;
}
