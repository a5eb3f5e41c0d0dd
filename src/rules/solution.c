#include "rules/solution.h"

int rate_parameter(const struct slot *slot, const int64_t *x, uint64_t unknown)
{
    if (slot->which == NULL) {
        return slot->parameter;
    }
    return (slot->reads & unknown) == 0 ? slot->which(x) : -1;
}

int64_t rate_value(const struct solution *solution, const struct slot *slot)
{
    const int64_t *x = solution->x;
    int parameter = slot->which == NULL ? slot->parameter : slot->which(x);
    return parameter < 0 ? NONE : rulebook_value(solution->rulebook, (enum parameter)parameter, x[slot->dated_by], x[AS_KNOWN_ON]);
}
