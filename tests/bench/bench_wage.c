/* The typed wage assessment, warm: all facts known, and none but the day. */
#include <heltmed/heltmed.h>

#include "bare.h"
#include "bench.h"

enum { WAGES = 1024 };

static const heltmed_rulebook *rulebook;
static heltmed_decision *decision;
static heltmed_wage_facts facts[WAGES];

static void dated(uint64_t times)
{
    int64_t met = 0;
    for (uint64_t i = 0; i < times; i++) {
        const heltmed_wage_facts *wage = &facts[i % WAGES];
        met += bare_pays_floor(wage->on, wage->hourly_wage_ore, wage->comparable_tariff_ore);
    }
    bench_keep(met);
}

static void bare(uint64_t times)
{
    int64_t met = 0;
    for (uint64_t i = 0; i < times; i++) {
        const heltmed_wage_facts *wage = &facts[i % WAGES];
        met += bare_pays_share(wage->hourly_wage_ore, wage->comparable_tariff_ore, 2000);
    }
    bench_keep(met);
}

static void known(uint64_t times)
{
    int64_t met = 0;
    for (uint64_t i = 0; i < times; i++) {
        bench_need(heltmed_wage_assess(rulebook, &facts[i % WAGES], decision, NULL) == HELTMED_OK, "wage, all known");
        met += heltmed_decision_outcome(decision);
    }
    bench_keep(met);
}

static void unknown(uint64_t times)
{
    int64_t met = 0;
    heltmed_wage_facts nothing;
    heltmed_wage_facts_init(&nothing);
    for (uint64_t i = 0; i < times; i++) {
        nothing.on = facts[i % WAGES].on;
        bench_need(heltmed_wage_assess(rulebook, &nothing, decision, NULL) == HELTMED_OK, "wage, nothing known");
        met += heltmed_decision_outcome(decision);
    }
    bench_keep(met);
}

int main(int argc, char **argv)
{
    static const struct bench benches[] = {
        {"wage.dated", dated, 2000000},
        {"wage.bare", bare, 2000000},
        {"wage.known", known, 30000},
        {"wage.unknown", unknown, 400},
    };
    heltmed_rulebook *built_in = NULL;
    bench_need(heltmed_rulebook_built_in("2026.1", &built_in, NULL) == HELTMED_OK, "the rulebook");
    bench_need(heltmed_decision_create(NULL, &decision, NULL) == HELTMED_OK, "a decision");
    rulebook = built_in;
    for (int i = 0; i < WAGES; i++) {
        heltmed_wage_facts_init(&facts[i]);
        facts[i].on = 19814 + i;
        facts[i].phase = HELTMED_WAGE_PHASE_PERMANENT;
        facts[i].hourly_wage_ore = 3816 + i % 7 - 3;
        facts[i].comparable_tariff_ore = 19079 + i % 11 - 5;
        facts[i].contract_is_permanent = 1;
        facts[i].other_terms_equal = 1;
        facts[i].area = i % 2 == 0 ? HELTMED_WAGE_AREA_NONE : HELTMED_WAGE_AREA_CONSTRUCTION;
        facts[i].age_years = 30;
        facts[i].receives_disability_benefit = 1;
    }
    int status = bench_main(argc, argv, benches, sizeof(benches) / sizeof(benches[0]));
    heltmed_decision_destroy(decision);
    return status;
}
