"""The library's words for reports and forms of one's own."""

from __future__ import annotations

import datetime
from decimal import Decimal

from heltmed import _heltmed as _n
from heltmed._values import day_of, language_number, ore_of


def label(key: str, *, lang: str = "en") -> str:
    """The text of a key ("ask.wage.phase", "label.sum_owed"), {slots} not filled in. Raises KeyError, UnknownNameError (language)."""
    text = _n.label(language_number(lang), key)
    if text is None:
        raise KeyError("there is no such text")
    return text


def value_text(value: int | Decimal | datetime.date | None, unit: str | None = None, *, lang: str = "en") -> str:
    """A value as the readers of a language write it: ``value_text(3816, "ore_per_hour", lang="nb")``. None is "unknown" in their word.

    ``unit`` is one that a criterion or parameter names; without one a bare number. Raises UnknownNameError (language, unit), InputError.
    """
    if isinstance(value, datetime.date):
        return _n.label_value(language_number(lang), unit or "date", day_of(value))
    number = ore_of(value) if isinstance(value, Decimal) else value
    return _n.label_value(language_number(lang), unit, number)
