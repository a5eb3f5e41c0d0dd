/* The table `jobs`: each employment, how long it has lasted and whether it was kept. */
#include "outcomes/view.h"

enum {
    CASE_ID,
    JOB_NO,
    EMPLOYER,
    START,
    END,
    END_REASON,
    ENTRY_DAYS,
    TENURE_DAYS,
    HAS_ENDED,
    RET_6M,
    RET_12M,
    RET_24M,
    MINUTES_FIRST,
    MINUTES_LAST,
    WAGE_FIRST,
    WAGE_LAST,
    CONVERTED,
    SUPPORTED,
    COLUMNS
};

#define MAYBE .may_be_null = true
#define KEPT(months)                                                                                                    \
    .kind = COLUMN_YES_NO, MAYBE,                                                                                       \
    .about = "the job lasted through the first " #months " calendar months from start_on; NULL until all of them have " \
             "ended, also where the answer is already no"

static const struct outcome_column columns[COLUMNS] = {
    [CASE_ID] = {.name = "case_id", .kind = COLUMN_TEXT, .about = "the case"},
    [JOB_NO] = {.name = "job_no", .kind = COLUMN_INT, .about = "which employment of the case, from 1, in the order in which they began"},
    [EMPLOYER] = {.name = "employer", .kind = COLUMN_TEXT, .about = "the employer"},
    [START] = {.name = "start_on", .kind = COLUMN_DATE, .about = "the first day"},
    [END] = {.name = "end_on", .kind = COLUMN_DATE, MAYBE, .about = "the last day worked; NULL while it goes on"},
    [END_REASON] = {.name = "end_reason",
                    .kind = COLUMN_CHOICE,
                    .of_event = EVENT_EMPLOYMENT_ENDED,
                    .of_field = ENDED_REASON,
                    MAYBE,
                    .about = "why it ended"},
    [ENTRY_DAYS] = {.name = "entry_days",
                    .unit = "days",
                    .kind = COLUMN_INT,
                    .about = "the days of the job before it was first recorded: it could not have been seen to end on them (delayed "
                             "entry). As many as tenure_days where it was recorded when it was over"},
    [TENURE_DAYS] = {.name = "tenure_days",
                     .unit = "days",
                     .kind = COLUMN_INT,
                     .about = "its days, the first and the last among them; while it goes on, those up to extract_on"},
    [HAS_ENDED] = {.name = "ended",
                   .kind = COLUMN_YES_NO,
                   .about = "it has ended; no is censored. A conversion to VTA-O is no end (converted_on)"},
    [RET_6M] = {.name = "ret_6m", KEPT(6)},
    [RET_12M] = {.name = "ret_12m", KEPT(12)},
    [RET_24M] = {.name = "ret_24m", KEPT(24)},
    [MINUTES_FIRST] = {.name = "minutes_per_week_first",
                       .unit = "minutes per week",
                       .kind = COLUMN_INT,
                       MAYBE,
                       .about = "agreed working time on the first day"},
    [MINUTES_LAST] = {.name = "minutes_per_week_last",
                      .unit = "minutes per week",
                      .kind = COLUMN_INT,
                      MAYBE,
                      .about = "agreed working time on the last day"},
    [WAGE_FIRST] = {.name = "wage_ore_first", .unit = "ore per hour", .kind = COLUMN_INT, MAYBE, .about = "hourly wage on the first day"},
    [WAGE_LAST] = {.name = "wage_ore_last", .unit = "ore per hour", .kind = COLUMN_INT, MAYBE, .about = "hourly wage on the last day"},
    [CONVERTED] = {.name = "converted_on", .kind = COLUMN_DATE, MAYBE, .about = "the first day in VTA-O"},
    [SUPPORTED] = {.name = "ending_supported",
                   .kind = COLUMN_YES_NO,
                   MAYBE,
                   .about = "the worker was helped to end it as well as could be"},
};

static int64_t entry_days(const struct case_job *job, int64_t tenure)
{
    int64_t days = job->recorded_on - job->starts_on;

    return days < 0 ? 0 : days > tenure ? tenure : days;
}

static void add_case(const struct outcome_view *view, struct frame *frame)
{
    const struct case_state *state = view->state;

    for (size_t i = 0; i < state->job_count; i++) {
        const struct case_job *job = &state->jobs[i];
        int64_t tenure = job_tenure(view, job);
        const struct job_terms *first = case_terms_on(state, job, job->starts_on);
        const struct job_terms *last = case_terms_on(state, job, job_stop_on(view, job) - 1);
        const union cell row[COLUMNS] = {
            [CASE_ID] = {.text = view->case_id},
            [JOB_NO] = {(int64_t)i + 1},
            [EMPLOYER] = {.text = id_at(view, job->employer)},
            [START] = {job->starts_on},
            [END] = {job->ends_on},
            [END_REASON] = {job_has_ended(job) ? job->end_reason : NONE},
            [ENTRY_DAYS] = {entry_days(job, tenure)},
            [TENURE_DAYS] = {tenure},
            [HAS_ENDED] = {job_has_ended(job)},
            [RET_6M] = {job_kept(view, job, 6)},
            [RET_12M] = {job_kept(view, job, 12)},
            [RET_24M] = {job_kept(view, job, 24)},
            [MINUTES_FIRST] = {first->minutes_per_week},
            [MINUTES_LAST] = {last->minutes_per_week},
            [WAGE_FIRST] = {first->hourly_wage},
            [WAGE_LAST] = {last->hourly_wage},
            [CONVERTED] = {job->converted_on},
            [SUPPORTED] = {job->ending_supported},
        };
        frame_add(frame, row);
    }
}

const struct outcome_table jobs_table = {.name = "jobs",
                                         .about = "each employment, how long it has lasted and whether it was kept",
                                         .row = "an employment",
                                         TABLE_COLUMNS(columns),
                                         .add_case = add_case};
