"""The rules of the competence programme, UngJobb, ViVirk'R and digital work training."""

from dates import parse
from engine import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Assessment, Criterion, met_if
from facts import Fact, choice, choices, date, number, records, yes_no
from plans import half_up
from rules import CAUTION, GUIDELINE, REQUIREMENT, holds, known

TOPICS = ("rules", "duties", "opportunities", "rights")


# --- certificate

def up_to(rows, on):
    return [row for row in rows if row["on"] <= on]


def held(f):
    return up_to(f["sessions"], f["on"])


def is_attended(session):
    return session["attended"] is True or session["made_up"] is True


def may_be_attended(session):
    return session["attended"] is not False or session["made_up"] is not False


def attended_count(f):
    # A candidate session may stand for many (`times`): a list has no longest length.
    return sum(session.get("times", 1) for session in held(f) if is_attended(session))


def latest_tests(f):
    """topic -> whether its latest test up to the day was passed (None: not known)."""
    latest = {}
    for test in up_to(f["tests"], f["on"]):
        before = latest.get(test["topic"])
        if before is None or before["on"] <= test["on"]:
            latest[test["topic"]] = test
    return {topic: test["passed"] for topic, test in latest.items()}


def tests_passed(f, rate):
    latest = latest_tests(f)
    return met_if(latest and all(latest.values()))


def every(name):
    def rule(f, rate):
        sessions = held(f)
        return met_if(all(session[name] for session in sessions)) if sessions else NOT_APPLICABLE
    return rule


def in_band(values, low, high):
    return met_if(all(low <= value <= high for value in values)) if values else NOT_APPLICABLE


def group_size(f, rate):
    return in_band([session["participants"] for session in held(f)],
                   rate("certificate.group_min", f["on"]), rate("certificate.group_max", f["on"]))


def session_length(f, rate):
    return in_band([session["minutes"] for session in held(f)],
                   rate("certificate.session_minutes_min", f["on"]), rate("certificate.session_minutes_max", f["on"]))


def session_gap(f, rate):
    days = sorted(session["on"] for session in held(f))
    return in_band([later - earlier for earlier, later in zip(days, days[1:])],
                   rate("certificate.gap_days_min", f["on"]), rate("certificate.gap_days_max", f["on"]))


def possible_attendance(value, f, book):
    if value is None:
        needed = book.in_force("certificate.sessions", f["on"]) or 0
        counts = {1, 2, needed - 1, needed, needed + 1, 999_999, 1_000_000} - {0, -1}
        return [[]] + [[{"on": f["on"], "attended": True, "made_up": False, "times": count}]
                       for count in sorted(counts)]
    unsure = [place for place, session in enumerate(value)
              if session["on"] <= f["on"] and not is_attended(session) and may_be_attended(session)]
    lists = []
    # Only how many of them were attended counts.
    for count in range(len(unsure) + 1):
        complete = [dict(session) for session in value]
        for order, place in enumerate(unsure):
            complete[place].update(attended=order < count, made_up=False)
        lists.append(complete)
    return lists


def possible(field, values):
    """Completions of the sessions for a rule on every one of them: all unknown ones alike."""
    def completions(value, f, book):
        tried = values(value or [], f, book)
        if value is None:
            return [[]] + [[{"on": f["on"], field: one}] for one in tried]
        if all(session[field] is not None for session in up_to(value, f["on"])):
            return [value]
        return [[{**session, field: one if session[field] is None else session[field]} for session in value]
                for one in tried]
    return completions


def around_band(field, low, high, most):
    def values(sessions, f, book):
        edges = {book.in_force(low, f["on"]), book.in_force(high, f["on"])} - {None}
        edges |= {session[field] for session in sessions if session[field] is not None} | {0, most}
        return sorted({edge + step for edge in edges for step in (-1, 0, 1) if 0 <= edge + step <= most})
    return values


def either(sessions, f, book):
    return [False, True]


def possible_days(value, f, book):
    if value is not None:
        return [value]
    band = {book.in_force("certificate.gap_days_min", f["on"]), book.in_force("certificate.gap_days_max", f["on"])}
    gaps = {edge + step for edge in band - {None} for step in (-1, 0, 1)} | {0, 1, 7, 30, 1000}
    pairs = [[{"on": f["on"] - gap}, {"on": f["on"]}] for gap in sorted(gaps) if 0 <= gap < f["on"]]
    return [[], [{"on": f["on"]}]] + pairs


def possible_tests(value, f, book):
    if value is None:
        return [[]] + [[{"on": f["on"], "topic": "rules", "passed": passed}] for passed in (False, True)]
    if all(test["passed"] is not None for test in value):
        return [value]
    return [[{**test, "passed": passed if test["passed"] is None else test["passed"]} for test in value]
            for passed in (False, True)]


def certificate_derived(f, rate):
    attended = passed = topics_open = None
    if f["sessions"] is not None:
        attended = attended_count(f)
    if f["tests"] is not None:
        latest = latest_tests(f)
        passed = sum(1 for outcome in latest.values() if outcome)
        topics_open = sorted(topic for topic, outcome in latest.items() if outcome is False)
    return {"sessions_attended": attended, "tests_passed": passed, "topics_open": topics_open}


certificate = Assessment(
    "certificate",
    [
        yes_no("got_job_through_helt_med"),
        yes_no("in_ungjobb_placement"),
        choices("topics_covered", *TOPICS),
        records("sessions", date("on", required=True), number("minutes", high=10_080), yes_no("attended"),
                yes_no("made_up"), number("participants"), yes_no("by_video"), yes_no("outside_working_hours")),
        records("tests", choice("topic", *TOPICS, required=True), date("on", required=True), yes_no("passed")),
    ],
    [
        Criterion("certificate.participant", REQUIREMENT, "got_job_through_helt_med in_ungjobb_placement",
                  lambda f, rate: met_if(f["got_job_through_helt_med"] or f["in_ungjobb_placement"])),
        Criterion("certificate.sessions", REQUIREMENT, "sessions",
                  lambda f, rate: met_if(attended_count(f) >= rate("certificate.sessions", f["on"])),
                  rates=["certificate.sessions"], completions=possible_attendance),
        Criterion("certificate.tests", REQUIREMENT, "tests", tests_passed, completions=possible_tests),
        Criterion("certificate.topics", GUIDELINE, "topics_covered",
                  lambda f, rate: met_if(set(f["topics_covered"]) == set(TOPICS))),
        Criterion("certificate.by_video", GUIDELINE, "sessions", every("by_video"),
                  completions=possible("by_video", either)),
        Criterion("certificate.outside_hours", GUIDELINE, "sessions", every("outside_working_hours"),
                  completions=possible("outside_working_hours", either)),
        Criterion("certificate.group_size", GUIDELINE, "sessions", group_size,
                  rates=["certificate.group_min", "certificate.group_max"],
                  completions=possible("participants", around_band(
                      "participants", "certificate.group_min", "certificate.group_max", 1_000_000))),
        Criterion("certificate.session_length", GUIDELINE, "sessions", session_length,
                  rates=["certificate.session_minutes_min", "certificate.session_minutes_max"],
                  completions=possible("minutes", around_band(
                      "minutes", "certificate.session_minutes_min", "certificate.session_minutes_max", 10_080))),
        Criterion("certificate.session_gap", GUIDELINE, "sessions", session_gap,
                  rates=["certificate.gap_days_min", "certificate.gap_days_max"], completions=possible_days),
    ],
    certificate_derived,
)


# --- ungjobb

def in_order(*names):
    return lambda f, rate: met_if(all(f[one] <= f[two] for one, two in zip(names, names[1:])))


def days_between(earlier, later, name):
    def rule(f, rate):
        return met_if(1 <= f[later] - f[earlier] <= rate(name, f["on"]))
    return rule


def ungjobb_derived(f, rate):
    informed, practice = f["pupils_informed_on"], f["practice_from"]
    phase = None
    if practice is not None and practice <= f["on"]:
        phase = 3
    elif practice is not None and informed is not None:
        phase = 2 if informed <= f["on"] else 1
    return {"phase": phase}


ungjobb = Assessment(
    "ungjobb",
    [
        yes_no("needs_adapted_teaching"),
        yes_no("employer_can_offer_permanent_post"),
        date("pupils_informed_on"),
        date("parents_informed_on"),
        date("mapping_held_on"),
        date("matched_on"),
        date("autumn_break_last_day"),
        date("practice_from"),
        date("practice_until"),
        date("summer_break_first_day"),
        number("practice_days_per_week", high=7, unit="days_a_week", edges=(2, 3)),
        number("school_days_per_week", high=7, unit="days_a_week", edges=(2, 3)),
        date("finishes_school_on"),
    ],
    [
        Criterion("ungjobb.adapted_teaching", REQUIREMENT, "needs_adapted_teaching", holds("needs_adapted_teaching")),
        Criterion("ungjobb.employer_can_hire", REQUIREMENT, "employer_can_offer_permanent_post",
                  holds("employer_can_offer_permanent_post")),
        Criterion("ungjobb.order", REQUIREMENT, "pupils_informed_on mapping_held_on matched_on practice_from",
                  in_order("pupils_informed_on", "mapping_held_on", "matched_on", "practice_from")),
        Criterion("ungjobb.parents_informed", GUIDELINE, "pupils_informed_on parents_informed_on mapping_held_on",
                  in_order("pupils_informed_on", "parents_informed_on", "mapping_held_on")),
        Criterion("ungjobb.starts_after_autumn_break", REQUIREMENT, "autumn_break_last_day practice_from",
                  lambda f, rate: met_if(f["practice_from"] > f["autumn_break_last_day"])),
        Criterion("ungjobb.ends_before_summer", REQUIREMENT, "practice_until summer_break_first_day",
                  lambda f, rate: met_if(f["practice_until"] < f["summer_break_first_day"])),
        Criterion("ungjobb.finishes_school", REQUIREMENT, "summer_break_first_day finishes_school_on",
                  in_order("finishes_school_on", "summer_break_first_day")),
        Criterion("ungjobb.starts_promptly", GUIDELINE, "autumn_break_last_day practice_from",
                  days_between("autumn_break_last_day", "practice_from", "ungjobb.prompt_days"),
                  rates=["ungjobb.prompt_days"], shifts=(6, 7, 8)),
        Criterion("ungjobb.ends_close", GUIDELINE, "practice_until summer_break_first_day",
                  days_between("practice_until", "summer_break_first_day", "ungjobb.close_days"),
                  rates=["ungjobb.close_days"], shifts=(13, 14, 15)),
        Criterion("ungjobb.week", GUIDELINE, "practice_days_per_week school_days_per_week",
                  lambda f, rate: met_if(f["practice_days_per_week"] == rate("ungjobb.practice_days", f["on"])
                                         and f["school_days_per_week"] == rate("ungjobb.school_days", f["on"])),
                  rates=["ungjobb.practice_days", "ungjobb.school_days"]),
    ],
    ungjobb_derived,
)

ungjobb_certificate = Assessment(
    "ungjobb_certificate",
    [date("practice_until"), Fact("abilities", "texts")],
    [
        Criterion("ungjobb_certificate.practice_ended", REQUIREMENT, "practice_until",
                  lambda f, rate: met_if(f["practice_until"] <= f["on"])),
        Criterion("ungjobb_certificate.abilities", REQUIREMENT, "abilities",
                  lambda f, rate: met_if(len(f["abilities"]) > 0)),
    ],
)


# --- vivirkr

POINTERS = [f"p{number}" for number in range(1, 11)]


def before_or_from(day, met_before, not_met_from):
    """Between the two days it was not found which rule held: no answer settles it."""
    if day < parse(met_before):
        return MET
    return NOT_MET if day >= parse(not_met_from) else UNDETERMINED


def vivirkr_derived(f, rate):
    weights = f["weights"] or [1] * 10
    halves = {"met": 2, "partly": 1, "not_met": 0}
    rows = [(halves[f[name]], weight) for name, weight in zip(POINTERS, weights) if f[name] is not None]
    points = sum(half * weight for half, weight in rows)
    judged = sum(weight for _, weight in rows)
    total = sum(weights)

    def score(reached, of):
        return half_up(10_000 * reached, 2 * of) if of else None

    return {
        "score_bp": score(points, judged),
        "score_low_bp": score(points, total),
        "score_high_bp": score(points + 2 * (total - judged), total),
        "known": len(rows),
        "weights": weights,
    }


vivirkr = Assessment(
    "vivirkr",
    [date("starts_on")] + [choice(name, "met", "partly", "not_met") for name in POINTERS]
    + [Fact("weights", "weights", optional=True, low=0, high=1000)],
    [Criterion(f"vivirkr.{name}", GUIDELINE, name, lambda f, rate, name=name: met_if(f[name] == "met"))
     for name in POINTERS]
    + [Criterion("vivirkr.legal_frame", CAUTION, "starts_on",
                 lambda f, rate: before_or_from(f["starts_on"], "2026-02-01", "2026-07-01"),
                 extra=lambda f, book: {"starts_on": {parse("2026-01-31"), parse("2026-02-01"),
                                                      parse("2026-06-30"), parse("2026-07-01")}})],
    vivirkr_derived,
)


# --- digital_training

TEAM = ("occupational_therapist", "guide", "matcher")

digital_training = Assessment(
    "digital_training",
    [
        date("starts_on"),
        choice("track", "preparatory", "bridging"),
        yes_no("reduced_work_capacity"),
        choices("team_has", *TEAM),
        yes_no("resident_takes_part"),
        number("weeks_at_home_only", edges=(12,)),
        date("next_step_on_site_on"),
    ],
    [
        Criterion("digital_training.work_capacity", REQUIREMENT, "reduced_work_capacity",
                  holds("reduced_work_capacity")),
        Criterion("digital_training.team", REQUIREMENT, "team_has",
                  lambda f, rate: met_if(set(f["team_has"]) == set(TEAM))),
        Criterion("digital_training.resident_takes_part", REQUIREMENT, "resident_takes_part",
                  holds("resident_takes_part")),
        Criterion("digital_training.discontinued", CAUTION, "starts_on",
                  lambda f, rate: before_or_from(f["starts_on"], "2021-10-06", "2024-06-21"),
                  extra=lambda f, book: {"starts_on": {parse("2021-10-05"), parse("2021-10-06"),
                                                       parse("2024-06-20"), parse("2024-06-21")}}),
        Criterion("digital_training.lock_in", CAUTION, "weeks_at_home_only next_step_on_site_on",
                  lambda f, rate: met_if(f["next_step_on_site_on"] >= f["on"]
                                         and f["weeks_at_home_only"] <= rate("digital_training.home_weeks", f["on"])),
                  rates=["digital_training.home_weeks"]),
        Criterion("digital_training.first_step_only", CAUTION, "track",
                  lambda f, rate: met_if(f["track"] == "preparatory")),
    ],
)
