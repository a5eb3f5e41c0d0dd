"""The loadable extension, in Python's sqlite3 and in the sqlite3 shell: check_sql.py BUILD_DIRECTORY."""

import csv
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
VECTORS = ROOT / "tests" / "vectors"
TABLES = ("plan",)
NO_SQL = ("shortfalls", "share")
passed = failed = 0


def check(what, got, expected):
    global passed, failed
    if got == expected:
        passed += 1
    else:
        failed += 1
        print(f"{what}: expected {expected!r}, got {got!r}")


def connect(extension, path=":memory:"):
    db = sqlite3.connect(path)
    db.enable_load_extension(True)
    db.load_extension(str(extension))
    db.enable_load_extension(False)
    return db


def one(db, sql, *values):
    return db.execute(sql, values).fetchone()[0]


def refusal(db, sql, *values):
    try:
        db.execute(sql, values).fetchall()
    except sqlite3.Error as error:
        return str(error)
    return None


def seen(answer):
    told = {key: answer[key] for key in ("outcome", "advice", "missing", "ask_also", "derived")}
    told["criteria"] = {one["id"]: {"outcome": one["outcome"], "missing": one["missing"]} for one in answer["criteria"]}
    return told


def vectors(db):
    """Every acceptance vector that asks the built-in rulebook."""
    for path in sorted(VECTORS.glob("*.jsonl")):
        name = path.stem
        for line in path.read_text().splitlines():
            vector = json.loads(line)
            if "overlay" in vector or name in NO_SQL:
                continue
            facts, expected = json.dumps(vector["facts"], ensure_ascii=False), vector["expect"]
            what = f"{name}: {vector['name']}"
            sql = 'SELECT "on", nominal_on, step FROM heltmed_plan(?)' if name in TABLES else f"SELECT heltmed_assess('{name}', ?)"
            if "error" in expected:
                code, field = expected["error"]["code"], expected["error"]["field"]
                words = refusal(db, sql, facts) or ""
                function = "heltmed_plan" if name in TABLES else "heltmed_assess"
                check(what, words.startswith(f"{function}: {code}: {field + ': ' if field else ''}"), True)
            elif name in TABLES:
                rows = db.execute(sql, (facts,)).fetchall()
                check(what, {"visits": [dict(zip(("on", "nominal_on", "step"), row)) for row in rows]}, expected)
            else:
                check(what, seen(json.loads(one(db, sql, facts))), expected)


def functions(db):
    check("floor", one(db, "SELECT heltmed_floor_ore(19079, '2026-11-22')"), 3816)
    check("floor unknown", one(db, "SELECT heltmed_floor_ore(NULL, '2026-11-22')"), None)
    check("floor on any day", one(db, "SELECT heltmed_floor_ore(19079, NULL)"), 3816)  # every share that there is agrees
    check("floor of a real number", "heltmed_floor_ore: type" in refusal(db, "SELECT heltmed_floor_ore(1.5, '2026-11-22')"), True)
    check("floor out of range", "range" in refusal(db, "SELECT heltmed_floor_ore(-1, '2026-11-22')"), True)
    check("least number", "range" in refusal(db, "SELECT heltmed_floor_ore(-9223372036854775807 - 1, '2026-11-22')"), True)
    check("Christmas Day", one(db, "SELECT heltmed_working_day('2026-12-25')"), 0)
    check("Christmas Day without holidays", one(db, "SELECT heltmed_working_day('2026-12-25', 'none')"), 1)
    check("the day after Ascension Day", one(db, "SELECT heltmed_working_day('2026-05-15')"), 1)
    check("after Christmas", one(db, "SELECT heltmed_next_working_day('2026-12-25')"), "2026-12-28")
    check("no such calendar", "choice: holidays" in refusal(db, "SELECT heltmed_working_day('2026-12-25', 'is')"), True)
    check("no such day", "date: day" in refusal(db, "SELECT heltmed_working_day('2026-02-30')"), True)
    check("a day that is a number", "date: day" in refusal(db, "SELECT heltmed_working_day(20000)"), True)
    check("the end of days", "range" in refusal(db, "SELECT heltmed_next_working_day('9999-12-31', 'no') || heltmed_last_trial_day('9999-12-31')"), True)
    check("last day of a trial", one(db, "SELECT heltmed_last_trial_day('2026-11-02')"), "2026-11-29")
    check("no first day", one(db, "SELECT heltmed_last_trial_day(NULL)"), None)
    check("no facts", one(db, "SELECT heltmed_assess('wage', NULL)"), None)
    check("facts that are a number", "type" in refusal(db, "SELECT heltmed_assess('wage', 5)"), True)
    check("no such assessment", "unknown_name" in refusal(db, "SELECT heltmed_assess('salary', '{}')"), True)
    check("no such language", "unknown_name" in refusal(db, "SELECT heltmed_assess('wage', '{}', 'dk')"), True)
    wage = '{"on": "2026-11-22", "phase": "permanent", "hourly_wage_ore": 3815, "comparable_tariff_ore": 19079}'
    check("a document, not a text", one(db, "SELECT json_extract(json_array(heltmed_assess('wage', ?)), '$[0].outcome')", wage), "not_met")
    texts = {language: one(db, "SELECT heltmed_assess('wage', ?, ?) ->> '$.criteria[0].text'", wage, language) for language in ("nb", "nn", "en", "easy_nb", "easy_nn")}
    check("five languages", len(set(texts.values())), 5)
    check("a refusal repeats nothing", "11111" in refusal(db, "SELECT heltmed_assess('wage', '{\"on\": \"11111\"}')"), False)


def tables(db):
    db.execute("CREATE TABLE placed (id INTEGER PRIMARY KEY, facts TEXT)")
    facts = '{"hired_on": "2026-11-02", "from": "2026-11-02", "until": "2026-11-20"}'
    db.executemany("INSERT INTO placed VALUES (?, ?)", [(1, facts), (2, None), (3, facts.replace("-02", "-03", 1))])
    joined = db.execute('SELECT id, "on" FROM placed, heltmed_plan(placed.facts) ORDER BY 1, 2').fetchall()
    check("joined", joined, [(1, "2026-11-02"), (1, "2026-11-09"), (1, "2026-11-16"), (3, "2026-11-03"), (3, "2026-11-10"), (3, "2026-11-17")])
    check("two plans at once", one(db, 'SELECT count(*) FROM heltmed_plan(?) a, heltmed_plan(?) b WHERE a."on" = b."on"', facts, facts), 3)
    check("without facts", "heltmed_plan: required" in refusal(db, "SELECT * FROM heltmed_plan"), True)
    check("facts that are none", "heltmed_plan: required: until" in refusal(db, "SELECT * FROM heltmed_plan('{\"from\": \"2026-11-02\"}')"), True)
    check("cannot be written", refusal(db, "DELETE FROM heltmed_plan") is not None, True)
    # Deterministic and innocuous: in a generated column, an index, a CHECK and a view, also where the schema is not trusted.
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("CREATE TABLE days (day TEXT CHECK (heltmed_working_day(day)), last TEXT AS (heltmed_last_trial_day(day)) STORED)")
    db.execute("CREATE INDEX days_next ON days (heltmed_next_working_day(day))")
    db.execute("CREATE VIEW plans AS SELECT id, \"on\" FROM placed, heltmed_plan(placed.facts)")
    db.execute("INSERT INTO days (day) VALUES ('2026-11-02')")
    check("generated", one(db, "SELECT last FROM days"), "2026-11-29")
    check("checked", "CHECK" in refusal(db, "INSERT INTO days (day) VALUES ('2026-11-01')"), True)
    check("in a view", one(db, "SELECT count(*) FROM plans"), 6)


def cases(extension, build):
    """heltmed_cases tells what the command tells."""
    command = str(build / "heltmed")
    with tempfile.TemporaryDirectory() as folder:
        store, events = f"{folder}/store", f"{folder}/events.jsonl"
        with open(events, "wb") as out:
            subprocess.run([command, "simulate", "--cases", "80", "--seed", "4"], stdout=out, check=True)
        subprocess.run([command, "store", "create", store], stdout=subprocess.DEVNULL, check=True)
        subprocess.run([command, "store", "import", store, events], stdout=subprocess.DEVNULL, check=True)
        for on in ("2026-06-30", "2024-01-01", "2001-01-01"):
            told = subprocess.run([command, "store", "outcomes", store, "--on", on, "--table", "cases", "--format", "csv"],
                                  stdout=subprocess.PIPE, text=True, check=True).stdout
            rows = list(csv.reader(told.splitlines()))
            db = connect(extension, store)
            cursor = db.execute("SELECT * FROM heltmed_cases(?)", (on,))
            check(f"columns {on}", [column[0] for column in cursor.description], rows[0])
            check(f"cases {on}", [["" if value is None else str(value) for value in row] for row in cursor], rows[1:])
            check(f"count {on}", one(db, "SELECT count(*) FROM heltmed_cases(?)", on), len(rows) - 1)
        check("types", one(db, "SELECT count(*) FROM heltmed_cases('2026-06-30') WHERE typeof(case_id) <> 'text' "
                               "OR typeof(t_hire_cause) <> 'integer' OR typeof(hired_on) NOT IN ('text', 'null')"), 0)
        check("no day", "heltmed_cases: required" in refusal(db, "SELECT * FROM heltmed_cases"), True)
        check("a wrong day", "date: extract_on" in refusal(db, "SELECT * FROM heltmed_cases('yesterday')"), True)
        check("an unknown day", one(db, "SELECT count(*) FROM heltmed_cases(NULL)"), 0)
        two = one(db, "SELECT count(*) FROM heltmed_cases('2026-06-30') a JOIN heltmed_cases('2024-01-01') b USING (case_id)")
        check("two days at once", two, one(db, "SELECT count(*) FROM heltmed_cases('2024-01-01')"))
        # Locks: a reader in the same process, and then another process writes.
        db.execute("BEGIN").fetchall()
        one(db, "SELECT count(*) FROM heltmed_cases('2026-06-30')")
        event = '{"key": "k-sql", "case": "c-sql", "type": "case_opened", "on": "2026-01-07", "recorded_at": "2026-01-07T12:00:00Z", ' \
                '"data": {"municipality": "3907", "in_target_group": true, "found": "both"}}\n'
        subprocess.run([command, "store", "append", store], input=event, text=True, stdout=subprocess.DEVNULL, check=True)
        db.execute("COMMIT")
        check("what was written meanwhile", one(db, "SELECT count(*) FROM heltmed_cases('2026-06-30') WHERE case_id = 'c-sql'"), 1)
        db.close()
        script = f".load {extension.with_suffix('')}\nSELECT opened_on FROM heltmed_cases('2026-06-30') WHERE case_id = 'c-sql';\n"
        done = subprocess.run(["sqlite3", "-batch", store], input=script, capture_output=True, text=True, check=False)
        check("shell's cases", (done.stdout, done.stderr), ("2026-01-07\n", ""))
        check("the store is whole", subprocess.run([command, "store", "verify", store], capture_output=True, check=False).returncode, 0)
    check("no file", "foreign" in refusal(connect(extension), "SELECT * FROM heltmed_cases('2026-06-30')"), True)


def shell(extension):
    script = (f".load {extension.with_suffix('')}\n"
              "SELECT heltmed_floor_ore(19079, '2026-11-22');\n"
              'SELECT "on", step FROM heltmed_plan(\'{"trial_starts_on": "2026-11-02", "from": "2026-11-02", "until": "2026-11-05"}\');\n')
    done = subprocess.run(["sqlite3", "-batch", ":memory:"], input=script, capture_output=True, text=True, check=False)
    check("shell", done.stdout.splitlines(), ["3816", "2026-11-02|trial", "2026-11-05|trial"])
    check("shell's errors", done.stderr, "")


def main():
    extension = pathlib.Path(sys.argv[1]).resolve() / "heltmed_sqlite.so"
    db = connect(extension)
    vectors(db)
    functions(db)
    tables(db)
    shell(extension)
    cases(extension, extension.parent)
    db.close()
    connect(extension).close()  # and once more in the same process
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
