"""The example as a script and as a notebook, and many files beside one."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

import pytest

import heltmed

HERE = pathlib.Path(__file__).parent
ON = "2026-06-30"
PICTURES = {"retention", "hiring", "follow_up", "backdated", "reform", "indicators"}
sys.path.insert(0, str(HERE))
import many  # noqa: E402


def split(folder: pathlib.Path, cases: int, files: int) -> tuple[str, list[str]]:
    """A municipality's cases in one file, and the same in several: each has all agreements and tariffs, and some of the cases."""
    events = list(heltmed.simulate(cases, 5))
    owners = [json.loads(line).get("case") for line in events]
    numbers = {case: number for number, case in enumerate(dict.fromkeys(case for case in owners if case))}
    paths = [str(folder / f"{part}.db") for part in range(files)]
    for part, path in enumerate(paths):
        with heltmed.Store.create(path, relaxed=True) as store:
            store.append_all(line for line, case in zip(events, owners) if case is None or numbers[case] % files == part)
    whole = str(folder / "whole.db")
    with heltmed.Store.create(whole, relaxed=True) as store:
        store.append_all(events)
    return whole, paths


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return split(tmp_path_factory.mktemp("files"), 300, 7)


def test_many_files_with_duckdb(files):
    whole, parts = files
    one = [tuple(row.values()) for row in many.risk(whole, ON).to_pylist()]
    assert len(one) > 300 and sum(row[-1] for row in one if row[1] == "hire") == 300
    assert many.with_duckdb(parts, ON) == sorted(one)
    assert many.with_duckdb(parts[:-1], ON) != sorted(one)


def test_many_files_with_spark(files, monkeypatch):
    sql = pytest.importorskip("pyspark.sql")
    whole, parts = files
    monkeypatch.setenv("PYTHONPATH", f"{HERE}:{pathlib.Path(heltmed.__file__).parents[1]}")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").getOrCreate()
    try:
        spark.sparkContext.setLogLevel("ERROR")
        assert many.with_spark(parts, ON, spark) == many.with_duckdb([whole], ON)
    finally:
        spark.stop()


def test_the_script(tmp_path):
    done = subprocess.run([sys.executable, HERE / "analysis.py", tmp_path], capture_output=True, text=True, check=True)
    assert "fell under it" in done.stdout
    for name in PICTURES:
        assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG") and (tmp_path / f"{name}.png").stat().st_size > 20_000
    report = (tmp_path / "report.html").read_text()
    assert report.count("data:image/png;base64,") == len(PICTURES) and 'src="http' not in report and ">:<" in report


def test_the_notebook_is_the_script():
    made = subprocess.run([sys.executable, HERE / "notebook.py"], capture_output=True, text=True, check=True).stdout
    assert made == (HERE / "analysis.ipynb").read_text()


def test_the_notebook_runs(tmp_path):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(HERE / "analysis.ipynb", 4)
    nbformat.validate(notebook)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert (tmp_path / "build/examples/outcomes/report.html").exists()
