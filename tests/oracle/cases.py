"""A case folded from its events the plain way: each question is answered by looking through all events, nothing is remembered.

Days are ordinals, as everywhere in the oracle. Written from the contract and docs/store.md alone.
"""

import json

import plans
from dates import parse
from parameters import Rates, rulebook

FOREVER = 10**9
WEEKS_DAYS = 28
HELD_DAYS = 28
EARLY_DAYS = 3


class Event:
    def __init__(self, line, arrival):
        document = json.loads(line)
        self.arrival = arrival
        self.key = document["key"]
        self.case = document.get("case")
        self.type = document["type"]
        self.on = parse(document["on"])
        self.recorded = parse(document["recorded_at"][:10])
        self.data = document.get("data") or {}
        self.corrects = document.get("corrects")


def standing(events, seen_on):
    """The events that count, as known on a day (None: all is known): the newest of each chain, in the first one's place of its day."""
    by_key = {event.key: event for event in events}

    def root(event):
        while event.corrects is not None:
            event = by_key[event.corrects]
        return event

    newest = {}
    for event in sorted(events, key=lambda event: event.arrival):
        if seen_on is None or event.recorded <= seen_on:
            newest[root(event).key] = event
    counting = []
    for first, event in newest.items():
        if event.type != "voided" and (seen_on is None or event.on <= seen_on):
            counting.append((event.on, by_key[first].arrival, event))
    return [event for _, _, event in sorted(counting, key=lambda place: place[:2])]


class Trial:
    def __init__(self, event):
        self.employer = event.data["employer"]
        self.agreement = event.data.get("agreement")
        self.starts = event.on
        planned = event.data.get("planned_last_day")
        self.planned_until = parse(planned) if planned else event.on + WEEKS_DAYS - 1
        self.ended = self.early = self.offered = self.declined = self.job = None
        self.wants = {}

    def until(self):
        last = self.ended if self.ended is not None else self.planned_until
        return min(last, self.job.starts - 1) if self.job else last

    def refused(self):
        return self.declined is not None or self.early is True or False in self.wants.values()


class Job:
    def __init__(self, event, trial):
        self.employer = event.data["employer"]
        self.own_agreement = event.data.get("agreement")
        self.agreement = self.own_agreement or (trial.agreement if trial else None)
        self.starts = event.on
        self.trial = trial
        self.ends = self.reason = self.converted = None
        self.turns = [(event.on, "wage", event.data["hourly_wage_ore"]), (event.on, "tariff", event.data.get("tariff")),
                      (event.on, "minutes", event.data.get("minutes_per_week")), (event.on, "paused", False)]

    def at(self, what, day):
        return [value for on, name, value in self.turns if name == what and on <= max(day, self.starts)][-1]

    def goes_on(self, day):
        return self.starts <= day and (self.ends is None or day <= self.ends)


class Case:
    def __init__(self, events, day, seen_on):
        self.day = day
        self.events = standing(events, seen_on)
        self.trials = []
        self.jobs = []
        self.give_ups = []
        self.withdrawn = self.closed = None
        for event in self.events:
            getattr(self, "on_" + event.type, lambda event: None)(event)

    def all(self, *types):
        return [event for event in self.events if event.type in types]

    @property
    def opened(self):
        return self.all("case_opened")[0] if self.all("case_opened") else None

    @property
    def municipality(self):
        moves = self.all("case_opened", "moved")
        return self.all("moved")[-1].data["municipality"] if self.all("moved") else moves[0].data["municipality"]

    # trials

    def latest(self, event):
        at = event.data.get("employer")
        return next((trial for trial in reversed(self.trials) if at in (None, trial.employer)), None)

    def on_trial_started(self, event):
        self.trials.append(Trial(event))
        self.withdrawn = self.closed = None

    def on_trial_ended(self, event):
        at = event.data.get("employer")
        open_ones = [trial for trial in self.trials if trial.ended is None and at in (None, trial.employer) and
                     (trial.job is None or trial.job.starts == event.on)]
        open_ones[-1].ended = event.on
        open_ones[-1].early = event.data["early"]

    def on_continuation_decided(self, event):
        if self.latest(event):
            self.latest(event).wants[event.data["by"]] = event.data["wants"]

    def on_offer_made(self, event):
        trial = self.latest(event)
        if trial and trial.offered is None:
            trial.offered = event.on

    def on_offer_declined(self, event):
        if self.latest(event):
            self.latest(event).declined = event.on

    # employments

    def on_hired(self, event):
        there = [trial for trial in self.trials if trial.employer == event.data["employer"]]
        trial = there[-1] if there and there[-1].job is None else None
        self.jobs.append(Job(event, trial))
        if trial:
            trial.job = self.jobs[-1]
        self.withdrawn = self.closed = None

    def change(self, event, what, value):
        at = event.data.get("employer")
        named = [job for job in self.jobs if at in (None, job.employer)]
        going = [job for job in named if job.ends is None] or [job for job in named if job.ends == event.on]
        going[-1].turns.append((event.on, what, value))

    def on_wage_changed(self, event):
        self.change(event, "wage", event.data["hourly_wage_ore"])

    def on_tariff_changed(self, event):
        self.change(event, "tariff", event.data["tariff"])

    def on_hours_changed(self, event):
        self.change(event, "minutes", event.data["minutes_per_week"])

    def on_paused(self, event):
        self.change(event, "paused", True)

    def on_resumed(self, event):
        at = event.data.get("employer")
        paused = [job for job in self.jobs if at in (None, job.employer) and job.goes_on(event.on) and job.at("paused", event.on)]
        paused[-1].turns.append((event.on, "paused", False))

    def on_converted_to_vta_o(self, event):
        at = event.data.get("employer")
        going = [job for job in self.jobs if at in (None, job.employer) and job.ends is None]
        going[-1].converted = going[-1].converted or event.on

    def on_employment_ended(self, event):
        at = event.data.get("employer")
        going = [job for job in self.jobs if at in (None, job.employer) and job.ends is None]
        going[-1].ends = event.on
        going[-1].reason = event.data["reason"]

    # the case itself

    def on_case_withdrawn(self, event):
        self.withdrawn = self.withdrawn or event.on
        self.give_ups.append(event.on)

    def on_case_closed(self, event):
        self.closed = self.closed or event.on
        self.give_ups.append(event.on)

    def on_case_reopened(self, _):
        self.withdrawn = self.closed = None

    # what is asked

    def state(self):
        if self.withdrawn is not None:
            return "withdrawn"
        if self.closed is not None:
            return "closed"
        going = [job for job in self.jobs if job.goes_on(self.day)]
        if going:
            return "paused" if all(job.at("paused", self.day) for job in going) else "employed"
        without_job = [trial for trial in self.trials if trial.job is None]
        if any(trial.until() >= self.day for trial in without_job):
            return "trial"
        if without_job and not without_job[-1].refused() and all(job.starts < without_job[-1].starts for job in self.jobs):
            return "waiting"
        return "ended" if self.jobs else "open"

    def places(self):
        """(agreement, first day, last day) of each place taken."""
        for trial in self.trials:
            if trial.agreement is None:
                continue
            if trial.job is None:
                until = min([trial.until() + HELD_DAYS] + [day for day in self.give_ups if day >= trial.starts])
            elif trial.job.own_agreement in (None, trial.agreement):
                until = self.job_until(trial.job)
            else:
                until = trial.job.starts - 1
            yield trial.agreement, trial.starts, until
        for job in self.jobs:
            if job.own_agreement and (job.trial is None or job.trial.agreement != job.own_agreement):
                yield job.own_agreement, job.starts, self.job_until(job)

    @staticmethod
    def job_until(job):
        return min(FOREVER if job.ends is None else job.ends, FOREVER if job.converted is None else job.converted - 1)

    def due(self, first, last):
        """(employer, day, nominal day, step) of each visit due, the oldest overdue one of each plan before them."""
        if self.opened is None or self.withdrawn is not None or self.closed is not None:
            return
        made = [event.on for event in self.all("visited")]
        after = max(made) + EARLY_DAYS if made else None
        followed = [(job.trial, job) for job in self.jobs if job.goes_on(self.day)]
        followed += [(trial, None) for trial in self.trials if trial.job is None and trial.until() >= self.day]
        for trial, job in followed:
            facts = {"holidays": None, "trial_starts_on": trial.starts if trial else None, "hired_on": job.starts if job else None,
                     "step_ups": [event.on for event in self.all("stepped_up")], "ended_on": job.ends if job else trial.ended}
            begins = min(day for day in (facts["trial_starts_on"], facts["hired_on"]) if day is not None)
            low = begins if after is None else max(begins, after + 1)
            planned = plans.visits(facts, Rates(rulebook(None, None)), low, last)
            overdue = [visit for visit in planned if visit.on < first][:1]
            for visit in overdue + [visit for visit in planned if visit.on >= first]:
                yield (job or trial).employer, visit.on, visit.nominal_on, visit.step
