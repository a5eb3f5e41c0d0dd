#include "rules/solution.h"

int rate_parameter(const struct slot *slot, const int64_t *x, uint64_t unknown)
{
    if (slot->which == NULL) {
        return slot->parameter;
    }
    return (slot->reads & unknown) == 0 ? slot->which(x) : -1;
}

uint64_t closure_of(const struct rule *rule, uint64_t slots)
{
    for (uint8_t i = rule->slot_count; i-- > rule->fact_count;) {
        const struct slot *slot = &rule->slots[i];
        if (slots & BIT(i)) {
            slots |= slot->reads | (slot->role == RATE ? BIT(slot->dated_by) : 0);
        }
    }
    return slots;
}

uint8_t solution_compute(struct solution *solution, uint64_t needed)
{
    const struct rule *rule = solution->rule;
    int64_t *x = solution->x;
    uint64_t unknown = solution->unknown;

    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if ((needed & BIT(i)) == 0 || slot->role == REPORTED) {
            continue;
        }
        if (slot->role == RATE) {
            bool chosen = ((slot->reads | BIT(slot->dated_by)) & unknown) == 0;
            x[i] = chosen ? rate_value(slot, x, solution->rulebook) : UNKNOWN;
        } else if (is_computed(slot)) {
            x[i] = (slot->reads & unknown) == 0 ? slot->value(x, solution->rulebook) : UNKNOWN;
            if (x[i] == OUT_OF_RANGE) {
                return i;
            }
        }
        unknown |= x[i] == UNKNOWN ? BIT(i) : 0;
    }
    solution->unknown = unknown;
    return NO_SLOT;
}
