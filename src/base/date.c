/*
 * The civil calendar by era, after Howard Hinnant's "chrono-compatible low-level date algorithms": a year is counted
 * from 1 March, so that the leap day is its last, and an era is 400 years of 146097 days. The sums are unsigned and
 * start one era early, so that a few days before year 1 (which a calendar may pass through) come out right too.
 */
#include "base/date.h"

enum { ERA_DAYS = 146097, ERA_YEARS = 400, EPOCH_IN_ERA = 719468 };

bool date_exists(int32_t year, int32_t month, int32_t day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= date_days_in_month(year, month));
}

int32_t date_from_civil(int32_t year, int32_t month, int32_t day)
{
    uint32_t years = (uint32_t)(year + ERA_YEARS - (month <= 2));
    uint32_t months = (uint32_t)(month <= 2 ? month + 9 : month - 3);
    uint32_t century = years / 100;
    uint32_t days = years * 365 + years / 4 - century + century / 4 + (153 * months + 2) / 5 + (uint32_t)day - 1;

    return (int32_t)days - (ERA_DAYS + EPOCH_IN_ERA);
}

/* By Neri and Schneider ("Euclidean affine functions and their application to calendar algorithms"), whose constants these
 * are: a multiplication gives the quotient in its upper half and the remainder in its lower one. */
struct civil date_to_civil(int32_t date)
{
    uint32_t days = 4 * (uint32_t)(date + (ERA_DAYS + EPOCH_IN_ERA)) + 3;
    uint32_t century = days / ERA_DAYS;
    uint64_t years = UINT64_C(2939745) * (days % ERA_DAYS | 3);
    uint32_t day_of_year = (uint32_t)years / 2939745 / 4;
    uint32_t months = 2141 * day_of_year + 197913;
    bool after_new_year = day_of_year >= 306;
    struct civil civil;

    civil.day = (int32_t)((months & 0xffff) / 2141) + 1;
    civil.month = (int32_t)(months >> 16) - (after_new_year ? 12 : 0);
    civil.year = (int32_t)(100 * century + (uint32_t)(years >> 32)) - ERA_YEARS + after_new_year;
    return civil;
}

/* The number that `count` digits tell; -1 when one of them is no digit. */
/* Two digits as a number; 100 where they are none. */
static uint32_t read_pair(const char *text)
{
    enum { NO_DIGIT = 100 };
    uint32_t tens = (uint32_t)(unsigned char)text[0] - '0', ones = (uint32_t)(unsigned char)text[1] - '0';

    return tens > 9 || ones > 9 ? NO_DIGIT : tens * 10 + ones;
}

bool date_parse(const char *text, size_t size, int32_t *out)
{
    if (size != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    uint32_t century = read_pair(text), year = read_pair(text + 2), month = read_pair(text + 5), day = read_pair(text + 8);
    if (century > 99 || year > 99 || !date_exists((int32_t)(century * 100 + year), (int32_t)month, (int32_t)day)) {
        return false;
    }
    *out = date_from_civil((int32_t)(century * 100 + year), (int32_t)month, (int32_t)day);
    return true;
}

static void write_digits(char *out, int32_t number, int count)
{
    while (count-- > 0) {
        out[count] = (char)('0' + number % 10);
        number /= 10;
    }
}

void date_print(int32_t date, char out[11])
{
    struct civil civil = date_to_civil(date);

    write_digits(out, civil.year, 4);
    out[4] = '-';
    write_digits(out + 5, civil.month, 2);
    out[7] = '-';
    write_digits(out + 8, civil.day, 2);
    out[10] = '\0';
}

int32_t date_weekday(int32_t date)
{
    /* 1970-01-01 was a Thursday. The shift is a multiple of 7 past INT32_MIN, so that the remainder is never negative. */
    return (int32_t)(((int64_t)date + 3 + INT64_C(7) * 306783379) % 7) + 1;
}

int64_t date_add_months(int32_t date, int32_t months)
{
    struct civil civil = date_to_civil(date);
    int64_t month_index = ((int64_t)civil.year - 1) * 12 + (civil.month - 1) + months;

    if (month_index < 0 || month_index >= INT64_C(9999) * 12) {
        return HELTMED_UNKNOWN;
    }
    int32_t year = (int32_t)(month_index / 12) + 1;
    int32_t month = (int32_t)(month_index % 12) + 1;
    int32_t last_day = date_days_in_month(year, month);
    return date_from_civil(year, month, civil.day < last_day ? civil.day : last_day);
}
