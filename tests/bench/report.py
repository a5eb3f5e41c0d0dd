"""Runs the benchmarks of a build directory, each beside its yardstick, and prints times and callgrind's instructions.

    python3 report.py BUILD_DIR
"""

import os
import re
import subprocess
import sys
import time

import numpy as np

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


EASTER = np.array(["2025-04-17", "2025-04-18", "2025-04-21", "2026-04-02", "2026-04-03", "2026-04-06"], dtype="M8[D]")
HOLIDAYS = np.unique(np.concatenate([EASTER] + [
    np.array([f"{year}-{day}" for day in ("01-01", "05-01", "05-17", "12-25", "12-26")], dtype="M8[D]")
    for year in range(2024, 2030)]))
CALENDAR = np.busdaycalendar(holidays=HOLIDAYS)
TRIAL = np.array([0, 3, 7, 10, 14, 17, 21, 24])
WEEKLY_AND_FORTNIGHTLY = np.concatenate([np.arange(0, 56, 7), np.arange(56, 182, 14)])
MONTHS = np.arange(17)


def numpy_nominal(start):
    """The nominal days of the 42 visits, as somebody who writes them with numpy would."""
    hired = start + 28
    anchor = hired + 182
    first = anchor.astype("M8[M]")
    day = (anchor - first.astype("M8[D]")).astype(int)
    months = first + MONTHS
    last = ((months + 1).astype("M8[D]") - months.astype("M8[D]")).astype(int) - 1
    return np.concatenate([start + TRIAL, hired + WEEKLY_AND_FORTNIGHTLY, months.astype("M8[D]") + np.minimum(day, last)])


def best(work, repeats, rounds=7):
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        for _ in range(repeats):
            work()
        found.append((time.perf_counter() - started) / repeats * 1e9)
    return min(found)


def numpy_times():
    start = np.datetime64("2026-03-16")
    nominal = numpy_nominal(start)
    assert len(nominal) == 42
    many = np.tile(nominal, 2000)

    def whole():
        np.unique(np.busday_offset(numpy_nominal(start), 0, roll="forward", busdaycal=CALENDAR))

    return {
        "numpy.plan": best(whole, 2000),
        "numpy.busday_offset": best(lambda: np.busday_offset(nominal, 0, roll="forward", busdaycal=CALENDAR), 5000),
        "numpy.busday_offset_batch": best(lambda: np.busday_offset(many, 0, roll="forward", busdaycal=CALENDAR), 5) / 2000,
    }


# What is compared: title, work, yardstick's title, yardstick, and the ratio asked for (None: shown for comparison).
ROWS = [
    ("wage, all facts known", "wage.known", "the bare comparison", "wage.bare", ("at most", 60)),
    ("wage, nothing known", "wage.unknown", "all facts known", "wage.known", ("at most", 100)),
    ("JSON in, JSON out", "json.assess", "jansson parses alone", "json.parse", ("rate at least", 0.5)),
    ("plan of 42 visits", "plan.visits", "numpy, the same plan", "numpy.plan", ("rate at least", 10)),
    ("plan of 42 visits", "plan.visits", "busday_offset alone, 42 days", "numpy.busday_offset", None),
    ("plan of 42 visits", "plan.visits", "the same, 84 000 days at once", "numpy.busday_offset_batch", None),
]


def main():
    build = sys.argv[1]
    took = times(build) | numpy_times()
    counted = {}
    missed = 0
    print(f"{'work':24}{'time':>12}{'instructions':>14}   {'yardstick':30}{'time':>12}{'instructions':>14}{'ratio':>9}  asked for")
    for title, work, beside, yardstick, asked in ROWS:
        if work not in took:
            continue
        for name in (work, yardstick):
            if name not in counted:
                counted[name] = f"{instructions(build, name):.0f}" if not name.startswith("numpy") else ""
        ratio = took[yardstick] / took[work] if asked is None or "rate" in asked[0] else took[work] / took[yardstick]
        verdict = ""
        if asked is not None:
            well = ratio <= asked[1] if asked[0] == "at most" else ratio >= asked[1]
            missed += not well
            verdict = f"{asked[0]} {asked[1]}: {'reached' if well else 'MISSED'}"
        print(f"{title:24}{took[work]:9.1f} ns{counted[work]:>14}   {beside:30}{took[yardstick]:9.1f} ns"
              f"{counted[yardstick]:>14}{ratio:9.2f}  {verdict}")
    print(f"aims: wage in 250 ns: {took['wage.known']:.0f} ns; 1 000 000 plans a second: {1e9 / took['plan.visits']:,.0f}"
          .replace(",", " "))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
