/*
 * The solver. Nothing unknown: evaluate every criterion, take the greatest requirement. Else each criterion that reads
 * an unknown is tried over the product of the values that its unknowns can have, and requirements that share an unknown
 * are tried together; a decision's outcome and what is missing for it follow from the groups, which are independent.
 */
#include "rules/solver.h"

#include "base/error.h"
#include "rules/facts.h"
#include "rules/plain.h"
#include "rules/survey.h"

static uint64_t computed_slots(const struct rule *rule)
{
    uint64_t computed = 0;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        computed |= is_computed(&rule->slots[i]) ? BIT(i) : 0;
    }
    return computed;
}

/* Requirements that share an unknown. */
struct group {
    struct question question;
    struct survey survey;
};

/* A fact named for a slot: the list or fact that a folded slot stands for. */
static uint64_t named(const struct rule *rule, uint64_t slots)
{
    uint64_t names = 0;
    for (; slots != 0; slots &= slots - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(slots);
        names |= BIT(rule->slots[i].role == FOLDED ? rule->slots[i].of : i);
    }
    return names;
}

/* What a criterion's unknowns are, those included that decide with them whether a filling-in is an error. */
static uint64_t unknowns_of(const struct solution *solution, uint64_t closure)
{
    uint64_t unknowns = closure & solution->unknown & ~computed_slots(solution->rule);
    if (unknowns & solution->rule->check_reads) {
        unknowns |= solution->rule->check_reads & solution->unknown;
    }
    return unknowns;
}

static uint32_t join_group(struct group *groups, uint32_t count, struct group joining)
{
    for (uint32_t g = count; g-- > 0;) {
        if (groups[g].question.unknowns & joining.question.unknowns) {
            joining.question.criteria |= groups[g].question.criteria;
            joining.question.unknowns |= groups[g].question.unknowns;
            joining.question.closure |= groups[g].question.closure;
            joining.question.computed |= groups[g].question.computed;
            groups[g] = groups[--count];
        }
    }
    groups[count] = joining;
    return count + 1;
}

static bool all_fillings_fail(heltmed_error *error)
{
    (void)error_set(error, HELTMED_RANGE, NULL, "nothing that the unknown facts could be would give a date or amount within its range");
    return false;
}

/* The decision from its groups: least and greatest of what they can give; a fact matters where it changes its own group's
 * outcome to one that the other groups let through. */
static bool decide(struct solution *solution, struct group *groups, uint32_t count, uint8_t settled, heltmed_error *error)
{
    uint8_t least = settled;
    uint8_t greatest = settled;
    for (uint32_t g = 0; g < count; g++) {
        uint32_t criteria = groups[g].question.criteria;
        bool alone = (criteria & (criteria - 1)) == 0;
        if (!alone && !survey_criteria(solution, &groups[g].question, &groups[g].survey)) {
            return all_fillings_fail(error);
        }
        least = groups[g].survey.least > least ? groups[g].survey.least : least;
        greatest = groups[g].survey.greatest > greatest ? groups[g].survey.greatest : greatest;
    }
    solution->outcome = least == greatest ? least : UNDETERMINED;
    for (uint32_t g = 0; g < count && least != greatest; g++) {
        uint8_t others_least = settled;
        for (uint32_t h = 0; h < count; h++) {
            others_least = h != g && groups[h].survey.least > others_least ? groups[h].survey.least : others_least;
        }
        for (uint64_t left = groups[g].survey.changing; left != 0; left &= left - 1) {
            uint8_t i = (uint8_t)__builtin_ctzll(left);
            solution->outcome_missing |= groups[g].survey.top[i] > others_least ? named(solution->rule, BIT(i)) : 0;
        }
    }
    return true;
}

static bool solve_unknowns(struct solution *solution, heltmed_error *error)
{
    const struct rule *rule = solution->rule;
    struct group groups[CRITERIA_MAX];
    uint32_t count = 0;
    uint8_t settled = NOT_APPLICABLE;
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        const struct criterion *criterion = &rule->criteria[i];
        uint64_t gate = closure_of(rule, criterion->gate);
        struct group one = {.question = {.criteria = UINT32_C(1) << i, .closure = closure_of(rule, criterion->gate | criterion->reads)}};
        struct question *question = &one.question;
        bool closed = criterion->applies != NULL && (gate & solution->unknown) == 0 && !criterion->applies(solution->x);
        question->unknowns = closed ? 0 : unknowns_of(solution, question->closure);
        question->computed = question->closure & computed_slots(rule) & solution->unknown;
        solution->missing[i] = 0;
        if (question->unknowns == 0) {
            solution->outcomes[i] = closed ? NOT_APPLICABLE : (uint8_t)criterion_outcome(criterion, solution->x);
        } else if (!survey_criteria(solution, question, &one.survey)) {
            return all_fillings_fail(error);
        } else {
            solution->outcomes[i] = one.survey.least == one.survey.greatest ? one.survey.least : UNDETERMINED;
            solution->missing[i] = named(rule, one.survey.changing);
        }
        if (criterion->kind == REQUIREMENT && question->unknowns != 0) {
            count = join_group(groups, count, one);
        } else if (criterion->kind == REQUIREMENT && solution->outcomes[i] > settled) {
            settled = solution->outcomes[i];
        }
    }
    return decide(solution, groups, count, settled, error);
}

static uint64_t unknown_folds(const struct rule *rule, const int64_t *x)
{
    uint64_t unknown = 0;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        uint8_t role = rule->slots[i].role;
        unknown |= (role == FOLDED || role == FOLDED_RATE) && x[i] == UNKNOWN ? BIT(i) : 0;
    }
    return unknown;
}

heltmed_status solve(struct solution *solution, heltmed_error *error)
{
    const struct rule *rule = solution->rule;
    if (rule->solve_plain != NULL && rule->solve_plain(solution)) {
        return HELTMED_OK;
    }
    heltmed_status status = facts_check(rule, solution->x, &solution->unknown, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (rule->fold != NULL) {
        rule->fold(solution->x, solution->bounds, solution->rulebook);
        solution->unknown |= unknown_folds(rule, solution->x);
    }
    if (rule->check != NULL && (rule->check_reads & solution->unknown) == 0 && rule->check(solution->x) != NO_SLOT) {
        return error_set(error, HELTMED_RANGE, rule->slots[rule->check(solution->x)].name, rule->check_message);
    }
    uint8_t left_range = solution_compute(solution, UINT64_MAX);
    if (left_range != NO_SLOT) {
        return error_set(error, HELTMED_RANGE, rule->slots[rule->slots[left_range].of].name,
                         "a date computed from it is outside the years 1 to 9999");
    }
    solution->outcome_missing = 0;
    if (solution->unknown == 0) {
        answer_criteria(solution, rule->criteria, rule->criterion_count);
    } else if (!solve_unknowns(solution, error)) {
        return HELTMED_RANGE;
    }
    for (uint8_t i = rule->slot_count; rule->slots[i - 1].role == REPORTED; i--) {
        solution->x[i - 1] = rule->slots[i - 1].value(solution->x, solution->rulebook);
    }
    return HELTMED_OK;
}
