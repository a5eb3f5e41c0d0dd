"""Cases as they were known on a day, for the outcome tables to be told once more from the events alone, and the comparison with what was told.

The fold is the oracle's (tests/oracle/cases.py), written from the contract; nothing here was written from the library.
"""

import collections
import csv
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle"))
from cases import Case, Event, standing  # noqa: E402
from dates import text  # noqa: E402

SHOWN = 4


class Fold(Case):
    """A case after the events up to and including a day, of those that stand."""

    def __init__(self, events, day):
        self.day = day
        self.events = [event for event in events if event.on <= day]
        self.trials, self.jobs, self.give_ups = [], [], []
        self.withdrawn = self.closed = None
        for event in self.events:
            getattr(self, "on_" + event.type, lambda event: None)(event)

    def on_employment_ended(self, event):
        going = [job for job in self.jobs if event.data.get("employer") in (None, job.employer) and job.ends is None]
        super().on_employment_ended(event)
        going[-1].supported = event.data.get("ending_supported")

    def rests(self):
        """Follow-up does, while the case is withdrawn or closed."""
        return self.withdrawn is not None or self.closed is not None


class Seen(Fold):
    """A case as it was known on the day of the extract."""

    def __init__(self, name, events, extract_on):
        super().__init__(standing(events, extract_on), extract_on)
        self.name = name
        self.folds = {}

    def at(self, day):
        """The case as it stood when a day had ended."""
        last = max((event.on for event in self.events if event.on <= day), default=None)
        if last not in self.folds:
            self.folds[last] = Fold(self.events, day)
        fold = self.folds[last]
        fold.day = day
        return fold

    def groups(self):
        yield "all"
        for grouping in ("prior_status", "path"):
            yield f"{grouping}:{self.opened.data.get(grouping) or 'not_told'}"
        yield f"year:{text(self.opened.on)[:4]}"
        yield f"municipality:{self.opened.data['municipality']}"


def read_events(path):
    """The events of each case by its name, and those of agreements and tariffs."""
    by_case, world = {}, []
    with open(path, encoding="utf-8") as lines:
        for arrival, line in enumerate(lines):
            event = Event(line, arrival)
            (world if event.case is None else by_case.setdefault(event.case, [])).append(event)
    return by_case, world


def read_cases(path, extract_on):
    by_case, world = read_events(path)
    seen = [Seen(name, by_case[name], extract_on) for name in sorted(by_case, key=str.encode)]
    return [case for case in seen if case.opened], standing(world, extract_on)


class Comparison:
    def __init__(self):
        self.passed = self.failed = 0

    def table(self, path, rows, in_order=True, leave_out=()):
        """rows: dicts of what the table should say, cell by cell, as texts."""
        with open(path, encoding="utf-8", newline="") as file:
            told = [{name: cell for name, cell in row.items() if name not in leave_out} for row in csv.DictReader(file)]
        name = os.path.basename(path)
        wrong = abs(len(told) - len(rows)) + (not rows)
        shown = wrong
        if wrong or not in_order:
            counts = [collections.Counter(tuple(sorted(row.items())) for row in some) for some in (told, rows)]
            extra, lacking = (list(map(dict, (counts[i] - counts[1 - i]).elements())) for i in (0, 1))
            wrong = max(wrong, len(extra), len(lacking))
            if wrong:
                print(f"FAILED: {name}: {len(told)} rows, {len(rows)} told here\n  only there {json.dumps(extra[:SHOWN])}\n"
                      f"  only here {json.dumps(lacking[:SHOWN])}")
        for one, other in zip(told, rows) if in_order and not wrong else ():
            for column in one:
                if one[column] != other[column]:
                    wrong += 1
                    shown += 1
                    if shown <= SHOWN:
                        print(f"FAILED: {name}: {column}: {one[column]!r}, here {other[column]!r}, of\n  {one}\n  {other}")
        cells = sum(map(len, rows))
        print(f"{name}: {len(rows)} rows, {cells} values, {wrong} differ")
        self.passed += cells - min(wrong, cells)
        self.failed += wrong

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def shown(value):
    return "" if value is None else str(value)
