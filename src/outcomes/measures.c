/* What the measures of `indicators` are called and count. */
#include "outcomes/indicators.h"

const struct measure measures[MEASURES] = {
    [OFFERED_PER_TRIAL_STARTED] =
        {"offered_per_trial_started",
         "trials that led to an offer, of those begun and decided: an offer or a job, or 28 days past the trial, a no "
         "from either, a new trial, or the end of the case; the others are left out"},
    [OFFERED_PER_TRIAL_COMPLETED] =
        {"offered_per_trial_completed",
         "trials that led to an offer, of those decided (as offered_per_trial_started) that are over and did not end early"},
    [HIRED_PER_TRIAL_COMPLETED] =
        {"hired_per_trial_completed",
         "trials that led to a job, of those decided that are over and did not end early; a declined offer decides too"},
    [HIRED_IN_90D] = {"hired_90d", "cases hired on one of their first 90 days, of those opened so long ago that all of them have ended"},
    [HIRED_IN_180D] = {"hired_180d", "cases hired on one of their first 180 days, of those opened so long ago that all of them have ended"},
    [HIRED_IN_365D] = {"hired_365d", "cases hired on one of their first 365 days, of those opened so long ago that all of them have ended"},
    [KEPT_6M] = {"ret_6m",
                 "jobs that lasted through their first 6 calendar months, of those begun so long ago that all of them have ended"},
    [KEPT_12M] = {"ret_12m",
                  "jobs that lasted through their first 12 calendar months, of those begun so long ago that all of them have ended"},
    [KEPT_24M] = {"ret_24m",
                  "jobs that lasted through their first 24 calendar months, of those begun so long ago that all of them have ended"},
    [VISITS_ON_TIME] = {"visits_on_time", "planned visits held no later than the days of grace, of those held or no longer to be held"},
    [UNGJOBB_OFFERS] = {"ungjobb_offers",
                        "pupils with an offer or a job, of the cases on the path ungjobb whose practice has ended; target as of "
                        "extract_on, decided by the exact ends of the interval"},
    [UNGJOBB_OFFERS_STAYING] = {"ungjobb_offers_without_folk_high_school",
                                "as ungjobb_offers, without the pupils who went on to a folk high school"},
    [WAGES_UNDER_FLOOR] =
        {"wages_under_floor",
         "jobs whose wage is under the floor on extract_on, of those that go on (outside VTA-O) and whose wage and tariff are known"},
    [CERTIFICATES] = {"certificates", "cases with a certificate of the programme, of those that ever got a job or have one"},
    [PLACES_FREED] = {"places_freed",
                      "people in a job on extract_on, of the cases that came from VTA-S, a day centre or a work centre: the place "
                      "that they left is free"},
    [ENDINGS_SUPPORTED] = {"endings_supported", "jobs that ended with help to end well, of those that ended and where it was told"},
    [AGREEMENT_TO_TRIAL] = {"agreement_to_trial",
                            "days: the shortest wait after which at least half of the agreements that could be observed for so "
                            "long had had their first trial. k of n: those, of all that could be; NULL days: there is no such "
                            "wait, and k of n have had a trial so far. Year: of the signing"},
};

const char measure_adherence[] = "cases in which the criterion was met whenever it was judged, of those in which that can be "
                                 "told; lo_bp and hi_bp are no interval: they "
                                 "are the lowest and the highest share that the unknown facts of the other cases allow";
