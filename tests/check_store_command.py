"""`heltmed store` from the outside: create, append, import, export, verify, backup, erase, migrate and outcomes.

    HELTMED=path/to/heltmed python3 check_store_command.py

Ends with `N passed, N failed`.
"""

import csv
import json
import os
import pty
import sqlite3
import subprocess
import sys
import tempfile

HELTMED = os.environ["HELTMED"]
passed = failed = 0


def check(well, what):
    global passed, failed
    passed += bool(well)
    failed += not well
    if not well:
        print(f"FAILED: {what}")


def run(*words, given=b"", **more):
    return subprocess.run([HELTMED, "store", *words], input=given, capture_output=True, check=False, **more)


def expect(status, *words, given=b"", errors=None):
    done = run(*words, given=given)
    check(done.returncode == status, f"{words}: exit status {done.returncode}, not {status}: {done.stderr[:300]!r}")
    if errors is not None:
        check(errors in done.stderr, f"{words}: no {errors!r} in {done.stderr[:300]!r}")
    return done


def event(key, case, kind, on, **more):
    found = {"key": key, "case": case, "type": kind, "on": on, "recorded_at": on + "T10:00:00Z", **more}
    return json.dumps({name: value for name, value in found.items() if value is not None}).encode() + b"\n"


def opened(case, key=None):
    return event(key or "open-" + case, case, "case_opened", "2026-01-05",
                 data={"municipality": "0301", "in_target_group": True, "found": "both"})


def lines_of(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_usage(place):
    expect(0, "--help")
    check(b"--keep-going" in run("--help").stdout, "the help tells the options")
    for words in ([], ["vanish", place], ["create"], ["create", place, "more"], ["append", place, "--csv"], ["create", place, "--atomic"],
                  ["import", place], ["export", place, "--format"], ["verify", place, "--json", "--report"]):
        expect(2, *words, errors=b"usage:")
    expect(3, "append", place, errors=b'"io"')
    expect(3, "create", place + "/no/such/directory", errors=b'"io"')
    expect(0, "create", place)
    expect(3, "create", place, errors=b"already")
    expect(2, "export", place, "--format", "xml")
    expect(2, "erase", place)
    expect(2, "erase", place, "c-1", "--on", "2026-02-30")
    expect(2, "import", place, "-", "--keep-going")
    expect(2, "import", place, "-", "--rejects", "x")


def check_append(place):
    expect(0, "create", place)
    done = expect(0, "append", place, given=opened("c-1") + event("k", "c-1", "visited", "2026-02-01", data={"with": "both"}))
    first, second = lines_of(done)
    check(list(first) == ["key", "seq", "version", "head"], "the members of a receipt")
    check((first["key"], first["seq"], first["version"]) == ("open-c-1", 1, 1), "the first receipt")
    check((second["key"], second["seq"], second["version"]) == ("k", 2, 2) and len(second["head"]) == 64, "the second receipt")
    done = expect(1, "append", place, given=opened("c-1") + b"{\n" + event("x", "c-9", "visited", "2026-02-01", data={"with": "both"}) + opened("c-2"))
    answers = lines_of(done)
    check(answers[0] == first, "a repeated key gives its first receipt")
    check(answers[1]["error"]["code"] == "syntax" and answers[1]["error"]["line"] == 2, "a bad line is told in its place")
    check(answers[2]["error"]["code"] == "state" and answers[2]["error"]["line"] == 3, "so is an impossible event")
    check(answers[3]["seq"] == 3, "and the rest goes on")

    # Each receipt is there before the next line is asked for.
    with subprocess.Popen([HELTMED, "store", "append", place], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for i in range(3):
            process.stdin.write(event(f"f{i}", "c-1", "visited", "2026-02-01", data={"with": "worker"}))
            process.stdin.flush()
            check(json.loads(process.stdout.readline())["seq"] == 4 + i, "a receipt without waiting for the next line")
        process.stdin.close()
        check(process.wait() == 0, "the end of the appending")

    safety = event("s", "c-1", "concern_reported", "2026-02-01", data={"by": "worker"})
    done = expect(1, "append", place, "--atomic", given=opened("c-3") + safety + event("x", "c-3", "trial_ended", "2026-02-01", data={"early": True}))
    answers = lines_of(done)
    check(len(answers) == 1 and answers[0]["error"]["code"] == "state" and answers[0]["error"]["line"] == 3, "an atomic append that fails")
    done = expect(0, "append", place, "--atomic", given=opened("c-3") + safety)
    check([answer["key"] for answer in lines_of(done)] == ["open-c-3", "s"], "an atomic append")
    check(lines_of(done)[1]["seq"] == 7 and lines_of(done)[0]["seq"] == 8, "the concern had been recorded all the same")
    done = expect(0, "append", place, given=event("01010112377", "c-1", "concern_reported", "2026-02-01", data={"by": "worker"}))
    check(b"01010112377" not in done.stdout and lines_of(done)[0]["key"].startswith("xxxxxxxxxxx."), "a blotted key is told")


def simulated(directory, cases=40):
    name = os.path.join(directory, "events.jsonl")
    with open(name, "wb") as out:
        subprocess.run([HELTMED, "simulate", "--cases", str(cases), "--seed", "5"], stdout=out, check=True)
    with open(name, "rb") as given:
        return name, given.read()


def check_transfer(directory):
    name, events = simulated(directory)
    count = events.count(b"\n")
    one, two, csv = (os.path.join(directory, word) for word in ("one.db", "two.db", "events.csv"))
    expect(0, "create", one)
    check(lines_of(expect(0, "import", one, name)) == [{"events": count, "repeated": 0, "refused": 0}], "the summary of an import")
    check(run("export", one).stdout == events, "an export is what was imported, byte for byte")
    check(lines_of(expect(0, "import", one, "-", given=events)) == [{"events": 0, "repeated": count, "refused": 0}], "a second import")
    with open(csv, "wb") as out:
        out.write(expect(0, "export", one, "--format", "csv").stdout)
    expect(0, "create", two)
    expect(0, "import", two, csv)
    check(run("export", two).stdout == events, "and by way of CSV")
    case = next(json.loads(line)["case"] for line in events.splitlines() if b'"case"' in line)
    alone = expect(0, "export", one, "--case", case).stdout.splitlines()
    check(alone and all(json.loads(line)["case"] == case for line in alone), "one case alone")
    expect(1, "export", one, "--case", "nobody", errors=b'"state"')

    # All or nothing, with the line; and with --keep-going the rest in a file of rejects.
    bad = os.path.join(directory, "bad.jsonl")
    third = os.path.join(directory, "third.db")
    with open(bad, "wb") as out:
        out.write(opened("z-1") + event("z1", "z-1", "trial_ended", "2026-02-01", data={"early": True}) + opened("z-2") + b"{]\n")
    expect(0, "create", third)
    done = expect(1, "import", third, bad, errors=b'"line":4')
    check(run("export", third).stdout == b"", "nothing of an import that was refused")
    with open(bad, "r+b") as out:
        out.truncate(len(out.read()) - 3)
    expect(1, "import", third, bad, errors=b'"line":2')
    check(run("export", third).stdout == b"", "nothing of a result that was refused")
    done = expect(1, "import", third, bad, "--keep-going")
    check(lines_of(done) == [{"events": 2, "repeated": 0, "refused": 1}], "the summary of an import that keeps going")
    with open(bad + ".rejects", "rb") as rejects:
        reason, line = rejects.read().splitlines()
    check(json.loads(reason)["error"]["line"] == 2 and json.loads(line)["key"] == "z1", "the rejects and their reasons")
    other = os.path.join(directory, "other.rejects")
    expect(1, "import", third, "-", "--keep-going", "--rejects", other, given=b"[]\n")
    check(os.path.getsize(other) > 0, "rejects where they were asked for")
    expect(0, "import", third, "-", "--keep-going", "--rejects", other, given=opened("z-1"))
    check(not os.path.exists(other), "no file of rejects where there are none")


def check_upkeep(directory):
    place = os.path.join(directory, "kept.db")
    copy = os.path.join(directory, "copy.db")
    expect(0, "create", place)
    first, last = (answer["head"] for answer in lines_of(expect(0, "append", place, given=opened("MARK-1") + opened("c-2"))))
    found = lines_of(expect(0, "verify", place, "--head", first))[0]
    check(found == {"events": 2, "erased": 0, "purge_is_owed": False, "head": last}, "what verify tells")
    expect(1, "verify", place, "--head", "12")
    expect(3, "verify", place, "--head", "0" * 64, errors=b'"damaged"')
    check(b"The chain holds" in expect(0, "verify", place, "--report").stdout, "verify for people")

    expect(0, "backup", place, copy)
    expect(3, "backup", place, copy, errors=b"already")
    check(run("export", copy).stdout == run("export", place).stdout, "a backup holds the same")

    expect(0, "append", place, given=event("s", "MARK-1", "concern_reported", "2026-02-01", data={"by": "worker"}))
    expect(1, "erase", place, "MARK-1", errors=b"concern")
    reader = sqlite3.connect(place, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    expect(3, "erase", place, "MARK-1", "--on", "2026-03-01", "--despite-concern", errors=b'"busy"')
    check(lines_of(run("verify", place))[0]["purge_is_owed"] is True, "a purge is owed")
    reader.close()
    expect(0, "erase", place, "--finish")
    for tail in ("", "-wal"):
        if os.path.exists(place + tail):
            with open(place + tail, "rb") as bytes_of:
                check(b"MARK" not in bytes_of.read(), "nothing of an erased case is left")
    found = lines_of(expect(0, "verify", place, "--head", last))[0]
    check((found["events"], found["erased"], found["purge_is_owed"]) == (3, 2, False), "the chain after an erasure")
    expect(1, "append", place, given=opened("MARK-1"))
    expect(0, "erase", place, "c-2")
    day = sqlite3.connect(place).execute("SELECT max(day) FROM erasures").fetchone()[0]
    check(day > 20000, "an erasure without --on is of today")

    expect(0, "migrate", place, os.path.join(directory, "unneeded.db"))
    check(not os.path.exists(os.path.join(directory, "unneeded.db")), "no copy where nothing is to be migrated")
    writer = sqlite3.connect(copy)
    writer.execute("PRAGMA user_version=9")
    writer.close()
    expect(3, "verify", copy, errors=b"layout 9")
    expect(3, "migrate", copy, place + ".before", errors=b'"layout"')
    with open(copy, "wb") as out:
        out.write(b"something else" * 1000)
    expect(3, "export", copy, errors=b'"foreign"')


def check_progress(directory):
    name, _ = simulated(directory, 120)
    place = os.path.join(directory, "shown.db")
    expect(0, "create", place)
    ours, theirs = pty.openpty()
    with subprocess.Popen([HELTMED, "store", "import", place, name], stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        process.communicate()
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:
        pass
    os.close(ours)
    check(b"4096 events" in shown, "progress on a terminal")
    check(run("verify", place).stderr == b"", "and none elsewhere")


TABLES = ("cases", "jobs", "spells", "visits", "exposure", "risk", "indicators")
NO_MORE = b"\xff\xff\xff\xff\x00\x00\x00\x00"  # ends a stream of Arrow's messages


def read_whole(directory, name):
    with open(os.path.join(directory, name), "rb") as file:
        return file.read()


def check_codebook():
    books = json.loads(expect(0, "outcomes", "--codebook").stdout)
    check(tuple(book["table"] for book in books) == TABLES, "the codebook has every table")
    for book in books:
        told = json.loads(expect(0, "outcomes", "--codebook", "--table", book["table"]).stdout)
        check(told in (book, [book]), f"the codebook of {book['table']} is the part of the whole one")
        names = [column["name"] for column in book["columns"]]
        check(len(set(names)) == len(names) > 4, f"{book['table']}: columns of its own")
        for column in book["columns"]:
            what = f"{book['table']}.{column['name']}"
            check(set(column) == {"name", "kind", "unit", "may_be_null", "codes", "definition"}, f"{what}: what is told of it")
            check(len(column["definition"]) > 5 and isinstance(column["may_be_null"], bool), f"{what}: a definition")
            check((column["codes"] is not None) == (column["kind"] in ("choice", "code")), f"{what}: codes where it has some")
            check(column["kind"] != "code" or column["codes"][0] == "censored", f"{what}: code 0 is censored")
    expect(1, "outcomes", "--codebook", "--table", "vanish", errors=b'"unknown_name"')
    return {book["table"]: [column["name"] for column in book["columns"]] for book in books}


def check_formats(place, directory, columns):
    """Each table alone, and all of them in one pass into files: the same bytes."""
    asked = ("outcomes", place, "--on", "2025-06-30", "--suppress-below", "3")
    counted = {}
    for form in ("csv", "json", "arrow"):
        expect(0, *asked, "--table", ",".join(TABLES), "--out", directory, "--format", form)
        for table in TABLES:
            alone = expect(0, *asked, "--table", table, "--format", form).stdout
            check(len(alone) > 100 and read_whole(directory, f"{table}.{form}") == alone, f"{table}.{form}: the same alone and in one pass")
            if form == "csv":
                check(alone == run(*asked, "--table", table).stdout, f"{table}: CSV is what is written unasked")
                rows = list(csv.reader(alone.decode().splitlines()))
                check(rows[0] == columns[table] and len(rows) > 1, f"{table}.csv: the columns of the codebook")
                counted[table] = len(rows) - 1
            elif form == "json":
                told = json.loads(alone)
                check(told["table"] == table and told["extract_on"] == "2025-06-30", f"{table}.json: what it is")
                check(len(told["rows"]) == counted[table] and all(list(row) == columns[table] for row in told["rows"]), f"{table}.json: rows")
            else:
                check(alone[:4] == NO_MORE[:4] and alone.endswith(NO_MORE), f"{table}.arrow: a whole stream of messages")
        names = sorted(name for name in os.listdir(directory) if name.endswith(form))
        check(names == sorted(f"{table}.{form}" for table in TABLES), f"a file for each table, named by it and {form}")
    for name in os.listdir(directory):
        check(os.stat(os.path.join(directory, name)).st_mode & 0o077 == 0, f"{name} is for its owner alone")
    with open(os.path.join(directory, "jobs.csv"), "ab") as file:
        file.write(b"left from before\n" * 10000)
    expect(0, *asked, "--table", "jobs", "--out", directory)
    check(read_whole(directory, "jobs.csv") == run(*asked, "--table", "jobs").stdout, "what a file held before is gone")
    weeks, months = (run(*asked, "--table", "risk", coarser).stdout for coarser in ("--weeks", "--months"))
    check(len({weeks, months, read_whole(directory, "risk.csv")}) == 3, "days, weeks and months differ")


def check_refused_tables(place, directory):
    on = ("--on", "2025-06-30")
    expect(2, "outcomes", errors=b"FILE is needed")
    expect(2, "outcomes", place, *on, errors=b"--table is needed")
    expect(2, "outcomes", place, "--table", "cases", errors=b"--on DATE is needed")
    expect(2, "outcomes", place, "--table", "cases", "--on", "2025-02-29", errors=b"a date that exists")
    expect(2, "outcomes", place, *on, "--table", "cases", "--format", "xml", errors=b"csv, json, arrow")
    expect(2, "outcomes", place, *on, "--table", "risk", "--weeks", "--months", errors=b"exclude each other")
    for below in ("x", "-1", "", "10000000"):
        expect(2, "outcomes", place, *on, "--table", "indicators", "--suppress-below", below, errors=b"--suppress-below takes")
    for names in ("cases,", ",cases", "cases,,jobs", "cases,cases", ",".join(TABLES) + ",cases", "a" * 40):
        done = run("outcomes", place, *on, "--table", names, "--out", directory)
        check(done.returncode == 2 and b'"choice"' in done.stderr, f"{names} is no list of tables: {done.returncode}, {done.stderr[:200]!r}")
    for more in ((), ("--out", directory)):
        for name in ("vanish", "cases jobs", "Cases"):
            expect(1, "outcomes", place, *on, "--table", name, *more, errors=b'"unknown_name"')
        expect(1, "outcomes", place, *on, "--table", "indicators", *more, errors=b'"required","field":"suppress_below"')
    check(os.listdir(directory) == [], "nothing was written of what was refused")


def check_lost_files(place, directory):
    asked = ("outcomes", place, "--on", "2025-06-30", "--table", "cases,visits", "--out")
    expect(3, *asked, os.path.join(directory, "vanish"), errors=b"could not be made")
    os.symlink("/dev/full", os.path.join(directory, "visits.csv"))
    expect(3, *asked, directory, errors=b"could not be written")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([HELTMED, "store", *asked[:-2], "cases"], stdout=full, stderr=subprocess.PIPE, check=False)
    check(done.returncode == 3 and b'"io"' in done.stderr, f"a full disk under a table: {done.returncode}, {done.stderr!r}")
    expect(3, "outcomes", os.path.join(directory, "vanish"), *asked[2:5], "cases", errors=b'"io"')


def check_outcomes(directory):
    place = os.path.join(directory, "s.db")
    events = subprocess.run([HELTMED, "simulate", "--cases", "60", "--seed", "4"], capture_output=True, check=True).stdout
    source = os.path.join(directory, "events.jsonl")
    with open(source, "wb") as file:
        file.write(events)
    expect(0, "create", place)
    expect(0, "import", place, source)
    columns = check_codebook()
    for number, part in enumerate((lambda out: check_formats(place, out, columns), lambda out: check_refused_tables(place, out),
                                   lambda out: check_lost_files(place, out))):
        out = os.path.join(directory, str(number))
        os.mkdir(out)
        part(out)


def main():
    for part in (check_usage, check_append):
        with tempfile.TemporaryDirectory() as directory:
            part(os.path.join(directory, "s.db"))
    for part in (check_transfer, check_upkeep, check_progress, check_outcomes):
        with tempfile.TemporaryDirectory() as directory:
            part(directory)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
