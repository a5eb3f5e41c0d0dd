/* What a case is folded against: the rulebook, and the agreements and tariffs of the file. */
#ifndef CASES_WORLD_H
#define CASES_WORLD_H

#include "cases/event.h"
#include "rulebook/rulebook.h"
#include "rules/registry.h"
#include "rules/solution.h"

/* The assessments, by their place in the registry. */
enum assessment {
    ELIGIBILITY,
    RECRUITMENT,
    TRIAL,
    OFFER,
    WAGE,
    FOLLOWUP,
    EXPRESS,
    CERTIFICATE,
    UNGJOBB,
    UNGJOBB_CERTIFICATE,
    VIVIRKR,
    DIGITAL_TRAINING,
    BENEFIT,
    CONCERN,
    GATHERING
};

/* Where the facts of an assessment come from, and what its criteria are made from: looked up by name once. */
struct fact_source {
    int8_t supplied, stated; /* the row of the table in case_facts.c, of stated_names; -1: none */
};
struct assessment_map {
    struct fact_source sources[SLOTS_MAX];
    uint64_t closures[CRITERIA_MAX]; /* all slots that a criterion and its gate are made from */
    uint16_t judged;                 /* the criteria that a case can depart from: requirements and guidelines of its own */
};

struct agreement_change {
    int32_t on;
    int64_t places, until; /* UNKNOWN: as before */
};

struct agreement {
    size_t name; /* in the world's texts; the first member here and of a tariff */
    int32_t signed_on, from;
    int64_t municipality, places, until, monthly_price; /* until NONE: open-ended; monthly_price UNKNOWN: none agreed */
    size_t changes, change_count;                       /* its part of the world's, in order of day */
};

struct tariff_rate {
    int32_t from;
    int64_t hourly;
};

struct tariff {
    size_t name;
    size_t rates, rate_count; /* its part of the world's, in order of day, one a day */
};

struct world {
    heltmed_allocator allocator;
    const struct heltmed_rulebook *rulebook;
    struct assessment_map maps[ASSESSMENTS];
    uint16_t floor_criterion, completed_criterion; /* the bits of wage.floor and offer.trial_completed */
    int32_t as_of;
    struct heltmed_text texts;
    struct agreement *agreements; /* in order of name */
    size_t agreement_count, agreement_capacity;
    struct agreement_change *changes;
    size_t change_count, change_capacity;
    struct tariff *tariffs; /* in order of name */
    size_t tariff_count, tariff_capacity;
    struct tariff_rate *rates;
    size_t rate_count, rate_capacity;
};

struct event_log;

void world_init(struct world *world, const heltmed_allocator *allocator, const struct heltmed_rulebook *rulebook);
/* The same of another's allocator and rulebook, without finding out anew what the rules ask. */
void world_init_like(struct world *world, const struct world *other);
void world_free(struct world *world);

/* Makes the world of every agreement and tariff event (all in one log, corrections among them) as it stands on `as_of`. Errors:
 * no_memory; state, with `refusal` (see case_fold): an agreement changed that was never signed, or signed twice. */
struct case_refusal;
heltmed_status world_fold(struct world *world, struct event_log *log, int32_t as_of, struct case_refusal *refusal, heltmed_error *error);

/* NULL when there is none of that name. */
const struct agreement *world_agreement(const struct world *world, const char *name);
const struct tariff *world_tariff(const struct world *world, const char *name);

/* The places agreed as changed up to a day, whether or not the agreement is in force. */
int64_t agreement_places_agreed(const struct world *world, const struct agreement *agreement, int32_t day);
/* The places agreed for a day; 0 where the agreement is not in force. */
int64_t agreement_places(const struct world *world, const struct agreement *agreement, int32_t day);
/* The last day as changed up to a day; NONE: open-ended. */
int64_t agreement_until(const struct world *world, const struct agreement *agreement, int32_t day);
/* The rate on a day; UNKNOWN before the first. */
int64_t tariff_hourly(const struct world *world, const struct tariff *tariff, int32_t day);

#endif
