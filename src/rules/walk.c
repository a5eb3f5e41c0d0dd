#include "rules/walk.h"

#include <string.h>

void walk_begin(struct walk *walk, const struct solution *given, const struct axes *axes, const struct question *question)
{
    const struct rule *rule = given->rule;
    walk->given = given;
    walk->axes = axes;
    walk->question = question;
    walk->checked = rule->check != NULL && (rule->check_reads & question->unknowns) != 0 &&
                    (rule->check_reads & given->unknown & ~question->unknowns) == 0;
    walk->changed = 0;
    for (uint32_t a = 0; a < axes->count; a++) {
        walk->place[a] = 0;
        walk->rate_found[a] = UNKNOWN;
    }
    memcpy(walk->x, given->x, rule->slot_count * sizeof *walk->x);
}

uint32_t walk_on(struct walk *walk)
{
    uint32_t steps = 1;
    for (uint32_t a = walk->axes->count - 1;; a--) {
        const struct axis *axis = &walk->axes->axis[a];
        walk->changed = a;
        if (walk->rate_found[a] != UNKNOWN) {
            steps += (axis->count - 1) * axis->stride;
        } else if (++walk->place[a] < axis->count) {
            return steps;
        }
        walk->place[a] = 0;
        if (a == 0) {
            return steps;
        }
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

/* Looks up anew the rates that the unknowns choose, and fills in those found. */
static void find_rates(struct walk *walk)
{
    const struct axes *axes = walk->axes;
    for (uint32_t a = axes->first_later; a < axes->count; a++) {
        uint8_t slot = axes->axis[a].slot;
        walk->rate_found[a] = rate_value(&walk->given->rule->slots[slot], walk->x, walk->given->rulebook);
        if (walk->rate_found[a] != UNKNOWN) {
            walk->x[slot] = walk->rate_found[a];
        }
    }
}

/* The outcome once every axis has its value in x. */
static uint8_t outcome_of_filling(struct walk *walk)
{
    const struct rule *rule = walk->given->rule;
    int64_t *x = walk->x;
    for (uint64_t left = walk->question->computed; left != 0; left &= left - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(left);
        x[i] = rule->slots[i].value(x, walk->given->rulebook);
        if (x[i] == OUT_OF_RANGE) {
            return IMPOSSIBLE;
        }
    }
    return walk->checked && rule->check(x) != NO_SLOT ? IMPOSSIBLE : greatest_outcome(rule, walk->question->criteria, x);
}

uint8_t walk_outcome(struct walk *walk)
{
    const struct axes *axes = walk->axes;
    for (uint32_t a = walk->changed; a < axes->count; a++) {
        if (walk->rate_found[a] == UNKNOWN || walk->changed < axes->choosing) {
            walk->x[axes->axis[a].slot] = axes->axis[a].values[walk->place[a]];
        }
    }
    if (walk->changed < axes->choosing) {
        find_rates(walk);
    }
    return outcome_of_filling(walk);
}

uint8_t walk_outcome_with(struct walk *walk, uint32_t place, uint32_t axis, int64_t value)
{
    const struct axes *axes = walk->axes;
    for (uint32_t a = 0; a < axes->count; a++) {
        const struct axis *other = &axes->axis[a];
        walk->x[other->slot] = other->values[place / other->stride % other->count];
    }
    walk->x[axes->axis[axis].slot] = value;
    find_rates(walk);
    return outcome_of_filling(walk);
}
