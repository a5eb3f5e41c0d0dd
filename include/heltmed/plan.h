/*
 * The plan of the job specialist's visits: twice a week in the trial, then weekly, fortnightly and monthly from
 * the day of hiring, with no end but the employment's (sources S2-16, S3-22, S3-33, S3-34).
 */
#ifndef HELTMED_PLAN_H
#define HELTMED_PLAN_H

#include <heltmed/facts.h>
#include <heltmed/rulebook.h>

HELTMED_BEGIN

typedef struct heltmed_plan heltmed_plan;

enum { HELTMED_STEP_TRIAL = 0, HELTMED_STEP_WEEKLY = 1, HELTMED_STEP_FORTNIGHTLY = 2, HELTMED_STEP_MONTHLY = 3 };

/* An empty plan, to be made and made again: its memory is reused. The caller destroys it. One thread at a time.
 * Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_plan_create(const heltmed_allocator *allocator, heltmed_plan **out,
                                                                    heltmed_error *error);
/* NULL is accepted. */
HELTMED_EXPORT void heltmed_plan_destroy(heltmed_plan *plan);

/* Plans the visits whose (moved) day is in [from, until] of the facts, in order of day. `rulebook` must be sealed.
 * The facts, their lists and the rulebook are not needed afterwards. Without an unsorted list of step-ups nothing is
 * allocated once the plan has held as many visits before.
 * Errors: required (from, until), date, range, choice, argument, not_sealed, no_memory; the plan is empty then.
 * Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_plan_make(const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts,
                                                                  heltmed_plan *plan, heltmed_error *error);

/* False when a dated parameter that a visit in [from, until] hangs on is not known: there is then no plan, which is not
 * the same as a plan with no visits. False too before the first plan and after one that failed. NULL gives false.
 * Since 0.1. */
HELTMED_EXPORT bool heltmed_plan_known(const heltmed_plan *plan);

/* How many visits. NULL gives 0. Since 0.1. */
HELTMED_EXPORT size_t heltmed_plan_count(const heltmed_plan *plan);

/* Visit `index`: its day, the day it would have been before it was moved to a working day, and its step
 * (HELTMED_STEP_…). Any of the three may be NULL. Errors: range (`index`), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_plan_visit(const heltmed_plan *plan, size_t index, int32_t *on, int32_t *nominal_on,
                                                                   int32_t *step, heltmed_error *error);

HELTMED_END

#endif
