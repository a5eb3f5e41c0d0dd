/* The table `exposure`: how closely each job was followed up in its first weeks and later. */
#include "outcomes/view.h"

static const char *const windows[] = {"0-27", "28-90", "91-181", "182-", NULL};
static const int64_t window_starts[] = {0, 28, 91, 182, INT64_MAX};
enum { WINDOWS = 4 };

enum { CASE_ID, JOB_NO, WINDOW, DAYS, DUE_N, DONE_N, MINUTES, COLUMNS };

static const struct outcome_column columns[COLUMNS] = {
    [CASE_ID] = {.name = "case_id", .kind = COLUMN_TEXT, .about = "the case"},
    [JOB_NO] = {.name = "job_no", .kind = COLUMN_INT, .about = "which employment of the case"},
    [WINDOW] = {.name = "window", .kind = COLUMN_CHOICE, .words = windows, .about = "days of the job, its first one 0"},
    [DAYS] = {.name = "days",
              .unit = "days",
              .kind = COLUMN_INT,
              .about = "how many days of the job lie in the window; windows with none are left out"},
    [DUE_N] = {.name = "due_n", .kind = COLUMN_INT, .about = "visits of the job's plan that were due in the window"},
    [DONE_N] = {.name = "done_n", .kind = COLUMN_INT, .about = "those of them that were held, late ones too"},
    [MINUTES] =
        {.name = "minutes",
         .unit = "minutes",
         .kind = COLUMN_INT,
         .may_be_null = true,
         .about = "minutes of the visits made to the case in the window, planned or not; NULL where one was recorded without its minutes"},
};

struct window {
    int64_t days, due, done, minutes;
};

static int window_of(int64_t day)
{
    int window = 0;

    while (day >= window_starts[window + 1]) {
        window++;
    }
    return window;
}

static void count_visits(const struct outcome_view *view, const struct case_job *job, struct window counts[WINDOWS])
{
    const struct case_state *state = view->state;
    struct plan_facts plan;
    struct held_visits visits;
    struct held_visit visit;

    case_plan_of(state, job->trial == NONE ? NULL : &state->trials[job->trial], job, &plan);
    held_visits_begin(&visits, view, &plan);
    while (held_visits_next(&visits, &visit)) {
        int64_t day = visit.due_on - job->starts_on;
        if (day < 0) {
            continue; /* in the trial that led to the job */
        }
        counts[window_of(day)].due++;
        counts[window_of(day)].done += visit.status == VISIT_DONE || visit.status == VISIT_LATE;
    }
    for (size_t i = 0; i < state->visit_count; i++) {
        if (state->visits[i].on >= job->starts_on && state->visits[i].on < job_stop_on(view, job)) {
            struct window *window = &counts[window_of(state->visits[i].on - job->starts_on)];
            bool known = window->minutes != UNKNOWN && state->visits[i].minutes != UNKNOWN;
            window->minutes = known ? window->minutes + state->visits[i].minutes : UNKNOWN;
        }
    }
}

static void add_job(const struct outcome_view *view, size_t index, struct frame *frame)
{
    const struct case_job *job = &view->state->jobs[index];
    int64_t tenure = job_tenure(view, job);
    struct window counts[WINDOWS] = {{0}};

    count_visits(view, job, counts);
    for (size_t i = 0; i < WINDOWS && window_starts[i] < tenure; i++) {
        int64_t stop = window_starts[i + 1] < tenure ? window_starts[i + 1] : tenure;
        const union cell row[COLUMNS] = {
            [CASE_ID] = {.text = view->case_id}, [JOB_NO] = {(int64_t)index + 1}, [WINDOW] = {(int64_t)i},
            [DAYS] = {stop - window_starts[i]},  [DUE_N] = {counts[i].due},       [DONE_N] = {counts[i].done},
            [MINUTES] = {counts[i].minutes},
        };
        frame_add(frame, row);
    }
}

static void add_case(const struct outcome_view *view, struct frame *frame)
{
    for (size_t i = 0; i < view->state->job_count; i++) {
        add_job(view, i, frame);
    }
}

const struct outcome_table exposure_table = {.name = "exposure",
                                             .about = "how closely each job was followed up in its first weeks and later",
                                             .row = "a window of an employment",
                                             TABLE_COLUMNS(columns),
                                             .add_case = add_case};
