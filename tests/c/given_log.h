/* What tests of cases begin with: a log filled with events as a host would give them, and what it folds to. */
#ifndef GIVEN_LOG_H
#define GIVEN_LOG_H

#include "given.h"

#include "cases/case.h"

/* A world of agreements and tariffs, the log of one case, and the case. */
struct given_case {
    struct counting memory;
    struct event_log world_log, log;
    struct world world;
    struct case_state state;
    struct case_refusal refusal;
    heltmed_error error;
    int64_t seq; /* of the event added last */
};

struct given_case *given_case_new(void);
/* Checks that all its memory comes back. */
void given_case_free(struct given_case *given);

/* Adds an event, recorded on the day itself; its number. `data` is JSON without its outer braces, with ' for ". */
int64_t given_event(struct given_case *given, const char *on, const char *type, const char *data);
/* The same, recorded on another day, and correcting an event (0: none). */
int64_t given_late_event(struct given_case *given, const char *on, const char *recorded_on, const char *type, const char *data,
                         int64_t corrects);

/* Folds world and case as of a day; the events must all be possible. */
void given_fold(struct given_case *given, const char *as_of);
/* The events must be impossible: the message of the refusal. */
const char *given_refusal(struct given_case *given);

#endif
