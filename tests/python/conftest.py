"""Where the tests find the checkout and the command."""

from __future__ import annotations

import os
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return ROOT


@pytest.fixture(scope="session")
def command() -> str:
    """The command heltmed, to compare with: HELTMED names it."""
    path = os.environ.get("HELTMED")
    if path is None:
        pytest.fail("HELTMED must name the command")
    return path
