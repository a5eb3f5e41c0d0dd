/* What trying every way of filling in the unknowns shows of some criteria taken together. */
#ifndef RULES_SURVEY_H
#define RULES_SURVEY_H

#include "rules/walk.h"

/* What trying showed: the least and greatest outcome, whether they differ, and for each axis the greatest outcome
 * of a line along it that holds two different ones (0: none does). */
struct survey {
    uint8_t least, greatest;
    uint64_t changing; /* the slots that change the outcome */
    uint8_t top[SLOTS_MAX];
};

/* Tries the criteria over all that their unknowns can be. False when every filling-in would be an error. An unknown that
 * amounts at their ends do not show to matter is tried again with amounts where the outcome turns. */
bool survey_criteria(const struct solution *given, const struct question *question, struct survey *survey);

#endif
