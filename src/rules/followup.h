/* The follow-up's slots, and what its two files share. */
#ifndef RULES_FOLLOWUP_H
#define RULES_FOLLOWUP_H

#include "rules/plan.h"
#include "rules/survey.h"

enum {
    TRIAL_STARTS_ON = AS_KNOWN_ON + 1,
    HIRED_ON,
    STEP_UPS,
    STEP_UPS_COUNT,
    ENDED_ON,
    HOLIDAYS,
    VISITS,
    VISITS_COUNT,
    SPECIALIST,
    EMPLOYER,
    MUNICIPALITY,
    LAST_VISIT,
    WEEKS,
    VISITS_PER_WEEK,
    WEEKLY_UNTIL,
    FORTNIGHTLY_UNTIL,
    GRACE,
    EARLY,
    NEXT_DUE,
    OVERDUE_DAYS,
    PROVIDER,
    SLOTS,
    FACTS = LAST_VISIT
};

struct plan_facts followup_plan_facts(const int64_t *x);

/* What can change whether the follow-up is on schedule. False when every filling-in would be an error. */
bool followup_survey(const struct solution *given, uint64_t unknowns, struct survey *survey);

#endif
