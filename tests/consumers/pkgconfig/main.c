/* Is a wage of 38.16 kr an hour within the model, where the tariff for the same work is 190.79 kr? */
#include <inttypes.h>
#include <stdio.h>

#include <heltmed/heltmed.h>

static heltmed_status decide(heltmed_decision *decision, heltmed_error *error)
{
    heltmed_wage_facts facts;
    heltmed_rulebook *rulebook = NULL;
    int32_t on = 0;
    heltmed_status status = heltmed_rulebook_built_in("2026.1", &rulebook, error);

    if (status == HELTMED_OK) {
        status = heltmed_date_from_civil(2024, 4, 1, &on, error);
    }
    if (status == HELTMED_OK) {
        heltmed_wage_facts_init(&facts); /* everything is unknown, until it is told */
        facts.on = on;
        facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
        facts.hourly_wage_ore = 3816;
        facts.comparable_tariff_ore = 19079;
        facts.contract_is_permanent = 1;
        facts.other_terms_equal = 1;
        facts.area = HELTMED_WAGE_AREA_NONE; /* no generally applicable minimum wage in this work */
        status = heltmed_wage_assess(rulebook, &facts, decision, error);
    }
    return status;
}

static heltmed_status show(const heltmed_decision *decision, heltmed_error *error)
{
    int64_t floor_ore = 0;
    heltmed_status status = heltmed_decision_derived(decision, "floor_ore", &floor_ore, error);

    if (status == HELTMED_OK) {
        printf("outcome: %s\n", heltmed_outcome_name(heltmed_decision_outcome(decision)));
        printf("floor: %" PRId64 " øre\n", floor_ore);
        for (size_t i = 0; i < heltmed_decision_ask_also_count(decision); i++) {
            printf("ask also: %s\n", heltmed_decision_ask_also(decision, i));
        }
    }
    return status;
}

int main(void)
{
    heltmed_error error;
    heltmed_decision *decision = NULL;
    heltmed_status status = heltmed_decision_create(NULL, &decision, &error);

    if (status == HELTMED_OK) {
        status = decide(decision, &error);
    }
    if (status == HELTMED_OK) {
        status = show(decision, &error);
    }
    heltmed_decision_destroy(decision);
    if (status != HELTMED_OK) {
        fprintf(stderr, "%s: %s\n", heltmed_status_name(error.code), error.message);
        return 1;
    }
    return 0;
}
