/*
 * The solver. Nothing unknown: evaluate every criterion, take the greatest requirement. Else each criterion that reads
 * an unknown is tried over the product of the values that its unknowns can have, and requirements that share an unknown
 * are tried together; a decision's outcome and what is missing for it follow from the groups, which are independent.
 */
#include "rules/solver.h"

#include <string.h>

#include "base/error.h"
#include "rules/facts.h"
#include "rules/walk.h"

/* What trying showed: the least and greatest outcome, whether they differ, and for each axis the greatest outcome
 * of a line along it that holds two different ones (0: none does). */
struct survey {
    uint8_t least, greatest;
    uint64_t changing; /* the slots that change the outcome */
    uint8_t top[SLOTS_MAX];
};

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

/* The outcomes of every filling-in, and what they show. */
struct table {
    uint32_t size;
    uint8_t outcomes[FILLINGS_MAX];
};

/* How many places the axes of rates chosen by other unknowns span. They are the last ones. */
static uint32_t later_places(const struct axes *axes)
{
    uint32_t places = 1;
    for (uint32_t a = 0; a < axes->count; a++) {
        places *= axes->axis[a].chosen_later ? axes->axis[a].count : 1;
    }
    return places;
}

/* The unknowns that choose a rate: each of their values may bring another one, whose value is free of the others'. */
static uint64_t choosing(const struct axes *axes, const struct rule *rule)
{
    uint64_t slots = 0;
    for (uint32_t a = 0; a < axes->count; a++) {
        slots |= axes->axis[a].chosen_later ? rule->slots[axes->axis[a].slot].reads : 0;
    }
    return slots;
}

/* One line along an axis: `width` neighbouring places at each of its values. */
static void survey_line(struct survey *survey, const struct axis *axis, const uint8_t *outcomes, uint32_t stride, uint32_t width)
{
    uint8_t least = IMPOSSIBLE;
    uint8_t greatest = 0;
    for (uint32_t value = 0; value < axis->count; value++) {
        for (uint32_t i = value * stride; i < value * stride + width; i++) {
            if (outcomes[i] != IMPOSSIBLE) {
                least = outcomes[i] < least ? outcomes[i] : least;
                greatest = outcomes[i] > greatest ? outcomes[i] : greatest;
            }
        }
    }
    if (least < greatest) {
        survey->changing |= BIT(axis->slot);
        survey->top[axis->slot] = greatest > survey->top[axis->slot] ? greatest : survey->top[axis->slot];
    }
}

/* Reads off the table which axes matter: those with a line along them on which the outcome is not the same throughout. */
static void survey_lines(struct survey *survey, const struct axes *axes, const struct rule *rule, const struct table *table)
{
    uint64_t choosers = choosing(axes, rule);
    uint32_t stride = 1;
    for (uint32_t a = axes->count; a-- > 0;) {
        const struct axis *axis = &axes->axis[a];
        uint32_t width = choosers & BIT(axis->slot) ? later_places(axes) : 1;
        uint32_t block = stride * axis->count;
        for (uint32_t line = 0; line < table->size / axis->count && !axis->chosen_later; line += width) {
            survey_line(survey, axis, table->outcomes + (line / stride) * block + line % stride, stride, width);
        }
        stride = block;
    }
}

static void survey_table(struct walk *walk, struct table *table, struct survey *survey)
{
    *survey = (struct survey){.least = IMPOSSIBLE};
    memset(table->outcomes, IMPOSSIBLE, table->size);
    for (uint32_t i = 0; i < table->size; i += walk_on(walk)) {
        uint8_t outcome = walk_outcome(walk);
        table->outcomes[i] = outcome;
        if (outcome != IMPOSSIBLE) {
            survey->least = outcome < survey->least ? outcome : survey->least;
            survey->greatest = outcome > survey->greatest ? outcome : survey->greatest;
        }
    }
    if (survey->least < survey->greatest) {
        survey_lines(survey, walk->axes, walk->trial.rule, table);
    }
}

/* The first value after `lo` at which the outcome is no longer `at_lo`. */
static int64_t turning_point(struct walk *walk, uint32_t place, uint32_t axis, int64_t lo, int64_t hi, uint8_t at_lo)
{
    while (hi - lo > 1) {
        int64_t middle = lo + (hi - lo) / 2;
        if (walk_outcome_with(walk, place, axis, middle) == at_lo) {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    return hi;
}

enum { TURNING_POINTS_MAX = 128 };

/* Finds, for every way of filling in the others, where along an axis of amounts the outcome turns. */
static uint32_t turning_points(struct walk *walk, const struct table *table, uint32_t index, int64_t points[2 * TURNING_POINTS_MAX])
{
    const struct axis *axis = &walk->axes->axis[index];
    uint32_t count = 0;
    uint32_t stride = 1;
    for (uint32_t a = index + 1; a < walk->axes->count; a++) {
        stride *= walk->axes->axis[a].count;
    }
    for (uint32_t i = 0; i + stride < table->size && count < 2 * TURNING_POINTS_MAX; i++) {
        uint32_t value = i / stride % axis->count;
        bool turns = value + 1 < axis->count && table->outcomes[i] != table->outcomes[i + stride] && table->outcomes[i] != IMPOSSIBLE &&
                     table->outcomes[i + stride] != IMPOSSIBLE;
        if (turns) {
            int64_t point = turning_point(walk, i, index, axis->values[value], axis->values[value + 1], table->outcomes[i]);
            points[count++] = point - 1;
            points[count++] = point;
        }
    }
    return count;
}

/* Whether it is still open if some unknown matters. */
static bool leaves_open(const struct survey *survey, const struct axes *axes)
{
    uint64_t axis_slots = 0;
    for (uint32_t a = 0; a < axes->count; a++) {
        axis_slots |= axes->axis[a].chosen_later ? 0 : BIT(axes->axis[a].slot);
    }
    return survey->least < survey->greatest && (axis_slots & ~survey->changing) != 0;
}

/* Tries `criteria` together over all that their `unknowns` can be. False when every filling-in would be an error. An
 * unknown that amounts at their ends do not show to matter is tried again with amounts where the outcome turns. */
static bool survey_criteria(const struct solution *given, uint32_t criteria, uint64_t unknowns, uint64_t closure, struct survey *survey)
{
    uint64_t computed = closure & computed_slots(given->rule) & given->unknown;
    struct axes axes;
    struct table table;
    struct walk walk;

    table.size = axes_build(&axes, given, unknowns, closure);
    walk_begin(&walk, given, &axes, criteria, unknowns, computed);
    survey_table(&walk, &table, survey);
    for (uint32_t a = 0; a < axes.count && leaves_open(survey, &axes); a++) {
        if (axes_can_widen(&axes, given, a) && !axes.axis[a].chosen_later) {
            int64_t points[2 * TURNING_POINTS_MAX];
            uint32_t count = turning_points(&walk, &table, a, points);
            table.size = axes_widen(&axes, a, points, count);
            walk_begin(&walk, given, &axes, criteria, unknowns, computed);
            survey_table(&walk, &table, survey);
        }
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
