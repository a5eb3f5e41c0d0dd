"""Rulebooks: the dated parameters that answers are given by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from heltmed import _heltmed as _n
from heltmed._values import DateLike, date_of, day_of, optional_day


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of a parameter and the day that it is valid from.

    ``value`` is None where the last one is known to have ended and the next is not known; of a list of municipalities a tuple of
    their four digits. ``known_from`` is the day it was decided, None where that is not told.
    """

    valid_from: date
    value: int | tuple[str, ...] | None
    known_from: date | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated parameter of a rulebook."""

    id: str
    about: str
    unit: str
    kind: str
    basis: str
    sources: tuple[str, ...]
    lowest: int
    highest: int
    values: tuple[DatedValue, ...]


class Rulebook:
    """A sealed rulebook: dated values that never change, to be shared between threads.

    ``Rulebook(overlay)`` lays values over the built-in rulebook, or over ``base``: a new rate, a municipality's own cadence, a
    what-if reform. ``overlay`` is a mapping as in the JSON form, or that as text::

        Rulebook({"version": "floor-25", "parameters": {
            "wage.floor_share_bp": [{"valid_from": "2027-01-01", "value": 2500}]}})

    Amounts are øre, shares basis points (2500 is 25 %), dates ``datetime.date`` or ISO text.
    Raises InputError (also as UnknownNameError for a parameter that there is not, and WrongTypeError).
    """

    __slots__ = ("_base", "_handle", "_overlay")
    _handle: Any
    _base: Rulebook | None
    _overlay: bytes | None

    def __init__(self, overlay: Mapping[str, Any] | str, *, base: Rulebook | None = None) -> None:
        below = base if base is not None else default_rulebook()
        document = overlay.encode() if isinstance(overlay, str) else _n.document_of_facts(overlay)
        self._fill(_n.document_overlay(below._handle, document), below, document)

    def _fill(self, handle: Any, base: Rulebook | None, overlay: bytes | None) -> None:
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_base", base)
        object.__setattr__(self, "_overlay", overlay)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a rulebook cannot be changed")

    @classmethod
    def built_in(cls, version: str | None = None) -> Rulebook:
        """A released rulebook by its version; without one the newest. Raises UnknownNameError."""
        found = cls.__new__(cls)
        found._fill(_n.rulebook_built_in(version if version is not None else cls.versions()[-1]), None, None)
        return found

    @staticmethod
    def versions() -> tuple[str, ...]:
        """The versions of the released rulebooks, oldest first."""
        return tuple(_n.rulebook_version_at(index) or "" for index in range(_n.rulebook_version_count()))

    @property
    def version(self) -> str:
        """What decisions show as their rulebook."""
        return _n.rulebook_version(self._handle) or ""

    def value(self, parameter: str, on: DateLike, *, as_known_on: DateLike | None = None) -> int | None:
        """The value in force on a day, in the parameter's unit; None where none is known.

        Values decided after ``as_known_on`` are not seen. Raises UnknownNameError, InputError, and WrongTypeError for a parameter
        that is a list.
        """
        # The second of the two is the day it is valid from.
        return _n.rulebook_get(self._handle, parameter, day_of(on, "on"), optional_day(as_known_on, "as_known_on"))[0]

    def parameters(self) -> tuple[Parameter, ...]:
        """Every parameter with all its values."""
        return tuple(self._parameter(index) for index in range(_n.parameter_count()))

    def _parameter(self, index: int) -> Parameter:
        unit = _n.parameter_unit(index) or ""
        values = []
        for which in range(_n.parameter_value_count(self._handle, index)):
            value, valid_from, known_from = _n.parameter_value(self._handle, index, which)
            told: int | tuple[str, ...] | None = value
            if value is not None and unit == "municipalities":
                told = tuple(f"{_n.parameter_municipality(self._handle, index, which, member):04}" for member in range(value))
            values.append(DatedValue(date_of(valid_from), told, None if known_from == _n.date_min() else date_of(known_from)))
        return Parameter(_n.parameter_id(index) or "", _n.parameter_about(index) or "", unit, _n.parameter_kind(index) or "",
                         _n.parameter_basis(index) or "", tuple((_n.parameter_sources(index) or "").split()),
                         _n.parameter_lowest(index) or 0, _n.parameter_highest(index) or 0, tuple(values))

    def __repr__(self) -> str:
        return f"<heltmed.Rulebook {self.version!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if self._overlay is None:
            return (Rulebook.built_in, (self.version,))
        return (_overlaid, (self._overlay.decode(), self._base))


def _overlaid(overlay: str, base: Rulebook) -> Rulebook:
    return Rulebook(overlay, base=base)


@cache
def default_rulebook() -> Rulebook:
    """The newest released rulebook."""
    return Rulebook.built_in()
