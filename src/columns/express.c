/* Places left, row by row: the criterion asked of the facts at their worst and at their best. */
#include "columns/reasons.h"

#include <string.h>

#include "rules/places.h"

struct place_rows {
    struct source agreed, taken;
    uint8_t met, not_met; /* the reasons */
};

FOR_EACH_PROCESSOR static void ask(const struct place_rows *rows, int32_t count, uint8_t *restrict outcomes)
{
    const int32_t *agreed = rows->agreed.values, *taken = rows->taken.values;
    const int32_t agreed_lo = rows->agreed.lo, agreed_hi = rows->agreed.hi, taken_lo = rows->taken.lo, taken_hi = rows->taken.hi;
    for (int32_t i = 0; i < count; i++) {
        int32_t no_agreed = mask(agreed[i] == MISSING), no_taken = mask(taken[i] == MISSING);
        int32_t surely = mask(places_remain(pick(no_taken, taken_hi, taken[i]), pick(no_agreed, agreed_lo, agreed[i])));
        int32_t perhaps = mask(places_remain(pick(no_taken, taken_lo, taken[i]), pick(no_agreed, agreed_hi, agreed[i])));
        outcomes[i] = (uint8_t)pick(surely, HELTMED_MET, pick(perhaps, HELTMED_UNDETERMINED, HELTMED_NOT_MET));
    }
}

FOR_EACH_PROCESSOR static void tell_reasons(const struct place_rows *rows, const uint8_t *outcomes, int32_t count,
                                            uint8_t *restrict reasons)
{
    const uint8_t met = rows->met, not_met = rows->not_met;
    for (int32_t i = 0; i < count; i++) {
        uint8_t settled = outcomes[i] == HELTMED_MET ? met : not_met;
        reasons[i] = outcomes[i] == HELTMED_UNDETERMINED ? HELTMED_REASON_MISSING_FACTS : settled;
    }
}

heltmed_status heltmed_columns_place_left(int64_t rows, const heltmed_column *places_agreed, const heltmed_column *places_taken,
                                          uint8_t *outcomes, uint8_t *reasons, heltmed_error *error)
{
    struct place_rows asked;
    const struct criterion *criterion = express_rule.criteria;
    heltmed_status status = outcomes_check(rows, outcomes, error);
    if (status == HELTMED_OK) {
        status = source_open(&asked.agreed, places_agreed, fact_named(&express_rule, "places_agreed"), rows, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&asked.taken, places_taken, fact_named(&express_rule, "places_taken"), rows, error);
    }
    while (strcmp(criterion->id, "express.place_left") != 0) {
        criterion++;
    }
    asked.met = reason_number(criterion->met);
    asked.not_met = reason_number(criterion->not_met);
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = source_read(&asked.agreed, first, count, error);
        if (status == HELTMED_OK) {
            status = source_read(&asked.taken, first, count, error);
        }
        if (status == HELTMED_OK) {
            ask(&asked, count, outcomes + first);
        }
        if (status == HELTMED_OK && reasons != NULL) {
            tell_reasons(&asked, outcomes + first, count, reasons + first);
        }
    }
    return status;
}
