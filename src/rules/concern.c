/* The safety number: was a concern acted on at once? Nobody's call is ever refused. */
#include "rules/registry.h"

#include "rules/plain.h"

enum { REPORTED_ON = AS_KNOWN_ON + 1, REPORTED_BY, ACTED_ON, SLOTS, FACTS = SLOTS };

static const char *const callers[] = {"worker", "employer", "job_specialist", "other", NULL};

static bool is_reported(const int64_t *x) { return x[REPORTED_ON] <= x[ON]; }
static bool has_acted(const int64_t *x) { return x[ACTED_ON] != UNKNOWN && x[ACTED_ON] <= x[ON]; }
static bool acted_at_once(const int64_t *x) { return has_acted(x) && x[ACTED_ON] <= x[REPORTED_ON]; }
static const char *why_acted(const int64_t *x) { return has_acted(x) ? NULL : "not_acted_yet"; }

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [REPORTED_ON] = {SLOT("reported_on", "the day of the call", FACT, VALUE_DATE)},
    [REPORTED_BY] = {SLOT("reported_by", "who called", FACT, VALUE_CHOICE), ONE_OF(callers)},
    [ACTED_ON] = {SLOT("acted_on", "the day measures were taken; absent: not yet", OPTIONAL, VALUE_DATE)},
};

static const struct criterion criteria[] = {
    {"concern.acted_at_once", REQUIREMENT, BASIS_READING, ACTED_ON, REPORTED_ON, .gate = BIT(REPORTED_ON), .applies = is_reported,
     .reads = BIT(REPORTED_ON), .holds = acted_at_once, .sources = "S2-26", .met = "acted_at_once", .not_met = "acted_late",
     .not_applicable = "reported_later", .finer = "not_acted_yet", .why = why_acted},
};

PLAIN_WAY

const struct rule concern_rule = {
    "concern",
    "Was the concern acted on at once?",
    slots,
    criteria,
    SLOTS,
    FACTS,
    LENGTH(criteria),
    .solve_plain = solve_plain,
    .confidential = true,
};
