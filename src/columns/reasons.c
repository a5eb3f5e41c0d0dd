#include "columns/reasons.h"

#include <string.h>

#include "base/error.h"

static const char *const words[] = {
    [HELTMED_REASON_AT_OR_ABOVE_FLOOR] = "at_or_above_floor",
    [HELTMED_REASON_BELOW_FLOOR] = "below_floor",
    [HELTMED_REASON_MISSING_FACTS] = "missing_facts",
    [HELTMED_REASON_NO_RATE] = "no_rate",
    [HELTMED_REASON_PLACE_LEFT] = "place_left",
    [HELTMED_REASON_NO_PLACE_LEFT] = "no_place_left",
    [HELTMED_REASON_TRIAL_OVER] = "trial_over",
    [HELTMED_REASON_TRIAL_NOT_OVER] = "trial_not_over",
    [HELTMED_REASON_ENDED_EARLY] = "ended_early",
    [HELTMED_REASON_WORKER_DECLINES] = "worker_declines",
    [HELTMED_REASON_EMPLOYER_DECLINES] = "employer_declines",
};

const char *heltmed_reason_name(int32_t reason) { return reason > 0 && reason < (int32_t)LENGTH(words) ? words[reason] : NULL; }

uint8_t reason_number(const char *word)
{
    uint8_t reason = LENGTH(words) - 1;
    while (reason > 0 && strcmp(words[reason], word) != 0) {
        reason--;
    }
    return reason;
}

heltmed_status outcomes_check(int64_t rows, const uint8_t *outcomes, heltmed_error *error)
{
    heltmed_status status = rows_check(rows, error);
    if (status == HELTMED_OK && rows > 0 && outcomes == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the outcomes is NULL");
    }
    return status;
}
