#include "random_case.h"

#include <stdio.h>

static const char *const proposals[][2] = {
    {"interviewed", "'round':1"},
    {"interviewed", "'round':2"},
    {"references_checked", ""},
    {"post_filled", "'advertised':true,'applicants':3,'applicants_interviewed':3"},
    {"post_filled", "'advertised':false,'applicants':4,'applicants_interviewed':1"},
    {"trial_started", "'employer':'e-1','agreement':'ex-1','post_is_reserved':true,'paid_by':'helt_med'"},
    {"trial_started", "'employer':'e-2','paid_by':'nobody','planned_last_day':'2026-08-30'"},
    {"trial_started", "'employer':'e-3','agreement':'ex-2','post_is_reserved':false"},
    {"trial_ended", "'early':true"},
    {"trial_ended", "'early':false,'employer':'e-1'"},
    {"continuation_decided", "'by':'worker','wants':true"},
    {"continuation_decided", "'by':'employer','wants':false"},
    {"continuation_decided", "'by':'employer','wants':true,'employer':'e-1'"},
    {"offer_made", ""},
    {"offer_declined", "'employer':'e-2'"},
    {"hired", "'employer':'e-1','hourly_wage_ore':4000,'tariff':'t-1','contract_is_permanent':true,'other_terms_equal':true"},
    {"hired", "'employer':'e-2','hourly_wage_ore':3900,'tariff':'t-2','minutes_per_week':1125,'area':'cleaning'"},
    {"hired", "'employer':'e-4','hourly_wage_ore':4100,'agreement':'ex-1','contract_is_permanent':false"},
    {"wage_changed", "'hourly_wage_ore':4050"},
    {"wage_changed", "'hourly_wage_ore':3000,'employer':'e-2'"},
    {"tariff_changed", "'tariff':'t-2'"},
    {"tariff_changed", "'tariff':'t-unheard-of','employer':'e-1'"},
    {"hours_changed", "'minutes_per_week':600"},
    {"hours_changed", "'minutes_per_week':900,'employer':'e-1'"},
    {"paused", "'reason':'sick_leave'"},
    {"resumed", ""},
    {"converted_to_vta_o", ""},
    {"employment_ended", "'reason':'moved'"},
    {"employment_ended", "'reason':'health','ending_supported':true,'employer':'e-2'"},
    {"specialist_assigned", ""},
    {"visited", "'with':'worker','minutes':30"},
    {"visited", "'with':'both'"},
    {"stepped_up", "'reason':'new_tasks'"},
    {"session_held", "'attended':true,'minutes':60"},
    {"test_taken", "'topic':'rules','passed':true"},
    {"certificate_issued", "'kind':'programme'"},
    {"pupil_informed", ""},
    {"parents_informed", ""},
    {"mapping_held", ""},
    {"matched", ""},
    {"practice_planned", "'from':'2026-05-04','until':'2026-06-01'"},
    {"practice_started", ""},
    {"practice_ended", ""},
    {"folk_high_school_started", ""},
    {"concern_reported", "'by':'worker'"},
    {"concern_acted_on", "'by':'other'"},
    {"facts_stated", "'wants_job':true,'employer_has_need':false"},
    {"facts_stated", "'reserved_for_municipality':'1507','wants_job':null"},
    {"facts_stated", "'autumn_break_last_day':'2026-03-02','employer_is_followed_up':false"},
    {"facts_stated", "'needs_adapted_teaching':true,'practice_days_per_week':3,'summer_break_first_day':'2026-06-20'"},
    {"moved", "'municipality':'0301'"},
    {"moved", "'municipality':'1507'"},
    {"case_withdrawn", ""},
    {"case_closed", ""},
    {"case_reopened", ""},
};

static void print_day(char out[11], int64_t date) { date_print((int32_t)date, out); }

static int64_t root_of(const struct given_case *given, const struct event *event)
{
    while (event->corrects != 0) {
        int64_t seq = event->corrects;
        for (event = given->log.events; event->seq != seq;) {
            event++;
        }
    }
    return event - given->log.events;
}

static void propose(struct given_case *given, struct chance *chance, int amendments)
{
    const char *const *proposal = proposals[chance_between(chance, 0, (int64_t)LENGTH(proposals) - 1)];
    int64_t first = day("2026-01-05");
    int64_t on = chance_between(chance, first, day("2026-12-31"));
    int64_t recorded = chance_of(chance, 70) ? on : chance_between(chance, on, day("2027-01-31"));
    const char *type = proposal[0];
    int64_t corrects = 0;
    char on_text[11], recorded_text[11];

    if (chance_of(chance, amendments) && given->log.count > 1) {
        const struct event *target = &given->log.events[chance_between(chance, 1, (int64_t)given->log.count - 1)];
        const char *needed = event_kinds[given->log.events[root_of(given, target)].type].name;
        if (target->type == EVENT_VOIDED) {
            return;
        }
        corrects = target->seq;
        if (chance_of(chance, 40)) {
            type = "voided";
        } else if (strcmp(type, needed) != 0) {
            return;
        }
    }
    print_day(on_text, on);
    print_day(recorded_text, recorded);
    given_late_event(given, on_text, recorded_text, type, proposal[1], corrects);
    if (case_fold(&given->state, &given->log, &given->world, HELTMED_DATE_MAX, &given->refusal, NULL) != HELTMED_OK) {
        given->log.count--;
        given->seq--;
    }
}

void random_events(struct given_case *given, struct chance *chance, int count, int amendments)
{
    given_event(given, "2026-01-02", "tariff_set", "'tariff':'t-1','hourly_ore':20000");
    given_event(given, "2026-01-02", "tariff_set", "'tariff':'t-2','hourly_ore':19000");
    given_event(given, "2026-07-01", "tariff_set", "'tariff':'t-2','hourly_ore':20250");
    given_event(given, "2026-01-02", "agreement_signed", "'agreement':'ex-1','municipality':'1507','places':2,'from':'2026-01-01'");
    given_event(given, "2026-01-02", "agreement_signed",
                "'agreement':'ex-2','municipality':'0301','places':1,'from':'2026-03-01','until':'2026-09-30'");
    given_event(given, "2026-01-05", "case_opened",
                chance_of(chance, 30) ? "'municipality':'1507','in_target_group':true,'found':'both','path':'ungjobb'"
                                      : "'municipality':'0301','in_target_group':false,'found':'worker_first'");
    assert_int_equal(world_fold(&given->world, &given->world_log, HELTMED_DATE_MAX, &given->refusal, NULL), HELTMED_OK);
    for (int i = 0; i < count; i++) {
        propose(given, chance, amendments);
    }
}

/* ---- in words ---- */

static void put(struct heltmed_text *out, const char *name, int64_t value)
{
    text_append_words(out, name);
    text_append_char(out, ' ');
    if (value == UNKNOWN || value == NONE) {
        text_append_words(out, value == UNKNOWN ? "unknown" : "none");
    } else {
        text_append_int(out, value);
    }
    text_append_char(out, '\n');
}

static void put_id(struct heltmed_text *out, const struct event_log *log, const char *name, int64_t place)
{
    text_append_words(out, name);
    text_append_char(out, ' ');
    text_append_words(out, place < 0 ? "none" : log_text(log, place));
    text_append_char(out, '\n');
}

static void put_trial(struct heltmed_text *out, const struct event_log *log, const struct case_trial *trial)
{
    put_id(out, log, "trial.employer", trial->employer);
    put_id(out, log, "trial.agreement", trial->agreement);
    put(out, "trial.starts_on", trial->starts_on);
    put(out, "trial.planned_last_day", trial->planned_last_day);
    put(out, "trial.last_day", trial->last_day);
    put(out, "trial.ended_on", trial->ended_on);
    put(out, "trial.ended_early", trial->ended_early);
    put(out, "trial.lives_in", trial->lives_in);
    put(out, "trial.paid_by", trial->paid_by);
    put(out, "trial.post_is_reserved", trial->post_is_reserved);
    put(out, "trial.worker_wants", trial->worker_wants);
    put(out, "trial.employer_wants", trial->employer_wants);
    put(out, "trial.interviews_held", trial->interviews_held);
    put(out, "trial.references_checked", trial->references_checked);
    put(out, "trial.offered_on", trial->offered_on);
    put(out, "trial.declined_on", trial->declined_on);
    put(out, "trial.job", trial->job);
}

static void put_job(struct heltmed_text *out, const struct given_case *given, const struct case_job *job)
{
    const struct event_log *log = &given->log;
    put_id(out, log, "job.employer", job->employer);
    put_id(out, log, "job.agreement", job->agreement);
    put(out, "job.starts_on", job->starts_on);
    put(out, "job.ends_on", job->ends_on);
    put(out, "job.recorded_on", job->recorded_on);
    put(out, "job.converted_on", job->converted_on);
    put(out, "job.end_reason", job->end_reason);
    put(out, "job.ending_supported", job->ending_supported);
    put(out, "job.contract_is_permanent", job->contract_is_permanent);
    put(out, "job.other_terms_equal", job->other_terms_equal);
    put(out, "job.area", job->area);
    put(out, "job.lives_in", job->lives_in);
    put(out, "job.trial", job->trial);
    for (size_t i = 0; i < job->term_count; i++) {
        const struct job_terms *terms = &given->state.terms[job->terms + i];
        put(out, "terms.on", terms->on);
        put(out, "terms.hourly_wage", terms->hourly_wage);
        put_id(out, log, "terms.tariff", terms->tariff);
        put(out, "terms.minutes_per_week", terms->minutes_per_week);
        put(out, "terms.paused", terms->paused);
    }
}

static void put_cells(struct heltmed_text *out, const char *name, const int64_t *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put(out, name, cells[i]);
    }
}

void describe_case(const struct given_case *given, struct heltmed_text *out)
{
    const struct case_state *state = &given->state;
    const struct event_log *log = &given->log;
    const int64_t values[] = {state->opened,
                              state->opened_on,
                              state->municipality_at_opening,
                              state->municipality,
                              state->in_target_group,
                              state->found,
                              state->prior_status,
                              state->path,
                              state->withdrawn_on,
                              state->closed_on,
                              state->first_offer_on,
                              state->last_declined_on,
                              state->interviews_held,
                              state->references_checked,
                              state->specialist_on,
                              state->employer_followed_on,
                              state->pupils_informed_on,
                              state->parents_informed_on,
                              state->mapping_held_on,
                              state->matched_on,
                              state->practice_from,
                              state->practice_until,
                              state->practice_started_on,
                              state->practice_ended_on,
                              state->folk_high_school_on,
                              state->certificate_on,
                              state->ungjobb_certificate_on,
                              (int64_t)case_standing(state)};

    put_cells(out, "value", values, LENGTH(values));
    for (size_t i = 0; i < state->turn_count; i++) {
        put(out, event_kinds[state->turns[i].type].name, state->turns[i].on);
    }
    for (size_t i = 0; i < state->trial_count; i++) {
        put_trial(out, log, &state->trials[i]);
    }
    for (size_t i = 0; i < state->job_count; i++) {
        put_job(out, given, &state->jobs[i]);
    }
    for (size_t i = 0; i < state->visit_count; i++) {
        put(out, "visit.on", state->visits[i].on);
        put(out, "visit.day", state->visit_days[i]);
        put(out, "visit.with", state->visits[i].with);
        put(out, "visit.minutes", state->visits[i].minutes);
    }
    for (size_t i = 0; i < state->post_count; i++) {
        put(out, "post.on", state->posts[i].on);
        put(out, "post.advertised", state->posts[i].advertised);
        put(out, "post.applicants", state->posts[i].applicants);
        put(out, "post.applicants_interviewed", state->posts[i].applicants_interviewed);
    }
    put_cells(out, "step_up", state->step_ups, state->step_up_count);
    put_cells(out, "session", state->sessions, state->session_cells);
    put_cells(out, "test", state->tests, state->test_cells);
    for (size_t i = 0; i < state->concern_count; i++) {
        put(out, "concern.reported_on", state->concerns[i].reported_on);
        put(out, "concern.acted_on", state->concerns[i].acted_on);
    }
    for (size_t i = 0; i < state->stated_count; i++) {
        put(out, stated_names[state->stated[i].fact].name, state->stated[i].value);
        put(out, "from", state->stated[i].on);
    }
    for (size_t i = 0; i < state->placement_count; i++) {
        put_id(out, log, "placement.agreement", state->placements[i].agreement);
        put(out, "placement.from", state->placements[i].from);
        put(out, "placement.until", state->placements[i].until);
    }
    assert_int_equal(text_finish(out, NULL), HELTMED_OK);
}
