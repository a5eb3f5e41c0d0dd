/* The days of a year with the long free amount of disability benefit: from two years after it began. */
#ifndef RULES_LONG_DAYS_H
#define RULES_LONG_DAYS_H

#include "base/date.h"
#include "base/value.h"

enum { MONTHS_BEFORE_LONG = 24 };

static inline int32_t year_last_day(int32_t on) { return date_from_civil(date_to_civil(on).year, 12, 31); }
static inline int32_t year_days(int32_t on) { return 337 + date_days_in_month(date_to_civil(on).year, 2); }

/* Of the year of `on`; a day past the year 9999 simply never comes. The later it began, the fewer. */
static inline int32_t long_days_since(int32_t on, int32_t began)
{
    int32_t last = year_last_day(on), all = year_days(on);
    int64_t first = date_add_months(began, MONTHS_BEFORE_LONG);
    int64_t days = first == UNKNOWN || first > last ? 0 : last - first + 1;
    return (int32_t)(days < all ? days : all);
}

#endif
