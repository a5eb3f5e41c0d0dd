"""What can be assessed, and what each assessment asks for: the library's own tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from heltmed import _heltmed as _n
from heltmed._errors import UnknownNameError
from heltmed._words import Basis, Kind


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of an assessment, or a field of the rows of a list.

    ``lowest`` and ``highest`` are the range of a number, of a date in days since 1970-01-01, of a list the range of its count;
    ``words`` those of a choice or a set; ``fields`` those of a list's rows. A fact that is ``optional`` has a meaning when absent and
    is never missing.
    """

    name: str
    about: str
    kind: str
    lowest: int
    highest: int
    required: bool
    optional: bool
    words: tuple[str, ...]
    fields: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that an assessment computes."""

    name: str
    about: str
    kind: str


@dataclass(frozen=True, slots=True)
class CriterionRule:
    """A criterion of an assessment: ``reasons`` are its finer reason codes, besides the usual ones."""

    id: str
    kind: Kind
    basis: Basis
    sources: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment, or one of the computations plan, shortfalls and share, which have no criteria."""

    name: str
    title: str
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    criteria: tuple[CriterionRule, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source that criteria and parameters cite. ``date`` is free text; ``address`` is None where none is known."""

    id: str
    title: str
    date: str
    address: str | None


def _words(word: Callable[[int], str | None]) -> tuple[str, ...]:
    words: list[str] = []
    while (one := word(len(words))) is not None:
        words.append(one)
    return tuple(words)


def _field(name: str, fact: int, field: int) -> Fact:
    return Fact(_n.fact_field_name(name, fact, field) or "", _n.fact_field_about(name, fact, field) or "",
                _n.fact_field_kind(name, fact, field) or "", _n.fact_field_lowest(name, fact, field) or 0,
                _n.fact_field_highest(name, fact, field) or 0, _n.fact_field_is_required(name, fact, field), False,
                _words(lambda word: _n.fact_field_word(name, fact, field, word)))


def _fact(name: str, fact: int) -> Fact:
    return Fact(_n.fact_name(name, fact) or "", _n.fact_about(name, fact) or "", _n.fact_kind(name, fact) or "",
                _n.fact_lowest(name, fact) or 0, _n.fact_highest(name, fact) or 0, _n.fact_is_required(name, fact),
                _n.fact_is_optional(name, fact), _words(lambda word: _n.fact_word(name, fact, word)),
                tuple(_field(name, fact, field) for field in range(_n.fact_field_count(name, fact))))


def _criterion(name: str, index: int) -> CriterionRule:
    return CriterionRule(_n.criterion_id(name, index) or "", Kind(_n.criterion_kind(name, index) or ""),
                         Basis(_n.criterion_basis(name, index) or ""), tuple((_n.criterion_sources(name, index) or "").split()),
                         tuple((_n.criterion_finer_reasons(name, index) or "").split()))


@cache
def assessment(name: str) -> Assessment:
    """An assessment or computation by its name. Raises UnknownNameError."""
    title = _n.assessment_title(name)
    if title is None:
        raise UnknownNameError("unknown_name", None, "there is no such assessment")
    return Assessment(name, title, tuple(_fact(name, index) for index in range(_n.fact_count(name))),
                      tuple(Derived(_n.derived_name(name, index) or "", _n.derived_about(name, index) or "", _n.derived_kind(name, index) or "")
                            for index in range(_n.derived_count(name))),
                      tuple(_criterion(name, index) for index in range(_n.criterion_count(name))))


def assessments() -> tuple[Assessment, ...]:
    """The assessments, in the contract's order."""
    return tuple(assessment(_n.assessment_name(index) or "") for index in range(_n.assessment_count()))


def computations() -> tuple[Assessment, ...]:
    """The computations: plan, shortfalls, share."""
    first = _n.assessment_count()
    return tuple(assessment(_n.assessment_name(first + index) or "") for index in range(_n.computation_count()))


def sources() -> tuple[Source, ...]:
    """The sources that can be cited, document by document."""
    ids = [_n.source_id(index) or "" for index in range(_n.source_count())]
    return tuple(Source(id, _n.source_title(id) or "", _n.source_date(id) or "", _n.source_address(id)) for id in ids)
