/* Outcomes and reasons of rows, as the rules give them. */
#ifndef COLUMNS_REASONS_H
#define COLUMNS_REASONS_H

#include "columns/column.h"
#include "rules/solution.h"

/* The public number of a rule's word; 0 for another word. */
uint8_t reason_number(const char *word);

/* Checks the number of rows and the place for their outcomes. */
heltmed_status outcomes_check(int64_t rows, const uint8_t *outcomes, heltmed_error *error);

/* A criterion asked of the facts at their worst and at their best: the outcome where both agree. */
static inline enum outcome criterion_between(const struct criterion *criterion, const int64_t *worst, const int64_t *best)
{
    enum outcome outcome = criterion_outcome(criterion, worst);
    return outcome == criterion_outcome(criterion, best) ? outcome : UNDETERMINED;
}

#endif
