/*
 * How many plans of 42 visits a second: a trial, a hiring and the follow-up after it, moved clear of Norway's holidays.
 * Prints one line. The cases are those of yardstick_busday.py.
 */
#define _POSIX_C_SOURCE 199309L

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <heltmed/plan.h>

enum { CASES = 4096, VISITS = 42, FIRST_START = 19724 /* 2024-01-02 */, DAYS_BETWEEN = 1, ROUNDS = 7 };
static const double round_seconds = 0.5;

static void check(heltmed_status status, const heltmed_error *error)
{
    if (status != HELTMED_OK) {
        (void)fprintf(stderr, "%s: %s: %s\n", heltmed_status_name(status), error->field, error->message);
        exit(1);
    }
}

static double now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* A trial of four weeks, a hiring on the day after it, and as long a window as holds 42 visits. */
static void prepare(const heltmed_rulebook *rulebook, heltmed_plan *plan, heltmed_plan_facts *facts, int index)
{
    heltmed_error error;
    int32_t on = 0;

    heltmed_plan_facts_init(facts);
    facts->trial_starts_on = FIRST_START + DAYS_BETWEEN * (index % 1461);
    facts->hired_on = facts->trial_starts_on + 28;
    facts->from = facts->trial_starts_on;
    facts->until = facts->trial_starts_on + 1000;
    check(heltmed_plan_make(rulebook, facts, plan, &error), &error);
    check(heltmed_plan_visit(plan, VISITS - 1, &on, NULL, NULL, &error), &error);
    facts->until = on;
}

int main(void)
{
    static heltmed_plan_facts facts[CASES];
    heltmed_rulebook *rulebook = NULL;
    heltmed_plan *plan = NULL;
    heltmed_error error;
    double best = 0;
    size_t visits = 0;

    check(heltmed_rulebook_built_in("2026.1", &rulebook, &error), &error);
    check(heltmed_plan_create(NULL, &plan, &error), &error);
    for (int i = 0; i < CASES; i++) {
        prepare(rulebook, plan, &facts[i], i);
    }
    for (int round = 0; round < ROUNDS; round++) {
        size_t plans = 0;
        double start = now(), seconds;
        do {
            for (int i = 0; i < CASES; i++) {
                check(heltmed_plan_make(rulebook, &facts[i], plan, &error), &error);
                visits += heltmed_plan_count(plan);
            }
            plans += CASES;
            seconds = now() - start;
        } while (seconds < round_seconds);
        if (visits % VISITS != 0) {
            (void)fprintf(stderr, "a plan has not %d visits\n", VISITS);
            return 1;
        }
        best = (double)plans / seconds > best ? (double)plans / seconds : best;
    }
    printf("bench_plan: %.0f plans/s, %.0f visits/s (%d visits a plan)\n", best, best * VISITS, VISITS);
    heltmed_plan_destroy(plan);
    return 0;
}
