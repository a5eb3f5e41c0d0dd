"""The follow-up plan, the wage shortfalls and the municipality's share."""

import calendar
import datetime

import facts as reading
from dates import FIRST, LAST, add_months, day_of, text, weekday, working_day_from, is_working_day
from parameters import NeedRate, Rates, rulebook

PERIOD = [reading.date("from", required=True), reading.date("until", required=True)]
AS_KNOWN_ON = reading.date("as_known_on", optional=True)

PLAN_FACTS = [
    reading.date("trial_starts_on", optional=True),
    reading.date("hired_on", optional=True),
    reading.dates_list("step_ups", optional=True),
    reading.date("ended_on", optional=True),
    reading.choice("holidays", "no", "dk", "se", "none", optional=True),
]
SHORTFALL_FACTS = [
    reading.Fact("wages", "dated_numbers", required=True,
                 fields=(reading.date("from", required=True), reading.money("hourly_ore", required=True))),
    reading.Fact("tariffs", "dated_numbers", required=True,
                 fields=(reading.date("from", required=True), reading.money("hourly_ore", required=True))),
    *PERIOD,
    reading.Fact("minutes_per_week", "dated_numbers", optional=True, low=0, high=10_080,
                 fields=(reading.date("from", required=True),
                         reading.number("minutes", high=10_080, required=True))),
    AS_KNOWN_ON,
]
SHARE_FACTS = [
    reading.date("starts_on", required=True),
    reading.date("ends_on", optional=True),
    reading.date("converted_to_vta_o_on", optional=True),
    reading.money("agreed_monthly_price_ore", optional=True),
    *PERIOD,
    AS_KNOWN_ON,
]

LONGEST_MOVE = 30
STEP_ORDER = ("trial", "weekly", "fortnightly", "monthly")


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


class Visit:
    def __init__(self, on, nominal_on, step):
        self.on = on
        self.nominal_on = nominal_on
        self.step = step


def _trial_visits(starts_on, country, rate):
    weeks = rate("trial.weeks", starts_on)
    each_week = rate("trial.visits_per_week", starts_on)
    last_day = starts_on + 7 * weeks - 1
    for week in range(weeks):
        for k in range(each_week):
            nominal = starts_on + 7 * week + 7 * k // each_week
            moved = working_day_from(nominal, country)
            if moved > last_day:
                moved = working_day_from(nominal, country, -1)
            yield Visit(moved, nominal, "trial")


def _cadence(starts_on, before, country, rate, low, high):
    """Employment visits of one cadence, with nominal days in [low, high] and earlier than `before`."""
    weekly_until = rate("followup.weekly_until_day", starts_on)
    fortnightly_until = rate("followup.fortnightly_until_day", starts_on)
    before = min(before, high + 1)

    def every(days, first, until, step):
        skipped = max(0, (low - starts_on - first) // days)
        for day in range(first + skipped * days, until, days):
            if starts_on + day >= before:
                return
            if starts_on + day >= low:
                yield starts_on + day, step

    nominals = list(every(7, 0, weekly_until, "weekly"))
    nominals += every(14, weekly_until, fortnightly_until, "fortnightly")
    anchor = starts_on + fortnightly_until
    if anchor < before:
        months = max(0, (low - anchor) // 31 - 1)
        nominal = add_months(anchor, months)
        while nominal is not None and nominal < before:
            if nominal >= low:
                nominals.append((nominal, "monthly"))
            months += 1
            nominal = add_months(anchor, months)
    for nominal, step in nominals:
        yield Visit(working_day_from(nominal, country), nominal, step)


def visits(facts, rate, low, high):
    """The planned visits with a (moved) day in [low, high], in order of day."""
    country = facts["holidays"] or "no"
    high = min(high, LAST)
    planned = []
    if facts["trial_starts_on"] is not None:
        planned += _trial_visits(facts["trial_starts_on"], country, rate)
    hired_on = facts["hired_on"]
    if hired_on is not None:
        starts = [hired_on] + sorted({day for day in facts["step_ups"] or [] if day > hired_on})
        for starts_on, before in zip(starts, starts[1:] + [LAST + 1]):
            planned += _cadence(starts_on, before, country, rate, low - LONGEST_MOVE, high)
    joined = {}
    for visit in sorted(planned, key=lambda visit: (visit.nominal_on, STEP_ORDER.index(visit.step))):
        joined.setdefault(visit.on, visit)
    ended_on = facts["ended_on"]
    return [visit for day, visit in sorted(joined.items())
            if low <= day <= high and (ended_on is None or day <= ended_on)]


def next_due(facts, rate, after):
    """The first planned day after `after` (None: the first of all), None where there is no further visit."""
    low = FIRST if after is None else after + 1
    if low > LAST:
        return None
    starts = [facts[name] for name in ("trial_starts_on", "hired_on") if facts[name] is not None]
    # Between two visits there are never more than a month and the days of a move.
    for high in (low + 80, max([low] + starts) + 80):
        planned = visits(facts, rate, low, high)
        if planned:
            return planned[0].on
    return None


def plan(given, overlay=None):
    facts = reading.read(PLAN_FACTS + PERIOD + [AS_KNOWN_ON], given)
    rate = Rates(rulebook(overlay, facts["as_known_on"]))
    try:
        planned = visits(facts, rate, facts["from"], facts["until"])
    except NeedRate:
        return {"visits": None}
    return {"visits": [{"on": text(visit.on), "nominal_on": text(visit.nominal_on), "step": visit.step}
                       for visit in planned]}


def _at(rows, day):
    """The row in force on a day, None before the first."""
    latest = None
    for row in rows:
        if row["from"] <= day:
            latest = row
    return latest


def floor_of(tariff, share):
    return -(-tariff * share // 10_000)


def shortfalls(given, overlay=None):
    facts = reading.read(SHORTFALL_FACTS, given)
    book = rulebook(overlay, facts["as_known_on"])
    first, last = facts["from"], facts["until"]
    minutes_rows = facts["minutes_per_week"] or []
    turns = {row["from"] for rows in (facts["wages"], facts["tariffs"], minutes_rows) for row in rows}
    turns |= set(book.changes("wage.floor_share_bp"))
    starts = sorted({first} | {day for day in turns if first < day <= last}) if first <= last else []
    periods, unjudged = [], []
    for start, end in zip(starts, [day - 1 for day in starts[1:]] + [last]):
        wage, tariff, minutes = (_at(rows, start) for rows in (facts["wages"], facts["tariffs"], minutes_rows))
        share = book.in_force("wage.floor_share_bp", start)
        if wage is None or tariff is None or share is None:
            if unjudged and unjudged[-1][1] == start - 1:
                unjudged[-1][1] = end
            else:
                unjudged.append([start, end])
            continue
        wage = wage["hourly_ore"]
        floor = floor_of(tariff["hourly_ore"], share)
        minutes = None if minutes is None else minutes["minutes"]
        if wage >= floor:
            continue
        if periods and periods[-1]["to"] == start - 1 and periods[-1]["key"] == (wage, floor, minutes):
            periods[-1]["to"] = end
        else:
            periods.append({"from": start, "to": end, "key": (wage, floor, minutes)})
    shown = []
    for period in periods:
        wage, floor, minutes = period["key"]
        days = period["to"] - period["from"] + 1
        owed = None if minutes is None else half_up((floor - wage) * minutes * days, 60 * 7)
        shown.append({"from": text(period["from"]), "to": text(period["to"]), "hourly_ore": wage, "floor_ore": floor,
                      "shortfall_ore": floor - wage, "owed_ore": owed})
    owed = [period["owed_ore"] for period in shown]
    return {
        "periods": shown,
        "sum_owed_ore": None if None in owed else sum(owed),
        "unjudged": [{"from": text(start), "to": text(end)} for start, end in unjudged],
        "complete": not unjudged,
    }


def share(given, overlay=None):
    facts = reading.read(SHARE_FACTS, given)
    book = rulebook(overlay, facts["as_known_on"])
    price = facts["agreed_monthly_price_ore"]
    first = max(facts["from"], facts["starts_on"])
    last = facts["until"]
    if facts["ends_on"] is not None:
        last = min(last, facts["ends_on"])
    if facts["converted_to_vta_o_on"] is not None:
        last = min(last, facts["converted_to_vta_o_on"] - 1)
    months = []
    while first <= last:
        start = datetime.date.fromordinal(first)
        length = calendar.monthrange(start.year, start.month)[1]
        end = min(last, day_of(start.year, start.month, length))
        days = end - first + 1
        rate = amount = None
        if price is not None:
            amount = half_up(price * days, length)
        else:
            rate = book.in_force("vta_s.monthly_rate_ore", first)
            own = book.in_force("express.own_share_bp", first)
            if rate is not None and own is not None:
                amount = half_up(rate * own * days, 10_000 * length)
        months.append({"month": f"{start.year:04d}-{start.month:02d}", "days": days, "days_in_month": length,
                       "rate_ore": rate, "share_ore": amount})
        first = end + 1
    amounts = [month["share_ore"] for month in months]
    return {"months": months, "sum_ore": None if None in amounts else sum(amounts), "estimate": price is None}


def holidays_within(first, last, country):
    """Working weekdays lost to public holidays."""
    return [day for day in range(first, last + 1) if weekday(day) < 5 and not is_working_day(day, country)]
