/* A decision: the solution and where it came from. */
#ifndef RULES_DECISION_H
#define RULES_DECISION_H

#include <heltmed/decision.h>

#include "rules/solver.h"

enum { WEIGHTS_KEPT = 10 };

struct heltmed_decision {
    heltmed_allocator allocator;
    bool made;
    const struct heltmed_rulebook *held; /* kept alive */
    struct solution solution;
    int64_t weights[WEIGHTS_KEPT]; /* the list of a VALUE_WEIGHTS slot, copied */
};

/* Assesses a facts struct. */
heltmed_status decision_assess(const struct rule *rule, const struct heltmed_rulebook *rulebook, const void *facts,
                               heltmed_decision *decision, heltmed_error *error);

/* Assesses facts that stand in the solution's x, once they are checked. */
heltmed_status decision_make(heltmed_decision *decision, const struct rule *rule, const struct heltmed_rulebook *rulebook,
                             heltmed_error *error);

/* The public outcome of a criterion (HELTMED_MET …). */
int32_t decision_criterion_outcome(const struct heltmed_decision *decision, size_t criterion);
const char *decision_criterion_reason(const struct heltmed_decision *decision, size_t criterion);

/* The names of missing slots, each once, in the order of the table: up to SLOTS_MAX of them. Returns how many. */
size_t decision_names(const struct heltmed_decision *decision, uint64_t missing, const char *names[SLOTS_MAX]);

/* What guidelines and cautions miss that the decision does not. */
uint64_t decision_ask_also(const struct heltmed_decision *decision);

/* The slots of the dated parameters that a criterion used and that have a value. */
uint64_t decision_parameters(const struct heltmed_decision *decision, size_t criterion);
/* The parameter in force that a rate slot read; NULL for none. `*id` is its name. */
const struct dated_value *decision_parameter(const struct heltmed_decision *decision, uint8_t slot, const char **id);

#endif
