"""The dated parameters with their built-in values, and what is in force on a day."""

import functools

from dates import FIRST, parse, year_of

AREAS = ("cleaning", "hospitality", "construction", "ship_and_yard", "agriculture",
         "fish_processing", "electro", "road_freight", "tour_bus")
BANDS = ("16", "17", "18", "adult")


class Refused(Exception):
    """An input that is an error rather than something unknown."""

    def __init__(self, code, field=None):
        super().__init__(code, field)
        self.code = code
        self.field = field


class NeedRate(Exception):
    """A rule asked for a rate that nobody knows."""

    def __init__(self, name):
        super().__init__(name)
        self.name = name


class Value:
    def __init__(self, valid_from, value, known_from=None):
        self.valid_from = valid_from
        self.value = value
        self.known_from = known_from


class Parameter:
    def __init__(self, low, high, values, yearly=False):
        self.low = low
        self.high = high
        self.values = values
        self.yearly = yearly


def _always(value):
    return [Value(FIRST, value)]


def _dated(*pairs):
    return [Value(parse(day), value) for day, value in pairs]


def _kroner(*pairs):
    return [Value(parse(day), None if value is None else round(value * 100)) for day, value in pairs]


def _share(values):
    return Parameter(0, 10_000, values)


def _money(values, yearly=False):
    return Parameter(0, 1_000_000_000, values, yearly)


def _count(values):
    return Parameter(0, 1_000_000, values)


BASE_AMOUNT = [
    Value(parse(f"{year}-05-01"), kroner * 100, parse("2020-09-21") if year == 2020 else None)
    for year, kroner in ((2017, 93_634), (2018, 96_883), (2019, 99_858), (2020, 101_351), (2021, 106_399),
                         (2022, 111_477), (2023, 118_620), (2024, 124_028), (2025, 130_160), (2026, 136_549))
] + [Value(parse("2027-05-01"), None)]

HOSPITALITY_DAYS = ("2018-01-01", "2018-12-01", "2021-07-01", "2022-12-15", "2023-06-15", "2024-11-01")
HOSPITALITY = {
    "16": (102.18, 105.83, 114.08, 118.08, 128.58, None),
    "17": (111.68, 115.33, 123.58, 127.58, 138.08, None),
    "18": (125.94, 129.59, 137.84, 141.84, 152.34, None),
    "adult": (157.18, 161.87, 175.47, 179.94, 190.79, None),
}
CLEANING_DAYS = ("2019-06-01", "2021-07-01", "2022-12-15", "2023-06-15", "2024-11-01")
CLEANING_YOUNG = (139.62, 146.27, 153.55, 165.05, None)
CLEANING_ADULT = (187.66, 196.04, 204.54, 216.04, None)
CLEANING = {"16": CLEANING_YOUNG, "17": CLEANING_YOUNG, "18": CLEANING_ADULT, "adult": CLEANING_ADULT}
CONSTRUCTION_DAYS = ("2022-12-15", "2023-06-15", "2024-11-01", "2025-06-15")
CONSTRUCTION_YOUNG = (139.00, 146.50, 153.83, 162.44)
CONSTRUCTION_UNSKILLED = (207.40, 214.90, 226.90, 239.61)
CONSTRUCTION = {
    "16": CONSTRUCTION_YOUNG, "17": CONSTRUCTION_YOUNG,
    "18": CONSTRUCTION_UNSKILLED, "adult": CONSTRUCTION_UNSKILLED,
    "experienced": (216.00, 223.80, 235.80, 249.00),
    "skilled": (230.00, 238.30, 250.30, 264.32),
}


def _minimum_wages():
    found = {"hospitality": (HOSPITALITY_DAYS, HOSPITALITY), "cleaning": (CLEANING_DAYS, CLEANING),
             "construction": (CONSTRUCTION_DAYS, CONSTRUCTION)}
    for area in AREAS:
        days, table = found.get(area, ((), {}))
        for band in BANDS + (("experienced", "skilled") if area == "construction" else ()):
            values = _kroner(*zip(days, table[band])) if band in table else []
            yield f"minimum_wage.{area}_{band}_ore", _money(values)


PARAMETERS = {
    "wage.floor_share_bp": _share(_always(2000)),
    "trial.weeks": Parameter(1, 52, _always(4)),
    "trial.visits_per_week": Parameter(1, 7, _always(2)),
    "trial.interviews": _count(_always(2)),
    "followup.weekly_until_day": _count(_always(56)),
    "followup.fortnightly_until_day": _count(_always(182)),
    "followup.grace_days": _count(_always(7)),
    "followup.early_days": _count(_always(3)),
    "certificate.sessions": _count(_always(20)),
    "certificate.session_minutes_min": _count(_always(45)),
    "certificate.session_minutes_max": _count(_always(75)),
    "certificate.gap_days_min": _count(_always(5)),
    "certificate.gap_days_max": _count(_always(10)),
    "certificate.group_min": _count(_always(3)),
    "certificate.group_max": _count(_always(4)),
    "express.own_share_bp": _share(_always(2500)),
    "express.place_held_days": _count(_always(28)),
    "vta_s.monthly_rate_ore": _money(_kroner(
        ("2016-01-01", 12_532), ("2018-01-01", 13_231), ("2023-01-01", 15_324),
        ("2024-01-01", 16_231), ("2025-01-01", 16_848), ("2026-01-01", 17_455)), yearly=True),
    "benefit.base_amount_ore": _money(BASE_AMOUNT),
    "benefit.free_amount_short_bp": _share(_always(4000)),
    "benefit.free_amount_long_bp": _share([Value(parse("2026-01-01"), 10_000, parse("2026-10-01"))]),
    "benefit.free_amount_vta_bp": _share(_always(10_000)),
    **dict(_minimum_wages()),
    "ungjobb.prompt_days": _count(_always(7)),
    "ungjobb.close_days": _count(_always(14)),
    "ungjobb.practice_days": _count(_always(3)),
    "ungjobb.school_days": _count(_always(2)),
    "ungjobb.offer_target_bp": _share(_always(6000)),
    "trial.offer_observed_bp": _share(_always(8000)),
    "digital_training.home_weeks": _count(_always(12)),
    # The values of this one are lists of municipalities, so that it has no range.
    "followup.nav_municipalities": Parameter(
        None, None, _dated(("2024-04-01", ["1506", "1508", "1535", "1539", "1547", "1579"]))),
}
# Tried for an unknown base amount, and with it for the incomes that it is compared with.
TRIED_BASE_AMOUNT = 10_000_000
ORDER = {name: index for index, name in enumerate(PARAMETERS)}


def _overlaid(name, built_in, entries):
    low, high = PARAMETERS[name].low, PARAMETERS[name].high
    merged = {value.valid_from: value for value in built_in}
    for entry in entries:
        amount = entry.get("value")
        if low is not None and amount is not None and not low <= amount <= high:
            raise Refused("range", name)
        known_from = entry.get("known_from")
        day = parse(entry["valid_from"])
        merged[day] = Value(day, amount, None if known_from is None else parse(known_from))
    return [merged[day] for day in sorted(merged)]


class Rulebook:
    """The parameters, with an overlay, as they were known on a day (None: everything is known)."""

    def __init__(self, overlay=None, as_known_on=None):
        added = (overlay or {}).get("parameters", {})
        for name in added:
            if name not in PARAMETERS:
                raise Refused("unknown_field")
        self.as_known_on = as_known_on
        self._values = {name: _overlaid(name, PARAMETERS[name].values, entries) for name, entries in added.items()}
        self._found = {}

    def seen(self, name):
        return [value for value in self._values.get(name, PARAMETERS[name].values)
                if self.as_known_on is None or value.known_from is None or value.known_from <= self.as_known_on]

    def in_force(self, name, day):
        """The value on a day, None where there is none or the next is not known."""
        key = name, day
        if key not in self._found:
            self._found[key] = self._find(name, day)
        return self._found[key]

    def _find(self, name, day):
        latest = None
        for value in self.seen(name):
            if value.valid_from <= day:
                latest = value
        if latest is None:
            return None
        if PARAMETERS[name].yearly and year_of(latest.valid_from) != year_of(day):
            return None
        return latest.value

    def has_begun(self, name, day):
        return any(value.valid_from <= day and value.value is not None for value in self.seen(name))

    def can_lack(self, name):
        """Whether there is a day on which nothing is in force."""
        values = self.seen(name)
        return (PARAMETERS[name].yearly or not values or values[0].valid_from > FIRST
                or any(value.value is None for value in values))

    def changes(self, name):
        return [value.valid_from for value in self.seen(name)]


@functools.lru_cache(maxsize=None)
def _built_in(as_known_on):
    return Rulebook(None, as_known_on)


def rulebook(overlay, as_known_on):
    return Rulebook(overlay, as_known_on) if overlay else _built_in(as_known_on)


class Rates:
    """What a rule reads its rates from: the rulebook, then a filling-in of what the rulebook lacks."""

    def __init__(self, book, filled=None):
        self.book = book
        self.filled = filled or {}

    def __call__(self, name, day):
        value = self.book.in_force(name, day)
        return self.unknown(name) if value is None else value

    def unknown(self, name):
        """A rate that is unknown, or counts as unknown although the rulebook has a value."""
        if name not in self.filled:
            raise NeedRate(name)
        return self.filled[name]


def candidates(name, amounts, counts, spans):
    """Values to try for an unknown rate: the ends of its range, and what the facts could be compared with."""
    low, high = PARAMETERS[name].low, PARAMETERS[name].high
    tried = {low, low + 1, high}
    if name == "benefit.base_amount_ore":
        # Between the short and the long free amount there must be room for the difference of two incomes.
        apart = {more - less for more in amounts for less in amounts + [0]} | {TRIED_BASE_AMOUNT}
        tried.update(value + step for amount in apart for value in (amount, amount * 5 // 2) for step in (-1, 0, 1))
    elif name.endswith("weeks"):
        tried.update(range(low, min(high, 52) + 1))
    elif name.endswith("_until_day"):
        # The phase of a cadence can be any, so that a visit falls on any day shortly before `on`.
        tried.update(range(0, 400, 7))
        tried.update(span - back for span in spans for back in range(-1, 40))
    elif name.endswith("_bp"):
        tried.update((1999, 2000, 2001, 2500, 4000, 5000))
    elif name.endswith("_ore"):
        tried.update(number + step for number in amounts for step in (-1, 0, 1))
    else:
        tried.update(range(0, 15))
        tried.update(number + step for number in counts for step in (-1, 0, 1))
    return sorted(value for value in tried if low <= value <= high)
