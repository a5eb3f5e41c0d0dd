/* Public holidays and working days (domain B6). */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/date.h"

/* Remembers the years asked about that lie together, so that a run of nearby days costs one Easter a year. A day's byte tells
 * how many days it is to the first working day from it on, and whether it is a holiday. */
enum { CALENDAR_DAYS = 4096, CALENDAR_AHEAD = 0x7f, CALENDAR_HOLIDAY = 0x80 };
struct calendar {
    int32_t holidays;   /* HELTMED_HOLIDAYS_… */
    int32_t first, end; /* it holds the whole years from the one to before the other; none where they are the same */
    uint8_t days[CALENDAR_DAYS];
};

static inline void calendar_begin(struct calendar *calendar, int32_t holidays)
{
    calendar->holidays = holidays;
    calendar->first = calendar->end = 0;
}

/* Takes up the year of a date that is not held. */
void calendar_take_up(struct calendar *calendar, int32_t date);

/* Sees to it that the date's year is held. For DATE_MIN..DATE_MAX and some years around, as all that follows. */
static inline void calendar_hold(struct calendar *calendar, int32_t date)
{
    if (date < calendar->first || date >= calendar->end) {
        calendar_take_up(calendar, date);
    }
}

/* Of a date that is held. */
static inline uint8_t calendar_day(const struct calendar *calendar, int32_t date) { return calendar->days[(uint32_t)date % CALENDAR_DAYS]; }

/* The first working day on or after a date that is held; may pass the range's end by a few days, which the caller checks. */
static inline int32_t calendar_move(const struct calendar *calendar, int32_t date)
{
    return date + (calendar_day(calendar, date) & CALENDAR_AHEAD);
}

static inline int32_t calendar_working_day_from(struct calendar *calendar, int32_t date)
{
    calendar_hold(calendar, date);
    return calendar_move(calendar, date);
}

static inline bool calendar_is_holiday(struct calendar *calendar, int32_t date)
{
    calendar_hold(calendar, date);
    return (calendar_day(calendar, date) & CALENDAR_HOLIDAY) != 0;
}

static inline bool calendar_is_working_day(struct calendar *calendar, int32_t date)
{
    return calendar_working_day_from(calendar, date) == date;
}

/* The first working day on or before `date`, likewise. */
int32_t calendar_working_day_until(struct calendar *calendar, int32_t date);

#endif
