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

/* A year in the making: the holidays and working days of 64 days a number, and of the first days of the next year. */
struct draft {
    int32_t first, days;
    uint64_t holiday[7], working[7];
};

static void mark(struct draft *out, int32_t date)
{
    uint32_t day = (uint32_t)(date - out->first);

    out->holiday[day / 64] |= UINT64_C(1) << (day % 64);
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

/* Monday to Friday of the 64 days that begin with a Monday, with a Tuesday and so on. */
static const uint64_t weeks_from[7] = {
    UINT64_C(0x9f3e7cf9f3e7cf9f), UINT64_C(0xcf9f3e7cf9f3e7cf), UINT64_C(0xe7cf9f3e7cf9f3e7), UINT64_C(0xf3e7cf9f3e7cf9f3),
    UINT64_C(0xf9f3e7cf9f3e7cf9), UINT64_C(0x7cf9f3e7cf9f3e7c), UINT64_C(0x3e7cf9f3e7cf9f3e),
};

static void mark_holidays(struct draft *out, int32_t year, int32_t holidays, int32_t may_first)
{
    int32_t easter = easter_sunday(year);

    mark(out, out->first);
    mark(out, out->first + out->days); /* the next year's */
    mark(out, easter - 2);             /* Good Friday */
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

static void fill_year(struct calendar_year *out, int32_t year, int32_t holidays)
{
    int32_t first = date_from_civil(year, 1, 1), may_first = date_from_civil(year, 5, 1);
    struct draft draft = {.first = first, .days = may_first + 245 - first};

    if (holidays != HELTMED_HOLIDAYS_NONE) {
        mark_holidays(&draft, year, holidays, may_first);
    }
    for (int i = 0; i < 7; i++) {
        /* 64 days are nine weeks and a day. */
        draft.working[i] = weeks_from[(date_weekday(first) - 1 + i) % 7] & ~draft.holiday[i];
    }
    *out = (struct calendar_year){.first = first, .days = draft.days};
    for (int i = 0; i < 6; i++) {
        out->holiday[i] = draft.holiday[i];
    }
    for (int i = 0; i < 46; i++) {
        uint64_t days = draft.working[i / 8] >> (i % 8 * 8);
        out->working[i] = (uint16_t)(i % 8 == 7 ? days | draft.working[i / 8 + 1] << 8 : days);
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
