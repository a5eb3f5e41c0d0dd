/* Calendar arithmetic, over every day that there is. */
#include "testing.h"

#include "base/date.h"

static bool leap(int32_t year) { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }

static int32_t month_length(int32_t year, int32_t month)
{
    static const int32_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

/* Counts the days one by one, as a child would. */
static void every_day_has_its_place(void **state)
{
    int32_t date = DATE_MIN, weekday = 1; /* 0001-01-01 is a Monday */
    char text[11], public_text[11];
    (void)state;

    for (int32_t year = 1; year <= 9999; year++) {
        for (int32_t month = 1; month <= 12; month++) {
            assert_int_equal(date_days_in_month(year, month), month_length(year, month));
            for (int32_t day = 1; day <= month_length(year, month); day++, date++) {
                struct civil civil = date_to_civil(date);
                int32_t parsed = 0;
                bool right = civil.year == year && civil.month == month && civil.day == day && date_exists(year, month, day) &&
                             date_from_civil(year, month, day) == date && date_weekday(date) == weekday &&
                             heltmed_date_weekday(date) == weekday && date_add_months(date, 0) == date;
                date_print(date, text);
                right = right && date_parse(text, 10, &parsed) && parsed == date;
                right = right && text[4] == '-' && text[7] == '-' && atoi(text) == year && atoi(text + 5) == month && atoi(text + 8) == day;
                if (!right) {
                    fail_msg("%d-%d-%d is not told as it should be", (int)year, (int)month, (int)day);
                }
                weekday = weekday % 7 + 1;
            }
            assert_false(date_exists(year, month, month_length(year, month) + 1));
            assert_false(date_exists(year, month, 0));
        }
        assert_int_equal(heltmed_date_format(date - 1, public_text, NULL), HELTMED_OK);
        assert_string_equal(public_text, text);
    }
    assert_int_equal(date, DATE_MAX + 1);
}

static void known_days(void **state)
{
    static const struct {
        const char *text;
        int32_t date, weekday;
    } days[] = {
        {"0001-01-01", -719162, 1}, {"1582-10-15", -141427, 5}, {"1900-03-01", -25508, 4}, {"1969-12-31", -1, 3},
        {"1970-01-01", 0, 4},       {"2000-02-29", 11016, 2},   {"2026-05-17", 20590, 7},  {"9999-12-31", 2932896, 5},
    };
    (void)state;

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        int32_t date = 1;
        char text[11];
        assert_int_equal(heltmed_date_parse(days[i].text, 10, &date, NULL), HELTMED_OK);
        assert_int_equal(date, days[i].date);
        assert_int_equal(heltmed_date_weekday(date), days[i].weekday);
        assert_int_equal(heltmed_date_format(date, text, NULL), HELTMED_OK);
        assert_string_equal(text, days[i].text);
    }
    assert_int_equal(heltmed_date_min(), HELTMED_DATE_MIN);
    assert_int_equal(heltmed_date_max(), HELTMED_DATE_MAX);
    assert_true(heltmed_unknown() == HELTMED_UNKNOWN && HELTMED_UNKNOWN == INT64_MIN);
}

static void weekdays_of_any_number(void **state)
{
    static const int32_t starts[] = {INT32_MIN, -800000, -10, 2932890, INT32_MAX - 20};
    (void)state;

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        for (int32_t date = starts[i]; date < starts[i] + 20; date++) {
            assert_in_range(date_weekday(date), 1, 7);
            assert_int_equal(date_weekday(date + 1), date_weekday(date) % 7 + 1);
        }
    }
    assert_int_equal(heltmed_date_weekday(DATE_MIN - 1), 0);
    assert_int_equal(heltmed_date_weekday(DATE_MAX + 1), 0);
    assert_int_equal(heltmed_date_weekday(INT32_MIN), 0);
}

static void refuses(const char *text, size_t size)
{
    heltmed_error error = {.code = 0};
    int32_t date = 123;

    if (heltmed_date_parse(text, size, &date, &error) != HELTMED_DATE || error.code != HELTMED_DATE || date != 123) {
        fail_msg("\"%.*s\" is taken for a date", (int)size, text);
    }
    /* What was given is not passed on. */
    assert_true(size == 0 || text[0] == '\0' || !strstr(error.message, text));
    assert_string_equal(error.field, "");
}

static void text_that_is_no_date(void **state)
{
    static const char *const texts[] = {
        "",
        "2026-1-01",
        "2026-01-1",
        "26-01-01",
        "2026-01-011",
        "02026-01-01",
        "2026/01/01",
        "2026-01.01",
        "20260101",
        "2026-01",
        "2026-00-10",
        "2026-13-10",
        "2026-01-00",
        "2026-01-32",
        "2026-04-31",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "2024-02-30",
        "0000-01-01",
        "0000-12-31",
        "-001-01-01",
        "+026-01-01",
        " 026-01-01",
        "2026- 1-01",
        "2026-01- 1",
        "2026-01-01 ",
        "2026-01-1 ",
        "today",
        "2026-W01-1",
        "2026-001",
        "20:6-01-01",
        "202/-01-01",
        "2026-0a-01",
        "\357\273\2772026-01-01",
        "2026-01-0\xb2",
        "2O26-01-01",
        "9999-12-32",
        "2026-+1-01",
        "2026-01--1",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        refuses(texts[i], strlen(texts[i]));
    }
    refuses("2026-01-01", 9);
    refuses("2026-01-01", 0);
    refuses("2026-01-01\0", 11);
    refuses("2026\0"
            "01-01",
            10);
    refuses("\0"
            "026-01-01",
            10);
}

/* Any byte in any place: taken exactly when it is written the same way again. */
static void every_byte_in_every_place(void **state)
{
    static const char *const starts[] = {"2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31", "1900-02-28"};
    (void)state;

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        for (size_t place = 0; place < 10; place++) {
            for (int byte = 0; byte < 256; byte++) {
                char text[11], again[11];
                int32_t date = 0;
                memcpy(text, starts[i], sizeof(text));
                text[place] = (char)byte;
                if (date_parse(text, 10, &date)) {
                    date_print(date, again);
                    assert_memory_equal(text, again, 10);
                    assert_in_range((uint64_t)(date - DATE_MIN), 0, (uint64_t)(DATE_MAX - DATE_MIN));
                } else if (byte >= '0' && byte <= '9' && place != 4 && place != 7) {
                    assert_false(date_exists(atoi(text), atoi(text + 5), atoi(text + 8)));
                }
            }
        }
    }
}

static void days_that_are_none(void **state)
{
    static const int32_t days[][3] = {
        {0, 1, 1},
        {-1, 1, 1},
        {10000, 1, 1},
        {2026, 0, 1},
        {2026, 13, 1},
        {2026, 1, 0},
        {2026, 1, 32},
        {2026, 2, 29},
        {2026, 6, 31},
        {2026, 1, -1},
        {INT32_MIN, 1, 1},
        {INT32_MAX, 1, 1},
        {2026, INT32_MIN, 1},
        {2026, INT32_MAX, 1},
        {2026, 1, INT32_MIN},
        {2026, 1, INT32_MAX},
    };
    (void)state;

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        heltmed_error error;
        int32_t date = 123;
        assert_false(date_exists(days[i][0], days[i][1], days[i][2]));
        assert_int_equal(heltmed_date_from_civil(days[i][0], days[i][1], days[i][2], &date, &error), HELTMED_DATE);
        assert_int_equal(error.code, HELTMED_DATE);
        assert_int_equal(date, 123);
    }
}

/* The same by going on month by month. */
static void check_add_months(int32_t year, int32_t month, int32_t day)
{
    int32_t date = date_from_civil(year, month, day);

    for (int step = -1; step <= 1; step += 2) {
        int32_t y = year, m = month;
        for (int32_t months = step; months != 61 * step; months += step) {
            m += step;
            if (m == 0) {
                m = 12;
                y--;
            } else if (m == 13) {
                m = 1;
                y++;
            }
            int32_t expected = y < 1 || y > 9999 ? 0 : date_from_civil(y, m, day < month_length(y, m) ? day : month_length(y, m));
            int32_t found = 123;
            heltmed_status status = heltmed_date_add_months(date, months, &found, NULL);
            if (y < 1 || y > 9999) {
                assert_int_equal(status, HELTMED_RANGE);
                assert_int_equal(found, 123);
                assert_true(date_add_months(date, months) == HELTMED_UNKNOWN);
            } else {
                assert_int_equal(status, HELTMED_OK);
                assert_int_equal(found, expected);
            }
        }
    }
}

static void months_later(void **state)
{
    static const int32_t years[] = {1, 2, 3, 1899, 1900, 1996, 1999, 2000, 2001, 2023, 2024, 2099, 2100, 9996, 9998, 9999};
    static const int32_t far[] = {INT32_MIN, INT32_MIN + 1, -119989, 119988, INT32_MAX - 1, INT32_MAX};
    int32_t out = 123;
    (void)state;

    for (size_t i = 0; i < sizeof(years) / sizeof(years[0]); i++) {
        for (int32_t month = 1; month <= 12; month++) {
            check_add_months(years[i], month, 1);
            for (int32_t day = 28; day <= month_length(years[i], month); day++) {
                check_add_months(years[i], month, day);
            }
        }
    }
    for (size_t i = 0; i < sizeof(far) / sizeof(far[0]); i++) {
        assert_int_equal(heltmed_date_add_months(DATE_MIN, far[i], &out, NULL), HELTMED_RANGE);
        assert_int_equal(heltmed_date_add_months(DATE_MAX, far[i], &out, NULL), HELTMED_RANGE);
        assert_int_equal(out, 123);
    }
    assert_int_equal(heltmed_date_add_months(DATE_MIN, 119987, &out, NULL), HELTMED_OK);
    assert_int_equal(out, date_from_civil(9999, 12, 1));
    assert_int_equal(heltmed_date_add_months(DATE_MAX, -119987, &out, NULL), HELTMED_OK);
    assert_int_equal(out, date_from_civil(1, 1, 31));
}

static void misuse_is_told(void **state)
{
    static const int32_t outside[] = {DATE_MIN - 1, DATE_MAX + 1, INT32_MIN, INT32_MAX};
    heltmed_error error;
    int32_t a = 1, b = 2, c = 3;
    char text[11] = "unchanged!";
    (void)state;

    assert_int_equal(heltmed_date_from_civil(2026, 1, 1, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_to_civil(0, NULL, &b, &c, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_to_civil(0, &a, NULL, &c, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_to_civil(0, &a, &b, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_parse(NULL, 10, &a, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_parse("2026-01-01", 10, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_format(0, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_date_add_months(0, 0, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(error.code, HELTMED_ARGUMENT);
    for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
        assert_int_equal(heltmed_date_to_civil(outside[i], &a, &b, &c, NULL), HELTMED_RANGE);
        assert_int_equal(heltmed_date_format(outside[i], text, NULL), HELTMED_RANGE);
        assert_int_equal(heltmed_date_add_months(outside[i], 0, &a, NULL), HELTMED_RANGE);
    }
    assert_true(a == 1 && b == 2 && c == 3);
    assert_string_equal(text, "unchanged!");
    assert_int_equal(heltmed_date_to_civil(0, &a, &b, &c, NULL), HELTMED_OK);
    assert_true(a == 1970 && b == 1 && c == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_has_its_place),
        cmocka_unit_test(known_days),
        cmocka_unit_test(weekdays_of_any_number),
        cmocka_unit_test(text_that_is_no_date),
        cmocka_unit_test(every_byte_in_every_place),
        cmocka_unit_test(days_that_are_none),
        cmocka_unit_test(months_later),
        cmocka_unit_test(misuse_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
