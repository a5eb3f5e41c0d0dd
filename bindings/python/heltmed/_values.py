"""Python's values and the library's: dates and days, kroner and øre, and what is refused."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from heltmed import _heltmed as _n
from heltmed._errors import InputError, UsageError, WrongTypeError

DAY_0 = datetime.date(1970, 1, 1).toordinal()

DateLike = datetime.date | str
"""A date: a ``datetime.date`` (a ``datetime`` is refused) or ISO text, "2026-11-22"."""
Money = int | Decimal
"""An amount: whole øre as ``int``, or kroner as ``Decimal`` (a ``float`` is refused)."""


def day_of(value: DateLike, field: str | None = None) -> int:
    """Days since 1970-01-01."""
    if isinstance(value, str):
        return _n.date_parse(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.toordinal() - DAY_0
    raise WrongTypeError("type", field, "a date is needed: a datetime.date, or ISO text")


def date_of(day: int) -> datetime.date:
    """The date of a day."""
    return datetime.date.fromordinal(day + DAY_0)


def optional_day(value: DateLike | None, field: str | None = None) -> int | None:
    return None if value is None else day_of(value, field)


def ore_of(kroner: Decimal, field: str | None = None) -> int:
    """Whole øre; exact, and refused where it is not."""
    if not kroner.is_finite():
        raise WrongTypeError("type", field, "the amount is no number")
    numerator, denominator = kroner.as_integer_ratio()
    ore, rest = divmod(numerator * 100, denominator)
    if rest != 0:
        raise InputError("range", field, "the amount is not of whole øre")
    return ore


@cache
def _known_names() -> frozenset[str]:
    """The names of all facts and of the fields of lists: an error may name these, and no other key that was given."""
    names = set()
    for index in range(_n.assessment_count() + _n.computation_count()):
        assessment = _n.assessment_name(index)
        assert assessment is not None
        for fact in range(_n.fact_count(assessment)):
            names.add(_n.fact_name(assessment, fact))
            names.update(_n.fact_field_name(assessment, fact, field) for field in range(_n.fact_field_count(assessment, fact)))
    return frozenset(name for name in names if name)


def make_plain(fact: str | None, value: Any) -> Any:
    """What JSON has a word for, in the place of a value that it has none for. Called by the module for each such value."""
    if isinstance(value, Mapping):
        return dict(value)
    if fact is None:
        raise WrongTypeError("type", None, "the facts are no mapping of names to values")
    field = fact if fact in _known_names() else None
    if isinstance(value, Decimal):
        if not fact.endswith("_ore"):
            raise WrongTypeError("type", field, "only amounts of money are given as Decimal")
        return ore_of(value, field)
    if isinstance(value, float):
        raise WrongTypeError("type", field, "a float is refused: money is whole øre (int) or kroner (Decimal), and nothing known is None")
    if isinstance(value, datetime.datetime):
        raise WrongTypeError("type", field, "a datetime is refused: give its date")
    if isinstance(value, datetime.date):
        return datetime.date(value.year, value.month, value.day)
    if type(value) is int:  # it did not fit
        raise InputError("range", field, "the number is outside its range")
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    try:
        return operator.index(value)
    except TypeError:
        raise WrongTypeError("type", field, "the value is neither text, whole number, yes or no, date nor list") from None


def language_number(lang: str) -> int:
    """The number of a language, by its name."""
    if not isinstance(lang, str):
        raise UsageError("argument", None, "the language is given by its name")
    return _n.language_named(lang)
