/* The measures of `indicators`. */
#ifndef OUTCOMES_INDICATORS_H
#define OUTCOMES_INDICATORS_H

#include "outcomes/sums.h"

enum {
    OFFERED_PER_TRIAL_STARTED,
    OFFERED_PER_TRIAL_COMPLETED,
    HIRED_PER_TRIAL_COMPLETED,
    HIRED_IN_90D,
    HIRED_IN_180D,
    HIRED_IN_365D,
    KEPT_6M,
    KEPT_12M,
    KEPT_24M,
    VISITS_ON_TIME,
    UNGJOBB_OFFERS,
    UNGJOBB_OFFERS_STAYING,
    WAGES_UNDER_FLOOR,
    CERTIFICATES,
    PLACES_FREED,
    ENDINGS_SUPPORTED,
    AGREEMENT_TO_TRIAL,
    MEASURES /* from here on: adherence to each criterion of each assessment */
};

struct measure {
    const char *name, *definition;
};
extern const struct measure measures[MEASURES];
extern const char measure_adherence[]; /* the definition of each measure of adherence */

enum grouping { GROUP_ALL, GROUP_PRIOR_STATUS, GROUP_PATH, GROUP_YEAR, GROUP_MUNICIPALITY, GROUPINGS };

#endif
