/* May this person come to a social gathering? */
#include "rules/registry.h"

#include "rules/plain.h"

enum { GOT_JOB = AS_KNOWN_ON + 1, IN_PROCESS, INVITED, SLOTS, FACTS = SLOTS };

static bool may_attend(const int64_t *x) { return x[GOT_JOB] || (x[IN_PROCESS] && x[INVITED]); }
static const char *why_may_attend(const int64_t *x)
{
    return x[GOT_JOB] ? "got_job" : may_attend(x) ? "invited" : x[IN_PROCESS] ? "not_invited" : NULL;
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [GOT_JOB] = {SLOT("got_job_through_helt_med", "the person got a job through HELT MED", FACT, VALUE_YES_NO)},
    [IN_PROCESS] = {SLOT("in_process", "the person is on the way to a job", FACT, VALUE_YES_NO)},
    [INVITED] = {SLOT("invited", "the person is invited", FACT, VALUE_YES_NO)},
};

static const struct criterion criteria[] = {
    {"gathering.may_attend", REQUIREMENT, BASIS_SOURCE, GOT_JOB, NO_SLOT, .reads = BIT(GOT_JOB) | BIT(IN_PROCESS) | BIT(INVITED),
     .holds = may_attend, .sources = "S2-25 S3-35", .met = "got_job", .not_met = "not_in_process", .finer = "invited not_invited",
     .why = why_may_attend},
};

PLAIN_WAY

const struct rule gathering_rule = {
    "gathering", "May this person come?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .solve_plain = solve_plain,
};
