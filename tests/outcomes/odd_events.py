"""odd_events.py CASES SEED: events of cases that no simulation of the ordinary would bring together, for a store to take what can have been.

Many are refused (an end without a beginning): import them with --keep-going and export what was taken. Everything in them is invented.
Nobody changes a decision once told: the tables tell the past by the last one.
"""

import datetime
import json
import random
import sys

FIRST = datetime.date(2022, 1, 3)
EMPLOYERS = ("e1", "e2", "e3")
REASONS = ("worker_resigned", "health", "other")
MUNICIPALITIES = ("0301", "3907", "4601")
BREAKS = ("autumn_break_last_day", "summer_break_first_day", "finishes_school_on")
chance = random.Random(int(sys.argv[2]))


def perhaps(share, **told):
    return told if chance.random() < share else {}


def at_one():
    return perhaps(0.5, employer=chance.choice(EMPLOYERS))


def yes():
    return chance.random() < 0.7


def around(day, least, most):
    return str(day + datetime.timedelta(chance.randint(least, most)))


def stated(day):
    return {**perhaps(0.6, wants_job=yes()), **perhaps(0.6, employer_has_need=yes()), **perhaps(0.5, receives_disability_benefit=yes()),
            **perhaps(0.5, reserved_for_municipality=chance.choice(MUNICIPALITIES)), **perhaps(0.2, employer_is_followed_up=yes()),
            **perhaps(0.3, needs_adapted_teaching=yes()), **perhaps(0.3, employer_can_offer_permanent_post=yes()),
            **perhaps(0.1, holidays=chance.choice(("no", "dk", "se", "none"))), **perhaps(0.3, practice_days_per_week=chance.choice((2, 3))),
            **perhaps(0.3, school_days_per_week=chance.choice((2, 3))),
            **{name: around(day, -40, 200) for name in BREAKS if yes()}} or {"wants_job": True}


# What happens, how often beside the others, and what is told of it.
KINDS = (
    ("interviewed", 3, lambda day: {"round": chance.randint(1, 3)}),
    ("references_checked", 1, lambda day: {}),
    ("post_filled", 1, lambda day: {"advertised": yes(), "applicants": 3, "applicants_interviewed": chance.choice((2, 3, 3))}),
    ("trial_started", 5, lambda day: {"employer": chance.choice(EMPLOYERS), **perhaps(0.4, agreement=chance.choice(("a1", "a2", "a3"))),
                                      **perhaps(0.6, post_is_reserved=yes()),
                                      **perhaps(0.7, paid_by=chance.choice(("helt_med", "helt_med", "employer", "nobody"))),
                                      **perhaps(0.4, planned_last_day=around(day, 20, 34))}),
    ("trial_ended", 4, lambda day: {"early": chance.random() < 0.3, **at_one()}),
    ("continuation_decided", 4, lambda day: {"by": chance.choice(("worker", "employer")), "wants": chance.random() < 0.8, **at_one()}),
    ("offer_made", 3, lambda day: at_one()),
    ("offer_declined", 1, lambda day: at_one()),
    ("hired", 6, lambda day: {"employer": chance.choice(EMPLOYERS), "hourly_wage_ore": chance.choice((3700, 3816, 3900, 4200)),
                              **perhaps(0.7, tariff=chance.choice(("t1", "t2", "t3"))), **perhaps(0.8, minutes_per_week=chance.choice((600, 900))),
                              **perhaps(0.7, contract_is_permanent=yes()), **perhaps(0.7, other_terms_equal=yes()),
                              **perhaps(0.3, agreement=chance.choice(("a1", "a2", "a3")))}),
    ("wage_changed", 3, lambda day: {"hourly_wage_ore": chance.choice((3700, 3816, 4000)), **at_one()}),
    ("tariff_changed", 2, lambda day: {"tariff": chance.choice(("t1", "t2", "t3")), **at_one()}),
    ("hours_changed", 2, lambda day: {"minutes_per_week": chance.choice((450, 600, 1200)), **at_one()}),
    ("paused", 2, lambda day: {"reason": "sick_leave", **at_one()}),
    ("resumed", 2, lambda day: at_one()),
    ("converted_to_vta_o", 1, lambda day: at_one()),
    ("employment_ended", 3, lambda day: {"reason": chance.choice(REASONS), **perhaps(0.7, ending_supported=yes()), **at_one()}),
    ("specialist_assigned", 1, lambda day: {}),
    ("visited", 14, lambda day: {"with": chance.choice(("worker", "employer", "both")), **perhaps(0.9, minutes=chance.randint(1, 90))}),
    ("stepped_up", 1, lambda day: {"reason": "new_tasks"}),
    ("facts_stated", 2, stated),
    ("certificate_issued", 1, lambda day: {"kind": chance.choice(("programme", "ungjobb"))}),
    ("pupil_informed", 1, lambda day: {}),
    ("parents_informed", 1, lambda day: {}),
    ("mapping_held", 1, lambda day: {}),
    ("matched", 1, lambda day: {}),
    ("practice_planned", 1, lambda day: {"from": around(day, -30, 10), "until": around(day, 30, 200)}),
    ("practice_started", 1, lambda day: {}),
    ("practice_ended", 1, lambda day: {}),
    ("folk_high_school_started", 1, lambda day: {}),
    ("moved", 1, lambda day: {"municipality": chance.choice(MUNICIPALITIES)}),
    ("case_withdrawn", 2, lambda day: {}),
    ("case_closed", 2, lambda day: {}),
    ("case_reopened", 3, lambda day: {}),
)
WEIGHTS = [weight for _, weight, _ in KINDS]


def event(key, kind, on, recorded, data, **more):
    print(json.dumps({"key": key, **more, "type": kind, "on": str(on), "recorded_at": f"{recorded}T23:30:00Z", "data": data}))


def opening(day):
    return {"municipality": chance.choice(MUNICIPALITIES), "in_target_group": yes(), "found": chance.choice(("employer_first", "worker_first", "both")),
            **perhaps(0.8, prior_status=chance.choice(("vta_s", "day_centre", "work_centre", "school", "other"))),
            **perhaps(0.8, path=chance.choice(("helt_med", "ungjobb")))}


def tell_case(name):
    opened = day = recorded = FIRST + datetime.timedelta(chance.randint(0, 900))
    told, decided = [], set()
    event(f"{name}.0", "case_opened", day, recorded, opening(day), case=name)
    for i in range(1, chance.randint(4, 60)):
        day = day + datetime.timedelta(chance.choice((0, 0, 1, 2, 3, 7, 7, 14, 30, 60)))
        recorded = max(recorded, day + datetime.timedelta(chance.choice((0, 0, 0, 0, 1, 5))))
        key = f"{name}.{i}"
        turn = chance.random()
        if told and turn < 0.04:
            corrected, kind, on, _ = chance.choice(told[-6:])
            event(key, "voided", on, recorded, {}, case=name, corrects=corrected)
        elif told and turn < 0.1:
            corrected, kind, on, tell = chance.choice(told[-6:])
            on = max(opened, on + datetime.timedelta(chance.choice((0, 0, -3, 4))))
            event(key, kind, on, max(recorded, on), tell(on), case=name, corrects=corrected)
        else:
            kind, _, tell = chance.choices(KINDS, WEIGHTS)[0]
            data = tell(day)
            decision = (kind, data.get("by"))
            if kind in ("continuation_decided", "offer_declined") and decision in decided:
                continue
            decided.add(decision)
            on = day if turn < 0.9 else max(opened, day - datetime.timedelta(chance.randint(1, 20)))
            event(key, kind, on, recorded, data, case=name)
            told.append((key, kind, on, tell))


def main():
    for name, municipality, days in (("a1", "0301", 0), ("a2", "3907", 200), ("a3", "3907", 500), ("a4", "4601", 600)):
        on = FIRST + datetime.timedelta(days)
        until = perhaps(0.5, until=around(on, 300, 700))
        event(f"{name}.s", "agreement_signed", on, on, {"agreement": name, "municipality": municipality, "places": 500, "from": str(on), **until})
    for name, days, ore in (("t1", 0, 19080), ("t1", 400, 19500), ("t2", 300, 20000), ("t2", 700, 20500)):
        on = FIRST + datetime.timedelta(days)
        event(f"{name}.{days}", "tariff_set", on, on + datetime.timedelta(chance.choice((0, 20))), {"tariff": name, "hourly_ore": ore})
    for i in range(int(sys.argv[1])):
        tell_case(f"c{i}")


main()
