/*
 * The holidays of a year as a bitmap. A calendar's pattern of today is used for every earlier year too, but for the
 * dated changes that domain B6 tells: they are the only ones that the sources give.
 */
#include "base/calendar.h"

/* Denmark's great prayer day was a holiday up to and including 2023; Sweden took 6 June for Whit Monday in 2005. */
enum { GREAT_PRAYER_DAY_LAST_YEAR = 2023, SWEDISH_NATIONAL_DAY_FIRST_YEAR = 2005 };

/* Easter Sunday, by the algorithm of Meeus, Jones and Butcher for the Gregorian calendar. */
static int32_t easter_sunday(int32_t year)
{
    int32_t golden = year % 19;
    int32_t century = year / 100, year_of_century = year % 100;
    int32_t corrected = (century - (century + 8) / 25 + 1) / 3;
    int32_t full_moon = (19 * golden + century - century / 4 - corrected + 15) % 30;
    int32_t to_sunday = (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - full_moon - year_of_century % 4) % 7;
    int32_t late = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    int32_t days = full_moon + to_sunday - 7 * late + 114;

    return date_from_civil(year, days / 31, days % 31 + 1);
}

/* A holiday in the year or in the few days after it. */
static void mark(struct calendar_year *out, int32_t date)
{
    uint32_t day = (uint32_t)(date - out->first);

    out->working[day / 64] &= ~(UINT64_C(1) << (day % 64));
    if (day < (uint32_t)out->days) {
        out->holiday[day / 64] |= UINT64_C(1) << (day % 64);
    }
}

/* The Saturday among the seven days from a date on. */
static int32_t saturday_from(int32_t date)
{
    return date + (13 - date_weekday(date)) % 7;
}

static void mark_norway(struct calendar_year *out, int32_t may_first, int32_t easter)
{
    mark(out, may_first);
    mark(out, may_first + 16);
    mark(out, easter - 3);  /* Maundy Thursday */
    mark(out, easter + 50); /* Whit Monday */
}

static void mark_denmark(struct calendar_year *out, int32_t year, int32_t easter)
{
    mark(out, easter - 3);
    mark(out, easter + 50);
    if (year <= GREAT_PRAYER_DAY_LAST_YEAR) {
        mark(out, easter + 26);
    }
}

static void mark_sweden(struct calendar_year *out, int32_t year, int32_t may_first, int32_t easter)
{
    mark(out, out->first + 5);
    mark(out, out->first + out->days + 5);
    mark(out, may_first);
    if (year >= SWEDISH_NATIONAL_DAY_FIRST_YEAR) {
        mark(out, may_first + 36);
    } else {
        mark(out, easter + 50);
    }
    mark(out, saturday_from(may_first + 50));  /* Midsummer Day: 20 to 26 June */
    mark(out, saturday_from(may_first + 183)); /* All Saints' Day: 31 October to 6 November */
}

/* Monday to Friday of the 64 days that begin with a Monday, with a Tuesday and so on. */
static const uint64_t weeks_from[7] = {
    UINT64_C(0x9f3e7cf9f3e7cf9f), UINT64_C(0xcf9f3e7cf9f3e7cf), UINT64_C(0xe7cf9f3e7cf9f3e7), UINT64_C(0xf3e7cf9f3e7cf9f3),
    UINT64_C(0xf9f3e7cf9f3e7cf9), UINT64_C(0x7cf9f3e7cf9f3e7c), UINT64_C(0x3e7cf9f3e7cf9f3e),
};

static void fill_year(struct calendar_year *out, int32_t year, int32_t holidays)
{
    int32_t january_first = date_from_civil(year, 1, 1), may_first = date_from_civil(year, 5, 1);

    *out = (struct calendar_year){.first = january_first, .days = may_first + 245 - january_first};
    for (int i = 0; i < 7; i++) {
        out->working[i] = weeks_from[(date_weekday(january_first) - 1 + i) % 7]; /* 64 days are nine weeks and a day */
    }
    if (holidays == HELTMED_HOLIDAYS_NONE) {
        return;
    }
    int32_t easter = easter_sunday(year);
    mark(out, january_first);
    mark(out, january_first + out->days);
    mark(out, easter - 2); /* Good Friday */
    mark(out, easter);
    mark(out, easter + 1);
    mark(out, easter + 39);     /* Ascension */
    mark(out, easter + 49);     /* Whit Sunday */
    mark(out, may_first + 238); /* 25 and 26 December */
    mark(out, may_first + 239);
    if (holidays == HELTMED_HOLIDAYS_NO) {
        mark_norway(out, may_first, easter);
    } else if (holidays == HELTMED_HOLIDAYS_DK) {
        mark_denmark(out, year, easter);
    } else {
        mark_sweden(out, year, may_first, easter);
    }
}

const struct calendar_year *calendar_turn_to(struct calendar *calendar, int32_t date)
{
    for (uint32_t i = 0; i < CALENDAR_YEARS; i++) {
        if (calendar_year_has(&calendar->years[i], date)) {
            calendar->current = i;
            return &calendar->years[i];
        }
    }
    /* The years that lie near one another all have a place of their own. */
    int32_t year = date_to_civil(date).year;
    calendar->current = (uint32_t)year % CALENDAR_YEARS;
    fill_year(&calendar->years[calendar->current], year, calendar->holidays);
    return &calendar->years[calendar->current];
}

int32_t calendar_working_day_until(struct calendar *calendar, int32_t date)
{
    while (!calendar_is_working_day(calendar, date)) {
        date--;
    }
    return date;
}
