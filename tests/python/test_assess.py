"""What a decision offers, and what it is made of."""

from __future__ import annotations

import copy
import datetime
import enum
import json
import pickle
import subprocess
import sys
from collections import ChainMap, OrderedDict
from decimal import Decimal
from types import MappingProxyType

import pytest

import heltmed
from heltmed import _heltmed as module

FACTS = {"on": "2024-04-01", "phase": "permanent", "hourly_wage_ore": 3815, "comparable_tariff_ore": 19079, "contract_is_permanent": True,
         "other_terms_equal": True, "area": "none", "age_years": 35, "receives_disability_benefit": True}


def test_a_decision_tells():
    decision = heltmed.assess("wage", FACTS)
    assert decision.assessment == "wage"
    assert decision.on == datetime.date(2024, 4, 1)
    assert decision.outcome is heltmed.Outcome.NOT_MET and decision.outcome == "not_met"
    assert decision.advice is heltmed.Advice.TALK
    assert decision.missing == () and decision.ask_also == ()
    assert dict(decision.derived) == {"floor_ore": 3816, "margin_ore": -1}
    assert decision.rulebook.version == heltmed.Rulebook.versions()[-1]
    floor = decision.criterion("wage.floor")
    assert floor is decision.criteria[0]
    assert (floor.id, floor.kind, floor.basis, floor.outcome) == ("wage.floor", heltmed.Kind.REQUIREMENT, heltmed.Basis.SOURCE, "not_met")
    assert (floor.observed, floor.required, floor.unit, floor.reason) == (3815, 3816, "ore_per_hour", "below_floor")
    assert floor.parameters == (("wage.floor_share_bp", 2000, "0001-01-01"),)


def test_criteria_asked_again_are_those_of_the_facts():
    """Whatever is kept of one decision's criteria, another's are its own."""
    payers = {"helt_med": 0, "nobody": 3, None: None, "other": 2}  # as numbers, in the order of the choices
    for interviews in (0, 1, 2, 3, 2, None, 0):
        for checked in (True, False, None):
            for paid_by, number in payers.items():
                decision = heltmed.assess("trial", {"on": "2026-01-05", "starts_on": "2026-01-05", "interviews_held": interviews,
                                                    "references_checked": checked, "paid_by": paid_by, "under_express": False})
                for criterion, one in zip(decision.criteria, decision.to_dict()["criteria"], strict=True):
                    assert (criterion.id, criterion.outcome, criterion.reason) == (one["id"], one["outcome"], one["reason"])
                    assert list(criterion.missing) == one["missing"]
                observed = {criterion.id: criterion.observed for criterion in decision.criteria}
                assert (observed["trial.second_interview"], observed["trial.references"]) == (interviews, checked)
                assert observed["trial.paid"] == number


def test_the_criteria_are_those_of_the_document():
    keys = ("id", "kind", "basis", "outcome", "reason", "observed", "required", "unit")
    for facts in (FACTS, {"on": "2024-04-01"}, FACTS | {"area": "cleaning", "age_years": None}):
        decision = heltmed.assess("wage", facts)
        told = decision.to_dict()
        for criterion, one in zip(decision.criteria, told["criteria"], strict=True):
            for key in keys:
                assert getattr(criterion, key) == one[key]
            assert list(criterion.missing) == one["missing"]
            assert [tuple(parameter.values()) for parameter in one["parameters"]] == list(criterion.parameters)
        assert list(decision.missing) == told["missing"] and list(decision.ask_also) == told["ask_also"]


def test_unknown_is_none_or_absent():
    assert heltmed.assess("wage", {"on": "2024-04-01"}).to_json() == heltmed.assess("wage", {"on": "2024-04-01", "phase": None}).to_json()
    decision = heltmed.assess("wage", {"on": "2024-04-01"})
    assert decision.outcome == "undetermined" and "phase" in decision.missing and decision.derived["floor_ore"] is None


@pytest.mark.parametrize("lang", heltmed.Language)
def test_languages(lang):
    decision = heltmed.assess("wage", FACTS, lang=lang)
    assert decision.to_dict()["criteria"][0]["text"] == decision.explain("wage.floor")
    assert decision.explain("wage.floor") in decision.explain()
    assert decision.explain(lang="en") == heltmed.assess("wage", FACTS).explain()
    assert "38" in decision.letter()
    assert decision.to_json(lang="nb") == heltmed.assess("wage", FACTS, lang="nb").to_json()


def test_ways_to_say_the_same():
    said = heltmed.assess("wage", FACTS).to_json()

    class Phase(enum.StrEnum):
        PERMANENT = "permanent"

    class Day(datetime.date):
        pass

    class Whole:
        def __index__(self):
            return 3815

    for change in ({"on": datetime.date(2024, 4, 1)}, {"on": Day(2024, 4, 1)}, {"hourly_wage_ore": Decimal("38.15")},
                   {"hourly_wage_ore": Decimal("38.1500")}, {"phase": Phase.PERMANENT}, {"hourly_wage_ore": Whole()}):
        assert heltmed.assess("wage", FACTS | change).to_json() == said
    for kind in (OrderedDict, ChainMap, MappingProxyType):
        assert heltmed.assess("wage", kind(FACTS)).to_json() == said


def test_lists_sets_and_rows():
    facts = {"on": "2026-11-22", "wants_job": True, "target_groups": ["learning_difficulties", "developmental_disorder"]}
    said = heltmed.assess("eligibility", facts).to_json()
    for groups in (("learning_difficulties", "developmental_disorder"), {"learning_difficulties", "developmental_disorder"},
                   frozenset(facts["target_groups"])):
        assert heltmed.assess("eligibility", facts | {"target_groups": groups}).to_json() == said
    sessions = [{"on": datetime.date(2026, 1, 7), "minutes": 60, "attended": True}, MappingProxyType({"on": "2026-01-14"})]
    decision = heltmed.assess("certificate", {"on": "2026-11-22", "sessions": sessions})
    assert decision.derived["sessions_attended"] == 1


def test_texts_cross_whole():
    """Whatever stands at whatever place: as Python's own JSON has it."""
    texts = ["", "x", "Kari", "æøå", '"', "\\", "\n\t\x00\x1f\x7f", "\U0001f600" * 9, "/", "</b>"]
    texts += ["a" * before + one + "b" * after for before in range(17) for after in (0, 1, 9) for one in ('"', "\\", "\x1f", " ", "å", "\x80")]
    written = module.document_of_facts({"abilities": texts, '"key"': "x" * 5000})
    assert json.loads(written) == {"abilities": texts, '"key"': "x" * 5000}
    told = heltmed.assess("ungjobb_certificate", {"on": "2026-06-30", "practice_until": "2026-06-19", "abilities": ["Å si \"takk\"", "b\\c"]})
    assert told.outcome == "met"


def test_dates_come_out_as_dates():
    derived = heltmed.assess("trial", {"on": "2026-11-22", "starts_on": "2026-03-23"}).derived
    assert derived["last_day"] == datetime.date(2026, 4, 19)
    assert datetime.date(2026, 4, 2) in derived["holidays_within"]


def test_a_decision_cannot_be_changed():
    decision = heltmed.assess("wage", FACTS)
    for change in (lambda: setattr(decision, "outcome", "met"), lambda: setattr(decision, "other", 1), lambda: delattr(decision, "_said"),
                   lambda: setattr(decision.criteria[0], "outcome", "met")):
        with pytest.raises((AttributeError, TypeError)):
            change()
    with pytest.raises(TypeError):
        decision.derived["floor_ore"] = 1
    with pytest.raises(TypeError):
        heltmed.Decision()
    with pytest.raises(TypeError):
        bool(decision)
    with pytest.raises(AttributeError):
        decision.rulebook.version = "x"


def test_equal_copied_pickled():
    overlaid = heltmed.Rulebook({"version": "floor-25", "parameters": {"wage.floor_share_bp": [{"valid_from": "2020-01-01", "value": 2500}]}})
    for rulebook in (None, overlaid):
        decision = heltmed.assess("wage", FACTS, rulebook=rulebook, lang="nn")
        for other in (pickle.loads(pickle.dumps(decision)), copy.copy(decision), copy.deepcopy(decision)):
            assert other == decision and hash(other) == hash(decision) and other.to_json() == decision.to_json()
    assert heltmed.assess("wage", FACTS) != decision and decision != 1
    assert pickle.loads(pickle.dumps(decision.criteria)) == decision.criteria
    plan = heltmed.plan({"hired_on": "2026-01-05", "from": "2026-01-01", "until": "2026-12-31"})
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_a_table_for_notebooks():
    shown = heltmed.assess("wage", FACTS | {"area": "cleaning"}, lang="nb")._repr_html_()
    assert shown.count("<tr>") == 6 and "wage.floor" in shown and "3815" not in shown


def test_overlays():
    reform = heltmed.Rulebook({"version": "floor-25", "parameters": {
        "wage.floor_share_bp": [{"valid_from": datetime.date(2024, 1, 1), "value": 2500}]}})
    assert reform.version == "floor-25"
    assert heltmed.assess("wage", FACTS, rulebook=reform).derived["floor_ore"] == 4770
    assert heltmed.assess("wage", FACTS | {"on": "2023-12-31"}, rulebook=reform).derived["floor_ore"] == 3816
    assert (reform.value("wage.floor_share_bp", "2023-12-31"), reform.value("wage.floor_share_bp", datetime.date(2024, 1, 1))) == (2000, 2500)
    upon = heltmed.Rulebook(json.dumps({"version": "trial-6", "parameters": {"trial.weeks": [{"valid_from": "2026-01-01", "value": 6}]}}),
                            base=reform)
    assert upon.value("wage.floor_share_bp", "2025-01-01") == 2500 and upon.value("trial.weeks", "2026-01-01") == 6
    assert pickle.loads(pickle.dumps(upon)).value("wage.floor_share_bp", "2025-01-01") == 2500
    shown = {one.id: one for one in reform.parameters()}
    assert shown["wage.floor_share_bp"].values[-1].value == 2500 and shown["wage.floor_share_bp"].sources == ("S2-13", "S3-27")
    assert "1506" in shown["followup.nav_municipalities"].values[0].value
    assert heltmed.Rulebook.built_in("2026.1").version == "2026.1"
    assert shown["benefit.base_amount_ore"].values[-1].value is None
    for wrong, kind in (({"version": "x", "parameters": {"no.such": []}}, LookupError), ({"parameters": {}}, ValueError), ("{", ValueError),
                        ({"version": "2026.1", "parameters": {}}, ValueError),
                        ({"version": "x", "parameters": {"wage.floor_share_bp": [{"valid_from": "2024-01-01", "value": 25.0}]}}, TypeError)):
        with pytest.raises(kind) as caught:
            heltmed.Rulebook(wrong)
        assert isinstance(caught.value, heltmed.InputError)
    with pytest.raises(LookupError):
        heltmed.Rulebook.built_in("1999.1")
    with pytest.raises(LookupError):
        reform.value("no.such", "2024-01-01")
    with pytest.raises(TypeError):
        reform.value("followup.nav_municipalities", "2024-05-01")


def test_computations():
    plan = heltmed.plan({"trial_starts_on": datetime.date(2026, 1, 5), "from": "2026-01-01", "until": "2026-01-31"})
    assert plan.known and plan.visits[0] == (datetime.date(2026, 1, 5), datetime.date(2026, 1, 5), heltmed.Step.TRIAL)
    assert plan.to_dict()["visits"][0] == {"on": "2026-01-05", "nominal_on": "2026-01-05", "step": "trial"}
    fallen = heltmed.shortfalls({"wages": [{"from": "2026-01-01", "hourly_ore": Decimal("38.00")}],
                                 "tariffs": [{"from": "2026-01-01", "hourly_ore": 19079}], "from": "2025-12-30", "until": "2026-01-31",
                                 "minutes_per_week": 600})
    assert fallen.periods[0].shortfall_ore == 16 and fallen.sum_owed_ore == fallen.periods[0].owed_ore and not fallen.complete
    assert fallen.unjudged == ((datetime.date(2025, 12, 30), datetime.date(2025, 12, 31)),)
    pays = heltmed.share({"starts_on": "2026-01-15", "from": "2026-01-01", "until": "2026-02-28"})
    assert [one.month for one in pays.months] == ["2026-01", "2026-02"] and pays.estimate
    assert pays.sum_ore == sum(one.share_ore for one in pays.months)


def test_calendar_and_texts():
    assert heltmed.calendar.is_holiday("2026-05-17") and not heltmed.calendar.is_working_day(datetime.date(2026, 5, 17))
    assert heltmed.calendar.next_working_day("2026-04-02") == datetime.date(2026, 4, 7)
    assert heltmed.calendar.next_working_day("2026-04-02", heltmed.Holidays.NONE) == datetime.date(2026, 4, 2)
    assert heltmed.calendar.add_months("2024-01-31", 1) == datetime.date(2024, 2, 29)
    assert heltmed.value_text(3816, "ore_per_hour", lang="nb") == heltmed.value_text(Decimal("38.16"), "ore_per_hour", lang="nb")
    assert "2026" in heltmed.value_text(datetime.date(2026, 11, 22), lang="nb")
    assert heltmed.value_text(None, lang="en") and heltmed.value_text(7) == "7"
    assert heltmed.label("ask.wage.phase", lang="nb")
    with pytest.raises(KeyError):
        heltmed.label("no.such")
    with pytest.raises(ValueError):
        heltmed.calendar.is_holiday("2026-02-30")
    with pytest.raises(ValueError):
        heltmed.calendar.is_holiday("2026-02-03", "xx")


def test_importing_needs_nothing_else():
    seen = "import sys, heltmed; print([m for m in ('numpy', 'pandas', 'polars', 'pyarrow', 'duckdb') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-W", "error", "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
