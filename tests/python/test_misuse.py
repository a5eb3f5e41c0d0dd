"""What must be refused, with the right exception and without a word of what was given."""

from __future__ import annotations

import datetime
import gc
import threading
import traceback
from decimal import Decimal

import pytest

import heltmed
from heltmed import _heltmed as module

FACTS = {"on": "2024-04-01", "phase": "permanent", "hourly_wage_ore": 3815, "comparable_tariff_ore": 19079}
DATETIME = datetime.datetime(2024, 4, 1)

REFUSED = [
    ({"hourly_wage_ore": 38.15}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": 3815.0}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": float("nan")}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": True}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": "3815"}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": Decimal("38.155")}, ValueError, "range", "hourly_wage_ore"),
    ({"hourly_wage_ore": Decimal("NaN")}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": Decimal("1e30")}, ValueError, "range", "hourly_wage_ore"),
    ({"hourly_wage_ore": 10**30}, ValueError, "range", "hourly_wage_ore"),
    ({"hourly_wage_ore": -1}, ValueError, "range", "hourly_wage_ore"),
    ({"hourly_wage_ore": 1_000_000_001}, ValueError, "range", "hourly_wage_ore"),
    ({"hourly_wage_ore": b"3815"}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": 3815j}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": [3815]}, TypeError, "type", "hourly_wage_ore"),
    ({"hourly_wage_ore": object()}, TypeError, "type", "hourly_wage_ore"),
    ({"age_years": Decimal("30")}, TypeError, "type", "age_years"),
    ({"age_years": 131}, ValueError, "range", "age_years"),
    ({"contract_is_permanent": 1}, TypeError, "type", "contract_is_permanent"),
    ({"contract_is_permanent": "true"}, TypeError, "type", "contract_is_permanent"),
    ({"on": DATETIME}, TypeError, "type", "on"),
    ({"on": 19814}, TypeError, "type", "on"),
    ({"on": "2024-02-30"}, ValueError, "date", "on"),
    ({"on": "2024-4-1"}, ValueError, "date", "on"),
    ({"on": None}, ValueError, "required", "on"),
    ({"phase": "other"}, ValueError, "choice", "phase"),
    ({"phase": "perma\0nent"}, ValueError, "syntax", None),
    ({"phase": "\ud800"}, ValueError, "syntax", None),
    ({"secret_kari": 1}, LookupError, "unknown_field", None),
    ({"secret_kari": 1.5}, TypeError, "type", None),
    ({7: 1}, TypeError, "type", None),
]


@pytest.mark.parametrize(("change", "kind", "code", "field"), REFUSED, ids=lambda one: repr(one)[:40])
def test_facts_that_are_refused(change, kind, code, field):
    with pytest.raises(kind) as caught:
        heltmed.assess("wage", FACTS | change)
    error = caught.value
    assert isinstance(error, heltmed.InputError) and isinstance(error, ValueError)
    assert error.field == field and (code is None or error.code == code)
    value = next(iter(change.values()))
    said = "".join(traceback.format_exception_only(error)) + repr(error)
    assert "secret" not in said and "kari" not in said
    if value not in (None, True, 1, -1, 7, "true"):
        assert str(value) not in said


def test_facts_that_are_no_facts():
    for facts in (None, 1, "x", [("on", "2024-04-01")], object()):
        with pytest.raises(heltmed.WrongTypeError):
            heltmed.assess("wage", facts)
    nested: list = []
    nested.append(nested)
    for knot in (nested, {"a": {"a": {"a": nested}}}):
        with pytest.raises(heltmed.WrongTypeError):
            heltmed.assess("certificate", {"on": "2024-04-01", "sessions": knot})


def test_facts_that_change_while_they_are_read():
    """What a value's own code does to the facts meanwhile must not matter to memory."""
    facts = dict(FACTS)

    class Whole:
        def __index__(self):
            facts.clear()
            gc.collect()
            return 3815

    facts["hourly_wage_ore"] = Whole()
    facts["comparable_tariff_ore"] = 19079
    try:
        heltmed.assess("wage", facts)
    except (heltmed.InputError, RuntimeError):
        pass
    rows = [Whole() for _ in range(50)]

    class Clears:
        def __index__(self):
            rows.clear()
            return 1

    rows.insert(0, Clears())
    with pytest.raises((heltmed.InputError, RuntimeError)):
        heltmed.assess("certificate", {"on": "2024-04-01", "sessions": rows})


def test_an_exception_of_a_value_goes_through():
    class Broken:
        def __index__(self):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        heltmed.assess("wage", FACTS | {"hourly_wage_ore": Broken()})


def test_names_that_are_none():
    for name in ("wages", "", "plan", "wage\0", "\ud800"):
        with pytest.raises(ValueError):
            heltmed.assess(name, FACTS)
    with pytest.raises(LookupError):
        heltmed.assess("wages", FACTS)
    with pytest.raises(TypeError):
        heltmed.assess(None, FACTS)
    for lang in ("no", "EN", ""):
        with pytest.raises(LookupError):
            heltmed.assess("wage", FACTS, lang=lang)
    with pytest.raises(ValueError):
        heltmed.assess("wage", FACTS, lang=2)
    with pytest.raises(LookupError):
        heltmed.assess("wage", FACTS).letter(lang="xx")
    with pytest.raises(KeyError):
        heltmed.assess("wage", FACTS).explain("wage.no_such")
    with pytest.raises(LookupError):
        heltmed.assessment("wages")


def test_a_concern_has_no_letter():
    with pytest.raises(heltmed.UsageError) as caught:
        heltmed.assess("concern", {"on": "2026-01-01", "reported_on": "2026-01-01"}).letter()
    assert caught.value.code == "unavailable"


def test_errors_are_also_the_usual_ones():
    assert issubclass(heltmed.InputError, ValueError) and issubclass(heltmed.UsageError, ValueError)
    assert issubclass(heltmed.UnknownNameError, LookupError) and issubclass(heltmed.WrongTypeError, TypeError)
    assert issubclass(heltmed.OutOfMemoryError, MemoryError) and issubclass(heltmed.FileError, OSError)
    with pytest.raises(heltmed.Error) as caught:
        heltmed.assess("wage", FACTS | {"age_years": 131})
    assert str(caught.value).startswith("age_years: ")
    from heltmed._errors import make_error
    for code in (101, 102, 103, 107, 110, 201, 204, 301, 302, 901, 999, 150):
        error = make_error(code, module.status_name(code), "", "text")
        assert error.field is None and str(error) == "text"


def test_handles_are_not_taken_for_others():
    rulebook, document = heltmed.Rulebook.built_in()._handle, module.document_create()
    for call in (lambda: module.document_plan(rulebook, rulebook, b"{}"), lambda: module.document_plan(document, document, b"{}"),
                 lambda: module.rulebook_version(None), lambda: module.decision_outcome(rulebook), lambda: module.decision_outcome(1),
                 lambda: module.column_count(rulebook), lambda: module.columns_days_between(0, 1, 2, 3),
                 lambda: module.fact_name("wage", True), lambda: module.outcome_name(True), lambda: module.document_plan(document, rulebook, 1)):
        with pytest.raises(TypeError):
            call()
    for call in (lambda: module.outcome_name(2**40), lambda: module.fact_name("wage", -1)):
        with pytest.raises(OverflowError):
            call()


def test_a_document_without_an_answer():
    document, rulebook = module.document_create(), heltmed.Rulebook.built_in()._handle
    for ask in (module.decision_outcome, module.plan_known, module.shortfalls_complete, module.share_estimate):
        with pytest.raises(heltmed.UsageError):
            ask(document)
    module.document_assess(document, rulebook, "wage", b'{"on":"2024-04-01"}', 2)
    assert module.decision_outcome(document) == module.UNDETERMINED
    with pytest.raises(heltmed.InputError):
        module.document_assess(document, rulebook, "wage", b"{", 2)
    with pytest.raises(heltmed.UsageError):
        module.decision_outcome(document)
    module.document_share(document, rulebook, b'{"starts_on":"2026-01-15","from":"2026-01-01","until":"2026-02-28"}')
    assert module.share_count(document) == 2


def test_destruction_in_any_order():
    for order in range(6):
        rulebook = heltmed.Rulebook({"version": "v", "parameters": {"trial.weeks": [{"valid_from": "2020-01-01", "value": 5}]}})
        upon = heltmed.Rulebook({"version": "w", "parameters": {}}, base=rulebook)
        decision = heltmed.assess("trial", {"on": "2026-01-01", "starts_on": "2026-01-05"}, rulebook=upon)
        things = [rulebook, upon, decision]
        del rulebook, upon, decision
        for which in ((0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0), (2, 0, 0), (2, 1, 0))[order]:
            left = things.pop(which)
            if isinstance(left, heltmed.Decision):
                assert left.derived["last_day"] == datetime.date(2026, 2, 8)
            del left
            gc.collect()


def test_assessing_within_assessing():
    """A value's own code may assess too: neither gets the other's answer."""

    class Whole:
        def __index__(self):
            return heltmed.assess("wage", FACTS | {"phase": "permanent"}).derived["floor_ore"]

    decision = heltmed.assess("wage", FACTS | {"hourly_wage_ore": Whole()})
    assert decision.criterion("wage.floor").observed == 3816 and decision.criterion("wage.floor").outcome == "met"


def test_many_threads_at_once():
    wrong: list[object] = []

    def work(number: int) -> None:
        for one in range(300):
            wage = 3000 + (number * 300 + one) % 1500
            decision = heltmed.assess("wage", FACTS | {"hourly_wage_ore": wage})
            if decision.criterion("wage.floor").observed != wage or (decision.criterion("wage.floor").outcome == "met") != (wage >= 3816):
                wrong.append(wage)
            if f'"observed":{wage}' not in decision.to_json():
                wrong.append(wage)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
