"""The store through the package: what it answers is what the command answers, and every misuse is told."""

from __future__ import annotations

import datetime
import functools
import gc
import inspect
import json
import multiprocessing
import os
import pathlib
import resource
import subprocess
import sys
import threading
import warnings

import pytest

import heltmed

ON = "2026-06-30"
TABLES = ("cases", "jobs", "spells", "visits", "exposure", "risk", "indicators")


def opened(number, **more):
    return {"key": f"k{number}", "case": f"c{number}", "type": "case_opened", "on": datetime.date(2026, 1, 5),
            "recorded_at": "2026-01-05T09:00:00Z", "actor": "js1",
            "data": {"municipality": "0301", "in_target_group": True, "found": "both"}} | more


def hired(number, wage):
    return {"key": f"h{number}", "case": f"c{number}", "type": "hired", "on": "2026-02-02", "recorded_at": "2026-02-02T09:00:00Z",
            "actor": "js1", "data": {"employer": "e1", "hourly_wage_ore": wage}}


@pytest.fixture
def store(tmp_path):
    with heltmed.Store.create(tmp_path / "store") as made:
        yield made


@pytest.fixture(scope="module")
def municipality(tmp_path_factory):
    path = tmp_path_factory.mktemp("municipality") / "store"
    with heltmed.Store.create(path, relaxed=True) as made:
        assert made.append_all(heltmed.simulate(60, 3)) > 1000
    return path


def told(command, *arguments):
    return subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def test_it_answers_as_the_command_does(municipality, command):
    with heltmed.Store(municipality, read_only=True) as store:
        assert list(store.export()) == told(command, "store", "export", municipality).splitlines()
        assert list(store.export("c7")) == told(command, "store", "export", municipality, "--case", "c7").splitlines()
        assert store.case("c7", on=ON, lang="nn") == json.loads(told(command, "store", "case", municipality, "c7", "--on", ON, "--lang", "nn",
                                                                    "--json"))
        for wrong in ("none", ""):
            with pytest.raises(heltmed.UnknownNameError):
                store.letter("c7", wrong, on=ON)
        employed = next(line["case"] for line in map(json.loads, store.export()) if line["type"] == "hired"
                        and store.case(line["case"], on=ON)["state"] == "employed")
        assert "hourly wage" in store.letter(employed, "wage", on=ON)
        assert store.due("2026-06-01", datetime.date(2026, 6, 30), concerns=True)["visits"] == json.loads(
            told(command, "store", "due", municipality, "--from", "2026-06-01", "--until", ON, "--json"))["visits"]
        assert store.places(ON) == json.loads(told(command, "store", "places", municipality, "--on", ON, "--json"))
        assert store.shortfalls(ON) == json.loads(told(command, "store", "shortfalls", municipality, "--until", ON, "--json"))
        for table in TABLES:
            arguments = ["--suppress-below", "5"] if table == "indicators" else []
            assert store.outcomes(table, on=ON, suppress_below=5).to_csv() == told(
                command, "store", "outcomes", municipality, "--on", ON, "--table", table, *arguments), table


def test_what_could_be_recorded_is_told_without_recording(store):
    def types(case, **more):
        return {row["type"]: row for row in store.allowed(case, on="2026-02-02", **more)["types"]}

    assert types("c1")["case_opened"] == {"type": "case_opened", "allowed": True, "reason": None, "text": None}
    assert types("c1")["hired"]["reason"] == "never_opened"
    store.rehearse(opened(1))
    assert store.head().events == 0
    store.append(opened(1))
    assert list(types("c1")) == [type.name for type in heltmed.event_types() if type.scope in ("case", "any")]
    assert types("c1")["trial_ended"] == {"type": "trial_ended", "allowed": False, "reason": "no_trial",
                                          "text": "There is no trial to end on that day."}
    assert types("c1", lang="nn")["trial_ended"]["text"] == "Det er ingen arbeidspraksis å avslutte denne dagen."
    store.rehearse(hired(1, 5000))
    store.append(hired(1, 5000))
    refused = []
    for call in (store.rehearse, store.append):
        with pytest.raises(heltmed.StateError) as error:
            call(hired(1, 5000) | {"key": "again"})
        refused.append(str(error.value))
    assert refused[0] == refused[1]
    assert store.head().events == 2
    for wrong, error in (("no id", heltmed.InputError), ("", heltmed.InputError)):
        with pytest.raises(error):
            store.allowed(wrong, on=ON)
    with pytest.raises(heltmed.UnknownNameError):
        store.allowed("c1", on=ON, lang="sv")


def test_simulated_events_are_those_of_the_command(command):
    assert list(heltmed.simulate(20, 2**64 - 1)) == told(command, "simulate", "--cases", 20, "--seed", 2**64 - 1).splitlines()
    assert list(heltmed.simulate(5)) == list(heltmed.simulate(5, 0))
    for cases, seed, kind in ((-1, 0, ValueError), (10**8, 0, ValueError), (1, -1, ValueError), (1, 2**64, ValueError), (1.0, 0, TypeError),
                              (True, 0, TypeError), (1, True, TypeError)):
        with pytest.raises(kind):
            heltmed.simulate(cases, seed)


def test_event_types():
    types = {one.name: one for one in heltmed.event_types()}
    fields = {field.name: field for field in types["hired"].fields}
    assert fields["employer"].required and fields["tariff"].optional and types["hired"].scope == "case"
    assert len(types["facts_stated"].fields) > 20 and not any(field.required for field in types["facts_stated"].fields)
    recorded = {json.loads(line)["type"] for line in heltmed.simulate(300, 1)}
    assert len(recorded) > 30 and recorded <= set(types)


def test_receipts(store):
    first = store.append(opened(1))
    assert first == ("k1", 1, 1, False, first.head) and len(first.head) == 64
    again = store.append(json.dumps(opened(1), default=str))
    assert again == first._replace(repeated=True)
    assert store.append(hired(1, 20000)).version == 2
    assert store.verify(first.head)[:3] == (2, 0, False) == store.verify()[:3]


REFUSED = [
    (opened(1, actor="js2"), heltmed.ConflictError, "conflict"),
    (opened(1, key="new", expected_version=0), heltmed.InputError, None),
    (opened(2, type="no_such"), heltmed.InputError, "choice"),
    (opened(2, case="01010750160"), heltmed.InputError, "identifier"),
    (opened(2, secret=1), heltmed.UnknownNameError, "unknown_field"),
    (opened(2, on=datetime.datetime(2026, 1, 5)), heltmed.WrongTypeError, "type"),
    (hired(1, 200.5), heltmed.WrongTypeError, "type"),
    (hired(2, 20000), heltmed.StateError, "state"),
    ("{", heltmed.InputError, "syntax"),
    ("[]", heltmed.InputError, None),
    (7, TypeError, None),
    (None, TypeError, None),
]


@pytest.mark.parametrize(("event", "kind", "code"), REFUSED)
def test_events_that_are_refused(store, event, kind, code):
    store.append(opened(1))
    before = store.verify()
    with pytest.raises(kind) as caught:
        store.append(event)
    assert code is None or caught.value.code == code
    assert "01010750160" not in str(caught.value) and "secret" not in str(caught.value)
    assert store.verify() == before


def test_a_quota(store):
    store.append({"key": "a", "type": "agreement_signed", "on": "2026-01-01", "recorded_at": "2026-01-01T09:00:00Z", "actor": "js1",
                  "data": {"agreement": "ex1", "municipality": "0301", "places": 1, "from": "2026-01-01"}})

    def trial(number):
        return {"key": f"t{number}", "case": f"c{number}", "type": "trial_started", "on": "2026-01-12", "recorded_at": "2026-01-12T09:00:00Z",
                "actor": "js1", "data": {"agreement": "ex1", "employer": f"e{number}"}}
    for number in (1, 2):
        store.append(opened(number))
    store.append(trial(1))
    with pytest.raises(heltmed.QuotaError):
        store.append(trial(2))
    assert store.places("2026-01-12")["agreements"][0]["left"] == 0


def test_batches(store):
    with store.batch() as batch:
        batch.append(opened(1))
        with pytest.raises(heltmed.StateError):
            batch.append(hired(2, 20000))
        batch.append(hired(1, 20000))
    assert store.verify().events == 2
    with pytest.raises(ZeroDivisionError), store.batch() as batch:
        batch.append(opened(3))
        raise ZeroDivisionError
    assert store.verify().events == 2
    with pytest.raises(heltmed.StateError) as caught:
        store.append_all([opened(4), opened(5), hired(6, 20000), opened(7)])
    assert store.verify().events == 2 and caught.value.refused == 2
    with pytest.raises(heltmed.InputError) as caught:
        store.append_all([opened(4), opened(5, type="none")])
    assert store.verify().events == 2 and caught.value.refused == 1
    with pytest.raises(heltmed.StateError) as caught, store.batch(together=True) as batch:
        for event in (opened(4), opened(5), hired(6, 20000)):
            batch.append(event)
    assert store.verify().events == 2 and caught.value.code == "state"
    with store.batch():
        with pytest.raises(heltmed.UsageError):
            store.batch().__enter__()
        store.append(opened(8))
    assert store.verify().events == 3


def test_late_words_are_taken_together(store):
    with store.batch(together=True) as batch:
        batch.append(hired(1, 20000))
        batch.append(opened(1))
    assert store.case("c1", on=ON)["state"] == "employed"


def test_files(tmp_path, store):
    with pytest.raises(heltmed.FileError):
        heltmed.Store(tmp_path / "none")
    with pytest.raises(heltmed.FileError):
        heltmed.Store.create(store.path)
    (tmp_path / "foreign").write_bytes(b"no store at all" * 100)
    with pytest.raises(heltmed.ForeignFileError) as caught:
        heltmed.Store(tmp_path / "foreign")
    assert isinstance(caught.value, OSError) and caught.value.code == "foreign"
    store.append(opened(1))
    store.backup(tmp_path / "copy")
    with heltmed.Store(tmp_path / "copy", read_only=True) as copy:
        assert copy.verify() == store.verify()
        with pytest.raises(heltmed.UsageError) as refused:
            copy.append(opened(2))
        assert refused.value.code == "unavailable"
    heltmed.Store.migrate(tmp_path / "copy", tmp_path / "older")
    assert not (tmp_path / "older").exists()
    with pytest.raises(ValueError):
        heltmed.Store(str(tmp_path / "cop\0y"))


def test_a_row_that_was_changed_is_found(tmp_path, store):
    sqlite3 = pytest.importorskip("sqlite3")
    store.append_all(opened(number) for number in range(1, 5))
    store.close()
    file = sqlite3.connect(store.path)
    table = next(name for name, in file.execute("select name from sqlite_schema where type = 'table' and sql like '%salt%'"))
    triggers = file.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
    for name, _ in triggers:
        file.execute(f"drop trigger {name}")
    file.execute(f"update {table} set salt = randomblob(16) where seq = 3")
    for _, sql in triggers:
        file.execute(sql)
    file.commit()
    file.close()
    with pytest.raises(heltmed.DamagedError) as caught, heltmed.Store(store.path) as again:
        again.verify()
    assert caught.value.faulty_seq == 3


def test_erasure(store):
    store.append(opened(1))
    store.append(opened(2))
    store.erase("c1", on=ON)
    assert store.verify()[:3] == (2, 1, False)
    with pytest.raises(heltmed.StateError):
        store.case("c1", on=ON)
    with pytest.raises(heltmed.StateError):
        store.append(opened(1))
    store.append({"key": "s", "case": "c2", "type": "concern_reported", "on": "2026-03-01", "recorded_at": "2026-03-01T09:00:00Z",
                  "actor": "js1", "data": {"by": "worker"}})
    assert store.case("c2", on=ON, concerns=True)["concerns"] and "concerns" not in store.case("c2", on=ON)
    with pytest.raises(heltmed.StateError):
        store.erase("c2", on=ON)
    store.erase("c2", on=ON, despite_concern=True)
    store.erase_finish()


def test_use_after_close(municipality):
    store = heltmed.Store(municipality)
    lines, table = store.export(), store.outcomes("cases", on=ON)
    store.close()
    store.close()
    assert len(list(lines)) > 1000
    table.__arrow_c_stream__()
    for use in (store.verify, store.export, lambda: store.append(opened(1)), lambda: store.case("c1", on=ON),
                lambda: store.outcomes("cases", on=ON), store.batch().__enter__):
        with pytest.raises(heltmed.UsageError, match="closed"):
            use()
    with pytest.raises(heltmed.UsageError, match="closed"):
        table.to_csv()
    assert repr(store) == "<heltmed.Store closed>"


DAYS = {"on": ON, "from_": ON, "until": ON}


def asks(store, tmp_path, said):
    """Each method of an open store that takes what can be said, called with it: its name and a call."""
    some = DAYS | {"event": opened(9), "events": [opened(9)], "id": said, "case": said, "assessment": "wage", "table": "cases", "path": tmp_path / "copy",
                   "suppress_below": 5}
    for name, method in inspect.getmembers(store, inspect.ismethod):
        if not name.startswith("_") and name not in ("close", "create"):
            needed = [one for one in inspect.signature(method).parameters.values() if one.default is one.empty or one.name == "case"]
            yield name, functools.partial(method, **{one.name: some[one.name] for one in needed})


def test_every_method_after_close(municipality, tmp_path):
    store = heltmed.Store(municipality)
    calls = dict(asks(store, tmp_path, "c1"))
    batch = calls.pop("batch")()
    store.close()
    assert len(calls) > 15
    for name, call in [*calls.items(), ("batch", batch.__enter__), ("batch.append", lambda: batch.append(opened(9)))]:
        with pytest.raises(heltmed.UsageError, match="closed"):
            call()
            raise AssertionError(name)
    assert not (tmp_path / "copy").exists()


def test_batches_out_of_turn(store):
    with store.batch() as batch:
        batch.append(opened(1))
        with pytest.raises(heltmed.UsageError):
            store.batch().__enter__()
    left_open = store.batch().__enter__()
    left_open.append(opened(2))
    store.close()
    with pytest.raises(heltmed.UsageError, match="closed"):
        left_open.__exit__(None, None, None)
    with heltmed.Store(store.path) as again:
        assert again.verify().events == 1


def test_texts_with_a_nul(municipality, tmp_path):
    with heltmed.Store(municipality) as store:
        before = store.verify()
        calls = {name: call for name, call in asks(store, tmp_path, "c1\0") if name in ("allowed", "case", "letter", "erase", "export")}
        assert len(calls) == 5
        path = f"{tmp_path}/a\0b"
        for call in [*calls.values(), lambda: store.outcomes("cases\0", on=ON), lambda: store.verify("0\0"), lambda: store.backup(path),
                     lambda: store.letter("c1", "wage\0", on=ON), lambda: store.case("c1", on=ON, lang="en\0"),
                     lambda: store.case("c1", on=f"{ON}\0"), lambda: store.append(opened(1, case="c1\0x", key="nul")),
                     lambda: store.append(json.dumps(opened(1, key="nul"), default=str) + "\0"),
                     lambda: heltmed.Store(path), lambda: heltmed.Store.create(path), lambda: heltmed.Store.migrate(municipality, path)]:
            with pytest.raises(ValueError) as caught:
                call()
            assert isinstance(caught.value, heltmed.Error) and "c1" not in str(caught.value)
        assert store.verify() == before and not any(tmp_path.iterdir())


def test_two_threads_on_one_store(municipality):
    """While one is within a call, in which the GIL is released, the other is refused; no more than that."""
    with heltmed.Store(municipality) as store:
        done, refused = threading.Event(), []

        def verify():
            for _ in range(30):
                try:
                    store.verify()
                except heltmed.UsageError as error:
                    refused.append(error)
            done.set()
        thread = threading.Thread(target=verify)
        thread.start()
        turns = 0
        while not done.is_set():
            turns += 1
            try:
                store.verify()
            except heltmed.UsageError as error:
                refused.append(error)
        thread.join()
        assert turns > 1 and refused and all("thread" in str(error) for error in refused)
        assert store.verify().events > 1000


def test_closing_while_another_thread_works(municipality):
    """Refused while the other is within a call; between two calls it is closed for both."""
    store = heltmed.Store(municipality)
    got, ended, refused = [], [], 0

    def work():
        try:
            for _ in range(20):
                got.append(store.verify().events)
        except heltmed.UsageError as error:
            ended.append(str(error))
    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive() and not ended:
        try:
            store.close()
        except heltmed.UsageError:
            refused += 1
    thread.join()
    store.close()
    assert refused or ended
    assert len(set(got)) <= 1 and (len(got) == 20 or ended == ["the store is closed"])


def test_two_threads_on_one_export(municipality):
    """Each line comes once, to one of them; while one is within, the other is refused by Python itself."""
    with heltmed.Store(municipality) as store:
        expected = list(store.export())
        lines, got, wrong = store.export(), [], []

        def take():
            while True:
                try:
                    got.append(next(lines))
                except StopIteration:
                    return
                except ValueError as error:
                    wrong.append(str(error))
        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(got) == sorted(expected) and set(wrong) <= {"generator already executing"}


def test_tables_are_read_while_the_store_goes_on(municipality, tmp_path):
    """Each table has a connection of its own: threads read them while the store is appended to, and closed."""
    path = tmp_path / "copy"
    with heltmed.Store(municipality) as store:
        store.backup(path)
    with heltmed.Store(path, relaxed=True) as store:
        tables = [store.outcomes("risk", on=ON) for _ in range(4)]
        expected = [column.values for column in store.outcomes("risk", on=ON)._columns()]
        got: list[object] = []
        threads = [threading.Thread(target=lambda table=table: got.append([column.values for column in table._columns()])) for table in tables]
        for thread in threads:
            thread.start()
        for number in range(50):
            store.append(opened(number, key=f"more{number}", case=f"more{number}"))
        store.close()
        for thread in threads:
            thread.join()
        assert got == [expected] * 4


def after_fork(store, told):
    try:
        store.verify()
    except heltmed.UsageError as error:
        told.put(str(error))
    else:
        told.put("answered")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_after_a_fork(municipality):
    context = multiprocessing.get_context("fork")
    told = context.Queue()
    with heltmed.Store(municipality) as store:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of a fork beside threads
            child = context.Process(target=after_fork, args=(store, told))
            child.start()
        assert "fork" in told.get(timeout=60)
        child.join()
        assert child.exitcode == 0 and store.verify().events > 1000


def test_misuse_of_tables(store):
    for table, on, more, kind in (("none", ON, {}, LookupError), ("indicators", ON, {}, ValueError), ("cases", "2026-13-01", {}, ValueError),
                                  ("risk", ON, {"coarsen": "years"}, ValueError), ("cases", datetime.datetime(2026, 1, 1), {}, TypeError),
                                  ("indicators", ON, {"suppress_below": 1.5}, TypeError), ("ca\0ses", ON, {}, ValueError), (7, ON, {}, TypeError)):
        with pytest.raises(kind):
            store.outcomes(table, on=on, **more)


def test_columns_of_numpy_and_pandas(municipality):
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    with heltmed.Store(municipality) as store:
        for table in TABLES:
            outcomes = store.outcomes(table, on=ON, suppress_below=5)
            csv = outcomes.to_csv().splitlines()
            columns, frame = outcomes.to_numpy(), outcomes.to_pandas()
            assert csv[0].split(",") == list(columns) == list(frame.columns)
            assert {len(values) for values in columns.values()} == {len(csv) - 1} == {len(frame)}
        jobs, frame = store.outcomes("jobs", on=ON).to_numpy(), store.outcomes("jobs", on=ON).to_pandas()
        assert jobs["start_on"].dtype == "datetime64[D]" and jobs["ret_12m"].mask.any() and numpy.isnat(jobs["end_on"]).any()
        assert jobs["ret_12m"].mean() == pytest.approx(float(frame["ret_12m"].mean()))
        assert frame["ret_12m"].isna().sum() == jobs["ret_12m"].mask.sum()
        assert isinstance(frame["end_reason"].dtype, pandas.CategoricalDtype)
        assert [None if one is pandas.NA or one != one else one for one in frame["end_reason"].astype(object)] == list(jobs["end_reason"])
        assert frame["end_on"].dt.strftime("%Y-%m-%d").fillna("").tolist() == ["" if numpy.isnat(one) else str(one) for one in jobs["end_on"]]


def test_an_empty_store_gives_empty_tables(store):
    pytest.importorskip("pandas")
    for table in TABLES[:-1]:
        outcomes = store.outcomes(table, on=ON)
        assert len(outcomes.to_pandas()) == 0 and all(len(values) == 0 for values in outcomes.to_numpy().values())


def test_frames_of_arrow(municipality):
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    with heltmed.Store(municipality) as store:
        for table in TABLES:
            outcomes = store.outcomes(table, on=ON, suppress_below=0)
            arrow, frame = pyarrow.table(outcomes), polars.DataFrame(outcomes)
            assert outcomes.to_polars().equals(frame) and arrow.num_rows == len(frame) > 0
            assert arrow.schema.metadata[b"extract_on"] == ON.encode()
            ours = outcomes.to_pandas()
            for name in frame.columns:
                theirs = [tuple(one) if isinstance(one, list) else one for one in arrow[name].to_pylist()]
                mine = [one.date() if isinstance(one, datetime.datetime) else one for one in ours[name].astype(object)]
                assert [None if str(one) in ("<NA>", "NaT", "nan", "None") else one for one in mine] == theirs, (table, name)


def test_in_any_order_of_destruction(municipality):
    for order in range(6):
        store = heltmed.Store(municipality)
        lines, table = store.export(), store.outcomes("visits", on=ON)
        next(lines)
        capsule = table.__arrow_c_stream__()
        for name in [("store", "lines", "table"), ("lines", "table", "store"), ("table", "store", "lines")][order % 3]:
            if name == "store":
                store = None
            elif name == "lines":
                lines = None
            else:
                table = None
            gc.collect()
        del capsule
        gc.collect()
    assert store is None and lines is None and table is None


def test_a_table_is_taken_once(municipality):
    from heltmed import _heltmed as module
    with heltmed.Store(municipality) as store:
        capsule = store.outcomes("cases", on=ON).__arrow_c_stream__()
        assert len(module.arrow_read(capsule)) > 10
        if "pyarrow" in sys.modules:
            taken = store.outcomes("cases", on=ON).__arrow_c_stream__()
            sys.modules["pyarrow"].RecordBatchReader._import_from_c_capsule(taken)
            with pytest.raises(heltmed.UsageError):
                module.arrow_read(taken)
        with pytest.raises((ValueError, TypeError)):
            module.arrow_read("no capsule")


def test_no_growth(municipality, tmp_path):
    def work():
        with heltmed.Store(municipality, read_only=True) as store:
            store.case("c3", on=ON)
            for wrong in (lambda: store.case("none", on=ON), lambda: store.outcomes("none", on=ON), lambda: store.append(opened(1))):
                with pytest.raises(ValueError):
                    wrong()
            for table in ("cases", "risk"):
                module_columns = store.outcomes(table, on=ON)._columns()
                assert module_columns
            next(store.export())
    for _ in range(30):
        work()
    gc.collect()
    blocks, size = sys.getallocatedblocks(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(200):
        work()
    gc.collect()
    assert sys.getallocatedblocks() - blocks < 300
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - size < 8192


def test_bytes_and_texts_as_paths(tmp_path):
    for path in (tmp_path / "å", str(tmp_path / "ø"), pathlib.Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))):
        with heltmed.Store.create(path) as store:
            store.append(opened(1))
        assert os.path.exists(path)
