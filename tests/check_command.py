"""The command from the outside: options, exit statuses, streams, reports, letters, calendar feeds and the list of rules.

    HELTMED=path/to/heltmed python3 check_command.py

Ends with `N passed, N failed`.
"""

import datetime
import json
import os
import pty
import re
import select
import subprocess
import sys
import tempfile

HELTMED = os.environ["HELTMED"]
LANGUAGES = ("nb", "nn", "en", "easy_nb", "easy_nn")
WAGE = b'{"on":"2026-11-22","phase":"permanent","hourly_wage_ore":3815,"comparable_tariff_ore":19080}'
PLAN = b'{"trial_starts_on":"2026-03-16","hired_on":"2026-04-13","from":"2026-03-16","until":"2026-09-30"}'
SHORT = (b'{"wages":[{"from":"2026-01-01","hourly_ore":3800}],"tariffs":[{"from":"2026-02-01","hourly_ore":20000}],'
         b'"minutes_per_week":600,"from":"2026-01-01","until":"2026-03-31"}')
SHARE = b'{"starts_on":"2025-12-15","from":"2025-11-01","until":"2026-03-31"}'
MILLION = 1_000_000

passed = failed = 0


def check(well, what):
    global passed, failed
    passed += bool(well)
    failed += not well
    if not well:
        print(f"FAILED: {what}")


def run(*words, given=b"", **more):
    return subprocess.run([HELTMED, *words], input=given, capture_output=True, check=False, **more)


def expect(status, *words, given=b"", out=None, errors=None):
    done = run(*words, given=given)
    check(done.returncode == status, f"{words}: exit status {done.returncode}, not {status}: {done.stderr[:200]!r}")
    if out is not None:
        check(out in done.stdout, f"{words}: no {out!r} in {done.stdout[:300]!r}")
    if errors is not None:
        check(errors in done.stderr, f"{words}: no {errors!r} in {done.stderr[:300]!r}")
    return done


def on_terminal(*words, given=b""):
    """What stands on a terminal, and the exit status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([HELTMED, *words], stdin=subprocess.PIPE, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    process.stdin.write(given)
    process.stdin.close()
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.stderr.close()
    return shown.decode().replace("\r\n", "\n"), process.wait()


def check_options():
    expect(2, errors=b"usage")
    expect(2, "nothing", errors=b"usage")
    expect(2, "assess", errors=b"usage")
    expect(2, "assess", "nothing", errors=b"usage")
    expect(2, "assess", "plan", given=PLAN)
    for words in (("assess", "wage", "--lang", "sv"), ("assess", "wage", "--lang"), ("assess", "wage", "--colour"),
                  ("assess", "wage", "a", "b"), ("plan", "--letter"), ("share", "--ics"), ("rules", "x"), ("rules", "--jsonl"),
                  ("version", "--lang", "nb"), ("assess", "wage", "--letter", "--json"), ("assess", "wage", "--letter", "--jsonl"),
                  ("plan", "--ics", "--jsonl"), ("plan", "--case", "x"), ("plan", "--ics", "--case", "a b"),
                  ("plan", "--ics", "--case", "x" * 65), ("plan", "--ics", "--sequence", "-1"), ("plan", "--json=yes"),
                  ("plan", "--ics", "--sequence", "2147483648"), ("simulate",), ("simulate", "--seed", "1"), ("simulate", "--cases"),
                  ("simulate", "--cases", "-1"), ("simulate", "--cases", "10000001"), ("simulate", "--cases", "ten"),
                  ("simulate", "--cases", "1", "--seed", "18446744073709551616"), ("simulate", "--cases", "1", "x"),
                  ("plan", "--cases", "1")):
        done = expect(2, *words, given=WAGE, errors=b"usage")
        check(done.stdout == b"", f"{words}: something on standard output")
    for words in (("--help",), ("help",), ("assess", "--help"), ("plan", "x", "--help")):
        expect(0, *words, out=b"usage")
    expect(0, "version", out=b"heltmed ")
    check(json.loads(run("version", "--json").stdout)["rulebooks"][-1] == "2026.1", "version --json")
    by_default = run("assess", "wage", given=WAGE).stdout
    for words in (("assess", "wage", "--lang", "en"), ("assess", "--lang=en", "wage", "-"), ("--json", "assess", "wage"),
                  ("assess", "wage", "--rulebook", "2026.1"), ("assess", "--", "wage", "-")):
        check(run(*words, given=WAGE).stdout == by_default, f"{words} differs from the default")
    texts = {run("assess", "wage", "--lang", language, given=WAGE).stdout for language in LANGUAGES}
    check(len(texts) == len(LANGUAGES), "languages that say the same")


def check_files():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "facts.json")
        with open(path, "wb") as file:
            file.write(WAGE.replace(b",", b",\r\n  ") + b"\n")
        check(run("assess", "wage", path).stdout == run("assess", "wage", given=WAGE).stdout, "a file differs from a pipe")
        expect(3, "assess", "wage", os.path.join(folder, "none"), errors=b'"code":"io"')
        expect(3, "assess", "wage", folder, errors=b'"code":"io"')
        expect(3, "assess", "wage", folder, "--jsonl", errors=b'"code":"io"')
        overlay = os.path.join(folder, "overlay.json")
        with open(overlay, "w", encoding="ascii") as file:
            json.dump({"version": "quarter", "parameters": {"wage.floor_share_bp": [{"valid_from": "2026-01-01", "value": 2500}]}}, file)
        decision = json.loads(run("assess", "wage", "--rulebook", overlay, given=WAGE).stdout)
        check(decision["rulebook"] == "quarter" and decision["derived"]["floor_ore"] == 4770, "an overlay from a file")
        with open(overlay, "w", encoding="ascii") as file:
            file.write('{"version":"v","parameters":{"trial.weeks":[{"valid_from":"2026-01-01","value":0}]}}')
        expect(1, "assess", "wage", "--rulebook", overlay, given=WAGE, errors=b'"field":"trial.weeks"')
        expect(3, "assess", "wage", "--rulebook", os.path.join(folder, "none"), given=WAGE, errors=b'"code":"io"')
    expect(1, "assess", "wage", given=b"{", errors=b'{"error":{"code":"syntax","field":null,"message":')
    expect(1, "assess", "wage", given=b'{"on":7}', errors=b'{"error":{"code":"type","field":"on","message":')


def check_streams():
    four = (("assess", "wage", WAGE), ("plan", PLAN), ("shortfalls", SHORT), ("share", SHARE))
    for *words, given in four:
        done = run(*words, "--jsonl", given=given + b"\n" + given)
        lines = done.stdout.split(b"\n")
        alone = run(*words, given=given).stdout
        check(done.returncode == 0 and lines == [alone[:-1], alone[:-1], b""], f"{words} --jsonl differs from a single answer")
    check(run("plan", "--jsonl").stdout == b"" and run("plan", "--jsonl").returncode == 0, "no lines in, no lines out")
    mixed = run("assess", "wage", "--jsonl", given=WAGE + b"\r\n\r\n\n" + WAGE + b"\n{}")
    answers = [json.loads(line) for line in mixed.stdout.splitlines()]
    check(mixed.returncode == 1 and len(answers) == 5, "five lines, three refused")
    check([answer.get("error", {}).get("line") for answer in answers] == [None, 2, 3, None, 5], "the lines of errors")
    check([answer.get("error", {}).get("code") for answer in answers] == [None, "syntax", "syntax", None, "required"], "their codes")
    limit = 16 << 20
    padded = WAGE + b" " * (limit - len(WAGE))
    long = run("assess", "wage", "--jsonl", given=padded + b"\n" + padded + b"\r\n" + padded + b" \n" + WAGE + b"\n" + padded + b"x" * limit)
    codes = [json.loads(line).get("error", {}).get("code") for line in long.stdout.splitlines()]
    check(codes == [None, None, "too_long", None, "too_long"], f"lines of 16 MiB and more: {codes}")


def check_flush():
    """An answer comes while the pipe that the question came through is still open."""
    with subprocess.Popen([HELTMED, "assess", "wage", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for number in range(3):
            process.stdin.write(WAGE + b"\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], 10)
            check(ready and process.stdout.readline().startswith(b'{"assessment":"wage"'), f"answer {number} while the pipe is open")
        process.stdin.write(WAGE[:20])
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], 0.3)
        check(not ready, "half a line is not answered")
        process.stdin.close()
        check(b'"code":"syntax"' in process.stdout.readline() and process.wait() == 1, "the rest is answered at the end")


def memory_of(process):
    """The most memory that a process has used, in bytes, and its exit status."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * 1024, process.returncode


def feed_lines(count, out):
    """`count` lines of facts to the command; how much memory it took."""
    process = subprocess.Popen([HELTMED, "assess", "wage", "--jsonl"], stdin=subprocess.PIPE, stdout=out)
    block = b"".join(b'{"on":"2026-%02d-%02d","phase":"permanent","hourly_wage_ore":%d,"comparable_tariff_ore":19080,'
                     b'"contract_is_permanent":true,"other_terms_equal":true,"area":"none","age_years":30}\n'
                     % (i % 12 + 1, i % 28 + 1, 3800 + i % 40) for i in range(1000))
    for _ in range(count // 1000):
        process.stdin.write(block)
    process.stdin.close()
    return memory_of(process)


def check_constant_memory():
    few, status = feed_lines(1000, subprocess.DEVNULL)
    check(status == 0, "a thousand lines")
    with tempfile.TemporaryFile() as out:
        many, status = feed_lines(MILLION, out)
        out.seek(0)
        lines = sum(block.count(b"\n") for block in iter(lambda: out.read(1 << 20), b""))
    check(status == 0 and lines == MILLION, f"a million lines gave {lines}")
    check(many - few < (2 << 20), f"a million lines took {many} bytes, a thousand {few}")


def check_writing_fails():
    with open("/dev/full", "wb") as full:
        for words, given in ((("assess", "wage"), WAGE), (("assess", "wage", "--jsonl"), WAGE + b"\n"), (("plan", "--ics"), PLAN),
                             (("assess", "wage", "--letter"), WAGE), (("rules",), b""), (("simulate", "--cases", "5000"), b""), (("version",), b""), (("--help",), b"")):
            done = subprocess.run([HELTMED, *words], input=given, stdout=full, stderr=subprocess.PIPE, check=False)
            check(done.returncode == 3 and b'"code":"io"' in done.stderr, f"{words} on a full disk: {done.returncode}")
    process = subprocess.Popen([HELTMED, "assess", "wage", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    try:
        for _ in range(10_000):
            process.stdin.write(WAGE + b"\n")
        process.stdin.close()
    except BrokenPipeError:
        pass
    check(process.wait() == 3, f"a reader that goes away: {process.returncode}")
    process.stderr.close()
    closed = subprocess.run([HELTMED, "version"], preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE, check=False)
    check(closed.returncode == 3, f"a closed standard output: {closed.returncode}")
    closed = subprocess.run([HELTMED, "assess", "wage"], preexec_fn=lambda: os.close(0), capture_output=True, check=False)
    check(closed.returncode == 3, f"a closed standard input: {closed.returncode}")


def check_reports():
    for language in LANGUAGES:
        for *words, given in (("assess", "wage", WAGE), ("plan", PLAN), ("shortfalls", SHORT), ("share", SHARE),
                              ("assess", "trial", b'{"on":"2026-03-20","starts_on":"2026-03-16"}'), ("rules", b""),
                              ("assess", "wage", "--letter", WAGE)):
            shown, status = on_terminal(*words, "--lang", language, given=given)
            check(status == 0 and len(shown) > 100, f"{words} on a terminal: {status} {shown[:200]}")
            wide = [line for line in shown.splitlines() if len(line) > 80 and " " in line.strip()]
            check(not wide, f"{words} {language}: a line of more than 80 columns: {wide[:1]}")
            check("\x1b" not in shown and not shown.lstrip().startswith("{") and shown.endswith("\n"), f"{words}: no report: {shown[:100]}")
    shown, _ = on_terminal("assess", "wage", "--lang", "nb", given=WAGE)
    for piece in ("✗ ikke oppfylt · wage.floor", "? ikke avklart · wage.permanent_contract", "38,16 kr", "22. november 2026", "2026.1"):
        check(piece in shown, f"no {piece!r} in the report")
    shown, _ = on_terminal("plan", "--lang", "en", given=PLAN)
    check("Tuesday 7 April 2026" in shown and "2 April 2026" in shown, "a visit moved over Easter")
    for *words, given in (("assess", "wage", WAGE), ("plan", PLAN), ("shortfalls", SHORT), ("share", SHARE)):
        check(run(*words, "--report", given=given).stdout.decode() == on_terminal(*words, given=given)[0], f"{words} --report")
    shown, _ = on_terminal("assess", "wage", "--json", given=WAGE)
    check(shown.encode() == run("assess", "wage", given=WAGE).stdout, "--json on a terminal")
    shown, status = on_terminal("assess", "wage", given=b'{"on":7}')
    check(shown == "" and status == 1, "an error is no report")


def check_letters():
    for language in LANGUAGES:
        letter = expect(0, "assess", "wage", "--letter", "--lang", language, given=WAGE).stdout.decode()
        check(len(letter) > 400 and "{" not in letter and letter.endswith("\n"), f"the letter in {language}")
    check("Dette er ikke et vedtak" in run("assess", "wage", "--letter", "--lang", "nb", given=WAGE).stdout.decode(), "no decision by law")
    done = expect(2, "assess", "concern", "--letter", given=b'{"on":"2026-11-22"}', errors=b'"code":"unavailable"')
    check(done.stdout == b"", "a concern has no letter")


def events_of(feed):
    """The events of an iCalendar text, as dictionaries."""
    lines = re.sub(r"\r\n[ \t]", "", feed).split("\r\n")
    events, event = [], None
    for line in lines:
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            events.append(event)
            event = None
        elif event is not None:
            name, _, value = line.partition(":")
            event[name] = value
    return events


def feed(given, *words):
    return expect(0, "plan", "--ics", *words, given=json.dumps(given).encode()).stdout.decode()


def check_calendar():
    if b'"unavailable"' in run("plan", "--ics", given=PLAN).stderr:
        expect(2, "plan", "--ics", given=PLAN)
        print("calendar feeds were left out of this build: not checked")
        return
    facts = json.loads(PLAN)
    whole = feed(facts)
    check(whole == feed(facts), "the same feed twice")
    check(whole.startswith("BEGIN:VCALENDAR\r\n") and whole.endswith("END:VCALENDAR\r\n") and "\nVERSION:2.0\r" in whole, "a calendar")
    check(all(len(line.encode()) <= 75 for line in whole.split("\r\n")), "lines are folded")
    events = events_of(whole)
    visits = json.loads(run("plan", given=PLAN).stdout)["visits"]
    days = [datetime.date.fromisoformat(visit["on"]) for visit in visits]
    check([event["DTSTART;VALUE=DATE"] for event in events] == [f"{day:%Y%m%d}" for day in days], "the days of the events")
    check([event["DTEND;VALUE=DATE"] for event in events] == [f"{day + datetime.timedelta(1):%Y%m%d}" for day in days], "all day")
    check(all(event["DTSTAMP"] == "20260316T000000Z" and event["SEQUENCE"] == "0" for event in events), "stamps and sequences")
    uids = [event["UID"] for event in events]
    check(len(set(uids)) == len(uids) > 20, "every visit has an identity of its own")

    part = events_of(feed(facts | {"from": "2026-04-01", "until": "2026-05-31"}))
    check(part and all(event in events for event in part), "an event does not hang on the ends of the feed")
    stepped = events_of(feed(facts | {"step_ups": ["2026-07-01"]}))
    before = [event for event in events if event["DTSTART;VALUE=DATE"] < "20260701"]
    check(before and stepped[:len(before)] == before, "a step-up leaves what comes before it")
    ended = events_of(feed(facts | {"ended_on": "2026-06-30"}))
    check(ended == before, "an end leaves what comes before it")

    ours = events_of(feed(facts, "--case", "k7.b_c-d", "--sequence", "12"))
    theirs = events_of(feed(facts, "--case", "k8"))
    check(all(event["SEQUENCE"] == "12" and "k7.b_c-d" in event["UID"] for event in ours), "--case and --sequence")
    check(not {event["UID"] for event in ours} & {event["UID"] for event in theirs + events}, "two people's visits are told apart")
    summaries = {events_of(feed(facts, "--lang", language))[0]["SUMMARY"] for language in ("nb", "en", "easy_nb")}
    check(len(summaries) > 1, "summaries in the language")
    expect(0, "plan", "--ics", given=b'{"from":"2026-01-01","until":"2026-12-31"}', out=b"END:VCALENDAR")
    for year in ("0001", "2999"):
        known = feed({"hired_on": f"{year}-11-01", "from": f"{year}-12-01", "until": f"{year}-12-31"})
        check(f"DTSTART;VALUE=DATE:{year}12" in known and f"DTSTAMP:{year}1101T" in known, f"a feed of the year {year}")
    # Where the calendar library's years end, a feed is refused; it never holds a day that is none.
    late = run("plan", "--ics", given=b'{"hired_on":"9999-12-31","from":"9999-12-31","until":"9999-12-31"}')
    check(late.stdout.count(b"DTSTART;VALUE=DATE:99991231\r\n") == 1 if late.returncode == 0
          else (late.returncode, late.stdout) == (1, b"") and b'"code":"range"' in late.stderr, "the calendar's last day")
    unknown = {"version": "v", "parameters": {"trial.weeks": [{"valid_from": "2026-01-01", "value": None}]}}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as overlay:
        json.dump(unknown, overlay)
        overlay.flush()
        expect(1, "plan", "--ics", "--rulebook", overlay.name, given=PLAN, errors=b'"code":"range"')
        expect(0, "plan", "--rulebook", overlay.name, given=PLAN, out=b'{"visits":null}')
        check("?" in on_terminal("plan", "--rulebook", overlay.name, given=PLAN)[0], "a plan that is not known")


def check_rules():
    rules = json.loads(run("rules", "--json").stdout)
    text = run("rules").stdout.decode()
    check(len(rules["assessments"]) == 15 and len(rules["computations"]) == 3, "the assessments")
    sources = {source["id"] for source in rules["sources"]}
    check(all(source["title"] and source["date"] for source in rules["sources"]), "every source has a title and a date")
    for assessment in rules["assessments"]:
        for criterion in assessment["criteria"]:
            check(criterion["kind"] in ("requirement", "guideline", "target", "caution")
                  and criterion["basis"] in ("source", "reading", "project", "external")
                  and criterion["sources"] and set(criterion["sources"]) <= sources
                  and criterion["reasons"] and all(reason["text"] for reason in criterion["reasons"])
                  and criterion["id"] in text, f"criterion {criterion['id']}")
        answer = run("assess", assessment["name"], given=b'{"on":"2026-11-22"}')
        check([one["id"] for one in json.loads(answer.stdout)["criteria"]] == [one["id"] for one in assessment["criteria"]],
              f"{assessment['name']} decides what it lists")
    parameters = {parameter["id"]: parameter for parameter in rules["parameters"]}
    for parameter in rules["parameters"]:
        days = [value["valid_from"] for value in parameter["values"]]
        check(set(parameter["sources"]) <= sources and parameter["about"] and days == sorted(days) and parameter["id"] in text,
              f"parameter {parameter['id']}")
    check(parameters["wage.floor_share_bp"]["values"] == [{"valid_from": "0001-01-01", "known_from": None, "value": 2000}], "the floor")
    nav = parameters["followup.nav_municipalities"]["values"]
    check(nav[0]["valid_from"] == "2024-04-01" and "1506" in nav[0]["value"], "the municipalities of Nav")
    check("2024-04-01: 1506" in text and "20%" in text, "values in the text")
    check(max(len(line) for line in text.splitlines() if "http" not in line) <= 80, "lines of the text")
    check(json.loads(run("rules", "--json", "--lang", "nn").stdout) != rules, "the texts of another language")


def simulated_memory(cases):
    process = subprocess.Popen([HELTMED, "simulate", "--cases", str(cases)], stdout=subprocess.DEVNULL)
    return memory_of(process)


def check_simulate():
    given = expect(0, "simulate", "--cases", "300", "--seed", "1").stdout
    events = [json.loads(line) for line in given.splitlines()]
    keys = [event["key"] for event in events]
    check(len({event["case"] for event in events if "case" in event}) == 300, "not 300 simulated cases")
    check(len(set(keys)) == len(keys), "a simulated key stands twice")
    check([event["type"] for event in events[:3]] == ["tariff_set"] * 3, "the simulation begins with something else than tariffs")
    check(all(event["on"] <= event["recorded_at"][:10] <= "2026-06-30" for event in events), "a simulated day is after its recording")
    check(run("simulate", "--seed=1", "--cases=300").stdout == given, "the same simulation twice differs")
    check(run("simulate", "--cases", "300", "--seed", "2").stdout != given, "another seed gives the same simulation")
    check(run("simulate", "--cases", "300").stdout == run("simulate", "--cases", "300", "--seed", "0").stdout, "the seed is not 0 by default")
    check(b'"case"' not in run("simulate", "--cases", "0").stdout, "no cases, and yet one")
    check(b"invented" in run("simulate", "--help").stdout, "the help does not say that rates are invented")
    few, status = simulated_memory(100)
    many, other = simulated_memory(20_000)
    check(status == other == 0 and many - few < (2 << 20), f"20 000 simulated cases took {many} bytes, 100 {few}")


def main():
    for part in (check_options, check_files, check_streams, check_flush, check_constant_memory, check_writing_fails, check_reports,
                 check_letters, check_calendar, check_rules, check_simulate):
        part()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
