"""What can be recorded, and a simulated municipality to try things out with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from heltmed import _criterion as _criterion  # prepares the module
from heltmed import _heltmed as _n
from heltmed._errors import UsageError
from heltmed._tables import Fact, assessments


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: what it is about (``scope``: "agreement", "tariff", "case" or "any"), and the fields of its ``data``."""

    name: str
    about: str
    scope: str
    group: str
    sources: tuple[str, ...]
    fields: tuple[Fact, ...]


def lines(stream: Any) -> Iterator[str]:
    """The lines of a stream, one after another. Of one thread at a time."""
    while piece := _n.stream_next(stream):
        yield from piece.splitlines()


def _words(type: int, field: int) -> tuple[str, ...]:
    found: list[str] = []
    while (word := _n.event_field_word(type, field, len(found))) is not None:
        found.append(word)
    return tuple(found)


def _field(type: int, field: int) -> Fact:
    required = _n.event_field_is_required(type, field)
    return Fact(_n.event_field_name(type, field) or "", _n.event_field_about(type, field) or "", _n.event_field_kind(type, field) or "",
                _n.event_field_lowest(type, field) or 0, _n.event_field_highest(type, field) or 0, required, not required, _words(type, field))


def _stated() -> tuple[Fact, ...]:
    facts = {fact.name: fact for each in assessments() for fact in each.facts}
    return tuple(Fact(fact.name, fact.about, fact.kind, fact.lowest, fact.highest, False, True, fact.words, fact.fields)
                 for fact in facts.values() if _n.event_states(fact.name))


def _type(index: int) -> EventType:
    name = _n.event_type_name(index) or ""
    fields = _stated() if name == "facts_stated" else tuple(_field(index, field) for field in range(_n.event_field_count(index)))
    return EventType(name, _n.event_type_about(index) or "", _n.event_type_scope(index) or "", _n.event_type_group(index) or "",
                     tuple((_n.event_type_sources(index) or "").split()), fields)


@cache
def event_types() -> tuple[EventType, ...]:
    """Every type of event, in the contract's order."""
    return tuple(_type(index) for index in range(_n.event_type_count()))


def simulate(cases: int, seed: int = 0) -> Iterator[str]:
    """A simulated municipality: its events as JSON Lines, in an order in which a store takes each of them.

    The same ``cases`` (0 to 10 000 000) and ``seed`` give the same lines everywhere. What happens in them, and how often, is
    invented and says nothing about real outcomes. Raises InputError, UsageError.
    """
    try:
        return lines(_n.simulate(cases, seed))
    except OverflowError:
        raise UsageError("argument", "seed", "the seed is a number from 0 to 2 to the power of 64, less 1") from None
