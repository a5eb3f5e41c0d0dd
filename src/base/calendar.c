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

static void mark(struct calendar *calendar, int32_t date)
{
    uint32_t day = (uint32_t)(date - calendar->first);

    calendar->days[day >> 6] |= UINT64_C(1) << (day & 63);
}

static void mark_day(struct calendar *calendar, int32_t year, int32_t month, int32_t day)
{
    mark(calendar, date_from_civil(year, month, day));
}

/* The Saturday in the week that begins on the given day. */
static void mark_saturday_from(struct calendar *calendar, int32_t year, int32_t month, int32_t day)
{
    int32_t date = date_from_civil(year, month, day);

    mark(calendar, date + (13 - date_weekday(date)) % 7);
}

static void mark_norway(struct calendar *calendar, int32_t year, int32_t easter)
{
    mark_day(calendar, year, 5, 1);
    mark_day(calendar, year, 5, 17);
    mark(calendar, easter - 3);  /* Maundy Thursday */
    mark(calendar, easter + 50); /* Whit Monday */
}

static void mark_denmark(struct calendar *calendar, int32_t year, int32_t easter)
{
    mark(calendar, easter - 3);
    mark(calendar, easter + 50);
    if (year <= GREAT_PRAYER_DAY_LAST_YEAR) {
        mark(calendar, easter + 26);
    }
}

static void mark_sweden(struct calendar *calendar, int32_t year, int32_t easter)
{
    mark_day(calendar, year, 1, 6);
    mark_day(calendar, year, 5, 1);
    if (year >= SWEDISH_NATIONAL_DAY_FIRST_YEAR) {
        mark_day(calendar, year, 6, 6);
    } else {
        mark(calendar, easter + 50);
    }
    mark_saturday_from(calendar, year, 6, 20);  /* Midsummer Day */
    mark_saturday_from(calendar, year, 10, 31); /* All Saints' Day */
}

static void load_year(struct calendar *calendar, int32_t date)
{
    int32_t year = date_to_civil(date).year;
    int32_t easter = easter_sunday(year);

    calendar->first = date_from_civil(year, 1, 1);
    calendar->last = date_from_civil(year, 12, 31);
    for (int i = 0; i < 6; i++) {
        calendar->days[i] = 0;
    }
    if (calendar->holidays == HELTMED_HOLIDAYS_NONE) {
        return;
    }
    mark(calendar, calendar->first);
    mark(calendar, easter - 2); /* Good Friday */
    mark(calendar, easter);
    mark(calendar, easter + 1);
    mark(calendar, easter + 39);        /* Ascension */
    mark(calendar, easter + 49);        /* Whit Sunday */
    mark(calendar, calendar->last - 6); /* 25 and 26 December */
    mark(calendar, calendar->last - 5);
    if (calendar->holidays == HELTMED_HOLIDAYS_NO) {
        mark_norway(calendar, year, easter);
    } else if (calendar->holidays == HELTMED_HOLIDAYS_DK) {
        mark_denmark(calendar, year, easter);
    } else {
        mark_sweden(calendar, year, easter);
    }
}

struct calendar calendar_of(int32_t holidays)
{
    return (struct calendar){.holidays = holidays, .first = 1, .last = 0};
}

bool calendar_is_holiday(struct calendar *calendar, int32_t date)
{
    if (date < calendar->first || date > calendar->last) {
        load_year(calendar, date);
    }
    uint32_t day = (uint32_t)(date - calendar->first);
    return (calendar->days[day >> 6] >> (day & 63)) & 1;
}

bool calendar_is_working_day(struct calendar *calendar, int32_t date)
{
    return date_weekday(date) <= 5 && !calendar_is_holiday(calendar, date);
}

int32_t calendar_working_day_from(struct calendar *calendar, int32_t date)
{
    while (!calendar_is_working_day(calendar, date)) {
        date++;
    }
    return date;
}

int32_t calendar_working_day_until(struct calendar *calendar, int32_t date)
{
    while (!calendar_is_working_day(calendar, date)) {
        date--;
    }
    return date;
}
