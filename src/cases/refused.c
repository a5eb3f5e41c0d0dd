#include "cases/refused.h"

#include <stddef.h>

const struct refused_kind refused_kinds[REFUSALS] = {
    [REFUSED_OPENED_ALREADY] = {"opens a case that is open already", "opened_already"},
    [REFUSED_NEVER_OPENED] = {"is of a case that was never opened", "never_opened"},
    [REFUSED_BEFORE_OPENING] = {"is dated before the case was opened", "before_opening"},
    [REFUSED_GOES_ON] = {"reopens a case that is neither withdrawn nor closed", "goes_on"},
    [REFUSED_TRIAL_UNDER_WAY] = {"starts a trial at an employer where one is under way", NULL},
    [REFUSED_NO_TRIAL] = {"ends a trial that there is not", "no_trial"},
    [REFUSED_EMPLOYED_THERE] = {"begins an employment at an employer where one goes on", NULL},
    [REFUSED_NO_JOB_TO_CHANGE] = {"changes an employment that there is not", "no_job_to_change"},
    [REFUSED_NO_JOB_TO_END] = {"ends an employment that there is not", "no_job_to_end"},
    [REFUSED_NOT_PAUSED] = {"resumes an employment that is not paused", "not_paused"},
    [REFUSED_NO_PLACEMENT] = {"ends a placement that there is not", "no_placement"},
    [REFUSED_NEVER_SIGNED] = {"changes an agreement that was never signed", NULL},
    [REFUSED_SIGNED_ALREADY] = {"signs an agreement that was signed already", NULL},
    [REFUSED_AFTER_RECORDING] = {"is dated after the day on which it was recorded", NULL},
    [REFUSED_CORRECTS_NOTHING] = {"corrects an event that is not there", NULL},
    [REFUSED_VOIDS_NOTHING] = {"takes out an event that is not there", "voids_nothing"},
    [REFUSED_CORRECTS_VOIDED] = {"what was taken out is brought back by correcting it, not what took it out", NULL},
    [REFUSED_CORRECTS_ANOTHER_TYPE] = {"corrects an event of another type", NULL},
    [REFUSED_CONTRADICTS_LATER] = {NULL, "contradicts_later"},
    [REFUSED_ERASED] = {NULL, "erased"},
};
