/* The typed functions of facts.h: one name for each assessment, one way of doing it. */
#include <heltmed/facts.h>

#include "rules/decision.h"
#include "rules/facts.h"
#include "rules/registry.h"

_Static_assert(sizeof(void *) == 8, "facts structs hold addresses in 8-byte members");

#define FACTS_OF(name)                                                         \
    _Static_assert(sizeof(heltmed_##name##_facts) % 8 == 0, "8-byte members"); \
    void heltmed_##name##_facts_init(heltmed_##name##_facts *facts) { facts_init(&name##_rule, facts); }

#define ASSESSMENT(name)                                                                                          \
    FACTS_OF(name)                                                                                                \
    heltmed_status heltmed_##name##_assess(const heltmed_rulebook *rulebook, const heltmed_##name##_facts *facts, \
                                           heltmed_decision *decision, heltmed_error *error)                      \
    {                                                                                                             \
        return decision_assess(&name##_rule, rulebook, facts, decision, error);                                   \
    }

ASSESSMENT(eligibility)
ASSESSMENT(recruitment)
ASSESSMENT(trial)
ASSESSMENT(offer)
ASSESSMENT(wage)
ASSESSMENT(followup)
ASSESSMENT(express)
ASSESSMENT(certificate)
ASSESSMENT(ungjobb)
ASSESSMENT(ungjobb_certificate)
ASSESSMENT(vivirkr)
ASSESSMENT(digital_training)
ASSESSMENT(benefit)
ASSESSMENT(concern)
ASSESSMENT(gathering)
FACTS_OF(plan)
FACTS_OF(shortfalls)
FACTS_OF(share)
