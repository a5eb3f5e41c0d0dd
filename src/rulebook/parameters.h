/* The built-in parameters of the rulebook and the words they are described with. */
#ifndef RULEBOOK_PARAMETERS_H
#define RULEBOOK_PARAMETERS_H

#include <stdint.h>

enum rule_kind { REQUIREMENT, GUIDELINE, TARGET, CAUTION, OBSERVATION, EXTERNAL, RULE_KINDS };
enum rule_basis { BASIS_SOURCE, BASIS_READING, BASIS_PROJECT, BASIS_EXTERNAL, RULE_BASES };

extern const char *const rule_kind_names[RULE_KINDS];
extern const char *const rule_basis_names[RULE_BASES];

/* The nine generally applicable areas; `none` is 0 in the facts, so an area's index here is one less. */
enum area { CLEANING, HOSPITALITY, CONSTRUCTION, SHIP_AND_YARD, AGRICULTURE, FISH_PROCESSING, ELECTRO, ROAD_FREIGHT, TOUR_BUS, AREAS };
enum age_band { AGE_16, AGE_17, AGE_18, AGE_ADULT, AGE_BANDS };

enum parameter {
    WAGE_FLOOR_SHARE,
    TRIAL_WEEKS,
    TRIAL_VISITS_PER_WEEK,
    TRIAL_INTERVIEWS,
    FOLLOWUP_WEEKLY_UNTIL_DAY,
    FOLLOWUP_FORTNIGHTLY_UNTIL_DAY,
    FOLLOWUP_GRACE_DAYS,
    FOLLOWUP_EARLY_DAYS,
    CERTIFICATE_SESSIONS,
    CERTIFICATE_SESSION_MINUTES_MIN,
    CERTIFICATE_SESSION_MINUTES_MAX,
    CERTIFICATE_GAP_DAYS_MIN,
    CERTIFICATE_GAP_DAYS_MAX,
    CERTIFICATE_GROUP_MIN,
    CERTIFICATE_GROUP_MAX,
    EXPRESS_OWN_SHARE,
    EXPRESS_PLACE_HELD_DAYS,
    VTA_S_MONTHLY_RATE,
    BENEFIT_BASE_AMOUNT,
    BENEFIT_FREE_AMOUNT_SHORT,
    BENEFIT_FREE_AMOUNT_LONG,
    BENEFIT_FREE_AMOUNT_VTA,
    MINIMUM_WAGE, /* area by area: 16, 17, 18, adult */
    MINIMUM_WAGE_CONSTRUCTION_EXPERIENCED = MINIMUM_WAGE + AREAS * AGE_BANDS,
    MINIMUM_WAGE_CONSTRUCTION_SKILLED,
    UNGJOBB_PROMPT_DAYS,
    UNGJOBB_CLOSE_DAYS,
    UNGJOBB_PRACTICE_DAYS,
    UNGJOBB_SCHOOL_DAYS,
    UNGJOBB_OFFER_TARGET,
    TRIAL_OFFER_OBSERVED,
    DIGITAL_TRAINING_HOME_WEEKS,
    FOLLOWUP_NAV_MUNICIPALITIES,
    PARAMETERS
};

/* What a parameter is; its values stand in the released rulebooks (values_*.c). */
struct parameter_info {
    const char *id;
    uint8_t kind;  /* enum value_kind */
    uint8_t rule;  /* enum rule_kind */
    uint8_t basis; /* enum rule_basis */
    int64_t lo, hi;
    const char *sources; /* ids of domain sources, separated by spaces */
    const char *about;
};

extern const struct parameter_info parameters[PARAMETERS];

/* The parameter of an id (`size` bytes); PARAMETERS when there is none. */
enum parameter parameter_named(const char *id, uint64_t size);

#endif
