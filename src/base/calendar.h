/* Public holidays and working days (domain B6). */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/date.h"

/* One bit a day from the year's first on. */
struct calendar_year {
    int32_t first, days; /* `days` 0: holds no year */
    uint64_t holiday[6];
    uint16_t working[46]; /* of the 16 days from each eighth day on, so that a walk forward never looks further */
};

/* Remembers the last years asked about, so that a run of nearby days costs one Easter a year. */
enum { CALENDAR_YEARS = 4 };
struct calendar {
    int32_t holidays; /* HELTMED_HOLIDAYS_… */
    uint32_t current; /* the year asked about last */
    struct calendar_year years[CALENDAR_YEARS];
};

static inline struct calendar calendar_of(int32_t holidays) { return (struct calendar){.holidays = holidays}; }

/* Takes up the year of a date that is not in the current one. */
const struct calendar_year *calendar_turn_to(struct calendar *calendar, int32_t date);

static inline bool calendar_year_has(const struct calendar_year *year, int32_t date)
{
    return (uint32_t)date - (uint32_t)year->first < (uint32_t)year->days;
}

static inline const struct calendar_year *calendar_current(const struct calendar *calendar) { return &calendar->years[calendar->current]; }

static inline const struct calendar_year *calendar_year_of(struct calendar *calendar, int32_t date)
{
    const struct calendar_year *year = calendar_current(calendar);

    return calendar_year_has(year, date) ? year : calendar_turn_to(calendar, date);
}

/* For DATE_MIN..DATE_MAX and some years around. */
static inline bool calendar_is_holiday(struct calendar *calendar, int32_t date)
{
    const struct calendar_year *year = calendar_year_of(calendar, date);
    uint32_t day = (uint32_t)(date - year->first);

    return (year->holiday[day / 64] >> (day % 64)) & 1;
}

/* From `date` on, for nine days at least: 1 for a working day. */
static inline uint32_t calendar_days_from(const struct calendar_year *year, int32_t date)
{
    uint32_t day = (uint32_t)(date - year->first);

    return (uint32_t)year->working[day / 8] >> (day % 8);
}

static inline bool calendar_is_working_day(struct calendar *calendar, int32_t date)
{
    return calendar_days_from(calendar_year_of(calendar, date), date) & 1;
}

/* How many zeros are below the lowest one of a number that is not 0. */
static inline int32_t calendar_zeros(uint32_t bits)
{
#if defined(__GNUC__)
    return __builtin_ctz(bits);
#else
    int32_t zeros = 0;
    for (; !(bits & 1); bits >>= 1) {
        zeros++;
    }
    return zeros;
#endif
}

/* The first working day on or after `date`; may pass the range's end by a few days, which the caller checks. A run of
 * days keeps its `year` at hand from one to the next. */
static inline int32_t calendar_run_from(struct calendar *calendar, const struct calendar_year **year, int32_t date)
{
    if (!calendar_year_has(*year, date)) {
        *year = calendar_turn_to(calendar, date);
    }
    return date + calendar_zeros(calendar_days_from(*year, date));
}

static inline int32_t calendar_working_day_from(struct calendar *calendar, int32_t date)
{
    const struct calendar_year *year = calendar_current(calendar);

    return calendar_run_from(calendar, &year, date);
}

/* The first working day on or before `date`, likewise. */
int32_t calendar_working_day_until(struct calendar *calendar, int32_t date);

#endif
