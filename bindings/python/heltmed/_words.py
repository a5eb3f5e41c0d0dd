"""The words of the library that a program compares with. Each is also a plain text: ``Outcome.MET == "met"``."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What a decision or a criterion came to."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    """Facts or a dated rate are missing, or the sources do not tell."""


class Advice(StrEnum):
    """What to do now."""

    GO_ON = "go_on"
    """Met, or nothing applied."""
    ASK = "ask"
    """Undetermined: what is missing can settle it."""
    TALK = "talk"
    """Not met: a person should look. Never a dead end."""


class Kind(StrEnum):
    """What a criterion is for. Only requirements decide."""

    REQUIREMENT = "requirement"
    GUIDELINE = "guideline"
    TARGET = "target"
    CAUTION = "caution"


class Basis(StrEnum):
    """Whose rule it is."""

    SOURCE = "source"
    """A source says so."""
    READING = "reading"
    """A source says so unclearly, and this is how it is read."""
    PROJECT = "project"
    """The sources are silent: the project's own."""
    EXTERNAL = "external"
    """Law or rates."""


class Language(StrEnum):
    """The languages of texts."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    EASY_NB = "easy_nb"
    """Easy-to-read bokmål."""
    EASY_NN = "easy_nn"
    """Easy-to-read nynorsk."""


class Holidays(StrEnum):
    """The calendars of public holidays."""

    NO = "no"
    DK = "dk"
    SE = "se"
    NONE = "none"


class Step(StrEnum):
    """The steps of the plan of visits."""

    TRIAL = "trial"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
