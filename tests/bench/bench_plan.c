/* Plans of 42 visits: 8 in a trial, then 8 weekly, 9 fortnightly and 17 monthly ones, holidays moved. */
#include <heltmed/heltmed.h>

#include "bench.h"

enum { STARTS = 1024, FIRST_START = 19814 };

static const heltmed_rulebook *rulebook;
static heltmed_plan *plan;

static void plans(uint64_t times)
{
    int64_t visits = 0;
    heltmed_plan_facts facts;
    heltmed_plan_facts_init(&facts);
    for (uint64_t i = 0; i < times; i++) {
        facts.trial_starts_on = FIRST_START + (int64_t)(i % STARTS);
        facts.hired_on = facts.trial_starts_on + 28;
        facts.from = facts.trial_starts_on;
        facts.until = facts.trial_starts_on + 28 + 182 + 500;
        bench_need(heltmed_plan_make(rulebook, &facts, plan, NULL) == HELTMED_OK, "a plan");
        visits += (int64_t)heltmed_plan_count(plan);
    }
    /* Two visits on one day are one, so a few plans have fewer. */
    bench_need(visits > 41 * (int64_t)times && visits <= 42 * (int64_t)times, "42 visits a plan");
    bench_keep(visits);
}

int main(int argc, char **argv)
{
    static const struct bench benches[] = {{"plan.visits", plans, 20000}};
    heltmed_rulebook *built_in = NULL;
    bench_need(heltmed_rulebook_built_in("2026.1", &built_in, NULL) == HELTMED_OK, "the rulebook");
    bench_need(heltmed_plan_create(NULL, &plan, NULL) == HELTMED_OK, "a plan");
    rulebook = built_in;
    int status = bench_main(argc, argv, benches, sizeof(benches) / sizeof(benches[0]));
    heltmed_plan_destroy(plan);
    return status;
}
