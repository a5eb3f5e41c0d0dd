"""A hundred thousand calls, refused ones among them, take no more memory than the first thousand."""

from __future__ import annotations

import gc
import resource
import sys
from array import array

import pytest

import heltmed

FACTS = {"on": "2024-04-01", "phase": "permanent", "hourly_wage_ore": 3815, "comparable_tariff_ore": 19079}
REFORM = {"version": "v", "parameters": {"wage.floor_share_bp": [{"valid_from": "2024-01-01", "value": 2500}]}}
ON, WAGE, TARIFF = array("i", [19800] * 100), array("q", [3815] * 100), array("q", [19079] * 100)


def assess():
    heltmed.assess("wage", FACTS)


def refuse():
    for wrong in ({"hourly_wage_ore": 1.5}, {"no_such": 1}, {"on": None}):
        try:
            heltmed.assess("wage", FACTS | wrong)
        except heltmed.InputError:
            pass


def ask_more():
    decision = heltmed.assess("wage", FACTS)
    decision.explain()
    decision.letter()
    decision.to_dict()


def overlay():
    heltmed.assess("wage", FACTS, rulebook=heltmed.Rulebook(REFORM))


def columns():
    heltmed.columns.wage_floor(ON, WAGE, TARIFF, reasons=True)
    for wrong in (array("d", [1.0] * 100), WAGE[:50], [1.5] * 100):
        try:
            heltmed.columns.wage_floor(ON, wrong, TARIFF)
        except ValueError:
            pass


@pytest.mark.parametrize(("work", "times"), [(assess, 100_000), (refuse, 20_000), (ask_more, 5_000), (overlay, 20_000), (columns, 20_000)],
                         ids=lambda one: getattr(one, "__name__", ""))
def test_no_growth(work, times):
    for _ in range(1000):
        work()
    gc.collect()
    blocks, size = sys.getallocatedblocks(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(times):
        work()
    gc.collect()
    assert sys.getallocatedblocks() - blocks < 200
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - size < 4096
