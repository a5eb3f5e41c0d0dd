#include "rules/decision.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "rules/facts.h"
#include "rules/registry.h"

heltmed_status heltmed_decision_create(const heltmed_allocator *allocator, heltmed_decision **out, heltmed_error *error)
{
    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "out is NULL");
    }
    heltmed_allocator chosen = memory_allocator(allocator);
    heltmed_decision *decision = memory_new(&chosen, sizeof *decision);
    *out = decision;
    if (decision == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "no memory for a decision");
    }
    decision->allocator = chosen;
    return HELTMED_OK;
}

static void forget(heltmed_decision *decision)
{
    decision->made = false;
    rulebook_release(decision->held);
    decision->held = NULL;
}

void heltmed_decision_destroy(heltmed_decision *decision)
{
    if (decision != NULL) {
        forget(decision);
        heltmed_allocator allocator = decision->allocator;
        memory_free(&allocator, decision, sizeof *decision);
    }
}

/* A rule's list of weights, if it has one, is its last slot; the caller's list may go after this call. */
static void keep_weights(heltmed_decision *decision, const struct rule *rule)
{
    const int64_t *given = (const int64_t *)(intptr_t)decision->solution.x[rule->slot_count - 1];
    for (int w = 0; w < WEIGHTS_KEPT; w++) {
        decision->weights[w] = given == NULL ? 1 : given[w];
    }
}

heltmed_status decision_make(heltmed_decision *decision, const struct rule *rule, const struct heltmed_rulebook *rulebook,
                             heltmed_error *error)
{
    decision->made = false;
    if (decision->held != rulebook) {
        rulebook_retain(rulebook);
        rulebook_release(decision->held);
        decision->held = rulebook;
    }
    decision->solution.rule = rule;
    decision->solution.rulebook = rulebook;
    heltmed_status status = solve(&decision->solution, error);
    if (status == HELTMED_OK && rule->slots[rule->slot_count - 1].kind == VALUE_WEIGHTS) {
        keep_weights(decision, rule);
    }
    decision->made = status == HELTMED_OK;
    return status;
}

heltmed_status decision_assess(const struct rule *rule, const heltmed_rulebook *rulebook, const void *facts, heltmed_decision *decision,
                               heltmed_error *error)
{
    if (rulebook == NULL || decision == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "rulebook or decision is NULL");
    }
    decision->made = false;
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook is not sealed");
    }
    heltmed_status status = facts_copy(rule, facts, decision->solution.x, error);
    return status == HELTMED_OK ? decision_make(decision, rule, rulebook, error) : status;
}

heltmed_status heltmed_assess(const heltmed_rulebook *rulebook, const char *assessment, const void *facts, heltmed_decision *decision,
                              heltmed_error *error)
{
    const struct rule *rule = assessment == NULL ? NULL : assessment_named(assessment);
    if (rule != NULL) {
        return decision_assess(rule, rulebook, facts, decision, error);
    }
    if (decision != NULL) {
        decision->made = false;
    }
    return assessment == NULL ? error_set(error, HELTMED_ARGUMENT, NULL, "assessment is NULL")
                              : error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such assessment");
}

/* ---- what it found ---- */

static int32_t public_outcome(uint8_t outcome)
{
    return outcome == CANNOT_TELL || outcome == UNDETERMINED ? HELTMED_UNDETERMINED : outcome;
}

static const struct rule *rule_of(const heltmed_decision *decision)
{
    return decision != NULL && decision->made ? decision->solution.rule : NULL;
}

static const struct criterion *criterion_of(const heltmed_decision *decision, size_t index)
{
    const struct rule *rule = rule_of(decision);
    return rule != NULL && index < rule->criterion_count ? &rule->criteria[index] : NULL;
}

const char *heltmed_decision_assessment(const heltmed_decision *decision)
{
    const struct rule *rule = rule_of(decision);
    return rule == NULL ? NULL : rule->name;
}

const char *heltmed_decision_rulebook(const heltmed_decision *decision)
{
    return rule_of(decision) == NULL ? NULL : decision->solution.rulebook->version;
}

int32_t heltmed_decision_on(const heltmed_decision *decision)
{
    return rule_of(decision) == NULL ? HELTMED_DATE_MIN - 1 : (int32_t)decision->solution.x[ON];
}

int32_t heltmed_decision_outcome(const heltmed_decision *decision)
{
    return rule_of(decision) == NULL ? HELTMED_UNDETERMINED : public_outcome(decision->solution.outcome);
}

int32_t heltmed_decision_advice(const heltmed_decision *decision)
{
    switch (heltmed_decision_outcome(decision)) {
    case HELTMED_NOT_MET:
        return HELTMED_TALK;
    case HELTMED_UNDETERMINED:
        return HELTMED_ASK;
    default:
        return HELTMED_GO_ON;
    }
}

int32_t decision_criterion_outcome(const heltmed_decision *decision, size_t criterion)
{
    return public_outcome(decision->solution.outcomes[criterion]);
}

/* The rate slots among the missing ones. */
static bool only_rates(const struct rule *rule, uint64_t missing)
{
    for (uint64_t left = missing; left != 0; left &= left - 1) {
        uint8_t role = rule->slots[__builtin_ctzll(left)].role;
        if (role != RATE && role != FOLDED_RATE) {
            return false;
        }
    }
    return missing != 0;
}

const char *decision_criterion_reason(const heltmed_decision *decision, size_t index)
{
    const struct solution *solution = &decision->solution;
    const struct criterion *criterion = &solution->rule->criteria[index];
    const char *usual = NULL;
    switch (solution->outcomes[index]) {
    case NOT_APPLICABLE:
        return criterion->not_applicable;
    case MET:
        usual = criterion->met;
        break;
    case NOT_MET:
        usual = criterion->not_met;
        break;
    case CANNOT_TELL:
        usual = criterion->cannot_tell;
        break;
    default:
        return only_rates(solution->rule, solution->missing[index]) ? "no_rate" : "missing_facts";
    }
    /* A finer reason is read off complete facts only. */
    bool complete = ((criterion->gate | criterion->reads) & solution->unknown) == 0;
    const char *finer = complete && criterion->why != NULL ? criterion->why(solution->x) : NULL;
    return finer != NULL ? finer : usual;
}

size_t heltmed_decision_criterion_count(const heltmed_decision *decision)
{
    const struct rule *rule = rule_of(decision);
    return rule == NULL ? 0 : rule->criterion_count;
}

const char *heltmed_decision_criterion_id(const heltmed_decision *decision, size_t criterion)
{
    const struct criterion *found = criterion_of(decision, criterion);
    return found == NULL ? NULL : found->id;
}

const char *heltmed_decision_criterion_kind(const heltmed_decision *decision, size_t criterion)
{
    const struct criterion *found = criterion_of(decision, criterion);
    return found == NULL ? NULL : rule_kind_names[found->kind];
}

const char *heltmed_decision_criterion_basis(const heltmed_decision *decision, size_t criterion)
{
    const struct criterion *found = criterion_of(decision, criterion);
    return found == NULL ? NULL : rule_basis_names[found->basis];
}

int32_t heltmed_decision_criterion_outcome(const heltmed_decision *decision, size_t criterion)
{
    return criterion_of(decision, criterion) == NULL ? HELTMED_UNDETERMINED : decision_criterion_outcome(decision, criterion);
}

const char *heltmed_decision_criterion_reason(const heltmed_decision *decision, size_t criterion)
{
    return criterion_of(decision, criterion) == NULL ? NULL : decision_criterion_reason(decision, criterion);
}

static int64_t shown_value(const heltmed_decision *decision, uint8_t slot)
{
    return slot == NO_SLOT || decision->solution.x[slot] <= OUT_OF_RANGE ? UNKNOWN : decision->solution.x[slot];
}

int64_t heltmed_decision_criterion_observed(const heltmed_decision *decision, size_t criterion)
{
    const struct criterion *found = criterion_of(decision, criterion);
    return found == NULL ? UNKNOWN : shown_value(decision, found->observed);
}

int64_t heltmed_decision_criterion_required(const heltmed_decision *decision, size_t criterion)
{
    const struct criterion *found = criterion_of(decision, criterion);
    return found == NULL ? UNKNOWN : shown_value(decision, found->required);
}

const char *heltmed_decision_criterion_unit(const heltmed_decision *decision, size_t criterion)
{
    const struct criterion *found = criterion_of(decision, criterion);
    return found == NULL || found->observed == NO_SLOT ? NULL : value_kinds[decision->solution.rule->slots[found->observed].kind].unit;
}

/* ---- what is missing ---- */

size_t decision_names(const heltmed_decision *decision, uint64_t missing, const char *names[SLOTS_MAX])
{
    const struct solution *solution = &decision->solution;
    size_t count = 0;
    for (uint64_t left = missing; left != 0; left &= left - 1) {
        const struct slot *slot = &solution->rule->slots[__builtin_ctzll(left)];
        int parameter = slot->which == NULL ? -1 : rate_parameter(slot, solution->x, solution->unknown);
        const char *name = parameter < 0 ? slot->name : parameters[parameter].id;
        bool named = false;
        for (size_t i = 0; i < count; i++) {
            named = named || strcmp(names[i], name) == 0;
        }
        if (!named) {
            names[count++] = name;
        }
    }
    return count;
}

uint64_t decision_ask_also(const heltmed_decision *decision)
{
    const struct solution *solution = &decision->solution;
    uint64_t asked = 0;
    for (uint8_t i = 0; i < solution->rule->criterion_count; i++) {
        asked |= solution->rule->criteria[i].kind != REQUIREMENT ? solution->missing[i] : 0;
    }
    return asked & ~solution->outcome_missing;
}

static const char *name_at(const heltmed_decision *decision, uint64_t missing, size_t index)
{
    const char *names[SLOTS_MAX];
    return index < decision_names(decision, missing, names) ? names[index] : NULL;
}

static size_t name_count(const heltmed_decision *decision, uint64_t missing)
{
    const char *names[SLOTS_MAX];
    return decision_names(decision, missing, names);
}

size_t heltmed_decision_missing_count(const heltmed_decision *decision)
{
    return rule_of(decision) == NULL ? 0 : name_count(decision, decision->solution.outcome_missing);
}

const char *heltmed_decision_missing(const heltmed_decision *decision, size_t index)
{
    return rule_of(decision) == NULL ? NULL : name_at(decision, decision->solution.outcome_missing, index);
}

size_t heltmed_decision_ask_also_count(const heltmed_decision *decision)
{
    return rule_of(decision) == NULL ? 0 : name_count(decision, decision_ask_also(decision));
}

const char *heltmed_decision_ask_also(const heltmed_decision *decision, size_t index)
{
    return rule_of(decision) == NULL ? NULL : name_at(decision, decision_ask_also(decision), index);
}

size_t heltmed_decision_criterion_missing_count(const heltmed_decision *decision, size_t criterion)
{
    return criterion_of(decision, criterion) == NULL ? 0 : name_count(decision, decision->solution.missing[criterion]);
}

const char *heltmed_decision_criterion_missing(const heltmed_decision *decision, size_t criterion, size_t index)
{
    return criterion_of(decision, criterion) == NULL ? NULL : name_at(decision, decision->solution.missing[criterion], index);
}

/* ---- the dated parameters used ---- */

uint64_t decision_parameters(const heltmed_decision *decision, size_t index)
{
    const struct solution *solution = &decision->solution;
    const struct criterion *criterion = &solution->rule->criteria[index];
    uint64_t reads = criterion->gate | criterion->reads;
    uint64_t used = 0;
    for (uint8_t i = solution->rule->slot_count; i-- > solution->rule->fact_count;) {
        const struct slot *slot = &solution->rule->slots[i];
        bool is_rate = slot->role == RATE || slot->role == FOLDED_RATE;
        if (reads & BIT(i)) {
            reads |= slot->reads;
            used |= is_rate && solution->x[i] > OUT_OF_RANGE ? BIT(i) : 0;
        }
    }
    return used;
}

const struct dated_value *decision_parameter(const heltmed_decision *decision, uint8_t index, const char **id)
{
    const struct solution *solution = &decision->solution;
    const struct slot *slot = &solution->rule->slots[index];
    int parameter = rate_parameter(slot, solution->x, solution->unknown);
    if (parameter < 0) {
        return NULL;
    }
    *id = parameters[parameter].id;
    return rulebook_find(solution->rulebook, (enum parameter)parameter, solution->x[slot->dated_by], solution->x[AS_KNOWN_ON]);
}

size_t heltmed_decision_criterion_parameter_count(const heltmed_decision *decision, size_t criterion)
{
    return criterion_of(decision, criterion) == NULL ? 0 : (size_t)__builtin_popcountll(decision_parameters(decision, criterion));
}

heltmed_status heltmed_decision_criterion_parameter(const heltmed_decision *decision, size_t criterion, size_t index, const char **id,
                                                    int64_t *value, int32_t *valid_from, heltmed_error *error)
{
    if (index >= heltmed_decision_criterion_parameter_count(decision, criterion)) {
        return error_set(error, HELTMED_RANGE, NULL, "there is no such parameter");
    }
    uint64_t left = decision_parameters(decision, criterion);
    for (; index > 0; index--) {
        left &= left - 1;
    }
    uint8_t slot = (uint8_t)__builtin_ctzll(left);
    const char *name = NULL;
    const struct dated_value *dated = decision_parameter(decision, slot, &name);
    if (id != NULL) {
        *id = name;
    }
    if (value != NULL) {
        *value = decision->solution.x[slot];
    }
    if (valid_from != NULL) {
        *valid_from = dated == NULL ? HELTMED_DATE_MIN : dated->valid_from;
    }
    return HELTMED_OK;
}
