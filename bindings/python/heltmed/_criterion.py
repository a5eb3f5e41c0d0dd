"""The criteria of decisions, and what the module has to be told before it can make them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heltmed import _heltmed as _n
from heltmed._errors import make_error
from heltmed._values import make_plain
from heltmed._words import Advice, Basis, Kind, Outcome

_n.prepare(make_error, make_plain,
           tuple(Outcome(_n.outcome_name(number) or "") for number in range(len(Outcome))),
           tuple(Advice(_n.advice_name(number) or "") for number in range(len(Advice))), tuple(Kind), tuple(Basis))

if TYPE_CHECKING:

    class Criterion(NamedTuple):
        """One criterion of a decision: what was asked, what came of it, and why."""

        id: str
        kind: Kind
        basis: Basis
        outcome: Outcome
        reason: str
        observed: int | None
        required: int | None
        unit: str | None
        missing: tuple[str, ...]
        parameters: tuple[tuple[str, int | None, str], ...]

else:
    Criterion = _n.criterion_type()
