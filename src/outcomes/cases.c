/* The table `cases`: what became of each case. */
#include "outcomes/view.h"

static const char *const causes[] = {"censored", "hired", "withdrew", "other", NULL};

enum {
    CASE_ID,
    MUNICIPALITY,
    PRIOR_STATUS,
    FOUND,
    PATH,
    OPENED,
    TRIAL_DAY,
    OFFER_DAY,
    HIRED_DAY,
    ENDED,
    WITHDRAWN,
    T_HIRE_DAYS,
    T_HIRE_CAUSE,
    OFFERED,
    HIRED_90D,
    HIRED_180D,
    HIRED_365D,
    DEPARTS_FROM,
    COLUMNS
};

#define EVENT_WORDS(type, place) .kind = COLUMN_CHOICE, .of_event = type, .of_field = place
#define MAYBE .may_be_null = true
#define HIRED_WITHIN(days)                                                                                                         \
    .kind = COLUMN_YES_NO, MAYBE,                                                                                                  \
    .about = "hired on one of the first " #days " days, the day of opening the first of them; NULL until all of them have ended, " \
             "also where the answer is already yes"

static const struct outcome_column columns[COLUMNS] = {
    [CASE_ID] = {.name = "case_id", .kind = COLUMN_TEXT, .about = "the case"},
    [MUNICIPALITY] = {.name = "municipality", .kind = COLUMN_MUNICIPALITY, .about = "where the person lived when the case was opened"},
    [PRIOR_STATUS] = {.name = "prior_status",
                      EVENT_WORDS(EVENT_CASE_OPENED, OPENED_PRIOR_STATUS),
                      MAYBE,
                      .about = "where the person's days were spent before; NULL where it was not told"},
    [FOUND] = {.name = "found",
               EVENT_WORDS(EVENT_CASE_OPENED, OPENED_FOUND),
               MAYBE,
               .about = "what was there first: the employer, the worker, or both"},
    [PATH] = {.name = "path",
              EVENT_WORDS(EVENT_CASE_OPENED, OPENED_PATH),
              MAYBE,
              .about = "the way into the model; NULL where it was not told"},
    [OPENED] = {.name = "opened_on", .kind = COLUMN_DATE, .about = "the day on which the case was opened"},
    [TRIAL_DAY] = {.name = "trial_on", .kind = COLUMN_DATE, MAYBE, .about = "the first day of the first trial"},
    [OFFER_DAY] = {.name = "offer_on", .kind = COLUMN_DATE, MAYBE, .about = "the day of the first offer of a permanent post"},
    [HIRED_DAY] = {.name = "hired_on", .kind = COLUMN_DATE, MAYBE, .about = "the first day of the first job"},
    [ENDED] = {.name = "ended_on", .kind = COLUMN_DATE, MAYBE, .about = "the last day worked in the last job; NULL while any is open"},
    [WITHDRAWN] = {.name = "withdrawn_on",
                   .kind = COLUMN_DATE,
                   MAYBE,
                   .about = "the day of the withdrawal; NULL again once the case was taken up again"},
    [T_HIRE_DAYS] = {.name = "t_hire_days",
                     .unit = "days",
                     .kind = COLUMN_INT,
                     .about = "days from opened_on to what t_hire_cause tells; where it is censored, to the day after extract_on"},
    [T_HIRE_CAUSE] = {.name = "t_hire_cause",
                      .kind = COLUMN_CODE,
                      .words = causes,
                      .about =
                          "what ended the wait for the first job: hired, whatever came before it; else, as the case stands, withdrew, or "
                          "other (closed). Competing risks: a withdrawal is no censoring"},
    [OFFERED] = {.name = "offered_after_trial",
                 .kind = COLUMN_YES_NO,
                 MAYBE,
                 .about =
                     "yes on an offer after a trial (a job that a trial led to is one); no when the worker or the employer declined, the "
                     "case was withdrawn or closed, or 28 days have passed after the last trial's last day; else, and without a "
                     "trial, NULL"},
    [HIRED_90D] = {.name = "hired_90d", HIRED_WITHIN(90)},
    [HIRED_180D] = {.name = "hired_180d", HIRED_WITHIN(180)},
    [HIRED_365D] = {.name = "hired_365d", HIRED_WITHIN(365)},
    [DEPARTS_FROM] = {.name = "departs_from",
                      .kind = COLUMN_LIST,
                      .about =
                          "the requirements and guidelines of the model that were not met when the thing happened, whatever the unknown "
                          "facts are; never those undetermined"},
};

/* The last job's last day, when none is open. */
static int64_t last_ended_on(const struct case_state *state)
{
    int64_t last = NONE;

    for (size_t i = 0; i < state->job_count; i++) {
        if (!job_has_ended(&state->jobs[i])) {
            return NONE;
        }
        last = last == NONE || state->jobs[i].ends_on > last ? state->jobs[i].ends_on : last;
    }
    return last;
}

/* Of all trials: yes if any led to an offer, else what the last one says. */
static int64_t offered_after_trial(const struct outcome_view *view)
{
    int64_t offered = UNKNOWN;

    for (size_t i = 0; i < view->state->trial_count && offered != 1; i++) {
        offered = trial_offered(view, i);
    }
    return offered;
}

static void add_case(const struct outcome_view *view, struct frame *frame)
{
    const struct case_state *state = view->state;
    const char *ids[DEPARTURES_MAX];
    struct hire hire = view_hire(view);
    struct word_list departures = {ids, case_departures(state, view->world, &view->scratch->solution, ids)};
    const union cell row[COLUMNS] = {
        [CASE_ID] = {.text = view->case_id},
        [MUNICIPALITY] = {state->municipality_at_opening},
        [PRIOR_STATUS] = {state->prior_status},
        [FOUND] = {state->found},
        [PATH] = {state->path},
        [OPENED] = {state->opened_on},
        [TRIAL_DAY] = {state->trial_count > 0 ? state->trials[0].starts_on : NONE},
        [OFFER_DAY] = {state->first_offer_on},
        [HIRED_DAY] = {state->job_count > 0 ? state->jobs[0].starts_on : NONE},
        [ENDED] = {last_ended_on(state)},
        [WITHDRAWN] = {state->withdrawn_on},
        [T_HIRE_DAYS] = {hire.days},
        [T_HIRE_CAUSE] = {hire.cause},
        [OFFERED] = {offered_after_trial(view)},
        [HIRED_90D] = {view_hired_within(view, 90)},
        [HIRED_180D] = {view_hired_within(view, 180)},
        [HIRED_365D] = {view_hired_within(view, 365)},
        [DEPARTS_FROM] = {.list = &departures},
    };
    frame_add(frame, row);
}

const struct outcome_table cases_table = {
    .name = "cases", .about = "what became of each case", .row = "a case", TABLE_COLUMNS(columns), .add_case = add_case};
