"""The rules of matching, trial, offer, wage, follow-up, eXpress, disability benefit, safety number and gathering."""

import plans
from dates import LAST, add_months, day_of, text, working_day_from, year_of
from engine import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Assessment, Criterion, met_if
from facts import choice, choices, date, dates_list, money, municipality, number, yes_no
from parameters import AREAS, BANDS, TRIED_BASE_AMOUNT, NeedRate, Refused

REQUIREMENT = "requirement"
GUIDELINE = "guideline"
CAUTION = "caution"


def known(facts, names):
    return all(facts[name] is not None for name in names.split())


def or_none(compute):
    try:
        return compute()
    except NeedRate:
        return None


def holds(name):
    return lambda f, rate: met_if(f[name])


# --- eligibility

def residence(f, rate):
    if not f["post_is_reserved"]:
        return NOT_APPLICABLE
    return met_if(f["reserved_for_municipality"] == f["lives_in_municipality"])


def eligibility_derived(f, rate):
    met_from = None
    if known(f, "reserved_for_municipality lives_in_municipality"):
        if f["reserved_for_municipality"] == f["lives_in_municipality"]:
            met_from = f["on"]
        elif f["moving_to_municipality"] == f["reserved_for_municipality"]:
            met_from = f["moving_on"]
    return {"residence_met_from": text(met_from)}


eligibility = Assessment(
    "eligibility",
    [
        yes_no("wants_job"),
        yes_no("employer_has_need"),
        yes_no("post_is_reserved"),
        municipality("reserved_for_municipality"),
        municipality("lives_in_municipality"),
        choices("target_groups", "intellectual_disability", "developmental_disorder", "learning_difficulties"),
        choice("wish_expressed_by", "self", "supported", "other"),
        yes_no("receives_disability_benefit"),
        municipality("moving_to_municipality", optional=True),
        date("moving_on", optional=True),
    ],
    [
        Criterion("eligibility.own_wish", REQUIREMENT, "wants_job", holds("wants_job")),
        Criterion("eligibility.employer_need", REQUIREMENT, "employer_has_need", holds("employer_has_need")),
        Criterion("eligibility.residence", REQUIREMENT,
                  "post_is_reserved reserved_for_municipality lives_in_municipality", residence),
        Criterion("eligibility.target_group", REQUIREMENT, "target_groups",
                  lambda f, rate: met_if(len(f["target_groups"]) > 0)),
        Criterion("eligibility.wish_in_own_voice", CAUTION, "wish_expressed_by",
                  lambda f, rate: met_if(f["wish_expressed_by"] in ("self", "supported"))),
        Criterion("eligibility.disability_benefit", GUIDELINE, "receives_disability_benefit",
                  holds("receives_disability_benefit")),
    ],
    eligibility_derived,
)


# --- recruitment

def all_interviewed(f, rate):
    if f["applicants_interviewed"] > f["applicants"]:
        raise Refused("range", "applicants_interviewed")
    return met_if(f["applicants_interviewed"] == f["applicants"])


recruitment = Assessment(
    "recruitment",
    [
        yes_no("advertised"),
        number("applicants"),
        number("applicants_interviewed"),
        choice("found", "employer_first", "worker_first", "both"),
    ],
    [
        Criterion("recruitment.all_interviewed", REQUIREMENT, "applicants applicants_interviewed", all_interviewed),
        Criterion("recruitment.advertised", GUIDELINE, "advertised found",
                  lambda f, rate: NOT_APPLICABLE if f["found"] == "worker_first" else met_if(f["advertised"])),
    ],
    # Known numbers that cannot both be true refuse the whole question.
    lambda f, rate: all_interviewed(f, rate) and {} if known(f, "applicants applicants_interviewed") else {},
)


# --- trial and offer

# The days by which a first and a last day of a trial can lie apart.
TRIAL_SHIFTS = [7 * weeks - back for weeks in range(1, 53) for back in (0, 1, 2)]


def trial_last_day(field, starts_on, rate):
    last_day = starts_on + 7 * rate("trial.weeks", starts_on) - 1
    if last_day > LAST:
        raise Refused("range", field)
    return last_day


def trial_length(f, rate):
    if f["planned_last_day"] is None:
        return NOT_APPLICABLE
    return met_if(f["planned_last_day"] == trial_last_day("starts_on", f["starts_on"], rate))


def trial_derived(f, rate):
    names = ("last_day", "first_day_after", "day_number", "last_working_day", "holidays_within")
    nothing = dict.fromkeys(names)
    start = f["starts_on"]
    last = None if start is None else or_none(lambda: trial_last_day("starts_on", start, rate))
    if last is None:
        return nothing
    if last == LAST:
        raise Refused("range", "starts_on")
    last_working = working_day_from(last, "no", -1)
    return {
        "last_day": text(last),
        "first_day_after": text(last + 1),
        "day_number": f["on"] - start + 1 if start <= f["on"] <= last else None,
        "last_working_day": text(last_working) if last_working >= start else None,
        "holidays_within": [text(day) for day in plans.holidays_within(start, last, "no")],
    }


trial = Assessment(
    "trial",
    [
        date("starts_on"),
        date("planned_last_day", optional=True),
        number("interviews_held"),
        yes_no("references_checked"),
        choice("paid_by", "helt_med", "employer", "other", "nobody"),
        yes_no("under_express"),
    ],
    [
        Criterion("trial.second_interview", REQUIREMENT, "interviews_held",
                  lambda f, rate: met_if(f["interviews_held"] >= rate("trial.interviews", f["on"])),
                  rates=["trial.interviews"]),
        Criterion("trial.references", REQUIREMENT, "references_checked", holds("references_checked")),
        Criterion("trial.paid", REQUIREMENT, "paid_by", lambda f, rate: met_if(f["paid_by"] != "nobody")),
        Criterion("trial.paid_by_helt_med", REQUIREMENT, "paid_by under_express",
                  lambda f, rate: met_if(f["paid_by"] == "helt_med") if f["under_express"] else NOT_APPLICABLE),
        Criterion("trial.length", REQUIREMENT, "starts_on planned_last_day", trial_length,
                  rates=["trial.weeks"], rates_hang_on=["starts_on"], shifts=TRIAL_SHIFTS),
    ],
    trial_derived,
)


def trial_completed(f, rate):
    last_day = trial_last_day("trial_starts_on", f["trial_starts_on"], rate)
    early = f["trial_ended_early_on"]
    return met_if(f["on"] > last_day and not (early is not None and early < last_day))


def offer_derived(f, rate):
    if known(f, "trial_starts_on"):
        or_none(lambda: trial_last_day("trial_starts_on", f["trial_starts_on"], rate))
    return {}


offer = Assessment(
    "offer",
    [
        date("trial_starts_on"),
        date("trial_ended_early_on", optional=True),
        yes_no("worker_wants_to_continue"),
        yes_no("employer_wants_to_continue"),
    ],
    [
        Criterion("offer.trial_completed", REQUIREMENT, "trial_starts_on trial_ended_early_on", trial_completed,
                  rates=["trial.weeks"], rates_hang_on=["trial_starts_on"], shifts=TRIAL_SHIFTS),
        Criterion("offer.worker_agrees", REQUIREMENT, "worker_wants_to_continue", holds("worker_wants_to_continue")),
        Criterion("offer.employer_agrees", REQUIREMENT, "employer_wants_to_continue",
                  holds("employer_wants_to_continue")),
    ],
    offer_derived,
)


# --- wage

def in_trial(f):
    return f["phase"] == "trial"


def wage_floor(f, rate):
    if in_trial(f):
        return NOT_APPLICABLE
    floor = plans.floor_of(f["comparable_tariff_ore"], rate("wage.floor_share_bp", f["on"]))
    return met_if(f["hourly_wage_ore"] >= floor)


def minimum_wage_bands(area, age):
    """The lowest and the highest rate that this person could be due; None where the sources give none."""
    if area == "hospitality" and age < 16:
        return None
    if age <= 16:
        return "16", "16"
    if age == 17:
        return "17", "17"
    lowest = "18" if age < 20 else "adult"
    if area == "construction":
        return lowest, "skilled"
    if area == "hospitality":
        return lowest, "adult"
    return lowest, lowest


def general_minimum(f, rate):
    area, age, wage = f["area"], f["age_years"], f["hourly_wage_ore"]
    if area == "none":
        return NOT_APPLICABLE
    bands = minimum_wage_bands(area, age)
    if bands is None:
        return UNDETERMINED
    lowest, highest = (rate(f"minimum_wage.{area}_{band}_ore", f["on"]) for band in bands)
    if wage >= highest:
        return MET
    return NOT_MET if wage < lowest else UNDETERMINED


def minimum_wage_values(f, book):
    """Every rate of the day, as wages to try."""
    tried = {book.in_force(f"minimum_wage.{area}_{band}_ore", f["on"])
             for area in AREAS for band in BANDS + (("skilled",) if area == "construction" else ())}
    return {"hourly_wage_ore": tried - {None}}


def outside_trial(name):
    return lambda f, rate: NOT_APPLICABLE if in_trial(f) else met_if(f[name])


def wage_derived(f, rate):
    floor = None
    if known(f, "comparable_tariff_ore"):
        floor = or_none(lambda: plans.floor_of(f["comparable_tariff_ore"], rate("wage.floor_share_bp", f["on"])))
    margin = None if floor is None or f["hourly_wage_ore"] is None else f["hourly_wage_ore"] - floor
    return {"floor_ore": floor, "margin_ore": margin}


wage = Assessment(
    "wage",
    [
        choice("phase", "trial", "permanent"),
        money("hourly_wage_ore"),
        money("comparable_tariff_ore"),
        yes_no("contract_is_permanent"),
        yes_no("other_terms_equal"),
        choice("area", "none", *AREAS),
        number("age_years", high=130, unit="age", edges=(16, 17, 18, 19, 20)),
        yes_no("receives_disability_benefit"),
    ],
    [
        Criterion("wage.floor", REQUIREMENT, "phase hourly_wage_ore comparable_tariff_ore", wage_floor,
                  rates=["wage.floor_share_bp"]),
        Criterion("wage.permanent_contract", REQUIREMENT, "phase contract_is_permanent",
                  outside_trial("contract_is_permanent")),
        Criterion("wage.equal_terms", REQUIREMENT, "phase other_terms_equal", outside_trial("other_terms_equal")),
        Criterion("wage.general_minimum", CAUTION, "hourly_wage_ore area age_years", general_minimum,
                  rates=[f"minimum_wage.{area}_adult_ore" for area in AREAS], rates_hang_on=["area", "age_years"],
                  extra=minimum_wage_values),
        Criterion("wage.benefit_beside", CAUTION, "phase receives_disability_benefit",
                  outside_trial("receives_disability_benefit")),
    ],
    wage_derived,
)


# --- followup

CADENCE_RATES = ["trial.weeks", "trial.visits_per_week", "followup.weekly_until_day", "followup.fortnightly_until_day"]
HARAM = "1580"


def due(f, rate):
    """(next planned day not closed, days overdue), with None where no further visit is planned."""
    made = [day for day in f["visits"] if day <= f["on"]]
    closed = max(made) + rate("followup.early_days", f["on"]) if made else None
    upcoming = plans.next_due(f, rate, closed)
    return upcoming, None if upcoming is None else max(0, f["on"] - upcoming)


def on_schedule(f, rate):
    overdue = due(f, rate)[1]
    if overdue is None:
        return NOT_APPLICABLE
    return met_if(overdue <= rate("followup.grace_days", f["on"]))


def possible_visits(value, f, book):
    """What an unanswered list could hold: only the latest visit counts."""
    if value is not None:
        return [value]
    latest = {f["on"] - back for back in [*range(46), 60, 90, 200, 400]} | {1}
    for name in ("trial_starts_on", "hired_on", "ended_on"):
        if f[name] is not None:
            latest |= {f[name] + step for step in range(-14, 15)}
    return [[]] + [[day] for day in sorted(latest) if 1 <= day <= f["on"]]


def provider(f, rate):
    municipal = or_none(lambda: rate("followup.nav_municipalities", f["on"]))
    if municipal is None or f["municipality"] in (None, HARAM):
        return None
    return "nav" if f["municipality"] in municipal else "helt_med_or_partner"


def followup_derived(f, rate):
    upcoming = overdue = None
    if f["visits"] is not None:
        upcoming, overdue = or_none(lambda: due(f, rate)) or (None, None)
    return {"next_due": text(upcoming), "overdue_days": overdue, "provider": provider(f, rate)}


followup = Assessment(
    "followup",
    [
        *plans.PLAN_FACTS,
        dates_list("visits"),
        yes_no("specialist_assigned"),
        yes_no("employer_is_followed_up"),
        municipality("municipality", optional=True),
    ],
    [
        Criterion("followup.specialist", REQUIREMENT, "specialist_assigned", holds("specialist_assigned")),
        Criterion("followup.employer", REQUIREMENT, "employer_is_followed_up", holds("employer_is_followed_up")),
        Criterion("followup.on_schedule", GUIDELINE, "visits", on_schedule, completions=possible_visits,
                  rates=CADENCE_RATES + ["followup.early_days", "followup.grace_days"]),
    ],
    followup_derived,
)


# --- express

def in_force(f, rate):
    until = f["agreement_until"]
    return met_if(f["agreement_from"] <= f["on"] and (until is None or f["on"] <= until))


def express_derived(f, rate):
    left = max(0, f["places_agreed"] - f["places_taken"]) if known(f, "places_agreed places_taken") else None
    share = or_none(lambda: plans.half_up(
        rate("vta_s.monthly_rate_ore", f["on"]) * rate("express.own_share_bp", f["on"]), 10_000))
    return {"places_left": left, "monthly_share_ore": share}


express = Assessment(
    "express",
    [
        date("agreement_from"),
        date("agreement_until", optional=True),
        number("places_agreed", low=1),
        number("places_taken"),
        municipality("agreement_municipality"),
        municipality("candidate_lives_in"),
        yes_no("post_is_reserved"),
    ],
    [
        Criterion("express.in_force", REQUIREMENT, "agreement_from agreement_until", in_force),
        Criterion("express.place_left", REQUIREMENT, "places_agreed places_taken",
                  lambda f, rate: met_if(f["places_taken"] < f["places_agreed"])),
        Criterion("express.resident", REQUIREMENT, "agreement_municipality candidate_lives_in post_is_reserved",
                  lambda f, rate: met_if(f["agreement_municipality"] == f["candidate_lives_in"])
                  if f["post_is_reserved"] else NOT_APPLICABLE),
    ],
    express_derived,
)


# --- benefit

SHORT = "benefit.free_amount_short_bp"
LONG = "benefit.free_amount_long_bp"
VTA = "benefit.free_amount_vta_bp"
BASE = "benefit.base_amount_ore"


def free_amount(f, rate):
    on, year = f["on"], year_of(f["on"])
    first, last = day_of(year, 1, 1), day_of(year, 12, 31)
    base = rate(BASE, last)
    if not rate.book.has_begun(LONG, on):
        return base * rate(VTA if f["in_vta"] else SHORT, on) // 10_000
    since = f["benefit_since"]
    if f["degree_raised_on"] is not None:
        since = max(since, f["degree_raised_on"])
    long_from = add_months(since, 24)
    days = last - first + 1
    long_days = 0 if long_from is None else min(days, max(0, last - max(first, long_from) + 1))
    weighted = 0
    if long_days:
        weighted += rate(LONG, on) * long_days
    if long_days < days:
        weighted += rate(SHORT, on) * (days - long_days)
    if not f["in_vta"]:
        return base * weighted // (10_000 * days)
    # From 2026 the rule for VTA was not found: it is only known where both ways give the whole amount.
    agreed = weighted == 10_000 * days and rate.book.in_force(VTA, on) == 10_000
    return base * (10_000 if agreed else rate.unknown(VTA)) // 10_000


def within_limit(f, rate):
    limit = free_amount(f, rate) + f["income_after_disability_ore"]
    return met_if(f["annual_pensionable_income_ore"] <= limit)


def benefit_derived(f, rate):
    free = limit = margin = None
    needed = "in_vta benefit_since" if rate.book.has_begun(LONG, f["on"]) else "in_vta"
    if known(f, needed):
        free = or_none(lambda: free_amount(f, rate))
    if free is not None and known(f, "income_after_disability_ore"):
        limit = free + f["income_after_disability_ore"]
    if limit is not None and known(f, "annual_pensionable_income_ore"):
        margin = limit - f["annual_pensionable_income_ore"]
    return {"free_amount_ore": free, "limit_ore": limit, "margin_ore": margin}


def benefit_incomes(f, book):
    """Incomes just around the limits that the free amounts of the year make."""
    base = book.in_force(BASE, day_of(year_of(f["on"]), 12, 31)) or TRIED_BASE_AMOUNT
    shares = {book.in_force(name, f["on"]) for name in (SHORT, LONG, VTA)} - {None}
    amounts = {base * share // 10_000 for share in shares | {0, 7000}}
    after = f["income_after_disability_ore"] or 0
    income = f["annual_pensionable_income_ore"] or 0
    return {"annual_pensionable_income_ore": {after + amount for amount in amounts},
            "income_after_disability_ore": {income - amount for amount in amounts}}


benefit = Assessment(
    "benefit",
    [
        yes_no("in_vta"),
        date("benefit_since"),
        date("degree_raised_on", optional=True),
        money("income_after_disability_ore"),
        money("annual_pensionable_income_ore"),
    ],
    [
        Criterion("benefit.within_limit", CAUTION,
                  "in_vta benefit_since degree_raised_on income_after_disability_ore annual_pensionable_income_ore",
                  within_limit, rates=[BASE, SHORT, LONG, VTA], shifts=(365, 730, 731), extra=benefit_incomes),
    ],
    benefit_derived,
)


# --- concern and gathering

def acted_at_once(f, rate):
    if f["reported_on"] > f["on"]:
        return NOT_APPLICABLE
    return met_if(f["acted_on"] is not None and f["acted_on"] <= f["reported_on"])


concern = Assessment(
    "concern",
    [
        date("reported_on"),
        choice("reported_by", "worker", "employer", "job_specialist", "other"),
        date("acted_on", optional=True),
    ],
    [Criterion("concern.acted_at_once", REQUIREMENT, "reported_on acted_on", acted_at_once)],
)

gathering = Assessment(
    "gathering",
    [
        yes_no("got_job_through_helt_med"),
        yes_no("in_process"),
        yes_no("invited"),
    ],
    [Criterion("gathering.may_attend", REQUIREMENT, "got_job_through_helt_med in_process invited",
               lambda f, rate: met_if(f["got_job_through_helt_med"] or (f["in_process"] and f["invited"])))],
)
