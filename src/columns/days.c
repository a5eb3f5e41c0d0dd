/* Dates and what they come to. */
#include "columns/rates.h"

#include "rules/trial_days.h"

static const struct slot from_slot = {.name = "from", .role = FACT, KIND(VALUE_DATE)};
static const struct slot until_slot = {.name = "until", .role = FACT, KIND(VALUE_DATE)};

FOR_EACH_PROCESSOR static void subtract(const int32_t *from, const int32_t *until, int32_t count, int32_t *restrict out)
{
    for (int32_t i = 0; i < count; i++) {
        bool missing = (from[i] == MISSING) | (until[i] == MISSING);
        int32_t start = missing ? 0 : from[i], end = missing ? MISSING : until[i];
        out[i] = end - start;
    }
}

heltmed_status heltmed_columns_days_between(int64_t rows, const heltmed_column *from, const heltmed_column *until, heltmed_column_out *days,
                                            heltmed_error *error)
{
    struct source start, end;
    int32_t between[BLOCK_ROWS];
    heltmed_status status = rows_check(rows, error);
    if (status == HELTMED_OK) {
        status = source_open(&start, from, &from_slot, rows, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&end, until, &until_slot, rows, error);
    }
    if (status == HELTMED_OK) {
        status = out_check(days, "days", rows, error);
    }
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = source_read(&start, first, count, error);
        if (status == HELTMED_OK) {
            status = source_read(&end, first, count, error);
        }
        if (status == HELTMED_OK) {
            subtract(start.values, end.values, count, between);
            out_write(days, first, count, between);
        }
    }
    return status;
}

/* Whether every last day is a date. */
FOR_EACH_PROCESSOR static bool last_days(const int32_t *starts_on, const struct rates *weeks, int32_t count, int32_t *restrict out)
{
    int32_t outside = 0;
    for (int32_t i = 0; i < count; i++) {
        struct rate length = rate_at(weeks, starts_on[i], i);
        bool known = (starts_on[i] != MISSING) & (length.lo == length.hi);
        int64_t last_day = trial_last_day(starts_on[i], length.lo);
        outside |= known & (last_day == OUT_OF_RANGE);
        out[i] = known ? (int32_t)last_day : MISSING;
    }
    return outside == 0;
}

heltmed_status heltmed_columns_trial_last_day(const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows,
                                              const heltmed_column *starts_on, heltmed_column_out *last_day, heltmed_error *error)
{
    struct source starts;
    struct rates weeks;
    int32_t last[BLOCK_ROWS];
    heltmed_status status = rows_check(rows, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(rulebook, as_known_on, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&starts, starts_on, fact_named(&trial_rule, "starts_on"), rows, error);
    }
    if (status == HELTMED_OK) {
        status = out_check(last_day, "last_day", rows, error);
    }
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = source_read(&starts, first, count, error);
        if (status == HELTMED_OK) {
            rates_of(&weeks, rulebook, TRIAL_WEEKS, as_known_on, &starts, count);
            if (!last_days(starts.values, &weeks, count, last)) {
                return out_of_range(starts.name, error);
            }
            out_write(last_day, first, count, last);
        }
    }
    return status;
}
