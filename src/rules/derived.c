/* The derived values of a decision. */
#include <string.h>

#include "base/error.h"
#include "rules/decision.h"

static bool is_shown(const struct slot *slot) { return slot->role == DERIVED || slot->role == REPORTED; }

size_t heltmed_decision_derived_count(const heltmed_decision *decision)
{
    size_t count = 0;
    while (heltmed_decision_derived_name(decision, count) != NULL) {
        count++;
    }
    return count;
}

const char *heltmed_decision_derived_name(const heltmed_decision *decision, size_t index)
{
    if (decision == NULL || !decision->made) {
        return NULL;
    }
    const struct rule *rule = decision->solution.rule;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        if (is_shown(&rule->slots[i]) && index-- == 0) {
            return rule->slots[i].name;
        }
    }
    return NULL;
}

heltmed_status heltmed_decision_derived(const heltmed_decision *decision, const char *name, int64_t *out, heltmed_error *error)
{
    if (decision == NULL || name == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "decision, name or out is NULL");
    }
    const struct rule *rule = decision->made ? decision->solution.rule : NULL;
    for (uint8_t i = rule == NULL ? 0 : rule->fact_count; rule != NULL && i < rule->slot_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if (is_shown(slot) && strcmp(slot->name, name) == 0) {
            if (slot->kind == VALUE_HOLIDAYS || slot->kind == VALUE_WEIGHTS) {
                return error_set(error, HELTMED_TYPE, slot->name, "is a list: read it from the JSON document");
            }
            *out = decision->solution.x[i] <= OUT_OF_RANGE ? UNKNOWN : decision->solution.x[i];
            return HELTMED_OK;
        }
    }
    return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such derived value");
}
