"""Holds what a store answers against the plain fold, on simulated cases with late, corrected and taken-out events.

    HELTMED=path/to/heltmed python3 compare_cases.py [--cases N] [--seed N]

Ends with `N passed, N failed`, and with 1 if anything differed.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

import plans
from cases import Case, Event, standing
from dates import parse, text

HELTMED = os.environ["HELTMED"]
SHOWN = 5
FLOOR_SHARE = 2000

passed = failed = 0


def check(expected, got, what):
    global passed, failed
    passed += expected == got
    failed += expected != got
    if expected != got and failed <= SHOWN:
        print(f"FAILED: {what}\n  expected {expected}\n  got      {got}")


def run(*words):
    done = subprocess.run([HELTMED, *words], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def ask(*words):
    return json.loads(run("store", *words, "--json"))


def day_or_none(day):
    return None if day is None else text(day)


def case_answer(case):
    numbers = {id(job): number + 1 for number, job in enumerate(case.jobs)}
    return {
        "state": case.state(),
        "municipality": case.municipality,
        "path": case.opened.data.get("path"),
        "opened_on": text(case.opened.on),
        "withdrawn_on": day_or_none(case.withdrawn),
        "closed_on": day_or_none(case.closed),
        "trials": [{"employer": trial.employer, "agreement": trial.agreement, "starts_on": text(trial.starts), "last_day": text(trial.until()),
                    "ended_early": trial.early, "offered_on": day_or_none(trial.offered), "declined_on": day_or_none(trial.declined),
                    "job_no": numbers[id(trial.job)] if trial.job else None} for trial in case.trials],
        "jobs": [{"job_no": numbers[id(job)], "employer": job.employer, "agreement": job.agreement, "starts_on": text(job.starts),
                  "ends_on": day_or_none(job.ends), "end_reason": job.reason, "converted_to_vta_o_on": day_or_none(job.converted),
                  "hourly_wage_ore": job.at("wage", case.day), "tariff": job.at("tariff", case.day),
                  "minutes_per_week": job.at("minutes", case.day), "paused": job.at("paused", case.day)} for job in case.jobs],
    }


def compare_cases(store, by_case, days, chance):
    for name in sorted(by_case):
        for day in chance.sample(days, 3):
            case = Case(by_case[name], day, day)
            if case.opened is None:
                continue
            got = ask("case", store, name, "--on", text(day))
            expected = case_answer(case)
            check(expected, {key: got[key] for key in expected}, f"case {name} on {text(day)}")
            check(len(by_case[name]), got["version"], f"the version of case {name}")


def agreement_rows(world, day):
    """name -> [municipality, places, until] as they stand on a day, and the first day and the price."""
    rows = {}
    for event in standing(world, None):
        data = event.data
        until = parse(data["until"]) if data.get("until") else None
        if event.type == "agreement_signed":
            rows[data["agreement"]] = {"municipality": data["municipality"], "places": data["places"], "from": parse(data["from"]),
                                       "until": until, "price": data.get("monthly_price_ore")}
        elif event.type == "agreement_changed" and event.on <= day:
            row = rows[data["agreement"]]
            row["places"] = data.get("places", row["places"])
            row["until"] = until or row["until"]
    return rows


def month_of(day):
    first = text(day)[:8] + "01"
    return parse(first), max(parse(first) + days for days in range(31) if text(parse(first) + days)[:7] == first[:7])


def compare_places(store, by_case, world, days):
    whole = [list(Case(events, 10**8, None).places()) for events in by_case.values()]
    for day in days:
        first, last = month_of(day)
        expected = []
        for name, row in sorted(agreement_rows(world, day).items()):
            held = [(since, until) for case in whole for agreement, since, until in case if agreement == name and since <= until]
            taken = sum(since <= day <= until for since, until in held)
            in_force = row["from"] <= day and (row["until"] is None or day <= row["until"])
            agreed = row["places"] if in_force else 0
            shares = [plans.share({"starts_on": text(since), "ends_on": text(until) if until < 10**8 else None, "from": text(first),
                                   "until": text(last), "agreed_monthly_price_ore": row["price"]}) for since, until in held]
            amounts = [share["sum_ore"] for share in shares]
            expected.append({"agreement": name, "municipality": row["municipality"], "agreed": agreed, "taken": taken,
                             "left": max(0, agreed - taken), "overfilled": max(0, taken - agreed) if in_force else 0,
                             "share": {"month": text(day)[:7], "days": sum(month["days"] for share in shares for month in share["months"]),
                                       "share_ore": None if None in amounts else sum(amounts), "estimate": row["price"] is None}})
        check(expected, ask("places", store, "--on", text(day))["agreements"], f"places on {text(day)}")


def compare_due(store, by_case, days):
    for day in days:
        expected = []
        for name, events in by_case.items():
            expected += [{"case": name, "employer": employer, "due_on": text(on), "nominal_on": text(nominal), "step": step,
                          "overdue_days": max(0, day - on)} for employer, on, nominal, step in Case(events, day, day).due(day, day + 13)]
        got = ask("due", store, "--from", text(day), "--until", text(day + 13))["visits"]
        check([visit["due_on"] for visit in got], sorted(visit["due_on"] for visit in got), "the order of the visits")
        for visit in got:
            del visit["began_on"]
        check(sorted(map(json.dumps, expected)), sorted(map(json.dumps, got)), f"visits due on {text(day)}")


def tariff_rows(world):
    rows = {}
    for event in standing(world, None):
        if event.type == "tariff_set":
            rows.setdefault(event.data["tariff"], {})[event.on] = event.data["hourly_ore"]
    return rows


def shortfall_of(job, tariffs, last):
    """Day by day: what a job's days under the floor come to, as (wage, floor, minutes) stretches, and the days not judged."""
    stretches, unjudged = [], []
    until = min(last, Case.job_until(job))
    for day in range(job.starts, until + 1):
        rates = tariffs.get(job.at("tariff", day), {})
        known = [on for on in rates if on <= day]
        if not known:
            if unjudged and unjudged[-1][1] == day - 1:
                unjudged[-1][1] = day
            else:
                unjudged.append([day, day])
            continue
        floor = -(-rates[max(known)] * FLOOR_SHARE // 10_000)
        what = (job.at("wage", day), floor, job.at("minutes", day))
        if what[0] >= floor:
            continue
        if stretches and stretches[-1][1] == day - 1 and stretches[-1][2] == what:
            stretches[-1][1] = day
        else:
            stretches.append([day, day, what])
    periods = [{"from": text(first), "to": text(end), "hourly_ore": wage, "floor_ore": floor, "shortfall_ore": floor - wage,
                "owed_ore": None if minutes is None else plans.half_up((floor - wage) * minutes * (end - first + 1), 420)}
               for first, end, (wage, floor, minutes) in stretches]
    return periods, [{"from": text(first), "to": text(end)} for first, end in unjudged]


def compare_shortfalls(store, by_case, world, day):
    tariffs = tariff_rows(world)
    expected = []
    for name in sorted(by_case):
        for number, job in enumerate(Case(by_case[name], 10**8, None).jobs):
            periods, unjudged = shortfall_of(job, tariffs, day)
            owed = [period["owed_ore"] for period in periods]
            if periods or unjudged:
                expected.append({"case": name, "job_no": number + 1, "employer": job.employer, "periods": periods,
                                 "sum_owed_ore": None if None in owed else sum(owed), "unjudged": unjudged, "complete": not unjudged})
    got = ask("shortfalls", store, "--until", text(day))
    check(len(expected), len(got["employments"]), f"how many were under the floor until {text(day)}")
    for one, other in zip(expected, got["employments"]):
        check(one, other, f"shortfalls of {one['case']} until {text(day)}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=120)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as directory:
        lines = run("simulate", "--cases", str(options.cases), "--seed", str(options.seed))
        path, store = os.path.join(directory, "events.jsonl"), os.path.join(directory, "cases.db")
        with open(path, "w", encoding="utf-8") as file:
            file.write(lines)
        run("store", "create", store)
        run("store", "import", store, path)
        events = [Event(line, arrival) for arrival, line in enumerate(lines.splitlines())]
        world = [event for event in events if event.case is None]
        by_case = {}
        for event in events:
            if event.case is not None:
                by_case.setdefault(event.case, []).append(event)
        first, last = min(event.on for event in events), max(event.recorded for event in events)
        days = list(range(first + 200, last + 30))
        compare_cases(store, by_case, days, chance)
        compare_places(store, by_case, world, chance.sample(days, 6))
        compare_due(store, by_case, chance.sample(days, 6))
        compare_shortfalls(store, by_case, world, last)
        compare_shortfalls(store, by_case, world, chance.choice(days))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
