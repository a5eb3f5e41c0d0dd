/* Places left, row by row, by the rule's own criterion. */
#include "columns/reasons.h"

#include <string.h>

heltmed_status heltmed_columns_place_left(int64_t rows, const heltmed_column *places_agreed, const heltmed_column *places_taken,
                                          uint8_t *outcomes, uint8_t *reasons, heltmed_error *error)
{
    struct source agreed, taken;
    int64_t worst[SLOTS_MAX], best[SLOTS_MAX];
    const uint8_t agreed_slot = slot_named(&express_rule, "places_agreed"), taken_slot = slot_named(&express_rule, "places_taken");
    const struct criterion *criterion = express_rule.criteria;
    heltmed_status status = outcomes_check(rows, outcomes, error);
    if (status == HELTMED_OK) {
        status = source_open(&agreed, places_agreed, &express_rule.slots[agreed_slot], rows, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&taken, places_taken, &express_rule.slots[taken_slot], rows, error);
    }
    while (strcmp(criterion->id, "express.place_left") != 0) {
        criterion++;
    }
    const uint8_t met = reason_number(criterion->met), not_met = reason_number(criterion->not_met);
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = source_read(&agreed, first, count, error);
        if (status == HELTMED_OK) {
            status = source_read(&taken, first, count, error);
        }
        for (int32_t i = 0; status == HELTMED_OK && i < count; i++) {
            int32_t has = agreed.values[i], uses = taken.values[i];
            worst[agreed_slot] = has == MISSING ? agreed.lo : has;
            best[agreed_slot] = has == MISSING ? agreed.hi : has;
            worst[taken_slot] = uses == MISSING ? taken.hi : uses;
            best[taken_slot] = uses == MISSING ? taken.lo : uses;
            enum outcome outcome = criterion_between(criterion, worst, best);
            outcomes[first + i] = outcome == MET ? HELTMED_MET : outcome == NOT_MET ? HELTMED_NOT_MET : HELTMED_UNDETERMINED;
            if (reasons != NULL) {
                reasons[first + i] = outcome == MET ? met : outcome == NOT_MET ? not_met : HELTMED_REASON_MISSING_FACTS;
            }
        }
    }
    return status;
}
