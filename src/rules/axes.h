/* The values that an unknown is tried with: enough of them that every outcome it can lead to is seen. */
#ifndef RULES_AXES_H
#define RULES_AXES_H

#include "rules/solution.h"

enum { AXES_MAX = 20, AXIS_POOL = 2560, FILLINGS_MAX = 1 << 15 };

struct axis {
    uint8_t slot;
    uint32_t count, stride; /* how far one value is from the next in the table of all filling-ins */
    int64_t *values;
};

/* Those that choose rates come first, the rates that are chosen by them last. */
struct axes {
    uint32_t count, first_later;
    uint32_t choosing; /* how many choose rates */
    struct axis axis[AXES_MAX];
    uint32_t used;
    int64_t pool[AXIS_POOL];
};

/* One axis for each slot of `unknowns`; `closure` is all that the criteria at hand read. The number of filling-ins that
 * they span, at most FILLINGS_MAX. */
uint32_t axes_build(struct axes *axes, const struct solution *solution, uint64_t unknowns, uint64_t closure);

/* Amounts start with both ends and what they may be compared with; whether an axis is one. */
bool axes_can_widen(const struct axes *axes, const struct solution *solution, uint32_t axis);

/* Adds values to an axis. The number of filling-ins then. */
uint32_t axes_widen(struct axes *axes, uint32_t index, const int64_t *values, uint32_t count);

#endif
