/* Public holidays and working days (domain B6). */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/date.h"

/* Remembers the holidays of the year asked about last, so that a run of nearby days costs one Easter. */
struct calendar {
    int32_t holidays;         /* HELTMED_HOLIDAYS_… */
    int32_t first, last;      /* the year that `days` describes; first > last: none yet */
    uint64_t days[6];         /* one bit a day of the year: a public holiday */
};

struct calendar calendar_of(int32_t holidays);

/* For DATE_MIN..DATE_MAX. */
bool calendar_is_holiday(struct calendar *calendar, int32_t date);
bool calendar_is_working_day(struct calendar *calendar, int32_t date);

/* The first working day on or after / on or before `date`; may pass the range's end by a few days, which the
 * caller checks. */
int32_t calendar_working_day_from(struct calendar *calendar, int32_t date);
int32_t calendar_working_day_until(struct calendar *calendar, int32_t date);

#endif
