/* Calendar arithmetic on day numbers (days since 1970-01-01). All pure; ranges are checked by the caller. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <heltmed/date.h>

#define DATE_MIN HELTMED_DATE_MIN
#define DATE_MAX HELTMED_DATE_MAX

struct civil {
    int32_t year, month, day;
};

bool date_exists(int32_t year, int32_t month, int32_t day);

/* Promises DATE_MIN..DATE_MAX for a day that exists. */
int32_t date_from_civil(int32_t year, int32_t month, int32_t day);

/* For DATE_MIN..DATE_MAX. */
struct civil date_to_civil(int32_t date);

static inline bool date_is_leap_year(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/* 28 to 31; month 1 to 12. */
static inline int32_t date_days_in_month(int32_t year, int32_t month)
{
    static const uint8_t days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month] + (month == 2 && date_is_leap_year(year));
}

/* Reads exactly "YYYY-MM-DD"; false when the text is anything else or the day does not exist. */
bool date_parse(const char *text, size_t size, int32_t *out);

/* Writes ten characters and a NUL. For DATE_MIN..DATE_MAX. */
void date_print(int32_t date, char out[11]);

/* 1 Monday .. 7 Sunday, any int32. */
int32_t date_weekday(int32_t date);

/* The same day of the month `months` later, or the month's last day; HELTMED_UNKNOWN outside years 1 to 9999. */
int64_t date_add_months(int32_t date, int32_t months);

#endif
