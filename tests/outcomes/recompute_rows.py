"""recompute_rows.py EVENTS DAY DIRECTORY: spells, visits, exposure and risk told once more from the events, beside their CSV."""

import collections
import os
import sys

from seen import Comparison, Fold, read_cases, shown  # and where the oracle stands
import plans
from dates import add_months, parse, text
from parameters import Rates, rulebook

EARLY_DAYS, GRACE_DAYS = 3, 7
WEEKLY_UNTIL, FORTNIGHTLY_UNTIL = 56, 182
WINDOWS = (("0-27", 0, 28), ("28-90", 28, 91), ("91-181", 91, 182), ("182-", 182, 10**6))
RATES = Rates(rulebook(None, None))
FAR = 80


def day_or_none(day):
    return "" if day is None else text(day)


# Spells


def state(case, final):
    """How a case stands when a day has ended; a trial goes on to its last day, told on that day or later."""
    if case.withdrawn is not None:
        return "withdrawn"
    going = [job for job in case.jobs if job.goes_on(case.day)]
    if going:
        return "paused" if all(job.at("paused", case.day) for job in going) else "employed"
    if case.closed is not None:
        return "ended"
    without_job = [(trial, final.trials[i]) for i, trial in enumerate(case.trials) if trial.job is None]
    if any((told.ended if told.ended is not None else told.planned_until) >= case.day for _, told in without_job):
        return "trial"
    if without_job and not without_job[-1][0].refused() and all(job.starts < without_job[-1][0].starts for job in case.jobs):
        return "waiting"
    return "ended" if case.jobs else "open"


def cadence(case, job):
    begun = max([job.starts] + [event.on for event in case.all("stepped_up") if job.starts < event.on <= case.day])
    days = case.day - begun
    return "weekly" if days < WEEKLY_UNTIL else "fortnightly" if days < FORTNIGHTLY_UNTIL else "monthly"


def covariates(case, its_state):
    going = [job for job in case.jobs if job.goes_on(case.day)]
    working = [job for job in going if not job.at("paused", case.day)] or going
    minutes = [job.at("minutes", case.day) for job in working]
    newest = max(going, key=lambda job: job.starts, default=None)  # of two begun on one day the later
    newest = [job for job in going if job.starts == newest.starts][-1] if newest else None
    step = "trial" if its_state == "trial" else cadence(case, newest) if newest and not case.rests() else None
    return (None if not minutes or None in minutes else sum(minutes), newest.at("wage", case.day) if newest else None, step)


def spell_rows(case, extract_on):
    opened = case.opened.on
    days = []
    for day in range(opened, extract_on + 1):
        fold = case.at(day)
        its_state = state(fold, case)
        days.append((its_state, *covariates(fold, its_state)))
    if any(thing.ends == extract_on for thing in case.jobs) or any(trial.ended == extract_on for trial in case.trials):
        after = Fold(case.events, extract_on)  # what is known to have ended on the last day has been left the day after
        after.day = extract_on + 1
        days.append((state(after, case), None, None, None))
    length = extract_on + 1 - opened
    starts = [i for i in range(length) if i == 0 or days[i] != days[i - 1]]
    for number, (first, stop) in enumerate(zip(starts, starts[1:] + [length]), 1):
        its_state, minutes, wage, step = days[first]
        to = days[stop][0] if stop < len(days) and days[stop][0] != its_state else "censored"
        yield {"case_id": case.name, "spell_no": str(number), "tstart": str(first), "tstop": str(stop), "start_on": text(opened + first),
               "stop_on": text(opened + stop), "state": its_state, "to_state": to, "minutes_per_week": shown(minutes),
               "wage_ore": shown(wage), "step": shown(step)}


# Visits


def plan_of(case, trial, job, extract_on):
    """The visits of one plan due up to the extract and a while after it, without those due while follow-up rests.

    The day of a withdrawal is the last one before the rest, and the day on which the case is taken up again the first one after it.
    """
    stated = [event.data["holidays"] for event in case.all("facts_stated") if "holidays" in event.data]
    facts = {"holidays": stated[-1] if stated else None, "trial_starts_on": trial.starts if trial else None,
             "hired_on": job.starts if job else None, "step_ups": [event.on for event in case.all("stepped_up")],
             "ended_on": job.ends if job else trial.ended}
    first = min(thing.starts for thing in (trial, job) if thing)
    return [visit for visit in plans.visits(facts, RATES, first, extract_on + FAR) if not (case.at(visit.on - 1).rests() and case.at(visit.on).rests())]


def end_of_follow_up(case, trial, job):
    """The last day on which a plan is followed; None while it goes on. A rest from which the case was taken up again is no end."""
    ends = [job.ends if job else trial.until(), case.withdrawn, case.closed]
    return min((end for end in ends if end is not None), default=None)


def visit_rows(case, trial, job, extract_on):
    made = sorted(event.on for event in case.all("visited"))
    planned = plan_of(case, trial, job, extract_on)
    for i, visit in enumerate(planned):
        if visit.on > extract_on:
            break
        closing = next((day for day in made if day + EARLY_DAYS >= visit.on), None)
        if i + 1 < len(planned):
            over = planned[i + 1].on
        else:
            end = end_of_follow_up(case, trial, job)
            over = 10**9 if end is None else max(end, visit.on + GRACE_DAYS) + 1
        if closing is not None and closing < over:
            status = "done" if closing <= visit.on + GRACE_DAYS else "late"
        else:
            closing = None
            status = "not_held" if over <= extract_on else "due"
        yield {"case_id": case.name, "nominal_on": text(visit.nominal_on), "due_on": text(visit.on), "done_on": day_or_none(closing),
               "status": status, "step": visit.step}


def followed(case):
    return [(job.trial, job) for job in case.jobs] + [(trial, None) for trial in case.trials if trial.job is None]


def exposure_rows(case, number, job, extract_on):
    stop = (extract_on if job.ends is None else job.ends) + 1
    visits = list(visit_rows(case, job.trial, job, extract_on))
    for window, low, high in WINDOWS:
        first, end = job.starts + low, min(job.starts + high, stop)
        if first >= end:
            continue
        due = [visit for visit in visits if first <= parse(visit["due_on"]) < end]
        minutes = [event.data.get("minutes") for event in case.all("visited") if first <= event.on < end]
        yield {"case_id": case.name, "job_no": str(number), "window": window, "days": str(end - first), "due_n": str(len(due)),
               "done_n": str(sum(visit["status"] in ("done", "late") for visit in due)),
               "minutes": "" if None in minutes else str(sum(minutes))}


# Risk


def months_between(start, end):
    months = 0
    while add_months(start, months + 1) <= end:
        months += 1
    return months


COARSER = {"": lambda start, days: days, "-weeks": lambda start, days: days // 7, "-months": lambda start, days: months_between(start, start + days)}


def waits(case, extract_on):
    """(clock, start, days, cause) of the case and of each of its jobs."""
    opened = case.opened.on
    if case.jobs:
        yield "hire", opened, case.jobs[0].starts - opened, 1
    else:
        ends = [(day, cause) for day, cause in ((case.withdrawn, 2), (case.closed, 3)) if day is not None]
        end, cause = min(ends, default=(extract_on + 1, 0))
        yield "hire", opened, end - opened, cause
    for job in case.jobs:
        yield "tenure", job.starts, (extract_on if job.ends is None else job.ends) + 1 - job.starts, int(job.ends is not None)


def risk_rows(cases, extract_on, coarser):
    counts = collections.Counter()
    for case in cases:
        for clock, start, days, cause in waits(case, extract_on):
            counts[case.opened.data["municipality"], clock, coarser(start, days), cause] += 1
    return [dict(zip(("municipality", "clock", "t", "cause", "n"), map(str, (*key, n)))) for key, n in sorted(counts.items())]


def main():
    events_path, day, directory = sys.argv[1:]
    extract_on = parse(day)
    cases, _ = read_cases(events_path, extract_on)
    comparison = Comparison()

    def compare(name, rows, in_order=True):
        comparison.table(os.path.join(directory, name + ".csv"), rows, in_order)

    compare("spells", [row for case in cases for row in spell_rows(case, extract_on)])
    compare("visits", [row for case in cases for trial, job in followed(case) for row in visit_rows(case, trial, job, extract_on)], False)
    compare("exposure", [row for case in cases for number, job in enumerate(case.jobs, 1)
                         for row in exposure_rows(case, number, job, extract_on)])
    for suffix, coarser in COARSER.items():
        compare("risk" + suffix, risk_rows(cases, extract_on, coarser))
    comparison.end()


if __name__ == "__main__":
    main()
