/* Facts of the assessments out of a case: one table says which event each comes from. The rest is as the host has stated it. */
#include "cases/case_facts.h"

#include <string.h>

#include "cases/case.h"
#include "cases/stated.h"

/* What a fact is asked of. */
struct asked {
    const struct case_state *state;
    const struct world *world;
    const struct case_trial *trial; /* NULL: none */
    const struct case_job *job;
    const struct case_post *post;
    const struct case_concern *concern;
    int32_t on;
};

typedef int64_t source(const struct asked *asked);

static int64_t told(int64_t value) { return value == NONE ? UNKNOWN : value; }
static int64_t as_list(const int64_t *rows) { return (int64_t)(intptr_t)rows; }

static const struct agreement *agreement_of(const struct asked *asked)
{
    int64_t name = asked->job != NULL && asked->job->agreement != NONE ? asked->job->agreement
                   : asked->trial != NULL                              ? asked->trial->agreement
                                                                       : NONE;
    return name == NONE ? NULL : world_agreement(asked->world, log_text(asked->state->log, name));
}

/* ---- the person and the post ---- */

static int64_t post_is_reserved(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : asked->trial->post_is_reserved; }
static int64_t agreement_municipality(const struct asked *asked)
{
    const struct agreement *agreement = agreement_of(asked);
    return agreement == NULL ? UNKNOWN : agreement->municipality;
}
static int64_t lives_in(const struct asked *asked)
{
    return asked->trial != NULL ? asked->trial->lives_in : asked->job != NULL ? asked->job->lives_in : asked->state->municipality;
}
/* The criterion asks for at least one, and which is never told. */
static int64_t target_groups(const struct asked *asked)
{
    enum { EVERY_GROUP = 7 };
    int64_t in_one = asked->state->in_target_group;
    return in_one == UNKNOWN ? UNKNOWN : in_one ? EVERY_GROUP : 0;
}
static int64_t advertised(const struct asked *asked) { return asked->post == NULL ? UNKNOWN : asked->post->advertised; }
static int64_t applicants(const struct asked *asked) { return asked->post == NULL ? UNKNOWN : asked->post->applicants; }
static int64_t applicants_interviewed(const struct asked *asked)
{
    return asked->post == NULL ? UNKNOWN : asked->post->applicants_interviewed;
}
static int64_t found(const struct asked *asked) { return asked->state->found; }

/* ---- trial and offer ---- */

static int64_t trial_starts_on(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : asked->trial->starts_on; }
static int64_t planned_last_day(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : told(asked->trial->planned_last_day); }
static int64_t interviews_held(const struct asked *asked)
{
    return asked->trial == NULL ? asked->state->interviews_held : asked->trial->interviews_held;
}
static int64_t references_checked(const struct asked *asked)
{
    return asked->trial == NULL ? asked->state->references_checked : asked->trial->references_checked;
}
static int64_t paid_by(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : asked->trial->paid_by; }
static int64_t under_express(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : asked->trial->agreement != NONE; }
static int64_t trial_ended_early_on(const struct asked *asked)
{
    return asked->trial != NULL && asked->trial->ended_early == 1 ? asked->trial->ended_on : UNKNOWN;
}
static int64_t worker_wants(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : asked->trial->worker_wants; }
static int64_t employer_wants(const struct asked *asked) { return asked->trial == NULL ? UNKNOWN : asked->trial->employer_wants; }

/* ---- the employment ---- */

static int64_t phase(const struct asked *asked)
{
    enum { IN_TRIAL, IN_PERMANENT_POST };
    return asked->job != NULL ? IN_PERMANENT_POST : asked->trial != NULL ? IN_TRIAL : UNKNOWN;
}
static int64_t hourly_wage(const struct asked *asked)
{
    return asked->job == NULL ? UNKNOWN : case_terms_on(asked->state, asked->job, asked->on)->hourly_wage;
}
static int64_t comparable_tariff(const struct asked *asked)
{
    int64_t name = asked->job == NULL ? NONE : case_terms_on(asked->state, asked->job, asked->on)->tariff;
    const struct tariff *tariff = name == NONE ? NULL : world_tariff(asked->world, log_text(asked->state->log, name));
    return tariff == NULL ? UNKNOWN : tariff_hourly(asked->world, tariff, asked->on);
}
static int64_t contract_is_permanent(const struct asked *asked) { return asked->job == NULL ? UNKNOWN : asked->job->contract_is_permanent; }
static int64_t other_terms_equal(const struct asked *asked) { return asked->job == NULL ? UNKNOWN : asked->job->other_terms_equal; }
static int64_t area(const struct asked *asked) { return asked->job == NULL ? UNKNOWN : asked->job->area; }
static int64_t in_vta(const struct asked *asked)
{
    for (size_t i = 0; i < asked->state->job_count; i++) {
        const struct case_job *job = &asked->state->jobs[i];
        if (job->converted_on != NONE && job->converted_on <= asked->on && case_is_employed(job, asked->on)) {
            return 1;
        }
    }
    return UNKNOWN;
}
static int64_t got_job(const struct asked *asked) { return asked->state->job_count > 0 && asked->state->jobs[0].starts_on <= asked->on; }
static int64_t in_process(const struct asked *asked)
{
    return asked->state->opened && asked->state->withdrawn_on == NONE && asked->state->closed_on == NONE;
}

/* ---- follow-up ---- */

static struct plan_facts plan_of(const struct asked *asked)
{
    struct plan_facts plan;
    case_plan_of(asked->state, asked->trial, asked->job, &plan);
    return plan;
}
static int64_t hired_on(const struct asked *asked) { return plan_of(asked).hired_on; }
static int64_t step_ups(const struct asked *asked) { return as_list(asked->state->step_ups); }
static int64_t step_up_count(const struct asked *asked) { return (int64_t)asked->state->step_up_count; }
static int64_t ended_on(const struct asked *asked) { return plan_of(asked).ended_on; }
static int64_t visits(const struct asked *asked) { return as_list(asked->state->visit_days); }
static int64_t visit_count(const struct asked *asked) { return (int64_t)asked->state->visit_count; }
static int64_t specialist_assigned(const struct asked *asked)
{
    return asked->state->specialist_on != NONE && asked->state->specialist_on <= asked->on;
}
static int64_t employer_is_followed_up(const struct asked *asked)
{
    return asked->state->employer_followed_on != NONE && asked->state->employer_followed_on <= asked->on ? 1 : UNKNOWN;
}

/* ---- the agreement ---- */

static int64_t agreement_from(const struct asked *asked)
{
    const struct agreement *agreement = agreement_of(asked);
    return agreement == NULL ? UNKNOWN : agreement->from;
}
static int64_t agreement_ends_on(const struct asked *asked)
{
    const struct agreement *agreement = agreement_of(asked);
    return agreement == NULL ? UNKNOWN : told(agreement_until(asked->world, agreement, asked->on));
}
static int64_t places_agreed(const struct asked *asked)
{
    const struct agreement *agreement = agreement_of(asked);
    return agreement == NULL ? UNKNOWN : agreement_places_agreed(asked->world, agreement, asked->on);
}

/* ---- programme and UngJobb ---- */

static int64_t in_placement(const struct asked *asked)
{
    const struct case_state *state = asked->state;
    return state->practice_started_on != NONE && state->practice_started_on <= asked->on &&
           (state->practice_ended_on == NONE || state->practice_ended_on >= asked->on);
}
static int64_t sessions(const struct asked *asked) { return as_list(asked->state->sessions); }
static int64_t session_count(const struct asked *asked) { return (int64_t)(asked->state->session_cells / CASE_SESSION_COLUMNS); }
static int64_t tests(const struct asked *asked) { return as_list(asked->state->tests); }
static int64_t test_count(const struct asked *asked) { return (int64_t)(asked->state->test_cells / CASE_TEST_COLUMNS); }
static int64_t pupils_informed_on(const struct asked *asked) { return told(asked->state->pupils_informed_on); }
static int64_t parents_informed_on(const struct asked *asked) { return told(asked->state->parents_informed_on); }
static int64_t mapping_held_on(const struct asked *asked) { return told(asked->state->mapping_held_on); }
static int64_t matched_on(const struct asked *asked) { return told(asked->state->matched_on); }
/* As it was, once it has begun or ended; else as planned. */
static int64_t practice_from(const struct asked *asked)
{
    const struct case_state *state = asked->state;
    return told(state->practice_started_on != NONE ? state->practice_started_on : state->practice_from);
}
static int64_t practice_until(const struct asked *asked)
{
    const struct case_state *state = asked->state;
    return told(state->practice_ended_on != NONE ? state->practice_ended_on : state->practice_until);
}

/* ---- the safety number ---- */

static int64_t reported_on(const struct asked *asked) { return asked->concern == NULL ? UNKNOWN : asked->concern->reported_on; }
static int64_t reported_by(const struct asked *asked) { return asked->concern == NULL ? UNKNOWN : asked->concern->reported_by; }
static int64_t acted_on(const struct asked *asked) { return asked->concern == NULL ? UNKNOWN : told(asked->concern->acted_on); }

/* ---- the table ---- */

static const struct supplied {
    const char *assessment, *fact;
    source *from;
    source *count; /* of a list */
} supplied[] = {
    {"eligibility", "post_is_reserved", post_is_reserved, NULL},
    {"eligibility", "reserved_for_municipality", agreement_municipality, NULL},
    {"eligibility", "lives_in_municipality", lives_in, NULL},
    {"eligibility", "target_groups", target_groups, NULL},
    {"recruitment", "advertised", advertised, NULL},
    {"recruitment", "applicants", applicants, NULL},
    {"recruitment", "applicants_interviewed", applicants_interviewed, NULL},
    {"recruitment", "found", found, NULL},
    {"trial", "starts_on", trial_starts_on, NULL},
    {"trial", "planned_last_day", planned_last_day, NULL},
    {"trial", "interviews_held", interviews_held, NULL},
    {"trial", "references_checked", references_checked, NULL},
    {"trial", "paid_by", paid_by, NULL},
    {"trial", "under_express", under_express, NULL},
    {"offer", "trial_starts_on", trial_starts_on, NULL},
    {"offer", "trial_ended_early_on", trial_ended_early_on, NULL},
    {"offer", "worker_wants_to_continue", worker_wants, NULL},
    {"offer", "employer_wants_to_continue", employer_wants, NULL},
    {"wage", "phase", phase, NULL},
    {"wage", "hourly_wage_ore", hourly_wage, NULL},
    {"wage", "comparable_tariff_ore", comparable_tariff, NULL},
    {"wage", "contract_is_permanent", contract_is_permanent, NULL},
    {"wage", "other_terms_equal", other_terms_equal, NULL},
    {"wage", "area", area, NULL},
    {"followup", "trial_starts_on", trial_starts_on, NULL},
    {"followup", "hired_on", hired_on, NULL},
    {"followup", "step_ups", step_ups, step_up_count},
    {"followup", "ended_on", ended_on, NULL},
    {"followup", "visits", visits, visit_count},
    {"followup", "specialist_assigned", specialist_assigned, NULL},
    {"followup", "employer_is_followed_up", employer_is_followed_up, NULL},
    {"express", "agreement_from", agreement_from, NULL},
    {"express", "agreement_until", agreement_ends_on, NULL},
    {"express", "places_agreed", places_agreed, NULL},
    {"express", "agreement_municipality", agreement_municipality, NULL},
    {"express", "candidate_lives_in", lives_in, NULL},
    {"express", "post_is_reserved", post_is_reserved, NULL},
    {"certificate", "got_job_through_helt_med", got_job, NULL},
    {"certificate", "in_ungjobb_placement", in_placement, NULL},
    {"certificate", "sessions", sessions, session_count},
    {"certificate", "tests", tests, test_count},
    {"ungjobb", "pupils_informed_on", pupils_informed_on, NULL},
    {"ungjobb", "parents_informed_on", parents_informed_on, NULL},
    {"ungjobb", "mapping_held_on", mapping_held_on, NULL},
    {"ungjobb", "matched_on", matched_on, NULL},
    {"ungjobb", "practice_from", practice_from, NULL},
    {"ungjobb", "practice_until", practice_until, NULL},
    {"ungjobb_certificate", "practice_until", practice_until, NULL},
    {"benefit", "in_vta", in_vta, NULL},
    {"concern", "reported_on", reported_on, NULL},
    {"concern", "reported_by", reported_by, NULL},
    {"concern", "acted_on", acted_on, NULL},
    {"gathering", "got_job_through_helt_med", got_job, NULL},
    {"gathering", "in_process", in_process, NULL},
};

/* ---- by place ---- */

static int8_t supplied_row(const struct rule *rule, const char *fact)
{
    for (size_t i = 0; i < LENGTH(supplied); i++) {
        if (strcmp(supplied[i].fact, fact) == 0 && strcmp(supplied[i].assessment, rule->name) == 0) {
            return (int8_t)i;
        }
    }
    return -1;
}

static int8_t stated_index(const char *fact)
{
    for (size_t i = 0; i < STATED_NAMES; i++) {
        if (strcmp(stated_names[i].name, fact) == 0) {
            return (int8_t)i;
        }
    }
    return -1;
}

static uint16_t criterion_bit(enum assessment assessment, const char *id)
{
    const struct rule *rule = assessments[assessment];
    uint8_t c = 0;

    while (strcmp(rule->criteria[c].id, id) != 0) {
        c++;
    }
    return (uint16_t)(1U << c);
}

static void map_assessment(struct assessment_map *map, const struct rule *rule)
{
    map->judged = 0;
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        const char *fact = rule->slots[i].name;
        map->sources[i] = (struct fact_source){supplied_row(rule, fact), stated_index(fact)};
    }
    for (uint8_t c = 0; c < rule->criterion_count; c++) {
        const struct criterion *criterion = &rule->criteria[c];
        bool is_judged = criterion->kind == REQUIREMENT || criterion->kind == GUIDELINE;
        map->closures[c] = closure_of(rule, criterion->gate | criterion->reads);
        map->judged |= (uint16_t)((is_judged ? 1U : 0U) << c);
    }
}

/* Whether a place was left is no case's own matter: it was counted when the place was taken. */
void assessment_maps_init(struct world *world)
{
    for (size_t a = 0; a < ASSESSMENTS; a++) {
        map_assessment(&world->maps[a], assessments[a]);
    }
    world->maps[EXPRESS].judged &= (uint16_t)~criterion_bit(EXPRESS, "express.place_left");
    world->floor_criterion = criterion_bit(WAGE, "wage.floor");
    world->completed_criterion = criterion_bit(OFFER, "offer.trial_completed");
}

/* ---- asking ---- */

/* The latest value of a fact stated (an index of stated_names) up to a day; UNKNOWN for none. */
static int64_t stated_value(const struct case_state *state, size_t fact, int64_t on)
{
    for (size_t i = state->stated_count; i-- > 0;) {
        if (state->stated[i].fact == fact && state->stated[i].on <= on) {
            return state->stated[i].value;
        }
    }
    return UNKNOWN;
}

static int64_t fact_of(const struct asked *asked, const struct fact_source *from, uint8_t role)
{
    const struct supplied *row = from->supplied < 0 ? NULL : &supplied[from->supplied];
    int64_t value = row == NULL ? UNKNOWN : role == LIST_COUNT ? row->count(asked) : row->from(asked);

    if (value == UNKNOWN && from->stated >= 0) {
        value = stated_value(asked->state, (size_t)from->stated, asked->on);
    }
    return value == UNKNOWN && (role == LIST || role == OPTIONAL_LIST) ? 0 : value;
}

void case_facts(const struct case_state *state, const struct world *world, enum assessment assessment, const struct case_subject *subject,
                int32_t on, int64_t x[SLOTS_MAX])
{
    const struct rule *rule = assessments[assessment];
    const struct fact_source *sources = world->maps[assessment].sources;
    struct asked asked = {
        .state = state,
        .world = world,
        .trial = subject->trial == NONE ? NULL : &state->trials[subject->trial],
        .job = subject->job == NONE ? NULL : &state->jobs[subject->job],
        .post = subject->post == NONE ? NULL : &state->posts[subject->post],
        .concern = subject->concern == NONE ? NULL : &state->concerns[subject->concern],
        .on = on,
    };

    x[ON] = on;
    x[AS_KNOWN_ON] = UNKNOWN;
    for (uint8_t i = AS_KNOWN_ON + 1; i < rule->fact_count; i++) {
        x[i] = fact_of(&asked, &sources[i], rule->slots[i].role);
    }
}
