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

const struct rule *rule_at(size_t index)
{
    if (index < ASSESSMENTS) {
        return assessments[index];
    }
    return index < ASSESSMENTS + COMPUTATIONS ? computations[index - ASSESSMENTS] : NULL;
}

const struct rule *rule_named(const char *name)
{
    for (size_t i = 0; name != NULL && rule_at(i) != NULL; i++) {
        if (strcmp(rule_at(i)->name, name) == 0) {
            return rule_at(i);
        }
    }
    return NULL;
}

const struct slot *rule_fact(const struct rule *rule, size_t index)
{
    for (uint8_t i = 0; rule != NULL && i < rule->fact_count; i++) {
        if (rule->slots[i].role != LIST_COUNT && index-- == 0) {
            return &rule->slots[i];
        }
    }
    return NULL;
}
