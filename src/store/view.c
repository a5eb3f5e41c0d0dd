#include "store/view.h"

#include "base/error.h"
#include "json/write.h"

heltmed_status view_begin(struct view *view, heltmed_store *store, int32_t on, int32_t as_of, heltmed_text *out, heltmed_error *error)
{
    *view = (struct view){.store = NULL};
    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the text is NULL");
    }
    text_clear(out);
    heltmed_status status = store_check(store, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (on < DATE_MIN || on > DATE_MAX) {
        return error_set(error, HELTMED_RANGE, "on", "is no date of the years 1 to 9999");
    }
    view->store = store;
    view->as_of = as_of;
    log_init(&view->world_log, &store->allocator);
    log_init(&view->log, &store->allocator);
    world_init_like(&view->world, &store->world);
    case_init(&view->state, &store->allocator);
    status = store_read_begin(store, &view->owns_snapshot, error);
    if (status == HELTMED_OK) {
        status = read_log(store, WORLD_NO, &view->world_log, error);
    }
    return status == HELTMED_OK ? world_fold(&view->world, &view->world_log, as_of, NULL, error) : status;
}

void view_end(struct view *view)
{
    if (view->store != NULL) {
        store_read_end(view->store, view->owns_snapshot);
        log_free(&view->world_log);
        log_free(&view->log);
        world_free(&view->world);
        case_free(&view->state);
    }
}

heltmed_status view_cases(struct view *view, view_case *each, void *context, heltmed_error *error)
{
    struct store_cases cases;
    const char *id = NULL;
    heltmed_status status = store_cases_begin(view->store, false, &cases, error);

    while (status == HELTMED_OK) {
        status = store_cases_next(&cases, &view->log, &id, error);
        if (status != HELTMED_OK || id == NULL) {
            break;
        }
        status = case_fold(&view->state, &view->log, &view->world, view->as_of, NULL, error);
        if (status == HELTMED_OK) {
            status = each(context, id, error);
        }
    }
    store_cases_end(&cases);
    return status;
}

heltmed_status view_finish(heltmed_status status, heltmed_text *out, heltmed_error *error)
{
    if (status == HELTMED_OK) {
        return text_finish(out, error);
    }
    if (out != NULL) {
        text_clear(out);
    }
    return status;
}

/* ---- pieces ---- */

void view_key(heltmed_text *out, const char *key)
{
    if (out->size > 0 && out->data[out->size - 1] != '{') {
        text_append_char(out, ',');
    }
    json_name(out, key);
    text_append_char(out, ':');
}

void view_value(heltmed_text *out, const char *key, enum value_kind kind, const char *const *words, int64_t value)
{
    view_key(out, key);
    json_value(out, kind, words, value);
}

void view_day(heltmed_text *out, const char *key, int64_t day) { view_value(out, key, VALUE_DATE, NULL, day); }

void view_id(heltmed_text *out, const char *key, const struct event_log *log, int64_t place)
{
    view_key(out, key);
    if (place == NONE) {
        json_raw(out, "null");
    } else {
        json_name(out, log_text(log, place));
    }
}

void view_join(heltmed_text *out, const struct heltmed_text *other)
{
    if (other->size > 0) {
        text_append(out, other->data, other->size);
    }
}

/* ---- planned visits ---- */

/* The last day whose planned visits are closed by the last visit made. */
static int64_t closed_until(const struct view *view, int32_t on)
{
    const struct case_state *state = &view->state;
    size_t count = state->visit_count;

    while (count > 0 && state->visit_days[count - 1] > on) {
        count--;
    }
    if (count == 0) {
        return DATE_MIN - 1;
    }
    int64_t early = rulebook_value(view->world.rulebook, FOLLOWUP_EARLY_DAYS, on, UNKNOWN);
    return state->visit_days[count - 1] + (early == UNKNOWN ? 0 : early);
}

void planned_visits_begin(struct planned_visits *visits, const struct view *view, const struct case_subject *subject, int32_t from,
                          int32_t until)
{
    const struct case_state *state = &view->state;
    const struct case_trial *trial = subject->trial == NONE ? NULL : &state->trials[subject->trial];
    const struct case_job *job = subject->job == NONE ? NULL : &state->jobs[subject->job];

    case_plan_of(state, trial, job, &visits->facts);
    calendar_begin(&visits->calendar, plan_holidays(&visits->facts));
    visits->from = from;
    visits->overdue_told = false;
    plan_walk_from(&visits->walk, &visits->facts, view->world.rulebook, NULL, &visits->calendar, closed_until(view, from) + 1, until);
}

bool planned_visits_next(struct planned_visits *visits, struct planned_visit *out)
{
    struct visit visit;
    size_t count;

    do {
        (void)plan_walk_next(&visits->walk, &visit, 1, &count);
        if (count == 0) {
            return false;
        }
    } while (visit.on < visits->from && visits->overdue_told);
    visits->overdue_told = true;
    *out = (struct planned_visit){visit.on, visit.nominal_on, visit.step};
    return true;
}
