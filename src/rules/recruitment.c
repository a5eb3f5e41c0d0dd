/* Has this post been filled the model's way? */
#include "rules/registry.h"

enum { ADVERTISED = AS_KNOWN_ON + 1, APPLICANTS, INTERVIEWED, FOUND, SLOTS, FACTS = SLOTS };

static const char *const directions[] = {"employer_first", "worker_first", "both", NULL};
enum { WORKER_FIRST = 1 };

static bool all_interviewed(const int64_t *x) { return x[INTERVIEWED] == x[APPLICANTS]; }
static bool is_advertised(const int64_t *x) { return x[ADVERTISED]; }
static bool begins_with_employer(const int64_t *x) { return x[FOUND] != WORKER_FIRST; }

static uint8_t more_interviewed_than_applied(const int64_t *x) { return x[INTERVIEWED] > x[APPLICANTS] ? INTERVIEWED : NO_SLOT; }

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [ADVERTISED] = {SLOT("advertised", "the post was advertised", FACT, VALUE_YES_NO)},
    [APPLICANTS] = {SLOT("applicants", "how many applied", FACT, VALUE_COUNT)},
    [INTERVIEWED] = {SLOT("applicants_interviewed", "how many of them were interviewed", FACT, VALUE_COUNT)},
    [FOUND] = {SLOT("found", "what was there first: the employer, the worker, or both", FACT, VALUE_CHOICE), ONE_OF(directions)},
};

static const struct criterion criteria[] = {
    {"recruitment.all_interviewed", REQUIREMENT, BASIS_SOURCE, INTERVIEWED, APPLICANTS, .reads = BIT(APPLICANTS) | BIT(INTERVIEWED),
     .holds = all_interviewed, .sources = "S2-08", .met = "all_interviewed", .not_met = "some_not_interviewed"},
    {"recruitment.advertised", GUIDELINE, BASIS_SOURCE, ADVERTISED, NO_SLOT, .gate = BIT(FOUND), .applies = begins_with_employer,
     .reads = BIT(ADVERTISED), .holds = is_advertised, .sources = "S2-07 S3-20 S3-30", .met = "advertised", .not_met = "not_advertised",
     .not_applicable = "worker_first"},
};

const struct rule recruitment_rule = {
    "recruitment",
    "Has this post been filled the model's way?",
    slots,
    criteria,
    SLOTS,
    FACTS,
    LENGTH(criteria),
    .check_reads = BIT(APPLICANTS) | BIT(INTERVIEWED),
    .check = more_interviewed_than_applied,
    .check_message = "more were interviewed than applied",
};
