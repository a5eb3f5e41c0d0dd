"""Columns of numpy, pandas, polars and pyarrow, where they are installed: what goes in comes back as what it was."""

from __future__ import annotations

import datetime

import pytest

import heltmed
from heltmed import columns
from heltmed.columns import UNKNOWN, UNKNOWN_32, Outcome

D = datetime.date
ON = [D(2024, 4, 1), D(2024, 4, 2), None, D(2021, 1, 1)]
WAGES, TARIFFS = [3815, 3816, None, 3400], [19079, 19079, 19079, 17000]
ANSWERS = [Outcome.NOT_MET, Outcome.MET, Outcome.UNDETERMINED, Outcome.MET]
LAST = [D(2024, 4, 28), D(2024, 4, 29), None, D(2021, 1, 28)]
BETWEEN = [0, 1, None, -1186]
FLOORS = [3816, 3816, 3816, 3400]  # a row without a date too: the rulebook has one share only


class TestNumpy:
    def setup_method(self):
        self.np = pytest.importorskip("numpy")

    def dates(self):
        return self.np.array(ON, "datetime64[D]")

    def test_in_and_out(self):
        np = self.np
        for width, unknown in (("int32", UNKNOWN_32), ("int64", UNKNOWN)):
            wages = np.array([unknown if one is None else one for one in WAGES], width)
            got = columns.wage_floor(self.dates(), wages, np.array(TARIFFS, width), reasons=True)
            assert got.outcomes.dtype == "uint8" and got.outcomes.tolist() == ANSWERS and got.reasons.dtype == "uint8"
        floors = columns.wage_floor_ore(self.dates(), np.array(TARIFFS))
        assert floors.dtype == "int64" and floors.tolist() == FLOORS

    def test_dates(self):
        np = self.np
        last = columns.trial_last_day(self.dates())
        assert last.dtype == "datetime64[D]" and last.tolist() == LAST
        days = self.dates().astype("int64")
        numbers = np.where(days == UNKNOWN, UNKNOWN_32, days).astype("int32")
        got = columns.trial_last_day(numbers)
        assert got.dtype == "int32" and got.tolist() == [UNKNOWN_32 if one is None else (one - D(1970, 1, 1)).days for one in LAST]
        between = columns.days_between("2024-04-01", self.dates())
        assert between.dtype == "int32" and between.tolist() == [UNKNOWN_32 if one is None else one for one in BETWEEN]
        assert columns.trial_last_day(self.dates().astype("datetime64[ns]")).tolist() == LAST
        with pytest.raises(TypeError):
            columns.trial_last_day(np.array(["2024-04-01T12:00"], "datetime64[m]"))
        with pytest.raises(TypeError):
            columns.wage_floor("2024-04-01", self.dates(), 1)

    def test_yes_and_no(self):
        got = columns.offer_due("2026-06-01", "2026-05-04", self.np.array([True, False]), self.np.array([True, True]))
        assert got.outcomes.tolist() == [Outcome.MET, Outcome.NOT_MET]

    def test_objects_and_slices(self):
        np = self.np
        assert columns.wage_floor(np.array(ON, object), np.array(WAGES, object), np.array(TARIFFS)).outcomes.tolist() == ANSWERS
        wide = np.arange(100, dtype="int64")
        assert columns.wage_floor("2024-04-01", wide[10:20], 75).outcomes.tolist() == [Outcome.NOT_MET] * 5 + [Outcome.MET] * 5
        room = np.zeros(10, "uint8")
        assert columns.wage_floor("2024-04-01", wide[10:20], 50, out=room).outcomes is room

    @pytest.mark.parametrize("make", [
        lambda np: np.array([1.0, 2.0]), lambda np: np.arange(4)[::2], lambda np: np.arange(2)[::-1], lambda np: np.array([1, 2], ">i8"),
        lambda np: np.array([1, 2], ">i4"), lambda np: np.array([1, 2], "int16"), lambda np: np.array([True, False]), lambda np: np.array([1, 2], "timedelta64[D]"),
        lambda np: np.array(["2024-04-01"] * 2, "M8[D]"), lambda np: np.array([1, 2], complex), lambda np: np.array([True, 1], object), lambda np: np.array([1, 2], "uint64"), lambda np: np.zeros((2, 2), "int64"),
        lambda np: np.array(["1", "2"]), lambda np: np.ma.array([1, 2], mask=[0, 1]), lambda np: np.int64(3815), lambda np: np.float64(1.5),
        lambda np: np.array([1.5, 2], object), lambda np: np.array(3815), lambda np: np.zeros(2, [("a", "i4")])])
    def test_refused(self, make):
        with pytest.raises(heltmed.WrongTypeError):
            columns.wage_floor("2024-04-01", make(self.np), self.np.array([1, 2]))

    def test_read_only(self):
        wages, room = self.np.array([3815, 3816]), self.np.zeros(2, "uint8")
        wages.flags.writeable = room.flags.writeable = False
        assert columns.wage_floor("2024-04-01", wages, 19079).outcomes.tolist() == [Outcome.NOT_MET, Outcome.MET]
        with pytest.raises((ValueError, BufferError, TypeError)):
            columns.wage_floor("2024-04-01", wages, 19079, out=room)

    @pytest.mark.parametrize("make", [
        lambda np: np.zeros(2, ">i4"), lambda np: np.zeros(2, ">i8"), lambda np: np.zeros(4, "int32")[::2], lambda np: np.zeros(2, "int32")[::-1],
        lambda np: np.zeros(2), lambda np: np.zeros(2, "uint32"), lambda np: np.zeros(2, bool), lambda np: np.zeros(3, "int32"),
        lambda np: np.zeros((1, 2), "int32")])
    def test_rooms_refused(self, make):
        room = make(self.np)
        with pytest.raises((ValueError, TypeError)):
            columns.days_between("2024-04-01", self.np.array([19814, 19815]), out=room)
        assert not room.any()

    def test_facts_from_a_row(self):
        assert heltmed.assess("wage", {"on": "2024-04-01", "hourly_wage_ore": self.np.int64(3815)}).criterion("wage.floor").missing
        with pytest.raises(heltmed.WrongTypeError):
            heltmed.assess("wage", {"on": "2024-04-01", "hourly_wage_ore": self.np.float64(3815)})


class TestPandas:
    def setup_method(self):
        self.pd = pytest.importorskip("pandas")

    def test_in_and_out(self):
        pd = self.pd
        frame = pd.DataFrame({"on": pd.to_datetime(ON), "wage": pd.array(WAGES, "Int64"), "tariff": TARIFFS}, index=list("abcd"))
        got = columns.wage_floor(frame.on, frame.wage, frame.tariff)
        assert isinstance(got.outcomes, pd.Series) and list(got.outcomes.index) == list("abcd") and got.outcomes.tolist() == ANSWERS
        last = columns.trial_last_day(frame.on)
        assert [None if pd.isna(one) else one.date() for one in last] == LAST and str(last.dtype).startswith("datetime64")
        between = columns.days_between("2024-04-01", frame.on)
        assert str(between.dtype) == "Int64" and [None if pd.isna(one) else one for one in between] == BETWEEN
        frame["as_dates"] = pd.Series(ON, index=frame.index, dtype=object)
        assert columns.wage_floor(frame.as_dates, frame.wage, frame.tariff).outcomes.tolist() == ANSWERS
        frame["floor"] = columns.wage_floor_ore(frame.on, frame.tariff)
        assert frame.floor.tolist() == FLOORS

    def test_refused(self):
        pd = self.pd
        for wrong in (pd.Series([1.0, 2.0]), pd.Series(["1", "2"]), pd.Series([True, False]), pd.Series([True, None], dtype="boolean"),
                      pd.Series([1.5, None], dtype="Float64"), pd.Series(pd.to_timedelta([1, 2])), pd.Series(pd.to_datetime(["2024-04-01"] * 2, utc=True))):
            with pytest.raises(heltmed.WrongTypeError):
                columns.wage_floor("2024-04-01", wrong, pd.Series([1, 2]))
        with pytest.raises(heltmed.WrongTypeError):
            columns.trial_last_day(pd.Series(pd.to_datetime(["2024-04-01 12:00"])))
        with pytest.raises(heltmed.WrongTypeError):
            heltmed.assess("wage", {"on": pd.Timestamp("2024-04-01")})


class TestPolars:
    def setup_method(self):
        self.pl = pytest.importorskip("polars")

    def frame(self):
        pl = self.pl
        return pl.DataFrame({"on": ON, "wage": WAGES, "tariff": TARIFFS}, schema={"on": pl.Date, "wage": pl.Int64, "tariff": pl.Int32})

    def test_in_and_out(self):
        pl, frame = self.pl, self.frame()
        got = columns.wage_floor(frame["on"], frame["wage"], frame["tariff"], reasons=True)
        assert isinstance(got.outcomes, pl.Series) and got.outcomes.to_list() == ANSWERS and got.outcomes.dtype == pl.UInt8
        last = columns.trial_last_day(frame["on"])
        assert last.dtype == pl.Date and last.to_list() == LAST
        assert columns.days_between("2024-04-01", frame["on"]).to_list() == BETWEEN
        assert columns.wage_floor_ore(frame["on"], frame["tariff"]).to_list() == FLOORS

    def test_pieces(self):
        """Columns in several pieces, cut at different places."""
        pl = self.pl
        whole = pl.concat([self.frame() for _ in range(50)], rechunk=False)
        other = whole["wage"].rechunk()
        assert whole["on"].n_chunks() == 50
        assert columns.wage_floor(whole["on"], other, whole["tariff"]).outcomes.to_list() == ANSWERS * 50
        assert columns.wage_floor(whole["on"][3:], other[3:], whole["tariff"][3:]).outcomes.to_list() == (ANSWERS * 50)[3:]
        assert columns.trial_last_day(whole["on"]).to_list() == LAST * 50
        reform = heltmed.Rulebook({"version": "f", "parameters": {"wage.floor_share_bp": [{"valid_from": "2018-01-01", "value": 2500}]}})
        got = columns.wage_reforms([reform], whole["on"], other, whole["tariff"])
        assert got.baseline.to_list() == ANSWERS * 50
        assert got.reforms[0].to_list() == columns.wage_floor(whole["on"], other, whole["tariff"], rulebook=reform).outcomes.to_list()
        assert sum(got.counts[0].values()) == 200
        lengths = pl.concat([whole["on"], whole["on"][:1]], rechunk=False)
        with pytest.raises(heltmed.UsageError):
            columns.wage_floor(lengths, other, whole["tariff"])

    def test_yes_and_no(self):
        pl = self.pl
        agrees = pl.Series([True, False, None] * 5)
        got = columns.offer_due("2026-06-01", "2026-05-04", agrees[1:], pl.Series([True] * 14))
        assert got.outcomes.to_list() == ([Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED] * 5)[1:]
        nothing = pl.Series([None, None], dtype=pl.Null)
        assert columns.offer_due("2026-06-01", "2026-05-04", nothing, agrees[:2]).outcomes.to_list() == [Outcome.UNDETERMINED, Outcome.NOT_MET]

    def test_refused(self):
        pl = self.pl
        for wrong in (pl.Series([1.0, 2.0]), pl.Series(["1", "2"]), pl.Series([True, False]), pl.Series(ON[:2]), pl.Series([1, 2]).cast(pl.Decimal(10, 2)), pl.Series([1, 2], dtype=pl.Int16), pl.Series([1, 2], dtype=pl.UInt64),
                      pl.Series([datetime.datetime(2024, 4, 1)] * 2), pl.Series(["a", "b"], dtype=pl.Categorical), pl.Series([[1], [2]])):
            with pytest.raises(heltmed.WrongTypeError):
                columns.wage_floor("2024-04-01", wrong, pl.Series([1, 2]))


class TestPyarrow:
    def setup_method(self):
        self.pa = pytest.importorskip("pyarrow")

    def arrays(self):
        pa = self.pa
        return pa.array(ON, pa.date32()), pa.array(WAGES, pa.int64()), pa.array(TARIFFS, pa.int32())

    def test_in_and_out(self):
        pa = self.pa
        on, wages, tariffs = self.arrays()
        got = columns.wage_floor(on, wages, tariffs)
        assert isinstance(got.outcomes, pa.Array) and got.outcomes.to_pylist() == ANSWERS
        assert columns.trial_last_day(on).equals(pa.array(LAST, pa.date32()))
        assert columns.days_between("2024-04-01", on).to_pylist() == BETWEEN
        floors = columns.wage_floor_ore(on, tariffs)
        assert floors.type == pa.int64() and floors.to_pylist() == FLOORS
        floors.validate(full=True)
        for first in range(4):
            assert columns.wage_floor(on[first:], wages[first:], tariffs[first:]).outcomes.to_pylist() == ANSWERS[first:]

    def test_pieces(self):
        pa = self.pa
        on, wages, tariffs = (pa.chunked_array([one, one[:0], one[1:]]) for one in self.arrays())
        got = columns.wage_floor(on, wages, tariffs)
        assert isinstance(got.outcomes, pa.ChunkedArray) and got.outcomes.to_pylist() == ANSWERS + ANSWERS[1:]
        empty = pa.chunked_array([], pa.int64())
        assert columns.wage_floor("2024-04-01", empty, empty).outcomes.to_pylist() == []

    def test_results_outlive_what_made_them(self):
        pa = self.pa
        on, wages, tariffs = self.arrays()
        results = [columns.trial_last_day(on) for _ in range(100)]
        del on, wages, tariffs
        assert all(one.to_pylist() == LAST for one in results)

    def test_others_that_speak_arrow(self):
        """Anything with __arrow_c_array__ or __arrow_c_stream__; the answer can be taken by anything too, twice."""
        on, wages, tariffs = self.arrays()

        class Speaks:
            def __init__(self, of):
                self.of = of

            def __arrow_c_array__(self, requested_schema=None):
                return self.of.__arrow_c_array__(requested_schema)

        got = columns.wage_floor(Speaks(on), Speaks(wages), Speaks(tariffs)).outcomes
        assert isinstance(got, columns.Column) and len(got) == 4
        assert self.pa.array(got).to_pylist() == ANSWERS and self.pa.chunked_array(got).to_pylist() == ANSWERS
        assert self.pa.array(got).to_pylist() == ANSWERS
        last = columns.trial_last_day(Speaks(on))
        del on
        assert self.pa.chunked_array(last).to_pylist() == LAST

        class Lies:
            def __arrow_c_array__(self, requested_schema=None):
                return (1, 2)

        for wrong in (Lies(), Speaks(self.pa.array([1.5])), Speaks(self.pa.array([True])), Speaks(self.pa.array(ON)), Speaks(self.pa.array([1], self.pa.int64()).dictionary_encode())):
            with pytest.raises((TypeError, ValueError)):
                columns.wage_floor("2024-04-01", wrong, 1)

        class Once(Speaks):
            """Hands out the same capsules again: they were emptied."""

            def __init__(self, of):
                self.capsules = of.__arrow_c_array__()

            def __arrow_c_array__(self, requested_schema=None):
                return self.capsules

        once = Once(wages)
        columns.wage_floor("2024-04-01", once, 19079)
        with pytest.raises(heltmed.WrongTypeError):
            columns.wage_floor("2024-04-01", once, 19079)


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    table = duckdb.sql("select date '2024-04-01' + i::integer as hired, (3800 + i)::bigint as wage, 19079::bigint as tariff "
                       "from range(100000) t(i)").to_arrow_table()
    got = columns.wage_floor(table["hired"], table["wage"], table["tariff"]).outcomes
    assert got.to_pylist() == [Outcome.MET if 3800 + number >= 3816 else Outcome.NOT_MET for number in range(100_000)]
