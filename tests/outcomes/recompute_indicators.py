"""recompute_indicators.py EVENTS DAY DIRECTORY: the table indicators told once more from the events, beside indicators-N.csv, where N is the limit
below which numbers are hidden.

Written from store.md, docs/outcomes.md and the codebook. Adherence is reckoned in adherence.py, by the oracle's rules.
"""

import csv
import os
import re
import sys

from seen import Comparison, read_cases, shown  # and where the oracle stands
import adherence
from dates import add_months, parse, text
from recompute_rows import followed, visit_rows

Z = (1959963984540054, 10**15)
TARGET_BP = 6000
OFFER_DAYS = 28
FLOOR_SHARE_BP = 2000
LEFT_A_PLACE = ("vta_s", "day_centre", "work_centre")
# These have a total also where there is nothing to count.
MEASURES = ("offered_per_trial_started", "offered_per_trial_completed", "hired_per_trial_completed", "hired_90d", "hired_180d", "hired_365d",
            "ret_6m", "ret_12m", "ret_24m", "visits_on_time", "ungjobb_offers", "ungjobb_offers_without_folk_high_school", "wages_under_floor",
            "certificates", "places_freed", "endings_supported", "agreement_to_trial")
GROUPINGS = ("prior_status", "path", "year", "municipality")


# Intervals, in whole numbers


def reaches(k, n, bp):
    """Whether a share is outside of Wilson's interval, or on its end: (p - x)^2 n >= z^2 x (1 - x)."""
    return (k * 10000 - bp * n) ** 2 * Z[1] ** 2 >= Z[0] ** 2 * bp * (10000 - bp) * n


def wilson(k, n):
    low, above = 0, k * 10000 // n
    while low < above:  # the greatest that is outside below
        middle = (low + above + 1) // 2
        low, above = (middle, above) if reaches(k, n, middle) else (low, middle - 1)
    high, below = 10000, -(-k * 10000 // n)
    while below < high:  # the least that is outside above
        middle = (below + high) // 2
        high, below = (middle, below) if reaches(k, n, middle) else (high, middle + 1)
    return low, high


def target(k, n):
    if not reaches(k, n, TARGET_BP):
        return "undecidable"
    return "met" if k * 10000 >= TARGET_BP * n else "not_met"


# Measures: each yields yes or no for each that counts


def trial_answers(case, extract_on):
    """(offered, hired, completed) of each trial; None where it is not decided."""
    for i, trial in enumerate(case.trials):
        waited = (False in trial.wants.values() or case.withdrawn is not None or case.closed is not None or i + 1 < len(case.trials) or
                  trial.until() + OFFER_DAYS <= extract_on)
        no = False if waited else None
        offered = True if trial.job or trial.offered is not None or trial.declined is not None else no
        hired = True if trial.job else False if trial.declined is not None else no
        yield offered, hired, trial.early is not True and trial.until() <= extract_on


def window(end, yes, extract_on):
    """A fixed window's answer, once the day before its end has passed."""
    return [yes] if end - 1 <= extract_on else []


def rate_of(world, tariff, day):
    rates = {event.on: event.data["hourly_ore"] for event in world if event.type == "tariff_set" and event.data["tariff"] == tariff}
    known = [on for on in rates if on <= day]
    return rates[max(known)] if known else None


def floor_answers(case, world, extract_on):
    for job in case.jobs:
        if job.ends is None and (job.converted is None or job.converted > extract_on):
            rate = rate_of(world, job.at("tariff", extract_on), extract_on)
            if rate is not None:
                yield job.at("wage", extract_on) * 10000 < rate * FLOOR_SHARE_BP


def measures(case, world, extract_on):
    """measure -> the answers of one case."""
    trials = list(trial_answers(case, extract_on))
    opened, jobs, events = case.opened.on, case.jobs, case.all
    found = {"offered_per_trial_started": [offered for offered, _, _ in trials if offered is not None],
             "offered_per_trial_completed": [offered for offered, _, completed in trials if offered is not None and completed],
             "hired_per_trial_completed": [hired for _, hired, completed in trials if hired is not None and completed]}
    for days in (90, 180, 365):
        found[f"hired_{days}d"] = window(opened + days, bool(jobs) and jobs[0].starts < opened + days, extract_on)
    for months in (6, 12, 24):
        answers = [window(add_months(job.starts, months), job.ends is None or job.ends + 1 >= add_months(job.starts, months), extract_on)
                   for job in jobs]
        found[f"ret_{months}m"] = sum(answers, [])
    statuses = [visit["status"] for trial, job in followed(case) for visit in visit_rows(case, trial, job, extract_on)]
    found["visits_on_time"] = [status == "done" for status in statuses if status != "due"]
    practice = events("practice_started", "practice_ended")
    is_pupil = case.opened.data.get("path") == "ungjobb" and bool(practice) and practice[-1].type == "practice_ended"
    offered = bool(events("offer_made") or jobs)
    found["ungjobb_offers"] = [offered] if is_pupil else []
    found["ungjobb_offers_without_folk_high_school"] = [offered] if is_pupil and not events("folk_high_school_started") else []
    found["wages_under_floor"] = list(floor_answers(case, world, extract_on))
    has_certificate = any(event.data["kind"] == "programme" for event in events("certificate_issued"))
    found["certificates"] = [has_certificate] if jobs or has_certificate else []
    left_a_place = case.opened.data.get("prior_status") in LEFT_A_PLACE
    found["places_freed"] = [any(job.goes_on(extract_on) for job in jobs)] if left_a_place else []
    found["endings_supported"] = [job.supported for job in jobs if job.ends is not None and job.supported is not None]
    return found


def wait_row(agreements, extract_on):
    """k, n and days: the shortest wait after which at least half of the agreements that could be observed for so long had had a trial."""
    for days in range(max(extract_on - signed for signed, _ in agreements) + 1):
        seen = [first is not None and first - signed <= days for signed, first in agreements if extract_on - signed >= days]
        if 2 * sum(seen) >= len(seen):
            return sum(seen), len(seen), days
    return sum(first is not None for _, first in agreements), len(agreements), None


def agreement_groups(cases, world):
    """group -> (signed, first trial) of each agreement."""
    groups = {}
    for event in world:
        if event.type == "agreement_signed":
            trials = [trial.starts for case in cases for trial in case.trials if trial.agreement == event.data["agreement"]]
            for group in ("all", f"year:{text(event.on)[:4]}", f"municipality:{event.data['municipality']}"):
                groups.setdefault(group, []).append((event.on, min(trials, default=None)))
    return groups


def rows_of(cases, world, extract_on):
    """(measure, group) -> the cells without anything hidden."""
    answers = {}
    for case in cases:
        for measure, told in measures(case, world, extract_on).items():
            for group in case.groups() if told else ():
                answers.setdefault((measure, group), []).extend(told)
    rows = {}
    for (measure, group), told in answers.items():
        k, n = sum(told), len(told)
        low, high = wilson(k, n)
        rows[measure, group] = {"k": k, "n": n, "value_bp": (20000 * k + n) // (2 * n), "lo_bp": low, "hi_bp": high}
        if measure.startswith("ungjobb"):
            rows[measure, group] |= {"target_bp": TARGET_BP, "target": target(k, n)}
    for group, agreements in agreement_groups(cases, world).items():
        k, n, days = wait_row(agreements, extract_on)
        rows["agreement_to_trial", group] = {"k": k, "n": n, "value_bp": (20000 * k + n) // (2 * n), "days": days}
    for measure in MEASURES:
        rows.setdefault((measure, "all"), {"k": 0, "n": 0} | ({} if measure == "agreement_to_trial" else {"lo_bp": 0, "hi_bp": 10000}) |
                        ({"target_bp": TARGET_BP, "target": "undecidable"} if measure.startswith("ungjobb") else {}))
    return rows | adherence.rows_of(cases, world, extract_on)


# Hidden cells


def is_small(row, limit):
    return any(0 < number < limit for number in (row["n"], row["k"], row["n"] - row["k"]))


def hidden(rows, limit):
    """(measure, group) -> primary or secondary."""
    found = {key: "primary" for key, row in rows.items() if is_small(row, limit)}
    for measure in {measure for measure, _ in rows}:
        changed = True
        while changed:
            changed = False
            for grouping in GROUPINGS:
                cells = [key for key in rows if key[0] == measure and key[1].startswith(grouping + ":")]
                total = (measure, "all")
                left = [key for key in cells if key not in found and rows[key]["n"] > 0] or [key for key in (total,) if key not in found]
                if sum(key in found for key in (*cells, total)) != 1 or not left:
                    continue
                # Of two that are as small, the first in the table: what was read tells their order.
                found[min(left, key=lambda key: rows[key]["n"])] = "secondary"
                changed = True
    return found


def as_told(rows, limit, order):
    rows = {key: rows[key] for key in sorted(rows, key=lambda key: order.get(key, len(order)))}
    away = hidden(rows, limit)
    for (measure, group), row in rows.items():
        cells = {} if (measure, group) in away else row
        yield {"measure": measure, "group": group, **{name: shown(cells.get(name)) for name in ("k", "n", "value_bp", "lo_bp", "hi_bp")},
               "suppressed": away.get((measure, group), "none"),
               **{name: shown(cells.get(name)) for name in ("days", "target_bp", "target")}}


def main():
    events_path, day, directory = sys.argv[1:]
    extract_on = parse(day)
    cases, world = read_cases(events_path, extract_on)
    rows = rows_of(cases, world, extract_on)
    comparison = Comparison()
    for name in sorted(os.listdir(directory)):
        limit = re.fullmatch(r"indicators-(\d+)\.csv", name)
        if limit:
            path = os.path.join(directory, name)
            with open(path, encoding="utf-8", newline="") as file:
                order = {(row["measure"], row["group"]): i for i, row in enumerate(csv.DictReader(file))}
            comparison.table(path, list(as_told(rows, int(limit[1]), order)), leave_out=("definition",))
    comparison.end()


main()
