/* What if the floor were a quarter of the tariff from 2027 on? The same wage under the rulebook as it is, and under a reform. */
#include <inttypes.h>
#include <stdio.h>

#include <heltmed/heltmed.h>

static heltmed_status assess(const heltmed_rulebook *rulebook, int32_t on, heltmed_decision *decision, heltmed_error *error)
{
    heltmed_wage_facts facts;
    int64_t floor_ore = 0;
    heltmed_status status;

    heltmed_wage_facts_init(&facts);
    facts.on = on;
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = 4500;
    facts.comparable_tariff_ore = 19079;
    facts.contract_is_permanent = 1;
    facts.other_terms_equal = 1;
    status = heltmed_wage_assess(rulebook, &facts, decision, error);
    if (status == HELTMED_OK) {
        status = heltmed_decision_derived(decision, "floor_ore", &floor_ore, error);
    }
    if (status == HELTMED_OK) {
        printf("%s: %s, the floor is %" PRId64 " øre\n", heltmed_decision_rulebook(decision),
               heltmed_outcome_name(heltmed_decision_outcome(decision)), floor_ore);
    }
    return status;
}

/* An overlay holds what differs from the rulebook below it. */
static heltmed_status make_reform(const heltmed_rulebook *base, int32_t from, heltmed_rulebook **reform, heltmed_error *error)
{
    heltmed_status status = heltmed_rulebook_overlay(base, "reform-2027", NULL, reform, error);

    if (status == HELTMED_OK) {
        status = heltmed_rulebook_set(*reform, "wage.floor_share_bp", from, 2500, HELTMED_DATE_MIN, error);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_seal(*reform, error);
    }
    return status;
}

int main(void)
{
    heltmed_error error;
    heltmed_rulebook *base = NULL, *reform = NULL;
    heltmed_decision *decision = NULL;
    int32_t new_year = 0;
    heltmed_status status = heltmed_rulebook_built_in("2026.1", &base, &error);

    if (status == HELTMED_OK) {
        status = heltmed_date_from_civil(2027, 1, 1, &new_year, &error);
    }
    if (status == HELTMED_OK) {
        status = make_reform(base, new_year, &reform, &error);
    }
    if (status == HELTMED_OK) {
        status = heltmed_decision_create(NULL, &decision, &error);
    }
    if (status == HELTMED_OK) {
        status = assess(base, new_year, decision, &error);
    }
    if (status == HELTMED_OK) {
        status = assess(reform, new_year, decision, &error);
    }
    heltmed_rulebook_destroy(reform);
    heltmed_decision_destroy(decision);
    if (status != HELTMED_OK) {
        fprintf(stderr, "%s: %s\n", heltmed_status_name(error.code), error.message);
        return 1;
    }
    return 0;
}
