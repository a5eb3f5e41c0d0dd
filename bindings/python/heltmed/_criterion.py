"""The criteria of decisions, and what the module has to be told before it can make them."""

from __future__ import annotations

from typing import NamedTuple

from heltmed import _heltmed as _n
from heltmed._errors import make_error
from heltmed._values import make_plain
from heltmed._words import Advice, Basis, Kind, Outcome


class Criterion(NamedTuple):
    """One criterion of a decision: what was asked, what came of it, and why. Cannot be changed."""

    id: str
    """As in "wage.floor"."""
    kind: Kind
    """Only requirements decide."""
    basis: Basis
    """Whose rule it is."""
    outcome: Outcome
    reason: str
    """A short stable code for why the outcome is what it is."""
    observed: int | None
    """The number that was found, in ``unit``; None where there is nothing to show."""
    required: int | None
    """The number that was asked for, in ``unit``; None where there is nothing to show."""
    unit: str | None
    """Of the two: "ore_per_hour", None where there is none."""
    missing: tuple[str, ...]
    """The unknown facts and rates that can still change the outcome."""
    parameters: tuple[tuple[str, int | None, str], ...]
    """The dated parameters that were used: id, value, and the day it is valid from as ISO text."""


# In the order in which the module says them.
_n.prepare(make_error, make_plain, Criterion,
           tuple(Outcome(_n.outcome_name(number) or "") for number in range(len(Outcome))),
           tuple(Advice(_n.advice_name(number) or "") for number in range(len(Advice))), tuple(Kind), tuple(Basis))
