#include "rules/walk.h"

void walk_begin(struct walk *walk, const struct solution *given, const struct axes *axes, const struct question *question)
{
    const struct rule *rule = given->rule;
    walk->trial = *given;
    walk->axes = axes;
    walk->question = question;
    walk->checked = rule->check != NULL && (rule->check_reads & question->unknowns) != 0 &&
                    (rule->check_reads & given->unknown & ~question->unknowns) == 0;
    walk->changed = 0;
    walk->first_later = axes->count;
    for (uint32_t a = axes->count; a-- > 0;) {
        walk->place[a] = 0;
        walk->rate_found[a] = UNKNOWN;
        walk->first_later = axes->axis[a].chosen_later ? a : walk->first_later;
    }
}

uint32_t walk_on(struct walk *walk)
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

static uint8_t greatest_outcome(const struct rule *rule, uint32_t criteria, const int64_t *x)
{
    uint8_t greatest = NOT_APPLICABLE;
    for (; criteria != 0; criteria &= criteria - 1) {
        uint8_t outcome = (uint8_t)criterion_outcome(&rule->criteria[__builtin_ctz(criteria)], x);
        greatest = outcome > greatest ? outcome : greatest;
    }
    return greatest;
}

static void find_rates(struct walk *walk)
{
    for (uint32_t a = walk->first_later; a < walk->axes->count; a++) {
        if (walk->axes->axis[a].chosen_later) {
            walk->rate_found[a] = rate_value(&walk->trial, &walk->trial.rule->slots[walk->axes->axis[a].slot]);
        }
    }
}

/* The outcome once every axis has its value in x. */
static uint8_t outcome_of_filling(struct walk *walk)
{
    const struct rule *rule = walk->trial.rule;
    int64_t *x = walk->trial.x;
    for (uint32_t a = walk->first_later; a < walk->axes->count; a++) {
        if (walk->rate_found[a] != UNKNOWN) {
            x[walk->axes->axis[a].slot] = walk->rate_found[a];
        }
    }
    for (uint64_t left = walk->question->computed; left != 0; left &= left - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(left);
        x[i] = rule->slots[i].value(x, walk->trial.rulebook);
        if (x[i] == OUT_OF_RANGE) {
            return IMPOSSIBLE;
        }
    }
    return walk->checked && rule->check(x) != NO_SLOT ? IMPOSSIBLE : greatest_outcome(rule, walk->question->criteria, x);
}

uint8_t walk_outcome(struct walk *walk)
{
    for (uint32_t a = walk->changed; a < walk->axes->count; a++) {
        const struct axis *axis = &walk->axes->axis[a];
        walk->trial.x[axis->slot] = axis->values[walk->place[a]];
    }
    if (walk->changed < walk->first_later) {
        find_rates(walk);
    }
    return outcome_of_filling(walk);
}

uint8_t walk_outcome_with(struct walk *walk, uint32_t place, uint32_t axis, int64_t value)
{
    for (uint32_t a = walk->axes->count; a-- > 0;) {
        const struct axis *other = &walk->axes->axis[a];
        walk->trial.x[other->slot] = other->values[place % other->count];
        place /= other->count;
    }
    walk->trial.x[walk->axes->axis[axis].slot] = value;
    find_rates(walk);
    return outcome_of_filling(walk);
}
