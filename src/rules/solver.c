/*
 * The solver. Nothing unknown: evaluate every criterion, take the greatest requirement. Else each criterion that reads
 * an unknown is tried over the product of the values that its unknowns can have, and requirements that share an unknown
 * are tried together; a decision's outcome and what is missing for it follow from the groups, which are independent.
 */
#include "rules/solver.h"

#include <string.h>

#include "base/error.h"
#include "rules/axes.h"
#include "rules/facts.h"

enum { IMPOSSIBLE = 0xff };

/* What trying showed: the least and greatest outcome, whether they differ, and for each axis the greatest outcome
 * of a line along it that holds two different ones (0: none does). */
struct survey {
    uint8_t least, greatest;
    uint64_t changing; /* the slots that change the outcome */
    uint8_t top[SLOTS_MAX];
};

int rate_parameter(const struct slot *slot, const int64_t *x, uint64_t unknown)
{
    if (slot->which == NULL) {
        return slot->parameter;
    }
    return (slot->reads & unknown) == 0 ? slot->which(x) : -1;
}

/* Looks a rate up, its choosing facts being known: UNKNOWN without a value, NONE when the facts choose none. */
static int64_t rate_value(const struct solution *solution, const struct slot *slot)
{
    const int64_t *x = solution->x;
    int parameter = slot->which == NULL ? slot->parameter : slot->which(x);
    return parameter < 0 ? NONE : rulebook_value(solution->rulebook, (enum parameter)parameter, x[slot->dated_by], x[AS_KNOWN_ON]);
}

static bool is_computed(const struct slot *slot) { return slot->role == HIDDEN || slot->role == DERIVED; }

/* Fills rates and derived values where what they read is known. The slot that left its range, or NO_SLOT. */
static uint8_t compute(struct solution *solution)
{
    const struct rule *rule = solution->rule;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if (slot->role == RATE) {
            bool chosen = ((slot->reads | BIT(slot->dated_by)) & solution->unknown) == 0;
            solution->x[i] = chosen ? rate_value(solution, slot) : UNKNOWN;
        } else if (is_computed(slot)) {
            solution->x[i] = (slot->reads & solution->unknown) == 0 ? slot->value(solution->x, solution->rulebook) : UNKNOWN;
            if (solution->x[i] == OUT_OF_RANGE) {
                return i;
            }
        }
        if (solution->x[i] == UNKNOWN && slot->role != REPORTED) {
            solution->unknown |= BIT(i);
        }
    }
    return NO_SLOT;
}

/* All that `slots` are made from, themselves included. What a slot reads stands before it. */
static uint64_t closure_of(const struct rule *rule, uint64_t slots)
{
    for (uint8_t i = rule->slot_count; i-- > rule->fact_count;) {
        const struct slot *slot = &rule->slots[i];
        if (slots & BIT(i)) {
            slots |= slot->reads | (slot->role == RATE ? BIT(slot->dated_by) : 0);
        }
    }
    return slots;
}

static uint64_t computed_slots(const struct rule *rule)
{
    uint64_t computed = 0;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        computed |= is_computed(&rule->slots[i]) ? BIT(i) : 0;
    }
    return computed;
}

/* One filling-in after another, the last axis fastest. */
struct walk {
    struct solution trial;
    const struct axes *axes;
    uint64_t computed;            /* the slots computed anew for each */
    uint32_t first_later;         /* the first axis of a rate chosen by other unknowns: they stand after the facts */
    uint32_t changed;             /* the first axis that has moved */
    uint32_t place[AXES_MAX];
    int64_t rate_found[AXES_MAX]; /* the rates that the unknowns tried have chosen */
};

static void walk_begin(struct walk *walk, const struct solution *given, const struct axes *axes, uint64_t computed)
{
    walk->trial = *given;
    walk->axes = axes;
    walk->computed = computed;
    walk->changed = 0;
    walk->first_later = axes->count;
    for (uint32_t a = axes->count; a-- > 0;) {
        walk->place[a] = 0;
        walk->rate_found[a] = UNKNOWN;
        walk->first_later = axes->axis[a].chosen_later ? a : walk->first_later;
    }
}

/* Goes on to the next filling-in, past those that only repeat this one with another value for a rate that has one. How
 * many places of the table that is. */
static uint32_t walk_on(struct walk *walk)
{
    uint32_t steps = 1;
    uint32_t stride = 1;
    for (uint32_t a = walk->axes->count - 1;; a--) {
        uint32_t count = walk->axes->axis[a].count;
        walk->changed = a;
        if (walk->rate_found[a] != UNKNOWN) {
            steps += (count - 1) * stride;
        } else if (++walk->place[a] < count) {
            return steps;
        }
        walk->place[a] = 0;
        if (a == 0) {
            return steps;
        }
        stride *= count;
    }
}

/* Puts the values in place and computes what hangs on them. False for a filling-in that would itself be an error. */
static bool walk_fill(struct walk *walk)
{
    const struct slot *slots = walk->trial.rule->slots;
    for (uint32_t a = walk->changed; a < walk->axes->count; a++) {
        const struct axis *axis = &walk->axes->axis[a];
        walk->trial.x[axis->slot] = axis->values[walk->place[a]];
    }
    for (uint32_t a = walk->first_later; a < walk->axes->count; a++) {
        uint8_t slot = walk->axes->axis[a].slot;
        if (walk->axes->axis[a].chosen_later && walk->changed < walk->first_later) {
            walk->rate_found[a] = rate_value(&walk->trial, &slots[slot]);
        }
        if (walk->rate_found[a] != UNKNOWN) {
            walk->trial.x[slot] = walk->rate_found[a];
        }
    }
    for (uint64_t left = walk->computed; left != 0; left &= left - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(left);
        walk->trial.x[i] = slots[i].value(walk->trial.x, walk->trial.rulebook);
        if (walk->trial.x[i] == OUT_OF_RANGE) {
            return false;
        }
    }
    return true;
}

static uint8_t greatest_outcome(const struct rule *rule, uint32_t criteria, const int64_t *x)
{
    uint8_t greatest = NOT_APPLICABLE;
    for (; criteria != 0; criteria &= criteria - 1) {
        uint8_t outcome = (uint8_t)criterion_outcome(&rule->criteria[__builtin_ctz(criteria)], x);
        greatest = outcome > greatest ? outcome : greatest;
    }
    return greatest;
}

/* Reads off the table which axes matter: those with a line along them on which the outcome is not the same throughout. */
static void survey_lines(struct survey *survey, const struct axes *axes, const uint8_t *table, uint32_t size)
{
    uint32_t stride = 1;
    for (uint32_t a = axes->count; a-- > 0;) {
        const struct axis *axis = &axes->axis[a];
        uint32_t block = stride * axis->count;
        for (uint32_t line = 0; line < size / axis->count && !axis->chosen_later; line++) {
            const uint8_t *outcomes = table + (line / stride) * block + line % stride;
            uint8_t least = IMPOSSIBLE;
            uint8_t greatest = 0;
            for (uint32_t i = 0; i < block; i += stride) {
                if (outcomes[i] != IMPOSSIBLE) {
                    least = outcomes[i] < least ? outcomes[i] : least;
                    greatest = outcomes[i] > greatest ? outcomes[i] : greatest;
                }
            }
            if (least < greatest) {
                survey->changing |= BIT(axis->slot);
                survey->top[axis->slot] = greatest > survey->top[axis->slot] ? greatest : survey->top[axis->slot];
            }
        }
        stride = block;
    }
}

/* Whether the survey leaves open if some unknown matters: the amounts were tried coarsely, not around every rate. */
static bool needs_finer(const struct survey *survey, const struct axes *axes, const struct rule *rule, uint32_t criteria)
{
    uint64_t axis_slots = 0;
    bool any_later = false;
    for (uint32_t a = 0; a < axes->count; a++) {
        any_later = any_later || axes->axis[a].chosen_later;
        axis_slots |= axes->axis[a].chosen_later ? 0 : BIT(axes->axis[a].slot);
    }
    bool decides = rule->criteria[__builtin_ctz(criteria)].kind == REQUIREMENT;
    return any_later && (decides || (axis_slots & ~survey->changing) != 0);
}

static void survey_axes(const struct solution *given, uint32_t criteria, uint64_t unknowns, uint64_t computed, const struct axes *axes,
                        uint32_t size, struct survey *survey)
{
    const struct rule *rule = given->rule;
    bool checked = rule->check != NULL && (rule->check_reads & unknowns) != 0 && (rule->check_reads & given->unknown & ~unknowns) == 0;
    uint8_t table[FILLINGS_MAX];
    struct walk walk;

    walk_begin(&walk, given, axes, computed);
    *survey = (struct survey){.least = IMPOSSIBLE};
    memset(table, IMPOSSIBLE, size);
    for (uint32_t i = 0; i < size; i += walk_on(&walk)) {
        if (walk_fill(&walk) && !(checked && rule->check(walk.trial.x) != NO_SLOT)) {
            table[i] = greatest_outcome(rule, criteria, walk.trial.x);
            survey->least = table[i] < survey->least ? table[i] : survey->least;
            survey->greatest = table[i] > survey->greatest ? table[i] : survey->greatest;
        }
    }
    if (survey->least != survey->greatest && survey->least != IMPOSSIBLE) {
        survey_lines(survey, axes, table, size);
    }
}

/* Tries `criteria` together over all that their `unknowns` can be. False when every filling-in would be an error. */
static bool survey_criteria(const struct solution *given, uint32_t criteria, uint64_t unknowns, uint64_t closure, struct survey *survey)
{
    uint64_t computed = closure & computed_slots(given->rule) & given->unknown;
    struct axes axes;

    survey_axes(given, criteria, unknowns, computed, &axes, axes_build(&axes, given, unknowns, closure, false), survey);
    if (needs_finer(survey, &axes, given->rule, criteria)) {
        survey_axes(given, criteria, unknowns, computed, &axes, axes_build(&axes, given, unknowns, closure, true), survey);
    }
    return survey->least != IMPOSSIBLE;
}

/* Requirements that share an unknown. */
struct group {
    uint32_t criteria;
    uint64_t unknowns, closure;
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
        if (groups[g].unknowns & joining.unknowns) {
            joining.criteria |= groups[g].criteria;
            joining.unknowns |= groups[g].unknowns;
            joining.closure |= groups[g].closure;
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
        bool alone = (groups[g].criteria & (groups[g].criteria - 1)) == 0;
        if (!alone && !survey_criteria(solution, groups[g].criteria, groups[g].unknowns, groups[g].closure, &groups[g].survey)) {
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
        struct group one = {.criteria = UINT32_C(1) << i, .closure = closure_of(rule, criterion->gate | criterion->reads)};
        bool closed = criterion->applies != NULL && (gate & solution->unknown) == 0 && !criterion->applies(solution->x);
        one.unknowns = closed ? 0 : unknowns_of(solution, one.closure);
        solution->missing[i] = 0;
        if (one.unknowns == 0) {
            solution->outcomes[i] = closed ? NOT_APPLICABLE : (uint8_t)criterion_outcome(criterion, solution->x);
        } else if (!survey_criteria(solution, one.criteria, one.unknowns, one.closure, &one.survey)) {
            return all_fillings_fail(error);
        } else {
            solution->outcomes[i] = one.survey.least == one.survey.greatest ? one.survey.least : UNDETERMINED;
            solution->missing[i] = named(rule, one.survey.changing);
        }
        if (criterion->kind == REQUIREMENT && one.unknowns != 0) {
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

static void solve_complete(struct solution *solution)
{
    const struct rule *rule = solution->rule;
    uint8_t greatest = NOT_APPLICABLE;
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        uint8_t outcome = (uint8_t)criterion_outcome(&rule->criteria[i], solution->x);
        solution->outcomes[i] = outcome;
        solution->missing[i] = 0;
        greatest = rule->criteria[i].kind == REQUIREMENT && outcome > greatest ? outcome : greatest;
    }
    solution->outcome = greatest;
}

heltmed_status solve(struct solution *solution, heltmed_error *error)
{
    const struct rule *rule = solution->rule;
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
    uint8_t left_range = compute(solution);
    if (left_range != NO_SLOT) {
        return error_set(error, HELTMED_RANGE, rule->slots[rule->slots[left_range].of].name,
                         "a date computed from it is outside the years 1 to 9999");
    }
    solution->outcome_missing = 0;
    if (solution->unknown == 0) {
        solve_complete(solution);
    } else if (!solve_unknowns(solution, error)) {
        return HELTMED_RANGE;
    }
    for (uint8_t i = rule->slot_count; rule->slots[i - 1].role == REPORTED; i--) {
        solution->x[i - 1] = rule->slots[i - 1].value(solution->x, solution->rulebook);
    }
    return HELTMED_OK;
}
