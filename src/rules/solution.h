/* The facts and answers of one assessment, and how a criterion and a rate are read off complete facts. */
#ifndef RULES_SOLUTION_H
#define RULES_SOLUTION_H

#include "rules/rule.h"

/* In order: a decision is the greatest outcome of its requirements. CANNOT_TELL is a caution's alone. */
enum outcome { NOT_APPLICABLE, MET, NOT_MET, CANNOT_TELL, UNDETERMINED };

struct solution {
    const struct rule *rule;
    const struct heltmed_rulebook *rulebook;
    int64_t x[SLOTS_MAX];
    struct bounds bounds[SLOTS_MAX];
    uint64_t unknown; /* the slots that are unknown, optional facts not counted */
    uint8_t outcomes[CRITERIA_MAX];
    uint64_t missing[CRITERIA_MAX]; /* slots: facts and dated rates that can still change the criterion's outcome */
    uint8_t outcome;
    uint64_t outcome_missing;
};

/* The parameter that a RATE slot reads; -1 when the facts choose none, or are not known. */
int rate_parameter(const struct slot *slot, const int64_t *x, uint64_t unknown);

/* The value of a RATE slot whose choosing facts are known: UNKNOWN without a value, NONE when the facts choose none. */
static inline int64_t rate_value(const struct slot *slot, const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    int parameter = slot->which == NULL ? slot->parameter : slot->which(x);
    return parameter < 0 ? NONE : rulebook_value(rulebook, (enum parameter)parameter, x[slot->dated_by], x[AS_KNOWN_ON]);
}

/* All that `slots` are made from, themselves included. */
uint64_t closure_of(const struct rule *rule, uint64_t slots);

static inline bool is_computed(const struct slot *slot) { return slot->role == HIDDEN || slot->role == DERIVED; }

/* Fills the rates and derived values among the `needed` slots, which are with all that they are made from, where what they read is
 * known; what stays unknown is noted. The slot that left its range, or NO_SLOT. */
uint8_t solution_compute(struct solution *solution, uint64_t needed);

/* The outcome of a criterion that applies, over complete facts. */
static inline enum outcome criterion_answer(const struct criterion *criterion, const int64_t *x)
{
    if (criterion->open != NULL && criterion->open(x)) {
        return CANNOT_TELL;
    }
    return criterion->holds(x) ? MET : NOT_MET;
}

/* The outcome of a criterion over complete facts. */
static inline enum outcome criterion_outcome(const struct criterion *criterion, const int64_t *x)
{
    return criterion->applies == NULL || criterion->applies(x) ? criterion_answer(criterion, x) : NOT_APPLICABLE;
}

#endif
