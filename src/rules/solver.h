/* What holds while something is unknown. */
#ifndef RULES_SOLVER_H
#define RULES_SOLVER_H

#include "rules/solution.h"

/* Checks the facts that stand in `x` and solves for them. Errors: those of facts_check, and range, with the fact to blame.
 * Never allocates. */
heltmed_status solve(struct solution *solution, heltmed_error *error);

#endif
