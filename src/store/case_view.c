/* One case as it stands on a day. */
#include <heltmed/document.h>

#include "base/error.h"
#include "base/memory.h"
#include "rules/decision.h"
#include "store/case_view.h"
#include "json/write.h"

static const char *const standings[SPELL_STATES + 1] = {
    [SPELL_OPEN] = "open",     [SPELL_TRIAL] = "trial", [SPELL_WAITING] = "waiting",     [SPELL_EMPLOYED] = "employed",
    [SPELL_PAUSED] = "paused", [SPELL_ENDED] = "ended", [SPELL_WITHDRAWN] = "withdrawn", [SPELL_STATES] = "closed"};

/* ---- what is so ---- */

static const char *const *words_of(enum event_type type, size_t field) { return event_kinds[type].fields[field].words; }

static void write_head(const struct case_view *view)
{
    const struct case_state *state = &view->view.state;
    heltmed_text *out = view->out;
    bool closed = state->closed_on != NONE && state->withdrawn_on == NONE;

    view_key(out, "case");
    json_name(out, view->id);
    view_day(out, "on", view->on);
    view_key(out, "rulebook");
    json_text(out, view->view.world.rulebook->version);
    view_value(out, "version", VALUE_COUNT, NULL, (int64_t)view->view.log.count);
    view_key(out, "state");
    json_name(out, standings[closed ? SPELL_STATES : case_standing(state, view->on)]);
    view_value(out, "municipality", VALUE_MUNICIPALITY, NULL, state->municipality);
    view_value(out, "path", VALUE_CHOICE, words_of(EVENT_CASE_OPENED, OPENED_PATH), state->path);
    view_day(out, "opened_on", state->opened_on);
    view_day(out, "withdrawn_on", state->withdrawn_on);
    view_day(out, "closed_on", state->closed_on);
}

static void write_trial(const struct case_view *view, const struct case_trial *trial)
{
    heltmed_text *out = view->out;

    view_id(out, "employer", &view->view.log, trial->employer);
    view_id(out, "agreement", &view->view.log, trial->agreement);
    view_day(out, "starts_on", trial->starts_on);
    view_day(out, "last_day", trial_until(&view->view.state, trial));
    view_value(out, "ended_early", VALUE_YES_NO, NULL, trial->ended_early);
    view_day(out, "offered_on", trial->offered_on);
    view_day(out, "declined_on", trial->declined_on);
    view_value(out, "job_no", VALUE_COUNT, NULL, trial->job == NONE ? NONE : trial->job + 1);
}

static void write_job(const struct case_view *view, size_t index)
{
    const struct case_job *job = &view->view.state.jobs[index];
    const struct job_terms *terms = case_terms_on(&view->view.state, job, view->on);
    heltmed_text *out = view->out;

    view_value(out, "job_no", VALUE_COUNT, NULL, (int64_t)index + 1);
    view_id(out, "employer", &view->view.log, job->employer);
    view_id(out, "agreement", &view->view.log, job->agreement);
    view_day(out, "starts_on", job->starts_on);
    view_day(out, "ends_on", job->ends_on);
    view_value(out, "end_reason", VALUE_CHOICE, words_of(EVENT_EMPLOYMENT_ENDED, ENDED_REASON), job->end_reason);
    view_day(out, "converted_to_vta_o_on", job->converted_on);
    view_value(out, "hourly_wage_ore", VALUE_ORE_PER_HOUR, NULL, terms->hourly_wage);
    view_id(out, "tariff", &view->view.log, terms->tariff);
    view_value(out, "minutes_per_week", VALUE_MINUTES_PER_WEEK, NULL, terms->minutes_per_week);
    view_value(out, "paused", VALUE_YES_NO, NULL, terms->paused);
}

static void write_trials_and_jobs(const struct case_view *view)
{
    const struct case_state *state = &view->view.state;
    heltmed_text *out = view->out;

    view_key(out, "trials");
    text_append_char(out, '[');
    for (size_t i = 0; i < state->trial_count; i++) {
        text_append_words(out, i == 0 ? "{" : ",{");
        write_trial(view, &state->trials[i]);
        text_append_char(out, '}');
    }
    text_append_char(out, ']');
    view_key(out, "jobs");
    text_append_char(out, '[');
    for (size_t i = 0; i < state->job_count; i++) {
        text_append_words(out, i == 0 ? "{" : ",{");
        write_job(view, i);
        text_append_char(out, '}');
    }
    text_append_char(out, ']');
}

static void write_departures(struct case_view *view)
{
    const char *ids[DEPARTURES_MAX];
    size_t count = case_departures(&view->view.state, &view->view.world, &view->decision->solution, ids);

    view_key(view->out, "departs_from");
    text_append_char(view->out, '[');
    for (size_t i = 0; i < count; i++) {
        text_append_words(view->out, i == 0 ? "" : ",");
        json_name(view->out, ids[i]);
    }
    text_append_char(view->out, ']');
}

static void write_concerns(const struct case_view *view)
{
    const struct case_state *state = &view->view.state;
    const char *const *callers = words_of(EVENT_CONCERN_REPORTED, CONCERN_BY);
    heltmed_text *out = view->out;

    view_key(out, "concerns");
    text_append_char(out, '[');
    for (size_t i = 0; i < state->concern_count; i++) {
        text_append_words(out, i == 0 ? "{" : ",{");
        view_day(out, "reported_on", state->concerns[i].reported_on);
        view_value(out, "reported_by", VALUE_CHOICE, callers, state->concerns[i].reported_by);
        view_day(out, "acted_on", state->concerns[i].acted_on);
        view_value(out, "acted_by", VALUE_CHOICE, callers, state->concerns[i].acted_by);
        text_append_char(out, '}');
    }
    text_append_char(out, ']');
}

/* ---- the assessments ---- */

/* A name that is asked for: first those without which a decision is open, then those asked for besides. */
static void note_asked(struct heltmed_text *names, const char *name)
{
    if (strchr(name, '.') != NULL) { /* a rate: nobody can be asked for it */
        return;
    }
    for (size_t at = 0; at < names->size; at += strlen(names->data + at) + 1) {
        if (strcmp(names->data + at, name) == 0) {
            return;
        }
    }
    text_append(names, name, strlen(name) + 1);
}

static void note_all_asked(struct case_view *view)
{
    const heltmed_decision *decision = view->decision;
    const char *names[SLOTS_MAX];

    size_t count = decision_names(decision, decision->solution.outcome_missing, names);
    for (size_t i = 0; i < count; i++) {
        note_asked(&view->missing, names[i]);
    }
    count = decision_names(decision, decision_ask_also(decision), names);
    for (size_t i = 0; i < count; i++) {
        note_asked(&view->ask_also, names[i]);
    }
}

static size_t slot_named(const struct rule *rule, const char *name)
{
    size_t index = 0;

    while (strcmp(rule->slots[index].name, name) != 0) {
        index++;
    }
    return index;
}

heltmed_status case_view_decide(struct case_view *view, enum assessment assessment, const struct case_subject *subject,
                                heltmed_error *refused, heltmed_error *error)
{
    int64_t *x = view->decision->solution.x;

    case_facts(&view->view.state, &view->view.world, assessment, subject, view->on, x);
    if (assessment == EXPRESS) {
        heltmed_status counted = case_view_places_taken(view, subject, &x[slot_named(&express_rule, "places_taken")], error);
        if (counted != HELTMED_OK) {
            return counted;
        }
    }
    return decision_make(view->decision, assessments[assessment], view->view.world.rulebook, refused);
}

/* An assessment whose facts cannot stand together is told with the error in place of a decision. */
static heltmed_status write_assessment(struct case_view *view, enum assessment assessment, const struct case_subject *subject,
                                       heltmed_error *error)
{
    heltmed_error refused = {.code = HELTMED_OK};
    heltmed_status status = case_view_decide(view, assessment, subject, &refused, error);

    if (status == HELTMED_OK) {
        status = heltmed_decision_json(view->decision, view->language, view->piece, error);
        note_all_asked(view);
    } else if (status == HELTMED_RANGE && refused.code == HELTMED_RANGE) {
        status = heltmed_error_json(&refused, 0, view->piece, error);
    }
    if (status == HELTMED_OK) {
        text_append_words(&view->decisions, view->decisions.size == 0 ? "" : ",");
        text_append(&view->decisions, view->piece->data, view->piece->size);
    }
    return status;
}

static heltmed_status assess(struct case_view *view, heltmed_error *error)
{
    for (size_t a = 0; a < ASSESSMENTS; a++) {
        struct case_subject subject;
        if (assessments[a]->confidential && !view->concerns) {
            continue;
        }
        for (size_t i = 0; case_subject(&view->view.state, (enum assessment)a, i, &subject); i++) {
            heltmed_status status = write_assessment(view, (enum assessment)a, &subject, error);
            if (status != HELTMED_OK) {
                return status;
            }
        }
    }
    return HELTMED_OK;
}

static void write_asks(struct case_view *view)
{
    const struct heltmed_text *names = &view->missing;
    heltmed_text *out = view->out;

    for (size_t at = 0; at < view->ask_also.size; at += strlen(view->ask_also.data + at) + 1) {
        note_asked(&view->missing, view->ask_also.data + at);
    }
    view_key(out, "asks");
    text_append_char(out, '[');
    for (size_t at = 0; at < names->size; at += strlen(names->data + at) + 1) {
        text_append_words(out, at == 0 ? "" : ",");
        json_name(out, names->data + at);
    }
    text_append_char(out, ']');
}

/* ---- the whole ---- */

static heltmed_status write_view(struct case_view *view, heltmed_error *error)
{
    heltmed_status status = assess(view, error);

    if (status != HELTMED_OK) {
        return status;
    }
    text_append_char(view->out, '{');
    write_head(view);
    write_trials_and_jobs(view);
    write_departures(view);
    case_view_foresee(view);
    write_asks(view);
    view_key(view->out, "assessments");
    text_append_char(view->out, '[');
    view_join(view->out, &view->decisions);
    text_append_char(view->out, ']');
    if (view->concerns) {
        write_concerns(view);
    }
    text_append_char(view->out, '}');
    bool failed = view->missing.failed || view->ask_also.failed || view->decisions.failed;
    return failed ? error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the case's view") : HELTMED_OK;
}

heltmed_status case_view_read(struct case_view *view, heltmed_error *error)
{
    heltmed_store *store = view->view.store;
    heltmed_status status = view->id == NULL ? error_set(error, HELTMED_ARGUMENT, NULL, "the case's id is NULL") : HELTMED_OK;

    if (status == HELTMED_OK && heltmed_language_name(view->language) == NULL) {
        status = error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such language");
    }
    if (status == HELTMED_OK) {
        status = read_case(store, view->id, &view->view.log, error);
    }
    if (status == HELTMED_OK) {
        status = case_fold(&view->view.state, &view->view.log, &view->view.world, view->on, NULL, error);
    }
    if (status == HELTMED_OK && !view->view.state.opened && !(view->concerns && view->view.state.concern_count > 0)) {
        status = error_set(error, HELTMED_STATE, NULL, "there is no such case on that day");
    }
    if (status == HELTMED_OK) {
        status = heltmed_decision_create(&store->allocator, &view->decision, error);
    }
    return status;
}

heltmed_status heltmed_store_case(heltmed_store *store, const char *case_id, int32_t on, int32_t language, int32_t concerns,
                                  heltmed_text *out, heltmed_error *error)
{
    struct case_view view = {.id = case_id, .on = on, .language = language, .concerns = concerns != 0, .out = out};
    heltmed_status status = view_begin(&view.view, store, on, on, out, error);

    if (status == HELTMED_OK) {
        status = case_view_read(&view, error);
    }
    if (status == HELTMED_OK) {
        status = heltmed_text_create(&store->allocator, &view.piece, error);
    }
    if (status == HELTMED_OK) {
        view.missing = text_with(&store->allocator);
        view.ask_also = text_with(&store->allocator);
        view.decisions = text_with(&store->allocator);
        status = write_view(&view, error);
        text_free(&view.missing);
        text_free(&view.ask_also);
        text_free(&view.decisions);
    }
    heltmed_text_destroy(view.piece);
    heltmed_decision_destroy(view.decision);
    view_end(&view.view);
    return view_finish(status, out, error);
}
