"""The computations: the plan of visits, wage shortfalls, and the municipality's share."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from heltmed import _criterion as _criterion  # prepares the module
from heltmed import _heltmed as _n
from heltmed._decision import Facts
from heltmed._rulebook import Rulebook, default_rulebook
from heltmed._words import Step


@dataclass(frozen=True, slots=True)
class _Answer:
    _json: str = field(repr=False)

    def to_json(self) -> str:
        """The canonical JSON, byte for byte that of the command."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The same as a dict, dates as ISO text."""
        told: dict[str, Any] = json.loads(self._json)
        return told


class Visit(NamedTuple):
    """A planned visit: its day, the day it would have been on before it was moved to a working day, and its step."""

    on: date
    nominal_on: date
    step: Step


@dataclass(frozen=True, slots=True)
class Plan(_Answer):
    """The job specialist's visits, in order of day.

    ``known`` is False where a dated parameter that they hang on is not known: there is then no plan, which is not the same as a plan
    without visits.
    """

    known: bool
    visits: tuple[Visit, ...]


class Shortfall(NamedTuple):
    """A period in which the wage lay under the floor. Both days are included. Øre an hour; ``owed_ore`` is øre for the whole period,
    None when the minutes a week are not known."""

    first_day: date
    last_day: date
    hourly_ore: int
    floor_ore: int
    shortfall_ore: int
    owed_ore: int | None


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Shortfalls(_Answer):
    """Who fell under the floor, and from which day. ``sum_owed_ore`` is None when the minutes a week are not known; ``unjudged`` are the
    days that could not be judged, and ``complete`` says that there are none."""

    periods: tuple[Shortfall, ...]
    sum_owed_ore: int | None
    unjudged: tuple[Span, ...]
    complete: bool


class ShareMonth(NamedTuple):
    """A calendar month ("2026-03"): the days that count, the state's monthly rate and the share, in øre; None where none is known."""

    month: str
    days: int
    days_in_month: int
    rate_ore: int | None
    share_ore: int | None


@dataclass(frozen=True, slots=True)
class Share(_Answer):
    """What a municipality pays for one place, month by month. ``sum_ore`` is None when a month's share is; ``estimate`` is False only
    with an agreed price."""

    months: tuple[ShareMonth, ...]
    sum_ore: int | None
    estimate: bool


def _ask(compute: Callable[[Any, Any, bytes], str], facts: Facts, rulebook: Rulebook | None) -> tuple[str, dict[str, Any]]:
    answer = compute(_n.document_create(), (rulebook or default_rulebook())._handle, _n.document_of_facts(facts))
    return answer, json.loads(answer)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def plan(facts: Facts, *, rulebook: Rulebook | None = None) -> Plan:
    """The plan of visits from ``from`` until ``until``, both included.

    Facts: ``heltmed.assessment("plan").facts``. Raises InputError as ``heltmed.assess`` does.
    """
    text, told = _ask(_n.document_plan, facts, rulebook)
    visits = told["visits"]
    return Plan(text, visits is not None,
                tuple(Visit(_day(one["on"]), _day(one["nominal_on"]), Step(one["step"])) for one in visits or ()))


def shortfalls(facts: Facts, *, rulebook: Rulebook | None = None) -> Shortfalls:
    """The periods in which a wage lay under the floor, and what is owed for them.

    Facts: ``heltmed.assessment("shortfalls").facts``. Raises InputError as ``heltmed.assess`` does.
    """
    text, told = _ask(_n.document_shortfalls, facts, rulebook)
    return Shortfalls(text,
                      tuple(Shortfall(_day(one["from"]), _day(one["to"]), one["hourly_ore"], one["floor_ore"], one["shortfall_ore"],
                                      one["owed_ore"]) for one in told["periods"]),
                      told["sum_owed_ore"], tuple(Span(_day(one["from"]), _day(one["to"])) for one in told["unjudged"]), told["complete"])


def share(facts: Facts, *, rulebook: Rulebook | None = None) -> Share:
    """The municipality's share of one place, month by month, rounded half up once a month.

    Facts: ``heltmed.assessment("share").facts``. Raises InputError as ``heltmed.assess`` does.
    """
    text, told = _ask(_n.document_share, facts, rulebook)
    return Share(text, tuple(ShareMonth(**one) for one in told["months"]), told["sum_ore"], told["estimate"])
