"""HELT MED's rules: facts in, explained decisions out.

    >>> import heltmed
    >>> decision = heltmed.assess("wage", {"on": "2024-04-01", "phase": "permanent", "hourly_wage_ore": 3815,
    ...                                    "comparable_tariff_ore": 19079})
    >>> decision.outcome, decision.derived["floor_ore"]
    (<Outcome.NOT_MET: 'not_met'>, 3816)

What is not known is left out, or None, and said aloud: ``decision.missing``. Money is whole øre (``int``) or kroner (``Decimal``), never
``float``; dates are ``datetime.date`` or ISO text. No clock is read, and the same facts under the same rulebook give the same
answer, byte for byte.
"""

from heltmed import calendar, columns
from heltmed._answers import Plan, Share, ShareMonth, Shortfall, Shortfalls, Span, Visit, plan, share, shortfalls
from heltmed._criterion import Criterion
from heltmed._decision import Decision, Facts, assess
from heltmed._errors import (
    Error,
    FileError,
    InputError,
    InternalError,
    OutOfMemoryError,
    UnknownNameError,
    UsageError,
    WrongTypeError,
)
from heltmed._heltmed import version as _version
from heltmed._rulebook import DatedValue, Parameter, Rulebook
from heltmed._tables import Assessment, CriterionRule, Derived, Fact, Source, assessment, assessments, computations, sources
from heltmed._texts import label, value_text
from heltmed._values import DateLike, Money
from heltmed._words import Advice, Basis, Holidays, Kind, Language, Outcome, Step

__version__: str = _version() or ""

__all__ = [
    "Advice", "Assessment", "Basis", "Criterion", "CriterionRule", "DateLike", "DatedValue", "Decision", "Derived", "Error", "Fact", "Facts",
    "FileError", "Holidays", "InputError", "InternalError", "Kind", "Language", "Money", "OutOfMemoryError", "Outcome", "Parameter", "Plan",
    "Rulebook", "Share", "ShareMonth", "Shortfall", "Shortfalls", "Source", "Span", "Step", "UnknownNameError", "UsageError", "Visit",
    "WrongTypeError", "assess", "assessment", "assessments", "calendar", "columns", "computations", "label", "plan", "share", "shortfalls",
    "sources", "value_text",
]
