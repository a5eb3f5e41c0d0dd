/*
 * The table `spells`: each case from its opening on, divided wherever its state or what belongs to it changes. Days on which something
 * may change are gathered first; then each stretch between two of them is asked what it is, and like ones that meet are joined.
 */
#include "base/sort.h"
#include "outcomes/view.h"

const char *const state_names[SPELL_STATES + 1] = {"censored", "open",  "trial",     "waiting", "employed",
                                                   "paused",   "ended", "withdrawn", NULL};

enum { CASE_ID, SPELL_NO, T_START, T_STOP, START, STOP, STATE, TO_STATE, MINUTES, WAGE_ORE, STEP, COLUMNS };

#define MAYBE .may_be_null = true

static const struct outcome_column columns[COLUMNS] = {
    [CASE_ID] = {.name = "case_id", .kind = COLUMN_TEXT, .about = "the case"},
    [SPELL_NO] = {.name = "spell_no", .kind = COLUMN_INT, .about = "which interval of the case, from 1"},
    [T_START] = {.name = "tstart", .unit = "days", .kind = COLUMN_INT, .about = "days from the opening to start_on"},
    [T_STOP] = {.name = "tstop", .unit = "days", .kind = COLUMN_INT, .about = "days from the opening to stop_on"},
    [START] = {.name = "start_on", .kind = COLUMN_DATE, .about = "the first day"},
    [STOP] = {.name = "stop_on", .kind = COLUMN_DATE, .about = "the day after the last one; after extract_on while it goes on"},
    [STATE] = {.name = "state",
               .kind = COLUMN_CHOICE,
               .words = state_names,
               .about =
                   "withdrawn until the case is taken up again; else employed while in a job, paused while in no other; ended once closed; "
                   "trial while one goes on; waiting after a trial that nobody has said no to; ended after the last job; else open. "
                   "Of several states on one day the last counts"},
    [TO_STATE] = {.name = "to_state",
                  .kind = COLUMN_CHOICE,
                  .words = state_names,
                  .about = "the state that it passed into on stop_on; censored where the state stays and only something else changes, and "
                           "where extract_on ends it"},
    [MINUTES] =
        {.name = "minutes_per_week",
         .unit = "minutes per week",
         .kind = COLUMN_INT,
         MAYBE,
         .about = "agreed working time in all jobs that are open, without those that rest while another goes on; NULL in no job, and where "
                  "it was not told"},
    [WAGE_ORE] = {.name = "wage_ore",
                  .unit = "ore per hour",
                  .kind = COLUMN_INT,
                  MAYBE,
                  .about = "hourly wage in the job begun last of those that are open"},
    [STEP] = {.name = "step",
              .kind = COLUMN_CHOICE,
              .words = visit_step_names,
              MAYBE,
              .about = "how closely the plan follows up: in a trial, and in the job begun last of those that are open; NULL while "
                       "the case is withdrawn or closed"},
};

struct spell {
    int64_t start_on;
    int64_t state, minutes, wage, step;
};

/* ---- what a day is like ---- */

static int64_t step_of_job(const struct outcome_view *view, const struct case_job *job, int64_t day)
{
    const struct heltmed_rulebook *rulebook = view->world->rulebook;
    int64_t start = job->starts_on;

    for (size_t i = 0; i < view->state->step_up_count && view->state->step_ups[i] <= day; i++) {
        start = view->state->step_ups[i] > start ? view->state->step_ups[i] : start;
    }
    int64_t weekly = rulebook_value(rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, start, UNKNOWN);
    int64_t fortnightly = rulebook_value(rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, start, UNKNOWN);
    if (weekly == UNKNOWN || fortnightly == UNKNOWN) {
        return UNKNOWN;
    }
    return day - start < weekly ? STEP_WEEKLY : day - start < fortnightly ? STEP_FORTNIGHTLY : STEP_MONTHLY;
}

/* Fills in what belongs to the jobs that are open; false when none is. */
static bool jobs_on(const struct outcome_view *view, int64_t day, struct spell *spell)
{
    const struct case_state *state = view->state;
    const struct case_job *latest = NULL;
    int64_t working = 0, resting = 0;
    bool at_work = false;

    for (size_t i = 0; i < state->job_count; i++) {
        const struct case_job *job = &state->jobs[i];
        if (!case_is_employed(job, day)) {
            continue;
        }
        const struct job_terms *terms = case_terms_on(state, job, day);
        bool rests = terms->paused == 1;
        int64_t *sum = rests ? &resting : &working;
        *sum = *sum == UNKNOWN || terms->minutes_per_week == UNKNOWN ? UNKNOWN : *sum + terms->minutes_per_week;
        at_work = at_work || !rests;
        latest = job;
    }
    if (latest == NULL) {
        return false;
    }
    spell->minutes = at_work ? working : resting;
    spell->wage = case_terms_on(state, latest, day)->hourly_wage;
    spell->step = step_of_job(view, latest, day);
    return true;
}

static struct spell spell_on(const struct outcome_view *view, int64_t day)
{
    const struct case_state *state = view->state;
    struct spell spell = {day, (int64_t)case_standing(state, day), UNKNOWN, UNKNOWN, UNKNOWN};

    bool is_employed = jobs_on(view, day, &spell);
    bool is_closed = case_is_given_up(state, EVENT_CASE_CLOSED, day);
    if (!is_employed && is_closed && spell.state != SPELL_WITHDRAWN) {
        spell.state = SPELL_ENDED;
    }
    if (is_closed || spell.state == SPELL_WITHDRAWN) {
        spell.step = UNKNOWN; /* follow-up rests */
    } else if (spell.state == SPELL_TRIAL) {
        spell.step = STEP_TRIAL;
    }
    return spell;
}

enum spell_state state_on(const struct outcome_view *view, int64_t day) { return (enum spell_state)spell_on(view, day).state; }

static bool is_alike(const struct spell *a, const struct spell *b)
{
    return a->state == b->state && a->minutes == b->minutes && a->wage == b->wage && a->step == b->step;
}

/* ---- the days on which something may change ---- */

static bool add_day(const struct outcome_view *view, int64_t day)
{
    struct outcome_scratch *scratch = view->scratch;

    if (!day_is_given(day) || day <= view->state->opened_on || day > view->extract_on) {
        return true;
    }
    int64_t *days = memory_room(&scratch->allocator, scratch->days, sizeof *days, &scratch->day_capacity, scratch->day_count + 1);
    if (days == NULL) {
        return false;
    }
    scratch->days = days;
    days[scratch->day_count++] = day;
    return true;
}

/* A cadence's beginning and its two turns. */
static bool add_cadence(const struct outcome_view *view, int64_t start)
{
    const struct heltmed_rulebook *rulebook = view->world->rulebook;
    int64_t weekly = rulebook_value(rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, start, UNKNOWN);
    int64_t fortnightly = rulebook_value(rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, start, UNKNOWN);

    return add_day(view, start) && (weekly == UNKNOWN || add_day(view, start + weekly)) &&
           (fortnightly == UNKNOWN || add_day(view, start + fortnightly));
}

static int64_t after(int64_t day) { return day_is_given(day) ? day + 1 : NONE; }

static bool add_days(const struct outcome_view *view)
{
    const struct case_state *state = view->state;
    bool well = true;

    for (size_t i = 0; i < state->turn_count && well; i++) {
        well = add_day(view, state->turns[i].on);
    }
    for (size_t i = 0; i < state->trial_count && well; i++) {
        const struct case_trial *trial = &state->trials[i];
        well = add_day(view, trial->starts_on) && add_day(view, after(trial_until(state, trial))) && add_day(view, trial->declined_on) &&
               add_day(view, trial->refused_on);
    }
    for (size_t i = 0; i < state->job_count && well; i++) {
        const struct case_job *job = &state->jobs[i];
        well = add_cadence(view, job->starts_on) && add_day(view, after(job->ends_on));
        for (size_t j = 0; j < job->term_count && well; j++) {
            well = add_day(view, state->terms[job->terms + j].on);
        }
    }
    for (size_t i = 0; i < state->step_up_count && well; i++) {
        well = add_cadence(view, state->step_ups[i]);
    }
    return well;
}

/* ---- the rows ---- */

static void add_spell(const struct outcome_view *view, struct frame *frame, int64_t number, const struct spell *spell, int64_t stop_on,
                      int64_t to_state)
{
    int64_t opened_on = view->state->opened_on;
    const union cell row[COLUMNS] = {
        [CASE_ID] = {.text = view->case_id},
        [SPELL_NO] = {number},
        [T_START] = {spell->start_on - opened_on},
        [T_STOP] = {stop_on - opened_on},
        [START] = {spell->start_on},
        [STOP] = {stop_on},
        [STATE] = {spell->state},
        [TO_STATE] = {to_state},
        [MINUTES] = {spell->minutes},
        [WAGE_ORE] = {spell->wage},
        [STEP] = {spell->step},
    };
    frame_add(frame, row);
}

/* The state after `extract_on`, where what ends on that very day is recorded; else censored. */
static int64_t last_to_state(const struct outcome_view *view, const struct spell *spell)
{
    const struct case_state *state = view->state;
    bool ends = false;

    for (size_t i = 0; i < state->job_count; i++) {
        ends = ends || state->jobs[i].ends_on == view->extract_on;
    }
    for (size_t i = 0; i < state->trial_count; i++) {
        ends = ends || state->trials[i].ended_on == view->extract_on;
    }
    int64_t next = ends ? spell_on(view, (int64_t)view->extract_on + 1).state : spell->state;
    return next == spell->state ? 0 : next;
}

static void add_case(const struct outcome_view *view, struct frame *frame)
{
    struct outcome_scratch *scratch = view->scratch;
    struct spell spell = spell_on(view, view->state->opened_on);
    int64_t number = 1;

    scratch->day_count = 0;
    if (!add_days(view)) {
        frame->failed = true;
        return;
    }
    sort_rows(scratch->days, scratch->day_count, 1);
    for (size_t i = 0; i < scratch->day_count; i++) {
        if (i > 0 && scratch->days[i] == scratch->days[i - 1]) {
            continue;
        }
        struct spell next = spell_on(view, scratch->days[i]);
        if (!is_alike(&spell, &next)) {
            add_spell(view, frame, number++, &spell, next.start_on, next.state == spell.state ? 0 : next.state);
            spell = next;
        }
    }
    add_spell(view, frame, number, &spell, (int64_t)view->extract_on + 1, last_to_state(view, &spell));
}

const struct outcome_table spells_table = {.name = "spells",
                                           .about = "each case as intervals, divided wherever its state or what belongs to it changes",
                                           .row = "an interval",
                                           TABLE_COLUMNS(columns),
                                           .add_case = add_case};
