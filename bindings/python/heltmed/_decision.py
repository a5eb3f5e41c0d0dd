"""Assessments and their decisions."""

from __future__ import annotations

import datetime
import html
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, final

from heltmed import _heltmed as _n
from heltmed._criterion import Criterion
from heltmed._rulebook import Rulebook, default_rulebook
from heltmed._values import date_of, language_number
from heltmed._words import Advice, Outcome

Facts = Mapping[str, Any]
"""Facts by their names. Yes and no are ``bool``, counts and øre ``int``, kroner ``Decimal`` (in facts that end in ``_ore``), dates
``datetime.date`` or ISO text, choices text, municipalities four digits as text, sets and lists ``list``, ``tuple`` or ``set``; what
is not known is absent or None."""

# What the module says of a decision, by its places.
_DOCUMENT: Final = 0
_RULEBOOK_VERSION: Final = 1
_ON: Final = 2
_OUTCOME: Final = 3
_ADVICE: Final = 4
_MISSING: Final = 5
_ASK_ALSO: Final = 6
_CRITERIA: Final = 7


@final
class Decision:
    """What an assessment found, and why: an account of facts, never a refusal. Cannot be changed.

    It has no truth value of its own, since there are four outcomes: ask for ``outcome``.
    """

    __slots__ = ("_assessment", "_lang", "_rulebook", "_said")
    _said: tuple[bytes, str, int, Outcome, Advice, tuple[str, ...], tuple[str, ...], tuple[Criterion, ...]]
    _assessment: str
    _rulebook: Rulebook
    _lang: str

    def __init__(self) -> None:
        raise TypeError("decisions are made by heltmed.assess")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a decision cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a decision cannot be changed")

    @property
    def assessment(self) -> str:
        """The name of the assessment."""
        return self._assessment

    @property
    def on(self) -> datetime.date:
        """The day that the answer is for."""
        return date_of(self._said[_ON])

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook that it was given by."""
        return self._rulebook

    @property
    def outcome(self) -> Outcome:
        """What the requirements came to."""
        return self._said[_OUTCOME]

    @property
    def advice(self) -> Advice:
        """What to do now."""
        return self._said[_ADVICE]

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of unknown facts and dated rates that can still change the outcome."""
        return self._said[_MISSING]

    @property
    def ask_also(self) -> tuple[str, ...]:
        """Those that matter for guidelines and cautions only: the questions that protect a person."""
        return self._said[_ASK_ALSO]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria, in the contract's order."""
        return self._said[_CRITERIA]

    def criterion(self, id: str) -> Criterion:
        """A criterion by its id ("wage.floor"). Raises KeyError."""
        for one in self.criteria:
            if one.id == id:
                return one
        raise KeyError("there is no such criterion in this decision")

    @property
    def derived(self) -> Mapping[str, Any]:
        """The computed values by their names: dates as ``datetime.date``, lists as tuples, None what cannot be computed."""
        kinds = {_n.derived_name(self._assessment, index): _n.derived_kind(self._assessment, index)
                 for index in range(_n.derived_count(self._assessment))}
        return MappingProxyType({name: _derived(value, kinds.get(name)) for name, value in self.to_dict()["derived"].items()})

    def explain(self, criterion: str | None = None, *, lang: str | None = None) -> str:
        """The explanation of one criterion, by its id; without one the whole: a summary, then a line for each criterion.

        Raises KeyError for a criterion that the decision has not, UnknownNameError for a language that there is not.
        """
        document, language = self._document(lang), language_number(lang or self._lang)
        if criterion is None:
            lines = [f"{one.id}: {_n.decision_explain(document, index, language)}" for index, one in enumerate(self.criteria)]
            return "\n".join([_n.decision_summary(document, language), *lines])
        return _n.decision_explain(document, self.criteria.index(self.criterion(criterion)), language)

    def letter(self, *, lang: str | None = None) -> str:
        """A letter to the person: what was asked, what is so and why, what can be done, whom to ask.

        Raises UsageError (``unavailable``) of a concern, which has none, and UnknownNameError for a language that there is not.
        """
        return _n.decision_letter(self._document(lang), language_number(lang or self._lang))

    def to_json(self, *, lang: str | None = None) -> str:
        """The canonical JSON, byte for byte that of the command. Raises UnknownNameError (language)."""
        return _n.document_assess(_n.document_create(), self._rulebook._handle, self._assessment, self._said[_DOCUMENT],
                                  language_number(lang or self._lang))

    def to_dict(self, *, lang: str | None = None) -> dict[str, Any]:
        """The same as a dict, dates as ISO text. Raises UnknownNameError (language)."""
        told: dict[str, Any] = json.loads(self.to_json(lang=lang))
        return told

    def _document(self, lang: str | None) -> Any:
        """A document that holds the decision: the same facts asked again, which give the same answer."""
        document = _n.document_create()
        _n.document_assess(document, self._rulebook._handle, self._assessment, self._said[_DOCUMENT], language_number(lang or self._lang))
        return document

    def __bool__(self) -> bool:
        raise TypeError("a decision has four outcomes and no truth value: compare its outcome")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Decision):
            return NotImplemented
        return self is other or (self._lang == other._lang and self.to_json() == other.to_json())

    def __hash__(self) -> int:
        return hash((self._assessment, self._said[_ON], self._said[_OUTCOME], self._said[_MISSING]))

    def __repr__(self) -> str:
        asked = f", missing {', '.join(self.missing)}" if self.missing else ""
        return f"<heltmed.Decision {self._assessment} on {self.on}: {self.outcome}{asked}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (self._assessment, self._said[_DOCUMENT], self._rulebook, self._lang))

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        document, language = self._document(None), language_number(self._lang)
        rows = "".join(
            f"<tr><td style='text-align:left'><code>{html.escape(one.id)}</code></td><td style='text-align:left'>{one.kind}</td>"
            f"<td style='text-align:left'>{one.outcome}</td>"
            f"<td style='text-align:left'>{html.escape(_n.decision_explain(document, index, language))}</td></tr>"
            for index, one in enumerate(self.criteria))
        return (f"<p><strong>{html.escape(self._assessment)}</strong>, {self.on}, rulebook {html.escape(self._said[_RULEBOOK_VERSION])}: "
                f"<strong>{self.outcome}</strong> ({self.advice}). {html.escape(_n.decision_summary(document, language))}</p>"
                f"<table><thead><tr><th>criterion</th><th>kind</th><th>outcome</th><th>why</th></tr></thead><tbody>{rows}</tbody></table>")


# The slots' own setters: quicker than any other way round the ban on setting.
_new: Final = object.__new__
_set_said = Decision.__dict__["_said"].__set__
_set_assessment = Decision.__dict__["_assessment"].__set__
_set_rulebook = Decision.__dict__["_rulebook"].__set__
_set_lang = Decision.__dict__["_lang"].__set__
_LANGUAGES: Final = frozenset(_n.language_name(index) for index in range(5))
_DEFAULT: Final = default_rulebook()


def assess(name: str, facts: Facts, *, rulebook: Rulebook | None = None, lang: str = "en") -> Decision:
    """Assesses facts, under the newest built-in rulebook unless another is given.

    ``name`` is one of ``heltmed.assessments()``; ``facts`` are given by their names, money in whole øre or as Decimal kroner,
    what is unknown absent or None; ``lang`` is the language that the decision's texts are in unless told otherwise.

    Raises InputError for facts that are refused (nothing is assessed then): UnknownNameError for a name that is none, and
    WrongTypeError for a float, a datetime, or yes or no for a number. A fact that is missing is no error: what depends on it is
    undetermined.
    """
    if rulebook is None:
        rulebook = _DEFAULT
    if lang not in _LANGUAGES:
        language_number(lang)
    said = _n.assess_facts(rulebook._handle, name, facts)
    decision = _new(Decision)
    _set_said(decision, said)
    _set_assessment(decision, name)
    _set_rulebook(decision, rulebook)
    _set_lang(decision, lang)
    return decision


def _again(name: str, document: bytes, rulebook: Rulebook, lang: str) -> Decision:
    return assess(name, json.loads(document), rulebook=rulebook, lang=lang)


def _derived(value: Any, kind: str | None) -> Any:
    if isinstance(value, list):
        return tuple(_derived(one, kind) for one in value)
    if isinstance(value, str) and kind in ("date", "list of holidays"):
        return datetime.date.fromisoformat(value)
    return value
