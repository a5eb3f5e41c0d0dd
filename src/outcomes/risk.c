/*
 * The table `risk`: how many were observed for t days and then met an end, or were censored. Sufficient for survival curves and
 * cumulative incidences, and addable over files.
 */
#include "outcomes/sums.h"

static const char *const clocks[] = {"hire", "tenure", NULL};
static const char *const causes[] = {"censored", "hired_or_ended", "withdrew", "other", NULL};
enum { CLOCK_HIRE, CLOCK_TENURE };

enum { MUNICIPALITY, CLOCK, T, CAUSE, N, COLUMNS };

static const struct outcome_column columns[COLUMNS] = {
    [MUNICIPALITY] = {.name = "municipality", .kind = COLUMN_MUNICIPALITY, .about = "where the person lived when the case was opened"},
    [CLOCK] = {.name = "clock",
               .kind = COLUMN_CHOICE,
               .words = clocks,
               .about =
                   "hire: from the opening of a case (t_hire_days of cases); tenure: from the first day of a job (tenure_days of jobs)"},
    [T] = {.name = "t", .kind = COLUMN_INT, .unit = "days, or whole weeks or calendar months when coarsened", .about = "how long"},
    [CAUSE] = {.name = "cause",
               .kind = COLUMN_CODE,
               .words = causes,
               .about = "of hire as t_hire_cause; of tenure 1 where the job has ended, else 0"},
    [N] = {.name = "n",
           .kind = COLUMN_INT,
           .about = "how many cases (hire) or jobs (tenure). Exact days are disclosive in small places: coarsen t"},
};

enum { T_BITS = 32, CAUSE_BITS = 3 };

static int64_t months_between(int64_t start, int64_t days)
{
    struct civil from = date_to_civil((int32_t)start), to = date_to_civil((int32_t)(start + days));
    int32_t months = (to.year - from.year) * 12 + to.month - from.month;

    return window_months(start, months) > start + days ? months - 1 : months;
}

static bool count(const struct outcome_view *view, struct outcome_sums *sums, int clock, int64_t start, int64_t days, int64_t cause)
{
    int64_t t = sums->options.coarsen == 1 ? days / 7 : sums->options.coarsen == 2 ? months_between(start, days) : days;
    int64_t key = view->state->municipality_at_opening * 2 + clock;

    return tally_add(&sums->tally, ((key << T_BITS) + t) << CAUSE_BITS | cause, (const int64_t[TALLY_COUNTS]){1});
}

static bool count_case(const struct outcome_view *view, struct outcome_sums *sums)
{
    const struct case_state *state = view->state;
    struct hire hire = view_hire(view);

    if (!count(view, sums, CLOCK_HIRE, state->opened_on, hire.days, hire.cause)) {
        return false;
    }
    for (size_t i = 0; i < state->job_count; i++) {
        const struct case_job *job = &state->jobs[i];
        if (!count(view, sums, CLOCK_TENURE, job->starts_on, job_tenure(view, job), job_has_ended(job))) {
            return false;
        }
    }
    return true;
}

static bool tell(struct outcome_sums *sums, struct frame *frame)
{
    if (!sums->told_from) {
        tally_sort(&sums->tally);
        sums->told_from = true;
    }
    for (; sums->next < sums->tally.count && frame->row_count < FRAME_ROWS && !frame->failed; sums->next++) {
        const int64_t *counted = tally_row(&sums->tally, sums->next);
        int64_t key = counted[0] >> CAUSE_BITS;
        const union cell row[COLUMNS] = {
            [MUNICIPALITY] = {(key >> T_BITS) / 2},
            [CLOCK] = {(key >> T_BITS) % 2},
            [T] = {key & ((INT64_C(1) << T_BITS) - 1)},
            [CAUSE] = {counted[0] & ((1 << CAUSE_BITS) - 1)},
            [N] = {counted[1]},
        };
        frame_add(frame, row);
    }
    return true;
}

const struct outcome_table risk_table = {
    .name = "risk",
    .about = "how many were observed for how long, and what ended it: sufficient for survival curves, and addable over files",
    .row = "a municipality, clock, time and cause",
    TABLE_COLUMNS(columns),
    .coarsens = true,
    .count_case = count_case,
    .tell = tell};
