"""The questions of the rules asked of whole columns: exact, with a date for each row, and at the speed of memory.

A column is anything with a buffer of int32 or int64 (numpy, ``array.array``, ``memoryview``), anything that speaks Arrow (polars,
pyarrow, DuckDB's results), a pandas Series, or a list; none of the packages has to be installed. Buffers and Arrow are read where they
lie. One value may be given in the place of a column, and holds for all rows. Results come back as what came in, by the first column
that is one; ``out`` is room for them of one's own.

Dates are days since 1970-01-01 in columns of numbers, or numpy's ``datetime64[D]``, or Arrow's ``date32``; single dates are
``datetime.date`` or ISO text. Money is øre (a single amount may be Decimal kroner), yes or no bool or 1 and 0. Unknown is null in
Arrow, NaT in numpy's dates, ``UNKNOWN`` in int64, ``UNKNOWN_32`` in int32, None in lists and as a value.

Every function raises InputError (``range``) with the column's name where a value is outside its range, WrongTypeError for a column of
another type, byte order or stride, and UsageError for columns of different lengths and room that does not fit. The GIL is
released while it works; a buffer cannot be resized meanwhile.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from heltmed import _heltmed as _n
from heltmed._column import COUNT, DATE, DAYS, ORE, UNKNOWN, UNKNOWN_32, YES_NO, Column, Rows, read
from heltmed._errors import UsageError
from heltmed._rulebook import Rulebook, default_rulebook
from heltmed._values import DateLike, optional_day
from heltmed._words import Holidays


class Outcome(IntEnum):
    """The numbers in columns of outcomes. ``outcome.word`` is the word of decisions."""

    MET = _n.MET
    NOT_MET = _n.NOT_MET
    UNDETERMINED = _n.UNDETERMINED

    @property
    def word(self) -> str:
        return self.name.lower()


class Reason(IntEnum):
    """The numbers in columns of reasons. ``reason.word`` is the word of decisions."""

    AT_OR_ABOVE_FLOOR = _n.REASON_AT_OR_ABOVE_FLOOR
    BELOW_FLOOR = _n.REASON_BELOW_FLOOR
    MISSING_FACTS = _n.REASON_MISSING_FACTS
    NO_RATE = _n.REASON_NO_RATE
    PLACE_LEFT = _n.REASON_PLACE_LEFT
    NO_PLACE_LEFT = _n.REASON_NO_PLACE_LEFT
    TRIAL_OVER = _n.REASON_TRIAL_OVER
    TRIAL_NOT_OVER = _n.REASON_TRIAL_NOT_OVER
    ENDED_EARLY = _n.REASON_ENDED_EARLY
    WORKER_DECLINES = _n.REASON_WORKER_DECLINES
    EMPLOYER_DECLINES = _n.REASON_EMPLOYER_DECLINES

    @property
    def word(self) -> str:
        return self.name.lower()


class Outcomes(NamedTuple):
    """A column of outcomes (``Outcome``), and one of reasons (``Reason``) where they were asked for."""

    outcomes: Any
    reasons: Any


class Reforms(NamedTuple):
    """What rulebooks come to on the same rows.

    ``baseline`` and each of ``reforms`` are columns of outcomes; each of ``changes`` has 0 where a row's outcome is the baseline's and
    else the reform's; each of ``counts`` tells how many rows go from which outcome to which.
    """

    baseline: Any
    reforms: tuple[Any, ...]
    changes: tuple[Any, ...]
    counts: tuple[dict[tuple[Outcome, Outcome], int], ...]


def _ask(rows: Rows, reasons: bool, out: Any, kernel: Callable[..., None]) -> Outcomes:
    """Outcomes of a kernel that takes (rows, columns, outcomes, reasons)."""
    room = rows.room("B") if out is None else out
    why = rows.room("B") if reasons else None
    views = memoryview(room), None if why is None else memoryview(why)
    if views[0].ndim != 1 or len(views[0]) != rows.count:
        raise UsageError("argument", "out", "the room for results has not as many values as there are rows")
    for first, count, columns in rows.stretches():
        kernel(count, columns, views[0][first:first + count], None if views[1] is None else views[1][first:first + count])
    return Outcomes(rows.like(room, None) if out is None else out, None if why is None else rows.like(why, None))


def _compute(rows: Rows, kind: str, out: Any, kernel: Callable[..., None]) -> Any:
    """Values of a kernel that takes (rows, columns, room)."""
    family = rows.family()
    wide = kind == ORE or family in ("pandas", "list") or (kind == DATE and rows.civil and family == "numpy")
    room = rows.room("q" if wide else "i") if out is None else out
    validity = array("B", bytes((rows.count + 7) // 8)) if out is None and rows.is_arrow() else None
    if out is not None and len(memoryview(out)) != rows.count:
        raise UsageError("argument", "out", "the room for results has not as many values as there are rows")
    for first, count, columns in rows.stretches():
        kernel(count, columns, _n.column_room(room, validity, first, count))
    return rows.like(room, kind, validity) if out is None else out


def wage_floor(on: Any, hourly_wage_ore: Any, comparable_tariff_ore: Any, *, rulebook: Rulebook | None = None,
               as_known_on: DateLike | None = None, reasons: bool = False, out: Any = None) -> Outcomes:
    """Does the wage (øre an hour) reach the floor in a permanent post? The criterion ``wage.floor``.

    A row without a date is settled where every share that the rulebook has settles it. ``out``: room for the outcomes, uint8.
    """
    book, known = (rulebook or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    rows = Rows.of(read("on", DATE, on), read("hourly_wage_ore", ORE, hourly_wage_ore),
                   read("comparable_tariff_ore", ORE, comparable_tariff_ore))
    return _ask(rows, reasons, out,
                lambda count, columns, outcomes, why: _n.columns_wage_floor(book, known, count, *columns, outcomes, why))


def wage_reforms(reforms: Sequence[Rulebook], on: Any, hourly_wage_ore: Any, comparable_tariff_ore: Any, *,
                 baseline: Rulebook | None = None, as_known_on: DateLike | None = None) -> Reforms:
    """The same question under a baseline (the newest built-in rulebook, unless given) and other rulebooks, the columns read once."""
    book, known = (baseline or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    books = tuple(one._handle for one in reforms)
    rows = Rows.of(read("on", DATE, on), read("hourly_wage_ore", ORE, hourly_wage_ore),
                   read("comparable_tariff_ore", ORE, comparable_tariff_ore))
    before = rows.room("B")
    after, changes = [rows.room("B") for _ in books], [rows.room("B") for _ in books]
    totals = [[0] * 9 for _ in books]
    for first, count, columns in rows.stretches():
        stretch, changed, counts = bytearray(count * len(books)), bytearray(count * len(books)), array("q", bytes(8 * 9 * len(books)))
        _n.columns_wage_reforms(book, books, known, count, *columns, memoryview(before)[first:first + count], stretch, changed, counts)
        for which in range(len(books)):
            memoryview(after[which])[first:first + count] = memoryview(stretch)[which * count:(which + 1) * count]
            memoryview(changes[which])[first:first + count] = memoryview(changed)[which * count:(which + 1) * count]
            totals[which] = [total + more for total, more in zip(totals[which], counts[9 * which:9 * which + 9])]
    pairs = [(one, other) for one in Outcome for other in Outcome]
    return Reforms(rows.like(before, None), tuple(rows.like(one, None) for one in after), tuple(rows.like(one, None) for one in changes),
                   tuple(dict(zip(pairs, total)) for total in totals))


def wage_floor_ore(on: Any, comparable_tariff_ore: Any, *, rulebook: Rulebook | None = None, as_known_on: DateLike | None = None,
                   out: Any = None) -> Any:
    """The floor: the least whole øre an hour that is at least the share of the tariff (``floor_ore`` of wage)."""
    book, known = (rulebook or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    rows = Rows.of(read("on", DATE, on), read("comparable_tariff_ore", ORE, comparable_tariff_ore))
    return _compute(rows, ORE, out, lambda count, columns, room: _n.columns_wage_floor_ore(book, known, count, *columns, room))


def days_between(from_: Any, until: Any, *, out: Any = None) -> Any:
    """The days from one date to another, negative when that lies before."""
    rows = Rows.of(read("from", DATE, from_), read("until", DATE, until))
    return _compute(rows, DAYS, out, lambda count, columns, room: _n.columns_days_between(count, *columns, room))


def trial_last_day(starts_on: Any, *, rulebook: Rulebook | None = None, as_known_on: DateLike | None = None, out: Any = None) -> Any:
    """The last day of a trial (``last_day`` of trial), by the weeks in force on its first."""
    book, known = (rulebook or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    rows = Rows.of(read("starts_on", DATE, starts_on))
    return _compute(rows, DATE, out, lambda count, columns, room: _n.columns_trial_last_day(book, known, count, *columns, room))


def place_left(places_agreed: Any, places_taken: Any, *, reasons: bool = False, out: Any = None) -> Outcomes:
    """Is a place left? The criterion ``express.place_left``. ``out``: room for the outcomes, uint8."""
    rows = Rows.of(read("places_agreed", COUNT, places_agreed), read("places_taken", COUNT, places_taken))
    return _ask(rows, reasons, out, lambda count, columns, outcomes, why: _n.columns_place_left(count, *columns, outcomes, why))


def benefit_margin(on: Any, in_vta: Any, benefit_since: Any, income_after_disability_ore: Any, annual_pensionable_income_ore: Any, *,
                   degree_raised_on: Any = None, rulebook: Rulebook | None = None, as_known_on: DateLike | None = None,
                   out: Any = None) -> Any:
    """How far (øre) the year's income is below the limit of disability benefit, negative above it (``margin_ore`` of benefit).

    A row without ``degree_raised_on`` was not raised.
    """
    book, known = (rulebook or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    rows = Rows.of(read("on", DATE, on), read("in_vta", YES_NO, in_vta), read("benefit_since", DATE, benefit_since),
                   read("degree_raised_on", DATE, degree_raised_on),
                   read("income_after_disability_ore", ORE, income_after_disability_ore),
                   read("annual_pensionable_income_ore", ORE, annual_pensionable_income_ore))
    return _compute(rows, ORE, out, lambda count, columns, room: _n.columns_benefit_margin(book, known, count, *columns, room))


def offer_due(on: Any, trial_starts_on: Any, worker_wants_to_continue: Any, employer_wants_to_continue: Any, *,
              trial_ended_early_on: Any = None, rulebook: Rulebook | None = None, as_known_on: DateLike | None = None,
              reasons: bool = False, out: Any = None) -> Outcomes:
    """Is a permanent post due after the trial? The assessment ``offer``, with the reason of its first criterion of that outcome.

    A row without ``trial_ended_early_on`` did not end early. ``out``: room for the outcomes, uint8.
    """
    book, known = (rulebook or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    rows = Rows.of(read("on", DATE, on), read("trial_starts_on", DATE, trial_starts_on),
                   read("trial_ended_early_on", DATE, trial_ended_early_on),
                   read("worker_wants_to_continue", YES_NO, worker_wants_to_continue),
                   read("employer_wants_to_continue", YES_NO, employer_wants_to_continue))
    return _ask(rows, reasons, out, lambda count, columns, outcomes, why: _n.columns_offer_due(book, known, count, *columns, outcomes, why))


_CALENDARS = {Holidays.NO: _n.HOLIDAYS_NO, Holidays.DK: _n.HOLIDAYS_DK, Holidays.SE: _n.HOLIDAYS_SE, Holidays.NONE: _n.HOLIDAYS_NONE}


def next_due(on: Any, *, trial_starts_on: Any = None, hired_on: Any = None, ended_on: Any = None, last_visit_on: Any = None,
             holidays: str = Holidays.NO, rulebook: Rulebook | None = None, as_known_on: DateLike | None = None,
             out: Any = None) -> Any:
    """The next visit due (``next_due`` of followup), without step-ups; unknown too where no further visit is planned.

    A row without one of the other dates has none: no trial, no hiring, no end, no visit made. A last visit after ``on`` does not count.
    """
    book, known = (rulebook or default_rulebook())._handle, optional_day(as_known_on, "as_known_on")
    calendar = _CALENDARS[Holidays(holidays)]
    rows = Rows.of(read("on", DATE, on), read("trial_starts_on", DATE, trial_starts_on), read("hired_on", DATE, hired_on),
                   read("ended_on", DATE, ended_on), read("last_visit_on", DATE, last_visit_on))
    return _compute(rows, DATE, out, lambda count, columns, room: _n.columns_next_due(book, known, count, *columns, calendar, room))


__all__ = ["UNKNOWN", "UNKNOWN_32", "Column", "Outcome", "Outcomes", "Reason", "Reforms", "benefit_margin", "days_between", "next_due",
           "offer_due", "place_left", "trial_last_day", "wage_floor", "wage_floor_ore", "wage_reforms"]
