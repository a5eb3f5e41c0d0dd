/* Public holidays and working days, against a second reckoning of Easter and against the days that domain B6 tells. */
#include "testing.h"

#include "base/calendar.h"

enum { CALENDARS = 4 };

/* Easter Sunday by the epact, after Clavius as Knuth tells it (The Art of Computer Programming, 1.3.2, exercise 14). */
static int32_t easter_by_epact(int32_t year)
{
    int32_t golden = year % 19 + 1;
    int32_t century = year / 100 + 1;
    int32_t leap_days_left_out = 3 * century / 4 - 12;
    int32_t moon_correction = (8 * century + 5) / 25 - 5;
    int32_t sunday = 5 * year / 4 - leap_days_left_out - 10;
    int32_t epact = (11 * golden + 20 + moon_correction - leap_days_left_out) % 30;

    if ((epact == 25 && golden > 11) || epact == 24) {
        epact++;
    }
    int32_t march_day = 44 - epact;
    if (march_day < 21) {
        march_day += 30;
    }
    march_day += 7 - (sunday + march_day) % 7;
    return date_from_civil(year, 3, 1) + march_day - 1;
}

/* The Saturday of a span of seven days. */
static int32_t saturday_in(int32_t first)
{
    for (int32_t date = first; date < first + 7; date++) {
        if (date_weekday(date) == 6) {
            return date;
        }
    }
    return first - 1000;
}

/* The holidays of a year as the acts list them; how many. */
static int list_holidays(int32_t year, int32_t holidays, int32_t out[20])
{
    int32_t easter = easter_by_epact(year);
    bool no = holidays == HELTMED_HOLIDAYS_NO, dk = holidays == HELTMED_HOLIDAYS_DK, se = holidays == HELTMED_HOLIDAYS_SE;
    int count = 0;

    if (holidays == HELTMED_HOLIDAYS_NONE) {
        return 0;
    }
    out[count++] = date_from_civil(year, 1, 1);
    out[count++] = easter - 2;
    out[count++] = easter;
    out[count++] = easter + 1;
    out[count++] = easter + 39;
    out[count++] = easter + 49;
    out[count++] = date_from_civil(year, 12, 25);
    out[count++] = date_from_civil(year, 12, 26);
    if (no || dk) {
        out[count++] = easter - 3;
    }
    if (no || se) {
        out[count++] = date_from_civil(year, 5, 1);
    }
    if (no || dk || year < 2005) {
        out[count++] = easter + 50;
    }
    if (no) {
        out[count++] = date_from_civil(year, 5, 17);
    }
    if (dk && year < 2024) {
        out[count++] = easter + 26;
    }
    if (se) {
        out[count++] = date_from_civil(year, 1, 6);
        out[count++] = saturday_in(date_from_civil(year, 6, 20));
        out[count++] = saturday_in(date_from_civil(year, 10, 31));
        if (year >= 2005) {
            out[count++] = date_from_civil(year, 6, 6);
        }
    }
    return count;
}

static bool is_listed(const int32_t *dates, int count, int32_t date)
{
    for (int i = 0; i < count; i++) {
        if (dates[i] == date) {
            return true;
        }
    }
    return false;
}

static void every_day_of_every_calendar(void **state)
{
    (void)state;

    for (int32_t holidays = 0; holidays < CALENDARS; holidays++) {
        struct calendar calendar;
        calendar_begin(&calendar, holidays);
        for (int32_t year = 1; year <= 9999; year++) {
            int32_t dates[20];
            int count = list_holidays(year, holidays, dates);
            int32_t easter = easter_by_epact(year);
            assert_int_equal(date_weekday(easter), 7);
            for (int32_t date = date_from_civil(year, 1, 1); date <= date_from_civil(year, 12, 31); date++) {
                bool holiday = is_listed(dates, count, date);
                if (calendar_is_holiday(&calendar, date) != holiday ||
                    calendar_is_working_day(&calendar, date) != (!holiday && date_weekday(date) <= 5)) {
                    char text[11];
                    date_print(date, text);
                    fail_msg("%s in calendar %d", text, (int)holidays);
                }
            }
        }
    }
}

static int weekday_holidays(int32_t year, int32_t holidays)
{
    int count = 0;

    for (int32_t date = date_from_civil(year, 1, 1); date <= date_from_civil(year, 12, 31); date++) {
        count += heltmed_date_is_holiday(date, holidays) && date_weekday(date) <= 5;
    }
    return count;
}

static bool holiday(int32_t year, int32_t month, int32_t day, int32_t holidays)
{
    return heltmed_date_is_holiday(date_from_civil(year, month, day), holidays);
}

static void norway(void **state)
{
    static const int counts[] = {10, 9, 8, 6, 9, 10}; /* 2024 to 2029 */
    (void)state;

    for (int32_t year = 2024; year <= 2029; year++) {
        assert_int_equal(weekday_holidays(year, HELTMED_HOLIDAYS_NO), counts[year - 2024]);
    }
    assert_int_equal(easter_by_epact(2027) + 50, date_from_civil(2027, 5, 17));
    assert_true(holiday(2027, 5, 17, HELTMED_HOLIDAYS_NO));
    assert_true(holiday(2026, 4, 2, HELTMED_HOLIDAYS_NO));
    assert_true(holiday(2026, 4, 6, HELTMED_HOLIDAYS_NO));
    /* Easter Saturday, the eves and a plain Sunday are none. */
    assert_false(holiday(2026, 4, 4, HELTMED_HOLIDAYS_NO));
    assert_false(holiday(2026, 12, 24, HELTMED_HOLIDAYS_NO));
    assert_false(holiday(2026, 12, 31, HELTMED_HOLIDAYS_NO));
    assert_false(holiday(2026, 11, 22, HELTMED_HOLIDAYS_NO));
    /* 17 May on a Sunday is a holiday and is not moved to the Monday. */
    assert_true(holiday(2026, 5, 17, HELTMED_HOLIDAYS_NO));
    assert_false(holiday(2026, 5, 18, HELTMED_HOLIDAYS_NO));
}

static void denmark(void **state)
{
    (void)state;

    assert_true(holiday(2023, 5, 5, HELTMED_HOLIDAYS_DK));
    assert_false(holiday(2024, 4, 26, HELTMED_HOLIDAYS_DK));
    assert_true(holiday(2022, 5, 13, HELTMED_HOLIDAYS_DK));
    assert_false(holiday(2026, 5, 1, HELTMED_HOLIDAYS_DK));
    assert_false(holiday(2026, 6, 5, HELTMED_HOLIDAYS_DK));
    assert_false(holiday(2026, 12, 24, HELTMED_HOLIDAYS_DK));
    assert_int_equal(weekday_holidays(2023, HELTMED_HOLIDAYS_DK), 8);
    assert_int_equal(weekday_holidays(2024, HELTMED_HOLIDAYS_DK), 8);
}

static void sweden(void **state)
{
    static const int32_t days[][3] = {{2024, 6, 22}, {2025, 6, 21}, {2026, 6, 20},  {2027, 6, 26},
                                      {2024, 11, 2}, {2025, 11, 1}, {2026, 10, 31}, {2027, 11, 6}};
    (void)state;

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        assert_true(holiday(days[i][0], days[i][1], days[i][2], HELTMED_HOLIDAYS_SE));
        assert_false(holiday(days[i][0], days[i][1], days[i][2] - 1, HELTMED_HOLIDAYS_SE));
    }
    /* Whit Monday up to 2004, 6 June from 2005. */
    assert_true(holiday(2004, 5, 31, HELTMED_HOLIDAYS_SE));
    assert_false(holiday(2004, 6, 6, HELTMED_HOLIDAYS_SE));
    assert_false(holiday(2005, 5, 16, HELTMED_HOLIDAYS_SE));
    assert_true(holiday(2005, 6, 6, HELTMED_HOLIDAYS_SE));
    assert_false(holiday(2026, 4, 2, HELTMED_HOLIDAYS_SE)); /* Maundy Thursday */
    assert_true(holiday(2026, 1, 6, HELTMED_HOLIDAYS_SE));
}

/* A calendar that is asked here and there answers as a fresh one. */
static void days_in_any_order(void **state)
{
    struct chance chance = {1};
    (void)state;

    for (int32_t holidays = 0; holidays < CALENDARS; holidays++) {
        struct calendar calendar;
        calendar_begin(&calendar, holidays);
        int32_t date = 0;
        for (int i = 0; i < 20000; i++) {
            if (chance_of(&chance, 5)) {
                date = (int32_t)chance_between(&chance, DATE_MIN, DATE_MAX);
            } else if (date > DATE_MIN + CALENDAR_DAYS && date < DATE_MAX - CALENDAR_DAYS) {
                date += (int32_t)chance_between(&chance, -1, 1) * (int32_t)chance_between(&chance, 0, CALENDAR_DAYS);
            }
            assert_true(calendar_is_holiday(&calendar, date) == heltmed_date_is_holiday(date, holidays));
            assert_true(calendar_is_working_day(&calendar, date) == heltmed_date_is_working_day(date, holidays));
        }
    }
}

/* From the last day to the first, so that each day's next working day is at hand. */
static void next_and_last_working_day(void **state)
{
    (void)state;

    for (int32_t holidays = 0; holidays < CALENDARS; holidays++) {
        struct calendar calendar, backwards;
        calendar_begin(&calendar, holidays);
        calendar_begin(&backwards, holidays);
        int32_t next = INT32_MAX, last = INT32_MIN;
        for (int32_t date = DATE_MAX; date >= DATE_MIN; date--) {
            if (calendar_is_working_day(&calendar, date)) {
                next = date;
            }
            int32_t found = calendar_working_day_from(&calendar, date);
            if (next == INT32_MAX) {
                assert_true(found > DATE_MAX && found < DATE_MAX + 14);
            } else if (found != next || found - date > 6) {
                fail_msg("the working day from %d in calendar %d", (int)date, (int)holidays);
            }
        }
        for (int32_t date = DATE_MIN; date <= DATE_MAX; date++) {
            if (calendar_is_working_day(&backwards, date)) {
                last = date;
            }
            int32_t found = calendar_working_day_until(&backwards, date);
            if (last == INT32_MIN) {
                assert_true(found < DATE_MIN && found > DATE_MIN - 14);
            } else if (found != last) {
                fail_msg("the working day until %d in calendar %d", (int)date, (int)holidays);
            }
        }
    }
}

static void public_working_days(void **state)
{
    heltmed_error error;
    int32_t out = 123;
    (void)state;

    /* Maundy Thursday 2026 waits until the Tuesday after Easter. */
    assert_int_equal(heltmed_date_next_working_day(date_from_civil(2026, 4, 2), HELTMED_HOLIDAYS_NO, &out, &error), HELTMED_OK);
    assert_int_equal(out, date_from_civil(2026, 4, 7));
    assert_int_equal(heltmed_date_next_working_day(date_from_civil(2026, 4, 2), HELTMED_HOLIDAYS_SE, &out, &error), HELTMED_OK);
    assert_int_equal(out, date_from_civil(2026, 4, 2));
    assert_int_equal(heltmed_date_next_working_day(date_from_civil(2026, 4, 4), HELTMED_HOLIDAYS_NONE, &out, &error), HELTMED_OK);
    assert_int_equal(out, date_from_civil(2026, 4, 6));
    assert_int_equal(heltmed_date_next_working_day(DATE_MIN, HELTMED_HOLIDAYS_NO, &out, &error), HELTMED_OK);
    assert_int_equal(out, DATE_MIN + 1);
    assert_int_equal(heltmed_date_next_working_day(DATE_MAX, HELTMED_HOLIDAYS_NO, &out, &error), HELTMED_OK);
    assert_int_equal(out, DATE_MAX);

    out = 123;
    assert_int_equal(heltmed_date_next_working_day(0, 4, &out, &error), HELTMED_CHOICE);
    assert_int_equal(heltmed_date_next_working_day(0, -1, &out, &error), HELTMED_CHOICE);
    assert_int_equal(heltmed_date_next_working_day(DATE_MAX + 1, 0, &out, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_date_next_working_day(DATE_MIN - 1, 0, &out, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_date_next_working_day(0, 0, NULL, NULL), HELTMED_ARGUMENT);
    assert_int_equal(out, 123);
    assert_false(heltmed_date_is_holiday(DATE_MAX + 1, 0) || heltmed_date_is_working_day(DATE_MAX + 3, 0));
    assert_false(heltmed_date_is_holiday(DATE_MIN - 7, 0) || heltmed_date_is_working_day(INT32_MIN, 0));
    assert_false(heltmed_date_is_holiday(0, 4) || heltmed_date_is_working_day(5, -1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_every_calendar),
        cmocka_unit_test(norway),
        cmocka_unit_test(denmark),
        cmocka_unit_test(sweden),
        cmocka_unit_test(days_in_any_order),
        cmocka_unit_test(next_and_last_working_day),
        cmocka_unit_test(public_working_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
