"""The package's columns and decisions beside others, in one run: rows a second, and how many wages on the floor each gets wrong.

    python bench.py [ROWS…]        1 000 000 and 10 000 000 unless told

Each figure is the best of rounds in which the pieces of work take turns, since what disturbs only adds. The exit status is 1 when
a figure that was asked for is missed. Ours uses one core, and so do numpy, pandas and OpenFisca; polars and DuckDB use all.
"""

from __future__ import annotations

import sys
import time

import numpy as np
import pandas as pd
import peers
import polars as pl

import heltmed
from heltmed import columns

REFORMED = heltmed.Rulebook({"version": "three-shares", "parameters": {"wage.floor_share_bp": [
    {"valid_from": "0001-01-01", "value": 1500}, {"valid_from": "2019-07-01", "value": 1800}, {"valid_from": "2022-07-01", "value": 2000}]}})
DAY = "2026-01-01"
missed = []


def best(works, rounds):
    """Seconds of each piece of work."""
    took = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            took[name].append(time.perf_counter() - started)
    return {name: min(seconds) for name, seconds in took.items()}


def show(title, took, rows, ours):
    print(f"\n{title}, {rows // 1000} thousand rows")
    for name, seconds in took.items():
        beside = "" if name == ours else f"   {seconds / took[ours]:8.2f} times as long as {ours}"
        print(f"  {name:44}{seconds * 1e3:10.2f} ms{rows / seconds / 1e6:10.1f} M rows/s{beside}")


def want(what, ratio, asked):
    verdict = "reached" if ratio >= asked else "MISSED"
    if ratio < asked:
        missed.append(what)
    print(f"  -> {what}: {ratio:.2f} (asked: {asked}): {verdict}")


def copier(*arrays):
    """Copies the same bytes."""
    places = [np.empty_like(one) for one in arrays]
    return lambda: [np.copyto(place, one) for place, one in zip(places, arrays)]


def one_date(rows, rounds):
    random = np.random.default_rng(1)
    tariff, wage = random.integers(15000, 35000, rows), random.integers(2500, 7500, rows)
    tariff32, wage32 = tariff.astype("int32"), wage.astype("int32")
    kroner, tariff_kroner = wage / 100, tariff / 100
    exact, floating = pl.DataFrame({"wage": wage, "tariff": tariff}), pl.DataFrame({"wage": kroner, "tariff": tariff_kroner})
    pandas = pd.DataFrame({"wage": wage, "tariff": tariff})
    rows_of_duckdb = peers.duckdb_rows(wage, tariff)
    simulation = peers.openfisca_rows(peers.openfisca_system(), kroner, tariff_kroner)
    room = np.empty(rows, "uint8")
    series = exact["wage"], exact["tariff"]
    took = best({
        "heltmed, int32": lambda: columns.wage_floor(DAY, wage32, tariff32, out=room),
        "heltmed, int64": lambda: columns.wage_floor(DAY, wage, tariff, out=room),
        "heltmed, polars in and out": lambda: columns.wage_floor(DAY, *series),
        "copy of the int32 columns": copier(wage32, tariff32),
        "copy of the int64 columns": copier(wage, tariff),
        "numpy float64": lambda: peers.numpy_float(kroner, tariff_kroner),
        "numpy int64 exact": lambda: peers.numpy_exact(wage, tariff),
        "polars float64": lambda: peers.polars_float(floating),
        "polars int64 exact": lambda: peers.polars_exact(exact),
        "pandas int64 exact": lambda: peers.pandas_exact(pandas),
        "DuckDB int64 exact": lambda: peers.duckdb_exact(rows_of_duckdb),
        "OpenFisca-core float32, calculate only": lambda: peers.openfisca_calculate(simulation),
    }, rounds)
    show("One date, all known", took, rows, "heltmed, int64")
    want("times OpenFisca's speed, int64", took["OpenFisca-core float32, calculate only"] / took["heltmed, int64"], 1)
    want("times numpy exact's speed, int64", took["numpy int64 exact"] / took["heltmed, int64"], 3)
    assert (columns.wage_floor(DAY, wage, tariff).outcomes == columns.Outcome.MET).tolist() == peers.numpy_exact(wage, tariff).tolist()


def dated(rows, rounds):
    random = np.random.default_rng(2)
    tariff, wage = random.integers(15000, 35000, rows), random.integers(2500, 7500, rows)
    on = random.integers(16436, 20086, rows).astype("int32")
    known_wage, known_on = np.arange(rows) % 7 != 0, np.arange(rows) % 11 != 0
    known = known_wage & known_on
    with_unknown = np.where(known_wage, wage, columns.UNKNOWN)
    on_unknown = np.where(known_on, on, columns.UNKNOWN_32).astype("int32")
    wage32, tariff32 = np.where(known_wage, wage, columns.UNKNOWN_32).astype("int32"), tariff.astype("int32")
    frame = pl.DataFrame({"on": pl.Series(on).set(pl.Series(~known_on), None), "wage": pl.Series(wage).set(pl.Series(~known_wage), None),
                          "tariff": tariff})
    dates = frame["on"].cast(pl.Date)
    connection = peers.duckdb.connect()
    connection.register("given", frame.to_arrow())
    connection.execute("create table dated as select * from given")
    room = np.empty(rows, "uint8")
    took = best({
        "heltmed, int64": lambda: columns.wage_floor(on_unknown, with_unknown, tariff, rulebook=REFORMED, out=room),
        "heltmed, int32": lambda: columns.wage_floor(on_unknown, wage32, tariff32, rulebook=REFORMED, out=room),
        "heltmed, int64, with reasons": lambda: columns.wage_floor(on_unknown, with_unknown, tariff, rulebook=REFORMED, reasons=True),
        "heltmed, Arrow with bitmaps": lambda: columns.wage_floor(dates, frame["wage"], frame["tariff"], rulebook=REFORMED),
        "copy of the int64 columns and dates": copier(on_unknown, with_unknown, tariff),
        "copy of the int32 columns and dates": copier(on_unknown, wage32, tariff32),
        "numpy searchsorted, exact": lambda: peers.numpy_searchsorted(on, wage, tariff, known),
        "polars when-then, exact": lambda: peers.polars_cases(frame),
        "DuckDB case, exact": lambda: peers.duckdb_cases(connection),
    }, rounds)
    show("A date in each row, unknown dates and wages", took, rows, "heltmed, int64")
    want("times numpy searchsorted's speed", took["numpy searchsorted, exact"] / took["heltmed, int64"], 20)
    want("of the speed of copying, int64", took["copy of the int64 columns and dates"] / took["heltmed, int64"], 0.5)
    want("of the speed of copying, int32", took["copy of the int32 columns and dates"] / took["heltmed, int32"], 0.5)
    ours = columns.wage_floor(on_unknown, with_unknown, tariff, rulebook=REFORMED).outcomes
    assert (ours[known] == peers.numpy_searchsorted(on, wage, tariff, known)[known]).all()
    assert (ours == columns.wage_floor(dates, frame["wage"], frame["tariff"], rulebook=REFORMED).outcomes.to_numpy()).all()


def other_kernels(rows, rounds):
    random = np.random.default_rng(3)
    day = lambda low, high: random.integers(low, high, rows).astype("int32")  # noqa: E731
    on, starts, hired, visited = day(19000, 20000), day(18500, 19500), day(18000, 19000), day(18500, 20000)
    yes, no = random.integers(0, 2, rows).astype("int32"), random.integers(0, 2, rows).astype("int32")
    agreed, taken = day(1, 20), day(0, 20)
    since, income, earned = day(16000, 20000), random.integers(0, 40_000_000, rows), random.integers(0, 60_000_000, rows)
    outcomes, days, ore = np.empty(rows, "uint8"), np.empty(rows, "int32"), np.empty(rows, "int64")
    took = best({
        "wage_floor_ore": lambda: columns.wage_floor_ore(on, earned, out=ore),
        "days_between": lambda: columns.days_between(starts, on, out=days),
        "trial_last_day": lambda: columns.trial_last_day(starts, out=days),
        "place_left": lambda: columns.place_left(agreed, taken, out=outcomes),
        "offer_due": lambda: columns.offer_due(on, starts, yes, no, out=outcomes),
        "benefit_margin": lambda: columns.benefit_margin(on, yes, since, income, earned, out=ore),
        "next_due": lambda: columns.next_due(on, hired_on=hired, last_visit_on=visited, out=days),
        "copy of two int32 columns": copier(on, starts),
    }, rounds)
    show("The other questions", took, rows, "copy of two int32 columns")


def one_decision():
    facts = {"on": "2024-04-01", "phase": "permanent", "hourly_wage_ore": 3815, "comparable_tariff_ore": 19079, "contract_is_permanent": True,
             "other_terms_equal": True, "area": "none", "age_years": 35, "receives_disability_benefit": True}
    system, decision = peers.openfisca_system(), peers.zen_decision()
    given = {key: value for key, value in facts.items() if key != "on"}
    assert decision.evaluate(given)["result"]["outcome"] is False
    assert not heltmed.assess("wage", facts).criteria[0].outcome == "met"

    def many(work, times):  # short enough to be left alone now and then
        def repeat():
            for _ in range(times):
                work()
        return repeat

    works = {"heltmed": (lambda: heltmed.assess("wage", facts).criteria, 500), "zen-engine": (lambda: decision.evaluate(given), 20),
             "OpenFisca-core": (lambda: peers.openfisca_case(system), 5)}
    took = best({name: many(work, times) for name, (work, times) in works.items()}, 200)
    each = {name: took[name] / works[name][1] * 1e6 for name in works}
    print("\nOne decision with its criteria, from a dict")
    for name, microseconds in each.items():
        print(f"  {name:44}{microseconds:10.2f} us")
    want("times OpenFisca-core's speed", each["OpenFisca-core"] / each["heltmed"], 100)
    want("times zen-engine's speed", each["zen-engine"] / each["heltmed"], 3)
    print(f"  aim: 3 us: {each['heltmed']:.2f} us")


def exactness():
    """5 000 wages exactly on the floor and 5 000 one øre under it."""
    tariff = np.arange(15000, 30000, 3)
    floor = -(-tariff * 2000 // 10000)
    tariffs, wages = np.concatenate([tariff, tariff]), np.concatenate([floor, floor - 1])
    right = np.arange(10_000) < 5_000
    kroner, tariff_kroner = wages / 100, tariffs / 100
    system = peers.openfisca_system()
    zen = peers.zen_decision()
    given = {"contract_is_permanent": True, "other_terms_equal": True, "receives_disability_benefit": True}
    answers = {
        "heltmed": columns.wage_floor(DAY, wages, tariffs).outcomes == columns.Outcome.MET,
        "numpy float64": peers.numpy_float(kroner, tariff_kroner),
        "numpy int64 exact": peers.numpy_exact(wages, tariffs),
        "polars float64": peers.polars_float(pl.DataFrame({"wage": kroner, "tariff": tariff_kroner})).to_series().to_numpy(),
        "pandas float64": peers.pandas_float(pd.DataFrame({"wage": kroner, "tariff": tariff_kroner})).to_numpy(),
        "DuckDB double": np.asarray(peers.duckdb_float(peers.duckdb_rows(kroner, tariff_kroner))),
        "OpenFisca-core float32": peers.openfisca_calculate(peers.openfisca_rows(system, kroner, tariff_kroner)),
        "zen-engine": np.array([zen.evaluate(given | {"hourly_wage_ore": int(wage), "comparable_tariff_ore": int(one)})["result"]["floor"]
                                for wage, one in zip(wages, tariffs)]),
    }
    print("\n5 000 wages exactly on the floor and 5 000 one øre under it: wrong answers")
    for name, answer in answers.items():
        print(f"  {name:44}{int((answer != right).sum()):10}")
    if (answers["heltmed"] != right).any():
        missed.append("exactness")


def main():
    sizes = [int(one) for one in sys.argv[1:]] or [1_000_000, 10_000_000]
    exactness()
    one_decision()
    for rows in sizes:
        rounds = 15 if rows <= 1_000_000 else 7
        one_date(rows, rounds)
        dated(rows, rounds)
    other_kernels(min(sizes), 7)
    print(f"\nmissed: {', '.join(missed)}" if missed else "\nall that was asked for is reached")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
