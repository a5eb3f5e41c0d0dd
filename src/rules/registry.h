/* Every rule there is, in the order of the contract. */
#ifndef RULES_REGISTRY_H
#define RULES_REGISTRY_H

#include "rules/rule.h"

extern const struct rule eligibility_rule, recruitment_rule, trial_rule, offer_rule, wage_rule, followup_rule, express_rule,
    certificate_rule, ungjobb_rule, ungjobb_certificate_rule, vivirkr_rule, digital_training_rule, benefit_rule, concern_rule,
    gathering_rule;
/* Computations: facts like a rule's, no criteria. */
extern const struct rule plan_rule, shortfalls_rule, share_rule;

enum { ASSESSMENTS = 15, COMPUTATIONS = 3 };
extern const struct rule *const assessments[ASSESSMENTS];
extern const struct rule *const computations[COMPUTATIONS];

/* NULL when there is none of that name. */
const struct rule *assessment_named(const char *name);

/* The assessments, then the computations; NULL past the end, for NULL or an unknown name. */
const struct rule *rule_at(size_t index);
const struct rule *rule_named(const char *name);

/* Fact `index` of a rule (NULL accepted), a list counted once; NULL past the end. */
const struct slot *rule_fact(const struct rule *rule, size_t index);

#endif
