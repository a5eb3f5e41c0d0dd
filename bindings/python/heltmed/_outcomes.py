"""Outcome tables, for any data frame."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from heltmed import _heltmed as _n
from heltmed._column import UNKNOWN
from heltmed._events import lines

COARSEN = ("days", "weeks", "months")


def codebook(table: str | None = None) -> list[dict[str, Any]]:
    """The tables, or one of them, and of every column its kind, unit, codes, whether it may be missing, and its definition. Raises
    UnknownNameError."""
    told: Any = json.loads(_n.outcomes_codebook(table))
    return told if isinstance(told, list) else [told]


def wilson(k: int, n: int) -> tuple[int, int]:
    """Wilson's 95 % interval of k of n in basis points, the low end rounded down and the high end up. Raises InputError."""
    return _n.wilson(k, n)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that was read: int64 with UNKNOWN, or texts with None."""

    name: str
    format: str
    values: Any
    words: list[str] | None
    may_be_missing: bool

    def numbers(self, numpy: Any) -> Any:
        return numpy.frombuffer(self.values, "int64")

    def objects(self, numpy: Any) -> Any:
        found = numpy.empty(len(self.values), object)
        found[:] = self.values
        return found

    def to_numpy(self, numpy: Any) -> Any:
        if isinstance(self.values, list):
            return self.objects(numpy)
        numbers = self.numbers(numpy)
        if self.format == "tdD":
            return numbers.view("datetime64[D]")  # UNKNOWN is NaT
        missing = numbers == UNKNOWN
        if self.words is not None:
            return numpy.array([*self.words, None], object)[numpy.where(missing, len(self.words), numbers)]
        values = numbers.astype("bool") if self.format == "b" else numbers
        return numpy.ma.masked_array(values, missing) if self.may_be_missing else values

    def to_pandas(self, numpy: Any, pandas: Any) -> Any:
        if isinstance(self.values, list):
            return self.objects(numpy)
        numbers = self.numbers(numpy)
        missing = numbers == UNKNOWN
        if self.format == "tdD":
            return numbers.view("datetime64[D]").astype("datetime64[ns]")
        if self.words is not None:
            return pandas.Categorical.from_codes(numpy.where(missing, -1, numbers).astype("int8"), self.words)
        if not self.may_be_missing:
            return numbers.astype("bool") if self.format == "b" else numbers
        numbers = numpy.where(missing, 0, numbers)
        if self.format == "b":
            return pandas.arrays.BooleanArray(numbers.astype("bool"), missing)
        return pandas.arrays.IntegerArray(numbers, missing)


class Outcomes:
    """A table as of a day: for whoever reads Arrow (``polars.DataFrame(table)``, ``pyarrow.table(table)``, DuckDB), or as ``to_numpy``,
    ``to_pandas``, ``to_polars`` and ``to_csv`` give it.

    It is folded while it is read, so that a long table takes no memory here. Each reading after the first asks the store again, which
    must then still be open.
    """

    __slots__ = ("_ask", "_first", "_text", "extract_on", "table")

    def __init__(self, table: str, extract_on: date, ask: Callable[[], object], text: Callable[[], Any]) -> None:
        self.table = table
        self.extract_on = extract_on
        self._ask = ask
        self._text = text
        self._first: object | None = ask()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Arrow's C stream interface. Codes are dictionaries, dates date32, what is missing is null."""
        first, self._first = self._first, None
        return first if first is not None else self._ask()

    def _columns(self) -> list[_Column]:
        return [_Column(*column) for column in _n.arrow_read(self.__arrow_c_stream__())]

    def to_numpy(self) -> dict[str, Any]:
        """The columns by name: dates are datetime64[D] with NaT, codes their words, texts and lists objects (missing: None); numbers and
        yes or no that may be missing are masked arrays, so that a mean leaves out what is not known."""
        numpy = importlib.import_module("numpy")
        return {column.name: column.to_numpy(numpy) for column in self._columns()}

    def to_pandas(self) -> Any:
        """A pandas.DataFrame: Int64 and boolean where something may be missing (<NA>), codes are categories. Needs no pyarrow."""
        numpy, pandas = importlib.import_module("numpy"), importlib.import_module("pandas")
        return pandas.DataFrame({column.name: column.to_pandas(numpy, pandas) for column in self._columns()})

    def to_polars(self) -> Any:
        """A polars.DataFrame (polars 1.3 or newer)."""
        return importlib.import_module("polars").DataFrame(self)

    def to_csv(self) -> str:
        """The table as the command writes it, with a head line."""
        return "".join(f"{line}\n" for line in lines(self._text()))

    def __repr__(self) -> str:
        return f"<heltmed.Outcomes {self.table!r} as of {self.extract_on}>"


class Verification(NamedTuple):
    """What ``Store.verify`` found: the events of the chain (erased ones included), how many are erased, whether a purge is owed, and
    the chain's head."""

    events: int
    erased: int
    purge_is_owed: bool
    head: str


class Receipt(NamedTuple):
    """What an append answers, once the event is on disk.

    ``seq`` is the event's number in the file, ``version`` how many events the case then had (0 for agreements and tariffs),
    ``repeated`` whether the event was there already (this is then its first receipt), and ``head`` the chain's head after it, to be kept
    elsewhere for ``Store.verify``. ``key`` is the event's, or the one put in its place where a safety event's looked like a birth number.
    """

    key: str
    seq: int
    version: int
    repeated: bool
    head: str
