/* The public calendar functions: ranges are checked here, once. */
#include "base/calendar.h"
#include "base/error.h"

static const char out_is_null[] = "the place for the result is NULL";
static const char outside_range[] = "the date is outside years 1 to 9999";

static bool in_range(int64_t date) { return date >= DATE_MIN && date <= DATE_MAX; }

static bool is_calendar(int32_t holidays) { return holidays >= HELTMED_HOLIDAYS_NO && holidays <= HELTMED_HOLIDAYS_NONE; }

int64_t heltmed_unknown(void) { return HELTMED_UNKNOWN; }

int32_t heltmed_date_min(void) { return HELTMED_DATE_MIN; }

int32_t heltmed_date_max(void) { return HELTMED_DATE_MAX; }

heltmed_status heltmed_date_from_civil(int32_t year, int32_t month, int32_t day, int32_t *out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, out_is_null);
    }
    if (!date_exists(year, month, day)) {
        return error_set(error, HELTMED_DATE, NULL, "there is no such day in years 1 to 9999");
    }
    *out = date_from_civil(year, month, day);
    return HELTMED_OK;
}

heltmed_status heltmed_date_to_civil(int32_t date, int32_t *year, int32_t *month, int32_t *day, heltmed_error *error)
{
    if (!year || !month || !day) {
        return error_set(error, HELTMED_ARGUMENT, NULL, out_is_null);
    }
    if (!in_range(date)) {
        return error_set(error, HELTMED_RANGE, NULL, outside_range);
    }
    struct civil civil = date_to_civil(date);
    *year = civil.year;
    *month = civil.month;
    *day = civil.day;
    return HELTMED_OK;
}

heltmed_status heltmed_date_parse(const char *text, size_t size, int32_t *out, heltmed_error *error)
{
    if (!text || !out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the text or the place for the result is NULL");
    }
    if (!date_parse(text, size, out)) {
        return error_set(error, HELTMED_DATE, NULL, "the text is no date of the form YYYY-MM-DD, or there is no such day");
    }
    return HELTMED_OK;
}

heltmed_status heltmed_date_format(int32_t date, char *out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, out_is_null);
    }
    if (!in_range(date)) {
        return error_set(error, HELTMED_RANGE, NULL, outside_range);
    }
    date_print(date, out);
    return HELTMED_OK;
}

int32_t heltmed_date_weekday(int32_t date) { return in_range(date) ? date_weekday(date) : 0; }

heltmed_status heltmed_date_add_months(int32_t date, int32_t months, int32_t *out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, out_is_null);
    }
    if (!in_range(date)) {
        return error_set(error, HELTMED_RANGE, NULL, outside_range);
    }
    int64_t later = date_add_months(date, months);
    if (later == HELTMED_UNKNOWN) {
        return error_set(error, HELTMED_RANGE, NULL, outside_range);
    }
    *out = (int32_t)later;
    return HELTMED_OK;
}

bool heltmed_date_is_holiday(int32_t date, int32_t holidays)
{
    if (!in_range(date) || !is_calendar(holidays)) {
        return false;
    }
    struct calendar calendar;
    calendar_begin(&calendar, holidays);
    return calendar_is_holiday(&calendar, date);
}

bool heltmed_date_is_working_day(int32_t date, int32_t holidays)
{
    if (!in_range(date) || !is_calendar(holidays)) {
        return false;
    }
    struct calendar calendar;
    calendar_begin(&calendar, holidays);
    return calendar_is_working_day(&calendar, date);
}

heltmed_status heltmed_date_next_working_day(int32_t date, int32_t holidays, int32_t *out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, out_is_null);
    }
    if (!in_range(date)) {
        return error_set(error, HELTMED_RANGE, NULL, outside_range);
    }
    if (!is_calendar(holidays)) {
        return error_set(error, HELTMED_CHOICE, NULL, "there is no such calendar of holidays");
    }
    struct calendar calendar;
    calendar_begin(&calendar, holidays);
    int32_t day = calendar_working_day_from(&calendar, date);
    if (!in_range(day)) {
        return error_set(error, HELTMED_RANGE, NULL, "there is no working day left before the end of year 9999");
    }
    *out = day;
    return HELTMED_OK;
}
