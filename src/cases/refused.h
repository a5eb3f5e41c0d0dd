/* Why an event cannot have been: the one table of what the fold refuses. */
#ifndef CASES_REFUSED_H
#define CASES_REFUSED_H

enum refused {
    NOT_REFUSED,
    REFUSED_OPENED_ALREADY,
    REFUSED_NEVER_OPENED,
    REFUSED_BEFORE_OPENING,
    REFUSED_GOES_ON,
    REFUSED_TRIAL_UNDER_WAY,
    REFUSED_NO_TRIAL,
    REFUSED_EMPLOYED_THERE,
    REFUSED_NO_JOB_TO_CHANGE,
    REFUSED_NO_JOB_TO_END,
    REFUSED_NOT_PAUSED,
    REFUSED_NO_PLACEMENT,
    REFUSED_NEVER_SIGNED,
    REFUSED_SIGNED_ALREADY,
    REFUSED_AFTER_RECORDING,
    REFUSED_CORRECTS_NOTHING,
    REFUSED_VOIDS_NOTHING,
    REFUSED_CORRECTS_VOIDED,
    REFUSED_CORRECTS_ANOTHER_TYPE,
    REFUSED_CONTRADICTS_LATER,
    REFUSED_ERASED,
    REFUSALS
};

struct refused_kind {
    const char *message; /* of the error of an append; NULL: the fold tells another */
    /* Of the reasons that hold of a type of event in a case, whatever an event of it says: the name, which texts and hosts know it by.
     * NULL for the others. */
    const char *name;
};

extern const struct refused_kind refused_kinds[REFUSALS];

#endif
