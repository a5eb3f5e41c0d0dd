#include <inttypes.h>
#include <stdio.h>

#include <heltmed/heltmed.h>

int main(void)
{
    heltmed_error error;
    heltmed_rulebook *rulebook = NULL;
    heltmed_decision *decision = NULL;
    heltmed_wage_facts facts;
    int32_t on = 0;
    int64_t floor_ore = 0;

    heltmed_wage_facts_init(&facts); /* everything is unknown, until it is told */
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = 3816; /* 38.16 kr an hour, where the tariff is 190.79 kr */
    facts.comparable_tariff_ore = 19079;
    facts.contract_is_permanent = 1;
    facts.other_terms_equal = 1;
    if (heltmed_date_from_civil(2024, 4, 1, &on, &error) != HELTMED_OK ||
        heltmed_rulebook_built_in("2026.1", &rulebook, &error) != HELTMED_OK ||
        heltmed_decision_create(NULL, &decision, &error) != HELTMED_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    facts.on = on;
    if (heltmed_wage_assess(rulebook, &facts, decision, &error) != HELTMED_OK ||
        heltmed_decision_derived(decision, "floor_ore", &floor_ore, &error) != HELTMED_OK) {
        fprintf(stderr, "%s\n", error.message);
        heltmed_decision_destroy(decision);
        return 1;
    }
    printf("%s: the floor is %" PRId64 " øre\n", heltmed_outcome_name(heltmed_decision_outcome(decision)), floor_ore);
    heltmed_decision_destroy(decision);
    return 0;
}
