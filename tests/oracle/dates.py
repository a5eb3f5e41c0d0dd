"""Calendar days as ordinals (1 is 0001-01-01), and the public holidays of three countries."""

import calendar
import datetime
import functools
import re

FIRST = 1
LAST = datetime.date.max.toordinal()

_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse(text):
    """The ordinal of an ISO date, or ValueError."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(text)
    return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:])).toordinal()


def text(day):
    return None if day is None else datetime.date.fromordinal(day).isoformat()


def day_of(year, month, day):
    return datetime.date(year, month, day).toordinal()


def year_of(day):
    return datetime.date.fromordinal(day).year


def add_months(day, months):
    """The same day of a later month, or that month's last day; None past the calendar's end."""
    start = datetime.date.fromordinal(day)
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if year > 9999:
        return None
    length = calendar.monthrange(year, month + 1)[1]
    return day_of(year, month + 1, min(start.day, length))


def easter(year):
    """Easter Sunday by the anonymous Gregorian rule."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - moon - year_rest) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return day_of(year, month, day + 1)


def _saturday_from(year, month, day):
    start = day_of(year, month, day)
    return start + (5 - weekday(start)) % 7


def weekday(day):
    """0 is Monday; 0001-01-01 was one."""
    return (day - 1) % 7


@functools.lru_cache(maxsize=None)
def holidays(country, year):
    if country == "none":
        return frozenset()
    sunday = easter(year)
    # New Year, Good Friday, Easter, Ascension, Whit Sunday and two days of Christmas are common to all three.
    days = {day_of(year, 1, 1), sunday - 2, sunday, sunday + 1, sunday + 39, sunday + 49,
            day_of(year, 12, 25), day_of(year, 12, 26)}
    if country == "no":
        days |= {sunday - 3, sunday + 50, day_of(year, 5, 1), day_of(year, 5, 17)}
    elif country == "dk":
        days |= {sunday - 3, sunday + 50}
        if year <= 2023:
            days.add(sunday + 26)
    elif country == "se":
        days |= {day_of(year, 1, 6), day_of(year, 5, 1),
                 _saturday_from(year, 6, 20), _saturday_from(year, 10, 31)}
        days.add(day_of(year, 6, 6) if year >= 2005 else sunday + 50)
    return frozenset(days)


def is_holiday(day, country):
    return FIRST <= day <= LAST and day in holidays(country, year_of(day))


def is_working_day(day, country):
    return weekday(day) < 5 and not is_holiday(day, country)


def working_day_from(day, country, step=1):
    """The day itself, or the nearest working day after it (before it with step -1)."""
    while not is_working_day(day, country):
        day += step
    return day
