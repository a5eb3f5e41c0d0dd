/* What an absent list could be: for each of its columns lists that differ in it, so that every rule on one column is told apart. */
#ifndef POSSIBLE_LISTS_H
#define POSSIBLE_LISTS_H

#include "rules/rule.h"

enum { POSSIBLE_LISTS_MAX = 160, POSSIBLE_CELLS_MAX = POSSIBLE_LISTS_MAX * 22 * 8 };

struct possible_lists {
    uint32_t count;
    int64_t address[POSSIBLE_LISTS_MAX], rows[POSSIBLE_LISTS_MAX];
    size_t used;
    int64_t cells[POSSIBLE_CELLS_MAX];
};

/* Lists for the slot, their last day being `on`. */
void possible_lists_make(struct possible_lists *lists, const struct slot *slot, int64_t on);

#endif
