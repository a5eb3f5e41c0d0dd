/* A walk through the ways of filling in what is unknown. */
#ifndef RULES_WALK_H
#define RULES_WALK_H

#include "rules/axes.h"

/* What a filling-in that would itself be an error leads to. */
enum { IMPOSSIBLE = 0xff };

/* Criteria to try together, what they hang on, and what of it is unknown. */
struct question {
    uint32_t criteria; /* bits of the rule's criteria */
    uint64_t unknowns; /* slots to fill in */
    uint64_t closure;  /* all slots that the criteria are made from */
    uint64_t computed; /* those to compute anew for each filling-in */
};

/* One filling-in after another, the last axis fastest. */
struct walk {
    const struct solution *given;
    const struct axes *axes;
    const struct question *question;
    bool checked;     /* whether facts that cannot stand together are to be looked for */
    uint32_t changed; /* the first axis that has moved */
    uint32_t place[AXES_MAX];
    int64_t rate_found[AXES_MAX]; /* the rates that the unknowns tried have chosen */
    int64_t x[SLOTS_MAX];
};

void walk_begin(struct walk *walk, const struct solution *given, const struct axes *axes, const struct question *question);

/* The greatest outcome of the criteria at this place; IMPOSSIBLE. */
uint8_t walk_outcome(struct walk *walk);

/* Goes on to the next filling-in, past those that only repeat this one with another value for a rate that has one. How
 * many places of the table that is. */
uint32_t walk_on(struct walk *walk);

/* The outcome at a place of the table, with another value for one axis. */
uint8_t walk_outcome_with(struct walk *walk, uint32_t place, uint32_t axis, int64_t value);

#endif
