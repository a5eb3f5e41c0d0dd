/* What the model foresees next for a case, from what has happened so far. */
#include "base/sort.h"
#include "rules/solver.h"
#include "store/case_view.h"
#include "json/write.h"

enum foreseen {
    TRIAL_LAST_DAY,
    OFFER_DUE,
    PLACE_HELD_UNTIL,
    NEXT_VISIT,
    NEXT_STEP,
    AGREEMENT_ENDS,
    CERTIFICATE_DUE,
    PRACTICE_STARTS,
    PRACTICE_ENDS,
    UNGJOBB_CERTIFICATE_DUE
};

static const char *const names[] = {
    [TRIAL_LAST_DAY] = "trial_last_day",
    [OFFER_DUE] = "offer_due",
    [PLACE_HELD_UNTIL] = "place_held_until",
    [NEXT_VISIT] = "visit",
    [NEXT_STEP] = "step_change",
    [AGREEMENT_ENDS] = "agreement_ends",
    [CERTIFICATE_DUE] = "certificate",
    [PRACTICE_STARTS] = "practice_starts",
    [PRACTICE_ENDS] = "practice_ends",
    [UNGJOBB_CERTIFICATE_DUE] = "ungjobb_certificate",
};

/* The columns of a row: a key that sorts by day, and what is told. */
enum { KEY, WHAT, DAY, EMPLOYER, STEP, COLUMNS };
enum { ROWS_MAX = 64 };

struct foresight {
    const struct case_view *view;
    const struct case_state *state;
    int64_t rows[ROWS_MAX * COLUMNS];
    size_t count;
};

/* Beyond the room there is nothing new to tell: nobody has so many jobs and trials at once. */
static void add(struct foresight *foresight, enum foreseen what, int64_t day, int64_t employer, int64_t step)
{
    if (foresight->count == ROWS_MAX || day == UNKNOWN || day == NONE || day > DATE_MAX) {
        return;
    }
    int64_t *row = &foresight->rows[COLUMNS * foresight->count];
    row[KEY] = (day - DATE_MIN) * ROWS_MAX + (int64_t)foresight->count++;
    row[WHAT] = what;
    row[DAY] = day;
    row[EMPLOYER] = employer;
    row[STEP] = step;
}

/* ---- trials ---- */

static bool said_no(const struct case_trial *trial)
{
    return trial->declined_on != NONE || trial->ended_early == 1 || trial->worker_wants == 0 || trial->employer_wants == 0;
}

static void foresee_trial(struct foresight *foresight)
{
    const struct case_state *state = foresight->state;
    struct case_subject subject;

    if (!case_subject(state, OFFER, 0, &subject)) {
        return;
    }
    const struct case_trial *trial = &state->trials[subject.trial];
    int64_t last = trial_until(state, trial);
    if (last != UNKNOWN && last >= state->as_of) {
        add(foresight, TRIAL_LAST_DAY, last, trial->employer, NONE);
    }
    if (last != UNKNOWN && trial->offered_on == NONE && !said_no(trial)) {
        add(foresight, OFFER_DUE, last + 1, trial->employer, NONE);
    }
}

/* A place without a job is given up some day; one with a job is the agreement's as long as that lasts. */
static void foresee_places(struct foresight *foresight)
{
    const struct case_state *state = foresight->state;
    const struct world *world = &foresight->view->view.world;

    for (size_t i = 0; i < state->placement_count; i++) {
        const struct placement *placement = &state->placements[i];
        const struct agreement *agreement = world_agreement(world, log_text(state->log, placement->agreement));
        if (placement->from > state->as_of || placement->until < state->as_of) {
            continue;
        }
        if (placement->until != INT32_MAX) {
            add(foresight, PLACE_HELD_UNTIL, placement->until, NONE, NONE);
        }
        int64_t ends_on = agreement == NULL ? NONE : agreement_until(world, agreement, state->as_of);
        if (ends_on != NONE && ends_on >= state->as_of) {
            add(foresight, AGREEMENT_ENDS, ends_on, NONE, NONE);
        }
    }
}

/* ---- follow-up ---- */

/* The first visit after the day whose step is not the one before: the follow-up is then another. */
static void foresee_step(struct foresight *foresight, const struct plan_facts *facts, int64_t employer)
{
    enum { LONGEST_GAP_DAYS = 40 };
    const struct case_view *view = foresight->view;
    struct calendar calendar;
    struct plan_walk walk;
    struct visit visit;
    size_t count;
    int64_t step = NONE;

    calendar_begin(&calendar, plan_holidays(facts));
    plan_walk_from(&walk, facts, view->view.world.rulebook, NULL, &calendar, (int64_t)view->on - LONGEST_GAP_DAYS, DATE_MAX);
    do {
        (void)plan_walk_next(&walk, &visit, 1, &count);
        if (count == 0) {
            return;
        }
        if (visit.on > view->on && step != NONE && visit.step != step) {
            add(foresight, NEXT_STEP, visit.on, employer, visit.step);
            return;
        }
        step = visit.step;
    } while (step != STEP_MONTHLY);
}

/* The next visit that is due, and the first of the next step of the follow-up. */
static void foresee_visits(struct foresight *foresight)
{
    const struct case_view *view = foresight->view;
    const struct case_state *state = foresight->state;
    struct case_subject subject;

    for (size_t i = 0; case_subject(state, FOLLOWUP, i, &subject); i++) {
        int64_t employer = subject.job != NONE ? state->jobs[subject.job].employer : state->trials[subject.trial].employer;
        struct planned_visits visits;
        struct planned_visit next;
        planned_visits_begin(&visits, &view->view, &subject, view->on, DATE_MAX);
        if (planned_visits_next(&visits, &next)) {
            add(foresight, NEXT_VISIT, next.due_on, employer, next.step);
            foresee_step(foresight, &visits.facts, employer);
        }
    }
}

/* ---- programme and UngJobb ---- */

static void foresee_certificate(struct foresight *foresight)
{
    struct solution *solution = &foresight->view->decision->solution;
    struct case_subject subject;

    if (!case_subject(foresight->state, CERTIFICATE, 0, &subject)) {
        return;
    }
    solution->rule = assessments[CERTIFICATE];
    solution->rulebook = foresight->view->view.world.rulebook;
    case_facts(foresight->state, &foresight->view->view.world, CERTIFICATE, &subject, foresight->view->on, solution->x);
    if (solve(solution, NULL) == HELTMED_OK && solution->outcome == MET) {
        add(foresight, CERTIFICATE_DUE, foresight->view->on, NONE, NONE);
    }
}

static void foresee_practice(struct foresight *foresight)
{
    const struct case_state *state = foresight->state;
    struct case_subject subject;
    bool has_started = state->practice_started_on != NONE;

    if (!case_subject(state, UNGJOBB, 0, &subject)) {
        return;
    }
    if (!has_started) {
        add(foresight, PRACTICE_STARTS, state->practice_from, NONE, NONE);
    }
    if (state->practice_ended_on == NONE) {
        add(foresight, PRACTICE_ENDS, state->practice_until, NONE, NONE);
    }
    if (has_started && state->ungjobb_certificate_on == NONE) {
        add(foresight, UNGJOBB_CERTIFICATE_DUE, state->practice_ended_on != NONE ? state->practice_ended_on : state->practice_until, NONE,
            NONE);
    }
}

void case_view_foresee(struct case_view *view)
{
    struct foresight foresight = {.view = view, .state = &view->view.state};
    heltmed_text *out = view->out;

    foresee_trial(&foresight);
    foresee_places(&foresight);
    foresee_visits(&foresight);
    foresee_certificate(&foresight);
    foresee_practice(&foresight);
    sort_rows(foresight.rows, foresight.count, COLUMNS);
    view_key(out, "foresees");
    text_append_char(out, '[');
    for (size_t i = 0; i < foresight.count; i++) {
        const int64_t *row = &foresight.rows[COLUMNS * i];
        text_append_words(out, i == 0 ? "{" : ",{");
        view_key(out, "what");
        json_name(out, names[row[WHAT]]);
        view_day(out, "on", row[DAY]);
        if (row[EMPLOYER] != NONE) {
            view_id(out, "employer", foresight.state->log, row[EMPLOYER]);
        }
        if (row[STEP] != NONE) {
            view_value(out, "step", VALUE_CHOICE, visit_step_names, row[STEP]);
        }
        text_append_char(out, '}');
    }
    text_append_char(out, ']');
}

/* ---- places ---- */

static int64_t agreement_of(const struct case_state *state, const struct case_subject *subject)
{
    return subject->job != NONE ? state->jobs[subject->job].agreement : state->trials[subject->trial].agreement;
}

heltmed_status case_view_places_taken(struct case_view *view, const struct case_subject *subject, int64_t *taken, heltmed_error *error)
{
    const char *agreement = log_text(&view->view.log, agreement_of(&view->view.state, subject));
    int64_t own = 0;
    heltmed_status status = read_case_no(view->view.store, view->id, &own, error);

    return status == HELTMED_OK ? held_by_others(&view->view, agreement, own, taken, error) : status;
}
