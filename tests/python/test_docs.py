"""Every block of docs/python.md, in order, in one program; and the README's. What a block prints is what is shown below it.

    python tests/python/test_docs.py --update      writes what the blocks print into the page
"""

from __future__ import annotations

import contextlib
import io
import pathlib
import re
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/python.md"
BLOCK = re.compile(r"```python\n(.*?)```\n(?:```text\n(.*?)```\n)?", re.S)


def run(page: str):
    """Each block with the place of what is shown below it, what is, and what was printed."""
    names: dict[str, object] = {"__name__": "page"}
    for block in BLOCK.finditer(page):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block[1], f"{PAGE.name}: {block[1][:40]!r}", "exec"), names)
        yield block, printed.getvalue()


def test_page():
    for package in ("numpy", "polars", "pandas", "duckdb", "pyarrow"):
        pytest.importorskip(package)
    shown = [(printed, block[2] or "") for block, printed in run(PAGE.read_text())]
    assert len(shown) > 10
    for printed, told in shown:
        assert printed == told


def test_readme():
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S)
    assert len(blocks) == 1 and "import heltmed" in blocks[0]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(blocks[0], "README.md", "exec"), {})
    assert printed.getvalue().startswith("not_met")


def update():
    page, after = PAGE.read_text(), 0
    parts = []
    for block, printed in run(page):
        parts += [page[after:block.start()], f"```python\n{block[1]}```\n", f"```text\n{printed}```\n" if printed else ""]
        after = block.end()
    PAGE.write_text("".join(parts) + page[after:])


if __name__ == "__main__" and sys.argv[1:] == ["--update"]:
    update()
