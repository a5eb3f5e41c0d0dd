/* What the tests of the plan share: random cases, and a second plan that follows the contract's words step by step. */
#ifndef PLAN_CASES_H
#define PLAN_CASES_H

#include "testing.h"

#include <heltmed/plan.h>

#include "base/date.h"
#include "base/value.h"
#include "rules/facts.h"
#include "rules/plan.h"
#include "rules/registry.h"

enum { VISITS_MAX = 4000, STEP_UPS_MAX = 12 };

struct list {
    struct visit visits[VISITS_MAX];
    int count;
};

/* The facts of one case, and their list. */
struct trying {
    heltmed_plan_facts facts;
    int64_t step_ups[STEP_UPS_MAX];
};

const heltmed_rulebook *case_built_in(void);
heltmed_plan_facts case_no_facts(int64_t from, int64_t until);
/* For rates that are known. */
void case_second_plan(struct list *list, const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts);
heltmed_rulebook *case_overlay(const heltmed_rulebook *base);
void case_set(heltmed_rulebook *rulebook, const char *id, int32_t valid_from, int64_t value);
/* Sealed, with some rates of its own; `lacking` percent of them are not known. */
heltmed_rulebook *case_rulebook(struct chance *chance, int64_t around, int64_t lacking);
/* From some days before to some days after `around`, within the calendar. */
int64_t case_day_near(struct chance *chance, int64_t around, int64_t before, int64_t after);
int64_t case_middle(struct chance *chance);
void plan_case_facts(struct chance *chance, int64_t around, struct trying *trying);
void case_make(const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, heltmed_plan *plan);
struct visit case_visit(const heltmed_plan *plan, size_t index);
void case_check_same(const heltmed_plan *plan, const struct list *list, const heltmed_plan_facts *facts);
struct plan_facts case_internal(const heltmed_plan_facts *facts, int64_t *step_ups);

#endif
