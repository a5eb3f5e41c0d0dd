#include "rules/solution.h"

int rate_parameter(const struct slot *slot, const int64_t *x, uint64_t unknown)
{
    if (slot->which == NULL) {
        return slot->parameter;
    }
    return (slot->reads & unknown) == 0 ? slot->which(x) : -1;
}
