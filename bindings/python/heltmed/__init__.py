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
    BusyError,
    ConflictError,
    DamagedError,
    Error,
    FileError,
    ForeignFileError,
    InputError,
    InternalError,
    LayoutError,
    OutOfMemoryError,
    QuotaError,
    StateError,
    UnknownNameError,
    UsageError,
    WrongTypeError,
)
from heltmed._events import EventType, event_types, simulate
from heltmed._heltmed import version as _version
from heltmed._outcomes import Outcomes, Receipt, Verification, codebook, wilson
from heltmed._rulebook import DatedValue, Parameter, Rulebook
from heltmed._store import Batch, Event, Store
from heltmed._tables import Assessment, CriterionRule, Derived, Fact, Source, assessment, assessments, computations, sources
from heltmed._texts import label, value_text
from heltmed._values import DateLike, Money
from heltmed._words import Advice, Basis, Holidays, Kind, Language, Outcome, Step

__version__: str = _version() or ""

__all__ = [
    "Advice", "Assessment", "Basis", "Batch", "BusyError", "ConflictError", "Criterion", "CriterionRule", "DamagedError", "DateLike",
    "DatedValue", "Decision", "Derived", "Error", "Event", "EventType", "Fact", "Facts", "FileError", "ForeignFileError", "Holidays",
    "InputError", "InternalError", "Kind", "Language", "LayoutError", "Money", "OutOfMemoryError", "Outcome", "Outcomes", "Parameter",
    "Plan", "QuotaError", "Receipt", "Rulebook", "Share", "ShareMonth", "Shortfall", "Shortfalls", "Source", "Span", "StateError", "Step",
    "Store", "UnknownNameError", "UsageError", "Verification", "Visit", "WrongTypeError", "assess", "assessment", "assessments",
    "calendar", "codebook", "columns", "computations", "event_types", "label", "plan", "share", "shortfalls", "simulate", "sources",
    "value_text", "wilson",
]
