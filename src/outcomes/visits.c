/* The table `visits`: each planned visit, and whether it was held. */
#include "outcomes/view.h"

static const char *const statuses[VISIT_STATUSES + 1] = {"done", "late", "not_held", "due", NULL};

enum { CASE_ID, NOMINAL, DUE, DONE, STATUS, STEP, COLUMNS };

static const struct outcome_column columns[COLUMNS] = {
    [CASE_ID] = {.name = "case_id", .kind = COLUMN_TEXT, .about = "the case"},
    [NOMINAL] = {.name = "nominal_on",
                 .kind = COLUMN_DATE,
                 .about = "the day that the plan gives before it is moved off weekends and holidays"},
    [DUE] = {.name = "due_on", .kind = COLUMN_DATE, .about = "the day on which it is due; visits due after extract_on are left out"},
    [DONE] = {.name = "done_on",
              .kind = COLUMN_DATE,
              .may_be_null = true,
              .about = "the day of the visit that closed it (one visit closes all that are due up to followup.early_days after it)"},
    [STATUS] =
        {.name = "status",
         .kind = COLUMN_CHOICE,
         .words = statuses,
         .about =
             "done: closed no later than followup.grace_days after it was due; late: closed later; not_held: the next one came due, or "
             "follow-up had ended, before it was closed; due: still open"},
    [STEP] = {.name = "step", .kind = COLUMN_CHOICE, .words = visit_step_names, .about = "how closely the plan followed up"},
};

static void add_case(const struct outcome_view *view, struct frame *frame)
{
    struct plan_facts plan;
    struct held_visits visits;
    struct held_visit visit;

    for (size_t i = 0; case_plan(view->state, i, &plan); i++) {
        held_visits_begin(&visits, view, &plan);
        while (held_visits_next(&visits, &visit)) {
            const union cell row[COLUMNS] = {
                [CASE_ID] = {.text = view->case_id}, [NOMINAL] = {visit.nominal_on}, [DUE] = {visit.due_on}, [DONE] = {visit.done_on},
                [STATUS] = {visit.status},           [STEP] = {visit.step},
            };
            frame_add(frame, row);
        }
    }
}

const struct outcome_table visits_table = {.name = "visits",
                                           .about = "each planned visit, and whether it was held",
                                           .row = "a planned visit",
                                           TABLE_COLUMNS(columns),
                                           .add_case = add_case};
