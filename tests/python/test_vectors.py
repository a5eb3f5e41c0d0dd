"""Every acceptance vector through the package: byte for byte what the command says, and the same refusals."""

from __future__ import annotations

import json
import pathlib
import subprocess

import pytest

import heltmed

VECTORS = pathlib.Path(__file__).resolve().parents[1] / "vectors"
COMPUTATIONS = {"plan": heltmed.plan, "shortfalls": heltmed.shortfalls, "share": heltmed.share}


def said_by_command(command, name, overlay, facts, lang, folder):
    """The lines of the command for facts under one overlay (None: the built-in rulebook)."""
    words = [command, *([name] if name in COMPUTATIONS else ["assess", name, "--lang", lang]), "--jsonl", "--json"]
    if overlay is not None:
        path = folder / "overlay.json"
        path.write_text(json.dumps(overlay))
        words += ["--rulebook", str(path)]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in facts)
    done = subprocess.run(words, input=lines.encode(), capture_output=True, check=False)
    return done.stdout.decode().splitlines()


def said_here(name, facts, rulebook, lang):
    try:
        if name in COMPUTATIONS:
            return COMPUTATIONS[name](facts, rulebook=rulebook).to_json()
        return heltmed.assess(name, facts, rulebook=rulebook, lang=lang).to_json()
    except heltmed.Error as error:
        return error


def groups():
    for path in sorted(VECTORS.glob("*.jsonl")):
        vectors = [json.loads(line) for line in path.read_text().splitlines()]
        overlays = {json.dumps(one.get("overlay"), sort_keys=True): one.get("overlay") for one in vectors}
        for overlay in overlays.values():
            yield path.stem, overlay, [one["facts"] for one in vectors if one.get("overlay") == overlay]


def test_vectors_are_there():
    assert sum(len(facts) for _, _, facts in groups()) > 400


@pytest.mark.parametrize("lang", ["en", "easy_nb"])
def test_byte_for_byte_as_the_command(command, tmp_path, lang):
    compared = refused = 0
    for name, overlay, facts in groups():
        rulebook = None if overlay is None else heltmed.Rulebook(overlay)
        lines = said_by_command(command, name, overlay, facts, lang, tmp_path)
        assert len(lines) == len(facts)
        for given, line in zip(facts, lines):
            said = said_here(name, given, rulebook, lang)
            if isinstance(said, heltmed.Error):
                told = json.loads(line)["error"]
                assert (said.code, said.field) == (told["code"], told["field"]), given
                refused += 1
            else:
                assert said == line
            compared += 1
    assert compared > 400 and refused > 50
