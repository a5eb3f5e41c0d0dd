"""Columns in and out: what a column may be made of, and how a result is made to be what came in."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any, Final

from heltmed import _criterion as _criterion  # prepares the module
from heltmed import _heltmed as _n
from heltmed._errors import InputError, UsageError, WrongTypeError
from heltmed._values import date_of, day_of, ore_of

UNKNOWN: Final = -(2**63)
"""An unknown value in a column of int64, given or got (in numpy's dates it is NaT)."""
UNKNOWN_32: Final = -(2**31)
"""An unknown value in a column of int32."""

DATE, ORE, COUNT, YES_NO, DAYS = "date", "ore", "count", "yes or no", "days"


class Column:
    """A result for whoever reads Arrow: ``polars.Series(column)``, ``pyarrow.array(column)``. Its memory is not copied."""

    __slots__ = ("_count", "_format", "_validity", "_values")

    def __init__(self, format: str, values: Any, validity: Any, count: int) -> None:
        self._format = format
        self._values = values
        self._validity = validity
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __arrow_c_schema__(self) -> object:
        return _n.buffer_schema(self._format)

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        return _n.buffer_array(self._format, self._values, self._validity, self._count)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return _n.buffer_stream(self._format, self._values, self._validity, self._count)


@dataclass(frozen=True, slots=True)
class Given:
    """A column that was read: its pieces one after another, or one value for all rows (``rows`` None)."""

    name: str
    pieces: tuple[Any, ...]
    starts: tuple[int, ...]
    rows: int | None
    origin: Any = None
    """The object that came in, for results to be like it; None for a value."""
    civil: bool = False
    """Whether it came as numpy's dates."""

    def cut(self, first: int, count: int) -> Any:
        """The column of some rows, all in one piece."""
        if self.rows is None:
            return self.pieces[0]
        if not self.pieces:  # no rows
            return _n.column_of_value(None)
        which = bisect_right(self.starts, first) - 1
        piece = self.pieces[which]
        if first == self.starts[which] and count == _n.column_count(piece):
            return piece
        return _n.column_slice(piece, first - self.starts[which], count)


def _value(name: str, kind: str, value: Any) -> int | None:
    """One value as the library has it."""
    if value is None:
        return None
    if kind == DATE:
        if isinstance(value, (date, str)):
            return day_of(value, name)
    elif kind == YES_NO:
        if isinstance(value, bool):
            return int(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        if not UNKNOWN < value < -UNKNOWN:
            raise InputError("range", name, "the number is outside its range")
        return int(value)
    elif isinstance(value, Decimal) and kind == ORE:
        return ore_of(value, name)
    what = {DATE: "dates, as datetime.date or ISO text", YES_NO: "bool", ORE: "whole øre, or Decimal kroner"}.get(kind, "whole numbers")
    raise WrongTypeError("type", name, f"the values are to be {what}, or None")


def _whole(name: str, pieces: Sequence[Any], origin: Any, civil: bool = False) -> Given:
    counts = [_n.column_count(piece) for piece in pieces]
    return Given(name, tuple(pieces), tuple(accumulate(counts, initial=0))[:-1], sum(counts), origin, civil)


def _from_list(name: str, kind: str, values: Sequence[Any], origin: Any) -> Given:
    numbers = array("q", (UNKNOWN if (one := _value(name, kind, value)) is None else one for value in values))
    return _whole(name, [_n.column_of_buffer(numbers, name, kind)], origin)


def _from_numpy(name: str, kind: str, values: Any, origin: Any) -> Given:
    numpy = sys.modules["numpy"]
    if isinstance(values, numpy.ma.MaskedArray):
        raise WrongTypeError("type", name, "a masked array is refused: fill it with heltmed.columns.UNKNOWN")
    if values.dtype.kind == "O":
        return _from_list(name, kind, values.tolist(), origin)
    if values.dtype.kind == "m":  # of which numpy gives no buffer
        raise WrongTypeError("type", name, "the column is of stretches of time")
    if values.dtype.kind != "M":
        return _whole(name, [_n.column_of_buffer(values, name, kind)], origin)
    if kind != DATE:
        raise WrongTypeError("type", name, "the column is of dates")
    days = values.astype("datetime64[D]", copy=False)
    if days is not values and not bool(((days == values) | numpy.isnat(values)).all()):
        raise WrongTypeError("type", name, "the column has times of day: give dates")
    return _whole(name, [_n.column_of_buffer(days.view("int64"), name, kind)], origin, civil=True)  # NaT is UNKNOWN


def _from_pandas(name: str, kind: str, values: Any) -> Given:
    """Numbers and dates as numpy has them are not copied; what may be missing (Int64, boolean) is."""
    dtype = values.dtype
    if isinstance(dtype, sys.modules["numpy"].dtype):
        return _from_numpy(name, kind, values.to_numpy(), values)
    if hasattr(dtype, "tz"):
        raise WrongTypeError("type", name, "the column has times of day: give dates")
    if getattr(dtype, "kind", "O") == "b" and kind != YES_NO:
        raise WrongTypeError("type", name, "the column is of bool, and asked are numbers")
    if getattr(dtype, "kind", "O") in "iub":
        return _from_numpy(name, kind, values.to_numpy(dtype="int64", na_value=UNKNOWN), values)
    return _from_list(name, kind, [None if missing else value for value, missing in zip(values, values.isna())], values)


def _is_from(module: str, value: Any) -> bool:
    return module in sys.modules and type(value).__module__.partition(".")[0] == module


def read(name: str, kind: str, value: Any) -> Given:
    """A column or a value, by what it is."""
    if value is None or isinstance(value, (str, date, int, float, Decimal)):
        return Given(name, (_n.column_of_value(_value(name, kind, value)),), (0,), None)
    if isinstance(value, (list, tuple)):
        return _from_list(name, kind, value, value)
    if _is_from("numpy", value) and hasattr(value, "dtype"):
        if getattr(value, "ndim", 0) == 0:
            raise WrongTypeError("type", name, "a single value of numpy's is refused: give Python's own")
        return _from_numpy(name, kind, value, value)
    if _is_from("pandas", value) and hasattr(value, "isna"):
        return _from_pandas(name, kind, value)
    if hasattr(value, "__arrow_c_array__") or hasattr(value, "__arrow_c_stream__"):
        return _whole(name, _n.columns_of_arrow(value, name, kind), value)
    try:
        return _whole(name, [_n.column_of_buffer(value, name, kind)], value)
    except (TypeError, BufferError) as error:
        if isinstance(error, WrongTypeError):
            raise
        raise WrongTypeError("type", name, "the column is neither a buffer nor Arrow") from None


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns that belong together."""

    columns: tuple[Given, ...]
    count: int
    origin: Any
    civil: bool

    @staticmethod
    def of(*columns: Given) -> Rows:
        """Checks that they are of one length. Raises UsageError."""
        whole = [column for column in columns if column.rows is not None]
        if not whole:
            raise UsageError("argument", None, "at least one of the columns must be one, not a value")
        count = whole[0].rows
        assert count is not None
        for column in whole:
            if column.rows != count:
                raise UsageError("argument", column.name, "the column has not as many values as the one before")
        return Rows(columns, count, whole[0].origin, any(column.civil for column in columns))

    def stretches(self) -> Iterator[tuple[int, int, list[Any]]]:
        """The rows in as few stretches as the pieces allow: the first row, how many, and each column of them."""
        cuts = sorted({start for column in self.columns for start in column.starts} | {0, self.count})
        cuts = [cut for cut in cuts if cut <= self.count]
        if self.count == 0:
            yield 0, 0, [column.cut(0, 0) for column in self.columns]
            return
        for first, end in zip(cuts, cuts[1:]):
            yield first, end - first, [column.cut(first, end - first) for column in self.columns]

    # ---- results ----

    def family(self) -> str:
        origin = self.origin
        for module in ("pandas", "numpy", "polars", "pyarrow"):
            if _is_from(module, origin):
                return module
        if hasattr(origin, "__arrow_c_array__") or hasattr(origin, "__arrow_c_stream__"):
            return "arrow"
        return "list" if isinstance(origin, (list, tuple)) else "memoryview" if isinstance(origin, memoryview) else "array"

    def room(self, typecode: str, length: int | None = None) -> Any:
        """Room for a result: "B", "i" or "q"."""
        length = self.count if length is None else length
        if self.family() in ("numpy", "pandas"):
            return sys.modules["numpy"].empty(length, {"B": "uint8", "i": "int32", "q": "int64"}[typecode])
        return array(typecode, bytes(length * array(typecode).itemsize))

    def is_arrow(self) -> bool:
        return self.family() in ("polars", "pyarrow", "arrow")

    def like(self, values: Any, kind: str | None, validity: Any = None) -> Any:
        """A result as what came in. ``kind`` None: outcomes or reasons."""
        family = self.family()
        if family == "numpy":
            return values.view("datetime64[D]") if kind == DATE and self.civil else values
        if family == "pandas":
            return self._pandas(values, kind)
        if family == "list":
            return type(self.origin)(values if kind is None else [_told(value, kind) for value in values])
        if family == "memoryview":
            return memoryview(values)
        if not self.is_arrow():
            return values
        format = "C" if kind is None else "tdD" if kind == DATE else "i" if values.itemsize == 4 else "l"
        column = Column(format, values, validity, self.count)
        if family == "polars":
            return sys.modules["polars"].Series(column)
        if family == "pyarrow":
            pyarrow = sys.modules["pyarrow"]
            result = pyarrow.array(column)
            return pyarrow.chunked_array([result]) if isinstance(self.origin, pyarrow.ChunkedArray) else result
        return column

    def _pandas(self, values: Any, kind: str | None) -> Any:
        pandas = sys.modules["pandas"]
        if kind == DATE:
            values = values.view("datetime64[D]").astype("datetime64[s]")
        elif kind is not None:
            missing = values == UNKNOWN
            values[missing] = 0
            values = pandas.arrays.IntegerArray(values, missing)
        return pandas.Series(values, index=getattr(self.origin, "index", None))


def _told(value: int, kind: str) -> int | date | None:
    if value in (UNKNOWN, UNKNOWN_32):
        return None
    return date_of(value) if kind == DATE else value
