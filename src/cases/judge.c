/*
 * What of the model was departed from, judged at the day on which each thing happened. Criteria whose facts are known are
 * evaluated directly. Where something is unknown, a few ways of filling it in are tried: two that differ leave it open.
 * Only where all agree is the solver asked, which tries them all.
 */
#include "cases/case.h"

#include <string.h>

#include "rules/facts.h"
#include "rules/solver.h"

struct judging {
    const struct case_state *state;
    const struct world *world;
    struct solution *scratch;
    struct case_judgement *judgement;
};

/* Outcomes that a criterion may have, a bit for each. */
static uint32_t only(uint8_t outcome) { return UINT32_C(1) << outcome; }

static void note(struct judging *judging, enum assessment assessment, uint8_t criterion, uint32_t outcomes)
{
    struct case_judgement *judgement = judging->judgement;
    uint16_t bit = (uint16_t)(1U << criterion);

    judgement->not_met[assessment] |= outcomes == only(NOT_MET) ? bit : 0;
    judgement->may_be_met[assessment] |= (outcomes & only(MET)) != 0 ? bit : 0;
    judgement->may_be_not_met[assessment] |= (outcomes & only(NOT_MET)) != 0 ? bit : 0;
    judgement->applies[assessment] |= (outcomes & only(NOT_APPLICABLE)) == 0 ? bit : 0;
}

static void note_all(struct judging *judging, enum assessment assessment, uint16_t criteria, uint32_t outcomes)
{
    for (uint32_t left = criteria; left != 0; left &= left - 1) {
        note(judging, assessment, (uint8_t)__builtin_ctz(left), outcomes);
    }
}

/* All that an open criterion can come to: without an unknown in its gate it surely applies. */
static uint32_t open_outcomes(const struct criterion *criterion, uint64_t unknown)
{
    return only(MET) | only(NOT_MET) | ((criterion->gate & unknown) != 0 ? only(NOT_APPLICABLE) : 0);
}

/* ---- one assessment at one day ---- */

static void find_unknown_facts(struct solution *solution)
{
    const struct rule *rule = solution->rule;

    solution->unknown = 0;
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        solution->unknown |= rule->slots[i].role == FACT && solution->x[i] == UNKNOWN ? BIT(i) : 0;
    }
}

static struct bounds bounds_of(const struct solution *solution, uint8_t index)
{
    const struct slot *slot = &solution->rule->slots[index];

    return slot->role == RATE ? (struct bounds){parameters[slot->parameter].lo, parameters[slot->parameter].hi}
                              : (struct bounds){slot->lo, slot->hi};
}

/* The outcome of a criterion with its unknowns filled in, each with its least value (`end` 0) or its greatest (1), or all of one kind with
 * the value of a known slot of that kind. */
static uint8_t outcome_with(struct solution *solution, const struct criterion *criterion, uint64_t unknown, int end, uint8_t like)
{
    for (uint64_t left = unknown; left != 0; left &= left - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(left);
        struct bounds range = bounds_of(solution, i);
        bool alike = like != NO_SLOT && solution->rule->slots[i].kind == solution->rule->slots[like].kind;
        solution->x[i] = alike ? solution->x[like] : end == 0 ? range.lo : range.hi;
    }
    uint8_t outcome = (uint8_t)criterion_outcome(criterion, solution->x);
    for (uint64_t left = unknown; left != 0; left &= left - 1) {
        solution->x[__builtin_ctzll(left)] = UNKNOWN;
    }
    return outcome;
}

/* The outcomes that a few ways of filling in lead to; 0 where that takes more than a few tries to tell. */
static uint32_t outcomes_tried(struct solution *solution, const struct criterion *criterion, uint64_t closure, uint64_t unknown)
{
    const struct rule *rule = solution->rule;
    uint32_t all = open_outcomes(criterion, unknown);

    for (uint64_t left = unknown; left != 0; left &= left - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(left);
        if ((rule->slots[i].role != FACT && rule->slots[i].role != RATE) || rule->slots[i].which != NULL) {
            return 0;
        }
    }
    if (rule->check != NULL && (rule->check_reads & unknown) != 0) {
        return 0;
    }
    uint32_t seen =
        only(outcome_with(solution, criterion, unknown, 0, NO_SLOT)) | only(outcome_with(solution, criterion, unknown, 1, NO_SLOT));
    for (uint64_t left = closure & ~unknown; left != 0 && seen != all; left &= left - 1) {
        uint8_t like = (uint8_t)__builtin_ctzll(left);
        if (solution->x[like] > OUT_OF_RANGE) {
            seen |= only(outcome_with(solution, criterion, unknown, 0, like)) | only(outcome_with(solution, criterion, unknown, 1, like));
        }
    }
    return seen;
}

static bool gate_is_closed(const struct solution *solution, const struct criterion *criterion)
{
    return criterion->applies != NULL && (criterion->gate & solution->unknown) == 0 && !criterion->applies(solution->x);
}

/* All that the solver finds: what it is asked for is not known otherwise. */
static void judge_exactly(struct judging *judging, enum assessment assessment, uint16_t criteria)
{
    struct solution *solution = judging->scratch;

    if (solve(solution, NULL) != HELTMED_OK) {
        return;
    }
    for (uint32_t left = criteria; left != 0; left &= left - 1) {
        uint8_t c = (uint8_t)__builtin_ctz(left);
        bool is_open = solution->outcomes[c] == UNDETERMINED;
        note(judging, assessment, c,
             is_open ? open_outcomes(&solution->rule->criteria[c], solution->unknown) : only((uint8_t)solution->outcomes[c]));
    }
}

static uint64_t closure_of_all(const struct assessment_map *map, uint16_t criteria)
{
    uint64_t closure = 0;

    for (uint32_t left = criteria; left != 0; left &= left - 1) {
        closure |= map->closures[__builtin_ctz(left)];
    }
    return closure;
}

static void judge(struct judging *judging, enum assessment assessment, const struct case_subject *subject, int64_t on, uint16_t criteria)
{
    const struct assessment_map *map = &judging->world->maps[assessment];
    struct solution *solution = judging->scratch;
    uint16_t open = 0;

    solution->rule = assessments[assessment];
    solution->rulebook = judging->world->rulebook;
    case_facts(judging->state, judging->world, assessment, subject, (int32_t)on, solution->x);
    find_unknown_facts(solution);
    if (solution->rule->fold != NULL) {
        solution->rule->fold(solution->x, solution->bounds, solution->rulebook);
    }
    if (solution_compute(solution, closure_of_all(map, criteria)) != NO_SLOT) {
        return;
    }
    if (solution->rule->check != NULL && (solution->rule->check_reads & solution->unknown) == 0 &&
        solution->rule->check(solution->x) != NO_SLOT) {
        return;
    }
    for (uint32_t left = criteria; left != 0; left &= left - 1) {
        uint8_t c = (uint8_t)__builtin_ctz(left);
        const struct criterion *criterion = &solution->rule->criteria[c];
        uint64_t unknown = map->closures[c] & solution->unknown;
        if (unknown == 0) {
            note(judging, assessment, c, only((uint8_t)criterion_outcome(criterion, solution->x)));
            continue;
        }
        if (gate_is_closed(solution, criterion)) {
            continue;
        }
        uint32_t outcomes = outcomes_tried(solution, criterion, map->closures[c], unknown);
        if ((outcomes & (outcomes - 1)) != 0) { /* more than one */
            note(judging, assessment, c, outcomes);
        } else {
            open |= (uint16_t)(1U << c);
        }
    }
    if (open != 0) {
        judge_exactly(judging, assessment, open);
    }
}

/* ---- the days ---- */

/* Whether this post is for this person; not whether there is a place, which was counted when it was taken. */
static void judge_beginning(struct judging *judging, const struct case_subject *subject, int64_t on, bool under_agreement)
{
    judge(judging, ELIGIBILITY, subject, on, judging->world->maps[ELIGIBILITY].judged);
    if (under_agreement) {
        judge(judging, EXPRESS, subject, on, judging->world->maps[EXPRESS].judged);
    }
}

static void judge_trials(struct judging *judging)
{
    const struct case_state *state = judging->state;

    for (size_t i = 0; i < state->trial_count; i++) {
        struct case_subject subject = {(int64_t)i, NONE, NONE, NONE};
        judge_beginning(judging, &subject, state->trials[i].starts_on, state->trials[i].agreement != NONE);
        judge(judging, TRIAL, &subject, state->trials[i].starts_on, judging->world->maps[TRIAL].judged);
    }
}

static int64_t earlier(int64_t one, int64_t other) { return one == NONE || (other != NONE && other < one) ? other : one; }

/* The floor under a wage on each day within its terms on which the tariff's rate changes. */
static void judge_tariff_rises(struct judging *judging, const struct case_subject *subject, const struct job_terms *terms, int64_t until)
{
    const struct world *world = judging->world;
    const struct tariff *tariff = terms->tariff == NONE ? NULL : world_tariff(world, log_text(judging->state->log, terms->tariff));

    for (size_t i = 0; tariff != NULL && i < tariff->rate_count; i++) {
        int32_t from = world->rates[tariff->rates + i].from;
        if (from > terms->on && from <= until) {
            judge(judging, WAGE, subject, from, world->floor_criterion);
        }
    }
}

/* Through the employment's last day, or to the day before its conversion. */
static void judge_wages(struct judging *judging, const struct case_subject *subject)
{
    const struct case_state *state = judging->state;
    const struct case_job *job = &state->jobs[subject->job];
    const struct job_terms *terms = &state->terms[job->terms];
    int64_t last = earlier(earlier(state->as_of, job->ends_on), job->converted_on == NONE ? NONE : job->converted_on - 1);

    judge(judging, WAGE, subject, job->starts_on, judging->world->maps[WAGE].judged);
    for (size_t i = 0; i < job->term_count && terms[i].on <= last; i++) {
        bool has_next = i + 1 < job->term_count && terms[i + 1].on <= last;
        if (i > 0 && (terms[i].hourly_wage != terms[i - 1].hourly_wage || terms[i].tariff != terms[i - 1].tariff)) {
            judge(judging, WAGE, subject, terms[i].on, judging->world->floor_criterion);
        }
        judge_tariff_rises(judging, subject, &terms[i], has_next ? terms[i + 1].on - 1 : last);
    }
}

static void judge_jobs(struct judging *judging)
{
    const struct case_state *state = judging->state;

    for (size_t i = 0; i < state->job_count; i++) {
        const struct case_job *job = &state->jobs[i];
        struct case_subject subject = {job->trial, (int64_t)i, NONE, NONE};
        if (job->trial != NONE) {
            judge(judging, OFFER, &subject, job->starts_on, judging->world->maps[OFFER].judged);
        } else {
            note_all(judging, OFFER, judging->world->completed_criterion, only(NOT_MET));
            judge_beginning(judging, &subject, job->starts_on, job->agreement != NONE);
        }
        judge_wages(judging, &subject);
    }
}

static void judge_placement(struct judging *judging)
{
    const struct case_state *state = judging->state;
    struct case_subject subject = {NONE, NONE, NONE, NONE};
    int64_t on = state->practice_started_on;

    if (state->path == PATH_UNGJOBB && state->job_count > 0) {
        on = earlier(on, state->jobs[0].starts_on);
    }
    if (on != NONE) {
        judge(judging, UNGJOBB, &subject, on, judging->world->maps[UNGJOBB].judged);
    }
}

static void judge_followup(struct judging *judging)
{
    struct case_subject subject;

    for (size_t i = 0; case_subject(judging->state, FOLLOWUP, i, &subject); i++) {
        judge(judging, FOLLOWUP, &subject, judging->state->as_of, judging->world->maps[FOLLOWUP].judged);
    }
}

void case_judge(const struct case_state *state, const struct world *world, struct solution *scratch, struct case_judgement *judgement)
{
    struct judging judging = {state, world, scratch, judgement};

    memset(judgement, 0, sizeof *judgement);
    for (size_t i = 0; i < state->post_count; i++) {
        struct case_subject subject = {NONE, NONE, (int64_t)i, NONE};
        judge(&judging, RECRUITMENT, &subject, state->posts[i].on, world->maps[RECRUITMENT].judged);
    }
    judge_trials(&judging);
    judge_jobs(&judging);
    judge_placement(&judging);
    judge_followup(&judging);
}

size_t case_departures(const struct case_state *state, const struct world *world, struct solution *scratch, const char *ids[DEPARTURES_MAX])
{
    struct case_judgement judgement;
    size_t count = 0;

    case_judge(state, world, scratch, &judgement);
    for (size_t a = 0; a < ASSESSMENTS; a++) {
        for (uint32_t left = judgement.not_met[a]; left != 0 && count < DEPARTURES_MAX; left &= left - 1) {
            ids[count++] = assessments[a]->criteria[__builtin_ctz(left)].id;
        }
    }
    return count;
}
