/*
 * The holidays of a year. A calendar's pattern of today is used for every earlier year too, but for the
 * dated changes that domain B6 tells: they are the only ones that the sources give.
 */
#include "base/calendar.h"

#include <string.h>

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

/* So near to the days held, a year joins them together with the years between. */
enum { NEAR = 5 * 366 };

/* A year in the making, and the first days of the next one. */
enum { YEAR_DAYS_MAX = 366, DRAFT_DAYS = YEAR_DAYS_MAX + 14 };
struct draft {
    int32_t first, end;
    uint8_t days[DRAFT_DAYS];
};

/* How far the days from `day` down to the last working day before are from the first one after. */
static void count_down(uint8_t *days, int32_t day)
{
    uint8_t ahead = days[day + 1] & CALENDAR_AHEAD;

    do {
        days[day] = (uint8_t)((days[day] & CALENDAR_HOLIDAY) | ++ahead);
    } while (day-- > 0 && days[day] != 0);
}

static void mark(struct draft *out, int32_t date)
{
    int32_t day = date - out->first;

    out->days[day] |= CALENDAR_HOLIDAY;
    count_down(out->days, day);
}

/* The Saturday among the seven days from a date on. */
static int32_t saturday_from(int32_t date) { return date + (13 - date_weekday(date)) % 7; }

static void mark_norway(struct draft *out, int32_t may_first, int32_t easter)
{
    mark(out, may_first);
    mark(out, may_first + 16);
    mark(out, easter - 3);  /* Maundy Thursday */
    mark(out, easter + 50); /* Whit Monday */
}

static void mark_denmark(struct draft *out, int32_t year, int32_t easter)
{
    mark(out, easter - 3);
    mark(out, easter + 50);
    if (year <= GREAT_PRAYER_DAY_LAST_YEAR) {
        mark(out, easter + 26);
    }
}

static void mark_sweden(struct draft *out, int32_t year, int32_t may_first, int32_t easter)
{
    mark(out, out->first + 5);
    mark(out, may_first);
    if (year >= SWEDISH_NATIONAL_DAY_FIRST_YEAR) {
        mark(out, may_first + 36);
    } else {
        mark(out, easter + 50);
    }
    mark(out, saturday_from(may_first + 50));  /* Midsummer Day: 20 to 26 June */
    mark(out, saturday_from(may_first + 183)); /* All Saints' Day: 31 October to 6 November */
}

static void mark_holidays(struct draft *out, int32_t year, int32_t holidays)
{
    int32_t easter = easter_sunday(year), may_first = date_from_civil(year, 5, 1);

    mark(out, out->first);
    mark(out, out->end);   /* the next year's */
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

static void draft_year(struct draft *out, int32_t year, int32_t holidays)
{
    static const uint8_t two_weeks[14] = {[5] = 2, [6] = 1, [12] = 2, [13] = 1};

    out->first = date_from_civil(year, 1, 1);
    out->end = out->first + (date_is_leap_year(year) ? 366 : 365);
    for (int32_t day = 0; day <= DRAFT_DAYS - 7; day += 7) {
        memcpy(out->days + day, two_weeks + date_weekday(out->first) - 1, 7);
    }
    if (holidays != HELTMED_HOLIDAYS_NONE) {
        mark_holidays(out, year, holidays);
    }
}

/* A year that touches those held joins them, and what is then farthest from it makes room; else it stands alone. */
static void keep(struct calendar *calendar, const struct draft *year)
{
    bool joins = year->first <= calendar->end && year->end >= calendar->first;
    bool earlier = year->first < calendar->first;
    int32_t first = joins && !earlier ? calendar->first : year->first;
    int32_t end = joins && earlier ? calendar->end : year->end;
    bool fits = end - first <= CALENDAR_DAYS;

    calendar->first = fits || earlier ? first : end - CALENDAR_DAYS;
    calendar->end = fits || !earlier ? end : first + CALENDAR_DAYS;

    size_t count = (size_t)(year->end - year->first), place = (uint32_t)year->first % CALENDAR_DAYS;
    size_t room = count < CALENDAR_DAYS - place ? count : CALENDAR_DAYS - place;
    memcpy(calendar->days + place, year->days, room);
    memcpy(calendar->days, year->days + room, count - room);
}

void calendar_take_up(struct calendar *calendar, int32_t date)
{
    bool near = calendar->first < calendar->end && date - calendar->end < NEAR && calendar->first - date < NEAR;
    struct draft year;

    do {
        int32_t next = !near ? date : date < calendar->first ? calendar->first - 1 : calendar->end;
        draft_year(&year, date_to_civil(next).year, calendar->holidays);
        keep(calendar, &year);
    } while (date < calendar->first || date >= calendar->end);
}

int32_t calendar_working_day_until(struct calendar *calendar, int32_t date)
{
    while (!calendar_is_working_day(calendar, date)) {
        date--;
    }
    return date;
}
