/* The days of a trial: four weeks are 28 calendar days, the first and the last included. */
#ifndef RULES_TRIAL_DAYS_H
#define RULES_TRIAL_DAYS_H

#include "base/date.h"
#include "base/value.h"

/* OUT_OF_RANGE past the end of year 9999. */
static inline int64_t trial_last_day(int64_t starts_on, int64_t weeks)
{
    int64_t day = starts_on + 7 * weeks - 1;
    return day <= DATE_MAX ? day : OUT_OF_RANGE;
}

/* What is asked of a trial (offer). It did not end early when that day (UNKNOWN: none) is its last or after. */
static inline bool trial_ended_early(int64_t ended_early_on, int64_t last_day)
{
    return ended_early_on != UNKNOWN && ended_early_on < last_day;
}
static inline bool trial_is_completed(int64_t on, int64_t last_day, int64_t ended_early_on)
{
    return on > last_day && !trial_ended_early(ended_early_on, last_day);
}

/* A span of days in one value (VALUE_HOLIDAYS): its first day and its length, below 1000 days. */
static inline int64_t span_of(int32_t first, int32_t last) { return ((int64_t)first - DATE_MIN) * 1000 + (last - first); }
static inline int32_t span_first(int64_t span) { return (int32_t)(span / 1000) + DATE_MIN; }
static inline int32_t span_last(int64_t span) { return span_first(span) + (int32_t)(span % 1000); }

#endif
