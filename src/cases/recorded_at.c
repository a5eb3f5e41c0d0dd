/* When something was recorded, as the host says it: UTC, so that a day needs no time zone. */
#include "base/date.h"
#include "cases/event.h"

static bool takes(const char **at, const char *end, char byte)
{
    bool is = *at < end && **at == byte;
    *at += is;
    return is;
}

/* Two digits up to `most`. */
static bool takes_pair(const char **at, const char *end, int most)
{
    const char *digits = *at;
    if (end - digits < 2 || digits[0] < '0' || digits[0] > '9' || digits[1] < '0' || digits[1] > '9') {
        return false;
    }
    *at += 2;
    return (digits[0] - '0') * 10 + digits[1] - '0' <= most;
}

/* One to nine digits. */
static bool takes_fraction(const char **at, const char *end)
{
    enum { FRACTION_MAX = 9 };
    const char *first = *at;
    while (*at < end && **at >= '0' && **at <= '9') {
        ++*at;
    }
    return *at > first && *at - first <= FRACTION_MAX;
}

bool recorded_at_day(const char *text, size_t size, int32_t *day)
{
    enum { DATE_SIZE = 10, HOUR_MAX = 23, MINUTE_MAX = 59, LEAP_SECOND = 60 };
    const char *at = text + DATE_SIZE, *end = text + size;

    if (size < DATE_SIZE || !date_parse(text, DATE_SIZE, day)) {
        return false;
    }
    if (!takes(&at, end, 'T') || !takes_pair(&at, end, HOUR_MAX) || !takes(&at, end, ':') || !takes_pair(&at, end, MINUTE_MAX)) {
        return false;
    }
    if (takes(&at, end, ':')) {
        if (!takes_pair(&at, end, LEAP_SECOND) || (takes(&at, end, '.') && !takes_fraction(&at, end))) {
            return false;
        }
    }
    return takes(&at, end, 'Z') && at == end;
}
