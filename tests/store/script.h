/*
 * What the tests of faults do to a file: steps, each of one event or of several in one transaction, and now and then a close and
 * another open. After each step something is acknowledged: that step's events, and every earlier one's, must be found again.
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "../c/testing.h"

struct step {
    size_t from, until; /* its events: [from, until); none: close, and open again */
};

enum { SCRIPT_STEPS_MAX = 64 };

struct script {
    const char *const *events; /* JSON, in the order in which they are appended */
    size_t event_count;
    struct step steps[SCRIPT_STEPS_MAX];
    size_t step_count;
};

/* Two cases, an agreement and a tariff, from the first day to a hiring and after, with corrections and a safety concern. */
void script_of_two_cases(struct script *script);

#endif
