/*
 * Dates: int32_t days since 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999, and the public
 * holidays of Norway, Denmark and Sweden. No clock and no time zone is ever read. All functions are pure and
 * may be called from any thread.
 */
#ifndef HELTMED_DATE_H
#define HELTMED_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <heltmed/status.h>

HELTMED_BEGIN

/* What is not known: an unknown fact, and a derived value that cannot be computed. */
#define HELTMED_UNKNOWN INT64_MIN

enum {
    HELTMED_DATE_MIN = -719162, /* 0001-01-01 */
    HELTMED_DATE_MAX = 2932896  /* 9999-12-31 */
};

/* The calendars of public holidays. */
enum { HELTMED_HOLIDAYS_NO = 0, HELTMED_HOLIDAYS_DK = 1, HELTMED_HOLIDAYS_SE = 2, HELTMED_HOLIDAYS_NONE = 3 };

/* The same constants for hosts that cannot read a header. Since 0.1. */
HELTMED_EXPORT int64_t heltmed_unknown(void);
HELTMED_EXPORT int32_t heltmed_date_min(void);
HELTMED_EXPORT int32_t heltmed_date_max(void);

/* The day of a year, month and day. Errors: date (no such day), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_date_from_civil(int32_t year, int32_t month, int32_t day, int32_t *out,
                                                                        heltmed_error *error);

/* The year (1 to 9999), month (1 to 12) and day (1 to 31) of a date. Errors: range, argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_date_to_civil(int32_t date, int32_t *year, int32_t *month, int32_t *day,
                                                                      heltmed_error *error);

/* Reads exactly "YYYY-MM-DD" (`size` bytes, no NUL needed). Errors: date, argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_date_parse(const char *text, size_t size, int32_t *out, heltmed_error *error);

/* Writes "YYYY-MM-DD" and a NUL to `out`, which holds at least 11 bytes. Errors: range, argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_date_format(int32_t date, char *out, heltmed_error *error);

/* 1 Monday to 7 Sunday; 0 for a date outside the range. Since 0.1. */
HELTMED_EXPORT int32_t heltmed_date_weekday(int32_t date);

/* `months` (may be negative) calendar months later: the same day of the month, or the month's last day where
 * it has no such day. Errors: range, argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_date_add_months(int32_t date, int32_t months, int32_t *out, heltmed_error *error);

/* Whether `date` is a public holiday (Sundays as such are none) or a working day (Monday to Friday and no public
 * holiday) in a calendar. Source: domain B6. False for a date or calendar outside its range. Since 0.1. */
HELTMED_EXPORT bool heltmed_date_is_holiday(int32_t date, int32_t holidays);
HELTMED_EXPORT bool heltmed_date_is_working_day(int32_t date, int32_t holidays);

/* The first working day on or after `date`. Errors: range (none before the end of year 9999), choice, argument.
 * Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_date_next_working_day(int32_t date, int32_t holidays, int32_t *out,
                                                                              heltmed_error *error);

HELTMED_END

#endif
