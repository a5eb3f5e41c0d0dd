"""Public holidays and working days of Norway, Denmark and Sweden. No clock is read."""

from __future__ import annotations

import datetime

from heltmed import _criterion as _criterion  # prepares the module
from heltmed import _heltmed as _n
from heltmed._values import DateLike, date_of, day_of
from heltmed._words import Holidays

_CALENDARS = {Holidays.NO: _n.HOLIDAYS_NO, Holidays.DK: _n.HOLIDAYS_DK, Holidays.SE: _n.HOLIDAYS_SE, Holidays.NONE: _n.HOLIDAYS_NONE}


def _calendar(holidays: str) -> int:
    return _CALENDARS[Holidays(holidays)]


def is_holiday(date: DateLike, holidays: str = Holidays.NO) -> bool:
    """Whether a date is a public holiday; Sundays as such are none. Raises ValueError."""
    return _n.date_is_holiday(day_of(date), _calendar(holidays))


def is_working_day(date: DateLike, holidays: str = Holidays.NO) -> bool:
    """Whether a date is Monday to Friday and no public holiday. Raises ValueError."""
    return _n.date_is_working_day(day_of(date), _calendar(holidays))


def next_working_day(date: DateLike, holidays: str = Holidays.NO) -> datetime.date:
    """The first working day on or after a date. Raises ValueError, also past the end of year 9999."""
    return date_of(_n.date_next_working_day(day_of(date), _calendar(holidays)))


def add_months(date: DateLike, months: int) -> datetime.date:
    """So many calendar months later, on the same day of the month or on the month's last. Raises ValueError."""
    return date_of(_n.date_add_months(day_of(date), months))
