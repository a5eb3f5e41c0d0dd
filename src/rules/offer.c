/* Is a permanent post due after the trial? */
#include "rules/registry.h"

#include "rules/plain.h"
#include "rules/trial_days.h"

enum { STARTS_ON = AS_KNOWN_ON + 1, ENDED_EARLY_ON, WORKER_WANTS, EMPLOYER_WANTS, WEEKS, LAST_DAY, SLOTS, FACTS = WEEKS };

static bool ended_early(const int64_t *x) { return trial_ended_early(x[ENDED_EARLY_ON], x[LAST_DAY]); }
static bool trial_completed(const int64_t *x) { return trial_is_completed(x[ON], x[LAST_DAY], x[ENDED_EARLY_ON]); }
static bool worker_wants(const int64_t *x) { return x[WORKER_WANTS]; }
static bool employer_wants(const int64_t *x) { return x[EMPLOYER_WANTS]; }
static const char *why_not_completed(const int64_t *x) { return ended_early(x) ? "ended_early" : NULL; }

static int64_t last_day(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return trial_last_day(x[STARTS_ON], x[WEEKS]);
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [STARTS_ON] = {SLOT("trial_starts_on", "the first day of the trial", FACT, VALUE_DATE)},
    [ENDED_EARLY_ON] = {SLOT("trial_ended_early_on", "the day the trial ended early; absent: it did not", OPTIONAL, VALUE_DATE)},
    [WORKER_WANTS] = {SLOT("worker_wants_to_continue", "the worker wants to go on", FACT, VALUE_YES_NO)},
    [EMPLOYER_WANTS] = {SLOT("employer_wants_to_continue", "the employer wants to go on", FACT, VALUE_YES_NO)},
    [WEEKS] = {.name = "trial.weeks", .role = RATE, .kind = VALUE_WEEKS, .parameter = TRIAL_WEEKS, .dated_by = STARTS_ON, .dense = true},
    [LAST_DAY] = {SLOT("last_day", "the trial's last day", HIDDEN, VALUE_DATE), .of = STARTS_ON, .reads = BIT(STARTS_ON) | BIT(WEEKS),
                  .value = last_day},
};

static const struct criterion criteria[] = {
    {"offer.trial_completed", REQUIREMENT, BASIS_READING, ON, LAST_DAY, .reads = BIT(LAST_DAY), .holds = trial_completed,
     .sources = "S2-11 S3-21", .met = "trial_over", .not_met = "trial_not_over", .finer = "ended_early", .why = why_not_completed},
    {"offer.worker_agrees", REQUIREMENT, BASIS_SOURCE, WORKER_WANTS, NO_SLOT, .reads = BIT(WORKER_WANTS), .holds = worker_wants,
     .sources = "S3-24", .met = "worker_wants", .not_met = "worker_declines"},
    {"offer.employer_agrees", REQUIREMENT, BASIS_READING, EMPLOYER_WANTS, NO_SLOT, .reads = BIT(EMPLOYER_WANTS), .holds = employer_wants,
     .sources = "S3-24", .met = "employer_wants", .not_met = "employer_declines"},
};

PLAIN_WAY

const struct rule offer_rule = {
    "offer", "Is a permanent post due after the trial?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .solve_plain = solve_plain,
};
