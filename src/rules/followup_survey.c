/*
 * What can still change whether the follow-up is on schedule: exactly, where a product of all that its unknowns can be would
 * be endless.
 *
 * The plan has two streams of visits, the trial's and the employment's, and what counts is the first visit after the days
 * that a visit made has closed: the later it is, the better (overdue, on schedule, none planned). So the earliest and the
 * latest first visit along an unknown tell whether it matters, and a rate of one stream matters if it does while the other
 * stream's first visit is as late as it can be. Days are tried around those on which something turns.
 */
#include "rules/followup.h"

#include "rules/registry.h"

/* Around a turn, all that a fortnight's or a month's phase can be, and the days that a visit moves. */
enum { FORTNIGHT = 23, MONTH = 42, AFTER = 2, SOME_VISITS = 20 };
enum { VALUES_MAX = 128, TURNS_MAX = 8, RATES = 4 };
/* To close the plan for longer is no different, and near the end of year 9999 an error. */
enum { CLOSED_MOST = DATE_MAX - 2000 };
enum stream { OF_TRIAL, OF_EMPLOYMENT, STREAMS };

/* In the order of struct plan_rates: each stream has two of them. */
static const uint8_t rate_slots[RATES] = {WEEKS, VISITS_PER_WEEK, WEEKLY_UNTIL, FORTNIGHTLY_UNTIL};

struct values {
    int64_t value[VALUES_MAX];
    int count;
};

/* The first visits of a line along an unknown. */
struct line {
    int64_t earliest, latest;
};
static const struct line no_line = {INT64_MAX, INT64_MIN};

struct trying {
    const struct solution *given;
    uint64_t unknowns;
    struct bounds grace;
    struct bounds early;
    struct plan_facts facts[STREAMS];
    struct values rates[RATES];
    bool possible;
    int64_t some; /* any first visit */
    uint64_t changing;
};

/* First visits that are no days: one after year 9999, which is an error, and none. */
static const int64_t no_day = INT64_MAX - 1, none_planned = INT64_MAX;

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

static int64_t greatest(int64_t a, int64_t b) { return a > b ? a : b; }

static bool is_unknown(const struct trying *trying, uint8_t slot) { return (trying->unknowns & BIT(slot)) != 0; }

static void widen(struct line *line, int64_t first)
{
    if (first != no_day) {
        line->earliest = least(line->earliest, first);
        line->latest = greatest(line->latest, first);
    }
}

/* Notes a slot that changes the outcome along a line, with some days of grace. */
static void note(struct trying *trying, uint8_t slot, struct line line)
{
    int64_t on = trying->given->x[ON];

    if (!is_unknown(trying, slot) || line.earliest >= line.latest) {
        return;
    }
    int64_t grace = line.latest == none_planned ? trying->grace.lo : greatest(trying->grace.lo, on - line.latest);
    bool overdue_apart = grace <= trying->grace.hi && on - line.earliest > grace;
    trying->changing |= line.latest == none_planned || overdue_apart ? BIT(slot) : 0;
}

/* A first visit as such: what it tells of the grace. */
static void note_first(struct trying *trying, int64_t first)
{
    if (first == no_day) {
        return;
    }
    trying->possible = true;
    trying->some = first;
    int64_t late = first == none_planned ? 0 : trying->given->x[ON] - first;
    trying->changing |= late > trying->grace.lo && late <= trying->grace.hi ? trying->unknowns & BIT(GRACE) : 0;
}

/* The first visit of a stream after `closed`, with these of the values of its rates. */
static int64_t first_visit(const struct trying *trying, enum stream stream, int one, int other, int64_t closed)
{
    const struct values *rates = &trying->rates[2 * (int)stream];
    struct plan_rates instead = {rates[0].value[one], rates[1].value[other], rates[0].value[one], rates[1].value[other]};
    int64_t first = plan_next_visit_after(&trying->facts[stream], trying->given->rulebook, &instead, closed);

    return first == NONE ? none_planned : first == OUT_OF_RANGE ? no_day : first;
}

static int64_t latest_first(const struct trying *trying, enum stream stream, int64_t closed)
{
    const struct values *rates = &trying->rates[2 * (int)stream];
    int64_t latest = INT64_MIN;

    for (int one = 0; one < rates[0].count; one++) {
        for (int other = 0; other < rates[1].count; other++) {
            latest = greatest(latest, first_visit(trying, stream, one, other, closed));
        }
    }
    return latest;
}

/* The rates of a stream, while the other stream's first visit is as late as it can be. */
static void try_stream(struct trying *trying, enum stream stream, int64_t closed, int64_t beside)
{
    const struct values *rates = &trying->rates[2 * (int)stream];
    struct line across[VALUES_MAX];

    for (int other = 0; other < rates[1].count; other++) {
        across[other] = no_line;
    }
    for (int one = 0; one < rates[0].count; one++) {
        struct line along = no_line;
        for (int other = 0; other < rates[1].count; other++) {
            int64_t first = least(first_visit(trying, stream, one, other, closed), beside);
            note_first(trying, first);
            widen(&along, first);
            widen(&across[other], first);
        }
        note(trying, rate_slots[2 * (int)stream + 1], along);
    }
    for (int other = 0; other < rates[1].count; other++) {
        note(trying, rate_slots[2 * (int)stream], across[other]);
    }
}

static void try_closed(struct trying *trying, int64_t closed)
{
    try_stream(trying, OF_TRIAL, closed, latest_first(trying, OF_EMPLOYMENT, closed));
    try_stream(trying, OF_EMPLOYMENT, closed, latest_first(trying, OF_TRIAL, closed));
}

/* The last visit, or how early it may be: the plan closed up to the one day and up to the other, with all values for the rates
 * of one stream and the least for those of the other. */
static void try_closing(struct trying *trying, uint8_t slot, int64_t from, int64_t until)
{
    for (int s = OF_TRIAL; s < STREAMS && is_unknown(trying, slot); s++) {
        enum stream stream = (enum stream)s, beside = s == OF_TRIAL ? OF_EMPLOYMENT : OF_TRIAL;
        int64_t beside_from = first_visit(trying, beside, 0, 0, from), beside_until = first_visit(trying, beside, 0, 0, until);
        for (int one = 0; one < trying->rates[2 * s].count; one++) {
            for (int other = 0; other < trying->rates[2 * s + 1].count; other++) {
                struct line line = no_line;
                widen(&line, least(first_visit(trying, stream, one, other, from), beside_from));
                widen(&line, least(first_visit(trying, stream, one, other, until), beside_until));
                note(trying, slot, line);
            }
        }
    }
}

/* ---- The values tried ---- */

static void add(struct values *values, int64_t value, struct bounds bounds)
{
    if (value >= bounds.lo && value <= bounds.hi && values->count < VALUES_MAX) {
        values->value[values->count++] = value;
    }
}

static void add_all(struct values *values, int64_t from, int64_t until, struct bounds bounds)
{
    for (int64_t value = from; value <= until; value++) {
        add(values, value, bounds);
    }
}

static struct bounds range_of(uint8_t slot)
{
    const struct parameter_info *info = &parameters[followup_rule.slots[slot].parameter];

    return (struct bounds){info->lo, info->hi};
}

/* The start of the cadence in force on a day, or of the first one. */
static int64_t cadence_start(const int64_t *x, int64_t day)
{
    int64_t start = x[HIRED_ON];

    for (int64_t i = 0; list_count(x, STEP_UPS) != UNKNOWN && i < list_count(x, STEP_UPS); i++) {
        int64_t step_up = list_rows(x, STEP_UPS)[i];
        start = step_up <= day && step_up > start ? step_up : start;
    }
    return start;
}

/* Days counted from the start of the cadence around a turn, and of the one before, whose last visit may be moved up to it. */
static void choose_days(struct trying *trying, int rate, int64_t turn, int64_t before)
{
    const int64_t *x = trying->given->x;
    struct values *values = &trying->rates[rate];
    struct bounds range = range_of(rate_slots[rate]);
    int64_t start = x[HIRED_ON] == UNKNOWN ? UNKNOWN : cadence_start(x, turn);

    add(values, range.lo, range);
    if (start != UNKNOWN) {
        int64_t previous = cadence_start(x, start - 1);
        add_all(values, turn - start - before, turn - start + AFTER, range);
        if (previous != start) {
            add_all(values, turn - previous - before, turn - previous + AFTER, range);
        }
    }
    add(values, range.hi, range);
}

static void choose_rates(struct trying *trying, int64_t turn)
{
    for (int rate = 0; rate < RATES; rate++) {
        struct values *values = &trying->rates[rate];
        uint8_t slot = rate_slots[rate];
        values->count = 0;
        if (!is_unknown(trying, slot)) {
            values->value[values->count++] = trying->given->x[slot];
        } else if (slot == WEEKLY_UNTIL || slot == FORTNIGHTLY_UNTIL) {
            choose_days(trying, rate, turn, slot == WEEKLY_UNTIL ? FORTNIGHT : MONTH);
        } else {
            add_all(values, range_of(slot).lo, range_of(slot).hi, range_of(slot));
        }
    }
}

/* ---- The whole ---- */

static void begin(struct trying *trying, const struct solution *given, uint64_t unknowns)
{
    const int64_t *x = given->x;

    trying->given = given;
    trying->unknowns = unknowns;
    trying->changing = 0;
    trying->possible = false;
    trying->some = none_planned;
    trying->grace = is_unknown(trying, GRACE) ? range_of(GRACE) : (struct bounds){x[GRACE], x[GRACE]};
    trying->early = is_unknown(trying, EARLY) ? range_of(EARLY)
                    : x[EARLY] < 0            ? (struct bounds){0, 0}
                                              : (struct bounds){x[EARLY], x[EARLY]};
    trying->facts[OF_TRIAL] = trying->facts[OF_EMPLOYMENT] = followup_plan_facts(x);
    trying->facts[OF_TRIAL].hired_on = UNKNOWN;
    trying->facts[OF_EMPLOYMENT].trial_starts_on = UNKNOWN;
}

/* The days around which something turns: the first that is not overdue, the ends, the beginnings, and what is closed. */
static int turns_of(const struct trying *trying, int64_t turns[TURNS_MAX])
{
    const int64_t *x = trying->given->x;
    int count = 0;

    turns[count++] = x[ON];
    if (!is_unknown(trying, GRACE)) {
        turns[count++] = x[ON] - trying->grace.lo;
    }
    if (x[ENDED_ON] != UNKNOWN) {
        turns[count++] = x[ENDED_ON] + 1;
    }
    if (x[TRIAL_STARTS_ON] != UNKNOWN) {
        turns[count++] = x[TRIAL_STARTS_ON] + SOME_VISITS;
        turns[count++] = x[TRIAL_STARTS_ON] + (x[WEEKS] > 0 ? 7 * x[WEEKS] : 0);
    }
    if (x[HIRED_ON] != UNKNOWN) {
        turns[count++] = x[HIRED_ON] + SOME_VISITS;
        turns[count++] = cadence_start(x, x[ON]) + SOME_VISITS;
    }
    if (!is_unknown(trying, LAST_VISIT) && x[LAST_VISIT] != BEFORE_ANY_DAY) {
        turns[count++] = x[LAST_VISIT] + trying->early.lo + SOME_VISITS;
    }
    return count;
}

/* The day before the first visit of all, or the last day that a visit made can be on. */
static int64_t before_all(const int64_t *x)
{
    int64_t first = x[ON];

    if (x[TRIAL_STARTS_ON] != UNKNOWN) {
        first = least(first, x[TRIAL_STARTS_ON] - 1);
    }
    if (x[HIRED_ON] != UNKNOWN) {
        first = least(first, x[HIRED_ON] - 1);
    }
    return greatest(first, DATE_MIN);
}

/* The days that can be closed, near a turn. */
static void try_turn(struct trying *trying, int64_t turn)
{
    const int64_t *x = trying->given->x;
    bool any = is_unknown(trying, LAST_VISIT), none = !any && x[LAST_VISIT] == BEFORE_ANY_DAY;
    struct bounds early = trying->early, made = {any ? DATE_MIN : x[LAST_VISIT], any ? x[ON] : x[LAST_VISIT]};
    int64_t most = greatest(made.hi + early.lo, least(made.hi + early.hi, CLOSED_MOST));

    choose_rates(trying, turn);
    if (any || none) {
        try_closed(trying, BEFORE_ANY_DAY);
    }
    if (none) {
        return;
    }
    for (int64_t closed = greatest(turn - MONTH, made.lo + early.lo); closed <= least(turn + AFTER, most); closed++) {
        try_closed(trying, closed);
    }
    try_closed(trying, made.lo + early.lo);
    try_closed(trying, most);
    try_closing(trying, LAST_VISIT, BEFORE_ANY_DAY, made.hi + early.lo);
    try_closing(trying, LAST_VISIT, BEFORE_ANY_DAY, most);
    int64_t first = any ? before_all(x) : made.lo;
    try_closing(trying, EARLY, first, greatest(first, least(first + early.hi, CLOSED_MOST)));
}

bool followup_survey(const struct solution *given, uint64_t unknowns, struct survey *survey)
{
    struct trying trying;
    int64_t turns[TURNS_MAX];

    begin(&trying, given, unknowns);
    int count = turns_of(&trying, turns);
    for (int i = 0; i < count && trying.changing != unknowns; i++) {
        try_turn(&trying, turns[i]);
    }
    bool overdue = trying.some != none_planned && given->x[ON] - trying.some > trying.grace.lo;
    uint8_t outcome = trying.some == none_planned ? NOT_APPLICABLE : overdue ? NOT_MET : MET;
    *survey = (struct survey){.least = outcome, .greatest = outcome, .changing = trying.changing};
    if (trying.changing != 0) {
        survey->least = NOT_APPLICABLE;
        survey->greatest = NOT_MET;
    }
    return trying.possible;
}
