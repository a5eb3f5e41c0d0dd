"""Columns without any package: what they are made of, what they answer, and what is refused."""

from __future__ import annotations

import ctypes
import datetime
import random
import sys
import threading
import tracemalloc
from array import array
from decimal import Decimal

import pytest

import heltmed
from heltmed import columns
from heltmed.columns import UNKNOWN, UNKNOWN_32, Outcome, Reason

EPOCH = datetime.date(1970, 1, 1)
SHARES = heltmed.Rulebook({"version": "three-shares", "parameters": {"wage.floor_share_bp": [
    {"valid_from": "0001-01-01", "value": 1500}, {"valid_from": "2019-07-01", "value": 1800}, {"valid_from": "2022-07-01", "value": 2000}]}})


def day(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


def date(number):
    return None if number in (None, UNKNOWN, UNKNOWN_32) else EPOCH + datetime.timedelta(days=number)


# ---- the same answers as the assessments ----

def some(random_, value, share=0.15):
    return None if random_.random() < share else value


def rows_of(seed, count, **makers):
    random_ = random.Random(seed)
    return [{name: some(random_, make(random_)) for name, make in makers.items()} for _ in range(count)]


def a_date(random_):
    return datetime.date(2015, 1, 1) + datetime.timedelta(days=random_.randrange(4300))


def soon(random_):
    return datetime.date(2026, 1, 1) + datetime.timedelta(days=random_.randrange(40))


def column(rows, name):
    return [row[name] for row in rows]


def reason_and_outcome(decision, ids=None):
    """The outcome of a decision's criteria, and the reason of the first that has it."""
    decided = decision.outcome if ids is None else decision.criterion(ids).outcome
    criteria = decision.criteria if ids is None else [decision.criterion(ids)]
    return decided, next(one.reason for one in criteria if one.outcome == decided)


def test_wage_floor_is_the_criterion():
    rows = rows_of(1, 400, on=a_date, hourly_wage_ore=lambda r: r.choice([0, 2862, 3434, 3815, 3816, r.randrange(6000)]),
                   comparable_tariff_ore=lambda r: r.choice([0, 19079, 19080, r.randrange(30000)]))
    for rulebook in (None, SHARES):
        got = columns.wage_floor(column(rows, "on"), column(rows, "hourly_wage_ore"), column(rows, "comparable_tariff_ore"),
                                 rulebook=rulebook, reasons=True)
        floors = columns.wage_floor_ore(column(rows, "on"), column(rows, "comparable_tariff_ore"), rulebook=rulebook)
        for row, outcome, reason, floor in zip(rows, *got, floors, strict=True):
            if row["on"] is None:
                continue
            decision = heltmed.assess("wage", row | {"phase": "permanent"}, rulebook=rulebook)
            assert (Outcome(outcome).word, Reason(reason).word) == reason_and_outcome(decision, "wage.floor"), row
            assert floor == decision.derived["floor_ore"], row


@pytest.mark.parametrize("share", [0, 1, 2, 5, 2000, 10_000])
def test_wage_floor_of_amounts_at_the_ends(share):
    """Where what the amounts come to stops fitting in 32 bits, and where it is the share that decides."""
    rulebook = heltmed.Rulebook({"version": "s", "parameters": {"wage.floor_share_bp": [{"valid_from": "0001-01-01", "value": 2000},
                                                                                       {"valid_from": "2020-01-01", "value": share}]}})
    wages = [None, 0, 1, 99_999, 100_000, 100_001, 214_748, 214_749, 999_999_999, 1_000_000_000]
    tariffs = [None, 0, 1, 10_000, 214_748, 214_749, 1_000_000_000]
    days = [datetime.date(2019, 12, 31), datetime.date(2020, 1, 1)]
    for most in (99_999, 200_000, 214_748, 1_000_000_000):  # what a block has decides how it is reckoned
        rows = [(day, wage, tariff) for day in days for wage in wages for tariff in tariffs if max(wage or 0, tariff or 0) <= most]
        for given in (rows, [row for row in rows if row[0] == days[1]], [row for row in rows if None not in row]):
            got = columns.wage_floor(*(list(column) for column in zip(*given)), rulebook=rulebook).outcomes
            for (day, wage, tariff), outcome in zip(given, got, strict=True):
                facts = {"on": day, "phase": "permanent", "hourly_wage_ore": wage, "comparable_tariff_ore": tariff}
                expected = heltmed.assess("wage", facts, rulebook=rulebook).criterion("wage.floor").outcome
                assert Outcome(outcome).word == expected, (given, day, wage, tariff)


def test_wage_floor_without_a_date():
    """Settled where every share that the rulebook has settles it."""
    for wage, tariff, expected in ((3000, 20000, Outcome.UNDETERMINED), (2999, 20000, Outcome.NOT_MET), (4000, 20000, Outcome.MET),
                                   (3999, 20000, Outcome.UNDETERMINED), (None, 20000, Outcome.UNDETERMINED), (None, 0, Outcome.MET),
                                   (300_000, 2_000_000, Outcome.UNDETERMINED), (299_999, 2_000_000, Outcome.NOT_MET),
                                   (400_000, 2_000_000, Outcome.MET)):
        for rows in ([(None, wage, tariff)], [(None, wage, tariff), ("2018-01-01", 3000, 20000), ("2024-01-01", 3000, 20000)]):
            got = columns.wage_floor(*(list(column) for column in zip(*rows)), rulebook=SHARES).outcomes
            assert got[0] == expected, (rows, got)
            assert got[1:] == [Outcome.MET, Outcome.NOT_MET][:len(got) - 1]


def test_trial_last_day_and_days_between():
    rows = rows_of(2, 200, starts_on=a_date, until=a_date)
    weeks = heltmed.Rulebook({"version": "w", "parameters": {"trial.weeks": [{"valid_from": "2020-01-01", "value": 6}]}})
    for rulebook in (None, weeks):
        for row, last in zip(rows, columns.trial_last_day(column(rows, "starts_on"), rulebook=rulebook), strict=True):
            facts = {"on": "2026-01-01", "starts_on": row["starts_on"]}
            assert last == heltmed.assess("trial", facts, rulebook=rulebook).derived["last_day"]
    for row, days in zip(rows, columns.days_between(column(rows, "starts_on"), column(rows, "until")), strict=True):
        assert days == (None if None in row.values() else (row["until"] - row["starts_on"]).days)


def test_place_left_is_the_criterion():
    rows = rows_of(3, 200, places_agreed=lambda r: r.choice([1, 3, 1_000_000]), places_taken=lambda r: r.choice([0, 2, 3, 1_000_000]))
    got = columns.place_left(column(rows, "places_agreed"), column(rows, "places_taken"), reasons=True)
    for row, outcome, reason in zip(rows, *got, strict=True):
        decision = heltmed.assess("express", {"on": "2026-01-01"} | row)
        assert (Outcome(outcome).word, Reason(reason).word) == reason_and_outcome(decision, "express.place_left"), row


def test_offer_due_is_the_assessment():
    rows = rows_of(4, 500, on=soon, trial_starts_on=lambda r: soon(r) - datetime.timedelta(days=28), trial_ended_early_on=soon,
                   worker_wants_to_continue=lambda r: r.random() < 0.8, employer_wants_to_continue=lambda r: r.random() < 0.8)
    for row in rows:
        if random.Random(str(row)).random() < 0.7:
            row["trial_ended_early_on"] = None
    names = ("on", "trial_starts_on", "worker_wants_to_continue", "employer_wants_to_continue")
    got = columns.offer_due(*(column(rows, name) for name in names), trial_ended_early_on=column(rows, "trial_ended_early_on"), reasons=True)
    for row, outcome, reason in zip(rows, *got, strict=True):
        if row["on"] is not None:
            assert (Outcome(outcome).word, Reason(reason).word) == reason_and_outcome(heltmed.assess("offer", row)), row


def test_next_due_is_derived():
    rows = rows_of(5, 500, on=a_date, trial_starts_on=a_date, hired_on=a_date, ended_on=a_date, last_visit_on=a_date)
    for holidays in heltmed.Holidays:
        got = columns.next_due(column(rows, "on"), **{name: column(rows, name) for name in rows[0] if name != "on"}, holidays=holidays)
        for row, due in zip(rows, got, strict=True):
            if row["on"] is not None:
                facts = {name: value for name, value in row.items() if name != "last_visit_on"}
                visits = [] if row["last_visit_on"] is None else [row["last_visit_on"]]
                expected = heltmed.assess("followup", facts | {"visits": visits, "holidays": holidays}).derived["next_due"]
                assert due == expected, (row, holidays)


def test_benefit_margin_is_derived():
    rows = rows_of(6, 500, on=lambda r: datetime.date(2024, 1, 1) + datetime.timedelta(days=r.randrange(1100)), in_vta=lambda r: r.random() < 0.3,
                   benefit_since=a_date, degree_raised_on=a_date, income_after_disability_ore=lambda r: r.randrange(40_000_000),
                   annual_pensionable_income_ore=lambda r: r.randrange(60_000_000))
    names = ("on", "in_vta", "benefit_since", "income_after_disability_ore", "annual_pensionable_income_ore")
    got = columns.benefit_margin(*(column(rows, name) for name in names), degree_raised_on=column(rows, "degree_raised_on"))
    for row, margin in zip(rows, got, strict=True):
        if row["on"] is not None:
            assert margin == heltmed.assess("benefit", row).derived["margin_ore"], row


def test_reforms_are_the_outcomes_of_each():
    rows = rows_of(7, 300, on=a_date, hourly_wage_ore=lambda r: r.randrange(6000), comparable_tariff_ore=lambda r: r.randrange(30000))
    given = column(rows, "on"), column(rows, "hourly_wage_ore"), column(rows, "comparable_tariff_ore")
    floor_25 = heltmed.Rulebook({"version": "f", "parameters": {"wage.floor_share_bp": [{"valid_from": "2018-01-01", "value": 2500}]}})
    got = columns.wage_reforms([SHARES, floor_25], *given)
    assert got.baseline == columns.wage_floor(*given).outcomes
    for rulebook, outcomes, changes, counts in zip((SHARES, floor_25), got.reforms, got.changes, got.counts, strict=True):
        assert outcomes == columns.wage_floor(*given, rulebook=rulebook).outcomes
        pairs = list(zip(got.baseline, outcomes))
        assert changes == [0 if one == other else other for one, other in pairs]
        assert counts == {(one, other): pairs.count((one, other)) for one in Outcome for other in Outcome}
    assert columns.wage_reforms([], *given).reforms == ()


def test_exactly_on_the_floor():
    """5 000 wages on the floor and 5 000 one øre under it: none is mistaken."""
    tariffs = array("q", (15000 + 3 * number for number in range(5000)))
    floors = columns.wage_floor_ore("2026-01-01", tariffs)
    assert list(floors) == [-(-tariff * 2000 // 10000) for tariff in tariffs]
    under = array("q", (floor - 1 for floor in floors))
    for room in ("i", "q"):
        on_floor = columns.wage_floor("2026-01-01", array(room, floors), array(room, tariffs))
        below = columns.wage_floor("2026-01-01", array(room, under), array(room, tariffs))
        assert set(on_floor.outcomes) == {Outcome.MET} and set(below.outcomes) == {Outcome.NOT_MET}


# ---- containers ----

ON, WAGES, TARIFFS = ["2024-04-01", "2024-04-02", None, "2021-01-01"], [3815, 3816, None, 3400], [19079, 19079, 19079, 19079]
ANSWERS = [Outcome.NOT_MET, Outcome.MET, Outcome.UNDETERMINED, Outcome.NOT_MET]
DAYS = [UNKNOWN_32 if one is None else day(one) for one in ON]
WIDE = [UNKNOWN if one is None else one for one in WAGES]


@pytest.mark.parametrize("make", [
    lambda code, values: array(code, values), lambda code, values: memoryview(array(code, values)),
    lambda code, values: memoryview(array(code, values)).toreadonly(), lambda code, values: memoryview(array(code, [0, *values, 0]))[1:-1]])
def test_buffers(make):
    got = columns.wage_floor(make("i", DAYS), make("q", WIDE), make("q", TARIFFS), rulebook=SHARES)
    assert isinstance(got.outcomes, type(make("i", [1]))) and list(got.outcomes) == ANSWERS and got.reasons is None


def test_buffers_without_strides():
    """ctypes tells no strides, and its byte order with each format."""
    for number in (ctypes.c_int32, ctypes.c_int64):
        own, other = (getattr(number, f"__ctype_{order}__") for order in (("le", "be") if sys.byteorder == "little" else ("be", "le")))
        assert list(columns.wage_floor("2024-04-01", (own * 2)(3815, 3816), 19079).outcomes) == [Outcome.NOT_MET, Outcome.MET]
        room = (number * 2)()
        columns.days_between("2024-04-01", (own * 2)(19814, 19815), out=room)
        assert list(room) == [0, 1]
        with pytest.raises(heltmed.WrongTypeError):
            columns.wage_floor("2024-04-01", (other * 2)(3815, 3816), 19079)
        with pytest.raises((TypeError, ValueError)):
            columns.days_between("2024-04-01", (own * 2)(19814, 19815), out=(other * 2)())


def test_lists_and_values():
    for kind in (list, tuple):
        got = columns.wage_floor(kind(ON), kind(WAGES), kind(TARIFFS), rulebook=SHARES)
        assert got.outcomes == kind(ANSWERS)
    for wage in (3815, Decimal("38.15")):
        assert columns.wage_floor([datetime.date(2024, 4, 1)], wage, Decimal("190.79")).outcomes == [Outcome.NOT_MET]
    assert columns.wage_floor(None, [3815, 3816], 19079).outcomes == [Outcome.NOT_MET, Outcome.MET]
    assert columns.trial_last_day(["2026-03-23", None]) == [datetime.date(2026, 4, 19), None]
    assert columns.offer_due(["2026-06-01"], "2026-05-04", True, [None]).outcomes == [Outcome.UNDETERMINED]


def test_no_rows():
    for empty in ([], (), array("q"), memoryview(array("i"))):
        assert len(columns.wage_floor("2024-04-01", empty, 19079, reasons=True).reasons) == 0
        assert len(columns.days_between("2024-04-01", empty)) == 0
    assert columns.wage_reforms([SHARES], [], [], []).counts[0][(Outcome.MET, Outcome.MET)] == 0


def test_room_of_ones_own():
    wages, room = array("q", WIDE), array("B", bytes(4))
    got = columns.wage_floor(array("i", DAYS), wages, array("q", TARIFFS), rulebook=SHARES, out=room)
    assert got.outcomes is room and list(room) == ANSWERS
    for code in ("i", "q"):
        room = array(code, [0] * 4)
        assert columns.days_between("2024-04-01", array("i", DAYS), out=room) is room
        assert list(room) == [0, 1, UNKNOWN_32 if code == "i" else UNKNOWN, day("2021-01-01") - day("2024-04-01")]


def test_nothing_is_copied():
    count = 1_000_000
    on, wages, tariffs = array("i", [19800]) * count, array("q", [3815]) * count, array("q", [19079]) * count
    room = array("B", bytes(count))
    tracemalloc.start()
    columns.wage_floor(on, wages, tariffs, out=room)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000 and set(room) == {Outcome.NOT_MET}


# ---- what is refused ----

GOOD = array("q", [3815, 3816])


@pytest.mark.parametrize("wrong", [
    array("d", [1.0, 2.0]), array("f", [1.0, 2.0]), array("h", [1, 2]), array("Q", [1, 2]), array("I", [1, 2]), array("b", [1, 2]), b"12",
    bytearray(8), memoryview(array("q", [1, 2, 3, 4]))[::2], memoryview(array("q", [2, 1]))[::-1],
    memoryview(array("B", bytes(32))).cast("q", [2, 2]), [38.15, 1], [True, 1], ["3815", 1], [b"1", 1], [10**30, 1][1:] + [1.5],
    memoryview(bytes([1, 0])).cast("?"), {3815, 3816}, object(), 38.15, True, "3815", {"a": 1}, iter([1, 2]), float("nan")], ids=lambda one: repr(one)[:40])
def test_columns_of_a_wrong_type(wrong):
    with pytest.raises(TypeError) as caught:
        columns.wage_floor("2024-04-01", wrong, GOOD)
    assert isinstance(caught.value, heltmed.WrongTypeError) and caught.value.field == "hourly_wage_ore"


@pytest.mark.parametrize("wrong", [datetime.datetime(2024, 4, 1), 19800, 1.5, [19800, 19801], [datetime.datetime(2024, 4, 1)] * 2,
                                   Decimal("1"), True, [True, False], memoryview(bytes([1, 0])).cast("?")], ids=repr)
def test_dates_of_a_wrong_type(wrong):
    with pytest.raises(heltmed.WrongTypeError) as caught:
        columns.wage_floor(wrong, GOOD, GOOD)
    assert caught.value.field == "on"


def test_values_out_of_range():
    for wrong in (array("q", [1, -1]), array("i", [1_000_000_001, 1]), [1, 10**30], -1):
        with pytest.raises(heltmed.InputError) as caught:
            columns.wage_floor("2024-04-01", wrong, GOOD)
        assert (caught.value.code, caught.value.field) == ("range", "hourly_wage_ore")
    with pytest.raises(heltmed.InputError):
        columns.wage_floor(["2024-02-30", "2024-03-01"], GOOD, GOOD)
    with pytest.raises(heltmed.InputError):
        columns.trial_last_day(["9999-12-31"])
    with pytest.raises(ValueError):
        columns.next_due(["2024-04-01"], holidays="xx")


def test_lengths_that_differ():
    with pytest.raises(heltmed.UsageError) as caught:
        columns.wage_floor("2024-04-01", GOOD, array("q", [1, 2, 3]))
    assert caught.value.field == "comparable_tariff_ore"
    with pytest.raises(heltmed.UsageError):
        columns.wage_floor("2024-04-01", 3815, 19079)


@pytest.mark.parametrize("room", [array("B", bytes(3)), array("B", bytes(1)), array("q", [0, 0]), array("b", [0, 0]), bytes(2),
                                  memoryview(bytearray(2)).toreadonly(), memoryview(bytearray(4))[::2], [0, 0], object()], ids=repr)
def test_room_that_does_not_fit(room):
    with pytest.raises((TypeError, ValueError, BufferError)):
        columns.wage_floor("2024-04-01", GOOD, GOOD, out=room)


@pytest.mark.parametrize("room", [array("i", [0]), array("i", [0] * 3), array("h", [0, 0]), array("d", [0, 0]), bytes(16),
                                  memoryview(array("q", [0, 0])).toreadonly(), memoryview(array("q", [0] * 4))[::2], [0, 0]], ids=repr)
def test_room_for_values_that_does_not_fit(room):
    with pytest.raises((TypeError, ValueError, BufferError)):
        columns.days_between("2024-04-01", array("i", [19800, 19801]), out=room)


class Arrow(ctypes.Structure):
    """struct ArrowArray; its release tells that it is over."""

    _fields_ = [(name, ctypes.c_int64) for name in ("length", "null_count", "offset", "n_buffers", "n_children")] + [
        ("buffers", ctypes.POINTER(ctypes.c_void_p)), ("children", ctypes.c_void_p), ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)), ("private_data", ctypes.c_void_p)]


class Speaks:
    """Two int64 in Arrow's C interface, as ``wrong`` has them."""

    def __init__(self, validity=None, **wrong):
        self.values, self.released = (ctypes.c_int64 * 3)(3815, 3816, 0), 0
        self.bits = None if validity is None else ctypes.create_string_buffer(bytes([validity]))
        self.buffers = (ctypes.c_void_p * 2)(None if self.bits is None else ctypes.addressof(self.bits), ctypes.addressof(self.values))

        @ctypes.CFUNCTYPE(None, ctypes.c_void_p)
        def release(array):
            self.released += 1
            ctypes.memset(array + Arrow.release.offset, 0, ctypes.sizeof(ctypes.c_void_p))

        self.array = Arrow(**({"length": 2, "n_buffers": 2, "buffers": self.buffers, "release": release} | wrong))
        self.held = release

    def __arrow_c_array__(self, requested_schema=None):
        capsule = ctypes.pythonapi.PyCapsule_New
        capsule.restype, capsule.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        return columns.Column("l", b"", None, 0).__arrow_c_schema__(), capsule(ctypes.addressof(self.array), b"arrow_array", None)


def test_nulls_in_arrow():
    for validity, null_count, answers in ((None, 0, ANSWERS[:2]), (None, -1, ANSWERS[:2]), (0b01, 1, [Outcome.NOT_MET, Outcome.UNDETERMINED]),
                                          (0b10, -1, [Outcome.UNDETERMINED, Outcome.MET]), (0b00, 2, [Outcome.UNDETERMINED] * 2)):
        speaks = Speaks(validity, null_count=null_count)
        got = columns.wage_floor("2024-04-01", speaks, 19079)
        assert list(memoryview(got.outcomes._values)) == answers and speaks.released == 1
    speaks = Speaks(0b010, null_count=-1, offset=1)
    assert list(memoryview(columns.wage_floor("2024-04-01", speaks, 19079).outcomes._values)) == [Outcome.MET, Outcome.UNDETERMINED]


@pytest.mark.parametrize("wrong", [{"null_count": 1}, {"length": -1}, {"offset": -1}, {"n_buffers": 1}, {"n_buffers": 3}, {"buffers": None},
                                   {"buffers": (ctypes.c_void_p * 2)()}], ids=lambda one: next(iter(one)))
def test_arrow_that_is_none(wrong):
    speaks = Speaks(**wrong)
    with pytest.raises(heltmed.WrongTypeError):
        columns.wage_floor("2024-04-01", speaks, 19079)
    assert speaks.released == 1


def test_no_buffer_stays_exported_after_an_error():
    wages, room = array("q", [1, -1]), bytearray(2)
    for _ in range(3):
        with pytest.raises(heltmed.InputError):
            columns.wage_floor("2024-04-01", wages, GOOD, out=room)
    wages.append(1)
    room.append(1)


# ---- while it works ----

class Working(threading.Thread):
    """Asks a question of so many rows that there is time to disturb it."""

    def __init__(self):
        super().__init__()
        self.hired, self.on = array("i", [16000]) * 3_000_000, array("i", [19800]) * 3_000_000
        self.room = array("i", bytes(12_000_000))
        self.began = threading.Event()
        self.got = None

    def run(self):
        self.began.set()
        self.got = columns.next_due(self.on, hired_on=self.hired, last_visit_on=self.hired, out=self.room)


def test_others_go_on_meanwhile_and_no_buffer_is_resized():
    working, turns, refused = Working(), 0, {"in": 0, "out": 0}
    working.start()
    working.began.wait()
    while working.is_alive():
        turns += 1
        for which, resized in (("in", working.hired), ("out", working.room)):
            try:
                resized.append(16000)
                resized.pop()
            except BufferError:
                refused[which] += 1
    working.join()
    assert turns > 100 and min(refused.values()) > 100
    assert working.got is working.room and len(set(working.got)) == 1 and len(working.got) == 3_000_000
    working.hired.append(1)
    working.room.append(1)


def test_threads_share_columns_and_rulebook():
    wages, tariffs = array("q", range(3000, 5000)) * 50, array("q", [19079]) * 100_000
    expected = columns.wage_floor("2024-04-01", wages, tariffs, rulebook=SHARES).outcomes
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(columns.wage_floor("2024-04-01", wages, tariffs, rulebook=SHARES).outcomes))
               for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8 and all(one == expected for one in got)
