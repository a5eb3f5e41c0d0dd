"""Runs the benchmarks of a build directory, each beside its yardstick, and prints times and callgrind's instructions.

    python3 report.py BUILD_DIR
"""

import os
import re
import subprocess
import sys
import tempfile

import numpy as np

import yardstick_busday

PROGRAMS = {"wage": "bench_wage", "plan": "bench_plan", "json": "bench_json"}


def times(build):
    """Nanoseconds of each piece of work, by its name."""
    found = {}
    for program in PROGRAMS.values():
        if os.path.exists(os.path.join(build, program)):
            done = subprocess.run([os.path.join(build, program)], capture_output=True, text=True, check=True)
            found |= {name: float(ns) for name, ns in (line.split() for line in done.stdout.splitlines())}
    return found


def instructions(build, name, few=200, many=600):
    """Instructions of one piece of work: what more of them cost more, so that the start of the program is not counted."""
    def count(repeats):
        program = os.path.join(build, PROGRAMS[name.split(".")[0]])
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, name, str(repeats)],
                              capture_output=True, text=True, check=True)
        return int(re.search(r"Collected : (\d+)", done.stderr).group(1))
    return (count(many) - count(few)) / (many - few)


def numpy_times():
    """numpy on the same plans, all at once: moved; moved and joined; and busday_offset alone, its nominal days at hand."""
    clear_of = yardstick_busday.calendar()
    starts = yardstick_busday.FIRST_START + np.arange(yardstick_busday.PLANS) % yardstick_busday.STARTS
    nominal = yardstick_busday.nominal_days(starts)
    assert nominal.shape[1] == 42

    return {"numpy.plan": 1e9 / yardstick_busday.rate(lambda: yardstick_busday.moved(yardstick_busday.nominal_days(starts), clear_of)),
            "numpy.joined": 1e9 / yardstick_busday.rate(lambda: yardstick_busday.plans(starts, clear_of)),
            "numpy.moves": 1e9 / yardstick_busday.rate(lambda: yardstick_busday.moved(nominal, clear_of))}


# What is compared: title, work, yardstick's title, yardstick, how the ratio is told, and the one asked for (None: shown to compare).
ROWS = [
    ("wage, all facts known", "wage.known", "the bare comparison", "wage.bare", ("times as long: at most", 60)),
    ("wage, all facts known", "wage.known", "the same, dated, unknowns too", "wage.dated", ("times as long", None)),
    ("wage, nothing known", "wage.unknown", "all facts known", "wage.known", ("times as long: at most", 100)),
    ("JSON in, JSON out", "json.assess", "jansson parses alone", "json.parse", ("times the rate: at least", 0.5)),
    ("plan of 42 visits", "plan.visits", "numpy, 100 000 such plans", "numpy.plan", ("times the rate: at least", 10)),
    ("plan of 42 visits", "plan.visits", "numpy, the same and joined", "numpy.joined", ("times the rate", None)),
    ("plan of 42 visits", "plan.visits", "busday_offset alone, 4 200 000", "numpy.moves", ("times the rate", None)),
]


def store_rows(build):
    """The store beside bare SQLite on the disk of the build directory; how many of its figures were missed."""
    program = os.path.join(build, "bench_store")
    if not os.path.exists(program):
        return 0
    with tempfile.TemporaryDirectory(dir=build) as directory:
        done = subprocess.run([program, directory], capture_output=True, text=True, check=True)
    took = {name: float(number) for name, number in (line.split() for line in done.stdout.splitlines())}
    missed = 0
    print(f"\nthe store, {took['store.events']:.0f} events on this disk")
    for work, beside, asked in (("append", "append", 0.85), ("append", "append_one_table", None), ("import", "import", 0.4),
                                ("import", "import_one_table", None)):
        ratio = took[f"bare.{beside}"] / took[f"store.{work}"]
        verdict = "" if asked is None else f" at least {asked}: {'reached' if ratio >= asked else 'MISSED'}"
        missed += asked is not None and ratio < asked
        what = "bare SQLite, one table with two indexes" if asked is None else "bare SQLite, the same rows, tables and indexes"
        print(f"{work:10}{took[f'store.{work}'] / 1000:9.1f} us   {what:48}{took[f'bare.{beside}'] / 1000:9.1f} us{ratio:7.2f} times the rate{verdict}")
    refused, lost = took["store.processes_refused"], took["store.processes_lost"]
    print(f"8 processes, 500 appends each, a new connection for each: {refused:.0f} refused, {lost:.0f} lost, "
          f"{1e9 / took['store.processes']:.0f} a second: {'MISSED' if refused or lost else 'reached'}")
    return missed + (refused > 0) + (lost > 0)


def outcome_rows(build):
    """The fold to cases and jobs, one pass through the file for both, beside pandas and a bare loop; and its memory. How many figures were missed."""
    program = os.path.join(build, "bench_outcomes")
    if not os.path.exists(program):
        return 0
    few, many = 5000, 20000
    yardstick = os.path.join(os.path.dirname(os.path.abspath(__file__)), "yardstick_pandas.py")

    def run(*command):
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory(dir=build) as directory:
        stores = {cases: os.path.join(directory, str(cases)) for cases in (few, many)}
        for cases, path in stores.items():
            run(program, "make", path, str(cases))
        told = run(program, stores[few]) + run(sys.executable, yardstick, stores[few])
        peak = {cases: int(run(program, path, "cases", "jobs", "spells", "visits", "exposure")) for cases, path in stores.items()}
    took = {name: float(number) for name, number in (line.split() for line in told.splitlines())}
    both = took["outcomes.folded"]
    missed = 0
    print(f"\noutcomes of {few} cases: cases and jobs in {both:.3f} s")
    for what, name, asked in (("pandas, the same rows", "pandas", 5), ("a loop that only steps through the rows", "outcomes.bare", 0.4)):
        ratio = took[name] / both
        missed += ratio < asked
        print(f"{what:42}{took[name]:8.3f} s{ratio:8.2f} times the rate: at least {asked}: {'reached' if ratio >= asked else 'MISSED'}")
    grown = peak[many] > 1.2 * peak[few]
    print(f"peak of memory: {peak[few]} KiB for {few} cases, {peak[many]} KiB for {many}: {'MISSED' if grown else 'reached'}")
    return missed + grown


def main():
    build = sys.argv[1]
    took = times(build) | numpy_times()
    counted = {}
    missed = 0
    print(f"{'work':24}{'time':>12}{'instructions':>14}   {'yardstick':30}{'time':>12}{'instructions':>14}{'ratio':>9}")
    for title, work, beside, yardstick, (how, asked) in ROWS:
        for name in (work, yardstick):
            if name not in counted:
                counted[name] = f"{instructions(build, name):.0f}" if not name.startswith("numpy") else ""
        is_rate = how.startswith("times the rate")
        ratio = took[yardstick] / took[work] if is_rate else took[work] / took[yardstick]
        verdict = how
        if asked is not None:
            well = ratio >= asked if is_rate else ratio <= asked
            missed += not well
            verdict = f"{how} {asked}: {'reached' if well else 'MISSED'}"
        print(f"{title:24}{took[work]:9.1f} ns{counted[work]:>14}   {beside:30}{took[yardstick]:9.1f} ns"
              f"{counted[yardstick]:>14}{ratio:9.2f} {verdict}")
    print(f"aims: wage in 250 ns: {took['wage.known']:.0f} ns; 1 000 000 plans a second: {1e9 / took['plan.visits']:,.0f}"
          .replace(",", " "))
    missed += store_rows(build) + outcome_rows(build)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
