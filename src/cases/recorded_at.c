/* When something was recorded, as the host says it: UTC, so that a day needs no time zone. */
#include "cases/recorded_at.h"

#include "base/date.h"

/* Two digits up to `most`. */
static bool is_pair(const char *text, unsigned most)
{
    unsigned tens = (unsigned char)text[0] - '0', ones = (unsigned char)text[1] - '0';
    return tens <= 9 && ones <= 9 && tens * 10 + ones <= most;
}

/* Past one to nine digits; NULL when they are not there. */
static const char *past_fraction(const char *at, const char *end)
{
    enum { FRACTION_MAX = 9 };
    const char *first = at;
    while (at < end && *at >= '0' && *at <= '9') {
        at++;
    }
    return at > first && at - first <= FRACTION_MAX ? at : NULL;
}

bool recorded_at_day(const char *text, size_t size, int32_t *day)
{
    enum { DATE_SIZE = 10, HOUR = 11, MINUTE = 14, AFTER_MINUTE = 16, SECOND = 17, AFTER_SECOND = 19 };
    enum { HOUR_MAX = 23, MINUTE_MAX = 59, LEAP_SECOND = 60 };
    const char *at = text + AFTER_MINUTE, *end = text + size;

    if (size <= AFTER_MINUTE || text[DATE_SIZE] != 'T' || text[MINUTE - 1] != ':' || !is_pair(text + HOUR, HOUR_MAX) ||
        !is_pair(text + MINUTE, MINUTE_MAX) || !date_parse(text, DATE_SIZE, day)) {
        return false;
    }
    if (*at == ':') {
        if (size <= AFTER_SECOND || !is_pair(text + SECOND, LEAP_SECOND)) {
            return false;
        }
        at = text + AFTER_SECOND;
        if (*at == '.') {
            at = past_fraction(at + 1, end);
        }
    }
    return at != NULL && at + 1 == end && *at == 'Z';
}
