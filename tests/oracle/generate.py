"""Random facts, weighted to the edges: one compact JSON object a line.

    python3 generate.py NAME COUNT SEED [--unknown P] [--refused P]
"""

import argparse
import json
import random

import dates
import oracle
import plans
from parameters import AREAS, PARAMETERS, Rates, Rulebook

TARGET_GROUPS = ("intellectual_disability", "developmental_disorder", "learning_difficulties")
TOPICS = ("rules", "duties", "opportunities", "rights")
TEAM = ("occupational_therapist", "guide", "matcher")
NAV = ("1506", "1508", "1535", "1539", "1547", "1579", "1580", "0301", "4601")
ENDS = [dates.FIRST, dates.FIRST + 1, dates.LAST - 1, dates.LAST]
MOST = 1_000_000_000

EDGE_DAYS = sorted(
    {day for parameter in PARAMETERS.values() for value in parameter.values for day in (value.valid_from,
     value.known_from) if day is not None and day > 1}
    | {dates.parse(day) for day in (
        "2020-02-29", "2024-02-29", "2023-02-28", "2026-02-01", "2026-07-01", "2021-10-06", "2024-06-20",
        "2024-06-21", "2025-12-31", "2026-01-01", "2026-04-02", "2026-05-17", "2026-12-24", "2027-05-17",
        "2027-03-25", "2028-02-29", "2023-05-05", "2024-04-26", "2005-06-06", "2026-11-22")})
HOLIDAYS = sorted(day for year in range(2018, 2030) for day in dates.holidays("no", year))


class Draw(random.Random):
    def often(self, chance=0.85):
        return self.random() < chance

    def day(self):
        kind = self.random()
        if kind < 0.3:
            return self.choice(EDGE_DAYS) + self.randint(-1, 1)
        if kind < 0.4:
            return self.choice(HOLIDAYS) + self.randint(-1, 1)
        if kind < 0.5:
            return dates.day_of(self.randint(2017, 2029), self.choice((1, 12)), self.choice((1, 31)))
        return self.randint(dates.day_of(2016, 1, 1), dates.day_of(2029, 12, 31))

    def any_day(self):
        return self.choice(ENDS) if self.random() < 0.03 else self.day()

    def near(self, day, *steps):
        """A day some of the steps away, within the calendar."""
        return min(dates.LAST, max(dates.FIRST, day + self.choice(steps) + self.choice((-1, 0, 0, 0, 1))))

    def amount(self):
        kind = self.random()
        if kind < 0.05:
            return self.choice((0, 1, MOST - 1, MOST))
        return self.randint(1_000, 40_000)

    def count(self, edge):
        return self.choice((0, edge - 1, edge, edge, edge + 1, edge + 2)) if self.random() < 0.97 else 1_000_000

    def some(self, items):
        return list(items) if self.often(0.6) else self.sample(items, self.randint(0, len(items)))


def eligibility(draw):
    here = draw.choice(NAV)
    facts = {
        "on": draw.any_day(),
        "wants_job": draw.often(),
        "employer_has_need": draw.often(),
        "post_is_reserved": draw.often(0.6),
        "reserved_for_municipality": here,
        "lives_in_municipality": here if draw.often(0.6) else draw.choice(NAV),
        "target_groups": draw.some(TARGET_GROUPS),
        "wish_expressed_by": draw.choice(("self", "supported", "other")),
        "receives_disability_benefit": draw.often(),
    }
    if draw.often(0.4):
        facts["moving_to_municipality"] = draw.choice((here, draw.choice(NAV)))
    if draw.often(0.4):
        facts["moving_on"] = draw.any_day()
    return facts


def recruitment(draw):
    applicants = draw.choice((0, 1, 2, 5, 17, 999_999, 1_000_000))
    interviewed = applicants if draw.often(0.6) else draw.randint(0, applicants)
    if draw.random() < 0.04:
        interviewed = min(1_000_000, applicants + 1)
    return {"on": draw.any_day(), "advertised": draw.often(0.7), "applicants": applicants,
            "applicants_interviewed": interviewed,
            "found": draw.choice(("employer_first", "worker_first", "both"))}


def trial(draw):
    starts_on = draw.day()
    if draw.random() < 0.02:
        starts_on = draw.choice((dates.FIRST, dates.LAST - 28, dates.LAST - 26, dates.LAST))
    facts = {
        "on": draw.near(starts_on, -1, 0, 1, 14, 27, 28),
        "starts_on": starts_on,
        "interviews_held": draw.count(2),
        "references_checked": draw.often(),
        "paid_by": draw.choice(("helt_med", "helt_med", "helt_med", "employer", "other", "nobody")),
        "under_express": draw.often(0.5),
    }
    if draw.often(0.6):
        facts["planned_last_day"] = draw.near(starts_on, 27, 27, 27, 26, 28, 13)
    return facts


def offer(draw):
    starts_on = draw.day()
    if draw.random() < 0.02:
        starts_on = draw.choice((dates.FIRST, dates.LAST - 27, dates.LAST - 26, dates.LAST))
    facts = {"on": draw.near(starts_on, 27, 27, 28, 28, 40), "trial_starts_on": starts_on,
             "worker_wants_to_continue": draw.often(), "employer_wants_to_continue": draw.often()}
    if draw.often(0.3):
        facts["trial_ended_early_on"] = draw.near(starts_on, 27, 27, 26, 10, -2)
    return facts


def wage(draw):
    on = draw.any_day()
    tariff = draw.amount()
    area = draw.choice(("none", "none", "hospitality", "hospitality", "cleaning", "construction") + AREAS)
    age = draw.choice((0, 15, 16, 17, 18, 19, 20, 21, 35, 130))
    floor = plans.floor_of(tariff, 2000)
    wages = [floor - 1, floor, floor + 1, draw.amount()]
    for band in ("16", "17", "18", "adult", "skilled"):
        name = f"minimum_wage.{area}_{band}_ore"
        rate = Rulebook().in_force(name, on) if name in PARAMETERS else None
        if rate is not None:
            wages += [rate - 1, rate, rate + 1]
    return {
        "on": on,
        "phase": "trial" if draw.often(0.2) else "permanent",
        "hourly_wage_ore": min(MOST, max(0, draw.choice(wages))),
        "comparable_tariff_ore": tariff,
        "contract_is_permanent": draw.often(),
        "other_terms_equal": draw.often(),
        "area": area,
        "age_years": age,
        "receives_disability_benefit": draw.often(),
    }


def _plan(draw):
    facts = {}
    start = draw.day()
    if draw.often(0.6):
        facts["trial_starts_on"] = start
    if draw.often(0.8):
        facts["hired_on"] = draw.near(start, 28, 28, 28, 30, 14, 0)
    hired_on = facts.get("hired_on", start)
    if draw.often(0.4):
        facts["step_ups"] = [draw.choice((draw.near(hired_on, 0, 1, 55, 56, 70, 182, 183, 213, 400),
                                          draw.choice(HOLIDAYS))) for _ in range(draw.randint(0, 3))]
    if draw.often(0.3):
        facts["ended_on"] = draw.near(hired_on, -1, 0, 7, 56, 100, 182, 365, 800)
    if draw.often(0.4):
        facts["holidays"] = draw.choice(("no", "dk", "se", "none"))
    return facts


def plan(draw):
    facts = _plan(draw)
    first = facts.get("trial_starts_on", facts.get("hired_on", draw.day()))
    facts["from"] = draw.near(first, -10, 0, 0, 28, 100, 365, 2000)
    facts["until"] = draw.near(facts["from"], -1, 0, 30, 200, 400, 1200)
    return facts


def followup(draw):
    facts = _plan(draw)
    first = facts.get("trial_starts_on", facts.get("hired_on", draw.day()))
    visits = []
    day = first + draw.randint(-10, 5)
    for _ in range(draw.choice((0, 0, 1, 2, 5, 12))):
        visits.append(day)
        day += draw.choice((1, 3, 4, 7, 14, 30))
    on = draw.near(first, -5, 0, 3, 28, 60, 84, 200, 500)
    if draw.often(0.6):
        made = [visit for visit in visits if visit <= on]
        complete = {name: facts.get(name) for name in ("trial_starts_on", "hired_on", "step_ups", "ended_on",
                                                       "holidays")}
        due = plans.next_due(complete, Rates(Rulebook()), max(made) + 3 if made else None)
        if due is not None:
            # A visit between the two days would close more: keep to those made so far.
            visits = made
            on = due + draw.choice((-1, 0, 1, 6, 7, 7, 8, 8, 30))
    draw.shuffle(visits)
    facts = {"on": on, **facts, "visits": visits, "specialist_assigned": draw.often(),
             "employer_is_followed_up": draw.often()}
    if draw.often(0.6):
        facts["municipality"] = draw.choice(NAV)
    return facts


def express(draw):
    on = draw.any_day()
    agreed = draw.choice((1, 2, 3, 10, 999_999, 1_000_000))
    here = draw.choice(NAV)
    facts = {
        "on": on,
        "agreement_from": draw.near(on, 0, 0, -30, -400, 1),
        "places_agreed": agreed,
        "places_taken": max(0, min(1_000_000, agreed + draw.choice((-agreed, -2, -1, -1, 0, 1)))),
        "agreement_municipality": here,
        "candidate_lives_in": here if draw.often(0.6) else draw.choice(NAV),
        "post_is_reserved": draw.often(0.6),
    }
    if draw.often(0.4):
        facts["agreement_until"] = draw.near(on, 0, 0, 1, -1, 300)
    return facts


def _session(draw, day, unknown):
    session = {
        "on": day,
        "minutes": draw.choice((60, 60, 60, 45, 75, 44, 76, 0, 10_080)) if draw.often(0.2) else 60,
        "attended": draw.often(0.9),
        "made_up": draw.often(0.5),
        "participants": draw.choice((2, 3, 4, 5, 0)) if draw.often(0.1) else draw.choice((3, 4)),
        "by_video": draw.often(0.99),
        "outside_working_hours": draw.often(0.99),
    }
    return {name: value for name, value in session.items() if name == "on" or draw.random() >= unknown}


def certificate(draw):
    on = draw.day()
    count = draw.choice((0, 1, 2, 19, 20, 20, 20, 21, 23))
    day = on - 7 * count + draw.choice((0, 7, 14, 1, -1))
    unknown = draw.choice((0, 0, 0, 0.02, 0.2))
    sessions = []
    uneven = draw.often(0.3)
    for _ in range(count):
        sessions.append(_session(draw, day, unknown))
        day += draw.choice((5, 7, 10, 4, 11, 0)) if uneven and draw.often(0.1) else 7
    if draw.often(0.2):
        draw.shuffle(sessions)
    tests = []
    for _ in range(draw.choice((0, 1, 2, 4, 6))):
        test = {"topic": draw.choice(TOPICS), "on": draw.near(on, -50, -20, 0, 1), "passed": draw.often(0.8)}
        if draw.random() < unknown:
            test["passed"] = None
        tests.append(test)
    return {"on": on, "got_job_through_helt_med": draw.often(0.7), "in_ungjobb_placement": draw.often(0.4),
            "topics_covered": draw.some(TOPICS), "sessions": sessions, "tests": tests}


def ungjobb(draw):
    autumn = draw.day()
    practice_from = draw.near(autumn, 1, 1, 7, 8, 0)
    summer = draw.near(autumn, 250, 250, 250, 230)
    matched = draw.near(practice_from, 0, -10, -20)
    mapping = draw.near(matched, 0, -7, -20)
    informed = draw.near(mapping, 0, -14, -30)
    return {
        "on": draw.choice((draw.any_day(), draw.near(practice_from, -1, 0), draw.near(informed, -1, 0))),
        "needs_adapted_teaching": draw.often(),
        "employer_can_offer_permanent_post": draw.often(),
        "pupils_informed_on": informed,
        "parents_informed_on": draw.choice((informed, mapping, draw.near(informed, 0, 5), draw.near(mapping, 0))),
        "mapping_held_on": mapping,
        "matched_on": matched,
        "autumn_break_last_day": autumn,
        "practice_from": practice_from,
        "practice_until": draw.near(summer, -1, -1, -14, -15, 0),
        "summer_break_first_day": summer,
        "practice_days_per_week": 3 if draw.often(0.7) else draw.choice((2, 4, 0, 7)),
        "school_days_per_week": 2 if draw.often(0.7) else draw.choice((1, 3, 0, 7)),
        "finishes_school_on": draw.near(summer, 0, 0, -1, 1),
    }


def ungjobb_certificate(draw):
    on = draw.any_day()
    return {"on": on, "practice_until": draw.near(on, 0, 0, -30, 1),
            "abilities": draw.choice(([], ["rydde \"bord\""], ["ta imot varer", "kjøre oppvaskmaskin\n"], ["æøå"]))}


def vivirkr(draw):
    facts = {"on": draw.any_day(), "starts_on": draw.any_day()}
    for pointer in range(1, 11):
        facts[f"p{pointer}"] = draw.choice(("met", "met", "partly", "not_met"))
    if draw.often(0.5):
        facts["weights"] = [draw.choice((0, 0, 1, 2, 3, 7, 1000)) for _ in range(10)]
        if draw.random() < 0.1:
            facts["weights"] = [0] * 10
    return facts


def digital_training(draw):
    on = draw.any_day()
    return {"on": on, "starts_on": draw.any_day(), "track": draw.choice(("preparatory", "bridging")),
            "reduced_work_capacity": draw.often(), "team_has": draw.some(TEAM),
            "resident_takes_part": draw.often(), "weeks_at_home_only": draw.count(12),
            "next_step_on_site_on": draw.near(on, 0, 0, -1, 1, 90)}


def benefit(draw):
    on = draw.day()
    year = dates.year_of(on)
    start = dates.day_of(year, 1, 1)
    two_years_ago = dates.day_of(year - 2, draw.randint(1, 12), draw.randint(1, 28))
    since = draw.choice((draw.near(start, -730, -731, -365, 0), two_years_ago, draw.day(),
                         dates.parse("2024-02-29"), draw.near(start, -4000)))
    facts = {"on": on, "in_vta": draw.often(0.3), "benefit_since": since}
    if draw.often(0.3):
        facts["degree_raised_on"] = draw.choice((two_years_ago, draw.day(), draw.near(since, -1, 0, 1, 400)))
    if draw.often(0.3):
        facts["as_known_on"] = draw.choice((dates.parse("2026-10-01"), dates.parse("2020-09-21"), on)) + draw.choice(
            (-1, 0, 1))
    after = draw.choice((0, 0, 1, 20_000_000, draw.randint(0, 50_000_000), MOST))
    base = Rulebook().in_force("benefit.base_amount_ore", dates.day_of(year, 12, 31)) or 13_654_900
    free = draw.choice((base * 4 // 10, base, base * 7 // 10, draw.randint(0, base)))
    facts["income_after_disability_ore"] = after
    facts["annual_pensionable_income_ore"] = min(MOST, max(0, after + free + draw.choice((-1, 0, 0, 1))))
    return facts


def concern(draw):
    on = draw.any_day()
    facts = {"on": on, "reported_on": draw.near(on, 0, 0, -1, 1, -30),
             "reported_by": draw.choice(("worker", "employer", "job_specialist", "other"))}
    if draw.often(0.6):
        facts["acted_on"] = draw.near(facts["reported_on"], 0, 0, 1, -1)
    return facts


def gathering(draw):
    return {"on": draw.any_day(), "got_job_through_helt_med": draw.often(0.4), "in_process": draw.often(0.6),
            "invited": draw.often(0.6)}


def _rows(draw, first, name, values):
    days = sorted({draw.near(first, -400, -100, 0, 0, 30, 31, 90, 200) for _ in range(draw.randint(0, 4))})
    draw.shuffle(days)
    return [{"from": day, name: draw.choice(values)} for day in days]


def shortfalls(draw):
    first = draw.day()
    tariff = draw.amount()
    floor = plans.floor_of(tariff, 2000)
    facts = {
        "wages": _rows(draw, first, "hourly_ore", [max(0, floor + step) for step in (-200, -1, 0, 1)]),
        "tariffs": _rows(draw, first, "hourly_ore", [min(MOST, tariff + step) for step in (0, 0, 1, 4, 5, 500)]),
        "from": first,
        "until": draw.near(first, -1, 0, 30, 365, 400),
    }
    kind = draw.random()
    if kind < 0.5:
        facts["minutes_per_week"] = draw.choice((0, 1, 450, 1125, 2250, 10_080))
    elif kind < 0.8:
        facts["minutes_per_week"] = _rows(draw, first, "minutes", (0, 450, 451, 2250))
    return facts


def share(draw):
    starts_on = draw.day()
    facts = {"starts_on": starts_on, "from": draw.near(starts_on, -60, -1, 0, 0, 1, 40)}
    facts["until"] = draw.near(facts["from"], -1, 0, 27, 31, 90, 400, 800)
    if draw.often(0.4):
        facts["ends_on"] = draw.near(starts_on, -1, 0, 1, 30, 120, 365)
    if draw.often(0.4):
        facts["converted_to_vta_o_on"] = draw.near(starts_on, -1, 0, 1, 31, 120, 365)
    if draw.often(0.2):
        facts["agreed_monthly_price_ore"] = draw.choice((0, 1, 31, 436_375, 500_001, MOST))
    return facts


BUILDERS = {name: globals()[name] for name in oracle.NAMES}
COLUMNS = {name: assessment.facts for name, assessment in oracle.ASSESSMENTS.items()}
DAY_LISTS = ("step_ups", "visits")


def _shown(name, value):
    """Days as text; every whole number in a field of days is one."""
    if isinstance(value, dict):
        return {key: _shown(key, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(name, item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and (
            name == "from" or name.endswith(("on", "_since", "_from", "_until", "until", "last_day", "first_day"))
            or name in DAY_LISTS):
        return dates.text(value)
    return value


def _spoil(draw, facts):
    """One thing wrong, so that there is one right code."""
    name = draw.choice(sorted(facts))
    value = facts[name]
    if value is None or draw.random() < 0.2:
        facts["colour"] = "green"
    elif isinstance(value, bool):
        facts[name] = draw.choice((1, "true", []))
    elif isinstance(value, int):
        facts[name] = draw.choice((-1, value + 0.5, 10 ** 10, str(value), True))
    elif isinstance(value, list):
        facts[name] = draw.choice(({}, "none", True))
    elif len(value) == 10 and value[4] == "-":
        facts[name] = draw.choice(("2026-02-29", "2026-13-01", "0000-01-01", "2026-1-01", 20260101, " 2026-01-01"))
    else:
        facts[name] = draw.choice(("nowhere", 1, False))
    return facts


def generate(name, count, seed, unknown=0.2, refused=0.01):
    draw = Draw(f"{name} {seed}")
    table = COLUMNS.get(name)
    for _ in range(count):
        facts = _shown(name, BUILDERS[name](draw))
        if table and draw.often(0.7):
            for fact in [fact for fact in facts if fact != "on"]:
                if draw.random() < unknown:
                    if draw.often(0.7):
                        del facts[fact]
                    else:
                        facts[fact] = None
        if table and "as_known_on" not in facts and draw.random() < 0.05:
            facts["as_known_on"] = dates.text(draw.any_day())
        if draw.random() < refused:
            facts = _spoil(draw, facts)
        yield facts


def line(facts):
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("name", choices=oracle.NAMES)
    options.add_argument("count", type=int)
    options.add_argument("seed", type=int)
    options.add_argument("--unknown", type=float, default=0.2)
    options.add_argument("--refused", type=float, default=0.01)
    chosen = options.parse_args()
    for facts in generate(chosen.name, chosen.count, chosen.seed, chosen.unknown, chosen.refused):
        print(line(facts))


if __name__ == "__main__":
    main()
