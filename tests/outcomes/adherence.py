"""How far the cases kept to the model, criterion by criterion: judged at the day of each thing by the oracle's rules, with all ways of
filling in what nobody told.

The days and facts are those of docs/store.md (departures) and docs/events.md (which event tells which fact).
"""

import seen  # noqa: F401 where the oracle stands
import facts as reading
import rules
import courses
from dates import text
from engine import MET, NOT_APPLICABLE, NOT_MET, Question
from parameters import rulebook

BOOK = rulebook(None, None)
FLOOR = ("wage.floor",)
AGREEMENT = ("express.in_force", "express.resident")
KEPT = {}


def outcomes(assessment, given, on, only):
    """criterion -> the outcomes that it could have, whatever the unknown facts are. Cautions are nobody's adherence."""
    given = {name: value for name, value in given.items() if value is not None} | {"on": text(on)}
    key = (assessment.name, str(sorted(given.items())), only)
    if key not in KEPT:
        told = reading.read(assessment.table, given)
        KEPT[key] = {criterion.name: frozenset(Question(assessment, criterion, told, BOOK).outcomes())
                     for criterion in assessment.criteria if criterion.kind != "caution" and (only is None or criterion.name in only)}
    return KEPT[key]


def stated(case, assessment, on):
    """The facts stated up to a day, the newest of each, that an assessment asks for."""
    found = {}
    for event in case.all("facts_stated"):
        if event.on <= on:
            found.update({name: value for name, value in event.data.items() if name in assessment.facts})
    return found


def until(case, event):
    """What had happened when an event did: of one day, what was recorded before it."""
    return case.events[: case.events.index(event)]


def lives_in(case, event):
    moved = [other.data["municipality"] for other in until(case, event) if other.type == "moved"]
    return (moved or [case.opened.data["municipality"]])[-1]


def begins(case, kind, thing):
    """The event with which a trial or a job began."""
    return next(event for event in case.all(kind) if (event.on, event.data["employer"]) == (thing.starts, thing.employer))


def day(value):
    return None if value is None else text(value)


def agreement_facts(name, world, on):
    for event in world:
        if event.type == "agreement_signed" and event.data["agreement"] == name:
            found = {"agreement_from": event.data["from"], "agreement_until": event.data.get("until"),
                     "agreement_municipality": event.data["municipality"]}
            for change in world:
                if change.type == "agreement_changed" and change.data["agreement"] == name and change.on <= on:
                    found["agreement_until"] = change.data.get("until") or found["agreement_until"]
            return found
    return {}


def beginning(case, world, event, agreement):
    """Whether the post was for the person: at a trial, or at a job without one."""
    on, reserved, lives = event.on, event.data.get("post_is_reserved"), lives_in(case, event)
    under = agreement_facts(agreement, world, on) if agreement else {}
    own = stated(case, rules.eligibility, on)
    reserved_for = under.get("agreement_municipality") or own.get("reserved_for_municipality")
    given = own | {"post_is_reserved": reserved, "lives_in_municipality": lives, "reserved_for_municipality": reserved_for,
                   "target_groups": ["intellectual_disability"] if case.opened.data["in_target_group"] else []}
    yield outcomes(rules.eligibility, given, on, None)
    if agreement:
        yield outcomes(rules.express, under | {"candidate_lives_in": lives, "post_is_reserved": reserved}, on, AGREEMENT)


def trial(case, world, its):
    event = begins(case, "trial_started", its)
    yield from beginning(case, world, event, its.agreement)
    before = until(case, event)
    rounds = [other.data["round"] for other in before if other.type == "interviewed"]
    checked = any(other.type == "references_checked" for other in before)
    given = {"starts_on": text(its.starts), "planned_last_day": event.data.get("planned_last_day"), "interviews_held": max(rounds, default=0),
             "references_checked": checked, "paid_by": event.data.get("paid_by"), "under_express": its.agreement is not None}
    yield outcomes(rules.trial, given, its.starts, None)


def offer(job):
    if job.trial is None:
        return {"offer.trial_completed": frozenset([NOT_MET])}  # hired straight away: there was no trial to complete
    its = job.trial
    given = {"trial_starts_on": text(its.starts), "trial_ended_early_on": text(its.ended) if its.early else None,
             "worker_wants_to_continue": its.wants.get("worker"), "employer_wants_to_continue": its.wants.get("employer")}
    return outcomes(rules.offer, given, job.starts, None)


def rates_of(world, tariff):
    return {event.on: event.data["hourly_ore"] for event in world if event.type == "tariff_set" and event.data["tariff"] == tariff}


def wages(case, world, job, extract_on):
    """At the hiring, and the floor whenever the wage or the tariff changed, until the job ended or was converted."""
    last = min(day for day in (extract_on, job.ends, None if job.converted is None else job.converted - 1) if day is not None)
    event = begins(case, "hired", job)
    told = stated(case, rules.wage, job.starts) | {name: event.data.get(name) for name in ("contract_is_permanent", "other_terms_equal", "area")}
    turns = {on for on, what, _ in job.turns if what in ("wage", "tariff")}
    rises = {on for on in range(job.starts, last + 1) if on in rates_of(world, job.at("tariff", on))}
    for on in sorted({job.starts} | {on for on in turns | rises if job.starts < on <= last}):
        rates = rates_of(world, job.at("tariff", on))
        known = [since for since in rates if since <= on]
        given = told | {"phase": "permanent", "hourly_wage_ore": job.at("wage", on), "comparable_tariff_ore": rates[max(known)] if known else None}
        yield outcomes(rules.wage, given, on, None if on == job.starts else FLOOR)


def first(case, kind):
    return day(min((event.on for event in case.all(kind)), default=None))


def placement(case):
    """As it was known to be: the days that it had, where they are known, else those that were planned."""
    began = [event.on for event in case.all("practice_started")]
    jobs = [job.starts for job in case.jobs[:1]] if case.opened.data.get("path") == "ungjobb" else []
    on = min(began[-1:] + jobs, default=None)
    if on is None:
        return
    turns = case.all("practice_started", "practice_ended")
    planned = case.all("practice_planned")
    given = stated(case, courses.ungjobb, on) | {
        "pupils_informed_on": first(case, "pupil_informed"), "parents_informed_on": first(case, "parents_informed"),
        "mapping_held_on": first(case, "mapping_held"), "matched_on": day(max((event.on for event in case.all("matched")), default=None)),
        "practice_from": text(began[-1]) if began else planned[-1].data["from"] if planned else None,
        "practice_until": text(turns[-1].on) if turns and turns[-1].type == "practice_ended" else planned[-1].data["until"] if planned else None}
    yield outcomes(courses.ungjobb, given, on, None)


def follow_up(case, extract_on):
    if case.rests():
        return
    under_way = [(job.trial, job) for job in case.jobs if job.goes_on(extract_on)]
    under_way += [(its, None) for its in case.trials if its.job is None and its.until() >= extract_on]
    with_employer = any(event.data["with"] in ("employer", "both") for event in case.all("visited"))
    for its, job in under_way:
        given = stated(case, rules.followup, extract_on)
        given |= {"trial_starts_on": day(its.starts) if its else None, "hired_on": day(job.starts) if job else None,
                  "step_ups": [text(event.on) for event in case.all("stepped_up")], "ended_on": day(job.ends if job else its.ended),
                  "visits": [text(event.on) for event in case.all("visited")], "specialist_assigned": bool(case.all("specialist_assigned"))}
        given |= {"employer_is_followed_up": True} if with_employer else {}
        yield outcomes(rules.followup, given, extract_on, None)


def judgements(case, world, extract_on):
    for event in case.all("post_filled"):
        yield outcomes(rules.recruitment, event.data | {"found": case.opened.data["found"]}, event.on, None)
    for its in case.trials:
        yield from trial(case, world, its)
    for job in case.jobs:
        yield offer(job)
        if job.trial is None:
            yield from beginning(case, world, begins(case, "hired", job), job.own_agreement)
        yield from wages(case, world, job, extract_on)
    yield from placement(case)
    yield from follow_up(case, extract_on)


def of_case(case, world, extract_on):
    """criterion -> what a case could come to: met whenever it was judged, not met once, never judged."""
    sets = {}
    for judgement in judgements(case, world, extract_on):
        for criterion, possible in judgement.items():
            sets.setdefault(criterion, []).append(possible)
    for criterion, judged in sets.items():
        found = set()
        if any(NOT_MET in possible for possible in judged):
            found.add(NOT_MET)
        if all(possible != {NOT_MET} for possible in judged) and any(MET in possible for possible in judged):
            found.add(MET)
        if all(NOT_APPLICABLE in possible for possible in judged):
            found.add(NOT_APPLICABLE)
        yield criterion, found


def row(found):
    """k of n where it can be told, and the shares when each of the others comes to what moves it furthest down, and up."""
    judged = [possible for possible in found if possible != {NOT_APPLICABLE}]
    if not judged:
        return None
    met, not_met = (sum(possible == {outcome} for possible in judged) for outcome in (MET, NOT_MET))
    low = [possible for possible in judged if NOT_MET in possible or possible == {MET}]
    high = [possible for possible in judged if MET in possible or possible == {NOT_MET}]
    n = met + not_met
    return {"k": met, "n": n, "value_bp": (20000 * met + n) // (2 * n) if n else None,
            "lo_bp": 10000 * met // len(low) if low else 10000,
            "hi_bp": -(-10000 * sum(MET in possible for possible in high) // len(high)) if high else 0}


def rows_of(cases, world, extract_on):
    found = {}
    for case in cases:
        for criterion, possible in of_case(case, world, extract_on):
            for group in case.groups():
                found.setdefault((f"adherence.{criterion}", group), []).append(possible)
    rows = {key: row(possible) for key, possible in found.items()}
    return {key: cells for key, cells in rows.items() if cells}
