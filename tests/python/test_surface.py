"""Every name of the headers is in the module, or on the interface's list of what crosses in another way; and is used."""

from __future__ import annotations

import inspect
import pathlib
import re
import subprocess
import sys

import heltmed
from heltmed import _heltmed as module

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings/python"))
import stub  # noqa: E402

# The headers that the interface does not read: facts cross as documents, and Arrow's structs in capsules.
NOT_READ = {"facts.h", "arrow.h"}


def declared_elsewhere():
    """The functions of those headers."""
    texts = [stub.header(path.name) for path in (ROOT / "include/heltmed").glob("*.h") if path.name in NOT_READ]
    return set(re.findall(r"(heltmed_\w+)\(", "".join(texts)))


def exported():
    return (ROOT / "tests/symbols.txt").read_text().split()


def test_every_function_crosses_or_is_listed():
    named = {name for _, name, _ in stub.functions()}
    assert not NOT_READ & set(stub.HEADERS)
    for symbol in exported():
        if symbol not in stub.IGNORED | declared_elsewhere():
            assert hasattr(module, symbol.removeprefix("heltmed_")), symbol
            assert symbol in named, symbol


def test_one_interface_reads_the_headers():
    """bindings/heltmed.i, for every language: a language's own files say what becomes of what it reads."""
    readers = {path.relative_to(ROOT).as_posix() for path in (ROOT / "bindings").rglob("*.i") if re.search(r'%include [<"]heltmed/', path.read_text())}
    assert readers == {"bindings/heltmed.i"}


def test_nothing_is_listed_in_vain():
    known = set(exported()) | set(stub.constants()) | {"heltmed_allocator", "heltmed_error", "heltmed_column", "heltmed_column_out", "heltmed_receipt", "heltmed_verification",
                                                           "heltmed_outcomes_options", "heltmed_watch"}
    assert stub.IGNORED <= known, stub.IGNORED - known


def test_the_module_has_nothing_else():
    own = set(re.findall(r"def (\w+)", stub.OWN))
    given = {name for name in dir(module) if not name.startswith("_") and not name.isupper() and "SWIG" not in name}
    assert given == own | {name.removeprefix("heltmed_") for _, name, _ in stub.functions() if name not in stub.IGNORED}


def test_constants():
    for name in stub.constants():
        if name not in stub.IGNORED:
            assert hasattr(module, name.removeprefix("HELTMED_")), name


def test_the_stub_is_what_the_headers_say():
    made = subprocess.run([sys.executable, ROOT / "bindings/python/stub.py"], capture_output=True, text=True, check=True).stdout
    assert made == (ROOT / "bindings/python/heltmed/_heltmed.pyi").read_text()


def test_kernels_have_the_parameters_of_the_header():
    elsewhere = {"rows", "baseline_outcomes", "reform_outcomes", "changes", "counts", "outcomes", "reform_count", "error"}
    for _, name, parameters in stub.functions():
        if name.startswith("heltmed_columns_"):
            names = {one.replace("*", " ").split()[-1] for one in parameters}
            results = {one.split("*")[-1] for one in parameters if one.startswith("heltmed_column_out")}
            signature = inspect.signature(getattr(heltmed.columns, name.removeprefix("heltmed_columns_")))
            given = {one.rstrip("_") for one in signature.parameters} - {"out"}
            assert given == names - elsewhere - results, name


def test_enums_have_the_words_of_the_library():
    assert [one.value for one in heltmed.Outcome] == [module.outcome_name(number) for number in range(4)]
    assert [one.value for one in heltmed.Advice] == [module.advice_name(number) for number in range(3)]
    assert [one.value for one in heltmed.Language] == [module.language_name(number) for number in range(5)]
    assert module.outcome_name(4) is None and module.advice_name(3) is None and module.language_name(5) is None
    for reason in heltmed.columns.Reason:
        assert module.reason_name(reason) == reason.word
    assert module.reason_name(len(heltmed.columns.Reason) + 1) is None
    for outcome in heltmed.columns.Outcome:
        assert module.outcome_name(outcome) == outcome.word
    holidays = next(fact for fact in heltmed.assessment("plan").facts if fact.name == "holidays")
    assert holidays.words == tuple(heltmed.Holidays)
    kinds = {one.kind for each in heltmed.assessments() for one in each.criteria}
    assert kinds <= set(heltmed.Kind)


def test_every_assessment_and_fact_is_told():
    names = [one.name for one in heltmed.assessments()]
    assert names == [module.assessment_name(number) for number in range(module.assessment_count())]
    assert [one.name for one in heltmed.computations()] == ["plan", "shortfalls", "share"]
    for one in (*heltmed.assessments(), *heltmed.computations()):
        facts = {fact.name: fact for fact in one.facts}
        assert len(facts) == module.fact_count(one.name) and all(fact.about and fact.kind for fact in one.facts)
    wage = {fact.name: fact for fact in heltmed.assessment("wage").facts}
    assert wage["on"].required and wage["as_known_on"].optional
    assert wage["phase"].words == ("trial", "permanent")
    assert (wage["hourly_wage_ore"].lowest, wage["hourly_wage_ore"].highest) == (0, 1_000_000_000)
    assert {one.id for one in heltmed.assessment("wage").criteria} >= {"wage.floor", "wage.permanent_contract"}
    sessions = next(fact for fact in heltmed.assessment("certificate").facts if fact.name == "sessions")
    assert [field.name for field in sessions.fields][:2] == ["on", "minutes"] and sessions.fields[0].required
    assert any(source.id == "S2-13" and source.title for source in heltmed.sources())
