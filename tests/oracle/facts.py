"""Facts: how they are read, and which values an unknown one could have."""

import itertools
import json

import dates
from parameters import Refused

ON = "on"
AS_KNOWN_ON = "as_known_on"


class Fact:
    """One row of a facts table. `unit` groups the numbers that may be compared with one another."""

    def __init__(self, name, kind, optional=False, required=False, low=None, high=None, unit=None,
                 choices=(), fields=(), edges=()):
        self.name = name
        self.kind = kind
        self.optional = optional
        self.required = required
        self.low = low
        self.high = high
        self.unit = unit
        self.choices = choices
        self.fields = fields
        self.edges = edges


def date(name, **more):
    return Fact(name, "date", **more)


def yes_no(name, **more):
    return Fact(name, "yes_no", **more)


def money(name, **more):
    return Fact(name, "number", low=0, high=1_000_000_000, unit="ore", **more)


def number(name, low=0, high=1_000_000, unit="count", **more):
    return Fact(name, "number", low=low, high=high, unit=unit, **more)


def choice(name, *choices, **more):
    return Fact(name, "choice", choices=choices, **more)


def choices(name, *of, **more):
    return Fact(name, "choices", choices=of, **more)


def municipality(name, **more):
    return Fact(name, "municipality", **more)


def dates_list(name, **more):
    return Fact(name, "dates", **more)


def records(name, *fields, **more):
    return Fact(name, "records", fields=fields, **more)


def refuse_constant(_):
    raise Refused("syntax")


class _Repeated:
    """Marks an object in which a key came twice; which key it was is told only if it is a fact."""

    def __init__(self, key):
        self.key = key


def _pairs(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            return _Repeated(key)
        if isinstance(value, _Repeated):
            return value
        seen[key] = value
    return seen


def load(text):
    """A JSON document as Python values; fractions stay floats, so that they are the wrong type later."""
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=refuse_constant)
    except ValueError:
        raise Refused("syntax") from None


def _is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _number(fact, value, field):
    if not _is_integer(value):
        raise Refused("type", field)
    if not fact.low <= value <= fact.high:
        raise Refused("range", field)
    return value


def _text(value, field):
    if not isinstance(value, str):
        raise Refused("type", field)
    return value


def _list(value, field):
    if not isinstance(value, list):
        raise Refused("type", field)
    return value


def _day(value, field):
    try:
        return dates.parse(_text(value, field))
    except ValueError:
        raise Refused("date", field) from None


def _choice(fact, value, field):
    if _text(value, field) not in fact.choices:
        raise Refused("choice", field)
    return value


def _value(fact, value, field):
    if fact.kind == "date":
        return _day(value, field)
    if fact.kind == "yes_no":
        if not isinstance(value, bool):
            raise Refused("type", field)
        return value
    if fact.kind == "number":
        return _number(fact, value, field)
    if fact.kind == "choice":
        return _choice(fact, value, field)
    if fact.kind == "choices":
        return [_choice(fact, item, field) for item in _list(value, field)]
    if fact.kind == "municipality":
        if len(_text(value, field)) != 4 or not all(sign in "0123456789" for sign in value):
            raise Refused("range", field)
        return value
    if fact.kind == "dates":
        return [_day(item, field) for item in _list(value, field)]
    if fact.kind == "texts":
        if not all(_text(item, field) for item in _list(value, field)):
            raise Refused("range", field)
        return value
    if fact.kind == "weights":
        weights = [_number(fact, item, field) for item in _list(value, field)]
        if len(weights) != 10:
            raise Refused("range", field)
        return weights
    if fact.kind == "records":
        return [_record(fact.fields, item, field) for item in _list(value, field)]
    if fact.kind == "dated_numbers":
        return _dated_numbers(fact, value, field)
    raise AssertionError(fact.kind)


def _record(fields, value, field):
    """An element of a list; what is wrong in it is told by the list's name."""
    if isinstance(value, _Repeated):
        raise Refused("duplicate_field", field)
    if not isinstance(value, dict):
        raise Refused("type", field)
    return read(fields, value, field)


def _dated_numbers(fact, value, field):
    """Rows with a `from` each, no two of one day; a bare number where the fact allows it."""
    if _is_integer(value) and fact.low is not None:
        return [{"from": dates.FIRST, fact.fields[1].name: _number(fact, value, field)}]
    rows = sorted((_record(fact.fields, item, field) for item in _list(value, field)), key=lambda row: row["from"])
    if len({row["from"] for row in rows}) < len(rows):
        raise Refused("range", field)
    return rows


def read(table, given, within=None):
    """Every fact of the table with its value, None where it is unknown."""
    if isinstance(given, _Repeated):
        names = [fact.name for fact in table]
        raise Refused("duplicate_field", given.key if given.key in names else None)
    if not isinstance(given, dict):
        raise Refused("type")
    names = {fact.name for fact in table}
    if any(key not in names for key in given):
        raise Refused("unknown_field", within)
    facts = {}
    for fact in table:
        value = given.get(fact.name)
        if value is None:
            if fact.required:
                raise Refused("required", within or fact.name)
            facts[fact.name] = None
        else:
            facts[fact.name] = _value(fact, value, within or fact.name)
    return facts


def numbers_in(table, facts):
    """The known amounts, the known counts, and the numbers of days from each known day to `on`, among the facts."""
    amounts, counts, spans = set(), set(), set()
    for fact in table:
        if fact.kind == "number" and facts[fact.name] is not None:
            (amounts if fact.unit == "ore" else counts).add(facts[fact.name])
        if fact.kind in ("date", "dates") and facts[fact.name] is not None:
            days = [facts[fact.name]] if fact.kind == "date" else facts[fact.name]
            spans.update(facts["on"] - day for day in days)
    return sorted(amounts), sorted(counts), sorted(spans)


def _subsets(items):
    return [list(chosen) for size in range(len(items) + 1) for chosen in itertools.combinations(items, size)]


def fillings(fact, table, facts, shifts=(), extra=()):
    """Values that an unknown fact could have: the ends of its range, and all that lies on an edge."""
    if fact.kind == "yes_no":
        return [False, True]
    if fact.kind == "choice":
        return list(fact.choices)
    if fact.kind == "choices":
        return _subsets(fact.choices)
    if fact.kind == "texts":
        return [[], ["x"]]
    if fact.kind == "municipality":
        known = {facts[other.name] for other in table if other.kind == "municipality"} - {None}
        return sorted(known | {"0301", "1506", "1580", "9999"})
    if fact.kind == "date":
        known = {facts[other.name] for other in table if other.kind == "date" and other.name != AS_KNOWN_ON}
        steps = {0, 1} | set(shifts)
        # Both ends, too, have neighbours as far away as the rules count.
        anchors = (known - {None}) | {dates.FIRST, dates.LAST}
        tried = {anchor + sign * step for anchor in anchors for step in steps for sign in (-1, 1)} | set(extra)
        return sorted(day for day in tried if dates.FIRST <= day <= dates.LAST)
    if fact.kind == "number":
        known = {facts[other.name] for other in table if other.unit == fact.unit} - {None}
        tried = {fact.low, fact.high, (fact.low + fact.high) // 2} | known | set(fact.edges) | set(extra)
        if fact.unit == "ore":
            # A floor is a share of another amount.
            tried |= {value // 5 for value in known} | {value * 5 for value in known}
        tried = {value + step for value in tried for step in (-1, 0, 1)}
        return sorted(value for value in tried if fact.low <= value <= fact.high)
    raise AssertionError(fact.kind)
