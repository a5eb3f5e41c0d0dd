#include "rules/registry.h"

#include <string.h>

const struct rule *const assessments[ASSESSMENTS] = {
    &eligibility_rule, &recruitment_rule,      &trial_rule,       &offer_rule,   &wage_rule,
    &followup_rule,    &express_rule,          &certificate_rule, &ungjobb_rule, &ungjobb_certificate_rule,
    &vivirkr_rule,     &digital_training_rule, &benefit_rule,     &concern_rule, &gathering_rule,
};

const struct rule *const computations[COMPUTATIONS] = {&plan_rule, &shortfalls_rule, &share_rule};

const struct rule *assessment_named(const char *name)
{
    for (int i = 0; i < ASSESSMENTS; i++) {
        if (strcmp(assessments[i]->name, name) == 0) {
            return assessments[i];
        }
    }
    return NULL;
}
